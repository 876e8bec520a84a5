"""The two ladders that consultations use most: degrees of agreeing, and of being likely, in whatever words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from wtanalysis.responses.drafting.ladders import DONT_KNOW, place_in_tail, said
from wtanalysis.responses.drafting.options import Closed, code_of, distinct, options_of, or_usual, spellings
from wtanalysis.responses.drafting.profiles import Profile
from wtanalysis.responses.model import Option, Scale
from wtanalysis.responses.scales import SCALE_OPTIONS

_AGREE = re.compile(
    r"(?:i |we )?(?:(?P<strong>(?:very )?strongly|completely|totally|fully|definitely|entirely|wholly)|"
    r"(?P<weak>tend to|slightly|somewhat|mostly|partially|partly|generally|broadly|moderately|mildly))?\s*"
    r"(?P<side>agree|disagree)(?:\s+(?:(?P<strong2>strongly|completely|fully|entirely)|"
    r"(?P<weak2>slightly|somewhat|partially|partly|in part|to some extent|a little)))?(?: with (?:it|this|"
    r"the proposals?))?"
)
_LIKELY = re.compile(
    r"(?:(?P<strong>very|extremely|highly|most)|(?P<weak>somewhat|fairly|quite|slightly))?\s*(?P<side>likely|unlikely)"
    r"(?P<strong2>)(?P<weak2>)"
)
_NEITHER = re.compile(r"neither\b.{0,60}|neutral\b.{0,30}|no opinion either way|in between")


@dataclass
class _Rungs:
    """The labels of a column by the rung that they stand for (``agree strong``), and answers beside the ladder."""

    given: dict[str, list[str]] = field(default_factory=dict)
    extras: list[str] = field(default_factory=list)


def agree(profile: Profile) -> Closed | None:
    """A column of agreeing and disagreeing; None where it is none.

    >>> from collections import Counter
    >>> cells = Counter({"Fully agree": 4, "Tend to agree": 3, "Neutral": 2, "Disagree": 1, "No opinion": 1})
    >>> found = agree(Profile(0, "Fair?", 11, cells))
    >>> found.scale, [(o.label, o.code) for o in found.options][:2]
    ('agree5', [('Fully agree', 'option:strongly-agree'), ('Tend to agree', 'option:agree')])
    """
    rungs = _climb(profile, _AGREE)
    if rungs is None:
        return None
    steps = {rung for rung in rungs.given if " " in rung}
    sides = [sum(step.startswith(side) for step in steps) for side in ("agree", "disagree")]
    if profile.filled >= 30 and not any(step.endswith("strong") for step in steps) and sides != [2, 2]:
        return _without_degrees(profile, rungs)
    return _laddered("agree5", ("agree", "disagree"), rungs, profile)


def likely(profile: Profile) -> Closed | None:
    """A column of likely and unlikely; None where it is none.

    >>> from collections import Counter
    >>> likely(Profile(0, "Soon?", 3, Counter({"Very likely": 2, "Unlikely": 1}))).scale
    'likely5'
    """
    rungs = _climb(profile, _LIKELY)
    return _laddered("likely5", ("likely", "unlikely"), rungs, profile) if rungs else None


def _climb(profile: Profile, pattern: re.Pattern[str]) -> _Rungs | None:
    """Which rung each label of a column stands for; None where one stands for none."""
    rungs = _Rungs()
    for label in profile.labels:
        words = said(label)
        if match := pattern.fullmatch(words):
            strong, weak = match["strong"] or match["strong2"], match["weak"] or match["weak2"]
            rung = f"{match['side']} {'strong' if strong else 'weak' if weak else 'plain'}"
        elif _NEITHER.fullmatch(words):
            rung = "neither"
        elif DONT_KNOW.fullmatch(words):
            rung = "dont_know"
        elif place_in_tail(label):
            rungs.extras.append(label)
            continue
        else:
            return None
        rungs.given.setdefault(rung, []).append(label)
    for labels in rungs.given.values():
        labels.sort(key=lambda label: -profile.totals[label])
    return rungs if any(" " in rung for rung in rungs.given) else None


def _without_degrees(profile: Profile, rungs: _Rungs) -> Closed:
    """Agree or disagree, with no degrees or one on one side alone: answers, and no nets of them."""
    codes = {
        "agree plain": "agree", "agree weak": "", "neither": "neither", "disagree weak": "",
        "disagree plain": "disagree", "dont_know": "dont_know",
    }  # fmt: skip
    made = []
    for rung, code in codes.items():
        for place, label in enumerate(rungs.given.get(rung, [])):
            also, kind = spellings(label, profile.spelled[label]), "dont_know" if code == "dont_know" else "answer"
            made.append(Option(label, code_of(label) if place or not code else code, also=also, kind=kind))  # type: ignore[arg-type]
    options = distinct((*made, *options_of(rungs.extras, profile)))
    return Closed("single", options, "agree or disagree without degrees", 0.9)


def _laddered(scale: Scale, sides: tuple[str, str], rungs: _Rungs, profile: Profile) -> Closed:
    """A ladder of five with the answers that were given, in the words that they were given in."""
    steps = len(rungs.given) - ("dont_know" in rungs.given)
    sure = 0.98 if steps >= 4 else 0.9 if steps >= 2 else 0.7
    told = f"degrees of {sides[0]} and {sides[1]}"
    if rungs.extras:
        told, sure = told + f", with {', '.join(rungs.extras)} beside them", sure - 0.03
    return Closed(scale, or_usual(scale, _own(scale, sides, rungs, profile)), told, round(sure, 2))


def _own(scale: Scale, sides: tuple[str, str], rungs: _Rungs, profile: Profile) -> tuple[Option, ...]:
    """The options of the scale, top to bottom: only what was given, in the words that this form uses."""
    top, bottom = sides
    names = (f"{top} strong", f"{top} plain", "neither", f"{bottom} plain", f"{bottom} strong", "dont_know")
    usual = dict(zip(names, SCALE_OPTIONS[scale], strict=True))
    made: list[Option] = []
    for name in (names[0], names[1], f"{top} weak", "neither", f"{bottom} weak", *names[3:]):
        made += _rung(name, usual, rungs.given, profile)
    return distinct((*made, *options_of(rungs.extras, profile)))


def _rung(name: str, usual: Mapping[str, Option], given: Mapping[str, list[str]], profile: Profile) -> list[Option]:
    """The options of one rung: the scale's code for this form's words, and further ones that count into its net."""
    labels = given.get(name, [])
    plain = name.replace("weak", "plain")
    if name.endswith("weak") and plain in given:  # "tend to agree" beside "agree" is an answer of its own
        return [Option(w, code_of(w), usual[plain].part_of, spellings(w, profile.spelled[w])) for w in labels]
    made: list[Option] = []
    for label in labels:
        first = replace(usual[plain], label=label, also=spellings(label, profile.spelled[label]))
        made.append(first if not made else replace(first, code=code_of(label)))
    return made
