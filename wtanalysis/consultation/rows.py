"""The rows of a consultation folder's tables, each cell checked where it enters."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from wtanalysis import tables
from wtanalysis.consultation.model import GROUP_COLUMNS, RespondentGroup
from wtanalysis.errors import TableError
from wtanalysis.figures.model import BUCKET_CODES, Figure
from wtanalysis.published.model import HORIZONS, MODALITIES, PLACES, SIDES, Commitment, Fact, Proposal
from wtanalysis.responses.model import SCALES, STATUSES, Question

T = TypeVar("T")
LOCATOR = re.compile(r"(L[1-9]\d*|p[1-9]\d*(¶[1-9]\d*)?)\Z")
SLUG = re.compile(r"[a-z0-9]+([_-][a-z0-9]+)*\Z")


@dataclass(frozen=True)
class Row:
    """One row of a table, which knows its place, so that every fault can name it."""

    file: str
    line: int
    cells: Mapping[str, str]

    def fault(self, column: str, what: str, expected: str, do: str = "correct the cell") -> NoReturn:
        """Raise the TableError for one cell."""
        raise TableError(what, expected, do, self.file, self.line, column)

    def text(self, column: str, needed: bool = False) -> str:
        """The cell's words; a fault if they are needed and missing.

        >>> Row("a.csv", 2, {"topic": " Fares "}).text("topic")
        'Fares'
        """
        value = self.cells[column].strip()
        if needed and not value:
            self.fault(column, "is empty", "a value", "fill the cell")
        return value

    def slug(self, column: str) -> str:
        """An id: lower-case letters, digits and hyphens.

        >>> Row("a.csv", 2, {"question_id": "night-boats"}).slug("question_id")
        'night-boats'
        """
        value = self.text(column, needed=True)
        if not SLUG.match(value):
            self.fault(column, f"id {value!r}", "lower-case letters and digits, joined by single hyphens")
        return value

    def choice(self, column: str, known: Sequence[str], empty: bool = False) -> Any:
        """One of the known values; Any, since a checker cannot see that it is now one of a Literal's."""
        value = self.text(column)
        if value not in known and not (empty and not value):
            self.fault(
                column, f"unknown {column} {value!r}", "one of " + ", ".join(known) + (", or empty" if empty else "")
            )
        return value

    def number(self, column: str, most: float | None = None) -> float | None:
        """A number of 0 or more, up to ``most``; None where the cell is empty.

        >>> Row("a.csv", 2, {"percent": "17.5"}).number("percent", most=100)
        17.5
        """
        value = self.text(column)
        if not value:
            return None
        expected = "a number from 0" + (f" to {most:g}" if most is not None else "")
        if not re.fullmatch(r"\d+(\.\d+)?", value):
            self.fault(
                column, f"{value!r} is not such a number", expected, "write digits without % or thousands separators"
            )
        if most is not None and float(value) > most:
            self.fault(column, f"{column} {value}", expected)
        return float(value)

    def whole(self, column: str) -> int | None:
        """A whole number of 0 or more; None where the cell is empty.

        >>> Row("a.csv", 2, {"base": "1034"}).whole("base"), Row("a.csv", 3, {"base": ""}).whole("base")
        (1034, None)
        """
        value = self.text(column)
        if value and not re.fullmatch(r"\d+", value):
            self.fault(column, f"{value!r} is not a whole number", "digits only, such as 1034")
        return int(value) if value else None

    def locator(self, column: str = "locator") -> str:
        """A locator, or several joined by the list mark; empty where there is none.

        >>> Row("a.csv", 2, {"locator": "L370 | p12¶45"}).locator()
        'L370 | p12¶45'
        """
        value = self.text(column)
        for part in value.split(tables.LIST_MARK) if value else ():
            if not LOCATOR.match(part):
                self.fault(column, f"locator {part!r}", "L370 (line), p12 (page) or p12¶45 (page, paragraph)")
        return value

    def items(self, column: str) -> tuple[str, ...]:
        """A list joined by the list mark.

        >>> Row("a.csv", 2, {"types": "Carer | Parent"}).items("types")
        ('Carer', 'Parent')
        """
        return tuple(part.strip() for part in self.text(column).split("|") if part.strip())


def question(row: Row) -> Question:
    """A row of questions.csv."""
    status = row.choice("status", STATUSES)
    return Question(
        row.slug("question_id"), row.text("section"), row.text("topic"), row.text("text", needed=True),
        row.choice("scale", SCALES, empty=True), row.whole("base"), row.text("base_unit"), row.whole("comments"),
        status, row.text("reason", needed=status == "withheld"), row.locator(),
    )  # fmt: skip


