"""Counts that disagree across pages."""

from __future__ import annotations

import pytest

from tests.published.audit.drafts import found, response

TWICE = """{first}

## What happened

{second}
"""
FINDS = {
    "responses": (
        "The consultation received 1,269 responses.",
        "Of the 1,296 responses received, most were from residents.",
    ),
    "total": ("We received a total of 812 responses.", "All 821 responses to the consultation were read twice."),
    "events": ("Officials held 12 stakeholder events.", "We also listened to people at 14 engagement events."),
    "questions": ("The consultation asked 18 questions.", "The consultation consisted of 17 questions."),
    "those who did not": (
        "Of the 15 respondents under 18, 11 provided answers to the survey for young people.",
        "15 respondents were under 18. Two respondents did not complete any questions.",
    ),
}
LEAVES = {
    "same": ("The consultation received 1,269 responses.", "All 1,269 responses to the consultation were read twice."),
    "late": (
        "The consultation received 544 responses. 6 responses were removed.",
        "We received a total of 538 responses.",
    ),
    "one question": ("The consultation received 1,269 responses.", "There were 1,156 responses to this question."),
    "an earlier one": ("The consultation received 812 responses.", "An earlier consultation received 821 responses."),
    "part": ("Officials held 12 stakeholder events.", "These included two workshops and four meetings."),
    "events of one kind": ("Officials held 12 stakeholder events.", "People came to the 4 public events."),
    "some of the events": (
        "Officials held 12 events.",
        "They held two events for pupils and heard more at the three events.",
    ),
    "another survey": (
        "The consultation asked 18 questions.",
        "A form for pupils went out as well. It asked 4 questions.",
    ),
    "another kind": ("Officials held 12 events.", "We ran 4 workshops with residents."),
    "those who did not": (
        "Of the 15 respondents under 18, 13 provided answers to the survey for young people.",
        "15 respondents were under 18. Two respondents did not complete any questions.",
    ),
    "another size": (
        "Of the 15 respondents under 18, 11 provided answers to the survey for young people.",
        "30 respondents were carers. Two respondents did not complete any questions.",
    ),
}


@pytest.mark.parametrize(("first", "second"), FINDS.values(), ids=FINDS)
def test_one_count_with_two_numbers(first: str, second: str) -> None:
    """A count told twice with two numbers is found once, with both places."""
    (row,) = found(response("", TWICE.format(first=first, second=second)), check="count")
    assert row.locator != row.other_locator != ""


@pytest.mark.parametrize(("first", "second"), LEAVES.values(), ids=LEAVES)
def test_counts_left_alone(first: str, second: str) -> None:
    """Equal numbers, numbers that others explain and counts of other things are left alone."""
    assert found(response("", TWICE.format(first=first, second=second)), check="count") == []


ANSWERS = "There were 380 responses. 62% agreed, 28% disagreed and 10% neither agreed nor disagreed.\n\n{again}"


def test_an_answer_told_twice() -> None:
    """A second percentage of everyone for one answer is found; one of a group, or the same one, is left alone."""
    (row,) = found(
        response(ANSWERS.format(again="Overall, 65% of respondents agreed with the proposal.")), check="count"
    )
    assert row.words.startswith("65%")
    assert row.expected.startswith("62%")
    assert row.severity == "error"
    for again in (
        "Overall, 62% of respondents agreed.",
        "Among councils, 81% agreed.",
        "Support among drivers ran at 40%.",
    ):
        assert found(response(ANSWERS.format(again=again)), check="count") == []
