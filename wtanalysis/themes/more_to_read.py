"""How many more comments a person must read until F1 is known well enough, from the sample read so far.

The sample must be drawn at random and coded blind: the review queue is neither, as it holds what is hard.

Half of an interval shrinks with one over the root of how much was read. What that is multiplied by is itself only
estimated, so its careful end is taken. Of a theme: the share of right codes that gives the widest interval among those
that the sample leaves plausible, and the lowest plausible share of comments that have the theme. Of micro F1: the same
over all codes, or the upper decile of the variance in a bootstrap, if that is more. Of macro F1: that, or the careful
variances of the themes, if they are more. In worlds made for the purpose, reading as many as is said here gave the
width in at least 80 of 100 (``benchmarks/agreement.py``).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from wtanalysis.themes.agreement_numbers import Estimate, Z, resamples, wilson
from wtanalysis.themes.scores import (
    LEAST_CARRIED,
    LEAST_READ,
    Carried,
    Counted,
    ThemeScore,
    counted,
    f1_interval,
    scores,
)

if TYPE_CHECKING:
    import numpy as np

TARGET = 0.05
CAREFUL = 1.1  # standard errors to the careful end of one theme's share; fewer where the mean is of many themes
CAREFUL_OF_MANY = 0.84
DECILE, REPEATS, SPARE = 90, 400, 1.05


@dataclass(frozen=True)
class MoreToRead:
    """How many more to read for one F1.

    Attributes:
        theme_id: the theme; empty for micro and macro F1.
        measure: ``micro F1``, ``macro F1`` or ``F1``.
        read: how many comments were read.
        f1: what is known so far.
        more: how many more to read; 0 where it is known well enough, None where nothing can be said yet.
        words: the same in words, with the reason where there is no number.
    """

    theme_id: str
    measure: str
    read: int
    f1: Estimate
    more: int | None
    words: str


def more_to_read(
    truth: Carried,
    said: Carried,
    themes: Sequence[str] = (),
    total: int | None = None,
    target: float = TARGET,
    seed: int = 2023,
) -> tuple[MoreToRead, ...]:
    """How many more comments to read until half of F1's 95 % interval is at most ``target``.

    Args:
        truth: comment -> themes, as a person who read a random sample blind says.
        said: comment -> themes that the model gave; only comments in both count.
        themes: the themes; by default those that either gave.
        total: how many comments there are; no more than these can be read.
        target: half of the interval's width.
        seed: of the bootstrap.

    Returns:
        For micro F1, for macro F1, then for each theme; themes too rare to say anything about are named.

    Raises:
        ValueError: a target outside of 0 to 1, or fewer comments in all than were read.

    >>> truth = {f"c{n}": {"x"} if n % 2 else {"y"} for n in range(60)}
    >>> said = {f"c{n}": {"x"} if n % 2 and n % 5 else {"y"} for n in range(60)}
    >>> [item.more for item in more_to_read(truth, {}, ("x",))], more_to_read(truth, said)[0].more > 60
    ([None, None, None], True)
    """
    if not 0 < target < 1:
        raise ValueError(f"target {target}, expected a share such as 0.05")
    table = counted(truth, said, themes)
    read = table.read
    if total is not None and total < read:
        raise ValueError(f"{total:,} comments in all, but {read:,} were read")
    found = scores(truth, said, themes, seed)
    shares = _influence(table) if read else {}
    made, aim = [], _Aim(read, target, total)
    for measure, f1 in (("micro F1", found.micro), ("macro F1", found.macro)):
        needed = None
        if f1.value is not None:
            needed = _needed(shares[measure], table, target, seed)
            if measure == "macro F1":
                needed = max(needed, _needed_of_all(found.themes, read, target))
        made.append(_told("", measure, f1, needed, aim))
    for score in found.themes:
        needed = _needed_of(score, read, target) if score.f1.value is not None else None
        made.append(_told(score.theme_id, "F1", score.f1, needed, aim, _until(score, aim)))
    return tuple(made)


def _influence(table: Counted) -> dict[str, np.ndarray[Any, Any]]:
    """What a comment of each kind adds to micro and macro F1: terms whose variance over comments is that of F1."""
    import numpy as np

    def terms(right: Any, other: Any, weights: float) -> np.ndarray[Any, Any]:
        hits, rest = right.T @ table.times, other.T @ table.times
        below = np.where(2 * hits + rest > 0, 2 * hits + rest, 1)
        f1, scale = 2 * hits / below, weights * table.read / below
        made: np.ndarray[Any, Any] = right @ (2 * (1 - f1) * scale) - other @ (f1 * scale)
        return made

    other = table.wrong + table.missed
    seen = int((np.asarray((table.right + other).sum(axis=0)).ravel() > 0).sum())
    whole = terms(np.asarray(table.right.sum(axis=1)), np.asarray(other.sum(axis=1)), 1.0)
    return {"micro F1": whole, "macro F1": terms(table.right, other, 1 / max(seen, 1))}


def _needed(terms: np.ndarray[Any, Any], table: Counted, target: float, seed: int) -> int:
    """How many comments micro or macro F1 needs in all."""
    import numpy as np

    n = table.read
    drawn = resamples(table.times, seed, REPEATS)
    variances = np.concatenate([(part @ terms**2) / n - ((part @ terms) / n) ** 2 for part in drawn])
    needed = SPARE * Z**2 * float(np.percentile(variances, DECILE)) / target**2
    right, other = (float((p.T @ table.times).sum()) for p in (table.right, table.wrong + table.missed))
    codes = right + other
    rarest = codes / n * max(1 - CAREFUL_OF_MANY / math.sqrt(codes), 0.1)
    return math.ceil(max(needed, _codes_needed(right, codes, target, CAREFUL_OF_MANY) / rarest))


def _needed_of_all(found: Sequence[ThemeScore], read: int, target: float) -> int:
    """How many comments the mean of the themes' F1 needs in all, from the careful variance of each.

    With J = right / union, F1 = 2J / (1 + J) changes by 2 / (1 + J) ** 2 where J changes by 1.
    """
    total, seen = 0.0, 0
    for score in found:
        union = score.right + score.wrong + score.missed
        if union:
            seen += 1
            shares = _plausible(score.right, union, CAREFUL_OF_MANY)
            widest = max(4 * share * (1 - share) / (1 + share) ** 4 for share in shares)
            total += widest / wilson(union, read, CAREFUL_OF_MANY)[0]
    return math.ceil(SPARE * Z**2 * total / max(seen, 1) ** 2 / target**2)


def _plausible(right: float, union: float, z: float) -> list[float]:
    """Shares of right codes, over the interval that a sample leaves plausible."""
    low, high = wilson(right, union, z)
    return [low + (high - low) * step / 10 for step in range(11)]


def _needed_of(score: ThemeScore, read: int, target: float) -> int:
    """How many comments the F1 of a theme needs in all."""
    union = score.right + score.wrong + score.missed
    rarest = wilson(union, read, CAREFUL)[0]
    return math.ceil(_codes_needed(score.right, union, target) / rarest)


def _codes_needed(right: float, union: float, target: float, z: float = CAREFUL) -> int:
    """How many comments with the theme, given by either side, make half of the interval as small as the target."""
    plausible = _plausible(right, union, z)
    few, many = 1, 1
    while any(_half(share, many) > target for share in plausible):
        few, many = many, many * 2
    while few < many:
        middle = (few + many) // 2
        if any(_half(share, middle) > target for share in plausible):
            few = middle + 1
        else:
            many = middle
    return many


def _half(share: float, union: int) -> float:
    _, low, high = f1_interval(share * union, union)
    return (high - low) / 2


@dataclass(frozen=True)
class _Aim:
    """How many were read, how near F1 is to be known, and how many comments there are."""

    read: int
    target: float
    total: int | None


def _told(theme_id: str, measure: str, f1: Estimate, needed: int | None, aim: _Aim, until: str = "") -> MoreToRead:
    points = f"{100 * aim.target:g} points"
    if needed is None:
        return MoreToRead(theme_id, measure, aim.read, f1, None, f"not known yet: {f1.why}{until}")
    if f1.half_width is not None and f1.half_width <= aim.target:
        return MoreToRead(theme_id, measure, aim.read, f1, 0, f"{measure} is known within {points}: {f1}")
    more = max(needed - aim.read, 1)
    words = f"about {more:,} more until {measure} is known within {points}; so far {f1}"
    if aim.total is not None and more > aim.total - aim.read:
        more = aim.total - aim.read
        words = f"all {more:,} that are left, fewer than {measure} needs to be known within {points}; so far {f1}"
    return MoreToRead(theme_id, measure, aim.read, f1, more, words)


def _until(score: ThemeScore, aim: _Aim) -> str:
    """For a theme too rare to judge: how many more until enough have been seen, at the pace so far."""
    union = score.right + score.wrong + score.missed
    if not union or aim.read < LEAST_READ or union >= LEAST_CARRIED:
        return ""
    more = math.ceil(aim.read * LEAST_CARRIED / union) - aim.read
    if aim.total is not None and more > aim.total - aim.read:
        return f"; at this pace all {aim.total - aim.read:,} that are left will not hold so many"
    return f"; at this pace after about {more:,} more"
