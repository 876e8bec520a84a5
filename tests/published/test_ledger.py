"""Every number accounted for: the scan finds it, one row claims it or a reason stands beside it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.published.invented import document, response
from wtanalysis.documents.model import Document
from wtanalysis.published.context import Claim
from wtanalysis.published.extract import extract
from wtanalysis.published.figures import walk
from wtanalysis.published.ledger import scan, unclaimed
from wtanalysis.published.model import Extraction
from wtanalysis.published.outline import outline
from wtanalysis.published.questions import find_questions

TOKENS = {
    "54% agreed.": [("54%", "percent")],
    "Some 54.5 per cent agreed.": [("54.5 per cent", "percent")],
    "Twenty per cent agreed.": [("Twenty per cent", "percent")],
    "There were 1,034 responses.": [("1,034", "responses")],
    "We had 97 very long comments.": [("97", "comments")],
    "Two respondents were late.": [("Two", "respondents")],
    "54% of 400 respondents agreed.": [("54%", "percent"), ("400", "respondents")],
    "It costs £412 and takes 20 minutes.": [],
    "Two thirds of respondents agreed.": [("Two thirds", "percent")],
    "One in five of them objected, and a third felt rushed.": [("One in five", "percent"), ("a third", "percent")],
    "It was said by 9 in 10.": [("9 in 10", "percent")],
    "Support rose by 7 percentage points.": [("7 percentage points", "percent")],
    "They raised cost (212), staff (97), room (64).":
        [("212", "count"), ("97", "count"), ("64", "count")],
    "Cost was raised by 97 and staff by 64.": [("97", "count"), ("64", "count")],
    "17 of them were nurses, and 12 unions disagreed.": [("17", "count"), ("12", "count")],
    "Twenty-three respondents were late.": [("Twenty-three", "respondents")],
    "Just over two thirds (69%) agreed.": [("69%", "percent")],
    "It costs £4.5 million, half the fare, for three hours in 2024; see paragraph 17.": [],
    "Those up to the age of 25 answered under section 5 (2).": [],
}  # fmt: skip


@pytest.mark.parametrize(("sentence", "tokens"), TOKENS.items())
def test_the_scan_finds_numbers_by_itself(sentence: str, tokens: list[tuple[str, str]]) -> None:
    """Percentages and counts of respondents are found, also in other words; money, ages, years and sections are not."""
    found = scan(document(f"# Buses\n\n{sentence}\n"))
    assert [(token.words, token.unit) for token in found] == tokens


@pytest.mark.parametrize("suffix", [".md", ".txt"])
def test_a_decimal_that_opens_a_paragraph_is_no_paragraph_number(suffix: str) -> None:
    """A paragraph may begin with its percentage, and no number of it gets lost."""
    found = scan(document("# Buses\n\n54.5 per cent of respondents agreed.\n", suffix))
    assert [token.words for token in found] == ["54.5 per cent"]


def read_one() -> Document:
    """A document with one number."""
    return document("# Buses\n\n54% agreed.\n")


def test_a_claimed_number_is_not_listed() -> None:
    """A number that a row claims stands in no list; one that no row claims stands there with a reason."""
    read = read_one()
    (token,) = scan(read)
    assert unclaimed(read, [Claim(token.index, token.start, token.end, "figures")], [token]) == ()
    (row,) = unclaimed(read, [], [token])
    assert (row.token, row.unit, row.sentence, row.locator) == ("54%", "percent", "54% agreed.", "L3")
    assert row.reason


def test_a_refusal_keeps_its_reason() -> None:
    """A number that was refused is listed once, with the reason it was refused for."""
    read = read_one()
    (token,) = scan(read)
    refusal = Claim(token.index, token.start, token.end, "", "a range")
    assert [row.reason for row in unclaimed(read, [refusal, refusal], [token])] == ["a range"]


def test_two_claims_are_told() -> None:
    """A number that two rows claim stops no reading: it is listed once, as claimed twice."""
    read = read_one()
    (token,) = scan(read)
    claims = [Claim(token.index, token.start, token.end, table) for table in ("figures", "facts")]
    assert [(row.token, row.reason) for row in unclaimed(read, claims, [token])] == [("54%", "claimed twice")]


PIECES = st.lists(
    st.sampled_from(
        [
            "54% agreed and 46% disagreed.",
            "Over half of parents (54%) agreed.",
            "There were 97 comments.",
            "We received 310 responses, including 40 from schools.",
            "Of the 310 respondents, 12% said that fares, now 20% higher, are too high.",
            "Between 5% and 10% of respondents agreed.",
            "Two respondents wrote twice.",
            "In a poll, 61% agreed.",
            "Teachers and parents agreed, 45% and 30% respectively.",
            "45%, 30% and 12% respectively agreed.",
            "216 respondents (54%) agreed; 184 (46%) did not.",
            "We propose 20% of homes.",
            "Twenty per cent of responses spoke of noise.",
            "Section 12 respondents number 7.",
            "> “90% of 40 respondents I asked agreed.” – Parent",
            "- 54% of respondents agreed",
            "### Government response",
            "Question 7: Do you agree with the 20% fare?",
            "| Answer | Number | % |\n|---|---|---|\n| Yes | 216 | 54 |\n| No | 184 | 46% |",
            "Nothing was said.",
        ]
    ),
    min_size=1,
    max_size=8,
)


@settings(max_examples=60)
@given(PIECES)
def test_every_number_is_claimed_once_or_listed(pieces: list[str]) -> None:
    """Of any document, each number that the scan finds has one row that claims it or one line in unclaimed."""
    read = document(response("\n\n".join(pieces)))
    extraction = extract(read)
    places = outline(read)
    claims = [c for c in walk(read, places, find_questions(read, places), frozenset()).claims if not c.reason]
    spans = [(c.index, c.start, c.end) for c in claims]
    assert len(set(spans)) == len(spans)
    assert all(re.search(r"\d|[A-Za-z]", read.paragraphs[i].text[s:e]) for i, s, e in spans)
    assert numbers(extraction) >= len(scan(read))


def numbers(extraction: Extraction) -> int:
    """How many number cells the rows of an extraction hold, and lines of unclaimed."""
    cells = [f.percent for f in extraction.figures] + [f.count for f in extraction.figures]
    cells += [value for q in extraction.questions for value in (q.base, q.comments)]
    bases = [
        f for f in extraction.figures if f.base is not None and f.base not in {q.base for q in extraction.questions}
    ]
    return sum(cell is not None for cell in cells) + len(bases) + len(extraction.facts) + len(extraction.unclaimed)
