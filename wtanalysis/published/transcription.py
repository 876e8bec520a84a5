"""A folder's transcribed facts beside an extraction of the document they were transcribed from.

Ids, numbers, codes and locators are compared, never texts: the texts of a folder are its writer's own words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from wtanalysis.figures.model import Figure
from wtanalysis.published.model import Commitment, Fact, Proposal
from wtanalysis.responses.model import Question
from wtanalysis.tables import cell

COLUMNS = ("table", "id", "field", "transcribed", "extracted", "locator", "verdict")
VERDICTS = ("equal", "differs", "only_transcribed", "only_extracted")
COMPARED: dict[str, tuple[str, ...]] = {
    "questions": ("scale", "base", "base_unit", "comments", "status", "locator"),
    "figures": ("percent", "count", "base", "locator"),
    "facts": ("kind", "value", "unit", "locator"),
    "proposals": ("question_ids", "locator"),
    "commitments": ("place", "side", "item", "modality", "horizon", "due", "locator", "repeated_at"),
}


class Transcribed(Protocol):
    """The tables that a consultation folder and an extraction share."""

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions, in document order."""
        ...

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures, in document order."""
        ...

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts, in document order."""
        ...

    @property
    def proposals(self) -> tuple[Proposal, ...]:
        """The proposals, in document order."""
        ...

    @property
    def commitments(self) -> tuple[Commitment, ...]:
        """The commitments, in document order."""
        ...


@dataclass(frozen=True)
class TranscriptionRow:
    """One field of one row, as transcribed and as extracted. The locator is the transcribed one, else the extracted."""

    table: str
    id: str
    field: str
    transcribed: str
    extracted: str
    locator: str
    verdict: str

    @property
    def is_equal(self) -> bool:
        """Whether the two agree."""
        return self.verdict == "equal"


def compare(consultation: Transcribed, extraction: Transcribed) -> tuple[TranscriptionRow, ...]:
    """Compare a folder's transcribed facts with an extraction of their document, field by field.

    Rows are paired by id; figures, which have none, by question, bucket code, parent and group. A row on one side only
    gives one row without a field.

    Args:
        consultation: a loaded consultation folder.
        extraction: what was extracted from the document.

    Returns:
        One row a compared field, table by table: those of the folder in its order, then those only extracted.

    >>> from types import SimpleNamespace
    >>> nothing = dict(figures=(), facts=(), proposals=(), commitments=())
    >>> ours = SimpleNamespace(questions=(Question("hours", scale="agree5", base=120, locator="L7"),), **nothing)
    >>> theirs = SimpleNamespace(questions=(Question("hours", scale="agree5", base=102, locator="L7"),), **nothing)
    >>> [(r.id, r.field, r.transcribed, r.extracted) for r in compare(ours, theirs) if not r.is_equal]
    [('hours', 'base', '120', '102')]
    """
    return tuple(
        row
        for table in COMPARED
        for row in _compare_table(table, getattr(consultation, table), getattr(extraction, table))
    )


def _compare_table(table: str, ours: Iterable[Any], theirs: Iterable[Any]) -> Iterator[TranscriptionRow]:
    left, right = _keyed(table, ours), _keyed(table, theirs)
    for key, record in left.items():
        if key not in right:
            yield TranscriptionRow(table, key, "", "present", "", record.locator, "only_transcribed")
            continue
        for name in COMPARED[table]:
            a, b = cell(getattr(record, name)), cell(getattr(right[key], name))
            place = record.locator or right[key].locator
            yield TranscriptionRow(table, key, name, a, b, place, "equal" if a == b else "differs")
    for key, record in right.items():
        if key not in left:
            yield TranscriptionRow(table, key, "", "", "present", record.locator, "only_extracted")


def _keyed(table: str, records: Iterable[Any]) -> dict[str, Any]:
    """Records by id; a second one with the same id gets ``#2``, so that no row is ever lost."""
    seen: Counter[str] = Counter()
    keyed = {}
    for record in records:
        key = IDS[table](record)
        seen[key] += 1
        keyed[key if seen[key] == 1 else f"{key}#{seen[key]}"] = record
    return keyed


def figure_id(figure: Figure) -> str:
    """What names a figure: question, answer within its parent answer, and group.

    >>> figure_id(Figure("hours", "no, too costly", "option:cost", parent="no", group="Health", percent=4.0))
    'hours: no > option:cost, Health'
    """
    answer = f"{figure.parent} > {figure.bucket_code}" if figure.parent else figure.bucket_code
    return f"{figure.question_id}: {answer}" + (f", {figure.group}" if figure.group else "")


IDS: dict[str, Callable[[Any], str]] = {
    "questions": lambda record: record.question_id,
    "figures": figure_id,
    "facts": lambda record: record.fact_id,
    "proposals": lambda record: record.proposal_id,
    "commitments": lambda record: record.commitment_id,
}
