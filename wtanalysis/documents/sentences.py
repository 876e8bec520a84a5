"""Sentences of a text, with exact places: syntok, taught the abbreviations of British official prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

_ALWAYS = re.compile(r"(?:^|[\s(\[‘“\"'/])(?:e\.\s?g|i\.\s?e|cf|viz|Mr|Mrs|Ms|Dr|Prof|Rt|Hon|Revd?|vs|v|approx)\.$")
_BEFORE_REFERENCE = re.compile(
    r"(?:^|[\s(\[‘“\"'/])(?:paras?|pp?|ss?|subss?|regs?|Regs?|[Nn]os?|c|ca|cls?|Sch|Scheds?|Arts?|arts?|Ch|Chs|ch|[Ff]igs?"
    r"|[Vv]ols?|eds?|[Ss]ects?|[Pp]ts?|r|rr|col|cols|Cm|Cmd|Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\.$"
)
_REFERENCE = re.compile(r"[(\[]?[£€$]?\d|[(\[]?[a-zivxlc]{1,4}[).]|[A-Z]\d?(?:[\s,.;:)]|$)|[IVXLC]+\b")
_SAINT = re.compile(r"(?:^|[\s(])St\.$")
_OPENER = re.compile(r"(?:The|It|This|These|We|In|A|An|There|They|He|She|Of|However|Some|Many|Respondents)\b")
_ELLIPSIS = re.compile(r"(?:\.\s?\.\s?\.|…)[’”\"')\]]*$")
_SURE_END = re.compile(
    r"\betc\.\s+(?=[A-Z])|[A-Za-z.,%)]\s\(?\d[\d,.]*\)?\.\s+(?=[A-Z][a-z])"
    r"|[.!?…][’”\"')]+\s+(?=[“‘\"'(\[]*[A-Z0-9£])|[.!?]\s*(?:\[\d+\])?\s+(?=[“‘][A-Z])"
)


@lru_cache(maxsize=20_000)  # a paragraph is read for questions, figures, promises and more
def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Where the sentences of a text stand.

    Args:
        text: one paragraph or more.

    Returns:
        ``(start, end)`` of each sentence in order. The slices do not overlap, and hold every character that is not
        white space between two of them.

    >>> text = "See para. 12 (c. £6m) of s. 17. It rose by 17.5%. They asked, ‘Is it right?’ There were 1034 responses."
    >>> [text[start:end] for start, end in sentences(text)][:2]
    ['See para. 12 (c. £6m) of s. 17.', 'It rose by 17.5%.']
    >>> [text[start:end] for start, end in sentences(text)][2:]
    ['They asked, ‘Is it right?’', 'There were 1034 responses.']
    """
    starts = sorted(set(_syntok_starts(text)) | set(_sure_starts(text)))
    kept: list[int] = []
    for start in starts:
        if not kept or not _wrong_break(text, kept[-1], start):
            kept.append(start)
    return tuple(_spans(text, kept))


def _syntok_starts(text: str) -> Iterator[int]:
    from syntok import segmenter

    for paragraph in segmenter.process(text):
        for tokens in paragraph:
            if tokens:
                yield tokens[0].offset


def _sure_starts(text: str) -> Iterator[int]:
    """Where a sentence begins after one that ends in a quotation mark, a number or "etc.": ``agree?’ There were``."""
    for match in _SURE_END.finditer(text):
        yield match.end()


def _wrong_break(text: str, previous: int, start: int) -> bool:
    """Whether a break before ``start`` splits a sentence."""
    left, right = text[previous:start].rstrip(), text[start:]
    if left == text[previous:start] and start < len(text) and not text[start].isspace() and left[-1:].isalnum():
        return True
    if not any(char.isalnum() for char in right) or not any(char.isalnum() for char in left):
        return True
    return _is_abbreviated(left, right) or _goes_on(left, right) or _inside_number(text, start)


def _is_abbreviated(left: str, right: str) -> bool:
    """Whether the dot before a break belongs to an abbreviation."""
    return bool(
        _ALWAYS.search(left)
        or (_BEFORE_REFERENCE.search(left) and _REFERENCE.match(right))
        or (_SAINT.search(left) and right[:1].isupper() and not _OPENER.match(right))
    )


def _goes_on(left: str, right: str) -> bool:
    """Whether what follows a break goes on in lower case, or after three dots."""
    if right[:1].islower() and not left.endswith((":", "\n")):
        return True
    return bool(_ELLIPSIS.search(left)) and not left.endswith(("”", "’", '"')) and not right[:1].isupper()


def _inside_number(text: str, start: int) -> bool:
    """Whether ``start`` stands inside a decimal, a time or a reference such as 17.5% or 2.4.11."""
    return start > 1 and text[start - 1] in ".,:" and text[start - 2].isdigit() and text[start : start + 1].isdigit()


def _spans(text: str, starts: list[int]) -> Iterator[tuple[int, int]]:
    edges = [0, *[start for start in starts if start > 0], len(text)]
    for start, end in pairwise(edges):
        piece = text[start:end]
        left = start + len(piece) - len(piece.lstrip())
        right = end - (len(piece) - len(piece.rstrip()))
        if left < right:
            yield left, right
