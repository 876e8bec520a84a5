"""Computed beside printed: tables by group, verdicts, rounding, and what is said about the data."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from tests.report.invented import HOSTILE
from tests.report.parks import write_parks
from wtanalysis.consultation import load_consultation
from wtanalysis.figures.fit import Fit
from wtanalysis.figures.model import Breakdown, Figure, number
from wtanalysis.findings import Evidence, from_consultation
from wtanalysis.report import answers, blocks
from wtanalysis.report.charts import Chart
from wtanalysis.report.rendering import Block


def parks(folder: Path, **how: object) -> Evidence:
    """The evidence of the invented folder with responses."""
    return from_consultation(load_consultation(write_parks(folder / "parks", **how)))  # type: ignore[arg-type]


def parts(evidence: Evidence) -> list[Block | Chart]:
    """All parts of the page of figures."""
    return [
        answers.origin(evidence), blocks.coverage(evidence), *answers.comparison_parts(evidence),
        *blocks.breakdown_parts(evidence),
    ]  # fmt: skip


def tree_of(evidence: Evidence) -> html.HtmlElement:
    """The page of figures as one tree."""
    found = parts(evidence)
    return html.fragment_fromstring("".join(p.html for p in found if isinstance(p, Block)), create_parent="div")


def cells(row: html.HtmlElement) -> list[str]:
    """The texts of one row of a table."""
    return [" ".join(cell.text_content().split()) for cell in row]


def test_every_computed_number_is_shown(tmp_path: Path) -> None:
    """Each computed table has a line a group with base, percentages and counts, just as they were counted."""
    evidence = parks(tmp_path)
    tables = tree_of(evidence).xpath("//table[starts-with(@class, 'groups')]")
    made = [b for b in evidence.analysis.breakdowns if b.figures] if evidence.analysis else []
    assert len(tables) == len(made) == 2
    for table, breakdown in zip(tables, made, strict=True):
        shown = [cells(row) for row in table.xpath(".//tbody/tr")]
        assert [row[0] for row in shown] == ["All respondents", *breakdown.groups]
        for row, group in zip(shown, ("", *breakdown.groups), strict=True):
            figures = [f for f in breakdown.figures if f.group == group]
            assert row[1] == str(figures[0].base)
            assert row[2:-1] == [f"{number(f.percent)}% ({f.count})" for f in figures]


def test_all_respondents_do_not_move(tmp_path: Path) -> None:
    """How far other rules of grouping move a line stands beside it, and is no question for all respondents."""
    first = tree_of(parks(tmp_path)).xpath("//table[@class='groups'][1]//tbody/tr")
    moves = {cells(row)[0]: cells(row)[-1] for row in first}
    assert moves["All respondents"] == "–"
    assert moves["Schools"] == "0"
    assert float(moves["Health"]) > 0


def test_every_printed_figure_has_a_verdict(tmp_path: Path) -> None:
    """Beside each printed number stand the computed one with its counts, and the verdict with its reason."""
    rows = [cells(row) for row in tree_of(parks(tmp_path)).xpath("//table[@class='figures']//tr[td]")]
    assert ["agree or strongly agree", "64%", "64.29% (18 of 28)", "equal when rounded, rule: half up"] in [
        row[:4] for row in rows
    ]
    assert ["agree or strongly agree", "50%", "71.43% (5 of 7)", "differs, 21.4 points more than printed"] in [
        row[:4] for row in rows
    ]


def test_differences_are_listed(tmp_path: Path) -> None:
    """Every number that differs is listed at the top with the reason, and leads to its question."""
    tree = tree_of(parks(tmp_path, disagree="40"))
    rows = tree.xpath("//table[caption/span[starts-with(text(), 'Numbers that differ')]]//tr[td]")
    assert [cells(row) for row in rows] == [
        ["Close later?: disagree", "40%", "28.57% (8 of 28)", "11.4 points less than printed"],
        ["Close later?: agree or strongly agree, Health", "50%", "71.43% (5 of 7)", "21.4 points more than printed"],
    ]
    for target in tree.xpath("//table//a[starts-with(@href, '#q-')]/@href"):
        assert tree.xpath(f"//*[@id='{target[1:]}']")


def test_rounding_is_explained(tmp_path: Path) -> None:
    """The rule that explains a printed table is told with the counts behind it; where none does, that is said."""
    told = tree_of(parks(tmp_path / "right")).text_content()
    assert "Whole numbers, halves up, explains the printed numbers best: 1 set of counts on the base of 28" in told
    assert "agree or strongly agree 18, neither 2, disagree 8" in told
    wrong = tree_of(parks(tmp_path / "wrong", disagree="40")).text_content()
    assert "No rule explains the printed numbers: no whole counts on the base of 28 give them." in wrong
    assert answers.fit_words(Fit("half", 12_345, (), equally=("none",)), 9).endswith("None would do as well.")


def test_synthetic_data_says_so_everywhere(tmp_path: Path) -> None:
    """Each table, chart and list of computed numbers names synthetic data; no verdict but calibrated; no claim."""
    evidence = parks(tmp_path, synthetic=True)
    tree = tree_of(evidence)
    for table in tree.xpath("//table[@class='groups']"):
        assert table.xpath("string(caption)").startswith("Synthetic data: ")
    for table in tree.xpath("//table[@class='figures']"):
        assert "Computed from synthetic data" in cells(table.xpath(".//thead/tr")[0])
    charts = [part for part in parts(evidence) if isinstance(part, Chart) and part.question_id == "paths"]
    assert [chart.caption.startswith("Synthetic data: computed.") for chart in charts] == [True]
    assert "Synthetic data: computed." in charts[0].alt
    text = tree.text_content().lower()
    assert "reproduc" not in text
    assert "equal when rounded" not in text
    assert "calibrated" in text


def test_real_data_is_not_called_synthetic(tmp_path: Path) -> None:
    """Where responses are real, nothing says synthetic or calibrated."""
    evidence = parks(tmp_path)
    text = tree_of(evidence).text_content().lower()
    assert "synthetic" not in text
    assert "calibrated" not in text
    assert not any("ynthetic" in part.caption + part.alt for part in parts(evidence) if isinstance(part, Chart))


def test_stamp_is_in_the_picture(tmp_path: Path) -> None:
    """A chart of synthetic numbers carries the words itself, so that they stay when it is copied out of the page."""
    made = [
        next(
            p
            for p in parts(parks(tmp_path / str(how), synthetic=how))
            if isinstance(p, Chart) and p.question_id == "paths"
        )
        for how in (True, False)
    ]
    assert made[0].height > made[1].height + 20
    assert made[0].png != made[1].png


def test_chart_of_computed_numbers_where_none_is_printed(tmp_path: Path) -> None:
    """A question without printed figures has a chart of what was counted; one with printed figures, of those only."""
    found = {p.question_id: p for p in parts(parks(tmp_path)) if isinstance(p, Chart)}
    assert found["later"].caption.startswith("Base: not stated. Bases of the groups")
    assert found["paths"].caption.startswith(
        "Computed. Base: 28 who answered. Unweighted. Several answers were possible"
    )
    assert {bar.percent for bar in found["paths"].bars} == {64.0, 68.0}


def test_small_bases_are_marked(tmp_path: Path) -> None:
    """Lines of fewer than ten are marked and the note says why; other lines are not."""
    tree = tree_of(parks(tmp_path))
    table = tree.xpath("//table[@class='groups']")[0]
    few = [cells(row)[0] for row in table.xpath(".//tr[@class='few']")]
    assert few == ["Health", "Families", "Schools", "Both", "Other"]
    assert "Groups of fewer than 10 are grey" in tree.text_content()


def test_notes_of_a_breakdown_are_shown(tmp_path: Path) -> None:
    """Unweighted, sums and what was left blank stand under each computed table."""
    text = tree_of(parks(tmp_path)).text_content()
    assert text.count("Unweighted.") >= 2
    assert "Several answers were possible: per cent of respondents." in text


def test_open_and_withheld_questions(tmp_path: Path) -> None:
    """An open question tells how many comments were loaded; a withheld one stays without numbers."""
    told = {part.text: part.html for part in parts(parks(tmp_path)) if isinstance(part, Block)}
    assert "0 comments loaded" in told["Uncounted('wishes', 0 comments)"]
    assert "the publisher withheld the question" in told["Uncounted('earlier', 0 comments)"]


def test_without_responses_nothing_is_compared(tmp_path: Path) -> None:
    """Without an analysis there is no verdict, no computed table, and the page says that nothing was counted."""
    bare = replace(parks(tmp_path), analysis=None)
    assert list(answers.comparison_parts(bare)) == []
    tree = tree_of(bare)
    assert not tree.xpath("//table[@class='groups']")
    assert "Verdict" not in tree.text_content()
    assert "nothing here is counted from responses" in tree.text_content()


def test_names_are_escaped(tmp_path: Path) -> None:
    """A group or answer whose name holds markup is shown as words."""
    evidence = parks(tmp_path)
    assert evidence.analysis
    figures = tuple(Figure("later", HOSTILE, "agree", "", group, 50.0, 1, 2) for group in ("", HOSTILE))
    hostile = replace(evidence.analysis, breakdowns=(Breakdown("later", figures, "computed", notes=(HOSTILE,)),))
    tree = tree_of(replace(evidence, analysis=hostile, figures=()))
    assert not tree.xpath("//script")
    assert HOSTILE in tree.xpath("string(//table[@class='groups']//tbody/tr[2]/th)")


@pytest.mark.parametrize("synthetic", [True, False])
def test_texts_are_stable(tmp_path: Path, synthetic: bool) -> None:
    """What nbval compares is the same from a saved copy, and holds no address."""
    evidence = parks(tmp_path, synthetic=synthetic)
    texts = [repr(part) for part in parts(evidence)]
    assert texts == [repr(part) for part in parts(Evidence.from_json(evidence.to_json()))]
    assert not any(" at 0x" in text for text in texts)
