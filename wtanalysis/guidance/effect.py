"""Whether a changed passage says something else, or only names, numbers and spells it otherwise.

``mechanical`` needs proof: after terms, references, links, titles with their years, numbering, punctuation, capitals,
hyphens and spelling are made alike, the two texts must be equal. All else is ``wording``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from functools import lru_cache

from wtanalysis.guidance.changes import Effect, TermChange
from wtanalysis.guidance.redline import redline
from wtanalysis.guidance.terms import begins_like, pattern_of
from wtanalysis.guidance.words import FUNCTION, fold, words

_KINDS = r"""sections?|ss?\.|paragraphs?|paras?\.?|sub-?paragraphs?|sub-?sections?|chapters?|annex(?:es)?|
    appendi(?:x|ces)|footnotes?|figures?|tables?|box(?:es)?|schedules?|regulations?|articles?|clauses?|pages?|polic(?:y|ies)|parts?|
    flow ?charts?"""
_ID = r"(?:\d+[A-Z]{0,2}(?:[.]\d+)*|[A-Z]{1,4}\d+(?:\.\d+)*|[A-Z](?![\w'-])|[IVX]+\b)(?:\(\w{1,4}\))*"
_REFERENCE = re.compile(
    rf"\b(?i:{_KINDS})\s+{_ID}(?:(?:\s*(?:,|-|&)\s*|,?\s+(?:and|to|or)\s+)(?:(?:(?i:{_KINDS})\s+)?{_ID}|\(\w{{1,4}}\)))*",
    re.VERBOSE,
)
_LINK = re.compile(r"""(?:https?://|www\.)[^\s<>"]*[\w/#=&%-]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\[\[[\w-]+\]\]""")
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
_SEASON = r"(?:Spring|Summer|Autumn|Winter|Easter|Christmas|Years?|Terms?|Quarter|Session)\b"
_NAME = rf"(?!{_MONTH}|{_SEASON}|(?:{'|'.join(word.capitalize() for word in sorted(FUNCTION))})\b)[A-Z][\w'-]*"
_NEXT = rf"(?:,?\s+(?:{_NAME}|\([A-Z][^()]*\)|(?:of|to|for|in)(?:\s+the)?|and|on|etc\.?|&)){{0,14}}?,?\s+"
_TITLE = re.compile(rf"\b{_NAME}{_NEXT}(?:{_NAME}|\([A-Z][^()]*\))(?:,?\s+|\s*\(\s*)(?:19|20)\d\d\b(?:/\d+)?\s*\)?")
_VERSION = re.compile(
    rf"((?:\b[A-Z]{{2,}}\b|\b{_NAME}\s+{_NAME})\)?)\s+(\d+(?:\.\d+)+)\b"
    r"(?!\s*(?:%|per\b|million|[a-z]{0,2}m\b|km|hectares?|metres?|kg|hours?|days?|weeks?|months?|years?))"
)
_PUBLISHED = re.compile(rf"\([A-Z][^()]{{2,60}},\s+(?:(?:{_MONTH})\s+)?(?:19|20)\d\d\)")
_SEE = re.compile(r"\(\s*(?:please\s+)?(?:see|refer to)?\s*(?:also\s+)?§ref\s*\)")
_FOOTNOTE = re.compile(r"(?:(?<=[a-z][.,;:)])|(?<=[a-z]{4}))\d{1,3}(?=\s|$)")
_NUMBERING = re.compile(r"^\s*\(?(?:\d{1,3}(?:\.\d+)*|[a-z]|[ivx]{1,5})[).]\s+")
_LIST_END = re.compile(r"[;,]\s*and\s*$")
_HAS_DIGIT = re.compile(r"\d")
_HAS_YEAR = re.compile(r"(?:19|20)\d\d")
_HAS_LINK = re.compile(r"://|www\.|@|\[\[")
_LETTERED = ("nnex", "ppendi", "chedule", "art ", "able ", "igure ", "ox ")
_PER_CENT = re.compile(r"(?<=\d)\s*(?:per\s?cent\b|%)")
_ARTICLE = re.compile(r"\b(?:an?|the)\s+(?=§t)", re.IGNORECASE)
_NUMBERS = {
    word: str(n)
    for n, word in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    )
}
_ALIKE = {"are": "is", "have": "has", "were": "was", "an": "a", "whilst": "while", "amongst": "among", **_NUMBERS}
_PLAIN_WORD = re.compile(r"[a-z][a-z'-]*")
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
_CONDITION_WORDS = "if unless except only provided when where until other subject exceptional"
FORCE_WORDS, NEGATION, CONDITION = (
    frozenset(listed.split()) for listed in (_FORCE_WORDS, _NEGATION_WORDS, _CONDITION_WORDS)
)
_GUARDED = FORCE_WORDS | NEGATION | {"and", "or"}
_REFERRING = """
    section sections paragraph paragraphs para paras chapter chapters annex annexes footnote footnotes figure figures
    table tables schedule schedules policy policies part parts page pages regulation regulations article articles box
    see cent percent
"""
_REFER = FUNCTION | frozenset(_REFERRING.split())


