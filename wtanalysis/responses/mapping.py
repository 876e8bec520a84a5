"""What each column of an export is, which files there are, and what is left out: the plan that a loader follows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

Role = Literal[
    "id", "date", "type", "type_other", "on_behalf", "organisation", "name", "email", "consent", "listed", "answer",
    "option", "comment", "analyst", "left out",
]  # fmt: skip
ROLES: tuple[str, ...] = get_args(Role)
CONSENTS = ("individual", "organisation", "anonymous", "none")
DATE_ORDERS = ("", "day first", "month first")
KEPT = ("leave out", "keep")
RULES = ("one group", "organisation by profession", "profession with a family role", "best fit")


@dataclass(frozen=True)
class Column:
    """What one column of an export is.

    Attributes:
        name: the words of its header, whitespace collapsed; of several header rows, joined by `` - ``.
        role: one of ``ROLES``; ``left out`` needs a reason in ``why``.
        question: the question that it answers or comments on.
        option: the option that it stands for, where a question has one column an option.
        column: its place, counted from 1, where the name stands more than once.
        separator: what stands between several answers in one cell; empty where a cell holds one.
        ticked: the words that mean ticked, besides the option itself, yes, true, 1, x, ticked and selected.
        values: words of a consent column -> one of ``CONSENTS``.
        why: why it is left out.

    >>> Column("Do you agree?", "answer", question="hours").question
    'hours'
    """

    name: str
    role: Role
    question: str = ""
    option: str = ""
    column: int | None = None
    separator: str = ""
    ticked: tuple[str, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict, hash=False)
    why: str = ""

    def __post_init__(self) -> None:
        if self.role not in ROLES:
            raise ValueError(f"is = {self.role!r}, expected one of {', '.join(ROLES)}")
        if self.role in ("answer", "option", "comment") and not self.question:
            raise ValueError(f"a column that is {self.role!r} needs a question")
        if self.role == "option" and not self.option:
            raise ValueError("a column that is 'option' needs an option")
        if wrong := set(self.values.values()) - set(CONSENTS):
            raise ValueError(f"values {', '.join(sorted(wrong))}, expected {', '.join(CONSENTS)}")


@dataclass(frozen=True)
class ExportFile:
    """One file of responses: how it is written, through which channel they came, and what its columns are."""

    file: str
    channel: str
    columns: tuple[Column, ...] = ()
    header_rows: int = 1
    delimiter: str = ","
    encoding: str = "utf-8"
    sheet: str = ""
    dates: str = ""
    first_row: int = 0

    def of(self, *roles: str) -> tuple[Column, ...]:
        """Its columns in these roles, in order.

        >>> ExportFile("a.csv", "online", (Column("ID", "id"), Column("When", "date"))).of("date")[0].name
        'When'
        """
        return tuple(column for column in self.columns if column.role in roles)


@dataclass(frozen=True)
class Grouping:
    """How each respondent comes into exactly one group: ``groups`` maps each type to its group.

    ``family`` and ``professions`` are groups; ``lived_experience`` is where a profession with a family role goes;
    ``rules`` are tried in their order; ``allocations`` are people's decisions: response id -> (group, reason).
    """

    groups: Mapping[str, str] = field(default_factory=dict)
    family: tuple[str, ...] = ()
    professions: tuple[str, ...] = ()
    lived_experience: str = ""
    rules: tuple[str, ...] = RULES
    allocations: Mapping[str, tuple[str, str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Decision:
    """What a person decided about one response at intake: ``test``, ``withdrawn``, ``duplicate`` or ``keep``."""

    response_id: str
    decision: str
    of: str = ""
    reason: str = ""
    by: str = ""
    when: str = ""


@dataclass(frozen=True)
class Plan:
    """All that a consultation folder says about its responses.

    ``late``, ``blank`` and ``duplicates`` are ``leave out`` or ``keep``; ``emails`` and ``events`` are pairs of a
    folder or file and its channel; ``tables`` are the files that people's decisions stand in, ``places`` the file and
    row of each: ("decisions" or "allocations", response id) -> (file, row).
    """

    files: tuple[ExportFile, ...] = ()
    emails: tuple[tuple[str, str], ...] = ()
    events: tuple[tuple[str, str], ...] = ()
    synthetic: bool = False
    late: str = "leave out"
    blank: str = "leave out"
    duplicates: str = "leave out"
    decisions: tuple[Decision, ...] = ()
    tables: tuple[str, ...] = ()
    places: Mapping[tuple[str, str], tuple[str, int]] = field(default_factory=dict)
    grouping: Grouping = field(default_factory=Grouping)
