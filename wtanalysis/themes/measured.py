"""How far a model agrees with people, in one table: kappa, alpha, F1, and how many more comments to read."""

from __future__ import annotations

from typing import Any

from wtanalysis.themes.agreement import agreement, assisted_by
from wtanalysis.themes.agreement_numbers import Estimate
from wtanalysis.themes.model import Coding
from wtanalysis.themes.more_to_read import more_to_read
from wtanalysis.themes.review import merged

MODEL = "model"


def measured(people: Coding, model: Coding) -> tuple[dict[str, Any], ...]:
    """Agreement of each coder with the model and of coders with each other, then F1 against all of them together.

    Args:
        people: what people coded; F1 means something where they read a random sample blind. Who coded with
            suggestions in sight says so in the coder's name: ``analyst 1 (assisted)``.
        model: what the model coded.

    Returns:
        Rows with measure, coders, comments, value, low, high (95 % interval) and note; value is None where nothing can
        be said yet, and the note says why.

    >>> from wtanalysis.themes.model import Code
    >>> names = tuple(f"c{n}" for n in range(60))
    >>> told = Coding(tuple(Code(name, "xy"[n % 2], "analyst") for n, name in enumerate(names)), names)
    >>> same = Coding(tuple(Code(c.comment_id, c.theme_id, "model", 0.9) for c in told.codes), told.base)
    >>> [(row["measure"], row["value"]) for row in measured(told, same)][:2]
    [('kappa, blind', 1.0), ('alpha, blind', 1.0)]
    """
    both = merged(people, model)
    coders = [*dict.fromkeys(code.coder for code in people.codes if code.coder)]
    pairs = [(one, other) for at, one in enumerate(coders) for other in (*coders[at + 1 :], MODEL)]
    assisted = assisted_by(people)
    rows = []
    for pair in pairs:
        for one in agreement(both, pair, assisted, one_by_one=False):
            rows.append(_row(f"kappa, {one.mode}", one.coders, one.kappa, one.note))
            rows.append(_row(f"alpha, {one.mode}", one.coders, one.alpha, one.note))
    read = {code.comment_id for code in people.codes}
    truth = {name: themes for name, themes in people.themes_of().items() if name in read}
    said = {name: themes for name, themes in model.themes_of().items() if name in truth}
    rows += [_row(one.measure, ("people", MODEL), one.f1, one.words) for one in more_to_read(truth, said)[:2]]
    return tuple(rows)


def _row(measure: str, coders: tuple[str, ...], found: Estimate, note: str) -> dict[str, Any]:
    return {
        "measure": measure, "coders": " and ".join(coders), "comments": found.base, "value": found.value,
        "low": found.low, "high": found.high, "note": note or found.why,
    }  # fmt: skip
