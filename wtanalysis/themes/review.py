"""The second review: what people and model coded differently, or were unsure of, in the order that teaches most.

What reading a comment and theme would teach is judged by three things. Uncertainty: the entropy of the model's
probability, or, where a person contradicts the model, how much that surprises it (Shannon 1948; Settles 2009,
"Active Learning Literature Survey", section 3). Disagreement: people who differ come before a person and the model.
Rarity: a theme that few comments carry has most to gain from one more. ``review_order`` puts later what is much like a
comment that comes earlier.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wtanalysis.themes.coded import is_person, read_by
from wtanalysis.themes.decisions import Decision
from wtanalysis.themes.model import Code, Coding, Reading
from wtanalysis.themes.review_order import KINDS, QueueItem, ordered

if TYPE_CHECKING:
    from wtanalysis.themes.embedding import Embedder

__all__ = ["KINDS", "QueueItem", "entropy", "merged", "queue"]
UNCERTAINTY, DISAGREEMENT, RARITY = 0.5, 0.3, 0.2
MOST_BITS = 3.0


@dataclass(frozen=True)
class _Said:
    """What was said of one comment and theme: by people who read the comment, and by models."""

    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    model: Code | None = None
    model_read: bool = False
    threshold: float = 0.5

    @property
    def before(self) -> str:
        """What each said, in words."""
        people = {
            **dict.fromkeys(self.yes, "yes"),
            **dict.fromkeys(self.unsure, "unsure"),
            **dict.fromkeys(self.no, "no"),
        }
        told = [f"{name}: {people[name]}" for name in sorted(people)]
        if self.model is not None:
            told.append(f"{self.model.coder}: {self.model.decision}{_shown(self.model.probability)}")
        elif self.model_read:
            told.append("model: no")
        return "; ".join(told)

    @property
    def kind(self) -> str:
        """Why it needs a person; empty where it needs none."""
        if self.yes and self.no:
            return KINDS[0]
        if self.unsure:
            return KINDS[2]
        if self.model is not None and self.model.decision == "unsure":
            return "" if self.yes or self.no else KINDS[2]
        by_model = self.model is not None
        differ = self.model_read and ((by_model and self.no) or (not by_model and self.yes))
        return KINDS[1] if differ else ""

    def uncertainty(self) -> float:
        """0 to 1: the entropy of what is known, or how much a person's answer surprises the model."""
        if self.kind == KINDS[0]:
            return entropy(len(self.yes) / (len(self.yes) + len(self.no)))
        given = None if self.model is None else self.model.probability
        if self.kind == KINDS[1]:
            p = given if given is not None else (0.75 if self.model else self.threshold / 2)
            surprise = -math.log2(max(1 - p if self.no else p, 2**-MOST_BITS))
            return min(surprise, MOST_BITS) / MOST_BITS
        return entropy(0.5 if given is None else given)


def entropy(p: float) -> float:
    """The entropy of a yes or no, in bits.

    >>> entropy(0.5), entropy(1.0), round(entropy(0.9), 2)
    (1.0, 0.0, 0.47)
    """
    return 0.0 if p <= 0 or p >= 1 else -(p * math.log2(p) + (1 - p) * math.log2(1 - p))


def _shown(probability: float | None) -> str:
    return "" if probability is None else f" {probability:.2f}"


def queue(
    coding: Coding,
    other: Coding | None = None,
    readings: Sequence[Reading] = (),
    embedder: Embedder | None = None,
    decisions: Iterable[Decision] = (),
) -> tuple[QueueItem, ...]:
    """What a person should settle, in the order that teaches most.

    Args:
        coding: by a model, by people, or by both.
        other: a second coding of the same comments, such as people's beside the model's.
        readings: the comments; with them, what is much like an earlier one comes later.
        embedder: how alike two comments are judged; without one, by their words.
        decisions: on record; what they settled is left out, what a reviewer could not tell stays.

    Returns:
        The queue; the same input gives the same order.

    >>> model = Coding((Code("a", "x", "model", 0.98), Code("b", "x", "model", 0.52, "unsure")), ("a", "b"))
    >>> person = Coding((Code("a", "", "analyst 1"),), ("a",))
    >>> for item in queue(model, person): print(item.place, item.comment_id, item.why)
    1 a analyst 1 says no, the model yes (0.98); 1 comment carries the theme
    2 b the model is unsure (0.52); 1 comment carries the theme
    """
    codings = (coding,) if other is None else (coding, other)
    both = merged(*codings)
    last = {decision.pair: decision for decision in decisions}
    carried: dict[str, set[str]] = {}
    for code in both.codes:
        if code.theme_id and code.decision == "yes":
            carried.setdefault(code.theme_id, set()).add(code.comment_id)
    items = []
    for pair, said in _gathered(codings, both).items():
        decision = last.get(pair)
        if said.kind and (decision is None or decision.verdict == "cannot_tell"):
            size = len(carried.get(pair[1], ()))
            items.append(_item(pair, said, size, len(both.base), decision is not None))
    return ordered(items, readings, embedder)


