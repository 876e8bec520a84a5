"""Masks: consistent, empty of meaning, and reversible with the key alone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from wtanalysis.safeguards.consent import attribution, may_quote
from wtanalysis.safeguards.personal_data import Masker, find, unmask

PIECES = (
    "Mrs O'Connor", "O'Connor", "my son Kai", "A.B@Mail.example", "a.b@mail.example", "0161 496 0123", "LS6 2AB",
    "[NAME 1]", "the LADO", "born 3 May 2015", "Hollins Academy", "\u202b\u05e9\u05dc\u05d5\u05dd", "\U0001f600",
    "<b>x</b>", "and", ".", "\n",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=12))
def test_what_is_masked_comes_back(pieces: list[str]) -> None:
    """Every masked text is restored letter by letter, with the masks that were in it before."""
    text, masker = " ".join(pieces), Masker()
    assert unmask(masker.mask(text), masker.key) == text


def test_the_same_over_all_texts() -> None:
    """The same person, email and number have the same mask in every text of a run."""
    masker = Masker()
    first = masker.mask("Mrs O'Connor, A.B@Mail.example, +44 161 496 0123, ls6 2ab")
    second = masker.mask("O'Connor, a.b@mail.example, 0161 496 0123, LS62AB")
    assert first == "Mrs [NAME 1], [EMAIL 1], [PHONE 1], [POSTCODE 1]"
    assert second == "[NAME 1], [EMAIL 1], [PHONE 1], [POSTCODE 1]"


def test_people_met_before_are_masked_by_either_name() -> None:
    """Who was met with both names in one text is masked in a later one where only one of them stands."""
    masker = Masker()
    masker.mask("I am Zebedee Quillfeather.")
    assert find("Things went from Quillfeather to nobody.") == ()
    assert masker.mask("Things went from Quillfeather to nobody.") == "Things went from [NAME 1] to nobody."


def test_masks_tell_nothing() -> None:
    """Two runs over other people with the same sentences give the same masked text."""
    assert Masker().mask("My son Kai, kai@a.example") == Masker().mask("My son Leo, leo@b.example")


def test_a_mask_that_was_written_reveals_nobody() -> None:
    """A text that holds a mask of another text gets its own words back, never that person's."""
    masker = Masker()
    masker.mask("I am Sarah Jones")
    assert masker.unmask(masker.mask("who is [NAME 1]?")) == "who is [NAME 1]?"


def test_left_in_is_stricter() -> None:
    """What no rule finds but looks like a name, a number or an address is a reason not to send."""
    masker = Masker()
    for text in ("Ask Zqarthon Vlemickson.", "It is 482 193 7.", "zq @ home", "near ZZ1 1ZZ"):
        assert masker.left_in(masker.mask(text)) != () or "[" in masker.mask(text)
    assert masker.left_in(masker.mask("My son Kai (kai@a.example) is at Hollins Academy.")) == ()
    assert masker.left_in("Ofsted and Working Together say so; the Local Authority agreed in 2023.") == ()


def test_masker_shows_counts_alone() -> None:
    """The repr of masker and key tells how many masks there are, and nothing else."""
    masker = Masker()
    masker.mask("I am Sarah Jones")
    assert (repr(masker), repr(masker.key)) == ("Masker(1 masks)", "Key(1 masks)")


def test_consent() -> None:
    """Without a consent, or by a channel that does not ask, nobody is quoted; no consent yields more than it says."""
    assert [may_quote(given, "online") for given in ("individual", "organisation", "anonymous", "none", "", "yes")] == [
        True, True, True, False, False, False,
    ]  # fmt: skip
    assert not may_quote("individual", "event")
    assert attribution("organisation", "Kai Jones", "", "teacher") == "teacher"
    assert "Kai" not in attribution("anonymous", "Kai Jones", "Oakhaven Council")
