"""Quotation marks: which words of a paragraph stand between them.

Curly and straight marks are made alike letter for letter before anything is read, so that both give the same result and
offsets hold.
"""

from __future__ import annotations

from dataclasses import dataclass

_ALIKE = str.maketrans("‘’‛′`“”„″–—‐‑−\u00a0\u2009\u202f", "'''''\"\"\"\"-----   ")


@dataclass(frozen=True)
class Passage:
    """Words between quotation marks: offsets of the opening mark and of the place after the closing one."""

    start: int
    end: int


def straight(text: str) -> str:
    """The text with straight marks and plain hyphens, letter for letter.

    >>> straight("“now” – at once")
    '"now" - at once'
    """
    return text.translate(_ALIKE)


def passages(text: str) -> list[Passage]:
    r"""The outermost passages between quotation marks, in order; an apostrophe is no mark.

    Args:
        text: one paragraph with straight marks.

    >>> [(p.start, p.end) for p in passages("She said 'it's the parents' view.' Then \"no\".")]
    [(9, 34), (40, 44)]
    """
    found: list[Passage] = []
    at = 0
    while at < len(text):
        end = _closing(text, at) if _opens(text, at) else 0
        if end:
            found.append(Passage(at, end))
            at = end
        else:
            at += 1
    return found


def _opens(text: str, at: int) -> bool:
    if text[at] not in "\"'" or at + 1 >= len(text) or text[at + 1].isspace():
        return False
    return at == 0 or text[at - 1].isspace() or text[at - 1] in "([-:/\"'"


def _closing(text: str, start: int) -> int:
    """Where the passage that opens at ``start`` is over; 0 if its mark is never closed."""
    mark, depth, candidates = text[start], 0, []
    for at in range(start + 2, len(text)):
        if text[at] != mark:
            continue
        after = text[at + 1] if at + 1 < len(text) else " "
        if text[at - 1].isspace():
            depth += not after.isspace()
        elif not after.isalnum():
            if mark == '"' and depth:
                depth -= 1
            else:
                candidates.append(at + 1)
    if mark == '"' or not candidates:
        return candidates[0] if candidates else 0
    ended = [
        c
        for c in candidates
        if text[c - 2] in ".,!?)" or text[c : c + 1] in (",", ".", ";", ":", ")") or c == len(text)
    ]
    firm = [c for c in (ended or candidates) if text[c - 2] != "s" or text[c : c + 1] != " "]
    return (firm or candidates)[0]
