"""What an audit says, and what it reads: one finding a row, and a document beside what was extracted from it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal, get_args

from wtanalysis.documents.model import Document, Paragraph
from wtanalysis.documents.sentences import sentences
from wtanalysis.published.model import Extraction
from wtanalysis.published.words import fold

Severity = Literal["error", "warning", "style"]
SEVERITIES: tuple[str, ...] = get_args(Severity)
CHECKS = (
    "sum", "count", "list-length", "base", "promise", "qualifier", "repeat", "attribution", "group", "acronym", "rule",
)  # fmt: skip
"""The names of the checks, in the order of ``docs/audit.md``."""
LONGEST = 160
"""How many characters of a document ``words`` may carry."""


@dataclass(frozen=True)
class Finding:
    """Something that a careful reader would find wrong; the columns of the contract's table ``findings``.

    Attributes:
        finding_id: the check and a number (``sum-1``), in the order of the documents.
        check: one of ``CHECKS``.
        severity: ``error`` where two things printed cannot both be right, ``warning`` where somebody must look,
            ``style`` where the wording could be better.
        locator: where it stands; with several documents the document's name stands in front (``draft.md:L12``).
        other_locator: where what it contradicts stands, empty if in the same place.
        words: what is printed, in short.
        expected: what would be right, or what must be settled.

    >>> Finding("sum-1", "sum", "error", "L12", "", "60 + 30 + 15 = 105", "100").severity
    'error'
    """

    finding_id: str
    check: str
    severity: Severity
    locator: str
    other_locator: str
    words: str
    expected: str

    def __post_init__(self) -> None:
        if self.check not in CHECKS:
            raise ValueError(f"check {self.check!r}, expected one of {', '.join(CHECKS)}")
        if self.severity not in SEVERITIES:
            raise ValueError(f"severity {self.severity!r}, expected one of {', '.join(SEVERITIES)}")
        if not self.locator or not self.words or not self.expected:
            raise ValueError("a finding says where it stands, what is printed and what would be right")


@dataclass(frozen=True)
class Sentence:
    """One sentence of a document: its paragraph, where it begins in it, its words as printed and folded."""

    index: int
    start: int
    text: str
    folded: str
    locator: str


@dataclass(frozen=True)
class Draft:
    """A document under audit: its text, what was extracted from it, and the name that stands before its locators."""

    document: Document
    extraction: Extraction
    name: str = ""

    def at(self, locator: str) -> str:
        """A locator as findings carry it.

        With several documents under audit the name of the document stands in front.
        """
        return f"{self.name}:{locator}" if self.name and locator else locator

    def where(self, sentence: Sentence, offset: int = 0) -> str:
        """The locator of a place in a sentence."""
        return self.at(self.document.paragraphs[sentence.index].locator_at(sentence.start + offset))

    @cached_property
    def quoted(self) -> frozenset[str]:
        """The locators of paragraphs that are quotations of respondents: their words are not the draft's."""
        return frozenset(q.locator for q in self.extraction.quotations)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the draft's own prose and lists, without headings, table rows and quotations."""
        found = []
        for index, paragraph in enumerate(self.document.paragraphs):
            if paragraph.kind in ("heading", "table", "quotation") or paragraph.locator in self.quoted:
                continue
            for start, end in sentences(paragraph.text):
                text = paragraph.text[start:end]
                found.append(Sentence(index, start, text, fold(text), paragraph.locator_at(start)))
        return tuple(found)

    @cached_property
    def _places(self) -> dict[str, int]:
        places: dict[str, int] = {}
        for index, paragraph in enumerate(self.document.paragraphs):
            for locator in (paragraph.locator, *(at for _, at in paragraph.breaks)):
                places.setdefault(locator, index)
        return places

    def index_of(self, locator: str) -> int:
        """The paragraph in which a line or page first stands, -1 if none."""
        return self._places.get(locator, -1)

    def paragraph(self, sentence: Sentence) -> Paragraph:
        """The paragraph that a sentence stands in."""
        return self.document.paragraphs[sentence.index]


def short(text: str, length: int = LONGEST) -> str:
    """Words on one line, cut where they grow long.

    >>> short("one two three", 9)
    'one two…'
    """
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def finding(  # one call a finding, in the order of the columns
    check: str, severity: Severity, locator: str, words: str, expected: str, other: str = ""
) -> Finding:
    """A finding that has no number yet."""
    return Finding("", check, severity, locator, other, short(words), short(expected, 2 * LONGEST))
