"""What ``consultation.toml`` says about responses: files and columns, options, intake, grouping; and their loading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from wtanalysis import tables
from wtanalysis.consultation.definition import Definition
from wtanalysis.consultation.model import Consultation, nearest
from wtanalysis.consultation.rows import Row
from wtanalysis.errors import ConsultationError
from wtanalysis.figures.model import BUCKET_CODES
from wtanalysis.provenance import Source, sha256_of
from wtanalysis.responses.emails import read_emails
from wtanalysis.responses.events import read_events
from wtanalysis.responses.exports import load_export
from wtanalysis.responses.intake import DECISIONS, gather
from wtanalysis.responses.mapping import (
    DATE_ORDERS,
    KEPT,
    ROLES,
    RULES,
    Column,
    Decision,
    ExportFile,
    Grouping,
    Plan,
)
from wtanalysis.responses.model import OPTION_KINDS, Combined, Option, Question, Responses
from wtanalysis.responses.scales import key, options

RESPONSES = ("synthetic", "late", "blank", "duplicates", "decisions", "allocations", "files", "emails", "events")
FILE = ("file", "channel", "header_rows", "delimiter", "encoding", "sheet", "dates", "first_row", "columns")
COLUMN = ("name", "is", "question", "option", "column", "separator", "ticked", "values", "why")
QUESTION = ("options", "combined", "asked_if", "channels")
OPTION = ("label", "code", "part_of", "also", "kind")
GROUPING = ("family", "professions", "lived_experience", "rules")
DECISION_COLUMNS = ("response_id", "decision", "of", "reason", "by", "when")
ALLOCATION_COLUMNS = ("response_id", "group", "reason", "by", "when")


def with_options(definition: Definition, questions: Sequence[Question]) -> tuple[Question, ...]:
    """The questions with what ``[questions.ID]`` says of each: options, combined buckets, routing, forms."""
    told = definition.table("questions", definition.values)
    ids = [question.question_id for question in questions]
    for name in told:
        if name not in ids:
            definition.fault(name, f"no question {name!r}", nearest(name, ids), "correct the id", "questions")
    made = tuple(_question(definition, q, told[q.question_id]) if q.question_id in told else q for q in questions)
    by_id = {question.question_id: question for question in made}
    for question in made:
        place = f"questions.{question.question_id}"
        for other, codes in question.asked_if.items():
            if other not in ids:
                definition.fault("asked_if", f"no question {other!r}", nearest(other, ids), place=place)
            _check_codes(definition, "asked_if", codes, by_id[other], place)
    return tuple(_routed(question, by_id) for question in made)


def _question(definition: Definition, question: Question, values: Mapping[str, Any]) -> Question:
    place = f"questions.{question.question_id}"
    definition.known(place, values, QUESTION)
    offered = tuple(_option(definition, place, item) for item in definition.items("options", values, place))
    combined = tuple(_combined(definition, place, item) for item in definition.items("combined", values, place))
    _check_once(definition, "options", "code", [option.code for option in offered if option.code], place)
    spelt = [{key(word) for word in (option.label, *option.also)} for option in offered]
    _check_once(definition, "options", "spelling", [word for words in spelt for word in words], place)
    routed = definition.table("asked_if", values, place)
    asked_if = {name: definition.strings(name, routed, f"{place}.asked_if") for name in routed}
    channels = definition.strings("channels", values, place)
    made = replace(question, options=offered, combined=combined, asked_if=asked_if, channels=channels)
    for bucket in combined:
        others = {other.code for other in combined}
        _check_codes(definition, "combined", [code for code in bucket.of if code not in others], made, place)
    return made


def _check_once(definition: Definition, where: str, what: str, values: Sequence[str], place: str) -> None:
    for value in values:
        if values.count(value) > 1:
            definition.fault(where, f"the {what} {value!r} stands twice", "each once", place=place)


def _check_codes(definition: Definition, where: str, codes: Sequence[str], question: Question, place: str) -> None:
    """A fault for a code that no answer of the question has, so that a bucket of nobody is never counted in silence."""
    known = list(dict.fromkeys(code for o in options(question) for code in (o.code, o.part_of) if code))
    for code in codes:
        if known and code not in known:
            what = f"{question.question_id} has no answer {code!r}"
            definition.fault(where, what, nearest(code, known), place=place)


def _routed(question: Question, asked: Mapping[str, Question]) -> Question:
    """A question whose routing names answers, each net replaced by the answers that it stands for."""
    routed = {
        name: tuple(o.code for o in options(asked[name]) if o.code in codes or o.part_of in codes) or codes
        for name, codes in question.asked_if.items()
    }
    return replace(question, asked_if={**question.asked_if, **routed}) if routed else question


def _option(definition: Definition, place: str, item: Mapping[str, Any]) -> Option:
    definition.known(place, item, OPTION)
    kind = definition.choice("kind", item, OPTION_KINDS, "answer", place)
    code = definition.words("code", item, kind != "not_answered", place)
    for name, value in (("code", code), ("part_of", definition.words("part_of", item, place=place))):
        _check_code(definition, name, value, place)
    label = definition.words("label", item, True, place)
    part_of = definition.words("part_of", item, place=place)
    return Option(label, code, part_of, definition.strings("also", item, place), kind)


def _check_code(definition: Definition, key: str, value: str, place: str) -> None:
    if value and value not in BUCKET_CODES and not value.startswith("option:"):
        definition.fault(key, f"unknown code {value!r}", ", ".join(BUCKET_CODES) + " or option:SLUG", place=place)


def _combined(definition: Definition, place: str, item: Mapping[str, Any]) -> Combined:
    definition.known(place, item, ("code", "label", "of"))
    code = definition.words("code", item, True, place)
    _check_code(definition, "code", code, place)
    return Combined(code, definition.words("label", item, True, place), definition.strings("of", item, place))


def read_plan(definition: Definition, folder: Path, consultation: Consultation) -> Plan | None:
    """What the folder says about its responses; None where it has none.

    Args:
        definition: ``consultation.toml`` as read.
        folder: where the tables of decisions and allocations stand.
        consultation: its questions, channels and groups, to check names against.
    """
    told = definition.table("responses", definition.values)
    if not told:
        return None
    definition.known("responses", told, RESPONSES)
    files = tuple(_file(definition, item, consultation) for item in definition.items("files", told, "responses"))
    others = {
        kind: tuple(_other(definition, item, name, consultation) for item in definition.items(kind, told, "responses"))
        for kind, name in (("emails", "folder"), ("events", "file"))
    }
    if not files and not any(others.values()):
        definition.fault("responses", "no files of responses", "[[responses.files]] with a file", "add one")
    kept = {
        step: definition.choice(step, told, KEPT, "leave out", "responses") for step in ("late", "blank", "duplicates")
    }
    synthetic = told.get("synthetic", False)
    if not isinstance(synthetic, bool):
        definition.fault("synthetic", "synthetic is neither true nor false", "true or false", "correct it", "responses")
    counting = {channel.name for channel in consultation.channels if channel.in_percentages}
    if files and not any(file.channel in counting for file in files):
        definition.fault(
            "channels", "no channel of [[responses.files]] counts in percentages", "in_percentages = true",
            "say so for the forms whose answers are counted",
        )  # fmt: skip
    for question in consultation.questions:
        for channel in question.channels:
            if channel not in (names := [known.name for known in consultation.channels]):
                place = f"questions.{question.question_id}"
                definition.fault("channels", f"no channel {channel!r}", nearest(channel, names), place=place)
    by_people = {key: definition.words(key, told, place="responses") for key in ("decisions", "allocations")}
    decisions = _decisions(folder, by_people["decisions"])
    grouping = _grouping(definition, folder, by_people["allocations"], consultation)
    named = {"decisions": [decision.response_id for decision in decisions], "allocations": list(grouping.allocations)}
    places = {(key, name): (by_people[key], row) for key in named for row, name in enumerate(named[key], start=2)}
    return Plan(
        files, others["emails"], others["events"], synthetic, **kept, decisions=decisions, grouping=grouping,
        tables=tuple(name for name in by_people.values() if name), places=places,
    )  # fmt: skip


def _channel(definition: Definition, item: Mapping[str, Any], place: str, consultation: Consultation) -> str:
    channel = definition.words("channel", item, True, place)
    names = [known.name for known in consultation.channels]
    if channel not in names:
        definition.fault(
            "channel", f"no channel {channel!r}", nearest(channel, names), "name it in [[channels]]", place
        )
    return channel


def _other(definition: Definition, item: Mapping[str, Any], key: str, consultation: Consultation) -> tuple[str, str]:
    place = "responses.emails" if key == "folder" else "responses.events"
    definition.known(place, item, (key, "channel"))
    return definition.inside(key, item, place), _channel(definition, item, place, consultation)


def _file(definition: Definition, item: Mapping[str, Any], consultation: Consultation) -> ExportFile:
    place = "responses.files"
    definition.known(place, item, FILE)
    ids = [question.question_id for question in consultation.questions]
    columns = tuple(_column(definition, column, ids) for column in definition.items("columns", item, place))
    for name in ("id", "date", "on_behalf"):
        if sum(column.role == name for column in columns) > 1:
            definition.fault("columns", f"two columns are {name!r}", f"one column that is {name!r}", place=place)
    return ExportFile(
        definition.inside("file", item, place), _channel(definition, item, place, consultation), columns,
        definition.whole("header_rows", item, 1, place), definition.words("delimiter", item, place=place) or ",",
        definition.words("encoding", item, place=place) or "utf-8", definition.words("sheet", item, place=place),
        definition.choice("dates", item, DATE_ORDERS, "", place),
        definition.whole("first_row", item, 1, place) if "first_row" in item else 0,
    )  # fmt: skip


def _column(definition: Definition, item: Mapping[str, Any], ids: Sequence[str]) -> Column:
    place = "responses.files"
    definition.known(place, item, COLUMN)
    question = definition.words("question", item, place=place)
    if question and question not in ids:
        definition.fault("question", f"no question {question!r}", nearest(question, list(ids)), place=place)
    role = definition.choice("is", item, ROLES, "", place)
    try:
        return Column(
            definition.words("name", item, True, place), role, question, definition.words("option", item, place=place),
            definition.whole("column", item, 1, place) if "column" in item else None,
            definition.words("separator", item, place=place),
            definition.strings("ticked", item, place), definition.table("values", item, place),
            definition.words("why", item, role == "left out", place),
        )  # fmt: skip
    except ValueError as fault:
        definition.fault("columns", f"{item.get('name', 'a column')}: {fault}", "a column as CONTRIBUTING.md shows")


def _decisions(folder: Path, name: str) -> tuple[Decision, ...]:
    """The table of people's decisions at intake."""
    made: list[Decision] = []
    for line, cells in enumerate(tables.read(folder / name, DECISION_COLUMNS) if name else (), start=2):
        row = Row(name, line, cells)
        row.choice("decision", DECISIONS)
        if row.text("response_id", True) in {decision.response_id for decision in made}:
            row.fault("response_id", "stands twice", "one decision for each response", "remove one row")
        made.append(Decision(*(row.text(column, column == "response_id") for column in DECISION_COLUMNS)))
    return tuple(made)


