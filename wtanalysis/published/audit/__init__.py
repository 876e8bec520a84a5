"""What a careful reader would find wrong in a draft before publication: both places, and what would be right.

Each module is one family of checks. A check reads :class:`~wtanalysis.published.audit.model.Draft` values and yields
:class:`~wtanalysis.published.audit.model.Finding` values; it knows no department's words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from wtanalysis.documents.model import Document
from wtanalysis.errors import UserError
from wtanalysis.published.audit import (
    acronyms,
    counts,
    lists,
    percentages,
    qualifiers,
    repeats,
    respondents,
    rules,
    scales,
    sums,
)
from wtanalysis.published.audit.model import CHECKS, SEVERITIES, Draft, Finding
from wtanalysis.published.extract import extract
from wtanalysis.published.model import Extraction

TOLERANCE = 3.0
"""Percentage points by which a fraction in words may miss its number."""


def audit(documents: Sequence[Document], tolerance: float = TOLERANCE) -> tuple[Finding, ...]:
    """Find what a careful reader would find wrong in a draft response, or in documents that belong together.

    Args:
        documents: one document, or several that should agree, as
            :func:`wtanalysis.documents.readers.read_document` gives them.
        tolerance: percentage points by which a fraction in words ("a third") may miss the number beside it. It is a
            convention, so what it finds is never above ``style``.

    Returns:
        Findings by check (in the order of ``CHECKS``), then in the order of the documents. With one document locators
        are as they are (``L370``). With several the document's file name stands in front (``draft.md:L370``), and a
        number behind the name where two files share one (``draft.md#2:L370``).

    Raises:
        UserError: the tolerance is no number of points from 0 to 100.

    >>> from wtanalysis.documents.model import Document, Paragraph
    >>> from wtanalysis.provenance import Source
    >>> said = Paragraph("body", "In our draft a third of respondents (24%) said that they walk.", "L3")
    >>> for found in audit([Document(Source("draft.md", ""), "Draft", (), (said,))]):
    ...     print(found.finding_id, found.severity, found.locator, found.words, "|", found.expected)
    qualifier-1 style L3 a third (24%) | 33.3%, which is 9.3 points away
    """
    if not 0 <= tolerance <= 100:
        raise UserError("the tolerance is out of range", "percentage points from 0 to 100", "give another tolerance")
    return audit_drafts(drafts_of([(document, extract(document)) for document in documents]), tolerance)


def drafts_of(read: Sequence[tuple[Document, Extraction]]) -> tuple[Draft, ...]:
    """Documents with their extractions as drafts, each with the name that its locators need."""
    names: Counter[str] = Counter()
    found = []
    for document, extraction in read:
        name = document.source.name
        names[name] += 1
        label = name if names[name] == 1 else f"{name}#{names[name]}"
        found.append(Draft(document, extraction, label if len(read) > 1 else ""))
    return tuple(found)


def audit_drafts(drafts: Sequence[Draft], tolerance: float = TOLERANCE) -> tuple[Finding, ...]:
    """All checks over documents that were extracted already; see :func:`audit`."""
    found: Iterable[Finding] = (
        *scales.check(drafts),
        *sums.check(drafts),
        *counts.check(drafts),
        *lists.check(drafts),
        *percentages.bases(drafts),
        *percentages.promises(drafts),
        *qualifiers.check(drafts, tolerance),
        *repeats.check(drafts),
        *respondents.attributions(drafts),
        *respondents.groups(drafts),
        *acronyms.check(drafts),
        *rules.check(drafts),
    )
    numbers: Counter[str] = Counter()
    result = []
    for one in dict.fromkeys(found):
        numbers[one.check] += 1
        result.append(replace(one, finding_id=f"{one.check}-{numbers[one.check]}"))
    return tuple(result)


__all__ = ["CHECKS", "SEVERITIES", "TOLERANCE", "Finding", "audit"]
