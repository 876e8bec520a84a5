"""The build of a response document: sections, topics, and the parts of a topic by their headings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.published.invented import document
from wtanalysis.published.outline import outline, part_of, question_number, section_id, slug

PARTS = {
    "response": [
        "Government response", "The Government's response", "Our response", "Policy response", "DfT response",
        "Response", "The Council's decision", "Next steps", "Conclusion", "How we will respond",
        "3.2 Government’s response:", "Our decision",
    ],
    "said": [
        "Summary of responses", "Responses to question 4", "What you told us", "Key themes", "Consultation responses",
        "What respondents said", "Analysis", "Views received", "Summary of what you said",
    ],
    "proposal": ["Our proposal", "What we asked", "Background", "What we proposed", "Proposal", "Policy background"],
    "you_said": ["You said that:", "You said", "Respondents told us:"],
    "we_will": ["We will:", "Following your feedback, we will:", "In response to this feedback, we will:", "We did"],
    "respondents": ["List of organisations that responded to the consultation", "Annex B: list of respondents"],
    "annex": ["Annex A", "Appendix 2: method"],
    "front": ["Foreword", "Ministerial foreword", "Executive summary"],
    "body": ["Partnership chair", "Fares", "Section 2 - Arrangements", "You said, we will", "Question 12"],
}  # fmt: skip


@pytest.mark.parametrize(("heading", "part"), [(h, part) for part, headings in PARTS.items() for h in headings])
def test_part_of_a_heading(heading: str, part: str) -> None:
    """A heading opens the part of a topic that its words name, in the words of many departments."""
    assert part_of(heading) == part


NUMBERS = {
    "Question 12a: Do you agree?": "12a", "Q5.": "5", "Question 2.1": "2.1", "Consultation question 3": "3",
    "Q 7 (b)": "7b", "Questions asked": "", "Questions 3 to 5": "", "Quality 5": "", "": "", "question 9 Do you": "9",
}  # fmt: skip


@pytest.mark.parametrize(("heading", "number"), NUMBERS.items())
def test_number_of_a_question_heading(heading: str, number: str) -> None:
    """The printed number of one question is read, with its letter; a range of questions has none."""
    assert question_number(heading) == number


@given(st.text(max_size=80), st.integers(5, 60))
def test_slugs_are_plain_and_short(words: str, limit: int) -> None:
    """A slug holds lower case letters, digits and single hyphens, none at its ends, and is no longer than its limit."""
    name = slug(words, limit)
    assert len(name) <= limit
    assert all(part.isascii() and part.isalnum() and part == part.lower() for part in name.split("-")) or name == ""


def test_section_ids() -> None:
    """Numbered sections have short ids, others a slug."""
    assert [section_id(t) for t in ("Section 2 – A", "Chapter 3", "Part B: x", "Views of children")] == [
        "s2", "c3", "pb", "views-of-children",
    ]  # fmt: skip


PLAN = """# Buses: response

## 1. Fares

### Proposal

One.

### Summary of responses

Two.

### Government response

Three.

## 2. Stops

### You said that:

- four

### We will:

- five

## Annex A: list of respondents

Six
"""


def test_places_of_a_whole_document() -> None:
    """Each paragraph knows its topic and its part; headings of parts do not become topics."""
    read = document(PLAN)
    told = {p.text: (place.topic, place.part) for p, place in zip(read.paragraphs, outline(read), strict=True)}
    assert [told[words] for words in ("One.", "Two.", "Three.", "four", "five", "Six")] == [
        ("1. Fares", "proposal"), ("1. Fares", "said"), ("1. Fares", "response"), ("2. Stops", "you_said"),
        ("2. Stops", "we_will"), ("Annex A: list of respondents", "respondents"),
    ]  # fmt: skip


def test_a_part_heading_beside_its_topic_belongs_to_it() -> None:
    """Where "Government response" stands on the level of the topics, it belongs to the topic before it."""
    read = document("# Buses: response\n\n## Fares\n\nOne.\n\n## Government response\n\nTwo.\n\n## Stops\n\nThree.\n")
    told = {p.text: (place.topic, place.part) for p, place in zip(read.paragraphs, outline(read), strict=True)}
    assert [told[words] for words in ("One.", "Two.", "Three.")] == [
        ("Fares", "body"), ("Fares", "response"), ("Stops", "body"),
    ]  # fmt: skip


ASKED = "### {0}\n\nWe proposed {0} at night. Do you agree?\n\n"
RESPONSE = "### Government response\n\nWe will take this forward.\n\n"


def answered(text: str) -> list[str]:
    """The topics that the answers of a chapter belong to."""
    found = document(f"# Boats\n\n## Chapter 1: Night\n\nBoats are many.\n\n{text}")
    places = zip(found.paragraphs, outline(found), strict=True)
    return [place.topic for paragraph, place in places if paragraph.text.startswith("We will")]


def test_a_response_beside_its_topic_belongs_to_it() -> None:
    """A response heading on the level of the topic before it answers that topic, each time it comes."""
    text = ASKED.format("lamps") + RESPONSE + ASKED.format("horns") + RESPONSE
    assert answered(text) == ["lamps", "horns"]


def test_a_response_after_several_topics_speaks_for_the_chapter() -> None:
    """Where two topics share one response heading, neither gets it alone; nor does a topic that asked nothing."""
    assert answered(ASKED.format("lamps") + ASKED.format("horns") + RESPONSE) == ["Chapter 1: Night"]
    assert answered("### Costs\n\nBoats cost much.\n\n" + RESPONSE) == ["Chapter 1: Night"]


SIBLINGS = """# Lamps: government response

## Who responded

We received 230 responses.

## Q1. Do you agree with dimming?

Most agreed.

## Q2. Should councils pay?

Few agreed.

## Government response

We will pay.

## Brackets

### Q3. Should brackets be steel?

Yes.
"""


def test_a_question_beside_who_responded_is_a_topic_of_its_own() -> None:
    """A question's heading ends the section about the consultation before it; a topic keeps its questions."""
    read = document(SIBLINGS)
    topics = {p.text: place.topic for p, place in zip(read.paragraphs, outline(read), strict=True)}
    assert topics["Most agreed."] == "Q1. Do you agree with dimming?"
    assert topics["Few agreed."] == topics["We will pay."] == "Q2. Should councils pay?"
    assert topics["Yes."] == "Brackets"


def test_answers_to_all_questions_share_their_heading() -> None:
    """Questions under "Responses to each question" have that for a topic, not the introduction before it."""
    read = document("# Lamps\n\n## Introduction\n\nHello.\n\n## Responses to each question\n\n### Q1. Dim?\n\nMost.\n")
    assert outline(read)[-1].topic == "Responses to each question"
