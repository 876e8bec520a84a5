"""Errors of a user: one line with the place, what is wrong, what was expected and what to do."""

from __future__ import annotations

import pytest

from wtanalysis import errors
from wtanalysis.errors import UserError

LINES = [
    (UserError("no file", "a PDF", "check the path", "a.pdf"), "a.pdf: no file, expected a PDF, check the path"),
    (UserError("no number", "0 to 9", "mend it", "a.csv", 3, "n"), "a.csv:3:n no number, expected 0 to 9, mend it"),
    (UserError("too long", do="cut it", file="a.csv", row=0), "a.csv:0 too long, cut it"),
    (UserError("broken"), "broken"),
    (UserError("two\nlines", "one\nline", "join\nthem", "a\nb"), "a b: two lines, expected one line, join them"),
]  # fmt: skip


@pytest.mark.parametrize(("error", "line"), LINES)
def test_an_error_is_one_line(error: UserError, line: str) -> None:
    """FILE:ROW:COLUMN what, expected, do: what is not known is left out, and no line break is left in."""
    assert str(error) == line


@pytest.mark.parametrize("name", ["DocumentError", "TableError", "ConsultationError", "OutputError"])
def test_every_kind_is_a_user_error(name: str) -> None:
    """Whoever catches UserError catches them all, and each says in its docstring what it is of."""
    kind = getattr(errors, name)
    assert issubclass(kind, UserError)
    assert kind.__doc__


def test_errors_can_be_raised_twice() -> None:
    """An error keeps its parts when it is raised, and two of the same parts are two errors."""
    with pytest.raises(UserError) as fault:
        raise UserError("no such file", file="a.pdf")
    assert (fault.value.what, fault.value.file) == ("no such file", "a.pdf")
    assert fault.value != UserError("no such file", file="a.pdf")
