"""Which scale the answers of one column are on, with the options that it shows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wtanalysis.responses.drafting.headers import Header
from wtanalysis.responses.drafting.ladders import DONT_KNOW, by_frequency, ladder, number_of, place_in_tail
from wtanalysis.responses.drafting.profiles import SILENT, Profile
from wtanalysis.responses.model import Option, Scale
from wtanalysis.responses.scales import DONT_KNOW as ANSWER_DONT_KNOW
from wtanalysis.responses.scales import NOT_ANSWERED, SCALE_OPTIONS, key, slug

MOST_OPTIONS = 40
MOST_WRITTEN_IN = 40
_AGREE = re.compile(
    r"(?:i |we )?(?:(?P<strong>(?:very )?strongly|completely|totally|fully|definitely|entirely|wholly)|"
    r"(?P<weak>tend to|slightly|somewhat|mostly|partially|partly|generally|broadly|moderately|mildly))?\s*"
    r"(?P<side>agree|disagree)(?:\s+(?:(?P<strong2>strongly|completely|fully|entirely)|"
    r"(?P<weak2>slightly|somewhat|partially|partly|in part|to some extent|a little)))?(?: with (?:it|this|the proposals?))?"
)
_LIKELY = re.compile(
    r"(?:(?P<strong>very|extremely|highly|most)|(?P<weak>somewhat|fairly|quite|slightly))?\s*(?P<side>likely|unlikely)"
    r"(?P<strong2>)(?P<weak2>)"
)
_NEITHER = re.compile(r"neither\b.{0,60}|neutral\b.{0,30}|no opinion either way|in between")
_YES_NO = re.compile(r"(?P<side>yes|no|y|n|true|false)\b(?P<more>[\s,;:(/–—-].{1,110})?")
_PAIRS = re.compile(r"\(?\b(\d{1,2})\s*(?:=|-|–|:|is|means|being)\s*[\"'“]?([A-Za-z][A-Za-z' /]{2,40})")
_CLOSED_WORDS = re.compile(
    r"(?i)\b(?:type|size|region|gender|sex|age|ethnic\w*|religion|sector|capacity|country|nation|location|area|role|category|"
    r"qualification|band|range|status|how often|to what extent|do you agree|which|select|tick|choose|scale|rate|language)\b"
)


@dataclass(frozen=True)
class Closed:
    """A closed question as guessed: its scale, its options (none: those of the scale), why, and how sure from 0 to 1."""

    scale: Scale
    options: tuple[Option, ...]
    told: str
    sure: float


def closed(profile: Profile, header: Header) -> Closed | None:
    """What a column is as a closed question with one answer; None where it is none.

    >>> from collections import Counter
    >>> cells = Counter({"Strongly Agree": 9, "Agree": 8, "Neither agree or disagree": 2, "Disagree ": 1})
    >>> found = closed(Profile(0, "It is fair", 20, cells), Header("", "It is fair", ""))
    >>> found.scale, found.options, found.sure
    ('agree5', (), 0.98)
    """
    if not profile.labels or profile.longest > 160:
        return None
    for guess in (_agree, _likely, _yes_no, _numbers, _choices):
        if found := guess(profile, header):
            return _with_silence(profile, found)
    return None


def options_of(labels: Iterable[str], profile: Profile | None = None) -> tuple[Option, ...]:
    """Options with these labels, in this order, each with a code of its own and its other spellings.

    >>> [(o.code, o.kind) for o in options_of(["Bus", "None of these", "Don't know"])]
    [('option:bus', 'answer'), ('option:none-of-these', 'none'), ('dont_know', 'dont_know')]
    """
    taken: set[str] = set()
    made = []
    for label in labels:
        kind = {2: "none", 3: "dont_know"}.get(place_in_tail(label), "answer")
        code = "dont_know" if kind == "dont_know" else f"option:{slug(label)}"
        if code in taken:
            number = 2
            while f"option:{slug(label)}-{number}" in taken:
                number += 1
            code = f"option:{slug(label)}-{number}"
        taken.add(code)
        also = profile.spelled.get(label, ()) if profile else ()
        made.append(Option(label, code, also=_differing(label, also), kind=kind))  # type: ignore[arg-type]
    return tuple(made)


def _differing(label: str, also: Sequence[str]) -> tuple[str, ...]:
    """The spellings that a reader would not take for the label by itself."""
    return tuple(dict.fromkeys(word for word in also if key(word) != key(label)))


def _with_silence(profile: Profile, found: Closed) -> Closed:
    """The guess with this form's own words for no answer, where the usual list has not got them."""
    own = [words for words in profile.silent if key(words) not in SILENT]
    if not own:
        return found
    options = found.options or SCALE_OPTIONS[found.scale]
    silent = Option(own[0], "", also=(*own[1:], NOT_ANSWERED.label, *NOT_ANSWERED.also), kind="not_answered")
    return Closed(found.scale, (*options, silent), found.told, found.sure)


