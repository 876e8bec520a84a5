"""What an edition says of a claim's matter, and the claims that tell what the new edition says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wtanalysis.guidance.claim_details import Difference, differences
from wtanalysis.guidance.claim_evidence import HOLDS, PARTLY, SAME, Evidence, Spot, ids, near
from wtanalysis.guidance.claim_model import Claim, ClaimVerdict
from wtanalysis.guidance.claim_objects import about, content, names, pieces
from wtanalysis.guidance.lookup import stem, terms

FIRM = 0.8
"""The share at which a difference in a detail contradicts a claim; below it the claim holds in part only."""


def contents(claim: Claim, evidence: Evidence) -> ClaimVerdict:
    """What the new edition is said to say."""
    text = content(claim.text)
    if len(terms(text)) < 4 and claim.lead_in:
        text = f"{content(claim.lead_in)} {text}"
    spots = evidence.spots("new", text, claim)
    inside = evidence.new.named(text) | {i for name in names(text) for i in evidence.new.index.holds(name)}
    spots = tuple(spot for spot in spots if set(spot.passages) & inside) or spots
    if not spots or spots[0].score < PARTLY:
        return absent(claim, evidence, "new")
    alike = (spot for spot in near(spots) if spot.score >= max(HOLDS, spots[0].score - 0.05))
    best = next((spot for spot in alike if not details_of(claim.text, spot, evidence)), spots[0])
    spots = (best, *(spot for spot in spots if spot != best))
    found = details_of(claim.text, best, evidence)
    if found:
        return differing(claim, evidence, spots, found)
    shown = evidence.new.changes(near(spots))
    loose = len(terms(text)) < 4 and evidence.new.together(text, best) <= 0.5
    if best.score < HOLDS or loose:
        return ClaimVerdict(claim, "partly", in_part(best, evidence, "new", claim.text), ids(shown))
    stands = bool(shown) and all(change.kind in SAME for change in evidence.new.changes(spots[:1]))
    old = ", in the same words as the edition before" if stands else ""
    return ClaimVerdict(claim, "supported", f"{said(best, evidence, 'new')}{old}", ids(shown))


def absent(claim: Claim, evidence: Evidence, side: str) -> ClaimVerdict:
    """An edition does not speak of it at all."""
    guidance = evidence.side(side).guidance
    parts = [part for part in pieces(about(claim.text)) if len(terms(part)) >= 2]
    found = [
        (part, spots[0]) for part in parts if (spots := evidence.spots(side, part, claim)) and spots[0].score >= HOLDS
    ]
    if len(parts) > 1 and found:
        shown = ids(evidence.side(side).changes(spot for _, spot in found))
        reason = f"the {guidance.edition} edition speaks of {len(found)} of {len(parts)} things that it names"
        if evidence.comparison.outline and claim.kind != "content":
            reason += f"; of {evidence.comparison.old.edition} an outline only is loaded: its full text is needed"
            return ClaimVerdict(claim, "cannot_be_tested", reason, shown)
        return ClaimVerdict(claim, "partly", reason, shown)
    if guidance.outline:
        reason = f"the {guidance.edition} edition is loaded as an outline and is silent on it: its full text is needed"
        return ClaimVerdict(claim, "cannot_be_tested", reason)
    return ClaimVerdict(claim, "not_found", f"no passage of the {guidance.edition} edition speaks of it")


def details_of(text: str, best: Spot, evidence: Evidence, all_of_it: bool = True) -> tuple[Difference, ...]:
    """What a claim says otherwise than a passage; nothing where its section is meant by title."""
    if best.section >= 0:
        return ()
    return differences(text, evidence.comparison.new.passages[best.passages[0]], evidence, all_of_it)


def differing(claim: Claim, evidence: Evidence, spots: Sequence[Spot], found: Sequence[Difference]) -> ClaimVerdict:
    """The passage that speaks of it says otherwise."""
    best = spots[0]
    against = ids(evidence.new.changes(spots[:1]))
    shown = tuple(i for i in ids(evidence.new.changes(near(spots))) if i not in against)
    firm = best.score >= FIRM and any(difference.sure for difference in found)
    told = "; ".join(difference.told for difference in found)
    reason = f"{where(best, evidence, 'new')} speaks of it, but {told}"
    return ClaimVerdict(claim, "contradicted" if firm else "partly", reason, shown, against)


def level_of(spots: Sequence[Spot]) -> float:
    """How much of it the best spot says."""
    return spots[0].score if spots else 0.0


def where(spot: Spot, evidence: Evidence, side: str) -> str:
    """Where a spot stands, as a reader would say it."""
    guidance = evidence.side(side).guidance
    if spot.section >= 0:
        return f"the section {guidance.sections[spot.section].title!r} of {guidance.edition}"
    return f"{guidance.place(guidance.passages[spot.passages[0]])} of {guidance.edition}"


def said(spot: Spot, evidence: Evidence, side: str) -> str:
    """That a spot says it, in words."""
    return f"{where(spot, evidence, side)} says it"


def in_part(spot: Spot, evidence: Evidence, side: str, text: str) -> str:
    """That a spot says a part of it, and which words are missing, in words."""
    spelt = {stem(word): word for word in re.findall(r"[^\W_]+", text)}
    missing = ", ".join(spelt.get(word, word) for word in spot.missing[:4])
    lacks = f" but not of {missing}" if missing else ""
    return f"{where(spot, evidence, side)} speaks of it{lacks}"
