"""Small numbers: what is hidden cannot be worked out from all published tables together, and the attack is no dummy."""

from __future__ import annotations

import random
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import inf
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.figures.attack import Attacker, Name
from wtanalysis.figures.suppression import (
    SYMBOLS,
    CountTable,
    Link,
    Protected,
    Rules,
    Sum,
    left_to_guess,
    protect,
)

LEAVES = ("strongly agree", "agree only", "neither", "disagree only", "strongly disagree")
REASONS = ("cost", "time", "other reason")
TICKS = ("buses", "trains", "trams")
CHANNELS = ("form", "email")


@dataclass(frozen=True)
class Person:
    """An invented respondent: group, channel, and what they answered to each question; None where they did not."""

    group: str
    channel: str
    level: tuple[str | None, ...]
    reason: str
    ticked: frozenset[str]


def people(seed: int, number: int, groups: int, questions: int) -> list[Person]:
    """Invented respondents, unevenly spread over groups and answers."""
    chance = random.Random(seed)  # noqa: S311
    names = [f"group {i}" for i in range(groups)]
    weights = [chance.random() ** 2 + 0.02 for _ in names]
    levels = [[chance.random() ** 2 + 0.02 for _ in LEAVES] for _ in range(questions)]
    return [
        Person(
            chance.choices(names, weights)[0],
            chance.choices(CHANNELS, (5, 1))[0],
            tuple(chance.choices((*LEAVES, None), (*level, 0.2))[0] for level in levels),
            chance.choices(REASONS, (6, 2, 1))[0],
            frozenset(tick for tick in TICKS if chance.random() < 0.4),
        )
        for _ in range(number)
    ]


def level_counts(persons: Sequence[Person], question: int) -> tuple[int, ...]:
    """Levels, the two nets, reasons of those who disagree, and the base."""
    given_levels = [p.level[question] for p in persons]
    leaves = [given_levels.count(leaf) for leaf in LEAVES]
    unhappy = [p for p in persons if p.level[question] in LEAVES[3:]]
    reasons = [sum(p.reason == reason for p in unhappy) for reason in REASONS]
    return (*leaves, leaves[0] + leaves[1], leaves[3] + leaves[4], *reasons, sum(leaves))


LEVEL_COLUMNS = (*LEAVES, "agree", "disagree", *REASONS, "base")
LEVEL_SUMS = (
    Sum("agree", LEAVES[:2]),
    Sum("disagree", LEAVES[3:]),
    Sum("disagree", REASONS),
    Sum("base", ("agree", "neither", "disagree")),
)


def tables_of(persons: Sequence[Person], questions: int) -> tuple[list[CountTable], list[Link]]:
    """Every table of an invented consultation: by group and by channel, a question with ticks, and the people."""
    names = tuple(sorted({p.group for p in persons}))
    by_group = {"all": list(persons)} | {name: [p for p in persons if p.group == name] for name in names}
    by_channel = {"all": list(persons)} | {name: [p for p in persons if p.channel == name] for name in CHANNELS}
    tables, links = [], []
    for q in range(questions):
        for by, rows in (("by group", by_group), ("by channel", by_channel)):
            counts = tuple(level_counts(chosen, q) for chosen in rows.values())
            sums = (Sum("all", tuple(rows)[1:]),)
            tables.append(CountTable(f"q{q}", tuple(rows), LEVEL_COLUMNS, counts, sums, LEVEL_SUMS, name=by))
        links += [Link(("people", name, "people"), ((f"q{q}", name, "base"),), "at_most") for name in by_group]
    ticking = {name: [p for p in chosen if p.ticked] for name, chosen in by_group.items()}
    counts = tuple((*(sum(t in p.ticked for p in some) for t in TICKS), len(some)) for some in ticking.values())
    whole = (Sum("all", names),)
    tables.append(
        CountTable("ticks", tuple(by_group), (*TICKS, "base"), counts, whole, (Sum("base", TICKS, "covers"),))
    )
    sizes = tuple((len(chosen),) for chosen in by_group.values())
    tables.append(CountTable("people", tuple(by_group), ("people",), sizes, whole, base="people"))
    return tables, links


