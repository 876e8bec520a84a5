"""Tables of figures: answers down or across, groups, totals, questions a row, and tables of something else."""

from __future__ import annotations

import pytest

from tests.published.invented import document, short, told
from wtanalysis.published.extract import extract


def table(*rows: str) -> str:
    """Rows of cells as a Markdown table."""
    head, *body = rows
    return "\n".join(f"| {row} |" for row in (head, " | ".join("---" for _ in head.split("|")), *body))


DOWN = {
    "number and per cent apart": (
        table("Answer | Number | Per cent", "Agree | 216 | 54%", "Disagree | 84 | 21%", "Neither | 100 | 25%"),
        ["agree 54% #216", "disagree 21% #84", "neither 25% #100"],
    ),
    "the sign only in the head": (
        table("Answer | %", "Yes | 54", "No | 21", "Don't know | 25"),
        ["yes 54%", "no 21%", "dont_know 25%"],
    ),
    "both in one cell": (
        table("Answer | Responses", "Yes | 216 (54%)", "No | 84 (21%)", "Not answered | 100 (25%)"),
        ["yes 54% #216", "no 21% #84", "option:not-answered 25% #100"],
    ),
    "per cent first": (
        table("Answer | Responses", "Yes | 54% (216)", "No | 46% (184)"),
        ["yes 54% #216", "no 46% #184"],
    ),
    "counts alone": (table("Answer | Number", "Yes | 216", "No | 1,184"), ["yes #216", "no #1184"]),
    "five levels": (
        table("Answer | %", "Strongly agree | 20", "Agree | 34", "Disagree | 40.5", "Strongly disagree | 5.5"),
        ["option:strongly-agree 20%", "agree 34%", "disagree 40.5%", "option:strongly-disagree 5.5%"],
    ),
    "options of its own": (
        table("Option | Number of responses | %", "Every ten minutes | 40 | 40%", "Every hour | 60 | 60%"),
        ["option:every-ten-minutes 40% #40", "option:every-hour 60% #60"],
    ),
    "groups across": (
        table("Answer | Parents | Drivers | Total", "Yes | 60% | 30% | 54%", "No | 40% | 70% | 46%"),
        ["yes 60% of Parents", "yes 30% of Drivers", "yes 54%", "no 40% of Parents", "no 70% of Drivers", "no 46%"],
    ),
}
ACROSS = {
    "groups down": (
        table("| Agree | Disagree", "All respondents | 54% | 46%", "Parents | 60% | 40%"),
        ["agree 54%", "disagree 46%", "agree 60% of Parents", "disagree 40% of Parents"],
    ),
    "one row": (
        table("| Yes | No | Don't know", "Responses | 54% | 21% | 25%"),
        ["yes 54%", "no 21%", "dont_know 25%"],
    ),
    "a column of bases": (
        table("Group | Number of responses | Yes | No", "Parents | 80 | 60% | 40%", "Drivers | 20 | 50% | 50%"),
        ["yes 60% of Parents", "no 40% of Parents", "yes 50% of Drivers", "no 50% of Drivers"],
    ),
    "number and share as rows": (
        table("| Agree | Disagree", "Number | 216 | 184", "Share | 54% | 46%"),
        ["agree 54% #216", "disagree 46% #184"],
    ),
}


@pytest.mark.parametrize(("words", "expected"), DOWN.values(), ids=DOWN)
def test_answers_down_the_side(words: str, expected: list[str]) -> None:
    """A table with an answer a row gives a figure a row, whatever its columns are."""
    assert short(told(words, base="")) == expected


@pytest.mark.parametrize(("words", "expected"), ACROSS.values(), ids=ACROSS)
def test_answers_along_the_top(words: str, expected: list[str]) -> None:
    """A table with an answer a column gives a figure a column, for everyone and for each group."""
    assert short(told(words, base="")) == expected


def test_total_row_is_the_base() -> None:
    """The total is the base of the question; the bases of groups stand in their own columns."""
    rows = ("Answer | Parents | Drivers | Total", "Yes | 60% | 30% | 54%", "Base | 88 | 30 | 118")
    read = told(table(*rows), base="")
    assert [(f.group, f.base) for f in read.figures] == [("Parents", 88), ("Drivers", 30), ("", 118)]
    assert [(q.base, q.status) for q in read.questions] == [(118, "reported")]
    assert read.unclaimed == ()


def test_figures_of_a_table_name_their_rows() -> None:
    """Each figure of a table carries the line of its own row and its cells as evidence."""
    read = told(table("Answer | %", "Yes | 54", "No | 46"))
    assert [(f.locator, f.evidence) for f in read.figures] == [("L11", "Yes | 54"), ("L12", "No | 46")]


def test_a_question_a_row() -> None:
    """Where each row begins with the number of a question, its figures are that question's."""
    words = (
        "# Buses: government response\n\n## Answers\n\nQuestion 1: Do you agree with later buses?\n\n"
        "Question 2: Do you agree with lower fares?\n\n"
        + table("Question | Agree | Disagree", "Question 1 | 54% | 46%", "Question 2 | 70% | 30%")
    )

    read = extract(document(words))
    assert [(f.question_id, f.bucket_code, f.percent) for f in read.figures] == [
        ("q1", "agree", 54), ("q1", "disagree", 46), ("q2", "agree", 70), ("q2", "disagree", 30),
    ]  # fmt: skip


