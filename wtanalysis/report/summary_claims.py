"""The last parts of the summary of changes: claims of others, commitments, and what could not be determined."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from wtanalysis.guidance.changes import Comparison
from wtanalysis.report import change_words as words
from wtanalysis.report import claim_blocks
from wtanalysis.report.change_groups import Chapter
from wtanalysis.report.claim_blocks import Traced
from wtanalysis.report.summary_words import link, md, table

MOST_IDS = 5


def claim_lines(records: Sequence[Any], known: Collection[str] | None = None) -> Iterator[str]:
    """What summaries say, statement by statement, with the verdicts.

    Args:
        records: as ``claims.judge`` gives them, or rows of the table ``claims``.
        known: the changes that redline.html shows, which the lines lead to; all without it.

    Yields:
        Lines of Markdown; none without a claim.
    """
    rows = claim_blocks.rows_of("claims", records)
    if not rows:
        return
    yield from ("## What summaries say changed", "")
    for document in dict.fromkeys(row["document"] for row in rows):
        own = [row for row in rows if row["document"] == document]
        verdicts = words.joined(f"{n:,} {told.lower()}" for told, n in claim_blocks.counted(own))
        yield from (f"**{md(document)}**: {words.count(len(own), 'statement')}, {verdicts}.", "")
        yield from table(("Statement", "Verdict", "Why", "Shown by", "Against"), (_claim(row, known) for row in own))
        yield ""


def _claim(row: dict[str, str], known: Collection[str] | None) -> tuple[str, ...]:
    shown, against = (row[name].split(" | ") if row[name] else [] for name in ("shown_by", "against"))
    return (
        md(row["text"]),
        claim_blocks.verdict(row["verdict"]),
        md(row["reason"]),
        _ids(shown, known),
        _ids(against, known),
    )


def _ids(ids: Sequence[str], known: Collection[str] | None) -> str:
    rest = len(ids) - MOST_IDS
    told = (link(one) if known is None or one in known else md(one) for one in ids[:MOST_IDS])
    return ", ".join(told) + (f" and {rest} more" if rest > 0 else "") or "–"


def trace_lines(comparison: Comparison, records: Sequence[Any]) -> Iterator[str]:
    """Where commitments landed, and how many changes answer nothing.

    Args:
        comparison: of the two editions.
        records: as ``findings.trace`` gives them, or rows of the table ``trace``.

    Yields:
        Lines of Markdown; none without a row.
    """
    traced = claim_blocks.traced(comparison, records)
    if not traced:
        return
    yield from ("## Where commitments landed", "")
    promised = [row for row in traced if row.direction != "change"]
    if promised:
        verdicts = words.joined(f"{n:,} {told.lower()}" for told, n in claim_blocks.tally(promised))
        rows = sum(max(1, len(row.places)) for row in promised)
        more = f" Those with several places have a row for each in trace.csv, {rows:,} in all."
        told = f"{words.count(len(promised), 'commitment')}: {verdicts}."
        yield from (f"{told}{more if rows > len(promised) else ''}", "")
        yield from table(("Commitment", "Verdict", "Why", "Where"), map(_promise, promised))
        yield ""
    back = len(traced) - len(promised)
    if back:
        answers = words.count(back, "change of wording answers", "changes of wording answer")
        yield f"{answers} no commitment, proposal or comment that was found; see trace.csv."


def _promise(row: Traced) -> tuple[str, ...]:
    where = md("; ".join(place for place, _ in row.places)) or "–"
    return md(row.text), claim_blocks.verdict(row.verdict), md(row.reason) or "–", where


def unknown_lines(comparison: Comparison, chapters: Sequence[Chapter]) -> Iterator[str]:
    """What could not be determined, and why.

    Args:
        comparison: of two editions.
        chapters: its changes by chapter.

    Yields:
        Lines of Markdown; none where everything could be.
    """
    silent = comparison.kinds.get("not_determinable", 0)
    duties = sum(change.kind == "not_determinable" for change in comparison.duties)
    if not silent and not duties:
        return
    yield from ("## What could not be determined", "")
    if silent:
        rows = [(md(c.title), f"{c.kinds['not_determinable']:,}") for c in chapters if "not_determinable" in c.kinds]
        yield (
            f"Of {words.spelled(silent, 'passage')} it cannot be told whether anything changed: one side is an outline "
            "in our own words, which is silent on it or words it otherwise. The editions themselves would settle it."
        )
        yield from ("", *table(("Chapter", "Passages"), rows, 1), "")
    if duties:
        yield f"The same goes for {words.spelled(duties, 'duty', 'duties')}."
