"""Answers in free words: yes and no by the words of the question, options known before, short codes."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wtanalysis.figures.model import Figure
from wtanalysis.published.echo import answer_to, known_option, option_code

FEASIBLE = "Will it be feasible for your council to run later buses?"
CLEAR = "Is the new map clear?"


@pytest.mark.parametrize(
    ("question", "words", "code"),
    [
        (FEASIBLE, "thought it would be feasible", "yes"),
        (FEASIBLE, "didn’t think it would be feasible", "no"),
        (FEASIBLE, "said it would not be feasible", "no"),
        (FEASIBLE, "said it was unfeasible", ""),
        (FEASIBLE, "said it would be feasible with more money", ""),
        (FEASIBLE, "said it would only be feasible in towns", ""),
        (FEASIBLE, "wanted more trams", ""),
        (CLEAR, "found the map clear", "yes"),
        (CLEAR, "did not find it clear", "no"),
        ("Do you agree that the map is clear?", "found it clear", ""),
        ("What is clear?", "found it clear", ""),
    ],
)
def test_yes_and_no_by_the_words_of_the_question(question: str, words: str, code: str) -> None:
    """An answer that repeats the key word of a question is yes, negated no, and with a condition neither."""
    assert answer_to(question, words) == code


def options(*words: str) -> list[Figure]:
    """Options that were counted before."""
    return [Figure("q1", w, option_code(w), percent=10.0) for w in words]


def test_an_option_told_again_keeps_its_code() -> None:
    """Words that share their content with one option, and only one, are that option."""
    known = options("Waste on the river bed", "Noise at night")
    assert known_option("chose waste", known) == "option:waste-river-bed"
    assert known_option("chose boats", known) == ""
    assert known_option("waste or noise", known) == ""
    assert known_option("noise", options("Noise at night", "Noise by day")) == ""


SET = {
    "Not answered": "option:not-answered", "No answer": "option:not-answered", "None of these": "option:none",
    "Other": "option:other", "Other (please say)": "option:other", "Prefer not to say": "option:prefer-not-to-say",
    "Both": "option:both", "Every ten minutes": "option:every-ten-minutes", "": "option:answer", "the": "option:the",
}  # fmt: skip


@pytest.mark.parametrize(("words", "code"), SET.items())
def test_option_codes(words: str, code: str) -> None:
    """Set answers have set codes; others a slug of their content words."""
    assert option_code(words) == code


@given(st.text(max_size=80))
def test_every_option_code_is_one_of_the_contract(words: str) -> None:
    """Whatever the words, the code is option: and a slug, and a figure takes it."""
    code = option_code(words)
    assert re.fullmatch(r"option:[a-z0-9]+(?:-[a-z0-9]+)*", code)
    assert Figure("q1", words, code, percent=1.0).bucket_code == code
