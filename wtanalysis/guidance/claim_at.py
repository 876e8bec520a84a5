"""Claims that name a paragraph or a footnote: what happened to that one decides, whatever stands elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wtanalysis.guidance import claim_values
from wtanalysis.guidance.changes import Change
from wtanalysis.guidance.claim_evidence import PARTLY, Evidence, ids
from wtanalysis.guidance.claim_model import Claim, ClaimVerdict
from wtanalysis.guidance.claim_moves import moved_there
from wtanalysis.guidance.claim_objects import swap
from wtanalysis.guidance.claim_sites import Site
from wtanalysis.guidance.claim_touch import Touch, core
from wtanalysis.guidance.lookup import stem, terms

STILL = frozenset({"unchanged", "renumbered"})
_INSTEAD = re.compile(r"\b(?:instead of|in place of)\b", re.IGNORECASE)
_JOINED = re.compile(r"\b(merged|combined|joined|split)\b", re.IGNORECASE)
_FIRM = ("must", "should", "may", "can", "consider")
"""Words of force: where one came or went, a sentence on a claim's matter says another thing."""
_NAME_WORDS = 6
SHOWN, AROUND = 0.25, 0.55
"""How much of a claim must be among the words that came or went, and in the sentences that changed."""
_LINK = re.compile(r"\b(?:hyper)?links?\b|\burls?\b|\bweb ?(?:pages?|sites?)\b", re.IGNORECASE)
_URL = re.compile(r"https?://|www\.", re.IGNORECASE)
_LAYOUT = re.compile(r"\b(?:bold|italics?|formatting|layout|font|typographical|punctuation|indent\w*)\b", re.IGNORECASE)
_CITES = re.compile(r"\breferences?\b|\blinks?\b|\bsignpost\w*|\bhyperlinks?\b|\bname\b|\bterm", re.IGNORECASE)
_WHOLE = re.compile(r"^\W*(?:a )?new (?:heading and )?paragraphs?\b|\bparagraphs? (?:\w+ )?added\b", re.IGNORECASE)
_TO_WHAT = re.compile(
    r"(?<=\badded) (?:to|as|in|into|among|at)\b.*$|(?<=\bremoved) (?:from|in|at)\b.*$"
    r"|(?<=\w) (?:to|from|in) (?:the )?(?:list|examples|those|definition)\b.*$",
    re.IGNORECASE | re.DOTALL,
)
_GONE_WHOLE = re.compile(r"\b(?:paragraph|bullet|footnote|sentence|section)s?\b", re.IGNORECASE)


def judged_there(claim: Claim, evidence: Evidence) -> ClaimVerdict | None:
    """The verdict on a claim that names paragraphs or footnotes; None where both editions are not there in full.

    A change of wording there whose words share what the claim is about supports it; a change there that does not show
    it supports it in part; a paragraph that stands unchanged contradicts it; without such a paragraph it is not found.
    """
    if evidence.comparison.outline or not claim.where.numbered or claim.kind in ("negative", "scope"):
        return None
    where = claim.where
    if where.footnotes and not where.paragraphs and not _has_footnotes(evidence):
        reason = f"no footnotes were read from the file of the {evidence.comparison.new.edition} edition"
        return ClaimVerdict(claim, "cannot_be_tested", reason)
    site = Site(claim, evidence)
    if claim.kind == "removed":
        return _removed_there(claim, evidence, site)
    return _there(claim, evidence, site)


def _has_footnotes(evidence: Evidence) -> bool:
    return any(passage.kind == "footnote" for passage in evidence.new.guidance.passages)


def _removed_there(claim: Claim, evidence: Evidence, site: Site) -> ClaimVerdict:
    """Removals are named by the paragraph that lost something, or by the old number of what is gone."""
    found = _there(claim, evidence, site)
    if found.verdict == "supported":
        return found
    numbers = claim.where.paragraphs
    olds = site.of_old(numbers)
    out = [change for change in evidence.old.changes(site.spots(olds)) if change.kind == "removed"]
    if out:
        touch = Touch(out, evidence)
        words = core(claim.text)
        if touch.share(words, touch.gone) >= AROUND and (words or _GONE_WHOLE.search(claim.text)):
            reason = f"{site.named} of the {evidence.comparison.old.edition} edition is gone"
            return ClaimVerdict(claim, "supported", reason, ids(out))
    return found


