"""Sections to sections, by the words that their passages have in pairs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from wtanalysis.guidance.changes import Pair, SectionPair
from wtanalysis.guidance.likeness import Both, Side
from wtanalysis.guidance.order import Item, heaviest, mark

Words = tuple[int, int]  # of the old edition, and of the new one
_LEAST = 0.2  # of the words of the smaller section, in pairs, makes two sections partners
_WHOLE = 0.9  # of the words of an edition in one chapter: it has no chapters to speak of


def chapter_partners(both: Both, items: Sequence[Item]) -> tuple[dict[int, int], bool]:
    """The partner of each old chapter, -1 standing for what comes before the first, by the words in pairs.

    Where one side has no chapters to speak of (no headings, or one chapter alone), chapters cannot be compared.

    Returns:
        The partners, and whether chapters can be compared. If not, order alone says what moved.
    """
    if single(both.old) != single(both.new):
        return {}, False
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for item in items:
        shared[int(both.old.chapter[item.old]), int(both.new.chapter[item.new])] += item.words
    return _assign(shared), True


def single(side: Side) -> bool:
    """Whether an edition has no chapters to speak of: none, or one that holds nearly all of its words."""
    held: dict[int, int] = defaultdict(int)
    for chapter, size in zip(side.chapter.tolist(), side.size.tolist(), strict=True):
        held[chapter] += size
    return not held or max(held.values()) >= _WHOLE * sum(held.values())


def _assign(shared: Mapping[tuple[int, int], int]) -> dict[int, int]:
    """One partner each so that the words in pairs between partners are as many as can be."""
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    if not shared:
        return {}
    olds, news = (sorted({key[side] for key in shared}) for side in (0, 1))
    table = np.zeros((len(olds), len(news)))
    for (a, b), count in shared.items():
        table[olds.index(a), news.index(b)] = count
    rows, columns = linear_sum_assignment(-table)
    return {olds[a]: news[b] for a, b in zip(rows, columns, strict=True) if table[a, b] > 0}


def pairs(both: Both, paired: Sequence[Pair], chapters: Mapping[int, int]) -> tuple[SectionPair, ...]:
    """Every section of both editions with its partner, in the order of the old edition, then the new ones.

    Chapters have the partners given. Other sections are paired by the words that they, with all below them, have in
    pairs (a fifth of the smaller at least), most first; empty ones by their titles. ``moved``: under a chapter that is
    not its chapter's partner, or out of order among the pairs of that chapter; for chapters, among the chapters.
    """
    above = [_above(side) for side in (both.old, both.new)]
    totals = [_totals(side, ups) for side, ups in zip((both.old, both.new), above, strict=True)]
    shared = _shared(both, paired, above)
    share = {
        (a, b): old / max(1, totals[0][a]) if totals[0][a] <= totals[1][b] else new / max(1, totals[1][b])
        for (a, b), (old, new) in shared.items()
    }
    found = {a: b for a, b in chapters.items() if a >= 0 and b >= 0}
    _join(both, shared, share, found)
    moved = _moved(both, found, totals)
    taken = set(found.values())
    listed = [
        SectionPair(a, found[a], round(share.get((a, found[a]), 0.0), 4), a in moved) if a in found
        else SectionPair(a, -1)
        for a in range(len(both.old.guidance.sections))
    ]  # fmt: skip
    return (*listed, *(SectionPair(-1, b) for b in range(len(both.new.guidance.sections)) if b not in taken))


def _shared(
    both: Both, paired: Sequence[Pair], above: list[dict[int, tuple[int, ...]]]
) -> dict[tuple[int, int], Words]:
    """For two sections, the words of either that stand in pairs with the other, each passage counted once."""
    held: dict[tuple[int, int], tuple[set[int], set[int]]] = {}
    places = both.old.section.tolist(), both.new.section.tolist()
    for pair in paired:
        old, new = held.setdefault((places[0][pair.old], places[1][pair.new]), (set(), set()))
        old.add(pair.old)
        new.add(pair.new)
    size = both.old.size.tolist(), both.new.size.tolist()
    found: dict[tuple[int, int], Words] = {}
    for (section, other), (olds, news) in held.items():
        words = sum(size[0][i] for i in olds), sum(size[1][j] for j in news)
        for a in above[0].get(section, ()):
            for b in above[1].get(other, ()):
                before = found.get((a, b), (0, 0))
                found[a, b] = before[0] + words[0], before[1] + words[1]
    return found


def _join(
    both: Both, shared: Mapping[tuple[int, int], Words], share: Mapping[tuple[int, int], float], found: dict[int, int]
) -> None:
    old, new = both.old.guidance.sections, both.new.guidance.sections
    taken = set(found.values())

    def fits(a: int, b: int) -> bool:
        both_free = a not in found and b not in taken
        return both_free and (old[a].chapter == a) == (new[b].chapter == b)

    def likeness(pair: tuple[int, int]) -> tuple[float, ...]:
        a, b = pair
        depth, title = abs(old[a].level - new[b].level), both.old.titles[a] == both.new.titles[b]
        return (-round(share[pair], 2), -int(title), depth, -sum(shared[pair]), a + b)

    for a, b in sorted(shared, key=likeness):
        if fits(a, b) and share[a, b] >= _LEAST:
            found[a] = b
            taken.add(b)
    titles: dict[str, list[int]] = defaultdict(list)
    for b in range(len(new)):
        if b not in taken:
            titles[both.new.titles[b]].append(b)
    lone = Counter(both.old.titles[a] for a in range(len(old)) if a not in found)
    for a in range(len(old)):
        same = titles.get(both.old.titles[a], [])
        if lone[both.old.titles[a]] == len(same) == 1 and fits(a, same[0]):
            found[a] = same[0]
            taken.add(same[0])


def _moved(both: Both, found: Mapping[int, int], totals: Sequence[Mapping[int, int]]) -> set[int]:
    old, new = both.old.guidance.sections, both.new.guidance.sections
    groups: dict[int, list[Item]] = defaultdict(list)
    moved = set()
    for a, b in found.items():
        item = Item(a, b, totals[0][a] + totals[1][b] + 1, mark(old[a].title, new[b].title))
        if old[a].chapter == a or new[b].chapter == b:
            groups[-1].append(item)
        elif found.get(old[a].chapter) != new[b].chapter:
            moved.add(a)
        else:
            groups[old[a].chapter].append(item)
    for items in groups.values():
        moved |= {item.old for item in set(items) - heaviest(items)}
    return moved


def _above(side: Side) -> dict[int, tuple[int, ...]]:
    """Each section with all that it stands in, itself first."""
    found: dict[int, tuple[int, ...]] = {}
    for i, part in enumerate(side.guidance.sections):
        found[i] = (i, *found.get(part.parent, ()))
    return found


def _totals(side: Side, above: Mapping[int, tuple[int, ...]]) -> dict[int, int]:
    found: dict[int, int] = defaultdict(int)
    for section, size in zip(side.section.tolist(), side.size.tolist(), strict=True):
        for a in above.get(section, ()):
            found[a] += size
    return found
