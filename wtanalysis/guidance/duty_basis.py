"""The law that a sentence gives for a duty."""

from __future__ import annotations

import re

from wtanalysis.guidance.quick import holds

_NUMBER = r"\d+\w*(?:\s?\(\s?\w+\s?\))*"
_PROVISION = re.compile(
    r"\b(?:(?:sub)?[Ss]ections?|[Rr]egulations?|[Pp]aragraphs?|[Aa]rticles?|Parts?|Schedules?|[Rr]ules?)\s+"
    rf"{_NUMBER}(?:(?:,\s*|\s+(?:and|or|to)\s+|-)(?:sections?\s+)?{_NUMBER})*"
)
_UNITS = ("ections", "ection ", "egulation", "aragraph", "rticle", "art ", "arts ", "chedule", "ule")
_MAYBE = re.compile(r"ections? \d|egulations? \d|aragraphs? \d|rticles? \d|arts? \d|chedules? \d|ules? \d")
_NAMED = (
    r"(?:[A-Z][\w’'-]*|\([A-Z][^()]{2,60}\))(?:,?\s+(?:[A-Z][\w’'-]*|\([A-Z][^()]{2,60}\)|and|of|the|for|to|in"
    r"|etc\.?|&)){0,14}?"
    r"\s+(?:Act|Regulations?|Order|Rules|Measure)\b(?:\s+\(?(?:19|20)\d\d\)?)?"
)
_ACT = re.compile(
    rf"(?:,?\s+(?:of|in|to|under)\s+)?(?:the\s+)?(?:{_NAMED}|(?:19|20)\d\d\s+(?:Act|Regulations)|same\s+Act|Act\b)"
)
_TITLE_END = re.compile(
    r"\b(?:Act|Regulations|Order|Measure)\s+\(?(?:19|20)\d\d\b\)?|\b(?:19|20)\d\d\s+(?:Act|Regulations)\b"
)
_TITLE_START = re.compile(
    r"(?:(?:[A-Z][\w’'-]*|\([A-Z][^()]{2,60}\)),?\s+(?:(?:and|of|the|for|to|in|etc\.?|&)\s+){0,2}){1,15}$"
)
_CUE = re.compile(
    r"\b(?:under|pursuant to|by virtue of|accordance with|required by|in line with|set out in|compl(?:y|ying"
    r"|iance) with"
    r"|imposed by|for the purposes of|prescribed (?:in|by)|provided (?:by|in|for in)"
    r"|within the meaning of)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_BOUND = re.compile(r"\b(?:must|should|may|shall)\b")
_STRICT = re.compile(r"\b(?:accordance with|required by|compl(?:y|ying|iance) with|imposed by)\s+(?:the\s+)?$")
_EXAMPLE = re.compile(r"(?:for example|such as|e\.g\.),? \w+ (?:the )?$", re.IGNORECASE)
_LAYS_DOWN = re.compile(
    r"(?:\s*\([^)]*\))?,?\s+(?:which\s+)?(?:also\s+|therefore\s+)?"
    r"(?:requires?|places?|imposes?|provides?|obliges?|contains?|creates?|sets? out|gives?|states?)\b"
)  # fmt: skip


def basis(sentence: str) -> str:
    """The law that a sentence gives for a duty: what stands after ``under`` and its like, or what requires it.

    Args:
        sentence: the sentence of the duty, or the lead-in of its list.

    Returns:
        The provision with its Act, as printed; empty where no law is given, or one is only mentioned.

    >>> basis("Under section 4(2) of the Ferries Act 1999, crews must log it.")
    'section 4(2) of the Ferries Act 1999'
    >>> basis("The Ferries Act 1999 requires crews to log it."), basis("Crews must know the Ferries Act 1999.")
    ('Ferries Act 1999', '')
    """
    provisions = _PROVISION.finditer(sentence) if holds(sentence, _UNITS) and _MAYBE.search(sentence) else ()
    for match in provisions:
        act = _ACT.match(sentence, match.end())
        if found := _given(sentence, match.start(), act.end() if act else match.end()):
            return found
    titles = (
        _TITLE_END.finditer(sentence) if " Act" in sentence or "Regulations" in sentence or " Order" in sentence else ()
    )
    for match in titles:
        title = _TITLE_START.search(sentence, max(0, match.start() - 160), match.start())
        start = title.start() if title else match.start()
        if _BOUND.search(sentence, 0, start) and not _STRICT.search(sentence[:start]):
            continue  # "must align assessments under the Children Act": the law of the assessments
        if found := _given(sentence, start, match.end()):
            return found
    return ""


def _given(sentence: str, start: int, end: int) -> str:
    words = sentence[start:end]
    if words.startswith(("The ", "Under ", "In ")):  # a capital that only begins the sentence
        words = words.partition(" ")[2]
        start = end - len(words)
    before = sentence[:start]
    if (_CUE.search(before[-40:]) and not _EXAMPLE.search(before[-40:])) or _LAYS_DOWN.match(sentence, end):
        return " ".join(words.removeprefix("the ").split())
    return ""
