"""What each topic proposed, with the questions that were asked about it.

A proposal and the decision on it are linked by their section and topic. A topic without a plain decision has none,
and a topic that only asked questions has no proposal.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from wtanalysis.documents.model import Document
from wtanalysis.documents.sentences import sentences
from wtanalysis.published.grammar import fold
from wtanalysis.published.model import Proposal
from wtanalysis.published.outline import Place, slug
from wtanalysis.published.questions import Asked
from wtanalysis.published.speaking import Speech, speeches
from wtanalysis.responses.model import Question

_WHO = (
    r"(?:we|the (?:government|department|consultation(?: paper| document)?|paper|white paper|green paper|draft"
    r"|call for (?:evidence|views)|ministry|agency|authority|regulator|council|document|office|inspectorate"
    r"|commission))"
)
_SAYS = (
    rf"\b{_WHO}(?: (?:also|therefore|further|then|had|have|originally))* (?:propos(?:ed|es)|suggest(?:ed|s)"
    r"|consulted on"
    r"|sought (?:views|feedback|comments|evidence|your views) on|set out (?:a |an |our |the |its |plans|proposals)"
    r"|put forward|recommended|outlined (?:a |our |the )?(?:propos|plan)\w*|invited (?:your )?(?:views|comments) on"
    r"|explored|wanted to|(?:was|were) seeking views on|asked for (?:your |people's )?views on)"
    r"|\b(?:it was|they were|was|were) proposed (?:that|to)\b"
)
_SAID = re.compile(_SAYS)
_PROPOSED = re.compile(
    rf"{_SAYS}|\bproposals? (?:was|were|would|is|are|included|sought|aimed)\b"
    r"|\b(?:the|our|these) (?:proposed )?(?:changes|proposals?|measures)(?: proposed)?"
    r" (?:aim|sought|seek|would|were|included?|intended)\w*"
    r"|\bproposed (?:changes|amendments|reforms) (?:to|would)\b"
)
_CHANGED = re.compile(
    r"\b(?:in this (?:revision|update|version|edition)|the (?:updates?|revisions?) to)\b"
    r"|\bwe (?:also )?(?:made changes|introduced|strengthened|included|took the opportunity|sought to"
    r"|clarified|created)\b"
    r"|\bwe (?:have )?(?:also )?(?:clarified|introduced|strengthened|created)\b"
    r"|\bthis includes the\b.{0,60}\bconsultation\b|\bwe want(?:ed)? (?:a|to)\b"
)
_REPORTS = re.compile(
    r"\b(?:respondents?|responses|comments|consultees)\b.{0,40}"
    r"\b(?:said|felt|suggested|proposed|agreed|commented|received|asked)\b|\breceived \d|\basked\b(?! for)"
    r"|\d ?%\)? (?:of (?:the )?(?:respondents|responses|those)|agreed|disagreed|said|supported)"
)
_LABEL = re.compile(r"\W*(?:consultation )?(?:question|q)\s?\d+[\d.a-z()]*(?:\s?[:.–-]\W*|\s+)", re.IGNORECASE)
"""The number of a question, before words that state a proposal."""
_GOES_ON = re.compile(r"(?:this|these|it|the (?:aim|intention|purpose))\b")


def proposals(
    document: Document,
    places: tuple[Place, ...],
    asked: Sequence[Asked],
    questions: Sequence[Question],
    quoted: frozenset[int],
) -> tuple[Proposal, ...]:
    """One row for each topic that asked or proposed something.

    The words are the topic's own statement of what was proposed, before its questions or after them; failing that, what
    it says was changed; failing that, the introduction of its section. The locator says which. A question is no
    proposal: a topic that is known by its questions only has no row.

    Args:
        document: any response document.
        places: its outline.
        asked: where its questions stand.
        questions: the questions read.
        quoted: paragraphs that are quotations.
    """
    reader = _Reader(document, places, speeches(document, places), quoted)
    rows = []
    for key in dict.fromkeys(p.key for p in places if p.topic and p.part not in ("annex", "respondents", "front")):
        own = tuple(q for q in questions if f"{q.section}\n{q.topic}" == key)
        before = min(((a.index, a.start) for a in asked if places[a.index].key == key), default=None)
        found = _found(reader, key, own, before)
        if found and (own or reader.consults(key)):
            section, topic = key.split("\n", 1)
            names = tuple(q.question_id for q in own)
            rows.append(Proposal(f"{slug(topic)}-proposal-1", section, topic, found[0], names, found[1]))
    return tuple(_unique(rows))


def _found(
    reader: _Reader, key: str, own: Sequence[Question], before: tuple[int, int] | None
) -> tuple[str, str] | None:
    """The words and the locator of what one topic proposed."""
    closed = [q for q in own if q.scale != "open"]
    found = reader.statement(key, _PROPOSED, before)
    if not found and (closed or not own):
        found = reader.statement(key, _SAID, None)
    if not found and closed:
        found = reader.statement(key, _CHANGED, before) or reader.introduction(key)
    return found


def _unique(rows: list[Proposal]) -> Iterator[Proposal]:
    """The rows with ids that differ, in order."""
    seen: Counter[str] = Counter()
    for row in rows:
        stem = row.proposal_id.removesuffix("-1")
        seen[stem] += 1
        yield replace(row, proposal_id=f"{stem}-{seen[stem]}")


class _Reader:
    """Finds statements of one topic in one document."""

    def __init__(
        self, document: Document, places: tuple[Place, ...], spoken: tuple[Speech, ...], quoted: frozenset[int]
    ) -> None:
        self._document, self._places, self._spoken, self._quoted = document, places, spoken, quoted

    def consults(self, key: str) -> bool:
        """Whether a topic without a question is one that was consulted on: it has a response of its own."""
        answers = {spoken.answers for place, spoken in zip(self._places, self._spoken, strict=True) if place.key == key}
        return answers == {True, False}

    def statement(self, key: str, pattern: re.Pattern[str], before: tuple[int, int] | None) -> tuple[str, str] | None:
        """A topic's first sentence with the pattern, outside its response, with the sentences that go on with it.

        With ``before``, only what stands before that paragraph and offset counts.
        """
        for index, paragraph in enumerate(self._document.paragraphs):
            if before and index > before[0]:
                return None
            if not self._may_state(index, key):
                continue
            spans = sentences(paragraph.text)
            for position, (start, end) in enumerate(spans):
                if before and (index, start) >= before:
                    return None
                words = fold(paragraph.text[start:end])
                if pattern.search(words) and not _REPORTS.search(words) and not words.rstrip(" *\"'").endswith("?"):
                    last = _last(paragraph.text, spans[position:])
                    label = _LABEL.match(paragraph.text[start:last])
                    start += label.end() if label else 0
                    return paragraph.text[start:last].strip(), paragraph.locator_at(start)
        return None

    def introduction(self, key: str) -> tuple[str, str] | None:
        """What the introduction of a topic's section says was changed."""
        section = key.split("\n", 1)[0]
        whole = f"{section}\n{section}"
        return None if whole == key else self.statement(whole, _CHANGED, None)

    def _may_state(self, index: int, key: str) -> bool:
        place, kind = self._places[index], self._document.paragraphs[index].kind
        return (
            place.key == key
            and place.part not in ("response", "said", "you_said", "we_will")
            and not self._spoken[index].answers
            and index not in self._quoted
            and kind not in ("heading", "footnote", "table")
        )


def _last(text: str, spans: Sequence[tuple[int, int]]) -> int:
    """Where a statement ends: with the sentences, two at most, that go on about it."""
    last = spans[0][1]
    for _, following in spans[1:3]:
        if not _GOES_ON.match(fold(text[last:following]).strip()):
            break
        last = following
    return last
