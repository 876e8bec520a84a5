"""A text as words, numbers and marks, each with the space after it: what redlines, terms and effects are read from.

Two texts that differ in typography alone (:func:`wtanalysis.documents.model.plain`) have the same keys.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from wtanalysis.documents.model import plain

_NOTHING = "\u200b"  # stands for what plain() takes out, so that places stay places
_SPECIAL = (*range(0x80, 0x100), *range(0x2000, 0x2213), 0xFEFF, 0x60)
# plain() one character for one: "…" stays, and what it drops becomes _NOTHING.
_FOLD = {
    code: folded if len(folded) == 1 else " " if chr(code).isspace() else chr(code) if folded else _NOTHING
    for code in _SPECIAL
    if (folded := plain(chr(code))) != chr(code)
}
_WORD = r"[^\W_]"
_TOKEN = re.compile(
    rf"""(?: (?:https?://|www\.)[^\s<>"]*[\w/\#=&%-]               # a link
        | [\w.+-]+@[\w-]+(?:\.[\w-]+)+                              # an address for mail
        | [£$€]?\d(?:[\d{_NOTHING}]|[.,:/-](?=\d))*(?:%|{_WORD}+)?(?:-{_WORD}+)*  # 1,000 2.1.4 £5m 10th 50%
        | {_WORD}(?:{_WORD}|{_NOTHING}|['-](?={_WORD}))*            # a word: Children's, multi-agency
        | [.…]{{2,}} | \S )""",
    re.VERBOSE,
)
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
        lead: the space before the first token.
        cores: the tokens as printed.
        gaps: the space after each token.
        keys: the tokens with typography folded; what is compared.
    """

    lead: str
    cores: tuple[str, ...]
    gaps: tuple[str, ...]
    keys: tuple[str, ...]

    def text(self, start: int, end: int) -> str:
        """The tokens from start to end as printed, with the space after each."""
        return "".join(core + gap for core, gap in zip(self.cores[start:end], self.gaps[start:end], strict=True))

    def glued(self, place: int) -> bool:
        """Whether a reader takes the token at a place and the one after it as one: a date, ``47(1)``, ``and/or``."""
        if place < 0 or place + 1 >= len(self.keys):
            return False
        left, right = self.keys[place], self.keys[place + 1]
        if not self.gaps[place]:
            opens = (left[-1].isalnum() and right in "(/@_") or (left in "(/@_" and right[0].isalnum())
            return opens or (right == ")" and place > 1 and self.keys[place - 1] == "(" and not self.gaps[place - 2])
        if left.lower() in _MONTHS:
            return right.isdigit() and (len(right) == 4 or left[0].isupper())
        return left[0].isdigit() and len(left) <= 4 and right[0].isupper() and right.lower() in _MONTHS


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
    ascii_only = text.isascii() and "`" not in text
    folded = text if ascii_only else text.translate(_FOLD)
    cores, gaps = [], []
    last = -1
    for match in _TOKEN.finditer(folded):
        start, end = match.span()
        if last >= 0:
            gaps.append(text[last:start])
        else:
            lead = text[:start]
        cores.append(text[start:end])
        last = end
    if last < 0:
        return Words(text, (), (), ())
    gaps.append(text[last:])
    if ascii_only:
        return Words(lead, tuple(cores), tuple(gaps), tuple(cores))
    return _cleaned(lead, cores, gaps)


def _cleaned(lead: str, cores: list[str], gaps: list[str]) -> Words:
    """Tokens of a text with typography: what is nothing but typography joins the space before it."""
    kept: list[str] = []
    keys: list[str] = []
    after: list[str] = []
    for core, gap in zip(cores, gaps, strict=True):
        key = plain(core)
        if key:
            kept.append(core)
            keys.append(key)
            after.append(gap)
        elif after:
            after[-1] += core + gap
        else:
            lead += core + gap
    return Words(lead, tuple(kept), tuple(after), tuple(keys))


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
