"""Lines of a page in reading order: runs side by side, columns one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from wtanalysis.documents.readers.pdf_runs import Run

Segment = list[Run]


@dataclass
class Row:
    """What stands on one baseline: segments with wide gaps between them, from left to right."""

    segments: list[Segment]

    @property
    def y(self) -> float:
        """The baseline of its largest words."""
        tallest = max((run for seg in self.segments for run in seg), key=lambda run: run.size)
        return tallest.y

    @property
    def size(self) -> float:
        """The size of its largest words."""
        return max(run.size for seg in self.segments for run in seg)


def left(segment: Segment) -> float:
    """Left edge of a segment."""
    return segment[0].x0


def right(segment: Segment) -> float:
    """Right edge of a segment."""
    return max(run.x1 for run in segment)


def rows_of(runs: Iterable[Run]) -> list[Row]:
    """Group runs by baseline, top first; a raised mark belongs to the line it is raised from.

    >>> rows = rows_of([Run("b", 1, 60, 66, 700, 12, False, -1, 1), Run("a", 1, 50, 56, 700, 12, False, -1, 0),
    ...                 Run("1", 1, 66, 69, 704, 7, False, -1, 2), Run("c", 1, 50, 56, 685, 12, False, -1, 3)])
    >>> [[run.text for seg in row.segments for run in seg] for row in rows]
    [['a', 'b', '1'], ['c']]
    """
    baselines: list[list[Run]] = []
    for run in sorted(runs, key=lambda r: (-r.size, -r.y)):
        for line in baselines:
            base = line[0]
            reach = 0.25 * base.size if run.size > 0.88 * base.size else 0.55 * base.size
            if -0.25 * base.size < run.y - base.y < reach:
                line.append(run)
                break
        else:
            baselines.append([run])
    baselines.sort(key=lambda line: -line[0].y)
    return [Row(_segments(line)) for line in baselines]


def _segments(line: list[Run]) -> list[Segment]:
    line = sorted(line, key=lambda run: (run.x0, run.order))
    segments = [[line[0]]]
    for run in line[1:]:
        gap = run.x0 - right(segments[-1])
        marker = len(segments[-1]) == 1 and len(segments[-1][0].text.strip()) <= 7 and gap < 4.5 * run.size
        if gap > max(1.1 * run.size, 8) and not (marker and _is_mark(segments[-1][0].text)):
            segments.append([run])
        else:
            segments[-1].append(run)
    return segments


def _is_mark(text: str) -> bool:
    """Whether a text can be the mark of a list item that stands apart from its words."""
    text = text.strip()
    stripped = text.strip("().").replace(".", "")
    listed = stripped.isdigit() or (stripped.isalpha() and len(stripped) <= 4 and text[-1:] in ".)")
    return bool(text) and (not text[0].isalnum() or text == "o" or (listed and (text[-1:] in ".)" or "." in text)))


def in_columns(rows: Sequence[Row], width: float) -> list[list[Row]]:
    """Rows in reading order, as stretches of one column each.

    Args:
        rows: the rows of a page, top first.
        width: the width of the page.

    Returns:
        Stretches of rows. Text in two or more columns comes column by column; rows across all columns stand between.
        Rows of a table stay whole: columns are told from a table by lines that fill their column.
    """
    gutter = _gutter(rows)
    if gutter is None:
        return [list(rows)] if rows else []
    stretches: list[list[Row]] = []
    band: list[Row] = []
    for row in [*rows, None]:
        if row is not None and not _crosses(row, gutter):
            band.append(row)
            continue
        if band:
            stretches += _split(band, gutter, width)
            band = []
        if row is not None:
            if stretches and _crosses(stretches[-1][-1], gutter):
                stretches[-1].append(row)
            else:
                stretches.append([row])
    return stretches


def _crosses(row: Row, gutter: float) -> bool:
    return any(left(seg) < gutter - 1 and right(seg) > gutter + 1 for seg in row.segments)


def _split(band: list[Row], gutter: float, width: float) -> list[list[Row]]:
    sides: tuple[list[Row], list[Row]] = ([], [])
    for row in band:
        for side in (0, 1):
            segments = [seg for seg in row.segments if (right(seg) > gutter + 1) == bool(side)]
            if segments:
                sides[side].append(Row(segments))
    return [stretch for side in sides if side for stretch in in_columns(side, width)]


def _gutter(rows: Sequence[Row]) -> float | None:
    """The middle of a gap that runs down between two columns of prose; None if there is none."""
    segments = [seg for row in rows for seg in row.segments]
    if len(segments) < 6:
        return None
    lowest, highest = min(map(left, segments)), max(map(right, segments))
    edges = sorted({round(left(seg)) for seg in segments if left(seg) > lowest + 0.2 * (highest - lowest)})
    best: tuple[int, float] | None = None
    for edge in edges:
        at = edge - 3.0
        beyond = [seg for seg in segments if left(seg) >= at]
        before = [seg for seg in segments if right(seg) <= at + 1 and left(seg) < at]
        crossing = len(segments) - len(beyond) - len(before)
        if len(before) < 3 or len(beyond) < 3 or crossing > 0.5 * len(segments):
            continue
        if not (_prose(before, lowest, at) and _prose(beyond, edge, highest)):
            continue
        if best is None or len(before) + len(beyond) > best[0]:
            best = (len(before) + len(beyond), at)
    return best[1] if best else None


def _prose(segments: Sequence[Segment], start: float, end: float) -> bool:
    """Whether segments fill the width between two edges as lines of running text do."""
    widths = sorted(right(seg) - left(seg) for seg in segments)
    room = max(widths[-1], 1.0)
    letters = median(sum(len(run.text) for run in seg) for seg in segments)
    return median(widths) > 0.6 * room and letters >= 18 and room > 0.55 * (end - start)
