"""Sizes in words: one scale, whole and rising; small numbers are told as numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wtanalysis.themes.model import Code, Codebook, Coding, Comment, Theme
from wtanalysis.themes.sizes import SCALE, SMALL, ThemeError, level, percent, quantity, scale_table, sizes, told

COUNTS = st.integers(0, 2000).flatmap(lambda base: st.tuples(st.integers(0, base), st.just(base)))


@given(COUNTS)
def test_every_share_has_one_word(given_count: tuple[int, int]) -> None:
    """From 0 to 100 per cent each share lies within the bounds of its word, and no other word has them."""
    count, base = given_count
    found = level(count, base)
    share = 100 * count / base if base else 0
    if found.word in ("nearly all", "all"):
        assert (count == base) == (found.word == "all")
        assert share > 90
    else:
        assert found.over < share <= found.to
    assert [one.over for one in SCALE[1:]] == [one.to for one in SCALE[:-1]]


@given(COUNTS, st.integers(1, 50))
def test_more_is_never_a_lesser_word(given_count: tuple[int, int], more: int) -> None:
    """Of one base, a larger count has the same word or a later one."""
    count, base = given_count
    assert SCALE.index(level(count, base)) <= SCALE.index(level(min(count + more, base), base))


@given(COUNTS)
def test_most_is_never_half(given_count: tuple[int, int]) -> None:
    """The word most and those above it are said of more than half alone, and of no base under ten."""
    count, base = given_count
    if quantity(count, base) in ("most", "nearly all", "all"):
        assert count * 2 > base >= SMALL
    if base < SMALL:
        assert not {one.word for one in SCALE[1:]} & {quantity(count, base)}


@given(COUNTS)
def test_percentages_only_when_asked(given_count: tuple[int, int]) -> None:
    """No per cent sign without asking; with it one, unless the base is under ten; counts are never in it."""
    count, base = given_count
    assert "%" not in told(count, base)
    assert ("%" in told(count, base, percentages=True)) == (base >= SMALL)


@given(COUNTS)
def test_percent_never_hides_any(given_count: tuple[int, int]) -> None:
    """0% is none and 100% is all."""
    count, base = given_count
    assert (percent(count, base) == "0%") == (not count and bool(base))
    assert (percent(count, base) == "100%") == (count == base and bool(base))


@pytest.mark.parametrize(
    ("count", "base", "words"),
    [
        (2, 3, "two of the three who commented on the question"),
        (1, 1, "the only one who commented on the question"),
        (0, 1, "none of those who commented on the question"),
        (0, 9, "none of the nine who commented on the question"),
        (9, 9, "nine of the nine who commented on the question"),
        (2, 1000, "two of those who commented on the question"),
        (3, 1000, "a few of those who commented on the question"),
        (0, 1000, "none of those who commented on the question"),
        (501, 1000, "most of those who commented on the question"),
    ],
)
def test_told(count: int, base: int, words: str) -> None:
    """How sizes read, small ones first."""
    assert told(count, base) == words


def test_impossible_counts() -> None:
    """More than the base, or less than nothing, is a fault."""
    for count, base in ((2, 1), (-1, 3)):
        with pytest.raises(ValueError, match="expected a count"):
            told(count, base)


def test_sizes_by_question() -> None:
    """Each question has its own base; unsure codes are told apart and not counted; an unused theme has a row of 0."""
    said = [Comment(f"{q}{n}", "x", question_id=q) for q in ("q2", "q1") for n in range(4)]
    codes = (Code("q20", "a"), Code("q21", "a"), Code("q21", "b", decision="unsure"), Code("q10", "b"))
    book = Codebook((Theme("a", "A"), Theme("b", "B")))
    rows = {(r.question_id, r.theme_id): r for r in sizes(Coding(codes, tuple(c.comment_id for c in said)), said, book)}
    assert list(rows) == [("q2", "a"), ("q2", "b"), ("q1", "b"), ("q1", "a")]
    assert [(r.count, r.base, r.unsure) for r in rows.values()] == [(2, 4, 0), (0, 4, 1), (1, 4, 0), (0, 4, 0)]
    assert rows["q2", "a"].comment_ids == ("q20", "q21")
    assert rows["q2", "a"].word == "two of the four"


def test_a_coding_of_other_comments() -> None:
    """Coded comments that were not given are named as such, none of their words told."""
    with pytest.raises(ThemeError, match="1 of 2 coded comments are not among"):
        sizes(Coding((), ("a", "b")), [Comment("a", "secret")])


def test_the_scale_is_published() -> None:
    """The table names each word once, and the rule for small numbers."""
    table = scale_table()
    assert [word for word, _ in table] == [*(one.word for one in SCALE), "a number"]
    assert str(SMALL) in table[-1][1]
