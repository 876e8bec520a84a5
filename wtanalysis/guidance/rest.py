"""What is still without a partner: lead-ins whose items are paired, and passages that were cut down or built round."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from wtanalysis.guidance import candidates
from wtanalysis.guidance.anchors import Partners
from wtanalysis.guidance.likeness import Both

if TYPE_CHECKING:
    from wtanalysis.guidance.pairing import Candidates

ITEMS = 2  # items of a list that must be paired before their lead-ins are
TELLING = 12.0  # what the words that the two lead-ins share must weigh
SHARE, RUN, WORDS, WEIGHT = 0.45, 3, 8, 24.0
"""What a shortened passage must keep: the share of the shorter text, in runs of so many words at least; of a text of
so many words at least, and in words that weigh so much."""


def lists(both: Both, partners: Partners) -> list[tuple[int, int]]:
    """Pair the lead-ins of lists whose items are paired with each other, however they are worded now.

    Two items at least must stand under the two, and neither may have as many under another. Where items only went from
    one list to another, their lead-ins share no telling words, and are no pair.
    """
    import numpy as np

    counted: Counter[tuple[int, int]] = Counter()
    for i, j in zip(*(side.tolist() for side in partners.pairs), strict=True):
        a, b = int(both.old.lead[i]), int(both.new.lead[j])
        if a >= 0 and b >= 0 and both.old.flow[i] == 0 and both.new.flow[j] == 0:
            counted[a, b] += 1
    best: tuple[dict[int, list[int]], dict[int, list[int]]] = ({}, {})
    for (a, b), n in counted.items():
        best[0].setdefault(a, []).append(n)
        best[1].setdefault(b, []).append(n)
    fresh = []
    for (a, b), n in sorted(counted.items(), key=lambda item: (-item[1], item[0])):
        alone = all(max(side) == n and side.count(n) == 1 for side in (best[0][a], best[1][b]))
        if n >= ITEMS and alone and partners.free(a, b):
            weight, _ = candidates.weigh(both, np.array([a]), np.array([b]))
            if weight[0] >= TELLING:
                partners.join(a, b)
                fresh.append((a, b))
    return fresh


def shortened(both: Both, partners: Partners, found: Candidates) -> list[tuple[int, int]]:
    """Pair what was cut down, or put into a longer passage, with what is left of it near the place where it stood.

    The words in order are few beside the longer text, so the shorter one is looked at: nearly half of it must stand in
    the longer one in runs of words, and both must stand between the same pairs or beside one.
    """
    import numpy as np

    free = (partners.of_old[found.old] < 0) & (partners.of_new[found.new] < 0)
    smaller = np.minimum(both.old.size[found.old], both.new.size[found.new])
    good = free & found.near & found.single & (smaller >= WORDS) & (found.weight >= WEIGHT)
    good &= (found.shared >= SHARE * smaller) & (found.other == 0)
    offers = []
    for k in np.flatnonzero(good).tolist():
        i, j = int(found.old[k]), int(found.new[k])
        share = _in_runs(both.old.coded[i], both.new.coded[j]) / int(smaller[k])
        if share >= SHARE:
            offers.append((-round(share, 6), -float(found.weight[k]), i + j, i, j))
    fresh = []
    for *_, i, j in sorted(offers):
        if partners.free(i, j):
            partners.join(i, j)
            fresh.append((i, j))
    return fresh


def _in_runs(old: str, new: str) -> int:
    """How many words two coded texts share in order, in runs of some words.

    >>> _in_runs("abcdxyz", "abcdqz"), _in_runs("abc", "axbxc")
    (4, 0)
    """
    from rapidfuzz.distance import LCSseq

    runs: list[int] = []
    end = (-1, -1)
    for block in LCSseq.editops(old, new).as_matching_blocks():
        if (block.a, block.b) == end and runs:
            runs[-1] += block.size
        else:
            runs.append(block.size)
        end = (block.a + block.size, block.b + block.size)
    return sum(size for size in runs if size >= RUN)
