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
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from wtanalysis.guidance.changes import Change, Duty, DutyChange, DutyKind, TermChange
from wtanalysis.guidance.duty_holders import is_common
from wtanalysis.guidance.model import FORCES, Guidance

RANK = {force: rank for rank, force in enumerate(reversed(FORCES))}
ALIKE = 0.45
"""How alike two duties of a pair of passages must be to be one, by the letters of what is to be done."""
SHORT = 3
"""What is to be done in so few words (``be published``) is compared with its whole sentence."""
ALIKE_ELSEWHERE = 0.86
"""The same for two duties of passages that do not belong together."""
WORDS_ELSEWHERE = 5
"""So many words must a duty have to be looked for in another passage: short ones are alike by chance."""
MOST = 0.7
"""This share of its words must be found somewhere among the new duties."""
_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)?")
_ARTICLES = frozenset(
    {"the", "a", "an", "all", "each", "every", "any", "their", "its", "these", "those", "this", "both"}
)
_MANY = 40


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
    renamed = _renaming(replacements)
    old_at, new_at = _by_passage(old_duties), _by_passage(new_duties)
    texts = _Texts(old, new, renamed)
    groups = list(_groups(changes))
    pairs: list[tuple[Duty, Duty, str, bool]] = []
    gone: list[tuple[Duty, str, bool]] = []
    come: list[tuple[Duty, str, bool]] = []
    for change_id, before, after, unsure in groups:
        mine, theirs = _of(before, old_at), _of(after, new_at)
        if not mine and not theirs:
            continue
        met = _paired(mine, theirs, texts)
        pairs += [(a, b, change_id, unsure) for a, b in met]
        left, right = {id(a) for a, _ in met}, {id(b) for _, b in met}
        gone += [(a, change_id, unsure) for a in mine if id(a) not in left]
        come += [(b, change_id, unsure) for b in theirs if id(b) not in right]
    elsewhere = _elsewhere(gone, come, texts)
    return tuple(_in_order(groups, pairs, gone, come, elsewhere, texts))


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
    if before.force == after.force:
        return f"{change.kind}: {_force(after)}{_held(after.holder)}"
    both = {_plain_holder(duty.holder.lower()) for duty in (before, after)}
    other = len(both - {""}) > 1
    held = f" ({_named(before.holder)} -> {_named(after.holder)})" if other else _held(after.holder or before.holder)
    return f"{change.kind}: {_force(before)} -> {_force(after)}{held}"


def _force(duty: Duty) -> str:
    first, _, rest = duty.force.partition(" ")
    return f"{first}{' not' if duty.negative else ''}{f' {rest}' if rest else ''}"


def _held(holder: str) -> str:
    return f" ({_named(holder)})" if holder else ""


def _named(holder: str) -> str:
    """A holder within a sentence: ``Local authorities`` began one, ``Ofsted`` is a name."""
    return holder[:1].lower() + holder[1:] if is_common(holder) else holder


class _Texts:
    """What is compared of a duty: its words without case and marks, those of the old edition in the new terms."""

    def __init__(self, old: Guidance, new: Guidance, renamed: Callable[[str], str]) -> None:
        from rapidfuzz import fuzz

        self.editions, self.renamed, self.ratio = (old, new), renamed, fuzz.ratio
        self.known: dict[tuple[int, int, bool], str] = {}
        self.holders: dict[tuple[str, int], str] = {}

    def content(self, duty: Duty, side: int, whole: bool = False) -> str:
        """What is to be done, or its whole sentence."""
        key = (id(duty), side, whole)
        if key not in self.known:
            text = self.editions[side].passages[duty.passage].text[slice(*duty.span)] if whole else duty.content
            self.known[key] = self.plain(text, side)
        return self.known[key]

    def plain(self, words: str, side: int) -> str:
        """Words without case and marks, in the new terms."""
        found = " ".join(_WORD.findall(words.lower()))
        return found if side else self.renamed(found)

    def holder(self, duty: Duty, side: int) -> str:
        """A holder without articles, case and number."""
        key = (duty.holder, side)
        if key not in self.holders:
            self.holders[key] = _plain_holder(self.plain(duty.holder, side))
        return self.holders[key]


def _plain_holder(words: str) -> str:
    """A holder without articles and number."""
    return " ".join(_singular(word) for word in words.split() if word not in _ARTICLES)


@lru_cache(maxsize=4096)
def _singular(word: str) -> str:
    if len(word) > 3 and word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _renaming(replacements: Sequence[TermChange]) -> Callable[[str], str]:
    """Puts the new terms for the old ones in words of the old edition."""
    into = {
        " ".join(_WORD.findall(term.old.lower())): " ".join(_WORD.findall(term.new.lower()))
        for term in replacements
        if term.kind == "replacement" and term.old and term.new
    }
    if not into:
        return lambda text: text
    longest = sorted(into, key=lambda term: (-len(term), term))
    pattern = re.compile(rf"\b({'|'.join(map(re.escape, longest))})(s?)\b")
    return lambda text: pattern.sub(lambda match: into[match[1]] + match[2], text)


def _by_passage(duties: Iterable[Duty]) -> dict[int, list[Duty]]:
    found: dict[int, list[Duty]] = {}
    for duty in duties:
        found.setdefault(duty.passage, []).append(duty)
    return found


def _groups(changes: Sequence[Change]) -> Iterable[tuple[str, list[int], list[int], bool]]:
    """The passages of each change, in the order of the changes: both sides, and whether it cannot be determined."""
    groups: dict[str, tuple[dict[int, None], dict[int, None], bool]] = {}
    for change in changes:
        before, after, _ = groups.setdefault(change.change_id, ({}, {}, change.kind == "not_determinable"))
        if change.old:
            before[change.old.index] = None
        if change.new:
            after[change.new.index] = None
    return ((change_id, list(before), list(after), unsure) for change_id, (before, after, unsure) in groups.items())


