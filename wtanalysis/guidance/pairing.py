"""Pairs of passages, found in rounds: the sure ones first, then what they make likely."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any

from wtanalysis.guidance import anchors, candidates, context
from wtanalysis.guidance.anchors import Groups, Partners
from wtanalysis.guidance.likeness import Both, common

if TYPE_CHECKING:
    from wtanalysis.guidance.likeness import Floats, Ints

# A pair needs this much likeness without support, less with it, more where its words carry little weight.
ALONE, SUPPORTED, LIGHT, HEAVY = 0.62, 0.27, 0.40, 22.0
RICH, MUCH = 0.15, (30.0, 70.0)  # and so much less where the shared words carry much weight
LEAN = 0.3  # support of at least this lets repeated passages, and one of several rivals, pair
FIT = 0.4  # how much support counts when several candidates want one passage
_LEAD = 0.03  # the better one of two must lead by this much where nothing supports it
_OTHER_KIND = 0.05
_REFERENCE, _BRIEF = re.compile(r"\d+(\.\d+)+"), 8  # how a short title of a list names its thing


@dataclass(frozen=True)
class Candidates:
    """Pairs that might be made, with what their words say.

    Attributes:
        old, new: the passages.
        shared: words in common in the same order.
        likeness: mean of the similarity and of the weighted overlap, 0 to 1.
        weight: of the words in common.
        single: neither edition has either text twice.
        near: they stand between the same pairs, or next to one.
        other: what two passages of different kinds, such as a paragraph and a bullet, are set back by.
    """

    old: Ints
    new: Ints
    shared: Ints
    likeness: Floats
    weight: Floats
    single: Any
    other: Floats
    near: Any


def measure(both: Both, partners: Partners, old: Ints, new: Ints) -> Candidates:
    """Candidates with their measures: each pair once, of passages that are free."""
    import numpy as np

    wide = both.new.count + 1
    codes = np.unique(old * wide + new)
    old, new = codes // wide, codes % wide
    free = (partners.of_old[old] < 0) & (partners.of_new[new] < 0) & (both.old.flow[old] == both.new.flow[new])
    old, new = old[free], new[free]
    shared = common([both.old.coded[i] for i in old.tolist()], [both.new.coded[j] for j in new.tolist()])
    weight, overlap = candidates.weigh(both, old, new)
    size = both.old.size[old] + both.new.size[new]
    ordered = 2.0 * shared / np.maximum(size, 1)
    same = both.old.text[old] == both.new.text[new]
    likeness: Floats = np.round(np.where(same, 1.0, 0.5 * ordered + 0.5 * overlap), 6).astype(np.float64)
    likeness[_other_reference(both, old, new) & (shared < np.minimum(both.old.size[old], both.new.size[new]) - 1)] = 0.0
    single = np.maximum(both.times[both.old.text[old]], both.times[both.new.text[new]]) <= 1
    other = _OTHER_KIND * (both.old.kind[old] != both.new.kind[new]).astype(np.float64)
    near = np.zeros(len(old), dtype=bool)
    return Candidates(old, new, shared, likeness, np.round(weight, 6), single, other, near)


def _other_reference(both: Both, old: Ints, new: Ints) -> Any:
    """Whether two short passages begin with other references, such as 2.5.5 and 2.5.8: the names of two things."""
    import numpy as np

    named = {c for c, word in zip(both.characters, both.vocabulary, strict=True) if _REFERENCE.fullmatch(word)}
    begins = [
        np.array([text[:1] if len(text) < _BRIEF and text[:1] in named else "" for text in side.coded])
        for side in (both.old, both.new)
    ]
    return (begins[0][old] != "") & (begins[1][new] != "") & (begins[0][old] != begins[1][new])


def first(both: Both, partners: Partners, same: Groups) -> Candidates:
    """The candidates among what has no partner after the anchors."""
    import numpy as np

    one = [_one_each(side.keys, of) for side, of in ((both.old, partners.of_old), (both.new, partners.of_new))]
    old, new = candidates.nearest(both, *(np.array(sorted(texts), dtype=np.int64) for texts in one))
    listed = np.array(anchors.repeated(same, partners), dtype=np.int64).reshape(-1, 2)
    return measure(both, partners, np.concatenate([old, listed[:, 0]]), np.concatenate([new, listed[:, 1]]))


def closer(both: Both, partners: Partners, found: Candidates) -> Candidates:
    """The candidates that are still free, with those that the pairs made so far bring into reach."""
    import numpy as np

    near = context.gaps(both, partners)
    wide = both.new.count + 1
    known = found.old * wide + found.new
    fresh = near[~np.isin(near, known)]
    more = measure(both, partners, fresh // wide, fresh % wide)
    free = (partners.of_old[found.old] < 0) & (partners.of_new[found.new] < 0)
    both_parts = [
        np.concatenate([getattr(found, field.name)[free], getattr(more, field.name)]) for field in fields(Candidates)
    ]
    joined = Candidates(*both_parts)
    return replace(joined, near=np.isin(joined.old * wide + joined.new, near))


def rounds(both: Both, partners: Partners, found: Candidates, strict: float, most: int = 8) -> None:
    """Make the pairs that are likely enough, best first; look again at the rest as long as that brings more."""
    import numpy as np

    for _ in range(most):
        free = np.flatnonzero((partners.of_old[found.old] < 0) & (partners.of_new[found.new] < 0))
        if not len(free):
            return
        old, new = found.old[free], found.new[free]
        fits, firm = context.support(both, partners, old, new)
        fits = np.round(fits, 6)
        score = np.round(found.likeness[free] + FIT * fits - found.other[free], 6)
        light = LIGHT * np.maximum(0.0, 1.0 - found.weight[free] / HEAVY) * (1.0 - fits)
        rich = RICH * np.clip((found.weight[free] - MUCH[0]) / (MUCH[1] - MUCH[0]), 0.0, 1.0) * (1.0 - fits)
        need = ALONE - SUPPORTED * fits + light - rich + strict
        good = np.where(found.likeness[free] >= 1.0, np.minimum(need, 1.0), need) <= found.likeness[free]
        fitting = (fits >= LEAN) & (firm | (found.weight[free] >= HEAVY))
        good = good & (fitting | (found.single[free] & (_ahead(old, new, score) >= _LEAD)))
        fresh = []
        chosen = np.flatnonzero(good)
        for k in chosen[np.lexsort((old[chosen] + new[chosen], -score[chosen]))]:
            i, j = int(old[k]), int(new[k])
            if partners.free(i, j):
                partners.join(i, j)
                fresh.append((i, j))
        if not fresh:
            return
        anchors.spread(both, partners, sorted(fresh))


def _ahead(old: Ints, new: Ints, score: Floats) -> Floats:
    """By how much a candidate leads all others of its two passages; negative where another is better."""
    import numpy as np

    lead = np.full(len(score), np.inf)
    for group in (old, new):
        order = np.lexsort((-score, group))
        g, s = group[order], score[order]
        top = np.searchsorted(g, g, side="left")
        second = np.minimum(top + 1, len(g) - 1)
        rival_of_top = np.where((second > top) & (g[second] == g), s[second], -np.inf)
        rival = np.where(np.arange(len(g)) == top, rival_of_top, s[top])
        lead[order] = np.minimum(lead[order], s - rival)
    return lead


def _one_each(keys: tuple[str, ...], of: Ints) -> list[int]:
    seen: dict[str, int] = {}
    for i, key in enumerate(keys):
        if of[i] < 0:
            seen.setdefault(key, i)
    return list(seen.values())
