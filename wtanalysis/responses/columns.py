"""One export in the hands of its loader: where each mapped column stands, and the cell that a fault is in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NoReturn, TypeVar

from wtanalysis.errors import TableError
from wtanalysis.responses.cells import TICKED, UNTICKED
from wtanalysis.responses.mapping import Column, ExportFile
from wtanalysis.responses.model import Question
from wtanalysis.responses.rawtables import RawTable
from wtanalysis.responses.scales import key, options

T = TypeVar("T")


@dataclass(frozen=True)
class Export:
    """A raw table with the place of every mapped column, which can name the cell of a fault."""

    raw: RawTable
    plan: ExportFile
    places: Mapping[Column, int]

    def values(self, column: Column) -> Iterable[str]:
        """The cells of a column, whitespace at the ends removed."""
        at = self.places[column]
        return (cells[at].strip() for _, cells in self.raw.rows)

    def read(self, column: Column, reading: Callable[[str], T]) -> Iterator[T]:
        """The cells of a column as a reading has them; each different cell is read once."""
        known: dict[str, T] = {}
        for value in self.values(column):
            if value not in known:
                known[value] = reading(value)
            yield known[value]

    def fault(self, index: int, column: Column, what: str, expected: str, do: str = "correct the cell") -> NoReturn:
        """Raise the TableError for one cell of a response."""
        raise TableError(what, expected, do, self.raw.file, self.raw.rows[index][0], column.name)


def places(raw: RawTable, plan: ExportFile) -> dict[Column, int]:
    """Where each mapped column stands; nothing in the file may be unmapped, and nothing mapped may be missing."""
    free = {at: _plain(name) for at, name in enumerate(raw.names)}
    places = {}
    for column in sorted(plan.columns, key=lambda c: c.column is None):
        wanted = _plain(column.name)
        found = [at for at, name in free.items() if name == wanted and column.column in (None, at + 1)]
        if not found:
            raise TableError(
                "column missing", "the columns that consultation.toml names",
                "correct its name there (or its place, column = ...), or export again", raw.file, 1, column.name,
            )  # fmt: skip
        if len(found) > 1:
            raise TableError(
                f"the name stands over {len(found)} columns", "column = ... in consultation.toml for each",
                "say which is which", raw.file, 1, column.name,
            )  # fmt: skip
        places[column] = found[0]
        del free[found[0]]
    for at, name in free.items():
        if name != f"column {at + 1}" or any(cells[at].strip() for _, cells in raw.rows):
            raise TableError(
                "no line of consultation.toml says what this column is", "a line for every column",
                f'add {{ name = "...", is = "left out", why = "..." }} or what it is (column {at + 1})',
                raw.file, 1, name,
            )  # fmt: skip
    return places


def _plain(name: str) -> str:
    return re.sub(r"\s+", " ", name).strip()


def unknown(export: Export, index: int, column: Column, question: Question, what: str) -> NoReturn:
    """Raise the TableError for a value that is none of the options; it never says what the value is."""
    labels = [option.label for option in options(question)]
    told = ", ".join(labels[:8]) + (", ..." if len(labels) > 8 else "")
    export.fault(
        index, column, f"the {what} is none of the options", f"one of: {told}",
        f"add the option (or its spelling under also) for {question.question_id} in consultation.toml, or correct the "
        "cell; cells that moved to the side look like this, too",
    )  # fmt: skip


def ticks(export: Export, column: Column, silent: set[str]) -> Iterable[bool]:
    """Whether each response ticked the option that a column stands for."""
    ticked, empty = {key(column.option), *TICKED, *map(key, column.ticked)}, {*UNTICKED, *silent}
    for index, plain in enumerate(export.read(column, key)):
        if plain not in ticked and plain not in empty:
            export.fault(
                index, column, "neither ticked nor empty", f"the option's words, or one of {', '.join(TICKED[:6])}",
                'say what means ticked (ticked = ["..."]) in consultation.toml, or correct the cell',
            )  # fmt: skip
        yield plain in ticked


def no_such_option(export: Export, column: Column, expected: str) -> NoReturn:
    """Raise the TableError for a column whose option nobody knows."""
    raise TableError("no such option", expected, "correct it in consultation.toml", export.raw.file, 1, column.name)
