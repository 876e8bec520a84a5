"""Counts in a sentence: how many responded, how many commented, how many of them said what.

The sister of ``grammar``: that reads percentages, this reads whole numbers in digits or words that count responses,
respondents, comments, events or questions. Each :class:`Count` says what part it plays in its sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Literal

from wtanalysis.published.lexicon import COUNT_NOUNS, INTEGER, NUMBER_WORDS, QUANTITY, RESPONDENT
from wtanalysis.published.words import Answer, answers, fold, integer

Role = Literal["base", "comments", "of", "group", "answer", "part", "other"]


@dataclass(frozen=True)
class Count:
    """One count, with offsets into the sentence.

    ``role``: the base of a question, a number of comments, a base referred to ("of the 413"), the base of a group
    ("including 94 from parents"), those who gave an answer, all of a group of whom some gave it, or something else.
    """

    start: int
    end: int
    value: int
    noun: str
    role: Role
    group: str = ""
    code: str = ""
    bucket: str = ""
    out_of: int | None = None
    words: str = ""


_WORDS = "|".join(sorted((w for w in NUMBER_WORDS if w not in ("zero", "one")), key=len, reverse=True))
_N = (
    rf"(?<![\w.,£$€%-])(?<!\bin )(?<!out of )(?<!-in-)(?P<n>{INTEGER}|(?:{_WORDS}))"
    r"(?![\w%-]|[.,]\d|\s?(?:%|per ?cent|percent))"
)
_OTHER_NOUNS = [
    "events",
    "workshops",
    "roundtables",
    "webinars",
    "sessions",
    "meetings",
    "questions",
    "emails",
    "letters",
    "surveys",
    "signatures",
    "attendees",
    "postcards",
]
_NOUNS = "|".join(
    sorted([*(n for n in COUNT_NOUNS if n.endswith(("s", "people"))), *_OTHER_NOUNS], key=len, reverse=True)
)
_NOUN = re.compile(
    rf"{_N}(?!\s(?:hundred|thousand|million))(?P<between>(?:\s(?!of\b|and\b|or\b|in\b|to\b|for\b|per\b|on\b|the\b|against\b|with\b|"
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
_WHO = r"(?:\s(?:who|that) (?:answered|responded|replied)(?: to)?(?: (?:this|the) question)?)?"
_OF_GROUP = re.compile(rf"{_N}\s(?:out )?of (?:the )?(?P<of>{INTEGER}) (?P<g>(?:[\w'-]+ ){{0,4}}?[\w'-]+s){_WHO}(?=\s)")
_OF_GROUP_FIRST = re.compile(
    rf"^\W*of (?:the )?(?P<of>{INTEGER}) (?P<g>(?:[\w'-]+ ){{0,4}}?[\w'-]+s){_WHO}, (?P<n>{INTEGER}|{_WORDS})(?=\s)"
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
    rf"(?<!\bof the )(?<!\bof ){_N}(?!\s(?:hundred|thousand|million))\s"
    rf"(?:of (?:the|these|those) )?(?:(?:[\w'-]+\s){{0,3}}?(?P<noun>respondents|responses|"
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
    reader = _Reader(sentence)
    for step in (_asides, _of_groups, _ellipses, _who_answered, _labelled, _nouns, _answered, _listed, _bracketed):
        step(reader)
    return tuple(sorted(reader.found, key=lambda c: c.start))


@dataclass
class _Reader:
    """A sentence and the counts found in it so far; what was found first keeps its token."""

    sentence: str

    def __post_init__(self) -> None:
        self.folded = fold(self.sentence)
        self.found: list[Count] = []

    def add(self, start: int, end: int, noun: str, role: Role, **more: Any) -> None:
        value = integer(self.folded[start:end])
        taken = any(c.start < end and start < c.end for c in self.found)
        if value is None or taken or _is_year(self.folded, start, end, value):
            return
        words = more.pop("words", "") or self.sentence[start : end + 60]
        self.found.append(Count(start, end, value, noun, role, words=words, **more))

    def answer_after(self, end: int) -> Answer | None:
        """The answer named within 60 characters, if any."""
        return next(iter(answers(self.folded, end, min(len(self.folded), end + 60))), None)

    def add_answer(self, span: tuple[int, int], answer: Answer) -> None:
        self.add(*span, "respondents", "answer", code=answer.code, bucket=self.sentence[answer.start : answer.end])


def _asides(reader: _Reader) -> None:
    for match in _ASIDE.finditer(reader.folded):
        reader.add(*match.span("n"), "responses", "group", group=_printed(reader.sentence, match, "g"))


def _ellipses(reader: _Reader) -> None:
    """Two counts in "Of the 28 main questions, 22 were closed"."""
    for match in _ELLIPSIS.finditer(reader.folded):
        noun = COUNT_NOUNS.get(match["noun"], match["noun"])
        reader.add(*match.span("all"), noun, "of")
        said = reader.answer_after(match.end())
        if not said or not re.fullmatch(r"(?:\w+ ){0,2}", reader.folded[match.end() : said.start]):
            reader.add(*match.span("n"), noun, "other")


def _who_answered(reader: _Reader) -> None:
    for match in _WHO_ANSWERED.finditer(reader.folded):
        if not answers(reader.folded, match.end(), min(len(reader.folded), match.end() + 40)):
            reader.add(*match.span("n"), "respondents", "of" if match["of"] else "base")


def _of_groups(reader: _Reader) -> None:
    """Part of a group: "42 of the 50 interpreters disagreed", "of the 9 firms that responded, 5 agreed"."""
    for pattern in (_OF_GROUP, _OF_GROUP_FIRST):
        for match in pattern.finditer(reader.folded):
            said = reader.answer_after(match.end())
            if not said or not _STRAIGHT_TO_ANSWER.fullmatch(" " + reader.folded[match.end() : said.start].lstrip()):
                continue
            people = reader.sentence[match.start("g") : match.end("g")]
            group = "" if re.fullmatch(RESPONDENT, match["g"]) else people
            of = integer(match["of"])
            bucket = reader.sentence[said.start : said.end]
            reader.add(*match.span("n"), "respondents", "answer", code=said.code, bucket=bucket, group=group, out_of=of)
            reader.add(*match.span("of"), "respondents", "part")


def _labelled(reader: _Reader) -> None:
    for match in _LABELLED.finditer(reader.folded):
        noun = COUNT_NOUNS.get(match["noun"], "responses")
        reader.add(*match.span("n"), noun, "comments" if noun == "comments" else "base")


def _nouns(reader: _Reader) -> None:
    for match in _NOUN.finditer(reader.folded):
        _named(reader, match)


def _answered(reader: _Reader) -> None:
    """Those who gave an answer: "322 respondents agreed"."""
    for match in _ANSWERED.finditer(reader.folded):
        said = reader.answer_after(match.end())
        if said and re.fullmatch(r"(?:\w+ ){0,2}", reader.folded[match.end() : said.start]):
            reader.add_answer(match.span("n"), said)


def _listed(reader: _Reader) -> None:
    """Answers each followed by a number: "yes 22, no 48, don't know 29"."""
    follows = re.compile(rf"\s?[:\u2013-]?\s?(?P<n>{INTEGER})(?=[,;.)]|\sand\b|$)(?!\.\d)")
    pairs = [(a, m) for a in answers(reader.folded) if (m := follows.match(reader.folded, a.end))]
    for answer, match in pairs if len(pairs) > 1 else ():
        reader.add_answer(match.span("n"), answer)


def _bracketed(reader: _Reader) -> None:
    """A number in brackets behind words of quantity: "the majority (44) agreed", "around half (341) left a comment"."""
    for match in _BRACKETED.finditer(reader.folded):
        rest = reader.folded[match.end() :]
        said = reader.answer_after(match.end())
        if said and _STRAIGHT_TO_ANSWER.fullmatch(reader.folded[match.end() : said.start]):
            reader.add_answer(match.span("n"), said)
        reader.add(*match.span("n"), "respondents", "comments" if _LEFT_COMMENT.match(rest) else "other")


_STRAIGHT_TO_ANSWER = re.compile(r"\s(?:of (?:them|respondents|those)\s)?(?:\w+ly\s|who\s|also\s|were\s)*")
_LEFT_COMMENT = re.compile(
    r"\s(?:also )?(?:left|made|gave|provided|offered|added|submitted|wrote)\s(?:[\w-]+\s){0,3}comments?\b"
    r"|(?:,[^,]{0,50},)?\scommented\b"
)
_AGE_OR_NUMBER = re.compile(
    r"\b(?:under|over|aged?|ages|age of|section|chapter|article|annex|paragraph|question|part|clause|schedule|figure|"
    r"table|option|than the age of)\s$"
)
_ABOUT = re.compile(r"\b(?:just|well|slightly|by|from|received|of|were) (?:under|over)\s$")


def _named(reader: _Reader, match: re.Match[str]) -> None:
    """A count with its noun: what stands round it says which part it plays."""
    start, end = match.span("n")
    left, right = reader.folded[: match.start()], reader.folded[match.end() :]
    noun = COUNT_NOUNS.get(match["noun"], match["noun"])
    more = {"words": reader.sentence[start : match.end()]}
    if _AGE_OR_NUMBER.search(left) and not _ABOUT.search(left) and _small(reader.folded, start, end):
        return None
    if noun == "comments" or _LEFT_COMMENT.match(right):
        return reader.add(start, end, noun, "other" if re.search(r"\(\s*$", left) else "comments", **more)
    if noun not in ("responses", "respondents"):
        return reader.add(start, end, noun, "other", **more)
    said, group = reader.answer_after(match.end()), _FROM_GROUP.match(right)
    if re.search(r"\bout of $", left) and re.match(r"\sin total\b", right):
        role: Role = "base"
    elif _OF.search(left) and not re.search(r"\btotal of $", left):
        role = "of"
    elif group and not re.match(r"(?:this|our|the consultation|a range|across|a (?:wide|broad))", group["g"]):
        role, more["group"] = "group", _printed(reader.sentence, group, "g", match.end())
    elif said and re.fullmatch(
        r"\s(?:who |that |have |had |\w+ly |also |were )*", reader.folded[match.end() : said.start]
    ):
        return reader.add_answer((start, end), said)
    else:
        role = "base" if _is_base(left, right) else "other"
    return reader.add(start, end, noun, role, **more)


def _is_base(left: str, right: str) -> bool:
    """Whether a count is of all who answered: by the verb before it, or by opening the sentence."""
    if _LEFT_BASE.search(left) and not re.match(r"\s(?:who|that|which)\s(?!answered|responded|replied)", right):
        return True
    return bool(_OPENS.match(left)) and bool(_RIGHT_BASE.match(right))


_OPENS = re.compile(
    r"^\W*(?:\d+(?:\.\d+)*\.?\s+)?(?:in total,? |overall,? |a total of |altogether,? |some |around |about |over |"
    r"just over |"
    r"nearly |almost )*$"
)


def _small(folded: str, start: int, end: int) -> bool:
    """Whether a number is small enough to be an age or a section number."""
    value = integer(folded[start:end])
    return value is not None and value < 130


def _is_year(folded: str, start: int, end: int, value: int) -> bool:
    if not (1900 <= value <= 2100) or "," in folded[start:end]:
        return False
    months = (
        r"(?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|"
        r"autumn|winter|in|since|by|the|until)\s$"
    )
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
