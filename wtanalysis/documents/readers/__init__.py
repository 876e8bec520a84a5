"""Any document in: PDF, DOCX, ODT, HTML, Markdown or plain text becomes one Document."""

from __future__ import annotations

from pathlib import Path

from wtanalysis.documents.model import Document
from wtanalysis.errors import DocumentError
from wtanalysis.provenance import Source

__all__ = ["read_document"]


def read_document(path: str | Path) -> Document:
    r"""Read a document of any supported format.

    Args:
        path: a ``.pdf``, ``.docx``, ``.odt``, ``.html``, ``.md`` or ``.txt`` file.

    Returns:
        The document: sections and paragraphs with locators, what is no text left out and counted.

    Raises:
        DocumentError: the file is missing, empty, encrypted, damaged, too large, without text, or not what it is named.

    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "plan.md"
    >>> _ = path.write_text("# A plan\n\nWe will read it.\n")
    >>> document = read_document(path)
    >>> document, document.paragraphs[1].locator
    (Document('A plan', 1 sections, 2 paragraphs), 'L3')
    """
    from wtanalysis.documents.readers.safety import checked_format

    path = Path(path)
    document = _read(path, checked_format(path))
    if not any(char.isalnum() for paragraph in document.paragraphs for char in paragraph.text):
        raise DocumentError(
            "holds no text", "a document with text", "scan it with text recognition first", file=str(path)
        )
    return document


def _read(path: Path, form: str) -> Document:
    """Read a file whose format is known. Each reader is loaded only when it is needed."""
    if form == "PDF":
        from wtanalysis.documents.readers.pdf import read_pdf

        return read_pdf(path)
    from wtanalysis.documents.readers.assemble import assemble

    if form == "DOCX":
        from wtanalysis.documents.readers.docx import docx_blocks

        title, blocks, left_out = docx_blocks(path)
    elif form == "ODT":
        from wtanalysis.documents.readers.odt import odt_blocks

        title, blocks, left_out = odt_blocks(path)
    elif form == "HTML":
        from wtanalysis.documents.readers.html import html_blocks
        from wtanalysis.documents.readers.safety import decode

        title, blocks, left_out = html_blocks(decode(path))
    else:
        from wtanalysis.documents.readers.safety import decode
        from wtanalysis.documents.readers.text import text_blocks

        title, blocks, left_out = text_blocks(decode(path))
    return assemble(Source.of(path), title, blocks, left_out)
