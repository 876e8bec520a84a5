"""The answers to one question, added up: levels, their nets, and counts beside percentages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from wtanalysis.figures.model import Figure, number
from wtanalysis.published.audit.model import Draft, Finding, Severity, finding
from wtanalysis.published.grammar import read
from wtanalysis.responses.model import Question

_SCALES = (
    (("agree", "disagree"), ("neither", "dont_know")),
    (("likely", "unlikely"), ("neutral", "dont_know")),
    (("yes", "no"), ("neither", "dont_know")),
)
"""Two answers that every such scale has, and those of which one more makes it whole."""
_MILD = {
    "agree": ("option:agree", "option:tend-to-agree", "option:support", "option:likely"),
    "disagree": ("option:disagree", "option:tend-to-disagree", "option:oppose", "option:unlikely"),
}
_SECOND = re.compile(r"^a second number for the same answer \([\d.]+ at (?P<at>\S+)\)$")
_ASIDE = ("option:not-answered", "option:other", "option:no-view", "option:prefer-not-to-say")
"""Answers that a whole may hold or leave out."""


def check(drafts: Sequence[Draft]) -> Iterator[Finding]:
    """Answers to a question with one answer each that do not make up their whole.

    Percentages may miss 100 by half a unit of their precision each, the most that rounding can do; counts must not
    exceed the base. Levels (strongly agree, agree) and nets (all who agree) are added up apart, with and without those
    who did not answer or did not know: a question is left alone where one way fits. A net may miss its two levels by
    what rounding can do, a percentage its count and base by one point.
    """
    for draft in drafts:
        for question in draft.extraction.questions:
            own = [f for f in draft.extraction.figures if f.question_id == question.question_id and not f.parent]
            yield from _answers(draft, question, own)
            yield from _second_net(draft, own)
            for figure in own:
                yield from _share(draft, figure, own)


def rounding(percents: Sequence[float]) -> float:
    """The most by which rounded percentages may miss their sum: half a unit of the finest step each.

    >>> rounding([54.5, 17, 28.5]), rounding([60, 29, 10])
    (0.75, 1.5)
    """
    step = 1.0
    if any(round(p * 10) % 10 for p in percents):
        halves = all(round(p * 10) % 5 == 0 for p in percents)
        step = 0.5 if halves else 0.1
    if any(abs(p * 10 - round(p * 10)) > 1e-6 for p in percents):
        step = 0.01
    return len(percents) * step / 2


def _answers(draft: Draft, question: Question, own: Sequence[Figure]) -> Iterator[Finding]:
    for group in dict.fromkeys(f.group for f in own):
        figures = [f for f in own if f.group == group]
        told = {f.bucket_code: f for f in figures}
        if len(told) < len(figures) or question.scale in ("multi", "open"):
            continue
        for both, more in _SCALES:
            wholes = list(_wholes(told, both, more))
            if wholes and not any(_fits(whole) for whole in wholes):
                yield from _whole(draft, wholes[0], figures)
            for answer in both:
                yield from _net(draft, told, answer)


def _wholes(told: dict[str, Figure], both: tuple[str, ...], more: tuple[str, ...]) -> Iterator[list[Figure]]:
    """The ways in which the answers told may make up a whole, each on one base."""
    rest = [told[code] for code in more if code in told]
    aside = [told[code] for code in _ASIDE if code in told]
    if not rest:
        return
    levels = [_levels(told, answer) for answer in both]
    nets = [[told[answer]] for answer in both if answer in told]
    for sides in (levels, nets):
        if len(sides) == len(both) and all(sides):
            core = [figure for side in sides for figure in side]
            for others in ([*rest, *aside], rest, [*rest[:1], *aside], rest[:1]):
                whole = [*core, *others]
                if len({(f.base, f.base_words) for f in whole}) == 1:
                    yield whole


def _levels(told: dict[str, Figure], answer: str) -> list[Figure]:
    """The two levels of an answer, "strongly" first; empty where only one is told."""
    strong = next(
        (told[f"option:{how}-{answer}"] for how in ("strongly", "very") if f"option:{how}-{answer}" in told), None
    )
    mild = next((told[code] for code in (*_MILD.get(answer, ()), answer) if code in told), None)
    return [strong, mild] if strong and mild else []


def _fits(whole: Sequence[Figure]) -> bool:
    percents = [f.percent for f in whole if f.percent is not None]
    counts, base = [f.count for f in whole if f.count is not None], whole[0].base
    shares = len(percents) < len(whole) or abs(sum(percents) - 100) <= rounding(percents) + 1e-6
    return shares and (len(counts) < len(whole) or not base or sum(counts) <= base)


def _whole(draft: Draft, figures: Sequence[Figure], own: Sequence[Figure]) -> Iterator[Finding]:
    """A whole that its answers miss; too little only where no other answer was told."""
    percents = [f.percent for f in figures if f.percent is not None]
    places = {f.locator for f in figures}
    unread = any(u.locator in places for u in draft.extraction.unclaimed)  # one of the answers may stand among them
    others = any(f.bucket_code.startswith("option:") and f not in figures for f in own)
    if len(percents) == len(figures):
        total = number(round(sum(percents), 2))
        severity: Severity = "error" if sum(percents) > 100 else "warning"
        right = "100%, or the share who answered otherwise"
        if sum(percents) > 100 or not (unread or others):
            yield _told(draft, severity, figures, percents, f"{total}%", right)
            return
    counts, base = [f.count for f in figures if f.count is not None], figures[0].base
    if len(counts) == len(figures) and base and sum(counts) > base:
        yield _told(draft, "error", figures, counts, str(sum(counts)), f"no more than the {base} who answered")


def _told(
    draft: Draft, severity: Severity, figures: Sequence[Figure], parts: Sequence[float], total: str, right: str
) -> Finding:
    told = " + ".join(number(part) for part in parts)
    other = figures[-1].locator if figures[-1].locator != figures[0].locator else ""
    return finding("sum", severity, draft.at(figures[0].locator), f"{told} = {total}", right, draft.at(other))


def _net(draft: Draft, told: dict[str, Figure], answer: str) -> Iterator[Finding]:
    """A net beside its two levels."""
    levels = _levels({code: figure for code, figure in told.items() if code != answer}, answer)
    net = told.get(answer)
    percents = [f.percent for f in (*levels, net) if f and f.percent is not None]
    if not net or len(percents) != 3 or len({f.base for f in (*levels, net)}) != 1:
        return
    if abs(percents[0] + percents[1] - percents[2]) > sum(rounding([p]) for p in percents) + 1e-6:
        yield finding(
            "sum", "error", draft.at(net.locator),
            f"{number(percents[0])} + {number(percents[1])} = {number(percents[2])}%",
            f"{number(percents[0] + percents[1])}%", draft.at(levels[0].locator),
        )  # fmt: skip


def _second_net(draft: Draft, own: Sequence[Figure]) -> Iterator[Finding]:
    """A net that came after its two levels and is not their sum, so that the extraction did not take it for one."""
    levels = {f.bucket_code: f for f in own if not f.group}
    for token in draft.extraction.unclaimed:
        match = _SECOND.match(token.reason)
        readings = [r for r in read(token.sentence) if match and re.search(rf"(?<![\d.]){r.percent:g}\b", token.token)]
        for reading in readings[:1]:
            mild, strong = levels.get(reading.code), levels.get(f"option:strongly-{reading.code}")
            if not (match and mild and strong and "strongly" in reading.bucket.lower() and not reading.group):
                continue
            parts = [f.percent for f in (strong, mild) if f.percent is not None]
            value = reading.percent or 0.0
            slack = sum(rounding([p]) for p in (*parts, value))
            if mild.locator == match["at"] and len(parts) == 2 and abs(sum(parts) - value) > slack:
                yield finding(
                    "sum", "error", draft.at(token.locator),
                    f"{number(parts[0])} + {number(parts[1])} = {number(value)}%", f"{number(sum(parts))}%",
                    draft.at(strong.locator),
                )  # fmt: skip


def _share(draft: Draft, figure: Figure, own: Sequence[Figure]) -> Iterator[Finding]:
    """A count beside its percentage of a base that is printed, where no other base of the question fits either."""
    if figure.count is None or figure.percent is None or not figure.base or figure.group or figure.base_words:
        return
    computed = 100 * figure.count / figure.base
    bases = {n for f in own for n in (f.base, f.count) if n}
    if all(abs(100 * figure.count / base - figure.percent) > 1 for base in bases):
        yield finding(
            "sum", "error", draft.at(figure.locator),
            f"{figure.count} of {figure.base} printed as {number(figure.percent)}%",
            f"{number(round(computed, 1))}%, or another base",
        )  # fmt: skip
