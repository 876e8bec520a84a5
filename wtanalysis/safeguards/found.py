"""What a look for personal data hands back, and how finds that overlap are settled."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

KINDS = (
    "email", "nhs_number", "ni_number", "phone", "case_number", "date_of_birth", "postcode", "address", "school",
    "name",
)  # fmt: skip


@dataclass(frozen=True, order=True)
class Found:
    """One stretch of a text that is personal data, or may be. It never holds the words themselves.

    Attributes:
        start: where it begins.
        end: where it ends; ``text[start:end]`` is what was found.
        kind: one of ``KINDS``; from :meth:`Masker.left_in` also ``suspicion`` and ``mark``.
        why: the rule that found it.

    >>> Found(3, 9, "name", "after a title")
    Found(start=3, end=9, kind='name', why='after a title')
    """

    start: int
    end: int
    kind: str
    why: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError("a find starts before it ends")


def settle(finds: Iterable[Found]) -> tuple[Found, ...]:
    """Finds in order of place; of two that overlap, the kind earlier in ``KINDS`` stays, then the longer.

    >>> settle([Found(0, 4, "name", "a"), Found(2, 9, "email", "b"), Found(12, 14, "name", "c")])
    (Found(start=2, end=9, kind='email', why='b'), Found(start=12, end=14, kind='name', why='c'))
    """
    kept: list[Found] = []
    for find in sorted(finds, key=lambda f: (f.start, -f.end)):
        if kept and find.start < kept[-1].end:
            if _rank(find) < _rank(kept[-1]):
                kept[-1] = find
        else:
            kept.append(find)
    return tuple(kept)


def _rank(find: Found) -> tuple[int, int]:
    order = KINDS.index(find.kind) if find.kind in KINDS else len(KINDS)
    return order, find.start - find.end


def lowered(pattern: str) -> re.Pattern[str]:
    r"""A pattern for a text in lower case: much faster than one that ignores case.

    >>> lowered(r"Born\s(?P<day>\S+)").search("born today")["day"]
    'today'
    """
    return re.compile(re.sub(r"\\.|\(\?P|[A-Z]", lambda m: m[0] if len(m[0]) > 1 else m[0].lower(), pattern))


def lower(text: str) -> str:
    """A text in lower case, every letter at its place.

    >>> lower("Kai"), len(lower(chr(304) + "s"))
    ('kai', 2)
    """
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
