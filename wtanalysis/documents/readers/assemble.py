"""Raw blocks of any format become a Document: furniture out, broken paragraphs joined, sections and lead-ins known."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from wtanalysis.documents.model import Document, Kind, Paragraph, Section
from wtanalysis.documents.readers.block import Block
from wtanalysis.documents.readers.furniture import drop_furniture
from wtanalysis.documents.readers.joins import inside_quotation, is_broken, join_broken, vocabulary
from wtanalysis.documents.readers.levels import Heading, heading_number, repair_levels
from wtanalysis.provenance import Source

__all__ = ["Block", "assemble"]

_OPENING = "“‘\"'"
_QUOTED_WHOLE = re.compile(
    r"^(?:“[^“”]*(?:“[^“”]*”[^“”]*)*”|‘(?:(?!’[\s,.;][^’]*‘).)*’|\"[^\"]*(?:\"[^\"]*\"[^\"]*)*\")[.,]?\s*"
    r"(?:\[[^\]]*\]\.?|\([^()]*\)\.?|[-–—]\s*[^.]{2,120}\.?)?$",
    re.S,
)
_PRINTED_NUMBER = re.compile(r"^(\d{1,3}\.|\d{1,2}(?:\.\d{1,3})+\.?)\s+(?=[A-Z‘“\"'(\[])")
_PRINTED_ITEM = re.compile(r"^\(?([a-z]|[ivx]{2,5})\)\s+(?=\S)")
_CAPTION = re.compile(
    r"^(?:figure|table|chart|graph|map|diagram|box)\s+[A-Z]?\d+[a-z]?\s*[:.–—-]\s*\S.{0,200}$", re.I | re.S
)


def assemble(source: Source, title: str, blocks: Sequence[Block], left_out: Mapping[str, int]) -> Document:
    """Make a Document of raw blocks.

    Args:
        source: where the file came from.
        title: the document's title; if empty, the first heading, line or file name serves.
        blocks: raw blocks in reading order.
        left_out: what the reader put aside already, counted.

    Returns:
        The document: contents entries, page numbers and running heads left out and counted; paragraphs that a page
        broke joined, with ``breaks``; every paragraph in its section; bullets and table rows with their lead-in, which
        for a nested bullet is the bullet that introduces it.

    >>> blocks = [Block("heading", "1. Aims", "L1", level=1), Block("body", "We:", "L2"), Block("bullet", "read", "L3")]
    >>> document = assemble(Source("plan.txt", ""), "", blocks, {})
    >>> document.title, document.sections[0].number, document.paragraphs[2].lead_in
    ('plan', '1', 1)
    """
    kept, dropped = drop_furniture([block for block in blocks if block.text.strip()])
    words = vocabulary(block.text for block in kept)
    joined = join_broken([_numbered(_refine(block)) for block in kept], words)
    whole = _side_lists(_quotations(joined))
    sections, paragraphs = _sections(whole)
    counts = {name: count for name, count in {**left_out}.items() if count}
    for name, count in dropped.items():
        counts[name] = counts.get(name, 0) + count
    named = title or _title(sections, paragraphs) or source.name.rpartition(".")[0]
    return Document(replace(source, title=source.title or named), named, tuple(sections), tuple(paragraphs), counts)


def _title(sections: Sequence[Section], paragraphs: Sequence[Paragraph]) -> str:
    """The first heading, if none stands higher and it bears no number; else a short line before all headings."""
    if sections and sections[0].level == min(section.level for section in sections) and not sections[0].number:
        return sections[0].title
    first = paragraphs[0] if paragraphs else None
    is_line = first is not None and first.kind == "body" and first.section < 0 and len(first.text) <= 120
    return first.text if first is not None and is_line and is_broken(first.text) else ""


def _refine(block: Block) -> Block:
    """A body block that is shaped like a caption is one; that a heading is bold says nothing."""
    if block.kind == "heading":
        return replace(block, emphasis=())
    if block.kind == "body" and _CAPTION.match(block.text) and not block.text.rstrip().endswith("."):
        return replace(block, kind="caption")
    return block


def _numbered(block: Block) -> Block:
    """A body block that begins with its printed number ("12. ", "1.1 ", "a) ") carries it apart from its text."""
    match = _PRINTED_NUMBER.match(block.text) or _PRINTED_ITEM.match(block.text) if block.kind == "body" else None
    if match is None or block.number:
        return block
    shift = match.end()
    kind: Kind = "numbered" if match.re is _PRINTED_NUMBER else "bullet"
    return replace(
        block,
        kind=kind,
        text=block.text[shift:],
        number=match[1].rstrip("."),
        level=0 if kind == "numbered" else 1,
        breaks=tuple((max(at - shift, 0), place) for at, place in block.breaks),
        emphasis=tuple((max(a - shift, 0), b - shift) for a, b in block.emphasis if b > shift),
        notes=tuple((max(at - shift, 0), mark) for at, mark in block.notes),
    )


def _quotations(blocks: Sequence[Block]) -> list[Block]:
    """Paragraphs that are nothing but words in quotation marks, over several paragraphs if need be, are quotations."""
    done: list[Block] = []
    for index, block in enumerate(blocks):
        if block.kind == "body" and _is_quotation(blocks, index, done):
            block = replace(block, kind="quotation")
        done.append(block)
    return done


def _is_quotation(blocks: Sequence[Block], index: int, done: Sequence[Block]) -> bool:
    text = blocks[index].text
    if text[:1] in _OPENING and _QUOTED_WHOLE.match(text):
        return True
    before = done[-1] if done else None
    if before is not None and before.kind == "quotation" and inside_quotation(before.text) and not text.startswith("“"):
        return True
    following = blocks[index + 1].text if index + 1 < len(blocks) and blocks[index + 1].kind == "body" else ""
    opened = text.startswith("“") and text.count("“") == 1 and "”" not in text
    return opened and "”" in following and ("“" not in following or following.startswith("“"))


_ROW = 10


def _side_lists(blocks: Sequence[Block]) -> list[Block]:
    """Numbered items beside a document's main row of numbered paragraphs are list items with a number.

    A document whose paragraphs count 1, 2, 3 ... to its end (a few may be missing) may hold lists that start at 1.
    Where a whole chapter was cut out, the row goes on with a higher number.
    """
    numbered = [i for i, block in enumerate(blocks) if block.kind == "numbered" and block.number.isdigit()]
    longest = _row(blocks, numbered)
    if len(longest) >= _ROW:
        first, last = (int(blocks[longest[end]].number) for end in (0, -1))
        after = [i for i in numbered if i > longest[-1] and int(blocks[i].number) > last]
        before = [i for i in numbered if i < longest[0] and int(blocks[i].number) < first]
        parts = (_row(blocks, before), longest, _row(blocks, after))
        longest = [i for part in parts if part is longest or len(part) >= _ROW for i in part]
    if len(longest) < _ROW or len(longest) * 2 < len(numbered):
        return list(blocks)
    beside = set(numbered) - set(longest)
    return [replace(b, kind="bullet", level=b.level or 1) if i in beside else b for i, b in enumerate(blocks)]


def _row(blocks: Sequence[Block], numbered: Sequence[int]) -> list[int]:
    """The longest row of numbers that count up, a few missing at most."""
    row: dict[int, list[int]] = {}
    for index in numbered:
        value = int(blocks[index].number)
        before = max((row.get(value - step, []) for step in range(1, 6)), key=len)
        chain = [*before, index]
        if len(chain) > len(row.get(value, [])):
            row[value] = chain
    return max(row.values(), key=len, default=[])


def _sections(blocks: Sequence[Block]) -> tuple[list[Section], list[Paragraph]]:
    """Sections by heading level, and the paragraphs with their section and lead-in."""
    headings = [block for block in blocks if block.kind == "heading"]
    levels = iter(repair_levels([_heading(block) for block in headings]))
    sections: list[Section] = []
    paragraphs: list[Paragraph] = []
    for block in blocks:
        if block.kind == "heading":
            level = next(levels)
            parent = _parent(sections, level)
            sections.append(
                Section(level, block.text, block.locator, parent, block.number or heading_number(block.text))
            )
            block = replace(block, level=level)
        lead_in = _lead_in(paragraphs, block)
        paragraphs.append(_paragraph(block, len(sections) - 1, lead_in))
    return sections, paragraphs


def _heading(block: Block) -> Heading:
    text = f"{block.number}. {block.text}" if block.number and not heading_number(block.text) else block.text
    return Heading(max(block.level, 1), text)


def _parent(sections: Sequence[Section], level: int) -> int:
    index = len(sections) - 1
    while index >= 0 and sections[index].level >= level:
        index = sections[index].parent
    return index


def _lead_in(paragraphs: Sequence[Paragraph], block: Block) -> int:
    """The paragraph before the list or table; for a nested bullet the bullet above it."""
    if block.kind not in ("bullet", "table"):
        return -1
    for index in range(len(paragraphs) - 1, -1, -1):
        before = paragraphs[index]
        if before.kind == "footnote" or (before.kind == "table" and block.kind == "table"):
            continue
        if before.kind == "table":
            return before.lead_in
        if block.kind == "bullet" and before.kind == "bullet" and before.level >= block.level:
            continue
        return index
    return -1


def _paragraph(block: Block, section: int, lead_in: int) -> Paragraph:
    return Paragraph(
        kind=block.kind,
        text=block.text,
        locator=block.locator,
        breaks=block.breaks,
        number=block.number,
        level=block.level,
        section=section,
        lead_in=lead_in,
        emphasis=block.emphasis,
        notes=block.notes,
        cells=block.cells,
        header=block.header,
    )
