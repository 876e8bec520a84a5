"""The kind of each change, and the order in which changes stand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.guidance.test_alignment import HARBOUR, guidance
from wtanalysis.guidance.alignment import align
from wtanalysis.guidance.changes import Change
from wtanalysis.guidance.kinds import changes
from wtanalysis.guidance.model import Guidance, Passage, Stated


def compared(old: Guidance, new: Guidance) -> tuple[Change, ...]:
    """The changes between two editions."""
    return changes(old, new, align(old, new))


def kinds(found: tuple[Change, ...]) -> list[str]:
    """Their kinds, in order."""
    return [change.kind for change in found]


def numbered(edition: Guidance, first: int) -> Guidance:
    """The same edition with its passages numbered."""
    passages = tuple(replace(p, number=str(first + p.index)) for p in edition.passages)
    return replace(edition, passages=passages)


def outline(*said: str, absent: tuple[int, ...] = ()) -> Guidance:
    """An outline of these provisions, those listed stated as absent."""
    made = guidance("# A", *said)
    stated = (replace(p, stated=Stated(absent=p.index in absent)) for p in made.passages)
    return replace(made, passages=tuple(stated), outline=True)


def test_the_same_words_under_another_number_are_renumbered() -> None:
    """Same place, same words, another printed number."""
    one = guidance(*HARBOUR[:3])
    assert kinds(compared(numbered(one, 1), numbered(one, 1))) == ["unchanged"] * 3
    assert kinds(compared(numbered(one, 1), numbered(one, 2))) == ["renumbered"] * 3


def test_typography_changes_nothing() -> None:
    """Curly marks and dashes of another kind are the same words; a comma more is not."""
    old = guidance("The ‘master’ – or mate – should log every sailing in the harbour book.")
    same = guidance("The 'master' - or mate - should log every sailing in the harbour book.")
    comma = guidance("The 'master' - or mate - should log, every sailing in the harbour book.")
    assert kinds(compared(old, same)) == ["unchanged"]
    found = compared(old, comma)
    assert kinds(found) == ["reworded"]
    assert found[0].similarity == 1.0


def test_every_kind_in_one_comparison() -> None:
    """Reworded, moved, moved and reworded, split, merged, added and removed, in the order of the new edition."""
    extra = "Seals bask on the northern skerries when the tide is at its lowest ebb."
    stays = tuple(f"Rule {n} of the {name} applies to {thing} at all piers." for n, name, thing in (
        ("one", "moorings", "buoys and chains"), ("two", "galley", "kettles and stoves"),
        ("three", "wheelhouse", "charts and compasses"), ("four", "engine room", "pumps and filters"),
    ))  # fmt: skip
    old = guidance(
        "# A", HARBOUR[0], *stays, HARBOUR[1], f"{HARBOUR[2]} {HARBOUR[3]}", HARBOUR[4], HARBOUR[5], HARBOUR[6],
        "# B", HARBOUR[7],
    )  # fmt: skip
    new = guidance(
        "# A", HARBOUR[7].replace("Bicycles", "Cycles"), *stays, HARBOUR[1].replace("must", "should"), HARBOUR[2],
        HARBOUR[3], f"{HARBOUR[4]} {HARBOUR[5]}", HARBOUR[0], extra, "# B",
    )  # fmt: skip
    found = compared(old, new)
    assert kinds(found) == [
        "moved_reworded", "unchanged", "unchanged", "unchanged", "unchanged", "reworded", "split", "split", "merged",
        "merged", "removed", "moved", "added",
    ]  # fmt: skip
    assert [change.change_id for change in found] == [
        "c0001", "c0002", "c0003", "c0004", "c0005", "c0006", "c0007", "c0007", "c0008", "c0008", "c0009", "c0010",
        "c0011",
    ]  # fmt: skip
    assert all(change.why for change in found)
    assert all((change.similarity is None) == (change.kind in {"added", "removed"}) for change in found)


def test_what_is_gone_stands_in_its_old_place() -> None:
    """A removed passage follows the change of the one before it; the first one stands first."""
    found = compared(guidance(*HARBOUR), guidance(*HARBOUR[1:4], *HARBOUR[5:]))
    assert kinds(found).index("removed") == 0
    assert [c.old.index for c in found if c.old] == list(range(8))


def test_an_outline_is_silent_on_most() -> None:
    """A provision that one outline has alone is not determinable; one that the other states as absent was added."""
    old = outline(HARBOUR[0], HARBOUR[1], HARBOUR[3], absent=(1,))
    new = outline(HARBOUR[0].replace("winter", "summer"), HARBOUR[1], HARBOUR[2])
    found = compared(old, new)
    assert [(c.kind, c.old and c.old.text, c.new and c.new.text) for c in found] == [
        ("reworded", HARBOUR[0], new.passages[0].text), ("added", None, HARBOUR[1]),
        ("not_determinable", HARBOUR[3], None), ("not_determinable", None, HARBOUR[2]),
    ]  # fmt: skip
    assert kinds(compared(new, old)) == ["reworded", "removed", "not_determinable", "not_determinable"]


def test_an_absent_provision_without_a_partner_makes_no_row() -> None:
    """That the edition lacks what nobody has is no change."""
    assert kinds(compared(outline(HARBOUR[0], HARBOUR[4], absent=(1,)), outline(HARBOUR[0]))) == ["unchanged"]


def test_an_outline_beside_a_full_text_determines_nothing() -> None:
    """The words of an outline are ours, so even the same words tell nothing."""
    found = compared(outline(*HARBOUR[:3]), guidance("# A", *HARBOUR[1:4]))
    assert set(kinds(found)) == {"not_determinable"}
    assert len(found) == 4


@pytest.mark.parametrize("empty", ["old", "new"])
def test_an_empty_edition(empty: str) -> None:
    """All is added, or all is removed."""
    sides = {"old": guidance(*HARBOUR), "new": guidance(*HARBOUR), empty: guidance()}
    found = compared(sides["old"], sides["new"])
    assert set(kinds(found)) == {"added" if empty == "old" else "removed"}
    assert [change.change_id for change in found] == [f"c{n:04d}" for n in range(1, 9)]


def test_ids_are_those_of_the_new_order() -> None:
    """A passage that stands before the first heading of both editions is found as any other."""
    first = Passage(0, "paragraph", HARBOUR[0], "L1")
    found = compared(replace(guidance(), passages=(first,)), replace(guidance(), passages=(first,)))
    assert [(change.change_id, change.kind) for change in found] == [("c0001", "unchanged")]
