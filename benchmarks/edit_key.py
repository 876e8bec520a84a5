"""The key of an edited edition: numbers anew, indices, and what is moved by definition."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.edit_tree import BOILERPLATE, Item, Key, KeyPair, Moved, Node
from benchmarks.rewording import rate
from wtanalysis.documents.model import plain
from wtanalysis.guidance.model import Guidance, Part, Passage

if TYPE_CHECKING:
    from collections.abc import Sequence

_REFERENCE = re.compile(r"\b(paragraph )(\d+)\b")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")
ENOUGH = 0.55  # of a chapter's words in pairs with its partner; below this nobody can say which chapter is which


def finished(old: Guidance, root: Node, numbering: str) -> tuple[Guidance, Key]:
    """The new edition as it is read, and its key."""
    nodes = list(root.walk())[1:]
    place = {id(node): i for i, node in enumerate(nodes)}
    parts: list[Part] = []
    above = {id(child): node for node in [root, *nodes] for child in node.below}
    for i, node in enumerate(nodes):
        parent = place.get(id(above[id(node)]), -1)
        outer = parts[parent].chapter if parent >= 0 else -1
        level = parts[parent].level + 1 if parent >= 0 else node.part.level
        parts.append(
            replace(node.part, locator=f"S{i}", level=level, parent=parent, chapter=i if node.chapter else outer)
        )
    laid = [(place.get(id(node), -1), item) for node in [root, *nodes] for unit in node.units for item in unit.items]
    _number(old, laid, parts, numbering)
    index = {id(item): i for i, (_, item) in enumerate(laid)}
    passages = []
    for i, (section, item) in enumerate(laid):
        lead = index.get(id(item.lead), -1) if item.lead else -1
        passages.append(replace(item.passage, index=i, text=item.text, locator=f"L{i + 1}", number=item.number,
                                section=section, lead_in=lead if lead < i else -1))  # fmt: skip
    new = replace(old, edition=f"{old.edition} edited", sections=tuple(parts), passages=tuple(passages))
    return new, _key(
        old, new, [item for _, item in laid], {node.old: place[id(node)] for node in nodes if node.old >= 0}
    )


def _number(old: Guidance, laid: list[tuple[int, Item]], parts: list[Part], numbering: str) -> None:
    """Numbers in the new order: paragraphs by the scheme, footnotes and items of lists in sequence."""
    schemes = _restarts(old)
    counts: dict[object, int] = defaultdict(int)
    renamed: dict[str, str] = {}
    numbered = any(p.kind == "paragraph" and p.number.isdigit() for p in old.passages)
    for section, item in laid:
        kind, before = item.passage.kind, item.number
        if kind == "bullet" and item.lead is not None:
            item.number = _letter(item, counts)
        elif kind == "footnote" and before.isdigit():
            counts["footnote"] += 1
            item.number = str(counts["footnote"])
        elif kind == "paragraph" and numbered and (before.isdigit() or before == "?"):
            by = {"running": "all", "chapter": parts[section].chapter}.get(numbering, schemes and section)
            counts[by] += 1
            item.number = str(counts[by])
            if numbering == "chapter" and section >= 0 and parts[parts[section].chapter].number:
                item.number = f"{parts[parts[section].chapter].number}.{counts[by]}"
            renamed.setdefault(before, item.number)
        elif before == "?":
            item.number = ""
    if len({p.number for p in old.passages if p.kind == "paragraph"}) > 0.5 * len(old.passages) or not schemes:
        for _, item in laid:
            if item.origins and not item.fixed:
                item.text = _REFERENCE.sub(lambda m: m[1] + renamed.get(m[2], m[2]), item.text)


def _restarts(old: Guidance) -> bool:
    """Whether the numbers of paragraphs begin anew in sections."""
    numbers = [p.number for p in old.passages if p.kind == "paragraph" and p.number.isdigit()]
    return len(numbers) > 3 and len(set(numbers)) < 0.7 * len(numbers)


def _letter(item: Item, counts: dict[object, int]) -> str:
    """The mark of an item of a list: of the kind that it had, or that the list has, in sequence; "" for a dot."""
    key = ("list", id(item.lead))
    shape = item.number if item.number != "?" else item.passage.number
    counts[key] += bool(shape)
    n = counts[key]
    if not shape:
        return ""
    if shape.isdigit():
        return str(n)
    roman = shape in _ROMAN and item.passage.level > 1
    return _ROMAN[n - 1] if roman and n <= len(_ROMAN) else chr(96 + n) if n <= 26 and len(shape) == 1 else item.number


def _key(old: Guidance, new: Guidance, items: Sequence[Item], chapters: dict[int, int]) -> Key:
    pairs = [
        KeyPair(o, i, item.how, _rate(old, new, o, i) if item.how == "pair" else 0.0)
        for i, item in enumerate(items)
        for o in item.origins
    ]
    moved = _moved(old, new, pairs, chapters)
    pairs = [replace(pair, moved=moved[pair.old, pair.new]) for pair in pairs]
    kinds = {(pair.old, pair.new): _kind(old, new, pair) for pair in pairs}
    known = {pair.old for pair in pairs}
    return Key(tuple(pairs), kinds, tuple(i for i, item in enumerate(items) if not item.origins),
               tuple(p.index for p in old.passages if p.index not in known))  # fmt: skip


def _rate(old: Guidance, new: Guidance, before: int, after: int) -> float:
    one, two = old.passages[before].text, new.passages[after].text
    return 0.0 if one == two else rate(one, two)


def _kind(old: Guidance, new: Guidance, pair: KeyPair) -> str:
    if pair.how != "pair":
        return pair.how
    one, two = old.passages[pair.old], new.passages[pair.new]
    same = plain(one.text) == plain(two.text)
    if pair.moved == "yes":
        return "moved" if same else "moved_reworded"
    if not same:
        return "reworded"
    return "unchanged" if one.number == two.number else "renumbered"


def _moved(old: Guidance, new: Guidance, pairs: list[KeyPair], partner: dict[int, int]) -> dict[tuple[int, int], Moved]:
    """Which pairs are moved by definition; ``partner`` maps old sections to new ones."""
    found: dict[tuple[int, int], Moved] = {}
    within = defaultdict(list)
    weight_old: dict[int, int] = defaultdict(int)
    weight_both: dict[int, int] = defaultdict(int)
    for pair in pairs:
        one, two = old.passages[pair.old], new.passages[pair.new]
        chapter = old.chapter_of(one)
        size = len(one.text.split())
        weight_old[chapter] += size
        if partner.get(chapter, -1) == new.chapter_of(two):
            weight_both[chapter] += size
            within[chapter].append((pair.old, pair.new, size))
        else:
            found[pair.old, pair.new] = "yes"
    for chapter, rows in within.items():
        sure = weight_both[chapter] >= ENOUGH * weight_old[chapter]
        for row, answer in zip(rows, chain(rows), strict=True):
            found[row[0], row[1]] = answer if sure else "either"
    return {(p.old, p.new): found[p.old, p.new] for p in pairs}


def chain(rows: Sequence[tuple[int, int, int]]) -> list[Moved]:
    """For each (old, new, words) whether it is moved: not in the heaviest chain in which old and new both ascend.

    Pieces of one split or merge go together: equal old or equal new places do not cross. A passage outside the chain
    is "yes" only where every chain through it is clearly lighter, and one inside "no" only where none of the passages
    that cross it could take its place.

    >>> chain([(0, 1, 50), (1, 2, 50), (2, 0, 10)])
    ['no', 'no', 'yes']
    >>> chain([(0, 1, 20), (1, 0, 20)])
    ['either', 'either']
    """
    order = sorted(range(len(rows)), key=lambda i: rows[i][:2])
    old, new, size = (np.array([rows[i][k] for i in order]) for k in range(3))
    before = _best(old, new, size)
    after = _best(-old[::-1], -new[::-1], size[::-1])[::-1]
    through = before + after - size
    best = through.max(initial=0)
    slack = np.maximum(3, 0.25 * size)
    possible = through >= best - slack
    answers: list[Moved] = ["no"] * len(rows)
    for at, i in enumerate(order):
        crossing = (old - old[at]) * (new - new[at]) < 0
        if not possible[at]:
            answers[i] = "yes"
        elif (possible & crossing).any():
            answers[i] = "either"
    return answers


def _best(old: np.ndarray, new: np.ndarray, size: np.ndarray) -> np.ndarray:
    """The weight of the heaviest ascending chain that ends at each place."""
    best = np.zeros(len(size), dtype=np.int64)
    for i in range(len(size)):
        fits = (old[:i] <= old[i]) & (new[:i] <= new[i])
        best[i] = size[i] + (best[:i][fits].max(initial=0) if i else 0)
    return best


def with_boilerplate(guidance: Guidance, share: float, seed: int) -> Guidance:
    """The same edition with stock phrases after a share of its paragraphs, some of them as short lists."""
    chance = random.Random(f"boilerplate {seed} {guidance.edition}")  # noqa: S311
    made: list[Passage] = []
    place: dict[int, int] = {}
    leads = {p.lead_in for p in guidance.passages}
    for passage in guidance.passages:
        place[passage.index] = len(made)
        made.append(replace(passage, index=len(made), lead_in=place.get(passage.lead_in, -1)))
        free = passage.kind == "paragraph" and passage.index not in leads and chance.random() < share
        if free and not (
            passage.index + 1 < len(guidance.passages) and guidance.passages[passage.index + 1].kind == "footnote"
        ):
            text = chance.choice(BOILERPLATE)
            blank = replace(passage, index=len(made), text=text, number="", lead_in=-1, term="")
            made.append(blank)
            if text.endswith(":"):
                for said in chance.sample(("safe", "timely", "in writing", "where relevant", "signed and dated"), 3):
                    made.append(Passage(len(made), "bullet", said, passage.locator, section=passage.section,
                                        lead_in=blank.index, level=1))  # fmt: skip
    return replace(guidance, passages=tuple(made))
