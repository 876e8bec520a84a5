"""Which policy areas the paragraphs of a response without a form are about.

The 2023 response says of emails that they "typically combined" several areas of interest (processes.md, S13), and that
what touched several proposals was read by each policy lead (S41). So a paragraph goes to each area that it names, two
at most; one that names none goes with the heading above it, or with the sentence that introduces its list, and else
stays unplaced for a person to place. Areas are known by their names alone: nothing of any consultation stands here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from wtanalysis.responses.paragraphs import Piece
from wtanalysis.responses.synonyms import generic, meanings, stem, tokens
from wtanalysis.tables import LIST_MARK

LABEL, FIRST, LATER = 2.0, 1.0, 0.6
ENOUGH = 0.75
NEAR = 0.7
MOST = 2
GENERIC_WEIGHT = 0.25
LIKE = 0.7
CLEAR = 0.5
AGAIN = 0.15
ALONE = 0.7

_LABEL = re.compile(r"\s*(?:\(?\w{1,4}[.)]\s+|[-*•–]\s+)?(?P<label>[^.:?!\n]{2,70}?)(?:[:.!?]|\s[-–]\s|\n)\s*\S")
_LEAD = re.compile(
    r"\s*(?:(?:and|then|finally|lastly|first|firstly|secondly|next|also),?\s+)?"
    r"(?P<label>(?:on|about|as to|as for|regarding|concerning|re|with regard to|with respect to|in relation to"
    r"|in terms of|turning to|when it comes to)\s[^.:;,\n]{2,90})",
    re.I,
)
_FROM = re.compile(r"\b(?:response|submission|comments?|evidence|views?)\s+(?:from|of|by|on behalf of)\b.*", re.I)
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")


Word = tuple[str, frozenset[str]]


@dataclass(frozen=True)
class Phrase:
    """A name of an area as the roots and meanings of its words, with the weight of each."""

    words: tuple[tuple[Word, float], ...]

    @property
    def total(self) -> float:
        """The weight of all its words."""
        return sum(weight for _, weight in self.words)


@dataclass(frozen=True)
class Part:
    """What a response says about one policy area; ``area`` is empty for what nobody could place."""

    area: str
    text: str


@dataclass(frozen=True)
class Split:
    """A response by area: its parts, how many paragraphs found an area, and how many of them two."""

    parts: tuple[Part, ...]
    placed: int
    twice: int


class Splitter:
    """Knows the areas of one consultation by their names.

    Args:
        areas: (id, name) of each; a name may hold further names after a list mark (" | ").

    >>> splitter = Splitter([("fares", "Fares and tickets"), ("night", "Night boats")])
    >>> splitter.areas_of("Night boats: keep them."), splitter.areas_of("Dear all")
    (('night',), ())
    """

    def __init__(self, areas: Sequence[tuple[str, str]]) -> None:
        names = {area: _names(area, name) for area, name in areas}
        having: dict[str, int] = {}
        for phrases in names.values():
            for root in {root for phrase in phrases for root, _ in phrase}:
                having[root] = having.get(root, 0) + 1
        self._phrases = {
            area: [Phrase(tuple((word, _weight(word[0], having[word[0]])) for word in phrase)) for phrase in phrases]
            for area, phrases in names.items()
        }

    def areas_of(self, text: str, heading: bool = False) -> tuple[str, ...]:
        """The areas that a paragraph names: the strongest, and a second that is nearly as strong.

        Args:
            text: the paragraph.
            heading: all of it counts as a label does.
        """
        scores = self.scores(text, heading)
        best = max(scores.values(), default=0.0)
        if best < ENOUGH:
            return ()
        found = [area for area, score in scores.items() if score >= max(ENOUGH, NEAR * best)]
        return tuple(sorted(found, key=lambda area: -scores[area])[:MOST])

    def scores(self, text: str, heading: bool = False) -> dict[str, float]:
        """How strongly a paragraph names each area: by its best place, and a little more for each other sentence."""
        segments = [(_roots(part), weight) for part, weight in ([(text, LABEL)] if heading else _segments(text))]
        found: dict[str, float] = {}
        for area, phrases in self._phrases.items():
            strengths = [(*_strength(phrases, segment, weight == LABEL), weight) for segment, weight in segments]
            best = max((s * (w if w == LABEL or hits > 1 else w * ALONE) for s, hits, w in strengths), default=0.0)
            if best:
                again = sum(strength >= CLEAR and weight < LABEL for strength, _, weight in strengths) - 1
                found[area] = best + AGAIN * max(0, again)
        return found

    def split(self, texts: Sequence[Sequence[Piece]], under: tuple[str, ...] = ()) -> Split:
        r"""The paragraphs of a response by area, each whole; areas in the order in which they come up.

        A paragraph that names two areas stands under both.

        Args:
            texts: the body, and the attachments that were read.
            under: the areas that what names none goes to, such as those of the subject line.

        >>> splitter = Splitter([("fares", "Fares and tickets"), ("night", "Night boats")])
        >>> pieces = [Piece("Fares", "heading"), Piece("Too high."), Piece("Keep the night boats.")]
        >>> [(part.area, part.text) for part in splitter.split([pieces]).parts]
        [('fares', 'Fares\n\nToo high.'), ('night', 'Keep the night boats.')]
        """
        gathered: dict[str, list[str]] = {}
        placed = twice = 0
        for pieces in texts:
            for piece, areas in zip(pieces, self.place(pieces, under), strict=True):
                placed += bool(areas)
                twice += len(areas) > 1
                for area in areas or ("",):
                    gathered.setdefault(area, []).append(piece.text)
        return Split(tuple(Part(area, "\n\n".join(found)) for area, found in gathered.items()), placed, twice)

    def place(self, pieces: Sequence[Piece], under: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
        """The areas of each paragraph, its heading or lead-in considered."""
        placed: list[tuple[str, ...]] = []
        lead_in: tuple[str, ...] = ()
        for piece in pieces:
            heading = piece.kind == "heading"
            own = self.areas_of(piece.text, heading)
            if heading:
                under = own
            elif not own:
                own = lead_in if piece.kind == "item" and lead_in else under
            if piece.kind != "item":
                lead_in = own if piece.text.rstrip().endswith(":") else ()
            placed.append(own)
        return placed

    def topic(self, subject: str, organisation: str = "") -> tuple[str, ...]:
        """The areas that the subject of an email names, the name of its sender's body left aside.

        >>> Splitter([("night", "Night boats")]).topic("Night boats: response from the Night Boats Club")
        ('night',)
        >>> Splitter([("night", "Night boats")]).topic("Response from the Night Boats Club")
        ()
        """
        words = _FROM.sub(" ", subject.replace(organisation, " ") if organisation else subject)
        return self.areas_of(words, heading=True)


def _names(area: str, name: str) -> list[tuple[Word, ...]]:
    """The phrases that stand for an area: its names, their parts between commas and "and", and its id."""
    texts: list[str] = [area.replace("-", " ")]
    for one in name.split(LIST_MARK.strip()):
        texts.append(one)
        texts += re.split(r",\s*|;\s*|/|\band\b|\bor\b|&", one)
    return list(dict.fromkeys(phrase for text in texts if (phrase := _phrase(text))))


def _phrase(text: str) -> tuple[Word, ...]:
    """The words of a name; of those that mean the same ("funding and resourcing") the first stands for the others."""
    kept: list[Word] = []
    for word in tokens(text):
        root, meant = stem(word), meanings(word)
        if not any(root == other or meant & others for other, others in kept):
            kept.append((root, meant))
    return tuple(kept)


def _weight(root: str, shared: int) -> float:
    """How much a word tells: less where several areas share it, and little where it stands in all guidance."""
    return (GENERIC_WEIGHT if root in generic() else 1.0) / shared


def _roots(segment: str) -> tuple[tuple[str, ...], frozenset[str]]:
    """The roots of a segment's words, in order, and all that they can stand for."""
    words = tokens(segment)
    return tuple(map(stem, words)), frozenset().union(*map(meanings, words))


