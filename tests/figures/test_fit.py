"""Which rounding rule a printed table speaks for: exact numbers of counts, held against trying all of them."""

from __future__ import annotations

from functools import cache
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wtanalysis.figures.compatible import Printed, vectors
from wtanalysis.figures.fit import Fit, fit, fit_table, fit_tables
from wtanalysis.figures.rounding import RULES, percents

Table = tuple[float | None, ...]
SINGLY = [name for name, rule in RULES.items() if not rule.forces_total]


@cache
def all_vectors(base: int, parts: int) -> list[tuple[int, ...]]:
    """Every vector of counts with this sum."""
    if parts == 1:
        return [(base,)]
    return [(first, *rest) for first in range(base + 1) for rest in all_vectors(base - first, parts - 1)]


@cache
def printed_by(rule: str, base: int, parts: int) -> dict[Table, list[tuple[int, ...]]]:
    """Every table that a rule can print, with the vectors of counts that it prints so, found by trying all."""
    tables: dict[Table, list[tuple[int, ...]]] = {}
    for counts in all_vectors(base, parts):
        tables.setdefault(percents(counts, base, rule), []).append(counts)
    return tables


small = st.lists(st.integers(0, 8), min_size=1, max_size=3).filter(any)


@given(small, st.sampled_from(list(RULES)))
def test_counts_are_exact(counts: list[int], rule: str) -> None:
    """For a table printed by one rule, every rule's number and the ranges are those found by trying all vectors."""
    base = sum(counts)
    table = percents(counts, base, rule)
    found = fit(table, base)  # type: ignore[arg-type]
    for name in RULES:
        assert found.explained[name] == len(printed_by(name, base, len(counts)).get(table, [])), name
    assert found.explained[rule] >= 1
    best = printed_by(found.rule, base, len(counts))[table]
    assert found.ranges == tuple((min(column), max(column)) for column in zip(*best, strict=True))


@pytest.mark.parametrize(("base", "parts"), [(6, 3), (8, 3), (40, 2), (23, 3), (31, 3), (120, 2), (9, 4)])
def test_every_table(base: int, parts: int) -> None:
    """For every table that a rule can print, the number of compatible vectors is that found by trying all."""
    for rule in RULES:
        for table, behind in printed_by(rule, base, parts).items():
            assert fit(table, base).explained[rule] == len(behind), (rule, table)  # type: ignore[arg-type]


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(-1, 6)), min_size=1, max_size=4), st.integers(0, 24))
def test_vectors_of_a_box(sides: list[tuple[int, int]], total: int) -> None:
    """Inclusion and exclusion counts what lies in a box, with a sum and without."""
    box = tuple((low, low + length) for low, length in sides)
    inside = list(product(*(range(low, high + 1) for low, high in box)))
    assert vectors(box, None) == len(inside)
    assert vectors(box, total) == sum(sum(vector) == total for vector in inside)


@given(st.lists(st.integers(0, 60), min_size=1, max_size=5), st.integers(60, 90), st.sampled_from(SINGLY))
def test_several_answers(counts: list[int], base: int, rule: str) -> None:
    """Where several answers could be given each count is free: the numbers of counts a bucket multiply."""
    table = percents(counts, base, rule)
    found = fit(table, base, whole=False)  # type: ignore[arg-type]
    each = [sum(percents((c,), base, rule) == (value,) for c in range(base + 1)) for value in table]
    expected = 1
    for number in each:
        expected *= number
    assert found.explained[rule] == expected
    assert set(found.explained) == set(SINGLY)


def test_reasons_within_an_answer() -> None:
    """Reasons on the whole base sum to a count that is printed as the answer they belong to."""
    table, base, parent = (22, 15, 7, 3), 130, 47
    by_trying = 0
    for counts in product(*[[c for c in range(base + 1) if percents((c,), base) == (value,)] for value in table]):
        by_trying += percents((sum(counts),), base) == (parent,)
    found = fit(table, base, parts_of=parent)
    assert found.explained["half_up"] == by_trying > 0
    assert len(found.ranges) == 4
    assert fit((22, 15, 7, 3), 967, parts_of=30).rule == ""


