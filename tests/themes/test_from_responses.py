"""Comments of loaded responses, each with the closed answer beside it."""

from __future__ import annotations

import pandas as pd

from wtanalysis.responses.model import ANSWER_COLUMNS, COMMENT_COLUMNS, RESPONDENT_COLUMNS, Question, Responses
from wtanalysis.themes.from_responses import comments_of

ASKED = (Question("boats", scale="agree5"), Question("wishes", scale="open"))


def responses() -> Responses:
    """Four people: one who agrees strongly, one who ticked two answers, one who ticked none, one unknown."""
    people = [{"response_id": name, "group": group} for name, group in (("r1", "Health"), ("r2", "Family"), ("r3", ""))]
    ticked = [
        ("r1", "boats", "option:strongly-agree"), ("r2", "boats", "agree"), ("r2", "boats", "disagree"),
        ("r3", "boats", "not_answered"),
    ]  # fmt: skip
    wrote = [
        ("c1", "r1", "boats", "", "Keep them.\n=1"), ("c2", "r2", "boats", "", "Both."), ("c3", "r3", "boats", "", ""),
        ("c4", "r1", "wishes", "", "More."), ("c5", "r4", "", "fares", "By email."),
    ]  # fmt: skip
    return Responses(
        pd.DataFrame([dict.fromkeys(RESPONDENT_COLUMNS, "") | one for one in people]),
        pd.DataFrame([(*row, 1, "") for row in ticked], columns=list(ANSWER_COLUMNS)),
        pd.DataFrame(wrote, columns=list(COMMENT_COLUMNS)),
    )  # fmt: skip


def test_the_answer_beside_a_comment() -> None:
    """A net where the answer is part of one; nothing where two were ticked, none was, or the question is open."""
    found = {comment.comment_id: comment for comment in comments_of(responses(), ASKED)}
    assert {name: comment.answer for name, comment in found.items()} == {
        "c1": "agree", "c2": "", "c3": "", "c4": "", "c5": "",
    }  # fmt: skip
    assert (found["c1"].group, found["c1"].response_id, found["c1"].text) == ("Health", "r1", "Keep them.\n=1")
    assert (found["c5"].group, found["c5"].policy_area, found["c5"].question_id) == ("", "fares", "")


def test_without_the_questionnaire_codes_stay_as_they_are() -> None:
    """Nothing says then that strong agreement is agreement."""
    assert comments_of(responses())[0].answer == "option:strongly-agree"


def test_the_comments_on_some_questions() -> None:
    """Only theirs, in their order; no question takes all of them."""
    assert [comment.comment_id for comment in comments_of(responses(), ASKED, ["wishes", "boats"])] == [
        "c1", "c2", "c3", "c4",
    ]  # fmt: skip
    assert len(comments_of(responses(), ASKED)) == 5
