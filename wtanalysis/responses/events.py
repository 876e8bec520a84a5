"""Event notes (placeholder until the reader is in place)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from wtanalysis.responses.loaded import Loaded


def read_events(path: Path, channel: str, areas: Sequence[str]) -> Loaded:  # noqa: ARG001
    """Nothing yet."""
    return Loaded(unstructured=True)
