"""Drafting from exports of many platforms: each column is guessed as a person would, and every draft loads unedited."""

from __future__ import annotations

import csv
import io
import json
import random
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from wtanalysis.consultation import Consultation, load_consultation
from wtanalysis.errors import OutputError, TableError
from wtanalysis.responses.drafting import Draft, draft, write_draft

AGREE = ("Strongly agree", "Agree", "Neither agree nor disagree", "Disagree", "Strongly disagree")
SAID = (
    "It would help families who wait for too long", "Nobody asked the people who live there",
    "Small providers cannot pay for this", "Rural places have no bus; please think of them",
)  # fmt: skip
FORM = "about the form, not an answer"


class Form:
    """Answers of invented respondents, the same in every run."""

    def __init__(self, rows: int = 40) -> None:
        self.rows = rows
        self.random = random.Random(20230621)  # noqa: S311
        self.columns: list[tuple[str, list[Any]]] = []

    def add(self, name: str, answers: Sequence[Any], share: float = 1.0) -> Form:
        """A column of answers drawn at random; ``share`` of the cells are filled."""
        cells = [self.random.choice(answers) if self.random.random() < share else "" for _ in range(self.rows)]
        cells[: len(answers)] = list(answers)[: self.rows] if share == 1 else cells[: len(answers)]
        return self.given(name, cells)

    def words(self, name: str, share: float = 0.5) -> Form:
        """A column of free text."""
        said = [f"{self.random.choice(SAID)}, case {row}" for row in range(self.rows)]
        return self.given(name, [words if self.random.random() < share else "" for words in said])

    def each(self, name: str, pattern: str) -> Form:
        """A column with a value of its own in each row; ``{}`` is the row's number."""
        return self.given(name, [pattern.format(row + 1) for row in range(self.rows)])

    def given(self, name: str, cells: Iterable[Any]) -> Form:
        """A column with these cells."""
        self.columns.append((name, list(cells)))
        return self

    def table(self, *above: Sequence[str]) -> list[list[Any]]:
        """The header (or the header rows given) and the rows."""
        header = [list(row) for row in above] or [[name for name, _ in self.columns]]
        return [*header, *([cells[row] for _, cells in self.columns] for row in range(self.rows))]

    def save(self, folder: Path, *above: Sequence[str], delimiter: str = ",", encoding: str = "utf-8") -> Path:
        """The answers as a text file."""
        stream = io.StringIO(newline="")
        csv.writer(stream, delimiter=delimiter).writerows(self.table(*above))
        path = folder / "export.csv"
        path.write_bytes(stream.getvalue().encode(encoding))
        return path


def loaded(made: Draft, folder: Path) -> Consultation:
    """The consultation that a draft makes, unedited."""
    write_draft(made, folder / "drafted")
    return load_consultation(folder / "drafted")


def roles(made: Draft) -> list[str]:
    """What each column is, with its question."""
    columns = [guess.column for guess in made.guesses.columns]
    return [f"{c.role} {c.question}".strip() for c in columns]


def scales(made: Draft) -> dict[str, str]:
    """The scale of each question."""
    return {question.question_id: question.scale for question in made.guesses.questions}


def labels(made: Draft, question_id: str) -> list[str]:
    """The options of a question, in order."""
    question = next(q for q in made.guesses.questions if q.question_id == question_id)
    return [option.label for option in question.options]


def counted(consultation: Consultation, question_id: str) -> dict[str, int]:
    """How often each code of a question was given."""
    assert consultation.responses is not None
    answers = consultation.responses.answers
    return dict(answers[answers["question_id"] == question_id]["code"].value_counts())


