"""How many comments carry a theme, in words on one scale.

A consultation is not a sample: whoever wished to answer did, and fewer still wrote a comment. So a report tells sizes
in words, of those who commented on the question, and always by the same scale (``SCALE``, ``scale_table``). Counts are
for the analyst; percentages are told only when they are asked for. The bounds are this project's own choice.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wtanalysis.errors import UserError
from wtanalysis.themes.model import Codebook, Coding, Comment

SMALL = 10
"""Comments below which no word of the scale is used: the count itself is told."""
FEWEST = 3
"""Comments that carry a theme below which the count is told, however many there are in all."""
NUMBERS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


class ThemeError(UserError):
    """Comments, codings or tables of themes that do not fit together."""


@dataclass(frozen=True)
class Level:
    """A word of the scale, for more than ``over`` and up to ``to`` per cent of the base (``all``: 100)."""

    word: str
    over: int
    to: int
    told: str


SCALE: tuple[Level, ...] = (
    Level("none", -1, 0, "0%"),
    Level("a few", 0, 10, "more than 0%, up to 10%"),
    Level("some", 10, 25, "more than 10%, up to 25%"),
    Level("many", 25, 50, "more than 25%, up to 50%"),
    Level("most", 50, 90, "more than 50%, up to 90%"),
    Level("nearly all", 90, 99, "more than 90%, under 100%"),
    Level("all", 99, 100, "100%"),
)


def level(count: int, base: int) -> Level:
    """The word of the scale for a count, reckoned exactly and never from a rounded percentage.

    Args:
        count: how many carry the theme.
        base: how many commented on the question.

    Returns:
        The level; of a base of 0, ``none``.

    Raises:
        ValueError: unless the count is between 0 and the base.

    >>> [level(count, 1000).word for count in (0, 1, 100, 101, 500, 501, 999, 1000)]
    ['none', 'a few', 'a few', 'some', 'many', 'most', 'nearly all', 'all']
    """
    if not 0 <= count <= base:
        raise ValueError(f"{count} of {base}, expected a count from 0 to the base")
    if count == base and count:
        return SCALE[-1]
    return next(one for one in SCALE[:-1] if count * 100 <= one.to * base or one.word == "nearly all")


def percent(count: int, base: int) -> str:
    """A whole percentage, rounded half up; something is never told as nothing, nor less than all as all.

    >>> percent(1, 8), percent(1, 1000), percent(999, 1000), percent(0, 5), percent(0, 0)
    ('13%', 'under 1%', 'over 99%', '0%', 'no base')
    """
    if not base:
        return "no base"
    whole = (200 * count + base) // (2 * base)
    if count and not whole:
        return "under 1%"
    return "over 99%" if whole == 100 and count < base else f"{whole}%"


def told(count: int, base: int, percentages: bool = False, of: str = "those who commented on the question") -> str:
    """A size in words, as a report tells it.

    A base under 10 has no word of the scale, since "most" of three are two; nor has a count of one or two, which "a
    few" would make more of.

    Args:
        count: how many carry the theme.
        base: how many commented on the question.
        percentages: whether the percentage is told too; never of a base under 10.
        of: who the base are.

    Returns:
        The words.

    Raises:
        ValueError: unless the count is between 0 and the base.

    >>> told(31, 128), told(31, 128, percentages=True)
    ('some of those who commented on the question', 'some of those who commented on the question (24%)')
    >>> told(2, 3), told(1, 400), told(0, 0)
    ('two of the three who commented on the question', 'one of those who commented on the question', 'nobody, as ...')
    """
    if not base:
        return f"nobody, as there were none of {of}"
    words = quantity(count, base)
    whole = of.removeprefix("those ") if base < SMALL and count + base > 1 else f"of {of}"
    return f"{words} {whole}" + (f" ({percent(count, base)})" if percentages and base >= SMALL else "")


def quantity(count: int, base: int) -> str:
    """The word of the scale, or the number where the count or the base is small.

    >>> quantity(31, 128), quantity(2, 128), quantity(2, 3), quantity(1, 1), quantity(0, 3)
    ('some', 'two', 'two of the three', 'the only one', 'none of the three')
    """
    found = level(count, base)
    if base >= SMALL:
        return in_words(count) if 0 < count < FEWEST else found.word
    if base < 2:
        return "the only one" if count else "none"
    return f"{in_words(count)} of the {in_words(base)}"


def in_words(count: int) -> str:
    """A number below ten in words.

    >>> in_words(2), in_words(31), in_words(1280)
    ('two', '31', '1,280')
    """
    return NUMBERS[count] if count < len(NUMBERS) else f"{count:,}"


def scale_table() -> tuple[tuple[str, str], ...]:
    """The scale as a report prints it: word and what it stands for.

    >>> scale_table()[2]
    ('some', 'more than 10%, up to 25%')
    """
    small = f"one, two, ... of fewer than {SMALL} comments, and one or two of any number"
    return (*((one.word, one.told) for one in SCALE), ("a number", small))


@dataclass(frozen=True)
class ThemeSize:
    """How many comments on one question carry a theme.

    Attributes:
        question_id: the question; empty where the comments name none.
        theme_id: the theme.
        name: of the theme; empty without a codebook.
        count: comments that carry it for sure.
        base: comments on the question that were coded; who wrote nothing, or no opinion, is not among them.
        unsure: comments of which a person has yet to say whether they carry it.
        comment_ids: the comments that carry it.
    """

    question_id: str
    theme_id: str
    name: str
    count: int
    base: int
    unsure: int
    comment_ids: tuple[str, ...]

    @property
    def word(self) -> str:
        """The word of the scale, or the number where the base or the count is small."""
        return quantity(self.count, self.base)

    def told(self, percentages: bool = False) -> str:
        """The size as a report tells it."""
        return told(self.count, self.base, percentages)


def known(coding: Coding, comments: Iterable[Comment]) -> dict[str, Comment]:
    """The coded comments by their ids, in the order of the base; raises ThemeError for those that were not given.

    >>> known(Coding((), ("a",)), [Comment("a", "Yes."), Comment("b", "No.")])
    {'a': Comment(comment_id='a', text='Yes.', question_id='', response_id='', policy_area='', group='', answer='')}
    """
    given = {comment.comment_id: comment for comment in comments}
    missing = [name for name in dict.fromkeys(coding.base) if name not in given]
    if missing:
        what = f"{len(missing):,} of {len(set(coding.base)):,} coded comments are not among the comments given"
        raise ThemeError(what, "the comments that were coded", f"check the ids, first {missing[0]!r}")
    return {name: given[name] for name in coding.base}


def sizes(coding: Coding, comments: Sequence[Comment], codebook: Codebook | None = None) -> tuple[ThemeSize, ...]:
    """The size of each theme in each question, the largest first.

    Args:
        coding: which comments carry which theme.
        comments: those that were coded, which name their questions.
        codebook: for names, and for themes that no comment carries, which are told too.

    Returns:
        A row a question and theme.

    Raises:
        ThemeError: if a coded comment is not among the comments.

    >>> from wtanalysis.themes.model import Code
    >>> said = [Comment("a", "Later boats.", "q1"), Comment("b", "Fine.", "q1")]
    >>> row = sizes(Coding((Code("a", "later"),), ("a", "b")), said)[0]
    >>> row.count, row.base, row.told(), row.comment_ids
    (1, 2, 'one of the two who commented on the question', ('a',))
    """
    base = known(coding, comments)
    carried = coding.themes_of()
    unsure = {(c.comment_id, c.theme_id) for c in coding.codes if c.decision == "unsure"}
    names = {theme.theme_id: theme.name for theme in codebook.themes} if codebook else {}
    rows = []
    for question in dict.fromkeys(comment.question_id for comment in base.values()):
        asked = [name for name, comment in base.items() if comment.question_id == question]
        seen = [theme for name in asked for theme in sorted(carried[name])]
        waiting = [theme for name, theme in sorted(unsure) if name in base and base[name].question_id == question]
        for theme in dict.fromkeys((*names, *seen, *waiting)):
            ids = tuple(name for name in asked if theme in carried[name])
            open_ones = sum((name, theme) in unsure and theme not in carried[name] for name in asked)
            rows.append(ThemeSize(question, theme, names.get(theme, ""), len(ids), len(asked), open_ones, ids))
    place = {row.question_id: number for number, row in reversed(list(enumerate(rows)))}
    return tuple(sorted(rows, key=lambda row: (place[row.question_id], -row.count, row.theme_id)))
