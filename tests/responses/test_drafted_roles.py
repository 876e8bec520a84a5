"""What a draft makes of less usual columns, of responses that look like tests, and of tables of codes."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

import wtanalysis as wt
from wtanalysis.consultation import Consultation, load_consultation
from wtanalysis.errors import TableError
from wtanalysis.responses.drafting import Draft, draft, write_draft

ROWS = 60
FRUIT = ("Apples", "Pears", "Plums")


def export(folder: Path, **columns: list[Any]) -> Path:
    """An export with these columns, ids first; in names, two underscores stand for a space."""
    names = [name.replace("__", " ") for name in columns]
    with (folder / "export.csv").open("w", newline="", encoding="utf-8") as stream:
        rows = ([f"R{n:03}", *(cells[n % len(cells)] for cells in columns.values())] for n in range(ROWS))
        csv.writer(stream).writerows([["ID", *names], *rows])
    return folder / "export.csv"


def loaded(made: Draft, folder: Path) -> Consultation:
    """The folder of a draft, written and loaded unedited."""
    write_draft(made, folder / "drafted")
    return load_consultation(folder / "drafted")


def role(made: Draft, at: int = 1) -> tuple[str, str]:
    """What one column is, and of which question."""
    column = made.guesses.columns[at].column
    return column.role, column.question


class TestColumns:
    """One column each."""

    @pytest.mark.parametrize(
        ("name", "cells", "expected"),
        [
            ("ID.completed", ["0", "1", "2", "3"], "left out"),
            ("Respondent", ["Taylor Telecom", "Name withheld", "Patel Media Ltd"], "name"),
            ("Organisation (if applicable)", ["N/A", "", "n/a", "None"], "organisation"),
            ("Organisation", ["Riverside Trust", "Hill Farm", "", "Dale Choir", "Mill Users"], "organisation"),
            ("May we contact you again?", ["Yes", "No"], "left out"),
            ("How many years have you lived here?", [str(n % 47) for n in range(ROWS)], "left out"),
            ("Please rank these", ["A;B;C;", "C;A;B;", "B;C;A;", "A;C;B;"], "left out"),
            ("Q14", ["BS1", "BS2", "BS3"], "left out"),
            ("Which do you use?", ["A;B;", "C;A;B;", "C;", "A;C;"], "answer"),
            ("Organisation type", ["Charity", "Business", "Public sector"], "type"),
        ],
    )  # fmt: skip
    def test_role(self, tmp_path: Path, name: str, cells: list[str], expected: str) -> None:
        """Each is what a person would call it, and the draft loads."""
        made = draft(export(tmp_path, **{name: cells}, Fair=["Yes", "No"]))
        assert role(made)[0] == expected
        loaded(made, tmp_path)

    def test_snap_names_its_id(self, tmp_path: Path) -> None:
        """ID.name is the id of Snap's exports."""
        path = tmp_path / "a.csv"
        path.write_text("ID.name,Q1\n" + "".join(f"S{n:05},{'Yes' if n % 3 else 'No'}\n" for n in range(30)))
        assert role(draft(path), 0)[0] == "id"

    def test_other_beside_the_type(self, tmp_path: Path) -> None:
        """What stands under "Respondent type - other" says what sort of respondent, however often it repeats."""
        columns = {"Respondent type": ["Firm", "Charity", "Other"], "Respondent type - other": ["", "", "Retired"]}
        assert [role(draft(export(tmp_path, **columns)), at)[0] for at in (1, 2)] == ["type", "type_other"]

    def test_the_text_of_other_is_a_comment(self, tmp_path: Path) -> None:
        """What Qualtrics calls Q6_5_TEXT is text, even where a few words come again and again."""
        columns = {"Q6": list(FRUIT), "Q6_5_TEXT": ["", "", "", "Figs", "Dates"]}
        assert role(draft(export(tmp_path, **columns)), 2)[0] == "comment"

    def test_comments_at_the_end_are_about_all(self, tmp_path: Path) -> None:
        """Comments once, after the last of several questions, goes with none of them; after each, with each."""
        said = [f"There is much more to say about case {n}" for n in range(ROWS)]
        once = draft(export(tmp_path, **{"Fair?": ["Yes", "No"], "Clear?": ["Yes", "No"], "Comments": said}))
        assert role(once, 3) == ("comment", "comments")
        each = draft(
            export(tmp_path, **{"Fair?": ["Yes", "No"], "Why?": said, "Clear?": ["Yes", "No"], "Reasons": said})
        )
        assert [role(each, at) for at in (2, 4)] == [("comment", "fair"), ("comment", "clear")]


