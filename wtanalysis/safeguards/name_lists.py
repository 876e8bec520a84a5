"""What is known of a word before it is read in its sentence: a given name, a family name, a place, an ordinary word.

Given and family names come from the packages ``names`` (the census of the United States) and ``faker`` (lists of many
countries, with those of the United Kingdom), both MIT, and from short lists of our own in ``lists/``.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path

HERE = Path(__file__).resolve().parent
LOCALES = (
    "en_GB", "en_IE", "ga_IE", "en_IN", "en_PK", "en_NG", "yo_NG", "ha_NG", "ig_NG", "en_KE", "tw_GH", "pl_PL", "ro_RO",
    "tr_TR", "lt_LT", "sw", "pt_PT", "es_ES", "it_IT", "fr_FR", "de_DE", "zh_CN",
)  # fmt: skip
_UNFOLDED = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "ð": "d", "þ": "th"})
_MARKS = str.maketrans("", "", "'\u2019\u02bc\u2018`\u00b4-\u2010\u2011")
SHORTEST = 3  # shorter given names ("Mo", "Jo") need a cue


class Is:
    """What a word may be, as bits of a number."""

    NOTHING = 0
    GIVEN = 1  # a given name, and little else
    WEAK = 2  # a given name that is a word too
    CUED = 4  # of those: a capital in mid-sentence is not enough
    RARE = 8  # of those: a month, a place, a modal verb; only a kin word, an introduction or a label will do
    SURNAME = 16  # a family name, and little else
    SURNAME_WORD = 32  # a family name that is a word too
    WORD = 64  # an ordinary word
    NEVER = 128  # never a part of a name
    PLACE = 256
    BODY = 512  # after a name it makes a body, a law or a place of it
    OWN = 1024  # a given name of our own list: frequent


def fold(word: str) -> str:
    """A word in lower case without accents, apostrophes and hyphens.

    >>> fold("Ní Bhriain"), fold("O’Connor"), fold("Łukasz")
    ('ni bhriain', 'oconnor', 'lukasz')
    """
    plain = word.lower().translate(_MARKS)
    if plain.isascii():
        return plain
    apart = unicodedata.normalize("NFKD", plain.translate(_UNFOLDED))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def listed(name: str) -> frozenset[str]:
    """The words of one of our lists; for ``public`` and other lists of phrases see :func:`lines`."""
    return frozenset(word for line in lines(name) for word in line.split())


def lines(name: str) -> tuple[str, ...]:
    """The lines of one of our lists, comments left out."""
    text = (HERE / "lists" / f"{name}.txt").read_text("utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


def _census() -> tuple[list[str], list[str], list[str]]:
    """Given names of women and of men, and family names, of the package ``names``; the most frequent first."""
    import names

    folder = Path(names.__file__).parent

    def first_words(file: str) -> list[str]:
        return [line.split()[0].lower() for line in (folder / file).read_text("utf-8").splitlines() if line.strip()]

    return first_words("dist.female.first"), first_words("dist.male.first"), first_words("dist.all.last")


def _of_countries() -> Iterator[tuple[bool, str]]:
    """Names of the package ``faker``: whether it is a given one, and the name."""
    for locale in LOCALES:
        provider = import_module(f"faker.providers.person.{locale}").Provider
        for attribute in dir(provider):
            given, family = "first" in attribute, "last" in attribute
            values = getattr(provider, attribute)
            if (given or family) and isinstance(values, (tuple, list, dict)):
                yield from ((given, value) for value in values if isinstance(value, str))


def _names() -> tuple[set[str], set[str], frozenset[str]]:
    """All given and all family names, folded, each of one word; and the given names that are frequent."""
    women, men, last = _census()
    own = listed("given")
    given, family = {*women, *men, *own}, {*last, *listed("surnames")}
    for is_given, value in _of_countries():
        for part in value.replace("-", " ").split():
            word = fold(part)
            if len(word) >= SHORTEST and word.isascii() and word.isalpha():
                (given if is_given else family).add(word)
    return given, family, own | set(women[:900]) | set(men[:600])


@cache
def lexicon() -> dict[str, int]:
    """Every word of which something is known, folded."""
    given, family, own = _names()
    words, never, places, bodies = (listed(name) for name in ("words", "never", "places", "bodies"))
    weak, cued, mine = listed("weak"), listed("only-cued"), listed("given")
    known: dict[str, int] = {}

    def add(some: set[str] | frozenset[str], what: int) -> None:
        for word in some:
            known[word] = known.get(word, Is.NOTHING) | what

    taken = words | never | places
    given -= (taken | bodies) - mine - weak - places  # a word that hardly anybody in the United Kingdom is called
    short = {word for word in given if len(word) < SHORTEST}
    doubtful = weak | short | (given & places) | (mine & (never | places))
    add(given - doubtful, Is.GIVEN)
    add((given - doubtful) & own, Is.OWN)
    add(doubtful, Is.WEAK)
    add((doubtful & cued) | (doubtful - weak), Is.CUED)
    add(doubtful & (never | places), Is.CUED | Is.RARE)
    add(family - taken - bodies - weak, Is.SURNAME)
    add(listed("surname-words"), Is.SURNAME_WORD)
    add(words, Is.WORD)
    add(never, Is.NEVER)
    add(places, Is.PLACE)
    add(bodies, Is.BODY)
    return known


@cache
def public() -> frozenset[str]:
    """Names that stand for public inquiries, reviews and offices, folded."""
    return frozenset(fold(line) for line in lines("public"))


def what_is(word: str, known: dict[str, int]) -> int:
    """What is known of a word as it is written; of a double-barrelled one, what its parts say together.

    >>> what_is("Smith-Jones", lexicon()) == Is.SURNAME
    True
    """
    folded = fold(word)
    if folded in known or ("-" not in word and "\u2010" not in word and "\u2011" not in word):
        return known.get(folded, Is.NOTHING)
    parts = [
        known.get(fold(part), Is.NOTHING) for part in word.replace("\u2010", "-").replace("\u2011", "-").split("-")
    ]
    if all(part & (Is.GIVEN | Is.WEAK) for part in parts):
        return Is.GIVEN | Is.OWN
    if any(part & Is.NEVER and not part & Is.SURNAME_WORD for part in parts):
        return Is.WORD
    if any(part & Is.SURNAME for part in parts) and not (parts[0] & Is.WORD and parts[-1] & Is.WORD):
        return Is.SURNAME | (parts[0] & (Is.GIVEN | Is.OWN))
    return Is.WORD if any(part & Is.WORD for part in parts) else parts[0] & (Is.GIVEN | Is.OWN)
