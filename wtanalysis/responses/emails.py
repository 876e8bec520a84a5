"""Responses by email (placeholder until the reader is in place)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from wtanalysis.responses.loaded import Loaded


def read_emails(folder: Path, channel: str, areas: Sequence[tuple[str, str]]) -> Loaded:  # noqa: ARG001
    """Nothing yet."""
    return Loaded(unstructured=True)
