"""Topics as tables and back: nothing lost, nothing shifted, and faults told with their place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wtanalysis.errors import TableError
from wtanalysis.tables import COLUMNS, to_csv
from wtanalysis.themes.model import OUTLIER, Comment, Placed, Reading, Statement, Topic, Topics
from wtanalysis.themes.topic_tables import NamedTopic, alike, comment_rows, read_topics, topic_rows


def said(name: str, text: str, number: int = 1) -> Statement:
    """A statement that is all of its comment."""
    return Statement(name, number, text, 0, len(text))


def files(
    folder: Path, named: list[NamedTopic], comments: list[dict[str, object]], **cells: object
) -> tuple[Path, Path]:
    """The two tables in a folder; ``cells`` stand in every row of topics instead of what is there."""
    rows = [row | cells for row in topic_rows(named, {"q1": 9, "q2": 4})]
    topics, listed = folder / "topics.csv", folder / "comments.csv"
    topics.write_text(to_csv(COLUMNS["topics"], rows), encoding="utf-8")
    listed.write_text(to_csv(COLUMNS["comments"], comments), encoding="utf-8")
    return topics, listed


def placed(name: str, question: str, *topics: int) -> dict[str, object]:
    """A row of the table of comments."""
    return {"comment_id": name, "question_id": question, "topic_id": topics[0] if topics else None, "topics": topics}


NIGHT = NamedTopic(
    "q1", Topic(0, ("night", "boat"), 3, (said("c1", "Run | later"), said("c2", "Night boats")), "g1", 0.75, True),
    "Boats, at night", "machine: words", "policy lead", "2026-11-22",
)  # fmt: skip
FARES = NamedTopic("q2", Topic(0, ("fare",), 1), "Fares", "machine: words")


def test_topics_come_back_as_they_were_written(tmp_path: Path) -> None:
    """Words, size, group, stability, name and signature of each question's topics survive the two tables."""
    rows = [placed("c1", "q1", 0), placed("c2", "q1", OUTLIER), placed("c3", "q2", 0), placed("c4", "q1")]
    found = read_topics(*files(tmp_path, [NIGHT, FARES], rows))
    topics, named = found["q1"]
    assert topics.base == 9
    assert found["q2"][0].base == 4
    one = named[0]
    assert (one.name, one.named_by, one.signed_by, one.signed_at) == (
        "Boats, at night", "machine: words", "policy lead", "2026-11-22",
    )  # fmt: skip
    assert (one.topic.words, one.topic.size, one.topic.parent) == (("night", "boat"), 3, "g1")
    assert (one.topic.stability, one.topic.stable) == (0.75, True)
    assert [(s.comment_id, s.text) for s in one.topic.statements] == [("c1", "Run | later"), ("c2", "Night boats")]
    assert topics.comments_of() == {"c1": (0,)}
    assert [place.comment_id for place in topics.placed] == ["c1", "c2"]


def test_topics_across_questions_belong_to_all_comments(tmp_path: Path) -> None:
    """Where topics were sought across questions, comments of any question are in them."""
    across = NamedTopic("", Topic(0, ("boat",), 2))
    rows = topic_rows([across], {"": 2})
    (tmp_path / "topics.csv").write_text(to_csv(COLUMNS["topics"], rows), encoding="utf-8")
    listed = [placed("c1", "q1", 0), placed("c2", "q2", 0)]
    (tmp_path / "comments.csv").write_text(to_csv(COLUMNS["comments"], listed), encoding="utf-8")
    topics, _ = read_topics(tmp_path / "topics.csv", tmp_path / "comments.csv")[""]
    assert topics.comments_of() == {"c1": (0,), "c2": (0,)}


@given(st.lists(st.text(alphabet="ab |\n\u0627\U0001f600<&\"',", min_size=1).filter(str.strip), min_size=1, max_size=4))
def test_each_statement_stays_with_its_comment(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    """Whatever stands in statements, marks that part them too, each comes back beside the id of its comment."""
    topic = Topic(0, ("boat",), 3, tuple(said(f"c{at}", text) for at, text in enumerate(texts)))
    found = read_topics(*files(tmp_path_factory.mktemp("t"), [NamedTopic("q1", topic)], []))["q1"][1][0].topic
    assert [one.comment_id for one in found.statements] == [f"c{at}" for at in range(len(texts))]
    for one, text in zip(found.statements, texts, strict=True):
        assert one.text.replace("|", "").split() == text.replace("|", "").split() or "|" in text


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("topic_id", "first"), ("size", "many"), ("size", "-1"), ("size", "10"), ("base", ""), ("stability", "good"),
        ("stability", "1.5"), ("stability", "nan"), ("statements_of", "c1"), ("statements_of", "c1 | c2 | c3"),
        ("statements_of", ""),
    ],
)  # fmt: skip
def test_cells_that_do_not_fit(tmp_path: Path, column: str, value: str) -> None:
    """Numbers that are none, a size over its base, statements without their comments: file, row and column."""
    with pytest.raises(TableError) as fault:
        read_topics(*files(tmp_path, [NIGHT], [], **{column: value}))
    assert (fault.value.file, fault.value.row) == ("topics.csv", 2)
    assert fault.value.column == column
    assert "Night boats" not in str(fault.value)


def test_a_topic_twice_and_a_topic_that_is_not_listed(tmp_path: Path) -> None:
    """Both are told with the row of the table that is wrong."""
    with pytest.raises(TableError, match=r"topics\.csv:3:topic_id topic 0 is there twice"):
        read_topics(*files(tmp_path, [NIGHT, NIGHT], []))
    with pytest.raises(TableError, match=r"comments\.csv:3:topics no topic 7"):
        read_topics(*files(tmp_path, [NIGHT], [placed("c1", "q1", 0), placed("c2", "q1", 7)]))


def test_rows_of_comments_tell_outliers_from_those_kept_apart() -> None:
    """-1 is a comment that fits no topic; an empty cell is one that was not modelled."""
    readings = [Reading(Comment(name, "x", "q1"), kind) for name, kind in (("a", "opinion"), ("b", "opinion"))]
    readings.append(Reading(Comment("c", "n/a", "q1"), "no_comment", "says so"))
    places = (Placed("a", 1, 1, 0.5), Placed("a", 2, 1, 0.75, reassigned=True), Placed("b", 1, OUTLIER, 0.0))
    rows = comment_rows(readings, {"q1": Topics((), places, 2)}, across=False)
    assert [row["topic_id"] for row in rows] == [1, OUTLIER, None]
    assert (rows[0]["probability"], rows[0]["reassigned"]) == (0.75, True)
    assert (rows[2]["kind"], rows[2]["why"], rows[2]["topics"]) == ("no_comment", "says so", ())


@given(st.lists(st.integers(-1, 3), min_size=2, max_size=12), st.permutations([0, 1, 2, 3]))
def test_numbers_of_topics_do_not_matter_to_likeness(topics: list[int], other: list[int]) -> None:
    """The same groups under other numbers are the same; outliers are a group of their own."""
    names = {-1: -1, **dict(enumerate(other))}
    one = Topics((), tuple(Placed(f"c{at}", 1, topic) for at, topic in enumerate(topics)), len(topics))
    two = Topics((), tuple(Placed(f"c{at}", 1, names[topic]) for at, topic in enumerate(topics)), len(topics))
    assert alike(one, two) == pytest.approx(1.0)
