"""The last steps of pairing: who of several with the same words belongs to whom, and copies that are left over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wtanalysis.guidance import anchors, context
from wtanalysis.guidance.anchors import CERTAIN, Partners
from wtanalysis.guidance.likeness import Both, common

if TYPE_CHECKING:
    from wtanalysis.guidance.splits import Broken

_FIT = 0.4  # how much support counts beside likeness
_MOST = 32  # of the same words on one side; above, nothing is changed
_GAIN = 0.05  # what an exchange of partners must bring
_ORDER = 1e-7  # of equals, those in order
_LONG = 8  # words of a text that may go far alone
_SHORT = 4  # words of a paragraph that may not
_RUN = 3  # passages on either side that are looked at for company


Offer = tuple[float, list[int], list[int], list[tuple[int, int]]]


def settle(both: Both, partners: Partners, broken: Broken) -> None:
    """Pair passages of the same words anew, so that each has the partner that fits it best now that all is known.

    A stock sentence may be paired before its surroundings are, and then with the wrong one of its twins. Among the
    passages of one text, with their partners and those that are free, the partners with the greatest likeness and
    support together are chosen.
    """
    classes = [both_sides for side in (0, 1) for both_sides in _classes(both, partners, broken, side)]
    offers = sorted(_offers(both, partners, classes), key=lambda offer: (-offer[0], sum(offer[1]) + sum(offer[2])))
    seen: tuple[set[int], set[int]] = (set(), set())
    for _, olds, news, chosen in offers:
        if seen[0].isdisjoint(olds) and seen[1].isdisjoint(news):
            seen[0].update(olds)
            seen[1].update(news)
            for i in olds:
                if partners.of_old[i] >= 0:
                    partners.part(i)
            for i, j in chosen:
                partners.join(i, j)


def _classes(both: Both, partners: Partners, broken: Broken, side: int) -> list[tuple[list[int], list[int]]]:
    """Of each text that one side has several times: its passages, and their partners with the free ones of the text."""
    here, there = (both.old, both.new) if side == 0 else (both.new, both.old)
    of, back = (partners.of_old, partners.of_new) if side == 0 else (partners.of_new, partners.of_old)
    taken = (broken.taken_old, broken.taken_new) if side == 0 else (broken.taken_new, broken.taken_old)
    held: dict[str, list[int]] = {}
    for i, key in enumerate(here.keys):
        if both.times[here.text[i]] > 1 and i not in taken[0]:
            held.setdefault(key, []).append(i)
    spare: dict[str, list[int]] = {}
    for j, key in enumerate(there.keys):
        if back[j] < 0 and key in held:
            spare.setdefault(key, []).append(j)
    found = []
    for key, mine in held.items():
        theirs = sorted([int(of[i]) for i in mine if of[i] >= 0] + spare.get(key, []))
        if theirs and len(mine) + len(theirs) > 2 and max(len(mine), len(theirs)) <= _MOST:
            found.append((mine, theirs) if side == 0 else (theirs, mine))
    return found


def _offers(both: Both, partners: Partners, classes: list[tuple[list[int], list[int]]]) -> list[Offer]:
    """The exchanges that bring enough: the gain, the passages of both sides, and their pairs."""
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    if not classes:
        return []
    old = np.concatenate([np.repeat(np.array(olds), len(news)) for olds, news in classes])
    new = np.concatenate([np.tile(np.array(news), len(olds)) for olds, news in classes])
    fits, firm = context.support(both, partners, old, new)
    shared = common([both.old.coded[i] for i in old.tolist()], [both.new.coded[j] for j in new.tolist()])
    alike = 2.0 * shared / np.maximum(both.old.size[old] + both.new.size[new], 1)
    now = partners.of_old[old] == new
    allowed = now | (firm & (both.old.flow[old] == both.new.flow[new]))
    value = np.where(allowed, np.round(alike + _FIT * fits, 6), -9.0)
    found, at = [], 0
    for olds, news in classes:
        end = at + len(olds) * len(news)
        table, made = value[at:end].reshape(len(olds), len(news)), now[at:end].reshape(len(olds), len(news))
        at = end
        order = np.subtract.outer(np.arange(len(olds)), np.arange(len(news))) ** 2
        rows, columns = linear_sum_assignment(_ORDER * order - table)
        good = table[rows, columns] > 0
        rows, columns = rows[good], columns[good]
        gain = round(float(table[rows, columns].sum() - table[made].sum()), 6)
        if len(rows) == int(made.sum()) and gain >= _GAIN:
            chosen = [(olds[r], news[c]) for r, c in zip(rows.tolist(), columns.tolist(), strict=True)]
            found.append((gain, olds, news, chosen))
    return found


def leftover(both: Both, partners: Partners) -> None:
    """Pair the only copies of a long text that are left on either side, wherever they stand."""
    import numpy as np

    held: dict[str, tuple[list[int], list[int]]] = {}
    for which, side, of in ((0, both.old, partners.of_old), (1, both.new, partners.of_new)):
        for i in np.flatnonzero(of[: side.count] < 0).tolist():
            if len(side.coded[i]) >= _LONG:
                held.setdefault(side.keys[i], ([], []))[which].append(i)
    weight = dict(zip(both.characters, both.weight.tolist(), strict=True))
    fresh = []
    for old, new in held.values():
        if len(old) == len(new) == 1 and sum(weight[word] for word in sorted(set(both.old.coded[old[0]]))) >= CERTAIN:
            partners.join(old[0], new[0])
            fresh.append((old[0], new[0]))
    anchors.spread(both, partners, fresh)


def strangers(both: Both, partners: Partners, moved: set[tuple[int, int]]) -> list[int]:
    """The old passages of short items that would move alone: such a text is no more than the same words twice.

    A bullet or a table row of fewer than eight words, and any text that is repeated or has fewer than four, moves only
    with company: its lead-in, a longer passage beside it, or longer passages of its section.
    """
    left, right = both.old, both.new
    long = {(i, j) for i, j in zip(*(side.tolist() for side in partners.pairs), strict=True) if _tells(both, i, j)}
    sections = {(int(left.section[i]), int(right.section[j])) for i, j in long}
    found = []
    for i, j in sorted(moved):
        if partners.of_old[i] != j or (i, j) in long or not _slight(both, i, j):
            continue
        lead = int(left.lead[i])
        led = lead >= 0 and right.lead[j] >= 0 and partners.of_old[lead] == right.lead[j]
        if not led and (int(left.section[i]), int(right.section[j])) not in sections and not _beside(both, long, i, j):
            found.append(i)
    return found


def _tells(both: Both, i: int, j: int) -> bool:
    once = both.times[both.old.text[i]] <= 1 and both.times[both.new.text[j]] <= 1
    return bool(once and min(both.old.size[i], both.new.size[j]) >= _LONG)


def _slight(both: Both, i: int, j: int) -> bool:
    passages = both.old.guidance.passages[i], both.new.guidance.passages[j]
    size = int(min(both.old.size[i], both.new.size[j]))
    if size >= _LONG or any(passage.term or passage.stated for passage in passages):
        return False
    repeated = both.times[both.old.text[i]] > 1 or both.times[both.new.text[j]] > 1
    return bool(repeated or size < _SHORT or any(p.kind in {"bullet", "table"} for p in passages))


def _beside(both: Both, long: set[tuple[int, int]], i: int, j: int) -> bool:
    """Whether a longer passage stands next to a pair, with nothing but other pairs of the same run between."""
    for old, new in ((both.old.after, both.new.after), (both.old.before, both.new.before)):
        a, b = i, j
        for _ in range(_RUN):
            a, b = int(old[a]), int(new[b])
            if a >= both.old.count or b >= both.new.count:
                break
            if (a, b) in long:
                return True
    return False
