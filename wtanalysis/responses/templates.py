"""How templates are found among texts, and which texts carry them: the steps of responses.near_copies."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from wtanalysis.responses.reworded import Again, again, leaders, said, sayings, shared_at
from wtanalysis.responses.shingles import (
    SHINGLE,
    Index,
    covered,
    long_runs,
    numbered,
    runs,
    senders_of,
    words_at,
)

if TYPE_CHECKING:
    import numpy as np

LONG = 10
"""Words in a row from which a stretch is copied and not just alike."""
ROW = 25
"""Words in a row that show a copy of any template, however little of it they are."""
FOUND = 40
"""Words from which a template is one even where it is a small part of what nearly all senders wrote."""
HALF = 0.5
QUARTER = 0.25
MADE_OF = 0.8
SKETCH = 64
SEED = 2023


@dataclass(frozen=True)
class Carried:
    """A text that carries a template: how many of its words, what share of the template, and of the text."""

    text: int
    words: int
    of_template: float
    of_text: float


@dataclass(frozen=True, eq=False)
class Template:
    """Passages that senders share: their shingles, the words themselves, and the texts that carry it.

    ``whole`` are the passages as one text has them, with what stands between them if that is no more than they are.
    """

    hashes: frozenset[int]
    passages: tuple[str, ...]
    carried: tuple[Carried, ...] = ()
    whole: tuple[str, ...] = ()

    def senders(self, found: Index) -> frozenset[int]:
        """The senders of the texts that carry it."""
        return frozenset(int(found.senders[copy.text]) for copy in self.carried)


@dataclass(frozen=True, eq=False)
class _Form:
    """Texts whose shared parts are the same."""

    key: bytes
    shared: frozenset[int]
    texts: list[int]
    central: float


def templates(found: Index, texts: Sequence[str], least: int) -> list[Template]:
    """The templates, with the texts that carry them; the most often sent first."""
    forms = _forms(found, least)
    cores = [core for members in _groups(forms, found) if (core := _core(found, texts, members))]
    made = [kept for t in _carried(found, cores) if (kept := _founded(found, t, least))]
    made.sort(key=lambda t: (-sum(copy.words for copy in t.carried), -len(t.hashes), t.passages))
    made = _with_sayings(found, [_measured(found, template) for template in _joined(found, made, least)])
    return made + _said_again(found, texts, made, least)


def _forms(found: Index, least: int) -> list[_Form]:
    """The shared parts of texts, the most often sent first, then the one whose words most senders have."""
    import numpy as np

    having = senders_of(found)
    shared = long_runs(having >= least, LONG - SHINGLE + 1)
    forms: dict[bytes, _Form] = {}
    for text in np.flatnonzero(np.diff(np.r_[0, np.cumsum(shared)][found.starts])):
        part = slice(found.starts[text], found.starts[text + 1])
        hashes, at = np.unique(found.hashes[part][shared[part]], return_index=True)
        key = blake2b(hashes.tobytes(), digest_size=16).digest()
        if key not in forms:
            forms[key] = _Form(key, frozenset(hashes.tolist()), [], float(having[part][shared[part]][at].mean()))
        forms[key].texts.append(int(text))
    senders = {key: len(set(found.senders[form.texts].tolist())) for key, form in forms.items()}
    return sorted(forms.values(), key=lambda form: (-senders[form.key], -form.central, form.key))


def _groups(forms: Sequence[_Form], found: Index) -> Iterator[list[_Form]]:
    """Forms round their leaders, the leader first; each joins the leader it resembles most, by half at least.

    Groups of one sender are left out: what they share stands in other groups.
    """
    if not forms:
        return
    from datasketch import MinHash, MinHashLSH

    empty: Any = MinHash(num_perm=SKETCH, seed=SEED, hashfunc=lambda number: number & 0xFFFFFFFF)
    leaders: Any = MinHashLSH(threshold=HALF - 0.1, num_perm=SKETCH)
    groups: list[list[_Form]] = []
    for form in forms:
        sketch = empty.copy()
        sketch.update_batch(form.shared)
        near = [(_jaccard(form.shared, groups[n][0].shared), -n) for n in leaders.query(sketch)]
        best, place = max(near, default=(0.0, 0))
        if best >= HALF:
            groups[-place].append(form)
        else:
            leaders.insert(len(groups), sketch)
            groups.append([form])
    for members in groups:
        if len({int(found.senders[text]) for form in members for text in form.texts}) > 1:
            yield members


def _jaccard(a: frozenset[int], b: frozenset[int]) -> float:
    """How alike two sets are: what they share of what they have."""
    both = len(a & b)
    return both / (len(a) + len(b) - both)


def _core(found: Index, texts: Sequence[str], members: list[_Form]) -> Template | None:
    """What at least half of the senders of a group have of their leader's text; None if that is nothing long."""
    import numpy as np

    leader = min(members[0].texts, key=lambda n: (len(found.of(n)), texts[n].casefold(), texts[n]))
    own = found.of(leader)
    by_sender: dict[int, np.ndarray] = {}
    for form in members:
        has = np.isin(own, np.fromiter(form.shared, np.uint64, len(form.shared)))
        for sender in found.senders[form.texts].tolist():
            by_sender[sender] = by_sender[sender] | has if sender in by_sender else has
    enough = max(2, len(by_sender) * HALF)
    at = long_runs(np.sum(list(by_sender.values()), axis=0) >= enough, LONG - SHINGLE + 1)
    if not at.any():
        return None
    words = words_at(texts[leader])
    spans = [(words[start][1], words[end - 1][2]) for start, end in runs(covered(at, SHINGLE))]
    passages = tuple(texts[leader][start:end] for start, end in spans)
    if not _telling(passages):
        return None
    held = covered(at, SHINGLE)
    first, last = np.flatnonzero(held)[[0, -1]]
    close = last - first < 2 * held.sum()
    whole = (texts[leader][words[first][1] : words[last][2]],) if close else passages
    return Template(frozenset(own[at].tolist()), passages, whole=whole)


