"""Stance comes from the closed answer beside the comment."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from wtanalysis.themes.model import Code, Codebook, Coding, Comment, Theme
from wtanalysis.themes.stance import by_answer

ANSWERS = ("agree", "disagree", "neither", "option:strongly-agree", "not_answered", "")


def coded(answers: str, themes: str) -> tuple[Coding, list[Comment]]:
    """Comments with these answers (a, d, n or - for none), of which those with an x carry the theme ``cost``."""
    full = {"a": "agree", "d": "disagree", "n": "neither", "-": ""}
    said = [Comment(f"c{n}", "x", "q1", answer=full[one]) for n, one in enumerate(answers)]
    codes = tuple(Code(f"c{n}", "cost") for n, mark in enumerate(themes) if mark == "x")
    return Coding(codes, tuple(comment.comment_id for comment in said)), said


def test_of_those_disagreeing() -> None:
    """The base is who gave that answer and commented; who gave none is in no base."""
    found = by_answer(*coded("aaddd--", "x.xx.x."))
    assert [(row.answer, row.count, row.base) for row in found.rows] == [("agree", 1, 2), ("disagree", 2, 3)]
    assert found.rows[1].comment_ids == ("c2", "c3")
    assert found.without == ("c5", "c6")
    told = "Of those disagreeing who commented on the question, two of the three mention “cost”."
    assert found.rows[1].told() == told
    assert found.rows[1].told(percentages=True) == told


def test_percentages_when_asked() -> None:
    """A larger base has a word, and a percentage only when that is asked for."""
    row = by_answer(*coded("d" * 20, "x" * 8)).rows[0]
    assert row.told() == "Of those disagreeing who commented on the question, many mention “cost”."
    assert row.told(percentages=True).count("many (40%) mention") == 1


def test_a_stance_that_answers_contradict() -> None:
    """A theme of those who agree that mostly those who disagree mention is noted, with both counts; others are not."""
    coding, said = coded("addd", "xxxx")
    book = Codebook((Theme("cost", "Costs", stance="agree"),))
    found = by_answer(coding, said, book).contradictions
    assert [(one.theme_id, one.with_it, one.against, one.comment_ids) for one in found] == [
        ("cost", 1, 3, ("c1", "c2", "c3"))
    ]
    assert found[0].note == "stated to agree, but 3 of 4 answered otherwise"
    for stance in ("disagree", "neither", ""):
        assert by_answer(coding, said, Codebook((Theme("cost", "Costs", stance=stance),))).contradictions == ()
    few = by_answer(*coded("d", "x"), book).contradictions
    assert few[0].note.endswith("these are few")


@given(st.lists(st.tuples(st.sampled_from(ANSWERS), st.sets(st.sampled_from("xyz")), st.sampled_from(("q1", "q2")))))
def test_rows_add_up(made: list[tuple[str, set[str], str]]) -> None:
    """Over all answers the counts are the comments that carry a theme beside an answer; ids are as many as counts."""
    said = [Comment(f"c{n}", "t", question, answer=answer) for n, (answer, _, question) in enumerate(made)]
    codes = tuple(Code(f"c{n}", theme) for n, (_, themes, _) in enumerate(made) for theme in sorted(themes))
    found = by_answer(Coding(codes, tuple(comment.comment_id for comment in said)), said)
    answered = [themes for answer, themes, _ in made if answer not in ("", "not_answered")]
    assert sum(row.count for row in found.rows) == sum(map(len, answered))
    assert len(found.without) == len(made) - len(answered)
    for row in found.rows:
        assert 0 < row.count == len(set(row.comment_ids)) <= row.base
        assert row.base == sum(a == row.answer and q == row.question_id for a, _, q in made)
    assert len(found.table()) == len(found.rows)
    assert "c0" not in repr(found)