class TestTests:
    """Responses that look like tests of the form."""

    def test_they_are_proposed_and_counted_until_decided(self, tmp_path: Path) -> None:
        """Their ids stand in a note of consultation.toml; a line copied into intake.csv leaves one out."""
        names = ["Mary Tester", "TEST", *["Ann Poe"] * 57, "test test"]
        made = draft(export(tmp_path, **{"Name": names, "Fair?": ["Yes", "No"]}))
        assert [name for name, _ in made.guesses.tests] == ["R001", "R059"]
        note = "#   R001,test,,the name says test,,"
        assert note in made.files["consultation.toml"].splitlines()
        assert made.files["intake.csv"].splitlines() == ["response_id,decision,of,reason,by,when"]
        before = loaded(made, tmp_path)
        assert before.responses is not None
        assert len(before.responses.respondents) == ROWS
        with (tmp_path / "drafted" / "intake.csv").open("a") as stream:
            stream.write(note.removeprefix("#").strip() + "\n")
        after = load_consultation(tmp_path / "drafted").responses
        assert after is not None
        assert len(after.respondents) == ROWS - 1

    @pytest.mark.parametrize(
        ("name", "word"),
        [("Status", "Survey Preview"), ("DistributionChannel", "preview"), ("Comments", "testing 123")],
    )
    def test_by_what_else(self, tmp_path: Path, name: str, word: str) -> None:
        """A preview of the survey, or a comment that only says so."""
        said = [f"Much more to say about case {n}" if name == "Comments" else "IP Address" for n in range(ROWS)]
        made = draft(export(tmp_path, **{name: [word, *said[1:]], "Fair?": ["Yes", "No"]}))
        assert [name for name, _ in made.guesses.tests] == ["R000"]

    def test_none(self, tmp_path: Path) -> None:
        """Where none looks like a test, nothing is said and no table is written; tests as a subject are none."""
        said = ["Please test the water", "Testing children is wrong", "The test is too long"]
        made = draft(export(tmp_path, **{"Fair?": ["Yes", "No"], "Why?": said}))
        assert (made.guesses.tests, "intake.csv" in made.files) == ((), False)


CODES = [
    ("Q1", "Are you responding as:", 1, "A resident"), ("Q1", "Are you responding as:", 2, "A business"),
    ("Q2", "Is it fair?", 1, "Agree"), ("Q2", "Is it fair?", 2, "Disagree"), ("Q3", "Which fruit?", 1, "Apples"),
    ("Q3", "Which fruit?", 2, "Pears"), ("Q4", "Which places?", 1, "Parks"), ("Q4", "Which places?", 2, "Roads"),
]  # fmt: skip


def codebook(path: Path, head: tuple[str, ...], sheet: str, above: int) -> Path:
    """A table of codes, as XLSX or CSV, with rows above its header."""
    rows = [["Code book"]] * above + [list(head)]
    rows += [list(row) if len(head) == 4 else [row[0], *row[2:]] for row in CODES]
    if path.suffix == ".csv":
        with path.open("w", newline="", encoding="utf-8") as stream:
            csv.writer(stream).writerows(rows)
        return path
    book = Workbook()
    book.active.title = sheet  # type: ignore[union-attr]
    for row in rows:
        book.active.append(row)  # type: ignore[union-attr]
    book.save(path)
    return path


@pytest.mark.parametrize("name", ["codes.xlsx", "codes.csv"])
@pytest.mark.parametrize(
    ("head", "sheet", "above"),
    [(("Variable", "Question text", "Code", "Label"), "Variables", 0),
     (("Variable", "Label", "Code", "Meaning"), "Sheet1", 0),
     (("variable", "code", "meaning"), "Sheet1", 0), (("Question", "Wording", "Value", "Answer"), "Data", 0),
     (("Variable", "Question text", "Code", "Label"), "Sheet", 1)],
)  # fmt: skip
def test_tables_of_codes(tmp_path: Path, name: str, head: tuple[str, ...], sheet: str, above: int) -> None:
    """Codes get their words, questions their text, a coded type its groups; whatever the sheet is called."""
    columns = {"Q1": ["1", "2", "2"], "Q2": ["1", "2"], "Q3": ["1;2", "1", "2"], "Q4.1": ["1", "0"], "Q4.2": ["0", "1"]}
    told = codebook(tmp_path / name, head, sheet, above)
    made = draft(export(tmp_path, **columns), questions=told)
    found = loaded(made, tmp_path)
    labels = {q.question_id: [option.label for option in q.options] for q in found.questions}
    assert labels["q2"] == ["Agree", "Disagree"]
    assert labels["q3"] == list(FRUIT[:2])
    assert labels["q4"] == ["Parks", "Roads"]
    if len(head) == 4:
        assert {q.question_id: q.text for q in found.questions}["q2"] == "Is it fair?"
        assert role(made)[0] == "type"
        groups = {f.group for f in wt.breakdown(found, "q2", by="group").figures}
        assert groups == {"", "A resident", "A business"}


def test_a_workbook_that_says_nothing_of_columns_is_refused(tmp_path: Path) -> None:
    """A workbook of other things is refused by what it should hold."""
    told = codebook(tmp_path / "codes.xlsx", ("Colour", "Width", "Height"), "Variables", 0)
    with pytest.raises(TableError, match="variable, code and meaning"):
        draft(export(tmp_path, Q1=["1"]), questions=told)
