"""Copied campaigns: responses that share whole sentences with several others."""

from __future__ import annotations

import re
from collections.abc import Iterable

LONG = 10
MANY = 3


def campaigns(comments: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The campaign of each response that took part in one.

    Responses belong together when a sentence of at least ten words stands in the comments of three or more of them;
    chains of such sentences make one campaign. What a sender added stays in the comment.

    Args:
        comments: pairs of response id and comment.

    Returns:
        Response id -> ``campaign-1``, ``campaign-2``, ... in the order of their first response; others are absent.

    >>> words = "Please keep the night boats running all year for those who work late."
    >>> campaigns([("a", words), ("b", words + " I am a nurse."), ("c", words.upper()), ("d", "Too dear.")])
    {'a': 'campaign-1', 'b': 'campaign-1', 'c': 'campaign-1'}
    """
    having: dict[str, dict[str, None]] = {}
    for response_id, text in comments:
        for sentence in re.split(r"(?<=[.!?])\s+|\n+", text):
            words = re.findall(r"\w+", sentence.casefold())
            if len(words) >= LONG:
                having.setdefault(" ".join(words), {})[response_id] = None
    head: dict[str, str] = {}

    def find(name: str) -> str:
        while head[name] != name:
            head[name] = head[head[name]]
            name = head[name]
        return name

    order: dict[str, None] = {}
    for ids in having.values():
        if len(ids) >= MANY:
            first, *others = ids
            head.setdefault(first, first)
            order[first] = None
            for other in others:
                order[other] = None
                head[find(head.setdefault(other, other))] = find(first)
    numbers: dict[str, str] = {}
    for name in order:
        numbers.setdefault(find(name), f"campaign-{len(numbers) + 1}")
    return {name: numbers[find(name)] for name in order}
