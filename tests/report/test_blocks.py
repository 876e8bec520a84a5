"""The parts of a page: complete, escaped, and every place linked."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from lxml import html

from tests.report.invented import COMMITMENTS, HOSTILE, evidence
from wtanalysis.figures.model import number
from wtanalysis.published.model import Fact
from wtanalysis.report import blocks
from wtanalysis.report.charts import Chart
from wtanalysis.responses.model import Question


def breakdowns() -> list[blocks.Block | Chart]:
    """The parts of the page of breakdowns."""
    return list(blocks.breakdown_parts(evidence()))


def tree_of(parts: list[blocks.Block | Chart], *tables: str) -> html.HtmlElement:
    """Parts of a page with its list of sources, as one tree."""
    texts = [part.html for part in [*parts, blocks.sources(evidence(), *tables)] if isinstance(part, blocks.Block)]
    return html.fragment_fromstring("".join(texts), create_parent="div")


def whole() -> html.HtmlElement:
    """The page of findings."""
    made = evidence()
    tables = ("questions", "figures", "proposals", "commitments", "quotations")
    return tree_of([blocks.counts(made), *blocks.finding_parts(made)], *tables)


def answers() -> html.HtmlElement:
    """The page of breakdowns."""
    made = evidence()
    parts = [blocks.coverage(made), blocks.facts(made), *blocks.breakdown_parts(made)]
    return tree_of(parts, "questions", "figures", "facts")


PAGES = pytest.mark.parametrize("make", [answers, whole])


def test_every_number_of_a_chart_is_in_its_table() -> None:
    """Each chart is followed by a table that holds every one of its numbers."""
    parts = breakdowns()
    charts = [(i, part) for i, part in enumerate(parts) if isinstance(part, Chart)]
    assert len(charts) == 3
    for index, chart in charts:
        table = parts[index + 1]
        assert isinstance(table, blocks.Block)
        cells = html.fromstring(table.html).xpath("//td[1]/text()")
        told = [re.match(r"([\d.]+)%", cell) for cell in cells]
        assert sorted(match[1] for match in told if match) == sorted(number(bar.percent) for bar in chart.bars)


@PAGES
def test_every_figure_leads_to_a_place(make: Callable[[], html.HtmlElement]) -> None:
    """Every row of every table of figures, and every statement with a place, links to an entry that exists, once."""
    tree = make()
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    for row in tree.xpath("//table[@class='figures']//tr[td]"):
        assert row.xpath(".//a/@href")
    for target in tree.xpath("//a[@class='at']/@href"):
        assert target.removeprefix("#") in ids


def test_entries_say_what_stands_there() -> None:
    """An entry in the list of sources repeats the number, so that it can be checked by hand."""
    entry = answers().get_element_by_id("at-L11").text_content()
    assert "61% yes (Close later?)" in entry
    assert "30.5% no" in entry


def test_words_of_the_line() -> None:
    """Where the document was read, the words that stand at a place are shown beside it."""
    shown = blocks.sources(evidence(lines={"L11": "Most (61%) said <yes>."}), "figures").html
    assert "Most (61%) said &lt;yes&gt;." in shown
    assert "document's words" in html.fromstring(shown).text_content()


def test_everything_is_escaped() -> None:
    """Markup in a document's words is shown as words."""
    tree = whole()
    assert not tree.xpath("//script")
    assert sum(HOSTILE in node for node in tree.xpath("//text()")) >= 2
    assert not tree.xpath("//a[starts-with(@href, 'javascript')]")


def test_withheld_and_open_questions_are_shown() -> None:
    """A withheld question appears with its reason, an open one as open; neither has a table."""
    told = {part.text: part.html for part in breakdowns() if isinstance(part, blocks.Block)}
    assert "A data error" in told["Question('earlier', withheld)"]
    assert "Open question" in told["Question('wishes', open)"]
    assert not [text for text in told if text.startswith(("Table('earlier'", "Table('wishes'"))]


def test_bases_say_what_is_known() -> None:
    """A group's base is not borrowed from all respondents; a reason's is told in words and by arithmetic."""
    table = next(p.html for p in breakdowns() if isinstance(p, blocks.Block) and p.text.startswith("Table('later'"))
    rows = {row.xpath("string(th)"): row.xpath("string(td[2])") for row in html.fromstring(table).xpath("//tr[td]")}
    assert rows["of which: too loud"] == "not stated, see note"
    assert "of those against”; the arithmetic supports a base of 120" in html.fromstring(table).text_content()
    groups = html.fromstring(table).xpath("//tbody[tr/th[text()='Runners']]//td[2]/text()")
    assert groups == ["not stated"]


def test_commitments_have_strength_time_and_place() -> None:
    """Each decision and commitment says how firm it is, when, whether it has a date, and where it stands."""
    tree = whole()
    told = [" ".join(item.text_content().split()) for item in tree.xpath("//li[span/span[contains(@class, 'tag')]]")]
    assert "close at nine Will do Due: March 2032 In the list of commitments, line 31" in told
    assert "keep the gates Refusal The words above say what stands No date given In the text, line 14" in told
    assert len(told) == 5


