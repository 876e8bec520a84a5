"""People's names in a text, all rules together."""

from __future__ import annotations

import re

from wtanalysis.safeguards import cues
from wtanalysis.safeguards.name_alone import alone
from wtanalysis.safeguards.name_lists import Is
from wtanalysis.safeguards.name_phrases import phrases
from wtanalysis.safeguards.name_reader import NOT_PLAIN, Reader
from wtanalysis.safeguards.name_rules import cued

_SAYINGS = re.compile(
    r"\bTom,? Dick,? (?:and|or) Harr\w+|\bPeter to pay Paul|\bJack of all trades"
    r"|\b[Jj]oe? Public|\bAunt Sall\w+|\bBig Brother"
    r"|\bJekyll and Hyde|\bMickey Mouse|\bMarie Curie|\bJack Robinson|\bUncle (?:Sam|Tom Cobley)|\bBob's your uncle"
)


def again(read: Reader) -> None:
    """Names found once are found wherever they stand in the same text."""
    parts: dict[str, bool] = {}
    for first, after, _ in read.spans:
        for word in read.words[first:after]:
            if (
                word.end - word.start > 2
                and word.key not in cues.PARTICLES
                and not (word.shouted and word.end - word.start < 5)
            ):
                parts[word.key] = parts.get(word.key, False) or not word.capital
    for place, word in enumerate(read.words):
        if word.key not in parts or read.taken[place] or read.is_body(place, place + 1):
            continue
        if not word.known & (NOT_PLAIN | Is.CUED):
            if word.capital or parts[word.key]:
                read.add(place, place + 1, "a name found elsewhere in the text")
        elif word.capital and _stands_apart(read, place):
            read.add(place, place + 1, "a name found elsewhere in the text")


def met_before(read: Reader, known: frozenset[str] | set[str]) -> None:
    """Names met in other texts are names here too, where they begin with a capital and are no ordinary words."""
    for place, word in enumerate(read.words):
        if word.key in known and word.capital and not word.known & (NOT_PLAIN | Is.CUED) and not read.taken[place]:
            before = read.at(place - 1)
            beside = before is not None and word.gap == " " and before.capital and not before.known & Is.NEVER
            if not beside and not read.is_body(place, place + 1):
                read.add(place, place + 1, "a name found in another text")


def _stands_apart(read: Reader, place: int) -> bool:
    """Whether a name that is a word too stands alone among words in lower case, or does what only a person does."""
    before, after = read.at(place - 1), read.at(place + 1)
    if after is not None and after.gap == " " and after.capital:
        return False
    if read.starts_sentence(place):
        return _speaks(read, place)
    return before is None or not before.capital or bool(before.known & Is.NEVER)


def _speaks(read: Reader, place: int) -> bool:
    """Whether what only a person does follows a word."""
    following = read.at(place + 1)
    return read.words[place].possessive or (following is not None and following.key in cues.PERSONAL)


def name_spans(text: str, known: frozenset[str] | set[str] = frozenset()) -> list[tuple[int, int, str]]:
    """Where people's names stand in a text, and why each was taken for one.

    Args:
        text: what somebody wrote.
        known: parts of names met elsewhere, folded; a word with a capital that is one of them is a name here too.

    Returns:
        Start, end and reason of each, in order. A title and a possessive "'s" are left out.

    >>> text = "I am Sarah O'Connor. My son Kai sees Dr A. Okafor; Ofsted and the LADO know."
    >>> [(text[start:end], why) for start, end, why in name_spans(text)]
    [("Sarah O'Connor", 'after an introduction'), ('Kai', 'after a word for kin'), ('A. Okafor', 'after a title')]
    """
    read = Reader(text)
    for saying in _SAYINGS.finditer(text):
        read.pass_over(saying.start(), saying.end())
    place = 0
    for at, word in enumerate(read.words):
        if at < place or not (word.capital or word.known & Is.GIVEN or word.key in cues.ALL):
            continue
        after = cued(read, at, word) if word.key in cues.ALL else 0
        if not after and not read.taken[at]:
            after = alone(read, at, word)
        place = max(at + 1, after)
    phrases(read)
    if known:
        met_before(read, known)
    if read.spans:
        again(read)
    return sorted((read.words[first].start, read.words[after - 1].end, why) for first, after, why in read.spans)
