"""Comments: the bank of written ones, new ones put together from two short ones, and who said which."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import permutations
from pathlib import Path

import numpy as np
from making import words
from making.people import Person
from scipy.optimize import linear_sum_assignment

from wtanalysis import tables

COLUMNS = (
    "comment_id", "question_id", "text", "theme_ids", "stance", "voice", "kind", "note", "origin", "synthetic",
)  # fmt: skip
LONG, OFTEN = 10, 2  # a sentence of ten words in three responses would count as a campaign
LONGEST, FEW = 45, 6  # words of a comment that goes into a pair, and of one that others say again
FORBIDDEN = 1e6
CAMPAIGN = "has copied one campaign"  # nobody copies two, so that each stays by itself


@dataclass(frozen=True)
class Comment:
    """One comment of the bank: its text, the themes it was written to carry, who would say it."""

    comment_id: str
    question_id: str
    text: str
    theme_ids: tuple[str, ...] = ()
    stance: str = ""
    voice: str = ""
    kind: str = ""
    note: str = ""
    origin: str = "written"
    synthetic: str = "made up for this project"

    @property
    def long_sentences(self) -> int:
        """How many of its sentences are long enough to be taken for a campaign's."""
        found = re.split(r"(?<=[.!?])\s+|\n+", self.text)
        return sum(len(re.findall(r"\w+", sentence)) >= LONG for sentence in found)

    @property
    def speakers(self) -> tuple[str, ...]:
        """The groups that its voice belongs to."""
        for pattern, groups in words.VOICES:
            if re.search(pattern, self.voice, re.I):
                return groups
        return words.ANYONE


def read_bank(path: Path) -> list[Comment]:
    """The comments of the bank that were written, in their order; those put together are left out."""
    rows = tables.read(path, COLUMNS)
    fields = [{**row, "theme_ids": tuple(filter(None, row["theme_ids"].split(tables.LIST_MARK)))} for row in rows]
    return [Comment(**{name: own[name] for name in COLUMNS}) for own in fields if own["origin"] == "written"]


def to_csv(bank: Iterable[Comment]) -> str:
    """The bank as a table."""
    return tables.to_csv(COLUMNS, bank)


class Uses:
    """How often each comment is used, and the new ones that were put together."""

    def __init__(self) -> None:
        self.times: Counter[str] = Counter()
        self.made: list[Comment] = []
        self.seen: set[tuple[str, str]] = set()

    def enough(self, pool: Sequence[Comment], need: int, random: np.random.Generator) -> list[Comment]:
        """As many comments to one question as were printed: each once, campaigns again, pairs, short ones again.

        Args:
            pool: the comments written to the question.
            need: how many comments there were.
            random: makes the choice.
        """
        chosen = [pool[i] for i in sorted(random.permutation(len(pool))[:need])]
        self.seen.update((comment.question_id, comment.text) for comment in chosen)
        self.times.update(comment.comment_id for comment in chosen)
        copied = [comment for comment in chosen if comment.kind == "campaign"]
        chosen += copied[:1] * min(need - len(chosen), len(copied))
        short = [c for c in pool if not c.long_sentences and c.kind in ("opinion", "no_comment") and _plain(c)]
        brief = [comment for comment in short if len(comment.text.split()) <= FEW]
        chosen += self._again(brief, int((need - len(chosen)) * 0.15), random)
        chosen += self._pairs(pool, need - len(chosen), random)
        return chosen + self._again(short, need - len(chosen), random)

    def _again(self, short: Sequence[Comment], need: int, random: np.random.Generator) -> list[Comment]:
        """Short comments said again by others, the least used first."""
        found: list[Comment] = []
        while len(found) < need and short:
            order = random.permutation(len(short))
            nxt = min(order, key=lambda i: self.times[short[i].comment_id])
            self.times[short[nxt].comment_id] += 1
            found.append(short[nxt])
        return found

    def _pairs(self, pool: Sequence[Comment], need: int, random: np.random.Generator) -> list[Comment]:
        """New comments of two that were written to one question, with one stance, if possible by one kind of person."""
        able = [c for c in pool if c.kind == "opinion" and len(c.text.split()) <= LONGEST and c.theme_ids and _plain(c)]
        left = {c.comment_id: OFTEN - 1 if c.long_sentences else need for c in able}
        found: list[Comment] = []
        while len(found) < need:
            made = self._pair([c for c in able if left[c.comment_id] > 0], left, random)
            if made is None:
                break
            found.append(made)
        return found

    def _pair(self, able: Sequence[Comment], left: dict[str, int], random: np.random.Generator) -> Comment | None:
        order = [able[i] for i in random.permutation(len(able))]
        order.sort(key=lambda c: (self.times[c.comment_id], not c.long_sentences))
        for first in order:
            others = [c for c in order if _fit(first, c)]
            others.sort(key=lambda c: (c.speakers[0] != first.speakers[0], self.times[c.comment_id]))
            for second in others[:60]:
                both = [(first.question_id, _joined(*texts)) for texts in permutations((first.text, second.text))]
                if not self.seen & set(both):
                    self.seen.add(both[0])
                    left[first.comment_id] -= 1
                    left[second.comment_id] -= 1
                    return self._new(first, second, both[0][1])
        return None

    def _new(self, first: Comment, second: Comment, text: str) -> Comment:
        self.times.update((first.comment_id, second.comment_id))
        made = replace(
            first, comment_id=f"k{len(self.made) + 1:04d}", text=text, origin="combined",
            theme_ids=tuple(dict.fromkeys((*first.theme_ids, *second.theme_ids))),
            note=f"{first.comment_id} + {second.comment_id}",
        )  # fmt: skip
        self.made.append(made)
        return made


