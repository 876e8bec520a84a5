"""Duties read from invented sentences: who, how strongly, what; and what is no duty."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wtanalysis.guidance.changes import Duty
from wtanalysis.guidance.duties import duties
from wtanalysis.guidance.model import FORCES, Guidance, Passage, Stated
from wtanalysis.provenance import Source


def edition(*passages: Passage) -> Guidance:
    """An edition of these passages."""
    return Guidance(Source("ferries.md", ""), "1", "Ferries", passages=passages)


def read(text: str) -> list[Duty]:
    """The duties of one paragraph."""
    return list(duties(edition(Passage(0, "paragraph", text, "L1"))))


def of_list(lead: str, *items: str) -> list[Duty]:
    """The duties of a lead-in and its items."""
    bullets = (Passage(i, "bullet", item, "L2", lead_in=0, level=1) for i, item in enumerate(items, 1))
    return list(duties(edition(Passage(0, "paragraph", lead, "L1"), *bullets)))


@pytest.mark.parametrize(
    ("text", "force"),
    [
        ("Harbour masters must keep a log.", "must"),
        ("The harbour master shall keep a log.", "must"),
        ("The harbour authority has a duty to keep a log.", "must"),
        ("Harbour authorities are under a general duty to keep a log.", "must"),
        ("The harbour authority has a statutory duty, under section 4 of the Ferries Act 1999, to keep a log.", "must"),
        ("Ferry companies are required to keep a log.", "must"),
        ("A ferry company is legally obliged to keep a log.", "must"),
        ("Crews have a responsibility to report what they see.", "must"),
        ("It is a legal requirement that a log is kept.", "must"),
        (
            "The owner has specific responsibilities under regulation 9 of the Ferries Regulations to keep a log.",
            "must",
        ),
        ("Inspection by an engineer is also required before a ferry sails.", "must"),
        ("Ferry companies must have regard to this code.", "must have regard"),
        ("Ferry companies are required to have due regard to tides.", "must have regard"),
        ("Ferry companies should have regard to this code.", "should"),
        ("Harbour masters should keep a log.", "should"),
        ("Harbour masters ought to keep a log.", "should"),
        ("Ferry companies are expected to keep a log.", "should"),
        ("It is expected that harbour masters will keep a log.", "should"),
        ("Crew members need to know the signals.", "should"),
        ("A ferry company may refuse a booking.", "may"),
        ("The harbour master has the power to close the port.", "may"),
        ("Ferry companies are permitted to share a berth.", "may"),
        ("These functions may be delegated to the pilot.", "may"),
    ],
)
def test_force(text: str, force: str) -> None:
    """Each word of force lays down what statutory guidance means by it."""
    assert [duty.force for duty in read(text)] == [force]


@pytest.mark.parametrize(
    "text",
    [
        "Passengers may be at risk in fog.",
        "Children who may be seasick sit inside.",
        "This may include a log.",
        "There may be fog in the morning.",
        "Crew members may need help.",
        "A child may be harmed by the propeller.",
        "Some passengers may feel cold.",
        "The crossing can be rough, and could, might or would be late.",
        "The tide may rise in May.",
        "Ferry companies are not required to keep a log.",
        "Ferry companies do not need to keep a log.",
        "Prices are expected to rise.",
        "It should be noted that tides differ.",
        "Should a passenger fall ill, the ferry turns back.",
        "The ferry must have been late.",
        "What should a passenger do in fog?",
        "The sign said “all passengers must wait here”.",
        "For example, a crew should wait for the tide.",
        "Harbours differ (for example, large ones should have two pilots).",
        "The log tells how a crew should behave in fog.",
        "It is for the pilot to decide which ferries should wait.",
        "The harbour master decides whether the ferry must wait.",
        "This does not mean that crews must wait.",
        "Steps that must be taken in fog are known to all.",
        "Ferry companies are responsible for their crews.",
        "This crossing requires patience from all crews to succeed.",
        "That is what crews think they should do.",
        "A duty officer was at the port.",
    ],
)
def test_no_duty(text: str) -> None:
    """Possibility, prediction, comment, question, quotation, example and condition lay nothing down."""
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("Where a ferry is late, the harbour master must tell the port.", "harbour master"),
        ("In fog, ferry companies, pilots and other crews should wait.", "ferry companies, pilots and other crews"),
        ("As part of this, pilots (in port or at sea) should wait.", "pilots"),
        ("The log must be kept by the harbour master in the office.", "harbour master"),
        ("The log must be kept safe.", ""),
        ("The plan should name a berth.", ""),
        ("Pilots should be told in time.", ""),
        ("Pilots should be experienced.", "Pilots"),
        ("Section 4 of the Ferries Act 1999 requires every ferry company to keep a log.", "every ferry company"),
        (
            "Section 4 of the Ferries Act 1999 places a duty on harbour authorities to keep a log.",
            "harbour authorities",
        ),
        ("Pilots who know the port should lead.", "Pilots who know the port"),
        ("This means that harbour masters should keep a log.", "harbour masters"),
        ("When a pilot is late, they should tell the port.", "pilot"),
        ("The ferry company has four ships. It must inspect each.", "ferry company"),
        ("Harbour masters play a part. They should keep a log.", "Harbour masters"),
        ("The plan of the port and its harbour master should be short.", ""),
        ("Ofsted and the Care Quality Commission should share reports.", "Ofsted and the Care Quality Commission"),
    ],
)
def test_holder(text: str, holder: str) -> None:
    """The holder is whoever is to act, in the words of the text; nobody where the text names nobody."""
    assert read(text)[-1].holder == holder


@pytest.mark.parametrize(
    ("text", "negative"),
    [
        ("Crews must not race.", True),
        ("Crews should never race.", True),
        ("A ferry company may not sell the berth.", False),
        ("No crew should race.", True),
        ("Crews should be no later than noon.", False),
    ],
)
def test_negative(text: str, negative: bool) -> None:
    """A duty not to do something says so; ``may not`` is read with care, for mostly it says what is possible."""
    found = read(text)
    assert [duty.negative for duty in found] == [negative or "may not" in text]


def test_two_in_one_sentence() -> None:
    """Each word of force is a duty, with the holder they share or its own, and its own content."""
    shared = read("Crews should wait for the tide and must tell the port.")
    assert [(d.holder, d.force, d.content) for d in shared] == [
        ("Crews", "should", "wait for the tide"), ("Crews", "must", "tell the port"),
    ]  # fmt: skip
    own = read("Crews should wait for the tide, and the harbour master must close the port.")
    assert [(d.holder, d.force, d.content) for d in own] == [
        ("Crews", "should", "wait for the tide"), ("harbour master", "must", "close the port"),
    ]  # fmt: skip
    assert own[0].span == own[1].span


def test_second_verb_of_a_statement() -> None:
    """A word of force that shares the subject of a plain statement has it for its holder."""
    found = read("Pilots and crews have an aim in common and should meet every week.")
    assert [(d.holder, d.content) for d in found] == [("Pilots and crews", "meet every week")]


def test_bracket() -> None:
    """A duty in brackets inside another is its own, and cuts nothing off the other."""
    found = read("Crews should see the chart (this should be kept by the pilot) and sign it.")
    assert [(d.holder, d.content) for d in found] == [
        ("Crews", "see the chart (this should be kept by the pilot) and sign it"), ("pilot", "be kept by the pilot"),
    ]  # fmt: skip


def test_items_inherit() -> None:
    """An item takes force and holder of a lead-in that leaves it to its items to say what is to be done."""
    found = of_list("The pilot should:", "sound the horn. It is loud.", "wait")
    assert [(d.passage, d.holder, d.force, d.content, d.inherited) for d in found] == [
        (1, "pilot", "should", "sound the horn", True), (2, "pilot", "should", "wait", True),
    ]  # fmt: skip


def test_items_of_an_object() -> None:
    """The object before a list stands before each item, and the lead-in says no duty of its own."""
    found = of_list("The log must include:", "the names of the crew", "the tide")
    assert [(d.passage, d.content) for d in found] == [(1, "include: the names of the crew"), (2, "include: the tide")]


@pytest.mark.parametrize(
    ("lead", "items"),
    [
        ("The pilot must tell the port if:", ("the ferry is late", "the tide is low")),
        ("Pilots should look out for a passenger who:", ("is ill", "is lost")),
        ("Pilots should keep a list of things to take, for example:", ("a horn", "a rope")),
        ("Pilots should meet every week to:", ("share news", "plan ahead")),
        (
            "Crews should know the two roles of the port:",
            ("the pilot leads and is calm", "the master decides, has keys"),
        ),
    ],
)
def test_cases_and_examples_do_not_inherit(lead: str, items: tuple[str, ...]) -> None:
    """A list of cases, aims, examples or statements is no list of duties: the lead-in is the one duty."""
    assert [duty.passage for duty in of_list(lead, *items)] == [0]


def test_item_with_its_own_force() -> None:
    """An item's own subject and word of force win; without a subject it keeps the holder of its lead-in."""
    found = of_list("The pilot should:", "wait", "crews must stay inside")
    assert [(d.holder, d.force) for d in found] == [("pilot", "should"), ("crews", "must")]
    named = of_list("The harbour master:", "must keep a log", "is paid by the port", "may close the port")
    assert [(d.passage, d.holder, d.force) for d in named] == [
        (1, "harbour master", "must"),
        (3, "harbour master", "may"),
    ]


