"""The words that lay down a duty, an expectation or a permission, and how strong each is.

``must``, ``shall`` and their like bind by law; ``should`` and its like state what is expected unless there is good
reason; ``may`` gives a power. That is how statutory guidance itself explains its words. Two decisions:

- *has a responsibility to do* binds like *has a duty to do*; *is responsible for* says whose task it is and lays down
  nothing.
- *needs to* tells those who work for a body what to do as *should* does; said of anybody or anything else it tells what
  is necessary, and lays down nothing. *Can*, *could*, *might*, *will* and *would* never lay anything down.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from wtanalysis.guidance.model import Force
from wtanalysis.guidance.quick import matches


class Mark(NamedTuple):
    """A word of force in a text.

    Attributes:
        start, end: where it stands.
        force: what it lays down, if it lays down anything.
        words: as printed.
        negative: it forbids.
        kind: ``modal`` after its subject; ``told`` where the holder stands inside (``requires authorities to``), or
            ``hoped`` (``it is expected that``); ``bare`` where there is none (``it is a requirement that``); ``needs``;
            ``required``; ``that`` (``the law requires that``).
        holder: where the holder stands, for ``told``.
    """

    start: int
    end: int
    force: Force
    words: str
    negative: bool = False
    kind: str = "modal"
    holder: tuple[int, int] = (0, 0)

    def moved(self, by: int) -> Mark:
        """The same word in a text that begins elsewhere."""
        held = self.holder
        return Mark(
            self.start + by,
            self.end + by,
            self.force,
            self.words,
            self.negative,
            self.kind,
            (held[0] + by, held[1] + by),
        )


_ADVERB = r"(?:(?:also|then|only|therefore|always|still|both|all|each|now|\w+ly) )?"
_TASK = r"(?:(?:an?|the|no|any|their|its|this) )?(?:[\w-]+ (?:and [\w-]+ )?){0,3}?(?:dut(?:y|ies)|Duty|obligations?)"
_BE = r"(?:is|are|(?:will|shall) be)"
_HAVE = r"(?:has|have|(?:will|shall) have|holds?|owes?)"
_LAW = r"(?: ?,? under [^.;:]{4,120}?,?)?"
_WHOM = r"(?!that\b|what\b|how\b|from\b|more\b)(?:\([^()]*\)|(?! to\b)[^.;:()]){3,250}?"
_NOT = (
    r"(?:(?:,? (?:also|therefore|then|still|normally|generally|however),?)?"
    r" (?:not\b(?! (?:only|just|merely)\b)|never\b))?"
)
_MODAL = re.compile(
    rf" (?:(?P<must>must|shall)(?P<mustnot>{_NOT})|(?P<should>should|ought to)(?P<shouldnot>{_NOT})"
    rf"|(?P<may>may)(?P<maynot>{_NOT}))(?![\w-])"
)
_CORE = re.compile(
    r" (?:(?:required|obliged|obligated|expected|permitted|allowed|authori[sz]ed|empowered|entitled|mandatory)(?=,? )"
    r"|(?:dut(?:y|ies)|Duty|obligations?|responsibilit(?:y|ies))(?=,? (?:to|on|upon|under|of)\b)"
    r"|(?:powers?|discretion|needs?)(?= to )|requirement(?= t(?:o|hat) )|(?:requires?|obliges?|compels?|expects?) )"
)
_MODALS = (" must", " shall", " should", " ought to", " may")
"""What every match of ``_MODAL`` begins with."""
_PHRASE = re.compile(
    r" (?:"
    rf"(?P<required>{_BE} (?:not )?{_ADVERB}(?:required|obliged|obligated){_LAW} (?:not )?to)"
    rf"|(?P<expected>{_BE} (?:not )?{_ADVERB}expected to)"
    rf"|(?P<allowed>{_BE} (?:not )?{_ADVERB}(?:permitted|allowed|authori[sz]ed|empowered) to"
    r"|(?:is|are) (?:\w+ly )?entitled to(?= (?:request|apply|ask|attend|appeal|choose|bring|refuse|make|see)\b))"
    rf"|(?P<has>{_HAVE} {_ADVERB}{_TASK}{_LAW} to)"
    rf"|(?P<responsible>{_HAVE} (?:an?|the) (?:[\w-]+ ){{0,3}}responsibility{_LAW} to)"
    rf"|(?P<laws>{_HAVE} (?:[\w-]+ ){{0,3}}responsibilities,? under (?:[^.;:]{{4,120}}?),? to)"
    r"|(?P<needs>(?:will )?(?:also |therefore )?needs? to)"
    r"|(?P<before>(?:is|are) (?:also |always |legally )?(?:required|mandatory)(?= (?:before|by law|under)\b))"
    r"|(?P<power>(?:has|have) (?:(?:a|the|any) )?(?:[\w-]+ ){0,2}(?:powers?|discretion) to)"
    rf"|(?P<under>{_BE} (?:placed )?under {_TASK}{_LAW} to)"
    rf"|(?P<laid>(?:[Pp]laces?|[Ii]mposes?|[Pp]uts?|contains|is|creates) {_TASK} (?:up)?on (?P<w1>{_WHOM}) to)"
    rf"|(?P<of>[Ii]t is the duty of (?P<w2>{_WHOM}) to)"
    rf"|(?P<requires>(?:requires?|obliges?|compels?) (?P<w3>{_WHOM}) to)"
    rf"|(?P<expects>expects? (?P<w4>{_WHOM}) to)"
    r"|(?P<that>requires? that)"
    r"|(?P<requirement>(?:[Ii]t|[Tt]here) is an? (?:[\w-]+ ){0,2}requirement (?:that|to))"
    rf"|(?P<hoped>[Ii]t is {_ADVERB}expected (?:that )?(?P<w5>{_WHOM}) will)"
    r")(?= )"
)
_BEFORE = 60
_REGARD = re.compile(r" (?:[\w]+ ){0,2}?(?:have|has|having|pay) (?:\w+ ){0,2}?regard\b")
_NEGATED = re.compile(r"\b(?:no|not|never|without|any)\b")
_DENIED = re.compile(r"\b(?:not|no|never|neither|nor)(?: [\w-]+)?$")
_SOFT = frozenset({"expected", "expects", "hoped", "needs"})
_NO_NEED = re.compile(
    r"\b(?:may|might|could|would|can|not|the|an?|no|any|should|must|their|its|his|her|of|possible|or|and|who"
    r"|that|which|in)"
    r"(?: also)?$"
)
_HAVING = frozenset({"has", "responsible", "laws", "power"})
_LAID = frozenset({"laid", "requires", "expects"})
_KINDS = {"needs": "needs", "required": "required", "before": "required", "requirement": "bare", "that": "that"}
_GIVEN = frozenset({"allowed", "power"})
_CAN_BE_NOT = frozenset({"expected", "allowed"})


def marks(text: str) -> Iterator[Mark]:
    """The words of force of a text in order, whether or not they lay something down here.

    Args:
        text: a sentence or more.

    Returns:
        Each with its force, none inside another. ``may`` marks a permission whatever it means here.

    >>> [(mark.words, mark.force) for mark in marks("Pilots are required to log it, should stop and may wait.")]
    [('are required to', 'must'), ('should', 'should'), ('may', 'may')]
    >>> [(mark.force, mark.negative) for mark in marks("Crews must have regard to tides, and must not race.")]
    [('must have regard', False), ('must', True)]
    """
    padded = f" {text}"  # every pattern begins with a space, which is quick to look for
    found = [_modal(padded, match) for match in matches(_MODAL, padded, _MODALS)]
    if phrases := list(_phrases(padded)):
        found += phrases
        found.sort(key=lambda mark: mark.start)
    end = -1
    for mark in found:
        if mark.start >= end:
            yield mark
            end = mark.end


def _phrases(padded: str) -> Iterator[Mark]:
    """The phrases of force: each begins at a space shortly before the word that it is known by."""
    end = 0
    for core in _CORE.finditer(padded):
        place = padded.find(" ", max(end, core.start() - _BEFORE))
        while 0 <= place <= core.start():
            if match := _PHRASE.match(padded, place):
                end = match.end()
                if mark := _phrase(padded, match):
                    yield mark
                break
            place = padded.find(" ", place + 1)


def _modal(padded: str, match: re.Match[str]) -> Mark:
    """A modal verb. What may not be done must not be done."""
    words, start, end = match[0][1:], match.start(), match.end() - 1
    if match["may"]:
        return Mark(start, end, "must" if match["maynot"] else "may", words, bool(match["maynot"]))
    force = "should" if match["should"] else _must(padded, match)
    return Mark(start, end, force, words, bool(match["mustnot"] or match["shouldnot"]))


def _phrase(padded: str, match: re.Match[str]) -> Mark | None:
    """A phrase such as ``is required to``; None where it denies the duty: ``are not required to``."""
    name, words, start, end = match.lastgroup or "", match[0][1:], match.start(), match.end() - 1
    force: Force = "should" if name in _SOFT else "may" if name in _GIVEN else _must(padded, match)
    whom = next((match.span(group) for group in ("w1", "w2", "w3", "w4", "w5") if match[group]), None)
    if whom:
        denied = _NEGATED.search(padded[match.start() : whom[0]]) or _DENIED.search(padded[: match.start()])
        return (
            None
            if denied
            else Mark(
                start, end, force, words, kind="told" if name in _LAID else "hoped", holder=(whom[0] - 1, whom[1] - 1)
            )
        )
    if name in _HAVING and _DENIED.search(padded[: match.start()]):
        return None
    if name in {"requirement", "needs"} and (_DENIED if name == "requirement" else _NO_NEED).search(
        padded[: match.start()]
    ):
        return None
    kind = _KINDS.get(name, "modal")
    if name in _CAN_BE_NOT and _NEGATED.search(words):
        return Mark(start, end, "must" if name == "allowed" else force, words, True)
    if _NEGATED.search(words.removesuffix(" not to")):
        return None
    return Mark(start, end, force, words, words.endswith(" not to"), kind)


def _must(padded: str, match: re.Match[str]) -> Force:
    return "must have regard" if _REGARD.match(padded, match.end()) else "must"