def _grouping(definition: Definition, folder: Path, allocations: str, consultation: Consultation) -> Grouping:
    """Types and groups of groups.csv, the rules of ``[grouping]``, people's allocations."""
    told = definition.table("grouping", definition.values)
    definition.known("grouping", told, GROUPING)
    names = [group.group for group in consultation.groups]
    listed = {name: definition.strings(name, told, "grouping") for name in ("family", "professions", "rules")}
    lived = definition.words("lived_experience", told, place="grouping")
    for where, groups in (*listed.items(), ("lived_experience", (lived,) * bool(lived))):
        for group in groups:
            known = list(RULES) if where == "rules" else names
            if group not in known:
                definition.fault(where, f"unknown {group!r}", nearest(group, known), "correct it", "grouping")
    decided = {}
    for line, cells in enumerate(tables.read(folder / allocations, ALLOCATION_COLUMNS) if allocations else (), start=2):
        row = Row(allocations, line, cells)
        if row.text("response_id", True) in decided:
            row.fault("response_id", "stands twice", "one allocation for each response", "remove one row")
        decided[row.text("response_id", True)] = (row.choice("group", names), row.text("reason", True))
    types = {name: group.group for group in consultation.groups for name in group.types or (group.group,)}
    spelt: dict[str, str] = {}
    for name, home in ((name, group.group) for group in consultation.groups for name in group.types):
        if spelt.setdefault(key(name), home) != home:
            raise ConsultationError(
                f"the type {name!r} stands in {spelt[key(name)]} and in {home}", "each type in one group",
                "remove it from one", file="groups.csv", column="types",
            )  # fmt: skip
    return Grouping(types, listed["family"], listed["professions"], lived, listed["rules"] or RULES, decided)


