"""Near-duplicates: texts that say a template again with some of its words changed or its clauses moved.

A text says a template of forty words or more again if it, or the stretch of it that is most like the template, shares
four in ten pairs of neighbouring words with it; or one in four, where six words in ten stand in the same order (longest
common subsequence, by rapidfuzz). Some of each third of the template must be there: who has one passage of it has not
said it again. A template of 25 words or more needs half of the pairs and three words in four of all in order,
a shorter one seven pairs in ten and eight words in ten: short sentences on one subject are alike by chance. None has
under ten words. The numbers were chosen on real and invented letters; benchmarks/campaigns.py measures them.

Every text is compared with every template that it shares enough pairs with, exactly. Only where nobody copied a stretch
word for word is a template sought first, by MinHash over the pairs in bands of three (A. Broder, "On the resemblance
and containment of documents", 1997): the text that most others say again. Nobody is joined by way of a third text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wtanalysis.responses.shingles import Index

if TYPE_CHECKING:
    import numpy as np

LEAST = 10
"""Words under which a text says nothing again."""
SHORT = 25
"""Words under which a text must share most."""
LONG = 40
"""Words from which a text may share either pairs or order."""
SHARE, ORDER = 0.25, 0.6
MIDDLE_ORDER = 0.75
"""Pairs and words in order that are enough together."""
HALF, THIRD = 0.5, 0.15
SHORT_SHARE, SHORT_ORDER = 0.7, 0.8
ROOM = 1.25
"""How much longer the stretch may be that is compared with a template."""
MOST = 0.4
BANDS, ROWS = 32, 3
ALIKE = 0.15
"""Resemblance of two sketches from which texts are compared exactly."""
BUCKET = 8
"""With how many of those whose sketches agree in a band a text is compared."""
SEED = 2023
_FACTOR = 0x9E3779B97F4A7C15


@dataclass(frozen=True, eq=False)
class Said:
    """A text as numbers of words, and the pairs of neighbours among them."""

    words: np.ndarray
    pairs: frozenset[int]


@dataclass(frozen=True)
class Again:
    """How much of a template a text says again.

    Attributes:
        words: how many words, in order or in pairs of neighbours.
        of_template: what share of the template that is.
        of_text: what share of the text.
    """

    words: int
    of_template: float
    of_text: float


def said(words: np.ndarray) -> Said:
    """A text of which the words that everyone had before them, 0, are left out."""
    return Said(words[words != 0], frozenset(_pairs(words).tolist()) - {0})


def _pairs(words: np.ndarray) -> np.ndarray:
    """The pair that starts at each word, as a number; 0 where none does."""
    import numpy as np

    found = np.zeros(len(words), np.uint64)
    if len(words) > 1:
        first, second = words[:-1], words[1:]
        pairs = first.astype(np.uint64) * np.uint64(_FACTOR) + second
        pairs ^= pairs >> np.uint64(31)
        found[:-1] = np.where((first != 0) & (second != 0), pairs, np.uint64(0))
    return found


def again(template: Said, text: Said) -> Again | None:
    """How much of a template a text says again; None if it does not.

    >>> import numpy as np
    >>> letter = np.arange(1, 41, dtype=np.uint32)
    >>> changed = np.where(letter % 6 == 0, letter + 100, letter).astype(np.uint32)
    >>> again(said(letter), said(changed)), again(said(letter), said(letter[::-1].copy()))
    (Again(words=34, of_template=0.85, of_text=0.85), None)
    """
    shorter, longer = (text, template) if len(text.words) < len(template.words) else (template, text)
    size = len(shorter.words)
    if size < LEAST or size < len(template.words) * HALF or not shorter.pairs:
        return None
    beside = _stretch(longer, shorter)
    both = len(shorter.pairs & beside.pairs)
    share = both / len(shorter.pairs)
    if share < SHARE or both < len(template.pairs) * SHARE:
        return None
    return _weighed(template, text, shorter, beside, share)


def _weighed(template: Said, text: Said, shorter: Said, beside: Said, share: float) -> Again | None:
    """Whether what two texts share is enough, by pairs and by order."""
    from rapidfuzz.distance import LCSseq

    size = len(shorter.words)
    in_order = int(LCSseq.similarity(shorter.words.tolist(), beside.words.tolist()))
    enough = _enough(size, share, in_order, max(len(text.words) / len(template.words), 1.0))
    if not enough or not _throughout(template, text if shorter is text else beside):
        return None
    words = max(in_order, round(share * size))
    return Again(words, words / len(template.words), words / len(text.words))


def _enough(size: int, share: float, in_order: int, times: float) -> bool:
    """Whether texts share enough: of so many words, with a text so many times as long as its template."""
    order = in_order / size
    if size < SHORT:
        return share >= SHORT_SHARE and order >= SHORT_ORDER * times
    if size < LONG:
        return share >= HALF and order >= MIDDLE_ORDER * times
    return share >= MOST or order >= ORDER


def _throughout(template: Said, beside: Said) -> bool:
    """Whether each third of a template is said again, not just a passage of it."""
    import numpy as np

    at = np.isin(_pairs(template.words)[:-1], np.fromiter(beside.pairs, np.uint64, len(beside.pairs)))
    return all(part.mean() >= THIRD for part in np.array_split(at, 3))


def _stretch(longer: Said, shorter: Said) -> Said:
    """The stretch of a text that has most of the pairs of a shorter one, and is little longer than that."""
    import numpy as np

    size = round(len(shorter.words) * ROOM)
    if len(longer.words) <= size:
        return longer
    pairs = _pairs(longer.words)
    has = np.r_[0, np.cumsum(np.isin(pairs, np.fromiter(shorter.pairs, np.uint64, len(shorter.pairs))))]
    start = int(np.argmax(has[size:] - has[:-size]))
    words = longer.words[start : start + size]
    return Said(words, frozenset(pairs[start : start + size - 1].tolist()) - {0})


def sayings(found: Index, templates: Sequence[Said], but: Sequence[frozenset[int]]) -> list[dict[int, Again]]:
    """Which texts say which template again, and how much of it.

    Args:
        found: the texts.
        templates: the templates.
        but: for each template, the texts that it need not be compared with.

    Returns:
        For each template: text -> what it says of it.
    """
    import numpy as np

    holders: dict[int, list[int]] = {}
    for number, template in enumerate(templates):
        for pair in template.pairs:
            holders.setdefault(pair, []).append(number)
    known = np.fromiter(sorted(holders), np.uint64, len(holders))
    made: list[dict[int, Again]] = [{} for _ in templates]
    for text, pairs in _holding(found, known):
        own: Said | None = None
        for number, has in sorted(Counter(number for pair in pairs for number in holders[pair]).items()):
            if has < len(templates[number].pairs) * SHARE or text in but[number]:
                continue
            own = own or said(found.said(text))
            if told := again(templates[number], own):
                made[number][text] = told
    return made


def _holding(found: Index, known: np.ndarray) -> Iterator[tuple[int, list[int]]]:
    """The texts that have any of some pairs, with these; not all texts at once."""
    import numpy as np

    step = 20_000
    for begin in range(0, len(found.starts) - 1, step):
        starts = found.starts[begin : begin + step + 1]
        words = found.words[starts[0] : starts[-1]]
        pairs = _inside(_pairs(words), starts - starts[0])
        at = np.flatnonzero(np.isin(pairs, known))
        bounds = np.searchsorted(at, starts - starts[0])
        for place in np.flatnonzero(np.diff(bounds)).tolist():
            yield begin + place, list(set(pairs[at[bounds[place] : bounds[place + 1]]].tolist()))


def _inside(pairs: np.ndarray, starts: np.ndarray) -> np.ndarray:
    """Pairs without those that run over from one text into the next."""
    last = starts[1:][starts[1:] > starts[:-1]] - 1
    pairs[last] = 0
    return pairs


def leaders(found: Index, texts: Sequence[int]) -> list[int]:
    """Texts that others of these say again, the one with most senders first; none says another's again.

    Texts that are the same word for word are compared once. What comes out does not depend on the order of texts.
    """
    forms: dict[bytes, list[int]] = {}
    for text in texts:
        words = found.said(text)
        if (words != 0).sum() >= LEAST:
            forms.setdefault(words.tobytes(), []).append(text)
    keys = sorted(forms)
    firsts = [forms[key][0] for key in keys]
    spoken: dict[int, Said] = {}
    near: dict[int, list[int]] = {}
    for a, b in _candidates(found, firsts):
        for number in (a, b):
            if number not in spoken:
                spoken[number] = said(found.said(firsts[number]))
        if again(spoken[a], spoken[b]) or again(spoken[b], spoken[a]):
            near.setdefault(a, []).append(b)
            near.setdefault(b, []).append(a)
    of = {form: {int(found.senders[n]) for other in (form, *near[form]) for n in forms[keys[other]]} for form in near}
    taken: set[int] = set()
    chosen = []
    for form in sorted(near, key=lambda n: (-len(of[n]), -len(spoken[n].words), n)):
        if form not in taken and len(of[form]) > 1:
            chosen.append(firsts[form])
            taken.update(near[form])
    return chosen


def _candidates(found: Index, texts: Sequence[int]) -> list[tuple[int, int]]:
    """Pairs of places among texts whose sketches agree in a band and resemble each other enough."""
    import numpy as np

    if len(texts) < 2:
        return []
    sketches = _sketches(found, texts)
    kept: list[np.ndarray] = []
    for band in range(BANDS):
        keys = np.zeros(len(texts), np.uint64)
        for row in range(ROWS):
            keys = (keys ^ sketches[:, band * ROWS + row]) * np.uint64(_FACTOR)
        order = np.argsort(keys, kind="stable")
        for step in range(1, BUCKET + 1):
            same = np.flatnonzero(keys[order[step:]] == keys[order[:-step]])
            for part in np.array_split(same, max(1, len(same) // 50_000)):
                a, b = order[part], order[part + step]
                alike = (sketches[a] == sketches[b]).mean(axis=1) >= ALIKE
                kept.append(a[alike] * len(texts) + b[alike])
    pairs = np.unique(np.concatenate(kept)).tolist()
    return [(pair // len(texts), pair % len(texts)) for pair in pairs]


def _sketches(found: Index, texts: Sequence[int]) -> np.ndarray:
    """The MinHash of the pairs of each text."""
    import numpy as np

    draw = np.random.default_rng(SEED)
    factors = draw.integers(1, 2**63, BANDS * ROWS, np.uint64) * np.uint64(2) + np.uint64(1)
    made = np.empty((len(texts), len(factors)), np.uint32)
    for begin in range(0, len(texts), 5_000):
        rows = [_pairs(found.said(text)) for text in texts[begin : begin + 5_000]]
        starts = np.cumsum([0, *(len(row) for row in rows[:-1])])
        pairs = np.concatenate(rows)
        for column, factor in enumerate(factors):
            hashed = ((pairs * factor) >> np.uint64(32)).astype(np.uint32)
            hashed[pairs == 0] = 0xFFFFFFFF
            made[begin : begin + len(rows), column] = np.minimum.reduceat(hashed, starts)
    return made


def shared_at(found: Index, leader: int, texts: Sequence[int]) -> tuple[int, int]:
    """From where to where, in words, a leader's text is what half of those who say it again have too."""
    import numpy as np

    own = _pairs(found.said(leader))
    having = np.sum([np.isin(own, _pairs(found.said(text))) for text in texts], axis=0)
    at = np.flatnonzero((having >= len(texts) * HALF) & (own != 0))
    return (int(at[0]), int(at[-1]) + 2) if len(at) else (0, len(own))
