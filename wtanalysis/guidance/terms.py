"""One phrase systematically put for another across an edition, found from the texts alone."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from wtanalysis.guidance.changes import TermChange
from wtanalysis.guidance.model import Guidance, Passage
from wtanalysis.guidance.phrases import FIXED, Phrase, PhraseIndex, beginnings, pattern_of, stems
from wtanalysis.guidance.redline import Mark, redline
from wtanalysis.guidance.words import FUNCTION, stem, words

__all__ = ["beginnings", "pattern_of", "replacements"]
LONGEST = 7
"""Words of the longest phrase that counts as a term."""
_STAYS = 0.5
"""Share of the old term that may still stand for a replacement of several words to be systematic."""
_STAYS_ONE = 0.34
"""The same for a single word in small letters, which changes by chance."""
_SHARE = 0.15
"""A second partner of a term counts from this part of the places that the first one has."""
_EDGES = FUNCTION | {"'s"}


@dataclass(slots=True)
class _Candidate:
    """A phrase that went out where another came in: the places, how both were printed, and the word kept after them."""

    places: set[int] = field(default_factory=set)
    after: Counter[str] = field(default_factory=Counter)
    old: Counter[str] = field(default_factory=Counter)
    new: Counter[str] = field(default_factory=Counter)


def replacements(pairs: Sequence[tuple[Passage, Passage]], old: Guidance, new: Guidance) -> tuple[TermChange, ...]:
    """Systematic replacements of one phrase by another.

    A phrase that goes out where another comes in is a replacement when this happens in three passages or more (two
    when the old phrase is gone), most of the old ones are gone and there are more of the new. Singular and plural,
    capitals and possessives count as one, an acronym in brackets behind each also gives the pair of acronyms. Numbers,
    small words, words of force and negations are no terms.

    Args:
        pairs: the paired passages that were reworded.
        old: the old edition.
        new: the new one.

    Returns:
        The replacements, the most frequent first. ``left`` holds the passages of the new edition in which the old
        term still stands; ``change_ids`` is empty.

    >>> from wtanalysis.provenance import Source
    >>> texts = ("A tram group meets.", "Tell the tram group.", "Each tram group has a plan.")
    >>> was = tuple(Passage(i, "paragraph", text, f"L{i}") for i, text in enumerate(texts))
    >>> now = tuple(Passage(p.index, p.kind, p.text.replace("tram group", "transit body"), p.locator) for p in was)
    >>> sides = [Guidance(Source("a.md", ""), "1", "Trams", passages=passages) for passages in (was, now)]
    >>> [(term.old, term.new, term.replaced) for term in replacements(list(zip(was, now)), *sides)]
    [('tram group', 'transit body', 3)]
    """
    candidates = _candidates(pairs)
    if not candidates:
        return ()
    was, now = PhraseIndex(old), PhraseIndex(new)
    judged = (_judged(o, n, found, pairs, (was, now)) for (o, n), found in candidates.items())
    kept = sorted((term for term in judged if term), key=lambda term: (-term.replaced, term.old, term.new))
    return tuple(_without_parts(kept))


def _candidates(pairs: Sequence[tuple[Passage, Passage]]) -> dict[tuple[Phrase, Phrase], _Candidate]:
    """The phrases that gave way to others in at least two pairs, with acronyms beside them."""
    found: dict[tuple[Phrase, Phrase], _Candidate] = defaultdict(_Candidate)
    for place, (before, after) in enumerate(pairs):
        for out, came, then in _replaced(redline(before.text, after.text)):
            for left, right in _phrases(out, came):
                key = (stems(left), stems(right))
                if key[0] != key[1] and "".join(key[0]) and "".join(key[1]):
                    candidate = found[key]
                    candidate.places.add(place)
                    candidate.after[then] += 1
                    candidate.old[" ".join(left)] += 1
                    candidate.new[" ".join(right)] += 1
    return _strong({key: found[key] for key in sorted(found) if len(found[key].places) > 1})


def _strong(found: dict[tuple[Phrase, Phrase], _Candidate]) -> dict[tuple[Phrase, Phrase], _Candidate]:
    """Candidates but for those that share a side with one that is far more frequent: that one with chance words."""
    most: dict[tuple[int, Phrase], int] = defaultdict(int)
    for key, candidate in found.items():
        for side in enumerate(key):
            most[side] = max(most[side], len(candidate.places))
    return {
        key: candidate
        for key, candidate in found.items()
        if all(len(candidate.places) >= _SHARE * most[side] for side in enumerate(key))
    }


def _replaced(marks: Sequence[Mark]) -> Iterator[tuple[str, str, str]]:
    """The short phrases that went out with what came in for them, and the word that stands after both."""
    for n in range(len(marks) - 1):
        out, came = marks[n], marks[n + 1]
        if out.op == "out" and came.op == "in" and len(out.old) < 90 and len(came.new) < 90:
            yield out.old, came.new, _next_word(marks[n + 2].old) if n + 2 < len(marks) else ""


def _next_word(text: str) -> str:
    """The stem of the word that a text begins with; nothing for a mark or a small word."""
    match = _FIRST_WORD.match(text)
    return stem(match[1]) if match and match[1] not in FUNCTION else ""


def _phrases(out: str, came: str) -> Iterator[tuple[Phrase, Phrase]]:
    """The pairs of terms in a replacement: as a whole, or what stands before the brackets and what in them."""
    left, right = words(out).keys, words(came).keys
    for one, other in zip(_split(left), _split(right), strict=False):
        a, b = _trimmed(one), _trimmed(other)
        if a and b and _is_term(a) and _is_term(b):
            yield a, b


_FIRST_WORD = re.compile(r" ?([a-z][a-z-]+)")


def _split(keys: Phrase) -> tuple[Phrase, ...]:
    """``clinical group (CGs)`` as two phrases; anything else as one."""
    if len(keys) > 3 and keys.count("(") == 1 and keys.index("(") == len(keys) - 3:
        return keys[:-3], keys[-2:-1]
    if len(keys) > 2 and keys.count("(") == 1 and keys.index("(") == len(keys) - 2 and keys[-1].isalnum():
        return keys[:-2], keys[-1:]
    return (keys,)


def _trimmed(keys: Phrase) -> Phrase:
    """A phrase without marks and small words at its ends."""
    start, end = 0, len(keys)
    while start < end and (keys[start].lower() in _EDGES or not keys[start][0].isalnum()):
        start += 1
    while end > start and (keys[end - 1].lower() in _EDGES or not keys[end - 1][0].isalnum()):
        end -= 1
    return keys[start:end]


def _is_term(keys: Phrase) -> bool:
    """Whether a phrase can be a term: words alone, not too many, none of force."""
    return len(keys) <= LONGEST and all(key[0].isalpha() and key.lower() not in _NEVER for key in keys)


_NEVER_WORDS = """
    must should may might shall will would can could cannot not no never and or nor unless except who which that if
    when where is are was were be been has have had
