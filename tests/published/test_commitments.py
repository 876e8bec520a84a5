"""Commitments of whole documents in several layouts: who speaks where, lists, tables, and what answers a proposal."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wtanalysis.documents.readers import read_document
from wtanalysis.published.commitments import commitments
from wtanalysis.published.decisions import question_named, stems
from wtanalysis.published.model import Commitment
from wtanalysis.published.outline import outline
from wtanalysis.published.promise_lists import difference
from wtanalysis.published.speaking import speeches

Row = tuple[str, str, str]


def read(tmp_path: Path, text: str, name: str = "response.md") -> tuple[Commitment, ...]:
    """The commitments of a document written down here."""
    path = tmp_path / name
    path.write_text(f"# Boats\n\n{text}\n", encoding="utf-8")
    document = read_document(path)
    return commitments(document, outline(document), frozenset(), frozenset())


def rows(found: tuple[Commitment, ...]) -> list[Row]:
    """Side, modality and first three words of each."""
    return [(c.side, str(c.modality), " ".join(c.text.split()[:3])) for c in found]


QUESTION = (
    "## Fees\n\n### Question 1: Should the fee for boats be £9?\n\nMost said yes. Some said that it will hurt.\n\n"
)


@pytest.mark.parametrize(
    "heading",
    [
        "### Government response\n\n",
        "### Our response\n\n",
        "### The council's decision\n\n",
        "### Valley Government response\n\n",
        "### Final policy position\n\n",
        "### What we will do\n\n",
        "**Government response**\n\n",
        "*Our decision*\n\n",
        "**Government response:** ",
        "Response: ",
        "**The agency's decision.** ",
        "Our response: ",
    ],
)
def test_an_answer_may_be_headed_or_labelled(tmp_path: Path, heading: str) -> None:
    """A heading, a bold line or the first words of a paragraph say that the government answers."""
    found = read(tmp_path, f"{QUESTION}{heading}The fee will be £9. We will publish a list.")
    assert rows(found) == [("decision", "firm", "The fee will"), ("will", "firm", "We will publish")]


@pytest.mark.parametrize(
    "heading", ["### Summary of responses\n\n", "**What respondents said**\n\n", "### Background\n\n"]
)
def test_rules_in_other_parts_are_no_promises(tmp_path: Path, heading: str) -> None:
    """What a proposal or respondents say "will" happen is not the government's word."""
    assert read(tmp_path, f"{QUESTION}{heading}The fee will be £9. A licence will be required.") == ()


def test_a_question_ends_an_answer(tmp_path: Path) -> None:
    """After a bold label, the next question is no longer part of the answer."""
    text = (
        f"{QUESTION}**Response**\n\nThe fee will be £9.\n\n**Q2.** Should boats be blue?\n\nThe paint will be tested."
    )
    assert rows(read(tmp_path, text)) == [("decision", "firm", "The fee will")]


def test_a_title_over_everything_is_no_answer(tmp_path: Path) -> None:
    """A document titled "government response" does not answer in its introduction."""
    text = "## Government response\n\n### Introduction\n\nThe paper will be read.\n\n" + QUESTION.replace("## ", "### ")
    found = read(tmp_path, f"{text}#### Our response\n\nThe fee will be £9.")
    assert rows(found) == [("decision", "firm", "The fee will")]


@pytest.mark.parametrize(
    ("sentence", "side"),
    [
        ("We will set the fee at £9.", "decision"),
        ("The fee will rise to £9 in 2027.", "decision"),
        ("Boats under five metres will be exempt.", "decision"),
        ("We will not charge visitors.", "decision"),
        ("We are not persuaded that visitors should pay.", "decision"),
        ("We will proceed as proposed.", "decision"),
        ("We have decided against a fee.", "decision"),
        ("We will publish a list of fees.", "will"),
        ("We will consult on the fee for canoes.", "will"),
        ("We will consider a fee for canoes.", "will"),
        ("Guidance on the fee will be published.", "will"),
        ("The fee will be trialled in two ports.", "will"),
        ("We will set up a harbour forum.", "will"),
        ("We will lay regulations in 2027.", "will"),
        ("The rules will come into force in 2027.", "will"),
    ],
)
def test_what_answers_a_question_is_a_decision(tmp_path: Path, sentence: str, side: str) -> None:
    """A policy settled, a rule to come and a refusal answer; what carries them out does not."""
    assert [c.side for c in read(tmp_path, f"{QUESTION}### Government response\n\n{sentence}")] == [side]


