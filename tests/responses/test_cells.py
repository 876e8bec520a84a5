"""What the words of one cell mean: consent, who somebody answers for, options and ticks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.responses.exported import LATER, PARKS
from wtanalysis.responses.cells import codes_of, consent, for_a_body, listed, names_a_body, one_answer, several_answers
from wtanalysis.responses.mapping import CONSENTS
from wtanalysis.responses.scales import SCALE_OPTIONS, key

CONSENT = [
    ("Yes, attributed to me as an individual", "individual"),
    ("You may use my name", "individual"),
    ("Yes, as an organisation", "organisation"),
    ("YES – attributed to my organization", "organisation"),
    ("Yes, anonymously", "anonymous"),
    ("Yes", "anonymous"),
    ("Yes, but without my name", "anonymous"),
    ("Yes, without attribution", "anonymous"),
    ("No", "none"),
    ("I do not want to be quoted", "none"),
    ("Please don’t quote me by my name", "none"),
    ("Keep my name private", "none"),
    ("All of it except my name", "none"),
    ("Only if you remove my name", "none"),
    ("Withhold the name of my organisation", "none"),
    ("You may", "none"),
    ("Perhaps", "none"),
    ("Not Answered", "none"),
    ("", "none"),
]


@pytest.mark.parametrize(("words", "meant"), CONSENT)
def test_consent(words: str, meant: str) -> None:
    """Consent is never read wider than the words plainly say."""
    assert consent(words) == meant


def test_the_folders_own_words_of_consent_go_first() -> None:
    """What consultation.toml says of a value holds, however it is spaced or written."""
    assert consent(" option B. ", {"Option  b": "organisation"}) == "organisation"
    assert consent("Yes", {"yes": "none"}) == "none"


@given(st.text())
def test_consent_is_always_one_of_four(words: str) -> None:
    """Any words give one of the four ways; a refusal in plain words never gives another than none."""
    assert consent(words) in CONSENTS
    assert consent(f"No {words}") == "none"


@pytest.mark.parametrize(
    ("words", "told"),
    [("Yes", "yes"), ("yes, list us", "yes"), ("1", "yes"), ("You may not", "no"), ("Yesterday", "no"), ("No", "no"),
     ("Yes, but not before June", "no"), ("", "no"), ("Not Answered", "no")],
)  # fmt: skip
def test_listed(words: str, told: str) -> None:
    """A respondent is listed only on a plain yes."""
    assert listed(words) == told


@pytest.mark.parametrize(
    ("words", "told"),
    [("Yes", "yes"), ("Organisation", "yes"), ("On behalf of an organisation", "yes"), ("A not-for-profit body", "yes"),
     ("No", "no"), ("Individual", "no"), ("As an individual, not on behalf of an organisation", "no"), ("0", "no"),
     ("A member of the public", "no"), ("", ""), ("Not Answered", ""), ("Maybe", None), ("Anytown", None),
     ("On behalf of my child", None), ("On behalf of a parish council", "yes")],
)  # fmt: skip
def test_for_a_body(words: str, told: str | None) -> None:
    """Who answers for an organisation is told from the words, or it is said that they do not tell."""
    assert for_a_body(words) == told


def test_the_folders_own_words_of_a_body() -> None:
    """The folder may name the words that mean yes."""
    assert for_a_body("Capacity B", ("capacity b",)) == "yes"


@pytest.mark.parametrize("words", ["N/A", "n/a.", "None", "-", "", "Not applicable", "Self"])
def test_words_that_name_no_organisation(words: str) -> None:
    """Words such as n/a name no organisation."""
    assert not names_a_body(words)


@pytest.mark.parametrize("scale", sorted(SCALE_OPTIONS))
def test_no_spelling_of_a_scale_has_two_codes(scale: str) -> None:
    """Each spelling of a scale's options means one option."""
    spelt = [{key(word) for word in (option.label, *option.also)} for option in SCALE_OPTIONS[scale]]
    assert len(set().union(*spelt)) == sum(map(len, spelt))


def test_one_answer() -> None:
    """An answer is read in any case, with curly marks and a stop, and as nothing else."""
    read = one_answer(LATER)
    assert read("STRONGLY  agree.") == ("option:strongly-agree",)
    assert read("Don’t know") == ("dont_know",)
    assert read("Agree, strongly") is None
    assert set(codes_of(LATER).values()) == {option.code for option in SCALE_OPTIONS["agree5"]}


@given(st.lists(st.sampled_from(PARKS.options)), st.sampled_from([",", ", ", " ,", ",\n"]))
def test_any_selection_is_read_from_one_cell(chosen: list[object], mark: str) -> None:
    """Whatever was chosen, in any order and spacing, comes out of a delimited cell, each once."""
    read = several_answers(",", PARKS)
    found = read(mark.join(option.label for option in chosen))  # type: ignore[attr-defined]
    assert found == tuple(dict.fromkeys(option.code for option in chosen))  # type: ignore[attr-defined]
