"""Questions with one column an option: which columns belong together, and what in them means ticked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from wtanalysis.responses.cells import TICKED, UNTICKED
from wtanalysis.responses.drafting.headers import Header
from wtanalysis.responses.drafting.profiles import SILENT, Profile
from wtanalysis.responses.scales import key, slug

MULTIPLE = re.compile(
    r"(?i)\b(?:all|any|those|as many)(?: of (?:them|the (?:below|following|options)))?(?: that| which| as|"
    r" you)? (?:appl|would|are relevant|you|describe|as appl)|"
    r"\bselect (?:up to|all|any|one or more|multiple)|\btick (?:all|any|up to|one or more)|\bchoose (?:all|any|up to|"
    r"one or more|several)|"
    r"\bup to (?:two|three|four|five|\d)\b|\bwhich (?:of (?:the following|these)|\w+s\b)|\bmore than one\b|\bmultiple\b"
)


@dataclass(frozen=True)
class Ticks:
    """The columns of one question that has a column an option.

    Attributes:
        columns: (place, option, words that mean ticked besides the usual).
        unticked: words that mean not ticked, besides the usual.
        unknown: places of columns that nobody ticked and whose option no header names.
        silent: places of columns with the form's own mark for no answer.
    """

    columns: tuple[tuple[int, str, tuple[str, ...]], ...]
    unticked: tuple[str, ...] = ()
    unknown: tuple[int, ...] = ()
    silent: tuple[int, ...] = ()

    @property
    def places(self) -> set[int]:
        """All its columns."""
        return {at for at, _, _ in self.columns} | {*self.unknown, *self.silent}


def with_parts(found: Sequence[tuple[Profile, Header]]) -> list[tuple[Profile, Header]]:
    """Headers such as "Q5.1 Bus", "Q5.2 Train", whose columns are ticked: the words are options of a question Q5.

    >>> from collections import Counter
    >>> headers = [Header("Q5.1", "Bus", ""), Header("Q5.2", "Train", "")]
    >>> columns = [(Profile(i, "", 9, Counter({h.question: 4})), h) for i, h in enumerate(headers)]
    >>> [(header.code, header.part) for _, header in with_parts(columns)]
    [('Q5', 'Bus'), ('Q5', 'Train')]
    """
    made = _after_colon(list(found))
    bases = [_base(header) for _, header in made]
    for base in dict.fromkeys(filter(None, bases)):
        places = [i for i, own in enumerate(bases) if own == base]
        if len(places) < 2 or not all(_is_tick_column(*made[i]) for i in places):
            continue
        for i in places:
            profile, header = made[i]
            made[i] = (profile, Header(base, base, header.question))
    return made


def _after_colon(found: list[tuple[Profile, Header]]) -> list[tuple[Profile, Header]]:
    """Neighbours whose headers are the same up to a colon, if they are ticked: what follows it is the option."""
    made = list(found)
    lead = [header.question.rpartition(": ")[0] if not header.part else "" for _, header in found]
    for base in dict.fromkeys(filter(None, lead)):
        places = [i for i, own in enumerate(lead) if own == base]
        together = places[-1] - places[0] == len(places) - 1 > 0
        headers = {i: Header(found[i][1].code, base, found[i][1].question[len(base) + 2 :].strip()) for i in places}
        ticked = [i for i in places if _is_ticked(found[i][0], headers[i].part)]
        rest = all(i in ticked or headers[i].is_other_part for i in places)
        if together and rest and len(ticked) > 1 and all(header.part for header in headers.values()):
            for i in places:
                made[i] = (found[i][0], replace(headers[i], section=found[i][1].section))
    return made


def _is_ticked(profile: Profile, part: str) -> bool:
    """Whether a column holds nothing but ticks for this option."""
    marks, _ = _marks(profile)
    return len(marks) <= 1 and all(_means_ticked(mark, part) for mark in marks)


def _base(header: Header) -> str:
    match = re.fullmatch(r"(.*\d)(?:[._-]\d+|\s?[a-z]|\([a-z0-9]+\))", header.code, re.I)
    return match[1] if match and header.question and not header.part else ""


def _is_tick_column(profile: Profile, header: Header) -> bool:
    return _is_ticked(profile, header.question) and "?" not in header.question


def tick_groups(found: Sequence[tuple[Profile, Header]]) -> list[Ticks]:
    """The questions of an export that have one column an option.

    >>> from collections import Counter
    >>> columns = [
    ...     (Profile(0, "", 9, Counter({"Bus": 4})), Header("Q1", "Which?", "Bus")),
    ...     (Profile(1, "", 9, Counter({"Train": 2})), Header("Q1", "Which?", "Train")),
    ... ]
    >>> tick_groups(columns)[0].columns
    ((0, 'Bus', ()), (1, 'Train', ()))
    """
    groups = []
    for run in _runs(found):
        made = _repeated(run) if len({header.words for _, header in run}) == 1 else _named(run)
        if made:
            groups.append(made)
    return groups


def _runs(found: Sequence[tuple[Profile, Header]]) -> list[list[tuple[Profile, Header]]]:
    """Neighbouring columns of one question."""
    runs: list[list[tuple[Profile, Header]]] = []
    for profile, header in found:
        if runs and key(runs[-1][-1][1].question) == key(header.question):
            runs[-1].append((profile, header))
        else:
            runs.append([(profile, header)])
    return [run for run in runs if len(run) > 1]


def _marks(profile: Profile) -> tuple[list[str], list[str]]:
    """The values of a column that may mean ticked, and those that mean not ticked but are not in the usual list."""
    marks = [label for label in profile.labels if key(label) not in UNTICKED]
    off = [
        label
        for label in marks
        if re.match(
            r"(?:not (?:ticked|selected|checked|chosen|marked|mentioned|quoted)|un(?:tick|check|select|mark)|off\b)",
            key(label),
        )
    ]
    return [label for label in marks if label not in off], off if len(off) < len(marks) else []


def _named(run: Sequence[tuple[Profile, Header]]) -> Ticks | None:
    """Columns whose headers end with the option."""
    columns, unticked, silent, evidence = [], set[str](), list[int](), 0
    for profile, header in run:
        marks, off = _marks(profile)
        other = header.is_other_part or header.part.casefold().startswith("other")
        written = other and any(not _means_ticked(mark, header.part) for mark in marks)
        # "Add seating" may be an option or ask for words: the cells tell.
        ticked = bool(marks) and all(_means_ticked(mark, header.part) for mark in marks)
        if not header.part or (header.is_text_part and not ticked) or written:
            continue
        if key(header.part) in SILENT:
            silent.append(profile.at)
            continue
        if len(marks) > 1 or (marks and not ticked):
            return None
        if marks and key(marks[0]) in ("yes", "y") and _has_no(profile) and not MULTIPLE.search(header.question):
            return None
        evidence += bool(marks)
        unticked.update(off)
        more = tuple(mark for mark in marks if key(mark) not in (*TICKED, key(header.part)))
        columns.append((profile.at, header.part, more))
    if len(columns) < 2 or evidence < 1 or len({key(part) for _, part, _ in columns}) < len(columns):
        return None
    return Ticks(tuple(columns), tuple(sorted(unticked)), silent=tuple(silent))


def _has_no(profile: Profile) -> bool:
    return any(key(label) in ("no", "n") for label in profile.labels)


def _means_ticked(mark: str, part: str) -> bool:
    """Whether a value may stand for the option of its column: a usual word, a number, or the option's own words."""
    short, long = slug(mark), slug(part)
    return (
        key(mark) in TICKED
        or bool(re.fullmatch(r"\d{1,3}(?:\.0)?|quoted|mentioned|on|chosen|yes.{0,20}", key(mark)))
        or short == long
        or (len(short) > 5 and (short in long or long in short))
    )


def _repeated(run: Sequence[tuple[Profile, Header]]) -> Ticks | None:
    """Columns under one and the same header, each with a single answer of its own."""
    columns, unknown = [], []
    for profile, _ in run:
        marks, off = _marks(profile)
        if off or len(marks) > 1 or any(key(mark) in TICKED or len(mark) > 160 for mark in marks):
            return None
        if marks:
            columns.append((profile.at, marks[0], ()))
        else:
            unknown.append(profile.at)
    if len(columns) < 2 or len({key(option) for _, option, _ in columns}) < len(columns):
        return None
    if max(profile.filled for profile, _ in run) < 2:
        return None
    return Ticks(tuple(columns), (), tuple(unknown))
