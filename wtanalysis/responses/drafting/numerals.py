"""Numbers in cells: ratings, codes with their words where those are known, and few numbers counted one by one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from wtanalysis.responses.drafting.degrees import agree, likely
from wtanalysis.responses.drafting.headers import Header
from wtanalysis.responses.drafting.nets import with_nets
from wtanalysis.responses.drafting.options import Closed, code_of, distinct, spellings
from wtanalysis.responses.drafting.profiles import Profile
from wtanalysis.responses.drafting.yes_no import yes_no
from wtanalysis.responses.model import Option
from wtanalysis.responses.scales import SCALE_OPTIONS, key

_PAIRS = re.compile(r"\(?\b(\d{1,2})\s*(?:=|-|–|:|is|means|being)\s*[\"'“]?([A-Za-z][A-Za-z' /]{2,40})")


def numbers(profile: Profile, header: Header) -> Closed | None:
    """A column of ratings, codes or few different numbers; None where it is none.

    >>> cells = Counter({"1": 5, "2": 3, "3": 2})
    >>> found = numbers(Profile(0, "", 10, cells), Header("", "Good? (1 = Very good, 2 = Good, 3 = Poor)", ""))
    >>> [(option.label, option.also) for option in found.options]
    [('Very good', ('1',)), ('Good', ('2',)), ('Poor', ('3',))]
    """
    values = _values(profile)
    if not values:
        return None
    meant = {int(code): words.strip() for code, words in _PAIRS.findall(header.words)}
    options = _options(values, meant)
    if meant and all(option.label[:1].isalpha() for option in options):
        return spelled_out(options)
    if meant:
        explained = ", ".join(f"{number} = {words}" for number, words in sorted(meant.items()))
        options = _options(values, {})
        return Closed("single", options, f"a rating in numbers, some of them explained in the header: {explained}", 0.9)
    if max(map(abs, values.values())) <= 10:
        told = "ratings or codes; where they stand for words, write the words as label and the number under also"
        return Closed("single", options, told, 0.5)
    return Closed("single", options, "few different numbers, each counted as it stands", 0.55)


def _values(profile: Profile) -> dict[str, int]:
    """The whole numbers of a column in their order, if they are few and repeat; else empty."""
    if profile.numeric < 1 or profile.distinct > 30:
        return {}
    values = {label: float(re.sub(r"[^\d.-]", "", label)) for label in profile.labels}
    small = all(-10 <= value <= 10 for value in values.values())
    few = profile.distinct <= 12 or profile.filled >= 4 * profile.distinct
    once = len(set(values.values())) == len(values) and (profile.repeated >= 0.5 or profile.filled <= 5)
    whole = all(value.is_integer() and value <= 2100 for value in values.values())
    if not (whole and once and (small or few)):
        return {}
    return {label: int(value) for label, value in sorted(values.items(), key=lambda pair: pair[1])}


def _options(values: Mapping[str, int], meant: Mapping[int, str]) -> tuple[Option, ...]:
    """An option for each number that stands in a cell or in the header."""
    labels = {number: label for label, number in values.items()}
    made = []
    for number in sorted({*labels, *meant}):
        shown = meant.get(number) or str(number)
        code = code_of(shown) if meant.get(number) or number >= 0 else f"option:minus-{-number}"
        made.append(Option(shown, code, also=spellings(shown, (labels.get(number, shown), str(number)))))
    return distinct(made)


def spelled_out(options: Sequence[Option], told: str = "codes that the header explains") -> Closed:
    """Codes whose words are given somewhere: the scale that the words are on, with the codes as other spellings.

    >>> given = [Option("Agree", "option:agree", also=("1",)), Option("Strongly disagree", "option:x", also=("2",))]
    >>> spelled_out(given).scale
    'agree5'
    """
    words = Profile(0, "", len(options), Counter({option.label: 2 for option in options}))
    codes = {key(option.label): option.also for option in options}
    for found in (agree(words), likely(words), yes_no(words)):
        if found:
            usual = found.options or SCALE_OPTIONS[found.scale]
            coded = tuple(
                Option(o.label, o.code, o.part_of, tuple(dict.fromkeys((*o.also, *_codes(o, codes)))), o.kind)
                for o in usual
            )
            return Closed(found.scale, coded, told, 0.93)
    return Closed("single", with_nets(options), told, 0.9)


def _codes(option: Option, codes: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(code for word in (option.label, *option.also) for code in codes.get(key(word), ()))
