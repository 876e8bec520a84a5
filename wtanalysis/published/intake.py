"""What came in: responses by channel and by kind of respondent, campaigns, petitions, late and confidential responses.

The walk places numbers beside questions. This module reads the paragraphs that tell of the exercise as a whole: a total,
its parts in the same sentence or list, and what was left out of it. Each number needs words that say what it counts.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from wtanalysis.documents.model import Document, Paragraph
from wtanalysis.documents.sentences import sentences
from wtanalysis.figures.model import number
from wtanalysis.published.context import Claim, Walk
from wtanalysis.published.lexicon import INTEGER, NUMBER_WORDS
from wtanalysis.published.model import Fact
from wtanalysis.published.outline import Place
from wtanalysis.published.words import answers, fold, integer

_SMALL = "|".join(sorted((w for w in NUMBER_WORDS if w not in ("zero", "one")), key=len, reverse=True))
_NUMBER = re.compile(
    rf"(?<![\w.,£$€%/-])(?P<n>{INTEGER}|(?:{_SMALL}))(?![\w%/-]|[.,]\d|\s?(?:%|per\s?cent|percent|million|billion|p\b))"
)
_PERCENT = re.compile(r"(?<![\d.,£$€])(?P<n>\d+(?:\.\d+)?|(?:" + _SMALL + r"))(?:\s?%|\sper\s?cent\b|\spercent\b)")
_PAPERS = (
    r"(?:responses?|replies|submissions?|representations?|returns|questionnaires|forms|emails?|e-mails?|letters?|"
    r"postcards?|surveys)"
)
_TOTAL = re.compile(
    rf"\b(?:received|drew|attracted|had|were|generated|prompted|in (?:total|all)|total(?: of)?|of "
    rf"the)\b[^.;]{{0,50}}?\b{_PAPERS}\b|"
    rf"\d\s(?:[\w-]+ ){{0,3}}?{_PAPERS}\b[^.;]{{0,40}}?\b(?:received|submitted|in total|in all|made|sent|came|"
    rf"altogether|were|to (?:the|this|our) (?:consultation|survey|call))\b|"
    r"\d\s(?:[\w-]+ ){0,2}?(?:people|stakeholders|organisations|individuals|respondents|bodies|consultees|"
    r"parties)\s(?:replied|responded|wrote|took part|took the survey|completed)\b|"
    r"\b(?:survey|questionnaire|form) was completed \d|\bwho (?:took|completed|answered|responded to) (?:the|our|"
    r"this) (?:survey|questionnaire|consultation)\b|\bresponses? rate\b|"
    rf"\b(?:heard|{_PAPERS} (?:came|were received)|received {_PAPERS}) from (?:a total of )?\d[\d,]*\s"
)
_QUESTION = re.compile(r"\b(?:this|that|each|the|a) question\b|\bquestions? \d|\bq\d|\bproposal \d")
_ELSEWHERE = re.compile(
    r"\b(?:polls?|omnibus|panel|(?:previous|earlier|last|first|similar) (?:consultation|survey|questions|exercise)|"
    r"in (?:19|20)\d\d\b(?=,? when)|census|market research|research by)\b"
)
_LEAD = (
    r"^\)?\s?(?:\(\s?\d[\d.]*\s?(?:%|per\s?cent)\s?\)\s)?(?:or \d[\d.]*\s?(?:%|per\s?cent),?\s)?(?:(?:of|among) "
    r"(?:them|these|which|whom|those)\s)?"
)
_FROM = re.compile(
    rf"{_LEAD}(?:(?:further|more|other|additional|formal|written|online|paper|postal|individual|"
    rf"separate)\s)*(?:{_PAPERS}\s)?(?:(?:which|that)\s)?(?:(?:were|was|are|came|come|had been|being|arrived|"
    rf"coming)\s)?"
    r"(?:(?:received|sent|made|submitted|completed|provided|in|sent in|posted|returned)\s)?(?P<how>from|by|via|"
    r"through|on|as part of|on behalf of|using|over|online|in (?:the )?(?:welsh|gaelic|paper|hard copy|"
    r"print))\b(?P<what>[^;.:]{0,70})"
)
_STATE = (
    ("late", r"(?:further |more |other |additional )*(?:responses? )?(?:that |which |who )?(?:(?:\w+ ){0,3}?(?:too "
             r"late|late\b|after (?:the )?(?:closing|deadline|close)))"),
    ("confidential", r"(?:responses? |respondents? |of (?:them|these) )*(?:were |was |are |asked (?:\w+ ){0,4}?|"
                     r"marked (?:as )?|requested )?(?:confidential\w*|anonymous)"),
    ("campaign_identical", r"(?:of (?:them|these|which) )?(?:were |was )?(?:identical|the same|unaltered|standard)"),
    ("campaign_edited", r"(?:of (?:them|these|which) )?(?:had been |were |was |have been )?(?:changed|edited|"
                        r"altered|adapted|personalised|varied)"),
    ("excluded", r"(?:responses? )?(?:were |was |have been |had been )?(?:\w+ )?(?:removed|excluded|discounted|"
                 r"disregarded|left out|not counted|withdrawn)"),
    ("profile_count", r"(?:of (?:them|these) )?(?:that |who |which )?(?:did not|didn't) (?:say|state|give|tell|"
                      r"specify|identify|answer this|provide)"),
)  # fmt: skip
_STATES = tuple((kind, re.compile(_LEAD + pattern + r"\b")) for kind, pattern in _STATE)
_ITEM = re.compile(
    r"^\s(?P<what>(?!of\b|and\b|or\b|to\b|per\b)[a-z][\w'’&/-]*(?:\s(?!and\b|or\b)[\w'’&/-]+){0,5}?)(?=\s?\(|,|;|"
    r"\.|$|\sand\s(?:\d|the other|a|an|one|two|three|four|five|six|seven|eight|nine|ten))"
)
_PARTS = re.compile(
    r"\b(?:among (?:them|these|which)|including|included|comprising|comprised|made up of|consisting of|consisted "
    r"of|namely|as follows|being)\b[^.]{0,14}$|(?<!\d):\s*$"
)
_LABEL = re.compile(r"^(?P<what>[^:;.|]{2,90}?)\s?[:=–-]\s?$|^(?P<bare>[a-z][^:;.|\d]{2,70}?)\s?\(?$")
_CHANNELS = (
    ("campaign", r"campaign|standard(?:ised)? (?:email|letter|response)|organised by|co-?ordinated"),
    ("responses_email", r"e-?mail"), ("responses_paper", r"post\b|paper|letter|hard copy|print"),
    ("responses_online", r"online|survey|portal|citizen space|smart ?survey|web|questionnaire|digital|platform|hub|"
                         r"form\b"),
    ("responses_individual", r"^(?:the |private )?(?:individuals|members of the public)\b"), ("responses_organisation", r"^(?:the "
                                                                                                                        r")?organisations\b"),
)  # fmt: skip
_OPINION = re.compile(
    r"\b(?:agree\w*|disagree\w*|support\w*|oppos\w*|favour\w*|thought|felt|wanted|preferred|mentioned|raised|"
    r"suggested|commented|yes|no view|concern\w*|unsure)\b"
)
_PROFILE_VERB = re.compile(
    r"^\s(?:of (?:them|these|those|respondents|individuals|organisations|responses|those who responded|the "
    r"(?:responses|respondents|total))\s)?(?:(?:said|told us|stated|reported) (?:that )?(?:they|it) )?(?:also )?"
    r"(?:were|was|are|came|identified|described|owned|own|rented|lived|live|worked|work|ran|run|had|have|"
    r"represented|from|by|on behalf)\b"
)


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
        if _QUESTION.search(folded) and not re.search(r"\bresponse rate\b|\bof all respondents\)", folded):
            continue
        if _ELSEWHERE.search(folded):
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
        yield from _with_percents(index, start, paragraph.text[start:end], folded, found, general and open_total)


def _is_total(folded: str) -> bool:
    return bool(_TOTAL.search(folded)) and not _QUESTION.search(folded) and not answers(folded)


# --- one sentence -----------------------------------------------------------------------------------------------------

Token = tuple[int, int, str]


def _counts(folded: str, lead: str) -> Iterator[Token]:
    """Counts of a sentence beside words for a channel, a kind of respondent or a state of a response."""
    listing = False
    for match in _NUMBER.finditer(folded):
        start, end = match.span("n")
        left, right = folded[:start], folded[end:]
        if re.search(r"\b(?:section|question|chapter|annex|page|paragraph|figure|table|aged?|under|within) $", left):
            continue
        kind = _kind(left, right, lead, listing, bool(match["n"].isalpha()))
        listing = bool(_PARTS.search(left)) or (listing and bool(kind))
        if kind:
            yield start, end, kind
        elif (re.search(r"\btotal of $", left) and re.match(r"^\W*$", right)) or re.match(
            r"^\s(?:in all|in total|altogether)\b", right
        ):
            yield start, end, "responses"
        elif re.match(
            rf"^\s(?:[\w-]+\s){{0,2}}?(?:{_PAPERS}|times|respondents|stakeholders|people|organisations)\b", right
        ) and re.search(
            r"\b(?:total(?:ling)? of|making|in all|altogether|completed|we had|received|in total)\b[^.;]{0,25}$", left
        ):
            yield start, end, "responses"
            listing = bool(
                re.match(rf"^\s(?:[\w-]+\s){{0,2}}?{_PAPERS}\s?(?::|,? (?:comprising|including|made up))", right)
            )


def _kind(left: str, right: str, lead: str, listing: bool, word: bool) -> str:
    for kind, pattern in _STATES:
        if pattern.match(right):
            return kind
    match = _FROM.match(right)
    if match and not re.match(r"^\s(?:of|the|a) ", right[:3]) and not _OPINION.search(match["what"][:40]):
        return _channel(match["how"], re.split(r"\sand (?:a )?(?:further )?(?=\d)|[,(]|\d", match["what"])[0].strip())
    if re.search(r"(?:online|email|post)\W*(?:and|,)?\s?$", left) and not right[:1].isalnum():
        return ""
    item = _ITEM.match(right)
    if (
        (listing or _PARTS.search(left))
        and item
        and not _OPINION.search(item["what"])
        and not re.search(
            r"\b(?:weeks?|days?|months?|years?|questions?|hours?|pages?|homes?|events?|workshops?)\b", item["what"]
        )
    ):
        return "profile_count"
    if lead and _LABEL.match(left) and re.match(r"^\s?(?:\(\s?\d[\d.]*\s?%?\s?\))?\W*$", right):
        return "profile_count"
    return ""


def _channel(how: str, what: str) -> str:
    if how in ("on", "in", "by", "over", "using") and not any(re.search(p, what[:40]) for _, p in _CHANNELS[:4]):
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
        return next((kind for kind, p in _CHANNELS[4:] if re.search(p, what)), "profile_count")
    return next((kind for kind, pattern in _CHANNELS[:4] if re.search(pattern, what)), "")


_EVENT = (
    r"(?:events?|workshops?|round ?tables?|webinars?|roadshows?|seminars?|drop-in sessions?|focus groups?|"
    r"sessions?|exhibitions?|hearings?|consultation meetings?|public meetings?)"
)
_ALONE = (
    ("campaign", re.compile(rf"\bcampaigns?\b[^.;]*?[a-z] \((?P<n>{INTEGER})\)")),
    ("campaign", re.compile(rf"\bcampaigns?\b[^.;]*? (?:and|,) [^.;,]*?[a-z] \((?P<n>{INTEGER})\)")),
    ("responses", re.compile(rf"\b(?:left|leaving)(?: us with)? (?P<n>{INTEGER})\s(?:[\w-]+ "
                             rf"){{0,4}}?(?:individual\w*|unique|other|{_PAPERS})\b")),
    ("responses", re.compile(rf"\b{_PAPERS}\b[^.;]{{0,40}}?,\s(?P<n>{INTEGER})\s(?:in all|in total|altogether)\b")),
    ("petition", re.compile(rf"(?:petition\b[^.;\d]{{0,60}}?|\bsigned by )(?P<n>{INTEGER})\b(?!\s?(?:%|per|million|"
                            rf"days|weeks|months|years))|(?<![\w.,£])(?P<m>{INTEGER})\s(?:[\w-]+ "
                            rf"){{0,2}}?signatures\b")),
    ("campaign", re.compile(rf"(?<![\w.,£])(?P<n>{INTEGER})\s(?:[\w-]+ ){{0,2}}?(?:identical|campaign|standard|"
                            rf"template|near-identical)\s(?:[\w-]+ )?(?:{_PAPERS})\b")),
    ("attendees", re.compile(rf"(?<![\w.,£])(?P<n>{INTEGER}|{_SMALL})\s(?:[\w-]+ ){{0,3}}?(?:attended|took part in|"
                             rf"joined|came to|participated in)\b(?! (?:the|this|our) (?:consultation|survey))")),
    ("attendees", re.compile(rf"\b(?:attended by|joined by|{_EVENT} with|(?:met|spoke to|spoke with|heard from)) "
                             rf"(?:some |about |around |over |more than |nearly )*(?P<n>{INTEGER}|"
                             rf"{_SMALL})\s(?!{_EVENT})[a-z]")),
    ("events", re.compile(rf"(?<![\w.,£])(?P<n>{INTEGER}|{_SMALL})\s(?:[\w-]+ ){{0,3}}?{_EVENT}\b")),
)  # fmt: skip


def _alone(folded: str) -> Iterator[Token]:
    """Counts that need no total beside them: petitions, campaigns, events and those who came."""
    for kind, pattern in _ALONE:
        for match in pattern.finditer(folded):
            group = "n" if match["n"] else "m"
            begin, finish = match.span(group)
            clause = re.split(r"\sand\s|[,;]", folded[:begin])[-1] + re.split(r"\sand\s|[,;]", folded[finish:])[0]
            if _ELSEWHERE.search(clause):
                continue
            if kind != "attendees" or not _OPINION.search(folded[match.end() : match.end() + 30]):
                yield begin, finish, kind


def _rates(folded: str) -> Iterator[Token]:
    """Response rates: of those written to, or of all respondents for one question."""
    for pattern in (
        r"\bresponse rate (?:of|was|is|stood at) (?:about |around |just over |nearly )?(?P<n>\d+(?:\.\d+)?)\s?(?:%|"
        r"per\s?cent)",
        r"\b(?P<n>\d+(?:\.\d+)?)\s?(?:%|per\s?cent) response rate\b",
        r"\((?P<n>\d+(?:\.\d+)?)\s?(?:%|per\s?cent) of (?:all|the total) (?:respondents|responses)\) (?:answered|"
        r"commented|responded)\b",
    ):
        for match in re.finditer(pattern, folded):
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
        rows.append(_told(index, offset, sentence, (start, end), kind, amount, "percent" if percent else _unit(kind)))
    for match in _PERCENT.finditer(folded) if profile and not answers(folded) else ():
        start, end = match.span("n")
        beside = any(
            re.fullmatch(r"\s?\(\s?|\s(?:from|were|by|on)[^,;.()\d]{0,50}\(\s?", folded[e:start])
            or 0 <= s - match.end() <= 2
            for s, e in taken
        )
        if not any(s < end and start < e for s, e in taken) and (beside or _is_profile(folded, match)):
            amount = match["n"] if match["n"][0].isdigit() else str(integer(match["n"]))
            rows.append(
                _told(
                    index, offset, sentence, (start, match.end()), "profile_percent", number(float(amount)), "percent"
                )
            )
    yield from sorted(rows, key=lambda row: row.start)


def _is_profile(folded: str, match: re.Match[str]) -> bool:
    of_all = re.match(r"^\W*(?:profile\W+)?(?:of|among|by)\s(?:the|these|those|all)\b", folded) or re.match(
        r"\s(?:of (?:individuals|organisations|respondents|responses))\b", folded[match.end() :]
    )
    return bool(of_all and _PROFILE_VERB.match(folded[match.end() :]) and not _OPINION.search(folded))


def _unit(kind: str) -> str:
    return {"petition": "signatures", "events": "events", "attendees": "attendees", "profile_count": "responses"}.get(
        kind, "responses"
    )


def _told(index: int, offset: int, sentence: str, span: tuple[int, int], kind: str, value: str, unit: str) -> Told:
    start, end = span
    cut = re.match(r"[^,;.()]{0,60}", sentence[end:])
    words = sentence[start : end + (cut.end() if cut else 0)].strip()
    return Told(index, offset + start, offset + end, kind, value, unit, words)
