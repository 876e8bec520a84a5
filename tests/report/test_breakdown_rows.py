"""The table of breakdowns: a row for every question, each row with what is true of its own group."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.figures.test_breakdown import AGREE, responses
from tests.test_cli_responses import FILES, rows
from wtanalysis.cli import run
from wtanalysis.figures.breakdown import Method, breakdowns
from wtanalysis.report.rows import breakdown_table
from wtanalysis.responses.model import Question

FIRST = Question("first", scale="yes_no_dk")
NEXT = Question("next", scale="yes_no_dk", asked_if={"first": ("no",)})
GIVEN = responses(
    [("a", "first", "no"), ("b", "first", "no"), ("c", "first", "dont_know"), ("a", "next", "yes")],
    [("a", "Families"), ("b", "Health"), ("c", "Health")],
)


def test_a_question_without_numbers_has_a_row_with_its_reason() -> None:
    """A withheld question and an open one stand in the table, without numbers."""
    asked = [replace(AGREE, status="withheld", reason="a data error"), Question("why", scale="open")]
    made = breakdown_table(breakdowns(GIVEN, asked), asked)
    assert [(row["question_id"], row["count"], row["percent"]) for row in made] == [
        ("hours", None, None), ("why", None, None),
    ]  # fmt: skip
    assert made[0]["notes"] == "Withheld: a data error."
    assert "0 comments" in made[1]["notes"]


def test_each_row_has_the_eligible_and_the_notes_of_its_own_group() -> None:
    """Two were asked, one in each group; the one who left it blank is in Health alone."""
    made = breakdown_table(breakdowns(GIVEN, [NEXT, FIRST], Method(by="group")), [NEXT, FIRST])
    told = {(row["group"], row["eligible"], row["blank"]) for row in made if row["question_id"] == "next"}
    assert told == {("", 2, 1), ("Families", 1, 0)}
    families = next(row for row in made if (row["question_id"], row["group"]) == ("next", "Families"))
    assert "Put to 1 respondent by" in families["notes"]
    assert "blank" not in families["notes"]


def test_what_was_left_out_is_told_beside_hidden_numbers_too() -> None:
    """The caption of the base stays where counts are hidden, and no note tells a count."""
    found = breakdowns(GIVEN, [FIRST, Question("why", scale="open")], Method(without=("dont_know",)))
    made = breakdown_table(found, [FIRST, Question("why", scale="open")], threshold=5)
    assert made[0]["notes"].startswith("Unweighted. Left out of the base: Don't know.")
    assert made[-1]["notes"] == "No percentages."


def test_a_question_that_is_named_twice_stands_once(tmp_path: Path) -> None:
    """Naming a question twice gives its rows once."""
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    out = tmp_path / "t.csv"
    assert run(["breakdown", str(tmp_path), "--question", "later", "--question", "later", "--out", str(out)]) == 0
    assert [row["bucket_code"] for row in rows(out)] == ["yes", "no"]


def test_ways_of_counting_are_refused_where_there_is_nothing_to_count(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder that holds only printed figures cannot leave an answer out; plain, it gives what was printed."""
    for name, text in FILES.items():
        if name != "responses.csv":
            head = text.partition("[responses]")[0] if name == "consultation.toml" else text
            (tmp_path / name).write_text(head, encoding="utf-8")
    out = tmp_path / "t.csv"
    assert run(["breakdown", str(tmp_path), "--without", "dont_know", "--out", str(out)]) == 2
    assert "no responses to count" in capsys.readouterr().err
    assert run(["breakdown", str(tmp_path), "--out", str(out)]) == 0
    assert [row["percent"] for row in rows(out)] == ["75", "26", ""]
