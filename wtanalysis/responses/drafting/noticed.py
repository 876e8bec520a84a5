"""What a draft notices about rows: those left out, those that look like tests, answers split by language."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from wtanalysis.responses.drafting.guesses import Guess
from wtanalysis.responses.drafting.profiles import Profile
from wtanalysis.responses.drafting.tongues import is_split, language_column
from wtanalysis.responses.rawtables import RawTable

_TEST = re.compile(
    r"(?i)\W*(?:this is )?(?:a |just )?test(?:ing|er)?s?\b(?:\W*(?:test(?:ing|er)?|\d+|response|entry|only|please|"
    r"ignore|delete|submission))*\W*"
)
_PREVIEW = re.compile(r"(?i)(?:survey )?(?:preview|test)(?: response)?|spam")
_STATE = re.compile(r"(?i)\b(?:status|distribution ?channel|response type|mode)\b")
_TOLD = {"name": "the name says test", "organisation": "the organisation's name says test",
         "comment": "a comment says test", "type_other": "a comment says test"}  # fmt: skip


def rows_left_out(table: RawTable) -> list[str]:
    """What is said of rows that are not read as responses: above the header, or at the foot."""
    first = table.layout.first_row
    above = [f"the header stands on row {first}; the rows above it are left out"] if first > 1 else []
    return above + [f"row {row} is left out: it looks like {why}, not a response" for row, why in table.aside]


def tests_among(table: RawTable, columns: Mapping[int, Guess]) -> tuple[tuple[str, str], ...]:
    """The responses that look like tests of the form, by their ids, with what makes them look so.

    >>> from wtanalysis.responses.mapping import Column
    >>> from wtanalysis.responses.rawtables import Layout
    >>> table = RawTable("a.csv", ("ID", "Name"), ((2, ("A1", "Test Test")), (3, ("A2", "Mary Tester"))), Layout())
    >>> columns = {0: Guess(1, Column("ID", "id"), "", 1), 1: Guess(2, Column("Name", "name"), "", 1)}
    >>> tests_among(table, columns)
    (('A1', 'the name says test'),)
    """
    ids = next((at for at, guess in columns.items() if guess.column.role == "id"), None)
    made = []
    for row, cells in table.rows:
        why = next((told for at, guess in columns.items() if (told := _test(guess, cells[at]))), "")
        if why:
            made.append((cells[ids].strip() if ids is not None else f"r{row:04d}", why))
    return tuple(made)


def _test(guess: Guess, cell: str) -> str:
    """Why a cell makes its row look like a test; empty where it does not."""
    role = guess.column.role
    if role in _TOLD and len(cell) < 80 and _TEST.fullmatch(cell.strip()):
        return _TOLD[role]
    if role == "left out" and _STATE.search(guess.column.name) and _PREVIEW.fullmatch(cell.strip()):
        return f"{guess.column.name} says {cell.strip().casefold()}"
    return ""


def marked_by_language(table: RawTable, profiles: Sequence[Profile], columns: Mapping[int, Guess]) -> dict[int, Guess]:
    """The guesses, less sure where answers come in one language alone beside others in another: may be the same."""
    place = language_column(table.names)
    spoken = table.column(place) if place is not None else []
    made = dict(columns)
    for at, found in columns.items() if spoken else ():
        if at == place or found.column.role not in ("answer", "type") or profiles[at].distinct > 60:
            continue
        labels = {word: label for label, others in profiles[at].spelled.items() for word in (label, *others)}
        if is_split([labels.get(cell, "") for cell in table.column(at)], spoken):
            told = f"{found.told}; some answers come in one language alone: join those that say the same"
            made[at] = replace(found, told=told, sure=min(found.sure, 0.6))
    return made
