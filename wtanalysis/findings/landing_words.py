"""Words reduced to their roots, and acronyms, for looking up what a commitment promises."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from wtanalysis.guidance.acronyms import acronyms_in
from wtanalysis.guidance.lookup import terms

_ENDINGS = ("ability", "able", "ship", "ment", "ness", "ance", "ence", "ion", "ity", "ive", "al", "er", "or", "ly")


@lru_cache(maxsize=20_000)
def root(word: str) -> str:
    """A stemmed word without endings that make another kind of word of it, for comparison only.

    >>> root("accountability"), root("accountabl"), root("educational"), root("educat"), root("role")
    ('account', 'account', 'educat', 'educat', 'role')
    """
    word = word.removesuffix("abl") if len(word) > 7 else word
    for _ in range(2):
        for ending in _ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= 5:
                word = word[: -len(ending)]
                break
    return word


def roots(text: str) -> tuple[str, ...]:
    """The words of a text that say what it is about, reduced to their roots, in order."""
    return tuple(root(word) for word in terms(text))


@lru_cache(maxsize=20_000)
def roots_of(word: str) -> tuple[str, ...]:
    """The roots of one word as it is printed: none for a common word, two for one with a hyphen."""
    return roots(word)


def title_words(title: str) -> frozenset[str]:
    """The words of a heading that say what it is about; all of them where it says no more than "Chapter 3"."""
    words = frozenset(word for word in roots(title) if not word.isdigit() and word not in {"chapter", "sect"})
    return words or frozenset(roots(title))


def long_forms(texts: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The words of the long form that an edition gives for each acronym, the first where it gives several."""
    found: dict[str, tuple[str, ...]] = {}
    for text in texts:
        for short, long in acronyms_in(text) if "(" in text else ():
            if short.isupper():
                found.setdefault(short, roots(long))
    return found
