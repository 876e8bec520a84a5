"""How each kind of claim is judged. A verdict rests on passages; what cannot be told from them is not decided."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wtanalysis.guidance.changes import Change
from wtanalysis.guidance.claim_evidence import HOLDS, NEAR, PARTLY, SAME, Evidence, Spot, ids, near
from wtanalysis.guidance.claim_model import Claim, ClaimVerdict, ClaimVerdictKind
from wtanalysis.guidance.claim_objects import about, names
from wtanalysis.guidance.claim_says import absent, details_of, differing, in_part, level_of, said, where
from wtanalysis.guidance.lookup import terms

CLEAR = 0.12
"""How much more of a claim one edition must say than the other, for it to be new, or gone."""


def added(claim: Claim, evidence: Evidence) -> ClaimVerdict:
    """Something is said to have come."""
    return one_sided(claim, evidence, "new", "old")


def removed(claim: Claim, evidence: Evidence) -> ClaimVerdict:
    """Something is said to have gone."""
    return one_sided(claim, evidence, "old", "new")


def one_sided(claim: Claim, evidence: Evidence, there: str, gone: str) -> ClaimVerdict:
    """Something is claimed to stand in one edition and not in the other."""
    text = about(claim.text)
    here, other = evidence.spots(there, text, claim), evidence.spots(gone, text, claim)
    told = _by_number(claim, text, evidence, there) or _names_told(claim, text, evidence, there, gone)
    told = told or _marked(claim, evidence, there, here, other)
    if told:
        return told
    if level_of(here) < PARTLY:
        return _not_there(claim, evidence, there, other)
    shown = evidence.side(there).changes(near(here))
    if evidence.side(gone).guidance.outline or any(c.kind == "not_determinable" for c in shown):
        return _by_outline(claim, evidence, there, gone, here)
    if there == "new" and (found := details_of(text, here[0], evidence, False)):
        return differing(claim, evidence, here, found)
    return _weighed(claim, evidence, there, here, other)


def _by_number(claim: Claim, text: str, evidence: Evidence, there: str) -> ClaimVerdict | None:
    """A claim that names paragraphs and little else ("New paragraph"): what happened to those paragraphs."""
    numbered = evidence.side(there).numbered(claim.chapter)
    if not numbered or len(terms(text)) > 1:
        return None
    wanted = "added" if there == "new" else "removed"
    changes = evidence.side(there).changes([Spot(1.0, numbered)])
    clear = [c for c in changes if c.kind == wanted]
    place = where(Spot(1.0, numbered), evidence, there)
    if clear:
        verdict: ClaimVerdictKind = "supported" if len(clear) == len(changes) else "partly"
        return ClaimVerdict(claim, verdict, f"{wanted}: {place}", ids(clear))
    if changes and all(c.kind in SAME for c in changes):
        return ClaimVerdict(claim, "contradicted", f"both editions have {place}", (), ids(changes))
    return (
        ClaimVerdict(claim, "partly", f"{place} is not {wanted}, or not as a whole", ids(changes)) if changes else None
    )


def _weighed(claim: Claim, evidence: Evidence, there: str, here: Sequence[Spot], other: Sequence[Spot]) -> ClaimVerdict:
    """What both full texts say of it."""
    gone, wanted = ("old", "added") if there == "new" else ("new", "removed")
    text, level, level_other = about(claim.text), level_of(here), level_of(other)
    shown = evidence.side(there).changes(near(here))
    if level < HOLDS:
        if level_other >= HOLDS and level_other > level + NEAR:
            return _reversed(claim, evidence, gone, other)
        return ClaimVerdict(claim, "partly", in_part(here[0], evidence, there, text), ids(shown))
    less = level_other < HOLDS and level_other <= level - CLEAR
    if (less or _apart(text, evidence, there, here, other)) and _fresh(evidence, there, here[0], text):
        edition = evidence.side(there).guidance.edition
        reason = f"only the {edition} edition says it: {where(here[0], evidence, there)}"
        return ClaimVerdict(claim, "supported", reason, ids(shown))
    clear = any(c.kind == wanted for c in evidence.side(there).changes(here[:1]))
    return _in_both(claim, evidence, there, gone, here, other, clear)


_GONE = re.compile(
    r"\b(?:obsolete|removed|withdrawn|deleted|abolished|repealed|no longer (?:applies|used))\b", re.IGNORECASE
)


def _marked(
    claim: Claim, evidence: Evidence, there: str, here: Sequence[Spot], other: Sequence[Spot]
) -> ClaimVerdict | None:
    """The new edition itself says that something was removed."""
    if there != "old" or not other or level_of(here) < HOLDS:
        return None
    guidance = evidence.comparison.new
    for spot in near(other):
        passage = guidance.passages[spot.passages[0]]
        own = guidance.section_title(passage)
        if _GONE.search(own) and evidence.new.index.titles(about(claim.text)) and spot.score >= HOLDS:
            shown = ids(evidence.new.changes([spot]))
            return ClaimVerdict(claim, "supported", f"the {guidance.edition} edition has it as {own!r}", shown)
    return None


def _apart(text: str, evidence: Evidence, there: str, here: Sequence[Spot], other: Sequence[Spot]) -> bool:
    """Whether one edition has the words side by side and the other apart only, so that it means another thing."""
    if not other or not 2 <= len(terms(text)) <= 5:
        return False
    gone = "old" if there == "new" else "new"
    together = max(evidence.side(there).together(text, spot) for spot in near(here))
    return together >= 0.99 and max(evidence.side(gone).together(text, spot) for spot in other) < 0.6


def _in_both(
    claim: Claim, evidence: Evidence, there: str, gone: str, here: Sequence[Spot], other: Sequence[Spot], clear: bool
) -> ClaimVerdict:
    """Both editions speak of what is said to have come or gone."""
    shown = evidence.side(there).changes(near(here))
    best = evidence.side(there).changes(here[:1])
    back = evidence.side(gone).changes(other[:1])
    same = [c for c in (*best, *back) if c.kind in SAME]
    paired = [c for c in best if c.old and c.new]
    kept = bool(paired) and all(_keeps(c, evidence, about(claim.text)) for c in paired)
    editions = f"{where(here[0], evidence, there)} and {where(other[0], evidence, gone)}" if other else ""
    if other and other[0].score >= HOLDS and not clear and (kept or len(same) >= len(best) > 0):
        return ClaimVerdict(claim, "contradicted", f"both editions say it: {editions}", (), ids(same or paired))
    if other and other[0].score >= 0.9 and here[0].score >= 0.9 and not (clear and there == "new"):
        return ClaimVerdict(claim, "contradicted", f"both editions say it: {editions}", (), ids((*best, *back)))
    against = ids(back) if other and other[0].score >= PARTLY else ()
    reason = f"both editions speak of it, in other words: {editions}" if against else said(here[0], evidence, there)
    return ClaimVerdict(claim, "partly", reason, tuple(i for i in ids(shown) if i not in against), against)


def _keeps(change: Change, evidence: Evidence, text: str) -> bool:
    """Whether both passages of a change speak of it alike."""
    if not change.old or not change.new:
        return False
    one = evidence.new.index.cover(text, evidence.old.index.words(change.old.index))
    other = evidence.new.index.cover(text, evidence.new.index.words(change.new.index))
    return min(one, other) >= HOLDS and abs(one - other) < 0.05


def _fresh(evidence: Evidence, there: str, spot: Spot, text: str) -> bool:
    """Whether what is spoken of came, or went, with the passages of a spot."""
    for change in evidence.side(there).changes([spot]):
        if change.kind in SAME:
            continue
        partner = change.old if there == "new" else change.new
        side = evidence.old if there == "new" else evidence.new
        if partner is None or side.index.cover(text, side.index.words(partner.index)) <= spot.score - CLEAR:
            return True
    return False


def _names_told(claim: Claim, text: str, evidence: Evidence, there: str, gone: str) -> ClaimVerdict | None:
    """A name that is the whole of what is spoken of: counted in both editions."""
    own = [name for name in names(claim.text) if len(terms(name)) >= 2]
    if len(own) != 1 or set(terms(text)) - set(terms(own[0])):
        return None
    one, other = evidence.side(there), evidence.side(gone)
    here = [i for i in one.index.holds(own[0]) if one.counts(one.guidance.passages[i], claim.document)]
    still = [
        i
        for i in other.index.holds(own[0])
        if _is_told(other.guidance.passages[i].stated) and other.counts(other.guidance.passages[i], claim.document)
    ]
    told = f"{own[0]}: {len(here)} in the {one.guidance.edition} edition, {len(still)} in the {other.guidance.edition}"
    shown = ids(c for i in here for c in one.known.get(i, ()))
    against = ids(c for i in still for c in other.known.get(i, ()))
    if still and there == "old":
        verdict: ClaimVerdictKind = "partly" if one.guidance.outline or len(here) > len(still) else "contradicted"
        return ClaimVerdict(claim, verdict, f"{told}; it still stands at {_at(evidence, gone, still)}", (), against)
    if here and not still and not other.guidance.outline and not one.guidance.outline:
        return ClaimVerdict(claim, "supported", told, shown)
    return None


def _is_told(stated: object) -> bool:
    return not getattr(stated, "absent", False)


def _at(evidence: Evidence, side: str, passages: Sequence[int]) -> str:
    guidance = evidence.side(side).guidance
    return ", ".join(dict.fromkeys(guidance.place(guidance.passages[i]) for i in passages[:5]))


def _by_outline(claim: Claim, evidence: Evidence, there: str, gone: str, here: Sequence[Spot]) -> ClaimVerdict:
    """One edition speaks of it, and the other is an outline: only what the outline calls absent can tell."""
    text = about(claim.text)
    shown = ids(evidence.side(there).changes(near(here)))
    told, others = evidence.side(gone).absent(text, claim.document)
    if not evidence.side(gone).guidance.outline:
        return _from_outline(claim, evidence, there, gone, here)
    edition, other = evidence.side(there).guidance.edition, evidence.side(gone).guidance.edition
    if told and others and here[0].score >= HOLDS:
        reason = f"the {edition} edition says it, and {', '.join(others)} has it that the {other} edition did not"
        return ClaimVerdict(claim, "supported", reason, shown)
    why = " and says it was absent on the word of this document alone" if told else " and does not settle it"
    reason = (
        f"the {edition} edition speaks of it; the {other} edition is loaded as an outline{why}: its full text is needed"
    )
    return ClaimVerdict(claim, "cannot_be_tested", reason, shown)


def _from_outline(claim: Claim, evidence: Evidence, there: str, gone: str, here: Sequence[Spot]) -> ClaimVerdict:
    """An outline speaks of it; the other edition is there in full."""
    edition, other = evidence.side(there).guidance.edition, evidence.side(gone).guidance.edition
    still = evidence.spots(gone, about(claim.text), claim)
    if here[0].score >= HOLDS and level_of(still) < PARTLY:
        reason = f"the outline of {edition} has it, and no passage of the {other} edition speaks of it"
        return ClaimVerdict(claim, "supported", reason, ids(evidence.side(there).changes(near(here))))
    against = ids(evidence.side(gone).changes(still[:1])) if level_of(still) >= HOLDS else ()
    place = f"; {where(still[0], evidence, gone)} speaks of it" if against else ""
    reason = f"the {edition} edition is loaded as an outline, which does not settle it{place}"
    return ClaimVerdict(claim, "cannot_be_tested", reason, (), against)


def _not_there(claim: Claim, evidence: Evidence, there: str, other: Sequence[Spot]) -> ClaimVerdict:
    """It does not stand where it is said to stand."""
    gone = "old" if there == "new" else "new"
    if evidence.comparison.outline:
        return absent(claim, evidence, there)
    return _reversed(claim, evidence, gone, other) if level_of(other) >= HOLDS else absent(claim, evidence, there)


def _reversed(claim: Claim, evidence: Evidence, side: str, spots: Sequence[Spot]) -> ClaimVerdict:
    """It stands in the other edition only."""
    wrong = "gone" if side == "old" else "new"
    changes = evidence.side(side).changes(spots[:1])
    edition = evidence.side(side).guidance.edition
    reason = f"it is {wrong}: only the {edition} edition says it, {where(spots[0], evidence, side)}"
    return ClaimVerdict(claim, "contradicted", reason, (), ids(changes))
