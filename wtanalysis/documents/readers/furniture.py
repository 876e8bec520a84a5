"""What a page carries beside its text: contents entries, page numbers and running heads, put aside and counted."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from wtanalysis.documents.model import plain
from wtanalysis.documents.readers.block import Block

_ENTRY = re.compile(
    r"^(?P<title>.*?\S)(?P<leader>\s*\.{3,}\s*|\s*…+\s*|\s+(?:\.\s){3,}\s*|\s*\|\s*|\s+)(?P<page>\d{1,4})$"
)
_BARE_NUMBER = re.compile(r"^(?:page\s+)?[-–]?\s*(\d{1,4})\s*[-–]?(?:\s+of\s+\d+)?$", re.I)
_CONTENTS_HEADING = re.compile(
    r"^(?:table of )?contents$|^table of (?:figures|tables)$|^list of (?:figures|tables)$", re.I
)
_SENTENCE_END = re.compile(r"[.!?;:]$")


def drop_furniture(blocks: Sequence[Block]) -> tuple[list[Block], dict[str, int]]:
    """Put aside contents entries, page numbers and running heads.

    Args:
        blocks: raw blocks in reading order.

    Returns:
        The blocks that are text, and how many of each kind of furniture were left out.

    >>> entries = [Block("body", f"{t} {p}", "L1") for t, p in (("Aims ...", 3), ("Means ...", 5), ("Ends ...", 8))]
    >>> drop_furniture([Block("heading", "Contents", "L1"), *entries, Block("body", "A text.", "L9")])[1]
    {'contents headings': 1, 'contents entries': 3}
    """
    counts: Counter[str] = Counter()
    marked: dict[int, str] = {}
    for first, last in _contents_runs(blocks):
        marked.update(dict.fromkeys(range(first, last + 1), "contents entries"))
        if first and _CONTENTS_HEADING.match(blocks[first - 1].text):
            marked[first - 1] = "contents headings"
    for index in _page_numbers(blocks):
        marked.setdefault(index, "page numbers")
    for index in _running_heads(blocks, marked):
        marked.setdefault(index, "running heads")
    counts.update(marked[index] for index in sorted(marked))
    kept = [block for index, block in enumerate(blocks) if index not in marked]
    return kept, dict(counts)


def _entry(block: Block) -> tuple[str, str, int] | None:
    """The title, leader and page of a block that is shaped like a contents entry."""
    if block.kind in ("heading", "footnote") or len(block.text) > 250:
        return None
    text = f"{block.number}. {block.text}" if block.kind == "numbered" else block.text
    if block.kind == "table" and len(block.cells) != 2:
        return None
    match = _ENTRY.match(text)
    return (match["title"].rstrip(" .…|"), match["leader"].strip(), int(match["page"])) if match else None


def _contents_runs(blocks: Sequence[Block]) -> list[tuple[int, int]]:
    """First and last index of every run of contents entries: three or more, pages not falling, with another sign."""
    headings = {_key(block.text) for block in blocks if block.kind == "heading"}
    headings |= {_key(f"{block.number} {block.text}") for block in blocks if block.kind == "heading" and block.number}
    runs, index = [], 0
    while index < len(blocks):
        last, titles, leaders, page = index - 1, [], 0, 0
        while last + 1 < len(blocks) and (entry := _entry(blocks[last + 1])) and entry[2] >= page:
            last, page = last + 1, entry[2]
            titles.append(entry[0])
            leaders += entry[1].startswith((".", "…"))
        if len(titles) >= 3 and _witnessed(titles, leaders, headings, blocks, index):
            runs.append((index, last))
        index = max(last, index) + 1
    return runs


def _witnessed(titles: list[str], leaders: int, headings: set[str], blocks: Sequence[Block], first: int) -> bool:
    """Another sign that a run is contents: dot leaders, a heading that says so, titles that come back as headings."""
    found = sum(_key(title) in headings for title in titles)
    named = first > 0 and bool(_CONTENTS_HEADING.match(blocks[first - 1].text))
    return leaders * 2 >= len(titles) or found * 2 >= len(titles) or named


def _key(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", plain(text).lower()).strip()


def _page_numbers(blocks: Sequence[Block]) -> list[int]:
    """Blocks that hold nothing but a number, when three or more of them count upwards one by one."""
    chains: dict[int, list[int]] = {}
    for index, block in enumerate(blocks):
        match = _BARE_NUMBER.match(block.text) if block.kind in ("body", "heading") else None
        if match:
            value = int(match[1])
            chains[value] = [*chains.pop(value - 1, chains.pop(value - 2, [])), index]
    return [index for chain in chains.values() if len(chain) >= 3 for index in chain]


def _running_heads(blocks: Sequence[Block], marked: dict[int, str]) -> list[int]:
    """Short lines printed again and again where pages change: beside a page number, or in the middle of a sentence."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for index, block in enumerate(blocks):
        if block.kind in ("body", "heading") and len(block.text) <= 120 and index not in marked:
            places[re.sub(r"\d+", "#", plain(block.text).lower())].append(index)
    heads: list[int] = []
    for indexes in places.values():
        at_edges = sum(_at_page_edge(blocks, index, marked) for index in indexes)
        if len(indexes) >= 3 and at_edges * 2 > len(indexes):
            heads.extend(indexes)
    return heads


def _at_page_edge(blocks: Sequence[Block], index: int, marked: dict[int, str]) -> bool:
    if {marked.get(index - 1), marked.get(index + 1)} & {"page numbers"}:
        return True
    before = blocks[index - 1] if index else None
    after = blocks[index + 1] if index + 1 < len(blocks) else None
    if before is None or after is None or before.kind == "heading" or after.kind != "body":
        return False
    return after.text[:1].islower() and not _SENTENCE_END.search(before.text)
