"""The words an edition makes its own: defined terms, titles of posts and roles, acronyms; what comes, goes, changes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from wtanalysis.guidance.acronyms import acronyms_in
from wtanalysis.guidance.alike import canonical
from wtanalysis.guidance.changes import TermChange
from wtanalysis.guidance.folded import Folded, fold, folded, listed, straight
from wtanalysis.guidance.model import Guidance
from wtanalysis.guidance.quick import holds
from wtanalysis.guidance.roles import roles_in

_QUOTE = r"[\"']"
_NAME = rf"{_QUOTE}(?P<a>(?:the )?\w[^\"'\n]{{2,60}}?){_QUOTE}"
_MEANING = (
    re.compile(_NAME + r" (?:means|refers to|(?:is|are) defined|ha(?:s|ve) the (?:same )?meaning)\b"),
    re.compile(
        r"\b[Tt]he (?:term|word|phrase|expression) (?P<a>[a-z][\w-]*(?: [a-z][\w-]*){0,3}?)"
        r" (?:is used|used here|means|refers|includes)\b"
    ),
    re.compile(
        r"(?:^|[.;,] )(?:(?:[Aa]n?|[Tt]he|[Aa]ny) )?(?P<a>[A-Za-z][\w'-]*(?: (?!is\b|are\b)[\w'-]+){0,6}?)"
        r" (?:is|are) (?:further )?defined(?= (?:\w+ ){0,8}as\b| (?:under|in|by|for)\b)"
    ),
)
_NAMING = (
    re.compile(
        r"\((?:(?:collectively |hereafter |together )?(?:known as|referred to(?: in [\w ]+)? as|called)? ?)"
        + _NAME
        + r"\)"
    ),
    re.compile(r"\b(?:known as|referred to(?: in this \w+)? as|called|termed) (?:an? |the )?" + _NAME),
    re.compile(
        r"\b[Tt]he (?:term|word|phrase|expression) " + _NAME + r" (?:is used|used here|covers|includes|describes)\b"
    ),
)
_CUES = (
    "defined", "known as", "referred to", "mean", "refers to", "called", "termed", "he term", "he word", "he phrase",
    "he expression",
)  # fmt: skip
_BRACKETED = re.compile(r"\([\w ]*[“‘\"']")
_LIMIT = 9


@dataclass(frozen=True)
class Definition:
    """A term that a text defines: as printed, in which passage, and what it is said to be."""

    term: str
    passage: int
    text: str


def definitions(guidance: Guidance) -> dict[str, Definition]:
    """The terms that an edition defines, each where it does so first: its glossary before its text.

    >>> from wtanalysis.guidance.model import Passage
    >>> from wtanalysis.provenance import Source
    >>> said = ("The body that licenses ferries (“the Panel”) meets weekly.", "A quay is defined as a place to land.")
    >>> passages = tuple(Passage(i, "paragraph", text, f"L{i}") for i, text in enumerate(said))
    >>> [found.term for found in definitions(Guidance(Source("a.md", ""), "1", "Ferries", passages=passages)).values()]
    ['the Panel', 'quay']
    """
    found: dict[str, Definition] = {}
    for passage in guidance.passages:
        if passage.term:
            found.setdefault(
                _key(passage.term), Definition(passage.term, passage.index, _rest(passage.text, passage.term))
            )
    for passage in guidance.passages:
        if not passage.term:
            for term, text in _defined(passage.text):
                found.setdefault(_key(term), Definition(term, passage.index, text))
    return found


def acronyms(guidance: Guidance) -> dict[str, str]:
    """The acronyms of an edition with the long form of each, where it is given first.

    >>> from wtanalysis.guidance.model import Passage
    >>> from wtanalysis.provenance import Source
    >>> said = (Passage(0, "paragraph", "Each quay has a harbour duty officer (HDO).", "L1"),)
    >>> acronyms(Guidance(Source("a.md", ""), "1", "Ferries", passages=said))
    {'HDO': 'harbour duty officer'}
    """
    found: dict[str, str] = {}
    for passage in guidance.passages:
        for short, long in acronyms_in(passage.text):
            found.setdefault(short, long)
    return found


def roles(guidance: Guidance) -> Counter[str]:
    """How often each title of a post or role stands in an edition: ``lead practitioner``, ``harbour duty officer``."""
    return roles_in(folded(guidance))


def compare(old: Guidance, new: Guidance) -> tuple[TermChange, ...]:
    """The defined terms, acronyms and roles that come, go, or are defined otherwise.

    A term that one edition alone defines has come or gone; ``left`` says where the new edition still uses a term that
    it no longer defines. A term with ``old`` and ``new`` alike has another definition, an acronym with both has
    another long form. A role counts where an edition names it three times and the other never. Of outlines nothing is
    said: they are our own words, and what they leave out decides nothing.

    Args:
        old: the edition before.
        new: the edition after.

    Returns:
        Defined terms, then acronyms, then roles; each by name.

    >>> from wtanalysis.guidance.model import Passage
    >>> from wtanalysis.provenance import Source
    >>> def one(text):
    ...     return Guidance(Source("a.md", ""), "", "", passages=(Passage(0, "paragraph", text, "L1"),))
    >>> for row in compare(one("A ferry care group (FCG) meets."), one("A ferry care board (FCB) meets.")):
    ...     print(row.kind, [row.old, row.new])
    acronym ['', 'FCB (ferry care board)']
    acronym ['FCG (ferry care group)', '']
    """
    if old.outline or new.outline:
        return ()
    texts = folded(old), folded(new)
    terms = _terms(definitions(old), definitions(new), texts)
    known = {fold(name) for row in terms for name in (row.old, row.new) if name}
    letters = _letters(acronyms(old), acronyms(new), texts)
    known |= {fold(name.partition(" (")[2].rstrip(")")) for row in letters for name in (row.old, row.new) if name}
    return (*terms, *letters, *_roles(roles(old), roles(new), known, texts))


def _terms(
    old: Mapping[str, Definition], new: Mapping[str, Definition], texts: tuple[Folded, Folded]
) -> list[TermChange]:
    rows = []
    for key in sorted({*old, *new}):
        before, after = old.get(key), new.get(key)
        if before and after and _same(before.text, after.text):
            continue
        names = (before.term if before else "", after.term if after else "")
        left = texts[1].passages(_bare(names[0])) if not after else ()
        rows.append(TermChange("defined term", *names, 0, *_counts(names, texts), left))
    return rows


def _letters(old: Mapping[str, str], new: Mapping[str, str], texts: tuple[Folded, Folded]) -> list[TermChange]:
    rows = []
    for short in sorted({*old, *new}):
        before, after = old.get(short), new.get(short)
        if before and after and fold(before) == fold(after):
            continue
        if not (before and after) and texts[0 if after else 1].count(short):
            continue  # the other edition has the letters too, and takes them as known
        names = (f"{short} ({before})" if before else "", f"{short} ({after})" if after else "")
        counts = _counts((short if before else "", short if after else ""), texts)
        rows.append(TermChange("acronym", *names, 0, *counts))
    return rows


def _counts(names: tuple[str, str], texts: tuple[Folded, Folded]) -> tuple[int, int]:
    found = [text.count(_bare(name)) if name else 0 for name, text in zip(names, texts, strict=True)]
    return found[0], found[1]


def _roles(old: Counter[str], new: Counter[str], known: set[str], texts: tuple[Folded, Folded]) -> list[TermChange]:
    rows = []
    for side, (here, there) in enumerate(((old, new), (new, old))):
        alone = {name: n for name, n in here.items() if n >= 3 and not there[name]}
        for name in sorted(alone):
            if name in known or _inside(name, alone) or texts[1 - side].count(name):
                continue
            n = alone[name]
            rows.append(TermChange("role", "", name, 0, 0, n) if side else TermChange("role", name, "", 0, n, 0))
    return sorted(rows, key=lambda row: (row.old or row.new, row.old))


def _inside(name: str, alone: Mapping[str, int]) -> bool:
    """Whether a longer title tells all of it, or a shorter one that came or went as well."""
    longer = any(other.endswith(f" {name}") and n >= 0.9 * alone[name] for other, n in alone.items())
    shorter = any(name.endswith(f" {other}") and alone[name] < 0.9 * n for other, n in alone.items())
    return longer or shorter


def _same(old: str, new: str) -> bool:
    """Whether two definitions have the same words but for references and spelling, or one of them is only a name."""
    return not old or not new or fold(old) == fold(new) or canonical(old, ()) == canonical(new, ())


def _bare(term: str) -> str:
    """A term without what stands in brackets after it."""
    return re.sub(r"\s*\([^)]*\)$", "", term) or term


def _key(term: str) -> str:
    return fold(_bare(term))


def _rest(text: str, term: str) -> str:
    """A glossary entry without its term."""
    return text[len(term) :].lstrip(" :-–—.") if text.lower().startswith(term.lower()) else text


@lru_cache(maxsize=20_000)
def _defined(text: str) -> tuple[tuple[str, str], ...]:
    """The terms that running text defines, each with the words that define it."""
    if not (holds(text, _CUES) or _BRACKETED.search(text)):
        return ()
    return tuple(_found(straight(text)))


def _found(text: str) -> Iterator[tuple[str, str]]:
    """Terms with the sentence that says what they mean; with none where the text only gives the name."""
    seen: set[str] = set()
    for pattern in (*_MEANING, *_NAMING):
        for match in pattern.finditer(text):
            term = match["a"].strip(" ,")
            if len(term.split()) > _LIMIT or fold(term) in seen or fold(term) in _PRONOUNS or term.split()[0] in _VERBS:
                continue
            seen.add(fold(term))
            start = max(text.rfind(". ", 0, match.start("a")), 0)
            end = text.find(". ", match.end())
            yield term, text[start : end if end >= 0 else len(text)].strip(" .") if pattern in _MEANING else ""


_PRONOUNS = listed("this it they these that which who there what role area date purpose")
_VERBS = listed("Ensure Make Check See Note Include Where If When As")
