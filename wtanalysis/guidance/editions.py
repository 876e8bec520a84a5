"""A document as one edition of guidance: chapters, sections, and the passages that are compared."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wtanalysis.documents.model import Document, Section
from wtanalysis.guidance.model import Guidance, Part, Passage, PassageKind

KINDS: dict[str, PassageKind] = {
    "numbered": "paragraph", "body": "paragraph", "bullet": "bullet", "table": "table", "footnote": "footnote",
    "quotation": "quotation", "caption": "caption",
}  # fmt: skip
_ANNEX = re.compile(r"(?:annex|appendix|schedule|glossary)\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def edition(document: Document, name: str = "", publisher: str = "", date: str = "") -> Guidance:
    """A document as one edition of guidance.

    Args:
        document: any document that :func:`wtanalysis.documents.readers.read_document` gave.
        name: the short name of the edition; the year in its title or file name without one.
        publisher: who published it, where the document does not say.
        date: when, where the document does not say.

    Returns:
        The edition. Headings become sections; every other paragraph of the document is a passage.

    >>> from wtanalysis.documents.model import Paragraph
    >>> from wtanalysis.provenance import Source
    >>> parts = (Section(1, "Fares", "L1"),)
    >>> said = (Paragraph("heading", "Fares", "L1", level=1, section=0), Paragraph("body", "£2.", "L3", section=0))
    >>> edition(Document(Source("ferries-2023.md", ""), "Ferries", parts, said))
    Guidance('2023': 1 chapters, 1 paragraph)
    """
    known = [p for p in document.paragraphs if p.kind != "heading"]
    index = {id(p): i for i, p in enumerate(known)}
    passages = []
    for i, p in enumerate(known):
        lead = index.get(id(document.paragraphs[p.lead_in]), -1) if p.lead_in >= 0 else -1
        passages.append(
            Passage(i, KINDS[p.kind], p.text, p.locator, p.number, p.section, lead if lead < i else -1, p.level)
        )
    return Guidance(
        document.source, name or _named(document), document.title, publisher or document.source.publisher,
        date or document.source.date, parts(document.sections), tuple(passages), left_out=dict(document.left_out),
    )  # fmt: skip


def parts(sections: Sequence[Section]) -> tuple[Part, ...]:
    """The sections of a document with the chapter of each."""
    found: list[Part] = []
    for i, section in enumerate(sections):
        above = found[section.parent] if section.parent >= 0 else None
        level, chapter = (above.level + 1, above.chapter) if above else (0, i)
        annex = bool(_ANNEX.match(section.title)) or bool(above and above.annex)
        found.append(Part(section.title, section.locator, section.number, level, section.parent, chapter, annex))
    return tuple(found)


def _named(document: Document) -> str:
    years = _YEAR.findall(document.title) or _YEAR.findall(document.source.name)
    return years[-1] if years else document.source.name.rpartition(".")[0]
