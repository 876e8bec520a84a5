"""A comparison by chapter of the new edition: in each its changes, a split or a merge drawn together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from wtanalysis.guidance import duty_changes
from wtanalysis.guidance.changes import Change, Comparison, DutyChange
from wtanalysis.guidance.model import Passage
from wtanalysis.report import change_words as words


@dataclass(frozen=True)
class Entry:
    """One change with all its passages: a split has several new ones, a merge several old ones.

    Attributes:
        rows: the changes that share the id.
        old, new: the passages, each once, in their order.
    """

    rows: tuple[Change, ...]
    old: tuple[Passage, ...]
    new: tuple[Passage, ...]

    @property
    def change_id(self) -> str:
        """The id that the rows share."""
        return self.rows[0].change_id

    @property
    def kind(self) -> str:
        """What happened."""
        return self.rows[0].kind

    @property
    def effect(self) -> str:
        """``wording`` where a row says so, else ``mechanical``, else nothing."""
        effects = {row.effect for row in self.rows}
        return "wording" if "wording" in effects else "mechanical" if "mechanical" in effects else ""

    @property
    def similarity(self) -> float | None:
        """How alike the passages are: the best pair of a split or a merge."""
        return max((row.similarity for row in self.rows if row.similarity is not None), default=None)

    def every(self, name: str) -> tuple[str, ...]:
        """The values of a field of the rows that holds several, each once: ``why``, ``terms``, ``audiences`` ..."""
        return tuple(dict.fromkeys(value for row in self.rows for value in getattr(row, name)))

    @property
    def labels(self) -> tuple[str, ...]:
        """What the publisher or a reviewer called it."""
        return tuple(dict.fromkeys(row.label for row in self.rows if row.label))

    @property
    def duty_kinds(self) -> tuple[str, ...]:
        """How duties changed in it: ``strengthened``, ``new`` ..."""
        return tuple(dict.fromkeys(words.duty_kind(told) for told in self.every("duty_change")))

    @property
    def same(self) -> bool:
        """Its words are the same, in their place, and no duty in it changed: it may be folded away and only counted."""
        return self.kind in words.SAME_WORDS and not set(self.duty_kinds) & set(words.DUTY_CHANGED)

    @property
    def name(self) -> str:
        """Its kind in words; what has the same words and another duty is not called unchanged."""
        return words.KINDS[self.kind][0] if self.same or self.kind not in words.SAME_WORDS else words.SAME_BUT_DUTY


@dataclass(frozen=True)
class Chapter:
    """The changes of one chapter of the new edition, or of one that the old edition alone has.

    Attributes:
        anchor: its id on a page.
        title: as printed.
        old, new: the chapter in each edition, an index into its sections; -1 before the first; None for none.
        entries: its changes, what is gone in its old place.
    """

    anchor: str
    title: str
    old: int | None
    new: int | None
    entries: tuple[Entry, ...]

    @cached_property
    def kinds(self) -> dict[str, int]:
        """How many changes there are of each kind."""
        return dict(Counter(entry.kind for entry in self.entries))

    def of_kind(self, *kinds: str) -> list[Entry]:
        """The changes of some kinds."""
        return [entry for entry in self.entries if entry.kind in kinds]


def kinds(comparison: Comparison, chapters: Iterable[Chapter]) -> dict[str, tuple[str, str]]:
    """What each kind of change is called and means, and in how many passages of the same words a duty changed.

    Args:
        comparison: of two editions.
        chapters: its changes.
    """
    bound = Counter(e.kind for chapter in chapters for e in chapter.entries if not e.same)
    told = words.kinds(comparison)
    for kind in words.SAME_WORDS:
        if bound[kind]:
            name, meaning = told[kind]
            told[kind] = name, f"{meaning}; in {words.spelled(bound[kind], 'of them a duty', 'of them a duty')} changed"
    return told


def identical(comparison: Comparison, chapters: Iterable[Chapter]) -> str:
    """A sentence that says that the two editions are the same; empty where anything differs, or nothing was compared.

    Args:
        comparison: of two editions.
        chapters: its changes.
    """
    every = [entry for chapter in chapters for entry in chapter.entries]
    if not every or any(entry.kind != "unchanged" or not entry.same for entry in every):
        return ""
    if comparison.audience:
        return f"Nothing that concerns this audience changed in {words.count(len(every), 'passage')}."
    passages = "their one passage has" if len(every) == 1 else f"all {len(every):,} passages have"
    return f"The two editions are the same: {passages} the same words, number and place."


def entries(changes: Iterable[Change], duties: Iterable[DutyChange] = ()) -> list[Entry]:
    """Changes drawn together by their id, each where its first row stands.

    Args:
        changes: the rows.
        duties: changes of duties; those of a change of the same words that tells none are told with it.
    """
    bound: dict[str, list[str]] = {}
    for duty in duties:
        if duty.kind in words.DUTY_CHANGED:
            bound.setdefault(duty.change_id, []).append(duty_changes.told(duty))
    rows: dict[str, list[Change]] = {}
    for change in changes:
        if change.kind in (*words.SAME_WORDS, "moved") and not change.duty_change and change.change_id in bound:
            change = replace(change, duty_change=tuple(dict.fromkeys(bound[change.change_id])))
        rows.setdefault(change.change_id, []).append(change)
    return [Entry(tuple(own), _once(row.old for row in own), _once(row.new for row in own)) for own in rows.values()]


def by_chapter(comparison: Comparison) -> list[Chapter]:
    """The changes of a comparison by chapter of the new edition.

    Args:
        comparison: of two editions.

    Returns:
        Each chapter of the new edition that holds a change, in the order of the edition; a chapter that only the old
        edition has stands where its first change does.
    """
    partners = comparison.alignment.chapter_partners
    found: dict[tuple[bool, int], list[Entry]] = {}
    for entry in entries(comparison.changes, comparison.duties):
        found.setdefault(_place(comparison, entry, partners), []).append(entry)
    back = {new: old for old, new in partners.items()}
    return [_chapter(comparison, gone, index, own, back) for (gone, index), own in _ordered(found)]


def _place(comparison: Comparison, entry: Entry, partners: dict[int, int]) -> tuple[bool, int]:
    """Where a change is told: whether in a chapter of the old edition alone, and in which chapter."""
    if entry.new:
        return False, comparison.new.chapter_of(entry.new[0])
    chapter = comparison.old.chapter_of(entry.old[0])
    if chapter < 0:
        return False, -1
    partner = partners.get(chapter)
    if partner is None:
        return True, chapter
    return False, comparison.new.sections[partner].chapter


def _ordered(found: dict[tuple[bool, int], list[Entry]]) -> Iterator[tuple[tuple[bool, int], list[Entry]]]:
    """The chapters of the new edition in order; each chapter of the old one alone after the one it was met behind."""
    own = sorted(index for gone, index in found if not gone)
    behind: dict[int | None, list[tuple[bool, int]]] = {}
    before: int | None = None
    for gone, index in found:
        if gone:
            behind.setdefault(before, []).append((gone, index))
        else:
            before = index
    yield from ((key, found[key]) for key in behind.get(None, []))
    for index in own:
        keys = [(False, index), *behind.get(index, [])]
        yield from ((key, found[key]) for key in keys)


def _chapter(comparison: Comparison, gone: bool, index: int, own: Sequence[Entry], back: dict[int, int]) -> Chapter:
    guidance = comparison.old if gone else comparison.new
    number = guidance.chapters.index(index) + 1 if index in guidance.chapters else 0
    anchor = f"{'old-' if gone else ''}chapter-{number}"
    told = words.chapter(guidance, index)
    if gone:
        return Chapter(anchor, told, index, None, tuple(own))
    return Chapter(anchor, told, back.get(index, -1 if index < 0 else None), index, tuple(own))


def _once(passages: Iterable[Passage | None]) -> tuple[Passage, ...]:
    return tuple({passage.index: passage for passage in passages if passage}.values())
