"""Dates of the exercise: when the consultation opened and closed, and when the response was published."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wtanalysis.documents.model import Document, Paragraph
from wtanalysis.documents.sentences import sentences
from wtanalysis.published.model import Fact
from wtanalysis.published.words import fold

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
DATE = re.compile(
    rf"\b(?:(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?)?(?P<m>{'|'.join(MONTHS)})\b,?\s?(?P<y>(?:19|20)\d\d)?(?!\w)"
)
_EXERCISE = re.compile(
    r"\b(?:consultation|consulted|consulting|call for (?:evidence|views|input)|(?:asked|invited|sought|seeking|"
    r"asking|called) (?:for )?(?:\w+ )?(?:views|comments|responses|evidence|feedback)|"
    r"survey|questionnaire|engagement (?:exercise|period)|(?:the|our) window (?:opened|closed)|\d[\d,]* (?:replies|"
    r"responses|submissions)(?: were)?(?: received)?)\b"
)
_MOVES = re.compile(
    r"\b(?:launch\w*|open\w*|ran|run|running|clos\w+|between|period|began|begin\w*|started|received|ended|from|"
    r"lasted|published|consulted|asked|invited|sought|deadline|until|issued)\b"
)
_CLOSING = re.compile(
    r"\b(?:clos\w+|end(?:ed|ing|s)?|until|till|by|deadline\w*)\b(?: \w+){0,3}$|\b(?:clos\w+|ended)\b[^.]{0,30}$"
)
_OPENING = re.compile(r"\b(?:launch\w*|open\w*|began|ran|start\w*|from|between|published|issued|consulted)\b")
_OTHER = re.compile(
    r"\b(?:come|comes|came) into force|in force|take effect|effect from|laid|bill|act|regulations?|elections?|"
    r"published (?:its|the|a) (?:response|report)|previous|earlier\b"
)
_LATER = re.compile(
    r"\b(?:updated|modified|reviewed|amended|revised|edited|changed|accessed|retrieved|checked|review date)"
    r"(?: (?:on|in|date))?:?\s(?:\w+day\s)?$"
)
_TITLE_PARAGRAPHS = 14


def window(document: Document) -> list[Fact]:
    """When the consultation opened and closed, and when the response was published, as far as the document says.

    Args:
        document: a response document.

    Returns:
        At most one fact of each kind ``published``, ``window_open`` and ``window_close``; values are ISO dates, as far
        as they are printed (``2023-08``). A date without a year takes that of the next date in its sentence.
    """
    told = [facts for paragraph in document.paragraphs if (facts := _told(paragraph))]
    both = [facts for facts in told if len({f.kind for f in facts}) == 2]
    sure = [fact for facts in [*both[:1], *told] for fact in facts]
    sure.sort(key=lambda fact: len(fact.value) <= len("2023-08"))  # a day tells more than a month
    kinds = {fact.kind: fact for fact in reversed(sure)}
    return _published(document) + [kinds[kind] for kind in ("window_open", "window_close") if kind in kinds]


def _told(paragraph: Paragraph) -> list[Fact]:
    """The dates of one paragraph that open or close the consultation, the first of each kind."""
    if paragraph.kind in ("table", "footnote"):
        return []
    found: dict[str, Fact] = {}
    for start, end in sentences(paragraph.text):
        for kind, match in _dates(fold(paragraph.text[start:end])):
            value, at = _iso(match), start + match.start()
            if value and kind not in found:
                words = paragraph.text[at : start + match.end()].strip()
                found[kind] = Fact(f"{kind}-1", kind, value, "date", words, paragraph.locator_at(at))
    return list(found.values())


def _dates(sentence: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Which date of a folded sentence opens the consultation, and which closes it."""
    if not _EXERCISE.search(sentence) or not _MOVES.search(sentence):
        return
    matches = list(DATE.finditer(sentence))
    last, opened = 0, False
    for match in matches:
        before = sentence[last : match.start()][-70:]
        last = match.end()
        if _OTHER.search(before) or not (match["d"] or match["y"]):
            continue
        if (opened and re.search(r"(?:\bto|\band|-|\buntil|\btill)\s(?:\w+day\s)?$", before)) or (
            match["d"] and _CLOSING.search(before.rstrip()) and not re.search(r"\bfrom\s(?:\w+day\s)?$", before)
        ):
            yield "window_close", match
        elif _opens(before, match, sentence) and not opened:
            opened = True
            yield "window_open", match


def _opens(before: str, match: re.Match[str], sentence: str) -> bool:
    if match["d"]:
        return bool(
            _OPENING.search(before)
            or re.search(r"\b(?:period|consultation)\b", before)
            or re.search(r"^on\s(?:\w+day\s)?$", before)
        )
    after = sentence[match.end() :][:90]
    return bool(
        re.search(
            r"^(?:between|in|from)\s$|\b(?:launched|opened|began|ran|consulted|published|issued)\b(?: "
            r"\w+){0,3}\s(?:in|from|between)\s$",
            before,
        )
    ) and bool(_EXERCISE.search(before + " " + after))


def _iso(match: re.Match[str]) -> str:
    later = DATE.finditer(match.string, match.end())
    year = (
        match["y"]
        or next((m["y"] for m in later if m["y"]), "")
        or next((m["y"] for m in DATE.finditer(match.string) if m["y"]), "")
    )
    if not year:
        return ""
    month = f"{year}-{MONTHS.index(match['m']) + 1:02d}"
    return f"{month}-{int(match['d']):02d}" if match["d"] else month


def _published(document: Document) -> list[Fact]:
    """The date of publication: alone or last in a line of the title page, or after "published".

    When a page was last updated, reviewed or read is not when it was published.
    """
    for paragraph in document.paragraphs[:_TITLE_PARAGRAPHS]:
        match = _title_date(paragraph)
        if match:
            words = paragraph.text[match.start() : match.end()].strip()
            return [Fact("published-1", "published", _iso(match), "date", words, paragraph.locator_at(match.start()))]
    return []


def _title_date(paragraph: Paragraph) -> re.Match[str] | None:
    folded = fold(paragraph.text)
    matches = [m for m in DATE.finditer(folded) if m["y"] and not _LATER.search(folded[: m.start()])]
    if not matches or paragraph.kind in ("table", "footnote", "bullet"):
        return None
    said = [
        m
        for m in matches
        if re.search(
            r"\b(?:published|publication date|date|issued)(?: on| in| this)?:?\s(?:\w+day\s)?$",
            folded[: m.start()],
        )
    ]
    if said and not _EXERCISE.search(folded[: said[0].start()]):
        return said[0]
    last = matches[-1]
    rest = folded[last.end() :].strip(" .*")
    few = (
        len(folded.split()) <= 16
        and len(matches) == 1
        and not _MOVES.search(folded)
        and not re.search(r"[.;]\s\w", folded)
    )
    return (
        last
        if few and not rest and not re.search(r"\b(?:in|by|from|on|since|until|of|to|at)\s$", folded[: last.start()])
        else None
    )
