"""The duties of an edition: who must, should or may do what, and by which law.

Rules of reading, none of them about one document: :mod:`wtanalysis.guidance.duty_words` knows the words of force,
:mod:`~wtanalysis.guidance.duty_context` the clause that each stands in, :mod:`~wtanalysis.guidance.duty_holders` who
can hold a duty, :mod:`~wtanalysis.guidance.duty_powers` when *may* gives a power. No duty is read from what is quoted,
an example, a question, a condition (``if the child must``), or a definition. A bullet takes force and holder from its
lead-in unless it has its own.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from wtanalysis.guidance.changes import Duty
from wtanalysis.guidance.duty_basis import basis
from wtanalysis.guidance.duty_context import clause, in_bracket, is_example, quoted, sentences
from wtanalysis.guidance.duty_holders import PRONOUN, by_whom, is_agent, passive, spoken_of, tidy
from wtanalysis.guidance.duty_lists import handing, holder_of
from wtanalysis.guidance.duty_powers import is_anybody, permits
from wtanalysis.guidance.duty_words import Mark, marks
from wtanalysis.guidance.model import Guidance, Passage

_COMMENT = re.compile(
    r"\s*(?:also |always |therefore |\w+ly )?(?:be\s+(?:noted|remembered|recognised|emphasised|stressed"
    r"|acknowledged|said"
    r"|borne in mind|clear that|understood that|treated as|construed|read as|deemed|interpreted as)|mean|need to)\b"
)
_PERFECT = re.compile(r"\s*(?:not |never |\w+ly )?have been\b")
_PREDICTED = re.compile(
    r"\s*(?:\w+ly )?(?:change|increase|rise|grow|fall|become|occur|result|last|remain|arise|reach)\b"
)
_INVERTED = re.compile(r"\s(?:an?|the|any|this|these|those|they|it|he|she|there|such)\b")
_TELLS = re.compile(
    r"(?:\b(?:Acts?|[Ss]ections?|[Rr]egulations?|[Ll]aws?|[Ll]egislation|[Oo]rder|[Rr]ules?|[Cc]ode|[Dd]uty"
    r"|[Cc]onvention|[Pp]art"
    r"|[Ss]tatut\w+|[Gg]uidance|[Ff]ramework|[Ss]tandards?|[Cc]onditions?|[Ll]icen[cs]e|[Tt]his|It|[Pp]olic(?:y"
    r"|ies)|[Gg]overnment"
    r"|[Ww]e|19\d\d|20\d\d)\b.*|^\W*)(?<!that )(?<!who )(?<!that we )$",
    re.DOTALL,
)
_MOST = 60  # words of force read in one sentence: a longer one is a table or a list gone astray
_STATEMENT = re.compile(
    r"(?:(?!\b(?:who|which|that|whose|whom)\b).)*?\b(?:is|are|was|were|has|have|will)\b|(?:[Ww]hen|[Ii]f)\b"
)
_HOLDS_INSIDE = frozenset({"told", "hoped", "bare", "that"})
_NOT_ONLY = re.compile(r"\binclud\w+,? but $")
_TAIL = re.compile(r"[\s,;:(]*(?:\b(?:and|or|but|so|which|who|while|whilst)\b\s*)*$")
_SUBJECT = re.compile(
    r"(?P<who>(?!When|Where|If|In |As |Once|While|For |At |On |Under)[A-Z][^,.;:]{0,80}?) (?:is|are|has|have"
    r"|will|can|may|plays?|holds?|works?|provides?)\b"
)
_GOES_ON = re.compile(
    r"(?:(?:in addition|further(?:more)?|moreover),? )?(?:the following|this|these|they)"
    r"(?: (?:also|further|includes?|covers?|apply|applies)){1,2}:$",
    re.IGNORECASE,
)
_QUOTES_LAW = re.compile(r"\b(?:states?|provides?|reads?|says?)(?: that)?:$")


class _Said(NamedTuple):
    """A duty as its own sentence says it, before its passage is known.

    ``at`` is where its word of force begins and ``begins`` where its clause does, both in the passage; ``shared`` tells
    that it has the subject of the duty before it.
    """

    duty: Duty
    subject: str
    at: int
    begins: int
    shared: bool = False


class _Lead(NamedTuple):
    """What a lead-in hands to its items: its duty, the words before each, and who they are about."""

    duty: Duty | None
    words: str
    holder: str


def duties(guidance: Guidance) -> tuple[Duty, ...]:
    """The duties of an edition in reading order.

    Args:
        guidance: the edition. Of an outline, the duty of a passage is what the outline states, one for its holders.

    Returns:
        Each duty with its holder, force and content. A bullet whose lead-in ends in a word of force and its object
        (``must include:``) has that object before its own words. A lead-in says no duty of its own then.

    >>> from wtanalysis.provenance import Source
    >>> rule = Passage(0, "paragraph", "Ferry companies should:", "L1")
    >>> item = Passage(1, "bullet", "sound the horn in fog", "L2", lead_in=0, level=1)
    >>> duties(Guidance(Source("a.md", ""), "1", "Ferries", passages=(rule, item)))
    (Duty(passage=1, holder='Ferry companies', force='should', content='sound the horn in fog', words='should',
      negative=False, basis='', span=(0, 21), inherited=True),)
    """
    return tuple(duty for duty in _of_passages(guidance) if any(map(str.isalnum, duty.content)))


def _stated(passage: Passage) -> list[Duty]:
    stated = passage.stated
    if stated is None or not stated.force or stated.absent:
        return []
    text = passage.text
    return [Duty(passage.index, "; ".join(stated.holders), stated.force, text, stated.force, span=(0, len(text)))]


def _of_passages(guidance: Guidance) -> Iterator[Duty]:
    first_item = {p.lead_in: p.text for p in reversed(guidance.passages) if p.lead_in >= 0}
    leads: dict[int, _Lead] = {}
    quoting: set[int] = set()
    for passage in guidance.passages:
        if passage.stated is not None:
            yield from _stated(passage)
            continue
        if passage.text.endswith(":") and _QUOTES_LAW.search(passage.text):
            quoting |= {passage.index, passage.index + 1}
        elif passage.lead_in in quoting:
            quoting.add(passage.index)
        elif passage.kind == "quotation" or (passage.index in quoting and not passage.number):
            continue
        elif passage.kind == "glossary":
            yield from (duty for duty in _of_passage(passage, None, leads) if _beyond_definition(duty))
        else:
            yield from _of_passage(passage, first_item.get(passage.index), leads)


def _beyond_definition(duty: Duty) -> bool:
    """Whether a duty in a glossary entry is more than part of the definition (``a child must be under 18``)."""
    return bool(duty.span[0] and duty.holder and not is_anybody(duty.holder))


def _of_passage(passage: Passage, first_item: str | None, leads: dict[int, _Lead]) -> Iterator[Duty]:
    """The duties of a passage; what it hands to its items goes into ``leads``."""
    own = _own(passage.text)
    lead = leads.get(passage.lead_in)
    inherited = _inherited(passage.text, own, lead) if lead and lead.duty else None
    duties = [inherited] if inherited else []
    duties += [_with_holder(said, lead.holder) if lead else said.duty for said in own]
    if first_item is not None:
        kept = _hand_down(passage, duties, first_item, leads)
        duties = [duty for duty in duties if duty is not kept]
    for d in duties:
        yield Duty(passage.index, d.holder, d.force, d.content, d.words, d.negative, d.basis, d.span, d.inherited)


def _hand_down(passage: Passage, duties: list[Duty], first: str, leads: dict[int, _Lead]) -> Duty | None:
    """Put what a lead-in hands to its items into ``leads``; the duty that it does not keep is given back."""
    text = passage.text.rstrip()
    start = sentences(text)[-1][0] if text else 0
    last = duties[-1] if duties and duties[-1].span[0] == start and text.endswith(":") else None
    if last is None:
        on = leads and _GOES_ON.match(text[start:])  # "The following also apply:" after a list
        leads[passage.index] = next(reversed(leads.values())) if on else _Lead(None, "", holder_of(text[start:]))
        return None
    down, keeps = handing(last.content, first)
    words = f"{last.content.rstrip(':, ')}: " if last.content.rstrip(":, ") else ""
    leads[passage.index] = _Lead(last if down else None, words, last.holder)
    return None if keeps else last


def _with_holder(said: _Said, holder: str) -> Duty:
    """A duty of an item with its own word of force: it has its lead-in's holder if it names none, or says "they"."""
    if said.duty.holder or not holder or (said.subject and not PRONOUN.match(said.subject)):
        return said.duty
    return replace(said.duty, holder=holder, inherited=True)


