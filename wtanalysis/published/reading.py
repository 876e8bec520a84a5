"""One number as its sentence reads it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Reading:
    """One number as its sentence reads it. Offsets are into the sentence.

    ``code`` is a bucket code of the contract, empty where the answer is in free words (``bucket``) or unknown.
    ``respondent`` says whether the sentence itself shows that the number is of respondents. ``why_not`` is the reason
    for which nothing may be claimed. ``spans`` are the number tokens that the reading uses.
    """

    start: int
    end: int
    spans: tuple[tuple[int, int], ...] = ()
    percent: float | None = None
    count: int | None = None
    out_of: int | None = None
    qualifier: str = ""
    bucket: str = ""
    code: str = ""
    group: str = ""
    base_words: str = ""
    reason: bool = False
    after: str = ""
    respondent: bool = False
    backward: bool = False
    why_not: str = ""