def _agree(profile: Profile, header: Header) -> Closed | None:
    found = _sided(profile, "agree5", _AGREE, {"agree": "agree", "disagree": "disagree"})
    if not found:
        return None
    labels = [key(label) for label in profile.labels]
    plain = {"agree", "disagree"}
    sides = plain & set(labels)
    if profile.filled >= 30 and sides and not any(_degree(label) for label in labels):
        known = {"agree": "agree", "disagree": "disagree"}
        ordered = sorted(profile.labels, key=lambda w: (place_in_tail(w), {"agree": 0, "disagree": 2}.get(key(w), 1)))
        options = tuple(
            Option(o.label, known.get(key(o.label)) or ("neither" if _NEITHER.fullmatch(key(o.label)) else o.code),
                   also=o.also, kind=o.kind)
            for o in options_of(ordered, profile)
        )  # fmt: skip
        return Closed("single", options, "agree or disagree without degrees", 0.9)
    return found


def _degree(label: str) -> bool:
    match = _AGREE.fullmatch(label)
    return bool(match and any(match[g] for g in ("strong", "weak", "strong2", "weak2")))


def _likely(profile: Profile, header: Header) -> Closed | None:
    return _sided(profile, "likely5", _LIKELY, {"likely": "likely", "unlikely": "unlikely"})


def _sided(profile: Profile, scale: Scale, pattern: re.Pattern[str], sides: dict[str, str]) -> Closed | None:
    """A ladder with two sides and degrees, as all labels of a column fit it."""
    given: dict[str, list[str]] = {}
    extras: list[str] = []
    for label in profile.labels:
        words = key(label)
        match = pattern.fullmatch(words)
        if match:
            strong = match["strong"] or match["strong2"]
            degree = "strong" if strong else "weak" if match["weak"] or match["weak2"] else "plain"
            given.setdefault(f"{sides[match['side']]} {degree}", []).append(label)
        elif _NEITHER.fullmatch(words):
            given.setdefault("neither", []).append(label)
        elif DONT_KNOW.fullmatch(words):
            given.setdefault("dont_know", []).append(label)
        elif place_in_tail(label):
            extras.append(label)
        else:
            return None
    reached = [rung for rung in given if " " in rung]
    if not reached:
        return None
    options = _rungs(scale, list(sides), given, extras)
    steps = len(given) - ("dont_know" in given)
    sure = 0.98 if steps >= 4 else 0.9 if steps >= 2 else 0.7
    plain = all(_is_known(scale, label) for labels in given.values() for label in labels) and not extras
    clash = any(len({key(w) for w in labels}) > 1 for labels in given.values()) or any(
        f"{side} plain" in given and f"{side} weak" in given for side in sides
    )
    told = f"degrees of {list(sides)[0]} and {list(sides)[1]}"
    if plain and not clash:
        return Closed(scale, (), told, sure)
    more = f", with {', '.join(extras)} as answers of their own" if extras else ", in other words than usual"
    return Closed(scale, options, told + more, sure - 0.03)


def _is_known(scale: Scale, label: str) -> bool:
    return any(key(label) in map(key, (o.label, *o.also)) for o in SCALE_OPTIONS[scale])


def _rungs(scale: Scale, sides: list[str], given: dict[str, list[str]], extras: list[str]) -> tuple[Option, ...]:
    """The options of the scale, top to bottom, with the words that this form uses for them."""
    top, bottom = sides
    usual = SCALE_OPTIONS[scale]
    order = (f"{top} strong", f"{top} plain", f"{top} weak", "neither", f"{bottom} weak", f"{bottom} plain",
             f"{bottom} strong", "dont_know")  # fmt: skip
    standard = dict(zip((order[0], order[1], "neither", order[5], order[6], "dont_know"), usual, strict=True))
    made: list[Option] = []
    for rung in order:
        side = rung.split()[0]
        labels = given.get(rung, [])
        default = standard.get(rung)
        if default is None:  # "tend to agree" is the scale's second step, unless "agree" is there as well
            if not labels:
                continue
            if f"{side} plain" in given:
                own = [Option(w, f"option:{slug(w)}", side) for w in labels]
                made.extend(own)
                continue
            default = standard[f"{side} plain"]
        elif rung.endswith("plain") and not labels and given.get(f"{side} weak"):
            continue
        label = labels[0] if labels else default.label
        words = (*labels, default.label, *default.also)
        if f"{side} weak" in given and f"{side} plain" in given and rung.endswith("plain"):
            words = (*labels, default.label)
        made.append(Option(label, default.code, default.part_of, _spellings(label, words), default.kind))
    return (*made, *options_of(extras))


