"""What summaries say changed, and where commitments landed, as blocks of a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from wtanalysis import tables
from wtanalysis.report import change_words as words
from wtanalysis.report.rendering import Block, render
from wtanalysis.report.words import capital

VERDICTS = {
    "supported": ("Supported", "the editions show it"),
    "partly": ("Partly", "the editions show part of it"),
    "not_found": ("Not found", "nothing in the editions shows it"),
    "contradicted": ("Contradicted", "the editions show otherwise"),
    "cannot_be_tested": ("Cannot be tested", "what is loaded does not settle it"),
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


def claims(records: Iterable[Any], page: str | None = None) -> Block:
    """Each statement of the summaries with its verdict, and the changes that show it or speak against it.

    Args:
        records: as ``claims.judge`` gives them, or rows of the table ``claims``.
        page: the page that the changes lead to.
    """
    rows = rows_of("claims", records)
    documents: dict[str, list[dict[str, str]]] = {}
    for row in rows:
        documents.setdefault(row["document"], []).append(row)
    counts = {name: counted(own) for name, own in documents.items()}
    html = render("guidance_claims.html", documents=documents, counts=counts, verdict=verdict, page=page)
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


def trace(records: Iterable[Any], page: str | None = None) -> Block:
    """Where each commitment landed in the new edition, or why it is not expected there; and what answers nothing.

    Args:
        records: rows of the table ``trace``.
        page: the page that the changes lead to.
    """
    rows = rows_of("trace", records)
    directions: dict[str, list[dict[str, str]]] = {}
    for row in rows:
        directions.setdefault(row["direction"], []).append(row)
    counts = {name: counted(own) for name, own in directions.items()}
    html = render("guidance_trace.html", directions=directions, counts=counts, verdict=verdict, page=page)
    return Block(f"Trace({len(rows)} rows)", html)
