"""Which further cells must be hidden so that nobody can work out the small ones.

An attacker has every shown cell, every relation of the :class:`~wtanalysis.figures.counted.System`, and knows that
counts are whole numbers, that none is negative and by which rule cells were hidden. A small cell is safe when another
set of counts agrees with all of that and has this cell larger by at least the protection: such a set, kept as a
*witness*, together with the true counts leaves the attacker an interval of that width.

For each small cell a mixed-integer programme (HiGHS, through scipy) looks for the witness that changes the fewest and
least important shown cells, and the cells it changes are hidden. Hiding more never narrows an interval, so each small
cell is settled once. Afterwards every hidden cell that proves unnecessary is shown again. The choice is a heuristic
(the exact problem is stated in Fischetti and Salazar, Management Science 47(7), 2001): safe, but not always smallest.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from math import inf, log2
from typing import Any

from wtanalysis.figures.counted import Block, System

Span = tuple[float, float]
Counts = dict[int, int]


@dataclass(frozen=True)
class View:
    """What is shown of a system, and what a reader knows of the cells that are not.

    Attributes:
        system: all cells and relations.
        shown: for each cell the lowest and highest count that is shown as this one is; twice the count if not rounded.
        unseen: the lowest and highest count of a hidden cell, as the rule of hiding tells.
    """

    system: System
    shown: tuple[Span, ...]
    unseen: Span = (1, inf)

    def span(self, cell: int, hidden: Collection[int]) -> Span:
        """What a reader knows of one cell while these are hidden.

        >>> View(System((("q", "all", "base"),), (3,), ()), ((3, 3),)).span(0, {0})
        (1, inf)
        """
        return self.unseen if cell in hidden else self.shown[cell]

    def bounds(self, block: Block, hidden: Collection[int], cell: int) -> Span:
        """The lowest and highest whole number that an attacker is left with for one cell.

        >>> from wtanalysis.figures.counted import CountTable, Sum
        >>> sums = (Sum("base", ("yes", "no")),)
        >>> system = System.of([CountTable("q", ("all",), ("yes", "no", "base"), ((2, 9, 11),), column_sums=sums)])
        >>> View(system, ((2, 2), (9, 9), (11, 11))).bounds(system.blocks[0], {0, 1}, 0)
        (1, 10)
        """
        top = cap(self, block.cells)
        low = solve(self, block, hidden, Aim({}, {cell: 1.0}))
        high = solve(self, block, hidden, Aim({}, {cell: -1.0}))
        if low is None or high is None:
            raise ValueError(f"what is shown contradicts itself around {self.system.cells[cell]}")
        return low[cell], inf if high[cell] >= top else high[cell]


@dataclass(frozen=True)
class Aim:
    """What is wanted of a solution: spans that cells must keep, the cost of each count, and prices of hiding."""

    must: Mapping[int, Span]
    costs: Mapping[int, float] = field(default_factory=dict)
    prices: Mapping[int, float] = field(default_factory=dict)


@dataclass
class Choice:
    """The search for cells to hide in one block, as far as it has come.

    Attributes:
        view: what is shown.
        block: the cells that belong together.
        primary: the small cells among them.
        protection: by how much each of them must be able to be larger.
        hidden: the cells hidden so far.
        witnesses: for each small cell the counts that protect it.
        nearby: for each question the part of the block that is searched first.
    """

    view: View
    block: Block
    primary: frozenset[int]
    protection: int
    hidden: frozenset[int] = frozenset()
    witnesses: dict[int, Counts] = field(default_factory=dict)
    nearby: dict[str, Block] = field(default_factory=dict)

    def run(self) -> frozenset[int]:
        """Hide what every small cell needs, then show again what none needs.

        Returns:
            The hidden cells, the small ones among them.

        >>> from wtanalysis.figures.counted import CountTable, Sum
        >>> sums = (Sum("base", ("yes", "no")),)
        >>> system = System.of([CountTable("q", ("all",), ("yes", "no", "base"), ((2, 9, 11),), column_sums=sums)])
        >>> view = View(system, ((2, 2), (9, 9), (11, 11)))
        >>> sorted(Choice(view, system.blocks[0], frozenset({0}), 5).run())
        [0, 1]
        """
        self.hidden = self.primary
        prices = self.prices()
        for cell in sorted(self.primary, key=lambda i: (self.view.system.values[i], i)):
            self.protect(cell, prices)
        for extra in sorted(self.hidden - self.primary, key=lambda i: (-prices[i], i)):
            self.show_again(extra)
        seen = [self.view.shown[i] for i in self.block.cells]
        moved = {
            i
            for w in self.witnesses.values()
            for i, span in zip(self.block.cells, seen, strict=True)
            if not inside(w[i], span)
        }
        return self.hidden & (self.primary | moved)

    def protect(self, cell: int, prices: Mapping[int, float]) -> None:
        """Find a witness for a small cell, among those there are or anew, and hide what it changes."""
        needed = self.view.system.values[cell] + self.protection
        found = next((witness for witness in self.witnesses.values() if witness[cell] >= needed), None)
        aim = Aim({cell: (needed, inf)}, prices=prices)
        found = found or solve(self.view, self.near(cell), self.hidden, aim)
        found = found or solve(self.view, self.block, self.hidden, aim)
        self.witnesses[cell] = whole = self.whole(found or self.everything(cell))
        self.hidden |= {i for i, count in whole.items() if not inside(count, self.view.span(i, self.hidden))}

    def whole(self, found: Counts) -> Counts:
        """Counts of the whole block: those found, the true ones elsewhere."""
        return {i: found.get(i, self.view.system.values[i]) for i in self.block.cells}

    def near(self, cell: int) -> Block:
        """The cells of the same question and those that a relation joins to them, with all relations of these.

        A witness that leaves all other cells as they are is a witness, and is found much sooner.
        """
        question = self.view.system.cells[cell][0]
        if question not in self.nearby:
            own = {i for i in self.block.cells if self.view.system.cells[i][0] == question}
            touching = [r for r in self.block.relations if any(i in own for i, _ in r.signs)]
            own |= {i for relation in touching for i, _ in relation.signs}
            relations = tuple(r for r in self.block.relations if any(i in own for i, _ in r.signs))
            self.nearby[question] = Block(tuple(sorted(own)), relations)
        return self.nearby[question]

    def prices(self) -> dict[int, float]:
        """What it costs to hide a cell: more for a larger count, and more for each sum that it is the whole of."""
        wholes = dict.fromkeys(self.block.cells, 0)
        for relation in self.block.relations:
            for i, sign in relation.signs:
                wholes[i] += sign > 0 and relation.exact
        values = self.view.system.values
        return {i: (1 + log2(1 + values[i])) * 2 ** min(wholes[i], 3) for i in self.block.cells}

    def everything(self, cell: int) -> Counts:
        """The last resort: all counts of the block multiplied, which keeps every relation and hides every count."""
        values = self.view.system.values
        if not values[cell]:
            raise ValueError(f"no way was found to protect {self.view.system.cells[cell]}, leave its table out")
        times = 1 + -(-self.protection // values[cell])
        return {i: times * values[i] for i in self.block.cells}

    def show_again(self, extra: int) -> None:
        """Show a further cell if every small cell that it protects can be protected without."""
        without, shown = self.hidden - {extra}, self.view.shown[extra]
        fine = [witness for witness in self.witnesses.values() if inside(witness[extra], shown)]
        better: dict[int, Counts] = {}
        for small, witness in self.witnesses.items():
            if inside(witness[extra], shown):
                continue
            needed = self.view.system.values[small] + self.protection
            found = next((other for other in fine if other[small] >= needed), None)
            found = found or solve(self.view, self.near(small), without, Aim({small: (needed, inf)}))
            if found is None:
                return
            better[small] = self.whole(found)
            fine.append(better[small])
        self.hidden = without
        self.witnesses |= better


def inside(count: int, span: Span) -> bool:
    """Whether a count lies in a span.

    >>> inside(3, (1, inf)), inside(3, (4, 4))
    (True, False)
    """
    return span[0] <= count <= span[1]


def cap(view: View, cells: Collection[int]) -> int:
    """A count beyond all that matter, so that the solver has something finite to work with."""
    return 1000 + 10 * max((view.system.values[i] for i in cells), default=0)


def solve(view: View, block: Block, hidden: Collection[int], aim: Aim) -> Counts | None:
    """Counts that agree with all that is shown, of the least cost; None where there are none.

    Cells outside the block keep their true counts. Shown cells keep to what is shown, unless they have a price: then
    they may leave it at that price for each unit. The solver works in floating point, so its answer is rounded and
    held against every relation exactly. Its presolve is off: in scipy 1.17 it called 7 the least count where 2 was
    possible (HiGHS issues 1273 and 3073 show the like).
    """
    import numpy as np
    from scipy.optimize import Bounds, LinearConstraint, milp

    values, top = view.system.values, cap(view, block.cells)
    loose = [i for i in block.cells if i in aim.prices and i not in hidden and values[i] >= view.unseen[0]]
    spans = {i: view.span(i, hidden) for i in block.cells} | dict.fromkeys(loose, view.unseen)
    for i, (low, high) in aim.must.items():
        spans[i] = max(low, spans[i][0]), min(high, spans[i][1])
    if any(low > min(high, top) for low, high in spans.values()):
        return None
    free = [i for i, (low, high) in spans.items() if low < high]
    found = milp(
        [aim.costs.get(i, 0.0) for i in free] + [aim.prices[i] for i in loose],
        integrality=np.array([1] * len(free) + [0] * len(loose)),
        bounds=Bounds(
            [spans[i][0] for i in free] + [0] * len(loose), [min(spans[i][1], top) for i in free] + [top] * len(loose)
        ),
        constraints=LinearConstraint(*_constraints(view, block, free, loose)),
        options={"presolve": False, "mip_rel_gap": 0.0 if aim.costs else 0.01},
    )
    if found.x is None:
        return None
    counts = dict(enumerate(values)) | {i: round(found.x[at]) for at, i in enumerate(free)}
    exact = all(relation.holds(counts) for relation in block.relations)
    solution = {i: counts[i] for i in block.cells}
    return solution if exact and all(inside(count, spans[i]) for i, count in solution.items()) else None


def _constraints(view: View, block: Block, free: list[int], loose: list[int]) -> tuple[Any, list[float], list[float]]:
    """Relations, and how far each loose cell leaves what is shown: a sparse matrix of the free cells, with limits."""
    from scipy.sparse import coo_array

    at = {i: n for n, i in enumerate(free)}
    entries: list[tuple[int, int, int]] = []
    least: list[float] = []
    most: list[float] = []
    for relation in block.relations:
        entries += [(len(least), at[i], sign) for i, sign in relation.signs if i in at]
        known = sum(sign * view.system.values[i] for i, sign in relation.signs if i not in at)
        least.append(-known)
        most.append(-known if relation.exact else inf)
    for n, i in enumerate(loose, len(free)):
        row = len(least)
        entries += [(row, at[i], 1), (row, n, 1), (row + 1, at[i], 1), (row + 1, n, -1)]
        least += [view.shown[i][0], -inf]
        most += [inf, view.shown[i][1]]
    rows, columns, signs = zip(*entries, strict=True) if entries else ((), (), ())
    shape = (len(least), len(free) + len(loose))
    return coo_array((signs, (rows, columns)), shape=shape, dtype=float).tocsr(), least, most
