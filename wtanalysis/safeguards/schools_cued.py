"""Schools that are called by a bare name: "Year 6 at Oakmere", "our local school, Fernside"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wtanalysis.safeguards import cues
from wtanalysis.safeguards.found import Found, lower, lowered
from wtanalysis.safeguards.name_lists import Is, fold, lexicon

_CAP = r"[A-Z][\w'\u2019\-]{1,24}"
_BARE = (
    rf"(?P<name>(?:[Tt]he )?(?:(?:St\.?|Saint|SS|Sir|Dame|Lady|Lord|King|Queen|Bishop|Archbishop|Cardinal"
    rf"|Our Lady of|Our Lady) )?{_CAP}"
    rf"(?: (?:of|the|and|on|in|y|yr|le|de) {_CAP}| {_CAP}){{0,3}})"
)
_WHO = (
    r"(?:pupils?|students?|teach(?:er|ers|es|ing)?|taught|governors?|head(?:teacher|master|mistress)?|heads?"
    r"|senco|sendco|ta|lsa|dsl"
    r"|deputy head|caretaker|prefect|boarder|boarders|sixth form(?:ers?)?|dinner lady|school nurse|exams?"
    r"|gcses|a[ -]levels|key stage \d|ks\d|detention|assembly|phonics|year group|parents?' evening|classmates?"
    r"|teaching assistant|pastoral (?:lead|team)|safeguarding lead|class|parent governor)"
)
_AT = lowered(
    rf"\b(?:(?:year|yr|y|class|form) ?(?:\d{{1,2}}|one|two|three|four|five|six|seven|eight|nine|ten"
    rf"|eleven)(?: class| group)?(?: now| back)?,? (?:at|in|of|from|with)"
    rf"|{_WHO}(?: \w+)? (?:at|of|from|for)|(?:excluded|expelled|suspended|off-?rolled|enrolled|educated"
    rf"|schooled|home-?schooled)"
    rf" (?:from|at|to|in|after)|(?:a |school |nursery |no )?places? at|(?:started|starts|starting"
    rf"|start) (?:back )?(?:school )?at|(?:goes|go|going|went|moved up|moved on) to school at"
    rf"|(?:moved|moves|moving|transition|transferred|switched) (?:up )?(?:from primary )?(?:to"
    rf"|from)(?= (?:\S+ ){{1,4}}(?:in|for|at the end of|after) (?:[Yy]ear|[Yy]r|[Yy]) ?\d)"
    rf"|attend(?:s|ed|ing)?|schools?(?: is| was| called| named|,|:| \(|, called| (?=[a-z]+(?: [a-z]+)?[,.;]))"
    rf"|(?:setting|education|provision):|(?:primary|secondary|nursery|college|academy|playgroup|pre-?school"
    rf"|sixth form|prep)"
    rf"(?: is| was| called| named| school called|,|:| \())\s?(?=[a-z])"
)
_NAME = re.compile(_BARE)
_LOW_SAINT = re.compile(
    r"\b(?:year|yr|y) ?\d{1,2} (?:at|in) (st\.? [a-z]{3,15})|\b(?:attends?|goes to|went to|go to"
    r"|at) (st\.? [a-z]{3,14}(?:'s|s|\u2019s))(?= ?(?:\Z|[.,;]|and|but|school|now|in))(?! ?(?:church|hospital"
    r"|hospice))"
)
_LOW_NAME = re.compile(
    r"\bat ([a-z]{5,20})(?= in (?:year|yr|y) ?\d)|\b(?:cousin|son|daughter|brother|sister|lad|kids?|mate|niece"
    r"|nephew|he|she) goes (?:to )?([a-z]{6,20})\b"
)
_CHILD = (
    r"(?:kids?|girls?|boys?|sons?|daughters?|child|children|twins?|lads?|he|she|they|who|grandson|granddaughter"
    r"|niece|nephew|brother|sister"
    r"|eldest|youngest|oldest|stepson|stepdaughter|[A-Z][a-z]+)"
)
_GOES = re.compile(
    rf"\b(?:(?:goes|go|going|went|moved|switched|sent|transferred) to|mine to|(?:staff|principal|lessons"
    rf"|reception) at|{_CHILD} (?:(?:all|both|now|still|only|currently) )?(?:is|are|was|were|am|be|stays"
    rf"|thrives|thrived|settled)"
    rf"(?: (?:all|both|now|still|currently|happy|settled|doing well|thriving|back|bullied|unhappy"
    rf"|not safe))* at|then at|hated|left|like[sd]? it at|loves? it at|happy at"
    rf"|bullied at) (?-i:{_BARE})",
)
_AROUND = lowered(
    r"\b(?:school|class|teacher|head|senco|dsl|year \d|yr \d|y\d|pupil|exclu|nursery|primary|secondary|lesson"
    r"|sixth form|gcse|term|attendance|tutor"
    r"|St\.? [A-Z]\w+['\u2019]s|\b(?:boys|girls|kids|twins|son|daughter)\b|\bs?he goes to|reception|playground"
    r"|ehcp|educat|kids|college|pastoral|homework|uniform|infants|juniors)"
)
_ACRONYM = re.compile(r"\b[A-Z]{3,}|\b(?:Ward|Clinic|Unit|Meetings?|Sessions?|Fund|Project|Lodge|Programme|Hub)\b")
_GOES_ON = re.compile(
    r" (?:ward|unit|group|clinic|hospital|meetings?|sessions?|club|centre|board|project|house|road|street|\d)", re.I
)
_MORE = re.compile(rf"(?:,| and|, and| then| or| &|, then)(?: at| to)? ({_CAP}(?: {_CAP}){{0,2}})(?![\w'])")
_NOT = re.compile(
    r"(?:University|Uni|Hospital|Hall of|Council|County|Court|Church|Mosque|Police|Cubs|Scouts|Brownies|Guides"
    r"|Rainbows|Beavers|Sea Cadets|Cadets"
    r"|CAMHS|Camhs|Church|Sunday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|A&E|Alateen|Al-Anon|Bible"
    r"|Children'?s|Family|Families|Youth"
    r"|Centre|Club|Team|Service|Services|House|Group|Board|Panel|Forum|Committee|Conference|Zoom|Teams|Facebook"
    r"|Oxford|Cambridge|Open|Crown|High Court|Parliament)\b"
)


def _leads(name: str) -> int:
    """How many letters of a name are words that no school is called by: none means that it may be one."""
    known = lexicon()
    first = name.split(maxsplit=1)[0]
    words = [word for word in re.split(r"[\s]+", name) if word and word[0].isupper() and word != "The"]
    if not words or (first.lower() in ("i", "a", "my", "our", "his", "her") and not name.startswith("Our Lady")):
        return len(name)
    told = False
    for word in words:
        bits = known.get(fold(re.sub(r"['\u2019]s?\Z", "", word)), 0)
        scenery = word.lower() in _SCENERY or word.lower().rstrip("'s") in _SCENERY
        if bits & Is.NEVER and not scenery and word not in _SAINTS:
            return len(name)
        told |= bool(
            scenery or word in _SAINTS or bits & (Is.SURNAME | Is.SURNAME_WORD) or not bits & (Is.WORD | Is.PLACE)
        )
    return 0 if told else len(name)


def _is_school(name: str, *, sure: bool) -> bool:
    """Whether a bare name can be a school's: no service, no place, no person where nothing sure stands before."""
    if _NOT.search(name) or _ACRONYM.search(name) or _leads(name):
        return False
    bits = lexicon().get(fold(name), 0)
    if bits & Is.PLACE or (bits & (Is.GIVEN | Is.WEAK) and not bits & Is.SURNAME):
        return False
    return sure or not bits & Is.GIVEN


