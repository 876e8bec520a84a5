"""Options as guessed from the cells of a column, with codes of their own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from wtanalysis.responses.drafting.headers import plain_letters
from wtanalysis.responses.drafting.ladders import place_in_tail
from wtanalysis.responses.drafting.profiles import SILENT, Profile
from wtanalysis.responses.model import Option, OptionKind, Scale
from wtanalysis.responses.scales import NOT_ANSWERED, SCALE_OPTIONS, key, slug

_KINDS: dict[int, OptionKind] = {2: "none", 3: "dont_know"}


@dataclass(frozen=True)
class Closed:
    """A closed question as guessed: its scale, its options (none: the scale's), why, and how sure from 0 to 1."""

    scale: Scale
    options: tuple[Option, ...]
    told: str
    sure: float


def options_of(labels: Iterable[str], profile: Profile | None = None) -> tuple[Option, ...]:
    """Options with these labels, in this order, each with a code of its own and its other spellings.

    >>> [(o.code, o.kind) for o in options_of(["Bus", "None of these", "Don't know"])]
    [('option:bus', 'answer'), ('option:none-of-these', 'none'), ('dont_know', 'dont_know')]
    """
    made = []
    for label in labels:
        kind = _KINDS.get(place_in_tail(label), "answer")
        code = "dont_know" if kind == "dont_know" else code_of(label)
        also = profile.spelled.get(label, ()) if profile else ()
        made.append(Option(label, code, also=spellings(label, also), kind=kind))
    return distinct(made)


def code_of(label: str) -> str:
    """The code of an option of its own.

    >>> code_of("À pied")
    'option:a-pied'
    """
    return f"option:{slug(plain_letters(label))}"


def spellings(label: str, words: Iterable[str]) -> tuple[str, ...]:
    """The spellings that a reader would not take for the label by itself.

    >>> spellings("Yes", ("yes ", "Y"))
    ('Y',)
    """
    found = {key(word): word for word in words if key(word) != key(label)}
    return tuple(found.values())


def distinct(options: Sequence[Option]) -> tuple[Option, ...]:
    """The options with a number after a code that stands already.

    >>> [o.code for o in distinct([Option("A+", "option:a"), Option("A", "option:a")])]
    ['option:a', 'option:a-2']
    """
    taken: set[str] = set()
    made = []
    for option in options:
        code, number = option.code, 1
        base = code if code.startswith("option:") else code_of(option.label)
        while code and code in taken:
            number += 1
            code = f"{base}-{number}"
        taken.add(code)
        made.append(replace(option, code=code))
    return tuple(made)


def own_silence(words: Iterable[str]) -> tuple[Option, ...]:
    """The option for a form's own words for no answer, where the usual list has not got them; empty else."""
    own = [word for word in words if key(word) not in SILENT]
    if not own:
        return ()
    return (Option(own[0], "", also=(*own[1:], NOT_ANSWERED.label, *NOT_ANSWERED.also), kind="not_answered"),)


def is_usual(scale: Scale, label: str) -> bool:
    """Whether a scale knows an answer by itself.

    >>> is_usual("agree5", "Tend to agree")
    True
    """
    return any(key(label) in map(key, (o.label, *o.also)) for o in SCALE_OPTIONS[scale])
