"""The options that a draft writes: the form's own words, each with a line of its own, silence told from answers."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

import wtanalysis as wt
from wtanalysis.consultation import Consultation, load_consultation
from wtanalysis.responses.drafting import Draft, draft, write_draft
from wtanalysis.responses.model import Option, Question


def export(folder: Path, header: str, answers: Sequence[str], rows: int = 60) -> Path:
    """An export with ids and one question whose answers come in turn, the first ones once more often."""
    path = folder / "export.csv"
    with path.open("w", newline="", encoding="utf-8") as stream:
        csv.writer(stream).writerows([["Response ID", header], *([n, answers[n % len(answers)]] for n in range(rows))])
    return path


def drafted(folder: Path, answers: Sequence[str], header: str = "Q1. What is your view?", rows: int = 60) -> Draft:
    """The draft of an export with one question."""
    return draft(export(folder, header, answers, rows))


def the_question(made: Draft) -> Question:
    """The only question of a draft."""
    return made.guesses.questions[0]


def loaded(made: Draft, folder: Path) -> Consultation:
    """The folder of a draft, written and loaded unedited."""
    write_draft(made, folder / "drafted")
    return load_consultation(folder / "drafted")


def lines(consultation: Consultation) -> list[tuple[str, str, int]]:
    """The lines of the first question's breakdown: label, label of its net, count."""
    found = wt.breakdown(consultation, consultation.questions[0].question_id, by=None)
    labels = {figure.bucket_code: figure.bucket for figure in found.figures}
    return [(f.bucket, labels.get(f.parent, ""), f.count or 0) for f in found.figures if not f.group]


def answered(options: Iterable[Option]) -> list[str]:
    """The labels of what counts as an answer."""
    return [option.label for option in options if option.kind != "not_answered"]


@pytest.mark.parametrize(
    "silence",
    ["[no response]", "[x]", "[z]", "Did not answer", "Not stated", "Question not answered", "Nil response", "..", ".",
     "[blank]", "No selection", "-99", "NA", "(not answered)", "-", "Skipped"],
)  # fmt: skip
def test_words_for_no_answer_are_no_answer(tmp_path: Path, silence: str) -> None:
    """Whatever a form writes where nothing was answered, the ladder is recognised and the words count nowhere."""
    usual = ("Strongly agree", "Agree", "Neither agree nor disagree", "Disagree", "Strongly disagree")
    made = drafted(tmp_path, (*usual, silence))
    assert the_question(made).scale == "agree5"
    assert answered(the_question(made).options) == list(usual)
    assert [o.label for o in the_question(made).options if o.kind == "not_answered"] == [silence]
    assert sum(n for _, net, n in lines(loaded(made, tmp_path)) if net or "Neither" in _) == 50


@pytest.mark.parametrize("silence", ["-99", "-", "NA", "Not stated"])
def test_words_that_may_be_an_answer_are_marked(tmp_path: Path, silence: str) -> None:
    """A mark that may mean something else makes a guess unsure, so that the draft says CHECK at its line."""
    made = drafted(tmp_path, ("Yes", "No", silence))
    assert made.guesses.columns[1].sure < 0.8
    assert "CHECK" in made.files["consultation.toml"].split("Q1.", 1)[1]


def test_not_applicable_is_one_answer_to_check(tmp_path: Path) -> None:
    """Not applicable and N/A are one answer together, and the line says CHECK."""
    made = drafted(tmp_path, ("Agree", "Disagree", "N/A", "Not applicable", "n/a"))
    assert answered(the_question(made).options) in (["Agree", "Disagree", w] for w in ("N/A", "Not applicable", "n/a"))
    assert made.guesses.columns[1].sure < 0.8
    assert lines(loaded(made, tmp_path))[-1][2] == 36


def test_a_plain_yes_is_no_net_of_yes_in_part(tmp_path: Path) -> None:
    """Beside "Yes, in part", the line Yes counts those who said Yes and nobody else."""
    made = drafted(tmp_path, ("Yes", "Yes, in part", "No", "No view"))
    assert [(o.label, o.code, o.part_of) for o in the_question(made).options] == [
        ("Yes", "yes", ""), ("Yes, in part", "option:yes-in-part", ""), ("No", "no", ""), ("No view", "dont_know", ""),
    ]  # fmt: skip
    assert [line[2] for line in lines(loaded(made, tmp_path))] == [15, 15, 15, 15]


def test_reasons_nest_below_the_answer_that_they_give(tmp_path: Path) -> None:
    """Reasons for "No" count into a net of no, where the plain "No" has a line of its own."""
    made = drafted(tmp_path, ("Yes", "No", "No: because of cost", "No: because of time"))
    codes = {o.label: (o.code, o.part_of) for o in the_question(made).options}
    assert codes["No"] == ("option:no", "no")
    assert codes["No: because of cost"][1] == "no"
    found = lines(loaded(made, tmp_path))
    assert ("no", "", 45) in found
    assert ("No", "no", 15) in found


@pytest.mark.parametrize(
    "answers",
    [("Yes", "No", "Unsure"), ("Yes", "No", "Not sure"), ("Yes", "Mostly", "Partly", "No"), ("Yes", "No"),
     ("Fully agree", "Partly agree", "Neither", "Partly disagree", "Fully disagree"),
     ("Strongly Agree", "Agree", "Neutral", "Disagree", "Strongly Disagree", "Don’t know"),
     ("1 - Strongly support", "2 - Tend to support", "3 - Neither", "4 - Tend to oppose", "5 - Strongly oppose"),
     ("Strongly agree", "Agree", "Disagree", "Strongly disagree")],
)  # fmt: skip
def test_labels_are_the_forms_own_and_nobodys_answer_is_added(tmp_path: Path, answers: tuple[str, ...]) -> None:
    """The options are the answers that were given, word for word, in the order of their ladder; none is added."""
    made = drafted(tmp_path, answers[1:] + answers[:1])
    assert tuple(answered(the_question(made).options)) == answers
    given = {label for label, _, n in lines(loaded(made, tmp_path)) if n}
    assert set(answers) <= given