def merged(*codings: Coding) -> Coding:
    """Codings of the same comments side by side.

    >>> merged(Coding((), ("a",)), Coding((Code("b", "x", "analyst 1"),), ("b",))).base
    ('a', 'b')
    """
    base = tuple(dict.fromkeys(name for coding in codings for name in coding.base))
    codes = tuple(dict.fromkeys(code for coding in codings for code in coding.codes))
    apart = {name: why for coding in reversed(codings) for name, why in coding.apart.items()}
    thresholds = {name: value for coding in reversed(codings) for name, value in coding.thresholds.items()}
    return Coding(codes, base, apart, thresholds, "; ".join(coding.method for coding in codings if coding.method))


def _gathered(codings: Sequence[Coding], both: Coding) -> dict[tuple[str, str], _Said]:
    """What was said of each comment and theme that somebody gave or was unsure of."""
    readers: dict[str, set[str]] = {}
    for coding in codings:
        for coder, ids in read_by(coding).items():
            for name in ids:
                readers.setdefault(name, set()).add(coder)
    said: dict[tuple[str, str], list[Code]] = {}
    for code in both.codes:
        if code.theme_id:
            said.setdefault((code.comment_id, code.theme_id), []).append(code)
    return {pair: _say(codes, readers[pair[0]], both.thresholds.get(pair[1], 0.5)) for pair, codes in said.items()}


def _say(codes: Sequence[Code], readers: Iterable[str], threshold: float) -> _Said:
    by = {code.coder: code.decision for code in codes}
    people = sorted(coder for coder in readers if is_person(coder))
    return _Said(
        yes=tuple(coder for coder in people if by.get(coder) == "yes"),
        no=tuple(coder for coder in people if coder not in by),
        unsure=tuple(coder for coder in people if by.get(coder) == "unsure"),
        model=next((code for code in codes if not is_person(code.coder)), None),
        model_read=any(not is_person(coder) for coder in readers),
        threshold=threshold,
    )


def _item(pair: tuple[str, str], said: _Said, size: int, base: int, again: bool) -> QueueItem:
    rarity = 1 - math.log1p(size) / math.log1p(max(base, 1))
    disagreement = {KINDS[0]: 1.0, KINDS[1]: 0.8, KINDS[2]: 0.0}[said.kind]
    worth = UNCERTAINTY * said.uncertainty() + DISAGREEMENT * disagreement + RARITY * max(rarity, 0.0)
    why = [_told(said), f"{size:,} comment{'' if size == 1 else 's'} carr{'ies' if size == 1 else 'y'} the theme"]
    if again:
        why.append("a reviewer could not tell")
    return QueueItem(0, *pair, said.kind, round(worth, 4), "; ".join(why), said.before)


def _told(said: _Said) -> str:
    if said.kind == KINDS[0]:
        return f"{', '.join(said.yes)} say{'s' * (len(said.yes) == 1)} yes, {', '.join(said.no)} no"
    if said.kind == KINDS[1]:
        one = said.yes or said.no
        model = "no" if said.model is None else f"yes{_bracketed(said.model.probability)}"
        return f"{', '.join(one)} say{'s' * (len(one) == 1)} {'yes' if said.yes else 'no'}, the model {model}"
    if said.unsure:
        return f"{', '.join(said.unsure)} {'is' if len(said.unsure) == 1 else 'are'} unsure"
    return f"the model is unsure{_bracketed(said.model.probability if said.model else None)}"


def _bracketed(probability: float | None) -> str:
    return "" if probability is None else f" ({probability:.2f})"


def blind_sample(readings: Sequence[Reading], size: int, seed: int = 2023) -> tuple[Reading, ...]:
    """Comments with an opinion, drawn at random without replacement, in the order of the comments.

    What people code blind on such a sample says how good a model is; what the queue asked does not, since the queue
    holds what is hard.

    >>> from wtanalysis.themes.model import Comment
    >>> drawn = blind_sample([Reading(Comment(f"c{n}", "Later boats.")) for n in range(9)], 3)
    >>> [reading.comment.comment_id for reading in drawn] == sorted(reading.comment.comment_id for reading in drawn)
    True
    """
    import numpy as np

    opinions = [reading for reading in readings if reading.kind == "opinion"]
    places = np.random.default_rng(seed).permutation(len(opinions))[:size]
    return tuple(opinions[place] for place in sorted(places.tolist()))
