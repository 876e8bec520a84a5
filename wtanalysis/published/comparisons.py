"""Groups beside each other in one sentence, each with its number, and options that so many people chose.

"Parents (64%) were more supportive than teachers (41%)"; "Charities (81%) and firms (58%) were most likely to agree";
"Two miles was chosen by 40 respondents (43%)".
"""

from __future__ import annotations

import re
from dataclasses import replace

from wtanalysis.published.lexicon import GROUP_WORDS
from wtanalysis.published.quantities import Quantity
from wtanalysis.published.reading import Reading
from wtanalysis.published.words import answers, integer

_THAN = re.compile(r"^(?P<mid>[^.;:()%]{0,60}?)\s?\bthan\s(?:among(?:st)? |for |from )?(?P<g>[^.;:()%]{3,60}?)\s*$")
_FIRST = re.compile(
    r"(?:^|[.;:,]\s)(?P<g>[^.;:,()%\d]{3,60}?)(?:\s(?:were|was|are)\s(?P<more>[^.;:,()%\d]*\b(?:more|less|likelier)\b"
    r"[^.;:,()%\d]*?))?\s*$"
)
_CHOSEN = re.compile(
    r"(?:^|[.;:,]\s|\b(?:and|while|but|with)\s)(?P<b>[^.;:,()%]{2,60}?)\s(?:(?:was|were)\s)?(?:\w+ly\s)?"
    r"(?P<verb>chosen|selected|preferred|favoured|picked|ticked|suggested|mentioned|raised|cited|named|identified)?\s?"
    r"by\s(?:just |only |about |around |a further )?$"
)
_PART_OF = re.compile(r"\bof (?:these|those|them)\b(?: (?P<n>\d[\d,]*))?(?: (?:respondents|people))?")


def compared_groups(folded: str, found: list[Quantity], readings: list[Reading]) -> list[Reading]:
    """Readings of one sentence whose groups or options are told from the way they are set beside each other.

    Args:
        folded: the sentence, folded.
        found: its quantities.
        readings: what was read of each quantity, in the same order.
    """
    readings = _chosen_by(folded, found, _more_than(folded, found, readings))
    return _groups_with_numbers(folded, found, readings)


def _chosen_by(folded: str, found: list[Quantity], readings: list[Reading]) -> list[Reading]:
    """Options in the passive: "Two miles was chosen by 40 respondents (43%) and one mile by 31 (34%)"."""
    result, going = list(readings), False
    for i, (q, reading) in enumerate(zip(found, readings, strict=True)):
        match = _CHOSEN.search(folded[found[i - 1].end if i else 0 : min(q.start, q.lead)])
        going = bool(match and (match["verb"] or going))
        if match and going and not reading.code and not reading.why_not:
            option = re.sub(r"^(?:and|while|but|with|the)\s", "", match["b"].strip())
            part = _PART_OF.search(folded[q.start : q.end])
            result[i] = replace(reading, bucket=option, backward=True, respondent=True)
            if part:
                result[i] = replace(
                    result[i], base_words=part.group(), out_of=integer(part["n"] or "") or reading.out_of
                )
    return result


def _more_than(folded: str, found: list[Quantity], readings: list[Reading]) -> list[Reading]:
    """Two groups, each with its number: "Parents (64%) were more supportive than teachers (41%)".

    The answer stands between the numbers, before the first or after the second ("... to agree"); where it stands
    nowhere, nothing may be claimed.
    """
    if len(found) != 2 or not all(q.bracketed for q in found):
        return readings
    told = _THAN.search(folded[found[0].end : found[1].start])
    first = _FIRST.search(folded[: found[0].start])
    if not told or not first or not re.search(r"\b(?:more|less|likelier)\b", (first["more"] or "") + " " + told["mid"]):
        return readings
    words = [first["more"] or "", told["mid"], folded[found[1].end :][:50]]
    words = ["were " + re.sub(r"\b(?:more|less|likelier|(?:un)?likely)\b", "", w).strip() for w in words]
    named = next(((w[a[0].start : a[0].end], a[0].code) for w in words if (a := answers(w))), None)
    if not named:
        unclear = "two groups compared in words that are not clear"
        return [r if r.code and r.group else replace(r, why_not=r.why_not or unclear) for r in readings]
    groups = [MANY.sub("", m["g"].strip()) for m in (first, told)]
    return [
        replace(r, code=named[1], bucket=named[0], group=group, why_not="", reason=False, respondent=True)
        for r, group in zip(readings, groups, strict=True)
    ]


def _groups_with_numbers(folded: str, found: list[Quantity], readings: list[Reading]) -> list[Reading]:
    """Groups that share the answer after them: "Charities (81%) and firms (58%) were most likely to agree".

    Where no answer follows, the names of groups are no answers either: nothing may be claimed.
    """
    result = list(readings)
    for i, (q, reading) in enumerate(zip(found, readings, strict=True)):
        name = reading.bucket if reading.backward else q.of or _before(folded[: q.start])
        beside = q.bracketed and folded[: q.start].rstrip(" (").endswith(name)
        people = beside and GROUP_WORDS.search(name) and not _VERB.search(name) and len(name.split()) <= 6
        if reading.code or reading.why_not or not people:
            continue
        before = readings[i - 1] if i else None
        if before and before.code and before.group and _NEXT.match(folded[found[i - 1].end : q.start]):
            group = MANY.sub("", name)
            result[i] = replace(reading, code=before.code, bucket=before.bucket, group=group, respondent=True)
            continue
        last = i
        while last + 1 < len(found) and found[last + 1].bracketed:
            if not _AND.search(folded[found[last].end : found[last + 1].start]):
                break
            last += 1
        told = answers(folded, found[last].end, min(len(folded), found[last].end + 70))
        if told and _SHARED.match(folded[found[last].end : told[0].start]):
            words = folded[told[0].start : told[0].end]
            group = MANY.sub("", name)
            result[i] = replace(reading, code=told[0].code, bucket=words, group=group, respondent=True)
        else:
            result[i] = replace(reading, why_not="a group with a number, to which answer is not clear")
    return result


def _before(left: str) -> str:
    """The words of a clause right before a bracket."""
    match = re.search(r"(?:^|[.;:,]\s|\b(?:and|but|while|whereas)\s)(?P<g>(?:[\w'-]+\s){0,5}[\w'-]+)\s*\(?$", left)
    return match["g"] if match else ""


_VERB = re.compile(r"\b(?:were|was|are|is|be|should|would|could|need|needs|more|less|lack|better|too|for|to|by|on)\b")
MANY = re.compile(r"^(?:(?:most|many|nearly all|almost all|the|and|but|from|by|among)\s)+")
_NEXT = re.compile(
    r"^[^.;%]{0,12}\)?,?\s(?:closely )?(?:and then|then|and|followed by|and from|and by|and among)\s[^.;:,%]{3,60}$"
)
_AND = re.compile(r"^,?\s?(?:and|,)?\s?(?:the |from |among )?[\w' -]{3,60}$")
_SHARED = re.compile(
    r"^\s?(?:also |both |all |mostly |broadly )?(?:(?:were|was|are) )?(?:(?:the )?(?:most|more|less|least) likely to |"
    r"(?:broadly|generally|strongly|largely|most|particularly) )?$"
)
