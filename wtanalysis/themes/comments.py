"""Comments as they are read before anything is modelled: what kind, which language, which points.

Nothing is thrown away: what is no opinion is kept apart and counted, with the rule that said so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from wtanalysis.themes.comment_kinds import kind_of
from wtanalysis.themes.languages import ENGLISH, UNKNOWN, language_of
from wtanalysis.themes.model import KINDS, Comment, Reading, Statement
from wtanalysis.themes.statements import spans


def read_comments(comments: Iterable[Comment], questions: Mapping[str, str] | None = None) -> tuple[Reading, ...]:
    """Read comments: an opinion, or why not; the language; and the points of each opinion.

    A comment is kept apart only where all of it says nothing on the matter. One in another language is an opinion like
    others, with its language noted. One that gives orders to a machine is an opinion like others, and no machine obeys.

    Args:
        comments: in any order; their ids need be unique only for what comes after.
        questions: question id -> its words, by which a bare "no" or "none" is understood.

    Returns:
        One reading a comment, in the same order.

    >>> given = [Comment("a", "N/A"), Comment("b", "Good aim, but who pays for it?"), Comment("c", "As Q5")]
    >>> [(reading.kind, len(reading.statements)) for reading in read_comments(given)]
    [('no_comment', 0), ('opinion', 1), ('reference', 0)]
    """
    asked = questions or {}
    return tuple(_read(comment, asked.get(comment.question_id, "")) for comment in comments)


def _read(comment: Comment, question: str) -> Reading:
    kind, why = kind_of(comment.text, question)
    language = language_of(comment.text)
    statements = split_statements(comment) if kind == "opinion" else ()
    return Reading(comment, kind, why, language, statements)


def split_statements(comment: Comment) -> tuple[Statement, ...]:
    """The points of a comment: sentences, list items, and clauses where the writer turns to another point.

    Args:
        comment: any comment; a blank one has no point.

    Returns:
        The statements in order; the ``text`` of each is the comment's text from ``start`` to ``end``.

    >>> comment = Comment("c", "More staff. I like the aim, but the forms take too long.")
    >>> [(statement.number, statement.text) for statement in split_statements(comment)]
    [(1, 'More staff.'), (2, 'I like the aim,'), (3, 'but the forms take too long.')]
    """
    found = spans(comment.text)
    return tuple(
        Statement(comment.comment_id, number, comment.text[start:end], start, end)
        for number, (start, end) in enumerate(found, start=1)
    )


def counts(readings: Iterable[Reading]) -> dict[str, int]:
    """How many comments there are of each kind, in other languages, and how many points the opinions make.

    Args:
        readings: as ``read_comments`` gave them.

    Returns:
        ``comments``; one number for each of the kinds, which add up to it; ``other_languages``; and ``statements``.

    >>> counts(read_comments([Comment("a", "N/A"), Comment("b", "Too slow. Too dear.")]))
    {'comments': 2, 'opinion': 1, 'empty': 0, 'no_comment': 1, 'reference': 0, 'form': 0, 'confusion': 0,
     'other_languages': 0, 'statements': 2}
    """
    found = dict.fromkeys(("comments", *KINDS, "other_languages", "statements"), 0)
    for reading in readings:
        found["comments"] += 1
        found[reading.kind] += 1
        found["other_languages"] += reading.language not in (ENGLISH, UNKNOWN)
        found["statements"] += len(reading.statements)
    return found
