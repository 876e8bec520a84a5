"""What came in: responses by channel and by kind of respondent, campaigns, petitions, late and confidential responses.

The walk places numbers beside questions. This module reads the paragraphs that tell of the exercise as a whole: a
total, its parts in the same sentence or list, and what was left out of it. Each number needs words that say
what it counts.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from wtanalysis.documents.model import Document, Paragraph
from wtanalysis.documents.sentences import sentences
from wtanalysis.figures.model import number
from wtanalysis.published.clauses import clause
from wtanalysis.published.context import Claim, Walk
from wtanalysis.published.intake_words import (
    ALONE,
    CHANNELS,
    ELSEWHERE,
    FROM,
    ITEM,
    LABEL,
    NUMBER,
    OPINION,
    PAPERS,
    PARTS,
    PERCENT,
    PROFILE_VERB,
    QUESTION,
    RATES,
    STATES,
    TOTAL,
    UNITS,
)
from wtanalysis.published.model import Fact
from wtanalysis.published.outline import Place
from wtanalysis.published.words import answers, fold, integer


@dataclass(frozen=True)
class Told:
    """A number that tells of the exercise: the fact's kind, value and words, and where its token stands."""

    index: int
    start: int
    end: int
    kind: str
    value: str
    unit: str
    words: str


def add_told(state: Walk, quoted: Collection[int]) -> None:
    """Add to a finished walk the facts that its sentences did not place; numbers that a row has claimed stay there."""
    for told in read_intake(state.document, state.places, quoted, _first_question(state)):
        span = (told.start, told.end)
        locator = state.document.paragraphs[told.index].locator_at(told.start)
        if not state.free(told.index, [span]):
            claimed = Claim(told.index, *span, "facts") in state.claims
            if not claimed or any((f.value, f.locator) == (told.value, locator) for f in state.facts):
                continue
        else:
            state.claims[:] = [
                c
                for c in state.claims
                if not (c.reason and c.index == told.index and c.start < told.end and told.start < c.end)
            ]
            state.claims.append(Claim(told.index, *span, "facts"))
        serial = sum(f.kind == told.kind for f in state.facts) + 1
        state.facts.append(Fact(f"{told.kind}-{serial}", told.kind, told.value, told.unit, told.words, locator))


def _first_question(state: Walk) -> int:
    """The paragraph of the first question: before it, a paragraph tells of the exercise as a whole."""
    places = {q.locator for q in state.questions.values()}
    paragraphs = state.document.paragraphs
    asked = (
        i for i, p in enumerate(paragraphs) if p.locator in places or any(where in places for _, where in p.breaks)
    )
    return next(asked, len(paragraphs))


def read_intake(
    document: Document, places: Sequence[Place], quoted: Collection[int], first_question: int
) -> Iterator[Told]:
    """The numbers of all paragraphs that tell of the exercise, in order.

    Args:
        document: a response document.
        places: its outline.
        quoted: paragraphs that are quotations.
        first_question: index of the paragraph that asks the first question.
    """
    for index, paragraph in enumerate(document.paragraphs):
        if (
            paragraph.kind in ("heading", "footnote", "table", "caption")
            or index in quoted
            or places[index].part == "respondents"
        ):
            continue
        yield from _paragraph(document, index, paragraph, index < first_question)


def _paragraph(document: Document, index: int, paragraph: Paragraph, general: bool) -> Iterator[Told]:
    lead = ""
    if paragraph.lead_in >= 0 and paragraph.kind == "bullet":
        before = document.paragraphs[paragraph.lead_in].text
        lead = fold(before[sentences(before)[-1][0] :]) if sentences(before) else ""
    open_total = bool(
        _is_total(lead)
        or (
            general
            and re.search(
                r"\b(?:described themselves|identified (?:themselves )?as|responded as|respondents were|responses "
                r"(?:were|came))\b",
                lead,
            )
        )
    )
    for start, end in sentences(paragraph.text):
        folded = fold(paragraph.text[start:end])
        if QUESTION.search(folded) and not re.search(r"\bresponse rate\b|\bof all respondents\)", folded):
            continue
        if ELSEWHERE.search(folded):
            yield from _with_percents(
                index, start, paragraph.text[start:end], folded, list(_alone(folded)) if general else [], False
            )
            continue
        total = _is_total(folded)
        open_total = open_total or bool(total)
        found = list(_rates(folded))
        if general and (open_total or total):
            found += _counts(folded, lead)
        elif total:
            found += [f for f in _counts(folded, lead) if f[2].startswith("responses_")]
        found += [f for f in _alone(folded) if general or f[2] == "petition"]
        yield from _with_percents(
            index, start, paragraph.text[start:end], folded, found, general and bool(open_total or total)
        )


def _is_total(folded: str) -> bool:
    return bool(TOTAL.search(folded)) and not QUESTION.search(folded) and not answers(folded)


# --- one sentence -----------------------------------------------------------------------------------------------------

Token = tuple[int, int, str]


def _counts(folded: str, lead: str) -> Iterator[Token]:
    """Counts of a sentence beside words for a channel, a kind of respondent or a state of a response."""
    listing = False
    for match in NUMBER.finditer(folded):
        start, end = match.span("n")
        left, right = folded[:start], folded[end:]
        if re.search(r"\b(?:section|question|chapter|annex|page|paragraph|figure|table|aged?|under|within) $", left):
            continue
        kind = _kind(left, right, lead, listing)
        listing = bool(PARTS.search(left)) or (listing and bool(kind))
        if kind:
            yield start, end, kind
        elif (re.search(r"\btotal of $", left) and re.match(r"^\W*$", right)) or re.match(
            r"^\s(?:in all|in total|altogether)\b", right
        ):
            yield start, end, "responses"
        elif re.match(
            rf"^\s(?:[\w-]+\s){{0,2}}?(?:{PAPERS}|times|respondents|stakeholders|people|organisations)\b", right
        ) and re.search(
            r"\b(?:total(?:ling)? of|making|in all|altogether|completed|we had|received|in total)\b[^.;]{0,25}$", left
        ):
            yield start, end, "responses"
            listing = bool(
                re.match(rf"^\s(?:[\w-]+\s){{0,2}}?{PAPERS}\s?(?::|,? (?:comprising|including|made up))", right)
            )


