"""Exports of votes on statements, as Polis writes them: a row a participant, a column a statement, 1, 0 or -1."""

from __future__ import annotations

from collections.abc import Mapping

from wtanalysis.responses.drafting.options import Closed
from wtanalysis.responses.model import Option
from wtanalysis.responses.rawtables import RawTable
from wtanalysis.responses.scales import key

_VOTES = {"1", "0", "-1"}
OPTIONS = (
    Option("Agree", "agree", also=("1",)),
    Option("Disagree", "disagree", also=("-1",)),
    Option("Pass", "option:pass", also=("0",)),
)


def votes(table: RawTable) -> Mapping[int, Closed]:
    """The columns of a table that are votes, if its own totals (n-agree, n-disagree) bear out which number is which.

    >>> from wtanalysis.responses.rawtables import Layout
    >>> names = ("participant", "n-agree", "n-disagree", "7", "8")
    >>> table = RawTable("v.csv", names, ((2, ("1", "1", "1", "1", "-1")), (3, ("2", "1", "0", "1", "0"))), Layout())
    >>> {at: found.sure for at, found in votes(table).items()}
    {3: 0.97, 4: 0.97}
    """
    names = [key(name) for name in table.names]
    if "n-agree" not in names or "n-disagree" not in names:
        return {}
    places = [at for at, name in enumerate(names) if name.isdigit() and set(table.column(at)) <= {*_VOTES, ""}]
    agree, disagree = names.index("n-agree"), names.index("n-disagree")
    for _, cells in table.rows:
        given = [cells[at].strip() for at in places]
        if [str(given.count("1")), str(given.count("-1"))] != [cells[agree].strip(), cells[disagree].strip()]:
            return {}
    told = "votes on a statement; that 1 is agree and -1 disagree is borne out by n-agree and n-disagree of every row"
    return {at: Closed("single", OPTIONS, told, 0.97) for at in places}
