"""How alike two duties of two editions are, by their letters and by the words that they share.

What is compared of a duty of the old edition is put in the terms of the new one first. A word that few duties hold
weighs more than one that stands in many.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from math import log

from wtanalysis.guidance.changes import Duty, TermChange
from wtanalysis.guidance.lookup import terms
from wtanalysis.guidance.model import Guidance

ALIKE = 0.45
"""How alike two duties of a pair of passages must be to be one, by the letters of what is to be done."""
SAME_HOLDER = 75
"""How alike two holders with the same head must be to be one (``members of the panel``), of 100."""
_AFTER = re.compile(r" (?=(?:of|in|for|and|with|who|at|from|to)\b)")
_NOTHING = frozenset({""})
SHORT = 3
"""What is to be done in so few words (``be published``) is compared with its whole sentence."""
_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)?")
_ARTICLES = frozenset(
    {"the", "a", "an", "all", "each", "every", "any", "their", "its", "these", "those", "this", "both"}
)


class Texts:
    """What is compared of a duty: its words without case and marks, those of the old edition in the new terms."""

    def __init__(self, old: Guidance, new: Guidance, replacements: Sequence[TermChange]) -> None:
        from rapidfuzz import fuzz

        self.editions, self.renamed, self.ratio = (old, new), _renaming(replacements), fuzz.ratio
        self.known: dict[tuple[int, int, bool], str] = {}
        self.holders: dict[tuple[str, int], str] = {}
        self.bags: dict[tuple[str, int], frozenset[str]] = {}
        self.weights: dict[str, float] = {}
        self.heaviest = 1.0

    def content(self, duty: Duty, side: int, whole: bool = False) -> str:
        """What is to be done, or its whole sentence."""
        key = (id(duty), side, whole)
        if key not in self.known:
            text = self.editions[side].passages[duty.passage].text[slice(*duty.span)] if whole else duty.content
            self.known[key] = self.plain(text, side)
        return self.known[key]

    def plain(self, words: str, side: int) -> str:
        """Words without case and marks, in the new terms."""
        found = " ".join(_WORD.findall(words.lower()))
        return found if side else self.renamed(found)

    def holder(self, duty: Duty, side: int) -> str:
        """A holder without articles, case and number."""
        key = (duty.holder, side)
        if key not in self.holders:
            self.holders[key] = plain_holder(self.plain(duty.holder, side))
        return self.holders[key]

    def same_holder(self, one: Duty, other: Duty) -> bool:
        """Whether two duties name the same holder, in the old terms or in the new, or with other words after it."""
        after = self.holder(other, 1)
        for before in (self.holder(one, 0), self.holder(one, 1)):
            if before == after:
                return True
            heads = [_AFTER.split(words, maxsplit=1)[0] for words in (before, after)]
            if heads[0] == heads[1] and heads[0] != before and self.ratio(before, after) >= SAME_HOLDER:
                return True
        return False

    def alike(self, one: Duty, other: Duty, least: float = ALIKE, *, whole: bool = False) -> float:
        """How alike two duties are, 0 below ``least``; the same holder, force and verb tip the scale."""
        if one.negative != other.negative:
            return 0.0
        whole = whole or min(one.content.count(" "), other.content.count(" ")) < SHORT
        a, b = self.content(one, 0, whole), self.content(other, 1, whole)
        score = self.ratio(a, b, score_cutoff=least * 100) / 100
        if score < least:
            return 0.0
        verb = a.partition(" ")[0] == b.partition(" ")[0]
        return round(score + 0.05 * (verb + self.same_holder(one, other)) + 0.03 * (one.force == other.force), 6)

    def bag(self, words: str, side: int) -> frozenset[str]:
        """The words that say what a text is about, without their endings."""
        key = (words, side)
        if key not in self.bags:
            self.bags[key] = frozenset(map(_stem, self.plain(words, side).split())) - _NOTHING
        return self.bags[key]

    def weigh(self, duties: Iterable[tuple[Duty, int]]) -> None:
        """Give every word a weight: the fewer of these duties hold it, the more."""
        many = list(duties)
        counts = Counter(word for duty, side in many for word in self.bag(duty.content, side))
        self.weights = {word: log(1 + len(many) / count) for word, count in counts.items()}
        self.heaviest = log(1 + len(many)) or 1.0

    def weight(self, words: Iterable[str]) -> float:
        """What some words weigh together."""
        return sum(self.weights.get(word, self.heaviest) for word in sorted(words))

    def covered(self, part: frozenset[str], whole: frozenset[str]) -> float:
        """Which share of the words of the one stand in the other, by weight."""
        return self.weight(part & whole) / self.weight(part) if part else 0.0


@lru_cache(maxsize=20_000)
def _stem(word: str) -> str:
    """A word without its ending; nothing for a common one."""
    return next(iter(terms(word)), "")


def plain_holder(words: str) -> str:
    """A holder without articles and number.

    >>> plain_holder("the harbour authorities")
    'harbour authority'
    """
    return " ".join(_singular(word) for word in words.split() if word not in _ARTICLES)


@lru_cache(maxsize=4096)
def _singular(word: str) -> str:
    if len(word) > 3 and word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _renaming(replacements: Sequence[TermChange]) -> Callable[[str], str]:
    """Puts the new terms for the old ones in words of the old edition."""
    into = {
        " ".join(_WORD.findall(term.old.lower())): " ".join(_WORD.findall(term.new.lower()))
        for term in replacements
        if term.kind == "replacement" and term.old and term.new
    }
    if not into:
        return lambda text: text
    longest = sorted(into, key=lambda term: (-len(term), term))
    pattern = re.compile(rf"\b({'|'.join(map(re.escape, longest))})(s?)\b")
    return lambda text: pattern.sub(lambda match: into[match[1]] + match[2], text)
