"""The duties of two editions side by side: what became a must, what is new, who holds it now.

Duties are paired inside the passages that belong together, then across the rest of the two editions, so that a duty
that went to another paragraph is not called gone here and new there. Forces stand in this order:

    may < should < must have regard < must

*Must have regard* stands between *should* and *must*: the law obliges its holder, who may not ignore the matter as with
*should* may be done for good reason, but it obliges them to weigh it, not to bring it about as *must* does.

A duty to do a thing and a duty not to do it are two duties: where one takes the place of the other, one is gone and one
is new.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from wtanalysis.guidance import duty_pairs
from wtanalysis.guidance.changes import Change, Duty, DutyChange, DutyKind, TermChange
from wtanalysis.guidance.duty_holders import is_common
from wtanalysis.guidance.duty_likeness import Texts, plain_holder
from wtanalysis.guidance.duty_pairs import Left, Met
from wtanalysis.guidance.lookup import stem
from wtanalysis.guidance.model import FORCES, Guidance

RANK = {force: rank for rank, force in enumerate(reversed(FORCES))}
_CONSIDER = re.compile(r"(?:also )?consider (?:whether to )?(?P<verb>\w+)\b")
BESIDE = 2
"""So many passages before and after are looked through for a duty that seems new or gone."""


def compare(
    old_duties: Sequence[Duty],
    new_duties: Sequence[Duty],
    changes: Sequence[Change],
    old: Guidance,
    new: Guidance,
    replacements: Sequence[TermChange] = (),
) -> tuple[DutyChange, ...]:
    """The duties of two editions in pairs.

    Args:
        old_duties: the duties of the old edition.
        new_duties: those of the new one.
        changes: what happened to the passages. A change that is ``not_determinable`` makes a duty without a partner
            so, too; where both sides state one, their forces are compared.
        old: the old edition.
        new: the new one.
        replacements: terms that were put for others throughout: a holder with a new name is the same holder.

    Returns:
        Every duty of both editions once, in the order of the changes, with the change of its passage: that of the new
        one where it has two.

    >>> from wtanalysis.guidance.duties import duties
    >>> from wtanalysis.guidance.model import Passage
    >>> from wtanalysis.provenance import Source
    >>> first = Passage(0, "paragraph", "Ferry companies should keep a log.", "L1")
    >>> second = Passage(0, "paragraph", "Ferry companies must keep a log.", "L1")
    >>> old, new = (Guidance(Source("a.md", ""), "", "", passages=(p,)) for p in (first, second))
    >>> change = Change("c0001", "reworded", first, second)
    >>> [told(duty) for duty in compare(duties(old), duties(new), [change], old, new)]
    ['strengthened: should -> must (ferry companies)']
    """
    old_at, new_at = _by_passage(old_duties), _by_passage(new_duties)
    texts = Texts(old, new, replacements)
    groups = list(_groups(changes, old_at, new_at))
    met: list[Met] = []
    gone: list[Left] = []
    come: list[Left] = []
    for place, group in enumerate(groups):
        pairs = duty_pairs.within(group.mine, group.theirs, texts)
        met += [Met(a, b, group.change_id, group.unsure, loose) for a, b, loose in pairs]
        left, right = {id(a) for a, _, _ in pairs}, {id(b) for _, b, _ in pairs}
        gone += [Left(a, group.change_id, group.unsure, place) for a in group.mine if id(a) not in left]
        come += [Left(b, group.change_id, group.unsure, place) for b in group.theirs if id(b) not in right]
    texts.weigh([*((left.duty, 0) for left in gone), *((left.duty, 1) for left in come)])
    for look in (duty_pairs.parts, duty_pairs.elsewhere):
        more = look(gone, come, met, texts)
        met += more
        gone, come = _without(gone, come, more)
    more = _said(gone, come, groups, (old_at, new_at), texts)
    gone, come = _without(gone, come, more)
    met += more
    more = [
        Met(x.duty, other, x.change_id, False, True) for x, other in duty_pairs.anywhere(gone, 0, new_duties, texts)
    ]
    more += [
        Met(other, x.duty, x.change_id, False, True) for x, other in duty_pairs.anywhere(come, 1, old_duties, texts)
    ]
    met += more
    gone, come = _without(gone, come, more)
    return tuple(_in_order(groups, met, gone, come, texts))


class _Group(NamedTuple):
    """The passages of a change and their duties, the old and the new, and whether it cannot be determined."""

    change_id: str
    before: list[int]
    after: list[int]
    mine: list[Duty]
    theirs: list[Duty]
    unsure: bool


def _without(gone: list[Left], come: list[Left], met: Sequence[Met]) -> tuple[list[Left], list[Left]]:
    """What is left over but for what was met."""
    left, right = {id(pair.old) for pair in met}, {id(pair.new) for pair in met}
    return [x for x in gone if id(x.duty) not in left], [x for x in come if id(x.duty) not in right]


def _said(
    gone: Sequence[Left],
    come: Sequence[Left],
    groups: Sequence[_Group],
    at: tuple[dict[int, list[Duty]], dict[int, list[Duty]]],
    texts: Texts,
) -> list[Met]:
    """For what is left over in a pair: the words of the other side, of its lead-ins and its neighbours."""
    found: list[Met] = []
    free = {id(left.duty): left.change_id for left in come}
    for left in (left for left in gone if not left.unsure):
        near = _round(groups[left.place].after, texts.editions[1])
        if other := duty_pairs.said(left, 0, *near, texts):
            other = _read(other, at[1], free)
            found.append(Met(left.duty, other, free.pop(id(other), left.change_id), False, True))
    met = {id(pair.new) for pair in found}
    free = {id(left.duty): left.change_id for left in gone}
    for left in (left for left in come if not left.unsure and id(left.duty) not in met):
        near = _round(groups[left.place].before, texts.editions[0])
        if other := duty_pairs.said(left, 1, *near, texts):
            found.append(Met(_read(other, at[0], free), left.duty, left.change_id, False, True))
    return found


def _read(said: Duty, at: dict[int, list[Duty]], free: Collection[int]) -> Duty:
    """The duty that was read in the sentence of another, if there is one: rather one without a partner."""
    here = [
        d for d in at.get(said.passage, ()) if (d.span, d.force, d.negative) == (said.span, said.force, said.negative)
    ]
    return next((duty for duty in here if id(duty) in free), here[0] if here else said)


def _round(passages: list[int], guidance: Guidance) -> tuple[list[int], list[int]]:
    """Some passages, what leads in to them, and their neighbours."""
    near = {i for p in passages for i in range(max(0, p - BESIDE), min(len(guidance.passages), p + BESIDE + 1))}
    near |= {lead.index for p in passages for lead in guidance.lead_ins(guidance.passages[p])}
    return passages, sorted(near.difference(passages))


def told(change: DutyChange) -> str:
    """A change of a duty in a few words.

    >>> duty = Duty(0, "Ferry companies", "must", "race", "must not", negative=True)
    >>> told(DutyChange("new", None, duty))
    'new: must not (ferry companies)'
    """
    if change.old is None or change.new is None:
        duty = change.old or change.new
        return f"{change.kind}: {_force(duty)}{_held(duty.holder)}" if duty else change.kind
    before, after = change.old, change.new
    if change.kind == "other_holder":
        return f"other holder: {_named(before.holder)} -> {_named(after.holder)} ({_force(after)})"
    if before.force == after.force and change.kind == "same":
        return f"{change.kind}: {_force(after)}{_held(after.holder)}"
    both = {plain_holder(duty.holder.lower()) for duty in (before, after)}
    other = len(both - {""}) > 1
    held = f" ({_named(before.holder)} -> {_named(after.holder)})" if other else _held(after.holder or before.holder)
    was, now = (f"{_force(a)}{' consider' * _considered(a, b)}" for a, b in ((before, after), (after, before)))
    return f"{change.kind}: {was} -> {now}{held}"


def _force(duty: Duty) -> str:
    first, _, rest = duty.force.partition(" ")
    return f"{first}{' not' if duty.negative else ''}{f' {rest}' if rest else ''}"


def _held(holder: str) -> str:
    return f" ({_named(holder)})" if holder else ""


def _named(holder: str) -> str:
    """A holder within a sentence: ``Local authorities`` began one, ``Ofsted`` is a name."""
    return holder[:1].lower() + holder[1:] if is_common(holder) else holder


def _by_passage(duties: Iterable[Duty]) -> dict[int, list[Duty]]:
    found: dict[int, list[Duty]] = {}
    for duty in duties:
        found.setdefault(duty.passage, []).append(duty)
    return found


def _groups(
    changes: Sequence[Change], old_at: dict[int, list[Duty]], new_at: dict[int, list[Duty]]
) -> Iterator[_Group]:
    """The changes in order, each with the passages of all its rows."""
    groups: dict[str, tuple[dict[int, None], dict[int, None], bool]] = {}
    for change in changes:
        before, after, _ = groups.setdefault(change.change_id, ({}, {}, change.kind == "not_determinable"))
        if change.old:
            before[change.old.index] = None
        if change.new:
            after[change.new.index] = None
    for change_id, (before, after, unsure) in groups.items():
        yield _Group(change_id, list(before), list(after), _of(before, old_at), _of(after, new_at), unsure)


def _of(passages: Iterable[int], known: dict[int, list[Duty]]) -> list[Duty]:
    return [duty for passage in passages for duty in known.get(passage, ())]


def _considered(one: Duty, other: Duty) -> bool:
    """Whether the one says to consider what the other says to do."""
    match = _CONSIDER.match(one.content)
    return bool(match and stem(match["verb"]) == stem(other.content.partition(" ")[0]))


def _in_order(
    groups: Sequence[_Group], met: Sequence[Met], gone: Sequence[Left], come: Sequence[Left], texts: Texts
) -> list[DutyChange]:
    """Everything by the order of the changes; within one, as the new edition has it, and what is gone at the end."""
    rows: dict[str, list[tuple[tuple[int, int, int], DutyChange]]] = {group.change_id: [] for group in groups}
    for count, pair in enumerate(met):
        place = (pair.new.passage, pair.new.span[0], count)
        rows[pair.change_id].append((place, DutyChange(_kind(pair, texts), pair.old, pair.new, pair.change_id)))
    for duty, change_id, unsure, count in come:
        kind: DutyKind = "not_determinable" if unsure else "new"
        rows[change_id].append(((duty.passage, duty.span[0], count), DutyChange(kind, None, duty, change_id)))
    for found in rows.values():
        found.sort(key=lambda row: row[0])
    for duty, change_id, unsure, _ in gone:
        kind = "not_determinable" if unsure else "gone"
        rows[change_id].append(((0, 0, 0), DutyChange(kind, duty, None, change_id)))
    return [row for found in rows.values() for _, row in found]


def _kind(pair: Met, texts: Texts) -> DutyKind:
    """What happened to a duty that both editions have; holders are compared only where both texts are at hand."""
    one, other = pair.old, pair.new
    if step := RANK[other.force] - RANK[one.force] or _considered(one, other) - _considered(other, one):
        return "strengthened" if step > 0 else "weakened"
    if pair.loose or pair.unsure or not (one.holder and other.holder) or texts.same_holder(one, other):
        return "same"
    return "other_holder"
