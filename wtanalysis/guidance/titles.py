"""Which sections go by the same title, word for word or reworded."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from math import fsum, log

from wtanalysis.guidance.likeness import words

_ALIKE = 0.5  # of the weight of the words of two titles, shared, makes a reworded title
_LEAD = 0.1  # by which it must be more alike than any other
_COMMON = 30  # titles that may share a word that is looked up


def mates(old: Sequence[str], new: Sequence[str]) -> list[int]:
    """For each old title the place of the new one that goes by it, -1 where none does.

    Titles that either side has once and both have are mates. Of the others, two are where they share half of the weight
    of their words (rare words weigh more), have the same figures, and neither is nearly as much like another.

    >>> mates(["Scope", "Language of parts", "Language of pages"], ["Language for pages", "Scope", "Annex"])
    [1, -1, 0]
    """
    seen = Counter(old), Counter(new)
    where = {title: b for b, title in enumerate(new)}
    found = [where[t] if seen[0][t] == 1 == seen[1][t] else -1 for t in old]
    lone = [a for a, title in enumerate(old) if seen[0][title] == 1 and not seen[1][title]]
    open_new = [b for b, title in enumerate(new) if seen[1][title] == 1 and not seen[0][title]]
    for a, b in _reworded([set(words(old[a])) for a in lone], [set(words(new[b])) for b in open_new]):
        found[lone[a]] = open_new[b]
    return found


def _reworded(old: list[set[str]], new: list[set[str]]) -> list[tuple[int, int]]:
    held: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, titles in enumerate((old, new)):
        for k, title in enumerate(titles):
            for word in sorted(title):
                held[word][side].append(k)
    weight = {word: log((1 + len(old) + len(new)) / (len(a) + len(b))) for word, (a, b) in held.items()}
    mass = [[fsum(weight[word] for word in title) for title in titles] for titles in (old, new)]
    shared: dict[tuple[int, int], list[float]] = defaultdict(list)
    for word, (a, b) in held.items():
        if len(a) <= _COMMON and len(b) <= _COMMON:
            for i in a:
                for j in b:
                    shared[i, j].append(weight[word])
    alike = {(i, j): 2 * fsum(parts) / max(1e-9, mass[0][i] + mass[1][j]) for (i, j), parts in shared.items()}
    rivals: tuple[dict[int, list[float]], dict[int, list[float]]] = (defaultdict(list), defaultdict(list))
    for (i, j), value in alike.items():
        rivals[0][i].append(value)
        rivals[1][j].append(value)
    best = [{k: sorted(values, reverse=True)[:2] for k, values in side.items()} for side in rivals]
    return [
        (i, j)
        for (i, j), value in alike.items()
        if value >= _ALIKE
        and _figures(old[i]) == _figures(new[j])
        and all(_leads(value, best[k][at]) for k, at in ((0, i), (1, j)))
    ]


def _figures(title: set[str]) -> list[str]:
    return sorted(word for word in title if any(letter.isdigit() for letter in word))


def _leads(value: float, best: list[float]) -> bool:
    return value >= best[0] and (len(best) < 2 or value - best[1] >= _LEAD)
