"""The versions of a codebook: what changed from one to the next, who signed it off, when and why.

A version is made when somebody signs the codebook off. The file of versions stands beside the codebook and only grows;
``sha256`` is that of the codebook's CSV, so that anybody can check which file was signed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path

from wtanalysis import tables
from wtanalysis.errors import TableError
from wtanalysis.themes.model import Codebook, Theme

COLUMNS = ("theme_id", "name", "description", "examples", "stance", "policy_area")
EXAMPLE_MARK = " || "
# What a theme means; examples and the policy area say no more about which comments carry it.
MEANING = ("name", "description", "stance")


def to_csv(codebook: Codebook) -> str:
    r"""A codebook as the table of the contract, verbatim.

    Raises:
        TableError: an example holds the mark that parts examples.

    >>> to_csv(Codebook((Theme("a", "A, with a comma", examples=("one", "two")),)))
    'theme_id,name,description,examples,stance,policy_area\na,"A, with a comma",,one || two,,\n'
    """
    for row, theme in enumerate(codebook.themes, start=2):
        if any("||" in example for example in theme.examples):
            raise TableError("an example holds ||", "the mark parts examples", "take it out", "", row, "examples")
    rows = [{**asdict(theme), "examples": EXAMPLE_MARK.join(theme.examples)} for theme in codebook.themes]
    return tables.to_csv(COLUMNS, rows)


def fingerprint(codebook: Codebook) -> str:
    """The sha256 of the codebook's CSV.

    >>> fingerprint(Codebook((Theme("a", "A"),)))[:8]
    'cfa5ad98'
    """
    return hashlib.sha256(to_csv(codebook).encode("utf-8")).hexdigest()


@dataclass(frozen=True)
class VersionRecord:
    """What one version changed, and who signed it off.

    Attributes:
        version: counts from 1.
        at: when, in ISO 8601.
        by: the role of who signed it off.
        reason: why it was changed.
        added: ids of new themes.
        changed: id -> the columns that changed.
        removed: ids that are gone.
        became: id of a theme that was merged or split -> the themes that it became.
        sha256: of the codebook's CSV.

    >>> VersionRecord(1, "2026-11-22T10:00", "lead analyst", "first").by
    'lead analyst'
    """

    version: int
    at: str
    by: str
    reason: str
    added: tuple[str, ...] = ()
    changed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    removed: tuple[str, ...] = ()
    became: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sha256: str = ""

    def __post_init__(self) -> None:
        if self.version < 1:
            raise ValueError("versions count from 1")
        for name in ("by", "reason"):
            if not getattr(self, name).strip():
                raise ValueError(f"a version is signed off with a {'role' if name == 'by' else 'reason'}")
        try:
            datetime.fromisoformat(self.at)
        except ValueError:
            raise ValueError(f"at {self.at!r}, expected a time such as 2026-11-22T10:00") from None

    @property
    def merged(self) -> tuple[str, ...]:
        """Ids of the themes that became part of one other theme."""
        return tuple(old for old, new in self.became.items() if len(new) == 1)

    @property
    def split(self) -> tuple[str, ...]:
        """Ids of the themes that became several."""
        return tuple(old for old, new in self.became.items() if len(new) > 1)


def next_version(
    old: Codebook,
    new_themes: Iterable[Theme],
    by: str,
    reason: str,
    at: str,
    became: Mapping[str, Sequence[str]] | None = None,
) -> tuple[Codebook, VersionRecord]:
    """Sign off the next version of a codebook.

    Args:
        old: the version before; ``Codebook((), version=0)`` before the first.
        new_themes: all themes of the new version, in their order.
        by: the role of who signs it off.
        reason: why it is changed.
        at: when, in ISO 8601.
        became: of themes that were merged or split: the old id -> the new ids.

    Returns:
        The new codebook, and the record of what changed.

    Raises:
        TableError: an id twice, or ``became`` with an id that was not there before, or that is not there now.
        ValueError: no role, no reason or no time.

    >>> first, _ = next_version(Codebook((), 0), [Theme("a", "A")], "lead", "first", "2026-11-22")
    >>> second, record = next_version(first, [*first.themes, Theme("b", "B")], "lead", "b was missing", "2026-11-23")
    >>> second.version, record.added, record.changed
    (2, ('b',), {})
    """
    new = Codebook(tuple(new_themes), old.version + 1, old.source)
    twice = next((name for name in new.ids if new.ids.count(name) > 1), "")
    if twice:
        raise TableError(f"theme {twice!r} is there twice", "each id once", "rename or delete one", column="theme_id")
    known = {was: tuple(into) for was, into in (became or {}).items()}
    for was, into in known.items():
        if was not in old.ids:
            raise TableError(
                f"theme {was!r} was not in the version before", "an id of it", "correct the merge or split"
            )
        missing = [name for name in into if name not in new.ids]
        if missing or not into:
            what = f"theme {was!r} became {', '.join(map(repr, missing)) or 'nothing'}"
            raise TableError(what, "ids of the new version", "correct the merge or split")
    before = {theme.theme_id: theme for theme in old.themes}
    changed = {
        theme.theme_id: _differences(before[theme.theme_id], theme)
        for theme in new.themes
        if theme.theme_id in before and theme != before[theme.theme_id]
    }
    added = tuple(name for name in new.ids if name not in before)
    removed = tuple(name for name in old.ids if name not in new.ids)
    record = VersionRecord(new.version, at, by, reason, added, changed, removed, known, fingerprint(new))
    return new, record


def _differences(old: Theme, new: Theme) -> tuple[str, ...]:
    return tuple(name for name in COLUMNS if getattr(old, name) != getattr(new, name))


def meaning_changed(old: Theme, new: Theme) -> bool:
    """Whether a theme means something else now; other capitals, spaces or marks, examples and area do not count.

    >>> meaning_changed(Theme("a", "Night boats"), Theme("a", "Night boats.", examples=("x",)))
    False
    """

    def plain(words: str) -> str:
        return " ".join("".join(c if c.isalnum() else " " for c in words.casefold()).split())

    return any(plain(getattr(old, name)) != plain(getattr(new, name)) for name in MEANING)


def versions_path(codebook: str | Path) -> Path:
    """Where the versions of a codebook stand: beside it.

    >>> versions_path("themes/codebook.csv").name
    'codebook-versions.jsonl'
    """
    path = Path(codebook)
    return path.with_name(f"{path.stem}-versions.jsonl")


def read_versions(path: str | Path) -> tuple[VersionRecord, ...]:
    """The records of a versions file, oldest first; none where there is no such file.

    Raises:
        TableError: a line that is no record, or versions that do not count from 1 without a gap.
    """
    path = Path(path)
    if not path.is_file():
        return ()
    found: list[VersionRecord] = []
    try:
        lines = path.read_text("utf-8").splitlines()
    except UnicodeDecodeError:
        raise TableError("is not UTF-8", "one record of JSON a line", "restore the file", file=path.name) from None
    for row, line in enumerate(lines, start=1):
        if line.strip():
            found.append(_record(line, path.name, row))
            if found[-1].version != len(found):
                expected = f"version {len(found)}"
                raise TableError(f"version {found[-1].version}", expected, "restore the lines", path.name, row)
    return tuple(found)


def _record(line: str, file: str, row: int) -> VersionRecord:
    try:
        given = json.loads(line)
        for name in ("added", "removed"):
            given[name] = tuple(given[name])
        for name in ("changed", "became"):
            given[name] = {key: tuple(value) for key, value in given[name].items()}
        return VersionRecord(**given)
    except (ValueError, TypeError, KeyError, AttributeError):
        raise TableError("is no record of a version", "one record of JSON", "restore the line", file, row) from None


def append_version(path: str | Path, record: VersionRecord) -> None:
    """Write one more record to a versions file; those that stand there stay as they are.

    Raises:
        TableError: the record is not the next version of that file.
        OutputError: the file cannot be written.
    """
    path = Path(path)
    there = read_versions(path)
    if record.version != len(there) + 1:
        what = f"version {record.version} after {len(there)} signed versions"
        raise TableError(what, f"version {len(there) + 1}", "make the next version from the last", file=path.name)
    before = path.read_text("utf-8") if there else ""
    if before and not before.endswith("\n"):
        before += "\n"
    line = json.dumps(asdict(record), ensure_ascii=False, sort_keys=False)
    tables.write_files(path.parent, {path.name: f"{before}{line}\n"})


def signed_version(codebook: Codebook, records: Sequence[VersionRecord]) -> VersionRecord | None:
    """The record that signed off just this codebook; None where nobody did.

    >>> book, record = next_version(Codebook((), 0), [Theme("a", "A")], "lead", "first", "2026-11-22")
    >>> signed_version(book, [record]).by, signed_version(Codebook((Theme("a", "B"),)), [record])
    ('lead', None)
    """
    own = fingerprint(codebook)
    return next((record for record in reversed(records) if record.sha256 == own), None)
