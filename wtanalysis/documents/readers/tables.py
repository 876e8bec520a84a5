"""Tables of any format: merged cells written out, header rows folded into one, each row a block."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wtanalysis.documents.readers.block import Block

_MOST_COLUMNS = 500


@dataclass(frozen=True)
class Cell:
    """A cell's text, and over how many columns and rows it reaches."""

    text: str
    across: int = 1
    down: int = 1


def table_blocks(rows: Sequence[tuple[str, Sequence[Cell]]], heads: int = 0) -> list[Block]:
    """One block a row; a merged cell's text stands in every cell it covers.

    Args:
        rows: each row's locator and cells, as printed.
        heads: how many rows at the top are header rows; 0 takes the first row for the header.

    Returns:
        Blocks of kind ``table``. Several header rows become one; every other row carries the header's cells.

    >>> rows = [("L1", [Cell("Group"), Cell("2023", across=2)]), ("L2", [Cell("Police"), Cell("1"), Cell("2")])]
    >>> [(b.cells, b.header) for b in table_blocks(rows)]
    [(('Group', '2023', '2023'), ()), (('Police', '1', '2'), ('Group', '2023', '2023'))]
    """
    grid = [(place, cells) for (place, _), cells in zip(rows, _spread(rows), strict=True) if any(cells)]
    if not grid:
        return []
    heads = min(max(heads, 1), len(grid))
    header = _fold_header([cells for _, cells in grid[:heads]])
    blocks = [_row(grid[0][0], header, ())]
    return blocks + [_row(place, cells, header) for place, cells in grid[heads:]]


def _row(place: str, cells: Sequence[str], header: Sequence[str]) -> Block:
    return Block("table", " | ".join(cells), place, cells=tuple(cells), header=tuple(header))


def _spread(rows: Sequence[tuple[str, Sequence[Cell]]]) -> list[list[str]]:
    """The grid of texts: a cell is repeated to the right and downwards as far as it reaches."""
    grid: list[list[str]] = []
    hanging: dict[int, tuple[str, int]] = {}
    for _, cells in rows:
        line: list[str] = []
        queue = list(cells)
        while (queue or len(line) in hanging) and len(line) < _MOST_COLUMNS:
            column = len(line)
            if column in hanging:
                text, left = hanging.pop(column)
                if left > 1:
                    hanging[column] = (text, left - 1)
                line.append(text)
                continue
            cell = queue.pop(0)
            for _ in range(cell.across):
                if cell.down > 1:
                    hanging[len(line)] = (cell.text, cell.down - 1)
                line.append(cell.text)
        grid.append(line)
    return grid


def _fold_header(rows: Sequence[Sequence[str]]) -> list[str]:
    width = max(len(row) for row in rows)
    columns = [[row[i] for row in rows if i < len(row)] for i in range(width)]
    return [" ".join(dict.fromkeys(text for text in column if text)) for column in columns]
