"""Several answers in one cell: what stands between them, and the options, which may hold that mark themselves."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from wtanalysis.responses.drafting.closed import MOST_WRITTEN_IN, WRITTEN_IN
from wtanalysis.responses.drafting.ladders import by_frequency, place_in_tail
from wtanalysis.responses.drafting.options import Closed, distinct, options_of, own_silence
from wtanalysis.responses.drafting.profiles import Profile
from wtanalysis.responses.model import Option

SEPARATORS = (";", "|", "\n", ",", "/")
MOST_OPTIONS = 60
_SHOWN = {"\n": "line breaks", ";": "semicolons", ",": "commas", "|": "bars", "/": "slashes"}
_CONTINUES = re.compile(r"[a-z(&]|and\b|or\b|etc")


@dataclass(frozen=True)
class Several:
    """A question with several answers in one cell: the mark between them, the options, and how sure from 0 to 1."""

    separator: str
    options: tuple[Option, ...]
    told: str
    sure: float


def several(profile: Profile, closed_labels: int | None, multiple: bool) -> Several | None:
    """Whether the cells of a column hold several answers each.

    Args:
        profile: the column.
        closed_labels: how many options it has if each cell is one answer; None where it is no such question.
        multiple: whether the header says that several may be chosen.

    >>> cells = Counter({"Bus;Train;": 5, "Bus;": 4, "Train;Tram, or metro;": 3})
    >>> found = several(Profile(0, "Which?", 12, cells), 3, True)
    >>> found.separator, [option.label for option in found.options]
    (';', ['Bus', 'Train', 'Tram, or metro'])
    """
    best: Several | None = None
    for separator in SEPARATORS:
        found = _split(profile, separator, closed_labels, multiple)
        if found and (best is None or found.sure > best.sure):
            best = found
    return best


def goes_before(split: Several | None, one: Closed | None) -> bool:
    """Whether several answers in a cell is the better reading of a column than one.

    >>> goes_before(Several(";", (), "", 0.8), None), goes_before(None, None)
    (True, False)
    """
    if not split or not one:
        return bool(split)
    return split.sure >= one.sure - 0.3 or len(split.options) < len(one.options)


def is_ranking(profile: Profile, split: Several) -> bool:
    """Whether every cell holds all the options, so that only their order says something.

    >>> cells = Counter({"Bus;Train;Tram;": 2, "Tram;Bus;Train;": 3})
    >>> is_ranking(Profile(0, "Rank these", 5, cells), several(Profile(0, "", 5, cells), None, False))
    True
    """
    options = {option.label for option in split.options if option.kind != "not_answered"}
    whole = sum(n for label, n in profile.totals.items() if len(set(_parts(label, split.separator))) == len(options))
    return len(options) >= 3 and profile.distinct > 1 and whole >= 0.95 * profile.filled


def _split(profile: Profile, mark: str, closed_labels: int | None, multiple: bool) -> Several | None:
    """The column as one with several answers in a cell, if this mark divides them."""
    if profile.numeric > 0.9 or (mark == "/" and not multiple):
        return None
    ended = mark == ";" and profile.filled > 1 and all(label.endswith(mark) for label in profile.labels)
    counts = _counts(profile, mark, ended)
    if not counts or not _is_vocabulary(profile, counts, mark, ended, multiple):
        return None
    fewer = len(counts) < profile.distinct or (closed_labels is not None and len(counts) < closed_labels)
    doubtful = closed_labels is not None and mark in ",/" and not multiple and closed_labels <= len(counts) + 1
    if not (ended or fewer or _stand_alone(profile, mark)) or doubtful:
        return None
    sure = 0.9 if ended else 0.7 + 0.1 * (mark in ";|\n") + 0.1 * multiple
    return _made(profile, counts, mark, round(sure, 2))


def _stand_alone(profile: Profile, mark: str) -> bool:
    """Whether a part of one cell is the whole of another, as when someone ticked only that."""
    return mark in ";|\n" and any(
        part in profile.spelled for label in profile.labels for part in _parts(label, mark) if part != label
    )


def _counts(profile: Profile, mark: str, ended: bool) -> Counter[str]:
    """How often each part stands; empty where the mark divides too few cells, or into too many parts."""
    counts: Counter[str] = Counter()
    divided = sum(n for label, n in profile.totals.items() if mark in label.strip(mark + " "))
    some = {part for label in profile.labels[:400] for part in _parts(label, mark)}
    if len(some) > 4 * MOST_OPTIONS or (divided < max(2, 0.02 * profile.filled) and not ended):
        return counts
    for label, parts in _join({label: _parts(label, mark) for label in profile.labels}, profile, mark).items():
        counts.update(dict.fromkeys(parts, profile.totals[label]))
    return counts


def _is_vocabulary(profile: Profile, counts: Counter[str], mark: str, ended: bool, multiple: bool) -> bool:
    """Whether the parts are few and come again and again, as the options of a form do."""
    if not 2 <= len(counts) <= MOST_OPTIONS or max(map(len, counts)) > 160 or max(counts.values()) < 2:
        return False
    cover = sum(n for n in counts.values() if n > 1) / sum(counts.values())
    needed = 0.95 if mark in ",/" and not multiple else 0.85
    if profile.filled < 15 and (mark in ";|\n" or multiple):
        needed = 0.5
    return ended or cover >= needed


def _made(profile: Profile, counts: Counter[str], mark: str, sure: float) -> Several:
    """The question, with parts that stand once counted as written in."""
    rare = [part for part in counts if counts[part] == 1] if profile.filled >= 30 else []
    written = tuple(rare) if 0 < len(rare) <= MOST_WRITTEN_IN and len(rare) < len(counts) - 1 else ()
    options = options_of(by_frequency({part: n for part, n in counts.items() if part not in written}))
    told = f"several answers in a cell, with {_SHOWN[mark]} between them"
    if any(mark in part for part in counts):
        told += "; some options hold that mark themselves"
    if written:
        told += f"; {len(written)} were written in and are counted as {WRITTEN_IN!r}"
        options = (*options, Option(WRITTEN_IN, "option:other-written-in", also=written))
    return Several(mark, distinct((*options, *own_silence(profile.silent))), told, sure)


def _parts(cell: str, mark: str) -> list[str]:
    return [part.strip() for part in cell.split(mark) if part.strip()]


def _join(cells: dict[str, list[str]], profile: Profile, mark: str) -> dict[str, list[str]]:
    """Parts that only ever stand together, in one order, joined again: an option that holds the mark itself."""
    for _ in range(8):
        pair = _inseparable(cells, profile)
        if not pair:
            return cells
        whole = f"{pair[0]}{mark} {pair[1]}"
        cells = {label: _rejoin(parts, pair, whole) for label, parts in cells.items()}
    return cells


def _inseparable(cells: dict[str, list[str]], profile: Profile) -> tuple[str, str] | None:
    alone: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for label, parts in cells.items():
        n = profile.totals[label]
        alone.update(dict.fromkeys(parts, n))
        pairs.update(dict.fromkeys(itertools.pairwise(parts), n))
    for (first, second), n in pairs.most_common():
        together = alone[first] == alone[second] == n
        opened = first.count("(") > first.count(")")
        if together and (
            opened or _CONTINUES.match(second) or (n >= 5 and place_in_tail(second) == 0 and len(cells) >= 6)
        ):
            return first, second
        if opened and alone[first] == n:
            return first, second
        if _CONTINUES.match(second) and alone[second] == n and n > 1:
            return first, second
    return None


def _rejoin(parts: Sequence[str], pair: tuple[str, str], whole: str) -> list[str]:
    made: list[str] = []
    for part in parts:
        if made and (made[-1], part) == pair:
            made[-1] = whole
        else:
            made.append(part)
    return made
