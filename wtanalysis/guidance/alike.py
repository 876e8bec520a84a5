"""Passages with all that is mechanical made alike: what is left of two of them differs in wording, if it does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain

from wtanalysis.guidance.quick import holds
from wtanalysis.guidance.terms import beginnings, pattern_of
from wtanalysis.guidance.words import FUNCTION, fold, words

_KINDS = r"""sections?|ss?\.|paragraphs?|paras?\.?|sub-?paragraphs?|sub-?sections?|chapters?|annex(?:es)?|
    appendi(?:x|ces)|footnotes?|figures?|tables?|box(?:es)?|schedules?|regulations?|articles?|clauses?|pages?|
    polic(?:y|ies)|parts?|flow ?charts?"""
ID = r"(?:\d+(?:[a-z](?=\()|[A-Z]{0,2})(?:[.]\d+)*|[A-Z]{1,4}\d+(?:\.\d+)*|[A-Z](?![\w'-])|[IVX]+\b)(?:\(\w{1,4}\))*"
_NO_NOUN = (
    r"(?!,?\d|\s?%|\s+(?!(?:of|and|or|to|in|on|above|below|is|are|under|which|that|for|set|sets|must|should)\b)[a-z])"
)
REFERENCE = re.compile(
    rf"\b(?i:{_KINDS})\s+{ID}"
    rf"(?:(?:\s*[,;&-]\s*|,?\s+(?:and|to|or)\s+)(?:(?i:{_KINDS})\s+{ID}|{ID}(?!\w){_NO_NOUN}|\(\w{{1,4}}\)))*",
    re.VERBOSE,
)
_OF_THIS = re.compile(r"(?<=§ref)\s+(?:of|in) this (?i:framework|guidance|document|chapter|edition|code|guide)\b")
LINK = re.compile(r"""(?:https?://|www\.)[^\s<>"]*[\w/#=&%-]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\[\[[\w-]+\]\]""")
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
_SEASON = r"(?:Spring|Summer|Autumn|Winter|Easter|Christmas|Years?|Terms?|Quarter|Session)\b"
NAME = rf"(?!{_MONTH}|{_SEASON}|(?:{'|'.join(word.capitalize() for word in sorted(FUNCTION))})\b)[A-Z][\w'-]*"
NEXT = rf"(?:,?\s+(?:{NAME}|\([A-Z][^()]*\)|(?:of|to|for|in)(?:\s+the)?|and|on|etc\.?|&)){{0,14}}?,?\s+"
TITLE = re.compile(rf"\b{NAME}{NEXT}(?:{NAME}|\([A-Z][^()]*\))(?:,?\s+|\s*\(\s*)(?:19|20)\d\d\b(?:/\d+)?\s*\)?")
VERSION = re.compile(
    rf"((?:\b[A-Z]{{2,}}\b|\b{NAME}\s+{NAME})\)?)\s+(\d+(?:\.\d+)+)\b"
    r"(?!\s*(?:%|per\b|million|[a-z]{0,2}m\b|km|hectares?|metres?|kg|hours?|days?|weeks?|months?|years?))"
)
_PUBLISHED = re.compile(rf"\([A-Z][^()]{{2,60}},\s+(?:(?:{_MONTH})\s+)?(?:19|20)\d\d\)")
_YEAR = re.compile(r"(?<=[A-Za-z])\s*\((?:19|20)\d\d\)")
_SEE = re.compile(r"\(\s*(?:please\s+)?(?:see|refer to)?\s*(?:also\s+)?§ref\s*\)")
_FOOTNOTE = re.compile(r"(?:(?<=[a-z][.,;:)])|(?<=[a-z]{4}))\d{1,3}(?=\s|$)")
_NUMBERING = re.compile(r"^\s*\(?(?:\d{1,3}(?:\.\d+)*|[a-z]|[ivx]{1,5})[).]\s+")
_LIST_END = re.compile(r"[;, -]+and$")
HAS_DIGIT = re.compile(r"\d")
HAS_POINT = re.compile(r"\d\.\d")
HAS_YEAR = re.compile(r"(?:19|20)\d\d")
HAS_LINK = re.compile(r"://|www\.|@|\[\[")
_LETTERED = ("nnex", "ppendi", "chedule", "art ", "able ", "igure ", "ox ")
_PER_CENT = re.compile(r"(?<=\d)\s*(?:per\s?cent\b|%)")
_MINUS = re.compile(r"(?<![\w)])-(?=\d)")
_ARTICLE = re.compile(r"\b(?:an?|the)\s+(?=§t)", re.IGNORECASE)
NUMBERS = {
    word: str(n)
    for n, word in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    )
}
_ALIKE = {"are": "is", "have": "has", "were": "was", "an": "a", "whilst": "while", "amongst": "among", **NUMBERS}
_MEANING = frozenset("+<>=±×≥≤°%£$€/&~^|§")
_SPELT_TWICE = re.compile(r"[iy]z|our|tres?$|gramme|dge|licen|practi|[ae]fen|off|ll|nt$")
_SPELLING = (
    (re.compile(r"(?<=\w{2})([iy])z(e[ds]?|ing|ation|ations|er|ers|able)$"), r"\1s\2"),
    (re.compile(r"^(col|behavi|fav|hon|lab|neighb|harb|hum|rum|vap|end[e]?av)our"), r"\1or"),
    (re.compile(r"(?<=[a-z]{2})tre(s?)$"), r"ter\1"),
    (re.compile(r"^(program)me(s?)$"), r"\1\2"),
    (re.compile(r"(?<=dg)e(?=ment)"), ""),
    (re.compile(r"^((?:un)?licen|practi|defen|offen)[cs](e[ds]?|ing)$"), r"\1s\2"),
    (re.compile(r"(?<=[aeiou]l)l(?=ed$|ing$|er$|ers$)"), ""),
    (re.compile(r"(?<=lear|spel|burn)nt$"), "ned"),
)
_FORCE_WORDS = "must should shall may might will would can could cannot"
_NEGATION_WORDS = "not no never nor neither without cannot none nobody nothing"
FORCE_WORDS, NEGATION = frozenset(_FORCE_WORDS.split()), frozenset(_NEGATION_WORDS.split())
GUARDED = FORCE_WORDS | NEGATION | {"and", "or"}