def bare_schools(text: str) -> Iterator[Found]:
    """Schools by a bare name, where what stands before says that it is a school.

    >>> text = "He is in Year 6 at Oakmere. The girls are at Holly Bank and love their teacher."
    >>> [text[f.start:f.end] for f in bare_schools(text)]
    ['Oakmere', 'Holly Bank']
    """
    low = lower(text)
    if not any(hint in low for hint in _HINTS):
        return
    yield from _in_lower_case(text)
    ends: list[int] = []
    for start, end, why in [*_told(text, low), *_gone_to(text, low)]:
        ends.append(end)
        yield Found(start, end, "school", why)
    for end in ends:
        while (more := _MORE.match(text, end)) and _is_school(more[1], sure=False):
            yield Found(*more.span(1), "school", "a name beside a school's")
            end = more.end()


def _in_lower_case(text: str) -> Iterator[Found]:
    """Schools in lower case: "in year 4 at st pauls", "my cousin goes penwerris"."""
    for match in _LOW_SAINT.finditer(text):
        yield Found(*match.span(match.lastindex or 0), "school", "a name after a word for schools")
    for match in _LOW_NAME.finditer(text):
        if not lexicon().get(match[match.lastindex or 0], 0) & ~Is.SURNAME:
            yield Found(*match.span(match.lastindex or 0), "school", "a name after a word for schools")


def _told(text: str, low: str) -> Iterator[tuple[int, int, str]]:
    """Names after a word for schools, as start, end, why."""
    for cue in _AT.finditer(low):
        match = _NAME.match(text, cue.end())
        if match is not None and _is_school(match["name"], sure=True) and not _GOES_ON.match(text, match.end()):
            yield *match.span("name"), "a name after a word for schools"


def _gone_to(text: str, low: str) -> Iterator[tuple[int, int, str]]:
    """Names after "goes to" and "the girls are at" near a word for schools, as start, end, why."""
    for match in _GOES.finditer(text) if _AROUND.search(low) else ():
        if not _is_school(match["name"], sure=False) or _GOES_ON.match(text, match.end()):
            continue
        near = text[max(0, match.start() - 100) : match.end() + 100]
        if _AROUND.search(near.replace(match["name"], "").lower()):
            yield *match.span("name"), "a name where somebody goes to school"


_HINTS = tuple(sorted(cues.words("school_hints")))
_SCENERY = cues.words("school_scenery")
_SAINTS = frozenset(
    (
        "St",
        "St.",
        "Saint",
        "SS",
        "Sir",
        "Dame",
        "Lady",
        "Lord",
        "King",
        "Queen",
        "Bishop",
        "Archbishop",
        "Cardinal",
        "Our",
    )
)
