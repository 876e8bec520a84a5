"""What tags get wrong: items glued together over a page, and text that was marked as decoration."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wtanalysis.documents.readers.pdf_layout import text_of
from wtanalysis.documents.readers.pdf_pieces import Piece
from wtanalysis.documents.readers.pdf_runs import Run

_BULLET = re.compile(r"[•·▪●○◦■□➢➤►✓✔❖\u2023\u2043\u2219\uf000-\uf0ff]")
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
        if piece.role not in ("item", "body"):
            done.append(piece)
            continue
        current = Piece(piece.role, [piece.lines[0]], piece.level)
        last = _number(piece.lines[0], last)
        for line in piece.lines[1:]:
            number = _number(line, last)
            if number == last + 1 or _BULLET.match(line[0].text.strip()[:1] or " "):
                done.append(current)
                current = Piece("item", [line])
                last = number
            else:
                current.lines.append(line)
        done.append(current)
    return done


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
    page = strays[0].page
    for stray in strays:
        top = stray.lines[0][0].y
        notes = stray.role == "footnote"
        at = next((i for i, p in enumerate(pieces) if _after(p, page, top, notes)), len(pieces))
        pieces = [*pieces[:at], stray, *pieces[at:]]
    return pieces


def _after(piece: Piece, page: int, top: float, notes: bool) -> bool:
    """Whether a piece begins below a height on a page, or on a later page."""
    if piece.page != page:
        return piece.page > page
    return piece.lines[0][0].y < top and (piece.role != "footnote" or notes or text_of(piece.lines[0]) != "")
