"""Folding, whole numbers in words, and the answers that words name."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from wtanalysis.published.words import answers, fold, integer


@given(st.text(max_size=60))
@example("İstanbul ﬁnds ß 50%")
def test_folding_keeps_every_offset(text: str) -> None:
    """Folded text is as long as the text, so that an offset in one is an offset in the other."""
    assert len(fold(text)) == len(text)


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(text: str) -> None:
    """Folded text is folded."""
    assert fold(fold(text)) == fold(text)


def test_folding_makes_marks_alike() -> None:
    """Curly marks, dashes and hard spaces fold to the straight ones."""
    assert fold("‘No’ – “Don’t\u00a0know”") == "'no' - \"don't know\""


NUMBERS = {
    "0": 0, "7": 7, "1,034": 1034, "1,034,500": 1034500, "two": 2, "Twelve": 12, "twenty": 20, "twenty-one": 21,
    "ninety nine": 99, " forty ": 40,
}  # fmt: skip


@pytest.mark.parametrize(("words", "value"), NUMBERS.items())
def test_whole_numbers(words: str, value: int) -> None:
    """Digits with or without separators and words up to ninety-nine are whole numbers."""
    assert integer(words) == value


@pytest.mark.parametrize("words", ["", "many", "1.5", "1,03", "12%", "-4", "a", "two thirds", "½"])
def test_everything_else_is_none(words: str) -> None:
    """What is no whole number gives None, never a guess."""
    assert integer(words) is None


@given(st.integers(0, 10**9))
def test_printed_integers_are_read_back(value: int) -> None:
    """A number printed plain or with separators is read back."""
    assert integer(str(value)) == integer(f"{value:,}") == value


CODES = {
    "agreed": ["agree"],
    "strongly agreed or agreed": ["agree"],
    "agreed/strongly agreed": ["agree"],
    "strongly agreed": ["option:strongly-agree"],
    "did not agree": ["disagree"],
    "didn't agree": ["disagree"],
    "disagreed and strongly disagreed": ["disagree"],
    "strongly opposed": ["option:strongly-disagree"],
    "tended to agree": ["option:tend-to-agree"],
    "partially agreed": ["option:partially-agree"],
    "neither agreed nor disagreed": ["neither"],
    "neither agree or disagree": ["neither"],
    "neither agreeing/disagreeing": ["neither"],
    "did not agree nor disagree": ["neither"],
    "had no view": ["neither"],
    "supportive": ["agree"],
    "opposed": ["disagree"],
    "in favour": ["agree"],
    "not in favour": ["disagree"],
    "likely or very likely": ["likely"],
    "unlikely/very unlikely": ["unlikely"],
    "very likely": ["option:very-likely"],
    "said yes": ["yes"],
    "answered 'no'": ["no"],
    "no longer": [],
    "said no to the plan": [],
    "don't know": ["dont_know"],
    "weren't sure": ["dont_know"],
    "undecided": ["dont_know"],
    "neutral": ["neutral"],
    "is likely to rise": [],
    "the buses are red": [],
    "agreed, disagreed, neither agreed nor disagreed": ["agree", "disagree", "neither"],
    "yes, no, don't know": ["yes", "no", "dont_know"],
}


@pytest.mark.parametrize(("words", "codes"), CODES.items())
def test_answers_in_words(words: str, codes: list[str]) -> None:
    """Words name the answers they name: the longest reading wins, a negation turns it, other words name none."""
    assert [answer.code for answer in answers(words)] == codes


@given(st.lists(st.sampled_from(sorted(CODES)), max_size=4), st.integers(0, 40))
def test_answers_stand_in_order_and_apart(words: list[str], start: int) -> None:
    """Answers come in the order of the text, do not overlap and lie in the part asked for."""
    text = "; ".join(words)
    found = answers(text, start)
    assert all(start <= a.start < a.end <= len(text) for a in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
