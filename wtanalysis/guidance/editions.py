"""A document as one edition of guidance: chapters, sections, and the passages that are compared."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from wtanalysis.documents.model import Document, Paragraph, plain
from wtanalysis.guidance.chapters import Chapters, chapters, is_annex, is_sentence, printed_number
from wtanalysis.guidance.front import (
    contents,
    contents_pages,
    date_of,
    imprint,
    is_text,
    publisher_of,
    title_of,
    title_page,
)
from wtanalysis.guidance.glossary_entries import glossary_terms
from wtanalysis.guidance.model import Guidance, Passage, PassageKind
from wtanalysis.guidance.notes_apart import notes_apart
from wtanalysis.guidance.reading_notes import reading_notes
from wtanalysis.guidance.run_on import restored

KINDS: dict[str, PassageKind] = {
    "numbered": "paragraph", "body": "paragraph", "heading": "paragraph", "bullet": "bullet", "table": "table",
    "footnote": "footnote", "quotation": "quotation", "caption": "caption",
}  # fmt: skip
CONTENTS = "contents entries"
IMPRINT = "lines of the title page and imprint"
_SUBTITLE = 5
_GOES_ON = (";", "; and", "; or")
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
    printed, document = document, restored(notes_apart(document))
    opening = title_page(document)
    before = _first_text(document, opening)
    listed = contents(document)
    aside = imprint(document, before) - listed
    sentences = _sentences(document)
    kept = [
        i for i, p in enumerate(document.paragraphs)
        if i not in aside and i not in listed and (p.kind != "heading" or p.section in sentences)
    ]  # fmt: skip
    titles = _titles(document, kept, before, opening)
    found = chapters(
        document.sections,
        _words(document, kept),
        document.title,
        sentences | set(titles) | {document.paragraphs[i].section for i in listed} & contents_pages(document),
    )
    subtitles = _subtitles(document, titles, opening, kept)
    passages = _passages(document, sorted({*kept, *subtitles}), found, subtitles)
    lines = [document.paragraphs[i].text for i in sorted(aside)]
    if document.title != title_of(document):
        lines.append("HM Government")
    told = date_of(document, lines) or date or document.source.date
    run_on = len(document.sections) - len(printed.sections)
    left_out = dict(document.left_out) | ({IMPRINT: len(aside)} if aside else {})
    if listed:
        left_out[CONTENTS] = left_out.get(CONTENTS, 0) + len(listed)
    return Guidance(
        document.source, name or _named(document, told), title_of(document),
        publisher_of(lines) or publisher or document.source.publisher, told, found.parts, passages,
        notes=reading_notes(document, found.parts, passages, run_on), left_out=left_out,
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


def _first_text(document: Document, opening: int) -> int:
    """The heading below which text first stands, as an index; without headings, the first paragraph that is text."""
    heading = -1
    for i, p in enumerate(document.paragraphs):
        if i < opening:
            continue
        if p.kind == "heading":
            heading = i
        elif (heading >= 0 or not document.sections) and is_text(p, document):
            return i if heading < 0 else heading
    return 0


def _sentences(document: Document) -> frozenset[int]:
    """Sections that are sentences set as headings, with nothing below them."""
    parents = {section.parent for section in document.sections}
    return frozenset(
        i for i, s in enumerate(document.sections)
        if i not in parents and is_sentence(s.title) and (s.parent >= 0 or not s.title.endswith(":"))
    )  # fmt: skip


def _words(document: Document, kept: Sequence[int]) -> list[int]:
    words = [0] * len(document.sections)
    for i in kept:
        if (section := document.paragraphs[i].section) >= 0:
            words[section] += document.paragraphs[i].text.count(" ") + 1
    return words


def _titles(document: Document, kept: Sequence[int], before: int, opening: int) -> dict[int, int]:
    """The headings of the title page, which hold no text beyond it: the section of each, and its paragraph."""
    full: set[int] = set()
    for i in kept:
        section = document.paragraphs[i].section if i >= opening else -1
        while section >= 0 and section not in full:
            full.add(section)
            section = document.sections[section].parent
    front = {p.section: i for i, p in enumerate(document.paragraphs[:before]) if p.kind == "heading"}
    return {
        section: i for section, i in front.items()
        if section not in full and not _is_counted(document.paragraphs[i].text)
    }  # fmt: skip


def _is_counted(title: str) -> bool:
    return bool(printed_number(title)) or is_annex(title)


def _subtitles(document: Document, titles: Mapping[int, int], opening: int, kept: Sequence[int]) -> frozenset[int]:
    """Lines of the title page that say more than the title: a change of them is a change of the edition."""
    lines = [i for i in (*titles.values(), *kept) if i < opening or i in titles.values()]
    title = plain(document.title).casefold()
    texts = {i: plain(document.paragraphs[i].text) for i in lines}
    return frozenset(
        i for i, text in texts.items() if text.casefold() not in title and text.count(" ") + 1 >= _SUBTITLE
    )


def _passages(
    document: Document, kept: Sequence[int], found: Chapters, subtitles: Collection[int]
) -> tuple[Passage, ...]:
    section_of = {i: -1 if i in subtitles else _became(document.paragraphs[i], found) for i in kept}
    terms = glossary_terms(document.paragraphs, found.parts, section_of)
    passages: list[Passage] = []
    at: dict[int, int] = {}
    opening = _Opening()
    by_brackets = not any(p.kind == "numbered" for p in document.paragraphs)
    for index, i in enumerate(kept):
        p = document.paragraphs[i]
        at[i] = index
        lead = at.get(p.lead_in, -1) if p.lead_in < i else -1
        kind = "glossary" if i in terms else "caption" if i in subtitles else KINDS[p.kind]
        if lead < 0 and kind == "bullet" and by_brackets and p.number.isdecimal():
            kind = "paragraph"
        if lead < 0:
            lead, kind = opening.leads(p, kind, section_of[i])
        level = (p.level or 1) if kind == "bullet" else 0
        passages.append(Passage(index, kind, p.text, p.locator, p.number, section_of[i], lead, level, terms.get(i, "")))
        opening.saw(passages[-1])
    return tuple(passages)


def _became(p: Paragraph, found: Chapters) -> int:
    return found.became[p.section] if p.section >= 0 else -1


class _Opening:
    """The passage that ended with a colon and still leads in to what follows it, and what came since."""

    def __init__(self) -> None:
        self.index = -1
        self.section = -1
        self.fresh = False

    def saw(self, passage: Passage) -> None:
        """Remember a passage: a colon opens, a full paragraph that nothing introduced closes."""
        if passage.kind == "footnote":
            return
        if passage.text.endswith(":") and (passage.kind != "bullet" or passage.lead_in < 0):
            self.index, self.section, self.fresh = passage.index, passage.section, True
        elif passage.lead_in < 0 or passage.lead_in < self.index:
            self.index = -1
        else:
            self.section, self.fresh = passage.section, False

    def leads(self, p: Paragraph, kind: PassageKind, section: int) -> tuple[int, PassageKind]:
        """The lead-in of a paragraph that the reader left without one, and what kind it is then.

        A list under a heading of its own right after the colon, such as a box, is still what the colon announced.
        """
        if self.index < 0 or (section != self.section and not (self.fresh and kind == "bullet")):
            return -1, kind
        if kind in ("bullet", "table"):
            return self.index, kind
        fragment = kind == "paragraph" and p.kind == "body" and (p.text[:1].islower() or p.text.endswith(_GOES_ON))
        return (self.index, "bullet") if fragment else (-1, kind)


def _named(document: Document, date: str) -> str:
    years: list[str] = _YEAR.findall(document.title)
    if years and document.title != document.source.name.rpartition(".")[0]:
        return years[-1]
    in_name: list[str] = _YEAR.findall(document.source.name)
    return date or (in_name[-1] if in_name else document.source.name.rpartition(".")[0])
