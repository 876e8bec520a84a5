"""The whole extraction: empty and odd documents, stable results, and what it shows of itself."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.published.invented import document, response, told
from wtanalysis.figures.model import BUCKET_CODES
from wtanalysis.published.extract import extract
from wtanalysis.published.model import Extraction

BODY = (
    "54% agreed, 21% disagreed and 25% did not know.\n\n### Government response\n\nWe will run later buses from 2027."
)


@pytest.mark.parametrize("words", ["Words.\n", "# Title\n", "# Title\n\n## A\n\n## B\n", "- a\n- b\n"])
def test_a_document_that_is_no_response(words: str) -> None:
    """A document that reports no consultation gives empty tables."""
    read = extract(document(words))
    assert [len(getattr(read, name)) for name in Extraction.TABLES] == [0] * 8


def test_the_same_document_gives_the_same_tables() -> None:
    """Two readings of one document are equal."""
    assert told(BODY) == told(BODY)


def test_formats_agree() -> None:
    """A response in plain text and in Markdown gives the same figures."""
    words = response(BODY)
    plain = words.replace("### ", "").replace("## ", "1. ").replace("# ", "")
    shares = [
        [(f.bucket_code, f.percent, f.base) for f in extract(document(w, s)).figures]
        for w, s in ((words, ".md"), (plain, ".txt"))
    ]
    assert shares[0] == shares[1]


def test_it_shows_what_it_holds() -> None:
    """Its text names every table with its number of rows, and its breakdown is the printed one."""
    read = told(BODY)
    assert repr(read).startswith("Extraction('Buses in Elmfold: government response': 1 questions, 3 figures")
    assert (
        repr(read.breakdown("timetable")) == "Breakdown('timetable', published: agree 54%, disagree 21%, dont_know 25%)"
    )
    assert all(f"<th scope='row'>{name}</th>" in read._repr_html_() for name in Extraction.TABLES)


def test_tables_are_frames_of_the_contract() -> None:
    """A table as a DataFrame has the contract's columns, numbers as numbers."""
    frame = told(BODY).table("figures")
    assert list(frame["percent"]) == [54, 21, 25]
    assert list(frame.columns)[:3] == ["question_id", "bucket", "bucket_code"]


MARKDOWN = st.lists(
    st.one_of(
        st.text(alphabet="abc %()5,.|:#>*-“”'?\n", max_size=60),
        st.sampled_from(
            ["54% agreed.", "We asked: “Do you agree with it all?”", "- 20% (n=4)", "| Yes | 5% |",
             "Question 3: Why?", "We will:", "### You said", "Annex A", "> “No.” – Parent",
             "respectively 5% and 6%", "There were 40 responses."]
        ),
    ),
    max_size=12,
)  # fmt: skip


@settings(max_examples=60)
@given(MARKDOWN)
def test_any_document_is_read_without_fault(pieces: list[str]) -> None:
    """Whatever stands in a document, it is read, every code is one of the contract, and every row has a place."""
    read = extract(document("# T\n\n" + "\n\n".join(pieces) + "\n\nEnd.\n"))
    assert all(f.bucket_code in BUCKET_CODES or f.bucket_code.startswith("option:") for f in read.figures)
    assert all(row.locator for name in Extraction.TABLES for row in getattr(read, name))
