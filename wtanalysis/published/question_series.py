"""Questions that bear nothing but a number: "1. Should the fee rise? Please give reasons.", "2. ...", in one series.

A number before a question is the question's only if the numbers count questions: where all paragraphs of a document
are numbered, a paragraph that happens to ask something bears a paragraph's number.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from wtanalysis.documents.model import Document, Paragraph
from wtanalysis.published.grammar import fold

_OWN = re.compile(r"^(?P<n>\d{1,2}[a-z]?)[.):]\s+(?=\S)")
_OPENS = re.compile(
    r"^(?:do you|does|to what extent|should|would|how (?:should|could|can|far|likely|would|do you|might)|are there|"
    r"is there|are|is|will|what (?:do|would|are your|is your|are the|other|else|should|evidence|impact|effect)|"
    r"what|which|have you|has|can|if|in your|when|who|where|at what|for how|from your|on what)\b"
)
_REQUEST = re.compile(r"^(?:please|if (?:so|not|yes|no)|why|explain|give|provide|tell us|you may)\b")
_LONGEST = 80


def question_series(document: Document) -> Mapping[int, tuple[str, str, int, int]]:
    """The questions of a numbered series, by paragraph: words, number, and where the words begin and end.

    Args:
        document: a document that prints no "Question 1".
    """
    return {**_series(document, headings=False), **_series(document, headings=True)}


def _series(document: Document, headings: bool) -> dict[int, tuple[str, str, int, int]]:
    """The series among the headings, or among the other paragraphs: most of what bears a number asks something."""
    found: dict[int, tuple[str, str, int, int]] = {}
    others = 0
    for index, paragraph in enumerate(document.paragraphs):
        number, start = _number(paragraph)
        if not number or (paragraph.kind == "heading") != headings:
            continue
        end = _asked(paragraph.text[start:])
        if end:
            found[index] = (paragraph.text[start : start + end], number, start, start + end)
        elif paragraph.lead_in < 0 and not paragraph.text[start : start + 1].islower():
            others += 1
    numbers = {int(re.sub(r"\D", "", number)) for _, number, _, _ in found.values()}
    counted = bool(numbers) and min(numbers) == 1 and len(numbers) * 2 > max(numbers)
    return found if counted and others <= len(found) else {}


def _number(paragraph: Paragraph) -> tuple[str, int]:
    """The number that a paragraph bears, and where its words begin."""
    if paragraph.kind == "numbered" and re.fullmatch(r"\d{1,2}[a-z]?", paragraph.number):
        return paragraph.number, 0
    match = _OWN.match(paragraph.text) if paragraph.kind in ("heading", "body") else None
    return (match["n"], match.end()) if match else ("", 0)


def _asked(text: str) -> int:
    """How long the question is that makes up a whole paragraph; 0 if the paragraph is none.

    >>> text = "Should the fee rise? Please give reasons."
    >>> text[:_asked(text)], _asked("Should it rise? We think so."), _asked("The fee is due.")
    ('Should the fee rise?', 0, 0)
    """
    folded = fold(text)
    end = text.find("?") + 1
    if not end or len(folded.split()) > _LONGEST or not _OPENS.match(folded):
        return 0
    rest = [part.strip(" \"'()[]*") for part in re.split(r"(?<=[?.!])\s+", folded[end:].strip(" \"'()[]*"))]
    return end if all(not part or part.endswith("?") or _REQUEST.match(part) for part in rest) else 0
