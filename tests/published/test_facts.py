"""Counts, shares and dates of a consultation itself, in sentences of our own."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.published.documents import read
from wtanalysis.published.dates import window
from wtanalysis.published.extract import extract
from wtanalysis.published.model import Fact


def facts(text: str) -> list[Fact]:
    """The facts of a response document whose introduction is this text."""
    after = (
        "## 2. Night boats\n\n**Question 1: Do you agree that boats should run at night?**\n\nThere were 90 "
        "responses to this question. 60% agreed and 40% disagreed.\n"
    )
    return list(extract(read(f"# Ferries: response\n\n## 1. Introduction\n\n{text}\n\n{after}")).facts)


def values(text: str) -> list[str]:
    """Their values without dates, in order of size."""
    return sorted((f.value for f in facts(text) if f.unit != "date"), key=float)


COUNTED = {
    "a total": ("We received 412 responses to the consultation.", ["412"]),
    "a total with a separator": ("The consultation received 14,873 responses.", ["14873"]),
    "a total and its channels": (
        ("We received 412 responses: 380 through the online form, 30 by email and 2 by post."),
        ["2", "30", "380", "412"],
    ),
    "a further number": (
        ("We received 1,918 responses online and a further 246 by email or post, making a total of 2,164."),
        ["246", "1918", "2164"],
    ),
    "kinds of respondents": (
        ("There were 90 responses to the consultation: 60 from individuals and 30 from organisations."),
        ["30", "60", "90"],
    ),
    "kinds after comprising": (
        ("We received 431 responses, comprising 276 from individuals and 155 from organisations."),
        ["155", "276", "431"],
    ),
    "kinds in the next sentence": (
        (
            "A total of 94 responses were received. Of these, 41 were from charities, 23 "
            "from creditors and 30 from firms."
        ),
        ["23", "30", "41", "94"],
    ),
    "kinds without a preposition": (
        (
            "61 stakeholders replied to the consultation, among them 19 suppliers, 14 "
            "housing associations and 28 others."
        ),
        ["14", "19", "28", "61"],
    ),
    "a list of channels": (
        (
            "In total 9,000 responses were received:\n\n- 1,200 through the online survey\n- 87 by "
            "email\n- 7,713 as part of a campaign"
        ),
        ["87", "1200", "7713", "9000"],
    ),
    "shares in brackets": (
        ("We received 400 responses, of which 300 (75%) came from individuals and 100 (25%) from organisations."),
        ["25", "75", "100", "300", "400"],
    ),
    "words for numbers": ("We received 27 responses. Five were confidential.", ["5", "27"]),
    "late responses": (
        ("We received 63 written responses. Two further responses came in after the closing date."),
        ["2", "63"],
    ),
    "too late": (
        ("By the close we had 612 replies. A further 9 responses arrived too late to be counted."),
        ["9", "612"],
    ),
    "a petition": ("We received 90 responses. A petition carrying 5,310 signatures was handed in.", ["90", "5310"]),
    "a petition with names": (
        ("We received 90 responses. A petition with 1,480 names asked for a night boat."),
        ["90", "1480"],
    ),
    "identical emails": (
        ("We received 94 responses. A further 610 identical emails were sent in by one campaign."),
        ["94", "610"],
    ),
    "events": (
        ("We received 90 responses. Officials also held 7 workshops, which about 180 people attended."),
        ["7", "90", "180"],
    ),
    "events in words": ("We received 90 responses. Views were also heard at two webinars.", ["2", "90"]),
    "people met": (
        ("We received 63 responses. Officials met 22 stakeholders at round tables in two towns."),
        ["22", "63"],
    ),
    "a rate of response": (
        ("212 people replied to the survey, 31 of them on paper, which is a response rate of 31%."),
        ["31", "31", "212"],
    ),
    "some left out": (
        ("In all, 544 responses were submitted. These 6 were removed, leaving 538 responses."),
        ["6", "538", "544"],
    ),
    "shares alone": (
        "We received 512 responses: 58% from individuals, 30% from firms and 12% online.",
        ["12", "30", "58", "512"],
    ),
    "shares of the responses": (
        "Some 65% of responses came from individuals; the remaining 35% were from organisations.",
        ["35", "65"],
    ),
    "bodies by kind": (
        "Responses were received from 14 local authorities, 9 charities and 3 unions.",
        ["3", "9", "14"],
    ),
}


@pytest.mark.parametrize("case", COUNTED, ids=str)
def test_counts_of_the_exercise_are_facts(case: str) -> None:
    """Totals, channels, kinds of respondents, campaigns, petitions, late ones, events: each number once, no other."""
    text, expected = COUNTED[case]
    assert values(text) == expected


POLICY = {
    "homes": "The government wants 500 homes to be built on 12 sites by 2030.",
    "money": "We have spent £3m on 40 piers since 2019.",
    "places": "The pilot will run in 4 local areas and 3 children's homes.",
    "shares of something else": "Ferries carried 38% of passengers in 2024, up from 31%.",
    "a poll": "In a poll of 2,000 adults, 72% had used a ferry.",
    "an earlier exercise": "In 2019, when 311 respondents answered, the letters were different.",
    "words defined": 'In this document "a few" means fewer than 5 respondents.',
    "days and weeks": "A permit will be needed 14 days ahead and will last 12 weeks.",
    "an Act": "The Ports Act 1998 protects the rights of individuals.",
    "ages": "Children aged 12 travel free, as do people over 60.",
}


@pytest.mark.parametrize("case", POLICY, ids=str)
def test_numbers_of_policy_are_no_facts(case: str) -> None:
    """Homes, money, places, polls, earlier exercises and definitions say nothing about those who responded."""
    assert values(POLICY[case]) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Three respondents suggested a limit of six months.",
        ("Of the 25 respondents who answered no, 14 thought the wait too long."),
        "20 responses called the plan a waste of money.",
        "Two days was chosen by 29 respondents.",
        ("Nineteen respondents wanted more boats."),
    ],
)
def test_counts_of_opinions_are_no_facts(sentence: str) -> None:
    """How many held a view is an answer to some question, never a fact about the exercise."""
    assert values(sentence) == []


WINDOWS = {
    "The consultation opened on 2 September 2024 and closed on 25 November 2024.": ("2024-09-02", "2024-11-25"),
    "The consultation ran from 16 January to 10 April 2023 in England.": ("2023-01-16", "2023-04-10"),
    "We consulted from 17 May to 9 August 2022 on ways of changing this.": ("2022-05-17", "2022-08-09"),
    "Between 4 March and 24 May 2024 we asked for views on four changes.": ("2024-03-04", "2024-05-24"),
    "The consultation was published on 8 May 2024 and closed on 31 July 2024.": ("2024-05-08", "2024-07-31"),
    "The call for views ran for 12 weeks and closed on 28 February 2025.": (None, "2025-02-28"),
    "The survey was open for six weeks until 14 June 2024.": (None, "2024-06-14"),
    "The consultation was open for eight weeks from 22 January 2024.": ("2024-01-22", None),
    "The consultation opened on Wednesday 1 May 2024 and ran for 12 weeks to 24 July 2024.": (
        "2024-05-01",
        "2024-07-24",
    ),
    "In February 2025 the department asked for views on a new permit.": ("2025-02", None),
    "The 12-week consultation launched on 1st March 2023 and ended on 24th May 2023.": ("2023-03-01", "2023-05-24"),
    "The rules come into force on 1 July 2025 and apply until 2 June 2026.": (None, None),
}


@pytest.mark.parametrize("sentence", WINDOWS, ids=str)
def test_the_window_is_read_from_one_sentence(sentence: str) -> None:
    """Opening and closing dates come out in ISO form whichever words lead to them; other dates do not."""
    found = {f.kind: f.value for f in window(read(f"# Ferries: response\n\n## Introduction\n\n{sentence}\n"))}
    assert (found.get("window_open"), found.get("window_close")) == WINDOWS[sentence]


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("Published 18 March 2025", "2025-03-18"),
        ("Published 18 March 2025, last updated 2 July 2025", "2025-03-18"),
        ("October 2022", "2022-10"),
        ("Department for Rivers and Coasts, August 2023", "2023-08"),
        (("This response is published on 12 February 2024"), "2024-02-12"),
    ],
)
def test_the_date_of_publication_stands_on_the_title_page(line: str, value: str) -> None:
    """A date alone, after a body's name, or after "published" is the date of publication."""
    [fact] = window(read(f"# Ferries: response\n\n{line}\n\n## Introduction\n\nFerries matter.\n"))
    assert (fact.kind, fact.value) == ("published", value)


