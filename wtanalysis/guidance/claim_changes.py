"""Claims that something was strengthened, clarified, updated, moved, replaced or renamed, and claims of scope."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wtanalysis.guidance.changes import Change
from wtanalysis.guidance.claim_details import differences
from wtanalysis.guidance.claim_evidence import HOLDS, PARTLY, SAME, Evidence, Side, Spot, ids, near
from wtanalysis.guidance.claim_model import Claim, ClaimVerdict, ClaimVerdictKind
from wtanalysis.guidance.claim_objects import about, swap
from wtanalysis.guidance.claim_rules import absent
from wtanalysis.guidance.lookup import terms

_WEAKER = re.compile(
    r"\bweaken\w*|\brelax\w*|\bsoften\w*|\bloosen\w*|\bdowngrad\w*|\bless strict\b|\bno longer (?:a )?(?:must|required|mandatory)\b"
    r"|\bfrom\W+must\W+to\b",
    re.IGNORECASE,
)
_STRONGER = ("strengthened", "new")
_WEAK = ("weakened", "gone")
_TOUCHED = (*_STRONGER, *_WEAK, "other")
_FROM_TO = re.compile(r"\bfrom\s+(?P<old>[^,;]{1,40}?)\s+to\s+(?P<new>[^,;.]{1,40})", re.IGNORECASE)
_UNCHANGED = re.compile(r"\b(?:unchanged|the same|as before|not (?:been )?changed|not change)\b", re.IGNORECASE)


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


def replaced(claim: Claim, evidence: Evidence) -> ClaimVerdict:
    """One thing is claimed to be put for another, or to have another name."""
    pair = swap(claim.text)
    if pair is None:
        return changed(claim, evidence)
    told, out, left, came, before = _counted(claim, evidence, *pair)
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
        return ClaimVerdict(
            claim, "contradicted", told, (), against or ids(c for i in before for c in evidence.old.known.get(i, ()))
        )
    if not out:
        return ClaimVerdict(claim, "partly", f"{told}; nothing stood there to be replaced", shown, against)
    if left:
        fewer = len(left) < len(out) or evidence.comparison.old.outline
        verdict: ClaimVerdictKind = "partly" if fewer else "contradicted"
        return ClaimVerdict(
            claim, verdict, f"{told}; the first still stands at {_at(evidence.new, left)}", shown, against
        )
    return ClaimVerdict(claim, "supported", told, shown)


def _counted(
    claim: Claim, evidence: Evidence, old: str, new: str
) -> tuple[str, tuple[int, ...], tuple[int, ...], tuple[int, ...], tuple[int, ...]]:
    """In words and as passages: the old thing in the old edition and in the new, the new thing in the new and in the old."""
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


def _at(side: Side, passages: Sequence[int]) -> str:
    places = dict.fromkeys(side.guidance.place(side.guidance.passages[i]) for i in passages)
    more = f" and {len(places) - 5} more" if len(places) > 5 else ""
    return ", ".join(list(places)[:5]) + more


def scope(claim: Claim, evidence: Evidence) -> ClaimVerdict:
    """A claim of scope: what speaks against it, and the verdict left to a person."""
    pair = swap(claim.text)
    if pair:
        told, _, left, came, _ = _counted(claim, evidence, *pair)
        shown = ids(c for i in came for c in evidence.new.known.get(i, ()))
        against = ids(c for i in left for c in evidence.new.known.get(i, ()))
        still = f"; the first still stands at {_at(evidence.new, left)}" if left else "; none of the first remains"
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
