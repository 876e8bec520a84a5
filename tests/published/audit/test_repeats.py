"""What an annex repeats differently or leaves out."""

from __future__ import annotations

from tests.published.audit.drafts import found

RESPONSE = """# Bus lanes: consultation response

## Summary

We received 300 responses to the consultation, which closed on 3 March 2025.

## Section 1 – Lanes and their hours

### You said that:

- lanes should be shorter near schools
- the signs are hard to read

### Following your feedback, we will:

- shorten the lanes near schools
- replace the signs with larger ones

## Section 2 – Fares

### You said that:

- fares rise too often
- tickets are hard to buy

### Following your feedback, we will:

- hold fares for two years
- sell tickets on the bus

## Section 3 – Stops

### You said that:

- stops are too far apart
- shelters leak

### Following your feedback, we will:

- add stops on long roads
- mend the shelters by June

## Annex A: Summary of changes

### Section 1 – {title}

#### You said that:

- lanes should be shorter near schools
- the signs are hard to read

#### Following your feedback, we will:

- {first}
- replace the signs with larger ones

### Section 2 – Fares

#### You said that:

- fares rise too often
- tickets are hard to buy

#### Following your feedback, we will:

- hold fares for two years
- sell tickets on the bus
{third}"""
THIRD = """
### Section 3 – Stops

#### You said that:

- stops are too far apart
- shelters leak

#### Following your feedback, we will:

- add stops on long roads
- mend the shelters by June
"""


def draft(
    title: str = "Lanes and their hours", first: str = "shorten the lanes near schools", third: str = THIRD
) -> str:
    """A response whose annex repeats its three lists."""
    return RESPONSE.format(title=title, first=first, third=third)


def test_an_annex_that_repeats_word_for_word() -> None:
    """An annex with the same items under the same titles is left alone, whatever the case of a title."""
    assert found(draft(), check="repeat") == []
    assert found(draft(title="Lanes and Their Hours"), check="repeat") == []


def test_an_item_in_other_words() -> None:
    """An item that the annex words differently is found there, with the words that changed."""
    (row,) = found(draft(first="shorten the lanes near all schools"), check="repeat")
    assert row.severity == "warning"
    assert "all" in row.words


def test_an_item_with_other_marks() -> None:
    """An item with the same letters and other marks is a matter of style."""
    (row,) = found(draft(first="shorten the lanes near-schools"), check="repeat")
    assert row.severity == "style"


def test_a_title_in_other_words() -> None:
    """A numbered title that the annex gives differently is found; an ampersand for "and" alone is none."""
    (row,) = found(draft(title="Lanes and hours"), check="repeat")
    assert (row.severity, row.words) == ("style", "Section 1 – Lanes and hours")
    assert found(draft(title="Lanes & their hours"), check="repeat") == []


def test_a_list_left_out() -> None:
    """A list that the annex leaves out while it repeats two others is found once."""
    (row,) = found(draft(third=""), check="repeat")
    assert row.severity == "warning"
    assert "Stops" in row.words


def test_no_annex_no_finding() -> None:
    """A response without an annex has nothing to repeat."""
    assert found(draft().split("## Annex A")[0], check="repeat") == []
