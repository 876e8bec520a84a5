"""Answers made to fit printed figures: every printed number comes out, for any consultation whose figures fit."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wtanalysis.errors import ConsultationError, UserError
from wtanalysis.figures.breakdown import buckets
from wtanalysis.figures.model import Figure
from wtanalysis.figures.rounding import RULES, percent
from wtanalysis.figures.synthesis import Synthesis, synthesise
from wtanalysis.responses.model import Option, Question
from wtanalysis.responses.scales import options

LATER = Question("later", scale="yes_no_dk", base=120)
PRINTED = (
    Figure("later", "yes", "yes", percent=54.0),
    Figure("later", "no", "no", percent=40.0),
    Figure("later", "don't know", "dont_know", percent=6.0),
)
GROUPS = {"Carer": 40, "Health": 50, "Other": 60}


def count(made: Synthesis, question: Question, code: str, group: str = "") -> tuple[int, int]:
    """How many gave an answer, and how many answered, counted from the respondents."""
    inside = next(bucket.of for bucket in buckets(question) if bucket.code == code)
    own = [
        codes
        for name, codes in zip(made.groups, made.answers[question.question_id], strict=True)
        if codes and group in ("", name)
    ]
    return sum(bool(set(codes) & set(inside)) for codes in own), len(own)


@st.composite
def consultations(draw: st.DrawFn) -> tuple[list[Question], list[Figure], dict[str, int]]:
    """Questions, figures and groups of an invented consultation, printed from counts that exist."""
    groups = {f"group {number}": draw(st.integers(3, 40)) for number in range(draw(st.integers(1, 4)))}
    questions, figures = [], []
    for number in range(draw(st.integers(1, 3))):
        scale = draw(st.sampled_from(["agree5", "yes_no_dk", "likely5", "multi"]))
        own = tuple(Option(f"option {i}", f"option:o{i}") for i in range(3)) if scale == "multi" else ()
        question = Question(f"q{number}", scale=scale, options=own)
        leaves = [option.code for option in options(question)]
        told: dict[str, list[set[str]]] = {}
        for group, size in groups.items():
            answered = draw(st.integers(1, size))
            told[group] = [
                set(draw(st.lists(st.sampled_from(leaves), min_size=1, max_size=3 if scale == "multi" else 1)))
                for _ in range(answered)
            ]
        everyone = [codes for answers in told.values() for codes in answers]
        questions.append(replace(question, base=len(everyone)))
        for bucket in buckets(question):
            figures.append(printed(question, bucket.code, bucket.of, bucket.parent, everyone, ""))
            if draw(st.booleans()):
                group = draw(st.sampled_from(list(groups)))
                figures.append(printed(question, bucket.code, bucket.of, bucket.parent, told[group], group))
    return questions, figures, groups


def printed(
    question: Question, code: str, of: tuple[str, ...], parent: str, told: list[set[str]], group: str
) -> Figure:
    """The percentage of an answer as a report would print it."""
    share = percent(sum(bool(codes & set(of)) for codes in told), len(told))
    return Figure(question.question_id, code, code, parent, group, percent=share)


@settings(max_examples=25, deadline=None)
@given(consultations(), st.integers(0, 99))
def test_every_printed_number_comes_out(
    consultation: tuple[list[Question], list[Figure], dict[str, int]], seed: int
) -> None:
    """Whatever was printed from real counts is met exactly: bases, answers of all, answers of groups."""
    questions, figures, groups = consultation
    made = synthesise(questions, figures, groups, sum(groups.values()), seed)
    assert {group: made.groups.count(group) for group in groups} == groups
    by_id = {question.question_id: question for question in questions}
    for figure in figures:
        question = by_id[figure.question_id]
        table = made.tables[figure.question_id]
        found, base = count(made, question, figure.bucket_code, figure.group)
        assert figure.group or base == question.base
        rule = table.group_rule if figure.group else table.rule
        own = "half_up" if RULES[rule].forces_total else rule
        assert percent(found, base, own) == figure.percent


@settings(max_examples=10, deadline=None)
@given(consultations())
def test_the_same_seed_gives_the_same_answers(
    consultation: tuple[list[Question], list[Figure], dict[str, int]],
) -> None:
    """Nothing but the seed decides what is free."""
    questions, figures, groups = consultation
    size = sum(groups.values())
    first, again = (synthesise(questions, figures, groups, size, 7) for _ in range(2))
    assert first.answers == again.answers
    assert first.tables == again.tables


def test_another_seed_gives_other_answers_with_the_same_numbers() -> None:
    """The seed moves who said what, and not what was printed."""
    one, two = (synthesise([LATER], PRINTED, GROUPS, 150, seed) for seed in (1, 2))
    assert one.answers != two.answers
    assert count(one, LATER, "yes") == count(two, LATER, "yes") == (65, 120)


def test_whoever_agrees_in_one_place_tends_to_agree_in_others() -> None:
    """Answers to two questions go together within a group, loosely."""
    asked = [Question(name, scale="agree5", base=300) for name in ("fares", "boats")]
    shares = [Figure(name, "agree", "agree", percent=50.0) for name in ("fares", "boats")]
    made = synthesise(asked, shares, {"all": 1}, 300, 3)
    agreed = [{i for i, codes in enumerate(own) if "agree" in codes[0] and "dis" not in codes[0]}
              for own in made.answers.values()]  # fmt: skip
    assert [len(people) for people in agreed] == [150, 150]
    assert 90 < len(agreed[0] & agreed[1]) < 145


def test_parts_and_nets_are_met_together() -> None:
    """A printed reason is a share of the whole base, and the reasons add up to their answer."""
    reasons = tuple(Option(f"No, {n}", f"option:{n}", "no") for n in ("cost", "time"))
    asked = Question("later", scale="single", base=200, options=(Option("Yes", "yes"), *reasons))
    figures = [
        Figure("later", "yes", "yes", percent=53.0), Figure("later", "no", "no", percent=47.0),
        Figure("later", "cost", "option:cost", "no", percent=30.0),
    ]  # fmt: skip
    made = synthesise([asked], figures, {"all": 1}, 210)
    assert [count(made, asked, code)[0] for code in ("no", "option:cost", "option:time")] == [94, 60, 34]


def test_a_printed_count_is_met_as_it_stands() -> None:
    """A count needs no rounding rule."""
    figures = [Figure("later", "yes", "yes", count=61), Figure("later", "no", "no", group="Carer", count=17)]
    made = synthesise([LATER], figures, GROUPS, 150)
    assert count(made, LATER, "yes") == (61, 120)
    assert count(made, LATER, "no", "Carer")[0] == 17


def test_known_bases_and_names_of_groups_are_kept() -> None:
    """A label may stand for several groups, and the number of a group that answered may be known."""
    figures = [*PRINTED, Figure("later", "yes", "yes", group="families", percent=71.0)]
    made = synthesise(
        [LATER], figures, GROUPS, 150, labels={"families": ["Carer", "Other"]}, bases={("later", "Health"): 33}
    )
    assert count(made, LATER, "yes", "Health")[1] == 33
    found = [count(made, LATER, "yes", group) for group in ("Carer", "Other")]
    assert percent(sum(n for n, _ in found), sum(base for _, base in found)) == 71


def test_only_those_it_was_put_to_answer_a_routed_question() -> None:
    """Routing by an earlier answer holds for every respondent."""
    why = Question("why", scale="single", base=30, options=(Option("Cost", "option:c"), Option("Time", "option:t")),
                   asked_if={"later": ("no",)})  # fmt: skip
    made = synthesise([LATER, why], PRINTED, GROUPS, 150)
    assert sum(bool(codes) for codes in made.answers["why"]) == 30
    assert all(
        earlier == ("no",) for earlier, codes in zip(made.answers["later"], made.answers["why"], strict=True) if codes
    )


def test_nobody_is_left_without_an_answer() -> None:
    """With enough answers to go round, everybody answers something, and the counts stay what they are."""
    asked = [Question(f"q{number}", scale="yes_no_dk", base=90) for number in range(4)]
    made = synthesise(asked, [Figure("q0", "yes", "yes", percent=50.0)], GROUPS, 150)
    assert all(any(own[i] for own in made.answers.values()) for i in range(150))
    assert count(made, asked[0], "yes") == (45, 90)


def test_weights_become_sizes() -> None:
    """Groups may be given as weights; open questions are passed over."""
    made = synthesise([Question("words", scale="open")], [], {"a": 0.5, "b": 0.25, "c": 0.25}, 10)
    assert [made.groups.count(group) for group in "abc"] == [5, 3, 2]
    assert not made.answers


@pytest.mark.parametrize(
    ("question", "figures", "bases"),
    [
        (replace(LATER, base=7), PRINTED, {}),
        (replace(LATER, base=151), PRINTED, {}),
        (LATER, (*PRINTED, Figure("later", "no", "no", group="Health", percent=100.0)), {("later", "Health"): 50}),
        (LATER, (*PRINTED, Figure("later", "no", "option:never", percent=3.0)), {}),
        (LATER, (*PRINTED, Figure("later", "no", "no", group="Elves", percent=3.0)), {}),
    ],
    ids=["no whole numbers", "base above size", "group against all", "unknown answer", "unknown group"],
)
def test_figures_that_cannot_be_met_name_their_question(
    question: Question, figures: tuple[Figure, ...], bases: dict[tuple[str, str], int]
) -> None:
    """Whoever gives figures that fit no whole numbers is told which question it is."""
    with pytest.raises(UserError, match="later"):
        synthesise([question], figures, GROUPS, 150, bases=bases)


def test_no_size_is_refused() -> None:
    """There must be somebody to answer."""
    with pytest.raises(ConsultationError, match="size 0"):
        synthesise([LATER], PRINTED, GROUPS, 0)
    with pytest.raises(ConsultationError, match="no group"):
        synthesise([LATER], PRINTED, GROUPS, 150, labels={"all": ["Elves"]})


def test_the_tightest_rule_is_taken() -> None:
    """Where counts meet half points, they do; where they cannot, whole numbers; where parts were moved, that rule."""
    thirds = [Figure("later", code, code, percent=p) for code, p in (("yes", 33.5), ("no", 33.5), ("dont_know", 33.0))]
    rules = [
        synthesise([LATER], PRINTED, GROUPS, 150).tables["later"].rule,
        synthesise([replace(LATER, base=3)], thirds, {"a": 3}, 3).tables["later"].rule,
    ]
    assert rules == ["half", "halves_to_100"]
