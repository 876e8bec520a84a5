"""What tags get wrong: items glued together over a page, and text that was marked as decoration."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wtanalysis.documents.readers.pdf_layout import text_of
from wtanalysis.documents.readers.pdf_pieces import Piece
from wtanalysis.documents.readers.pdf_runs import Run

_BULLET = re.compile(r"[•·▪●○◦■□➢➤►✓✔❖\u2023\u2043\u2219\uf000-\uf0ff]")
_MARK = re.compile(
    r"[•·▪●○◦■□➢➤►✓✔❖\u2023\u2043\u2219\uf000-\uf0ff–—-]|o\s|\(?(?:\d{1,3}(?:\.\d+)*|[a-zA-Z]|[ivx]{1,4})[.)]"
)
_ENDS = re.compile(r"[.:;?!][\"'”’)\]]*$")
_NUMBER = re.compile(r"(\d{1,3})[.)]")


def split_glued(pieces: Sequence[Piece]) -> list[Piece]:
    """Cut pieces at lines that begin with a mark of their own.

    Acrobat makes one list item of a numbered paragraph that ends a page and the one that begins the next. A line is cut
    off when it begins with a bullet's mark, or with the number after the last one, set apart as by a tab.

    Args:
        pieces: in reading order.

    Returns:
        The pieces, cut where needed.
    """
    done: list[Piece] = []
    last = 0
    for piece in pieces:
        if _goes_on(done, piece):
            continue
        if piece.role == "footnote":
            done += _notes(piece)
            continue
        if piece.role not in ("item", "body"):
            done.append(piece)
            continue
        current = Piece(piece.role, [piece.lines[0]], piece.level)
        last = _number(piece.lines[0], last)
        for line in piece.lines[1:]:
            number = _number(line, last)
            if number == last + 1 or _BULLET.match(line[0].text.strip()[:1] or " ") or _is_ring(line):
                done.append(current)
                current = Piece("item", [line])
                last = number
            else:
                current.lines.append(line)
        done.append(current)
    return done


def _notes(piece: Piece) -> list[Piece]:
    """The notes of a piece: each line that begins with a raised mark begins one."""
    notes = [Piece("footnote", [piece.lines[0]])]
    for line in piece.lines[1:]:
        if line[0].text.strip().isdigit() and line[0].size < 0.88 * max(run.size for run in line):
            notes.append(Piece("footnote", [line]))
        else:
            notes[-1].lines.append(line)
    return notes


def _is_ring(line: Sequence[Run]) -> bool:
    """Whether a line begins with the letter o as Word's mark of an inner list, set apart as by a tab."""
    apart = len(line) > 1 and (line[1].text[:1] == " " or line[1].x0 - line[0].x1 > 0.4 * line[0].size)
    return apart and line[0].text.strip() == "o"


def _goes_on(done: Sequence[Piece], piece: Piece) -> bool:
    """Add the rest of a sentence that a page broke to its beginning, when tags make it an item of its own."""
    before = next((p for p in reversed(done) if p.role != "footnote"), None)
    if before is None or piece.role not in ("item", "body") or before.role not in ("item", "body"):
        return False
    if _same_line(before, piece):
        before.lines[-1] = before.lines[-1] + piece.lines[0]
        before.lines += piece.lines[1:]
        return True
    if piece.role != "item" or before.page >= piece.page:
        return False
    start, end = text_of(piece.lines[0]), text_of(before.lines[-1])
    if _ENDS.search(end) or _MARK.match(start) or before.lines[-1][-1].page == piece.page:
        return False
    marked = bool(_MARK.match(text_of(before.lines[0])))
    if not marked and (before.role == "item" or not start[:1].islower()):  # where items have no marks, each tag is one
        return False
    before.lines += piece.lines
    return True


def _same_line(before: Piece, piece: Piece) -> bool:
    """Whether a piece begins on the line where another ends, as when tags end a paragraph before a link."""
    end, start = before.lines[-1][-1], piece.lines[0][0]
    return end.page == start.page and abs(end.y - start.y) < 1 and -2 < start.x0 - end.x1 < 0.8 * start.size


def _number(line: Sequence[Run], last: int) -> int:
    """The number a line begins with if it is set apart; else the last one."""
    match = _NUMBER.match(line[0].text.strip())
    if not match:
        return last
    alone = line[0].text.strip() == match.group() and len(line) > 1 and line[1].x0 - line[0].x1 > 0.2 * line[0].size
    return int(match[1]) if alone else last


def insert_strays(pieces: list[Piece], strays: Sequence[Piece]) -> list[Piece]:
    """Put pieces that no tag spoke of where they stand on their page.

    Args:
        pieces: tagged pieces in reading order.
        strays: pieces of one page in reading order.

    Returns:
        All pieces in reading order.
    """
    if not strays:
        return pieces
    done = list(pieces)
    at = next((i for i, piece in enumerate(done) if piece.page >= strays[0].page), len(done))
    for stray in strays:
        top = stray.lines[0][0].y
        while at < len(done) and done[at].page == stray.page and _above(done[at], stray, top):
            at += 1
        done.insert(at, stray)
        at += 1
    return done


def _above(piece: Piece, stray: Piece, top: float) -> bool:
    """Whether a piece of the same page comes before a stray that begins at a height."""
    if piece.role == "footnote" or stray.role == "footnote":
        return stray.role == "footnote" and (piece.role != "footnote" or piece.lines[0][0].y > top)
    return piece.lines[0][0].y > top