def _there(claim: Claim, evidence: Evidence, site: Site) -> ClaimVerdict:
    """The verdict by what happened at the place."""
    if claim.kind == "moved":
        return moved_there(claim, evidence, site)
    if not site.there and not site.olds:
        shown = ids(site.like())
        return ClaimVerdict(claim, "not_found", f"neither edition has {site.named}", shown)
    if not site.there:
        return _gone(claim, evidence, site)
    touch = Touch(site.changes, evidence)
    if all(change.kind in STILL for change in site.changes):
        return _still(claim, site)
    return _changed(claim, site, touch)


def _gone(claim: Claim, evidence: Evidence, site: Site) -> ClaimVerdict:
    """The new edition has no such paragraph; the old one has."""
    changes = evidence.old.changes(site.spots(site.olds))
    out = [change for change in changes if change.kind == "removed"]
    new = evidence.comparison.new.edition
    if claim.kind == "removed" and out:
        touch = Touch(out, evidence)
        words = core(claim.text)
        good = touch.share(words, touch.gone) >= AROUND
        reason = f"{site.named} of the old edition is gone"
        return ClaimVerdict(claim, "supported" if good else "partly", reason, ids(out))
    return ClaimVerdict(claim, "not_found", f"the {new} edition has no {site.named}", ids(site.like()))


def _still(claim: Claim, site: Site) -> ClaimVerdict:
    """What is named stands unchanged: the claim is wrong there, unless it is about what a text does not print."""
    against = ids(site.changes)
    near, like = site.near(), site.like()
    if near:
        places = site.places(near)
        reason = f"{site.named} stands unchanged; words like these changed at {places}"
        return ClaimVerdict(claim, "partly", reason, ids(near), against)
    if (_LINK.search(claim.text) and not site.prints_link()) or _LAYOUT.search(claim.text):
        reason = f"the words of {site.named} stand unchanged; the address of a link or the layout is no part of them"
        return ClaimVerdict(claim, "cannot_be_tested", reason, (), against)
    reason = f"{site.named} stands unchanged"
    if site.cut:
        return ClaimVerdict(claim, "partly", f"{reason}, as far as its number could be told", ids(like), against)
    told = f"; words like these changed at {site.places(like)}" if like else ""
    return ClaimVerdict(claim, "contradicted", reason + told, ids(like), against)


def _changed(claim: Claim, site: Site, touch: Touch) -> ClaimVerdict:
    """Something changed there: is it what is claimed?"""
    words = core(claim.text)
    wrong = claim_values.reversed_there(claim, touch)
    if wrong:
        return ClaimVerdict(claim, "contradicted", f"{site.named}: {wrong}", (), ids(touch.shown(words)))
    if claim.kind == "removed" and (told := _stands(claim, site, touch, words)):
        return told
    pair = swap(claim.text) if claim.kind in ("replaced", "renamed") else None
    if pair and not _INSTEAD.search(claim.text) and max(len(core(one)) for one in pair) <= _NAME_WORDS:
        return _swapped(claim, site, touch, pair)
    lacks = claim_values.lacking(claim, touch)
    whole = _whole(claim, touch)
    shown = _shows(claim, touch, words) if not whole else whole == "yes"
    wording = any(change.effect == "wording" for change in touch.changes)
    mechanical_will_do = bool(_CITES.search(claim.text)) or claim.kind == "updated"
    marks = touch.shown(words)
    if shown and not lacks and (wording or mechanical_will_do):
        return ClaimVerdict(claim, "supported", f"{site.named} changed, and its changed words show it", ids(marks))
    near = site.near()
    if lacks:
        reason = f"{site.named} changed, but {lacks}"
    elif near:
        reason = f"{site.named} changed, but not in these words; those changed at {site.places(near)}"
    elif not wording:
        reason = f"{site.named} changed in numbers, terms or references alone"
    else:
        reason = f"{site.named} changed; its changed words do not show what is claimed"
    return ClaimVerdict(claim, "partly", reason, (*ids(marks), *(i for i in ids(near) if i not in ids(marks))))


