"""Nets of a ladder of four or five answers: the two on one side together, under a line of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from wtanalysis.responses.drafting.ladders import place_in_tail, said, step
from wtanalysis.responses.model import Option
from wtanalysis.responses.scales import slug

_LONGEST = 60


def with_nets(options: Sequence[Option]) -> tuple[Option, ...]:
    """Options, each side of two degrees counted into a net; unchanged where the sides are not sure.

    The code of a net holds the words of its two answers, the milder first, as in "agree or strongly agree". No answer
    has that code: where one has, there are no nets. A ladder has two answers on each side, and at most one between.

    >>> words = ["Very satisfied", "Satisfied", "Neutral", "Dissatisfied", "Very dissatisfied"]
    >>> for option in with_nets([Option(w, f"option:{slug(w)}") for w in words]):
    ...     print(option.code, option.part_of)
    option:very-satisfied option:satisfied-or-very-satisfied
    option:satisfied option:satisfied-or-very-satisfied
    option:neutral
    option:dissatisfied option:dissatisfied-or-very-dissatisfied
    option:very-dissatisfied option:dissatisfied-or-very-dissatisfied
    """
    steps = {o.code: step(o.label) for o in options if o.kind == "answer" and not place_in_tail(o.label)}
    if None in steps.values() or any(option.part_of for option in options):
        return tuple(options)
    sizes = {code: size or 0.0 for code, size in steps.items()}
    sides = [[code for code in sizes if sizes[code] * sign > 0] for sign in (1, -1)]
    if [len(side) for side in sides] != [2, 2] or len(sizes) > 5 or len({*sizes.values()}) < len(sizes):
        return tuple(options)
    words = {option.code: said(option.label) for option in options}
    nets: dict[str, str] = {}
    for side in sides:
        mild, strong = sorted(side, key=lambda code: abs(sizes[code]))
        if "not at all" in words[mild]:
            mild, strong = strong, mild
        code = f"option:{slug(f'{words[mild]} or {words[strong]}')}"
        if code in words or len(code) > _LONGEST + len("option:") - 1:
            return tuple(options)
        nets |= {mild: code, strong: code}
    return tuple(replace(option, part_of=nets.get(option.code, "")) for option in options)
