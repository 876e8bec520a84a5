"""A text read for names: its words, what stands around each, and how far a name reaches."""

from __future__ import annotations

import re

from wtanalysis.safeguards import cues
from wtanalysis.safeguards.name_lists import Is, public
from wtanalysis.safeguards.tokens import Token, tokens

SPACE = frozenset((" ", "\u00a0", "  ", " \n", "\n"))
INITIAL_GAP = frozenset(("", ". ", ".", " ", ".\u00a0", ".-"))
NOT_PLAIN = Is.WORD | Is.NEVER | Is.PLACE | Is.BODY
ANY_GIVEN = Is.GIVEN | Is.WEAK
LONGEST = 6
LOWER_BODIES = frozenset(
    [
        "test",
        "judgment",
        "case_law",
        "inquiry",
        "review",
        "competence",
        "guidelines",
        "wing",
        "ward",
        "building",
        "suite",
        "estate",
        "tool",
        "model",
        "scale",
        "method",
        "hospice",
        "hub",
    ]
)
_YEAR = re.compile(r"[\w.,\s&]{0,40}\((?:19|20)\d\d\b")
_ARTICLE = re.compile(r"(?:al|el|ul|ash|as|ad|ar|az)-[A-Z]")
_VERSUS = re.compile(r"\s(?:v|v\.|vs|vs\.)\s\Z")


