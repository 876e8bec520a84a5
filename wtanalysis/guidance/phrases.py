"""Where phrases stand in an edition, in any number and case."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate

from wtanalysis.guidance.model import Guidance
from wtanalysis.guidance.words import PLURALS, fold, stem, words

Phrase = tuple[str, ...]
FIXED = 0.9
"""A word that stands before an old term this often, and before the new one mostly, is part of both."""


def stems(keys: Phrase) -> Phrase:
    """The stems of words.

    >>> stems(("Ferry", "Boards"))
    ('ferry', 'board')
    """
    return tuple(map(stem, keys))


class PhraseIndex:
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
            if n and n == look and max(found.values()) + len(spans) - n < FIXED * len(spans):
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
    return stems(words(term).keys)


def _forms(word: str) -> tuple[str, ...]:
    """A word and its plurals, the longest first."""
    forms = {word, word + "s", word + "es", PLURALS.get(word, word)}
    if word.endswith("y"):
        forms.add(word[:-1] + "ies")
    return tuple(sorted(forms, key=lambda form: (-len(form), form)))
