"""What the cells of one column look like: how many are filled, with what, how often the same."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from wtanalysis.responses.rawtables import RawTable
from wtanalysis.responses.scales import NOT_ANSWERED, key

SILENT = {key(word) for word in (NOT_ANSWERED.label, *NOT_ANSWERED.also)}
MORE_SILENT = {
    "skipped", "unanswered", "[no answer]", "no answer given", "no reply", "not provided", "no response given", "null",
    "-", "--", "–", "—", "nan", "#n/a", "(not answered)", "[not answered]", "left blank", "blank",
}  # fmt: skip
_ALL_SILENT = SILENT | MORE_SILENT
MOST_ALIKE = 2_000
_NUMBER = re.compile(r"[-+]?[£$€]?\s?\d[\d, ]*(?:\.\d+)?\s?%?\Z")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
_DATE = re.compile(
    r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})\b|"
    rf"(?:[a-z]{{3,9}},? )?\d{{1,2}}(?:st|nd|rd|th)?[ -]{_MONTH}[ -,]+\d{{4}}|"
    rf"(?:[a-z]{{3,9}},? )?{_MONTH}\.? \d{{1,2}}\b",
    re.I,
)


@dataclass(frozen=True)
class Profile:
    """One column of an export: where it stands, what it is called, and what its cells hold.

    Attributes:
        at: its place, counted from 0.
        name: the words of its header.
        rows: how many rows the table has.
        counts: each spelling that the cells hold, and how often; empty cells are left out.

    >>> Profile(0, "Agree?", 4, Counter({"Yes": 2, "yes ": 1, "Not Answered": 1})).labels
    ('Yes',)
    """

    at: int
    name: str
    rows: int
    counts: Counter[str]

    @cached_property
    def silent(self) -> tuple[str, ...]:
        """The words in it that stand for no answer."""
        return tuple(words for words in self.counts if len(words) < 30 and key(words) in _ALL_SILENT)

    @cached_property
    def spelled(self) -> dict[str, tuple[str, ...]]:
        """Each different value by its most frequent spelling, with its other spellings, in order of appearance."""
        found: dict[str, list[str]] = {}
        alike = key if len(self.counts) <= MOST_ALIKE else str  # so many different values are no options of a form
        for words in self.counts:
            if words not in self.silent:
                found.setdefault(alike(words), []).append(words)
        best = {k: max(words, key=lambda w: self.counts[w]) for k, words in found.items()}
        return {best[k]: tuple(word for word in words if word != best[k]) for k, words in found.items()}

    @cached_property
    def totals(self) -> dict[str, int]:
        """Each different value and how often it stands, its other spellings included."""
        return {label: sum(self.counts[w] for w in (label, *others)) for label, others in self.spelled.items()}

    @property
    def labels(self) -> tuple[str, ...]:
        """The different values."""
        return tuple(self.spelled)

    @cached_property
    def filled(self) -> int:
        """How many cells hold something that is an answer."""
        return sum(self.totals.values())

    @property
    def distinct(self) -> int:
        """How many different values there are."""
        return len(self.spelled)

    @cached_property
    def longest(self) -> int:
        """The length of the longest value."""
        return max(map(len, self.spelled), default=0)

    @cached_property
    def mean_length(self) -> float:
        """The mean length of a filled cell."""
        return sum(len(label) * n for label, n in self.totals.items()) / self.filled if self.filled else 0.0

    @cached_property
    def repeated(self) -> float:
        """The share of the filled cells whose value stands in at least two rows."""
        return sum(n for n in self.totals.values() if n > 1) / self.filled if self.filled else 0.0

    def share(self, pattern: re.Pattern[str]) -> float:
        """The share of the filled cells that match a pattern from their beginning."""
        if not self.filled:
            return 0.0
        return sum(n for label, n in self.totals.items() if pattern.match(label)) / self.filled

    @cached_property
    def numeric(self) -> float:
        """The share of the filled cells that are numbers."""
        return self.share(_NUMBER)

    @cached_property
    def dated(self) -> float:
        """The share of the filled cells that begin with a date."""
        return self.share(_DATE)

    @property
    def unique(self) -> bool:
        """Whether every row has a value of its own."""
        return self.filled == self.rows and len(self.counts) == self.rows


def profiles(table: RawTable) -> list[Profile]:
    """A profile of each column.

    >>> from wtanalysis.responses.rawtables import Layout
    >>> table = RawTable("a.csv", ("ID", "Agree?"), ((2, ("1", "Yes ")), (3, ("2", ""))), Layout())
    >>> [(p.name, p.filled, p.unique) for p in profiles(table)]
    [('ID', 2, True), ('Agree?', 1, False)]
    """
    made = []
    for at, name in enumerate(table.names):
        counts = Counter(table.column(at))
        counts.pop("", None)
        made.append(Profile(at, name, len(table.rows), counts))
    return made
