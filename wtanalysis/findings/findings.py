"""The chain of every topic: what was proposed, asked and said, what was decided, and what will be done."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from typing import Any

from wtanalysis.figures.model import Figure
from wtanalysis.findings.evidence import Evidence, position
from wtanalysis.published.model import Commitment, Proposal, Quotation
from wtanalysis.responses.model import Question


@dataclass(frozen=True)
class Finding:
    """What was said under one topic, with its evidence, and what will be done about it.

    A finding without a ``topic`` holds what its section says as a whole: rows that join no topic are never dropped.

    Attributes:
        proposals: what the consultation proposed.
        questions: what it asked.
        figures: what was printed about the answers.
        said: what people said, as the response sums it up.
        quotations: respondents' words that the response prints.
        decisions: what was then decided.
        commitments: what will be done.
    """

    section: str
    topic: str
    proposals: tuple[Proposal, ...] = ()
    questions: tuple[Question, ...] = ()
    figures: tuple[Figure, ...] = ()
    said: tuple[Commitment, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    decisions: tuple[Commitment, ...] = ()
    commitments: tuple[Commitment, ...] = ()

    @property
    def locators(self) -> tuple[str, ...]:
        """Where its rows stand, in document order, each once."""
        parts: tuple[tuple[Any, ...], ...] = (
            self.proposals, self.questions, self.figures, self.said, self.quotations, self.decisions, self.commitments,
        )  # fmt: skip
        rows = (row for part in parts for row in part)
        return tuple(dict.fromkeys(sorted((row.locator for row in rows if row.locator), key=position)))

    def figures_of(self, question: Question) -> tuple[Figure, ...]:
        """The printed figures of one of its questions."""
        return tuple(f for f in self.figures if f.question_id == question.question_id)

    def __repr__(self) -> str:
        counts = (
            (len(self.proposals), "proposed"), (len(self.questions), "asked"), (len(self.figures), "figures"),
            (len(self.said), "said"), (len(self.decisions), "decided"), (len(self.commitments), "will do"),
        )  # fmt: skip
        return f"Finding({self.topic or self.section!r}: {', '.join(f'{n} {what}' for n, what in counts)})"

    def _repr_html_(self) -> str:
        return f"<p>{escape(repr(self))}</p>"


def find(evidence: Evidence) -> tuple[Finding, ...]:
    """The findings of a consultation, in document order: the topics of each section, then what joins none.

    Titles join when they differ only in case, marks, ``&`` and what stands in brackets. A proposal without a topic
    joins the topic of the question it names; any row without a topic joins a topic named like its own section. A
    figure whose question is not listed makes a question of its own, so that it is shown and counted.

    Args:
        evidence: the printed rows.

    Returns:
        One finding a topic, and one without a topic for each section that has rows of its own.

    >>> from wtanalysis.provenance import Source
    >>> said = Commitment("c1", "Section 1 – Hours", "", "list", "said", 1, "open later", locator="L9")
    >>> asked = Question("later", "Section 1 Hours", "Evenings", "Close later?", "yes_no_dk", 120, locator="L4")
    >>> for finding in find(Evidence("Parks", Source("", ""), questions=(asked,), commitments=(said,))):
    ...     print(finding)
    Finding('Evenings': 0 proposed, 1 asked, 0 figures, 0 said, 0 decided, 0 will do)
    Finding('Section 1 Hours': 0 proposed, 0 asked, 0 figures, 1 said, 0 decided, 0 will do)
    """
    questions = (*evidence.questions, *_unlisted(evidence))
    place = _Places.of(evidence, questions)
    groups: dict[tuple[str, str], dict[str, list[Any]]] = {}
    for name, row in _rows(evidence, questions):
        groups.setdefault(place.of_row(row), {}).setdefault(name, []).append(row)
    found = (_finding(evidence, place.titles, *key, parts) for key, parts in groups.items())
    return tuple(sorted(found, key=place.order))


def joined(findings: Iterable[Finding]) -> dict[str, tuple[int, int]]:
    """For each kind of row: how many join a topic, and how many stand under their section only.

    >>> said = Commitment("c1", "Hours", "", "list", "said", 1, "open later", locator="L9")
    >>> joined([Finding("Hours", "", said=(said,))])["said"]
    (0, 1)
    """
    counts = {name: [0, 0] for name in ("proposals", "questions", "said", "quotations", "decisions", "commitments")}
    for finding in findings:
        for name, pair in counts.items():
            pair[0 if finding.topic else 1] += len(getattr(finding, name))
    return {name: (pair[0], pair[1]) for name, pair in counts.items()}


def title_key(title: str) -> str:
    """A title for comparison.

    >>> title_key("**Section 3** – Help & Support (MASA)") == title_key("Section 3 help and support")
    True
    """
    words = re.sub(r"\([^)]*\)", " ", title.casefold().replace("&", " and "))
    return " ".join(re.findall(r"\w+", words))


@dataclass(frozen=True)
class _Places:
    """Which section and topic every row belongs to, and the order of both."""

    titles: dict[str, str]
    sections: dict[str, tuple[int, ...]]
    topics: dict[tuple[str, str], tuple[int, ...]]
    homes: dict[str, tuple[str, str]]
    named: set[str]

    @classmethod
    def of(cls, evidence: Evidence, questions: tuple[Question, ...]) -> _Places:
        homes = {q.question_id: (title_key(q.section), title_key(q.topic)) for q in questions}
        place = cls({}, {}, {}, homes, set())
        for title in evidence.sections:
            place.titles.setdefault(title_key(title), title)
        rows = list(_rows(evidence, questions))
        for _, row in rows:
            place.titles.setdefault(title_key(row.section), row.section)
            place.titles.setdefault(title_key(row.topic), row.topic)
        place.named.update(title_key(row.section) for _, row in rows if title_key(row.section) == title_key(row.topic))
        # Several topics may be proposed in one paragraph, so proposals give the order only where nothing else does.
        for _, row in sorted(rows, key=lambda pair: pair[0] == "proposals"):
            section, topic = place.of_row(row)
            at = position(row.locator)
            place.sections[section] = min(place.sections.get(section, at), at)
            if not isinstance(row, Proposal) or (section, topic) not in place.topics:
                place.topics[section, topic] = min(place.topics.get((section, topic), at), at)
        return place

    def of_row(self, row: Any) -> tuple[str, str]:
        section, topic = title_key(row.section), title_key(row.topic)
        if isinstance(row, Proposal) and not topic:
            section, topic = next(
                (self.homes[name] for name in row.question_ids if name in self.homes), (section, topic)
            )
        return (section, topic or section * (section in self.named))

    def order(self, finding: Finding) -> tuple[Any, ...]:
        section, topic = title_key(finding.section), title_key(finding.topic)
        return (not section, self.sections[section], section, not topic, self.topics[section, topic], topic)


def _rows(evidence: Evidence, questions: tuple[Question, ...]) -> Iterable[tuple[str, Any]]:
    """Every row that has a section, with the part of the chain it belongs to."""
    sides = {"said": "said", "decision": "decisions", "will": "commitments"}
    yield from (("questions", row) for row in questions)
    yield from (("proposals", row) for row in evidence.proposals)
    yield from ((sides[row.side], row) for row in evidence.commitments)
    yield from (("quotations", row) for row in evidence.quotations)


def _finding(
    evidence: Evidence, titles: dict[str, str], section: str, topic: str, parts: dict[str, list[Any]]
) -> Finding:
    rows = {name: tuple(sorted(listed, key=_position_of)) for name, listed in parts.items()}
    ids = {q.question_id for q in rows.get("questions", ())}
    figures = tuple(f for f in evidence.figures if f.question_id in ids)
    return Finding(titles[section], titles[topic], figures=figures, **rows)


def _position_of(row: Any) -> tuple[int, ...]:
    return position(row.locator)


def _unlisted(evidence: Evidence) -> tuple[Question, ...]:
    """A question for every figure whose question is not in the table."""
    known = {q.question_id for q in evidence.questions}
    first = {f.question_id: f for f in reversed(evidence.figures) if f.question_id not in known}
    return tuple(Question(name, text=name, locator=figure.locator) for name, figure in sorted(first.items()))
