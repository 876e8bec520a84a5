"""What counts as moved, and how sections map."""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.guidance.test_alignment import HARBOUR, guidance, joined, moved
from wtanalysis.guidance.alignment import align
from wtanalysis.guidance.model import Guidance, Part, Passage
from wtanalysis.guidance.order import Item, heaviest
from wtanalysis.provenance import Source

MORE = (
    "Every skerry has a keeper who logs the weather twice a day in the book of the station.",
    "Mail bags go ashore first, before any vehicle leaves the car deck.",
    "The galley closes thirty minutes before arrival and hot drinks may not be carried upstairs.",
    "Lost property is kept for ninety days at the pier office and then given to the lifeboat fund.",
)


def test_one_paragraph_in_another_place_of_its_chapter() -> None:
    """The lighter of the two things that passed each other has moved."""
    found = align(guidance("# A", *HARBOUR), guidance("# A", *HARBOUR[1:6], HARBOUR[0], *HARBOUR[6:]))
    assert moved(found) == [0]


def test_a_block_in_another_place() -> None:
    """Two paragraphs that go together have both moved."""
    found = align(guidance("# A", *HARBOUR), guidance("# A", *HARBOUR[2:], *HARBOUR[:2]))
    assert moved(found) == [0, 1]


def test_into_another_chapter() -> None:
    """A paragraph that goes to a chapter that is not its chapter's partner has moved, also when reworded."""
    new = HARBOUR[7].replace("Bicycles are", "Cycles and scooters are")
    found = align(
        guidance("# A", *HARBOUR[4:], "# B", *HARBOUR[:4]), guidance("# A", *HARBOUR[4:7], "# B", *HARBOUR[:4], new)
    )
    assert moved(found) == [3]


def test_chapters_that_change_places_move_nothing() -> None:
    """Chapters map by their words: two that change places and titles leave their paragraphs where they are."""
    found = align(
        guidance("# 2 Crew", *HARBOUR[:4], "# 3 Boats", *HARBOUR[4:]),
        guidance("# 2 Vessels", *HARBOUR[4:], "# 3 Crew", *HARBOUR[:4]),
    )
    assert moved(found) == []
    assert [(p.old, p.new) for p in found.sections] == [(0, 1), (1, 0)]
    assert sum(p.moved for p in found.sections) == 1


def test_a_heading_put_in_between_moves_nothing() -> None:
    """A section below the chapter does not matter."""
    plain = guidance("# A", *HARBOUR)
    parts = (*plain.sections, Part("New heading", "L9", level=1, parent=0, chapter=0))
    split = Guidance(
        plain.source, "2", "Ferries", sections=parts,
        passages=tuple(
            Passage(p.index, p.kind, p.text, p.locator, section=int(p.index >= 4)) for p in plain.passages
        ),
    )  # fmt: skip
    assert moved(align(plain, split)) == []


def test_a_list_moves_with_its_lead_in() -> None:
    """Bullets under a lead-in that moved have moved, whatever stands in their old place."""
    items = [("the anchor chain and its shackle", "bullet", 0), ("both radar screens", "bullet", 0)]
    later = [(text, kind, 4) for text, kind, _ in items]
    old = guidance("# A", "Before each sailing the mate should look at:", *items, *MORE)  # type: ignore[arg-type]
    new = guidance("# A", *MORE, "Before each sailing the mate should look at:", *later)  # type: ignore[arg-type]
    found = align(old, new)
    assert joined(found) == [(0, 4), (1, 5), (2, 6), (3, 0), (4, 1), (5, 2), (6, 3)]
    assert moved(found) == [0, 1, 2]


def test_a_bullet_that_goes_to_another_list() -> None:
    """It has moved; those that stay have not."""
    first, second = "The mate should look at:", "The purser should count and lock away:"
    gone = "every banknote that the turnstiles took since noon"
    one = [first, ("the chain", "bullet", 0), (gone, "bullet", 0), ("the radar", "bullet", 0), *MORE[:2]]
    one += [second, ("the tickets", "bullet", 6), ("the stamps", "bullet", 6)]
    two = [first, ("the chain", "bullet", 0), ("the radar", "bullet", 0), *MORE[:2]]
    two += [second, ("the tickets", "bullet", 5), (gone, "bullet", 5), ("the stamps", "bullet", 5)]
    found = align(guidance("# A", *one), guidance("# A", *two))  # type: ignore[arg-type]
    assert len(found.pairs) == 9
    assert moved(found) == [2]


