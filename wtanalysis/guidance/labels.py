"""What a change is called, factual or substantive: recorded from its publisher or a reviewer, never decided here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from wtanalysis import tables
from wtanalysis.errors import TableError
from wtanalysis.guidance.changes import Comparison
from wtanalysis.guidance.claim_model import ClaimVerdict

LABELS = ("factual", "substantive")
TABLE = ("change_id", "label", "by")
_CALLED = re.compile(r"\b(factual|substantive)\s+(?:changes?|updates?|amendments?)\b", re.IGNORECASE)


def called(text: str) -> str:
    """What a heading or a statement calls the changes it tells of; empty where it calls them nothing.

    >>> called("Table of substantive changes from September 2023"), called("Chapter 2")
    ('substantive', '')
    """
    found = _CALLED.search(text)
    return found[1].lower() if found else ""


def read_labels(path: str | Path) -> dict[str, str]:
    """A reviewer's labels: a CSV file with the columns ``change_id, label, by``.

    Returns:
        For each change its label with who set it, such as ``factual (policy lead)``.

    Raises:
        TableError: a column is missing, a label is not known, nobody is named, or a change stands twice.
    """
    path = Path(path)
    found: dict[str, str] = {}
    for row, cells in enumerate(tables.read(path, TABLE), start=2):
        if cells["label"] not in LABELS:
            known = " or ".join(LABELS)
            raise TableError(f"label {cells['label']!r}", known, "correct it", path.name, row, "label")
        if not cells["by"].strip():
            raise TableError("nobody is named", "the role of who set it", "fill the cell", path.name, row, "by")
        if cells["change_id"] in found:
            raise TableError("a change twice", "a change a row", "remove one", path.name, row, "change_id")
        found[cells["change_id"]] = f"{cells['label']} ({cells['by'].strip()})"
    return found


def labelled(
    comparison: Comparison, verdicts: Iterable[ClaimVerdict] = (), reviewed: Mapping[str, str] | None = None
) -> Comparison:
    """A comparison with what its changes are called, and by whom.

    Args:
        comparison: of two editions.
        verdicts: claims with what shows them; a claim that its document calls factual or substantive labels those
            changes, where it is supported or partly.
        reviewed: what :func:`read_labels` gave. It stands beside the publisher's word, not in its place.

    Returns:
        The comparison, its changes labelled.

    Raises:
        TableError: a reviewed change that the comparison does not have.

    >>> from wtanalysis.guidance.changes import Alignment, Change
    >>> from wtanalysis.guidance.model import Guidance, Passage
    >>> from wtanalysis.provenance import Source
    >>> one = Guidance(Source("a.md", ""), "1", "A")
    >>> change = Change("c0001", "added", None, Passage(0, "paragraph", "Dogs are free.", "L1"))
    >>> found = labelled(Comparison(one, one, Alignment((), ()), (change,)), (), {"c0001": "factual (policy lead)"})
    >>> found.changes[0].label
    'factual (policy lead)'
    """
    told: dict[str, list[str]] = {}
    for verdict in verdicts:
        if verdict.claim.label and verdict.verdict in ("supported", "partly"):
            for change_id in verdict.shown_by:
                told.setdefault(change_id, []).append(f"{verdict.claim.label} ({verdict.claim.document})")
    known = {change.change_id for change in comparison.changes}
    for change_id, label in (reviewed or {}).items():
        if change_id not in known:
            what = f"no change {change_id!r}"
            raise TableError(what, "an id of changes.csv", "compare again and take the ids from there", "labels")
        told.setdefault(change_id, []).append(label)
    if not told:
        return comparison
    changes = (
        replace(change, label="; ".join(dict.fromkeys(told[change.change_id]))) if change.change_id in told else change
        for change in comparison.changes
    )
    return replace(comparison, changes=tuple(changes))