class TestPlatforms:
    """One export of each platform."""

    def test_citizen_space(self, tmp_path: Path) -> None:
        """Question - component, "Not Answered", repeated comment headers, a column an option, analysts' columns."""
        form = Form(60).each("Response ID", "ANON-{:04d}-X")
        form.given("Submitted date", [f"{row % 28 + 1:02d}/03/2024 10:11" for row in range(60)])
        form.each("What is your name? - Name", "Person {}").each("What is your email? - Email", "p{}@example.org")
        form.each("What is your organisation? - Organisation", "Trust {}")
        form.add("In what capacity are you responding? - Capacity", ["Parent", "Local authority", "School", "Other"])
        form.add("If other, please specify - Other", ["Childminder"], 0.1)
        form.add("Would you like your response to be confidential? - Confidential", ["Yes", "No", "Not Answered"])
        form.add("1. To what extent do you agree or disagree? - Agreement", [*AGREE, "Don't know", "Not Answered"])
        form.words("1. To what extent do you agree or disagree? - Please provide any comments")
        for option in ("Email", "Post", "Telephone, including text"):
            form.add(f"2. How would you like to hear? - {option}", [option], 0.4)
        form.add("2. How would you like to hear? - Not Answered", ["Not Answered"], 0.1)
        form.add("3. Is the guidance clear? - Clear", ["Yes", "No", "Don't know", "Not Answered"])
        form.words("Please provide any comments")
        for row in ("Chapter 1", "Chapter 2"):
            form.add(f"4. How useful is each part? - {row}", ["Very useful", "Quite useful", "Not at all useful"])
        form.words("Please provide any comments").words("5. Do you have any other comments? - Comments")
        form.given("Analyst notes", [""] * 60).given("Tags", [""] * 60)
        made = draft(form.save(tmp_path, encoding="utf-8-sig"))
        assert roles(made) == [
            "id", "date", "name", "email", "organisation", "type", "type_other", "consent", "answer q1", "comment q1",
            "option q2", "option q2", "option q2", "left out", "answer q3", "comment q3", "answer q4-chapter-1",
            "answer q4-chapter-2", "comment please-provide-any-comments", "comment q5", "analyst", "analyst",
        ]  # fmt: skip
        assert scales(made)["q1"] == "agree5"
        assert labels(made, "q4-chapter-1") == ["Very useful", "Quite useful", "Not at all useful"]
        consultation = loaded(made, tmp_path)
        assert consultation.opened.isoformat() == "2024-03-01"
        assert consultation.responses is not None
        assert set(consultation.responses.respondents["group"]) == {"Parent", "Local authority", "School", "Other"}

    def test_repeated_headers_of_one_question(self, tmp_path: Path) -> None:
        """Columns with one and the same header, each with one answer of its own, are the options of one question."""
        form = Form().each("Response ID", "{}")
        for option in ("Parent", "Teacher", "Governor"):
            form.add("Q1 Which of these apply to you?", [option], 0.4)
        form.add("Q2 Is it clear?", ["Yes", "No"]).words("Comments").add("Q3 Is it fair?", ["Yes", "No"]).words(
            "Comments"
        )
        made = draft(form.save(tmp_path))
        assert roles(made)[1:] == ["option q1"] * 3 + ["answer q2", "comment q2", "answer q3", "comment q3"]
        assert labels(made, "q1") == ["Parent", "Teacher", "Governor"]
        loaded(made, tmp_path)

    def test_survey_monkey(self, tmp_path: Path) -> None:
        """Two header rows, "Response" and "Open-Ended Response", options under a question that spans."""
        upper = ["Respondent ID", "Collector ID", "Start Date", "End Date", "IP Address", "Email Address", "First Name",
                 "Do you agree?", "Which do you use?", "", "", "How good is each?", "", "Why?"]  # fmt: skip
        lower = ["", "", "", "", "", "", "", "Response", "Library", "Parks, and gardens", "Other (please specify)",
                 "Library", "Parks", "Open-Ended Response"]  # fmt: skip
        form = Form().each("", "1000{}").add("", ["77"])
        form.given("", [f"03/{row % 28 + 1:02d}/2023 09:00:00 AM" for row in range(40)])
        form.given("", [f"03/{row % 28 + 1:02d}/2023 09:10:00 AM" for row in range(40)])
        form.each("", "10.0.0.{}").given("", [""] * 40).given("", [""] * 40).add("", ["Yes", "No", "Unsure"])
        form.add("", ["Library"], 0.5).add("", ["Parks, and gardens"], 0.5).add("", ["the museum", "the zoo"], 0.2)
        form.add("", ["Good", "Fair", "Poor"]).add("", ["Good", "Fair", "Poor"]).words("")
        made = draft(form.save(tmp_path, upper, lower))
        assert made.layout.header_rows == 2
        which = "which-do-you-use"
        assert roles(made) == [
            "id", "left out", "left out", "date", "left out", "email", "name", "answer do-you-agree", f"option {which}",
            f"option {which}", f"comment {which}", "answer how-good-is-each-library", "answer how-good-is-each-parks",
            "comment why",
        ]  # fmt: skip
        loaded(made, tmp_path)

    def test_microsoft_forms(self, tmp_path: Path) -> None:
        """A workbook; several answers in a cell, each ended by a semicolon, options with commas; ratings."""
        form = Form(45).given("ID", range(1, 46)).each("Start time", "2024-05-01").each("Completion time", "2024-05-02")
        form.add("Email", ["anonymous"]).given("Name", [""] * 45)
        form.add("I am responding as", ["An individual", "An organisation"])
        barriers = ("Cost", "Time, including travel", "None of these")
        chosen = ["".join(f"{b};" for b in barriers if form.random.random() < 0.5) or "Cost;" for _ in range(45)]
        form.given("Which of these have you met?", chosen)
        form.add("How likely are you to come again?", ["Very likely", "Likely", "Unlikely", "Very unlikely"])
        form.add("How would you rate it?", [1, 2, 3, 4, 5]).words("What would you change?\n")
        book = Workbook()
        for row in form.table():
            book.active.append(row)
        book.save(tmp_path / "forms.xlsx")
        made = draft(tmp_path / "forms.xlsx")
        assert roles(made)[:6] == ["id", "left out", "date", "email", "name", "type"]
        assert set(labels(made, "which-of-these-have-you-met")) == set(barriers)
        assert scales(made)["how-likely-are-you-to-come-again"] == "likely5"
        assert labels(made, "how-would-you-rate-it") == ["1", "2", "3", "4", "5"]
        consultation = loaded(made, tmp_path)
        assert counted(consultation, "which-of-these-have-you-met")["option:time-including-travel"] == sum(
            "Time" in cell for cell in chosen
        )

    def test_google_forms(self, tmp_path: Path) -> None:
        """A timestamp and no id; several answers joined by commas that options hold, too; answers written in."""
        form = Form(120).given("Timestamp", [f"2024/03/{row % 28 + 1:02d} 10:11:12 am GMT" for row in range(120)])
        form.each("Email address", "x{}@example.com").add("Are you a...", ["Resident", "Visitor", "Trader"])
        uses = ("Walking", "Sport, such as football or tennis", "Meeting friends")
        cells = [", ".join(u for u in uses if form.random.random() < 0.5) for _ in range(118)]
        form.given(
            "What do you use the park for? (tick all that apply)", [*cells, "Walking, watching newts", "Drawing"]
        )
        form.add("Do you support the closure?", ["Strongly support", "Support", "Oppose", "Strongly oppose"])
        form.words("Any other comments?")
        made = draft(form.save(tmp_path))
        many = "what-do-you-use-the-park-for-tick-all"
        assert roles(made) == [
            "date", "email", "type", f"answer {many}", "answer do-you-support-the-closure",
            "comment any-other-comments",
        ]  # fmt: skip
        assert set(labels(made, many)) == {*uses, "Other (written in)"}
        assert labels(made, "do-you-support-the-closure") == [
            "Strongly support",
            "Support",
            "Oppose",
            "Strongly oppose",
        ]
        sport = counted(loaded(made, tmp_path), many)["option:sport-such-as-football-or-tennis"]
        assert sport == sum("Sport" in cell for cell in cells)

    def test_qualtrics(self, tmp_path: Path) -> None:
        """Three header rows, the form's own columns, numbered options, a text beside "other", a grid."""
        codes = ["StartDate", "EndDate", "Status", "IPAddress", "Progress", "Finished", "ResponseId", "RecipientEmail",
                 "UserLanguage", "Q1", "Q2_1", "Q2_2", "Q2_2_TEXT", "Q3_1", "Q3_2", "Q4"]  # fmt: skip
        texts = ["Start Date", "End Date", "Response Type", "IP Address", "Progress", "Finished", "Response ID",
                 "Recipient Email", "User Language", "Do you live here?", "Which? - Selected Choice - Parent",
                 "Which? - Selected Choice - Other", "Which? - Other - Text", "How far do you agree? - It is clear",
                 "How far do you agree? - It is fair", "What else?"]  # fmt: skip
        form = Form().each("", "2024-05-01 10:00:00").each("", "2024-05-02 10:00:00").add("", ["IP Address"])
        form.each("", "10.0.0.{}").add("", ["100"]).add("", ["True"]).each("", "R_{}").given("", [""] * 40)
        form.add("", ["EN"]).add("", ["Yes", "No"]).add("", ["Parent"], 0.5).add("", ["Other"], 0.3)
        form.add("", ["a governor", "a nurse"], 0.2).add("", AGREE).add("", AGREE).words("")
        ids = [json.dumps({"ImportId": code}) for code in codes]
        made = draft(form.save(tmp_path, codes, texts, ids))
        assert roles(made) == [
            "left out", "date", "left out", "left out", "left out", "left out", "id", "left out", "left out",
            "answer q1", "option q2", "option q2", "comment q2", "answer q3-1", "answer q3-2", "comment q4",
        ]  # fmt: skip
        loaded(made, tmp_path)

    def test_smart_survey(self, tmp_path: Path) -> None:
        """Headers over several lines, options after a colon, a comment numbered below its question."""
        form = Form().each("UserID", "9{}").each("UserNo", "{}").given("Name", [""] * 40).add("Tracking Link", ["Main"])
        form.given("Ended", [f"{row % 28 + 1:02d}/06/2023 10:20" for row in range(40)])
        form.add("Q1. Please tell us\nwhich best describes you:", ["A member of the public", "A business"])
        form.add("Q2. Do you agree with\r\nproposal 1?", ["Yes", "No", "Partly"]).words("Q2.a. Comments:")
        for option in ("Safety", "Cost"):
            form.add(f"Q3. Which outcomes matter?: \n{option}", [option], 0.5)
        made = draft(form.save(tmp_path))
        expected = [
            "id",
            "left out",
            "name",
            "left out",
            "date",
            "type",
            "answer q2",
            "comment q2",
            "option q3",
            "option q3",
        ]
        assert roles(made) == expected
        assert labels(made, "q2") == ["Yes", "Partly", "No"]
        loaded(made, tmp_path)

    def test_lime_survey(self, tmp_path: Path) -> None:
        """Options and rows in square brackets, yes and no for ticked and not."""
        form = Form().each("Response ID", "{}").each("Date submitted", "2024-01-02 10:00:00").add("Last page", ["5"])
        form.add("Seed", ["1", "2"]).add("Which of these do you own? [Car]", ["Yes", "No"])
        form.add("Which of these do you own? [Bicycle]", ["Yes", "No"])
        form.add("Which of these do you own? [Other]", ["scooter", "skates"], 0.2)
        form.add("How often do you use each? [Bus]", ["Daily", "Weekly", "Never"])
        form.add("How often do you use each? [Train]", ["Daily", "Weekly", "Never"])
        made = draft(form.save(tmp_path))
        own, often = "which-of-these-do-you-own", "how-often-do-you-use-each"
        assert roles(made)[2:] == [
            "left out", "left out", f"option {own}", f"option {own}", f"comment {own}", f"answer {often}-bus",
            f"answer {often}-train",
        ]  # fmt: skip
        loaded(made, tmp_path)

    def test_european_union(self, tmp_path: Path) -> None:
        """Respondents of many languages, their own degrees of agreement, an option that holds the separator."""
        form = Form(150).each("Reference", "F{:06d}").each("Submission date", "2023-01-02")
        form.add("Language of my contribution", ["English", "Deutsch", "ελληνικά", "български", "Gaeilge"])
        form.add("I am giving my contribution as", ["EU citizen", "NGO", "Public authority", "Other"])
        form.add("Other - Please specify", ["Think tank"], 0.1).each("First name", "Ann").each("Surname", "Z{}")
        form.add("Organisation size", ["Micro (1 to 9 employees)", "Large (250 or more)", "Small (10 to 49)"])
        form.add("Publication privacy settings", ["Anonymous", "Public"])
        for row in ("Rules are clear", "Rules are fair"):
            degrees = ["Fully agree", "Somewhat agree", "Neutral", "Somewhat disagree", "Fully disagree", "No opinion"]
            form.add(f"To what extent do you agree? - {row}", degrees)
        measures = ("Labels", "Subsidies; loans", "Do nothing")
        form.given(
            "Which measures?", ["; ".join(m for m in measures if form.random.random() < 0.5) for _ in range(150)]
        )
        form.given("What should be done?", [f"Συμφωνώ, да, igen, tak {row}" for row in range(150)])
        made = draft(form.save(tmp_path))
        assert roles(made) == [
            "id", "date", "answer language-of-my-contribution", "type", "type_other", "name", "name",
            "answer organisation-size", "consent", "answer to-what-extent-do-you-agree-rules-are-clear",
            "answer to-what-extent-do-you-agree-rules-are-fair", "answer which-measures", "comment what-should-be-done",
        ]  # fmt: skip
        sizes = ["Micro (1 to 9 employees)", "Small (10 to 49)", "Large (250 or more)"]
        assert labels(made, "organisation-size") == sizes
        assert scales(made)["to-what-extent-do-you-agree-rules-are-fair"] == "agree5"
        assert set(labels(made, "which-measures")) == set(measures)
        loaded(made, tmp_path)

    def test_a_departments_own_sheet(self, tmp_path: Path) -> None:
        """Questions numbered 1, 2, 3a, 3b; answers joined by bars; consent in words; degrees of impact."""
        form = Form(70).each("Ref", "R{}").add("Respondent category", ["Individual", "Charity", "Union"])
        form.add("Question 1: Do you agree with the definition?", ["Yes", "No", "Unsure"])
        form.words("Question 2: Please explain your answer to question 1")
        form.add("Question 3a: Should it apply to all?", ["Yes - all", "Yes - but only some", "No"])
        form.words("Question 3b: If no, which should be exempt?", 0.2)
        places = ("Schools", "Nurseries", "Colleges")
        form.given("Question 4: Which should be included? Tick all that apply",
                   [" | ".join(p for p in places if form.random.random() < 0.5) for _ in range(70)])  # fmt: skip
        form.add("Question 5: What is the likely impact?", ["Very negative", "Positive", "No impact", "Negative"])
        form.add("May we publish your response?", ["Yes, with my name", "Yes, anonymously", "No"])
        made = draft(form.save(tmp_path))
        assert roles(made) == [
            "id", "type", "answer q1", "comment q2", "answer q3a", "comment q3b", "answer q4", "answer q5", "consent",
        ]  # fmt: skip
        assert [(o.code, o.part_of) for o in made.guesses.questions[2].options][:3] == [
            ("option:yes-all", "yes"), ("option:yes-but-only-some", "yes"), ("no", ""),
        ]  # fmt: skip
        assert labels(made, "q5") == ["Positive", "No impact", "Negative", "Very negative"]
        consultation = loaded(made, tmp_path)
        assert consultation.responses is not None
        assert set(consultation.responses.respondents["consent"]) == {"individual", "anonymous", "none"}

    @pytest.mark.parametrize(("delimiter", "encoding"), [(";", "cp1252"), ("\t", "utf-16"), (",", "utf-8-sig")])
    def test_other_encodings_and_languages(self, tmp_path: Path, delimiter: str, encoding: str) -> None:
        """An export in French with semicolons or tabs has its questions found; ids are plain letters."""
        form = Form().each("Réf.", "{}").given("Date", [f"{row % 9 + 13}.06.2023" for row in range(40)])
        form.add("Êtes-vous d’accord ?", ["Oui", "Non", "Ne sait pas"]).add("Région", ["Île-de-France", "Bretagne"])
        made = draft(form.save(tmp_path, delimiter=delimiter, encoding=encoding))
        assert roles(made) == ["id", "date", "answer etes-vous-daccord", "answer region"]
        loaded(made, tmp_path)

    def test_sections_and_numbered_answers(self, tmp_path: Path) -> None:
        """Sections in the header become sections; answers that carry a number keep it, in the order of their words."""
        form = Form().each("Ref", "{}").each("Section 1: About you - Name", "Person {}")
        form.add("Section 2: The plan - Do you agree?", [f"{n} - {words}" for n, words in enumerate(AGREE, start=1)])
        form.words("Section 2: The plan - Please explain your answer")
        for n, option in enumerate(("Bus", "Train"), start=1):
            form.add(f"Q5.{n} {option}", [option], 0.5)
        form.add("Q6", ["Very good (5)", "Good (4)", "Poor (2)"]).words("Q6 comments")
        made = draft(form.save(tmp_path))
        assert roles(made) == [
            "id", "name", "answer do-you-agree", "comment do-you-agree", "option q5", "option q5", "answer q6",
            "comment q6",
        ]  # fmt: skip
        assert scales(made)["do-you-agree"] == "agree5"
        assert made.guesses.questions[0].section == "Section 2: The plan"
        assert labels(made, "q6") == ["Very good (5)", "Good (4)", "Poor (2)"]
        loaded(made, tmp_path)

    def test_short_names_with_underscores(self, tmp_path: Path) -> None:
        """Names as data people write them are read like words, and so are their answers."""
        form = Form(60).each("respondent_id", "r-{}").add("respondent_type", ["public", "council", "charity"])
        form.add("q1_support", ["strongly_support", "support", "neutral", "oppose"]).words("q1_reason")
        form.add("q2_agreement", ["strongly_agree", "agree", "disagree"]).words("q2_comments")
        made = draft(form.save(tmp_path))
        assert roles(made) == ["id", "type", "answer q1", "comment q1", "answer q2", "comment q2"]
        assert labels(made, "q1") == ["strongly_support", "support", "neutral", "oppose"]
        assert scales(made)["q2"] == "agree5"
        loaded(made, tmp_path)

    def test_a_council(self, tmp_path: Path) -> None:
        """Q1), Q1a) Why?, "Q5 other", officers' columns, dates with the month first, ages."""
        form = Form(60).each("Reference number", "REF{}")
        form.given("Date Received", [f"{row % 12 + 1}/{row % 28 + 1}/2022 13:00" for row in range(60)])
        form.add("Are you:", ["A local resident", "A visitor", "Other (please state)"])
        form.add("Q1) How strongly do you agree or disagree?", AGREE).words("Q1a) Why?")
        form.add("Q2) What is your age group?", ["16-24", "Under 16", "65+", "25-64", "Prefer not to say"])
        form.add("Q5) What is your ethnic group?", ["White", "Asian", "Other"]).add("Q5 other", ["Kurdish"], 0.1)
        form.add("Officer notes", ["seen"], 0.1).add("Theme 1", ["Safety", "Cost"])
        made = draft(form.save(tmp_path))
        assert roles(made) == [
            "id", "date", "type", "answer q1", "comment q1", "answer q2", "answer q5", "comment q5", "analyst",
            "analyst",
        ]  # fmt: skip
        assert labels(made, "q2") == ["Under 16", "16-24", "25-64", "65+", "Prefer not to say"]
        assert loaded(made, tmp_path).opened.isoformat() == "2022-01-01"

    def test_the_scottish_government(self, tmp_path: Path) -> None:
        """A preference for publishing in long words, a policy to confirm, leave to be contacted, none of the above."""
        form = Form(60).each("Response ID", "{}").each("Published name", "Trust {}")
        form.add("Do you confirm that you have read the privacy policy?", ["I confirm"])
        form.add("Are you responding as an individual or an organisation?", ["Individual", "Organisation"])
        leaves = ["Publish response with name", "Publish response only (without name)", "Do not publish response"]
        form.add("We would like your permission to publish your response. Please indicate your preference:", leaves)
        form.add("Are you content for us to contact you again?", ["Yes", "No"])
        form.add("1. Is it fair? - Fairness", ["Yes", "No"]).words(
            "1. Is it fair? - Please give reasons for your answer"
        )
        for option in ("Charities", "None of the above"):
            form.add(f"2. Which, if any, should be exempt? - {option}", [option], 0.4)
        made = draft(form.save(tmp_path))
        assert roles(made) == [
            "id", "name", "left out", "type", "consent", "left out", "answer q1", "comment q1", "option q2",
            "option q2",
        ]  # fmt: skip
        consultation = loaded(made, tmp_path)
        assert consultation.responses is not None
        assert set(consultation.responses.respondents["consent"]) == {"individual", "anonymous", "none"}
        assert consultation.question("q2").options[1].kind == "none"


