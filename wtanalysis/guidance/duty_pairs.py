"""Which duty of the new edition is which of the old one.

A duty that is wrongly called new or gone misleads a reader most. So a duty is looked for, in this order,

1. among those of the passages that belong together: the most alike by their letters, then by the words they share;
2. as a part of one of those: ``keep a log and light the lamp`` may have become two duties, or two one;
3. among those that are left over in other passages, less strictly near by than far away;
4. in the words of its passage, its lead-ins and its neighbours, where these stand under the same word of force.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from wtanalysis.guidance.changes import Duty
from wtanalysis.guidance.duty_context import sentences
from wtanalysis.guidance.duty_likeness import SHORT, Texts

SHARED = 0.5
"""This share of the words of the shorter of two duties must stand in the other, in passages that belong together."""
PART = 0.6
"""This share of the words of a duty must stand in another for it to be a part of that."""
ALIKE_ELSEWHERE = 0.86
"""How alike two duties of passages that do not belong together must be, by their letters."""
WORDS_ELSEWHERE = 5
"""So many words must a duty have to be looked for in another passage: of a shorter one the sentence is taken."""
FAR, NEAR = 0.75, 0.6
"""This share of the words of the shorter of two duties must stand in the other, far apart and near by."""
ALL = 0.82
"""This share of the words of a duty must stand in another, of any passage, for that to say it too."""
BOTH = 0.45
"""And this share of the words of the longer one."""
CLOSE = 3
"""So many changes apart two duties are near by."""
UNDER = 0.65
"""This share of the words of a duty must stand in a sentence under a word of force for it to be said there."""
_MANY = 40
_SAYS = {
    "must": re.compile(r"\b(?:must|shall|required|duty|obliged|requirements?)\b"),
    "must have regard": re.compile(r"\b(?:must|shall|required|duty)\b.*\bregard\b"),
    "should": re.compile(r"\b(?:should|ought|expected|expects?)\b"),
    "may": re.compile(r"\b(?:may|can|permitted|allowed|entitled|powers?)\b"),
}
_NOT = re.compile(r"\b(?:must|shall|should|may|ought)\b(?:,? \w+,?)? (?:not|never)\b")


class Left(NamedTuple):
    """A duty without a partner in its change: which change, whether that can be determined, and where it stands."""

    duty: Duty
    change_id: str
    unsure: bool
    place: int


class Met(NamedTuple):
    """Two duties that are one, with the change they stand in.

    ``loose`` tells a pair by the words it shares: that their holders differ says nothing then.
    """

    old: Duty
    new: Duty
    change_id: str
    unsure: bool
    loose: bool = False


Indexed = list[tuple[int, int]]
MANY, REACH = 4000, 30
"""So many pairs of duties of one change are looked at; where there were more, only places so near each other."""


def within(mine: Sequence[Duty], theirs: Sequence[Duty], texts: Texts) -> list[tuple[Duty, Duty, bool]]:
    """The duties of passages that belong together in pairs, and whether loosely: the most alike first.

    One duty a side is the same duty unless what is to be done has no word in common.

    >>> from wtanalysis.guidance.model import Guidance, Passage
    >>> from wtanalysis.provenance import Source
    >>> old, new = Duty(0, "", "should", "log the tide", "should"), Duty(0, "", "should", "keep a tide log", "should")
    >>> edition = Guidance(Source("a.md", ""), "", "", passages=(Passage(0, "paragraph", "Crews log it.", "L1"),))
    >>> [loose for _, _, loose in within([old], [new], Texts(edition, edition, ()))]
    [False]
    """
    if not mine or not theirs:
        return []
    if len(mine) == len(theirs) and all(_identical(a, b) for a, b in zip(mine, theirs, strict=True)):
        return [(a, b, False) for a, b in zip(mine, theirs, strict=True)]
    scored = {(i, j): texts.alike(mine[i], theirs[j]) for i, j in _beside(len(mine), len(theirs))}
    chosen: Indexed = []
    _choose(scored, chosen)
    strict = len(chosen)
    if strict < min(len(mine), len(theirs)):
        taken = {i for i, _ in chosen}, {j for _, j in chosen}
        rest = [(i, j) for i, j in scored if i not in taken[0] and j not in taken[1]]
        _choose({(i, j): _shared(mine[i], theirs[j], texts, SHARED) for i, j in rest}, chosen)
        if len(mine) == len(theirs) == 1 and not chosen and mine[0].negative == theirs[0].negative:
            common = texts.bag(mine[0].content, 0) & texts.bag(theirs[0].content, 1)
            chosen += [(0, 0)] if common else []
    return [(mine[i], theirs[j], count >= strict) for count, (i, j) in enumerate(chosen)]


def _choose(scored: dict[tuple[int, int], float], chosen: Indexed) -> None:
    """Put the best pairs into ``chosen``, each duty once, in order where they are as alike."""
    taken = {i for i, _ in chosen}, {j for _, j in chosen}
    for _, _, i, j in sorted((-score, abs(i - j), i, j) for (i, j), score in scored.items() if score):
        if i not in taken[0] and j not in taken[1]:
            chosen.append((i, j))
            taken[0].add(i)
            taken[1].add(j)


def _beside(mine: int, theirs: int) -> Iterator[tuple[int, int]]:
    """The duties that are looked at together: all, or in a very long passage those at like places in it."""
    for i in range(mine):
        at = i * theirs // mine
        near = range(theirs) if mine * theirs <= MANY else range(max(0, at - REACH), min(theirs, at + REACH + 1))
        yield from ((i, j) for j in near)


def _identical(one: Duty, other: Duty) -> bool:
    return one.content == other.content and one.negative == other.negative


def _shared(one: Duty, other: Duty, texts: Texts, least: float) -> float:
    """How much of the shorter of two duties stands in the other, 0 below ``least``; of two words at the least."""
    if one.negative != other.negative or one.force != other.force:
        return 0.0
    a, b = texts.bag(one.content, 0), texts.bag(other.content, 1)
    if len(a & b) < 2:
        return 0.0
    shares = sorted((texts.covered(a, b), texts.covered(b, a)))
    return round(shares[1] + shares[0] / 10, 6) if shares[1] >= least else 0.0


def parts(gone: Sequence[Left], come: Sequence[Left], met: Sequence[Met], texts: Texts) -> list[Met]:
    """For what is left over in a change: the duty of the same change that it is a part of, or has as a part."""
    known: dict[str, list[Met]] = {}
    for pair in met:
        known.setdefault(pair.change_id, []).append(pair)
    found = []
    for side, left in ((0, gone), (1, come)):
        for duty, change_id, unsure, _ in left:
            pairs = [(pair.new, pair.old) if side == 0 else (pair.old, pair.new) for pair in known.get(change_id, ())]
            if whole := _whole(duty, side, pairs, texts):
                found.append(Met(*((duty, whole) if side == 0 else (whole, duty)), change_id, unsure, True))
    return found


def _whole(duty: Duty, side: int, pairs: Iterable[tuple[Duty, Duty]], texts: Texts) -> Duty | None:
    """The duty that holds most of another, if it holds enough, and more of it than its own partner does."""
    part, best, found = texts.bag(duty.content, side), PART, None
    for whole, partner in pairs:
        if whole.negative != duty.negative or whole.force != duty.force:
            continue
        bag = texts.bag(whole.content, 1 - side)
        share = texts.covered(part, bag)
        enough = len(part & bag) >= min(2, len(part)) and share > texts.covered(part, texts.bag(partner.content, side))
        if enough and (share > best or (share == best and found is None)):
            best, found = share, whole
    return found


def elsewhere(gone: Sequence[Left], come: Sequence[Left], met: Sequence[Met], texts: Texts) -> list[Met]:
    """The duties that went from one passage to another: what is gone here and new there, in no pair yet."""
    del met
    by_word: dict[str, list[int]] = {}
    for j, left in enumerate(come):
        for word in sorted(_words(left.duty, 1, texts)) if not left.unsure else ():
            by_word.setdefault(word, []).append(j)
    scored = []
    for i, left in enumerate(gone):
        known = [] if left.unsure else [word for word in sorted(_words(left.duty, 0, texts)) if word in by_word]
        rarest = sorted(known, key=lambda word: (len(by_word[word]), word))[:6]
        near = Counter(j for word in rarest for j in by_word[word][:_MANY])
        for j in sorted(j for j, count in near.items() if count > 1):
            score, loose = _apart(left, come[j], texts)
            if score:
                scored.append((-score, abs(left.place - come[j].place), i, j, loose))
    used_i: set[int] = set()
    used_j: set[int] = set()
    found = []
    for _, _, i, j, loose in sorted(scored):
        if i not in used_i and j not in used_j:
            used_i.add(i)
            used_j.add(j)
            found.append(Met(gone[i].duty, come[j].duty, come[j].change_id, False, loose))
    return found


def _words(duty: Duty, side: int, texts: Texts) -> frozenset[str]:
    return texts.bag(duty.content if _long(duty) else texts.content(duty, side, True), side)


def _long(duty: Duty) -> bool:
    return duty.content.count(" ") >= WORDS_ELSEWHERE - 1


def _apart(one: Left, other: Left, texts: Texts) -> tuple[float, bool]:
    """How alike two duties of passages that do not belong together are, and whether loosely; 0 where not enough."""
    long = _long(one.duty) and _long(other.duty)
    if not long:
        a, b = texts.content(one.duty, 0, True), texts.content(other.duty, 1, True)
        if min(a.count(" "), b.count(" ")) < WORDS_ELSEWHERE and (a != b or a.count(" ") < SHORT):
            return 0.0, False
    if score := texts.alike(one.duty, other.duty, ALIKE_ELSEWHERE, whole=not long):
        return score + 1, False
    if not long or one.duty.negative != other.duty.negative or one.duty.force != other.duty.force:
        return 0.0, True
    close = abs(one.place - other.place) <= CLOSE
    least, longer = (NEAR, BOTH / 2) if close else (FAR, BOTH)
    bags = [(_words(one.duty, 0, texts), _words(other.duty, 1, texts))]
    bags += [(texts.bag(texts.content(one.duty, 0, True), 0), texts.bag(texts.content(other.duty, 1, True), 1))]
    best = 0.0
    for x, y in bags:
        if len(x & y) >= 3:
            shares = sorted((texts.covered(x, y), texts.covered(y, x)))
            best = max(best, shares[1] + shares[0] / 10 if shares[1] >= least and shares[0] >= longer else 0.0)
    return round(best, 6), True


def anywhere(left: Sequence[Left], side: int, others: Iterable[Duty], texts: Texts) -> list[tuple[Left, Duty]]:
    """For what is still left over: the duty of the other edition, wherever it stands, that says all of it and more.

    Args:
        left: duties without a partner.
        side: their edition, 0 the old one.
        others: every duty of the other edition.
        texts: what is compared.
    """
    kept = [(x, part) for x in left if not x.unsure and len(part := texts.bag(x.duty.content, side)) >= WORDS_ELSEWHERE]
    wanted = {word for _, part in kept for word in part}
    by_word: dict[str, list[tuple[Duty, frozenset[str]]]] = {}
    for other in others if kept else ():
        bag = texts.bag(other.content, 1 - side)
        for word in sorted(bag & wanted):
            by_word.setdefault(word, []).append((other, bag))
    found = []
    for x, part in kept:
        rarest = sorted((word for word in part if word in by_word), key=lambda word: (len(by_word[word]), word))[:4]
        near = {id(other): (other, bag) for word in rarest for other, bag in by_word[word][:_MANY]}
        best, whole = ALL, None
        for other, bag in near.values():
            if other.force == x.duty.force and other.negative == x.duty.negative and len(part & bag) >= WORDS_ELSEWHERE:
                share = texts.covered(part, bag)
                if share > best or (share == best and whole is None):
                    best, whole = share, other
        if whole:
            found.append((x, whole))
    return found


class Sentence(NamedTuple):
    """A sentence of an edition: its passage, place, words, and the words of what leads in to it."""

    passage: int
    span: tuple[int, int]
    text: str
    above: str


def said(left: Left, side: int, partners: Sequence[int], near: Iterable[int], texts: Texts) -> Duty | None:
    """The duty as the other edition says it in one of these passages without a verb of its own for it.

    Args:
        left: the duty without a partner.
        side: its edition, 0 the old one.
        partners: the passages of the other edition that belong with its own.
        near: what leads in to these, and what stands by them.
        texts: what is compared.

    Returns:
        The sentence that holds most of its words and stands under the same word of force, as a duty; None without one.
    """
    duty, part = left.duty, texts.bag(left.duty.content, side)
    if len(part) < 2:
        return None
    best, found = UNDER, None
    for sentence in _sentences([*partners, *near], 1 - side, texts):
        own = texts.bag(sentence.text, 1 - side)
        if len(part & own) < 2 or texts.covered(part, own) < UNDER / 2:
            continue
        carrier = sentence.text if _SAYS[duty.force].search(sentence.text) else sentence.above
        if not _SAYS[duty.force].search(carrier) or bool(_NOT.search(carrier)) != duty.negative:
            continue
        share = texts.covered(part, own | texts.bag(sentence.above, 1 - side))
        share += (UNDER - SHARED) * (sentence.passage in partners)
        if len(own) >= WORDS_ELSEWHERE:
            share = max(share, texts.covered(own, part))
        if share > best or (share == best and found is None):
            best, found = share, sentence
    if found is None:
        return None
    return Duty(found.passage, "", duty.force, found.text.rstrip(" ;,."), duty.words, duty.negative, span=found.span)


def _sentences(passages: Iterable[int], side: int, texts: Texts) -> Iterable[Sentence]:
    edition = texts.editions[side]
    for index in passages:
        passage = edition.passages[index]
        above = " ".join(_last(lead.text) for lead in edition.lead_ins(passage))
        for start, end in sentences(passage.text):
            yield Sentence(index, (start, end), passage.text[start:end], above)


def _last(text: str) -> str:
    """The last sentence of a lead-in, which speaks to its items."""
    spans = sentences(text)
    return text[slice(*spans[-1])] if spans else text
