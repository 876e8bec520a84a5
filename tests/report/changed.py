"""Two small editions of invented guidance on ferries, and what happened between them, made by hand."""

from __future__ import annotations

from dataclasses import replace

from wtanalysis.guidance.changes import (
    Alignment,
    Change,
    CitationChange,
    Comparison,
    Duty,
    DutyChange,
    Pair,
    SectionPair,
    TermChange,
)  # fmt: skip
from wtanalysis.guidance.model import Guidance, Part, Passage, Stated
from wtanalysis.provenance import Source

OLD_PARTS = (
    Part("Chapter 1: Fares", "L2", "1", 0, -1, 0),
    Part("Tickets", "L3", "", 1, 0, 0),
    Part("Chapter 2: Crews", "L20", "2", 0, -1, 2),
    Part("Chapter 3: Lamps", "L30", "3", 0, -1, 3),
)
NEW_PARTS = (
    Part("Chapter 1: Crews", "L2", "1", 0, -1, 0),
    Part("Chapter 2: Fares and tickets", "L9", "2", 0, -1, 1),
    Part("Tickets", "L10", "", 1, 1, 1),
    Part("Chapter 3: Whales", "L20", "3", 0, -1, 3),
)
OLD = (
    Passage(0, "paragraph", "This guidance is for ferry companies.", "L1", "1"),
    Passage(1, "paragraph", "A ferry company should sell tickets on board.", "L4", "2", 1),
    Passage(2, "paragraph", "Tickets should show:", "L5", "3", 1),
    Passage(3, "bullet", "the price", "L6", "", 1, 2, 1),
    Passage(4, "bullet", "the time", "L7", "", 1, 2, 1),
    Passage(5, "paragraph", "Crews must rest for ten hours.", "L21", "4", 2),
    Passage(6, "paragraph", "The harbour board may set a limit. It should say why.", "L22", "5", 2),
    Passage(7, "paragraph", "Every ferry must carry a lamp.", "L31", "6", 3),
    Passage(8, "paragraph", "Dogs travel free.", "L8", "7", 1),
)
NEW = (
    Passage(0, "paragraph", "This guidance is for ferry companies.", "L1", "1"),
    Passage(1, "paragraph", "Crews must rest for ten hours.", "L3", "2", 0),
    Passage(2, "paragraph", "The harbour authority may set a limit.", "L4", "3", 0),
    Passage(3, "paragraph", "The harbour authority should say why.", "L5", "4", 0),
    Passage(4, "paragraph", "A ferry company must sell tickets on board and online.", "L11", "5", 2),
    Passage(5, "paragraph", "Tickets should show:", "L12", "6", 2),
    Passage(6, "bullet", "the price", "L13", "", 2, 5, 1),
    Passage(7, "bullet", "the time", "L14", "", 2, 5, 1),
    Passage(8, "paragraph", "Masters must report:", "L21", "7", 3),
    Passage(9, "bullet", "whales that they see", "L22", "", 3, 8, 1),
    Passage(10, "bullet", "whales that they strike", "L23", "", 3, 8, 1),
    Passage(11, "paragraph", "Dogs travel free.", "L24", "8", 3),
)


def ferries() -> Comparison:
    """The two editions compared, with a change of every kind but one."""
    old = Guidance(
        Source("ferries-2018.md", ""), "2018", "Safe Ferries", "Ministry of Ferries", "2018-07", OLD_PARTS, OLD,
        left_out={"page numbers": 4, "contents entries": 1},
    )  # fmt: skip
    new = Guidance(
        Source("ferries-2023.md", ""), "2023", "Safer Ferries", "Ministry of Ferries", "2023-12-15", NEW_PARTS, NEW
    )
    pairs = [(0, 0), (1, 4), (2, 5), (3, 6), (4, 7), (5, 1), (6, 2), (6, 3), (8, 11)]
    alignment = Alignment(
        tuple(Pair(a, b, 1.0, "same words") for a, b in pairs),
        (SectionPair(0, 1, 0.9), SectionPair(1, 2, 0.9), SectionPair(2, 0, 0.8)),
    )
    return Comparison(old, new, alignment, _changes(), _duties(), _terms(), _citations())


