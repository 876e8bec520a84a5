"""What a reader must know of how an edition was read: no headings, no numbers, numbers missing, lines out of order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from wtanalysis.documents.model import Document
from wtanalysis.guidance.model import Part, Passage

_ENOUGH = 20
_BROKEN_SHARE = 0.15
_TOLD = 8
_COLUMN = 8


def reading_notes(
    document: Document, sections: Sequence[Part], passages: Sequence[Passage], run_on: int = 0
) -> tuple[str, ...]:
    """What a reader must know of this reading, each a sentence.

    Args:
        document: the document that was read.
        sections: what became of its headings.
        passages: what became of its paragraphs.
        run_on: how many headings were found at the ends of paragraphs.

    >>> from wtanalysis.provenance import Source
    >>> reading_notes(Document(Source("a.md", ""), "Ferries", (), ()), (), ())
    ('a.md holds no passages: there is nothing to compare.',)
    """
    name = document.source.name
    if not passages:
        return (f"{name} holds no passages: there is nothing to compare.",)
    notes = []
    if not sections:
        notes.append(f"No chapters were found in {name}: it is compared as one, and nothing in it can change chapter.")
    if run_on:
        notes.append(f"{name} runs {run_on} headings on at the ends of paragraphs: they were taken for headings.")
    notes += _numbering(name, passages)
    if _in_columns(name, passages):
        notes.append(
            f"{name} is set in two columns side by side: each page was read down its left column, then down its right "
            "one. Check a page against the file, or give the PDF itself."
        )
    if name.lower().endswith(".txt") and document.left_out.get("page numbers", 0) > 1:
        notes.append(
            f"{name} is plain text drawn from printed pages: ranks of headings, nested lists and tables may be lost. "
            "Give the PDF itself if there is one."
        )
    text = [p for p in passages if p.kind == "paragraph" and not p.number and p.lead_in < 0 and p.text]
    broken = sum(p.text[0].islower() for p in text)
    if len(text) >= _ENOUGH and broken > _BROKEN_SHARE * len(text):
        notes.append(
            f"{broken} of {len(text)} paragraphs of {name} begin in the middle of a sentence: it may be set in two "
            "columns or be broken otherwise. Read its pairs with care, or give another format."
        )
    return tuple(notes)


def _in_columns(name: str, passages: Sequence[Passage]) -> bool:
    """Whether the lines of a text were not read in their order: a right column begins far above the end of the left."""
    lines = [p.locator[1:] for p in passages if p.kind != "footnote" and p.locator.startswith("L")]
    rows = [int(line) for line in lines if line.isdecimal()]
    return name.lower().endswith((".txt", ".text")) and any(b < a - _COLUMN for a, b in pairwise(rows))


def _numbering(name: str, passages: Sequence[Passage]) -> list[str]:
    numbers = [int(p.number) for p in passages if p.kind == "paragraph" and p.number.isdecimal()]
    if not any(p.number for p in passages if p.kind == "paragraph"):
        return [f"The paragraphs of {name} carry no numbers: places are given by chapter and locator."]
    rising = sum(a < b for a, b in pairwise(numbers))
    if len(numbers) < _ENOUGH or rising < 0.95 * (len(numbers) - 1):
        return []
    missing = sorted(set(range(numbers[0], max(numbers))) - set(numbers))
    twice = sorted(number for number, times in Counter(numbers).items() if times > 1)
    told = []
    if missing:
        told.append(f"In {name} no paragraph {_listed(missing)} was found.")
    if twice:
        told.append(f"In {name} paragraph {_listed(twice)} stands more than once.")
    return told


def _listed(numbers: Sequence[int]) -> str:
    shown = ", ".join(str(number) for number in numbers[:_TOLD])
    return shown + (f" (and {len(numbers) - _TOLD} more)" if len(numbers) > _TOLD else "")
