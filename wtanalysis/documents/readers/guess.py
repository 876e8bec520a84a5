"""Headings of texts that do not mark them: short lines that stand alone before text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wtanalysis.documents.readers.levels import container

_DATE = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?\s+\d{4}\b", re.I
)
_NOT_HEADING = re.compile(
    r"^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d{4}$|"
    r"https?://|@\w|^[©(\[<“\"‘']|\t|[.:;,!]$|\.\s+[A-Z]|^\W*$|^(?:date|time|tel|email)\b.*:|\d\s*min(?:ute)?s?$",
    re.I,
)
_BOLD = re.compile(r"^(\*\*|__)(?P<words>(?:(?!\1).)+)\1:?$")


def looks_like_heading(text: str, longest: int = 110) -> bool:
    """Whether a line could be a heading by its own shape.

    >>> [looks_like_heading(t) for t in ("Early help", "We asked.", "Published 19th December 2023", "Who is it for?")]
    [True, False, False, True]
    """
    text = text.strip()
    if not text or len(text) > longest or _NOT_HEADING.search(text) or _DATE.search(text):
        return False
    return (text[0].isupper() or text[0].isdigit()) and any(char.isalpha() for char in text)


_SERIAL_TITLE = re.compile(r"^\d{1,2}(?:\.\d{1,2}){0,2}\.?\s+(?P<words>[A-Z][^.;:!?|\t]*[\w)’'])$")


def is_numbered_title(text: str) -> bool:
    """Whether a line by itself looks like a heading with its number: a number and at most six words, no sentence.

    >>> [is_numbered_title(t) for t in ("2. Dimming", "3.1 Small quarries", "2. Lamps cost money.", "4. May 2024")]
    [True, True, False, False]
    """
    match = _SERIAL_TITLE.match(text.strip())
    return bool(match and len(match["words"].split()) <= 6 and looks_like_heading(match["words"]))


def bold_words(line: str) -> str:
    """The words of a line that is bold from end to end; empty for any other.

    >>> bold_words("**Early help**"), bold_words("**All schools:** must")
    ('Early help', '')
    """
    match = _BOLD.match(line.strip())
    return match["words"] if match else ""


def guess_level(text: str, is_first: bool) -> int:
    """1 for a document's first heading, 2 for Chapter, Part, Section and Annex headings, 3 for all others.

    >>> guess_level("Chapter 2: Aims", False), guess_level("Early help", False)
    (2, 3)
    """
    if is_first:
        return 1
    return 2 if container(text) else 3


def headings_among(lines: Sequence[str], is_list: Sequence[bool]) -> list[bool]:
    """Which of some single-line paragraphs are headings: those of the right shape that have text below them.

    Args:
        lines: the paragraphs of a text, in order.
        is_list: for each, whether it is a list item, table row or footnote.

    >>> headings_among(["Aims", "We want to learn.", "Go to top"], [False, False, False])
    [True, False, False]
    """
    flags = [False] * len(lines)
    text_below = False
    for index in range(len(lines) - 1, -1, -1):
        shaped = not is_list[index] and looks_like_heading(lines[index])
        flags[index] = shaped and text_below
        text_below = flags[index] or not shaped
    return flags
