"""Copied campaigns: responses whose comments carry the same template."""

from __future__ import annotations

from collections.abc import Iterable

from wtanalysis.responses.near_copies import near_copies


def campaigns(comments: Iterable[tuple[str, str]], known: Iterable[str] = ()) -> dict[str, str]:
    """The campaign of each response that took part in one.

    Responses belong together when at least three carry the same template: ten words in a row or more that some of them
    sent with little else, or forty whatever stands beside them (responses.near_copies has all of it); or the same text
    with some words changed or clauses moved (responses.reworded). What a sender added does not hide it. A response
    with two templates belongs to the one it has most of, and joins nobody else's to it.

    Args:
        comments: pairs of response id and comment; a response may have several comments.
        known: texts that all had before them, such as questions; who repeats them is in no campaign.

    Returns:
        Response id -> ``campaign-1``, ``campaign-2``, ... in the order of their first response; others are absent.

    >>> words = "Please keep the night boats running all year for those who work late."
    >>> campaigns([("a", words), ("b", words + " I am a nurse."), ("c", words.upper()), ("d", "Too dear.")])
    {'a': 'campaign-1', 'b': 'campaign-1', 'c': 'campaign-1'}
    """
    texts: dict[str, set[str]] = {}
    for response_id, text in comments:
        texts.setdefault(response_id, set()).add(text)
    return near_copies(((name, "\n\n".join(sorted(parts))) for name, parts in texts.items()), known=known).of()
