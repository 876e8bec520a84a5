"""Pages of a tagged PDF become pieces: the tags say what belongs together, the page says in which order if not."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from wtanalysis.documents.readers.pdf_pieces import Piece, with_header
from wtanalysis.documents.readers.pdf_runs import Page, Run
from wtanalysis.documents.readers.pdf_tables import Table
from wtanalysis.documents.readers.pdf_tags import Cell, Tag
from wtanalysis.documents.readers.pdf_text import lines_of

_LABEL = re.compile(r"(?:figure|table|chart|annex) (?:\d|[A-Z]\b)", re.I)
_LONG = 260  # a heading of more characters is a paragraph in a heading's style


@dataclass
class _Group:
    """The runs of one tag."""

    tag: Tag
    runs: list[Run] = field(default_factory=list)

    @property
    def start(self) -> tuple[int, int]:
        return min((run.page, run.order) for run in self.runs)


def tagged_pieces(
    pages: Sequence[Page], tags: Mapping[tuple[int, int], Tag], body: float, words: frozenset[str]
) -> tuple[list[Piece], Counter[str], list[Run]]:
    """Pieces of tagged pages in reading order.

    Args:
        pages: the pages.
        tags: what :func:`pdf_tags.read_tags` found.
        body: the size of running text.
        words: the document's vocabulary.

    Returns:
        The pieces, what was left out (contents entries), and the runs that no tag speaks of.
    """
    groups: dict[int, _Group] = {}
    strays: list[Run] = []
    for page in pages:
        before: tuple[Run, _Group | None] | None = None
        for run in page.runs:
            tag = tags.get((run.page, run.mcid)) if run.mcid >= 0 else None
            group: _Group | None = None
            if tag is not None and tag.role != "artifact":
                group = groups.setdefault(tag.key, _Group(tag))
            elif before and before[1] and _goes_on(before[0], run, before[1]):
                group = before[1]
            (group.runs if group else strays).append(run)
            before = (run, group)
    left_out: Counter[str] = Counter()
    left_out["contents entries"] = sum(group.tag.role == "contents" for group in groups.values())
    found = [part for group in groups.values() if group.tag.role != "contents" for part in _cut_note(group, body)]
    kept = [_lists_in_notes(group, body) for group in found]
    ordered = _in_order(_merge_notes(kept))
    return _pieces(ordered, words), left_out, strays


def _goes_on(before: Run, run: Run, group: _Group) -> bool:
    """Whether a run without a tag goes on with the paragraph of the run before it: on its line, or on the next one.

    Acrobat leaves some links, and what follows them in their paragraph, out of the tree.
    """
    if group.tag.role in ("contents", "figure", "artifact") or before.page != run.page:
        return False
    if abs(run.y - before.y) < 0.45 * max(run.size, before.size):  # a footnote mark is raised
        return -2 < run.x0 - before.x1 < 0.8 * max(run.size, before.size)
    starts = any(abs(run.x0 - other.x0) < 3 for other in group.runs)
    marked = re.match(r"\(?\w{1,3}[.)]\s*$|[^\w\s(“‘'\"£]", run.text)
    return starts and not marked and 0.9 * run.size < before.y - run.y < 1.5 * run.size


def _cut_note(group: _Group, body: float) -> list[_Group]:
    """A note that grows to the size of running text has swallowed what follows it, as the heading of the next page."""
    if group.tag.role != "footnote" or group.runs[0].size >= 0.92 * body:
        return [group]
    page = group.runs[0].page
    over = "".join(run.text for run in group.runs if run.page > page)
    other = bool(_LABEL.match(over)) or (group.runs[-1].bold and not group.runs[0].bold)
    large = [run.size > 0.95 * body or (run.page > page and other) for run in group.runs]
    at = large.index(True) if True in large else len(large)
    rest = group.runs[at:]
    return [_Group(group.tag, group.runs[:at])] + ([_Group(Tag(group.tag.key), rest)] if rest else [])


def _lists_in_notes(group: _Group, body: float) -> _Group:
    """A list inside a note is part of the note if it is printed as small; else the tree has lost its way."""
    tag = group.tag
    if tag.inside_note and tag.role != "footnote" and max(run.size for run in group.runs) < 0.92 * body:
        return _Group(Tag(tag.key, "footnote", 0, None, True), group.runs)
    return group


def _merge_notes(groups: list[_Group]) -> list[_Group]:
    """Paragraphs of one note that do not begin with a mark go on with the note before them."""
    done: list[_Group] = []
    for group in groups:
        if group.tag.role == "footnote" and done and done[-1].tag.role == "footnote" and not _begins_note(group.runs):
            done[-1].runs.extend(group.runs)
        else:
            done.append(group)
    return done


def _begins_note(runs: Sequence[Run]) -> bool:
    first = runs[0]
    tall = max(run.size for run in runs)
    return (first.size < 0.88 * tall and first.text.strip()[:1].isdigit()) or first.text.strip()[:1] in "123456789*†‡§["


def _in_order(groups: list[_Group]) -> list[_Group]:
    """The groups of each page in the order of the tree or of the page, whichever has fewer jumps upwards."""
    by_tree = sorted(groups, key=lambda group: (group.start[0], group.tag.key))
    by_page = sorted(groups, key=lambda group: group.start)
    return by_tree if _jumps(by_tree) <= _jumps(by_page) else by_page


def _jumps(groups: Sequence[_Group]) -> int:
    """How often a group stands above the one before it on the same page, or on an earlier page."""
    count, before = 0, None
    for group in groups:
        if group.tag.role == "footnote":
            continue
        here = group.runs[0]
        if before is not None:
            count += here.page < before.page or (here.page == before.page and here.y > before.y + 2)
        before = group.runs[-1]
    return count


def _pieces(groups: Sequence[_Group], words: frozenset[str]) -> list[Piece]:
    tables: defaultdict[int, list[_Group]] = defaultdict(list)
    for group in groups:
        if group.tag.cell is not None:
            tables[group.tag.cell.table].append(group)
    real = {number for number, found in tables.items() if _is_table(found)}
    pieces: list[Piece] = []
    done: set[int] = set()
    for group in groups:
        number = group.tag.cell.table if group.tag.cell else 0
        if number in real:
            if number not in done:
                done.add(number)
                pieces += _table(tables[number], words)
            continue
        if group.tag.role == "figure":
            pieces += [Piece("figure", lines_of(runs)) for runs in _boxes(group.runs)]
        else:
            pieces.append(_piece(group))
    return pieces


def _boxes(runs: Sequence[Run]) -> list[list[Run]]:
    """The words of a drawing, box by box: text that stands together, as it was drawn, from the top down."""
    boxes: list[list[Run]] = []
    for run in runs:
        last = boxes[-1] if boxes else []
        tall = max(run.size, last[-1].size) if last else 0.0
        apart = not last or not -0.6 * tall < last[-1].y - run.y < 1.9 * tall or run.page != last[-1].page
        if apart or run.x0 > max(r.x1 for r in last) + tall or run.x1 < min(r.x0 for r in last) - tall:
            boxes.append([])
        boxes[-1].append(run)
    return sorted(boxes, key=lambda box: (box[0].page, -round(box[0].y / 20), box[0].x0))


def _piece(group: _Group) -> Piece:
    lines = lines_of(group.runs)
    role = group.tag.role
    if role == "heading" and sum(len(run.text) for run in group.runs) > _LONG:
        role = "body"
    return Piece(role, lines, group.tag.level)


def _is_table(groups: Sequence[_Group]) -> bool:
    """Whether it has at least two rows and two columns; others are boxes round text."""
    cells = [group.tag.cell for group in groups if group.tag.cell is not None]
    columns = {cell.column for cell in cells if cell.column >= 0}
    return len({cell.row for cell in cells}) >= 2 and len(columns) >= 2


def _table(groups: Sequence[_Group], words: frozenset[str]) -> list[Piece]:
    """The rows of a table; a cell over several columns or rows is said once in each of them."""
    found: defaultdict[int, dict[int, list[list[Run]]]] = defaultdict(dict)
    heads: defaultdict[int, list[bool]] = defaultdict(list)
    loose: list[Piece] = []
    for group in sorted(groups, key=lambda g: g.tag.key):
        cell = group.tag.cell
        if cell is None or cell.column < 0:
            loose.append(_piece(group))
            continue
        _fill(found, cell, lines_of(group.runs))
        heads[cell.row].append(cell.header)
    width = max((max(cells) + 1 for cells in found.values()), default=0)
    rows = []
    for number in sorted(found):
        cells = tuple(found[number].get(at, []) for at in range(width))
        own = [line for at in sorted(found[number]) for line in found[number][at]]
        rows.append(Piece("row", own, cells=cells))
    count = 0
    for number in sorted(found):
        if not heads[number] or not all(heads[number]):
            break
        count += 1
    return loose + with_header(rows, count, words)


def _fill(found: defaultdict[int, dict[int, list[list[Run]]]], cell: Cell, lines: list[list[Run]]) -> None:
    for row in range(cell.row, cell.row + cell.rows):
        for column in range(cell.column, cell.column + cell.columns):
            first = (row, column) == (cell.row, cell.column)
            if first or cell.header or cell.column == 0:  # a figure is said once, a heading over all it heads
                found[row].setdefault(column, []).extend(lines)


def ruled_pieces(
    page: Page, tags: Mapping[tuple[int, int], Tag], tables: Sequence[Table], words: frozenset[str]
) -> tuple[list[Piece], Page]:
    """Tables that are drawn with lines but not tagged as tables.

    Args:
        page: a tagged page.
        tags: the tags of the file.
        tables: the ruled tables of the page.
        words: the document's vocabulary.

    Returns:
        The rows of those tables, and the page without them. A table is left to the tags if they know of a table or a
        figure there, if it cuts a tagged paragraph, or if most of its cells are empty.
    """
    pieces: list[Piece] = []
    for table in tables:
        rows, rest = table.take(list(page.runs), words)
        kept = {run.order for run in rest}
        keys_out = {tags[key].key for run in rest if (key := (run.page, run.mcid)) in tags}
        inside = [tags[key] for run in page.runs if run.order not in kept and (key := (run.page, run.mcid)) in tags]
        cells = [bool(cell) for row in rows for cell in row.cells]
        if not rows or not inside or sum(cells) < 0.5 * len(cells):
            continue
        if any(tag.cell or tag.role == "figure" or tag.key in keys_out for tag in inside):
            continue
        pieces += rows
        page = replace(page, runs=tuple(rest))
    return pieces, page
