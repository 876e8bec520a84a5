"""Where a row of a table of changes says that something was done: paragraphs, footnotes, parts, or throughout."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_ONE = r"\d+(?:\.\d+)*[a-z]?\b"
_SEVERAL = rf"{_ONE}(?:\s*(?:[-–—,;&/]|to|and|or)\s*(?:and\s+)?{_ONE})*"
_PARA = r"(?:para(?:graph)?s?\b\.?|¶)"
_COUNTED = r"(?:\d+|[A-Z]\b|[IVX]+\b|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_PART = rf"(?:part|annex|appendix|chapter|schedule|section)\s+{_COUNTED}"
_THROUGH = (
    r"(?:throughout|across|general)\b(?:\s+(?:the\s+)?(?:whole\s+)?(?:of\s+the\s+)?(?:guidance|document|text|edition))?"
)
_PLAIN = r"(?:summary|introduction|foreword|glossary|title|cover|contents|whole (?:document|guidance))\b"
_NEW = r"(?:new\s+)?(?:(?:sub-?)?headings?|sections?)\s+and\s+(?:new\s+)?(?:para(?:graph)?s?|text)\b"
_PLACE = (
    rf"(?:{_NEW}(?:\s+{_SEVERAL})?|(?:new\s+|old\s+)?(?:{_PARA}|footnotes?|bullets?|pages?)\s*{_SEVERAL}"
    rf"|{_PART}|{_THROUGH}|{_PLAIN})"
)
_BRACKET = r"(?:\s*[(\[][^()\[\]]{1,80}[)\]])?"
_PLACES = rf"{_PLACE}{_BRACKET}(?:\s*(?:,|;|and|&|/)\s*{_PLACE}{_BRACKET})*"
_LINE = re.compile(rf"^{_PLACES}\s*[:.–—-]?\s*$", re.IGNORECASE)
_INLINE = re.compile(rf"^(?P<place>(?i:{_PLACES}))\s*[:–—|-]?\s+(?P<rest>[A-Z“‘\"].*)$", re.DOTALL)
_TITLED = re.compile(rf"^(?i:{_PART})\s*[:–—.-]?\s+\S", re.DOTALL)
_RUN_ON = re.compile(
    rf"(?<!\bin )(?<!\bto )(?<!\bof )(?<!\bsee )(?<!\band )(?<!\bat )(?<!^)(?<=\s)"
    rf"(?=(?:New\s+)?(?:Paragraphs?|Footnotes?|Paras?)\s+{_SEVERAL}{_BRACKET}\s*[:–—-]?\s+[A-Z“‘])"
    rf"|(?<=[.!?)”] )(?=(?:Annex|Part|Appendix|Chapter)\s+{_COUNTED}\s*[:–—-]?\s+[A-Z“‘]"
    r"|Throughout(?: the \w+)?\s+[A-Z])"
)
_NAMED = re.compile(rf"\b{_PARA}\s*({_SEVERAL})", re.IGNORECASE)
_HEADED = re.compile(rf"\band\s+(?:new\s+)?para(?:graph)?s?\s+({_SEVERAL})", re.IGNORECASE)
_NOTES = re.compile(rf"\bfootnotes?\s*({_SEVERAL})", re.IGNORECASE)
_PARTS = re.compile(rf"\b{_PART}", re.IGNORECASE)
_EVERYWHERE = re.compile(r"^\W*(?:throughout|across the|general\b|whole (?:document|guidance))", re.IGNORECASE)
_BRACKETED = re.compile(r"[(\[]([^()\[\]]*\d[^()\[\]]*)[)\]]")
_BEFORE = re.compile(
    rf"\b(?:old|former(?:ly)?|previous(?:ly)?|was|were|from)\s+(?:at\s+|in\s+)?{_PARA}\s*({_SEVERAL})"
    rf"|{_PARA}\s*({_SEVERAL})(?=\s+(?:of|in)\s+(?:the\s+)?(?:old|previous|former|last|(?:[A-Z]\w+\s+)?(?:19|20)\d\d))"
    rf"|[(\[]\s*(?:old\s+|was\s+)?{_PARA}\s*({_SEVERAL})(?=[^()]*(?:\b(?:19|20)\d\d\b|edition|version|previous))",
    re.IGNORECASE,
)
_RANGE = re.compile(r"(\d+)\s*(?:-|–|—|to)\s*(\d+)")


@dataclass(frozen=True)
class Where:
    """The place that a row of a table of changes names.

    Attributes:
        paragraphs: numbers of paragraphs of the new edition, ranges counted out.
        footnotes: numbers of its footnotes.
        old: numbers of paragraphs of the old edition, as given in brackets or called old.
        parts: the parts, annexes, chapters and sections named, as printed.
        throughout: the whole of the guidance is named.
        listed: the claim is a row or an entry of a table of changes.
    """

    paragraphs: tuple[str, ...] = ()
    footnotes: tuple[str, ...] = ()
    old: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    throughout: bool = False
    listed: bool = False

    @property
    def numbered(self) -> bool:
        """Whether it names paragraphs or footnotes by number."""
        return bool(self.paragraphs or self.footnotes or self.old)


def numbers(text: str) -> tuple[str, ...]:
    """Numbers of paragraphs, ranges counted out.

    >>> numbers("12, 14-16"), numbers("96 to 98")
    (('12', '14', '15', '16'), ('96', '97', '98'))
    """
    found = dict.fromkeys(re.findall(r"\d+(?:\.\d+)*[a-z]?", text))
    for first, last in _RANGE.findall(text):
        if int(first) < int(last) < int(first) + 100:
            found |= dict.fromkeys(str(n) for n in range(int(first), int(last) + 1))
    return tuple(sorted(found, key=lambda n: ([int(part) for part in re.findall(r"\d+", n)], n)))


def where_of(places: Sequence[str], text: str = "", listed: bool = True) -> Where:
    """What the cells or headings round a claim say of its place, with the old numbers that its own text gives.

    >>> where_of(("Paragraphs 60-62",)).paragraphs, where_of(("Footnote 4", "Annex B")).footnotes
    (('60', '61', '62'), ('4',))
    >>> where_of(("Paragraph 26 (24)",)).old, where_of(("Paragraph 35",), "Moves it (paragraph 32 Code 2019)").old
    (('24',), ('32',))
    """
    paragraphs: list[str] = []
    footnotes: list[str] = []
    old: list[str] = []
    parts: list[str] = []
    throughout = False
    for place in places:
        told = [one for found in _BEFORE.findall(place) for one in found if one]
        told += [one for one in _BRACKETED.findall(place) if re.search(r"para|old|former|previous|was|^\W*\d", one)]
        rest = _BRACKETED.sub(" ", _BEFORE.sub(" ", place))
        old += [n for one in told for n in numbers(re.sub(r"\b(?:19|20)\d\d\b", " ", one))]
        paragraphs += [n for one in (*_NAMED.findall(rest), *_HEADED.findall(rest)) for n in numbers(one)]
        footnotes += [n for one in _NOTES.findall(rest) for n in numbers(one)]
        named = _PARTS.findall(rest)
        parts += [rest.strip()] if _TITLED.match(rest) and named else named
        if re.fullmatch(rf"\s*{_PLAIN}\W*", rest, re.IGNORECASE):
            parts.append(rest.strip(" :."))
        throughout = throughout or bool(_EVERYWHERE.match(rest))
    old += [n for found in _BEFORE.findall(text) for one in found if one for n in numbers(one)]
    one, two, three, four = (tuple(dict.fromkeys(some)) for some in (paragraphs, footnotes, old, parts))
    return Where(one, two, three, four, throughout and not paragraphs, listed)


def is_place(text: str) -> bool:
    """Whether a line or cell says where and nothing else.

    >>> is_place("Paragraphs 276-277"), is_place("Part two: The management of safeguarding"), is_place("We add it.")
    (True, True, False)
    """
    text = text.strip()
    titled = bool(_TITLED.match(text)) and len(text.split()) <= 12 and not text.endswith(".")
    return bool(_LINE.match(text)) or (titled and not _TOLD.search(text))


_TOLD = re.compile(
    r"\b(?:updat|add|new|remov|amend|revis|clarif|mov|insert|delet|re-?order|renam|replac|reflect|includ|strengthen"
    r"|chang)\w*",
    re.IGNORECASE,
)


def placed(text: str) -> tuple[str, str]:
    """The place that opens a text, and what follows it; without a place, nothing and the whole.

    >>> placed("Paragraph 13 Updated link to the code.")
    ('Paragraph 13', 'Updated link to the code.')
    >>> placed("Paragraph 13 has a new link.")
    ('', 'Paragraph 13 has a new link.')
    """
    match = _INLINE.match(text.strip())
    return (match["place"], match["rest"].strip()) if match else ("", text)


def apart(text: str) -> list[str]:
    """Rows of a table that ran together into one paragraph, row by row.

    >>> apart("Paragraph 13 Updated link. Paragraphs 15-16 New text added. Annex B Amended.")
    ['Paragraph 13 Updated link.', 'Paragraphs 15-16 New text added.', 'Annex B Amended.']
    """
    return [part.strip() for part in _RUN_ON.split(text) if part.strip()]
