"""Landings as rows of the table ``trace``, and the places of passages as a reader would say them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from wtanalysis.findings.landing_model import Landing
from wtanalysis.guidance.changes import Change, Comparison
from wtanalysis.guidance.model import Guidance, Passage

SHOWN = 3
_PRINTED = re.compile(r"(?:¶(?P<number>\d+\w*)|p(?P<page>\d+))$")
_PAGE = re.compile(r"p(\d+)(?:¶.*)?$")
_LINE = re.compile(r"L(\d+)$")


def place(passage: Passage, guidance: Guidance) -> str:
    """Where a passage stands, as a reader would say it, with its section.

    For a line of an outline that names its paragraph or page of the edition, that one, not the line of our file.

    >>> from wtanalysis.guidance.model import Part, Stated
    >>> from wtanalysis.provenance import Source
    >>> parts = (Part("Fares", "L3", chapter=0),)
    >>> line = Passage(0, "paragraph", "Fares are shown.", "L7", section=0, stated=Stated(sources=("rules-2023:¶61",)))
    >>> place(line, Guidance(Source("a.md", ""), "2023", "A", sections=parts, passages=(line,), outline=True))
    'paragraph 61 (Fares)'
    """
    section = guidance.section_title(passage)
    found = _spot(passage, guidance)
    return f"{found} ({section})" if section and section not in found else found


def _spot(passage: Passage, guidance: Guidance) -> str:
    return _printed(passage, guidance) or _own(passage, guidance)


def number(passage: Passage, guidance: Guidance) -> str:
    """The number of a passage's paragraph: its own, or the one that a line of an outline names."""
    named = _PRINTED.search(_source(passage, guidance))
    return passage.number or (named["number"] or "" if named else "")


def _source(passage: Passage, guidance: Guidance) -> str:
    """Where an outline's line was read in the edition itself, such as ``guidance-2023:¶61``; empty where it was not."""
    sources = passage.stated.sources if passage.stated else ()
    own = (source for source in sources if source.partition(":")[0].endswith(guidance.edition))
    return next((source for source in own if _PRINTED.search(source)), "")


def _printed(passage: Passage, guidance: Guidance) -> str:
    named = _PRINTED.search(_source(passage, guidance))
    if not named:
        return ""
    return f"paragraph {named['number']}" if named["number"] else f"page {named['page']}"


def _own(passage: Passage, guidance: Guidance) -> str:
    """The place in the file that was read: a paragraph, footnote, term, page or line."""
    told = guidance.place(passage)
    if told != passage.locator:
        return told
    page, line = _PAGE.match(told), _LINE.match(told)
    where = f"page {page[1]}" if page else f"line {line[1]}" if line else told
    if passage.stated:
        return f"{where} of the outline"
    if passage.kind == "footnote" and passage.number:
        return f"footnote {passage.number}, {where}"
    return f"“{passage.term}”, {where}" if passage.term else where


def places(landing: Landing, new: Guidance) -> tuple[str, ...]:
    """The places of a landing as a reader would say them, headings first, those of one section together."""
    headings = tuple(f"the heading “{new.sections[i].title}”" for i in landing.headings)[:SHOWN]
    passages = [hit.passage for hit in landing.hits if hit.passage.index >= 0][: SHOWN - len(headings)]
    by_section: dict[str, dict[str, None]] = {}
    for passage in passages:
        by_section.setdefault(new.section_title(passage), {})[_spot(passage, new)] = None
    told = (f"{', '.join(spots)} ({section})" if section else ", ".join(spots) for section, spots in by_section.items())
    return (*headings, *told)


def rows(landings: Iterable[Landing], comparison: Comparison, back: Iterable[Change] = ()) -> list[dict[str, object]]:
    """The table ``trace``: a row a passage of each landing, one for a commitment without any; then the way back.

    Args:
        landings: what :func:`wtanalysis.findings.trace.trace` gave.
        comparison: of the two editions.
        back: what :func:`wtanalysis.findings.trace.unprompted` gave.

    Returns:
        The rows. A place in an outline is given as our own file has it (``new_locator``), with the number of the
        paragraph that the line names; ``reason`` names the paragraphs and pages of the edition.
    """
    told: list[dict[str, object]] = []
    for landing in landings:
        base = _base(landing, comparison.new)
        found = [*_headings(landing, comparison.new), *_passages(landing, comparison.new)][:SHOWN]
        told.extend({**base, **one} for one in found or [{}])
    told.extend(_back(change, comparison) for change in back)
    return told


def _base(landing: Landing, new: Guidance) -> dict[str, object]:
    made = landing.commitment
    reason = landing.reason
    if new.outline and landing.hits and (named := places(landing, new)):
        reason += f"; it stands at {'; '.join(named)}"
    return {
        "direction": "commitment", "commitment_id": made.commitment_id, "section": made.section, "topic": made.topic,
        "text": made.text, "modality": made.modality, "horizon": made.horizon, "locator": made.locator,
        "verdict": landing.verdict, "reason": reason, "change_ids": landing.change_ids,
    }  # fmt: skip


def _headings(landing: Landing, new: Guidance) -> list[dict[str, object]]:
    parts = (new.sections[i] for i in landing.headings)
    return [{"new_section": part.title, "new_locator": part.locator, "new_text": part.title} for part in parts]


def _passages(landing: Landing, new: Guidance) -> list[dict[str, object]]:
    known = [hit for hit in landing.hits if hit.passage.index >= 0]
    return [{**_of_passage(hit.passage, new), "similarity": hit.score} for hit in known]


def _of_passage(passage: Passage, side: Guidance) -> dict[str, object]:
    return {
        "new_section": side.section_title(passage), "new_number": number(passage, side),
        "new_locator": passage.locator, "new_text": passage.text,
    }  # fmt: skip


def _back(change: Change, comparison: Comparison) -> dict[str, object]:
    told: dict[str, object] = {
        "direction": "change", "verdict": "unprompted", "change_ids": (change.change_id,),
        "reason": "no proposal, comment or commitment was found that it answers; it may answer one in other words",
    }  # fmt: skip
    if change.new:
        return {**told, **_of_passage(change.new, comparison.new)}
    if change.old is None:
        return told
    gone, old = change.old, comparison.old
    reason = f"{told['reason']}; the {old.edition} edition had it, and the new one does not"
    return {**told, "reason": reason, "section": old.section_title(gone), "text": gone.text, "locator": gone.locator}
