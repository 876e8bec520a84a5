"""Pieces of a page, whatever told them apart, become raw blocks: marks off, numbers known, bullets with their level."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wtanalysis.documents.model import Kind
from wtanalysis.documents.readers.block import Block
from wtanalysis.documents.readers.pdf_runs import Page, Run
from wtanalysis.documents.readers.pdf_text import Words, take_mark, take_note_number, write

Lines = list[list[Run]]
_NUMERIC = re.compile(r"[£$€]?[\d,.]+\s*(?:%|per cent|m|bn|k)?|[-–—*]|n/?a", re.I)


@dataclass
class Piece:
    """What will be one block: its role, its lines, and for a table row its cells."""

    role: str
    lines: Lines
    level: int = 0
    cells: tuple[Lines, ...] = ()
    header: tuple[Lines, ...] = ()

    @property
    def page(self) -> int:
        """The sheet it begins on."""
        return self.lines[0][0].page

    @property
    def left(self) -> float:
        """Left edge of the first line."""
        return min(run.x0 for run in self.lines[0])

    @property
    def bold(self) -> bool:
        """Whether every word is bold."""
        return all(run.bold for line in self.lines for run in line if run.text.strip(" .:–-•"))

    @property
    def size(self) -> float:
        """The size most of its characters have."""
        return main_size(run for line in self.lines for run in line)


def main_size(runs: Iterable[Run]) -> float:
    """The font size that most characters have, rounded to half a point."""
    sizes: Counter[float] = Counter()
    for run in runs:
        sizes[round(run.size * 2) / 2] += len(run.text.strip())
    return sizes.most_common(1)[0][0] if sizes else 0.0


def body_size(pages: Iterable[Page]) -> float:
    """The size of a document's running text."""
    return main_size(run for page in pages for run in page.runs)


def to_blocks(pieces: Sequence[Piece], words: frozenset[str]) -> list[Block]:
    """Raw blocks of pieces in reading order.

    Args:
        pieces: in reading order.
        words: the document's vocabulary.

    Returns:
        One block a piece; pieces that hold no words are dropped.
    """
    blocks: list[Block] = []
    indents: list[float] = []
    for piece in pieces:
        block = _row(piece, words) if piece.cells else _block(piece, words)
        if block is None:
            continue
        if block.kind == "bullet":
            indents = _indent(indents, piece.left)
            block = _with_level(block, len(indents))
        elif block.kind not in ("footnote", "caption"):
            indents = []
        blocks.append(block)
    return blocks


def _indent(indents: list[float], left: float) -> list[float]:
    """The left edges of the lists that a bullet at ``left`` is nested in, itself included."""
    if indents and abs(left - indents[0]) > 150:  # another column
        return [left]
    kept = [edge for edge in indents if edge < left - 5]
    return [*kept, left]


def _with_level(block: Block, level: int) -> Block:
    from dataclasses import replace

    return replace(block, level=level)


def _block(piece: Piece, words: frozenset[str]) -> Block | None:
    done = write(piece.lines, words)
    kind, number = _kind(piece, done)
    if not done.text.strip(" .•·_") and kind != "numbered":
        return None
    locator = f"p{piece.page}¶{number}" if kind == "numbered" else f"p{piece.page}"
    level = piece.level or 1 if kind == "heading" else 0
    emphasis = () if kind == "heading" else tuple(done.emphasis)
    return Block(kind, done.text, locator, tuple(done.breaks), number, level, emphasis, tuple(done.notes))


def _kind(piece: Piece, done: Words) -> tuple[Kind, str]:
    if piece.role == "footnote":
        return "footnote", take_note_number(done)
    if piece.role in ("item", "body"):
        kind, number = take_mark(done, listed=piece.role == "item")
        if kind == "numbered":
            return "numbered", number
        return ("bullet" if kind else "body"), number
    if piece.role == "heading":
        return "heading", ""
    return ("quotation" if piece.role == "quotation" else "caption"), ""


def _row(piece: Piece, words: frozenset[str]) -> Block | None:
    cells = tuple(cell_text(cell, words) for cell in piece.cells)
    if not any(cells):
        return None
    header = tuple(cell_text(cell, words) for cell in piece.header)
    return Block("table", " | ".join(cells), f"p{piece.page}", cells=cells, header=header)


def cell_text(lines: Lines, words: frozenset[str]) -> str:
    """The words of a table cell, without bullets' marks."""
    done = write(lines, words) if lines else Words()
    if done.text[:1] in "•·▪\uf0b7":
        take_mark(done, listed=True)
    return done.text


def with_header(rows: list[Piece], header_rows: int, words: frozenset[str]) -> list[Piece]:
    """Give each row of a table its header.

    Args:
        rows: the rows of one table.
        header_rows: how many rows at the top the file itself calls header; 0 if it does not say.
        words: the document's vocabulary.

    Returns:
        The rows; those below the header carry its cells. Without a word from the file the first row is the header when
        it alone is bold, or when it has no figures and rows below have some.
    """
    count = header_rows if 0 < header_rows < len(rows) else int(_looks_headed(rows, words))
    if not count:
        return rows
    width = max(len(row.cells) for row in rows)
    header = tuple(
        [line for row in rows[:count] if at < len(row.cells) for line in row.cells[at]] for at in range(width)
    )
    for row in rows[count:]:
        row.header = header
    return rows


def _looks_headed(rows: Sequence[Piece], words: frozenset[str]) -> bool:
    if len(rows) < 2:
        return False
    texts = [[cell_text(cell, words) for cell in row.cells] for row in rows]
    figures = [sum(bool(_NUMERIC.fullmatch(text)) for text in row[1:]) for row in texts]
    bold = [all(run.bold for cell in row.cells for line in cell for run in line if run.text.strip()) for row in rows]
    return (bold[0] and not all(bold)) or (figures[0] == 0 and any(figures[1:]))
