"""Pairs of passages of two editions."""

from __future__ import annotations

import os
import pickle
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wtanalysis.documents.readers import read_document
from wtanalysis.guidance.alignment import align
from wtanalysis.guidance.changes import Alignment
from wtanalysis.guidance.editions import edition
from wtanalysis.guidance.kinds import changes
from wtanalysis.guidance.likeness import numbers, plains, read, similarity, words
from wtanalysis.guidance.model import Guidance, Part, Passage, PassageKind
from wtanalysis.provenance import Source

TURNED = {"pair": "pair", "split": "merged", "merged": "split"}
HARBOUR = (
    "The harbour master should publish the winter timetable before the end of September each year.",
    "Skippers must carry a working radio and a lifejacket for every passenger on board.",
    "Dogs travel free outside the peak season but must be kept on a short lead on deck.",
    "Each pier should have a lit noticeboard with tide tables and emergency telephone numbers.",
    "Freight is loaded by the crew, who may refuse parcels heavier than forty kilograms.",
    "A passenger who misses the last sailing may claim the cost of one night's lodging.",
    "The council reviews fares every second spring after hearing the islanders' committee.",
    "Bicycles are carried in racks at the stern at the owner's risk.",
)


def guidance(*said: str | tuple[str, PassageKind, int] | Passage, name: str = "1") -> Guidance:
    """An edition of these passages: a text, a text with its kind and lead-in; ``# title`` begins a chapter."""
    sections: list[Part] = []
    passages: list[Passage] = []
    for one in said:
        section = len(sections) - 1
        if isinstance(one, str) and one.startswith("# "):
            sections.append(Part(one[2:], f"L{len(sections)}", chapter=len(sections)))
            continue
        text, kind, lead = (one, "paragraph", -1) if isinstance(one, str) else one  # type: ignore[misc]
        passages.append(Passage(len(passages), kind, text, f"L{len(passages)}", section=section, lead_in=lead))  # type: ignore[arg-type]
    return Guidance(Source(f"{name}.md", ""), name, "Ferries", sections=tuple(sections), passages=tuple(passages))


def joined(found: Alignment) -> list[tuple[int, int]]:
    """The pairs as indices."""
    return [(pair.old, pair.new) for pair in found.pairs]


def moved(found: Alignment) -> list[int]:
    """The old passages that stand elsewhere."""
    return [pair.old for pair in found.pairs if pair.moved]


@pytest.fixture(scope="session")
def wcag(shared: Path) -> tuple[Guidance, Guidance]:
    """WCAG 2.1 and 2.2."""
    folder = shared / "realdata" / "wcag"
    first, second = (edition(read_document(folder / name)) for name in ("wcag21_2023-09-21.md", "wcag22_2024-12-12.md"))
    return first, second


def test_words_are_blind_to_typography_and_case() -> None:
    """Curly marks, dashes and capitals make no other words; dots and hyphens inside a word stay."""
    assert words("The ‘Lead’ – s.17 co-ordinator’s") == ["the", "lead", "s.17", "co-ordinator's"]
    assert similarity("“Must” act", "must act!") == 1.0


@given(st.lists(st.text(max_size=20), max_size=8))
def test_many_texts_are_folded_as_one_is(texts: list[str]) -> None:
    """Folding many texts at once gives what folding each gives."""
    from wtanalysis.documents.model import plain

    assert plains(texts) == [plain(text) for text in texts]


def test_more_words_than_characters_below_the_surrogates() -> None:
    """A vocabulary of 60,000 words still gives each word a character of its own."""
    many = guidance(" ".join(f"w{i}" for i in range(60_000)))
    both = read(many, many)
    assert len(set(both.old.coded[0])) == len(both.vocabulary) == 60_000
    assert sorted(numbers(both.old.coded[0]).tolist()) == list(range(60_000))


def test_the_same_edition_twice() -> None:
    """Every passage is its own partner and nothing moved."""
    one = guidance("# A", *HARBOUR[:4], "# B", "and", *HARBOUR[4:], "and")
    found = align(one, one)
    assert joined(found) == [(i, i) for i in range(10)]
    assert not moved(found)
    assert found.notes == ()
    assert [(pair.old, pair.new, pair.share, pair.moved) for pair in found.sections] == [
        (0, 0, 1.0, False), (1, 1, 1.0, False),
    ]  # fmt: skip


def test_a_passage_put_in_moves_nothing() -> None:
    """What stands after an added passage keeps its partner and its place."""
    found = align(guidance(*HARBOUR), guidance(HARBOUR[0], "Seals bask on the northern skerries.", *HARBOUR[1:]))
    assert joined(found) == [(0, 0), *((i, i + 1) for i in range(1, 8))]
    assert not moved(found)


