"""How good a coding is beside what people said: precision, recall and F1, by theme and by theme size."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from html import escape

from wtanalysis.themes.model import Coding

BANDS = ((1, 9), (10, 29), (30, 99), (100, None))


@dataclass(frozen=True)
class Hits:
    """Counts of one theme, of a band of themes, or of all.

    Attributes:
        name: theme id, band, or what the counts are of.
        both: comments that people and the model gave it.
        missed: those that people alone gave it.
        added: those that the model alone gave it.
        unsure: of those missed, how many the model left to a person.
        themes: how many themes are counted here.

    >>> hits = Hits("boats", both=3, missed=1, added=2)
    >>> hits.precision, hits.recall, round(hits.f1, 3)
    (0.6, 0.75, 0.667)
    """

    name: str
    both: int = 0
    missed: int = 0
    added: int = 0
    unsure: int = 0
    themes: int = 1

    @property
    def truth(self) -> int:
        """Comments that people gave it."""
        return self.both + self.missed

    @property
    def precision(self) -> float:
        """The share of the model's comments that people gave it too; 0 where the model gave none."""
        given = self.both + self.added
        return self.both / given if given else 0.0

    @property
    def recall(self) -> float:
        """The share of people's comments that the model gave it too; 0 where people gave none."""
        return self.both / self.truth if self.truth else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 0 where neither gave any."""
        total = 2 * self.both + self.missed + self.added
        return 2 * self.both / total if total else 0.0

    def row(self) -> dict[str, str | int | float]:
        """One row of a table, shares with three places."""
        shares = {name: round(getattr(self, name), 3) for name in ("precision", "recall", "f1")}
        return {**asdict(self), "truth": self.truth, **shares}


@dataclass(frozen=True, repr=False)
class Quality:
    """How a coding does beside the truth.

    Attributes:
        base: how many comments both have read.
        micro: all pairs of comment and theme together.
        macro_f1, macro_precision, macro_recall: means over the themes that people gave or the model gave.
        themes: each theme, in the order of its id.
        bands: themes by how many comments people gave them: recall is that of all their comments together.
        unsure: pairs that the model left to a person, on these comments.
    """

    base: int
    micro: Hits
    macro_f1: float
    macro_precision: float
    macro_recall: float
    themes: tuple[Hits, ...]
    bands: tuple[Hits, ...]
    unsure: int = 0

    def __repr__(self) -> str:
        return f"Quality({self.base:,} comments, F1 micro {self.micro.f1:.3f}, macro {self.macro_f1:.3f})"

    def rows(self) -> list[dict[str, str | int | float]]:
        """All, then the bands, then each theme: one row each."""
        return [hits.row() for hits in (self.micro, *self.bands, *self.themes)]

    def _repr_html_(self) -> str:
        """Counts and shares as a table."""
        columns = ("name", "themes", "truth", "both", "missed", "unsure", "added", "precision", "recall", "f1")
        head = "".join(f"<th scope='col'>{name}</th>" for name in columns)
        cells = "".join(
            "<tr>" + "".join(f"<td>{escape(str(row[name]))}</td>" for name in columns) + "</tr>" for row in self.rows()
        )
        told = f"{self.base:,} comments; macro F1 {self.macro_f1:.3f}; unsure {self.unsure:,}"
        return f"<table><caption>{told}</caption><thead><tr>{head}</tr></thead><tbody>{cells}</tbody></table>"


def quality(truth: Coding, predicted: Coding) -> Quality:
    """Set a coding beside the truth, on the comments that both have read.

    A comment counts as read by people if it is in their base or has a row; a theme counts as given where any of them
    gave it. The model's comments are its base; those that it kept apart count as read without a theme. "unsure" is not
    a yes. Macro figures are means over the themes that occur, on either side.

    Args:
        truth: what people said.
        predicted: what the model said.

    Returns: counts and shares.

    >>> from wtanalysis.themes.model import Code
    >>> said = Coding((Code("a", "x", "ann"), Code("b", "y", "ann")), ("a", "b"))
    >>> model = Coding((Code("a", "x", "model"), Code("b", "x", "model")), ("a", "b"))
    >>> quality(said, model)
    Quality(2 comments, F1 micro 0.500, macro 0.333)
    """
    people, model = truth.themes_of(), predicted.themes_of()
    model = {**{name: frozenset() for name in predicted.apart}, **model}
    shared = [name for name in people if name in model]
    waiting = {(c.comment_id, c.theme_id) for c in predicted.codes if c.decision == "unsure"}
    said = {(name, theme) for name in shared for theme in people[name]}
    found = {(name, theme) for name in shared for theme in model[name]}
    ids = sorted({theme for _, theme in said | found})
    themes = tuple(_hits(theme, said, found, waiting) for theme in ids)
    count = max(len(themes), 1)
    of = set(shared)
    return Quality(
        len(shared),
        _sum("all", themes),
        sum(hits.f1 for hits in themes) / count,
        sum(hits.precision for hits in themes) / count,
        sum(hits.recall for hits in themes) / count,
        themes,
        tuple(_band(low, high, themes) for low, high in BANDS),
        sum(name in of for name, _ in waiting),
    )


Pairs = set[tuple[str, str]]


def _hits(theme: str, said: Pairs, found: Pairs, waiting: Pairs) -> Hits:
    ours = {name for name, other in said if other == theme}
    theirs = {name for name, other in found if other == theme}
    left = sum((name, theme) in waiting for name in ours - theirs)
    return Hits(theme, len(ours & theirs), len(ours - theirs), len(theirs - ours), left)


def _sum(name: str, hits: Iterable[Hits]) -> Hits:
    told = tuple(hits)
    return Hits(
        name,
        sum(h.both for h in told),
        sum(h.missed for h in told),
        sum(h.added for h in told),
        sum(h.unsure for h in told),
        len(told),
    )


def _band(low: int, high: int | None, themes: Iterable[Hits]) -> Hits:
    name = f"{low}+ comments" if high is None else f"{low}-{high} comments"
    return _sum(name, (hits for hits in themes if low <= hits.truth and (high is None or hits.truth <= high)))
