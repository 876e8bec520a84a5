"""Of responses that repeat each other the one received first stays, whatever the order of rows."""

from __future__ import annotations

from itertools import permutations

from tests.responses.exported import analysed, person
from wtanalysis.responses.loaded import Loaded

SENT = (("c", "2023-01-20", "Nurse"), ("a", "2023-01-12", "Teacher"), ("b", "2023-01-12", "Nurse"))


def test_the_first_received_stays() -> None:
    """Three that are the same word for word: the earliest stays, of one day the first id; the others name it."""
    for order in permutations(SENT):
        records = [
            person(name, received=day, types=ticked, organisation="Anytown Clinic", on_behalf="yes")
            for name, day, ticked in order
        ]
        answers = {"later": [(index, ("option:agree",)) for index in range(3)]}
        made = analysed([Loaded(records, answers, [], ("later",))])
        assert made.respondents[["response_id", "group"]].to_numpy().tolist() == [["a", "Schools"]]
        (gone,) = [row for row in made.ledger if row.step == "duplicate"]
        assert sorted(gone.ids) == ["b", "c"]
