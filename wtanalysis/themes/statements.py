"""The points that a comment makes: sentences, list items, and clauses where the writer turns to another point.

A comment stays the unit that is counted; its statements are what a model reads. Every word of the comment stands in one
statement, except the markers of a list, and a quotation or a bracket is never cut.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

from wtanalysis.documents.sentences import sentences
from wtanalysis.themes.statement_joins import VERB, joined

Span = tuple[int, int]
BLOCK = 20_000
PLAIN_LINE = 40
_PLAIN_LINE = re.compile(r"(?:(?!but |also |plus |and |though|although|however)[a-z]+ )*[a-z]+\s*", re.IGNORECASE)
_BULLET = re.compile(
    r"[ \t]*(?:[-*\u2022\u2023\u25aa\u25cf\u25e6\u2013\u2014\u00b7>]+(?=\s)|[\u2022\u25aa\u25cf\u25e6]"
    r"|\(?\d{1,2}[.)](?=\s|[A-Za-z])(?!\d)"
    r"|\(?[a-hA-H]\)|\(?[ivx]{1,4}\))[ \t]*"
)
_HTML_BREAK = re.compile(r"</(?:p|li|div|h\d|tr)>|<br\s*/?>", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:(?<=\s)|(?<=^)|(?<=[,;:]))\(?(\d{1,2}|[a-h])[.)](?=\s?[A-Za-z\"'\u2018\u201c])")
_INLINE_BULLET = re.compile(r"\s[\u2022\u25aa\u25cf\u25e6]\s*|\s[-*]\s(?=[A-Z][a-z])")
_QUOTED = re.compile(
    r"\u201c[^\u201c\u201d\n]{1,600}\u201d|(?<![\w\"])\"[^\"\n]{1,600}\"(?!\w)|\([^()\n]{1,400}\)|\[[^\[\]\n]{1,400}\]"
    r"|(?<![\w'])\u2018[^\u2018\n]{1,600}?\u2019(?!\w)|(?<![\w'])'[^'\n]{1,300}'(?!\w)|https?://\S+"
)
# A full stop before a small letter, or with no space after it: how many people type.
_LOOSE_STOP = re.compile(
    r"(?<=[a-z0-9)'\u2019\u201d\"])[!?]+(?=[ \t]+[a-z])|(?<=[a-z)\u2019\u201d\"])\.(?=[ \t]+[a-z])"
)
_TIGHT_STOP = re.compile(r"(?<=[a-z]{3})[.!?]+(?=[A-Z](?:[a-z]|\s))")
_FOREIGN_STOP = re.compile(
    "[\u2026\u203d\u061f\u06d4\u0964\u2600-\u27bf\u3000-\ud7ff\uf900-\uffff\U0001f000-\U0001ffff]|\\.\\.|\\]\\s"
)
_STOP = re.compile(r"[.!?]+[\"'\u2019\u201d)]*\s+(?=[\"'\u2018\u201c(\[*#-]*[^\W\d_a-z]|(?<=[a-z]{3}\.\s)\d)")
_INITIAL = re.compile(r"(?:^|[^\w])(?:[A-Za-z]|\w+\.\w|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|Rev|Cllr|Messrs|Hon)\.$")
_SHORTENED = re.compile(
    r"(?:^|[\s(])(?:e\.?g|i\.?e|etc|vs?|approx|para|paras|p|pp|s|ss|no|nos|inc|incl|esp|dept|govt?|min|max|mr"
    r"|mrs|ms|dr|st"
    r"|prof|ref|cf|viz|hr|hrs|yr|yrs|wk|wks|ave|rd|tel|ext|fig|ch|sec|sch|reg|art|vol|ed|a\.m|p\.m|am|pm|n\.?b)\.$",
    re.IGNORECASE,
)
_ORDERS = (
    r"(?:put|give|make|stop|fix|let|keep|build|open|bring|pay|train|provide|ensure|get|have|remove|add|allow|ban|cut"
    r"|hire"
    r"|listen|publish|run|move|show|teach|change|fund|reduce|improve|extend|start|close|scrap|mend|use|lower|raise"
    r"|plant"
    r"|ask|set|tell|send|invest|employ|recruit|consult|clean|clear|check|share|offer|protect|save|create)"
)
_ORDER = re.compile(rf"\W*(?:please\s+|just\s+|(?:first|second)\w*,?\s+)*{_ORDERS}\b", re.IGNORECASE)
_AND_ORDER = re.compile(rf"and\s+(?:please\s+)?{_ORDERS}\b", re.IGNORECASE)
_PLUS = re.compile(r"plus\s|and\s+(?:what|why|how|who|where)\b", re.IGNORECASE)
_LIST = re.compile(r"[^,.!?;:]{3,60}(?:,\s+[^,.!?;:]{3,60}){2,8}[.!]*")
_HINGE = re.compile(
    r"(?<!&amp)(?<!&lt)(?<!&gt)(?<!&quot)(?<!&nbsp)(?<!&#39)\s{0,3};\s{1,3}"
    r"|\s{0,3}[,;\u2013\u2014-]?\s{1,3}(?=(?:but|however|although|though|whereas|nevertheless|on the other hand)\b)"
    r"|\s{0,3}[,\u2013\u2014-]?\s{1,3}(?=and\s+(?:also|secondly|thirdly|another|finally|lastly|furthermore"
    r"|i\s+(?:also|think|believe|feel|dis\w+)"
    r"|we\s+(?:also|think|believe|feel|dis\w+))\b)"
    r"|\s{0,3}[,\u2013\u2014-]\s{0,3}(?=(?:also|secondly|thirdly|plus|in addition|additionally|furthermore"
    r"|moreover|finally)\b)"
    r"|\s{1,3}(?=also,?\s+(?:the|i|we|there|it|they|this|that|more|why|how|please|not|no|need|schools|parents|who"
    r"|what|if"
    r"|when|my|our|his|her|a|put|make|give|can|could|will|should|is|are|you|people|children)\b)"
    r"|\s{1,3}(?=plus\s+(?:the|a|an|no|there|i|we|it|they|my|our|you|what|why|how|when|his|her|their|who|this|that)\b)"
    r"|\s{0,3},?\s{1,3}(?=and\s+(?:what|why|how|who|where)\s+(?:about|is|are|will|do|does|would|if)\b)"
    rf"|\s{{0,3}},?\s{{1,3}}(?=and\s+(?:please\s+)?{_ORDERS}\s+(?:the|a|an|more|some|our|us|them|people|all|every|in"
    rf"|down|up"
    rf"|parents|children|staff|it|him|her|free|better)\b)",
    re.IGNORECASE,
)
_NOT_A_HINGE = re.compile(
    r"\b(?:not\s+(?:only|just|merely|simply)\b[^.;]*|nothing|anything|everything|all|none|no\s+one|nobody"
    r"|no\s+(?:choice|option)"
    r"|cannot|can't|can|even|as|last|except)\s*,?$",
    re.IGNORECASE,
)
_NOT_A_POINT = re.compile(
    r"(?:but|though|although)\s+(?:also|for|rather|not\s+(?:limited|always|necessarily)|not\s+least|one|only|still)\b"
    r"|(?:even\s+)?though\s*[,.]?$|however\s+(?:much|many|long|small|big|well|good|hard|often|it|they|you|the)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+(?:['\u2019\u2010-]\w+)*")
_LEAD_IN = re.compile(
    r"\W*(?:yes|no|yep|nope|ok|okay|(?:strongly\s+)?(?:dis)?agreed?|well|also|however|thanks|thank\s+you|sorry|hi|hello"
    r"|dear\s+\w+(?:\s+\w+)?|firstly|secondly|thirdly|finally|maybe|possibly|perhaps|definitely|absolutely"
    r"|true|example|e\.g|i\.e"
    r"|for\s+example|note|n\.?b|why|really|and|but|p\.?s)\W*",
    re.IGNORECASE,
)
SHORTEST = 4


@lru_cache(maxsize=64)  # read for its kind first, then for its points
def spans(text: str) -> tuple[Span, ...]:
    r"""Where the points of a text stand.

    Args:
        text: a comment, verbatim.

    Returns:
        ``(start, end)`` of each in order; they do not overlap, and hold every word.

    >>> text = "- Fund it, e.g. by grants\n- I like the aim but schools need more time; they also need staff"
    >>> [text[start:end] for start, end in spans(text)]
    ['Fund it, e.g. by grants', 'I like the aim', 'but schools need more time;', 'they also need staff']
    """
    return joined(text, pieces(text))


@lru_cache(maxsize=64)
def pieces(text: str) -> tuple[Span, ...]:
    """Where the sentences, items and clauses of a text stand, before what adds nothing joins its neighbour."""
    found: list[Span] = []
    for start, end in _lines(text):
        if end - start < PLAIN_LINE and _PLAIN_LINE.fullmatch(text, start, end):
            found.extend(_trimmed(text, start, end))
            continue
        parts: list[Span] = []
        for left, right in _blocks(text, start, end):
            for inner in _items(text, left, right):
                parts.extend(_points(text, *inner))
        found.extend(_with_lead_ins(text, parts))
    return tuple(found)


def _lines(text: str) -> Iterator[Span]:
    """Paragraphs, lines and list items without their markers; a line that only wraps goes on in the next."""
    starts = [0]
    for match in re.finditer(r"\r\n|[\n\r\u2028\u2029\v\f]|" + _HTML_BREAK.pattern, text, re.IGNORECASE):
        if not (match.group()[0] in "\r\n" and _wraps(text, starts[-1], match)):
            starts.append(match.end())
    for start, end in pairwise([*starts, len(text)]):
        marker = _BULLET.match(text, start, min(end, start + 40))
        if (
            marker
            and marker.group().strip()[:1] not in "\u2022-"
            and _numbered_marks(text[start : min(end, start + BLOCK)])
        ):
            marker = None  # the first of several on this line
        yield (marker.end() if marker and marker.end() < end else start), end


def _wraps(text: str, start: int, line_end: re.Match[str]) -> bool:
    """Whether a line end stands inside a sentence: a long line with no stop, before a small letter."""
    before = text[max(start, line_end.start() - 200) : line_end.start()].rsplit("\n", 1)[-1].rstrip()
    after = text[line_end.end() : line_end.end() + 1]
    return len(before) > 40 and before[-1:] not in ".!?:;" and (after.islower() or after == "(")


def _blocks(text: str, start: int, end: int) -> Iterator[Span]:
    """Stretches of bounded length, so that a comment of any length is read in time that grows with it alone."""
    while end - start > BLOCK:
        part = text[start : start + BLOCK]
        stops = list(re.finditer(r"[.!?]\s+(?=[A-Z])", part)) or list(re.finditer(r"\s+", part))
        cut = start + (stops[-1].end() if stops else BLOCK)
        yield start, cut
        start = cut
    yield start, end


def _items(text: str, start: int, end: int) -> Iterator[Span]:
    """The items of a list inside one line: ``1) more staff 2) more time``, or after bullets."""
    part = text[start:end]
    marks = _numbered_marks(part) or [match.span() for match in _INLINE_BULLET.finditer(part)]
    if len(marks) < 2:
        yield start, end
        return
    edges = [(0, 0), *marks, (len(part), len(part))]
    for (_, left), (right, _) in pairwise(edges):
        yield start + left, start + right


def _numbered_marks(part: str) -> list[Span]:
    """The markers that count on from 1 or a, and nothing else that looks like one."""
    found: list[Span] = []
    for match in _NUMBERED.finditer(part):
        mark = match.group(1)
        number = int(mark) if mark.isdigit() else ord(mark) - ord("a") + 1
        if number == len(found) + 1:
            found.append(match.span())
    return found if len(found) > 1 else []


def _points(text: str, start: int, end: int) -> Iterator[Span]:
    """Sentences of a line, and the clauses of each that make a point of their own."""
    part = text[start:end]
    if _is_list(part):
        for left, right in _parts(part):
            yield from _trimmed(text, start + left, start + right)
        return
    shut = _closed(part)
    cuts = _sentence_starts(part) | {match.end() for match in _stops(part)}
    open_cuts = sorted(cut for cut in cuts if 0 < cut < len(part) and not _inside(shut, cut))
    for left, right in pairwise([0, *open_cuts, len(part)]):
        for inner_left, inner_right in _clauses(part, left, right, shut):
            yield from _trimmed(text, start + inner_left, start + inner_right)


def _sentence_starts(part: str) -> set[int]:
    """Where sentences start. Where every stop plainly ends one, no segmenter is asked, which takes far longer."""
    if _FOREIGN_STOP.search(part):
        return {left for left, _ in sentences(part)}
    cuts = {0}
    for match in _STOP.finditer(part):
        before = part[max(0, match.start() - 12) : match.start() + 1]
        if part[match.start()] == "." and (_SHORTENED.search(before) or _INITIAL.search(before)):
            return {left for left, _ in sentences(part)}
        cuts.add(match.end())
    return cuts


def _is_list(part: str) -> bool:
    """Whether a line is a list of three things or more without a verb: "second bus an hour, dentist, new school"."""
    told = part.strip()
    if len(told) > 300 or told.count(",") < 2 or not _LIST.fullmatch(told) or VERB.search(told):
        return False
    sizes = [len(_WORD.findall(item)) for item in told.split(",")]
    return max(sizes) <= SHORTEST + 4 and sum(size > 1 for size in sizes) * 2 > len(sizes)


def _parts(part: str) -> Iterator[Span]:
    """The items of such a list."""
    cuts = [match.end() for match in re.finditer(r",\s+", part)]
    yield from pairwise([0, *cuts, len(part)])


def _stops(part: str) -> Iterator[re.Match[str]]:
    """Full stops that end a sentence although no capital or no space comes after them."""
    for match in _TIGHT_STOP.finditer(part):
        token = part[max(0, match.start() - 80) : match.end() + 80]
        around = token[: len(token) - 80 if len(token) > 160 else None]
        if not re.search(r"www\.|https?:|@", around):
            yield match
    for match in _LOOSE_STOP.finditer(part):
        if not _SHORTENED.search(part[max(0, match.start() - 12) : match.end()]):
            yield match


def _closed(part: str) -> list[Span]:
    """Quotations, brackets and addresses, which are never cut; a quotation that is nearly all of it is no hindrance."""
    whole = max(1, len(part.strip()))
    found = [match.span() for match in _QUOTED.finditer(part)]
    return [(left, right) for left, right in found if right - left < 0.8 * whole or right - left < 80]


def _inside(shut: list[Span], at: int) -> bool:
    place = bisect_right(shut, (at, at)) - 1
    return place >= 0 and shut[place][0] < at < shut[place][1]


def _clauses(part: str, start: int, end: int, shut: list[Span]) -> Iterator[Span]:
    """A sentence cut where two points are really made: both sides say something of four words or more, with a verb."""
    left = start
    for match in _HINGE.finditer(part, start, end):
        at = match.end()
        if at > left and not _inside(shut, at) and _turns(part, left, match, end):
            yield left, at
            left = at
    yield left, end


def _turns(part: str, left: int, hinge: re.Match[str], end: int) -> bool:
    """Whether the words on both sides of a hinge are points of their own."""
    before = part[max(left, hinge.start() - 400) : hinge.start()]
    after = part[hinge.end() : min(end, hinge.end() + 400)]
    if ";" in hinge.group():
        return _long_enough(before, 2) and _long_enough(after, 2)
    if _NOT_A_HINGE.search(before) or _NOT_A_POINT.match(after):
        return False
    if _AND_ORDER.match(after):
        return bool(_ORDER.match(before)) and _long_enough(before, SHORTEST) and _long_enough(after, SHORTEST)
    if _PLUS.match(after):
        return _long_enough(before, SHORTEST) and _long_enough(after, SHORTEST)
    return _long_enough(before, SHORTEST - 2) and _long_enough(after, SHORTEST) and _has_verb(before, after)


def _long_enough(words: str, least: int) -> bool:
    return len(_WORD.findall(words)) >= least


def _has_verb(before: str, after: str) -> bool:
    next_hinge = _HINGE.search(after, 12)
    clause = after[: next_hinge.start()] if next_hinge else after
    told = VERB.search(before) or _long_enough(before, 6)
    return bool(told) and bool(VERB.search(" ".join(clause.split()[:12])))


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip())
    right = start + len(piece.rstrip())
    if left < right:
        yield left, right


def _with_lead_ins(text: str, pieces: Iterable[Span]) -> list[Span]:
    """The points of a line, with what says nothing alone ("Yes.", "Also.", a stray mark) put to its neighbour."""
    found: list[Span] = []
    waiting: int | None = None
    for start, end in pieces:
        if not any(char.isalnum() or ord(char) > 0x2000 for char in text[start:end]):
            if found and waiting is None:
                found[-1] = (found[-1][0], end)
            continue
        if end - start < 40 and _LEAD_IN.fullmatch(text, start, end):
            waiting = start if waiting is None else waiting
            continue
        found.append((start if waiting is None else waiting, end))
        waiting = None
    if waiting is not None:
        last = max(end for _, end in pieces)
        if found:
            found[-1] = (found[-1][0], last)
        else:
            found.append((waiting, last))
    return found
