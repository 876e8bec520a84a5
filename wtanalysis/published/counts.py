"""Counts in a sentence: how many responded, how many commented, how many of them said what.

The sister of ``grammar``: that reads percentages, this reads whole numbers in digits or words that count responses,
respondents, comments, events or questions. Each :class:`Count` says what part it plays in its sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from wtanalysis.published.grammar import answers, fold, integer
from wtanalysis.published.lexicon import COUNT_NOUNS, INTEGER, NUMBER_WORDS, QUANTITY

Role = Literal["base", "comments", "of", "group", "answer", "other"]


@dataclass(frozen=True)
class Count:
    """One count. ``role``: the base of a question, a number of comments, a base referred to ("of the 413"), the base of
    a group ("including 94 from parents"), those who gave an answer, or something else. Offsets are into the sentence.
    """

    start: int
    end: int
    value: int
    noun: str
    role: Role
    group: str = ""
    code: str = ""
    bucket: str = ""
    words: str = ""


_WORDS = "|".join(sorted((w for w in NUMBER_WORDS if w not in ("zero", "one")), key=len, reverse=True))
_N = rf"(?<![\w.,£$€%-])(?<!\bin )(?<!out of )(?<!-in-)(?P<n>{INTEGER}|(?:{_WORDS}))(?![\w%-]|[.,]\d|\s?(?:%|per ?cent|percent))"
_NOUNS = "|".join(sorted([*(n for n in COUNT_NOUNS if n.endswith(("s", "people"))), "events", "workshops", "roundtables", "webinars", "sessions", "meetings", "questions", "emails",
                          "letters", "surveys", "signatures", "attendees", "postcards"], key=len, reverse=True))  # fmt: skip
_NOUN = re.compile(
    rf"{_N}(?P<between>(?:\s(?!of\b|and\b|or\b|in\b|to\b|for\b|per\b|on\b|the\b|against\b|with\b|"
    rf"from\b|by\b|as\b|that\b|which\b|is\b|are\b|was\b|were\b|at\b|year|month|week|"
    rf"day)[\w'’/-]+){{0,4}}?)\s(?P<noun>{_NOUNS})\b(?!['’])"
)
_LEFT_BASE = re.compile(
    r"(?:\bthere (?:were|was|have been|had been)|\breceived|\bhad|\battracted|\bgenerated|"
    r"\belicited|\bdrew|\bprompted|\bhad|\bsaw|\bobtained|"
    r"\bresulted in|\bbased on|\bfrom|\bgarnered|\bin total,?)\s(?:(?:a |"
    r"in )?(?:grand )?total(?: of)?,? |some |around |approximately |about |just over |over |some |"
    r"only |"
    r"almost |nearly |more than |also )*$|^\W*(?:figure|table|chart|graph) \d+[a-z]?[:.]\s*$"
)
_RIGHT_BASE = re.compile(
    r"^\s(?:(?:who |that |which )?(?:answered|responded|replied|provided (?:an? )?(?:answer|"
    r"response|view)s?|gave (?:an? )?(?:answer|response|view)s?|commented|completed|(?:chose|"
    r"selected|ticked|picked) (?:at least )?(?:one|an option|one or more))\b|"
    r"(?:to|on|for|answering|addressing) (?:this|the|that|our|question|q\d)|(?:were |have been |"
    r"was )?received|in total|overall|[.,;:)]|$|and\b|with\b)"
)
_OF = re.compile(
    r"(?:\bof|\bout of|\bamong|\bamongst|\bacross)\s(?:all )?(?:the |these |those |our |"
    r"all )*(?:total )?$"
)
_FROM_GROUP = re.compile(r"^\s(?:(?:were|was|came|received) )?(?:from|by)\s(?:the |an? )?(?P<g>[^,;:.()]{3,60})")
_ASIDE = re.compile(
    rf"\bincluding\s(?P<n>{INTEGER})(?:\sresponses|\srespondents)?\s(?:from|"
    rf"by)\s(?P<g>[^,;:.()]{{3,50}})"
)
_ELLIPSIS = re.compile(
    rf"^\W*(?:of|out of) (?:the |these |those )?(?P<all>{INTEGER}|"
    rf"{_WORDS})\s(?P<adj>(?:[\w'-]+\s){{0,3}}?)(?P<noun>{_NOUNS})\b[^,.;]{{0,90}},\s(?P<n>{INTEGER}|"
    rf"{_WORDS})\s(?=[a-z])"
)
_WHO_ANSWERED = re.compile(
    rf"(?P<of>\bof (?:the |those )?)?{_N}(?=\s(?:people |respondents |of them )?who (?:answered|"
    rf"responded|replied|gave an answer|expressed a view)\b)"
)
_BRACKETED = re.compile(
    rf"(?:{QUANTITY})(?:\sof [^,;:.()]{{1,40}})?\s\((?P<n>{INTEGER})(?:\s(?:respondents|responses|"
    rf"people))?\)"
)
_LABELLED = re.compile(
    rf"\b(?:(?:total|number of|overall|base)\s)?(?:number of )?(?P<noun>responses|respondents|"
    rf"comments|replies|answers|base|n|total)\b(?:\s(?:received|to this question|answering|"
    rf"total))*\s?[:=]\s?(?P<n>{INTEGER})\b"
)
_ANSWERED = re.compile(
    rf"{_N}\s(?:of (?:the|these|those) )?(?:(?:[\w'-]+\s){{0,3}}?(?P<noun>respondents|responses|"
    rf"people|organisations|individuals|consultees|participants|of them)\s)?(?:who\s)?(?=(?:said|"
    rf"answered|responded|strongly|agree|disagree|neither|support|oppose|were|did|thought|felt|"
    rf"tended|either|favoured|had no|was|wanted to see))"
)


def read_counts(sentence: str) -> tuple[Count, ...]:
    """The counts of one sentence, in order, none overlapping.

    >>> [(c.value, c.noun, c.role) for c in read_counts("There were 1,017 responses, including 94 from birth parents.")]
    [(1017, 'responses', 'base'), (94, 'responses', 'group')]
    >>> [(c.value, c.role) for c in read_counts("We received 182 comments relating to the title.")]
    [(182, 'comments')]
    """
    folded = fold(sentence)
    found: list[Count] = []

    def add(start: int, end: int, noun: str, role: Role, **more: str) -> None:
        value = integer(folded[start:end])
        if (
            value is not None
            and not any(c.start < end and start < c.end for c in found)
            and not _is_year(folded, start, end, value)
        ):
            words = more.pop("words", "") or sentence[start : min(len(sentence), end + 60)]
            found.append(Count(start, end, value, noun, role, words=words, **more))

    for match in _ASIDE.finditer(folded):
        add(*match.span("n"), "responses", "group", group=_printed(sentence, match, "g"))
    for match in _ELLIPSIS.finditer(folded):
        add(*match.span("all"), COUNT_NOUNS.get(match["noun"], match["noun"]), "of")
        said = answers(folded, match.end(), min(len(folded), match.end() + 60))
        if not said or not re.fullmatch(r"(?:\w+ ){0,2}", folded[match.end() : said[0].start]):
            add(*match.span("n"), COUNT_NOUNS.get(match["noun"], match["noun"]), "other")
    for match in _WHO_ANSWERED.finditer(folded):
        if not answers(folded, match.end(), min(len(folded), match.end() + 40)):
            add(*match.span("n"), "respondents", "of" if match["of"] else "base")
    for match in _LABELLED.finditer(folded):
        noun = COUNT_NOUNS.get(match["noun"], "responses")
        add(*match.span("n"), noun, "comments" if noun == "comments" else "base")
    for match in _NOUN.finditer(folded):
        _named(sentence, folded, match, add)
    for match in _ANSWERED.finditer(folded):
        answer = answers(folded, match.end(), min(len(folded), match.end() + 60))
        if answer and re.fullmatch(r"(?:\w+ ){0,2}", folded[match.end() : answer[0].start]):
            add(
                *match.span("n"),
                "respondents",
                "answer",
                code=answer[0].code,
                bucket=sentence[answer[0].start : answer[0].end],
            )
    listed = [
        (a, m)
        for a in answers(folded)
        if (m := re.match(rf"\s?[:\u2013-]?\s?(?P<n>{INTEGER})(?=[,;.)]|\sand\b|$)(?!\.\d)", folded[a.end :]))
    ]
    for answer, match in listed if len(listed) > 1 else ():
        add(
            answer.end + match.start("n"),
            answer.end + match.end("n"),
            "respondents",
            "answer",
            code=answer.code,
            bucket=sentence[answer.start : answer.end],
        )
    for match in _BRACKETED.finditer(folded):
        said = answers(folded, match.end(), min(len(folded), match.end() + 60))
        if said and re.fullmatch(
            r"\s(?:of (?:them|respondents|those)\s)?(?:\w+ly\s|who\s|also\s|were\s)*",
            folded[match.end() : said[0].start],
        ):
            add(
                *match.span("n"),
                "respondents",
                "answer",
                code=said[0].code,
                bucket=sentence[said[0].start : said[0].end],
            )
        left_comment = re.match(
            r"\s(?:also )?(?:left|made|gave|provided|offered|added)\s(?:[\w-]+\s){0,3}comments?\b|"
            r"\scommented\b",
            folded[match.end() :],
        )
        add(*match.span("n"), "respondents", "comments" if left_comment else "other")
    return tuple(sorted(found, key=lambda c: c.start))


def _named(sentence: str, folded: str, match: re.Match[str], add: object) -> None:
    start, end = match.span("n")
    left, right = folded[: match.start()], folded[match.end() :]
    noun = COUNT_NOUNS.get(match["noun"], match["noun"])
    role: Role = "other"
    more: dict[str, str] = {"words": sentence[start : match.end()]}
    answer = answers(folded, match.end(), min(len(folded), match.end() + 60))
    from_group = _FROM_GROUP.match(right)
    if re.search(
        r"\b(?:under|over|aged?|ages|age of|section|chapter|article|annex|paragraph|question|part|"
        r"clause|schedule|figure|table|option|than the age of)\s$",
        left,
    ):
        if not re.search(
            r"\b(?:just|well|slightly|by) (?:under|over)\s$|\b(?:from|received|of|were) (?:under|over)\s$", left
        ) and _small(folded, start, end):
            return
    if noun == "comments" and re.search(r"\(\s*$", left):
        role = "other"
    elif noun == "comments" or re.match(
        r"\s(?:also )?(?:left|made|gave|provided|offered|added|submitted|wrote) (?:a |an |any |"
        r"further |additional |written |free[- ]text |some )*comments?\b|"
        r"(?:,[^,]{0,50},)?\scommented\b",
        right,
    ):
        role = "comments"
    elif noun not in ("responses", "respondents"):
        role = "other"
    elif re.search(r"\bout of $", left) and re.match(r"\sin total\b", right):
        role = "base"
    elif _OF.search(left) and not re.search(r"\btotal of $", left):
        role = "of"
    elif from_group and not re.match(r"(?:this|our|the consultation|a range|across|a (?:wide|broad))", from_group["g"]):
        role, more["group"] = "group", _printed(sentence, from_group, "g", match.end())
    elif answer and re.fullmatch(
        r"\s(?:who |that |have |had |\w+ly |also |were )*", folded[match.end() : answer[0].start]
    ):
        role, more["code"], more["bucket"] = "answer", answer[0].code, sentence[answer[0].start : answer[0].end]
    elif (
        _LEFT_BASE.search(left) and not re.match(r"\s(?:who|that|which)\s(?!answered|responded|replied)", right)
    ) or _is_base(left, right):
        role = "base"
    add(start, end, noun, role, **more)  # type: ignore[operator]


def _small(folded: str, start: int, end: int) -> bool:
    """Whether a number is small enough to be an age or a section number."""
    value = integer(folded[start:end])
    return value is not None and value < 130


def _is_base(left: str, right: str) -> bool:
    return bool(
        re.match(
            r"^\W*(?:\d+(?:\.\d+)*\.?\s+)?(?:in total,? |overall,? |a total of |altogether,? |some |"
            r"around |about |over |just over |nearly |almost )*$",
            left,
        )
    ) and bool(_RIGHT_BASE.match(right))


def _is_year(folded: str, start: int, end: int, value: int) -> bool:
    if not (1900 <= value <= 2100) or "," in folded[start:end]:
        return False
    months = r"(?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter|in|since|by|the|until)\s$"
    counted = re.match(r"\s(?:[\w-]+\s)?(?:responses|respondents|comments|people|replies)\b", folded[end:])
    if re.search(r"\b(?:act|regulations|order|convention|code)\s$", folded[:start]):
        return True
    return not counted or (
        bool(re.search(months, folded[:start]))
        and not re.match(r"\s(?:\w+\s)?(?:responses|respondents|comments)", folded[end:])
    )


def _printed(sentence: str, match: re.Match[str], group: str, shift: int = 0) -> str:
    words = sentence[match.start(group) + shift : match.end(group) + shift]
    return re.split(r"\s(?:with|and (?:the|a|\d)|who|which|that|were|was)\b", words)[0].strip()
