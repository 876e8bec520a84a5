"""wtanalysis: read a public consultation and the guidance it changed, every number with its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wtanalysis.api import (
        areas,
        audit,
        breakdown,
        build,
        check,
        code,
        comments,
        compare,
        crosswalk,
        extract,
        fetch,
        fit_topics,
        judge_claims,
        label_changes,
        load_consultation,
        mask,
        new,
        quality,
        read_codebook,
        read_comments,
        read_document,
        read_guidance,
        reconcile,
        review_queue,
        said_by,
        sensitivity,
        stability,
        suggest_names,
        trace,
    )

__all__ = [
    "areas", "audit", "breakdown", "build", "check", "code", "comments", "compare", "crosswalk", "extract", "fetch",
    "fit_topics", "judge_claims", "label_changes", "load_consultation", "mask", "new", "quality", "read_codebook",
    "read_comments", "read_document", "read_guidance", "reconcile", "review_queue", "said_by", "sensitivity",
    "stability", "suggest_names", "trace",
]  # fmt: skip
__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    """Load the public functions when they are first used, so that the import itself stays light."""
    if name in __all__:
        from importlib import import_module

        value: object = getattr(import_module("wtanalysis.api"), name)
        globals()[name] = value
        return value
    raise AttributeError(f"module 'wtanalysis' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
