from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import skip_or_fail
from tests.figures.engines import COLUMNS, ONE, SEVERAL, Counts, Row, Rows, answers, counted, pandas
from wtanalysis.errors import TableError
from wtanalysis.figures.cells import NO_GROUP, NOT_ANSWERED, Cell, Tally
from wtanalysis.figures.counting import count_eligible, tally, without

Make = Callable[..., Any]
Library = tuple[Make, dict[str, Any]]
SMALL: Rows = [
    ("r1", "q1", "yes", 1, "Carer"), ("r1", "q3", "option:bus", 1, "Carer"), ("r1", "q3", "option:tram", 0, "Carer"),
    ("r2", "q1", "no", 1, "Health"), ("r2", "q3", NOT_ANSWERED, 0, "Health"),
    ("r3", "q1", "dont_know", 1, "Carer"), ("r3", "q3", "option:tram", 1, "Carer"),
]  # fmt: skip


# Each library is tried on a few examples; the plain properties below on many.
FEW = settings(max_examples=20)


@pytest.fixture(scope="module", params=["pandas", "categories", "pandas in DuckDB", "polars", "lazy polars", "DuckDB"])
def library(request: pytest.FixtureRequest) -> Iterator[Library]:
    """A function that makes a table of rows in one library, and the arguments that counting takes with it."""
    name = request.param
    if "polars" in name and not find_spec("polars"):
        skip_or_fail("polars is not installed: pip install -r requirements-engines.lock")
    if name == "DuckDB":
        import duckdb

        with duckdb.connect() as connection:
            yield lambda *rows: connection.from_df(pandas(*rows)), {}
    elif "polars" in name:
        yield lambda *rows: polars(*rows, lazy=name == "lazy polars"), {}
    elif name == "categories":
        yield categories, {}
    else:
        yield pandas, {"engine": "own" if name == "pandas" else "duckdb"}


def categories(rows: Rows, columns: tuple[str, ...] = COLUMNS) -> Any:
    """The rows as a pandas table whose text, but for the ids of responses, is categories."""
    return pandas(rows, columns).astype(dict.fromkeys(set(columns) - {"response_id", "first"}, "category"))


def polars(rows: Rows, columns: tuple[str, ...] = COLUMNS, *, lazy: bool) -> Any:
    """The rows as a polars table."""
    import polars as pl

    types = {column: pl.Int64 if column == "first" else pl.String for column in columns}
    made = pl.DataFrame(rows, schema=types, orient="row")
    return made.lazy() if lazy else made


def cells(result: Tally) -> Counts:
    """A tally as question, group and code -> count and base."""
    return {(cell.question_id, cell.group, cell.code): (cell.count, cell.base) for cell in result.cells}


def by_question(rows: Rows, question: str) -> dict[str, str]:
    """Response -> its answer to a question that takes one."""
    return {r: code for r, q, code, _, _ in rows if q == question and code != NOT_ANSWERED}


@FEW
@given(rows=answers())
def test_every_library_counts_as_plain_python(library: Library, rows: Rows) -> None:
    """Counts and bases by group are those of sets of responses in plain Python, whatever library holds the answers."""
    build, engine = library
    assert cells(tally(build(rows), "group", **engine)) == counted(rows)


@FEW
@given(rows=answers(least=1))
def test_groups_of_respondents_and_of_answers(library: Library, rows: Rows) -> None:
    """A column of the respondents and the answers to another question make groups, none left without one."""
    build, engine = library
    channel = {f"r{number}": ("online", "email", "")[number % 3] for number in range(9)}  # r9 and on have no row
    people = build(list(channel.items()), ("response_id", "channel"))
    assert cells(tally(build(rows), "channel", respondents=people, **engine)) == counted(rows, channel)
    if given_answers := by_question(rows, "q1"):
        assert cells(tally(build(rows), "q1", **engine)) == counted(rows, given_answers)


@given(rows=answers(), seed=st.integers(0, 9))
def test_order_of_rows_and_columns_does_not_matter(rows: Rows, seed: int) -> None:
    """Rows and columns in another order give the same tally, cell for cell in the same order."""
    other = list(rows)
    random.Random(seed).shuffle(other)  # noqa: S311 (an order, not a secret)
    columns = list(COLUMNS)
    random.Random(seed).shuffle(columns)  # noqa: S311 (the same)
    assert tally(pandas(other)[columns], "group") == tally(pandas(rows), "group")


@given(rows=answers())
def test_counts_never_exceed_bases(rows: Rows) -> None:
    """No count exceeds its base; answers to a question that takes one sum to it, to one that takes several at least."""
    result = tally(pandas(rows), "group")
    for question in result.questions:
        for group in ("", *result.groups):
            given_counts = result.of(question, group).values()
            base = result.base(question, group)
            assert all(0 < count <= base for count in given_counts)
            assert sum(given_counts) == base if question in ONE else sum(given_counts) >= base


@given(rows=answers())
def test_groups_add_up_to_all(rows: Rows) -> None:
    """Bases, counts and those who left a question add up over the groups to those of all respondents."""
    result = tally(pandas(rows), "group")
    for question in result.questions:
        assert result.base(question) == sum(result.base(question, group) for group in result.groups)
        assert result.not_answered(question) == sum(result.not_answered(question, group) for group in result.groups)
    assert tally(pandas(rows)).cells == tuple(cell for cell in result.cells if not cell.group)


