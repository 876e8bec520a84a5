"""Parts that do not sum: who responded, a total and its parts in one paragraph, tables with a total row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from wtanalysis.documents.model import Paragraph
from wtanalysis.figures.model import number
from wtanalysis.published.audit.model import Draft, Finding, Sentence, finding
from wtanalysis.published.audit.scales import rounding
from wtanalysis.published.lexicon import DIGITS, INTEGER, WORDS
from wtanalysis.published.model import Fact
from wtanalysis.published.words import fold, integer

_TOTAL = re.compile(rf"\b(?:a )?total of (?P<n>{INTEGER}|{WORDS}) (?:[\w-]+ )?(?P<noun>[a-z]{{4,}}s)\b")
_PART = re.compile(
    rf"\b(?P<the>the (?:initial |first |last |opening |final |remaining |other |main )?)(?P<n>{INTEGER}|{WORDS}) "
    rf"(?:[\w-]+ )?(?P<noun>[a-z]{{4,}}s)\b"
)
_ROW_TOTAL = re.compile(r"^(?:grand |overall )?total(?: responses| number)?$")
_ROW_SUB = re.compile(r"\b(?:total|sub-?total|net|of which|all|overall|including)\b")
_FROM = re.compile(
    rf"(?<![\w.,£$€])(?P<n>{INTEGER})(?![\d%]|[.,]\d)(?:,? (?:or )?\(?{DIGITS}\s?(?:%|per ?cent))?\)?,? "
    rf"(?:(?:responses|respondents) )?(?:were |was |came |is )?from\b"
)
_CHANNELS = ("responses_online", "responses_email", "responses_paper")
_WHOM = ("profile_count", "responses_individual", "responses_organisation")
_NEARLY = 0.1
"""How far, as a share of the whole, parts may be off and still be meant to make it up."""
_CELL = re.compile(rf"^({DIGITS})\s?%?$")


def check(drafts: Sequence[Draft]) -> Iterator[Finding]:
    """Parts that do not make up their whole, beside the answers to questions.

    Shares or counts of those who responded count where they nearly make their whole. A table's columns of counts are
    added up where its last row, and no other, is a total.
    """
    for draft in drafts:
        yield from _profile(draft)
        yield from _tables(draft)
        yield from _totals(draft)


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
        yield from _channels(draft, told)
    yield from _from(draft)


def _channels(draft: Draft, told: Sequence[Fact]) -> Iterator[Finding]:
    """How the responses came, or from whom, in facts of one paragraph beside its total."""
    whole = next((f for f in told if f.kind in ("responses", "respondents")), None)
    for kinds in (_CHANNELS, _WHOM):
        counts = [f for f in told if f.kind in kinds]
        made, total = sum(int(f.value) for f in counts), int(whole.value) if whole else 0
        if whole and len(counts) >= 3 and 0 < abs(made - total) <= _NEARLY * total and not _spoken(draft, counts):
            yield _made(draft, counts, str(made), f"{total}, or who the rest are", whole)


def _spoken(draft: Draft, counts: Sequence[Fact]) -> bool:
    """Whether a sentence tells these counts as "so many from": then :func:`_from` adds them up."""
    index = draft.index_of(counts[0].locator)
    return any(len(_FROM.findall(s.folded)) >= 3 for s in draft.sentences if s.index == index)


def _from(draft: Draft) -> Iterator[Finding]:
    """Three counts or more "from" groups in one sentence, beside all responses."""
    papers = [f for f in draft.extraction.facts if f.kind in ("responses", "respondents") and f.value.isdigit()]
    whole = max(papers, key=lambda f: int(f.value), default=None)
    for sentence in draft.sentences if whole else ():
        matches = list(_FROM.finditer(sentence.folded))
        counts = [integer(m["n"]) or 0 for m in matches]
        of = re.match(rf"of (?:the |these )?(?P<n>{INTEGER})\b", sentence.folded)
        total = int(whole.value) if whole else 0
        if of and integer(of["n"]) != total:
            continue
        if whole and len(counts) >= 3 and 0 < abs(sum(counts) - total) <= _NEARLY * total:
            yield finding(
                "sum", "warning", draft.where(sentence, matches[0].start()),
                f"{' + '.join(str(c) for c in counts)} = {sum(counts)}", f"{total}, or who the rest are",
                draft.at(whole.locator),
            )  # fmt: skip


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
            f"{sum(counts)}, or what else there is",
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
