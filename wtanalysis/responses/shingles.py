"""Texts as runs of words that can be looked up: which runs several senders share, and where they stand.

Every stretch of five words is one shingle (Broder, "On the resemblance and containment of documents", 1997), kept as a
64-bit number. What is needed is about 30 bytes a word, whatever the texts share.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

SHINGLE = 5
# Scripts that put no blank between words count by their signs.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
WORD = re.compile(rf"[{_UNSPACED}]|[^\W_{_UNSPACED}]+")
_FACTOR = 0x9E3779B97F4A7C15


def folded(word: str) -> str:
    """A word without case, ligatures and wide forms.

    >>> folded("ＢＯＡＴＳ"), folded("Straße")
    ('boats', 'strasse')
    """
    return word.lower() if word.isascii() else unicodedata.normalize("NFKC", word).casefold()


def words_at(text: str) -> list[tuple[str, int, int]]:
    """The words of a text with where they start and end; marks, blanks and signs part them.

    >>> words_at("No: boats!")
    [('no', 0, 2), ('boats', 4, 9)]
    """
    return [(folded(m.group()), m.start(), m.end()) for m in WORD.finditer(text)]


@dataclass(frozen=True, eq=False)
class Index:
    """The shingles of many texts.

    Attributes:
        hashes: the shingle that starts at each word; 0 where none does.
        words: each word as a number; 0 where it does not count.
        starts: where each text starts; one more than there are texts.
        senders: the number of the sender of each text.
    """

    hashes: np.ndarray
    words: np.ndarray
    starts: np.ndarray
    senders: np.ndarray

    def of(self, text: int) -> np.ndarray:
        """The shingle that starts at each word of a text."""
        return self.hashes[self.starts[text] : self.starts[text + 1]]

    def said(self, text: int) -> np.ndarray:
        """The number of each word of a text."""
        return self.words[self.starts[text] : self.starts[text + 1]]


def _number(word: str) -> int:
    """A word as a 64-bit number, the same on every machine."""
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def numbered(passages: Sequence[str]) -> np.ndarray:
    """The words of passages as the numbers that an index has for them; a 0 parts two passages.

    >>> numbered(["Keep it."]).tolist() == index(["keep IT"], [0]).words.tolist()
    True
    """
    import numpy as np

    words: list[int] = []
    for passage in passages:
        words += [0] * bool(words) + [max(_number(word) >> 32, 1) for word, _, _ in words_at(passage)]
    return np.array(words, np.uint32)


def index(texts: Iterable[str], senders: Sequence[int]) -> Index:
    """The shingles of texts.

    >>> found = index(["Keep the night boats running.", "keep the NIGHT boats running late"], [0, 1])
    >>> int(found.of(0)[0]) == int(found.of(1)[0]), found.starts.tolist()
    (True, [0, 5, 11])
    """
    import numpy as np

    known: dict[str, int] = {}
    starts, parts = [0], []
    for text in texts:
        words = WORD.findall(text)
        parts.append(np.array([known.setdefault(folded(word), len(known)) for word in words], np.int32))
        starts.append(starts[-1] + len(words))
    numbers = np.array([_number(word) for word in known], np.uint64)
    words_in = np.concatenate([np.empty(0, np.int32), *parts])
    del parts, known
    hashes = np.zeros(len(words_in), np.uint64)
    full = max(len(words_in) - SHINGLE + 1, 0)
    for place in range(SHINGLE if full else 0):
        hashes[:full] *= np.uint64(_FACTOR)
        hashes[:full] += numbers[words_in[place : place + full]]
    hashes[:full] ^= hashes[:full] >> np.uint64(29)
    bounds = np.array(starts, np.int64)
    for back in range(1, SHINGLE):  # no shingle runs over into the next text
        last = bounds[1:] - back
        hashes[last[last >= bounds[:-1]]] = 0
    short = np.maximum(numbers >> np.uint64(32), np.uint64(1)).astype(np.uint32)
    return Index(hashes, short[words_in], bounds, np.array(senders, np.int32))


def senders_of(found: Index) -> np.ndarray:
    """How many senders have the shingle that starts at each word."""
    import numpy as np

    counts = np.zeros(len(found.hashes), np.int32)
    if not len(counts):
        return counts
    lengths = np.diff(found.starts)
    by = np.repeat(found.senders, lengths)
    order = np.lexsort((by, found.hashes))
    hashes, by = found.hashes[order], by[order]
    new = np.r_[True, hashes[1:] != hashes[:-1]]
    first_of_sender = new | np.r_[True, by[1:] != by[:-1]]
    group = np.cumsum(new) - 1
    counts[order] = np.bincount(group, weights=first_of_sender).astype(np.int32)[group]
    counts[found.hashes == 0] = 0
    return counts


def covered(at: np.ndarray, length: int) -> np.ndarray:
    """Which words a shingle of a set covers, given where such shingles start.

    >>> import numpy as np
    >>> covered(np.array([True, True, False, False, False, False, False]), 5).tolist()
    [True, True, True, True, True, True, False]
    """
    import numpy as np

    held = np.zeros(len(at) + length, np.int32)
    np.add.at(held, np.flatnonzero(at), 1)
    np.add.at(held, np.flatnonzero(at) + length, -1)
    return np.cumsum(held)[: len(at)] > 0


def runs(flags: np.ndarray) -> list[tuple[int, int]]:
    """Where stretches of true values start and end.

    >>> import numpy as np
    >>> runs(np.array([True, True, False, True]))
    [(0, 2), (3, 4)]
    """
    import numpy as np

    edges = np.flatnonzero(np.diff(np.r_[False, flags, False].astype(np.int8)))
    return [(int(start), int(end)) for start, end in zip(edges[::2], edges[1::2], strict=True)]


def long_runs(flags: np.ndarray, least: int) -> np.ndarray:
    """The flags of stretches that are at least so long.

    >>> import numpy as np
    >>> long_runs(np.array([True, True, False, True]), 2).tolist()
    [True, True, False, False]
    """
    import numpy as np

    edges = np.flatnonzero(np.diff(np.r_[False, flags, False].astype(np.int8)))
    starts, ends = edges[::2], edges[1::2]
    long = ends - starts >= least
    steps = np.zeros(len(flags) + 1, np.int32)
    steps[starts[long]] += 1
    steps[ends[long]] -= 1
    return np.cumsum(steps[:-1]) > 0
