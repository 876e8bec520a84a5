"""What ``[reconciliation]`` says: printed names of groups, and differences that somebody accepted."""

from __future__ import annotations

from pathlib import Path

from wtanalysis import tables
from wtanalysis.consultation.definition import Definition
from wtanalysis.consultation.model import Consultation, nearest
from wtanalysis.consultation.rows import Row
from wtanalysis.figures.accepted import REASONS, Accepted, Key, Reconciling

COLUMNS = ("question_id", "bucket_code", "parent", "group", "reason", "by", "when", "note")


def read_reconciling(definition: Definition, folder: Path, consultation: Consultation) -> Reconciling:
    """The names of groups that a report prints otherwise, and the table of accepted differences.

    Raises:
        ConsultationError: a group that groups.csv does not have.
        TableError: a reason that is not on the list, or neither reason nor signature.
    """
    told = definition.table("reconciliation", definition.values)
    definition.known("reconciliation", told, ("groups", "accepted"))
    given = definition.table("groups", told, "reconciliation")
    known = [group.group for group in consultation.groups]
    groups = {}
    for name in given:
        groups[name] = definition.strings(name, given, "reconciliation.groups")
        for group in groups[name]:
            if group not in known:
                definition.fault(name, f"no group {group!r}", nearest(group, known), "correct it", "reconciliation")
    return Reconciling(groups, _accepted(folder, definition.words("accepted", told, place="reconciliation")))


def _accepted(folder: Path, name: str) -> dict[Key, Accepted]:
    accepted = {}
    for line, cells in enumerate(tables.read(folder / name, COLUMNS) if name else (), start=2):
        row = Row(name, line, cells)
        reason, by, when = (row.text(column) for column in ("reason", "by", "when"))
        if reason not in REASONS and not (by and when and not reason):
            row.fault(
                "reason", "neither a known reason nor a signature", "one of " + ", ".join(REASONS) + "; or by and when"
            )
        key = (row.slug("question_id"), row.text("bucket_code"), row.text("parent"), row.text("group"))
        accepted[key] = Accepted(reason, by, when, row.text("note"))
    return accepted