def _spellings(label: str, words: Iterable[str]) -> tuple[str, ...]:
    found = {key(word): word for word in words if key(word) != key(label)}
    return tuple(found.values())


def _yes_no(profile: Profile, header: Header) -> Closed | None:
    made: list[Option] = []
    sides: set[str] = set()
    between: list[str] = []
    unsure: list[str] = []
    extras: list[str] = []
    for label in profile.labels:
        words = key(label)
        match = _YES_NO.fullmatch(words)
        if DONT_KNOW.fullmatch(words):
            unsure.append(label)
        elif place_in_tail(label):
            extras.append(label)
        elif match:
            side = {"y": "yes", "true": "yes", "n": "no", "false": "no"}.get(match["side"], match["side"])
            sides.add(side)
            if match["more"]:
                made.append(Option(label, f"option:{slug(label)}", side))
            else:
                also = {"yes": ("Yes", "Y", "TRUE"), "no": ("No", "N", "FALSE")}[side]
                made.append(Option(label, side, also=_spellings(label, also)))
        else:
            between.append(label)
    whole = {o.code for o in made if o.code in ("yes", "no")}
    if not sides or len(between) > 2 or len(made) > 8 or any(len(word) > 40 for word in between):
        return None
    if len(made) == 1 and (between or extras):
        return None
    if len({o.code for o in made}) < len(made):
        return None
    ordered, _ = ladder([o.label for o in made] + between)
    made = sorted(
        made, key=lambda o: (o.code != "yes" and o.part_of != "yes", ordered.index(o.label) if ordered else 0)
    )
    yes = [o for o in made if "yes" in (o.code, o.part_of)]
    no = [o for o in made if o not in yes]
    sure = 0.97 if len(sides) == 2 else 0.7
    usual = {"yes", "no", "y", "n"}
    if (
        not (between or extras)
        and {key(o.label) for o in made} <= usual
        and all(_is_known("yes_no_dk", w) for w in unsure)
    ):
        return Closed("yes_no_dk", (), "yes, no" + (" and don't know" if unsure else ""), sure)
    dont_know = Option(
        unsure[0] if unsure else ANSWER_DONT_KNOW.label, "dont_know",
        also=_spellings(unsure[0] if unsure else ANSWER_DONT_KNOW.label,
                        (*unsure, ANSWER_DONT_KNOW.label, *ANSWER_DONT_KNOW.also)), kind="dont_know",
    )  # fmt: skip
    told = "yes and no" + ("" if whole == sides else " in several forms, each counted into its net")
    if between or extras:
        told += f", with {', '.join([*between, *extras])} as answers of their own"
    options = (*yes, *options_of(between), *no, dont_know, *options_of(extras))
    return Closed("yes_no_dk", options, told, sure - 0.07)


def _numbers(profile: Profile, header: Header) -> Closed | None:
    """Numbers that are codes or ratings, or few enough to be counted one by one."""
    if profile.numeric < 1 or any(number_of(label) is None for label in profile.labels if not _signed(label)):
        return None
    values = {label: float(re.sub(r"[^\d.-]", "", label)) for label in profile.labels}
    ordered = sorted(profile.labels, key=lambda label: values[label])
    whole = all(value.is_integer() for value in values.values())
    low, high = min(values.values()), max(values.values())
    meant = {int(code): words.strip() for code, words in _PAIRS.findall(header.words)}
    small = whole and low >= -10 and high <= 10
    few = profile.distinct <= 12 or (profile.distinct <= 30 and profile.filled >= 4 * profile.distinct)
    if not whole or not (small or few) or (profile.repeated < 0.5 and profile.filled > 5) or high > 2100:
        return None
    if len(set(values.values())) < len(values):
        return None
    options = []
    for label in ordered:
        number = int(values[label])
        said = meant.get(number, "")
        shown = said or str(number)
        also = _spellings(shown, (label, str(number)))
        options.append(Option(shown, f"option:{slug(shown) if said or number >= 0 else f'minus-{-number}'}", also=also))
    if len({o.code for o in options}) < len(options):
        return None
    if meant and len([o for o in options if o.label[:1].isalpha()]) == len(options):
        return spelled_out(options)
    if meant:
        return Closed("single", tuple(options), "a rating in numbers, some of them explained in the header", 0.8)
    if small:
        told = "a rating or codes in numbers; where they stand for words, write the words as label and the number under also"
        return Closed("single", tuple(options), told, 0.5)
    return Closed("single", tuple(options), "few different numbers, each counted as it stands", 0.55)


