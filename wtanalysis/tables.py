"""The tables that others rely on: their columns, and reading and writing them as CSV.

UTF-8, LF, one header; empty means missing; lists joined by `` | ``. Files are written elsewhere and moved into place
whole.
"""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import is_dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wtanalysis.errors import OutputError, TableError

if TYPE_CHECKING:
    import pandas as pd

COLUMNS: dict[str, tuple[str, ...]] = {
    "questions": (
        "question_id", "section", "topic", "text", "scale", "base", "base_unit", "comments", "status", "reason",
        "locator",
    ),
    "figures": (
        "question_id", "bucket", "bucket_code", "parent", "group", "percent", "count", "base", "base_words",
        "base_inferred", "qualifier", "evidence", "locator",
    ),
    "facts": ("fact_id", "kind", "value", "unit", "words", "locator"),
    "quotations": (
        "text", "attribution", "attribution_kind", "organisation_match", "match_score", "section", "topic", "locator",
    ),
    "proposals": ("proposal_id", "section", "topic", "text", "question_ids", "locator"),
    "commitments": (
        "commitment_id", "section", "topic", "place", "side", "item", "text", "modality", "horizon", "due", "locator",
        "repeated_at", "repeat_difference",
    ),
    "organisations": ("name", "as_printed", "locator", "note"),
    "unclaimed": ("token", "unit", "sentence", "locator", "reason"),
    "reconciliation": (
        "question_id", "bucket_code", "parent", "group", "count", "base", "computed_percent", "published_percent",
        "rounding", "verdict", "reason",
    ),
    "breakdown": (
        "question_id", "bucket", "bucket_code", "parent", "group", "percent", "count", "base", "rounding", "eligible",
        "blank", "not_answered", "source", "notes",
    ),
    "findings": ("finding_id", "check", "severity", "locator", "other_locator", "words", "expected"),
    "changes": (
        "change_id", "kind", "effect", "old_section", "old_number", "old_text", "new_section", "new_number", "new_text",
        "similarity", "duty_change", "terms",
    ),
    "duties": (
        "duty_id", "change", "change_id", "old_holder", "old_force", "old_negative", "old_content", "old_basis",
        "old_number", "old_locator", "new_holder", "new_force", "new_negative", "new_content", "new_basis",
        "new_number", "new_locator",
    ),
    "terms": (
        "kind", "old_term", "new_term", "replaced", "old_count", "new_count", "remaining", "remaining_at", "change_ids",
    ),
    "citations": ("kind", "title", "provision", "change", "old_count", "new_count", "old_locators", "new_locators"),
    "claims": (
        "claim_id", "document", "chapter", "text", "locator", "kind", "verdict", "shown_by", "against", "reason",
    ),
    "trace": (
        "direction", "commitment_id", "section", "topic", "text", "modality", "horizon", "locator", "verdict", "reason",
        "new_section", "new_number", "new_locator", "new_text", "similarity", "change_ids",
    ),
    "codebook": ("theme_id", "name", "description", "examples", "stance", "policy_area"),
    "coded": ("comment_id", "theme_id", "coder"),
    "coding": ("comment_id", "theme_id", "coder", "probability", "decision", "statement"),
    "topics": (
        "question_id", "topic_id", "name", "named_by", "signed_by", "signed_at", "words", "size", "base", "in_words",
        "parent", "stability", "stable", "statements", "statements_of",
    ),
    "comments": (
        "comment_id", "question_id", "kind", "why", "language", "topic_id", "topics", "probability", "reassigned",
        "campaign", "belongs_to",
    ),
    "stability": (
        "question_id", "topic_id", "runs", "mean", "low", "by_seeds", "by_subsamples", "by_settings", "stable",
    ),
}  # fmt: skip
NUMBERS = {
    "base",
    "comments",
    "percent",
    "count",
    "match_score",
    "computed_percent",
    "published_percent",
    "item",
    "eligible",
    "blank",
    "not_answered",
    "similarity",
    "replaced",
    "old_count",
    "new_count",
    "remaining",
    "probability",
    "size",
    "stability",
    "mean",
    "low",
    "runs",
    "by_seeds",
    "by_subsamples",
    "by_settings",
}
LIST_MARK = " | "