def _stands(claim: Claim, site: Site, touch: Touch, words: Sequence[str]) -> ClaimVerdict | None:
    """What is claimed to have gone still stands there, word for word, and nothing of it went."""
    if not words or _LINK.search(claim.text):
        return None
    phrase = _plain_words(_TO_WHAT.sub("", claim.text))
    there, before = (_plain_words(text) for text in (touch.new_text, touch.old_text))
    if phrase and _runs(phrase, before) == _runs(phrase, there) > 0:
        return ClaimVerdict(claim, "contradicted", f"{site.named} still says it", (), ids(touch.changes))
    return None


def _plain_words(text: str) -> list[str]:
    """The words of a text that tell something, in order."""
    told = set(core(text))
    return [word for word in terms(text) if word in told]


def _runs(phrase: Sequence[str], text: Sequence[str]) -> int:
    """How often words stand in a text one after the other."""
    return sum(list(text[i : i + len(phrase)]) == list(phrase) for i in range(len(text) - len(phrase) + 1))


def _whole(claim: Claim, touch: Touch) -> str:
    """Whether a claimed new paragraph is new: ``yes``, ``no``, or nothing where none is claimed."""
    if not (claim.kind == "added" and _WHOLE.search(claim.text)):
        return ""
    fresh = [c for c in touch.changes if c.kind == "added" and c.new and c.new.kind not in ("bullet", "footnote")]
    if not fresh:
        return "no"
    words = core(claim.text)
    one = Touch([c for c in touch.changes if c.kind == "added"], touch.evidence)
    return "yes" if one.share(words, {*one.came, *one.around}) >= AROUND else "no"


def _shows(claim: Claim, touch: Touch, words: Sequence[str]) -> bool:
    """Whether what came or went there shows what is claimed."""
    if not words:
        return True
    marked: set[str] = set()
    if claim.kind != "removed":
        marked |= set(touch.came)
    if claim.kind not in ("added", "strengthened"):
        marked |= set(touch.gone)
    shown, around = touch.share(words, marked), touch.share(words, {*touch.around, *marked})
    if claim.kind in ("added", "removed"):
        part = core(_TO_WHAT.sub("", claim.text))
        focus = touch.share(part, marked) if part and part != words else 0.0
        return around >= AROUND and (shown >= 0.4 or (shown >= SHOWN and around >= 0.8) or focus >= 0.6)
    joined = _JOINED.search(claim.text)
    if joined and any(
        change.kind == ("split" if joined[1].casefold() == "split" else "merged") for change in touch.changes
    ):
        return around >= PARTLY
    if claim_values.as_claimed(claim, touch):
        return around >= AROUND
    mechanical = all(change.effect != "wording" for change in touch.changes)
    whole = touch.share(words, {*touch.around, *marked, *core(touch.new_text)})
    firmer = any(word in touch.came or word in touch.gone for word in _FIRM)
    enough = AROUND if mechanical else 0.85 if shown >= SHOWN or firmer else 2.0
    if claim.kind in ("clarified", "updated") and around >= AROUND and whole >= enough:
        return True
    return shown >= AROUND or (shown >= SHOWN and around >= 0.7)


def _swapped(claim: Claim, site: Site, touch: Touch, pair: tuple[str, str]) -> ClaimVerdict:
    """One thing put for another there."""
    old, new = (core(one) or (stem(one),) for one in pair)
    apart = tuple(w for w in old if w not in new), tuple(w for w in new if w not in old)
    old, new = apart[0] or old, apart[1] or new
    out = touch.share(old, touch.gone) >= AROUND
    came = touch.share(new, touch.came) >= AROUND
    back = touch.share(old, touch.came) >= 0.9 and touch.share(new, touch.gone) >= 0.9
    marks: tuple[Change, ...] = touch.shown((*old, *new))
    if out and came:
        return ClaimVerdict(claim, "supported", f"{site.named}: {pair[0]} went and {pair[1]} came", ids(marks))
    if back and not out and not came:
        reason = f"{site.named}: {pair[1]} went and {pair[0]} came, the other way round"
        return ClaimVerdict(claim, "contradicted", reason, (), ids(marks))
    reason = f"{site.named} changed, but {'not both' if out or came else 'neither'} of the two terms there"
    return ClaimVerdict(claim, "partly", reason, ids(marks))
