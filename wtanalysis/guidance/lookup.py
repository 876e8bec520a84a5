"""Where an edition speaks of something: passages found by the words they share, rare words first."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache
from heapq import nsmallest
from itertools import pairwise

from wtanalysis.guidance.model import Guidance, Passage

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+(?:[.,]\d+)*")
_JOINED = re.compile(r"\bco-(?=[a-z])", re.IGNORECASE)
_COMMON_WORDS = (
    "a about above across after again all also an and any are as at be because been before being below between both but"
    " by can could did do does doing done down during each either every few for from further get had has have having"
    " he her here hers him his how i if in into is it its itself just like made make makes many may me might more most"
    " much must my neither new no nor not now of off on once one only or other others our out over own per rather same"
    " shall she should since so some such than that the their theirs them then there these they this those through"
    " throughout to too under until up upon us very was we well were what when where whether which while who whom whose"
    " why will with within without would you your"
)
_COMMON = frozenset(_COMMON_WORDS.split())
_ENDINGS = (
    ("ies", "y", 3), ("sses", "ss", 3), ("ations", "ate", 4), ("ation", "ate", 4), ("ings", "", 4), ("ing", "", 4),
    ("ions", "", 4), ("ion", "", 4), ("ments", "ment", 3), ("edly", "", 4), ("ed", "", 4), ("es", "e", 4), ("s", "", 3),
)  # fmt: skip
LEAD_IN, TITLE = 0.7, 0.5


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """A word without its commonest English endings, for comparison only.

    >>> stem("Practitioners"), stem("sharing"), stem("agencies"), stem("shared")
    ('practitioner', 'shar', 'agency', 'shar')
    """
    word = word.casefold().replace("’", "'").removesuffix("'s").rstrip("'")
    for ending, put, least in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= least - (ending == "s") and not word.endswith("ss"):
            word = word[: len(word) - len(ending)] + put
            break
    return word[:-1] if word.endswith("e") and len(word) > 4 else word


def terms(text: str) -> tuple[str, ...]:
    """The words of a text that say what it is about, stemmed, in order; common words left out.

    >>> terms("The lead practitioners should be allocated")
    ('lead', 'practitioner', 'allocat')
    """
    return tuple(stem(word) for word in _WORD.findall(_JOINED.sub("co", text)) if word.casefold() not in _COMMON)


@dataclass(frozen=True)
class Hit:
    """A passage that speaks of something.

    Attributes:
        passage: the passage.
        score: the weight of the query's words that it shares, 0 to 1; half a weight for a word that stands only in
            its section's title, a little more for one that stands in its lead-in.
        shared: those words, stemmed.
        missing: the others.
    """

    passage: Passage
    score: float
    shared: tuple[str, ...]
    missing: tuple[str, ...]


class Index:
    """The words of one edition, ready for searching. Building it takes time linear in the edition's words.

    With ``strict``, a word that the edition does not hold at all weighs the most in a query, so that no passage passes
    for saying what it does not.
    """

    def __init__(self, guidance: Guidance, strict: bool = False) -> None:
        """Read every passage of an edition."""
        self.guidance = guidance
        self._weights: list[dict[str, float]] = []
        self._text: list[tuple[str, ...]] = []
        self._places: dict[str, list[int]] = {}
        titles = [terms(part.title) for part in guidance.sections]
        self._titles = titles
        for passage in guidance.passages:
            own = terms(f"{passage.term} {passage.text}" if passage.term else passage.text)
            weights = dict.fromkeys(own, 1.0)
            if passage.lead_in >= 0:
                for word, weight in self._weights[passage.lead_in].items():
                    weights.setdefault(word, weight * LEAD_IN)
            section = passage.section
            while section >= 0:
                for word in titles[section]:
                    weights.setdefault(word, TITLE)
                section = guidance.sections[section].parent
            self._weights.append(weights)
            self._text.append(own)
            for word in set(own):
                self._places.setdefault(word, []).append(passage.index)
        count = len(self._weights) + 1
        self._worth = {word: math.log(count / (len(places) + 0.5)) for word, places in self._places.items()}
        self._unknown = math.log(count / (0.5 if strict else max(1, len(self._weights) // 20) + 0.5))
        self._titled: dict[str, list[int]] = {}
        for section, title in enumerate(titles):
            for word in dict.fromkeys(title):
                self._titled.setdefault(word, []).append(section)

    def rarity(self, word: str) -> float:
        """How much a stemmed word tells: the logarithm of how few passages hold it (inverse document frequency).

        A word that no passage holds tells no more than one that a twentieth of them hold, since it may be anybody's
        word for what the edition calls otherwise; with ``strict`` it tells the most.
        """
        return self._worth.get(word, self._unknown)

    def find(self, text: str, limit: int = 5, chapters: Collection[int] = ()) -> tuple[Hit, ...]:
        """The passages that share most with a text.

        Args:
            text: what is looked for, in anybody's words.
            limit: how many at most.
            chapters: only in these chapters (indices into the edition's sections); everywhere without any.

        Returns:
            The best first; of equals the earlier first. Empty where nothing is shared.
        """
        asked = Counter(terms(text))
        whole = sum(self.rarity(word) for word in asked)
        scores: dict[int, float] = {}
        for word in asked:
            worth = self.rarity(word)
            for place in self._places.get(word, ()):
                scores[place] = scores.get(place, 0.0) + worth
        near = nsmallest(max(60, limit * 12), scores, key=lambda i: (-scores[i], i))
        passages = self.guidance.passages
        kept = (i for i in near if not chapters or self.guidance.chapter_of(passages[i]) in chapters)
        hits = (self._hit(i, asked, whole) for i in kept)
        return tuple(sorted(hits, key=lambda hit: (-hit.score, hit.passage.index))[:limit])

    def _hit(self, index: int, asked: Iterable[str], whole: float) -> Hit:
        weights = self._weights[index]
        score = sum(self.rarity(word) * weights.get(word, 0.0) for word in asked)
        shared = tuple(word for word in asked if word in weights)
        missing = tuple(word for word in asked if word not in weights)
        return Hit(self.guidance.passages[index], round(score / whole, 4) if whole else 0.0, shared, missing)

    def titles(self, text: str) -> tuple[tuple[int, float], ...]:
        """The sections whose title is what a text speaks of, with how well the two cover each other (0 to 1).

        Headings are no passages, so what an edition says in one alone is found here only.

        >>> from wtanalysis.guidance.model import Part
        >>> from wtanalysis.provenance import Source
        >>> parts = (Part("1.2 Ferry fares", "L1", chapter=0), Part("Timetables", "L3", chapter=1))
        >>> said = (Passage(0, "paragraph", "They rise.", "L2", section=0),)
        >>> Index(Guidance(Source("a.md", ""), "1", "A", sections=parts, passages=said)).titles("fares of ferries")
        ((0, 1.0),)
        """
        asked = set(terms(text))
        whole = sum(self.rarity(word) for word in asked)
        found: list[tuple[int, float]] = []
        for index in sorted({section for word in asked for section in self._titled.get(word, ())}):
            own = {word for word in self._titles[index] if not word[0].isdigit() or word in asked}
            both = own & asked
            if whole:
                shared = sum(self.rarity(word) for word in both)
                back = sum(self.rarity(word) for word in own)
                found.append((index, round(min(shared / whole, shared / back), 4) if back else 0.0))
        return tuple(sorted(found, key=lambda pair: (-pair[1], pair[0])))

    def cover(self, text: str, words: Collection[str]) -> float:
        """The part of a text's weight of words that a set of stemmed words covers, 0 to 1."""
        asked = set(terms(text))
        whole = sum(self.rarity(word) for word in asked)
        return sum(self.rarity(word) for word in asked if word in words) / whole if whole else 0.0

    def words(self, index: int) -> frozenset[str]:
        """The stemmed words of a passage, its lead-ins and the titles above it."""
        return frozenset(self._weights[index])

    def pairs(self, text: str, index: int) -> float:
        """The part of a text's neighbouring words that a passage has side by side too, 0 to 1; 1 for a single word."""
        asked = terms(text)
        if len(asked) < 2:
            return 1.0
        own = self._text[index]
        there = set(pairwise(own))
        return sum(pair in there for pair in pairwise(asked)) / (len(asked) - 1)

    def holds(self, phrase: str) -> tuple[int, ...]:
        """The passages that hold a phrase as it is, blind to case, endings and typography.

        >>> from wtanalysis.provenance import Source
        >>> said = (Passage(0, "paragraph", "Integrated care boards should agree.", "L1"),)
        >>> Index(Guidance(Source("a.md", ""), "1", "A", passages=said)).holds("integrated care board")
        (0,)
        """
        wanted = terms(phrase)
        if not wanted:
            return ()
        rare = min(wanted, key=lambda word: len(self._places.get(word, ())))
        return tuple(i for i in self._places.get(rare, ()) if _inside(wanted, self._text[i]))


def _inside(wanted: tuple[str, ...], text: tuple[str, ...]) -> bool:
    return any(text[i : i + len(wanted)] == wanted for i in range(len(text) - len(wanted) + 1))
