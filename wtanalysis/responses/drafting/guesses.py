"""What a draft holds of each column: what it is, why, and how sure the guess is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from wtanalysis.responses.drafting.profiles import Profile
from wtanalysis.responses.mapping import Column, Role
from wtanalysis.responses.model import Question


@dataclass(frozen=True)
class Guess:
    """One column as guessed: what it is, why, and how sure from 0 (a stab in the dark) to 1 (certain).

    ``place`` is counted from 1.
    """

    place: int
    column: Column
    told: str
    sure: float


@dataclass(frozen=True)
class Guesses:
    """All that was guessed of an export: a guess for every column, the questions, the types of respondent.

    Attributes:
        columns: a guess for each column, in the file's order.
        questions: the questions, in the order of their first columns, with their options.
        types: each type of respondent with its other spellings.
        dates: the order of day and month where the date column needs one, else empty.
        days: the first and the last day of the date column, as ISO; empty without one.
        warnings: what a person should look at first.
        tests: the ids of responses that look like tests of the form, with why.
    """

    columns: tuple[Guess, ...]
    questions: tuple[Question, ...]
    types: tuple[tuple[str, tuple[str, ...]], ...] = ()
    dates: str = ""
    days: tuple[str, str] | None = None
    warnings: tuple[str, ...] = ()
    tests: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class About:
    """What a column about the respondent or the form is, why it is so guessed, and how sure from 0 to 1."""

    role: Role
    told: str
    sure: float
    why: str = ""
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Seen:
    """What is looked at to tell what a column is about: its cells, its header, and whether answers are few."""

    profile: Profile
    words: str
    short: bool
    few: bool