class TestScales:
    """What is made of the answers of one closed question."""

    def one(
        self, folder: Path, answers: Sequence[Any], header: str = "Q1. What do you think?", rows: int = 60
    ) -> Draft:
        """A draft of an export with one question, which loads."""
        made = draft(Form(rows).each("Response ID", "{}").add(header, answers).save(folder))
        loaded(made, folder)
        return made

    @pytest.mark.parametrize(
        ("answers", "scale"),
        [
            (AGREE, "agree5"),
            (("Strongly Agree ", "Agree", "Neither agree or disagree", "Disagree", "Strongly disagree"), "agree5"),
            (("Completely agree", "Tend to agree", "Neutral", "Tend to disagree", "Completely disagree"), "agree5"),
            (
                ("Agree strongly", "Agree slightly", "Neither", "Disagree slightly", "Disagree strongly", "N/A"),
                "agree5",
            ),
            (("Very likely", "Fairly likely", "Neither likely nor unlikely", "Unlikely", "Don’t know"), "likely5"),
            (("Yes", "No"), "yes_no_dk"),
            (("YES", "NO", "I don't know"), "yes_no_dk"),
            (("Yes, in full", "Yes, in part", "No", "Not sure"), "yes_no_dk"),
            (("Agree", "Disagree", "Not sure"), "single"),
            (("Always", "Often", "Sometimes", "Never "), "single"),
        ],
    )
    def test_scale(self, tmp_path: Path, answers: Sequence[str], scale: str) -> None:
        """Each usual ladder is known in its usual wordings."""
        assert scales(self.one(tmp_path, answers)) == {"q1": scale}

    @pytest.mark.parametrize(
        "ordered",
        [
            ("Always", "Very Often", "Often", "Sometimes", "Rarely", "Never"),
            ("Very satisfied", "Fairly satisfied", "Neither satisfied nor dissatisfied", "Dissatisfied", "Don't know"),
            ("Very useful", "Useful", "Not very useful", "Not at all useful"),
            ("To a great extent", "To some extent", "Not at all"),
            ("Much better", "About the same", "Worse", "Prefer not to say"),
            ("Less than £25 000", "£25 000 to £29 999", "£30 000 or more", "Prefer not to say"),
            ("Under 18", "18 to 24 years", "25 to 34 years", "Over 34"),
            ("Daily", "Weekly", "Monthly", "Less often", "Never"),
            ("High", "Medium", "Low", "None of these"),
            ("2", "3", "10"),
        ],
    )
    def test_order(self, tmp_path: Path, ordered: Sequence[str]) -> None:
        """Answers with an order come in it, whatever their order in the file; those outside it come last."""
        assert labels(self.one(tmp_path, sorted(ordered)), "q1") == list(ordered)

    def test_unordered_answers_come_by_frequency(self, tmp_path: Path) -> None:
        """Answers without an order: the most frequent first, "other" last."""
        made = self.one(tmp_path, ["Blue", "Red", "Red", "Red", "Other", "Other", "Other", "Other", "Other"])
        assert labels(made, "q1") == ["Red", "Blue", "Other"]

    def test_own_words_for_no_answer(self, tmp_path: Path) -> None:
        """A form's own mark for no answer is none of the options, and is not counted."""
        form = Form().each("ID", "{}").add("Q1. Clear?", ["Yes", "No", "Skipped", "--"]).words("Why?", 0.9)
        consultation = loaded(draft(form.save(tmp_path)), tmp_path)
        assert set(counted(consultation, "q1")) == {"yes", "no", "not_answered"}

    def test_codes_with_words_in_the_header(self, tmp_path: Path) -> None:
        """Codes that the header explains are counted under their words, those that nobody gave included."""
        header = "Q1. Agree? 1=Strongly agree, 2=Agree, 3=Neither agree nor disagree, 4=Disagree, 5=Strongly disagree"
        form = (
            Form().each("ID", "{}").add(header, [1, 2, 5]).add("Q2. Good? (1 = Very good, 2 = Good, 3 = Poor)", [1, 2])
        )
        made = draft(form.save(tmp_path))
        assert scales(made) == {"q1": "agree5", "q2": "single"}
        assert labels(made, "q2") == ["Very good", "Good", "Poor"]
        assert set(counted(loaded(made, tmp_path), "q1")) == {
            "option:strongly-agree", "option:agree", "option:strongly-disagree",
        }  # fmt: skip

    def test_codes_without_words_are_doubtful(self, tmp_path: Path) -> None:
        """Codes that nothing explains keep their numbers, and the draft asks to look at them."""
        made = self.one(tmp_path, [1, 2, 3, 4, 5], "Q1")
        assert labels(made, "q1") == ["1", "2", "3", "4", "5"]
        assert made.guesses.columns[1].sure < 0.7
        assert 'question = "q1" },  # CHECK (0.5)' in made.files["consultation.toml"]

    def test_ticked_codes(self, tmp_path: Path) -> None:
        """Neighbouring columns of 0 and 1 with one number are the options of a question."""
        form = Form().each("ID", "{}")
        for option in (1, 2, 3):
            form.add(f"Q4_{option}", [0, 1])
        made = draft(form.save(tmp_path))
        assert roles(made)[1:] == ["option q4"] * 3
        loaded(made, tmp_path)

    def test_free_text_is_open(self, tmp_path: Path) -> None:
        """Short words of people's own, such as job titles, are no options."""
        jobs = [f"{a} {b}" for a in ("Senior", "Head", "Lead", "Junior", "Deputy") for b in ("nurse", "clerk", "cook")]
        form = Form(60).each("ID", "{}").given("Job title", (jobs * 4)[:60]).words("Q2. What would help?")
        form.given("Q3. Your tools?", [random.Random(row).choice(jobs) + str(row % 45) for row in range(60)])  # noqa: S311
        assert scales(draft(form.save(tmp_path)))["q3"] == "open"

    def test_numbers_are_said_to_be_numbers(self, tmp_path: Path) -> None:
        """Many different numbers are no question; the reason is given."""
        made = draft(Form().each("ID", "{}").given("Q1. How much?", [row * 37 for row in range(40)]).save(tmp_path))
        column = made.guesses.columns[1].column
        assert (column.role, column.why) == ("left out", "numbers, not answers to choose from")

    def test_written_in_answers_count_as_other(self, tmp_path: Path) -> None:
        """A few that single people wrote in are counted together, as other spellings of one option."""
        cells = ["Bus", "Train", "Tram", "Bus", "Train"] * 20 + [
            "Hot air balloon",
            "On a camel",
            "Stilts",
            "Sledge",
            "Raft",
        ]
        made = draft(Form(105).each("ID", "{}").given("Q1. Which transport?", cells).save(tmp_path))
        assert labels(made, "q1") == ["Bus", "Train", "Tram", "Other (written in)"]
        assert counted(loaded(made, tmp_path), "q1")["option:other-written-in"] == 5

    def test_campaigns_are_no_closed_question(self, tmp_path: Path) -> None:
        """The same comment a hundred times over is still a comment."""
        text = ["Please keep our library open, as it is the only warm place", "Save the library for all our children"]
        made = draft(Form(100).each("ID", "{}").add("Q1. Please explain your answer", text).save(tmp_path))
        assert scales(made) == {"q1": "open"}


