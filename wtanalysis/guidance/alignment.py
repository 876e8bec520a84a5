"""Which passages and sections of two editions belong together, and which of them stand elsewhere."""

from __future__ import annotations

from wtanalysis.guidance import anchors, order, pairing, rest, section_map, settle, splits
from wtanalysis.guidance.anchors import Partners
from wtanalysis.guidance.changes import Alignment, Pair
from wtanalysis.guidance.likeness import Both, read
from wtanalysis.guidance.model import Guidance
from wtanalysis.guidance.order import Item
from wtanalysis.guidance.splits import Broken


def align(old: Guidance, new: Guidance) -> Alignment:
    """Pair the passages and the sections of two editions by what they say, not by their numbers.

    Long texts that both editions have once are sure. From there the pairs spread to neighbours of the same words; then
    passages that share rare words are compared, the surest first, each pair judged by its words and by how well it fits
    the pairs already made. Short and repeated passages need that support. One passage that became several, and several
    that became one, are found where the pieces together are more like the whole. The result does not depend on which
    edition is called old.

    Args:
        old: one edition.
        new: the other.

    Returns:
        Pairs in the order of the old edition, sections, and notes for a reader. ``Pair.similarity`` is that of
        :func:`wtanalysis.guidance.likeness.similarity`; for a split or a merge, that of the whole beside its pieces
        put together.

    >>> from wtanalysis.guidance.model import Passage
    >>> from wtanalysis.provenance import Source
    >>> def one(*texts):
    ...     passages = tuple(Passage(i, "paragraph", text, f"L{i}") for i, text in enumerate(texts))
    ...     return Guidance(Source("a.md", ""), "1", "Ferries", passages=passages)
    >>> found = align(one("Ferries should run daily.", "Dogs are free."), one("Ferries must run daily."))
    >>> [(pair.old, pair.new, pair.similarity) for pair in found.pairs]
    [(0, 0, 0.75)]
    """
    both = read(old, new)
    partners, broken = Partners(both), Broken()
    _match(both, partners, broken)
    items = _items(both, partners, broken)
    chapters, comparable = section_map.chapter_partners(both, items)
    moved = _moved(both, items, chapters, comparable=comparable)
    for i in settle.strangers(both, partners, {pair for pair in moved if pair[0] not in broken.taken_old}):
        partners.part(i)
    pairs = _pairs(both, partners, broken, moved)
    return Alignment(pairs, section_map.pairs(both, pairs, chapters), _notes(both, pairs, comparable=comparable))


def _match(both: Both, partners: Partners, broken: Broken) -> None:
    same = anchors.groups(both)
    anchors.anchor(both, same, partners)
    found = pairing.first(both, partners, same)
    for strict in (0.2, 0.1):
        pairing.rounds(both, partners, found, strict)
    splits.find(both, partners, found, broken)
    found = pairing.closer(both, partners, found)
    for strict in (0.1, 0.0):
        pairing.rounds(both, partners, found, strict)
    splits.find(both, partners, found, broken)
    found = pairing.closer(both, partners, found)
    pairing.rounds(both, partners, found, 0.0)
    settle.leftover(both, partners)
    settle.settle(both, partners, broken)
    found = pairing.closer(both, partners, found)
    pairing.rounds(both, partners, found, 0.0)
    anchors.spread(both, partners, rest.lists(both, partners))
    fresh = rest.shortened(both, partners, pairing.closer(both, partners, found))
    anchors.spread(both, partners, fresh)


def _items(both: Both, partners: Partners, broken: Broken) -> list[Item]:
    """What is put in order: each pair, each split and each merge once."""
    found = []
    left, right = both.old.guidance.passages, both.new.guidance.passages
    for i, j in zip(*(side.tolist() for side in partners.pairs), strict=True):
        if i in broken.taken_old:
            continue
        words = int(both.old.size[i] + both.new.size[j])
        found.append(Item(i, j, words + 1, order.mark(left[i].text, right[j].text)))
    for olds, news in _broken(broken):
        words = int(sum(both.old.size[i] for i in olds) + sum(both.new.size[j] for j in news))
        text = (" ".join(left[i].text for i in olds), " ".join(right[j].text for j in news))
        found.append(Item(olds[0], news[0], words + 1, order.mark(*text)))
    return sorted(found, key=lambda item: item.old)


