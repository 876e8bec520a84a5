"""Acts, statutory instruments and treaties that a text names, with the provisions it gives of them.

The rules are those of British legal citation: a short title in capitals with its year ("Children Act 1989"), units
before it ("section 47 of", "Schedule 2 to") or after it ("Children Act 2004 Section 11"), a later short form ("the
1989 Act", "the Act", letters in brackets). They rest on no list of titles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from wtanalysis.guidance.folded import listed, straight
from wtanalysis.guidance.quick import holds, matches

_NUMBER = r"[\dIVX](?:(?<=\d)\d*[A-Z]{0,3}|(?<=[IVX])[IVX]*[A-Z]?\b)(?:\s?\([\w-]{1,5}\))*"
_UNIT = r"(?:[Ss]ub-?)?[Ss]ections?|[Ss]chedules?|[Pp]arts?|[Aa]rticles?|[Rr]egulations?|ss?\.|[Rr]egs?\."
_LIST = re.compile(rf"{_NUMBER}(?:\s?(?:,|,?\s(?:and|or|to|&)|-)\s?(?:{_NUMBER}|\([\w-]{{1,5}}\)))*")
_UNIT_BEFORE = re.compile(rf"(?<![\w-])(?P<unit>{_UNIT})\s?$")
_PIECES = re.compile(r"\([^()]*\)\s*|\S+\s*")
_ROMAN = re.compile(r"[IVXLC]+[A-Z]?")
_ITEM = re.compile(rf"{_NUMBER}|\([\w-]{{1,5}}\)|\bto\b|-(?=\d)")
_SHORT_RANGE = re.compile(r"\((\d+)([A-Z]+)-([A-Z]+)\)")
_NAMED = re.compile(
    r"S\.?I\.?\s?(?P<si>\d{4}/\d+)\b|(?P<eu>(?:Regulation|Directive)\s(?:\((?:EU|EC)\)\s)?(?:No\.?\s)?\d+/\d+(?:/E[CU])?)"
    r"|(?P<gdpr>General Data Protection Regulations?\b|GDPR\b)|(?P<treaty>Convention|Covenant|Protocol)\b"
    r"|(?P<head>Acts?|Regulations?|Order|Rules|Measure)(?P<year>(?:\s\([A-Z]{2,6}\))?,?\s\(?(?:18|19|20)\d\d\b\)?)?(?![\w-]|\s\d)"
)
_SHORT = re.compile(r"\b(?:[Tt]he|[Tt]hat|[Tt]his|same)\s(?:(?P<then>\d{4})\s)?$")
_HEADS = (
    "S.I", "SI", "Regulation", "Directive", "General Data Protection", "GDPR", "Convention", "Covenant", "Protocol",
    "Act", "Order", "Rules", "Measure",
)  # fmt: skip
"""What every match of ``_NAMED`` begins with."""
_CUES = ("Act", "Regulation", "Order", "Rules", "ection", "Convention", "GDPR", "Directive", "Covenant", "Protocol",
         "Measure")  # fmt: skip
_INSTRUMENT = re.compile(r"S\.?I\.?\s?\d")
_ALIAS = re.compile(
    r"\s?\((?:[\"']?(?P<quoted>the [\w ]+?)[\"']|[\"']?(?P<letters>(?=(?:\w*[A-Z]){2})[\w&]{2,9}))[\"']?\)"
)
_JOINING = listed("and of to for in on with by & etc etc. at from")
_OPENING = listed(
    """section sections schedule schedules part parts article articles regulation regulations paragraph chapter annex
    appendix guide introduction amendment amendments under the in see this that these a an as and or of to by for
    with both since if where when whilst while following footnote per"""
)
_OF = re.compile(r"\s?(?:\([^)]{0,40}\)\s?)?(?:of|to|in|under|from)\s(?:the\s)?")
_NEXT_TO = re.compile(r",?\s(?:the\s)?")
_CHAIN = re.compile(r"\s?(?:,|and|or|of|to|and/or|under|in|, and|together with)?\s?(?:the\s)?")
_AFTER_ACT = re.compile(r"[\s,:(-]{1,3}(?:as amended\)?,?\s)?")
_ON = re.compile(
    r"\s(?:on|against|for|relating to|of)\s(?:the\s)?"
    r"(?:[A-Z][\w'-]+(?:\s(?:of|the|of the|and|in|to|with|for|on)(?=\s))*\s?)+"
)


@dataclass(frozen=True)
class Mention:
    """One law as one passage names it.

    ``how`` is ``full``; ``year`` for "the 1989 Act"; ``last`` for "the Act"; ``letters`` for an abbreviation learnt
    in brackets; ``bare`` for a section without a law. ``aliases`` are short names given in brackets after it.
    """

    kind: str
    name: str
    provisions: tuple[str, ...] = ()
    how: str = "full"
    aliases: tuple[str, ...] = ()


@dataclass
class _Found:
    kind: str
    name: str
    start: int
    end: int
    how: str
    aliases: tuple[str, ...] = ()


@lru_cache(maxsize=20_000)
def mentions(text: str, letters: frozenset[str] = frozenset()) -> tuple[Mention, ...]:
    """The laws that a text names, in order.

    Args:
        text: the words of one passage.
        letters: abbreviations of laws that the document has given in brackets.

    >>> for found in mentions("Under section 47 and 17(10) of the Children Act 1989 (CA), and Schedule 2 to the Act."):
    ...     print(found.name, found.provisions, found.how, found.aliases)
    Children Act 1989 ('section 47', 'section 17(10)') full ('CA',)
    the Act ('schedule 2',) last ()
    """
    if not (holds(text, _CUES) or any(short in text for short in letters) or _INSTRUMENT.search(text)):
        return ()
    text = straight(text)
    names = _names(text, letters)
    units = [u for u in _units(text) if not any(name.start <= u[0] < name.end for name in names)]
    given: dict[int, list[str]] = {}
    bare: list[str] = []
    for i, (_, _, provisions) in enumerate(units):
        owner = _owner(text, names, units, i)
        if owner is None:
            bare += [provision for provision in provisions if provision.startswith("section")]
        else:
            given.setdefault(owner, []).extend(provisions)
    found = [
        Mention(name.kind, name.name, tuple(dict.fromkeys(given.get(i, ()))), name.how, name.aliases)
        for i, name in enumerate(names)
    ]
    return (*found, *((Mention("act", "", tuple(dict.fromkeys(bare)), "bare"),) if bare else ()))


def _names(text: str, letters: frozenset[str]) -> list[_Found]:
    found: list[_Found] = []
    for match in matches(_NAMED, text, _HEADS):
        made = _made(text, match)
        if made and not (found and made.start < found[-1].end):
            alias = _ALIAS.match(text, made.end)
            if alias and made.how == "full":
                made.aliases = (alias["quoted"] or alias["letters"],)
                made.end = alias.end()
            found.append(made)
    for short in letters:
        for match in re.finditer(rf"(?<![\w(]){re.escape(short)}(?![\w)])", text):
            if not any(name.start <= match.start() < name.end for name in found):
                found.append(_Found("", short, match.start(), match.end(), "letters"))
    return sorted(found, key=lambda name: name.start)


def _made(text: str, match: re.Match[str]) -> _Found | None:
    start, end = match.span()
    if start and (text[start - 1].isalnum() or text[start - 1] == "-"):
        return None
    if match["si"] or match["eu"]:
        return _Found("instrument", f"S.I. {match['si']}" if match["si"] else match["eu"], start, end, "full")
    if match["gdpr"]:
        british = text.endswith("UK ", 0, start)
        return _Found("instrument", "UK GDPR" if british else "GDPR", start - 3 * british, end, "full")
    return _treaty(text, match) if match["treaty"] else _domestic(text, match)


def _domestic(text: str, match: re.Match[str]) -> _Found | None:
    start, end = match.span()
    kind = "act" if match["head"].startswith("Act") or match["head"] == "Measure" else "instrument"
    year = re.sub(r"\D", "", match["year"] or "")
    short = None if year else _SHORT.search(text, max(0, start - 12), start)
    if short:
        return _Found(kind, text[short.start() : end], short.start(), end, "year" if short["then"] else "last")
    before = _title_before(text, start)
    name = f"{before.strip()} {match['head']} {year}".strip()
    return _Found(kind, name, start - len(before), end, "full" if year else "undated") if before else None


def _treaty(text: str, match: re.Match[str]) -> _Found | None:
    before = _title_before(text, match.start())
    on = _ON.match(text, match.end())
    if not before or not (on or match["treaty"] == "Convention"):
        return None
    start, end = match.start() - len(before), on.end() if on else match.end()
    return _Found("instrument", re.sub(r"\bUN\b", "United Nations", text[start:end].strip(" ,.")), start, end, "full")


def _title_before(text: str, end: int) -> str:
    """The words of a title that stand straight before its head, as printed, with the space between."""
    pieces = _PIECES.findall(text, max(0, end - 180), end)
    kept = 0
    for back, piece in enumerate(reversed(pieces), start=1):
        behind = pieces[-back - 1].strip() if back < len(pieces) else ""
        part = _part(piece.strip(), behind, last=back == 1)
        if part == "end":
            break
        if part == "name":
            kept = back
    return "".join(pieces[len(pieces) - kept :]) if kept else ""


def _part(word: str, behind: str, last: bool) -> str:
    """What a word is to the title after it: a ``name`` in it, a ``link`` between its names, or its ``end``."""
    bare = word.strip("(),;:\"'").lower()
    if word[-1:] in ".;:\"'" and bare != "etc":
        return "end"
    if word.startswith("("):
        return "link" if word.endswith(")") and word[1:2].isupper() else "end"
    if bare == "the":
        return "link" if behind.lower() in ("of", "to", "in", "for") else "end"
    if word in ("and", "&") and behind.isupper():
        return "end"
    if word.rstrip(",") in _JOINING:
        return "link"
    named = (
        word[:1].isupper() and bare not in _OPENING and not _ROMAN.fullmatch(word) and not (last and word[-1] == ",")
    )
    return "name" if named else "end"


def _units(text: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Start, end and provisions of each unit with its numbers; numbers are rarer than units, so they are sought."""
    for match in _LIST.finditer(text):
        unit = _UNIT_BEFORE.search(text, max(0, match.start() - 14), match.start())
        if unit:
            yield unit.start(), match.end(), _provisions(unit["unit"].lower(), match[0])