def figure(row: Row) -> Figure:
    """A row of figures.csv."""
    code = row.text("bucket_code", needed=True)
    if code not in BUCKET_CODES and not re.match(r"option:[a-z0-9-]+\Z", code):
        row.fault("bucket_code", f"unknown bucket_code {code!r}", ", ".join(BUCKET_CODES) + " or option:SLUG")
    percent, count = row.number("percent", most=100), row.whole("count")
    if percent is None and count is None:
        row.fault("percent", "neither percent nor count", "at least one of the two", "fill one of the cells")
    return Figure(
        row.slug("question_id"), row.text("bucket"), code, row.text("parent"), row.text("group"), percent, count,
        row.whole("base"), row.text("base_words"), row.text("base_inferred"), row.text("qualifier"),
        row.text("evidence"), row.locator(),
    )  # fmt: skip


def fact(row: Row) -> Fact:
    """A row of facts.csv.

    >>> cells = {"fact_id": "events-1", "kind": "events", "value": "7", "unit": "events", "words": "", "locator": "L9"}
    >>> fact(Row("facts.csv", 2, cells)).value
    '7'
    """
    return Fact(
        row.slug("fact_id"), row.text("kind", needed=True), row.text("value", needed=True), row.text("unit"),
        row.text("words"), row.locator(),
    )  # fmt: skip


def proposal(row: Row) -> Proposal:
    """A row of proposals.csv."""
    return Proposal(
        row.slug("proposal_id"), row.text("section"), row.text("topic"), row.text("text", needed=True),
        row.items("question_ids"), row.locator(),
    )  # fmt: skip


def commitment(row: Row) -> Commitment:
    """A row of commitments.csv."""
    side = row.choice("side", SIDES)
    horizon, due = row.choice("horizon", HORIZONS, empty=side == "said"), row.text("due")
    if (horizon == "dated") != bool(due):
        row.fault("due", "horizon and due do not agree", "a due date with the horizon dated, and only then")
    return Commitment(
        row.slug("commitment_id"), row.text("section"), row.text("topic"), row.choice("place", PLACES), side,
        row.whole("item") or row.fault("item", "no item number", "1 or more"), row.text("text", needed=True),
        row.choice("modality", MODALITIES, empty=side == "said"), horizon, due, row.locator(),
        row.locator("repeated_at"), row.text("repeat_difference"),
    )  # fmt: skip


def group(row: Row) -> RespondentGroup:
    """A row of groups.csv.

    >>> group(Row("groups.csv", 2, {"group": "Carer", "types": "Foster carer | Guardian", "locator": "L9"})).types
    ('Foster carer', 'Guardian')
    """
    return RespondentGroup(row.text("group", needed=True), row.items("types"), row.locator())


MAKERS: dict[str, tuple[Callable[[Row], Any], tuple[str, ...], str]] = {
    "questions": (question, tables.COLUMNS["questions"], "question_id"),
    "groups": (group, GROUP_COLUMNS, "group"),
    "figures": (figure, tables.COLUMNS["figures"], ""),
    "facts": (fact, tables.COLUMNS["facts"], "fact_id"),
    "proposals": (proposal, tables.COLUMNS["proposals"], "proposal_id"),
    "commitments": (commitment, tables.COLUMNS["commitments"], "commitment_id"),
}


# A table written by hand may leave out the columns that it has nothing for.
NEEDED = {"figures": ("question_id", "bucket_code", "percent"), "groups": ("group",)}


def read_table(path: Path, name: str) -> list[tuple[Row, Any]]:
    """The rows of one table with what each becomes; raises TableError with file, row and column.

    An id that stands twice is an error on its second row; so is a column that the contract does not know.
    """
    make, columns, key = MAKERS[name]
    seen: dict[str, int] = {}
    made: list[tuple[Row, Any]] = []
    for line, cells in enumerate(tables.read(path, NEEDED.get(name, columns)), start=2):
        row = Row(path.name, line, {**dict.fromkeys(columns, ""), **cells})
        for column in cells:
            if column not in columns:
                raise TableError("unknown column", ", ".join(columns), "rename or remove it", path.name, 1, column)
        if key and cells[key] in seen:
            row.fault(
                key,
                f"{cells[key]!r} stands twice (first in row {seen[cells[key]]})",
                "each once",
                "rename or remove one",
            )
        if key:
            seen[cells[key]] = line
        made.append((row, make(row)))
    return made
