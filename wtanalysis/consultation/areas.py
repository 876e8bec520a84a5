"""Which questions ask about which policy area."""

from __future__ import annotations

import re

from wtanalysis.consultation.model import Consultation, nearest
from wtanalysis.errors import ConsultationError


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


def _plain(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.casefold()))
