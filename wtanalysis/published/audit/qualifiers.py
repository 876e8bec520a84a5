"""Qualifiers that misdescribe their number ("a third" for 30), or differ for like numbers. Never more than style."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wtanalysis.figures.model import number
from wtanalysis.published.audit.model import Draft, Finding, finding
from wtanalysis.published.lexicon import DIGITS, NUMBER_WORDS, PERCENT_SIGN, QUANTITY
from wtanalysis.published.quantities import Quantity, quantities

_UNITS = {
    "half": 50.0, "halve": 50.0, "third": 100 / 3, "quarter": 25.0, "fifth": 20.0, "sixth": 100 / 6, "seventh": 100 / 7,
    "eighth": 12.5, "ninth": 100 / 9, "tenth": 10.0,
}  # fmt: skip
_FRACTION = re.compile(
    r"(?:\b(?P<n>one|two|three|four|five|six|seven|eight|nine)[\s-])?\b(?P<unit>hal(?:f|ves)|thirds?|quarters?|fifths?|"
    r"sixths?|sevenths?|eighths?|ninths?|tenths?)\b"
)
_IN = re.compile(r"\b(?P<n>\w+)[\s-](?:in|out of)[\s-](?:every )?(?P<of>\w+)\b")
_JUST_OVER = re.compile(r"\b(?:just|slightly|a little|marginally|fractionally|little) (?:over|above|more than)\b")
_JUST_UNDER = re.compile(
    r"\b(?:(?:just|slightly|a little|marginally|fractionally) (?:under|below|less than|fewer than)|almost|nearly)\b"
)
_OVER = re.compile(r"\b(?:over|above|more than)\b")
_UNDER = re.compile(r"\b(?:under|below|less than|fewer than)\b")
_AT_LEAST = re.compile(r"\b(?:at least|as many as)\b")
_AT_MOST = re.compile(r"\b(?:up to|at most|as few as)\b")
_STEPS = (0.0, 10.0, 20.0, 25.0, 100 / 3, 50.0, 200 / 3, 75.0, 90.0, 100.0)
"""The shares that plain English has a short word for; "over" is too little said from the second one above it."""
_SMALL = 25.0
"""A share above which nobody would call it small."""
_SLIM = 60.0
"""A share above which a majority is not slim."""
_NEARLY_ALL = 90.0
_SIMILAR = re.compile(r"\b(?:similar|comparable|same|equal) (?:number|proportion|share|percent)")
_SLIGHTLY = re.compile(r"\bslightly (?:more|fewer|less|higher|lower|larger|smaller)\b")
_FEW = r"\b(?:small|tiny) (?:percentage|proportion|minority|number|share)\b|\bhandful\b"
_LATE = re.compile(
    rf"^\W*(?:and |while |whilst |with |but )?(?P<q>{QUANTITY})\s(?:of\s[^%;:()]{{3,120}})"
    rf"\((?P<p>{DIGITS}){PERCENT_SIGN}\)"
)
_ALL = re.compile(r"\b(?P<q>(?:nearly|almost|virtually) all)\s(?:[\w'-]+\s){1,6}\($")
_MAJORITY = (
    (4, re.compile(r"\b(?:vast|overwhelming) majority\b")),
    (3, re.compile(r"\b(?:clear|large|significant|great|strong|substantial|sizeable|considerable) majority\b")),
    (1, re.compile(r"\b(?:slim|narrow|small|bare|slight|slightest) majority\b")),
    (2, re.compile(r"\b(?:the|a|simple) majority\b|^majority\b")),
)
_MINORITY = (
    (1, re.compile(r"\b(?:very small|tiny) (?:percentage|proportion|minority|number|share|fraction)\b|\bhandful\b")),
    (2, re.compile(r"\bsmall (?:percentage|proportion|minority|number|share|fraction)\b")),
)


@dataclass(frozen=True)
class Said:
    """A share in words with the percentage printed beside it."""

    words: str
    percent: float
    locator: str
    before: tuple[float, ...]


def check(drafts: Sequence[Draft], tolerance: float) -> Iterator[Finding]:
    """Shares in words against the percentage beside them, and against each other within a document.

    Wrong: a fraction further than ``tolerance`` points from its number or on the wrong side of it ("over half" for 48);
    "over" where the number has passed two more common fractions; a majority under half; "small" for more than a
    quarter; "similar" for a number further than ``tolerance`` points from all before it in its paragraph; "slightly
    more" for one further than that from the last. Unlike: a stronger word for a smaller majority than a weaker word
    elsewhere, or for one within ``tolerance`` points; two fractions for one number.

    Args:
        drafts: the documents.
        tolerance: percentage points. It is a convention, so nothing is above ``style``.
    """
    for draft in drafts:
        said = list(shares(draft))
        for one in said:
            wrong = misfit(one.words, one.percent, tolerance, one.before)
            if wrong:
                words = f"{one.words} ({number(one.percent)}%)"
                yield finding("qualifier", "style", draft.at(one.locator), words, wrong)
        yield from _unlike(draft, said, tolerance)


def shares(draft: Draft) -> Iterator[Said]:
    """Every percentage of the draft's own sentences that has a share in words before it."""
    before: list[float] = []
    at = -1
    for sentence in draft.sentences:
        before, at = before if sentence.index == at else [], sentence.index
        for position, quantity in enumerate(quantities(sentence.folded)):
            words = quantity.qualifier or _late(sentence.folded, quantity, position == 0)
            if words:
                locator = draft.document.paragraphs[sentence.index].locator_at(sentence.start + quantity.spans[0][0])
                yield Said(words, quantity.percent, locator, tuple(before))
            before.append(quantity.percent)


