"""Online exports -> tidy tables: every cell becomes an answer, a comment or a fact about the respondent, or is refused.

Nothing is guessed here: what a column is, its definition says. A value that is no option of its question is refused
with file, row and column; the message never carries the value, since it may be what a respondent wrote.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from wtanalysis.responses.cells import Reading, codes_of, one_answer, several_answers, silent_words
from wtanalysis.responses.columns import Export, no_such_option, places, ticks, unknown
from wtanalysis.responses.loaded import Answers, Loaded
from wtanalysis.responses.mapping import Column, ExportFile
from wtanalysis.responses.model import Question
from wtanalysis.responses.people import records, unclear
from wtanalysis.responses.rawtables import Layout, read_raw
from wtanalysis.responses.scales import key, options


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
    raw = read_raw(path, Layout(plan.header_rows, plan.delimiter, plan.encoding, plan.sheet, plan.first_row))
    export = Export(raw, plan, places(raw, plan))
    loaded = Loaded(records=records(export, types, prefix), channel=plan.channel)
    by_id = {question.question_id: question for question in questions}
    for column in plan.of("answer"):
        question = by_id[column.question]
        read = (
            several_answers(column.separator, question)
            if column.separator or question.scale == "multi"
            else one_answer(question)
        )
        given = [(i, codes) for i, codes in enumerate(_coded(export, column, question, read)) if codes]
        _merge(export, column, question, loaded.answers, given)
    for question_id, columns in _option_columns(plan).items():
        question = by_id[question_id]
        _merge(export, columns[0], question, loaded.answers, _ticked(export, question, columns))
    for column in plan.of("comment"):
        silent = silent_words(Question("text"))
        most = max(map(len, silent), default=0) + 9
        for index, text in enumerate(export.values(column)):
            if text and (len(text) > most or key(text) not in silent):
                loaded.comments.append((index, column.question, "", text))
    loaded.questions = tuple(dict.fromkeys(column.question for column in plan.of("answer", "option", "comment")))
    aside = (f"{plan.file}: row {row} left out: {why}" for row, why in raw.aside)
    loaded.notes = (*_notes(plan), *unclear(export), *aside)
    return loaded


def _coded(export: Export, column: Column, question: Question, read: Reading) -> Iterable[tuple[str, ...]]:
    """The codes of every cell of a column; each different cell is read once."""
    known: dict[str, tuple[str, ...]] = {"": ()}
    silent = silent_words(question)
    for index, value in enumerate(export.values(column)):
        if value not in known:
            if key(value) in silent:
                known[value] = ("not_answered",)
            elif (codes := read(value)) is not None:
                known[value] = _settled(export, index, column, question, codes)
            else:
                unknown(export, index, column, question, "answer")
        yield known[value]


def _option_columns(plan: ExportFile) -> dict[str, list[Column]]:
    found: dict[str, list[Column]] = {}
    for column in plan.of("option"):
        found.setdefault(column.question, []).append(column)
    return found


def _ticked(export: Export, question: Question, columns: Sequence[Column]) -> Answers:
    """The options ticked by each response where each option has a column of its own."""
    codes, silent = codes_of(question), silent_words(question)
    chosen: dict[int, list[str]] = {}
    for column in columns:
        code = codes.get(key(column.option))
        if code is None:
            no_such_option(export, column, f"an option of {question.question_id}")
        for index, yes in enumerate(ticks(export, column, silent)):
            if yes:
                chosen.setdefault(index, []).append(code)
    return [(i, _settled(export, i, columns[0], question, given)) for i, given in sorted(chosen.items())]


def _settled(export: Export, index: int, column: Column, question: Question, codes: Sequence[str]) -> tuple[str, ...]:
    """The codes of one response to one question in the order of its options; several only where they may be."""
    chosen = tuple(dict.fromkeys(option.code for option in options(question) if option.code in codes))
    if len(chosen) > 1 and question.scale not in ("multi", ""):
        export.fault(
            index, column, "several answers to a question that takes one", "one answer",
            f'correct the row, or give {question.question_id} the scale "multi" in questions.csv',
        )  # fmt: skip
    return chosen or tuple(codes[:1])


def _merge(export: Export, column: Column, question: Question, answers: dict[str, Answers], given: Answers) -> None:
    """Put the answers of one more column to those of the question, so that each response stands there once."""
    earlier = answers.get(question.question_id)
    if earlier:
        together = dict(earlier)
        for index, codes in given:
            both = (*together.get(index, ()), *codes)
            together[index] = _settled(export, index, column, question, both)
        given = sorted(together.items())
    answers[question.question_id] = given


def _notes(plan: ExportFile) -> tuple[str, ...]:
    """The columns that did not become answers, named."""
    personal = [column.name for column in plan.of("name", "email")]
    dropped = [f"{column.name} ({column.why})" if column.why else column.name for column in plan.of("left out")]
    about = [column.name for column in plan.of("analyst")]
    told = [("personal, not loaded", personal), ("left out", dropped), ("the analysts' own, not loaded", about)]
    return tuple(
        f"{plan.file}: {len(names)} column{'s' * (len(names) > 1)} {what}: {', '.join(names)}"
        for what, names in told
        if names
    )
