"""Tables set with spaces in plain text: columns of numbers become rows of cells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wtanalysis.documents.readers.inline import Line

_GAP = re.compile(r"\s{2,}")
_NUMBER = re.compile(r"^\(?[£$€]?\d[\d,.]*\s?(?:%|per cent|pp)?\)?$|^[-–*~]$", re.I)


def tabbed(lines: Sequence[Line]) -> list[Line]:
    r"""Lines with the columns of aligned tables parted by tabs; all other lines as they are.

    A table is two lines or more in a row, each a label and then numbers, all with as many cells; the line right above
    them is their header if it has as many cells, or one less (no name over the labels).

    >>> tabbed([(1, "Answer   Number  Share"), (2, "Agree        22    28%"), (3, "Disagree     11    14%")])
    [(1, 'Answer\tNumber\tShare'), (2, 'Agree\t22\t28%'), (3, 'Disagree\t11\t14%')]
    """
    result = list(lines)
    at = 0
    while at < len(lines):
        end = _run(lines, at)
        if end - at < 2:
            at += 1
            continue
        for index in range(at, end):
            result[index] = (lines[index][0], "\t".join(_cells(lines[index][1])))
        _head(result, at, len(_cells(lines[at][1])))
        at = end
    return result


def _cells(line: str) -> list[str]:
    return _GAP.split(line.strip())


def _is_row(line: str) -> bool:
    cells = _cells(line)
    return len(cells) >= 2 and not _NUMBER.match(cells[0]) and all(_NUMBER.match(cell) for cell in cells[1:])


def _run(lines: Sequence[Line], at: int) -> int:
    """Where the rows that begin at a line end."""
    end = at
    while end < len(lines) and _is_row(lines[end][1]) and len(_cells(lines[end][1])) == len(_cells(lines[at][1])):
        end += 1
    return end


def _head(result: list[Line], first: int, width: int) -> None:
    if first == 0 or not result[first - 1][1].strip():
        return
    number, line = result[first - 1]
    cells = _cells(line)
    if len(cells) == width - 1 and width > 2:
        cells = ["", *cells]
    if len(cells) == width and "\t" not in line:
        result[first - 1] = (number, "\t".join(cells) if cells[0] else " \t" + "\t".join(cells[1:]))
