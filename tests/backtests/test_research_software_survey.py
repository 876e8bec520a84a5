"""Real microdata with their authors' own tables: 273 answers to the UK survey of research software engineers, 2016.

The folder is what `wta new` drafts from the public data, unedited. Every cell of every table of the authors is
compared; each that is not equal has a reason that is itself checked.
"""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from pathlib import Path

import pytest

import wtanalysis as wt
from tests.backtests.survey_tables import Cell, Ours, cells
from wtanalysis.figures.breakdown import breakdowns

# One row a respondent, not a table of counts.
LISTS = {"currentEmp11.csv", "currentEmp16a.csv"}
# Made from another file: more people answered than the public data have, or the authors print the question twice and
# the other table comes out.
OTHER_DATA = {"paper1_2_4_5.csv", "paper1_2_4_5[PERC].csv", "currentEmp16a[PERC].csv"}


class Survey:
    """The drafted folder, its counts and the authors' cells."""

    def __init__(self, shared: Path, folder: Path) -> None:
        source = shared / "realdata" / "rse_survey_2016"
        wt.new(folder, source / "data" / "public_data.csv")
        self.consultation = wt.load_consultation(folder)
        assert self.consultation.responses is not None
        questions = self.consultation.questions
        self.ours = Ours(questions, breakdowns(self.consultation.responses, questions))
        self.cells = [cell for cell in cells(source / "output") if cell.file not in LISTS]
        self.together: dict[str, list[str]] = defaultdict(list)
        for cell in self.cells:
            if cell.question in self.ours.found and cell.question not in self.together[cell.file]:
                self.together[cell.file].append(cell.question)
        with (source / "data" / "public_data.csv").open(encoding="utf-8", newline="") as stream:
            self.raw = list(csv.DictReader(stream))

    def verdict(self, cell: Cell) -> str:
        """What comes of one cell: equal, or the reason why it is not."""
        if cell.question not in self.ours.found:
            return "question not in the public data"
        if self.ours.agrees(cell, self.together[cell.file]):
            return "equal"
        if cell.file in OTHER_DATA:
            return "table of other data"
        if cell.answer == "never" and self._without_the_other_spelling(cell):
            return "the authors lost the answers spelt with a space at the end"
        if cell.file == "stability1[PERC].csv" and self._without_five(cell):
            return "the authors left those who answered 5 out of the base"
        return "unexplained"

    def _spelt(self, question: str, words: str) -> int:
        column = next(name for name in self.raw[0] if name.casefold().endswith(question))
        return sum(row[column] == words for row in self.raw)

    def _without_the_other_spelling(self, cell: Cell) -> bool:
        """Whether the printed cell is what comes out when only "Never" without a space at the end counts."""
        count = self._spelt(cell.question, "Never")
        assert count + self._spelt(cell.question, "Never ") == self.ours.count(cell.question, "never")
        if cell.kind == "count":
            return (cell.value or 0) == count
        of = sum(self._spelt(question, "Never") for question in self.together[cell.file])
        return (cell.value or 0) == (100 * count / of if of else 0)

    def _without_five(self, cell: Cell) -> bool:
        base = self.ours.base(cell.question) - self._spelt(cell.question, "5.0")
        return cell.value == pytest.approx(100 * self.ours.count(cell.question, cell.answer) / base)


@pytest.fixture(scope="module")
def survey(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Survey:
    """The survey as drafted and counted."""
    return Survey(shared, tmp_path_factory.mktemp("survey") / "drafted")


def test_the_draft_loads_unedited(survey: Survey) -> None:
    """All 273 respondents are there, and no column is unmapped."""
    responses = survey.consultation.responses
    assert responses is not None
    assert len(responses.respondents) == 273
    assert len(survey.consultation.plan.files[0].columns) == 67


def test_the_authors_tables_come_out_of_their_microdata(survey: Survey) -> None:
    """814 of the 880 cells that the public data can give are equal, the rest for three reasons that are checked."""
    verdicts = Counter(survey.verdict(cell) for cell in survey.cells)
    assert verdicts == {
        "equal": 814,
        "question not in the public data": 100,
        "the authors lost the answers spelt with a space at the end": 40,
        "table of other data": 22,
        "the authors left those who answered 5 out of the base": 4,
    }


def test_the_authors_percentages_come_out(survey: Survey) -> None:
    """Of the percentages alone, every one that is not equal has one of these reasons."""
    verdicts = Counter(survey.verdict(cell) for cell in survey.cells if cell.kind != "count")
    assert verdicts["unexplained"] == 0
    assert verdicts["equal"] > 250


def test_tables_of_other_data_have_larger_bases(survey: Survey) -> None:
    """More people answered than there are; the question that stands in two tables comes out in the other one."""
    printed = [c.value or 0 for c in survey.cells if c.file == "paper1_2_4_5.csv" and "published" in c.question]
    assert sum(printed) > len(survey.raw)
    twice = [c for c in survey.cells if c.question == "is this your first job?" and c.kind == "percent"]
    told = {file: {survey.verdict(c) for c in twice if c.file == file} for file in {c.file for c in twice}}
    assert told == {"currentEmp16a[PERC].csv": {"table of other data"}, "currentEmp16b[PERC].csv": {"equal"}}


def test_the_comparison_can_fail(survey: Survey) -> None:
    """A cell that is one more than printed is not equal, and no reason covers it."""
    cell = next(c for c in survey.cells if c.file == "socio2.csv" and c.answer == "male")
    assert survey.verdict(cell) == "equal"
    wrong = Cell(cell.file, cell.question, cell.answer, cell.kind, (cell.value or 0) + 1)
    assert survey.verdict(wrong) == "unexplained"
