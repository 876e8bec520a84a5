"""Parts that do not sum."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.published.audit.drafts import found, response
from wtanalysis.published.audit.scales import rounding

ASKED = "There were 380 responses to this question. "
FINDS = {
    "too much": (ASKED + "62% agreed, 30% disagreed and 14% neither agreed nor disagreed.", "106", "error"),
    "too little": (ASKED + "52% agreed, 30% disagreed and 14% neither agreed nor disagreed.", "96", "warning"),
    "yes and no": (ASKED + "Of these, 61% said yes, 31% said no and 18% did not know.", "110", "error"),
    "halves": (ASKED + "54.5% agreed, 17% disagreed and 29.5% neither agreed nor disagreed.", "101", "error"),
    "counts": (
        "There were 380 responses. 240 agreed, 120 disagreed and 60 neither agreed nor disagreed.",
        "420",
        "error",
    ),
    "share": ("There were 380 responses. 240 (73%) agreed and 140 (37%) disagreed.", "240 of 380", "error"),
}
LEAVES = {
    "rounded": ASKED + "60% agreed, 29% disagreed and 10% neither agreed nor disagreed.",
    "rounded up": ASKED + "61% agreed, 30% disagreed and 10% neither agreed nor disagreed.",
    "two answers told": ASKED + "60% agreed and 25% disagreed.",
    "several answers each": "There were 380 responses. 72% chose noise, 65% chose safety and 40% chose cost.",
    "truncated share": "There were 380 responses. 240 (63%) agreed and 140 (36%) disagreed.",
    "other answers": ASKED + "50% agreed, 30% disagreed, 10% neither agreed nor disagreed and 10% did not know.",
}


@pytest.mark.parametrize(("answers", "total", "severity"), FINDS.values(), ids=FINDS)
def test_answers_that_do_not_sum(answers: str, total: str, severity: str) -> None:
    """Answers to one question that miss their whole by more than rounding are found, with the sum."""
    rows = found(response(answers), check="sum")
    assert [row.severity for row in rows] == [severity]
    assert total in rows[0].words


@pytest.mark.parametrize("answers", LEAVES.values(), ids=LEAVES)
def test_answers_left_alone(answers: str) -> None:
    """What rounding, an answer left out or several answers each explain is left alone."""
    assert found(response(answers), check="sum") == []


PROFILE_FINDS = {
    "shares": "Of the 400 responses, 41% were from organisations, 52% from individuals and 4% from councils.",
    "channels": "We received 400 responses. Of these, 310 were sent online, 70 by email and 30 by post.",
    "counts": "We received 400 responses. Of these, 210 were from residents, 120 from councils and 60 from businesses.",
    "total": (
        "The consultation consisted of a total of 20 questions. Of the 14 main questions, 9 were closed. "
        "The first five questions asked about the respondent."
    ),
}
PROFILE_LEAVES = {
    "whole": "Of the 400 responses, 41% were from organisations, 55% from individuals and 4% from councils.",
    "of others": (
        "We received 400 responses, 64% from individuals and 36% from organisations. Nine per cent of individuals said "
        "that they worked in lighting."
    ),
    "some": "We received 400 responses. These included 150 from residents, 30 from councils and 10 from businesses.",
    "total": (
        "The consultation consisted of a total of 19 questions. Of the 14 main questions, 9 were closed. "
        "The first five questions asked about the respondent."
    ),
}


@pytest.mark.parametrize("profile", PROFILE_FINDS.values(), ids=PROFILE_FINDS)
def test_profiles_that_do_not_sum(profile: str) -> None:
    """Who responded, or a total of questions, that its parts nearly make and do not, is found."""
    assert len(found(response("", profile), check="sum")) == 1


@pytest.mark.parametrize("profile", PROFILE_LEAVES.values(), ids=PROFILE_LEAVES)
def test_profiles_left_alone(profile: str) -> None:
    """Parts that make their whole, are of another whole or do not claim to be all are left alone."""
    assert found(response("", profile), check="sum") == []


TABLE = """| Type | Yes | No |
|---|---|---|
| Residents | 120 | 60 |
| Councils | 40 | 10 |
| {last} | 20 | 5 |
| Total | {yes} | 75 |
"""


def test_total_of_a_table() -> None:
    """A column whose total is not the sum of its rows is found, with the sum; one that is, is left alone."""
    (row,) = found("# Tables\n\n" + TABLE.format(last="Businesses", yes=190), check="sum")
    assert "190" in row.words
    assert row.expected.startswith("180")
    assert row.severity == "error"
    assert found("# Tables\n\n" + TABLE.format(last="Businesses", yes=180), check="sum") == []


def test_total_of_people() -> None:
    """A last row that counts people, who may be in several rows, is left alone."""
    text = TABLE.replace("| Total |", "| Total respondents |")
    assert found("# Tables\n\n" + text.format(last="Businesses", yes=170), check="sum") == []


def test_table_with_subtotals() -> None:
    """A table with a subtotal among its rows is left alone."""
    assert found("# Tables\n\n" + TABLE.format(last="Total organisations", yes=190), check="sum") == []


@given(st.lists(st.integers(1, 400), min_size=3, max_size=3))
@settings(max_examples=40)
def test_rounded_shares_are_never_found(counts: list[int]) -> None:
    """Percentages computed from counts and rounded, to whole numbers or halves, are never found."""
    for step in (1, 2):
        shares = [round(100 * n / sum(counts) * step) / step for n in counts]
        assert abs(sum(shares) - 100) <= rounding(shares) + 1e-6
        told = [f"{s:g}%" for s in shares]
        said = f"{told[0]} agreed, {told[1]} disagreed and {told[2]} neither agreed nor disagreed."
        text = f"There were {sum(counts)} responses. {said}"
        assert found(response(text), check="sum") == []


@given(st.integers(20, 60), st.integers(5, 20), st.integers(3, 30))
@settings(max_examples=40)
def test_a_changed_share_is_always_found(agree: int, disagree: int, change: int) -> None:
    """Three shares that make 100 are found as soon as one is raised by three points or more."""
    neither = 100 - agree - disagree
    shares = f"{agree + change}% agreed, {disagree}% disagreed and {neither}% neither agreed nor disagreed."
    text = f"There were 380 responses. {shares}"
    assert len(found(response(text), check="sum")) == 1
