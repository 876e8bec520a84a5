"""Claims about WCAG 2.1 and 2.2: what its own list of new criteria says, and false claims made for this test."""

from __future__ import annotations

from pathlib import Path

import pytest

from wtanalysis.documents.readers import read_document
from wtanalysis.guidance.changes import Comparison
from wtanalysis.guidance.claim_verdicts import judge
from wtanalysis.guidance.claim_words import kind_of
from wtanalysis.guidance.claims import Claim, read_claims
from wtanalysis.guidance.compare import compare
from wtanalysis.guidance.editions import read_edition

FALSE = (
    "Adds success criterion 4.1.1 Parsing.",
    "Removes success criterion 2.4.11 Focus Not Obscured (Minimum).",
    "Adds success criterion 1.4.3 Contrast (Minimum).",
    "Removes success criterion 2.5.5 Target Size.",
    "The size of the target for pointer inputs is at least 44 by 44 CSS pixels at level AA, in Target Size (Minimum).",
    "The size of the target for pointer inputs is at least 34 by 34 CSS pixels.",
    "Replaces Status Messages with Parsing.",
    "Adds a success criterion on haptic feedback.",
    "Removes the section on privacy considerations.",
    "Renames Target Size (Enhanced) to Target Size.",
    "Strengthens success criterion 1.1.1 Non-text Content.",
    "Moves success criterion 1.4.3 Contrast (Minimum) to guideline 2.4.",
    "The visual presentation of text has a contrast ratio of at least 3.5:1.",
    "Adds success criterion 2.5.4 Motion Actuation.",
    "Removes the glossary definition of keyboard shortcut.",
)


@pytest.fixture(scope="module")
def comparison(shared: Path) -> Comparison:
    """Both editions compared."""
    folder = shared / "realdata" / "wcag"
    return compare(read_edition(folder / "wcag21_2025-05-06.md"), read_edition(folder / "wcag22_2024-12-12.md"))


@pytest.mark.parametrize("text", FALSE)
def test_no_false_claim_is_supported(comparison: Comparison, text: str) -> None:
    """Wrong directions, numbers, names and inventions are never supported."""
    assert judge([Claim("f-1", "f", (), text, "L1", kind_of(text))], comparison)[0].verdict != "supported"


def test_the_list_of_new_criteria_is_true(comparison: Comparison, shared: Path) -> None:
    """The nine criteria that the text lists as new are supported, though it is no witness for itself."""
    document = read_document(shared / "realdata" / "wcag" / "wcag22_2024-12-12.md")
    claims = [claim for claim in read_claims(document, "wcag22") if "criteria are new" in claim.lead_in]
    assert len(claims) == 9
    assert {verdict.verdict for verdict in judge(claims, comparison)} == {"supported"}
