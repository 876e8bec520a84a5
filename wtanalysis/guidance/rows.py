"""A comparison as the rows of the contract's tables. Works on its shape alone, so that its type can offer them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any


def of(comparison: Any, name: str) -> list[dict[str, Any]]:
    """The rows of one table of a comparison.

    Args:
        comparison: a :class:`wtanalysis.guidance.changes.Comparison`.
        name: ``changes``, ``duties``, ``terms`` or ``citations``.

    Raises:
        KeyError: no such table.
    """
    made = {"changes": _changes, "duties": _duties, "terms": _terms, "citations": _citations}
    return made[name](comparison)


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


def _duties(comparison: Any) -> list[dict[str, Any]]:
    return [
        {
            "duty_id": f"d{number:04d}", "change": duty.kind, "change_id": duty.change_id,
            **_duty("old", comparison.old, duty.old), **_duty("new", comparison.new, duty.new),
        }
        for number, duty in enumerate(comparison.duties, start=1)
    ]  # fmt: skip


def _duty(side: str, guidance: Any, duty: Any) -> dict[str, Any]:
    names = ("holder", "force", "negative", "content", "basis", "number", "locator")
    if duty is None:
        return {f"{side}_{name}": None for name in names}
    passage = guidance.passages[duty.passage]
    values = (
        duty.holder,
        duty.force,
        duty.negative,
        duty.content,
        duty.basis,
        _number(guidance, passage),
        passage.locator,
    )
    return {f"{side}_{name}": value for name, value in zip(names, values, strict=True)}


def _number(guidance: Any, passage: Any) -> str:
    """The number of the paragraph that a passage is, or that leads in to it."""
    chain = [passage, *reversed(guidance.lead_ins(passage))]
    return str(next((p.number for p in chain if p.kind == "paragraph" and p.number), passage.number))


def _terms(comparison: Any) -> list[dict[str, Any]]:
    new = comparison.new.passages
    return [
        {
            "kind": term.kind, "old_term": term.old, "new_term": term.new, "replaced": term.replaced or None,
            "old_count": term.old_count, "new_count": term.new_count, "remaining": len(term.left),
            "remaining_at": locators(new, term.left), "change_ids": term.change_ids,
        }
        for term in comparison.terms
    ]  # fmt: skip


def _citations(comparison: Any) -> list[dict[str, Any]]:
    old, new = comparison.old.passages, comparison.new.passages
    return [
        {
            "kind": cited.kind, "title": cited.title, "provision": cited.provision, "change": cited.change,
            "old_count": len(cited.old), "new_count": len(cited.new), "old_locators": locators(old, cited.old),
            "new_locators": locators(new, cited.new),
        }
        for cited in comparison.citations
    ]  # fmt: skip


def locators(passages: Any, indices: Iterable[int]) -> tuple[str, ...]:
    """The places of passages, each once."""
    return tuple(dict.fromkeys(passages[index].locator for index in indices))
