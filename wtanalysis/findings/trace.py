"""Where each "we will" landed in the new edition, or why none is expected; and changes that answer nobody.

A commitment is looked up by the words it shares with passages and headings of the new edition, rare words first. What
the comparison says of those passages decides: only words that the new edition added or changed can keep a promise to
change the text. Every verdict names its passages, so that a reader can check it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from wtanalysis.guidance.changes import Change, Comparison, by_passage
from wtanalysis.guidance.lookup import Hit, Index, terms
from wtanalysis.published.model import Commitment, Proposal

LandingVerdict = Literal["landed", "partly", "not_found", "not_expected", "cannot_be_tested"]
LANDING_VERDICTS: tuple[str, ...] = get_args(LandingVerdict)
LANDED, PARTLY, ANSWERS = 0.55, 0.38, 0.5
"""The share of a text's weight of words that a passage must have to keep a promise, part of it, or to answer a text."""
WHY_NOT: dict[str, str] = {
    "consider": "it is only to be considered", "explore": "it is only to be explored", "test": "it is tried out first",
    "decline": "it was declined", "continue": "it goes on as before",
}  # fmt: skip
_TEXT = re.compile(
    r"\b(?:amend|clarif|updat|strengthen|revis|emphasi[sz]|renam|reword|rewrit|remov|delet|insert|includ|add|set out|make (?:it )?clear|"
    r"list|refer|reflect|highlight|specif|introduc|chang|stress|state|mention|firm|clear|explain|describ|word)\w*\b",
    re.IGNORECASE,
)
_OUTSIDE = re.compile(
    r"\b(?:pathfinders?|pilots?|e-?learning|train(?:ing)?|research|grants?|funding of|invest\w*|case studies|workshops?|advisory board|programmes?|"
    r"alliances?|legislat\w+|legislative|parliament|consultations?|evaluat\w+|inspectorates?|monitor\w*|support\w* (?:everyone|areas|partners|implementation|local)|"
    r"roll ?out|webinars?|toolkits?|separate guidance|other guidance|good practice|best practice|impact assessments?|each year|every year|annual)\b",
    re.IGNORECASE,
)
_PROMISE = re.compile(
    r"\b(?:we|the government|ministers?|the department|dfe|it) (?:will|shall|intends? to|plans? to|(?:are|is) going to)(?: therefore| also| now| further)*\b|"
    r"\b(?:in|of|to|within|through) the (?:new |updated |revised |statutory |final )*(?:guidance|text|edition|document)\b|"
    r"\b(?:following|in response to|as a result of) [^,]{0,60},",
    re.IGNORECASE,
)


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
        """The passages nearest to a commitment, its topic counted lightly."""
        text = promised(commitment.text)
        own = {hit.passage.index: hit for hit in self.index.find(text, limit=12)}
        topic = f"{commitment.topic or commitment.section} {text}"
        both = {hit.passage.index: hit.score for hit in self.index.find(topic, limit=30)}
        order = sorted(own.values(), key=lambda h: (-h.score - 0.4 * both.get(h.passage.index, 0.0), h.passage.index))
        return tuple(order[:5])

    def headings(self, text: str) -> tuple[int, ...]:
        """Headings that a commitment about names and titles bears out word for word."""
        wanted = [set(terms(quoted)) for quoted in re.findall(r"[‘“\"']([^’”\"']{4,})[’”\"']", text)]
        return tuple(i for i, title in self.titles if title and any(words and words <= title for words in wanted))


def _landing(commitment: Commitment, search: _Search) -> Landing:
    why = not_expected(commitment)
    if why:
        return Landing(commitment, "not_expected", why)
    hits = search.hits(commitment)
    headings = search.headings(commitment.text)
    best = hits[0].score if hits else 0.0
    good = tuple(hit for hit in hits if hit.score >= max(PARTLY, best - 0.12))
    changes = search.changes(good)
    ids = tuple(dict.fromkeys(change.change_id for change in changes))
    new = search.comparison.new.edition
    if headings and best < LANDED:
        return Landing(commitment, "landed", f"a heading of the {new} edition has these words", good, headings, ids)
    if best < PARTLY:
        if search.comparison.new.outline:
            return Landing(commitment, "cannot_be_tested", f"the outline of {new} is silent on it")
        return Landing(commitment, "not_found", f"no passage of the {new} edition has its words")
    verdict, reason = _verdict(best, changes, search.comparison)
    return Landing(commitment, verdict, reason, good, headings, ids)


def _verdict(best: float, changes: Sequence[Change], comparison: Comparison) -> tuple[LandingVerdict, str]:
    new = comparison.new.edition
    touched = [change for change in changes if change.effect == "wording"]
    if comparison.outline and not touched:
        told = f"the {new} edition says so; the {comparison.old.edition} edition is an outline, so what is new in it cannot be told"
        return ("landed" if best >= LANDED else "partly"), told
    if not touched:
        return "not_found", "the passages that speak of it stand in both editions in the same words"
    verdict: LandingVerdict = "landed" if best >= LANDED else "partly"
    return verdict, f"{len(touched)} changes of wording speak of it"


def not_expected(commitment: Commitment) -> str:
    """Why a commitment need not show in the new edition; empty where it should.

    >>> not_expected(Commitment("c", "", "", "list", "will", 1, "Look into a new duty", "explore", "now"))
    'it is only to be explored'
    >>> not_expected(Commitment("c", "", "", "list", "will", 1, "Clarify the guidance on chairs", "firm", "now"))
    ''
    """
    if commitment.horizon == "future edition":
        return "it is put off to a later edition"
    if commitment.modality in WHY_NOT:
        return WHY_NOT[commitment.modality]
    if _OUTSIDE.search(commitment.text) and not _TEXT.search(commitment.text):
        return "it is to be done outside the guidance"
    return ""


def promised(text: str) -> str:
    """What a commitment is about: without the words of promising and of editing.

    >>> promised("We will clarify the role of the chair in the guidance")
    'the role of the chair'
    """
    return " ".join(_TEXT.sub(" ", _PROMISE.sub(" ", text)).split())


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
                "direction": "change", "verdict": "unprompted", "reason": "answers no proposal, comment or commitment found",
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
