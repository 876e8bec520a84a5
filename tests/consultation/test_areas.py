"""Questions and comments about a policy area."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.themes.lamps import comment_id, write_lamps
from wtanalysis.consultation import Consultation, PolicyArea, load_consultation
from wtanalysis.consultation.areas import area_of, comments_about, questions_of
from wtanalysis.errors import ConsultationError


@pytest.fixture(scope="module")
def lamps(tmp_path_factory: pytest.TempPathFactory) -> Consultation:
    """An invented consultation: the area "evenings", a question on the topic "Evenings", an email about it."""
    return load_consultation(write_lamps(tmp_path_factory.mktemp("areas") / "lamps"))


def test_an_area_asks_the_questions_that_it_names_or_whose_topic_bears_its_name(lamps: Consultation) -> None:
    """Case and signs do not matter to a topic's name; questions that an area names go first."""
    assert questions_of(lamps, "evenings") == ("later",)
    named = replace(lamps, policy_areas=(PolicyArea("evenings", "Evenings", questions=("paths", "wishes")),))
    assert questions_of(named, "evenings") == ("paths", "wishes")
    spelt = replace(lamps, policy_areas=(PolicyArea("e", "  EVENINGS! "), PolicyArea("none", "Something else")))
    assert questions_of(spelt, "e") == ("later",)
    assert questions_of(spelt, "none") == ()
    assert (area_of(spelt, "later"), area_of(spelt, "paths")) == ("e", "")


def test_comments_about_a_question_an_area_and_everything(lamps: Consultation) -> None:
    """An area has the comments on its questions and what was filed under it, emails too; a question its own alone."""
    on_question = [comment.comment_id for comment in comments_about(lamps, "later")]
    about_area = [comment.comment_id for comment in comments_about(lamps, "evenings")]
    assert on_question == [comment_id(at) for at in range(20)]
    assert about_area == [*on_question, "email-001-1"]
    assert [comment.comment_id for comment in comments_about(lamps)] == about_area
    assert comments_about(lamps, "paths") == ()


def test_what_is_not_there(lamps: Consultation) -> None:
    """An unknown id is told with the nearest ones; so is an area that names no question of the consultation."""
    with pytest.raises(ConsultationError, match=r"no question or policy area 'evening'.*evenings"):
        comments_about(lamps, "evening")
    with pytest.raises(ConsultationError, match=r"no policy area 'evening'.*evenings"):
        questions_of(lamps, "evening")
    wrong = replace(lamps, policy_areas=(PolicyArea("evenings", "Evenings", questions=("laters",)),))
    with pytest.raises(ConsultationError, match="laters"):
        questions_of(wrong, "evenings")
    with pytest.raises(ConsultationError, match="holds no responses"):
        comments_about(replace(lamps, responses=None))
