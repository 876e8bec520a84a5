"""Where two editions speak of what a claim is about, and what the comparison says of those places."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from wtanalysis.guidance.changes import Change, Comparison, Duty, by_passage
from wtanalysis.guidance.claim_model import Claim
from wtanalysis.guidance.lookup import Index, terms
from wtanalysis.guidance.model import Guidance, Passage

HOLDS, PARTLY = 0.68, 0.45
"""The share of a claim's weight of words that a passage must have to say it, and to say part of it."""
TITLED = 0.75
"""How well a title and what is looked for must cover each other for the section to be meant."""
NEAR = 0.1
SAME = frozenset({"unchanged", "renumbered", "moved"})
_OF_ITSELF = re.compile(
    r"\bwhat(?:['’]s| is) new\b|\bnew features\b|\bcomparison with\b|\bchanges? (?:since|from|in this|to this|log)\b"
    r"|\b(?:table|summary|list|record|schedule) of (?:\w+ ){0,3}(?:changes|amendments)\b"
    r"|\brevision history\b|\bversion history\b|\bchange log\b|\bnumbering in\b",
    re.IGNORECASE,
)
_COUNTED = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMBER_WORDS = {word: str(n) for n, word in enumerate(_COUNTED, start=1)}
_CHAPTER = re.compile(r"\b(chapter|annex|appendix|part|schedule|section)\s+(\w+)", re.IGNORECASE)
_PARAGRAPH = re.compile(r"^Paragraph (.+)$", re.IGNORECASE)
_RANGE = re.compile(r"(\d+)\s*(?:-|–|to)\s*(\d+)")


@dataclass(frozen=True)
class Spot:
    """Where an edition speaks of something: a passage, or a section by its title.

    Attributes:
        score: how much of it stands there, 0 to 1.
        passages: indices of the passages; of a section, all that stand in it.
        missing: the words, stemmed, that stand elsewhere or nowhere.
        section: index of the section that its title speaks of; -1 for a passage.
    """

    score: float
    passages: tuple[int, ...]
    missing: tuple[str, ...] = ()
    section: int = -1


def of_itself(guidance: Guidance) -> frozenset[int]:
    """The sections in which an edition speaks of its own changes: they are no evidence and no guidance.

    >>> from wtanalysis.guidance.model import Part
    >>> from wtanalysis.provenance import Source
    >>> parts = (Part("Fares", "L1"), Part("Annex B: Table of substantive changes", "L9"))
    >>> sorted(of_itself(Guidance(Source("a.md", ""), "1", "Ferries", sections=parts)))
    [1]
    """
    found: set[int] = set()
    for index, part in enumerate(guidance.sections):
        if part.parent in found or _OF_ITSELF.search(part.title):
            found.add(index)
    return frozenset(found)


