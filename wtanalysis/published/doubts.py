"""Second thoughts on the numbers of a sentence: nets beside their parts, shares of a share, and what someone else said.

A percentage that a respondent reports ("the union said that 80% of its members agreed") is that respondent's figure,
not the consultation's: it is never claimed. A wrong claim is worse than an unclaimed number.
"""

from __future__ import annotations

import re
from dataclasses import replace

from wtanalysis.figures.model import Figure
from wtanalysis.published.comparisons import MANY, compared_groups
from wtanalysis.published.lexicon import ANY_RESPONDENT, DIGITS, GROUP_WORDS, PERCENT_SIGN
from wtanalysis.published.people import names_people
from wtanalysis.published.quantities import Quantity
from wtanalysis.published.reading import Reading
from wtanalysis.published.words import answers

FIT = 1.5
"""Percentage points by which a printed count may miss its printed percentage of the base."""

_REPORTS = (
    r"argued|feared|claimed|reported|warned|estimated|suggested|noted|pointed out|highlighted|observed|explained|"
    r"told (?:us|the \w+)|informed us|cited|quoted|referred to|asserted|calculated|predicted|expected|worried|"
    r"arguing|fearing|claiming|reporting|warning|estimating|suggesting|noting|pointing out|citing|predicting"
)
_REPORTED = re.compile(
    rf"(?<!who )(?<!was )(?<!were )(?<!we )(?<!also been )\b(?:{_REPORTS})(?:,| that| of| to)?\s[^.;:]*$"
)
_ONE_SPEAKER = re.compile(
    r"(?:^|[.;:]\s|\b(?:and|but|while|for example|for instance|however),?\s)(?:an?|another|one(?! (?:in|of)))\s"
    r"(?:[\w'-]+\s){1,6}?(?:which\s|that\s|who\s)?"
    r"(?:said|stated|told us|reported|added|wrote|commented|found|thought|felt|believed)\b[^.;:]*$"
)
_OWN = re.compile(r"^(?:its|their|his|her|whose)\b|^(?:the|an?|this|that|it)$")
_PART = re.compile(
    r"\b(?:(?:represent|comprise|cover|employ|serve|own)s|representing|accounting for|covering|comprising|employing|"
    r"serving|supplying|owning)\s(?:\w+\s)?$"
)
_STATE = re.compile(r"(?:were|was|are|is|had|have|has)\b")
_GROUP_EDGE = re.compile(
    r"^(?:and |but )?(?:highest|lowest|strongest|weakest|most|least) (?:among(?:st)?|for|from|in) |\s*[(\[]$"
)
_BESIDE = re.compile(
    r"(?:^|[.;:,]\s|\b(?:and|but|while|whereas)\s)(?P<g>(?:[\w'-]+\s){0,5}?[\w'-]+)\s(?:were|was|are)\s[^.;:,()]{2,40}\($"
)
_SAID_BEFORE = re.compile(
    r"^\s*,?\s*of (?:(?:these|them)\b(?!\s(?:who|that|respond\w*|answer\w*))|those(?=[,.]|\s(?:said|asked|wanted|felt|"
    r"thought|agreed|disagreed|mentioned|cited|supported|opposed)\b))"
)
_OF_RESPONDENTS = re.compile(
    rf"^\s*,?\s*(?:of|from) (?:the |all |those |our |\d[\d,]* )*(?:[\w'-]+ ){{0,3}}?(?:{ANY_RESPONDENT}|those who)\b"
)
_WHO_SAID = re.compile(
    rf"^\W*(?:of|out of|among(?:st)?) the {DIGITS}{PERCENT_SIGN}\s(?:of (?:the )?{ANY_RESPONDENT}\s)?"
    rf"(?:\(\d[\d,]*\)\s)?(?:who|that)\s(?=\w)"
)
_THOSE_WHO = re.compile(
    rf"\s*,?\s*of (?P<w>(?:the |all )*(?:\d[\d,]* )?(?:those|{ANY_RESPONDENT}) (?:who|that)\s(?=\w))"
)
_PREDICATE = re.compile(
    r"^\s*(?:\w+ly )?(?:said|felt|thought|wanted|cited|mentioned|raised|believed|gave|suggested|preferred|argued|noted|"
    r"would|were|did|had|identified|highlighted|referred|pointed|asked|called|commented)\b"
)


def second_thoughts(folded: str, found: list[Quantity], readings: list[Reading]) -> list[Reading]:
    """Readings of one sentence after a look at the whole of it.

    Args:
        folded: the sentence, folded.
        found: its quantities.
        readings: what was read of each quantity, in the same order.

    Returns:
        As many readings: some with another answer or base, some with the reason why they may not be claimed.
    """
    readings = _of_a_share(folded, _net_and_parts(folded, found, readings))
    readings = _of_those_who(folded, found, readings)
    readings = compared_groups(folded, found, readings)
    return [_doubted(folded, q, r) for q, r in zip(found, readings, strict=True)]


