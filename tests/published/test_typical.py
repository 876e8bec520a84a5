"""Typical response documents: what the extraction is worth on the everyday forms of twenty publishers."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.published.scoring import Score, never, score_all
from wtanalysis.documents.readers import read_document
from wtanalysis.published.extract import extract
from wtanalysis.published.model import Extraction

HERE = Path(__file__).parent

# set: how many documents; table: least precision, least recall over them, rounded down from what was measured
SETS: dict[str, tuple[int, dict[str, tuple[float, float]]]] = {
    "typical": (
        8,
        {
            "figures": (0.99, 0.97),
            "questions": (0.81, 0.78),
            "facts": (0.97, 0.91),
            "quotations": (0.85, 0.85),
            "commitments": (0.88, 0.92),
            "organisations": (1.0, 1.0),
        },
    ),
    "third": (
        6,
        {
            "figures": (0.99, 0.85),
            "questions": (0.70, 0.70),
            "facts": (0.89, 0.74),
            "quotations": (0.71, 0.71),
            "commitments": (0.92, 0.91),
            "organisations": (1.0, 1.0),
        },
    ),
    "fourth": (
        6,
        {
            "figures": (0.96, 0.71),
            "questions": (0.76, 0.76),
            "facts": (0.87, 0.82),
            "quotations": (0.62, 0.45),
            "commitments": (0.94, 0.88),
            "organisations": (1.0, 0.75),
        },
    ),
}


def documents(folder: str) -> list[Path]:
    """The documents of a set."""
    return sorted(p for p in (HERE / folder).iterdir() if p.suffix in (".md", ".txt", ".html") and p.stem != "README")


@pytest.fixture(scope="module")
def extractions() -> dict[str, dict[str, Extraction]]:
    """Every document read, by set and name."""
    return {folder: {path.stem: extract(read_document(path)) for path in documents(folder)} for folder in SETS}


@pytest.mark.parametrize(
    ("folder", "table"), [(folder, table) for folder, (_, b) in SETS.items() for table in sorted(b)]
)
def test_each_table(extractions: dict[str, dict[str, Extraction]], folder: str, table: str) -> None:
    """No table falls below what was measured on the documents of its set."""
    score = Score(table)
    for name, extraction in extractions[folder].items():
        score += score_all(extraction, HERE / folder, name)[table]
    least_precision, least_recall = SETS[folder][1][table]
    assert score.precision >= least_precision, score.wrong
    assert score.recall >= least_recall, score.missed


@pytest.mark.parametrize("folder", SETS)
def test_nothing_false_becomes_a_figure(extractions: dict[str, dict[str, Extraction]], folder: str) -> None:
    """None of the thresholds, rates, polls and counts of things in the documents becomes a figure."""
    assert len(extractions[folder]) == SETS[folder][0]
    found = [line for name, x in extractions[folder].items() for line in never(x, HERE / folder, name)]
    assert found == []
