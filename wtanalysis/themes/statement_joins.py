"""What makes no point alone and joins its neighbour: fragments, sentences in support, salutations and farewells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

Span = tuple[int, int]
LONGEST = 600  # characters of a point that grew by what supports it
FRAGMENT = 4  # words
SHORT = 6
VERB = re.compile(
    r"\b(?:is|are|am|was|were|be|been|has|have|had|do|does|did|will|would|shall|should|can|could|may|might|must|need\w*"
    r"|want\w*|think|feel\w*|believe\w*|agree\w*|disagree\w*|support\w*|welcome\w*|know\w*|make\w*|give\w*"
    r"|get\w*|take\w*"
    r"|seem\w*|appear\w*|kept|went|lost|work\w*|help\w*|lack\w*|require\w*|leave\w*|go|goes|keep\w*|put\w*"
    r"|fail\w*|cost\w*|depend\w*"
    r"|remain\w*|mean\w*|add\w*|remove\w*|stop\w*|ensure\w*|include\w*|suggest\w*|worry|worried|like\w*|hope\w*|see\w*"
    r"|isnt|arent|dont|doesnt|wont|cant|shouldnt|wouldnt|\w+n['\u2019]t|\w+['\u2019](?:s|re|ll|ve|m|d)|its|im)\b",
    re.IGNORECASE,
)
_ALSO_VERB = re.compile(
    r"^\W*(?:please\s+)?(?:listen|train|fund|ban|scrap|fix|build|pay|hire|bring|cut|open|close|save|mend|teach"
    r"|consult|ask|start"
    r"|try|use|let|move|run|show|share|publish|name|respect|trust|tax|plant|clean|check|visit|talk|read|reduce|increase"
    r"|improve|extend|lower|raise|clear|collect|provide|invest|recruit|employ|protect|abolish|delay|wait|think)\b"
    r"|\b(?:who|what|how|why|when|where|i|we|they|you|he|she|it)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+(?:['\u2019\u2010-]\w+)*")
# What asks for something, or judges, is a point however short it is.
_DEMAND = re.compile(
    r"^\W*(?:more|better|less|fewer|no|not|free|lower|higher|cheaper|safer|wider|longer|shorter|earlier|later|easier"
    r"|quicker"
    r"|too|so|very|extra|proper|regular|clearer|stronger|smaller|bigger|faster|never|against|disagree|agree)\b"
    r"|\b(?:idea|plan|proposal|move|decision|scheme|suggestion|point|guidance|document|draft)\W*$"
    r"|^\W*\w+er\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"^\W*(?:(?:in|since|on|at|by|for|about|over|only|just|nearly|almost|all|every|some|around)\s+)*"
    r"(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|(?:twen|thir|for|fif|six"
    r"|seven|eigh"
    r"|nine)ty(?:-\w+)?|twice|once|hundreds?|thousands?|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b",
    re.IGNORECASE,
)
_URGES = re.compile(
    r"\b(?:should\w*|must|ought|need\w*|but|however|more|better|less|too"
    r"|agree\w*|disagree\w*|support\w*|oppose\w*|against"
    r"|want\w*|unfair|wrong)\b",
    re.IGNORECASE,
)
_POINTS_BACK = re.compile(r"^\W*(?:it|they|that|this|these|those|same|half|most|neither|both|nor)\b", re.IGNORECASE)
_OF_SOMEBODY = re.compile(r"^\W*(?:he|she|his|her)\b", re.IGNORECASE)
_OF_IT = re.compile(r"\b(?:it|them|those|him)\b", re.IGNORECASE)
_WHO_I_AM = re.compile(
    r"^\W*(?:i['\u2019]?m|i\s+am|we['\u2019]?re|we\s+are)\s+(?:an?\b(?!\s+(?:bit|little|lot))|\d|\w+ty\b(?<!guilty)"
    r"|\w+ty-\w+|retired|disabled|widowed|pregnant)",
    re.IGNORECASE,
)
_SALUTE = re.compile(
    r"\W*(?:dear\s+[^.!?\n]{1,60}|to\s+whom\s+it\s+may\s+concern|(?:hi|hello|hey|good\s+(?:morning|afternoon|evening"
    r"|day))"
    r"(?:\s+[^.!?\n,]{1,30})?|fao\s+[^.!?\n]{1,60}|sirs?|sir\s+or\s+madam)\s*[,:;.!-]*",
    re.IGNORECASE,
)
_FAREWELL = re.compile(
    r"\W*(?:yours\s+\w+|(?:kind|best|warm|with\s+kind|many)\s+(?:regards|wishes|thanks)|regards|best|cheers"
    r"|sincerely|signed"
    r"|thanks(?:\s+(?:again|for\s+\w+(?:\s+\w+){0,3}))?|thank\s+you(?:\s+(?:again"
    r"|for\s+\w+(?:\s+\w+){0,4}))?|rant\s+over"
    r"|diolch(?:\s+yn\s+fawr)?)\b[^.!?\n]{0,60}[.!]*",
    re.IGNORECASE,
)


class _Point(NamedTuple):
    start: int
    end: int
    fragment: bool  # says nothing alone, unless it stands in a row of such


def joined(text: str, found: Sequence[Span]) -> tuple[Span, ...]:
    """The points of a text, with what makes no point alone put to its neighbour.

    A short sentence that only points back ("It costs pennies.") supports the one before. A fragment of up to
    three words without a verb ("In 2019.") goes with the sentence beside it on the line, unless several stand in a
    row, as a list does, or it asks for something or judges ("More buses."). A salutation or farewell is no point.

    Args:
        text: a comment, verbatim.
        found: its sentences, items and clauses in order.

    >>> text = "I rang all week. Sixty-two times. More staff. Dearer trains would not help."
    >>> [text[start:end] for start, end in joined(text, [(0, 16), (17, 33), (34, 45), (46, 75)])]
    ['I rang all week. Sixty-two times.', 'More staff.', 'Dearer trains would not help.']
    """
    if len(found) < 2:
        return tuple(found)
    points = _without_letter_forms(text, [_Point(start, end, _is_fragment(text[start:end])) for start, end in found])
    kept: list[_Point] = []
    ahead: int | None = None
    for at, point in enumerate(points):
        start = point.start if ahead is None else ahead
        ahead = None
        way = _way(text, points, at, kept[-1] if kept else None)
        if way < 0 and start == point.start:
            kept[-1] = _Point(kept[-1].start, point.end, False)
        elif way > 0:
            ahead = start
        else:
            kept.append(_Point(start, point.end, point.fragment))
    return tuple((point.start, point.end) for point in kept)


def _is_fragment(words: str) -> bool:
    return len(words) < 60 and 0 < len(_WORD.findall(words)) < FRAGMENT and not VERB.search(words)


def _way(text: str, points: list[_Point], at: int, before: _Point | None) -> int:
    """Which neighbour a point joins: -1 the one before, 1 the one after, 0 none."""
    point = points[at]
    words = text[point.start : point.end]
    after = points[at + 1] if at + 1 < len(points) and _on_line(text, point, points[at + 1]) else None
    if before is not None and (not _on_line(text, before, point) or point.end - before.start > LONGEST):
        before = None
    if point.fragment:
        return _way_of_fragment(text, words, before, after)
    return -1 if before is not None and _supports(words) else 0


def _way_of_fragment(text: str, words: str, before: _Point | None, after: _Point | None) -> int:
    """Which neighbour a fragment joins."""
    in_a_list = before is not None and text[before.end - 1] == ","
    if in_a_list or (after is not None and words.endswith(",")):
        return 0
    if before is not None and len(words) < 20 and _OF_IT.search(words) and not _URGES.search(words):
        return -1
    if _COUNTED.search(words) and not _DEMAND.search(words):
        return -1 if before else 1 if after else 0
    row = (before is not None and before.fragment) or (after is not None and after.fragment)
    if row or _DEMAND.search(words) or _ALSO_VERB.search(words):
        return 0
    if after is not None and (before is None or _shares_a_word(words, text[after.start : after.end])):
        return 1
    return -1 if before is not None else 0


def _shares_a_word(words: str, others: str) -> bool:
    told = {word.casefold() for word in _WORD.findall(others)}
    return any(len(word) > 3 and word.casefold() in told for word in _WORD.findall(words))


def _supports(words: str) -> bool:
    """Whether a sentence only tells more of what the one before said."""
    if len(words) > 200 or _URGES.search(words):
        return False
    count = len(_WORD.findall(words))
    if _OF_SOMEBODY.search(words):
        return True
    if _WHO_I_AM.search(words):
        return count <= SHORT + 2
    return count <= SHORT and bool(_POINTS_BACK.search(words) or (_OF_IT.search(words) and not words.startswith("I ")))


def _on_line(text: str, one: _Point, other: _Point) -> bool:
    """Whether nothing but blanks stands between two points: no line end, no mark of a list."""
    between = text[one.end : other.start]
    return "\n" not in between and "\r" not in between and not between.strip()


def _without_letter_forms(text: str, points: list[_Point]) -> list[_Point]:
    """Points with a salutation put to what follows, and a farewell with the names under it to what stands before."""
    first = points[0]
    if first.end - first.start < 80 and _SALUTE.fullmatch(text, first.start, first.end):
        points = [_Point(first.start, points[1].end, False), *points[2:]]
    for at in range(max(1, len(points) - 4), len(points)):
        point = points[at]
        rest = points[at:]
        if _FAREWELL.fullmatch(text, point.start, point.end) and all(one.end - one.start < 80 for one in rest):
            if any(VERB.search(text, one.start, one.end) for one in rest[1:]):
                continue
            return [*points[: at - 1], _Point(points[at - 1].start, rest[-1].end, False)]
    return points
