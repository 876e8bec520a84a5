"""The words by which a point says that it belongs elsewhere: numbers of questions, names of areas, turns of phrase."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

_NUMBERED = re.compile(
    r"(?:^\W*(?:q|question)\s*(?:no\.?\s*|number\s*)?(\d{1,3}[a-z]?)\b\s*(?:[:,\-\u2013]|is\b|about\b)"
    r"|\b(?:on|re|regarding|about|concerning|for|with regards? to|in relation to|relates? to|belongs? (?:to"
    r"|under|in|at)|goes? (?:with|under)|meant for"
    r"|intended for|as for|under|comment on|turning to|back to)\s+(?:the\s+)?(?:q|question)\s*(?:no\.?\s*"
    r"|number\s*)?(\d{1,3}[a-z]?)\b)",
    re.IGNORECASE,
)
_POINTS_BACK = re.compile(
    r"\b(?:see|refer|as|said|stated|answer(?:s|ed)?|respon(?:se|ses|ded)|comments?|same|above|mentioned"
    r"|covered)\b[^.]{0,30}\b(?:q|question)\s*\d",
    re.IGNORECASE,
)
_TURNS = (
    r"(?:(?:^|[.,;:(]\s*)(?:(?:and|but|also|so|agree|yes|no|finally|ps)[\s,.:]+)*(?:on|re|regarding|concerning"
    r"|as for|as regards|as to|turning to|with regards? to|in relation to|in regard to|in respect of"
    r"|when it comes to)\s+(?:the\s+)?(?:(?:chapter|section|part|question|bit|matter|subject|topic|issue"
    r"|question)s?\s+(?:on|of|about)\s+)?(?:the\s+)?{name}\b"
    r"|(?:^|[.,;]\s*)re\s*[:\-]?\s*{name}\b"
    r"|\b(?:my|our|this|the following)\s+(?:(?:only|main|real|other|general)\s+)?(?:comment|point|remark"
    r"|answer|concern|worry)(?:'s|\u2019s|\s+is|\s+relates|\s+refers)\s+(?:really\s+|actually\s+|more\s+"
    r"|mainly\s+)?(?:on|about|to|for|with)\s+(?:the\s+)?{name}\b"
    r"|\b(?:rather|like to|want to|wanted to|need to|going to|let me|may i|wish to)\s+(?:say\s+(?:something"
    r"|more)|talk|speak|comment|add\s+something|raise)\s+(?:about|on|here about)\s+(?:the\s+)?{name}\b"
    r"|\b(?:use|using)\s+this\s+(?:space|box)\s+(?:for|to\s+(?:talk|comment|write|speak|say something)\s+(?:on"
    r"|about))\s+(?:the\s+)?{name}\b"
    r"|\b(?:this|that|it|which|point|comment)\s+(?:really\s+|probably\s+)?(?:belongs?|goes|fits|should\s+(?:be"
    r"|go|sit)|filed?)\s+(?:under|with|in|to)\s+(?:the\s+)?(?:section\s+on\s+|question\s+on\s+"
    r"|part\s+on\s+)?{name}\b"
    r"|\b(?:question|section|chapter|part)\s+(?:on|about)\s+(?:the\s+)?{name}\s+(?:should|needs?|is|was|does"
    r"|did|must|could|says?|only|leaves?|misses|has|doesn)"
    r"|\b(?:welcome|like|liked|in)\s+the\s+(?:\w+\s+){{0,4}}?{name}\s+(?:chapter|section)\b"
    r"|^\W*{name}\s*(?:[:\u2013]|\s-\s))"
)
_ELSEWHERE = re.compile(
    r"\b(?:not (?:really )?about (?:this|delegation|the question|that)|n[o']t see (?:a|the) box|no (?:box"
    r"|space|question|place) for (?:it|this|that)|put (?:it|this) here|write it here|nowhere else to|(?:forgot"
    r"|meant) to (?:say|add|put)|(?:the|an) (?:earlier|previous|next|other) (?:section|question|one|page)"
    r"|one before|different (?:question|subject|topic|section)"
    r"|wrong (?:box|question|section|place)|off topic|nothing to do with (?:this|the question|\w+ I know)"
    r"|not (?:strictly )?(?:relevant|related) (?:here|to this)|isn['\u2019]?t (?:really )?about"
    r"|not what you asked|nobody (?:has )?asked|(?:more|most) pressing|(?:the )?(?:bigger|larger|real"
    r"|main) (?:thing|issue|problem|question|matter) (?:is|here|though)|(?:this|that|it) (?:goes with"
    r"|belongs (?:in|under|to|with)) the)",
    re.IGNORECASE,
)
_SMALL = frozenset(["and", "or", "of", "the", "for", "with", "in", "to", "a", "an", "on", "under", "at"])


@dataclass(frozen=True)
class Area:
    """A policy area: its id, its name and other names."""

    area_id: str
    names: tuple[str, ...]


def place_words(question_id: str) -> str:
    """The words of an id that is made of words, such as ``support-for-disabled-children-2``.

    >>> place_words("early-help-2"), place_words("q7")
    ('early help', '')
    """
    words = re.findall(r"[a-z]{2,}", question_id.casefold())
    return " ".join(words) if len(words) > 1 else ""


def areas_named(text: str, areas: Sequence[Area]) -> dict[str, int]:
    """The areas that a text names, and by how many words their names there have.

    >>> known = [Area("nights", ("Night boats", "boats at night")), Area("fares", ("Fares",))]
    >>> areas_named("Boats at night are dear.", known)
    {'nights': 3}
    """
    found = {}
    for area in areas:
        hits = {len(name.split()): True for name in area.names if _pattern(name).search(text)}
        if hits:
            found[area.area_id] = max(hits)
    return found


def area_of(words: str, areas: Sequence[Area]) -> str:
    """The id of the area that the words of a question are about; empty where none is, or two are level.

    >>> area_of("Should boats run at night?", [Area("nights", ("Night boats",)), Area("fares", ("Fares and tickets",))])
    'nights'
    """
    told = {_stem(word) for word in re.findall(r"\w+", words.casefold())} - _SMALL
    named = areas_named(words, areas)
    scored = []
    for area in areas:
        own = {_stem(word) for word in re.findall(r"\w+", area.names[0].casefold())} - _SMALL
        share = len(own & told) / max(1, len(own))
        scored.append((named.get(area.area_id, 0) + 4 * share, share, area.area_id))
    best = sorted(scored, key=lambda row: (-row[0], row[2]))[:2]
    if not best or (best[0][1] < 0.6 and best[0][2] not in named) or (len(best) > 1 and best[0][0] == best[1][0]):
        return ""
    return best[0][2]


_COMMON = frozenset(
    """what which when where that this these those with would could should have more your about their there from they
    think views agree disagree explain please answer reasons give proposed proposal changes change people often make
    made need needed easier better need throughout other before after support impact effect affect comments anything
    help every because""".split()  # noqa: SIM905 -- a list of words reads best as words
)
_FOLLOWS = re.compile(
    r"\b(?:instead|never mind|as a result|as a consequence|will then|would then|because of this|on top of th\w+|or no"
    r"|not only|as well as|even if|given that|as every|on the way|tell me about)\b",
    re.IGNORECASE,
)


def follows_on(text: str) -> bool:
    """Whether a point says what follows from another thing, or sets one beside another.

    >>> follows_on("People will take the ferry instead."), follows_on("Ferries are dear.")
    (True, False)
    """
    return bool(_FOLLOWS.search(text))


def stems(text: str) -> list[str]:
    """The longer words of a text, without a last s and without those that any question may hold.

    >>> stems("What boats do you think need lights?")
    ['boat', 'light']
    """
    words = re.findall(r"[^\W\d_]{4,}", text.casefold())
    return [_stem(word) for word in words if word not in _COMMON]


def rare_words(questions: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """Question id -> the stems of its words that at most a quarter of the questions hold.

    >>> sorted(rare_words({"a": "Is the fare right?", "b": "Is the boat right?"})["a"])
    ['fare']
    """
    told = {name: frozenset(stems(words)) for name, words in questions.items()}
    most = max(1, len(told) // 4)
    held: dict[str, int] = {}
    for words in told.values():
        for word in words:
            held[word] = held.get(word, 0) + 1
    return {name: frozenset(word for word in words if held[word] <= most) for name, words in told.items()}


def _stem(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") else word


def asked_number(text: str, questions: Mapping[str, str]) -> str:
    """The id of the question that a point says by number it is about; empty where none is, or no id has the number.

    >>> asked_number("On question 7: too dear", {"q7": "Fares?"}), asked_number("see question 7", {"q7": "Fares?"})
    ('q7', '')
    """
    match = _NUMBERED.search(text)
    if not match or _POINTS_BACK.search(text[: match.end()]):
        return ""
    number = (match.group(1) or match.group(2)).casefold()
    for name, words in questions.items():
        if re.fullmatch(rf"(?:q|qu|question)?[\s_.-]*0*{number}", name.casefold()):
            return name
        if re.match(rf"\W*(?:q|question)?\s*0*{number}\b\s*[.:)\-]", words.casefold()):
            return name
    return ""


def says_elsewhere(text: str, areas: Sequence[Area], own: str) -> str:
    """The id of the area that a point says it turns to; empty where it names its own as well, or several others.

    >>> both = [Area("nights", ("Night boats",)), Area("fares", ("Fares",))]
    >>> [says_elsewhere(text, both, "nights") for text in ("My comment is on fares really.", "Fares are dear.")]
    ['fares', '']
    """
    named = areas_named(text, areas)
    others = {area: length for area, length in named.items() if area != own}
    if not others:
        return ""
    by_id = {area.area_id: area for area in areas}
    turned = [area for area in others if any(_turn(name).search(text) for name in by_id[area].names)]
    if len(turned) == 1:
        return turned[0]
    if own not in named and len(others) == 1 and _ELSEWHERE.search(text):
        return next(iter(others))
    return ""


def _body(name: str) -> str:
    """A name as a pattern: any white space or hyphen between words, a last word in the singular or plural."""
    words = [re.escape(word) for word in re.findall(r"\w+", name)]
    if words and len(words[-1]) > 3 and words[-1].islower():
        words[-1] = words[-1].removesuffix("s") + "s?"
    return r"[\s\-]+(?:(?:and|the|of)\s+)?".join(words)


@lru_cache(maxsize=4_000)
def _pattern(name: str) -> re.Pattern[str]:
    short = name.isupper()
    return re.compile(rf"\b{_body(name)}\b", 0 if short else re.IGNORECASE)


@lru_cache(maxsize=4_000)
def _turn(name: str) -> re.Pattern[str]:
    return re.compile(_TURNS.format(name=_body(name)), re.IGNORECASE)