def effect_of(old_text: str, new_text: str, replacements: Sequence[TermChange] = ()) -> Effect:
    """Whether a change is mechanical, or one of wording.

    Args:
        old_text: the old passage.
        new_text: the new one.
        replacements: the systematic term replacements of the comparison; a known one is mechanical.

    Returns:
        ``mechanical`` when nothing changed but known terms, references, links, titles with years, versions of names,
        numbering, punctuation, capitals, hyphens and spelling; else ``wording``. A word of force, a negation, a
        quantity, ``and`` for ``or``, or a body that is no known replacement make it wording.

    >>> effect_of("See section 10, which organises it.", "See section 11(2) which organizes it;")
    'mechanical'
    >>> effect_of("Act within 10 working days.", "Act within 15 working days.")
    'wording'
    """
    terms = _pairs(replacements)
    if _other_words(old_text, new_text, terms):
        return "wording"
    return "mechanical" if _canonical(old_text, terms) == _canonical(new_text, terms) else "wording"


def reasons(old_text: str, new_text: str, replacements: Sequence[TermChange] = ()) -> tuple[str, ...]:
    """What makes a change mechanical or one of wording, in a few words each.

    >>> reasons("It must act within ten days.", "It should act within 9 days.")
    ('words of force: must -> should', 'numbers: 10 -> 9')
    """
    if effect_of(old_text, new_text, replacements) == "mechanical":
        return _mechanical(old_text, new_text, replacements)
    terms = _pairs(replacements)
    found = []
    old, new = _tokens(old_text, terms), _tokens(new_text, terms)
    for name, among in (("words of force", FORCE_WORDS), ("negation", NEGATION), ("and, or", {"and", "or"})):
        found += _swapped(name, old, new, among)
    found += _swapped("numbers", old, new)
    rest = [[t for t in side if t not in _GUARDED and not _number(t)] for side in (old, new)]
    if Counter(rest[0]) != Counter(rest[1]) or not found:
        found.append("other words" if Counter(rest[0]) != Counter(rest[1]) else "order of words")
    return tuple(found)


def bears_on(
    old_text: str, new_text: str, replacements: Sequence[TermChange] = (), duty_changes: Sequence[str] = ()
) -> tuple[str, ...]:
    """What bears on whether a change is factual or substantive, in plain words. It decides nothing.

    Args:
        old_text: the old passage.
        new_text: the new one.
        replacements: the systematic term replacements of the comparison.
        duty_changes: what happened to the duties, each such as ``strengthened: should -> must``.

    >>> bears_on("They should answer in 10 days.", "They must answer in 5 days.", (), ["strengthened: should -> must"])
    ('a duty is strengthened: should -> must', 'a number or time limit changed: 10 -> 5')
    """
    found = [_told(change) for change in duty_changes if not change.startswith(("same", "not_determinable"))]
    if effect_of(old_text, new_text, replacements) == "mechanical":
        found += [
            f"only names, references or form changed: {reason}" for reason in reasons(old_text, new_text, replacements)
        ]
        return (*found, *_law(old_text, new_text))
    old, new = _changed(old_text, new_text, _pairs(replacements))
    found += [] if duty_changes else _swapped("words of force changed", old, new, FORCE_WORDS)
    found += _swapped("a number or time limit changed", old, new)
    found += _swapped("a negation changed", old, new, NEGATION)
    found += _swapped("a condition or an exception changed", old, new, CONDITION)
    found += [told for told in _swapped("a choice changed", old, new, {"and", "or"}) if "none" not in told]
    return (*found, *_law(old_text, new_text))


