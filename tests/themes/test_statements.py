"""Comments are split into the points they make, and nothing is lost, moved or cut in two."""

from __future__ import annotations

import re
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wtanalysis.themes.comments import split_statements
from wtanalysis.themes.model import Comment
from wtanalysis.themes.statements import spans

POINTS = [
    # Abbreviations, numbers and names do not end a point.
    (
        "Dr. Smith of No. 10 said so, e.g. on p. 4. We agree.",
        ["Dr. Smith of No. 10 said so, e.g. on p. 4.", "We agree."],
    ),
    ("It cost £3.5m approx. and rose by 2.5 per cent.", ["It cost £3.5m approx. and rose by 2.5 per cent."]),
    # Those who type without capitals or spaces are split as well.
    ("the fares are too high. staff leave all the time", ["the fares are too high.", "staff leave all the time"]),
    ("Great idea.More money is needed though.", ["Great idea.", "More money is needed though."]),
    ("See www.example.org/a.Html for more.", ["See www.example.org/a.Html for more."]),
    # Lists lose their markers only.
    ("- more staff\n* more time\n\u2022 less paper", ["more staff", "more time", "less paper"]),
    ("1. Fund it\n2) Train us\n(c) Listen", ["Fund it", "Train us", "Listen"]),
    ("1) more staff 2) more time 3) less paper", ["more staff", "more time", "less paper"]),
    ("We want: a) more staff b) more time", ["We want:", "more staff", "more time"]),
    # Two points in a sentence, and one point that only has the words of two.
    ("The aim is right; the money is not there.", ["The aim is right;", "the money is not there."]),
    (
        "I support the chair but I worry about who will pay.",
        ["I support the chair", "but I worry about who will pay."],
    ),
    (
        "Schools need more time and also they need to be told.",
        ["Schools need more time", "and also they need to be told."],
    ),
    ("It is not only slow but also dear for parents.", ["It is not only slow but also dear for parents."]),
    ("Slow but steady.", ["Slow but steady."]),
    ("There is nothing but delay in our area.", ["There is nothing but delay in our area."]),
    ("However hard they work, it is too much.", ["However hard they work, it is too much."]),
    # Quotations and brackets stay whole.
    (
        'The draft says "We will act. We will listen." and that is vague. Say who pays.',
        ['The draft says "We will act. We will listen." and that is vague.', "Say who pays."],
    ),
    (
        "Carers (who are tired; they work but also care) need help.",
        ["Carers (who are tired; they work but also care) need help."],
    ),
    # A bare yes goes with what it is said to.
    ("Yes. It is about time.", ["Yes. It is about time."]),
    ("Agree", ["Agree"]),
    # HTML stays text, and its entities are no semicolons.
    (
        "<p>Too slow.</p><p>Bread &amp; butter matters here</p>",
        ["<p>Too slow.</p>", "<p>Bread &amp; butter matters here</p>"],
    ),
    # A line that only wraps is one point.
    (
        "We think that the plan as it is written now will not\nwork for the families we see.",
        ["We think that the plan as it is written now will not\nwork for the families we see."],
    ),
    # Other scripts and emoji.
    ("لا أوافق على هذا. العائلات تحتاج إلى الدعم.", ["لا أوافق على هذا.", "العائلات تحتاج إلى الدعم."]),
    ("\U0001f600 lovely idea! \U0001f622 no money.", None),
]


@pytest.mark.parametrize(("text", "points"), POINTS, ids=range(len(POINTS)))
def test_points(text: str, points: list[str] | None) -> None:
    """Each comment gives the points that a reader would count, verbatim."""
    found = [text[start:end] for start, end in spans(text)]
    assert found == points if points is not None else len(found) == 2


@given(
    st.text(
        alphabet=st.sampled_from("ab Z.;,!?\n-1)(\"'\u201c\u201d\u2019but also\U0001f600\u0627\u0644"), max_size=120
    )
)
def test_nothing_is_lost(text: str) -> None:
    """Points do not overlap, are in order and trimmed, and hold every letter but the markers of lists."""
    found = spans(text)
    assert all(start < end and text[start:end] == text[start:end].strip() for start, end in found)
    assert all(one[1] <= other[0] for one, other in pairwise(found))
    kept = {at for start, end in found for at in range(start, end)}
    left = "".join(char for at, char in enumerate(text) if at not in kept and char.isalpha())
    marks = re.findall(r"\(?[a-hivxA-H]{1,4}[.)]", text)
    assert len(left) <= sum(len(mark) for mark in marks)


def test_statements_carry_their_place() -> None:
    """A statement is the comment's text from start to end, and statements count from 1."""
    comment = Comment("c9", "  More staff.  Paper is slow, but we need time to change.  ")
    found = split_statements(comment)
    assert [one.number for one in found] == [1, 2, 3]
    assert all(one.text == comment.text[one.start : one.end] and one.comment_id == "c9" for one in found)


@pytest.mark.parametrize(
    "text",
    [
        "Staff are tired, but we need them. " * 7_000,
        "word " * 50_000,
        "a" * 200_000,
        " " * 200_000,
        "(" * 100_000,
        "a\n" * 20_000,
    ],
    ids=["sentences", "no stops", "one word", "blank", "brackets", "lines"],
)
def test_long_comments_take_seconds(text: str) -> None:
    """A comment of tens of thousands of words is split in seconds, whatever is in it."""
    began = time.perf_counter()
    spans(text)
    assert time.perf_counter() - began < 15
