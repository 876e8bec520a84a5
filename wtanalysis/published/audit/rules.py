"""The same rule told differently by two documents: an age limit, a time limit, who decides."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from wtanalysis.published.audit.model import Draft, Finding, Sentence, finding, short
from wtanalysis.published.lexicon import WORDS
from wtanalysis.published.words import integer

_AGES = (
    ("including", re.compile(r"\bup to and including (?:the )?(?:age (?:of )?)?(?P<n>\d{1,2})\b")),
    ("up to", re.compile(
        r"\b(?:up to|until) (?:the )?age (?:of )?(?P<n>\d{1,2})\b|\bup to (?P<m>\d{1,2}) years of age\b"
    )),
    ("under", re.compile(r"\bunder (?:the )?age (?:of )?(?P<n>\d{1,2})\b|\b(?:aged )?under (?P<m>\d{2})\b(?! ?%|,)")),
    ("including", re.compile(r"\baged (?:\d{1,2}) ?(?:to|-|and) ?(?P<n>\d{1,2})\b")),
)  # fmt: skip
"""Ways to say the highest age: the number included, excluded, or nobody can tell ("up to")."""
_ANYONE = frozenset(
    re.findall(r"\w+", "child children young people person adult parent carer famili member individual men women")
)
"""People of any rule: an age limit needs more words than these to be one rule."""
_LIMIT = re.compile(
    rf"\b(?P<n>\d{{1,3}}|{WORDS}) (?P<unit>(?:working |calendar |school )?(?:hours?|days?|weeks?|months?|years?))\b"
)
_SAME = 92.0
"""Score from which two sentences are one rule told twice (rapidfuzz ratio of the words without numbers, 0 to 100)."""
_STOP = frozenset(
    re.findall(
        r"\w+",
        "a an and any are as at be been being but by for from had has have in including into is it its no not of on or "
        "our over should such than that the their them these this those to was we were which who will with would must "
        "may can all each every other also where when if",
    )
)
_ASSIGN = r"(?:allocat|appoint|nominat|cho(?:o)?s|select|designat|decid|determin|assign)"
_BY = re.compile(
    rf"(?P<object>[^.;:()]{{3,80}}?) (?:will|should|must|shall|may|can|is to|are to) (?:then |also |only |normally )?"
    rf"be {_ASSIGN}\w* by (?P<agent>[^.;:()]{{3,90}})"
)
_FOR = re.compile(
    r"\bdecisions? (?:about|on|as to|of) (?P<object>[^.;:()]{3,80}?) (?:will be|is|are|should be|must be|rests?|lies?) "
    r"(?:for|with|made by|taken by|up to) (?P<agent>[^.;:()]{3,90})"
)
_WHO = re.compile(
    rf"(?:^|[.;:,] |\b(?:and|then) )(?P<agent>[^.;:,()]{{3,80}}?) (?:will|should|must|shall) (?:then |also |jointly )?"
    rf"{_ASSIGN}e?s?(?:, [^.;:()]{{3,40}},)? (?P<object>[^.;:()]{{3,90}})"
)
_WHETHER = re.compile(r"(?:whether|if|to|on|upon|against|that|not)\b")
_AGENT_END = re.compile(
    r",|\b(?:once|when|where|after|before|if|unless|in|on|at|for|to|from|within|as|who|which|that|and include|with)\b"
)


def check(drafts: Sequence[Draft]) -> Iterator[Finding]:
    """Rules that two of the documents tell differently.

    Three kinds of rule are compared, always between two documents: the highest age of the same people (the same three
    words before it); a time limit in a sentence that is otherwise nearly the same; and who allocates, appoints or
    decides the same thing, where the two agents share no word. Which of the two is right no program can know.
    """
    if len(drafts) < 2:
        return
    yield from _ages(drafts)
    yield from _limits(drafts)
    yield from _deciders(drafts)


@dataclass(frozen=True)
class _Rule:
    """A rule as one document tells it."""

    draft: int
    sentence: Sentence
    offset: int
    key: frozenset[str]
    value: str
    words: str


def same_age(first: str, other: str) -> bool:
    """Whether two ways to tell the highest age are one: "under 18", "up to 18" and "including 17" are.

    >>> same_age("under 18", "including 17"), same_age("up to 18", "under 18"), same_age("up to 25", "including 24")
    (True, True, False)
    """
    (how, age), (way, years) = (value.rsplit(" ", 1) for value in (first, other))
    if {how, way} == {"under", "including"}:
        return abs(int(age) - int(years)) == 1 and int(age) - int(years) == (1 if how == "under" else -1)
    return age == years


def _told(drafts: Sequence[Draft], first: _Rule, other: _Rule, what: str) -> Finding:
    return finding(
        "rule", "warning", drafts[other.draft].where(other.sentence, other.offset), other.words,
        f"{what}; the other document has: {first.words}", drafts[first.draft].where(first.sentence, first.offset),
    )  # fmt: skip


def stems(text: str) -> list[str]:
    """The words of a text that carry it, cut to their stem.

    >>> stems("the duties of lock keepers")
    ['duti', 'lock', 'keeper']
    """
    words = re.findall(r"[a-z]+", text.replace("'s", "").replace("'", ""))
    return [re.sub(r"(?<=\w{3})(?<!s)s$", "", re.sub(r"(?:ies|y)$", "i", w)) for w in words if w not in _STOP]


def _ages(drafts: Sequence[Draft]) -> Iterator[Finding]:
    """The highest age of the same people: the three words that carry the phrase before it."""
    rules = [rule for number, draft in enumerate(drafts) for rule in _age_limits(draft, number)]
    seen: set[tuple[int, frozenset[str], str]] = set()
    for at, other in enumerate(rules):
        first = next(
            (
                r
                for r in rules[:at]
                if r.draft != other.draft and r.key == other.key and not same_age(r.value, other.value)
            ),
            None,
        )
        mark = (other.draft, other.key, other.value)
        if first and mark not in seen:
            seen.add(mark)
            yield _told(drafts, first, other, "one age limit")


def _age_limits(draft: Draft, number: int) -> Iterator[_Rule]:
    for sentence in draft.sentences:
        for how, pattern in _AGES:
            for match in pattern.finditer(sentence.folded):
                before = re.split(r"[.,;:()]", sentence.folded[: match.start()])[-1]
                key = frozenset(stems(before)[-3:])
                age = next(g for g in match.groups() if g)
                start = match.start() - len(" ".join(before.split(" ")[-8:]))
                if len(key) == 3 and not key <= _ANYONE:
                    words = sentence.text[max(start, 0) : match.end()]
                    yield _Rule(number, sentence, match.start(), key, f"{how} {age}", short(words, 110))


def _limits(drafts: Sequence[Draft]) -> Iterator[Finding]:
    """Time limits in sentences that are nearly the same but for the number."""
    from rapidfuzz import fuzz, process

    told = [
        (number, sentence, match)
        for number, draft in enumerate(drafts)
        for sentence in draft.sentences
        if len(sentence.folded.split()) >= 8 and (match := _LIMIT.search(sentence.folded))
    ]
    blank = [re.sub(r"\d+", "#", _LIMIT.sub("#", sentence.folded)) for _, sentence, _ in told]
    for at, (number, sentence, match) in enumerate(told):
        alike = process.extract(blank[at], blank[:at], scorer=fuzz.ratio, score_cutoff=_SAME, limit=3)
        for _, _, position in alike:
            first = told[position]
            values = [_limits_of(s.folded) for s in (first[1], sentence)]
            if first[0] != number and values[0] != values[1]:
                yield finding(
                    "rule", "warning", drafts[number].where(sentence, match.start()), short(sentence.text, 140),
                    f"one time limit; the other document has: {short(first[1].text, 140)}",
                    drafts[first[0]].where(first[1], first[2].start()),
                )  # fmt: skip
                break


def _limits_of(folded: str) -> list[tuple[int | None, str]]:
    return [(integer(m["n"]), m["unit"].rstrip("s")) for m in _LIMIT.finditer(folded)]


def _deciders(drafts: Sequence[Draft]) -> Iterator[Finding]:
    """Who allocates, appoints or decides the same thing."""
    rules = [rule for number, draft in enumerate(drafts) for rule in _decisions(draft, number)]
    seen: set[tuple[int, int, frozenset[str]]] = set()
    for at, (other, agent, objects) in enumerate(rules):
        for first, before, things in rules[:at]:
            mark = (first.draft, other.draft, objects & things)
            if first.draft != other.draft and objects & things and not agent & before and mark not in seen:
                seen.add(mark)
                yield _told(drafts, first, other, "one who decides")


def _decisions(draft: Draft, number: int) -> Iterator[tuple[_Rule, frozenset[str], frozenset[str]]]:
    """Each decision of a document with the words of its agent, and the pairs of words that name its object."""
    for sentence in draft.sentences:
        for pattern in (_BY, _FOR, _WHO):
            match = pattern.search(sentence.folded)
            if not match:
                continue
            agent = frozenset(stems(_AGENT_END.split(match["agent"], maxsplit=1)[0] or match["agent"]))
            named = stems(match["object"])
            near = named[-3:] if pattern is _BY else named[:5]
            pairs = frozenset(" ".join(pair) for pair in pairwise(near))
            if agent and pairs and len(agent) <= 8 and not _WHETHER.match(match["object"]):
                words = short(sentence.text[match.start() : match.end()].strip(" ,;"), 130)
                yield _Rule(number, sentence, match.start("agent"), pairs, " ".join(sorted(agent)), words), agent, pairs
            break
