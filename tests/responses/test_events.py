"""Event notes: a table with a point a row, or a document with a heading an event."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from wtanalysis.errors import UserError
from wtanalysis.responses.events import KINDS, read_events
from wtanalysis.responses.model import RESPONDENT_COLUMNS

HEADER = "event_id,date,title,kind,attendance,policy_area,note\n"
AREAS = ("fares", "night-boats")


def table(folder: Path, rows: str, header: str = HEADER) -> Path:
    """A file of events."""
    path = folder / "events.csv"
    path.write_text(header + rows, "utf-8")
    return path


def test_an_event_is_one_record_and_a_row_one_comment(tmp_path: Path) -> None:
    """Two events with three points make two responses of the channel and three comments with their areas."""
    path = table(
        tmp_path,
        'ev1,2023-07-04,Pier talk,open,"1,020",fares,Too dear\n'
        "ev2,5 July 2023,Harbour masters,single agency,,,No area\n"
        'ev1,,,,,night-boats,"Keep them,\nall year"\n',
    )
    loaded = read_events(path, "event", AREAS)
    assert [(r["response_id"], r["received"], r["channel"], r["row"]) for r in loaded.records] == [
        ("ev1", "2023-07-04", "event", "2"),
        ("ev2", "2023-07-05", "event", "3"),
    ]
    assert loaded.comments == [
        (0, "", "fares", "Too dear"),
        (1, "", "", "No area"),
        (0, "", "night-boats", "Keep them,\nall year"),
    ]
    assert loaded.unstructured
    assert {r["consent"] for r in loaded.records} == {"none"}
    assert set(loaded.records[0]) <= set(RESPONDENT_COLUMNS)
    assert loaded.notes == (
        "events.csv: 2 events (1 open, 1 single agency), 3 points",
        "events.csv: 1,020 people came to the 1 events that counted them",
        "events.csv: 1 points without a policy area",
    )


@pytest.mark.parametrize(
    ("row", "column", "what"),
    [
        ("ev1,2023-07-04,Pier,open,80,ferries,secret\n", "policy_area", "unknown policy area"),
        ("ev1,2023-07-04,Pier,private,80,fares,secret\n", "kind", "unknown kind of event"),
        ("ev1,2023-07-04,Pier,open,dozens,fares,secret\n", "attendance", "attendance is no whole number"),
        ("ev1,2023-02-30,Pier,open,80,fares,secret\n", "date", "no such day"),
        ("ev1,05/06/2023,Pier,open,80,fares,secret\n", "date", "day and month could be either way round"),
        (",2023-07-04,Pier,open,80,fares,secret\n", "event_id", "no event id"),
    ],
)
def test_a_wrong_cell_is_refused_with_row_and_column(tmp_path: Path, row: str, column: str, what: str) -> None:
    """What is wrong is refused with file, row and column, and the note of the row is not repeated."""
    path = table(tmp_path, "ev0,2023-07-01,Quay,open,10,fares,Fine\n\n" + row)
    with pytest.raises(UserError, match=what) as caught:
        read_events(path, "event", AREAS)
    assert (caught.value.file, caught.value.row, caught.value.column) == ("events.csv", 4, column)
    assert "secret" not in str(caught.value)


def test_rows_of_an_event_that_differ_are_refused(tmp_path: Path) -> None:
    """Two dates of one event are refused with the second row."""
    path = table(tmp_path, "ev1,2023-07-04,Pier,open,80,,a\nev1,2023-07-05,Pier,open,80,,b\n")
    with pytest.raises(UserError, match="the event of row 2 with another date") as caught:
        read_events(path, "event", AREAS)
    assert (caught.value.row, caught.value.column) == (3, "date")


def test_a_missing_column_a_missing_file_and_another_format_are_refused(tmp_path: Path) -> None:
    """Each ends in one error that says what to do."""
    with pytest.raises(UserError, match="column missing"):
        read_events(table(tmp_path, "ev1,x\n", "event_id,note\n"), "event", AREAS)
    with pytest.raises(UserError, match="no such file"):
        read_events(tmp_path / "none.csv", "event", AREAS)
    with pytest.raises(UserError, match="event notes in"):
        read_events(tmp_path / "notes.msg", "event", AREAS)


def test_other_columns_are_told(tmp_path: Path) -> None:
    """A column that is not read is named; kind, title and attendance may be missing."""
    path = table(tmp_path, "ev1,2023-07-04,fares,Dear,Ann\n", "event_id,date,policy_area,note,scribe\n")
    assert read_events(path, "event", AREAS).notes[-1] == "events.csv: columns that are not read: scribe"


NOTES = """Notes of events

Pier talk, 4 July 2023

Kind: open

Attendance: about forty came, 40 signed

Fares: too high for families who travel twice a day, several said.

Night boats

People who work late have no other way home, and said so at length.

Harbour masters, 11 July 2023

They asked for a telephone number that somebody answers at night.
"""


def test_notes_in_a_document(tmp_path: Path) -> None:
    """A heading with a date begins an event; a smaller heading or a label that is an area places the points."""
    path = tmp_path / "notes.docx"
    document = Document()
    levels = {"Notes of events": 1, "Pier talk, 4 July 2023": 2, "Harbour masters, 11 July 2023": 2, "Night boats": 3}
    for words in NOTES.strip().split("\n\n"):
        document.add_heading(words, levels[words]) if words in levels else document.add_paragraph(words)
    document.save(str(path))
    loaded = read_events(path, "event", AREAS)
    assert [(r["response_id"], r["received"]) for r in loaded.records] == [
        ("event-pier-talk", "2023-07-04"),
        ("event-harbour-masters", "2023-07-11"),
    ]
    assert [(index, area) for index, _, area, _ in loaded.comments] == [
        (0, ""),
        (0, "fares"),
        (0, "night-boats"),
        (1, ""),
    ]
    assert loaded.comments[1][3].startswith("too high for families")
    assert loaded.notes[0] == "notes.docx: 2 events (1 open, 1 without a kind), 4 points"


def test_notes_without_a_heading_are_refused(tmp_path: Path) -> None:
    """Notes in which no event begins are refused."""
    path = tmp_path / "notes.md"
    path.write_text("They said that fares are too high and that boats are late.\n")
    with pytest.raises(UserError, match="no heading that begins an event"):
        read_events(path, "event", AREAS)


words = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=30)


@given(st.lists(st.tuples(st.integers(0, 3), st.sampled_from(["", *AREAS]), st.sampled_from(KINDS), words), min_size=1))
def test_every_point_becomes_one_comment(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[int, str, str, str]]
) -> None:
    """Whatever the notes say, each row is one comment of its event, in its order, its words unchanged."""
    import csv

    path = tmp_path_factory.mktemp("events") / "events.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(HEADER.strip().split(","))
        for event, area, _, note in rows:
            writer.writerow([f"ev{event}", "2023-07-04", "Talk", KINDS[event], "5", area, note])
    loaded = read_events(path, "event", AREAS)
    ids = [record["response_id"] for record in loaded.records]
    assert [(ids[index], area, text) for index, _, area, text in loaded.comments] == [
        (f"ev{event}", area, note) for event, area, _, note in rows
    ]
