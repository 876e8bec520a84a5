"""Options as guessed from the cells of a column, with codes of their own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from wtanalysis.responses.drafting.headers import plain_letters
from wtanalysis.responses.drafting.ladders import place_in_tail
from wtanalysis.responses.drafting.profiles import Profile
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


CODED = "codes that the data dictionary explains"


def in_words(options: tuple[Option, ...], meanings: Mapping[str, str]) -> tuple[Option, ...]:
    """Options that are codes, in the words of a data dictionary; as they are where it does not know them all.

    >>> in_words((Option("1", "option:1"),), {"1": "By bus"})
    (Option(label='By bus', code='option:by-bus', part_of='', also=('1',), kind='answer'),)
    """
    coded = [option for option in options if option.kind != "not_answered"]
    if not meanings or not all(option.label.removesuffix(".0") in meanings for option in coded):
        return options
    made = [Option(words, code_of(words), also=(code, f"{code}.0")) for code, words in meanings.items()]
    if all(option.label in meanings for option in coded):
        made = [replace(option, also=option.also[:1]) for option in made]
    return distinct((*made, *(option for option in options if option not in coded)))


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
        if code and code in taken:
            code = base
        while code and code in taken:
            number += 1
            code = f"{base}-{number}"
        taken.add(code)
        made.append(replace(option, code=code))
    return tuple(made)


def own_silence(words: Iterable[str]) -> tuple[Option, ...]:
    """The option for a form's own words for no answer, unless they are the usual "Not Answered"; empty else.

    >>> own_silence(["[no response]", "-"]), own_silence(["Not Answered"])
    ((Option(label='[no response]', code='', part_of='', also=('-',), kind='not_answered'),), ())
    """
    own = list({key(word): word for word in reversed(list(words))}.values())[::-1]
    if all(key(word) == key(NOT_ANSWERED.label) for word in own):
        return ()
    return (Option(own[0], "", also=tuple(own[1:]), kind="not_answered"),)


def or_usual(scale: Scale, options: tuple[Option, ...]) -> tuple[Option, ...]:
    """No options where they are word for word those of the scale, so that the scale says enough; else these.

    >>> or_usual("yes_no_dk", (Option("Yes", "yes"), Option("No", "no"), Option("Don't know", "dont_know")))
    ()
    >>> len(or_usual("yes_no_dk", (Option("Yes", "yes"), Option("No", "no"))))
    2
    """
    usual = [(option.label, option.code, option.part_of) for option in SCALE_OPTIONS[scale]]
    known = {key(word) for option in SCALE_OPTIONS[scale] for word in option.also}
    more = any(key(word) not in known for option in options for word in option.also)
    return () if not more and [(o.label, o.code, o.part_of) for o in options] == usual else options