def test_reworded_passages_keep_their_partner() -> None:
    """A third of the words of a passage may go."""
    new = "The piermaster should print the winter timetable before the close of September every year."
    found = align(guidance(*HARBOUR), guidance(new, *HARBOUR[1:]))
    assert joined(found)[0] == (0, 0)
    assert found.pairs[0].similarity == round(similarity(HARBOUR[0], new), 4) == 0.6897
    assert "words in the same order" in found.pairs[0].why


def test_a_passage_rewritten_beyond_recognition_has_no_partner() -> None:
    """Between the same neighbours, other words are another passage."""
    found = align(guidance(*HARBOUR), guidance(HARBOUR[0], "Gulls nest on every chimney of this town.", *HARBOUR[2:]))
    assert 1 not in dict(joined(found))


def test_boilerplate_draws_no_false_partner() -> None:
    """A stock phrase gone in one chapter and put in another is not a move."""
    stock = "For further information see the glossary."
    old = guidance("# A", HARBOUR[0], stock, HARBOUR[1], "# B", *HARBOUR[2:6], stock, HARBOUR[6])
    new = guidance("# A", *HARBOUR[:2], "# B", HARBOUR[2], stock, *HARBOUR[3:6], stock, HARBOUR[6])
    found = align(old, new)
    assert 1 not in dict(joined(found))
    assert not moved(found)


def test_repeated_passages_pair_where_they_stand() -> None:
    """Each "AA" belongs to its own heading, also when one of them goes with its section."""
    old = guidance("# A", "AA", HARBOUR[0], "# B", "AA", HARBOUR[1], "# C", "AA", HARBOUR[2])
    new = guidance("# A", "AA", HARBOUR[0], "# C", "AA", HARBOUR[2])
    assert joined(align(old, new)) == [(0, 0), (1, 1), (4, 2), (5, 3)]


def test_bullets_are_compared_one_by_one() -> None:
    """A bullet that is put in, one that goes and one that is reworded."""
    lead = "The crew of each ferry should check before sailing:"
    old = guidance(
        lead, *((text, "bullet", 0) for text in ("the fuel", "all lifejackets", "the weather forecast", "ropes"))
    )
    new = guidance(lead, *((text, "bullet", 0) for text in ("the fuel", "fire hoses", "all the lifejackets", "ropes")))
    assert joined(align(old, new)) == [(0, 0), (1, 1), (2, 3), (4, 4)]


def test_footnotes_pair_with_footnotes() -> None:
    """A footnote that becomes a paragraph is another thing."""
    note: tuple[str, PassageKind, int] = (HARBOUR[3], "footnote", -1)
    old, new = guidance(HARBOUR[0], note, HARBOUR[1]), guidance(HARBOUR[0], HARBOUR[3], HARBOUR[1])
    assert joined(align(old, new)) == [(0, 0), (2, 2)]
    assert joined(align(old, old)) == [(0, 0), (1, 1), (2, 2)]


def test_glossary_entries_pair_by_their_term() -> None:
    """The same term with another meaning is the same entry."""
    old = guidance()
    first = Passage(0, "glossary", "Slip: a ramp of stone for boats to land on.", "L1", term="Slip")
    second = Passage(0, "glossary", "Slip: paper handed in when fares are refunded.", "L1", term="slip")
    one, two = (Guidance(old.source, "1", "Ferries", passages=(p,)) for p in (first, second))
    assert joined(align(one, two)) == [(0, 0)]


def test_a_split_and_a_merge() -> None:
    """Two halves of one paragraph are a split; turned round, a merge; the similarity is that of the whole."""
    whole = f"{HARBOUR[1]} {HARBOUR[2]}"
    found = align(guidance(HARBOUR[0], whole, HARBOUR[3]), guidance(*HARBOUR[:4]))
    assert [(p.old, p.new, p.kind, p.group, p.similarity) for p in found.pairs if p.group] == [
        (1, 1, "split", 1, 1.0), (1, 2, "split", 1, 1.0),
    ]  # fmt: skip
    back = align(guidance(*HARBOUR[:4]), guidance(HARBOUR[0], whole, HARBOUR[3]))
    assert [(p.old, p.new, p.kind) for p in back.pairs if p.group] == [(1, 1, "merged"), (2, 1, "merged")]


