"""The words of a text with what is known of each and what stands between them."""

from __future__ import annotations

import re

from wtanalysis.safeguards.name_lists import Is, fold, lexicon, what_is

_LETTERS = r"[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*"
_WORD = re.compile(rf"{_LETTERS}(?:['\u2019\u02bc\u2018`\-\u2010\u2011]{_LETTERS})*")
_POSSESSIVE = re.compile(r"['\u2019\u02bc\u2018`][sS]$")
_LED = re.compile(r"-(?:led|based|style|like|run|type|related)$")
SHOUTED = 0.7
LONG = 30  # letters; no name is longer
MOST_SEEN = 50_000  # words whose reading is kept, so that memory stays bounded
Seen = tuple[int, str, int, bool, bool, bool]
_SEEN: dict[str, Seen] = {}


class Token:
    """One word.

    Attributes:
        start: where it begins.
        end: where it ends, a possessive left out.
        key: folded, for lists.
        gap: what stands between it and the word before.
        capital: whether it begins with a capital letter.
        shouted: whether it is all capitals, of two letters or more.
        possessive: whether "'s" follows.
        known: the bits of :class:`wtanalysis.safeguards.name_lists.Is`.
    """

    __slots__ = ("capital", "end", "gap", "key", "known", "possessive", "shouted", "start")

    def __init__(self, start: int, gap: str, seen: Seen) -> None:
        self.start, self.gap = start, gap
        length, self.key, self.known, self.capital, self.shouted, self.possessive = seen
        self.end = start + length


def _see(written: str) -> Seen:
    """What is known of a word as it is written: length, key, bits, capital, shouted, possessive."""
    word, possessive = written, False
    if len(word) > 2 and word[-1] in "sS" and _POSSESSIVE.search(word):
        word, possessive = word[:-2], True
    if "-" in word and word[0].isupper():
        word = _LED.sub("", word)
    capital = word[0].isupper()
    shouted = capital and len(word) > 1 and word.isupper()
    if len(word) > LONG:
        return len(word), word[:LONG].lower(), 0, capital, shouted, possessive
    return len(word), fold(word), what_is(word, lexicon()), capital, shouted, possessive


def tokens(text: str) -> list[Token]:
    """The words of a text, in order.

    In a text in capitals throughout only words that are no ordinary ones count as written with a capital.

    >>> [(token.key, token.possessive) for token in tokens("O'Connor's word")]
    [('oconnor', True), ('word', False)]
    """
    found: list[Token] = []
    last = 0
    for match in _WORD.finditer(text):
        word, start = match.group(), match.start()
        seen = _SEEN.get(word)
        if seen is None:
            if len(_SEEN) >= MOST_SEEN:
                _SEEN.clear()
            seen = _SEEN[word] = _see(word)
        found.append(Token(start, text[last:start], seen))
        last = match.end()
    if shouted(found):
        for token in found:
            token.shouted = False
            token.capital = not token.known & (Is.WORD | Is.NEVER | Is.PLACE | Is.BODY | Is.WEAK)
    return found


def shouted(found: list[Token]) -> bool:
    """Whether nearly all words of three letters or more are in capitals."""
    long = [token for token in found if token.end - token.start > 2]
    return len(long) > 3 and sum(token.shouted for token in long) > SHOUTED * len(long)
