"""How alike two passages are, word for word.

A word is a run of letters and figures, blind to case; dots, apostrophes and hyphens inside it are part of it. Each
different word of the two editions becomes one character, so a passage is a short string of words and the string
distances of rapidfuzz count words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from wtanalysis.documents.model import plain
from wtanalysis.guidance.model import Guidance
from wtanalysis.guidance.quick import spaced

if TYPE_CHECKING:
    import numpy as np

    Ints = np.ndarray[Any, np.dtype[np.int64]]
    Floats = np.ndarray[Any, np.dtype[np.float64]]

_WORD = re.compile(r"\w+(?:[.'&/-]\w+)*")
_ASCII = re.compile(r"[a-z0-9_]+(?:[.'&/-][a-z0-9_]+)*")  # the same for folded plain letters, twice as fast
_FIRST = 0x100  # characters below are kept free, and the surrogates are stepped over
_SURROGATES = (0xD800, 0xE000)
FLOWS = {"footnote": 1}
_END = "\x00"
_NOTES = 8  # footnotes in a row that may belong to the passage before them


def words(text: str) -> list[str]:
    """The words of a text for comparison.

    >>> words("The ‘lead’ practitioner, s.17(3) – co-operates.")
    ['the', 'lead', 'practitioner', 's.17', '3', 'co-operates']
    """
    return _WORD.findall(plain(text).casefold())


def similarity(old: str, new: str) -> float:
    """How alike two texts are: twice the words they share in the same order, over all words of both.

    That is the normalised Indel similarity on words (the longest common subsequence L gives ``2 L / (m + n)``), 1 for
    the same words in the same order, 0 for none in common. Case, punctuation and typography do not count.

    Args:
        old: a text.
        new: the other.

    Returns:
        A number from 0 to 1; 1 where neither has a word.

    >>> similarity("Ferries should run daily.", "Ferries must run twice daily.")
    0.6666666666666667
    """
    from rapidfuzz.distance import Indel

    return float(Indel.normalized_similarity(words(old), words(new)))


@dataclass(frozen=True)
class Side:
    """One edition, ready to be aligned.

    Attributes:
        keys: what makes two passages the same: kind of flow and folded text.
        coded: each passage as a string with one character a word.
        size: words of each passage.
        flow: 1 for footnotes, which compare with footnotes alone; else 0.
        before, after: the neighbour in the same flow; ``count`` and ``count + 1`` at the two ends.
        lead: what introduces a bullet or a table row; for a footnote, the passage of the main text before it (not where
            many footnotes stand in a row, as at the end of a file). -1 where there is none.
        section, chapter: indices, -1 before the first heading.
        titles: of each section, folded; the last stands for no section.
        text, kind, number, title: codes, equal where the texts (with flow and term), the kinds or the numbers (0: none)
            of two passages, or the titles of two sections, are.
    """

    guidance: Guidance
    keys: tuple[str, ...]
    coded: tuple[str, ...]
    size: Ints
    flow: Ints
    before: Ints
    after: Ints
    lead: Ints
    section: Ints
    chapter: Ints
    titles: tuple[str, ...]
    text: Ints
    kind: Ints
    number: Ints
    title: Ints

    @property
    def count(self) -> int:
        """How many passages there are."""
        return len(self.keys)


@dataclass(frozen=True)
class Both:
    """Two editions over one vocabulary."""

    old: Side
    new: Side
    vocabulary: tuple[str, ...]
    times: Ints  # how often each text stands in the edition that has it most often
    weight: Floats  # of each word: ln(texts / texts with it), over the different texts of both

    @property
    def characters(self) -> list[str]:
        """The character of each word."""
        return [chr(_character(i)) for i in range(len(self.vocabulary))]

    def turned(self) -> Both:
        """The same with the editions swapped."""
        return Both(self.new, self.old, self.vocabulary, self.times, self.weight)


def read(old: Guidance, new: Guidance) -> Both:
    """Two editions made ready to be aligned."""
    import numpy as np

    folded = [[text.casefold() for text in plains([p.text for p in g.passages])] for g in (old, new)]
    split = {text: (_ASCII if text.isascii() else _WORD).findall(text) for text in {*folded[0], *folded[1]}}
    vocabulary = sorted({word for text in split.values() for word in text})
    code = {word: chr(_character(i)) for i, word in enumerate(vocabulary)}
    made = {text: "".join([code[word] for word in found]) for text, found in split.items()}
    coded = [tuple(made[text] for text in side) for side in folded]
    known = set(made.values())
    seen = np.bincount(numbers("".join(["".join(set(text)) for text in known])), minlength=len(vocabulary))
    weight = np.log((1 + len(known)) / np.maximum(seen, 1))
    codes = _Codes({}), _Codes({}), _Codes({"": 0}), _Codes({})
    sides = [_side(g, text, found, codes) for g, text, found in zip((old, new), folded, coded, strict=True)]
    times = np.maximum(*(np.bincount(side.text, minlength=len(codes[0].known)) for side in sides))
    return Both(sides[0], sides[1], tuple(vocabulary), times, weight)


@dataclass(frozen=True)
class _Codes:
    """Numbers for strings, in the order in which they are met."""

    known: dict[str, int]

    def of(self, texts: Iterable[str]) -> Ints:
        import numpy as np

        return np.array([self.known.setdefault(text, len(self.known)) for text in texts], dtype=np.int64)


def plains(texts: list[str]) -> list[str]:
    """Many texts for comparison, each as :func:`wtanalysis.documents.model.plain` gives it, all in one go.

    >>> plains(["‘help’ –  now", "as is"]) == [plain("‘help’ –  now"), "as is"]
    True
    """
    if not texts:
        return []
    whole = _END.join(texts)
    if whole.count(_END) != len(texts) - 1:
        return [plain(text) for text in texts]
    for character in sorted(set(whole) - {_END}):
        alike = plain(f"a{character}a")[1:-1]
        if alike != character:
            whole = whole.replace(character, alike)
    return [spaced(text) for text in whole.split(_END)]


def numbers(coded: str) -> Ints:
    """The numbers of the words in a coded text."""
    import numpy as np

    points = np.frombuffer(coded.encode("utf-32-le"), dtype=np.uint32).astype(np.int64)
    low, high = _SURROGATES
    return np.where(points >= high, points - (high - low), points) - _FIRST


def common(old: list[str], new: list[str]) -> Ints:
    """How many words each text of one list shares, in order, with the text beside it in the other."""
    import numpy as np

    if not old:
        return np.zeros(0, dtype=np.int64)
    from rapidfuzz.distance import LCSseq
    from rapidfuzz.process import cpdist

    return cpdist(old, new, scorer=LCSseq.similarity, dtype=np.int64)


def _character(i: int) -> int:
    point = i + _FIRST
    low, high = _SURROGATES
    return point if point < low else point + high - low


def _side(guidance: Guidance, folded: list[str], coded: tuple[str, ...], codes: tuple[_Codes, ...]) -> Side:
    import numpy as np

    passages = guidance.passages
    flow = [FLOWS.get(p.kind, 0) for p in passages]
    keys = tuple([f"{f}{p.term}\n{text}" for f, p, text in zip(flow, passages, folded, strict=True)])
    before, after = _neighbours(flow)
    sections = np.array([p.section for p in passages], dtype=np.int64)
    of = np.array([*(part.chapter for part in guidance.sections), -1], dtype=np.int64)
    titles = (*(text.casefold() for text in plains([part.title for part in guidance.sections])), "")
    return Side(
        guidance, keys, coded, np.array([len(text) for text in coded], dtype=np.int64),
        np.array(flow, dtype=np.int64), before, after, np.array(_leads(guidance, flow), dtype=np.int64),
        sections, of[sections], titles, codes[0].of(keys), codes[1].of(p.kind for p in passages),
        codes[2].of(p.number for p in passages), codes[3].of(titles),
    )  # fmt: skip


def _leads(guidance: Guidance, flow: list[int]) -> list[int]:
    found, run, host = [], 0, -1
    for passage, kind in zip(guidance.passages, flow, strict=True):
        if kind == 0:
            found.append(passage.lead_in)
            run, host = 0, passage.index
        else:
            run += 1
            found.append(host if run <= _NOTES else -1)
    return found


def _neighbours(flow: list[int]) -> tuple[Ints, Ints]:
    import numpy as np

    n = len(flow)
    before, after = np.full(n, n, dtype=np.int64), np.full(n, n + 1, dtype=np.int64)
    last: dict[int, int] = {}
    for i, kind in enumerate(flow):
        if kind in last:
            before[i] = last[kind]
            after[last[kind]] = i
        last[kind] = i
    return before, after
