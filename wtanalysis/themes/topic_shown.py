"""What may be shown of a topic: statements, words and a name without personal data, and none of them endless."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from wtanalysis.safeguards.personal_data import Masker
from wtanalysis.themes.model import OUTLIER, Reading, Topic, Topics

LONGEST = 100  # words of a statement that is shown
LOOKED_AT = 5  # statements in which a word is judged
_WORD = re.compile(r"\w+")
_MARKED = re.compile(r"\[[A-Z][A-Z ]* \d+\]")


class Shown:
    """Judges what may be shown of the topics of one set of comments.

    A word is personal data where the masker takes it away in most of the topic's statements that hold it, of the first
    five; so the name of a school in a statement or two does not take away the word "school".

    Args:
        topics: with a place for every statement.
        readings: the comments that they were found in.
        masker: takes personal data out of a text.
    """

    def __init__(self, topics: Topics, readings: Sequence[Reading], masker: Masker) -> None:
        self._masker = masker
        self._kept: dict[str, frozenset[str]] = {}
        texts = {(r.comment.comment_id, s.number): s.text for r in readings for s in r.statements}
        whole = {r.comment.comment_id: r.comment.text for r in readings if not r.statements}
        self._said: dict[int, list[str]] = {}
        for place in topics.placed:
            text = texts.get((place.comment_id, place.number), whole.get(place.comment_id, ""))
            if place.topic_id != OUTLIER and text:
                self._said.setdefault(place.topic_id, []).append(text)

    def topic(self, topic: Topic, name: str) -> tuple[Topic, str]:
        """The topic with masked statements and without words that are personal data, and its name without them."""
        words = tuple(word for word in topic.words if not self._personal(topic.topic_id, word))
        masked = tuple(replace(one, text=_short(self._masker.mask(one.text))) for one in topic.statements)
        personal = any(self._personal(topic.topic_id, word) for word in _words(name))
        called = self._masker.mask(name)
        if personal or called != name:
            called = ", ".join(words[:3]) or f"topic {topic.topic_id}"
            called = called[:1].upper() + called[1:]
        return replace(topic, words=words, statements=masked), called

    def _personal(self, topic_id: int, word: str) -> bool:
        holding = list(self._holding(topic_id, set(_words(word))))
        gone = sum(not self._left(text).issuperset(_words(word)) for text in holding)
        return gone * 2 > len(holding)

    def _left(self, text: str) -> frozenset[str]:
        """The words of a text that are left when it is masked, by a masker of its own: nothing of it is shown."""
        if text not in self._kept:
            self._kept[text] = frozenset(_words(_MARKED.sub(" ", Masker().mask(text))))
        return self._kept[text]

    def _holding(self, topic_id: int, wanted: set[str]) -> Iterator[str]:
        """The first statements of a topic that hold all of these words."""
        found = 0
        for text in dict.fromkeys(self._said.get(topic_id, ())):
            if wanted <= set(_words(text)):
                yield text
                found += 1
                if found == LOOKED_AT:
                    return


def _words(text: str) -> Iterator[str]:
    for match in _WORD.finditer(text.casefold()):
        yield match[0]


def _short(text: str) -> str:
    """A text of at most so many words; what is cut off is told by a mark."""
    words = text.split()
    return text if len(words) <= LONGEST else f"{' '.join(words[:LONGEST])} [...]"
