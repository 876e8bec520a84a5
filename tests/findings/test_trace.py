"""Tests for where commitments landed, on a small made-up edition."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wtanalysis.findings.landing_rows import place
from wtanalysis.findings.landing_search import Asked, Search
from wtanalysis.findings.trace import LANDING_VERDICTS, Landing, asked_for, rows, trace, unprompted
from wtanalysis.guidance.changes import Comparison
from wtanalysis.guidance.compare import compare
from wtanalysis.guidance.model import Guidance, Part, Passage, Stated
from wtanalysis.provenance import Source
from wtanalysis.published.model import Commitment, Proposal
from wtanalysis.report.landings import told
from wtanalysis.tables import COLUMNS

SAME = (
    "The harbour office keeps a register of every ferry that sails from a public quay.",
    "Each ferry carries lifejackets for all passengers and two more for the crew.",
    "Complaints about delays go to the harbour master within four weeks.",
    "Bicycles travel free outside the morning hours on all crossings.",
)
ADDED = (
    "A duty skipper should hold the navigation certificate and speak the language of the port.",
    "Night crossings must be announced one week ahead on the noticeboard of every quay.",
)


def edition(name: str, texts: tuple[str, ...], title: str = "Ferry rules: crossing in safety") -> Guidance:
    """An edition with these paragraphs, the last of them under a heading of their own."""
    parts = (
        Part("Ferries and quays", "L1", chapter=0),
        Part("Duty skippers", "L20", level=1, parent=0, chapter=0),
        Part("Night crossings", "L30", level=1, parent=0, chapter=0),
    )
    where = {ADDED[0]: 1, ADDED[1]: 2}
    passages = tuple(
        Passage(i, "paragraph", text, f"p1¶{i + 1}", str(i + 1), section=where.get(text, 0))
        for i, text in enumerate(texts)
    )
    return Guidance(Source(f"{name}.md", ""), name, title, date=name, sections=parts, passages=passages)


def will(text: str, topic: str = "", place: str = "list", n: int = 1) -> Commitment:
    """A firm commitment for now."""
    return Commitment(f"c{n}", "Ferries", topic, place, "will", n, text, "firm", "now")  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    """An edition with two paragraphs more than the one before."""
    return compare(edition("2019", SAME), edition("2023", (*SAME, *ADDED)))


def one(text: str, comparison: Comparison, topic: str = "") -> Landing:
    """A commitment traced by itself."""
    return trace([will(text, topic)], comparison)[0]


def test_a_promise_lands_at_what_was_added(comparison: Comparison) -> None:
    """The passage with its words comes first, and the change that added it is named."""
    found = one("make clear that a duty skipper should hold the navigation certificate", comparison)
    assert found.verdict == "landed"
    assert found.hits[0].passage.text == ADDED[0]
    changes = (change for i in found.change_ids for change in comparison.change(i))
    assert next(change.new for change in changes) == found.hits[0].passage
    assert found.reason == "1 change of wording where the 2023 edition speaks of it"


def test_unchanged_words_keep_no_promise(comparison: Comparison) -> None:
    """A promise whose words stand in both editions alike is not kept, and the reason says so."""
    found = one("clarify that each ferry carries lifejackets for all passengers and crew", comparison)
    assert (found.verdict, found.hits) == ("not_found", ())
    assert "same words" in found.reason


def test_nothing_is_found_of_another_subject(comparison: Comparison) -> None:
    """Words that the edition does not have are not found; two common ones are too few."""
    assert one("clarify the wording on railway bridges and their toll gates", comparison).verdict == "not_found"
    assert one("clarify the role of the language teacher in public schools", comparison).verdict == "not_found"


def test_parts_have_places_of_their_own(comparison: Comparison) -> None:
    """Of two parts one has a place: landed in part, and the other is named."""
    found = one(
        "clarify that a duty skipper should hold the navigation certificate, and add rules on seasickness tablets",
        comparison,
    )
    assert found.verdict == "partly"
    assert any("seasickness" in part for part in found.missing)


def test_a_part_for_later_does_not_count_against_it(comparison: Comparison) -> None:
    """What is only to be explored is left out, and said."""
    found = one(
        "make clear that a duty skipper should hold the navigation certificate, as well as explore electric engines",
        comparison,
    )
    assert found.verdict == "landed"
    assert found.missing == ("another part of it is for later",)


def test_should_where_must_was_promised(comparison: Comparison) -> None:
    """A promise of "must" with "should" in the text has landed in part."""
    found = one("be explicit that a duty skipper must hold the navigation certificate", comparison)
    assert found.verdict == "partly"
    assert any("“must”" in part for part in found.missing)


def test_a_decision_is_looked_up_by_its_topic_and_heading(comparison: Comparison) -> None:
    """A decision on "the proposed changes on X" lands at the heading of that name."""
    proposal = Proposal("p", "Ferries", "Night crossings", "Tell passengers of crossings by night ahead", (), "L1")
    decision = will("We will take forward the proposed changes on night crossings.", "Night crossings", "prose")
    (found,) = trace([decision], comparison, [proposal])
    assert found.verdict == "landed"
    assert [comparison.new.sections[i].title for i in found.headings] == ["Night crossings"]


def test_titles() -> None:
    """A word that was to leave the subtitle has left it; a heading that both editions have keeps no promise."""
    old = edition("2019", SAME, "Ferry rules: crossing in safety and comfort")
    new = edition("2023", (*SAME, *ADDED))
    gone = one("remove the word 'comfort' from the subtitle", compare(old, new))
    assert (gone.verdict, "does not have the word" in gone.reason) == ("landed", True)
    assert one("remove the word 'comfort' from the subtitle", compare(new, new)).verdict == "not_found"
    assert one("rename the section 'Night crossings'", compare(old, new)).verdict == "not_found"


def test_an_outline_that_is_silent_decides_nothing() -> None:
    """Beside an outline what is not found cannot be tested, and what is found is placed by its source."""
    line = Passage(
        0, "paragraph", "A duty skipper holds the navigation certificate.", "L9", section=1,
        stated=Stated(sources=("ferry-rules-2023:¶61",)),
    )  # fmt: skip
    outline = replace(edition("2023", ()), passages=(line,), outline=True)
    comparison = compare(replace(edition("2019", ()), outline=True), outline)
    assert one("clarify the wording on seasickness tablets", comparison).verdict == "cannot_be_tested"
    found = one("the duty skipper holds the navigation certificate", comparison)
    assert told(found, outline) == "Found in the 2023 edition: paragraph 61 (Duty skippers)."
    (row,) = rows([found], comparison)
    assert (row["new_locator"], row["new_number"]) == ("L9", "61")
    assert str(row["reason"]).endswith("it stands at paragraph 61 (Duty skippers)")


def test_places_for_a_reader(comparison: Comparison) -> None:
    """A numbered paragraph is named by its number and section, a page by its number, a line by its own."""
    new = comparison.new
    assert place(new.passages[4], new) == "paragraph 5 (Duty skippers)"
    assert place(Passage(0, "caption", "A ferry", "p3", section=1), new) == "page 3 (Duty skippers)"
    assert place(Passage(0, "footnote", "See the code.", "p3", number="7"), new) == "footnote 7, page 3"


def test_the_way_back(comparison: Comparison) -> None:
    """A change that keeps a promise, or that a proposal asked for, is not unprompted; another is, in cautious words."""
    kept = trace([will("make clear that a duty skipper should hold the navigation certificate")], comparison)
    back = unprompted(comparison, kept, ())
    assert [change.new.text for change in back if change.new] == [ADDED[1]]
    proposal = Proposal("p", "Ferries", "Night", "Night crossings must be announced one week ahead", (), "L1")
    assert unprompted(comparison, kept, asked_for([proposal], ())) == ()
    (row,) = (row for row in rows(kept, comparison, back) if row["direction"] == "change")
    assert "was found" in str(row["reason"])
    assert set(row) <= set(COLUMNS["trace"])


def test_said_is_no_commitment(comparison: Comparison) -> None:
    """What people said is not traced, and nothing at all gives nothing."""
    said = Commitment("s", "Ferries", "", "list", "said", 1, "Night crossings frighten us")
    assert trace([said], comparison) == ()
    assert trace([], comparison) == ()


MORE = ("We", "will", ",", ";", "and", "'title'", "explore", "£")
words = st.sampled_from([*" ".join((*SAME, *ADDED)).split(), *MORE])


@settings(max_examples=60)
@given(st.one_of(st.text(max_size=80), st.lists(words, max_size=25).map(" ".join)), st.text(max_size=20))
def test_any_text_is_traced(text: str, topic: str) -> None:
    """No words make it fail; the verdict is a known one; the same again gives the same."""
    comparison = _small()
    first = trace([will(text, topic)], comparison)
    assert first == trace([will(text, topic)], comparison)
    assert first[0].verdict in LANDING_VERDICTS
    assert first[0].reason
    assert rows(first, comparison)
    assert told(first[0], comparison.new).endswith(".")


def _small(kept: list[Comparison] = []) -> Comparison:  # noqa: B006
    if not kept:
        kept.append(compare(edition("2019", SAME), edition("2023", (*SAME, *ADDED))))
    return kept[0]


def test_search_ranks_by_more_than_words(comparison: Comparison) -> None:
    """Of two passages the one whose words stand together comes first, and nothing asked finds nothing."""
    search = Search(comparison.new)
    best, *_ = search.find(Asked("navigation certificate"))
    assert (best.hit.passage.text, best.together) == (ADDED[0], 1.0)
    assert search.find(Asked("")) == ()


def test_a_hundred_commitments_in_a_large_edition_take_under_a_second() -> None:
    """100 commitments against 1,800 passages: the time of the processor stays under 1.5 seconds."""
    texts = tuple(f"{SAME[i % 4]} Rule {i} of quay {i % 37} in harbour {i % 91}." for i in range(1_800))
    comparison = Comparison(edition("2019", ()), edition("2023", texts), compare(_small().old, _small().old).alignment)
    made = [will(f"clarify rule {i} of quay {i % 30} and who keeps the register of ferries", n=i) for i in range(100)]
    start = time.process_time()
    assert len(trace(made, comparison)) == 100
    assert time.process_time() - start < 1.5
