"""Exports in English and Welsh: headers and answers in both, and answers in Welsh joined with the English ones."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from wtanalysis.responses.scales import key

_WELSH = re.compile(
    r"(?i)\b(?:yr?|ymateb\w*|cwestiwn|iaith|sefydliad\w*|dyddiad|enw|ydych|chi|cytuno|rhanbarth|sylwadau|eich|hoffech|"
    r"beth|pam|arall|oes|cymru|gymraeg|nodwch|math)\b"
)
_SAID = {
    "Strongly agree": ("cytuno'n gryf", "cytuno yn gryf", "cytunaf yn gryf"), "Agree": ("cytuno", "cytunaf"),
    "Tend to agree": ("tueddu i gytuno",), "Tend to disagree": ("tueddu i anghytuno",),
    "Neither agree nor disagree": (
        "ddim yn cytuno nac yn anghytuno", "ddim yn cytuno nac anghytuno", "heb fod yn cytuno nac yn anghytuno",
        "nac ydw'n cytuno nac yn anghytuno",
    ),
    "Disagree": ("anghytuno", "anghytunaf"),
    "Strongly disagree": ("anghytuno'n gryf", "anghytuno yn gryf", "anghytunaf yn gryf"),
    "Yes": ("ie", "ydw", "ydy", "ydyn", "ydyn ni", "oes", "byddai"),
    "No": ("nage", "nac ydw", "nac ydy", "nac ydyn", "nac oes", "na fyddai"),
    "Don't know": ("ddim yn gwybod", "dim yn gwybod", "ddim yn siwr", "ddim yn siŵr"),
    "Prefer not to say": ("mae'n well gennyf beidio â dweud", "gwell gennyf beidio â dweud"),
    "Not applicable": ("amherthnasol", "ddim yn berthnasol"), "Not answered": ("heb ateb", "dim ateb"),
    "Other": ("arall",), "Positive": ("cadarnhaol",), "Negative": ("negyddol",),
}  # fmt: skip
_ENGLISH = {words: english for english, given in _SAID.items() for words in given}
_LANGUAGE = re.compile(r"(?i)\b(?:language|iaith)\b")


def halves(words: str) -> tuple[str, str] | None:
    """The two halves of words that say the same twice, with a slash between them; None where nothing divides them.

    >>> halves("Region / Rhanbarth"), halves("Region")
    (('Region', 'Rhanbarth'), None)
    """
    parts = words.split(" / ")
    if len(parts) % 2:
        return None
    middle = len(parts) // 2
    return " / ".join(parts[:middle]).strip(), " / ".join(parts[middle:]).strip()


def english_half(names: Sequence[str]) -> int | None:
    """Which half of the headers is English, 0 or 1, where they are in English and Welsh; None where they are not.

    >>> english_half(["Response number / Rhif yr ymateb", "Region / Rhanbarth", "Language / Iaith"])
    0
    """
    pairs = [pair for name in names if (pair := halves(name))]
    welsh = [sum(bool(_WELSH.search(pair[side])) for pair in pairs) for side in (0, 1)]
    if len(pairs) < max(3, 0.6 * len(names)) or max(welsh) < 2 or welsh[0] == welsh[1]:
        return None
    return int(welsh[0] > welsh[1])


def english_names(names: Sequence[str]) -> list[str]:
    """The headers in English, where they are in two languages.

    >>> english_names(["Age"])
    ['Age']
    """
    half = english_half(names)
    return [pair[half] if half is not None and (pair := halves(name)) else name for name in names]


def pairs_of(cells: Iterable[str], half: int | None) -> dict[str, str]:
    """What cells in two languages say of each other: Welsh words -> English words.

    >>> pairs_of(["Mixed / Cymysg", "Mixed"], 0)
    {'cymysg': 'Mixed'}
    """
    if half is None:
        return {}
    found = (halves(cell) for cell in cells if len(cell) <= 160)
    return {key(pair[1 - half]): pair[half] for pair in found if pair}


def english(cells: Iterable[str], half: int | None, pairs: Mapping[str, str]) -> dict[str, str]:
    """The English words of cells that are in two languages or in Welsh.

    >>> english(["Agree / Cytuno", "Cytuno", "Agree"], 0, {})
    {'Agree / Cytuno': 'Agree', 'Cytuno': 'Agree'}
    """
    made = {}
    for cell in cells:
        if len(cell) > 160:
            continue
        pair = halves(cell) if half is not None else None
        words = pair[half] if pair and half is not None else pairs.get(key(cell)) or _ENGLISH.get(key(cell))
        if words:
            made[cell] = words
    return made


def language_column(names: Sequence[str]) -> int | None:
    """The column that says in which language someone answered; None without one.

    >>> language_column(["ID", "Language / Iaith"]), language_column(["Is the language of the guide clear?"])
    (1, None)
    """
    return next((at for at, name in enumerate(names) if _LANGUAGE.search(name) and len(name.split()) <= 5), None)


def is_split(answers: Sequence[str], languages: Sequence[str]) -> bool:
    """Whether some answers were given in one language alone and others in another alone, so that they may be the same.

    >>> is_split(["School", "Ysgol"] * 3, ["English", "Welsh"] * 3), is_split(["A", "A", "B", "B"] * 2, ["E", "W"] * 4)
    (True, False)
    """
    spoken: dict[str, Counter[str]] = {}
    for answer, language in zip(answers, languages, strict=True):
        if answer and language:
            spoken.setdefault(answer, Counter())[language] += 1
    only = {next(iter(counts)) for counts in spoken.values() if len(counts) == 1 and counts.total() > 1}
    return len(only) > 1
