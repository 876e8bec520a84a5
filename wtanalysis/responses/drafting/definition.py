"""The draft of ``consultation.toml`` as text, with plain words on what to check."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import date

from wtanalysis.responses.drafting.guesses import Guess, Guesses
from wtanalysis.responses.model import Option, Question
from wtanalysis.responses.rawtables import Layout

CHANNEL = "online form"
UNSURE = 0.8
PLACEHOLDER = (date(2000, 1, 1), date(2099, 12, 31))


def quoted(words: str) -> str:
    r"""Words as a TOML string.

    >>> print(quoted('Say "yes"\n'))
    "Say \"yes\"\n"
    """
    return json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007f")


def definition(name: str, export: str, layout: Layout, guesses: Guesses) -> str:
    """The text of ``consultation.toml`` for one export.

    Args:
        name: the consultation's short name.
        export: the file's name in the folder.
        layout: how the file is laid out.
        guesses: what its columns are.
    """
    parts = [
        _opening(export, guesses), _facts(name, guesses), _channel(), _file(export, layout, guesses),
        _grouping(guesses), *map(_question, (q for q in guesses.questions if q.options)),
    ]  # fmt: skip
    return "\n".join(part for part in parts if part)


def _opening(export: str, guesses: Guesses) -> str:
    unsure = [guess for guess in guesses.columns if guess.sure < UNSURE]
    lines = [
        f"A draft, made from {export}. It loads as it stands, but a program has guessed what every column is.",
        "Before you rely on a number, please:",
        "1. fill in title and publisher, and correct the two dates, just below;",
        f"2. read mapping.csv: a line for each of the {len(guesses.columns)} columns with the guess, the reason and",
        f"   how sure it is (0 to 1). Those below {UNSURE} ({len(unsure)} of them) are marked CHECK here, too;",
        "3. read the questions in questions.csv, and the groups in groups.csv where there are any;",
        "4. correct here what is wrong, and delete these lines.",
        "Lines that begin with # are notes: nothing reads them.",
    ]
    if guesses.warnings:
        lines += ["", "What to look at first:", *(f"- {words}" for words in guesses.warnings)]
    return "".join(f"# {line}".rstrip() + "\n" for line in lines)


def _facts(name: str, guesses: Guesses) -> str:
    opened, closed = guesses.days or tuple(day.isoformat() for day in PLACEHOLDER)
    from_data = guesses.days is not None
    note = (
        "first day with a response; put the day the consultation opened" if from_data else
        "not known: no column holds dates; put the day the consultation opened"
    )  # fmt: skip
    last = (
        "last day with a response, so none is late; put the closing date, and later ones are left out" if from_data else
        "not known; put the closing date"
    )  # fmt: skip
    tables = ["questions", *(["groups"] if guesses.types else [])]
    return "\n".join([
        f"name = {quoted(name)}",
        'title = "TO BE FILLED IN: the title of the consultation"',
        'publisher = "TO BE FILLED IN: who is asking"',
        f"opened = {opened}  # {note}",
        f"closed = {closed}  # {last}",
        'origin = "Drafted from an export; not checked yet."',
        f"tables = [{', '.join(map(quoted, tables))}]",
        "",
    ])  # fmt: skip


def _channel() -> str:
    described = 'description = "the form that the export came from"'
    return f"[[channels]]\nname = {quoted(CHANNEL)}\n{described}\nin_percentages = true\n"


def _file(export: str, layout: Layout, guesses: Guesses) -> str:
    order = guesses.dates
    decided = ['decisions = "intake.csv"   # what people decide about single responses', ""] if guesses.tests else [""]
    lines = [
        '# How responses are taken in. Each rule can be changed to "keep".',
        "[responses]",
        'late = "leave out"        # received after the closing date',
        'blank = "leave out"       # neither an answer nor a comment',
        'duplicates = "leave out"  # the same answers, word for word, from the same organisation',
        *_tests(guesses),
        *decided,
        "[[responses.files]]",
        f"file = {quoted(export)}",
        f"channel = {quoted(CHANNEL)}",
        f"header_rows = {layout.header_rows}",
        f"delimiter = {quoted(layout.delimiter)}",
        f"encoding = {quoted(layout.encoding)}",
        f"sheet = {quoted(layout.sheet)}  # of a workbook; empty: its first sheet",
        *(
            [f"first_row = {layout.first_row}  # the header begins on this row; what stands above it is left out"]
            if layout.first_row
            else []
        ),
        f'dates = {quoted(order)}  # "day first" or "month first" where dates such as 05/06/2023 leave it open',
        "# What each column is. A column is one of: id, date, type, type_other, on_behalf, organisation, name, email,",
        "# consent, listed, answer, option, comment, analyst, left out (with why). Names and emails are never loaded.",
        "columns = [",
        *(_column(guess) for guess in guesses.columns),
        "]",
        "",
    ]
    return "\n".join(lines)


def _tests(guesses: Guesses) -> list[str]:
    """Notes on responses that look like tests, with the lines to copy once somebody has decided."""
    if not guesses.tests:
        return []
    count = len(guesses.tests)
    return [
        f"# CHECK: {count} response{'s look' if count > 1 else ' looks'} like a test of the form. All count until",
        "# somebody decides: copy the lines of those that are tests into intake.csv, with who decided (by) and when.",
        "#   response_id,decision,of,reason,by,when",
        *(f"#   {plain_note(_cell(name))},test,,{plain_note(_cell(why))},," for name, why in guesses.tests),
    ]


def _cell(words: str) -> str:
    """Words as a cell of a CSV file."""
    return '"' + words.replace('"', '""') + '"' if re.search(r'[",]', words) else words


def _column(guess: Guess) -> str:
    column = guess.column
    pairs = [f"name = {quoted(column.name)}"]
    if column.column is not None:
        pairs.append(f"column = {column.column}")
    pairs.append(f"is = {quoted(column.role)}")
    pairs += [
        f"{key} = {quoted(value)}"
        for key, value in (("question", column.question), ("option", column.option), ("separator", column.separator),
                           ("why", column.why))
        if value
    ]  # fmt: skip
    if column.ticked:
        pairs.append(f"ticked = {_list(column.ticked)}")
    if column.values:
        pairs.append("values = { " + ", ".join(f"{quoted(k)} = {quoted(v)}" for k, v in column.values.items()) + " }")
    check = f"  # CHECK ({guess.sure:g}): {plain_note(guess.told)}" if guess.sure < UNSURE else ""
    return "  { " + ", ".join(pairs) + " }," + check


def plain_note(words: str) -> str:
    r"""Words as a note on one line.

    >>> plain_note("two\nlines")
    'two lines'
    """
    return "".join(c if c.isprintable() else " " for c in " ".join(words.split()))


def _list(words: Iterable[str]) -> str:
    return "[" + ", ".join(map(quoted, words)) + "]"


def _grouping(guesses: Guesses) -> str:
    if not guesses.types:
        return ""
    several = sum(guess.column.role == "type" for guess in guesses.columns) > 1 or any(
        guess.column.separator for guess in guesses.columns if guess.column.role == "type"
    )
    lines = [
        "# Each type of respondent is a group of its own. To put types together, give them one line in groups.csv."
    ]
    if several:
        lines += [
            "# Someone could tick several types here. Say which groups are a family role, which a profession, and",
            '# where those with both belong; without it, whoever ticked types of two groups is "not decided yet".',
            "# [grouping]",
            '# family = ["..."]',
            '# professions = ["..."]',
            '# lived_experience = "..."',
        ]
    return "\n".join([*lines, ""])


def _question(question: Question) -> str:
    lines = [
        f"# {plain_note(question.text)[:110]}",
        f"[questions.{question.question_id}]",
        "options = [",
        *(_option(option) for option in question.options),
        "]",
        "",
    ]
    return "\n".join(lines)


def _option(option: Option) -> str:
    pairs = [f"label = {quoted(option.label)}"]
    pairs += [
        f"{key} = {quoted(value)}"
        for key, value in (("code", option.code), ("part_of", option.part_of))
        if value
    ]  # fmt: skip
    if option.also:
        pairs.append(f"also = {_list(option.also)}")
    if option.kind != "answer":
        pairs.append(f"kind = {quoted(option.kind)}")
    return "  { " + ", ".join(pairs) + " },"
