"""Faults in the tables by people name the file, the row and the column."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.consultation.test_what_counts import DEFINITION, boats
from wtanalysis.errors import ConsultationError

DECIDED = "response_id,decision,of,reason,by,when\n1,keep,,,,\n"
ALLOCATED = "response_id,group,reason,by,when\n"


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("99,test,,,,", "intake.csv:3:response_id no response '99'"),
        ("2,duplicate,99,,,", "intake.csv:3:of no response '99'"),
        ("2,duplicate,2,,,", "intake.csv:3:response_id a duplicate of itself"),
        ("2,duplicate,3,,,\n3,duplicate,2,,,", "intake.csv:3:of '2' repeats '3', which is a duplicate itself"),
    ],
)
def test_a_decision_that_cannot_be(tmp_path: Path, row: str, told: str) -> None:
    """Nobody has the id, or two responses would leave for each other's sake."""
    (tmp_path / "intake.csv").write_text(f"{DECIDED}{row}\n", encoding="utf-8")
    with pytest.raises(ConsultationError) as fault:
        boats(tmp_path, DEFINITION.replace("[responses]", '[responses]\ndecisions = "intake.csv"'))
    assert str(fault.value).startswith(told)


def test_an_allocation_that_cannot_be(tmp_path: Path) -> None:
    """A person's allocation of a response that nobody sent."""
    (tmp_path / "groups.csv").write_text("group,types,locator\nHealth,Nurse,\n", encoding="utf-8")
    (tmp_path / "placed.csv").write_text(f"{ALLOCATED}99,Health,as she said,,\n", encoding="utf-8")
    definition = DEFINITION.replace('["questions"]', '["questions", "groups"]')
    with pytest.raises(ConsultationError, match=r"placed.csv:2:response_id no response '99'"):
        boats(tmp_path, definition.replace("[responses]", '[responses]\nallocations = "placed.csv"'))
