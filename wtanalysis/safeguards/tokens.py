"""The words of a text with what is known of each and what stands between them."""

from __future__ import annotations

import re

from wtanalysis.safeguards.name_lists import fold, lexicon, what_is

_WORD = re.compile(r"[^\W\d_][\u0300-\u036f]*(?:[^\W\d_]|[\u0300-\u036f])*(?:['\u2019\u02bc\u2018`\-\u2010\u2011][^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*)*")
_POSSESSIVE = re.compile(r"['\u2019\u02bc\u2018`][sS]$")
SHOUTED = 0.7
LONG = 30  # letters; no name is longer


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

    def __init__(self, word: str, start: int, gap: str, known: int, key: str) -> None:
        self.start, self.end, self.gap, self.known, self.key = start, start + len(word), gap, known, key
        first = word[0]
        self.capital = first.isupper()
        self.shouted = self.capital and len(word) > 1 and word.isupper()
        self.possessive = False


def tokens(text: str) -> list[Token]:
    """The words of a text, in order. A text in capitals throughout is read as if it had none.

    >>> [(token.key, token.possessive) for token in tokens("O'Connor's word")]
    [('oconnor', True), ('word', False)]
    """
    known = lexicon()
    found: list[Token] = []
    last = 0
    for match in _WORD.finditer(text):
        word, start = match.group(), match.start()
        possessive = False
        if len(word) > 2 and word[-1] in "sS" and _POSSESSIVE.search(word):
            word, possessive = word[:-2], True
        if len(word) > LONG:
            token = Token(word, start, text[last:start], 0, word[:LONG].lower())
        else:
            key = word.lower()
            bits = known.get(key, 0)
            if not bits and not key.isalpha() or not key.isascii():
                key = fold(word)
                bits = what_is(word, known)
            token = Token(word, start, text[last:start], bits, key)
        token.possessive = possessive
        found.append(token)
        last = match.end()
    if shouted(found):
        for token in found:
            token.capital = token.shouted = False
    return found


def shouted(found: list[Token]) -> bool:
    """Whether nearly all words of three letters or more are in capitals."""
    long = [token for token in found if token.end - token.start > 2]
    return len(long) > 3 and sum(token.shouted for token in long) > SHOUTED * len(long)