def test_next_steps_decide_nothing(tmp_path: Path) -> None:
    """Under "Next steps" a rule to come is a step."""
    assert [c.side for c in read(tmp_path, f"{QUESTION}## Next steps\n\nThe scheme will open in May 2027.")] == ["will"]


def test_an_answer_that_names_its_question_stands_with_it(tmp_path: Path) -> None:
    """Answers in a late chapter belong to the topic of the question they name."""
    found = read(tmp_path, f"{QUESTION}## Chapter 3: Our response\n\nOn question 1, we will replace the fee.")
    assert [(c.side, c.topic) for c in found] == [("decision", "Fees")]


def test_it_is_the_government_of_the_sentence_before(tmp_path: Path) -> None:
    """The words "it will" count after a sentence about the government, not after one about a boat."""
    start = f"{QUESTION}### Government response\n\n"
    assert len(read(tmp_path, f"{start}The government agrees with this. It will introduce a badge.")) == 1
    assert read(tmp_path, f"{start}One boat was old. It will sink.") == ()


@pytest.mark.parametrize(
    "lead",
    [
        "We will:",
        "In the coming year the government will:",
        "We have agreed to:",
        "The council will now:",
        "We intend to:",
    ],
)
def test_items_under_a_lead_are_a_list(tmp_path: Path, lead: str) -> None:
    """Items take their strength from their own verb; the lead is no row."""
    text = f"## Next steps\n\n{lead}\n\n- publish a map by May 2027\n- explore a badge\n- keep the fee under review\n"
    found = read(tmp_path, text)
    assert [(c.place, c.modality, c.due) for c in found] == [
        ("list", "firm", "May 2027"),
        ("list", "explore", ""),
        ("list", "consider", ""),
    ]


@pytest.mark.parametrize(
    "heads",
    [
        "You said | We will",
        "What you said | What we will do",
        "You told us | Our response",
        "People said | What we are doing",
    ],
)
def test_cells_of_a_table_are_items(tmp_path: Path, heads: str) -> None:
    """Each cell under "You said" and "We will" is an item; a thing already done and a bare number are none."""
    table = "|---|---|\n| Fees are high | Freeze fees until 2029 |\n| 40% want maps | We have printed maps |\n"
    text = f"## Annex\n\n| {heads} |\n{table}"
    found = read(tmp_path, text)
    assert [(c.side, c.place, c.modality, c.due) for c in found] == [
        ("said", "list", "", ""),
        ("will", "list", "firm", "2029"),
    ]


def test_lists_of_you_said_and_we_will_repeated_in_an_annex(tmp_path: Path) -> None:
    """An annex that prints the lists again gives no rows, only where it does and how the words differ."""
    block = "{0} You said\n\n- boats need light\n\n{0} We will\n\n- light every {1}\n"
    found = read(tmp_path, f"## Theme\n\n{block.format('###', 'boat')}\n## Annex A\n\n{block.format('###', 'boats')}")
    assert [(c.side, bool(c.repeated_at), c.repeat_difference) for c in found] == [
        ("said", True, ""),
        ("will", True, "boat -> boats"),
    ]


def test_figures_under_you_said_are_no_items(tmp_path: Path) -> None:
    """A bullet with a percentage is a figure, not something that was said."""
    found = read(tmp_path, "## Theme\n\n### You said\n\n- a bridge: 163 (77%) in favour\n- boats need light\n")
    assert [c.text for c in found] == ["boats need light"]


def test_ids_differ_and_items_count_from_one(tmp_path: Path) -> None:
    """Every row has an id of its own; items count within one list or topic and side."""
    found = read(
        tmp_path, f"{QUESTION}### Our response\n\nWe will print maps. We will print lists. We will not charge."
    )
    assert len({c.commitment_id for c in found}) == 3
    assert [(c.side, c.item) for c in found] == [("will", 1), ("will", 2), ("decision", 1)]


