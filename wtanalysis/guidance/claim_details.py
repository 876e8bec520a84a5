"""Where a claim and a passage on its matter differ: in a number, a force, a holder, a "not" or an opposite."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from wtanalysis.documents.sentences import sentences
from wtanalysis.guidance.claim_evidence import Evidence
from wtanalysis.guidance.lookup import stem, terms
from wtanalysis.guidance.model import Passage

_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty"
)
_VALUES = {word: str(value) for value, word in enumerate(_WORDS.split())} | {
    "thirty": "30", "forty": "40", "fifty": "50", "hundred": "100",
}  # fmt: skip
_NUMBER = re.compile(
    r"(?<![\w.])(?P<value>\d+(?:[.,]\d+)*|" + "|".join(_WORDS.split()[1:]) + r")"
    r"(?P<percent>\s?%| per cent| percent)?(?:-|\s)*(?P<unit>[a-z]+)?",
    re.IGNORECASE,
)
_BOUND = re.compile(r"\b(?:up to|until|under|to the|before|over|from)\b", re.IGNORECASE)
_AGE = re.compile(r"\bage[sd]?\b", re.IGNORECASE)
_CITED = re.compile(
    r"\b(?:act|regulations?|sections?|chapter|paragraph|part|edition|practice|guideline|criterion|annex)\b",
    re.IGNORECASE,
)
_MUST = (
    r"\bmust\b|\b(?:is|are|be|was|were) (?:legally |now )?(?:required|obliged) to\b"
    r"|\b(?:has|have) (?:a (?:legal |statutory )?duty )?to\b|\bmandatory\b|\bcompulsory\b|\bshall\b"
)
_SHOULD = r"\bshould\b|\b(?:is|are) (?:expected|recommended|advised)\b|\bought to\b"
_MAY = (
    r"(?<!that )(?<!who )(?<!which )(?<!they )(?<!it )\bmay\b(?! be\b)|\b(?:is|are) (?:free|allowed|permitted) to\b"
    r"|\boptional(?:ly)?\b|\bat (?:its|their) discretion\b"
)
_FORCE = (("must", _MUST), ("should", _SHOULD), ("may", _MAY))
_FORCES = tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _FORCE)
_MODAL = re.compile(
    r"\b(?:must|should|shall|may|(?:is|are) (?:required|expected|recommended|obliged|free|allowed))\b", re.IGNORECASE
)
_NOT = re.compile(
    r"(?:\b(?:must|should|shall|may|will|can|is|are|was|were|be|does|do|did|has|have) (?:not|never)|\bcannot|\bnever"
    r"|n['’]t)\b"
    r"(?! (?:only|limited|necessarily|just)\b)\s+(?P<after>(?:\w+\W+){0,3}\w+)",
    re.IGNORECASE,
)
_ONLY = re.compile(r"\b(?:only|unless|except|other than)\b", re.IGNORECASE)
_EVERY = re.compile(
    r"\b(?:in (?:every|all|any) (?:case|circumstance)s?|always|without exception|in general|whatever)\b", re.IGNORECASE
)
_EVEN_IF = re.compile(r"\b(?:even|though|although|unless|whether|not only|if)\b[^,;.]*", re.IGNORECASE)
_OPPOSITES = tuple(
    (frozenset(map(stem, one.split())), frozenset(map(stem, other.split())))
    for one, other in (
        ("approve grant support permit permitted allow", "refuse reject prohibit forbid forbidden prevent"),
        ("include included includes including", "exclude excluded excludes excluding"),
        ("minimum least", "maximum most"), ("more greater higher larger", "less fewer lower smaller"),
        ("increase increased increases raise raised", "decrease decreased reduce reduced reduces lower lowered"),
        ("before", "after"), ("above over", "below under"), ("internal", "external"), ("inside", "outside"),
        ("mandatory compulsory", "voluntary optional discretionary"), ("public", "private confidential"),
        ("first", "last"), ("always", "never"), ("independent", "dependent"), ("visible", "hidden invisible"),
    )
)  # fmt: skip
_ABBREVIATED = re.compile(r"((?:[A-Z][\w’'-]+\s+){2,})\(([A-Z]{2,})s?\)")
IN_ORDER = 0.4
"""The share of pairs of words in the same order, below which a claim and a sentence are read as swapped."""
_INITIALS = re.compile(r"\b[A-Z]{2,}s?\b")
_PLAIN = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Difference:
    """One thing that a claim says otherwise than the passage. ``sure``: the passage says another thing in its place."""

    told: str
    sure: bool


@dataclass(frozen=True)
class _Number:
    value: str
    unit: str
    bound: bool


@lru_cache(maxsize=4096)
def numbers(text: str) -> tuple[_Number, ...]:
    """The numbers of a text with what they count; those of Acts, sections and editions count nothing."""
    found = []
    for match in _NUMBER.finditer(text):
        value = match["value"].casefold()
        behind = text[max(0, match.start("value") - 22) : match.start("value")]
        value = _VALUES.get(value, value.rstrip(".,").replace(",", ""))
        found.append(_Number(value, _unit(match, behind), bool(_BOUND.search(behind))))
    return tuple(found)


def _unit(match: re.Match[str], behind: str) -> str:
    """What a number counts: ``%``, ``age``, ``cite`` for the number of a law or a section, else the word after it."""
    if match["percent"]:
        return "%"
    if _AGE.search(behind):
        return "age"
    return "cite" if _CITED.search(behind) else stem(match["unit"] or "")


def differences(text: str, passage: Passage, evidence: Evidence, all_of_it: bool = True) -> tuple[Difference, ...]:
    """What a claim says otherwise than a passage of the new edition.

    Args:
        text: the claim.
        passage: the passage that shares most with it.
        evidence: of the comparison.
        all_of_it: force, holder and negation too; a claim that something is new tells numbers and names alone.

    Returns:
        Each difference once; those that are sure first.
    """
    context = " ".join(p.text for p in (*evidence.comparison.new.lead_ins(passage), passage))
    context += " " + " ".join(evidence.comparison.new.path(passage))
    sentence = _closest(text, passage, evidence)
    if not all_of_it:
        return tuple(_numbers(text, context, sentence))
    found = [
        *_numbers(text, context, sentence), *_acronyms(text, context), *_force(text, passage, sentence, evidence),
        *_negation(text, sentence), *_order(text, sentence),
        *_opposites(text, sentence), *_holder(text, passage, evidence),
    ]  # fmt: skip
    return tuple(sorted(dict.fromkeys(found), key=lambda difference: not difference.sure))


def _closest(text: str, passage: Passage, evidence: Evidence) -> str:
    """The sentence of a passage that shares most with a claim."""
    parts = [passage.text[start:end] for start, end in sentences(passage.text)] or [passage.text]
    index = evidence.new.index
    return max(parts, key=lambda part: index.cover(text, set(terms(part))))


def _numbers(text: str, context: str, sentence: str) -> Iterable[Difference]:
    """Figures of a claim that a passage lacks, beside those that count the same, the closest sentence first."""
    there, mine, close = numbers(context), numbers(text), numbers(sentence)
    values, told = {number.value for number in there}, {number.value for number in mine}
    for number in mine:
        one = number.value == "1" and number.unit not in ("%", "age")
        if number.value in values or one or number.value.count(".") > 1 or _digits(number.value, context):
            continue
        alike = [
            [n.value for n in some if n.unit == number.unit and n.unit and n.value not in told]
            for some in (close, there)
        ]
        others = alike[0] or alike[1]
        if others and number.unit != "cite":
            near = number.bound and any(_off_by_one(number.value, other) for other in others)
            yield Difference(f"it says {' and '.join(dict.fromkeys(others))}, not {number.value}", not near)
        else:
            yield Difference(f"it does not say {number.value}", False)


def _acronyms(text: str, context: str) -> Iterable[Difference]:
    """A name abbreviated in another way."""
    for name, short in _ABBREVIATED.findall(text):
        words = name.split()[-len(short) :]
        there = re.search(rf"{re.escape(' '.join(words))}\s*\(([A-Z]{{2,}})s?\)", context)
        if there and there[1] != short:
            yield Difference(f"it abbreviates {' '.join(words)} as {there[1]}, not {short}", False)


def _digits(value: str, text: str) -> bool:
    return bool(re.search(rf"(?<!\d){re.escape(value)}(?!\d)", text))


def _off_by_one(one: str, other: str) -> bool:
    return one.isdigit() and other.isdigit() and abs(int(one) - int(other)) == 1


def _force(text: str, passage: Passage, sentence: str, evidence: Evidence) -> Iterable[Difference]:
    claimed = force_of(text)
    if not claimed:
        return
    bound = {force.removesuffix(" have regard") for _, force, _ in evidence.bound(passage) if force}
    if not bound:
        lead = " ".join(p.text for p in evidence.comparison.new.lead_ins(passage))
        bound = {force for force in (force_of(sentence), force_of(lead)) if force}
    if bound and claimed not in bound:
        yield Difference(f"it says {' and '.join(sorted(bound))}, not {claimed}", True)


def force_of(text: str) -> str:
    """must, should or may, as the first word of force in a text says; empty without one.

    >>> force_of("Ferries are expected to run"), force_of("Ferries run")
    ('should', '')
    """
    found = [(match.start(), name) for name, pattern in _FORCES if (match := pattern.search(text))]
    return min(found)[1] if found else ""


def _negation(text: str, sentence: str) -> Iterable[Difference]:
    """What one of the two denies and the other says."""
    mine, there = _denied(text), _denied(sentence)
    said, words = set(terms(text)), set(terms(sentence))
    for word in sorted(there - mine):
        if word in said:
            yield Difference(f"it says not: {_spelt(word, sentence)}", True)
    for word in sorted(mine - there):
        if word in words and not there:
            yield Difference(f"it does not say not: {_spelt(word, text)}", True)
    if _ONLY.search(sentence) and _EVERY.search(text) and not _ONLY.search(text):
        yield Difference("it says only", True)


def _order(text: str, sentence: str) -> Iterable[Difference]:
    """The same words the other way round: who does what to whom may have been swapped."""
    mine, there = terms(text), terms(sentence)
    both = [word for word in mine if mine.count(word) == 1 and there.count(word) == 1]
    at = [there.index(word) for word in both]
    pairs = list(combinations(at, 2))
    if len(at) >= 5 and len(at) >= 0.6 * len(mine) and sum(one < other for one, other in pairs) < IN_ORDER * len(pairs):
        yield Difference("it has these words in another order", False)


def _denied(text: str) -> set[str]:
    """The words that a text denies, stemmed: the first that tells something after each "not"."""
    found = set()
    for match in _NOT.finditer(_EVEN_IF.sub(" ", text)):
        after = terms(match["after"])
        named = _PLAIN.search(match["after"])
        found |= set(after[:1]) if named and not named[0][0].isupper() else set()
    return found


def _spelt(word: str, text: str) -> str:
    return next((full for full in _PLAIN.findall(text) if stem(full) == word), word)


def _opposites(text: str, sentence: str) -> Iterable[Difference]:
    mine = {stem(word) for word in _PLAIN.findall(text)}
    there = {stem(word) for word in _PLAIN.findall(sentence)}
    for pair in _OPPOSITES:
        for one, other in (pair, pair[::-1]):
            if mine & one and there & other and not there & one and not mine & other:
                yield Difference(f"it has the opposite of {_spelt(min(mine & one), text)}", True)


def _holder(text: str, passage: Passage, evidence: Evidence) -> Iterable[Difference]:
    """The body that a claim binds is another than the one that the duty nearest to it binds."""
    match = _MODAL.search(text)
    if not match or re.match(r"\s+(?:not )?be\b|\s+in\b", text[match.end() :]):
        return
    subject = frozenset(terms(text[: match.start()]))
    if _INITIALS.search(text[: match.start()]) or not any(
        subject and holder and (subject <= holder or holder <= subject) for holder in evidence.holders
    ):
        return
    bound = [(holder, evidence.new.index.cover(text, set(terms(told)))) for holder, _, told in evidence.bound(passage)]
    best = max((cover for _, cover in bound), default=0.0)
    found = [holder for holder, cover in bound if cover >= best - 0.05]
    if best >= 0.3 and all(found) and not any(_alike(subject, holder) for holder in found):
        yield Difference(f"it binds {found[0]}", True)


def _alike(subject: frozenset[str], holder: str) -> bool:
    """Whether a holder can be the subject: a word in common, or one is a row of initials."""
    words = set(terms(holder))
    return not words or bool(subject & words) or bool(_INITIALS.search(holder))
