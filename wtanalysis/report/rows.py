"""What the commands print and write: breakdowns as the rows of a table, the rounding of printed tables in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from wtanalysis.errors import ConsultationError
from wtanalysis.figures.breakdown import Method, breakdowns, buckets
from wtanalysis.figures.model import Breakdown
from wtanalysis.figures.printed import fits, printed_tables
from wtanalysis.figures.publishable import publishable
from wtanalysis.figures.verdicts import ReconciliationRow, summary
from wtanalysis.responses.model import Question

if TYPE_CHECKING:
    from wtanalysis.consultation import Consultation

# Notes that tell no count, and so may stand where small numbers are hidden.
WITHOUT_COUNTS = ("Unweighted", "Left out of the base", "Several answers", "Copied campaigns", "Withheld")
OF_FIGURE = ("question_id", "bucket", "bucket_code", "parent", "group", "percent", "count", "base")


def breakdown_table(
    found: Sequence[Breakdown], questions: Sequence[Question], threshold: int = 0, round_to: int | None = None
) -> list[dict[str, Any]]:
    """The rows of the table ``breakdown``, one a figure, and one with its reason for a question without figures.

    Args:
        found: the breakdowns, by the same groups.
        questions: the questions that they are of.
        threshold: hide counts from 1 to one below it, and what would give them away; 0 hides nothing.
        round_to: round counts to a multiple of it.

    Raises:
        ConsultationError: a threshold or a multiple that is out of range.

    >>> from wtanalysis.figures.model import Figure
    >>> made = Breakdown("later", (Figure("later", "yes", "yes", percent=60.0, count=3, base=5),), "computed")
    >>> row = breakdown_table([made], [Question("later", scale="yes_no_dk")])[0]
    >>> row["count"], row["base"], row["percent"], row["source"]
    (3, 5, 60.0, 'computed')
    """
    rows = [row for one in found for row in _rows(one)]
    if not threshold and round_to is None:
        return _told(rows)
    if any(one.kind == "published" for one in found):
        raise ConsultationError("printed figures have no counts to hide", "a folder with [responses]", "leave it out")
    try:
        protected, shown = publishable(found, questions, threshold, round_to)
    except ValueError as fault:
        raise ConsultationError(str(fault), "", "correct it") from None
    for row in rows:
        if row["bucket_code"]:
            told = asdict(shown[row["question_id"], row["group"], row["bucket_code"]])
            row.update({name: _number(text) for name, text in told.items()})
            row.update(eligible=None, blank=None, not_answered=None)
        kept = [note for note in row["notes"] if note.startswith(WITHOUT_COUNTS)]
        row["notes"] = [*kept, protected.words] if row["bucket_code"] else kept or ["No percentages."]
    return _told(rows)


def _number(text: str) -> int | float | str:
    """What is shown as a number where it is one, else the symbol, so that a spreadsheet can count with it."""
    try:
        return int(text) if text.isdigit() else float(text)
    except ValueError:
        return text


def _told(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows with their notes as one text."""
    return [{**row, "notes": " ".join(row["notes"])} for row in rows]


def _rows(one: Breakdown) -> list[dict[str, Any]]:
    """A row a figure; one without numbers for a question that has none, which says why."""
    none = dict.fromkeys((*OF_FIGURE, "rounding", "eligible", "blank", "not_answered"))
    if not one.figures:
        return [{**none, "question_id": one.question_id, "source": one.kind, "notes": list(one.notes)}]
    rows = []
    for figure in one.figures:
        told = one.beside(figure.group)
        rows.append({
            **{name: getattr(figure, name) for name in OF_FIGURE},
            "rounding": one.rounding,
            "eligible": told.eligible,
            "blank": told.silent.get("blank"),
            "not_answered": told.silent.get("not_answered"),
            "source": one.kind,
            "notes": list(told.notes),
        })  # fmt: skip
    return rows