class TestRespondents:
    """Columns about who answers."""

    def test_types_in_several_columns(self, tmp_path: Path) -> None:
        """One column a type; who speaks for an organisation; a note on how several types are grouped."""
        form = Form().each("ID", "{}")
        for kind in ("Parent", "Nurse", "Teacher"):
            form.add(f"Which best describes you? - {kind}", [kind], 0.6)
        form.add("Are you answering on behalf of an organisation?", ["Yes", "No"]).add("Q1. Fair?", ["Yes", "No"])
        made = draft(form.save(tmp_path))
        assert roles(made) == ["id", "type", "type", "type", "on_behalf", "answer q1"]
        assert "# [grouping]" in made.files["consultation.toml"]
        loaded(made, tmp_path)

    def test_types_in_one_cell(self, tmp_path: Path) -> None:
        """Several types in a cell, and a mark for none."""
        cells = ["Parent; Nurse", "Nurse", "Teacher", "-", "Parent"] * 8
        form = Form().each("ID", "{}").given("In what capacity do you respond?", cells).add("Q1. Fair?", ["Yes", "No"])
        made = draft(form.save(tmp_path))
        assert made.guesses.columns[1].column.separator == ";"
        consultation = loaded(made, tmp_path)
        assert {group.group for group in consultation.groups} == {"Parent", "Nurse", "Teacher", "Not stated"}

    def test_bars_in_types(self, tmp_path: Path) -> None:
        """A bar may stand between types in a cell; types that have one in their names are no groups."""
        form = (
            Form()
            .each("ID", "{}")
            .given("Capacity in which you respond", ["Parent | Nurse", "Nurse", "Aunt"] * 13 + [""])
        )
        made = draft(form.add("Q1. Fair?", ["Yes", "No"]).save(tmp_path))
        assert (made.guesses.columns[1].column.role, made.guesses.columns[1].column.separator) == ("type", "|")
        loaded(made, tmp_path)
        form = Form().each("ID", "{}")
        for kind in ("Aunt | Uncle", "Nurse"):
            form.add(f"In what capacity do you respond? - {kind}", ["x"], 0.5)
        assert draft(form.save(tmp_path)).guesses.types == ()

    def test_personal_columns_are_never_loaded(self, tmp_path: Path) -> None:
        """Names, addresses, postcodes, telephones and birthdays do not become answers."""
        form = Form().each("ID", "{}").each("Full name", "Per Son {}").each("Contact", "p{}@example.org")
        form.add("Postcode", ["SW1A 1AA", "M1 1AE"]).each("Phone number", "0700 90000{}")
        form.given("Date of birth", ["1990-01-02"] * 40).each("IP", "10.0.0.{}").add("Q1. Fair?", ["Yes", "No"])
        made = draft(form.save(tmp_path))
        assert roles(made) == ["id", "name", "email", *["left out"] * 4, "answer q1"]
        assert all("personal" in made.guesses.columns[place].column.why for place in (3, 4, 5, 6))

    def test_an_id_that_repeats_is_no_id(self, tmp_path: Path) -> None:
        """Where an id stands on several rows, a row may not be a response: the draft says so first."""
        form = Form().given("Voter ID", [row % 7 for row in range(40)]).add("Vote", ["Yes", "No"])
        made = draft(form.save(tmp_path))
        assert roles(made)[0] == "left out"
        assert any("Voter ID" in words for words in made.guesses.warnings)
        assert "# - Voter ID" in made.files["consultation.toml"]

    @pytest.mark.parametrize(
        ("days", "order"),
        [(("05/06/2023", "07/08/2023"), "day first"), (("13/06/2023", "05/06/2023"), ""), (("2023-06-05",), "")],
    )
    def test_two_orders_of_dates(self, tmp_path: Path, days: Sequence[str], order: str) -> None:
        """Where every date could be read both ways, day first is assumed and said; else nothing is assumed."""
        made = draft(Form().each("ID", "{}").add("Submitted", days).add("Q1. Fair?", ["Yes", "No"]).save(tmp_path))
        assert made.guesses.dates == order
        assert any("day first is assumed" in words for words in made.guesses.warnings) == bool(order)
        loaded(made, tmp_path)


