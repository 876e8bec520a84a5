"""The PDFs of ../shared: paragraphs, sections, tables and footnotes as counted on their pages."""

from __future__ import annotations

import csv
import hashlib
import re
from pathlib import Path

import pytest

from wtanalysis.documents.model import Document, Paragraph, plain
from wtanalysis.documents.readers.pdf import read_pdf

KEY = Path(__file__).parents[1] / "backtests" / "working_together_2023_pdf" / "paragraphs.csv"
DIGEST = "7926118cc517744de98b36bf6040c9d63aab3c0fe29604b3238638e9e7345c31"


@pytest.fixture(scope="module")
def edition(shared: Path) -> Document:
    """The edition of December 2023."""
    return read_pdf(shared / "sources" / "guidance" / "working-together-2023.pdf")


@pytest.fixture(scope="module")
def draft(shared: Path) -> Document:
    """The draft planning framework."""
    return read_pdf(shared / "realdata" / "nppf" / "Draft_NPPF_December_2025.pdf")


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    """The rows of the key."""
    with KEY.open(newline="", encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


def facts(document: Document, index: int) -> dict[str, str]:
    """What the key says of a numbered paragraph, of the document as read."""
    paragraph = document.paragraphs[index]
    words = plain(paragraph.text).split()
    bullets = 0
    for after in document.paragraphs[index + 1 :]:
        if after.kind in ("numbered", "heading"):
            break
        bullets += after.kind == "bullet"
    return {
        "number": paragraph.number, "page": sheet(paragraph), "last_page": sheet(paragraph, len(paragraph.text) - 1),
        "words": str(len(words)), "first_word": words[0], "last_word": words[-1],
        "notes": " | ".join(mark for _, mark in paragraph.notes), "bullets": str(bullets),
        "sha256": hashlib.sha256(plain(paragraph.text).encode()).hexdigest()[:16],
    }  # fmt: skip


def sheet(paragraph: Paragraph, offset: int = 0) -> str:
    """The page of a character."""
    return paragraph.locator_at(offset).partition("¶")[0].removeprefix("p")


def numbered(document: Document) -> list[int]:
    """Where the numbered paragraphs are."""
    return [index for index, paragraph in enumerate(document.paragraphs) if paragraph.kind == "numbered"]


def test_the_document_is_the_one_of_the_key(edition: Document) -> None:
    """The key was made of this very file."""
    assert edition.source.sha256 == DIGEST
    assert edition.title == "Working together to safeguard children 2023: statutory guidance"


def test_numbered_paragraphs_are_1_to_403(edition: Document) -> None:
    """Contiguous, in order, none twice; pages never go back; every locator says page and number."""
    found = [edition.paragraphs[index] for index in numbered(edition)]
    assert [paragraph.number for paragraph in found] == [str(n) for n in range(1, 404)]
    pages = [int(sheet(paragraph)) for paragraph in found]
    assert pages == sorted(pages)
    assert all(p.locator == f"p{page}¶{p.number}" for p, page in zip(found, pages, strict=True))


@pytest.mark.parametrize("read", [True, False], ids=["read by eye", "not read"])
def test_numbered_paragraphs_are_as_in_the_key(edition: Document, rows: list[dict[str, str]], read: bool) -> None:
    """Pages, words, footnote marks, list items and the hash of the text, of the samples and of the others."""
    wanted = [{k: v for k, v in row.items() if k != "read_by_eye"} for row in rows if bool(row["read_by_eye"]) == read]
    by_number = {edition.paragraphs[index].number: index for index in numbered(edition)}
    assert len(wanted) > 70
    assert [facts(edition, by_number[row["number"]]) for row in wanted] == wanted


def test_nothing_of_notes_or_headings_is_in_numbered_paragraphs(edition: Document) -> None:
    """No numbered paragraph ends with a footnote or heading beside it, or begins or ends in a sentence's middle."""
    for index in numbered(edition):
        paragraph = edition.paragraphs[index]
        beside = [p for p in edition.paragraphs[max(index - 8, 0) : index + 9] if p.kind in ("footnote", "heading")]
        assert not any(len(p.text) > 25 and paragraph.text.endswith(p.text) for p in beside), paragraph.locator
        assert re.match(r"[“‘(]?[A-Z0-9].*[^-(,]$", paragraph.text), paragraph.locator


def test_footnotes_are_complete(edition: Document) -> None:
    """Footnotes count from 1 without a gap, and every mark in the text has its footnote."""
    marks = [p.number for p in edition.paragraphs if p.kind == "footnote"]
    assert marks == [str(n) for n in range(1, len(marks) + 1)]
    used = {mark for p in edition.paragraphs for _, mark in p.notes}
    assert used <= set(marks)


def test_furniture_is_counted(edition: Document) -> None:
    """Every page but the cover has its number; the contents are 121 entries."""
    assert edition.left_out == {"contents entries": 121, "page numbers": 167}


def test_every_bullet_knows_its_lead_in(edition: Document) -> None:
    """Bullets follow something that introduces them, on the same page or the one before."""
    bullets = [p for p in edition.paragraphs if p.kind == "bullet"]
    leads = [edition.paragraphs[p.lead_in] for p in bullets if p.lead_in >= 0]
    assert len(leads) == len(bullets) > 700
    last = [int(sheet(lead, len(lead.text) - 1)) for lead in leads]
    assert sum(0 <= int(sheet(b)) - page <= 1 for b, page in zip(bullets, last, strict=True)) > 0.95 * len(bullets)


def test_tags_and_layout_give_the_same_paragraphs(
    edition: Document, shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Read with its tags ignored, the file has the same numbered paragraphs, all but one word for word."""
    from wtanalysis.documents.readers import pdf

    title, _, outline = pdf._structure(shared / "sources" / "guidance" / "working-together-2023.pdf")
    monkeypatch.setattr(pdf, "_structure", lambda _: (title, {}, outline))
    bare = read_pdf(shared / "sources" / "guidance" / "working-together-2023.pdf")
    first, second = ([(d.paragraphs[i].number, d.paragraphs[i].text) for i in numbered(d)] for d in (edition, bare))
    assert [n for n, _ in first] == [n for n, _ in second]
    assert sum(a != b for a, b in zip(first, second, strict=True)) <= 3


def test_policies_of_the_draft_framework_are_sections(draft: Document) -> None:
    """20 numbered chapters and six annexes hold the policies; paragraphs count from 1; the print itself skips P4 3."""
    chapters = [s for s in draft.sections if re.match(r"\d+\.", s.title)]
    assert [s.number for s in chapters] == [str(n) for n in range(1, 21)]
    assert [s.title[:7] for s in draft.sections if s.title.startswith("Annex")] == [
        f"Annex {letter}" for letter in "ABCDEF"
    ]
    policies = [index for index, s in enumerate(draft.sections) if re.match(r"[A-Z]{1,3}\d+: ", s.title)]
    assert len(policies) == 133
    gaps = {}
    for index in policies:
        counted = [p.number for p in draft.paragraphs if p.section == index and p.kind == "numbered"]
        if counted != [str(n) for n in range(1, len(counted) + 1)]:
            gaps[draft.sections[index].title.partition(":")[0]] = counted
    assert gaps == {"P4": ["1", "2", "4"]}


def test_footnotes_and_a_level_ruled_table_of_the_draft(draft: Document) -> None:
    """88 footnotes, and the flood zone table of the last sheet with its six columns, which only level lines draw."""
    assert [p.number for p in draft.paragraphs if p.kind == "footnote"] == [str(n) for n in range(1, 89)]
    zones = [p for p in draft.paragraphs if p.kind == "table" and p.locator == "p127"]
    assert [len(p.cells) for p in zones] == [6] * 5
    assert [p.cells[0] for p in zones[1:]] == ["Zone 1", "Zone 2", "Zone 3a †", "Zone 3b *"]


@pytest.mark.parametrize(
    ("name", "pages", "footnotes"),
    [
        ("Childrens_Social_Care_National_Framework__Dec_2023.pdf", 66, 10),
        ("Info_sharing_advice_content_May_2024.pdf", 28, 40),
    ],
)
def test_sister_documents(shared: Path, name: str, pages: int, footnotes: int) -> None:
    """A page number on every sheet but the cover, all footnotes, no paragraph that begins within a sentence."""
    document = read_pdf(shared / "sources" / "guidance" / name)
    assert document.left_out["page numbers"] == pages - 1
    assert [p.number for p in document.paragraphs if p.kind == "footnote"] == [str(n) for n in range(1, footnotes + 1)]
    assert not [p.locator for p in document.paragraphs if p.kind == "body" and p.text[:1] in ",.;)"]
