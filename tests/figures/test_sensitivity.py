"""How much percentages by group move under other rules: against breakdowns of responses that were placed by them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.responses.exported import GROUPING, GROUPS, LATER, PARKS, QUESTIONS, analysed, person
from wtanalysis.errors import ConsultationError
from wtanalysis.figures.breakdown import Method, breakdowns
from wtanalysis.figures.sensitivity import Sensitivity, largest, sensitivity, spans, to_frame
from wtanalysis.responses.grouping import UNDECIDED
from wtanalysis.responses.loaded import Loaded
from wtanalysis.responses.mapping import RULES, Grouping, Plan
from wtanalysis.responses.model import Option, Question, Responses
from wtanalysis.responses.regrouping import PUBLISHED, RULE_SETS, group_sizes

FAMILY_FIRST = replace(GROUPING, rules=(RULES[0], RULES[2], RULES[1], RULES[3]))
ANSWERS = ["", "option:strongly-agree", "option:agree", "neither", "option:disagree", "dont_know", "not_answered"]
PEOPLE = st.lists(
    st.tuples(
        st.lists(st.sampled_from(sorted(GROUPS)), max_size=3, unique=True), st.booleans(), st.sampled_from(ANSWERS),
        st.lists(st.sampled_from([option.code for option in PARKS.options]), max_size=3, unique=True),
    ),
    max_size=25,
)  # fmt: skip
Told = list[tuple[list[str], bool, str, list[str]]]


def responses(told: Told, grouping: Grouping = GROUPING) -> Responses:
    """The responses of people who ticked, answered for an organisation or not, and gave these answers."""
    records = [
        person(f"r{i}", types=" | ".join(types), on_behalf="yes" if body else "", organisation=f"Body {i}" * body)
        for i, (types, body, _, _) in enumerate(told)
    ]
    answers = {
        "later": [(i, (later,)) for i, (_, _, later, _) in enumerate(told) if later],
        "parks": [(i, tuple(chosen)) for i, (*_, chosen) in enumerate(told) if chosen],
    }
    return analysed([Loaded(records, answers, [], ("later", "parks"))], Plan(grouping=grouping, blank="keep"))


def by_group(found: Responses) -> dict[tuple[str, ...], tuple[int | None, int | None, float | None]]:
    """Count, base and percentage of every group, as a breakdown has them."""
    return {
        (f.question_id, f.bucket_code, f.group): (f.count, f.base, f.percent)
        for made in breakdowns(found, QUESTIONS, Method(by="group"))
        for f in made.figures
        if f.group
    }


class TestAgainstBreakdowns:
    """Two ways to the same numbers."""

    @settings(max_examples=20)
    @given(PEOPLE)
    def test_other_rules_are_what_a_breakdown_by_them_gives(self, told: Told) -> None:
        """Rows of rules in another order are the figures of responses that were loaded with that order."""
        mine, theirs = by_group(responses(told)), by_group(responses(told, FAMILY_FIRST))
        for row in sensitivity(responses(told), QUESTIONS, GROUPING, ["family role first"]):
            place = (row.question_id, row.bucket_code, row.group)
            assert theirs.get(place, (0, 0, None)) == (row.count, row.base, row.percent)
            assert mine.get(place, (0, 0, None))[2] == row.published_percent

    @settings(max_examples=20)
    @given(PEOPLE)
    def test_nobody_is_lost(self, told: Told) -> None:
        """Every group with figures has rows for all rules; sizes are those of the table of respondents."""
        found = responses(told)
        rows = sensitivity(found, QUESTIONS, GROUPING)
        published = {(q, group) for q, _, group in by_group(found) if group != "not stated"}
        assert published <= {(row.question_id, row.group) for row in rows}
        sizes = group_sizes(found, GROUPING)
        counts = found.respondents["group"].value_counts().to_dict()
        assert {group: told[PUBLISHED] for group, told in sizes.items() if told[PUBLISHED]} == {
            group: n for group, n in counts.items() if group
        }

    @settings(max_examples=20)
    @given(PEOPLE)
    def test_counts_within_bases(self, told: Told) -> None:
        """No count exceeds its base under any rules, and a movement is the difference of the two shares."""
        for row in sensitivity(responses(told), QUESTIONS, GROUPING):
            assert 0 <= row.count <= row.base
            assert (row.percent is None) == (row.base == 0)
            assert (row.moved is None) == (row.percent is None or row.published_percent is None)
            if row.moved is not None and row.percent is not None and row.published_percent is not None:
                assert abs(row.moved - (row.percent - row.published_percent)) <= 1.05


TOLD: Told = [
    (["Nurse"], False, "option:agree", []), (["Parent"], False, "option:disagree", []),
    (["Nurse", "Parent"], True, "option:agree", []), (["Nurse", "Parent"], False, "option:disagree", []),
    (["Nurse", "Teacher", "Parent"], False, "option:agree", []), (["Nurse", "Teacher"], False, "option:disagree", []),
    ([], False, "option:agree", []),
]  # fmt: skip


def sizes(grouping: Grouping = GROUPING) -> dict[str, dict[str, int]]:
    """Rules -> group -> size, groups without anybody left out."""
    found = group_sizes(responses(TOLD, grouping), grouping)
    return {name: {g: told[name] for g, told in found.items() if told[name]} for name in (PUBLISHED, *RULE_SETS)}


class TestRules:
    """What each of the other rules does, on seven people."""

    def test_published(self) -> None:
        """The published rules come from the folder; who ticked nothing is in no group."""
        assert sizes()[PUBLISHED] == {"Families": 1, "Health": 2, "Both": 2, UNDECIDED: 1}

    @pytest.mark.parametrize(
        ("rules", "groups"),
        [
            ("family role first", {"Families": 1, "Health": 1, "Both": 3, UNDECIDED: 1}),
            ("every group ticked", {"Families": 4, "Health": 5, "Schools": 2}),
            ("best fit left out", {"Families": 1, "Health": 2, "Both": 2}),
            ("undecided as suggested", {"Families": 1, "Health": 3, "Both": 2}),
            ("lived experience to professions", {"Families": 1, "Health": 4, "Schools": 1, UNDECIDED: 1}),
            ("lived experience to families", {"Families": 3, "Health": 2, UNDECIDED: 1}),
        ],
    )
    def test_each(self, rules: str, groups: dict[str, int]) -> None:
        """Each of the other rules moves just those whom it is about."""
        assert sizes()[rules] == groups

    def test_decided_best_fit_is_left_out_too(self) -> None:
        """Whom a person placed is left out with best fit, and is not moved by suggestions."""
        decided = replace(GROUPING, allocations={"r5": ("Schools", "teaches")})
        assert sizes(decided)["undecided as suggested"] == {"Families": 1, "Health": 2, "Schools": 1, "Both": 2}
        assert "Schools" not in sizes(decided)["best fit left out"]

    def test_a_group_that_is_dissolved(self) -> None:
        """Where rules leave nobody in a group there is no percentage, and nothing moved."""
        rows = sensitivity(responses(TOLD), [LATER], GROUPING, ["lived experience to families"])
        gone = [row for row in rows if row.group == "Both" and row.bucket_code == "agree"]
        assert [(row.count, row.base, row.percent, row.published_percent, row.moved) for row in gone] == [
            (0, 0, None, 50, None)
        ]

    def test_points_come_from_counts(self) -> None:
        """Movements are taken from counts: from 1 of 3 to 2 of 5 is 6.7 points, not 7."""
        told: Told = [(["Nurse"], False, later, []) for later in ("option:agree", "option:disagree", "option:disagree")]
        told += [(["Nurse", "Parent"], False, later, []) for later in ("option:agree", "option:disagree")]
        rows = sensitivity(responses(told), [LATER], GROUPING, ["lived experience to professions"])
        (row,) = [row for row in rows if (row.group, row.bucket_code) == ("Health", "agree")]
        assert (row.published_percent, row.percent, row.moved) == (33, 40, 6.7)

    def test_unknown_rules(self) -> None:
        """A name that no rules have is refused with those there are."""
        with pytest.raises(ConsultationError, match="one of family role first, "):
            sensitivity(responses(TOLD), [LATER], GROUPING, ["none"])

    def test_no_rows_for_open_or_withheld(self) -> None:
        """Open and withheld questions have no rows."""
        asked = [Question("later", scale="open"), Question("parks", scale="yes_no_dk", status="withheld", reason="few")]
        assert sensitivity(responses(TOLD), asked, GROUPING) == ()


class TestSummary:
    """The compact readings."""

    def test_spans(self) -> None:
        """For each question and group: the bucket that moves most, from its lowest to its highest percentage."""
        made = {span.group: span for span in spans(sensitivity(responses(TOLD), [LATER], GROUPING))}
        families = made["Families"]
        assert (families.lowest, families.highest, families.points) == (
            0,
            50,
            50.0,
        ) or families.bucket_code == "disagree"
        assert families.base == 1
        assert all(span.lowest <= span.highest and span.points >= 0 for span in made.values())

    def test_largest(self) -> None:
        """The largest movements come first; small groups and parts of nets are left out."""
        told = [
            ("agree", "", "A", 5, 10, 10.0), ("agree", "", "B", 1, 9, -39.0),
            ("option:agree", "agree", "A", 0, 10, -40.0),
            ("no", "", "A", 1, 10, -30.0), ("yes", "", "A", 1, 10, None), ("neither", "", "A", 1, 10, 0.0),
        ]  # fmt: skip
        rows = [Sensitivity("q", *place, "r", count, base, 10, 40, moved) for *place, count, base, moved in told]
        assert [row.moved for row in largest(rows)] == [-30.0, 10.0]
        assert [row.moved for row in largest(rows, 1, 1)] == [-39.0]

    def test_frames(self) -> None:
        """Rows and spans become tables with a column an attribute."""
        rows = sensitivity(responses(TOLD), [LATER], GROUPING)
        assert list(to_frame(rows).columns)[:5] == ["question_id", "bucket_code", "parent", "group", "rules"]
        assert len(to_frame(spans(rows))) == len({row.group for row in rows if row.moved is not None})


def test_a_net_of_several_answers_counts_each_respondent_once() -> None:
    """Who ticked two parts of a net is one of it, under any rules."""
    options = (Option("Bus", "option:bus", "option:public"), Option("Tram", "option:tram", "option:public"))
    told: Told = [(["Nurse"], False, "", []), (["Nurse", "Parent"], False, "", [])]
    found = responses(told)
    part = Loaded(
        found.respondents.to_dict("records"), {"by": [(0, ("option:bus", "option:tram")), (1, ("option:bus",))]}
    )
    asked = Question("by", scale="multi", options=options)
    rows = sensitivity(analysed([part]), [asked], GROUPING, ["lived experience to professions"])
    (net,) = [row for row in rows if (row.group, row.bucket_code) == ("Health", "option:public")]
    assert (net.count, net.base) == (2, 2)
