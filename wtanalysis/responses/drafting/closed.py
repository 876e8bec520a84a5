"""Whether a column is a closed question with one answer, and on which scale."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from wtanalysis.responses.drafting.degrees import agree, likely
from wtanalysis.responses.drafting.headers import Header
from wtanalysis.responses.drafting.ladders import by_frequency, known, ladder, place_in_tail
from wtanalysis.responses.drafting.nets import with_nets
from wtanalysis.responses.drafting.numerals import numbers
from wtanalysis.responses.drafting.options import Closed, options_of, own_silence
from wtanalysis.responses.drafting.profiles import Profile
from wtanalysis.responses.drafting.yes_no import yes_no
from wtanalysis.responses.scales import SCALE_OPTIONS

MOST_OPTIONS = 40
MOST_DIFFERENT = 400
MOST_WRITTEN_IN = 40
WRITTEN_IN = "Other (written in)"
NOT_APPLICABLE = 4
DOUBTFUL = 0.75
_CLOSED_WORDS = re.compile(
    r"(?i)\b(?:type|size|region|gender|sex|age|ethnic\w*|religion|sector|capacity|country|nation|location|area|role|"
    r"category|qualification|band|range|status|how often|to what extent|do you agree|which|select|tick|choose|scale|"
    r"rate|language)\b"
)
_BEFORE = re.compile(r"\(?(?P<number>\d{1,2})\)?\s*[.):=–-]\s*(?P<words>[^\W\d].*)")
_AFTER = re.compile(r"(?P<words>[^\W\d].*?)\s*[(\[](?P<number>\d{1,2})[)\]]")


def closed(profile: Profile, header: Header) -> Closed | None:
    """What a column is as a closed question with one answer; None where it is none.

    >>> from collections import Counter
    >>> cells = Counter({"Strongly Agree": 9, "Agree": 8, "Neither agree or disagree": 2, "Disagree ": 1})
    >>> found = closed(Profile(0, "It is fair", 20, cells), Header("", "It is fair", ""))
    >>> found.scale, [option.label for option in found.options][:2], found.sure
    ('agree5', ['Strongly Agree', 'Agree'], 0.98)
    """
    if not profile.labels or profile.longest > 160 or profile.distinct > MOST_DIFFERENT:
        return None
    found = agree(profile) or likely(profile) or yes_no(profile) or numbers(profile, header)
    found = found or _numbered(profile) or (None if header.asks_for_words else _choices(profile, header))
    return _doubted(replace(found, options=with_nets(found.options)), profile) if found else None


def _doubted(found: Closed, profile: Profile) -> Closed:
    """A closed question with the words that stand for no answer, less sure where a word could be that or an answer."""
    silence, beside = own_silence(profile.silent), [w for w in profile.labels if place_in_tail(w) == NOT_APPLICABLE]
    told, sure = found.told, found.sure
    if profile.doubtful:
        told += f"; {_named(profile.doubtful)} may stand for no answer"
    if beside:
        told += f"; {_named(beside)} counts as an answer"
    if profile.doubtful or beside:
        sure = min(sure, DOUBTFUL)
    options = found.options
    if silence:
        options = (*(options or SCALE_OPTIONS[found.scale]), *silence)
    return replace(found, options=options, told=told, sure=sure)


def _named(words: Sequence[str]) -> str:
    return ", ".join(f'"{word}"' for word in words[:4])


def _numbered(profile: Profile) -> Closed | None:
    """Answers that carry their number, such as "1 - Strongly agree" or "Very good (5)"."""
    found: dict[int, str] = {}
    tail = []
    for label in profile.labels:
        match = _BEFORE.fullmatch(label) or _AFTER.fullmatch(label)
        if match:
            found[int(match["number"])] = label
        elif place_in_tail(label):
            tail.append(label)
        else:
            return None
    if len(found) < max(2, profile.distinct - len(tail)):
        return None
    ordered = ladder(profile.labels)[0] or [*(found[n] for n in sorted(found)), *sorted(tail, key=place_in_tail)]
    return Closed("single", options_of(ordered, profile), "each answer carries its number", 0.9)


def _choices(profile: Profile, header: Header) -> Closed | None:
    """Answers that repeat as the options of a form do."""
    ordered, kind = ladder(profile.labels)
    if profile.numeric > 0.5 and (not ordered or profile.distinct > 15):
        return None
    named = bool(_CLOSED_WORDS.search(header.words)) and not header.is_text_part
    if kind and kind != "numbers" and profile.longest <= 80:
        return Closed("single", options_of(ordered, profile), f"{kind}, top to bottom", 0.95)
    once = sum(n == 1 for n in profile.totals.values())
    written = _written_in(profile, named) if once >= 5 and once * 2 > profile.distinct else None
    if written or not _repeats(profile, named):
        return written or _written_in(profile, named)
    told = "numbers or ranges, in their order" if kind else "the same few answers again and again, most frequent first"
    sure = min(0.95, 0.55 + 0.1 * named + 0.3 * profile.repeated * min(1, profile.filled / 30))
    strange = [label for label in profile.labels if not (place_in_tail(label) or known(label))]
    if not kind and 0 < len(strange) < profile.distinct / 2:
        told, sure = f"{told}; {_named(strange)} has no place among the other answers", min(sure, DOUBTFUL)
    if profile.distinct == 1:
        told, sure = "the same answer wherever there is one", 0.5
    return Closed("single", options_of(ordered or by_frequency(profile.totals), profile), told, round(sure, 2))


def _repeats(profile: Profile, named: bool) -> bool:
    """Whether the values of a column repeat as options do."""
    if profile.filled < 15:
        few = profile.distinct <= max(1, 0.8 * profile.filled) and profile.longest <= (70 if named else 45)
        like_options = profile.distinct <= 6 and profile.mean_length <= 25 and profile.longest <= 40
        return few or (named and like_options)
    each = profile.filled / profile.distinct
    if profile.distinct <= MOST_OPTIONS:
        return profile.repeated >= 0.9 and each >= (2.5 if named else 4) and profile.mean_length <= 90
    return profile.repeated >= 0.97 and each >= 10 and profile.mean_length <= 60


def _written_in(profile: Profile, named: bool) -> Closed | None:
    """A few answers that repeat, and others that single people wrote in under "other"."""
    heads = [label for label, n in profile.totals.items() if n > max(2, 0.01 * profile.filled)]
    written = [label for label in profile.labels if label not in heads]
    if not _is_split(profile, heads, written, 0.75 if named else 0.85):
        return None
    other = next((label for label in heads if place_in_tail(label) == 1), WRITTEN_IN)
    ordered = ladder(heads)[0] or by_frequency({label: profile.totals[label] for label in heads})
    labels = ordered if other in ordered else [*ordered, other]
    options = tuple(
        replace(option, also=(*option.also, *written)) if option.label == other else option
        for option in options_of(labels, profile)
    )
    told = f"a few answers again and again, and {len(written)} that single people wrote in, counted as {other!r}"
    return Closed("single", options, told, 0.6)


def _is_split(profile: Profile, heads: list[str], written: list[str], covered: float) -> bool:
    """Whether a few short answers cover most cells, and short words of single people the rest."""
    if not (2 <= len(heads) <= 25 and 1 <= len(written) <= MOST_WRITTEN_IN):
        return False
    share = sum(profile.totals[label] for label in heads) / profile.filled
    short = max(map(len, heads)) <= 90 and max(map(len, written)) <= 60 and profile.mean_length <= 70
    return profile.filled >= max(30, 6 * len(heads)) and profile.numeric < 0.5 and share >= covered and short
