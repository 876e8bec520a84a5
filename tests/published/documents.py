"""Short documents for tests, read from a file of their own."""

from __future__ import annotations

import tempfile
from pathlib import Path

from wtanalysis.documents.model import Document
from wtanalysis.documents.readers import read_document


def read(text: str, suffix: str = ".md") -> Document:
    """The document that a text is when it stands in a file with this ending."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"document{suffix}"
        path.write_text(text, encoding="utf-8")
        return read_document(path)
