"""Breakdowns with small numbers hidden: what leaves as a table gives nothing back."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

import pytest

from tests.figures.attack import Attacker, Name
from tests.figures.test_breakdown import AGREE, REASONS, WHICH, responses
from wtanalysis.errors import ConsultationError
from wtanalysis.figures.breakdown import Method, breakdowns
from wtanalysis.figures.model import Breakdown, Figure
from wtanalysis.report.rows import breakdown_table
from wtanalysis.responses.model import Question
from wtanalysis.responses.scales import options

QUESTIONS = (AGREE, REASONS, WHICH)


def counted(seed: int, people: int = 60) -> tuple[Breakdown, ...]:
    """Three breakdowns by group of invented respondents, uneven enough to have small counts."""
    chance = random.Random(seed)  # noqa: S311  invented answers, no secret
    groups = ("Carer", "Health", "Police", "Other")
    rows, members = [], []
    for i in range(people):
        name = f"r{i}"
        members.append((name, groups[min(3, int(chance.expovariate(1.2)))]))
        for question in QUESTIONS:
            codes = [o.code for o in options(question) if o.kind == "answer"]
            several = chance.sample(codes, chance.randint(1, 2)) if question is WHICH else [chance.choice(codes)]
            rows += [(name, question.question_id, code) for code in several if chance.random() < 0.9]
    return breakdowns(responses(rows, members), QUESTIONS, Method(by="group"))


def attacker(rows: Sequence[dict[str, Any]]) -> Attacker:
    """Somebody who has the table and the questionnaire, and adds up over all of it."""
    printed: dict[Name, str] = {}
    parents = {(row["question_id"], row["bucket_code"]): row["parent"] for row in rows}
    for row in rows:
        printed[row["question_id"], row["group"], row["bucket_code"]] = str(row["count"])
        printed[row["question_id"], row["group"], "base"] = str(row["base"])
    made = Attacker(printed)
    groups = {group for _, group, _ in printed} - {""}
    for question, group, code in printed:
        parts = [c for (q, c), parent in parents.items() if q == question and parent == code]
        if parts:
            made.adds_up((question, group, code), [(question, group, c) for c in parts])
        if code == "base" and question != "which":
            tops = [c for (q, c), parent in parents.items() if q == question and not parent]
            made.adds_up((question, group, code), [(question, group, c) for c in tops])
        if not group:
            made.adds_up((question, "", code), [(question, g, code) for g in groups if (question, g, code) in printed])
        if question == "which" and code != "base":
            made.is_within((question, group, "base"), [(question, group, code)])
        if code == "option:any":
            for part in ("option:north", "option:south"):
                made.is_within((question, group, code), [(question, group, part)])
    return made


@pytest.mark.parametrize("seed", range(4))
def test_nothing_small_comes_back(seed: int) -> None:
    """No hidden count of the whole table can be worked out, and every small one is hidden."""
    made = counted(seed)
    truth = {(f.question_id, f.group, f.bucket_code): f.count or 0 for one in made for f in one.figures}
    truth |= {(f.question_id, f.group, "base"): f.base or 0 for one in made for f in one.figures}
    someone = attacker(breakdown_table(made, QUESTIONS, threshold=5))
    small = {name for name, count in truth.items() if 1 <= count < 5}
    assert small
    assert small <= set(someone.hidden)
    assert someone.solved() == set()
    ranges = someone.ranges(sorted(small))
    assert all(low <= truth[name] <= high and high > low for name, (low, high) in ranges.items())


def test_the_attack_succeeds_where_only_small_counts_are_hidden() -> None:
    """The same attack finds counts when nothing but the small ones is hidden, so that the test above can fail."""
    made = counted(0)
    rows = breakdown_table(made, QUESTIONS)
    for row in rows:
        row.update({name: "[c]" if 1 <= row[name] < 5 else row[name] for name in ("count", "base")})
    assert attacker(rows).solved()


def test_symbols_take_the_place_of_numbers_and_the_notes_say_how_many() -> None:
    """A hidden count hides its percentage; what is hidden is counted in the notes; no other column tells a count."""
    rows = breakdown_table(counted(1), QUESTIONS, threshold=5)
    assert {row["percent"] for row in rows if row["count"] == "[c]"} == {"[c]"}
    assert {type(row["count"]) for row in rows if row["count"] != "[c]"} == {int}
    assert all("counts are hidden ([c])" in row["notes"] for row in rows)
    assert {row[name] for row in rows for name in ("eligible", "blank", "not_answered")} == {None}


def test_off_unless_asked_and_never_for_printed_figures() -> None:
    """Without a threshold nothing is hidden; what was printed has no counts to hide; a wrong number is told."""
    assert all(isinstance(row["count"], int) for row in breakdown_table(counted(1), QUESTIONS))
    printed = Breakdown("later", (Figure("later", "yes", "yes", percent=3.0),))
    with pytest.raises(ConsultationError, match="printed figures"):
        breakdown_table([printed], [Question("later", scale="yes_no_dk")], threshold=5)
    with pytest.raises(ConsultationError, match="threshold"):
        breakdown_table(counted(1), QUESTIONS, threshold=-1)
