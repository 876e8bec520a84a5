"""Heading levels that a conversion got wrong are put right from the numbered headings of a document."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from wtanalysis.documents.model import plain

_RANKS = {"part": 0, "chapter": 1, "section": 2}
_ANNEXES = ("annex", "annexe", "appendix", "schedule")
_WORDS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_CONTAINER = re.compile(
    r"^(?P<word>part|chapter|section|annexe?|appendix|schedule)\s+(?P<number>\d+|[A-Z]|[IVXLC]+|"
    rf"(?:{'|'.join(_WORDS)})(?=\s*(?:[:.–—-]|$)))\b(?!\s+of\b)"
    r"(?:\s*[:.–—-]|\s|$)",
    re.I,
)
_LEADING_NUMBER = re.compile(r"^(?P<number>\d+(?:\.\d+)*|[A-Z]\d*(?:\.\d+)+)(?:[.:)]\s+|\s+(?=[^\W\d_‘“'\"]))")
_REPLY = re.compile(
    r"^(?:the\s+)?(?:government|department\w*|our|ministry|\w+['’]s?)?\s*(?:response|reply|decision)s?$"
    r"|^(?:what\s+)?(?:you|respondents|people)\s+(?:said|told us)(?:\s+that)?:?$"
    r"|^(?:following|in response to)\s+(?:your|this|the)\s+feedback",
    re.I,
)

_ENDS = re.compile(
    r"^(?:next steps|conclusions?|glossary|references|bibliography|acknowledge?ments?|contact|about th|equalit"
    r"|index$|copyright)|impact assessment|^list of",
    re.I,
)


@dataclass(frozen=True)
class Heading:
    """A heading as printed: its level and words."""

    level: int
    text: str


def container(text: str) -> tuple[str, str] | None:
    """The word and number of a heading that holds others: Part, Chapter, Section, Annex.

    >>> container("Section 3 – Help and support"), container("Part two: Aims"), container("Next steps")
    (('section', '3'), ('part', '2'), None)
    """
    match = _CONTAINER.match(text)
    if not match:
        return None
    number = match["number"].lower()
    return match["word"].lower(), str(_WORDS.index(number) + 1) if number in _WORDS else number.upper()


def heading_number(text: str) -> str:
    """The printed number of a heading, without its word and final dot.

    >>> [heading_number(t) for t in ("Section 3 – Help", "Annex B", "3.1 Early help", "2. Aims", "2023 in review")]
    ['3', 'B', '3.1', '2', '']
    """
    if found := container(text):
        return found[1]
    match = _LEADING_NUMBER.match(text)
    if not match or (
        match["number"].isdigit() and (int(match["number"]) > 199 or text[match.end() - 1 : match.end()] != " ")
    ):
        return ""
    if match["number"].isdigit() and text[len(match["number"])] not in ".:)":
        return ""
    return match["number"]


def repair_levels(headings: Sequence[Heading]) -> list[int]:
    """Levels of headings, repaired where numbered headings exist and the printed levels contradict them.

    "Section 2" holds all headings without a number up to "Section 3", whatever their printed level; a heading that
    comes back under many topics ("Government response") stands under the topic before it. The last numbered heading
    ends at the first heading of its own printed level after which no such repeated heading follows.

    Args:
        headings: the headings of a document in order.

    Returns:
        One level a heading; the printed ones where nothing is contradictory.

    >>> printed = [(2, "Section 1"), (2, "Topic"), (3, "Our response"), (2, "Section 2"), (2, "Other"),
    ...            (2, "Our response"), (2, "Next steps")]
    >>> repair_levels([Heading(*h) for h in printed])
    [2, 3, 4, 2, 3, 4, 2]
    """
    levels = [heading.level for heading in headings]
    marks = _marks(headings)
    if sum(mark is not None and mark[0] in _RANKS for mark in marks) < 2 or not _contradictory(headings, marks):
        return levels
    repeated = _repeated(headings, marks)
    tops = _container_levels(headings, marks)
    starts = [index for index, mark in enumerate(marks) if mark]
    for position, start in enumerate(starts):
        stop = starts[position + 1] if position + 1 < len(starts) else len(headings)
        levels[start] = tops[start]
        follows = stop < len(headings) and _is_next(marks, start, stop, tops)
        end = stop if follows else _end_of_last(headings, start, stop, repeated)
        _set_inside(levels, start, end, repeated)
    return levels


def _marks(headings: Sequence[Heading]) -> list[tuple[str, str] | None]:
    """The numbered headings: "Section 2" and the like, or else a row of headings that count "1.", "2.", "3.".

    From the third on, one or two may be missing: they may have been cut out.
    """
    marks = [container(heading.text) for heading in headings]
    if any(mark and mark[0] in _RANKS for mark in marks):
        return marks
    row: list[int] = []
    last = 0
    for index, heading in enumerate(headings):
        number = heading_number(heading.text)
        value = int(number) if number.isdigit() and len(number) < 4 else 0
        cut_out = len(row) >= 3 and last < value <= last + 3
        if (value == last + 1 or cut_out) and marks[index] is None:
            row.append(index)
            last = value
    if len(row) >= 3:
        for position, index in enumerate(row, start=1):
            marks[index] = ("section", str(position))
    return marks


def _contradictory(headings: Sequence[Heading], marks: Sequence[tuple[str, str] | None]) -> bool:
    """Whether a heading without a number, between two numbered ones of a row, is printed as high as they are.

    Chapters and sections on one level contradict each other too.
    """
    numbered = [i for i, mark in enumerate(marks) if mark and mark[0] in _RANKS]
    printed = {(marks[i][0], headings[i].level) for i in numbered}  # type: ignore[index]
    if len({word for word, _ in printed}) > len({level for _, level in printed}):
        return True
    for first, second in itertools.pairwise(numbered):
        between = range(first + 1, second)
        same_row = marks[first][0] == marks[second][0]  # type: ignore[index]
        if same_row and any(marks[i] is None and headings[i].level <= headings[first].level for i in between):
            return True
    return False


def _repeated(headings: Sequence[Heading], marks: Sequence[tuple[str, str] | None]) -> set[int]:
    """Indexes of headings whose words come back under several others, or that name a reply."""
    keys = [_key(heading.text) for heading in headings]
    counts = Counter(key for key, mark in zip(keys, marks, strict=True) if mark is None)
    return {
        i for i, key in enumerate(keys) if marks[i] is None and (counts[key] >= 3 or _REPLY.search(headings[i].text))
    }


def _key(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", plain(text).lower()).strip()


def _container_levels(headings: Sequence[Heading], marks: Sequence[tuple[str, str] | None]) -> dict[int, int]:
    """The level of each numbered heading: Part above Chapter above Section; in an annex a row that starts again."""
    words = sorted({mark[0] for mark in marks if mark and mark[0] in _RANKS}, key=_RANKS.__getitem__)
    base = min(h.level for h, mark in zip(headings, marks, strict=True) if mark and mark[0] in _RANKS)
    tops: dict[int, int] = {}
    in_annex = False
    for index, mark in enumerate(marks):
        if mark is None:
            continue
        word = mark[0]
        if word in _ANNEXES:
            in_annex, tops[index] = True, base
        else:
            tops[index] = base + words.index(word) + in_annex
    return tops


def _is_next(marks: Sequence[tuple[str, str] | None], start: int, stop: int, tops: dict[int, int]) -> bool:
    """Whether the numbered heading at ``stop`` is the next of the row that ``start`` belongs to."""
    here, there = marks[start], marks[stop]
    if here is None or there is None or here[0] in _ANNEXES:
        return here is not None and here[0] in _ANNEXES and there is not None
    if here[0] != there[0] or tops[start] != tops[stop]:
        return tops[stop] > tops[start]
    if here[1].isdigit() and there[1].isdigit():
        return int(there[1]) == int(here[1]) + 1
    return True


def _end_of_last(headings: Sequence[Heading], start: int, stop: int, repeated: set[int]) -> int:
    """Where the last of a row ends: after what repeats or names it, at the first heading printed as high as it.

    The last of a row that only counts ends at a heading that usually ends a document; an annex ends with the next.
    """
    mark = container(headings[start].text)
    if mark and mark[0] in _ANNEXES:
        return stop
    name = " ".join(mark or ("no name",))
    inside = [i for i in range(start + 1, stop) if i in repeated or re.search(rf"\b{name}\b", headings[i].text, re.I)]
    settled = max(inside, default=start)
    for index in range(settled + 1, stop):
        ends = _ENDS.search(headings[index].text) if mark is None else True
        if ends and headings[index].level <= headings[start].level:
            return index
    return stop


def _set_inside(levels: list[int], start: int, end: int, repeated: set[int]) -> None:
    """Topics stand one below the numbered heading, what repeats one below its topic."""
    topic_seen = False
    for index in range(start + 1, end):
        levels[index] = levels[start] + (2 if index in repeated and topic_seen else 1)
        topic_seen = topic_seen or index not in repeated
