"""Tables of untagged pages: cells between ruled lines, or words that stand in columns row after row."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import median

from wtanalysis.documents.readers.pdf_columns import Row, left, right
from wtanalysis.documents.readers.pdf_pieces import Piece, with_header
from wtanalysis.documents.readers.pdf_runs import Run
from wtanalysis.documents.readers.pdf_text import lines_of

Box = tuple[float, float, float, float]
_FIGURE = re.compile(r"[<>~]?[£$€]?-?\d[\d,.]*\s*(?:%|per cent|pp|m|bn|k)?|[-–—*]|n/?a", re.I)


@dataclass(frozen=True)
class Table:
    """A drawn table: the boxes (left, bottom, right, top) of its cells, row by row; None where one is merged away."""

    rows: tuple[tuple[Box | None, ...], ...]

    @property
    def top(self) -> float:
        """The height of its upper edge."""
        return max(box[3] for row in self.rows for box in row if box)

    def take(self, runs: list[Run], words: frozenset[str]) -> tuple[list[Piece], list[Run]]:
        """The rows of the table as pieces, and the runs that stand outside it."""
        inside: dict[Box, list[Run]] = {}
        rest: list[Run] = []
        boxes = [box for row in self.rows for box in row if box]
        for run in runs:
            middle, base = (run.x0 + run.x1) / 2, run.y + 0.3 * run.size
            home = next((b for b in boxes if b[0] <= middle <= b[2] and b[1] <= base <= b[3]), None)
            (inside.setdefault(home, []) if home else rest).append(run)
        grid = [[_lines(inside.get(box, [])) if box else [] for box in row] for row in self.rows]
        grid = [row for row in grid if any(row)]
        width = max(map(len, grid), default=0)
        used = [
            at for at in range(width) if sum(at < len(row) and bool(row[at]) for row in grid) >= 2 or _heads(grid, at)
        ]
        grid = [[row[at] if at < len(row) else [] for at in used] for row in grid]
        if len(used) < 2 or sum(sum(map(bool, row)) >= 2 for row in grid) < 2:
            return [], runs
        pieces = [Piece("row", [line for cell in row for line in cell], cells=tuple(row)) for row in grid if any(row)]
        return with_header(pieces, 0, words), rest


def _heads(grid: Sequence[Sequence[list[list[Run]]]], at: int) -> bool:
    """Whether a column has a heading, be it the only words in it."""
    return at < len(grid[0]) and bool(grid[0][at]) and sum(map(bool, grid[0])) >= 2


def _lines(runs: list[Run]) -> list[list[Run]]:
    return lines_of(sorted(runs, key=lambda run: (-round(run.y / (0.5 * run.size or 1)), run.x0)))


def ruled_tables(path: Path, password: str = "") -> Callable[[int], list[Table]]:
    """A function that gives the ruled tables of a page, counted from 1; the file is opened when it is first asked."""
    opened: list[object] = []

    def of(number: int) -> list[Table]:
        import pdfplumber

        if not opened:
            opened.append(pdfplumber.open(path, password=password))
        page = opened[0].pages[number - 1]  # type: ignore[attr-defined]
        x, bottom = page.bbox[0], page.bbox[3]
        tables = []
        for found in page.find_tables():
            rows = tuple(
                tuple((c[0] - x, bottom - c[3], c[2] - x, bottom - c[1]) if c else None for c in row.cells)
                for row in found.rows
            )
            if len(rows) >= 2 and max(sum(box is not None for box in row) for row in rows) >= 2:
                tables.append(Table(rows))
        page.close()
        return tables

    return of


def aligned_table(rows: Sequence[Row], start: int, words: frozenset[str]) -> tuple[list[Piece], int]:
    """The table without rules that begins at a row, if one does.

    Args:
        rows: rows of one column of the page, top first.
        start: where to look.
        words: the document's vocabulary.

    Returns:
        The table's rows as pieces and the index after it; nothing and ``start`` if there is none. A table has at least
        three rows, or two with figures, whose cells stand in the same columns; lines of a wrapped cell are joined.
    """
    if len(rows[start].segments) < 2:
        return [], start
    end = _extent(rows, start)
    block = list(rows[start:end])
    full = [row for row in block if len(row.segments) >= 2]
    columns = _columns(full)
    figures = sum(_figures(row) for row in full)
    if len(columns) < 2 or len(full) < (2 if figures >= 2 else 3):
        return [], start
    if figures == 0 and (len(columns) > 6 or median(len(row.segments) for row in full) < 2 or _ragged(full, columns)):
        return [], start
    cells = _wrapped([_cells(row, columns) for row in block], block)
    pieces = [Piece("row", [ln for cell in row for ln in cell], cells=tuple(row)) for row in cells]
    return with_header(pieces, 0, words), end


def _extent(rows: Sequence[Row], start: int) -> int:
    """The index after the last row of a table that begins at ``start``."""
    end, last = start + 1, start + 1
    first = min(left(seg) for seg in rows[start].segments)
    while end < len(rows):
        gap = rows[end - 1].y - rows[end].y
        if gap > 3.2 * rows[end].size:
            break
        if len(rows[end].segments) >= 2:
            last = end + 1
        elif end - last >= 2 or right(rows[end].segments[0]) - first > 0.6 * _width(rows[start:last]):
            break
        end += 1
    if start + 1 < last < len(rows) and len(rows[last].segments) == 1:  # the second line of the last row
        gap, usual = rows[last - 1].y - rows[last].y, median(a.y - b.y for a, b in pairwise(rows[start:last]))
        near = gap < 0.8 * usual and gap < 1.4 * rows[last].size
        last += near and right(rows[last].segments[0]) - first < 0.6 * _width(rows[start:last])
    return last


def _width(rows: Sequence[Row]) -> float:
    segments = [seg for row in rows for seg in row.segments]
    return max(map(right, segments)) - min(map(left, segments))


def _columns(rows: Sequence[Row]) -> list[tuple[float, float]]:
    """The x-ranges of the columns: ranges of cells that overlap are one column."""
    counts = Counter(len(row.segments) for row in rows)
    common = max(counts, key=lambda n: (counts[n] * n, n))
    ranges = sorted((left(seg), right(seg)) for row in rows if len(row.segments) == common for seg in row.segments)
    merged: list[tuple[float, float]] = []
    for start, end in ranges:
        if merged and start < merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _cells(row: Row, columns: Sequence[tuple[float, float]]) -> list[list[list[Run]]]:
    cells: list[list[list[Run]]] = [[] for _ in columns]
    for segment in row.segments:

        def overlap(at: int, seg: list[Run] = segment) -> float:
            return min(right(seg), columns[at][1]) - max(left(seg), columns[at][0])

        home = max(range(len(columns)), key=overlap)
        cells[home].append(list(segment))
    return cells


def _wrapped(cells: list[list[list[list[Run]]]], rows: Sequence[Row]) -> list[list[list[list[Run]]]]:
    """Rows without figures that stand close under another are the rest of its cells."""
    filled = [sum(bool(cell) for cell in row) for row in cells]
    gaps = [above.y - below.y for above, below in pairwise(rows)]
    usual = median(gaps) if gaps else 0.0
    done: list[list[list[list[Run]]]] = []
    for at, row in enumerate(cells):
        close = at > 0 and (gaps[at - 1] < 0.85 * usual or gaps[at - 1] < 1.35 * rows[at].size)
        if done and close and filled[at] < len(row) and not _figures(rows[at]):
            done[-1] = [above + cell for above, cell in zip(done[-1], row, strict=True)]
        else:
            done.append(row)
    return done


def _figures(row: Row) -> int:
    texts = ["".join(run.text for run in seg).strip() for seg in row.segments]
    return sum(bool(_FIGURE.fullmatch(text)) for text in texts)


def _ragged(rows: Sequence[Row], columns: Sequence[tuple[float, float]]) -> bool:
    """Whether the left edges of a column wander, as they do when chance put gaps into running text."""
    for start, end in columns:
        edges = [left(seg) for row in rows for seg in row.segments if start - 1 <= left(seg) <= end]
        if edges and max(edges) - min(edges) > 6 and max(map(abs, (e - median(edges) for e in edges))) > 20:
            return True
    return False
