"""The two ladders that consultations use most: degrees of agreeing, and of being likely, in whatever words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from wtanalysis.responses.drafting.ladders import DONT_KNOW, place_in_tail, said
from wtanalysis.responses.drafting.options import Closed, code_of, distinct, is_usual, options_of, spellings
from wtanalysis.responses.drafting.profiles import Profile
from wtanalysis.responses.model import Option, Scale
from wtanalysis.responses.scales import SCALE_OPTIONS, key

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

    def clash(self) -> bool:
        """Whether two different answers stand for one rung, or "agree" stands beside "tend to agree"."""
        return any(len(labels) > 1 for labels in self.given.values()) or any(
            rung.endswith("plain") and rung.replace("plain", "weak") in self.given for rung in self.given
        )


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
    if profile.filled >= 30 and steps <= {"agree plain", "disagree plain"}:
        return _without_degrees(profile, rungs)
    return _laddered("agree5", ("agree", "disagree"), rungs)


def likely(profile: Profile) -> Closed | None:
    """A column of likely and unlikely; None where it is none.

    >>> from collections import Counter
    >>> likely(Profile(0, "Soon?", 3, Counter({"Very likely": 2, "Unlikely": 1}))).scale
    'likely5'
    """
    rungs = _climb(profile, _LIKELY)
    return _laddered("likely5", ("likely", "unlikely"), rungs) if rungs else None


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
    return rungs if any(" " in rung for rung in rungs.given) else None


def _without_degrees(profile: Profile, rungs: _Rungs) -> Closed:
    """Agree or disagree, with no degrees: three answers, not five."""
    codes = {"agree plain": "agree", "neither": "neither", "disagree plain": "disagree", "dont_know": "dont_know"}
    made = []
    for rung, code in codes.items():
        labels = rungs.given.get(rung, [])
        if labels:
            also = spellings(labels[0], (*labels, *(w for label in labels for w in profile.spelled[label])))
            made.append(Option(labels[0], code, also=also, kind="dont_know" if code == "dont_know" else "answer"))
    return Closed("single", distinct((*made, *options_of(rungs.extras))), "agree or disagree without degrees", 0.9)


def _laddered(scale: Scale, sides: tuple[str, str], rungs: _Rungs) -> Closed:
    """A ladder of five, in its usual words or in others."""
    steps = len(rungs.given) - ("dont_know" in rungs.given)
    sure = 0.98 if steps >= 4 else 0.9 if steps >= 2 else 0.7
    told = f"degrees of {sides[0]} and {sides[1]}"
    usual = all(is_usual(scale, label) for labels in rungs.given.values() for label in labels)
    if usual and not rungs.clash() and not rungs.extras:
        return Closed(scale, (), told, sure)
    more = f", with {', '.join(rungs.extras)} beside them" if rungs.extras else ", in other words than usual"
    return Closed(scale, _own(scale, sides, rungs), told + more, round(sure - 0.03, 2))


def _own(scale: Scale, sides: tuple[str, str], rungs: _Rungs) -> tuple[Option, ...]:
    """The options of the scale, top to bottom, with the words that this form uses for them."""
    top, bottom = sides
    names = (f"{top} strong", f"{top} plain", "neither", f"{bottom} plain", f"{bottom} strong", "dont_know")
    usual = dict(zip(names, SCALE_OPTIONS[scale], strict=True))
    made: list[Option] = []
    for name in (names[0], names[1], f"{top} weak", "neither", f"{bottom} weak", *names[3:]):
        made += _rung(name, usual, rungs.given)
    return distinct((*made, *options_of(rungs.extras)))


def _rung(name: str, usual: Mapping[str, Option], given: Mapping[str, list[str]]) -> list[Option]:
    """The options of one rung: the scale's own with this form's words, and further ones that count into its net."""
    labels = given.get(name, [])
    if name.endswith("weak"):
        plain = name.replace("weak", "plain")
        if not labels or plain in given:  # "tend to agree" beside "agree" is an answer of its own
            return [Option(label, code_of(label), usual[plain].part_of) for label in labels]
        return _with_words(usual[plain], labels)
    if not labels and name.replace("plain", "weak") in given:
        return []
    alone = name.replace("plain", "weak") not in given or not name.endswith("plain")
    return _with_words(usual[name] if alone else replace(usual[name], also=()), labels)


def _with_words(option: Option, labels: list[str]) -> list[Option]:
    """An option in the first of these words; the others are options beside it, unless it stands outside the net."""
    if not labels:
        return [option]
    if not option.part_of:
        also = spellings(labels[0], (*labels, option.label, *option.also))
        return [replace(option, label=labels[0], also=also)]
    others = [Option(label, code_of(label), option.part_of) for label in labels[1:]]
    mine = {key(label) for label in labels[1:]}
    also = tuple(w for w in spellings(labels[0], (option.label, *option.also)) if key(w) not in mine)
    return [replace(option, label=labels[0], also=also), *others]
