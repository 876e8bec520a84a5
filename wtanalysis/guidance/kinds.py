"""What kind of change each pair, and each passage without a partner, is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wtanalysis.guidance.changes import Alignment, Change, ChangeKind, Pair
from wtanalysis.guidance.model import Guidance, Passage
from wtanalysis.guidance.words import fold

Row = tuple[ChangeKind, Passage | None, Passage | None, float | None, tuple[str, ...]]
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


def _pair(old: Guidance, new: Guidance, pair: Pair) -> Row:
    left, right = old.passages[pair.old], new.passages[pair.new]
    absent = bool(left.stated and left.stated.absent), bool(right.stated and right.stated.absent)
    why = (*pair.why.split("; "),)
    if absent[0] != absent[1]:
        gone = ("the other outline states that it was not there",)
        return ("added", None, right, None, gone) if absent[0] else ("removed", left, None, None, gone)
    if absent[0]:
        return ("not_determinable", left, right, pair.similarity, ("both outlines state it as absent",))
    if old.outline != new.outline:
        return ("not_determinable", left, right, pair.similarity, (*why, _OWN_WORDS))
    return (kind(left, right, pair), left, right, pair.similarity, why)


def kind(old: Passage, new: Passage, pair: Pair) -> ChangeKind:
    """The kind of a pair of two full texts or two outlines.

    Same words: the same text but for typography (:func:`wtanalysis.documents.model.plain`).
    """
    if pair.kind != "pair":
        return pair.kind
    same = old.text == new.text or (pair.similarity >= 1 and fold(old.text) == fold(new.text))
    if pair.moved:
        return "moved" if same else "moved_reworded"
    if not same:
        return "reworded"
    return "unchanged" if old.number == new.number else "renumbered"


def _alone(old: Guidance, new: Guidance, alignment: Alignment) -> Iterator[Row]:
    outline = old.outline or new.outline
    gone, come = (
        ("the outline is silent",) * 2 if outline else ("no partner in the new edition", "none in the old edition")
    )
    paired = {pair.old for pair in alignment.pairs}, {pair.new for pair in alignment.pairs}
    for passage in old.passages:
        if passage.index not in paired[0] and not (passage.stated and passage.stated.absent):
            yield ("not_determinable" if outline else "removed", passage, None, None, (gone,))
    for passage in new.passages:
        if passage.index not in paired[1] and not (passage.stated and passage.stated.absent):
            yield ("not_determinable" if outline else "added", None, passage, None, (come,))


def _numbered(old: Guidance, rows: Iterable[Row], pairs: Iterable[Pair]) -> Iterator[Change]:
    """The rows in order, with their ids; the rows of one split or merge stand together and share theirs."""
    group = {(pair.old, pair.new): pair.group for pair in pairs if pair.group}
    first: dict[int, int] = {}
    for (_, j), g in group.items():
        first[g] = min(first.get(g, j), j)
    before = _places(len(old.passages), {pair.old: pair.new for pair in pairs if not pair.moved})

    def place(row: Row) -> tuple[int, int, int, int]:
        i, j = _where(row)
        if j < 0:
            return (before[i], 1, i, 0)
        return (first.get(group.get((i, j), 0), j), 0, i, j)

    count, shown = 0, 0
    for row in sorted(rows, key=place):
        g = group.get(_where(row), 0)
        if not g or g != shown:
            count += 1
        shown = g
        kind, left, right, similarity, why = row
        yield Change(f"c{count:04d}", kind, left, right, None, similarity, why)


def _where(row: Row) -> tuple[int, int]:
    return (row[1].index if row[1] else -1, row[2].index if row[2] else -1)


def _places(count: int, stays: dict[int, int]) -> list[int]:
    """For each old passage, the new passage of the nearest one at or before it that stayed in its place; else -1."""
    found, last = [], -1
    for i in range(count):
        last = stays.get(i, last)
        found.append(last)
    return found
