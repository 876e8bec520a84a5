"""The editions of the guidance that a consultation folder names."""

from __future__ import annotations

from pathlib import Path

import pytest

from wtanalysis.consultation import load_consultation
from wtanalysis.errors import ConsultationError, TableError
from wtanalysis.provenance import sha256_of

BASE = """
name = "ferries"
title = "Fares of ferries"
publisher = "Anytown Council"
opened = 2023-01-02
closed = 2023-02-03
tables = ["questions"]

[documents.guidance-2023]
title = "Ferries: the code"
publisher = "Department for Ferries"
date = "2023-12"
"""
TWO = """
[[guidance]]
edition = "2023"
file = "editions/code.md"
document = "guidance-2023"

[[guidance]]
edition = "2018"
file = "outline.md"
"""
OUTLINE = """# Ferries: the code
edition: 2018
kind: outline
> An outline in our own words.
## Fares
- [operators | must] Show the fares. {briefing-2018:7}
"""


def folder_with(path: Path, more: str) -> Path:
    """A consultation folder with two editions beside it, the definition ending with ``more``."""
    (path / "editions").mkdir()
    (path / "consultation.toml").write_text(BASE + more, encoding="utf-8")
    (path / "questions.csv").write_text(
        "question_id,section,topic,text,scale,base,base_unit,comments,status,reason,locator\n"
        "later,,Hours,Close later?,yes_no_dk,120,responses,,reported,,L4\n"
    )
    (path / "editions" / "code.md").write_text("# Ferries: the code\n\n## Fares\n\n1. A fare is £2.\n", "utf-8")
    (path / "outline.md").write_text(OUTLINE, encoding="utf-8")
    return path


def test_editions_in_the_order_of_the_folder(tmp_path: Path) -> None:
    """Editions come in the order in which they are named, an outline beside a full text, with what is known of them."""
    consultation = load_consultation(folder_with(tmp_path, TWO))
    assert list(consultation.guidance) == ["2023", "2018"]
    full, outline = consultation.guidance.values()
    assert (full.edition, full.publisher, full.date, full.outline) == (
        "2023", "Department for Ferries", "2023-12", False,
    )  # fmt: skip
    assert outline.outline
    assert outline.passages[0].stated is not None
    assert consultation.edition("2018") is outline


def test_files_are_sources(tmp_path: Path) -> None:
    """The files of editions are among the sources of the consultation, with their hashes."""
    folder = folder_with(tmp_path, TWO)
    known = {source.name: source.sha256 for source in load_consultation(folder).sources}
    assert known["editions/code.md"] == sha256_of(folder / "editions" / "code.md")
    assert known["outline.md"] == sha256_of(folder / "outline.md")


def test_a_file_is_read_when_asked_for(tmp_path: Path) -> None:
    """A fault inside an edition meets those who ask for it, not those who load the folder; and it names its line."""
    folder = folder_with(tmp_path, TWO)
    (folder / "outline.md").write_text(OUTLINE + "- no source\n", encoding="utf-8")
    consultation = load_consultation(folder)
    assert consultation.guidance["2023"].passages
    with pytest.raises(TableError, match=r"outline\.md:7 a provision without a source"):
        consultation.edition("2018")


def test_without_editions(tmp_path: Path) -> None:
    """A folder that names no edition has none, and asking for one says so."""
    consultation = load_consultation(folder_with(tmp_path, ""))
    assert dict(consultation.guidance) == {}
    with pytest.raises(ConsultationError, match=r"no edition '2018', expected one of none"):
        consultation.edition("2018")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"outline.md"', '"../outline.md"', "is outside the folder"),
        ('"outline.md"', '"none.md"', "no file 'none.md', expected a file in the folder"),
        ('"2018"', '"2023"', "'2023' stands twice"),
        ('"2018"', "2018", "edition is not text"),
        ('"guidance-2023"', '"guidance-2024"', "expected one such as guidance-2023"),
        ("file = ", "fille = ", "unknown key 'fille', expected one such as file"),
    ],
)
def test_faults_name_the_key(tmp_path: Path, old: str, new: str, told: str) -> None:
    """Each fault says what is wrong, what was expected, and the line of the definition."""
    folder = folder_with(tmp_path, TWO.replace(old, new, 1) if old != '"2018"' else TWO.replace(old, new))
    with pytest.raises(ConsultationError, match=r"consultation\.toml:\d+") as fault:
        load_consultation(folder)
    assert told in str(fault.value)


def test_an_outline_of_another_edition(tmp_path: Path) -> None:
    """An outline that calls itself another edition than the folder does is a fault."""
    consultation = load_consultation(folder_with(tmp_path, TWO.replace('"2018"', '"2015"')))
    with pytest.raises(ConsultationError, match="calls itself edition '2018'"):
        consultation.edition("2015")


def test_editions_of_the_real_folder(repository: Path) -> None:
    """Working Together 2023 names the outlines of 2018 and 2023, in this order, and calls neither of them current."""
    consultation = load_consultation(repository / "data" / "working-together-2023")
    assert list(consultation.guidance) == ["2018", "2023"]
    old, new = consultation.guidance.values()
    assert old.outline
    assert new.outline
    assert (old.date, new.date) == ("2018-07", "2023-12")
    assert {source.name for source in consultation.sources} >= {"guidance/2018.md", "guidance/2023.md"}
