"""Which pieces of a PDF are headings, and of which level: by the outline, by size, by weight."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from wtanalysis.documents.model import plain
from wtanalysis.documents.readers.pdf_layout import text_of
from wtanalysis.documents.readers.pdf_pieces import Piece

_QUESTION = re.compile(r"^(?:question|q)\.?\s*\d+\w*\s*[.:–—-]?\s+\S", re.I)
_MARK = re.compile(r"^(?:[•·▪●○◦■□➢➤►✓✔❖\uf000-\uf0ff]|\(?(?:[a-z]|[ivx]{1,4})[.)]\s)")
_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATE = re.compile(rf"^(?:published:?\s*)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?:{_MONTH})\s+\d{{4}}$", re.I)
_CAPTION = re.compile(r"^(?:figure|table|chart|graph)\s+[A-Z]?\d+\w?\s*[:.–—-]", re.I)
_Style = tuple[float, bool]


def outline_depths(reader: Any) -> dict[str, int]:
    """The titles of a PDF's outline, plainly written, with their depth from 1; empty if there is none or it is broken.

    Args:
        reader: an open ``pypdf.PdfReader``.
    """
    from pypdf.errors import PyPdfError

    found: dict[str, int] = {}

    def walk(entries: Any, depth: int) -> None:
        for entry in entries:
            if isinstance(entry, list):
                walk(entry, depth + 1)
            elif key := _key(str(entry.title or "")):
                found.setdefault(key, depth)

    try:
        walk(reader.outline, 1)
    except (PyPdfError, KeyError, AttributeError, TypeError, ValueError, RecursionError):
        return {}
    return found


def _key(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", plain(text).lower()).strip()


def name_headings(pieces: Sequence[Piece], body: float, outline: Mapping[str, int]) -> None:
    """Give pieces that are headings their role and level, in place.

    Headings that tags name stay as they are. Of other paragraphs, a short one in larger type or all in bold is a
    heading, unless it is a question or ends as a sentence does; so is one whose words stand in the outline.

    Args:
        pieces: the pieces of the whole document in reading order.
        body: the size of running text.
        outline: titles and depths, from :func:`outline_depths`.
    """
    tagged = [piece for piece in pieces if piece.role == "heading" and piece.level]
    found = [
        piece for piece in pieces if piece.role == "body" and _looks_like_heading(piece, body, outline, bool(tagged))
    ]
    if tagged:
        for piece in found:
            above = [t.level for t in tagged if t.size > piece.size + 0.4 or (t.bold and not piece.bold)]
            alike = [t.level for t in tagged if _style(t) == _style(piece)]
            piece.level = Counter(alike).most_common(1)[0][0] if alike else max(above, default=0) + 1
    else:
        levels = _style_levels(found, outline)
        for piece in found:
            piece.level = outline.get(_key(words_of(piece))) or levels[_style(piece)]
    for piece in found:
        piece.role = "heading"
    for piece in pieces:
        if piece.role == "heading" and not piece.level:
            piece.level = 1


def words_of(piece: Piece) -> str:
    """The words of a piece, as its lines have them."""
    return " ".join(text_of(line) for line in piece.lines)


def _style(piece: Piece) -> _Style:
    return round(piece.size), piece.bold


def _looks_like_heading(piece: Piece, body: float, outline: Mapping[str, int], tagged: bool) -> bool:
    text = words_of(piece)
    if (
        _DATE.match(text)
        or _CAPTION.match(text)
        or len(text) > 220
        or len(re.findall(r"[^\W\d_]", text)) < 3
        or _MARK.match(text)
    ):
        return False
    if not tagged and _key(text) in outline and len(piece.lines) <= 4:
        return True
    larger = piece.size > 1.08 * body
    if larger:
        if tagged and len(text) > 100:  # a sentence set large, in a box
            return False
        return len(piece.lines) <= 5 and (not re.search(r"[.;,]$", text) or (len(text) < 60 and piece.bold))
    return _is_bold_heading(piece, text, body, tagged)


def _is_bold_heading(piece: Piece, text: str, body: float, tagged: bool) -> bool:
    """Whether a bold line in the size of running text is a heading: short, no question, no sentence."""
    if not piece.bold or piece.size < 0.97 * body or len(piece.lines) > 2 or len(text) > 160:
        return False
    if _QUESTION.match(text) or re.search(r"[?.;,!]$", text) or text[:1].islower():
        return False
    return not text.endswith(":") or (len(text) <= 40 and not tagged)


def _style_levels(found: Sequence[Piece], outline: Mapping[str, int]) -> dict[_Style, int]:
    """One level a style: from the outline where it knows the style's headings, else by size and weight."""
    known: defaultdict[_Style, Counter[int]] = defaultdict(Counter)
    for piece in found:
        if depth := outline.get(_key(words_of(piece))):
            known[_style(piece)][depth] += 1
    pages: defaultdict[_Style, set[int]] = defaultdict(set)
    for piece in found:
        pages[_style(piece)].add(piece.page)
    levels: dict[_Style, int] = {}
    rank = 0
    for style in sorted(pages, key=lambda s: (-s[0], -s[1])):
        if known[style]:
            rank = known[style].most_common(1)[0][0]
        elif pages[style] != {1} or rank:  # what stands only on the cover ranks with the highest, not above it
            rank += 1
        levels[style] = max(rank, 1)
    return levels
