"""Where a count goes: the base or the comments of a question, an answer, or a fact of the consultation."""

from __future__ import annotations

import re

from wtanalysis.figures.model import Figure
from wtanalysis.published.context import Line, Walk
from wtanalysis.published.counts import Count
from wtanalysis.published.facts import fact_of_count
from wtanalysis.published.grammar import answers, fold
from wtanalysis.responses.model import Question

_EVERYONE = re.compile(
    r"\s(?:[\w-]+ ){0,2}?(?:respondents|responses|people|replies|submissions|consultees|"
    r"participants|answers)\b|\swho (?:answered|responded|replied)\b"
)
_SOME = re.compile(
    r"\s[\w ]{0,30}?(?:respondents|responses|people|organisations|individuals)\s(?:from\b|(?:who|"
    r"that)\s(?!answered|responded|replied|provided|gave|expressed))"
)


def place_count(  # noqa: PLR0911  a cascade of places for a count
    state: Walk, name: str, line: Line, count: Count, taken: bool
) -> None:
    """Enter one count. ``taken``: a percentage of the sentence uses its token, so it may set a base and no more."""
    index, sentence, spans = line.index, line.words, line.spans([(count.start, count.end)])
    question = state.questions.get(name)
    responding = state.places[index].part == "response"
    table = _of_question(state, question, sentence, count) if question and not responding else ""
    if taken:
        return None
    if count.role in ("base", "comments", "answer", "other"):
        state.these = "base" if table == "questions" and count.role == "base" else count.role
    if table:
        state.shown = True
        return state.claim(index, spans, table)
    if count.role == "of" and count.value in _known(state):
        return state.refuse(index, spans, "repeats a count given before")
    if count.role == "part":
        return state.refuse(index, spans, "the base of a figure of one group") if state.free(index, spans) else None
    if count.role == "answer":
        return _answer(state, question, index, spans, count)
    fact = fact_of_count(state.facts, count, sentence, state.document.paragraphs[index].locator_at(spans[0][0]))
    if not fact:
        return state.refuse(index, spans, "not a count of the consultation")
    state.facts.append(fact)
    return state.claim(index, spans, "facts")


def _of_question(state: Walk, question: Question, sentence: str, count: Count) -> str:
    """Set the base or the comments of a question, if the count is that; gives the table that claims it."""
    name = question.question_id
    if count.role == "comments":
        if question.base is None and question.comments is None and _are_answers(state, question, sentence):
            state.update(name, base=count.value, base_unit="comments")
            return "questions"
        if question.comments is None:
            state.update(name, comments=count.value)
            return "questions"
        return ""
    whole = count.role == "base" or (count.role == "of" and count.value >= 10 and _of_everyone(sentence, count))
    if whole and question.base is None:
        state.update(name, base=count.value, base_unit=count.noun)
        return "questions"
    return ""


def _of_everyone(sentence: str, count: Count) -> bool:
    rest = fold(sentence)[count.end : count.end + 80]
    return bool(_EVERYONE.match(rest)) and not _SOME.match(rest) and not answers(rest.split(",")[0])


def _are_answers(state: Walk, question: Question, sentence: str) -> bool:
    """Whether comments are the answers themselves: "which received 607 comments" right where the question is asked."""
    return (
        not state.own(question.question_id)
        and not question.text.endswith("?")
        and bool(re.search(r"\bwhich received\b", fold(sentence)))
    )


def _known(state: Walk) -> set[int | None]:
    return {q.base for q in state.questions.values()} | {int(f.value) for f in state.facts if f.value.isdigit()}


def _answer(state: Walk, question: Question | None, index: int, spans: list[tuple[int, int]], count: Count) -> None:
    """A count of those who gave an answer ("322 agreed") is a figure without a percentage."""
    if not question:
        return state.refuse(index, spans, "no question in sight")
    locator = state.document.paragraphs[index].locator_at(spans[0][0])
    figure = Figure(
        question.question_id,
        count.bucket,
        count.code,
        group=count.group,
        count=count.value,
        base=count.out_of if count.group or count.out_of else question.base,
        evidence=count.words,
        locator=locator,
    )
    problem = _beside_percentages(state, figure) or state.clash(figure)
    if problem:
        return state.refuse(index, spans, problem)
    state.figures.append(figure)
    state.claim(index, spans, "figures")
    return state.reported(question.question_id)


_SIDES = {"yes": "agree", "no": "disagree", "option:yes": "agree", "option:no": "disagree"}


def _beside_percentages(state: Walk, figure: Figure) -> str:
    """Why a bare count is no answer of everyone where percentages tell these already; empty if it fits with them."""
    told = [f for f in state.own(figure.question_id) if f.percent is not None]
    if (
        not told
        or figure.group
        or (figure.base is not None and figure.base != state.questions[figure.question_id].base)
    ):
        return ""
    if not figure.base:
        return "a count beside percentages, of a base that is not clear"
    share = 100 * (figure.count or 0) / figure.base
    code = _SIDES.get(figure.bucket_code, figure.bucket_code)
    same = [f.percent or 0 for f in told if _SIDES.get(f.bucket_code, f.bucket_code) == code]
    expected = same or [100 - sum(f.percent or 0 for f in told)]
    return "" if any(abs(share - percent) <= 1 for percent in expected) else "does not fit the percentages of everyone"
