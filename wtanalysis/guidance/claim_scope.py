"""Negative claims and claims of scope: what speaks against them is listed, and a person decides."""

from __future__ import annotations

import re

from wtanalysis.guidance.changes import Change
from wtanalysis.guidance.claim_evidence import PARTLY, SAME, Evidence, ids, near
from wtanalysis.guidance.claim_model import Claim, ClaimVerdict, ClaimVerdictKind
from wtanalysis.guidance.claim_objects import about, swap
from wtanalysis.guidance.claim_swaps import counted, stands_at

_UNCHANGED = re.compile(r"\b(?:unchanged|the same|as before|not (?:been )?changed|not change)\b", re.IGNORECASE)
_TOUCHED = ("strengthened", "weakened", "new", "gone", "other")


def scope(claim: Claim, evidence: Evidence) -> ClaimVerdict:
    """A claim of scope: what speaks against it, and the verdict left to a person."""
    pair = swap(claim.text)
    if pair:
        told, _, left, came, _ = counted(claim, evidence, *pair)
        shown = ids(c for i in came for c in evidence.new.known.get(i, ()))
        against = ids(c for i in left for c in evidence.new.known.get(i, ()))
        still = (
            f"; the first still stands at {stands_at(evidence.new, left)}" if left else "; none of the first remains"
        )
        return ClaimVerdict(claim, "for_a_person", told + still, tuple(i for i in shown if i not in against), against)
    inside = _within(claim, evidence)
    against = ids(sorted((c for c in inside if _substantial(c)), key=lambda c: not c.duty_change))
    return _for_a_person(claim, evidence, len(inside), against, "changes of wording or of a duty")


def negative(claim: Claim, evidence: Evidence) -> ClaimVerdict:
    """A negative claim: what speaks against it, and the verdict left to a person."""
    inside = _within(claim, evidence)
    if _UNCHANGED.search(claim.text):
        spots = evidence.spots("new", about(claim.text), claim)
        if spots and spots[0].score >= PARTLY:
            inside = list(evidence.new.changes(near(spots)))
        against = ids(c for c in inside if c.kind not in (*SAME, "not_determinable"))
        return _for_a_person(claim, evidence, len(inside), against, "what changed")
    new = re.search(r"\b(?:new|added|introduce\w*|add)\b", claim.text, re.IGNORECASE)
    kind, wanted = ("added", "new") if new else ("removed", "gone")
    against = ids(c for c in inside if c.kind == kind or any(told.startswith(wanted) for told in c.duty_change))
    verdict = _for_a_person(claim, evidence, len(inside), against, f"what is {'new' if new else 'gone'}")
    if evidence.comparison.outline:
        return ClaimVerdict(claim, "cannot_be_tested", verdict.reason, (), against)
    return verdict


def _for_a_person(claim: Claim, evidence: Evidence, looked: int, against: tuple[str, ...], what: str) -> ClaimVerdict:
    outlines = " and ".join(g.edition for g in (evidence.comparison.old, evidence.comparison.new) if g.outline)
    reason = f"{looked} changes looked at; {len(against)} speak against it ({what})"
    if outlines:
        reason += f"; {outlines} loaded as outline, silent on most: the full text is needed"
    verdict: ClaimVerdictKind = "cannot_be_tested" if outlines and not against else "for_a_person"
    return ClaimVerdict(claim, verdict, reason, (), against)


def _substantial(change: Change) -> bool:
    return change.effect == "wording" or any(told.startswith(_TOUCHED) for told in change.duty_change)


def _within(claim: Claim, evidence: Evidence) -> list[Change]:
    """The changes of the chapter that a claim names; all of them where it speaks of the whole, or names none."""
    comparison = evidence.comparison
    whole = re.search(r"\b(?:guidance|document|framework|edition|throughout)\b", claim.text, re.IGNORECASE)
    new = () if whole else evidence.chapters("new", claim)
    if not new:
        return list(comparison.changes)
    old = evidence.chapters("old", claim)
    return [
        change
        for change in comparison.changes
        if (change.new and comparison.new.chapter_of(change.new) in new)
        or (not change.new and change.old and comparison.old.chapter_of(change.old) in old)
    ]
