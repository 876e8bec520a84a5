"""A text as words, numbers and marks, each with the space after it: what redlines, terms and effects are read from.

Two texts that differ in typography alone (:func:`wtanalysis.documents.model.plain`) have the same keys.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from wtanalysis.documents.model import plain
from wtanalysis.guidance.quick import holds, spaced

_NOTHING = "\u200b"  # stands for what plain() takes out, so that places stay places
_SPECIAL = (*range(0x80, 0x100), *range(0x2000, 0x2213), 0xFEFF, 0x60)
# plain() one character for one: "…" stays, and what it drops becomes _NOTHING.
_FOLD = {
    code: folded if len(folded) == 1 else " " if chr(code).isspace() else chr(code) if folded else _NOTHING
    for code in _SPECIAL
    if (folded := plain(chr(code))) != chr(code)
}
_FOLDED = re.compile("[" + "".join(re.escape(chr(code)) for code in _FOLD) + "]")
_PLAIN = {chr(code): plain(chr(code)) or (" " if put == " " else "") for code, put in _FOLD.items()} | {"…": "..."}
_PLAINED = re.compile("[…" + "".join(re.escape(chr(code)) for code in _FOLD) + "]")
_TOKEN = re.compile(
    r"""(?:[^\W\d_][^\W_]*(?:['-][^\W_]+)*                 # a word: Children's, multi-agency
        |[£$€]?\d+(?:[.,:/-]\d+)*(?:%|[^\W_]+)?(?:-[^\W_]+)*  # 1,000 2.1.4 £5m 10th 50%
        |[.…]{2,}|\S)\s*""",
    re.VERBOSE,
)
_ASCII_TOKEN = re.compile(
    r"""(?:[A-Za-z][A-Za-z0-9]*(?:['-][A-Za-z0-9]+)*          # the same for plain letters, twice as fast
        |[$]?[0-9]+(?:[.,:/-][0-9]+)*(?:%|[A-Za-z0-9]+)?(?:-[A-Za-z0-9]+)*
        |[.]{2,}|\S)\s*""",
    re.VERBOSE,
)
_LETTER = rf"(?:[^\W_]|{_NOTHING})"
_ANY_TOKEN = re.compile(
    rf"""(?:(?:https?://|www\.)[^\s<>"]*[\w/\#=&%-]             # a link
        |[\w.+-]+@[\w-]+(?:\.[\w-]+)+                         # an address for mail
        |[£$€]?\d[\d{_NOTHING}]*(?:[.,:/-]{_NOTHING}*\d[\d{_NOTHING}]*)*(?:%|{_LETTER}+)?(?:-{_LETTER}+)*
        |[^\W_]{_LETTER}*(?:['-]{_NOTHING}*[^\W_]{_LETTER}*)*
        |[.…]{{2,}}|\S)\s*""",
    re.VERBOSE,
)
_RARE = ("@", "://", "www.", _NOTHING)
_MONTH_NAMES = """
    january february march april may june july august september october november december jan feb mar apr jun jul aug
    sep sept oct nov dec
"""
_MONTHS = frozenset(_MONTH_NAMES.split())
_SMALL_WORDS = """
    a an the this that these those its it their they them he she his her him we our us you your i my who whom whose
    which what where when how why as at by for from in into of off on onto out over to under up upon with within
    without about above after against along among around before behind below beneath beside between beyond during
    through throughout toward towards until till via per than then and or nor but so yet if unless although though
    because since while whilst whether is are was were be been being am has have had having do does did doing done
    will would shall should can could may might must not no any all each every both either neither some such same
    other others another more most also only own too very there here
"""
FUNCTION = frozenset(_SMALL_WORDS.split())
"""Words that carry grammar rather than matter."""
STOPS = frozenset(".?!;:")
"""Marks that end a sentence or a part of one."""


@dataclass(frozen=True, slots=True)
class Words:
    """A text as tokens.

    Attributes:
        printed: the text itself.
        keys: the tokens with typography folded; what is compared.
        starts: where each token begins, and the end of the text.
    """

    printed: str
    keys: tuple[str, ...]
    starts: tuple[int, ...]

    def text(self, start: int, end: int) -> str:
        """The tokens from start to end as printed, with the space after each."""
        return self.printed[self.starts[start] : self.starts[end]]

    @property
    def lead(self) -> str:
        """The space before the first token."""
        return self.printed[: self.starts[0]]

    def glued(self, place: int) -> bool:
        """Whether a reader takes the token at a place and the one after it as one: a date, ``47(1)``, ``and/or``."""
        if place < 0 or place + 1 >= len(self.keys):
            return False
        left, right = self.keys[place], self.keys[place + 1]
        if self._touches(place):
            opens = (left[-1].isalnum() and right in "(/@_") or (left in "(/@_" and right[0].isalnum())
            return opens or (right == ")" and place > 1 and self.keys[place - 1] == "(" and self._touches(place - 2))
        if left.lower() in _MONTHS:
            return right.isdigit() and (len(right) == 4 or left[0].isupper())
        return left[0].isdigit() and len(left) <= 4 and right[0].isupper() and right.lower() in _MONTHS

    def _touches(self, place: int) -> bool:
        """Whether no space stands after a token."""
        return not self.printed[self.starts[place + 1] - 1].isspace()


def fold(text: str) -> str:
    """What :func:`wtanalysis.documents.model.plain` gives, in a tenth of the time.

    >>> fold("‘help’ –  now…") == plain("‘help’ –  now…")
    True
    """
    if not text.isascii() or "`" in text:
        text = _PLAINED.sub(_plain_letter, text)
    return spaced(text)


def _folded_letter(match: re.Match[str]) -> str:
    return _FOLD[ord(match[0])]


def _plain_letter(match: re.Match[str]) -> str:
    return _PLAIN[match[0]]


@lru_cache(maxsize=1 << 15)
def words(text: str) -> Words:
    """A text as words, numbers and marks.

    Args:
        text: any text.

    Returns:
        The tokens. A word keeps its apostrophes and hyphens, a number its separators, currency and per cent sign; a
        link is one token; every other mark stands alone.

    >>> words("The Children’s plan (2,000 words).").keys
    ('The', "Children's", 'plan', '(', '2,000', 'words', ')', '.')
    """
    folded = text if text.isascii() and "`" not in text else _FOLDED.sub(_folded_letter, text)
    begins = len(folded) - len(folded.lstrip())
    pattern = _ANY_TOKEN if holds(folded, _RARE) else _ASCII_TOKEN if folded.isascii() else _TOKEN
    found = pattern.findall(folded, begins)
    starts = tuple(accumulate(map(len, found), initial=begins))
    keys = tuple(map(str.rstrip, found))
    if "…" in folded or _NOTHING in folded:
        plainer = [(fold(key), start) for key, start in zip(keys, starts, strict=False)]
        kept = [(key, start) for key, start in plainer if key]
        return Words(text, tuple(key for key, _ in kept), (*(start for _, start in kept), len(text)))
    return Words(text, keys, starts)


PLURALS = {
    "child": "children", "person": "people", "man": "men", "woman": "women", "criterion": "criteria", "life": "lives",
    "wife": "wives", "analysis": "analyses", "basis": "bases",
}  # fmt: skip
"""Plurals that no rule gives."""
_NO_PLURALS = "data news this its his was has does as always perhaps themselves series premises yes"
_SINGULAR = {plural: word for word, plural in PLURALS.items()} | {word: word for word in _NO_PLURALS.split()}


@lru_cache(maxsize=1 << 15)
def stem(key: str) -> str:
    """A word for counting: small letters, singular, without a possessive ending.

    >>> [stem(word) for word in ("Boards'", "agency's", "Authorities", "CCGs", "process", "Children's")]
    ['board', 'agency', 'authority', 'ccg', 'process', 'child']
    """
    word = key.lower()
    word = word.removesuffix("'s").strip("'")
    if word in _SINGULAR:
        return _SINGULAR[word]
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "zes", "ches", "shes")):
        return word[:-2]
    return word[:-1]