def cell(value: Any) -> str:
    """One value as a cell.

    >>> cell(None), cell(54.5), cell(69.0), cell(("a", "b")), cell(True)
    ('', '54.5', '69', 'a | b', 'yes')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(round(value, 6))
    if isinstance(value, (list, tuple)):
        return LIST_MARK.join(cell(v) for v in value)
    return str(value)


def as_row(columns: Sequence[str], record: Any) -> dict[str, Any]:
    """A dataclass or mapping as a row with just these columns.

    >>> as_row(("name", "note"), {"name": "a", "other": 1})
    {'name': 'a', 'note': None}
    """
    if is_dataclass(record):
        return {name: getattr(record, name, None) for name in columns}
    return {name: record.get(name) for name in columns}


def to_csv(columns: Sequence[str], records: Iterable[Any]) -> str:
    r"""Records as CSV text with LF line ends, every value verbatim.

    >>> to_csv(("name", "note"), [{"name": "=1+1", "note": ("a", "b")}])
    'name,note\n=1+1,a | b\n'
    """
    rows = [list(columns), *([cell(v) for v in as_row(columns, record).values()] for record in records)]
    return "".join(_line(row) for row in rows)


def _line(row: Sequence[str]) -> str:
    """One row, ended by LF; written with CRLF first, as csv quotes only the characters that its line end has."""
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\r\n").writerow(row)
    return stream.getvalue().removesuffix("\r\n") + "\n"


def read(path: str | Path, columns: Sequence[str], name: str = "") -> list[dict[str, str]]:
    """The rows of a CSV file that must have these columns; raises TableError with file, row and column."""
    path = Path(path)
    shown = name or path.name
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise TableError("no such file", "a CSV table", "check the folder", file=shown) from None
    except UnicodeDecodeError:
        raise TableError("is not UTF-8", "a CSV table in UTF-8", "save it again as UTF-8", file=shown) from None
    reader = csv.reader(io.StringIO(text, newline=""))
    header = next(reader, [])
    for column in columns:
        if column not in header:
            raise TableError("column missing", ", ".join(columns), "add the column to the header", shown, 1, column)
    rows = []
    for line, values in enumerate(reader, start=2):
        if not values:
            continue
        if len(values) != len(header):
            raise TableError(
                f"{len(values)} cells", f"{len(header)} as in the header", "check commas and quotes", shown, line
            )
        rows.append(dict(zip(header, values, strict=True)))
    return rows


def to_frame(name: str, records: Iterable[Any]) -> pd.DataFrame:
    """Records as a DataFrame with the columns of table ``name``; numbers are numeric, missing is NA."""
    import pandas as pd

    columns = COLUMNS[name]
    frame = pd.DataFrame([as_row(columns, record) for record in records], columns=list(columns))
    for column in columns:
        if column in NUMBERS:
            frame[column] = pd.to_numeric(frame[column])
        else:
            frame[column] = frame[column].map(cell)
    return frame


def write_files(folder: str | Path, contents: Mapping[str, str | bytes]) -> list[Path]:
    """Write several files into a folder: all are written aside first, then moved in; none is left half written."""
    folder = Path(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".wta-", dir=folder) as aside:
            for name, content in contents.items():
                data = content.encode("utf-8") if isinstance(content, str) else content
                (Path(aside) / name).write_bytes(data)
            for name in contents:
                (Path(aside) / name).replace(folder / name)
    except OSError as fault:
        raise OutputError(
            f"cannot be written ({fault.strerror})", "a folder that can be written", "choose another --out",
            file=folder.name,
        ) from None  # fmt: skip
    return [folder / name for name in contents]
