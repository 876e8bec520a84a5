"""Printed percentages -> whole numbers: a table of group by answer for each question, by mixed-integer programming.

Every printed number is a constraint: the counts of an answer lie where a rounding rule prints that number, the bases
add up to the printed base, the answers of a group to its own base. Among all tables that meet them the one nearest to
a plausible profile is taken (least sum of absolute deviations, a linear objective). Rules are tried from the tightest
to the widest, so that a count meets a half point if any does. Solved by HiGHS (Huangfu and Hall 2018, Mathematical
Programming Computation 10, 119-142) through ``scipy.optimize.milp``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING

from wtanalysis.errors import ConsultationError
from wtanalysis.figures.compatible import boxes, counts_of, vectors
from wtanalysis.figures.model import Figure
from wtanalysis.figures.rounding import RULES
from wtanalysis.figures.synthesis.model import Table, Wanted

if TYPE_CHECKING:
    import numpy as np

RULE_ORDER = (
    "half", "half_up", "one_decimal", "halves_to_100", "half_even", "floor", "largest_remainder", "adjust_largest",
)  # fmt: skip
GROUP_RULES = ("half", "half_up", "one_decimal", "floor")
BOXES = 12  # of the boxes of a rule that forces 100, the widest few are tried
NEAR = {"mip_rel_gap": 0.02, "node_limit": 4000}  # near enough to the profile; no limit in seconds, which differ
Range = tuple[int, int]


@dataclass(frozen=True)
class _Reading:
    """One way to read what was printed: ranges for sums over all groups, and a rule for the figures of groups."""

    rule: str
    group_rule: str
    ranges: tuple[tuple[tuple[str, ...], Range], ...]


def integer_table(want: Wanted, caps: Mapping[str, int], base: int, profile: np.ndarray) -> Table:
    """How many of each group gave each answer, so that every printed number comes out.

    Args:
        want: the printed figures of the question.
        caps: group -> how many could answer.
        base: how many answered.
        profile: wished-for counts, a row a group and a column a leaf; the nearest table to it is taken.

    Returns:
        The table, with the rules that the printed numbers meet.

    Raises:
        ConsultationError: no whole numbers meet the figures under any rule; the message names the question.
    """
    name = want.question.question_id
    if base > sum(caps.values()):
        raise ConsultationError(
            f"{base} answered {name}, of {sum(caps.values())} who could", "a base that is not above the respondents",
            "correct the base or the size", column=name,
        )  # fmt: skip
    for reading in _readings(want, base):
        found = _solve(want, caps, base, profile, reading)
        if found is not None:
            counts = {group: tuple(row[:-1]) for group, row in zip(caps, found, strict=True)}
            bases = {group: row[-1] for group, row in zip(caps, found, strict=True)}
            return Table(name, want.leaves, counts, bases, reading.rule, reading.group_rule)
    raise ConsultationError(
        f"no whole numbers meet the figures of {name}", "figures that some counts would be printed as",
        "check its percentages, base and groups", column=name,
    )  # fmt: skip


def _readings(want: Wanted, base: int) -> Iterator[_Reading]:
    """From the tightest to the widest: each rule for all respondents with each rule for groups."""
    rules = RULE_ORDER if want.overall or want.nested else ("",)
    group_rules = GROUP_RULES if any(figure.percent is not None for figure, _ in want.grouped) else ("",)
    pairs = product(range(len(rules)), range(len(group_rules)))
    for at, group_at in sorted(pairs, key=lambda pair: (max(pair), sum(pair), pair)):
        for ranges in _ranges(want, base, rules[at] or RULE_ORDER[0]):
            yield _Reading(rules[at], group_rules[group_at], ranges)


def _ranges(want: Wanted, base: int, rule: str) -> Iterator[tuple[tuple[tuple[str, ...], Range], ...]]:
    """Ranges of counts for the answers of all respondents under one rule; several where a rule forces a total."""
    single = "half_up" if RULES[rule].forces_total else rule
    nested = [(want.buckets[figure.bucket_code], _range(figure, base, single)) for figure in want.nested]
    exact = [figure for figure in want.overall if figure.count is not None or figure.percent is None]
    given = [figure for figure in want.overall if figure not in exact]
    if RULES[rule].forces_total and (not want.whole or exact):
        return
    parts = [Fraction(str(figure.percent)) for figure in given]
    total = base if want.whole and not exact else None
    found = [box for box in boxes(parts, base, rule) if vectors(box, total)] if parts else [()]
    for box in sorted(found, key=lambda box: -vectors(box, total))[:BOXES]:
        overall = [(want.buckets[figure.bucket_code], both) for figure, both in zip(given, box, strict=True)]
        overall += [(want.buckets[figure.bucket_code], _range(figure, base, rule)) for figure in exact]
        if all(low <= high for _, (low, high) in (*overall, *nested)):
            yield (*overall, *nested, *_unprinted(want))


def _unprinted(want: Wanted) -> list[tuple[tuple[str, ...], Range]]:
    """Where all answers were printed, nobody gave another."""
    printed = {leaf for figure in want.overall for leaf in want.buckets[figure.bucket_code]}
    rest = tuple(leaf for leaf in want.leaves if leaf not in printed)
    return [(rest, (0, 0))] if want.whole and rest else []


def _range(figure: Figure, base: int, rule: str) -> Range:
    if figure.count is not None:
        return figure.count, figure.count
    return counts_of(Fraction(str(figure.percent)), base, rule)


def _edges(figure: Figure, rule: str) -> tuple[Fraction, Fraction] | None:
    """The exact percentages, from and below, that a rule prints as a group's figure; None where it prints no such."""
    part, step = Fraction(str(figure.percent)), RULES[rule].step
    if step is None or (part % step and rule != "half_up"):
        return None
    if part % step:  # a half point among whole numbers, as some documents print
        step = Fraction(1, 2)
        return None if part % step else (part - step / 2, part + step / 2)
    return (part, part + 1) if rule == "floor" else (part - step / 2, part + step / 2)


