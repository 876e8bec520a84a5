"""Whether a changed passage says something else, or only names, numbers and spells it otherwise.

``mechanical`` needs proof: after terms, references, links, titles with their years, numbering, punctuation, capitals,
hyphens and spelling are made alike, the two texts must be equal. All else is ``wording``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache

from wtanalysis.guidance.alike import (
    FORCE_WORDS,
    GUARDED,
    HAS_DIGIT,
    HAS_LINK,
    HAS_YEAR,
    ID,
    LINK,
    NAME,
    NEGATION,
    NEXT,
    NUMBERS,
    REFERENCE,
    TITLE,
    VERSION,
    canonical,
    is_number,
    kept,
    tokens_of,
)  # fmt: skip
from wtanalysis.guidance.changes import Effect, TermChange
from wtanalysis.guidance.redline import redline
from wtanalysis.guidance.terms import pattern_of
from wtanalysis.guidance.words import FUNCTION, fold, stem, words

_PLAIN_WORD = re.compile(r"[a-z][a-z'-]*")
_ITEM = re.compile(r"[a-z]|[ivx]{1,5}")
_CONDITION_WORDS = "if unless except only provided when where until other subject exceptional"
CONDITION = frozenset(_CONDITION_WORDS.split())
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
    return _effect(old_text, new_text, _pairs(replacements))


@lru_cache(maxsize=1 << 14)
def _effect(old_text: str, new_text: str, terms: tuple[tuple[str, str], ...]) -> Effect:
    if _other_words(old_text, new_text, terms):
        return "wording"
    return "mechanical" if canonical(old_text, terms) == canonical(new_text, terms) else "wording"


def reasons(old_text: str, new_text: str, replacements: Sequence[TermChange] = ()) -> tuple[str, ...]:
    """What makes a change mechanical or one of wording, in a few words each.

    >>> reasons("It must act within ten days.", "It should act within 9 days.")
    ('words of force: must -> should', 'numbers: 10 -> 9')
    """
    if effect_of(old_text, new_text, replacements) == "mechanical":
        return _mechanical(old_text, new_text, replacements)
    terms = _pairs(replacements)
    found = []
    old, new = tokens_of(old_text, terms), tokens_of(new_text, terms)
    for name, among in (("words of force", FORCE_WORDS), ("negation", NEGATION), ("and, or", {"and", "or"})):
        found += _swapped(name, old, new, among)
    found += _swapped("numbers", old, new)
    rest = [[t for t in side if t not in GUARDED and not is_number(t)] for side in (old, new)]
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
    if HAS_DIGIT.search(out) or HAS_DIGIT.search(came):
        return tokens_of(old_text, terms), tokens_of(new_text, terms)
    return kept(words(out).keys), kept(words(came).keys)


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
    if not any(HAS_DIGIT.search(mark.old + mark.new) for mark in marks if mark.op != "same"):
        return ()
    cited = [[match[0] for match in _LAW.finditer(LINK.sub(" ", fold(text)))] for text in (old_text, new_text)]
    return tuple(_swapped("the law cited changed", cited[0], cited[1], {*cited[0], *cited[1]}))


_LAW = re.compile(
    rf"\b(?i:sections?|regulations?|articles?|schedules?)\s+{ID}(?:(?:,\s*|\s+(?:and|to|or)\s+){ID})*"
    rf"|\b{NAME}{NEXT}(?:Act|Regulations|Order|Measure|Rules)\s+(?:19|20)\d\d"
)


def _swapped(name: str, old: Sequence[str], new: Sequence[str], among: AbstractSet[str] | None = None) -> list[str]:
    """``name: what went -> what came`` of some words, of numbers without any; or nothing."""
    if among is not None and among.isdisjoint(old) and among.isdisjoint(new):
        return []
    sides = [[t for t in side if (is_number(t) if among is None else t in among)] for side in (old, new)]
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
    ("link", LINK, HAS_LINK), ("title or version", TITLE, HAS_YEAR),
    ("title or version", VERSION, HAS_DIGIT), ("reference", REFERENCE, HAS_DIGIT),
)  # fmt: skip


def _pairs(replacements: Sequence[TermChange]) -> tuple[tuple[str, str], ...]:
    """The replacements that touch no word of force, the longest first."""
    return _sorted_pairs(tuple((term.old, term.new) for term in replacements if term.kind == "replacement"))


@lru_cache(maxsize=64)
def _sorted_pairs(terms: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    safe = [pair for pair in terms if not GUARDED & {word for side in pair for word in side.lower().split()}]
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
    own = {word for key in keys if key not in known and (word := _plain_word(key)) and stem(word) not in known}
    opposite = "".join(kept(others)) if own else ""
    return any(word not in opposite for word in own)


@lru_cache(maxsize=1 << 15)
def _plain_word(key: str) -> str:
    """A word in small letters in one spelling; nothing for any other key, or a letter or number of an item."""
    return "".join(kept((key,))) if _PLAIN_WORD.fullmatch(key) and not _ITEM.fullmatch(key) else ""


@lru_cache(maxsize=64)
def _vocabulary(terms: tuple[tuple[str, str], ...]) -> frozenset[str]:
    return frozenset(_REFER | NUMBERS.keys() | {stem(word) for pair in terms for side in pair for word in side.split()})
