"""The list of respondents that a response document prints, with what is odd about it.

Lists come as bullets, numbered items, tables, one name a line, or prose with commas or semicolons. One row a name.
Individuals without a name, group headings between the names, and sentences around the list are no rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from wtanalysis.documents.model import Document, Paragraph
from wtanalysis.published.columns import two_columns
from wtanalysis.published.likeness import initials, likeness
from wtanalysis.published.model import Organisation
from wtanalysis.published.names import goes_on, is_group_heading, is_name, joint_note, split_names, two_names
from wtanalysis.published.outline import Place, part_of
from wtanalysis.published.words import fold

_WHO = (
    r"(?:respondents|organisations|organizations|consultees|stakeholders|bodies|contributors|responses|parties|"
    r"companies|businesses|those|firms|groups)"
)
_TITLE = re.compile(
    r"^(?:(?:annex|appendix)\s?[a-z\d]{0,2}\W*)?(?:"
    rf"(?:full |the )?(?:list|names?) of (?:the )?(?:[\w-]+ ){{0,3}}?{_WHO}\b"
    rf"|(?:{_WHO} )(?:that|who|which)(?: have)? (?:responded|replied|contributed|submitted|wrote|took part|gave|"
    rf"agreed to be named|consented)\b"
    rf"|(?:named |non-confidential )?(?:{_WHO} )(?:responding|replying|to (?:the|this|our) consultation)\b)"
)
_KIND_COLUMN = re.compile(
    r"^(?:type|sector|category|kind|region|country|nation|area|location|number|no\.?|count|date|response|ref\w*|id|"
    r"#|%|total)\b|\btype$"
)
_NAME_COLUMN = re.compile(
    r"\b(?:organisations?|names?|respondents?|bod(?:y|ies)|stakeholders?|compan(?:y|ies)|consultees?|business(?:es)?)\b"
)
_SERIAL = re.compile(r"^\(?\d{1,3}[.)]\s+")


@dataclass(frozen=True)
class _Line:
    """One line or item of a list: its words and where it stands."""

    text: str
    locator: str
    emphasis: bool = False
    note: str = ""


def organisations(document: Document, places: tuple[Place, ...]) -> tuple[Organisation, ...]:
    """The entries of the list of respondents, in order; empty if the document prints none.

    A line that holds two names run together gives two rows, both noted; a joint entry stays one row; a name broken over
    two lines is put together and noted.

    Args:
        document: a response document.
        places: its outline.
    """
    found: list[Organisation] = []
    inside = sorted(_inside(document, places))
    for kind, group in groupby(inside, key=lambda index: _form(document.paragraphs[index])):
        paragraphs = [document.paragraphs[index] for index in group]
        found.extend(
            _from_tables(paragraphs)
            if kind == "table"
            else _from_items(paragraphs)
            if kind == "items"
            else _from_text(paragraphs)
        )
    return _compared(found)


def _form(paragraph: Paragraph) -> str:
    if paragraph.kind == "table":
        return "table"
    return "items" if paragraph.kind in ("bullet", "numbered") else "text"


def _inside(document: Document, places: Sequence[Place]) -> Iterator[int]:
    """The paragraphs of the list: under its heading, or after a line that reads like one."""
    opened = False
    for index, paragraph in enumerate(document.paragraphs):
        title = _is_title(paragraph.text)
        if paragraph.kind == "heading":
            opened = title or (opened and part_of(paragraph.text) == "body" and is_group_heading(paragraph.text))
        elif (
            title
            and len(paragraph.text) < 120
            and paragraph.kind in ("body", "footnote", "caption")
            and not paragraph.text.rstrip().endswith(".")
        ):
            opened = True
        elif opened or places[index].part == "respondents":
            yield index


def _is_title(text: str) -> bool:
    return (
        bool(_TITLE.match(fold(text).strip(" *")))
        and not re.search(r"[.!?] |\b(?:said|felt|were|thought|agreed that|are listed)\b", fold(text))
        and not re.search(r"\d+$", text.strip())
    )


# --- forms of list ----------------------------------------------------------------------------------------------------


def _from_items(paragraphs: Sequence[Paragraph]) -> list[Organisation]:
    lines = [_Line(p.text, p.locator) for p in paragraphs]
    if len(lines) == 1 and (names := split_names(lines[0].text)):
        return [entry for piece in names for entry in _entry(_Line(piece.text, paragraphs[0].locator_at(piece.start)))]
    return _rows(lines)


def _from_tables(rows: Sequence[Paragraph]) -> list[Organisation]:
    """Cells that are names: of the columns headed as names, or of all columns that are not headed as something else."""
    lines: list[_Line] = []
    for row in rows:
        heads = row.header or ()
        if not heads and _is_header(row.cells):
            continue
        body = any("organi" in fold(h) for h in heads)
        heads = tuple("reference" if body and re.fullmatch(r"(?:contact |full )?names?", fold(h)) else h for h in heads)
        named = [bool(_NAME_COLUMN.search(fold(h))) and not _KIND_COLUMN.search(fold(h)) for h in heads]
        for column, cell in enumerate(row.cells):
            head = fold(heads[column]) if column < len(heads) else ""
            if (any(named) and not (column < len(named) and named[column])) or _KIND_COLUMN.search(head):
                continue
            lines.append(_Line(cell, row.locator))
    return _rows(lines)


def _is_header(cells: Sequence[str]) -> bool:
    filled = [fold(cell) for cell in cells if cell.strip()]
    return all(len(c.split()) <= 4 and (_NAME_COLUMN.search(c) or _KIND_COLUMN.search(c)) for c in filled)


def _from_text(paragraphs: Sequence[Paragraph]) -> list[Organisation]:
    """Plain paragraphs: prose that lists names, or one name a line."""
    found: list[Organisation] = []
    for run in _runs(paragraphs):
        lines = [line for paragraph in run for line in _lines(paragraph)]
        joined, offsets = _joined(lines)
        marks = len(re.findall(r"[;,]\s", joined))
        names = split_names(joined) if marks * 10 >= len(lines) * 7 else []
        if names:
            found += [e for piece in names for e in _entry(_Line(piece.text, _locator(offsets, piece.start)))]
            continue
        for paragraph in run:
            names = split_names(paragraph.text)
            if names:
                found += [e for piece in names for e in _entry(_Line(piece.text, paragraph.locator_at(piece.start)))]
        found += _rows([line for line in lines if not any(split_names(p.text) for p in run)], wrapped=True)
    return found


def _runs(paragraphs: Sequence[Paragraph]) -> Iterator[list[Paragraph]]:
    """Paragraphs on lines that follow each other without a blank one."""
    run: list[Paragraph] = []
    for paragraph in paragraphs:
        if (
            run
            and _line_number(paragraph.locator)
            != _line_number(run[-1].breaks[-1][1] if run[-1].breaks else run[-1].locator) + 1
        ):
            yield run
            run = []
        run.append(paragraph)
    if run:
        yield run


def _line_number(locator: str) -> int:
    return int(locator[1:]) if re.fullmatch(r"L\d+", locator) else -9


def _lines(paragraph: Paragraph) -> list[_Line]:
    """The source lines of a paragraph."""
    edges = [0, *(offset for offset, _ in paragraph.breaks), len(paragraph.text)]
    whole = any(start == 0 and end >= len(paragraph.text.rstrip(" :")) for start, end in paragraph.emphasis)
    pieces = [(paragraph.text[a:b].strip(), paragraph.locator_at(a)) for a, b in pairwise(edges)]
    return [_Line(text, locator, whole) for text, locator in pieces if text]


def _joined(lines: Sequence[_Line]) -> tuple[str, list[tuple[int, str]]]:
    text, offsets = "", []
    for line in lines:
        offsets.append((len(text), line.locator))
        text += line.text + " "
    return text.rstrip(), offsets


def _locator(offsets: Sequence[tuple[int, str]], start: int) -> str:
    return [locator for offset, locator in offsets if offset <= start][-1]


# --- rows -------------------------------------------------------------------------------------------------------------


def _rows(lines: Sequence[_Line], wrapped: bool = False) -> list[Organisation]:
    """Rows of lines that hold a name each; a name that goes on in the next line is put together.

    ``wrapped`` says that the lines are lines of a text and no items, and the alphabet may tell where a name goes on.
    """
    plain = [line for line in lines if not line.emphasis]
    plain = plain if len(plain) * 2 > len(lines) else list(lines)
    if wrapped and (pairs := two_columns([line.text for line in plain])):
        halves = zip(*pairs, strict=True)
        return [
            e
            for half in halves
            for name, line in zip(half, plain, strict=True)
            for e in _entry(replace(line, text=name))
        ]
    whole: list[_Line] = []
    for at, line in enumerate(plain):
        after = plain[at + 1].text if wrapped and at + 1 < len(plain) and _sorted_without(plain, at) else ""
        before = whole[-1] if whole else None
        if (
            before
            and line.locator != before.locator
            and is_name(before.text)
            and goes_on(before.text, line.text, after)
        ):
            whole[-1] = replace(before, text=f"{before.text} {line.text}", note="name broken over two lines")
        else:
            whole.append(replace(line, text=re.sub(r"[;,]\s*(?:and)?$", "", line.text.strip())))
    names = [line for line in whole if is_name(_SERIAL.sub("", line.text)) and not is_group_heading(line.text)]
    return [entry for line in names for entry in _entry(line)]


def _sorted_without(lines: Sequence[_Line], at: int) -> bool:
    """Whether the lines stand in alphabetical order once the one at ``at`` is taken out; a few lines show no order."""
    names = [re.sub(r"^the ", "", fold(line.text)) for i, line in enumerate(lines) if i != at and is_name(line.text)]
    return len(names) >= 4 and sum(a > b for a, b in pairwise(names)) <= len(names) // 6


def _entry(line: _Line) -> list[Organisation]:
    text = _SERIAL.sub("", line.text.strip(" ;*•")).strip()
    text = re.sub(r"(?<!Ltd)(?<!Co)\.$", "", text)
    pair = two_names(text)
    if pair:
        return [Organisation(name, text, line.locator, "two names on one line") for name in pair]
    notes = [note for note in (line.note, joint_note(text)) if note]
    return [Organisation(text, text, line.locator, " | ".join(notes))]


def _compared(entries: Sequence[Organisation]) -> tuple[Organisation, ...]:
    """The entries with notes on those that may name a body twice."""
    result = []
    for at, entry in enumerate(entries):
        notes = [entry.note] if entry.note else []
        alike = [(likeness(entry.name, other.name), other.locator) for other in entries[:at]]
        same = next((locator for how, locator in alike if how == "same"), "")
        near = next((locator for how, locator in alike if how == "near"), "")
        if same or near:
            notes.append(f"the same name as {same}" if same else f"near-duplicate of {near}")
        short = next(
            (
                o.locator
                for o in entries
                if o is not entry and entry.name.isupper() and initials(o.name) == entry.name.lower()
            ),
            "",
        )
        if short:
            notes.append(f"may be the initials of {short}")
        result.append(replace(entry, note=" | ".join(notes)))
    return tuple(result)


def with_quoted_names(
    entries: Sequence[Organisation], quoted: Sequence[tuple[str, str, str]]
) -> tuple[Organisation, ...]:
    """Entries noted where a quotation names the body differently.

    ``quoted`` holds the entry's name, the attribution and the locator of each quotation.
    """
    notes: dict[str, list[str]] = {}
    for name, attribution, locator in quoted:
        if name and fold(name).replace("&", "and") != fold(attribution).replace("&", "and"):
            notes.setdefault(name, []).append(f'quoted as "{attribution}" at {locator}')
    return tuple(replace(e, note=" | ".join(n for n in (e.note, *notes.get(e.name, [])) if n)) for e in entries)
