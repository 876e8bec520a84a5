"""Whether what a summary or briefing says of an edition is borne out by the comparison.

A verdict rests on passages: what the claim is about is looked up in both editions, and what the comparison says of the
passages found decides. Negative claims and claims of scope are never decided here: what speaks against them is listed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, get_args

from wtanalysis.guidance.changes import Change, Comparison, by_passage
from wtanalysis.guidance.claim_words import about
from wtanalysis.guidance.claims import Claim
from wtanalysis.guidance.lookup import Hit, Index

ClaimVerdictKind = Literal["supported", "partly", "not_found", "contradicted", "cannot_be_tested", "for_a_person"]
VERDICTS: tuple[str, ...] = get_args(ClaimVerdictKind)
HOLDS, PARTLY = 0.66, 0.42
"""The share of a claim's weight of words that a passage must have to say it, and to say part of it."""
_WITH = re.compile(r"\b(?:and (?:is )?replac\w+ (?:it |them |these )?(?:with|by)|with|by)\b", re.IGNORECASE)
_QUOTED = re.compile(r"[‘“\"']([^‘’“”\"']{3,})[’”\"']")


@dataclass(frozen=True)
class ClaimVerdict:
    """A claim and what the comparison says of it.

    Attributes:
        claim: what was claimed.
        verdict: see :data:`VERDICTS`.
        shown_by: changes that show it.
        against: changes that speak against it.
        reason: what the verdict rests on, in a sentence.
    """

    claim: Claim
    verdict: ClaimVerdictKind
    reason: str
    shown_by: tuple[str, ...] = ()
    against: tuple[str, ...] = ()

    def row(self) -> dict[str, object]:
        """The verdict as a row of the table ``claims``."""
        claim = self.claim
        return {
            "claim_id": claim.claim_id, "document": claim.document, "chapter": claim.chapter, "text": claim.text,
            "locator": claim.locator, "kind": claim.kind, "verdict": self.verdict, "shown_by": self.shown_by,
            "against": self.against, "reason": self.reason,
        }  # fmt: skip


