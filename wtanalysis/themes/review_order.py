"""The order of the review queue: what teaches most first, near-copies later."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from wtanalysis.themes.model import Reading

if TYPE_CHECKING:
    import numpy as np

    from wtanalysis.themes.embedding import Embedder

KINDS = ("people differ", "person and model differ", "unsure")
# How alike two comments must be before the later one teaches less, and how little it teaches when they are the same.
ALIKE, LEAST = 0.4, 0.1
MOST_COMPARED = 2_000


@dataclass(frozen=True)
class QueueItem:
    """A comment and theme for a person to settle.

    Attributes:
        place: in the order of the queue, from 1; the items of one comment stand together.
        comment_id: the comment.
        theme_id: the theme in question.
        kind: one of ``KINDS``.
        worth: 0 to 1, what reading it would teach.
        why: why it is here, and why at this place.
        before: what each coder said.
    """

    place: int
    comment_id: str
    theme_id: str
    kind: str
    worth: float
    why: str
    before: str

    @property
    def pair(self) -> tuple[str, str]:
        """Comment and theme."""
        return self.comment_id, self.theme_id


@dataclass
class _Candidate:
    """A comment of the queue with its items, and what reading it would teach."""

    comment_id: str
    items: list[QueueItem]
    text: str = ""
    worth: float = 0.0
    after: str = ""
    themes: frozenset[str] = field(default_factory=frozenset)


def ordered(
    items: Sequence[QueueItem], readings: Sequence[Reading], embedder: Embedder | None
) -> tuple[QueueItem, ...]:
    """The items by comment, the comment that teaches most first.

    A comment's worth is that of its best item and a quarter of the others'. What is alike is told by the sentence
    model's cosine, or by words and pairs of words. Of long queues the best ``MOST_COMPARED`` comments are compared.

    Args:
        items: in any order.
        readings: the comments' words; what is not among them is compared with nothing.
        embedder: the sentence model.

    Returns:
        The items, numbered, the reasons completed.

    >>> items = [QueueItem(0, "a", "x", "unsure", 0.2, "w", ""), QueueItem(0, "b", "x", "unsure", 0.6, "w", "")]
    >>> [item.comment_id for item in ordered(items, (), None)]
    ['b', 'a']
    """
    texts = {reading.comment.comment_id: reading.comment.text for reading in readings}
    found: dict[str, list[QueueItem]] = {}
    for item in items:
        found.setdefault(item.comment_id, []).append(item)
    candidates = []
    for name, own in found.items():
        own.sort(key=lambda item: (-item.worth, item.theme_id))
        worth = own[0].worth + 0.25 * sum(item.worth for item in own[1:])
        candidates.append(_Candidate(name, own, texts.get(name, ""), worth, "", frozenset(i.theme_id for i in own)))
    candidates = _diverse(candidates, embedder)
    placed: list[QueueItem] = []
    for candidate in candidates:
        for item in candidate.items:
            why = f"{item.why}; {candidate.after}" if candidate.after else item.why
            placed.append(replace(item, place=len(placed) + 1, why=why))
    return tuple(placed)


def _diverse(candidates: list[_Candidate], embedder: Embedder | None) -> list[_Candidate]:
    """Candidates in order; what is much like an earlier one with a theme in common counts for less."""
    _mark_copies(candidates)
    candidates.sort(key=lambda candidate: -candidate.worth)
    head, tail = candidates[:MOST_COMPARED], candidates[MOST_COMPARED:]
    if len(head) < 2 or not any(candidate.text for candidate in head):
        return candidates
    import numpy as np

    vectors = _vectors([candidate.text for candidate in head], embedder)
    themes = sorted({name for candidate in head for name in candidate.themes})
    holds = np.array([[name in candidate.themes for name in themes] for candidate in head], dtype=np.float32)
    worth = np.array([candidate.worth for candidate in head])
    nearest, like = np.zeros(len(head)), np.full(len(head), -1)
    left = np.ones(len(head), dtype=bool)
    order = []
    for _ in head:
        value = worth * (1 - (1 - LEAST) * np.clip((nearest - ALIKE) / (1 - ALIKE), 0, 1))
        best = int(np.argmax(np.where(left, value, -1)))
        left[best] = False
        order.append(best)
        if nearest[best] > (1 + ALIKE) / 2 and not head[best].after:
            head[best].after = f"much like {head[like[best]].comment_id}, which comes earlier"
        alike = np.asarray(vectors @ vectors[best].T).ravel() if embedder else _alike(vectors, best)
        alike = alike * (holds @ holds[best] > 0)
        closer = alike > nearest
        nearest[closer], like[closer] = alike[closer], best
    return [*(head[n] for n in order), *tail]


def _mark_copies(candidates: Sequence[_Candidate]) -> None:
    """Of comments with the same words and themes, all but the first count for little."""
    first: dict[tuple[str, frozenset[str]], str] = {}
    for candidate in candidates:
        key = " ".join(candidate.text.casefold().split()), candidate.themes
        if key[0] and key in first:
            candidate.worth *= LEAST
            candidate.after = f"the same words as {first[key]}, which comes earlier"
        first.setdefault(key, candidate.comment_id)


def _vectors(texts: Sequence[str], embedder: Embedder | None) -> Any:
    if embedder is not None:
        return embedder.embed(texts)
    from sklearn.feature_extraction.text import HashingVectorizer

    return HashingVectorizer(n_features=2**16, ngram_range=(1, 2), alternate_sign=False).transform(texts).tocsr()


def _alike(vectors: Any, row: int) -> np.ndarray[Any, Any]:
    import numpy as np

    made: np.ndarray[Any, Any] = np.asarray((vectors @ vectors[row].T).todense()).ravel()
    return made
