"""Duties of two invented editions side by side."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from wtanalysis.guidance.changes import Change, ChangeKind, Duty, DutyChange, TermChange
from wtanalysis.guidance.duties import duties
from wtanalysis.guidance.duty_changes import compare, told
from wtanalysis.guidance.model import Guidance, Passage, Stated
from wtanalysis.provenance import Source


def edition(texts: Sequence[str]) -> Guidance:
    """An edition of these passages."""
    passages = tuple(Passage(i, "paragraph", text, f"L{i}") for i, text in enumerate(texts))
    return Guidance(Source("ferries.md", ""), "1", "Ferries", passages=passages)


def between(
    old: Sequence[str | None],
    new: Sequence[str | None],
    kind: ChangeKind = "reworded",
    replacements: Sequence[TermChange] = (),
) -> tuple[DutyChange, ...]:
    """What became of the duties, the passages paired one to one; ``None`` stands for no passage on that side."""
    one, other = edition([t for t in old if t is not None]), edition([t for t in new if t is not None])
    before, after = iter(one.passages), iter(other.passages)
    changes = []
    for i, (a, b) in enumerate(zip(old, new, strict=True)):
        was, now = next(before) if a is not None else None, next(after) if b is not None else None
        named: ChangeKind = kind if was and now else "removed" if was else "added"
        changes.append(Change(f"c{i + 1:04}", kind if kind == "not_determinable" else named, was, now))
    return compare(duties(one), duties(other), changes, one, other, replacements)


def shown(*args: object, **kwargs: object) -> list[str]:
    """The same, in words."""
    return [told(change) for change in between(*args, **kwargs)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Crews should keep a log.", "Crews must keep a log.", "strengthened: should -> must (crews)"),
        ("Crews may keep a log of tides.", "Crews should keep a log of tides.", "strengthened: may -> should (crews)"),
        ("Crews must keep a log.", "Crews should keep a log.", "weakened: must -> should (crews)"),
        ("Crews should have regard to tides.", "Crews must have regard to tides.",
         "strengthened: should -> must have regard (crews)"),
        ("Crews must follow the code of tides.", "Crews must have regard to the code of tides.",
         "weakened: must -> must have regard (crews)"),
        ("Crews must keep a log.", "Crews must keep a log of tides.", "same: must (crews)"),
        ("Crews must not race.", "Crews must not race at night.", "same: must not (crews)"),
        ("Crews should keep a log.", "Pilots should keep a log.", "other holder: crews -> pilots (should)"),
        ("Crews should keep a log.", "Pilots must keep a log.", "strengthened: should -> must (crews -> pilots)"),
        ("The pilot should keep a log.", "All pilots should keep a log.", "same: should (All pilots)"),
        ("A log should be kept.", "A log should be kept by the pilot.", "same: should (pilot)"),
    ],
)  # fmt: skip
def test_pairs(old: str, new: str, expected: str) -> None:
    """A duty that both editions have: the same, stronger, weaker, or another's."""
    assert [text.lower() for text in shown([old], [new])] == [expected.lower()]


def test_new_and_gone() -> None:
    """A duty of an added passage is new, of a removed one gone; so are two that have nothing in common."""
    assert shown(["Crews must keep a log.", None], [None, "Pilots must wear a hat at all times."]) == [
        "gone: must (crews)", "new: must (pilots)",
    ]  # fmt: skip
    assert shown(["Crews must keep a log."], ["Harbours should publish what berths cost."]) == [
        "new: should", "gone: must (crews)",
    ]  # fmt: skip


def test_negation_flips() -> None:
    """A duty to do a thing and a duty not to do it are two: one is gone, one is new."""
    kinds = [change.kind for change in between(["Crews must log every tide."], ["Crews must not log every tide."])]
    assert sorted(kinds) == ["gone", "new"]


def test_moved_to_another_passage() -> None:
    """A duty that went to another passage is found there, with the change of that passage; its force is compared."""
    sentence = "tell the harbour master of every delay longer than an hour."
    found = between([f"Fog is common. Crews should {sentence}", None], ["Fog is common.", f"Crews must {sentence}"])
    assert [(change.kind, change.change_id) for change in found] == [("strengthened", "c0002")]
    short = between(["Fog is common. Crews should wait.", None], ["Fog is common.", "Crews must wait."])
    assert sorted(change.kind for change in short) == ["gone", "new"]


def test_holder_with_a_new_name() -> None:
    """A holder that was renamed throughout is the same holder."""
    old, new = ["Harbour boards must keep a log."], ["Port councils must keep a log."]
    assert shown(old, new) == ["other holder: harbour boards -> port councils (must)"]
    renamed = TermChange("replacement", "harbour board", "port council")
    assert shown(old, new, replacements=[renamed]) == ["same: must (port councils)"]


def test_lead_in_changes_its_items() -> None:
    """An item whose own words stay is strengthened when its lead-in is."""

    def listed(lead: str) -> Guidance:
        item = Passage(1, "bullet", "sound the horn in fog", "L2", lead_in=0, level=1)
        return Guidance(Source("a.md", ""), "", "", passages=(Passage(0, "paragraph", lead, "L1"), item))

    old, new = listed("Crews should:"), listed("Crews must:")
    kinds: tuple[ChangeKind, ...] = ("reworded", "unchanged")
    changes = [
        Change(f"c{i}", kind, a, b)
        for i, (kind, a, b) in enumerate(zip(kinds, old.passages, new.passages, strict=True))
    ]
    found = compare(duties(old), duties(new), changes, old, new)
    assert [(told(change), change.change_id) for change in found] == [("strengthened: should -> must (crews)", "c1")]