def _changed(old_text: str, new_text: str, terms: tuple[tuple[str, str], ...]) -> tuple[Sequence[str], Sequence[str]]:
    """The words of both sides that a redline marks; all words where a number could be part of a reference."""
    marks = [mark for mark in redline(old_text, new_text) if mark.op != "same"]
    out, came = " ".join(mark.old for mark in marks), " ".join(mark.new for mark in marks)
    if _HAS_DIGIT.search(out) or _HAS_DIGIT.search(came):
        return _tokens(old_text, terms), _tokens(new_text, terms)
    return _kept(words(out).keys), _kept(words(came).keys)


def _told(change: str) -> str:
    kind, _, rest = change.partition(":")
    said = {
        "strengthened": "a duty is strengthened", "weakened": "a duty is weakened", "new": "a duty is new",
        "gone": "a duty is gone", "other_holder": "a duty has another holder",
    }.get(kind, kind)  # fmt: skip
    return f"{said}:{rest}" if rest else said


def _law(old_text: str, new_text: str) -> tuple[str, ...]:
    """What changed in the law that is cited: Acts, regulations and orders with their years, and sections."""
    marks = redline(old_text, new_text)
    if not any(_HAS_DIGIT.search(mark.old + mark.new) for mark in marks if mark.op != "same"):
        return ()
    cited = [[match[0] for match in _LAW.finditer(_LINK.sub(" ", fold(text)))] for text in (old_text, new_text)]
    return tuple(_swapped("the law cited changed", cited[0], cited[1], {*cited[0], *cited[1]}))


_LAW = re.compile(
    rf"\b(?i:sections?|regulations?|articles?|schedules?)\s+{_ID}(?:(?:,\s*|\s+(?:and|to|or)\s+){_ID})*"
    rf"|\b{_NAME}{_NEXT}(?:Act|Regulations|Order|Measure|Rules)\s+(?:19|20)\d\d"
)


def _swapped(name: str, old: Sequence[str], new: Sequence[str], among: Collection[str] | None = None) -> list[str]:
    """``name: what went -> what came`` of some words, of numbers without any; or nothing."""
    sides = [[t for t in side if (_number(t) if among is None else t in among)] for side in (old, new)]
    if sides[0] == sides[1]:
        return []
    gone, came = Counter(sides[0]) - Counter(sides[1]), Counter(sides[1]) - Counter(sides[0])
    if not gone and not came:
        return []
    return [f"{name}: {' -> '.join(', '.join(side) or 'none' for side in (gone, came))}"]


def _mechanical(old_text: str, new_text: str, replacements: Sequence[TermChange]) -> tuple[str, ...]:
    terms = _pairs(replacements)
    changed = [mark for mark in redline(old_text, new_text) if mark.op != "same"]
    out, came = (" ".join(mark.old if side else mark.new for mark in changed) for side in (1, 0))
    found = []
    was, now = fold(old_text), fold(new_text)
    for old, new in terms:
        gone = pattern_of(old).search(was) and not pattern_of(old).search(now)
        found += [f"{old} -> {new}"] if gone and pattern_of(new).search(now) else []
    for name, pattern, hint in _FORMS:
        if hint.search(was + now) and pattern.findall(was) != pattern.findall(now):
            found.append(name)
    letters = [re.sub(r"[\W_]", "", side) for side in (out, came)]
    if not found and letters[0] != letters[1]:
        found.append("capitals" if letters[0].lower() == letters[1].lower() else "spelling or numbering")
    return tuple(dict.fromkeys(found)) or ("punctuation",)


_FORMS = (
    ("link", _LINK, _HAS_LINK), ("title or version", _TITLE, _HAS_YEAR),
    ("title or version", _VERSION, _HAS_DIGIT), ("reference", _REFERENCE, _HAS_DIGIT),
)  # fmt: skip


