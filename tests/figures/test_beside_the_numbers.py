"""What stands beside the numbers of a breakdown: who was asked, who was silent, what was left out, for each group."""

from __future__ import annotations

import pytest

from tests.figures.test_breakdown import WHICH, found, responses
from wtanalysis.errors import ConsultationError
from wtanalysis.figures.breakdown import Method, breakdown
from wtanalysis.figures.model import Breakdown
from wtanalysis.responses.model import Question, Responses

FIRST = Question("first", scale="yes_no_dk")
NEXT = Question("next", scale="yes_no_dk", asked_if={"first": ("no", "dont_know")})
GROUPS = {"a": "Families", "b": "Families", "c": "Health", "d": "Health", "e": "Health"}


@pytest.fixture
def routed() -> Responses:
    """Four of five were put the next question by their answer to the first; three answered it."""
    first = dict(zip(GROUPS, ("no", "dont_know", "yes", "dont_know", "no"), strict=True))
    rows = [(name, "first", code) for name, code in first.items()]
    rows += [("a", "next", "yes"), ("b", "next", "no"), ("e", "next", "dont_know")]
    return responses(rows, list(GROUPS.items()))


def beside(made: Breakdown, group: str = "") -> tuple[int | None, int]:
    """How many of a group were asked, and how many of them left it blank."""
    told = made.beside(group)
    return told.eligible, told.silent["blank"]


def test_each_group_has_its_own_eligible_and_blank(routed: Responses) -> None:
    """Of the four who were asked two are of each group; the one who left it blank is in Health."""
    made = breakdown(routed, NEXT, Method(by="group"))
    assert [beside(made, group) for group in ("", "Families", "Health")] == [(4, 1), (2, 0), (2, 1)]
    assert "Put to 2 respondents by their earlier answer, of whom 1 answered." in made.beside("Health").notes


def test_an_answer_left_out_of_the_base_was_given_and_led_on(routed: Responses) -> None:
    """Leaving don't know out takes nobody from those who were asked, and makes nobody blank."""
    made = breakdown(routed, NEXT, Method(by="group", without=("dont_know",)))
    assert [beside(made, group) for group in ("", "Families")] == [(4, 1), (2, 0)]
    assert (found(made, "yes").count, found(made, "yes").base) == (1, 2)
    assert breakdown(routed, FIRST, Method(without=("dont_know",))).silent["blank"] == 0


def test_a_group_of_those_who_gave_one_answer_has_its_own_silence(routed: Responses) -> None:
    """By a question, those who did not answer that question are not stated, and count as blank where they were."""
    made = breakdown(routed, FIRST, Method(by="next"))
    assert {group: made.beside(group).silent["blank"] for group in made.groups} == dict.fromkeys(made.groups, 0)
    assert "not stated" in made.groups


def test_parts_of_a_group_that_miss_100_are_told() -> None:
    """Two groups of three thirds: all together are 33% each, and so is each group, which its notes say."""
    codes = ("yes", "no", "dont_know")
    rows = [(f"{group}{code}", "first", code) for group in "gh" for code in codes] + [("k", "first", "yes")]
    people = [(name, {"g": "G", "h": "H", "k": "K"}[name[0]]) for name, _, _ in rows]
    made = breakdown(responses(rows, people), FIRST, Method(by="group"))
    assert "Of 3 groups, 2 have percentages that do not sum to 100, each rounded by itself." in made.notes
    assert any("sum to 99" in note for note in made.beside("G").notes)
    assert not any("sum to" in note for note in made.beside("K").notes)


def test_a_net_that_is_left_out_takes_its_parts_with_it() -> None:
    """Leaving agree out leaves out those who agree strongly, too; a code that no question has is refused."""
    asked = Question("hours", scale="agree5")
    given = responses(
        [("a", "hours", "option:strongly-agree"), ("b", "hours", "option:agree"), ("c", "hours", "neither")]
    )
    made = breakdown(given, asked, Method(without=("agree",)))
    assert (found(made, "neither").base, "agree" in {f.bucket_code for f in made.figures}) == (1, False)
    with pytest.raises(ConsultationError, match="no answer 'option:agreed' to leave out"):
        breakdown(given, asked, Method(without=("option:agreed",)))


def test_nothing_is_said_to_be_left_out_that_was_not_offered() -> None:
    """A question without a don't know has no caption about it."""
    made = breakdown(responses([("a", "which", "option:north")]), WHICH, Method(without=("dont_know",)))
    assert not any("Left out" in note for note in made.notes)


def test_per_answers_a_combined_bucket_counts_answers() -> None:
    """Who ticks both parks gave two of the three answers, so that shares of answers are of answers throughout."""
    rows = [("a", "which", "option:north"), ("a", "which", "option:south"), ("b", "which", "option:none")]
    made = breakdown(responses(rows), WHICH, Method(per="answers"))
    assert (found(made, "option:any").count, found(made, "option:any").base) == (2, 3)
    assert (found(breakdown(responses(rows), WHICH), "option:any").count) == 1


def test_a_question_that_no_form_holds_is_told() -> None:
    """Nobody answered it, for nobody was asked."""
    given = responses([("a", "first", "yes")])
    assert "No form that was loaded holds this question." in breakdown(given, NEXT).notes
    assert "No form that was loaded holds this question." not in breakdown(given, FIRST).notes


def test_a_table_in_a_notebook_says_how_it_was_made() -> None:
    """The caption names the source, the rule of rounding and what is beside the numbers, escaped."""
    shown = breakdown(responses([("a", "first", "yes")]), FIRST)._repr_html_()
    assert "<caption>first: computed; rounding half_up; Unweighted.</caption>" in shown
    assert "&lt;b&gt;" in Breakdown("first", (), notes=("<b>",))._repr_html_()
