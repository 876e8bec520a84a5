"""The clause round a number: the words that say what it counts, whole."""

from __future__ import annotations

import re
from itertools import accumulate

LONGEST = 160
_BREAK = re.compile(r"[,;:]\s|\s[–—-]\s")


def clause(sentence: str, start: int, end: int) -> str:
    """The clause that a number stands in, never cut inside a word.

    Args:
        sentence: one sentence.
        start: where the number begins in it.
        end: where it ends.

    Returns:
        The words between two commas, semicolons, colons or dashes, those in brackets left together; the whole sentence
        where these are no words but the number. Over 160 characters it ends after the last whole word within.

    >>> told = "We had 412 replies in all, 380 (92%) of them online, and two by post."
    >>> clause(told, 7, 10), clause(told, 27, 30)
    ('We had 412 replies in all', '380 (92%) of them online')
    """
    depths = list(accumulate((char == "(") - (char == ")") for char in sentence))
    breaks = [match for match in _BREAK.finditer(sentence) if depths[match.start()] <= 0]
    left = max((match.end() for match in breaks if match.end() <= start), default=0)
    right = min((match.start() for match in breaks if match.start() >= end), default=len(sentence))
    if not re.search(r"[A-Za-z]{3}", sentence[left:start] + sentence[end:right]):
        left, right = 0, len(sentence)
    left = max(left, _word_before(sentence, left, end))
    words = sentence[left:right].strip()
    if len(words) > LONGEST:
        words = words[: LONGEST + 1].rpartition(" ")[0]
    return words.rstrip(" ,;:.")


def _word_before(sentence: str, left: int, end: int) -> int:
    """Where to begin so that the number is within the longest clause: at ``left``, or at a word nearer to it."""
    if end - left <= LONGEST // 2:
        return left
    return sentence.find(" ", max(left, end - LONGEST // 2)) + 1
