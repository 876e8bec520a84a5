"""The authors' own tables of the UK survey of research software engineers 2016, as cells that name what they are of."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from wtanalysis.figures.model import Breakdown
from wtanalysis.responses.model import Question
from wtanalysis.responses.scales import key, options

MISSING = ""


@dataclass(frozen=True)
class Cell:
    """One cell of an authors' table.

    ``kind`` is ``count``, ``percent`` (of those who answered the question) or ``percent of level`` (of all who gave
    that level to any question of the table).
    """

    file: str
    question: str
    answer: str
    kind: str
    value: float | None


def cells(folder: Path) -> list[Cell]:
    """Every cell of every table in a folder."""
    return [cell for path in sorted(folder.glob("*.csv")) for cell in _cells(path)]


def _cells(path: Path) -> Iterator[Cell]:
    header, *rows = list(csv.reader(path.read_text("utf-8").splitlines()))
    columns = [plain(cell) for cell in header[1:]]
    kind = "percent" if "[PERC]" in path.name else "count"
    answers_are_columns = set(columns) <= {"yes", "no", MISSING}
    if kind == "percent" and len(columns) > 1 and not answers_are_columns:
        kind = "percent of level"
    for row in rows:
        for column, value in zip(columns, row[1:], strict=False):
            own, other = plain(row[0]), column
            question, answer = (own, other) if answers_are_columns else (other, own)
            yield Cell(path.name, question, answer, kind, float(value) if value.strip() else None)


def plain(words: str) -> str:
    """Words of a header or an answer without the survey's own code and mark.

    The code is what stands before the words: ``edu1. What is ...``.
    """
    bare = words.replace("[PERCENTAGE]", "").strip()
    return key(re.sub(r"^[A-Za-z]+\d+[a-z]?(?:-\d+)?\.\s+", "", bare))


class Ours:
    """The computed breakdowns, found by the words of their questions and answers."""

    def __init__(self, questions: Sequence[Question], made: Sequence[Breakdown]) -> None:
        self.found = {plain(q.text): b for q, b in zip(questions, made, strict=True) if b.figures}
        self.codes = {
            (plain(q.text), key(word)): option.code
            for q in questions
            for option in options(q)
            for word in (option.label, *option.also)
        }

    def count(self, question: str, answer: str) -> int:
        """How many gave an answer; 0 where the public data have no such answer."""
        made = self.found[question]
        if answer == MISSING:
            return made.silent["blank"] + made.silent["not_answered"]
        code = self.codes.get((question, answer)) or self.codes.get((question, f"{answer}.0"))
        return next((f.count or 0 for f in made.figures if f.bucket_code == code), 0)

    def base(self, question: str) -> int:
        """How many answered."""
        return self.found[question].figures[0].base or 0

    def agrees(self, cell: Cell, together: Sequence[str]) -> bool:
        """Whether a cell comes out: a count as it is; a share exactly, or rounded where it is printed without decimals.

        Args:
            cell: of an authors' table.
            together: the questions of its table.
        """
        count = self.count(cell.question, cell.answer)
        if cell.kind == "count":
            return count == (cell.value or 0)
        levels = [self.count(question, cell.answer) for question in together]
        of = sum(levels) if cell.kind == "percent of level" else self.base(cell.question)
        share, printed = 100 * count / of if of else 0.0, cell.value or 0.0
        return abs(share - printed) < 1e-9 or (printed.is_integer() and printed == round(share))