@lru_cache(maxsize=1 << 14)
def canonical(text: str, terms: tuple[tuple[str, str], ...]) -> tuple[str, tuple[str, ...]]:
    """A text with all that is mechanical made alike, and its words of force, negations, and, or."""
    tokens = tokens_of(text, terms)
    return _squashed(tokens), tuple(token for token in tokens if token in GUARDED)


@lru_cache(maxsize=1 << 14)
def tokens_of(text: str, terms: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """The words of a text in one spelling, with a sign for each term, reference, title and version; no links.

    Args:
        text: a passage.
        terms: pairs of terms that stand for each other.

    >>> tokens_of("(a) A TG acts (see section 10), www.a.example", (("TG", "TB"),))
    ('§', 't0', 'acts')
    """
    text = fold(text)
    if numbering := _NUMBERING.match(text):
        text = text[numbering.end() :]
    if text.endswith("and"):
        text = _LIST_END.sub("", text)
    text = LINK.sub(" ", text) if HAS_LINK.search(text) else text
    if HAS_YEAR.search(text):
        text = _YEAR.sub(" §title ", TITLE.sub(" §title ", _PUBLISHED.sub(" ", text)))
    digits = HAS_DIGIT.search(text)
    if digits or any(kind in text for kind in _LETTERED):
        text = _OF_THIS.sub("", REFERENCE.sub(_referred, text))
    if digits:
        text = _MINUS.sub(" §minus ", text)
        text = _PER_CENT.sub("%", _versions(_FOOTNOTE.sub("", text)))
    return kept(words(_with_terms(_SEE.sub(" ", text) if "§ref" in text else text, terms)).keys)


def _versions(text: str) -> str:
    """A text with a sign for each version of a name."""
    return VERSION.sub(r"\1 §version", text) if HAS_POINT.search(text) else text


def _referred(match: re.Match[str]) -> str:
    """Any reference stands for any other, but one that offers a choice for no other."""
    return " §ref or " if " or " in match[0] else " §ref "


def _with_terms(text: str, terms: tuple[tuple[str, str], ...]) -> str:
    """A text with the terms of a replacement made alike, and no article before them."""
    small = text.lower()
    found = False
    for starts, pattern, sign in _signs(terms):
        if holds(small, starts):
            found = True
            text = pattern.sub(sign, text)
    return _ARTICLE.sub("", text) if found else text


@lru_cache(maxsize=64)
def _signs(terms: tuple[tuple[str, str], ...]) -> tuple[tuple[tuple[str, ...], re.Pattern[str], str], ...]:
    """How each term may begin, its pattern, and the sign put for it."""
    return tuple((beginnings(term), pattern_of(term), f" §t{n} ") for n, pair in enumerate(terms) for term in pair)


@lru_cache(maxsize=1 << 14)
def spelt(key: str) -> str:
    """A word in small letters, in one spelling, without marks."""
    word = key.lower()
    if word[0].isdigit() or not word[0].isalpha():
        return word
    word = _ALIKE.get(word, word).replace("'", "").replace("-", "")
    if _SPELT_TWICE.search(word):
        for pattern, put in _SPELLING:
            word = pattern.sub(put, word)
    return word


def _squashed(tokens: Sequence[str]) -> str:
    """Tokens without the spaces between words, so that ``web site`` is ``website``; numbers keep theirs."""
    return "".join(token if token.isalpha() else f"|{token}|" for token in tokens)


def is_number(token: str) -> bool:
    """Whether a token is a number or an amount."""
    return token[0] in "0123456789£$€"


def kept(keys: Sequence[str]) -> tuple[str, ...]:
    """Words, numbers and the marks that carry meaning, in one spelling."""
    return tuple(chain.from_iterable(map(_parts, keys)))


@lru_cache(maxsize=1 << 15)
def _parts(key: str) -> tuple[str, ...]:
    """A key as it is kept: in one spelling, in its parts where it has hyphens; nothing of a mark without meaning."""
    if not key[0].isalnum() and key[0] not in _MEANING:
        return ()
    return tuple(map(spelt, key.split("-"))) if "-" in key else (spelt(key),)
