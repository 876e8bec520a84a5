"""Yes and no, plain or in several forms, with don't know and answers between them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from wtanalysis.responses.drafting.ladders import DONT_KNOW, ladder, place_in_tail, said
from wtanalysis.responses.drafting.options import Closed, code_of, distinct, is_usual, options_of, spellings
from wtanalysis.responses.drafting.profiles import Profile
from wtanalysis.responses.model import Option
from wtanalysis.responses.scales import DONT_KNOW as ANSWER_DONT_KNOW
from wtanalysis.responses.scales import key

_SIDES = re.compile(
    r"(?P<side>yes|no|y|n|true|false)(?P<more>\s*[,;:(/–—-].{1,120}|\s+(?:but|because|if|with|to|in|not|it|i|we|they|"
    r"the|this|some|all|only)\b.{0,110})?"
)
_USUAL = {"yes": ("Yes", "Y", "TRUE"), "no": ("No", "N", "FALSE")}
_PLAIN = {"yes", "no", "y", "n"}


@dataclass
class _Sorted:
    """The labels of a column: forms of yes and of no, what stands between, beside, and for not knowing."""

    sides: dict[str, list[Option]] = field(default_factory=lambda: {"yes": [], "no": []})
    between: list[str] = field(default_factory=list)
    unsure: list[str] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)

    @property
    def forms(self) -> list[Option]:
        """All forms of yes and no."""
        return [*self.sides["yes"], *self.sides["no"]]

    def fits(self) -> bool:
        """Whether this is a question of yes and no."""
        both = all(self.sides.values())
        several = any(option.part_of for option in self.forms)
        if not self.forms or len(self.between) > 2 or len(self.forms) > 8 or any(len(w) > 40 for w in self.between):
            return False
        if not both and (self.between or self.beside or several):
            return False
        return all(sum(not o.part_of for o in options) <= 1 for options in self.sides.values())


def yes_no(profile: Profile) -> Closed | None:
    """A column of yes and no; None where it is none.

    >>> from collections import Counter
    >>> found = yes_no(Profile(0, "Clear?", 9, Counter({"Yes": 4, "No, it needs examples": 3, "No": 1, "Unsure": 1})))
    >>> [(o.label, o.code, o.part_of) for o in found.options][:3]
    [('Yes', 'yes', ''), ('No', 'no', ''), ('No, it needs examples', 'option:no-it-needs-examples', 'no')]
    """
    found = _sort(profile)
    if not found.fits():
        return None
    sure = 0.97 if all(found.sides.values()) else 0.7
    plain = {key(option.label) for option in found.forms} <= _PLAIN
    if plain and not (found.between or found.beside) and all(is_usual("yes_no_dk", w) for w in found.unsure):
        return Closed("yes_no_dk", (), "yes, no" + (" and don't know" if found.unsure else ""), sure)
    several = any(option.part_of for option in found.forms)
    told = "yes and no" + (" in several forms, each counted into its net" if several else "")
    if found.between or found.beside:
        told += f", with {', '.join([*found.between, *found.beside])} beside them"
    return Closed("yes_no_dk", _options(found), told, round(sure - 0.07, 2))


def _sort(profile: Profile) -> _Sorted:
    found = _Sorted()
    for label in profile.labels:
        words = said(label)
        if DONT_KNOW.fullmatch(words):
            found.unsure.append(label)
        elif place_in_tail(label):
            found.beside.append(label)
        elif match := _SIDES.fullmatch(words):
            side = {"y": "yes", "true": "yes", "n": "no", "false": "no"}.get(match["side"], match["side"])
            option = (
                Option(label, code_of(label), side) if match["more"]
                else Option(label, side, also=spellings(label, _USUAL[side]))
            )  # fmt: skip
            found.sides[side].append(option)
        else:
            found.between.append(label)
    return found


def _options(found: _Sorted) -> tuple[Option, ...]:
    """The options in order: yes in its forms, what stands between, no, not knowing, the rest."""
    order = ladder([option.label for option in found.forms])[0]
    for options in found.sides.values():
        options.sort(key=lambda o: (bool(o.part_of), order.index(o.label) if order else 0))
    label = found.unsure[0] if found.unsure else ANSWER_DONT_KNOW.label
    also = spellings(label, (*found.unsure, ANSWER_DONT_KNOW.label, *ANSWER_DONT_KNOW.also))
    unsure = Option(label, "dont_know", also=also, kind="dont_know")
    return distinct(
        (*found.sides["yes"], *options_of(found.between), *found.sides["no"], unsure, *options_of(found.beside))
    )
