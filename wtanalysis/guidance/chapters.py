"""The headings of a document as the chapters and sections of an edition.

The tree of headings that a reader gives is a start. A heading that only bears the title is no chapter; headings of one
level, some of which say that they are chapters, hold the others; a whole sentence set as a heading is text.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from wtanalysis.documents.model import Section
from wtanalysis.guidance.model import Part

_NUMBERED = r"^\W*(?:\d+(?:\.\d+)*[.):]?\s+)?"
_ANNEX = re.compile(rf"{_NUMBERED}(?:annex(?:es?)?|appendi(?:x|ces)|schedules?|glossary)\b", re.IGNORECASE)
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_WORD = rf"(?:{'|'.join(_WORDS)})(?=\s*(?:[:.–—-]|$))"
_CHAPTER = re.compile(
    rf"^(?:chapter|part|section|annexe?|appendix|schedule)\s+(?:\d+|{_WORD}|[A-Z]|[IVX]+)\b", re.IGNORECASE
)
_FRONT = re.compile(
    rf"{_NUMBERED}(?:(?:ministerial |joint )?(?:foreword|preface)|introduction|(?:executive )?summary|overview|"
    r"about this (?:guidance|guide|document|code))\b",
    re.IGNORECASE,
)
_BACK = re.compile(
    rf"{_NUMBERED}(?:annex|appendi|schedule|glossary|definitions|conclusions?|references|bibliography|index|contacts?|"
    r"further (?:sources|information|reading)|acknowledge?ments|notes|useful)",
    re.IGNORECASE,
)
_PRINTED = re.compile(
    rf"^(?:(?i:chapter|part|section|annexe?|appendix|schedule)\s+(\d+|(?i:{_WORD})|[A-Z]|[IVX]+)\b|"
    r"(\d+(?:\.\d+)*)[.):]?\s+(?![a-z]))"
)
_MOST_OF_IT = 0.85
_SENTENCE_WORDS = 8


@dataclass(frozen=True)
class Chapters:
    """The sections of an edition, and for each section of the document the one it became (-1 for none)."""

    parts: tuple[Part, ...]
    became: tuple[int, ...]


def is_annex(title: str) -> bool:
    """Whether a heading opens an annex, an appendix, a schedule or a glossary.

    >>> is_annex("Annex B: Fares"), is_annex("8. Glossary of terms"), is_annex("Annexation")
    (True, True, False)
    """
    return bool(_ANNEX.match(title))


def printed_number(title: str) -> str:
    """The number that a heading carries.

    >>> [printed_number(title) for title in ("Part two: Fares", "2.1 Fares", "Annex B", "16 year olds")]
    ['2', '2.1', 'B', '']
    """
    found = _PRINTED.match(title)
    number = (found[1] or found[2]) if found else ""
    return str(_WORDS.index(number.lower()) + 1) if number.lower() in _WORDS else number


def is_sentence(title: str) -> bool:
    """Whether what is set as a heading is a sentence of the text: long, and closed like one.

    >>> is_sentence("Safety partners are named in the Act, which says as follows:"), is_sentence("Who pays?")
    (True, False)
    """
    return title.endswith((".", ":", ";", ",")) and len(title.split()) >= _SENTENCE_WORDS


def chapters(sections: Sequence[Section], words: Sequence[int], title: str, dropped: Collection[int] = ()) -> Chapters:
    """The sections of an edition from those of its document.

    Args:
        sections: the sections of the document.
        words: how many words stand in each, without those that stand in sections below it.
        title: the title of the document.
        dropped: sections that are none: the title page, sentences set as headings.

    Returns:
        The sections with their chapters, and which section became which.

    >>> found = (Section(1, "Ferries", "L1"), Section(2, "Fares", "L3", parent=0), Section(2, "Boats", "L9", parent=0))
    >>> [part.title for part in chapters(found, (0, 40, 50), "Ferries").parts]
    ['Fares', 'Boats']
    """
    parents = [_kept_parent(sections, i, dropped) for i in range(len(sections))]
    kept = [i for i in range(len(sections)) if i not in dropped]
    holder = _title_root(sections, kept, parents, words, title)
    if holder >= 0:
        kept.remove(holder)
        parents = [-1 if parent == holder else parent for parent in parents]
    _nest_front(sections, kept, parents)
    _nest_flat(sections, kept, parents)
    became = [-1] * len(sections)
    found: list[Part] = []
    for i in kept:
        above = found[became[parents[i]]] if parents[i] >= 0 else None
        became[i] = len(found)
        level, chapter = (above.level + 1, above.chapter) if above else (0, len(found))
        annex = is_annex(sections[i].title) or bool(above and found[above.chapter].annex)
        parent = became[parents[i]] if above else -1
        found.append(Part(sections[i].title, sections[i].locator, sections[i].number, level, parent, chapter, annex))
    for i in sorted(dropped):
        became[i] = became[i - 1] if i else -1
    return Chapters(tuple(found), tuple(became))


def _kept_parent(sections: Sequence[Section], i: int, dropped: Collection[int]) -> int:
    parent = sections[i].parent
    while parent in dropped:
        parent = sections[parent].parent
    return parent


def _title_root(
    sections: Sequence[Section], kept: Sequence[int], parents: Sequence[int], words: Sequence[int], title: str
) -> int:
    """The one root that holds almost all and bears the title of the whole; -1 where there is none."""
    total = sum(words[i] for i in kept)
    root: dict[int, int] = {}
    held: dict[int, int] = {}
    children: dict[int, int] = {}
    for i in kept:
        root[i] = root[parents[i]] if parents[i] >= 0 else i
        held[root[i]] = held.get(root[i], 0) + words[i]
        children[parents[i]] = children.get(parents[i], 0) + 1
    for i in kept:
        if parents[i] >= 0 or children.get(i, 0) < 2 or held[i] < _MOST_OF_IT * total:
            continue
        name, whole = sections[i].title.casefold(), title.casefold()
        if name in whole or whole in name or not (printed_number(sections[i].title) or is_annex(sections[i].title)):
            return i if not _CHAPTER.match(sections[i].title) else -1
    return -1


def _nest_front(sections: Sequence[Section], kept: Sequence[int], parents: list[int]) -> None:
    """An introduction of lower rank than the chapters holds the headings of its own rank that stand before them."""
    roots = [i for i in kept if parents[i] < 0]
    top = min((sections[i].level for i in roots), default=0)
    front = []
    for i in roots:
        if sections[i].level <= top:
            break
        front.append(i)
    inside = set(front)
    childless = not any(parents[i] in inside for i in kept)
    if len(front) > 1 and len(front) < len(roots) and childless and _FRONT.match(sections[front[0]].title):
        for i in front[1:]:
            parents[i] = front[0]


def _nest_flat(sections: Sequence[Section], kept: Sequence[int], parents: list[int]) -> None:
    """Where headings of one rank include chapters that say so, the others stand in the chapter before them."""
    roots = [i for i in kept if parents[i] < 0]
    named = [i for i in roots if _CHAPTER.match(sections[i].title)]
    first = named[0] if named else len(sections)
    apart = set(named) | {i for i in roots if _FRONT.match(sections[i].title) or _BACK.match(sections[i].title)}
    others = [i for i in roots if i > first and i not in apart]
    if len(named) < 2 or len(others) < len(named):
        return
    inside = set(others)
    chapter = -1
    for i in roots:
        if i in inside and chapter >= 0:
            parents[i] = chapter
        else:
            chapter = i
