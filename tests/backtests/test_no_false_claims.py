"""Documents beside the response, which hold no response: nothing false may be claimed from them.

Guidance says "must", "should" and "will" on every page and is full of percentages. None of it is a figure, a question,
a quotation of a respondent, a proposal or a promise in answer to a consultation.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.conftest import skip_or_fail
from wtanalysis.cli import run
from wtanalysis.published.model import Extraction

DOCUMENTS = {
    "sources/dfe-summary-of-changes-2023.txt": [],
    "sources/nspcc-briefing-2018.txt": [],
    "sources/nspcc-briefing-2023.txt": [],
    "sources/safeguarding-hub-briefing-2023.txt": ["2023-12-19"],
    "sources/guidance/Childrens_Social_Care_National_Framework__Dec_2023.pdf": ["2023-12"],
    "sources/guidance/Info_sharing_advice_content_May_2024.pdf": ["2024-05"],
    "sources/guidance/working-together-2023.pdf": ["2023-12"],
    "sources/guidance/working-together-2023.txt": ["2023-12"],
    "sources/guidance/SOURCE.md": [],
    "realdata/nppf/NPPF_December_2024.md": ["2024-12-12"],
    "realdata/nppf/Draft_NPPF_December_2025.pdf": ["2025-12"],
    "realdata/nppf/SOURCE.md": [],
    "realdata/wcag/wcag21_2023-09-21.md": [],
    "realdata/wcag/wcag21_2025-05-06.md": [],
    "realdata/wcag/wcag22_2023-10-05.md": [],
    "realdata/wcag/wcag22_2024-12-12.md": [],
    "realdata/wcag/SOURCE.md": [],
}
"""Each document, and the facts that its title page gives (its date)."""


def tables(folder: Path) -> dict[str, list[dict[str, str]]]:
    """The tables that an extraction wrote."""
    return {
        name: list(csv.DictReader((folder / f"{name}.csv").open(encoding="utf-8", newline="")))
        for name in Extraction.TABLES
    }


@pytest.mark.parametrize(
    "name",
    list(DOCUMENTS),
)
def test_nothing_false_is_claimed(name: str, shared: Path, tmp_path: Path) -> None:
    """`wta extract` ends with 0 and claims nothing of a consultation: at most the date on the title page."""
    document = shared / name
    if not document.exists():
        skip_or_fail(f"{document.name} is not on this machine")
    assert run(["extract", str(document), "--out", str(tmp_path / "out")]) == 0
    found = tables(tmp_path / "out")
    unclaimed, facts = found.pop("unclaimed"), found.pop("facts")
    assert [fact["value"] for fact in facts] == DOCUMENTS[name]
    assert {table: rows for table, rows in found.items() if rows} == {}
    assert all(row["reason"] and row["locator"] for row in unclaimed)


def test_every_other_document_is_tried(shared: Path) -> None:
    """No document of the sources, the planning framework or the accessibility guidelines is left out."""
    patterns = ("sources/*.txt", "sources/guidance/*", "realdata/nppf/*", "realdata/wcag/*.md")
    there = {str(path.relative_to(shared)) for pattern in patterns for path in shared.glob(pattern)}
    assert there - {"sources/dfe-consultation-response-2023.txt"} <= set(DOCUMENTS)
