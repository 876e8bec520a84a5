"""Whether what a summary or briefing says of an edition is borne out by the comparison.

A verdict rests on passages: what the claim is about is looked up in both editions, and what the comparison says of the
passages found decides. Negative claims and claims of scope are never decided here: what speaks against them is listed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from wtanalysis.guidance import claim_changes, claim_rules, claim_says, claim_scope, claim_swaps
from wtanalysis.guidance.changes import Change, Comparison
from wtanalysis.guidance.claim_at import judged_there
from wtanalysis.guidance.claim_evidence import Evidence, of_itself
from wtanalysis.guidance.claim_model import VERDICTS, Claim, ClaimVerdict, ClaimVerdictKind
from wtanalysis.guidance.claim_parts import judged_within
from wtanalysis.guidance.lookup import terms

__all__ = ["VERDICTS", "ClaimVerdict", "ClaimVerdictKind", "coverage", "judge", "unmentioned"]
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_EVERYWHERE = re.compile(
    r"\bthroughout\b|\ball references\b|\bevery (?:reference|mention)\b|\beverywhere\b", re.IGNORECASE
)
DECIDED_BY_OLD = ("removed", "replaced", "renamed")
BROAD, LONG = ("strengthened", "clarified", "updated", "content"), 10
"""Kinds of claims that may speak of an edition at large, and from how many telling words on they do."""
_RULES: dict[str, Callable[[Claim, Evidence], ClaimVerdict]] = {
    "content": claim_says.contents, "added": claim_rules.added, "removed": claim_rules.removed,
    "replaced": claim_swaps.replaced, "renamed": claim_swaps.replaced, "moved": claim_changes.moved,
    "negative": claim_scope.negative, "scope": claim_scope.scope,
}  # fmt: skip


def judge(claims: Sequence[Claim], comparison: Comparison) -> tuple[ClaimVerdict, ...]:
    """What a comparison says of each claim.

    Args:
        claims: as :func:`wtanalysis.guidance.claims.read_claims` gives them.
        comparison: of the two editions that the claims are about.

    Returns:
        One verdict a claim, in the same order. Claims of scope and negative claims get ``for_a_person`` with what
        speaks against them; where an outline is silent, or rests on the claiming document, ``cannot_be_tested``. So
        does a claim of a document whose name has the year of the old edition: it compares that one with an earlier.

    >>> from wtanalysis.guidance.compare import compare
    >>> from wtanalysis.guidance.model import Guidance, Passage
    >>> from wtanalysis.provenance import Source
    >>> said = Passage(0, "paragraph", "Ferries run every hour.", "L3", number="1")
    >>> more = Passage(1, "paragraph", "Dogs travel free of charge on all night boats.", "L5", number="2")
    >>> old = Guidance(Source("a.md", ""), "2018", "Ferries", passages=(said,))
    >>> new = Guidance(Source("b.md", ""), "2023", "Ferries", passages=(said, more))
    >>> claim = Claim("s-1", "s", (), "Adds free travel for dogs on night boats.", "L1", "added")
    >>> judge([claim], compare(old, new))[0].verdict
    'supported'
    """
    if not claims:
        return ()
    evidence = Evidence(comparison)
    return tuple(_judged(claim, evidence) for claim in claims)


def _judged(claim: Claim, evidence: Evidence) -> ClaimVerdict:
    old, new = evidence.comparison.old.edition, evidence.comparison.new.edition
    years = set(_YEAR.findall(claim.document))
    if years & set(_YEAR.findall(old)) and not years & set(_YEAR.findall(new)):
        reason = f"{claim.document} speaks of the {old} edition and the one before it; compared are {old} and {new}"
        return ClaimVerdict(claim, "cannot_be_tested", reason)
    there = judged_there(claim, evidence)
    if there:
        return there
    everywhere = _EVERYWHERE.search(claim.text) or claim.where.throughout
    if claim.kind in ("replaced", "removed") and everywhere:
        return claim_scope.scope(claim, evidence)
    found = _RULES.get(claim.kind, claim_changes.changed)(claim, evidence)
    return judged_within(claim, evidence, found) if claim.where.listed else _at_large(found, evidence.comparison)


def _at_large(found: ClaimVerdict, comparison: Comparison) -> ClaimVerdict:
    """A verdict that the silence of an outline, or a claim about an edition at large, does not bear."""
    new = comparison.new
    old_decides = comparison.old.outline and found.claim.kind in DECIDED_BY_OLD and not found.against
    if found.verdict == "partly" and (new.outline or old_decides):
        whose = new if new.outline else comparison.old
        reason = f"the outline of {whose.edition} may be silent on the rest: {found.reason}"
        return replace(found, verdict="cannot_be_tested", reason=reason, against=())
    if found.verdict == "not_found" and found.claim.kind in BROAD and len(terms(found.claim.text)) >= LONG:
        reason = f"it speaks of the {new.edition} edition at large; no single passage has enough of its words"
        return replace(found, verdict="for_a_person", reason=reason)
    return found


def unmentioned(verdicts: Iterable[ClaimVerdict], comparison: Comparison) -> tuple[Change, ...]:
    """The changes of wording that no claim mentions, in order: what a summary of changes leaves out.

    A claim mentions the changes that show it or speak against it; a negative claim or one of scope mentions none. What
    an edition's own table of changes says is no change of its guidance and does not count.

    >>> from wtanalysis.guidance.compare import compare
    >>> from wtanalysis.guidance.model import Guidance, Passage
    >>> from wtanalysis.provenance import Source
    >>> more = Passage(0, "paragraph", "Dogs travel free of charge on all night boats.", "L5", number="2")
    >>> old, new = Guidance(Source("a.md", ""), "1", "A"), Guidance(Source("b.md", ""), "2", "A", passages=(more,))
    >>> [change.change_id for change in unmentioned([], compare(old, new))]
    ['c0001']
    """
    told = {
        change_id
        for verdict in verdicts
        if verdict.verdict != "for_a_person" and verdict.claim.kind not in ("negative", "scope")
        for change_id in (*verdict.shown_by, *verdict.against)
    }
    sides = (of_itself(comparison.old), of_itself(comparison.new))
    found: dict[str, Change] = {}
    for change in comparison.changes:
        passages = (change.old, change.new)
        own = any(p and p.section in inside for p, inside in zip(passages, sides, strict=True))
        if change.effect == "wording" and change.change_id not in told and not own:
            found.setdefault(change.change_id, change)
    return tuple(found.values())


def coverage(verdicts: Iterable[ClaimVerdict]) -> dict[str, tuple[str, ...]]:
    """Which documents mention each change, in the order in which they were read.

    >>> claim = Claim("s-1", "summary", (), "Adds a chair.", "L1", "added")
    >>> coverage([ClaimVerdict(claim, "supported", "it says so", ("c0001",))])
    {'c0001': ('summary',)}
    """
    found: dict[str, list[str]] = {}
    for verdict in verdicts:
        for change_id in (*verdict.shown_by, *verdict.against):
            found.setdefault(change_id, []).append(verdict.claim.document)
    return {change_id: tuple(dict.fromkeys(documents)) for change_id, documents in sorted(found.items())}
