"""Points that belong elsewhere are found with a record, and the rest is left where it is."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from wtanalysis.themes.comments import read_comments
from wtanalysis.themes.model import Comment
from wtanalysis.themes.routing import Route, route

QUESTIONS = {
    "q1": "Should the ferry fares rise with prices?",
    "q2": "Should boats run at night?",
    "q7": "How can harbour safety be improved?",
}
AREAS = {
    "fares": ("Ferry fares", ("tickets", "season tickets", "fare")),
    "nights": ("Night boats", ("boats at night", "night sailings")),
    "safety": ("Harbour safety", ("life jackets", "lifeboats")),
}


def routes(text: str, question: str = "q1", area: str = "") -> tuple[Route, ...]:
    """The routes of one comment."""
    return route(read_comments([Comment("c", text, question_id=question, policy_area=area)]), QUESTIONS, AREAS)


@pytest.mark.parametrize(
    ("text", "question", "area"),
    [
        ("On question 7: the steps are slippery.", "q7", "safety"),
        ("Q2 - they are loud.", "q2", "nights"),
        ("This point belongs under Q7, the steps are slippery.", "q7", "safety"),
        ("Re night boats, please keep them.", "q2", "nights"),
        ("My comment is really about life jackets, of which there are none.", "q7", "safety"),
        ("As for night sailings, they wake us.", "q2", "nights"),
        ("I'd rather say something about boats at night: they wake us.", "q2", "nights"),
        ("Lifeboats are old, I've put it here as I didn't see a box for it.", "q7", "safety"),
    ],
)
def test_said_so(text: str, question: str, area: str) -> None:
    """A point that says where it belongs goes there, and its record says where it was written."""
    (found,) = routes(text)
    assert (found.to_question, found.to_area) == (question, area)
    assert (found.comment_id, found.number, found.from_question, found.from_area) == ("c", 1, "q1", "fares")
    assert (found.by, found.at) == ("machine", "")
    assert found.why
    assert found.score >= 0.9


@pytest.mark.parametrize(
    "text",
    [
        "Fares are too high.",
        "On fares, please be fair.",
        "On question 1: too dear.",
        "See my answer to question 7, but fares are too high.",
        "Night boats and life jackets cost money, so fares must rise.",
        "I agree with what was said on question 99.",
        "See question 7.",
        "",
    ],
)
def test_left_alone(text: str) -> None:
    """A point on its own question, one that names others in passing, or one with no opinion, stays."""
    assert routes(text) == ()


def test_only_the_point_that_turns() -> None:
    """Of a comment with several points only the one that belongs elsewhere is routed."""
    assert [found.number for found in routes("Fares are fair. Regarding harbour safety, we need lights.")] == [2]


def test_filed_area_counts() -> None:
    """The policy area a comment was filed under is its own, whatever its question is about."""
    assert routes("Re night boats, please keep them.", area="nights") == ()


class Fixed:
    """Vectors by the one word that decides."""

    name = "fixed"

    def embed(self, texts: Sequence[str]) -> object:
        """Texts on safety one way, the rest the other."""
        import numpy as np

        return np.array(
            [(1, 0) if "jacket" in text or "safety" in text else (0, 1) for text in texts], dtype=np.float32
        )


def test_meaning_needs_both() -> None:
    """With an embedder a point is routed where it names another area and is much closer to it in meaning."""
    given = [Comment("a", "Nobody wears life jackets.", question_id="q1"), Comment("b", "Too dear.", question_id="q1")]
    found = route(read_comments(given), QUESTIONS, AREAS, Fixed())  # type: ignore[arg-type]
    assert [(one.comment_id, one.to_question, one.to_area, one.score) for one in found] == [("a", "q7", "safety", 1.0)]