def test_nested_lists() -> None:
    """An item that leads in to a list of its own hands on what it inherited."""
    passages = (
        Passage(0, "paragraph", "The pilot must:", "L1"),
        Passage(1, "bullet", "keep a log of:", "L2", lead_in=0, level=1),
        Passage(2, "bullet", "the tides", "L3", lead_in=1, level=2),
    )
    assert [(d.passage, d.holder, d.force, d.content) for d in duties(edition(*passages))] == [
        (2, "pilot", "must", "keep a log of: the tides")
    ]


def test_endless_sentence() -> None:
    """A sentence without an end, from a table gone astray, is read in no time and only so far."""
    assert 0 < len(read("crews must wait and " * 20_000)) < 100


def test_quoted_law() -> None:
    """What stands after "the Act states:" is the law's wording, not the guidance's."""
    passages = (
        Passage(0, "paragraph", "Section 4 of the Ferries Act 1999 states:", "L1", number="8"),
        Passage(1, "paragraph", "A pilot must tell the port if:", "L2"),
        Passage(2, "bullet", "the ferry is late", "L3", lead_in=1, level=1),
        Passage(3, "paragraph", "Pilots should know this.", "L4", number="9"),
    )
    assert [duty.passage for duty in duties(edition(*passages))] == [3]