class Side:
    """One edition, ready for searching, with the changes of each passage."""

    def __init__(self, guidance: Guidance, known: dict[int, list[Change]]) -> None:
        """Read an edition."""
        self.guidance, self.known, self.index = guidance, known, Index(guidance, strict=True)
        self._of_itself = of_itself(guidance)

    def counts(self, passage: Passage, document: str) -> bool:
        """Whether a passage is evidence: not where the claiming document alone is its source, nor of own changes."""
        stated = passage.stated
        own = bool(stated and stated.documents and stated.documents <= {document})
        return not own and passage.section not in self._of_itself

    def spots(self, text: str, document: str, chapters: Collection[int] = ()) -> tuple[Spot, ...]:
        """Where the edition speaks of something, the best first; what is said to be absent is left out."""
        found = [
            Spot(hit.score, (hit.passage.index,), hit.missing)
            for hit in self.index.find(text, limit=8, chapters=chapters)
            if self.counts(hit.passage, document) and not (hit.passage.stated and hit.passage.stated.absent)
        ]
        for section, score in self.index.titles(text)[:3]:
            inside = self.inside(section)
            wanted = not chapters or self.guidance.sections[section].chapter in chapters
            if score >= TITLED and wanted and section not in self._of_itself and inside:
                found.append(Spot(score, inside, section=section))
        return tuple(sorted(found, key=lambda spot: (-self._rank(text, spot), spot.section < 0, spot.passages)))

    def _rank(self, text: str, spot: Spot) -> float:
        """A spot's score, more for words that stand side by side and less for a long passage, which has many words."""
        if spot.section >= 0:
            return spot.score + 0.15
        words = len(self.guidance.passages[spot.passages[0]].text.split())
        return round(spot.score + 0.15 * self.together(text, spot) - 0.05 * max(0.0, math.log2(words / 60)), 4)

    def together(self, text: str, spot: Spot) -> float:
        """The part of a text's neighbouring words that stand side by side in a spot."""
        return 1.0 if spot.section >= 0 else self.index.pairs(text, spot.passages[0])

    def absent(self, text: str, document: str) -> tuple[bool, tuple[str, ...]]:
        """Whether an outline says that the edition held no such thing, and by which other documents."""
        for hit in self.index.find(text, limit=4):
            stated = hit.passage.stated
            if stated and stated.absent and hit.score >= HOLDS:
                return True, tuple(sorted(stated.documents - {document}))
        return False, ()

    @cached_property
    def _inside(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for passage in self.guidance.passages:
            section = passage.section
            while section >= 0:
                found.setdefault(section, []).append(passage.index)
                section = self.guidance.sections[section].parent
        return found

    def inside(self, section: int) -> tuple[int, ...]:
        """The passages of a section and of those under it."""
        return tuple(self._inside.get(section, ()))

    def changes(self, spots: Iterable[Spot]) -> tuple[Change, ...]:
        """The changes of the passages of some spots, each once."""
        found = [change for spot in spots for index in spot.passages for change in self.known.get(index, ())]
        return tuple({change.change_id + str(id(change)): change for change in found}.values())

    def named(self, text: str) -> frozenset[int]:
        """The passages of the section whose whole title, in capitals, a text says word for word."""
        found = [
            i for i, part in enumerate(self.guidance.sections)
            if len(part.title.split()) >= 2 and part.title in text and len(part.title) < 0.7 * len(text)
        ]  # fmt: skip
        return frozenset(index for i in found for index in self.inside(i))

    def chapters(self, names: Sequence[str]) -> tuple[int, ...]:
        """The chapters that a claim stands under or names, by their number or their title; the innermost first."""
        for name in reversed(names):
            key = _key(name)
            found = [i for i in self.guidance.chapters if key and key == _key(self._titled(i))]
            if not found:
                found = [self.guidance.sections[i].chapter for i, score in self.index.titles(name)[:1] if score >= 0.9]
            if found and found[0] >= 0:
                return tuple(dict.fromkeys(found))
        return ()

    @cached_property
    def numbered_chapters(self) -> tuple[int, ...]:
        """The chapters that are no annexes and follow on one another by number; all but annexes where none has one."""
        proper = tuple(i for i in self.guidance.chapters if not self.guidance.sections[i].annex)
        return tuple(i for i in proper if _key(self._titled(i)).startswith("chapter")) or proper

    def _titled(self, section: int) -> str:
        part = self.guidance.sections[section]
        return part.title if _key(part.title) or not part.number else f"chapter {part.number}"

    def numbered(self, names: Sequence[str]) -> tuple[int, ...]:
        """The passages of the paragraphs whose numbers a claim's place gives, with the items under them."""
        wanted: set[str] = set()
        for name in names:
            if match := _PARAGRAPH.match(name):
                wanted |= _numbers(match[1])
        first = (
            {p.index for p in self.guidance.passages if p.number in wanted and p.kind != "footnote"}
            if wanted
            else set()
        )
        for passage in self.guidance.passages:
            if passage.lead_in in first:
                first.add(passage.index)
        return tuple(sorted(first))


class Evidence:
    """Both editions ready for searching, and what happened between them."""

    def __init__(self, comparison: Comparison) -> None:
        """Read a comparison."""
        self.comparison = comparison
        of_old, of_new = by_passage(comparison.changes)
        self.old, self.new = Side(comparison.old, of_old), Side(comparison.new, of_new)
        self.touched: tuple[tuple[Change, Any], ...] = ()
        self.fallen: dict[int, list[Change]] | None = None
        self.duties: dict[int, list[Duty]] = {}
        for change in comparison.duties:
            if change.new:
                self.duties.setdefault(change.new.passage, []).append(change.new)

    def side(self, name: str) -> Side:
        """The old or the new edition."""
        return self.old if name == "old" else self.new

    def spots(self, name: str, text: str, claim: Claim) -> tuple[Spot, ...]:
        """Where an edition speaks of something: in the chapter of the claim if it does so there, else anywhere."""
        side, text = self.side(name), _bare(text)
        chapters = self.chapters(name, claim)
        here = side.spots(text, claim.document, chapters) if chapters else ()
        if here and here[0].score >= HOLDS:
            return here
        everywhere = side.spots(text, claim.document)
        if numbered := set(side.numbered(claim.chapter)):
            there = tuple(spot for spot in everywhere if numbered & set(spot.passages) and spot.score >= PARTLY)
            if there:
                return there
        better = not here or (everywhere and everywhere[0].score > here[0].score + NEAR)
        return everywhere if better else here

    def chapters(self, name: str, claim: Claim) -> tuple[int, ...]:
        """The chapters of an edition that a claim is about: those of the new one, and their partners in the old."""
        new = self.new.chapters(claim.chapter)
        if _LAST.search(claim.text) and (numbered := self.new.numbered_chapters):
            new = numbered[-1:]
        if name == "new":
            return new
        partners = self.comparison.alignment.chapter_partners
        return tuple(old for old, one in partners.items() if one in new) if new else self.old.chapters(claim.chapter)

    @cached_property
    def holders(self) -> frozenset[frozenset[str]]:
        """All bodies that the new edition binds, each as its stemmed words."""
        told = {duty.holder for duties in self.duties.values() for duty in duties if duty.holder}
        told |= {holder for p in self.comparison.new.passages if p.stated for holder in p.stated.holders}
        return frozenset(frozenset(terms(holder)) for holder in told)

    def bound(self, passage: Passage) -> tuple[tuple[str, str, str], ...]:
        """Holder, force and content of each duty of a passage of the new edition."""
        if passage.stated:
            return tuple((holder, passage.stated.force, passage.text) for holder in passage.stated.holders or ("",))
        return tuple((duty.holder, duty.force, duty.content) for duty in self.duties.get(passage.index, ()))


_LAST = re.compile(r"\b(?:final|last) chapter\b", re.IGNORECASE)
_FIGURE = re.compile(r"(?<![\w.])\d+(?:[.,]\d+)*%?(?![\w])")


def _bare(text: str) -> str:
    """A text without its figures, where enough is left: a passage is found by its words, its figures are compared."""
    bare = _FIGURE.sub(" ", text)
    return bare if len(terms(bare)) >= 4 else text


def _key(name: str) -> str:
    """``Chapter Two: Fares`` -> ``chapter 2``; empty for a title without a number."""
    if not (match := _CHAPTER.match(name.strip())):
        return ""
    number = match[2].casefold()
    kind = "appendix" if match[1].casefold() == "annex" else match[1].casefold()
    return f"{kind} {_NUMBER_WORDS.get(number, number)}"


def _numbers(text: str) -> set[str]:
    """``12, 14-16`` -> 12, 14, 15, 16."""
    found = set(re.findall(r"\d+(?:\.\d+)*[a-z]?", text))
    for first, last in _RANGE.findall(text):
        if int(first) < int(last) < int(first) + 100:
            found |= {str(n) for n in range(int(first), int(last) + 1)}
    return found


def near(spots: Sequence[Spot]) -> tuple[Spot, ...]:
    """The spots near the best one."""
    return tuple(spot for spot in spots if spot.score >= max(PARTLY, spots[0].score - NEAR)) if spots else ()


def ids(changes: Iterable[Change]) -> tuple[str, ...]:
    """The ids of changes, each once, in order."""
    return tuple(dict.fromkeys(change.change_id for change in changes))
