"""The whole numbers that may stand behind printed percentages: how many vectors of counts, and in which ranges.

A printed percentage and its base leave a few whole numbers that the count can be. Each rounding rule turns a table into
boxes (a range of counts for each bucket) that do not overlap. The vectors of a box that have a given sum are counted by
inclusion and exclusion: stars and bars, less those that pass an upper bound. Numbers are exact, however large.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import ceil, comb, floor, prod

from wtanalysis.figures.rounding import RULES, percent

Range = tuple[int, int]
Box = tuple[Range, ...]
_NONE = (1, 0)
_HALF = Fraction(1, 2)


@dataclass(frozen=True)
class Printed:
    """The printed percentages of one question, or of the reasons within one answer.

    Attributes:
        percents: as printed, in their order.
        base: how many they are of.
        whole: True where the buckets are all the answers of a single-choice question, so that counts sum to the base;
            False where several answers could be given, or where only some buckets are printed.
        parts_of: the printed percentage of the answer that these are the reasons of, where each person gave one reason:
            counts then sum to the count of that answer. It takes the place of ``whole``.
        name: what to call it, such as the question's id.
    """

    percents: tuple[float, ...]
    base: int
    whole: bool = True
    parts_of: float | None = None
    name: str = ""

    def __post_init__(self) -> None:
        if self.base < 1:
            raise ValueError(f"base {self.base}, expected at least 1")
        if not self.percents or not all(0 <= value <= 100 for value in self.percents):
            raise ValueError("a table has percentages, each 0 to 100")

    @property
    def is_whole(self) -> bool:
        """Whether the counts of the table sum to its base.

        >>> Printed((22, 15), 967, parts_of=37).is_whole
        False
        """
        return self.whole and self.parts_of is None


@dataclass
class Space:
    """All vectors of counts that one rule would print as one table: how many, and in which ranges."""

    size: int = 0
    ranges: tuple[Range, ...] = ()

    @classmethod
    def of(cls, table: Printed, rule: str) -> Space:
        """The vectors that ``rule`` would print as ``table``.

        >>> Space.of(Printed((33, 33, 33), 3), "half_up")
        Space(size=1, ranges=((1, 1), (1, 1), (1, 1)))
        """
        space = cls()
        parts = [Fraction(str(value)) for value in table.percents]
        if table.parts_of is not None:
            low, high = counts_of(Fraction(str(table.parts_of)), table.base, rule)
            space.add((*(counts_of(part, table.base, rule) for part in parts), (0, high - low)), high)
        else:
            for box in boxes(parts, table.base, rule):
                space.add(box, table.base if table.whole else None)
        return space

    def add(self, box: Box, total: int | None) -> None:
        """Add the vectors of a box that have this sum; None where each count is free."""
        size = vectors(box, total)
        if not size:
            return
        if total is not None:
            lows, highs = sum(low for low, _ in box), sum(high for _, high in box)
            box = tuple((max(low, total - highs + high), min(high, total - lows + low)) for low, high in box)
        old = self.ranges or box
        self.size += size
        self.ranges = tuple((min(a, c), max(b, d)) for (a, b), (c, d) in zip(old, box, strict=True))


def vectors(box: Box, total: int | None) -> int:
    """How many vectors of whole numbers lie in a box and have a sum; with None, whatever their sum.

    >>> vectors(((0, 2), (0, 2)), 2), vectors(((0, 2), (0, 2)), None), vectors(((3, 2),), None)
    (3, 9, 0)
    """
    if any(high < low for low, high in box):
        return 0
    if total is None:
        return prod(high - low + 1 for low, high in box)
    rest = total - sum(low for low, _ in box)
    lengths = Counter(high - low + 1 for low, high in box)
    found = 0
    for taken in product(*(range(times + 1) for times in lengths.values())):
        left = rest - sum(n * length for n, length in zip(taken, lengths, strict=True))
        if left >= 0:
            ways = prod(comb(times, n) for n, times in zip(taken, lengths.values(), strict=True))
            found += (-1) ** sum(taken) * ways * comb(left + len(box) - 1, len(box) - 1)
    return found


def counts_of(part: Fraction, base: int, rule: str) -> Range:
    """Lowest and highest count that a rule prints as a percentage; the lowest above the highest where none is.

    >>> counts_of(Fraction(13), 8, "half_up"), counts_of(Fraction(27, 2), 8, "half_up")
    ((1, 1), (1, 0))
    """
    step = RULES[rule].step
    if step is None:
        count = round(part * base / 100)
        return (count, count) if count <= base and percent(count, base, rule) == float(part) else _NONE
    if part % step:
        return _NONE
    below, above = (Fraction(0), Fraction(1)) if rule == "floor" else (step / 2, step / 2)
    low, high = (part - below) * base / 100, (part + above) * base / 100
    if rule == "half_even" and part % 2:
        return max(0, floor(low) + 1), min(base, ceil(high) - 1)
    return max(0, ceil(low)), min(base, floor(high) if rule == "half_even" else ceil(high) - 1)


def boxes(parts: Sequence[Fraction], base: int, rule: str) -> Iterator[Box]:
    """The boxes of counts that a rule prints as these percentages; no vector lies in two of them."""
    if not RULES[rule].forces_total:
        yield tuple(counts_of(part, base, rule) for part in parts)
    elif sum(parts) == 100:
        yield from {"halves_to_100": _halves, "largest_remainder": _remainders, "adjust_largest": _largest}[rule](
            parts, base
        )


def _remainders(parts: Sequence[Fraction], base: int) -> Iterator[Box]:
    """Largest remainder: with D = base * printed - 100 * count, no two D differ by more than the base.

    One box for each smallest D and the bucket that has it first; of two D that differ by just the base, the higher
    belongs to the earlier bucket, since of equal remainders the first gets the point.
    """
    if any(part % 1 for part in parts):
        return
    for lowest, part in enumerate(parts):
        for count in range(max(0, ceil(part * base / 100)), min(base, ceil((part + 1) * base / 100) - 1) + 1):
            least = int(base * part) - 100 * count
            yield tuple(
                (count, count) if i == lowest else _within(base * other, least + (i < lowest), base - 1, base)
                for i, other in enumerate(parts)
            )


def _within(top: Fraction, least: int, span: int, base: int) -> Range:
    """The counts c whose top - 100 * c lies between least and least + span."""
    return max(0, ceil(Fraction(top - least - span) / 100)), min(base, floor(Fraction(top - least) / 100))


def _largest(parts: Sequence[Fraction], base: int) -> Iterator[Box]:
    """Adjusted largest: all but the first largest count are rounded half up; one box for each value of that count."""
    ranges = [counts_of(part, base, "half_up") for part in parts]
    for at in range(len(parts)):
        others = [both for i, both in enumerate(ranges) if i != at]
        if any(high < low for low, high in others):
            continue
        for count in range(max(0, base - sum(high for _, high in others)), base - sum(low for low, _ in others) + 1):
            yield tuple(
                (count, count) if i == at else (low, min(high, count - (i < at)))
                for i, (low, high) in enumerate(ranges)
            )


def _halves(parts: Sequence[Fraction], base: int) -> Iterator[Box]:
    """Halves where needed: those printed with a half had the largest errors of rounding half up.

    One box for each value of the smallest error among them (the last of equals), once for halves that were moved up
    and once for halves that were moved down.
    """
    moved = [i for i, part in enumerate(parts) if part % 1]
    if any(part % _HALF for part in parts) or len(moved) % 2:
        return
    if not moved:
        yield tuple(counts_of(part, base, "half_up") for part in parts)
        return
    for sign in (1, -1):
        whole = [int(part - sign * _HALF * (part % 1 > 0)) for part in parts]
        ranges = [counts_of(Fraction(value), base, "half_up") for value in whole]
        for last in moved:
            for count in range(ranges[last][0], ranges[last][1] + 1):
                offset = 100 * count - base * whole[last]
                ties = [i > last if i in moved else i < last for i in range(len(parts))]
                yield tuple(
                    (count, count)
                    if i == last
                    else _beyond(base * whole[i] + offset, tie, (i in moved) == (sign > 0), r)
                    for i, (tie, r) in enumerate(zip(ties, ranges, strict=True))
                )


def _beyond(edge: int, tie: bool, above: bool, counts: Range) -> Range:
    """Those of some counts whose 100 * count lies above, or below, an edge, or on it unless that would lose a tie."""
    low, high = counts
    if above:
        return max(low, ceil(Fraction(edge + tie, 100))), high
    return low, min(high, floor(Fraction(edge - tie, 100)))