def test_recurring_and_later_say_what_is_known() -> None:
    """A cycle is told as recurring, not as a date; a later edition without a date says both; nothing says "Now"."""
    rows = (
        replace(COMMITMENTS[1], due="annual cycle"),
        replace(COMMITMENTS[3], due=""),
    )
    parts = blocks.finding_parts(evidence(commitments=rows, questions=(), figures=()))
    text = " ".join(" ".join(html.fromstring(p.html).text_content() for p in parts).split())
    assert "Will do Recurring: annual cycle In" in text
    assert "Will test A future edition No date given In" in text
    assert "Now" not in text


def test_promises_are_counted_once_and_refusals_apart() -> None:
    """A promise made twice word for word counts once among the distinct, and a refusal is none."""
    again = replace(COMMITMENTS[1], commitment_id="c8", text="Close at nine.", place="prose", locator="L60")
    told = " ".join(
        html.fromstring(blocks.counts(evidence(commitments=(*COMMITMENTS, again))).html).text_content().split()
    )
    assert "5 statements of what will be done: 4 distinct, 1 of them firm." in told
    assert "1 refusal, among the decisions and commitments, counted apart." in told


def test_what_is_not_found_is_our_reading() -> None:
    """Where a part of the chain is missing, the page says that our reading found none, not that there is none."""
    text = " ".join(whole().text_content().split())
    assert "Our reading found no proposal, no decision and no commitment under this topic." in text
    assert "Not recorded" not in text


def test_figures_without_words_have_a_dash() -> None:
    """Where the response puts no words round a number there is a dash, told to listeners as "none given"."""
    cells = answers().xpath("//table[@class='figures']//td[3]")
    told = [" ".join(cell.text_content().split()) for cell in cells]
    assert set(told) == {"“Most”", "–none given"}
    assert answers().xpath("//td/span[@aria-hidden='true'][text()='–']")


def test_dates_have_labels() -> None:
    """Dates of the exercise say which date they are, even where the document's words are the date alone."""
    dates = (
        Fact("a", "window_open", "2031-01-02", "date", "2 January 2031", "L3"),
        Fact("b", "window_close", "2031-02-03", "date", "3 February 2031", "L3"),
    )
    tree = html.fromstring(blocks.facts(evidence(facts=dates)).html)
    assert tree.xpath("//tr[td]/th/text()") == ["Opened", "Closed"]


def test_ids_differ_whatever_the_titles() -> None:
    """Sections and topics whose titles give the same id, or none at all, still have ids of their own."""
    titles = ("Paths – gates", "Paths of gates", "Пути", "道", "Paths, gates!")
    asked = tuple(Question(f"q{i}", t, t, locator=f"L{i}") for i, t in enumerate((*titles, "Paths/gates")))
    bare = evidence(questions=asked, figures=(), commitments=(), proposals=(), quotations=(), sections=())
    tree = html.fromstring("".join(part.html for part in blocks.finding_parts(bare)))
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids)) > 6


def test_nothing_found_is_said() -> None:
    """Where a document holds no question or commitment, the page says so."""
    bare = evidence(questions=(), figures=(), commitments=(), proposals=(), quotations=(), facts=())
    told = [*blocks.breakdown_parts(bare), *blocks.finding_parts(bare), blocks.facts(bare)]
    assert [part.html.count("notice") for part in told if isinstance(part, blocks.Block)] == [1, 1, 1]


def test_kinds_of_facts_are_words() -> None:
    """Facts stand under what their kinds mean, those of one meaning together."""
    kinds = ("window_open", "profile_percent", "window_close", "drop_in")
    listed = tuple(Fact(f"f{i}", kind, "3", "", "x", "L1") for i, kind in enumerate(kinds))
    tree = html.fromstring(blocks.facts(evidence(facts=listed)).html)
    assert tree.xpath("//th[@scope='rowgroup']/text()") == ["When", "Who responded", "Drop in"]


def test_repeats_are_told() -> None:
    """Where an annex repeats an item, both places and the difference are told."""
    text = " ".join(whole().text_content().split())
    assert "evenings are too short line 30; repeated at line 90 (shorter there)" in text
    assert "(repeated here)" in whole().get_element_by_id("at-L90").text_content()


@PAGES
def test_headings_do_not_jump(make: Callable[[], html.HtmlElement]) -> None:
    """Heading levels go down one at a time."""
    levels = [int(node.tag[1]) for node in make().xpath("//h1|//h2|//h3|//h4|//h5")]
    assert levels[0] == 2
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


@PAGES
def test_tables_are_told_to_listeners(make: Callable[[], html.HtmlElement]) -> None:
    """Every table has a caption and scoped headings, and scrolls in a region that has a name and takes the focus."""
    for table in make().xpath("//table"):
        assert table.xpath("string(caption)").strip()
        assert not table.xpath(".//th[not(@scope)]")
        region = table.getparent()
        assert (region.get("role"), region.get("tabindex")) == ("region", "0")
        assert region.get("aria-label")


def test_texts_are_stable() -> None:
    """What nbval compares holds no address and no random name."""
    first, second = ([repr(part) for part in blocks.breakdown_parts(evidence())] for _ in range(2))
    assert first == second
    assert not any(" at 0x" in text for text in first)
