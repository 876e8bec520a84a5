"""Which phrases stand best for each topic: by its words, by how near they are to it, and by who uses them.

A phrase gets the mean of four parts: the c-TF-IDF weight of its words (a word counts where this topic uses it more
than the others do), its nearness in the embedding to the topic's statements beyond its nearness to other topics, how
many of the statements have its words, and how many comments have it word for word. A second phrase is taken by maximal
marginal relevance: good, and unlike the first. Sources: c-TF-IDF as in BERTopic (Grootendorst 2022); MMR by Carbonell
and Goldstein (1998).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from wtanalysis.themes.label_phrases import Phrase, catch_all, content, phrases, plain_words
from wtanalysis.themes.model import OUTLIER, Topics

if TYPE_CHECKING:
    import numpy as np

    from wtanalysis.themes.embedding import Embedder

READ = 100  # statements of a topic that are read for phrases, the representative ones first
TRIED = 25  # phrases of a topic that are embedded
SIDED = 0.1  # of the statements must have the words of a phrase that praises or complains
CENTRE = 8  # representative statements whose middle is the topic's


@dataclass(frozen=True, repr=False)
class Scored:
    """A phrase with how well it stands for its topic, and its vector."""

    phrase: Phrase
    score: float
    vector: np.ndarray[Any, Any]


@dataclass(frozen=True, repr=False)
class Material:
    """What is known of one topic: masked statements and the weight of each of its stems, 1 the most."""

    statements: tuple[str, ...]
    weights: Mapping[str, float]


def weights(topics: Topics, texts: Mapping[tuple[str, int], str]) -> dict[int, dict[str, float]]:
    """The c-TF-IDF weight of each stem in each topic, 1 for the topic's first.

    Args:
        topics: the topics and where each statement belongs.
        texts: (comment id, number of the statement) -> its words.

    Returns:
        topic id -> stem -> weight from 0 to 1. A stem that one comment alone uses weighs nothing.

    >>> from wtanalysis.themes.model import Placed
    >>> said = {("a", 1): "night boats", ("b", 1): "more night boats", ("c", 1): "dear fares"}
    >>> found = weights(Topics((), (Placed("a", 1, 0), Placed("b", 1, 0), Placed("c", 1, 1)), 3), said)
    >>> sorted(found[0]), found[1]
    (['boat', 'night'], {})
    """
    counts: dict[int, Counter[str]] = {}
    users: Counter[str] = Counter()
    for place in topics.placed:
        stems = set(content(texts.get((place.comment_id, place.number), "")))
        users.update(stems)
        if place.topic_id != OUTLIER:
            counts.setdefault(place.topic_id, Counter()).update(stems)
    mean = sum(sum(c.values()) for c in counts.values()) / max(len(counts), 1)
    every: Counter[str] = Counter()
    for count in counts.values():
        every.update(count)
    found = {}
    for topic, count in counts.items():
        total = sum(count.values()) or 1
        raw = {s: n / total * math.log(1 + mean / every[s]) for s, n in count.items() if users[s] > 1}
        top = max(raw.values(), default=1.0)
        found[topic] = {s: w / top for s, w in raw.items()}
    return found


def _by_words(phrase: Phrase, weight: Mapping[str, float]) -> float:
    """The weight of a phrase's words: their mean and their sum, so that neither length nor one good word wins alone."""
    values = sorted((weight.get(s, 0.0) for s in phrase.stems), reverse=True)
    return 0.4 * sum(values) / max(len(values), 1) + 0.8 * min(1.0, sum(values[:3]) / 2)


def _merged(found: Sequence[Sequence[Phrase]]) -> dict[tuple[str, ...], Counter[Phrase]]:
    """Phrases that differ in a plural or an article, together, each with how many statements have it."""
    merged: dict[tuple[str, ...], Counter[Phrase]] = {}
    for of_one in found:
        for phrase in of_one:
            merged.setdefault(phrase.key, Counter())[phrase] += 1
    return merged


def _length(text: str) -> float:
    """How well a phrase's length suits a name: best from two to five words."""
    return {1: -0.6, 2: -0.05, 3: 0.05, 4: 0.08, 5: 0.05}.get(len(text.split()), 0.0)


