"""Running heads and page numbers of a PDF, known by where they stand: in the margins, page after page."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

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
    for name, found in (("page numbers", _numbers(lines)), ("running heads", _heads(lines, len(pages)))):
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
    rows: defaultdict[int, list[Run]] = defaultdict(list)
    for run in page.runs:
        if in_margin(run, page):
            rows[round(run.y)].append(run)
    heights = sorted(rows)
    merged: list[list[Run]] = []
    for height in heights:
        if merged and height - round(merged[-1][0].y) <= 2:
            merged[-1].extend(rows[height])
        else:
            merged.append(list(rows[height]))
    low = [line for line in merged if line[0].y < page.height / 2][:3]
    high = [line for line in merged if line[0].y >= page.height / 2][-3:]
    return [sorted(line, key=lambda run: run.x0) for line in low + high]


def _text(line: Sequence[Run]) -> str:
    return re.sub(r"\s+", " ", " ".join(run.text.strip() for run in line)).strip()


def _heads(lines: dict[int, list[list[Run]]], count: int) -> list[list[Run]]:
    """Lines whose words come back at the same height."""
    places: defaultdict[str, list[list[Run]]] = defaultdict(list)
    for found in lines.values():
        for line in found:
            words = re.sub(r"\d+", "#", _text(line).lower())
            if re.search(r"[^\W\d_]", words) and len(words) <= 200 and not re.match(r"(?:\W*#\W*)+[a-z]", words[:6]):
                places[words].append(line)
            elif re.search(r"[^\W\d_]", words) and len(words) <= 200:
                places[_text(line).lower()].append(line)
    heads: list[list[Run]] = []
    for same in places.values():
        heights = Counter(round(line[0].y / 4) for line in same)
        near = [ln for ln in same if any(heights[round(ln[0].y / 4) + d] >= 2 for d in (-1, 0, 1)) or len(same) > 5]
        if len({line[0].page for line in near}) >= (3 if count > 4 else 2):
            heads += near
    return heads


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
    numbers = [line for same in found.values() if len(same) >= 2 or len(lines) == 1 for line in same]
    return numbers + (roman if len(roman) >= 2 else [])
