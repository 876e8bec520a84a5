"""What an edition cites, and what comes and goes: Acts with sections, instruments, treaties, guidance, links."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wtanalysis.documents.readers import read_document
from wtanalysis.guidance.changes import Change
from wtanalysis.guidance.citations import KINDS, citations, compare
from wtanalysis.guidance.editions import edition
from wtanalysis.guidance.model import Guidance, Part, Passage, PassageKind
from wtanalysis.provenance import Source


def one(*texts: str, kind: PassageKind = "paragraph", outline: bool = False, title: str = "Fares") -> Guidance:
    """An edition of some passages."""
    passages = tuple(Passage(i, kind, text, f"L{i}", section=0) for i, text in enumerate(texts))
    parts = (Part(title, "L0", chapter=0),)
    return Guidance(Source("a.md", ""), "1", "Ferries", sections=parts, passages=passages, outline=outline)


def cited(*texts: str) -> list[tuple[str, str]]:
    """Titles and provisions that some passages cite."""
    return [(found.title, found.provision) for found in citations(one(*texts))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Under section 47 of the Children Act 1989 they ask.", [("Children Act 1989", "section 47")]),
        ("Children Act 2004 Section 16F (1)", [("Children Act 2004", "section 16F(1)")]),
        (
            "Sections 10 and 11 of the Children Act 2004 bind them.",
            [("Children Act 2004", "section 10"), ("Children Act 2004", "section 11")],
        ),
        ("See sections 16M to 16P of the Children Act 2004.", [("Children Act 2004", "section 16M to 16P")]),
        ("s. 5(3) and (4) of the Bus Act 2003", [("Bus Act 2003", "section 5(3)"), ("Bus Act 2003", "section 5(4)")]),
        ("as in Schedule 2 to the Ferries Act 1990", [("Ferries Act 1990", "schedule 2")]),
        ("Part IIA of the Quays and Piers Act 1990", [("Quays and Piers Act 1990", "part IIA")]),
        ("the Police, Crime, Sentencing and Courts Act 2022", [("Police, Crime, Sentencing and Courts Act 2022", "")]),
        ("the Parks and Access to the Countryside Act 1949", [("Parks and Access to the Countryside Act 1949", "")]),
        ("the Planning (Listed Buildings) Act 1990", [("Planning (Listed Buildings) Act 1990", "")]),
        ("regulation 39 of the Crew (Pay) Regulations 2010", [("Crew (Pay) Regulations 2010", "regulation 39")]),
        ("the Harbours (Fees) Order 2015", [("Harbours (Fees) Order 2015", "")]),
        ("made as S.I. 2014/3283", [("S.I. 2014/3283", "")]),
        ("Article 6 of UK GDPR", [("UK GDPR", "article 6")]),
        ("the UN Convention on Quays", [("United Nations Convention on Quays", "")]),
        ("Article 8 of the European Convention on Quays", [("European Convention on Quays", "article 8")]),
    ],
)  # fmt: skip
def test_law(text: str, expected: list[tuple[str, str]]) -> None:
    """Acts, instruments and treaties are found with their year and each provision."""
    assert cited(text) == expected


@pytest.mark.parametrize(
    "text",
    ["Act at once, in order to help.", "An Emergency Protection Order may follow.", "The rules of section 3 apply.",
     "Fares rose in 2019 and 2020.", "The order of 2015 boats.", "This Act is not named."],
)  # fmt: skip
def test_no_law(text: str) -> None:
    """Ordinary words, orders of a court and sections of nothing are no citations."""
    assert cited(text) == []


def test_short_forms() -> None:
    """A short form is resolved by what the document named before it; a section alone by its only Act."""
    short = cited(
        "The Ferries Act 1989 and the Quays Act 2004.", "Section 3 of the Act", "Section 3 of the 1989 Act", "The Act"
    )
    assert short[2:] == [("Quays Act 2004", "section 3"), ("Ferries Act 1989", "section 3"), ("Ferries Act 1989", "")]
    assert cited("The Ferries and Quays Act 1984 (FQA)", "FQA section 17(1)")[1] == (
        "Ferries and Quays Act 1984",
        "section 17(1)",
    )
    assert cited("Section 47 of the Ferries Act 1989", "A section 47 enquiry")[1] == ("Ferries Act 1989", "section 47")
    assert cited("Section 4 of the Ferries Act 1989; section 4 of the Quays Act 2004", "A section 4 plan")[2:] == []
    assert cited("the Ferry Crews (England) Regulations 2015", "under the Ferry Crews Regulations")[1][0].endswith(
        "2015"
    )


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("Follow ‘Keeping ferries safe in winter’, a guide.", "paragraph", [("Keeping ferries safe in winter", "")]),
        ("see the ‘Ferry crews: code of practice (2015)’", "paragraph", [("Ferry crews: code of practice", "2015")]),
        ("the Homelessness Code of Guidance helps", "paragraph", [("Homelessness Code of Guidance", "")]),
        ("Contained in the National Quay Guide", "footnote", [("National Quay Guide", "")]),
        ("Child deaths: forms for reporting", "footnote", [("Child deaths: forms for reporting", "")]),
        ("See chapter 2 for this and more.", "footnote", []),
        ("This is a note on what they should do", "footnote", []),
        ("They call it ‘a culture of no surprises’ at home.", "paragraph", []),
        ("This Guidance and the Statutory Guidance say so.", "paragraph", []),
    ],
)  # fmt: skip
def test_guidance_titles(text: str, kind: PassageKind, expected: list[tuple[str, str]]) -> None:
    """Titles are found in quotation marks, as whole footnotes and in capitals; notes and catchwords are none."""
    found = [(c.title, c.provision) for c in citations(one(text, kind=kind)) if c.kind == "guidance"]
    assert found == expected


def test_further_reading() -> None:
    """Each item of a list of further sources is a title."""
    found = citations(one("Use of ferries in winter", kind="bullet", title="Further sources of information"))
    assert [c.title for c in found] == ["Use of ferries in winter"]


def test_links() -> None:
    """The host of a link is folded, its path is not, and an address of a person is none."""
    text = "At https://WWW.Quay.example.org/Fares/2023, www.quay.example.org/Fares/2023 or us@quay.example.org."
    assert cited(text) == [("quay.example.org/Fares/2023", "")]


def test_compare() -> None:
    """Another section is a provision removed and one added while the Act is kept; passages are told."""
    old = one("Section 10 of the Ferries Act 1989.", "The Quays Act 2004.")
    new = one("Nothing.", "Section 11 of the Ferries Act 1989.")
    rows = {(row.title, row.provision): row for row in compare(old, new, ())}
    assert {key: row.change for key, row in rows.items()} == {
        ("Ferries Act 1989", ""): "kept",
        ("Ferries Act 1989", "section 10"): "removed",
        ("Ferries Act 1989", "section 11"): "added",
        ("Quays Act 2004", ""): "removed",
    }
    assert (rows["Ferries Act 1989", ""].old, rows["Ferries Act 1989", ""].new) == ((0,), (1,))


def test_printed_otherwise() -> None:
    """Case, commas, hyphens and quotation marks make no other citation; another year of guidance is a provision."""
    old = one("the Self Build and Ferries Act 2015", "see ‘Keeping our ferries safe (2015)’, the guidance")
    new = one("the Self-build and Ferries Act 2015", "follow Keeping our ferries safe")
    assert {row.change for row in compare(old, new, ()) if not row.provision} == {"kept"}
    dated = compare(old, one("see ‘Keeping our ferries safe (2018)’, the guidance"), ())
    assert [(row.provision, row.change) for row in dated if row.kind == "guidance"] == [
        ("", "kept"),
        ("2015", "removed"),
        ("2018", "added"),
    ]


def test_outline() -> None:
    """Of outlines only what a change calls added or removed is said to have come or gone."""
    old, new = one("The Quays Act 2004."), one("The Ferries Act 1989.", outline=True)
    assert [row.change for row in compare(old, new, ())] == ["not_determinable", "not_determinable"]
    added = Change("c0001", "added", None, new.passages[0])
    assert [(row.title, row.change) for row in compare(old, new, (added,))] == [
        ("Ferries Act 1989", "added"), ("Quays Act 2004", "not_determinable"),
    ]  # fmt: skip


def test_real_law(shared: Path) -> None:
    """The planning framework of 2024 cites these Acts, each of them once read and none besides."""
    found = citations(edition(read_document(shared / "realdata" / "nppf" / "NPPF_December_2024.md")))
    acts = {c.title for c in found if c.kind == "act"}
    assert len(acts) == 17
    assert "Planning (Listed Buildings and Conservation Areas) Act 1990" in acts
    assert all(title.rsplit(" ", 1)[0].endswith("Act") or title == "Transport and Works Act" for title in acts)
    instruments = {c.title for c in found if c.kind == "instrument"}
    assert "Town and Country Planning (General Permitted Development) (England) Order 2015" in instruments
    assert not {title for title in instruments if "Golden" in title or "Build Order" in title}


def test_one_title_under_several_names() -> None:
    """A title is one whether it stands with its author and year, with whose it is, or alone; another one is not."""
    before = one("See ‘Quay Board (2015) Ferry Fares Strategy’ and the National Ferry Strategy.")
    after = one("See the Ferry Fares Strategy, and the UK's Modern Ferry Strategy.")
    assert [(row.title, row.change) for row in compare(before, after, ())] == [
        ("Ferry Fares Strategy", "kept"),
        ("UK's Modern Ferry Strategy", "kept"),
    ]


def test_short_range() -> None:
    """Letters of a range in brackets are those of its number: 19(1B-E) is 19(1B-1E)."""
    provisions = [
        c.provision for c in citations(one("Section 19(1B-E) and section 19(1B-1E) of the Ferries Act 2004."))
    ]
    assert set(provisions) == {"section 19(1B-1E)"}


@pytest.mark.parametrize(
    "text", ["The Act of 2025 commenced in stages", "Harbour Authorities and the Mayor of Quay Town"]
)
def test_footnote_without_a_title(text: str) -> None:
    """A sentence of a footnote, or a list of authorities in it, is no title of guidance."""
    note = Passage(0, "footnote", text, "L1")
    found = citations(Guidance(Source("a.md", ""), "1", "Ferries", passages=(note,)))
    assert not [c for c in found if c.kind == "guidance"]


def test_same_edition_twice(shared: Path) -> None:
    """An edition against itself keeps everything, and two runs give the same rows."""
    same = edition(read_document(shared / "realdata" / "nppf" / "NPPF_December_2024.md"))
    rows = compare(same, same, ())
    assert {row.change for row in rows} == {"kept"}
    assert all(row.old == row.new for row in rows)
    assert rows == compare(same, same, ())


@given(st.text(alphabet='the Children Act 1989, section 47(1)of Regulations‘’"()/.', max_size=90))
def test_any_text(text: str) -> None:
    """No text breaks it; every citation has a title, a known kind and the passage."""
    for found in citations(one(text)):
        assert found.title
        assert found.kind in KINDS
        assert found.passage == 0
