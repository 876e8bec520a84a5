"""Claims that a paragraph that they name was moved or put in another order."""

from __future__ import annotations

from collections.abc import Sequence

from wtanalysis.guidance.changes import Change
from wtanalysis.guidance.claim_evidence import Evidence, ids
from wtanalysis.guidance.claim_model import Claim, ClaimVerdict
from wtanalysis.guidance.claim_sites import NEAR_BY, Site, touches
from wtanalysis.guidance.claim_touch import Touch, core

_MOVED = ("moved", "moved_reworded", "split", "merged")


def moved_there(claim: Claim, evidence: Evidence, site: Site) -> ClaimVerdict:
    """What is named is claimed to have moved, or to stand in another order."""
    if not site.there:
        edition = evidence.comparison.new.edition
        return ClaimVerdict(claim, "not_found", f"the {edition} edition has no {site.named}", ids(site.like()))
    words = core(claim.text)
    touch = Touch(site.changes, evidence)
    known = _from_old(claim, site)
    if known:
        return known
    gone = [change for change in site.changes if change.kind in _MOVED]
    if gone:
        about = _about(words, Touch(gone, evidence))
        return ClaimVerdict(claim, "supported" if about else "partly", f"{site.named} stands elsewhere", ids(gone))
    turned = _turned(site, evidence)
    if turned and _about(words, touch):
        return ClaimVerdict(
            claim, "supported", f"{site.named} stands in another order beside its neighbours", ids(turned)
        )
    return _put_in(claim, evidence, site, touch, words)


def _from_old(claim: Claim, site: Site) -> ClaimVerdict | None:
    """The old number is named, too: is that paragraph the one named now?"""
    if not claim.where.old:
        return None
    pairs = [change for change in site.changes if change.old and change.new]
    good = [change for change in pairs if change.old and change.old.index in site.before]
    if good:
        old = ", ".join(claim.where.old)
        return ClaimVerdict(claim, "supported", f"{site.named} was paragraph {old}", ids(good))
    return None


def _about(words: Sequence[str], touch: Touch) -> bool:
    """Whether the passages speak of what is claimed to have moved."""
    there = {word for text in (touch.new_text, touch.old_text) for word in core(text)} | touch.around
    return touch.share(words, there) >= 0.45


def _turned(site: Site, evidence: Evidence) -> list[Change]:
    """The changes of the place whose order with a neighbour is another than before."""
    order = {change.new.index: change.old.index for change in evidence.comparison.changes if change.old and change.new}
    passages = evidence.comparison.new.passages
    found = []
    for change in site.changes:
        if not change.new or not change.old or change.new.kind == "footnote":
            continue
        at = change.new.index
        close = [
            i for i in range(at - 2 * NEAR_BY, at + 2 * NEAR_BY + 1) if i in order and passages[i].kind != "footnote"
        ]
        if any((i - at) * (order[i] - change.old.index) < 0 for i in close):
            found.append(change)
    return found


def _put_in(claim: Claim, evidence: Evidence, site: Site, touch: Touch, words: Sequence[str]) -> ClaimVerdict:
    """Words that came to a paragraph from elsewhere, or were put in another order within it."""
    came = [word for word in touch.came if len(word) > 3]
    live = [change for change in site.changes if change.kind not in ("unchanged", "renumbered")]
    if came:
        sources = [
            change for change, one in touches(evidence)
            if len(one.gone) >= 3 and change not in site.changes and one.share(came, one.gone) >= 0.6
        ]  # fmt: skip
        about = touch.share(words, {*touch.came, *touch.around}) >= 0.5
        if sources and about:
            reason = f"words that {site.named} gained went elsewhere: {site.places(sources[:2])}"
            return ClaimVerdict(claim, "supported", reason, ids((*live, *sources[:2])))
        return ClaimVerdict(claim, "partly", f"{site.named} changed; no place was found from which it came", ids(live))
    if live and touch.news and sum(touch.gone.values()) <= 3:
        reworded = [change for change in live if change.kind == "reworded"]
        if reworded:
            return ClaimVerdict(claim, "supported", f"{site.named} has its words in another order", ids(reworded))
    if live:
        return ClaimVerdict(claim, "partly", f"{site.named} changed, but stands where it stood", ids(live))
    return ClaimVerdict(claim, "contradicted", f"{site.named} stands where it stood", (), ids(site.changes))
