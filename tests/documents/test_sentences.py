"""Sentences: where they stand, and what does not end one."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wtanalysis.documents.readers import read_document
from wtanalysis.documents.sentences import sentences

pieces = st.sampled_from(
    [
        "See para. 4",
        "It cost c. £6m",
        "17.5%",
        "We agree.",
        "‘Is it so?’",
        "There were 12",
        "(e.g. gates)",
        "...",
        "No.",
        "\n\n",
        "“Yes.” [A keeper]",
        "etc.",
        "s. 17",
        "\u00a0",
        " ",
        "  ",
        "é",
        "-",
        "1. ",
        "Dr. Oak",
        "\t",
        "?!",
        "[1]",
        "’",
        "(",
        "\u200b",
    ]
)
texts = st.one_of(
    st.text(max_size=80), st.lists(pieces, max_size=12).map(" ".join), st.lists(pieces, max_size=12).map("".join)
)


@given(text=texts)
def test_slices_cover_the_text_in_order(text: str) -> None:
    """The slices stand in order, do not overlap, and leave nothing but white space between them."""
    at = 0
    for start, end in sentences(text):
        assert at <= start < end <= len(text)
        assert not text[at:start].strip()
        at = end
    assert not text[at:].strip()


ONE = [
    "Keepers (see paras. 3 and 4) must act.",
    "Look at p. 12, pp. 14-16 and s. 17 of the Act.",
    "Under ss. 16E to 16J and reg. 4 it is so.",
    "It rose by 17.5% to 1,204.",
    "The fund (c. £6m) was spent.",
    "A fund of c. £6 million was spent.",
    "Rules on gates, e.g. Oak Gate, i.e. the old one, apply.",
    "Dr. Oak of St. Anne’s wrote to Mr. Elm.",
    "Read cl. 3 of Sch. 2, Art. 8 and Ch. 4 of No. 17.",
    "Gates, benches, etc. were painted.",
    "The keepers ... said nothing.",
    "Walkers vs. riders.",
    "“However, ... gates need to change... they must.”",
    "It met at 10.30 on Monday.",
]


@pytest.mark.parametrize("text", ONE)
def test_one_sentence_stays_one(text: str) -> None:
    """British abbreviations, decimals, sums and dots within a sentence do not end it."""
    assert [text[start:end] for start, end in sentences(text)] == [text]


TWO = [
    ("We asked, ‘Is it right?’", "There were 1034 answers."),
    ("We asked, “Is it right?”", "Half (53%) agreed."),
    ("We asked 'Is it right?'", "There were 919 answers."),
    ("The keepers said “We agree.”", "Then they left."),
    ("They painted gates, benches, etc.", "Then it rained."),
    ("It cost £6.5m in 2018.", "In 2019 it cost less."),
    ("A third agreed (33%).", "12% did not."),
    ("See para. 4.", "The gate is open."),
    ("Is that so?", "No."),
]


@pytest.mark.parametrize(("first", "second"), TWO)
def test_two_sentences_are_two(first: str, second: str) -> None:
    """A quoted question, a closing quotation mark, a percentage or an abbreviation at the end still ends a sentence."""
    text = f"{first} {second}"
    assert [text[start:end] for start, end in sentences(text)] == [first, second]


def test_sentences_of_the_real_response(shared: Path) -> None:
    """In the response of 2023 no sentence begins in lower case after a full stop, and none ends at an abbreviation."""
    document = read_document(shared / "sources" / "dfe-consultation-response-2023.txt")
    told = [
        p.text[start:end]
        for p in document.paragraphs
        if p.kind in ("body", "quotation")
        for start, end in sentences(p.text)
    ]
    assert 700 < len(told) < 1400
    assert not [words for words in told if words.endswith((" e.g.", " i.e.", " para.", " c."))]
    assert not [
        words for words in told[1:] if words[0].islower() and not words.startswith(("facebook", "www", "enquiries"))
    ]


def test_a_paragraph_is_split_once() -> None:
    """The same text gives the same unchangeable answer without being split again, and memory stays bounded."""
    first = sentences("The gates close. They open again at six.")
    hits = sentences.cache_info().hits
    assert sentences("The gates close. They open again at six.") is first
    assert sentences.cache_info().hits == hits + 1
    assert isinstance(first, tuple)
    assert all(isinstance(span, tuple) for span in first)
    assert sentences.cache_info().maxsize == 20_000
