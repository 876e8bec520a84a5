"""Small numbers: which cells of tables that are published together must not be shown. Off unless asked for.

Small counts are hidden (primary), and with them as many others (secondary) as it takes that nobody can work the small
ones out by adding and subtracting over all tables together; see :mod:`wtanalysis.figures.protection`. Both carry the
same symbol, so a reader cannot tell them apart. Zeros are shown and never hidden, unless asked otherwise: a reader is
taken to know that a hidden count is then at least 1. What this does not protect from is told in docs/small-numbers.md.

A percentage is shown only where its count and its base both are, and is computed from what is shown: rounded counts
give percentages of rounded counts. So percentages tell nothing that the counts beside them do not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import inf
from typing import Literal

from wtanalysis.figures.counted import Block, Cell, CountTable, Link, Sum, System
from wtanalysis.figures.model import number
from wtanalysis.figures.protection import Choice, Span, View
from wtanalysis.figures.rounding import percent

SYMBOLS = {
    "[c]": "confidential: hidden so that nobody can be recognised",
    "[low]": "a low number that rounds to 0, but is not 0",
    "[x]": "not available",
    "[z]": "not applicable",
}
"""The shorthand of the Government Analysis Function, "Symbols in tables: definitions and help", which also asks that 0
stands for a true zero alone and that a legend stands above the table."""

__all__ = [
    "SYMBOLS", "CountTable", "Link", "Protected", "ProtectedTable", "Rules", "Sum", "left_to_guess", "protect",
]  # fmt: skip
Reason = Literal["primary", "secondary"]


@dataclass(frozen=True)
class ProtectedTable:
    """One table as it may be published: texts in the place of counts and percentages.

    Attributes:
        question, name, rows, columns: as in the table of counts.
        counts: numbers or symbols, a tuple for each row.
        percents: the same for percentages; an empty text in the column of the base.
    """

    question: str
    name: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: tuple[tuple[str, ...], ...]
    percents: tuple[tuple[str, ...], ...]

    @property
    def legend(self) -> tuple[tuple[str, str], ...]:
        """The symbols that the table uses, with their meaning, to stand above it.

        >>> ProtectedTable("q", "", ("all",), ("yes",), (("[c]",),), (("[c]",),)).legend
        (('[c]', 'confidential: hidden so that nobody can be recognised'),)
        """
        used = {text for rows in (self.counts, self.percents) for row in rows for text in row}
        return tuple((symbol, words) for symbol, words in SYMBOLS.items() if symbol in used)


@dataclass(frozen=True)
class Rules:
    """By which rules cells are hidden and rounded.

    Attributes:
        threshold: counts from 1 to one below it are hidden; 0 hides nothing.
        rounding: shown counts are rounded to a multiple of it, halves up; None shows them as they are.
        protection: how much larger each small count must be able to be, for all that a reader can work out.
        zeros: hide counts of 0 as well.
    """

    threshold: int = 5
    rounding: int | None = None
    protection: int = 5
    zeros: bool = False

    def __post_init__(self) -> None:
        if self.threshold < 0 or self.protection < 1:
            raise ValueError("expected a threshold of at least 0 and a protection of at least 1")
        if self.rounding is not None and self.rounding < 2:
            raise ValueError(f"rounding {self.rounding}, expected 2 or more, or none")

    def is_small(self, count: int) -> bool:
        """Whether a count must be hidden for its own sake.

        >>> [Rules().is_small(count) for count in (0, 1, 4, 5)]
        [False, True, True, False]
        """
        return (1 if not self.zeros else 0) <= count < self.threshold

    def shown(self, count: int) -> int:
        """The number that a count is shown as, where it is not hidden.

        >>> [Rules(rounding=5).shown(count) for count in (0, 5, 7, 8)]
        [0, 5, 5, 10]
        """
        return count if self.rounding is None else (2 * count + self.rounding) // (2 * self.rounding) * self.rounding

    def span(self, count: int) -> Span:
        """What a reader knows of a count that is shown: where it lies before rounding, and that it is not small.

        >>> Rules().span(7), Rules(rounding=5).span(7), Rules(rounding=10, threshold=0).span(3), Rules().span(0)
        ((7, 7), (5, 7), (1, 4), (0, 0))
        """
        if self.rounding is None or not count:
            return count, count
        low = self.shown(count) - self.rounding // 2
        return max(low, self.threshold, 1), low + self.rounding - 1

    @property
    def unseen(self) -> Span:
        """What a reader knows of any hidden count.

        >>> Rules().unseen, Rules(zeros=True).unseen
        ((1, inf), (0, inf))
        """
        return (0 if self.zeros else 1), inf


@dataclass(frozen=True)
class Protected:
    """Tables as they may be published together, and the record of what was hidden, which stays with the analyst.

    Attributes:
        tables: in the order given.
        rules: by which cells were hidden.
        hidden: each hidden cell with ``primary`` or ``secondary``; not for publication.
    """

    tables: tuple[ProtectedTable, ...]
    rules: Rules
    hidden: Mapping[Cell, Reason] = field(default_factory=dict)

    @property
    def primary(self) -> int:
        """How many cells are hidden because they are small."""
        return Counter(self.hidden.values())["primary"]

    @property
    def secondary(self) -> int:
        """How many further cells are hidden to protect them."""
        return Counter(self.hidden.values())["secondary"]

    @property
    def words(self) -> str:
        """What a reader is told of the tables.

        >>> protect([], threshold=5).words
        'Nothing is hidden: no count is from 1 to 4.'
        """
        small = f"{0 if self.rules.zeros else 1} to {self.rules.threshold - 1}"
        if not self.rules.threshold:
            told = "Nothing is hidden."
        elif not self.hidden:
            told = f"Nothing is hidden: no count is from {small}."
        else:
            told = (
                f"{len(self.hidden)} counts are hidden ([c]): those from {small}, and others that would give them away."
            )
        return (
            told if self.rules.rounding is None else f"{told} Counts are rounded to multiples of {self.rules.rounding}."
        )


def protect(
    tables: Iterable[CountTable],
    threshold: int = 5,
    rounding: int | None = None,
    *,
    protection: int | None = None,
    zeros: bool = False,
    links: Iterable[Link] = (),
) -> Protected:
    """Hide small counts, and as many others as it takes that they cannot be worked out.

    Everything published about one consultation goes in together: what stands in two separate calls is not protected
    against being combined.

    Args:
        tables: all tables of counts, with the sums between their rows and columns.
        threshold: counts from 1 to one below it are hidden; 0 hides nothing and only rounds.
        rounding: round every shown count to a multiple of this.
        protection: how much larger each small count must be able to be; by default the threshold.
        zeros: hide counts of 0 as well, where "nobody" would tell too much.
        links: sums between cells of different tables.

    Returns:
        The tables with symbols, and the record of what was hidden.

    Raises:
        ValueError: the counts do not add up as stated, or an option is out of range.

    >>> sums = (Sum("base", ("yes", "no")),)
    >>> table = CountTable("q1", ("all",), ("yes", "no", "base"), ((2, 98, 100),), column_sums=sums)
    >>> safe = protect([table])
    >>> safe.tables[0].counts, safe.primary, safe.secondary
    ((('[c]', '[c]', '100'),), 1, 1)
    """
    tables = tuple(tables)
    rules = Rules(threshold, rounding, max(1, threshold) if protection is None else protection, zeros)
    system = System.of(tables, links)
    view = View(system, tuple(rules.span(count) for count in system.values), rules.unseen)
    small = frozenset(i for i, count in enumerate(system.values) if rules.is_small(count))
    chosen: set[int] = set()
    for block in system.blocks:
        inside = small & frozenset(block.cells)
        if inside:
            chosen |= Choice(view, block, inside, rules.protection).run()
    hidden: dict[Cell, Reason] = {system.cells[i]: "primary" if i in small else "secondary" for i in sorted(chosen)}
    return Protected(tuple(_table(table, rules, hidden) for table in tables), rules, hidden)


def left_to_guess(tables: Iterable[CountTable], protected: Protected, links: Iterable[Link] = ()) -> dict[Cell, Span]:
    """For each hidden count the lowest and highest number that a reader of all tables is left with.

    Two integer programmes a cell; a highest number without limit is ``inf``.

    >>> sums = (Sum("base", ("yes", "no")),)
    >>> table = CountTable("q1", ("all",), ("yes", "no", "base"), ((2, 98, 100),), column_sums=sums)
    >>> left_to_guess([table], protect([table]))
    {('q1', 'all', 'yes'): (1, 99), ('q1', 'all', 'no'): (1, 99)}
    """
    system = System.of(tables, links)
    rules = protected.rules
    view = View(system, tuple(rules.span(count) for count in system.values), rules.unseen)
    hidden = frozenset(system.index[cell] for cell in protected.hidden)
    home: dict[int, Block] = {i: block for block in system.blocks for i in block.cells}
    return {system.cells[i]: view.bounds(home[i], hidden, i) for i in sorted(hidden)}


def _table(table: CountTable, rules: Rules, hidden: Mapping[Cell, Reason]) -> ProtectedTable:
    """One table with symbols in the place of what is hidden."""
    counts, percents = [], []
    for row, values in zip(table.rows, table.counts, strict=True):
        told = [
            table.missing
            if count is None
            else "[c]"
            if (table.question, row, column) in hidden
            else _shown(count, rules)
            for column, count in zip(table.columns, values, strict=True)
        ]
        base = told[table.columns.index(table.base)] if table.base else "[x]"
        counts.append(tuple(told))
        percents.append(
            tuple(
                "" if column == table.base else _percent(text, base)
                for column, text in zip(table.columns, told, strict=True)
            )
        )
    return ProtectedTable(table.question, table.name, table.rows, table.columns, tuple(counts), tuple(percents))


def _shown(count: int, rules: Rules) -> str:
    """A count as it is printed: rounded, and told from a true zero."""
    return "[low]" if count and not rules.shown(count) else str(rules.shown(count))


def _percent(count: str, base: str) -> str:
    """A percentage from a printed count and a printed base; a symbol where one of them is a symbol."""
    for symbol in ("[z]", "[x]", "[c]", "[low]"):
        if symbol in (count, base):
            return symbol
    share = percent(int(count), int(base))
    if share is None:
        return "[z]"
    return "[low]" if not share and int(count) else number(share)
