"""Paragraph numbers of plain text that are printed without a dot: "12   Staff should …"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from wtanalysis.documents.readers.inline import Line

_BARE = re.compile(r"^(\f?[ \t]{0,8}\d{1,3})([ \t]{1,8})(?=[A-Z‘“\"'(\[])")
_CLOSED = re.compile(r"[.:;?!][\"”’')\]]*(?:\[\d+\])?$")
_FEWEST = 8
_IN_ROW = 0.9


def dotted(lines: Sequence[Line]) -> list[Line]:
    r"""Lines whose bare paragraph numbers have a dot; all lines as they are where the numbers make no row.

    A number counts where a blank line stands above it and a sentence after it. Eight or more of them must count on,
    one after the other or from 1 again, nine times in ten, so that years, table rows and contents lists are none.

    Args:
        lines: source lines with their numbers.

    >>> text = [line for n in range(1, 10) for line in (f"{n}   Ferries sail at {n}.", "")]
    >>> dotted(list(enumerate(text, start=1)))[2]
    (3, '2.   Ferries sail at 2.')
    """
    opens = {at: match for at in range(len(lines)) if (match := _opens(lines, at))}
    sure = [at for at in opens if _holds_text(lines, at)]
    numbers = [int(opens[at][1]) for at in sure]
    in_row = sum(b == 1 or 0 < b - a <= 2 for a, b in pairwise(numbers))
    if len(numbers) < _FEWEST or in_row < _IN_ROW * (len(numbers) - 1):
        return list(lines)
    result = list(lines)
    for at in sorted({*sure, *_between(opens, sure)}):
        number, text = lines[at]
        result[at] = (number, f"{opens[at][1]}.{opens[at][2]}{text[opens[at].end() :]}")
    return result


def _opens(lines: Sequence[Line], at: int) -> re.Match[str] | None:
    """The number that opens a line after a blank one."""
    text = lines[at][1]
    return _BARE.match(text) if not at or not lines[at - 1][1].strip() or "\f" in text else None


def _holds_text(lines: Sequence[Line], at: int) -> bool:
    """Whether a line begins a sentence, and is no heading or row of a table: it goes on below, or is closed."""
    below = lines[at + 1][1].strip() if at + 1 < len(lines) else ""
    return bool(below or _CLOSED.search(lines[at][1].rstrip()))


def _between(opens: Mapping[int, re.Match[str]], sure: Sequence[int]) -> Iterator[int]:
    """Lines with the one number that is missing between two: a page ends below their first line."""
    for before, after in pairwise(sure):
        missing = range(int(opens[before][1]) + 1, int(opens[after][1]))
        if missing:
            yield from (at for at in range(before + 1, after) if at in opens and int(opens[at][1]) in missing)
