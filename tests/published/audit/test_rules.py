"""The same rule told differently by two documents."""

from __future__ import annotations

import pytest

from tests.published.audit.drafts import found
from wtanalysis.published.audit.rules import same_age

TEXT = "# Notes\n\nThis is what holds. {rule}\n"
UNLIKE = {
    "age": (
        "Canals should report the death of a lock keeper up to and including the age of 64.",
        "We will go on with the reporting of lock keeper deaths up to age 65.",
    ),
    "range": (
        "It covers the outcomes of apprentice boat builders aged 16-21.",
        "It covers outcomes for apprentice boat builders under the age of 19.",
    ),
    "days": (
        "The council must send its decision to the applicant within 28 days of the hearing.",
        "The council must send its decision to the applicant within 14 days of the hearing.",
    ),
    "allocates": (
        "A lead practitioner will be allocated by the local authority once a referral has been accepted.",
        "The social work manager should decide who the lead practitioner will be.",
    ),
    "decision for": (
        "The decision about the mooring fee will be for the canal board.",
        "The mooring fee should be decided by each lock keeper.",
    ),
}
LIKE = {
    "same age": (
        "Canals should report the death of a lock keeper up to and including the age of 64.",
        "We will go on with the reporting of lock keeper deaths under the age of 65.",
    ),
    "loose ages": (
        "It covers the needs of boat builders up to the age of 18.",
        "It covers needs of boat builders under 18.",
    ),
    "other people": (
        "It covers the deaths of lock keepers aged 18-65.",
        "It covers the deaths of young carers under 18.",
    ),
    "anyone": (
        "It protects all children and young people under the age of 18.",
        "We heard children and young people aged 15 to 25.",
    ),
    "same days": (
        "The council must send its decision to the applicant within 28 days of the hearing.",
        "The council must send its decision to the applicant within 28 days of a hearing.",
    ),
    "other duty": (
        "The council must send its decision to the applicant within 28 days of the hearing.",
        "The landlord must return the deposit to the tenant within 14 days of the end.",
    ),
    "same agent": (
        "A lead practitioner will be allocated by the local authority once a referral has been accepted.",
        "The local authority should decide who the lead practitioner will be.",
    ),
    "another decision": (
        "The panel must decide whether the local authority has acted in time.",
        "The partners should appoint a lead for the local authority area.",
    ),
    "other thing": (
        "A lead practitioner will be allocated by the local authority once a referral has been accepted.",
        "The canal board should decide what the mooring fee will be.",
    ),
}


@pytest.mark.parametrize(("first", "other"), UNLIKE.values(), ids=UNLIKE)
def test_one_rule_told_differently(first: str, other: str) -> None:
    """A rule that two documents tell differently is found once, with a place in each."""
    (row,) = found(TEXT.format(rule=first), TEXT.format(rule=other), check="rule")
    assert row.severity == "warning"
    assert (row.locator, row.other_locator) == ("document.md#2:L3", "document.md:L3")


@pytest.mark.parametrize(("first", "other"), LIKE.values(), ids=LIKE)
def test_rules_left_alone(first: str, other: str) -> None:
    """The same rule in other words, and rules about something else, are left alone."""
    assert found(TEXT.format(rule=first), TEXT.format(rule=other), check="rule") == []


def test_one_document_is_not_compared_with_itself() -> None:
    """Within one document two steps of a process may have two limits and two people who decide."""
    for first, other in UNLIKE.values():
        assert found(TEXT.format(rule=f"{first}\n\n{other}"), check="rule") == []


@pytest.mark.parametrize(
    ("first", "other", "same"),
    [
        ("under 18", "including 17", True),
        ("including 17", "under 18", True),
        ("under 18", "up to 18", True),
        ("under 18", "including 18", False),
        ("up to 25", "including 24", False),
    ],
)
def test_ages_that_are_one(first: str, other: str, same: bool) -> None:
    """Under 18 and up to and including 17 are one age; up to 25 and up to and including 24 are told differently."""
    assert same_age(first, other) is same
