"""The comments of loaded responses, each with the closed answer that was given beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from wtanalysis.responses.model import Question, Responses
from wtanalysis.responses.scales import options
from wtanalysis.themes.model import Comment


def comments_of(
    responses: Responses, questions: Iterable[Question] = (), only: Sequence[str] = ()
) -> tuple[Comment, ...]:
    """Every comment of the analysed responses, in their order.

    The answer beside a comment is the one its sender gave to the same question, as its net where it has one: "strongly
    agree" counts as ``agree``. It is empty where the question is open or was not answered, or several answers were
    ticked.

    Args:
        responses: as a consultation folder holds them.
        questions: the questionnaire, which says which answers belong to which net.
        only: ids of questions, to take their comments alone; empty takes all, emails and events too.

    >>> import pandas as pd
    >>> from wtanalysis.responses.model import ANSWER_COLUMNS, COMMENT_COLUMNS, RESPONDENT_COLUMNS
    >>> people = pd.DataFrame([["r1", *[""] * 8, "Health", *[""] * 5]], columns=RESPONDENT_COLUMNS)
    >>> ticked = pd.DataFrame([["r1", "boats", "option:strongly-agree", 1, "Health"]], columns=ANSWER_COLUMNS)
    >>> wrote = pd.DataFrame([["c1", "r1", "boats", "", "Keep them."]], columns=COMMENT_COLUMNS)
    >>> comments_of(Responses(people, ticked, wrote), (Question("boats", scale="agree5"),))
    (Comment(comment_id='c1', text='Keep them.', ..., group='Health', answer='agree'),)
    """
    nets = {(q.question_id, o.code): o.part_of for q in questions for o in options(q) if o.part_of}
    answers: dict[tuple[str, str], set[str]] = {}
    given = responses.answers
    for who, question, code in zip(given["response_id"], given["question_id"], given["code"], strict=True):
        if code != "not_answered":
            answers.setdefault((who, question), set()).add(nets.get((question, code), code))
    people = responses.respondents
    groups = dict(zip(people["response_id"], people["group"], strict=True))
    made = []
    for row in responses.comments.itertuples(index=False):
        if only and row.question_id not in only:
            continue
        beside = answers.get((row.response_id, row.question_id), set())
        answer = next(iter(beside)) if len(beside) == 1 else ""
        group = groups.get(row.response_id, "")
        made.append(Comment(row.comment_id, row.text, row.question_id, row.response_id, row.policy_area, group, answer))
    return tuple(made)
