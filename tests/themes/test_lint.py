from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

from wtanalysis.themes.lint import is_catch_all, lint
from wtanalysis.themes.model import Code, Codebook, Coding, Comment, Theme


def found(check: str, *themes: Theme, **more: Any) -> list[tuple[str, ...]]:
    """The themes that a check finds."""
    return [f.theme_ids for f in lint(Codebook(themes), **more) if f.check == check]


def named(name: str, theme_id: str = "t", description: str = "") -> Theme:
    """A theme with this name."""
    return Theme(theme_id, name, description)


@pytest.mark.parametrize(
    "name",
    [
        "Other", "other.", "OTHERS", "Misc", "Miscellaneous", "General comments", "General", "Various issues",
        "Other comments", "Any other comments", "Other / miscellaneous", "Comments", "Feedback", "General feedback",
        "Mixed views on charges", "Various issues with the scheme", "Other issues raised", "Different opinions about X",
        "A range of views on fares", "Further comments", "Additional points", "Everything else", "Catch-all",
        "Issues with the proposal", "Comments about the consultation", "Costs and other issues", "Boats, etc",
        "Other (boats)", "Other: boats", "Uncategorised", "12. Other", "Views and opinions",
        "General concerns about boats",
        "A number of issues", "Some concerns", "Unclear", "Thoughts on the proposals",
        "Miscellaneous suggestions for boats",
        "None of the above", "Overall views", "\u201cOther\u201d",
    ],
)  # fmt: skip
def test_catch_all(name: str) -> None:
    """A title that could hold anything is found, also where it is dressed up."""
    assert found("catch_all", named(name)) == [("t",)]


@pytest.mark.parametrize(
    "name",
    [
        "Boats should run at night", "Other languages are needed on signs", "The general public should be told",
        "Fares are too high", "Mixed-age classes help", "Multiple assessments burden families", "Thresholds differ",
        "Information sharing between agencies", "Feedback to referrers is missing", "Some schools lack a lead",
        "Different councils apply thresholds differently", "Children's views should be heard",
        "General practitioners are left out", "Concerns about cost", "Lead practitioner role is unclear",
        "Additional funding is needed", "Further training for staff", "Wider family should be involved",
        "Several agencies must work together", "Views of the child are missing", "Questions about funding",
    ],
)  # fmt: skip
def test_no_catch_all(name: str) -> None:
    """A title that says something is left alone, though it has such words."""
    assert not is_catch_all(name)


@pytest.mark.parametrize(
    "name",
    [
        "Support/oppose the scheme", "Agree or disagree with fares", "For and against night boats",
        "Pros and cons of fees",
        "Support for and opposition to the scheme", "Agreement/disagreement", "Opposes or supports the change",
        "Mixed support for boats", "Whether or not to run boats", "Positive and negative effects",
        "Benefits and risks of sharing", "Some support boats while others oppose them", "Fares too high or too low",
    ],
)  # fmt: skip
def test_mixed_stance(name: str) -> None:
    """A name or description that holds both sides is found."""
    assert found("mixed_stance", named(name)) == [("t",)]
    assert found("mixed_stance", named("Boats", description=name)) == [("t",)]


@pytest.mark.parametrize(
    "name",
    [
        "Support for families who disagree with a plan", "More support is needed", "Opposes the scheme",
        "Agrees with later boats", "Support workers object to paperwork", "Safeguards against bias",
        "Support to protect children against harm", "Fees are for the council to set", "Like-minded bodies should meet",
    ],
)  # fmt: skip
def test_one_stance(name: str) -> None:
    """A name with one side, or with such words in another sense, is left alone."""
    assert found("mixed_stance", named(name)) == []


def test_near_duplicates() -> None:
    """All pairs are compared, by names and by descriptions; two sides of a matter are no duplicates."""
    a = named("Fares are too high", "a", "Carried by comments that say tickets cost too much")
    b = named("Too high are fares!", "b", "Anything about price")
    c = named("Dogs", "c", "Carried by comments which say that tickets cost too much")
    d = named("Quiet boats", "d", "Noise")
    assert found("near_duplicate", a, d, b, c) == [("a", "b"), ("a", "c")]
    sides = Theme("x", "Fares should rise", stance="agree"), Theme("y", "Fares should rise.", stance="disagree")
    assert found("near_duplicate", *sides) == []


def test_near_duplicates_by_meaning() -> None:
    """With a sentence model, other words for the same are found."""

    class Same:
        name = "same"

        def embed(self, texts: Sequence[str]) -> np.ndarray[Any, Any]:
            return np.array([[1.0, 0.0] if "cost" in text or "price" in text else [0.0, 1.0] for text in texts])

    pairs = found(
        "near_duplicate", named("It costs a lot", "a"), named("A steep price", "b"), named("Dogs", "c"), embedder=Same()
    )
    assert pairs == [("a", "b")]


def test_split_by_answer() -> None:
    """A theme that both sides carry is found once enough do; one that is to have no stance is left alone."""
    ids = [f"c{n}" for n in range(20)]
    comments = [Comment(name, "", answer="agree" if n < 12 else "disagree") for n, name in enumerate(ids)]
    coding = Coding(tuple(Code(name, "t", "p") for name in ids), tuple(ids))
    assert found("split_by_answer", named("Boats"), coding=coding, comments=comments) == [("t",)]
    few = Coding(coding.codes[9:15], tuple(ids))
    assert found("split_by_answer", named("Boats"), coding=few, comments=comments) == []
    neither = Theme("t", "Boats", stance="neither")
    assert found("split_by_answer", neither, coding=coding, comments=comments) == []


def test_too_many() -> None:
    """More than 30 themes under one policy area or question are too many; over several areas they are not."""
    themes = [Theme(f"t{n}", f"Idea {n}") for n in range(31)]
    assert found("too_many", *themes[:30]) == []
    assert found("too_many", *themes) == [()]
    spread = [Theme(t.theme_id, t.name, policy_area="ab"[n % 2]) for n, t in enumerate(themes)]
    assert found("too_many", *spread) == []
    coding = Coding(tuple(Code("c", t.theme_id, "p") for t in spread), ("c",))
    assert found("too_many", *spread, coding=coding, comments=[Comment("c", "", "q1")]) == [()]


def test_unused_thin_and_unknown() -> None:
    """Themes that nobody carries, that are not described, that have one example, or an unknown area, are found."""
    themes = Theme("a", "A", "d", ("one",), policy_area="Boats"), Theme("b", "B", " ", policy_area="boat")
    coding = Coding((Code("c", "a", "p"),), ("c",))
    assert found("never_used", *themes, coding=coding) == [("b",)]
    assert found("no_description", *themes) == [("b",)]
    assert found("one_example", *themes) == [("a",)]
    assert found("unknown_area", *themes, areas={"Boats"}) == [("b",)]
    assert found("unknown_area", *themes) == []


def test_fast() -> None:
    """300 themes are compared in seconds."""
    themes = [Theme(f"t{n}", f"Idea number {n} of {n * 7}", f"About matter {n * 13} " * 10) for n in range(300)]
    began = time.perf_counter()
    lint(Codebook(tuple(themes)))
    assert time.perf_counter() - began < 10
