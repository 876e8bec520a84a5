"""What stands elsewhere: in another chapter, or out of order within its own."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from zlib import crc32


@dataclass(frozen=True)
class Item:
    """A pair, or a whole split or merge, as it is put in order.

    Attributes:
        old, new: where it begins on either side.
        words: how much it weighs.
        mark: decides between chains of equal weight, the same whichever edition is called old.
    """

    old: int
    new: int
    words: int
    mark: int


def mark(old_text: str, new_text: str) -> int:
    """A number made from two texts that does not depend on which is the old one."""
    return crc32(old_text.encode("utf-8")) + crc32(new_text.encode("utf-8"))


def heaviest(items: Iterable[Item]) -> set[Item]:
    """The heaviest items that stand in the same order on both sides (weight: words).

    The heaviest increasing subsequence, by a search over the best chains in the order of their ends: ``n log n`` steps.
    Items that follow one another on both sides are weighed as one.

    >>> a, b, c = Item(0, 2, 9, 1), Item(1, 0, 5, 2), Item(2, 1, 5, 3)
    >>> sorted(item.old for item in heaviest([a, b, c]))
    [1, 2]
    """
    blocks = _blocks(sorted(items, key=lambda item: (item.old, item.new)))
    ends: list[int] = []  # ends of chains in the new edition, ascending, with the weights beside them ascending too
    weights: list[int] = []
    at: list[int] = []
    back: list[int] = []
    for k, block in enumerate(blocks):
        place = bisect_left(ends, block[0].new)
        weight = sum((item.words << 48) + item.mark for item in block) + (weights[place - 1] if place else 0)
        back.append(at[place - 1] if place else -1)
        last = place
        while last < len(ends) and weights[last] <= weight:
            last += 1
        if place < len(ends) and last == place and ends[place] == block[0].new:
            continue
        ends[place:last], weights[place:last], at[place:last] = [block[-1].new], [weight], [k]
    chain: set[Item] = set()
    k = at[-1] if at else -1
    while k >= 0:
        chain.update(blocks[k])
        k = back[k]
    return chain


def _blocks(items: Sequence[Item]) -> list[list[Item]]:
    """Runs of items that follow one another on both sides."""
    rank = {new: r for r, new in enumerate(sorted({item.new for item in items}))}
    found: list[list[Item]] = []
    for item in items:
        if found and rank[item.new] == rank[found[-1][-1].new] + 1:
            found[-1].append(item)
        else:
            found.append([item])
    return found


def elsewhere(
    items: Sequence[Item],
    chapters: tuple[Sequence[int], Sequence[int]],
    flows: Sequence[int],
    partners: Mapping[int, int],
    leads: tuple[Sequence[int], Sequence[int]],
) -> set[Item]:
    """The items that moved.

    A list moves with its lead-in. A footnote under the same passage as before moves with it, if that carries it past
    something that stayed; other footnotes are put in order among themselves, since where on a page they are printed
    says nothing.

    Args:
        items: every pair, in the order of the old edition.
        chapters: the chapter of each passage of the old, and of the new edition.
        flows: of each old passage, whether it is a footnote.
        partners: the partner of each old chapter.
        leads: the lead-in of each passage of the old, and of the new edition.
    """
    main: dict[int, list[Item]] = {}
    notes: dict[int, list[Item]] = {}
    moved = set()
    for item in items:
        chapter = chapters[0][item.old]
        if partners.get(chapter, -2) != chapters[1][item.new]:
            moved.add(item)
        else:
            (notes if flows[item.old] else main).setdefault(chapter, []).append(item)
    stays: dict[int, list[Item]] = {}
    for chapter, group in main.items():
        stays[chapter] = sorted(heaviest(group), key=lambda item: item.old)
        moved |= set(group) - set(stays[chapter])
    known = {item.old: item for item in items}

    def lead(item: Item) -> Item | None:
        found = known.get(leads[0][item.old])
        return found if found and found.new == leads[1][item.new] else None

    for item in items:  # in reading order, so that a list inside a list follows too
        if not flows[item.old] and lead(item) in moved:
            moved.add(item)
    for chapter, group in notes.items():
        moved |= _notes(group, {item: lead(item) for item in group}, moved, stays.get(chapter, []))
    return moved


def _notes(group: list[Item], leads: Mapping[Item, Item | None], moved: set[Item], stays: Sequence[Item]) -> set[Item]:
    """The footnotes of a chapter that moved."""
    olds, news = [item.old for item in stays], [item.new for item in stays]
    carried = {
        item
        for item in group
        if leads[item] in moved and bisect_left(olds, item.old) != bisect_left(news, item.new)
    }  # fmt: skip
    chain = heaviest(item for item in group if item not in carried)
    return carried | {item for item in group if item not in chain and leads[item] is None}