def shortlist(material: Material) -> list[tuple[Phrase, float]]:
    """The phrases of a topic worth embedding, with what their words and users alone say for them, the best first."""
    merged = _merged(list(phrases(material.statements)))
    whole = Counter(" ".join(plain_words(text)) for text in material.statements)
    stems = [frozenset(content(text)) for text in material.statements]
    holders: dict[str, set[int]] = {}
    for at, of_one in enumerate(stems):
        for one in of_one:
            holders.setdefault(one, set()).add(at)
    enough = 1 + (len(stems) >= 8) + 2 * (len(stems) >= 40)
    found = []
    for variants in merged.values():
        users = sum(variants.values())
        phrase = min(variants, key=lambda p: (-variants[p], p.text))
        alone = any(whole[p.text] for p in variants) and users < 3  # what one person wrote in full is theirs
        shared = len(set.intersection(*(holders.get(s, set()) for s in phrase.stems)))
        denied = phrase.text.startswith(("no ", "not ", "never ")) and users < min(3, len(stems) / 4)
        # A name that takes a side needs people behind it: "Food is good" is no name for praise and complaints of food.
        one_sided = phrase.judging and shared < (1 + phrase.clause) * SIDED * len(stems)
        if denied or alone or one_sided or shared < enough or catch_all(phrase.text):
            continue
        said = math.log1p(users - 1) / math.log1p(len(stems))
        value = _by_words(phrase, material.weights) + 0.8 * math.sqrt(shared / len(stems)) + 0.4 * said
        found.append((phrase, value + _length(phrase.text)))
    found.sort(key=lambda pair: (-pair[1], pair[0].text))
    return found[:TRIED]


def score(materials: Mapping[int, Material], embedder: Embedder) -> dict[int, list[Scored]]:
    """The phrases of every topic, the best first.

    Args:
        materials: topic id -> what is known of it.
        embedder: what turns phrases and statements into vectors.
    """
    import numpy as np

    listed = {topic: shortlist(material) for topic, material in materials.items()}
    said = sorted({phrase.text for pairs in listed.values() for phrase, _ in pairs})
    if not said:
        return {topic: [] for topic in materials}
    vectors = dict(zip(said, embedder.embed(said), strict=True))
    centres = np.stack([_centre(material.statements, embedder) for material in materials.values()])
    found = {}
    for at, (topic, pairs) in enumerate(listed.items()):
        scored = []
        for phrase, value in pairs:
            near = centres @ vectors[phrase.text]
            others = float(np.delete(near, at).max()) if len(near) > 1 else 0.0
            own = float(near[at])
            scored.append(Scored(phrase, value + 1.2 * own + 0.8 * (own - others), vectors[phrase.text]))
        found[topic] = sorted(scored, key=lambda s: (-round(s.score, 6), s.phrase.text))
    return found


def _centre(statements: Sequence[str], embedder: Embedder) -> np.ndarray[Any, Any]:
    """The middle of some statements, unit length."""
    import numpy as np

    mean = embedder.embed([text[:600] for text in statements[:CENTRE]]).mean(axis=0)
    return np.asarray(mean / max(float(np.linalg.norm(mean)), 1e-12))


def second(first: Scored, others: Sequence[Scored], most_words: int) -> Scored | None:
    """The phrase that completes the first: good, unlike it, and short enough; None where there is none.

    Args:
        first: the phrase that is taken.
        others: the topic's phrases, the best first.
        most_words: how many words it may have.
    """
    best: tuple[float, Scored] | None = None
    for other in others:
        near = float(first.vector @ other.vector)
        count = len(other.phrase.text.split())
        like = (count == 1) == (" " not in first.phrase.text)  # two phrases, or two words
        fits = like and count <= most_words and not other.phrase.clause
        shared = {one[:5] for one in other.phrase.stems} & {one[:5] for one in first.phrase.stems}
        if not fits or shared or near > 0.85 or other.score < 0.3 * first.score:
            continue
        value = 0.7 * other.score - 0.3 * 2 * near
        if best is None or value > best[0] + 1e-9:
            best = (value, other)
    return best[1] if best else None
