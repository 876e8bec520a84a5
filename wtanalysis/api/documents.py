"""Reading documents: as they are, as tables, and for what a careful reader would find wrong."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wtanalysis.documents.model import Document
    from wtanalysis.published.audit.model import Finding as AuditFinding
    from wtanalysis.published.model import Extraction


def read_document(path: str | Path) -> Document:
    r"""Read a PDF, DOCX, ODT, HTML, Markdown or text file into sections and paragraphs with locators.

    Raises:
        DocumentError: the file is missing, empty, encrypted, truncated, scanned only, too large or not what its name
            says.

    >>> import tempfile, pathlib
    >>> path = pathlib.Path(tempfile.mkdtemp()) / "note.md"
    >>> _ = path.write_text("# A note\n\nTwo words.\n")
    >>> read_document(path).paragraphs[1].locator
    'L3'
    """
    from wtanalysis.documents.readers import read_document as read

    return read(path)


def extract(document: Document | str | Path) -> Extraction:
    """Read a government response document as tables.

    Questions, figures, facts, quotations, proposals, commitments, organisations, and what no row claims.

    Args:
        document: a path, or a Document that :func:`read_document` gave.

    Raises:
        DocumentError: the file cannot be read.

    >>> import tempfile, pathlib
    >>> path = pathlib.Path(tempfile.mkdtemp()) / "response.md"
    >>> _ = path.write_text('''# Fees
    ...
    ... We asked, "Do you agree with the new fee?" There were 200 responses. 60% agreed and 40% disagreed.
    ... ''')
    >>> extract(path).breakdown("fees")
    Breakdown('fees', published: agree 60%, disagree 40%)
    """
    from wtanalysis.documents.model import Document as Read
    from wtanalysis.published.extract import extract as read

    return read(document if isinstance(document, Read) else read_document(document))


def audit(documents: Iterable[Document | str | Path], tolerance: float = 3.0) -> tuple[AuditFinding, ...]:
    """What a careful reader would find wrong in a response, or between several documents, before publication.

    Args:
        documents: paths, or Documents that :func:`read_document` gave.
        tolerance: how many points a qualifier ("a third") may be off its number.

    Returns:
        One finding a row, with both places, the words and what would be right.
    """
    from wtanalysis.documents.model import Document as Read
    from wtanalysis.published.audit import audit as find

    return find([d if isinstance(d, Read) else read_document(d) for d in documents], tolerance=tolerance)
