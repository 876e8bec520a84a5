"""The list of respondents that a response document prints, with what is odd about it: joint entries, merged lines, near-duplicates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from wtanalysis.documents.model import Document
from wtanalysis.published.grammar import fold
from wtanalysis.published.model import Organisation
from wtanalysis.published.outline import Place

NEAR = 92.0
"""Score from which two entries are called near-duplicates (rapidfuzz token_sort_ratio, 0 to 100)."""

_ENDS = (
    r"partnership|council|trust|board|foundation|police|constabulary|authority|association|society|federation|icb|limited|ltd|plc|university|union|"
    r"commission|commissioner|network|institute|agency|group|forum"
)
_MERGED = re.compile(rf"^(?P<a>.+?\b(?:{_ENDS})\b)\s(?P<b>(?:[A-Z][\w'’&-]*\s){{1,6}}(?:{_ENDS})\b.*)$", re.IGNORECASE)
_JOINT = re.compile(r"^(?P<a>[^()]{3,90}?)(?:,? (?:&|\+)\s|,\sand\s|;\s|\s/\s)(?P<b>[A-Z][^()]{3,})$")
_INSIDE = re.compile(r"^(?:[\w'’.-]+\s)?(?:&|and)\s[\w'’.-]+\s(?:safeguarding|nhs|council|borough|integrated|children|partnership|icb|police).*$", re.IGNORECASE)


def organisations(document: Document, places: tuple[Place, ...]) -> tuple[Organisation, ...]:
    """The entries of the list of respondents, in order; empty if the document prints none.

    One row a name: a line that holds two names run together gives two rows, both noted; a joint entry stays one row.
    """
    found: list[Organisation] = []
    for index, paragraph in enumerate(document.paragraphs):
        if places[index].part != "respondents" or paragraph.kind in ("heading", "footnote", "caption"):
            continue
        if paragraph.kind == "bullet" or paragraph.kind == "numbered":
            found.extend(_entry(paragraph.text, paragraph.locator))
        elif paragraph.kind == "table":
            for cell in paragraph.cells:
                if paragraph.header and _is_name(cell):
                    found.extend(_entry(cell, paragraph.locator))
        else:
            found.extend(_prose(paragraph.text, paragraph.locator, document.paragraphs[index - 1].text if index else ""))
    return _near_duplicates(found)


def _prose(text: str, locator: str, before: str) -> list[Organisation]:
    """Names in one paragraph: separated by semicolons or commas after an introduction, or one short name a paragraph."""
    head, colon, tail = text.partition(":")
    body = tail if colon and len(head.split()) > 3 else text
    for mark in (";", ","):
        parts = [p.strip(" .") for p in re.split(rf"{mark}\s(?:and\s)?", body) if p.strip(" .")]
        if len(parts) >= 5 and all(_is_name(p) for p in parts):
            return [entry for p in parts for entry in _entry(p, locator)]
    if _is_name(text) and len(text.split()) <= 14 and not text.rstrip().endswith((".", ":")):
        return _entry(text, locator)
    return []


def _is_name(text: str) -> bool:
    return bool(re.match(r"^[\"'‘“]?[A-Z0-9]", text.strip())) and 2 <= len(text.strip()) <= 140 and not re.search(r"[.?!]\s+[A-Z]\w+\s\w+\s\w+", text) and not re.search(
        r"\b(?:we|received|thank|responses|responded|were|have|who)\b", fold(text)
    )


def _entry(text: str, locator: str) -> list[Organisation]:
    text = text.strip(" .;*•")
    merged = _MERGED.match(text)
    if merged and _two_names(merged["a"], merged["b"]):
        note = "two names on one line"
        return [Organisation(merged["a"].strip(), text, locator, note), Organisation(merged["b"].strip(), text, locator, note)]
    joint = _JOINT.match(text)
    if joint and not _INSIDE.match(text) and len(joint["b"].split()) >= 1 and not re.match(r"^(?:and|of|for)\b", joint["b"]):
        if _whole(joint["a"]) and _whole(joint["b"]) or "; " in text or ", and " in text:
            return [Organisation(text, text, locator, f"joint entry: {joint['a'].strip()} | {joint['b'].strip()}")]
    return [Organisation(text, text, locator)]


def _two_names(a: str, b: str) -> bool:
    """Two whole names run together: the second has a first name of its own before its kind of body."""
    first = b.split()[0]
    return len(a.split()) >= 3 and len(b.split()) >= 3 and first[:1].isupper() and fold(first) not in ("and", "of", "for", "in", "the") and not re.match(
        rf"^(?:nhs (?:foundation )?trust|(?:{_ENDS})|executive|designated|safeguarding|children|team|services?)\b", fold(b)
    )


def _whole(name: str) -> bool:
    """A name that could stand alone: a body's kind or initials, or two words and more."""
    return bool(re.search(rf"\b(?:{_ENDS}|ofsted|hmci|bureau)\b", fold(name))) or bool(re.fullmatch(r"[A-Z]{3,}|[A-Z][a-z]+[A-Z]\w*|Ofsted", name.strip()))


def _near_duplicates(entries: Sequence[Organisation]) -> tuple[Organisation, ...]:
    names = [re.sub(r"[^a-z0-9 ]", "", fold(re.sub(r"\s*\([^()]*\)", "", e.name))) for e in entries]
    result = []
    for i, entry in enumerate(entries):
        notes = [entry.note] if entry.note else []
        same = next((j for j in range(i) if names[i] == names[j]), None)
        near = next((j for j in range(i) if _alike(names[i], names[j])), None)
        if same is not None:
            notes.append(f"the same name as {entries[same].locator}")
        elif near is not None:
            notes.append(f"near-duplicate of {entries[near].locator}")
        short = next((j for j in range(len(entries)) if j != i and entry.name.isupper() and _initials(names[j]) == entry.name.lower()), None)
        if short is not None:
            notes.append(f"may be the initials of {entries[short].locator}")
        result.append(replace(entry, note=" | ".join(notes)))
    return tuple(result)


_FILLER = frozenset("the of and for in nhs ltd limited plc uk trust foundation council borough metropolitan county city".split())


def _alike(a: str, b: str) -> bool:
    """Whether two names differ in spelling or filler only; a word of their own ("London", "Luton") makes two bodies."""
    from rapidfuzz import fuzz

    if a == b or fuzz.token_sort_ratio(a, b) < NEAR:
        return False
    left, right = set(a.split()) - set(b.split()), set(b.split()) - set(a.split())
    spare = (left | right) - _FILLER
    return all(any(fuzz.ratio(word, other) >= 80 for other in ((right if word in left else left) - {word})) for word in spare)


def _initials(name: str) -> str:
    words = [w for w in name.split() if w not in ("the", "of", "and", "for", "in")]
    return "".join(w[0] for w in words) if len(words) >= 3 else ""


def with_quoted_names(entries: Sequence[Organisation], quoted: Sequence[tuple[str, str, str]]) -> tuple[Organisation, ...]:
    """Entries noted where a quotation names the body differently. ``quoted`` holds (entry's name, attribution, locator)."""
    notes: dict[str, list[str]] = {}
    for name, attribution, locator in quoted:
        if name and fold(name).replace("&", "and") != fold(attribution).replace("&", "and"):
            notes.setdefault(name, []).append(f"quoted as \"{attribution}\" at {locator}")
    return tuple(replace(e, note=" | ".join(n for n in (e.note, *notes.get(e.name, [])) if n)) for e in entries)
