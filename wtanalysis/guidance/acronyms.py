"""Acronyms with their long form, as a text gives them in brackets.

The search is that of Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical
text" (2003): every letter is found from the right, the first at the beginning of a word.
"""

from __future__ import annotations

import re
from functools import lru_cache

from wtanalysis.guidance.folded import listed, straight

_SHORT = re.compile(r"(?:the |also |known as |hereafter )*[\"']?(?P<short>[A-Z][A-Za-z&-]{1,9})[\"']?(?:[;,].*)?")
_SHORT_BEFORE = re.compile(r"\b[A-Z][A-Za-z&]{1,8}$")
_STOPS = re.compile(r"[.;:()\[\]\"]|, (?=and\b|or\b|the\b|which\b)")
_ARTICLES = listed("the a an this each every any all their its our and or of by as with for in to")


@lru_cache(maxsize=20_000)
def acronyms_in(text: str) -> tuple[tuple[str, str], ...]:
    """The acronyms that a text gives, each with its long form.

    >>> acronyms_in("The lead safeguarding partners (LSPs) meet. A child in need (CiN) plan. Wales (AA) is not one.")
    (('LSP', 'lead safeguarding partners'), ('CiN', 'child in need'))
    """
    if "(" not in text:
        return ()
    text = straight(text)
    found: list[tuple[str, str]] = []
    start = text.find("(")
    while start >= 0:
        end = text.find(")", start)
        given = _given(text[:start], text[start + 1 : end if end >= 0 else start + 1])
        if given:
            found.append(given)
        start = text.find("(", start + 1)
    return tuple(dict.fromkeys(found))


def _given(before: str, inside: str) -> tuple[str, str] | None:
    """The acronym and long form of one bracket: letters after their words, or words after their letters."""
    if not before.endswith((" ", "(")):
        return None
    match = _SHORT.fullmatch(inside)
    if match:
        short = _singular(match["short"])
        long = long_form(short, _before(before.rstrip(), short))
        return (short, long) if long else None
    match = _SHORT_BEFORE.search(before.rstrip()[-12:]) if 5 < len(inside) < 80 else None
    if not match:
        return None
    short = _singular(match[0])
    long = long_form(short, inside)
    return (short, long) if long == inside.strip(" ,'") else None


def long_form(short: str, before: str) -> str:
    """The shortest run of words at the end of a text that holds the letters of an acronym in order; or nothing.

    >>> long_form("HDO", "in each harbour duty office")
    'harbour duty office'
    >>> long_form("HDO", "a level of quality")
    ''
    """
    if sum(letter.isupper() for letter in short) < 2:
        return ""
    letters = [letter.lower() for letter in short if letter.isalnum()]
    at, low = len(before) - 1, before.lower()
    for i in range(len(letters) - 1, -1, -1):
        while at >= 0 and (low[at] != letters[i] or (i == 0 and at > 0 and low[at - 1].isalnum())):
            at -= 1
        if at < 0:
            return ""
        at -= 1
    found = before[at + 1 :].strip(" ,'")
    words = re.findall(r"[\w']+", found)
    if short in found:
        return ""
    initials = sum(1 for word in re.findall(r"[\w]+", found) if word[0].lower() in letters)
    told = sum(word.lower() not in _ARTICLES for word in words)
    short_enough = told <= min(len(letters) + 5, 2 * len(letters))
    return found if len(words) > 1 and short_enough and initials >= 2 and words[0].lower() not in _ARTICLES else ""


def _before(text: str, short: str) -> str:
    """The words before a bracket that may be the long form: those of its own clause."""
    stop = 0
    for match in _STOPS.finditer(text, max(0, len(text) - 140)):
        stop = match.end()
    words = text[stop:].split(" ")
    return " ".join(words[-(2 * len(short) + 2) :])


def _singular(short: str) -> str:
    return short[:-1] if short.endswith("s") and short[:-1].isupper() else short
