"""What people said and what will be done: the items of lists and the promises, refusals and decisions in prose."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from typing import Literal

from wtanalysis.documents.model import Document
from wtanalysis.documents.sentences import sentences
from wtanalysis.published.decisions import Answering, places_of_questions, question_named
from wtanalysis.published.grammar import fold
from wtanalysis.published.model import Commitment, Modality, Side
from wtanalysis.published.outline import Place, section_id, slug
from wtanalysis.published.promise_lists import Item, leads_list, listed_items
from wtanalysis.published.promises import Promise, modality_of_item, promises
from wtanalysis.published.speaking import Speech, speeches

_SPEAKS = re.compile(
    r"(?:also |will\b|wants? to|intends? to|plans? to|aims? to|(?:is|are|have|has)\b|we|the government"
    r"|government|ministers|the department|the .{0,90}?(?:pathfinders?|pilots?|programme|board))\b"
)
_REPORTS = re.compile(
    r"\b(?:respondents?|responses|consultees|commented|suggested|felt that|asked (?:for|that|whether)"
    r"|proposal would|the consultation (?:proposed|asked|sought|set out|document))\b"
)
_NAMED = re.compile(
    r"^(?:[\w,' ]{0,60}, )?(?:the |our )?(?:[a-z]+ )?(?:government|department|agency|ministry|regulator"
    r"|council|authority|inspectorate|office|commission|it)\b(?! (?:of|s\b))"
)


@dataclass(frozen=True)
class _Told:
    """A promise of prose with the paragraph it stands in."""

    index: int
    place: Place
    text: str
    locator: str
    side: Side
    promise: Promise


def commitments(
    document: Document, places: tuple[Place, ...], quoted: frozenset[int], asked: frozenset[int]
) -> tuple[Commitment, ...]:
    """The rows of the commitments table: lists first within each section, then prose, all in document order.

    An annex that repeats the lists gives no rows of its own: its items are linked by ``repeated_at``, with any
    difference of wording in ``repeat_difference``. A document that has the lists in an annex only keeps them.

    Args:
        document: any response document.
        places: its outline.
        quoted: paragraphs that are quotations.
        asked: paragraphs that are questions.
    """
    spoken = speeches(document, places)
    items, listed = listed_items(document, places)
    prose = _prose(document, places, spoken, quoted | asked | {i.index for i in items})
    return tuple(_numbered(listed, prose))


def _prose(
    document: Document, places: tuple[Place, ...], spoken: tuple[Speech, ...], skip: frozenset[int]
) -> list[_Told]:
    """Every promise in prose, with its side: a decision where it answers what the topic asked."""
    found = []
    answering = Answering(document, places, spoken)
    asked_at = places_of_questions(document, places)
    for index, paragraph in enumerate(document.paragraphs):
        if (
            index in skip
            or paragraph.kind in ("heading", "footnote", "table", "quotation", "caption")
            or places[index].part in ("front", "annex", "respondents")
        ):
            continue
        named = False
        for start, end in sentences(paragraph.text):
            start = max(start, spoken[index].start) if end > spoken[index].start else end
            sentence = paragraph.text[start:end]
            for number, promise in enumerate(_told(document, index, sentence, spoken[index].answers, named)):
                words = sentence[promise.start : promise.end].strip(" ,;")
                side = answering.side(index, sentence, promise)
                place = asked_at.get(question_named(sentence), places[index])
                found.append(
                    _Told(
                        index,
                        place,
                        words,
                        paragraph.locator_at(start + promise.start if number else start),
                        side,
                        promise,
                    )
                )
            named = bool(_NAMED.match(fold(sentence)))
    return found


def _told(document: Document, index: int, sentence: str, answers: bool, named: bool) -> list[Promise]:
    """The promises of one sentence of prose that count where it stands."""
    if leads_list(document, index, sentence):
        return []
    found = promises(sentence, answers, named)
    return [p for p in found if answers or _speaks_for_itself(sentence, p)]


def _speaks_for_itself(sentence: str, promise: Promise) -> bool:
    """Outside a response, only plain promises count: not what the proposal "will" do, not what people asked for."""
    words = fold(sentence)
    return not _REPORTS.search(words[: promise.start]) and bool(_SPEAKS.match(words[promise.start :]))


def _numbered(listed: Sequence[tuple[Item, str, str]], prose: Sequence[_Told]) -> list[Commitment]:
    numbers: dict[tuple[str, ...], count[int]] = {}

    def following(*key: str) -> int:
        return next(numbers.setdefault(key, count(1)))

    rows: list[tuple[int, Commitment]] = []
    for item, repeated, differs in listed:
        place = item.place
        stem = (
            section_id(place.section) if not place.topic or place.part in ("you_said", "we_will") else slug(place.topic)
        )
        modality, horizon, due = _strength(item)
        rows.append(
            (
                item.index,
                Commitment(
                    f"{stem}-{item.side}-{following(stem, item.side)}",
                    place.section,
                    place.topic,
                    "list",
                    item.side,
                    following(place.key, item.side, "list"),
                    item.text,
                    modality,
                    horizon,
                    due,
                    item.locator,
                    repeated,
                    differs,
                ),
            )
        )
    for told in prose:
        place, side, promise = told.place, told.side, told.promise
        stem = slug(place.topic or place.section)
        rows.append(
            (
                told.index,
                Commitment(
                    f"{stem}-{side}-{following(stem, side)}",
                    place.section,
                    place.topic,
                    "prose",
                    side,
                    following(place.key, side, "prose"),
                    told.text,
                    promise.modality,
                    promise.horizon,
                    promise.due,
                    told.locator,
                ),
            )
        )
    return [row for _, row in sorted(rows, key=lambda pair: pair[0])]


def _strength(item: Item) -> tuple[Modality | Literal[""], str, str]:
    return modality_of_item(item.text, item.lead) if item.side == "will" else ("", "", "")
