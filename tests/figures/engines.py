"""The same answers in plain Python and in every library: what the tests of counting share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from hypothesis import strategies as st

from wtanalysis.figures.cells import NO_GROUP, NOT_ANSWERED

COLUMNS = ("response_id", "question_id", "code", "first", "group")
GROUPS = ("Carer", "Social worker", "Health", "")
ONE = {"q1": ("yes", "no", "dont_know"), "q2": ("option:agree", "neither", "dont_know")}
SEVERAL = {"q3": ("option:bus", "option:tram", "option:boat", "dont_know")}

Row = tuple[str, str, str, int, str]
Rows = list[Row]
Counts = dict[tuple[str, str, str], tuple[int, int]]


@st.composite
def answers(draw: st.DrawFn, least: int = 0) -> Rows:
    """Answers of some responses to two questions that take one and one that takes several."""
    rows: Rows = []
    for number in range(draw(st.integers(least, 12))):
        name, group = f"r{number}", draw(st.sampled_from(GROUPS))
        for question, codes in (ONE | SEVERAL).items():
            most = len(codes) if question in SEVERAL else 1
            given = draw(st.lists(st.sampled_from(codes), max_size=most, unique=True))
            asked = bool(given) or draw(st.booleans())
            rows += [(name, question, code, int(place == 0), group) for place, code in enumerate(given)]
            rows += [(name, question, NOT_ANSWERED, 0, group)] if asked and not given else []
    return draw(st.permutations(rows))


def counted(rows: Iterable[Row], groups: dict[str, str] | None = None) -> Counts:
    """Question, group and code -> count and base, by sets of responses and without ``first``."""
    table = [(r, q, c, (g if groups is None else groups.get(r, "")) or NO_GROUP) for r, q, c, _, g in rows]
    counts = Counter((q, g, c) for _, q, c, own in table for g in ("", own))
    base = {
        (q, g): len({r for r, other, c, own in table if other == q and c != NOT_ANSWERED and g in {"", own}})
        for q, g, _ in counts
    }
    return {cell: (count, base[cell[:2]]) for cell, count in counts.items()}


def pandas(rows: Iterable[tuple[Any, ...]], columns: tuple[str, ...] = COLUMNS) -> Any:
    """The rows as a pandas table of text, numbers in ``first``."""
    import pandas as pd

    frame = pd.DataFrame(list(rows), columns=list(columns)).astype(dict.fromkeys(columns, "str"))
    return frame.astype({"first": "int64"}) if "first" in columns else frame
