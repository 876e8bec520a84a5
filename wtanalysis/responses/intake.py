"""The intake ledger: received, what was left out and why, analysed; and the tables of what is analysed.

A response leaves at the first step that applies, in the order test, late, blank, duplicate; a withdrawn one is taken
out before anything else is looked at, so that nothing of it reaches a table, a cache or a page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NoReturn

from wtanalysis.errors import ConsultationError
from wtanalysis.responses.campaigns import campaigns
from wtanalysis.responses.grouping import Placed, place
from wtanalysis.responses.loaded import Answers, Loaded
from wtanalysis.responses.mapping import Plan
from wtanalysis.responses.model import (
    ANSWER_COLUMNS,
    COMMENT_COLUMNS,
    RESPONDENT_COLUMNS,
    LedgerRow,
    Responses,
)
from wtanalysis.responses.organisations import organisation_key, speaks_for

if TYPE_CHECKING:
    import pandas as pd

    from wtanalysis.provenance import Source

STEPS = ("late", "test", "blank", "duplicate", "withdrawn")
DECISIONS = ("test", "withdrawn", "duplicate", "keep")


@dataclass(frozen=True)
class Left:
    """Why one response is not analysed, and for a duplicate which response it repeats."""

    step: str
    reason: str
    of: str = ""


def gather(
    loaded: Sequence[Loaded],
    plan: Plan,
    closed: date,
    counted: Iterable[str],
    sources: tuple[Source, ...] = (),
    known: Iterable[str] = (),
) -> Responses:
    """All that was loaded as the tables of what is analysed, with the ledger of what is not.

    Args:
        loaded: the exports, emails and event notes, each whole.
        plan: what the folder says of late, blank and repeated responses, of people's decisions and of groups.
        closed: the last day of the consultation.
        counted: the names of the channels that count in percentages; a group is given to their respondents only.
        sources: the files read.
        known: texts that all had before them, such as the questions: who repeats them is in no campaign for it.

    Raises:
        ConsultationError: an id in two files; a decision about an id that nobody has, or two about one; an allocation
            of someone whom a rule places elsewhere.
    """
    _check_ids(loaded, plan)
    left = leaving(loaded, plan, closed)
    counted = set(counted)
    rows = _Rows()
    for part in loaded:
        rows.add(part, left, plan, counted)
    respondents, answers, comments = rows.frames(known)
    asked: dict[str, tuple[str, ...]] = {}
    for part in loaded:
        for channel in {part.channel, *(record["channel"] for record in part.records[:1])} - {""}:
            asked[channel] = tuple(dict.fromkeys((*asked.get(channel, ()), *part.questions)))
    notes = tuple(note for part in loaded for note in part.notes)
    idle = rows.idle + sum(name in left for name in plan.grouping.allocations)
    if idle:
        notes += (
            f"allocations: {idle} change nothing (placed by a rule, not analysed, or of a channel without groups)",
        )
    uncounted = tuple(sorted({record["channel"] for part in loaded for record in part.records} - counted))
    told = ledger(loaded, left, plan)
    return Responses(respondents, answers, comments, told, asked, plan.synthetic, sources, notes, uncounted)


def leaving(loaded: Sequence[Loaded], plan: Plan, closed: date) -> dict[str, Left]:
    """Response id -> why it is left out, for those that are."""
    decided = {d.response_id: d for d in plan.decisions}
    left: dict[str, Left] = {
        i: Left("withdrawn", d.reason or "the respondent withdrew it")
        for i, d in decided.items()
        if d.decision == "withdrawn"
    }
    kept = {i for i, d in decided.items() if d.decision == "keep"}
    for part in loaded:
        said = part.answered()
        for index, record in enumerate(part.records):
            name = record["response_id"]
            if name in left or name in kept:
                continue
            decision = decided.get(name)
            if decision and decision.decision in ("test", "duplicate"):
                left[name] = Left(decision.decision, decision.reason or "decided by a person", decision.of)
            elif plan.late == "leave out" and record.get("received", "") > closed.isoformat():
                left[name] = Left("late", f"received after {closed.isoformat()}")
            elif plan.blank == "leave out" and index not in said:
                left[name] = Left("blank", "neither an answer nor a comment")
    if plan.duplicates == "leave out":
        left.update(_duplicates(loaded, left, kept))
    return left


def _duplicates(loaded: Sequence[Loaded], left: Mapping[str, Left], kept: set[str]) -> dict[str, Left]:
    """Later responses of an organisation that has one already: by email, or online word for word the same.

    Of one file the response received first stays, wherever its row stands.
    """
    first: dict[str, tuple[str, str]] = {}
    same: dict[tuple[str, object], str] = {}
    found: dict[str, Left] = {}
    ordered = sorted(loaded, key=lambda part: part.unstructured)
    for part, bodies in zip(ordered, _repeated(ordered, left), strict=True):
        contents = part.contents(bodies)
        days = [
            (part.records[index].get("received", ""), part.records[index]["response_id"], index) for index in contents
        ]
        for _, _, index in sorted(days):
            record, body = part.records[index], bodies[index]
            name, earlier = record["response_id"], first.get(body)
            twin = same.get((body, contents[index]))
            if part.unstructured and earlier and earlier[1] != record["channel"] and name not in kept:
                reason = f"the same organisation answered through the channel {earlier[1]}"
                found[name] = Left("duplicate", reason, earlier[0])
            elif twin and not part.unstructured and name not in kept:
                found[name] = Left("duplicate", "the same answers, word for word, from the same organisation", twin)
            else:
                first.setdefault(body, (name, record["channel"]))
                same.setdefault((body, contents[index]), name)
    return found


def _repeated(loaded: Sequence[Loaded], left: Mapping[str, Left]) -> list[dict[int, str]]:
    """Of each part the responses of organisations that stand in several responses: index -> how these are compared."""
    known: dict[str, str] = {}
    found: list[dict[int, str]] = []
    many: dict[str, int] = {}
    for part in loaded:
        found.append({})
        for index, record in enumerate(part.records):
            name = record.get("organisation", "")
            if not name or speaks_for(record) == "no" or record["response_id"] in left:
                continue
            if name not in known:
                known[name] = organisation_key(name)
            if body := known[name]:
                found[-1][index] = body
                many[body] = many.get(body, 0) + 1
    return [{index: body for index, body in bodies.items() if many[body] > 1} for bodies in found]


def ledger(loaded: Sequence[Loaded], left: Mapping[str, Left], plan: Plan) -> tuple[LedgerRow, ...]:
    """Received, each step with its reasons, analysed; a channel at a time."""
    by_channel: dict[str, list[tuple[Loaded, int]]] = {}
    for part in loaded:
        if part.channel:
            by_channel.setdefault(part.channel, [])
        for index, record in enumerate(part.records):
            by_channel.setdefault(record["channel"], []).append((part, index))
    rows: list[LedgerRow] = []
    for channel, places in by_channel.items():
        names = [part.records[index]["response_id"] for part, index in places]
        rows.append(LedgerRow("received", channel, len(names)))
        for step in STEPS:
            gone = [(name, left[name].reason) for name in names if name in left and left[name].step == step]
            reasons: dict[str, list[str]] = {}
            for name, reason in gone:
                reasons.setdefault(reason, []).append(name)
            rows += [LedgerRow(step, channel, len(ids), reason, tuple(ids)) for reason, ids in reasons.items()]
            if not gone:
                rows.append(LedgerRow(step, channel, 0, _none(step, plan, places)))
        rows.append(LedgerRow("analysed", channel, sum(name not in left for name in names)))
    return tuple(rows)


def _none(step: str, plan: Plan, places: Sequence[tuple[Loaded, int]]) -> str:
    """Why a step took nothing out, where it is because the folder keeps them."""
    if step == "blank" and plan.blank == "keep":
        empty = sum(index not in part.answered() for part, index in places)
        return f"{empty} answered nothing and are kept, as consultation.toml says" if empty else ""
    if step == "late" and plan.late == "keep":
        return "late responses are kept, as consultation.toml says"
    return "kept, as consultation.toml says" if step == "duplicate" and plan.duplicates == "keep" else ""


def _check_ids(loaded: Sequence[Loaded], plan: Plan) -> None:
    seen: dict[str, str] = {}
    for part in loaded:
        for record in part.records:
            name, file = record["response_id"], record.get("file", "")
            if name in seen:
                raise ConsultationError(
                    f"a response id of {seen[name]} stands here, too", "each id once in all files",
                    "remove one of the two, or give the files ids of their own", file, int(record.get("row") or 0),
                )  # fmt: skip
            seen[name] = file
    named = [("decisions", d.response_id, d.response_id, "response_id") for d in plan.decisions]
    named += [("decisions", d.response_id, d.of, "of") for d in plan.decisions if d.of]
    named += [("allocations", name, name, "response_id") for name in plan.grouping.allocations]
    for table, owner, name, column in named:
        if name not in seen:
            _refuse(
                plan, table, owner, f"no response {name!r}", "an id of the files of responses", "correct the id", column
            )
    once: set[str] = set()
    repeating = {d.response_id for d in plan.decisions if d.decision == "duplicate"}
    for decision in plan.decisions:
        name, do = decision.response_id, "correct the row"
        if name in once or decision.of == name:
            what = "two decisions" if name in once else "a duplicate of itself"
            _refuse(plan, "decisions", name, f"{what} for {name!r}", "one decision for each response", do)
        if name in repeating and decision.of in repeating:
            what = f"{name!r} repeats {decision.of!r}, which is a duplicate itself"
            _refuse(plan, "decisions", name, what, "the response that stays", do, "of")
        once.add(name)


def _refuse(
    plan: Plan, table: str, owner: str, what: str, expected: str, do: str, column: str = "response_id"
) -> NoReturn:
    """Raise the ConsultationError for a line of a table by people."""
    file, row = plan.places.get((table, owner), (f"the table of {table}", None))
    raise ConsultationError(what, expected, do, file, row, column if row else "")


class _Rows:
    """The rows of the three tables, filled part by part."""

    def __init__(self) -> None:
        self.respondents: list[dict[str, str]] = []
        self.answers: dict[str, list[object]] = {name: [] for name in ANSWER_COLUMNS}
        self.comments: dict[str, list[str]] = {name: [] for name in COMMENT_COLUMNS}
        self.idle = 0
        self._comment_ids: set[str] = set()

    def add(self, part: Loaded, left: Mapping[str, Left], plan: Plan, counted: set[str]) -> None:
        """The responses of one part that stay."""
        groups: dict[int, str] = {}
        for index, record in enumerate(part.records):
            if record["response_id"] in left:
                continue
            placed = place(record, plan.grouping) if record["channel"] in counted else None
            self._check_allocation(record["response_id"], placed, plan)
            own = {"group": placed.group, "rule": placed.rule, "why": placed.why} if placed else {}
            self.respondents.append({**record, **own})
            groups[index] = own.get("group", "")
        for question_id, given in part.answers.items():
            self._add_answers(question_id, given, part, groups)
        numbers: dict[int, int] = {}
        for index, question_id, area, text in sorted(part.comments, key=lambda comment: comment[0]):
            numbers[index] = numbers.get(index, 0) + 1
            if index in groups:
                name = part.records[index]["response_id"]
                row = (self._comment_id(name, question_id, numbers[index]), name, question_id, area, text)
                for column, value in zip(COMMENT_COLUMNS, row, strict=True):
                    self.comments[column].append(value)

    def _comment_id(self, name: str, question_id: str, number: int) -> str:
        """An id that no other comment has: of the response and the question, else of the response and a number."""
        made = f"{name}-{question_id or number}"
        while made in self._comment_ids:
            made = f"{made}-{number}"
        self._comment_ids.add(made)
        return made

    def _check_allocation(self, name: str, placed: Placed | None, plan: Plan) -> None:
        """A person's allocation must not say otherwise than a rule; one that changes nothing is counted."""
        decided = plan.grouping.allocations.get(name)
        if decided is None or (placed and placed.rule == "best fit"):
            return
        if placed and placed.group != decided[0]:
            what = f'{name!r} is allocated to {decided[0]}, but the rule "{placed.rule}" places it in {placed.group}'
            do = "remove the row, or change types or the rules of [grouping]"
            _refuse(plan, "allocations", name, what, "allocations of those whom no rule places", do, "group")
        self.idle += 1

    def _add_answers(self, question_id: str, given: Answers, part: Loaded, groups: Mapping[int, str]) -> None:
        """A row for each answer to one question."""
        names, questions, codes_of, firsts, of_groups = (self.answers[column].append for column in ANSWER_COLUMNS)
        for index, codes in given:
            if index not in groups:
                continue
            first = codes[0] != "not_answered"
            for code in codes:
                names(part.records[index]["response_id"])
                questions(question_id)
                codes_of(code)
                firsts(int(first))
                of_groups(groups[index])
                first = False

    def frames(self, known: Iterable[str]) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
        """The tables; every respondent carries the campaign that its comments belong to."""
        import pandas as pd

        copied = campaigns(zip(self.comments["response_id"], self.comments["text"], strict=True), known)
        for record in self.respondents:
            record["campaign"] = copied.get(record["response_id"], "")
        respondents = pd.DataFrame(self.respondents, columns=list(RESPONDENT_COLUMNS), dtype="str").fillna("")
        comments = pd.DataFrame(self.comments, columns=list(COMMENT_COLUMNS), dtype="str")
        answers = pd.DataFrame(self.answers, columns=list(ANSWER_COLUMNS))
        text = {name: "str" for name in ANSWER_COLUMNS if name != "first"}
        return respondents, answers.astype({**text, "first": "int8"}), comments