class _Evidence:
    """Both editions ready for searching, and the changes of each passage."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self.old, self.new = Index(comparison.old), Index(comparison.new)
        self.of_old, self.of_new = by_passage(comparison.changes)

    def said(self, side: str, claim: Claim) -> tuple[Hit, ...]:
        """The passages of one edition that say what a claim is about; those that rest on the claiming document not."""
        index = self.old if side == "old" else self.new
        hits = index.find(about(claim.text), limit=6)
        return tuple(h for h in hits if not _rests_on(h, claim.document))

    def changes(self, side: str, hits: Iterable[Hit]) -> tuple[Change, ...]:
        """The changes of passages, each once."""
        known = self.of_old if side == "old" else self.of_new
        found = [change for hit in hits for change in known.get(hit.passage.index, ())]
        return tuple(dict.fromkeys(found))

    @cached_property
    def silent(self) -> str:
        """Which edition is an outline, in words; empty where none is."""
        names = [g.edition for g in (self.comparison.old, self.comparison.new) if g.outline]
        return " and ".join(names)


def judge(claims: Sequence[Claim], comparison: Comparison) -> tuple[ClaimVerdict, ...]:
    """What a comparison says of each claim.

    Args:
        claims: as :func:`wtanalysis.guidance.claims.read_claims` gives them.
        comparison: of the two editions that the claims are about.

    Returns:
        One verdict a claim, in the same order. Claims of scope and negative claims get ``for_a_person`` with what
        speaks against them; where an outline is silent, or rests on the claiming document, ``cannot_be_tested``.
    """
    evidence = _Evidence(comparison)
    return tuple(_judged(claim, evidence) for claim in claims)


def _judged(claim: Claim, evidence: _Evidence) -> ClaimVerdict:
    return _RULES.get(claim.kind, _changed)(claim, evidence)


def _content(claim: Claim, evidence: _Evidence) -> ClaimVerdict:
    """What the new edition is said to say."""
    hits = evidence.said("new", claim)
    best = hits[0].score if hits else 0.0
    shown = evidence.changes("new", _good(hits))
    if best >= HOLDS:
        stands = all(change.kind in ("unchanged", "renumbered", "moved") for change in shown)
        old = ", as the edition before did" if shown and stands and not evidence.silent else ""
        return ClaimVerdict(
            claim, "supported", f"the {evidence.comparison.new.edition} edition says so{old}", _ids(shown)
        )
    if best >= PARTLY:
        return ClaimVerdict(claim, "partly", _missing(hits[0], evidence.comparison.new.edition), _ids(shown))
    return _absent(claim, evidence, "new")


def _added(claim: Claim, evidence: _Evidence) -> ClaimVerdict:
    return _one_sided(claim, evidence, "new", "old")


def _removed(claim: Claim, evidence: _Evidence) -> ClaimVerdict:
    return _one_sided(claim, evidence, "old", "new")


def _one_sided(claim: Claim, evidence: _Evidence, there: str, gone: str) -> ClaimVerdict:
    """Something is claimed to stand in one edition and not in the other."""
    editions = {"old": evidence.comparison.old, "new": evidence.comparison.new}
    here, other = evidence.said(there, claim), evidence.said(gone, claim)
    level = here[0].score if here else 0.0
    if level < PARTLY:
        return _absent(claim, evidence, there)
    shown = evidence.changes(there, _good(here))
    wanted = "added" if there == "new" else "removed"
    clear = [c for c in shown if c.kind == wanted]
    if clear and level >= HOLDS:
        return ClaimVerdict(claim, "supported", f"{wanted} in the {editions['new'].edition} edition", _ids(clear))
    if editions[gone].outline or any(c.kind == "not_determinable" for c in shown):
        told = f"the {editions[there].edition} edition speaks of it; whether the other did cannot be told"
        return ClaimVerdict(claim, "cannot_be_tested", f"{told}: {_needed(evidence, gone)}", _ids(shown))
    level_other = other[0].score if other else 0.0
    if level_other >= level - 0.05 and level_other >= HOLDS:
        same = [c for c in shown if c.kind in ("unchanged", "renumbered", "moved")]
        reason = "both editions say it in the same words" if same else "both editions speak of it"
        return ClaimVerdict(
            claim, "contradicted" if same else "partly", reason, _ids(set_minus(shown, same)), _ids(same)
        )
    if level >= HOLDS:
        return ClaimVerdict(claim, "supported", f"only the {editions[there].edition} edition speaks of it", _ids(shown))
    return ClaimVerdict(claim, "partly", _missing(here[0], editions[there].edition), _ids(shown))


def _replaced(claim: Claim, evidence: _Evidence) -> ClaimVerdict:
    """One term is claimed to be put for another."""
    for term in evidence.comparison.terms:
        if term.kind == "replacement" and _names(claim.text, term.old) and _names(claim.text, term.new):
            left = _ids(c for i in term.left for c in evidence.of_new.get(i, ()))
            told = f"{term.old} {term.old_count} -> {term.new} {term.new_count}; {len(term.left)} of the old remain"
            return ClaimVerdict(claim, "partly" if left else "supported", told, term.change_ids, left)
    return _changed(claim, evidence)


def _changed(claim: Claim, evidence: _Evidence) -> ClaimVerdict:
    """Something is claimed to be strengthened, clarified, updated or moved."""
    hits = evidence.said("new", claim)
    level = hits[0].score if hits else 0.0
    if level < PARTLY:
        return _absent(claim, evidence, "new")
    shown = evidence.changes("new", _good(hits))
    if any(c.kind == "not_determinable" for c in shown) or not shown:
        told = f"the {evidence.comparison.new.edition} edition speaks of it; what the words were before cannot be told"
        return ClaimVerdict(claim, "cannot_be_tested", f"{told}: {_needed(evidence, 'old')}", _ids(shown))
    touched = [c for c in shown if c.effect == "wording"]
    weaker = [c for c in touched if any(told.startswith(("weakened", "gone")) for told in c.duty_change)]
    if not touched:
        reason = "its passages stand in both editions in the same words"
        return ClaimVerdict(claim, "contradicted" if level >= HOLDS else "not_found", reason, (), _ids(shown))
    against = _ids(weaker) if claim.kind == "strengthened" else ()
    verdict: ClaimVerdictKind = "supported" if level >= HOLDS and not against else "partly"
    return ClaimVerdict(claim, verdict, f"{len(touched)} changes of wording speak of it", _ids(touched), against)


def _scope(claim: Claim, evidence: _Evidence) -> ClaimVerdict:
    """A claim of scope or a negative one: everything that speaks against it, and the verdict left to a person."""
    comparison = evidence.comparison
    inside = _within(claim, comparison)
    for term in comparison.terms:
        if term.kind == "replacement" and _names(claim.text, term.old):
            left = _ids(c for i in term.left for c in evidence.of_new.get(i, ()))
            told = f"{term.replaced} replaced; the old term remains in {len(term.left)} passages"
            return ClaimVerdict(claim, "for_a_person", told, term.change_ids, left)
    if claim.kind == "negative":
        against = [c for c in inside if c.kind == "removed" or any(t.startswith("gone") for t in c.duty_change)]
        told = "what is gone, with or without a duty"
    else:
        against = [c for c in inside if c.effect == "wording"]
        told = "changes of wording"
    if comparison.outline:
        reason = f"{_needed(evidence, 'old')}; {len(against)} of what is known speak against it"
        return ClaimVerdict(claim, "cannot_be_tested", reason, (), _ids(against))
    return ClaimVerdict(claim, "for_a_person", f"{len(inside)} changes looked at; listed: {told}", (), _ids(against))


def _within(claim: Claim, comparison: Comparison) -> list[Change]:
    """The changes of the chapter that a claim names; all of them where it names none."""
    chapters = [i for i in comparison.new.chapters if _same_chapter(comparison.new.sections[i].title, claim.chapter)]
    if not chapters:
        return list(comparison.changes)
    partners = {a for a, b in comparison.alignment.chapter_partners.items() if b in chapters}
    return [
        change
        for change in comparison.changes
        if (change.new and comparison.new.chapter_of(change.new) in chapters)
        or (not change.new and change.old and comparison.old.chapter_of(change.old) in partners)
    ]


def _same_chapter(title: str, names: Sequence[str]) -> bool:
    first = [part.casefold().split(":")[0].strip() for part in (title, *names)]
    return first[0] in first[1:]


def _good(hits: Sequence[Hit]) -> list[Hit]:
    """The hits near the best one."""
    return [hit for hit in hits if hit.score >= max(PARTLY, hits[0].score - 0.12)]


def _rests_on(hit: Hit, document: str) -> bool:
    stated = hit.passage.stated
    return bool(stated and stated.documents == {document})


def _names(text: str, term: str) -> bool:
    return re.sub(r"s\b", "", term.casefold()) in re.sub(r"s\b", "", text.casefold())


def _ids(changes: Iterable[Change]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(change.change_id for change in changes))


def set_minus(changes: Sequence[Change], others: Sequence[Change]) -> list[Change]:
    """The changes that are not among others, in order."""
    return [change for change in changes if change not in others]


def _needed(evidence: _Evidence, side: str) -> str:
    edition = evidence.comparison.old if side == "old" else evidence.comparison.new
    what = "is loaded as an outline" if edition.outline else "does not settle it"
    return f"the {edition.edition} edition {what}"


def _missing(hit: Hit, edition: str) -> str:
    return f"the {edition} edition speaks of part of it; no passage found has all of its words"


def _absent(claim: Claim, evidence: _Evidence, side: str) -> ClaimVerdict:
    edition = evidence.comparison.old if side == "old" else evidence.comparison.new
    if edition.outline:
        return ClaimVerdict(claim, "cannot_be_tested", f"{_needed(evidence, side)} and is silent on it")
    return ClaimVerdict(claim, "not_found", f"no passage of the {edition.edition} edition speaks of it")


_RULES: dict[str, Callable[[Claim, _Evidence], ClaimVerdict]] = {
    "content": _content, "added": _added, "removed": _removed, "replaced": _replaced, "renamed": _replaced,
    "negative": _scope, "scope": _scope,
}  # fmt: skip


def coverage(verdicts: Iterable[ClaimVerdict]) -> dict[str, tuple[str, ...]]:
    """Which documents mention each change, in the order in which they were read."""
    found: dict[str, list[str]] = {}
    for verdict in verdicts:
        for change_id in (*verdict.shown_by, *verdict.against):
            found.setdefault(change_id, []).append(verdict.claim.document)
    return {change_id: tuple(dict.fromkeys(documents)) for change_id, documents in sorted(found.items())}
