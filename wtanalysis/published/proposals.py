"""What each topic proposed, with the questions that were asked about it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wtanalysis.documents.model import Document
from wtanalysis.documents.sentences import sentences
from wtanalysis.published.grammar import fold
from wtanalysis.published.model import Proposal
from wtanalysis.published.outline import Place, slug
from wtanalysis.published.questions import Asked
from wtanalysis.responses.model import Question

_WHO = r"(?:we|the (?:government|department|consultation(?: paper| document)?|paper|white paper|draft|call for evidence|ministry|agency|authority|regulator|council|document))"
_PROPOSED = re.compile(
    rf"\b{_WHO}(?: (?:also|therefore|further|then|had|have))* (?:propos(?:ed|es)|suggest(?:ed|s)|consulted on|sought (?:views|feedback|comments|evidence) on|set out (?:a |our |the |its |plans|proposals)|recommended|outlined (?:a |our |the )?(?:propos|plan)\w*|"
    rf"invited views on|explored|wanted to|was seeking views on|were seeking views on|asked for views on)"
    r"|\b(?:it was|they were|was|were) proposed (?:that|to)\b|\bproposals? (?:was|were|would|is|are|included|sought|aimed)\b|\b(?:the|our|these) (?:proposed )?(?:changes|proposals?|measures)(?: proposed)? (?:aim|sought|seek|would|were|included?|intended)\w*"
    r"|\bproposed (?:changes|amendments|reforms) (?:to|would)\b"
)
_CHANGED = re.compile(
    r"\b(?:in this (?:revision|update|version|edition)|the (?:updates?|revisions?) to)\b|\bwe (?:also )?(?:made changes|introduced|strengthened|included|took the opportunity|sought to|clarified|created)\b|\bwe (?:have )?(?:also )?(?:clarified|introduced|strengthened|created)\b"
    r"|\bthis includes the\b.{0,60}\bconsultation\b|\bwe want(?:ed)? (?:a|to)\b"
)


def proposals(document: Document, places: tuple[Place, ...], asked: Sequence[Asked], questions: Sequence[Question], quoted: frozenset[int]) -> tuple[Proposal, ...]:
    """One row for each topic that asked or proposed something.

    The words are the topic's own statement of what was proposed, before its questions; failing that, what it says was
    changed; failing that, the introduction of its section; failing that, the question itself. The locator says which.
    """
    rows = []
    order = list(dict.fromkeys(place.key for place in places if place.topic and place.part not in ("annex", "respondents", "front")))
    for key in order:
        own = [q for q in questions if f"{q.section}\n{q.topic}" == key]
        before = min(((a.index, a.start) for a in asked if places[a.index].key == key), default=None)
        found = _statement(document, places, key, quoted, _PROPOSED, before)
        closed = [q for q in own if q.scale != "open"]
        if not found and closed:
            found = (
                _statement(document, places, key, quoted, _CHANGED, before) or _introduction(document, places, key, quoted) or (closed[0].text, closed[0].locator)
            )
        if not found or not own and not _consults(places, key):
            continue
        section, topic = key.split("\n", 1)
        rows.append(Proposal(f"{slug(topic)}-proposal-1", section, topic, found[0], tuple(q.question_id for q in own), found[1]))
    return tuple(_unique(rows))


def _unique(rows: list[Proposal]) -> list[Proposal]:
    from dataclasses import replace

    seen: dict[str, int] = {}
    result = []
    for row in rows:
        seen[row.proposal_id] = seen.get(row.proposal_id, 0) + 1
        number = seen[row.proposal_id]
        result.append(row if number == 1 else replace(row, proposal_id=row.proposal_id.removesuffix("-1") + f"-{number}"))
    return result


def _consults(places: tuple[Place, ...], key: str) -> bool:
    """Whether a topic without a question is one that was consulted on: it has a response of its own."""
    return any(place.key == key and place.part == "response" for place in places) and any(place.key == key and place.part != "response" for place in places)


def _statement(document: Document, places: tuple[Place, ...], key: str, quoted: frozenset[int], pattern: re.Pattern[str], before: tuple[int, int] | None = None) -> tuple[str, str] | None:
    """The first sentence of a topic, outside its response and before its first question, that states a proposal, with the sentences that go on with it."""
    for index, paragraph in enumerate(document.paragraphs):
        if before and index > before[0]:
            break
        if places[index].key != key or places[index].part in ("response", "said", "you_said", "we_will") or index in quoted or paragraph.kind in ("heading", "footnote", "table"):
            continue
        spans = sentences(paragraph.text)
        for position, (start, end) in enumerate(spans):
            if before and (index, start) >= before:
                break
            words = fold(paragraph.text[start:end])
            if pattern.search(words) and not re.search(r"\b(?:respondents?|responses|comments|consultees)\b.{0,40}\b(?:said|felt|suggested|proposed|agreed|commented|received|asked)\b|\breceived \d|\d ?%|\basked\b", words):
                last = end
                for _, following in spans[position + 1 : position + 3]:
                    if not re.match(r"(?:this|these|it|the (?:aim|intention|purpose))\b", fold(paragraph.text[last:following]).strip()):
                        break
                    last = following
                return paragraph.text[start:last].strip(), paragraph.locator_at(start)
    return None


def _introduction(document: Document, places: tuple[Place, ...], key: str, quoted: frozenset[int]) -> tuple[str, str] | None:
    section = key.split("\n", 1)[0]
    if f"{section}\n{section}" == key:
        return None
    return _statement(document, places, f"{section}\n{section}", quoted, _CHANGED)
