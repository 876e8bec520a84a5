"""Acronyms with two forms, and acronyms of two names, within a document and across documents."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from wtanalysis.published.audit.model import Draft, Finding, finding
from wtanalysis.published.words import fold

_BRACKETED = re.compile(r"\((?P<a>[A-Z][A-Za-z]*[A-Z][A-Za-z]{0,4})\)")
_NAMED = re.compile(r"\b(?P<a>[A-Z]{2,8})s? \((?P<name>[A-Z][\w’'-]+(?: [\w’'-]+){1,9})\)")
_DASHED = re.compile(r"\((?P<name>[A-Z][\w’'-]+(?: [\w’'-]+){1,6}) [-–] (?P<a>[A-Z]{2,8}s?)\)")
_SMALL = frozenset(re.findall(r"\w+", "a an and at by for from in into of on or the to with"))
_CAPITALS = re.compile(r"\b[A-Z]{4,10}\b")
_TWO_CAPITALS = re.compile(r"\b([A-Z]{2,6}) ([A-Z]{2,6})\b")
_WORD = re.compile(r"[\w’']+(?:-[\w’']+)*")
_LIKE = 75.0
"""Score from which two words or names are one told twice (rapidfuzz ratio, 0 to 100)."""


@dataclass(frozen=True)
class Short:
    """An acronym as a document introduces it. ``fits`` says whether its letters are the initials of its name."""

    letters: str
    name: str
    locator: str
    draft: int
    fits: bool

    @property
    def key(self) -> str:
        """The name for comparison: singular, without small words and marks."""
        words = [
            w for w in re.findall(r"[a-z0-9]+", fold(self.name).replace("'", "").replace("-", " ")) if w not in _SMALL
        ]
        return " ".join(
            re.sub(r"ies$", "y", w) if w.endswith("ies") else re.sub(r"(?<=\w{2})(?<!s)s$", "", w) for w in words
        )


def check(drafts: Sequence[Draft]) -> Iterator[Finding]:
    """Two acronyms for one name, and two names for one acronym.

    An acronym counts where it is introduced: in brackets behind its name, or before its name in brackets. Its letters
    are the initials of the name, or one letter off; that one letter is told where the name has no other form. A plural
    "s" makes no second form, nor do small words left out. Across documents two names of one acronym count only where
    they are alike: departments share acronyms.
    """
    found = [short for number, draft in enumerate(drafts) for short in introduced(draft, number)]
    yield from _two_forms(drafts, found)
    yield from _two_names(drafts, found)
    yield from _misspelt(drafts, found)
    for draft in drafts:
        yield from _joined(draft)


def introduced(draft: Draft, number: int = 0) -> Iterator[Short]:
    """The acronyms that a document introduces, in order."""
    for paragraph in draft.document.paragraphs:
        text = paragraph.text
        for match in _BRACKETED.finditer(text):
            short = _short(match["a"], text[: match.start()])
            if short:
                letters, name, fits = short
                yield Short(letters, name, paragraph.locator_at(match.start()), number, fits)
        for pattern in (_NAMED, _DASHED):
            for match in pattern.finditer(text):
                letters = _singular(match["a"])
                if letters.lower() in initials(match["name"].split()):
                    yield Short(letters, match["name"], paragraph.locator_at(match.start()), number, True)


def _singular(letters: str) -> str:
    return letters[:-1] if letters.endswith("s") and letters[:-1].isupper() else letters


def _short(acronym: str, before: str) -> tuple[str, str, bool] | None:
    """The letters, the name and whether they fit, for an acronym in brackets and the words before it."""
    letters = _singular(acronym)
    clause = re.split(r"[.;:()\[\]“”\"]", before)[-1]
    words = [(m.group(), m.start()) for m in _WORD.finditer(clause)]
    wanted = letters.lower()
    for length in range(2, min(len(words), len(letters) + 6) + 1):
        tail = [word for word, _ in words[-length:]]
        if wanted in initials(tail) and tail[0].lower() not in _SMALL:
            return letters, clause[words[-length][1] :].strip(" ,"), True
    return _misfit(letters, clause, words)


def _misfit(letters: str, clause: str, words: Sequence[tuple[str, int]]) -> tuple[str, str, bool] | None:
    """A capitalised name whose initials are one letter off the acronym behind it."""
    from rapidfuzz.distance import OSA

    run = 0
    for word, _ in reversed(words):
        if not (word[:1].isupper() or word.lower() in _SMALL):
            break
        run += 1
    for length in range(run, 2, -1):
        tail = [word for word, _ in words[-length:]]
        if not tail[0][:1].isupper() or len(letters) < 3 or tail[0][0] != letters[0]:
            continue
        if any(OSA.distance(letters.lower(), form) == 1 and len(form) >= 3 for form in initials(tail)):
            return letters, clause[words[-length][1] :].strip(" ,"), False
    return None


def initials(words: Sequence[str]) -> set[str]:
    """The letters that the words of a name may be shortened to, in lower case.

    >>> sorted(initials(["Multi-agency", "Plan", "for", "Fens"]))
    ['mapf', 'mapff', 'mpf', 'mpff']
    """
    forms = set()
    for split in (True, False):
        pieces = [p for word in words for p in (word.split("-") if split else [word]) if p]
        for kept in (pieces, [p for p in pieces if p.lower() not in _SMALL]):
            forms.add("".join(p.lstrip("’'")[:1].lower() for p in kept))
            forms.add("".join(p.lower() if p.isupper() else p.lstrip("’'")[:1].lower() for p in kept))
    return forms - {""}


def _two_forms(drafts: Sequence[Draft], found: Sequence[Short]) -> Iterator[Finding]:
    names: dict[str, dict[str, Short]] = {}
    for short in found:
        forms = names.setdefault(short.key, {})
        if short.letters not in forms or (short.fits and not forms[short.letters].fits):
            forms[short.letters] = short
    for forms in names.values():
        if len(forms) < 2:
            continue
        right = next((s for s in forms.values() if s.fits), next(iter(forms.values())))
        for other in forms.values():
            if other is not right:
                case = other.letters.lower() == right.letters.lower()
                letters = f"; {right.letters} has the letters of the name" if right.fits and not other.fits else ""
                yield finding(
                    "acronym", "style" if case else "warning", drafts[other.draft].at(other.locator),
                    f"{other.name} ({other.letters}), elsewhere ({right.letters})",
                    f"one form{letters}",
                    drafts[right.draft].at(right.locator),
                )  # fmt: skip


def _misspelt(drafts: Sequence[Draft], found: Sequence[Short]) -> Iterator[Finding]:
    """An acronym whose letters are those of its name but for one, or with a plural S: where it has no other form."""
    forms: dict[str, set[str]] = {}
    for short in found:
        forms.setdefault(short.key, set()).add(short.letters)
    seen: set[str] = set()
    for short in found:
        words = short.key.split()
        right = "".join(word[0] for word in words).upper()
        plural = short.letters == right + "S" and short.name.endswith("s")
        off = len(short.letters) == len(right) and not all(
            letter in word for letter, word in zip(short.letters.lower(), words, strict=True)
        )
        if short.fits or len(forms[short.key]) > 1 or short.key in seen or not (plural or off):
            continue
        seen.add(short.key)
        yield finding(
            "acronym", "style" if plural else "warning", drafts[short.draft].at(short.locator),
            f"{short.name} ({short.letters})", f"{right}s" if plural else f"{right}, the letters of the name",
        )  # fmt: skip


def _joined(draft: Draft) -> Iterator[Finding]:
    """One acronym with and without a space: "UK GDPR" and "UKGDPR"."""
    joined: dict[str, str] = {}
    apart: dict[str, tuple[str, str]] = {}
    for sentence in draft.sentences:
        if sentence.text.isupper():
            continue
        for match in _CAPITALS.finditer(sentence.text):
            joined.setdefault(match.group(), draft.where(sentence, match.start()))
        for match in _TWO_CAPITALS.finditer(sentence.text):
            apart.setdefault(match[1] + match[2], (match.group(), draft.where(sentence, match.start())))
    for letters, locator in joined.items():
        if letters in apart:
            words, other = apart[letters]
            yield finding("acronym", "style", locator, f"{letters}, elsewhere {words}", "one form", other)


def _two_names(drafts: Sequence[Draft], found: Sequence[Short]) -> Iterator[Finding]:
    by_letters: dict[str, dict[tuple[int, str], Short]] = {}
    for short in found:
        if short.fits:
            by_letters.setdefault(short.letters, {}).setdefault((short.draft, short.key), short)
    for letters, names in by_letters.items():
        told: set[str] = set()
        for first, other in combinations(names.values(), 2):
            alike = first.draft == other.draft or _alike(first.key.split(), other.key.split())
            if first.key == other.key or other.key in told or not alike:
                continue
            told |= {first.key, other.key}
            yield finding(
                "acronym", "warning", drafts[other.draft].at(other.locator),
                f"{letters} for {other.name}, and for {first.name}", "one name for one acronym",
                drafts[first.draft].at(first.locator),
            )  # fmt: skip


def _alike(first: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names of one acronym are one name told twice: spelled nearly alike, or one word of four other."""
    from rapidfuzz import fuzz

    if len(first) != len(other):
        return fuzz.ratio(" ".join(first), " ".join(other)) >= _LIKE
    changed = [(a, b) for a, b in zip(first, other, strict=True) if a != b]
    return all(fuzz.ratio(a, b) >= _LIKE for a, b in changed) or (len(changed) == 1 and len(first) >= 4)
