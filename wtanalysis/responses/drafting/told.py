"""What a question workbook or a data dictionary says about the columns of an export."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
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
_TEXT = re.compile(r"\b(?:text|question|wording|label|title)\b", re.I)


@dataclass(frozen=True)
class Spoken:
    """What is said of one column: ``open``, ``closed`` or ``demographic``, its number, its text, what it goes with."""

    kind: str
    text: str = ""
    code: str = ""
    beside: int | None = None


@dataclass(frozen=True)
class Told:
    """What is said of an export's columns: by place (counted from 0); by name, what codes mean and what was asked."""

    columns: Mapping[int, Spoken] = field(default_factory=dict)
    meanings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)

    def header(self, name: str, header: Header) -> Header:
        """A header with the words that a data dictionary has for its variable, and for the option of its column.

        >>> told = Told(meanings={"q4": {"1": "Bus"}}, texts={"q4": "Which do you use?"})
        >>> told.header("Q4_1", Header("Q4", "Q4", "1"))
        Header(code='Q4', question='Which do you use?', part='Bus', section='')
        """
        text = next((self.texts[slug(w)] for w in (name, header.code, header.question) if slug(w) in self.texts), "")
        part = self.meanings_of(name, header).get(header.part, header.part)
        if not text:
            return replace(header, part=part)
        bare = re.fullmatch(r"\S{1,16}", name)
        return Header(header.code or (name if bare else ""), text, part, header.section)

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
    texts: dict[str, str] = {}
    book = workbook_of(path)
    if book is not None:
        with book.archive:
            for sheet in book.sheets:
                read = _speaks(sheet) or not is_export
                rows = [[plain(cell) for cell in cells] for _, cells in book.rows(sheet)] if read else []
                kind = next((kind for pattern, kind in _SHEETS if pattern.search(sheet)), "")
                columns.update(_sheet(rows, kind) if kind else {})
                _dictionary(rows, meanings, texts)
    elif not is_export:
        table = read_raw(path, guess_layout(path))
        _dictionary([list(table.names), *([plain(c) for c in cells] for _, cells in table.rows)], meanings, texts)
    if not (columns or meanings or texts or is_export):
        raise TableError(
            "does not say what the columns of an export are",
            "sheets called Demographic, Open, Multiple Choice, Hybrid, or a table of variable, code and meaning",
            "leave it out, or give it one of these shapes", file=path.name,
        )  # fmt: skip
    return Told(columns, meanings, texts)


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


def _dictionary(rows: list[list[str]], meanings: dict[str, dict[str, str]], texts: dict[str, str]) -> None:
    """The codes and texts of a table of variable, code and meaning, wherever its header stands.

    A variable also stands for the empty cells below it.
    """
    found = next(((at, head, places) for at, head in enumerate(rows[:20]) if (places := _places(head))), None)
    if not found:
        return
    at, head, (variable, code, meaning, text) = found
    name = ""
    for cells in rows[at + 1 :]:
        filled = [*cells, *[""] * (len(head) - len(cells))]
        name = filled[variable] or name
        if name and filled[code] and filled[meaning]:
            meanings.setdefault(slug(name), {})[filled[code].removesuffix(".0")] = filled[meaning]
        if name and text is not None and filled[text]:
            texts.setdefault(slug(name), filled[text])


def _places(head: list[str]) -> tuple[int, int, int, int | None] | None:
    """Where variable, code, meaning and, if there is one, the question's text stand in a header; None if it is none."""
    variable = next((i for i, words in enumerate(head) if _VARIABLE.search(words)), None)
    code = next((i for i, words in enumerate(head) if _CODE.search(words) and i != variable), None)
    meaning = next(
        (i for i in reversed(range(len(head))) if _MEANING.search(head[i]) and i not in (variable, code)), None
    )
    if variable is None or code is None or meaning is None or len(max(head, key=len)) > 60:
        return None
    others = (i for i, words in enumerate(head) if _TEXT.search(words) and i not in (variable, code, meaning))
    return variable, code, meaning, next(others, None)
