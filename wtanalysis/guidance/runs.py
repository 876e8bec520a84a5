"""Runs of words that two texts share, and the heaviest chain of them in one order: what a reader sees as kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from wtanalysis.guidance.words import FUNCTION

FORCE = frozenset({"must", "should", "shall", "cannot", "unless", "except"})
"""Words that are shown as kept wherever they are: a reader looks for them."""
LONG = 4
"""Words in a row that always stay."""
_LEAST = 3
_HEAVY = 2.0
_MANY = 300
_Run = tuple[int, int, int]


def weight(key: str) -> float:
    """How much a token says: a mark little, a small word a third of another.

    >>> [weight(key) for key in (",", "the", "ferry")]
    [0.25, 0.34, 1.0]
    """
    if not key[0].isalnum():
        return 0.25
    return 0.34 if key.lower() in FUNCTION else 1.0


def is_phrase(keys: Sequence[str]) -> bool:
    """Whether a run of equal tokens is one that a reader takes as kept: four words, or three that say something.

    >>> is_phrase(["an", "appropriate", "strategy"]), is_phrase(["of", "the", "ferry"])
    (True, False)
    """
    said = sum(key[0].isalnum() for key in keys)
    return said >= LONG or (said >= _LEAST and sum(map(weight, keys)) >= _HEAVY)


def share_phrase(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two stretches have a run in common that is a phrase.

    >>> share_phrase("it is an appropriate strategy".split(), "make an appropriate strategy known".split())
    True
    """
    if min(len(a), len(b)) < _LEAST:
        return False
    known = {(a[i], a[i + 1], a[i + 2]) for i in range(len(a) - 2)}
    if not any((b[j], b[j + 1], b[j + 2]) in known for j in range(len(b) - 2)):
        return False
    return any(is_phrase(a[i : i + n]) for i, _, n in _runs(a, b))


def chain(a: Sequence[str], b: Sequence[str]) -> list[_Run]:
    """The heaviest chain of shared phrases in one order: where each begins in either text, and its length.

    A run weighs what its words say; a word that stands once in a text counts more than one that stands often.

    >>> chain("the red ferry sails at noon".split(), "at noon on Monday the red ferry sails".split())
    [(0, 4, 4)]
    """
    runs = [run for run in _runs(a, b) if is_phrase(a[run[0] : run[0] + run[2]])]
    often: dict[str, int] = defaultdict(int)
    for key in a:
        often[key] += 1
    heavy = {key: weight(key) * (1 + 1 / n) for key, n in often.items()}
    if len(runs) > _MANY:
        runs = sorted(sorted(runs, key=lambda run: (-run[2], run))[:_MANY])
    best: list[tuple[float, int, _Run]] = []
    for run in runs:
        most, back, cut = _weighed(a, run, heavy), -1, run
        for n, (told, _, before) in enumerate(best):
            over = max(before[0] + before[2] - run[0], before[1] + before[2] - run[1], 0)
            if before[0] >= run[0] or before[1] >= run[1] or over > run[2] - _LEAST:
                continue
            short = (run[0] + over, run[1] + over, run[2] - over)
            if told + (score := _weighed(a, short, heavy)) > most and score:
                most, back, cut = told + score, n, short
        best.append((most, back, cut))
    found: list[_Run] = []
    at = max(range(len(best)), key=lambda n: (best[n][0], -n), default=-1)
    while at >= 0:
        found.append(best[at][2])
        at = best[at][1]
    return found[::-1]


def _weighed(a: Sequence[str], run: _Run, heavy: dict[str, float]) -> float:
    return sum(heavy[key] for key in a[run[0] : run[0] + run[2]])


def _runs(a: Sequence[str], b: Sequence[str]) -> list[_Run]:
    """All longest runs of three tokens or more that two texts share, by their places."""
    places: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for i in range(len(a) - 2):
        places[a[i], a[i + 1], a[i + 2]].append(i)
    found: list[_Run] = []
    for j in range(len(b) - 2):
        for i in places.get((b[j], b[j + 1], b[j + 2]), ())[:8]:
            if i and j and a[i - 1] == b[j - 1]:
                continue
            n = 3
            while i + n < len(a) and j + n < len(b) and a[i + n] == b[j + n]:
                n += 1
            found.append((i, j, n))
    return sorted(found)
