"""How those who hold a theme answered the closed question beside their comment.

Stance is what people ticked, never what a model reads into their words: "of those disagreeing who commented, some
mention the cost". Who gave no closed answer, or none that is known, is counted apart and in no row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wtanalysis.themes.model import Codebook, Coding, Comment, Theme
from wtanalysis.themes.sizes import SMALL, known, percent, quantity

SIDES = {
    "agree": "agree", "option:agree": "agree", "option:strongly-agree": "agree", "yes": "agree", "option:yes": "agree",
    "likely": "agree", "option:likely": "agree", "option:very-likely": "agree",
    "disagree": "disagree", "option:disagree": "disagree", "option:strongly-disagree": "disagree", "no": "disagree",
    "option:no": "disagree", "unlikely": "disagree", "option:unlikely": "disagree",
    "option:very-unlikely": "disagree", "neither": "neither", "neutral": "neither",
}  # fmt: skip
NO_ANSWER = ("", "not_answered", "blank")
ENOUGH = 3
"""Comments that must contradict a theme's stance before that is noted as more than chance."""
_TOLD = {
    "agree": "agreeing", "disagree": "disagreeing", "neither": "neither agreeing nor disagreeing",
    "yes": "answering yes", "no": "answering no", "dont_know": "answering don't know", "neutral": "answering neutral",
    "likely": "answering likely", "unlikely": "answering unlikely",
}  # fmt: skip


@dataclass(frozen=True)
class StanceRow:
    """Of those who gave one answer to a question and commented on it, how many mention a theme.

    Attributes:
        question_id: the question.
        answer: bucket code of the closed answer.
        theme_id: the theme.
        name: of the theme; empty without a codebook.
        count: comments beside that answer that carry the theme.
        base: comments on the question beside that answer that were coded.
        comment_ids: those that carry it.
    """

    question_id: str
    answer: str
    theme_id: str
    name: str
    count: int
    base: int
    comment_ids: tuple[str, ...]

    def told(self, percentages: bool = False) -> str:
        """The row as a sentence of a report.

        >>> StanceRow("q1", "disagree", "cost", "It costs too much", 12, 40, ()).told()
        'Of those disagreeing who commented on the question, many mention “It costs too much”.'
        """
        words = quantity(self.count, self.base)
        verb = "mentions" if words == "one" or words.startswith(("one of", "the only one")) else "mention"
        share = f" ({percent(self.count, self.base)})" if percentages and self.base >= SMALL else ""
        who = f"Of those {answer_words(self.answer)} who commented on the question"
        return f"{who}, {words}{share} {verb} “{self.name or self.theme_id}”."


def answer_words(answer: str) -> str:
    """An answer as it is said of people.

    >>> answer_words("disagree"), answer_words("option:every-week")
    ('disagreeing', 'answering every week')
    """
    return _TOLD.get(answer) or f"answering {answer.removeprefix('option:').replace('-', ' ').replace('_', ' ')}"


@dataclass(frozen=True)
class Contradiction:
    """A theme whose holders mostly gave the answer that its stated stance is against.

    Attributes:
        question_id: the question.
        theme_id: the theme.
        stated: the stance in the codebook.
        with_it: comments that carry it beside an answer of that stance.
        against: comments that carry it beside the opposite answer.
        comment_ids: the latter.
        note: what to think of it, in words.
    """

    question_id: str
    theme_id: str
    stated: str
    with_it: int
    against: int
    comment_ids: tuple[str, ...]
    note: str


@dataclass(frozen=True, repr=False)
class Stances:
    """Themes by closed answer.

    Attributes:
        rows: in the order of questions; the largest theme of each answer first.
        contradictions: themes whose stated stance the answers contradict.
        without: ids of the coded comments that have no closed answer beside them.
        base: how many comments were coded.
    """

    rows: tuple[StanceRow, ...]
    contradictions: tuple[Contradiction, ...]
    without: tuple[str, ...]
    base: int

    def __repr__(self) -> str:
        return f"Stances({len(self.rows)} rows, {len(self.without):,} of {self.base:,} comments without an answer)"

    def table(self) -> list[dict[str, object]]:
        """The rows as mappings, for a table or a file."""
        names = ("question_id", "answer", "theme_id", "name", "count", "base", "comment_ids")
        return [{name: getattr(row, name) for name in names} for row in self.rows]


def by_answer(coding: Coding, comments: Sequence[Comment], codebook: Codebook | None = None) -> Stances:
    """Which themes those mention who gave each answer.

    Args:
        coding: which comments carry which theme.
        comments: those that were coded, with the closed answers beside them.
        codebook: for names and stated stances.

    Returns:
        The rows, with what contradicts the codebook and who has no answer.

    Raises:
        ThemeError: if a coded comment is not among the comments.

    >>> from wtanalysis.themes.model import Code
    >>> said = [Comment(n, "Too dear.", "q1", answer=a) for n, a in (("a", "disagree"), ("b", "disagree"), ("c", ""))]
    >>> found = by_answer(Coding((Code("a", "cost"), Code("c", "cost")), ("a", "b", "c")), said)
    >>> [(row.answer, row.theme_id, row.count, row.base) for row in found.rows], found.without
    ([('disagree', 'cost', 1, 2)], ('c',))
    """
    base = known(coding, comments)
    carried = coding.themes_of()
    names = {theme.theme_id: theme.name for theme in codebook.themes} if codebook else {}
    cells: dict[tuple[str, str], list[str]] = {}
    for name, comment in base.items():
        if comment.answer not in NO_ANSWER:
            cells.setdefault((comment.question_id, comment.answer), []).append(name)
    order = {question: number for number, question in enumerate(dict.fromkeys(question for question, _ in cells))}
    rows = []
    for (question, answer), given in sorted(cells.items(), key=lambda cell: order[cell[0][0]]):
        of_cell: dict[str, list[str]] = {}
        for name in given:
            for theme in sorted(carried[name]):
                of_cell.setdefault(theme, []).append(name)
        for theme, ids in sorted(of_cell.items(), key=lambda item: (-len(item[1]), item[0])):
            row = StanceRow(question, answer, theme, names.get(theme, ""), len(ids), len(given), tuple(ids))
            rows.append(row)
    without = tuple(name for name, comment in base.items() if comment.answer in NO_ANSWER)
    found = tuple(_contradictions(rows, codebook.themes if codebook else ()))
    return Stances(tuple(rows), found, without, len(base))


def _contradictions(rows: Sequence[StanceRow], themes: Sequence[Theme]) -> list[Contradiction]:
    """Themes with a stance that more of their holders answered against than for."""
    found = []
    for theme in themes:
        other = {"agree": "disagree", "disagree": "agree"}.get(theme.stance, "")
        own = [row for row in rows if row.theme_id == theme.theme_id]
        for question in dict.fromkeys(row.question_id for row in own) if other else ():
            here = [row for row in own if row.question_id == question]
            ids = tuple(name for row in here if SIDES.get(row.answer) == other for name in row.comment_ids)
            with_it = sum(row.count for row in here if SIDES.get(row.answer) == theme.stance)
            if len(ids) > with_it:
                few = "" if len(ids) >= ENOUGH else "; these are few"
                note = f"stated to {theme.stance}, but {len(ids)} of {len(ids) + with_it} answered otherwise{few}"
                found.append(Contradiction(question, theme.theme_id, theme.stance, with_it, len(ids), ids, note))
    return found