def _inherited(text: str, own: tuple[_Said, ...], lead: _Lead) -> Duty | None:
    """The duty of an item by its lead-in; None where its first words have a subject and force of their own."""
    start, end = (sentences(text) or [(0, len(text))])[0]
    here = [said for said in own if start <= said.at < end]
    if not text.strip() or lead.duty is None or any(said.begins - start <= 6 and not said.shared for said in here):
        return None
    cut = min((said.at for said in here if said.shared), default=end)
    content = text[start:end] if cut == end else _TAIL.sub("", text[start:cut])
    found = basis(text[start:end]) or lead.duty.basis
    return replace(
        lead.duty, content=lead.words + content.rstrip(" ;,."), span=(start, end), inherited=True, basis=found
    )


@lru_cache(maxsize=20_000)
def _own(text: str) -> tuple[_Said, ...]:
    """The duties that a text states by itself; the same for the same text wherever it stands."""
    known = deque(marks(text))
    if not known:
        return ()
    found: list[_Said] = []
    masked = quoted(text)
    told: list[tuple[str, list[_Said]]] = []
    for start, end in sentences(text):
        here: list[Mark] = []
        while known and known[0].start < end:
            mark = known.popleft()
            if len(here) < _MOST and not any(left <= mark.start < right for left, right in masked):
                here.append(mark.moved(-start))
        sentence = text[start:end]
        said = _of_sentence(sentence, start, here, told) if here and sentence[-1] != "?" else []
        found += said
        told.append((sentence, said))
    return tuple(found)


