"""What people said of the comments, as the model learns it; and which comments are kept apart."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from wtanalysis.errors import UserError
from wtanalysis.themes.coded import is_person
from wtanalysis.themes.model import Codebook, Coding, Reading

if TYPE_CHECKING:
    import numpy as np

ENOUGH = 3


@dataclass(frozen=True, repr=False)
class Truth:
    """The codes of people.

    Attributes:
        rows: places of the coded comments among those that are modelled.
        shares: one row a coded comment, one column a theme: the share of its coders who said yes.
        strangers: how many coded comments are not among those that are modelled.
        coders: the most coders that one comment has.
    """

    rows: np.ndarray[Any, Any]
    shares: np.ndarray[Any, Any]
    strangers: int = 0
    coders: int = 0

    def emptied(self) -> Truth:
        """The same where nothing is learnt from what people said."""
        return Truth(self.rows[:0], self.shares[:0], self.strangers)


def by_people(coding: Coding | None) -> dict[str, dict[str, frozenset[str]]]:
    """Comment id -> coder -> the themes that this person gave it; a model's codes and unsure ones teach nothing.

    A person who is known to have read a comment and gave it nothing counts as such; a comment of the base without any
    row was read and carries nothing only where the coding has no named coders at all.

    >>> from wtanalysis.themes.model import Code
    >>> by_people(Coding((Code("a", "x", "ann"), Code("a", "y", "model"), Code("b", "", "ann"))))
    {'a': {'ann': frozenset({'x'})}, 'b': {'ann': frozenset()}}
    """
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in coding.codes if coding else ():
        if is_person(row.coder) and row.decision == "yes":
            themes = found[row.comment_id][row.coder]
            if row.theme_id:
                themes.add(row.theme_id)
    return {name: {coder: frozenset(t) for coder, t in coders.items()} for name, coders in found.items()}


def keep(
    readings: Sequence[Reading], people: dict[str, dict[str, frozenset[str]]]
) -> tuple[list[Reading], dict[str, str], list[str]]:
    """Which comments are modelled, which are kept apart and why, and what a reader must know of that.

    Comments without an opinion are kept apart, unless people coded such comments: a kind is modelled where they gave
    a theme to at least ``ENOUGH`` comments of the kind and to half of those that they read. Blank ones never are.
    """
    read, carried = Counter[str](), Counter[str]()
    for reading in readings:
        coders = people.get(reading.comment.comment_id)
        if coders:
            read[reading.kind] += 1
            carried[reading.kind] += any(coders.values())
    modelled = {k for k in read if k != "empty" and carried[k] >= ENOUGH and 2 * carried[k] >= read[k]} | {"opinion"}
    kept = [r for r in readings if r.kind in modelled and r.comment.text.strip()]
    apart: dict[str, str] = {r.comment.comment_id: r.kind for r in readings if r.kind not in modelled}
    apart |= {r.comment.comment_id: "empty" for r in readings if r.kind in modelled and not r.comment.text.strip()}
    notes = [
        f"people coded comments of the kind {kind}, so these are coded too: {carried[kind]:,} of {read[kind]:,} "
        "carry a theme"
        for kind in sorted(modelled - {"opinion"})
    ]
    return kept, apart, notes


def truth(kept: Sequence[Reading], codebook: Codebook, people: dict[str, dict[str, frozenset[str]]]) -> Truth:
    """The codes of people on the comments that are modelled.

    Raises:
        UserError: a theme that the codebook does not have.
    """
    import numpy as np

    column = {theme_id: at for at, theme_id in enumerate(codebook.ids)}
    place = {reading.comment.comment_id: at for at, reading in enumerate(kept)}
    unknown = {t for coders in people.values() for themes in coders.values() for t in themes if t not in column}
    if unknown:
        raise UserError(
            f"coded with {len(unknown)} theme(s) that the codebook does not have: {', '.join(sorted(unknown)[:5])}",
            expected="theme ids of the codebook",
            do="add them to the codebook, or correct the coded file",
        )
    rows = sorted(place[name] for name in people if name in place)
    shares = np.zeros((len(rows), len(column)), dtype=np.float32)
    for at, row in enumerate(rows):
        coders = people[kept[row].comment.comment_id]
        for themes in coders.values():
            for theme_id in themes:
                shares[at, column[theme_id]] += 1 / len(coders)
    most = max((len(coders) for name, coders in people.items() if name in place), default=0)
    return Truth(np.array(rows, dtype=int), shares, len(people) - len(rows), most)
