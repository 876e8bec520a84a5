"""Running heads and page numbers of a PDF, known by where they stand: in the margins, page after page."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from wtanalysis.documents.readers.pdf_columns import rows_of
from wtanalysis.documents.readers.pdf_pieces import body_size
from wtanalysis.documents.readers.pdf_runs import Page, Run

_EDGE = 0.1  # of the height of a page: the zone in which heads and feet stand
_NUMBER = re.compile(r"(?:page\s*)?[-–|\s]*(\d{1,4}|[ivxlc]{1,7})[-–|\s]*(?:(?:of|/)\s*\d{1,4})?", re.I)


def strip_margins(pages: Sequence[Page]) -> tuple[list[Page], dict[str, int]]:
    """Take running heads and page numbers off the pages.

    A line in the top or bottom tenth of a page goes when the same words, figures apart, stand at the same height on
    at least three pages (two, of a document of up to four); a bare number in that zone goes when it is the only line of
    its height and the numbers of neighbouring pages rise with the pages.

    Args:
        pages: the pages of a document.

    Returns:
        The pages without those runs, and how many lines were left out.

    >>> pages = [Page(n, 600, 800, (Run(f"{n}", n, 290, 300, 30, 10, False, -1, 0),)) for n in (1, 2, 3)]
    >>> strip_margins(pages)[1]
    {'page numbers': 3}
    """
    lines = {page.number: _edge_lines(page) for page in pages}
    counts: Counter[str] = Counter()
    gone: set[tuple[int, int]] = set()
    for name, found in (
        ("page numbers", _numbers(lines)),
        ("running heads", _heads(lines, len(pages), body_size(pages))),
    ):
        for line in found:
            keys = {(run.page, run.order) for run in line}
            counts[name] += not keys <= gone
            gone |= keys
    kept = [replace(p, runs=tuple(r for r in p.runs if (r.page, r.order) not in gone)) for p in pages]
    return kept, {name: count for name, count in counts.items() if count}


def in_margin(run: Run, page: Page) -> bool:
    """Whether a run stands in the top or bottom tenth of its page."""
    return run.y < _EDGE * page.height or run.y > (1 - _EDGE) * page.height


def _edge_lines(page: Page) -> list[list[Run]]:
    """The lines in the margins, outermost first; at most three at each edge."""
    rows = rows_of(run for run in page.runs if in_margin(run, page))
    lines = [sorted((run for seg in row.segments for run in seg), key=lambda run: run.x0) for row in rows]
    high = [line for line in lines if line[0].y >= page.height / 2][:3]
    return high + [line for line in lines if line[0].y < page.height / 2][-3:]


def _text(line: Sequence[Run]) -> str:
    return re.sub(r"\s+", " ", " ".join(run.text.strip() for run in line)).strip()


def _heads(lines: dict[int, list[list[Run]]], count: int, body: float) -> list[list[Run]]:
    """Lines whose words come back at the same height."""
    places: defaultdict[str, list[list[Run]]] = defaultdict(list)
    for found in lines.values():
        for line in found:
            words = _without_page(_text(line).lower(), line[0].page)
            if re.search(r"[^\W\d_]", words) and len(words) <= 200:
                places[words].append(line)
    heads: list[list[Run]] = []
    for same in places.values():
        heights = Counter(round(line[0].y / 4) for line in same)
        near = [ln for ln in same if any(heights[round(ln[0].y / 4) + d] >= 2 for d in (-1, 0, 1)) or len(same) > 5]
        seen = len({line[0].page for line in near})
        loud = any(run.size > 1.05 * body or run.bold for line in near for run in line)  # a heading may come back, too
        if seen >= max(3 if count > 4 else 2, count // 5 if loud else 0):
            heads += near
    return heads


def _without_page(words: str, page: int) -> str:
    """The words of a line with the page number at either end, if there is one, put as its distance from the sheet."""
    match = re.match(r"(\d{1,4})\b(?=\W+\D)|.*?\D\W+(\d{1,4})$", words)
    if not match:
        return words
    number = match[1] or match[2]
    rest = words.removeprefix(number) if match[1] else words.removesuffix(number)
    return f"{rest.strip()} #{int(number) - page}"


def _numbers(lines: dict[int, list[list[Run]]]) -> list[list[Run]]:
    """Lines that are a number only, or a number beside a running head, rising with the pages."""
    found: defaultdict[int, list[list[Run]]] = defaultdict(list)
    roman: list[list[Run]] = []
    for page, rows in lines.items():
        for line in rows:
            match = _NUMBER.fullmatch(_text(line))
            if match and match[1].isdigit():
                found[int(match[1]) - page].append(line)
            elif match:
                roman.append(line)
    least = max(2, len(lines) // 8)
    numbers = [line for same in found.values() if len(same) >= least or len(lines) == 1 for line in same]
    return numbers + (roman if len(roman) >= 2 else [])
