"""Pairs of the same words: certain ones first, then their neighbours, one step after another."""

from __future__ import annotations

from collections.abc import Iterable
from math import fsum
from typing import TYPE_CHECKING

from wtanalysis.guidance import titles
from wtanalysis.guidance.likeness import Both, Side

if TYPE_CHECKING:
    from wtanalysis.guidance.likeness import Ints

CERTAIN = 30.0  # weight of the words of a text that can stand in one place only
_FEW = 4  # words that a text must have at least for that
_LONG = 8  # words that may follow a pair into a section of another title
_ALL = 4_096  # so many ways to pair a repeated text are all tried


Groups = dict[str, tuple[list[int], list[int]]]


class Partners:
    """Who is paired with whom, on both sides. The two ends of an edition are partners from the start.

    ``mates`` holds for each old section the new one that goes by its title, -1 where none does; the last is no section.
    """

    def __init__(self, both: Both) -> None:
        import numpy as np

        self.both = both
        n, m = both.old.count, both.new.count
        self.of_old: Ints = np.concatenate([np.full(n, -1, dtype=np.int64), np.array([m, m + 1], dtype=np.int64)])
        self.of_new: Ints = np.concatenate([np.full(m, -1, dtype=np.int64), np.array([n, n + 1], dtype=np.int64)])
        self.mates: Ints = np.array([*titles.mates(both.old.titles[:-1], both.new.titles[:-1]), -1], dtype=np.int64)

    def free(self, i: int, j: int) -> bool:
        """Whether neither has a partner."""
        return bool(self.of_old[i] < 0 and self.of_new[j] < 0)

    def join(self, i: int, j: int) -> None:
        """Pair two passages."""
        self.of_old[i] = j
        self.of_new[j] = i

    def part(self, i: int) -> None:
        """Undo a pair."""
        self.of_new[self.of_old[i]] = -1
        self.of_old[i] = -1

    @property
    def pairs(self) -> tuple[Ints, Ints]:
        """The pairs so far, in the order of the old edition."""
        import numpy as np

        old = np.flatnonzero(self.of_old[: self.both.old.count] >= 0)
        new = np.flatnonzero(self.of_new[: self.both.new.count] >= 0)
        wide = self.both.new.count + 1
        both = np.unique(np.concatenate([old * wide + self.of_old[old], self.of_new[new] * wide + new]))
        return both // wide, both % wide


def groups(both: Both) -> Groups:
    """The passages of each text that both editions have, in order."""
    found: Groups = {}
    for i, key in enumerate(both.old.keys):
        found.setdefault(key, ([], []))[0].append(i)
    for j, key in enumerate(both.new.keys):
        if key in found:
            found[key][1].append(j)
    return {key: sides for key, sides in found.items() if sides[1]}


def anchor(both: Both, same: Groups, partners: Partners) -> None:
    """Pair what can belong nowhere else: long texts that each edition has once, and the entries of a glossary."""
    weight = dict(zip(both.characters, both.weight.tolist(), strict=True))
    found = []
    for old, new in same.values():
        if len(old) == len(new) == 1:
            text = both.old.coded[old[0]]
            if len(text) >= _FEW and fsum([weight[word] for word in set(text)]) >= CERTAIN:
                partners.join(old[0], new[0])
                found.append((old[0], new[0]))
    for i, j in _terms(both):
        if partners.free(i, j):
            partners.join(i, j)
            found.append((i, j))
    ends = [(both.old.count, both.new.count), (both.old.count + 1, both.new.count + 1)]
    spread(both, partners, [*ends, *found])


def spread(both: Both, partners: Partners, fresh: Iterable[tuple[int, int]]) -> None:
    """From each pair, pair its neighbours too as long as they have the same words: forwards, then backwards."""
    fresh = list(fresh)
    more = _walk(both, partners, fresh, (_firsts(both.old), _firsts(both.new)), forwards=True)
    _walk(both, partners, [*fresh, *more], (_firsts(both.old), _firsts(both.new)), forwards=False)


def repeated(same: Groups, partners: Partners) -> list[tuple[int, int]]:
    """Ways to pair passages of the same words that are still free."""
    found = []
    for olds, news in same.values():
        old = [i for i in olds if partners.of_old[i] < 0]
        new = [j for j in news if partners.of_new[j] < 0]
        if len(old) * len(new) <= _ALL:
            found += [(i, j) for i in old for j in new]
        else:
            found += zip(old, new, strict=False)
            found += zip(reversed(old), reversed(new), strict=False)
    return found


def _terms(both: Both) -> list[tuple[int, int]]:
    """Glossary entries of the same term, where each edition has one such entry."""
    sides: list[dict[str, list[int]]] = []
    for side in (both.old, both.new):
        held: dict[str, list[int]] = {}
        for p in side.guidance.passages:
            if p.term:
                held.setdefault(" ".join(p.term.casefold().split()), []).append(p.index)
        sides.append(held)
    return [
        (olds[0], sides[1][term][0])
        for term, olds in sides[0].items()
        if len(olds) == 1 and len(sides[1].get(term, ())) == 1
    ]


def _firsts(side: Side) -> tuple[list[int], list[int]]:
    """The first and the last passage of an edition's main text, the neighbours of its two ends."""
    main = (side.flow == 0).nonzero()[0]
    return (main[:1].tolist(), main[-1:].tolist())


def _same_step(both: Both, last: tuple[int, int], pair: tuple[int, int]) -> bool:
    """Whether the step from the last pair to this one leaves a section on neither side, or one of the same title."""
    old, new = both.old.section, both.new.section
    if last[0] >= both.old.count:
        return True
    crossed = old[last[0]] != old[pair[0]], new[last[1]] != new[pair[1]]
    if not any(crossed):
        return True
    return both.old.titles[old[pair[0]]] == both.new.titles[new[pair[1]]] or (
        all(crossed) and len(both.old.coded[pair[0]]) >= _LONG
    )


def _walk(
    both: Both, partners: Partners, start: list[tuple[int, int]],
    ends: tuple[tuple[list[int], list[int]], tuple[list[int], list[int]]], *, forwards: bool,
) -> list[tuple[int, int]]:  # fmt: skip
    old, new = (both.old.after, both.new.after) if forwards else (both.old.before, both.new.before)
    n, m = both.old.count, both.new.count
    (old_first, old_last), (new_first, new_last) = ends
    found = []
    for pair in start:
        i, j = pair
        while True:
            if i >= n:
                begin = (old_first, new_first) if forwards else (old_last, new_last)
                if (i == n) != forwards or not begin[0] or not begin[1]:
                    break
                i, j = begin[0][0], begin[1][0]
            else:
                i, j = int(old[i]), int(new[j])
            if i >= n or j >= m or not partners.free(i, j) or both.old.keys[i] != both.new.keys[j]:
                break
            if not _same_step(both, pair, (i, j)):
                break
            pair = (i, j)
            partners.join(i, j)
            found.append((i, j))
    return found
