"""Which rounding rule a printed table speaks for, and which counts may stand behind it.

A rule explains a table when at least one vector of counts would have been printed so. The number of such vectors is how
often the rule would print just this table if all vectors were equally likely, so of two rules the one with more
compatible vectors explains it better: nearly every vector that is printed with one decimal shows a decimal somewhere,
and whole numbers throughout speak against that rule although it could have printed them. Numbers within a factor of ten
are taken as equal, and then the simpler rule is named (the order of ``rounding.RULES``) with the others beside it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import prod

from wtanalysis.figures.compatible import Printed, Range, Space
from wtanalysis.figures.rounding import RULES

ALIKE = 10  # numbers of vectors within this factor do not decide between two rules


@dataclass(frozen=True)
class Fit:
    """What the rounding rules make of one printed table.

    Attributes:
        rule: the simplest rule among those that explain it best; empty where none does.
        compatible: how many vectors of counts are compatible with it under that rule.
        ranges: for each bucket the lowest and the highest of its compatible counts; empty where no rule explains it.
        explained: rule -> number of compatible vectors, 0 where it does not explain the table.
        equally: the rules that explain it as well as ``rule``.
    """

    rule: str
    compatible: int
    ranges: tuple[Range, ...]
    explained: Mapping[str, int] = field(default_factory=dict)
    equally: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """One sentence for a reader.

        >>> fit((54.5, 17, 28.5), 960).words
        'half explains the table best: 16 sets of counts would be printed so; halves_to_100 explains it as well.'
        """
        if not self.rule:
            return "No rule explains the table: no counts on this base would be printed so."
        sets = "1 set" if self.compatible == 1 else f"{self.compatible} sets"
        verb = "explains" if len(self.equally) == 1 else "explain"
        others = f"; {', '.join(self.equally)} {verb} it as well" if self.equally else ""
        return f"{self.rule} explains the table best: {sets} of counts would be printed so{others}."


@dataclass(frozen=True)
class Together:
    """What the rounding rules make of all single-choice tables of one document.

    Attributes:
        rule: the simplest rule among those that explain most; empty where none explains any.
        tables: how many tables were looked at.
        explained: rule -> how many of them it explains.
        compatible: rule -> number of compatible vectors over the tables it explains, multiplied.
        equally: the rules that explain them as well as ``rule``.
        unexplained: names of the tables that ``rule`` does not explain.
    """

    rule: str
    tables: int
    explained: Mapping[str, int]
    compatible: Mapping[str, int]
    equally: tuple[str, ...] = ()
    unexplained: tuple[str, ...] = ()


def fit(percents: Sequence[float], base: int, whole: bool = True, parts_of: float | None = None) -> Fit:
    """Which rule explains a printed table best, and which counts are compatible with it.

    Args:
        percents: as printed, one for each bucket.
        base: how many they are of.
        whole: the buckets are all answers of a single-choice question (see :class:`Printed`).
        parts_of: the printed percentage of the answer that the buckets are reasons of.

    Returns:
        The rules with their numbers. Rules that force 100 are tried on whole tables only.

    Raises:
        ValueError: the base is not positive or a percentage is outside 0 to 100.

    >>> found = fit((69, 19, 12), 1034)
    >>> found.rule, found.compatible, found.ranges
    ('half_up', 80, ((709, 718), (192, 201), (119, 129)))
    """
    return fit_table(Printed(tuple(percents), base, whole, parts_of))


def fit_table(table: Printed) -> Fit:
    """The same for a table that is at hand as :class:`Printed`.

    >>> fit_table(Printed((40, 70), 10, whole=False)).compatible
    1
    """
    spaces = {name: Space.of(table, name) for name, rule in RULES.items() if table.is_whole or not rule.forces_total}
    explained = {name: space.size for name, space in spaces.items()}
    best = _best(explained)
    if not best:
        return Fit("", 0, (), explained)
    chosen = spaces[best[0]]
    return Fit(best[0], chosen.size, chosen.ranges[: len(table.percents)], explained, best[1:])


def fit_tables(tables: Sequence[Printed]) -> Together:
    """Which rule explains the single-choice tables of one document best, taken together.

    A rule that explains more tables comes first; of those that explain equally many, the one with more compatible
    vectors over all of them. Tables that are not whole are left out, since no rule that forces 100 speaks of them.

    Args:
        tables: of one document, whose percentages were presumably rounded in one way.

    Returns:
        The rule and the numbers of all rules.

    >>> both = fit_tables((Printed((69, 19, 12), 1034), Printed((54.5, 17, 28.5), 960)))
    >>> both.rule, both.equally, both.explained["half_up"]
    ('half', ('halves_to_100',), 1)
    """
    whole = [table for table in tables if table.is_whole]
    fits = [fit_table(table) for table in whole]
    explained = {name: sum(bool(one.explained[name]) for one in fits) for name in RULES}
    compatible = {name: prod(one.explained[name] or 1 for one in fits) for name in RULES}
    most = max(explained.values())
    best = _best({name: compatible[name] for name in RULES if explained[name] == most}) if most else ()
    missed = tuple(t.name for t, one in zip(whole, fits, strict=True) if best and not one.explained[best[0]])
    return Together(best[0] if best else "", len(whole), explained, compatible, best[1:], missed)


def _best(numbers: Mapping[str, int]) -> tuple[str, ...]:
    """The rules whose number is within a factor of ten of the largest, simplest first; none where all are 0."""
    largest = max(numbers.values())
    return tuple(name for name in RULES if numbers.get(name, 0) * ALIKE >= largest > 0)
