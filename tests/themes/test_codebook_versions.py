from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from wtanalysis.errors import TableError
from wtanalysis.themes.codebook_versions import (
    VersionRecord,
    append_version,
    next_version,
    read_versions,
    signed_version,
    to_csv,
)
from wtanalysis.themes.model import Codebook, Theme

A, B, C = Theme("a", "A"), Theme("b", "B"), Theme("c", "C")
EMPTY = Codebook((), 0)


def test_what_changed() -> None:
    """A record says what was added, changed, removed, merged and split, and holds the hash of the CSV."""
    old = Codebook((A, B), 4)
    new, record = next_version(
        old, [Theme("a", "A", stance="agree"), C], "lead", "b is c", "2026-11-22", {"b": ["c"], "a": ["a", "c"]}
    )
    assert (new.version, record.version) == (5, 5)
    assert (record.added, record.changed, record.removed) == (("c",), {"a": ("stance",)}, ("b",))
    assert (record.merged, record.split) == (("b",), ("a",))
    assert record.sha256 == hashlib.sha256(to_csv(new).encode()).hexdigest()
    assert old == Codebook((A, B), 4)


def test_faults() -> None:
    """A double id, a merge of what is not there, and a sign-off without role, reason or time are refused."""
    with pytest.raises(TableError, match="'a' is there twice"):
        next_version(EMPTY, [A, A], "lead", "x", "2026-11-22")
    with pytest.raises(TableError, match="'z' was not in the version before"):
        next_version(Codebook((A,)), [A], "lead", "x", "2026-11-22", {"z": ["a"]})
    with pytest.raises(TableError, match="'a' became 'z'"):
        next_version(Codebook((A,)), [B], "lead", "x", "2026-11-22", {"a": ["z"]})
    for by, reason, at in ((" ", "x", "2026-11-22"), ("lead", "", "2026-11-22"), ("lead", "x", "yesterday")):
        with pytest.raises(ValueError, match=r"role|reason|expected a time"):
            next_version(EMPTY, [A], by, reason, at)
    with pytest.raises(TableError, match="an example holds"):
        to_csv(Codebook((Theme("a", "A", examples=("x || y",)),)))


def test_the_file_only_grows(tmp_path: Path) -> None:
    """Records come back as they were; earlier lines keep their bytes, and no version is written twice."""
    path = tmp_path / "codebook-versions.jsonl"
    assert read_versions(path) == ()
    first, one = next_version(EMPTY, [A], "lead analyst", "first – ﷺ", "2026-11-22")
    append_version(path, one)
    before = path.read_bytes()
    second, two = next_version(first, [B], "policy lead", "a was b", "2026-11-23T10:00:00+00:00", {"a": ["b"]})
    append_version(path, two)
    assert path.read_bytes().startswith(before)
    assert read_versions(path) == (one, two)
    assert signed_version(second, read_versions(path)) == two
    for record in (one, two, VersionRecord(4, "2026-11-24", "lead", "x")):
        with pytest.raises(TableError, match="expected version 3"):
            append_version(path, record)


@pytest.mark.parametrize("line", ["not json", "[]", '{"version": 1}', '{"version": 2, "added": 3}'])
def test_a_broken_file(tmp_path: Path, line: str) -> None:
    """A line that is no record is named by its number."""
    path = tmp_path / "codebook-versions.jsonl"
    path.write_text(line + "\n")
    with pytest.raises(TableError, match=r"codebook-versions.jsonl:1 is no record"):
        read_versions(path)
