"""Counts in a sentence: how many responded, how many commented, how many of them said what.

The sister of ``grammar``: that reads percentages, this reads whole numbers in digits or words that count responses,
respondents, comments, events or questions. Each :class:`Count` says what part it plays in its sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Literal

from wtanalysis.published.count_words import (
    ANSWERED,
    ASIDE,
    BRACKETED,
    ELLIPSIS,
    FROM_GROUP,
    GROUP,
    LABELLED,
    LEFT_BASE,
    NOUN,
    OF,
    OF_GROUP,
    OF_GROUP_FIRST,
    RIGHT_BASE,
    UNCLEAR,
    WHO_ANSWERED,
)
from wtanalysis.published.echo import option_code
from wtanalysis.published.lexicon import COUNT_NOUNS, INTEGER, RESPONDENT
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


def read_counts(sentence: str) -> tuple[Count, ...]:
    """The counts of one sentence, in order, none overlapping.

    >>> [(c.value, c.noun, c.role) for c in read_counts("There were 1,017 responses, including 94 from birth parents.")]
    [(1017, 'responses', 'base'), (94, 'responses', 'group')]
    >>> [(c.value, c.role) for c in read_counts("We received 182 comments relating to the title.")]
    [(182, 'comments')]
    """
    reader = _Reader(sentence)
    for step in (
        _asides,
        _of_groups,
        _ellipses,
        _who_answered,
        _labelled,
        _nouns,
        _answered,
        _listed,
        _unclear,
        _bracketed,
    ):
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
        bucket, people = self.sentence[answer.start : answer.end], GROUP.match(self.folded, span[1], answer.start)
        group = next((self.sentence[slice(*people.span(g))] for g in ("g", "k") if people and people[g]), "")
        self.add(*span, "respondents", "answer", code=answer.code, bucket=bucket, group=group)


def _asides(reader: _Reader) -> None:
    for match in ASIDE.finditer(reader.folded):
        reader.add(*match.span("n"), "responses", "group", group=_printed(reader.sentence, match, "g"))


def _ellipses(reader: _Reader) -> None:
    """Two counts in "Of the 28 main questions, 22 were closed"."""
    for match in ELLIPSIS.finditer(reader.folded):
        noun = COUNT_NOUNS.get(match["noun"], match["noun"])
        reader.add(*match.span("all"), noun, "of")
        said = reader.answer_after(match.end())
        if not said or not re.fullmatch(r"(?:\w+ ){0,2}", reader.folded[match.end() : said.start]):
            reader.add(*match.span("n"), noun, "other")


def _who_answered(reader: _Reader) -> None:
    for match in WHO_ANSWERED.finditer(reader.folded):
        if not answers(reader.folded, match.end(), min(len(reader.folded), match.end() + 40)):
            reader.add(*match.span("n"), "respondents", "of" if match["of"] else "base")


def _of_groups(reader: _Reader) -> None:
    """Part of a group: "42 of the 50 interpreters disagreed", "of the 9 firms that responded, 5 agreed"."""
    for pattern in (OF_GROUP, OF_GROUP_FIRST):
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
    for match in LABELLED.finditer(reader.folded):
        said = reader.answer_after(match.end())
        told = said and not re.match(r"\s*[:=(\d]", reader.folded[said.end :])
        if said and told and _STRAIGHT_TO_ANSWER.fullmatch(reader.folded[match.end() : said.start]):
            continue  # "responses to this question: 86 agreed"
        noun = COUNT_NOUNS.get(match["noun"], "responses")
        reader.add(*match.span("n"), noun, "comments" if noun == "comments" else "base")


def _nouns(reader: _Reader) -> None:
    for match in NOUN.finditer(reader.folded):
        _named(reader, match)


def _answered(reader: _Reader) -> None:
    """Those who gave an answer: "322 respondents agreed"."""
    for match in ANSWERED.finditer(reader.folded):
        said = reader.answer_after(match.end())
        if said and re.fullmatch(r"(?:\w+ ){0,2}", reader.folded[match.end() : said.start]):
            reader.add_answer(match.span("n"), said)


def _unclear(reader: _Reader) -> None:
    """Those without an answer, beside others with one: "24 disagreed and 17 did not give a clear view"."""
    if any(count.role == "answer" for count in reader.found):
        for match in UNCLEAR.finditer(reader.folded):
            words = reader.sentence[match.start("said") : match.end("said")]
            reader.add(*match.span("n"), "respondents", "answer", code=option_code(words), bucket=words)


def _listed(reader: _Reader) -> None:
    """Answers each followed by a number: "yes 22, no 48, don't know 29"."""
    follows = re.compile(rf"\s?[:\u2013-]?\s?(?P<n>{INTEGER})(?=[,;.)]|\sand\b|$)(?!\.\d)")
    pairs = [(a, m) for a in answers(reader.folded) if (m := follows.match(reader.folded, a.end))]
    for answer, match in pairs if len(pairs) > 1 else ():
        reader.add_answer(match.span("n"), answer)


def _bracketed(reader: _Reader) -> None:
    """A number in brackets behind words of quantity: "the majority (44) agreed", "around half (341) left a comment"."""
    for match in BRACKETED.finditer(reader.folded):
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
    said, group = reader.answer_after(match.end()), FROM_GROUP.match(right)
    if re.search(r"\bout of $", left) and re.match(r"\sin total\b", right):
        role: Role = "base"
    elif OF.search(left) and not re.search(r"\btotal of $", left):
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
    if LEFT_BASE.search(left) and not re.match(r"\s(?:who|that|which)\s(?!answered|responded|replied)", right):
        return True
    if _OPEN_AND.search(left) and re.match(
        r"\s(?:answered|responded|replied)(?: to)?(?: (?:it|this))?\s?(?:[.,;]|$)", right
    ):
        return True
    return bool(_OPENS.match(left)) and bool(RIGHT_BASE.match(right))


_OPEN_AND = re.compile(
    r"\bquestion\b[^.;\d]*\b(?:and|which|that)\s(?:some |about |around |over |nearly |a total of )?$"
)
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