def _changes() -> tuple[Change, ...]:
    sold = ("strengthened: should -> must (ferry company)",)
    board = ("harbour board -> harbour authority",)
    alike, why = 0.8, ("5 rare words shared",)
    return (
        Change("c0001", "unchanged", OLD[0], NEW[0], None, 1.0, ("same words",)),
        Change("c0002", "renumbered", OLD[5], NEW[1], "mechanical", 1.0, ("same words",)),
        Change("c0003", "split", OLD[6], NEW[2], "mechanical", 0.9, why, (), board),
        Change("c0003", "split", OLD[6], NEW[3], "mechanical", alike, why, (), board),
        Change("c0004", "reworded", OLD[1], NEW[4], "wording", alike, why, sold, (), ("police",), ("a duty changes",)),
        Change("c0005", "renumbered", OLD[2], NEW[5], "mechanical", 1.0, ("same words",)),
        Change("c0006", "unchanged", OLD[3], NEW[6], None, 1.0, ("same words",)),
        Change("c0007", "unchanged", OLD[4], NEW[7], None, 1.0, ("same words",)),
        Change("c0008", "removed", OLD[7], None, "wording", None, (), ("gone: must (every ferry)",)),
        Change("c0009", "added", None, NEW[8], "wording", None, (), ("new: must (masters)",), (), ("schools",)),
        Change("c0010", "added", None, NEW[9], "wording", label="substantive (Ministry of Ferries)"),
        Change("c0011", "added", None, NEW[10], "wording"),
        Change("c0012", "moved", OLD[8], NEW[11], "mechanical", 1.0, ("same words",)),
    )


def _duties() -> tuple[DutyChange, ...]:
    sell = Duty(1, "ferry company", "should", "sell tickets on board", "should")
    sell_now = Duty(4, "ferry company", "must", "sell tickets on board and online", "must")
    rest = Duty(5, "crews", "must", "rest for ten hours", "must")
    lamp = Duty(7, "every ferry", "must", "carry a lamp", "must", basis="Lamps Act 1901")
    report = Duty(8, "masters", "must", "report whales", "must")
    return (
        DutyChange("strengthened", sell, sell_now, "c0004"),
        DutyChange("same", rest, replace(rest, passage=1), "c0002"),
        DutyChange("gone", lamp, None, "c0008"),
        DutyChange("new", None, report, "c0009"),
    )


def _terms() -> tuple[TermChange, ...]:
    return (
        TermChange("replacement", "harbour board", "harbour authority", 2, 1, 2, (1,), ("c0003",)),
        TermChange("role", "", "master", 0, 0, 1),
        TermChange("acronym", "HB", "", 0, 2, 0),
    )


def _citations() -> tuple[CitationChange, ...]:
    return (
        CitationChange("act", "Lamps Act 1901", "section 2", "removed", (7,), ()),
        CitationChange("act", "Whales Act 2020", "", "added", (), (8,)),
        CitationChange("guidance", "Lights at sea", "", "kept", (0,), (0,)),
    )


def outlines() -> Comparison:
    """Two outlines: one provision of each has no partner, and the sources say of one that it is new."""
    whole = ferries()
    said = Stated(("ferry companies",), "must", ("summary-2018:12",))
    old = replace(
        whole.old, outline=True, notes=("Read from a summary.",),
        passages=tuple(replace(p, stated=said) for p in OLD),
    )  # fmt: skip
    new = replace(whole.new, outline=True)
    changes = (
        whole.changes[0],
        Change("c0002", "not_determinable", old.passages[7], None),
        Change("c0003", "not_determinable", None, NEW[9]),
        replace(whole.changes[9], change_id="c0004"),
    )
    notes = ("2018 and 2023: an outline in our own words.",)
    return replace(whole, old=old, new=new, changes=changes, duties=(), terms=(), citations=(), notes=notes)


def hostile() -> Comparison:
    """The same editions with markup, control characters and Markdown in every text."""
    whole = ferries()
    bad = "<script>alert(1)</script> & *bold* [link](http://evil.test) `x` | a_b \u202egnirts\u2066 </del> \x00"
    old_parts = tuple(replace(part, title=f"{part.title} {bad}") for part in OLD_PARTS)
    new_parts = tuple(replace(part, title=f"{part.title} {bad}") for part in NEW_PARTS)
    old = tuple(replace(p, text=f"{p.text} {bad}") for p in OLD)
    new = tuple(replace(p, text=f"{p.text} {bad}") for p in NEW)
    changes = tuple(
        replace(c, old=c.old and old[c.old.index], new=c.new and new[c.new.index], why=(bad,), terms=(f"{bad} -> b",))
        for c in whole.changes
    )
    return replace(
        whole, changes=changes, notes=(bad,),
        old=replace(whole.old, title=bad, edition=bad, sections=old_parts, passages=old, left_out={bad: 1}),
        new=replace(whole.new, title=bad, sections=new_parts, passages=new),
        terms=tuple(replace(t, old=bad) for t in whole.terms),
        duties=tuple(replace(d, old=d.old and replace(d.old, holder=bad, content=bad)) for d in whole.duties),
        citations=tuple(replace(c, title=bad) for c in whole.citations),
    )  # fmt: skip
