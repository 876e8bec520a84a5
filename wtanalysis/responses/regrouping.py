"""Where each respondent would go under other reasonable rules of grouping than the published ones.

Respondents are placed again from what they ticked, whom they answer for and what people decided; nothing is reloaded.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from wtanalysis.responses.cells import names_a_body
from wtanalysis.responses.grouping import Placed, groups_ticked, place
from wtanalysis.responses.mapping import Grouping
from wtanalysis.responses.model import Responses

PUBLISHED = "as published"
BODY, LIVED, BEST_FIT = "organisation by profession", "profession with a family role", "best fit"
Homes = tuple[str, ...]
Placing = Callable[[Mapping[str, str], Placed, Grouping], Homes]


def _all_ticked(record: Mapping[str, str], placed: Placed, grouping: Grouping) -> Homes:
    return tuple(groups_ticked(record, grouping)) or (placed.group,)


def _family_first(record: Mapping[str, str], placed: Placed, grouping: Grouping) -> Homes:  # noqa: ARG001
    rules = [rule for rule in grouping.rules if rule != LIVED]
    at = rules.index(BODY) if BODY in rules and LIVED in grouping.rules else 0
    order = (*rules[:at], LIVED, *rules[at:]) if LIVED in grouping.rules else grouping.rules
    return (place(record, replace(grouping, rules=order)).group,)


def _dissolved(into: Callable[[Grouping], Collection[str]]) -> Placing:
    def placing(record: Mapping[str, str], placed: Placed, grouping: Grouping) -> Homes:
        if placed.rule != LIVED:
            return (placed.group,)
        return tuple(group for group in groups_ticked(record, grouping) if group in into(grouping))

    return placing


# Each with its words for a reader, and the groups that it puts a respondent into.
RULE_SETS: dict[str, tuple[str, Placing]] = {
    "family role first": (
        "a family role goes before answering for an organisation: both together are always lived experience",
        _family_first,
    ),
    "every group ticked": ("everyone counts in each group that they ticked", _all_ticked),
    "best fit left out": (
        "those whom only a person could place are left out",
        lambda _, placed, __: () if placed.rule == BEST_FIT else (placed.group,),
    ),
    "undecided as suggested": (
        "those whom nobody has placed yet go where the suggestion says",
        lambda _, placed, __: (placed.suggestion or placed.group,),
    ),
    "lived experience to professions": (
        "professionals with a family role count in their profession, in each if there are several",
        _dissolved(lambda grouping: grouping.professions),
    ),
    "lived experience to families": (
        "professionals with a family role count in their family role, in each if there are several",
        _dissolved(lambda grouping: grouping.family),
    ),
}


@dataclass(frozen=True)
class Placings:
    """Respondents who are alike to every rule have one key; ``homes`` maps rules and key to groups."""

    alike: Sequence[str]
    homes: Mapping[str, Mapping[str, Homes]]
    groups: tuple[str, ...]


def placings(responses: Responses, grouping: Grouping, rule_sets: Sequence[str]) -> Placings:
    """Where each respondent goes under the published and each of the other rules."""
    people = responses.respondents
    alike: list[str] = []
    keys: dict[tuple[str, ...], str] = {}
    homes: dict[str, dict[str, Homes]] = {name: {} for name in (PUBLISHED, *rule_sets)}
    told = ("response_id", "types", "on_behalf", "organisation", "rule")
    for response_id, types, on_behalf, organisation, rule in zip(*(people[name] for name in told), strict=True):
        if not rule or not (types or response_id in grouping.allocations):
            alike.append("")
            continue
        decided = response_id if response_id in grouping.allocations else ""
        body = "named" if names_a_body(organisation) else ""
        signature = (types, on_behalf, body, decided)
        if signature not in keys:
            keys[signature] = made = f"k{len(keys)}"
            record = {"response_id": decided, "types": types, "on_behalf": on_behalf, "organisation": body}
            placed = place(record, grouping)
            homes[PUBLISHED][made] = (placed.group,)
            for name in rule_sets:
                homes[name][made] = RULE_SETS[name][1](record, placed, grouping)
        alike.append(keys[signature])
    named = dict.fromkeys((*grouping.groups.values(), grouping.lived_experience))
    found = {group for table in homes.values() for groups in table.values() for group in groups} - {""}
    order = (*(group for group in named if group in found), *sorted(found - set(named)))
    return Placings(alike, homes, order)


def keys_of(homes: Mapping[str, Homes], group: str) -> list[str]:
    """The keys of those who are in a group."""
    return [key for key, groups in homes.items() if group in groups]


def together(counts: Mapping[str, int], keys: Iterable[str]) -> int:
    """The counts of some keys, added up."""
    return sum(counts.get(key, 0) for key in keys)


def group_sizes(responses: Responses, grouping: Grouping) -> dict[str, dict[str, int]]:
    """Group -> rules -> how many respondents; the published rules come first.

    Args:
        responses: who answered.
        grouping: the published rules.
    """
    found = placings(responses, grouping, tuple(RULE_SETS))
    many = Counter(found.alike)
    return {
        group: {name: together(many, keys_of(homes, group)) for name, homes in found.homes.items()}
        for group in found.groups
    }
