"""The chain of a topic, and what joins none."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.report.invented import COMMITMENTS, ONE, QUESTIONS, evidence
from wtanalysis.findings import Finding, find
from wtanalysis.findings.findings import joined, title_key
from wtanalysis.provenance import Source
from wtanalysis.published.model import Commitment, Proposal
from wtanalysis.responses.model import Question


def topic(name: str) -> Finding:
    """The finding of one topic of the invented consultation."""
    return next(f for f in find(evidence()) if f.topic == name)


def test_chain() -> None:
    """A topic holds its proposal, question, figures, decision and commitment, each with its place."""
    found = topic("Evenings")
    assert [p.proposal_id for p in found.proposals] == ["p1"]
    assert [q.question_id for q in found.questions] == ["later"]
    assert [f.percent for f in found.figures] == [61.0, 30.5, 20.0, 88.0]
    assert [(c.text, c.modality) for c in found.decisions] == [("keep the gates", "decline")]
    assert [(c.text, c.horizon) for c in found.commitments] == [("try lamps", "future edition")]
    assert found.locators == ("L9", "L10", "L11", "L12", "L13", "L14", "L15", "L16")


def test_document_order() -> None:
    """Sections and topics follow the document; a section's own rows come after its topics, unplaced rows last."""
    assert [(f.section, f.topic) for f in find(evidence())] == [
        (ONE, "Evenings"), (ONE, "Mornings"), (ONE, ""),
        ("Section 2 – Paths & gates (PAG)", "Paths"), ("Section 2 – Paths & gates (PAG)", ""),
        ("Next steps", "Next steps"), ("", ""),
    ]  # fmt: skip


def test_proposals_of_one_paragraph_do_not_order() -> None:
    """Topics proposed in one paragraph follow the order of their questions, not of the alphabet."""
    asked = tuple(Question(name, "S", name, locator=f"L{at}") for name, at in (("zebra", 20), ("ant", 30)))
    proposed = tuple(Proposal(f"p-{name}", "S", name, "x", (), "L5") for name in ("ant", "zebra"))
    found = find(evidence(questions=asked, proposals=proposed, figures=(), commitments=(), quotations=(), sections=()))
    assert [f.topic for f in found] == ["zebra", "ant"]


def test_topic_named_like_its_section() -> None:
    """Rows without a topic join the topic that is named like their own section."""
    found = topic("Next steps")
    assert [c.commitment_id for c in found.commitments] == ["c5", "c6"]


def test_titles_join_whatever_their_marks() -> None:
    """Case, dashes, brackets and ampersands do not keep a list from its section."""
    found = next(f for f in find(evidence()) if f.section == ONE and not f.topic)
    assert [c.commitment_id for c in found.said + found.commitments] == ["c1", "c2"]


def test_unlisted_question_is_shown() -> None:
    """A figure whose question is in no table makes a question of its own, so that it is seen and counted."""
    found = find(evidence())[-1]
    assert [(q.question_id, q.locator) for q in found.questions] == [("unlisted", "L80")]
    assert [f.percent for f in found.figures] == [5.0]


def test_joined_counts_every_row() -> None:
    """What joins a topic and what stands under its section add up to all there is."""
    counts = joined(find(evidence()))
    assert counts["said"] == (0, 2)
    assert counts["commitments"] == (3, 1)
    assert counts["questions"] == (4, 1)
    assert counts["quotations"] == (1, 0)


titles = st.sampled_from(["", "Hours", "HOURS ", "Paths & gates", "Paths and gates (PAG)", "Next – steps"])
locators = st.sampled_from(["", "L1", "L20", "L3 | L90", "p7¶45", "p2"])


@given(st.lists(st.tuples(titles, titles, locators, st.sampled_from(["said", "will", "decision"])), max_size=12))
def test_nothing_is_dropped(rows: list[tuple[str, str, str, str]]) -> None:
    """Whatever titles and places rows have, each appears in exactly one finding, and no two findings share a topic."""
    made = tuple(
        Commitment(f"c{i}", section, topic, "prose", side, 1, "x", "firm", "now", "", at)  # type: ignore[arg-type]
        for i, (section, topic, at, side) in enumerate(rows)
    )
    asked = tuple(Question(f"q{i}", section, topic, locator=at) for i, (section, topic, at, _) in enumerate(rows))
    found = find(evidence(commitments=made, questions=asked, figures=(), proposals=(), quotations=()))
    shown = [c.commitment_id for f in found for c in f.said + f.decisions + f.commitments]
    assert sorted(shown) == sorted(c.commitment_id for c in made)
    assert sorted(q.question_id for f in found for q in f.questions) == sorted(q.question_id for q in asked)
    keys = [(title_key(f.section), title_key(f.topic)) for f in found]
    assert len(keys) == len(set(keys))
    assert list(dict.fromkeys(key for key, _ in keys)) == [
        key for i, (key, _) in enumerate(keys) if not i or keys[i - 1][0] != key
    ]


def test_findings_are_stable() -> None:
    """The same evidence gives the same findings whatever order its rows come in."""
    turned = evidence(commitments=COMMITMENTS[::-1], questions=QUESTIONS[::-1])
    assert [repr(f) for f in find(turned)] == [repr(f) for f in find(evidence())]


def test_html_escapes() -> None:
    """A title from a document cannot become markup in a notebook."""
    assert "<b>" not in Finding("<b>S</b>", "")._repr_html_()
    assert "<b>" not in replace(evidence(), title="<b>", source=Source("", ""))._repr_html_()


@pytest.mark.parametrize(("one", "other"), [("Help & support", "help and support"), ("**A**", "a"), ("A (B)", "A")])
def test_title_key(one: str, other: str) -> None:
    """Titles that differ in marks only have one key."""
    assert title_key(one) == title_key(other)