def attacker_of(tables: Sequence[CountTable], safe: Protected, links: Sequence[Link]) -> Attacker:
    """An attacker who has read the tables and knows the questionnaire; the sums are stated here once more, in full."""
    printed: dict[Name, str] = {}
    percents: dict[Name, str] = {}
    bases: dict[Name, Name] = {}
    for table, shown in zip(tables, safe.tables, strict=True):
        for row, counts, shares in zip(shown.rows, shown.counts, shown.percents, strict=True):
            for column, count, share in zip(shown.columns, counts, shares, strict=True):
                name = (shown.question, row, column)
                assert printed.setdefault(name, count) == count, "one cell is printed in two ways"
                percents[name], bases[name] = share, (shown.question, row, table.base)
    attacker = Attacker(printed, 0 if safe.rules.zeros else 1, safe.rules.rounding or 1, safe.rules.threshold)
    for question, row in sorted({(q, r) for q, r, _ in printed if q.startswith("q")}):
        attacker.adds_up((question, row, "agree"), [(question, row, c) for c in LEAVES[:2]])
        attacker.adds_up((question, row, "disagree"), [(question, row, c) for c in LEAVES[3:]])
        attacker.adds_up((question, row, "disagree"), [(question, row, c) for c in REASONS])
        attacker.adds_up((question, row, "base"), [(question, row, c) for c in ("agree", "neither", "disagree")])
        attacker.is_within(("people", row, "people"), [(question, row, "base")] if links else [])
    rows = sorted({row for _, row, _ in printed})
    groups = [row for row in rows if row.startswith("group")]
    for question, column in sorted({(q, c) for q, _, c in printed}):
        attacker.adds_up((question, "all", column), [(question, group, column) for group in groups])
        if question.startswith("q") and "form" in rows:
            attacker.adds_up((question, "all", column), [(question, channel, column) for channel in CHANNELS])
    for row in rows:
        for tick in TICKS:
            attacker.is_within(("ticks", row, "base"), [("ticks", row, tick)])
        attacker.learns({("ticks", row, "base"): -1.0, **{("ticks", row, t): 1.0 for t in TICKS}}, 0, inf)
    if safe.rules.rounding is None:
        attacker.reads_percentages(percents, bases)
    return attacker


def truth(tables: Sequence[CountTable]) -> dict[Name, int]:
    """The counts behind the tables."""
    return {cell: count for table in tables for cell, count in table.cells()}


consultations = st.tuples(st.integers(0, 10**6), st.integers(8, 70), st.integers(2, 3), st.integers(1, 2))


@settings(max_examples=8)
@given(consultations, st.sampled_from([3, 5]), st.sampled_from([None, None, 5]), st.booleans())
def test_attack_recovers_nothing(
    size: tuple[int, int, int, int], threshold: int, rounding: int | None, zeros: bool
) -> None:
    """No hidden count is determined, and every small one stays open over the whole protection, in whole numbers too."""
    tables, links = tables_of(people(*size), size[3])
    safe = protect(tables, threshold, rounding, zeros=zeros, links=links)
    attacker, counts = attacker_of(tables, safe, links), truth(tables)
    small = [name for name in attacker.hidden if counts[name] < threshold]
    assert set(small) == {name for name, count in counts.items() if (0 if zeros else 1) <= count < threshold}
    assert attacker.solved() == set()
    ranges = attacker.ranges(small)
    assert all(low <= counts[name] <= high for name, (low, high) in ranges.items())
    assert attacker.fixed(attacker.hidden) == set()
    assert [name for name in small if ranges[name][1] - ranges[name][0] < threshold] == []


@pytest.mark.parametrize("seed", range(12))
def test_attack_breaks_primary_suppression(seed: int) -> None:
    """With the small counts alone hidden the same attack finds small counts, and finds them right."""
    tables, links = tables_of(people(seed, 60, 3, 1), 1)
    attacker, counts = attacker_of(tables, only_primary(tables), links), truth(tables)
    solved = attacker.solved()
    ranges = attacker.ranges(attacker.hidden)
    recovered = {name: low for name, (low, high) in ranges.items() if low == high}
    assert solved
    assert solved <= set(recovered) == attacker.fixed(attacker.hidden)
    assert all(counts[name] == value < 5 for name, value in recovered.items())


