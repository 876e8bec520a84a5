"""Qualifiers that misdescribe their number, or differ for like numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.published.audit.drafts import found
from wtanalysis.published.audit.qualifiers import fraction, misfit

WRONG = [
    ("a third", 30.0), ("a third", 38.0), ("just under a third", 28.5), ("just over half", 49.0), ("over half", 48.0),
    ("almost a fifth", 22.0), ("two thirds", 61.0), ("around a tenth", 13.5), ("three in ten", 36.0),
    ("the majority", 45.0),
    ("a small minority", 31.0), ("nearly all", 82.0), ("more than half", 85.0), ("less than half", 12.0),
    ("at least half", 44.0), ("a minority", 57.0), ("three quarters", 71.0), ("a slim majority", 72.0),
]  # fmt: skip
RIGHT = [
    ("a third", 35.0), ("just under a third", 31.0),
    ("just over half", 52.0), ("over half", 58.0), ("over half", 72.0),
    ("under half", 40.0), ("almost a quarter", 22.0), ("close to a fifth", 17.0), ("a fifth", 19.5), ("half", 50.0),
    ("over a tenth", 15.0), ("over a third", 38.0), ("three in ten", 30.0), ("the majority", 52.0),
    ("a minority", 10.0),
    ("the vast majority", 72.0), ("a small percentage", 6.0), ("nearly all", 94.0), ("at least half", 80.0),
    ("the remaining", 17.0), ("a further", 7.0), ("four out of five", 81.0), ("a small majority", 53.0),
]  # fmt: skip


def text_of(words: str, percent: float) -> str:
    """A sentence with a share in words and its number."""
    whom = "respondents" if words.endswith(" all") else "of respondents"
    return f"# Notes\n\nThe survey told us more. In it {words} {whom} ({percent:g}%) agreed.\n"


@pytest.mark.parametrize(("words", "percent"), WRONG)
def test_words_that_misdescribe(words: str, percent: float) -> None:
    """Words that miss their number by more than three points, or stand on its wrong side, are found."""
    assert misfit(words, percent)
    (row,) = found(text_of(words, percent), check="qualifier")
    assert row.severity == "style"
    assert row.locator == "L3"


@pytest.mark.parametrize(("words", "percent"), RIGHT)
def test_words_left_alone(words: str, percent: float) -> None:
    """Words within three points of their number, and on its right side, are left alone."""
    assert misfit(words, percent) == ""
    assert found(text_of(words, percent), check="qualifier") == []


def test_similar_is_like_the_number_before() -> None:
    """A "similar number" is compared with the percentage before it in the sentence."""
    text = "# Notes\n\nA few (6%) disagreed, with a similar number ({n}%) undecided.\n"
    assert len(found(text.format(n=11), check="qualifier")) == 1
    assert found(text.format(n=8), check="qualifier") == []


def test_slightly_more_is_near_the_last_number() -> None:
    """What is "slightly more" is compared with the percentage right before it."""
    text = "# Notes\n\nUnder half (40%) agreed, with slightly more people ({n}%) disagreeing.\n"
    assert len(found(text.format(n=47), check="qualifier")) == 1
    assert found(text.format(n=42), check="qualifier") == []


UNLIKE = {
    "stronger word, smaller share": "A significant majority (65%) agreed.\n\nThe majority (69%) said yes.",
    "two steps within three points": "The vast majority (72%) agreed.\n\nThe majority (70%) agreed with the second.",
    "two words for one small share": "A small percentage (3%) agreed.\n\nA very small percentage (3%) said no.",
    "two fractions for one number": "Just over a fifth (22%) agreed.\n\nAlmost a quarter (22%) said no.",
}
LIKE = {
    "in order": "The vast majority (83%) agreed.\n\nThe majority (69%) agreed with the second.",
    "same words": "The majority (52%) agreed.\n\nThe majority (69%) agreed with the second.",
    "two words of one fraction": "A third (34%) agreed.\n\nJust over a third (34%) agreed with the second.",
    "small and smaller": "A small percentage (6%) agreed.\n\nA very small percentage (2%) said no.",
}


@pytest.mark.parametrize("text", UNLIKE.values(), ids=UNLIKE)
def test_like_numbers_in_unlike_words(text: str) -> None:
    """One document that words like numbers differently is told so once, with both places."""
    (row,) = found(f"# Notes\n\n{text}\n", check="qualifier")
    assert row.severity == "style"
    assert {row.locator, row.other_locator} == {"L3", "L5"}


@pytest.mark.parametrize("text", LIKE.values(), ids=LIKE)
def test_unlike_numbers_left_alone(text: str) -> None:
    """Stronger words for larger shares are left alone."""
    assert found(f"# Notes\n\n{text}\n", check="qualifier") == []


def test_documents_are_not_compared() -> None:
    """Two documents may word like numbers as each likes."""
    texts = ("# One\n\nThe vast majority (72%) agreed.\n", "# Two\n\nThe majority (71%) agreed.\n")
    assert found(*texts, check="qualifier") == []


@given(
    st.sampled_from(["half", "a third", "two thirds", "a quarter", "a fifth", "three in ten"]),
    st.floats(0, 100),
    st.floats(0, 20),
)
def test_tolerance_is_the_limit(words: str, percent: float, tolerance: float) -> None:
    """A plain fraction is found exactly where it is further from its number than the tolerance."""
    value = fraction(words)
    assert value is not None
    if abs(abs(percent - value) - tolerance) > 1e-6:
        assert bool(misfit(words, percent, tolerance)) == (abs(percent - value) > tolerance)


def test_tolerance_can_be_set() -> None:
    """With a tolerance of four points "a third" may stand for 30, with two not for 36."""
    text = "# Notes\n\nIn the survey a third of respondents ({n}%) agreed.\n"
    assert found(text.format(n=30), check="qualifier", tolerance=4) == []
    assert len(found(text.format(n=36), check="qualifier", tolerance=2)) == 1
