"""Pages without tags become pieces, by what a reader's eye goes by: gaps, indents, sizes, weight and marks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from wtanalysis.documents.readers.pdf_columns import Row, in_columns, rows_of
from wtanalysis.documents.readers.pdf_pieces import Piece, main_size
from wtanalysis.documents.readers.pdf_rules import Drawn
from wtanalysis.documents.readers.pdf_runs import Page, Run
from wtanalysis.documents.readers.pdf_tables import Table, aligned_table

_BULLET = re.compile(r"[•·▪●○◦■□➢➤►✓✔❖\u2023\u2043\u2219\uf000-\uf0ff]|[–—-]\s|o\s{0,2}$")
_NUMBER = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-zA-Z]|[ivx]{1,5})[.)](?:\s|$)|\d{1,3}(?:\.\d{1,3})+(?:\s|$)")
_ENDS = re.compile(r"[.:;?!][\"'”’)\]]*$")


@dataclass(frozen=True)
class Measures:
    """What is usual in a document.

    Attributes:
        body: the size of running text.
        leading: the distance between lines of running text, in points.
    """

    body: float
    leading: float


def measure(pages: Sequence[Page], body: float) -> Measures:
    """The usual distance between lines: the commonest one between rows of running text."""
    gaps: Counter[float] = Counter()
    for page in pages[:60]:
        for stretch in in_columns(rows_of(page.runs), page.width):
            rows = [row for row in stretch if abs(row.size - body) < 0.6]
            for above, below in pairwise(rows):
                gap = round((above.y - below.y) * 2) / 2
                if 0.9 * body <= gap <= 2.6 * body:
                    gaps[gap] += 1
    return Measures(body, gaps.most_common(1)[0][0] if gaps else 1.25 * body)


def layout_pieces(pages: Iterable[Page], usual: Measures, drawn: Drawn, words: frozenset[str]) -> list[Piece]:
    """Pieces of untagged pages in reading order; headings are not told apart yet.

    Args:
        pages: the pages, without running heads and page numbers.
        usual: what is usual in the document.
        drawn: gives the drawn tables of a page.
        words: the document's vocabulary.

    Returns:
        Pieces of role ``body``, ``item``, ``footnote`` and ``row``.
    """
    pieces: list[Piece] = []
    for page in pages:
        if page.runs:
            found = _page_pieces(page, usual, drawn(page), words)
            _carry_on(pieces, found, usual)
            pieces += found
    return pieces


def with_dots(page: Page, body: float) -> Page:
    """The page with its drawn bullets as runs, each before the words it stands beside."""
    runs = list(page.runs)
    for number, (x, middle) in enumerate(page.dots):
        beside = [
            run
            for run in page.runs
            if abs(run.y + 0.3 * run.size - middle) < 0.3 * run.size and 0 < run.x0 - x < 3 * body
        ]
        if beside:
            first = min(beside, key=lambda run: run.x0)
            runs.append(replace(first, text="• ", x0=x, x1=x + 4, mcid=-1, bold=False, order=-1 - number))
    return replace(page, runs=tuple(runs))


def _page_pieces(page: Page, usual: Measures, tables: list[Table], words: frozenset[str]) -> list[Piece]:
    runs, placed = list(page.runs), []
    for table in tables:
        rows, runs = table.take(runs, words)
        if rows:
            placed.append((table.top, rows))
    pieces: list[Piece] = []
    for stretch in in_columns(rows_of(runs), page.width):
        pieces += _stretch_pieces(stretch, usual, words)
    for top, rows in placed:
        at = next((i for i, p in enumerate(pieces) if p.lines[0][0].y < top), len(pieces))
        pieces[at:at] = rows
    return _notes(pieces, page, usual)


def _stretch_pieces(rows: list[Row], usual: Measures, words: frozenset[str]) -> list[Piece]:
    """Tables that only their alignment shows, and paragraphs between them."""
    pieces: list[Piece] = []
    start = at = 0
    while at < len(rows):
        found, after = aligned_table(rows, at, words)
        if found:
            pieces += _paragraphs(rows[start:at], usual) + found
            start = at = after
        else:
            at += 1
    return pieces + _paragraphs(rows[start:], usual)


def _paragraphs(rows: Sequence[Row], usual: Measures) -> list[Piece]:
    lines = [sorted((run for seg in row.segments for run in seg), key=lambda run: run.x0) for row in rows]
    if not lines:
        return []
    edge = max(run.x1 for line in lines for run in line)
    start = min(run.x0 for line in lines for run in line)
    pieces: list[Piece] = []
    for line in lines:
        if pieces and not _starts(pieces[-1], line, usual, (start, edge)):
            pieces[-1].lines.append(line)
        else:
            pieces.append(Piece("item" if _marked(line) == "bullet" else "body", [line]))
    return pieces


def text_of(line: Sequence[Run]) -> str:
    """The words of a line."""
    return "".join(run.text for run in line).strip()


def _base(line: Sequence[Run]) -> float:
    return max(line, key=lambda run: run.size).y


def _marked(line: Sequence[Run]) -> str:
    """Whether a line begins with the mark of a bullet, a number, or a raised note mark."""
    text = text_of(line)
    size = main_size(line)
    if line[0].size < 0.88 * size and re.fullmatch(r"\[?(?:\d{1,3}|[*†‡])\]?", line[0].text.strip()):
        return "note"
    ring = line[0].text.strip() == "o" and len(line) > 1
    if _BULLET.match(text) or (ring and (line[1].text[0] == " " or line[1].x0 - line[0].x1 > 0.4 * size)):
        return "bullet"
    return "number" if _NUMBER.match(text) else ""


def _starts(piece: Piece, line: list[Run], usual: Measures, column: tuple[float, float]) -> bool:
    """Whether a line begins a new paragraph after a piece."""
    before = piece.lines[-1]
    size, size_before = main_size(line), main_size(before)
    gap = _base(before) - _base(line)
    leading = usual.leading * size / usual.body
    mark, ended = _marked(line), bool(_ENDS.search(text_of(before)))
    if abs(size - size_before) > 0.06 * size + 0.4 or gap > max(1.22 * leading, leading + 2.5) or gap < 0:
        return True
    if mark in ("bullet", "note") or (size < 0.92 * usual.body and re.match(r"\d{1,3}\s", text_of(line)) and ended):
        return True
    if mark == "number" and (ended or _set_apart(line) or line[0].x0 < before[0].x0 - 5):
        return True
    if _all_bold(before) != _all_bold(line) and (
        (_all_bold(before) and not line[0].bold) or (_all_bold(line) and ended)
    ):
        return True
    return _indent_starts(piece, line, ended, column)


def _indent_starts(piece: Piece, line: list[Run], ended: bool, column: tuple[float, float]) -> bool:
    before = piece.lines[-1]
    here, there = line[0].x0, before[0].x0
    hanging = _marked(piece.lines[0]) != "" and len(piece.lines) == 1
    if hanging:
        return here < there - 5 or (here <= there + 2 and ended and not _reaches(before, column))
    if here > there + 8:
        return ended or not _reaches(before, column)
    if here < there - 8:
        return len(piece.lines) > 1 or not _reaches(before, column)
    room = column[1] - max(run.x1 for run in before)
    return ended and room > 0.28 * (column[1] - column[0]) and room > _first_word(line) + 2 * line[0].size


def _first_word(line: Sequence[Run]) -> float:
    """About how wide the first word of a line is."""
    text = text_of(line)
    return (line[-1].x1 - line[0].x0) * len(text.split(" ")[0]) / max(len(text), 1)


def _set_apart(line: Sequence[Run]) -> bool:
    """Whether a gap as of a tab stands after the first run."""
    return len(line) > 1 and line[1].x0 - line[0].x1 > 0.5 * line[0].size


def _reaches(line: Sequence[Run], column: tuple[float, float]) -> bool:
    return max(run.x1 for run in line) > column[1] - 0.18 * (column[1] - column[0])


def _all_bold(line: Iterable[Run]) -> bool:
    return all(run.bold for run in line if re.search(r"\w", run.text))


def _notes(pieces: list[Piece], page: Page, usual: Measures) -> list[Piece]:
    """Small print at the foot of a page that begins with a mark is a footnote; what follows it there, too."""
    inside = False
    done: list[Piece] = []
    for piece in pieces:
        small = piece.role != "row" and piece.size < 0.93 * usual.body and piece.lines[0][0].y < 0.6 * page.height
        begins = small and (
            _marked(piece.lines[0]) == "note" or bool(re.match(r"\[?(\d{1,3}|[*†‡])\]?[\s.]", text_of(piece.lines[0])))
        )
        if begins:
            piece.role, inside = "footnote", True
        elif small and inside and done and done[-1].role == "footnote":
            done[-1].lines += piece.lines
            continue
        else:
            inside = False
        done.append(piece)
    return done


def _carry_on(pieces: list[Piece], found: list[Piece], usual: Measures) -> None:
    """Join the paragraph that a page broke, when its last line is full and ends within a sentence."""
    last = next((piece for piece in reversed(pieces) if piece.role != "footnote"), None)
    first = next((piece for piece in found if piece.role != "footnote"), None)
    if last is None or first is None or last.role not in ("body", "item") or first.role != "body":
        return
    end, begin = last.lines[-1], first.lines[0]
    alike = abs(main_size(end) - main_size(begin)) < 0.5 and _all_bold(end) == _all_bold(begin)
    if last.size > 1.08 * usual.body or _marked(begin) or _ENDS.search(text_of(end)) or not alike:
        return
    left, edge = min(run.x0 for run in end), max(run.x1 for line in last.lines for run in line)
    lower = text_of(begin)[:1].islower()
    full = max(run.x1 for run in end) > edge - 0.2 * (edge - left)
    if lower or (full and len(last.lines) > 1 and not _all_bold(end)):
        last.lines += first.lines
        found.remove(first)