def _telling(passages: Sequence[str]) -> bool:
    """Whether passages are more than stock phrases: a sentence of ten words, or forty words in a row."""
    for passage in passages:
        lengths = [len(words_at(sentence)) for sentence in re.split(r"(?<=[.!?])\s+|\n+", passage)]
        if max(lengths) >= LONG or sum(lengths) >= FOUND:
            return True
    return False


def _carried(found: Index, cores: Sequence[Template]) -> list[Template]:
    """The templates with the texts that carry them, each compared exactly."""
    import numpy as np

    holders: dict[int, list[int]] = {}
    for number, core in enumerate(cores):
        for shingle in core.hashes:
            holders.setdefault(shingle, []).append(number)
    known = np.fromiter(sorted(holders), np.uint64, len(holders))
    carried: list[list[Carried]] = [[] for _ in cores]
    for text in np.flatnonzero(np.diff(np.r_[0, np.cumsum(np.isin(found.hashes, known))][found.starts])).tolist():
        own = found.of(text)
        there = own[np.isin(own, known)].tolist()
        for number, has in sorted(Counter(n for shingle in there for n in holders[shingle]).items()):
            if has < min(len(cores[number].hashes) * QUARTER, len(own) * HALF / SHINGLE):
                continue
            copy, row = _compared(text, own, cores[number])
            much = copy.of_template >= QUARTER or copy.of_text >= HALF
            enough = copy.of_template >= HALF or copy.of_text >= MADE_OF or (much and row >= ROW)
            if enough and copy.words >= LONG:
                carried[number].append(copy)
    return [replace(core, carried=tuple(copies)) for core, copies in zip(cores, carried, strict=True)]


def _compared(text: int, own: np.ndarray, core: Template) -> tuple[Carried, int]:
    """What a text has of a template, and the longest stretch of it in words."""
    import numpy as np

    hashes = own.tolist()
    at = np.array([shingle in core.hashes for shingle in hashes], bool)
    words = covered(at, SHINGLE)
    row = max((end - start for start, end in runs(words)), default=0)
    has = len(core.hashes.intersection(hashes))
    return Carried(text, int(words.sum()), has / len(core.hashes), float(words.mean())), row


def _founded(found: Index, template: Template, least: int) -> Template | None:
    """A template with the texts that make it a campaign; None if they are not enough.

    A short one must be nearly all of what a quarter of them wrote. Otherwise it is something like a greeting or a
    title, and only those count who wrote little else.
    """
    mostly = tuple(copy for copy in template.carried if copy.of_text >= MADE_OF)
    long = sum(len(words_at(passage)) for passage in template.passages) >= FOUND
    if not long and len(mostly) < max(2, len(template.carried) * QUARTER):
        template = replace(template, carried=mostly)
    return template if len(template.senders(found)) >= least else None


