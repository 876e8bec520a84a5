"""A comparison as the rows of the contract's tables."""

from __future__ import annotations

from typing import Any


def of(comparison: Any, name: str) -> list[dict[str, Any]]:
    """The rows of one table of a comparison.

    Args:
        comparison: a :class:`wtanalysis.guidance.changes.Comparison`.
        name: ``changes``, ``duties``, ``terms`` or ``citations``.

    Raises:
        KeyError: no such table.
    """
    return {"changes": _changes}[name](comparison)


def _changes(comparison: Any) -> list[dict[str, Any]]:
    old, new = comparison.old, comparison.new
    return [
        {
            "change_id": change.change_id, "kind": change.kind, "effect": change.effect,
            **_side("old", old, change.old), **_side("new", new, change.new),
            "similarity": change.similarity, "duty_change": change.duty_change, "terms": change.terms,
        }
        for change in comparison.changes
    ]  # fmt: skip


def _side(side: str, guidance: Any, passage: Any) -> dict[str, str]:
    if passage is None:
        return {f"{side}_section": "", f"{side}_number": "", f"{side}_text": ""}
    section = guidance.section_title(passage)
    return {f"{side}_section": section, f"{side}_number": passage.number, f"{side}_text": passage.text}
