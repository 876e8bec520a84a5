"""Numbers of respondents in other words: shares as fractions, "9 in 10", percentage points, counts without a noun.

Patterns for the independent scan of ``ledger``; like it they know nothing of the grammar.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_UNITS = "two|three|four|five|six|seven|eight|nine"
_TEENS = (
    "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|"
    "seventy|eighty|ninety"
)
_WORD = rf"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[\s-](?:one|{_UNITS})|{_TEENS}|{_UNITS})"
_N = rf"(?<![\w.,£$€%/-])(?P<n>\d{{1,3}}(?:,\d{{3}})+|\d+|{_WORD})(?![\w%]|[.,]\d|\s?(?:%|per\s?cent))"
_PEOPLE = (
    r"(?:respondents?|responses?|people|organisations|individuals|participants|consultees|those|them|these|answers|"
    r"replies|submissions|everyone)"
)
_HELD = (
    r"(?:agree[ds]?|disagree[ds]?|strongly|supported|opposed|said|felt|thought|wanted|preferred|believed|considered|"
    r"suggested|mentioned|raised|cited|asked for|objected|answered|responded|commented|replied|neither|favoured|"
    r"were (?:in favour|against|unsure|neutral|supportive|opposed)|did not (?:agree|answer|know|support))"
)
_FRACTION = re.compile(
    r"(?<![\w-])(?P<n>(?:(?:a|one|two|three|four)[\s-](?:halves|half|thirds?|quarters?|fifths?|sixths?|sevenths?|"
    r"eighths?|ninths?|tenths?)|half))"
    rf"(?=\s(?:of\s(?:[\w'’-]+\s){{0,3}}?{_PEOPLE}\b|(?:also |\w+ly )?{_HELD}\b))"
)
_IN = re.compile(
    rf"(?<![\w.,£$€-])(?P<n>(?:\d+|one|{_UNITS})[\s-](?:in|out of)[\s-](?:every\s)?"
    rf"(?:[2-9]|10|12|20|100|{_UNITS}|ten|twenty))"
    r"(?![\w%]|[.,]\d|[\s-](?:years?|months?|weeks?|days?|hours?|minutes?|million|thousand|%|per\s?cent))"
)
_POINTS = re.compile(r"(?<![\w.,£$€])(?P<n>(?:\d[\d,]*(?:\.\d+)?|one|" + _WORD + r")[\s-]percentage[\s-]points?)\b")
_OF_THEM = re.compile(rf"{_N}(?=\s(?:out )?of (?:them|these|those|whom|which|the respondents|the responses)\b)")
_HOLDERS = re.compile(rf"{_N}(?=\s(?:(?:of )?(?!of\b|to\b|and\b)[a-z'’-]+\s){{0,2}}?{_HELD}\b)")
_BY = re.compile(
    rf"\bby {_N}(?=\s(?:and|but|{_PEOPLE})\b|[,.;)]|$)(?!\s(?:january|february|march|april|may|june|july|august|"
    r"september|october|november|december))"
)
_ASIDE = re.compile(r"(?<=[a-z'’”\"] )\((?:n\s?=\s?)?(?P<n>\d{1,3}(?:,\d{3})+|\d+)\)")
_SPEAKS = re.compile(rf"\b(?:respondents?|responses?|comments|{_HELD})\b")
_NUMBERED = re.compile(
    r"\b(?:sections?|chapters?|articles?|annex|paragraphs?|questions?|parts?|clauses?|schedules?|figures?|tables?|options?|"
    r"regulations?|rules?|acts?|orders?|volume|pages?|step|stage|number|proposals?|"
    r"recommendations?|aged?|age of|under|in|since)\s\(?$"
)
_QUALIFIES = re.compile(r"[^.;:()\d]{0,60}\(\s?(?:n\s?=\s?)?\d|[^.;:()\d]{0,20}[,\u2013-]\s\d[\d.]*\s?(?:%|per\s?cent)")
_QUALIFIED = re.compile(
    r"(?:%|per\s?cent|\d)\)?\s?[,(\u2013-]\s?(?:or\s|(?:just|well|almost|nearly|about|over|under)\s)*$"
)


def wide_tokens(sentence: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and unit of each number of respondents told in other words.

    >>> words = "One in five of the respondents objected."
    >>> [(words[start:end], unit) for start, end, unit in wide_tokens(words)]
    [('One in five', 'percent')]
    """
    folded = sentence.lower() if len(sentence.lower()) == len(sentence) else sentence
    for pattern in (_POINTS, _IN, _FRACTION):
        for match in pattern.finditer(folded):
            if pattern is _POINTS or not _is_qualifier(folded, *match.span("n")):
                yield *match.span("n"), "percent"
    for pattern in (_OF_THEM, _HOLDERS, *((_BY, _ASIDE) if _SPEAKS.search(folded) else ())):
        for match in pattern.finditer(folded):
            if not _is_number(folded, *match.span("n")):
                yield *match.span("n"), "count"


def _is_qualifier(folded: str, start: int, end: int) -> bool:
    """Whether a fraction only says in words what a number beside it says: "just over a third (34%)"."""
    return bool(_QUALIFIES.match(folded, end) or _QUALIFIED.search(folded[:start]))


def _is_number(folded: str, start: int, end: int) -> bool:
    """Whether digits are a year, or the number of a section, question or the like."""
    year = folded[start:end].isdigit() and 1900 <= int(folded[start:end]) <= 2100
    return year or bool(_NUMBERED.search(folded[:start]))
