"""Any document in: PDF, DOCX, ODT, HTML, Markdown or plain text becomes one Document."""

from __future__ import annotations

from pathlib import Path

from wtanalysis.documents.model import Document
from wtanalysis.provenance import Source


def read_document(path: str | Path) -> Document:
    """Read a document of any supported format."""
    from wtanalysis.documents.readers.assemble import assemble
    from wtanalysis.documents.readers.text import text_blocks

    path = Path(path)
    blocks, left_out = text_blocks(path.read_text("utf-8"))
    return assemble(Source.of(path), "", blocks, left_out)
