"""What each column of an export is, guessed: respondent, question, option or comment, with the reason and how sure."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cached_property

from wtanalysis.responses.drafting.closed import closed
from wtanalysis.responses.drafting.days import day_order
from wtanalysis.responses.drafting.guesses import About, Guess, Guesses
from wtanalysis.responses.drafting.headers import FOLLOWS, Header, id_of, is_below, read_headers
from wtanalysis.responses.drafting.noticed import marked_by_language, rows_left_out, tests_among
from wtanalysis.responses.drafting.numerals import spelled_out
from wtanalysis.responses.drafting.options import CODED, Closed, in_words, options_of, own_silence
from wtanalysis.responses.drafting.profiles import Profile, profiles
from wtanalysis.responses.drafting.respondents import Kinds, kinds
from wtanalysis.responses.drafting.roles import DOUBTFUL_ID, about, best_date
from wtanalysis.responses.drafting.several import Several, goes_before, is_ranking, several
from wtanalysis.responses.drafting.ticks import MULTIPLE, Ticks, tick_groups, with_parts
from wtanalysis.responses.drafting.told import NOTHING, Told
from wtanalysis.responses.drafting.tongues import english_names
from wtanalysis.responses.drafting.votes import votes
from wtanalysis.responses.mapping import Column, Role
from wtanalysis.responses.model import Option, Question, Scale
from wtanalysis.responses.rawtables import RawTable
from wtanalysis.responses.scales import key, slug


def guess(table: RawTable, told: Told = NOTHING) -> Guesses:
    """Guess what each column of an export is.

    Args:
        table: the export as it stands in its file.
        told: what a question workbook or data dictionary says of its columns.

    >>> from wtanalysis.responses.rawtables import Layout
    >>> rows = tuple((n, (str(n), "Yes" if n % 3 else "No", f"Because of reason {n}, mainly")) for n in range(2, 40))
    >>> found = guess(RawTable("a.csv", ("ID", "Q1. Do you agree?", "Q1. Why?"), rows, Layout()))
    >>> [(g.column.role, g.column.question) for g in found.columns]
    [('id', ''), ('answer', 'q1'), ('comment', 'q1')]
    >>> found.questions[0].scale
    'yes_no_dk'
    """
    return _Guesser(table, told).made()


@dataclass
class _Guesser:
    """The guesses of one export while they are made."""

    table: RawTable
    told: Told
    columns: dict[int, Guess] = field(default_factory=dict)
    questions: dict[str, Question] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)
    commented: set[str] = field(default_factory=set)
    asked: list[tuple[int, Header, str]] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    @cached_property
    def found(self) -> list[tuple[Profile, Header]]:
        """The columns with their headers, taken apart."""
        headers = map(self.told.header, self.table.names, read_headers(english_names(self.table.names)))
        return with_parts(list(zip(profiles(self.table), headers, strict=True)))

    @cached_property
    def closed(self) -> dict[int, Closed]:
        """The columns that may be closed questions with one answer."""
        made = {p.at: c for p, h in self.found if (c := self._closed(p, h))}
        return {**made, **votes(self.table)}

    @cached_property
    def several(self) -> dict[int, Several]:
        """The columns that may hold several answers in a cell."""
        made = {}
        for profile, header in self.found:
            one = self.closed.get(profile.at)
            if one and one.scale != "single":
                continue
            options = len(one.options) if one else None
            if split := several(profile, options, bool(MULTIPLE.search(header.words))):
                meanings = self.told.meanings_of(profile.name, header)
                made[profile.at] = replace(split, options=in_words(split.options, meanings))
        return made

    @cached_property
    def ticks(self) -> list[Ticks]:
        """The questions with a column an option."""
        return tick_groups([(p, h) for p, h in self.found if p.at not in self.told.columns])

    def _closed(self, profile: Profile, header: Header) -> Closed | None:
        meanings = self.told.meanings_of(profile.name, header)
        if meanings and profile.numeric == 1:
            given = {label: meanings.get(label.removesuffix(".0"), "") for label in profile.labels}
            if all(given.values()):
                options = [Option(w, f"option:{slug(w)}", also=(c, f"{c}.0")) for c, w in meanings.items()]
                return spelled_out(options, CODED)
        return closed(profile, header)

    def made(self) -> Guesses:
        """Everything guessed, in turn: the respondent and the form, the types, the questions."""
        in_ticks = {at for group in self.ticks for at in group.places}
        self._respondent(in_ticks)
        chosen = kinds(self.found, self.closed, self.several, self.ticks, set(self.columns))
        self._types(chosen)
        groups = {min(group.places): group for group in self.ticks if min(group.places) not in self.columns}
        for profile, header in self.found:
            if profile.at in self.columns:
                continue
            if profile.at in groups:
                self._options(groups[profile.at])
            else:
                self._question(profile, header)
        self.columns = marked_by_language(self.table, [profile for profile, _ in self.found], self.columns)
        order, days = self._days()
        self.warnings += rows_left_out(self.table)
        return Guesses(
            tuple(self.columns[at] for at in sorted(self.columns)), tuple(self.questions.values()),
            chosen.types if chosen else (), order, days, tuple(self.warnings), tests_among(self.table, self.columns),
        )  # fmt: skip

    def _put(self, profile: Profile, role: Role, told: str, sure: float, **more: object) -> None:
        """Write down what a column is."""
        twice = sum(key(p.name) == key(profile.name) for p, _ in self.found) > 1
        column = Column(profile.name, role, column=profile.at + 1 if twice else None, **more)  # type: ignore[arg-type]
        self.columns[profile.at] = Guess(profile.at + 1, column, told, round(min(sure, 0.99), 2))

    def _respondent(self, in_ticks: set[int]) -> None:
        """The columns about the respondent and the form."""
        named: dict[str, list[tuple[Profile, About]]] = {}
        for profile, header in self.found:
            if profile.at in in_ticks or profile.at in self.told.columns:
                continue
            few = profile.at in self.closed and profile.distinct <= 12 and profile.numeric < 1
            if meant := about(profile, header, few):
                named.setdefault(meant.role, []).append((profile, meant))
        for role, columns in named.items():
            best = self._best(role, columns)
            for profile, meant in columns:
                if meant.role in ("id", "date", "organisation", "consent", "listed") and profile is not best:
                    others = {"date": "another date of the form", "organisation": "a second name of an organisation",
                              "id": "another id"}  # fmt: skip
                    why = others.get(meant.role, "about the handling of the response")
                    reason = f"but another column is the {role}" if best else "but they cannot be read"
                    self._put(profile, "left out", f"{meant.told}, {reason}", max(meant.sure - 0.2, 0.5), why=why)
                else:
                    self._put(profile, meant.role, meant.told, meant.sure, why=meant.why, values=dict(meant.values))
        doubtful = [p.name for p, m in named.get("left out", ()) if m.why == DOUBTFUL_ID]
        if doubtful:
            self.warnings.append(f"{doubtful[0]} is empty or the same on several rows: is a row one response?")
        if "id" not in named:
            self.warnings.append("no column holds an id: rows are called by their number (r0002)")

    def _best(self, role: str, columns: list[tuple[Profile, About]]) -> Profile | None:
        """The one column of a role that only one can have."""
        if role == "date":
            fit = [profile for profile, _ in columns if day_order(profile) is not None]
            for profile, _ in columns:
                if profile not in fit:
                    self.warnings.append(
                        f"column {profile.at + 1} ({profile.name}) looks like a date that cannot be read"
                    )
            return fit[best_date([profile.name for profile in fit])] if fit else None
        if role == "consent":  # a wish to be confidential goes before a leave to publish
            return min(columns, key=lambda pair: (not pair[1].values, -pair[1].sure))[0]
        return max(columns, key=lambda pair: pair[1].sure)[0]

    def _types(self, chosen: Kinds | None) -> None:
        """The columns that say what sort of respondent it is."""
        if not chosen:
            return
        by_place = {profile.at: profile for profile, _ in self.found}
        for at, column in chosen.columns.items():
            self._put(by_place[at], column.role, chosen.told[at], chosen.sure[at], option=column.option,
                      separator=column.separator, ticked=column.ticked)  # fmt: skip
        if chosen.others:
            self.warnings.append(
                f"respondents are grouped by column {min(chosen.columns) + 1}; it could also be column "
                + " or ".join(str(at + 1) for at in chosen.others)
            )

    def _days(self) -> tuple[str, tuple[str, str] | None]:
        for profile, _ in self.found:
            if self.columns[profile.at].column.role == "date":
                order, days = day_order(profile) or ("", [])
                if order:
                    self.warnings.append("every date could be read day first or month first: day first is assumed")
                return order, (min(days), max(days)) if days else None
        return "", None

    def _ask(
        self, profile: Profile, header: Header, scale: Scale, options: tuple[Option, ...] = (), after: str = ""
    ) -> str:
        """A new question; its id."""
        spoken = self.told.columns.get(profile.at)
        words = ((spoken.text if spoken else "") or header.words or profile.name) + after
        named = replace(header, code=spoken.code) if spoken and spoken.code else header
        question_id = id_of(named, self.taken)
        status = "open" if scale == "open" else "reported"
        self.questions[question_id] = Question(
            question_id, section=header.section, text=words, scale=scale, options=options, status=status  # type: ignore[arg-type]
        )  # fmt: skip
        self.asked.append((profile.at, header, question_id))
        return question_id

    def _options(self, group: Ticks) -> None:
        """A question with a column an option."""
        profile, header = self.found[min(group.places)]
        labels = [option for _, option, _ in group.columns]
        options = options_of(labels)
        words = (*group.unticked, *(word for at in group.places for word in self.found[at][0].silent))
        options = (*options, *own_silence(dict.fromkeys(words)))
        whole = replace(header, part="", code=_without_number(header.code))
        question_id = self._ask(profile, whole, "multi", options)
        for at, option, ticked in group.columns:
            own = self.found[at][0]
            told = f"one option of a question with {len(labels)} columns" + ("" if own.filled else "; nobody ticked it")
            self._put(
                own, "option", told, 0.93 if own.filled else 0.75, question=question_id, option=option, ticked=ticked
            )
        for at in group.silent:
            told, why = f"the form's mark that {question_id} was not answered", "marks that nothing was ticked"
            self._put(self.found[at][0], "left out", told, 0.9, why=why)
        for at in group.unknown:
            self._put(self.found[at][0], "left out", f"an option of {question_id} that nobody ticked", 0.8,
                      why="an option that nobody ticked, and the header does not name it")  # fmt: skip

    def _question(self, profile: Profile, header: Header) -> None:
        """A question with one column, or a comment."""
        spoken = self.told.columns.get(profile.at)
        split, one = self.several.get(profile.at), self.closed.get(profile.at)
        if (spoken and spoken.kind == "open") or profile.name.partition(" ")[0].endswith("_TEXT"):
            split = one = None
        other = header.is_other_part or (header.part or header.question).casefold().startswith("other")
        if other and self.asked and self._belongs(self.asked[-1], header):
            split = one = None
        if FOLLOWS.match(header.words) and not header.code and self._is_handling(profile.at - 1):
            why = "about the handling of the response"
            self._put(profile, "left out", "goes with the column before it", 0.7, why=why)
        elif not profile.filled and not spoken:
            why = "no cell is filled"
            self._put(profile, "left out", why + ": if the form asks it, make it a question", 0.6, why=why)
        elif split and goes_before(split, one) and is_ranking(profile, split):
            why = "a ranking: every option stands in every row, in an order that says which goes first"
            self._put(profile, "left out", why + "; to count first choices, make a column of them", 0.85, why=why)
        elif split and goes_before(split, one):
            question_id = self._ask(profile, header, "multi", split.options)
            self._put(profile, "answer", f"multi: {split.told}", split.sure, question=question_id,
                      separator=split.separator)  # fmt: skip
        elif one:
            question_id = self._ask(profile, header, one.scale, one.options)
            self._put(profile, "answer", f"{one.scale}: {one.told}", one.sure, question=question_id)
        elif profile.numeric >= 0.9 and not spoken:
            why = "numbers, not answers to choose from"
            self._put(profile, "left out", why + ": to count them, group them into ranges first", 0.7, why=why)
        else:
            self._comment(profile, header)

    def _comment(self, profile: Profile, header: Header) -> None:
        """Free text: beside the question before it, or an open question of its own."""
        free = f"free text: {profile.distinct:,} different values in {profile.filled:,} cells"
        long = profile.mean_length > 25 or header.asks_for_words or header.is_text_part
        sure = 0.95 if long and profile.repeated < 0.5 else 0.75
        beside = self._beside(profile, header)
        if beside:
            self.commented.add(beside)
            self._put(profile, "comment", f"{free}, beside {beside}", sure - 0.05, question=beside)
        else:
            follows = (
                bool(self.asked) and bool(FOLLOWS.match(header.words)) and not (header.code or header.closes_a_form)
            )
            question_id = self._ask(profile, header, "open", after=f" (after {self.asked[-1][2]})" if follows else "")
            self.commented.add(question_id)
            self._put(profile, "comment", f"open: {free}", sure, question=question_id)

    def _beside(self, profile: Profile, header: Header) -> str:
        """The closed question that a comment goes with; empty for an open question of its own."""
        spoken = self.told.columns.get(profile.at)
        if spoken:
            linked = self.columns.get(spoken.beside) if spoken.beside is not None else None
            return linked.column.question if linked and linked.column.question not in self.commented else ""
        if not self.asked or header.refers_to_several or header.closes_a_form or self._is_general(profile, header):
            return ""
        at, before, question_id = self.asked[-1]
        if question_id in self.commented or self.questions[question_id].scale == "open":
            return ""
        more = header.is_text_part or header.is_other_part or bool(FOLLOWS.match(header.part))
        same = (
            key(before.question) == key(header.question) and bool(header.part) and (more or header.part[:5] == "Other")
        )
        own = bool(header.code) and slug(header.code) != slug(before.code)
        below = bool(before.code) and is_below(before.code, header.code)
        follows = bool(FOLLOWS.match(header.words)) and not own and not before.part
        near = all(self._is_of(place, question_id) for place in range(at + 1, profile.at))
        return question_id if same or below or (follows and near) else ""

    def _is_general(self, profile: Profile, header: Header) -> bool:
        """Whether comments stand once, after the last of several questions: about all of them."""
        alike = [p.at for p, h in self.found if key(h.words) == key(header.words)]
        later = any(p.at > profile.at and p.at not in self.columns for p, _ in self.found)
        bare = re.fullmatch(r"(?:your |general |overall |any )?(?:comments?|feedback)(?: box)?", key(header.words))
        return bool(bare) and not header.code and len(alike) == 1 and not later and len(self.asked) > 1

    def _is_handling(self, place: int) -> bool:
        before = self.columns.get(place)
        return before is not None and (before.column.role in ("consent", "listed") or "handling" in before.column.why)

    def _belongs(self, asked: tuple[int, Header, str], header: Header) -> bool:
        """Whether "other" belongs to the question before it: one with several options, or of the same number."""
        _, before, question_id = asked
        if before.code and slug(before.code) == slug(header.code) and not header.part:
            return True
        return key(before.question) == key(header.question) and self.questions[question_id].scale == "multi"

    def _is_of(self, place: int, question_id: str) -> bool:
        known = self.columns.get(place)
        return known is not None and known.column.question in (question_id, "")


def _without_number(code: str) -> str:
    """The code of a question whose columns are numbered: Q3 of Q3_1."""
    return code.rsplit("_", 1)[0] if "_" in code else code
