"""The offline sentence model: checked files, the same bytes in every way of asking, a cache that never lies."""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path

import numpy as np
import pytest

from tests.themes.voices import voices
from wtanalysis.errors import OutputError, UserError
from wtanalysis.themes import embedding
from wtanalysis.themes.embedding import MiniLM, check, default_embedder
from wtanalysis.themes.embedding_cache import FILE, Cache

TEXTS = [reading.comment.text for reading in voices(4)[0]]


def test_alone_or_together_the_bytes_are_the_same() -> None:
    """A vector hangs neither on the other texts, nor on their order, nor on the number of threads."""
    together = MiniLM().embed(TEXTS)
    alone = np.vstack([MiniLM().embed([text]) for text in TEXTS[:4]])
    assert together[:4].tobytes() == alone.tobytes()
    assert MiniLM(threads=1).embed(TEXTS[::-1])[::-1].tobytes() == together.tobytes()


def test_vectors_are_of_unit_length_and_know_what_is_alike() -> None:
    """Every row has length 1, and texts on one subject are nearer than texts on two."""
    vectors = MiniLM().embed(TEXTS)
    assert vectors.dtype == np.float32
    assert vectors.shape == (len(TEXTS), 384)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-6)
    night, parking, late = MiniLM().embed(["Night boats", "Parking permits", "Late ferries"])
    assert night @ late > night @ parking + 0.2


def test_odd_texts_have_vectors() -> None:
    """Nothing, emoji, right-to-left text, a lone surrogate and 4,000 words are embedded without a fault."""
    odd = ["", "🚌🚌🚌", "القوارب الليلية", "\ud800 broken", "night boats " * 2_000]
    vectors = MiniLM().embed(odd)
    assert np.isfinite(vectors).all()
    assert vectors[4] @ MiniLM().embed(["night boats"])[0] > 0.5
    assert MiniLM().embed([]).shape == (0, 384)


def test_the_cache_gives_the_same_bytes_and_only_the_new_is_embedded(tmp_path: Path) -> None:
    """A second run with new texts embeds those alone, and cached rows equal computed ones."""
    first = MiniLM(tmp_path)
    computed = first.embed(TEXTS)
    assert first.embedded == len(TEXTS)
    second = MiniLM(tmp_path)
    assert second.embed([*TEXTS, "something new"])[:-1].tobytes() == computed.tobytes()
    assert second.embedded == 1


@pytest.mark.parametrize("damage", ["text", "truncated", "entry", "table"])
def test_a_broken_cache_is_ignored_and_rewritten(tmp_path: Path, damage: str) -> None:
    """Whatever is wrong with the file, the vectors are right and the next run finds them."""
    computed = MiniLM(tmp_path).embed(TEXTS[:3])
    path = tmp_path / FILE
    if damage == "text":
        path.write_text("this is no database " * 50)
    elif damage == "truncated":
        path.write_bytes(path.read_bytes()[:3000])
    else:
        base = sqlite3.connect(path)
        change = "UPDATE vectors SET vector = zeroblob(772)" if damage == "entry" else "DROP TABLE vectors"
        base.execute(change)
        base.commit()
        base.close()
    again = MiniLM(tmp_path)
    assert again.embed(TEXTS[:3]).tobytes() == computed.tobytes()
    assert again.embedded == 3
    third = MiniLM(tmp_path)
    assert third.embed(TEXTS[:3]).tobytes() == computed.tobytes()
    assert third.embedded == 0


def test_the_cache_holds_no_words_and_is_bounded(tmp_path: Path) -> None:
    """No text is written to disk; beyond the bound the oldest entries go; another model finds nothing."""
    cache = Cache(tmp_path, "a model", 2, most=3)
    for at in range(5):
        cache.put({f"secret words {at}": np.array([at, at], dtype="<i2")})
    assert set(cache.get([f"secret words {at}" for at in range(5)])) == {f"secret words {at}" for at in (2, 3, 4)}
    assert b"secret" not in (tmp_path / FILE).read_bytes()
    assert Cache(tmp_path, "another model", 2).get(["secret words 4"]) == {}


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    """A file where the folder should be is an error with the next step."""
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match=r"cannot be written, expected a folder"):
        default_embedder(tmp_path / "file" / "cache")


def test_another_file_is_refused(tmp_path: Path) -> None:
    """A file of the model with another hash, or none, is an error that names the full hash."""
    (tmp_path / "model.onnx").write_bytes(b"something else")
    with pytest.raises(UserError, match=r"model.onnx is another file, expected SHA-256 8199be6f699a395f99f89df973"):
        check({"model.onnx": tmp_path / "model.onnx"}, embedding.HASHES)
    with pytest.raises(UserError, match=r"tokenizer.json is missing"):
        check({"tokenizer.json": tmp_path / "none"}, embedding.HASHES)


def test_a_missing_package_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the packages the error says which extra to install."""
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    with pytest.raises(UserError, match=r"package onnxruntime is missing.*extra themes"):
        embedding._load.__wrapped__(2)
