"""A small invented consultation folder with responses: groups, a campaign, a withdrawal, printed figures to compare."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

MARKED = "zebra-of-the-north-gate"
WITHDRAWN = "r-0031"
COPIED = "Please keep the lamps on along the lake path all through the winter."
TOML = """
name = "parks"
title = "Opening hours of parks"
publisher = "Anytown Council"
opened = 2031-01-02
closed = 2031-02-03
tables = [{tables}]

[[channels]]
name = "online"
in_percentages = true

[responses]
synthetic = {synthetic}
decisions = "intake.csv"

[[responses.files]]
file = "responses.csv"
channel = "online"
columns = [
  {{ name = "ID", is = "id" }},
  {{ name = "Sent", is = "date" }},
  {{ name = "You are", is = "type", separator = ";" }},
  {{ name = "Other, say", is = "type_other" }},
  {{ name = "For a body?", is = "on_behalf" }},
  {{ name = "Body", is = "organisation" }},
  {{ name = "Email", is = "email" }},
  {{ name = "Close later?", is = "answer", question = "later" }},
  {{ name = "Why?", is = "comment", question = "later" }},
  {{ name = "Which paths?", is = "answer", question = "paths", separator = ";" }},
  {{ name = "Anything else?", is = "comment", question = "wishes" }},
]

[grouping]
family = ["Families"]
professions = ["Health", "Schools"]
lived_experience = "Both"

[questions.paths]
options = [ {{ label = "By the lake", code = "option:lake" }}, {{ label = "By the gate", code = "option:gate" }} ]
"""
QUESTIONS = (
    (
        "question_id",
        "section",
        "topic",
        "text",
        "scale",
        "base",
        "base_unit",
        "comments",
        "status",
        "reason",
        "locator",
    ),
    ("later", "Hours", "Evenings", "Close later?", "agree5", "", "", "", "reported", "", "L10"),
    ("earlier", "Hours", "Mornings", "Open earlier?", "agree5", "", "", "", "withheld", "A data error", "L20"),
    ("paths", "Paths", "Paths", "Which paths first?", "multi", "", "", "", "reported", "", "L45"),
    ("wishes", "Paths", "Paths", "What else?", "open", "", "", "", "open", "", "L50"),
)
GROUPS = (
    ("group", "types", "locator"),
    ("Health", "Nurse | Doctor", ""), ("Families", "Parent", ""), ("Schools", "Teacher", ""), ("Both", "", ""),
    ("Other", "Other", ""),
)  # fmt: skip
FIGURES = (
    (
        "question_id", "bucket", "bucket_code", "parent", "group", "percent", "count", "base", "base_words",
        "base_inferred", "qualifier", "evidence", "locator",
    ),
    ("later", "agree or strongly agree", "agree", "", "", "64", "", "28", "", "", "most", "", "L11"),
    ("later", "neither", "neither", "", "", "7", "", "28", "", "", "", "", "L11"),
    ("later", "disagree", "disagree", "", "", "{disagree}", "", "28", "", "", "", "", "L12"),
    ("later", "agree or strongly agree", "agree", "", "Health", "50", "", "", "", "", "", "", "L13"),
)  # fmt: skip


def people() -> list[tuple[str, ...]]:
    """Thirty-one rows of an export: 28 analysed, one late, one blank, one withdrawn."""
    rows = []
    for i in range(28):
        answer = ("Strongly agree", "Agree", "Disagree")[0 if i < 9 else 1 if i < 18 else 2]
        answer = "Neither agree nor disagree" if i in (18, 19) else answer
        kind = ("Parent", "Nurse", "Teacher", "Nurse;Parent", "Other")[i % 5]
        other = "Dog walker" if kind == "Other" else ""
        body = ("Yes", "Anytown Clinic") if i == 3 else ("No", "")
        why = COPIED if i in (1, 6, 11) else f"Reason number {i}"
        paths = ("By the lake", "By the gate", "By the lake;By the gate")[i % 3]
        rows.append((f"r-{i:04}", "2031-01-09", kind, other, *body, f"p{i}@example.org", answer, why, paths, ""))
    rows.append(("r-0029", "2031-02-04", "Parent", "", "No", "", "", "Agree", "too late", "By the lake", ""))
    rows.append(("r-0030", "2031-01-09", "Parent", "", "No", "", "", "", "", "", ""))
    rows.append((WITHDRAWN, "2031-01-09", "Parent", MARKED, "Yes", MARKED, MARKED, "Disagree", MARKED, "", MARKED))
    return rows


def write_parks(
    folder: Path, *, synthetic: bool = False, printed: bool = True, disagree: str = "29", withdrawn: bool = True
) -> Path:
    """Write the folder.

    Args:
        folder: to make.
        synthetic: what the definition says about the responses.
        printed: with a table of printed figures.
        disagree: what is printed for those who disagree; 29 is right.
        withdrawn: whether the last respondent took their response back.
    """
    folder.mkdir(parents=True, exist_ok=True)
    tables = ["questions", "groups", *(["figures"] if printed else [])]
    told = ", ".join(f'"{name}"' for name in tables)
    toml = TOML.format(tables=told, synthetic=str(synthetic).lower())
    (folder / "consultation.toml").write_text(toml, encoding="utf-8")
    header = (
        "ID", "Sent", "You are", "Other, say", "For a body?", "Body", "Email", "Close later?", "Why?", "Which paths?",
        "Anything else?",
    )  # fmt: skip
    _write(folder / "responses.csv", (header, *people()))
    _write(folder / "questions.csv", QUESTIONS)
    _write(folder / "groups.csv", GROUPS)
    decided = [(WITHDRAWN, "withdrawn", "", "asked by letter", "clerk", "2031-02-10")] if withdrawn else []
    _write(folder / "intake.csv", (("response_id", "decision", "of", "reason", "by", "when"), *decided))
    if printed:
        _write(folder / "figures.csv", [[cell.format(disagree=disagree) for cell in row] for row in FIGURES])
    return folder


def _write(path: Path, rows: Iterable[Sequence[str]]) -> None:
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows(rows)
    path.write_text(stream.getvalue(), encoding="utf-8")
