"""One group for each respondent, by rules that can be read, with the rule that placed it and why.

The order is that of the 2023 response (processes.md, S21 to S24): whoever answers for a named organisation goes by
profession, even with a family role ticked, too; else a profession with a family role is lived experience; else a
person decides.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from wtanalysis.responses.cells import names_a_body
from wtanalysis.responses.mapping import Grouping
from wtanalysis.tables import LIST_MARK

UNDECIDED = "not decided yet"


@dataclass(frozen=True)
class Placed:
    """The group of one respondent, the rule that gave it and why; ``suggestion`` where a person has yet to decide."""

    group: str
    rule: str
    why: str
    suggestion: str = ""


def place(record: Mapping[str, str], grouping: Grouping) -> Placed:
    """The group of one respondent.

    Args:
        record: ``types`` as ticked, joined by the list mark, ``on_behalf`` and ``organisation``.
        grouping: types and their groups, what is a family role or a profession, and the rules in their order.

    Returns:
        The group with rule and reason; the group ``not decided yet`` where only a person can tell and nobody has.

    >>> groups = {"Nurse": "Health", "Teacher": "Education", "Parent": "Parents", "Other": "Other"}
    >>> rules = Grouping(groups, ("Parents",), ("Health", "Education"), "Lived experience")
    >>> both = {"types": "Nurse | Parent", "on_behalf": "yes", "organisation": "Anytown Clinic"}
    >>> place(both, rules)
    Placed(group='Health', rule='organisation by profession', why='answers for an organisation and names it', ...)
    >>> place({"types": "Nurse | Parent"}, rules).group
    'Lived experience'
    >>> place({"types": "Nurse | Teacher"}, rules)
    Placed(group='not decided yet', rule='best fit', why='a person decides between Health, Education', ...)
    """
    groups = groups_ticked(record, grouping)
    open_to = groups
    for rule in grouping.rules:
        placed = _apply(rule, record, open_to, grouping)
        if placed:
            return placed
        if rule == "organisation by profession" and _speaks_for_a_body(record):
            open_to = [group for group in groups if group in grouping.professions] or groups
    if decided := grouping.allocations.get(record.get("response_id", "")):
        return Placed(decided[0], "best fit", decided[1] or "decided by a person")
    if not groups:
        return Placed("", "no type given", "no type was ticked")
    return Placed(UNDECIDED, "best fit", f"a person decides between {', '.join(open_to)}", _suggest(open_to, grouping))


def groups_ticked(record: Mapping[str, str], grouping: Grouping) -> list[str]:
    """The groups of all types that someone ticked, each once, in the order of the ticks.

    >>> groups_ticked({"types": "Nurse | Doctor | Parent"}, Grouping({"Nurse": "Health", "Doctor": "Health"}))
    ['Health', 'Parent']
    """
    types = [name for name in record.get("types", "").split(LIST_MARK) if name]
    return list(dict.fromkeys(grouping.groups.get(name, name) for name in types))


def _apply(rule: str, record: Mapping[str, str], groups: list[str], grouping: Grouping) -> Placed | None:
    """What one rule makes of a respondent; None where it does not apply."""
    work = [group for group in groups if group in grouping.professions]
    family = [group for group in groups if group in grouping.family]
    if rule == "one group" and len(groups) == 1:
        return Placed(groups[0], rule, "one type was ticked, or several of one group")
    if rule == "organisation by profession" and len(work) == 1 and _speaks_for_a_body(record):
        return Placed(work[0], rule, "answers for an organisation and names it")
    if rule == "profession with a family role" and work and family and grouping.lived_experience:
        return Placed(grouping.lived_experience, rule, f"a profession ({work[0]}) and a family role ({family[0]})")
    return None


def _speaks_for_a_body(record: Mapping[str, str]) -> bool:
    return record.get("on_behalf") == "yes" and names_a_body(record.get("organisation", ""))


def _suggest(groups: list[str], grouping: Grouping) -> str:
    """What a person might decide: the only profession, else the first group that was ticked."""
    work = [group for group in groups if group in grouping.professions]
    return work[0] if len(work) == 1 else groups[0]
