"""Which two names on a list may be one body: the same but for form, or near in spelling."""

from __future__ import annotations

import re

from wtanalysis.published.words import fold

NEAR = 92.0
"""Score from which two names are called near-duplicates (rapidfuzz token_sort_ratio, 0 to 100)."""

_FILLER = frozenset(
    [
        "the",
        "of",
        "and",
        "for",
        "in",
        "nhs",
        "limited",
        "plc",
        "uk",
        "trust",
        "foundation",
        "council",
        "borough",
        "metropolitan",
        "county",
        "city",
    ]
)
_FORMS = {
    "st": "saint",
    "ltd": "limited",
    "co": "company",
    "assoc": "association",
    "dept": "department",
    "univ": "university",
    "govt": "government",
    "intl": "international",
}


def plain_name(name: str) -> str:
    """A name without brackets, marks and filler, in one form of its short words.

    >>> plain_name("The St. Mary's Trust (North)") == plain_name("Saint Marys Trust")
    True
    """
    bare = re.sub(r"\s*[(\[][^()]*[)\]]", "", fold(name)).replace("&", " and ").replace("'", "")
    words = [_FORMS.get(word, word) for word in re.findall(r"[a-z0-9]+", bare)]
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


def likeness(name: str, other: str) -> str:
    """How two entries are alike: ``same`` (in all but form), ``near`` (spelling or filler differs), or nothing.

    >>> likeness("Parr & Smolt Society", "Parr and Smolt Society"), likeness("Luton Partnership", "London Partnership")
    ('same', '')
    """
    from rapidfuzz import fuzz

    a, b = plain_name(name), plain_name(other)
    if not a or not b:
        return ""
    if a == b or [w.removesuffix("s") for w in a.split()] == [w.removesuffix("s") for w in b.split()]:
        return "same"
    if fuzz.token_sort_ratio(a, b) < NEAR:
        return ""
    left, right = set(a.split()) - set(b.split()), set(b.split()) - set(a.split())
    spare = (left | right) - _FILLER
    close = all(any(fuzz.ratio(w, o) >= 80 for o in ((right if w in left else left) - {w})) for w in spare)
    return "near" if close else ""


def initials(name: str) -> str:
    """The initials of a name of three words and more, in lower case.

    >>> initials("Challenging Weather Service"), initials("Refuge")
    ('cws', '')
    """
    words = [w for w in plain_name(name).split() if w not in ("the", "of", "and", "for", "in")]
    return "".join(w[0] for w in words) if len(words) >= 3 else ""