def test_a_list_put_into_prose_is_a_merge() -> None:
    """A lead-in and its bullets that become one sentence."""
    items: list[tuple[str, PassageKind, int]] = [(text, "bullet", 1) for text in ("timely", "in writing", "signed")]
    old = guidance(HARBOUR[0], "Notices should be:", *items, HARBOUR[1])
    new = guidance(HARBOUR[0], "Notices should be: timely, in writing, signed.", HARBOUR[1])
    found = align(old, new)
    assert [(p.old, p.new) for p in found.pairs if p.kind == "merged"] == [(1, 1), (2, 1), (3, 1), (4, 1)]


def test_empty_editions() -> None:
    """Nothing to pair, and a note that says so."""
    found = align(guidance(), guidance(*HARBOUR))
    assert found.pairs == ()
    assert found.notes == ("1 has no passages.",)


def test_one_paragraph() -> None:
    """A single paragraph pairs with its new wording."""
    assert joined(align(guidance(HARBOUR[5]), guidance(HARBOUR[5].replace("one night's", "a night's")))) == [(0, 0)]


def test_passages_without_words() -> None:
    """Rows of marks alone pair with themselves and break nothing."""
    found = align(guidance("***", HARBOUR[0], ""), guidance("***", HARBOUR[0], ""))
    assert joined(found) == [(0, 0), (1, 1), (2, 2)]


def test_another_document_altogether(shared: Path, wcag: tuple[Guidance, Guidance]) -> None:
    """Hardly any pairs, no moves, and a note."""
    other = edition(read_document(shared / "realdata" / "nppf" / "NPPF_December_2024.md"))
    found = align(wcag[0], other)
    assert len(found.pairs) <= 3
    assert any("hardly anything in common" in note for note in found.notes)


def test_one_chapter_against_the_whole(wcag: tuple[Guidance, Guidance]) -> None:
    """Its passages are found in their places, and a note says that one side is a part."""
    whole = wcag[0]
    chapter = max(whole.chapters, key=lambda c: sum(whole.chapter_of(p) == c for p in whole.passages))
    kept = [p for p in whole.passages if whole.chapter_of(p) == chapter]
    place = {p.index: i for i, p in enumerate(kept)}
    part = Guidance(
        Source("part.md", ""), "part", whole.title, sections=whole.sections,
        passages=tuple(
            Passage(i, p.kind, p.text, p.locator, p.number, p.section, place.get(p.lead_in, -1), p.level)
            for i, p in enumerate(kept)
        ),
    )  # fmt: skip
    for old, new in ((whole, part), (part, whole)):
        found = align(old, new)
        assert len(found.pairs) == len(kept)
        assert not moved(found)
        assert any("a part of the document" in note for note in found.notes)


def test_no_headings_on_one_side(wcag: tuple[Guidance, Guidance]) -> None:
    """Without chapters nothing moves but what is out of order, and a note says so."""
    whole = wcag[0]
    bare = Guidance(
        Source("bare.txt", ""), "bare", whole.title,
        passages=tuple(
            Passage(p.index, p.kind, p.text, p.locator, p.number, -1, p.lead_in, p.level) for p in whole.passages
        ),
    )  # fmt: skip
    found = align(whole, bare)
    assert len(found.pairs) >= 0.99 * len(whole.passages)
    assert not moved(found)
    assert any("no chapters" in note for note in found.notes)


def test_thousands_of_the_same_paragraph() -> None:
    """5,000 paragraphs of boilerplate pair in order, in time that does not grow with their square."""
    old, new = (guidance(*([text] * 5000)) for text in ("See the relevant chapter.", "See the relevant chapters."))
    assert joined(align(old, old)) == [(i, i) for i in range(5000)]
    assert len(align(old, new).pairs) == 5000


def test_wcag_says_what_is_new(wcag: tuple[Guidance, Guidance]) -> None:
    """The criteria that WCAG 2.2 lists as new have no partner; the one it lists as obsolete has none in 2.2."""
    old, new = wcag
    found = align(old, new)
    paired = Counter(new.section_title(new.passages[pair.new]) for pair in found.pairs)
    fresh = {
        "Focus Not Obscured (Minimum)", "Focus Not Obscured (Enhanced)", "Focus Appearance", "Dragging Movements",
        "Target Size (Minimum)", "Consistent Help", "Redundant Entry", "Accessible Authentication (Minimum)",
        "Accessible Authentication (Enhanced)",
    }  # fmt: skip
    assert {title for title in fresh if paired[title]} == set()
    assert fresh <= {part.title for part in new.sections}
    gone = {old.section_title(p) for p in old.passages} - {
        old.section_title(old.passages[pair.old]) for pair in found.pairs
    }
    assert "Parsing" in gone


