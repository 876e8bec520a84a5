"""Lists of what people said and what will be done: bullets under a lead, and tables "You said / We will"."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from wtanalysis.documents.model import Document, Paragraph
from wtanalysis.documents.sentences import sentences
from wtanalysis.published.grammar import fold
from wtanalysis.published.model import Side
from wtanalysis.published.outline import Place, part_of
from wtanalysis.published.promises import promises

SAME = 80.0
"""Score from which a list item repeats another (rapidfuzz token_sort_ratio, 0 to 100)."""
_SAID_LEAD = re.compile(
    r"\b(?:you|respondents|people|stakeholders) (?:said|told us|raised|suggested|asked)(?: that)?:?\s*$"
    r"|\byou said(?: that)?\W*$"
)
_SAID_LABEL = re.compile(
    r"^(?:(?:a )?(?:summary|overview) of )?(?:what )?(?:you|respondents|people|stakeholders|residents|consultees)"
    r"(?: have| also)? (?:said|told us)(?: to us)?(?: that)?\W*$"
)
"""A line of its own, or a heading, that opens a list of what was said."""
_WILL_LEAD = re.compile(
    r"\b(?:we|the government|ministers|the department|the agency|the council|the regulator|the authority"
    r"|the ministry|it) (?:therefore |also |now )?(?:will|shall|intends? to|plans? to|proposes? to"
    r"|are going to|is going to|commits? to|aims? to|has decided to|have decided to|has agreed to"
    r"|have agreed to)"
    r"(?: (?:also|therefore|now|continue to))*(?:,? (?:by|in|from|over|during) [\w ]{3,30})?,?:?\s*$"
)
_WILL_HEADING = re.compile(
    r"^(?:what )?(?:we|the government|the council|the department|the agency) (?:will|are going to|is going to"
    r"|plans? to|intends? to|are (?:now )?|is (?:now )?)(?: ?do| ?doing)?(?: next| now| about (?:it|this))?\W*$"
)
_SAID_CELL = re.compile(
    r"^(?:what )?(?:you|people|respondents|stakeholders|residents|consultees)(?: have)? (?:said|told us"
    r"|asked(?: for)?|raised|wanted)(?: that)?\W*$|^(?:your|the) feedback\W*$"
)
_WILL_CELL = re.compile(
    rf"{_WILL_HEADING.pattern}|^(?:what )?(?:we|the council)(?: have|'ve)? (?:did|do|done|are doing"
    r"|is doing)(?: about it)?\W*$|^(?:our|the government's|the council's) (?:response|action|commitment"
    r"|answer)s?\W*$|^(?:government |council )?response\W*$"
)
_DONE = re.compile(r"^(?:we |the \w+ )?(?:have|has|had|'ve)\b|^we (?!need|feed|speed|proceed|exceed|succeed)\w+ed\b")
_FIGURE = re.compile(r"\d\s?(?:%|per ?cent)")


@dataclass(frozen=True)
class Item:
    """One item of a list: its side, its words, and the lead that gives it a verb."""

    index: int
    side: Side
    text: str
    locator: str
    place: Place
    lead: str


def listed_items(document: Document, places: tuple[Place, ...]) -> tuple[list[Item], list[tuple[Item, str, str]]]:
    """The items of a document's lists.

    Args:
        document: any response document.
        places: its outline.

    Returns:
        All items found; and those that give rows, each with where an annex repeats it and how the two differ.
    """
    items = _items(document, places)
    main = [i for i in items if not _in_annex(i.place)]
    annex = [i for i in items if _in_annex(i.place)]
    return items, _link(main, annex) if main else _link(annex, [])


def leads_list(document: Document, index: int, sentence: str) -> bool:
    """Whether a sentence leads in the list that follows its paragraph: "In the next year we will:"."""
    following = document.paragraphs[index + 1] if index + 1 < len(document.paragraphs) else None
    if following is None or following.kind not in ("bullet", "numbered") or not sentence.rstrip().endswith(":"):
        return False
    return bool(_WILL_LEAD.search(fold(sentence).strip(" *")[-220:]))


def _in_annex(place: Place) -> bool:
    return bool(re.match(r"^(?:annex|appendix)\b", fold(place.section)))


def _items(document: Document, places: tuple[Place, ...]) -> list[Item]:
    found = []
    for index, paragraph in enumerate(document.paragraphs):
        if places[index].part == "front":
            continue
        if paragraph.kind == "table":
            found += _cells(index, paragraph, places[index])
        elif paragraph.kind in ("bullet", "numbered"):
            lead = _lead(document, index)
            found += _listed(
                index, paragraph, places[index], fold(lead).strip(" *")[-220:], document.path(paragraph)[-1:]
            )
    return found


def _lead(document: Document, index: int) -> str:
    """The words that lead in an item; a numbered item has the lead of the list it stands in."""
    paragraph = document.paragraphs[index]
    if paragraph.lead_in >= 0:
        return document.paragraphs[paragraph.lead_in].text
    while index > 0 and document.paragraphs[index].kind == paragraph.kind == "numbered":
        index -= 1
    before = document.paragraphs[index]
    leads = before.text.rstrip(" *").endswith(":") or _SAID_LABEL.match(fold(before.text).strip(" *"))
    return before.text if before.section == paragraph.section and leads else ""


def _listed(index: int, paragraph: Paragraph, place: Place, lead: str, heading: tuple[str, ...]) -> list[Item]:
    """The item that a bullet or numbered paragraph is; none for figures, or where nothing leads in."""
    verbs = _WILL_LEAD.search(lead)
    ours = verbs and part_of(lead) == "we_will"
    serial = paragraph.kind == "numbered" and "." in paragraph.number.strip(".")  # 3.2 is a paragraph, not an item
    told = _SAID_LABEL.match(lead) or place.part == "you_said" or (_SAID_LEAD.search(lead) and place.part != "body")
    if told and not ours and not serial:
        return (
            []
            if _FIGURE.search(paragraph.text)
            else [Item(index, "said", paragraph.text, paragraph.locator, place, "")]
        )
    if _DONE.match(fold(paragraph.text)):
        return []
    if verbs or _bare(paragraph, heading) or (place.part == "we_will" and paragraph.kind == "bullet"):
        return [Item(index, "will", paragraph.text, paragraph.locator, place, verbs.group() if verbs else "will")]
    return []


def _bare(paragraph: Paragraph, heading: tuple[str, ...]) -> bool:
    """Whether a bullet under "What we will do" goes on from its heading: "publish a map by May"."""
    headed = any(_WILL_HEADING.match(fold(title).strip(" *:")) for title in heading)
    return (
        headed
        and paragraph.kind == "bullet"
        and not re.match(r"(?:we|the|it|they|this|these|there|a|an|our|in|from|by)\b", fold(paragraph.text))
    )


def _cells(index: int, paragraph: Paragraph, place: Place) -> list[Item]:
    """The items of a row of a table headed "You said" and "We will"."""
    sides = [_side_of(fold(cell).strip(" *:")) for cell in paragraph.header]
    if set(sides) - {None} != {"said", "will"} or len(paragraph.cells) != len(sides):
        return []
    found = []
    for side, cell in zip(sides, paragraph.cells, strict=True):
        text = cell.strip(" *")
        if (side == "said" and re.search(r"\w{2}", text) and not _FIGURE.search(text)) or (
            side == "will" and _promises_something(text)
        ):
            found.append(Item(index, side, text, paragraph.locator, place, "will"))
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


def _link(main: Sequence[Item], annex: Sequence[Item]) -> list[tuple[Item, str, str]]:
    from rapidfuzz import fuzz

    free = list(annex)
    linked = []
    for item in main:
        scored = [
            (fuzz.token_sort_ratio(fold(item.text), fold(other.text)), k)
            for k, other in enumerate(free)
            if other.side == item.side
        ]
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
    for kind, a0, a1, b0, b1 in difflib.SequenceMatcher(
        None, [fold(w) for w in a], [fold(w) for w in b], autojunk=False
    ).get_opcodes():
        if kind != "equal":
            parts.append(f"{' '.join(a[a0:a1]) or '(nothing)'} -> {' '.join(b[b0:b1]) or '(nothing)'}")
    return "; ".join(parts)
