"""Notes that a file lists at its end as if they were text: footnotes again, without their marks in the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from wtanalysis.documents.model import Document, Paragraph

_MARK = re.compile(r"(?<=\S)[ ]?\[(\d{1,3})\]")
_ENTRY = re.compile(r"\[(\d{1,3})\][.:]?\s+(?=\S)")


def notes_apart(document: Document) -> Document:
    """A document whose list of notes at the end is footnotes.

    The list must be the last thing in the document and count up; its numbers must be those of the raised marks in the
    text, or of marks such as ``[2]``, which then leave the text. A list that few marks call is left alone.

    Args:
        document: any document; one that has footnotes already stays as it is.

    >>> from wtanalysis.provenance import Source
    >>> said = [Paragraph("body", text, "L1") for text in ("It sails.[1]", "Daily.[2]", "[1] In May.", "[2] At noon.")]
    >>> [(p.kind, p.number, p.text) for p in notes_apart(Document(Source("a.md", ""), "", (), tuple(said))).paragraphs]
    [('body', '', 'It sails.'), ('body', '', 'Daily.'), ('footnote', '1', 'In May.'), ('footnote', '2', 'At noon.')]
    """
    if any(p.kind == "footnote" for p in document.paragraphs):
        return document
    listed = _listed(document.paragraphs)
    start = len(document.paragraphs) - len(listed)
    text = document.paragraphs[:start]
    raised = [mark for p in text for _, mark in p.notes]
    set_in = [mark for p in text for mark in _MARK.findall(p.text)]
    for marks in (raised, set_in):
        if marks and listed and set(marks) == set(listed) and len(marks) <= 2 * len(listed):
            kept = [_unmarked(p, listed) for p in text] if marks is set_in else text
            notes = [_note(p, number) for p, number in zip(document.paragraphs[start:], listed, strict=True)]
            return replace(document, paragraphs=(*kept, *notes))
    return document


def _listed(paragraphs: Sequence[Paragraph]) -> list[str]:
    """The numbers of the list that a document ends with, where they count up."""
    found: list[str] = []
    for p in reversed(paragraphs):
        number = p.number if p.kind in ("bullet", "numbered") else _bracketed(p)
        if not number.isdecimal() or (found and int(number) >= int(found[-1])):
            break
        found.append(number)
    return found[::-1]


def _bracketed(p: Paragraph) -> str:
    entry = _ENTRY.match(p.text) if p.kind == "body" else None
    return entry[1] if entry else ""


def _note(p: Paragraph, number: str) -> Paragraph:
    entry = _ENTRY.match(p.text) if p.kind == "body" else None
    text = p.text[entry.end() :] if entry else p.text
    return replace(_plain(p, text), kind="footnote", number=number, level=0, lead_in=-1)


def _unmarked(p: Paragraph, listed: Sequence[str]) -> Paragraph:
    if p.kind == "heading":
        return p
    text = _MARK.sub(lambda mark: "" if mark[1] in listed else mark[0], p.text)
    return p if text == p.text else _plain(p, text)


def _plain(p: Paragraph, text: str) -> Paragraph:
    """A paragraph with other words, and without offsets that would not fit them."""
    return p if text == p.text else replace(p, text=text, breaks=(), emphasis=(), notes=())
