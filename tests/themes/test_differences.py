"""The log of differences: ids that last, entries that are never overwritten."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wtanalysis.errors import OutputError, TableError
from wtanalysis.themes.crosswalk import crosswalk
from wtanalysis.themes.differences import (
    OUTCOMES,
    Log,
    Settled,
    differences,
    differences_csv,
    log_csv,
    read_log,
    write_log,
)
from wtanalysis.themes.model import Code, Coding, Placed, Topic, Topics

ENTRY = Settled("split-1", "both", "two parts of one idea", "policy lead", "2026-11-22T09:30")
WORDS = st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\r\0"), min_size=1).filter(str.strip)
ENTRIES = st.builds(
    Settled, WORDS, st.sampled_from(OUTCOMES), WORDS, WORDS, st.datetimes().map(lambda d: d.isoformat())
)


def walked(swapped: bool = False) -> tuple[Topics, Coding]:
    """Theme x over two topics, a topic of y and z, a topic of nothing; their numbers may be swapped."""
    numbers = [1, 2, 3, 0] if swapped else [0, 1, 2, 3]
    rows = [(0, "x")] * 6 + [(1, "x")] * 6 + [(2, "y")] * 6 + [(2, "z")] * 6 + [(3, "")] * 6
    places = tuple(Placed(f"c{n}", 1, numbers[topic]) for n, (topic, _) in enumerate(rows))
    topics = tuple(sorted((Topic(numbers[n], (f"word{n}",), 6) for n in range(4)), key=lambda topic: topic.topic_id))
    codes = tuple(Code(f"c{n}", themes, "analyst 1") for n, (_, themes) in enumerate(rows) if themes)
    return Topics(topics, places, 30), Coding(codes, tuple(f"c{n}" for n in range(30)))


def test_each_kind_is_found() -> None:
    """Orphan, split, merge and mismatch are differences, each with its comments and base."""
    topics, coding = walked()
    machine = Coding(
        (*coding.codes[1:], Code("c29", "x", "model"), Code("c28", "x", "model", decision="unsure")), coding.base
    )
    found = differences(crosswalk(topics, coding), coding, machine)
    assert [one.kind for one in found] == ["orphan topic", "split", "merge", "coding mismatch", "coding mismatch"]
    assert [(one.count, one.base) for one in found] == [(6, 30), (12, 30), (12, 30), (1, 30), (1, 30)]
    assert all(one.count == len(one.comment_ids) for one in found)
    assert len({one.difference_id for one in found}) == len(found)


def test_ids_last_when_topics_are_renumbered() -> None:
    """A run that numbers the same topics otherwise finds the same differences by the same ids."""
    once, again = (differences(crosswalk(*walked(swapped))) for swapped in (False, True))
    assert {one.difference_id for one in once} == {one.difference_id for one in again}
    assert [one.topic_ids for one in once] != [one.topic_ids for one in again]


def test_topics_with_the_same_words_have_ids_of_their_own() -> None:
    """Two orphan topics with the same words are two differences."""
    topics = Topics((Topic(0, ("a",), 1), Topic(1, ("a",), 1)), (Placed("c0", 1, 0), Placed("c1", 1, 1)), 2)
    found = differences(crosswalk(topics, Coding((), ("c0", "c1"))))
    assert len({one.difference_id for one in found}) == 2


def test_open_and_gone() -> None:
    """What nobody settled is open; what was settled and is found no longer is named and kept."""
    found = differences(crosswalk(*walked()))
    log = Log().settle(Settled(found[0].difference_id, "people", "no theme", "analyst", "2026-11-22"), ENTRY)
    assert log.open(found) == found[1:]
    assert log.gone(found) == ("split-1",)
    rows = list(csv.DictReader(io.StringIO(differences_csv(found, log))))
    assert [row["outcome"] for row in rows] == ["people", *[""] * (len(found) - 1)]


@given(st.lists(ENTRIES, max_size=4))
def test_csv_loses_nothing(tmp_path_factory: pytest.TempPathFactory, entries: list[Settled]) -> None:
    """A log written and read is the same log, whatever its words hold."""
    path = tmp_path_factory.mktemp("log") / "log.csv"
    write_log(path, Log(tuple(entries)))
    assert read_log(path).entries == tuple(entries)


def test_entries_are_never_overwritten(tmp_path: Path) -> None:
    """A log that lacks or changes what the file holds is refused, and the file stays as it was."""
    path = tmp_path / "log.csv"
    log = Log((ENTRY,))
    write_log(path, log)
    longer = log.settle(Settled("split-1", "people", "seen again", "policy lead", "2026-11-23"))
    write_log(path, longer)
    for wrong in (Log(), Log(longer.entries[1:]), log, Log(longer.entries[::-1])):
        with pytest.raises(OutputError, match="would be lost"):
            write_log(path, wrong)
    assert path.read_text("utf-8") == log_csv(longer)
    assert longer.of("split-1") == longer.entries[1]
    assert len(log.entries) == 1


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (",both,why,lead,2026-11-22", "difference_id"),
        ("split-1,maybe,why,lead,2026-11-22", "outcome"),
        ("split-1,both, ,lead,2026-11-22", "reason"),
        ("split-1,both,why,,2026-11-22", "role"),
        ("split-1,both,why,lead,yesterday", "at"),
    ],
)
def test_faults_name_file_row_and_column(tmp_path: Path, row: str, column: str) -> None:
    """Each cell that is wrong is named by file, row and column; what stands in it is not told."""
    path = tmp_path / "log.csv"
    path.write_text(log_csv(Log((ENTRY,))) + row + "\n", "utf-8")
    with pytest.raises(TableError) as fault:
        read_log(path)
    assert (fault.value.file, fault.value.row, fault.value.column) == ("log.csv", 3, column)
    assert str(fault.value).startswith(f"log.csv:3:{column} ")
    assert "yesterday" not in str(fault.value)
    with pytest.raises(ValueError, match=column):
        Settled(*row.split(","))  # type: ignore[arg-type]


def test_missing_column_and_unknown_id(tmp_path: Path) -> None:
    """A header without a column, and the id of no difference, are faults."""
    path = tmp_path / "log.csv"
    path.write_text("difference_id,outcome,reason,role\n", "utf-8")
    with pytest.raises(TableError, match="column missing") as fault:
        read_log(path)
    assert fault.value.column == "at"
    path.write_text(log_csv(Log((ENTRY,))), "utf-8")
    with pytest.raises(TableError, match=r"log\.csv:2:difference_id is the id of no difference"):
        read_log(path, differences(crosswalk(*walked())))
