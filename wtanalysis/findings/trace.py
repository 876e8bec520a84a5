"""Where each "we will" landed in the new edition, or why none is expected; and changes that answer nobody.

A commitment is looked up by the words it shares with passages and headings of the new edition, rare words first. What
the comparison says of those passages decides: only words that the new edition added or changed can keep a promise to
change the text. Every verdict names its passages, so that a reader can check it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from wtanalysis.findings.promises_kept import names, not_expected, promised
from wtanalysis.guidance.changes import Change, Comparison, by_passage
from wtanalysis.guidance.lookup import Hit, Index, terms
from wtanalysis.published.model import Commitment, Proposal

LandingVerdict = Literal["landed", "partly", "not_found", "not_expected", "cannot_be_tested"]
LANDING_VERDICTS: tuple[str, ...] = get_args(LandingVerdict)
LANDED, PARTLY, ANSWERS = 0.5, 0.36, 0.5
"""The share of a text's weight of words that a passage must have to keep a promise, part of it, or to answer a text."""
POOLED = 0.62
"""The same share for the passages of one section together, where one of them has part of it by itself."""


@dataclass(frozen=True)
class Landing:
    """A commitment and where it landed.

    Attributes:
        commitment: what was promised or decided.
        verdict: see :data:`LANDING_VERDICTS`.
        reason: what the verdict rests on, in a sentence.
        hits: the passages of the new edition, the best first.
        headings: headings of the new edition that bear it, as indices into its sections.
        change_ids: the changes of those passages.
    """

    commitment: Commitment
    verdict: LandingVerdict
    reason: str
    hits: tuple[Hit, ...] = ()
    headings: tuple[int, ...] = ()
    change_ids: tuple[str, ...] = ()


def trace(commitments: Iterable[Commitment], comparison: Comparison) -> tuple[Landing, ...]:
    """Where each commitment landed in the new edition.

    Args:
        commitments: from a response document; what people said is left out.
        comparison: of the edition before and the one that came of the consultation.

    Returns:
        One landing a commitment or decision, in the same order.
    """
    search = _Search(comparison)
    return tuple(_landing(commitment, search) for commitment in commitments if commitment.side != "said")


def unprompted(comparison: Comparison, landings: Iterable[Landing], asked: Iterable[str]) -> tuple[Change, ...]:
    """The changes of wording that keep no commitment and answer nothing that was proposed or said.

    Args:
        comparison: of the two editions.
        landings: what :func:`trace` gave.
        asked: what was proposed and what people said, a text each.

    Returns:
        The changes, in their order. A reader must judge them: a change may answer a comment in other words.
    """
    search = _Search(comparison)
    answered = {change_id for landing in landings for change_id in landing.change_ids}
    for text in asked:
        hits = [hit for hit in search.index.find(text, limit=5) if hit.score >= ANSWERS]
        answered.update(change.change_id for change in search.changes(hits))
    return tuple(c for c in comparison.changes if c.effect == "wording" and c.change_id not in answered)


def asked_for(proposals: Iterable[Proposal], commitments: Iterable[Commitment]) -> tuple[str, ...]:
    """What was proposed and what people said, as texts."""
    said = (commitment.text for commitment in commitments if commitment.side == "said")
    return (*(proposal.text for proposal in proposals), *said)


class _Search:
    """The new edition ready for searching, with the changes of its passages."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self.index = Index(comparison.new)
        _, self.of_new = by_passage(comparison.changes)
        self.titles = [(i, set(terms(part.title))) for i, part in enumerate(comparison.new.sections)]

    def changes(self, hits: Iterable[Hit]) -> tuple[Change, ...]:
        found = [change for hit in hits for change in self.of_new.get(hit.passage.index, ())]
        return tuple(dict.fromkeys(found))

    def hits(self, commitment: Commitment) -> tuple[Hit, ...]:
        """The passages nearest to what a commitment is about, its topic counted lightly."""
        text = promised(commitment.text)
        subject = commitment.topic or commitment.section
        asked = text if len(terms(text)) > 1 else f"{subject} {text}"
        topic = {hit.passage.index: hit.score for hit in self.index.find(subject, limit=200)}
        own = self.index.find(asked, limit=30)
        order = sorted(own, key=lambda h: (-h.score - 0.25 * topic.get(h.passage.index, 0.0), h.passage.index))
        return tuple(order[:8])

    def pooled(self, hits: Sequence[Hit]) -> float:
        """The share that the passages of the best hit's section have together."""
        if not hits:
            return 0.0
        section = hits[0].passage.section
        shared = {word for hit in hits if hit.passage.section == section for word in hit.shared}
        asked = {*hits[0].shared, *hits[0].missing}
        whole = sum(self.index.rarity(word) for word in asked)
        return sum(self.index.rarity(word) for word in sorted(shared)) / whole if whole else 0.0

    def named(self, text: str) -> tuple[tuple[int, ...], str]:
        """Headings that bear out a commitment about names, and in which way; nothing for any other commitment."""
        quoted, gone = names(text)
        wanted = [set(terms(name)) for name in quoted if terms(name)]
        found = tuple(i for i, title in self.titles if any(words <= title for words in wanted))
        new = self.comparison.new
        if wanted and gone and not any(words <= set(terms(new.title)) for words in wanted):
            return (), f"the title of the {new.edition} edition does not have the word"
        return (found, f"a heading of the {new.edition} edition has these words") if found and not gone else ((), "")