"""
_NEVER = frozenset(_NEVER_WORDS.split())


def _judged(
    old_term: Phrase,
    new_term: Phrase,
    found: _Candidate,
    pairs: Sequence[tuple[Passage, Passage]],
    indexes: tuple[PhraseIndex, PhraseIndex],
) -> TermChange | None:
    """A candidate as a replacement, if it is systematic."""
    was, now = indexes
    phrases = old_term, new_term
    head, old_term, new_term = _widened(old_term, new_term, was, now)
    before, stays = was.count(old_term, new_term), now.count(old_term, new_term)
    several = len(old_term) > 1 or _is_name(found.old)
    if stays.total() > (_STAYS if several else _STAYS_ONE) * before.total():
        return None
    tail = _tail(found) if len(old_term) == 1 else ""
    if tail:
        old_term, new_term = (*old_term, tail), (*new_term, tail)
        before, stays = was.count(old_term, new_term), now.count(old_term, new_term)
    old_count, left = before.total(), stays.total()
    known, after = was.count(new_term, old_term), now.count(new_term, old_term)
    new_count = after.total()
    shown = [
        min(before[a.index] - stays[b.index], after[b.index] - known[a.index])
        for a, b in pairs
        if a.index in before and b.index in after and _gives_way(a.text, b.text, *phrases)
    ]
    places = sum(n > 0 for n in shown)
    if places < (3 if left else 2) or new_count <= known.total():
        return None
    replaced = sum(n for n in shown if n > 0)
    names = _printed(found.old, head, tail), _printed(found.new, head, tail)
    return TermChange("replacement", *names, replaced, old_count, new_count, tuple(sorted(stays)))


def _gives_way(old_text: str, new_text: str, old_term: Phrase, new_term: Phrase) -> bool:
    """Whether one term stands in a stretch that went out and the other in what came in for that stretch."""
    marks = redline(old_text, new_text)
    return any(
        out.op == "out" and came.op == "in" and _holds(out.old, old_term) and _holds(came.new, new_term)
        for out, came in pairwise(marks)
    )


def _holds(text: str, phrase: Phrase) -> bool:
    return f" {' '.join(phrase)} " in f" {' '.join(stems(words(text).keys))} "


def _tail(found: _Candidate) -> str:
    """The word that stands after a term wherever it was replaced: ``pastoral`` is ``pastoral lead`` then."""
    word, times = max(found.after.items(), key=lambda item: (item[1], item[0]))
    return word if times > 2 and times == found.after.total() else ""


def _widened(old_term: Phrase, new_term: Phrase, was: PhraseIndex, now: PhraseIndex) -> tuple[str, Phrase, Phrase]:
    """A pair of terms with the word that stands before both throughout: ``ring`` as ``green ring``."""
    before = was.words_before(old_term, only_fixed=True)
    word, times = max(before.items(), key=lambda item: (item[1], item[0]), default=("", 0))
    fixed = times > 2 and times >= FIXED * before.total()
    if not fixed or not word.isalpha() or word in FUNCTION:
        return "", old_term, new_term
    after = now.words_before(new_term)
    if 2 * after[word] < after.total():
        return "", old_term, new_term
    return word, (stem(word), *old_term), (stem(word), *new_term)


def _is_name(printed: Counter[str]) -> bool:
    """Whether a term is always printed with a capital."""
    return all(form[0].isupper() for form in printed)


def _printed(forms: Counter[str], before: str = "", after: str = "") -> str:
    """The form of a term that stands for all: singular, in small letters if it ever is, the most frequent."""

    def rank(form: str) -> tuple[bool, bool, int, str]:
        last = form.rsplit(" ", 1)[-1]
        return stem(last) != last.lower(), form[0].isupper(), -forms[form], form

    head, space, last = min(forms, key=rank).rpartition(" ")
    single = stem(last)
    if before:
        head, space = f"{before.capitalize() if min(forms, key=rank)[0].isupper() else before} {head}".rstrip(), " "
    if after:
        return f"{head}{space}{last} {after}"
    return head + space + (last[: len(single)] if last.lower().startswith(single) else single)


def _without_parts(terms: Iterable[TermChange]) -> Iterator[TermChange]:
    """Replacements but for those that are only part of a longer one that is as frequent."""
    kept: list[TermChange] = []
    for term in sorted(terms, key=lambda term: (-len(term.old), term.old, term.new)):
        if not any(_part(term, other) for other in kept):
            kept.append(term)
    yield from sorted(kept, key=lambda term: (-term.replaced, term.old, term.new))


def _part(term: TermChange, longer: TermChange) -> bool:
    inside = (
        f" {term.old.lower()} " in f" {longer.old.lower()} " and f" {term.new.lower()} " in f" {longer.new.lower()} "
    )
    return inside and longer.replaced * 2 > term.replaced
