"""Near-copies: who carries which template, what was added, and counting three ways."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wtanalysis.responses.near_copies import WAYS, counted, kept, near_copies
from wtanalysis.responses.template import added, added_at, parts

RNG = random.Random(2023)  # noqa: S311 (made-up words)
WORDS = [f"{a}{b}" for a in ("ba", "co", "di", "fu", "ga", "he", "lo", "mu") for b in map(str, range(500))]


def prose(words: int) -> str:
    """Made-up sentences of twelve words that nobody else has."""
    said = RNG.choices(WORDS, k=words)
    return " ".join(" ".join(said[n : n + 12]) + "." for n in range(0, words, 12))


def edited(text: str, changes: int) -> str:
    """A text with some words put for others."""
    said = text.split()
    for place in RNG.sample(range(len(said)), changes):
        said[place] = RNG.choice(WORDS)
    return " ".join(said)


LETTER, OTHER = prose(60), prose(60)


def test_a_page_added_hides_no_copy() -> None:
    """Who adds a page before or after a template carries it; the page is told apart, word by word."""
    page = prose(600)
    said = [("a", LETTER), ("b", LETTER), ("c", f"{page} {LETTER}"), ("d", f"{LETTER} {page}"), ("e", prose(80))]
    found = near_copies(said)
    assert found.of() == dict.fromkeys("abcd", "campaign-1")
    for name, text in said[2:4]:
        assert added(text, found.campaigns[0].template) == page, name


def test_pages_added_by_all() -> None:
    """A template that nobody sent alone is found under what each added."""
    found = near_copies([(name, f"{prose(300)} {LETTER} {prose(300)}") for name in "abc"])
    assert found.of() == dict.fromkeys("abc", "campaign-1")
    assert found.campaigns[0].template == LETTER[:-1]


def test_small_changes_hide_no_copy() -> None:
    """Three words in sixty changed at random by each of twenty senders: all are found."""
    assert len(near_copies([(str(n), edited(LETTER, 3)) for n in range(20)]).of()) == 20


def reworded(text: str, every: int, start: int) -> str:
    """A text with every so many words put for another."""
    said = text.split()
    said[start::every] = RNG.sample(WORDS, len(said[start::every]))
    return " ".join(said)


def test_reworded_copies_join_their_campaign() -> None:
    """Who changes one word in six, and no ten in a row are left, is of the campaign and makes none beside it."""
    said = [*((f"a{n}", LETTER) for n in range(4)), *((f"b{n}", reworded(LETTER, 6, n)) for n in range(6))]
    assert near_copies([*said, ("c", OTHER)]).of() == dict.fromkeys((name for name, _ in said), "campaign-1")
    again = [*said[:4], *((f"c{n}", reworded(LETTER, 6, 0)) for n in range(3))]
    assert len(near_copies(again).campaigns) == 1


def test_reworded_copies_need_no_original() -> None:
    """Where nobody sent the letter as it was, and nobody the same, those who reworded it are a campaign."""
    said = [(str(n), reworded(LETTER, 7, n)) for n in range(7)]
    assert near_copies([*said, ("x", OTHER), ("y", prose(60))]).of() == dict.fromkeys("0123456", "campaign-1")
    assert near_copies(said[:2]).of() == {}
    assert set(near_copies(said[:2], least=2).of()) == {"0", "1"}


def test_clauses_moved() -> None:
    """The order of sentences does not matter, even where words were changed too."""
    said = LETTER.split(". ")
    moved = ". ".join((*said[3:], *said[:3]))
    texts = [*((f"a{n}", LETTER) for n in range(3)), ("b", reworded(moved, 7, 2))]
    assert set(near_copies(texts).of()) == {"a0", "a1", "a2", "b"}


def test_a_passage_is_not_the_whole() -> None:
    """Who has a third of a letter, and the rest of their own, has not said it again."""
    said = [(str(n), f"{reworded(LETTER, 6, n)}") for n in range(4)]
    parts = [(f"p{n}", " ".join((*reworded(LETTER, 6, n).split()[:20], prose(40)))) for n in range(4)]
    assert set(near_copies([*said, *parts]).of()) == {name for name, _ in said}


def test_short_sentences_alike_do_not_join() -> None:
    """Short sentences of one mould, for and against, are nobody's campaign."""
    mould = "I think that this is a {} idea because it will help the {} of our {}"
    said = [
        mould.format(*words)
        for words in zip(("good", "bad", "poor"), ("shops", "roads", "farms"), ("town", "county", "land"), strict=True)
    ]
    assert near_copies([(str(n), text) for n, text in enumerate(said)]).of() == {}


