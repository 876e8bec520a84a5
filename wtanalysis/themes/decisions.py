"""What reviewers decided, recorded beside what was said before, and the coding that it settles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Literal, get_args

from wtanalysis.errors import TableError
from wtanalysis.tables import to_csv, write_files
from wtanalysis.themes.coded import is_person, read_by, read_rows
from wtanalysis.themes.model import Code, Coding

Verdict = Literal["carries", "does_not", "new_theme", "cannot_tell"]
VERDICTS: tuple[str, ...] = get_args(Verdict)
Mode = Literal["blind", "assisted"]
MODES: tuple[str, ...] = get_args(Mode)
COLUMNS = (
    "decision_id", "comment_id", "theme_id", "verdict", "new_theme", "reason", "role", "at", "before", "mode",
    "refers_to",
)  # fmt: skip
Pair = tuple[str, str]


@dataclass(frozen=True)
class Decision:
    """What one reviewer decided about one comment and one theme.

    Attributes:
        comment_id: the comment.
        theme_id: the theme; empty where the comment as a whole was decided on.
        verdict: ``carries``, ``does_not``, ``new_theme`` (not this one, but one that the codebook lacks), or
            ``cannot_tell``.
        reason: why, in the reviewer's words.
        role: the reviewer's role, never a name.
        at: when, in ISO 8601.
        before: what machine and people had said.
        mode: ``blind``, or ``assisted`` where the reviewer saw what was said before.
        new_theme: what the new theme would say.
        decision_id: its id in the record; empty before it is recorded.
        refers_to: id of the decision on the same pair that stood before.

    >>> Decision("c1", "boats", "carries", "asks for later boats", "reviewer", "2026-11-22T10:00").mode
    'blind'
    """

    comment_id: str
    theme_id: str
    verdict: Verdict
    reason: str
    role: str
    at: str
    before: str = ""
    mode: Mode = "blind"
    new_theme: str = ""
    decision_id: str = ""
    refers_to: str = ""

    def __post_init__(self) -> None:
        if not self.comment_id:
            raise ValueError("a decision is about a comment")
        if self.verdict not in VERDICTS:
            raise ValueError(f"verdict {self.verdict!r}, expected one of {', '.join(VERDICTS)}")
        if self.mode not in MODES:
            raise ValueError(f"mode {self.mode!r}, expected blind or assisted")
        for name in ("reason", "role"):
            if not getattr(self, name).strip():
                raise ValueError(f"a decision has a {name}")
        if self.verdict == "new_theme" and not self.new_theme.strip():
            raise ValueError("a new theme has a name")
        try:
            datetime.fromisoformat(self.at)
        except ValueError:
            raise ValueError("a decision has a time such as 2026-11-22T10:00") from None

    @property
    def pair(self) -> Pair:
        """Comment and theme."""
        return self.comment_id, self.theme_id


def record(there: Sequence[Decision], new: Iterable[Decision]) -> tuple[Decision, ...]:
    """The record with new decisions at its end, numbered, each referring to the one before it on the same pair.

    A decision that its role has already taken on the pair, for the same reason, is no new one: a file that is imported
    again adds nothing and overrules nobody who decided since. Who returns to an earlier verdict gives a new reason.

    >>> first = record((), [Decision("c1", "boats", "carries", "asks for boats", "analyst", "2026-11-22")])
    >>> both = record(first, [Decision("c1", "boats", "does_not", "asks for trains", "lead", "2026-11-23")])
    >>> [(d.decision_id, d.verdict, d.refers_to) for d in both]
    [('d1', 'carries', ''), ('d2', 'does_not', 'd1')]
    """
    made = list(there)
    last = {decision.pair: decision for decision in there}
    taken = {(decision.pair, decision.role, _said(decision)) for decision in there}
    for decision in new:
        before = last.get(decision.pair)
        if (decision.pair, decision.role, _said(decision)) in taken:
            continue
        made.append(
            replace(
                decision, decision_id=f"d{len(made) + 1}", refers_to=before.decision_id if before else "",
            )
        )  # fmt: skip
        last[decision.pair] = made[-1]
        taken.add((decision.pair, decision.role, _said(decision)))
    return tuple(made)


def _said(decision: Decision) -> tuple[str, ...]:
    return decision.verdict, decision.reason, decision.new_theme, decision.mode


def decisions_csv(decisions: Iterable[Decision]) -> str:
    """The record as a table, verbatim.

    >>> print(decisions_csv(record((), [Decision("c1", "boats", "carries", "asks", "analyst", "2026-11-22")])))
    decision_id,comment_id,theme_id,verdict,new_theme,reason,role,at,before,mode,refers_to
    d1,c1,boats,carries,,asks,analyst,2026-11-22,,blind,
    """
    return to_csv(COLUMNS, decisions)


def read_decisions(path: str | Path) -> tuple[Decision, ...]:
    """The record in a file; nothing where there is no such file yet.

    Raises:
        TableError: a row that is no decision, or ids that do not count from d1: lines were taken out or changed.
    """
    path = Path(path)
    if not path.is_file():
        return ()
    found: list[Decision] = []
    for row, cells in read_rows(path, COLUMNS):
        try:
            found.append(Decision(**{name: cells[name] for name in COLUMNS}))  # type: ignore[arg-type]
        except ValueError as fault:
            told = str(fault).split(", expected")[0]
            raise TableError(told, "a decision as it was recorded", "restore the row", path.name, row) from None
        if found[-1].decision_id != f"d{len(found)}":
            do = "restore the file: decisions are added, never taken out"
            raise TableError("a row is missing or moved", f"d{len(found)}", do, path.name, row, "decision_id")
    return tuple(found)


def append_decisions(path: str | Path, new: Iterable[Decision]) -> tuple[Decision, ...]:
    """Write decisions at the end of the record in a file; what stands there keeps its bytes.

    Returns:
        The whole record.

    Raises:
        TableError: what stands there is no record.
        OutputError: the file cannot be written.
    """
    path = Path(path)
    there = read_decisions(path)
    made = record(there, new)
    added = decisions_csv(made[len(there) :])
    if path.is_file() and path.stat().st_size:
        before = path.read_bytes()
        added = added.split("\n", 1)[1]
        data = before + (b"" if before.endswith(b"\n") else b"\n") + added.encode("utf-8")
    else:
        data = added.encode("utf-8")
    if len(made) > len(there) or not path.is_file():
        write_files(path.parent, {path.name: data})
    return made


def suggested_themes(decisions: Iterable[Decision]) -> dict[str, tuple[str, ...]]:
    """New themes that reviewers suggested -> the comments they were suggested for, the most frequent first.

    >>> suggested_themes([Decision("c1", "", "new_theme", "x", "lead", "2026-11-22", new_theme="Quiet boats")])
    {'Quiet boats': ('c1',)}
    """
    found: dict[str, dict[str, None]] = {}
    for decision in decisions:
        if decision.verdict == "new_theme":
            found.setdefault(" ".join(decision.new_theme.split()), {})[decision.comment_id] = None
    return {name: tuple(found[name]) for name in sorted(found, key=lambda name: (-len(found[name]), name))}


def settle(coding: Coding, decisions: Sequence[Decision] = ()) -> Coding:
    """The final coding: what was decided, else what people said, else what the model said.

    The last decision on a comment and theme stands; ``coder`` names the role that took it. Without one, people's
    coding stands over the model's; where they differ it stays ``unsure``. A suggested new theme says that the comment
    does not carry the theme that was asked about. Nothing that was given is changed.

    Args:
        coding: by the model, people or both.
        decisions: in the order of the record.

    Returns:
        One row a comment and theme, and a row without a theme for what somebody read or decided and left with none.
        ``notes`` count what was settled by whom.

    >>> both = Coding((Code("c1", "a", "model", 0.9), Code("c2", "a", "model", 0.5, "unsure")), ("c1", "c2"))
    >>> final = settle(both, [Decision("c2", "a", "carries", "says so", "lead analyst", "2026-11-22")])
    >>> [(code.comment_id, code.coder, code.decision) for code in final.codes]
    [('c1', 'model', 'yes'), ('c2', 'lead analyst', 'yes')]
    """
    last = {decision.pair: decision for decision in decisions if decision.theme_id}
    said: dict[Pair, list[Code]] = {}
    for code in coding.codes:
        said.setdefault((code.comment_id, code.theme_id), []).append(code)
    people = {coder: ids for coder, ids in read_by(coding).items() if is_person(coder)}
    readers: dict[str, list[str]] = {}
    for coder in sorted(people):
        for comment_id in people[coder]:
            readers.setdefault(comment_id, []).append(coder)
    codes = [
        code
        for pair in dict.fromkeys([*(pair for pair in said if pair[1]), *last])
        for code in _final(pair, said.get(pair, []), readers.get(pair[0], []), last.get(pair))
    ]
    carried = {code.comment_id for code in codes}
    reader = {name: " + ".join(coders) for name, coders in readers.items()}
    reader |= {decision.comment_id: decision.role for decision in decisions}
    codes += [Code(name, "", who) for name, who in reader.items() if name not in carried]
    order = {name: n for n, name in enumerate(coding.base)}
    codes.sort(key=lambda code: order.get(code.comment_id, len(order)))
    base = tuple(dict.fromkeys([*coding.base, *(code.comment_id for code in codes)]))
    return replace(coding, codes=tuple(codes), base=base, notes=(*coding.notes, *_notes(codes, last)))


def _final(pair: Pair, said: Sequence[Code], readers: Sequence[str], decision: Decision | None) -> Iterator[Code]:
    """The code that stands for a comment and theme, if any."""
    if decision is not None:
        if decision.verdict in ("carries", "cannot_tell"):
            yield Code(*pair, decision.role, None, "yes" if decision.verdict == "carries" else "unsure")
        return
    if not readers:
        yield from said[:1]
        return
    yes = {code.coder: code for code in said if is_person(code.coder)}
    if yes:
        sure = len(yes) == len(readers) and all(code.decision == "yes" for code in yes.values())
        yield Code(*pair, " + ".join(sorted(yes)), None, "yes" if sure else "unsure")


def _notes(codes: Sequence[Code], last: Mapping[Pair, Decision]) -> Iterator[str]:
    carried = [code for code in codes if code.theme_id]
    decided = sum((code.comment_id, code.theme_id) in last for code in carried)
    model = sum(not is_person(code.coder) for code in carried)
    unsure = sum(code.decision == "unsure" for code in carried)
    yield (
        f"of {len(carried):,} codes {decided:,} stand by a reviewer's decision, {len(carried) - decided - model:,} by"
        f" people's coding and {model:,} by the model's; {unsure:,} are unsure; decisions took"
        f" {sum(d.verdict in ('does_not', 'new_theme') for d in last.values()):,} away"
    )
