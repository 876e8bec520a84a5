"""What summaries say changed, and where commitments landed, as blocks of a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from wtanalysis import tables
from wtanalysis.findings import trace as tracing
from wtanalysis.findings.trace import Landing
from wtanalysis.guidance.changes import Comparison
from wtanalysis.report import change_words as words
from wtanalysis.report.rendering import Block, render
from wtanalysis.report.words import capital, spoken

VERDICTS = {
    "supported": ("Supported", "the editions show it"),
    "landed": ("Landed", "the new edition holds it"),
    "partly": ("Partly", "the editions show part of it"),
    "not_found": ("Not found", "nothing in the editions shows it"),
    "contradicted": ("Contradicted", "the editions show otherwise"),
    "cannot_be_tested": ("Cannot be tested", "what is loaded does not settle it"),
    "not_expected": ("Not expected", "it promises nothing that the new edition would hold"),
    "unprompted": ("Answers nothing found", "no proposal, comment or commitment was found that it answers"),
    "for_a_person": ("For a person to judge", "what speaks against it is listed"),
}


def rows_of(name: str, records: Iterable[Any]) -> list[dict[str, str]]:
    """Records as rows of a table, whether they are rows already, have its columns as fields, or hold a claim.

    >>> rows_of("citations", [{"kind": "act", "title": "Lamps Act"}])[0]["title"]
    'Lamps Act'
    """
    found = []
    for record in records:
        inner = getattr(record, "claim", None)
        row = {**(tables.as_row(tables.COLUMNS[name], inner) if inner else {})}
        own = tables.as_row(tables.COLUMNS[name], record)
        row.update({column: value for column, value in own.items() if value is not None or column not in row})
        found.append({column: words.clean(tables.cell(value)) for column, value in row.items()})
    return found


def verdict(code: str) -> str:
    """A verdict in words.

    >>> verdict("not_found"), verdict("no_landing_expected")
    ('Not found', 'No landing expected')
    """
    return VERDICTS[code][0] if code in VERDICTS else capital(code.replace("_", " "))


def counted(rows: Sequence[dict[str, str]], column: str = "verdict") -> list[tuple[str, int]]:
    """How many rows have each verdict, in words, in the order of the verdicts and then of the rows."""
    found = Counter(row[column] for row in rows)
    order = [*(code for code in VERDICTS if code in found), *(code for code in found if code not in VERDICTS)]
    return [(verdict(code), found[code]) for code in order]


def claims(records: Iterable[Any], page: str | None = None, known: Collection[str] | None = None) -> Block:
    """Each statement of the summaries with its verdict, and the changes that show it or speak against it.

    Args:
        records: as ``claims.judge`` gives them, or rows of the table ``claims``.
        page: the page that the changes lead to.
        known: the changes that are on that page; all without it.
    """
    rows = rows_of("claims", records)
    documents: dict[str, list[dict[str, str]]] = {}
    for row in rows:
        documents.setdefault(row["document"], []).append(row)
    counts = {name: counted(own) for name, own in documents.items()}
    html = render("guidance_claims.html", documents=documents, counts=counts, verdict=verdict, page=page, known=known)
    return Block(f"Claims({len(rows)} of {len(documents)} documents)", html)


def coverage(names: Sequence[str], rows: Sequence[tuple[str, str, Sequence[bool]]], page: str | None = None) -> Block:
    """Which briefing mentions which change.

    Args:
        names: the briefings.
        rows: for each change its id, what it is, and whether each briefing mentions it.
        page: the page that the changes lead to.
    """
    totals = [sum(bool(row[2][i]) for row in rows) for i in range(len(names))]
    html = render("guidance_coverage.html", names=names, rows=rows, totals=totals, page=page)
    return Block(f"Coverage({len(rows)} changes, {len(names)} briefings)", html)


@dataclass(frozen=True)
class Traced:
    """One commitment with every place where it landed, or one change that answers nothing."""

    direction: str
    text: str
    locator: str
    verdict: str
    reason: str
    places: tuple[tuple[str, str], ...]
    change_ids: tuple[str, ...]


def traced(comparison: Comparison, records: Iterable[Any]) -> list[Traced]:
    """Commitments and where they landed, one each.

    Args:
        comparison: of the two editions.
        records: as ``findings.trace`` gives them, or rows of the table ``trace``.
    """
    known = list(records)
    if known and isinstance(known[0], Landing):
        known = tracing.rows(known, comparison)
    found: dict[tuple[str, ...], list[dict[str, str]]] = {}
    for row in rows_of("trace", known):
        own = (row["change_ids"], row["new_text"]) if row["direction"] == "change" else ()
        found.setdefault((row["direction"], row["commitment_id"], row["text"], *own), []).append(row)
    places = {(p.locator, p.text): words.where(comparison.new, p) for p in comparison.new.passages}
    return [_traced(rows, places) for rows in found.values()]


def _traced(rows: Sequence[dict[str, str]], known: Mapping[tuple[str, str], str]) -> Traced:
    first = rows[0]
    places = dict.fromkeys((_where(row, known), row["new_text"]) for row in rows if row["new_text"])
    ids = dict.fromkeys(one for row in rows for one in row["change_ids"].split(" | ") if one)
    return Traced(
        first["direction"],
        first["text"],
        first["locator"],
        first["verdict"],
        first["reason"],
        tuple(places),
        tuple(ids),
    )


def _where(row: dict[str, str], known: Mapping[tuple[str, str], str]) -> str:
    if told := known.get((row["new_locator"], row["new_text"])):
        return told
    place = f"paragraph {row['new_number']}" if row["new_number"] else spoken(row["new_locator"])
    return ", ".join(filter(None, (row["new_section"], place)))


def tally(rows: Iterable[Traced]) -> list[tuple[str, int]]:
    """How many commitments have each verdict, in words."""
    return counted([{"verdict": row.verdict} for row in rows])


def trace(
    comparison: Comparison, records: Iterable[Any], page: str | None = None, known: Collection[str] | None = None
) -> Block:
    """Where each commitment landed in the new edition, or why it is not expected there; and what answers nothing.

    Args:
        comparison: of the two editions.
        records: as ``findings.trace`` gives them, or rows of the table ``trace``.
        page: the page that the changes lead to.
        known: the changes that are on that page; all without it.
    """
    rows = traced(comparison, records)
    kinds = (
        ("Commitments", [r for r in rows if r.direction != "change"]),
        ("Changes that answer nothing found", [r for r in rows if r.direction == "change"]),
    )
    told = [(name, own, tally(own)) for name, own in kinds if own]
    return Block(
        f"Trace({len(rows)} rows)", render("guidance_trace.html", kinds=told, verdict=verdict, page=page, known=known)
    )
