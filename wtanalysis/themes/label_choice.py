"""Which phrases stand best for each topic, and how two or three of them make a name.

A phrase must stand in at least three of a topic's comments and in one of ten. It is good where many of the topic's
comments have its words, where other topics' comments hardly have them, and where it is near the topic in the embedding
beyond its nearness to other topics. The phrases of a name are chosen by maximal marginal relevance: each good, unlike
the ones before it, and found in comments that these do not cover. Sources: weighing by class as c-TF-IDF does
(Grootendorst, "BERTopic", 2022); MMR by Carbonell and Goldstein (1998).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from wtanalysis.themes.label_phrases import Phrase, catch_all, key_of, phrases, turned
from wtanalysis.themes.label_words import BLAMING, JUDGING, OPPOSING, kinds, pieces

if TYPE_CHECKING:
    import numpy as np

    from wtanalysis.themes.embedding import Embedder

READ = 120  # comments of a topic that are read for phrases, the representative ones first
TRIED = 40  # phrases of a topic that are embedded
LEAST = (3, 0.1, 0.04)  # comments that have a phrase's words, as a number and a share; share that has it as a phrase
PIECE = 0.7  # of those who have a phrase have it in a longer one, which then stands alone
USUAL = (0.3, 3.0)  # a generic word is specific where such a share has it, so many times the share elsewhere
CENTRE = 8  # representative comments whose middle is the topic's


@dataclass(frozen=True, repr=False)
class Scored:
    """A phrase with how well it stands for its topic, the comments that have its words, and its vector."""

    phrase: Phrase
    score: float
    held: frozenset[int]
    vector: np.ndarray[Any, Any]


@dataclass(frozen=True, repr=False)
class Choice:
    """The phrases of a topic, the best first, how many comments were read, and how they praise.

    ``praise`` is the share that praises and does not blame; ``qualities`` are the words of it that set the topic apart;
    ``opposed`` is the share that says it opposes something.
    """

    phrases: tuple[Scored, ...]
    base: int
    praise: float
    qualities: tuple[str, ...] = ()
    opposed: float = 0.0


@dataclass(frozen=True, repr=False)
class _Listed:
    """A phrase before it is embedded."""

    phrase: Phrase
    value: float
    held: frozenset[int]


def _holders(texts: Sequence[str]) -> dict[str, set[int]]:
    """Stem -> the places of the texts that have it."""
    found: dict[str, set[int]] = {}
    for at, text in enumerate(texts):
        for one in key_of(word for piece in pieces(text) for word in piece):
            found.setdefault(one, set()).add(at)
    return found


def _all_of(stems: Collection[str], holders: Mapping[str, set[int]]) -> frozenset[int]:
    """The texts that have all these stems."""
    return frozenset(set.intersection(*(holders.get(one, set()) for one in stems))) if stems else frozenset()


def _merged(found: Sequence[Sequence[Phrase]]) -> dict[frozenset[str], tuple[Phrase, int]]:
    """Stems -> their phrase in its commonest form and in how many texts it stands, in whatever form."""
    forms: dict[frozenset[str], Counter[Phrase]] = {}
    users: dict[frozenset[str], set[int]] = {}
    for at, of_one in enumerate(found):
        for phrase in of_one:
            forms.setdefault(phrase.stems, Counter())[phrase] += 1
            users.setdefault(phrase.stems, set()).add(at)
    best = {key: min(count, key=lambda p: (-count[p], len(p.text), p.text)) for key, count in forms.items()}
    return {key: (best[key], len(users[key])) for key in forms}


def _whole(merged: Mapping[frozenset[str], tuple[Phrase, int]]) -> Iterator[tuple[frozenset[str], Phrase, int]]:
    """The phrases that are no piece of a longer one: "state" where nearly all say "state utility allowances"."""
    for key, (phrase, users) in merged.items():
        longer = (n for other, (one, n) in merged.items() if key < other and not one.quality)
        if max(longer, default=0) < PIECE * users:
            yield key, phrase, users


def _list(
    texts: Sequence[str], found: Sequence[Sequence[Phrase]], own: Mapping[str, set[int]],
    others: Sequence[tuple[Mapping[str, set[int]], int]], asked: Collection[str],
) -> list[_Listed]:  # fmt: skip
    """The phrases of one topic that enough comments have, the best by their words first."""
    number, share, exact = LEAST
    least = max(number, math.ceil(share * len(texts)))
    often = {False: max(number, math.ceil(exact * len(texts))), True: 2}
    common = {key: pair for key, pair in _merged(found).items() if pair[1] >= often[pair[0].single]}
    listed = []
    for key, phrase, _ in _whole(common):
        held = _all_of(key, own)
        enough = max(number, math.ceil(0.05 * len(texts))) if phrase.single or phrase.quality else least
        if len(held) < enough or key <= set(asked) or catch_all(phrase.text):
            continue
        covered = len(held) / len(texts)
        away = [len(_all_of(key, other)) / max(count, 1) for other, count in others]
        usual = sum(away) / max(len(away), 1)
        if phrase.generic and (covered < USUAL[0] or covered < USUAL[1] * usual):
            continue
        lift = min(1.0, max(0.0, math.log((covered + 0.02) / (usual + 0.02)) / math.log(15)))
        length = {1: -0.12, 2: 0.08, 3: 0.08, 4: 0.04}.get(len(phrase.text.split()), 0.0)
        listed.append(_Listed(phrase, covered**0.7 * (0.35 + lift) + length * (0.3 + lift), held))
    listed.sort(key=lambda one: (-round(one.value, 9), one.phrase.text))
    return listed[:TRIED]


def score(materials: Mapping[int, Sequence[str]], embedder: Embedder, asked: Collection[str] = ()) -> dict[int, Choice]:
    """The phrases of every topic, the best first.

    Args:
        materials: topic id -> its comments, masked, the representative ones first.
        embedder: what turns phrases and comments into vectors.
        asked: stems of the question's words, which no phrase is made of alone.
    """
    import numpy as np

    split = {topic: [pieces(text) for text in texts] for topic, texts in materials.items()}
    known = kinds(parts for texts in split.values() for parts in texts)
    holders = {topic: _holders(texts) for topic, texts in materials.items()}
    listed = {}
    for topic, texts in materials.items():
        others = [(holders[other], len(materials[other])) for other in materials if other != topic]
        listed[topic] = _list(texts, list(phrases(texts, known)), holders[topic], others, asked)
    praise = {topic: _praising(texts) for topic, texts in split.items()}
    every = [words for texts in praise.values() for words in texts]
    said = sorted({one.phrase.text for rows in listed.values() for one in rows})
    vectors = dict(zip(said, embedder.embed(said), strict=True)) if said else {}
    centres = np.stack([_centre(texts, embedder) for texts in materials.values()])
    found = {}
    for at, (topic, rows) in enumerate(listed.items()):
        scored = []
        for one in rows:
            near = centres @ vectors[one.phrase.text]
            beyond = float(near[at]) - (float(np.delete(near, at).max()) if len(near) > 1 else 0.0)
            worth = one.value + 0.4 * float(near[at]) + 0.5 * max(-0.2, min(0.2, beyond))
            scored.append(Scored(one.phrase, worth, one.held, vectors[one.phrase.text]))
        scored.sort(key=lambda s: (-round(s.score, 6), s.phrase.text))
        own = praise[topic]
        share = sum(map(bool, own)) / max(len(own), 1)
        opposed = _opposed(split[topic])
        found[topic] = Choice(tuple(scored), len(own), share, _qualities(own, every), opposed)
    return found


def _praising(texts: Sequence[Sequence[Sequence[str]]]) -> list[frozenset[str]]:
    """The words of praise of each text; none where it blames too, or says "not" before such a word."""
    found = []
    for text in texts:
        low = [[word.lower() for word in piece] for piece in text]
        judged = [(piece, at) for piece in low for at, word in enumerate(piece) if word in JUDGING]
        good = all(piece[at] not in BLAMING and not turned(piece, at) for piece, at in judged)
        found.append(frozenset(piece[at] for piece, at in judged) if good else frozenset())
    return found


_OF_PEOPLE = frozenset(
    {"patient", "happy", "pleased", "satisfied", "kind", "top", "better", "positive", "hard", "super"}
)


def _opposed(texts: Sequence[Sequence[Sequence[str]]]) -> float:
    """The share of texts with a word of opposition."""
    return sum(any(word.lower() in OPPOSING for piece in text for word in piece) for text in texts) / max(len(texts), 1)


def _qualities(own: Sequence[frozenset[str]], every: Sequence[frozenset[str]]) -> tuple[str, ...]:
    """The words of praise that one in twenty of the topic's comments have, those that set it apart first."""
    here, usual = (Counter(word for words in texts for word in words) for texts in (own, every))
    value = {w: n / len(own) * math.log(1 + n / len(own) / (usual[w] / len(every))) for w, n in here.items()}
    return tuple(
        sorted(
            (w for w in value if w not in _OF_PEOPLE and here[w] >= max(3, 0.05 * len(own))),
            key=lambda w: (-value[w], w),
        )
    )


def _centre(texts: Sequence[str], embedder: Embedder) -> np.ndarray[Any, Any]:
    """The middle of some texts, unit length."""
    import numpy as np

    mean = embedder.embed([text[:600] for text in texts[:CENTRE]]).mean(axis=0)
    return np.asarray(mean / max(float(np.linalg.norm(mean)), 1e-12))
