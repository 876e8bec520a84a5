"""Coding: what people said is learnt, what the codebook says stands in for it, and odd input comes out right."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

from wtanalysis.errors import UserError
from wtanalysis.themes import coding_models
from wtanalysis.themes.coding import areas_as_codebook, code
from wtanalysis.themes.coding_features import Texts, fit_words
from wtanalysis.themes.coding_models import committee, learn
from wtanalysis.themes.coding_thresholds import best_expected, choose, decide
from wtanalysis.themes.model import Code, Codebook, Coding, Comment, Kind, Reading, Statement, Theme
from wtanalysis.themes.quality import quality

BOOK = Codebook(
    (
        Theme("night", "Boats should run at night", "Wants late sailings.", ("a boat after ten please",)),
        Theme("fares", "Lower fares", "The ticket costs too much.", ("tickets are dear",)),
        Theme("safety", "Safer landing stages", "Steps, rails and light at the quay.", ("the steps are slippery",)),
    )
)
WORDS = {
    "night": ("boats at night", "late sailings", "a crossing after dark", "an evening boat"),
    "fares": ("the fare is too high", "cheaper tickets", "the cost of a ticket", "lower the price"),
    "safety": ("the steps are slippery", "no rail on the quay", "light on the landing stage", "a safer quay"),
}


class Hashed:
    """An embedder for tests: each word is a fixed direction, so that texts that share words are near."""

    name = "hashed words"

    def embed(self, texts: Sequence[str]) -> np.ndarray[Any, Any]:
        """One row a text."""
        rows = np.zeros((len(texts), 384), dtype=np.float32)
        for at, text in enumerate(texts):
            for word in text.lower().split() or ["-"]:
                rows[at, int(hashlib.sha256(word.encode()).hexdigest(), 16) % 384] += 1
        found: np.ndarray[Any, Any] = rows / np.linalg.norm(rows, axis=1, keepdims=True)
        return found


def reading(name: str, *statements: str, kind: Kind = "opinion") -> Reading:
    """A comment of these statements."""
    text = " ".join(statements)
    made, at = [], 0
    for number, statement in enumerate(statements, 1):
        made.append(Statement(name, number, statement, at, at + len(statement)))
        at += len(statement) + 1
    return Reading(Comment(name, text), kind, statements=tuple(made) if kind == "opinion" else ())


def many(count: int, seed: int = 1) -> tuple[list[Reading], Coding]:
    """Comments of one to three statements, each from one theme, and what a person said of them."""
    draw = random.Random(seed)  # noqa: S311
    readings, codes = [], []
    for at in range(count):
        themes = draw.sample(sorted(WORDS), draw.choice((1, 1, 2)))
        said = [f"{draw.choice(('please', 'I want', 'we ask for'))} {draw.choice(WORDS[t])}." for t in themes]
        readings.append(reading(f"c{at}", *said))
        codes += [Code(f"c{at}", theme, "ann") for theme in themes]
    return readings, Coding(tuple(codes), tuple(r.comment.comment_id for r in readings))


def only(coding: Coding, names: set[str]) -> Coding:
    """The codes of these comments."""
    return Coding(tuple(c for c in coding.codes if c.comment_id in names), tuple(n for n in coding.base if n in names))


def test_several_themes_a_comment_are_learnt() -> None:
    """After 60 coded comments the other 40 get their themes, also two at once, with the statement of each."""
    readings, said = many(100)
    found = code(readings, BOOK, only(said, {f"c{n}" for n in range(60)}), Hashed())
    rest = only(said, {f"c{n}" for n in range(60, 100)})
    assert quality(rest, found).micro.f1 > 0.95
    by_id = {r.comment.comment_id: r for r in readings}
    for row in found.codes:
        statements = [s.text for s in by_id[row.comment_id].statements]
        assert row.statement in statements
        if row.decision == "yes" and row.theme_id in WORDS and (row.comment_id, row.theme_id) in _pairs(said):
            assert any(words in row.statement for words in WORDS[row.theme_id])


def _pairs(coding: Coding) -> set[tuple[str, str]]:
    return {(c.comment_id, c.theme_id) for c in coding.codes}


def test_descriptions_alone_find_the_theme() -> None:
    """Without a coded comment, descriptions and examples give few wrong themes, and many right or unsure ones."""
    readings, said = many(60)
    score = quality(said, code(readings, BOOK, None, Hashed()))
    assert score.micro.precision > 0.7
    assert (score.micro.both + score.micro.unsure) / score.micro.truth > 0.4


def test_a_mistake_of_a_person_shows() -> None:
    """A coded comment is judged by what the others teach: where its code is wrong, the model says something else."""
    readings, said = many(80)
    wrong = readings[0].comment.comment_id
    right = {c.theme_id for c in said.codes if c.comment_id == wrong}
    other = next(theme for theme in sorted(WORDS) if theme not in right)
    changed = Coding((Code(wrong, other, "ann"), *(c for c in said.codes if c.comment_id != wrong)), said.base)
    found = code(readings, BOOK, changed, Hashed()).themes_of()[wrong]
    assert found == right


def test_leaving_out_in_closed_form_is_leaving_out() -> None:
    """The score of a coded text by the others is what a model without it says, up to the mean of the theme."""
    readings, said = many(40)
    texts = [r.comment.text for r in readings]
    seen = Texts(fit_words(texts).of(texts), Hashed().embed(texts))
    truth = np.array([[(t, theme) in _pairs(said) for theme in BOOK.ids] for t in said.base], dtype=np.float32)
    _, others = learn(seen, truth, np.ones(40, dtype=np.float32))
    rest = np.arange(1, 40)
    without, _ = learn(seen.rows(rest), truth[rest], np.ones(39, dtype=np.float32))
    assert np.abs(without.scores(seen.rows([0]))[0] - others[0]).max() < 0.02


def test_parts_score_as_the_whole_does(monkeypatch: pytest.MonkeyPatch) -> None:
    """Split to bound memory, the model ranks the coded texts much as in one piece."""
    readings, said = many(60)
    texts = [r.comment.text for r in readings]
    seen = Texts(fit_words(texts).of(texts), Hashed().embed(texts))
    truth = np.array([[(t, theme) in _pairs(said) for theme in BOOK.ids] for t in said.base], dtype=np.float32)
    whole = committee(seen, truth, np.ones(60, dtype=np.float32), 1)
    monkeypatch.setattr(coding_models, "MOST_ROWS", 25)
    parts = committee(seen, truth, np.ones(60, dtype=np.float32), 1)
    assert len(parts.learners) == 3
    assert np.corrcoef(whole.others.ravel(), parts.others.ravel())[0, 1] > 0.9


def test_themes_with_no_or_one_example_come_out() -> None:
    """A theme that nobody was given yet, or one comment only, is still found by its description."""
    readings, said = many(90)
    first = next(c for c in said.codes if c.theme_id == "safety").comment_id
    few = Coding(tuple(c for c in said.codes if c.theme_id != "safety" or c.comment_id == first), ())
    kept = {c.comment_id for c in said.codes if c.theme_id == "safety"} - {first}
    few = Coding(tuple(c for c in few.codes if c.comment_id not in kept), ())
    found = code(readings, BOOK, few, Hashed())
    given = {row.comment_id for row in found.codes if row.theme_id == "safety"}
    assert len(given & kept) > len(kept) / 2
    assert "1 of 3 themes have fewer than 3 coded comments" in found.notes


def test_coders_who_differ_count_with_their_shares() -> None:
    """Two coders, one of whom finds nothing, neither break the model nor make every code certain."""
    readings, said = many(60)
    second = tuple(Code(name, "", "ben") for name in said.base)
    alone = code(readings, BOOK, said, Hashed())
    both = code(readings, BOOK, Coding(said.codes + second, said.base), Hashed())
    assert np.mean([c.probability or 0 for c in both.codes]) < np.mean([c.probability or 0 for c in alone.codes])


def test_the_same_bytes_twice() -> None:
    """Coding is the same in two runs."""
    readings, said = many(50)
    half = only(said, {f"c{n}" for n in range(25)})
    assert code(readings, BOOK, half, Hashed()).codes == code(readings, BOOK, half, Hashed()).codes


def test_comments_without_an_opinion_stand_apart_unless_people_coded_them() -> None:
    """Kinds other than opinion are kept apart; where people gave a theme to such comments, these are modelled."""
    readings, said = many(30)
    silent = [reading(f"n{at}", "Nothing", kind="no_comment") for at in range(6)]
    blank = [reading("e", "", kind="empty")]
    apart = code([*readings, *silent, *blank], BOOK, said, Hashed()).apart
    assert apart == {**{f"n{at}": "no_comment" for at in range(6)}, "e": "empty"}
    more = Coding(said.codes + tuple(Code(f"n{at}", "fares", "ann") for at in range(4)), ())
    found = code([*readings, *silent, *blank], BOOK, more, Hashed())
    assert found.apart == {"e": "empty"}
    assert found.themes_of()["n5"] == {"fares"}
    assert any("kind no_comment" in note for note in found.notes)


@pytest.mark.parametrize("text", ["🙂🙂", "مرحبا بالقارب", "<b>boats</b>", "x", "boats " * 20_000])
def test_odd_comments_come_out(text: str) -> None:
    """One comment of emoji, right-to-left letters, HTML, one letter or very many words is coded without a fault."""
    found = code([reading("a", text)], BOOK, None, Hashed())
    assert found.base == ("a",)
    assert code([reading("a", text)], BOOK, Coding((Code("a", "night", "ann"),), ("a",)), Hashed()).base == ("a",)


def test_a_handful_of_coded_comments_is_too_few_to_learn_from() -> None:
    """Below ten coded comments the answer is that of the descriptions, and says so; no rule is read from them."""
    readings, said = many(40)
    few = code(readings, BOOK, only(said, {"c0", "c1"}), Hashed())
    assert few.codes == code(readings, BOOK, None, Hashed()).codes
    assert any("2 comment(s) were coded by people: too few" in note for note in few.notes)


def test_coded_comments_that_are_alike_or_carry_nothing_come_out() -> None:
    """Every comment coded with one theme, none with any, and copies of one comment with different themes."""
    readings, said = many(40)
    every = code(readings, BOOK, Coding(tuple(Code(n, "fares", "ann") for n in said.base)), Hashed())
    assert {tuple(themes) for themes in every.themes_of().values()} == {("fares",)}
    none = code(readings, BOOK, Coding(tuple(Code(n, "", "ann") for n in said.base)), Hashed())
    assert not any(none.themes_of().values())
    copies = [reading(f"s{at}", "boats at night") for at in range(40)]
    mixed = Coding(tuple(Code(f"s{at}", BOOK.ids[at % 3], "ann") for at in range(40)))
    assert len(code(copies, BOOK, mixed, Hashed()).base) == 40
    alone = Codebook(BOOK.themes[:1])
    assert code(readings, alone, Coding(tuple(c for c in said.codes if c.theme_id == "night")), Hashed()).base


def test_nothing_to_code() -> None:
    """No comment, or none with an opinion, gives an empty coding."""
    assert code([], BOOK, None, Hashed()).base == ()
    assert code([reading("a", "n/a", kind="no_comment")], BOOK, None, Hashed()).apart == {"a": "no_comment"}


@pytest.mark.parametrize(
    ("readings", "book", "coded", "told"),
    [
        ([], Codebook(()), None, "the codebook has no theme"),
        ([], Codebook((Theme("a", "A"), Theme("a", "B"))), None, "two themes of the codebook share an id"),
        ([reading("a", "x"), reading("a", "y")], BOOK, None, "two comments share an id"),
        ([reading("a", "x")], BOOK, Coding((Code("a", "zoo", "ann"),)), "the codebook does not have: zoo"),
    ],
)
def test_bad_input_is_told(readings: list[Reading], book: Codebook, coded: Coding | None, told: str) -> None:
    """No theme, double ids and unknown themes are refused in words."""
    with pytest.raises(UserError, match=told):
        code(readings, book, coded, Hashed())


def test_codes_of_other_comments_are_noted() -> None:
    """Coded comments that are not there are counted in a note and otherwise left alone."""
    found = code([reading("a", "boats at night")], BOOK, Coding((Code("z", "night", "ann"),)), Hashed())
    assert any(note.startswith("1 coded comment(s) are not among") for note in found.notes)


def test_a_models_codes_teach_nothing() -> None:
    """Codes by a model are no truth: the answer is that of descriptions alone."""
    readings, said = many(20)
    by_model = Coding(tuple(Code(c.comment_id, c.theme_id, "model") for c in said.codes), said.base)
    assert code(readings, BOOK, by_model, Hashed()).codes == code(readings, BOOK, None, Hashed()).codes


def test_policy_areas_go_the_same_way() -> None:
    """Areas with their synonyms are a codebook."""
    areas = areas_as_codebook({"boats": ("Boats at night", ("late sailings",)), "fares": ("Fares", ("tickets",))})
    found = code([reading("a", "more late sailings"), reading("b", "cheaper tickets")], areas, None, Hashed())
    assert found.themes_of() == {"a": {"boats"}, "b": {"fares"}}


def test_a_policy_area_that_is_known_decides_between_like_themes() -> None:
    """Two themes in the same words but of two areas: the comment's own area says which."""
    book = Codebook(
        (Theme("a", "More training", policy_area="boats"), Theme("b", "More training", policy_area="fares"))
    )
    readings = [Reading(Comment("x", "more training please", policy_area="fares"))]
    assert code(readings, book, None, Hashed()).themes_of() == {"x": {"b"}}