def _fit(first: Comment, second: Comment) -> bool:
    """Whether two comments can stand in one: one stance, not both long, not the same."""
    if first is second or first.stance != second.stance or (first.long_sentences and second.long_sentences):
        return False
    return set(first.theme_ids) != set(second.theme_ids)


def _plain(comment: Comment) -> bool:
    """Whether others could say it as well: in English, and no formula of a spreadsheet."""
    return comment.text[:1] not in "=+@" and not re.search(r"speaking|Polish|Urdu|Welsh", comment.voice)


def _joined(first: str, second: str) -> str:
    """Two comments as one text; what does not begin like a sentence follows after a comma or a stop."""
    end = "" if first.rstrip()[-1] in ".!?" else "."
    start = second.lstrip()
    return f"{first.rstrip()}{end} {start[:1].upper()}{start[1:]}"


@dataclass(frozen=True)
class Talk:
    """What makes somebody likely to say something: a stance to the question, and how much they say in all."""

    stances: Sequence[str]
    engagement: np.ndarray


@dataclass(frozen=True)
class _People:
    """Group, stance to the question, and whether they answer for an organisation, of everybody."""

    groups: np.ndarray
    stances: np.ndarray
    bodies: np.ndarray

    def distance(self, comment: Comment) -> np.ndarray:
        """How ill a comment fits each: never against their answer, if possible in their voice."""
        if comment.stance:
            cost = np.where((self.stances == comment.stance) | (self.stances == ""), 0.0, FORBIDDEN)
        else:
            cost = np.where(self.stances == "-", 1.5, 0.0)
        if comment.kind == "no_comment":
            return cost
        fits = np.isin(self.groups, comment.speakers)
        cost += np.where(self.groups == comment.speakers[0], 0.0, np.where(fits, 0.6, 3.0))
        if comment.speakers[0] in words.PERSONAL:
            cost += 1.5 * self.bodies
        elif re.search(words.BODIES_SPEAK, comment.voice):
            cost += 0.5 * ~self.bodies
        return cost


def hand_out(
    comments: Sequence[Comment],
    people: Sequence[Person],
    talk: Talk,
    said: Mapping[int, set[str]],
    random: np.random.Generator,
) -> dict[int, Comment]:
    """Who says which comment of one question: nobody against their answer, and as far as possible in their own voice.

    A linear assignment of least cost (``scipy.optimize.linear_sum_assignment``).

    Args:
        comments: as many as there are to say.
        people: who might say them.
        talk: their stances, ``-`` where they did not answer, empty where the question is open; and engagement.
        said: the voices that each has spoken in before.
        random: small differences, so that nobody is preferred for their place.
    """
    cost = random.random((len(comments), len(people))) * 0.4 - 0.25 * talk.engagement
    about = _People(
        np.array([person.group for person in people]), np.array(talk.stances), np.array([p.on_behalf for p in people])
    )
    for row, comment in enumerate(comments):
        cost[row] += about.distance(comment)
    for column, voices in said.items():
        for row, comment in enumerate(comments):
            if comment.kind == "campaign" and CAMPAIGN in voices:
                cost[row, column] = FORBIDDEN
            elif voices and comment.voice not in voices and comment.kind != "no_comment":
                cost[row, column] += 0.5
    rows, columns = linear_sum_assignment(cost)
    if cost[rows, columns].max() >= FORBIDDEN / 2:
        raise ValueError(f"more comments on {comments[0].question_id} than people of their stance")
    return {int(column): comments[row] for row, column in zip(rows, columns, strict=True)}
