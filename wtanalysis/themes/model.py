"""The types of this floor: comments and their statements, topics of a machine, themes of people, and codes.

A topic is a cluster that a model found; it has no name of its own. A theme is a named idea that people put in the
codebook. The two never share a type.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, get_args

Kind = Literal["opinion", "empty", "no_comment", "reference", "form", "confusion"]
KINDS: tuple[str, ...] = get_args(Kind)
Decision = Literal["yes", "unsure"]
DECISIONS: tuple[str, ...] = get_args(Decision)
STANCES = ("agree", "disagree", "neither", "")
OUTLIER = -1


@dataclass(frozen=True)
class Comment:
    """A free-text answer, with what is known of who gave it and to what.

    Attributes:
        comment_id: unique among the comments that are read together.
        text: the words, verbatim.
        question_id: the question it was given to; empty where it is not known.
        response_id: the response it belongs to; empty where it is not known.
        policy_area: the part of the guidance it was filed under; empty where it is not known.
        group: the respondent's group.
        answer: bucket code of the closed answer beside it (``agree``, ``disagree``, ``neither``, ...); empty without.

    >>> Comment("c1", "Keep the night boats.", question_id="boats", answer="agree").answer
    'agree'
    """

    comment_id: str
    text: str
    question_id: str = ""
    response_id: str = ""
    policy_area: str = ""
    group: str = ""
    answer: str = ""

    def __post_init__(self) -> None:
        if not self.comment_id:
            raise ValueError("a comment has an id")


@dataclass(frozen=True)
class Statement:
    """One point of a comment: a stretch of its text. The comment stays the unit that is counted.

    ``number`` counts from 1 within the comment; ``text`` is ``comment.text[start:end]``.
    """

    comment_id: str
    number: int
    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Reading:
    """How a comment was read before anything was modelled.

    Attributes:
        comment: the comment.
        kind: ``opinion``; or what keeps it apart: ``empty``, ``no_comment``, ``reference`` ("see above", "as Q5"),
            ``form`` (about the form), ``confusion`` (the question was misunderstood).
        why: the rule that said so, in words that never quote the respondent.
        language: ISO 639-1 code of the language it seems to be in; ``en`` unless there is good reason; ``und`` where
            nothing can be told.
        statements: its points, in order; none where it is kept apart.
    """

    comment: Comment
    kind: Kind = "opinion"
    why: str = ""
    language: str = "en"
    statements: tuple[Statement, ...] = ()

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"kind {self.kind!r}, expected one of {', '.join(KINDS)}")


@dataclass(frozen=True)
class Topic:
    """A cluster of statements that a model found. It has no name of its own: ``wtanalysis.themes.labels`` suggests.

    Attributes:
        topic_id: from 0, the largest first; ``OUTLIER`` (-1) is never a topic.
        words: what sets it apart, the best first; no stop words, place names or words of the question.
        size: how many comments carry it.
        statements: representative ones, the best first.
        parent: id of the broader group of topics it belongs to, such as ``g2``; empty without a hierarchy.
        stability: 0 to 1, how well it came back in other runs; None where that was not tried.
        stable: whether that is enough; None where it was not tried.
    """

    topic_id: int
    words: tuple[str, ...]
    size: int
    statements: tuple[Statement, ...] = ()
    parent: str = ""
    stability: float | None = None
    stable: bool | None = None


@dataclass(frozen=True)
class Placed:
    """The topic of one statement; ``topic_id`` is ``OUTLIER`` (-1) where it fits none.

    ``reassigned`` is true where an outlier was put to its nearest topic because the user asked for that.
    """

    comment_id: str
    number: int
    topic_id: int
    probability: float = 1.0
    reassigned: bool = False


@dataclass(frozen=True, repr=False)
class Topics:
    """The topics of a set of comments and where each statement belongs.

    Attributes:
        topics: the largest first.
        placed: one row a statement, in the order of the comments.
        base: how many comments with an opinion were modelled.
        method: how, in one line: embedding, reduction, clustering.
        seed: of every random choice.
        notes: what a reader must know, such as how many comments are outliers.
    """

    topics: tuple[Topic, ...]
    placed: tuple[Placed, ...]
    base: int
    method: str = ""
    seed: int = 2023
    notes: tuple[str, ...] = ()

    def __repr__(self) -> str:
        out = len({p.comment_id for p in self.placed}) - len(self.comments_of())
        return f"Topics({len(self.topics)} topics of {self.base:,} comments, {out:,} of them in none)"

    def comments_of(self) -> dict[str, tuple[int, ...]]:
        """Comment id -> the topics of its statements, by how much of it they hold; comments in none are absent.

        >>> places = (Placed("a", 1, 0), Placed("a", 2, 1), Placed("a", 3, 1), Placed("b", 1, OUTLIER))
        >>> Topics((), places, 2).comments_of()
        {'a': (1, 0)}
        """
        found: dict[str, dict[int, float]] = {}
        for place in self.placed:
            if place.topic_id != OUTLIER:
                weights = found.setdefault(place.comment_id, {})
                weights[place.topic_id] = weights.get(place.topic_id, 0.0) + place.probability
        return {name: tuple(sorted(w, key=lambda t: (-w[t], t))) for name, w in found.items()}


@dataclass(frozen=True)
class Theme:
    """A named idea that people put in the codebook.

    Attributes:
        theme_id: a slug, unique in the codebook.
        name: a short statement of the idea.
        description: when a comment carries it.
        examples: short statements that carry it.
        stance: ``agree``, ``disagree``, ``neither`` or empty: how those who hold it stand to the proposal.
        policy_area: the part of the guidance it is about.

    >>> Theme("night-boats", "Boats should run at night", stance="agree").theme_id
    'night-boats'
    """

    theme_id: str
    name: str
    description: str = ""
    examples: tuple[str, ...] = ()
    stance: str = ""
    policy_area: str = ""

    def __post_init__(self) -> None:
        if not self.theme_id:
            raise ValueError("a theme has an id")
        if self.stance not in STANCES:
            raise ValueError(f"stance {self.stance!r}, expected agree, disagree, neither or nothing")


@dataclass(frozen=True)
class Codebook:
    """The themes that people agreed on, in their order; ``version`` counts from 1 (see themes.codebook).

    >>> Codebook((Theme("a", "A"), Theme("b", "B"))).theme("b").name
    'B'
    """

    themes: tuple[Theme, ...]
    version: int = 1
    source: str = ""

    def theme(self, theme_id: str) -> Theme:
        """The theme with this id; raises KeyError."""
        for theme in self.themes:
            if theme.theme_id == theme_id:
                return theme
        raise KeyError(theme_id)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the themes, in order."""
        return tuple(theme.theme_id for theme in self.themes)


