"""Which passages of an edition speak of what a commitment promises, the most specific first.

A passage ranks by four things: how much of what was promised its own words, its lead-in and its headings hold, rare
words counting most (inverse document frequency); whether neighbouring words of the promise stand together in it; how
well the headings over it fit the topic; and, lightly, what stood round the promise. Long passages hold many words by
chance and are marked down a little.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from wtanalysis.findings.landing_words import long_forms, roots, roots_of, title_words
from wtanalysis.guidance.lookup import Hit
from wtanalysis.guidance.model import Guidance, Passage

LEAD_IN, HEADING, OUTER, CHAPTER = 0.75, 0.8, 0.55, 0.3
TOGETHER, FITTING, OVER, AROUND, PROPOSED, LISTED = 0.3, 0.35, 0.15, 0.12, 0.12, 0.5
LONG, LONG_BY, NOTE, STUMP = 60, 0.05, 0.05, 0.1
CANDIDATES, NEAR, IN_SCOPE = 50, 3, 0.5
BESIDE = 0.5
"""What stands together and fits counts half as much as the words themselves; see ``benchmarks/README.md``."""
_SHORT = re.compile(r"\b[A-Z]{2,6}(?=s?\b)")
_SOURCES = re.compile(r"\b(?:resources?|sources?|further (?:reading|information)|useful links)\b", re.IGNORECASE)
_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@dataclass(frozen=True)
class Asked:
    """What is looked for.

    Attributes:
        text: what was promised, without the words of promising.
        topic: the heading it stood under.
        section: the heading over that one.
        around: the whole of the commitment.
        proposed: what had been proposed under that topic.
        scope: the section of the edition that it names for its place; nothing is looked for elsewhere.
    """

    text: str
    topic: str = ""
    section: str = ""
    around: str = ""
    proposed: str = ""
    scope: str = ""


@dataclass(frozen=True)
class Found:
    """A passage that speaks of something, and what besides its words speaks for it.

    Attributes:
        hit: the passage with the share of the words that it holds.
        together: the share of the neighbours among the words asked that stand near each other in it, 0 to 1.
        fit: how well the headings over it fit what is asked, 0 to 1.
    """

    hit: Hit
    together: float
    fit: float

    @property
    def strength(self) -> float:
        """All three in one number: 1 is all the words and nothing else, 2 is the most there can be."""
        return self.hit.score + BESIDE * (self.together + self.fit)


class Search:
    """The words of one edition, ready for searching by :class:`Asked`. Built in time linear in its words."""

    def __init__(self, guidance: Guidance) -> None:
        """Read every passage and heading of an edition."""
        self.guidance = guidance
        self.longs = long_forms((*(p.text for p in guidance.passages), *(part.title for part in guidance.sections)))
        self._words: list[tuple[str, ...]] = []
        self._weights: list[dict[str, float]] = []
        self._places: dict[str, list[int]] = {}
        self.titles = [title_words(part.title) for part in guidance.sections]
        for passage in guidance.passages:
            self._read(passage)
        self._fits: dict[tuple[str, bool], tuple[float, ...]] = {}
        self._where: dict[int, dict[str, list[int]]] = {}
        many = len(self._words)
        self._rarities = {word: math.log((many + 1) / (len(held) + 0.5)) for word, held in self._places.items()}
        self._unknown = math.log((many + 1) / (max(1, many // 20) + 0.5))
        self._title_worths = [self.worth(sorted(title)) for title in self.titles]

    def _read(self, passage: Passage) -> None:
        text = f"{passage.term} {passage.text}" if passage.term else passage.text
        own = roots(text)
        weights = dict.fromkeys(own, 1.0)
        for short in _SHORT.findall(text):
            for word in self.longs.get(short, ()):
                weights.setdefault(word, 0.9)
        for word in weights:
            self._places.setdefault(word, []).append(passage.index)
        if passage.lead_in >= 0:
            for word, weight in self._weights[passage.lead_in].items():
                weights.setdefault(word, weight * LEAD_IN)
        section, worth = passage.section, HEADING
        while section >= 0:
            part = self.guidance.sections[section]
            for word in self.titles[section]:
                weights.setdefault(word, CHAPTER if part.chapter == section else worth)
            section, worth = part.parent, OUTER
        self._words.append(own)
        self._weights.append(weights)

    def rarity(self, word: str) -> float:
        """How much a word tells; one that no passage holds tells as much as one that a twentieth of them hold."""
        return self._rarities.get(word, self._unknown)

    def worth(self, words: Iterable[str]) -> float:
        """What some words tell together."""
        known, unknown = self._rarities, self._unknown
        return sum([known.get(word, unknown) for word in words])

    def sequence(self, text: str) -> tuple[str, ...]:
        """The words of a text by their roots, in order, with the long forms that the edition gives for acronyms."""
        found: list[str] = []
        for word in _TOKEN.findall(text):
            found.extend(self.longs.get(word.removesuffix("s"), ()) or roots_of(word))
        return tuple(found)

    def asked_words(self, text: str) -> tuple[str, ...]:
        """The same, each word once."""
        return tuple(dict.fromkeys(self.sequence(text)))

    def find(self, asked: Asked, limit: int = 6) -> tuple[Found, ...]:
        """The passages that speak of it, the best first; of equals the earlier first."""
        sequence = self.sequence(asked.text)
        words = tuple(dict.fromkeys(sequence))
        reached: dict[int, float] = {}
        for word in words:
            worth = self.rarity(word)
            for place in self._places.get(word, ()):
                reached[place] = reached.get(place, 0.0) + worth
        fits = self._fitting(asked)
        allowed = self._allowed(asked.scope)
        whole = self.worth(words) or 1.0
        near = (i for i in reached if not allowed or self.guidance.passages[i].section in allowed)
        order = sorted((-reached[i] / whole - FITTING * self._fit(i, fits), i) for i in near)[:CANDIDATES]
        pairs = tuple(dict.fromkeys(pairwise(sequence)))
        found = {i: Found(self._hit(i, words, whole), self._together(i, pairs), self._fit(i, fits)) for _, i in order}
        bonus = self._bonuses(asked)
        ranked = sorted(
            (-one.hit.score - TOGETHER * one.together - FITTING * one.fit - bonus(i), i) for i, one in found.items()
        )
        return tuple(found[i] for _, i in ranked[:limit])

    def _bonuses(self, asked: Asked) -> Callable[[int], float]:
        """What ranks a passage beside its words and the headings over it."""
        lights = [
            (weight / (self.worth(words) or 1.0), words)
            for weight, words in (
                (AROUND, self.asked_words(asked.around)),
                (PROPOSED, self.asked_words(asked.proposed)),
            )
        ]
        over = self._fits_of(asked.section, chapters=True)
        listed = bool(_SOURCES.search(asked.text))

        def bonus(index: int) -> float:
            score = sum(weight * self._cover(index, words) for weight, words in lights)
            score += OVER * self._fit(index, over) + (LISTED if listed and self._is_listed(index) else 0.0)
            return score - self._handicap(index)

        return bonus

    def _handicap(self, index: int) -> float:
        """What a passage loses for being long, a stump, or a note."""
        length = len(self._words[index])
        lost = LONG_BY * math.log(max(1.0, length / LONG)) + (STUMP if length < 3 else 0.0)
        return lost + (NOTE if self.guidance.passages[index].kind == "footnote" else 0.0)

    def _is_listed(self, index: int) -> bool:
        """Whether a passage stands under a heading for sources and resources."""
        return any(_SOURCES.search(title) for title in self.guidance.path(self.guidance.passages[index]))

    def _allowed(self, scope: str) -> frozenset[int]:
        """The sections that a commitment names for its place; empty for all of them."""
        fits = self._fits_of(scope) if scope else ()
        return frozenset(i for i, fit in enumerate(fits) if fit >= IN_SCOPE)

    def _cover(self, index: int, words: Iterable[str]) -> float:
        weights, known, unknown = self._weights[index], self._rarities, self._unknown
        return sum([known.get(word, unknown) * weights[word] for word in words if word in weights])

    def _together(self, index: int, pairs: Sequence[tuple[str, str]]) -> float:
        """The share of neighbours in the promise that stand near each other in the passage."""
        weights = self._weights[index]
        whole = sum(self.rarity(first) + self.rarity(second) for first, second in pairs)
        both = [pair for pair in pairs if pair[0] in weights and pair[1] in weights]
        if not both:
            return 0.0
        places = self._positions(index)
        got = 0.0
        for first, second in both:
            if any(abs(a - b) <= NEAR for a in places.get(first, ()) for b in places.get(second, ())):
                got += self.rarity(first) + self.rarity(second)
        return got / whole

    def _positions(self, index: int) -> dict[str, list[int]]:
        if index not in self._where:
            places: dict[str, list[int]] = {}
            for i, word in enumerate(self._words[index]):
                places.setdefault(word, []).append(i)
            self._where[index] = places
        return self._where[index]

    def _fit(self, index: int, fits: Sequence[float]) -> float:
        section = self.guidance.passages[index].section
        return fits[section] if section >= 0 else 0.0

    def _fitting(self, asked: Asked) -> tuple[float, ...]:
        """How well each section's headings fit the topic or the promise, 0 to 1; a section has part of its parent's."""
        by_topic, by_text = self._fits_of(asked.topic), self._fits_of(asked.text)
        return tuple(max(one, other) for one, other in zip(by_topic, by_text, strict=True))

    def _fits_of(self, text: str, chapters: bool = False) -> tuple[float, ...]:
        if (text, chapters) in self._fits:
            return self._fits[text, chapters]
        words = set(self.asked_words(text))
        whole = self.worth(sorted(words))
        fits: list[float] = []
        for i, (part, title) in enumerate(zip(self.guidance.sections, self.titles, strict=True)):
            shared = 0.0 if title.isdisjoint(words) else self.worth(sorted(title & words))
            fit = shared / math.sqrt(whole * self._title_worths[i]) if shared else 0.0
            above = fits[part.parent] if part.parent >= 0 else 0.0
            fits.append(above if chapters and part.chapter != i and above else max(fit, 0.8 * above))
        self._fits[text, chapters] = tuple(fits)
        return self._fits[text, chapters]

    def _hit(self, index: int, words: Sequence[str], whole: float) -> Hit:
        weights = self._weights[index]
        shared = tuple(word for word in words if word in weights)
        missing = tuple(word for word in words if word not in weights)
        score = round(min(1.0, self._cover(index, words) / whole), 4)
        return Hit(self.guidance.passages[index], score, shared, missing)

    def holding(self, word: str) -> tuple[Passage, ...]:
        """The passages whose own words hold a word."""
        return tuple(self.guidance.passages[i] for root in roots(word) for i in self._places.get(root, ()))

    def headings(self, text: str, least: float = 0.85) -> tuple[int, ...]:
        """The sections whose own title holds nearly all that a text asks, the shortest title first."""
        words = set(self.asked_words(text))
        whole = self.worth(sorted(words))
        if not whole:
            return ()
        found = [
            (len(title - words), i)
            for i, title in enumerate(self.titles)
            if self.worth(sorted(title & words)) >= least * whole
        ]
        return tuple(i for _, i in sorted(found))


def _rank(one: Found) -> float:
    return one.hit.score + TOGETHER * one.together + FITTING * one.fit
