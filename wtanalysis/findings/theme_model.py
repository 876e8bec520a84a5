"""What pages tell of the comments: themes by question, topics of the machine, second review. Plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from wtanalysis.responses.near_copies import Counted
from wtanalysis.themes.agreement import Agreement
from wtanalysis.themes.agreement_numbers import Estimate
from wtanalysis.themes.differences import Difference, Settled


@dataclass(frozen=True)
class Share:
    """Of those who gave one answer, or are of one group, and commented, how many mention a theme."""

    answer: str
    count: int
    base: int


@dataclass(frozen=True)
class ThemeFound:
    """A theme among the comments on one question.

    Attributes:
        theme_id, name, description, stance: as the codebook has them.
        count: comments that carry it; ``base``: comments on the question with an opinion.
        unsure: comments of which a person has yet to say.
        answers: by the closed answer beside the comment; ``groups``: by the respondent's group.
    """

    theme_id: str
    name: str
    description: str
    stance: str
    count: int
    base: int
    unsure: int = 0
    answers: tuple[Share, ...] = ()
    groups: tuple[Share, ...] = ()


@dataclass(frozen=True)
class TopicFound:
    """A topic of the machine among the comments on one question, beside the themes of people.

    Attributes:
        topic_id, words, size: of the topic; ``base``: comments modelled.
        name: what it is called, by ``named_by``; ``signed_by`` and ``signed_at`` are empty until a person signed it.
        stability: how well it came back in other runs; ``stable`` says whether that is enough.
        statements: that stand for it, masked; only of those who may be quoted.
        themes: the themes that it is linked to: name and comments that have both.
    """

    topic_id: int
    words: tuple[str, ...]
    size: int
    base: int
    name: str = ""
    named_by: str = ""
    signed_by: str = ""
    signed_at: str = ""
    stability: float | None = None
    stable: bool | None = None
    statements: tuple[str, ...] = ()
    themes: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class QuestionThemes:
    """The themes and topics of the comments on one question.

    Attributes:
        question_id: the question.
        comments: received on it.
        apart: kind -> comments that hold no opinion on it.
        base: comments with an opinion, coded.
        themes: the largest first; those that nobody mentions are left out.
        topics: the largest first; ``outliers`` are comments in none of them.
        differences: between topics and themes: split, merged, on one side alone; each with how it was settled.
        settled: id of a difference -> how it was settled last.
        names: id of a theme -> its name, of those that the question could have.
    """

    question_id: str
    comments: int
    apart: Mapping[str, int] = field(default_factory=dict)
    base: int = 0
    themes: tuple[ThemeFound, ...] = ()
    topics: tuple[TopicFound, ...] = ()
    outliers: int = 0
    differences: tuple[Difference, ...] = ()
    settled: Mapping[str, Settled] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class ThemeWork:
    """The work on themes of one consultation. Made by :func:`wtanalysis.findings.themes.theme_work`.

    Attributes:
        synthetic: the comments were written for this project.
        version, signed_by, signed_at: of the codebook; ``themes`` is how many it has.
        questions: in the order of the questionnaire.
        kinds: kind -> comments, over all questions; ``languages``: language -> comments in it, but English.
        copies: comments counted with every copy of a campaign, with one, and with none.
        coders: coder -> comments coded.
        agreement: how far people and the model agree.
        f1: of the model against people, micro and macro; ``more`` says how many more comments to read.
        queue: kind of mismatch -> items that wait for a person.
        decisions: role -> decisions on record; ``latest`` is when the last was made.
    """

    synthetic: bool = False
    version: int = 1
    signed_by: str = ""
    signed_at: str = ""
    themes: int = 0
    questions: tuple[QuestionThemes, ...] = ()
    kinds: Mapping[str, int] = field(default_factory=dict)
    languages: Mapping[str, int] = field(default_factory=dict)
    copies: Counted | None = None
    coders: Mapping[str, int] = field(default_factory=dict)
    agreement: tuple[Agreement, ...] = ()
    f1: Mapping[str, Estimate] = field(default_factory=dict)
    more: str = ""
    queue: Mapping[str, int] = field(default_factory=dict)
    decisions: Mapping[str, int] = field(default_factory=dict)
    latest: str = ""

    def question(self, question_id: str) -> QuestionThemes | None:
        """The themes of one question; None where there are none.

        >>> ThemeWork().question("boats") is None
        True
        """
        return next((one for one in self.questions if one.question_id == question_id), None)

    def __repr__(self) -> str:
        told = "synthetic, " if self.synthetic else ""
        return f"ThemeWork({told}{self.themes} themes, {len(self.questions)} questions, signed by {self.signed_by!r})"
