"""What is counted from responses: complete, in order, and without a word that a respondent wrote."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.report.parks import COPIED, MARKED, WITHDRAWN, write_parks
from wtanalysis.consultation import load_consultation
from wtanalysis.figures.model import Figure
from wtanalysis.findings import Evidence, from_consultation
from wtanalysis.findings.analysis import Analysis, TypeProfile, analyse
from wtanalysis.findings.plain import rebuilt


def parks(folder: Path, **how: bool) -> Evidence:
    """The evidence of the invented folder."""
    return from_consultation(load_consultation(write_parks(folder / "parks", **how)))


def analysed(folder: Path, **how: bool) -> Analysis:
    """Its analysis, which must be there."""
    analysis = parks(folder, **how).analysis
    assert analysis
    return analysis


def test_saved_and_loaded_again_is_the_same(tmp_path: Path) -> None:
    """Evidence with an analysis, and with questions that have options, comes back from JSON as it was, type by type."""
    made = parks(tmp_path)
    again = Evidence.from_json(made.to_json())
    assert again == made
    assert again.to_json() == made.to_json()
    assert again.questions[2].options[0].code == "option:lake"
    assert isinstance(again.analysis, Analysis)
    assert isinstance(again.analysis.breakdowns[0].figures[0], Figure)


def test_no_responses_no_analysis(tmp_path: Path) -> None:
    """A folder without responses gives none; its evidence comes back from JSON with none."""
    folder = write_parks(tmp_path / "parks")
    definition = folder / "consultation.toml"
    definition.write_text(definition.read_text("utf-8").partition("[responses]")[0], encoding="utf-8")
    made = from_consultation(load_consultation(folder))
    assert made.analysis is None
    assert Evidence.from_json(made.to_json()) == made


@pytest.mark.parametrize("withdrawn", [True, False])
def test_no_words_of_respondents(tmp_path: Path, withdrawn: bool) -> None:
    """Nothing that one respondent wrote is in the evidence, withdrawn or not, and no id of one who withdrew."""
    text = parks(tmp_path, withdrawn=withdrawn).to_json()
    for words in (MARKED, COPIED, "Reason number", "@example.org", "Anytown Clinic", "too late", WITHDRAWN):
        assert words not in text
    assert "r-0029" in text  # the id of one who was late, in the ledger


def test_counts_add_up(tmp_path: Path) -> None:
    """What came in is what was left out and what is analysed; those who count are the sum of the groups."""
    made = analysed(tmp_path)
    assert made.received == 31 == made.analysed + sum(made.left_out().values())
    assert made.left_out() == {"late": 1, "blank": 1, "withdrawn": 1}
    assert made.counted == 28 == made.analysed
    assert all(group.respondents == sum(group.rules.values()) for group in made.groups)


def test_groups_keep_the_order_of_the_folder(tmp_path: Path) -> None:
    """Groups come as groups.csv has them, also after JSON, which knows no order of names."""
    order = ["Health", "Families", "Schools", "Both", "Other"]
    for made in (parks(tmp_path), Evidence.from_json(parks(tmp_path).to_json())):
        assert made.analysis
        assert [group.group for group in made.analysis.groups] == order
        assert list(made.analysis.breakdown("later").groups) == order
        assert list(dict.fromkeys(size.group for size in made.analysis.sizes)) == order


def test_types_are_counted_each(tmp_path: Path) -> None:
    """A respondent who ticked two types is counted for both, and a type that nobody ticked is told with 0."""
    made = analysed(tmp_path)
    assert made.types[:3] == (
        TypeProfile("Nurse", "Health", 11), TypeProfile("Doctor", "Health", 0), TypeProfile("Parent", "Families", 11),
    )  # fmt: skip


def test_campaigns_side_by_side(tmp_path: Path) -> None:
    """Three copies are one campaign; each row has a percentage that depends on how they are counted."""
    made = analysed(tmp_path)
    assert made.campaigns == {"campaign-1": 3}
    assert made.campaign_rows
    for row in made.campaign_rows:
        assert (
            (row.everyone.base or 0) - (row.once.base or 0),
            (row.everyone.base or 0) - (row.without.base or 0),
        ) == (2, 3)
        assert len({row.everyone.percent, row.once.percent, row.without.percent}) > 1


def test_verdicts_follow_the_data(tmp_path: Path) -> None:
    """Real responses give equal or different numbers; made ones give calibrated ones, and never equal ones."""
    assert analysed(tmp_path / "real").verdicts == {"equal_rounded": 3, "differs": 1, "withheld": 1}
    made = analysed(tmp_path / "made", synthetic=True)
    assert made.verdicts == {"calibrated": 3, "differs": 1, "withheld": 1}
    assert made.synthetic
    assert {breakdown.kind for breakdown in made.breakdowns if breakdown.figures} == {"calibrated"}


def test_sensitivity_is_there_for_every_group(tmp_path: Path) -> None:
    """Each closed question and group has a span, and those who are in one group under any rules do not move."""
    made = analysed(tmp_path)
    assert {span.question_id for span in made.spans} == {"later", "paths"}
    schools = made.span("later", "Schools")
    health = made.span("later", "Health")
    assert schools
    assert schools.points == 0
    assert health
    assert health.points > 0
    assert made.span("wishes", "Schools") is None


def test_proposed_types(tmp_path: Path) -> None:
    """What several wrote under "Other" is proposed; what one wrote is not."""
    made = analysed(tmp_path, withdrawn=False)
    assert [(type_.name, type_.count) for type_ in made.proposed] == [("dog walker", 5)]


def test_same_values_every_time(tmp_path: Path) -> None:
    """Two analyses of one folder are the same text."""
    consultation = load_consultation(write_parks(tmp_path / "parks"))
    assert analyse(consultation) == analyse(consultation)
    assert from_consultation(consultation).to_json() == from_consultation(consultation).to_json()


@pytest.mark.parametrize(
    ("kind", "value"),
    [(tuple[int, ...], {"a": 1}), (tuple[int, int], [1]), (dict[str, int], [1]), (Figure, ["x"]), (Figure, {"no": 1})],
)
def test_values_that_do_not_fit_are_refused(kind: object, value: object) -> None:
    """Values of another shape raise, so that a file that is no evidence is never half read."""
    with pytest.raises((KeyError, TypeError, ValueError)):
        rebuilt(kind, json.loads(json.dumps(value)))