def _spoken_of_before(told: Sequence[tuple[str, list[_Said]]]) -> str:
    """Whom "they" means after these sentences: the subject of the last that has a noun for one, if that is an agent."""
    for sentence, said in reversed(told):
        if said:
            if said[-1].duty.holder or not PRONOUN.match(said[-1].subject):
                return said[-1].duty.holder
        elif (match := _SUBJECT.match(sentence)) and not PRONOUN.match(match["who"]):
            return tidy(match["who"]) if is_agent(match["who"]) else ""
    return ""


def _of_sentence(sentence: str, offset: int, here: list[Mark], told: Sequence[tuple[str, list[_Said]]]) -> list[_Said]:
    law = basis(sentence)
    found: list[tuple[_Said, Mark]] = []
    last: _Said | None = None
    for i, mark in enumerate(here):
        last = _read(sentence, mark, here[i - 1] if i else None, last, told)
        if last and last.duty.words:
            found.append((last, mark))
    return [
        _placed(said, offset, _content(sentence, mark, [other for other, _ in found[i + 1 :]]), law, len(sentence))
        for i, (said, mark) in enumerate(found)
    ]


def _placed(said: _Said, offset: int, content: str, law: str, length: int) -> _Said:
    """A duty with its content and law, and its places counted in the passage."""
    d = said.duty
    duty = Duty(0, d.holder, d.force, content.lstrip(": "), d.words, d.negative, law, (offset, offset + length))
    return _Said(duty, said.subject, said.at + offset, said.begins + offset, said.shared)


