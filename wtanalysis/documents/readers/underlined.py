"""Headings of plain text that are underlined with a row of signs on the line below."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wtanalysis.documents.readers.inline import Line

_RULE = re.compile(r"([=~^*#-])\1{2,}")
_NO_TITLE = re.compile(r"^\s*(?:[-*+•|>]\s)|[|\t]|\s{3,}|[;,]$")
_LONGEST = 150
_SENTENCE_WORDS = 10


def underlined(lines: Sequence[Line]) -> tuple[list[Line], dict[Line, int]]:
    r"""The lines without the rows of signs under headings, and the level of each heading.

    A heading is a line by itself over a row of one sign, half to twice as long as the heading. The sign that comes
    first ranks highest, as in reStructuredText; a title that is not underlined ranks above all.

    Args:
        lines: source lines with their numbers.

    >>> text = ["FERRIES", "", "Fares", "=====", "A fare is £2.", "", "By night", "--------"]
    >>> underlined(list(enumerate(text, start=1)))[1]
    {(3, 'Fares'): 2, (7, 'By night'): 3}
    """
    result = list(lines)
    signs: list[str] = []
    found: dict[Line, str] = {}
    for at in range(1, len(lines)):
        rule = _RULE.fullmatch(lines[at][1].strip())
        if rule and _is_title(lines, at - 1, len(rule[0])):
            found[_bare(lines[at - 1])] = rule[1]
            signs += [rule[1]] if rule[1] not in signs else []
            result[at] = (lines[at][0], "")
            if at > 1 and lines[at - 2][1].strip() == rule[0]:
                result[at - 2] = (lines[at - 2][0], "")
    first = next((_bare(line) for line in result if line[1].strip()), None)
    top = 1 if first in found else 2
    return result, {title: signs.index(sign) + top for title, sign in found.items()}


def _bare(line: Line) -> Line:
    return line[0], line[1].replace("\f", "")


def _is_title(lines: Sequence[Line], at: int, ruled: int) -> bool:
    """Whether the line over a row of signs is a heading: short, by itself, and about as long as the row."""
    text = lines[at][1].replace("\f", "").rstrip()
    above = lines[at - 1][1].strip() if at else ""
    alone = not above or "\f" in lines[at][1] or bool(_RULE.fullmatch(above))
    words = text.split()
    if not alone or not any(char.isalpha() for char in text) or len(text) > _LONGEST or _NO_TITLE.search(text):
        return False
    sentence = text.endswith(".") and len(words) > _SENTENCE_WORDS
    return not sentence and len(text.strip()) <= 2 * ruled <= 4 * len(text.strip()) + 4
