"""Smaller turns of speech that tell of a name, and which words fit where a person is to be expected."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from wtanalysis.safeguards import cues
from wtanalysis.safeguards.name_lists import Is, lexicon
from wtanalysis.safeguards.name_reader import ANY_GIVEN, NOT_PLAIN, Reader

At = Callable[[int], "int | None"]


CAP = r"(?<![\w'\u2019\-])[^\W\d_a-z][\w'\u2019\-]{0,24}"
_ME_AND = re.compile(
    rf"\bme and ([a-z]{{4,20}})\b|\b([a-z]{{3,20}})(?= (?:bday|birthday|mum|dad|nan|mam|social worker|foster)\b)"
    rf"|\b(?:[Ii]t['\u2019]?s|[Tt]his is|[Ii]t is) ({CAP})(?= (?:again|here|from|speaking|calling)\b)"
    rf"|\b[Oo]ur ({CAP})(?= (?:\(|is|was|has|had|got|who|never|went|did|came|said)|['\u2019]s\b)"
    rf"|\bThe ({CAP}s)(?= (?:at|next|down|across|over|had|have|are|were|took|live|lived|moved|kept|came|on our"
    rf"|from)\b)"
    rf"|[a-zA-Z]: ({CAP})(?=[.!?]|, (?:she|he|they|aged|\d)|\Z)|({CAP}) [A-Z]\.(?=[,:;)])"
)
_LETTERS = re.compile(
    r"(?<![\w.])((?:[A-Z]\. ?){2,3}|[A-Z]{2,3})(?:(?=,? \(?(?:aged )?(?:[1-9]|1\d)[,)])|(?<=\.)(?=,? (?:told"
    r"|said|asked|says|was my|is my"
    r"|my|aged)\b))"
)
_INITIALLED = re.compile(
    r"\b(?:[Ii]nitial(?:l?ed|s),?(?: are| were| is| as| by|:)?|[Ss]igned(?: by"
    r"| off)?:?) ([A-Z](?:\.?[A-Z]){1,3}\.?)(?![\w])"
)
_NOT_SHAPED = re.compile(
    r"(?:ing|tion|ism|ology|ness|ment|line|link|care|ship|watch|works|hub|space|net|zone|chat|gram|tube|book"
    r"|point|ware|ville|shire"
    r"|app|ers|ians|ists|ies|ford|ham|mouth|pool|borough|burgh|chester|hampton|stead|ton|wick|worth|sted|minster)\Z"
)
_INNER = re.compile(r"(?<!Mc)(?<!Mac)(?<![\W])(?<=[a-z])[A-Z]|[A-Z]{2}")
_SIX = ("Initial", "initial", "igned")


def fits(read: Reader, place: int, *, words: bool = False, surnames: bool = False) -> bool:
    """Whether a word with a capital may be a name: unknown, a given name that is a word too; with ``words`` any word.

    Args:
        read: the text.
        place: which word.
        words: whether family names that are words, months and places that are given names will do as well.
        surnames: whether a family name that no list of words knows will do.
    """
    word = read.words[place]
    if (
        not word.capital
        or word.shouted
        or read.taken[place]
        or word.end - word.start < 3
        or word.key in cues.SHORT_FORMS
    ):
        return False
    if word.known & ANY_GIVEN:
        return words or not word.known & (Is.RARE | Is.WORD | Is.CUED)
    if word.known & Is.SURNAME_WORD and words:
        return True
    if word.known & NOT_PLAIN or (word.known & Is.SURNAME and not surnames):
        return False
    return _NOT_SHAPED.search(word.key) is None and not _INNER.search(read.text[word.start : word.end])


def small(read: Reader, at: At) -> None:
    """After "me and", "it's ... again", "our"; before "birthday"; families; a first name with a letter."""
    for match in _ME_AND.finditer(read.text):
        place = at(match.start(match.lastindex or 0))
        if place is None:
            continue
        word, group = read.words[place], match.lastindex
        if group == 1 and not word.known and not word.capital and word.end - word.start > 3:
            read.add(place, place + 1, "after 'me and'")
        elif (
            group == 2
            and lexicon().get(word.key.removesuffix("s"), word.known) & Is.GIVEN
            and not word.known & NOT_PLAIN
        ):
            read.add(place, place + 1, "whose birthday or mother it is")
        elif group in (3, 4, 6, 7) and (fits(read, place, surnames=True) or (word.known & Is.GIVEN and group != 4)):
            read.add(place, read.grow(place), "an unknown word where a person is to be expected")
        elif (
            group == 5
            and fits(read, place, surnames=True)
            and not lexicon().get(word.key.removesuffix("s"), 0) & NOT_PLAIN
        ):
            read.add(place, place + 1, "a family")


def places_of(read: Reader, at: At, start: int, end: int) -> Iterator[int]:
    """The words of a stretch that belong to no name so far."""
    for word in read.words:
        if start <= word.start < end and (place := at(word.start)) is not None:
            yield place


def lettered(read: Reader, at: At) -> None:
    """Initials that stand for somebody: "T.J., 12", "initialled GHW"."""
    found = [match.span(1) for match in _LETTERS.finditer(read.text)]
    if any(word in read.text for word in _SIX):
        found += [match.span(1) for match in _INITIALLED.finditer(read.text)]
    for start, end in found:
        places = list(places_of(read, at, start, end))
        if places:
            read.add(places[0], places[-1] + 1, "initials of a person")
