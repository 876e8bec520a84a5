"""One run from comments to named topics: nothing embedded twice, nothing personal shown, everything told."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from tests.themes.voices import voices
from wtanalysis.themes.model import Comment, Reading, Statement, Topic, Topics
from wtanalysis.themes.run import Naming, Options, Remembering, Run, run
from wtanalysis.themes.topic_shown import LONGEST, Shown
from wtanalysis.themes.topics import Settings


class Counting:
    """Vectors from hashes of texts, and how often each text was asked for."""

    name = "counting"

    def __init__(self) -> None:
        self.asked: list[str] = []

    def embed(self, texts: Sequence[str]) -> np.ndarray[Any, Any]:
        """One row a text, of unit length."""
        self.asked += texts
        rows = [np.frombuffer(hashlib.sha256(text.encode()).digest() * 12, dtype=np.uint8) for text in texts]
        vectors = np.array(rows, dtype=np.float32).reshape(len(texts), 384) + 1
        return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), dtype=np.float32)


@pytest.fixture(scope="module")
def comments() -> list[Comment]:
    """Twenty-four comments on two questions, and one without an opinion."""
    said = [reading.comment for reading in voices(6)[0]]
    halves = [replace(comment, question_id=("q1", "q2")[at % 2]) for at, comment in enumerate(said)]
    return [*halves, Comment("none", "n/a", question_id="q1")]


@pytest.fixture(scope="module")
def counted(comments: list[Comment]) -> tuple[Run, Counting]:
    """A run per question with an embedder that counts."""
    embedder = Counting()
    return run(comments, Options(Settings(topics=3), per_question=True), embedder), embedder


def test_each_text_is_embedded_once(counted: tuple[Run, Counting]) -> None:
    """Topics, their stability and their names ask for the same vectors; the model makes each once."""
    asked = counted[1].asked
    assert len(asked) == len(set(asked)) > 24


def test_remembered_vectors_are_those_of_the_embedder() -> None:
    """In any order, with repeats, and for no text at all."""
    plain = Counting()
    kept = Remembering(plain)
    first = kept.embed(["a", "b", "a"])
    again = kept.embed(["c", "b"])
    assert np.array_equal(first, Counting().embed(["a", "b", "a"]))
    assert np.array_equal(again, Counting().embed(["c", "b"]))
    assert kept.embed([]).shape == (0, 384)
    assert (plain.asked, kept.name) == (["a", "b", "c"], "counting")


def test_tables_of_a_run(counted: tuple[Run, Counting], comments: list[Comment]) -> None:
    """Sizes are told in words, every comment has a row, each topic of each question its stability."""
    tables = counted[0].tables()
    assert {row["question_id"] for row in tables["topics"]} == {"q1", "q2"}
    assert all("who commented on the question" in row["in_words"] for row in tables["topics"])
    assert [row["comment_id"] for row in tables["comments"]] == [comment.comment_id for comment in comments]
    topics = [(row["question_id"], row["topic_id"]) for row in tables["topics"]]
    assert [(row["question_id"], row["topic_id"]) for row in tables["stability"]] == topics
    assert repr(counted[0]) == f"Run(25 comments, {len(topics)} topics)"


def test_what_is_told(counted: tuple[Run, Counting]) -> None:
    """How many were read, what was kept apart, and each question's notes under its id."""
    told = counted[0].told()
    assert told[0].startswith("25 comments, 24 with an opinion")
    assert told[0].endswith("kept apart: 1 no_comment")
    assert any(line.startswith("q2: ") for line in told)
    one = run([Comment("a", "Night boats should run later")], Options(Settings(), try_stability=False), Counting())
    assert one.told()[0] == "1 comment, 1 with an opinion (1 statement); kept apart: none"


def test_a_campaign_is_counted_three_ways() -> None:
    """Copies are in the table of comments, and told each, once, and left out."""
    text = (
        "Please keep the lamps on along the lake path all through the dark winter, for the sake of those who walk home."
    )
    copied = [Comment(f"c{at}", text) for at in range(5)]
    found = run(
        [*copied, Comment("own", "Gates close too early")], Options(Settings(), try_stability=False), Counting()
    )
    assert any("counted all 6, once a campaign 2, left out 1" in line for line in found.told())
    campaigns = {row["comment_id"]: row["campaign"] for row in found.tables()["comments"]}
    assert campaigns == {f"c{at}": "campaign-1" for at in range(5)} | {"own": ""}


def test_names_may_come_from_elsewhere(comments: list[Comment]) -> None:
    """What is asked for names gets the topics and the names made of words; its names and notes are those of the run."""

    def ask(topics: Topics, readings: Sequence[Reading], names: Sequence[Any]) -> tuple[list[Any], list[str]]:
        assert len(names) == len(topics.topics)
        assert len(readings) == 25
        return [replace(name, name=f"Asked {name.topic_id}", by="machine: small") for name in names], ["one was asked"]

    naming: Naming = ask
    settings = Settings(topics=2)
    found = run(comments, Options(settings, try_stability=False, naming=naming), Counting())
    assert {(row["name"], row["named_by"], row["signed_by"]) for row in found.tables()["topics"]} == {
        ("Asked 0", "machine: small", ""), ("Asked 1", "machine: small", ""),
    }  # fmt: skip
    assert "one was asked" in found.told()


def shown(texts: Sequence[str], words: tuple[str, ...], name: str) -> tuple[Topic, str]:
    """A topic of these texts as it may be shown."""
    from wtanalysis.safeguards.personal_data import Masker
    from wtanalysis.themes.model import Placed

    readings = [
        Reading(Comment(f"c{at}", text), statements=(Statement(f"c{at}", 1, text, 0, len(text)),))
        for at, text in enumerate(texts)
    ]
    topic = Topic(0, words, len(texts), tuple(reading.statements[0] for reading in readings[:2]))
    places = tuple(Placed(f"c{at}", 1, 0) for at in range(len(texts)))
    return Shown(Topics((topic,), places, len(texts)), readings, Masker()).topic(topic, name)


def test_a_respondents_name_is_no_word_and_no_name_of_a_topic() -> None:
    """It goes where most statements have it as personal data; the name is then made of the words that are left."""
    said = [f"Mrs Okonkwo refused the school place {n}" for n in ("again", "twice", "at once")]
    topic, name = shown(said, ("okonkwo", "school", "place"), "Mrs Okonkwo, school")
    assert topic.words == ("school", "place")
    assert name == "School, place"
    assert "Okonkwo" not in " ".join(one.text for one in topic.statements)


def test_a_word_that_is_a_name_once_stays() -> None:
    """A school that one statement names does not take away the word that all the others use."""
    said = ["My son is at Hollins Academy", *(f"An academy needs more money {n}" for n in ("now", "soon", "again"))]
    topic, name = shown(said, ("academy", "money"), "Academy and money")
    assert topic.words == ("academy", "money")
    assert name == "Academy and money"


def test_a_statement_without_an_end_is_cut() -> None:
    """What is shown has a bound, and says that it was cut."""
    topic, _ = shown(["boats at night " * 4000, "Night boats"], ("boats",), "Boats")
    assert len(topic.statements[0].text.split()) == LONGEST + 1
    assert topic.statements[0].text.endswith("[...]")
    assert topic.statements[1].text == "Night boats"