def _late(folded: str, quantity: Quantity, first: bool) -> str:
    """A share whose number comes later: "Just over a fifth of them agreed (22%)", "nearly all respondents (94%)"."""
    match = _LATE.match(folded) if first else None
    every = _ALL.search(folded[: quantity.spans[0][0]])
    return match["q"].strip() if match else every["q"] if every else ""


def fraction(words: str) -> float | None:
    """The percentage that a fraction in words means.

    >>> fraction("just under two thirds"), fraction("three in ten"), fraction("the majority")
    (66.66..., 30.0, None)
    """
    match = _FRACTION.search(words)
    if match:
        unit = match["unit"].removesuffix("s")
        return NUMBER_WORDS.get(match["n"] or "one", 1) * _UNITS["half" if unit == "halve" else unit]
    match = _IN.search(words)
    if not match:
        return None
    n, of = NUMBER_WORDS.get(match["n"], 0), NUMBER_WORDS.get(match["of"], 0)
    return 100 * n / of if 0 < n <= of else None


def misfit(words: str, percent: float, tolerance: float = 3.0, before: Sequence[float] = ()) -> str:
    """What would be right where words do not fit their number; empty where they fit.

    >>> misfit("a third", 30.0), misfit("over half", 58.0), misfit("just over half", 49.0)
    ('33.3%, which is 3.3 points away', '', 'a share above 50%')
    """
    value = fraction(words)
    if value is not None:
        return _fraction_misfit(words, value, percent, tolerance)
    if before and _SIMILAR.search(words):
        return _apart(percent, min(before, key=lambda b: abs(percent - b)), tolerance)
    if before and _SLIGHTLY.search(words):
        return _apart(percent, before[-1], tolerance)
    return _word_misfit(words, percent, tolerance)


def _apart(percent: float, other: float, tolerance: float) -> str:
    gap = abs(percent - other)
    return f"{number(other)}% is printed before it, {number(round(gap, 1))} points away" if gap > tolerance else ""


