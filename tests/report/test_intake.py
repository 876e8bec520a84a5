"""The page of what came in: every step counted, everybody in a group by a rule, and nothing that anybody wrote."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from tests.report.invented import HOSTILE
from tests.report.parks import MARKED, WITHDRAWN, write_parks
from wtanalysis.consultation import load_consultation
from wtanalysis.consultation.model import Channel
from wtanalysis.findings import Evidence, from_consultation
from wtanalysis.findings.analysis import Analysis, GroupProfile
from wtanalysis.report import intake
from wtanalysis.report.rendering import Block
from wtanalysis.responses.model import LedgerRow


def parks(folder: Path, **how: bool) -> Evidence:
    """The evidence of the invented folder with responses."""
    return from_consultation(load_consultation(write_parks(folder / "parks", **how)))


def parts(evidence: Evidence) -> list[Block]:
    """All parts of the page."""
    return [
        *intake.intake_parts(evidence), *intake.respondent_parts(evidence), *intake.sensitivity_parts(evidence),
        *intake.other_parts(evidence), *intake.campaign_parts(evidence), *intake.loading_parts(evidence),
    ]  # fmt: skip


def tree_of(evidence: Evidence) -> html.HtmlElement:
    """The page as one tree."""
    return html.fragment_fromstring("".join(part.html for part in parts(evidence)), create_parent="div")


def table(tree: html.HtmlElement, caption: str) -> list[list[str]]:
    """The rows of the table whose caption holds these words, header first."""
    found = next(t for t in tree.xpath("//table") if caption in t.xpath("string(caption)"))
    return [[" ".join(cell.text_content().split()) for cell in row] for row in found.xpath(".//tr")]


def test_ledger(tmp_path: Path) -> None:
    """The ledger has each step as a column and tells for each channel whether it counts."""
    header, row = table(tree_of(parks(tmp_path)), "Intake ledger")
    assert header[1:8] == ["Received", "Late", "Test", "Blank", "Duplicate", "Withdrawn", "Analysed"]
    assert row == ["online", "31", "1", "0", "1", "0", "1", "28", "yes"]


def test_reasons_have_ids_but_for_who_withdrew(tmp_path: Path) -> None:
    """Each response that was left out is named by id with the reason; of one who withdrew only the count stands."""
    rows = table(tree_of(parks(tmp_path)), "Why responses were left out")
    assert ["online: late", "1", "received after 2031-02-03", "r-0029"] in rows
    assert ["online: withdrawn", "1", "asked by letter", "not shown"] in rows
    text = "".join(part.html for part in parts(parks(tmp_path)))
    assert WITHDRAWN not in text
    assert MARKED not in text


def test_several_channels_have_a_line_of_sums() -> None:
    """With two channels there is a line of sums; a channel that the folder does not count says no."""
    rows = tuple(LedgerRow("received", channel, n) for channel, n in (("online", 5), ("email", 2)))
    made = Analysis(ledger=rows, channels=(Channel("online", "", True), Channel("email")))
    told = [(line.channel, line.counts[0], line.told) for line in intake.ledger_lines(made)]
    assert told == [("online", 5, "yes"), ("email", 2, "no"), ("All channels", 7, "")]


def test_long_lists_of_ids_are_cut() -> None:
    """Of very many ids only the first are shown, and how many more there are."""
    told = intake.ids(LedgerRow("blank", "online", 1200, "", tuple(f"r{i}" for i in range(1200))))
    assert told.endswith(" and 1,000 more")
    assert told.count(",") == 200


def test_groups_with_rules(tmp_path: Path) -> None:
    """Each group has its size and how many each rule placed, and the lines add up to the last one."""
    rows = table(tree_of(parks(tmp_path)), "Respondents by group")
    assert rows[0] == [
        "Group",
        "Respondents",
        "Share",
        "One group",
        "For an organisation",
        "Profession and family role",
        "Best fit",
    ]
    assert ["Health", "7", "25%", "6", "1", "0", "0"] in rows
    assert ["Both", "4", "14%", "0", "0", "4", "0"] in rows
    assert rows[-1] == ["All", "28", "", "23", "1", "4", "0"]
    for column in (1, 3, 4, 5):
        assert sum(int(row[column]) for row in rows[1:-1]) == int(rows[-1][column])


def test_who_waits_for_a_decision_is_told(tmp_path: Path) -> None:
    """Respondents whom no rule places are counted, with what to do."""
    evidence = parks(tmp_path)
    assert evidence.analysis
    waiting = GroupProfile("not decided yet", 2, {"best fit": 2})
    text = tree_of(replace(evidence, analysis=replace(evidence.analysis, groups=(waiting,)))).text_content()
    assert "2 respondents not decided yet." in text
    assert "table of allocations" in text


def test_sensitivity(tmp_path: Path) -> None:
    """Sizes under other rules stand in the order of the folder; the text counts what moves by five points."""
    tree = tree_of(parks(tmp_path))
    rows = table(tree, "under other rules")
    assert [row[0] for row in rows[1:]] == ["Health", "Families", "Schools", "Both", "Other"]
    assert rows[0][1:3] == ["By the rules used", "family role first"]
    both = dict(zip(rows[0], rows[4], strict=True))
    assert both["By the rules used"] == "4"
    assert both["family role first"] == "5"
    assert both["every group ticked"] == "0"
    assert "10 pairs of question and group" in tree.text_content()


def test_other_and_campaigns(tmp_path: Path) -> None:
    """What several wrote under Other is listed; campaigns stand side by side, all, once and none."""
    tree = tree_of(parks(tmp_path))
    assert ["dog walker", "5", "100%", "no"] in table(tree, "under “Other”")
    rows = table(tree, "how campaigns are counted")
    assert rows[0] == ["Question and answer", "Every copy", "One a campaign", "None"]
    assert all(len(set(row[1:])) > 1 for row in rows[1:])
    assert "1 campaign: responses that carry" in " ".join(tree.text_content().split())


def test_what_was_not_loaded(tmp_path: Path) -> None:
    """Columns that are not loaded are named, and how to hide small numbers is told."""
    text = " ".join(tree_of(parks(tmp_path)).text_content().split())
    assert "not loaded: Email" in text
    assert "--threshold 5" in text
    assert "Some groups here have fewer than 10 respondents" in text


def test_no_responses_one_sentence(tmp_path: Path) -> None:
    """Without responses the page holds one sentence that says so."""
    bare = replace(parks(tmp_path), analysis=None)
    assert [part.text for part in parts(bare)] == [intake.NONE]
    assert "There are no responses here" in parts(bare)[0].html


@pytest.mark.parametrize("synthetic", [True, False])
def test_tables_say_whether_data_is_synthetic(tmp_path: Path, synthetic: bool) -> None:
    """Each table of synthetic numbers says so in its caption; none of real ones does."""
    captions = tree_of(parks(tmp_path, synthetic=synthetic)).xpath("//caption")
    assert len(captions) >= 7
    assert {caption.text_content().startswith("Synthetic data: ") for caption in captions} == {synthetic}


def test_accessible_tables(tmp_path: Path) -> None:
    """Every table has scoped headings and scrolls in a region with a name of its own."""
    tree = tree_of(parks(tmp_path))
    names = []
    for found in tree.xpath("//table"):
        assert not found.xpath(".//th[not(@scope)]")
        region = found.getparent()
        assert (region.get("role"), region.get("tabindex")) == ("region", "0")
        names.append(region.get("aria-label"))
    assert len(names) == len(set(names))


def test_names_are_escaped(tmp_path: Path) -> None:
    """A group, a reason and a note that hold markup are shown as words."""
    evidence = parks(tmp_path)
    assert evidence.analysis
    hostile = replace(
        evidence.analysis, groups=(GroupProfile(HOSTILE, 1, {"one group": 1}),), notes=(HOSTILE,),
        ledger=(LedgerRow("late", HOSTILE, 1, HOSTILE, (HOSTILE,)),),
    )  # fmt: skip
    tree = tree_of(replace(evidence, analysis=hostile))
    assert not tree.xpath("//script")
    assert tree.text_content().count(HOSTILE) >= 5
