"""Measure an extraction against an answer key made by reading: what is right, what is wrong, what is missing."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from rapidfuzz import fuzz

from wtanalysis.published.grammar import fold
from wtanalysis.published.model import Extraction
from wtanalysis.tables import cell

Row = dict[str, str]


@dataclass
class Score:
    """Counts and the rows behind them.

    ``wrong`` are rows of ours that the key does not have, ``missed`` required rows of the key.
    """

    table: str
    right: int = 0
    wrong: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Right rows among ours; 1 where we have none."""
        return self.right / (self.right + len(self.wrong)) if self.right + len(self.wrong) else 1.0

    @property
    def recall(self) -> float:
        """Right rows among those required; 1 where none is required."""
        return self.right / (self.right + len(self.missed)) if self.right + len(self.missed) else 1.0

    def __add__(self, other: Score) -> Score:
        return Score(self.table, self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)

    def __repr__(self) -> str:
        counts = f"right {self.right:>4}  wrong {len(self.wrong):>3}  missed {len(self.missed):>3}"
        return f"{self.table:<13} {counts}  precision {self.precision:.3f}  recall {self.recall:.3f}"


def key(folder: Path, name: str, table: str) -> list[Row]:
    """The rows of one key, none if the document has no such table."""
    path = folder / f"{name}.{table}.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def pair(table: str, ours: Iterable[Row], wanted: Iterable[Row], same: Callable[[Row, Row], bool]) -> Score:
    """Pair rows one to one; optional rows of the key are right if found and no miss if not."""
    score = Score(table)
    left = list(wanted)
    for row in ours:
        match = next((w for w in left if same(row, w)), None)
        if match is None:
            score.wrong.append(
                " ".join(f"{k}={v}" for k, v in row.items() if v and k not in ("section", "evidence", "text"))
                + " | "
                + row.get("text", "")[:60]
            )
        else:
            left.remove(match)
            score.right += 1
    score.missed = [" ".join(f"{k}={v}" for k, v in w.items() if v) for w in left if not w.get("optional")]
    return score


def rows(extraction: Extraction, table: str) -> list[Row]:
    """Our rows as the cells that a CSV would hold."""
    from wtanalysis.tables import COLUMNS, as_row

    return [{k: cell(v) for k, v in as_row(COLUMNS[table], r).items()} for r in getattr(extraction, table)]


def stands(ours: Row, wanted: Row) -> bool:
    """Whether two rows stand at one place: the line of the number or that of its paragraph."""
    return ours["locator"] in (wanted["locator"], wanted.get("paragraph", wanted["locator"]))


def score_all(extraction: Extraction, folder: Path, name: str) -> dict[str, Score]:
    """Every table of one extraction against its key."""
    questions = key(folder, name, "questions")
    named = _question_names(rows(extraction, "questions"), questions)
    same: dict[str, Callable[[Row, Row], bool]] = {
        "questions": _same_question,
        "figures": lambda ours, wanted: _same_figure(ours, wanted, named),
        "facts": _same_fact,
        "quotations": _same_quotation,
        "organisations": _same_organisation,
    }
    scores = {
        table: pair(table, rows(extraction, table), key(folder, name, table), rule) for table, rule in same.items()
    }
    promised, wanted = rows(extraction, "commitments"), key(folder, name, "commitments")
    for table, said in (("commitments", False), ("said", True)):
        ours, theirs = ([r for r in side if (r["side"] == "said") is said] for side in (promised, wanted))
        scores[table] = pair(table, ours, theirs, _same_commitment)
    return scores


def never(extraction: Extraction, folder: Path, name: str) -> list[str]:
    """Numbers that must not become figures and did."""
    figures = rows(extraction, "figures")
    return [
        f"{row['token']} at {row['locator']} became {figure['question_id']} {figure['bucket_code']}"
        for row in key(folder, name, "never")
        for figure in figures
        if stands(figure, row) and re.sub(r"[^\d.]", "", row["token"]) in (figure["percent"], figure["count"])
    ]


