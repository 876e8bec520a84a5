"""What in a masked text is reason enough not to send it: a net with smaller holes than the one that finds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wtanalysis.safeguards import cues
from wtanalysis.safeguards.found import Found
from wtanalysis.safeguards.name_lists import Is
from wtanalysis.safeguards.tokens import Token, tokens

_DIGITS = re.compile(r"\d(?:[ \u00a0.\-/()]{0,2}\d){5,}")
_DATE = re.compile(
    r"(?:0?[1-9]|[12]\d|3[01])[./\- ](?:0?[1-9]|1[0-2])[./\- ](?:19|20)?\d\d\Z"
    r"|(?:19|20)\d\d ?[-/\u2013] ?(?:19|20)?\d\d\Z"
)
_CODE = re.compile(r"(?<![\w])[A-Za-z]{1,2}\d[A-Za-z\d]?\s{0,2}\d[A-Za-z]{2}(?!\w)")
_KNOWN = Is.WORD | Is.NEVER | Is.PLACE | Is.BODY


def suspicious(text: str) -> Iterator[Found]:
    """Stretches of a masked text that may still say who is meant.

    Args:
        text: the text with its masks blanked out.

    >>> [f.why for f in suspicious("Ask Zqarthon Vlemick @ 123-456 or Ellie")]
    ['six digits or more', 'an @', 'two capitalised words that are not known', 'a given name']
    """
    for match in _DIGITS.finditer(text):
        before = text[max(0, match.start() - 1) : match.start()]
        if not _DATE.match(match.group()) and before != "\u00a3":
            yield Found(*match.span(), "suspicion", "six digits or more")
    yield from (Found(at, at + 1, "suspicion", "an @") for at, letter in enumerate(text) if letter == "@")
    for match in _CODE.finditer(text):
        if not match.group()[-2:].islower() or match.group()[-2:] not in ("st", "nd", "rd", "th"):
            yield Found(*match.span(), "suspicion", "like a postcode")
    words = tokens(text)
    for place, word in enumerate(words):
        yield from _doubts(words, place, word)


def _doubts(words: list[Token], place: int, word: Token) -> Iterator[Found]:
    """Doubts about one word: a given name, a word after a title, the second of two unknown ones."""
    if not word.capital:
        return
    before = words[place - 1] if place else None
    beside = before is not None and word.gap in (" ", ". ", "\u00a0", "-") and not before.possessive
    if word.known & Is.GIVEN and not (word.shouted and word.end - word.start < 5) and not _in_a_body(words, place):
        yield Found(word.start, word.end, "suspicion", "a given name")
    elif before is not None and beside and before.key in cues.PLAIN_TITLES and word.key != "justice":
        yield Found(word.start, word.end, "suspicion", "a word after a title")
    elif before is not None and beside and _unknown(word) and _unknown(before):
        yield Found(before.start, word.end, "suspicion", "two capitalised words that are not known")


def _in_a_body(words: list[Token], place: int) -> bool:
    """Whether capitalised words that follow, or a saint before, make a body or a law of it."""
    before = words[place - 1] if place else None
    if before is not None and before.key in cues.HOLY and before.capital:
        return True
    for word in words[place + 1 : place + 4]:
        if word.gap not in (" ", " & ") or not word.capital:
            return False
        if word.known & Is.BODY:
            return True
    return False


def _unknown(word: Token) -> bool:
    """Whether a capitalised word is no ordinary one, no place and no acronym."""
    acronym = word.shouted and word.end - word.start < 7
    return word.capital and not word.known & _KNOWN and not acronym and word.end - word.start > 1
