"""Which words of a passage changed, in phrases as a person would mark them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, cast

from wtanalysis.guidance.runs import FORCE, LONG, chain, share_phrase, weight
from wtanalysis.guidance.words import FUNCTION, STOPS, Words, words

_BALANCED = frozenset({"and", "or", ",", ";", "&"})
"""Between two replacements these stay: each item of a list is its own replacement."""
_ISLAND = 12
"""Tokens in a row that always stay, whatever stands round them."""
_LARGEST = 2_000_000_000
"""Old tokens times new tokens from which the middle is marked as a whole: about two seconds of work."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a redline: what stays, what goes out, what comes in.

    ``same`` may differ in typography between ``old`` and ``new``; ``out`` has no new, ``in`` no old.
    """

    op: Literal["same", "out", "in"]
    old: str
    new: str


@dataclass(slots=True)
class _Edit:
    """Tokens ``i`` to ``i_end`` of the old text give way to ``j`` to ``j_end`` of the new; either may be none."""

    i: int
    i_end: int
    j: int
    j_end: int

    @property
    def size(self) -> int:
        return max(self.i_end - self.i, self.j_end - self.j)

    @property
    def replaces(self) -> bool:
        return self.i_end > self.i and self.j_end > self.j


@lru_cache(maxsize=1 << 14)
def redline(old_text: str, new_text: str) -> tuple[Mark, ...]:
    """Word-level marks between two texts.

    Args:
        old_text: the old passage.
        new_text: the new one.

    Returns:
        Marks in reading order; what goes out stands before what comes in. All ``old`` joined give the old text, all
        ``new`` the new one. Typography is no change (see :mod:`wtanalysis.guidance.words`), and neither are spaces. A
        capital at the very beginning (bullets that now begin with one) is marked only if nothing else changed.
        Changes with only small words or less between them become one, as do the parts of a date.

    >>> for mark in redline("The old group must act by 1 May 2018.", "The care board must act by 9 May 2023."):
    ...     print(mark.op, repr(mark.new or mark.old))
    same 'The '
    out 'old group'
    in 'care board'
    same ' must act by '
    out '1 May 2018'
    in '9 May 2023'
    same '.'
    """
    old, new = words(old_text), words(new_text)
    if old.keys == new.keys:
        return (Mark("same", old_text, new_text),) if old_text or new_text else ()
    return tuple(_marks(old, new, edits(old, new)))


def plain_marks(marks: Iterable[Mark]) -> str:
    """Marks as text: what goes out in ``[-...-]``, what comes in in ``{+...+}``.

    >>> plain_marks(redline("The clinical group must act.", "The care board must act."))
    'The [-clinical group-]{+care board+} must act.'
    """
    form = {"same": "{}", "out": "[-{}-]", "in": "{{+{}+}}"}
    return "".join(form[mark.op].format(mark.new or mark.old) for mark in marks)


def edits(old: Words, new: Words) -> list[_Edit]:
    """The changes between two texts, as stretches of tokens of each."""
    a, b = list(old.keys), list(new.keys)
    _same_first_letter(a, b)
    if a == b:
        a, b = list(old.keys), list(new.keys)
    found = _joined(_differences(a, b), a)
    if any(edit.replaces and share_phrase(a[edit.i : edit.i_end], b[edit.j : edit.j_end]) for edit in found):
        found = _joined(_between(a, b), a)
    for n, edit in enumerate(found):
        if not edit.replaces:
            before = found[n - 1] if n else _Edit(0, 0, 0, 0)
            after = found[n + 1] if n + 1 < len(found) else _Edit(len(a), len(a), len(b), len(b))
            if edit.i_end > edit.i:
                _slide(edit, before.i_end, after.i, a)
            else:
                _slide(edit, before.j_end, after.j, b)
    return _whole(found, old, new)


def _same_first_letter(a: list[str], b: list[str]) -> None:
    """A first word that only gained or lost its capital counts as the same."""
    if a and b and a[0] != b[0] and a[0][1:] == b[0][1:] and a[0].lower() == b[0].lower():
        a[0] = b[0]


def _differences(a: Sequence[str], b: Sequence[str]) -> list[_Edit]:
    """The smallest edits between two lists of keys, those without anything between them joined."""
    from rapidfuzz.distance import Levenshtein

    head = 0
    if len(a) * len(b) > _LARGEST:
        head, tail = _same_ends(a, b)
        a, b = a[head : len(a) - tail], b[head : len(b) - tail]
        if not a or not b or len(a) * len(b) > _LARGEST:
            return [_Edit(head, head + len(a), head, head + len(b))]
    found: list[_Edit] = []
    steps = cast("list[tuple[str, int, int, int, int]]", Levenshtein.opcodes(a, b).as_list())
    for tag, i, i_end, j, j_end in steps:
        if tag == "equal":
            continue
        if found and found[-1].i_end == i + head and found[-1].j_end == j + head:
            found[-1].i_end, found[-1].j_end = i_end + head, j_end + head
        else:
            found.append(_Edit(i + head, i_end + head, j + head, j_end + head))
    return found


def _between(a: Sequence[str], b: Sequence[str]) -> list[_Edit]:
    """The edits that leave every phrase of the heaviest chain of shared phrases as it is."""
    if len(a) * len(b) > _LARGEST:
        return _differences(a, b)
    found: list[_Edit] = []
    i = j = 0
    for i_next, j_next, length in (*chain(a, b), (len(a), len(b), 0)):
        found += [
            _Edit(edit.i + i, edit.i_end + i, edit.j + j, edit.j_end + j)
            for edit in _differences(a[i:i_next], b[j:j_next])
        ]
        i, j = i_next + length, j_next + length
    return found


def _same_ends(a: Sequence[str], b: Sequence[str]) -> tuple[int, int]:
    """How many keys two lists have in common at their beginning, and then at their end."""
    top = min(len(a), len(b))
    head = next((i for i in range(top) if a[i] != b[i]), top)
    return head, next((i for i in range(top - head) if a[-1 - i] != b[-1 - i]), top - head)


def _joined(found: list[_Edit], a: Sequence[str]) -> list[_Edit]:
    """Edits with only a weak stretch between them made one, until none is left."""
    kept: list[_Edit] = []
    for edit in found:
        kept.append(edit)
        while len(kept) > 1 and _weak(kept[-2], kept[-1], a):
            last = kept.pop()
            kept[-1].i_end, kept[-1].j_end = last.i_end, last.j_end
    return kept


def _weak(left: _Edit, right: _Edit, a: Sequence[str]) -> bool:
    """Whether what stands between two edits is too little to be read as kept."""
    between = a[left.i_end : right.i]
    if not between:
        return True
    long = len(between) > _ISLAND or sum(key[0].isalnum() for key in between) >= LONG
    if long or not FORCE.isdisjoint(between):
        return False
    said = sum(weight(key) for key in between)
    smaller = min(left.size, right.size)
    both = left.replaces and right.replaces
    if any(key in STOPS for key in between):
        return said <= 0.2 * smaller
    if both and all(key in _BALANCED for key in between):
        return smaller > 6
    if both and len(between) == 1:
        return smaller * 2 > 2 * said - 1
    return said <= 0.5 * smaller


def _slide(edit: _Edit, floor: int, ceiling: int, keys: Sequence[str]) -> None:
    """Move an insertion or a deletion over equal words to where a phrase begins and ends.

    ``keys`` are those of the side that has words; ``floor`` and ``ceiling`` say how far it may go there.
    """
    out = edit.i_end > edit.i
    start, end = (edit.i, edit.i_end) if out else (edit.j, edit.j_end)
    best, most, step = 0, _phrase(keys, start, end), 0
    while start + step > floor and -step < _ISLAND and keys[start + step - 1] == keys[end + step - 1]:
        step -= 1
        if (score := _phrase(keys, start + step, end + step)) > most:
            best, most = step, score
    step = 0
    while end + step < ceiling and step < _ISLAND and keys[start + step] == keys[end + step]:
        step += 1
        if (score := _phrase(keys, start + step, end + step)) > most:
            best, most = step, score
    edit.i, edit.i_end, edit.j, edit.j_end = edit.i + best, edit.i_end + best, edit.j + best, edit.j_end + best


def _phrase(keys: Sequence[str], start: int, end: int) -> int:
    """How much a stretch of words looks like a phrase, or sentences, of its own."""
    before = keys[start - 1] if start else "."
    first, last = keys[start], keys[end - 1]
    score = 4 * (before in STOPS and first not in STOPS) + 2 * (first in {",", "("} and last != ",")
    score += first.lower() in FUNCTION
    return score - (last.lower() in FUNCTION or last == "(")


def _whole(found: list[_Edit], old: Words, new: Words) -> list[_Edit]:
    """Edits that cut through a date or ``47(1)`` widened to the whole of it."""
    done: list[_Edit] = []
    for n, edit in enumerate(found):
        floor = done[-1].i_end if done else 0
        while edit.i > floor and _cut(edit.i - 1, edit.j - 1, old, new):
            edit.i, edit.j = edit.i - 1, edit.j - 1
        ceiling = found[n + 1].i if n + 1 < len(found) else len(old.keys)
        while edit.i_end < ceiling and _cut(edit.i_end - 1, edit.j_end - 1, old, new):
            edit.i_end, edit.j_end = edit.i_end + 1, edit.j_end + 1
        if done and done[-1].i_end == edit.i and done[-1].j_end == edit.j:
            done[-1].i_end, done[-1].j_end = edit.i_end, edit.j_end
        else:
            done.append(edit)
    return done


def _cut(i: int, j: int, old: Words, new: Words) -> bool:
    return old.glued(i) or new.glued(j)


def _marks(old: Words, new: Words, found: Sequence[_Edit]) -> list[Mark]:
    """Edits as marks, the space round them given to what stays wherever both sides have it."""
    marks: list[Mark] = []
    i = j = 0
    same_old, same_new = old.lead, new.lead
    for edit in found:
        same_old += old.text(i, edit.i)
        same_new += new.text(j, edit.j)
        out, came = old.text(edit.i, edit.i_end), new.text(edit.j, edit.j_end)
        out, came, after, (same_old, same_new) = _trail_space(out, came, same_old, same_new)
        same_old, same_new, out, came = _lead_space(same_old, same_new, out, came)
        if same_old or same_new:
            marks.append(Mark("same", same_old, same_new))
        marks += [Mark("out", out, "")] if out else []
        marks += [Mark("in", "", came)] if came else []
        same_old, same_new = after
        i, j = edit.i_end, edit.j_end
    same_old += old.text(i, len(old.keys))
    same_new += new.text(j, len(new.keys))
    return [*marks, Mark("same", same_old, same_new)] if same_old or same_new else marks


def _lead_space(same_old: str, same_new: str, out: str, came: str) -> tuple[str, str, str, str]:
    """Space before a change that only one side has goes with the words that only this side has."""
    bare_old, bare_new = same_old.rstrip(), same_new.rstrip()
    if out and same_old != bare_old and same_new == bare_new:
        return bare_old, same_new, same_old[len(bare_old) :] + out, came
    if came and same_new != bare_new and same_old == bare_old:
        return same_old, bare_new, out, same_new[len(bare_new) :] + came
    return same_old, same_new, out, came


def _trail_space(
    out: str, came: str, same_old: str, same_new: str
) -> tuple[str, str, tuple[str, str], tuple[str, str]]:
    """The space after a replacement belongs to what follows; so does that after a mark that went or came (``a, b``)."""
    bare_out, bare_in = out.rstrip(), came.rstrip()
    after = out[len(bare_out) :], came[len(bare_in) :]
    if bare_out and bare_in:
        return bare_out, bare_in, after, (same_old, same_new)
    bare_old, bare_new = same_old.rstrip(), same_new.rstrip()
    if bare_out and after[0] and same_old == bare_old and same_new != bare_new:
        return bare_out, came, (after[0], same_new[len(bare_new) :]), (same_old, bare_new)
    if bare_in and after[1] and same_new == bare_new and same_old != bare_old:
        return out, bare_in, (same_old[len(bare_old) :], after[1]), (bare_old, same_new)
    return out, came, ("", ""), (same_old, same_new)