def _pairs(replacements: Sequence[TermChange]) -> tuple[tuple[str, str], ...]:
    """The replacements that touch no word of force, the longest first."""
    return _sorted_pairs(tuple((term.old, term.new) for term in replacements if term.kind == "replacement"))


@lru_cache(maxsize=64)
def _sorted_pairs(terms: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    safe = [pair for pair in terms if not _GUARDED & {word for side in pair for word in side.lower().split()}]
    return tuple(sorted(safe, key=lambda pair: (-len(pair[0]), pair)))


def _other_words(old_text: str, new_text: str, terms: tuple[tuple[str, str], ...]) -> bool:
    """Whether a content word in small letters changed that no term and no reference explains: the quick answer."""
    marks = redline(old_text, new_text)
    known = _vocabulary(terms)
    for n, mark in enumerate(marks):
        if mark.op == "same" or (mark.op == "in" and marks[n - 1].op == "out"):
            continue
        came = marks[n + 1].new if mark.op == "out" and marks[n + 1 : n + 2] and marks[n + 1].op == "in" else mark.new
        left, right = words(mark.old).keys, words(came).keys
        if _unmatched(left, right, known) or _unmatched(right, left, known):
            return True
    return False


def _unmatched(keys: Sequence[str], others: Sequence[str], known: frozenset[str]) -> bool:
    """Whether a content word in small letters is not even a part of the words on the other side."""
    own = {_spelt(key) for key in keys if _PLAIN_WORD.fullmatch(key) and key not in known}
    opposite = "".join(_kept(others)) if own else ""
    return any(word not in opposite for word in own)


def _kept(keys: Sequence[str]) -> tuple[str, ...]:
    """Words, numbers and the marks that carry meaning, in one spelling."""
    return tuple(_spelt(key) for key in keys if key[0].isalnum() or key[0] in _MEANING)


@lru_cache(maxsize=64)
def _vocabulary(terms: tuple[tuple[str, str], ...]) -> frozenset[str]:
    own = {word for pair in terms for side in pair for word in side.lower().split()}
    return frozenset(
        _REFER | _NUMBERS.keys() | own | {word + "s" for word in own} | {word[:-1] + "ies" for word in own}
    )


@lru_cache(maxsize=1 << 14)
def _canonical(text: str, terms: tuple[tuple[str, str], ...]) -> tuple[str, tuple[str, ...]]:
    """A text with all that is mechanical made alike, and its words of force, negations, and, or."""
    tokens = _tokens(text, terms)
    return _squashed(tokens), tuple(token for token in tokens if token in _GUARDED)


@lru_cache(maxsize=1 << 14)
def _tokens(text: str, terms: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    text = fold(text)
    if numbering := _NUMBERING.match(text):
        text = text[numbering.end() :]
    if text.endswith("and"):
        text = _LIST_END.sub("", text)
    text = _LINK.sub(" ", text) if _HAS_LINK.search(text) else text
    if _HAS_YEAR.search(text):
        text = _TITLE.sub(" §title ", _PUBLISHED.sub(" ", text))
    digits = _HAS_DIGIT.search(text)
    if digits or any(kind in text for kind in _LETTERED):
        text = _REFERENCE.sub(_referred, text)
    if digits:
        text = _PER_CENT.sub("%", _VERSION.sub(r"\1 §version", _FOOTNOTE.sub("", text)))
    return _kept(words(_with_terms(_SEE.sub(" ", text) if "§ref" in text else text, terms)).keys)


def _referred(match: re.Match[str]) -> str:
    """Any reference stands for any other, but one that offers a choice for no other."""
    return " §ref or " if " or " in match[0] else " §ref "


def _with_terms(text: str, terms: tuple[tuple[str, str], ...]) -> str:
    """A text with the terms of a replacement made alike, and no article before them."""
    small = text.lower()
    found = False
    for n, pair in enumerate(terms):
        for term in pair:
            if begins_like(term, small):
                found = True
                text = pattern_of(term).sub(f" §t{n} ", text)
    return _ARTICLE.sub("", text) if found else text


@lru_cache(maxsize=1 << 14)
def _spelt(key: str) -> str:
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


def _number(token: str) -> bool:
    return token[0] in "0123456789£$€"
