"""Tests for what a commitment asks of the text of the next edition."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wtanalysis.findings.landing_parts import core, pieces
from wtanalysis.findings.promises_kept import names, not_expected, promised
from wtanalysis.published.model import Commitment

IN_TEXT = (
    "We will add a reference to the new flood maps.",
    "We will include further guidance on training for staff in chapter 4.",
    "We will strengthen the section on monitoring and evaluation.",
    "We will emphasise the importance of working with parents.",
    "We will split the chapter on monitoring into two.",
    "give more examples of good practice in annex A",
    "expand the section on research ethics",
    "In the final version we have made clear that pilots are exempt.",
    "We will widen the definition of a relevant person to include carers.",
    "add parish councils to the list of bodies to be told",
    "the standard will apply to all new homes",
    "We will extend the notice period from two to four weeks.",
)
OUTSIDE = (
    "We will publish a toolkit for landlords alongside the framework.",
    "We will fund training for planning officers.",
    "We will legislate when parliamentary time allows.",
    "We will commission an independent evaluation of the scheme.",
    "We will write to all local authorities to remind them of the duty.",
    "We will keep the impact of the changes under review.",
    "We will set up a working group on data standards.",
    "We will provide £5 million to support implementation.",
    "We will publish separate guidance for tenants.",
    "We will set out next steps in a white paper.",
    "hold regional events for practitioners",
    "We are setting up an expert panel.",
)


def made(text: str, modality: str = "firm", horizon: str = "now", due: str = "") -> Commitment:
    """A commitment with these words."""
    return Commitment("c", "", "", "list", "will", 1, text, modality, horizon, due)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", IN_TEXT)
def test_words_of_the_text_are_expected(text: str) -> None:
    """A promise to change the words is looked up, whatever the words are about."""
    assert not_expected(made(text)) == ""


@pytest.mark.parametrize("text", OUTSIDE)
def test_acts_outside_the_text_are_not(text: str) -> None:
    """Money, training, research, laws and other documents are not looked up in the text."""
    assert not_expected(made(text)) == "it is to be done outside the guidance"


@pytest.mark.parametrize(
    ("modality", "told"),
    [
        ("consider", "considered"), ("explore", "explored"), ("test", "tried out"), ("decline", "declined"),
        ("continue", "as before"),
    ],
)  # fmt: skip
def test_what_is_not_firm_is_not_expected(modality: str, told: str) -> None:
    """The reason names why: considered, explored, tested, declined, continued."""
    assert told in not_expected(made("Clarify the wording on chairs", modality))


def test_what_is_due_later_is_not_expected() -> None:
    """A later edition, or a year after the edition's own, is too late for it; its own year is not."""
    text = "Clarify the wording on chairs in the guidance"
    assert "later edition" in not_expected(made(text, horizon="future edition"))
    assert "2025" in not_expected(made(text, horizon="dated", due="spring 2025"), "2023-12")
    assert not_expected(made(text, horizon="dated", due="2023"), "2023-12") == ""


def test_names_to_come_and_to_go() -> None:
    """Words in quotation marks, and the word after "the word", are names; taking away is told from giving."""
    assert names("rename the chapter ‘Fares for all’") == (("Fares for all",), False)
    assert names("take the word cheap out of the subtitle") == (("cheap",), True)
    assert names("strengthen the chapter on fares") == ((), False)


def test_parts() -> None:
    """A list of things is taken apart, a relative clause is not, and a part for later is marked."""
    told = pieces("clarify the language around night fares, the role of harbour masters and those who pay in cash")
    assert [one.asked for one in told] == ["night fares", "the role of harbour masters", "those who pay in cash"]
    assert len(pieces("add principles that reflect the views of passengers and consider their whole journey")) == 1
    assert [one.later for one in pieces("clarify who may board a ferry, as well as explore better timetables")] == [
        False,
        True,
    ]


def test_scope_is_a_place() -> None:
    """The section that a promise names says where to look and is no part of what is looked for."""
    (told,) = pieces("strengthen the language on lifeboats, in the winter crossings section")
    assert told.scope == "winter crossings"
    assert "winter" not in told.asked


def test_purpose_is_no_content() -> None:
    """What a change is to serve is left out of what is looked for."""
    assert core("clarify the fares so that nobody is misled") == "clarify the fares"


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    """No words make it fail, and there is always at least one part."""
    assert pieces(text)
    promised(text)
    names(text)
    not_expected(made(text), "2023")
    assert pieces(text) == pieces(text)
