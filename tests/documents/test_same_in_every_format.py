"""The same document reads the same, whatever format it comes in."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.documents.writers import WRITERS, Piece, expected
from wtanalysis.documents.readers import read_document

PARK = [
    Piece("heading", "A plan for the parks"),
    Piece("body", "The council looks after forty parks.", note="Counted in spring."),
    Piece("heading", "What we propose", level=2),
    Piece("numbered", "Every park gets a keeper who:", number=1),
    Piece("bullet", "lives nearby"),
    Piece("bullet", "keeps a diary with", level=1),
    Piece("bullet", "dates & times", level=2),
    Piece("numbered", "Gates stay open until dusk.", number=2, note="Dusk is as the almanac says."),
    Piece("quotation", "“More benches, please.” [A neighbour]"),
    Piece("table", rows=(("Group", "Agree"), ("Walkers", "61"), ("Riders", "48"))),
    Piece("body", "We thank everyone who wrote."),
]

words = st.lists(
    st.sampled_from(["park", "gate", "bench", "keeper", "path", "river", "oak", "café", "20%", "naïve", "£6m"]),
    min_size=2,
    max_size=7,
)
sentence = st.builds(lambda first, rest: f"{first} {' '.join(rest)}.", st.sampled_from(["The", "Our", "Each"]), words)
title = st.builds(lambda first, rest: f"{first} {' '.join(rest)}", st.sampled_from(["On", "About"]), words)
pieces = st.lists(
    st.one_of(
        st.builds(Piece, st.just("body"), sentence, note=st.one_of(st.just(""), sentence)),
        st.builds(Piece, st.just("heading"), title, level=st.integers(1, 4)),
        st.builds(Piece, st.just("bullet"), sentence),
        st.builds(Piece, st.just("numbered"), sentence, number=st.integers(1, 99)),
        st.builds(Piece, st.just("quotation"), sentence.map(lambda told: f"“{told}”")),
        st.lists(st.tuples(title, title), min_size=2, max_size=4).map(lambda rows: Piece("table", rows=tuple(rows))),
    ),
    min_size=2,
    max_size=9,
).filter(lambda told: all((a.kind, b.kind) != ("table", "table") for a, b in pairwise(told)))


@pytest.mark.parametrize("ending", WRITERS)
def test_kinds_and_texts_are_the_same(ending: str, tmp_path: Path) -> None:
    """Headings, numbered paragraphs, bullets, a table, footnotes and a quotation come out alike in every format."""
    document = read_document(WRITERS[ending](PARK, tmp_path / f"plan{ending}"))
    assert [(p.kind, p.text) for p in document.paragraphs] == expected(PARK)


@pytest.mark.parametrize("ending", WRITERS)
def test_structure_is_the_same(ending: str, tmp_path: Path) -> None:
    """Numbers, lead-ins, sections, footnote marks and table headers come out alike in every format."""
    document = read_document(WRITERS[ending](PARK, tmp_path / f"plan{ending}"))
    by_text = {paragraph.text: paragraph for paragraph in document.paragraphs}
    index = {paragraph.text: position for position, paragraph in enumerate(document.paragraphs)}
    assert document.title == "A plan for the parks"
    assert [(section.level, section.parent) for section in document.sections] == [(1, -1), (2, 0)]
    assert by_text["Gates stay open until dusk."].number == "2"
    assert by_text["Gates stay open until dusk."].notes == ((27, "2"),)
    assert by_text["Dusk is as the almanac says."].number == "2"
    assert by_text["lives nearby"].lead_in == index["Every park gets a keeper who:"]
    assert by_text["dates & times"].lead_in == index["keeps a diary with"]
    assert by_text["dates & times"].level == 2
    assert by_text["Riders | 48"].header == ("Group", "Agree")
    assert by_text["Riders | 48"].cells == ("Riders", "48")
    assert all(paragraph.section == 1 for paragraph in document.paragraphs[4:])


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=pieces)
def test_any_document_reads_the_same(told: list[Piece], tmp_path: Path) -> None:
    """Whatever the order of its parts, a document's kinds and texts do not depend on its format."""
    for ending, write in WRITERS.items():
        document = read_document(write(told, tmp_path / f"plan{ending}"))
        assert [(p.kind, p.text) for p in document.paragraphs] == expected(told), ending
