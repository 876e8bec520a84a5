"""The duties of an edition: who must, should or may do what, and by which law.

Rules of reading, none of them about one document: :mod:`wtanalysis.guidance.duty_words` knows the words of force,
:mod:`~wtanalysis.guidance.duty_context` the clause that each stands in, :mod:`~wtanalysis.guidance.duty_holders` who
can hold a duty, :mod:`~wtanalysis.guidance.duty_powers` when *may* gives a power. No duty is read from what is quoted,
an example, a question, a condition (``if the child must``), or a definition. A bullet takes force and holder from its
lead-in unless it has its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from wtanalysis.guidance.changes import Duty
from wtanalysis.guidance.duty_context import clause, is_example, quoted, sentences
from wtanalysis.guidance.duty_holders import by_whom, is_agent, passive, tidy
from wtanalysis.guidance.duty_powers import basis, permits
from wtanalysis.guidance.duty_words import Mark, marks
from wtanalysis.guidance.model import Guidance, Passage

_NO_DUTIES = frozenset({"quotation", "glossary"})
_COMMENT = re.compile(
    r"\s*(?:also |always |therefore |\w+ly )?be\s+(?:noted|remembered|recognised|emphasised|stressed|acknowledged|said|borne in mind|clear that|understood that)\b"
)
_PERFECT = re.compile(r"\s*(?:not |never |\w+ly )?have (?:been|\w+ed)\b(?! regard)")
_PREDICTED = re.compile(
    r"\s*(?:\w+ly )?(?:change|increase|rise|grow|fall|become|occur|result|last|remain|arise|reach)\b"
)
_MEANS = re.compile(r"\s*(?:not )?be (?:treated|construed|read|deemed|interpreted) as\b|\s*(?:mean|be deemed)\b")
_TAIL = re.compile(r"[\s,;:]*(?:\b(?:and|or|but|so|which|who)\b\s*)*$")
_PRONOUN = re.compile(r"(?:they|it|he|she|both|all|each)$", re.IGNORECASE)
_LIST_END = re.compile(r"(?:such as|for example|e\.g\.?|for instance|examples? (?:of|include))[^.:]*:?\s*$")
_CONDITION = re.compile(
    r"\b(?:if|where|when|unless|who|which|because|whose|in case|so that|such that)\b[^,;]*:?\s*$", re.IGNORECASE
)
_NOT_ONLY = re.compile(r"\binclud\w+,? but $")
_IF_WHO = re.compile(
    r"\b(?:where|when|if|once|as soon as|whenever|unless|while)\s+([^,]{3,70}?)\s+(?:is|are|was|were|has|have|do|does|did|will|would|can|could|may|wish(?:es)?|consider\w*|decide\w*|believe\w*|suspect\w*|receive\w*|identif\w+|\w+ed|find\w*|know\w*|determine\w*|think\w*|agree\w*|need\w*)\b",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"((?:[A-Z][\w’/-]*)[^,.;:]{0,80}?) (?:is|are|has|have|will|can|may|plays?|holds?|works?|provides?)\b"
)
_CHILD = re.compile(r"\b(?:child|children|young people|young person)$", re.IGNORECASE)
_FIRST = re.compile(r"^[A-Z]?[a-z]")


@dataclass(frozen=True)
class _Said:
    """A duty as its own sentence says it, before the passage is known. ``at`` is where its word of force begins."""

    duty: Duty
    at: int
    subject: str
    leads: bool = False


@dataclass(frozen=True)
class _Lead:
    """What a lead-in hands to its bullets: the duty whose list they are, and the words before each."""

    duty: Duty
    words: str


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
    leads: dict[int, _Lead | None] = {}
    leading = {passage.lead_in for passage in guidance.passages if passage.lead_in >= 0}
    found: list[Duty] = []
    for passage in guidance.passages:
        if passage.stated is not None:
            found += _stated(passage)
        elif passage.kind not in _NO_DUTIES:
            found += _of_passage(passage, passage.index in leading, leads)
    return tuple(found)


def _stated(passage: Passage) -> list[Duty]:
    stated = passage.stated
    if stated is None or not stated.force or stated.absent:
        return []
    text = passage.text
    return [Duty(passage.index, "; ".join(stated.holders), stated.force, text, stated.force, span=(0, len(text)))]


def _of_passage(passage: Passage, leads_in: bool, leads: dict[int, _Lead | None]) -> list[Duty]:
    own = _own(passage.text)
    lead = leads.get(passage.lead_in)
    inherited = _inherit(passage, own, lead) if lead else None
    said = [*([inherited] if inherited else []), *own]
    if leads_in:
        handed = next((item for item in reversed(said) if item.leads), None)
        text = passage.text
        if handed is not None:
            leads[passage.index] = _handed(handed, text)
            said = [item for item in said if item is not handed]
        elif inherited and text.rstrip().endswith(":") and not _LIST_END.search(text):
            leads[passage.index] = _Lead(inherited.duty, f"{inherited.duty.content.rstrip(': ')}: ")
            said = [item for item in said if item is not inherited]
    return [replace(item.duty, passage=passage.index) for item in said]


def _handed(said: _Said, text: str) -> _Lead:
    content = said.duty.content.rstrip(":, ")
    return _Lead(said.duty, f"{content}: " if content else "")


def _inherit(passage: Passage, own: tuple[_Said, ...], lead: _Lead) -> _Said | None:
    """The duty of a bullet by its lead-in; None where the bullet's first words have their own subject and force."""
    text = passage.text
    first = next(sentences(text), (0, len(text)))
    if any(item.at < first[1] and (item.at == 0 or (item.subject and text.find(item.subject) <= 6)) for item in own):
        return None
    if not _FIRST.match(text) and not text[:1].isalnum() and text[:1] not in "‘“(":
        return None
    end = min([item.at for item in own if item.at < first[1] and not item.subject], default=first[1])
    content = text[first[0] : first[1]] if end == first[1] else _TAIL.sub("", text[first[0] : end])
    duty = replace(
        lead.duty, content=lead.words + content.rstrip(" ;,."), span=first, inherited=True,
        basis=basis(text[slice(*first)]) or lead.duty.basis,
    )  # fmt: skip
    return _Said(duty, first[0], "")


