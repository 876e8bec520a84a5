"""What kind of comment this is: an opinion, or one of the things that are kept apart and counted."""

from __future__ import annotations

import re
from functools import lru_cache

from wtanalysis.themes.comment_confusion import is_confused, is_mistaken
from wtanalysis.themes.comment_form import is_about_the_form
from wtanalysis.themes.comment_words import (
    COMPANIONS,
    FILLERS,
    NO_COMMENT,
    REFERENCE_ANCHOR,
    REFERENCE_LONG,
    REFERENCE_NOT,
    REFERENCE_WORDS,
    plain,
    without_markup,
)
from wtanalysis.themes.model import Kind
from wtanalysis.themes.no_comment_abroad import says_nothing
from wtanalysis.themes.statements import spans

WHY: dict[str, str] = {
    "empty": "holds no word",
    "marks": "holds nothing but punctuation",
    "no_comment": "every part of it says that there is nothing to say",
    "abroad": "says in another language that there is nothing to say",
    "bare_no": "a bare no where the question asks for more than yes or no, or is not known",
    "reference": "points to what is said elsewhere and adds nothing",
    "form": "every part of it is about the form",
    "confusion": "says that the question, or a word of it, was not understood",
}
# Nothing longer than this is read for being no opinion: whoever writes so much says something.
LONGEST = 1_200
_CLAUSES = re.compile(
    r"\s+[-\u2013\u2014]+\s*|[,:/()]\s*|\s+(?=(?:but|because|since|although|though|therefore|so (?:i|we|no"
    r"|nothing|it|can|will|not)|as (?:i|we|this|it|my|our|not)|and (?:i|we|it|the|then|so|also|no|had|have"
    r"|nothing|lost|this|that|now))\b)",
    re.IGNORECASE,
)
_CLOSED = re.compile(
    r"^(?:\W|\d|q|and|so)*(?:do|does|did|is|are|was|were|should|will|would|can|could|has|have|to what extent"
    r"|how far)\b",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:any|anything|further|other|additional|please (?:explain|give|say|tell)|comments?|suggestions?|why"
    r"|what|which|how(?! far))\b",
    re.IGNORECASE,
)
_NO = re.compile(r"no|nope|nah")
# Beside a complaint about the form, what has none of these is taken to go on about it.
_ON_THE_MATTER = re.compile(
    r"\b(?:child\w*|kids?|famil\w+|parents?|carers?|schools?|social work\w*|practitioners?|funding|funded"
    r"|money|police|staff|agree\w*|disagree\w*|oppose\w*|support\w*|should|shouldnt|must|ought|guidance"
    r"|proposal\w*|services?|council\w*)\b",
    re.IGNORECASE,
)
_MILD = ("ok", "okay")
_PERHAPS = re.compile(r"\b(?:if (?:that|this|it)|answered|sure|know|unclear|unsure|idea|i|we|why)\b", re.IGNORECASE)
_ASKING = re.compile(
    r"(?:is|are|does|do|what|who|which|where|how|or|and|can|would|should)\b.*\?\s*$", re.IGNORECASE | re.DOTALL
)


def kind_of(text: str, question: str = "") -> tuple[Kind, str]:
    """What kind of comment a text is, and the rule that said so.

    Only a text that says nothing else is kept apart: one point with an opinion in it makes the comment an opinion.

    Args:
        text: the comment, verbatim.
        question: the words of the question it was given to, where they are known.

    Returns:
        The kind, and why, in words that never quote the respondent.

    >>> kind_of("n/a")[0], kind_of("No comment, but the funding is too low")[0], kind_of("as Q5")[0]
    ('no_comment', 'opinion', 'reference')
    """
    if len(text.strip()) > LONGEST and any(char.isalnum() for char in text):
        return "opinion", ""
    told = plain(text)
    if not told:
        return _wordless(text)
    if says_nothing(told):
        return "no_comment", WHY["abroad"]
    if _NO.fullmatch(told):
        return ("opinion", "") if _asks_yes_or_no(question) else ("no_comment", WHY["bare_no"])
    found = "opinion" if told in _MILD else _of_units(text)
    return (found, WHY[found]) if found != "opinion" else ("opinion", "")


