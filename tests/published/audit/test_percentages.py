"""Bases that the arithmetic contradicts, and promises not to give percentages."""

from __future__ import annotations

import pytest

from tests.published.audit.drafts import found, response

SPLIT = "There were 380 responses. 40% agreed, 47% disagreed and 13% did not know.\n\nOf those who disagreed, {parts}"
REASONS = "{a}% disagreed because of cost, {b}% disagreed because of noise and {c}% disagreed because of safety."


def test_parts_of_everyone_in_the_words_of_a_part() -> None:
    """Reasons "of those who disagreed" that add up to all who disagreed are found: they are of everyone."""
    (row,) = found(response(SPLIT.format(parts=REASONS.format(a=25, b=15, c=7))), check="base")
    assert row.severity == "error"
    assert "25 + 15 + 7 = 47" in row.words
    assert row.expected.startswith("of all 380")


@pytest.mark.parametrize(("a", "b", "c"), [(60, 25, 15), (70, 40, 20), (20, 10, 5)])
def test_parts_of_a_part_are_left_alone(a: int, b: int, c: int) -> None:
    """Reasons that make 100, overlap or leave some out may be of those who disagreed."""
    assert found(response(SPLIT.format(parts=REASONS.format(a=a, b=b, c=c))), check="base") == []


OPEN = """# Bus lanes: consultation response

## How we read the answers

{promise}

## Question 1

### Do you agree that the lane should be longer?

There were 300 responses. 60% agreed, 30% disagreed and 10% did not know.

## Question 2

### What else should we consider?

We received 120 comments. {comments}

## Government response

We will make the lane longer.
"""
SHARE = "Cyclists were mentioned in around a fifth of responses (18%)."


@pytest.mark.parametrize(
    "promise",
    [
        "We have not provided percentages for text-based responses.",
        "No percentages are given for comments.",
        "Percentages are not reported for open questions.",
    ],
)
def test_a_promise_that_is_broken(promise: str) -> None:
    """A promise to give no percentages of answers in words is broken by one of comments, and by that alone."""
    (row,) = found(OPEN.format(promise=promise, comments=SHARE), check="promise")
    assert row.words.startswith("18%")
    assert row.severity == "error"
    assert row.other_locator


def test_a_promise_about_everything() -> None:
    """A promise to give no percentage in the document is broken by each place where one stands."""
    rows = found(
        OPEN.format(promise="This document does not give percentages.", comments="Cyclists came up."), check="promise"
    )
    assert [row.words.split("%")[0] for row in rows] == ["60"]


@pytest.mark.parametrize(
    ("promise", "comments"),
    [
        ("We have not provided percentages for text-based responses.", "Cyclists were mentioned often."),
        ("Emails were not included in any percentages.", SHARE),
        ("We have not given percentages where fewer than ten people answered.", SHARE),
        ("We have not given percentages in this section.", SHARE),
        ("Percentages are not given for some questions.", SHARE),
        ("We give percentages of the responses to each question.", SHARE),
    ],
)
def test_promises_left_alone(promise: str, comments: str) -> None:
    """A promise that is kept, has a condition or is about something else is left alone."""
    assert found(OPEN.format(promise=promise, comments=comments), check="promise") == []
