"""One consultation: what was asked, of whom, what was printed about the answers, and the official documents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from html import escape
from typing import TYPE_CHECKING

from wtanalysis.errors import ConsultationError
from wtanalysis.figures.accepted import Reconciling
from wtanalysis.figures.model import Breakdown, Figure
from wtanalysis.provenance import Source
from wtanalysis.published.model import Commitment, Fact, Proposal
from wtanalysis.responses.mapping import Plan
from wtanalysis.responses.model import Question, Responses

if TYPE_CHECKING:
    import pandas as pd

    from wtanalysis.guidance.claims import Claim
    from wtanalysis.guidance.model import Guidance
    from wtanalysis.themes.work import ThemeFiles

TABLES = ("questions", "groups", "figures", "facts", "proposals", "commitments")
GROUP_COLUMNS = ("group", "types", "locator")


@dataclass(frozen=True)
class RespondentGroup:
    """One group as analysed, with the types that respondents ticked and that were put into it."""

    group: str
    types: tuple[str, ...] = ()
    locator: str = ""


@dataclass(frozen=True)
class Section:
    """A part of the consultation: a short id (``s1``) and its title."""

    section_id: str
    title: str


@dataclass(frozen=True)
class PolicyArea:
    """A part of the guidance that comments are about, and the section of the consultation it was asked in.

    ``also`` are further names under which letters speak of it; ``questions`` are those that ask about it, where their
    topic does not bear its name.
    """

    area_id: str
    name: str
    section_id: str = ""
    also: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Channel:
    """A way in which responses came, and whether its answers count in the percentages."""

    name: str
    description: str = ""
    in_percentages: bool = False


@dataclass(frozen=True)
class OfficialDocument:
    """An official document of the exercise: what it is, and where its publisher offers it.

    Attributes:
        role: what it is to this consultation (``response``, ``guidance-2018``).
        source: title, publisher, date and licence; ``source.url`` is the publisher's page about it.
        file: the address of the file itself, empty where it is to be looked up on the page.
        find: a pattern (regular expression) for the file's address on that page.
        confirmed: how the addresses were confirmed, or that they were not.
    """

    role: str
    source: Source
    file: str = ""
    find: str = ""
    confirmed: str = ""


@dataclass(frozen=True)
class Consultation:
    """One exercise, as its folder defines it. Made by :func:`wtanalysis.consultation.load_consultation`.

    ``documents`` is keyed by role. ``locators`` says what the locators in the tables count. ``sources`` are the files
    of the folder with their hashes. ``origin`` says how the tables came about. ``responses`` are None where the folder
    holds only what was printed; ``plan`` says how they were loaded, ``reconciling`` what a person said about
    comparing them with what was printed. ``guidance`` holds the editions of the guidance by their short names, in
    order; each is read when it is first asked for. ``claims`` are what summaries and briefings say of the last of them.
    ``themes`` are the files of the work on comments, read when they are first asked for.
    """

    name: str
    title: str
    publisher: str
    opened: date
    closed: date
    origin: str = ""
    locators: str = ""
    documents: Mapping[str, OfficialDocument] = field(default_factory=dict)
    sections: tuple[Section, ...] = ()
    policy_areas: tuple[PolicyArea, ...] = ()
    channels: tuple[Channel, ...] = ()
    groups: tuple[RespondentGroup, ...] = ()
    questions: tuple[Question, ...] = ()
    figures: tuple[Figure, ...] = ()
    facts: tuple[Fact, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    sources: tuple[Source, ...] = ()
    responses: Responses | None = None
    plan: Plan = field(default_factory=Plan)
    reconciling: Reconciling = field(default_factory=Reconciling)
    guidance: Mapping[str, Guidance] = field(default_factory=dict)
    claims: tuple[Claim, ...] = ()
    themes: ThemeFiles | None = None

    def question(self, question_id: str) -> Question:
        """The question with this id.

        Raises:
            ConsultationError: no question has it; the message names the nearest ids.

        >>> asked = (Question("later", text="Close later?", base=120),)
        >>> parks = Consultation("parks", "Parks", "Council", date(2023, 1, 2), date(2023, 2, 3), questions=asked)
        >>> parks.question("later").base
        120
        """
        for question in self.questions:
            if question.question_id == question_id:
                return question
        ids = [q.question_id for q in self.questions]
        raise ConsultationError(
            f"no question {question_id!r}", nearest(question_id, ids), "check the id", file=self.name
        )

    def document(self, role: str) -> OfficialDocument:
        """The official document in this role; raises ConsultationError naming the roles there are.

        >>> heard = OfficialDocument("response", Source("", "", "What we heard"))
        >>> days = (date(2023, 1, 2), date(2023, 2, 3))
        >>> parks = Consultation("parks", "Parks", "Council", *days, documents={"response": heard})
        >>> parks.document("response").source.title
        'What we heard'
        """
        if role not in self.documents:
            raise ConsultationError(
                f"no document {role!r}", "one of " + ", ".join(self.documents), "check the role", file=self.name
            )
        return self.documents[role]

    def edition(self, name: str) -> Guidance:
        """The edition of the guidance with this short name; raises ConsultationError naming the editions there are.

        >>> days = (date(2023, 1, 2), date(2023, 2, 3))
        >>> Consultation("parks", "Parks", "Council", *days).edition("2018")
        Traceback (most recent call last):
        wtanalysis.errors.ConsultationError: parks: no edition '2018', expected one of none, name it under [[guidance]]
        """
        if name not in self.guidance:
            expected = nearest(name, list(self.guidance))
            raise ConsultationError(f"no edition {name!r}", expected, "name it under [[guidance]]", file=self.name)
        return self.guidance[name]

    def breakdown(self, question_id: str) -> Breakdown:
        """The published figures of one question; none, and the reason, for one that was withheld; none for an open one.

        >>> asked, printed = (Question("later"),), (Figure("later", "yes", "yes", percent=61.0),)
        >>> days = (date(2023, 1, 2), date(2023, 2, 3))
        >>> Consultation("parks", "Parks", "Council", *days, questions=asked, figures=printed).breakdown("later")
        Breakdown('later', published: yes 61%)
        """
        question = self.question(question_id)
        figures = tuple(f for f in self.figures if f.question_id == question.question_id)
        withheld = question.status == "withheld"
        return Breakdown(question_id, figures, notes=(f"Withheld: {question.reason}.",) if withheld else ())

    def table(self, name: str) -> pd.DataFrame:
        """One of the folder's tables of the contract as a pandas DataFrame, such as ``figures``.

        >>> days = (date(2023, 1, 2), date(2023, 2, 3))
        >>> parks = Consultation("parks", "Parks", "Council", *days, questions=(Question("later", base=120),))
        >>> parks.table("questions")["base"].tolist()
        [120]
        """
        from wtanalysis import tables

        return tables.to_frame(name, getattr(self, name))

    def __repr__(self) -> str:
        counts = ", ".join(f"{len(getattr(self, name))} {name}" for name in TABLES)
        return f"Consultation({self.name!r}, {self.opened} to {self.closed}: {counts})"

    def _repr_html_(self) -> str:
        rows = "".join(f"<tr><th scope='row'>{name}</th><td>{len(getattr(self, name))}</td></tr>" for name in TABLES)
        caption = f"{escape(self.title)}, {self.opened} to {self.closed}"
        return f"<table><caption>{caption}</caption><tbody>{rows}</tbody></table>"


def nearest(word: str, known: list[str]) -> str:
    """What was expected, in words: the nearest known ids, or the first few.

    >>> nearest("partner-chair", ["early-help", "partnership-chair"])
    'one such as partnership-chair'
    >>> nearest("x", [])
    'one of none'
    """
    near = get_close_matches(word, known, n=3, cutoff=0.5)
    if near:
        return "one such as " + ", ".join(near)
    return "one of " + (", ".join(known[:8]) + (", ..." if len(known) > 8 else "") or "none")
