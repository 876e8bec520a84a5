"""Which questions ask about which policy area, and the comments on a question or an area."""

from __future__ import annotations

import re

from wtanalysis.consultation.model import Consultation, nearest
from wtanalysis.errors import ConsultationError
from wtanalysis.themes.from_responses import comments_of
from wtanalysis.themes.model import Comment


def questions_of(consultation: Consultation, area_id: str) -> tuple[str, ...]:
    """The ids of the questions that ask about a policy area: those it names, else those whose topic bears its name.

    Raises:
        ConsultationError: no such policy area, or a question that the consultation does not have.

    >>> from datetime import date
    >>> from wtanalysis.consultation.model import PolicyArea
    >>> from wtanalysis.responses.model import Question
    >>> asked = (Question("q1", topic="Night boats"), Question("q2", topic="Fares"))
    >>> days = (date(2023, 1, 2), date(2023, 2, 3))
    >>> areas = (PolicyArea("boats", "Night boats"),)
    >>> questions_of(Consultation("f", "Ferries", "Council", *days, questions=asked, policy_areas=areas), "boats")
    ('q1',)
    """
    area = next((area for area in consultation.policy_areas if area.area_id == area_id), None)
    if area is None:
        known = [area.area_id for area in consultation.policy_areas]
        raise ConsultationError(
            f"no policy area {area_id!r}", nearest(area_id, known), "check the id", file=consultation.name
        )
    for question_id in area.questions:
        consultation.question(question_id)
    wanted = _plain(area.name)
    return area.questions or tuple(q.question_id for q in consultation.questions if _plain(q.topic) == wanted)


def area_of(consultation: Consultation, question_id: str) -> str:
    """The policy area that a question asks about; empty where none claims it."""
    asked = ((area.area_id, questions_of(consultation, area.area_id)) for area in consultation.policy_areas)
    return next((area_id for area_id, questions in asked if question_id in questions), "")


def comments_about(consultation: Consultation, about: str = "") -> tuple[Comment, ...]:
    """The comments on a question, or on a policy area: on the questions about it, and what was filed under it.

    Args:
        consultation: with its responses loaded.
        about: the id of a question or of a policy area; empty takes every comment.

    Raises:
        ConsultationError: neither has this id, or the folder holds no responses.
    """
    if consultation.responses is None:
        raise ConsultationError(
            "holds no responses", "a folder with responses", "name their files under [responses]",
            file=consultation.name,
        )  # fmt: skip
    everything = comments_of(consultation.responses, consultation.questions)
    if not about:
        return everything
    asked = [question.question_id for question in consultation.questions]
    if about in asked:
        return tuple(comment for comment in everything if comment.question_id == about)
    known = [area.area_id for area in consultation.policy_areas]
    if about not in known:
        expected = nearest(about, [*asked, *known])
        raise ConsultationError(f"no question or policy area {about!r}", expected, "check the id", consultation.name)
    wanted = questions_of(consultation, about)
    return tuple(c for c in everything if c.question_id in wanted or c.policy_area == about)


def _plain(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.casefold()))
