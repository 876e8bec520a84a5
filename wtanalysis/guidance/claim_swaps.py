"""Claims that one thing was put for another, or has another name."""

from __future__ import annotations

from collections.abc import Sequence

from wtanalysis.guidance.claim_changes import changed
from wtanalysis.guidance.claim_evidence import Evidence, Side, ids
from wtanalysis.guidance.claim_model import Claim, ClaimVerdict, ClaimVerdictKind
from wtanalysis.guidance.claim_objects import swap
from wtanalysis.guidance.claim_says import absent
from wtanalysis.guidance.lookup import terms


def replaced(claim: Claim, evidence: Evidence) -> ClaimVerdict:
    """One thing is claimed to be put for another, or to have another name."""
    pair = swap(claim.text)
    if pair is None:
        return changed(claim, evidence)
    told, out, left, came, before = counted(claim, evidence, *pair)
    shown = ids(c for i in came for c in evidence.new.known.get(i, ()))
    against = ids(c for i in left for c in evidence.new.known.get(i, ()))
    if came:
        shown = tuple(i for i in shown if i not in against) or shown
    if not came and not left:
        return absent(claim, evidence, "new")
    if evidence.comparison.old.outline and not out:
        reason = (
            f"{told}; the {evidence.comparison.old.edition} edition is loaded as an outline: its full text is needed"
        )
        return ClaimVerdict(claim, "partly" if left and came else "cannot_be_tested", reason, shown, against)
    if not came or (not out and before):
        found = against or ids(c for i in before for c in evidence.old.known.get(i, ()))
        return ClaimVerdict(claim, "contradicted", told, (), found)
    return _weighed(claim, evidence, told, (len(out), len(before), len(came)), left, shown, against)


def _weighed(
    claim: Claim,
    evidence: Evidence,
    told: str,
    counts: tuple[int, int, int],
    left: Sequence[int],
    shown: tuple[str, ...],
    against: tuple[str, ...],
) -> ClaimVerdict:
    """The second stands in the new edition: did the first go for it?"""
    out, before, came = counts
    verdict: ClaimVerdictKind = "supported"
    if not out:
        verdict, told = "partly", f"{told}; nothing stood there to be replaced"
    elif left:
        verdict = "partly" if len(left) < out or evidence.comparison.old.outline else "contradicted"
        told = f"{told}; the first still stands at {stands_at(evidence.new, left)}"
    elif came <= before:
        verdict, told = "partly", f"{told}; the second stood there as often before"
    return ClaimVerdict(claim, verdict, told, shown, against)


def counted(
    claim: Claim, evidence: Evidence, old: str, new: str
) -> tuple[str, tuple[int, ...], tuple[int, ...], tuple[int, ...], tuple[int, ...]]:
    """In words and as passages: the first thing in the old edition and the new, the second in the new and the old."""
    out, left = _holding(evidence, "old", old, claim), _holding(evidence, "new", old, claim)
    came, before = _holding(evidence, "new", new, claim), _holding(evidence, "old", new, claim)
    if set(terms(old)) >= set(terms(new)) or set(terms(new)) >= set(terms(old)):
        longer, shorter = (old, new) if len(terms(old)) > len(terms(new)) else (new, old)
        inside = set(_holding(evidence, "new", longer, claim))
        if shorter == old:
            left = tuple(i for i in left if i not in inside)
    told = f"{old}: {len(out)} passages, then {len(left)}; {new}: {len(before)}, then {len(came)}"
    return told, out, left, came, before


def _holding(evidence: Evidence, name: str, phrase: str, claim: Claim) -> tuple[int, ...]:
    """The passages of an edition that hold a phrase, or, of a long one, say it in other words; titles among them."""
    side = evidence.side(name)
    passages = side.guidance.passages
    found = [i for i in side.index.holds(phrase) if side.counts(passages[i], claim.document) and not _absent(side, i)]
    if not found and len(terms(phrase)) >= 4:
        spots = evidence.spots(name, phrase, claim)
        found = [i for spot in spots if spot.score >= 0.85 for i in spot.passages[:1]]
    if not found:
        titled = [s for s, score in side.index.titles(phrase)[:2] if score >= 0.9]
        found = [i for section in titled for i in side.inside(section)]
    return tuple(found)


def _absent(side: Side, index: int) -> bool:
    stated = side.guidance.passages[index].stated
    return bool(stated and stated.absent)


def stands_at(side: Side, passages: Sequence[int]) -> str:
    """The places of some passages, in words."""
    places = dict.fromkeys(side.guidance.place(side.guidance.passages[i]) for i in passages)
    more = f" and {len(places) - 5} more" if len(places) > 5 else ""
    return ", ".join(list(places)[:5]) + more
