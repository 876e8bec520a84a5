"""Typical response documents: what the extraction is worth on the everyday forms of eight publishers."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.published.scoring import Score, never, score_all
from wtanalysis.documents.readers import read_document
from wtanalysis.published.extract import extract
from wtanalysis.published.model import Extraction

TYPICAL = Path(__file__).parent / "typical"
DOCUMENTS = sorted(p for p in TYPICAL.iterdir() if p.suffix in (".md", ".txt", ".html") and p.stem != "README")

# table: least precision, least recall over the eight, rounded down from what was measured
BOUNDS = {
    "figures": (0.99, 0.97),
    "questions": (0.81, 0.78),
    "facts": (0.97, 0.91),
    "quotations": (0.85, 0.85),
    "commitments": (0.88, 0.92),
    "organisations": (1.0, 1.0),
}


@pytest.fixture(scope="module")
def extractions() -> dict[str, Extraction]:
    """Every document read."""
    return {path.stem: extract(read_document(path)) for path in DOCUMENTS}


@pytest.mark.parametrize("table", sorted(BOUNDS))
def test_each_table(extractions: dict[str, Extraction], table: str) -> None:
    """No table falls below what was measured on the eight documents."""
    score = Score(table)
    for name, extraction in extractions.items():
        score += score_all(extraction, TYPICAL, name)[table]
    least_precision, least_recall = BOUNDS[table]
    assert score.precision >= least_precision, score.wrong
    assert score.recall >= least_recall, score.missed


def test_nothing_false_becomes_a_figure(extractions: dict[str, Extraction]) -> None:
    """None of the thresholds, rates and counts of things in the eight documents becomes a figure."""
    assert len(extractions) == 8
    assert [line for name, extraction in extractions.items() for line in never(extraction, TYPICAL, name)] == []
