"""Guessing how an export is laid out: its delimiter and how many rows its header takes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wtanalysis.errors import TableError
from wtanalysis.responses.delimited import records

DELIMITERS = (",", ";", "\t", "|")
_LOOKED_AT = 60
_QUESTION = re.compile(
    r"(?i)\?\s*\)?$|^(what|which|who|how|why|where|when|do|does|did|is|are|was|would|will|should|could|can|have|has|"
    r"to what extent|please|if you|if yes|if no|tell us|select|we (usually|may|will|would))\b.{12,}"
)
_SECOND_ROW = {"response", "open-ended response", "open ended response", "other (please specify)"}
_TOTAL = re.compile(
    r"(?i)(?:grand |sub-?)?totals?(?: (?:number|responses|respondents|of|answers)\b.{0,40})?\W*|count|sum|base|mean|"
    r"averages?"
)
_FIGURE = re.compile(r"[-+£$€]?\s?[\d.,\s]*\d\s?%?")
_NUMBER_OR_DATE = re.compile(r"^[-+]?[\d.,:/\s%TZ-]+$|@")


def is_import_row(cells: Sequence[str]) -> bool:
    r"""Whether a row holds nothing but the ids that Qualtrics writes under its header.

    >>> is_import_row(['{"ImportId":"startDate","timeZone":"Z"}', '{"ImportId":"QID1"}'])
    True
    """
    filled = [cell.strip() for cell in cells if cell.strip()]
    return bool(filled) and all(re.match(r'\{\s*"?ImportId"?', cell) for cell in filled)


def guess_delimiter(text: str) -> str:
    r"""The mark between the cells: the one that gives the most rows of one width, then the most columns.

    Of a file with one column: a mark that does not stand in it.

    >>> guess_delimiter("a;b\n1,5;2\n"), guess_delimiter("a\tb\n1\t2\n"), guess_delimiter("sep=|\na|b\n")
    (';', '\t', '|')
    >>> guess_delimiter("What would help?\nBuses, trains\nMoney\n")
    ';'
    """
    hint = re.match(r"\ufeff?sep=(.)\r?\n", text, re.I)
    if hint:
        return hint[1]
    scores = {delimiter: _evenness(*_widths(text, delimiter)) for delimiter in DELIMITERS}
    best = max(DELIMITERS, key=lambda delimiter: scores[delimiter])
    if scores[best][0]:
        return best
    return next((delimiter for delimiter in DELIMITERS if max(_widths(text, delimiter)[0], default=1) == 1), ",")


def _evenness(widths: list[int], whole: bool) -> tuple[float, int]:
    """How even the rows are under a delimiter, and how many columns it gives; nothing where it is not the one."""
    titles = next((i for i, width in enumerate(widths) if width > 1), 0)
    rows = widths[titles:]
    usual = max(set(rows), key=rows.count, default=0)
    share = rows.count(usual) / len(rows) if rows else 0.0
    if usual < 2 or rows[0] != usual or (titles and share < 0.95) or titles * 2 > len(rows) or share < 0.5:
        return 0.0, 0
    return round(share, 1) - (0 if whole else 0.4) - (0.2 if titles else 0), usual


def _widths(text: str, delimiter: str) -> tuple[list[int], bool]:
    """The number of cells of the first records, and whether they could all be read."""
    widths: list[int] = []
    try:
        for _, cells in records(text, delimiter, ""):
            if any(cell.strip() for cell in cells):
                widths.append(len(cells))
            if len(widths) >= _LOOKED_AT:
                break
    except TableError:
        return widths[:-1], False
    return widths, True


def find_header(rows: Sequence[tuple[int, Sequence[str]]]) -> int:
    """The row of the header where rows of other things stand above it; 0 where the first row, or a title, is no more.

    The header is the first row that is about as wide as the data below it and has a text of its own in nearly every
    cell; all rows above are much narrower, and nothing in them belongs over a gap of it.

    Args:
        rows: the first rows that are not empty, with their numbers.

    >>> above = [(1, ["Log of responses"]), (2, ["Version", "2"]), (4, ["", "", "", "Questions"])]
    >>> below = [(5, ["No", "Name", "Type", "Size", "Agree?"]), (6, ["1", "A", "Firm", "9", "Yes"])]
    >>> find_header([*above, *below]), find_header(below)
    (5, 0)
    """
    filled = [[i for i, cell in enumerate(cells) if cell.strip()] for _, cells in rows]
    most = max(map(len, filled), default=0)
    for at, places in enumerate(filled[:20]):
        if len(places) >= 0.5 * most and (not at or len(places) < 0.8 * most):
            return 0
        if len(places) >= 0.8 * most and _is_header(rows, at, places):
            above = filled[at - 1] if rows[at - 1][0] == rows[at][0] - 1 else []
            return rows[at][0] if set(above) <= set(places) and any(len(p) > 1 or p != [0] for p in filled[:at]) else 0
    return 0


def _is_header(rows: Sequence[tuple[int, Sequence[str]]], at: int, places: Sequence[int]) -> bool:
    """Whether a row holds different texts that do not come again below, as names of columns do."""
    words = [" ".join(rows[at][1][i].split()) for i in places]
    below = [{" ".join(cells[i].split()) for _, cells in rows[at + 1 :] if i < len(cells)} for i in places]
    texts = [not _NUMBER_OR_DATE.search(word) and word not in seen for word, seen in zip(words, below, strict=True)]
    return bool(below) and len(set(words)) >= 0.8 * len(words) and sum(texts) >= 0.9 * len(words)


def foot(rows: Sequence[tuple[int, Sequence[str]]], width: int) -> tuple[tuple[int, str], ...]:
    """The last rows of a table that are no responses but totals, with why: a row "Total" with nothing but numbers.

    >>> foot([(2, ["1", "Yes", "No"]), (4, ["Total", "1", ""])], 3)
    ((4, 'a row of totals'),)
    """
    found: list[tuple[int, str]] = []
    for row, cells in reversed(rows[1:]):
        filled = [" ".join(cell.split()) for cell in cells if cell.strip()]
        if width < 3 or len(filled) < 2 or not _TOTAL.fullmatch(filled[0]):
            break
        if not all(_FIGURE.fullmatch(cell) for cell in filled[1:]):
            break
        found.append((row, "a row of totals"))
    return tuple(reversed(found))


def guess_header_rows(rows: Sequence[Sequence[str]]) -> int:
    """Whether the header of a table takes one row or two.

    Two where Qualtrics' row of ids comes third; where the second row says "Response", as SurveyMonkey writes; where the
    first row has gaps that the second fills with labels; or where the first has codes and the second the questions.

    >>> guess_header_rows([["Q1", "Q2"], ["What is your name?", "Do you agree?"], ["", "Yes"]])
    2
    >>> guess_header_rows([["Name", "Do you agree?"], ["", "Yes"], ["", "No"]])
    1
    """
    if len(rows) < 2:
        return 1
    width = max(len(row) for row in rows)
    first, second, *data = ([*(" ".join(cell.split()) for cell in row), *[""] * (width - len(row))] for row in rows)
    if data and is_import_row(data[0]):
        return 2
    if any(_NUMBER_OR_DATE.search(cell) for cell in second):
        return 1
    below = [set(column) for column in zip(*data, strict=True)] or [set[str]()] * width
    marked = any(cell.casefold() in _SECOND_ROW and cell not in below[i] for i, cell in enumerate(second) if first[i])
    return 2 if marked or _fills_gaps(first, second) or _codes_over_questions(first, second, data) else 1


def _fills_gaps(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether the first row has gaps to the right of a name, and the second has a label of its own for each."""
    begins = next((i for i, cell in enumerate(first) if cell), len(first))
    gaps = [i for i in range(begins, len(first)) if not first[i]]
    while gaps and not second[gaps[-1]] and gaps[-1] == len(first) - 1:
        gaps.pop()
    labels = [second[i] for i in gaps]
    return bool(labels) and all(labels) and len(set(labels)) > len(labels) / 2


def _codes_over_questions(first: Sequence[str], second: Sequence[str], data: Sequence[Sequence[str]]) -> bool:
    """Whether short names stand over questions, and the rows below hold no such questions."""
    if sum(map(len, first)) * 1.5 > sum(map(len, second)):
        return False
    return _share(second) >= 0.4 and _share(first) <= 0.2 and all(_share(row) < 0.2 for row in data[:5])


def _share(cells: Sequence[str]) -> float:
    """The share of the filled cells that read like questions."""
    filled = [cell for cell in cells if cell]
    return sum(bool(_QUESTION.search(cell)) for cell in filled) / len(filled) if filled else 0.0