def test_places_are_exact_in_hard_wrapped_text(tmp_path: Path) -> None:
    """The locator is the line on which the sentence of the promise begins."""
    answer = "We thank all who wrote to us about boats and the\nharbour. We will print maps of every\nharbour.\n"
    text = f"Government response\n\n{answer}"
    path = tmp_path / "wrapped.txt"
    path.write_text(text, encoding="utf-8")
    document = read_document(path)
    spoken = speeches(document, outline(document))
    found = commitments(document, outline(document), frozenset(), frozenset())
    assert [c.locator for c in found] == ["L4"]
    assert any(s.answers for s in spoken)


def test_question_named_by_an_answer() -> None:
    """The number is read with its letter or its part; a proposal's number is not a question's."""
    assert [
        question_named(s) for s in ("On question 2.1, we will", "On Q4a we will", "On proposal 3, we will", "We will")
    ] == [
        "2.1",
        "4a",
        "",
        "",
    ]


@given(st.text(alphabet="abcdefghij '’“”", max_size=60), st.text(alphabet="abcdefghij '’“”", max_size=60))
def test_difference_is_empty_only_for_equal_words(first: str, second: str) -> None:
    """Two wordings that differ in marks alone have no difference; others have one."""
    same = [w.replace("’", "'").replace("“", '"').replace("”", '"') for w in first.split()] == [
        w.replace("’", "'").replace("“", '"').replace("”", '"') for w in second.split()
    ]
    assert (difference(first, second) == "") == same


def test_common_words_of_questions_join_nothing() -> None:
    """An answer shares words with a question only by what the question is about."""
    assert not stems("do you agree that there should be a proposal, and what other views do people have?")
    assert stems("a fee for boats") & stems("the boat fee")


def test_an_answer_may_thank_respondents_and_go_on(tmp_path: Path) -> None:
    """Thanks, or a word about respondents, in the government's voice do not end a labelled answer; a report does."""
    start = f"{QUESTION}**Our response**\n\n"
    found = read(tmp_path, f"{start}We thank respondents for these comments. The fee will be £9.")
    assert rows(found) == [("decision", "firm", "The fee will")]
    assert read(tmp_path, f"{start}Forty respondents wrote at length. The fee will be £9, one hoped.") == ()
    assert read(tmp_path, f"{start}Most of the respondents wrote at length. Boats will be required to pay.") == ()


def test_a_numbered_list_has_the_lead_before_it(tmp_path: Path) -> None:
    """Steps in an ordered list of a web page are items like bullets."""
    path = tmp_path / "page.html"
    path.write_text(
        "<html><head><title>Boats</title></head><body><main><h1>Boats</h1>"
        "<h2>Next steps</h2><p>The government will:</p>"
        "<ol><li>lay an order;</li><li>explore a badge</li></ol></main></body></html>",
        encoding="utf-8",
    )
    document = read_document(path)
    found = commitments(document, outline(document), frozenset(), frozenset())
    assert [(c.place, c.modality) for c in found] == [("list", "firm"), ("list", "explore")]


@pytest.mark.parametrize(
    ("heading", "items"),
    [
        ("What we will do", ["print maps", "explore badges"]),
        ("What we are doing", ["printing maps", "exploring badges"]),
    ],
)
def test_items_may_go_on_from_their_heading(tmp_path: Path, heading: str, items: list[str]) -> None:
    """Bullets without a subject take it from the heading; what is told as done is no promise."""
    found = read(tmp_path, f"## Theme\n\n### {heading}\n\n- {items[0]}\n- {items[1]}\n- we have sold lamps\n")
    assert [(c.place, c.modality, c.text) for c in found] == [("list", "firm", items[0]), ("list", "explore", items[1])]


@pytest.mark.parametrize(
    "label",
    [
        "### You said",
        "### Summary of what you said",
        "You said:",
        "**You said:**",
        "**You said**",
        "You told us:",
        "What you told us",
        "**What people told us**",
    ],
)
def test_a_line_of_its_own_opens_what_was_said(tmp_path: Path, label: str) -> None:
    """A heading, a plain line or a bold one opens the list of what was said, until "We will:" opens the other list."""
    text = f"{QUESTION}{label}\n\n- the fee is too high\n- lamps are few\n\nWe will:\n\n- lower the fee\n- buy lamps\n"
    found = [(c.place, c.side, c.text) for c in read(tmp_path, text)]
    assert found == [
        ("list", "said", "the fee is too high"),
        ("list", "said", "lamps are few"),
        ("list", "will", "lower the fee"),
        ("list", "will", "buy lamps"),
    ]
