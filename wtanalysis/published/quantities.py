"""Quantities: a percentage with the count beside it, the words before it, and of whom it is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from wtanalysis.published.lexicon import APPROX, DIGITS, GROUP_WORDS, INTEGER, PERCENT_SIGN, QUANTITY, RESPONDENT, WORDS
from wtanalysis.published.words import answers, integer


@dataclass(frozen=True)
class Quantity:
    """A percentage in folded text: where the whole begins and ends, where its qualifier begins, its number tokens."""

    start: int
    end: int
    lead: int
    spans: tuple[tuple[int, int], ...]
    percent: float
    count: int | None
    out_of: int | None
    qualifier: str
    of: str
    bracketed: bool
    why_not: str = ""


_PERCENT = re.compile(
    rf"(?<![\d.,£$€])(?P<n>{DIGITS}|"
    rf"\b{WORDS}(?=\s?per\s?cent)){PERCENT_SIGN}(?!\s?(?:age )?points?\b)"
)
INT = rf"(?<![\w.,£$€])(?:{INTEGER})(?![\d%]|\.\d|\s?(?:%|per\s?cent|percent))"
_COUNT_AFTER = re.compile(
    rf"\s?[,;]?\s?\(?\s?(?:n\s?=\s?|or\s)?(?P<n>{INT})(?:\s{RESPONDENT})?(?:\s(?:out )?of (?:the )?(?P<of>{INT}))?"
    rf"(?:\s{RESPONDENT})?\s?\)|\s?\((?P<of2>)(?P<n2>{INT})\)"
)
_COUNT_BEFORE = re.compile(
    rf"(?:(?P<w>(?<![\w-])(?<!\bin )(?<!\bof )(?!one\b){WORDS})(?=(?:\s(?:respondents|responses|people|"
    rf"organisations))?\s?\($)|(?P<n>{INT}))(?:\s(?:out )?of (?:the |a total of )?(?P<of>{INT}))?"
    rf"(?:\s(?:(?!and\b|or\b|who\b)[\w'-]+\s){{0,3}}?{RESPONDENT})?(?:\s(?:who|that) (?:answered|"
    rf"responded)[\w\s]{{0,20}})?"
    rf"\s?[(,]?\s?(?:or\s)?$"
)
_QUANTITY = re.compile(rf"(?<![\w-])(?:{QUANTITY})(?![\w-])")
_BARE_LEAD = re.compile(rf"(?<![\w-])(?:{APPROX}|(?:{QUANTITY}),?)\s*$")
_ONLY_NUMBERS = re.compile(rf"[\s\d.,%=()n;:&]|per ?cent|{APPROX}|{RESPONDENT}|\bof\b|\bor\b|\bthe\b|\btotal\b")


def quantities(folded: str) -> list[Quantity]:
    """The percentages of a folded sentence, in order."""
    found: list[Quantity] = []
    for match in _PERCENT.finditer(folded):
        previous = found[-1].end if found else 0
        if match.start() < previous:
            continue
        found.append(_quantity(folded, match, previous))
    return found


def _quantity(folded: str, match: re.Match[str], floor: int) -> Quantity:
    start, end = match.span()
    percent = float(match["n"].replace(",", "")) if match["n"][0].isdigit() else float(integer(match["n"]) or 0)
    spans, count, out_of = [(start, end)], None, None
    before = _COUNT_BEFORE.search(folded[floor:start])
    after = _COUNT_AFTER.match(folded, end)
    bracketed, opened = _bracket(folded, start, end, floor)
    if before and _joined(folded[floor:start], before, bool(opened)):
        token = "n" if before["n"] else "w"
        count, out_of = integer(before[token]), integer(before["of"] or "")
        spans.insert(0, (floor + before.start(token), floor + before.end(token)))
        if before["of"]:
            spans.append((floor + before.start("of"), floor + before.end("of")))
        start = floor + before.start(token)
        if opened:
            end = folded.index(")", end) + 1
        bracketed = False
    elif after and (after["n"] or after["n2"]):
        group = "n" if after["n"] else "n2"
        count, out_of = integer(after[group]), integer(after["of"] or "")
        spans.append(after.span(group))
        if after["of"]:
            spans.append(after.span("of"))
        end = after.end()
        if bracketed:
            start, end = opened - 1, max(end, _closing(folded, match.end()))
    elif bracketed:
        start, end = opened - 1, _closing(folded, end)
    lead, qualifier, of = _lead(folded, start, floor, bracketed)
    why_not = _not_a_share(folded, match, percent)
    return Quantity(start, end, lead, tuple(spans), percent, count, out_of, qualifier, of, bracketed, why_not)


def _joined(left: str, before: re.Match[str], bracketed: bool) -> bool:
    """Whether a count stands so close before a percentage that both are one quantity: ``322 (78%)``, ``322 or 78%``."""
    if re.search(r"\b(?:of|from|among|amongst)\s(?:the |all |these |those )*$", left[: before.start()]):
        return False
    return bracketed or left.rstrip().endswith(("(", " or")) or bool(before["of"])


def _bracket(folded: str, start: int, end: int, floor: int) -> tuple[bool, int]:
    """Whether the number stands alone in round brackets, and where their inside begins (0 if there are none)."""
    opened = folded.rfind("(", floor, start)
    closed = folded.find(")", end)
    if opened < 0 or closed < 0 or ")" in folded[opened:start] or "(" in folded[end:closed]:
        return False, 0
    alone = not _ONLY_NUMBERS.sub("", folded[opened:closed])
    return (alone, opened + 1) if alone else (False, 0)


def _closing(folded: str, end: int) -> int:
    closed = folded.find(")", end)
    return closed + 1 if closed >= 0 else end


def _lead(folded: str, start: int, floor: int, bracketed: bool) -> tuple[int, str, str]:
    """The words of quantity before a number: where they begin, the qualifier, and of whom."""
    left = folded[floor:start]
    if bracketed:
        for match in reversed(list(_QUANTITY.finditer(left))):
            rest = left[match.end() :]
            of = re.fullmatch(
                r"(?:\s+of\s+(?P<of>[^,.;:()]{1,70}?)|\s+(?P<noun>respondents|responses|people|participants|"
                r"(?:[\w'-]+ ){0,4}?[\w'-]+))?\s*",
                rest,
            )
            if of and not answers(of["of"] or of["noun"] or "") and (not of["noun"] or _people(of["noun"])):
                return floor + match.start(), match.group().strip(), of["of"] or of["noun"] or ""
        return start, "", ""
    bare = _BARE_LEAD.search(left)
    if bare:
        return floor + bare.start(), bare.group().strip(" ,"), ""
    return start, "", ""


_NOT_SHARES = re.compile(
    r"^\s*(?:\(?\d[\d,]*\)?\s*)?(?:threshold|target|discount|increase|reduction|rise|cut|fall|"
    r"uplift|levy|tax|duty|vat|rate|interest|cap|"
    r"limit|share of the|of (?:the )?(?:homes|housing|dwellings|units|land|site|value|cost|costs|"
    r"price|income|turnover|gdp|emissions|"
    r"electricity|energy|new|total (?:number of|spend)|revenue|profits?|budget|funding|waste|"
    r"vehicles|sales|pupils in)\b|by (?:19|20)\d\d|"
    r"affordable|biodiversity|net gain|per (?:year|annum|month)|a year|above inflation|apr\b|"
    r"renewable|recycled|charge|fee|"
    r"margin|error|confidence|bigger|larger|smaller|more than in|lower than in|higher)"
)


def _people(words: str) -> bool:
    return bool(re.match(RESPONDENT, words) or GROUP_WORDS.search(words)) and not re.search(
        r"\b(?:were|was|are|is|had|said|felt)\b", words
    )


def _not_a_share(  # noqa: PLR0911  a cascade of cases, each with its reason
    folded: str, match: re.Match[str], percent: float
) -> str:
    if percent > 100:
        return "more than 100 per cent"
    left = folded[max(0, match.start() - 24) : match.start()]
    if re.search(rf"\b{DIGITS}(?:{PERCENT_SIGN})?\s?(?:-|to)\s?$", left) or re.search(
        rf"between\s{DIGITS}(?:{PERCENT_SIGN})?\sand\s$", left
    ):
        return "a range"
    if re.match(rf"\s?(?:-|to)\s?{DIGITS}{PERCENT_SIGN}", folded[match.end() : match.end() + 16]):
        return "a range"
    if re.search(r"between\s$", left):
        return "a range"
    if re.search(
        r"\b(?:rate|fee|level|threshold|cap|limit|target|increase|rise|reduction|discount|minimum|"
        r"maximum|tax|price|cost|duty|levy|grant|charge|margin|allowance|premium|gain|saving|loss)s? (?:of|at|"
        r"to) (?:at least |up to |around |about )?$",
        left,
    ):
        return "not a share of respondents"
    if _NOT_SHARES.match(folded, match.end()) or _NOT_SHARES.match(folded[match.end() :]):
        return "not a share of respondents"
    return ""
