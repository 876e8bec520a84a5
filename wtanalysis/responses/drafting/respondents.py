"""Which columns say what sort of respondent it is, so that answers can be broken down by it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from wtanalysis.responses.cells import FOR_A_BODY
from wtanalysis.responses.drafting.headers import Header
from wtanalysis.responses.drafting.options import CODED, Closed, own_silence
from wtanalysis.responses.drafting.profiles import Profile
from wtanalysis.responses.drafting.several import Several, goes_before
from wtanalysis.responses.drafting.ticks import Ticks
from wtanalysis.responses.drafting.type_words import type_score
from wtanalysis.responses.mapping import Column
from wtanalysis.responses.model import Option
from wtanalysis.responses.scales import key

Found = Sequence[tuple[Profile, Header]]


@dataclass
class Kinds:
    """The columns about a respondent's type, the types, and other columns that could be it."""

    types: tuple[tuple[str, tuple[str, ...]], ...]
    columns: dict[int, Column] = field(default_factory=dict)
    told: dict[int, str] = field(default_factory=dict)
    sure: dict[int, float] = field(default_factory=dict)
    others: tuple[int, ...] = ()

    def put(self, at: int, column: Column, told: str, sure: float) -> None:
        """Write down what a column is."""
        self.columns[at], self.told[at], self.sure[at] = column, told, sure


def kinds(
    found: Found, closed: Mapping[int, Closed], several: Mapping[int, Several], ticks: Sequence[Ticks], taken: set[int]
) -> Kinds | None:
    """The column (or columns) whose header sounds most like the question about the respondent's type; None without one.

    Args:
        found: the columns with their headers.
        closed: those that are closed questions with one answer.
        several: those with several answers in a cell.
        ticks: the questions with one column an option.
        taken: places of columns that are something else.
    """
    scores: dict[int, int] = {}
    in_ticks = {min(group.places): group for group in ticks}
    members = {at for group in ticks for at in group.places}
    for profile, header in found:
        at = profile.at
        if at in taken or (at in members and at not in in_ticks):
            continue
        one = closed.get(at)
        fits = at in in_ticks or at in several or (one is not None and one.scale == "single" and profile.distinct > 1)
        words = profile.numeric < 0.5 or (one is not None and one.told == CODED)
        if fits and words and not _barred(at, closed, several, in_ticks) and type_score(header):
            scores[at] = type_score(header)
    if not scores:
        return _behalf(Kinds(()), found, closed, taken) if _yes_no_behalf(found, closed, taken) is not None else None
    best = max(scores, key=lambda at: (scores[at], -at))
    sure = 0.5 + 0.045 * scores[best]
    profile, header = found[best]
    others = tuple(at for at in sorted(scores) if at != best and scores[at] >= 4)
    if best in in_ticks:
        made = Kinds(tuple((option, ()) for _, option, _ in in_ticks[best].columns), others=others)
        for at, option, ticked in in_ticks[best].columns:
            made.put(
                at, Column(found[at][0].name, "type", option=option, ticked=ticked), "one type of respondent", sure
            )
    elif goes_before(several.get(best), closed.get(best)):
        split = several[best]
        made = Kinds(_types(split.options), others=others)
        made.put(best, Column(profile.name, "type", separator=split.separator),
                 f"the header asks who responds; {split.told}", sure)  # fmt: skip
    else:
        made = Kinds(_types(closed[best].options), others=others)
        made.put(best, Column(profile.name, "type"), f"the header asks who responds; {profile.distinct} types", sure)
    if not made.columns[best].option and own_silence(profile.silent):
        made.types = (*made.types, ("Not stated", own_silence_words(profile)))
    _other(made, found, taken)
    return _behalf(made, found, closed, taken)


def _barred(
    at: int, closed: Mapping[int, Closed], several: Mapping[int, Several], in_ticks: Mapping[int, Ticks]
) -> bool:
    """Whether a type has a bar in its name, which stands between the types of a group in groups.csv."""
    if at in in_ticks:
        names = [option for _, option, _ in in_ticks[at].columns]
    else:
        split = several.get(at)
        options = split.options if split and goes_before(split, closed.get(at)) else closed[at].options
        names = [word for o in options for word in (o.label, *o.also)]
    return any("|" in name for name in names)


def own_silence_words(profile: Profile) -> tuple[str, ...]:
    """The form's own words for no answer."""
    return tuple(word for option in own_silence(profile.silent)[:1] for word in profile.silent)


def _types(options: Sequence[Option]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((option.label, option.also) for option in options if option.kind != "not_answered")


def _other(made: Kinds, found: Found, taken: set[int]) -> None:
    """The free text after the types: what "other" stands for."""
    last = max(made.columns)
    for profile, header in found[last + 1 : last + 3]:
        words = key(header.words)
        asks = header.is_other_part or (
            words.startswith(("if other", "if you selected other", "other")) and "?" not in words
        )
        asks = asks or bool(re.search(r"(?i)[-–:([|]\s*other\W*\Z", profile.name))
        if profile.at not in taken and asks:
            made.put(profile.at, Column(profile.name, "type_other"), "what those wrote who ticked another type", 0.85)
            return


def _yes_no_behalf(found: Found, closed: Mapping[int, Closed], taken: set[int]) -> int | None:
    for profile, header in found:
        one = closed.get(profile.at)
        if one and profile.at not in taken and one.scale == "yes_no_dk" and "behalf of" in key(header.words):
            return profile.at
    return None


def _behalf(made: Kinds, found: Found, closed: Mapping[int, Closed], taken: set[int]) -> Kinds:
    """The column that says whether someone answers for an organisation, where types can be several."""
    place = _yes_no_behalf(found, closed, taken)
    many = len(made.columns) > 1 or any(column.separator for column in made.columns.values())
    for profile, _ in found:
        if place is None and many and profile.at not in taken and profile.at not in made.columns:
            words = {key(label) for label in profile.labels}
            body = words & set(FOR_A_BODY)
            if body and len(words) == 2 and all(w in body or "individual" in w or w in ("no", "myself") for w in words):
                place = profile.at
    if place is not None and place not in made.columns:
        made.put(place, Column(found[place][0].name, "on_behalf"), "says whether an organisation answers", 0.85)
    return made
