"""What speaks for a pair beside its words: its neighbours, its lead-in, its section and its number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wtanalysis.guidance.likeness import Both, Side

if TYPE_CHECKING:
    from wtanalysis.guidance.anchors import Partners
    from wtanalysis.guidance.likeness import Floats, Ints

_BESIDE, _BETWEEN, _LEAD, _SECTION, _NUMBER = 0.26, 0.20, 0.25, 0.23, 0.05
_FIRM = 0.2  # so much of the smaller section in pairs with the other makes a section a support
_NEAR = 4  # free passages next to a pair that are tried
_MOST = 400  # so many ways to pair what stands in one place are all tried
_AFTER, _BEFORE, _UNDER, _IN, _BETWEEN_STEADY = -1, -2, -3, -4, -5
_STEP, _FEW = (
    3,
    3,
)  # pairs so far out of step, and no more of them in a row, say nothing on the place of their neighbours
_TITLE = 0.8  # what the same title counts for, where a section's words went elsewhere


def support(both: Both, partners: Partners, old: Ints, new: Ints) -> tuple[Floats, Any]:
    """How well each pair fits those made so far, 0 to 1.

    The parts: the neighbour before is paired with the neighbour before (0.26), or the nearest paired one before is
    (0.20; pairs out of step with those around them do not count against it); the same after; the lead-ins are partners
    (0.25; passages without one are judged by the rest); the share of the paired words of the two sections that they
    have in pairs with each other (0.23; where nothing of them is paired, or less is, the same title); the same number
    (0.05).

    Returns:
        The support, and whether it is firm: by a neighbour, the lead-in or the section, not by the stretch alone.
    """
    import numpy as np

    left, right = both.old, both.new
    fits, firm = np.zeros(len(old)), np.zeros(len(old), dtype=bool)
    calm = steady(both, partners)
    for beside_old, beside_new, forwards in ((left.before, right.before, True), (left.after, right.after, False)):
        next_to = partners.of_old[beside_old[old]] == beside_new[new]
        firm |= next_to
        between = np.zeros(len(old), dtype=bool)
        for of_old, of_new in ((partners.of_old, partners.of_new), calm):
            near_old = _nearest(left, of_old, forwards=forwards)[old]
            near_new = _nearest(right, of_new, forwards=forwards)[new]
            between |= (of_old[near_old] == near_new) | (of_new[near_new] == near_old)
        fits += np.where(next_to, _BESIDE, np.where(between, _BETWEEN, 0.0))
    lead_old, lead_new = left.lead[old], right.lead[new]
    led = (lead_old >= 0) & (lead_new >= 0)
    led &= partners.of_old[lead_old] == lead_new
    section = sections(both, partners, left.section[old], right.section[new])
    firm |= led | (section >= _FIRM)
    fits += np.where(led, _LEAD, 0.0) + _SECTION * section
    whole = np.where(((lead_old < 0) & (lead_new < 0)) | (left.flow[old] > 0), 1.0 - _LEAD, 1.0)
    numbered = (left.number[old] > 0) & (left.number[old] == right.number[new])
    found: Floats = np.minimum(fits / whole + _NUMBER * numbered, 1.0)
    return found, firm


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
    smaller = np.minimum(total_old[old + 1], total_new[new + 1])
    held = np.zeros(len(wanted))
    if len(keys):
        at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
        held = np.where(keys[at] == wanted, shared[at], 0.0)
    mates = (partners.mates[old] == new) & (new >= 0)
    alike = np.where(mates | (both.old.title[old] == both.new.title[new]), 1.0, 0.0)
    return np.where(smaller > 0, np.maximum(held / np.maximum(smaller, 1.0), np.where(mates, _TITLE, 0.0)), alike)


def steady(both: Both, partners: Partners) -> tuple[Ints, Ints]:
    """The partners of both sides without the few that stand out of step with the pairs before and after them."""
    import numpy as np

    of_old, of_new = partners.of_old.copy(), partners.of_new.copy()
    for _ in range(2):
        old = np.flatnonzero(of_old[: both.old.count] >= 0)
        old = old[of_new[of_old[old]] == old]
        new = np.sort(of_old[old])
        stray = old[_stray(of_old[old])]
        stray = stray[np.isin(of_old[stray], new[_stray(of_new[new])])]
        of_new[of_old[stray]] = -1
        of_old[stray] = -1
    return of_old, of_new


def _stray(partner: Ints) -> Any:
    """Which of some passages in order are few in a row whose partners stand in step."""
    import numpy as np

    rank = np.argsort(np.argsort(partner, kind="stable"), kind="stable")
    run = np.concatenate([[0], np.cumsum(np.abs(np.diff(rank)) > _STEP)])[: len(rank)]
    return np.bincount(run)[run] <= _FEW if len(rank) else np.zeros(0, dtype=bool)


def gaps(both: Both, partners: Partners) -> Ints:
    """Free passages between the same two pairs, next to a pair, under a pair of lead-ins, or in a pair of sections.

    Returns:
        Each pair of an old and a new passage as one number: the old one times (new passages + 1), plus the new one.
    """
    import numpy as np

    found: dict[tuple[int, ...], tuple[list[int], list[int]]] = {}
    section = _likely_sections(both, partners)
    calm = steady(both, partners)
    for which, side, of in ((0, both.old, partners.of_old), (1, both.new, partners.of_new)):
        still = [_nearest(side, calm[which], forwards=forwards)[: side.count] for forwards in (True, False)]
        since, until = ((end if which else calm[0][end]).tolist() for end in still)
        ends = [_nearest(side, of, forwards=forwards)[: side.count] for forwards in (True, False)]
        back, on = ((end if which else of[end]).tolist() for end in ends)
        flows, leads, places, partner = side.flow.tolist(), side.lead.tolist(), side.section.tolist(), of.tolist()
        for i in np.flatnonzero(of[: side.count] < 0).tolist():
            flow, lead = flows[i], leads[i]
            here: list[tuple[int, ...]] = [(flow, back[i], on[i]), (_AFTER, flow, back[i]), (_BEFORE, flow, on[i])]
            here.append((_BETWEEN_STEADY, flow, since[i], until[i]))
            if lead >= 0 and partner[lead] >= 0:
                here.append((_UNDER, flow, lead if which else partner[lead], 0))
            place = places[i]
            here.append((_IN, flow, place if which else section.get(place, -2), 0))
            for key in here:
                found.setdefault(key, ([], []))[which].append(i)
    return _crossed(both, found)


def _crossed(both: Both, found: dict[tuple[int, ...], tuple[list[int], list[int]]]) -> Ints:
    import numpy as np

    wide = both.new.count + 1
    codes: list[int] = []
    for key, (old, new) in found.items():
        if not old or not new:
            continue
        if key[0] in {_AFTER, _BEFORE}:
            near = slice(0, _NEAR) if key[0] == _AFTER else slice(-_NEAR, None)
            codes += [i * wide + j for i in old[near] for j in new[near]]
        elif len(old) * len(new) <= _MOST:
            codes += [i * wide + j for i in old for j in new]
        else:
            codes += _band(old, new, wide)
    return np.unique(np.array(codes, dtype=np.int64))


def _band(old: list[int], new: list[int], wide: int) -> list[int]:
    """Of two long runs, those at about the same place counted from the start, and from the end."""
    return [
        i * wide + new[k + d]
        for shift in (0, len(new) - len(old))
        for k, i in enumerate(old)
        for d in range(shift - 2, shift + 3)
        if 0 <= k + d < len(new)
    ]


def _likely_sections(both: Both, partners: Partners) -> dict[int, int]:
    """For each old section the new one with which it has most words in pairs."""
    held: dict[tuple[int, int], int] = {}
    for i, j in zip(*partners.pairs, strict=True):
        key = int(both.old.section[i]), int(both.new.section[j])
        held[key] = held.get(key, 0) + int(both.old.size[i]) + int(both.new.size[j])
    mutual: dict[int, int] = {}
    taken: set[int] = set()
    for (a, b), _ in sorted(held.items(), key=lambda entry: (-entry[1], sum(entry[0]))):
        if a not in mutual and b not in taken:
            mutual[a] = b
            taken.add(b)
    titles: dict[str, list[int]] = {}
    for b, title in enumerate(both.new.titles[:-1]):
        if b not in taken:
            titles.setdefault(title, []).append(b)
    for a, title in enumerate(both.old.titles[:-1]):
        if a not in mutual and titles.get(title):
            mutual[a] = titles[title].pop(0)
            taken.add(mutual[a])
    for a, b in enumerate(partners.mates[:-1].tolist()):
        if a not in mutual and b >= 0 and b not in taken:
            mutual[a] = b
    return mutual


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
