"""The parts of a commitment that can land in places of their own, and what stands round them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from wtanalysis.findings.promises_kept import promised
from wtanalysis.guidance.lookup import terms

_DOING = (
    r"add|adding|includ\w+|clarif\w+|emphasi[sz]\w+|mak(?:e|ing) (?:it )?(?:clear|explicit)|be (?:clear|explicit)|"
    r"strengthen\w*|renam\w+|remov\w+|set(?:ting)? out|explor\w+|consider(?:ing)?|test(?:ing)?|amend\w*|updat\w+|"
    r"outlin\w+|introduc\w+|referenc\w+|specify\w*|explain\w*|describ\w+|requir\w+|highlight\w*"
)
_SPLIT = re.compile(
    rf";\s*(?:and\s+)?|,?\s+as well as\s+|,?\s+(?:and|but)\s+(?:to\s+)?(?=(?:also\s+)?(?:{_DOING})\b)|"
    rf",\s*(?:and\s+|to\s+)?(?=(?:also\s+)?(?:{_DOING})\b)|,?\s+by\s+(?=(?:{_DOING})\b)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"'‘“])")
_ENUMERATION = re.compile(
    r",\s+(?:and\s+)?(?=(?:the|an?|their|those|how|who|what|when)\b)|\s+and\s+(?=those\b)", re.IGNORECASE
)
_SCOPE = re.compile(
    r",?\s*\b(?:in|within|throughout) the (?P<scope>[\w\s-]{3,40}?) (?:section|chapter|annex|appendix)\b",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"\bin addition to [^,]{1,80},|\bas well as [^,]{1,80},\s*(?=a\b|the\b)", re.IGNORECASE)
_RELATIVE = re.compile(r"\b(?:that|which)\b", re.IGNORECASE)
_CONSIDER = re.compile(r"\s*consider\w*\b", re.IGNORECASE)
_LATER = re.compile(
    r"^(?:and |also |we (?:will|are|want to) |therefore )*(?:explor\w+|consider\w*|test\w*|pilot\w*|look into)\b|"
    r"\b(?:we|ministers|the government) (?:will|shall|are|intend to) (?:also )?"
    r"(?:consider|explor|test|pilot|look into)|"
    r"\bin (?:the )?future (?:updates?|editions?|versions?|revisions?|changes)\b",
    re.IGNORECASE,
)
_PURPOSE = re.compile(
    r",?\s+(?:so (?:that )?(?:it|they|this|there)|so that|in order to|to ensure|to align|because|"
    r"as this|since this|in line with|however|but we|which (?:is|are|will)|where (?:this|that|it) is)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\([^()]*\)")


@dataclass(frozen=True)
class Piece:
    """One thing that a commitment promises.

    Attributes:
        text: its words as they stand.
        asked: what it is about, without the words of promising and editing.
        later: it is only to be considered, explored, tested, or left to a later edition.
        scope: the section or chapter that it names for its place.
    """

    text: str
    asked: str
    later: bool = False
    scope: str = ""


def pieces(text: str) -> tuple[Piece, ...]:
    """The parts of a commitment: sentences, halves with a verb of their own, and items of an enumeration.

    >>> [piece.asked for piece in pieces("add a table of fares, and clarify who may board a ferry")]
    ['a table of fares', 'who may board a ferry']
    >>> [piece.later for piece in pieces("clarify who may board. We will consider night fares in future updates.")]
    [False, True]
    """
    found: list[Piece] = []
    for sentence in _SENTENCE.split(_BESIDE.sub(" ", text)):
        scope = "; ".join(match["scope"] for match in _SCOPE.finditer(sentence))
        halves = _halves(_SCOPE.sub(" ", sentence))
        whole_later = len(halves) == 1 and bool(_LATER.search(sentence))
        for half in halves:
            found.extend(_items(half.strip(" ,."), whole_later or bool(_LATER.search(half)), scope))
    return tuple(_joined(found)) or (Piece(text, promised(core(text))),)


def _halves(sentence: str) -> list[str]:
    """A sentence in parts with a verb of promising each; "that reflect ... and consider ..." stays together."""
    halves: list[str] = []
    for half in _SPLIT.split(sentence):
        if halves and _CONSIDER.match(half) and _RELATIVE.search(halves[-1]):
            halves[-1] = f"{halves[-1]} and {half}"
        else:
            halves.append(half)
    return halves


def _joined(found: list[Piece]) -> list[Piece]:
    """The parts that say something; one with a single word that tells goes with the part before it."""
    told: list[Piece] = []
    for piece in found:
        words = terms(piece.asked)
        if told and len(words) == 1 and told[-1].later == piece.later:
            before = told.pop()
            told.append(replace(before, text=f"{before.text} {piece.text}", asked=f"{before.asked} {piece.asked}"))
        elif words:
            told.append(piece)
    return told


def core(text: str) -> str:
    """A promise without what it is to serve: the words before "so that", "to ensure" and the like.

    >>> core("clarify the language around fares so it is in line with other guidance")
    'clarify the language around fares'
    """
    text = _ASIDE.sub(" ", text)
    for match in _PURPOSE.finditer(text):
        before = text[: match.start()]
        if terms(promised(before)):
            return before
    return text


def _items(half: str, later: bool, scope: str) -> list[Piece]:
    """The items of an enumeration whose items begin with an article or the like; else the half itself."""
    kept = core(half)
    items = [item.strip() for item in _ENUMERATION.split(kept)]
    if len(items) > 1 and all(terms(promised(item)) for item in items):
        return [Piece(item, promised(item), later, scope) for item in items]
    return [Piece(half, promised(kept), later, scope)]
