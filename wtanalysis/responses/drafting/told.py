"""What a question workbook or a data dictionary says about the columns of an export."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from wtanalysis.errors import TableError
from wtanalysis.responses.drafting.headers import Header
from wtanalysis.responses.rawtables import guess_layout, plain, read_raw, workbook_of
from wtanalysis.responses.scales import slug
from wtanalysis.responses.workbooks import column_number

_SHEETS = (
    (re.compile(r"demographic", re.I), "demographic"), (re.compile(r"hybrid", re.I), "hybrid"),
    (re.compile(r"open", re.I), "open"), (re.compile(r"multiple|closed|choice", re.I), "closed"),
)  # fmt: skip
_VARIABLE = re.compile(r"\b(?:variable|column|field|question|item|name|id)\b", re.I)
_CODE = re.compile(r"\b(?:code|codes|value|values|number)\b", re.I)
_MEANING = re.compile(r"\b(?:label|labels|meaning|description|text|answer|option|category)\b", re.I)


@dataclass(frozen=True)
class Spoken:
    """What is said of one column: ``open``, ``closed`` or ``demographic``, its number, its text, what it goes with."""

    kind: str
    text: str = ""
    code: str = ""
    beside: int | None = None


@dataclass(frozen=True)
class Told:
    """What is said of an export's columns: by place (counted from 0), and what codes mean, by column or question."""

    columns: Mapping[int, Spoken] = field(default_factory=dict)
    meanings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def meanings_of(self, name: str, header: Header) -> Mapping[str, str]:
        """Code -> words for a column, by its name, its question's number, or its question."""
        for word in (name, header.code, header.question, header.words):
            if word and (found := self.meanings.get(slug(word))):
                return found
        return {}


NOTHING = Told()


def read_told(path: Path, is_export: bool = False) -> Told:
    """What a workbook (or table) says about an export's columns.

    Two shapes are understood: sheets called Demographic, Open, Multiple Choice and Hybrid, which name columns by their
    letters; and a table of variable, code and meaning.

    Args:
        path: a workbook, or a data dictionary as a table.
        is_export: whether it is the export itself, which need not say anything.

    Raises:
        TableError: it is of neither shape.
    """
    columns: dict[int, Spoken] = {}
    meanings: dict[str, dict[str, str]] = {}
    book = workbook_of(path)
    if book is not None:
        with book.archive:
            for sheet in book.sheets:
                rows = [[plain(cell) for cell in cells] for _, cells in book.rows(sheet)] if _speaks(sheet) else []
                kind = next((kind for pattern, kind in _SHEETS if pattern.search(sheet)), "")
                columns.update(_sheet(rows, kind) if kind else {})
                _dictionary(rows, meanings)
    elif not is_export:
        table = read_raw(path, guess_layout(path))
        _dictionary([list(table.names), *([plain(c) for c in cells] for _, cells in table.rows)], meanings)
    if not columns and not meanings and not is_export:
        raise TableError(
            "does not say what the columns of an export are",
            "sheets called Demographic, Open, Multiple Choice, Hybrid, or a table of variable, code and meaning",
            "leave it out, or give it one of these shapes", file=path.name,
        )  # fmt: skip
    return Told(columns, meanings)


def _speaks(sheet: str) -> bool:
    """Whether a sheet's name says that it speaks about columns."""
    return bool(
        re.search(
            r"(?i)demograph|open|multiple|choice|hybrid|closed|dictionary|codes?\b|codebook|key|label|lookup|value",
            sheet,
        )
    )


def _sheet(rows: Iterable[list[str]], kind: str) -> dict[int, Spoken]:
    """The columns that one sheet speaks of: those rows whose first cell is the letters of a column."""
    found: dict[int, Spoken] = {}
    for cells in rows:
        letter, number, text, other = (*cells, "", "", "", "")[:4]
        if not re.fullmatch(r"[A-Z]{1,3}", letter):
            continue
        at = column_number(letter) - 1
        if kind == "demographic":
            found[at] = Spoken("demographic", number)
        else:
            code = number if re.fullmatch(r"[\w.() -]{1,24}", number) else ""
            closed_at = column_number(other) - 1 if kind == "hybrid" and re.fullmatch(r"[A-Z]{1,3}", other) else None
            if closed_at is not None:
                found[closed_at] = Spoken("closed", text, code)
            found[at] = Spoken("closed" if kind == "closed" else "open", text, code, closed_at)
    return found


def _dictionary(rows: list[list[str]], meanings: dict[str, dict[str, str]]) -> None:
    """The codes of a table of variable, code and meaning; a variable also stands for the empty cells below it."""
    if len(rows) < 2:
        return
    head = rows[0]
    places = [_place(head, pattern) for pattern in (_VARIABLE, _CODE, _MEANING)]
    meaning = next((i for i in reversed(range(len(head))) if _MEANING.search(head[i])), None)
    variable, code = places[0], next((i for i, w in enumerate(head) if _CODE.search(w) and i != places[0]), None)
    if None in (variable, code, meaning) or len({variable, code, meaning}) < 3:
        return
    name = ""
    for cells in rows[1:]:
        filled = [*cells, *[""] * (len(head) - len(cells))]
        name = filled[variable] or name  # type: ignore[index]
        if name and filled[code] and filled[meaning]:  # type: ignore[index]
            meanings.setdefault(slug(name), {})[filled[code].removesuffix(".0")] = filled[meaning]  # type: ignore[index]


def _place(head: list[str], pattern: re.Pattern[str]) -> int | None:
    return next((i for i, words in enumerate(head) if pattern.search(words)), None)
