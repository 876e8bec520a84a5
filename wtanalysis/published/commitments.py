"""What people said and what will be done: the items of lists and the promises, refusals and decisions in prose."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

from wtanalysis.documents.model import Document, Paragraph
from wtanalysis.documents.sentences import sentences
from wtanalysis.published.decisions import Answering, places_of_questions, question_named
from wtanalysis.published.grammar import fold
from wtanalysis.published.model import Commitment, Modality, Side
from wtanalysis.published.outline import Place, section_id, slug
from wtanalysis.published.promises import Promise, modality_of_item, promises
from wtanalysis.published.speaking import Speech, speeches

SAME = 80.0
"""Score from which a list item repeats another (rapidfuzz token_sort_ratio, 0 to 100)."""

_SAID_LEAD = re.compile(r"\b(?:you|respondents|people|stakeholders) (?:said|told us|raised|suggested|asked)(?: that)?:?\s*$|\byou said(?: that)?\W*$")
_WILL_LEAD = re.compile(
    r"\b(?:we|the government|ministers|the department|the agency|the council|the regulator|the authority|the ministry|it) (?:therefore |also |now )?(?:will|shall|intends? to|plans? to|proposes? to|are going to|is going to|commits? to|aims? to|has decided to|have decided to|has agreed to|have agreed to)"
    r"(?: (?:also|therefore|now|continue to))*(?:,? (?:by|in|from|over|during) [\w ]{3,30})?,?:?\s*$"
)
_WILL_HEADING = re.compile(r"^(?:what )?(?:we|the government|the council|the department|the agency) (?:will|are going to|is going to|plans? to|intends? to)(?: now)?(?: do)?(?: next| now)?\W*$")
_SAID_CELL = re.compile(r"^(?:what )?(?:you|people|respondents|stakeholders|residents|consultees)(?: have)? (?:said|told us|asked(?: for)?|raised|wanted)(?: that)?\W*$|^(?:your|the) feedback\W*$")
_WILL_CELL = re.compile(rf"{_WILL_HEADING.pattern}|^(?:what )?(?:we|the council)(?: have|'ve)? (?:did|do|done|are doing|is doing)(?: about it)?\W*$|^(?:our|the government's|the council's) (?:response|action|commitment|answer)s?\W*$|^(?:government |council )?response\W*$")
_DONE = re.compile(r"^(?:we |the \w+ )?(?:have|has|had|'ve)\b|^we (?!need|feed|speed|proceed|exceed|succeed)\w+ed\b")
_FIGURE = re.compile(r"\d\s?(?:%|per ?cent)")
_SPEAKS = re.compile(
    r"(?:also |will\b|wants? to|intends? to|plans? to|aims? to|(?:is|are|have|has)\b|we|the government|government|ministers|the department|the .{0,90}?(?:pathfinders?|pilots?|programme|board))\b"
)
_REPORTS = re.compile(r"\b(?:respondents?|responses|consultees|commented|suggested|felt that|asked (?:for|that|whether)|proposal would|the consultation (?:proposed|asked|sought|set out|document))\b")
_NAMED = re.compile(r"^(?:[\w,' ]{0,60}, )?(?:the |our )?(?:[a-z]+ )?(?:government|department|agency|ministry|regulator|council|authority|inspectorate|office|commission|it)\b(?! (?:of|s\b))")


@dataclass(frozen=True)
class _Item:
    index: int
    side: Side
    text: str
    locator: str
    place: Place
    lead: str


@dataclass(frozen=True)
class _Told:
    """A promise of prose with the paragraph it stands in."""

    index: int
    place: Place
    text: str
    locator: str
    side: Side
    promise: Promise


def commitments(document: Document, places: tuple[Place, ...], quoted: frozenset[int], asked: frozenset[int]) -> tuple[Commitment, ...]:
    """The rows of the commitments table: lists first within each section, then prose, all in document order.

    An annex that repeats the lists gives no rows of its own: its items are linked by ``repeated_at``, with any difference
    of wording in ``repeat_difference``. A document that has the lists in an annex only keeps them.

    Args:
        document: any response document.
        places: its outline.
        quoted: paragraphs that are quotations.
        asked: paragraphs that are questions.
    """
    spoken = speeches(document, places)
    items = _items(document, places)
    main = [i for i in items if not _in_annex(places[i.index])]
    annex = [i for i in items if _in_annex(places[i.index])]
    if not main:
        main, annex = annex, []
    prose = _prose(document, places, spoken, quoted | asked | {i.index for i in items})
    return tuple(_numbered(_link(main, annex), prose))


def _in_annex(place: Place) -> bool:
    return bool(re.match(r"^(?:annex|appendix)\b", fold(place.section)))


# --- lists ------------------------------------------------------------------------------------------------------------


def _items(document: Document, places: tuple[Place, ...]) -> list[_Item]:
    found = []
    for index, paragraph in enumerate(document.paragraphs):
        if paragraph.kind == "table":
            found += _cells(index, paragraph, places[index])
        elif paragraph.kind in ("bullet", "numbered"):
            lead = document.paragraphs[paragraph.lead_in].text if paragraph.lead_in >= 0 else ""
            found += _listed(index, paragraph, places[index], fold(lead).strip(" *")[-220:], document.path(paragraph)[-1:])
    return found


def _listed(index: int, paragraph: Paragraph, place: Place, lead: str, heading: tuple[str, ...]) -> list[_Item]:
    """The item that a bullet or numbered paragraph is; none for figures, or where nothing leads in."""
    if place.part == "you_said" or _SAID_LEAD.search(lead) and place.part != "body":
        return [] if _FIGURE.search(paragraph.text) else [_Item(index, "said", paragraph.text, paragraph.locator, place, "")]
    verbs = _WILL_LEAD.search(lead)
    if _DONE.match(fold(paragraph.text)):
        return []
    if verbs or _bare(paragraph, heading) or place.part == "we_will" and paragraph.kind == "bullet":
        return [_Item(index, "will", paragraph.text, paragraph.locator, place, verbs.group() if verbs else "will")]
    return []


def _bare(paragraph: Paragraph, heading: tuple[str, ...]) -> bool:
    """Whether a bullet under "What we will do" goes on from its heading: "publish a map by May"."""
    headed = any(_WILL_HEADING.match(fold(title).strip(" *:")) for title in heading)
    return headed and paragraph.kind == "bullet" and not re.match(r"(?:we|the|it|they|this|these|there|a|an|our|in|from|by)\b", fold(paragraph.text))


def _cells(index: int, paragraph: Paragraph, place: Place) -> list[_Item]:
    """The items of a row of a table headed "You said" and "We will"."""
    sides = [_side_of(fold(cell).strip(" *:")) for cell in paragraph.header]
    if set(sides) < {"said", "will"} or len(paragraph.cells) != len(sides):
        return []
    found = []
    for side, cell in zip(sides, paragraph.cells, strict=True):
        text = cell.strip(" *")
        if side == "said" and re.search(r"\w{2}", text) and not _FIGURE.search(text) or side == "will" and _promises_something(text):
            found.append(_Item(index, side, text, paragraph.locator, place, "will"))
    return found


def _side_of(cell: str) -> Side | None:
    """The side that the head of a column names."""
    return "said" if _SAID_CELL.match(cell) else "will" if _WILL_CELL.match(cell) else None


def _promises_something(text: str) -> bool:
    """Whether a cell under "We will" promises: not empty, not told as done, and not a sentence that only explains."""
    words = fold(text)
    if not re.search(r"\w{2}", text) or _DONE.match(words):
        return False
    spoken = re.match(r"(?:we|the|this|these|it|there|our|you)\b", words)
    return not spoken or any(promises(text[start:end]) for start, end in sentences(text))


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


def _prose(document: Document, places: tuple[Place, ...], spoken: tuple[Speech, ...], skip: frozenset[int]) -> list[_Told]:
    """Every promise in prose, with its side: a decision where it answers what the topic asked."""
    found = []
    answering = Answering(document, places, spoken)
    asked_at = places_of_questions(document, places)
    for index, paragraph in enumerate(document.paragraphs):
        if index in skip or paragraph.kind in ("heading", "footnote", "table", "quotation", "caption") or places[index].part in ("front", "annex", "respondents"):
            continue
        named = False
        for start, end in sentences(paragraph.text):
            start = max(start, spoken[index].start) if end > spoken[index].start else end
            sentence = paragraph.text[start:end]
            for number, promise in enumerate(_told(document, index, sentence, spoken[index].answers, named)):
                words = sentence[promise.start : promise.end].strip(" ,;")
                side = answering.side(index, sentence, promise)
                place = asked_at.get(question_named(sentence), places[index])
                found.append(_Told(index, place, words, paragraph.locator_at(start + promise.start if number else start), side, promise))
            named = bool(_NAMED.match(fold(sentence)))
    return found


def _told(document: Document, index: int, sentence: str, answers: bool, named: bool) -> list[Promise]:
    """The promises of one sentence of prose that count where it stands."""
    if sentence.rstrip().endswith(":") and _WILL_LEAD.search(fold(sentence).strip(" *")[-220:]) and _leads_list(document, index):
        return []
    found = promises(sentence, answers, named)
    return [p for p in found if answers or _speaks_for_itself(sentence, p)]


def _leads_list(document: Document, index: int) -> bool:
    following = document.paragraphs[index + 1] if index + 1 < len(document.paragraphs) else None
    return following is not None and following.kind in ("bullet", "numbered")


def _speaks_for_itself(sentence: str, promise: Promise) -> bool:
    """Outside a response, only plain promises count: not what the proposal "will" do, not what people asked for."""
    words = fold(sentence)
    return not _REPORTS.search(words[: promise.start]) and bool(_SPEAKS.match(words[promise.start :]))


# --- rows -------------------------------------------------------------------------------------------------------------


def _numbered(listed: Sequence[tuple[_Item, str, str]], prose: Sequence[_Told]) -> list[Commitment]:
    numbers: dict[tuple[str, ...], count[int]] = {}

    def following(*key: str) -> int:
        return next(numbers.setdefault(key, count(1)))

    rows: list[tuple[int, Commitment]] = []
    for item, repeated, differs in listed:
        place = item.place
        stem = section_id(place.section) if not place.topic or place.part in ("you_said", "we_will") else slug(place.topic)
        modality, horizon, due = _strength(item)
        rows.append((item.index, Commitment(f"{stem}-{item.side}-{following(stem, item.side)}", place.section, place.topic, "list", item.side,
                                            following(place.key, item.side, "list"), item.text, modality, horizon, due, item.locator, repeated, differs)))  # fmt: skip
    for told in prose:
        place, side, promise = told.place, told.side, told.promise
        stem = slug(place.topic or place.section)
        rows.append((told.index, Commitment(f"{stem}-{side}-{following(stem, side)}", place.section, place.topic, "prose", side,
                                            following(place.key, side, "prose"), told.text, promise.modality, promise.horizon, promise.due, told.locator)))  # fmt: skip
    return [row for _, row in sorted(rows, key=lambda pair: pair[0])]


def _strength(item: _Item) -> tuple[Modality, str, str] | tuple[str, str, str]:
    return modality_of_item(item.text, item.lead) if item.side == "will" else ("", "", "")

