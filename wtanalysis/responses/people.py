"""What an export says of each respondent: id, date, types, organisation, consent. Names and emails are not read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from wtanalysis.responses.cells import consent, for_a_body, listed, several_answers, silent_words
from wtanalysis.responses.columns import Export, no_such_option, ticks, unknown
from wtanalysis.responses.dates import read_dates
from wtanalysis.responses.mapping import CONSENTS, Column
from wtanalysis.responses.model import Option, Question
from wtanalysis.responses.scales import key
from wtanalysis.tables import LIST_MARK


def records(export: Export, types: Sequence[str], prefix: str) -> list[dict[str, str]]:
    """What is known of each respondent: id, date, types, organisation, consent. Names and emails are not read."""
    known = [
        {"response_id": f"{prefix}r{row:04d}", "channel": export.plan.channel, "file": export.raw.file, "row": str(row)}
        for row, _ in export.raw.rows
    ]
    silent = silent_words(Question("about"))

    def words(column: Column) -> Iterable[str]:
        return export.read(column, lambda value: "" if key(value) in silent else value)

    makers: dict[str, Callable[[Column], Iterable[str]]] = {
        "type_other": words,
        "organisation": words,
        "id": lambda column: _ids(export, column),
        "date": lambda column: _dates(export, column),
        "type": lambda column: _types(export, column, types),
        "on_behalf": lambda column: export.read(column, lambda v: for_a_body(v, column.ticked) or ""),
        "consent": lambda column: export.read(column, lambda v: consent(v, column.values) if v else ""),
        "listed": lambda column: export.read(column, lambda v: listed(v) if v else ""),
    }
    names = {"id": "response_id", "type": "types", "date": "received", "type_other": "other_type"}
    for column in export.plan.of("id", "date", "type", "type_other", "on_behalf", "organisation", "consent", "listed"):
        made = makers[column.role](column)
        name = names.get(column.role, column.role)
        for record, value in zip(known, made, strict=True):
            earlier = "" if column.role == "id" else record.get(name, "")
            record[name] = _together(column.role, earlier, value)
    for role, default in (("consent", "none"), ("listed", "no")):
        for record in known if export.plan.of(role) else ():
            record[role] = record[role] or default
    return known


def _together(role: str, earlier: str, value: str) -> str:
    """What two columns in the same role say together: types are joined, permission is the narrower, else the first."""
    if not earlier or not value:
        return earlier or value
    if role == "consent":
        return max(earlier, value, key=CONSENTS.index)
    if role == "listed":
        return min(earlier, value)
    return LIST_MARK.join((earlier, value)) if role in ("type", "type_other") else earlier


def _ids(export: Export, column: Column) -> list[str]:
    """The response ids, which must be there and differ."""
    seen: dict[str, int] = {}
    found = []
    for index, value in enumerate(export.values(column)):
        if not value:
            export.fault(index, column, "no response id", "an id on every row", "fill it, or remove the row")
        if value in seen:
            export.fault(
                index, column, f"response id stands twice (first in row {export.raw.rows[seen[value]][0]})",
                "each id once", "remove one row, or export again",
            )  # fmt: skip
        seen[value] = index
        found.append(value)
    return found


def _dates(export: Export, column: Column) -> list[str]:
    return read_dates(
        list(export.values(column)), export.plan.dates,
        lambda index, what, expected, do: export.fault(index, column, what, expected, do),
    )  # fmt: skip


def _types(export: Export, column: Column, types: Sequence[str]) -> Iterable[str]:
    """The respondent types that were ticked, as the folder spells them, joined by the list mark."""
    known = {key(name): name for name in types}
    if column.option:
        if known and key(column.option) not in known:
            no_such_option(export, column, "a type of groups.csv")
        named_so = known.get(key(column.option), column.option)
        return [named_so if yes else "" for yes in ticks(export, column, silent_words(Question("type")))]
    asked = Question("type", scale="multi", options=tuple(Option(n, f"option:{i}") for i, n in enumerate(types)))
    named = {f"option:{i}": name for i, name in enumerate(types)}
    split = several_answers(column.separator, asked) if known and column.separator else None
    made, silent = [], silent_words(asked)
    for index, value in enumerate(export.values(column)):
        if not value or key(value) in silent:
            made.append("")
        elif not known and column.separator:
            made.append(LIST_MARK.join(filter(None, map(str.strip, value.split(column.separator)))))
        elif split:
            codes = split(value)
            if codes is None:
                unknown(export, index, column, asked, "respondent type")
            made.append(LIST_MARK.join(named[code] for code in codes if code in named))
        elif known and key(value) not in known:
            unknown(export, index, column, asked, "respondent type")
        else:
            made.append(known.get(key(value), value))
    return made


def unclear(export: Export) -> Iterable[str]:
    """A note where it could not be told who answers for an organisation."""
    for column in export.plan.of("on_behalf"):
        odd = sum(export.read(column, lambda v: for_a_body(v, column.ticked) is None))  # noqa: B023
        if odd:
            cells = f"{odd:,} cell{'s' * (odd > 1)} of {column.name}"
            yield f'{export.plan.file}: {cells} neither yes nor no, read as not said; ticked = ["..."] says what is yes'
