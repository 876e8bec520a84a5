"""Acronyms with two forms, and acronyms of two names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.published.audit.drafts import found
from wtanalysis.published.audit.acronyms import initials

ONE = "# One\n\nThe {a} was set up in 2020 and meets each month.\n"
TWO = "# Two\n\nOther words here. A report of the {b} was published.\n"
FORMS = [
    ("Designated Social Care Officer (DSCO)", "Designated Social Care Officer (DCSO)", "DSCO has the letters"),
    ("Joint Lock Area Inspections (JLAIs)", "Joint Lock Area Inspections (JLAs)", "JLAI has the letters"),
    ("Ministry of Barges (MoB)", "Ministry of Barges (MOB)", "one form"),
]
NAMES = [
    ("voluntary, charity, social enterprise (VCSE) sector", "voluntary, community and social enterprise (VCSE) sector"),
    ("Inspecting local canal services (ILCS)", "Inspection of local canal services (ILCS)"),
]
LEAVES = [
    ("Multi-Agency Lock Board (MALB)", "Multi-agency lock boards (MALBs)"),
    ("Department for Education (DfE)", "Department for Education (DfE)"),
    ("special educational needs and disability (SEND) code", "Special Educational Needs and Disabilities (SEND) code"),
    ("information sharing advice (ISA)", "information sharing agreement (ISA)"),
    ("Canal Boat Panel (the Panel)", "Canal Boat Panel (England)"),
    ("boat plan (see Annex B)", "boat plan (London)"),
    ("Canal Act (CA) of 2004", "Care Authority (CA) of Leeds"),
]


@pytest.mark.parametrize(("a", "b", "right"), FORMS)
def test_two_acronyms_for_one_name(a: str, b: str, right: str) -> None:
    """One name with two acronyms is found, within a document and across two, and which has the letters of the name."""
    (across,) = found(ONE.format(a=a), TWO.format(b=b), check="acronym")
    (within,) = found(ONE.format(a=a) + TWO.format(b=b), check="acronym")
    assert right in across.expected
    assert right in within.expected


@pytest.mark.parametrize(("a", "b"), NAMES)
def test_two_names_for_one_acronym(a: str, b: str) -> None:
    """One acronym with two names that are nearly one is found, within a document and across two."""
    assert len(found(ONE.format(a=a), TWO.format(b=b), check="acronym")) == 1
    assert len(found(ONE.format(a=a) + TWO.format(b=b), check="acronym")) == 1


@pytest.mark.parametrize(("a", "b"), LEAVES)
def test_acronyms_left_alone(a: str, b: str) -> None:
    """Plurals, small words, words in brackets and different things of two departments are left alone."""
    assert found(ONE.format(a=a), TWO.format(b=b), check="acronym") == []


def test_a_name_behind_its_acronym() -> None:
    """An acronym before its name in brackets counts as well."""
    texts = (ONE.format(a="Barge Owners National Society (BONS)"), TWO.format(b="BONS (Barge Owners New Society)"))
    assert len(found(*texts, check="acronym")) == 1


def test_an_acronym_with_and_without_a_space() -> None:
    """An acronym that one document prints joined and apart is a matter of style."""
    (row,) = found(ONE.format(a="UK GDPR") + TWO.format(b="UKGDPR"), check="acronym")
    assert (row.severity, row.words) == ("style", "UKGDPR, elsewhere UK GDPR")
    assert found(ONE.format(a="UK GDPR") + TWO.format(b="EU GDPR"), check="acronym") == []


def test_a_letter_that_is_off() -> None:
    """An acronym whose letters are not those of its only name is found; one that leaves words out is not."""
    (row,) = found(ONE.format(a="Designated Social Care Officer (DCSO)"), check="acronym")
    assert row.expected.startswith("DSCO")
    (plural,) = found(ONE.format(a="Regional Lock and Canal Alliances (RLCAS)"), check="acronym")
    assert (plural.severity, plural.expected) == ("style", "RLCAs")
    for name in (
        "National Network of Lock Keepers for Boats (NNLK)",
        "HM Prison and Canal Service (HMPCS)",
        "Software Package Data Exchange (SPDX)",
    ):
        assert found(ONE.format(a=name), check="acronym") == []


@given(st.lists(st.sampled_from(["Canal", "Board", "Lock", "Office", "Trust"]), min_size=2, max_size=6))
def test_initials_of_plain_names(words: list[str]) -> None:
    """A name of plain words has one set of initials."""
    assert initials(words) == {"".join(word[0].lower() for word in words)}
