"""What a summary of changes or a briefing says of an edition, statement by statement."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from wtanalysis import tables
from wtanalysis.documents.model import Document, Paragraph
from wtanalysis.documents.sentences import sentences
from wtanalysis.errors import TableError
from wtanalysis.guidance.claim_model import CLAIM_KINDS, Claim
from wtanalysis.guidance.claim_words import is_background, is_elsewhere, is_told_apart, kind_of, statements

__all__ = ["CLAIM_KINDS", "TABLE", "Claim", "read_claims", "read_claims_table"]
TABLE = ("claim_id", "document", "chapter", "text", "locator", "kind")
_CHAPTER = re.compile(
    r"\b(?:chapter|annex|appendix|part|schedule)\s+"
    r"(?:\d+|[A-Z]\b|[IVX]+\b|one|two|three|four|five|six|seven|eight|nine|ten)",
    re.IGNORECASE,
)
_PARAGRAPHS = re.compile(
    r"\bpara(?:graph)?s?\.?\s+(\d+(?:\.\d+)*[a-z]?(?:\s*(?:[-–,&]|to|and)\s*\d+(?:\.\d+)*[a-z]?)*)", re.IGNORECASE
)
_NUMBERS = re.compile(r"^\d+(?:\.\d+)*[a-z]?(?:\s*(?:[-–,&]|to|and)\s*\d+(?:\.\d+)*[a-z]?)*$", re.IGNORECASE)
_LEADS = re.compile(r":\s*$")
_OPENS_CHAPTER = re.compile(r"^this (?:is a new )?chapter\b", re.IGNORECASE)
_TELLS = re.compile(r"change|amend|summary|what|descri|update|detail|revision|new text|comment|nature", re.IGNORECASE)
_WHEN = re.compile(r"\bdate\b|\bversion\b|\bwhen\b|\bauthor\b|\bpage\b", re.IGNORECASE)


def read_claims(document: Document, name: str = "") -> tuple[Claim, ...]:
    r"""The claims of a summary of changes or a briefing.

    Args:
        document: as read from its file.
        name: its short name; the file's without one.

    Returns:
        One claim a statement, in order; one a row of a table of changes, with what its other cells say of the place.
        What speaks of the publication itself, references and menus are left out.

    >>> import tempfile, pathlib
    >>> from wtanalysis.documents.readers import read_document
    >>> path = pathlib.Path(tempfile.mkdtemp()) / "changes.md"
    >>> _ = path.write_text("# Changes\n\n## Chapter 2\n\n- Adds a duty to publish.\n- Removes the old forms.\n")
    >>> [(claim.kind, claim.text) for claim in read_claims(read_document(path))]
    [('added', 'Adds a duty to publish.'), ('removed', 'Removes the old forms.')]
    """
    name = name or document.source.name.rpartition(".")[0]
    found: list[Claim] = []
    for chapter, text, locator, lead_in in _told(document):
        kind = _kind(text, lead_in)
        found.append(Claim(f"{name}-{len(found) + 1}", name, chapter, text, locator, kind, lead_in))
    return tuple(found)


def _told(document: Document) -> Iterator[tuple[tuple[str, ...], str, str, str]]:
    """Place, words, locator and lead-in of each statement."""
    named: tuple[str, ...] = ()
    section = -1
    for paragraph in document.paragraphs:
        if paragraph.section != section or _OPENS_CHAPTER.match(paragraph.text):
            named, section = (), paragraph.section
        if paragraph.kind in ("heading", "footnote") or _in_background(document, paragraph):
            continue
        if paragraph.kind == "table":
            yield from _row(document, paragraph)
            continue
        lead = document.paragraphs[paragraph.lead_in] if paragraph.lead_in >= 0 else None
        introduced = lead.text if lead and lead.kind != "heading" and _LEADS.search(lead.text) else ""
        told = tuple(_CHAPTER.findall(paragraph.text)[:1])
        named = told if told and paragraph.kind == "body" else named
        if is_elsewhere(introduced) or _is_lead(paragraph):
            continue
        for start, end in sentences(paragraph.text):
            for part in statements(paragraph.text[start:end]):
                if not is_told_apart(part):
                    chapter = (*document.path(paragraph)[-2:], *named, *_places(part))
                    yield tuple(dict.fromkeys(chapter)), part, paragraph.locator_at(start), introduced


def _in_background(document: Document, paragraph: Paragraph) -> bool:
    """Whether the nearest heading tells of background; the title of the document, at the root, does not count."""
    if paragraph.section < 0:
        return False
    section = document.sections[paragraph.section]
    root = section.parent < 0 and any(other.parent == paragraph.section for other in document.sections)
    return not root and is_background(section.title)


def _row(document: Document, paragraph: Paragraph) -> Iterator[tuple[tuple[str, ...], str, str, str]]:
    """A row of a table of changes: the cell that tells what was done, and as its place the others."""
    header = paragraph.header
    if not header or tuple(paragraph.cells) == tuple(header):
        return
    cells = [cell.strip() for cell in paragraph.cells]
    titles = [title.strip() for title in header] + [""] * (len(cells) - len(header))
    telling = [i for i, title in enumerate(titles[: len(cells)]) if _TELLS.search(title) and cells[i]]
    at = telling[-1] if telling else max(range(len(cells)), key=lambda i: (len(cells[i].split()), i))
    text = cells[at]
    if is_told_apart(text) and kind_of(text) == "content":
        return
    where = [
        _place(titles[i], cell) for i, cell in enumerate(cells) if i != at and cell and not _WHEN.search(titles[i])
    ]
    chapter = (*document.path(paragraph)[-1:], *where, *_places(text))
    yield tuple(dict.fromkeys(chapter)), text, paragraph.locator, ""


def _place(title: str, cell: str) -> str:
    """A cell that says where, with what its column is called where the cell holds numbers alone."""
    if _NUMBERS.match(cell):
        return f"Chapter {cell}" if re.search(r"chapter", title, re.IGNORECASE) else f"Paragraph {cell}"
    return cell


def _places(text: str) -> tuple[str, ...]:
    """The chapters and paragraphs that a statement names."""
    return (*_CHAPTER.findall(text), *(f"Paragraph {numbers}" for numbers in _PARAGRAPHS.findall(text)))


def _is_lead(paragraph: Paragraph) -> bool:
    """Whether a paragraph only leads in to a list."""
    return bool(_LEADS.search(paragraph.text)) and (
        len(paragraph.text.split()) < 12 or kind_of(paragraph.text) == "content"
    )


def _kind(text: str, lead_in: str) -> str:
    """The kind of a statement; an item that tells nothing itself takes that of its lead-in."""
    kind = kind_of(text)
    return kind_of(lead_in) if kind == "content" and kind_of(lead_in) in ("added", "removed") else kind


def read_claims_table(path: str | Path) -> tuple[Claim, ...]:
    """Claims that people wrote down: a CSV file with the columns ``claim_id, document, chapter, text, locator, kind``.

    Raises:
        TableError: a column is missing, an id stands twice, or a kind is not known.
    """
    path = Path(path)
    found: dict[str, Claim] = {}
    for row, cells in enumerate(tables.read(path, TABLE), start=2):
        if cells["kind"] not in CLAIM_KINDS:
            raise TableError(
                f"kind {cells['kind']!r}", "one of " + ", ".join(CLAIM_KINDS), "correct it", path.name, row, "kind"
            )
        if cells["claim_id"] in found:
            raise TableError("an id twice", "an id a row", "give it another", path.name, row, "claim_id")
        chapter = tuple(part for part in cells["chapter"].split(tables.LIST_MARK) if part)
        given = (cells["claim_id"], cells["document"], chapter, cells["text"], cells["locator"], cells["kind"])
        found[cells["claim_id"]] = Claim(*given)
    return tuple(found.values())