@pytest.mark.parametrize(
    "line", ["Last Updated on 2 July 2025", "Updated: 2 July 2025", "Page last reviewed 2 July 2025"]
)
def test_a_page_is_not_published_when_it_is_updated(line: str) -> None:
    """A date of an update or a review is passed over; the date of publication may follow it."""
    assert window(read(f"# Ferries: response\n\n{line}\n\nFerries matter.\n")) == []
    [fact] = window(read(f"# Ferries: response\n\n{line}\n\n3 May 2024\n\nFerries matter.\n"))
    assert (fact.kind, fact.value) == ("published", "2024-05-03")


REPORT = (
    "The scheme follows a consultation, launched in October 2017.\n\nThe government will publish maps by May 2019.\n"
)


@pytest.mark.parametrize("text", ["# Ferries: a guide", "# Ferries\n\n## Conclusion", "# Ferries\n\n**Conclusion**"])
def test_a_document_that_is_no_response_claims_no_window(text: str) -> None:
    """A guide without questions, figures or a response has neither a window nor commitments of its own."""
    found = extract(read(f"{text}\n\n{REPORT}"))
    assert (found.facts, found.commitments) == ((), ())


@pytest.mark.parametrize(
    "text",
    [
        "# Ferries: government response",
        "# Ferries\n\n## Our response",
        "# Ferries\n\n**Our response:** Ferries matter.",
        "# Ferries\n\n**You said:**\n\n- boats are late",
        "# Ferries\n\nWe received 412 responses to the consultation.",
    ],
)
def test_a_response_may_show_in_one_place_only(text: str) -> None:
    """A title, a heading, a label or a count of responses is enough for the window and the promises to count."""
    found = extract(read(f"{text}\n\n{REPORT}"))
    assert "window_open" in {f.kind for f in found.facts}
    assert "will" in {c.side for c in found.commitments}


@given(st.integers(100, 99999), st.integers(2, 99), st.sampled_from(["individuals", "charities", "island councils"]))
def test_any_total_and_part_are_read(total: int, part: int, kind: str) -> None:
    """Whatever the numbers are, with or without a separator, total and part come out."""
    text = f"We received {total:,} responses to the consultation, {part} from {kind} and the rest from others."
    wanted = Counter([str(total), str(part)])
    assert Counter(f.value for f in facts(text) if f.unit != "date") == wanted


def test_each_number_is_claimed_once() -> None:
    """A number that is a fact does not also stand among the unclaimed ones."""
    result = extract(
        read(
            "# Ferries: response\n\n## Introduction\n\nWe received 90 responses, 60 (67%) from individuals and 30 "
            "by email.\n"
        )
    )
    assert [f.value for f in result.facts if f.unit != "date"] != []
    assert not {u.token.strip("%") for u in result.unclaimed} & {f.value for f in result.facts}
