"""Rewording as drafters do it, at a measured rate: words for words, small words, cuts, insertions, other orders.

``reword`` changes a text until about so many of its words are other words. ``rate`` measures what came of it: the least
number of words to put in, take out or replace, over the words of the old text. No word is invented: what comes in is
from the table below or from the same document.
"""

from __future__ import annotations

import itertools
import random
import re

from rapidfuzz.distance import Levenshtein

from wtanalysis.documents.model import plain

SAME_MEANING = """
help assist support aid | ensure make_sure secure | should must ought_to | must should is_required_to | may
can might | identify recognise spot | consider think_about weigh | provide offer give supply | include cover
contain | use apply employ | set_out describe lay_down | also in_addition | however but nonetheless | where
when if | when where once | such_as for_example | including for_instance | because since as | about regarding
concerning | before prior_to | after following | within inside | appropriate suitable right | relevant
pertinent | effective sound | clear plain | necessary needed required | important vital key | key main central
| early prompt timely | different various differing | local nearby | specific particular | full complete whole
| strong robust firm | children young_people | child young_person | families households | parents carers |
staff workers employees | practitioners professionals | agencies bodies organisations | organisations agencies
bodies | partners agencies | work act operate | plan strategy | plans strategies | policy approach | policies
approaches | development growth | area district place | areas districts | needs requirements | need require |
information data | content material | users people | user person | guidance advice | advice guidance |
decision judgement | decisions judgements | action steps | actions steps | process procedure | review check |
assessment appraisal | meet satisfy fulfil | support help back | protect guard shield | share pass_on | agree
settle | inform tell notify | demonstrate show | make take | take make | ensuring making_sure | providing
offering giving | including covering | working acting | using applying | understand grasp know | available
to_hand | likely apt | impact effect | effects impacts | change alteration | changes alterations
""".replace("\n", " ")
SMALL = {
    "the": ["a", "any", "this", "each"], "a": ["the", "any", "one"], "an": ["the", "any"], "of": ["in", "for"],
    "in": ["within", "across", "for"], "for": ["of", "towards"], "and": ["or", "as well as", "together with"],
    "or": ["and", "or else"], "to": ["so as to"], "with": ["alongside", "together with"], "by": ["through"],
    "on": ["about", "upon"], "at": ["in", "by"], "from": ["out of", "of"], "that": ["which"], "which": ["that"],
    "is": ["remains", "will be"], "are": ["remain", "will be"], "be": ["become"], "their": ["its", "the"],
    "this": ["that", "the"], "these": ["those", "the"], "all": ["every", "any"], "any": ["every", "all"],
    "not": ["never"], "will": ["is to", "shall"], "have": ["hold"], "has": ["holds"], "as": ["like"],
}  # fmt: skip
WHOLE = 0.25  # of the rewordings of longer texts begin with a sentence that comes or goes
MOST_IN_ONE = 4  # words that one insertion, cut or replacement touches
_CORE = re.compile(r"^(\W*)(.*?)(\W*)$", re.DOTALL)


def _table() -> dict[str, list[str]]:
    found = dict(SMALL)
    for line in SAME_MEANING.split("|"):
        first, *others = line.split()
        if "_" not in first:
            found.setdefault(first, []).extend(word.replace("_", " ") for word in others)
    return found


TABLE = _table()


def words_of(text: str) -> list[str]:
    """The words of a text for measuring: lower case, without the marks round them."""
    return [core for word in plain(text).lower().split() if (core := word.strip(".,;:!?()[]'\"-•"))]


def rate(old: str, new: str) -> float:
    """The words put in, taken out or replaced, over the words of the old text.

    >>> rate("the boat leaves at noon", "the boat sails at noon")
    0.2
    """
    before = words_of(old)
    return Levenshtein.distance(before, words_of(new)) / max(1, len(before))


