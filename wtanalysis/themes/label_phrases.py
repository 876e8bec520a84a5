"""Phrases that could name a topic: short runs of words from its comments that are built like a name.

A phrase is a thing with its qualities ("long waiting times", "access to a GP"), a doing ("sharing information") or a
quality said of a thing ("the staff were friendly" counts for "friendly staff"). It never crosses a mark, has no word
that speaks of oneself, and is never longer than six words: respondents agreed to be counted, and only some of them to
be quoted, so no name may give away a sentence of one of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from wtanalysis.themes import topic_words
from wtanalysis.themes.label_words import (
    ARTICLES,
    BE,
    BEFORE_THING,
    EITHER,
    FUNCTION,
    JUDGING,
    LINKS,
    MASK,
    THINGS,
    TURNING,
    WORD,
    kinds,
    pieces,
)

__all__ = ["CATCH_ALL", "FUNCTION", "MASK", "WORD", "Phrase", "catch_all", "content", "key_of", "phrases",
           "plain_words", "repeats", "runs", "stem"]  # fmt: skip

LONGEST = 6
_NOUNS = r"A{0,2}[NG]?N{1,2}"
# What a phrase may look like, one letter a word: N thing, G doing, A quality, P of/for/in ..., D article, C and,
# Z no/not enough, B is/are.
_SHAPES = re.compile(
    rf"(?:{_NOUNS}|A?NG"  # long waiting times; information sharing
    rf"|(?:{_NOUNS}|G)PD?(?:{_NOUNS}|G)"  # access to services; waiting for an appointment
    rf"|GD?{_NOUNS}"  # sharing information
    rf"|NCN|A?NCA?N"  # mum and dad
    rf"|Z(?:{_NOUNS}|G))"  # no parking
)
_SAID_OF = re.compile(r"D?(N)BA(?:CA)?")  # the staff are friendly (and helpful)
# What was done for a person, told without the person.
_RECEIVED = {"listened to": "being listened to", "looked after": "being looked after", "at ease": "being put at ease",
             "kept informed": "being kept informed", "cared for": "being cared for"}  # fmt: skip


def _words(text: str) -> frozenset[str]:
    """A list of words as a set."""
    return frozenset(text.split())


# Too thin to begin, to end or to make a name.
THIN = _words(
    """
    able actual actually also always amount another anybody anyone anything area aspect bad better best bit case
    certain couple day days different even ever every everybody everyone everything example excellent experience fact
    few fine first general good great just kind last least lot lots lovely main many matter mind minor moment more most
    much nice nobody none nothing number occasion ok okay one ones only other others overall own part particular people
    person perfect place plenty point poor pretty quite rather real really reason regard respect right same second
    several side similar so some somebody someone something sort such sure terms thank thanks thing things think time
    times today total various very visit way ways well whole will wonderful word work year years yes
    """
)
CATCH_ALL = THIN | _words(
    """
    answer answers comment comments concern concerns feedback further generic idea ideas information issue issues
    miscellaneous negative opinion opinions positive problem problems question questions response responses
    statement statements suggestion suggestions theme themes topic topics unclear uncategorised unknown view views
    """
)
# Things that are everywhere: a name needs another word beside them.
GENERIC = _words(
    """
    action actions approach aspects attitude basis care change changes client clients clinic difference effort everyone
    family folk guy guys guidance help hospital hospitals individual individuals ladies level life man members month
    months need needs nhs nurse nurses nursing patient patients proposal proposals role rule rules section service
    services staff standard standards support system team teams treatment use user users ward week weeks woman work
    worker workers hour hours minute minutes change child children young question document draft text
    """
) | CATCH_ALL  # fmt: skip


def stem(word: str) -> str:
    """A word without its plural, in small letters, so that `waits` and `wait` count as one.

    >>> [stem(word) for word in ("Services", "boats", "Ferries", "bus", "GP's")]
    ['service', 'boat', 'ferry', 'bus', 'gp']
    """
    word = word.lower().replace("’", "'").removesuffix("'s")
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def content(text: str) -> tuple[str, ...]:
    """The stems of a text that carry meaning, in order.

    >>> content("The night boats are too late")
    ('night', 'boat', 'late')
    """
    return tuple(stem(word) for word in WORD.findall(text) if word.lower() not in FUNCTION)


_CATCH_STEMS = frozenset(map(stem, CATCH_ALL)) | CATCH_ALL
_GENERIC_STEMS = frozenset(topic_words.stem(word) for word in GENERIC)


def catch_all(name: str) -> bool:
    """Whether a name says nothing of its own, such as "General comments".

    >>> catch_all("General comments and other issues"), catch_all("Comments about night boats")
    (True, False)
    """
    if re.match(r"everything (?:is|was) \w+", name, re.I):
        return False
    return all(word in _CATCH_STEMS for word in content(name))


def plain_words(text: str) -> list[str]:
    """The words of a text in small letters, for comparing runs of words.

    >>> plain_words("It’s late, isn't it?")
    ["it's", 'late', "isn't", 'it']
    """
    return [word.lower().replace("’", "'") for word in re.findall(r"[^\W_]+(?:['’\-][^\W_]+)*", text)]


def runs(words: Sequence[str], length: int) -> Iterator[tuple[str, ...]]:
    """Every run of so many words.

    >>> list(runs(["a", "b", "c"], 2))
    [('a', 'b'), ('b', 'c')]
    """
    return (tuple(words[i : i + length]) for i in range(len(words) - length + 1))


def key_of(words: Iterable[str]) -> frozenset[str]:
    """The stems of words that carry meaning, all forms of a word as one.

    >>> sorted(key_of(["sharing", "of", "services"]))
    ['servic', 'shar']
    """
    return frozenset(topic_words.stem(word.replace("'s", "")) for word in words if word.lower() not in FUNCTION)


@dataclass(frozen=True)
class Phrase:
    """A run of words that could name a topic.

    Attributes:
        text: the words, in small letters but for abbreviations.
        stems: those that carry its meaning, all forms of a word as one.
        quality: a word of praise or complaint that a thing follows, or nothing.
    """

    text: str
    stems: frozenset[str]
    quality: str = ""

    @property
    def single(self) -> bool:
        """Whether it is one word."""
        return " " not in self.text

    @property
    def generic(self) -> bool:
        """Whether all its words are everywhere, such as "care team"."""
        return self.stems <= _GENERIC_STEMS and not self.quality


def _letter(word: str, found: Mapping[str, str]) -> str:
    """What a word is, as one letter of the shapes; X ends a phrase."""
    low = word.lower()
    small = {"and": "C", "no": "Z", "not": "Z"}
    if low in small:
        return small[low]
    if low in BE:
        return "B"
    if low in ARTICLES:
        return "D"
    kind = "P" if low in LINKS else found.get(low, "X")
    return "N" if kind in "MTU" else kind


def _letters(words: Sequence[str], found: Mapping[str, str]) -> str:
    """What each word of a run is; "help" after a quality or an article is a thing, whatever it is elsewhere."""
    letters = ""
    for at, word in enumerate(words):
        letter = _letter(word, found)
        before = words[at - 1].lower() if at else ""
        if letter == "V" and word.lower() in THINGS and (letters[-1:] == "A" or before in BEFORE_THING):
            letter = "N"
        letters += letter
    return letters


def _shown(words: Sequence[str], found: Mapping[str, str]) -> str:
    """The words as a name: small letters but for abbreviations and names such as GP and Ofsted."""
    case = {"U": str.upper, "T": str.title}
    return " ".join(case.get(found.get(word.lower(), ""), str.lower)(word) for word in words)


def _phrase(words: Sequence[str], found: Mapping[str, str]) -> Phrase:
    first = words[0].lower()
    return Phrase(_shown(words, found), key_of(words), first if first in JUDGING and len(words) > 1 else "")


def _sound(words: Sequence[str]) -> bool:
    """Whether a run is worth being a phrase: neither thin at its ends nor a word twice."""
    low = [word.lower() for word in words]
    stems = [topic_words.stem(word) for word in low if word not in FUNCTION]
    plain = JUDGING | {"time", "times", "people", "kind", "first", "right", "different"}
    ends = low[-1] not in THIN - plain and (low[0] not in THIN - plain)
    return ends and len(set(stems)) == len(stems) and not all(word in CATCH_ALL | FUNCTION for word in low)


def turned(words: Sequence[str], start: int) -> bool:
    """Whether a "not" before a run turns what it says: "not helpful staff" is not about helpful staff."""
    return any(word.lower() in TURNING or word.lower().endswith("n't") for word in words[max(0, start - 3) : start])


def _cut(words: Sequence[str], letters: str, start: int, end: int) -> bool:
    """Whether a run is a piece of a longer one: "state" of "state allowances"."""
    goes_on = letters[end : end + 1] in {"N", "G"} and not {words[end].lower(), words[end].lower()[:-1]} & EITHER
    return goes_on or (letters[start] == "N" and start > 0 and letters[start - 1] in "NG")


def _of_piece(words: Sequence[str], found: Mapping[str, str]) -> Iterator[Phrase]:
    """The phrases of a run of words without marks."""
    letters = _letters(words, found)
    for start, letter in enumerate(letters):
        if letter not in "ANGZD":
            continue
        denied = turned(words, start)
        for end in range(start + 1, min(start + LONGEST, len(letters)) + 1):
            run = words[start:end]
            said = None if denied else _SAID_OF.fullmatch(letters, start, end)
            if said and words[end - 1].lower() in JUDGING:
                yield _phrase([words[end - 1], words[said.start(1)]], found)
            elif (denied and "A" in letters[start:end]) or (len(run) == 1 and found.get(run[0].lower()) == "M"):
                continue
            elif _SHAPES.fullmatch(letters, start, end) and not _cut(words, letters, start, end) and _sound(run):
                yield _phrase(run, found)
    low = " ".join(word.lower() for word in words)
    for done, told in _RECEIVED.items():
        if re.search(rf"\b{done}\b(?! child)", low) and not re.search(rf"(?:\bnot|n't|never)\b.{{0,12}}\b{done}", low):
            yield Phrase(told, key_of([done.split()[-1 if done.startswith("at") else 0]]))


def phrases(texts: Sequence[str], found: Mapping[str, str] | None = None) -> Iterator[list[Phrase]]:
    """The phrases of each text that could be a name, each once a text.

    Args:
        texts: the comments, masked.
        found: what each word is, by :func:`kinds`; told from the texts by default.

    Yields:
        The phrases of one text, in the order of the texts.

    >>> [p.text for p in next(phrases(["The ferry timetable is confusing."]))]
    ['ferry timetable', 'confusing timetable']
    """
    split = [pieces(text) for text in texts]
    known = kinds(split) if found is None else found
    for parts in split:
        yield list(dict.fromkeys(phrase for words in parts for phrase in _of_piece(words, known)))


def repeats(name: str, comments: Iterable[str], most: int = LONGEST) -> bool:
    """Whether a name has more than so many words in a row from one comment.

    >>> repeats("Boats that leave on time at night", ["I want boats that leave on time at night."])
    True
    """
    said = set(runs(plain_words(name), most + 1))
    return bool(said) and any(run in said for text in comments for run in runs(plain_words(text), most + 1))
