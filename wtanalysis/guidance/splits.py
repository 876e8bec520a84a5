"""One passage that became several, and several that became one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wtanalysis.guidance.likeness import Both, Side

if TYPE_CHECKING:
    from wtanalysis.guidance.anchors import Partners
    from wtanalysis.guidance.pairing import Candidates

GAIN = 0.6  # of the words of a further piece must be found in the whole, beside those of the other pieces
WHOLE, SHORT, _LONG = 0.62, 0.8, 15  # so much alike are the pieces together and the whole, or a short whole
_INSIDE = 0.7  # of the words of a piece stand in the whole, in order


@dataclass
class Broken:
    """Splits and merges found so far: the whole passage, with its pieces in order."""

    splits: dict[int, list[int]] = field(default_factory=dict)
    merges: dict[int, list[int]] = field(default_factory=dict)
    taken_old: set[int] = field(default_factory=set)
    taken_new: set[int] = field(default_factory=set)


def find(both: Both, partners: Partners, found: Candidates, broken: Broken) -> None:
    """Splits and merges, the ones that explain most words first; their passages are partners of nobody else.

    A pair whose one side is shorter, or a free passage whose words stand in a longer one, is the seed. The free
    neighbours of the piece join it as long as each brings most of its words and makes the whole more alike.
    """
    turned, offers = both.turned(), []
    for i, j in _seeds(both, partners, found):
        shorter_new = both.new.size[j] < both.old.size[i]
        if both.new.size[j] == both.old.size[i]:
            continue
        side = both if shorter_new else turned
        free = partners.of_new if shorter_new else partners.of_old
        whole, piece = (i, j) if shorter_new else (j, i)
        grown = _grow(side, free, whole, piece)
        if grown:
            alike, gained, pieces = grown
            offers.append((-gained, -alike, i + j, shorter_new, whole, piece, pieces))
    for _, _, _, shorter_new, whole, piece, pieces in sorted(offers):
        i, j = (whole, piece) if shorter_new else (piece, whole)
        _take(partners, broken, i, j, pieces, split=shorter_new)


def _seeds(both: Both, partners: Partners, found: Candidates) -> list[tuple[int, int]]:
    import numpy as np

    old, new = partners.pairs
    seeds = {(int(i), int(j)) for i, j in zip(old, new, strict=True) if both.old.keys[i] != both.new.keys[j]}
    smaller = np.minimum(both.old.size[found.old], both.new.size[found.new])
    free = (partners.of_old[found.old] == -1) & (partners.of_new[found.new] == -1)
    inside = free & (found.shared >= _INSIDE * smaller) & (smaller >= 1)
    inside &= found.near | ((smaller >= 4) & (found.weight >= 12))
    seeds |= {(int(i), int(j)) for i, j in zip(found.old[inside], found.new[inside], strict=True)}
    return sorted(seeds)


def _grow(both: Both, of_new: object, whole: int, piece: int) -> tuple[float, int, tuple[int, ...]] | None:
    """The pieces round one piece that together make up the whole: likeness, words won, and the pieces; else None."""
    from rapidfuzz.distance import LCSseq

    text, side = both.old.coded[whole], both.new
    pieces, joined = [piece], side.coded[piece]
    shared = LCSseq.similarity(text, joined)
    start, alike = shared, 2 * shared / (len(text) + len(joined))
    grew = True
    while grew:
        grew = False
        for k, before in ((int(side.after[pieces[-1]]), False), (int(side.before[pieces[0]]), True)):
            if k >= side.count or of_new[k] != -1 or not side.coded[k]:  # type: ignore[index]
                continue
            longer = side.coded[k] + joined if before else joined + side.coded[k]
            more = LCSseq.similarity(text, longer)
            better = 2 * more / (len(text) + len(longer))
            if more - shared >= GAIN * len(side.coded[k]) and better > alike:
                pieces = [k, *pieces] if before else [*pieces, k]
                joined, shared, alike, grew = longer, more, better, True
                break
    if len(pieces) < 2 or alike < (WHOLE if len(text) >= _LONG else SHORT):
        return None
    return round(alike, 6), shared - start, tuple(pieces)


def _take(partners: Partners, broken: Broken, i: int, j: int, pieces: tuple[int, ...], *, split: bool) -> None:
    held = partners.of_new if split else partners.of_old
    seed = j if split else i
    paired = partners.of_old[i] == j
    if not paired and not partners.free(i, j):
        return
    if i in broken.taken_old or j in broken.taken_new or any(held[k] != -1 for k in pieces if k != seed):
        return
    if paired:
        partners.part(i)
    ours, theirs = ([i], list(pieces)) if split else (list(pieces), [j])
    (broken.splits if split else broken.merges)[i if split else j] = list(pieces)
    broken.taken_old.update(ours)
    broken.taken_new.update(theirs)
    for k in ours:
        partners.of_old[k] = theirs[0]
    for k in theirs:
        partners.of_new[k] = ours[0]


def similarity(side: Side, other: Side, whole: int, pieces: list[int]) -> float:
    """How alike a whole passage and its pieces put together are."""
    from rapidfuzz.distance import Indel

    return float(Indel.normalized_similarity(side.coded[whole], "".join(other.coded[k] for k in pieces)))
