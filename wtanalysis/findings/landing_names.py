"""Promises about names: a title, a subtitle or a heading that gets, keeps or loses words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from wtanalysis.findings.landing_parts import core
from wtanalysis.findings.landing_search import Search, roots
from wtanalysis.findings.promises_kept import is_of_name, names, promised
from wtanalysis.guidance.lookup import Hit
from wtanalysis.guidance.model import Guidance, Passage

ENOUGH = 0.5
_NAMING = re.compile(r"\b(?:re-?nam\w+|re-?titl\w+|(?:sub-?)?titles?|headings?|(?:its|the|a) (?:new )?name)\b", re.IGNORECASE)
_ORDINALS = re.compile(r"\b(?:first|second|third|new|chapter|section|part)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Named:
    """Headings, or lines of the title page, that bear out a promise about names."""

    reason: str
    headings: tuple[int, ...] = ()
    hits: tuple[Hit, ...] = ()


def named(text: str, topic: str, proposed: str, search: Search) -> Named | None:
    """What bears out a promise about a name; nothing where it is about no name, or where no name bears it out.

    Args:
        text: the commitment.
        topic: the heading it stood under.
        proposed: what had been proposed under that topic: "the proposed change to the title" says no more itself.
        search: the edition.
    """
    if not is_of_name(text):
        return None
    new = search.guidance
    quoted, gone = names(text)
    if quoted and gone:
        return _gone(quoted, search)
    wanted = quoted or (_ORDINALS.sub(" ", _NAMING.sub(" ", promised(core(text)))),)
    headings = tuple(dict.fromkeys(i for name in wanted if len(roots(name)) > 1 for i in search.headings(name)))
    if headings:
        return Named(f"a heading of the {new.edition} edition has these words", headings)
    wanted = quoted or ((proposed,) if "title" in text.lower() and "title" in topic.lower() else ())
    hits = tuple(hit for name in wanted for hit in _on_title_page(name, search))
    return Named(f"the title page of the {new.edition} edition has these words", (), hits) if hits else None


def _gone(quoted: Iterable[str], search: Search) -> Named | None:
    """The subtitle, where words that were to go are not in it."""
    new = search.guidance
    lines = _title_page(new)
    subtitle = " ".join(line.text for line in lines) or new.title.partition(":")[2]
    words = set(roots(subtitle))
    if not words or any(set(roots(name)) <= words for name in quoted):
        return None
    hits = tuple(Hit(line, 1.0, (), ()) for line in lines)
    return Named(f"the subtitle of the {new.edition} edition does not have the word", (), hits)


def _on_title_page(proposed: str, search: Search) -> tuple[Hit, ...]:
    """Lines of the title page most of whose words were proposed."""
    asked = set(roots(proposed))
    found: list[Hit] = []
    for line in _title_page(search.guidance):
        own = roots(line.text)
        shared = tuple(dict.fromkeys(word for word in own if word in asked))
        share = search.worth(shared) / (search.worth(dict.fromkeys(own)) or 1.0)
        if len(shared) > 1 and share >= ENOUGH:
            found.append(Hit(line, round(min(1.0, share), 4), shared, ()))
    return tuple(found)


def _title_page(new: Guidance) -> tuple[Passage, ...]:
    """What stands before the first heading: a subtitle, as a rule."""
    return tuple(passage for passage in new.passages if passage.section < 0)


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
