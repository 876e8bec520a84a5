"""The log of differences between machine and people, and how each was settled.

A difference has an id made of what it is about: a theme's id, a topic's words, a comment's id. The same difference has
the same id in every run, also where topics come out in another order. What was settled is appended and never
overwritten; the last entry for a difference is the one that holds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import blake2b
from pathlib import Path
from typing import Literal, get_args

from wtanalysis.errors import OutputError, TableError
from wtanalysis.tables import read, to_csv, write_files
from wtanalysis.themes.crosswalk import Cell, Crosswalk
from wtanalysis.themes.model import Coding

Kind = Literal["orphan topic", "orphan theme", "split", "merge", "coding mismatch"]
KINDS: tuple[str, ...] = get_args(Kind)
Outcome = Literal["people", "machine", "both", "neither"]
OUTCOMES: tuple[str, ...] = get_args(Outcome)
COLUMNS = ("difference_id", "outcome", "reason", "role", "at")
DIFFERENCE_COLUMNS = ("difference_id", "kind", "topic_ids", "theme_ids", "count", "base", "told", "comment_ids")


@dataclass(frozen=True)
class Difference:
    """One point where machine and people differ.

    Attributes:
        difference_id: the same in every run that finds it.
        kind: ``orphan topic``, ``orphan theme``, ``split``, ``merge`` or ``coding mismatch``.
        topic_ids: the topics concerned, in this run's numbers.
        theme_ids: the themes concerned.
        count: comments concerned.
        base: comments that both sides read.
        told: what differs, in words that quote nobody.
        comment_ids: the comments concerned.
    """

    difference_id: str
    kind: Kind
    topic_ids: tuple[int, ...]
    theme_ids: tuple[str, ...]
    count: int
    base: int
    told: str
    comment_ids: tuple[str, ...]


@dataclass(frozen=True)
class Settled:
    """How a difference was settled.

    Attributes:
        difference_id: the difference.
        outcome: whose reading holds: ``people``, ``machine``, ``both`` or ``neither``.
        reason: why, and what was done.
        role: who settled it, by role.
        at: when, by ISO 8601.

    >>> Settled("split-0a1b2c3d4e", "both", "one theme, told in two parts", "policy lead", "2026-11-22").outcome
    'both'
    """

    difference_id: str
    outcome: Outcome
    reason: str
    role: str
    at: str

    def __post_init__(self) -> None:
        if fault := _fault(self.difference_id, self.outcome, self.reason, self.role, self.at):
            raise ValueError(f"{fault[0]}: {fault[1]}, expected {fault[2]}")


def _fault(difference_id: str, outcome: str, reason: str, role: str, at: str) -> tuple[str, str, str] | None:
    """The column at fault, what is wrong and what was expected; None if nothing is."""
    for column, value in (("difference_id", difference_id), ("reason", reason), ("role", role)):
        if not value.strip():
            return (
                column,
                "is empty",
                {"reason": "why it was settled so", "role": "who settled it"}.get(column, "an id"),
            )
    if outcome not in OUTCOMES:
        return "outcome", "is not known", ", ".join(OUTCOMES)
    try:
        datetime.fromisoformat(at)
    except ValueError:
        return "at", "is no date", "a date or time as 2026-11-22 or 2026-11-22T09:30"
    return None


@dataclass(frozen=True)
class Log:
    """What was settled, in the order in which it was.

    >>> log = Log().settle(Settled("merge-1", "people", "two ideas", "analyst", "2026-11-20"))
    >>> log = log.settle(Settled("merge-1", "both", "seen again", "policy lead", "2026-11-22"))
    >>> len(log.entries), log.of("merge-1").outcome, log.of("merge-2")
    (2, 'both', None)
    """

    entries: tuple[Settled, ...] = ()

    def settle(self, *settled: Settled) -> Log:
        """A log with more at its end; this one stays as it is."""
        return Log((*self.entries, *settled))

    def of(self, difference_id: str) -> Settled | None:
        """How a difference was settled last; None if it was not."""
        return next((one for one in reversed(self.entries) if one.difference_id == difference_id), None)

    def open(self, found: Iterable[Difference]) -> tuple[Difference, ...]:
        """Those that nobody has settled."""
        known = {one.difference_id for one in self.entries}
        return tuple(one for one in found if one.difference_id not in known)

    def gone(self, found: Iterable[Difference]) -> tuple[str, ...]:
        """Ids that were settled and are no longer found, such as after a theme was added."""
        there = {one.difference_id for one in found}
        return tuple(dict.fromkeys(e.difference_id for e in self.entries if e.difference_id not in there))


def _id(kind: Kind, *parts: str) -> str:
    """An id from what a difference is about."""
    digest = blake2b("\x1f".join((kind, *parts)).encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
    return f"{kind.replace(' ', '-')}-{digest}"


def differences(
    walk: Crosswalk | None = None, people: Coding | None = None, machine: Coding | None = None
) -> tuple[Difference, ...]:
    """Where machine and people differ.

    Args:
        walk: topics beside themes: orphans on both sides, splits and merges.
        people: their coding; with ``machine``, each comment and theme that one side says for sure and the other not.
        machine: its coding of the same themes. What either is unsure of is no mismatch yet.

    Returns:
        The differences: of topics and themes, then of comments.

    >>> from wtanalysis.themes.model import Code
    >>> read = Coding((Code("a", "cost", "analyst 1"),), ("a", "b"))
    >>> [one.told for one in differences(people=read, machine=Coding((Code("b", "cost", "model"),), ("a", "b")))]
    ['people say cost, the machine does not', 'the machine says cost, people do not']
    """
    found = list(_of_topics(walk)) if walk else []
    if people and machine:
        found += _mismatches(people, machine)
    seen: Counter[str] = Counter()
    for place, one in enumerate(found):  # two topics with the same words
        seen[one.difference_id] += 1
        if seen[one.difference_id] > 1:
            found[place] = replace(one, difference_id=f"{one.difference_id}-{seen[one.difference_id]}")
    return tuple(found)


def _of_topics(walk: Crosswalk) -> Iterator[Difference]:
    """Orphans, splits and merges of a crosswalk."""
    words = {topic: " ".join(sorted(walk.words.get(topic, ()))) or str(topic) for topic in walk.topic_comments}
    for topic in walk.orphan_topics():
        told, ids = f"no theme goes with topic {topic}", walk.topic_comments[topic]
        name = _id("orphan topic", words[topic])
        yield Difference(name, "orphan topic", (topic,), (), len(ids), walk.base, told, ids)
    for theme in walk.orphan_themes():
        told, ids = f"no topic goes with theme {theme}", walk.theme_comments[theme]
        yield Difference(_id("orphan theme", theme), "orphan theme", (), (theme,), len(ids), walk.base, told, ids)
    for theme, links in walk.splits().items():
        topics = tuple(cell.topic_id for cell in links)
        told = f"theme {theme} is spread over {len(topics)} topics"
        name = _id("split", theme, *sorted(words[topic] for topic in topics))
        yield _of_cells(name, "split", links, walk.base, told)
    for topic, links in walk.merges().items():
        told = f"topic {topic} holds {len(links)} themes"
        name = _id("merge", words[topic], *sorted(cell.theme_id for cell in links))
        yield _of_cells(name, "merge", links, walk.base, told)


def _of_cells(name: str, kind: Kind, links: Sequence[Cell], base: int, told: str) -> Difference:
    """A split or merge, with the comments of its links."""
    ids = tuple(dict.fromkeys(comment for cell in links for comment in cell.comment_ids))
    topics = tuple(dict.fromkeys(cell.topic_id for cell in links))
    themes = tuple(dict.fromkeys(cell.theme_id for cell in links))
    return Difference(name, kind, topics, themes, len(ids), base, told, ids)


def _mismatches(people: Coding, machine: Coding) -> list[Difference]:
    """Each comment that both read, and theme that one side alone says it carries."""
    by_people, by_machine = people.themes_of(), machine.themes_of()
    both = [name for name in dict.fromkeys(people.base) if name in set(machine.base)]
    codes = (*people.codes, *machine.codes)
    unsure = {(code.comment_id, code.theme_id) for code in codes if code.decision == "unsure"}
    found = []
    for name in both:
        for theme in sorted(by_people[name] ^ by_machine[name]):
            if (name, theme) not in unsure:
                told = f"people say {theme}, the machine does not"
                if theme not in by_people[name]:
                    told = f"the machine says {theme}, people do not"
                key = _id("coding mismatch", name, theme)
                found.append(Difference(key, "coding mismatch", (), (theme,), 1, len(both), told, (name,)))
    return found


def differences_csv(found: Iterable[Difference], log: Log | None = None) -> str:
    r"""The differences with how each was settled last, as CSV.

    >>> differences_csv([]).split(",")[:2]
    ['difference_id', 'kind']
    """
    rows = []
    for one in found:
        last = (log or Log()).of(one.difference_id)
        row = {name: getattr(one, name) for name in DIFFERENCE_COLUMNS}
        rows.append(row | {name: getattr(last, name, "") for name in COLUMNS[1:]})
    return to_csv((*DIFFERENCE_COLUMNS, *COLUMNS[1:]), rows)


def log_csv(log: Log) -> str:
    """All entries as CSV, in their order."""
    return to_csv(COLUMNS, log.entries)


def read_log(path: str | Path, found: Iterable[Difference] | None = None) -> Log:
    """A log from CSV.

    Args:
        path: the file; its columns are ``difference_id``, ``outcome``, ``reason``, ``role`` and ``at``.
        found: the differences it may speak of; without them any id will do.

    Returns:
        The log.

    Raises:
        TableError: with file, row and column, for a missing column, an empty cell, an outcome or date that is none,
            or the id of no difference.
    """
    path = Path(path)
    known = None if found is None else {one.difference_id for one in found}
    entries = []
    for number, row in enumerate(read(path, COLUMNS), 2):
        values = {name: row[name] for name in COLUMNS}
        if fault := _fault(**values):
            column, what, expected = fault
            raise TableError(what, expected, "correct the cell", path.name, number, column)
        if known is not None and row["difference_id"] not in known:
            what = "is the id of no difference"
            raise TableError(what, "an id from the list of differences", "copy it", path.name, number, "difference_id")
        entries.append(Settled(**values))  # type: ignore[arg-type]
    return Log(tuple(entries))


def write_log(path: str | Path, log: Log) -> Path:
    """Write a log, whose beginning must be what the file holds: entries are added and never changed.

    Raises:
        OutputError: if the file holds an entry that the log does not begin with, or cannot be written.
        TableError: if the file that is there is no log.
    """
    path = Path(path)
    before = read_log(path).entries if path.exists() else ()
    if log.entries[: len(before)] != before:
        do = "read the file and add to what it holds"
        raise OutputError("holds entries that would be lost", "a log that begins with them", do, path.name)
    return write_files(path.parent, {path.name: log_csv(log)})[0]
