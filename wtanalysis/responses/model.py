"""The questionnaire: what was asked, on which scale, and how many answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Scale = Literal["agree5", "likely5", "yes_no_dk", "single", "multi", "open"]
SCALES: tuple[str, ...] = get_args(Scale)
Status = Literal["reported", "withheld", "open"]
STATUSES: tuple[str, ...] = get_args(Status)


@dataclass(frozen=True)
class Question:
    """One question of a consultation.

    Attributes:
        question_id: a slug that is unique in the consultation.
        section: title of the section it belongs to.
        topic: title of the topic inside the section.
        text: the question.
        scale: how it could be answered; ``open`` is free text; empty where a document does not show it.
        base: how many answered it; None where not stated.
        base_unit: what the base counts (``responses``, ``respondents``, ``comments``).
        comments: how many free-text comments came with it; None where not stated.
        status: ``reported`` with figures, ``withheld`` with a reason, or ``open``.
        reason: why it was withheld.
        locator: where the question stands.
    """

    question_id: str
    section: str = ""
    topic: str = ""
    text: str = ""
    scale: Scale | Literal[""] = ""
    base: int | None = None
    base_unit: str = ""
    comments: int | None = None
    status: Status = "reported"
    reason: str = ""
    locator: str = ""

    def __post_init__(self) -> None:
        if self.scale and self.scale not in SCALES:
            raise ValueError(f"scale {self.scale!r}, expected one of {', '.join(SCALES)}")
        if self.status not in STATUSES:
            raise ValueError(f"status {self.status!r}, expected one of {', '.join(STATUSES)}")
        if self.base is not None and self.base < 0:
            raise ValueError("base must not be negative")