def _solve(
    want: Wanted, caps: Mapping[str, int], base: int, profile: np.ndarray, reading: _Reading
) -> list[list[int]] | None:
    """Rows of counts with the base of the group at the end; None where there is no such table."""
    import numpy as np
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import csr_array

    program = _Program(want, tuple(caps))
    if not program.state(base, reading):
        return None
    groups, leaves = len(caps), len(want.leaves)
    cells = groups * (leaves + 1)
    upper = np.repeat(list(caps.values()), leaves + 1).astype(float)
    lower = np.zeros(cells)
    for at, group in enumerate(caps):
        known = (want.bases or {}).get(group)
        if known is not None:
            lower[at * (leaves + 1) + leaves] = upper[at * (leaves + 1) + leaves] = known
    if (lower > np.repeat(list(caps.values()), leaves + 1)).any():
        return None
    wish = np.column_stack([profile, np.maximum(profile.sum(axis=1) if not want.several else profile.max(axis=1), 0)])
    eye = np.eye(cells)
    rows = csr_array(np.vstack([
        np.hstack([np.array(program.rows), np.zeros((len(program.rows), cells))]),
        np.hstack([eye, -eye]), np.hstack([eye, eye]),
    ]))  # fmt: skip
    low = np.concatenate([program.low, np.full(cells, -np.inf), wish.ravel()])
    high = np.concatenate([program.high, wish.ravel(), np.full(cells, np.inf)])
    weights = 1 / np.sqrt(1 + wish.ravel())
    solved = milp(
        np.concatenate([np.zeros(cells), weights]),
        constraints=LinearConstraint(rows, low, high),
        integrality=np.concatenate([np.ones(cells), np.zeros(cells)]),
        bounds=Bounds(np.concatenate([lower, np.zeros(cells)]), np.concatenate([upper, np.full(cells, np.inf)])),
        options=NEAR,
    )
    if solved.x is None:
        return None
    return [[round(value) for value in row] for row in solved.x[:cells].reshape(groups, leaves + 1)]


class _Program:
    """The rows of the linear program, over the counts of each group and its base."""

    def __init__(self, want: Wanted, groups: Sequence[str]) -> None:
        self.want, self.groups = want, groups
        self.rows: list[list[float]] = []
        self.low: list[float] = []
        self.high: list[float] = []

    def state(self, base: int, reading: _Reading) -> bool:
        """Write down every constraint; False where the rule for groups cannot print one of their figures."""
        everyone = range(len(self.groups))
        self._add({}, dict.fromkeys(everyone, 1.0), base, base)
        for at in everyone:
            self._base(at)
        for leaves, (low, high) in reading.ranges:
            self._add({(at, leaf): 1.0 for at in everyone for leaf in leaves}, {}, low, high)
        return all(self._grouped(figure, named, reading.group_rule) for figure, named in self.want.grouped)

    def _base(self, at: int) -> None:
        """The answers of a group make up its base; several answers cover it, and none exceeds it."""
        leaves = self.want.leaves
        high = float("inf") if self.want.several else 0.0
        self._add({(at, leaf): 1.0 for leaf in leaves}, {at: -1.0}, 0.0, high)
        if self.want.several:
            for leaf in leaves:
                self._add({(at, leaf): 1.0}, {at: -1.0}, float("-inf"), 0.0)

    def _grouped(self, figure: Figure, named: Sequence[str], rule: str) -> bool:
        """A figure of some groups: its count over their bases lies where the rule prints it."""
        places = [self.groups.index(group) for group in named if group in self.groups]
        ones = {(at, leaf): 1.0 for at in places for leaf in self.want.buckets[figure.bucket_code]}
        self._add({}, dict.fromkeys(places, 1.0), figure.base or 1, figure.base or float("inf"))
        if figure.count is not None:
            self._add(ones, {}, figure.count, figure.count)
            return True
        edges = _edges(figure, rule)
        if edges is None:
            return False
        scale = 100 * max(edge.denominator for edge in edges)
        first, last = (float(edge * scale / 100) for edge in edges)
        counts = {place: float(scale) for place in ones}
        self._add(counts, dict.fromkeys(places, -first), 0.0, float("inf"))
        self._add(counts, dict.fromkeys(places, -last), float("-inf"), -1.0)
        return True

    def _add(
        self, counts: Mapping[tuple[int, str], float], bases: Mapping[int, float], low: float, high: float
    ) -> None:
        width = len(self.want.leaves) + 1
        row = [0.0] * (width * len(self.groups))
        for (at, leaf), value in counts.items():
            row[at * width + self.want.leaves.index(leaf)] += value
        for at, value in bases.items():
            row[at * width + width - 1] += value
        self.rows.append(row)
        self.low.append(low)
        self.high.append(high)