def test_definitions() -> None:
    """A glossary entry defines; only a further sentence that binds a body is a duty."""
    entry = "Pilot - A pilot must be over 18. The harbour authority must license all pilots. A child must be under 12."
    found = duties(edition(Passage(0, "glossary", entry, "L1", term="Pilot")))
    assert [duty.holder for duty in found] == ["harbour authority"]


def test_basis() -> None:
    """The law that the text gives comes with the duty, from the lead-in too; one only mentioned does not."""
    assert read("Under regulation 3 of the Ferries Regulations 2001, crews must wait.")[0].basis == (
        "regulation 3 of the Ferries Regulations 2001"
    )
    assert read("Crews must know the Ferries Act 1999.")[0].basis == ""
    found = of_list("Under section 9(2)(a) of the 1999 Act, the pilot must:", "wait")
    assert found[0].basis == "section 9(2)(a) of the 1999 Act"


def test_outline() -> None:
    """An outline states its duties itself: one a passage, for all its holders; what is absent binds nobody."""
    stated = Stated(("pilots", "crews"), "should")
    found = duties(
        edition(
            Passage(0, "paragraph", "Log every tide.", "L1", stated=stated),
            Passage(1, "paragraph", "Crews must wait.", "L2", stated=Stated()),
            Passage(2, "paragraph", "Wait for fog.", "L3", stated=Stated(force="must", absent=True)),
        )
    )
    assert [(d.passage, d.holder, d.force, d.content) for d in found] == [
        (0, "pilots; crews", "should", "Log every tide.")
    ]


TEXT = (
    "the crew pilots must should may not shall who which if , and : ( ) “ ” . is are required to have a duty"
    " under section 4 of Ferries Act 1999 requires whether they log include be kept by for example"
)
WORDS = st.sampled_from(re.findall(r"\S+", TEXT))


@given(st.lists(WORDS, max_size=40).map(" ".join), st.lists(WORDS, max_size=12).map(" ".join))
def test_any_text(lead: str, item: str) -> None:
    """Whatever the text: no error, known forces, spans inside the passage, contents that the sentences hold."""
    passages = (Passage(0, "paragraph", lead, "L1"), Passage(1, "bullet", item, "L2", lead_in=0, level=1))
    found = duties(edition(*passages))
    assert found == duties(edition(*passages))
    for duty in found:
        text = passages[duty.passage].text
        assert duty.force in FORCES
        assert 0 <= duty.span[0] < duty.span[1] <= len(text)
        assert duty.inherited or duty.content in text
        assert duty.words


def test_a_list_that_goes_on() -> None:
    """A lead-in that only says that the list goes on hands on what the one before it did."""
    texts = [("paragraph", "Crews should:", -1), ("bullet", "sound the horn", 0),
             ("paragraph", "The following also apply:", -1), ("bullet", "light the lamps", 2)]  # fmt: skip
    passages = tuple(
        Passage(i, kind, text, f"L{i}", lead_in=lead)  # type: ignore[arg-type]
        for i, (kind, text, lead) in enumerate(texts)
    )
    found = duties(Guidance(Source("a.md", ""), "", "", passages=passages))
    assert [(duty.holder, duty.force, duty.content) for duty in found] == [
        ("Crews", "should", "sound the horn"), ("Crews", "should", "light the lamps"),
    ]  # fmt: skip
