"""Which respondent on the list an attribution names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wtanalysis.published.attribution import SMALL_WORDS
from wtanalysis.published.model import Organisation
from wtanalysis.published.words import fold

MATCH = 86.0
"""Score from which a name counts as matched: rapidfuzz ratio over names without punctuation, 0 to 100."""


def match_organisation(attribution: str, organisations: Sequence[Organisation]) -> tuple[str, float | None]:
    """The respondent on the list that an attribution names, with its score; nothing below ``MATCH``.

    A name and its short form match whichever of the two stands in brackets.

    >>> listed = [Organisation("OWT (Open Water Trust)", "", "L3"), Organisation("Open Water Council", "", "L4")]
    >>> match_organisation("Open Water Trust (OWT)", listed)
    ('OWT (Open Water Trust)', 100.0)
    """
    from rapidfuzz import fuzz

    wanted = _forms(attribution)
    if not wanted or not organisations:
        return "", None
    scored = []
    for organisation in organisations:
        pairs = [(a, b) for a in wanted for b in _forms(organisation.name)]
        score = max(
            (max(fuzz.ratio(a, b), fuzz.token_sort_ratio(a, b), _short_form(a, b)) for a, b in pairs), default=0.0
        )
        scored.append((round(score, 1), organisation.name))
    best = max(scored, key=lambda pair: pair[0])
    return (best[1], best[0]) if best[0] >= MATCH else ("", None)


def _forms(name: str) -> list[str]:
    """A name without its brackets, and what stands in them if that is a name too: initials, or three words."""
    inside = [
        part
        for part in re.findall(r"\(([^()]*)\)", name)
        if re.fullmatch(r"[A-Z][A-Za-z]*[A-Z]\w*(?: [A-Z]{2,})?", part) or _is_long_name(part)
    ]
    forms = [_bare(form) for form in (re.sub(r"\s*\([^()]*\)", "", name), *inside)]
    return list(dict.fromkeys(form for form in forms if form))


def _is_long_name(part: str) -> bool:
    words = [word for word in part.split() if word.lower() not in SMALL_WORDS]
    return len(words) >= 3 and all(word[:1].isupper() for word in words)


def _bare(name: str) -> str:
    name = fold(name).replace("&", " and ")
    return " ".join(re.sub(r"\b(?:the|of|for|and)\b|[^a-z0-9 ]", " ", name).split())


def _short_form(a: str, b: str) -> float:
    """95 where one name of three words is the other with a word less ("National Association Special Schools")."""
    short, long = sorted((a.split(), b.split()), key=len)
    return 95.0 if len(short) >= 3 and set(short) <= set(long) and len(long) - len(short) <= 1 else 0.0