def only_primary(tables: Sequence[CountTable], percents: bool = False) -> Protected:
    """The tables with nothing hidden but the small counts; with their percentages, if wanted."""
    plain = protect(tables, threshold=0)
    shown = []
    for table in plain.tables:
        small = [[text.isdigit() and 1 <= int(text) < 5 for text in row] for row in table.counts]
        counts, shares = (
            tuple(
                tuple("[c]" if hide else text for hide, text in zip(*pair, strict=True))
                for pair in zip(small, texts, strict=True)
            )
            for texts in (table.counts, table.percents)
        )
        shown.append(replace(table, counts=counts, percents=table.percents if percents else shares))
    return Protected(tuple(shown), Rules())


def one_table(**changes: object) -> CountTable:
    """A table of two groups and three answers."""
    values = {
        "question": "q",
        "rows": ("all", "carers", "police"),
        "columns": ("yes", "no", "unsure", "base"),
        "counts": ((30, 21, 14, 65), (2, 11, 6, 19), (28, 10, 8, 46)),
        "row_sums": (Sum("all", ("carers", "police")),),
        "column_sums": (Sum("base", ("yes", "no", "unsure")),),
    }
    return CountTable(**{**values, **changes})  # type: ignore[arg-type]


def test_percentages_give_counts_back() -> None:
    """A percentage left beside a hidden count would give it back, which is why it is hidden with it."""
    table = one_table(row_sums=(), column_sums=())
    name = ("q", "carers", "yes")
    shown = protect([table]).tables[0]
    hidden = Attacker({name: "[c]", ("q", "carers", "base"): "19"})
    assert hidden.ranges([name])[name][1] > 1000
    hidden.reads_percentages({name: "11"}, {name: ("q", "carers", "base")})
    assert hidden.ranges([name])[name] == (2, 2)
    assert shown.percents[1][0] == "[c]"


def test_whole_numbers_are_the_stronger_attack() -> None:
    """Whole numbers leave an attacker no more than real numbers do, so what holds against them holds against both."""
    tables, links = tables_of(people(5, 50, 3, 1), 1)
    attacker = attacker_of(tables, protect(tables, links=links), links)
    some = attacker.hidden[:6]
    real, whole = attacker.ranges(some, whole_numbers=False), attacker.ranges(some)
    assert all(real[name][0] <= whole[name][0] + 1e-6 and whole[name][1] <= real[name][1] + 1e-6 for name in some)


def test_net_and_parts() -> None:
    """A net cannot be used to take one of its parts away: with two levels, both are hidden, or the net is."""
    columns = ("strongly agree", "agree only", "agree")
    table = CountTable("q", ("all",), columns, ((3, 40, 43),), column_sums=(Sum("agree", columns[:2]),), base="")
    shown = protect([table]).tables[0]
    assert shown.counts == (("[c]", "[c]", "43"),)
    assert shown.percents == (("[x]", "[x]", "[x]"),)


def test_total_of_groups() -> None:
    """A small group cannot be had by taking the other groups from the total."""
    shown = protect([one_table()]).tables[0]
    yes = [row[0] for row in shown.counts]
    assert yes[1] == "[c]"
    assert yes.count("[c]") >= 2
    assert sum(row.count("[c]") for row in shown.counts) == 4


def test_tables_apart_are_not_protected() -> None:
    """Tables protected one by one can be broken by reading them together; protected together they cannot."""
    tables, links = tables_of(people(6, 40, 2, 1), 1)
    apart: dict[Name, str] = {}
    for table in tables:
        shown = protect([table]).tables[0]
        for row, texts in zip(shown.rows, shown.counts, strict=True):
            for column, text in zip(shown.columns, texts, strict=True):
                name = (table.question, row, column)
                apart[name] = text if apart.get(name, "[c]") == "[c]" else apart[name]
    together = attacker_of(tables, protect(tables, links=links), links)
    counts, broken = truth(tables), []
    sums = [row for row in together.rows if all(abs(sign) == 1 for sign in row[0].values())]
    for attacker in (Attacker(apart, rows=sums), together):
        ranges = attacker.ranges([name for name in attacker.hidden if counts[name] < 5])
        broken.append({name for name, (low, high) in ranges.items() if low == high})
    assert broken[0]
    assert not broken[1]


