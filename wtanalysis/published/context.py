"""The state of the walk through a document: what was asked, what is claimed. Thrown away after the walk."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from wtanalysis.documents.model import Document
from wtanalysis.figures.model import Figure, number
from wtanalysis.published.grammar import fold
from wtanalysis.published.model import Fact
from wtanalysis.published.outline import Place
from wtanalysis.published.questions import Asked
from wtanalysis.responses.model import Question

Span = tuple[int, int]


@dataclass(frozen=True)
class Claim:
    """A number token that a row uses, or that no row may use (``reason``): paragraph, offsets, table."""

    index: int
    start: int
    end: int
    table: str
    reason: str = ""


@dataclass(frozen=True)
class Line:
    """One sentence where it stands: its paragraph, the offset of its first character in it, its words."""

    index: int
    offset: int
    words: str

    def spans(self, tokens: Iterable[Span]) -> list[Span]:
        """Offsets of the sentence as offsets of its paragraph."""
        return [(self.offset + start, self.offset + end) for start, end in tokens]


@dataclass
class Walk:
    """What has been read so far."""

    document: Document
    places: tuple[Place, ...]
    questions: dict[str, Question] = field(default_factory=dict)
    figures: list[Figure] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    by_number: dict[str, str] = field(default_factory=dict)
    current: str = ""
    waiting: list[str] = field(default_factory=list)
    resolved: str = ""
    these: str = ""
    last: Figure | None = None
    shown: bool = False
    base_words: str = ""

    def register(self, asked: Asked, name: str) -> None:
        """Enter a question that is asked for the first time."""
        place = self.places[asked.index]
        self.questions[name] = Question(
            name, place.section, place.topic, asked.text, status="open", locator=asked.locator
        )
        if asked.number:
            self.by_number.setdefault(asked.number, name)

    def ask(self, name: str) -> None:
        """A question is asked: it is what the next numbers answer, unless others are still waiting for theirs."""
        if (
            self.current
            and not self._answered(self.current)
            and self.current != name
            and self._together(self.current, name)
        ):
            self.waiting = [*(self.waiting or [self.current]), name]
        else:
            self.waiting = []
        self.current = name

    def _answered(self, name: str) -> bool:
        question = self.questions[name]
        return (
            question.base is not None
            or question.comments is not None
            or question.status != "open"
            or any(f.question_id == name for f in self.figures)
        )

    def _together(self, first: str, second: str) -> bool:
        return (self.questions[first].section, self.questions[first].topic) == (
            self.questions[second].section,
            self.questions[second].topic,
        )

    def leave(self, key: str) -> None:
        """A new topic begins: what was asked before is over."""
        question = self.questions.get(self.current)
        if not question or f"{question.section}\n{question.topic}" != key:
            self.current, self.waiting = "", []

    def which(self, sentence: str) -> str:
        """The question that a sentence is about: the last one asked, or one of several asked together.

        Of several it is the one whose own words the sentence takes up; empty if that is not clear.
        """
        if not self.waiting:
            return self.current
        said = _stems(sentence)
        scores = {name: len(said & self._own_words(name)) for name in self.waiting}
        best = max(scores.values())
        first = [name for name, score in scores.items() if score == best]
        if best and len(first) == 1:
            self.current = self.resolved = first[0]
        return self.resolved

    def _own_words(self, name: str) -> set[str]:
        others = set().union(*(_stems(self.questions[o].text) for o in self.waiting if o != name))
        return _stems(self.questions[name].text) - others

    def free(self, index: int, spans: Iterable[Span]) -> bool:
        """Whether no row has claimed any of these tokens yet."""
        held = [c for c in self.claims if c.index == index and not c.reason]
        return not any(c.start < end and start < c.end for c in held for start, end in spans)

    def claim(self, index: int, spans: Iterable[Span], table: str) -> None:
        """Enter tokens as used by a row."""
        self.claims.extend(Claim(index, start, end, table) for start, end in spans)

    def refuse(self, index: int, spans: Iterable[Span], reason: str) -> None:
        """Enter tokens as used by no row, with the reason."""
        self.claims.extend(Claim(index, start, end, "", reason) for start, end in spans)

    def update(self, name: str, **values: object) -> Question:
        """Change a question in place of itself."""
        self.questions[name] = replace(self.questions[name], **values)  # type: ignore[arg-type]
        return self.questions[name]

    def reported(self, name: str) -> None:
        """A question that has a figure is no open one."""
        if self.questions[name].status == "open":
            self.update(name, status="reported")

    def own(self, name: str, group: str = "") -> list[Figure]:
        """The figures of a question for all respondents, or for one group, without nested reasons."""
        return [f for f in self.figures if f.question_id == name and not f.parent and f.group == group]

    def joins_count(self, index: int, figure: Figure) -> bool:
        """Give a count of the same paragraph its percentage: "155 respondents agreed (62%)". Whether there is one."""
        paragraph = self.document.paragraphs[index]
        for at, other in enumerate(self.figures):
            same = (other.question_id, other.bucket_code, other.parent, other.group) == (
                figure.question_id, figure.bucket_code, figure.parent, figure.group,
            )  # fmt: skip
            near = any(other.locator == paragraph.locator_at(k) for k in (0, max(0, len(paragraph.text) - 1)))
            if not (same and near) or other.percent is not None or other.count is None or figure.percent is None:
                continue
            if not other.base or abs(100 * other.count / other.base - figure.percent) <= 1:
                self.figures[at] = replace(other, percent=figure.percent)
                return True
        return False

    def clash(self, figure: Figure) -> str:
        """Why a figure cannot stand beside those there are; empty if it can."""
        if figure.count is not None and figure.base is not None and figure.count > figure.base:
            return f"more than the {figure.base} who answered"
        for other in self.figures:
            if (other.question_id, other.bucket_code, other.parent, other.group) != (
                figure.question_id,
                figure.bucket_code,
                figure.parent,
                figure.group,
            ):
                continue
            if other.percent == figure.percent and (other.count == figure.count or None in (other.count, figure.count)):
                return f"repeats {other.locator}"
            if other.percent is None or figure.percent is None:
                return (
                    f"repeats {other.locator}"
                    if other.count == figure.count
                    else f"a second number for the same answer ({other.locator})"
                )
            return f"a second number for the same answer ({number(other.percent)} at {other.locator})"
        return ""


def _stems(words: str) -> set[str]:
    """Content words of a text cut to six letters, so that "parish" meets "parishes"."""
    return {w[:6] for w in re.findall(r"[a-z]{4,}", fold(words)) if w not in _COMMON}


_COMMON = frozenset(
    [
        "what",
        "which",
        "would",
        "should",
        "this",
        "that",
        "these",
        "those",
        "with",
        "from",
        "have",
        "been",
        "were",
        "they",
        "their",
        "your",
        "about",
        "agree",
        "disagree",
        "extent",
        "think",
        "views",
        "respondents",
        "responses",
        "question",
        "percent",
        "said",
        "more",
        "than",
        "most",
        "some",
        "many",
        "also",
        "only",
        "other",
    ]
)