@dataclass(frozen=True)
class Code:
    """One theme (or policy area) that a comment carries, and who says so.

    Attributes:
        comment_id: the comment.
        theme_id: the theme; empty where a person read the comment and found none.
        coder: who coded it: a person's role (``analyst 1``), or ``model``.
        probability: of the model, calibrated; None for people.
        decision: ``yes``, or ``unsure``, which is for a person to settle.
        statement: the statement of the comment that decided; empty for people.
    """

    comment_id: str
    theme_id: str
    coder: str = ""
    probability: float | None = None
    decision: Decision = "yes"
    statement: str = ""

    def __post_init__(self) -> None:
        if self.decision not in DECISIONS:
            raise ValueError(f"decision {self.decision!r}, expected yes or unsure")


@dataclass(frozen=True, repr=False)
class Coding:
    """Which themes each comment carries, by one coder or several.

    Attributes:
        codes: one row a comment and theme, in the order of the comments.
        base: the comments that were coded, also those that carry nothing.
        apart: comment id -> why it was not coded (``no_comment``, ``empty``, ...).
        thresholds: theme id -> probability from which the model says yes.
        method: how, in one line; empty for people.
        notes: what a reader must know.
    """

    codes: tuple[Code, ...]
    base: tuple[str, ...] = ()
    apart: dict[str, str] = field(default_factory=dict)
    thresholds: dict[str, float] = field(default_factory=dict)
    method: str = ""
    notes: tuple[str, ...] = ()

    def __repr__(self) -> str:
        unsure = sum(code.decision == "unsure" for code in self.codes)
        coders = ", ".join(sorted({code.coder for code in self.codes}))
        return f"Coding({len(self.codes):,} codes of {len(self.base):,} comments by {coders}, {unsure:,} unsure)"

    def themes_of(self, coder: str = "") -> dict[str, frozenset[str]]:
        """Comment id -> the themes it carries for sure, by one coder or by anyone; every comment of the base is there.

        >>> Coding((Code("a", "x", "model"), Code("a", "y", "model", decision="unsure")), ("a", "b")).themes_of()
        {'a': frozenset({'x'}), 'b': frozenset()}
        """
        found: dict[str, set[str]] = {name: set() for name in self.base}
        for code in self.codes:
            if code.theme_id and code.decision == "yes" and coder in ("", code.coder):
                found.setdefault(code.comment_id, set()).add(code.theme_id)
        return {name: frozenset(themes) for name, themes in found.items()}
