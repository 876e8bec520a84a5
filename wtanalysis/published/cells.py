"""The cells of tables of figures: what number a cell holds, which columns count and which give percentages."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from wtanalysis.documents.model import Document, Paragraph
from wtanalysis.published.grammar import answers, fold, integer
from wtanalysis.published.lexicon import DIGITS, INTEGER

Span = tuple[int, int, int]


@dataclass(frozen=True)
class Cell:
    """A cell of a row: where it stands, its words, and the number or numbers it holds with their tokens."""

    locator: str
    text: str
    percent: float | None = None
    count: int | None = None
    spans: tuple[Span, ...] = ()


COUNT_HEAD = re.compile(
    r"^(?:number|no\.|nos\.?|count|total|responses?|respondents|frequency|n|answers|replies|"
    r"total (?:number|responses)|number of .*|responses received|.*\(n(?:umber)?\))$"
)
PERCENT_HEAD = re.compile(
    r"%|per ?cent|percentage|(?:proportion|share)(?=$|\W*$| of (?:all|those|respond|answers|replies))"
)
TOTAL = re.compile(
    r"^(?:total|grand total|base|all(?: respondents| responses)?|overall|number of (?:responses|"
    r"respondents)|responses|respondents|n|total (?:responses|respondents|answered|number).*|"
    r"(?:number )?(?:answering|responding|of answers)|number who answered|(?:all )?who answered|"
    r"sample size|unweighted base)\W*$"
)
EVERYONE = re.compile(
    r"^(?:total|overall|everyone|all(?: (?:answering|answers|respondents|responses|who answered|responding|replies|"
    r"those answering|groups|types|categories))?|whole sample|total (?:respondents|responses|answering)|)\W*$"
)
_NUMBER_CELL = re.compile(
    rf"^\W*(?:(?P<c>{INTEGER})\s?\(\s?(?P<p>{DIGITS})\s?(?:%|per ?cent)\s?\)|"
    rf"(?P<p2>{DIGITS})\s?(?:%|per ?cent)\s?\(\s?(?:n\s?=\s?)?(?P<c2>{INTEGER})\s?\)|"
    rf"(?P<p3>{DIGITS})\s?(?:%|per ?cent)|(?P<n>{DIGITS})|(?P<none>[-\u2013*~]|n/?a|nil|))\W*$"
)


def tables_of(document: Document) -> dict[int, tuple[int, ...]]:
    """The tables of a document: first row -> all rows. Rows of one table follow each other and share a header."""
    tables: dict[int, tuple[int, ...]] = {}
    first = -1
    for index, paragraph in enumerate(document.paragraphs):
        if paragraph.kind != "table":
            first = -1
        elif first < 0 or (not paragraph.header and paragraph.cells):
            first = index
            tables[first] = (index,)
        else:
            tables[first] = (*tables[first], index)
    return tables


def read_cell(index: int, paragraph: Paragraph, column: int, heads: list[str], label: str) -> Cell:
    """Read one cell. The head of its column and the label of its row say what a bare number is."""
    start = sum(len(c) + 3 for c in paragraph.cells[:column])
    text = paragraph.cells[column]
    match = _NUMBER_CELL.match(fold(text))
    cell = Cell(paragraph.locator_at(start), text)
    if not match or match["none"] is not None:
        return cell
    head = heads[column] if column < len(heads) else ""
    percent = match["p"] or match["p2"] or match["p3"]
    count = match["c"] or match["c2"]
    if match["n"]:
        if (
            PERCENT_HEAD.search(head)
            or PERCENT_HEAD.fullmatch(label.strip(" ()"))
            or (PERCENT_HEAD.search(heads[0] if heads else "") and not COUNT_HEAD.match(head))
        ):
            percent = match["n"]
        elif re.fullmatch(INTEGER, match["n"]):
            count = match["n"]
    spans = tuple(
        (index, start + match.start(g), start + match.end(g)) for g in ("c", "p", "p2", "c2", "p3", "n") if match[g]
    )
    return Cell(
        cell.locator,
        text,
        float(percent.replace(",", "")) if percent else None,
        int(count.replace(",", "")) if count else None,
        spans,
    )


_PRINTED_BASE = re.compile(rf"\s*\(\s*(?:n|base)\s?[=:]\s?(?P<n>{INTEGER})\s*\)\s*$", re.IGNORECASE)


def bases_in_heads(header: tuple[str, ...]) -> tuple[tuple[str, ...], dict[str, int]]:
    """The heads of columns without the bases they print, and those bases; everyone's is under the empty name.

    >>> bases_in_heads(("Answer", "Drivers (n=52)", "All respondents (n=283)"))
    (('Answer', 'Drivers', 'All respondents'), {'Drivers': 52, '': 283})
    """
    bases: dict[str, int] = {}
    heads = []
    for head in header:
        match = _PRINTED_BASE.search(head)
        plain = head[: match.start()].strip() if match else head
        heads.append(plain)
        if match:
            bases["" if EVERYONE.match(fold(plain)) else plain] = integer(match["n"]) or 0
    return tuple(heads), bases


def as_percentages(grid: list[tuple[str, list[Cell]]], heads: list[str], before: str) -> list[tuple[str, list[Cell]]]:
    """Bare numbers read as percentages, where the caption says per cent and the answers come to 100.

    Answers stand along the top (each row comes to 100) or down the side (each column does).
    """
    if not re.search(r"%|per ?cent|percentage", before):
        return grid
    along = [c for c, head in enumerate(heads[1:]) if answers(head)]
    columns = along if len(along) >= 2 else list(range(len(heads) - 1))
    if any(c.percent is not None for _, cells in grid for c in cells):
        return grid
    if len(along) >= 2:
        sums = [sum(cells[c].count or 0 for c in columns if c < len(cells)) for _, cells in grid]
    else:
        rows = [(label, cells) for label, cells in grid if not TOTAL.match(fold(label).strip())]
        if sum(bool(answers(fold(label))) for label, _ in rows) < 2:
            return grid
        sums = [sum(cells[c].count or 0 for _, cells in rows if c < len(cells)) for c in columns]
    if not sums or not all(97 <= total <= 103 for total in sums):
        return grid
    return [(label, [_percent(c) if at in columns else c for at, c in enumerate(cells)]) for label, cells in grid]


def _percent(cell: Cell) -> Cell:
    return replace(cell, percent=float(cell.count), count=None) if cell.count is not None else cell