def test_a_rating_that_the_header_explains_in_part_keeps_its_numbers(tmp_path: Path) -> None:
    """Numbers stay numbers where the header has words for the first and the last alone."""
    made = drafted(tmp_path, list("12345"), "How good? (1 = very poor, 5 = excellent)")
    assert answered(the_question(made).options) == list("12345")
    assert "1 = very poor" in made.guesses.columns[1].told


@pytest.mark.parametrize(
    ("answers", "nets"),
    [(("Strongly support", "Support", "Neither support nor oppose", "Oppose", "Strongly oppose", "Don't know"),
      ("support or strongly support", "oppose or strongly oppose")),
     (("Very satisfied", "Satisfied", "Dissatisfied", "Very dissatisfied"),
      ("satisfied or very satisfied", "dissatisfied or very dissatisfied")),
     (("Very confident", "Fairly confident", "Not very confident", "Not at all confident"),
      ("fairly confident or very confident", "not very confident or not at all confident")),
     (("Very positive", "Positive", "No impact", "Negative", "Very negative"),
      ("positive or very positive", "negative or very negative")),
     (("Significant positive impact", "Some positive impact", "No impact", "Some negative impact",
       "Significant negative impact"),
      ("some positive impact or significant positive impact", "some negative impact or significant negative impact"))],
)  # fmt: skip
def test_sides_of_a_sure_ladder_are_counted_together(
    tmp_path: Path, answers: tuple[str, ...], nets: tuple[str, str]
) -> None:
    """A ladder with two degrees on each side gets two nets, which load and are shown above their parts."""
    found = lines(loaded(drafted(tmp_path, answers, rows=len(answers) * 12), tmp_path))
    up, down = nets
    assert [line for line in found if line[0] in nets] == [(up, "", 24), (down, "", 24)]
    assert sum(n for _, net, n in found if net) == 48
    assert [label for label, net, _ in found if net == up] == list(answers[:2])


@pytest.mark.parametrize(
    "answers",
    [("Extremely confident", "Very confident", "Somewhat confident", "Not so confident", "Not at all confident"),
     ("Essential", "Very important", "Fairly important", "Not very important", "Not important at all"),
     ("Significant positive impact", "Some positive impact", "No impact", "Some negative impact",
      "Significant negative impact"),
     ("Far too much", "Too much", "About right", "Too little", "Far too little"),
     ("Go too far", "About right", "Do not go far enough", "Don't know"), ("Yes", "Mostly", "Partly", "No"),
     ("Extremely bumpy", "Very bumpy", "Fairly bumpy", "Slightly bumpy", "Not at all bumpy"),
     ("Completely acceptable", "Acceptable", "Unacceptable", "Completely unacceptable")],
)  # fmt: skip
def test_known_ladders_stand_from_top_to_bottom(tmp_path: Path, answers: tuple[str, ...]) -> None:
    """The order is the ladder's, however often each answer was given."""
    turned = [*answers[::-1], answers[-1], answers[-1]]
    assert tuple(answered(the_question(drafted(tmp_path, turned)).options)) == answers


def test_partly_agreeing_is_no_part_of_agreeing_strongly(tmp_path: Path) -> None:
    """Where only one side has a degree and nobody could agree strongly, each answer stands alone, without nets."""
    answers = ("Agree", "Partially agree", "Disagree", "Unsure")
    found = lines(loaded(drafted(tmp_path, answers), tmp_path))
    assert found == [(label, "", 15) for label in answers]


def test_no_net_where_an_answer_has_its_words(tmp_path: Path) -> None:
    """A net never shares its code with an answer: where one has its words, there are no nets."""
    made = drafted(tmp_path, ("Very easy", "Easy", "Easy or very easy", "Difficult", "Very difficult"))
    assert not any(option.part_of for option in the_question(made).options)


def test_an_answer_strange_to_its_ladder_is_marked(tmp_path: Path) -> None:
    """Where most answers stand on a ladder and one does not, the guess is unsure and names it."""
    made = drafted(tmp_path, ("Very clear", "Clear", "Unclear", "Sideways"))
    assert made.guesses.columns[1].sure < 0.8
    assert "Sideways" in made.guesses.columns[1].told


def test_an_option_that_begins_like_a_request_is_an_option(tmp_path: Path) -> None:
    """What is ticked with its own words ("Add seating") is an option; "Add your reasons" holds words and is none."""
    question = "Q2. What should we do? - "
    parts = ("Add seating", "Any bus lane", "Plant trees", "Add your reasons")
    path = tmp_path / "export.csv"
    with path.open("w", newline="", encoding="utf-8") as stream:
        out = csv.writer(stream)
        out.writerow(["Response ID", *(question + part for part in parts)])
        for n in range(60):
            ticks = [part if n % (i + 2) == 0 else "" for i, part in enumerate(parts[:3])]
            out.writerow([n, *ticks, f"Because the bench of number {n} is worn out" if n % 3 else ""])
    found = draft(path).guesses.columns
    assert [guess.column.role for guess in found] == ["id", "option", "option", "option", "comment"]
