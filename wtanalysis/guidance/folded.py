"""The words of an edition folded once (small letters, singular, no punctuation), to look terms and titles up in."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from wtanalysis.documents.model import plain
from wtanalysis.guidance.model import Guidance
from wtanalysis.guidance.quick import spaced

_ODD = re.compile(r"[^\x00-\x7f]")
END = "¶"  # between two passages
_EACH_MARK = (*".,;:()?!", END)
MARKS = frozenset(_EACH_MARK)
_SPACES = '-–—‘“”"/•[]|'
_KEPT = 4
_lately: list[tuple[Guidance, Folded]] = []


def listed(words: str) -> frozenset[str]:
    """The words of a list that is written as one text.

    >>> sorted(listed("of and"))
    ['and', 'of']
    """
    return frozenset(words.split())


@lru_cache(maxsize=50_000)
def singular(word: str) -> str:
    """A word without the ending of a plural.

    >>> singular("authorities"), singular("boards"), singular("process"), singular("gas")
    ('authority', 'board', 'process', 'gas')
    """
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def _tokens(text: str) -> list[str]:
    """The words of a text in small letters and its marks; replacing is several times faster than a pattern here."""
    text = text.lower().replace("’", "'").replace("'s ", " ").replace("' ", " ").replace(" '", " ")
    for mark in _EACH_MARK:
        text = text.replace(mark, f" {mark} ")
    for mark in _SPACES:
        text = text.replace(mark, " ")
    return text.split()


@lru_cache(maxsize=50_000)
def fold(term: str) -> str:
    """A term or title as it is looked up.

    >>> fold("The Lead-Safeguarding Partners’ plans")
    'lead safeguarding partner plan'
    """
    words = [singular(word) for word in _tokens(f"{term} ") if word not in MARKS]
    return " ".join(words[1:] if words and words[0] in ("the", "a", "an") else words)


@lru_cache(maxsize=20_000)
def straight(text: str) -> str:
    """A text as ``documents.model.plain`` gives it, worked out once, and faster where few characters are odd."""
    if not text.isascii():
        for char in sorted(set(_ODD.findall(text))):
            text = text.replace(char, _plain_char(char))
    return spaced(text)


@lru_cache(maxsize=2_000)
def _plain_char(char: str) -> str:
    return plain(f"a{char}a")[1:-1]


@lru_cache(maxsize=20_000)
def _sought(term: str) -> tuple[str, ...]:
    """A printed term as the words and marks that are looked for."""
    words = [singular(word) for word in _tokens(f"{term} ")]
    return tuple(words[1:] if words and words[0] in ("the", "a", "an") else words)


class Folded:
    """An edition to look terms up in.

    Attributes:
        words: every word of the edition, folded, with the marks between clauses as words of their own.

    >>> from wtanalysis.guidance.model import Passage
    >>> from wtanalysis.provenance import Source
    >>> texts = ("Fares rise.", "The ferry's fare; no fares.")
    >>> said = tuple(Passage(i, "paragraph", text, f"L{i}") for i, text in enumerate(texts))
    >>> text = Folded(Guidance(Source("a.md", ""), "1", "Ferries", passages=said))
    >>> text.count("fare"), text.passages("The ferry fares")
    (3, (1,))
    """

    def __init__(self, guidance: Guidance) -> None:
        import numpy as np

        tokens = _tokens(f" {END} ".join([passage.text for passage in guidance.passages]) + " ")
        known = {token: singular(token) for token in dict.fromkeys(tokens)}
        self.words = list(map(known.__getitem__, tokens))
        self._code = {word: n for n, word in enumerate(dict.fromkeys(known.values()))}
        small = np.uint16 if len(self._code) < 1 << 16 else np.int64  # short numbers are sorted much faster
        codes = np.fromiter(map(self._code.__getitem__, self.words), dtype=small, count=len(self.words))
        self._order = codes.argsort(kind="stable")
        self._begins = [0, *np.bincount(codes, minlength=len(self._code)).cumsum().tolist()]
        self._where: dict[str, list[int]] = {}

    def _at(self, word: str) -> list[int]:
        """Where in ``words`` a word stands."""
        if word not in self._where:
            code = self._code.get(word)
            if code is None:
                return []
            self._where[word] = self._order[self._begins[code] : self._begins[code + 1]].tolist()
        return self._where[word]

    def places(self, term: str) -> Iterator[int]:
        """Where in ``words`` a term begins."""
        wanted = list(_sought(term))
        if not wanted:
            return
        at_each = [self._at(word) for word in wanted]
        rare = min(range(len(wanted)), key=lambda i: len(at_each[i]))
        for at in at_each[rare]:
            if at >= rare and self.words[at - rare : at - rare + len(wanted)] == wanted:
                yield at - rare

    def count(self, term: str) -> int:
        """How often a term stands in the edition."""
        return sum(1 for _ in self.places(term))

    def passages(self, term: str) -> tuple[int, ...]:
        """The passages in which a term stands."""
        return tuple(dict.fromkeys(bisect_right(self._at(END), at) for at in self.places(term)))


def folded(guidance: Guidance) -> Folded:
    """The folded words of an edition, worked out once for the editions last asked for."""
    for known, made in _lately:
        if known is guidance:
            return made
    made = Folded(guidance)
    _lately[:] = [*_lately[-_KEPT + 1 :], (guidance, made)]
    return made