def _strength(
    phrases: Sequence[Phrase], segment: tuple[tuple[str, ...], frozenset[str]], label: bool
) -> tuple[float, int]:
    """How well the best phrase stands in a segment, and in how many words; a word of like meaning counts for less."""
    roots, senses = segment
    best = (0.0, 0)
    for phrase in phrases:
        hits = [
            weight * (1.0 if root in roots else LIKE)
            for (root, meant), weight in phrase.words
            if root in roots or meant & senses
        ]
        if hits:
            begins = label and roots[: len(phrase.words)] == tuple(root for (root, _), _ in phrase.words)
            value = max(CLEAR * begins, _value(sum(hits), phrase.total, len(hits), len(phrase.words)))
            best = max(best, (value, len(hits)))
    return best


def _value(hit: float, total: float, found: int, words: int) -> float:
    """The share of a phrase's weight that was found, less where that is common words only, more where all were."""
    whole = found == words and words > 1
    return min(1.0, hit / total * min(1.0, max(hit, 0.5 * whole)) + 0.4 * whole)


def _segments(text: str) -> list[tuple[str, float]]:
    """The label or lead phrase of a paragraph, its first sentence, and the sentences after it, each with its weight."""
    sentences = [part for part in _SENTENCE.split(text.strip()) if part.strip()]
    if not sentences:
        return []
    found = [(sentences[0], FIRST)] + [(part, LATER) for part in sentences[1:]]
    label = _LEAD.match(text) or _LABEL.match(text)
    if label and len(label["label"].split()) <= (14 if label.re is _LEAD else 8):
        found.append((label["label"], LABEL))
    return found