def _content(sentence: str, mark: Mark, later: list[_Said]) -> str:
    """What is to be done: from after the word of force to the end of the sentence, its bracket, or the next duty."""
    bracket = in_bracket(sentence, mark.start)
    end = bracket[1] if bracket else len(sentence)
    for said in later:
        if said.begins < end and in_bracket(sentence, said.at) == bracket:
            return _TAIL.sub("", sentence[mark.end : said.begins]).strip(" ,;")
    return sentence[mark.end : end].strip(" ,;").removesuffix(".")


def _read(
    sentence: str, mark: Mark, previous: Mark | None, last: _Said | None, told: Sequence[tuple[str, list[_Said]]]
) -> _Said | None:
    """The duty that a word of force lays down, without its content.

    None where its clause counts for nothing; without words where only this verb does (``may be late and must``).
    """
    rest = sentence[mark.end :]
    if _is_aside(sentence, mark, rest):
        return None
    if mark.kind in _HOLDS_INSIDE:
        whom = sentence[slice(*mark.holder)]
        return _said(mark, whom, tidy(whom), mark.start) if not whom or is_agent(whom) else None
    place = clause(sentence, mark, previous)
    if not place.counts or (place.shared and last is None):
        return None
    subject = last.subject if place.shared and last else place.subject
    before = ""
    if PRONOUN.match(subject):
        before = spoken_of(sentence[: mark.start], _spoken_of_before(told))
    if _lays_down_nothing(mark, subject, rest, before):
        mark = mark._replace(words="")
    holder = _holder(subject, rest, before)
    if place.shared and last and PRONOUN.match(subject) and not passive(rest):
        holder = last.duty.holder or holder
    if mark.kind == "required" and not mark.words.endswith(" to"):
        holder = tidy(by_whom(subject))
    begins = mark.start if place.shared or place.relative or not subject else sentence.rfind(subject, 0, mark.start)
    return _said(mark, subject, holder, begins if begins >= 0 else mark.start)._replace(shared=place.shared)


def _is_aside(sentence: str, mark: Mark, rest: str) -> bool:
    """Whether a word of force stands in an example, a comment on the text, the past, or a condition."""
    if is_example(sentence, mark.start) or _COMMENT.match(rest) or _PERFECT.match(rest):
        return True
    if mark.words == "should":
        return bool(_INVERTED.match(rest))
    before = sentence[: mark.start]
    if mark.kind in {"told", "that"}:
        return not _TELLS.search(before)
    return rest.startswith(" be limited") and bool(_NOT_ONLY.search(before))


def _said(mark: Mark, subject: str, holder: str, begins: int) -> _Said:
    negative = mark.negative or subject.lower().startswith(("no ", "nobody", "no-one", "neither "))
    return _Said(Duty(0, holder, mark.force, "", mark.words, negative), subject, mark.start, begins)


def _lays_down_nothing(mark: Mark, subject: str, rest: str, before: str) -> bool:
    """Whether the words speak of what can happen or what is needed, not of what is laid down."""
    whom = before if PRONOUN.match(subject) and before else subject
    if mark.words.startswith("may"):
        return not permits(whom, rest)
    if mark.kind == "needs":
        return not (by_whom(rest) if passive(rest) else is_agent(whom) and not is_anybody(whom))
    if "expected" in mark.words:
        return not is_agent(subject) and bool(_PREDICTED.match(rest))
    return mark.kind == "required" and mark.words.endswith(" to") and not is_agent(whom) and not rest.startswith(" be ")


def _holder(subject: str, rest: str, before: str) -> str:
    if passive(rest):
        return tidy(by_whom(rest))
    if PRONOUN.match(subject):
        return tidy(before) if before and is_agent(before) else ""
    if subject.endswith((" and", " or", " but")):  # the verb before it is not known: whoever the first words name
        words = subject.split()[:5]
        subject = next(
            (who for n in range(1, len(words)) if words[n].islower() and is_agent(who := " ".join(words[:n]))), ""
        )
    named = subject and is_agent(subject) and not _STATEMENT.match(subject)
    return tidy(subject) if named else ""
