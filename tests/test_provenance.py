"""Where a file came from, and the record of a run."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wtanalysis.provenance import RunRecord, Source, sha256_of


@given(st.binary(max_size=5000))
def test_hash_is_of_the_bytes(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    """The hash is SHA-256 of the file's bytes, whatever they are."""
    path = tmp_path_factory.mktemp("hash") / "a.bin"
    path.write_bytes(raw)
    assert sha256_of(path) == sha256_of(str(path)) == hashlib.sha256(raw).hexdigest()


def test_large_files_are_hashed_in_parts(tmp_path: Path) -> None:
    """A file of more than one block has the hash of the whole."""
    raw = b"bus" * 700_000
    (tmp_path / "a.bin").write_bytes(raw)
    assert sha256_of(tmp_path / "a.bin") == hashlib.sha256(raw).hexdigest()


def test_a_source_holds_no_folder(tmp_path: Path) -> None:
    """A source has the name of its file without a folder, and what else is known of it."""
    (tmp_path / "a.txt").write_text("words")
    source = Source.of(tmp_path / "a.txt", title="A", publisher="B")
    assert (source.name, source.title, source.publisher, source.licence) == ("a.txt", "A", "B", "")
    assert str(tmp_path) not in json.dumps(dataclasses.asdict(source))


def test_a_source_cannot_be_changed(tmp_path: Path) -> None:
    """A source is frozen, and two of the same file are equal."""
    (tmp_path / "a.txt").write_text("words")
    source = Source.of(tmp_path / "a.txt")
    with pytest.raises(dataclasses.FrozenInstanceError):
        source.name = "b.txt"  # type: ignore[misc]
    assert source == Source.of(str(tmp_path / "a.txt"))


def test_a_run_record_is_json(tmp_path: Path) -> None:
    """The record of a run becomes JSON with its inputs inside, and back."""
    (tmp_path / "a.txt").write_text("words")
    record = RunRecord("wta build", (Source.of(tmp_path / "a.txt"),), {"wtanalysis": "0"}, left_out={"page numbers": 3})
    back = json.loads(json.dumps(record.as_dict()))
    assert back["inputs"][0]["sha256"] == sha256_of(tmp_path / "a.txt")
    assert (back["command"], back["left_out"]) == ("wta build", {"page numbers": 3})
