"""What a user can get wrong, each with the next step.

Every error a user may meet is a :class:`UserError`. It says where the fault is (file, row, column), what is wrong,
what was expected and what to do, and prints as the one line that contracts promise::

    error: FILE:ROW:COLUMN what, what was expected, what to do

It never carries what a respondent wrote.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(eq=False)
class UserError(Exception):
    """A fault in what the user gave, with the next step.

    Args:
        what: what is wrong, in a few words.
        expected: what was expected instead.
        do: what to do next.
        file: the file concerned, as the user named it.
        row: the row or line, counted from 1.
        column: the column's name.

    >>> print(UserError("no such file", "a PDF or text file", "check the path", file="a.pdf"))
    a.pdf: no such file, expected a PDF or text file, check the path
    """

    what: str
    expected: str = ""
    do: str = ""
    file: str = ""
    row: int | None = None
    column: str = ""

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.file, self.row, self.column) if part not in ("", None))
        parts = [self.what, f"expected {self.expected}" if self.expected else "", self.do]
        told = ", ".join(part for part in parts if part)
        alone = ":" if self.file and self.row is None and not self.column else ""
        return f"{place}{alone} {told}".strip().replace("\n", " ")


class DocumentError(UserError):
    """A document that cannot be read: missing, empty, encrypted, truncated, scanned, of another format, too large."""


class TableError(UserError):
    """A table with a missing column, an unknown value or a row of the wrong length."""


class ConsultationError(UserError):
    """A consultation folder whose ``consultation.toml`` or tables do not fit together."""


class OutputError(UserError):
    """An output that cannot be written where the user asked."""