def _of(passages: Iterable[int], known: dict[int, list[Duty]]) -> list[Duty]:
    return [duty for passage in passages for duty in known.get(passage, ())]


def _paired(mine: list[Duty], theirs: list[Duty], texts: _Texts) -> list[tuple[Duty, Duty]]:
    """The duties of passages that belong together in pairs: the most alike first, in order where they are as alike."""
    if not mine or not theirs:
        return []
    if len(mine) == len(theirs) and all(_identical(a, b) for a, b in zip(mine, theirs, strict=True)):
        return list(zip(mine, theirs, strict=True))
    scored = sorted(
        ((-score, abs(i - j), i, j) for i, a in enumerate(mine) for j, b in enumerate(theirs)
         if (score := _alike(a, b, texts)) >= ALIKE),
    )  # fmt: skip
    used_i: set[int] = set()
    used_j: set[int] = set()
    met = []
    for _, _, i, j in scored:
        if i not in used_i and j not in used_j:
            used_i.add(i)
            used_j.add(j)
            met.append((mine[i], theirs[j]))
    return met


def _identical(one: Duty, other: Duty) -> bool:
    return one.content == other.content and one.negative == other.negative


def _alike(one: Duty, other: Duty, texts: _Texts, least: float = ALIKE) -> float:
    """How alike two duties are, 0 below ``least``; the same holder and the same force tip the scale."""
    if one.negative != other.negative:
        return 0.0
    whole = min(one.content.count(" "), other.content.count(" ")) < SHORT
    score = texts.ratio(texts.content(one, 0, whole), texts.content(other, 1, whole), score_cutoff=least * 100) / 100
    if score < least:
        return 0.0
    same_holder = texts.holder(one, 0) == texts.holder(other, 1)
    return round(score + 0.05 * same_holder + 0.03 * (one.force == other.force), 6)


def _elsewhere(
    gone: Sequence[tuple[Duty, str, bool]], come: Sequence[tuple[Duty, str, bool]], texts: _Texts
) -> dict[int, Duty]:
    """For each new duty whose twin is gone from a passage that is not its own: that twin, by identity."""
    by_words: dict[str, list[int]] = {}
    for j, (duty, _, unsure) in enumerate(come):
        words = [] if unsure else sorted(set(texts.content(duty, 1).split()))
        if len(words) >= WORDS_ELSEWHERE:
            for word in words:
                by_words.setdefault(word, []).append(j)
    found: dict[int, Duty] = {}
    used: set[int] = set()
    for duty, _, unsure in gone:
        near = [] if unsure else _nearest(duty, come, by_words, used, texts)
        if near:
            used.add(near[0])
            found[id(come[near[0]][0])] = duty
    return found


def _nearest(
    duty: Duty, come: Sequence[tuple[Duty, str, bool]], by_words: dict[str, list[int]], used: set[int], texts: _Texts
) -> list[int]:
    """The new duty that says the same as one that is gone, if there is one: it shares two of the four rarest words."""
    words = sorted(set(texts.content(duty, 0).split()))
    known = [word for word in words if word in by_words]
    if len(words) < WORDS_ELSEWHERE or len(known) < MOST * len(words):
        return []
    rarest = sorted(known, key=lambda word: (len(by_words[word]), word))[:4]
    shared = Counter(j for word in rarest for j in by_words[word][:_MANY])
    near = sorted(j for j, count in shared.items() if count > 1 and j not in used)
    scored = sorted((-_alike(duty, come[j][0], texts, ALIKE_ELSEWHERE), j) for j in near)
    return [j for score, j in scored[:1] if score]


def _in_order(
    groups: Sequence[tuple[str, list[int], list[int], bool]],
    pairs: Sequence[tuple[Duty, Duty, str, bool]],
    gone: Sequence[tuple[Duty, str, bool]],
    come: Sequence[tuple[Duty, str, bool]],
    elsewhere: dict[int, Duty],
    texts: _Texts,
) -> list[DutyChange]:
    """Everything by the order of the changes; within one, as the new edition has it, and what is gone at the end."""
    moved = {id(duty) for duty in elsewhere.values()}
    rows: dict[str, list[tuple[tuple[int, int, int], DutyChange]]] = {group[0]: [] for group in groups}
    for count, (a, b, change_id, unsure) in enumerate(pairs):
        rows[change_id].append(((b.passage, b.span[0], count), DutyChange(_kind(a, b, texts, unsure), a, b, change_id)))
    for count, (b, change_id, unsure) in enumerate(come):
        twin = elsewhere.get(id(b))
        kind: DutyKind = _kind(twin, b, texts, False) if twin else "not_determinable" if unsure else "new"
        rows[change_id].append(((b.passage, b.span[0], count), DutyChange(kind, twin, b, change_id)))
    for found in rows.values():
        found.sort(key=lambda row: row[0])
    for a, change_id, unsure in gone:
        if id(a) not in moved:
            kind = "not_determinable" if unsure else "gone"
            rows[change_id].append(((0, 0, 0), DutyChange(kind, a, None, change_id)))
    return [row for found in rows.values() for _, row in found]


def _kind(one: Duty, other: Duty, texts: _Texts, unsure: bool) -> DutyKind:
    """What happened to a duty that both editions have; holders are compared only where both texts are at hand."""
    step = RANK[other.force] - RANK[one.force]
    if step:
        return "strengthened" if step > 0 else "weakened"
    before, after = texts.holder(one, 0), texts.holder(other, 1)
    return "other_holder" if before and after and before != after and not unsure else "same"