def _wordless(text: str) -> tuple[Kind, str]:
    """Of a text without a letter or figure: nothing, a mark for nothing, or an emoji, which is an answer."""
    seen = without_markup(text)
    if not any(ord(char) > 0x2190 and not char.isspace() for char in seen):
        marks = any(not char.isspace() and char.isprintable() for char in seen)
        return ("no_comment", WHY["marks"]) if marks else ("empty", WHY["empty"])
    return "opinion", ""


def _asks_yes_or_no(question: str) -> bool:
    return bool(_CLOSED.search(question)) and not _OPEN.search(question)


def _of_units(text: str) -> Kind:
    """The kind that the points of a text agree on; an opinion as soon as one of them is."""
    whole = unit_kind(plain(text))
    if whole in ("no_comment", "reference"):
        return "no_comment" if whole == "no_comment" else "reference"
    units = [text[start:end] for start, end in spans(text)]
    if any(is_mistaken(plain(unit)) for unit in units if "?" in unit or _PERHAPS.search(unit)):
        return "confusion"
    kinds: list[str] = []
    formless = 0
    for unit in units:
        found = _of_unit(unit)
        if "opinion" in found and not ("confusion" in kinds and _ASKING.match(unit)):
            formless += 1
            if _ON_THE_MATTER.search(unit) or 2 * formless > len(units):
                return "opinion"
        kinds.extend(found)
    return _agreed(set(kinds)) if not formless or "form" in kinds else "opinion"


def _agreed(kinds: set[str]) -> Kind:
    order: tuple[Kind, ...] = ("confusion", "form", "reference", "no_comment")
    for kind in order:
        if kind in kinds:
            return kind
    return "no_comment" if kinds == {"filler"} else "opinion"


def _of_unit(unit: str) -> list[str]:
    """The kind of one point, or of each of its clauses where the point as a whole has none."""
    told = plain(unit)
    kind = unit_kind(told)
    if kind != "opinion" or len(told) > 400:
        return [kind]
    parts = [part for part in _CLAUSES.split(unit) if part and plain(part)]
    kinds: list[str] = []
    for part in parts:
        found = unit_kind(plain(part))
        asks = found == "opinion" and "confusion" in kinds and _ASKING.match(part)
        kinds.append("companion" if asks else found)
        if kinds[-1] == "opinion":
            return ["opinion"]
    return kinds


@lru_cache(maxsize=50_000)
def unit_kind(told: str) -> str:
    """The kind of one point that was made plain: also ``filler`` and ``companion``, which decide nothing.

    >>> unit_kind("thank you"), unit_kind("we have nothing to add"), unit_kind("boats should run at night")
    ('filler', 'no_comment', 'opinion')
    """
    if not told or FILLERS.fullmatch(told):
        return "filler"
    bare = _without_fillers(told)
    if any(pattern.fullmatch(bare) for pattern in NO_COMMENT):
        return "no_comment"
    if _is_reference(bare):
        return "reference"
    if is_confused(bare):
        return "confusion"
    if is_about_the_form(told):
        return "form"
    return "companion" if any(pattern.fullmatch(bare) for pattern in COMPANIONS) else "opinion"


_FIRST = re.compile(
    r"^(?:(?:sorry|thanks|thank you|hi|hello|well|um+|erm?|but|and|so|again|please note(?: that)?|i am afraid"
    r"|unfortunately|as|because|since|for this (?:question|section|one)|on this (?:question|section|point|one)"
    r"|to be honest|at this (?:stage|time|point)|currently|at present|therefore) )+"
)
_LAST = re.compile(
    r"(?: (?:sorry|thanks|thank you|please|to be honest|tbh|really|im afraid|i am afraid|unfortunately"
    r"|at this (?:stage|time|point)|lol|cheers|many thanks|regards))+$"
)


def _without_fillers(told: str) -> str:
    return _LAST.sub("", _FIRST.sub("", told)) or told


def _is_reference(told: str) -> bool:
    words = told.split()
    if REFERENCE_LONG.fullmatch(told):
        return True
    if len(words) > 30 or not REFERENCE_ANCHOR.search(told) or REFERENCE_NOT.search(told):
        return False
    return all(
        word in REFERENCE_WORDS or re.fullmatch(r"q?\d{1,3}[a-z]?|[a-hq]|[ivx]{1,4}|yes|no|n", word) for word in words
    )
