"""Tables whose rows stand between level lines and whose columns only the words show, as on GOV.UK pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

from wtanalysis.documents.readers.pdf_columns import rows_of
from wtanalysis.documents.readers.pdf_runs import Page, Run
from wtanalysis.documents.readers.pdf_tables import Box, Table, ruled_tables

Drawn = Callable[[Page], list[Table]]


def drawn_tables(path: Path) -> Drawn:
    """A function that gives the tables of a page that are drawn with lines, level and upright or level only."""
    ruled = ruled_tables(path)

    def of(page: Page) -> list[Table]:
        found = ruled(page.number) if page.uprights >= 3 else []
        return found or level_tables(page)

    return of


def level_tables(page: Page) -> list[Table]:
    """Tables between three or more level lines of one width.

    Args:
        page: the page.

    Returns:
        One table a set of lines, its heading row above the first line included, if words stand in two or more columns.
    """
    tables = []
    for x0, x1, heights in _sets(page):
        runs = [run for run in page.runs if x0 - 3 <= (run.x0 + run.x1) / 2 <= x1 + 3]
        inside = [run for run in runs if heights[-1] < run.y < heights[0]]
        edges = _edges(inside, x0, x1)
        if len(edges) < 3:
            continue
        top = _above(runs, heights[0])
        bands = [(heights[0], top)] if top > heights[0] else []
        bands += [(low, high) for high, low in pairwise(heights)]
        rows: list[tuple[Box | None, ...]] = []
        for low, high in bands:
            rows.append(tuple((a, low, b, high) for a, b in pairwise(edges)))
        tables.append(Table(tuple(rows)))
    return tables


def _sets(page: Page) -> list[tuple[float, float, list[float]]]:
    """Sets of long level lines with the same ends: left, right, heights from the top."""
    groups: defaultdict[tuple[int, int], list[tuple[float, float, float]]] = defaultdict(list)
    for rule in _whole_lines(page.rules):
        if rule[1] - rule[0] > 0.35 * page.width:
            groups[round(rule[0] / 6), round(rule[1] / 6)].append(rule)
    sets = []
    for rules in groups.values():
        heights: list[float] = []
        for height in sorted((rule[2] for rule in rules), reverse=True):
            if not heights or heights[-1] - height > 5:
                heights.append(height)
        if len(heights) >= 3:
            sets.append((rules[0][0], rules[0][1], heights))
    return sets


def _whole_lines(rules: Sequence[tuple[float, float, float]]) -> list[tuple[float, float, float]]:
    """Lines drawn cell by cell, put together."""
    whole: list[tuple[float, float, float]] = []
    for rule in sorted(rules, key=lambda r: (round(r[2]), r[0])):
        if whole and abs(whole[-1][2] - rule[2]) < 1.5 and rule[0] - whole[-1][1] < 3:
            whole[-1] = (whole[-1][0], max(whole[-1][1], rule[1]), whole[-1][2])
        else:
            whole.append(rule)
    return whole


def _edges(runs: Sequence[Run], x0: float, x1: float) -> list[float]:
    """The borders of the columns: the left and right end, and the middle of every gap that runs down between them."""
    spans: list[tuple[float, float]] = []
    for row in rows_of(runs):
        spans += [(segment[0].x0, max(run.x1 for run in segment)) for segment in row.segments]
    merged: list[tuple[float, float]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1] + 3:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    fullest = max((row.segments for row in rows_of(runs)), key=len, default=[])
    if len(fullest) > len(merged):  # words of neighbouring cells stand closer than those of one row do
        merged = [(segment[0].x0, max(run.x1 for run in segment)) for segment in fullest]
    middles = [(a[1] + b[0]) / 2 for a, b in pairwise(merged)]
    return [x0 - 4, *middles, x1 + 4]


def _above(runs: Sequence[Run], line: float) -> float:
    """The top of the row of words that stands on a line, without one."""
    top, last = line, line
    for row in reversed(rows_of(run for run in runs if line < run.y < line + 90)):
        if row.y - last > (2.2 if last == line else 1.45) * row.size or (last == line and len(row.segments) < 2):
            break
        top, last = row.y + row.size, row.y
    return top