def reword(text: str, wanted: float, borrow: list[str], chance: random.Random) -> str:
    """A text with about this part of its words changed.

    Args:
        text: the old words.
        wanted: the rate to come near, without going far over it.
        borrow: words elsewhere in the document, in their order, to take phrases from.
        chance: the source of chance.
    """
    words = text.split()
    budget = max(1, round(wanted * len(words)))
    whole = chance.random() < WHOLE and len(words) >= 25
    for _ in range(60):
        left = budget - round(rate(text, " ".join(words)) * len(words_of(text)))
        if left <= 0:
            break
        if whole:
            words, whole = _whole_sentence(words, left, borrow, chance), False
            continue
        tried = _one_edit(words, left, borrow, chance)
        if tried and rate(text, " ".join(tried)) <= max(wanted, 1.001 / len(text.split())):
            words = tried
    return " ".join(words)


def _whole_sentence(words: list[str], left: int, borrow: list[str], chance: random.Random) -> list[str]:
    """A sentence taken out, or one from elsewhere put in, of not more words than are left; else the same words."""
    ends = [0, *(i for i, word in enumerate(words, 1) if word[-1] in ".?!")]
    short = [(a, b) for a, b in itertools.pairwise(ends) if 3 <= b - a <= left]
    if short and chance.random() < 0.5:
        a, b = chance.choice(short)
        return words[:a] + words[b:]
    stops = [i for i, word in enumerate(borrow, 1) if word.endswith(".")]
    fits = [(a, b) for a, b in itertools.pairwise(stops) if 4 <= b - a <= left]
    if not fits:
        return words
    at, (a, b) = chance.choice(ends), chance.choice(fits)
    return words[:at] + borrow[a:b] + words[at:]


def _one_edit(words: list[str], left: int, borrow: list[str], chance: random.Random) -> list[str]:
    kind = chance.choices(("same", "cut", "insert", "replace", "order"), (50, 14, 16, 12, 8))[0]
    length = min(left, chance.randint(1, MOST_IN_ONE))
    if kind == "same":
        return _same_meaning(words, chance)
    if kind == "order":
        return _other_order(words, left, chance)
    at = chance.randrange(len(words))
    if kind == "cut" and len(words) > length + 2:
        at = min(at, len(words) - 1 - length)  # the last word keeps the mark that ends the text
        return words[:at] + words[at + length :]
    start = chance.randrange(max(1, len(borrow) - length))
    phrase = [word.strip(".,;:()") or "also" for word in borrow[start : start + length]]
    if kind == "insert":
        return words[:at] + phrase + words[at:]
    if kind == "replace" and at + length < len(words):
        return words[:at] + phrase + words[at + length :]
    return []


def _same_meaning(words: list[str], chance: random.Random) -> list[str]:
    """One word for another that the table knows, its marks and its capital kept."""
    known = [i for i, word in enumerate(words) if word.lower().strip(".,;:()") in TABLE]
    if not known:
        return []
    at = chance.choice(known)
    before, core, after = _CORE.match(words[at]).groups()  # type: ignore[union-attr]
    if core.lower() not in TABLE:
        return []
    other = chance.choice(TABLE[core.lower()])
    other = other[0].upper() + other[1:] if core[0].isupper() else other
    return [*words[:at], *f"{before}{other}{after}".split(), *words[at + 1 :]]


def _other_order(words: list[str], left: int, chance: random.Random) -> list[str]:
    """A short phrase from after a comma or "and" put before the phrase that it followed."""
    joints = [i for i, word in enumerate(words[:-2], 1) if word.endswith(",") or word in {"and", "or"}]
    if not joints:
        return []
    at, length = chance.choice(joints), max(1, min(left // 2, MOST_IN_ONE))
    if at - length < 0 or at + length > len(words) - 1:
        return []
    return [*words[: at - length], *words[at : at + length], *words[at - length : at], *words[at + length :]]


def typography(text: str, chance: random.Random) -> str:
    """The same words in other type: curly and straight marks, dashes, and kinds of space."""
    if any(mark in text for mark in "‘’“”–"):
        text = text.translate(str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-"}))
    else:
        text = re.sub(r"(?<=\w)'(?=\w)", "’", text)
        text = re.sub(r'"([^"]*)"', r"“\1”", text).replace(" - ", " – ")
    words = text.split(" ")
    for _ in range(chance.randint(1, 3)):
        if len(words) > 2:
            at = chance.randrange(1, len(words))
            words[at - 1 : at + 1] = [words[at - 1] + chance.choice(("\u00a0", "  ", "\u2009")) + words[at]]
    return " ".join(words)
