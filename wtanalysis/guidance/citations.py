"""What an edition cites: Acts with year and section, instruments and treaties, guidance by title, links."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from wtanalysis.guidance import citation_titles
from wtanalysis.guidance.changes import Change, CitationChange
from wtanalysis.guidance.citation_law import Mention, mentions
from wtanalysis.guidance.folded import folded, listed
from wtanalysis.guidance.model import Guidance

KINDS = ("act", "instrument", "guidance", "link")
_SMALL = listed("the etc of and for to in on uk")


@dataclass(frozen=True)
class Citation:
    """One thing that one passage cites.

    ``kind`` is one of ``KINDS``; treaties are instruments. ``provision`` is a section, schedule, regulation or article
    ("section 16F(1)"), of guidance its year. A short form ("the 1989 Act") has the full title.
    """

    passage: int
    kind: str
    title: str
    provision: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes two citations the same: blind to case, commas, hyphens and possessives."""
        title = self.title if self.kind == "link" else _key(self.title)
        return self.kind, title.replace(" ", "") if self.kind in ("act", "instrument") else title, self.provision


def citations(guidance: Guidance) -> tuple[Citation, ...]:
    """What an edition cites, in reading order.

    A short form is resolved as a lawyer reads it: "the 1989 Act" is the last Act named in full with that year, "the
    Act" the last one named; a title without its year has the year it has elsewhere; a section without an Act belongs
    to the one Act that the document cites with that section, and is left out where there is none or more than one.

    Args:
        guidance: an edition.

    Returns:
        One citation for each passage and provision.

    >>> from wtanalysis.guidance.model import Passage
    >>> from wtanalysis.provenance import Source
    >>> said = ("Section 47 of the Children Act 1989.", "See section 17 of the 1989 Act.", "A section 47 enquiry.")
    >>> passages = tuple(Passage(i, "paragraph", text, f"L{i}") for i, text in enumerate(said))
    >>> for found in citations(Guidance(Source("a.md", ""), "1", "Care", passages=passages)):
    ...     print(found.passage, found.title, found.provision)
    0 Children Act 1989 section 47
    1 Children Act 1989 section 17
    2 Children Act 1989 section 47
    """
    found = [*_laws(guidance)]
    for index, title, year in citation_titles.titles(guidance):
        found.append(Citation(index, "guidance", title, year))
    for passage in guidance.passages:
        found.extend(Citation(passage.index, "link", link) for link in citation_titles.links(passage.text))
    return tuple(dict.fromkeys(sorted(found, key=lambda one: one.passage)))


def compare(old: Guidance, new: Guidance, changes: Sequence[Change]) -> tuple[CitationChange, ...]:
    """What is cited in both editions, no longer, or for the first time.

    An Act, instrument or title has a row of its own with every passage that cites it, whatever the provision; each
    provision of it has another. So an Act that is cited with another section is kept, and its provisions change. A
    title that stands without quotation marks in the other edition counts as kept.

    Args:
        old: the edition before.
        new: the edition after.
        changes: their changes; of outlines, only what a change calls added or removed is said to be so.

    Returns:
        By kind, title and provision.

    >>> from wtanalysis.guidance.model import Passage
    >>> from wtanalysis.provenance import Source
    >>> def one(text):
    ...     return Guidance(Source("a.md", ""), "", "", passages=(Passage(0, "paragraph", text, "L1"),))
    >>> for row in compare(one("Section 10 of the Ferries Act 1989."), one("Section 11 of the Ferries Act 1989."), ()):
    ...     print(row.change, row.title, row.provision)
    kept Ferries Act 1989
    removed Ferries Act 1989 section 10
    added Ferries Act 1989 section 11
    """
    cited = {"old": _gathered(citations(old)), "new": _gathered(citations(new))}
    _one_name(cited["old"], cited["new"])
    names = _names_of(cited["old"]) | _names_of(cited["new"])
    texts = {"old": folded(old), "new": folded(new)}
    told = {
        "old": {change.old.index for change in changes if change.old and change.kind == "removed"},
        "new": {change.new.index for change in changes if change.new and change.kind == "added"},
    }
    rows = []
    for key in sorted({*cited["old"], *cited["new"]}, key=_order):
        where = {side: cited[side].get(key, {}) for side in cited}
        for side in cited:
            if not where[side] and key[0] == "guidance" and not key[2] and key[1].count(" ") > 2:
                where[side] = dict.fromkeys(texts[side].passages(names[key[:2]]), "")
        change = _change(where["old"], where["new"], old.outline or new.outline, told)
        rows.append(CitationChange(key[0], names[key[:2]], key[2], change, tuple(where["old"]), tuple(where["new"])))
    return tuple(rows)


def _change(old: Iterable[int], new: Iterable[int], outline: bool, told: dict[str, set[int]]) -> str:
    old, new = set(old), set(new)
    if old and new:
        return "kept"
    if outline:
        known = old <= told["old"] if old else new <= told["new"]
        if not known:
            return "not_determinable"
    return "removed" if old else "added"


def _gathered(found: Iterable[Citation]) -> dict[tuple[str, str, str], dict[int, str]]:
    """Where each thing is cited: the thing as a whole, and each provision of it."""
    gathered: dict[tuple[str, str, str], dict[int, str]] = defaultdict(dict)
    for one in found:
        kind, title, provision = one.key
        gathered[kind, title, ""].setdefault(one.passage, one.title)
        if provision:
            gathered[kind, title, provision].setdefault(one.passage, one.title)
    return dict(gathered)


