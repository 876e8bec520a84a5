"""Breakdowns: what counts, on which base, and what is said beside the numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wtanalysis.errors import ConsultationError
from wtanalysis.figures.breakdown import Method, breakdown, breakdowns, buckets, interval
from wtanalysis.figures.model import Breakdown, Figure
from wtanalysis.responses.model import (
    ANSWER_COLUMNS,
    COMMENT_COLUMNS,
    RESPONDENT_COLUMNS,
    Combined,
    Option,
    Question,
    Responses,
)

AGREE = Question("hours", scale="agree5")
WHICH = Question(
    "which",
    scale="multi",
    options=(
        Option("North", "option:north"),
        Option("South", "option:south"),
        Option("None", "option:none", kind="none"),
    ),
    combined=(Combined("option:any", "any park", ("option:north", "option:south")),),
)
REASONS = Question(
    "clubs",
    scale="single",
    options=(
        Option("Yes", "yes"),
        Option("No: money", "option:money", "no"),
        Option("No: advice", "option:advice", "no"),
        Option("Don't know", "dont_know", kind="dont_know"),
    ),
)
ROUTED = Question("why", scale="yes_no_dk", asked_if={"clubs": ("option:money", "option:advice")})


def responses(rows: Sequence[tuple[str, str, str]], people: Sequence[tuple[str, str]] = (), **more: str) -> Responses:
    """Responses from (response, question, code) and (response, group); each respondent has the forms' questions."""
    groups = dict(people) or {name: "All" for name, _, _ in rows}
    seen: set[tuple[str, str]] = set()
    table = []
    for name, question, code in rows:
        first = int(code != "not_answered" and (name, question) not in seen)
        if first:
            seen.add((name, question))
        table.append((name, question, code, first, groups[name]))
    respondents = pd.DataFrame(
        [{"response_id": name, "channel": "online", "group": group, "campaign": more.get(name, "")} for name, group in
         groups.items()],
        columns=list(RESPONDENT_COLUMNS),
        dtype="str",
    ).fillna("")  # fmt: skip
    asked = tuple(dict.fromkeys(question for _, question, _ in rows))
    return Responses(
        respondents,
        pd.DataFrame(table, columns=list(ANSWER_COLUMNS)),
        pd.DataFrame([], columns=list(COMMENT_COLUMNS)),
        questions_of={"online": asked},
    )


def found(made: Breakdown, code: str, group: str = "") -> Figure:
    """The figure of one bucket and group."""
    return next(f for f in made.figures if f.bucket_code == code and f.group == group)


def test_nets_come_from_counts_not_from_rounded_parts() -> None:
    """1 of 8 and 2 of 8 are 13% and 25%, which would add up to 38%; their net is 3 of 8, 38%; of 7: 14 + 29, net 43."""
    rows = [("a", "hours", "option:strongly-agree"), *((n, "hours", "option:agree") for n in "bc")]
    rows += [(n, "hours", "neither") for n in "defg"]
    made = breakdown(responses(rows), AGREE)
    parts = [found(made, code).percent for code in ("option:strongly-agree", "option:agree")]
    assert parts == [14.0, 29.0]
    assert (found(made, "agree").count, found(made, "agree").percent) == (3, 43.0)
    six = breakdown(responses([(n, "hours", "option:agree") for n in "a"] + [("b", "hours", "option:strongly-agree")] +
                              [(n, "hours", "neither") for n in "cdefgh" * 1]), AGREE)  # fmt: skip
    assert found(six, "agree").percent == 25.0
    assert [found(six, c).percent for c in ("option:agree", "option:strongly-agree")] == [13.0, 13.0]


def test_dont_know_is_in_the_base_unless_left_out_with_a_caption() -> None:
    """Two of four say yes: 50%; without the one who does not know it is 67% of three, and the notes say so."""
    rows = [("a", "why", "yes"), ("b", "why", "yes"), ("c", "why", "no"), ("d", "why", "dont_know")]
    plain = Question("why", scale="yes_no_dk")
    assert found(breakdown(responses(rows), plain), "yes").percent == 50.0
    made = breakdown(responses(rows), plain, Method(without=("dont_know",)))
    assert (found(made, "yes").base, found(made, "yes").percent) == (3, 67.0)
    assert "Left out of the base: Don't know." in made.notes
    assert "dont_know" not in {figure.bucket_code for figure in made.figures}


def test_blank_not_answered_and_none_are_kept_apart() -> None:
    """None of these is an answer in the base; not answered and blank are outside it, each counted by itself."""
    rows = [("a", "which", "option:none"), ("b", "which", "not_answered"), ("c", "hours", "neither")]
    made = breakdown(responses(rows), WHICH)
    assert (found(made, "option:none").count, found(made, "option:none").base) == (1, 1)
    assert made.silent == {"blank": 1, "not_answered": 1}


def test_nested_reasons_are_shares_of_the_whole_base() -> None:
    """Reasons under no are per cent of all who answered, and add up to the no."""
    rows = [("a", "clubs", "yes"), ("b", "clubs", "option:money"), ("c", "clubs", "option:advice")]
    rows += [("d", "clubs", "dont_know")]
    made = breakdown(responses(rows), REASONS)
    assert [(f.bucket_code, f.parent, f.count, f.base) for f in made.figures if not f.group] == [
        ("yes", "", 1, 4), ("no", "", 2, 4), ("option:money", "no", 1, 4), ("option:advice", "no", 1, 4),
        ("dont_know", "", 1, 4),
    ]  # fmt: skip


