"""Pages: well formed, self-contained, and made from a notebook without a trace of the machine."""

from __future__ import annotations

import base64
from dataclasses import replace
from typing import Any

import nbformat
import pytest
from lxml import etree, html

from tests.report.invented import HOSTILE, evidence
from wtanalysis.errors import UserError
from wtanalysis.figures.model import Figure
from wtanalysis.provenance import Source
from wtanalysis.report import blocks, pages
from wtanalysis.report.pages import Page, contents, describe, index, page, with_ids


def notebook(*outputs: dict[str, Any], title: str = "# Title <b>\n\nSummary of *it*.") -> nbformat.NotebookNode:
    """A small executed notebook."""
    code = nbformat.v4.new_code_cell("x = '<y>'", outputs=[nbformat.from_dict(output) for output in outputs])
    return nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_markdown_cell(title), nbformat.v4.new_markdown_cell("## Two\n\n<i>raw</i>"), code]
    )


def shown(data: dict[str, str], **metadata: Any) -> dict[str, Any]:
    """One displayed result."""
    return {"output_type": "display_data", "data": data, "metadata": metadata}


def made(*outputs: dict[str, Any]) -> html.HtmlElement:
    """The page of a small notebook, parsed."""
    return html.document_fromstring(
        page(notebook(*outputs), "02-x.ipynb", evidence(), [Page("02-x.html", "Title", "")]).html
    )


def test_well_formed() -> None:
    """Pages and index parse without a fault, in English, with one title, one main part and one heading of level 1."""
    known = [describe(notebook(), "02-x.ipynb")]
    for text in (page(notebook(), "02-x.ipynb", evidence(), known).html, index(evidence(), known).html):
        assert text.startswith("<!DOCTYPE html>\n")
        tree = html.document_fromstring(text)
        assert tree.get("lang") == "en-GB"
        for path in ("//title", "//main", "//h1", "//header", "//footer", "//a[@class='skip'][@href='#main']"):
            assert len(tree.xpath(path)) == 1, path
        assert not [fault for fault in faults(text) if "Tag" not in fault]


def faults(text: str) -> list[str]:
    """What libxml2 finds wrong with a page; it does not know the tags of HTML 5."""
    parser = etree.HTMLParser(recover=True)
    etree.fromstring(text, parser)
    return [entry.message for entry in parser.error_log]


def test_self_contained() -> None:
    """A page loads nothing and runs nothing: no script, no style sheet, no font, no picture from elsewhere."""
    for text in (page(notebook(), "02-x.ipynb", evidence(), []).html, index(evidence(), []).html):
        tree = html.document_fromstring(text)
        assert not tree.xpath("//script | //iframe | //object | //embed | //link[not(starts-with(@href, 'data:'))]")
        assert not tree.xpath("//@*[starts-with(name(), 'on')]")
        assert "url(" not in text
        assert "@import" not in text


def test_markdown_holds_no_markup() -> None:
    """Markup in a notebook's words, or in its title, is shown as words."""
    tree = made()
    assert not tree.xpath("//main//i | //h1/b")
    assert tree.xpath("string(//h1)") == "Title <b>"
    assert "<i>raw</i>" in tree.xpath("string(//main)")


def test_code_is_behind_details() -> None:
    """The code is there, escaped, and out of the way."""
    assert made().xpath("string(//details[@class='code']//code)") == "x = '<y>'"


def test_outputs_other_than_ours_are_plain() -> None:
    """Markdown and text that a cell gives are never rendered as markup."""
    tree = made(shown({"text/plain": HOSTILE, "text/markdown": HOSTILE}))
    assert tree.xpath("string(//main/pre)").strip() == HOSTILE
    assert not tree.xpath("//main//strong")


def test_picture_has_words_and_size() -> None:
    """A chart keeps its text alternative, caption and size on the page."""
    png = base64.b64encode(b"png").decode()
    tree = made(
        shown(
            {"image/png": png, "text/plain": "Chart"},
            **{"image/png": {"alt": "a", "caption": "c", "width": 5, "height": 6}},
        )
    )
    image = tree.xpath("//figure/div/img")[0]
    assert (image.get("alt"), image.get("width"), image.get("height")) == ("a", "5", "6")
    assert tree.xpath("string(//figcaption)") == "c"


