"""Numbers in a row: shared answers, "respectively", and lists of groups."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from wtanalysis.published.lexicon import GROUP_WORDS
from wtanalysis.published.people import FROM
from wtanalysis.published.quantities import Quantity
from wtanalysis.published.reading import Reading
from wtanalysis.published.words import answers

_CHAIN = re.compile(
    r"^[\s,]*(?:\([^()]*\))?[\s,]*(?:of [^;:()]{1,60}?)?[\s,]*(?:and|or|;|,|compared (?:to|with)|"
    r"versus|vs\.?|against|while|whilst|"
    r"whereas|but|followed by|plus|as opposed to)?[\s,]*(?:only|just)?\s*$"
)


def shared(folded: str, quantities: list[Quantity], readings: list[Reading]) -> list[Reading]:
    """Quantities in a row share the answer of the last (before it) or the first (after it)."""
    result = list(readings)
    for i in range(len(result) - 2, -1, -1):
        gap = folded[quantities[i].end : quantities[i + 1].lead]
        nxt = result[i + 1]
        before = folded[quantities[i - 1].end : quantities[i].lead] if i else ""
        if (
            not result[i].code
            and not nxt.backward
            and nxt.code
            and not _compares(before)
            and _CHAIN.match(gap)
            and re.search(r"\bof\b|\bto\b|^[\s,]*(?:and)?\s*$", gap)
        ):
            result[i] = replace(result[i], code=nxt.code, bucket=nxt.bucket, respondent=True)
    for i in range(len(result) - 2, -1, -1):
        gap = folded[quantities[i].end : quantities[i + 1].lead]
        if (
            not result[i].code
            and result[i].backward
            and quantities[i].bracketed
            and GROUP_WORDS.search(result[i].bucket)
            and result[i + 1].code
            and re.fullmatch(r"[\s,]*(?:and|or)?\s*(?:[\w'-]+\s){1,5}", gap)
        ):
            result[i] = replace(result[i + 1], **_number(result[i]), group=result[i].bucket, backward=False)
    for i in range(1, len(result)):
        gap = folded[quantities[i - 1].end : quantities[i].lead]
        prev = result[i - 1]
        rest = folded[quantities[i].end : quantities[i + 1].lead if i + 1 < len(result) else len(folded)]
        ends = bool(
            re.match(
                r"^\s*(?:of [^;:]{1,70}?|\([^()]*\)|respectively|for [^;:]{1,60}?)?[\s.,;)]*(?:and|"
                r"respectively|$)",
                rest,
            )
        )
        told = _same_figure(gap, rest, prev) if not result[i].code else {}
        if told:
            result[i] = replace(result[i], **told)
        elif not result[i].code and prev.code and ends and (_CHAIN.match(gap) or _compares(gap)):
            result[i] = replace(result[i], code=prev.code, bucket=prev.bucket, respondent=True, backward=prev.backward)
        elif (
            not result[i].code
            and prev.code
            and (prev.backward or "followed by" in gap)
            and quantities[i].bracketed
            and ends
        ):
            people = re.fullmatch(
                r"[\s,]*(?:and|or|than|but|against|followed by|then|compared (?:to|with))?\s*(?:only )?(?P<p>by |from |"
                r"among(?:st)? |for )?(?P<g>[a-z][^,;:()]{2,50}?)\s*",
                gap,
            )
            if people and (GROUP_WORDS.search(people["g"]) or people["p"] or gap.strip().startswith("than ")):
                result[i] = replace(prev, **_number(result[i]), group=people["g"])
    return [_echoed_no(r, result) for r in result]


_SAME_FIGURE = re.compile(
    r"(?:\b(?:among(?:st)?|for|of|from|in|by)\s(?:the )?(?P<g>[^,;:.()]{3,60}?),?\s)?(?:the|this|"
    r"that)\s(?:figure|share|proportion|percentage|number|level)s?\s(?:was|is|stood at|rose to|"
    r"rising to|fell to|falling to|dropped to|reached|"
    r"increased to|increasing to|went up to|went down to)\s*(?:just |only |over |under |almost |"
    r"nearly |as \w+ as )*$|\b(?:rising|falling|increasing|dropping|compared) to\s*(?:just |"
    r"only )?$"
)


def _same_figure(gap: str, rest: str, prev: Reading) -> dict[str, Any]:
    """Another value of the figure just told, for a group named beside it: "the figure for tenants was 38%"."""
    match = _SAME_FIGURE.search(gap)
    if not match or (not prev.code and not prev.bucket):
        return {}
    after = re.match(r"\s*(?:among(?:st)?|for|of|from|in|by)\s(?:the )?(?P<g>[^,;:.()]{3,60})", rest)
    group = match["g"] or (after["g"].strip() if after else "")
    if not group or re.match(r"(?:respondents|this|that|total)\b", group):
        return {}
    return {"code": prev.code, "bucket": prev.bucket, "group": group, "respondent": True}


def _number(reading: Reading) -> dict[str, Any]:
    """The parts of a reading that are its own number, whatever it shares with its neighbours."""
    return {
        name: getattr(reading, name)
        for name in ("start", "end", "spans", "percent", "count", "out_of", "qualifier", "why_not")
    }


WOULD_NOT = re.compile(
    r"^(?:(?:said|saying|thought|thinking|felt|believed|stated|stating)\s)?(?:that\s)?(?:they|it|"
    r"this|these|the \w+)?\s?"
    r"(?:would|did|do|does|were|was|could|should|will|had|have)(?:n't|\snot)$"
)


def _echoed_no(reading: Reading, row: list[Reading]) -> Reading:
    """What "said they wouldn't" says: the no of the yes (or the disagreement of the agreement) beside it."""
    if reading.code or not WOULD_NOT.match(reading.bucket):
        return reading
    beside = {r.code for r in row}
    code = "no" if "yes" in beside else "disagree" if "agree" in beside else ""
    return replace(reading, code=code, respondent=True) if code else reading


def _compares(gap: str) -> bool:
    return bool(
        re.search(r"\b(?:compared (?:to|with)|versus|v|as opposed to|(?:set |as )?against)\s*(?:only|just)?\s*$", gap)
    )


def paired(folded: str, quantities: list[Quantity], readings: list[Reading]) -> list[Reading]:
    """Readings before "respectively", paired with the row of answers or of people that has as many members."""
    mark = folded.find("respectively")
    row = _row_before(folded, quantities, mark)
    if len(row) < 2:
        return readings
    result = list(readings)
    first, last = quantities[row[0]], quantities[row[-1]]
    named = answers(folded, 0, first.lead)[-len(row) :]
    if len(named) < len(row):
        named = answers(folded, last.end, mark)[: len(row)]
    if len(named) == len(row) and len({a.code for a in named}) == len(row):
        for i, a in zip(row, named, strict=True):
            result[i] = replace(result[i], code=a.code, bucket=folded[a.start : a.end], respondent=True, group="")
        return result
    people = _row_of_people(folded[: first.lead], len(row)) or _row_of_people(folded[last.end : mark], len(row))
    shared_answer = next(iter(answers(folded, mark) or answers(folded, 0, first.lead)[-1:]), None)
    for k, i in enumerate(row):
        if not people:
            result[i] = replace(result[i], why_not="'respectively' without a row that fits")
            continue
        result[i] = replace(result[i], group=people[k], respondent=True)
        if not result[i].code and shared_answer:
            words = folded[shared_answer.start : shared_answer.end]
            result[i] = replace(result[i], code=shared_answer.code, bucket=words)
    return result


_THAN = re.compile(
    r"(?:^|[.;:]\s)(?P<g1>[^.;:()]{3,60}?)\s(?:were|was|are)\s(?:\w+\s)?(?:more|less)\s[^.;:()]{0,40}?\bthan\s(?P<g2>[^.;:()]{3,60}?)"
    r"(?:\sto\s[^()]{2,50})?\s*\(?\s*$"
)


def compared(folded: str, quantities: list[Quantity], readings: list[Reading]) -> list[Reading]:
    """Two numbers for two groups: "Tenants were more likely to agree than landlords (71% compared with 18%)"."""
    if len(quantities) != 2:
        return readings
    gap = folded[quantities[0].end : quantities[1].start]
    told = _THAN.search(folded[: quantities[0].start])
    paired_up = re.fullmatch(
        r"[\s,;]*(?:and|to|v|vs\.?|versus|against|as against|as opposed to|compared (?:with|to))?\s*", gap
    )
    named = answers(folded, 0, quantities[0].start)
    if not told or not paired_up or not named:
        return readings
    groups = [_plain_group(told["g1"]), _plain_group(re.split(r"\sto\s", told["g2"])[0])]
    words = folded[named[-1].start : named[-1].end]
    return [
        replace(r, code=named[-1].code, bucket=words, group=group, why_not="", respondent=True)
        for r, group in zip(readings, groups, strict=True)
    ]


def _plain_group(words: str) -> str:
    return re.sub(r"^(?:the|however,?|by contrast,?|and|but|while)\s", "", words.strip(" ,"))


def _row_before(folded: str, quantities: list[Quantity], mark: int) -> list[int]:
    """The quantities in a row right before "respectively" (none where there is no such word)."""
    row = [i for i, q in enumerate(quantities) if q.end <= mark]
    while len(row) > 2 and not _CHAIN.match(folded[quantities[row[0]].end : quantities[row[1]].lead]):
        row.pop(0)
    return row


def _row_of_people(text: str, wanted: int) -> list[str]:
    """The last coordinated list of people in a text, if it has just as many members as wanted."""
    for match in reversed(list(FROM.finditer(text))):
        members = _members(text[match.end() :])
        if len(members) == wanted and all(GROUP_WORDS.search(m) for m in members):
            return members
    members = _members(text.strip())
    return members if len(members) == wanted and all(GROUP_WORDS.search(m) for m in members) else []


def _members(text: str) -> list[str]:
    text = re.split(
        r",?\s(?:were|was|are|had|have|generally|broadly|more|less|who|which|felt|viewed|saw|said|"
        r"responded|agreed|disagreed|differed|diverged|varied|did|gave|took)\b",
        text,
        maxsplit=1,
    )[0]
    parts = [p.strip(" ,.") for p in re.split(r",\s(?:and\s)?|\sand\s", text)]
    return [re.sub(r"^(?:of|from|by|the|respondents from)\s", "", p) for p in parts if p]
