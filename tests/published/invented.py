"""Invented response documents for tests: a few sentences put where a response document has them, and read back."""

from __future__ import annotations

import tempfile
from pathlib import Path

from wtanalysis.documents.model import Document
from wtanalysis.documents.readers import read_document
from wtanalysis.figures.model import number
from wtanalysis.published.extract import extract
from wtanalysis.published.model import Extraction

QUESTION = "Do you agree with the new bus timetable?"
BASE = "There were 400 responses to this question."


def document(words: str, suffix: str = ".md") -> Document:
    """Words as a document, read from a file as any other."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"invented{suffix}")
        path.write_text(words, encoding="utf-8")
        return read_document(path)


def response(body: str, question: str = QUESTION, base: str = BASE) -> str:
    """A response document in Markdown with one topic, one question, its base and what follows (line 9 on)."""
    return f"# Buses in Elmfold: government response\n\n## Timetable\n\nWe asked: “{question}”\n\n{base}\n\n{body}\n"


def told(body: str, question: str = QUESTION, base: str = BASE) -> Extraction:
    """What is read from a body under one question."""
    return extract(document(response(body, question, base)))


def short(extraction: Extraction) -> list[str]:
    """Figures in brief: ``agree 54% #216 of parents``."""
    return [
        " ".join(
            part
            for part in (
                f"{figure.parent}>" * bool(figure.parent) + figure.bucket_code,
                f"{number(figure.percent)}%" if figure.percent is not None else "",
                f"#{figure.count}" if figure.count is not None else "",
                f"of {figure.group}" if figure.group else "",
            )
            if part
        )
        for figure in extraction.figures
    ]
