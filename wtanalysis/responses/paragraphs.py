"""Lines of plain text as paragraphs, list items and headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

Kind = Literal["body", "heading", "item"]
WRAPPED = 100
_BROKEN = re.compile(r"^(.{50,100})\n(?=\S)", re.M)
_ITEM = re.compile(r"\s*(?:[-*•◦▪■●·‣⁃–]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+\S", re.I)
_NUMBER = re.compile(r"\s*(?:question|section|chapter|part|q)\.?\s*\d|\s*\d{1,2}(?:\.\d{1,2})*[.):]?\s+[A-Z]", re.I)
TALKS = re.compile(
    r"\b(?:i|i'm|we|we're|you|they|he|she|it|is|are|was|were|be|have|has|had|do|does|did|should|would|will|must|can|could"
    r"|please|thanks?|yes|no|agree|disagree|sorry)\b",
    re.I,
)


@dataclass(frozen=True)
class Piece:
    """One paragraph, list item or heading, in its order."""

    text: str
    kind: Kind = "body"


def paragraphs(lines: Sequence[str]) -> list[Piece]:
    """Lines as paragraphs: parted by empty lines, list items and, where lines are not wrapped by hand, by line ends.

    >>> [(p.kind, p.text) for p in paragraphs(["Fares", "", "- too high", "- too many", "", "They have gone up."])]
    [('heading', 'Fares'), ('item', '- too high'), ('item', '- too many'), ('body', 'They have gone up.')]
    """
    wrapped = max(map(len, lines), default=0) <= WRAPPED
    groups: list[list[str]] = [[]]
    for line in lines:
        before = groups[-1]
        if not line.strip():
            groups.append([])
        elif before and (_ITEM.match(line) or (not wrapped and max(len(line), len(before[-1])) > WRAPPED)):
            groups.append([line.strip()])
        else:
            before.append(line.strip())
    kept = [group for group in groups if group]
    following = [*kept[1:], []][: len(kept)]
    return [Piece("\n".join(group), _kind(group, after)) for group, after in zip(kept, following, strict=True)]


def unwrapped(pieces: Sequence[Piece]) -> list[Piece]:
    r"""Paragraphs without the line breaks that a mail program put in: those after a line of 50 to 100 characters.

    A sentence that stands in one line is found again in another response, as campaigns need it.

    >>> broken = "The boats are what people who work late at night all\nthe year round go home by.\nAnn"
    >>> unwrapped([Piece(broken)])[0].text
    'The boats are what people who work late at night all the year round go home by.\nAnn'
    """
    lines = [line for piece in pieces for line in piece.text.split("\n")]
    if max(map(len, lines), default=0) > WRAPPED:
        return list(pieces)
    return [replace(piece, text=_BROKEN.sub(r"\1 ", piece.text)) for piece in pieces]


def _kind(group: list[str], after: list[str]) -> Kind:
    """What a paragraph is; a line that ends in a colon above a list introduces it and is no heading."""
    line = group[0]
    introduces = line.endswith(":") and bool(after) and bool(_ITEM.match(after[0]))
    if len(group) == 1 and after and not introduces and is_heading(line):
        return "heading"
    return "item" if _ITEM.match(line) else "body"


def is_heading(line: str) -> bool:
    """Whether a line that stands alone heads what follows: short, no sentence, or numbered, or ending in a colon.

    >>> is_heading("Night boats"), is_heading("4. Night boats"), is_heading("We like them"), is_heading("Not these.")
    (True, True, False, False)
    """
    words = line.split()
    if len(words) > 12 or line.endswith((".", "!", ",", ";")) or not re.search(r"[^\W\d_]", line):
        return False
    if line.endswith(":") or _NUMBER.match(line):
        return True
    return len(words) <= 8 and not TALKS.search(line) and not line.endswith("?") and not _ITEM.match(line)
