"""Charts: the same bytes, the numbers that are printed, and words for those who do not see them."""

from __future__ import annotations

import io
import itertools

import pytest
from PIL import Image

from tests.report.invented import FIGURES, QUESTIONS, evidence
from wtanalysis.figures.model import Breakdown, Figure
from wtanalysis.report.charts import SCALE, WIDTH, Bar, Chart, chart, colour
from wtanalysis.report.words import remainder
from wtanalysis.responses.model import Question

LATER = QUESTIONS[0]


def later() -> Chart:
    """The chart of the question with reasons and a group."""
    made = chart(evidence().breakdown("later"), LATER)
    assert made
    return made


def test_same_bytes() -> None:
    """The same figures give the same picture, byte for byte, with no program's name and no date in it."""
    assert later().png == later().png
    with Image.open(io.BytesIO(later().png)) as picture:
        assert not {"Software", "Creation Time", "date:create"} & set(picture.info)


def test_size_is_stated() -> None:
    """The page is told the picture's size, so that nothing moves when it loads."""
    with Image.open(io.BytesIO(later().png)) as picture:
        assert picture.width == SCALE * WIDTH
        assert abs(picture.height - SCALE * later().height) < 1


def test_only_printed_numbers_are_drawn() -> None:
    """There is one bar for each printed percentage, and none for what is missing to 100."""
    assert sorted(b.percent for b in later().bars) == sorted(
        f.percent for f in FIGURES if f.question_id == "later" and f.percent
    )


def test_reasons_follow_their_answer_and_groups_come_last() -> None:
    """A reason stands under the answer it belongs to; a group after all respondents."""
    assert [(b.label, b.nested, b.within) for b in later().bars] == [
        ("yes", False, ""), ("no", False, ""), ("too loud", True, ""), ("yes", False, "Runners"),
    ]  # fmt: skip


def test_words_hold_every_number() -> None:
    """The text alternative says what is asked, every number, and what is not stated."""
    alt = later().alt
    for words in (
        "Close later?",
        "yes 61%",
        "no 30.5%",
        "of which too loud 20%",
        "Runners: yes 88%",
        "91.5%",
        "not stated",
    ):
        assert words in alt


def test_caption_has_the_base() -> None:
    """The caption says what the percentages are of, and that the base of a group is not stated."""
    assert later().caption.startswith("Base: 120 responses. Bases of the groups are not stated.")
    unknown = chart(Breakdown("q", (Figure("q", "yes", "yes", percent=100.0),)), Question("q"))
    assert unknown
    assert unknown.caption == "Base: not stated."


def test_counts_alone_make_no_chart() -> None:
    """Where no percentage is printed there is no chart."""
    assert chart(Breakdown("q", (Figure("q", "yes", "yes", count=3),)), Question("q")) is None


def test_colours_differ_in_grey() -> None:
    """Agreeing, disagreeing and neither have greys that are far apart, so that they can be told without colour."""
    figures = tuple(Figure("q", b, b, percent=33.0) for b in ("agree", "disagree", "neither"))
    made = chart(Breakdown("q", figures), Question("q"))
    assert made
    with Image.open(io.BytesIO(made.png)) as picture:
        grey = picture.convert("L")
        shades = [grey.getpixel((60, y)) for y in range(grey.height)]
    runs = {s for s in shades if isinstance(s, int) and shades.count(s) > 20 and s < 235}
    assert len(runs) == 3
    ordered = sorted(runs)
    assert min(b - a for a, b in itertools.pairwise(ordered)) > 40


def test_strong_and_plain_answers_have_colours_of_their_own() -> None:
    """Strongly agree, agree, neither, disagree and strongly disagree are five colours."""
    codes = ("option:strongly-agree", "agree", "neither", "disagree", "option:strongly-disagree")
    bars = [Bar(code, 20.0, code) for code in codes]
    assert len({colour(bar, bars) for bar in bars}) == 5


def test_no_line_through_words() -> None:
    """No line of the scale crosses a bar's label: the first rows of the picture hold letters only at the left."""
    made = chart(Breakdown("q", (Figure("q", "no", "no", percent=10.0),)), Question("q"))
    assert made
    with Image.open(io.BytesIO(made.png)) as picture:
        label = picture.convert("L").crop((150, 6, picture.width, 32))
    assert label.getextrema() == (255, 255)


@pytest.mark.parametrize(
    ("percents", "scale", "expected"),
    [
        ((60, 40), "yes_no_dk", ""),
        ((60, 30), "yes_no_dk", "add up to 90%; the remainder is not stated"),
        ((60, 41), "yes_no_dk", "add up to 101%; they are shown as printed"),
        ((60, 70), "multi", ""),
        ((), "agree5", "No figure for all respondents is printed"),
    ],
)
def test_remainder(percents: tuple[int, ...], scale: str, expected: str) -> None:
    """What is missing to 100 is said in words, never filled in; answers of several options need not add up."""
    codes = ("yes", "no")
    figures = tuple(Figure("q", code, code, percent=p) for code, p in zip(codes, percents, strict=False))
    said = remainder(Breakdown("q", figures), Question("q", scale=scale))  # type: ignore[arg-type]
    assert expected in said
    assert bool(said) == bool(expected)


def test_mimebundle() -> None:
    """A notebook gets a PNG, words that do not change, and the text alternative."""
    data, about = later()._repr_mimebundle_()
    assert set(data) == {"image/png", "text/plain"}
    assert data["text/plain"] == "Chart('later': yes 61, no 30.5, option:loud 20, yes 88)"
    assert about["image/png"]["alt"] == later().alt


def test_long_labels_stay_inside() -> None:
    """A long answer is broken into lines; it makes the picture taller, not wider."""
    short, long = (
        chart(Breakdown("q", (Figure("q", label, "yes", percent=50),)), Question("q")) for label in ("a", "word " * 40)
    )
    assert short
    assert long
    assert long.height > short.height
    with Image.open(io.BytesIO(long.png)) as picture:
        right_edge = picture.convert("L").crop((picture.width - 6, 0, picture.width, picture.height))
        assert right_edge.getextrema() == (255, 255)
