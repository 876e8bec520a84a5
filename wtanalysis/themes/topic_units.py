"""What topics are sought in: the settings, and the distinct texts of the comments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from wtanalysis.errors import UserError
from wtanalysis.safeguards.contacts import contacts
from wtanalysis.themes import topic_words
from wtanalysis.themes.model import Reading, Statement

MOST = 20


@dataclass(frozen=True)
class Settings:
    """How topics are sought.

    Attributes:
        seed: of every random choice.
        unit: ``comment``, which is placed by what most of it is about; or ``statement``, by which a comment may carry
            several topics. Comments gave the steadier topics, nearer to what people coded (benchmarks/README.md).
        topics: how many topics; None lets the data choose.
        most: topics at most where the data choose.
        questions: question id -> its words, which no topic is named by.
        left_out: words that no topic is named by besides.
        dimensions: of the reduction.

    >>> Settings(topics=0)
    Traceback (most recent call last):
    wtanalysis.errors.UserError: 0 topics, expected 1 or more, or nothing to let the data choose
    """

    seed: int = 2023
    unit: Literal["comment", "statement"] = "comment"
    topics: int | None = None
    most: int = MOST
    questions: Mapping[str, str] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()
    dimensions: int = 20

    def __post_init__(self) -> None:
        if self.topics is not None and self.topics < 1:
            raise UserError(f"{self.topics} topics", "1 or more, or nothing to let the data choose")
        if self.most < 1 or self.dimensions < 1:
            raise UserError("a setting of the topics is below 1", "most and dimensions of 1 or more")
        if self.unit not in ("statement", "comment"):
            raise UserError("an unknown unit of topics", "statement or comment")
        if not 0 <= self.seed < 2**32:
            raise UserError("a seed out of range", "0 to 4294967295")


@dataclass(frozen=True, repr=False)
class Units:
    """What is modelled: the distinct texts, and which statement has which of them.

    Attributes:
        texts: distinct texts, in a fixed order that does not hang on the order of the comments.
        words: of each text, those that may stand for a topic.
        statements: every statement of the comments modelled, in order.
        text_of: for each statement the place of its text; -1 where it holds no word of content.
        base: comments modelled.
        notes: what was left out.
        unit: ``statement`` or ``comment``.
    """

    texts: tuple[str, ...]
    words: tuple[tuple[str, ...], ...]
    statements: tuple[Statement, ...]
    text_of: tuple[int, ...]
    base: int
    notes: tuple[str, ...] = ()
    unit: str = "statement"


def gather(readings: Sequence[Reading], settings: Settings) -> Units:
    """The texts to model, each distinct one once, and the statements that have them."""
    opinions = [reading for reading in readings if reading.kind == "opinion"]
    ours = [reading for reading in opinions if reading.language in ("en", "und", "")]
    foreign = len(opinions) - len(ours)
    asked = topic_words.question_stems(settings.questions.values())
    out = asked | frozenset(topic_words.stem(word) for word in settings.left_out)
    rows: list[tuple[Statement, str]] = []
    for reading in ours:
        whole = reading.comment.text
        parts = reading.statements or (Statement(reading.comment.comment_id, 1, whole, 0, len(whole)),)
        if settings.unit == "statement":
            rows += [(one, " ".join(one.text.split())) for one in parts]
        else:
            text = " ".join(whole.split())
            rows += [(one, text) for one in parts]
    first: dict[str, str] = {}
    for text in sorted({text for _, text in rows}):
        first.setdefault(text.casefold(), text)
    words = {key: tuple(topic_words.words_of(_without_contacts(text), out)) for key, text in first.items()}
    least = _least(rows, words)
    kept = [key for key in first if len(words[key]) >= least.get(key, 1)]
    place = {key: at for at, key in enumerate(kept)}
    notes = []
    if foreign:
        notes.append(f"{foreign:,} comments in another language are not modelled: the model reads English")
    return Units(
        tuple(first[key] for key in kept),
        tuple(words[key] for key in kept),
        tuple(one for one, _ in rows),
        tuple(place.get(text.casefold(), -1) for _, text in rows),
        len(opinions),
        tuple(notes),
        settings.unit,
    )


def _without_contacts(text: str) -> str:
    """The text without addresses, numbers and postcodes, pieces of which must not become words of a topic.

    >>> _without_contacts("Ring 020 7946 0018 or write to SW1A 1AA.").split()
    ['Ring', 'or', 'write', 'to', '.']
    """
    if not any(mark in text for mark in "@0123456789"):
        return text
    for found in sorted(contacts(text), key=lambda one: -one.start):
        text = f"{text[: found.start]} {text[found.end :]}"
    return text


def _least(rows: Sequence[tuple[Statement, str]], words: Mapping[str, tuple[str, ...]]) -> dict[str, int]:
    """How many words of content a text must hold to be modelled: two, unless some comment says nothing fuller.

    What is left of "Here in Leeds that is so" without the place is too little to be a topic of.
    """
    fullest: dict[str, int] = {}
    for one, text in rows:
        own = len(words[text.casefold()])
        fullest[one.comment_id] = max(fullest.get(one.comment_id, 0), own)
    alone = {text.casefold() for one, text in rows if fullest[one.comment_id] < 2}
    return {key: 1 if key in alone else 2 for key in words}