def test_split() -> None:
    """The duties of a paragraph that was split are found in its parts, each under the one change."""
    old = edition(["Crews must keep a log of tides. Pilots should greet all passengers."])
    new = edition(["Crews must keep a log of tides.", "Pilots must greet all passengers."])
    changes = [Change("c0001", "split", old.passages[0], passage) for passage in new.passages]
    found = compare(duties(old), duties(new), changes, old, new)
    assert [(change.kind, change.change_id) for change in found] == [("same", "c0001"), ("strengthened", "c0001")]


def test_outlines() -> None:
    """Where a change cannot be determined a duty is not called new or gone; forces that both state are compared."""
    one = Stated(("crews",), "should")
    old = Guidance(Source("a.md", ""), "", "", passages=(
        Passage(0, "paragraph", "Log every tide.", "L1", stated=one),
        Passage(1, "paragraph", "Wait.", "L2", stated=one),
    ), outline=True)  # fmt: skip
    new = edition(["The crew must log every tide."])
    changes = [
        Change("c1", "not_determinable", old.passages[0], new.passages[0]),
        Change("c2", "not_determinable", old.passages[1], None),
    ]
    found = compare(duties(old), duties(new), changes, old, new)
    assert [told(change) for change in found] == [
        "strengthened: should -> must (crew)", "not_determinable: should (crews)",
    ]  # fmt: skip


def test_every_duty_once() -> None:
    """Every duty of both editions stands in the result once, whatever was paired."""
    old = ["Crews must log tides. Crews should wait in fog.", "Pilots may refuse a berth. Pilots must log tides."]
    new = ["Crews should log tides. Pilots must log tides.", "Crews should wait in fog for the tide to turn."]
    one, other = edition(old), edition(new)
    found = between(old, new)

    def key(duty: Duty) -> tuple[int, int]:
        return duty.passage, duty.span[0]

    assert sorted(key(c.old) for c in found if c.old) == sorted(map(key, duties(one)))
    assert sorted(key(c.new) for c in found if c.new) == sorted(map(key, duties(other)))


def test_same_edition_twice() -> None:
    """An edition beside itself has only the same duties."""
    texts = ["Crews must log tides. Crews must log tides.", "Pilots may refuse a berth."]
    assert {change.kind for change in between(texts, texts, "unchanged")} == {"same"}


@pytest.mark.parametrize(
    ("holder", "named"),
    [
        ("Local authorities", "local authorities"),
        ("Ofsted", "Ofsted"),
        ("NHS England", "NHS England"),
        ("Police", "police"),
    ],
)
def test_told_names_the_holder(holder: str, named: str) -> None:
    """A capital that only began the sentence goes; a name keeps its own."""
    assert told(DutyChange("new", None, Duty(0, holder, "must", "act", "must"))) == f"new: must ({named})"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Harbour masters should refuse berths for leaking ships.", "Berths for leaking ships should be refused."),
        ("Crews should take account of the chart and the tide tables.",
         "Crews should take into account the wrecks, the depth of the harbour, the chart and the tide tables."),
        ("Racing should also not be regarded as safe in fog.", "Racing in fog should not be regarded as safe."),
        ("Crews should keep a log of the tides and light every lamp on deck.",
         "Crews should keep a log of the tides. They should light every lamp on deck."),
        ("Crews should greet passengers. The sea is wide. Ferries should be painted white.",
         "Crews should greet passengers. Ferries should be painted white."),
    ],
)  # fmt: skip
def test_the_same_in_other_words(old: str, new: str) -> None:
    """What only changed its voice, its length or its sentence is neither new nor gone."""
    assert {change.kind for change in between([old], [new])} == {"same"}


def test_consider() -> None:
    """To do a thing is more than to consider doing it."""
    assert shown(["Crews should consider carrying out a drill."], ["Crews should carry out a drill."]) == [
        "strengthened: should consider -> should (crews)"
    ]
    back = between(["Crews should wait in port."], ["Crews should consider whether to wait in port."])
    assert [change.kind for change in back] == ["weakened"]


def test_part_of_a_term() -> None:
    """A holder in which a term was replaced elsewhere is still the same where the term was left."""
    text = "Harbour boards must keep a log of tides."
    assert shown([text], [text], replacements=[TermChange("replacement", "harbour board", "port council")]) == [
        "same: must (harbour boards)"
    ]


def test_said_under_a_lead_in() -> None:
    """A duty that became an item of a list which is no duty by itself is found under the lead-in's word of force."""
    lead = "Crews should take the form of a watch as fit;"
    item = "keeping a log of every tide at the harbour wall"
    old = Guidance(Source("a.md", ""), "", "", passages=(
        Passage(0, "paragraph", lead, "L1"), Passage(1, "bullet", item, "L2", lead_in=0, level=1),
    ))  # fmt: skip
    new = edition(["Crews should keep a log of every tide at the harbour wall."])
    changes = [Change("c1", "removed", old.passages[0], None), Change("c2", "reworded", old.passages[1], *new.passages)]
    found = compare(duties(old), duties(new), changes, old, new)
    assert ("same", "c2") in [(change.kind, change.change_id) for change in found]
    assert "new" not in [change.kind for change in found]


def test_a_passage_of_very_many_duties_is_compared_place_by_place() -> None:
    """A hundred duties in one paragraph find their partners; the one that became a should is weakened."""
    from wtanalysis.guidance.compare import compare as whole

    text = " ".join(f"The council must log tide {n} at {n % 24} hours." for n in range(100))
    editions = [
        Guidance(Source(name, ""), name, "Tides", passages=(Passage(0, "paragraph", words, "L1"),))
        for name, words in (("1", text), ("2", text.replace("must log tide 50 ", "should log tide 50 ")))
    ]
    kinds = [duty.kind for duty in whole(editions[0], editions[1]).duties]
    assert kinds.count("same") == 99
    assert kinds.count("weakened") == 1
