"""One edition of a guidance document, as the passages that are compared.

A :class:`Guidance` is made by :mod:`wtanalysis.guidance.editions` from any document, or by
:mod:`wtanalysis.guidance.outlines` from an outline in our own words. Passages stand in reading order and know the
section and chapter they stand in and the passage that leads in to them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html import escape
from typing import Literal, get_args

from wtanalysis.provenance import Source

PassageKind = Literal["paragraph", "bullet", "table", "footnote", "glossary", "caption", "quotation"]
PASSAGE_KINDS: tuple[str, ...] = get_args(PassageKind)
Force = Literal["must", "must have regard", "should", "may"]
FORCES: tuple[str, ...] = get_args(Force)


@dataclass(frozen=True)
class Stated:
    """What an outline says of a provision beside its words.

    Attributes:
        holders: whom it binds, in the outline's words.
        force: must, must have regard, should or may; empty where the provision binds nobody.
        sources: where it was read, each as ``document:place`` (``nspcc-2018:66``, ``guidance-2023:¶45``).
        absent: the source says that the edition holds no such provision. Only then may a comparison of outlines say
            that the other edition added or removed it.
    """

    holders: tuple[str, ...] = ()
    force: Force | Literal[""] = ""
    sources: tuple[str, ...] = ()
    absent: bool = False

    @property
    def documents(self) -> frozenset[str]:
        """The documents it was read from."""
        return frozenset(source.partition(":")[0] for source in self.sources)


@dataclass(frozen=True)
class Passage:
    """One unit of comparison: a paragraph, a bullet, a table row, a footnote or a glossary entry.

    Attributes:
        index: its place in ``Guidance.passages``.
        kind: what it is. A glossary entry is the ``term`` with its definition; headings are no passages.
        text: the words as printed.
        locator: where it begins.
        number: its own number as printed, without a final dot; empty for most bullets.
        section: index of the innermost section, into ``Guidance.sections``; -1 before the first heading.
        lead_in: index of the passage that introduces this bullet or table row, or -1.
        level: nesting of a bullet, 1 the outermost; 0 for all others.
        term: the defined term of a glossary entry.
        stated: what an outline says beside the words; None in a full text.
    """

    index: int
    kind: PassageKind
    text: str
    locator: str
    number: str = ""
    section: int = -1
    lead_in: int = -1
    level: int = 0
    term: str = ""
    stated: Stated | None = None

    def __post_init__(self) -> None:
        if self.kind not in PASSAGE_KINDS:
            raise ValueError(f"kind {self.kind!r}, expected one of {', '.join(PASSAGE_KINDS)}")
        if self.lead_in >= self.index:
            raise ValueError(f"lead-in {self.lead_in} stands after the passage {self.index}")


@dataclass(frozen=True)
class Part:
    """A section of an edition: its title and number as printed, the section it stands in, and its chapter.

    ``chapter`` is the index of the outermost section round it that counts as a chapter (itself for a chapter): a
    chapter, an introduction, an annex. ``annex`` tells the last apart. ``level`` 0 is a chapter.
    """

    title: str
    locator: str
    number: str = ""
    level: int = 0
    parent: int = -1
    chapter: int = -1
    annex: bool = False


@dataclass(frozen=True)
class Guidance:
    """One edition of a guidance document.

    Attributes:
        source: the file it was read from.
        edition: its short name, such as ``2018``.
        title, publisher, date: as known; empty where they are not.
        sections: every section in reading order.
        passages: what is compared, in reading order, footnotes among them in their places.
        outline: it is our own short statement of the edition, not its text.
        notes: what a reader must know of this reading, each a sentence.
        left_out: what was put aside, counted.
    """

    source: Source
    edition: str
    title: str
    publisher: str = ""
    date: str = ""
    sections: tuple[Part, ...] = ()
    passages: tuple[Passage, ...] = ()
    outline: bool = False
    notes: tuple[str, ...] = ()
    left_out: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for index, part in enumerate(self.sections):
            if part.parent >= index:
                raise ValueError(f"the section {index} stands in {part.parent}, which begins no earlier")

    @cached_property
    def chapters(self) -> tuple[int, ...]:
        """The sections that are chapters, as indices into ``sections``."""
        return tuple(i for i, part in enumerate(self.sections) if part.chapter == i)

    @cached_property
    def words(self) -> int:
        """How many words its passages hold."""
        return sum(len(passage.text.split()) for passage in self.passages)

    def chapter_of(self, passage: Passage) -> int:
        """The chapter a passage stands in, as an index into ``sections``; -1 before the first."""
        return self.sections[passage.section].chapter if passage.section >= 0 else -1

    def section_title(self, passage: Passage) -> str:
        """The title of the innermost section that a passage stands in; empty before the first heading."""
        return self.sections[passage.section].title if passage.section >= 0 else ""

    def chapter_title(self, passage: Passage) -> str:
        """The title of the chapter that a passage stands in; empty before the first."""
        chapter = self.chapter_of(passage)
        return self.sections[chapter].title if chapter >= 0 else ""

    def path(self, passage: Passage) -> tuple[str, ...]:
        """The titles of the sections a passage stands in, outermost first.

        >>> parts = (Part("Fares", "L1", chapter=0), Part("By night", "L4", level=1, parent=0, chapter=0))
        >>> night = Passage(0, "paragraph", "It costs more.", "L6", section=1)
        >>> Guidance(Source("a.md", ""), "1", "Ferries", sections=parts, passages=(night,)).path(night)
        ('Fares', 'By night')
        """
        return tuple(self.sections[i].title for i in reversed(tuple(self._up(passage.section))))

    def lead_ins(self, passage: Passage) -> tuple[Passage, ...]:
        """The passages that lead in to a passage, the outermost first."""
        found: list[Passage] = []
        while passage.lead_in >= 0:
            passage = self.passages[passage.lead_in]
            found.append(passage)
        return tuple(reversed(found))

    def place(self, passage: Passage) -> str:
        """Where a passage stands, as a reader would say it: its paragraph, or that of its lead-in, else the locator.

        >>> rule = Passage(0, "paragraph", "Ferries should:", "p3¶12", number="12")
        >>> item = Passage(1, "bullet", "be on time", "p3", lead_in=0)
        >>> Guidance(Source("a.md", ""), "1", "Ferries", passages=(rule, item)).place(item)
        'paragraph 12, list'
        """
        if passage.kind == "paragraph" and passage.number:
            return self._numbered(passage)
        for above in reversed(self.lead_ins(passage)):
            if above.kind == "paragraph" and above.number:
                return self._numbered(above) + (f"({passage.number})" if passage.number else ", list")
        return passage.locator

    def _numbered(self, passage: Passage) -> str:
        """A numbered paragraph, with its section where the numbers begin again."""
        again = self._numbers[passage.number] > 1 and passage.section >= 0
        return f"{self.section_title(passage)}, paragraph {passage.number}" if again else f"paragraph {passage.number}"

    @cached_property
    def _numbers(self) -> Counter[str]:
        """How many paragraphs bear each number."""
        return Counter(passage.number for passage in self.passages if passage.kind == "paragraph")

    def _up(self, section: int) -> Iterator[int]:
        while section >= 0:
            yield section
            section = self.sections[section].parent

    def __repr__(self) -> str:
        kinds: Counter[str] = Counter(passage.kind for passage in self.passages)
        counted = ", ".join(f"{kinds[kind]} {kind}" for kind in PASSAGE_KINDS if kinds[kind])
        what = "outline, " if self.outline else ""
        return f"Guidance({self.edition!r}: {what}{len(self.chapters)} chapters, {counted or 'no passages'})"

    def _repr_html_(self) -> str:
        told = "Outline in our own words. " if self.outline else ""
        items = "".join(f"<li>{escape(self.sections[i].title)}</li>" for i in self.chapters)
        return f"<p><strong>{escape(self.title)}</strong>. {told}{len(self.passages)} passages</p><ul>{items}</ul>"