def _signed(label: str) -> bool:
    return label.startswith(("-", "+"))


def spelled_out(options: Sequence[Option], source: str = "the header") -> Closed:
    """Codes whose words are given somewhere: the scale that the words are on, with the codes as other spellings.

    >>> given = [Option("Agree", "option:agree", also=("1",)), Option("Strongly disagree", "option:x", also=("2",))]
    >>> spelled_out(given).scale
    'agree5'
    """
    from collections import Counter

    words = Profile(0, "", len(options), Counter({o.label: 2 for o in options}))
    codes = {key(o.label): o.also for o in options}
    for guess in (_agree, _likely, _yes_no):
        found = guess(words, Header("", "", ""))
        if found:
            usual = found.options or SCALE_OPTIONS[found.scale]
            with_codes = tuple(Option(o.label, o.code, o.part_of, (*o.also, *_codes(o, codes)), o.kind) for o in usual)
            return Closed(found.scale, with_codes, f"codes that {source} explains", 0.93)
    return Closed("single", tuple(options), f"codes that {source} explains", 0.9)


def _codes(option: Option, codes: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(code for word in (option.label, *option.also) for code in codes.get(key(word), ()))


def _choices(profile: Profile, header: Header) -> Closed | None:
    """Answers that repeat as the options of a form do."""
    if profile.numeric > 0.5 and not ladder(profile.labels)[0]:
        return None
    ordered, kind = ladder(profile.labels)
    named = bool(_CLOSED_WORDS.search(header.words)) and not header.is_text_part
    if kind and kind != "numbers" and profile.longest <= 80:
        return Closed("single", options_of(ordered, profile), f"{kind}, top to bottom", 0.95)
    if not _repeats(profile, named):
        return _with_written_in(profile, named)
    told = "numbers or ranges, in their order" if kind else "the same few answers again and again, most frequent first"
    sure = min(0.95, 0.55 + 0.1 * named + 0.3 * profile.repeated * min(1, profile.filled / 30))
    if profile.distinct == 1:
        told, sure = "the same answer wherever there is one", 0.5
    return Closed("single", options_of(ordered or by_frequency(profile.totals), profile), told, round(sure, 2))


def _repeats(profile: Profile, named: bool) -> bool:
    """Whether the values of a column repeat as options do."""
    each = profile.filled / profile.distinct
    if profile.filled < 15:
        few = profile.distinct <= max(1, 0.8 * profile.filled)
        like_options = named and profile.distinct <= 6 and profile.mean_length <= 25
        return (few and profile.longest <= (70 if named else 45)) or (like_options and profile.longest <= 40)
    if profile.distinct <= MOST_OPTIONS:
        return profile.repeated >= 0.9 and each >= (2.5 if named else 4) and profile.mean_length <= 90
    return profile.distinct <= 400 and profile.repeated >= 0.97 and each >= 10 and profile.mean_length <= 60


def _with_written_in(profile: Profile, named: bool) -> Closed | None:
    """A few answers that repeat, and others that single people wrote in under "other"."""
    heads = [label for label, n in profile.totals.items() if n > max(2, 0.01 * profile.filled)]
    written = [label for label in profile.labels if label not in heads]
    covered = sum(profile.totals[label] for label in heads) / profile.filled
    fits = (
        profile.numeric < 0.5
        and 2 <= len(heads) <= 25
        and 1 <= len(written) <= MOST_WRITTEN_IN
        and covered >= (0.75 if named else 0.85)
    )
    if not fits or profile.filled < 30 or max(map(len, heads)) > 90 or max(map(len, written)) > 60:
        return None
    if profile.mean_length > 70 or len(heads) * 6 > profile.filled:
        return None
    others = [label for label in heads if place_in_tail(label) == 1]
    other = others[0] if others else "Other (written in)"
    ordered = ladder(heads)[0] or by_frequency({label: profile.totals[label] for label in heads})
    ordered = [*ordered, *([] if others else [other])]
    options = tuple(
        Option(o.label, o.code, also=(*o.also, *written), kind=o.kind) if o.label == other else o
        for o in options_of(ordered, profile)
    )
    return Closed(
        "single", options,
        f"a few answers again and again, and {len(written)} that single people wrote in, counted as {other!r}", 0.6,
    )  # fmt: skip
