"""One input for the findings, from a folder and from a document."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.report.invented import FIGURES, QUESTIONS, SOURCE, evidence
from wtanalysis.consultation import load_consultation
from wtanalysis.documents.model import Document, Paragraph
from wtanalysis.errors import DocumentError
from wtanalysis.findings import Evidence, from_consultation, from_extraction, load_evidence
from wtanalysis.findings.evidence import position
from wtanalysis.provenance import Source
from wtanalysis.published.model import Commitment, Extraction, Fact, Unclaimed


def extraction(**changes: object) -> Extraction:
    """A synthetic extraction."""
    values = {
        "source": SOURCE,
        "title": "Parks",
        "questions": QUESTIONS,
        "figures": FIGURES,
        "left_out": {"page numbers": 3},
    }
    return Extraction(**{**values, **changes})  # type: ignore[arg-type]


def test_folder_and_saved_copy_agree(repository: Path, tmp_path: Path) -> None:
    """The embedded consultation gives the same evidence read from its folder and from a saved copy."""
    folder = repository / "data" / "working-together-2023"
    loaded = load_evidence(folder)
    saved = tmp_path / "evidence.json"
    saved.write_text(loaded.to_json(), encoding="utf-8")
    assert load_evidence(folder, saved) == loaded
    assert loaded.counts()["questions"] == len(load_consultation(folder).questions)


def test_source_is_the_response(repository: Path) -> None:
    """Locators of a consultation folder point into the document in the role of response."""
    consultation = load_consultation(repository / "data" / "working-together-2023")
    assert from_consultation(consultation).source == consultation.documents["response"].source


def test_extraction_counts_what_it_put_aside() -> None:
    """Numbers that no row claims are counted beside what the reader left out."""
    aside = from_extraction(extraction(unclaimed=(Unclaimed("5%", "percent", "s", "L9", "no base"),))).left_out
    assert aside == {"page numbers": 3, "numbers not claimed": 1}


def test_printed_dates_describe_the_source() -> None:
    """What the document prints about its publication and its window stands in for what no folder tells."""
    dates = (("published", "2031-05-06"), ("window_open", "2031-01-02"), ("window_close", "2031-02-03"))
    told = tuple(Fact(kind, kind, value, "date", "", "L1") for kind, value in dates)
    made = from_extraction(extraction(source=Source("a.txt", "0" * 64), facts=told))
    assert (made.source.date, made.opened, made.closed) == ("2031-05-06", "2031-01-02", "2031-02-03")
    assert from_extraction(extraction(facts=told)).source.date == SOURCE.date


def test_lines_where_a_commitment_is_repeated() -> None:
    """The place of a repetition is shown in the document's words, like the place where a commitment first stands."""
    paragraphs = (Paragraph("body", "Fares will fall.", "L4"), Paragraph("body", "Fares will fall soon.", "L9"))
    row = Commitment("c1", "Fares", "", "list", "will", 1, "lower fares", "firm", "now", "", "L4", "L9")
    made = from_extraction(extraction(commitments=(row,)), Document(SOURCE, "Fares", (), paragraphs))
    assert made.lines == {"L4": "Fares will fall.", "L9": "Fares will fall soon."}


def test_lines_of_a_document() -> None:
    """With the document at hand, every locator that a row uses has the words of that very line, and no other has."""
    paragraphs = (
        Paragraph("body", "Before the break, after it.", "L10", breaks=((18, "L11"),)),
        Paragraph("body", "Not used.", "L99"),
    )
    made = from_extraction(extraction(), Document(SOURCE, "Parks", (), paragraphs))
    assert made.lines == {"L10": "Before the break,", "L11": "after it."}


def test_round_trip() -> None:
    """Evidence survives being saved, tuples and missing values included."""
    assert Evidence.from_json(evidence().to_json()) == evidence()


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"title": 1}'])
def test_not_evidence(tmp_path: Path, text: str) -> None:
    """A file that is no saved evidence is refused with the next step."""
    path = tmp_path / "other.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DocumentError, match="name the response document"):
        load_evidence("nowhere", path)


def test_missing_file(tmp_path: Path) -> None:
    """A file that is not there is named."""
    with pytest.raises(DocumentError, match=r"gone\.json: no such file"):
        load_evidence("nowhere", tmp_path / "gone.json")


def test_positions_sort() -> None:
    """Pages, paragraphs and lines sort as numbers, and rows without a place come last."""
    assert sorted(["p10", "p9¶45", "p9¶5", "", "p9"], key=position) == ["p9", "p9¶5", "p9¶45", "p10", ""]
