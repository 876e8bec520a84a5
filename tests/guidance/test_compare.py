"""Two editions compared as a whole: what each part of a comparison says, and editions that are no ordinary pair."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

import wtanalysis as wt
from wtanalysis.errors import UserError
from wtanalysis.guidance.changes import Comparison
from wtanalysis.guidance.compare import compare, for_audience, history
from wtanalysis.guidance.model import Guidance, Part, Passage
from wtanalysis.guidance.outlines import read_outline
from wtanalysis.provenance import Source

OLD = """# Harbours 2018

## Chapter 1: Fares

1. Ferry companies should publish their fares every year.
2. Clinical commissioning groups must agree the fares of patients with the harbour board.

## Chapter 2: Crews

3. Crews should rest for ten hours between two crossings of the strait.
4. Local authorities must keep a register of all crews in their harbours.
5. Schools should tell the harbour board of school trips, as section 11 of the Harbours Act 1989 asks.
"""
NEW = """# Harbours 2023

## Chapter 1: Crews

1. Crews must rest for ten hours between two crossings of the strait.
2. Schools should tell the harbour board of school trips, as section 12 of the Harbours Act 1989 asks.

## Chapter 2: Fares

3. Ferry companies should publish their fares every year.
4. Integrated care boards must agree the fares of patients with the harbour board.
5. Masters must report every whale that they see near the harbour mouth.
"""


@pytest.fixture(scope="module")
def harbours(tmp_path_factory: pytest.TempPathFactory) -> Comparison:
    """Two small editions whose chapters changed places."""
    folder = tmp_path_factory.mktemp("harbours")
    (folder / "2018.md").write_text(OLD, encoding="utf-8")
    (folder / "2023.md").write_text(NEW, encoding="utf-8")
    return wt.compare(folder / "2018.md", folder / "2023.md")


def test_chapters_that_change_places_move_nothing(harbours: Comparison) -> None:
    """Each chapter is paired with the one that says the same, whatever its number; its passages do not move."""
    titles = {
        harbours.old.sections[pair.old].title: harbours.new.sections[pair.new].title
        for pair in harbours.alignment.sections
        if pair.old >= 0 and pair.new >= 0
    }
    assert titles["Chapter 1: Fares"] == "Chapter 2: Fares"
    assert titles["Chapter 2: Crews"] == "Chapter 1: Crews"
    assert harbours.moved == ()


def test_the_kinds_of_a_small_pair(harbours: Comparison) -> None:
    """A renumbered, three reworded, an added and a removed paragraph are just that."""
    assert harbours.kinds == {"renumbered": 1, "reworded": 3, "added": 1, "removed": 1}


def test_a_should_that_became_a_must_is_strengthened(harbours: Comparison) -> None:
    """The duty is told on the change of its paragraph and in the table of duties."""
    change = next(c for c in harbours.reworded if c.new and c.new.text.startswith("Crews"))
    assert change.duty_change == ("strengthened: should -> must (crews)",)
    assert [d.kind for d in harbours.duties if d.change_id == change.change_id] == ["strengthened"]
    assert change.effect == "wording"


def test_another_section_of_an_act_is_mechanical(harbours: Comparison) -> None:
    """A reference that alone changed makes no change of wording, and stands among the citations."""
    change = next(c for c in harbours.reworded if c.new and c.new.text.startswith("Schools"))
    assert change.effect == "mechanical"
    assert change.audiences == ("schools",)
    cited = {(c.title, c.provision, c.change) for c in harbours.citations}
    assert {change for title, _, change in cited if title == "Harbours Act 1989"} >= {"added", "removed"}


def test_duties_of_what_is_added_are_new_and_of_what_is_removed_gone(harbours: Comparison) -> None:
    """The masters' duty is new; the local authorities' is gone."""
    kinds = {(d.kind, (d.new or d.old).holder.lower()) for d in harbours.duties if d.kind in ("new", "gone")}  # type: ignore[union-attr]
    assert kinds == {("new", "masters"), ("gone", "local authorities")}


def test_for_an_audience_only_what_concerns_it(harbours: Comparison) -> None:
    """``--for schools`` keeps the paragraph that binds schools and nothing that binds others."""
    schools = for_audience(harbours, "schools")
    assert [change.new.text[:7] for change in schools.changes if change.new] == ["Schools"]
    assert schools.audience == "schools"
    assert schools.old is harbours.old


def test_an_unknown_audience_names_the_known_ones(harbours: Comparison) -> None:
    """A word that is no audience is refused with the audiences there are."""
    with pytest.raises(UserError, match="schools"):
        compare(harbours.old, harbours.new, "whales")


def test_the_tables_have_the_columns_of_the_contract(harbours: Comparison) -> None:
    """Each table is a DataFrame with the columns that outsiders rely on, numbers as printed."""
    from wtanalysis.tables import COLUMNS

    for name in ("changes", "duties", "terms", "citations"):
        assert tuple(harbours.table(name).columns) == COLUMNS[name]
    first = harbours.table("changes").iloc[0]
    assert (first["old_number"], first["new_number"]) == ("3", "1")
    assert first["duty_change"] == "strengthened: should -> must (crews)"


def test_the_same_edition_twice_has_no_change(harbours: Comparison) -> None:
    """A document beside itself is unchanged throughout, its duties are the same, and its two names differ."""
    same = compare(harbours.old, harbours.old)
    assert set(same.kinds) == {"unchanged"}
    assert {duty.kind for duty in same.duties} == {"same"}
    assert {change.effect for change in same.changes} == {None}
    assert same.old.edition != same.new.edition
    assert any("the same, word for word" in note for note in same.notes)


def test_swapped_editions_are_the_mirror(harbours: Comparison) -> None:
    """With the editions swapped, added and removed change places, and so do stronger and weaker duties."""
    back = compare(harbours.new, harbours.old)
    assert (len(back.added), len(back.removed)) == (len(harbours.removed), len(harbours.added))
    assert [d.kind for d in back.duties if d.kind in ("strengthened", "weakened")] == ["weakened"]


def test_another_document_is_told(harbours: Comparison) -> None:
    """Documents without anything in common are compared, and a note says that they hardly are editions of one."""
    other = Guidance(
        Source("b.md", ""), "2020", "Moss", sections=(Part("Moss", "L1", chapter=0),),
        passages=tuple(Passage(i, "paragraph", f"Moss number {i} grows on granite.", f"L{i}", "", 0) for i in range(9)),
    )  # fmt: skip
    found = compare(harbours.old, other)
    assert set(found.kinds) == {"added", "removed"}
    assert any("hardly anything in common" in note for note in found.notes)


def test_an_empty_edition_is_told(harbours: Comparison) -> None:
    """An edition without passages leaves everything added, and a note says why."""
    empty = replace(harbours.old, passages=(), edition="empty")
    found = compare(empty, harbours.new)
    assert set(found.kinds) == {"added"}
    assert any("no passages" in note for note in found.notes)


def test_any_number_of_editions_in_order(harbours: Comparison) -> None:
    """Three editions give two comparisons, each with the edition before it."""
    last = replace(harbours.old, edition="2026")
    found = history((harbours.old, harbours.new, last))
    assert [(c.old.edition, c.new.edition) for c in found] == [("2018", "2023"), ("2023", "2026")]


OUTLINE = """# Harbours
edition: {edition}
date: {edition}-01
publisher: Harbour Office
kind: outline
> An outline in our own words.