def _fraction_misfit(words: str, value: float, percent: float, tolerance: float) -> str:
    plain = number(round(value, 1))
    low, high = _bounds(words, value, tolerance)
    if low - 1e-9 <= percent <= high + 1e-9:
        return ""
    if percent < value <= low:
        return f"a share above {plain}%"
    if percent > value >= high:
        return f"a share below {plain}%"
    return f"{plain}%, which is {number(round(abs(percent - value), 1))} points away"


def _bounds(words: str, value: float, tolerance: float) -> tuple[float, float]:
    """The lowest and highest percentage that a fraction with the words before it may stand for."""
    above = [*(s for s in _STEPS if s > value + 1), 100.0, 100.0][1]
    below = [*(s for s in reversed(_STEPS) if s < value - 1), 0.0, 0.0][1]
    kinds = (
        (_JUST_OVER, value, value + tolerance),
        (_JUST_UNDER, value - tolerance, value),
        (_AT_LEAST, value, 100.0),
        (_AT_MOST, 0.0, value),
        (_OVER, value, above),
        (_UNDER, below, value),
    )
    found = next(((low, high) for pattern, low, high in kinds if pattern.search(words)), None)
    return found or (value - tolerance, value + tolerance)


def _word_misfit(words: str, percent: float, tolerance: float) -> str:
    rules = (
        (r"\b(?:slim|narrow|bare|slight) majority\b", percent > _SLIM + tolerance, f"50% to {number(_SLIM)}%"),
        (r"\bmajority\b|^(?:the )?most\b", percent < 50, "more than 50%"),
        (_FEW, percent > _SMALL + tolerance, f"at most {number(_SMALL)}%"),
        (r"\bminority\b", percent > 50, "less than 50%"),
        (r"\b(?:nearly|almost|virtually) all\b", percent < _NEARLY_ALL - tolerance, f"at least {number(_NEARLY_ALL)}%"),
    )  # fmt: skip
    return next((right for pattern, wrong, right in rules if wrong and re.search(pattern, words)), "")


def _unlike(draft: Draft, said: Sequence[Said], tolerance: float) -> Iterator[Finding]:
    """Like numbers in unlike words, within one document."""
    yield from _out_of_order(draft, _ranked(said, _MAJORITY), tolerance, 1)
    yield from _out_of_order(draft, _ranked(said, _MINORITY), 0.0, -1)
    seen: dict[float, tuple[float, Said]] = {}
    for one in said:
        value = fraction(one.words)
        if value is None or misfit(one.words, one.percent, tolerance):
            continue
        first = seen.setdefault(one.percent, (value, one))
        if abs(first[0] - value) > 1:
            words = f"{one.words} ({number(one.percent)}%), but {first[1].words} ({number(one.percent)}%)"
            yield finding(
                "qualifier", "style", draft.at(one.locator), words, "one wording for one number",
                draft.at(first[1].locator),
            )  # fmt: skip


def _ranked(said: Sequence[Said], scale: Sequence[tuple[int, re.Pattern[str]]]) -> list[tuple[int, Said]]:
    ranks = [(next((rank for rank, pattern in scale if pattern.search(one.words)), 0), one) for one in said]
    return [(rank, one) for rank, one in ranks if rank]


def _out_of_order(draft: Draft, ranked: Sequence[tuple[int, Said]], tolerance: float, sense: int) -> Iterator[Finding]:
    """Stronger words for a share that is no larger than one in weaker words, each stronger wording once.

    Two steps of strength within ``tolerance`` points count as well.
    """
    for rank, one in ranked:
        clashes = [
            other
            for weaker, other in ranked
            if weaker < rank
            and (
                one.percent - other.percent <= 0
                or (tolerance and rank - weaker > 1 and one.percent - other.percent <= tolerance)
            )
        ]
        if clashes:
            other = max(clashes, key=lambda o: o.percent) if sense > 0 else clashes[0]
            words = f"{one.words} ({number(one.percent)}%), but {other.words} ({number(other.percent)}%)"
            yield finding(
                "qualifier", "style", draft.at(one.locator), words, "stronger words for the larger share only",
                draft.at(other.locator),
            )  # fmt: skip
