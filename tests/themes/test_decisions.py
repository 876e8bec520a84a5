from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wtanalysis.errors import TableError
from wtanalysis.themes.decisions import (
    MODES,
    VERDICTS,
    Decision,
    append_decisions,
    decisions_csv,
    read_decisions,
    record,
    settle,
    suggested_themes,
)
from wtanalysis.themes.model import Code, Coding

AT = "2026-11-22T10:00:00+00:00"
text = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=20)
filled = text.filter(str.strip)
decisions = st.builds(
    Decision,
    st.sampled_from(["c1", "c2", "=1+1"]),
    st.sampled_from(["a", "b"]),
    st.sampled_from(VERDICTS),  # type: ignore[arg-type]
    filled,
    st.sampled_from(["analyst 1", "lead"]),
    st.just(AT),
    text,
    st.sampled_from(MODES),  # type: ignore[arg-type]
    filled,
)


def decided(comment_id: str, theme_id: str, verdict: Any, role: str = "lead", **more: Any) -> Decision:
    """A decision with a reason and a time."""
    return Decision(comment_id, theme_id, verdict, "because", role, AT, **more)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"reason": " "}, "has a reason"),
        ({"role": ""}, "has a role"),
        ({"at": "Tuesday"}, "has a time"),
        ({"verdict": "maybe"}, "expected one of carries"),
        ({"mode": "open"}, "expected blind or assisted"),
        ({"comment_id": ""}, "about a comment"),
        ({"verdict": "new_theme"}, "has a name"),
    ],
)
def test_a_decision_checks_itself(wrong: dict[str, Any], told: str) -> None:
    """A decision without reason, role or time, or with an unknown verdict, cannot be made."""
    given_ = {"comment_id": "c1", "theme_id": "a", "verdict": "carries", "reason": "r", "role": "lead", "at": AT}
    with pytest.raises(ValueError, match=told):
        Decision(**{**given_, **wrong})


@settings(max_examples=30)
@given(st.lists(st.lists(decisions, max_size=4), max_size=4))
def test_never_overwritten(tmp_path_factory: pytest.TempPathFactory, batches: list[list[Decision]]) -> None:
    """Each batch is added at the end: what stood in the file keeps its bytes, and all is read again as recorded."""
    path = tmp_path_factory.mktemp("review") / "decisions.csv"
    before, made = b"", ()
    for batch in batches:
        made = append_decisions(path, batch)
        assert path.read_bytes().startswith(before)
        before = path.read_bytes()
        assert read_decisions(path) == made
    assert decisions_csv(made).encode() == before or not batches
    for decision in made:
        earlier = [d for d in made[: int(decision.decision_id[1:]) - 1] if d.pair == decision.pair]
        assert decision.refers_to == (earlier[-1].decision_id if earlier else "")


def test_an_import_again_adds_nothing() -> None:
    """The same decisions a second time are no new ones, also where others decided since; a new reason makes one."""
    first = record((), [decided("c1", "a", "carries"), decided("c1", "a", "does_not", "analyst")])
    assert record(first, [replace(decided("c1", "a", "does_not", "analyst"), at="2026-11-30")]) == first
    assert record(first, [decided("c1", "a", "carries")]) == first
    assert len(record(first, [replace(decided("c1", "a", "carries"), reason="read again")])) == 3


def test_a_record_that_was_touched(tmp_path: Path) -> None:
    """A row that was taken out, or filled with what is no decision, is named."""
    path = tmp_path / "decisions.csv"
    append_decisions(path, [decided("c1", "a", "carries"), decided("c2", "a", "carries")])
    lines = path.read_text().splitlines(keepends=True)
    path.write_text("".join([lines[0], lines[2]]))
    with pytest.raises(TableError, match=r"decisions.csv:2:decision_id a row is missing or moved, expected d1"):
        append_decisions(path, [decided("c3", "a", "carries")])
    path.write_text(lines[0] + lines[1].replace("carries", "perhaps"))
    with pytest.raises(TableError, match=r"decisions.csv:2 verdict 'perhaps'"):
        read_decisions(path)


BOTH = Coding(
    (
        Code("c1", "a", "model", 0.9, statement="s"),
        Code("c1", "a", "analyst 1"),
        Code("c1", "b", "model", 0.9),
        Code("c2", "a", "model", 0.5, "unsure"),
        Code("c3", "a", "analyst 1"),
        Code("c3", "", "analyst 2"),
        Code("c4", "b", "analyst 1"),
        Code("c4", "b", "analyst 2"),
    ),
    ("c1", "c2", "c3", "c4", "c5"),
)


class TestSettle:
    """The coding that stands in the end."""

    def test_people_before_the_model(self) -> None:
        """Without decisions people's coding stands over the model's; where people differ it is unsure."""
        final = settle(BOTH)
        assert [(c.comment_id, c.theme_id, c.coder, c.decision) for c in final.codes] == [
            ("c1", "a", "analyst 1", "yes"),
            ("c2", "a", "model", "unsure"),
            ("c3", "a", "analyst 1", "unsure"),
            ("c4", "b", "analyst 1 + analyst 2", "yes"),
        ]
        assert final.base == BOTH.base

    def test_the_last_decision_stands(self) -> None:
        """A decision stands over everything, a later one over an earlier one, with the role that took it."""
        taken = [
            decided("c1", "b", "carries"),
            decided("c1", "a", "does_not"),
            decided("c1", "b", "does_not", "policy lead"),
            decided("c2", "a", "new_theme", new_theme="Quiet boats"),
            decided("c3", "a", "cannot_tell"),
        ]
        final = settle(BOTH, taken)
        assert [(c.comment_id, c.theme_id, c.coder, c.decision) for c in final.codes] == [
            ("c1", "", "policy lead", "yes"),
            ("c2", "", "lead", "yes"),
            ("c3", "a", "lead", "unsure"),
            ("c4", "b", "analyst 1 + analyst 2", "yes"),
        ]
        assert suggested_themes(taken) == {"Quiet boats": ("c2",)}
        assert "decisions took 3 away" in final.notes[-1]

    @given(st.lists(decisions, max_size=6))
    def test_one_row_a_pair(self, taken: list[Decision]) -> None:
        """Each comment and theme comes out once, what was decided as decided; nothing given is changed."""
        before = BOTH.codes
        final = settle(BOTH, taken)
        pairs = [(code.comment_id, code.theme_id) for code in final.codes]
        assert len(pairs) == len(set(pairs))
        last = {decision.pair: decision for decision in taken}
        for pair, decision in last.items():
            found = [code for code in final.codes if (code.comment_id, code.theme_id) == pair]
            assert bool(found) == (decision.verdict in ("carries", "cannot_tell"))
            assert all(code.coder == decision.role for code in found)
        assert BOTH.codes is before
