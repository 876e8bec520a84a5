"""Counts of answers and what they are out of: the result of one pass over a table of answers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

NOT_ANSWERED = "not_answered"
# The group of those who have none: no value in the column, or no answer to the question that makes the groups.
NO_GROUP = "not stated"


@dataclass(frozen=True)
class Cell:
    """How many responses of a group gave an answer, and out of how many that answered the question.

    Attributes:
        question_id: the question.
        group: the group, ``NO_GROUP`` for those who have none, or empty for all respondents.
        code: the code of the answer, or ``not_answered``, which stands outside the base.
        count: how many gave it.
        base: how many of the group answered the question.

    >>> Cell("q1", "", "yes", 3, 2)
    Traceback (most recent call last):
        ...
    ValueError: q1: 3 answers 'yes' on a base of 2: an answer is repeated, or `first` is wrong
    """

    question_id: str
    group: str
    code: str
    count: int
    base: int

    def __post_init__(self) -> None:
        if self.code != NOT_ANSWERED and self.count > self.base:
            told = f"{self.count} answers {self.code!r} on a base of {self.base}"
            raise ValueError(f"{self.question_id}: {told}: an answer is repeated, or `first` is wrong")


@dataclass(frozen=True)
class Tally:
    """All counts of one pass, sorted by question, group (all respondents first) and code.

    Attributes:
        cells: one for each question, group and code that occurs.
        by: what made the groups: a column or a question id; empty where nothing did.

    >>> tally = Tally((Cell("q1", "", "no", 1, 3), Cell("q1", "", "yes", 2, 3)))
    >>> tally.count("q1", "yes"), tally.count("q1", "dont_know"), tally.base("q1")
    (2, 0, 3)
    """

    cells: tuple[Cell, ...]
    by: str = ""

    @cached_property
    def _index(self) -> dict[tuple[str, str], dict[str, Cell]]:
        index: dict[tuple[str, str], dict[str, Cell]] = {}
        for cell in self.cells:
            index.setdefault((cell.question_id, cell.group), {})[cell.code] = cell
        return index

    @property
    def questions(self) -> tuple[str, ...]:
        """The questions that somebody answered or was asked, sorted.

        >>> Tally((Cell("q2", "", "no", 1, 1), Cell("q3", "", "not_answered", 4, 0))).questions
        ('q2', 'q3')
        """
        return tuple(dict.fromkeys(cell.question_id for cell in self.cells))

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups that occur, sorted; those who have none are ``NO_GROUP``.

        >>> Tally((Cell("q1", "", "no", 1, 1), Cell("q1", "Carer", "no", 1, 1))).groups
        ('Carer',)
        """
        return tuple(sorted({cell.group for cell in self.cells} - {""}))

    def of(self, question_id: str, group: str = "") -> dict[str, int]:
        """Code -> count of the answers to a question, ``not_answered`` left out.

        >>> Tally((Cell("q1", "", "no", 1, 1), Cell("q1", "", "not_answered", 4, 1))).of("q1")
        {'no': 1}
        """
        cells = self._index.get((question_id, group), {})
        return {code: cell.count for code, cell in cells.items() if code != NOT_ANSWERED}

    def count(self, question_id: str, code: str, group: str = "") -> int:
        """How many gave an answer (or ``not_answered``); 0 where nobody did."""
        cell = self._index.get((question_id, group), {}).get(code)
        return cell.count if cell else 0

    def base(self, question_id: str, group: str = "") -> int:
        """How many answered the question; 0 where nobody did."""
        return next((cell.base for cell in self._index.get((question_id, group), {}).values()), 0)

    def not_answered(self, question_id: str, group: str = "") -> int:
        """How many had the question before them and left it.

        >>> Tally((Cell("q1", "", "no", 1, 1), Cell("q1", "", "not_answered", 4, 1))).not_answered("q1")
        4
        """
        return self.count(question_id, NOT_ANSWERED, group)