def with_fitting_base(figure: Figure) -> Figure:
    """A figure whose count, base and percentage agree, as far as the document tells.

    A number above the base that is marked ``n=`` is the base itself. Where a count and a percentage printed side by
    side do not go with the base of the question (by more than a point and a half), the base stays empty.

    >>> f = Figure("q1", "agreed", "agree", percent=80.0, count=40, base=250)
    >>> with_fitting_base(f).base is None
    True
    """
    if figure.count is None or figure.base is None or figure.percent is None:
        return figure
    marked = re.search(rf"n\s?=\s?{figure.count:,}\b|n\s?=\s?{figure.count}\b", figure.evidence.lower())
    if marked and figure.count > figure.base:
        return replace(figure, count=None, base=figure.count)
    fits = figure.base and abs(100 * figure.count / figure.base - figure.percent) <= FIT
    return figure if fits else replace(figure, base=None)


def _doubted(folded: str, q: Quantity, reading: Reading) -> Reading:
    """The reading, with a reason not to claim it where the number is someone else's or of something else."""
    if reading.why_not:
        return reading
    reading = replace(reading, group=_GROUP_EDGE.sub("", reading.group).strip())
    subject = _BESIDE.search(folded[: q.lead])
    if subject and not reading.group and reading.code and not q.bracketed and GROUP_WORDS.search(subject["g"]):
        reading = replace(reading, group=MANY.sub("", subject["g"]))
    return replace(reading, why_not=_doubt(folded[: q.start], folded[q.spans[-1][1] :], q.bracketed, reading))


def _doubt(left: str, right: str, bracketed: bool, reading: Reading) -> str:
    """Why a number is not claimed, from the words before and behind it; empty if nothing speaks against it."""
    if _SAID_BEFORE.match(right):
        return "a share of those told of before it"
    things = reading.group and not reading.code and not names_people(reading.group) and _STATE.match(reading.bucket)
    if _OWN.match(reading.group) or things or (_PART.search(left) and not _OF_RESPONDENTS.match(right)):
        return "a share of something else than the respondents"
    clause = re.split(r"[.;:]\s", left)[-1]
    own = re.search(rf"{DIGITS}{PERCENT_SIGN}", clause) or _OF_RESPONDENTS.match(right) or bracketed
    reported = not own and (_REPORTED.search(clause) or _ONE_SPEAKER.search(clause))
    return "a figure that a respondent reported" if reported else ""


def _net_and_parts(folded: str, found: list[Quantity], readings: list[Reading]) -> list[Reading]:
    """A net whose parts follow in brackets: "71% either strongly agreed (48%) or agreed (23%)"."""
    result = list(readings)
    for i in range(len(found) - 2):
        net, one, two = found[i : i + 3]
        adds_up = abs(one.percent + two.percent - net.percent) <= 1 and not net.bracketed
        joined = re.search(r"\b(?:or|and)\b", folded[one.end : two.start])
        if not (adds_up and one.bracketed and two.bracketed and joined) or re.search(
            r"[.;]\s", folded[net.end : two.end]
        ):
            continue
        first, second = answers(folded, net.end, one.start), answers(folded, one.end, two.start)
        if not first or not second or first[-1].code == second[-1].code:
            continue
        strong = next((a.code for a in (first[-1], second[-1]) if a.code.startswith("option:strongly-")), "")
        if not strong:
            continue
        code, words = strong.removeprefix("option:strongly-"), folded[first[-1].start : two.start].strip(" (")
        result[i] = replace(
            result[i], code=code, bucket=re.sub(r"\s?\([^)]*\)", "", words), reason=False, respondent=True
        )
        for k, named in ((i + 1, first[-1]), (i + 2, second[-1])):
            level = f"option:{named.code}" if named.code == code else named.code
            result[k] = replace(
                readings[k], code=level, bucket=folded[named.start : named.end], group=result[i].group, why_not="",
                reason=False, respondent=True,
            )  # fmt: skip
    return result


def _of_a_share(folded: str, readings: list[Reading]) -> list[Reading]:
    """Shares of those who gave an answer: "Of the 62% who agreed, 40% wanted a longer transition"."""
    match = _WHO_SAID.match(folded)
    named = answers(folded, match.end(), match.end() + 60) if match else []
    if not match or not named or named[0].start > match.end() + 8:
        return readings
    words = folded[match.start() : named[0].end].strip(" ,")
    answer = folded[named[0].start : named[0].end]
    return [
        replace(r, code=named[0].code, bucket=answer, group="", base_words="", reason=False, respondent=True)
        if i == 0
        else replace(
            r, group="" if r.group in ("the", "") else r.group, base_words=r.base_words or words, respondent=True
        )
        for i, r in enumerate(readings)
    ]


def _of_those_who(folded: str, found: list[Quantity], readings: list[Reading]) -> list[Reading]:
    """Reasons with their people between: "34% of those who disagreed said that the fee was too high"."""
    result = list(readings)
    for i, q in enumerate(found):
        match = _THOSE_WHO.match(folded, q.end)
        edge = found[i + 1].lead if i + 1 < len(found) else len(folded)
        named = answers(folded, match.end(), edge) if match else []
        if not match or not named or named[0].start > match.end() + 8:
            continue
        rest = folded[named[0].end : edge]
        words = re.split(r"[,;]\s", rest.strip(" .,;"))[0]
        if not _PREDICATE.match(rest):
            result[i] = replace(
                result[i], why_not=result[i].why_not or "a share of those who gave an answer, of what is not clear"
            )
            continue
        of_whom = "of " + folded[match.start("w") : named[0].end]
        result[i] = replace(
            result[i], code="", bucket=words, after=words, group="", base_words=of_whom, respondent=True, reason=False,
        )  # fmt: skip
    return result