def test_nothing_is_dropped() -> None:
    """Every cell is printed: as its count, or as a symbol that the legend explains; and the hidden ones are counted."""
    tables, links = tables_of(people(3, 60, 3, 2), 2)
    safe = protect(tables, links=links)
    marks: set[Name] = set()
    for table, shown in zip(tables, safe.tables, strict=True):
        assert (shown.rows, shown.columns) == (table.rows, table.columns)
        for row, counts, texts in zip(table.rows, table.counts, shown.counts, strict=True):
            for column, count, text in zip(table.columns, counts, texts, strict=True):
                assert text in {str(count), "[c]"}
                marks |= {(table.question, row, column)} if text == "[c]" else set()
    assert marks == set(safe.hidden)
    assert safe.primary + safe.secondary == len(safe.hidden)
    assert (safe.primary, safe.secondary) == (
        sum(truth(tables)[cell] < 5 for cell in safe.hidden),
        sum(truth(tables)[cell] >= 5 for cell in safe.hidden),
    )
    assert f"{len(safe.hidden)} counts are hidden" in safe.words


def test_percentages_follow_counts() -> None:
    """A percentage is printed only where its count and its base are, and from what is printed."""
    for rounding in (None, 5):
        tables, links = tables_of(people(8, 90, 3, 1), 1)
        for table, shown in zip(tables, protect(tables, rounding=rounding, links=links).tables, strict=True):
            base = table.columns.index(table.base)
            for counts, shares in zip(shown.counts, shown.percents, strict=True):
                for column, count, share in zip(shown.columns, counts, shares, strict=True):
                    if column == table.base:
                        assert share == ""
                    elif share.isdigit():
                        assert int(share) == (200 * int(count) + int(counts[base])) // (2 * int(counts[base]))
                    else:
                        assert share in SYMBOLS


def test_off() -> None:
    """A threshold of 0 hides nothing: every count and percentage is shown as it is."""
    plain = protect([one_table()], threshold=0)
    assert plain.tables[0].counts[1] == ("2", "11", "6", "19")
    assert plain.tables[0].percents[1] == ("11", "58", "32", "")
    assert (plain.hidden, plain.tables[0].legend, plain.words) == ({}, (), "Nothing is hidden.")


def test_same_every_time() -> None:
    """The same tables are hidden the same way twice."""
    tables, links = tables_of(people(4, 40, 2, 1), 1)
    assert protect(tables, links=links) == protect(tables, links=links)


def test_zeros() -> None:
    """A zero is shown unless zeros are to be hidden, and is never hidden to protect another count."""
    table = one_table(counts=((30, 21, 8, 59), (2, 11, 0, 13), (28, 10, 8, 46)))
    assert protect([table]).tables[0].counts[1][2] == "0"
    assert protect([table], zeros=True).tables[0].counts[1][2] == "[c]"
    assert protect([table], zeros=True).hidden["q", "carers", "unsure"] == "primary"


def test_rounding() -> None:
    """Counts are rounded to the multiple, halves up; a low count that rounds to 0 is told from a true zero."""
    table = one_table(counts=((30, 21, 8, 59), (2, 11, 0, 13), (28, 10, 8, 46)))
    shown = protect([table], threshold=0, rounding=5).tables[0]
    assert shown.counts == (("30", "20", "10", "60"), ("[low]", "10", "0", "15"), ("30", "10", "10", "45"))
    assert shown.percents[1] == ("[low]", "67", "0", "")
    assert [symbol for symbol, _ in shown.legend] == ["[low]"]
    assert "multiples of 5" in protect([table], rounding=5).words


@given(st.integers(0, 500), st.integers(2, 20), st.sampled_from([0, 5]))
def test_spans_of_rounded_counts(count: int, rounding: int, threshold: int) -> None:
    """What a reader knows of a rounded count is every count that is shown so."""
    rules = Rules(threshold, rounding)
    low, high = rules.span(count)
    alike = [c for c in range(600) if rules.shown(c) == rules.shown(count) and not rules.is_small(c)]
    if count and not rules.is_small(count):
        assert (low, high) == (min(c for c in alike if c), max(alike))
    assert abs(rules.shown(count) - count) * 2 <= rounding


def test_not_asked_and_not_available() -> None:
    """A count that is not there has its own symbol, and says nothing in a sum that it would belong to."""
    rows = ((30, 21, None, 51), (2, 11, None, 13), (28, 10, None, 38))
    shown = protect([one_table(counts=rows)]).tables[0]
    assert [row[2] for row in shown.counts] == [row[2] for row in shown.percents] == ["[z]"] * 3
    rows = ((30, 21, 14, 65), (2, 11, None, 19), (28, 10, None, 46))
    shown = protect([one_table(counts=rows, missing="[x]")]).tables[0]
    assert shown.counts[1] == ("[c]", "11", "[x]", "19")
    with pytest.raises(ValueError, match="do not add up"):
        protect([one_table(counts=rows)])


