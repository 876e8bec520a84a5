"""The tables as a survey platform would export them, and the small tables that people would keep beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from making import words
from making.people import Person

from wtanalysis import tables
from wtanalysis.responses.model import Question
from wtanalysis.responses.scales import options

ID, MADE, WHEN = "Response ID (synthetic)", "Synthetic data", "Submitted date (synthetic)"
BY_A_PROGRAM = "made by a program"
NAME, EMAIL = "Name (synthetic)", "Email (synthetic)"
TYPES, OTHER_TYPE = "In what capacity are you responding?", "If other, please say"
ON_BEHALF, ORGANISATION = "Are you responding on behalf of an organisation?", "What is its name?"
QUOTE, LISTED = "May we quote what you write?", "May we list your organisation?"
FURTHER = "Anything else on stronger multi-agency child protection"
COMMENT = " - comment"
AGE = "Age (synthetic)"
SILENT = "Not Answered"
DECISION_COLUMNS = ("response_id", "decision", "of", "reason", "by", "when")
ALLOCATION_COLUMNS = ("response_id", "group", "reason", "by", "when")
READER = "a synthetic reader"


def main_form(people: Sequence[Person], questions: Sequence[Question]) -> str:
    """The export of the main form: closed answers with comments beside them."""
    asked = [question for question in questions if not question.question_id.startswith("views-of-children")]
    columns = [ID, MADE, WHEN, NAME, EMAIL, TYPES, OTHER_TYPE, ON_BEHALF, ORGANISATION, QUOTE, LISTED]
    for question in asked:
        columns += [question.text] if question.scale == "open" or not question.comments else [
            question.text, question.text + COMMENT
        ]  # fmt: skip
        columns += [FURTHER] if question.question_id == "a-sharp-focus-on-child-protection" else []
    return tables.to_csv(columns, [_main_row(number, person, asked) for number, person in enumerate(people, 1)])


def _main_row(number: int, person: Person, asked: Sequence[Question]) -> dict[str, str]:
    row = {
        **_about(person), NAME: f"Invented Respondent {number}", EMAIL: f"respondent{number}@example.org",
        TYPES: ";".join(person.types), OTHER_TYPE: person.other_type, ON_BEHALF: "Yes" if person.on_behalf else "No",
        ORGANISATION: person.organisation, LISTED: person.listed, FURTHER: person.comments.get(FURTHER, ""),
    }  # fmt: skip
    for question in asked:
        name = question.question_id
        if question.scale == "open":
            row[question.text] = person.comments.get(name, "")
        else:
            labels = {option.code: option.label for option in options(question)}
            row[question.text] = labels.get(person.answers.get(name, ""), SILENT)
            row[question.text + COMMENT] = person.comments.get(name, "")
    return row


def _about(person: Person) -> dict[str, str]:
    return {ID: person.response_id, MADE: BY_A_PROGRAM, WHEN: f"{person.when:%Y-%m-%d %H:%M:%S}", QUOTE: person.quote}


def childrens_form(people: Sequence[Person], questions: Sequence[Question]) -> str:
    """The export of the children's form: four open questions."""
    asked = [question for question in questions if question.question_id.startswith("views-of-children")]
    columns = [ID, MADE, WHEN, TYPES, AGE, QUOTE, *(question.text for question in asked)]
    rows = []
    for person in people:
        said = {question.text: person.comments.get(question.question_id, "") for question in asked}
        rows.append({**_about(person), TYPES: ";".join(person.types), AGE: person.why, **said})
    return tables.to_csv(columns, rows)


def decisions(people: Sequence[Person]) -> str:
    """What people decided at intake."""
    rows = [
        {"response_id": p.response_id, "decision": p.step, "reason": p.why, "by": READER, "when": "2023-09-14"}
        for p in people
        if p.step in ("test", "withdrawn", "keep")
    ]
    return tables.to_csv(DECISION_COLUMNS, sorted(rows, key=lambda row: row["response_id"]))


def allocations(people: Sequence[Person]) -> str:
    """Where people put those whose types leave it open."""
    rows = [
        {"response_id": p.response_id, "group": p.group, "reason": p.decided, "by": READER, "when": "2023-09-15"}
        for p in people
        if p.decided
    ]
    return tables.to_csv(ALLOCATION_COLUMNS, sorted(rows, key=lambda row: row["response_id"]))


def stances(question: Question, answers: Sequence[str]) -> list[str]:
    """For, against or neither, of each answer; ``-`` where there is none; empty for all where the question is open."""
    if question.scale == "open":
        return [""] * len(answers)
    nets = {option.code: option.part_of or option.code for option in options(question)}
    for_it = {"agree", "likely", "yes", "option:feasible-support-guidance"}
    return [
        "-" if not code else "agree" if nets[code] in for_it
        else "disagree" if nets[code] in ("disagree", "unlikely", "no") else "neither"
        for code in answers
    ]  # fmt: skip


def groups_of(types: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """Group -> the types that can be ticked for it."""
    other = (words.OTHER, words.UNSAID)
    return {group: [name for name in names if name not in other] for group, names in types.items()}
