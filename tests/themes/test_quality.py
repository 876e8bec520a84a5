"""Quality of a coding: counts that can be checked by hand."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import f1_score

from wtanalysis.themes.model import Code, Coding
from wtanalysis.themes.quality import quality

NAMES = tuple("abcdef")
sets = st.lists(st.sets(st.sampled_from("xyz")), min_size=len(NAMES), max_size=len(NAMES))


def coding(themes: list[set[str]], coder: str) -> Coding:
    """A coding of the comments a to f."""
    return Coding(tuple(Code(n, t, coder) for n, own in zip(NAMES, themes, strict=True) for t in sorted(own)), NAMES)


@settings(max_examples=40)
@given(sets, sets)
def test_f1_is_that_of_scikit_learn(said: list[set[str]], found: list[set[str]]) -> None:
    """Micro F1, and macro F1 over the themes that occur, are those of scikit-learn."""
    score = quality(coding(said, "ann"), coding(found, "model"))
    there = 2 * sorted(set().union(*said, *found))  # twice, since one column alone would be read as two classes
    if not there:
        assert score.micro.f1 == score.macro_f1 == 0
        return
    a, b = ([[theme in own for theme in there] for own in side] for side in (said, found))
    for average, value in (("micro", score.micro.f1), ("macro", score.macro_f1)):
        assert abs(f1_score(a, b, average=average, zero_division=0) - value) < 1e-9


def test_unsure_is_no_yes_but_is_counted() -> None:
    """A theme left to a person counts as missed, and among the missed as unsure."""
    model = Coding((Code("a", "x", "model", 0.3, "unsure"), Code("b", "x", "model", 0.3, "unsure")), ("a", "b"))
    score = quality(Coding((Code("a", "x", "ann"),), ("a", "b")), model)
    assert (score.micro.missed, score.micro.unsure, score.unsure) == (1, 1, 2)


def test_bands_hold_every_theme_that_people_gave() -> None:
    """Themes fall into bands by how many comments people gave them."""
    names = tuple(f"c{n}" for n in range(120))
    said = Coding((*(Code(n, "large", "ann") for n in names), *(Code(n, "small", "ann") for n in names[:5])), names)
    bands = {b.name: (b.themes, b.truth) for b in quality(said, said).bands}
    assert bands["1-9 comments"] == (1, 5)
    assert bands["100+ comments"] == (1, 120)


def test_comments_kept_apart_count_as_read() -> None:
    """A comment that the model kept apart though people gave it a theme is a miss, not a gap."""
    model = Coding((), ("a",), {"b": "no_comment"})
    assert quality(Coding((Code("b", "x", "ann"),), ("a", "b")), model).micro.missed == 1


def test_the_table_is_html_and_holds_counts_only() -> None:
    """Shown in a notebook, a quality is one table; theme ids are escaped."""
    score = quality(Coding((Code("a", "<x>", "ann"),), ("a",)), Coding((), ("a",)))
    assert "&lt;x&gt;" in score._repr_html_()
    assert score.rows()[0]["truth"] == 1
