"""One group for each respondent, by rules in their order."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.responses.exported import GROUPING, GROUPS
from wtanalysis.responses.grouping import UNDECIDED, Placed, place
from wtanalysis.responses.mapping import RULES


def placed(types: str, organisation: str = "", on_behalf: str = "", **told: str) -> Placed:
    """Where someone with these types goes."""
    return place({"types": types, "organisation": organisation, "on_behalf": on_behalf, **told}, GROUPING)


def test_someone_who_meets_the_first_two_rules() -> None:
    """Who answers for a named organisation goes by profession, although a family role was ticked as well."""
    both = placed("Nurse | Parent", "Anytown Clinic", "yes")
    assert (both.group, both.rule) == ("Health", "organisation by profession")
    assert both.why == "answers for an organisation and names it"


@pytest.mark.parametrize(
    ("organisation", "on_behalf"),
    [("", "yes"), ("Anytown Clinic", "no"), ("Anytown Clinic", ""), ("N/A", "yes"), ("  ", "yes")],
)
def test_a_body_must_be_answered_for_and_named(organisation: str, on_behalf: str) -> None:
    """Only who both answers for an organisation and names it goes by profession; the others are lived experience."""
    found = placed("Nurse | Parent", organisation, on_behalf)
    assert (found.group, found.rule) == ("Both", "profession with a family role")
    assert found.why == "a profession (Health) and a family role (Families)"


def test_several_types_of_one_group() -> None:
    """Two types of one group are no matter for a decision."""
    assert placed("Nurse | Doctor").group == "Health"
    assert placed("Parent | Grandparent").rule == "one group"


def test_a_body_of_two_professions() -> None:
    """Who answers for an organisation with two professions never becomes lived experience; a person decides."""
    found = placed("Nurse | Teacher | Parent", "Anytown Trust", "yes")
    assert (found.group, found.suggestion) == (UNDECIDED, "Health")
    assert found.why == "a person decides between Health, Schools"


def test_best_fit() -> None:
    """Two professions, or a role that is neither, are decided by a person; until then there is a suggestion."""
    assert placed("Nurse | Teacher").suggestion == "Health"
    assert placed("Other | Parent").suggestion == "Other"
    assert placed("Other | Teacher").suggestion == "Schools"
    decided = replace(GROUPING, allocations={"a1": ("Schools", "writes of a class")})
    found = place({"response_id": "a1", "types": "Nurse | Teacher"}, decided)
    assert found == Placed("Schools", "best fit", "writes of a class")


def test_no_type() -> None:
    """Who ticked nothing is in no group, unless a person decided."""
    assert placed("") == Placed("", "no type given", "no type was ticked")
    decided = replace(GROUPING, allocations={"a1": ("Other", "says so")})
    assert place({"response_id": "a1", "types": ""}, decided).group == "Other"


def test_rules_in_another_order() -> None:
    """The order of the rules decides who meets two of them."""
    family_first = replace(GROUPING, rules=("one group", RULES[2], RULES[1], "best fit"))
    record = {"types": "Nurse | Parent", "organisation": "Anytown Clinic", "on_behalf": "yes"}
    assert place(record, family_first).group == "Both"


def test_a_type_without_a_group_is_its_own() -> None:
    """A type that no group lists is a group by itself."""
    assert placed("Baker").group == "Baker"


TICKED = st.lists(st.sampled_from(sorted(GROUPS)), unique=True)


@given(TICKED, st.sampled_from(["", "yes", "no"]), st.sampled_from(["", "Anytown Clinic"]), st.permutations(RULES))
def test_everyone_is_placed(types: list[str], on_behalf: str, organisation: str, rules: list[str]) -> None:
    """Whatever was ticked and in whichever order rules stand: one placement, with its rule and why."""
    record = {"types": " | ".join(types), "on_behalf": on_behalf, "organisation": organisation}
    found = place(record, replace(GROUPING, rules=tuple(rules)))
    assert found.why
    assert found.rule in (*RULES, "no type given")
    assert bool(found.group) == bool(types)
    assert found.group in {"", "Both", UNDECIDED, *(GROUPS[name] for name in types)}
    assert (found.group == UNDECIDED) == bool(found.suggestion)


@given(TICKED, st.sampled_from(["", "yes"]), st.data())
def test_the_order_of_ticks_does_not_matter(types: list[str], on_behalf: str, data: st.DataObject) -> None:
    """The order in which types were ticked moves nobody to another group."""
    record = {"on_behalf": on_behalf, "organisation": "Anytown Clinic"}
    mixed = data.draw(st.permutations(types))
    once, again = (place({"types": " | ".join(order), **record}, GROUPING) for order in (types, mixed))
    assert (once.group, once.rule) == (again.group, again.rule)
