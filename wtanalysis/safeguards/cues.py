"""Words beside which a name is to be expected, and words that settle doubts; they stand in ``lists/cues.txt``."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def _sets() -> dict[str, frozenset[str]]:
    """Every set of words of the file, by its name."""
    text = (Path(__file__).resolve().parent / "lists" / "cues.txt").read_text("utf-8")
    rows = (line.partition(": ") for line in text.splitlines() if not line.startswith("#"))
    return {name: frozenset(listed.split()) for name, _, listed in rows}


def words(name: str) -> frozenset[str]:
    """The words of one set.

    >>> "daughter" in words("kin")
    True
    """
    return _sets()[name]


TITLES = words("titles")
PLAIN_TITLES = words("plain_titles")
KIN = words("kin")
MANY = words("many")
ROLES = words("roles")
WHOSE = words("whose")
LABELS = words("labels")
SIGN_OFFS = words("sign_offs")
PERSONAL = words("personal")
BEING = words("being")
BEFORE_A_PERSON = words("before_a_person")
HOLY = words("holy")
PARTICLES = words("particles")
UNNAMED = words("unnamed")
TELLING = words("telling")
ADVERBS = words("adverbs")
SPEAKING = words("speaking")
SHORT_FORMS = words("short_forms")
BEFORE_A_TIME = words("before_a_time")
NOT_PEOPLE = words("not_people")
MONTHS = words("months")
PLACEHOLDERS = words("placeholders")
ALL = TITLES | KIN | ROLES | LABELS | SIGN_OFFS | words("introductions")
