"""What the numbers of a question say together: bases of reasons, scales, closed questions."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wtanalysis.figures.model import Figure
from wtanalysis.published.inference import is_closed, scale_of, with_bases, with_status
from wtanalysis.responses.model import Question

ASKED = Question("q1", text="Do you agree with later buses?", base=400, base_unit="responses")


def reasons(*percents: float, parent: float = 47.0, count: int | None = None) -> list[Figure]:
    """A share that disagreed, and reasons nested in it."""
    nested = [Figure("q1", f"r{n}", f"option:r{n}", "disagree", percent=p) for n, p in enumerate(percents)]
    return [Figure("q1", "disagreed", "disagree", percent=parent, count=count), *nested]


@pytest.mark.parametrize("percents", [(22.0, 15.0, 7.0, 3.0), (30.0, 16.5), (24.0, 24.0)])
def test_reasons_that_sum_to_their_answer(percents: tuple[float, ...]) -> None:
    """Reasons within a point of the share of their answer are of all who answered."""
    for figure in with_bases({"q1": ASKED}, reasons(*percents))[1:]:
        assert (figure.base, figure.base_inferred) == (400, "400")


def test_reasons_that_sum_to_their_answer_without_a_base() -> None:
    """Where the base of the question is not known, the inference is kept in words and the base stays empty."""
    question = replace(ASKED, base=None)
    nested = with_bases({"q1": question}, reasons(30.0, 17.0))[1:]
    assert [(f.base, f.base_inferred) for f in nested] == [(None, "all who answered")] * 2


@pytest.mark.parametrize("percents", [(40.0, 12.0), (47.0,), (30.0, 15.0)])
def test_reasons_that_sum_to_nothing(percents: tuple[float, ...]) -> None:
    """One reason alone, or reasons with another sum, get no base."""
    assert [f.base for f in with_bases({"q1": ASKED}, reasons(*percents))[1:]] == [None] * len(percents)


def test_reasons_that_sum_to_a_hundred() -> None:
    """Reasons that sum to 100 are of those who gave the answer, if these were counted."""
    assert [f.base for f in with_bases({"q1": ASKED}, reasons(70.0, 30.0, count=188))[1:]] == [188, 188]
    assert [f.base for f in with_bases({"q1": ASKED}, reasons(70.0, 30.0))[1:]] == [None, None]


@given(st.lists(st.integers(1, 40), min_size=2, max_size=5), st.integers(-40, 40))
def test_a_base_is_inferred_only_from_a_sum(percents: list[int], off: int) -> None:
    """Whatever the reasons, their base is inferred just where their sum is their answer's, within a point."""
    parent = sum(percents) + off
    if not 0 < parent < 99 or abs(sum(percents) - 100) <= 1:
        return
    inferred = {f.base for f in with_bases({"q1": ASKED}, reasons(*map(float, percents), parent=float(parent)))[1:]}
    assert inferred == ({400} if abs(off) <= 1 else {None})


def test_groups_get_no_base() -> None:
    """The base of a question is not that of a group."""
    figures = [
        Figure("q1", "agreed", "agree", percent=50.0),
        Figure("q1", "agreed", "agree", group="drivers", percent=5.0),
    ]
    assert [f.base for f in with_bases({"q1": ASKED}, figures)] == [400, None]


CLOSED = [
    "Do you agree?",
    "To what extent do you agree?",
    "Should fares rise?",
    "How likely are you to come?",
    "Which of these do you use?",
]
OPEN = [
    "What else should we do?",
    "Do you have any other comments?",
    "Is there anything else?",
    "Please explain.",
    "How could we help?",
    "Why?",
]


@pytest.mark.parametrize(("text", "closed"), [(t, True) for t in CLOSED] + [(t, False) for t in OPEN])
def test_closed_by_its_wording(text: str, closed: bool) -> None:
    """A question that asks for set answers is closed; one that asks for words is open."""
    assert is_closed(text) is closed


def test_closed_questions_are_reported() -> None:
    """A closed question without figures is reported in words; an open and a withheld one keep their status."""
    questions = [
        Question("q1", text="Do you agree?", status="open"), Question("q2", text="Why?", status="open"),
        Question("q3", text="Do you agree?", status="withheld"),
    ]  # fmt: skip
    assert [q.status for q in with_status(questions)] == ["reported", "open", "withheld"]


SCALES = [
    ("Do you agree?", {"yes": 50, "no": 50}, "yes_no_dk"),
    ("Do you agree?", {"agree": 50, "disagree": 40, "dont_know": 10}, "yes_no_dk"),
    ("Do you agree?", {"agree": 50, "disagree": 40, "neither": 10}, "agree5"),
    ("To what extent do you agree?", {"agree": 50, "disagree": 50}, "agree5"),
    ("Do you agree?", {"option:strongly-agree": 50, "agree": 50}, "agree5"),
    ("Will it?", {"likely": 50, "unlikely": 50}, "likely5"),
    ("Which one?", {"option:bus": 60, "option:tram": 40}, "single"),
    ("Which of these? Select all that apply.", {"option:bus": 60, "option:tram": 50}, "multi"),
    ("Do you agree?", {"yes": 40, "no": 40, "option:in-towns": 20}, "single"),
    ("Do you agree or disagree?", {}, "agree5"),
    ("How likely is it?", {}, "likely5"),
    ("Should it?", {}, ""),
]


@pytest.mark.parametrize(("text", "shares", "scale"), SCALES)
def test_scale_of_answers(text: str, shares: dict[str, int], scale: str) -> None:
    """The scale is what the printed answers show, the wording only where nothing is printed, else empty."""
    question = Question("q1", text=text)
    assert scale_of(question, [Figure("q1", c, c, percent=float(p)) for c, p in shares.items()]) == scale
