"""An attacker of published tables: adds and subtracts over all of them, by linear algebra and with a solver.

Written apart from the module that protects: it takes printed texts, and what a reader knows of how a questionnaire
adds up, and knows nothing of how cells were chosen. A test that nothing is recovered holds only if this recovers what
is left open, which is tested too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np
from scipy.linalg import null_space
from scipy.optimize import Bounds, LinearConstraint, linprog, milp

Name = tuple[str, str, str]
FAR = 1e6


@dataclass
class Attacker:
    """What is printed, and what is known of it.

    Attributes:
        printed: the text of each count.
        least_hidden: the lowest count that is ever hidden, as the legend tells.
        rounding: the multiple that counts are rounded to, 1 where they are not.
        threshold: below it counts are hidden, so that a rounded count is at least this.
        rows: coefficients by cell, lowest and highest sum.
        seen: the counts that each cell had in the whole-number solutions found so far.
    """

    printed: Mapping[Name, str]
    least_hidden: int = 1
    rounding: int = 1
    threshold: int = 0
    rows: list[tuple[dict[Name, float], float, float]] = field(default_factory=list)
    seen: dict[Name, set[int]] = field(default_factory=dict)

    def learns(self, coefficients: Mapping[Name, float], low: float, high: float) -> None:
        """Note that a sum of cells lies between two numbers, if all of them are in a table."""
        if coefficients.keys() <= self.printed.keys():
            self.rows.append((dict(coefficients), low, high))

    def adds_up(self, whole: Name, parts: Iterable[Name]) -> None:
        """Note that parts sum to a whole."""
        self.learns({whole: 1.0, **dict.fromkeys(parts, -1.0)}, 0, 0)

    def is_within(self, whole: Name, parts: Iterable[Name]) -> None:
        """Note that parts together are at most a whole."""
        self.learns({whole: 1.0, **dict.fromkeys(parts, -1.0)}, 0, np.inf)

    def reads_percentages(self, percents: Mapping[Name, str], bases: Mapping[Name, Name]) -> None:
        """Note what each printed whole percentage says of its count and its base, whichever of them is hidden."""
        for name, text in percents.items():
            if text.isdigit():
                self.learns({name: 100.0, bases[name]: -(float(text) - 0.5)}, 0, np.inf)
                self.learns({name: -100.0, bases[name]: float(text) + 0.5}, 0, np.inf)

    def limits(self, name: Name) -> tuple[float, float]:
        """What a printed text says by itself."""
        text = self.printed[name]
        if text == "[c]":
            return self.least_hidden, FAR
        if text == "[low]":
            return 1, (self.rounding - 1) // 2
        value = int(text)
        if not value or self.rounding == 1:
            return value, value
        low = value - self.rounding // 2
        return max(low, self.threshold), low + self.rounding - 1

    @property
    def names(self) -> list[Name]:
        """The cells in one order."""
        return list(self.printed)

    @property
    def hidden(self) -> list[Name]:
        """The cells whose count is hidden."""
        return [name for name, text in self.printed.items() if text == "[c]"]

    def matrix(self) -> np.ndarray:
        """The coefficients of all that is known, a row each."""
        at = {name: i for i, name in enumerate(self.names)}
        found = np.zeros((len(self.rows), len(at)))
        for r, (coefficients, _, _) in enumerate(self.rows):
            for name, sign in coefficients.items():
                found[r, at[name]] += sign
        return found

    def solved(self) -> set[Name]:
        """The hidden cells that the equations alone determine: those in which no solution differs from another."""
        hidden, at = self.hidden, {name: i for i, name in enumerate(self.names)}
        exact = [r for r, (_, low, high) in enumerate(self.rows) if low == high]
        if not hidden or not exact:
            return set()
        open_cells = [i for name, i in at.items() if self.limits(name)[0] < self.limits(name)[1]]
        free = null_space(self.matrix()[exact][:, open_cells])
        if not free.size:
            return set(hidden)
        return {name for name in hidden if np.abs(free[open_cells.index(at[name])]).max() < 1e-9}

    def ranges(self, names: Iterable[Name], whole_numbers: bool = True) -> dict[Name, tuple[float, float]]:
        """The lowest and highest count that each cell can have, as whole numbers or not.

        Each end is a set of counts that agrees with all that is known, so no range is wider than what is left open.
        The solver's presolve is off, since with it some ends are missed.
        """
        every = [self.limits(name) for name in self.names]
        is_open = np.array([a < b for a, b in every])
        known = self.matrix()[:, ~is_open] @ np.array([a for a, b in every if a == b])
        matrix, limits = self.matrix()[:, is_open], [(a, b) for a, b in every if a < b]
        low, high = np.array([row[1] for row in self.rows]) - known, np.array([row[2] for row in self.rows]) - known
        used = np.abs(matrix).sum(axis=1) > 0
        matrix, low, high = matrix[used], low[used], high[used]
        order = [name for name, kept in zip(self.names, is_open, strict=True) if kept]
        found = {}
        for name in names:
            ends = []
            for sign in (1.0, -1.0):
                cost = np.zeros(len(limits))
                cost[order.index(name)] = sign
                if whole_numbers:
                    bounds = Bounds([a for a, _ in limits], [b for _, b in limits])
                    answer = milp(cost, integrality=np.ones(len(limits)), bounds=bounds,
                                  constraints=LinearConstraint(matrix, low, high),
                                  options={"presolve": False})  # fmt: skip
                else:
                    upper, lower = np.isfinite(high), np.isfinite(low)
                    answer = linprog(cost, np.vstack([matrix[upper], -matrix[lower]]),
                                     np.concatenate([high[upper], -low[lower]]), bounds=limits)  # fmt: skip
                assert answer.success, answer.message
                reached = matrix @ np.round(answer.x, 6)
                assert ((low - 1e-4 <= reached) & (reached <= high + 1e-4)).all(), "the solver's answer is none"
                if whole_numbers:
                    for one, value in zip(order, answer.x, strict=True):
                        self.seen.setdefault(one, set()).add(round(value))
                ends.append(round(sign * answer.fun, 6))
            found[name] = (ends[0], ends[1])
        return found

    def fixed(self, names: Iterable[Name]) -> set[Name]:
        """The cells that have one count only in all whole-number solutions there are."""
        unvaried = [name for name in names if len(self.seen.get(name, ())) < 2]
        return {name for name, (low, high) in self.ranges(unvaried).items() if low == high}
