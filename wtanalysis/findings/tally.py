"""How many things will be done: what is said twice counts once, and what is refused counts apart."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from wtanalysis.findings.evidence import split_locators
from wtanalysis.published.model import Commitment


@dataclass(frozen=True)
class Tally:
    """Counts of what will be done and what was refused.

    Attributes:
        statements: of what will be done, refusals apart.
        distinct: the same, with each promise counted once however often it is made.
        firm: those of the distinct that are firm wherever they stand.
        decisions: on proposals, refusals apart.
        refusals: among the decisions and among the statements of what will be done.
    """

    statements: int
    distinct: int
    firm: int
    decisions: int
    refusals: int


def tally(rows: Iterable[Commitment]) -> Tally:
    """Count commitments, decisions and refusals.

    Two statements are one promise if their words are the same but for case and marks, or if one names the place of the
    other, where nothing else stands, as its repeat.

    >>> a = Commitment("a", "", "", "prose", "will", 1, "Close at nine.", "firm", "now", "", "L3")
    >>> b = Commitment("b", "", "", "list", "will", 1, "close at nine", "test", "now", "", "L9")
    >>> c = Commitment("c", "", "", "list", "will", 2, "open Sundays", "decline", "now", "", "L4")
    >>> tally((a, b, c))
    Tally(statements=2, distinct=1, firm=0, decisions=0, refusals=1)
    """
    listed = list(rows)
    will = [row for row in listed if row.side == "will" and row.modality != "decline"]
    decided = [row for row in listed if row.side == "decision"]
    promises = _promises(will)
    return Tally(
        statements=len(will),
        distinct=len(promises),
        firm=sum(all(row.modality == "firm" for row in same) for same in promises),
        decisions=sum(row.modality != "decline" for row in decided),
        refusals=sum(row.modality == "decline" and row.side != "said" for row in listed),
    )


def _promises(will: list[Commitment]) -> list[list[Commitment]]:
    """The statements, those of one promise together."""
    standing: dict[str, list[Commitment]] = {}
    for row in will:
        standing.setdefault(row.locator, []).append(row)
    key = {id(row): _key(row.text) for row in will}
    for row in will:
        for place in split_locators(row.repeated_at):
            if len(there := standing.get(place, [])) == 1:
                old, new = key[id(there[0])], key[id(row)]
                key = {name: new if value == old else value for name, value in key.items()}
    groups: dict[str, list[Commitment]] = {}
    for row in will:
        groups.setdefault(key[id(row)], []).append(row)
    return list(groups.values())


def _key(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
