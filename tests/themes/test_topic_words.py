"""The words of topics: which may stand, how their forms count together, and that they differ."""

from __future__ import annotations

import numpy as np
import pytest

from wtanalysis.themes.embedding import MiniLM
from wtanalysis.themes.topic_places import is_place, without_places
from wtanalysis.themes.topic_words import choose, question_stems, said_together, shown, stem, words_of


@pytest.mark.parametrize(
    "text",
    [
        "I don't think we'd really need it",
        "No comment",
        "N/A",
        "isn’t, won't, they're, ive, dont",
        "Yes I agree",
        "London and Greater Manchester, Kent's and STOKE-ON-TRENT",
        "&nbsp;&amp; https://example.org/boats x@y.org",
        "<p class='boats'></p>",
    ],
)
def test_words_that_say_nothing(text: str) -> None:
    """Contractions, fillers, places, addresses and mark-up hold no word that may stand for a topic."""
    assert words_of(text) == []


def test_words_that_stay() -> None:
    """Words that are also names of places stay where they are words, and short names in capitals stay."""
    assert words_of("Reading lessons and a bath") == ["reading", "lessons", "bath"]
    assert "gp" in words_of("See a GP in Kent")
    assert without_places("the baths of Bath").split() == ["the", "baths", "of"]
    assert not is_place("reading")


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("school", "schools"),
        ("share", "sharing"),
        ("policy", "policies"),
        ("child", "children"),
        ("park", "parked"),
        ("bus", "buses"),
        ("plan", "planning"),
        ("service", "services"),
    ],
)
def test_forms_of_a_word_share_a_stem(one: str, two: str) -> None:
    """Forms of one word count together."""
    assert stem(one) == stem(two)


@pytest.mark.parametrize(("one", "two"), [("care", "car"), ("boat", "boast"), ("school", "scholar"), ("bus", "busy")])
def test_other_words_do_not(one: str, two: str) -> None:
    """Other words keep stems of their own."""
    assert stem(one) != stem(two)


def test_the_questions_words_in_every_form() -> None:
    """A word of the question is left out in its other forms too."""
    out = question_stems(["Should schools share information?"])
    assert words_of("The school is sharing informations with parents", out) == ["parents"]


def test_the_commonest_form_is_shown() -> None:
    """Of two forms equally common the first in the alphabet is shown."""
    assert shown([["boat", "boats"], ["boats"]]) == {"boat": "boats"}
    assert shown([["boats", "boat"]]) == {"boat": "boat"}


def test_chosen_words_differ() -> None:
    """The heaviest word comes first, and a near synonym gives way to a word that adds something."""
    weights = {"ferry": 1.0, "ferryboat": 0.81, "night": 0.8, "fare": 0.7}
    assert choose(weights, MiniLM(), 2) == ("ferry", "night")
    assert choose({}, MiniLM()) == ()


def test_words_keep_company() -> None:
    """A word that is said together with those before it comes before a heavier one that never is."""
    held = np.array([[1, 0, 1], [1, 0, 1], [0, 1, 0]])
    weights = {"ferry": 1.0, "consent": 0.9, "night": 0.6}
    assert choose(weights, MiniLM(), 2, lambda _: said_together(held)) == ("ferry", "night")


def test_masks_are_no_words() -> None:
    """Letters that stand for something taken out name no topic."""
    assert words_of("The nurse xxxx came") == words_of("The nurse came")