def _question_names(ours: list[Row], wanted: list[Row]) -> dict[str, set[str]]:
    """Our question ids -> the key's names of the same question (number, or place and first words)."""
    names: dict[str, set[str]] = {}
    for row in ours:
        names[row["question_id"]] = {w["question"] for w in wanted if _named(row, w)}
    return names


def _named(row: Row, wanted: Row) -> bool:
    if letter := re.fullmatch(r"\((?P<letter>[a-z])\)", wanted["question"].lower()):
        return row["question_id"] == f"q{letter['letter']}"
    number = re.search(r"\d+(?:\.\d+)?[a-z]?", wanted["question"].lower())
    if (number and re.match(r"^(?:consultation )?(?:question|q)\.?\s?\d", wanted["question"].lower())) or re.fullmatch(
        r"\d+(?:\.\d+)?[a-z]?", wanted["question"].lower()
    ):
        return bool(number) and row["question_id"] == f"q{number.group()}"  # type: ignore[union-attr]
    start = re.sub(
        r"^(?:we|respondents were) asked ", "", re.sub(r" \(2\)$", "", fold(wanted["question"])).strip("\"' ")
    )
    return fold(row["text"]).strip("\"' ").startswith(start[:28])


def _same_question(ours: Row, wanted: Row) -> bool:
    return (
        _named(ours, wanted)
        and (
            ours["scale"] in wanted["scale"].split(" | ")
            or not wanted["scale"]
            or wanted.get("optional") in ("words-only", "indirect")
        )
        and ours["base"] == wanted["base"]
        and ours["comments"] == wanted["comments"]
        and (ours["status"] == wanted["status"] or wanted.get("optional") in ("words-only", "indirect"))
    )


def _same_figure(ours: Row, wanted: Row, named: dict[str, set[str]]) -> bool:
    codes = {wanted["bucket_code"], *wanted.get("accept", "").split(" | ")}
    option = ours["bucket_code"].startswith("option:") and any(c.startswith("option:") for c in codes)
    return (
        stands(ours, wanted)
        and ours["percent"] == wanted["percent"]
        and (ours["count"] == wanted["count"] or not ours["count"])
        and (ours["bucket_code"] in codes or option)
        and bool(ours["parent"]) == bool(wanted["parent"])
        and (
            (
                bool(ours["group"]) == bool(wanted["group"])
                and fuzz.partial_ratio(fold(ours["group"]), fold(wanted["group"])) >= 70
            )
            or (not ours["group"] and not wanted["group"])
        )
        and (not ours["base"] or ours["base"] == wanted["base"] or not wanted["base"])
        and (wanted["question"] in named.get(ours["question_id"], set()) or not wanted["question"])
    )


def _same_fact(ours: Row, wanted: Row) -> bool:
    return stands(ours, wanted) and ours["value"] == wanted["value"]


def _same_quotation(ours: Row, wanted: Row) -> bool:
    words = re.sub(r"[^a-z ]", "", fold(ours["text"]))
    start = re.sub(r"[^a-z ]", "", fold(wanted["first_words"]))
    return (
        stands(ours, wanted)
        and words.startswith(start[:12])
        and ours["attribution_kind"] == wanted["attribution_kind"]
        and fold(ours["attribution"]) == fold(wanted["attribution"])
    )


def _same_commitment(ours: Row, wanted: Row) -> bool:
    accepted = dict(part.split("=", 1) for part in wanted.get("accept", "").split(" | ") if "=" in part)
    several: dict[str, set[str]] = {name: {wanted[name]} for name in ("side", "modality", "horizon")}
    for part in wanted.get("accept", "").split(" | "):
        if "=" in part:
            name, value = part.split("=", 1)
            several.setdefault(name, set()).add(value)
    del accepted
    return stands(ours, wanted) and all(ours[name] in several[name] for name in ("side", "modality", "horizon"))


def _same_organisation(ours: Row, wanted: Row) -> bool:
    return fuzz.ratio(fold(ours["name"]), fold(wanted["name"])) >= 90