def test_a_footnote_printed_elsewhere_on_its_page_has_not_moved() -> None:
    """Footnotes are put in order among themselves."""
    note = (MORE[3], "footnote", -1)
    found = align(guidance("# A", HARBOUR[0], note, *HARBOUR[1:3]), guidance("# A", *HARBOUR[:3], note))  # type: ignore[arg-type]
    assert len(found.pairs) == 4
    assert moved(found) == []


def test_a_section_under_another_chapter_has_moved() -> None:
    """The section map tells it, and its passages have moved."""

    def made(under: int) -> Guidance:
        texts = {"A": HARBOUR[:3], "Galley": MORE[:2], "B": HARBOUR[3:]}
        order = ["A", "Galley", "B"] if under == 0 else ["A", "B", "Galley"]
        sections = {
            "A": Part("A", "L1", chapter=0),
            "Galley": Part("Galley", "L2", level=1, parent=under, chapter=under),
            "B": Part("B", "L3", chapter=order.index("B")),
        }
        said = [(text, at) for at, title in enumerate(order) for text in texts[title]]
        passages = (Passage(i, "paragraph", text, f"L{i}", section=at) for i, (text, at) in enumerate(said))
        parts = tuple(sections[title] for title in order)
        return Guidance(Source("a.md", ""), str(under), "Ferries", sections=parts, passages=tuple(passages))

    old, new = made(0), made(1)
    found = align(old, new)
    assert {old.sections[p.old].title for p in found.sections if p.moved} == {"Galley"}
    assert {old.passages[i].text for i in moved(found)} == set(MORE[:2])


@given(st.permutations(range(7)), st.lists(st.integers(1, 5), min_size=7, max_size=7))
def test_the_heaviest_chain_is_the_heaviest(places: list[int], words: list[int]) -> None:
    """No set of items in the same order on both sides weighs more than the one found, and the one found is in order."""
    items = [Item(i, place, words[i], i) for i, place in enumerate(places)]
    found = sorted(heaviest(items), key=lambda item: item.old)
    assert [item.new for item in found] == sorted(item.new for item in found)
    best = max(
        sum(item.words for item in chosen)
        for count in range(1, 8)
        for chosen in combinations(items, count)
        if all(a.new < b.new for a, b in pairwise(chosen))
    )
    assert sum(item.words for item in found) == best


def test_a_short_item_of_another_list_has_not_moved() -> None:
    """A title dropped from one list and named in a new one elsewhere is removed and added."""
    at = len(HARBOUR)
    old = guidance("# A", *HARBOUR[:4], "This part names:", ("Winter moorings", "bullet", 4), "# B", *HARBOUR[4:])
    new = guidance("# A", *HARBOUR[:4], "# B", *HARBOUR[4:], "On safety see also:", ("Winter moorings", "bullet", at))
    assert moved(align(old, new)) == []


def test_the_last_copy_of_a_long_text_that_goes_elsewhere_has_moved() -> None:
    """Of a paragraph that stands twice, the copy in its place stays, and the other is found where it went."""
    twice = f"{MORE[0]} {MORE[3]}"
    found = align(
        guidance("# A", twice, *HARBOUR[:4], "# B", *HARBOUR[4:], twice, *MORE[1:3]),
        guidance("# A", twice, *HARBOUR[:2], twice, *HARBOUR[2:4], "# B", *HARBOUR[4:], *MORE[1:3]),
    )
    assert moved(found) == [1 + len(HARBOUR)]
    assert (0, 0) in joined(found)


def test_short_titles_with_other_references_are_no_pair() -> None:
    """A list of numbered titles that names other things is removed and added, item by item."""
    at = len(HARBOUR)
    old = guidance("# A", *HARBOUR, "New in this edition are these:", ("2.5.5 Target Size (AAA)", "bullet", at))
    new = guidance(
        "# A", *HARBOUR, "New in this edition are these:", ("2.5.8 Target Size (Minimum) (AA)", "bullet", at)
    )
    assert (at + 1, at + 1) not in joined(align(old, new))
