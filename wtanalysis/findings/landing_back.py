"""The way back: changes of wording that answer no commitment, proposal or comment that was found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from wtanalysis.findings.landing_model import Landing
from wtanalysis.findings.landing_parts import pieces
from wtanalysis.findings.landing_search import Asked, Search
from wtanalysis.guidance.changes import Change, Comparison, by_passage
from wtanalysis.guidance.model import Guidance, Passage
from wtanalysis.published.model import Commitment, Proposal

ANSWERS = 1.0
"""The strength (:class:`wtanalysis.findings.landing_search.Found`) at which a passage answers a proposal or comment."""
ASKED = 3
"""The words that a change and a proposal or comment must share at the least for the one to answer the other."""


def unprompted(comparison: Comparison, landings: Iterable[Landing], asked: Iterable[str]) -> tuple[Change, ...]:
    """The changes of wording for which no commitment, proposal or comment was found.

    Args:
        comparison: of the two editions.
        landings: what :func:`trace` gave.
        asked: what was proposed and what people said, a text each.

    Returns:
        The changes, in their order. A reader must judge them: a change may answer a comment in other words.
    """
    search = Search(comparison.new)
    _, of_new = by_passage(comparison.changes)
    answered = {change_id for landing in landings for change_id in landing.change_ids}
    borne = {i for landing in landings for i in landing.headings}
    told = tuple(asked)
    for piece in (piece for text in told for piece in pieces(text)):
        near = (one.hit for one in search.find(Asked(piece.asked), limit=8) if one.strength >= ANSWERS)
        answered.update(change.change_id for hit in near for change in of_new.get(hit.passage.index, ()))
    texts = [frozenset(search.asked_words(text)) for text in told]
    return tuple(
        change
        for change in comparison.changes
        if change.effect == "wording"
        and change.change_id not in answered
        and not (change.new and borne.intersection(_sections(change.new, comparison.new)))
        and not _is_asked(change, texts, search)
    )


def _sections(passage: Passage, new: Guidance) -> Iterator[int]:
    """The section a passage stands in, and those round it."""
    section = passage.section
    while section >= 0:
        yield section
        section = new.sections[section].parent


def _is_asked(change: Change, texts: Sequence[frozenset[str]], search: Search) -> bool:
    """Whether one text that was proposed or said has half of what the changed passage says."""
    passage = change.new or change.old
    words = search.asked_words(passage.text) if passage else ()
    half = search.worth(words) / 2
    shared = ([word for word in words if word in text] for text in texts)
    return any(len(some) >= ASKED and search.worth(some) >= half for some in shared)


def asked_for(proposals: Iterable[Proposal], commitments: Iterable[Commitment]) -> tuple[str, ...]:
    """What was proposed, with its topic, and what people said, as texts."""
    said = (commitment.text for commitment in commitments if commitment.side == "said")
    return (*(f"{proposal.topic}. {proposal.text}" for proposal in proposals), *said)
