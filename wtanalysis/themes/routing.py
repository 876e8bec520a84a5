"""Points that belong to another question or policy area: found, and re-routed with a record.

A comment never loses its place. A route says where one of its points belongs as well, why, and who says so; a machine's
route stays the machine's until a person takes it over. Few and right is wanted here: a point is routed where it says
so itself, or where it names another area, does not name its own, and is closer in meaning to the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wtanalysis.themes.model import Reading, Statement
from wtanalysis.themes.routing_words import (
    Area,
    area_of,
    areas_named,
    asked_number,
    follows_on,
    place_words,
    rare_words,
    says_elsewhere,
    stems,
)

if TYPE_CHECKING:
    from wtanalysis.themes.embedding import Embedder

MACHINE = "machine"
LONG = 5_000
# Measured on invented comments on twelve questions of a town: below these, a passing mention is moved as well.
CLOSE = 0.42  # to the other area
MARGIN = 0.17  # closer to it than to its own
LEAD = 0.08  # closer to it than to any third


@dataclass(frozen=True)
class Route:
    """Where one point of a comment belongs besides the place where it was written.

    Attributes:
        comment_id: the comment.
        number: of the statement within it, from 1.
        from_question: the question it was given to.
        to_question: the question it belongs to; empty where only an area is known.
        from_area: the policy area it was filed under, or that its question is about; empty where it is not known.
        to_area: the policy area it belongs to; empty where only a question is known.
        score: 0 to 1; 1 where the comment says so itself.
        why: the rule, in words that never quote the respondent.
        by: ``machine`` until a person settles it.
        at: when a person did.
    """

    comment_id: str
    number: int
    from_question: str
    to_question: str
    from_area: str
    to_area: str
    score: float
    why: str
    by: str = MACHINE
    at: str = ""


@dataclass(frozen=True)
class _Maps:
    """What is known of the questions and areas."""

    questions: Mapping[str, str]
    areas: tuple[Area, ...]
    area_of: Mapping[str, str]
    rare: Mapping[str, frozenset[str]]

    def question_for(self, area: str) -> str:
        """The one question about an area; empty where there are several or none."""
        found = [name for name, about in self.area_of.items() if about == area]
        return found[0] if len(found) == 1 else ""


def route(
    readings: Iterable[Reading],
    questions: Mapping[str, str],
    areas: Mapping[str, tuple[str, Sequence[str]]],
    embed: Embedder | None = None,
) -> tuple[Route, ...]:
    """Find the points that belong to another question or policy area.

    Three rules, the first that holds: the point names another question by its number; it names another area and says
    that it turns there ("my comment is on ..."); or, with an embedder, it names another area and is closer in meaning
    to it than to its own or any third, while nothing in the comment names its own area, takes up a word that is rare
    among the questions from its own, or says that one thing follows from another. Without an embedder the third rule is
    left out.

    Args:
        readings: comments that were read; only opinions are looked at.
        questions: question id -> its words.
        areas: policy area id -> (name, other names).
        embed: turns texts into vectors (``wtanalysis.themes.embedding``).

    Returns:
        One route a point and place, in the order of the comments.

    >>> from wtanalysis.themes.comments import read_comments
    >>> from wtanalysis.themes.model import Comment
    >>> asked = {"q1": "Is the fare right?", "q2": "Should boats run at night?"}
    >>> areas = {"fares": ("Fares", ["tickets", "fare"]), "nights": ("Night boats", ["boats at night"])}
    >>> given = [Comment("a", "Too dear. As for night boats, please keep them.", question_id="q1")]
    >>> found = route(read_comments(given), asked, areas)
    >>> [(one.number, one.to_question, one.to_area, one.score) for one in found]
    [(2, 'q2', 'nights', 0.9)]
    """
    known = tuple(Area(name, (title, *also)) for name, (title, also) in areas.items())
    about = {name: area_of(f"{place_words(name)}. {text}", known) for name, text in questions.items()}
    maps = _Maps(questions, known, about, rare_words(questions))
    found: list[Route] = []
    open_cases: list[tuple[int, Reading, Statement, str, str]] = []
    for reading in readings:
        for statement in reading.statements:
            own = reading.comment.policy_area or maps.area_of.get(reading.comment.question_id, "")
            said = _by_number(reading, statement, own, maps) or _by_turning(reading, statement, own, maps)
            if said:
                found.append(said)
            elif embed is not None:
                named = areas_named(statement.text, known)
                if named and own not in named and not _keeps_to_its_own(reading, statement, own, maps):
                    open_cases.extend((len(found), reading, statement, own, area) for area in sorted(named))
    if embed is None or not open_cases:
        return tuple(found)
    return _with_meaning(found, open_cases, maps, embed)


def _keeps_to_its_own(reading: Reading, statement: Statement, own: str, maps: _Maps) -> bool:
    """Whether a point that names another area names it in passing, in a comment on its own question."""
    text = reading.comment.text[:LONG]
    rare = maps.rare.get(reading.comment.question_id, frozenset())
    return own in areas_named(text, maps.areas) or bool(rare & set(stems(statement.text))) or follows_on(statement.text)


def _by_number(reading: Reading, statement: Statement, own: str, maps: _Maps) -> Route | None:
    to = asked_number(statement.text, maps.questions)
    here = reading.comment.question_id
    if not to or to == here:
        return None
    return _made(reading, statement, to, own, maps.area_of.get(to, ""), 1.0, "names the other question by its number")


def _by_turning(reading: Reading, statement: Statement, own: str, maps: _Maps) -> Route | None:
    to = says_elsewhere(statement.text, maps.areas, own)
    if not to or to == own:
        return None
    return _made(
        reading, statement, maps.question_for(to), own, to, 0.9, "names the other area and says that it turns to it"
    )


def _made(reading: Reading, statement: Statement, question: str, own: str, area: str, score: float, why: str) -> Route:
    comment = reading.comment
    to_question = "" if question == comment.question_id else question
    return Route(comment.comment_id, statement.number, comment.question_id, to_question, own, area, score, why)


def _with_meaning(
    found: list[Route], cases: list[tuple[int, Reading, Statement, str, str]], maps: _Maps, embed: Embedder
) -> tuple[Route, ...]:
    """The routes, with those that the meaning of a point shows put in their order."""
    texts = _texts_of(maps)
    points = sorted({case[2].text for case in cases})
    places = sorted({text for of_area in texts.values() for text in of_area} | set(maps.questions.values()))
    vectors = dict(zip([*points, *places], embed.embed([*points, *places]), strict=True))
    best: dict[tuple[str, int], tuple[float, int, Route]] = {}
    for at, reading, statement, own, area in cases:
        point = vectors[statement.text]
        near = {name: max(float(point @ vectors[text]) for text in of_area) for name, of_area in texts.items()}
        asked = maps.questions.get(reading.comment.question_id, "")
        here = max(near.pop(own, -1.0), float(point @ vectors[asked]) if asked else -1.0)
        there = near.pop(area)
        if there >= CLOSE and there - here >= MARGIN and there - max(near.values(), default=-1.0) >= LEAD:
            why = "names another area, not its own, and is closer to it in meaning"
            made = _made(reading, statement, maps.question_for(area), own, area, round(there, 2), why)
            key = (made.comment_id, made.number)
            if key not in best or best[key][0] < there:
                best[key] = (there, at, made)
    merged = [(at, 1, index, one) for index, (_, at, one) in enumerate(best.values())]
    merged += [(index, 2, index, one) for index, one in enumerate(found)]
    return tuple(one for *_, one in sorted(merged, key=lambda row: row[:3]))


def _texts_of(maps: _Maps) -> dict[str, tuple[str, ...]]:
    """Area id -> its names as one text, and its questions."""
    asked: dict[str, list[str]] = {}
    for question, area in maps.area_of.items():
        asked.setdefault(area, []).append(maps.questions[question])
    return {area.area_id: (". ".join(area.names), *asked.get(area.area_id, ())) for area in maps.areas}