def breakdown_rows(
    consultation: Consultation,
    questions: Iterable[str] = (),
    by: str | None = None,
    threshold: int = 0,
    round_to: int | None = None,
    **method: Any,
) -> list[dict[str, Any]]:
    """The rows of the table ``breakdown`` for a consultation: counted where it has responses, else as printed.

    Args:
        consultation: a loaded consultation.
        questions: ids; empty means all.
        by: what makes the groups.
        threshold: as for :func:`breakdown_table`.
        round_to: as for :func:`breakdown_table`.
        method: the further fields of :class:`wtanalysis.figures.breakdown.Method`.

    Raises:
        ConsultationError: no such question, or nothing of that name to break down by.

    >>> import wtanalysis as wt
    >>> rows = breakdown_rows(wt.load_consultation("data/working-together-2023"), ["partnership-chair"])
    >>> rows[0]["bucket_code"], rows[0]["base"]
    ('agree', 968)
    """
    chosen = [consultation.question(name) for name in dict.fromkeys(questions)] or list(consultation.questions)
    if consultation.responses is None:
        only_printed(by, method)
        found = tuple(consultation.breakdown(question.question_id) for question in chosen)
    else:
        found = breakdowns(consultation.responses, chosen, method_of(by, method), group_names(consultation, by))
    return breakdown_table(found, chosen, threshold, round_to)


def only_printed(by: str | None, method: dict[str, Any]) -> None:
    """A fault where a way of counting is asked for of a folder that holds only what was printed.

    >>> only_printed("group", {"per": "answers"})
    Traceback (most recent call last):
    wtanalysis.errors.ConsultationError: no responses to count, expected a folder with [responses], ...
    """
    if by not in (None, "group") or method_of(None, method) != Method():
        raise ConsultationError(
            "no responses to count", "a folder with [responses]", "ask for no way of counting but by group"
        )


def method_of(by: str | None, given: dict[str, Any]) -> Method:
    """How to count, from what a user gave; a word that is none of those known is told as such.

    >>> method_of("group", {"rounding": "half"}).rounding
    'half'
    """
    try:
        words: dict[str, Any] = {name: tuple(v) if name == "without" else v for name, v in given.items()}
        return Method(by or "", **words)
    except ValueError as fault:
        raise ConsultationError(str(fault), "", "correct it") from None


def group_names(consultation: Consultation, by: str | None) -> list[str] | dict[str, str]:
    """The order of the groups, or the names of the answers where a question makes them."""
    question = next((q for q in consultation.questions if q.question_id == by), None)
    if question:
        return {bucket.code: bucket.label for bucket in buckets(question)}
    return [group.group for group in consultation.groups]


def rounding_told(consultation: Consultation) -> list[str]:
    """Which rounding rules explain the printed tables, and how many integer counts are compatible, in words."""
    found = fits(consultation.questions, consultation.figures)
    told = []
    for rule in dict.fromkeys(fit.rule for fit in found.values()):
        sizes = [fit.compatible for fit in found.values() if fit.rule == rule]
        sets = f"{min(sizes):,} to {max(sizes):,} sets of counts would be printed so" if rule else "no counts give them"
        tables = "1 printed table" if len(sizes) == 1 else f"{len(sizes)} printed tables"
        told.append(f"rounding: {rule or 'no rule'} explains {tables} best; for each, {sets}")
    return [*told, *printed_tables(consultation.questions, consultation.figures)]


def reconciliation_told(consultation: Consultation, rows: Sequence[ReconciliationRow], most: int = 10) -> list[str]:
    """What a person at the terminal is told of a reconciliation: counts, what differs and where, how it was rounded.

    Args:
        consultation: whose figures were compared.
        rows: as :func:`wtanalysis.figures.reconcile.reconcile` gives them.
        most: at most so many differences are named.

    >>> import wtanalysis as wt
    >>> parks = wt.load_consultation("data/working-together-2023")
    >>> reconciliation_told(parks, wt.reconcile(parks))[0]
    'reconciliation: 74 calibrated'
    """
    told = [f"reconciliation: {count} {verdict}" for verdict, count in summary(rows).items()]
    if not consultation.figures:
        told.append("nothing to compare: the folder has no figures.csv with what was printed (see docs/responses.md)")
    accepted = sum(row.verdict == "differs" and not row.open_difference for row in rows)
    if accepted:
        told.append(f"reconciliation: {accepted} of those that differ are accepted, each with its reason")
    differing = [row for row in rows if row.open_difference]
    for row in differing[:most]:
        of = ", ".join(filter(None, (row.question_id, row.bucket_code, row.group)))
        told.append(f"  differs: {of}: {row.reason}")
    if len(differing) > most:
        told.append(f"  and {len(differing) - most} more")
    return [*told, *rounding_told(consultation)]
