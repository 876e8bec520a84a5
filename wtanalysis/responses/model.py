"""The questionnaire and who answered it: what was asked, on which scale, and the answers as tidy tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    import pandas as pd

    from wtanalysis.provenance import Source

Scale = Literal["agree5", "likely5", "yes_no_dk", "single", "multi", "open"]
SCALES: tuple[str, ...] = get_args(Scale)
Status = Literal["reported", "withheld", "open"]
STATUSES: tuple[str, ...] = get_args(Status)
OptionKind = Literal["answer", "dont_know", "none", "not_answered"]
OPTION_KINDS: tuple[str, ...] = get_args(OptionKind)

RESPONDENT_COLUMNS = (
    "response_id", "channel", "received", "types", "other_type", "organisation", "on_behalf", "consent", "listed",
    "group", "rule", "why", "campaign", "file", "row",
)  # fmt: skip
ANSWER_COLUMNS = ("response_id", "question_id", "code", "first", "group")
COMMENT_COLUMNS = ("comment_id", "response_id", "question_id", "policy_area", "text")


@dataclass(frozen=True)
class Option:
    """One answer that could be given to a closed question.

    Attributes:
        label: as the questionnaire or the export has it.
        code: its bucket code: ``neither``, ``yes``, ... or ``option:SLUG``.
        part_of: the code of the net or answer that it counts into (``option:strongly-agree`` into ``agree``), or empty.
        also: other spellings of it that an export may hold.
        kind: ``answer``; ``dont_know``, which counts in the base unless it is left out explicitly; ``none``, such as
            "none of these", an answer as well; ``not_answered``, words that a form writes where nothing was chosen.

    >>> Option("Strongly agree", "option:strongly-agree", part_of="agree").code
    'option:strongly-agree'
    """

    label: str
    code: str
    part_of: str = ""
    also: tuple[str, ...] = ()
    kind: OptionKind = "answer"

    def __post_init__(self) -> None:
        if self.kind not in OPTION_KINDS:
            raise ValueError(f"kind {self.kind!r}, expected one of {', '.join(OPTION_KINDS)}")
        if not self.code and self.kind != "not_answered":
            raise ValueError("an option has a code")


@dataclass(frozen=True)
class Combined:
    """A bucket that a report makes of several answers, beside the nets: "feasible, or feasible with more support".

    >>> Combined("option:feasible-any", "feasible in some way", ("option:feasible", "option:with-support")).code
    'option:feasible-any'
    """

    code: str
    label: str
    of: tuple[str, ...]


@dataclass(frozen=True)
class Question:
    """One question of a consultation.

    Attributes:
        question_id: a slug that is unique in the consultation.
        section: title of the section it belongs to.
        topic: title of the topic inside the section.
        text: the question.
        scale: how it could be answered; ``open`` is free text; empty where a document does not show it.
        base: how many answered it, as printed; None where not stated.
        base_unit: what the base counts (``responses``, ``respondents``, ``comments``).
        comments: how many free-text comments came with it, as printed; None where not stated.
        status: ``reported`` with figures, ``withheld`` with a reason, or ``open``.
        reason: why it was withheld.
        locator: where the question stands.
        options: the answers that it offered, in their order; empty means those of its scale.
        combined: buckets of several answers that are counted as well.
        asked_if: question id -> codes: it was put only to those who gave one of these answers; empty: to all.
        channels: the channels whose form holds it; empty means every form whose file has a column of it.
    """

    question_id: str
    section: str = ""
    topic: str = ""
    text: str = ""
    scale: Scale | Literal[""] = ""
    base: int | None = None
    base_unit: str = ""
    comments: int | None = None
    status: Status = "reported"
    reason: str = ""
    locator: str = ""
    options: tuple[Option, ...] = ()
    combined: tuple[Combined, ...] = ()
    asked_if: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    channels: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.scale and self.scale not in SCALES:
            raise ValueError(f"scale {self.scale!r}, expected one of {', '.join(SCALES)}")
        if self.status not in STATUSES:
            raise ValueError(f"status {self.status!r}, expected one of {', '.join(STATUSES)}")
        if self.base is not None and self.base < 0:
            raise ValueError("base must not be negative")


@dataclass(frozen=True)
class LedgerRow:
    """One line of the intake ledger: how many responses of a channel left at a step, and why.

    ``step`` is ``received``, ``test``, ``late``, ``blank``, ``duplicate``, ``withdrawn`` or ``analysed``; ``ids`` are
    the responses concerned, never their words.
    """

    step: str
    channel: str
    count: int
    reason: str = ""
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, repr=False, eq=False)
class Responses:
    """The responses of one consultation: who answered, their answers and comments, and what was left out.

    Attributes:
        respondents: one row a response that is analysed, columns ``RESPONDENT_COLUMNS``; text, empty means missing.
        answers: one row an answer given, columns ``ANSWER_COLUMNS``; ``code`` is an option's code or
            ``not_answered``; ``first`` is 1 on one row of each response to each question and 0 on the others and on
            ``not_answered``, so that its sum is the number who answered; ``group`` is the respondent's.
        comments: one row a comment, columns ``COMMENT_COLUMNS``.
        ledger: received, what left at each step, analysed.
        questions_of: channel -> ids of the questions that its form holds.
        synthetic: made by a program to fit published figures; verdicts can only be ``calibrated``.
        sources: the files read, with their hashes.
        notes: what a reader must know about the loading, such as columns that were left out, counted.
        uncounted: the channels whose answers count in no percentage.
    """

    respondents: pd.DataFrame
    answers: pd.DataFrame
    comments: pd.DataFrame
    ledger: tuple[LedgerRow, ...] = ()
    questions_of: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    synthetic: bool = False
    sources: tuple[Source, ...] = ()
    notes: tuple[str, ...] = ()
    uncounted: tuple[str, ...] = ()

    def __repr__(self) -> str:
        told = "synthetic, " if self.synthetic else ""
        sizes = f"{len(self.respondents):,} analysed, {len(self.answers):,} answers, {len(self.comments):,} comments"
        return f"Responses({told}{sizes})"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Responses):
            return NotImplemented
        tables = ("respondents", "answers", "comments")
        rest = ("ledger", "questions_of", "synthetic", "sources", "notes", "uncounted")
        return all(getattr(self, name).equals(getattr(other, name)) for name in tables) and all(
            getattr(self, name) == getattr(other, name) for name in rest
        )

    __hash__ = None  # type: ignore[assignment]  # tables can change, so it is no key