## Chapter 1: Crews

{lines}
"""


def outlines(folder: Path, old: str, new: str) -> Comparison:
    """Two outlines compared."""
    editions = []
    for edition, lines in (("2018", old), ("2023", new)):
        path = folder / f"{edition}.md"
        path.write_text(OUTLINE.format(edition=edition, lines=lines), encoding="utf-8")
        editions.append(read_outline(path))
    return compare(editions[0], editions[1])


def test_a_silent_outline_decides_nothing(tmp_path: Path) -> None:
    """What only one outline has is not determinable, its duty neither new nor gone; should to must is a change."""
    found = outlines(
        tmp_path,
        "- [crews | should] Rest between crossings. {briefing:1}\n- [crews | must] Wear a hat. {briefing:2}",
        "- [crews | must] Rest between crossings. {text:1}\n- [masters | must] Count the whales. {text:2}",
    )
    assert found.kinds == {"reworded": 1, "not_determinable": 2}
    assert [change.effect for change in found.reworded] == ["wording"]
    assert {d.kind for d in found.duties} == {"strengthened", "not_determinable"}
    assert found.added == found.removed == ()


def test_only_a_line_marked_absent_makes_an_addition(tmp_path: Path) -> None:
    """An outline that says outright that its edition held no such provision makes the other's an addition."""
    found = outlines(
        tmp_path,
        "- [crews | must] Rest between crossings. {briefing:1}\n- [absent] Masters count the whales. {summary:2}",
        "- [crews | must] Rest between crossings. {text:1}\n- [masters | must] Masters count the whales. {text:2}",
    )
    assert found.kinds == {"unchanged": 1, "added": 1}
    assert [change.new.text for change in found.added if change.new] == ["Masters count the whales."]


def test_terms_that_an_outline_says_were_not_there_are_not_counted(tmp_path: Path) -> None:
    """The words of a line marked absent are no words of the edition: a replaced term does not remain in them."""
    pairs = [
        (f"The care boards agree fare {i} with crew {i}.", f"The local trusts agree fare {i} with crew {i}.")
        for i in range(4)
    ]
    found = outlines(
        tmp_path,
        "\n".join(f"- {old} {{a:{i}}}" for i, (old, _) in enumerate(pairs)) + "\n- The care boards are named. {b:9}",
        "\n".join(f"- {new} {{a:{i}}}" for i, (_, new) in enumerate(pairs))
        + "\n- [absent] The care boards are named. {b:9}",
    )
    assert [(t.old, t.new, t.left) for t in found.terms if t.kind == "replacement"] == [
        ("care board", "local trust", ())
    ]


def test_two_processes_give_the_same_bytes(tmp_path: Path) -> None:
    """Under another order of hashes, every table of a comparison is the same to the byte."""
    (tmp_path / "2018.md").write_text(OLD, encoding="utf-8")
    (tmp_path / "2023.md").write_text(NEW, encoding="utf-8")
    code = (
        "import sys, wtanalysis as wt\n"
        "c = wt.compare(sys.argv[1], sys.argv[2])\n"
        "for name in ('changes', 'duties', 'terms', 'citations'):\n"
        "    sys.stdout.write(c.table(name).to_csv())\n"
    )
    told = [
        subprocess.run(
            [sys.executable, "-c", code, str(tmp_path / "2018.md"), str(tmp_path / "2023.md")],
            env={"PYTHONHASHSEED": seed, "PATH": ""}, capture_output=True, check=True, cwd=Path(__file__).parents[2],
        ).stdout
        for seed in ("1", "2")
    ]  # fmt: skip
    assert told[0] == told[1]
    assert len(told[0]) > 1000
