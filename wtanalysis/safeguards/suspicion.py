"""What in a masked text is reason enough not to send it: a net with smaller holes than the one that finds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wtanalysis.safeguards import cues
from wtanalysis.safeguards.found import Found
from wtanalysis.safeguards.name_lists import Is, fold, lexicon
from wtanalysis.safeguards.tokens import Token, tokens

_DIGITS = re.compile(r"\d(?:[ \u00a0.\-/()]{0,2}\d){5,}")
_DATE = re.compile(
    r"(?:0?[1-9]|[12]\d|3[01])[./\- ](?:0?[1-9]|1[0-2])[./\- ](?:19|20)?\d\d\Z"
    r"|(?:19|20)\d\d ?[-/\u2013] ?(?:19|20)?\d\d\Z"
)
_CODE = re.compile(r"(?<![\w])[A-Za-z]{1,2}\d[A-Za-z\d]?\s{0,2}\d[A-Za-z]{2}(?!\w)")
_REFERENCE = re.compile(
    r"(?<![\w.\u00a3])(?=[A-Za-z/\-]*\d)(?=[\w/\-]*[A-Za-z/\-])(?=(?:[A-Za-z/\-]*\d){3})[A-Za-z0-9]+(?:[/\-][A-Za-z0-9]+)*(?!\w)"
)
_PLAIN_REFERENCE = re.compile(
    r"(?:19|20)\d\d(?:[/\-]\d\d(?:\d\d)?|s)?\Z|\d{1,2}[/\-]\d{1,2}[/\-]\d{2,4}\Z|\d+(?:st|nd|rd|th|s|k|m|bn|am"
    r"|pm|hrs?|mins?|km|kg|ml|mg|cm|p)\Z"
    r"|\d+-(?:\d+|[a-z]+)\Z|\d+/\d+\Z|[A-Z]{2,}-(?:19|20)\d\d\Z",
)
_MONTHS = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
_DAY = re.compile(
    rf"(?<![\w/])(?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTHS}|{_MONTHS} \d{{1,2}}(?:st|nd|rd|th)?\b(?!\d)"
    rf"|\d{{1,2}}[/.\-]\d{{1,2}}[/.\-]\d{{2,4}}"
    r"|\d{1,2} [ivx]{1,4} \d{4})",
    re.I,
)
_LIFE = re.compile(
    r"\b(?:birth|born|b\.|dob|birthday|aged?|turned|baby|child|son|daughter|twins?|boy|girl|mum|midwife)\b", re.I
)
_HOUSE = re.compile(
    r"(?<![\w\u00a3./\-])\d{1,4}[A-Za-z]?,? [A-Z][a-z]+(?: [A-Z][a-z]+)?(?=[,.;)]|\Z|\n| (?:is|was|in|and|with|where))"
)
_STREET = re.compile(
    r"\b(?!(?:main|high|busy|same|country|local|quiet|next|our|the|my|a|this|that|his|her|whole|own|down|up"
    r"|cross|middle|side|of|in|on|their|every)\b)"
    r"[a-z]{3,15} (?:road|street|lane|avenue|crescent|terrace|grove|mews|gardens)\b"
)
_PLACED = re.compile(
    r"\b(?:at|to|from|of|called|in|is|now|attends?|live on|house,|home,|school,) ((?:The |St\.? "
    r"|Ysgol )?[A-Z][a-z'\u2019]+(?: [A-Z][a-z'\u2019]+){0,2})(?![\w'])"
)
_KNOWN = Is.WORD | Is.NEVER | Is.PLACE | Is.BODY


def suspicious(text: str) -> Iterator[Found]:
    """Stretches of a masked text that may still say who is meant.

    Args:
        text: the text with its masks blanked out.

    >>> [f.why for f in suspicious("Ask Zqarthon Vlemick @ 123-456 or Ellie")]
    ['six digits or more', 'an @', 'a capitalised word that is not known',
     'two capitalised words that are not known', 'a given name']
    """
    for match in _DIGITS.finditer(text):
        before = text[max(0, match.start() - 1) : match.start()]
        if not _DATE.match(match.group()) and before != "\u00a3":
            yield Found(*match.span(), "suspicion", "six digits or more")
    yield from (Found(at, at + 1, "suspicion", "an @") for at, letter in enumerate(text) if letter == "@")
    for match in _CODE.finditer(text):
        if not match.group()[-2:].islower() or match.group()[-2:] not in ("st", "nd", "rd", "th"):
            yield Found(*match.span(), "suspicion", "like a postcode")
    yield from _of_shape(text)
    words = tokens(text)
    for place, word in enumerate(words):
        yield from _doubts(words, place, word)


def _of_shape(text: str) -> Iterator[Found]:
    """Doubts that need no words: references, days near a word for birth or children, houses, streets, bare places."""
    for match in _REFERENCE.finditer(text):
        if not _PLAIN_REFERENCE.match(match.group()):
            yield Found(*match.span(), "suspicion", "like a reference")
    for match in _DAY.finditer(text):
        if _LIFE.search(text[max(0, match.start() - 60) : match.end() + 60]):
            yield Found(*match.span(), "suspicion", "a day near a word for birth or children")
    for match in _HOUSE.finditer(text):
        last = lexicon().get(fold(match.group().split()[-1]), 0)
        if not last & (Is.NEVER | Is.WORD) and not _DAY.match(text, match.start()):
            yield Found(*match.span(), "suspicion", "a number and a name")
    yield from (Found(*match.span(), "suspicion", "like a street") for match in _STREET.finditer(text))
    for match in _PLACED.finditer(text):
        bits = [lexicon().get(fold(word), 0) for word in match[1].split()]
        scenery = match[1].split()[-1].lower() in cues.words("school_scenery") or len(bits) > 1
        if (
            scenery
            and not any(bit & (Is.NEVER | Is.BODY) for bit in bits[1:] or bits)
            and not all(bit & Is.PLACE for bit in bits)
        ):
            yield Found(*match.span(1), "suspicion", "a name after a word for places")


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
    elif not _in_a_body(words, place) and _alone(words, place, word):
        yield Found(word.start, word.end, "suspicion", "a capitalised word that is not known")


def _alone(words: list[Token], place: int, word: Token) -> bool:
    """Whether a word inside a sentence may be a name, or one that begins a sentence does what a person does."""
    if word.end - word.start < 3 or word.key in cues.SHORT_FORMS or (word.shouted and word.end - word.start < 7):
        return False
    inside = place > 0 and set(word.gap) <= set(" \u00a0,(\"\u201c\u2018'")
    weak = word.known & Is.WEAK and not word.known & (Is.NEVER | Is.PLACE)
    if inside:
        return _unknown(word) or bool(weak and word.key not in cues.MONTHS)
    following = words[place + 1] if place + 1 < len(words) else None
    named = weak or word.known & Is.SURNAME_WORD or _unknown(word)
    return (
        bool(named)
        and following is not None
        and following.gap == " "
        and following.key in (cues.TELLING | cues.PERSONAL)
    )


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
