"""Reading comments: what the readings say, what is counted, and how well the synthetic comments are told apart."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wtanalysis.themes.comments import counts, read_comments
from wtanalysis.themes.model import KINDS, Comment, Reading


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    """Whatever is written gets a kind, keeps its words, and has points only where it is an opinion."""
    (reading,) = read_comments([Comment("c", text)])
    assert reading.comment.text == text
    assert reading.kind in KINDS
    assert bool(reading.statements) == (reading.kind == "opinion")
    assert (reading.kind == "opinion") == (reading.why == "")
    assert all(text[one.start : one.end] == one.text for one in reading.statements)


def test_why_never_quotes() -> None:
    """The reason names the rule and no word of the respondent's."""
    (reading,) = read_comments([Comment("c", "N/A, says Zebedee Quux")])
    assert "Zebedee" not in reading.why + repr(counts([reading]))


def test_counts_add_up() -> None:
    """Every comment is counted under one kind; languages and points are counted beside."""
    texts = (
        "",
        "n/a",
        "as above",
        "The form crashed",
        "What does this mean?",
        "Too dear. Too slow.",
        "Wir brauchen mehr Geld",
    )
    found = counts(read_comments(Comment(str(at), text) for at, text in enumerate(texts)))
    assert [found[kind] for kind in ("empty", "no_comment", "reference", "form", "confusion", "opinion")] == [
        1,
        1,
        1,
        1,
        1,
        2,
    ]
    assert sum(found[kind] for kind in KINDS) == found["comments"] == len(texts)
    assert (found["other_languages"], found["statements"]) == (1, 3)


def test_opinion_keeps_all_its_points() -> None:
    """A comment that complains of the form and then disagrees keeps both points."""
    (reading,) = read_comments([Comment("c", "The form kept crashing and also I disagree")])
    assert [one.text for one in reading.statements] == ["The form kept crashing", "and also I disagree"]


def test_no_comments_at_all() -> None:
    """Nothing to read gives nothing."""
    assert read_comments([]) == ()
    assert counts([])["comments"] == 0


@pytest.fixture(scope="module")
def synthetic(repository: Path) -> list[tuple[str, Reading]]:
    """The kinds that the synthetic comments were written to be, beside their readings; of the opinions every tenth."""
    folder = repository / "data" / "working-together-2023"
    with (folder / "comments-synthetic.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    with (folder / "questions.csv").open(encoding="utf-8", newline="") as stream:
        questions = {row["question_id"]: row["text"] for row in csv.DictReader(stream)}
    rows = [row for at, row in enumerate(rows) if row["kind"] != "opinion" or at % 10 == 0]
    comments = [Comment(row["comment_id"], row["text"], question_id=row["question_id"]) for row in rows]
    return [(row["kind"], reading) for row, reading in zip(rows, read_comments(comments, questions), strict=True)]


def test_synthetic_opinions_are_kept(synthetic: list[tuple[str, Reading]]) -> None:
    """Of synthetic opinions, also those with names, copied or with orders to a machine, 99 in 100 stay opinions."""
    kept = [reading.kind == "opinion" for kind, reading in synthetic if kind not in ("no_comment", "form", "confusion")]
    assert len(kept) > 400
    assert sum(kept) >= 0.99 * len(kept)


def test_synthetic_no_comments_are_found(synthetic: list[tuple[str, Reading]]) -> None:
    """Of synthetic comments that say nothing or point elsewhere, four in five are kept apart."""
    found = [reading.kind in ("no_comment", "reference") for kind, reading in synthetic if kind == "no_comment"]
    assert sum(found) >= 0.8 * len(found)
