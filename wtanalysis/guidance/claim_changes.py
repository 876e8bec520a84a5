"""Claims that something was strengthened, clarified, updated or moved."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wtanalysis.guidance.changes import Change
from wtanalysis.guidance.claim_details import differences
from wtanalysis.guidance.claim_evidence import HOLDS, PARTLY, SAME, Evidence, Spot, ids, near
from wtanalysis.guidance.claim_model import Claim, ClaimVerdict, ClaimVerdictKind
from wtanalysis.guidance.claim_objects import about
from wtanalysis.guidance.claim_says import absent
from wtanalysis.guidance.lookup import terms

_WEAKER = re.compile(
    r"\bweaken\w*|\brelax\w*|\bsoften\w*|\bloosen\w*|\bdowngrad\w*|\bless strict\b"
    r"|\bno longer (?:a )?(?:must|required|mandatory)\b"
    r"|\bfrom\W+must\W+to\b",
    re.IGNORECASE,
)
_STRONGER = ("strengthened", "new")
_WEAK = ("weakened", "gone")
_FROM_TO = re.compile(r"\bfrom\s+(?P<old>[^,;]{1,40}?)\s+to\s+(?P<new>[^,;.]{1,40})", re.IGNORECASE)


def changed(claim: Claim, evidence: Evidence) -> ClaimVerdict:
    """Something is claimed to be strengthened, clarified or updated."""
    text = about(_FROM_TO.sub("", claim.text))
    numbered = evidence.new.numbered(claim.chapter)
    spots = evidence.spots("new", text, claim) or ()
    if numbered:
        spots = (Spot(1.0, numbered), *spots)
    titled = [spot for spot in spots if spot.section >= 0 and spot.score >= spots[0].score - 0.15]
    spots = tuple(titled[:1]) or spots
    gone = _gone_only(claim, evidence, text, spots)
    if gone:
        return gone
    if not spots or spots[0].score < PARTLY:
        return absent(claim, evidence, "new")
    shown = evidence.new.changes(near(spots))
    if any(c.kind == "not_determinable" for c in shown) or not shown:
        return _unknown(claim, evidence, shown)
    touched = [c for c in shown if c.effect == "wording"]
    if not touched:
        return _untouched(claim, evidence, spots, shown)
    return _touched(claim, evidence, spots, touched)


def _gone_only(claim: Claim, evidence: Evidence, text: str, spots: Sequence[Spot]) -> ClaimVerdict | None:
    """Only the old edition speaks of it, so it cannot have become stronger or clearer in the new one."""
    if evidence.comparison.outline or (spots and spots[0].score >= PARTLY):
        return None
    old = evidence.spots("old", text, claim)
    if not old or old[0].score < HOLDS:
        return None
    reason = f"only the {evidence.comparison.old.edition} edition speaks of it"
    return ClaimVerdict(claim, "contradicted", reason, (), ids(evidence.old.changes(old[:1])))


def _unknown(claim: Claim, evidence: Evidence, shown: Sequence[Change]) -> ClaimVerdict:
    """The words that stood before are not known; a change of force is, where both outlines name one."""
    new, old = evidence.comparison.new.edition, evidence.comparison.old.edition
    weaker = [c for c in shown if any(told.startswith(_WEAK) for told in c.duty_change)]
    reason = (
        f"the {new} edition speaks of it; what stood there before cannot be told from the outline of {old}: the full"
        f" text of the {old} edition is needed"
    )
    return ClaimVerdict(claim, "cannot_be_tested", reason, ids(shown), ids(weaker))


def _untouched(claim: Claim, evidence: Evidence, spots: Sequence[Spot], shown: Sequence[Change]) -> ClaimVerdict:
    """What it speaks of stands in both editions in the same words, or in other terms only."""
    mechanical = [c for c in shown if c.kind not in SAME]
    if evidence.comparison.outline:
        return _unknown(claim, evidence, shown)
    reason = "what it speaks of stands in both editions in the same words"
    if mechanical:
        reason = "what it speaks of changed in terms, references or numbers alone"
        return ClaimVerdict(claim, "partly", reason, ids(mechanical), ids(c for c in shown if c.kind in SAME))
    verdict: ClaimVerdictKind = "contradicted" if spots[0].score >= HOLDS else "not_found"
    return ClaimVerdict(claim, verdict, reason, (), ids(shown))


def _touched(claim: Claim, evidence: Evidence, spots: Sequence[Spot], touched: Sequence[Change]) -> ClaimVerdict:
    """The words of what it speaks of changed: is that what is claimed?"""
    weaker = [c for c in touched if any(told.startswith(_WEAK) for told in c.duty_change)]
    stronger = [c for c in touched if c.kind == "added" or any(told.startswith(_STRONGER) for told in c.duty_change)]
    told = f"{len(touched)} changes of wording speak of it" if len(touched) > 1 else "a change of wording speaks of it"
    values = _values(claim, touched)
    if values:
        good, reason = values
        return ClaimVerdict(
            claim,
            "supported" if good else "contradicted",
            reason,
            ids(touched) if good else (),
            () if good else ids(touched),
        )
    sure = spots[0].score >= HOLDS
    if _WEAKER.search(claim.text):
        wanted, against = weaker, [c for c in stronger if c.kind != "added"]
    elif claim.kind == "strengthened":
        wanted, against = stronger, weaker
    else:
        wanted, against = list(touched), []
    if not wanted and against:
        direction = "weaker" if against is weaker else "stronger"
        return ClaimVerdict(
            claim, "contradicted" if sure else "partly", f"{told}; its duties became {direction}", (), ids(against)
        )
    if not wanted:
        return ClaimVerdict(claim, "partly", f"{told}; none changes a duty", ids(touched))
    details = _details(claim, spots, evidence)
    if against or details or not sure:
        reason = (
            f"{told}; {len(against)} the other way" if against else f"{told}{'; ' + details if details else ' in part'}"
        )
        return ClaimVerdict(
            claim, "partly", reason, tuple(i for i in ids(touched) if i not in ids(against)), ids(against)
        )
    return ClaimVerdict(claim, "supported", told, ids(touched))


def _details(claim: Claim, spots: Sequence[Spot], evidence: Evidence) -> str:
    """What the best passage says otherwise in a number."""
    if spots[0].section >= 0 or len(spots[0].passages) != 1:
        return ""
    passage = evidence.comparison.new.passages[spots[0].passages[0]]
    found = differences(claim.text, passage, evidence)
    return "; ".join(d.told for d in found if d.told.startswith("it says") or d.told.startswith("it does not say"))


def _values(claim: Claim, touched: Sequence[Change]) -> tuple[bool, str] | None:
    """Whether what is claimed to go "from A to B" does so in the pair that has both, either way round."""
    match = _FROM_TO.search(claim.text)
    if not match:
        return None
    old, new = match["old"].strip(" “”‘’\"'"), match["new"].strip(" “”‘’\"'.")
    for change in touched:
        if change.old and change.new:
            before, after = change.old.text, change.new.text
            if _in(old, before) and _in(new, after) and not (_in(old, after) and _in(new, before)):
                return True, f"it said {old} and says {new}"
            if _in(new, before) and _in(old, after) and not (_in(new, after) and _in(old, before)):
                return False, f"it said {new} and says {old}: the other way round"
    return None


def _in(value: str, text: str) -> bool:
    wanted, there = terms(value) or tuple(value.casefold().split()), text.casefold()
    pieces = set(terms(text)) | set(re.findall(r"[\w.%]+", there))
    return all(word in pieces for word in wanted)


def moved(claim: Claim, evidence: Evidence) -> ClaimVerdict:
    """Something is claimed to stand elsewhere."""
    text = re.split(r"\b(?:from|to|into)\b", about(claim.text))[0] or about(claim.text)
    spots = evidence.new.spots(text, claim.document)
    if not spots or spots[0].score < PARTLY:
        return absent(claim, evidence, "new")
    shown = evidence.new.changes(near(spots))
    if any(c.kind == "not_determinable" for c in shown):
        return _unknown(claim, evidence, shown)
    gone = [c for c in shown if c.kind in ("moved", "moved_reworded")]
    stays = [c for c in shown if c.kind in ("unchanged", "renumbered", "reworded")]
    if gone and len(gone) >= len(stays) and spots[0].score >= HOLDS:
        return ClaimVerdict(claim, "supported", f"{len(gone)} passages stand elsewhere", ids(gone), ids(stays))
    if gone or spots[0].score < HOLDS or not stays:
        return ClaimVerdict(
            claim, "partly", f"{len(gone)} passages stand elsewhere, {len(stays)} do not", ids(gone), ids(stays)
        )
    return ClaimVerdict(claim, "contradicted", "it stands where it stood", (), ids(stays))
