"""Editions of guidance: reading, comparing, checking what was said of them, tracing what was promised."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from wtanalysis.api.documents import extract, read_document

if TYPE_CHECKING:
    from wtanalysis.consultation import Consultation
    from wtanalysis.documents.model import Document
    from wtanalysis.findings.trace import Landing
    from wtanalysis.guidance.changes import Change, Comparison
    from wtanalysis.guidance.claim_verdicts import ClaimVerdict
    from wtanalysis.guidance.claims import Claim
    from wtanalysis.guidance.model import Guidance
    from wtanalysis.published.model import Extraction, Proposal


def read_guidance(document: Guidance | Document | str | Path, edition: str = "") -> Guidance:
    r"""One edition of guidance: from any document, or from an outline in our own words.

    Args:
        document: a path, or a Document that :func:`read_document` gave.
        edition: its short name; the year in its title or file name without one.

    Raises:
        DocumentError: the file cannot be read.
        UserError: an outline with a line that is not understood; the error names it.

    >>> import tempfile, pathlib
    >>> path = pathlib.Path(tempfile.mkdtemp()) / "ferries-2023.md"
    >>> _ = path.write_text("# Ferries\n\n## Chapter 1: Fares\n\nFares must be shown.\n")
    >>> read_guidance(path).edition
    '2023'
    """
    from wtanalysis.documents.model import Document as Read
    from wtanalysis.guidance.editions import edition as as_edition
    from wtanalysis.guidance.model import Guidance as Edition
    from wtanalysis.guidance.outlines import is_outline, read_outline

    if isinstance(document, Edition):
        return document
    if not isinstance(document, Read):
        if is_outline(document):
            return read_outline(document)
        document = read_document(document)
    return as_edition(document, edition)


def compare(
    old: Guidance | Document | str | Path, new: Guidance | Document | str | Path, audience: str = ""
) -> Comparison:
    r"""What changed between two editions: passages, duties, terms, citations.

    Args:
        old: the earlier edition: a path, a Document, or what :func:`read_guidance` gave.
        new: the later edition, likewise.
        audience: only what concerns this audience, such as ``schools``.

    Returns:
        The comparison; ``comparison.moved``, ``.added``, ``.duties`` and ``.table("changes")`` are what most need.

    Raises:
        DocumentError: a file cannot be read.
        UserError: an audience that is not known.

    >>> import tempfile, pathlib
    >>> folder = pathlib.Path(tempfile.mkdtemp())
    >>> _ = (folder / "2018.md").write_text("# Plans\n\nLocal authorities should publish a plan each year.\n")
    >>> _ = (folder / "2023.md").write_text("# Plans\n\nLocal authorities must publish a plan each year.\n")
    >>> compare(folder / "2018.md", folder / "2023.md")
    Comparison('2018' to '2023': 1 reworded)
    """
    from wtanalysis.guidance.compare import compare as between

    return between(read_guidance(old), read_guidance(new), audience)


def judge_claims(comparison: Comparison, claims: Iterable[Claim | Document | str | Path]) -> tuple[ClaimVerdict, ...]:
    """Whether what summaries and briefings say of an edition is borne out by a comparison.

    Args:
        comparison: what :func:`compare` gave.
        claims: claims, or documents that hold them: a summary of changes or a briefing, or a CSV file of claims that
            people wrote down.

    Returns:
        One verdict a claim, in order.
    """
    from wtanalysis.guidance.claim_verdicts import judge

    return judge(claims_of(claims), comparison)


def claims_of(given: Iterable[Claim | Document | str | Path]) -> tuple[Claim, ...]:
    """Claims as they are, from documents, and from CSV files that people wrote."""
    from wtanalysis.guidance.claims import Claim, read_claims, read_claims_table

    found: list[Claim] = []
    for one in given:
        if isinstance(one, Claim):
            found.append(one)
        elif isinstance(one, (str, Path)) and Path(one).suffix.lower() == ".csv":
            found.extend(read_claims_table(one))
        else:
            found.extend(read_claims(read_document(one) if isinstance(one, (str, Path)) else one))
    return tuple(found)


def label_changes(
    comparison: Comparison, verdicts: Iterable[ClaimVerdict] = (), reviewed: str | Path | None = None
) -> Comparison:
    """What changes are called, factual or substantive: by their publisher, and by a reviewer.

    Args:
        comparison: what :func:`compare` gave.
        verdicts: what :func:`judge_claims` gave; what a document calls its changes labels those that show it.
        reviewed: a CSV file with the columns ``change_id, label, by``.

    Returns:
        The comparison with its changes labelled; nothing is labelled that nobody called anything.
    """
    from wtanalysis.guidance.labels import labelled, read_labels

    return labelled(comparison, verdicts, read_labels(reviewed) if reviewed else None)


def trace(
    comparison: Comparison, promised: Consultation | Extraction | str | Path
) -> tuple[tuple[Landing, ...], tuple[Change, ...]]:
    """Where each "we will" landed in the new edition, and the changes that answer nothing proposed or said.

    Args:
        comparison: what :func:`compare` gave.
        promised: a consultation, what :func:`extract` read, a response document, or its commitments as CSV.

    Returns:
        One landing a commitment or decision; then the changes of wording that keep none and answer nobody.
    """
    from wtanalysis.consultation.rows import read_table
    from wtanalysis.findings.trace import asked_for, unprompted
    from wtanalysis.findings.trace import trace as find

    if isinstance(promised, (str, Path)) and Path(promised).suffix.lower() == ".csv":
        commitments = tuple(made for _, made in read_table(Path(promised), "commitments"))
        proposals: tuple[Proposal, ...] = ()
    else:
        read = extract(promised) if isinstance(promised, (str, Path)) else promised
        commitments, proposals = read.commitments, read.proposals
    landings = find(commitments, comparison, proposals=proposals)
    return landings, unprompted(comparison, landings, asked_for(proposals, commitments))
