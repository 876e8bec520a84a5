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
from wtanalysis.api.themes import (
    areas,
    code,
    comments,
    crosswalk,
    fit_topics,
    mask,
    quality,
    read_codebook,
    read_comments,
    review_queue,
    stability,
    suggest_names,
)

__all__ = [
    "areas", "audit", "breakdown", "build", "check", "code", "comments", "compare", "crosswalk", "extract", "fetch",
    "fit_topics", "judge_claims", "label_changes", "load_consultation", "mask", "new", "quality", "read_codebook",
    "read_comments", "read_document", "read_guidance", "reconcile", "review_queue", "said_by", "sensitivity",
    "stability", "suggest_names", "trace",
]  # fmt: skip
