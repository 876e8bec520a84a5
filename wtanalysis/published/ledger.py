"""Every number accounted for: an independent scan of the document against the rows that claim its numbers.

The scan knows nothing of the grammar. It looks for percentages and for counts beside a word for responses, respondents
or comments, by plain patterns of its own, and asks of each: which row claims it? Exactly one, or it stands in
``unclaimed`` with the reason. Of two rows that claim one number the first keeps it, and the other is listed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from wtanalysis.documents.model import Document, Paragraph
from wtanalysis.documents.sentences import sentences
from wtanalysis.published.cells import PERCENT_HEAD
from wtanalysis.published.context import Claim
from wtanalysis.published.ledger_words import wide_tokens
from wtanalysis.published.model import Unclaimed

_SMALL = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|"
    "nineteen|twenty"
)
_TENS = "(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
_PERCENT = re.compile(
    rf"(?:\d[\d,]*(?:\.\d+)?|\b(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|"
    rf"ninety)[\s-])?(?:one|{_SMALL}|thirty|forty|fifty|sixty|seventy|eighty|ninety))\s?(?:%|"
    rf"per\s?cent\b|percent\b)",
    re.IGNORECASE,
)
_COUNT = re.compile(
    rf"(?<![\w.,£$€])(?P<n>\d{{1,3}}(?:,\d{{3}})+|\d+|(?:{_TENS}[\s-](?:one|{_SMALL})|{_SMALL})(?![\s-](?:thirds|fifths|"
    rf"quarters|halves|sevenths|tenths|in\b|out of)))(?:\s[A-Za-z][\w'’/-]*){{0,3}}?\s(?:responses|"
    rf"respondents|comments)\b",
    re.IGNORECASE,
)
TWICE = "claimed twice"


@dataclass(frozen=True)
class Token:
    """A number that the scan found: paragraph, offsets of its digits or word, and unit."""

    index: int
    start: int
    end: int
    words: str
    unit: str


def scan(document: Document) -> tuple[Token, ...]:
    """All percentages and counts of responses, respondents or comments, in headings and lists too.

    In sentences also those in other words: "a third said", "9 in 10", "17 of them", "(64)".
    """
    return tuple(token for index, paragraph in enumerate(document.paragraphs) for token in _tokens(index, paragraph))


def _tokens(index: int, paragraph: Paragraph) -> Iterator[Token]:
    taken: list[tuple[int, int]] = []
    for match in _PERCENT.finditer(paragraph.text):
        taken.append(match.span())
        yield Token(index, match.start(), match.end(), match.group(), "percent")
    for match in _COUNT.finditer(paragraph.text):
        if not any(s < match.end("n") and match.start("n") < e for s, e in taken) and not re.match(
            r"\s?(?:%|per ?cent)", paragraph.text[match.end("n") :]
        ):
            taken.append(match.span("n"))
            yield Token(index, *match.span("n"), match["n"], match.group().split()[-1].lower())
    if paragraph.kind in ("table", "heading"):
        return
    for first, last in sentences(paragraph.text):
        for start, end, unit in wide_tokens(paragraph.text[first:last]):
            span = (first + start, first + end)
            if not any(s < span[1] and span[0] < e for s, e in taken):
                taken.append(span)
                yield Token(index, *span, paragraph.text[slice(*span)], unit)


def unclaimed(document: Document, claims: Sequence[Claim], tokens: Sequence[Token]) -> tuple[Unclaimed, ...]:
    """What no row claims, in document order, and what two rows claim, with the reason "claimed twice"."""
    rows: dict[tuple[int, int], Unclaimed] = {}
    for claim in claims:
        if claim.reason:
            rows.setdefault(
                (claim.index, claim.start), _row(document, claim.index, claim.start, claim.end, claim.reason)
            )
    held = [c for c in claims if not c.reason]
    for token in tokens:
        owners = [c for c in held if c.index == token.index and c.start < token.end and token.start < c.end]
        if len(owners) > 1:
            rows[token.index, token.start] = _row(document, token.index, token.start, token.end, TWICE)
        if not owners and not any(
            (c.index == token.index and c.start < token.end and token.start < c.end) for c in claims if c.reason
        ):
            kind = document.paragraphs[token.index].kind
            reason = (
                "in a heading"
                if kind == "heading"
                else "in a footnote"
                if kind == "footnote"
                else "not read as a share or count of this consultation"
            )
            row = _row(document, token.index, token.start, token.end, reason)
            rows[token.index, token.start] = replace(row, unit="percent") if token.unit == "percent" else row
    return tuple(rows[key] for key in sorted(rows))


def _row(document: Document, index: int, start: int, end: int, reason: str) -> Unclaimed:
    paragraph = document.paragraphs[index]
    sign = re.match(r"\s?(?:%|per\s?cent\b|percent\b)", paragraph.text[end:], re.IGNORECASE)
    end += sign.end() if sign else 0
    token = paragraph.text[start:end]
    span = next(((s, e) for s, e in sentences(paragraph.text) if s <= start < e), (0, len(paragraph.text)))
    unit = "percent" if re.search(r"%|per", token) or _in_percent_column(paragraph, start) else "count"
    return Unclaimed(token, unit, paragraph.text[span[0] : span[1]].strip(), paragraph.locator_at(start), reason)


def _in_percent_column(paragraph: Paragraph, start: int) -> bool:
    """Whether a bare number stands in a table under a head that says per cent."""
    at = 0
    for column, cell in enumerate(paragraph.cells if paragraph.kind == "table" else ()):
        if at <= start < at + len(cell) and column < len(paragraph.header):
            return bool(PERCENT_HEAD.search(paragraph.header[column].lower())) and "(" not in cell
        at += len(cell) + 3
    return False
