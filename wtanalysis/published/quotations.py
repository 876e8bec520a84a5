"""Quotations of respondents: the words, whom they are attributed to, and whether that body is on the list.

Four forms are read: paragraphs wholly in quotation marks (over several paragraphs, too), block quotes, words in marks
inside a sentence that says who spoke, and paragraphs that end with a dash and a name. Scare quotes, questions, titles,
definitions and citations of laws or documents are none. In doubt nothing is claimed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from wtanalysis.documents.model import Document
from wtanalysis.published.attribution import attribution_kind, person_name
from wtanalysis.published.marks import Passage, passages, straight
from wtanalysis.published.matching import match_organisation
from wtanalysis.published.model import Organisation, Quotation
from wtanalysis.published.outline import Place
from wtanalysis.published.quoted_blocks import (
    WORDS_INSIDE,
    WORDS_LOOSE,
    Found,
    as_printed,
    plain_words,
    whole_quotation,
)
from wtanalysis.published.speech import after_passage, before_passage

__all__ = ["Found", "find_quotations", "quotations", "quoted_paragraphs"]

_SKIPPED_KINDS = ("heading", "footnote", "table", "caption")


def find_quotations(document: Document, places: tuple[Place, ...]) -> tuple[Found, ...]:
    """All quotations of respondents, in document order.

    Args:
        document: a response document.
        places: its outline; a list of respondents holds none, and in our author's own parts each needs a speaker.
    """
    found: list[Found] = []
    index = 0
    while index < len(document.paragraphs):
        here = list(_at(document, places, index))
        found.extend(here)
        index = max([index, *(max(q.last, q.attributed_at) for q in here)]) + 1
    return tuple(found)


def quoted_paragraphs(found: Sequence[Found]) -> frozenset[int]:
    """The indexes of paragraphs that are nothing but quotation; numbers in them are the respondent's."""
    return frozenset(index for quote in found if quote.whole for index in range(quote.first, quote.last + 1))


def _at(document: Document, places: tuple[Place, ...], index: int) -> Iterator[Found]:
    paragraph = document.paragraphs[index]
    if places[index].part == "respondents" or paragraph.kind in _SKIPPED_KINDS or len(paragraph.text.strip()) < 12:
        return
    whole = whole_quotation(document, places, index)
    if whole:
        yield whole
    else:
        yield from _inside(document, index)


# --- words inside a sentence ----------------------------------------------------------------------------------


def _inside(document: Document, index: int) -> Iterator[Found]:
    """Quotations inside a paragraph of our author's own words: each needs somebody who is said to have spoken."""
    printed = document.paragraphs[index].text
    text = straight(printed)
    found = passages(text)
    held: Found | None = None
    for at, passage in enumerate(found):
        floor = found[at - 1].end if at else 0
        edge = found[at + 1].start if at + 1 < len(found) else len(text)
        words = plain_words(printed[passage.start : passage.end])
        who = _who(text, passage, floor, edge, words)
        if (
            held is not None
            and who is None
            and re.fullmatch(r"\s?,?[^.;:]{3,80},\s?", text[floor : passage.start])
            and words[:1].islower()
        ):
            held = replace(held, text=f"{held.text} {words}")
            continue
        if held is not None:
            yield held
        held = None if who is None else Found(index, index, words, as_printed(printed, who), -1, False, passage.start)
    if held is not None:
        yield held


def _who(text: str, passage: Passage, floor: int, edge: int, words: str) -> str | None:
    """Who spoke a passage inside a paragraph, None where it is no quotation of a respondent."""
    count, inner = len(words.split()), text[passage.start + 1 : passage.end - 1]
    ended = inner.rstrip()[-1:] in ".,!?" or text[passage.end : passage.end + 1] == "."
    if count < WORDS_INSIDE or inner.rstrip().endswith("?"):
        return None
    after, used = after_passage(text[passage.end : edge], edge == len(text))
    if (
        used
        and after is not None
        and not (text[passage.end :].strip()[:1] not in "([-," and inner[-1:] not in ".,!" and count < WORDS_LOOSE)
    ):
        bracket = text[passage.end : passage.end + used].strip(" .,")[:1] in ("(", "[", "-")
        capital = inner[:1].isupper() and ended
        if (capital and not (bracket and count < 5)) or count >= WORDS_LOOSE:
            return after
    before, led = before_passage(text[floor : passage.start])
    if before is None or (not before and count < WORDS_LOOSE):
        return None
    return before if count >= WORDS_LOOSE or (led and (inner[:1].isupper() and ended)) else None


# --- rows ---------------------------------------------------------------------------------------------------


def quotations(
    document: Document, places: tuple[Place, ...], found: Sequence[Found], organisations: Sequence[Organisation]
) -> tuple[Quotation, ...]:
    """The rows of the quotations table.

    Args:
        document: the document that ``found`` was found in.
        places: its outline.
        found: quotations as :func:`find_quotations` gives them.
        organisations: the list of respondents, for matching attributions.
    """
    rows = []
    for quote in found:
        place = places[quote.first]
        match, score = match_organisation(quote.attribution, organisations)
        kind = attribution_kind(quote.attribution, bool(match))
        name = person_name(quote.attribution) if kind == "individual" else quote.attribution
        locator = document.paragraphs[quote.first].locator_at(quote.start)
        rows.append(Quotation(quote.text, name, kind, match, score, place.section, place.topic, locator))
    return tuple(rows)
