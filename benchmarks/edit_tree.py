"""The parts of an edited edition: documents, plans, the key, and an edition as a tree that can be edited."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from wtanalysis.guidance.model import Guidance, Part, Passage

SHARED = Path(__file__).resolve().parents[2] / "shared"
DOCUMENTS = {  # name: (file, the document that additions come from)
    "working-together-2023": ("sources/guidance/working-together-2023.pdf", "national-framework-2023"),
    "nppf-2024": ("realdata/nppf/NPPF_December_2024.md", "working-together-2023"),
    "nppf-draft-2025": ("realdata/nppf/Draft_NPPF_December_2025.pdf", "national-framework-2023"),
    "wcag-2.2": ("realdata/wcag/wcag22_2024-12-12.md", "information-sharing-2024"),
    "wcag-2.1": ("realdata/wcag/wcag21_2025-05-06.md", "information-sharing-2024"),
    "national-framework-2023": (
        "sources/guidance/Childrens_Social_Care_National_Framework__Dec_2023.pdf",
        "working-together-2023",
    ),
    "information-sharing-2024": ("sources/guidance/Info_sharing_advice_content_May_2024.pdf", "nppf-2024"),
}
BANDS = (0.05, 0.1, 0.2, 0.3)
HARD = 0.3  # above this rate a pair is reported apart
MOST_WORDS = 0.6  # above this rate nobody has to find it
BOILERPLATE = (
    "For further information see the relevant chapter.", "This should include:", "See also the glossary.", "and",
    "For more detail, see the supporting guidance.", "Further information is available online.", "Note:",
)  # fmt: skip
Moved = Literal["no", "yes", "either"]


@dataclass(frozen=True)
class Plan:
    """How much of what an edition gets: shares of the passages, of the units (a paragraph with its list), or counts."""

    reworded: float = 0.3
    bands: tuple[float, ...] = (0.3, 0.3, 0.25, 0.15)
    hard: float = 0.02
    removed: float = 0.05
    added: float = 0.05
    rewritten: float = 0.02
    bullets_removed: float = 0.03
    bullets_added: float = 0.03
    moved: float = 0.03
    moved_far: float = 0.02
    blocks: float = 0.004
    bullets_moved: float = 0.02
    moved_reworded: float = 0.5
    sections: int = 2
    split: float = 0.03
    merged: float = 0.03
    lists_split: float = 0.02
    lists_to_prose: float = 0.01
    typography: float = 0.1
    terms: int = 1
    swaps: float = 0.5
    headings: float = 0.1
    numbering: tuple[str, ...] = ("running", "chapter", "as before")
    copies: float = 0.01
    boilerplate: float = 0.0


REVISION = Plan()
ADVERSARIAL = Plan(
    reworded=0.5, bands=(0.1, 0.2, 0.3, 0.4), removed=0.08, added=0.08, rewritten=0.04, bullets_removed=0.06,
    bullets_added=0.06, moved=0.05, moved_far=0.04, blocks=0.008, bullets_moved=0.05, sections=3, split=0.04,
    merged=0.04, lists_split=0.04, lists_to_prose=0.02, terms=2, copies=0.03, boilerplate=0.3,
)  # fmt: skip
RENUMBERED = Plan(**{
    name: 0 for name in Plan.__dataclass_fields__ if name not in {"bands", "numbering", "typography", "swaps"}
}, numbering=("chapter", "running"), typography=0.3, swaps=1.0)  # type: ignore[arg-type]  # fmt: skip
RESTRUCTURE = Plan(
    reworded=0.6, bands=(0.1, 0.2, 0.3, 0.4), hard=0.1, removed=0.15, added=0.2, rewritten=0.08, bullets_removed=0.1,
    bullets_added=0.1, moved=0.08, moved_far=0.08, blocks=0.02, bullets_moved=0.05, moved_reworded=0.7, sections=6,
    split=0.06, merged=0.06, lists_split=0.05, lists_to_prose=0.03, terms=3, swaps=1.0, headings=0.4, copies=0.02,
)  # fmt: skip
PLANS = {
    "revision": (REVISION, (11, 12)),
    "adversarial": (ADVERSARIAL, (21,)),
    "restructure": (RESTRUCTURE, (41,)),
    "renumbered": (RENUMBERED, (31,)),
}


@dataclass(frozen=True)
class KeyPair:
    """Two passages that belong together: ``how`` is pair, split or merged; ``rate`` the words changed."""

    old: int
    new: int
    how: str = "pair"
    rate: float = 0.0
    moved: Moved = "no"


@dataclass(frozen=True)
class Key:
    """What was done: every pair with its kind, the new passages that were added, the old ones that were removed."""

    pairs: tuple[KeyPair, ...]
    kinds: dict[tuple[int, int], str]
    added: tuple[int, ...]
    removed: tuple[int, ...]

    def rows(self) -> dict[tuple[int, int], str]:
        """Old and new index of every change (-1 where there is none) with its kind."""
        gone = {(old, -1): "removed" for old in self.removed}
        return {**self.kinds, **gone, **{(-1, new): "added" for new in self.added}}


@dataclass(eq=False)
class Item:
    """A passage on its way.

    ``origins`` are the old passages that it came from (none: it was added), ``lead`` is what leads in to it. ``fixed``
    is part of a split or a merge, ``goes`` was put elsewhere, ``still`` keeps its words.
    """

    passage: Passage
    text: str
    origins: tuple[int, ...] = ()
    lead: Item | None = None
    how: str = "pair"
    fixed: bool = False
    number: str = ""
    goes: bool = False
    still: bool = False


@dataclass(eq=False)
class Unit:
    """A paragraph with its list and its notes: what moves together."""

    items: list[Item] = field(default_factory=list)
    used: bool = False

    @property
    def words(self) -> int:
        """How many words it holds."""
        return sum(len(item.text.split()) for item in self.items)

    @property
    def bullets(self) -> list[Item]:
        """The items of its list that have nothing under them."""
        leads = {id(item.lead) for item in self.items}
        return [item for item in self.items if item.passage.kind == "bullet" and item.lead and id(item) not in leads]


@dataclass(eq=False)
class Node:
    """A section on its way. ``chapter`` tells that it counts as one."""

    part: Part
    chapter: bool
    units: list[Unit] = field(default_factory=list)
    below: list[Node] = field(default_factory=list)
    old: int = -1

    def walk(self) -> Iterator[Node]:
        """The section and all below it in reading order."""
        yield self
        for node in self.below:
            yield from node.walk()

    @property
    def words(self) -> int:
        """How many words it and all below it hold."""
        return sum(unit.words for node in self.walk() for unit in node.units)


def tree(guidance: Guidance) -> Node:
    """An edition as sections of units. The root is no section; it holds what stands before the first heading."""
    root = Node(Part("", ""), False)
    nodes = [Node(part, part.chapter == i, old=i) for i, part in enumerate(guidance.sections)]
    for node in nodes:
        (nodes[node.part.parent] if node.part.parent >= 0 else root).below.append(node)
    items: list[Item] = []
    here = root
    for passage in guidance.passages:
        lead = items[passage.lead_in] if passage.lead_in >= 0 else None
        item = Item(passage, passage.text, (passage.index,), lead, number=passage.number)
        items.append(item)
        node = nodes[passage.section] if passage.section >= 0 else root
        attached = lead is not None or passage.kind in {"footnote", "caption"}
        if node is not here or not attached or not node.units:
            node.units.append(Unit())
        here = node
        node.units[-1].items.append(item)
    return root


def editions(names: Iterable[str], cache: Path | None = None) -> dict[str, Guidance]:
    """The real documents with these names, and those that additions to them come from."""
    import pickle

    from wtanalysis.documents.readers import read_document
    from wtanalysis.guidance.editions import edition

    wanted = sorted({name for given in names for name in (given, DOCUMENTS[given][1])})
    found = {}
    for name in wanted:
        kept = cache / f"{name}.pickle" if cache else None
        if kept and kept.exists():
            document = pickle.loads(kept.read_bytes())  # noqa: S301
        else:
            document = read_document(SHARED / DOCUMENTS[name][0])
            if kept:
                kept.write_bytes(pickle.dumps(document))
        found[name] = edition(document, name)
    return found
