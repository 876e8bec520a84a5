"""Notes of consultation events: a table with a point a row, or a document with a heading an event.

An event is one response of the channel "event": it counts in no percentage, and its points are comments.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from wtanalysis.errors import TableError, UserError
from wtanalysis.responses.dates import read_dates
from wtanalysis.responses.loaded import Loaded
from wtanalysis.responses.rawtables import guess_layout, read_raw
from wtanalysis.responses.scales import key, slug

if TYPE_CHECKING:
    from wtanalysis.documents.model import Document, Paragraph

COLUMNS = ("event_id", "date", "title", "kind", "attendance", "policy_area", "note")
NEEDED = ("event_id", "date", "policy_area", "note")
KINDS = ("open", "thematic", "single agency", "targeted")
TABLES = (".csv", ".tsv", ".xlsx")
NOTES = (".docx", ".odt", ".txt", ".md")
_DATE = re.compile(
    r"\d{4}-\d{2}-\d{2}|\d{1,2}(?:st|nd|rd|th)?\s+"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?\s+\d{4}",
    re.I,
)
_LABEL = re.compile(r"(?P<label>[^:]{2,60}):\s+(?P<rest>\S.*)\Z", re.S)


def read_events(path: Path, channel: str, areas: Sequence[str]) -> Loaded:
    r"""The events of a file of notes.

    Args:
        path: a table (CSV or XLSX) with the columns event_id, date, policy_area and note, and where known title, kind
            (open, thematic, single agency, targeted: the four of processes.md, S15) and attendance; one point a row.
            Or notes (``.docx``, ``.odt``, ``.txt``, ``.md``) with a heading an event: there a smaller heading that is
            the id of a policy area, or a point that begins with one and a colon, says what points are about.
        channel: the name of the channel.
        areas: the ids of the policy areas; an empty cell means that a point is about none of them.

    Returns:
        One response an event, one comment a point.

    Raises:
        UserError: no such file, another format, an unknown policy area or kind, a date that is none, or two rows of
            one event that tell its date, title, kind or attendance differently; with file, row and column.

    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "events.csv"
    >>> _ = path.write_text("event_id,date,title,kind,attendance,policy_area,note\nv1,2023-07-04,Pier,open,80,,Boats\n")
    >>> loaded = read_events(path, "event", ["fares"])
    >>> loaded.records[0]["received"], loaded.comments
    ('2023-07-04', [(0, '', '', 'Boats')])
    """
    ending = path.suffix.lower()
    if ending not in (*TABLES, *NOTES):
        do = "save it as one of these, or name another file in [[responses.events]]"
        raise UserError(
            f"event notes in {ending or 'a file without ending'}", "CSV, XLSX, DOCX, ODT, TXT or MD", do, path.name
        )
    return _of_table(path, channel, areas) if ending in TABLES else _of_notes(path, channel, areas)


def _record(event_id: str, channel: str, day: str, place: tuple[Path, int | None]) -> dict[str, str]:
    path, row = place
    return {
        "response_id": event_id, "channel": channel, "received": day, "types": "", "other_type": "",
        "organisation": "", "on_behalf": "", "consent": "none", "listed": "", "file": path.name,
        "row": "" if row is None else str(row),
    }  # fmt: skip


def _fault(path: Path, what: str, expected: str, row: int, column: str) -> TableError:
    return TableError(what, expected, "correct it", path.name, row, column)


def _of_table(path: Path, channel: str, areas: Sequence[str]) -> Loaded:
    """Events from a table: rows of one event need not stand together."""
    if not path.is_file():
        raise TableError("no such file", "a table of events", "correct it in [[responses.events]]", path.name)
    table = read_raw(path, replace(guess_layout(path), header_rows=1))
    for column in NEEDED:
        if table.names.count(column) != 1:
            what = "column missing" if column not in table.names else "column stands twice"
            raise TableError(what, ", ".join(COLUMNS), "name the columns so", path.name, 1, column)
    found: dict[str, tuple[int, int, Mapping[str, str]]] = {}
    records: list[dict[str, str]] = []
    comments: list[tuple[int, str, str, str]] = []
    for row, cells in table.rows:
        told = dict(zip(table.names, cells, strict=True))
        event = {column: " ".join(told.get(column, "").split()) for column in COLUMNS if column != "note"}
        _check(path, row, event, areas)
        name = event["event_id"]
        if name not in found:
            found[name] = (len(records), row, event)
            records.append(_record(name, channel, _day(path, row, event["date"]), (path, row)))
        number, first_row, first = found[name]
        _check_same(path, row, event, (first_row, first))
        if note := told["note"].strip():
            comments.append((number, "", event["policy_area"], note))
    notes = _told(path, [event for _, _, event in found.values()], comments)
    others = [name for name in table.names if name not in COLUMNS]
    if others:
        notes = (*notes, f"{path.name}: columns that are not read: {', '.join(others)}")
    return Loaded(records, {}, comments, (), notes, unstructured=True)


def _check(path: Path, row: int, event: Mapping[str, str], areas: Sequence[str]) -> None:
    """One row: an id, a known kind and area, an attendance that is a number."""
    if not event["event_id"]:
        raise _fault(path, "no event id", "the id of the event in every row", row, "event_id")
    if event["kind"] and event["kind"] not in KINDS:
        raise _fault(path, "unknown kind of event", ", ".join(KINDS), row, "kind")
    if event["policy_area"] and event["policy_area"] not in areas:
        expected = "empty or one of " + ", ".join(areas) if areas else "empty: the consultation has no policy areas"
        raise _fault(path, "unknown policy area", expected, row, "policy_area")
    if event["attendance"] and not event["attendance"].replace(",", "").isdecimal():
        raise _fault(
            path, "attendance is no whole number", "a number, or empty where nobody counted", row, "attendance"
        )


def _check_same(path: Path, row: int, event: Mapping[str, str], first: tuple[int, Mapping[str, str]]) -> None:
    """What a row says of its event is what the first row said, or nothing."""
    for column in ("date", "title", "kind", "attendance"):
        if event[column] and event[column] != first[1][column]:
            what = f"the event of row {first[0]} with another {column}"
            raise _fault(path, what, "the same in every row of an event, or empty after the first", row, column)


def _day(path: Path, row: int, words: str) -> str:
    def fault(_: int, what: str, expected: str, do: str) -> NoReturn:
        do = "write it as 2023-07-04" if "consultation.toml" in do else do
        raise TableError(what, expected, do, path.name, row, "date")

    return read_dates([words], "", fault)[0]


def _told(
    path: Path, events: Sequence[Mapping[str, str]], comments: Sequence[tuple[int, str, str, str]]
) -> tuple[str, ...]:
    """How many events of which kind, how many came, how many points have no area."""
    kinds = [(kind, sum(event["kind"] == kind for event in events)) for kind in (*KINDS, "")]
    counted = [int(event["attendance"].replace(",", "")) for event in events if event["attendance"]]
    told = ", ".join(f"{count} {kind or 'without a kind'}" for kind, count in kinds if count)
    lines = [f"{len(events)} events ({told}), {len(comments)} points"] if events else ["no events"]
    if counted:
        lines.append(f"{sum(counted):,} people came to the {len(counted)} events that counted them")
    unplaced = sum(not area for _, _, area, _ in comments)
    if unplaced:
        lines.append(f"{unplaced} points without a policy area")
    return tuple(f"{path.name}: {line}" for line in lines)


def _of_notes(path: Path, channel: str, areas: Sequence[str]) -> Loaded:
    """Events from notes: a heading of the highest level that has a date, or of the highest level, begins one."""
    from wtanalysis.documents.readers import read_document

    document = read_document(path)
    starts = _starts(document)
    if not starts:
        raise UserError("no heading that begins an event", "a heading an event", "give each event a heading", path.name)
    records: list[dict[str, str]] = []
    comments: list[tuple[int, str, str, str]] = []
    events: list[dict[str, str]] = []
    area = heading = ""
    for number, paragraph in enumerate(document.paragraphs):
        if paragraph.kind == "heading":
            if heading:  # nothing stood under it: it is a point itself
                comments.append((len(records) - 1, "", "", heading))
            begins = number in starts
            if begins:
                events.append(_event(paragraph, [record["response_id"] for record in records]))
                records.append(_record(events[-1]["event_id"], channel, "", (path, None)))
            area = slug(paragraph.text) if slug(paragraph.text) in areas and not begins else ""
            heading = "" if area or begins or not records else paragraph.text
        elif records and not _is_about(paragraph, events[-1]):
            own, text = _own_area(paragraph, areas)
            comments.append((len(records) - 1, "", own or area, f"{heading.rstrip(' :')}: {text}" if heading else text))
            heading = ""
    if heading:
        comments.append((len(records) - 1, "", "", heading))
    for record, event in zip(records, events, strict=True):
        record["received"] = event["date"]
    before = min(starts)
    notes = _told(path, events, comments)
    if before:
        notes = (*notes, f"{path.name}: {before} paragraphs before the first event left out")
    return Loaded(records, {}, comments, (), notes, unstructured=True)


def _starts(document: Document) -> set[int]:
    """The headings that begin an event: those with a date; where none has one, those of the highest level."""
    headings = [(number, one) for number, one in enumerate(document.paragraphs) if one.kind == "heading"]
    dated = [(number, one) for number, one in headings if _DATE.search(one.text)]
    chosen = dated or headings
    if not dated and len(headings) > 1:
        top = min(one.level for _, one in headings)
        if sum(one.level == top for _, one in headings) == 1:  # the title of the notes
            chosen = headings[1:]
    level = min((one.level for _, one in chosen), default=0)
    return {number for number, one in chosen if one.level == level or dated}


def _event(paragraph: Paragraph, known: Sequence[str]) -> dict[str, str]:
    """What a heading says of its event: title and date; the id is made of the title."""
    match = _DATE.search(paragraph.text)
    day = _iso(match[0]) if match else ""
    title = " ".join(_DATE.sub(" ", paragraph.text).split()).strip(" ,:;()–-") or paragraph.text
    name = made = slug(f"event {title}")
    count = 1
    while made in known:
        count += 1
        made = f"{name}-{day}" if day and count == 2 else f"{name}-{count}"
    return {"event_id": made, "date": day, "title": title, "kind": "", "attendance": ""}


def _iso(words: str) -> str:
    def fault(_: int, what: str, expected: str, do: str) -> NoReturn:
        raise ValueError(f"{what} {expected} {do}")

    try:
        return read_dates([words], "day first", fault)[0]
    except ValueError:
        return ""


def _is_about(paragraph: Paragraph, event: dict[str, str]) -> bool:
    """Whether a line of notes tells the kind, the date or the attendance of the event, and takes it in."""
    match = _LABEL.match(paragraph.text)
    label, rest = (key(match["label"]), match["rest"].strip()) if match else ("", "")
    if label in ("kind", "type") and key(rest) in KINDS:
        event["kind"] = key(rest)
    elif label in ("attendance", "attended", "number attending") and re.match(r"\d[\d,]*\b", rest):
        event["attendance"] = re.sub(r"\D.*|,", "", rest.replace(",", ""))
    elif label == "date" and _iso(rest):
        event["date"] = _iso(rest)
    else:
        return False
    return True


def _own_area(paragraph: Paragraph, areas: Sequence[str]) -> tuple[str, str]:
    """The area that a point begins with, and the point; a smaller heading stays a point of its own."""
    match = _LABEL.match(paragraph.text)
    if match and slug(match["label"]) in areas:
        return slug(match["label"]), match["rest"].strip()
    return "", f"{paragraph.number}. {paragraph.text}" if paragraph.number else paragraph.text