def test_halves_tell() -> None:
    """Two halves that reach 100 speak against whole numbers; rules that explain them equally well are all named."""
    found = fit((54.5, 17, 28.5), 960)
    assert found.explained["half_up"] == found.explained["largest_remainder"] == 0
    assert {found.rule, *found.equally} == {"half", "halves_to_100"}


def test_more_vectors_explain_better() -> None:
    """Whole numbers could have been printed with one decimal, but hardly ever are, so it is not named."""
    found = fit((69, 19, 12), 1000)
    assert found.explained["one_decimal"] == 1
    assert "one_decimal" not in {found.rule, *found.equally}
    assert found.rule == "half_up"
    assert "half_even" in found.equally


def test_nothing_explains() -> None:
    """Percentages that no rule prints on this base are said to be so."""
    found = fit((69, 19, 11.3), 1034)
    assert (found.rule, found.compatible, found.ranges, found.equally) == ("", 0, (), ())
    assert found.words.startswith("No rule")
    assert fit((60, 60), 10).rule == ""


def test_sum_below_100() -> None:
    """Three thirds printed as 33 are explained, and by no rule that forces 100."""
    found = fit((33, 33, 33), 99)
    assert found.rule == "half_up"
    assert all(not found.explained[name] for name, rule in RULES.items() if rule.forces_total)


def test_large_base() -> None:
    """A base of a hundred thousand takes no enumeration: the number is exact and large."""
    found = fit((40, 30, 20, 10), 100_000)
    assert found.explained["half_up"] == vectors(
        ((39_500, 40_499), (29_500, 30_499), (19_500, 20_499), (9_500, 10_499)), 100_000
    )
    assert found.explained["half_up"] > 10**8


def test_the_document_decides() -> None:
    """One table leaves rules open that all tables of a document together tell apart."""
    tables = (
        Printed((69, 19, 12), 1034, name="a"),
        Printed((54.5, 17, 28.5), 960, name="b"),
        Printed((83, 6, 11), 1017),
        Printed((52, 23, 25), 968),
    )
    found = fit_tables(tables)
    assert (found.rule, found.equally, found.unexplained) == ("halves_to_100", (), ())
    assert (found.explained["half_up"], found.explained["half"], found.tables) == (3, 4, 4)
    assert fit_tables((*tables, Printed((50, 30), 1000, name="c"))).unexplained == ("c",)
    assert fit_tables(()).rule == ""


def test_only_whole_tables_together() -> None:
    """Questions with several answers do not count when rules that force 100 are compared."""
    assert fit_tables((Printed((60, 70), 100, whole=False), Printed((60, 40), 100))).tables == 1


@pytest.mark.parametrize(("table", "base"), [((), 10), ((50, 50), 0), ((50, 120), 10), ((-1, 50), 10)])
def test_tables_check_themselves(table: tuple[float, ...], base: int) -> None:
    """A table without percentages, without a base or with a percentage outside 0 to 100 is refused."""
    with pytest.raises(ValueError, match=r"percentages|base"):
        fit(table, base)


def test_words() -> None:
    """The sentence names the rule, the number and the others."""
    assert fit_table(Printed((50, 50), 100)).words.startswith("half_up explains the table best: 1 set of counts")
    assert Fit("half", 3, ()).words == "half explains the table best: 3 sets of counts would be printed so."


def test_printed_tables_of_2023(repository: Path) -> None:
    """The 20 whole tables printed in 2023 are explained, all of them, by one rule only: halves where needed for 100."""
    import wtanalysis as wt

    consultation = wt.load_consultation(repository / "data" / "working-together-2023")
    tables = []
    for question in consultation.questions:
        cells = [
            f for f in consultation.figures if f.question_id == question.question_id and not f.group and not f.parent
        ]
        if question.base and len(cells) > 1:
            tables.append(Printed(tuple(f.percent or 0 for f in cells), question.base, name=question.question_id))
    found = fit_tables(tables)
    assert found.tables == len(tables) == 20
    assert found.rule == "halves_to_100"
