"""Scores from descriptions alone: how near a comment stands to what the codebook says of each theme."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from wtanalysis.themes.codebook import theme_texts

if TYPE_CHECKING:
    import numpy as np

    from wtanalysis.themes.coding_features import Texts, Words
    from wtanalysis.themes.embedding import Embedder
    from wtanalysis.themes.model import Codebook

LEXICAL = 0.8
BATCH = 2_000
HOME = 0.3
AWAY = 0.4


@dataclass(frozen=True, repr=False)
class Described:
    """The texts of a codebook: one or more a theme.

    Attributes:
        texts: name with description, and every example, as the model sees them.
        owner: which theme each belongs to, by its place in the codebook.
        themes: how many themes there are.
    """

    texts: Texts
    owner: np.ndarray[Any, Any]
    themes: int

    def scores(self, texts: Texts) -> np.ndarray[Any, Any]:
        """One row a text, one column a theme: the nearest text of the theme, by vectors and by words."""
        import numpy as np

        found = np.full((len(texts), self.themes), -1.0, dtype=np.float32)
        for at in range(0, len(texts), BATCH):
            part = texts.rows(slice(at, at + BATCH))
            near = part.vectors @ self.texts.vectors.T
            near += LEXICAL * np.asarray((part.words @ self.texts.words.T).toarray(), dtype=np.float32)
            for theme in range(self.themes):
                found[at : at + BATCH, theme] = near[:, self.owner == theme].max(1)
        return found

    def spread(self) -> np.ndarray[Any, Any]:
        """One row a text of the codebook, one column a theme: its part of what the theme says, else nothing."""
        import numpy as np

        one = (self.owner[:, None] == np.arange(self.themes)).astype(np.float32)
        shares: np.ndarray[Any, Any] = one / one.sum(0)
        return shares


def describe(codebook: Codebook, words: Words, embedder: Embedder) -> Described:
    """The texts of a codebook as the model sees them."""
    import numpy as np

    from wtanalysis.themes.coding_features import Texts

    pairs = [(at, text) for at, theme in enumerate(codebook.themes) for text in theme_texts(theme) if text.strip()]
    pairs += [(at, theme.theme_id) for at, theme in enumerate(codebook.themes) if not any(o == at for o, _ in pairs)]
    texts = [text for _, text in pairs]
    owner = np.array([at for at, _ in pairs])
    return Described(Texts(words.of(texts), embedder.embed(texts)), owner, len(codebook.themes))


def filed(comments: Sequence[str], themes: Sequence[str]) -> np.ndarray[Any, Any]:
    """What the policy areas add to the scores: more where comment and theme share one, less where theirs differ.

    Args:
        comments: policy area under which each comment is filed; empty where it is not known.
        themes: policy area of each theme.

    >>> filed(["boats", ""], ["boats", "fares"]).astype(float).round(2).tolist()
    [[0.3, -0.4], [0.0, 0.0]]
    """
    import numpy as np

    a, b = np.array(comments, dtype=object)[:, None], np.array(themes, dtype=object)[None, :]
    known = (a != "") & (b != "")
    found: np.ndarray[Any, Any] = np.where(known, np.where(a == b, HOME, -AWAY), 0.0).astype(np.float32)
    return found