class Reader:
    """One text while its names are looked for.

    Attributes:
        text: the text.
        words: its words.
        spans: the names found: first word, word after the last, why.
        taken: which words belong to one.
        informal: whether the writer leaves capitals out.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = tokens(text)
        self.spans: list[tuple[int, int, str]] = []
        self.taken = bytearray(len(self.words) + 1)
        capitals = sum(word.capital for word in self.words[:60])
        self.informal = not capitals or any(word.key == "i" and not word.capital for word in self.words)

    def add(self, first: int, after: int, why: str) -> int:
        """Keep a name unless it is public or cited; the place to read on from."""
        if not self.is_public(first, after) and not any(self.taken[first:after]):
            self.spans.append((first, after, why))
            self.taken[first:after] = b"\1" * (after - first)
        return after

    def pass_over(self, start: int, end: int) -> None:
        """Take a stretch of the text for no name."""
        for place, word in enumerate(self.words):
            if start <= word.start and word.end <= end:
                self.taken[place] = 1

    def at(self, place: int) -> Token | None:
        """The word at a place, if there is one."""
        return self.words[place] if 0 <= place < len(self.words) else None

    def beside(self, place: int) -> Token | None:
        """The word at a place if nothing but a space stands before it."""
        word = self.at(place)
        return word if word is not None and word.gap in SPACE else None

    def starts_sentence(self, place: int) -> bool:
        """Whether a sentence, a line or a quotation begins with the word."""
        return place == 0 or not set(self.words[place].gap) <= set(" \u00a0,") or self.words[place].gap == ""

    def keys(self, first: int, after: int) -> str:
        """The folded words of a stretch."""
        return " ".join(word.key for word in self.words[first:after])

    def is_public(self, first: int, after: int) -> bool:
        """Whether a name stands for a public inquiry, or is cited: "Smith v Jones", "Smith (2019)"."""
        told = self.keys(first, after)
        if told in public() or (after - first > 2 and self.keys(first, first + 2) in public()):
            return True
        end = self.words[after - 1].end
        if _YEAR.match(self.text, end):
            return True
        following = self.at(after)
        return bool(_VERSUS.search(self.text[max(0, self.words[first].start - 6) : self.words[first].start])) or (
            following is not None and following.key in ("v", "vs") and following.gap == " "
        )

    def family_part(self, word: Token) -> bool:
        """Whether a word with a capital can be the next part of a name that has begun."""
        if not word.capital or (word.known & Is.NEVER and not word.known & Is.SURNAME_WORD):
            return False
        if word.known & (Is.SURNAME | Is.SURNAME_WORD | ANY_GIVEN):
            return True
        return not word.known & (Is.WORD | Is.BODY) and word.end - word.start > 1

    def grow(self, first: int, *, lower: bool = False) -> int:
        """The place after the last word of a name that begins here."""
        place = first + 1
        while place < len(self.words) and place - first < LONGEST:
            word, before = self.words[place], self.words[place - 1]
            initial = before.end - before.start == 1 and before.capital
            if nick := self._nicknamed(place):
                place += nick
                continue
            if before.possessive or word.gap not in (INITIAL_GAP if initial else SPACE) or "\n" in word.gap:
                break
            step = self._step(first, place, lower=lower and not word.capital)
            if not step:
                break
            place += step
        return place

    def _nicknamed(self, place: int) -> int:
        """2 where a nickname in quotation marks or brackets stands before a family name: Fergus "Spud" Abernethy."""
        word, following = self.words[place], self.at(place + 1)
        if word.gap not in (' "', " \u201c", " '", " \u2018", " (") or not word.capital or following is None:
            return 0
        return 2 * (following.gap in ('" ', "\u201d ", "' ", "\u2019 ", ") ") and self.family_part(following))

    def _step(self, first: int, place: int, *, lower: bool) -> int:
        """How many words a name grows by here: 0, 1, or 2 with a particle or an initial."""
        word, following = self.words[place], self.at(place + 1)
        if lower:
            return int(self._lower_family(word))
        linked = following is not None and following.gap in INITIAL_GAP and self.family_part(following)
        if word.end - word.start == 1 and word.capital:
            alone = place == first + 1 and word.gap == " " and self._initial_last(first, place)
            return 2 if linked and word.key not in ("i", "a") else int(alone)
        if particles := self._particles(place):
            return particles
        if not self.family_part(word):
            return int(self._word_as_family(first, place))
        if word.known & Is.BODY:
            return int(place == first + 1 and bool(self.words[first].known & Is.GIVEN))
        ends = following is None or not (following.capital and following.gap == " " and following.known & Is.BODY)
        return int(ends or not word.known & Is.SURNAME_WORD or not word.known & Is.WORD)

    def _initial_last(self, first: int, place: int) -> bool:
        """Whether a single letter after a given name stands for the family name: "Jemima T.", "Ryan B said"."""
        word, following = self.words[place], self.at(place + 1)
        if word.key in ("i", "a") or not self.words[first].known & Is.GIVEN:
            return False
        return word.possessive or following is None or not following.capital or following.gap != " "

    def _particles(self, place: int) -> int:
        """How many words a particle and what belongs to it are: "ap Gwilym" 2, "van den Berg" 3; 0 without."""
        word, following, third = self.words[place], self.at(place + 1), self.at(place + 2)
        if not word.capital and _ARTICLE.match(self.text, word.start):
            return 1
        if word.key not in cues.PARTICLES or following is None or following.gap != " ":
            return 0
        if word.key in ("van", "de", "mac") and following.key in cues.PARTICLES and third is not None:
            return 3 if third.gap == " " and third.capital and not following.capital else 0
        return 2 if self.family_part(following) else 0

    def _word_as_family(self, first: int, place: int) -> bool:
        """Whether a capitalised word right after a plain given name is a family name ("Philomena Twist")."""
        word, following = self.words[place], self.at(place + 1)
        if place != first + 1 or not word.capital or word.shouted or not self.words[first].known & Is.GIVEN:
            return False
        if word.known & (Is.NEVER | Is.BODY) or word.gap != " ":
            return False
        return following is None or not following.capital or following.gap != " "

    def _lower_family(self, word: Token) -> bool:
        """Whether a word in lower case can be a family name after a given one."""
        if word.known & Is.SURNAME:
            return not word.known & (NOT_PLAIN | Is.WEAK)
        size = word.end - word.start
        return self.informal and not word.known and size > 4 and not word.key.endswith(("ing", "ed", "s", "ly", "nt"))

    def is_body(self, first: int, after: int) -> bool:
        """Whether words after a name make a body, a law, a place or an inquiry of it; or a saint stands before it."""
        before = self.at(first - 1)
        if before is not None and self.words[first].gap in SPACE and before.capital and before.key in cues.HOLY:
            return True
        possessive = self.words[after - 1].possessive
        for place in range(after, min(after + 4, len(self.words))):
            word = self.words[place]
            if word.gap not in (" ", "\u00a0", " & "):
                return False
            if word.known & Is.BODY and word.capital:
                return True
            if not word.capital:
                law = possessive and word.key in ("law", "rule", "inquiry")
                return place == after and (law or (word.key in LOWER_BODIES and not possessive))
        return False

    def named_here(self, place: int, *, lower: bool = True, unknown: bool = True, rare: bool = True) -> bool:
        """Whether the word can be a name where a cue stands before it."""
        word = self.words[place]
        if self.taken[place]:
            return False
        given = word.known & ANY_GIVEN
        if word.capital:
            if given and not word.known & Is.RARE:
                return True
            if given and rare and not self._in_a_title(place):
                return True
            size = word.end - word.start
            return unknown and size > 1 and not word.known & NOT_PLAIN and not (word.shouted and size < 6)
        return lower and (bool(word.known & Is.GIVEN) or (bool(given) and self._lives(place)))

    def _in_a_title(self, place: int) -> bool:
        """Whether a month or a place goes on as a title or a date."""
        following = self.at(place + 1)
        word = self.words[place]
        if self.text[word.end : word.end + 2].strip()[:1].isdigit():
            return True
        return (
            following is not None and following.gap == " " and following.capital and bool(following.known & NOT_PLAIN)
        )

    def _lives(self, place: int) -> bool:
        """Whether a word in lower case is followed by what only a person is or has."""
        following, word = self.at(place + 1), self.words[place]
        if word.possessive:
            return True
        if following is None or self.text[word.end : word.end + 1] in ".,)":
            return word.key not in ("will", "may", "can", "mark", "hope", "grant")
        return following.key in cues.BEING
