"""Tables of counts that are published together, and every sum that a reader can form between their cells.

A cell is known by its question, its row and its column, so the same cell in two tables (the line of all respondents in
a table by group and in one by channel) is one cell. All tables together are one system of linear relations.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, get_args

Cell = tuple[str, str, str]  # question, row, column
Kind = Literal["exact", "at_most", "each", "covers"]
KINDS: tuple[str, ...] = get_args(Kind)


@dataclass(frozen=True)
class Sum:
    """How rows, or columns, of a table add up.

    Attributes:
        whole: name of the row or column that the others are parts of.
        parts: names of the others.
        kind: ``exact`` where the parts sum to the whole; ``at_most`` where some parts are not in the table;
            ``each`` where parts overlap, so that each is at most the whole (several answers); ``covers`` where they
            overlap and everybody in the whole is in at least one part.

    >>> Sum("agree", ("strongly agree", "agree somewhat")).kind
    'exact'
    """

    whole: str
    parts: tuple[str, ...]
    kind: Kind = "exact"

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"kind {self.kind!r}, expected one of {', '.join(KINDS)}")
        if not self.parts or self.whole in self.parts:
            raise ValueError(f"{self.whole!r} needs parts other than itself")


@dataclass(frozen=True)
class Link:
    """The same between single cells of any tables: people of a group are at least those who answered a question.

    >>> Link(("people", "Health", "people"), (("q1", "Health", "base"),), "at_most").kind
    'at_most'
    """

    whole: Cell
    parts: tuple[Cell, ...]
    kind: Kind = "exact"

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"kind {self.kind!r}, expected one of {', '.join(KINDS)}")
        if not self.parts or self.whole in self.parts:
            raise ValueError(f"{self.whole} needs parts other than itself")


@dataclass(frozen=True)
class CountTable:
    """One table of counts: groups by answers, with its margins.

    Attributes:
        question: the question's id.
        rows: the groups, all respondents among them where they are shown.
        columns: the answers, the base among them.
        counts: a tuple for each row; None where there is nothing to count.
        row_sums: which rows are parts of which.
        column_sums: which columns are parts of which: answers of the base, levels of a net, reasons of an answer.
        base: the column that percentages are of; empty where the table has no percentages.
        missing: the symbol of None: ``[z]`` the question was not put to that group, ``[x]`` the count is not available.
        name: what tells it from other tables of the question ("by channel").

    >>> CountTable("q1", ("all",), ("yes", "no", "base"), ((3, 4, 7),), column_sums=(Sum("base", ("yes", "no")),)).base
    'base'
    """

    question: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: tuple[tuple[int | None, ...], ...]
    row_sums: tuple[Sum, ...] = ()
    column_sums: tuple[Sum, ...] = ()
    base: str = "base"
    missing: Literal["[z]", "[x]"] = "[z]"
    name: str = ""

    def __post_init__(self) -> None:
        if len(set(self.rows)) < len(self.rows) or len(set(self.columns)) < len(self.columns):
            raise ValueError(f"table {self.question!r} names a row or a column twice")
        if [len(row) for row in self.counts] != [len(self.columns)] * len(self.rows):
            raise ValueError(f"table {self.question!r} needs {len(self.rows)} rows of {len(self.columns)} counts")
        if any(count is not None and count < 0 for row in self.counts for count in row):
            raise ValueError(f"table {self.question!r} has a negative count")
        if self.base and self.base not in self.columns:
            raise ValueError(f"table {self.question!r} has no column {self.base!r}, name its base or leave it empty")
        for sums, names in ((self.row_sums, self.rows), (self.column_sums, self.columns)):
            unknown = sorted({name for one in sums for name in (one.whole, *one.parts)} - set(names))
            if unknown:
                raise ValueError(f"table {self.question!r} sums {', '.join(unknown)}, which it does not show")

    def cells(self) -> Iterator[tuple[Cell, int]]:
        """Its cells with their counts; cells without a count are left out.

        >>> list(CountTable("q1", ("all",), ("yes", "base"), ((None, 7),)).cells())
        [(('q1', 'all', 'base'), 7)]
        """
        for row, counts in zip(self.rows, self.counts, strict=True):
            for column, count in zip(self.columns, counts, strict=True):
                if count is not None:
                    yield (self.question, row, column), count

    def links(self) -> Iterator[Link]:
        """Every sum of the table, cell by cell.

        >>> table = CountTable("q1", ("all",), ("yes", "base"), ((3, 7),), column_sums=(Sum("base", ("yes",), "each"),))
        >>> [link.parts for link in table.links()]
        [(('q1', 'all', 'yes'),)]
        """
        for one in self.column_sums:
            for row in self.rows:
                parts = tuple((self.question, row, part) for part in one.parts)
                yield Link((self.question, row, one.whole), parts, one.kind)
        for one in self.row_sums:
            for column in self.columns:
                parts = tuple((self.question, part, column) for part in one.parts)
                yield Link((self.question, one.whole, column), parts, one.kind)


@dataclass(frozen=True)
class Relation:
    """Something every reader knows: a sum of cells, with signs, is 0, or at least 0."""

    signs: tuple[tuple[int, int], ...]  # index of a cell, +1 or -1
    exact: bool

    def holds(self, values: Sequence[int] | Mapping[int, int]) -> bool:
        """Whether it is true of these counts.

        >>> Relation(((0, 1), (1, -1)), exact=False).holds((3, 2))
        True
        """
        found = sum(sign * values[index] for index, sign in self.signs)
        return found == 0 if self.exact else found >= 0


@dataclass(frozen=True)
class Block:
    """Cells of a system that relations join to each other and to no others."""

    cells: tuple[int, ...]
    relations: tuple[Relation, ...]


@dataclass(frozen=True)
class System:
    """All cells of all tables, and all relations between them.

    Attributes:
        cells: every cell that has a count, once.
        values: their counts.
        relations: what a reader knows of them.
    """

    cells: tuple[Cell, ...]
    values: tuple[int, ...]
    relations: tuple[Relation, ...]

    @classmethod
    def of(cls, tables: Iterable[CountTable], links: Iterable[Link] = ()) -> System:
        """Join tables and the links between them.

        Raises:
            ValueError: two tables differ in a cell, a sum does not hold, or a link names a cell that is not there.

        >>> System.of([CountTable("q1", ("all",), ("yes", "base"), ((3, 7),))]).values
        (3, 7)
        """
        tables, links = tuple(tables), tuple(links)
        values: dict[Cell, int] = {}
        for table in tables:
            for cell, count in table.cells():
                if values.setdefault(cell, count) != count:
                    raise ValueError(f"two tables differ in {cell}: {values[cell]} and {count}")
        absent = {(t.question, row, column): t.missing for t in tables for row in t.rows for column in t.columns}
        for link in links:
            unknown = [cell for cell in (link.whole, *link.parts) if cell not in absent]
            if unknown:
                raise ValueError(f"no table shows {unknown[0]}, correct the link")
        index = {cell: i for i, cell in enumerate(values)}
        known = [link for table in tables for link in table.links()] + list(links)
        relations = tuple(dict.fromkeys(r for link in known for r in _relations(link, index, absent)))
        system = cls(tuple(values), tuple(values.values()), relations)
        wrong = next((r for r in relations if not r.holds(system.values)), None)
        if wrong:
            names = ", ".join(str(system.cells[i]) for i, _ in wrong.signs)
            raise ValueError(f"counts do not add up as stated: {names}")
        return system

    @cached_property
    def index(self) -> dict[Cell, int]:
        """Where each cell stands."""
        return {cell: i for i, cell in enumerate(self.cells)}

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The cells in sets that no relation joins, so that each can be looked at by itself, with their relations."""
        joined = list(range(len(self.cells)))

        def find(i: int) -> int:
            while joined[i] != i:
                joined[i] = joined[joined[i]]
                i = joined[i]
            return i

        for relation in self.relations:
            first = find(relation.signs[0][0])
            for i, _ in relation.signs[1:]:
                joined[find(i)] = first
        groups: dict[int, list[int]] = {}
        for i in joined:
            groups.setdefault(find(i), [])
        for i in range(len(joined)):
            groups[find(i)].append(i)
        around: dict[int, list[Relation]] = {}
        for relation in self.relations:
            around.setdefault(find(relation.signs[0][0]), []).append(relation)
        return tuple(Block(tuple(cells), tuple(around.get(root, ()))) for root, cells in groups.items())


def _relations(link: Link, index: Mapping[Cell, int], absent: Mapping[Cell, str]) -> Iterator[Relation]:
    """What a link says in signs; cells that were not asked count as none, of cells not available nothing is known."""
    whole = index.get(link.whole)
    if whole is None:
        return
    parts = [index[cell] for cell in link.parts if cell in index]
    incomplete = any(cell not in index and absent[cell] == "[x]" for cell in link.parts)
    if link.kind in {"exact", "at_most"}:
        signs = ((whole, 1), *((part, -1) for part in parts))
        yield Relation(signs, exact=link.kind == "exact" and not incomplete)
        return
    for part in parts:
        yield Relation(((whole, 1), (part, -1)), exact=False)
    if link.kind == "covers" and not incomplete:
        yield Relation(((whole, -1), *((part, 1) for part in parts)), exact=False)