class TestFolder:
    """What is written."""

    @pytest.fixture
    def made(self, tmp_path: Path) -> Draft:
        """A small draft."""
        return draft(Form(9).each("ID", "{}").add("Q1. Fair?", ["Yes", "No"]).save(tmp_path), name="Our parks")

    def test_files(self, made: Draft, tmp_path: Path) -> None:
        """The folder holds the definition, the tables, the mapping, and the export as it was, kept out of git."""
        names = sorted(path.name for path in write_draft(made, tmp_path / "new"))
        assert names == [".gitignore", "consultation.toml", "export.csv", "mapping.csv", "questions.csv"]
        assert (tmp_path / "new" / "export.csv").read_bytes() == (tmp_path / "export.csv").read_bytes()
        assert "/export.csv" in (tmp_path / "new" / ".gitignore").read_text().splitlines()
        assert made.name == "our-parks"

    def test_every_column_stands_in_the_mapping(self, made: Draft) -> None:
        """mapping.csv has a line for each column, with a guess and a confidence from 0 to 1."""
        rows = list(csv.DictReader(io.StringIO(made.files["mapping.csv"])))
        assert [row["column"] for row in rows] == ["ID", "Q1. Fair?"]
        assert all(row["guess"] and 0 <= float(row["confidence"]) <= 1 for row in rows)

    def test_a_consultation_is_not_overwritten(self, made: Draft, tmp_path: Path) -> None:
        """A folder that has a consultation already is left as it is."""
        write_draft(made, tmp_path / "new")
        with pytest.raises(OutputError, match=r"new: holds a consultation\.toml already"):
            write_draft(made, tmp_path / "new")

    def test_another_export_of_the_same_name_is_not_overwritten(self, made: Draft, tmp_path: Path) -> None:
        """A file of the same name that says something else stays."""
        (tmp_path / "new").mkdir()
        (tmp_path / "new" / "export.csv").write_text("mine")
        with pytest.raises(OutputError, match=r"holds another export\.csv"):
            write_draft(made, tmp_path / "new")
        assert (tmp_path / "new" / "export.csv").read_text() == "mine"

    def test_in_place(self, made: Draft, tmp_path: Path) -> None:
        """A draft can be written beside its export; what .gitignore holds stays."""
        (tmp_path / ".gitignore").write_text("secret.txt\n")
        write_draft(made, tmp_path)
        kept = (tmp_path / ".gitignore").read_text().splitlines()
        assert {"secret.txt", "/export.csv"} <= set(kept)
        assert load_consultation(tmp_path).responses is not None

    @pytest.mark.parametrize("name", ["questions.csv", "mapping.csv", "what [they] said #1!.csv", "données ☃.csv"])
    @pytest.mark.usefixtures("made")
    def test_names_of_exports(self, tmp_path: Path, name: str) -> None:
        """An export may be called anything; it takes no name that the folder needs."""
        (tmp_path / "export.csv").rename(tmp_path / name)
        again = draft(tmp_path / name)
        assert again.copied_as not in again.files
        loaded(again, tmp_path)

    def test_headers_that_would_break_the_definition(self, tmp_path: Path) -> None:
        """Quotes, backslashes and brackets in headers and options come through as they are."""
        form = Form().each('I"D\\', "{}").add('Q1. "Fair" [sic] \\ or {not} = #?', ['"Quoted"', "Back\\slash", "] }"])
        made = draft(form.save(tmp_path))
        assert set(labels(made, "q1")) == {'"Quoted"', "Back\\slash", "] }"}
        loaded(made, tmp_path)

    def test_a_draft_twice_is_the_same(self, made: Draft, tmp_path: Path) -> None:
        """The same export gives the same bytes."""
        assert draft(tmp_path / "export.csv", name="Our parks").files == made.files

    def test_without_rows(self, tmp_path: Path) -> None:
        """An export before the first response gives a draft that loads."""
        (tmp_path / "export.csv").write_text("Response ID,Q1. Fair?\n")
        made = draft(tmp_path / "export.csv")
        assert roles(made) == ["id", "left out"]
        loaded(made, tmp_path)

    def test_no_export(self, tmp_path: Path) -> None:
        """A missing file is said to be missing."""
        with pytest.raises(TableError, match="no such file"):
            draft(tmp_path / "none.csv")


