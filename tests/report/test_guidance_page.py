"""The page on changes, part by part: any number of editions, none at all, and what links lead to."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import html

from tests.report.changed import ferries
from wtanalysis.findings.changed import Changed
from wtanalysis.findings.trace import trace
from wtanalysis.guidance.claim_verdicts import judge
from wtanalysis.guidance.claims import Claim
from wtanalysis.guidance.compare import compare
from wtanalysis.published.model import Commitment
from wtanalysis.report import guidance_page as page
from wtanalysis.report.rendering import Block

PARTS = (page.overview, page.chapters, page.changes, page.duties, page.terms, page.claims, page.commitments)


@pytest.fixture(scope="module")
def pair() -> Changed:
    """Two editions on ferries with a claim and two commitments."""
    known = ferries()
    comparison = compare(known.old, known.new)
    claims = (Claim("b-1", "briefing", (), "Masters must report whales that they strike", "L1", "content"),)
    promised = (
        Commitment("c1", "Lamps", "Whales", "list", "will", 1, "Require masters to report whales", "firm", "now"),
        Commitment("c2", "Lamps", "Dogs", "list", "will", 2, "Look into fares of dogs", "explore", "now"),
    )
    return Changed(comparison, judge(claims, comparison), trace(promised, comparison))


def parts(pairs: tuple[Changed, ...]) -> list[Block]:
    """Every block of the page."""
    return [block for part in PARTS for block in part(pairs)]


def test_every_part_is_there_and_its_links_hold(pair: Changed) -> None:
    """Each part makes a block; each link inside the page has a target, also to passages of the same words."""
    blocks = parts((pair,))
    tree = html.fromstring(f"<main>{''.join(block.html for block in blocks)}</main>")
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in tree.xpath("//@href") if link.startswith("#")} <= set(ids)
    assert "Claims(1 of 1 documents)" in [block.text for block in blocks]


def test_without_editions_the_page_says_why_it_is_empty() -> None:
    """No editions, no comparison: one sentence a part, and no error."""
    assert {block.text for block in parts(())} == {
        "No two editions of the guidance are loaded, so there is nothing to compare."
    }


def test_claims_and_commitments_that_are_not_there_are_told(pair: Changed) -> None:
    """A comparison without summaries and commitments says so instead of showing empty tables."""
    bare = replace(pair, verdicts=(), landings=(), unprompted=())
    told = [block.text for part in (page.claims, page.commitments) for block in part((bare,))]
    assert told == ["No summary of changes and no briefing is loaded.", "No commitments are loaded."]


def test_three_editions_are_two_comparisons_under_their_titles(pair: Changed) -> None:
    """Each pair of editions has its title; ids, which begin again with each, stand for the last pair only."""
    earlier = Changed(pair.comparison)
    blocks = parts((earlier, pair))
    assert sum(block.text.startswith("Editions(") for block in blocks) == 2 * 5
    ids = [one for block in blocks if block.text.startswith("Chapter(") for one in html.fromstring(
        f"<main>{block.html}</main>"
    ).xpath("//@id") if one.startswith("c0")]  # fmt: skip
    assert ids
    assert len(ids) == len(set(ids))


def test_the_table_of_mentions_lists_every_change_of_words(pair: Changed) -> None:
    """Changes that no briefing mentions stand in the table, too; so does who mentions the others."""
    block = next(b for b in page.claims((pair,)) if b.text.startswith("Coverage("))
    changed = {c.change_id for c in pair.comparison.changes if c.kind not in ("unchanged", "renumbered")}
    assert block.text == f"Coverage({len(changed)} changes, 1 briefings)"
