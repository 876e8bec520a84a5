"""Who speaks in each paragraph: the government in answer, or somebody or something else.

Headings say most of it (see :mod:`wtanalysis.published.outline`). Many documents mark the answer inside the text: a
bold line of its own ("Government response"), or words that open a paragraph ("Our decision. The fee will ...").
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from wtanalysis.documents.model import Document, Paragraph
from wtanalysis.published.grammar import fold
from wtanalysis.published.outline import Part, Place, part_of, question_number

_RUN_IN = re.compile(r"^\W*(?P<label>[A-Z][^.:?!\d]{3,60}?)\s?(?P<stop>[:.–—-])\s")
_ANSWER = re.compile(
    r"^(?:(?:the|our|hm) )?(?:(?:[\w&-]+ ){0,4}?(?:government|department|ministry|agency|regulator|council"
    r"|authority|commission|board|inspectorate|office|executive|ministers?|ministerial|committee)(?:'s|s'"
    r"|')? )?"
    r"(?:(?:policy|final|overall|formal) )?(?:response|decision|position)$|^what we (?:will do|have decided"
    r"|are doing)(?: next)?$|^(?:we will|we did|our answer|outcome)$"
)
_SERIAL = re.compile(r"^(?:(?:chapter|section|part|theme) )?(?:\d+(?:\.\d+)*|[a-z])[.:)]?\s+", re.IGNORECASE)
_HEADED = re.compile(
    r"^(?:the |our |hm )?(?:[\w&-]+ ){0,4}?(?:(?:government|department|ministry|agency|regulator|council"
    r"|authority|commission)(?:'s|s')?) (?:response|decision|position|final proposals?)\b"
    r"|^(?:our|final|post-consultation|policy) (?:final )?(?:response|decision|position|conclusion)s?\b"
    r"|^(?:the )?(?:government )?responses? from the\b"
    r"|^(?:consultation )?outcomes?\b|^how we (?:have |are )?respond|^(?:what we did|actions? (?:we"
    r"|the government) will take|action to be taken|implementation|(?:[\w-]+ ){0,5}next steps"
    r"|(?:implementation )?(?:timetable|timeline))$|^feedback and our response"
)
"""More ways to head an answer; only where the outline knows no part for the heading."""
_MODES: tuple[Part, ...] = ("response", "we_will", "said", "you_said", "proposal")
_TELLS = re.compile(
    r"^\W*(?:[\d.]+ )?(?!(?:we|our|it|ministers|this|these|the (?:government|department|ministry|agency|regulator"
    r"|council|authority)|in (?:response|light|view)|having|following|given|as|to|on|while|whilst|although|after)\b)"
    r"(?:[\w,'%()-]+ ){0,6}?(?:respondents?|responses|consultees|comments|stakeholders)\b"
)


@dataclass(frozen=True)
class Speech:
    """Whether a paragraph answers for the government, and from which character on (after a label)."""

    answers: bool
    start: int = 0


def speeches(document: Document, places: tuple[Place, ...]) -> tuple[Speech, ...]:
    """Who speaks in every paragraph of a document, in order.

    Args:
        document: any response document.
        places: its outline.
    """
    found: list[Speech] = []
    holders = _containers(document)
    section, mode = -2, ""
    for paragraph, place in zip(document.paragraphs, places, strict=True):
        if paragraph.section != section or paragraph.kind == "heading" or _is_question(paragraph):
            section, mode = paragraph.section, ""
        alone = _label_alone(paragraph)
        if alone:
            mode = alone
        label, start = run_in(paragraph)
        mode = label or ("" if mode and not alone and _TELLS.match(fold(paragraph.text)) else mode)
        part = mode or _by_heading(document, paragraph, holders) or place.part
        found.append(
            Speech(part in ("response", "we_will") and place.part not in ("annex", "front", "respondents"), start)
        )
    return tuple(found)


def is_response(document: Document) -> bool:
    """Whether a title, heading, label or head of a table says that a document answers a consultation."""
    if any(_TITLED.search(fold(title)) for title in (document.title, *(s.title for s in document.sections))):
        return True
    labels = (words for paragraph in document.paragraphs for words in paragraph.header or _labels(paragraph))
    return any(_heads_answer(fold(words).strip(" *:")) for words in labels)


def _labels(paragraph: Paragraph) -> tuple[str, ...]:
    """The heading or label that a paragraph is or opens with."""
    opening = _RUN_IN.match(paragraph.text) if run_in(paragraph)[0] else None
    if opening:
        return (opening["label"],)
    return (paragraph.text,) if paragraph.kind == "heading" or _label_alone(paragraph) else ()


_TITLED = re.compile(
    r"\b(?:consultation (?:response|outcome|decision)s?|government response|(?:summary|analysis) of (?:consultation )?"
    r"responses|you said|responses? to (?:the |our )?(?:[\w-]+ ){0,4}(?:consultation|call for evidence))\b"
)
_ANSWERS = re.compile(r"\b(?:respon\w+|consult\w+|feedback|decisions?|position|you|we|our|government|views|comments)\b")


def _heads_answer(words: str) -> bool:
    """Whether words head what people said or the answer; "Conclusion" or "Key points" may head anything."""
    heads = _ANSWER.match(words) or part_of(words) in ("response", "said", "you_said", "we_will", "respondents")
    return bool(heads and _ANSWERS.search(words))


def run_in(paragraph: Paragraph) -> tuple[Part | str, int]:
    """The part that the first words of a paragraph open, and where the text after them begins.

    >>> run_in(Paragraph("body", "Government response: We will set a fee.", "L1"))
    ('response', 21)
    >>> run_in(Paragraph("body", "We will set a fee.", "L1"))
    ('', 0)
    """
    match = _RUN_IN.match(paragraph.text)
    if not match or paragraph.kind in ("heading", "table"):
        return "", 0
    bold = any(start <= match.start("label") and match.end("label") <= end for start, end in paragraph.emphasis)
    if not bold and match["stop"] != ":":
        return "", 0
    words = fold(match["label"]).strip(" *")
    part = _part(words)
    return (part, match.end()) if part else ("", 0)


def _part(label: str) -> Part | str:
    """The part that a label of a folded text opens, empty if it opens none; "We will publish ..." is no label."""
    if _ANSWER.match(label):
        return "response"
    part = part_of(label)
    return part if part in _MODES and part != "we_will" else ""


def _label_alone(paragraph: Paragraph) -> Part | str:
    """The part that a paragraph opens which is nothing but a label: short, without a full stop."""
    text = paragraph.text.strip(" *:")
    if (
        paragraph.kind in ("heading", "table", "bullet")
        or len(text) > 60
        or text.endswith((".", "?", ";", ","))
        or not text[:1].isupper()
    ):
        return ""
    return _part(fold(text))


def _by_heading(document: Document, paragraph: Paragraph, holders: frozenset[int]) -> Part | str:
    """What headings say beyond the outline ("Welsh response"); a title over a whole document says nothing."""
    index = paragraph.section
    while index >= 0:
        title = fold(_SERIAL.sub("", document.sections[index].title)).strip(" *:")
        part = part_of(title)
        if index in holders:
            return "body"
        if _ANSWER.match(title) or (part == "body" and index == paragraph.section and _HEADED.match(title)):
            return "response"
        if part != "body":
            return ""
        index = document.sections[index].parent
    return ""


def _containers(document: Document) -> frozenset[int]:
    """Sections headed as an answer that hold answers or summaries of their own: titles of a document or of a volume."""
    found = set()
    for section in document.sections:
        parent = section.parent
        while parent >= 0 and part_of(section.title) in ("response", "said", "proposal"):
            if part_of(document.sections[parent].title) == "response":
                found.add(parent)
            parent = document.sections[parent].parent
    return frozenset(found)


def _is_question(paragraph: Paragraph) -> bool:
    return bool(question_number(paragraph.text)) or (
        paragraph.text.rstrip().endswith("?")
        and paragraph.kind in ("heading", "body", "numbered")
        and len(paragraph.text) < 400
    )
