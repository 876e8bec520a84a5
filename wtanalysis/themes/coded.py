"""Coded tables: which themes people (or a model, earlier) gave to which comments."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from wtanalysis.errors import TableError
from wtanalysis.responses.delimited import decode, guess_encoding, kind_of, records
from wtanalysis.tables import to_csv
from wtanalysis.themes.model import DECISIONS, Code, Codebook, Coding, Comment, Decision

CODED = ("comment_id", "theme_id", "coder")
CODING = (*CODED, "probability", "decision", "statement")
PERSON = "person"
MODEL = "model"
Row = tuple[int, dict[str, str]]


def is_person(coder: str) -> bool:
    """Whether a coder is a person: everybody but ``model`` and ``model ...``.

    >>> is_person("analyst 1"), is_person("model"), is_person("model 2")
    (True, False, False)
    """
    return coder.casefold().split(" ")[0].rstrip(":") != MODEL


def read_rows(path: str | Path, required: Sequence[str], any_encoding: bool = False) -> tuple[Row, ...]:
    r"""The rows of a delimited table that people keep, each with the number that a spreadsheet shows.

    The header may stand in any order and case, with more columns than these; commas, semicolons or tabs part the
    cells, whichever gives a header that holds the columns. Empty rows are left out, cells stay as they are.

    Args:
        path: the file.
        required: the columns that it must have.
        any_encoding: whether the table may be as Excel saves it: in cp1252 or UTF-16, empty cells at the end of a row
            left out; else it must be UTF-8.

    Returns:
        Row number and cells by column.

    Raises:
        TableError: no such file, no text, not UTF-8, a column missing or there twice, a row of another length.

    >>> import tempfile, pathlib
    >>> path = pathlib.Path(tempfile.mkdtemp()) / "a.csv"
    >>> _ = path.write_text("Theme_ID;name\nboats;Night boats\n")
    >>> read_rows(path, ("theme_id",))
    ((2, {'theme_id': 'boats', 'name': 'Night boats'}),)
    """
    path = Path(path)
    data = _bytes(path)
    text = decode(data, guess_encoding(data) if any_encoding else "utf-8", path.name)
    found = _with_header(text, required, path.name)
    header = _header(next(found, (1, []))[1], required, path.name)
    rows = []
    for row, cells in found:
        if not any(cell.strip() for cell in cells):
            continue
        if any_encoding:  # Excel leaves out the marks of empty cells at the end of a row (its note 77295)
            cells = [*cells, *[""] * (len(header) - len(cells))]
        if len(cells) < len(header) or any(cell.strip() for cell in cells[len(header) :]):
            expected = f"{len(header)} as in the header"
            raise TableError(f"{len(cells)} cells", expected, "check commas and quotes", path.name, row)
        rows.append((row, {name: cell for name, cell in zip(header, cells, strict=False) if name}))
    return tuple(rows)


def _bytes(path: Path) -> bytes:
    if not path.is_file():
        raise TableError("no such file", "a CSV table", "check the path", file=path.name)
    kind = kind_of(path) if path.stat().st_size else "text"
    if kind not in ("text", "JSON"):
        raise TableError(
            f"is {'a workbook or another zip' if kind == 'zip' else kind}", "a CSV table in UTF-8",
            "save it as CSV (UTF-8)", file=path.name,
        )  # fmt: skip
    return path.read_bytes()


def _with_header(text: str, required: Sequence[str], file: str) -> Iterator[tuple[int, list[str]]]:
    """The records under the delimiter whose header holds the required columns; under the comma where none does."""
    first = text.removeprefix("\ufeff").split("\n", 1)[0]
    for delimiter in (",", ";", "\t"):
        names = {cell.strip().strip('"').casefold() for cell in first.split(delimiter)}
        if all(column in names for column in required):
            return records(text, delimiter, file)
    hint = re.match(r"sep=(.)\r?$", first, re.I)
    return records(text, hint[1] if hint else ",", file)


def _header(cells: Sequence[str], required: Sequence[str], file: str) -> list[str]:
    names = [cell.strip().casefold() for cell in cells]
    for column in required:
        if column not in names:
            raise TableError("column missing", ", ".join(required), "add the column to the header", file, 1, column)
    for name in names:
        if name and names.count(name) > 1:
            raise TableError("column is there twice", "each column once", "delete or rename one", file, 1, name)
    return names


def read_coded(path: str | Path, codebook: Codebook, comments: Iterable[str | Comment]) -> Coding:
    r"""Read which themes people gave to comments: one row a comment and theme, by one coder or several.

    An empty theme says that the coder read the comment and found none. Without a coder it is ``person``. The table of
    ``wta code`` is read as well, with its probabilities and decisions; where it has no rows for comments with no theme,
    the model read all of the comments.

    Args:
        path: a CSV table with comment_id and theme_id, and coder, probability, decision and statement if there.
        codebook: the themes that may stand in it.
        comments: the comments that are read, or their ids.

    Returns:
        The codes in the order of the comments; ``base`` are the comments that somebody coded. ``notes`` count rows
        that stand twice, rows of other comments, and comments with a theme and "none" by one coder.

    Raises:
        TableError: a theme that is not in the codebook, a list in one cell, an empty comment id, a probability that is
            none, a decision that is none, or a table of other comments altogether.

    >>> import tempfile, pathlib
    >>> path = pathlib.Path(tempfile.mkdtemp()) / "coded.csv"
    >>> _ = path.write_text("comment_id,theme_id,coder\nc2,boats,analyst 1\nc1,,analyst 1\nc9,boats,analyst 1\n")
    >>> from wtanalysis.themes.model import Theme
    >>> coding = read_coded(path, Codebook((Theme("boats", "Night boats"),)), ["c1", "c2", "c3"])
    >>> coding.base, coding.notes
    (('c1', 'c2'), ('1 row of 1 comment that is not among these comments was left out (id: c9)',))
    """
    path = Path(path)
    order = {item if isinstance(item, str) else item.comment_id: n for n, item in enumerate(comments)}
    rows = read_rows(path, CODED[:2])
    codes: dict[tuple[str, str, str], Code] = {}
    strangers: dict[str, int] = {}
    twice = 0
    known = frozenset(codebook.ids)
    for row, cells in rows:
        code = _code(path.name, row, cells)
        if code.theme_id and code.theme_id not in known:
            raise unknown_theme(code.theme_id, codebook, path.name, row)
        if code.comment_id not in order:
            strangers[code.comment_id] = strangers.get(code.comment_id, 0) + 1
            continue
        key = (code.comment_id, code.theme_id, code.coder)
        twice += key in codes
        codes.setdefault(key, code)
    if strangers and not codes:
        _other_comments(path.name, strangers, order)
    sorted_codes = tuple(sorted(codes.values(), key=lambda code: order[code.comment_id]))
    base = tuple(dict.fromkeys(code.comment_id for code in sorted_codes))
    if codes and not any(is_person(code.coder) or not code.theme_id for code in sorted_codes):
        base = tuple(order)
    return Coding(sorted_codes, base, notes=_notes(sorted_codes, strangers, twice))


def _code(file: str, row: int, cells: Mapping[str, str]) -> Code:
    comment_id, theme_id = cells["comment_id"].strip(), cells["theme_id"].strip()
    if not comment_id:
        raise TableError("no comment id", "the id of a comment", "fill the cell", file, row, "comment_id")
    decision = cells.get("decision", "").strip().casefold() or "yes"
    if decision not in DECISIONS:
        raise TableError("unknown decision", "yes or unsure", "write one of these", file, row, "decision")
    known: Decision = "unsure" if decision == "unsure" else "yes"
    coder = cells.get("coder", "").strip() or PERSON
    return Code(comment_id, theme_id, coder, _probability(file, row, cells), known, cells.get("statement", ""))


def _probability(file: str, row: int, cells: Mapping[str, str]) -> float | None:
    words = cells.get("probability", "").strip()
    if not words:
        return None
    try:
        value = float(words)
    except ValueError:
        value = math.nan
    if not 0 <= value <= 1:
        raise TableError(
            "is no probability", "a number from 0 to 1, or nothing", "correct it", file, row, "probability"
        )
    return value


def unknown_theme(theme_id: str, codebook: Codebook, file: str = "", row: int | None = None) -> TableError:
    """The fault of a theme that is not in the codebook, with the ids that come nearest.

    A cell that holds several themes gets a message of its own.

    >>> from wtanalysis.themes.model import Theme
    >>> print(unknown_theme("boat", Codebook((Theme("boats", "Night boats"),)), "coded.csv", 3))
    coded.csv:3:theme_id theme 'boat' is not in the codebook, expected one of its ids, such as boats, ...
    """
    parts = [part.strip() for part in re.split(r"\s*(?:\|+|;|,|\n)\s*", theme_id) if part.strip()]
    if len(parts) > 1 and any(part in codebook.ids for part in parts):
        return TableError(
            f"{len(parts)} themes in one cell", "one row for each comment and theme",
            "repeat the row, with one theme in each", file, row, "theme_id",
        )  # fmt: skip
    near = nearest_ids(theme_id, codebook)
    shown = theme_id if len(theme_id) <= 60 else f"{theme_id[:57]}..."
    return TableError(
        f"theme {shown!r} is not in the codebook",
        f"one of its ids, such as {', '.join(near)}" if near else "one of its ids",
        "correct the cell, or add the theme to the codebook", file, row, "theme_id",
    )  # fmt: skip


def nearest_ids(words: str, codebook: Codebook, most: int = 3) -> tuple[str, ...]:
    """The ids of the codebook whose letters, or whose name's letters, come nearest; the nearest first.

    >>> from wtanalysis.themes.model import Theme
    >>> nearest_ids("Night boat", Codebook((Theme("t1", "Fares"), Theme("t2", "Night boats"))), 1)
    ('t2',)
    """
    from rapidfuzz.fuzz import ratio

    asked = words.casefold()
    scores = {
        theme.theme_id: max(ratio(asked, theme.theme_id.casefold()), ratio(asked, theme.name.casefold()))
        for theme in codebook.themes
    }
    return tuple(sorted(scores, key=lambda name: -scores[name])[:most])


def _other_comments(file: str, strangers: Mapping[str, int], order: Mapping[str, int]) -> None:
    shown = ", ".join(list(order)[:3]) or "none at all"
    do = "check that the coded file belongs to these comments, and that its ids are as in the comments file"
    if {name.lstrip("0").removesuffix(".0") for name in strangers} & {name.lstrip("0") for name in order}:
        do = "its ids lost their leading zeros or gained .0, as spreadsheets do: format the column as text"
    raise TableError(
        f"none of its {len(strangers):,} comment ids is among these comments",
        f"ids such as {shown}", do, file, column="comment_id",
    )  # fmt: skip


def _notes(codes: Sequence[Code], strangers: Mapping[str, int], twice: int) -> tuple[str, ...]:
    notes = []
    if strangers:
        rows, ids = sum(strangers.values()), list(strangers)
        one = len(ids) == 1
        notes.append(
            f"{rows:,} row{'s' * (rows != 1)} of {len(ids):,} comment{'' if one else 's'} that {'is' if one else 'are'}"
            f" not among these comments {'was' if rows == 1 else 'were'} left out"
            f" (id{'' if one else 's'}: {', '.join(ids[:3])}{', ...' if len(ids) > 3 else ''})"
        )
    if twice:
        notes.append(f"{twice:,} row{'s' * (twice != 1)} repeated a comment, theme and coder and counted once")
    none = {(code.comment_id, code.coder) for code in codes if not code.theme_id}
    both = {(code.comment_id, code.coder) for code in codes if code.theme_id} & none
    if both:
        notes.append(f"{len(both):,} comment{'s' * (len(both) != 1)} with a theme and with none by the same coder")
    return tuple(notes)


def coding_csv(coding: Coding) -> str:
    r"""A coding as the table of the contract; a comment of the base that carries nothing has a row without a theme.

    >>> print(coding_csv(Coding((Code("a", "x", "model", 0.5, "unsure"),), ("a", "b"))))
    comment_id,theme_id,coder,probability,decision,statement
    a,x,model,0.5,unsure,
    b,,model,,yes,
    """
    coders = sorted({code.coder for code in coding.codes})
    there = {code.comment_id for code in coding.codes}
    empty = [Code(name, "", coders[0] if len(coders) == 1 else "") for name in coding.base if name not in there]
    order = {name: n for n, name in enumerate(coding.base)}
    rows = sorted((*coding.codes, *empty), key=lambda code: order.get(code.comment_id, len(order)))
    return to_csv(CODING, rows)


def read_by(coding: Coding) -> dict[str, frozenset[str]]:
    """Coder -> the comments that this coder read: a model's are the whole base, a person's those with a row.

    >>> read_by(Coding((Code("a", "x", "model"), Code("b", "", "analyst 1")), ("a", "b")))["analyst 1"]
    frozenset({'b'})
    """
    found: dict[str, set[str]] = {}
    for code in coding.codes:
        found.setdefault(code.coder, set()).add(code.comment_id)
    return {coder: frozenset(ids if is_person(coder) else ids | set(coding.base)) for coder, ids in found.items()}
