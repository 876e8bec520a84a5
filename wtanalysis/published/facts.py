"""Counts, percentages and dates that belong to no question: the consultation itself, its respondents and events."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wtanalysis.documents.model import Document
from wtanalysis.documents.sentences import sentences
from wtanalysis.figures.model import number
from wtanalysis.published.counts import Count
from wtanalysis.published.grammar import Reading, fold
from wtanalysis.published.model import Fact

MONTHS = "january february march april may june july august september october november december".split()
DATE = re.compile(rf"\b(?:(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?)?(?P<m>{'|'.join(MONTHS)}),?\s?(?P<y>(?:19|20)\d\d)?\b")
_CONSULTATION = re.compile(r"\b(?:consultation|consulted|questionnaire|survey|responses?|respondents?|responded|attend\w*|engagement|stakeholders?|held|events?|online|asked|questions|asking|email)\b")
_EVENTS = {"events", "workshops", "roundtables", "webinars", "sessions", "meetings"}
_OPENED = re.compile(r"\b(?:launch\w*|open\w*|began|ran|started|start\w*|from|between|publish\w*|held)\b")
_CLOSED = re.compile(r"\b(?:clos\w+|ended|end|until|till|to|and|-)\b")


def _next_id(facts: Sequence[Fact], kind: str) -> str:
    return f"{kind}-{sum(f.kind == kind for f in facts) + 1}"


def fact_of_count(facts: Sequence[Fact], count: Count, sentence: str, locator: str) -> Fact | None:
    """A fact from a count, or None where it does not count this consultation's people, papers or events."""
    folded = fold(sentence)
    if count.noun in ("surveys", "letters", "signatures", "postcards", "attendees", "emails") or count.noun in _EVENTS or count.noun == "questions":
        if not _CONSULTATION.search(folded):
            return None
    kind = "events" if count.noun in _EVENTS else "attendees" if re.search(r"\b(?:attend|joining|took part|participat)", folded[count.end : count.end + 60]) else count.noun
    if kind == "events" and re.search(r"\b(?:committee|parliament|board|cabinet|court|council) (?:meetings|sessions)", folded):
        return None
    if kind == "respondents" and re.match(r"\s(?:people|individuals|organisations|stakeholders|participants)\b", folded[count.end :]) and not _CONSULTATION.search(folded):
        return None
    if kind == "comments" and not re.search(r"\b(?:received|comments? (?:were|from|on|relating|about)|there were|respondents)\b", folded):
        return None
    unit = kind if kind == "attendees" else count.noun  # people at an event are no respondents
    return Fact(_next_id(facts, kind), kind, str(count.value), unit, count.words.strip(), locator)


def fact_of_percent(facts: Sequence[Fact], reading: Reading, sentence: str, locator: str, evident: bool) -> Fact | None:
    """A profile percentage: a share of all respondents, told where no question is in sight."""
    if reading.code or reading.reason or not reading.bucket or not evident or len(reading.bucket.split()) > 16:
        return None
    if not (reading.respondent or reading.out_of):
        return None
    if not _PROFILE.search(fold(reading.bucket + " " + reading.group)):
        return None
    return Fact(_next_id(facts, "profile_percent"), "profile_percent", number(reading.percent), "percent", reading.bucket, locator)


_PROFILE = re.compile(
    r"\b(?:organisations?|individuals?|members?|public|respond\w*|provided|received|identif\w+|online|email|post|were|was|from|based|located|lived|"
    r"local|authorit\w+|businesses|charities|campaign|submitted|completed|came|parents|health|academic\w*|industry|male|female|aged|england|wales|scotland)\b"
)


def window(document: Document, places: Sequence[object]) -> list[Fact]:
    """The dates on which the consultation opened and closed, and the month of publication on the title page."""
    found: list[Fact] = []
    for paragraph in document.paragraphs:
        for start, end in sentences(paragraph.text):
            sentence = fold(paragraph.text[start:end])
            if not re.search(r"\b(?:consultation|call for evidence)\b", sentence) or not re.search(r"\b(?:launch|open|ran|clos|clos\w+|between|period|began|ended|from)", sentence):
                continue
            for kind, match in _dates(sentence):
                value, words = _iso(match, sentence), paragraph.text[start + match.start() : start + match.end()]
                if value and not any(f.kind == kind for f in found):
                    found.append(Fact(f"{kind}-1", kind, value, "date", words, paragraph.locator_at(start + match.start())))
        if len({f.kind for f in found}) >= 2:
            break
    return _published(document) + found


def _dates(sentence: str) -> list[tuple[str, re.Match[str]]]:
    """Which date of a sentence opens the consultation, and which closes it."""
    result: list[tuple[str, re.Match[str]]] = []
    last = 0
    for match in DATE.finditer(sentence):
        if not match["d"]:
            continue
        before = sentence[last : match.start()][-60:]
        if re.search(r"\b(?:clos\w+|end\w*|until|till)\b", before) or (result and re.search(r"(?:\bto|\band|-|\u2013)\s*$", before)):
            result.append(("window_close", match))
        elif re.search(r"\b(?:launch\w*|open\w*|began|ran|started|from|between)\b", before) or not result and re.search(r"\bperiod|consultation\b", before):
            result.append(("window_open", match))
        last = match.end()
    return result


def _iso(match: re.Match[str], sentence: str) -> str:
    year = match["y"] or next((m["y"] for m in DATE.finditer(sentence) if m["y"]), "")
    if not year:
        return ""
    month = f"{year}-{MONTHS.index(match['m']) + 1:02d}"
    return f"{month}-{int(match['d']):02d}" if match["d"] else month


def _published(document: Document) -> list[Fact]:
    for paragraph in document.paragraphs[:14]:
        match = re.fullmatch(DATE.pattern.lstrip(r"\b"), fold(paragraph.text).strip(" *.")) or re.fullmatch(rf"(?:published|date)[: ]+{DATE.pattern}", fold(paragraph.text).strip())
        if match and match["y"]:
            return [Fact("published-1", "published", _iso(match, ""), "date", paragraph.text.strip(), paragraph.locator)]
    return []
