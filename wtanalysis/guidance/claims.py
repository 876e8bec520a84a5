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
from wtanalysis.guidance.claim_places import Where, apart, is_place, placed, where_of
from wtanalysis.guidance.claim_tables import Tables, Told, counted_sections, listed, unlisted
from wtanalysis.guidance.claim_words import is_background, is_elsewhere, is_told_apart, kind_of, statements
from wtanalysis.guidance.labels import LABELS, called

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
_LEADS = re.compile(r":\s*$")
_OPENS_CHAPTER = re.compile(r"^this (?:is a new )?chapter\b", re.IGNORECASE)


def read_claims(document: Document, name: str = "") -> tuple[Claim, ...]:
    r"""The claims of a summary of changes or a briefing, or of the table of changes in a guidance document itself.

    Args:
        document: as read from its file.
        name: its short name; the file's without one.

    Returns:
        One claim a statement, in order; one a sentence of an entry of a table of changes, with its place. Of a whole
        guidance document only the sections that are headed table or summary of changes count. What speaks of the
        publication itself, references and menus are left out.

    Raises:
        DocumentError: a whole guidance document without a section of changes.

    >>> import tempfile, pathlib
    >>> from wtanalysis.documents.readers import read_document
    >>> path = pathlib.Path(tempfile.mkdtemp()) / "changes.md"
    >>> _ = path.write_text("# Changes\n\n## Chapter 2\n\n- Adds a duty to publish.\n- Removes the old forms.\n")
    >>> [(claim.kind, claim.text) for claim in read_claims(read_document(path))]
    [('added', 'Adds a duty to publish.'), ('removed', 'Removes the old forms.')]
    """
    name = name or document.source.name.rpartition(".")[0]
    found: list[Claim] = []
    reader = _Reader(document)
    for told in reader.told():
        kind = told.kind or _kind(told.text, told.lead_in)
        count, label = f"{name}-{len(found) + 1}", called(told.text) or reader.label
        found.append(Claim(count, name, told.chapter, told.text, told.locator, kind, told.lead_in, told.where, label))
    return tuple(found)


class _Reader:
    """Goes through a document and remembers the place that a line, a heading or a chapter's name has set."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.tables = Tables(document)
        self.named: tuple[str, ...] = ()
        self.place: tuple[str, ...] = ()
        self.section = -1
        self.label = called(document.title)

    def told(self) -> Iterator[Told]:
        """Every statement."""
        counted = counted_sections(self.document)
        for paragraph in self.document.paragraphs:
            if paragraph.kind == "heading":
                self.label = called(paragraph.text) or self.label
            if counted is not None and paragraph.section not in counted:
                continue
            if paragraph.section != self.section:
                self.named, self.place, self.section = (), (), paragraph.section
            if _OPENS_CHAPTER.match(paragraph.text):
                self.named = ()
            if paragraph.kind in ("heading", "footnote") or _in_background(self.document, paragraph):
                continue
            yield from self.tables.rows(paragraph) if paragraph.kind == "table" else self._paragraph(paragraph)

    def _paragraph(self, paragraph: Paragraph) -> Iterator[Told]:
        """A paragraph that is no row: a line that says where, an entry with its place, or prose."""
        text = paragraph.text
        if is_place(text):
            part = bool(where_of((text,)).parts) and not where_of((text,)).numbered
            self.place = (text,) if part else (*(one for one in self.place if where_of((one,)).parts), text)
            return
        rows = apart(text)
        if len(rows) > 1 or placed(rows[0])[0]:
            parts = tuple(one for one in self.place if not where_of((one,)).numbered)
            for row in rows:
                place, rest = placed(row)
                self.place = (*parts, place) if place else self.place
                yield from listed(self.document, paragraph, self.place, rest)
            return
        headed = self.place or tuple(
            title for title in self.document.path(paragraph)[-1:] if is_place(title) and where_of((title,)).numbered
        )
        if headed and not is_told_apart(text):
            yield from listed(self.document, paragraph, headed, text)
            return
        yield from self._prose(paragraph)

    def _prose(self, paragraph: Paragraph) -> Iterator[Told]:
        document = self.document
        lead = document.paragraphs[paragraph.lead_in] if paragraph.lead_in >= 0 else None
        introduced = lead.text if lead and lead.kind != "heading" and _LEADS.search(lead.text) else ""
        named = tuple(_CHAPTER.findall(paragraph.text)[:1])
        self.named = named if named and paragraph.kind == "body" else self.named
        if is_elsewhere(introduced) or _is_lead(paragraph):
            return
        for start, end in sentences(paragraph.text):
            for part in statements(paragraph.text[start:end]):
                if not is_told_apart(part):
                    chapter = (*document.path(paragraph)[-2:], *self.named, *_places(part))
                    where = unlisted(where_of(_places(part), part))
                    yield Told(tuple(dict.fromkeys(chapter)), part, paragraph.locator_at(start), introduced, where)


def _in_background(document: Document, paragraph: Paragraph) -> bool:
    """Whether the nearest heading tells of background; the title of the document, at the root, does not count."""
    if paragraph.section < 0:
        return False
    section = document.sections[paragraph.section]
    root = section.parent < 0 and any(other.parent == paragraph.section for other in document.sections)
    return not root and is_background(section.title)


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

    A column ``label`` may say which changes their document calls factual or substantive.

    Raises:
        TableError: a column is missing, an id stands twice, or a kind or label is not known.
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
        places = tuple(part for part in chapter if is_place(part))
        where = where_of(places)
        label = cells.get("label", "")
        if label and label not in LABELS:
            raise TableError(f"label {label!r}", " or ".join(LABELS), "correct it", path.name, row, "label")
        found[cells["claim_id"]] = Claim(*given, where=where if where.numbered else Where(), label=label)
    return tuple(found.values())
