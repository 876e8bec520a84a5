"""The parts of the page on what people wrote: escaped, in words unless asked, and signed by whoever did."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from lxml import html

from tests.themes.lamps import EMAILED, HOSTILE, REFUSED, write_lamps
from wtanalysis.consultation import load_consultation
from wtanalysis.findings.evidence import Evidence, from_consultation
from wtanalysis.findings.theme_model import TopicFound
from wtanalysis.report import theme_page
from wtanalysis.report.theme_page import Detail


@pytest.fixture(scope="module")
def evidence(tmp_path_factory: pytest.TempPathFactory) -> Evidence:
    """The evidence of an invented consultation with work on themes, and markup wherever somebody could put it."""
    return from_consultation(load_consultation(write_lamps(tmp_path_factory.mktemp("lamps") / "lamps")))


def page(evidence: Evidence, detail: Detail = "words") -> str:
    """All parts of the page."""
    parts = [theme_page.reading(evidence), theme_page.scale(evidence), *theme_page.questions(evidence, detail)]
    return "\n".join(part.html for part in [*parts, theme_page.review(evidence), theme_page.log(evidence)])


def told(evidence: Evidence, detail: Detail = "words") -> str:
    """The words on the questions, without the markup."""
    text = "\n".join(part.html for part in theme_page.questions(evidence, detail))
    return " ".join(str(html.fromstring(f"<div>{text}</div>").text_content()).split())


def test_nothing_runs_that_somebody_wrote(evidence: Evidence) -> None:
    """Markup in names, descriptions, words, statements, roles and signatures is shown as words."""
    made = page(evidence)
    tree = html.fragment_fromstring(made, create_parent="div")
    assert tree.xpath("//script") == []
    assert tree.xpath("//b") == []
    shown = " ".join(str(tree.text_content()).split())
    for words in (
        f"Lamps {HOSTILE} <b>Light</b> & paths", f"Light {HOSTILE}", f"lamp, {HOSTILE}",
        f"Lamps near the gate {HOSTILE}", f"signed by head {HOSTILE}", f"by reviewer {HOSTILE}",
    ):  # fmt: skip
        assert words in shown


def test_who_may_not_be_quoted_is_not(evidence: Evidence) -> None:
    """Words of one who refused and of an email are on no part of the page, whatever is asked for."""
    for detail in ("words", "counts", "percentages"):
        made = page(evidence, detail)  # type: ignore[arg-type]
        for words in (REFUSED, EMAILED, "7946"):
            assert words not in made
    assert "[PHONE 1]" in page(evidence)


def test_sizes_are_words_unless_somebody_asks(evidence: Evidence) -> None:
    """By default no theme or topic has a count or a percentage; counts are for the analyst; percentages when asked."""
    words = told(evidence)
    assert "nearly all" in words
    assert not re.search(r"\d\s*%|per cent|\d of \d", words)
    counts = told(evidence, "counts")
    assert "nearly all (18 of 19)" in counts
    assert not re.search(r"\d\s*%", counts)
    shares = told(evidence, "percentages")
    assert "nearly all (18 of 19, 95%)" in shares
    assert "of those agreeing: nearly all (10 of 11, 91%)" in shares
    assert "eight of the eight (8 of 8)" in shares


def test_names_say_who_stands_behind_them(evidence: Evidence) -> None:
    """A signed name is shown with who and when; any other is marked as the machine's; unstable topics say so."""
    words = told(evidence)
    assert "signed by policy lead, 2031-03-01" in words
    assert "Gates a machine’s name, not signed" in words
    assert "unstable" in words.split("Gates a machine", 1)[1]
    assert "unstable" not in words.split("Gates a machine", 1)[0]


@pytest.mark.parametrize(
    ("by", "signed_by", "expected"),
    [
        ("machine: words", "", "a machine’s name, not signed"),
        ("machine: model small", "", "a machine’s name, not signed"),
        ("analyst 1", "", "not signed"),
        ("machine: words", "lead", "machine’s name, signed by lead, 2031-03-01"),
        ("analyst 1", "lead", "named and signed by lead, 2031-03-01"),
    ],
)
def test_the_five_ways_of_a_name(by: str, signed_by: str, expected: str) -> None:
    """A signature never hides that a machine made the name."""
    at = "2031-03-01" if signed_by else ""
    found = TopicFound(0, ("boat",), 3, 4, "Night boats", by, signed_by, at)
    assert theme_page.signed(found) == expected


def test_a_codebook_that_nobody_signed_says_so(evidence: Evidence) -> None:
    """The page says who signed the codebook and when, or that nobody did."""
    assert "2031-02-10" in theme_page.reading(evidence).html
    assert evidence.themes is not None
    unsigned = replace(evidence, themes=replace(evidence.themes, signed_by="", signed_at=""))
    assert "which nobody has signed" in theme_page.reading(unsigned).html


def test_synthetic_comments_say_so_at_every_table(evidence: Evidence) -> None:
    """Every caption of a table with numbers begins with it."""
    assert evidence.themes is not None
    made = page(replace(evidence, themes=replace(evidence.themes, synthetic=True)))
    tree = html.fragment_fromstring(made, create_parent="div")
    captions = [" ".join(str(one.text_content()).split()) for one in tree.xpath("//caption[span]")]
    tables = [words for words in captions if not words.startswith("Where the machine")]
    assert len(tables) >= 3
    assert all(words.startswith("Synthetic data: ") for words in tables)
    assert "Synthetic data" not in page(evidence)


def test_without_work_on_themes_the_page_says_so(evidence: Evidence) -> None:
    """Every part says that nothing was coded, and none of them fails."""
    bare = replace(evidence, themes=None)
    assert "No comments were coded" in page(bare)
    assert [part.text for part in theme_page.questions(bare)] == ["Nothing()"]


def test_parts_print_as_counts(evidence: Evidence) -> None:
    """What a notebook shows as text holds numbers and no words of anybody."""
    parts = [theme_page.reading(evidence), *theme_page.questions(evidence), theme_page.review(evidence)]
    assert repr(parts[0]) == "Reading(20 comments, 2 kinds)"
    assert repr(parts[2]) == "Themes('later', 2 themes, 2 topics)"
    assert "<" not in "".join(map(repr, parts))
