"""Response documents in many styles, against the key beside each: what the extraction is worth on other departments.

``benchmarks/extraction.py`` prints the whole table; its results stand in ``benchmarks/README.md``.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.published.scoring import Score, key, never, rows, score_all
from wtanalysis.documents.readers import read_document
from wtanalysis.published.extract import extract
from wtanalysis.published.model import Extraction

STYLES = Path(__file__).parent / "styles"
DOCUMENTS = sorted(
    path for path in STYLES.iterdir() if path.suffix in (".md", ".txt", ".html") and path.stem != "README"
)
HELD_OUT = ("ferry-slots", "moorland-burning", "school-bread", "tribunal-papers")


@pytest.fixture(scope="module")
def extractions() -> dict[str, Extraction]:
    """Every document read."""
    return {path.stem: extract(read_document(path)) for path in DOCUMENTS}


def total(extractions: dict[str, Extraction], table: str, names: list[str]) -> Score:
    """The score of one table over several documents."""
    result = Score(table)
    for name in names:
        result += score_all(extractions[name], STYLES, name)[table]
    return result


def test_every_document_has_a_key() -> None:
    """There are twenty documents, each with figures and with numbers that must never become figures."""
    assert len(DOCUMENTS) == 20
    assert all(key(STYLES, path.stem, table) for path in DOCUMENTS for table in ("figures", "never"))


def test_figures_of_the_sixteen(extractions: dict[str, Extraction]) -> None:
    """On the sixteen documents written for development no figure is wrong, and 201 of 256 are found."""
    names = [path.stem for path in DOCUMENTS if path.stem not in HELD_OUT]
    score = total(extractions, "figures", names)
    assert score.wrong == []
    assert score.recall >= 0.78, score


def test_figures_of_the_four(extractions: dict[str, Extraction]) -> None:
    """On the four documents that were held out at first no figure is wrong by now, and 26 of 48 are found."""
    score = total(extractions, "figures", list(HELD_OUT))
    assert score.wrong == []
    assert score.recall >= 0.54, score


# table: least precision, least recall over all twenty documents, rounded down from what was measured
OTHERS = {
    "questions": (0.71, 0.66),
    "facts": (0.97, 0.99),
    "quotations": (0.97, 0.94),
    "commitments": (0.96, 0.91),
    "said": (1.0, 1.0),
    "organisations": (0.88, 0.79),
}


@pytest.mark.parametrize("table", OTHERS)
def test_other_tables(table: str, extractions: dict[str, Extraction]) -> None:
    """Over all documents, no other table falls below the precision and the recall that were measured."""
    score = total(extractions, table, [path.stem for path in DOCUMENTS])
    precision, recall = OTHERS[table]
    assert score.precision >= precision, score
    assert score.recall >= recall, score


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_tempting_numbers_never_become_figures(path: Path, extractions: dict[str, Extraction]) -> None:
    """Thresholds, rates, polls and earlier consultations never become figures, in any document."""
    assert never(extractions[path.stem], STYLES, path.stem) == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_every_row_has_a_question_and_a_place(path: Path, extractions: dict[str, Extraction]) -> None:
    """Every figure is of a question that is listed, every row has a locator, every unclaimed number a reason."""
    extraction = extractions[path.stem]
    asked = {question.question_id for question in extraction.questions}
    assert len(asked) == len(extraction.questions)
    assert {figure.question_id for figure in extraction.figures} <= asked
    assert all(row["locator"] for table in extraction.TABLES for row in rows(extraction, table))
    assert all(row.reason for row in extraction.unclaimed)


def test_scoring_counts_what_is_wrong(extractions: dict[str, Extraction]) -> None:
    """The measurement is not blind: another document's key makes every figure wrong."""
    score = score_all(extractions["night-coaches"], STYLES, "seed-grants")["figures"]
    assert (score.right, len(score.wrong)) == (0, len(extractions["night-coaches"].figures))