def _broken(broken: Broken) -> list[tuple[list[int], list[int]]]:
    found = [([i], pieces) for i, pieces in broken.splits.items()]
    return sorted(found + [(pieces, [j]) for j, pieces in broken.merges.items()])


def _moved(both: Both, items: list[Item], chapters: dict[int, int], *, comparable: bool) -> set[tuple[int, int]]:
    """The first passages of every pair, split or merge that stands elsewhere."""
    if comparable:
        where = both.old.chapter.tolist(), both.new.chapter.tolist()
    else:
        where, chapters = ([0] * both.old.count, [0] * both.new.count), {0: 0}
    leads = both.old.lead.tolist(), both.new.lead.tolist()
    found = order.elsewhere(items, where, both.old.flow.tolist(), chapters, leads)
    return {(item.old, item.new) for item in found}


def _pairs(both: Both, partners: Partners, broken: Broken, moved: set[tuple[int, int]]) -> tuple[Pair, ...]:
    from wtanalysis.guidance import reasons

    made = []
    plain = [(int(i), int(j)) for i, j in zip(*partners.pairs, strict=True) if int(i) not in broken.taken_old]
    for (i, j), (similarity, why) in zip(plain, reasons.reasons(both, partners, plain), strict=True):
        made.append(Pair(i, j, similarity, why, (i, j) in moved))
    for group, (olds, news) in enumerate(_broken(broken), 1):
        split = len(olds) == 1
        sides = (both.old, both.new) if split else (both.new, both.old)
        whole, pieces = (olds[0], news) if split else (news[0], olds)
        similarity = round(splits.similarity(*sides, whole, pieces), 4)
        why = f"{len(pieces)} passages that together say {similarity:.0%} of the same"
        made += [
            Pair(i, j, similarity, why, (olds[0], news[0]) in moved, group, "split" if split else "merged")
            for i in olds
            for j in news
        ]
    return tuple(sorted(made, key=lambda pair: (pair.old, pair.new)))


def _notes(both: Both, pairs: tuple[Pair, ...], *, comparable: bool) -> tuple[str, ...]:
    old, new = both.old, both.new
    names = [side.guidance.edition or side.guidance.source.name for side in (old, new)]
    notes = [f"{name} has no passages." for name, side in zip(names, (old, new), strict=True) if not side.count]
    if notes:
        return tuple(notes)
    words = int(old.size.sum()), int(new.size.sum())
    paired = _words(old, {p.old for p in pairs}), _words(new, {p.new for p in pairs})
    share = [count / max(1, total) for count, total in zip(paired, words, strict=True)]
    if max(share) < 0.15:
        notes.append(
            f"{names[0]} and {names[1]} have hardly anything in common ({share[0]:.0%} and {share[1]:.0%} of their "
            "words in pairs). They may not be editions of one document."
        )
    for here, there, k in ((0, 1, 1), (1, 0, 0)):
        if share[here] >= 0.6 and share[there] < 0.4 and words[here] < 0.5 * words[there]:
            notes.append(
                f"{names[here]} seems to be a part of the document that {names[there]} holds in full: what it leaves "
                f"out is shown as {'added' if k else 'removed'}."
            )
    if not comparable:
        bare = [name for name, side in zip(names, (old, new), strict=True) if section_map.single(side)]
        notes.append(f"{bare[0]} has no chapters of its own, so only the order of the passages tells what moved.")
    return tuple(notes)


def _words(side: object, chosen: set[int]) -> int:
    return int(sum(side.size[i] for i in chosen))  # type: ignore[attr-defined]
