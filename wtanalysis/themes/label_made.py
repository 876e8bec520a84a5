"""Names made of the phrases of a topic: one, two that complete each other, praise of a thing, or a list of words."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from wtanalysis.themes.label_choice import LEAST, Choice, Scored

AGAINST = 0.28  # of the comments have a word of opposition
WORDS = 8  # the most that a name has
ALIKE = 0.8  # cosine from which two phrases say the same
FIRST = 0.1  # of the comments have the phrase that a name begins with
TOGETHER = 0.18  # of the comments have a phrase of the name; where fewer do, it is a list
SUBJECT = 0.6  # of the comments have a word that the name then begins with
SECOND = 0.25  # of the comments have a single word that completes a phrase
PAIR = (0.35, 0.55)  # of the comments have the first of two words that are a name; have either
TONE = (0.55, 0.3)  # of the comments praise; have the best phrase of a thing: where fewer have it, they share the tone


def made(choice: Choice) -> Iterator[str]:
    """The names that a topic may have, the best first.

    Args:
        choice: the topic's phrases.
    """
    for name in _ordered(choice):
        yield name[:1].upper() + name[1:]


def _ordered(choice: Choice) -> Iterator[str]:
    things = [one for one in choice.phrases if not one.phrase.quality]
    clear = [one for one in things if len(one.held) >= TONE[1] * choice.base and not one.phrase.generic]
    if choice.praise >= TONE[0] and not clear:
        yield from _praised(choice)
    singles = [one for one in things if one.phrase.single]
    subject = next((one for one in singles if len(one.held) >= SUBJECT * choice.base and not one.phrase.generic), None)
    enough = [one for one in things if not one.phrase.single and len(one.held) >= FIRST * choice.base]
    if subject:
        with_it = [one for one in enough if one.phrase.stems & subject.phrase.stems]
        enough = [*with_it, *([subject] if not with_it else []), *enough]
    elif singles and singles[0].score > 1.15 * (enough[0].score if enough else 0.0):
        yield from _pairs(singles, choice.base)
    if choice.opposed >= AGAINST and enough:
        yield f"opposition to {enough[0].phrase.text}"
    for first in enough[:15]:
        yield from _beginning(first, things, choice.base)
    yield from _pairs(singles, choice.base)
    yield from _lists(things)


def _unlike(one: Scored, chosen: Sequence[Scored]) -> bool:
    """Whether a phrase shares neither a word nor its meaning with those that are chosen."""
    return all(not one.phrase.stems & c.phrase.stems and float(one.vector @ c.vector) < ALIKE for c in chosen)


def following(chosen: Sequence[Scored], others: Sequence[Scored], least: float = 0.45) -> Scored | None:
    """The phrase that completes those that are chosen, by maximal marginal relevance; None where none is good enough.

    Args:
        chosen: the phrases that are taken.
        others: phrases of the topic, the best first.
        least: of the score of the first, which it must have.
    """
    covered: frozenset[int] = frozenset().union(*(one.held for one in chosen))
    best: tuple[float, Scored] | None = None
    for other in others:
        if other.score < least * chosen[0].score or not _unlike(other, chosen):
            continue
        near = max(float(one.vector @ other.vector) for one in chosen)
        fresh = len(other.held - covered) / max(len(other.held), 1)
        value = 0.7 * other.score + 0.25 * fresh - 0.3 * near
        if best is None or value > best[0] + 1e-9:
            best = (value, other)
    return best[1] if best else None


def _beginning(first: Scored, things: Sequence[Scored], base: int) -> Iterator[str]:
    """The names that begin with a phrase: with a second, then alone."""
    text = first.phrase.text
    room = WORDS - len(text.split())
    least = {True: SECOND * base, False: LEAST[1] * base}
    fits = [one for one in _beside(things, room) if len(one.held) >= least[one.phrase.single]]
    least_score = 0.3 if first.phrase.single else 0.45
    second = following([first], fits, least_score) if len(text.split()) < 5 else None
    if second and len(first.held | second.held) >= TOGETHER * base:
        yield f"{text}; {second.phrase.text}"
    if len(first.held) >= TOGETHER * base:
        yield text


def _beside(things: Sequence[Scored], room: int = WORDS) -> Iterator[Scored]:
    """The phrases that may stand beside another: short enough, and no word that is everywhere by itself."""
    return (one for one in things if len(one.phrase.text.split()) <= room and not one.phrase.generic)


def _pairs(singles: Sequence[Scored], base: int) -> Iterator[str]:
    """Two words that most of the comments have."""
    for first in singles[:3]:
        second = following([first], [one for one in _beside(singles) if len(one.held) >= LEAST[1] * base])
        if second and len(first.held) >= PAIR[0] * base and len(first.held | second.held) >= PAIR[1] * base:
            yield f"{first.phrase.text} and {second.phrase.text}"


def _lists(things: Sequence[Scored]) -> Iterator[str]:
    """Words and phrases beside one another, which a name says by beginning with "about"."""
    for at in range(min(3, len(things))):
        chosen = [things[at]]
        while len(chosen) < 3 and (more := following(chosen, things, 0.0)):
            if sum(len(one.phrase.text.split()) for one in [*chosen, more]) > WORDS - 2:
                break
            chosen.append(more)
        if len(chosen) > 1:
            yield f"about: {', '.join(one.phrase.text for one in chosen)}"


def _praised(choice: Choice) -> Iterator[str]:
    """Praise of the thing that most comments have, with the qualities that set the topic apart."""
    things = [one.phrase.text for one in choice.phrases if one.phrase.single and len(one.held) >= TONE[1] * choice.base]
    for said in (*itertools.combinations(choice.qualities[:5], 2), choice.qualities[:1]):
        if things and said:
            yield f"praise for {things[0]}: {', '.join(said)}"
        elif len(said) > 1:
            yield f"praise: {', '.join(said)}"