def _kind(left: str, right: str, lead: str, listing: bool) -> str:
    for kind, pattern in STATES:
        if pattern.match(right):
            return kind
    match = FROM.match(right)
    if match and not re.match(r"^\s(?:of|the|a) ", right[:3]) and not OPINION.search(match["what"][:40]):
        return _channel(match["how"], re.split(r"\sand (?:a )?(?:further )?(?=\d)|[,(]|\d", match["what"])[0].strip())
    if re.search(r"(?:online|email|post)\W*(?:and|,)?\s?$", left) and not right[:1].isalnum():
        return ""
    item = ITEM.match(right)
    if (
        (listing or PARTS.search(left))
        and item
        and not OPINION.search(item["what"])
        and not re.search(
            r"\b(?:weeks?|days?|months?|years?|questions?|hours?|pages?|homes?|events?|workshops?)\b", item["what"]
        )
    ):
        return "profile_count"
    if lead and LABEL.match(left) and re.match(r"^\s?(?:\(\s?\d[\d.]*\s?%?\s?\))?\W*$", right):
        return "profile_count"
    return ""


def _channel(how: str, what: str) -> str:
    if how in ("on", "in", "by", "over", "using") and not any(re.search(p, what[:40]) for _, p in CHANNELS[:4]):
        return (
            "profile_count"
            if how == "by" and what and not re.match(r"(?:the )?(?:end|close|deadline|\d|mid|january|february)", what)
            else ""
        )
    if how == "online":
        return "responses_online"
    if how.startswith("in "):
        return "responses_paper" if re.search(r"paper|copy|print", how) else "profile_count"
    if how in ("through", "via") and not what:
        return ""
    if how in ("from", "on behalf of"):
        return next((kind for kind, p in CHANNELS[4:] if re.search(p, what)), "profile_count")
    return next((kind for kind, pattern in CHANNELS[:4] if re.search(pattern, what)), "")


def _alone(folded: str) -> Iterator[Token]:
    """Counts that need no total beside them: petitions, campaigns, events and those who came."""
    for kind, pattern in ALONE:
        for match in pattern.finditer(folded):
            group = "n" if match["n"] else "m"
            begin, finish = match.span(group)
            clause = re.split(r"\sand\s|[,;]", folded[:begin])[-1] + re.split(r"\sand\s|[,;]", folded[finish:])[0]
            if ELSEWHERE.search(clause):
                continue
            if kind != "attendees" or not OPINION.search(folded[match.end() : match.end() + 30]):
                yield begin, finish, kind


def _rates(folded: str) -> Iterator[Token]:
    """Response rates: of those written to, or of all respondents for one question."""
    for pattern in RATES:
        for match in pattern.finditer(folded):
            yield (*match.span("n"), "response_rate")


def _with_percents(
    index: int, offset: int, sentence: str, folded: str, found: Sequence[Token], profile: bool
) -> Iterator[Told]:
    taken: list[tuple[int, int]] = []
    rows: list[Told] = []
    for start, end, kind in found:
        value = integer(folded[start:end])
        if any(s < end and start < e for s, e in taken):
            continue
        taken.append((start, end))
        percent = kind == "response_rate"
        amount = folded[start:end] if percent else str(value)
        rows.append(
            _told(
                index,
                offset,
                sentence,
                (start, end),
                kind,
                amount,
                "percent" if percent else UNITS.get(kind, "responses"),
            )
        )
    for match in PERCENT.finditer(folded) if profile and not answers(folded) else ():
        start, end = match.span("n")
        beside = any(
            re.fullmatch(r"\s?\(\s?|\s(?:from|were|by|on)[^,;.()\d]{0,50}\(\s?", folded[e:start])
            or 0 <= s - match.end() <= 2
            for s, e in taken
        )
        if not any(s < end and start < e for s, e in taken) and (beside or _is_profile(folded, match)):
            amount = match["n"] if match["n"][0].isdigit() else str(integer(match["n"]))
            share = number(float(amount))
            rows.append(_told(index, offset, sentence, (start, match.end()), "profile_percent", share, "percent"))
    yield from sorted(rows, key=lambda row: row.start)


def _is_profile(folded: str, match: re.Match[str]) -> bool:
    of_all = re.match(r"^\W*(?:profile\W+)?(?:of|among|by)\s(?:the|these|those|all)\b", folded) or re.match(
        r"\s(?:of (?:individuals|organisations|respondents|responses))\b", folded[match.end() :]
    )
    part = re.match(
        r"\s(?:(?:were|was|came|are)\s)?(?:from|on behalf of|submitted by|by e-?mail|by post|online)\b",
        folded[match.end() :],
    )
    if part and _is_total(folded) and not OPINION.search(folded):
        return True
    return bool(of_all and PROFILE_VERB.match(folded[match.end() :]) and not OPINION.search(folded))


def _told(index: int, offset: int, sentence: str, span: tuple[int, int], kind: str, value: str, unit: str) -> Told:
    start, end = span
    return Told(index, offset + start, offset + end, kind, value, unit, clause(sentence, start, end))
