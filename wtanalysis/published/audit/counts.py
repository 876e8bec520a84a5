"""Counts that disagree across pages: responses, events, questions, and answers told a second time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wtanalysis.published.audit.model import Draft, Finding, Sentence, finding, short
from wtanalysis.published.grammar import read
from wtanalysis.published.lexicon import INTEGER, WORDS
from wtanalysis.published.model import Unclaimed
from wtanalysis.published.words import fold, integer

_N = rf"(?<![\w.,£$€])(?P<n>{INTEGER}|{WORDS})(?![\w%]|[.,]\d)"
_PAPERS = r"(?:formal |written |valid |completed |full )*(?:responses|submissions|replies)"
_TOTALS = (
    ("responses", re.compile(
        rf"\b(?:consultation|survey|questionnaire|we)\b[^.;]{{0,60}}?\b(?:received|attracted|drew|generated|had|got) "
        rf"(?:a total of |over |some )?{_N} {_PAPERS}\b"
        rf"|\btotal of {_N.replace('<n>', '<m>')} {_PAPERS}\b"
        rf"|\b(?:of|all|the) (?:the )?{_N.replace('<n>', '<k>')} {_PAPERS}(?= (?:to (?:the|this|our) consultation|"
        rf"received|in total|we received)\b)"
    )),
    ("events", re.compile(
        rf"\b(?:held|ran|hosted|organised|(?:listened|heard) [^.;]{{0,40}}?(?:through|across|at)|total of) {_N} "
        rf"(?P<noun>(?:stakeholder |public |consultation |engagement )*(?:events|workshops|roundtables|webinars|"
        rf"meetings|sessions|roadshows))\b(?! (?:in|for|with|on|at|about|focus|aimed|of)\b)"
    )),
    ("questions", re.compile(
        rf"\b(?:consultation|questionnaire|survey) (?:document |paper )?(?:asked|contained|consisted of|had|posed|"
        rf"included|sought views on) (?:a total of )?{_N} questions\b"
        rf"|\bconsisted of a total of {_N.replace('<n>', '<m>')} questions\b"
    )),
)  # fmt: skip
_APART = re.compile(
    r"\b(?:further|additional|another|also (?:held|ran|hosted|organised|attended|received|had)|"
    r"earlier|previous|late|after the (?:closing|deadline)|by (?:email|post)|"
    r"online (?:and|form)|campaign|including|of which|on behalf|separate|young people|children|from|relating|about|"
    r"removed|excluded|duplicates?|remaining|leaving|left|analys\w+|this question|these questions|question \d|each|"
    r"per)\b"
)
_SECOND = re.compile(r"^a second number for the same answer \((?P<first>[\d.]+) at (?P<at>\S+)\)$")
_EVERYONE = re.compile(r"\b(?:of (?:all |the )*(?:respondents|responses|those who (?:answered|responded))|overall)\b")
_PART = re.compile(
    r"\b(?:remainder|remaining|rest|combined|together|among|while|compared|of those (?!who (?:answered|responded)))\b"
)
_DID = re.compile(r"\b(?:provided|gave|submitted|completed|answered|sent|returned|made)\b")
_DID_NOT = re.compile(
    rf"\b(?P<n>{WORDS}|\d+) (?:of (?:them|these|those)|respondents?|people|organisations|individuals|children)? ?"
    rf"(?:did not|didn't) (?:complete|answer|respond to|provide|give|submit)\b"
)
_KINDS = ("responses", "respondents", "profile_count", "excluded", "campaign", "late", "confidential")
"""Facts that may explain why a second total differs from the first."""
_WHOLE = re.compile(r"\bto (?:the|this|our) consultation\b|\bin total\b|\bconsultation received\b")
_ANSWERS = 3
"""Paragraphs behind a question in which "we received 1,034 responses" may be its answers."""
_NEAR = 0.15
"""How far apart, as a share of the larger, two totals may be and still be one total told twice."""


def check(drafts: Sequence[Draft]) -> Iterator[Finding]:
    """One count told twice with two numbers, within a document.

    Compared are totals of responses, events and questions in words that tell a total; a second total that is the first
    less a count printed elsewhere (late, removed, by post) is left alone. A second percentage for one answer of
    everyone counts; so does "11 of the 15 answered" beside "15 ... two did not".
    """
    for draft in drafts:
        yield from _totals(draft)
        for token in draft.extraction.unclaimed:
            yield from _second(draft, token)
        yield from _complements(draft)


@dataclass(frozen=True)
class _Told:
    """A total as a sentence tells it."""

    kind: str
    value: int
    words: str
    sentence: Sentence
    offset: int


def _totals(draft: Draft) -> Iterator[Finding]:
    told: dict[str, list[_Told]] = {}
    asked = {draft.index_of(q.locator) for q in draft.extraction.questions}
    for sentence in draft.sentences:
        for one in _told(sentence):
            near_question = any(0 <= sentence.index - index <= _ANSWERS for index in asked)
            if one.kind != "responses" or not near_question or _WHOLE.search(sentence.folded):
                told.setdefault(one.kind, []).append(one)
    facts = [f for f in draft.extraction.facts if f.value.isdigit()]
    known = {int(f.value) for f in facts if f.kind.startswith(_KINDS)}
    bases = {q.base for q in draft.extraction.questions}
    papers = [f for f in facts if f.kind == "responses"]
    most = max((int(f.value) for f in papers), default=0)
    total = next((f for f in papers if int(f.value) >= (1 - _NEAR) * most), None)
    for kind, group in told.items():
        value, words, place = group[0].value, group[0].words, draft.where(group[0].sentence, group[0].offset)
        if kind == "responses" and total:
            value, words, place = int(total.value), total.words, draft.at(total.locator)
        for other in group:
            apart = abs(value - other.value)
            near = kind != "responses" or (apart <= _NEAR * value and other.value not in bases)
            if apart and apart not in known and near:
                yield finding(
                    "count", "error", draft.where(other.sentence, other.offset), other.words,
                    f"one number; elsewhere stands: {words}", place,
                )  # fmt: skip
                break


def _told(sentence: Sentence) -> Iterator[_Told]:
    for kind, pattern in _TOTALS:
        match = pattern.search(sentence.folded)
        if not match or _APART.search(sentence.folded[max(0, match.start() - 40) : match.end() + 20]):
            continue
        groups = match.groupdict()
        value = integer(groups["n"] or groups.get("m") or groups.get("k") or "")
        if value is not None:
            noun = re.sub(r"\b(?:stakeholder|consultation|engagement) ", "", groups.get("noun") or "")
            name = f"{kind} {noun}".strip()
            yield _Told(name, value, sentence.text[match.start() : match.end()], sentence, match.start())


def _second(draft: Draft, token: Unclaimed) -> Iterator[Finding]:
    """A percentage of everyone that is another number for an answer told before."""
    match = _SECOND.match(token.reason)
    folded = fold(token.sentence)
    if not match or match["at"] == token.locator or not _EVERYONE.search(folded) or _PART.search(folded):
        return
    value = float(re.sub(r"[^\d.]", "", token.token) or "nan")
    reading = next((r for r in read(token.sentence) if r.percent == value), None)
    first = next(
        (f for f in draft.extraction.figures if f.locator == match["at"] and f.percent == float(match["first"])), None
    )
    if not reading or not first or reading.group or reading.base_words or reading.reason or first.group:
        return
    if reading.code == first.bucket_code and not reading.code.startswith("option:"):
        yield finding(
            "count", "error", draft.at(token.locator), f"{token.token}: {short(token.sentence, 110)}",
            f"{match['first']}%, as printed before", draft.at(match["at"]),
        )  # fmt: skip


def _complements(draft: Draft) -> Iterator[Finding]:
    """How many of a group did, and elsewhere how many of it did not."""
    for did in draft.sentences:
        head = re.match(rf"of the {_N} (?P<who>[^,]{{5,120}}), (?P<m>{INTEGER}|{WORDS}) (?P<verb>\w+)", did.folded)
        if not head or not _DID.match(head["verb"]):
            continue
        whole, part = integer(head["n"]) or 0, integer(head["m"]) or 0
        for other, missing in _missing(draft, did, whole, head["who"]):
            if 0 < part < whole and part + missing != whole:
                yield finding(
                    "count", "warning", draft.where(did), f"{part} of {whole} did: {short(did.text, 90)}",
                    f"{whole - missing}, if {missing} of {whole} did not", draft.where(other),
                )  # fmt: skip


def _missing(draft: Draft, did: Sentence, whole: int, who: str) -> Iterator[tuple[Sentence, int]]:
    """Sentences elsewhere that say how many of a group of this size did not."""
    traits = set(re.findall(r"[a-z]{5,}|\d+", who)) - {"respondents", "responses", "identified"}
    for sentence in draft.sentences:
        if sentence.index == did.index:
            continue
        match = _DID_NOT.search(sentence.folded)
        around = " ".join(s.folded for s in draft.sentences if s.index == sentence.index)
        same_size = re.search(rf"\b{whole} (?:respondents|people|individuals|organisations|children)\b", around)
        if match and same_size and any(re.search(rf"\b{re.escape(t)}\b", around) for t in traits):
            yield sentence, integer(match["n"]) or 0
