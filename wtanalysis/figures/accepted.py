"""What a person said about comparing computed with published: names of groups, and differences that are accepted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

REASONS = {
    "publisher's error": "the published number is wrong, and its publisher says so",
    "publisher's rounding": "the publisher rounded in a way that no rule describes",
    "another base": "the publisher took another base and says which",
    "other responses": "the publisher counted responses that the export does not hold, or holds more",
    "another grouping": "the publisher put respondents into groups in another way",
}
Key = tuple[str, str, str, str]


@dataclass(frozen=True)
class Accepted:
    """A difference that somebody accepted: for a reason of ``REASONS``, or with a signature (who and when).

    >>> Accepted("publisher's error").told
    'accepted: the published number is wrong, and its publisher says so'
    """

    reason: str = ""
    by: str = ""
    when: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        if self.reason and self.reason not in REASONS:
            raise ValueError(f"reason {self.reason!r}, expected one of {', '.join(REASONS)}, or a signature")
        if not self.reason and not (self.by and self.when):
            raise ValueError("an accepted difference has a reason or a signature: by and when")

    @property
    def told(self) -> str:
        """Why it was accepted, in words."""
        signed = f" ({self.by}, {self.when})" if self.by and self.when else ""
        return "accepted: " + "; ".join(filter(None, (REASONS.get(self.reason, ""), self.note))) + signed


@dataclass(frozen=True)
class Reconciling:
    """What a person said about comparing: printed name of a group -> groups counted; differences that are accepted."""

    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    accepted: Mapping[Key, Accepted] = field(default_factory=dict)
