"""What kind of change each pair, and each passage without a partner, is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from wtanalysis.documents.model import plain
from wtanalysis.guidance.changes import Alignment, Change, ChangeKind, Pair
from wtanalysis.guidance.model import Guidance, Passage

_SILENT = "the outline is silent"
_OWN_WORDS = "one side is an outline in our own words"


def changes(old: Guidance, new: Guidance, alignment: Alignment) -> tuple[Change, ...]:
    """The changes between two editions: their ids, kinds, similarity and why; nothing else is filled.

    Args:
        old: the old edition.
        new: the new one.
        alignment: which of their passages belong together.

    Returns:
        One change a pair or lone passage, in the order of the new edition; what is gone stands after the change of the
        passage before it in the old edition. A passage that an outline states as absent makes no change of its own:
        its partner is added or removed.

    >>> from wtanalysis.guidance.alignment import align
    >>> from wtanalysis.provenance import Source
    >>> def one(number):
    ...     rule = Passage(0, "paragraph", "Ferries should run daily.", "L1", number)
    ...     return Guidance(Source("a.md", ""), "1", "Ferries", passages=(rule,))
    >>> [(c.change_id, c.kind) for c in changes(one("4"), one("5"), align(one("4"), one("5")))]
    [('c0001', 'renumbered')]
    """
    rows = [_pair(old, new, pair) for pair in alignment.pairs]
    rows += _alone(old, new, alignment)
    return tuple(_numbered(old, rows, alignment.pairs))


def _pair(old: Guidance, new: Guidance, pair: Pair) -> Change:
    left, right = old.passages[pair.old], new.passages[pair.new]
    absent = bool(left.stated and left.stated.absent), bool(right.stated and right.stated.absent)
    why = (*pair.why.split("; "),)
    if absent[0] != absent[1]:
        gone = ("the other outline states that it was not there",)
        return Change("", "added", None, right, why=gone) if absent[0] else Change("", "removed", left, None, why=gone)
    if absent[0]:
        return Change("", "not_determinable", left, right, None, pair.similarity, ("both outlines state it as absent",))
    if old.outline != new.outline:
        return Change("", "not_determinable", left, right, None, pair.similarity, (*why, _OWN_WORDS))
    return Change("", kind(left, right, pair), left, right, None, pair.similarity, why)


def kind(old: Passage, new: Passage, pair: Pair) -> ChangeKind:
    """The kind of a pair of two full texts or two outlines.

    Same words: the same text but for typography (:func:`wtanalysis.documents.model.plain`).
    """
    if pair.kind != "pair":
        return pair.kind
    same = plain(old.text) == plain(new.text)
    if pair.moved:
        return "moved" if same else "moved_reworded"
    if not same:
        return "reworded"
    return "unchanged" if old.number == new.number else "renumbered"


def _alone(old: Guidance, new: Guidance, alignment: Alignment) -> Iterator[Change]:
    outline = old.outline or new.outline
    paired = {pair.old for pair in alignment.pairs}, {pair.new for pair in alignment.pairs}
    for passage in old.passages:
        if passage.index not in paired[0] and not (passage.stated and passage.stated.absent):
            yield _lone("not_determinable" if outline else "removed", passage, None, outline=outline)
    for passage in new.passages:
        if passage.index not in paired[1] and not (passage.stated and passage.stated.absent):
            yield _lone("not_determinable" if outline else "added", None, passage, outline=outline)


def _lone(kind: ChangeKind, old: Passage | None, new: Passage | None, *, outline: bool) -> Change:
    side = "old" if new else "new"
    return Change("", kind, old, new, why=(_SILENT if outline else f"no partner in the {side} edition",))


def _numbered(old: Guidance, rows: Iterable[Change], pairs: Iterable[Pair]) -> Iterator[Change]:
    """The rows in order, with their ids; the rows of one split or merge stand together and share theirs."""
    partner: dict[int, int] = {}
    group: dict[tuple[int, int], int] = {}
    first: dict[int, int] = {}
    for pair in pairs:
        if not pair.moved or pair.old not in partner:
            partner.setdefault(pair.old, pair.new)
        if pair.group:
            group[pair.old, pair.new] = pair.group
            first[pair.group] = min(first.get(pair.group, pair.new), pair.new)
    stays = {pair.old: pair.new for pair in pairs if not pair.moved}
    before = _places(len(old.passages), stays)

    def place(row: Change) -> tuple[int, int, int, int]:
        if row.new is None:
            at = row.old.index if row.old else 0
            return (before[at], 1, at, 0)
        g = group.get((row.old.index, row.new.index), 0) if row.old else 0
        return (first[g] if g else row.new.index, 0, row.old.index if row.old else -1, row.new.index)

    count, shown = 0, 0
    for row in sorted(rows, key=place):
        g = group.get((row.old.index, row.new.index), 0) if row.old and row.new else 0
        if not g or g != shown:
            count += 1
        shown = g
        yield replace(row, change_id=f"c{count:04d}")


def _places(count: int, stays: dict[int, int]) -> list[int]:
    """For each old passage, the new passage of the nearest one at or before it that stayed in its place; else -1."""
    found, last = [], -1
    for i in range(count):
        last = stays.get(i, last)
        found.append(last)
    return found
