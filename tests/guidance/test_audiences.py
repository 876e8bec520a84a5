"""Whom passages concern: subjects, lead-ins, section titles, everybody; and the words a user may type for them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wtanalysis.errors import UserError
from wtanalysis.guidance.audiences import AUDIENCES, audiences, resolve
from wtanalysis.guidance.model import Guidance, Part, Passage, Stated
from wtanalysis.provenance import Source

EVERYONE = set(AUDIENCES)


def concerns(*texts: str, title: str = "", lead_in: bool = False) -> set[str]:
    """Whom the last of some passages concerns."""
    parts = (Part(title, "L1", chapter=0),) if title else ()
    section = 0 if title else -1
    passages = tuple(
        Passage(i, "paragraph", text, f"L{i}", section=section, lead_in=i - 1 if lead_in else -1)
        for i, text in enumerate(texts)
    )
    return set(audiences(Guidance(Source("a.md", ""), "1", "Ferries", sections=parts, passages=passages))[-1])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The police should keep a log.", {"police"}),
        (
            "Under section 3, local authorities and integrated care boards must agree a plan.",
            {"local-authority", "health"},
        ),
        ("Employers, school governors and charities should have a policy.", {"schools", "voluntary"}),
        ("Where the ferry is late, the council, with its partners, should tell passengers.", {"local-authority"}),
        ("If a school learns of it, it must act.", {"schools"}),
        ("Prisons play a large part in this.", {"prisons-probation"}),
        ("The Act places a duty on schools to report.", {"schools"}),
        ("It is for the local authority to decide.", {"local-authority"}),
        ("The lead safeguarding partners should meet.", {"local-authority", "police", "health"}),
        ("Local planning authorities should approve it.", {"local-authority"}),
    ],
)
def test_who_is_to_act(text: str, expected: set[str]) -> None:
    """The subject of a word of force, or of the sentence, is the audience, alone or with others."""
    assert concerns(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "A child who goes to school may be late.",
        "A referral should be made to the police.",
        "Police stations are no place for a child.",
        "Plans should take account of health and safety.",
        "The local authority area has three quays.",
        "The Police Act 1996 defines a chief officer.",
        "Schools should be informed.",
        "Fares will rise, and passengers should plan ahead.",
        "The General Medical Council publishes advice.",
    ],
)
def test_mentioned_in_passing(text: str) -> None:
    """A body that is only mentioned, told something or part of another name is no audience."""
    assert concerns(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "All practitioners should ask.",
        "Anyone working with children must act.",
        "Practitioners should ask.",
        "All organisations and agencies have a responsibility to know it.",
    ],
)
def test_everybody(text: str) -> None:
    """What concerns everybody counts for each audience."""
    assert concerns(text) == EVERYONE


@pytest.mark.parametrize(
    "text",
    [
        "Visiting schools must keep a log.",
        "The host school must keep a log.",
        "Harbour masters, partner schools and pilots should keep a log.",
        "Where two or more visiting schools share a quay, each must keep a log.",
        "The school's governing body must keep a log.",
        "Teachers and staff in sending schools should keep a log.",
        "The head of the visiting school should keep a log.",
        "The pilot should be told by the visiting school.",
    ],
)
def test_schools_of_any_kind(text: str) -> None:
    """A school is one whatever qualifies it; so are its staff, head and governors, and one by whom a thing is done."""
    assert concerns(text) == {"schools"}


@pytest.mark.parametrize(
    "text",
    [
        "Masts near schools should be low.",
        "There should be enough school places.",
        "The General Medical Council may ask.",
        "Sectors are: shipping; creative work; and professional and business services.",
        "Police and ambulance stations should be dry.",
    ],
)
def test_things_of_a_body(text: str) -> None:
    """A thing near a school or named after a body concerns none of them."""
    assert concerns(text) == set()


def test_all_staff() -> None:
    """All staff and everyone are those whom the document addresses: all where it is for many agencies, else its own."""
    assert concerns("All staff must know the rules.") == set()
    assert concerns("The school must keep a log.", "Each college may ask.", "Everyone must read it.") == {"schools"}
    assert concerns("All practitioners should ask.", "Staff should ask; all staff must know.") == EVERYONE
    assert concerns("All staff should ask.", title="Police") == {"police"}


def test_pronoun_of_its_own_clause() -> None:
    """A pronoun that stands for a thing of its own clause takes no body from the passage before."""
    assert concerns("The police should ask.", "Where a camera is used, it must be off.", title="Fares") == set()


def test_holders_of_an_outline() -> None:
    """The holders that an outline states are whom its line concerns."""
    stated = Stated(holders=("providers of NHS services", "head teachers"), force="should")
    line = Passage(0, "paragraph", "Keep a log.", "L1", stated=stated)
    assert audiences(Guidance(Source("a.md", ""), "1", "Ferries", passages=(line,))) == ({"health", "schools"},)


def test_some_of_them() -> None:
    """Practitioners of one service, or "other practitioners", are not everybody."""
    assert concerns("Health practitioners should ask.") == {"health"}
    assert concerns("Other practitioners should ask.") == set()
    assert concerns("Practitioners working in these services may see it.") == set()


def test_lead_in() -> None:
    """An item has the audience of the sentence that leads in to it, and keeps its own where it has one."""
    assert concerns("The police should:", "keep a log", lead_in=True) == {"police"}
    assert concerns("The police are partners. A plan should:", "be short", lead_in=True) == set()
    assert concerns("In their areas:", "schools should keep a log", lead_in=True) == {"schools"}
    assert concerns("The council should ensure that:", "schools are told and ask", lead_in=True) == {"local-authority"}


def test_pronoun() -> None:
    """A passage that begins with a pronoun goes on about whom the one before named, in the same section."""
    assert concerns("Schools should ask.", "They must also write it down.", title="Fares") == {"schools"}


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Police", {"police"}),
        ("The role of schools and nurseries", {"schools"}),
        ("Health", {"health"}),
        ("Health and safety", set()),
        ("Mother and baby units in prisons", {"prisons-probation"}),
        ("Duty on local authorities to notify", {"local-authority"}),
        ("Guidance issued by the Department for Education", set()),
        ("Supporting children of people in prison", set()),
    ],
)
def test_section(title: str, expected: set[str]) -> None:
    """A section whose title names a body concerns it in all its passages, and "practitioners" there are its own."""
    assert concerns("The log is kept for a year.", title=title) == expected
    assert concerns("Practitioners keep a log.", title=title) == (
        expected or (EVERYONE if "issued" not in title else set())
    )


def test_one_for_each_passage() -> None:
    """There is one set for each passage, of known codes, also without passages."""
    assert audiences(Guidance(Source("a.md", ""), "1", "Ferries")) == ()


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("school", "schools"),
        ("Schools and childcare", "schools"),
        ("NHS", "health"),
        ("council", "local-authority"),
        ("LA", "local-authority"),
        ("charities", "voluntary"),
        ("voluntary sector", "voluntary"),
        ("the police", "police"),
        ("prisons", "prisons-probation"),
        ("prisons-probation", "prisons-probation"),
        ("local authorities", "local-authority"),
        ("GPs", "health"),
        ("childminders", "schools"),
    ],
)
def test_resolve(word: str, code: str) -> None:
    """Usual words for an audience are understood, in any case."""
    assert resolve(word) == resolve(word.upper()) == code


def test_unknown() -> None:
    """An unknown word is an error that names those that are known."""
    with pytest.raises(UserError) as caught:
        resolve("ferrymen")
    assert all(code in str(caught.value) for code in AUDIENCES)


@given(st.text(alphabet="the police schools, should: ()’'\n", max_size=80))
def test_any_text(text: str) -> None:
    """No text breaks it, and only known codes come out."""
    assert concerns(text) <= EVERYONE
