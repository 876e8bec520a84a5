"""A folder beside an extraction: what is compared, and what is not."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wtanalysis import tables
from wtanalysis.figures.model import Figure
from wtanalysis.provenance import Source
from wtanalysis.published.model import Commitment, Extraction, Fact, Proposal
from wtanalysis.published.transcription import COLUMNS, COMPARED, compare
from wtanalysis.responses.model import Question

FOLDER = Extraction(
    Source("a.txt", ""),
    "Parks",
    questions=(Question("hours", text="Close later?", scale="yes_no_dk", base=120, comments=14, locator="L4"),),
    figures=(
        Figure("hours", "no", "no", percent=40.5, base=120, locator="L5"),
        Figure("hours", "no", "no", group="Health", percent=51.0, locator="L6"),
        Figure("hours", "cost", "option:cost", parent="no", percent=12.0, locator="L7"),
    ),
    facts=(Fact("responses-1", "responses", "130", "responses", "in all", "L2"),),
    proposals=(Proposal("hours-proposal-1", "", "Hours", "Close at ten", ("hours",), "L3"),),
    commitments=(Commitment("s1-will-1", "", "", "list", "will", 1, "Close at ten", "firm", "now", locator="L9"),),
)


def differences(other: Extraction) -> list[tuple[str, str, str, str, str]]:
    """What differs between the folder and something else."""
    rows = compare(FOLDER, other)
    return [(r.id, r.field, r.transcribed, r.extracted, r.verdict) for r in rows if not r.is_equal]


def test_a_document_that_says_the_same_has_no_difference() -> None:
    """Every compared field of every row gives one row, all equal."""
    rows = compare(FOLDER, FOLDER)
    assert all(row.is_equal for row in rows)
    assert len(rows) == sum(len(fields) * len(getattr(FOLDER, table)) for table, fields in COMPARED.items())


def test_texts_are_never_compared() -> None:
    """A folder's texts are its writer's own words, so they may differ from the document's in every row."""
    printed = dataclasses.replace(
        FOLDER,
        questions=(dataclasses.replace(FOLDER.questions[0], text="Should we?", section="S", topic="T", reason="r"),),
        figures=tuple(
            dataclasses.replace(f, bucket="opposed", qualifier="some", evidence="3-4") for f in FOLDER.figures
        ),
        facts=(dataclasses.replace(FOLDER.facts[0], words="130 responses"),),
        proposals=(dataclasses.replace(FOLDER.proposals[0], text="The council proposed ...", topic="T"),),
        commitments=(dataclasses.replace(FOLDER.commitments[0], text="close the gates", section="S"),),
    )
    assert differences(printed) == []


@pytest.mark.parametrize(
    ("table", "position", "change", "expected"),
    [
        ("questions", 0, {"base": 102}, ("hours", "base", "120", "102", "differs")),
        ("questions", 0, {"comments": None}, ("hours", "comments", "14", "", "differs")),
        ("questions", 0, {"scale": "agree5"}, ("hours", "scale", "yes_no_dk", "agree5", "differs")),
        ("figures", 0, {"percent": 40.0}, ("hours: no", "percent", "40.5", "40", "differs")),
        ("figures", 1, {"percent": 15.0}, ("hours: no, Health", "percent", "51", "15", "differs")),
        ("figures", 2, {"locator": "L8"}, ("hours: no > option:cost", "locator", "L7", "L8", "differs")),
        ("facts", 0, {"value": "1300"}, ("responses-1", "value", "130", "1300", "differs")),
        ("proposals", 0, {"question_ids": ()}, ("hours-proposal-1", "question_ids", "hours", "", "differs")),
        ("commitments", 0, {"modality": "consider"}, ("s1-will-1", "modality", "firm", "consider", "differs")),
        ("commitments", 0, {"horizon": "dated", "due": "2024"}, ("s1-will-1", "horizon", "now", "dated", "differs")),
    ],
)  # fmt: skip
def test_each_number_code_and_locator_is_compared(
    table: str, position: int, change: dict[str, Any], expected: tuple[str, ...]
) -> None:
    """One changed value gives one difference that names the row, the field and both values."""
    rows = list(getattr(FOLDER, table))
    rows[position] = dataclasses.replace(rows[position], **change)
    assert differences(dataclasses.replace(FOLDER, **{table: tuple(rows)}))[0] == expected


def test_rows_on_one_side_only_are_told_once() -> None:
    """A missing and an extra row are one line each, with the locator of the side that has it."""
    other = dataclasses.replace(FOLDER, facts=(Fact("events-1", "events", "12", "events", "", "L30"),))
    lone = [row for row in compare(FOLDER, other) if not row.is_equal]
    assert [(row.id, row.locator, row.verdict) for row in lone] == [
        ("responses-1", "L2", "only_transcribed"),
        ("events-1", "L30", "only_extracted"),
    ]


def test_another_parent_or_group_is_another_figure() -> None:
    """A reason nested in an answer never passes for the answer, nor a group for all respondents."""
    moved = dataclasses.replace(FOLDER.figures[2], parent="")
    verdicts = {row[4] for row in differences(dataclasses.replace(FOLDER, figures=(*FOLDER.figures[:2], moved)))}
    assert verdicts == {"only_transcribed", "only_extracted"}


def test_the_same_id_twice_loses_no_row() -> None:
    """A figure that an extraction gives twice shows as one too many."""
    twice = dataclasses.replace(FOLDER, figures=(*FOLDER.figures, FOLDER.figures[0]))
    assert differences(twice) == [("hours: no#2", "", "", "present", "only_extracted")]


def test_the_table_has_the_columns_that_scripts_rely_on() -> None:
    """transcription.csv: table, id, field, both values, locator, verdict."""
    header, first = tables.to_csv(COLUMNS, compare(FOLDER, FOLDER)).splitlines()[:2]
    assert header == "table,id,field,transcribed,extracted,locator,verdict"
    assert first == "questions,hours,scale,yes_no_dk,yes_no_dk,L4,equal"


@given(st.permutations(FOLDER.figures), st.integers(0, 3))
def test_order_does_not_matter_and_every_missing_row_counts(figures: list[Figure], kept: int) -> None:
    """In whatever order an extraction comes, just the rows it lacks are different."""
    lone = differences(dataclasses.replace(FOLDER, figures=tuple(figures[:kept])))
    assert [row[4] for row in lone] == ["only_transcribed"] * (3 - kept)