def test_several_answers_are_per_cent_of_respondents_and_a_combined_bucket_counts_each_once() -> None:
    """Who ticks both parks counts once in any park; per answers is a base of its own."""
    rows = [("a", "which", "option:north"), ("a", "which", "option:south"), ("b", "which", "option:south")]
    rows += [("c", "which", "option:none")]
    made = breakdown(responses(rows), WHICH)
    assert (found(made, "option:any").count, found(made, "option:any").base) == (2, 3)
    assert any("Several answers were possible" in note for note in made.notes)
    assert found(breakdown(responses(rows), WHICH, Method(per="answers")), "option:south").base == 4


def test_a_routed_question_carries_how_many_it_was_put_to() -> None:
    """Two said no and were asked why; one of them answered."""
    rows = [("a", "clubs", "option:money"), ("b", "clubs", "option:advice"), ("c", "clubs", "yes"), ("a", "why", "yes")]
    made = breakdown(responses(rows), ROUTED)
    assert (made.eligible, found(made, "yes").base, made.silent["blank"]) == (2, 1, 1)
    assert "Put to 2 respondents by their earlier answer, of whom 1 answered." in made.notes


def test_a_withheld_question_gives_its_reason_and_no_number() -> None:
    """A question that was withheld is never counted."""
    asked = replace(AGREE, status="withheld", reason="a data error")
    made = breakdown(responses([("a", "hours", "neither")]), asked)
    assert (made.figures, made.notes) == ((), ("Withheld: a data error.",))


def test_campaigns_count_all_once_or_not() -> None:
    """Three copies of one campaign count three, one or none."""
    rows = [(n, "hours", "option:agree") for n in "abc"] + [("d", "hours", "option:disagree")]
    given = responses(rows, a="campaign-1", b="campaign-1", c="campaign-1")
    shares = [found(breakdown(given, AGREE, Method(campaigns=way)), "agree") for way in ("all", "once", "left out")]
    assert [(f.count, f.base) for f in shares] == [(3, 4), (1, 2), (0, 1)]


def test_a_breakdown_by_a_question_and_by_a_name_that_is_none() -> None:
    """Any closed question with one answer can make the groups; an unknown name is refused with the known ones."""
    rows = [("a", "clubs", "yes"), ("b", "clubs", "option:money"), ("a", "hours", "neither"), ("b", "hours", "neither")]
    made = breakdown(responses(rows), AGREE, Method(by="clubs"))
    assert made.groups == ("option:money", "yes")
    with pytest.raises(ConsultationError, match="one of channel"):
        breakdown(responses(rows), AGREE, Method(by="height"))


def test_unforced_parts_that_miss_100_are_told() -> None:
    """Three equal thirds are 33% each and the note says that they sum to 99."""
    rows = [("a", "why", "yes"), ("b", "why", "no"), ("c", "why", "dont_know")]
    assert "Percentages sum to 99, not 100" in " ".join(
        breakdown(responses(rows), Question("why", scale="yes_no_dk")).notes
    )


def test_rules_that_force_100_and_unknown_words_are_refused() -> None:
    """A rule that forces 100 only recognises what others did."""
    for wrong in ({"rounding": "largest_remainder"}, {"campaigns": "twice"}, {"per": "head"}):
        with pytest.raises(ValueError, match="expected one of"):
            Method(**wrong)


def test_an_interval_is_only_given_when_asked() -> None:
    """Wilson's interval of 0 of 10 and 10 of 10 stays within 0 and 100; no figure carries one."""
    for count in (0, 10):
        low, high = interval(Figure("q", "yes", "yes", count=count, base=10))
        assert 0 <= low <= high <= 100
    with pytest.raises(ValueError, match="base"):
        interval(Figure("q", "yes", "yes", percent=3.0))
    assert not {"low", "high", "interval"} & set(Figure.__dataclass_fields__)


CODES = (
    "option:strongly-agree",
    "option:agree",
    "neither",
    "option:disagree",
    "option:strongly-disagree",
    "not_answered",
)
PARKS = st.sets(st.sampled_from(("option:north", "option:south", "option:none")))
ANSWERS = st.lists(st.tuples(st.sampled_from(CODES), st.sampled_from(("Carer", "Police", "")), PARKS), max_size=30)


@given(ANSWERS)
def test_counts_keep_their_bases_whatever_the_order(answers: list[tuple[str, str, set[str]]]) -> None:
    """Counts never exceed bases; single-choice buckets sum to the base; groups sum to all; order changes nothing."""
    rows = [(f"r{i}", "hours", code) for i, (code, _, _) in enumerate(answers)]
    rows += [(f"r{i}", "which", code) for i, (_, _, several) in enumerate(answers) for code in sorted(several)]
    people = [(f"r{i}", group) for i, (_, group, _) in enumerate(answers)]
    given_rows = responses(rows, people)
    made = breakdowns(given_rows, [AGREE, WHICH], Method(by="group"))
    for one in made:
        assert all((f.count or 0) <= (f.base or 0) for f in one.figures)
        for group in ("", *one.groups):
            own = [f for f in one.figures if f.group == group and not f.parent]
            if one.question_id == "hours" and own:
                assert sum(f.count or 0 for f in own) == own[0].base
        for bucket in buckets(AGREE if one.question_id == "hours" else WHICH):
            together = [f.count or 0 for f in one.figures if f.bucket_code == bucket.code and f.group]
            alone = [f.count or 0 for f in one.figures if f.bucket_code == bucket.code and not f.group]
            assert sum(together) == sum(alone)
    counted = Counter(code for _, question, code in rows if question == "hours" and code != "not_answered")
    assert sum(counted.values()) == next(iter(made[0].figures)).base
    table = given_rows.answers.sample(frac=1, random_state=1)[["code", "group", "first", "response_id", "question_id"]]
    again = breakdowns(replace(given_rows, answers=table), [AGREE, WHICH], Method(by="group"))
    assert again == made
