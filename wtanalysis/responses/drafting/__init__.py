"""Drafting a consultation folder from an export: layout, columns, questions and scales guessed, each with a reason."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from wtanalysis import tables
from wtanalysis.errors import OutputError
from wtanalysis.responses.drafting.definition import definition
from wtanalysis.responses.drafting.guesses import Guess, Guesses
from wtanalysis.responses.drafting.guessing import guess
from wtanalysis.responses.drafting.told import read_told
from wtanalysis.responses.rawtables import Layout, guess_layout, read_raw
from wtanalysis.responses.scales import slug

DEFINITION = "consultation.toml"
MAPPING = "mapping.csv"
MAPPING_COLUMNS = ("column", "guess", "confidence")
DECISION_COLUMNS = ("response_id", "decision", "of", "reason", "by", "when")
GROUP_COLUMNS = ("group", "types", "locator")


@dataclass(frozen=True)
class Draft:
    """A consultation folder before it is written.

    Attributes:
        name: the consultation's short name.
        export: the file that it was drafted from.
        copied_as: the name of its copy in the folder.
        layout: how the file is laid out.
        guesses: what its columns are.
        files: the text of each file of the folder: consultation.toml, questions.csv, mapping.csv, .gitignore,
            groups.csv where a column says what sort of respondent it is, and an empty intake.csv where some responses
            look like tests, for what people decide about them.
    """

    name: str
    export: Path
    copied_as: str
    layout: Layout
    guesses: Guesses
    files: Mapping[str, str]


def draft(path: str | Path, name: str = "", questions: str | Path = "") -> Draft:
    r"""Draft a consultation folder from an export: guess its layout, what each column is, scales and types.

    Nothing is written, and nothing stays unmapped: every column has its guess, the reason, and how sure it is.

    Args:
        path: the export, CSV, TSV or XLSX.
        name: a short name for the consultation; empty: the file's.
        questions: a question workbook or data dictionary that says what the columns are, if there is one.

    Returns:
        The draft, which :func:`write_draft` writes into a folder.

    Raises:
        TableError: no such file, another kind of file, or a table that cannot be read, with file and row.

    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "Our parks.csv"
    >>> _ = path.write_text("ID,Q1. Close later?\n" + "".join(f"{n},{'Yes' if n % 3 else 'No'}\n" for n in range(30)))
    >>> made = draft(path)
    >>> made.name, sorted(made.files)
    ('our-parks', ['.gitignore', 'consultation.toml', 'mapping.csv', 'questions.csv'])
    >>> print(made.files["mapping.csv"])
    column,guess,confidence
    ID,"id: every row has a value of its own, as the header says",0.97
    Q1. Close later?,"answer to q1: yes_no_dk: yes, no",0.97
    <BLANKLINE>
    """
    path = Path(path)
    layout = guess_layout(path)
    table = read_raw(path, layout)
    told = read_told(Path(questions)) if questions else read_told(path, is_export=True)
    guesses = guess(table, told)
    short = slug(name or path.stem)
    copied_as = _copy_name(path.name)
    files = {
        DEFINITION: definition(short, copied_as, layout, guesses),
        "questions.csv": tables.to_csv(tables.COLUMNS["questions"], guesses.questions),
        MAPPING: tables.to_csv(MAPPING_COLUMNS, map(_mapping_row, guesses.columns)),
        ".gitignore": _ignored(copied_as),
    }
    if guesses.tests:
        files["intake.csv"] = tables.to_csv(DECISION_COLUMNS, ())
    if guesses.types:
        groups = ({"group": label, "types": (label, *also)} for label, also in guesses.types)
        files["groups.csv"] = tables.to_csv(GROUP_COLUMNS, groups)
    return Draft(short, path, copied_as, layout, guesses, files)


def write_draft(made: Draft, folder: str | Path) -> list[Path]:
    """Write a draft into a folder, with a copy of the export; all files are moved in whole.

    Args:
        made: the draft.
        folder: a new folder, or one without a ``consultation.toml``.

    Returns:
        The files written.

    Raises:
        OutputError: the folder holds a consultation already, or cannot be written.
    """
    folder = Path(folder)
    there = [name for name in (DEFINITION, *made.files) if (folder / name).exists() and name != ".gitignore"]
    if there:
        raise OutputError(
            f"holds a {there[0]} already", "a new folder", "name another folder, or remove the file", file=folder.name
        )
    files: dict[str, str | bytes] = {**made.files, made.copied_as: made.export.read_bytes()}
    kept = folder / ".gitignore"
    if kept.is_file():
        files[".gitignore"] = kept.read_text("utf-8").rstrip("\n") + "\n" + made.files[".gitignore"]
    if (folder / made.copied_as).exists():
        if (folder / made.copied_as).read_bytes() != made.export.read_bytes():
            raise OutputError(
                f"holds another {made.copied_as} already", "a new folder", "name another folder", file=folder.name
            )
        del files[made.copied_as]
    return tables.write_files(folder, files)


def _mapping_row(found: Guess) -> dict[str, object]:
    """One line of mapping.csv."""
    column = found.column
    where = f" to {column.question}" if column.role == "answer" else f" of {column.question}" if column.question else ""
    option = f" ({column.option})" if column.option else ""
    return {
        "column": column.name,
        "guess": f"{column.role}{where}{option}: {found.told}",
        "confidence": found.sure,
    }


def _copy_name(name: str) -> str:
    """What the copy of the export is called: its own name, unless a file of the folder needs that."""
    needed = {DEFINITION, MAPPING, ".gitignore", *(f"{table}.csv" for table in tables.COLUMNS), "groups.csv"}
    return f"export-{name}" if name.casefold() in needed or name.startswith("~") else name


def _ignored(name: str) -> str:
    r"""A .gitignore that keeps the export out of version control.

    >>> print(_ignored("what [people] said.csv"))
    # What respondents wrote stays out of version control.
    /what \[people\] said.csv
    <BLANKLINE>
    """
    escaped = re.sub(r"([\\\[\]*?!#])", r"\\\1", name)
    escaped = re.sub(r" +\Z", lambda match: "\\ " * len(match[0]), escaped)
    return f"# What respondents wrote stays out of version control.\n/{escaped}\n"
