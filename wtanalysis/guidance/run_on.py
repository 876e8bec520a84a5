"""Headings that a file has run on at the end of the paragraph before them.

Text that was drawn from a page layout sometimes has "… the needs of each area. Planning conditions" and then the next
numbered paragraph. Such a tail is taken for a heading where nearly every paragraph of the document ends with a mark of
punctuation, the tail has none and begins with a capital, and a numbered paragraph follows; and only where there are
several.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from wtanalysis.documents.model import Document, Paragraph, Section
from wtanalysis.guidance.chapters import is_annex, printed_number

_TAIL = re.compile(r"[.;)”’]\s+(?P<title>[A-Z][^.;:?!#]{3,80})\Z")
_MARKED = re.compile(r"[.;)”’]\s*#+\s*(?P<title>[A-Z][^.;?!#]{3,100})\Z")
_ENDS = (".", ";", ":", "?", "!", ")", "”", "’", '"', "'", ",", "; and", "; or", "and", "or")
_FEWEST = 3
_MOST_WORDS = 9
_ENOUGH = 20
_CLOSED = 0.85
_LONGEST = 110


def restored(document: Document) -> Document:
    """A document with the headings that were run on at the ends of paragraphs as headings again.

    Args:
        document: any document.

    Returns:
        The document itself where there are fewer than three.

    >>> from wtanalysis.provenance import Source
    >>> tails = {3: " Fares by night", 9: " Dogs on board", 20: " Ice and fog"}
    >>> said = [Paragraph("numbered", f"Rule {n} holds.{tails.get(n, '')}", "L1", number=str(n)) for n in range(1, 25)]
    >>> [section.title for section in restored(Document(Source("a.md", ""), "Ferries", (), tuple(said))).sections]
    ['Fares by night', 'Dogs on board', 'Ice and fog']
    """
    tails = _tails(document.paragraphs)
    if len(tails) < _FEWEST:
        return document
    return _Rebuilt(document, tails).document()


def _tails(paragraphs: Sequence[Paragraph]) -> dict[int, re.Match[str]]:
    text = [p for p in paragraphs if p.kind == "numbered"]
    closed = sum(p.text.endswith(_ENDS) for p in text)
    if len(text) < _ENOUGH or closed < _CLOSED * len(text):
        return {}
    found: dict[int, re.Match[str]] = {}
    numbered_next = False
    for i in range(len(paragraphs) - 1, -1, -1):
        p = paragraphs[i]
        if numbered_next and (tail := _tail(p)):
            found[i] = tail
        if p.kind != "footnote":
            numbered_next = p.kind == "numbered"
    return found


def _tail(p: Paragraph) -> re.Match[str] | None:
    end = p.text[-_LONGEST:]
    if p.kind not in ("numbered", "bullet", "footnote"):
        return None
    tail = _MARKED.search(end) or (_TAIL.search(end) if p.kind != "footnote" else None)
    return tail if tail and len(tail["title"].split()) <= _MOST_WORDS else None


class _Rebuilt:
    """A document while headings are put in: where each old section and paragraph went."""

    def __init__(self, document: Document, tails: dict[int, re.Match[str]]) -> None:
        self.old = document
        self.tails = tails
        self.sections: list[Section] = []
        self.paragraphs: list[Paragraph] = []
        self.became: dict[int, int] = {-1: -1}
        self.at: dict[int, int] = {}
        self.waiting: Paragraph | None = None
        self.top = min((section.level for section in document.sections), default=1)

    def document(self) -> Document:
        """The document with its headings."""
        for i, p in enumerate(self.old.paragraphs):
            if p.kind != "footnote":
                self._put_heading(p.section)
            if p.kind == "heading":
                self._old_heading(p.section)
            kept = self._without(p, self.tails[i]) if i in self.tails else p
            self.at[i] = len(self.paragraphs)
            section = self.became.get(p.section, -1)
            self.paragraphs.append(replace(kept, section=section, lead_in=self.at.get(p.lead_in, -1)))
        return replace(self.old, sections=tuple(self.sections), paragraphs=tuple(self.paragraphs))

    def _old_heading(self, section: int) -> None:
        old = self.old.sections[section]
        parent = self.became.get(old.parent, -1)
        while parent >= 0 and self.sections[parent].level >= old.level:
            parent = self.sections[parent].parent
        self.became[section] = len(self.sections)
        self.sections.append(replace(old, parent=parent))

    def _without(self, p: Paragraph, tail: re.Match[str]) -> Paragraph:
        start = len(p.text) - len(tail["title"])
        self.waiting = Paragraph("heading", tail["title"], p.locator_at(start), level=self.top if "#" in tail[0] else 0)
        text = p.text[:start].rstrip(" #")
        size = len(text)
        return replace(
            p, text=text, breaks=tuple(b for b in p.breaks if b[0] <= size),
            notes=tuple(note for note in p.notes if note[0] <= size),
            emphasis=tuple((a, min(b, size)) for a, b in p.emphasis if a < size),
        )  # fmt: skip

    def _put_heading(self, section: int) -> None:
        if not (heading := self.waiting):
            return
        self.waiting = None
        parent = self.became.get(section, -1)
        while parent >= 0 and self.sections[parent].parent >= 0:
            parent = self.sections[parent].parent
        if heading.level or is_annex(heading.text):
            parent = -1
        level = self.sections[parent].level + 1 if parent >= 0 else self.top
        self.became[section] = len(self.sections)
        self.paragraphs.append(replace(heading, level=level, section=len(self.sections)))
        self.sections.append(Section(level, heading.text, heading.locator, parent, printed_number(heading.text)))
