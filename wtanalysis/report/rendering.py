"""What a page is put together from: blocks of HTML in which every word that comes from outside is escaped."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from wtanalysis.figures.model import number
from wtanalysis.figures.rounding import RULES
from wtanalysis.findings.evidence import split_locators
from wtanalysis.report import change_words, words

if TYPE_CHECKING:
    from jinja2 import Environment


@dataclass(frozen=True, repr=False)
class Block:
    """One part of a page: its HTML, and what a reader of plain text sees."""

    text: str
    html: str

    def __repr__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        return self.html


@cache
def environment() -> Environment:
    """The templates beside this module; everything they are given is escaped."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader("wtanalysis.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(
        thousands=words.thousands,
        percent=words.percent,
        spoken=words.spoken,
        anchor=words.anchor,
        day=words.day,
        sentence=words.sentence,
        places=split_locators,
        plain=number,
        clean=change_words.clean,
    )
    made.globals.update(
        base_of=words.base_of,
        base=words.base,
        base_note=words.base_note,
        modalities=words.MODALITIES,
        timing=words.timing,
        counted=words.counted,
        fact_name=words.fact_name,
        scales=words.SCALES,
        fact_value=words.fact_value,
        base_notes=words.base_notes,
        rounding=RULES,
        capital=words.capital,
    )
    return made


def render(template: str, **values: Any) -> str:
    """One template as HTML."""
    return environment().get_template(template).render(**values)
