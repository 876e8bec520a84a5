"""What the coding knows of a text: its words, its runs of letters and its sentence vector."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from scipy.sparse import csr_matrix
    from sklearn.feature_extraction.text import TfidfVectorizer

    from wtanalysis.themes.model import Comment

MOST_LETTERS = 60_000
MOST_WORDS = 120_000
FITTED = 12_000
CUT = 20_000
WORD = r"(?u)\b\w+\b"
SPREAD = 1.0
FILED = 0.3


@dataclass(frozen=True, repr=False)
class Words:
    """TF-IDF of words and pairs of words, and of runs of two to five letters; each half has length ``sqrt(0.5)``.

    The dot product of two rows is therefore the mean of two cosines. Made by :func:`fit_words`.
    """

    parts: tuple[TfidfVectorizer, ...]

    def of(self, texts: Sequence[str]) -> csr_matrix:
        """One sparse row a text."""
        import numpy as np
        from scipy.sparse import csr_matrix, hstack

        if not self.parts:
            return csr_matrix((len(texts), 1), dtype=np.float32)
        cut = [text[:CUT] for text in texts]
        share = np.float32(np.sqrt(1 / len(self.parts)))
        return hstack([part.transform(cut) for part in self.parts]).tocsr().astype(np.float32) * share


def fit_words(texts: Sequence[str]) -> Words:
    """Learn the words of these texts, the first ``FITTED`` of them; a text counts with its first ``CUT`` letters.

    Returns: the words; without parts where no text has a letter or a figure.

    >>> words = fit_words(["Boats at night", "No boats by day", "Night boats"])
    >>> rows = words.of(["boats at night", "a quay"])
    >>> bool(abs((rows[0] @ rows[0].T).toarray()[0, 0] - 1) < 1e-5)
    True
    """
    import numpy as np
    from sklearn.feature_extraction.text import TfidfVectorizer

    cut = [text[:CUT] for text in texts[:FITTED]]
    least = 2 if len(cut) > 200 else 1
    same = {"sublinear_tf": True, "strip_accents": "unicode", "dtype": np.float32}
    made = (
        TfidfVectorizer(ngram_range=(1, 2), token_pattern=WORD, min_df=least, max_features=MOST_WORDS, **same),
        TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), min_df=least, max_features=MOST_LETTERS, **same),
    )
    parts = []
    for part in made:
        try:
            parts.append(part.fit(cut))
        except ValueError:  # not one word, or none often enough
            continue
    return Words(tuple(parts))


@dataclass(frozen=True, repr=False)
class Texts:
    """Texts as the model sees them: sparse rows of words, and sentence vectors of unit length."""

    words: csr_matrix
    vectors: np.ndarray[Any, Any]

    def __len__(self) -> int:
        return int(self.vectors.shape[0])

    def rows(self, which: Any) -> Texts:
        """Those texts alone, by their numbers or a slice."""
        return Texts(self.words[which], self.vectors[which])


def alike(a: Texts, b: Texts) -> np.ndarray[Any, Any]:
    """How alike two sets of texts are, one row a text of ``a``: words and vectors added up.

    The kernel is the mean cosine of words and letters, plus ``exp(-SPREAD d^2)`` of the sentence vectors.
    """
    import numpy as np

    found = np.asarray((a.words @ b.words.T).toarray(), dtype=np.float32)
    found += near(a.vectors, b.vectors)
    return found


def near(a: np.ndarray[Any, Any], b: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """The Gaussian kernel of unit vectors.

    >>> import numpy as np
    >>> near(np.eye(2), np.eye(2)[:1]).round(3).tolist()
    [[1.0], [0.135]]
    """
    import numpy as np

    found: np.ndarray[Any, Any] = np.exp(SPREAD * (2 * (a @ b.T) - 2))
    return found


def with_filing(words: csr_matrix, comments: Sequence[Comment]) -> csr_matrix:
    """Rows of words with the comments' question and policy area beside them, where there are several of these."""
    import numpy as np
    from scipy.sparse import csr_matrix, hstack

    parts = [words]
    for filed in ([c.question_id for c in comments], [c.policy_area for c in comments]):
        names = {name: at for at, name in enumerate(sorted(set(filed) - {""}))}
        if len(names) > 1:
            rows = [row for row, name in enumerate(filed) if name]
            columns = [names[name] for name in filed if name]
            values = np.full(len(rows), np.sqrt(FILED), dtype=np.float32)
            parts.append(csr_matrix((values, (rows, columns)), shape=(len(comments), len(names))))
    return hstack(parts).tocsr() if len(parts) > 1 else words
