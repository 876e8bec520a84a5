"""Editions made from real guidance by a program that knows what it changed: the key for measuring a comparison.

``edit(guidance, donor, seed, plan)`` gives an edition and its :class:`Key`. What is put in comes from another real
document. What counts as moved is computed from the finished edition by the definition of the kit: a passage is moved
when its chapter is not the partner of its old chapter, or when it is not in the heaviest (by words) order-preserving
chain of its chapter. Where a nearly as heavy chain leaves another passage out, either answer is right ("either").

Run ``python benchmarks/edits.py [SEED]`` for a table of what each edition holds.
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(REPOSITORY))

from benchmarks.edit_tree import (  # noqa: E402
    BANDS,
    DOCUMENTS,
    MOST_WORDS,
    REVISION,
    Item,
    Key,
    Node,
    Plan,
    Unit,
    editions,
    tree,
)
from benchmarks.rewording import reword, typography, words_of  # noqa: E402
from wtanalysis.documents.model import plain  # noqa: E402
from wtanalysis.guidance.model import Guidance, Part, Passage  # noqa: E402

TERMS = {
    "safeguarding partners": "partnership leads", "lead practitioner": "key worker", "social care": "family services",
    "local planning authorities": "plan-making councils", "development plan": "area plan",
    "development proposals": "planning schemes", "green belt": "protected belt", "success criterion": "test",
    "success criteria": "tests", "web page": "screen", "user agent": "browser", "early help": "first support",
    "child protection": "child safety", "family help": "household support", "personal information": "personal records",
}  # fmt: skip
MORE = ("They should also:", "In addition, this includes:", "This further covers:", "The following also apply:")
_SENTENCE = re.compile(r"(?<=[a-z)”’][.!?]) (?=[A-Z])")


class Editor:
    """Makes one edition. Each step takes passages and units that no other step has touched."""

    def __init__(self, guidance: Guidance, donor: Guidance, seed: int, plan: Plan) -> None:
        self.old, self.plan = guidance, plan
        self.chance = random.Random(f"{seed} {guidance.edition} {len(guidance.passages)}")  # noqa: S311
        self.root = tree(guidance)
        self.repeated = {t for t, n in Counter(plain(p.text) for p in guidance.passages).items() if n > 1}
        self.borrow = [word for p in guidance.passages for word in p.text.split()]
        self.spare = _spare(guidance, donor, self.chance)

    def units(self) -> list[Unit]:
        """All units in reading order."""
        return [unit for node in self.root.walk() for unit in node.units]

    def some(self, share: float, good: Callable[[Unit], bool] = lambda _: True) -> list[Unit]:
        """A share of all units, drawn from those that nobody has used and that are good."""
        every = self.units()
        free = [unit for unit in every if not unit.used and good(unit)]
        drawn = self.chance.sample(free, min(len(free), round(share * len(every))))
        for unit in drawn:
            unit.used = True
        return drawn

    def distinct(self, text: str, least: int = 8) -> bool:
        """Long enough to be known again, and said only once."""
        return len(words_of(text)) >= least and plain(text) not in self.repeated

    def home(self, unit: Unit) -> Node:
        """The section in which a unit stands now."""
        return next(node for node in self.root.walk() if unit in node.units)

    def run(self) -> None:
        """All steps, in an order in which none spoils another."""
        self.split_and_merge()
        self.lists()
        self.replace_terms()
        self.copy()
        self.move_units()
        self.move_sections()
        self.move_bullets()
        self.reword_items()
        self.remove()
        self.add()
        self.headings()
        if self.chance.random() < self.plan.swaps:
            self.swap_chapters()

    # What happens to one passage

    def reword_items(self) -> None:
        """Other words at the rates of the plan, for passages in place and for those that moved; then other type."""
        items = [i for unit in self.units() for i in unit.items if i.origins and not i.still]
        for item in items:
            moved = item.goes
            drawn, length = self.chance.random(), len(words_of(item.text))
            if item.fixed:
                wanted = BANDS[0] if drawn < self.plan.reworded and length >= 20 else 0.0
            elif drawn < (self.plan.moved_reworded if moved else self.plan.reworded):
                wanted = self.chance.choices(BANDS, self.plan.bands)[0]
                if length * wanted < 1:
                    wanted = next((band for band in BANDS if length * band >= 1), 0.0)
            else:
                hard = self.chance.random() < self.plan.hard and length >= 10
                wanted = self.chance.uniform(0.35, MOST_WORDS - 0.05) if hard else 0.0
            if wanted:
                item.text = reword(item.text, wanted, self.borrow, self.chance)
            elif self.chance.random() < self.plan.typography:
                item.text = typography(item.text, self.chance)

    def replace_terms(self) -> None:
        """One term for another wherever it stands, the way a body that is renamed goes through a whole text."""
        counts = Counter({term: self.borrow_text().count(term) for term in TERMS})
        known = [term for term, n in counts.most_common() if n >= 5]
        for term in self.chance.sample(known[:5], min(len(known[:5]), int(self.plan.terms))):
            pattern = re.compile(re.escape(term), re.IGNORECASE)
            for unit in self.units():
                for item in unit.items:
                    item.text = pattern.sub(lambda m, t=TERMS[term]: t[0].upper() + t[1:] if m[0][0].isupper() else t,
                                            item.text)  # fmt: skip

    def borrow_text(self) -> str:
        """The whole old text in lower case."""
        return " ".join(self.borrow).lower()

    # Splits and merges

    def split_and_merge(self) -> None:
        """Paragraphs into two at a sentence's end; neighbours of one kind into one."""
        for unit in self.some(self.plan.split, lambda u: bool(_halves(u.items[0].text)) and self.sound(u.items[0])):
            item = unit.items[0]
            first, second = _halves(item.text)
            item.text, item.how, item.fixed = first, "split", True
            other = Item(replace(item.passage, number=""), second, item.origins, None, "split", True, item.number)
            if len(unit.items) == 1 or unit.items[1].lead is not item:
                unit.items.insert(1, other)
            else:
                for below in unit.items:
                    below.lead = other if below.lead is item else below.lead
                unit.items.insert(1, other)
        for node in self.root.walk():
            for unit, after in zip(node.units, node.units[1:], strict=False):
                if self.chance.random() < self.plan.merged and self.can_merge(unit, after):
                    self.merge(unit, after)
            node.units = [unit for unit in node.units if unit.items]

    def sound(self, item: Item) -> bool:
        """A paragraph of its own that may be split or merged."""
        return item.passage.kind == "paragraph" and self.distinct(item.text, 6) and not item.fixed

    def can_merge(self, unit: Unit, after: Unit) -> bool:
        """Two free paragraphs, the first without a list."""
        free = not unit.used and not after.used and bool(unit.items) and bool(after.items)
        return free and len(unit.items) == 1 and self.sound(unit.items[0]) and self.sound(after.items[0])

    def merge(self, unit: Unit, after: Unit) -> None:
        """Two paragraphs as one, with what stands under the second."""
        first, second = unit.items[0], after.items[0]
        second.text = f"{first.text} {second.text}"
        second.origins, second.how, second.fixed = first.origins + second.origins, "merged", True
        second.number = first.number
        unit.items.clear()
        after.used = unit.used = True

    def lists(self) -> None:
        """Long lists into two under a lead-in of their own; short ones into one paragraph."""
        for unit in self.some(self.plan.lists_split, lambda u: len(_own(u)) >= 5):
            own = _own(unit)
            cut = own[len(own) // 2]
            lead = Item(replace(unit.items[0].passage, number="", stated=None), self.chance.choice(MORE), ())
            lead.number = unit.items[0].number
            at = unit.items.index(cut)
            for item in unit.items[at:]:
                item.lead = lead if item.lead is unit.items[0] else item.lead
            unit.items.insert(at, lead)
        for unit in self.some(
            self.plan.lists_to_prose, lambda u: 2 <= len(_own(u)) == len(u.items) - 1 <= 4 and u.words >= 20
        ):
            lead = unit.items[0]
            lead.text = " ".join([lead.text, *(f"{item.text.rstrip(';.,')}," for item in unit.items[1:])])[:-1] + "."
            lead.origins = tuple(i for item in unit.items for i in item.origins)
            lead.how, lead.fixed = "merged", True
            unit.items = [lead]

    # Moves

    def move_units(self) -> None:
        """Single units and blocks of two to six within their chapter; others to other chapters."""
        chapters = [list(node.walk()) for node in self.root.walk() if node.chapter]
        chapters = [nodes for nodes in chapters if sum(len(n.units) for n in nodes) >= 6]
        for nodes in chapters:
            count = sum(len(n.units) for n in nodes)
            for _ in range(_about(self.plan.moved * count, self.chance)):
                self.shift(nodes, nodes, 1)
            for _ in range(_about(self.plan.blocks * count, self.chance)):
                self.shift(nodes, nodes, self.chance.randint(2, 6))
            others = [other for other in chapters if other is not nodes]
            for _ in range(_about(self.plan.moved_far * count, self.chance) if others else 0):
                self.shift(nodes, self.chance.choice(others), 1)

    def shift(self, here: list[Node], there: list[Node], length: int) -> None:
        """Take a run of units out of one place of the nodes and put it in another, well away within a chapter."""
        node = self.chance.choice([n for n in here for _ in n.units] or here)
        start = self.chance.randrange(max(1, len(node.units) - length + 1))
        block = node.units[start : start + length]
        good = [self.distinct(u.items[0].text) and not u.used for u in block]
        if len(block) < length or not all(good):
            return
        places = [(n, at) for n in there for at in range(len(n.units) + 1)]
        if here is there:
            flat = [u for n in here for u in n.units]
            own, weight = flat.index(block[0]), sum(u.words for u in block)
            places = [p for p in places if self.crossed(flat, own, length, _flat_place(here, p)) >= 1.5 * weight + 10]
        if not places:
            return
        target, at = self.chance.choice(places)
        for unit in block:
            unit.used = True
            for item in unit.items:
                item.goes = True
        anchor = target.units[at] if at < len(target.units) else None
        node.units[start : start + length] = []
        at = target.units.index(anchor) if anchor in target.units else len(target.units)
        target.units[at:at] = block

    @staticmethod
    def crossed(flat: list[Unit], own: int, length: int, place: int) -> int:
        """The words that a block leaps over on its way to a place."""
        between = flat[place:own] if place <= own else flat[own + length : place]
        return sum(unit.words for unit in between)

    def move_sections(self) -> None:
        """Whole sections with their heading to another chapter, where they come first or last."""
        chapters = [node for node in self.root.walk() if node.chapter]
        for _ in range(int(self.plan.sections)):
            small = [
                (chapter, parent, node)
                for chapter in chapters
                for parent in chapter.walk()
                for node in parent.below
                if not node.chapter and 40 <= node.words <= 0.15 * chapter.words
            ]
            if not small or len(chapters) < 2:
                return
            chapter, parent, node = self.chance.choice(small)
            units = [unit for below in node.walk() for unit in below.units]
            others = [c for c in chapters if c is not chapter and c.words > 2 * node.words]
            if any(unit.used for unit in units) or not others:
                continue
            parent.below.remove(node)
            target = self.chance.choice(others)
            target.below.insert(self.chance.choice((0, len(target.below))), node)
            for unit in units:
                unit.used = True
                for item in unit.items:
                    item.goes = True

    def move_bullets(self) -> None:
        """Items of a list to another list."""
        lists = [unit for unit in self.units() if not unit.used and len(unit.bullets) >= 3]
        bullets = [(unit, item) for unit in lists for item in unit.bullets if self.distinct(item.text)]
        drawn = self.chance.sample(bullets, min(len(bullets), round(self.plan.bullets_moved * len(bullets))))
        for unit, item in drawn:
            other = self.chance.choice(lists)
            if other is unit or len(unit.bullets) < 3:
                continue
            after = self.chance.choice(other.bullets)
            unit.items.remove(item)
            other.items.insert(other.items.index(after) + 1, item)
            item.lead, item.passage = after.lead, replace(item.passage, level=after.passage.level)
            item.goes = True

    def swap_chapters(self) -> None:
        """Two numbered chapters change places: nothing moves by that."""
        siblings = [parent.below for parent in self.root.walk() if sum(c.chapter for c in parent.below) >= 4]
        for below in siblings[:1]:
            chapters = [i for i, node in enumerate(below) if node.chapter and node.words > 200]
            if len(chapters) >= 3:
                a, b = self.chance.sample(chapters[1:], 2)
                below[a], below[b] = below[b], below[a]

    # What comes and goes

    def remove(self) -> None:
        """Units and items of lists go; some units give way to others in the same place."""
        for unit in self.some(self.plan.removed):
            unit.items.clear()
        for unit in self.some(self.plan.rewritten, lambda u: len(u.items) == 1):
            if new := self.take():
                unit.items = new
        bullets = [(unit, item) for unit in self.units() for item in unit.bullets if not item.goes]
        count = min(len(bullets), round(self.plan.bullets_removed * len(bullets)))
        for unit, item in self.chance.sample(bullets, count):
            if len(unit.bullets) > 2 and not item.fixed:
                unit.items.remove(item)
        for node in self.root.walk():
            node.units = [unit for unit in node.units if unit.items]

    def copy(self) -> None:
        """Some paragraphs stay as they are and stand once more elsewhere, a little reworded: that one is added."""
        for unit in self.some(self.plan.copies, lambda u: self.distinct(u.items[0].text, 12)):
            first = unit.items[0]
            first.still = True
            text = reword(first.text, self.chance.choice((0.1, 0.2)), self.borrow, self.chance)
            node = self.chance.choice([node for node in self.root.walk() if node.units and unit not in node.units])
            again = Item(replace(first.passage, stated=None), text, (), None, number="?" if first.number else "")
            node.units.insert(self.chance.randint(0, len(node.units)), Unit([again], used=True))

    def take(self) -> list[Item]:
        """The next spare passage of the other document with its list, as new items."""
        if not self.spare:
            return []
        made: dict[int, Item] = {}
        for passage in self.spare.pop():
            lead = made.get(passage.lead_in)
            made[passage.index] = Item(replace(passage, stated=None), passage.text, (), lead, number="?")
        return list(made.values())

    def add(self) -> None:
        """Units and items of lists from the other document."""
        nodes = [node for node in self.root.walk() if node.units]
        for _ in range(round(self.plan.added * len(self.units()))):
            if new := self.take():
                node = self.chance.choice(nodes)
                node.units.insert(self.chance.randint(0, len(node.units)), Unit(new, used=True))
        lists = [unit for unit in self.units() if len(unit.bullets) >= 2 and unit.bullets[0].origins]
        bullets = sum(len(unit.bullets) for unit in lists)
        for _ in range(round(self.plan.bullets_added * bullets)):
            if new := self.take():
                unit = self.chance.choice(lists)
                after = self.chance.choice(unit.bullets)
                item = Item(replace(after.passage, stated=None), new[0].text, (), after.lead, number="?")
                unit.items.insert(unit.items.index(after) + 1, item)

    def headings(self) -> None:
        """Some headings are reworded, and one is put in between: passages do not move by that."""
        nodes = [node for node in self.root.walk() if node is not self.root]
        for node in self.chance.sample(nodes, round(self.plan.headings * len(nodes))):
            node.part = replace(node.part, title=reword(node.part.title, 0.3, self.borrow, self.chance))
        long = [node for node in nodes if len(node.units) >= 8]
        for node in self.chance.sample(long, min(len(long), 2 if self.plan.headings else 0)):
            at = self.chance.randint(2, len(node.units) - 2)
            title = self.chance.choice(["Further expectations", "In practice", "How this is done"])
            node.below.insert(0, Node(Part(title, "", level=node.part.level + 1), False, node.units[at:]))
            node.units = node.units[:at]


def edit(guidance: Guidance, donor: Guidance, seed: int, plan: Plan = REVISION) -> tuple[Guidance, Guidance, Key]:
    """An edition made from another, with the key.

    Args:
        guidance: the old edition.
        donor: another document, from which additions are taken.
        seed: the same one gives the same edition.
        plan: how much of what is done.

    Returns:
        The old edition (with boilerplate put in where the plan wants that), the new one, and the key.
    """
    from benchmarks.edit_key import finished, with_boilerplate

    if plan.boilerplate:
        guidance = with_boilerplate(guidance, plan.boilerplate, seed)
    editor = Editor(guidance, donor, seed, plan)
    editor.run()
    return guidance, *finished(guidance, editor.root, editor.chance.choice(plan.numbering))


def _halves(text: str) -> tuple[str, ...]:
    """A text in two at the end of a sentence near its middle, each with six words or more; else nothing."""
    ends = [m.start() for m in _SENTENCE.finditer(text)]
    parts = [(text[:at], text[at + 1 :]) for at in sorted(ends, key=lambda at: abs(at - len(text) / 2))]
    return next((pair for pair in parts if min(len(half.split()) for half in pair) >= 6), ())


def _own(unit: Unit) -> list[Item]:
    """The outermost items of the list of a unit's first paragraph."""
    return [item for item in unit.items[1:] if item.lead is unit.items[0] and item.passage.kind == "bullet"]


def _about(expected: float, chance: random.Random) -> int:
    """A whole number near an expected one, by chance the one below or above."""
    return int(expected) + (chance.random() < expected - int(expected))


def _flat_place(nodes: list[Node], place: tuple[Node, int]) -> int:
    """The place in reading order that a place in a section is."""
    return sum(len(node.units) for node in nodes[: nodes.index(place[0])]) + place[1]


def _runs(text: str, length: int = 7) -> set[str]:
    """Every run of so many words of a text."""
    words = words_of(text)
    return {" ".join(words[i : i + length]) for i in range(len(words) - length + 1)}


def _spare(guidance: Guidance, donor: Guidance, chance: random.Random) -> list[list[Passage]]:
    """Paragraphs of another document with their lists, in an order by chance.

    None is like a passage of this one or has seven words in a row of it.
    """
    from rapidfuzz import fuzz, process

    runs: list[list[Passage]] = []
    for passage in donor.passages:
        if passage.lead_in < 0 and passage.kind == "paragraph" and len(words_of(passage.text)) >= 5:
            runs.append([passage])
        elif runs and passage.lead_in == runs[-1][0].index and len(runs[-1]) < 6:
            runs[-1].append(passage)
    known = {run for p in guidance.passages for run in _runs(p.text)}
    texts = [" ".join(sorted(words_of(p.text))) for p in guidance.passages]
    flat = [(i, p.text) for i, run in enumerate(runs) for p in run]
    sorts = [" ".join(sorted(words_of(text))) for _, text in flat]
    like = process.cdist(sorts, texts, scorer=fuzz.ratio, score_cutoff=62).max(axis=1) if flat else []
    bad = {i for (i, text), most in zip(flat, like, strict=True) if most >= 62 or known.intersection(_runs(text))}
    kept = [run for i, run in enumerate(runs) if i not in bad]
    chance.shuffle(kept)
    return kept


def main(seed: int) -> None:
    """Print what each edited edition holds."""
    from wtanalysis.guidance.changes import CHANGE_KINDS

    known = editions(DOCUMENTS)
    print("| document | passages | " + " | ".join(CHANGE_KINDS[:-1]) + " | either |")
    print("|---|---|" + "---|" * len(CHANGE_KINDS))
    for name, (_, donor) in DOCUMENTS.items():
        old, _, key = edit(known[name], known[donor], seed)
        kinds = Counter(key.rows().values())
        either = sum(pair.moved == "either" for pair in key.pairs)
        print(f"| {name} | {len(old.passages)} | " + " | ".join(str(kinds[k]) for k in CHANGE_KINDS[:-1])
              + f" | {either} |")  # fmt: skip


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 11)