def load_responses(folder: Path, plan: Plan, consultation: Consultation) -> Responses:
    """All responses of a folder as its plan says, with the ledger and the hash of every file."""
    types = tuple(plan.grouping.groups)
    several = len([file for file in plan.files if not file.of("id")]) > 1
    loaded = [
        load_export(folder / file.file, file, consultation.questions, types, f"{number}-" if several else "")
        for number, file in enumerate(plan.files, start=1)
    ]
    areas = [(a.area_id, tables.LIST_MARK.join((a.name, *a.also))) for a in consultation.policy_areas]
    withdrawn = {decision.response_id for decision in plan.decisions if decision.decision == "withdrawn"}
    loaded += [read_emails(folder / name, channel, areas, withdrawn) for name, channel in plan.emails]
    loaded += [read_events(folder / name, channel, [area for area, _ in areas]) for name, channel in plan.events]
    names = [*(file.file for file in plan.files), *(name for name, _ in plan.events), *plan.tables]
    sources = [Source(Path(name).name, sha256_of(folder / name)) for name in names]
    for name, _ in plan.emails:
        # By number: the name of an email's file may be somebody's address.
        letters = sorted(path for path in (folder / name).iterdir() if path.is_file())
        sources += [Source(f"{name}/{n:03d}{path.suffix}", sha256_of(path)) for n, path in enumerate(letters, start=1)]
    counted = [channel.name for channel in consultation.channels if channel.in_percentages]
    asked = [question.text for question in consultation.questions]
    return gather(loaded, plan, consultation.closed, counted, tuple(sources), asked)
