"""Makes the synthetic responses of ``working-together-2023`` from what stands there: ``python data/make_synthetic.py``.

It reads the published figures, the definition and the comments that were written for this project (the rows of
``comments-synthetic.csv`` whose origin is ``written``), and writes the two exports, the bank of comments with those put
together from two, ``intake.csv`` and ``allocations.csv``. The same inputs give the same bytes.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent))

from making import comments, export, people, words
from making.people import Person

from wtanalysis import tables
from wtanalysis.consultation.definition import DEFINITION, Definition
from wtanalysis.consultation.intake import with_options
from wtanalysis.consultation.rows import read_table
from wtanalysis.figures.model import Figure
from wtanalysis.figures.synthesis import Synthesis, synthesise
from wtanalysis.figures.synthesis.profiles import generator
from wtanalysis.responses.model import Question

FOLDER = Path(__file__).resolve().parent / "working-together-2023"
SEED = 2023
LABELS = {
    "local authorities": ["Local Authority"],
    "family members including birth parents": ["Birth parent", "Other family members"],
    "all safeguarding partners": ["Local Authority", "Health", "Police"],
}
STANDARDS = "a-sharp-focus-on-child-protection"
LEADS = "support-under-section-17-of-the-children-3"
HEALTH_OR_EDUCATION_PERCENT = 18  # of the comments, as printed
HEALTH_OR_EDUCATION = {"section-17-not-health", "section-17-not-education"}
# The response says in words that most of these groups agreed, or most neither agreed nor disagreed, with the standards.
IN_WORDS = (
    ("agree", "Local Authority", 67), ("agree", "Police", 70), ("agree", "Education", 60),
    ("neither", "Birth parent", 55), ("neither", "Carer", 55), ("neither", "Professionals with lived experience", 54),
)  # fmt: skip
BIRTH_PARENTS = {("principles-for-working-with-parents-and", "Birth parent"): 94}
FURTHER_COMMENTS = 103
CHILDREN_SAID = (13, 13, 12, 9)


def main() -> None:
    """Write the files, into the folder itself unless another is given."""
    parser = argparse.ArgumentParser(description="Make the synthetic responses again.")
    parser.add_argument("--out", type=Path, default=FOLDER, help="where to write, if not beside the figures")
    tables.write_files(parser.parse_args().out, make(FOLDER))


def make(folder: Path) -> dict[str, str]:
    """File name -> content of everything that is made from the folder."""
    definition = Definition.read(folder / DEFINITION)
    asked = [question for _, question in read_table(folder / "questions.csv", "questions")]
    questions = with_options(definition, asked)
    figures = [figure for _, figure in read_table(folder / "figures.csv", "figures")]
    types = export.groups_of({group.group: group.types for _, group in read_table(folder / "groups.csv", "groups")})
    bank = comments.read_bank(folder / "comments-synthetic.csv")
    random = generator(SEED, "people")
    answered = synthetic_answers(questions, figures)
    main_form = people.main_form(answered.groups, types, random)
    for person in main_form:
        assert person.mind is not None  # noqa: S101
        person.answers = {name: codes[person.mind][0] for name, codes in answered.answers.items() if codes[person.mind]}
    uses = comments.Uses()
    _comment(main_form, questions, bank, answered, uses)
    children = people.childrens_form(random)
    _children_comment(children, questions, bank)
    everyone = [*main_form, *people.silent_children(random)]
    for person in everyone[-2:]:
        person.step, person.why = "keep", "under 18, counted among the formal responses although nothing was answered"
    everyone += _not_counted(main_form, random)
    _number(everyone, "SYN-M")
    _number(children, "SYN-C")
    return {
        "responses-synthetic.csv": export.main_form(everyone, questions),
        "responses-children-synthetic.csv": export.childrens_form(children, questions),
        "comments-synthetic.csv": comments.to_csv([*bank, *uses.made]),
        "intake.csv": export.decisions(everyone),
        "allocations.csv": export.allocations(everyone),
    }


def synthetic_answers(questions: Sequence[Question], figures: Sequence[Figure]) -> Synthesis:
    """Who answered what on the main form: every printed figure is met, and what the response says in words."""
    invented = [Figure(STANDARDS, code, code, group=group, percent=float(share)) for code, group, share in IN_WORDS]
    groups = {**words.GROUPS, "Child": words.GROUPS["Child"] - 2}
    size = sum(groups.values())
    return synthesise(questions, [*figures, *invented], groups, size, SEED, labels=LABELS, bases=BIRTH_PARENTS)


def _comment(
    main_form: Sequence[Person], questions: Sequence[Question], bank: Sequence[comments.Comment], answered: Synthesis,
    uses: comments.Uses,
) -> None:  # fmt: skip
    """Give each question its comments, by people whose answer they fit."""
    said: dict[int, set[str]] = {}
    engagement = np.array(answered.engagement)
    for question in questions:
        name = question.question_id
        need = question.base if question.scale == "open" else question.comments
        if not need or name.startswith("views-of-children"):
            continue
        random = generator(SEED, "comments", name)
        pool = [comment for comment in bank if comment.question_id == name]
        if name == LEADS:
            about = [comment for comment in pool if HEALTH_OR_EDUCATION & set(comment.theme_ids)]
            some = round(need * HEALTH_OR_EDUCATION_PERCENT / 100)
            chosen = uses.enough(about, some, random)
            chosen += uses.enough([comment for comment in pool if comment not in about], need - some, random)
        else:
            chosen = uses.enough(pool, need, random)
        talk = comments.Talk(export.stances(question, [p.answers.get(name, "") for p in main_form]), engagement)
        for at, comment in comments.hand_out(chosen, main_form, talk, said, random).items():
            main_form[at].comments[name] = comment.text
            if comment.kind != "no_comment":
                said.setdefault(at, set()).add(comment.voice)
            if comment.kind == "campaign":
                said.setdefault(at, set()).add(comments.CAMPAIGN)
    _further(main_form, bank)


def _further(main_form: Sequence[Person], bank: Sequence[comments.Comment]) -> None:
    """Comments on child protection that belong to no printed question: the column is left out at loading."""
    random = generator(SEED, "further")
    pool = [c for c in bank if c.question_id == STANDARDS and c.kind == "opinion"]
    able = [p for p in main_form if STANDARDS in p.answers and STANDARDS not in p.comments]
    for number, at in enumerate(sorted(random.permutation(len(able))[:FURTHER_COMMENTS])):
        able[at].comments[export.FURTHER] = pool[number % len(pool)].text


def _children_comment(
    children: Sequence[Person], questions: Sequence[Question], bank: Sequence[comments.Comment]
) -> None:
    """What the children wrote: each in a voice of one age."""
    asked = [q.question_id for q in questions if q.question_id.startswith("views-of-children")]
    random = generator(SEED, "children")
    leavers = [person for person in children if person.group == "Care leaver"]
    for at, (number, name) in enumerate(zip(CHILDREN_SAID, asked, strict=True)):
        pool = [c for c in bank if c.question_id == name and c.speakers[0] in ("Child", "Care leaver")]
        open_to = [pool[i] for i in random.permutation(len(pool)) if pool[i].kind not in ("instruction", "form")]
        for person in children[-number:]:
            if person is leavers[at % 2]:  # the two answer in turns: few comments are in the voice of a care leaver
                continue
            fitting = sorted(
                (c for c in open_to if c.speakers[0] == person.group), key=lambda c: _years_apart(c.voice, person.why)
            )
            if fitting:
                open_to.remove(fitting[0])
                person.comments[name] = fitting[0].text
                person.why = person.why or _age(fitting[0].voice)


def _age(voice: str) -> str:
    found = re.search(r"\d+", voice)
    return found[0] if found else ""


def _years_apart(voice: str, age: str) -> int:
    """How far a voice is from an age; a voice without one fits any nearly."""
    own = _age(voice)
    return abs(int(own) - int(age)) if own and age else 1


def _not_counted(main_form: Sequence[Person], random: np.random.Generator) -> list[Person]:
    """Rows beyond the formal responses: tests, late, blank, the same twice, withdrawn."""
    picked = [main_form[i] for i in random.permutation(len(main_form))]
    alone = [p for p in picked if not p.on_behalf and len(p.types) == 1 and not p.other_type]
    bodies = [p for p in picked if p.on_behalf and p.organisation and len(p.types) == 1 and p.comments]
    sent = "sent by the team on the day the form opened"
    tests = [_copy(p, "test", sent, p.when.replace(month=6, day=21)) for p in alone[:2]]
    for person in tests:
        person.comments = {STANDARDS: "test"}
    late = [
        _copy(p, "late", "", datetime(2023, 9, 7 + i, 9 + i, 15, 30))  # noqa: DTZ001
        for i, p in enumerate(alone[2:5])
    ]
    blank = [replace(_copy(p, "blank", "", p.when), answers={}, comments={}) for p in alone[5:9]]
    twice = [_copy(p, "duplicate", "", min(p.when + timedelta(minutes=9), _last())) for p in bodies[:2]]
    for copy, person in zip(twice, bodies, strict=False):
        copy.comments = dict(person.comments)
    gone = _copy(alone[9], "withdrawn", "asked by letter that the response be taken out", alone[9].when)
    gone.comments = {STANDARDS: "Please take my answers out again. My name is Invented Person and I live in ZZ9 9ZZ."}
    return [*tests, *late, *blank, *twice, gone]


def _copy(person: Person, step: str, why: str, when: datetime) -> Person:
    return replace(person, step=step, why=why, when=when, answers=dict(person.answers), comments={}, decided="")


def _last() -> datetime:
    return datetime.combine(people.CLOSED, datetime.max.time()).replace(microsecond=0)


def _number(everyone: list[Person], prefix: str) -> None:
    """Put them in the order in which they came, and number them."""
    everyone.sort(key=lambda person: (person.when, person.group, person.organisation, person.step))
    for number, person in enumerate(everyone, 1):
        person.response_id = f"{prefix}{number:04d}"


if __name__ == "__main__":
    main()
