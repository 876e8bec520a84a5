"""Topics beside themes: counts with their bases, splits, merges, and what stands on one side alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wtanalysis.themes.crosswalk import COLUMNS, Thresholds, crosswalk
from wtanalysis.themes.model import OUTLIER, Code, Codebook, Coding, Comment, Placed, Theme, Topic, Topics


def made(rows: list[tuple[int, str]]) -> tuple[Topics, Coding, list[Comment]]:
    """Comments c0, c1, ... each in one topic and with the themes of its letters."""
    places = tuple(Placed(f"c{n}", 1, topic) for n, (topic, _) in enumerate(rows))
    ids = sorted({topic for topic, _ in rows} - {OUTLIER})
    topics = tuple(Topic(topic, (f"word{topic}", "<b>"), sum(t == topic for t, _ in rows)) for topic in ids)
    codes = tuple(Code(f"c{n}", theme) for n, (_, themes) in enumerate(rows) for theme in themes)
    said = [Comment(f"c{n}", "secret", "q1", group="ab"[n % 2], answer=("agree", "")[n % 2]) for n in range(len(rows))]
    return Topics(topics, places, len(rows)), Coding(codes, tuple(c.comment_id for c in said)), said


def test_counts_shares_and_lift() -> None:
    """A cell tells its count, both its bases and how much more often than by chance."""
    topics, coding, _ = made([(0, "x"), (0, "x"), (0, ""), (1, "x"), (1, ""), (1, ""), (1, ""), (1, "")])
    cell = crosswalk(topics, coding).cells[0]
    assert (cell.count, cell.topic_count, cell.theme_count, cell.base) == (2, 3, 3, 8)
    assert (cell.share, cell.theme_share, cell.lift) == (2 / 3, 2 / 3, 2 * 8 / 9)
    assert cell.comment_ids == ("c0", "c1")


def test_split_merge_and_orphans() -> None:
    """A theme in two topics is split, a topic of two themes merged; what matches nothing is an orphan on its side."""
    rows = [(0, "x")] * 10 + [(1, "x")] * 10 + [(2, "y")] * 8 + [(2, "z")] * 8 + [(3, "")] * 9 + [(OUTLIER, "w")] * 4
    topics, coding, _ = made(rows)
    walk = crosswalk(topics, coding, codebook=Codebook((Theme("u", "Unused"), Theme("x", "X"))))
    assert {theme: [cell.topic_id for cell in links] for theme, links in walk.splits().items()} == {"x": [0, 1]}
    assert {topic: [cell.theme_id for cell in links] for topic, links in walk.merges().items()} == {2: ["y", "z"]}
    assert walk.orphan_topics() == (3,)
    assert set(walk.orphan_themes()) == {"u", "w"}
    assert len(walk.outliers["w"]) == 4
    assert repr(walk) == "Crosswalk(49 comments, 1 splits, 1 merges, 1 topics and 2 themes on one side alone)"


def test_one_to_one_is_nothing_of_these() -> None:
    """Where each topic is one theme there is no split, no merge and no orphan, also with a stray comment."""
    topics, coding, _ = made([(0, "x")] * 9 + [(1, "y")] * 9 + [(0, "y")])
    walk = crosswalk(topics, coding)
    assert (walk.splits(), walk.merges(), walk.orphan_topics(), walk.orphan_themes()) == ({}, {}, (), ())
    assert len(walk.links()) == 2


def test_a_theme_of_all_is_linked_although_nothing_lifts_it() -> None:
    """One topic whose comments all carry one theme is that theme."""
    topics, coding, _ = made([(0, "x")] * 4)
    assert [cell.lift for cell in crosswalk(topics, coding).links()] == [1.0]


def test_only_what_both_sides_know_counts() -> None:
    """Comments that were only modelled or only coded are named and in no count; unsure codes are no codes."""
    topics, coding, _ = made([(0, "x"), (0, "x"), (0, "x")])
    other = Coding((*coding.codes[1:], Code("c1", "y", decision="unsure"), Code("new", "x")), ("c1", "c2", "new"))
    walk = crosswalk(topics, other)
    assert (walk.base, walk.only_modelled, walk.only_coded) == (2, ("c0",), ("new",))
    assert [(cell.theme_id, cell.count) for cell in walk.cells] == [("x", 2)]


def test_table_and_page() -> None:
    """The table has every cell of the whole and of the parts; the page escapes words and quotes no comment."""
    topics, coding, said = made([(0, "x")] * 6)
    walk = crosswalk(topics, coding, said)
    rows = walk.table()
    assert [(row["part"], row["value"], row["count"], row["base"]) for row in rows] == [
        ("all", "", 6, 6), ("answer", "agree", 3, 3), ("group", "a", 3, 3), ("group", "b", 3, 3),
    ]  # fmt: skip
    assert all(tuple(row) == COLUMNS for row in rows)
    page = walk._repr_html_()
    assert "&lt;b&gt;" in page
    assert "<b>" not in page
    assert "secret" not in page + repr(walk)


def test_thresholds_check_themselves() -> None:
    """Thresholds that cannot hold are refused."""
    for wrong in ({"least": 0}, {"share": 0.0}, {"share": 0.6}, {"lift": -1.0}):
        with pytest.raises(ValueError, match="expected least"):
            Thresholds(**wrong)  # type: ignore[arg-type]


@given(st.lists(st.tuples(st.sampled_from((OUTLIER, 0, 1, 2)), st.sampled_from(("", "x", "y", "xy"))), max_size=40))
def test_everything_adds_up(rows: list[tuple[int, str]]) -> None:
    """Groups add up to the whole; a topic's or theme's count is within its bases; every side is linked or an orphan."""
    topics, coding, said = made(rows)
    walk = crosswalk(topics, coding, said)
    for cell in walk.cells:
        assert 0 < cell.count == len(set(cell.comment_ids)) <= min(cell.topic_count, cell.theme_count) <= walk.base
        inside = [c.count for part in walk.parts if part.kind == "group" for c in part.cells
                  if (c.topic_id, c.theme_id) == (cell.topic_id, cell.theme_id)]  # fmt: skip
        assert sum(inside) == cell.count
    linked = {cell.topic_id for cell in walk.links()}
    assert linked | set(walk.orphan_topics()) == {topic for topic, _ in rows} - {OUTLIER}
    for theme, ids in walk.theme_comments.items():
        in_topics = {name for cell in walk.cells if cell.theme_id == theme for name in cell.comment_ids}
        assert len(in_topics) + len(walk.outliers[theme]) == len(ids)
