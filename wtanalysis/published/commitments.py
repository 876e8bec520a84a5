"""What people said and what will be done: the items of lists and the promises, refusals and decisions in prose."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from wtanalysis.documents.model import Document, Paragraph
from wtanalysis.documents.sentences import sentences
from wtanalysis.published.grammar import fold
from wtanalysis.published.model import Commitment, Side
from wtanalysis.published.outline import Place, section_id, slug
from wtanalysis.published.promises import Promise, modality_of_item, promises

SAME = 80.0
"""Score from which a list item repeats another (rapidfuzz token_sort_ratio, 0 to 100)."""

_SAID_LEAD = re.compile(r"\b(?:you|respondents|people|stakeholders) (?:said|told us|raised|suggested|asked)(?: that)?:?\s*$|\byou said(?: that)?\W*$")
_WILL_LEAD = re.compile(r"\b(?:we|the government|ministers|the department)(?: (?:will|intends? to|plans? to|proposes? to|are going to|commits? to|aims? to|has decided to|have decided to))(?: (?:also|therefore|now))*(?: (?:by|in|from) [\w ]{3,20})?:?\s*$")


@dataclass(frozen=True)
class _Item:
    index: int
    side: Side
    text: str
    locator: str
    place: Place
    lead: str


def commitments(document: Document, places: tuple[Place, ...], quoted: frozenset[int], asked: frozenset[int]) -> tuple[Commitment, ...]:
    """The rows of the commitments table: lists first within each section, then prose, all in document order.

    An annex that repeats the lists gives no rows of its own: its items are linked by ``repeated_at``, with any difference
    of wording in ``repeat_difference``. A document that has the lists in an annex only keeps them.
    """
    items = _items(document, places)
    main = [i for i in items if not _in_annex(places[i.index])]
    annex = [i for i in items if _in_annex(places[i.index])]
    if not main:
        main, annex = annex, []
    listed = _link(main, annex)
    taken = {i.index for i in items}
    prose = _prose(document, places, quoted | asked | taken)
    return tuple(_numbered(listed, prose, document))


def _in_annex(place: Place) -> bool:
    return bool(re.match(r"^(?:annex|appendix)\b", fold(place.section)))


# --- lists ------------------------------------------------------------------------------------------------------------


def _items(document: Document, places: tuple[Place, ...]) -> list[_Item]:
    found = []
    for index, paragraph in enumerate(document.paragraphs):
        place = places[index]
        if paragraph.kind not in ("bullet", "numbered"):
            continue
        lead = document.paragraphs[paragraph.lead_in].text if paragraph.lead_in >= 0 else ""
        last = fold(lead).strip(" *")[-220:]
        if place.part == "you_said" or _SAID_LEAD.search(last) and place.part != "body":
            found.append(_Item(index, "said", paragraph.text, paragraph.locator, place, ""))
        elif place.part == "we_will" or _WILL_LEAD.search(last):
            verbs = _WILL_LEAD.search(last)
            found.append(_Item(index, "will", paragraph.text, paragraph.locator, place, verbs.group() if verbs else "will"))
    return found


def _link(main: Sequence[_Item], annex: Sequence[_Item]) -> list[tuple[_Item, str, str]]:
    from rapidfuzz import fuzz

    free = list(annex)
    linked = []
    for item in main:
        scored = [(fuzz.token_sort_ratio(fold(item.text), fold(other.text)), k) for k, other in enumerate(free) if other.side == item.side]
        best = max(scored, default=(0.0, -1))
        if best[0] >= SAME:
            twin = free.pop(best[1])
            linked.append((item, twin.locator, difference(item.text, twin.text)))
        else:
            linked.append((item, "", ""))
    return linked


def difference(first: str, second: str) -> str:
    """How two wordings differ, word by word; empty where they differ in the kind of marks only.

    >>> difference("focusing on best practice", "focusing on best-practice")
    'best practice -> best-practice'
    """
    a, b = first.split(), second.split()
    parts = []
    for kind, a0, a1, b0, b1 in difflib.SequenceMatcher(None, [fold(w) for w in a], [fold(w) for w in b], autojunk=False).get_opcodes():
        if kind != "equal":
            parts.append(f"{' '.join(a[a0:a1]) or '(nothing)'} -> {' '.join(b[b0:b1]) or '(nothing)'}")
    return "; ".join(parts)


# --- prose ------------------------------------------------------------------------------------------------------------


def _prose(document: Document, places: tuple[Place, ...], skip: frozenset[int] | set[int]) -> list[tuple[int, str, str, Promise]]:
    """(paragraph, words, locator, promise) of every promise in prose."""
    found = []
    for index, paragraph in enumerate(document.paragraphs):
        place = places[index]
        if index in skip or paragraph.kind in ("heading", "footnote", "table", "quotation", "caption") or place.part in ("front", "annex", "respondents"):
            continue
        responding = place.part in ("response", "we_will")
        for start, end in sentences(paragraph.text):
            sentence = paragraph.text[start:end]
            if sentence.rstrip().endswith(":") and _WILL_LEAD.search(fold(sentence).strip(" *")[-220:]) and _leads_list(document, index):
                continue
            for promise in promises(_without_quotes(sentence), responding):
                if not responding and not _speaks_for_itself(sentence, promise, paragraph):
                    continue
                words = sentence[promise.start : promise.end].strip(" ,;")
                found.append((index, words, paragraph.locator_at(start + promise.start), promise))
    return found


def _leads_list(document: Document, index: int) -> bool:
    following = document.paragraphs[index + 1] if index + 1 < len(document.paragraphs) else None
    return following is not None and following.kind in ("bullet", "numbered")


def _without_quotes(sentence: str) -> str:
    """A sentence with what stands in double quotation marks blanked out; offsets stay."""
    return re.sub(r"[“\"][^“”\"]{12,}[”\"]", lambda m: " " * len(m.group()), sentence)


def _speaks_for_itself(sentence: str, promise: Promise, paragraph: Paragraph) -> bool:
    """Outside a response, only plain promises count: not what the proposal "will" do, not what people asked for."""
    words = fold(sentence)
    if re.search(r"\b(?:respondents?|responses|consultees|commented|suggested|felt that|asked (?:for|that|whether)|proposal would|the consultation (?:proposed|asked|sought|set out|document))\b", words[: promise.start]):
        return False
    return bool(re.match(r"(?:also |will\b|wants? to|intends? to|plans? to|aims? to|(?:is|are|have|has)\b|we|the government|government|ministers|the department|the .{0,90}?(?:pathfinders?|pilots?|programme|board))\b", words[promise.start :]))


# --- rows -------------------------------------------------------------------------------------------------------------


def _numbered(listed: Sequence[tuple[_Item, str, str]], prose: Sequence[tuple[int, str, str, Promise]], document: Document) -> list[Commitment]:
    rows: list[tuple[int, Commitment]] = []
    counts: dict[tuple[str, str], int] = {}
    order: dict[tuple[str, str, str], int] = {}
    from wtanalysis.published.outline import outline

    places = outline(document)

    def name(stem: str, side: str) -> str:
        counts[stem, side] = counts.get((stem, side), 0) + 1
        return f"{stem}-{side}-{counts[stem, side]}"

    for item, repeated, differs in listed:
        stem = section_id(item.place.section) if not item.place.topic or item.place.part in ("you_said", "we_will") else slug(item.place.topic)
        order[item.place.key, item.side, "list"] = order.get((item.place.key, item.side, "list"), 0) + 1
        modality, horizon, due = modality_of_item(item.text, item.lead) if item.side == "will" else ("", "", "")
        rows.append((item.index, Commitment(name(stem, item.side), item.place.section, item.place.topic, "list", item.side, order[item.place.key, item.side, "list"],
                                            item.text, modality, horizon, due, item.locator, repeated, differs)))  # type: ignore[arg-type]  # fmt: skip
    for index, words, locator, promise in prose:
        place = places[index]
        stem = slug(place.topic or place.section)
        order[place.key, promise.side, "prose"] = order.get((place.key, promise.side, "prose"), 0) + 1
        rows.append((index, Commitment(name(stem, promise.side), place.section, place.topic, "prose", promise.side, order[place.key, promise.side, "prose"], words,
                                       promise.modality, promise.horizon, promise.due, locator)))  # fmt: skip
    return [row for _, row in sorted(rows, key=lambda pair: pair[0])]


__all__ = ["commitments", "difference", "replace"]
