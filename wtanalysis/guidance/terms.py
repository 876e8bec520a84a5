"""One phrase systematically put for another across an edition, found from the texts alone."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate

from wtanalysis.guidance.changes import TermChange
from wtanalysis.guidance.model import Guidance, Passage
from wtanalysis.guidance.redline import Mark, redline
from wtanalysis.guidance.words import FUNCTION, PLURALS, fold, stem, words

Phrase = tuple[str, ...]
LONGEST = 7
"""Words of the longest phrase that counts as a term."""
_STAYS = 0.5
"""Share of the old term that may still stand for a replacement of several words to be systematic."""
_STAYS_ONE = 0.34
"""The same for a single word in small letters, which changes by chance."""
_SHARE = 0.15
"""A second partner of a term counts from this part of the places that the first one has."""
_FIXED = 0.9
"""A word that stands before an old term this often, and before the new one mostly, is part of both."""
_EDGES = FUNCTION | {"'s"}


@dataclass(slots=True)
class _Candidate:
    """A phrase that went out where another came in: the places, and how both were printed."""

    places: set[int] = field(default_factory=set)
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
    was, now = _Index(old), _Index(new)
    judged = (_judged(o, n, found, pairs, (was, now)) for (o, n), found in candidates.items())
    kept = sorted((term for term in judged if term), key=lambda term: (-term.replaced, term.old, term.new))
    return tuple(_without_parts(kept))


def _candidates(pairs: Sequence[tuple[Passage, Passage]]) -> dict[tuple[Phrase, Phrase], _Candidate]:
    """The phrases that gave way to others in at least two pairs, with acronyms beside them."""
    found: dict[tuple[Phrase, Phrase], _Candidate] = defaultdict(_Candidate)
    for place, (before, after) in enumerate(pairs):
        for out, came in _replaced(redline(before.text, after.text)):
            for left, right in _phrases(out, came):
                key = (_stems(left), _stems(right))
                if key[0] != key[1] and "".join(key[0]) and "".join(key[1]):
                    candidate = found[key]
                    candidate.places.add(place)
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


def _replaced(marks: Sequence[Mark]) -> Iterator[tuple[str, str]]:
    """The short phrases that went out with what came in for them."""
    for n in range(len(marks) - 1):
        out, came = marks[n], marks[n + 1]
        if out.op == "out" and came.op == "in" and len(out.old) < 90 and len(came.new) < 90:
            yield out.old, came.new


def _phrases(out: str, came: str) -> Iterator[tuple[Phrase, Phrase]]:
    """The pairs of terms in a replacement: as a whole, or what stands before the brackets and what in them."""
    left, right = words(out).keys, words(came).keys
    for one, other in zip(_split(left), _split(right), strict=False):
        a, b = _trimmed(one), _trimmed(other)
        if a and b and _is_term(a) and _is_term(b):
            yield a, b


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


def _stems(keys: Phrase) -> Phrase:
    return tuple(stem(key) for key in keys)


class _Index:
    """The text of an edition for counting phrases: found by their first letters, then compared as a whole."""

    def __init__(self, guidance: Guidance) -> None:
        texts = [fold(passage.text).lower() for passage in guidance.passages]
        self.text = "\n".join(texts)
        self._starts = list(accumulate((len(text) + 1 for text in texts), initial=0))[:-1]
        self._numbers = [passage.index for passage in guidance.passages]
        self._known: dict[Phrase, list[tuple[int, int]]] = {}

    def spans(self, phrase: Phrase) -> list[tuple[int, int]]:
        """Where a phrase stands, in any number and case."""
        if phrase not in self._known:
            self._known[phrase] = list(self._find(phrase))
        return self._known[phrase]

    def count(self, phrase: Phrase, unless_in: Phrase = ()) -> Counter[int]:
        """How often a phrase stands in each passage, not counted where it is part of a longer one."""
        outer = self.spans(unless_in) if len(unless_in) > len(phrase) else []
        found = self.spans(phrase)
        if outer:
            starts = [start for start, _ in outer]
            found = [span for span in found if not _inside(span, outer, starts)]
        return Counter(self._numbers[bisect_right(self._starts, start) - 1] for start, _ in found)

    def words_before(self, phrase: Phrase, *, only_fixed: bool = False) -> Counter[str]:
        """The word before each place of a phrase; empty where a sentence or a passage begins.

        ``only_fixed``: nothing where the first quarter of the places shows that no word stands before nearly all.
        """
        found: Counter[str] = Counter()
        spans = self.spans(phrase)
        look = len(spans) // 4 if only_fixed else 0
        for n, (start, _) in enumerate(spans):
            if n and n == look and max(found.values()) + len(spans) - n < _FIXED * len(spans):
                return Counter()
            if self.text[start - 1 : start] == " ":
                found[self.text[self.text.rfind(" ", 0, start - 1) + 1 : start - 1].rpartition("\n")[2]] += 1
            else:
                found[""] += 1
        return found

    def _find(self, phrase: Phrase) -> Iterator[tuple[int, int]]:
        for pattern in _sought(phrase):
            yield from (match.span() for match in pattern.finditer(self.text))


def _inside(span: tuple[int, int], outer: Sequence[tuple[int, int]], starts: Sequence[int]) -> bool:
    n = bisect_right(starts, span[0]) - 1
    return n >= 0 and outer[n][0] <= span[0] and span[1] <= outer[n][1]


@lru_cache(maxsize=4096)
def _pattern(phrase: Phrase) -> tuple[str, tuple[str, ...]]:
    """What a phrase looks like in small letters, and how it may begin."""
    first = _forms(phrase[0])
    same = next((i for i, letters in enumerate(zip(*first, strict=False)) if len(set(letters)) > 1), len(phrase[0]))
    beginnings = (first[0][:same],) if same > 1 else first
    return rf"(?<![\w'-])(?:{'|'.join(map(re.escape, first))}){_rest(phrase)}", beginnings


def _rest(phrase: Phrase) -> str:
    """What follows the first word of a phrase."""
    others = (f"(?:{'|'.join(map(re.escape, _forms(word)))})" for word in phrase[1:])
    return " ".join(("(?:'s?)?", *(f"{word}(?:'s?)?" for word in others))) + r"(?![\w-])"


def _sought(phrase: Phrase) -> Iterator[re.Pattern[str]]:
    """A pattern for each beginning of a phrase: one that begins with plain letters is looked for much faster."""
    for beginning in _pattern(phrase)[1]:
        begins = re.escape(beginning)
        ends = "|".join(re.escape(form[len(beginning) :]) for form in _forms(phrase[0]) if form.startswith(beginning))
        yield re.compile(rf"{begins}(?<![\w'-]{begins})(?:{ends}){_rest(phrase)}")


@lru_cache(maxsize=4096)
def pattern_of(term: str) -> re.Pattern[str]:
    """What a term looks like in any text: any case, singular and plural.

    >>> bool(pattern_of("tram group").search("All Tram Groups’ plans"))
    True
    """
    return re.compile(_pattern(_term_stems(term))[0], re.IGNORECASE)


def beginnings(term: str) -> tuple[str, ...]:
    """How a term may begin, in small letters: a quick look before :func:`pattern_of`."""
    return _pattern(_term_stems(term))[1]


@lru_cache(maxsize=4096)
def _term_stems(term: str) -> Phrase:
    return _stems(words(term).keys)


def _forms(word: str) -> tuple[str, ...]:
    """A word and its plurals, the longest first."""
    forms = {word, word + "s", word + "es", PLURALS.get(word, word)}
    if word.endswith("y"):
        forms.add(word[:-1] + "ies")
    return tuple(sorted(forms, key=lambda form: (-len(form), form)))


def _judged(
    old_term: Phrase,
    new_term: Phrase,
    found: _Candidate,
    pairs: Sequence[tuple[Passage, Passage]],
    indexes: tuple[_Index, _Index],
) -> TermChange | None:
    """A candidate as a replacement, if it is systematic."""
    was, now = indexes
    head, old_term, new_term = _widened(old_term, new_term, was, now)
    before, stays = was.count(old_term, new_term), now.count(old_term, new_term)
    old_count, left = before.total(), stays.total()
    if left > (_STAYS if len(old_term) > 1 or _is_name(found.old) else _STAYS_ONE) * old_count:
        return None
    known, after = was.count(new_term, old_term), now.count(new_term, old_term)
    new_count = after.total()
    shown = [
        min(before[a.index] - stays[b.index], after[b.index] - known[a.index]) for a, b in pairs if a.index in before
    ]
    places = sum(n > 0 for n in shown)
    if places < (3 if left else 2) or new_count <= known.total():
        return None
    replaced = sum(n for n in shown if n > 0)
    names = _printed(found.old, head), _printed(found.new, head)
    return TermChange("replacement", *names, replaced, old_count, new_count, tuple(sorted(stays)))


def _widened(old_term: Phrase, new_term: Phrase, was: _Index, now: _Index) -> tuple[str, Phrase, Phrase]:
    """A pair of terms with the word that stands before both throughout: ``ring`` as ``green ring``."""
    before = was.words_before(old_term, only_fixed=True)
    word, times = max(before.items(), key=lambda item: (item[1], item[0]), default=("", 0))
    fixed = times > 2 and times >= _FIXED * before.total()
    if not fixed or not word.isalpha() or word in FUNCTION:
        return "", old_term, new_term
    after = now.words_before(new_term)
    if 2 * after[word] < after.total():
        return "", old_term, new_term
    return word, (stem(word), *old_term), (stem(word), *new_term)


def _is_name(printed: Counter[str]) -> bool:
    """Whether a term is always printed with a capital."""
    return all(form[0].isupper() for form in printed)


def _printed(forms: Counter[str], before: str = "") -> str:
    """The form of a term that stands for all: singular, in small letters if it ever is, the most frequent."""

    def rank(form: str) -> tuple[bool, bool, int, str]:
        last = form.rsplit(" ", 1)[-1]
        return stem(last) != last.lower(), form[0].isupper(), -forms[form], form

    head, space, last = min(forms, key=rank).rpartition(" ")
    single = stem(last)
    if before:
        head, space = f"{before.capitalize() if min(forms, key=rank)[0].isupper() else before} {head}".rstrip(), " "
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