@pytest.mark.parametrize(
    "output",
    [
        {"output_type": "stream", "name": "stderr", "text": "Warning"},
        {"output_type": "error", "ename": "E", "evalue": "", "traceback": []},
        shown({"image/png": "eA=="}),
    ],
)
def test_faulty_outputs_stop_the_page(output: dict[str, Any]) -> None:
    """A warning, an error or a picture without words never reaches a page."""
    with pytest.raises(UserError, match=r"02-x\.ipynb"):
        made(output)


def test_title_is_needed() -> None:
    """A notebook without a title is refused with the next step."""
    with pytest.raises(UserError, match="first cell"):
        describe(notebook(title="no heading"), "02-x.ipynb")


def test_contents_and_ids() -> None:
    """Headings get ids that are unique, and the contents lead to them; a section's own part is not listed."""
    body = with_ids("<h2>A</h2><h3>B</h3><h2>A</h2><h3 class='whole' id='w'>The section as a whole</h3>")
    assert contents(body) == [("a", "A", [("b", "B")]), ("a-2", "A", [])]


def test_index_tells_everything() -> None:
    """The index lists every question with base and largest figure, the sources with hashes, and what was left out."""
    tree = html.document_fromstring(index(evidence(), [Page("02-x.html", "T", "S")]).html)
    rows = [
        [" ".join(cell.text_content().split()) for cell in row]
        for row in tree.xpath("//h2[@id='questions']/following::table[1]//tr[td]")
    ]
    assert ["Close later?", "120", "61% yes", "line 10"] in rows
    assert ["Open earlier?", "not stated", "Withheld: A data error", "line 20"] in rows
    assert ["Which paths first?", "90", "75% by the lake", "line 45"] in rows
    assert len(rows) == 5
    text = " ".join(tree.text_content().split())
    assert "0" * 64 in text
    assert "2 January 2031 to 3 February 2031" in text
    for told in ("1 question withheld", "12 page numbers", "2 “You said” items that name", "1 row without a place"):
        assert told in text
    assert tree.xpath("//a[@href='02-breakdowns.html#q-later']")


@pytest.mark.parametrize("address", ["javascript:alert(1)", "JavaScript://x/%0aalert(1)", "data:text/html,x", "//x"])
def test_only_a_safe_address_becomes_a_link(address: str) -> None:
    """An address that is not https is told in words and linked to by no page, wherever the evidence came from."""
    source = Source("a.txt", "0" * 64, "A response", url=address)
    told = evidence(source=source, documents=(source,))
    for text in (index(told, []).html, blocks.sources(told, "figures").html):
        assert address not in html.document_fromstring(text).xpath("//a/@href")
    assert address in html.document_fromstring(blocks.sources(told, "figures").html).text_content()
    safe = evidence(source=replace(source, url="https://www.example.org/a"))
    tree = html.document_fromstring(blocks.sources(safe, "figures").html)
    assert "https://www.example.org/a" in tree.xpath("//a/@href")


def test_key_counts_are_printed_or_counted() -> None:
    """The numbers at the top are printed facts with their place, or counts of what was read."""
    assert pages.key_counts(evidence())[0] == ("1,269", "responses, in all", "L2")
    assert ("4", "statements of what will be done: 4 distinct, 1 of them firm", "") in pages.key_counts(evidence())
    assert ("1", "refusal, counted apart", "") in pages.key_counts(evidence())


def test_equally_large_figures_are_all_shown() -> None:
    """Where two answers have the same largest figure, the index shows both."""
    tied = tuple(Figure("later", b.replace("_", " "), b, percent=35.0) for b in ("no", "dont_know"))
    tree = html.document_fromstring(index(evidence(figures=tied), [Page("02-x.html", "T", "S")]).html)
    row = tree.xpath("//tr[th/a[text()='Close later?']]/td[2]")[0]
    assert " ".join(row.text_content().split()) == "35% no; 35% dont know"


def test_no_date_in_a_page() -> None:
    """The same notebook gives the same page."""
    assert page(notebook(), "a.ipynb", evidence(), []) == page(notebook(), "a.ipynb", evidence(), [])
