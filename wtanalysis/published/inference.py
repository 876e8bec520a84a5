"""What the numbers of a question say together: its scale, and the base that reasons nested in an answer really have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Literal

from wtanalysis.figures.model import Figure, number
from wtanalysis.published.grammar import fold
from wtanalysis.responses.model import Question, Scale

_EVERYONE = re.compile(
    r"^(?:of|among|from) (?:the |all )*(?:those|people|respondents) (?:who|that) "
    r"(?:answered|responded|replied|commented)"
    r"(?: to)?(?: (?:this|the) question)?$"
)
"""Base words that mean everyone who answered the question."""
TOLERANCE = 1.0
"""Percentage points by which rounded parts may miss their sum (a row of four, each rounded to a half or a whole)."""


def with_bases(questions: dict[str, Question], figures: Sequence[Figure]) -> list[Figure]:
    """Figures with the base of their question filled in and the base of nested reasons inferred from their sum.

    Reasons printed as "of those that disagreed" that add up to the share of all who disagreed are of all who answered:
    ``base_words`` keeps the words, ``base_inferred`` and ``base`` carry the number that the arithmetic supports.
    Reasons that add up to 100 are of that answer. Otherwise the base stays empty.
    """
    result = []
    for figure in figures:
        question = questions[figure.question_id]
        if figure.parent:
            result.append(_nested(figure, question, figures))
        elif figure.base is None and not figure.group and _of_everyone(figure.base_words):
            result.append(replace(figure, base=question.base))
        else:
            result.append(figure)
    return result


def _of_everyone(base_words: str) -> bool:
    return not base_words or bool(_EVERYONE.match(fold(base_words)))


def _nested(figure: Figure, question: Question, figures: Sequence[Figure]) -> Figure:
    siblings = [
        f for f in figures if (f.question_id, f.parent, f.group) == (figure.question_id, figure.parent, figure.group)
    ]
    parent = next(
        (
            f
            for f in figures
            if f.question_id == figure.question_id
            and f.bucket_code == figure.parent
            and not f.parent
            and f.group == figure.group
        ),
        None,
    )
    if parent is None or parent.percent is None or len(siblings) < 2 or any(f.percent is None for f in siblings):
        return figure
    total = sum(f.percent or 0 for f in siblings)
    if abs(total - parent.percent) <= TOLERANCE and parent.percent < 99:
        base = question.base if not figure.group else None
        return replace(figure, base=base, base_inferred=number(base) if base is not None else "all who answered")
    if abs(total - 100) <= TOLERANCE and parent.count is not None:
        return replace(figure, base=parent.count, base_inferred=number(parent.count))
    return figure


_CLOSED = re.compile(
    r"^\W*(?:do|does|did|is|are|was|were|should|would|will|can|could|has|have|to what extent|"
    r"how likely|which (?:of|one|option))\b"
)
_ASKS_WORDS = re.compile(
    r"\b(?:anything|any (?:other |further |additional )?(?:comments|views|evidence|suggestions|"
    r"information|thoughts|ideas|examples)|(?:please )?(?:explain|describe|give (?:details|"
    r"reasons|evidence))|how could|what (?:other|else|more))\b"
)


def is_closed(text: str) -> bool:
    """Whether a question asks for one of set answers, by its wording.

    >>> is_closed("Do you agree that the fee should rise?"), is_closed("Is there anything else you wish to say?")
    (True, False)
    """
    asked = fold(text)
    first = asked.split("?")[0]
    return bool(_CLOSED.match(asked)) and not _ASKS_WORDS.search(first)


def with_status(questions: Iterable[Question]) -> list[Question]:
    """Questions with set answers are reported, even if in words alone; the rest stays as it is."""
    return [replace(q, status="reported") if q.status == "open" and is_closed(q.text) else q for q in questions]


_EXTENT = (
    "to what extent do you agree",
    "agree or disagree",
    "extent to which you agree",
    "how far do you agree",
    "support or oppose",
)
_LEVELS = ("option:strongly", "option:tend", "option:partially", "option:not-answered")


def scale_of(  # noqa: PLR0911  a cascade of cases, each with its scale
    question: Question, figures: Sequence[Figure]
) -> Scale | Literal[""]:
    """The answer scale that the printed buckets show.

    From the wording only where nothing was printed; empty if neither tells.
    """
    own = [f for f in figures if f.question_id == question.question_id]
    codes = {f.bucket_code for f in own if not f.parent}
    text = fold(question.text)
    if question.status == "open" and not is_closed(question.text):
        return "open"
    asks_extent = any(words in text for words in _EXTENT)
    if not own:
        return "agree5" if asks_extent else "likely5" if "how likely" in text else ""
    if codes & {"likely", "unlikely", "option:very-likely", "option:very-unlikely"}:
        return "likely5"
    others = {c for c in codes if c.startswith("option:") and not c.startswith(_LEVELS)}
    if codes & {"agree", "disagree", "option:strongly-agree", "option:strongly-disagree"}:
        if "dont_know" in codes and "neither" not in codes and not any(c.startswith("option:strongly") for c in codes):
            return "yes_no_dk" if not others else "single"
        if (
            "neither" in codes
            or asks_extent
            or any(c.startswith(("option:strongly", "option:tend")) for c in codes)
            or any("strongly" in fold(f.bucket) for f in own)
        ):
            return "agree5"
        return "yes_no_dk" if not others else "single"
    if codes & {"yes", "no", "dont_know"} and not others:
        return "yes_no_dk"
    total = sum(f.percent or 0 for f in own if not f.parent and not f.group)
    several = any(mark in text for mark in ("all that apply", "more than one", "select all", "as many", "which of"))
    one_net = any(98 <= total - (f.percent or 0) <= 102 for f in own if not f.parent and not f.group)
    if not codes & {"yes", "no"} and ((several and total > 101) or (total > 110 and not one_net)):
        return "multi"
    if question.base_unit == "comments":
        return "open"
    return "single"
