"""Names that nothing announces: known given names, words that stand where a person does, initials, shapes."""

from __future__ import annotations

import re

from wtanalysis.safeguards import cues
from wtanalysis.safeguards.name_lists import Is
from wtanalysis.safeguards.name_reader import ANY_GIVEN, INITIAL_GAP, NOT_PLAIN, Reader
from wtanalysis.safeguards.tokens import Token

_AGED = re.compile(
    r",? \(?(?:aged? )?(?:\d{1,2}|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|thirteen|fourteen|fifteen|sixteen|seventeen)(?:[,)]| years? old\b)"
)
_INNER = re.compile(r"(?<=[a-z])(?<!Mc)(?<!Mac)[A-Z]|[A-Z]{2}")
_SHAPE = re.compile(
    r"(?:O['\u2019]|Mc|Mac|Fitz)[A-Z][a-z]{2,}|(?:N[i\u00ed]|Nic|\u00d3|Mac|Van"
    r"|De|Al|El|Bin) (?:[a-z]{2,3} )?[A-Z][a-z]{3,}(?! [A-Z])"
)


def initials(read: Reader, place: int) -> int:
    """A name with initials: "J. Smith", "A.B. Khan"."""
    word = read.words[place]
    dotted = read.text[word.end : word.end + 1] == "."
    before = read.at(place - 1)
    if before is not None and word.gap == " " and before.key in cues.UNNAMED:
        return 0
    start, place = place, place + 1
    while (following := read.at(place)) is not None and following.gap in INITIAL_GAP and following.capital:
        if following.end - following.start > 1 or place - start > 3:
            break
        place += 1
    if following is None or not following.capital or following.gap not in INITIAL_GAP or not following.gap:
        return 0
    surname = (following.known & Is.SURNAME or dotted) and not following.known & NOT_PLAIN
    word_too = dotted and following.known & Is.SURNAME_WORD and not following.known & Is.NEVER
    if not (surname or word_too) or (not dotted and word.key in ("i", "a")) or following.shouted:
        return 0
    if read.is_body(start, place + 1):
        return 0
    return read.add(start, read.grow(place), "initials and a family name")


def plain_given(read: Reader, place: int) -> int:
    """A given name that is nothing else, alone or with a family name."""
    word = read.words[place]
    after = read.grow(place)
    if word.key in cues.MONTHS and _dated(read, word):
        return 0
    if after == place + 1 and word.shouted and word.end - word.start < 4:
        return 0
    if read.is_body(place, after):
        return after
    before = read.at(place - 1)
    if after == place + 1 and before is not None and word.gap == " " and before.capital and before.known & Is.PLACE:
        return 0
    return read.add(place, after, "a given name" if after == place + 1 else "a given and a family name")


def _dated(read: Reader, word: Token) -> bool:
    """Whether a number stands before or after a word, as beside a month."""
    around = read.text[max(0, word.start - 3) : word.start] + read.text[word.end : word.end + 3]
    return any(letter.isdigit() for letter in around)


def weak_given(read: Reader, place: int) -> int:
    """A given name that is a word too: with a family name, beside another name, or where only a person can stand."""
    word, following = read.words[place], read.beside(place + 1)
    inside = not read.starts_sentence(place)
    if following is not None and following.capital and (word.possessive or "\n" not in following.gap):
        if word.possessive:
            return 0
        plain = following.known & Is.SURNAME and not following.known & (NOT_PLAIN | Is.NEVER)
        wordy = inside and following.known & Is.SURNAME_WORD and not word.known & Is.RARE
        plain = plain or (word.known & Is.WEAK and not word.known & Is.CUED and not following.known & NOT_PLAIN)
        fine = (plain or wordy) and not following.shouted and not read.is_body(place, read.grow(place))
        return read.add(place, read.grow(place), "a given and a family name") if fine else 0
    if read.is_body(place, place + 1) or (word.key in cues.MONTHS and _dated(read, word)):
        return 0
    aged = word.key not in cues.MONTHS and _AGED.match(read.text, word.end) is not None
    beside = not word.known & Is.RARE and _beside_another(read, place)
    if aged or beside or _stands_as_person(read, place, inside=inside):
        return read.add(place, place + 1, "a given name")
    return 0


def _beside_another(read: Reader, place: int) -> bool:
    """Whether a word is joined to another name by "and" or a comma: "Will and Mark", "Ivy, Olive and Daisy"."""
    for step in (-1, 1):
        other, join = read.at(place + step), read.at(place + max(step, 0))
        if other is None or join is None:
            continue
        if other.key in ("and", "or") and other.gap == " ":
            other, join = read.at(place + 2 * step), read.at(place + (2 if step > 0 else 0))
            if other is None or join is None or join.gap != " ":
                continue
        elif join.gap not in (", ", " & ", "/"):
            continue
        if other.capital and other.known & ANY_GIVEN and not other.known & (Is.RARE | Is.NEVER | Is.PLACE):
            return True
    return False


def _stands_as_person(read: Reader, place: int, *, inside: bool) -> bool:
    """Whether what stands around a word says that it is somebody."""
    word, before, after = read.words[place], read.at(place - 1), read.at(place + 1)
    titled = before is not None and before.capital and not before.known & Is.NEVER
    if inside and (titled or (before is not None and before.key in cues.BEFORE_A_TIME)):
        return False
    beside = after is not None and after.gap == " " and not after.capital
    tells = (
        beside
        and after is not None
        and (after.key in cues.TELLING or (after.key.endswith("ed") and len(after.key) > 4))
    )
    follows = beside and after is not None and after.key in cues.PERSONAL
    if tells or (not word.known & Is.PLACE and _is_from(read, place, before)):
        return True
    leads = inside and before is not None and before.key in cues.BEFORE_A_PERSON
    apart = after is None or after.gap != " " or follows or word.possessive or after.key in ("and", "but", "who")
    return _is_enough(word.known, inside=inside, leads=leads, follows=follows, apart=apart, owns=word.possessive)


