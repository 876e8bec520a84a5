"""Online exports -> tidy tables: every cell becomes an answer, a comment or a fact about the respondent, or is refused.

Nothing is guessed here: what a column is, its definition says. A value that is no option of its question is refused
with file, row and column; the message never carries the value, since it may be what a respondent wrote.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from wtanalysis.errors import TableError
from wtanalysis.responses.cells import (
    FOR_A_BODY,
    TICKED,
    UNTICKED,
    Reading,
    codes_of,
    consent,
    one_answer,
    several_answers,
    silent_words,
)
from wtanalysis.responses.dates import read_dates
from wtanalysis.responses.loaded import Loaded
from wtanalysis.responses.mapping import Column, ExportFile
from wtanalysis.responses.model import Option, Question
from wtanalysis.responses.rawtables import Layout, RawTable, read_raw
from wtanalysis.responses.scales import key, options
from wtanalysis.tables import LIST_MARK


@dataclass(frozen=True)
class _Export:
    """A raw table with the place of every mapped column, which can name the cell of a fault."""

    raw: RawTable
    plan: ExportFile
    places: Mapping[Column, int]

    def values(self, column: Column) -> Iterable[str]:
        """The cells of a column, whitespace at the ends removed."""
        at = self.places[column]
        return (cells[at].strip() for _, cells in self.raw.rows)

    def fault(self, index: int, column: Column, what: str, expected: str, do: str = "correct the cell") -> NoReturn:
        """Raise the TableError for one cell of a response."""
        raise TableError(what, expected, do, self.raw.file, self.raw.rows[index][0], column.name)


def load_export(
    path: str | Path, plan: ExportFile, questions: Sequence[Question], types: Sequence[str] = (), prefix: str = ""
) -> Loaded:
    """Read one export by its plan.

    Args:
        path: the CSV or XLSX file.
        plan: how it is written and what each column is.
        questions: the questions of the consultation, with their options.
        types: the respondent types that there are; empty means that any is taken as it stands.
        prefix: put before row-based ids where several files have no id column.

    Returns:
        Every response of the file, none left out.

    Raises:
        TableError: a column missing, unmapped or repeated; a row of the wrong length; an id twice; an unknown option,
            type or date; each with file, row and column.
    """
    raw = read_raw(path, Layout(plan.header_rows, plan.delimiter, plan.encoding, plan.sheet))
    export = _Export(raw, plan, _places(raw, plan))
    loaded = Loaded(records=_records(export, types, prefix))
    by_id = {question.question_id: question for question in questions}
    for column in plan.of("answer"):
        question = by_id[column.question]
        read = (
            several_answers(column.separator, question)
            if column.separator or question.scale == "multi"
            else one_answer(question)
        )
        answered = loaded.answers.setdefault(question.question_id, [])
        for index, codes in enumerate(_coded(export, column, question, read)):
            if codes:
                answered.append((index, codes))
    for question_id, columns in _option_columns(plan).items():
        loaded.answers.setdefault(question_id, []).extend(_ticked(export, by_id[question_id], columns))
    for column in plan.of("comment"):
        loaded.comments += [(i, column.question, "", text) for i, text in enumerate(export.values(column)) if text]
    loaded.questions = tuple(dict.fromkeys(column.question for column in plan.of("answer", "option", "comment")))
    loaded.notes = _notes(plan)
    return loaded


def _places(raw: RawTable, plan: ExportFile) -> dict[Column, int]:
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
        if len(found) > 1 and column.column is None and sum(_plain(c.name) == wanted for c in plan.columns) == 1:
            raise TableError(
                f"the name stands over {len(found)} columns", "column = ... in consultation.toml for each",
                "say which is which", raw.file, 1, column.name,
            )  # fmt: skip
        places[column] = found[0]
        del free[found[0]]
    for at, name in free.items():
        if name or any(cells[at].strip() for _, cells in raw.rows):
            raise TableError(
                "no line of consultation.toml says what this column is", "a line for every column",
                f'add {{ name = "...", is = "left out", why = "..." }} or what it is (column {at + 1})',
                raw.file, 1, name or f"column {at + 1}",
            )  # fmt: skip
    return places


def _plain(name: str) -> str:
    return re.sub(r"\s+", " ", name).strip()


def _records(export: _Export, types: Sequence[str], prefix: str) -> list[dict[str, str]]:
    """What is known of each respondent: id, date, types, organisation, consent. Names and emails are not read."""
    kept = {"date": "received", "type_other": "other_type", "organisation": "organisation"}
    records = [
        {"response_id": f"{prefix}r{row:04d}", "channel": export.plan.channel, "file": export.raw.file, "row": str(row)}
        for row, _ in export.raw.rows
    ]
    makers: dict[str, Callable[[Column], Iterable[str]]] = {
        "id": lambda column: _ids(export, column),
        "date": lambda column: _dates(export, column),
        "type": lambda column: _types(export, column, types),
        "on_behalf": lambda column: ("yes" if key(v) in FOR_A_BODY else "no" * bool(v) for v in
                                     export.values(column)),
        "consent": lambda column: (consent(v, column.values) for v in export.values(column)),
        "listed": lambda column: ("yes" if key(v).startswith(("yes", "y", "true", "1")) else "no" for v in
                                  export.values(column)),
    }  # fmt: skip
    names = {"id": "response_id", "type": "types"}
    for column in export.plan.of("id", "date", "type", "type_other", "on_behalf", "organisation", "consent", "listed"):
        made = makers.get(column.role, export.values)(column)
        name = names.get(column.role) or kept.get(column.role, column.role)
        for record, value in zip(records, made, strict=True):
            earlier = record.get(name, "") if column.role == "type" else ""
            record[name] = LIST_MARK.join(filter(None, (earlier, value)))
    return records


def _ids(export: _Export, column: Column) -> list[str]:
    """The response ids, which must be there and differ."""
    seen: dict[str, int] = {}
    found = []
    for index, value in enumerate(export.values(column)):
        if not value:
            export.fault(index, column, "no response id", "an id on every row", "fill it, or remove the row")
        if value in seen:
            export.fault(
                index, column, f"response id stands twice (first in row {export.raw.rows[seen[value]][0]})",
                "each id once", "remove one row, or export again",
            )  # fmt: skip
        seen[value] = index
        found.append(value)
    return found


def _dates(export: _Export, column: Column) -> list[str]:
    return read_dates(
        list(export.values(column)), export.plan.dates,
        lambda index, what, expected, do: export.fault(index, column, what, expected, do),
    )  # fmt: skip


def _types(export: _Export, column: Column, types: Sequence[str]) -> Iterable[str]:
    """The respondent types that were ticked, as the folder spells them, joined by the list mark."""
    if column.option:
        words = {key(column.option), *TICKED, *map(key, column.ticked)}
        return (column.option if key(v) in words else "" for v in export.values(column))
    known = {key(name): name for name in types}
    asked = Question("type", scale="multi", options=tuple(Option(n, f"option:{i}") for i, n in enumerate(types)))
    named = {f"option:{i}": name for i, name in enumerate(types)}
    split = several_answers(column.separator, asked) if known and column.separator else None
    made = []
    for index, value in enumerate(export.values(column)):
        if not value or key(value) in silent_words(asked):
            made.append("")
        elif split:
            codes = split(value)
            if codes is None:
                _unknown(export, index, column, asked, "respondent type")
            made.append(LIST_MARK.join(named[code] for code in codes if code in named))
        elif known and key(value) not in known:
            _unknown(export, index, column, asked, "respondent type")
        else:
            made.append(known.get(key(value), value))
    return made


def _coded(export: _Export, column: Column, question: Question, read: Reading) -> Iterable[tuple[str, ...]]:
    """The codes of every cell of a column; each different cell is read once."""
    known: dict[str, tuple[str, ...]] = {"": ()}
    silent = silent_words(question)
    for index, value in enumerate(export.values(column)):
        if value not in known:
            if key(value) in silent:
                known[value] = ("not_answered",)
            elif (codes := read(value)) is not None:
                known[value] = codes
            else:
                _unknown(export, index, column, question, "answer")
        yield known[value]


def _unknown(export: _Export, index: int, column: Column, question: Question, what: str) -> NoReturn:
    labels = [option.label for option in options(question)]
    told = ", ".join(labels[:8]) + (", ..." if len(labels) > 8 else "")
    export.fault(
        index, column, f"the {what} is none of the options", f"one of: {told}",
        f"add the option (or its spelling under also) for {question.question_id} in consultation.toml, or correct the "
        "cell; cells that moved to the side look like this, too",
    )  # fmt: skip


def _option_columns(plan: ExportFile) -> dict[str, list[Column]]:
    found: dict[str, list[Column]] = {}
    for column in plan.of("option"):
        found.setdefault(column.question, []).append(column)
    return found


def _ticked(export: _Export, question: Question, columns: Sequence[Column]) -> list[tuple[int, tuple[str, ...]]]:
    """The options ticked by each response where each option has a column of its own."""
    codes, silent = codes_of(question), silent_words(question)
    chosen: dict[int, list[str]] = {}
    for column in columns:
        code = codes.get(key(column.option))
        if code is None:
            raise TableError(
                "no such option", f"an option of {question.question_id}", "correct it in consultation.toml",
                export.raw.file, 1, column.name,
            )  # fmt: skip
        ticked = {key(column.option), *TICKED, *map(key, column.ticked)}
        for index, value in enumerate(export.values(column)):
            if key(value) in ticked:
                chosen.setdefault(index, []).append(code)
            elif key(value) not in UNTICKED and key(value) not in silent:
                export.fault(
                    index, column, "neither ticked nor empty", f"the option's words, or one of {', '.join(TICKED[:6])}",
                    'say what means ticked (ticked = ["..."]) in consultation.toml, or correct the cell',
                )  # fmt: skip
    return [(index, tuple(dict.fromkeys(codes))) for index, codes in sorted(chosen.items())]


def _notes(plan: ExportFile) -> tuple[str, ...]:
    """The columns that did not become answers, named."""
    personal = [column.name for column in plan.of("name", "email")]
    dropped = [f"{column.name} ({column.why})" if column.why else column.name for column in plan.of("left out")]
    about = [column.name for column in plan.of("analyst")]
    told = [("personal, not loaded", personal), ("left out", dropped), ("the analysts' own, not loaded", about)]
    return tuple(f"{plan.file}: {len(names)} columns {what}: {', '.join(names)}" for what, names in told if names)
