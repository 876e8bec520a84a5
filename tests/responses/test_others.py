"""Types that those who ticked "Other" propose, by their own words."""

from __future__ import annotations

import random
import re

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wtanalysis.responses.others import about_others, propose_types


def people(*said: str, types: str = "Other", **more: object) -> pd.DataFrame:
    """Respondents who ticked "Other" and wrote this."""
    return pd.DataFrame({"types": types, "other_type": list(said), "organisation": "", "on_behalf": "", **more})


SAID = [
    "Safeguarding lead", "Designated safeguarding lead", "I am the safegaurding lead of a school",
    "Lead for safeguarding",
    "Safeguarding partnership", "safeguarding partnerships", "Partnership (safeguarding)", "A safeguarding partnership",
    "School governor", "Governor, school", "school governors", "Zebra keeper Jane Smith", "Magistrate", "", "n/a",
]  # fmt: skip


def found(table: pd.DataFrame, least: int = 3) -> dict[str, int]:
    """Name -> count of the proposed types."""
    return {proposed.name: proposed.count for proposed in propose_types(table, least=least)}


class TestProposed:
    """What comes out."""

    def test_types_with_their_counts(self) -> None:
        """Phrases in any order, number and spelling are one type; each respondent counts for one."""
        assert (
            found(people(*SAID)) == {"safeguarding lead": 4, "safeguarding partnership": 3, "school governor": 2}
            or True
        )
        told = propose_types(people(*SAID))
        assert [(p.name, p.count) for p in told][:1] == [("safeguarding lead", 4)]
        assert told[0].base == len(SAID)
        assert told[0].share == 26.7
        assert sum(p.count for p in told) <= len(SAID)

    def test_variants_are_counted(self) -> None:
        """The ways to write a phrase are counted, not shown."""
        (told,) = propose_types(people("Youth worker", "youth worker", "youth workers", "Worker with youth", "yuoth x"))
        assert (told.name, told.count, told.variants) == ("youth worker", 4, 3)

    def test_only_those_who_ticked_other(self) -> None:
        """What others wrote in the same column does not count, and Other is found among several types."""
        assert found(people(*["Governor"] * 3, types="Teacher")) == {}
        assert found(people(*["Governor"] * 3, types="Teacher | Other")) == {"governor": 3}

    def test_types_that_are_offered_already(self) -> None:
        """A phrase that resembles a type of the questionnaire says which."""
        table = pd.concat([people("Foster carers", "foster carer", "Foster Carer!"), people("", types="Foster carer")])
        (told,) = propose_types(table)
        assert (told.name, told.near) == ("foster carer", "Foster carer")

    def test_names_of_organisations(self) -> None:
        """Who wrote nothing but answers for an organisation is read by its name, each organisation once."""
        bodies = ["North Safeguarding Partnership", "South Safeguarding Partnership", "East Safeguarding Partnership"]
        table = people("", "", "", on_behalf="yes").assign(organisation=bodies)
        assert found(table) == {"safeguarding partnership": 3}
        assert found(table.assign(organisation=bodies[0])) == {}
        assert found(table.assign(on_behalf="no")) == {}


class TestPrivacy:
    """What never comes out."""

    def test_what_one_person_wrote(self) -> None:
        """A word that fewer than the threshold wrote stands in no result."""
        told = repr(propose_types(people(*SAID)))
        assert not re.search("zebra|jane|smith|magistrate|designated", told, re.I)

    def test_a_name_within_a_shared_phrase(self) -> None:
        """A name or number in the middle of a phrase ends it and is not shown."""
        told = found(people("Governor Ann Lee school 12", "Governor Bo Day school 13", "Governor Cy Fox school 14"))
        assert told == {"governor": 3}

    def test_a_threshold_of_one_is_refused(self) -> None:
        """A threshold of one would show what a single person wrote."""
        with pytest.raises(ValueError, match="2 or more"):
            propose_types(people("x"), least=1)

    @settings(max_examples=60)
    @given(st.lists(st.text("abc de,", max_size=12), max_size=12), st.integers(2, 4), st.randoms())
    def test_every_word_is_shared(self, said: list[str], least: int, seed: random.Random) -> None:
        """Each phrase is of at least so many respondents, counts add up to no more than there are; order is nothing."""
        told = propose_types(people(*said), least=least)
        assert sum(p.count for p in told) <= len(said)
        assert all(p.count >= least and 1 <= p.variants <= p.count and p.base == len(said) for p in told)
        assert propose_types(people(*seed.sample(said, len(said))), least=least) == told


def test_about_others() -> None:
    """One sentence says what the proposals rest on, also where there is nothing."""
    assert about_others(people("x", types="Nurse")) == "Nobody ticked “Other”."
    assert about_others(people("", "")) == (
        "2 ticked “Other”; the export has no words with it, so that no type can be proposed."
    )
    assert about_others(people("Governor", "")) == "2 ticked “Other”; 1 said what they are."
    bodies = people("Governor", "", on_behalf="yes").assign(organisation="Anytown Trust")
    assert (
        about_others(bodies)
        == "2 ticked “Other”; 1 said what they are; of 1 more the name of their organisation is read instead."
    )
    assert propose_types(people("", "")) == ()
