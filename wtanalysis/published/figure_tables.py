"""Tables of figures: answers in rows or in columns, numbers and percentages, groups, totals.

A table is read by its header and its first column. Answers down the side with "Number" and "Per cent" columns, answers
along the top with groups or questions down the side, a total row that gives the base: all are the same grid of cells,
each with a row label, a column label and a number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from wtanalysis.documents.model import Document
from wtanalysis.figures.model import Figure
from wtanalysis.published.cells import (
    COUNT_HEAD,
    EVERYONE,
    PERCENT_HEAD,
    TOTAL,
    Cell,
    Span,
    as_percentages,
    bases_in_heads,
    read_cell,
)
from wtanalysis.published.echo import option_code
from wtanalysis.published.grammar import answers, fold
from wtanalysis.responses.model import Question


@dataclass(frozen=True)
class TableReading:
    """The figures of one table with the number tokens they use, the base, and tokens that belong nowhere."""

    figures: tuple[tuple[Figure, tuple[Span, ...]], ...] = ()
    bases_of: dict[str, int] = field(default_factory=dict)
    bases: tuple[Span, ...] = ()
    refused: tuple[tuple[int, int, int, str], ...] = ()
    shares: tuple[tuple[str, float | None, int | None, tuple[Span, ...]], ...] = ()


def read_table(
    document: Document, rows: tuple[int, ...], question: Question | None, numbered: dict[str, Question]
) -> TableReading:
    """The figures of one table as answers to a question; without one, shares of respondents or refused tokens."""
    paragraphs = [(i, document.paragraphs[i]) for i in rows]
    header = paragraphs[0][1].cells if not paragraphs[0][1].header else paragraphs[0][1].header
    headless = _headless(header)
    body = [(i, p) for i, p in paragraphs if headless or p.cells != header]
    header, printed_bases = bases_in_heads(headless or header)
    heads = [fold(h).strip() for h in header]
    grid = [
        (p.cells[0] if p.cells else "", [read_cell(i, p, c, heads, fold(p.cells[0])) for c in range(1, len(p.cells))])
        for i, p in body
    ]
    if not grid or not any(cell.spans for _, cells in grid for cell in cells):
        return TableReading()
    if len(grid) <= 3 and all(
        COUNT_HEAD.match(fold(label).strip()) or PERCENT_HEAD.search(fold(label)) for label, _ in grid
    ):
        grid = [("", [cell for _, cells in grid for cell in cells])]
        header = (header[0], *(header[1:] * (len(grid[0][1]) // max(1, len(header) - 1))))
        heads = [fold(h).strip() for h in header]
    grid = as_percentages(grid, heads, _before(document, rows[0]))
    along_top = sum(bool(answers(h)) for h in heads[1:]) >= 2
    by_row = {label: _question_of(label, numbered) for label, _ in grid}
    if (
        along_top
        and sum(q is not None for q in by_row.values()) >= 1
        and not any(EVERYONE.match(fold(label)) for label, _ in grid)
    ):
        return _questions_down(grid, header, by_row)
    if question is None:
        return _without_question(grid, heads, _before(document, rows[0]))
    if not along_top and not _of_answers(grid, heads):
        refused = tuple((*span, "a table of something else") for _, cells in grid for c in cells for span in c.spans)
        return TableReading(refused=refused)
    if along_top:
        return _answers_on_top(grid, header, question)
    return _with_bases(_answers_down(grid, header, heads, question), printed_bases)


def _with_bases(reading: TableReading, printed: dict[str, int]) -> TableReading:
    """The figures of a table with the bases that its heads print: "Drivers (n=52)"."""
    figures = tuple((replace(f, base=printed.get(f.group, f.base)), spans) for f, spans in reading.figures)
    return replace(reading, figures=figures)


def _of_answers(grid: list[tuple[str, list[Cell]]], heads: list[str]) -> bool:
    """Whether a table under a question holds answers to it: set answers as labels, or heads that count respondents."""
    if any(re.search(r"[£$€]", c.text) for _, cells in grid for c in cells) or all(
        re.fullmatch(r"\W*(?:19|20)\d\d(?:[-/]\d\d)?\W*", label) for label, _ in grid
    ):
        return False
    if any(answers(fold(label)) or TOTAL.match(fold(label).strip()) for label, _ in grid):
        return True
    return any(
        COUNT_HEAD.match(h) or PERCENT_HEAD.search(h) or (h and EVERYONE.match(h)) or _PEOPLE.search(h)
        for h in heads[1:]
    )


_PEOPLE = re.compile(r"\b(?:respond\w*|responses|replies|answers|n\s?=)")


def _headless(first: tuple[str, ...]) -> tuple[str, ...]:
    """Heads for a table whose first row is already numbers; empty if it has a header of its own."""
    if len(first) < 2 or not all(re.match(r"^\s*\(?[\d,.]+\s?%?\)?\s*$", cell) for cell in first[1:]):
        return ()
    return ("", *("Per cent" if "%" in cell else "Number" for cell in first[1:]))


def _question_of(label: str, numbered: dict[str, Question]) -> Question | None:
    """The question that a row is about, where its label begins with the number of one ("4a Parishes", "Question 3")."""
    match = re.match(r"^(?:question|q)?\s?(?:(?P<n>\d+(?:\.\d+)?[a-z]?)\b|\((?P<l>[a-z])\))", fold(label).strip())
    return numbered.get(match["n"] or match["l"]) if match else None


def _questions_down(
    grid: list[tuple[str, list[Cell]]], header: tuple[str, ...], by_row: dict[str, Question | None]
) -> TableReading:
    """A table with a question a row and the answers along the top."""
    figures: list[tuple[Figure, tuple[Span, ...]]] = []
    refused: list[tuple[int, int, int, str]] = []
    bases: list[Span] = []
    bases_of: dict[str, int] = {}
    for label, cells in grid:
        question = by_row[label]
        if question is None:
            refused.extend((i, s, e, "no question in sight") for c in cells for i, s, e in c.spans)
            continue
        one = _answers_on_top([(label, cells)], header, question)
        figures.extend(one.figures)
        bases.extend(one.bases)
        bases_of.update(one.bases_of)
    return TableReading(tuple(figures), bases_of, tuple(bases), tuple(refused))


def _bucket(label: str, question: Question) -> tuple[str, str]:
    found = answers(fold(label))
    if len(found) == 1 or (found and found[0].start <= 1):
        whole = fold(label).strip(" .:*")
        first = found[0]
        if first.end - first.start >= 0.5 * len(whole) or (
            re.match(r"^(?:yes|no|agree|disagree)\b", whole) and len(whole) < 24
        ):
            return label.strip(), first.code
    plain = fold(label).strip(" .:*'\"")
    words = {
        "yes": "yes",
        "no": "no",
        "don't know": "dont_know",
        "not sure": "dont_know",
        "unsure": "dont_know",
        "neutral": "neither",
        "neither": "neither",
    }
    if plain in words:
        code = words[plain]
        return label.strip(), "neutral" if plain == "neutral" and "likely" in fold(question.text) else code
    return label.strip(), option_code(label)


def _answers_down(
    grid: list[tuple[str, list[Cell]]], header: tuple[str, ...], heads: list[str], question: Question
) -> TableReading:
    figures: list[tuple[Figure, tuple[Span, ...]]] = []
    base: int | None = None
    bases: list[Span] = []
    group_bases: dict[int, int] = {}
    for label, cells in grid:
        if TOTAL.match(fold(label).strip()):
            for column, cell in enumerate(cells, start=1):
                if cell.count is not None and _is_everyone(heads, column):
                    base = cell.count
                elif cell.count is not None:
                    group_bases[column] = cell.count
                bases.extend(cell.spans)
    for label, cells in grid:
        if TOTAL.match(fold(label).strip()) or not label.strip():
            continue
        for group, pair in _by_group(cells, header, heads).items():
            column_base = (
                base
                if not group
                else next((group_bases[c] for c in group_bases if c < len(header) and header[c].strip() == group), None)
            )
            words = f"{label} | " + " | ".join(c.text for c in pair)
            figures += _figure(question, _bucket(label, question), group, pair, column_base, words)
    return TableReading(tuple(figures), {question.question_id: base} if base is not None else {}, tuple(bases))


def _figure(
    question: Question, answer: tuple[str, str], group: str, pair: list[Cell], base: int | None, words: str
) -> list[tuple[Figure, tuple[Span, ...]]]:
    """The figure that one or two cells of an answer give, with their tokens; none where they hold no number of it."""
    spans = tuple(s for c in pair for s in c.spans)
    percent = next((c.percent for c in pair if c.percent is not None), None)
    count = next((c.count for c in pair if c.count is not None), None)
    if not spans or (percent is None and count is None) or (percent or 0) > 100:
        return []
    bucket, code = answer
    figure = Figure(
        question.question_id, bucket, code, "", group, percent, count, base, evidence=words, locator=pair[0].locator
    )
    return [(figure, spans)]


def _is_everyone(heads: list[str], column: int) -> bool:
    head = heads[column] if column < len(heads) else ""
    return bool(EVERYONE.match(head) or COUNT_HEAD.match(head) or PERCENT_HEAD.search(head))


def _by_group(cells: list[Cell], header: tuple[str, ...], heads: list[str]) -> dict[str, list[Cell]]:
    """Cells of a row by the group that their column is about; number and per cent columns of everyone go together."""
    result: dict[str, list[Cell]] = {}
    for column, cell in enumerate(cells, start=1):
        if not cell.spans:
            continue
        name = "" if _is_everyone(heads, column) else header[column].strip() if column < len(header) else ""
        name = re.sub(
            r"\s*[(,]?\s*(?:%|per cent|percentage|number|count|no\.)\)?\s*$", "", name, flags=re.IGNORECASE
        ).strip()
        result.setdefault(name, []).append(cell)
    return result


_UNIT_FIRST = re.compile(r"^\s*(?:%|per cent|percentage|number|n\s?=|no\.)\s+(?=\w)", re.IGNORECASE)
_UNIT = re.compile(
    r"(?<=\w)[\s(,\u2013-]+(?:n|no\.|number|count|per ?cent|percentage)\b[\s).]*$|[\s(,]*%[\s).]*$", re.IGNORECASE
)


def _is_base(header: tuple[str, ...], column: int) -> bool:
    """Whether a column beside answers holds how many answered: "Responses", "Number of responses", "Base (n)"."""
    return column < len(header) and bool(_BASE_HEAD.match(fold(header[column]).strip()))


_BASE_HEAD = re.compile(
    r"^(?:(?:the )?(?:total|overall) )?(?:(?:number|no\.?|count) of )?(?:all )?(?:responses?|respondents|replies|"
    r"answers|submissions|base|total|responding|answering|people)(?: (?:received|size|number|count|in total))?"
    r"(?:\s?\(?(?:n|number|no\.?|=|base|count)*\)?)*\W*$"
)


def _answers_on_top(grid: list[tuple[str, list[Cell]]], header: tuple[str, ...], question: Question) -> TableReading:
    figures: list[tuple[Figure, tuple[Span, ...]]] = []
    base: int | None = None
    bases: list[Span] = []
    for label, cells in grid:
        group = (
            ""
            if EVERYONE.match(fold(label).strip()) or TOTAL.match(fold(label).strip()) or len(grid) == 1
            else label.strip()
        )
        row_base = None
        columns: dict[str, list[Cell]] = {}
        for column, cell in enumerate(cells, start=1):
            head = _UNIT_FIRST.sub("", _UNIT.sub("", header[column])).strip() if column < len(header) else ""
            if cell.spans and (_is_base(header, column) or TOTAL.match(fold(head)) or not head):
                row_base = cell.count if row_base is None else row_base
                bases.extend(cell.spans)
                base = cell.count if not group and cell.count is not None else base
            elif cell.spans and (cell.percent is not None or cell.count is not None):
                columns.setdefault(head, []).append(cell)
        for head, pair in columns.items():
            words = f"{label} | {head} | " + " | ".join(c.text for c in pair)
            figures += _figure(question, _bucket(head, question), group, pair, row_base, words)
    return TableReading(tuple(figures), {question.question_id: base} if base is not None else {}, tuple(bases))


def _before(document: Document, first: int) -> str:
    """The words right before a table: its caption, or the heading it stands under."""
    return fold(
        " ".join(
            p.text
            for p in document.paragraphs[max(0, first - 2) : first]
            if p.kind in ("heading", "caption") or len(p.text) < 160
        )
    )


def _without_question(grid: list[tuple[str, list[Cell]]], heads: list[str], before: str) -> TableReading:
    words = f"{' '.join(heads)} {before}"
    refused: list[tuple[int, int, int, str]] = []
    shares: list[tuple[str, float | None, int | None, tuple[Span, ...]]] = []
    people = re.search(r"\b(?:respondents?|responses?|organisations?|replies|type of)\b", words)
    for label, cells in grid:
        spans = tuple(s for c in cells for s in c.spans)
        if people and spans and TOTAL.match(fold(label).strip()):
            refused.extend((i, s, e, "the total of a table") for i, s, e in spans)
        elif people and spans and label.strip():
            percent = next((c.percent for c in cells if c.percent is not None), None)
            count = next((c.count for c in cells if c.count is not None), None)
            shares.append((label.strip(), percent, count, spans))
        else:
            refused.extend((i, s, e, "no question in sight") for i, s, e in spans)
    return TableReading(refused=tuple(refused), shares=tuple(shares))
