"""Proposals of topics in several layouts, and the decisions that share their topic."""

from __future__ import annotations

from pathlib import Path

import pytest

from wtanalysis.documents.readers import read_document
from wtanalysis.published.extract import extract
from wtanalysis.published.model import Extraction

SAID = "### Summary of responses\n\nThere were 90 responses to this question; 60% agreed and 40% disagreed.\n\n"
ANSWER = "### Government response\n\nThe fee will be £9. We will publish a list.\n"


def read(tmp_path: Path, text: str) -> Extraction:
    """An extraction of a document written down here."""
    path = tmp_path / "response.md"
    path.write_text(f"# Boats: government response\n\n{text}", encoding="utf-8")
    return extract(read_document(path))


@pytest.mark.parametrize(
    "statement",
    [
        "We proposed a fee of £9.",
        "The consultation proposed that 5% of the fee should go to the harbour.",
        "The consultation put forward a fee of £9.",
        "The agency consulted on a fee of £9.",
        "It was proposed that boats should pay £9.",
        "The government sought views on a fee of £9.",
        "We asked for your views on a fee of £9.",
        "The paper set out a fee of £9.",
        "Our proposal was a fee of £9.",
    ],
)
def test_the_topic_says_what_was_proposed(tmp_path: Path, statement: str) -> None:
    """The statement before the question is the proposal, linked to the question."""
    question = "### Question 1: Do you agree with the fee?\n\n"
    found = read(tmp_path, f"## Fees\n\nBoats are many. {statement} Ports are old.\n\n{question}{SAID}{ANSWER}")
    assert [(p.text, p.question_ids, p.locator) for p in found.proposals] == [(statement, ("q1",), "L5")]


def test_a_statement_may_follow_its_question(tmp_path: Path) -> None:
    """Where nothing stands before the question, the statement after it counts, though not what respondents proposed."""
    text = (
        "## Fees\n\n### Question 1: Do you agree with the fee?\n\nWe proposed a fee of £9.\n\n"
        f"{SAID}Some respondents proposed a fee of £4.\n\n{ANSWER}"
    )
    assert [p.text for p in read(tmp_path, text).proposals] == ["We proposed a fee of £9."]


def test_sentences_that_go_on_belong_to_the_statement(tmp_path: Path) -> None:
    """The sentence "This would ..." goes on about the proposal; the next new thing does not."""
    statement = "We proposed a fee. This would pay for lamps. Ports are old."
    text = f"## Fees\n\n{statement}\n\n### Question 1: Do you agree?\n\n{SAID}{ANSWER}"
    assert [p.text for p in read(tmp_path, text).proposals] == ["We proposed a fee. This would pay for lamps."]


@pytest.mark.parametrize(
    "question",
    [
        "### Question 1: Do you agree that boats should pay £9?",
        "### Do you agree with the fee that the consultation proposed?",
        "Question 1: We proposed a fee of £9, do you agree?",
    ],
)
def test_a_question_is_no_proposal(tmp_path: Path, question: str) -> None:
    """A topic that is known by its question only has no row, even where the question says what was proposed."""
    assert read(tmp_path, f"## Fees\n\n{question}\n\n{SAID}{ANSWER}").proposals == ()


@pytest.mark.parametrize("label", ["Question 1: ", "**Question 1:** ", "Q1. ", "Question 1 – "])
def test_the_number_of_a_question_is_no_part_of_a_proposal(tmp_path: Path, label: str) -> None:
    """Where a numbered question opens with the statement, the statement alone is the proposal."""
    found = read(tmp_path, f"## Fees\n\n{label}We proposed a fee of £9. Do you agree?\n\n{SAID}{ANSWER}")
    assert [p.text for p in found.proposals] == ["We proposed a fee of £9."]


def test_an_open_question_is_no_proposal(tmp_path: Path) -> None:
    """Asking for ideas proposes nothing."""
    text = "## Ideas\n\n### Question 1: What else should we do?\n\n### Government response\n\nWe will print maps.\n"
    found = read(tmp_path, text)
    assert found.proposals == ()
    assert [c.side for c in found.commitments] == ["will"]


def test_proposal_and_decision_share_their_topic(tmp_path: Path) -> None:
    """The decision on a proposal is found by section and topic; a topic without a plain decision has none."""
    fees = f"## Fees\n\nWe proposed a fee.\n\n### Question 1: Do you agree?\n\n{SAID}{ANSWER}\n"
    answer = "### Government response\n\nWe will consider lamps.\n"
    lamps = f"## Lamps\n\nWe proposed lamps.\n\n### Question 2: Do you agree?\n\n{SAID}{answer}"
    found = read(tmp_path, fees + lamps)
    decided = {(c.section, c.topic) for c in found.commitments if c.side == "decision"}
    assert [(p.topic, (p.section, p.topic) in decided) for p in found.proposals] == [("Fees", True), ("Lamps", False)]


def test_ids_differ(tmp_path: Path) -> None:
    """Topics of the same name have proposals with ids of their own."""
    topic = "### Fees\n\nWe proposed a fee of £{0}.\n\n#### Government response\n\nWe will take this forward.\n\n"
    found = read(tmp_path, f"## Part A\n\n{topic.format(1)}## Part B\n\n{topic.format(2)}")
    assert [p.proposal_id for p in found.proposals] == ["fees-proposal-1", "fees-proposal-2"]