def test_unsure_is_kept_small() -> None:
    """Unsure rows lie under the threshold and are no more than half a row a comment."""
    readings, said = many(100, seed=3)
    found = code(readings, BOOK, only(said, {f"c{n}" for n in range(30)}), Hashed())
    unsure = [row for row in found.codes if row.decision == "unsure"]
    assert len(unsure) <= 50
    assert all((row.probability or 0) < found.thresholds[row.theme_id] for row in unsure)


def test_thresholds_are_lower_for_rare_themes_and_near_those_of_all() -> None:
    """A theme whose probabilities are low throughout has a lower threshold, yet one above its own best alone."""
    rng = np.random.default_rng(1)
    sure = rng.random((200, 2)) ** [2, 8]
    sure[:, 1] /= 2
    common, rare = choose(sure)
    assert rare < common
    assert best_expected(sure[:, 1]) < rare < best_expected(sure)
    yes, unsure = decide(sure, np.array([common, rare]), 0.5)
    assert not (yes & unsure).any()


def test_a_comment_without_a_yes_leaves_its_best_theme_to_a_person() -> None:
    """Where no theme reaches its threshold, the nearest is unsure, unless it is next to impossible."""
    found = np.array([[0.2, 0.1], [0.9, 0.2], [0.02, 0.01]])
    yes, unsure = decide(found, np.array([0.8, 0.8]), 0.0)
    assert yes.tolist() == [[False, False], [True, False], [False, False]]
    assert unsure.tolist() == [[True, False], [False, False], [False, False]]