def test_chains_glue_nothing() -> None:
    """One text that joins two templates, or a long chain of half-shared texts, makes no one campaign of them."""
    said = [*((f"a{n}", LETTER) for n in range(5)), *((f"b{n}", OTHER) for n in range(5)), ("ab", f"{LETTER} {OTHER}")]
    found = near_copies(said)
    assert len(found.campaigns) == 2
    assert all(sum(copy.text_id == "ab" for copy in campaign.copies) == 1 for campaign in found.campaigns)
    assert list(found.of().values()).count(found.of()["ab"]) == 6
    links = [prose(36) for _ in range(12)]
    chain = [(f"{n}{s}", f"{links[n]} {links[n + 1]}") for n in range(11) for s in "xyz"]
    ends = near_copies(chain).of()
    assert ends["0x"] != ends["10x"]
    assert len(set(ends.values())) >= 4


def test_a_greeting_is_no_template() -> None:
    """A title that many put above letters of their own joins none of them."""
    title = "To the department: this is about the consultation on the guidance for night boats, parks and gates."
    said = [(str(n), f"{title}\n\n{prose(150)}") for n in range(9)]
    assert near_copies(said).of() == {}
    both = [
        *said,
        *((f"a{n}", f"{title}\n\n{LETTER}") for n in range(4)),
        *((f"b{n}", f"{title} {OTHER}") for n in range(4)),
    ]
    of = near_copies(both).of()
    assert {name[0] for name in of} == {"a", "b"}
    assert of["a0"] != of["b0"]


def test_senders_chose_among_passages() -> None:
    """Where each of sixty senders took three of six passages, in any order, they are of one campaign."""
    passages = [prose(36) for _ in range(6)]
    said = [(str(n), " ".join(RNG.sample(passages, 3))) for n in range(60)]
    of = near_copies(said).of()
    assert len(of) == 60
    assert max(list(of.values()).count(name) for name in set(of.values())) >= 45


def test_short_texts_are_never_campaigns() -> None:
    """However often people say the same few words, nobody copied anyone."""
    said = [
        (f"{n}-{text}", text) for n in range(50) for text in ("I agree", "No comment.", "See above", "", "!!", "🙂")
    ]
    assert near_copies(said).of() == {}


def test_two_are_near_duplicates_when_asked() -> None:
    """Two senders are no campaign; with ``least=2`` they are a pair. One sender is nobody's copy."""
    said = [("a", LETTER), ("b", edited(LETTER, 2)), ("c", OTHER)]
    assert near_copies(said).of() == {}
    assert set(near_copies(said, least=2).of()) == {"a", "b"}
    assert near_copies(said, {"a": "ann", "b": "ann"}, least=2).of() == {}
    with pytest.raises(ValueError, match="two senders"):
        near_copies([], least=1)


def test_other_scripts() -> None:
    """Texts without blanks between words, and from right to left, are copied like others."""
    said = [
        "请保留夜间渡船让下班很晚的人可以回家谢谢你们听取我们的意见",
        "يرجى الإبقاء على القوارب الليلية طوال العام لمن يعملون حتى وقت متأخر من الليل",
    ]
    for text in said:
        assert set(near_copies([(name, text) for name in "abc"]).of()) == set("abc")


def test_nothing_in_nothing_out() -> None:
    """No texts, or empty ones, have no campaigns."""
    assert near_copies([]).campaigns == near_copies([("a", ""), ("b", "")]).campaigns == ()


def test_repr_holds_no_words() -> None:
    """What is printed in passing tells counts and never what was written."""
    found = near_copies([(name, LETTER) for name in "abc"])
    assert (
        repr((found, found.campaigns[0]))
        == "(Copies(1 campaigns, 3 of 3 texts), Campaign(campaign-1, 3 texts of 3 senders))"
    )


@given(st.lists(st.sampled_from([LETTER, OTHER, "Hello there!", "I am a nurse", "«No»"]), max_size=6), st.booleans())
def test_parts_give_the_text_again(said: list[str], upper: bool) -> None:
    """A text cut by a template is whole again when joined, and nothing of the template is told as added."""
    text = "\n".join(said).upper() if upper else "\n".join(said)
    assert "".join(piece for piece, _ in parts(text, LETTER)) == text
    told = [text[start:end] for start, end in added_at(text, LETTER)]
    assert LETTER[:40].casefold() not in " ".join(told).casefold()
    assert all(word.casefold() in " ".join(told).casefold() for one in said if one != LETTER for word in one.split())


@settings(max_examples=50)
@given(st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from(["", "campaign-1", "campaign-2"]))))
def test_three_ways(said: list[tuple[str, str]]) -> None:
    """All is every id, left out those in none, once those and one for each campaign."""
    of, ids = dict(said), [name for name, _ in said]
    found = counted(ids, of)
    assert found.all == len(of)
    assert found.left_out == sum(not campaign for campaign in of.values())
    assert found.once == found.left_out + len(set(of.values()) - {""})
    assert [len(kept(ids, of, way)) for way in WAYS] == [found.all, found.once, found.left_out]  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="twice"):
        kept(ids, of, "twice")  # type: ignore[arg-type]
