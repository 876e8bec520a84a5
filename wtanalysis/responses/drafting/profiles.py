"""What the cells of one column look like: how many are filled, with what, how often the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from wtanalysis.responses.drafting.tongues import english, english_half, pairs_of
from wtanalysis.responses.rawtables import RawTable
from wtanalysis.responses.scales import NOT_ANSWERED, SILENT_MARKS, key

_PLAIN = {key(word) for word in (NOT_ANSWERED.label, *NOT_ANSWERED.also)} | {
    "not provided", "not given", "null", "none given", "nan", "na", "left blank", "empty", "no selection made",
    "not completed", "not specified", "question skipped", "question left blank", "did not respond", "-9", "-999",
}  # fmt: skip
SILENT = _PLAIN | {f"[{word}]" for word in _PLAIN} | {f"({word})" for word in _PLAIN} | {f"<{word}>" for word in _PLAIN}
_MARKS = {key(mark) for mark in SILENT_MARKS} | {"", "-", "--", "---", "–", "—", ".", "..", "...", "/"}
_DOUBTFUL = _MARKS | {
    "na", "-9", "-99", "-999", "not stated", "not specified", "not provided", "not given", "missing", "[x]", "[z]",
    "empty", "none given",
}  # fmt: skip
_LIKE_SILENCE = re.compile(
    r"\W*(?:(?:did|do|does|has|have|was|were)(?:n't| not) (?:answer|repl|respon|select|choose|chosen)\w*|"
    r"(?:no|not|non|nil|never|un)[- ]?(?:\w+ )?(?:answer|respon[sd]|repl[yi]|select|chosen|choice|ticked|recorded)\w*|"
    r"question (?:\w+ )?(?:skipped|blank|unanswered|left))\b.{0,20}"
)
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
        english: the English words of cells that are in two languages, or in another one.

    >>> Profile(0, "Agree?", 4, Counter({"Yes": 2, "yes ": 1, "Not Answered": 1})).labels
    ('Yes',)
    """

    at: int
    name: str
    rows: int
    counts: Counter[str]
    english: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def silent(self) -> tuple[str, ...]:
        """The words in it that stand for no answer."""
        return tuple(words for words in self.counts if len(words) < 30 and is_silent(words))

    @cached_property
    def doubtful(self) -> tuple[str, ...]:
        """The words in it that stand for no answer, or sound like it, but might mean something else."""
        unsure = (words for words in self.silent if _mark(words) in _DOUBTFUL)
        return (*unsure, *(label for label in self.labels if len(label) < 40 and _LIKE_SILENCE.fullmatch(key(label))))

    @cached_property
    def spelled(self) -> dict[str, tuple[str, ...]]:
        """Each different value by its most frequent spelling, with its other spellings, in order of appearance."""
        found: dict[str, Counter[str]] = {}
        spelt: dict[str, list[str]] = {}
        alike = _alike if len(self.counts) <= MOST_ALIKE else str  # so many different values are no options of a form
        for words, n in self.counts.items():
            if words not in self.silent:
                label = self.english.get(words, words)
                found.setdefault(alike(label), Counter())[label] += n
                spelt.setdefault(alike(label), []).append(words)
        best = {k: max(words, key=lambda w: words[w]) for k, words in found.items()}
        return {best[k]: tuple(word for word in words if word != best[k]) for k, words in spelt.items()}

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


def _alike(words: str) -> str:
    """Words as spellings of one answer are compared: without the apostrophe that some leave out."""
    plain = key(words).replace("'", "")
    return "not applicable" if plain in ("n/a", "n.a", "n / a") else plain


def is_silent(words: str) -> bool:
    """Whether a cell says that nothing was answered; "NA" in capitals does, "N/A" (not applicable) does not.

    >>> is_silent("[no response]"), is_silent(".."), is_silent("NA"), is_silent("N/A"), is_silent("No")
    (True, True, True, False, False)
    """
    return _mark(words) in _MARKS or key(words) in SILENT


def _mark(words: str) -> str:
    """Words as they are compared, dots kept where there is nothing else."""
    return key(words) or words.strip()


def profiles(table: RawTable) -> list[Profile]:
    """A profile of each column.

    >>> from wtanalysis.responses.rawtables import Layout
    >>> table = RawTable("a.csv", ("ID", "Agree?"), ((2, ("1", "Yes ")), (3, ("2", ""))), Layout())
    >>> [(p.name, p.filled, p.unique) for p in profiles(table)]
    [('ID', 2, True), ('Agree?', 1, False)]
    """
    half = english_half(table.names)
    counted = [Counter(cell for cell in table.column(at) if cell) for at in range(len(table.names))]
    pairs = {welsh: words for counts in counted for welsh, words in pairs_of(counts, half).items()}
    return [
        Profile(at, name, len(table.rows), counts, english(counts, half, pairs))
        for at, (name, counts) in enumerate(zip(table.names, counted, strict=True))
    ]