class TestTold:
    """Question workbooks and data dictionaries."""

    def test_a_workbook_of_questions(self, tmp_path: Path) -> None:
        """Sheets that name columns by letters say what it is, and which question a comment goes with."""
        book = Workbook()
        sheets: dict[str, list[list[str | None]]] = {
            "Demographic": [["Column ID", "Demographic title"], ["A", "Responding as"]],
            "Hybrid questions": [["Column ID", "Number", "Title", "Column ID of choices"],
                                 ["C", "1", "How useful is it, and why?", "B"]],
            "Open questions": [["Column ID", "Number", "Title"], ["D", "2", "What else?"]],
        }  # fmt: skip
        for title, rows in sheets.items():
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append(row)
        book.save(tmp_path / "questions.xlsx")
        form = Form().add("Responding as", ["Individual", "Company"]).add("Useful?", ["Very useful", "Not useful"])
        form.words("more_1").words("more_2")
        made = draft(form.save(tmp_path), questions=tmp_path / "questions.xlsx")
        assert roles(made) == ["type", "answer q1", "comment q1", "comment q2"]
        assert [q.text for q in made.guesses.questions] == ["How useful is it, and why?", "What else?"]
        loaded(made, tmp_path)

    def test_a_data_dictionary(self, tmp_path: Path) -> None:
        """A table of variable, code and label says what codes mean, beside the export or in a sheet of it."""
        rows = [["Variable", "Code", "Label"], ["Q1", "1", "Strongly agree"], ["", "2", "Agree"], ["", "3", "Disagree"]]
        (tmp_path / "codes.csv").write_text("\n".join(",".join(row) for row in rows))
        form = Form().each("ID", "{}").add("Q1", [1, 2, 3])
        made = draft(form.save(tmp_path), questions=tmp_path / "codes.csv")
        assert scales(made) == {"q1": "agree5"}
        book = Workbook()
        for row in form.table():
            book.active.append(row)
        sheet = book.create_sheet("Data dictionary")
        for line in rows:
            sheet.append(line)
        book.save(tmp_path / "both.xlsx")
        assert scales(draft(tmp_path / "both.xlsx")) == {"q1": "agree5"}
        assert set(counted(loaded(made, tmp_path), "q1")) == {
            "option:strongly-agree",
            "option:agree",
            "option:disagree",
        }

    def test_another_table_is_refused(self, tmp_path: Path) -> None:
        """A file that says nothing about columns is refused, with what is understood."""
        (tmp_path / "other.csv").write_text("a,b\n1,2\n")
        with pytest.raises(TableError, match="variable, code and meaning"):
            draft(Form().each("ID", "{}").save(tmp_path), questions=tmp_path / "other.csv")


