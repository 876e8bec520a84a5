"""Consultation folders: loading, counting, comparing with what was printed, reporting."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from wtanalysis.api.documents import extract, read_document
from wtanalysis.api.guidance import claims_of, read_guidance
from wtanalysis.errors import ConsultationError

if TYPE_CHECKING:
    from wtanalysis.consultation import Consultation
    from wtanalysis.documents.model import Document
    from wtanalysis.figures.model import Breakdown
    from wtanalysis.figures.sensitivity import Sensitivity
    from wtanalysis.figures.verdicts import ReconciliationRow
    from wtanalysis.guidance.claims import Claim
    from wtanalysis.guidance.model import Guidance
    from wtanalysis.provenance import RunRecord, Source
    from wtanalysis.published.model import Extraction
    from wtanalysis.published.transcription import TranscriptionRow
    from wtanalysis.responses.drafting import Draft
    from wtanalysis.responses.model import Responses
    from wtanalysis.responses.voices import Voice

DEFAULT = "data/working-together-2023"


def load_consultation(folder: str | Path = DEFAULT) -> Consultation:
    """Load a consultation folder: ``consultation.toml`` and its tables.

    Raises:
        ConsultationError, TableError: something in the folder does not fit; the error names file, row and column.

    >>> load_consultation("data/working-together-2023").question("partnership-chair").base
    968
    """
    from wtanalysis.consultation import load_consultation as load

    return load(folder)


def breakdown(
    consultation: Consultation | Extraction,
    question: str,
    by: str | None = None,
    *,
    without: Iterable[str] = (),
    per: str = "respondents",
    campaigns: str = "all",
    rounding: str = "half_up",
) -> Breakdown:
    """Counts, bases and percentages of one question: counted where there are responses, else as printed.

    The base is those who answered the question, unweighted. See :mod:`wtanalysis.figures.breakdown`.

    Args:
        consultation: a loaded consultation, or what :func:`extract` read.
        question: the id of the question.
        by: ``group``, ``channel``, ``on_behalf``, or the id of a closed question with one answer.
        without: codes to leave out of the base, such as ``dont_know``; the notes say so.
        per: ``respondents`` or ``answers``, for a question with several answers.
        campaigns: copied responses count ``all``, ``once`` a campaign, or are ``left out``.
        rounding: ``half_up``, ``half_even``, ``half``, ``one_decimal``, ``floor`` or ``none``.

    Returns:
        A breakdown whose ``kind`` is ``computed``, ``calibrated`` (from synthetic responses) or ``published``.

    Raises:
        ConsultationError: no such question, or nothing of that name to break down by.

    >>> breakdown(load_consultation(), "partnership-chair").kind in ("calibrated", "published")
    True
    """
    from wtanalysis.consultation import Consultation as Loaded
    from wtanalysis.figures.breakdown import breakdown as count
    from wtanalysis.report.rows import group_names, method_of, only_printed

    given = {"without": tuple(without), "per": per, "campaigns": campaigns, "rounding": rounding}
    if not isinstance(consultation, Loaded) or consultation.responses is None:
        only_printed(by, given)
        return consultation.breakdown(question)
    asked = consultation.question(question)
    return count(consultation.responses, asked, method_of(by, given), group_names(consultation, by))


def reconcile(consultation: Consultation) -> tuple[ReconciliationRow, ...]:
    """Computed beside published, a row a figure, each with a verdict and a reason.

    >>> {row.verdict for row in reconcile(load_consultation())} <= {"calibrated", "withheld", "not_computable"}
    True
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


def sensitivity(consultation: Consultation) -> tuple[Sensitivity, ...]:
    """How much each percentage of each group moves when respondents are grouped by other reasonable rules.

    Raises:
        ConsultationError: the folder holds no responses.

    >>> rows = sensitivity(load_consultation())
    >>> {row.group for row in rows} >= {"Health", "Police"}
    True
    """
    from wtanalysis.figures.sensitivity import sensitivity as compare

    return compare(_responses(consultation), consultation.questions, consultation.plan.grouping)


def said_by(consultation: Consultation, organisation: str) -> Voice:
    """What one organisation answered to every question, and wrote where it agreed to be quoted by name.

    Raises:
        ConsultationError: the folder holds no responses, or no organisation of that name answered; the nearest names
            are told.
    """
    from wtanalysis.responses.voices import said_by as hear

    return hear(_responses(consultation), consultation.questions, organisation)


def new(folder: str | Path, export: str | Path, questions: str | Path = "", name: str = "") -> Draft:
    """Draft a consultation folder from an export of responses; what was guessed, and how sure it is, stands in it.

    Args:
        folder: where to write it; it must not hold a ``consultation.toml`` yet.
        export: a CSV or XLSX file, as it came from the form.
        questions: a workbook that lists the questions, if there is one.
        name: the short name of the consultation; made from the folder's name without one.

    Returns:
        The draft that was written.
    """
    from wtanalysis.responses.drafting import draft, write_draft

    made = draft(export, name or Path(folder).resolve().name, questions=questions)
    write_draft(made, folder)
    return made


def build(
    consultation: Consultation | str | Path = DEFAULT,
    out: str | Path = "reports",
    response: str | Path | None = None,
    progress: Callable[[str], None] = lambda _: None,
    *,
    editions: Iterable[Guidance | str | Path] = (),
    claims: Iterable[Claim | str | Path] = (),
) -> RunRecord:
    """Make the report from a folder or a real response document: a page a notebook, an index, ``run.json``.

    With a document, the folder that comes with the repository is not needed. ``editions`` of the guidance, in order,
    and ``claims`` about the last of them take the place of the folder's.
    """
    from wtanalysis.consultation import Consultation as Loaded
    from wtanalysis.rebuild import build as make

    if response and consultation == DEFAULT:
        loaded = None
    else:
        loaded = consultation if isinstance(consultation, Loaded) else load_consultation(consultation)
    document = read_document(response) if response else None
    return make(
        loaded, out, response=extract(document) if document else None, document=document, progress=progress,
        editions=[read_guidance(edition) for edition in editions], claims=claims_of(claims),
    )  # fmt: skip


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


def _responses(consultation: Consultation) -> Responses:
    if consultation.responses is None:
        raise ConsultationError("no responses", "a folder with [responses]", "use what is printed")
    return consultation.responses
