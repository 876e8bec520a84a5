"""Promises about names: a title, a subtitle or a heading that gets, keeps or loses words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wtanalysis.findings.landing_parts import core
from wtanalysis.findings.landing_search import Search
from wtanalysis.findings.landing_words import roots
from wtanalysis.findings.promises_kept import is_of_name, names, promised
from wtanalysis.guidance.lookup import Hit
from wtanalysis.guidance.model import Guidance, Passage

ENOUGH = 0.5
_NAMING = re.compile(
    r"\b(?:re-?nam\w+|re-?titl\w+|(?:sub-?)?titles?|headings?|(?:its|the|a) (?:new )?name)\b", re.IGNORECASE
)
_ORDINALS = re.compile(r"\b(?:first|second|third|new|chapter|section|part)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Named:
    """Headings, or lines of the title page, that bear out a promise about names; ``same`` where both editions do."""

    reason: str
    headings: tuple[int, ...] = ()
    hits: tuple[Hit, ...] = ()
    same: bool = False


def named(text: str, topic: str, proposed: str, search: Search, old: Guidance) -> Named | None:
    """What bears out a promise about a name; nothing where it is about no name, or where no name bears it out.

    Args:
        text: the commitment.
        topic: the heading it stood under.
        proposed: what had been proposed under that topic: "the proposed change to the title" says no more itself.
        search: the new edition.
        old: the edition before: a name that it had already keeps no promise.
    """
    if not is_of_name(text):
        return None
    quoted, gone = names(text)
    if quoted and gone:
        return _gone(quoted, search, old)
    wanted = quoted or (_ORDINALS.sub(" ", _NAMING.sub(" ", promised(core(text)))),)
    return _of_headings(wanted, search, old) or _of_title(quoted, topic, proposed, search, old)


def _of_headings(wanted: Sequence[str], search: Search, old: Guidance) -> Named | None:
    """Headings that have the words of a name."""
    new = search.guidance
    found = tuple(dict.fromkeys(i for name in wanted if len(roots(name)) > 1 for i in search.headings(name)))
    if not found:
        return None
    before = {roots(part.title) for part in old.sections}
    fresh = tuple(i for i in found if roots(new.sections[i].title) not in before)
    if fresh:
        return Named(f"a heading of the {new.edition} edition has these words", fresh)
    return Named(f"the heading stands in {old.edition} and {new.edition} alike", found, same=True)


def _of_title(quoted: Sequence[str], topic: str, proposed: str, search: Search, old: Guidance) -> Named | None:
    """Lines of the title page that have the words of a name, or of what was proposed for it."""
    wanted = quoted or ((proposed,) if proposed and _NAMING.search(topic) else ())
    new = search.guidance
    lines = [line for line in _title_page(new) if any(_likely(name, line.text, search) for name in wanted)]
    if not lines:
        return None
    if roots(_subtitle(new)) == roots(_subtitle(old)):
        return Named(f"the title page is the same in {old.edition} and {new.edition}", same=True)
    hits = _hits(lines, search)
    return Named(f"the title page of the {new.edition} edition has these words", (), hits)


def _gone(quoted: Iterable[str], search: Search, old: Guidance) -> Named | None:
    """The subtitle, where words that were to go are in it no more."""
    new = search.guidance
    after, before = set(roots(_subtitle(new))), set(roots(_subtitle(old)))
    if not after or any(set(roots(name)) <= after for name in quoted):
        return None
    if not any(set(roots(name)) <= before for name in quoted):
        return None
    hits = _hits(_title_page(new), search)
    return Named(
        f"the subtitle of the {new.edition} edition does not have the word, that of {old.edition} has", (), hits
    )


def _hits(lines: Iterable[Passage], search: Search) -> tuple[Hit, ...]:
    """Lines of the title page; where they are no passages, what an outline says of the subtitle."""
    printed = tuple(line for line in lines if line.index >= 0)
    return tuple(Hit(line, 1.0, (), ()) for line in printed or search.holding("subtitle"))


def _likely(name: str, line: str, search: Search) -> bool:
    """Whether a line has most of the words of a name, or a name most of the words of a line."""
    asked, own = dict.fromkeys(roots(name)), dict.fromkeys(roots(line))
    shared = [word for word in own if word in asked]
    if len(shared) < 2:
        return False
    return search.worth(shared) >= ENOUGH * min(search.worth(own), search.worth(asked))


def _title_page(new: Guidance) -> tuple[Passage, ...]:
    """What stands before the first heading; where nothing does, the subtitle, as a passage with the index -1."""
    lines = tuple(passage for passage in new.passages if passage.section < 0)
    subtitle = new.title.partition(":")[2].strip()
    return lines or ((Passage(-1, "caption", subtitle, "", lead_in=-2),) if subtitle else ())


def _subtitle(guidance: Guidance) -> str:
    return " ".join(line.text for line in _title_page(guidance))


def without_title(text: str, title: str) -> str:
    """A commitment without the name of the document that it is about, where it is printed as a name.

    >>> without_title("new rules in Ferries and Boats, as proposed", "Ferries and Boats 2023: a guide")
    'new rules in , as proposed'
    """
    words = title.partition(":")[0].split()
    for n in range(len(words), 1, -1):
        name = r"\s+".join(re.escape(word) for word in words[:n])
        found = re.search(rf"\b{name}\b", text, re.IGNORECASE)
        if found and all(word[0].isupper() for word in found[0].split() if len(word) > 3):
            return text.replace(found[0], "")
    return text