def _joined(found: Index, made: Sequence[Template], least: int) -> list[Template]:
    """Templates with those put to them that are parts of one campaign, the larger first; never by way of a third.

    Two are of one campaign if they share half of the shorter's shingles and a quarter of the longer's, or half of the
    smaller's senders and a quarter of the larger's: then senders chose among passages.
    """
    groups: list[list[Template]] = []
    for template in made:
        own = template.senders(found)
        for group in groups:
            others = group[0].senders(found)
            chosen = len(own & others) >= least and _together(own, others)
            if chosen or _together(template.hashes, group[0].hashes):
                group.append(template)
                break
        else:
            groups.append([template])
    return [_union(group) for group in groups]


def _together(a: frozenset[int], b: frozenset[int]) -> bool:
    """Whether two sets share half of the smaller and a quarter of the larger."""
    both = len(a & b)
    return both >= min(len(a), len(b)) * HALF and both >= max(len(a), len(b)) * QUARTER


def _union(group: Sequence[Template]) -> Template:
    """One template of several: the passages of the first, and those of others that are mostly new."""
    hashes, passages = group[0].hashes, list(group[0].passages)
    texts = {copy.text: copy for template in reversed(group) for copy in template.carried}
    for template in group[1:]:
        if len(template.hashes & hashes) < len(template.hashes) * HALF:
            passages += template.passages
            hashes |= template.hashes
    return Template(hashes, tuple(passages), tuple(texts[text] for text in sorted(texts)), group[0].whole)


def _measured(found: Index, template: Template) -> Template:
    """A template with what each text has of all of it."""
    copies = [_compared(copy.text, found.of(copy.text), template)[0] for copy in template.carried]
    return replace(template, carried=tuple(copies))


def _with_sayings(found: Index, made: Sequence[Template]) -> list[Template]:
    """Templates with the texts that say them again in changed words; never by way of a third.

    Of two templates that say each other again the one with more senders stays; also where half of the texts of the
    one say the other again.
    """
    texts = [frozenset(copy.text for copy in template.carried) for template in made]
    words = [said(numbered(template.whole)) for template in made]
    told = sayings(found, words, texts)
    groups: list[list[int]] = []
    for number in sorted(range(len(made)), key=lambda n: (-len(made[n].senders(found)), n)):
        for group in groups:
            many = len(texts[number] & told[group[0]].keys()) >= len(texts[number]) * HALF
            if many or (again(words[group[0]], words[number]) and again(words[number], words[group[0]])):
                group.append(number)
                break
        else:
            groups.append([number])
    return [_told(found, made, group, told[group[0]]) for group in groups]


def _told(found: Index, made: Sequence[Template], group: Sequence[int], told: Mapping[int, Again]) -> Template:
    """The first of a group of templates with all who carry one of them or say the first again."""
    first = made[group[0]]
    copies = {copy.text: copy for copy in first.carried}
    copies.update((text, _copy(text, one)) for text, one in told.items())
    for number in group[1:]:
        for text in (copy.text for copy in made[number].carried if copy.text not in copies):
            near = told.get(text)
            copies[text] = _copy(text, near) if near else _compared(text, found.of(text), first)[0]
    return replace(first, carried=tuple(copies[text] for text in sorted(copies)))


def _copy(text: int, one: Again) -> Carried:
    """A text that says a template again."""
    return Carried(text, one.words, one.of_template, one.of_text)


def _said_again(found: Index, texts: Sequence[str], made: Sequence[Template], least: int) -> list[Template]:
    """Templates that nobody copied a stretch of, but enough senders say again in changed words."""
    taken = {copy.text for template in made for copy in template.carried}
    chosen = leaders(found, [text for text in range(len(texts)) if text not in taken])
    told = sayings(found, [said(found.said(text)) for text in chosen], [frozenset(taken)] * len(chosen))
    fresh = []
    for leader, those in sorted(zip(chosen, told, strict=True), key=lambda one: -len(one[1])):
        copies = tuple(_copy(text, one) for text, one in sorted(those.items()) if text not in taken)
        if len({int(found.senders[copy.text]) for copy in copies}) < least:
            continue
        start, end = shared_at(found, leader, [copy.text for copy in copies])
        words = words_at(texts[leader])[start:end]
        passages = (texts[leader][words[0][1] : words[-1][2]],)
        if _telling(passages):
            hashes = frozenset(found.of(leader)[start:end].tolist()) - {0}
            fresh.append(Template(hashes, passages, copies))
            taken.update(copy.text for copy in copies)
    return fresh
