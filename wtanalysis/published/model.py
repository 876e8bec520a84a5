"""What a response document says, as rows: one frozen type a table of the contract."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING, Literal, get_args

from wtanalysis.figures.model import Breakdown, Figure
from wtanalysis.provenance import Source
from wtanalysis.responses.model import Question

if TYPE_CHECKING:
    import pandas as pd

Side = Literal["said", "will", "decision"]
Modality = Literal["firm", "continue", "consider", "explore", "test", "decline"]
AttributionKind = Literal["organisation", "individual", "role", "none"]
SIDES: tuple[str, ...] = get_args(Side)
MODALITIES: tuple[str, ...] = get_args(Modality)
HORIZONS = ("now", "future edition", "dated")
PLACES = ("list", "prose")


@dataclass(frozen=True)
class Fact:
    """A count or date that belongs to no question: responses, profile percentages, events, the window."""

    fact_id: str
    kind: str
    value: str
    unit: str
    words: str
    locator: str


@dataclass(frozen=True)
class Quotation:
    """What a respondent said, as printed, and whom it is attributed to."""

    text: str
    attribution: str
    attribution_kind: AttributionKind
    organisation_match: str
    match_score: float | None
    section: str
    topic: str
    locator: str


@dataclass(frozen=True)
class Proposal:
    """What the consultation proposed under one topic, and the questions it asked about it."""

    proposal_id: str
    section: str
    topic: str
    text: str
    question_ids: tuple[str, ...]
    locator: str


@dataclass(frozen=True)
class Commitment:
    """What people said, what will be done, or what was decided: an item of a list or a sentence of prose.

    ``modality`` and ``horizon`` are empty on the ``said`` side. ``item`` counts from 1 within the list, or within the
    response to a topic. ``repeated_at`` is where an annex repeats it; ``repeat_difference`` says how the two differ.
    """

    commitment_id: str
    section: str
    topic: str
    place: Literal["list", "prose"]
    side: Side
    item: int
    text: str
    modality: Modality | Literal[""] = ""
    horizon: str = ""
    due: str = ""
    locator: str = ""
    repeated_at: str = ""
    repeat_difference: str = ""

    def __post_init__(self) -> None:
        if self.side not in SIDES or self.place not in PLACES:
            raise ValueError(f"side {self.side!r} or place {self.place!r} is not one of {SIDES} and {PLACES}")
        if self.side != "said" and (self.modality not in MODALITIES or self.horizon not in HORIZONS):
            raise ValueError(f"modality {self.modality!r} or horizon {self.horizon!r} is unknown")


@dataclass(frozen=True)
class Organisation:
    """One entry of the list of respondents; ``note`` says what is odd about it (merged, joint, near-duplicate)."""

    name: str
    as_printed: str
    locator: str
    note: str = ""


@dataclass(frozen=True)
class Unclaimed:
    """A percentage or a count of responses that no row claims, with the reason."""

    token: str
    unit: str
    sentence: str
    locator: str
    reason: str


@dataclass(frozen=True)
class Extraction:
    """Everything read from one response document."""

    source: Source
    title: str
    questions: tuple[Question, ...] = ()
    figures: tuple[Figure, ...] = ()
    facts: tuple[Fact, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    unclaimed: tuple[Unclaimed, ...] = ()
    left_out: dict[str, int] = field(default_factory=dict)

    TABLES = ("questions", "figures", "facts", "quotations", "proposals", "commitments", "organisations", "unclaimed")

    def breakdown(self, question_id: str) -> Breakdown:
        """The printed figures of one question."""
        return Breakdown(question_id, tuple(f for f in self.figures if f.question_id == question_id))

    def table(self, name: str) -> pd.DataFrame:
        """One table as a pandas DataFrame with the contract's columns; see ``Extraction.TABLES`` for the names."""
        from wtanalysis import tables

        return tables.to_frame(name, getattr(self, name))

    def __repr__(self) -> str:
        counts = ", ".join(f"{len(getattr(self, name))} {name}" for name in self.TABLES)
        return f"Extraction({self.title!r}: {counts})"

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<tr><th scope='row'>{name}</th><td>{len(getattr(self, name))}</td></tr>" for name in self.TABLES
        )
        return f"<table><caption>{escape(self.title)}</caption><tbody>{rows}</tbody></table>"