def test_empty_and_hidden_cells_are_no_figures() -> None:
    """A dash, a star or nothing in a cell is no number."""
    assert short(told(table("Answer | %", "Yes | 54%", "No | -", "Other | *", "Don't know |  "))) == ["yes 54%"]


def test_table_of_respondents_is_a_profile() -> None:
    """A table of who responded, under no question, gives facts and no figures; its total stays unclaimed."""
    rows = ("Type of respondent | Number | %", "Parents | 60 | 60%", "Drivers | 40 | 40%", "Total | 100 | 100%")
    read = extract(document("# Buses: government response\n\n## Who responded\n\n" + table(*rows) + "\n"))
    assert read.figures == ()
    assert [(f.value, f.words) for f in read.facts] == [
        ("60", "Parents"), ("60", "Parents"), ("40", "Drivers"), ("40", "Drivers"),
    ]  # fmt: skip
    assert {u.reason for u in read.unclaimed} == {"the total of a table"}


ELSE = {
    "money": table("Fare | Now | From April", "Adult | £2 | £3", "Child | £1 | £1.50"),
    "growth by year": table("Year | Growth", "2021 | 5%", "2022 | 7%"),
    "shares of something else": table("Every | Share of buses", "10 minutes | 48%", "20 minutes | 52%"),
}


@pytest.mark.parametrize("words", ELSE.values(), ids=ELSE)
def test_tables_of_something_else_are_no_answers(words: str) -> None:
    """A table under a question that holds money, growth or shares of things is no table of answers."""
    assert short(told(f"We propose these values.\n\n{words}")) == []


def test_a_table_without_a_question_is_refused() -> None:
    """Numbers of a table that stands under no question and speaks of no respondents stay unclaimed, with the reason."""
    read = extract(document("# Buses\n\n## Fares\n\n" + table("Year | Growth", "2021 | 5%", "2022 | 7%") + "\n"))
    assert (read.figures, read.facts) == ((), ())
    assert {(u.token.rstrip("%"), u.reason) for u in read.unclaimed} == {
        ("5", "no question in sight"),
        ("7", "no question in sight"),
    }


def test_unclaimed_cells_keep_their_unit() -> None:
    """A percentage of a table that no row claims is listed as a percentage."""
    read = extract(document("# Buses\n\n## Fares\n\n" + table("Year | Growth", "2021 | 5%", "2022 | 7%") + "\n"))
    assert [(u.token, u.unit) for u in read.unclaimed] == [("5%", "percent"), ("7%", "percent")]
    read = extract(document("# Buses\n\n## Fares\n\n" + table("Year | Growth (%)", "2021 | 5", "2022 | 7") + "\n"))
    assert [(u.token, u.unit) for u in read.unclaimed] == [("5", "percent"), ("7", "percent")]


@pytest.mark.parametrize("head", ["Responses", "Number of responses", "Base", "Total responses", "Total", "Base (n)"])
def test_a_column_of_responses_is_the_base_of_its_row(head: str) -> None:
    """A column that tells how many answered is the base of each row beside answers, and no answer."""
    read = told(table(f"Group | {head} | Yes | No", "Parents | 80 | 60% | 40%", "All | 120 | 55% | 45%"), base="")
    assert [(f.group, f.bucket_code, f.base) for f in read.figures] == [
        ("Parents", "yes", 80), ("Parents", "no", 80), ("", "yes", 120), ("", "no", 120),
    ]  # fmt: skip
    assert [q.base for q in read.questions] == [120]


LEVELS = table(
    "Answer | % | Number", "Strongly agree | 42% | 84", "Agree | 29% | 58", "Neither agree nor disagree | 11% | 22",
    "Disagree | 11% | 22", "Strongly disagree | 7% | 14",
)  # fmt: skip


def test_levels_of_a_net_told_before_are_its_parts() -> None:
    """Where a sentence told the nets, all rows of the table of levels are kept, each under its net."""
    told_before = "Of the 200 responses, 71% agreed, 18% disagreed and 11% neither agreed nor disagreed."
    read = told(LEVELS, base=told_before)
    assert short(read) == [
        "agree 71%", "disagree 18%", "neither 11%",
        "agree>option:strongly-agree 42% #84", "agree>option:agree 29% #58", "neither>option:neither 11% #22",
        "disagree>option:disagree 11% #22", "disagree>option:strongly-disagree 7% #14",
    ]  # fmt: skip
    assert read.unclaimed == ()
    assert {f.base for f in read.figures} == {200}


def test_levels_that_do_not_add_up_are_no_parts() -> None:
    """A table whose rows do not come to the share told before is not put under it."""
    read = told(LEVELS, base="Of the 200 responses, 60% agreed.")
    assert not any(f.parent for f in read.figures)
