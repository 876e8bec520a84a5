"""A document as one edition of guidance: chapters, sections, and the passages that are compared."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from wtanalysis.documents.model import Document, Paragraph
from wtanalysis.guidance.chapters import Chapters, chapters, is_annex, is_sentence, printed_number
from wtanalysis.guidance.front import date_of, imprint, is_text, publisher_of
from wtanalysis.guidance.glossary_entries import glossary_terms
from wtanalysis.guidance.model import Guidance, Passage, PassageKind
from wtanalysis.guidance.reading_notes import reading_notes

KINDS: dict[str, PassageKind] = {
    "numbered": "paragraph", "body": "paragraph", "heading": "paragraph", "bullet": "bullet", "table": "table",
    "footnote": "footnote", "quotation": "quotation", "caption": "caption",
}  # fmt: skip
IMPRINT = "lines of the title page and imprint"
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def read_edition(path: str | Path, name: str = "", publisher: str = "", date: str = "") -> Guidance:
    r"""One edition of guidance from a file: an outline, or a document of any format that is read.

    Args:
        path: the file.
        name: the short name of the edition; an outline says its own.
        publisher: who published it, where the file does not say.
        date: when, where the file does not say.

    Returns:
        The edition.

    Raises:
        DocumentError: a file that cannot be read.
        TableError: an outline with a line that does not fit.

    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "ferries.md"
    >>> _ = path.write_text("# Ferries 2023\n\n## Fares\n\n1. A fare is £2.\n\n## Boats\n\n2. They float.\n")
    >>> read_edition(path)
    Guidance('2023': 2 chapters, 2 paragraph)
    """
    from wtanalysis.guidance.outlines import is_outline, read_outline

    if is_outline(path):
        read = read_outline(path)
        return replace(read, publisher=read.publisher or publisher, date=read.date or date)
    from wtanalysis.documents.readers import read_document

    return edition(read_document(path), name, publisher, date)


def edition(document: Document, name: str = "", publisher: str = "", date: str = "") -> Guidance:
    """A document as one edition of guidance.

    Args:
        document: any document that :func:`wtanalysis.documents.readers.read_document` gave.
        name: the short name of the edition; without one the year in its title, else its date, else the file's name.
        publisher: who published it, where the document does not say.
        date: when, where the document does not say.

    Returns:
        The edition. Headings become sections; every other paragraph of the document is a passage, but for the title
        page and the imprint, which ``left_out`` counts. ``notes`` says what a reader must know of the reading.

    >>> from wtanalysis.documents.model import Section
    >>> from wtanalysis.provenance import Source
    >>> parts = (Section(1, "Fares", "L1"),)
    >>> said = (Paragraph("heading", "Fares", "L1", level=1, section=0), Paragraph("body", "£2.", "L3", section=0))
    >>> edition(Document(Source("ferries-2023.md", ""), "Ferries", parts, said))
    Guidance('2023': 1 chapters, 1 paragraph)
    """
    before = _first_text(document)
    aside = imprint(document, before)
    sentences = _sentences(document)
    kept = [
        i for i, p in enumerate(document.paragraphs)
        if i not in aside and (p.section in sentences if p.kind == "heading" else True)
    ]  # fmt: skip
    found = chapters(
        document.sections, _words(document, kept), document.title, _dropped(document, kept, before, sentences)
    )
    passages = _passages(document, kept, found)
    lines = [document.paragraphs[i].text for i in sorted(aside)]
    told = date_of(document, lines) or date or document.source.date
    left_out = dict(document.left_out) | ({IMPRINT: len(aside)} if aside else {})
    return Guidance(
        document.source, name or _named(document, told), document.title,
        publisher_of(lines) or publisher or document.source.publisher, told, found.parts, passages,
        notes=reading_notes(document, found.parts, passages), left_out=left_out,
    )  # fmt: skip


def named_apart(old: Guidance, new: Guidance) -> tuple[Guidance, Guidance]:
    """Two editions under names that differ: of one year, their dates; of one date, their files; else ``(1)``, ``(2)``.

    >>> from wtanalysis.provenance import Source
    >>> two = [Guidance(Source("a.md", ""), "2023", "Ferries", date=date) for date in ("2023-02", "2023-12")]
    >>> [named.edition for named in named_apart(*two)]
    ['2023-02', '2023-12']
    """
    if old.edition != new.edition:
        return old, new
    stems = [guidance.source.name.rpartition(".")[0] for guidance in (old, new)]
    for names in ([old.date, new.date], stems, [f"{old.edition} (1)", f"{new.edition} (2)"]):
        if all(names) and names[0] != names[1]:
            break
    return replace(old, edition=names[0]), replace(new, edition=names[1])


def _first_text(document: Document) -> int:
    """The heading below which text first stands, as an index; without headings, the first paragraph that is text."""
    heading = -1
    for i, p in enumerate(document.paragraphs):
        if p.kind == "heading":
            heading = i
        elif (heading >= 0 or not document.sections) and is_text(p, document):
            return i if heading < 0 else heading
    return 0


def _sentences(document: Document) -> frozenset[int]:
    """Sections that are sentences set as headings, with nothing below them."""
    parents = {section.parent for section in document.sections}
    return frozenset(i for i, s in enumerate(document.sections) if i not in parents and is_sentence(s.title))


def _words(document: Document, kept: Sequence[int]) -> list[int]:
    words = [0] * len(document.sections)
    for i in kept:
        if (section := document.paragraphs[i].section) >= 0:
            words[section] += document.paragraphs[i].text.count(" ") + 1
    return words


def _dropped(document: Document, kept: Sequence[int], before: int, sentences: frozenset[int]) -> frozenset[int]:
    """Sections that are no section of the edition: those of the title page, and sentences set as headings."""
    full: set[int] = set()
    for i in kept:
        section = document.paragraphs[i].section
        while section >= 0 and section not in full:
            full.add(section)
            section = document.sections[section].parent
    front = {p.section for p in document.paragraphs[:before] if p.kind == "heading"}
    titles = {
        i
        for i in front - full
        if not (printed_number(document.sections[i].title) or is_annex(document.sections[i].title))
    }
    return sentences | titles


def _passages(document: Document, kept: Sequence[int], found: Chapters) -> tuple[Passage, ...]:
    section_of = {i: _became(document.paragraphs[i], found) for i in kept}
    terms = glossary_terms(document.paragraphs, found.parts, section_of)
    passages: list[Passage] = []
    at: dict[int, int] = {}
    opening = _Opening()
    for index, i in enumerate(kept):
        p = document.paragraphs[i]
        at[i] = index
        lead = at.get(p.lead_in, -1) if p.lead_in < i else -1
        kind = "glossary" if i in terms else KINDS[p.kind]
        if lead < 0:
            lead, kind = opening.leads(p, kind, section_of[i])
        level = (p.level or 1) if kind == "bullet" else 0
        passages.append(Passage(index, kind, p.text, p.locator, p.number, section_of[i], lead, level, terms.get(i, "")))
        opening.saw(passages[-1])
    return tuple(passages)


def _became(p: Paragraph, found: Chapters) -> int:
    return found.became[p.section] if p.section >= 0 else -1


class _Opening:
    """The passage that ended with a colon and still leads in to what follows it."""

    def __init__(self) -> None:
        self.index = -1
        self.section = -1

    def saw(self, passage: Passage) -> None:
        """Remember a passage: a colon opens, a full paragraph that nothing introduced closes."""
        if passage.kind == "footnote":
            return
        if passage.text.endswith(":") and (passage.kind != "bullet" or passage.lead_in < 0):
            self.index, self.section = passage.index, passage.section
        elif passage.lead_in < 0 or passage.lead_in < self.index:
            self.index = -1

    def leads(self, p: Paragraph, kind: PassageKind, section: int) -> tuple[int, PassageKind]:
        """The lead-in of a paragraph that the reader left without one, and what kind it is then."""
        if self.index < 0 or section != self.section:
            return -1, kind
        if kind in ("bullet", "table"):
            return self.index, kind
        fragment = (
            p.kind == "body"
            and kind == "paragraph"
            and (p.text[:1].islower() or p.text.endswith((";", "; and", "; or")))
        )
        return (self.index, "bullet") if fragment else (-1, kind)


def _named(document: Document, date: str) -> str:
    years: list[str] = _YEAR.findall(document.title)
    if years and document.title != document.source.name.rpartition(".")[0]:
        return years[-1]
    in_name: list[str] = _YEAR.findall(document.source.name)
    return date or (in_name[-1] if in_name else document.source.name.rpartition(".")[0])
