"""What researchers type after ``import wtanalysis as wt``. Each function unpacks what it is given and calls down."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wtanalysis.consultation import Consultation
    from wtanalysis.documents.model import Document
    from wtanalysis.figures.model import Breakdown
    from wtanalysis.figures.reconcile import ReconciliationRow
    from wtanalysis.provenance import RunRecord, Source
    from wtanalysis.published.model import Extraction
    from wtanalysis.published.transcription import TranscriptionRow

DEFAULT = "data/working-together-2023"


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


def load_consultation(folder: str | Path = DEFAULT) -> Consultation:
    """Load a consultation folder: ``consultation.toml`` and its tables.

    Raises:
        ConsultationError, TableError: something in the folder does not fit; the error names file, row and column.

    >>> load_consultation("data/working-together-2023").question("partnership-chair").base
    968
    """
    from wtanalysis.consultation import load_consultation as load

    return load(folder)


def breakdown(consultation: Consultation | Extraction, question: str) -> Breakdown:
    """The printed counts, bases and percentages of one question, for all respondents and by group.

    >>> breakdown(load_consultation(), "partnership-chair")
    Breakdown('partnership-chair', published: agree 52%, disagree 23%, neither 25%)
    """
    return consultation.breakdown(question)


def reconcile(consultation: Consultation) -> tuple[ReconciliationRow, ...]:
    """Computed beside published, a row a figure, each with a verdict and a reason.

    >>> reconcile(load_consultation())[0].verdict
    'not_computable'
    """
    from wtanalysis.figures.reconcile import reconcile as compare

    return compare(consultation)


def check(consultation: Consultation, response: Document | Extraction | str | Path) -> tuple[TranscriptionRow, ...]:
    r"""A consultation folder's transcribed facts beside a reading of the real document, a row a field.

    Args:
        consultation: a loaded consultation.
        response: the response document: a path, a Document, or what :func:`extract` read from it.

    Raises:
        DocumentError: the file cannot be read.

    >>> import tempfile, pathlib
    >>> path = pathlib.Path(tempfile.mkdtemp()) / "other.md"
    >>> _ = path.write_text("# Another document\n\nNothing was asked here.\n")
    >>> check(load_consultation(), path)[0].verdict
    'only_transcribed'
    """
    from wtanalysis.published.model import Extraction as Read
    from wtanalysis.published.transcription import compare

    return compare(consultation, response if isinstance(response, Read) else extract(response))


def build(
    consultation: Consultation | str | Path = DEFAULT,
    out: str | Path = "reports",
    response: str | Path | None = None,
    progress: Callable[[str], None] = lambda _: None,
) -> RunRecord:
    """Make the report from a folder or a real response document: a page a notebook, an index, ``run.json``.

    With a document, the folder that comes with the repository is not needed.
    """
    from wtanalysis.consultation import Consultation as Loaded
    from wtanalysis.rebuild import build as make

    if response and consultation == DEFAULT:
        loaded = None
    else:
        loaded = consultation if isinstance(consultation, Loaded) else load_consultation(consultation)
    document = read_document(response) if response else None
    return make(loaded, out, response=extract(document) if document else None, document=document, progress=progress)


def fetch(
    consultation: Consultation | str | Path = DEFAULT,
    role: str | None = None,
    folder: str | Path | None = None,
    accept_changed: bool = False,
) -> tuple[Source, ...]:
    """Download the official documents of a consultation, for those with internet access; hashes are remembered."""
    from wtanalysis.consultation import Consultation as Loaded
    from wtanalysis.fetching import fetch as bring

    loaded = consultation if isinstance(consultation, Loaded) else load_consultation(consultation)
    return bring(loaded, role, folder, accept_changed=accept_changed)
