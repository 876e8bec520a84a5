"""Parts that do not sum: answers to a question, shares of a whole told in one sentence, tables with a total row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from wtanalysis.documents.model import Paragraph
from wtanalysis.figures.model import Figure, number
from wtanalysis.published.audit.model import Draft, Finding, Sentence, Severity, finding
from wtanalysis.published.lexicon import DIGITS, INTEGER, WORDS
from wtanalysis.published.model import Fact
from wtanalysis.published.words import fold, integer
from wtanalysis.responses.model import Question

_SCALES = (
    ({"agree", "disagree"}, {"neither", "dont_know"}),
    ({"likely", "unlikely"}, {"neutral", "dont_know"}),
    ({"yes", "no"}, {"neither", "dont_know"}),
)
"""Two answers that every such scale has, and those of which one more makes it whole."""
_TOTAL = re.compile(rf"\b(?:a )?total of (?P<n>{INTEGER}|{WORDS}) (?:[\w-]+ )?(?P<noun>[a-z]{{4,}}s)\b")
_PART = re.compile(
    rf"\b(?P<the>the (?:initial |first |last |opening |final |remaining |other |main )?)(?P<n>{INTEGER}|{WORDS}) "
    rf"(?:[\w-]+ )?(?P<noun>[a-z]{{4,}}s)\b"
)
_ROW_TOTAL = re.compile(r"^(?:grand |overall )?total\b")
_ROW_SUB = re.compile(r"\b(?:total|sub-?total|net|of which|all|overall|including)\b")
_NEARLY = 0.1
"""How far, as a share of the whole, parts may be off and still be meant to make it up."""
_CELL = re.compile(rf"^({DIGITS})\s?%?$")


def check(drafts: Sequence[Draft]) -> Iterator[Finding]:
    """Parts that do not make up their whole.

    The answers to a question with one answer each: their percentages may miss 100 by half a unit of their precision
    each (the most that rounding can do), their counts must not exceed the base. A count and its percentage of the base
    printed beside each other may differ by one point. A table's columns are added up where its last row is a total.
    """
    for draft in drafts:
        for question in draft.extraction.questions:
            yield from _answers(draft, question)
        yield from _profile(draft)
        yield from _tables(draft)
        yield from _totals(draft)


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


def _answers(draft: Draft, question: Question) -> Iterator[Finding]:
    own = [f for f in draft.extraction.figures if f.question_id == question.question_id and not f.parent]
    for group in dict.fromkeys(f.group for f in own):
        answers = [f for f in own if f.group == group]
        for both, more in _SCALES:
            figures = [f for f in answers if f.bucket_code in both | more]
            codes = {f.bucket_code for f in figures}
            one_base = len({(f.base, f.base_words) for f in figures}) == 1
            levels = any(f.bucket_code.startswith("option:") for f in answers)
            if both <= codes and codes & more and one_base and not levels and len(codes) == len(figures):
                yield from _whole(draft, figures)
    for figure in own:
        yield from _share(draft, figure, own)


def _whole(draft: Draft, figures: Sequence[Figure]) -> Iterator[Finding]:
    percents = [f.percent for f in figures if f.percent is not None]
    places = {f.locator for f in figures}
    unread = any(u.locator in places for u in draft.extraction.unclaimed)  # one of the answers may stand among them
    off = abs(sum(percents) - 100) > rounding(percents) + 1e-6
    if len(percents) == len(figures) and off and (sum(percents) > 100 or not unread):
        told = " + ".join(number(p) for p in percents)
        severity: Severity = "error" if sum(percents) > 100 else "warning"
        yield finding(
            "sum", severity, draft.at(figures[0].locator), f"{told} = {number(round(sum(percents), 2))}%",
            "100%, or the share who answered otherwise", draft.at(figures[-1].locator),
        )  # fmt: skip
    counts, base = [f.count for f in figures if f.count is not None], figures[0].base
    if len(counts) == len(figures) and base and sum(counts) > base:
        told = " + ".join(number(c) for c in counts)
        yield finding(
            "sum", "error", draft.at(figures[0].locator), f"{told} = {sum(counts)}",
            f"no more than the {base} who answered", draft.at(figures[-1].locator),
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


def _profile(draft: Draft) -> Iterator[Finding]:
    """Who responded: shares in a sentence that nearly make 100, counts in a paragraph that nearly make its total."""
    facts: dict[int, list[Fact]] = {}
    for fact in draft.extraction.facts:
        facts.setdefault(draft.index_of(fact.locator), []).append(fact)
    for index, told in facts.items():
        for sentence in (s for s in draft.sentences if s.index == index):
            shares = [f for f in told if f.kind == "profile_percent" and f.words in sentence.text]
            percents = [float(f.value) for f in shares]
            if len(percents) >= 3 and rounding(percents) < abs(sum(percents) - 100) <= _NEARLY * 100:
                yield _made(
                    draft, shares, f"{number(round(sum(percents), 2))}%", "100%, or what the rest are", shares[-1]
                )
        yield from _counted(draft, told)


def _counted(draft: Draft, told: Sequence[Fact]) -> Iterator[Finding]:
    whole = next((f for f in told if f.kind in ("responses", "respondents")), None)
    counts = [f for f in told if f.kind in ("profile_count", "responses_individual", "responses_organisation")]
    made, total = sum(int(f.value) for f in counts), int(whole.value) if whole else 0
    if whole and len(counts) >= 3 and 0 < abs(made - total) <= _NEARLY * total:
        yield _made(draft, counts, str(made), f"{total}, or who the rest are", whole)


def _made(draft: Draft, parts: Sequence[Fact], total: str, right: str, other: Fact) -> Finding:
    told = " + ".join(f.value for f in parts)
    return finding("sum", "warning", draft.at(parts[0].locator), f"{told} = {total}", right, draft.at(other.locator))


def _totals(draft: Draft) -> Iterator[Finding]:
    """A total, and in its paragraph two definite parts of it: "a total of 35 ... the 28 main ... the first six"."""
    by_paragraph: dict[int, list[Sentence]] = {}
    for sentence in draft.sentences:
        by_paragraph.setdefault(sentence.index, []).append(sentence)
    for said in by_paragraph.values():
        for sentence in said:
            for total in _TOTAL.finditer(sentence.folded):
                yield from _parts(draft, said, sentence, total)


def _parts(draft: Draft, said: Sequence[Sentence], sentence: Sentence, total: re.Match[str]) -> Iterator[Finding]:
    whole = integer(total["n"]) or 0
    parts = [
        (other, match)
        for other in said
        for match in _PART.finditer(other.folded)
        if match["noun"] == total["noun"] and not (other is sentence and match.start() <= total.start() < match.end())
    ]
    counts = [integer(match["n"]) or 0 for _, match in parts]
    kinds = {match.group() for _, match in parts}
    if len(counts) == len(kinds) >= 2 and sum(counts) != whole and abs(sum(counts) - whole) <= 0.2 * whole:
        told = " and ".join(match.group() for _, match in parts)
        yield finding(
            "sum", "warning", draft.where(sentence, total.start()), f"{total.group()}: {told}",
            f"{sum(counts)}, or what the other {abs(whole - sum(counts))} are",
            draft.where(parts[-1][0], parts[-1][1].start()),
        )  # fmt: skip


def _tables(draft: Draft) -> Iterator[Finding]:
    rows: list[Paragraph] = []
    for paragraph in (*draft.document.paragraphs, None):
        if paragraph is not None and paragraph.kind == "table" and (not rows or paragraph.header == rows[-1].header):
            rows.append(paragraph)
            continue
        yield from _table(draft, rows)
        rows = [paragraph] if paragraph is not None and paragraph.kind == "table" else []


def _table(draft: Draft, rows: Sequence[Paragraph]) -> Iterator[Finding]:
    """The columns of counts of a table whose last row is a total, and no other row is."""
    body = [row for row in rows if row.cells != row.header and row.header]
    if len(body) < 3 or not _ROW_TOTAL.search(fold(body[-1].cells[0]).strip(" *")):
        return
    if any(_ROW_SUB.search(fold(row.cells[0])) for row in body[:-1]):
        return
    for column in range(1, len(body[-1].cells)):
        values = [_value(row, column) for row in body]
        if any(v is None or not float(v).is_integer() for v in values) or "%" in body[-1].cells[column]:
            continue
        counts = [int(v or 0) for v in values]
        made, told = sum(counts[:-1]), counts[-1]
        if made != told and "%" not in body[-1].header[column] and abs(made - told) <= 0.2 * told and told > 100:
            yield finding(
                "sum", "error", draft.at(body[-1].locator),
                f"total of {body[-1].header[column] or 'a column'}: {told}", f"{made}, the sum of the rows above it",
                draft.at(body[0].locator),
            )  # fmt: skip


def _value(row: Paragraph, column: int) -> float | None:
    match = _CELL.match(row.cells[column].strip(" *")) if column < len(row.cells) else None
    return float(match[1].replace(",", "")) if match else None
