"""What kind of comment this is: an opinion, or one of the things that are kept apart and counted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import cast

from wtanalysis.themes.comment_abroad import kind_abroad
from wtanalysis.themes.comment_confusion import echoes, is_confused, is_mistaken
from wtanalysis.themes.comment_form import is_about_the_form
from wtanalysis.themes.comment_plain import plain, without_markup
from wtanalysis.themes.comment_reference import is_reference
from wtanalysis.themes.comment_words import COMPANIONS, FILLERS, NO_COMMENT
from wtanalysis.themes.model import Kind
from wtanalysis.themes.no_comment_abroad import says_nothing
from wtanalysis.themes.statements import pieces

WHY: dict[str, str] = {
    "empty": "holds no word",
    "marks": "holds nothing but punctuation",
    "filler": "holds nothing but what is put to fill a box",
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
_FILLED = re.compile(
    r"(?!(?:y|n|k|i)$)([a-z])\1*(?: \1+)*|(?:(?:null|nan|undefined|(?:asdf|qwert|hjkl|sdfg)\w*)(?: |$))+|lorem ipsum.*"
)
_LONG = 160
_N_A = re.compile(r"\bn\s*/\s*a\b", re.IGNORECASE)
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
# Where the question itself is about forms, sites or boxes, so are the opinions.
_FORM_IS_THE_MATTER = re.compile(
    r"\b(?:(?<!this )(?<!the )forms?(?! of| below)|websites?|apps?|portals?|online (?:services?|system|booking"
    r"|applications?)"
    r"|questionnaires?|surveys|digital|bins?|box(?:es)?|recycling|rubbish|waste)\b",
    re.IGNORECASE,
)
_THIS_FORM = re.compile(
    r"\b(?:this (?:online )?(?:form|survey|questionnaire|consultation|page|box|website)|comments? box|text box"
    r"|answer box"
    r"|survey|questionnaire|character limit|word limit|dropdown|submit|options?|this question|(?:my"
    r"|your) (?:answers?|response))\b"
)
_JUDGES = re.compile(
    r"\b(?:should\w*|must|ought|needs?|too|more|less|better|worse|bad|good|great|terrible"
    r"|agree\w*|disagree\w*|support\w*"
    r"|oppose\w*|against|want\w*|keep|stop|waste|unfair|fair|wrong|right|poor|enough|never|why|how|cuts?|please"
    r"|hope)\b",
    re.IGNORECASE,
)
_SMALL = frozenset("what does mean which this that with your about have they them there here from when".split())  # noqa: SIM905 -- a list of words reads best as words
_RHETORIC = frozenset(["so what", "for what", "and", "what a joke", "at what cost", "says who", "for who", "for whom"])
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
    return _at_once(told, question) or _by_points(text, told, question)


def _at_once(told: str, question: str) -> tuple[Kind, str] | None:
    """The kind of what is told from the whole of it: filler, other languages, a bare no."""
    if _FILLED.fullmatch(told):
        return "empty", WHY["filler"]
    abroad = cast("Kind", "no_comment" if says_nothing(told) else kind_abroad(told) or "opinion")
    if abroad != "opinion":
        return abroad, WHY["abroad" if abroad == "no_comment" else abroad]
    if _NO.fullmatch(told):
        return ("opinion", "") if _asks_yes_or_no(question) else ("no_comment", WHY["bare_no"])
    return None


def _by_points(text: str, told: str, question: str) -> tuple[Kind, str]:
    found = "opinion" if told in _MILD else _of_units(text, question)
    if found == "form" and _FORM_IS_THE_MATTER.search(question) and not _THIS_FORM.search(told):
        return "opinion", ""
    return (found, WHY[found]) if found != "opinion" else ("opinion", "")


def _wordless(text: str) -> tuple[Kind, str]:
    """Of a text without a letter or figure: nothing, a mark for nothing, or an emoji, which is an answer."""
    seen = without_markup(text)
    if not any(ord(char) > 0x2190 and not 0x2500 <= ord(char) < 0x2600 and not char.isspace() for char in seen):
        marks = any(not char.isspace() and char.isprintable() for char in seen)
        return "empty", WHY["marks" if marks else "empty"]
    return "opinion", ""


def _asks_yes_or_no(question: str) -> bool:
    return bool(_CLOSED.search(question)) and not _OPEN.search(question)


def _of_units(text: str, question: str) -> Kind:
    """The kind that the points of a text agree on; an opinion as soon as one of them is."""
    whole = unit_kind(plain(text))
    if whole in ("no_comment", "reference"):
        return "no_comment" if whole == "no_comment" else "reference"
    units = [text[start:end] for start, end in pieces(text)]
    if any(
        is_mistaken(plain(unit))
        for unit in units
        if "?" in unit or _PERHAPS.search(unit) or unit[:3].casefold() in ("is ", "are")
    ):
        return "confusion"
    if len(text) > _LONG and _speaks_plainly(text, units):
        return "opinion"
    asked = plain(question)
    kinds: list[str] = []
    formless = 0
    for at, unit in enumerate(units):
        found = ["confusion"] if _asks_back(unit, asked) else _of_unit(unit)
        if "opinion" in found and not ("confusion" in kinds and _goes_on(unit, units[at - 1])):
            formless += 1
            if _ON_THE_MATTER.search(unit) or 2 * formless > len(units):
                return "opinion"
        kinds.extend(one for one in found if one != "opinion")
    return _agreed(set(kinds)) if not formless or "form" in kinds else "opinion"


def _speaks_plainly(text: str, units: Sequence[str]) -> bool:
    """Whether one of the longest points of a text is an opinion on the matter, which settles it."""
    asks = "?" in text
    longest = sorted(units, key=len, reverse=True)[:3]
    return any(
        _ON_THE_MATTER.search(unit) and (_JUDGES.search(unit) or not asks) and "opinion" in _of_unit(unit)
        for unit in longest
    )


def _asks_back(unit: str, asked: str) -> bool:
    """Whether a point asks back with the words of the question."""
    return bool(asked) and unit.rstrip().endswith("?") and len(unit) < 100 and echoes(plain(unit), asked)


def _goes_on(unit: str, before: str) -> bool:
    """Whether a point goes on about what was not understood: it asks further, or tells of the word that was asked."""
    if _ASKING.match(unit):
        return True
    if _JUDGES.search(unit):
        return False
    told, known = plain(unit), {word.removesuffix("s") for word in plain(before).split() if len(word) > 3}
    if unit.rstrip().endswith("?"):
        return len(told.split()) <= 10
    return "?" in before and bool({word.removesuffix("s") for word in told.split()} & (known - _SMALL))


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
    parts = [part for part in _CLAUSES.split(_N_A.sub("na", unit)) if part and plain(part)]
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
    if not told or FILLERS.fullmatch(told) or FILLERS.fullmatch(_JOINING.sub("", told)):
        return "filler"
    bare = _without_fillers(told)
    if told in _RHETORIC:
        return "opinion"
    for kind, holds in _RULES:
        if holds(bare if kind != "form" else told):
            return kind
    return "companion" if any(pattern.fullmatch(bare) for pattern in COMPANIONS) else "opinion"


def _says_no_comment(bare: str) -> bool:
    return bool(_NO_COMMENT_CUE.search(bare)) and any(pattern.fullmatch(bare) for pattern in NO_COMMENT)


_RULES = (
    ("no_comment", _says_no_comment),
    ("reference", is_reference),
    ("confusion", is_confused),
    ("form", is_about_the_form),
)

_NO_COMMENT_CUE = re.compile(
    r"\bno|\bn\b|\bna\b|nil|null|nan|zero|0|\bx|\bz|blank|skip|pass|tbc|\bdk|idk|abstain|\bun|asdf|qwerty|test|leav"
    r"|know"
    r"|\ball\b|everything|defer|\btoo|meh|whatever|rather|prefer|outside|beyond|out of|happy|limited|little"
    r"|insufficient"
    r"|decided|chosen|opted|elected|choos|chose|agreed|resolved|is it|was it|that it|others|experts|professionals"
    r"|declin|hard"
    r"|difficult|for (?:us|me)"
)
_JOINING = re.compile(r"^(?:but|and|so|or|anyway) ")
_FIRST = re.compile(
    r"^(?:(?:sorry|thanks|thank you|hi|hello|well|um+|erm?|but|and|so|again|please note(?: that)?|i am afraid"
    r"|unfortunately|as|because|since|for this (?:question|section|one)|on this (?:question|section|point|one)"
    r"|to be honest|at this (?:stage|time|point)|currently|at present|therefore) )+"
)
_LAST = re.compile(
    r"(?: (?:sorry|thanks|thank you|please|to be honest|tbh|really|im afraid|i am afraid|unfortunately"
    r"|at this (?:stage|time|point)|lol|cheers|many thanks|regards|x+))+$"
)


def _without_fillers(told: str) -> str:
    return _LAST.sub("", _FIRST.sub("", told)) or told
