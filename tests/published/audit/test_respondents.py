"""Attributions that the list of respondents lacks, and groups that no table defines."""

from __future__ import annotations

import pytest

from tests.published.audit.drafts import found

QUOTED = """# Canal boats: consultation response

## Summary

The consultation received 90 responses and closed on 3 March 2025.

## Moorings

### Question 1: Do you agree that moorings should be let for five years?

There were 88 responses. 60% agreed, 30% disagreed and 10% did not know.

“Five years is long enough to plant a garden on the roof.” {mark}

{prose}

### Government response

We will let moorings for five years.

## Annex A: List of organisations that responded

- Association of Boat Builders
- Barge Owners' Society
- Friends of the Long Lock (FLL)
- Hull and Keel Insurance
- Northern Waterways Trust / Pennine Boaters
- Society for Quiet Canals
"""


@pytest.mark.parametrize(
    ("mark", "near"),
    [("(Society for Quiet Rivers)", "Society for Quiet Canals"), ("(Lock Keepers Union)", "none is near")],
)
def test_a_body_that_is_not_listed(mark: str, near: str) -> None:
    """A body that is quoted and not on the list is found, with the entries that are near."""
    (row,) = found(QUOTED.format(mark=mark, prose=""), check="attribution")
    assert row.severity == "warning"
    assert near in row.expected


def test_a_body_in_another_form() -> None:
    """A body that the list spells differently, in a quotation or in prose, is a matter of style."""
    for mark, prose in (
        ("(Association of Boats Builders)", ""),
        ("", "Bodies such as the Association of Boat and Builders were in favour."),
    ):
        (row,) = found(QUOTED.format(mark=mark, prose=prose), check="attribution")
        assert row.severity == "style"
        assert "in the list Association of Boat Builders" in row.words


@pytest.mark.parametrize(
    "mark",
    [
        "(Association of Boat Builders)",
        "(Barge Owners Society)",
        "(Friends of the Long Lock)",
        "(Hull & Keel Insurance)",
        "(Pennine Boaters)",
        "(FLL)",
        "(Treasurer, Hull and Keel Insurance)",
        "(boat owner, Leeds)",
        "(Individual)",
    ],
)
def test_attributions_left_alone(mark: str) -> None:
    """Listed bodies with other marks, one of a joint entry, and people are left alone."""
    assert found(QUOTED.format(mark=mark, prose=""), check="attribution") == []


def test_without_a_list_nobody_is_missing() -> None:
    """A draft without a list of respondents has no attribution to compare."""
    text = QUOTED.format(mark="(Lock Keepers Union)", prose="").split("## Annex A")[0]
    assert found(text, check="attribution") == []


GROUPS = """# Canal boats: consultation response

## Who responded

Table 1: Respondent groups

| Respondent group | Respondent type |
|---|---|
| Boat owners | Leisure boat owner, live-aboard boat owner |
| Local authorities | Council officer, councillor |
| Anglers | Angling club |
| Hire firms | Hire boat company |
| Nature bodies | Wildlife trust, angling trust |

## Moorings

### Question 1: Do you agree that moorings should be let for five years?

There were 88 responses. 60% agreed, 30% disagreed and 10% did not know.

{told}

### Government response

We will let moorings for five years.
"""


@pytest.mark.parametrize(
    ("told", "label"),
    [
        ("Among landowners, 71% agreed.", "landowners"),
        ("“Five years is fair.” (Lock keeper)", "Lock keeper"),
        ("Among residents and anglers, 71% agreed.", "residents and anglers"),
    ],
)
def test_a_group_that_no_table_defines(told: str, label: str) -> None:
    """A label beside a figure or a quotation whose words no row of the table holds is found."""
    (row,) = found(GROUPS.format(told=told), check="group")
    assert row.words == label
    assert row.severity == "warning"


@pytest.mark.parametrize(
    "told",
    [
        "Among local authorities, 71% agreed.",
        "Among hire firms, 71% agreed.",
        "“Five years is fair.” (Boat owner)",
        "“Five years is fair.” (Small hire firm, Leeds)",
        "“Five years is fair.” (Individual)",
        "Among individuals, 71% agreed.",
        "Among women, 71% agreed.",
        "Among those who moor in winter, 71% agreed.",
    ],
)
def test_groups_left_alone(told: str) -> None:
    """Labels of the table in the singular or narrowed, everybody's labels and clauses are left alone."""
    assert found(GROUPS.format(told=told), check="group") == []


def test_without_a_table_no_group_is_missing() -> None:
    """A draft that defines no groups has none to compare."""
    text = GROUPS.format(told="Among landowners, 71% agreed.").replace(
        "| Respondent group | Respondent type |", "| Name | Note |"
    )
    assert found(text, check="group") == []
