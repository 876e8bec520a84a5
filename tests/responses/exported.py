"""Small exports, invented, and their loading: what several tests of responses share."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from wtanalysis.responses.exports import load_export
from wtanalysis.responses.intake import gather
from wtanalysis.responses.loaded import Loaded
from wtanalysis.responses.mapping import Column, ExportFile, Grouping, Plan
from wtanalysis.responses.model import Option, Question, Responses

CLOSED = date(2023, 2, 3)
LATER = Question("later", text="Close later?", scale="agree5")
PARKS = Question(
    "parks", text="Which parks?", scale="multi",
    options=(
        Option("North, and the lake", "option:north"), Option("South", "option:south"), Option("Lake", "option:lake"),
        Option("None of these", "option:none", kind="none"),
    ),
)  # fmt: skip
QUESTIONS = (LATER, PARKS)
GROUPS = {"Parent": "Families", "Grandparent": "Families", "Nurse": "Health", "Doctor": "Health", "Teacher": "Schools",
          "Other": "Other"}  # fmt: skip
GROUPING = Grouping(GROUPS, ("Families",), ("Health", "Schools"), "Both")
ID = Column("ID", "id")
TYPE = Column("Type", "type", separator=";")
AGREE = Column("Later?", "answer", question="later")
WHICH = Column("Parks?", "answer", question="parks", separator=",")
WHY = Column("Why?", "comment", question="later")


def as_csv(rows: Sequence[Sequence[str]]) -> bytes:
    """Rows as the bytes of a CSV file."""
    stream = io.StringIO()
    csv.writer(stream).writerows(rows)
    return stream.getvalue().encode()


def load(
    folder: Path, rows: Sequence[Sequence[str]] | bytes, columns: Sequence[Column],
    plan: ExportFile | None = None, types: Sequence[str] = (), questions: Sequence[Question] = QUESTIONS,
) -> Loaded:  # fmt: skip
    """An export with these rows (the first is the header), loaded by these columns."""
    plan = plan or ExportFile("export.csv", "online")
    (folder / plan.file).write_bytes(rows if isinstance(rows, bytes) else as_csv(rows))
    return load_export(folder / plan.file, replace(plan, columns=tuple(columns)), questions, types)


def person(response_id: str, channel: str = "online", **told: str) -> dict[str, str]:
    """What is known of one respondent."""
    return {
        "response_id": response_id,
        "channel": channel,
        "received": "2023-01-10",
        "file": "a.csv",
        "row": "2",
    } | told


def analysed(loaded: Sequence[Loaded], plan: Plan | None = None, counted: Sequence[str] = ("online",)) -> Responses:
    """The responses that stay."""
    return gather(loaded, plan or Plan(grouping=GROUPING), CLOSED, counted)
