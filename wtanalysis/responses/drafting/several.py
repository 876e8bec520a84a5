"""Several answers in one cell: what stands between them, and the options, which may hold that mark themselves."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from wtanalysis.responses.drafting.closed import options_of
from wtanalysis.responses.drafting.ladders import by_frequency, place_in_tail
from wtanalysis.responses.drafting.profiles import Profile
from wtanalysis.responses.model import Option

SEPARATORS = (";", "|", "\n", ",", "/")
MOST_OPTIONS = 60
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


def _split(profile: Profile, mark: str, closed_labels: int | None, multiple: bool) -> Several | None:
    cells = {label: _parts(label, mark) for label in profile.labels}
    with_mark = sum(profile.totals[label] for label in profile.labels if mark in label.strip(mark + " "))
    ended = sum(profile.totals[label] for label in profile.labels if label.endswith(mark))
    always_ended = mark == ";" and ended == profile.filled > 1
    if with_mark < max(2, 0.02 * profile.filled) and not always_ended:
        return None
    joined = _join(cells, profile, mark)
    counts: Counter[str] = Counter()
    for label, parts in joined.items():
        for part in dict.fromkeys(parts):
            counts[part] += profile.totals[label]
    usual = [part for part, n in counts.items() if n > 1]
    if not usual or len(counts) < 2:
        return None
    if len(counts) > MOST_OPTIONS or max(map(len, counts)) > 160:
        return None
    cover = sum(counts[part] for part in usual) / sum(counts.values())
    needed = 0.95 if mark in ",/" else 0.85
    small = profile.filled < 15 and (always_ended or (mark in ";|\n" or multiple)) and cover >= 0.5
    if not always_ended and cover < needed and not small:
        return None
    fewer = len(counts) < profile.distinct or (closed_labels is not None and len(counts) < closed_labels)
    if not (always_ended or fewer) or (mark == "/" and not multiple):
        return None
    if closed_labels is not None and mark in ",/" and not multiple and closed_labels <= len(counts) + 1:
        return None
    totals = dict(counts)
    sure = 0.9 if always_ended else 0.7 + 0.1 * (mark in ";|\n") + 0.1 * multiple
    shown = {"\n": "line breaks", ";": "semicolons", ",": "commas", "|": "bars", "/": "slashes"}[mark]
    told = f"several answers in a cell, with {shown} between them"
    if any(mark in part for part in counts):
        told += "; some options hold that mark themselves"
    return Several(mark, options_of(by_frequency(totals)), told, round(sure, 2))


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
        alone.update({part: n for part in parts})
        pairs.update({pair: n for pair in zip(parts, parts[1:], strict=False)})
    for (first, second), n in pairs.most_common():
        together = alone[first] == alone[second] == n
        opened = first.count("(") > first.count(")")
        if together and (
            opened or _CONTINUES.match(second) or (n >= 5 and place_in_tail(second) == 0 and _short(cells))
        ):
            return first, second
        if opened and alone[first] == n:
            return first, second
        if _CONTINUES.match(second) and alone[second] == n and n > 1:
            return first, second
    return None


def _short(cells: dict[str, list[str]]) -> bool:
    """Whether the cells differ enough to tell options apart that always stand together."""
    return len(cells) >= 6


def _rejoin(parts: Sequence[str], pair: tuple[str, str], whole: str) -> list[str]:
    made: list[str] = []
    for part in parts:
        if made and (made[-1], part) == pair:
            made[-1] = whole
        else:
            made.append(part)
    return made
