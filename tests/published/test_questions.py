"""Questions: how they are introduced, what is none, and which are the same."""

from __future__ import annotations

import pytest

from tests.published.invented import document, told
from wtanalysis.published.outline import outline
from wtanalysis.published.questions import find_questions, question_ids

RED = "Do you agree with the new red buses?"
RIDE = "Do you ever ride on one of them?"
ELSE = "What else should we do?"
PAINT = "whether buses should be painted red"
# what stands in the document: the questions found, with their numbers
FORMS = {
    "heading with a number": (f"### Question 4: {RED}", [("4", RED)]),
    "heading with a short number": (f"### Q4. {RED}", [("4", RED)]),
    "paragraph with a number": (f"Question 4: {RED}", [("4", RED)]),
    "number with a letter": (f"Question 4a: {RED}", [("4a", RED)]),
    "number with a point": (f"Consultation question 2.1: {RED}", [("2.1", RED)]),
    "two paragraphs": (f"Question 4: {RED}\n\nQuestion 5: Why?", [("4", RED), ("5", "Why?")]),
    "bold": (f"We asked: **{RED}** Most did.", [("", RED)]),
    "marks": (f"Respondents were asked “{RED}” and many answered.", [("", RED)]),
    "straight marks": (f"We asked: \"{RED}\"", [("", RED)]),
    "heading as a question": (f"### {RED}", [("", RED)]),
    "list": (f"We asked the following questions:\n\n- {RED}\n- {ELSE}", [("", RED), ("", ELSE)]),
    "told of": (f"We asked respondents {PAINT}.", [("", PAINT)]),
    "two in one": (f"We asked: “{RED}” and “{RIDE}”", [("", RED), ("", RIDE)]),
}  # fmt: skip


def found(body: str) -> list[tuple[str, str]]:
    """The questions of a body under a heading: number and text, without repetitions."""
    read = document(f"# Buses: government response\n\n## Colours\n\n{body}\n")
    return [(q.number, q.text) for q in find_questions(read, outline(read)) if q.repeats < 0]


@pytest.mark.parametrize(("body", "expected"), FORMS.values(), ids=FORMS)
def test_forms_of_a_question(body: str, expected: list[tuple[str, str]]) -> None:
    """A question is found in whatever form it is printed or told, with its number and its own words."""
    assert found(body) == expected


NONE = {
    "a respondent asks": "One parent wrote “Do you really think that anybody wants this?” in anger.",
    "a mention": "Answers to Question 4 were mixed.",
    "a range": "Questions 4 to 6 were about colours.",
    "a quotation": "> “Why do you not ask us first?” – Parent",
    "no question": "Buses are red.",
}


@pytest.mark.parametrize("body", NONE.values(), ids=NONE)
def test_what_is_no_question(body: str) -> None:
    """What respondents ask, mentions of a question and plain statements are no questions of the consultation."""
    assert found(body) == []


@pytest.mark.xfail(reason="taken for a question", strict=True)
def test_a_heading_that_asks_the_reader_is_no_question() -> None:
    """A heading in question form over a text of the government's own is no question of the consultation."""
    assert found("### Why are we doing this?\n\nBecause buses are late.") == []


def test_ids_are_numbers_or_topics() -> None:
    """A printed number names a question; else its topic does, with -2, -3 for later ones of the same topic."""
    numbered = document(f"# R: response\n\n## Colours\n\nQuestion 4a: {RED}\n")
    places = outline(numbered)
    assert question_ids(find_questions(numbered, places), places) == {0: "q4a"}
    read = told(f"We also asked: “{RED}” We then asked: “{RIDE}”")
    assert [q.question_id for q in read.questions] == ["timetable", "timetable-2", "timetable-3"]


def test_a_question_printed_again_is_the_same() -> None:
    """A question that stands in a summary and again in its chapter, with small differences of print, is one."""
    read = document(
        f"# Buses: government response\n\n## Summary\n\nQuestion 4: {RED}\n\n## Colours\n\nQuestion 4: {RED.upper()}\n"
    )
    assert [q.repeats for q in find_questions(read, outline(read))] == [-1, 0]


@pytest.mark.parametrize(
    ("question", "body", "scale"),
    [
        ("Do you agree with the new timetable?", "54% said yes, 46% said no.", "yes_no_dk"),
        (
            "To what extent do you agree with it?",
            "54% agreed, 40% disagreed, 6% were neutral.",
            "agree5",
        ),
        ("How likely are you to take the bus?", "54% were likely, 46% unlikely.", "likely5"),
        ("What else should we do?", "Many wrote about noise.", "open"),
        (
            "Which of these would you use? Select all that apply.",
            "60% of respondents chose trams, 50% chose trains.",
            "multi",
        ),
        ("Which one of these would you use?", "60% of respondents chose trams and 40% chose trains.", "single"),
    ],
)
def test_scale_follows_the_answers(question: str, body: str, scale: str) -> None:
    """The scale is the one that the printed answers show."""
    assert [q.scale for q in told(body, question).questions] == [scale]


BOTH = [("1", "Should fees rise?"), ("2", "Should they be shown?")]
# a stroke stands for an empty line
SERIES = {
    "with a request": ("1. Should fees rise? Please give reasons.|Most agreed.|2. Should they be shown?|No.", BOTH),
    "headings": ("### 1. Should fees rise?|Most agreed.|### 2) Should they be shown?|Few did.", BOTH),
    "put again": ("We asked:|1. Should fees rise?|2. Should they be shown?|We heard:|1. Should fees rise?|Yes.", BOTH),
    "lists": ("1. Should fees rise?|Reasons were:|1. costs\n2. staff\n3. rent|2. Should they be shown?|No.", BOTH),
    "numbered paragraphs": (
        "1. It is over.|2. Should fees rise? Most agreed.|3. Is that enough?|4. It is.|5. Good.",
        [],
    ),
    "a number that asks first": ("1. Is there a need?|2. There is.|3. It is great.|4. It grows.", []),
    "with their word": ("Question 1: Should fees rise?|Yes.|2. What is the use of a number?", BOTH[:1]),
}


@pytest.mark.parametrize(("body", "expected"), SERIES.values(), ids=SERIES)
def test_questions_that_bear_only_a_number(body: str, expected: list[tuple[str, str]]) -> None:
    """In a series of questions the number before each is its own; a paragraph's number is none."""
    assert found(body.replace("|", "\n\n")) == expected