def test_nobody_answered() -> None:
    """A percentage of nobody is not applicable."""
    shown = protect([CountTable("q", ("all",), ("yes", "base"), ((0, 0),))]).tables[0]
    assert shown.percents == (("[z]", ""),)


def test_links() -> None:
    """A small number that another table gives away is protected there as well."""
    people_table = CountTable("people", ("carers",), ("answered", "silent", "people"), ((19, 21, 40),), base="people")
    sums = (Sum("people", ("answered", "silent")),)
    table = CountTable("q", ("carers",), ("answered",), ((2,),), base="")
    same = Link(("q", "carers", "answered"), (("other", "carers", "answered"),))
    other = CountTable(
        "other", ("carers",), ("answered", "silent", "people"), ((2, 38, 40),), column_sums=sums, base="people"
    )
    safe = protect([table, other, people_table], links=[same])
    assert safe.tables[1].counts == (("[c]", "[c]", "40"),)
    assert safe.hidden["other", "carers", "answered"] == "primary"


def test_left_to_guess() -> None:
    """What a reader can still work out is told for every hidden count, and contains the true one."""
    tables, links = tables_of(people(2, 60, 3, 1), 1)
    safe = protect(tables, links=links)
    guesses = left_to_guess(tables, safe, links)
    assert set(guesses) == set(safe.hidden)
    attacked = attacker_of(tables, safe, links).ranges(list(guesses)[:8])
    for cell, (low, high) in guesses.items():
        assert low <= truth(tables)[cell] <= high
        if cell in attacked and high < inf:
            assert attacked[cell] == (low, high)


def test_protection_can_be_asked_for() -> None:
    """A wider protection leaves a wider interval."""
    for protection in (1, 20):
        safe = protect([one_table()], protection=protection)
        low, high = left_to_guess([one_table()], safe)["q", "carers", "yes"]
        assert high - low >= protection


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"rows": ("all", "carers", "carers")}, "twice"),
        ({"counts": ((1, 2, 3, 6),)}, "3 rows of 4 counts"),
        ({"counts": ((30, 21, 14, 65), (-2, 11, 6, 15), (28, 10, 8, 46))}, "negative"),
        ({"base": "total"}, "no column 'total'"),
        ({"row_sums": (Sum("all", ("carers", "health")),)}, "health"),
    ],
)
def test_tables_check_themselves(changes: dict[str, object], told: str) -> None:
    """A table that contradicts itself is refused with what is wrong."""
    with pytest.raises(ValueError, match=told):
        one_table(**changes)


def test_systems_check_themselves() -> None:
    """Counts that do not add up, tables that differ in a cell, and links to nowhere are refused."""
    with pytest.raises(ValueError, match="do not add up"):
        protect([one_table(counts=((31, 21, 14, 65), (2, 11, 6, 19), (28, 10, 8, 46)))])
    with pytest.raises(ValueError, match="two tables differ"):
        protect([CountTable("q", ("all",), ("base",), ((3,),)), CountTable("q", ("all",), ("base",), ((4,),))])
    with pytest.raises(ValueError, match="no table shows"):
        protect([one_table()], links=[Link(("q", "all", "base"), (("q", "nobody", "base"),))])
    for wrong in ({"threshold": -1}, {"rounding": 1}, {"protection": 0}):
        with pytest.raises(ValueError, match="expected"):
            protect([one_table()], **wrong)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="kind"):
        Sum("all", ("some",), "nearly")  # type: ignore[arg-type]


def test_the_document_tells_the_truth(repository: Path) -> None:
    """The example of docs/small-numbers.md prints what stands below it."""
    text = (repository / "docs" / "small-numbers.md").read_text("utf-8")
    (code,), (told,) = (re.findall(rf"```{language}\n(.*?)```", text, re.S) for language in ("python", "text"))
    done = subprocess.run([sys.executable, "-c", code], cwd=repository, capture_output=True, text=True, check=True)
    assert done.stdout == told
    assert all(f"| `{symbol}` |" in text for symbol in SYMBOLS)
