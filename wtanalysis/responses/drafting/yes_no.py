"""Yes and no, plain or in several forms, with don't know and answers between them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from wtanalysis.responses.drafting.ladders import DONT_KNOW, ladder, place_in_tail, said
from wtanalysis.responses.drafting.options import Closed, code_of, distinct, options_of, or_usual, spellings
from wtanalysis.responses.drafting.profiles import Profile
from wtanalysis.responses.model import Option
from wtanalysis.responses.scales import key

_SIDES = re.compile(
    r"(?P<side>yes|no|y|n|true|false)(?P<more>\s*[,;:(/–—-].{1,120}|\s+(?:but|because|if|with|to|in|not|it|i|we|they|"
    r"the|this|some|all|only)\b.{0,110})?"
)
# A reason for an answer that is offered without one, too: "No: it costs too much", "No, because ...".
_REASON = re.compile(r"\s*:|\s*[,;(–—-]?\s*(?:because|since|as it|due to)\b")
_PLAIN = ("yes", "no", "option:yes", "option:no")


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
        return both or not (self.between or self.beside or several)

    def with_nets(self) -> None:
        """Set the nets: forms of yes or no count into it, unless the plain word is itself an answer beside them.

        Beside a plain "No", only reasons nest ("No: it costs too much"); the plain one keeps a line of its own there.
        """
        for side, options in self.sides.items():
            plain = [option for option in options if option.code == side]
            reasons = all(_REASON.match(key(o.label)[len(side) :]) for o in options if o not in plain)
            if len(options) > 1 and (not plain or reasons):
                nested = [replace(o, code=f"option:{side}" if o in plain else o.code, part_of=side) for o in options]
                self.sides[side] = nested


def yes_no(profile: Profile) -> Closed | None:
    """A column of yes and no; None where it is none.

    >>> from collections import Counter
    >>> found = yes_no(Profile(0, "Clear?", 9, Counter({"Yes": 4, "No, it needs examples": 3, "No": 1, "Unsure": 1})))
    >>> [(o.label, o.code, o.part_of) for o in found.options][:3]
    [('Yes', 'yes', ''), ('No', 'no', ''), ('No, it needs examples', 'option:no-it-needs-examples', '')]
    """
    found = _sort(profile)
    if not found.fits():
        return None
    sure = 0.97 if all(found.sides.values()) else 0.7
    options = or_usual("yes_no_dk", _options(found, profile))
    told = "yes, no" + (" and don't know" if found.unsure else "")
    if any(option.part_of for option in found.forms):
        told, sure = "yes and no in several forms, each counted into its net", sure - 0.07
    elif len(found.forms) > 2:
        told, sure = "yes and no in several forms, each an answer of its own", sure - 0.07
    if found.between or found.beside:
        told += f", with {', '.join([*found.between, *found.beside])} beside them"
    known = not found.between or ladder([o.label for o in options if o.kind == "answer"])[0]
    return Closed("yes_no_dk", options, told, round(sure if known else min(sure, 0.75), 2))


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
            plain = not match["more"] and side not in [option.code for option in found.sides[side]]
            also = spellings(label, profile.spelled[label])
            found.sides[side].append(Option(label, side if plain else code_of(label), also=also))
        else:
            found.between.append(label)
    found.with_nets()
    return found


def _options(found: _Sorted, profile: Profile) -> tuple[Option, ...]:
    """The options that were given, in order: yes in its forms, what stands between, no, not knowing, the rest."""
    order = ladder([option.label for option in found.forms])[0]
    for options in found.sides.values():
        options.sort(key=lambda o: order.index(o.label) if order else o.code not in _PLAIN)
    between = ladder(found.between)[0] or found.between
    return distinct((
        *found.sides["yes"], *options_of(between, profile), *found.sides["no"], *options_of(found.unsure, profile),
        *options_of(found.beside, profile),
    ))  # fmt: skip
