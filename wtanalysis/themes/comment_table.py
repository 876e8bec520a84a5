"""Comments from a CSV table that the user names: which column holds what, checked row by row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path

from wtanalysis.errors import TableError
from wtanalysis.themes.model import Comment

LARGEST_CELL = 10_000_000


def comments_from_csv(  # noqa: PLR0913 -- an argument a column
    path: str | Path,
    id_column: str,
    text_column: str,
    *,
    question: str | None = None,
    answer: str | None = None,
    group: str | None = None,
    policy_area: str | None = None,
    response: str | None = None,
) -> tuple[Comment, ...]:
    r"""Read comments from a CSV table with a header.

    Args:
        path: the file: UTF-8, cells parted by commas.
        id_column: the column with an id for each comment, which no other comment has.
        text_column: the column with the comment; a blank cell is a blank comment.
        question: the column with the question's id, where there is one; so with the rest.
        answer: the column with the closed answer's bucket code.
        group: the column with the respondent's group.
        policy_area: the column with the policy area.
        response: the column with the response's id.

    Returns:
        One comment a row, in the order of the rows; the text is verbatim.

    Raises:
        TableError: the file is missing, is not UTF-8, lacks a column or has no rows; or a row has too many or too few
            cells, no id, or an id that a row above has. It says in which row, and never what a respondent wrote.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     table = Path(folder) / "comments.csv"
    ...     _ = table.write_text("id,words\n1,Too dear\n2,\n", encoding="utf-8")
    ...     [(comment.comment_id, comment.text) for comment in comments_from_csv(table, "id", "words")]
    [('1', 'Too dear'), ('2', '')]
    """
    path = Path(path)
    wanted = {
        "comment_id": id_column,
        "text": text_column,
        "question_id": question,
        "answer": answer,
        "group": group,
        "policy_area": policy_area,
        "response_id": response,
    }
    rows = _rows(path)
    header = next(rows, (1, []))[1]
    places = {field: _place(path, header, column) for field, column in wanted.items() if column is not None}
    seen: dict[str, int] = {}
    found = []
    for line, cells in rows:
        if len(cells) != len(header):
            expected = f"{len(header)} as in the header"
            raise TableError(_cells(len(cells)), expected, "check commas and quotes", path.name, line)
        values = {field: cells[place] for field, place in places.items()}
        values["comment_id"] = _new_id(path, line, id_column, values["comment_id"].strip(), seen)
        found.append(Comment(**{name: value if name == "text" else value.strip() for name, value in values.items()}))
    if not found:
        raise TableError("no rows below the header", "a row for each comment", "check the file", file=path.name)
    return tuple(found)


def _new_id(path: Path, line: int, column: str, name: str, seen: dict[str, int]) -> str:
    """The id of a row, which must be there and new; the error names rows alone, as ids may say who wrote."""
    if not name:
        expected = "an id for every comment"
        raise TableError("no id", expected, "give the row an id that no other row has", path.name, line, column)
    if name in seen:
        what = f"the same id as row {seen[name]}"
        raise TableError(
            what,
            "an id once",
            "give each comment an id of its own, such as response and question joined",
            path.name,
            line,
            column,
        )
    seen[name] = line
    return name


def _cells(number: int) -> str:
    return f"{number} cell{'' if number == 1 else 's'}"


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Row numbers and cells; rows without any cell are passed over. The header is row 1, as a spreadsheet counts."""
    text = _text(path)
    limit = csv.field_size_limit(LARGEST_CELL)
    line = 0
    try:
        for line, cells in enumerate(csv.reader(io.StringIO(text, newline=""), strict=True), start=1):
            if cells:
                yield line, cells
    except csv.Error:
        do = "close every quotation mark, and double those inside a cell"
        raise TableError("quotation marks that do not match", "a CSV table", do, path.name, line + 1) from None
    finally:
        csv.field_size_limit(limit)


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise TableError("no such file", "a CSV table of comments", "check the path", file=path.name) from None
    except OSError as fault:
        do = "name a file that can be read"
        raise TableError(f"cannot be read ({fault.strerror})", "a CSV table", do, file=path.name) from None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        row = data[: fault.start].count(b"\n") + 1
        raise TableError("not UTF-8", "a CSV table in UTF-8", "save it again as UTF-8", path.name, row) from None
    if "\0" in text or data[:4] == b"PK\x03\x04":
        raise TableError("not a text file", "a CSV table in UTF-8", "save it as CSV", file=path.name)
    if not text.strip():
        raise TableError("empty", "a header and a row for each comment", "check the file", file=path.name)
    return text


def _place(path: Path, header: Sequence[str], column: str) -> int:
    """Where a column stands, which the header must name once."""
    names = [name.strip() for name in header]
    if column not in names:
        known = ", ".join(name or "(no name)" for name in names[:40])
        raise TableError("no such column", f"one of {known}", "name a column of the header", path.name, 1, column)
    if names.count(column) > 1:
        raise TableError("a column twice", "each name once", "rename one of them", path.name, 1, column)
    return names.index(column)