HEADERS = (
    "ID", "Response ID", "Q1. Do you agree?", "Q1. Comments", "Please explain", "1. Which? - Bus", "1. Which? - Train",
    "1. Which? - Not Answered", "1. Which? - Other (please specify)", "In what capacity are you responding?",
    "Are you responding on behalf of an organisation?", "Organisation", "Name", "Email", "Submitted at", "Q4_1", "Q4_2",
    "Do you consent to be quoted?", "May we list you?", "", "Q2 [A]", "Q2 [B]", "Type", "Tags", "日本", "!!!",
    "If other, please specify", "Section 1 - Q3. Rate (1 = Good, 2 = Bad)", "Other", "Tick all that apply",
)  # fmt: skip
CELLS = (
    "Strongly agree", "Agree", "tend to agree", "Neutral", "DISAGREE", "agree.", "Slightly agree", "slightly-agree",
    "Yes", "No", "yes ", "Y", "No, because", "Maybe", "Unsure", "Not sure", "", "-", "n/a", "Not Answered", "TRUE", "1",
    "2", "-1", "2016.0", "80%", "£1,000", "Always", "Never", "A", "B", "A;B", "A; B;", "B;C, or d", "C, or d", "A,B",
    "A | B", "Other: x", "A\nB", "(x, y), A", "Individual", "Teacher | Parent", "=SUM(A1)", '"', "\u2028", "日本語",
    '{"ImportId":"x"}', "2023-01-02", "05/06/2023", "12/31/2023", "2 March 2023", "x", "Not selected", "a@b.org",
    "words that someone wrote, more or less at length, about one thing or another",
)  # fmt: skip


@settings(max_examples=60)
@given(
    st.lists(st.sampled_from(HEADERS), min_size=2, max_size=6).flatmap(
        lambda names: st.tuples(
            st.just(names),
            st.tuples(*[st.lists(st.sampled_from(CELLS), min_size=1, max_size=5)] * len(names)),
            st.integers(1, 45), st.integers(0, 2**30),
        )
    )
)  # fmt: skip
def test_whatever_an_export_holds_its_draft_loads(
    tmp_path_factory: pytest.TempPathFactory, drawn: tuple[list[str], tuple[list[str], ...], int, int]
) -> None:
    """No export that can be read gives a draft that does not load; every column is in it."""
    names, pools, rows, seed = drawn
    folder, chance = tmp_path_factory.mktemp("drafts"), random.Random(seed)  # noqa: S311
    stream = io.StringIO(newline="")
    cells = [["sure", *(chance.choice(pool) for pool in pools)] for _ in range(rows)]
    csv.writer(stream).writerows([["First", *names], *cells])
    (folder / "export.csv").write_text(stream.getvalue(), encoding="utf-8", newline="")
    made = draft(folder / "export.csv")
    assert len(made.guesses.columns) == len(names) + 1
    assert loaded(made, folder).responses is not None
