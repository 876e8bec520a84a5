"""A comparison as the files that ``wta diff`` writes, and as the lines it prints."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from wtanalysis.findings import trace as tracing
from wtanalysis.findings.trace import Landing
from wtanalysis.guidance import rows
from wtanalysis.guidance.audiences import AUDIENCES
from wtanalysis.guidance.changes import Change, Comparison
from wtanalysis.guidance.claim_verdicts import ClaimVerdict, unmentioned
from wtanalysis.report import redlines, summaries
from wtanalysis.report.change_words import count
from wtanalysis.tables import COLUMNS, to_csv

TABLES = ("changes", "duties", "terms", "citations")
KINDS = {
    "unchanged": "unchanged", "renumbered": "renumbered", "reworded": "reworded", "moved": "moved",
    "moved_reworded": "moved and reworded", "split": "split", "merged": "merged", "added": "added",
    "removed": "removed", "not_determinable": "not determinable",
}  # fmt: skip


def tables(
    comparison: Comparison,
    verdicts: Sequence[ClaimVerdict] = (),
    landings: Sequence[Landing] = (),
    unprompted: Iterable[Change] = (),
) -> dict[str, tuple[tuple[str, ...], list[dict[str, Any]]]]:
    """Every table of a comparison: its columns and its rows. Tables without rows are there, too."""
    made: dict[str, list[dict[str, Any]]] = {name: rows.of(comparison, name) for name in TABLES}
    made["claims"] = [verdict.row() for verdict in verdicts]
    made["trace"] = tracing.rows(landings, comparison, unprompted)
    return {name: (COLUMNS[name], found) for name, found in made.items()}


def files(comparison: Comparison, made: Mapping[str, tuple[tuple[str, ...], list[dict[str, Any]]]]) -> dict[str, str]:
    """The files of a comparison by name: a CSV file a table, ``summary.md`` and ``redline.html``."""
    claims, trace = made["claims"][1], made["trace"][1]
    return {
        **{f"{name}.csv": to_csv(columns, found) for name, (columns, found) in made.items()},
        "summary.md": summaries.summary(comparison, claims, trace),
        "redline.html": redlines.page(comparison, claims, trace),
    }


def told(comparison: Comparison, verdicts: Sequence[ClaimVerdict] = (), landings: Sequence[Landing] = ()) -> list[str]:
    """A comparison in a few lines: what was read, how many changes of each kind, and what must be known of them."""
    old, new = comparison.old, comparison.new
    read = (f"{g.edition}: {'outline, ' if g.outline else ''}{count(len(g.passages), 'passage')}" for g in (old, new))
    whom = f" for {AUDIENCES[comparison.audience]}" if comparison.audience else ""
    counted = ", ".join(f"{n:,} {KINDS[kind]}" for kind, n in comparison.kinds.items()) or "no passage"
    lines = [*read, f"changes{whom}: {counted}"]
    duties = Counter(duty.kind for duty in comparison.duties if duty.kind != "same")
    if duties:
        lines.append("duties: " + ", ".join(f"{n} {kind.replace('_', ' ')}" for kind, n in duties.most_common()))
    for name, found in (("claims", verdicts), ("commitments", landings)):
        if found:
            several = Counter(one.verdict.replace("_", " ") for one in found)
            rest = _left_out(comparison, verdicts) if name == "claims" else ""
            lines.append(f"{name}: " + ", ".join(f"{n} {verdict}" for verdict, n in several.most_common()) + rest)
    return [*lines, *(f"note: {_first(note)}" for note in comparison.notes)]


def _left_out(comparison: Comparison, verdicts: Sequence[ClaimVerdict]) -> str:
    """How many changes of wording no claim mentions; of outlines that cannot be told."""
    if comparison.outline:
        return ""
    return f"; {len(unmentioned(verdicts, comparison)):,} changes of wording mentioned nowhere"


def _first(note: str) -> str:
    """The first sentence of a note; the summary has the whole."""
    return re.split(r"(?<=[.!?])\s", note, maxsplit=1)[0]
