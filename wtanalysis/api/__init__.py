"""What researchers type after ``import wtanalysis as wt``. Each function unpacks what it is given and calls down."""

from wtanalysis.api.consultations import (
    breakdown,
    build,
    check,
    fetch,
    load_consultation,
    new,
    reconcile,
    said_by,
    sensitivity,
)
from wtanalysis.api.documents import audit, extract, read_document
from wtanalysis.api.guidance import compare, judge_claims, label_changes, read_guidance, trace

__all__ = [
    "audit", "breakdown", "build", "check", "compare", "extract", "fetch", "judge_claims", "label_changes",
    "load_consultation", "new", "read_document", "read_guidance", "reconcile", "said_by", "sensitivity", "trace",
]  # fmt: skip
