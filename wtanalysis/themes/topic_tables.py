"""Topics as the tables ``topics`` and ``comments``, and back: what one run found can be shown and signed in another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wtanalysis import tables
from wtanalysis.errors import TableError
from wtanalysis.themes.model import OUTLIER, Placed, Reading, Statement, Topic, Topics

STATEMENT_MARK = " || "


@dataclass(frozen=True)
class NamedTopic:
    """A topic of one question (or of all) with the name it goes by, and who gave and signed it.

    ``named_by`` tells a machine from a person; ``signed_by`` is empty until a person has signed the name.
    """

    question_id: str
    topic: Topic
    name: str = ""
    named_by: str = ""
    signed_by: str = ""
    signed_at: str = ""


def topic_rows(named: Iterable[NamedTopic], bases: Mapping[str, int]) -> list[dict[str, Any]]:
    """Rows of the table ``topics``; ``bases`` gives the number of comments modelled, by question id.

    >>> topic_rows([NamedTopic("boats", Topic(0, ("night", "boat"), 3), "Boats at night")], {"boats": 4})[0]["words"]
    ('night', 'boat')
    """
    return [
        {
            "question_id": one.question_id, "topic_id": one.topic.topic_id, "name": one.name,
            "named_by": one.named_by, "signed_by": one.signed_by, "signed_at": one.signed_at,
            "words": one.topic.words, "size": one.topic.size, "base": bases.get(one.question_id),
            "parent": one.topic.parent, "stability": one.topic.stability, "stable": one.topic.stable,
            "statements": STATEMENT_MARK.join(_one_line(s.text) for s in one.topic.statements),
            "statements_of": tuple(s.comment_id for s in one.topic.statements),
        }
        for one in named
    ]  # fmt: skip


def comment_rows(readings: Iterable[Reading], found: Mapping[str, Topics], across: bool) -> list[dict[str, Any]]:
    """Rows of the table ``comments``: how each comment was read and which topics its statements carry.

    Args:
        readings: every comment, also those that were kept apart.
        found: question id -> its topics; one entry under an empty id where they were found across questions.
        across: whether they were.

    Returns:
        One row a comment, in order. ``topic_id`` is the topic that most of the comment is about, -1 where it fits none,
        empty where the comment was kept apart.
    """
    carried = {question: topics.comments_of() for question, topics in found.items()}
    places = {question: _by_comment(topics.placed) for question, topics in found.items()}
    rows = []
    for reading in readings:
        comment = reading.comment
        key = "" if across else comment.question_id
        topics = carried.get(key, {}).get(comment.comment_id, ())
        here = places.get(key, {}).get(comment.comment_id, [])
        main = [p for p in here if topics and p.topic_id == topics[0]]
        rows.append(
            {
                "comment_id": comment.comment_id, "question_id": comment.question_id, "kind": reading.kind,
                "why": reading.why, "language": reading.language,
                "topic_id": topics[0] if topics else (OUTLIER if here else None), "topics": topics,
                "probability": max((p.probability for p in main), default=None),
                "reassigned": any(p.reassigned for p in main) if main else None,
            }
        )  # fmt: skip
    return rows


def read_topics(topics_csv: Path, comments_csv: Path) -> dict[str, tuple[Topics, tuple[NamedTopic, ...]]]:
    """What :func:`topic_rows` and :func:`comment_rows` wrote: question id -> its topics and their names.

    A comment's topics are what can be read back; which of its statements held which is not.

    Raises:
        TableError: a column is missing, a number is none, or a comment is in a topic that is not listed.
    """
    named: dict[str, list[NamedTopic]] = {}
    bases: dict[str, int] = {}
    for line, row in enumerate(tables.read(topics_csv, tables.COLUMNS["topics"]), start=2):
        one = _named(row, topics_csv.name, line)
        if one.topic.topic_id in {other.topic.topic_id for other in named.get(one.question_id, ())}:
            what = f"topic {one.topic.topic_id} is there twice"
            raise TableError(what, "each topic of a question once", "delete one", topics_csv.name, line, "topic_id")
        named.setdefault(one.question_id, []).append(one)
        bases[one.question_id] = _whole(row, "base", topics_csv.name, line)
    placed: dict[str, list[Placed]] = {question: [] for question in named}
    known = {question: {one.topic.topic_id for one in listed} for question, listed in named.items()}
    for line, row in enumerate(tables.read(comments_csv, tables.COLUMNS["comments"]), start=2):
        if not row["topic_id"]:
            continue
        question = row["question_id"] if row["question_id"] in named else ""
        ids = [part for part in row["topics"].split(tables.LIST_MARK) if part] or [row["topic_id"]]
        for number, part in enumerate(ids, start=1):
            topic = _number(part, "topics", comments_csv.name, line)
            if topic != OUTLIER and topic not in known.get(question, ()):
                raise TableError(
                    f"no topic {topic}", f"a topic_id of {topics_csv.name}", "correct it, or run wta themes again",
                    comments_csv.name, line, "topics",
                )  # fmt: skip
            placed.setdefault(question, []).append(Placed(row["comment_id"], number, topic, 1.0 / number))
    return {
        question: (
            Topics(tuple(one.topic for one in listed), tuple(placed[question]), bases[question], "read from a table"),
            tuple(listed),
        )
        for question, listed in named.items()
    }


def _one_line(text: str) -> str:
    """A statement on one line, without the mark that parts statements."""
    return " ".join(re.sub(r"\|{2,}", "|", text).split())


def _by_comment(placed: Sequence[Placed]) -> dict[str, list[Placed]]:
    found: dict[str, list[Placed]] = {}
    for place in placed:
        found.setdefault(place.comment_id, []).append(place)
    return found


def _named(row: Mapping[str, str], file: str, line: int) -> NamedTopic:
    number = _number(row["topic_id"], "topic_id", file, line)
    told = row["statements"].split(STATEMENT_MARK) if row["statements"] else []
    of = row["statements_of"].split(tables.LIST_MARK) if row["statements_of"] else []
    if len(told) != len(of):  # whose words these are decides whether they may be shown
        what = f"{len(of)} ids for {len(told)} statements"
        raise TableError(what, "the comment of each", "restore the cells as they were", file, line, "statements_of")
    statements = tuple(Statement(of[at], at + 1, text, 0, len(text)) for at, text in enumerate(told))
    stability = _share(row["stability"], "stability", file, line)
    stable = {"yes": True, "no": False}.get(row["stable"])
    words = tuple(word for word in row["words"].split(tables.LIST_MARK) if word)
    size, base = _whole(row, "size", file, line), _whole(row, "base", file, line)
    if size > base:
        raise TableError(f"more than its base, {base:,}", "a part of the base", "correct one", file, line, "size")
    topic = Topic(number, words, size, statements, row["parent"], stability, stable)
    return NamedTopic(row["question_id"], topic, row["name"], row["named_by"], row["signed_by"], row["signed_at"])


def _whole(row: Mapping[str, str], column: str, file: str, line: int) -> int:
    number = _number(row[column], column, file, line)
    if number < 0:
        raise TableError("is below 0", "a number of comments", "correct the cell", file, line, column)
    return number


def _share(text: str, column: str, file: str, line: int) -> float | None:
    if not text:
        return None
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise TableError("is no share", "a number from 0 to 1, or nothing", "correct the cell", file, line, column)
    return value


def _number(text: str, column: str, file: str, line: int) -> int:
    try:
        return int(text)
    except ValueError:
        raise TableError("is no whole number", "such as 3", "correct the cell", file, line, column) from None


def carry_signatures(rows: Iterable[dict[str, Any]], earlier: Path) -> int:
    """Put the names that people signed in an earlier run onto the topics that came back with the same words.

    Args:
        rows: of the table ``topics``, as :func:`topic_rows` makes them; changed in place.
        earlier: what an earlier run wrote and people signed; nothing is done where there is no such file.

    Returns:
        How many names were carried over.

    Raises:
        TableError: the earlier file is no table of topics.
    """
    if not earlier.is_file():
        return 0
    signed = {
        (row["question_id"], row["words"]): row
        for row in tables.read(earlier, tables.COLUMNS["topics"]) if row["signed_by"]
    }  # fmt: skip
    kept = 0
    for row in rows:
        known = signed.get((row["question_id"] or "", tables.cell(row["words"])))
        if known:
            row.update({name: known[name] for name in ("name", "named_by", "signed_by", "signed_at")})
            kept += 1
    return kept


def alike(one: Topics, other: Topics) -> float:
    """How far two runs put comments together in the same way: the adjusted Rand index over the comments of both.

    Each comment counts under its main topic; those in none count as one more. 1 is the same, 0 what chance would give.
    Source: Hubert and Arabie, "Comparing partitions" (1985), as scikit-learn computes it.

    >>> places = (Placed("a", 1, 0), Placed("b", 1, 1), Placed("c", 1, 1))
    >>> alike(Topics((), places, 3), Topics((), tuple(Placed(p.comment_id, 1, 1 - p.topic_id) for p in places), 3))
    1.0
    """
    from sklearn.metrics import adjusted_rand_score

    sides = [topics.comments_of() for topics in (one, other)]
    there = [{place.comment_id for place in topics.placed} for topics in (one, other)]
    both = sorted(there[0] & there[1])
    return float(adjusted_rand_score(*([side.get(name, (OUTLIER,))[0] for name in both] for side in sides)))
