"""The program that edits real guidance knows what it did, and the scorer counts it."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks import alignment, edit_tree, edits
from benchmarks.edit_key import chain
from benchmarks.rewording import rate, reword, typography
from wtanalysis.documents.model import plain
from wtanalysis.documents.readers import read_document
from wtanalysis.guidance.editions import edition
from wtanalysis.guidance.model import Guidance

Edited = tuple[Guidance, Guidance, edit_tree.Key]
PLANS = list(edit_tree.PLANS)


@pytest.fixture(scope="module")
def documents(shared: Path) -> tuple[Guidance, Guidance]:
    """A real document, and another one that additions come from."""
    paths = [shared / edit_tree.DOCUMENTS[name][0] for name in ("nppf-2024", "wcag-2.2")]
    first, second = (edition(read_document(path), path.stem) for path in paths)
    return first, second


@pytest.fixture(scope="module")
def made(documents: tuple[Guidance, Guidance]) -> dict[str, Edited]:
    """One edited edition a plan."""
    return {name: edits.edit(*documents, seed=5, plan=plan) for name, (plan, _) in edit_tree.PLANS.items()}


@pytest.mark.parametrize("name", PLANS)
def test_every_passage_is_in_the_key(made: dict[str, Edited], name: str) -> None:
    """Each old passage is in a pair or removed, each new one in a pair or added, none both."""
    old, new, key = made[name]
    for count, paired, alone in (
        (len(old.passages), {p.old for p in key.pairs}, key.removed),
        (len(new.passages), {p.new for p in key.pairs}, key.added),
    ):
        assert paired | set(alone) == set(range(count))
        assert not paired & set(alone)


@pytest.mark.parametrize("name", PLANS)
def test_kinds_follow_from_the_texts(made: dict[str, Edited], name: str) -> None:
    """What the key calls unchanged, renumbered or moved has the same words, what it calls reworded has others."""
    old, new, key = made[name]
    for (o, n), kind in key.kinds.items():
        one, two = old.passages[o], new.passages[n]
        if kind in {"unchanged", "renumbered", "moved"}:
            assert plain(one.text) == plain(two.text)
        if kind in {"reworded", "moved_reworded"}:
            assert plain(one.text) != plain(two.text)
        assert kind not in {"unchanged", "renumbered"} or (one.number == two.number) == (kind == "unchanged")


def test_every_kind_is_made(made: dict[str, Edited]) -> None:
    """A revision holds every kind of change, and the adversarial one more of what is hard."""
    counts = {name: Counter(key.rows().values()) for name, (_, _, key) in made.items()}
    assert set(counts["revision"]) == set(alignment.KINDS)
    assert counts["adversarial"]["moved_reworded"] > counts["revision"]["moved_reworded"]


def test_what_goes_into_another_chapter_is_moved(made: dict[str, Edited]) -> None:
    """A pair whose chapters are no partners is moved; the partner of a chapter has most of its words."""
    old, new, key = made["revision"]
    words: Counter[tuple[int, int]] = Counter()
    for pair in key.pairs:
        chapters = old.chapter_of(old.passages[pair.old]), new.chapter_of(new.passages[pair.new])
        words[chapters] += len(old.passages[pair.old].text.split())
    best = {a: max((n, b) for (x, b), n in words.items() if x == a)[1] for a, _ in words}
    far = [p for p in key.pairs if best[old.chapter_of(old.passages[p.old])] != new.chapter_of(new.passages[p.new])]
    assert far
    assert {p.moved for p in far} == {"yes"}


def test_chapters_that_change_places_move_nothing(documents: tuple[Guidance, Guidance]) -> None:
    """New numbers, other type and swapped chapters make nothing moved, added or removed."""
    old, new, key = edits.edit(*documents, seed=3, plan=edit_tree.RENUMBERED)
    order = [new.sections[i].title for i in new.chapters]
    assert order != [old.sections[i].title for i in old.chapters]
    assert set(key.rows().values()) <= {"unchanged", "renumbered", "reworded"}
    assert any(o.text != new.passages[p.new].text for p in key.pairs for o in [old.passages[p.old]])


def test_the_same_seed_gives_the_same_edition(documents: tuple[Guidance, Guidance], made: dict[str, Edited]) -> None:
    """An edition is a matter of its seed."""
    assert edits.edit(*documents, seed=5) == made["revision"]
    assert edits.edit(*documents, seed=6)[1] != made["revision"][1]


def test_additions_are_from_the_other_document(documents: tuple[Guidance, Guidance], made: dict[str, Edited]) -> None:
    """Nothing is invented but short lead-ins of lists that were split; the rest is near copies of what stands."""
    _, donor = documents
    old, new, key = made["revision"]
    known = {p.text for p in donor.passages} | set(edits.MORE)
    added = [new.passages[i].text for i in key.added]
    strange = [text for text in added if text not in known]
    copies = [text for text in strange if min(rate(p.text, text) for p in old.passages) <= 0.35]
    assert len(added) > 20
    assert copies
    assert strange == copies


@pytest.mark.parametrize("name", PLANS)
def test_the_key_scores_full_marks(made: dict[str, Edited], name: str) -> None:
    """The key against itself has everything right."""
    old, _, key = made[name]
    tally, errors = alignment.score(old, key, key.rows())
    assert (tally.precision, tally.recall, tally.false_moves, errors) == (1.0, 1.0, 0, [])
    assert all(tally.found[kind] == tally.wanted[kind] == tally.said[kind] for kind in alignment.KINDS)


def test_each_error_costs(made: dict[str, Edited]) -> None:
    """A pair left out costs recall, a wrong pair costs precision, and a passage called moved is a false move."""
    old, _, key = made["revision"]
    rows = key.rows()
    pairs = [row for row, kind in rows.items() if kind == "reworded" and rate_of(key, row) <= edit_tree.HARD]
    without = {row: kind for row, kind in rows.items() if row != pairs[0]}
    missed = alignment.score(old, key, {**without, (pairs[0][0], -1): "removed", (-1, pairs[0][1]): "added"})[0]
    assert (missed.missed, missed.wrong) == (1, 0)
    assert missed.found["reworded"] == missed.wanted["reworded"] - 1
    wrong = alignment.score(old, key, {**without, (pairs[0][0], pairs[9][1]): "reworded"})[0]
    assert (wrong.missed, wrong.wrong) == (1, 1)
    moved = alignment.score(old, key, {**rows, pairs[0]: "moved_reworded"})[0]
    assert (moved.false_moves, moved.missed) == (1, 0)


def rate_of(key: edit_tree.Key, row: tuple[int, int]) -> float:
    """How many of the words of a pair changed."""
    return next(p.rate for p in key.pairs if (p.old, p.new) == row)


def test_far_reworded_pairs_count_apart(made: dict[str, Edited]) -> None:
    """A pair with more than 30 % of its words changed costs nothing either way, and is counted for itself."""
    old, _, key = made["adversarial"]
    hard = {(p.old, p.new) for p in key.pairs if p.how == "pair" and p.rate > edit_tree.HARD}
    rows = {row: kind for row, kind in key.rows().items() if row not in hard}
    rows |= {(o, -1): "removed" for o, _ in hard} | {(-1, n): "added" for _, n in hard}
    tally, errors = alignment.score(old, key, rows)
    assert hard
    assert (tally.hard, tally.hard_found, tally.recall, errors) == (len(hard), 0, 1.0, [])


def test_swapped_neighbours_of_one_size_are_either() -> None:
    """Which of two equal neighbours moved nobody can say; a small one that leaps over a large one is the one."""
    assert chain([(0, 0, 90), (1, 2, 30), (2, 1, 30), (3, 3, 90)]) == ["no", "either", "either", "no"]
    assert chain([(0, 0, 90), (1, 2, 80), (2, 1, 20), (3, 3, 90)]) == ["no", "no", "yes", "no"]
    assert chain([(0, 0, 9), (0, 1, 9), (1, 2, 9), (2, 2, 9)]) == ["no"] * 4


@pytest.mark.parametrize("wanted", [0.05, 0.1, 0.2, 0.3, 0.5])
def test_rewording_keeps_near_its_rate(documents: tuple[Guidance, Guidance], wanted: float) -> None:
    """No text is reworded further than asked but for one word, and on the whole the rate is what was asked."""
    chance = random.Random(1)  # noqa: S311
    long = [p.text for p in documents[0].passages if len(p.text.split()) >= 25][:60]
    borrow = " ".join(long).split()
    rates = [rate(text, reword(text, wanted, borrow, chance)) for text in long]
    assert max(rates) <= max(wanted, 0.05) + 0.01
    assert sum(rates) / len(rates) > 0.7 * wanted


def test_other_type_is_the_same_text() -> None:
    """Curly marks, dashes and spaces change no word."""
    said = "A child's \"plan\" - and a parent's view - is kept"
    other = typography(said, random.Random(2))  # noqa: S311
    assert other != said
    assert plain(other) == plain(said)
    assert rate(said, other) == 0.0


def test_twins_cost_nothing(made: dict[str, Edited]) -> None:
    """Of two passages with the same words under one lead-in, either may be the partner."""
    old, _, _ = made["renumbered"]
    one = replace(old.passages[0], section=-1, lead_in=-1)
    passages = tuple(replace(one, index=i, text="safe") for i in range(2))
    before = replace(old, passages=passages)
    key = edit_tree.Key((edit_tree.KeyPair(0, 0),), {(0, 0): "unchanged"}, (), (1,))
    tally, _ = alignment.score(before, key, {(1, 0): "unchanged", (0, -1): "removed"})
    assert (tally.wrong, tally.missed) == (0, 0)


def test_the_key_turned_round_scores_full_marks(made: dict[str, Edited]) -> None:
    """With the editions in each other's place, what was split is merged and what was added removed."""
    _, new, key = made["revision"]
    turned = alignment.swapped(key)
    tally, errors = alignment.score(new, turned, turned.rows())
    counts, before = Counter(turned.rows().values()), Counter(key.rows().values())
    assert (tally.recall, tally.precision, errors) == (1.0, 1.0, [])
    assert (counts["split"], counts["added"]) == (before["merged"], before["removed"])