def _landing(commitment: Commitment, search: _Search) -> Landing:
    comparison = search.comparison
    why = not_expected(commitment, comparison.new.date)
    if why:
        return Landing(commitment, "not_expected", why)
    hits = search.hits(commitment)
    headings, named = search.named(commitment.text)
    best = hits[0].score if hits else 0.0
    good = tuple(hit for hit in hits[:5] if hit.score >= max(PARTLY, best - 0.12))
    changes = search.changes(good)
    ids = tuple(dict.fromkeys(change.change_id for change in changes))
    if named:
        return Landing(commitment, "landed", named, good if headings else (), headings, ids if headings else ())
    if best < PARTLY:
        if comparison.new.outline:
            return Landing(commitment, "cannot_be_tested", f"the outline of {comparison.new.edition} is silent on it")
        return Landing(commitment, "not_found", f"no passage of the {comparison.new.edition} edition has its words")
    whole = best >= LANDED or search.pooled(hits) >= POOLED
    verdict, reason = _verdict(whole, changes, comparison)
    return Landing(commitment, verdict, reason, good, headings, ids)


def _verdict(whole: bool, changes: Sequence[Change], comparison: Comparison) -> tuple[LandingVerdict, str]:
    """The verdict where passages were found; ``whole`` where they have most of what was promised."""
    old, new = comparison.old.edition, comparison.new.edition
    touched = [change for change in changes if change.effect == "wording"]
    verdict: LandingVerdict = "landed" if whole else "partly"
    if touched:
        several = "1 change" if len(touched) == 1 else f"{len(touched)} changes"
        return verdict, f"{several} of wording in passages that speak of it"
    if comparison.outline:
        return verdict, f"the {new} edition says so; {old} is an outline, so what is new in it cannot be told"
    return "not_found", "the passages that speak of it stand in both editions in the same words"


def rows(landings: Iterable[Landing], comparison: Comparison, back: Iterable[Change] = ()) -> list[dict[str, object]]:
    """The table ``trace``: a row a passage of each landing, one for a commitment without any; then the way back."""
    told: list[dict[str, object]] = []
    for landing in landings:
        commitment = landing.commitment
        base = {
            "direction": "commitment", "commitment_id": commitment.commitment_id, "section": commitment.section,
            "topic": commitment.topic, "text": commitment.text, "modality": commitment.modality,
            "horizon": commitment.horizon, "locator": commitment.locator, "verdict": landing.verdict,
            "reason": landing.reason, "change_ids": landing.change_ids,
        }  # fmt: skip
        places = [_place(hit, comparison) for hit in landing.hits[:3]] or [{}]
        told.extend({**base, **place} for place in places)
    for change in back:
        passage = change.new or change.old
        side = comparison.new if change.new else comparison.old
        told.append(
            {
                "direction": "change", "verdict": "unprompted",
                "reason": "answers no proposal, comment or commitment found",
                "change_ids": (change.change_id,), "new_section": side.section_title(passage) if passage else "",
                "new_number": passage.number if passage else "", "new_locator": passage.locator if passage else "",
                "new_text": passage.text if passage else "",
            }
        )  # fmt: skip
    return told


def _place(hit: Hit, comparison: Comparison) -> dict[str, object]:
    passage, new = hit.passage, comparison.new
    return {
        "new_section": new.section_title(passage), "new_number": passage.number, "new_locator": passage.locator,
        "new_text": passage.text, "similarity": hit.score,
    }  # fmt: skip