def _is_enough(known: int, *, inside: bool, leads: bool, follows: bool, apart: bool, owns: bool) -> bool:
    """Whether what was seen around a word is enough, the more of it the more the word is used as a word."""
    if known & (Is.RARE | Is.NEVER):
        return False
    if known & Is.WORD:
        return inside and ((leads and apart) or follows)
    return follows or owns or (leads if known & Is.CUED else inside)


def _is_from(read: Reader, place: int, before: Token | None) -> bool:
    """Whether "from the team", "at the office", ", aged 9" or ", my worker" follows: only a person is described so."""
    first, second = read.at(place + 1), read.at(place + 2)
    if first is None or second is None:
        return False
    if first.gap == ", ":
        return first.key == "aged" or (first.key in ("my", "our", "the", "his", "her") and _describes(read, place + 2))
    if first.gap != " " or (before is not None and before.key in ("in", "since", "until", "of")):
        return False
    return first.key in ("from", "at") and second.gap == " " and second.key in ("the", "our", "my", "adult", "social")


def _describes(read: Reader, place: int) -> bool:
    """Whether a role or a kin word stands within the next three words."""
    return any(word.key in cues.ROLES or word.key in cues.KIN for word in read.words[place : place + 3])


def pair(read: Reader, place: int) -> int:
    """Two capitalised words, one a family name and neither an ordinary word; or a family name by its shape."""
    word, following = read.words[place], read.beside(place + 1)
    if _SHAPE.match(read.text, word.start) and not read.is_body(place, read.grow(place)):
        return read.add(place, read.grow(place), "the shape of a family name")
    if _unknown_person(read, place):
        return read.add(place, read.grow(place), "an unknown word where a person is to be expected")
    if following is None or not following.capital or word.possessive or "\n" in following.gap:
        return 0
    after = read.grow(place)
    if not _paired(word, following) or after == place + 1 or read.is_body(place, after):
        return 0
    return read.add(place, after, "an unknown word and a family name")


def _paired(word: Token, following: Token) -> bool:
    """Whether two capitalised words can be a name: one a family name, neither an ordinary word."""
    if word.key in cues.PARTICLES - {"st"} and following.known & Is.SURNAME:
        return True
    if word.shouted or following.shouted or (word.known | following.known) & NOT_PLAIN:
        return False
    size = following.end - following.start
    if not word.known and following.known & Is.GIVEN and size > 2 and word.end - word.start > 3:
        return True
    return bool((word.known | following.known) & Is.SURNAME) and size > 1 and (word.end - word.start > 2 or size > 3)


def _unknown_person(read: Reader, place: int) -> bool:
    """Whether a capitalised word that no list knows, with those that belong to it, does what only a person does."""
    word = read.words[place]
    if word.known & ~Is.SURNAME or word.shouted or word.end - word.start < 3 or read.is_body(place, read.grow(place)):
        return False
    if _INNER.search(read.text[word.start : word.end]) or word.key in cues.SHORT_FORMS:
        return False
    before = read.at(place - 1)
    if (
        before is not None
        and word.gap == " "
        and ((before.capital and not before.known & Is.NEVER) or before.key == "the")
    ):
        return False
    last = read.grow(place) - 1
    after = read.at(last + 1)
    if not word.known and (_AGED.match(read.text, read.words[last].end) or _beside_another(read, place)):
        return True
    if after is None or after.gap != " " or after.capital:
        return False
    if after.key in cues.ADVERBS and (then := read.at(last + 2)) is not None and then.gap == " ":
        after = then
    some = after.key in cues.TELLING
    return some or (last > place and after.key in cues.PERSONAL) or _is_from(read, last, None)


def lower_case(read: Reader, place: int) -> int:
    """A given name in lower case where the writer leaves capitals out, or with a family name."""
    word, following = read.words[place], read.beside(place + 1)
    surname = following is not None and following.known & Is.SURNAME and not following.known & NOT_PLAIN
    if surname and following is not None and not following.capital and following.end - following.start > 2:
        return read.add(place, read.grow(place, lower=True), "a given and a family name in lower case")
    if read.informal and word.known & Is.OWN:
        return read.add(place, read.grow(place, lower=True), "a given name in lower case")
    return 0


def alone(read: Reader, place: int, word: Token) -> int:
    """What the rules for names without a cue find at a word."""
    if not word.capital:
        return lower_case(read, place) if word.known & Is.GIVEN else 0
    if word.end - word.start == 1:
        return initials(read, place)
    if word.shouted and word.end - word.start < 4 and not word.known & Is.NEVER and _is_from(read, place, None):
        return read.add(place, place + 1, "initials of somebody described")
    if word.known & Is.GIVEN:
        return plain_given(read, place)
    if word.known & Is.WEAK:
        return weak_given(read, place)
    return _speaker(read, place) or pair(read, place)


def _speaker(read: Reader, place: int) -> int:
    """A family name that is a word too, before a verb of what only a person does: "Baker said"."""
    word, before, after = read.words[place], read.at(place - 1), read.at(place + 1)
    if not word.known & Is.SURNAME_WORD or word.known & (Is.NEVER | Is.BODY | Is.PLACE) or word.shouted:
        return 0
    if after is None or after.gap != " " or after.key not in cues.SPEAKING:
        return 0
    if (
        before is not None
        and word.gap == " "
        and (before.capital or before.key in ("the", "a", "an", "this", "that", "no", "every"))
    ):
        return 0
    return read.add(place, place + 1, "a family name before a verb of a person")