def _provisions(unit: str, listed: str) -> tuple[str, ...]:
    unit = unit.replace("sub-section", "subsection").rstrip(".")
    unit = {"s": "section", "ss": "section", "reg": "regulation", "regs": "regulation"}.get(unit, unit.rstrip("s"))
    found: list[str] = []
    base, ranging = "", False
    for item in _ITEM.findall(listed):
        item = _SHORT_RANGE.sub(r"(\1\2-\1\3)", item.replace(" ", ""))
        if item in ("to", "-"):
            ranging = bool(found)
            continue
        number = base + item if item.startswith("(") else item
        base = number.partition("(")[0]
        if ranging:
            found[-1] = f"{found[-1]} to {number}"
        else:
            found.append(f"{unit} {number}")
        ranging = False
    return tuple(found)


def _owner(text: str, names: list[_Found], units: list[tuple[int, int, tuple[str, ...]]], i: int) -> int | None:
    """Which name a unit belongs to: one it is said to be of, past other units too; else the one before it, or next."""
    after, before = [units[i][1]], [units[i][0]]
    for following in units[i + 1 :]:
        if not _CHAIN.fullmatch(text, after[-1], following[0]):
            break
        after.append(following[1])
    for earlier in reversed(units[:i]):
        if not _CHAIN.fullmatch(text, earlier[1], before[-1]):
            break
        before.append(earlier[0])
    following_names = [(n, name, end) for end in after for n, name in enumerate(names) if 0 <= name.start - end < 60]
    for n, name, end in following_names:
        if _OF.fullmatch(text, end, name.start):
            return n
    for start in before:
        for n, name in enumerate(names):
            if 0 <= start - name.end < 30 and _AFTER_ACT.fullmatch(text, name.end, start):
                return n
    return next((n for n, name, end in following_names if _NEXT_TO.fullmatch(text, end, name.start)), None)
