"""The one shape that every document takes, whatever file it came in.

A :class:`Document` is a list of paragraphs in reading order, each with its kind, its text without markup, and locators.
A paragraph that was broken by a page is one paragraph: ``breaks`` says from which character on which line or page
holds.

Locators: ``L370`` is line 370 of a text, Markdown or HTML file; in DOCX and ODT, which have no lines, it is the 370th
paragraph of the file. ``p12`` is page 12 of a PDF (the sheet, counted from 1), ``p12¶45`` the numbered paragraph 45 on
it.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Literal, get_args

from wtanalysis.provenance import Source

Kind = Literal["heading", "numbered", "bullet", "table", "footnote", "quotation", "caption", "body"]
KINDS: tuple[str, ...] = get_args(Kind)


@dataclass(frozen=True)
class Paragraph:
    """One paragraph, whole.

    Attributes:
        kind: what it is. ``numbered`` carries its own ``number``; ``table`` is one row of a table, with its ``cells``.
        text: the words as printed, white space folded, no markup, no footnote marks.
        locator: where it begins.
        breaks: ``(offset, locator)`` pairs, ascending, where a later line or page begins inside ``text``.
        number: the number as printed, without a final dot (``403``, ``2.1``, ``a``).
        level: heading level (1 is highest), or nesting of a bullet (1 is outermost).
        section: index of the section it stands in, into ``Document.sections``; -1 before the first heading.
        lead_in: index of the paragraph that introduces this bullet or table row, into ``Document.paragraphs``, or -1.
        emphasis: ``(start, end)`` of words printed bold.
        notes: ``(offset, mark)`` of footnote marks taken out of ``text``.
        cells: the cells of a table row.
        header: the cells of that table's header row (empty on the header row itself).
    """

    kind: Kind
    text: str
    locator: str
    breaks: tuple[tuple[int, str], ...] = ()
    number: str = ""
    level: int = 0
    section: int = -1
    lead_in: int = -1
    emphasis: tuple[tuple[int, int], ...] = ()
    notes: tuple[tuple[int, str], ...] = ()
    cells: tuple[str, ...] = ()
    header: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"kind {self.kind!r}, expected one of {', '.join(KINDS)}")
        offsets = [offset for offset, _ in self.breaks]
        if offsets != sorted(offsets) or any(not 0 <= offset <= len(self.text) for offset in offsets):
            raise ValueError("breaks must ascend and lie inside the text")

    def locator_at(self, offset: int) -> str:
        """The locator of the character at ``offset``.

        >>> Paragraph("body", "one two", "L1", breaks=((4, "L3"),)).locator_at(5)
        'L3'
        """
        index = bisect_right([start for start, _ in self.breaks], offset) - 1
        return self.locator if index < 0 else self.breaks[index][1]


@dataclass(frozen=True)
class Section:
    """A heading and what stands under it. ``number`` is the printed number (``2``, ``Section 3`` gives ``3``)."""

    level: int
    title: str
    locator: str
    parent: int = -1
    number: str = ""


@dataclass(frozen=True)
class Document:
    """A document of sections and paragraphs, with where it came from.

    ``left_out`` counts what was recognised and put aside: running heads, page numbers, contents entries.
    """

    source: Source
    title: str
    sections: tuple[Section, ...]
    paragraphs: tuple[Paragraph, ...]
    left_out: dict[str, int] = field(default_factory=dict)

    def path(self, paragraph: Paragraph) -> tuple[str, ...]:
        """The titles of the sections a paragraph stands in, outermost first.

        >>> sections = (Section(1, "Fares", "L1"), Section(2, "By night", "L4", parent=0))
        >>> paragraph = Paragraph("body", "It costs more.", "L6", section=1)
        >>> Document(Source("a.md", ""), "Ferries", sections, (paragraph,)).path(paragraph)
        ('Fares', 'By night')
        """
        titles: list[str] = []
        index = paragraph.section
        while index >= 0:
            titles.append(self.sections[index].title)
            index = self.sections[index].parent
        return tuple(reversed(titles))

    def __repr__(self) -> str:
        return f"Document({self.title!r}, {len(self.sections)} sections, {len(self.paragraphs)} paragraphs)"

    def _repr_html_(self) -> str:
        from html import escape

        items = "".join(
            f"<li>{escape(s.title)} <small>{escape(s.locator)}</small></li>" for s in self.sections if s.level <= 2
        )
        return f"<p><strong>{escape(self.title)}</strong>, {len(self.paragraphs)} paragraphs</p><ul>{items}</ul>"


def plain(text: str) -> str:
    """Text for comparison: curly and straight marks, dashes and spaces of all kinds made alike.

    >>> plain("‘help’ –  now") == "'help' - now"
    True
    """
    return " ".join(text.translate(_ALIKE).split())


_ALIKE = str.maketrans(
    {
        "‘": "'", "’": "'", "‚": "'", "‛": "'", "′": "'", "`": "'", "“": '"', "”": '"', "„": '"', "″": '"',
        "–": "-", "—": "-", "‐": "-", "‑": "-", "‒": "-", "−": "-", "\u00a0": " ", "\u2009": " ", "\u202f": " ",
        "…": "...", "\u00ad": None, "\u200b": None, "\ufeff": None,
    }
)  # fmt: skip