@FEW
@given(rows=answers(), data=st.data())
def test_eligible_are_those_who_gave_the_answers(library: Library, rows: Rows, data: st.DataObject) -> None:
    """Those whom a routed question was put to gave one of the codes to every question named, each counted once."""
    build, engine = library
    both = ONE | SEVERAL
    named = data.draw(st.lists(st.sampled_from(sorted(both)), min_size=1, max_size=2, unique=True))
    asked_if = {q: data.draw(st.lists(st.sampled_from(both[q]), min_size=1, max_size=3, unique=True)) for q in named}
    met = [{r for r, q, code, _, _ in rows if q == name and code in asked_if[name]} for name in asked_if]
    eligible = set.intersection(*met)
    found = count_eligible(build(rows), asked_if, "group", **engine)
    groups = {r: group or NO_GROUP for r, _, _, _, group in rows}
    wanted = {name: sum(groups[r] == name for r in eligible) for name in {groups[r] for r in eligible}}
    assert found == {"": len(eligible), **wanted}
    assert count_eligible(build(rows), asked_if, **engine) == {"": len(eligible)}


@FEW
@given(rows=answers(), left=st.sets(st.sampled_from(["dont_know", "option:bus", "no"])))
def test_base_without_answers_left_out(library: Library, rows: Rows, left: set[str]) -> None:
    """With "don't know" left out, the base is of those who gave another answer; the rest is as if never said."""
    build, engine = library
    kept: list[Row] = [row for row in rows if row[2] not in left]
    assert cells(tally(without(build(rows), left), "group", **engine)) == counted(kept)


def test_without_keeps_the_library_and_the_columns() -> None:
    """A table without some answers is of the same library, with the same columns and types."""
    frame = pandas(SMALL)
    kept = without(frame, {"option:bus"})
    assert list(kept.columns) == list(COLUMNS)
    assert list(kept.dtypes) == list(frame.dtypes)
    assert len(kept) == len(frame) - 1
    assert kept.loc[(kept.response_id == "r1") & (kept.question_id == "q3"), "first"].to_list() == [1]


def test_one_question_alone() -> None:
    """Only the questions asked for are counted, and grouping by another one still works."""
    result = tally(pandas(SMALL), "q1", questions=["q3"])
    assert result.questions == ("q3",)
    assert result.of("q3", "yes") == {"option:bus": 1, "option:tram": 1}
    assert result.base("q3", "yes") == 1
    assert result.not_answered("q3", "no") == 1
    assert result.base("q3", "no") == 0


def test_no_answers_is_an_empty_tally() -> None:
    """A table without rows counts to nothing, by group as well."""
    assert tally(pandas([])).cells == ()
    assert tally(pandas([]), "group").groups == ()
    assert count_eligible(pandas([]), {"q1": ["yes"]}, "group") == {"": 0}


def test_nobody_is_eligible_where_nothing_routes() -> None:
    """A question that is put to all has no eligible count of its own: nothing is asked for, nothing is counted."""
    assert count_eligible(pandas(SMALL), {}) == {"": 0}


def test_grouping_by_several_answers_is_refused() -> None:
    """A question with several answers a response makes no groups, since they would overlap."""
    with pytest.raises(TableError, match="q3 takes several answers"):
        tally(pandas(SMALL), "q3")


@pytest.mark.parametrize("engine", ["own", "duckdb"])
def test_unknown_grouping_is_refused(engine: Any) -> None:
    """What is neither column nor question is refused, and so is a table that lacks a column."""
    with pytest.raises(TableError, match="no column and no answered question 'region'"):
        tally(pandas(SMALL), "region", engine=engine)
    with pytest.raises(TableError, match="no column first"):
        tally(pandas(SMALL).drop(columns="first"), engine=engine)
    with pytest.raises(TableError, match="no column response_id"):
        tally(pandas(SMALL).drop(columns="response_id"), "q1", engine=engine)


def test_repeated_respondents_are_refused() -> None:
    """A respondent in two rows would be counted twice in a join, so the table is refused."""
    people = pandas([("r1", "online"), ("r1", "email"), ("r2", "online")], ("response_id", "channel"))
    with pytest.raises(TableError, match="1 respondents are repeated"):
        tally(pandas(SMALL), "channel", respondents=people)


def test_tables_of_two_libraries_are_refused() -> None:
    """Answers in one library and respondents in another cannot be joined."""
    import duckdb

    people = duckdb.sql("SELECT 'r1' AS response_id, 'online' AS channel")
    with pytest.raises(TableError, match="two libraries"):
        tally(pandas(SMALL), "channel", respondents=people)


def test_repeated_answers_are_refused() -> None:
    """The same answer twice in one response makes a count larger than its base, which no cell may have."""
    with pytest.raises(ValueError, match="an answer is repeated"):
        tally(pandas([("r1", "q3", "option:bus", 1, ""), ("r1", "q3", "option:bus", 0, "")]))
    with pytest.raises(ValueError, match="on a base of 0"):
        Cell("q1", "", "yes", 1, 0)


def test_many_rows_go_to_duckdb(monkeypatch: pytest.MonkeyPatch) -> None:
    """From a number of rows on, a pandas table is counted in DuckDB unless told otherwise, with the same result."""
    from wtanalysis.figures import counting

    small = tally(pandas(SMALL), "q1")
    calls: list[str] = []
    import duckdb

    connect = duckdb.connect
    monkeypatch.setattr(duckdb, "connect", lambda: calls.append("connect") or connect())
    monkeypatch.setattr(counting, "MANY_ROWS", len(SMALL))
    assert tally(pandas(SMALL), "q1") == small
    assert calls == ["connect"]
    assert tally(pandas(SMALL), "q1", engine="own") == small
    assert calls == ["connect"]


def test_missing_values_are_no_group() -> None:
    """Missing and empty groups are one group of their own, whatever a library writes for missing."""
    frame = pandas(SMALL)
    frame["group"] = [None, "", " ", float("nan"), "Carer", None, None]
    for engine in ("own", "duckdb"):
        assert tally(frame, "group", engine=engine).groups == ("Carer", NO_GROUP)
