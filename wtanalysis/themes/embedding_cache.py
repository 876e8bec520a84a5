"""A disk cache of sentence vectors: one SQLite file, so that a second run embeds only what is new.

A vector is kept as whole numbers of one ten-thousandth (:func:`packed`), and every vector, cached or not, goes through
the same rounding, so the bytes are the same either way. Texts themselves are never written: only their hashes are.
"""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wtanalysis.errors import OutputError

if TYPE_CHECKING:
    import numpy as np

FILE = "embeddings.sqlite"
STEP = 10_000  # a vector's numbers are kept to four decimals
MOST = 400_000  # vectors kept, about 320 MB; the oldest go first
AT_ONCE = 500


def packed(vectors: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Vectors as whole numbers of one ten-thousandth.

    >>> import numpy as np
    >>> packed(np.array([[0.60004, 0.8]])).tolist()
    [[6000, 8000]]
    """
    import numpy as np

    return np.asarray(np.rint(np.asarray(vectors, dtype=np.float64) * STEP), dtype="<i2")


def unpacked(numbers: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Vectors of unit length, float32, from what :func:`packed` made of them.

    >>> import numpy as np
    >>> unpacked(np.array([[6000, 8000]], dtype="<i2")).round(3).tolist()
    [[0.6..., 0.8...]]
    """
    import numpy as np

    vectors = numbers.astype(np.float64)
    return np.asarray(vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1.0), dtype=np.float32)


class Cache:
    """Vectors by the hash of text and model, in one file of a folder.

    A file that is broken is thrown away and begun anew; an entry that is broken counts as absent. A folder that cannot
    be written is told as an error. Writing is a transaction of SQLite: a run that is cut off leaves the file whole.

    Args:
        folder: where the file lies; made when it is missing.
        model: what tells one model from another, such as the hash of its files.
        size: numbers of a vector.
        most: vectors to keep.
    """

    def __init__(self, folder: Path, model: str, size: int, most: int = MOST) -> None:
        self.path = Path(folder) / FILE
        self._model = model
        self._size = size
        self._most = most
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError:
            raise self._unwritable() from None

    def key(self, text: str) -> bytes:
        """The name of a text under this model."""
        return hashlib.sha256(f"{self._model}\0".encode() + text.encode("utf-8", "surrogatepass")).digest()

    def get(self, texts: Sequence[str]) -> dict[str, np.ndarray[Any, Any]]:
        """The packed vectors of those texts that are known."""
        import numpy as np

        keys = {self.key(text): text for text in texts}
        rows: list[tuple[bytes, bytes]] = []
        wanted = list(keys)
        with suppress(sqlite3.Error), self._open() as base:
            for at in range(0, len(wanted), AT_ONCE):
                part = wanted[at : at + AT_ONCE]
                marks = ",".join("?" * len(part))
                rows += base.execute(f"SELECT key, vector FROM vectors WHERE key IN ({marks})", part).fetchall()  # noqa: S608
        found = {}
        for key, blob in rows:
            if isinstance(blob, bytes) and len(blob) == 2 * self._size + 4 and _sum(blob[4:]) == blob[:4]:
                found[keys[key]] = np.frombuffer(blob[4:], dtype="<i2")
        return found

    def put(self, vectors: Mapping[str, np.ndarray[Any, Any]]) -> None:
        """Keep packed vectors; a broken file is begun anew."""
        rows = [(self.key(text), _sum(one.tobytes()) + one.tobytes()) for text, one in vectors.items()]
        try:
            self._write(rows)
        except sqlite3.DatabaseError:
            with suppress(OSError):
                self.path.unlink()
            try:
                self._write(rows)
            except sqlite3.Error:
                raise self._unwritable() from None

    def _write(self, rows: list[tuple[bytes, bytes]]) -> None:
        with self._open() as base, base:
            base.executemany("INSERT OR REPLACE INTO vectors (key, vector) VALUES (?, ?)", rows)
            (count,) = base.execute("SELECT count(*) FROM vectors").fetchone()
            if count > self._most:
                base.execute(
                    "DELETE FROM vectors WHERE rowid IN (SELECT rowid FROM vectors ORDER BY rowid LIMIT ?)",
                    (count - self._most,),
                )

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self.path, timeout=60)) as base:
            base.execute("CREATE TABLE IF NOT EXISTS vectors (key BLOB UNIQUE NOT NULL, vector BLOB NOT NULL)")
            yield base

    def _unwritable(self) -> OutputError:
        return OutputError(
            "the cache of sentence vectors cannot be written", "a folder", "name another", str(self.path)
        )


def _sum(data: bytes) -> bytes:
    return zlib.crc32(data).to_bytes(4, "little")
