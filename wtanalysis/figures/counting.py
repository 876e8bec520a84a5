"""Answers become counts: one implementation over narwhals, for every library that holds the answers.

The same functions take a pandas, polars or pyarrow table, a DuckDB relation or a Spark DataFrame, and count where the
data is: a relation stays in DuckDB, a DataFrame on its cluster, and only the counts come back. Large pandas tables are
handed to DuckDB, which counts them faster.

Counts are of rows, bases are sums of ``first``, so one pass gives both (the layout of ``Responses.answers``).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Literal, TypeVar, cast

from wtanalysis.errors import TableError
from wtanalysis.figures.cells import NO_GROUP, NOT_ANSWERED, Cell, Tally

if TYPE_CHECKING:
    import narwhals as nw

Engine = Literal["auto", "own", "duckdb"]
Native = TypeVar("Native")

# Below some 300,000 rows of text pandas is as fast; starting DuckDB costs 40 ms.
MANY_ROWS = 500_000


def tally(
    answers: Any,
    by: str = "",
    *,
    respondents: Any = None,
    questions: Collection[str] = (),
    engine: Engine = "auto",
) -> Tally:
    """Count every answer to every question, for all respondents and by group, in one pass.

    Args:
        answers: a table with the columns of ``Responses.answers``, in any library that narwhals reads.
        by: what makes the groups: ``group``, which the answers carry; a column of ``respondents``; or the id of a
            question that takes one answer. Empty counts all respondents only.
        respondents: a table with ``response_id`` and the column ``by``, in the same library as ``answers``.
        questions: count these questions only; empty means all.
        engine: ``own`` counts in the library of the table, ``duckdb`` hands a pandas table to DuckDB, ``auto`` does so
            from 500,000 rows.

    Returns:
        The counts and bases, in an order that depends on neither rows nor columns of the tables.

    Raises:
        TableError: a column is missing, ``by`` is neither column nor question, or is a question with several answers.
        ValueError: an answer is repeated, so that a count would exceed its base.

    Source: bases are of those who answered each question, as in the response of 2023 ("of those that answered").

    >>> import pandas as pd
    >>> rows = [("r1", "q1", "yes", 1, "Carer"), ("r2", "q1", "no", 1, "Carer"), ("r3", "q1", "not_answered", 0, "")]
    >>> answers = pd.DataFrame(rows, columns=["response_id", "question_id", "code", "first", "group"])
    >>> counted = tally(answers, by="group")
    >>> counted.of("q1", "Carer"), counted.base("q1"), counted.not_answered("q1", NO_GROUP)
    ({'no': 1, 'yes': 1}, 2, 1)
    """
    import narwhals as nw

    with _frames(answers, respondents, engine) as (table, people):
        _require(table, {"question_id", "code", "first"}, "the answers")
        wanted = table.filter(nw.col("question_id").is_in(sorted(questions))) if questions else table
        keys = ["question_id", "code", *(["group"] if by else [])]
        grouped = _with_group(wanted, by, table, people).group_by(keys)
        rows = _rows(grouped.agg(count=nw.len(), answered=nw.col("first").sum()).select(*keys, "count", "answered"))
    return Tally(_cells(rows), by)


def count_eligible(
    answers: Any,
    asked_if: Mapping[str, Collection[str]],
    by: str = "",
    *,
    respondents: Any = None,
    engine: Engine = "auto",
) -> dict[str, int]:
    """Count the responses that gave, to each of some questions, at least one of the codes named for it.

    This is how many a routed question was put to (``Question.asked_if``), and how many chose any of the answers that a
    report combines where several could be ticked, so that counts of single answers cannot be added up.

    Args:
        answers: as in :func:`tally`.
        asked_if: question id -> codes as the answers hold them; a net stands for its parts, so name these.
        by: as in :func:`tally`.
        respondents: as in :func:`tally`.
        engine: as in :func:`tally`.

    Returns:
        Group -> count, sorted; the empty group is all respondents and always there.

    Raises:
        TableError: as in :func:`tally`.

    >>> import pandas as pd
    >>> rows = [("r1", "q1", "bus", 1, "Carer"), ("r1", "q1", "tram", 0, "Carer"), ("r2", "q1", "tram", 1, "Carer")]
    >>> answers = pd.DataFrame(rows, columns=["response_id", "question_id", "code", "first", "group"])
    >>> count_eligible(answers, {"q1": ["bus", "tram"]}, by="group")
    {'': 2, 'Carer': 2}
    """
    import narwhals as nw

    counts = {"": 0}
    if not asked_if:
        return counts
    with _frames(answers, respondents, engine) as (table, people):
        _require(table, {"response_id", "question_id", "code"}, "the answers")
        met = [(nw.col("question_id") == q) & nw.col("code").is_in(sorted(asked_if[q])) for q in sorted(asked_if)]
        chosen = _with_group(table.filter(nw.any_horizontal(*met, ignore_nulls=True)), by, table, people)
        keys = ["response_id", *(["group"] if by else [])]
        each = chosen.group_by(keys).agg(met=nw.col("question_id").n_unique()).filter(nw.col("met") == len(asked_if))
        if by:
            rows = _rows(each.group_by("group").agg(count=nw.len()).select("group", "count"))
        else:
            rows = _rows(each.select(count=nw.len()))
    for *group, count in rows:
        counts[""] += int(count)
        for name in group:
            counts[_group(name)] = counts.get(_group(name), 0) + int(count)
    return dict(sorted(counts.items()))


def without(answers: Native, codes: Collection[str]) -> Native:
    """Leave answers such as "don't know" out of a table, with the base recomputed.

    Who gave no other answer to the question leaves its base and does not become ``not_answered``; who ticked others as
    well stays in it.

    Args:
        answers: as in :func:`tally`.
        codes: the codes that are left out.

    Returns:
        A table of the same library, ``first`` marking one of the remaining answers of each response to each question.

    Raises:
        TableError: a column is missing.

    >>> import pandas as pd
    >>> rows = [("r1", "q1", "dont_know", 1), ("r1", "q1", "tram", 0), ("r2", "q1", "dont_know", 1)]
    >>> answers = pd.DataFrame(rows, columns=["response_id", "question_id", "code", "first"])
    >>> without(answers, {"dont_know"}).to_dict("list")
    {'response_id': ['r1'], 'question_id': ['q1'], 'code': ['tram'], 'first': [1]}
    """
    import narwhals as nw

    given: Any = nw.from_native(cast("Any", answers))
    table = given.lazy()
    _require(table, {"response_id", "question_id", "code", "first"}, "the answers")
    names, pair = table.collect_schema().names(), ("response_id", "question_id")
    kept = table.filter(~nw.col("code").is_in(sorted(codes))).with_columns(_marked=nw.col("first").max().over(*pair))
    settled = (nw.col("_marked") == 1) | (nw.col("code") == NOT_ANSWERED)
    # Those whose mark went with the answer that was left out: the first of the others by code takes it.
    orphans = kept.filter(~settled).with_columns(_code=nw.col("code").cast(nw.String))
    first = (nw.col("_code") == nw.col("_code").min().over(*pair)).cast(table.collect_schema()["first"])
    result = nw.concat([kept.filter(settled).select(*names), orphans.with_columns(first=first).select(*names)])
    native = (result if isinstance(given, nw.LazyFrame) else result.collect(given.implementation)).to_native()
    return cast("Native", native)


@contextmanager
def _frames(answers: Any, respondents: Any, engine: Engine) -> Iterator[tuple[nw.LazyFrame[Any], Any]]:
    """Both tables as narwhals takes them; large pandas tables through a DuckDB of their own."""
    import narwhals as nw

    frame = nw.from_native(answers)
    if respondents is not None and nw.from_native(respondents).implementation != frame.implementation:
        raise TableError("answers and respondents of two libraries", "tables of one", "convert one of them")
    given = [frame, *([] if respondents is None else [nw.from_native(respondents)])]
    if not frame.implementation.is_pandas() or engine == "own" or (engine == "auto" and len(frame) < MANY_ROWS):
        yield given[0].lazy(), (given[1].lazy() if len(given) > 1 else None)
        return
    import duckdb

    with duckdb.connect() as connection:
        lent = [nw.from_native(connection.from_df(table.to_native())) for table in given]
        yield lent[0], (lent[1] if len(lent) > 1 else None)


def _require(table: nw.LazyFrame[Any], columns: set[str], what: str) -> None:
    """Refuse a table that lacks one of these columns."""
    if missing := sorted(columns - set(table.collect_schema().names())):
        raise TableError(f"{what} have no column {', '.join(missing)}", "the columns of Responses.answers")


def _with_group(wanted: nw.LazyFrame[Any], by: str, table: nw.LazyFrame[Any], people: Any) -> nw.LazyFrame[Any]:
    """The rows wanted with a column ``group`` that holds what ``by`` names."""
    import narwhals as nw

    if not by:
        return wanted
    own = table.collect_schema().names()
    if by == "group" and "group" in own:
        return wanted
    _require(wanted, {"response_id"}, "the answers")
    if people is not None and by in people.collect_schema().names():
        ((rows, ids),) = _rows(people.select(rows=nw.len(), ids=nw.col("response_id").n_unique()))
        if rows != ids:
            raise TableError(f"{rows - ids} respondents are repeated", "one row a response", "remove the others")
        groups = people.select("response_id", group=nw.col(by))
    else:
        groups = _answers_as_groups(table, by)
    rest = [name for name in own if name != "group"]
    return wanted.select(*rest).join(groups, on="response_id", how="left")


def _answers_as_groups(table: nw.LazyFrame[Any], by: str) -> nw.LazyFrame[Any]:
    """Each response with its answer to a question that takes one; refused where it takes several."""
    import narwhals as nw

    given = table.filter(nw.col("question_id") == by, nw.col("code") != NOT_ANSWERED)
    ((answers, responses),) = _rows(given.select(answers=nw.len(), responses=nw.col("first").sum()))
    if not answers:
        raise TableError(f"no column and no answered question {by!r}", "a column of the respondents or a question id")
    if answers != responses:
        raise TableError(f"{by} takes several answers", "a question with one answer", "name another to group by")
    return given.select("response_id", group=nw.col("code"))


def _rows(frame: nw.LazyFrame[Any]) -> list[tuple[Any, ...]]:
    """The rows of a small result, by the shortest way out of each library."""
    native = frame.to_native()
    if frame.implementation.is_duckdb():
        found: list[tuple[Any, ...]] = native.fetchall()
        return found
    if frame.implementation.is_spark_like():
        return [tuple(row) for row in native.collect()]
    return frame.collect().rows()


def _group(value: object) -> str:
    """The name of a group; a missing or empty one is ``NO_GROUP``."""
    missing = value is None or value != value or not str(value).strip()  # noqa: PLR0124 (NaN is not itself)
    return NO_GROUP if missing else str(value)


def _cells(rows: list[tuple[Any, ...]]) -> tuple[Cell, ...]:
    """Rows of question, code, perhaps group, count and sum of ``first`` as cells, all respondents added up."""
    counts: dict[tuple[str, str, str], int] = {}
    bases: dict[tuple[str, str], int] = {}
    for question, code, *group, count, answered in rows:
        for name in ("", *map(_group, group)):
            cell, base = (str(question), name, str(code)), (str(question), name)
            counts[cell] = counts.get(cell, 0) + int(count)
            bases[base] = bases.get(base, 0) + int(answered)
    return tuple(Cell(*key, counts[key], bases[key[:2]]) for key in sorted(counts))
