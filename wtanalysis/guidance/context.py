"""What speaks for a pair beside its words: its neighbours, its lead-in, its section and its number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wtanalysis.guidance.likeness import Both, Side

if TYPE_CHECKING:
    from wtanalysis.guidance.anchors import Partners
    from wtanalysis.guidance.likeness import Floats, Ints

_BESIDE, _BETWEEN, _LEAD, _SECTION, _NUMBER = 0.30, 0.22, 0.25, 0.15, 0.05


def support(both: Both, partners: Partners, old: Ints, new: Ints) -> Floats:
    """How well each pair fits those made so far, 0 to 1.

    The parts: the neighbour before is paired with the neighbour before (0.30), or the nearest paired one before is
    (0.22); the same after; the lead-ins are partners (0.25; passages without one are judged by the rest); the share of
    the paired words of the two sections that they have in pairs with each other (0.15); the same number (0.05).
    """
    import numpy as np

    left, right = both.old, both.new
    fits = np.zeros(len(old))
    for beside_old, beside_new, forwards in ((left.before, right.before, True), (left.after, right.after, False)):
        next_to = partners.of_old[beside_old[old]] == beside_new[new]
        near_old = _nearest(left, partners.of_old, forwards=forwards)[old]
        near_new = _nearest(right, partners.of_new, forwards=forwards)[new]
        between = partners.of_old[near_old] == near_new
        fits += np.where(next_to, _BESIDE, np.where(between, _BETWEEN, 0.0))
    lead_old, lead_new = left.lead[old], right.lead[new]
    led = (lead_old >= 0) & (lead_new >= 0)
    fits += np.where(led & (partners.of_old[lead_old] == lead_new), _LEAD, 0.0)
    fits += _SECTION * sections(both, partners, left.section[old], right.section[new])
    whole = np.where((lead_old < 0) & (lead_new < 0), 1.0 - _LEAD, 1.0)
    return np.minimum(fits / whole + _NUMBER * _same_number(both, old, new), 1.0)


def sections(both: Both, partners: Partners, old: Ints, new: Ints) -> Floats:
    """How much two sections belong together by the pairs so far: their paired words in common, over the smaller."""
    import numpy as np

    left, right = partners.pairs
    wide = len(both.new.guidance.sections) + 1
    size = np.minimum(both.old.size[left], both.new.size[right]).astype(float)
    first, second = both.old.section[left] + 1, both.new.section[right] + 1
    keys, where = np.unique(first * wide + second, return_inverse=True)
    shared = np.bincount(where, weights=size, minlength=len(keys))
    total_old = np.bincount(first, weights=size, minlength=len(both.old.guidance.sections) + 1)
    total_new = np.bincount(second, weights=size, minlength=wide)
    wanted = (old + 1) * wide + new + 1
    if not len(keys):
        return np.zeros(len(wanted))
    at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    held = np.where(keys[at] == wanted, shared[at], 0.0)
    return held / np.maximum(np.minimum(total_old[old + 1], total_new[new + 1]), 1.0)


def gaps(both: Both, partners: Partners, most: int = 400) -> list[tuple[int, int]]:
    """Free passages that stand between the same two pairs, or under the same pair of lead-ins."""
    found: dict[tuple[int, ...], tuple[list[int], list[int]]] = {}
    for which, side, of in ((0, both.old, partners.of_old), (1, both.new, partners.of_new)):
        back, on = _nearest(side, of, forwards=True), _nearest(side, of, forwards=False)
        for i in range(side.count):
            if of[i] >= 0:
                continue
            ends = (int(back[i]), int(on[i])) if which else (int(of[back[i]]), int(of[on[i]]))
            lead = int(side.lead[i])
            here: list[tuple[int, ...]] = [(int(side.flow[i]), *ends)]
            if lead >= 0 and of[lead] >= 0:
                here.append((lead if which else int(of[lead]),))
            for key in here:
                found.setdefault(key, ([], []))[which].append(i)
    pairs = set()
    for old, new in found.values():
        if len(old) * len(new) <= most:
            pairs |= {(i, j) for i in old for j in new}
        else:
            reach = range(-2, 3)
            pairs |= {(i, new[k + d]) for k, i in enumerate(old) for d in reach if 0 <= k + d < len(new)}
            k0 = len(new) - len(old)
            pairs |= {(i, new[k + k0 + d]) for k, i in enumerate(old) for d in reach if 0 <= k + k0 + d < len(new)}
    return sorted(pairs)


def _nearest(side: Side, of: Ints, *, forwards: bool) -> Ints:
    """For each passage the nearest one before it, or after it, that has a partner; the end of the edition if none."""
    import numpy as np

    n = side.count
    end = n if forwards else n + 1
    result = np.full(n + 2, end, dtype=np.int64)
    for flow in (0, 1):
        members = np.flatnonzero(side.flow == flow)
        paired = np.where(of[members] >= 0, np.arange(len(members)), -1)
        if forwards:
            last = np.concatenate([[-1], np.maximum.accumulate(paired)[:-1]]) if len(members) else paired
        else:
            back = np.where(paired >= 0, paired, len(members))[::-1]
            last = np.concatenate([[len(members)], np.minimum.accumulate(back)[:-1]])[::-1] if len(members) else back
            last = np.where(last == len(members), -1, last)
        result[members] = np.where(last >= 0, members[last], end)
    return result


def _same_number(both: Both, old: Ints, new: Ints) -> Floats:
    import numpy as np

    left, right = both.old.guidance.passages, both.new.guidance.passages
    return np.array(
        [float(left[i].number != "" and left[i].number == right[j].number) for i, j in zip(old, new, strict=True)]
    )
