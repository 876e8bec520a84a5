from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wtanalysis.themes import review_order
from wtanalysis.themes.decisions import Decision
from wtanalysis.themes.model import Code, Coding, Comment, Reading
from wtanalysis.themes.review import KINDS, queue

IDS = tuple(f"c{n}" for n in range(60))


def model(*codes: tuple[str, str, float, Any], base: tuple[str, ...] = IDS) -> Coding:
    """A model's coding."""
    return Coding(tuple(Code(c, t, "model", p, d) for c, t, p, d in codes), base)


def person(*codes: tuple[str, str], coder: str = "analyst 1") -> Coding:
    """A person's coding."""
    return Coding(tuple(Code(c, t, coder) for c, t in codes), tuple(dict.fromkeys(c for c, _ in codes)))


def test_what_is_in_it() -> None:
    """Mismatches of a person and the model, either way, of two people, and unsure codes; nothing they agree on."""
    by_model = model(
        ("c0", "a", 0.9, "yes"), ("c1", "a", 0.9, "yes"), ("c3", "a", 0.5, "unsure"), ("c4", "b", 0.8, "yes")
    )
    people = Coding(
        (
            *person(("c0", "a"), ("c1", ""), ("c2", "a"), ("c5", "b")).codes,
            *person(("c5", ""), coder="analyst 2").codes,
        ),
        ("c0", "c1", "c2", "c5"),
    )
    found = {item.pair: (item.kind, item.before) for item in queue(by_model, people)}
    assert found == {
        ("c1", "a"): (KINDS[1], "analyst 1: no; model: yes 0.90"),
        ("c2", "a"): (KINDS[1], "analyst 1: yes; model: no"),
        ("c3", "a"): (KINDS[2], "model: unsure 0.50"),
        ("c5", "b"): (KINDS[0], "analyst 1: yes; analyst 2: no; model: no"),
    }


def test_the_model_read_only_its_own() -> None:
    """A comment that the model never read is no mismatch with it."""
    assert queue(model(("c0", "a", 0.9, "yes"), base=("c0",)), person(("c9", "a"))) == ()


def test_what_teaches_most_comes_first() -> None:
    """More surprise, more doubt and a rarer theme come first; people who differ come before what is merely unsure."""
    sure = model(("c0", "a", 0.55, "yes"), ("c1", "a", 0.99, "yes"))
    assert [i.comment_id for i in queue(sure, person(("c0", ""), ("c1", "")))] == ["c1", "c0"]
    doubt = model(("c0", "a", 0.40, "unsure"), ("c1", "a", 0.5, "unsure"))
    assert [i.comment_id for i in queue(doubt)] == ["c1", "c0"]
    common = [(name, "a", 0.9, "yes") for name in IDS[10:40]]
    rare = model(("c0", "a", 0.5, "unsure"), ("c1", "b", 0.5, "unsure"), *common)
    assert [i.comment_id for i in queue(rare)] == ["c1", "c0"]
    two = Coding((*person(("c0", "a")).codes, *person(("c0", ""), coder="b").codes), ("c0",))
    assert queue(model(("c1", "a", 0.5, "unsure")), two)[0].kind == KINDS[0]


def test_near_copies_come_later() -> None:
    """Of fifty copies one comes first, and what is unlike them comes before the others; the reason says so."""
    codes = [(name, "a", 0.5, "unsure") for name in IDS[:50]] + [(name, "a", 0.3, "unsure") for name in IDS[50:]]
    texts = [f"Please keep the late boats running {'!' * (n % 3)}" for n in range(50)]
    odd = ("fare", "dog", "bell", "rope", "sail", "tide", "salt", "crew", "moor", "dock")
    texts += [f"{word} {word}s matter to {word} folk" for word in odd]
    readings = [Reading(Comment(name, text)) for name, text in zip(IDS, texts, strict=True)]
    order = [item.comment_id for item in queue(model(*codes), readings=readings)]
    assert order[0] == "c0"
    assert set(order[1:11]) == set(IDS[50:])
    whys = {item.comment_id: item.why for item in queue(model(*codes), readings=readings)}
    assert "which comes earlier" in whys["c7"]
    assert "which comes earlier" not in whys["c55"]


def test_a_copy_with_another_theme_is_no_copy() -> None:
    """The same words with another theme in question are worth reading as much."""
    readings = [Reading(Comment(name, "keep the late boats")) for name in IDS[:2]]
    items = queue(model(("c0", "a", 0.5, "unsure"), ("c1", "b", 0.5, "unsure")), readings=readings)
    assert not any("earlier" in item.why for item in items)


def test_what_was_decided_is_out() -> None:
    """A decision takes a pair out of the queue; what a reviewer could not tell stays, and says so."""
    codes = model(("c0", "a", 0.5, "unsure"), ("c1", "a", 0.5, "unsure"))
    taken = [
        Decision("c0", "a", "does_not", "r", "lead", "2026-11-22"),
        Decision("c1", "a", "cannot_tell", "r", "lead", "2026-11-22"),
    ]
    (item,) = queue(codes, decisions=taken)
    assert item.comment_id == "c1"
    assert item.why.endswith("a reviewer could not tell")


def test_a_comment_is_read_once() -> None:
    """The items of one comment stand together."""
    codes = model(("c0", "a", 0.5, "unsure"), ("c1", "a", 0.45, "unsure"), ("c0", "b", 0.2, "unsure"))
    assert [item.comment_id for item in queue(codes)] == ["c0", "c0", "c1"]


@settings(max_examples=40)
@given(
    st.lists(
        st.tuples(st.sampled_from(IDS[:8]), st.sampled_from("ab"), st.floats(0, 1), st.sampled_from(["yes", "unsure"])),
        unique_by=lambda row: row[:2],
    ),
    st.lists(st.tuples(st.sampled_from(IDS[:8]), st.sampled_from(["a", "b", ""])), unique=True),
)
def test_it_is_an_order(codes: list[Any], people: list[Any]) -> None:
    """Places count from 1, each pair is there once, worth lies in 0 to 1, and a second run gives the same."""
    readings = [Reading(Comment(name, "the same words" if n % 2 else f"words {n}")) for n, name in enumerate(IDS[:8])]
    items = queue(model(*codes), person(*people), readings)
    assert [item.place for item in items] == list(range(1, len(items) + 1))
    assert len({item.pair for item in items}) == len(items)
    assert all(0 <= item.worth <= 1 for item in items)
    assert items == queue(model(*codes), person(*people), readings)


def test_long_queues(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a queue that is longer than what is compared, everything is still there, the best first."""
    monkeypatch.setattr(review_order, "MOST_COMPARED", 50)
    n = 300
    names = tuple(str(i) for i in range(n))
    codes = Coding(
        tuple(Code(name, f"t{i % 30}", "model", (i % 97) / 97, "unsure") for i, name in enumerate(names)), names
    )
    readings = [
        Reading(Comment(name, f"comment {i} about matter {i % 11} of place {i % 7}")) for i, name in enumerate(names)
    ]
    assert len(queue(codes, readings=readings)) == n
