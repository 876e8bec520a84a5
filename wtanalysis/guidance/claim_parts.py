"""Claims that name a part, an annex or a section of the guidance: its title, and the changes inside it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wtanalysis.guidance import claim_values
from wtanalysis.guidance.changes import Change
from wtanalysis.guidance.claim_evidence import Evidence, ids
from wtanalysis.guidance.claim_model import Claim, ClaimVerdict
from wtanalysis.guidance.claim_objects import names
from wtanalysis.guidance.claim_sites import touches
from wtanalysis.guidance.claim_touch import Touch, core
from wtanalysis.guidance.lookup import terms

_TITLE = re.compile(r"\b(?:title|heading|re-?named|re-?titled)\b", re.IGNORECASE)
FULL = 0.6
"""How much of a claim the changed words of one passage must hold, for that passage to be what is meant."""


def judged_within(claim: Claim, evidence: Evidence, found: ClaimVerdict) -> ClaimVerdict:
    """A claim of a table that names a part and no paragraph: better than by its words alone, if a change shows it.

    Args:
        claim: an entry of a table of changes.
        evidence: of the comparison.
        found: the verdict by words alone.
    """
    if evidence.comparison.outline or not claim.where.parts or claim.kind in ("negative", "scope"):
        return found
    sections = _sections(claim, evidence)
    titled = _retitled(claim, evidence, sections) if _TITLE.search(claim.text) else None
    if titled:
        return titled
    if found.verdict == "supported" or not sections:
        return found
    shown = _showing(claim, evidence, sections)
    if not shown:
        return found
    touch = Touch(shown, evidence)
    wrong = claim_values.reversed_there(claim, touch)
    lacks = claim_values.lacking(claim, touch)
    place = ", ".join(evidence.comparison.new.place(c.new) for c in shown if c.new) or "the old edition"
    if wrong or lacks:
        return ClaimVerdict(claim, "partly", f"{place} changed in these words, but {wrong or lacks}", ids(shown))
    return ClaimVerdict(claim, "supported", f"in the part named, the changed words of {place} show it", ids(shown))


def _sections(claim: Claim, evidence: Evidence) -> tuple[int, ...]:
    """The sections of the new edition that are named, by number or by title."""
    new = evidence.new
    found = list(new.chapters(claim.where.parts))
    for part in reversed(claim.where.parts):
        if found:
            break
        wanted = part.casefold().strip(" :.")
        found = [i for i, section in enumerate(new.guidance.sections) if section.title.casefold().startswith(wanted)]
    return tuple(found[:1])


def _retitled(claim: Claim, evidence: Evidence, sections: Sequence[int]) -> ClaimVerdict | None:
    """The title of a part is claimed to have changed."""
    partners = {pair.new: pair.old for pair in evidence.comparison.alignment.sections if pair.new >= 0 <= pair.old}
    old, new = evidence.comparison.old.sections, evidence.comparison.new.sections
    wanted = next(iter(names(claim.text)), "")
    for section in sections:
        if section not in partners:
            continue
        was, now = old[partners[section]].title, new[section].title
        told = f"its title was {was!r} and is {now!r}"
        if terms(was) == terms(now):
            return ClaimVerdict(claim, "contradicted", f"its title is {now!r} in both editions")
        good = not wanted or set(core(wanted)) <= set(terms(now))
        return ClaimVerdict(claim, "supported" if good else "partly", told, ids(_first(evidence, section)))
    return None


def _first(evidence: Evidence, section: int) -> list[Change]:
    """The change of the first passage of a section, to show where its title stands."""
    inside = evidence.new.inside(section)
    return evidence.new.known.get(inside[0], [])[:1] if inside else []


def _showing(claim: Claim, evidence: Evidence, sections: Sequence[int]) -> tuple[Change, ...]:
    """The changes inside a part whose own words that came or went hold most of a claim."""
    words = core(claim.text)
    if len(words) < 2:
        return ()
    guidance = evidence.comparison.new
    inside = {index for section in sections for index in evidence.new.inside(section)}
    found: list[tuple[float, str, Change]] = []
    for change, touch in touches(evidence):
        if not change.new or change.new.index not in inside:
            continue
        marked = set(touch.gone) if claim.kind == "removed" else set(touch.came)
        if not any(word in marked for word in words):
            continue
        share = touch.share(words, marked)
        if share >= FULL:
            found.append((-share, guidance.place(change.new), change))
    return tuple(change for _, _, change in sorted(found, key=lambda one: one[:2])[:2])
