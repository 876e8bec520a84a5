"""Which statement of a comment decided that it carries a theme."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np

    from wtanalysis.themes.model import Reading

BATCH = 5_000


def deciding(
    readings: Sequence[Reading],
    wanted: Sequence[tuple[int, int]],
    score: Callable[[Sequence[str]], np.ndarray[Any, Any]],
) -> dict[tuple[int, int], str]:
    """The statement of a comment that speaks most for a theme; the earlier one where two do so alike.

    Args:
        readings: the comments.
        wanted: pairs of comment and theme, by their places.
        score: scores of texts, one column a theme.

    Returns: pair -> text of the statement; the whole comment where it has no statements.
    """
    found: dict[tuple[int, int], str] = {}
    several: dict[int, list[int]] = {}
    for comment, theme in wanted:
        statements = readings[comment].statements
        if len(statements) > 1:
            several.setdefault(comment, []).append(theme)
        else:
            found[comment, theme] = statements[0].text if statements else readings[comment].comment.text
    for part in _parts(readings, several):
        scores = score([s.text for comment in part for s in readings[comment].statements])
        at = 0
        for comment in part:
            statements = readings[comment].statements
            own = scores[at : at + len(statements)]
            at += len(statements)
            for theme in several[comment]:
                found[comment, theme] = statements[int(own[:, theme].argmax())].text
    return found


def _parts(readings: Sequence[Reading], comments: Iterable[int]) -> Iterator[list[int]]:
    part: list[int] = []
    size = 0
    for comment in comments:
        part.append(comment)
        size += len(readings[comment].statements)
        if size >= BATCH:
            yield part
            part, size = [], 0
    if part:
        yield part
