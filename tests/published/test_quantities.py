"""Quantities: the percentage, the count beside it, the words before it, and why it may be no share."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wtanalysis.published.quantities import quantities
from wtanalysis.published.words import fold

# words: percent, count, out of, qualifier
PLAIN = {
    "54% agreed": (54, None, None, ""),
    "54 % agreed": (54, None, None, ""),
    "54 per cent agreed": (54, None, None, ""),
    "54 percent agreed": (54, None, None, ""),
    "54.5% agreed": (54.5, None, None, ""),
    "twenty per cent agreed": (20, None, None, ""),
    "over half (54%) agreed": (54, None, None, "over half"),
    "a small minority (3%) agreed": (3, None, None, "a small minority"),
    "just under a fifth of them (19%) agreed": (19, None, None, "just under a fifth"),
    "nearly 40% agreed": (40, None, None, "nearly"),
    "the remaining 40% agreed": (40, None, None, "the remaining"),
    "54% (n = 108) agreed": (54, 108, None, ""),
    "54% (108) agreed": (54, 108, None, ""),
    "54% (108 of 200) agreed": (54, 108, 200, ""),
    "108 (54%) agreed": (54, 108, None, ""),
    "1,034 (69.5%) agreed": (69.5, 1034, None, ""),
    "108 of 200 respondents (54%) agreed": (54, 108, 200, ""),
    "108 out of the 200 (54%) agreed": (54, 108, 200, ""),
    "108 or 54% agreed": (54, 108, None, ""),
    "twelve (6%) agreed": (6, 12, None, ""),
}


@pytest.mark.parametrize(("words", "expected"), PLAIN.items())
def test_percentage_with_what_belongs_to_it(words: str, expected: tuple[float, int | None, int | None, str]) -> None:
    """A percentage takes the count beside it, the number both are of, and the words of quantity before it."""
    (quantity,) = quantities(words)
    assert (quantity.percent, quantity.count, quantity.out_of, quantity.qualifier) == expected


NONE = ["a percentage of it", "12 percentage points", "the 54th", "per cent", "version 1.2.54% agreed", "£54% agreed"]


@pytest.mark.parametrize("words", NONE)
def test_no_percentage(words: str) -> None:
    """Percentage points, ordinals, versions and money are no percentages."""
    assert quantities(words) == []


WHY = {
    "between 5% and 10% agreed": ["a range", "a range"],
    "5 to 10% agreed": ["a range"],
    "5-10% agreed": ["a range"],
    "5% to 10% agreed": ["a range", "a range"],
    "120% agreed": ["more than 100 per cent"],
    "a 3% rate": ["not a share of respondents"],
    "a rate of 3% was agreed": ["not a share of respondents"],
    "a threshold of at least 3%": ["not a share of respondents"],
    "20% of homes": ["not a share of respondents"],
    "20% affordable": ["not a share of respondents"],
    "40% by 2030": ["not a share of respondents"],
    "10% biodiversity net gain": ["not a share of respondents"],
    "5% a year": ["not a share of respondents"],
    "54% agreed": [""],
    "54% of respondents agreed": [""],
}


@pytest.mark.parametrize(("words", "reasons"), WHY.items())
def test_why_a_number_is_no_share(words: str, reasons: list[str]) -> None:
    """Ranges, rates, thresholds and shares of things carry the reason why nobody may claim them."""
    assert [quantity.why_not for quantity in quantities(words)] == reasons


@given(st.lists(st.sampled_from([*PLAIN, *WHY, *NONE]), min_size=1, max_size=4))
def test_tokens_lie_on_digits_and_apart(parts: list[str]) -> None:
    """Number tokens lie inside the text, on a number, in order, and no two quantities share one."""
    text = fold("; ".join(parts))
    found = quantities(text)
    spans = [span for quantity in found for span in quantity.spans]
    assert len(set(spans)) == len(spans)
    assert all(re.match(r"\d|twenty|twelve", text[start:end]) for start, end in spans)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(quantity.lead <= quantity.start < quantity.end <= len(text) for quantity in found)