def mangled(texts: Sequence[str], chance: random.Random) -> list[str]:
    """The same texts with some gone, some doubled, some in another place and some words changed."""
    kept = [text for text in texts if chance.random() > 0.1]
    kept += [text for text in texts if chance.random() < 0.05]
    for _ in range(len(kept) // 8):
        kept.insert(chance.randrange(len(kept) + 1), kept.pop(chance.randrange(len(kept))))
    return [" ".join(w if chance.random() > 0.1 else "other" for w in text.split()) for text in kept]


WORDS = st.sampled_from(["and", "the", "police", "should", "share", "information", "safe", "timely", "children", "see"])
TEXTS = st.lists(st.lists(WORDS, max_size=7).map(" ".join), max_size=12)


def built(texts: Iterable[str]) -> Guidance:
    """An edition with a chapter before every text that begins with "see", a list after one that ends with "and"."""
    said: list[str | tuple[str, PassageKind, int]] = []
    index, lead = -1, -1
    for text in texts:
        if text.startswith("see"):
            said.append(f"# {text}")
            lead = -1
        index += 1
        said.append((text, "bullet", lead) if lead >= 0 else text)
        lead = index if text.endswith("and") else lead
    return guidance(*said)


@settings(max_examples=60)
@given(TEXTS, TEXTS)
def test_editions_swapped_give_the_same_pairs_turned(first: list[str], second: list[str]) -> None:
    """Which edition is called old changes nothing but the direction."""
    there, back = align(built(first), built(second)), align(built(second), built(first))
    turned = sorted((p.new, p.old, p.similarity, TURNED[p.kind]) for p in back.pairs)
    assert turned == [(p.old, p.new, p.similarity, p.kind) for p in there.pairs]


@settings(max_examples=60)
@given(TEXTS, TEXTS)
def test_no_passage_in_two_pairs(first: list[str], second: list[str]) -> None:
    """A passage stands in one pair, but for the whole of a split or a merge."""
    found = align(built(first), built(second))
    for side, whole in (("old", "split"), ("new", "merged")):
        held = [(getattr(p, side), p.group) for p in found.pairs]
        single = [i for i, group in held if not group]
        groups = {i: group for i, group in held if group}
        assert len(single) == len(set(single))
        assert not set(single) & set(groups)
        assert len({i for i, _ in held if _}) == len({(i, group) for i, group in held if group})
        for i, count in Counter(i for i, group in held if group).items():
            assert count == 1 or all(p.kind == whole for p in found.pairs if getattr(p, side) == i)


@given(TEXTS)
def test_an_edition_is_its_own_partner(texts: list[str]) -> None:
    """Compared with itself, each passage is paired with itself."""
    one = built(texts)
    found = align(one, one)
    assert joined(found) == [(i, i) for i in range(len(one.passages))]
    assert not moved(found)


def test_real_editions_swapped(wcag: tuple[Guidance, Guidance]) -> None:
    """On real text too the pairs, and what moved, are the same turned round."""
    there, back = align(*wcag), align(*reversed(wcag))
    turned = sorted((p.new, p.old, p.similarity, p.moved, TURNED[p.kind]) for p in back.pairs)
    assert turned == [(p.old, p.new, p.similarity, p.moved, p.kind) for p in there.pairs]


PROGRAM = """
import pickle, sys
from wtanalysis.guidance.alignment import align
from wtanalysis.guidance.kinds import changes
old, new = pickle.load(open(sys.argv[1], "rb"))
found = align(old, new)
print(repr(found), repr(changes(old, new, found)))
"""


def test_the_same_in_every_process(tmp_path: Path, wcag: tuple[Guidance, Guidance]) -> None:
    """Two processes with other seeds for hashes give the same bytes."""
    old = wcag[0]
    texts = mangled([p.text for p in old.passages], random.Random(4))  # noqa: S311
    (tmp_path / "pair.pkl").write_bytes(pickle.dumps((old, built(texts))))
    said = [
        subprocess.run(
            [sys.executable, "-c", PROGRAM, str(tmp_path / "pair.pkl")],
            env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True,
        ).stdout
        for seed in ("1", "2")
    ]  # fmt: skip
    assert said[0] == said[1]
    assert len(said[0]) > 10_000


def test_changes_cover_every_passage(wcag: tuple[Guidance, Guidance]) -> None:
    """Each passage of either edition stands in a change."""
    old, new = wcag
    found = changes(old, new, align(old, new))
    assert {c.old.index for c in found if c.old} == set(range(len(old.passages)))
    assert {c.new.index for c in found if c.new} == set(range(len(new.passages)))
