"""Folding of text and numbers in words: the ground the grammar stands on."""

from __future__ import annotations

import re
from dataclasses import dataclass

from wtanalysis.published.lexicon import ANSWER_PATTERNS, INTEGER, NUMBER_WORDS


@dataclass(frozen=True)
class Answer:
    """An answer in words: its code, whether it is a level or a net of levels, and where it stands."""

    code: str
    kind: str
    start: int
    end: int


_FOLD = str.maketrans("‘’‛′`“”„″–—‐‑−\u00a0\u2009\u202f", "'''''\"\"\"\"-----   ")


def fold(text: str) -> str:
    """Lower case with straight marks, letter for letter, so that offsets hold.

    >>> fold("‘Yes’ – 69%")
    "'yes' - 69%"
    """
    folded = text.translate(_FOLD).lower()
    return folded if len(folded) == len(text) else text.translate(_FOLD)


def integer(words: str) -> int | None:
    """A whole number from digits or words, None if it is neither.

    >>> integer("1,034"), integer("Two"), integer("twenty-one"), integer("many")
    (1034, 2, 21, None)
    """
    words = words.strip().lower()
    if re.fullmatch(INTEGER, words):
        return int(words.replace(",", ""))
    return NUMBER_WORDS.get(words)


def answers(folded: str, start: int = 0, end: int | None = None) -> list[Answer]:
    """The answers named in folded text, in order, none overlapping.

    >>> [a.code for a in answers("agreed/strongly agreed, neither agreed nor disagreed, said no, strongly agree")]
    ['agree', 'neither', 'no', 'option:strongly-agree']
    """
    found: list[Answer] = []
    taken: list[tuple[int, int]] = []
    for code, kind, pattern in ANSWER_PATTERNS:
        for match in pattern.finditer(folded, start, len(folded) if end is None else end):
            if not any(match.start() < e and s < match.end() for s, e in taken):
                taken.append(match.span())
                found.append(Answer(code, kind, match.start(), match.end()))
    return sorted(found, key=lambda a: a.start)
