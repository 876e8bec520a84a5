"""Figures, force and direction in a claim about a place, beside what came and went there."""

from __future__ import annotations

import re

from wtanalysis.guidance.claim_details import force_of, numbers
from wtanalysis.guidance.claim_model import Claim
from wtanalysis.guidance.claim_objects import names
from wtanalysis.guidance.claim_touch import Touch, core, past
from wtanalysis.guidance.lookup import stem, terms

_FROM_TO = re.compile(r"\bfrom\s+(?P<old>[^,;]{1,60}?)\s+to\s+(?P<new>[^,;.()]{1,60})", re.IGNORECASE)
_WEAKER = re.compile(
    r"\bweaken\w*|\brelax\w*|\bsoften\w*|\bloosen\w*|\bdowngrad\w*|\bno longer (?:must|required|mandatory)\b",
    re.IGNORECASE,
)
_STRONGER = re.compile(r"\bstrengthen\w*|\bnow (?:a )?(?:must|required|mandatory)\b|\bmade mandatory\b", re.IGNORECASE)
_FORCES = ("must", "should", "may")
_RANK = {"must": 3, "should": 2, "may": 1, "": 0}
_COUNTED = "paragraph bullet footnote sentence link section group further new additional reference part line heading"
_COUNTING = frozenset(map(stem, _COUNTED.split()))


def reversed_there(claim: Claim, touch: Touch) -> str:
    """How what happened there is the opposite of what is claimed, in words; empty where it is not."""
    stronger, weaker = _directions(touch)
    if weaker and not stronger and (_STRONGER.search(claim.text) or claim.kind == "strengthened"):
        return "its duty became weaker"
    if stronger and not weaker and _WEAKER.search(claim.text):
        return "its duty became stronger"
    told = _from_to(claim)
    if told:
        old, new = (_parts(one) for one in told)
        if old and new and old != new and _all(old - new, touch.came) and _all(new - old, touch.gone):
            return f"it said {told[1]} and says {told[0]}, the other way round"
    return ""


def _directions(touch: Touch) -> tuple[bool, bool]:
    """Whether a duty there became stronger, and whether one became weaker."""
    told = [one for change in touch.changes for one in change.duty_change]
    stronger = any(one.startswith("strengthened") for one in told)
    weaker = any(one.startswith("weakened") for one in told)
    if not stronger and not weaker:
        came = max((_RANK[f] for f in _FORCES if touch.came[f]), default=0)
        gone = max((_RANK[f] for f in _FORCES if touch.gone[f]), default=0)
        if came and gone:
            return came > gone, gone > came
    return stronger, weaker


def _from_to(claim: Claim) -> tuple[str, str] | None:
    """What it is claimed to have been, and to be."""
    match = _FROM_TO.search(claim.text)
    if match:
        return match["old"].strip(" “”‘’\"'"), match["new"].strip(" “”‘’\"'")
    rest, before = past(claim.text)
    if before and force_of(before) and force_of(rest):
        return force_of(before), force_of(rest)
    mine = {n.value for n in numbers(rest) if n.unit != "cite"}
    theirs = {n.value for n in numbers(before) if n.unit != "cite"}
    return (" ".join(sorted(theirs)), " ".join(sorted(mine))) if len(theirs) == len(mine) == 1 else None


_VALUED = re.compile(r"\w+(?:\.\d+)?")


def _parts(text: str) -> frozenset[str]:
    """The words of a value: its figures as digits, its other words stemmed."""
    figures = {number.value for number in numbers(text)}
    words = set(terms(text)) | {word for word in _FORCES if re.search(rf"\b{word}\b", text, re.IGNORECASE)}
    return frozenset(figures or words)


def _all(wanted: frozenset[str], among: object) -> bool:
    """Whether all words of a value came, or went; figures may be spelt out."""
    counted = {stem(word) for word in among} if isinstance(among, dict) else set()
    spelt = counted | {number.value for number in numbers(" ".join(among if isinstance(among, dict) else ()))}
    return bool(wanted) and all(word in spelt or stem(word) in spelt for word in wanted)


def lacking(claim: Claim, touch: Touch) -> str:
    """What a claim names that the place does not have, in words: figures, force, names; empty where nothing lacks."""
    rest, before = past(claim.text)
    values = {number.value for number in numbers(touch.new_text)} | set(re.findall(r"\d+(?:\.\d+)*", touch.new_text))
    was = {number.value for number in numbers(touch.old_text)} | set(re.findall(r"\d+(?:\.\d+)*", touch.old_text))
    match = _FROM_TO.search(rest)
    if match:
        before, rest = f"{before} {match['old']}", rest.replace(match["old"], " ")
    everything = {*values, *was} if claim.kind in ("removed", "replaced") else values
    for number in numbers(rest):
        if number.unit not in _COUNTING and number.value != "1" and number.value not in everything:
            return f"it does not say {number.value}"
    for number in numbers(before):
        if number.value != "1" and number.value not in was:
            return f"it did not say {number.value}"
    force = force_of(rest)
    if claim.kind != "removed" and force and not _binds(force, touch):
        return f"it does not say {force}"
    return _names_lacking(claim, touch, match["new"] if match else "")


def _binds(force: str, touch: Touch) -> bool:
    """Whether the new text there has a force, in any of its words."""
    leads = [lead.text for p in touch.news for lead in touch.evidence.comparison.new.lead_ins(p)]
    there = " ".join((touch.new_text, *leads))
    if any(force_of(part) == force for part in re.split(r"[.;\n]", there)):
        return True
    return bool(re.search(rf"\b{force}\b", there, re.IGNORECASE))


def _names_lacking(claim: Claim, touch: Touch, other: str) -> str:
    """A name, or the new holder, that no passage there has."""
    there = set(terms(touch.new_text)) | set(terms(touch.old_text)) | touch.around
    wanted = [core(other)] if other else []
    own = [core(name) for name in names(past(claim.text)[0]) if not name.rstrip("s").isupper()]
    wanted += own
    for words in wanted:
        missing = [word for word in words if word not in there]
        if missing and (words in own or len(missing) > len(words) / 2):
            spelt = next((w for w in re.findall(r"\w+", claim.text) if stem(w) == missing[0]), missing[0])
            return f"it does not speak of {spelt}"
    return ""


def as_claimed(claim: Claim, touch: Touch) -> bool:
    """Whether a duty there changed its force in the direction that is claimed, or a figure as claimed."""
    stronger, weaker = _directions(touch)
    if (_STRONGER.search(claim.text) or claim.kind == "strengthened") and stronger:
        return True
    if _WEAKER.search(claim.text) and weaker:
        return True
    rest, before = past(claim.text)
    came, gone = touch.figures
    then = {number.value for number in numbers(before)}
    now = {number.value for number in numbers(rest) if number.unit not in _COUNTING | {"cite"}}
    if (then and then <= gone) or (now & came and not then):
        return True
    if before and core(before) and touch.share(core(before), touch.gone) >= 0.3:
        return True
    told = _from_to(claim)
    if told:
        old, new = (_parts(one) for one in told)
        return bool(old and new) and _all(new - old, touch.came) and _all(old - new, touch.gone)
    force = force_of(past(claim.text)[0])
    return bool(force) and touch.came[force] > 0