@lru_cache(maxsize=20_000)
def _own(text: str) -> tuple[_Said, ...]:
    """The duties that a text states by itself; the same for the same text wherever it stands."""
    known = list(marks(text))
    if not known:
        return ()
    found: list[_Said] = []
    masked = quoted(text)
    before = ""
    for start, end in sentences(text):
        here = [
            mark for mark in known
            if start <= mark.start < end and not any(left <= mark.start < right for left, right in masked)
        ]  # fmt: skip
        sentence = text[start:end]
        if here and not sentence.endswith("?"):
            said = list(_of_sentence(sentence, start, here, before))
            found += said
        before = _spoken_of(sentence, found, (start, end), before)
    return tuple(found)


def _spoken_of(sentence: str, found: list[_Said], span: tuple[int, int], before: str) -> str:
    """Whom "they" in the next sentence would mean: the subject of this one, if it names people or bodies."""
    for item in reversed(found):
        if item.duty.span == span:
            return item.duty.holder or ("" if not _PRONOUN.match(item.subject) else before)
    match = _SUBJECT.match(sentence)
    if not match or _PRONOUN.match(match[1]):
        return before
    return tidy(match[1]) if is_agent(match[1]) else ""


def _of_sentence(sentence: str, offset: int, here: list[Mark], before: str) -> list[_Said]:
    found: list[_Said] = []
    local = [
        replace(mark, start=mark.start - offset, end=mark.end - offset,
                holder=(mark.holder[0] - offset, mark.holder[1] - offset))
        for mark in here
    ]  # fmt: skip
    law = basis(sentence)
    ends: list[int] = []
    for i, mark in enumerate(local):
        made = _read(sentence, mark, local[:i], found, before)
        if made is None:
            continue
        subject, holder = made
        negative = mark.negative or subject.lower().startswith(("no ", "nobody", "no-one", "neither "))
        duty = Duty(0, holder, mark.force, "", mark.words, negative, law, (offset, offset + len(sentence)))
        found.append(_Said(duty, mark.start, subject))
        ends.append(mark.end)
    return [
        _with_content(sentence, offset, item, ends[i], found[i + 1].at if i + 1 < len(found) else 0)
        for i, item in enumerate(found)
    ]


def _with_content(sentence: str, offset: int, said: _Said, end: int, until: int) -> _Said:
    content = sentence[end : until or len(sentence)]
    if until and said.subject:
        content = _TAIL.sub("", content)
    leads = (
        not until
        and sentence.endswith(":")
        and not _LIST_END.search(sentence[end:])
        and not _CONDITION.search(sentence[end:])
    )
    duty = replace(said.duty, content=content.strip(" ,;").rstrip("." if not leads else ""))
    return replace(said, duty=duty, at=offset + said.at, leads=leads)


def _read(sentence: str, mark: Mark, earlier: list[Mark], found: list[_Said], before: str) -> tuple[str, str] | None:
    """The subject and holder of a word of force; None where it lays down nothing."""
    rest = sentence[mark.end :]
    if _NOT_ONLY.search(sentence[: mark.start]) and rest.startswith(" be limited"):
        return None
    if is_example(sentence, mark.start) or _COMMENT.match(rest) or _MEANS.match(rest) or _PERFECT.match(rest):
        return None
    if mark.kind == "told":
        whom = sentence[slice(*mark.holder)]
        return (whom, tidy(whom)) if is_agent(whom) else None
    if mark.kind == "bare":
        return "", ""
    place = clause(sentence, mark, earlier)
    if not place.counts:
        return None
    if place.shared:
        if not found:
            return None
        subject, given = found[-1].subject, found[-1].duty.holder
    else:
        subject, given = place.subject, ""
    if _is_possible(mark, subject, rest, before):
        return None
    if _PRONOUN.match(subject) and (
        known := [
            m[1]
            for m in _IF_WHO.finditer(sentence[: mark.start])
            if is_agent(m[1]) and not _CHILD.search(m[1]) and not _PRONOUN.match(m[1])
        ]
    ):
        before = known[-1]
    return subject, given or _holder(subject, rest, before)


def _is_possible(mark: Mark, subject: str, rest: str, before: str) -> bool:
    """Whether the words speak of what can happen, not of what is laid down."""
    if mark.words.startswith(("may", "can")):
        return not permits(before if subject.lower() == "they" and before else subject, mark.words, rest)
    if "expected" in mark.words:
        return not is_agent(subject) and bool(_PREDICTED.match(rest))
    if "required" in mark.words:
        return not is_agent(subject) and not rest.startswith(" be ")
    return False


def _holder(subject: str, rest: str, before: str) -> str:
    if passive(rest):
        return tidy(by_whom(rest))
    if _PRONOUN.match(subject):
        return tidy(before) if before and is_agent(before) else ""
    return tidy(subject) if subject and is_agent(subject) else ""
