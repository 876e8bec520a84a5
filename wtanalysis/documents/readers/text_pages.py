"""Pages of plain text drawn from print: their numbers, running heads and lists of contents."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence

from wtanalysis.documents.readers.inline import Line

LONE = re.compile(r"^\s*(?:page\s+)?\d{1,3}\s*$", re.I)
LEADER = re.compile(r"(?:\.\s?){4,}\s*\d{1,4}\s*$")


def pages_of(lines: Sequence[Line]) -> list[list[Line]]:
    r"""The pages of a text: a form feed begins one.

    >>> pages_of([(1, "one"), (2, "\ftwo")])
    [[(1, 'one')], [(2, 'two')]]
    """
    pages: list[list[Line]] = [[]]
    for number, text in lines:
        if "\f" in text:
            pages.append([])
        pages[-1].append((number, text.replace("\f", "")))
    return pages


def _edges(page: Sequence[Line]) -> list[int]:
    """Indexes of the first and last two lines of a page that hold anything."""
    filled = [index for index, (_, text) in enumerate(page) if text.strip()]
    return list(dict.fromkeys(filled[:2] + filled[-2:]))


def without_edges(pages: Sequence[Sequence[Line]], counts: Counter[str]) -> list[list[Line]]:
    """Pages without their page numbers and running heads.

    >>> counts = Counter()
    >>> without_edges([[(n, "a"), (n, f"{n}")] for n in (1, 2, 3)], counts)
    [[(1, 'a')], [(2, 'a')], [(3, 'a')]]
    """
    heads = Counter(re.sub(r"\d+", "#", page[i][1].strip().lower()) for page in pages for i in _edges(page))
    done = []
    for page in pages:
        edges = _edges(page) if len(pages) > 2 else []
        drop: dict[int, str] = {}
        for index in edges[:1] + edges[-1:]:
            if LONE.match(page[index][1]):
                drop[index] = "page numbers"
        for index in edges:
            shape = re.sub(r"\d+", "#", page[index][1].strip().lower())
            if index not in drop and len(shape) > 3 and heads[shape] >= max(3, len(pages) // 4):
                drop[index] = "running heads"
        counts.update(drop.values())
        done.append([line for index, line in enumerate(page) if index not in drop])
    return done


def is_contents(page: Sequence[Line]) -> bool:
    """Whether a page is a list of contents: a third of its lines are page numbers, in order, or end in dot leaders.

    >>> is_contents([(1, "Fares ..... 1"), (2, "Boats ..... 7"), (3, "Ice ..... 9")])
    True
    """
    filled = [text for _, text in page if text.strip()]
    numbers = [int(re.sub(r"\D", "", text)) for text in filled if LONE.match(text)]
    rising = sum(a <= b for a, b in itertools.pairwise(numbers))
    leaders = sum(bool(LEADER.search(text)) for text in filled)
    many = len(numbers) >= 4 and len(numbers) * 10 >= len(filled) * 3 and rising * 10 >= (len(numbers) - 1) * 8
    return many or leaders * 10 >= max(len(filled), 3) * 6