def _names_of(cited: dict[tuple[str, str, str], dict[int, str]]) -> dict[tuple[str, str], str]:
    """Each title as it is printed most often, the shortest of those as frequent."""
    return {
        (kind, key): min(Counter(where.values()).items(), key=lambda item: (-item[1], len(item[0]), item[0]))[0]
        for (kind, key, provision), where in cited.items()
        if not provision
    }


def _one_name(*sides: dict[tuple[str, str, str], dict[int, str]]) -> None:
    """Titles that differ only in whose they are said to be made one, in place."""
    known: dict[str, set[str]] = defaultdict(set)
    for key in (key for cited in sides for key in cited if key[0] == "guidance"):
        printed = next(title for cited in sides for title in cited.get(key, {}).values())
        known[_key(citation_titles.short_form(printed))].add(key[1])
    as_one = {key: short for short, keys in known.items() if len(keys) > 1 for key in keys if key != short}
    for cited in sides:
        for key in [key for key in cited if key[0] == "guidance" and key[1] in as_one]:
            where = cited.setdefault((key[0], as_one[key[1]], key[2]), {})
            for passage, title in cited.pop(key).items():
                where.setdefault(passage, title)


def _order(key: tuple[str, str, str]) -> tuple[int, str, list[tuple[int, int, str]]]:
    parts = re.findall(r"\d+|\D+", key[2])
    return KINDS.index(key[0]), key[1], [(0, int(part), "") if part.isdigit() else (1, 0, part) for part in parts]


@lru_cache(maxsize=20_000)
def _key(title: str) -> str:
    """A title without what printers differ in: case, commas, hyphens, brackets, possessives, "the" before it."""
    folded = title.lower().replace("’s", "").replace("'s", "").replace("acts ", "act ").replace("&", "and")
    return " ".join(re.sub(r"[^a-z0-9/.]+", " ", folded).replace(". ", " ").strip(". ").removeprefix("the ").split())


def _laws(guidance: Guidance) -> list[Citation]:
    """The Acts and instruments, short forms resolved."""
    first = [mentions(passage.text) for passage in guidance.passages]
    letters = frozenset(alias for found in first for one in found for alias in one.aliases if alias.isalnum())
    again = [
        mentions(passage.text, letters) if any(alias in passage.text for alias in letters) else found
        for passage, found in zip(guidance.passages, first, strict=True)
    ]
    resolver = _Resolver(again)
    named = [(i, one, resolver.name(one)) for i, found in enumerate(again) for one in found]
    owners: dict[str, set[str]] = defaultdict(set)
    for _, one, law in named:
        if law:
            for provision in one.provisions:
                owners[provision].add(law[1])
                owners[provision.partition("(")[0]].add(law[1])
    made: list[Citation] = []
    for i, one, law in named:
        if law:
            made += [Citation(i, *law, provision) for provision in one.provisions or ("",)]
        elif one.how == "bare":
            for provision in one.provisions:
                held = owners.get(provision) or owners.get(provision.partition("(")[0]) or ()
                made += [Citation(i, "act", title, provision) for title in held] if len(held) == 1 else []
    return made


class _Resolver:
    """Full titles for the names that a document gives a law, read in order."""

    def __init__(self, passages: Sequence[Sequence[Mention]]) -> None:
        self.full: dict[str, tuple[str, str]] = {}
        self.last: dict[str, tuple[str, str]] = {}
        self.short: dict[str, tuple[str, str]] = {}
        for one in (one for found in passages for one in found if one.how == "full"):
            self.full.setdefault(_key(one.name), (one.kind, one.name))
        self.words = {key: frozenset(key.split()) - _SMALL for key in self.full}

    def name(self, one: Mention) -> tuple[str, str] | None:
        """Kind and full title of a mention; None where the text does not tell."""
        if one.how in ("full", "undated"):
            law = self._longest(one) if one.kind == "instrument" or one.how == "undated" else self.full[_key(one.name)]
            if law:
                self.last[law[0]] = law
                self.last[law[0] + law[1][-4:]] = law
                self.short.update({alias.lower(): law for alias in one.aliases})
            return law
        if one.how == "letters":
            return self.short.get(one.name.lower())
        if one.how == "year":
            law = self.short.get(one.name.lower()) or self.last.get(one.kind + one.name.split()[1])
            if law:
                self.last[law[0]] = law
            return law
        return self.last.get(one.kind) if one.how == "last" else None

    def _longest(self, one: Mention) -> tuple[str, str] | None:
        """The one longer title of the document that a shortened or undated one stands for; else itself, if an Act."""
        key = _key(one.name)
        words = frozenset(key.split()) - _SMALL
        longer = [other for other, held in self.words.items() if words < held and self.full[other][0] == one.kind]
        if len(longer) == 1 and len(words) > 1 and self._short_for(key, longer[0]):
            return self.full[longer[0]]
        if one.how == "full":
            return self.full[key]
        return (one.kind, one.name) if one.kind == "act" else None

    @staticmethod
    def _short_for(key: str, other: str) -> bool:
        """Whether the words of the short title stand in the long one in their order."""
        rest = iter(other.split())
        return all(word in rest for word in key.split())
