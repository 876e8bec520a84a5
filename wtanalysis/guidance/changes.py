"""What happened between two editions: pairs of passages, changes, and the comparison that holds them all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING, Literal, get_args

from wtanalysis.guidance.model import Force, Guidance, Passage

if TYPE_CHECKING:
    import pandas as pd

ChangeKind = Literal[
    "unchanged", "renumbered", "reworded", "moved", "moved_reworded", "split", "merged", "added", "removed",
    "not_determinable",
]  # fmt: skip
CHANGE_KINDS: tuple[str, ...] = get_args(ChangeKind)
Effect = Literal["mechanical", "wording"]
DutyKind = Literal["same", "strengthened", "weakened", "new", "gone", "other_holder", "not_determinable"]
DUTY_KINDS: tuple[str, ...] = get_args(DutyKind)


@dataclass(frozen=True)
class Pair:
    """Two passages that belong together.

    Attributes:
        old, new: indices into the passages of the two editions.
        similarity: how alike the two are, 0 to 1; 1 for the same words.
        why: what the pair rests on, in a few words, such as ``same words`` or ``7 rare words shared``.
        moved: it stands elsewhere: in a chapter that is not its chapter's partner, or out of order within it.
        group: pairs of one split or one merge share a group above 0.
        kind: ``split`` or ``merged`` for those, else ``pair``.
    """

    old: int
    new: int
    similarity: float
    why: str
    moved: bool = False
    group: int = 0
    kind: Literal["pair", "split", "merged"] = "pair"


@dataclass(frozen=True)
class SectionPair:
    """A section of the old edition and its partner in the new one; -1 where there is none on that side.

    ``share`` is the part of the words of the smaller one that the two have in pairs. ``moved`` tells a section that
    stands under another chapter, or in another order, than its partner.
    """

    old: int
    new: int
    share: float = 0.0
    moved: bool = False


@dataclass(frozen=True)
class Alignment:
    """Which passages and sections of two editions belong together."""

    pairs: tuple[Pair, ...]
    sections: tuple[SectionPair, ...]
    notes: tuple[str, ...] = ()

    @cached_property
    def chapter_partners(self) -> dict[int, int]:
        """For each old section with a partner, its partner."""
        return {pair.old: pair.new for pair in self.sections if pair.old >= 0 and pair.new >= 0}


@dataclass(frozen=True)
class Duty:
    """One duty of a passage.

    Attributes:
        passage: index of the passage it stands in.
        holder: who holds it, in the words of the text; "" where the text names nobody.
        force: must, must have regard, should, may.
        negative: it is a duty not to do something.
        content: what is to be done, from after the word of force to the end.
        words: the word of force as printed, such as ``is required to``.
        basis: the law that the text gives for it; "" where it gives none.
        span: where its sentence stands in the passage's text.
        inherited: force or holder come from the lead-in.
    """

    passage: int
    holder: str
    force: Force
    content: str
    words: str
    negative: bool = False
    basis: str = ""
    span: tuple[int, int] = (0, 0)
    inherited: bool = False


@dataclass(frozen=True)
class DutyChange:
    """A duty of the old edition beside the one that took its place; one of them is None where it is new or gone."""

    kind: DutyKind
    old: Duty | None
    new: Duty | None
    change_id: str = ""

    def __post_init__(self) -> None:
        if self.kind not in DUTY_KINDS:
            raise ValueError(f"kind {self.kind!r}, expected one of {', '.join(DUTY_KINDS)}")
        if self.old is None and self.new is None:
            raise ValueError("a change of no duty")


@dataclass(frozen=True)
class TermChange:
    """A term that goes, comes, is redefined, or is systematically put for another.

    Attributes:
        kind: ``replacement``; or what came or went: ``defined term``, ``role``, ``acronym``.
        old, new: the two terms; empty on the side where there is none.
        replaced: how many times the new one stands where the old one stood.
        old_count, new_count: how often the old term stands in the old edition, and the new one in the new.
        left: passages of the new edition in which the old term still stands.
        change_ids: the changes that show it.
    """

    kind: str
    old: str
    new: str
    replaced: int = 0
    old_count: int = 0
    new_count: int = 0
    left: tuple[int, ...] = ()
    change_ids: tuple[str, ...] = ()


@dataclass(frozen=True)
class CitationChange:
    """Something cited: an Act with its year and section, a statutory instrument, a guidance title, a link.

    ``kind`` is ``act``, ``instrument``, ``guidance`` or ``link``; ``change`` is ``kept``, ``added``, ``removed`` or
    ``not_determinable``. ``old`` and ``new`` are the passages that cite it.
    """

    kind: str
    title: str
    provision: str = ""
    change: str = "kept"
    old: tuple[int, ...] = ()
    new: tuple[int, ...] = ()


@dataclass(frozen=True)
class Change:
    """What happened to one passage, or to a pair.

    Attributes:
        change_id: ``c0001`` and on, in the order of the new edition, what is gone in its old place; the rows of one
            split or merge share it.
        kind: see the glossary.
        effect: ``mechanical`` or ``wording``; None for what is unchanged or cannot be determined.
        old, new: the passages; None on the side where there is none.
        similarity: None without a partner.
        why: what the verdict rests on, each a few words.
        duty_change: such as ``strengthened: should -> must``; several joined by `` | `` in the table.
        terms: the replacements that this change takes part in, as ``old -> new``.
        audiences: whom it concerns; see :mod:`wtanalysis.guidance.audiences`.
        bears_on: what bears on whether the change is factual or substantive. The machine does not decide that.
        label: what the publisher, or a reviewer, called it (``factual``, ``substantive``), with who said so.
    """

    change_id: str
    kind: ChangeKind
    old: Passage | None
    new: Passage | None
    effect: Effect | None = None
    similarity: float | None = None
    why: tuple[str, ...] = ()
    duty_change: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    bears_on: tuple[str, ...] = ()
    label: str = ""

    def __post_init__(self) -> None:
        if self.kind not in CHANGE_KINDS:
            raise ValueError(f"kind {self.kind!r}, expected one of {', '.join(CHANGE_KINDS)}")
        if self.old is None and self.new is None:
            raise ValueError("a change without a passage")


@dataclass(frozen=True)
class Comparison:
    """Two editions and everything that happened between them. Made by :func:`wtanalysis.guidance.compare.compare`."""

    old: Guidance
    new: Guidance
    alignment: Alignment
    changes: tuple[Change, ...] = ()
    duties: tuple[DutyChange, ...] = ()
    terms: tuple[TermChange, ...] = ()
    citations: tuple[CitationChange, ...] = ()
    audience: str = ""
    notes: tuple[str, ...] = ()
    counted: dict[str, int] = field(default_factory=dict)

    def of_kind(self, *kinds: str) -> tuple[Change, ...]:
        """The changes of these kinds."""
        return tuple(change for change in self.changes if change.kind in kinds)

    @property
    def moved(self) -> tuple[Change, ...]:
        """What stands elsewhere, with or without other words."""
        return self.of_kind("moved", "moved_reworded")

    @property
    def reworded(self) -> tuple[Change, ...]:
        """What says it in other words, in its place or elsewhere."""
        return self.of_kind("reworded", "moved_reworded")

    @property
    def added(self) -> tuple[Change, ...]:
        """What the new edition adds."""
        return self.of_kind("added")

    @property
    def removed(self) -> tuple[Change, ...]:
        """What the new edition leaves out."""
        return self.of_kind("removed")

    @property
    def outline(self) -> bool:
        """Whether one side or both is an outline."""
        return self.old.outline or self.new.outline

    @cached_property
    def kinds(self) -> dict[str, int]:
        """How many changes there are of each kind: a split or a merge counts once."""
        counted: Counter[str] = Counter(
            kind for _, kind in {(change.change_id, change.kind) for change in self.changes}
        )
        return {kind: counted[kind] for kind in CHANGE_KINDS if counted[kind]}

    def change(self, change_id: str) -> tuple[Change, ...]:
        """The rows of one change: one, or those of a split or a merge."""
        return tuple(change for change in self.changes if change.change_id == change_id)

    def table(self, name: str = "changes") -> pd.DataFrame:
        """``changes``, ``duties``, ``terms`` or ``citations`` as a DataFrame with the columns of the contract."""
        from wtanalysis import tables
        from wtanalysis.guidance import rows

        return tables.to_frame(name, rows.of(self, name))

    def __repr__(self) -> str:
        told = ", ".join(f"{n} {kind}" for kind, n in self.kinds.items())
        what = "outlines, " if self.outline else ""
        return f"Comparison({self.old.edition!r} to {self.new.edition!r}: {what}{told or 'nothing'})"

    def _repr_html_(self) -> str:
        body = "".join(f"<tr><th scope='row'>{kind}</th><td>{n}</td></tr>" for kind, n in self.kinds.items())
        caption = f"{escape(self.old.title)} to {escape(self.new.title)}"
        return f"<table><caption>{caption}</caption><tbody>{body}</tbody></table>"


def by_passage(changes: Iterable[Change]) -> tuple[dict[int, list[Change]], dict[int, list[Change]]]:
    """The changes of each old and of each new passage."""
    old: dict[int, list[Change]] = {}
    new: dict[int, list[Change]] = {}
    for change in changes:
        if change.old:
            old.setdefault(change.old.index, []).append(change)
        if change.new:
            new.setdefault(change.new.index, []).append(change)
    return old, new
