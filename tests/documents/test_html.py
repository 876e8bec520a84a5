"""HTML pages: the content and nothing round it."""

from __future__ import annotations

from pathlib import Path

import pytest

from wtanalysis.documents.model import Document
from wtanalysis.documents.readers import read_document

GOV_UK = """<!DOCTYPE html>
<html lang="en"><head><title>Parks</title><style>p{}</style><script>var a = "no";</script></head>
<body><div class="gem-c-cookie-banner"><p>Accept cookies</p></div>
<header role="banner">GOV.UK</header>
<nav class="gem-c-breadcrumbs"><a href="/">Home</a></nav>
<main id="content"><h1>A plan for parks</h1>
<nav class="gem-c-contents-list"><ol><li>Aims</li></ol></nav>
<div class="govspeak">
<h2 id="aims"><span class="number">1. </span>Aims</h2>
<p>We asked
<strong>‘Is it
right?’</strong> of all<sup id="fnref:1"><a href="#fn:1" rel="footnote">[note 1]</a></sup>, in 10 km<sup>2</sup>.</p>
<p>1.1 The first gate &amp; the last.</p>
<ul><li>One
  <ul><li>inner <a href="/x">link</a></li></ul></li><li><p>Two</p></li></ul>
<ol start="4"><li>Four things:<ol type="a"><li>alpha</li><li>beta</li></ol></li><li>Five</li></ol>
<blockquote><p>Quoted words.</p></blockquote>
<figure><img alt="a picture"><figcaption>Figure 1: A chart</figcaption></figure>
<table><caption>Table 1: Counts</caption>
<thead><tr><th rowspan="2">Group</th><th colspan="2">Answer</th></tr><tr><th>Yes</th><th>No</th></tr></thead>
<tbody><tr><th>Walkers</th><td>1</td><td>2</td></tr>
<tr><td rowspan=2>Riders</td><td>3</td><td>4</td></tr><tr><td colspan=2>5</td></tr></tbody></table>
<p hidden>Hidden</p><p style="display: none">Hidden</p><p class="visually-hidden">Hidden</p>
<div class="footnotes" role="doc-endnotes"><ol><li id="fn:1" role="doc-endnote"><p>The note.
<a href="#fnref:1" role="doc-backlink">↩</a></p></li></ol></div>
</div></main><footer><p>Crown</p></footer></body></html>
"""


@pytest.fixture
def page(tmp_path: Path) -> Document:
    """A page built as GOV.UK builds its publications."""
    (tmp_path / "parks.html").write_text(GOV_UK, encoding="utf-8")
    return read_document(tmp_path / "parks.html")


def test_only_the_content_is_read(page: Document) -> None:
    """Menus, banners, scripts, hidden things and the footer are out; kinds, numbers and texts of the rest are these."""
    assert [(p.kind, p.number, p.text) for p in page.paragraphs] == [
        ("heading", "", "A plan for parks"),
        ("heading", "", "1. Aims"),
        ("body", "", "We asked ‘Is it right?’ of all, in 10 km2."),
        ("numbered", "1.1", "The first gate & the last."),
        ("bullet", "", "One"),
        ("bullet", "", "inner link"),
        ("bullet", "", "Two"),
        ("numbered", "4", "Four things:"),
        ("bullet", "a", "alpha"),
        ("bullet", "b", "beta"),
        ("numbered", "5", "Five"),
        ("quotation", "", "Quoted words."),
        ("caption", "", "Figure 1: A chart"),
        ("caption", "", "Table 1: Counts"),
        ("table", "", "Group | Answer Yes | Answer No"),
        ("table", "", "Walkers | 1 | 2"),
        ("table", "", "Riders | 3 | 4"),
        ("table", "", "Riders | 5 | 5"),
        ("footnote", "1", "The note."),
    ]
    assert page.left_out["page furniture"] > 0


def test_lines_bold_and_notes_are_placed(page: Document) -> None:
    """Each source line of a paragraph is a break, bold over two lines is one stretch, the note has its place."""
    paragraph = page.paragraphs[2]
    assert paragraph.locator == "L10"
    assert paragraph.breaks == ((9, "L11"), (16, "L12"))
    assert paragraph.emphasis == ((9, 23),)
    assert paragraph.notes == ((30, "1"),)
    assert [p.locator for p in page.paragraphs[7:11]] == ["L16"] * 4


def test_lead_ins_and_sections(page: Document) -> None:
    """Nested items are led in by their item, rows by their caption; the section has its printed number."""
    texts = [paragraph.text for paragraph in page.paragraphs]
    led = {p.text: texts[p.lead_in] for p in page.paragraphs if p.lead_in >= 0}
    assert led["inner link"] == "One"
    assert led["Two"] == "The first gate & the last."
    assert led["beta"] == "Four things:"
    assert led["Walkers | 1 | 2"] == "Table 1: Counts"
    assert [section.number for section in page.sections] == ["", "1"]


def test_a_page_without_main_is_read_from_its_body(tmp_path: Path) -> None:
    """A plain page, with a declared Windows charset and text outside paragraphs, is read too."""
    told = (
        '<html><head><meta charset="windows-1252"></head><body>Loose – words<p>A café.</p>More<br>loose</body></html>'
    )
    (tmp_path / "a.htm").write_bytes(told.encode("cp1252"))
    assert [p.text for p in read_document(tmp_path / "a.htm").paragraphs] == ["Loose – words", "A café.", "More loose"]
