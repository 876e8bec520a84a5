"""The passages and changes at the place that a claim names, and the changes of like words near it and elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property

from wtanalysis.guidance.changes import Change
from wtanalysis.guidance.claim_evidence import Evidence, Side, Spot
from wtanalysis.guidance.claim_model import Claim
from wtanalysis.guidance.claim_touch import Touch, core
from wtanalysis.guidance.model import Passage

_URL = re.compile(r"https?://|www\.", re.IGNORECASE)
_LIKE = 0.6
NEAR_BY = 3
"""How many paragraphs away from the one named a change of like words may stand to be meant by a slip."""


class Site:
    """The place that a claim names, in both editions."""

    def __init__(self, claim: Claim, evidence: Evidence) -> None:
        """Look the place up."""
        self.claim, self.evidence = claim, evidence
        where = claim.where
        self.there = self._found("new", where.paragraphs, where.footnotes)
        self.before = self._found("old", where.old, ())
        self.olds = self.before or (() if self.there else self._found("old", where.paragraphs, where.footnotes))
        self.cut = self._ambiguous()

    @property
    def named(self) -> str:
        """The place in words."""
        where = self.claim.where
        told = [
            f"{word}{'s' if len(numbers) > 1 else ''} {numbers[0]}" + (f" to {numbers[-1]}" if len(numbers) > 1 else "")
            for word, numbers in (("paragraph", where.paragraphs), ("footnote", where.footnotes))
            if numbers
        ] or [f"old paragraph {', '.join(where.old)}"]
        return " and ".join(told)

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """The changes of the passages named, and what is gone beside them."""
        found = self.evidence.new.changes(self.spots(self.there))
        fallen = beside(self.evidence)
        gone = [
            change
            for index in self.there
            for change in fallen.get(index, ())
            if self.claim.kind == "removed" or (change.old and change.old.lead_in >= 0)
        ]
        return tuple(dict.fromkeys((*found, *gone)))

    @staticmethod
    def spots(indices: Sequence[int]) -> tuple[Spot, ...]:
        """Passages as a spot."""
        return (Spot(1.0, tuple(indices)),) if indices else ()

    def of_old(self, numbers: Sequence[str]) -> tuple[int, ...]:
        """The passages of the old edition that bear these numbers."""
        return self._found("old", numbers, ())

    def _found(self, name: str, paragraphs: Sequence[str], footnotes: Sequence[str]) -> tuple[int, ...]:
        side = self.evidence.side(name)
        found = self._of(side, name, paragraphs, "paragraph") | self._of(side, name, footnotes, "footnote")
        for passage in side.guidance.passages:
            if passage.lead_in in found and passage.kind != "footnote":
                found.add(passage.index)
        return tuple(sorted(found))

    def _of(self, side: Side, name: str, numbers: Sequence[str], kind: str) -> set[int]:
        wanted = set(numbers)
        if not wanted:
            return set()
        passages = side.guidance.passages
        held = [p for p in passages if p.number in wanted and (p.kind == "footnote") == (kind == "footnote")]
        plain = [p for p in held if p.kind != "bullet"] or held
        if len({p.number for p in plain}) == len(plain):
            return {p.index for p in plain}
        chapters = self.evidence.chapters(name, self.claim)
        inside = [p for p in plain if side.guidance.chapter_of(p) in chapters]
        return {p.index for p in inside or _main(plain, side)}

    def _ambiguous(self) -> bool:
        numbers = [self.evidence.new.guidance.passages[i].number for i in self.there]
        named = set(self.claim.where.paragraphs)
        return any(numbers.count(number) > 1 for number in named)

    def prints_link(self) -> bool:
        """Whether the passages named print the address of a link."""
        passages = self.evidence.new.guidance.passages
        return any(_URL.search(passages[i].text) for i in self.there)

    def like(self) -> tuple[Change, ...]:
        """Changes of wording anywhere whose changed words are those of the claim, the best three."""
        words = core(self.claim.text)
        if len(words) < 2:
            return ()
        found = []
        for change, touch in touches(self.evidence):
            among = set(touch.gone) if self.claim.kind == "removed" else set(touch.came)
            if not any(word in among for word in words):
                continue
            score = touch.share(words, among)
            if score >= _LIKE:
                found.append((-score, change.change_id, change))
        return tuple(change for _, _, change in sorted(found, key=lambda one: one[:2])[:3])

    def near(self) -> tuple[Change, ...]:
        """Those of them that stand within a few paragraphs of the place named, without the place itself."""
        mine = {int(n) for n in self.claim.where.paragraphs if n.isdigit()}
        here = set(self.there)
        found = []
        for change in self.like():
            number = self._number(change)
            off = bool(mine) and number.isdigit() and min(abs(int(number) - n) for n in mine) <= NEAR_BY
            if off and not (change.new and change.new.index in here):
                found.append(change)
        return tuple(found)

    def _number(self, change: Change) -> str:
        """The number of the paragraph that a change stands in; of the new edition where it can be told."""
        guidance = self.evidence.comparison.new if change.new else self.evidence.comparison.old
        passage = change.new or change.old
        return number_of(passage, guidance.lead_ins(passage)) if passage else ""

    def places(self, changes: Iterable[Change]) -> str:
        """Where changes stand, in words."""
        told = []
        for change in changes:
            if change.new:
                told.append(self.evidence.comparison.new.place(change.new))
            elif change.old:
                told.append(f"{self.evidence.comparison.old.place(change.old)} of the old edition")
        return ", ".join(dict.fromkeys(told))


def number_of(passage: Passage, leads: Sequence[Passage]) -> str:
    """The number of a paragraph, or of that which leads in to an item."""
    if passage.kind == "paragraph" and passage.number:
        return passage.number
    return next((lead.number for lead in reversed(leads) if lead.kind == "paragraph" and lead.number), "")


def _main(held: Sequence[Passage], side: Side) -> list[Passage]:
    """Of paragraphs of the same number, those outside the annexes, if there are any."""
    proper = []
    for passage in held:
        chapter = side.guidance.chapter_of(passage)
        if chapter < 0 or not side.guidance.sections[chapter].annex:
            proper.append(passage)
    return proper or list(held)


def touches(evidence: Evidence) -> tuple[tuple[Change, Touch], ...]:
    """Every change of wording with the words that came and went, made once for a comparison."""
    if not evidence.touched:
        wording = (change for change in evidence.comparison.changes if change.effect == "wording")
        evidence.touched = tuple((change, Touch([change], evidence)) for change in wording)
    return evidence.touched


def beside(evidence: Evidence) -> dict[int, list[Change]]:
    """What is gone, under the passage of the new edition after whose partner it stood, or whose list it was in."""
    if evidence.fallen is None:
        partners: dict[int, int] = {}
        gone: list[Change] = []
        for change in evidence.comparison.changes:
            if change.old and change.new:
                partners.setdefault(change.old.index, change.new.index)
            elif change.old and change.kind == "removed":
                gone.append(change)
        found: dict[int, list[Change]] = {}
        for change in gone:
            if (at := _after(change, partners, evidence)) >= 0:
                found.setdefault(at, []).append(change)
        evidence.fallen = found
    return evidence.fallen


def _after(change: Change, partners: dict[int, int], evidence: Evidence) -> int:
    old = change.old
    if old is None:
        return -1
    if old.lead_in in partners:
        return partners[old.lead_in]
    passages = evidence.comparison.old.passages
    for index in range(old.index - 1, max(-1, old.index - 40), -1):
        if index in partners and passages[index].kind != "footnote":
            return partners[index]
    return -1
