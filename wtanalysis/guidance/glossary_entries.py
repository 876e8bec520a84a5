"""The entries of a glossary: the term that each defines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from wtanalysis.documents.model import Paragraph
from wtanalysis.guidance.model import Part

_GLOSSARY = re.compile(
    r"\b(?:glossary|definitions?|defined terms|key terms|terms used|terminology|interpretation)\b", re.I
)
_SPLIT = re.compile(r"(?P<term>[^:.;]{1,90}?)(?:\s*:\s+|\s+[-–—]\s+|\s+means?\s+)(?=\S)")
_LOOSE = re.compile(r"(?P<term>[^:;]{1,90}?)(?:\s*:\s+|\s+[-–—]\s+)(?=\S)")
_TERM_WORDS = 12
_ALONE_WORDS = 6
_FEWEST = 3
_MOST_BELOW = 3


def glossary_terms(
    paragraphs: Sequence[Paragraph], sections: Sequence[Part], section_of: Mapping[int, int]
) -> dict[int, str]:
    """The term of each paragraph that is an entry of a glossary.

    An entry begins with its term in bold, or with a few words before a dash, a colon or "means"; or is a table row
    of two cells; or stands under a heading that is the term. Fewer than three entries make no glossary.

    Args:
        paragraphs: the paragraphs of the document.
        sections: the sections of the edition.
        section_of: the section of the edition in which each paragraph stands.

    Returns:
        The term of each entry, by the index of its paragraph.

    >>> parts = (Part("Glossary", "L1", chapter=0),)
    >>> said = [Paragraph("body", f"{word}: a boat.", "L2") for word in ("Cog", "Hoy", "Dory")]
    >>> glossary_terms(said, parts, {0: 0, 1: 0, 2: 0})
    {0: 'Cog', 1: 'Hoy', 2: 'Dory'}
    """
    inside = [False] * len(sections)
    for i, part in enumerate(sections):
        inside[i] = bool(_GLOSSARY.search(part.title)) or (part.parent >= 0 and inside[part.parent])
    held: dict[int, list[int]] = {}
    for i, section in section_of.items():
        if section >= 0 and inside[section] and paragraphs[i].kind not in ("footnote", "heading", "caption"):
            held.setdefault(section, []).append(i)
    found: dict[int, str] = {}
    for members in held.values():
        entries = _entries(paragraphs, members)
        if len(entries) >= _FEWEST and 2 * len(entries) >= sum(paragraphs[i].kind != "bullet" for i in members) / 2:
            found.update(entries)
        else:
            found.update(_in_lines(paragraphs, members))
    return found or _under_headings(sections, held)


def _entries(paragraphs: Sequence[Paragraph], members: Sequence[int]) -> dict[int, str]:
    """Where the terms are printed bold, only what is bold is a term."""
    entries = {i: term for i in members if not _is_item(paragraphs, i) and (term := _term(paragraphs[i]))}
    bold = {i: term for i, term in entries.items() if _opens_bold(paragraphs[i]) or paragraphs[i].kind == "table"}
    return bold if 2 * len(bold) > len(entries) else entries


def _opens_bold(p: Paragraph) -> bool:
    return bool(p.emphasis) and p.emphasis[0][0] == 0 and p.emphasis[0][1] < len(p.text)


def _is_item(paragraphs: Sequence[Paragraph], i: int) -> bool:
    """Whether a paragraph is an item of a list that another paragraph, and no heading, leads in to."""
    p = paragraphs[i]
    return p.kind == "bullet" and p.lead_in >= 0 and paragraphs[p.lead_in].kind != "heading"


def _term(p: Paragraph) -> str:
    if p.kind == "table":
        return p.cells[0].strip() if len(p.cells) == 2 and p.header and _is_term(p.cells[0]) else ""
    if _opens_bold(p):
        bold = p.text[: p.emphasis[0][1]].strip().rstrip(" :-–—.")
        if _is_term(bold):
            return bold
    found = _SPLIT.match(p.text) or _LOOSE.match(p.text)
    term = found["term"].strip(" ‘’“”'\"*") if found else ""
    return term if _is_term(term) else ""


def _is_term(text: str) -> bool:
    return 0 < len(text.split()) <= _TERM_WORDS and any(c.isalpha() for c in text) and not text.endswith(("?", ","))


def _in_lines(paragraphs: Sequence[Paragraph], members: Sequence[int]) -> dict[int, str]:
    """Terms that stand in lines of their own, each over its definition."""
    joined = dict(_joined(paragraphs, members))
    found = joined | dict(_alternating(paragraphs, [i for i in members if i not in joined]))
    enough = 4 * (len(found) + len(found.keys() - joined.keys())) >= (3 if joined else 1) * len(members)
    return found if len(found) >= _FEWEST and enough else {}


def _joined(paragraphs: Sequence[Paragraph], members: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Terms that the reader took for the beginning of the definition below."""
    for i in members:
        p = paragraphs[i]
        line = p.text[: p.breaks[0][0]].strip() if p.breaks and p.kind == "body" else ""
        below = p.text[p.breaks[0][0] : p.breaks[1][0] if len(p.breaks) > 1 else None] if line else ""
        if _is_alone(line) and (len(p.breaks) == 1 or 2 * len(line) < len(below)):
            yield i, line


def _alternating(paragraphs: Sequence[Paragraph], members: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Terms that are paragraphs, each with its definition after it."""
    taken = -1
    for i, after in pairwise(members):
        term, said = paragraphs[i].text, paragraphs[after].text
        both = paragraphs[i].kind == paragraphs[after].kind == "body"
        if i != taken and both and _is_alone(term) and not term.endswith(":") and said.endswith("."):
            taken = after
            yield after, term


def _is_alone(term: str) -> bool:
    return len(term.split()) <= _ALONE_WORDS and _is_term(term) and not term.endswith((".", ";"))


def _under_headings(sections: Sequence[Part], held: Mapping[int, list[int]]) -> dict[int, str]:
    """Terms that are headings, with the definition below."""
    below: dict[int, list[int]] = {}
    for section in held:
        if sections[section].parent >= 0:
            below.setdefault(sections[section].parent, []).append(section)
    found: dict[int, str] = {}
    for members in below.values():
        small = [i for i in members if len(held[i]) <= _MOST_BELOW and _is_term(sections[i].title)]
        if len(small) >= _FEWEST and 5 * len(small) >= 4 * len(members):
            found.update({held[i][0]: sections[i].title for i in small})
    return found
