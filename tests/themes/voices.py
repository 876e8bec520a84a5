"""Invented comments on four subjects, for the tests of topics."""

from __future__ import annotations

from wtanalysis.themes.model import Comment, Reading

SUBJECTS = {
    "boats": (
        "Night boats must run later", "The ferry at night is cancelled too often", "Evening ferries should run",
        "I rely on the late boat to get home from work", "Without a night ferry shift workers are stranded",
        "The last boat leaves too early",
    ),
    "parking": (
        "Parking in the town is far too dear", "Residents cannot park on their own street",
        "There are not enough parking spaces near the harbour", "Parking permits cost too much",
        "Blue badge parking spaces are taken by vans", "Charge visitors for parking, not residents",
    ),
    "attendance": (
        "Teachers need training on attendance", "The school should phone parents when a child is absent from class",
        "Fines for absence from school hurt poor families", "Attendance officers at our school do good work",
        "Pupils with anxiety need support to come back to class", "Schools ought to allow holidays in term time",
    ),
    "records": (
        "Sharing health records without consent worries me", "Our personal data must stay private",
        "Who can see the confidential files about children?", "Information should be shared between police and doctors",
        "Data protection is used as an excuse not to share information", "Personal records must be kept secure",
    ),
}  # fmt: skip
ENDINGS = ("", ". It is unfair.", " and the council knows it", ", especially in winter")


def voices(each: int) -> tuple[list[Reading], list[str]]:
    """So many comments on each subject, and their subjects."""
    readings, subjects = [], []
    for subject, texts in SUBJECTS.items():
        for at in range(each):
            text = texts[at % 6] + ENDINGS[at // 6 % 4]
            readings.append(Reading(Comment(f"{subject}{at}", text, question_id="q1")))
            subjects.append(subject)
    return readings, subjects


def read(*texts: str) -> list[Reading]:
    """Comments with these texts."""
    return [Reading(Comment(f"c{at}", text)) for at, text in enumerate(texts)]
