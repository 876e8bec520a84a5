"""Lists of respondents in the forms that documents print them in, in names of our own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.published.documents import read
from wtanalysis.published.model import Organisation
from wtanalysis.published.names import split_names
from wtanalysis.published.organisations import organisations, with_quoted_names
from wtanalysis.published.outline import outline

NAMES = ["Alder Trust", "Brine & Co", "Isle Council", "Quay Forum", "techUK"]
BODIES = [
    "Alder Trust",
    "Brine Society",
    "Isle Council",
    "Kettle Port",
    "Quay Forum",
    "Tern Ferries Ltd",
    "Who Cares? North",
]


def listed(text: str, suffix: str = ".md", title: str = "## Annex A: list of respondents") -> list[Organisation]:
    """The entries of a list of respondents that stands at the end of a short document."""
    document = read(f"# Ports: response\n\nWe are grateful to all who replied.\n\n{title}\n\n{text}\n", suffix)
    return list(organisations(document, outline(document)))


def names(text: str, suffix: str = ".md", title: str = "## Annex A: list of respondents") -> list[str]:
    """The names of these entries."""
    return [entry.name for entry in listed(text, suffix, title)]


FORMS = {
    "bullets": "\n".join(f"- {n}" for n in NAMES),
    "bullets with semicolons": ";\n".join(f"- {n}" for n in NAMES[:-1]) + "; and\n- techUK.",
    "a numbered list": "\n".join(f"{i}. {n}" for i, n in enumerate(NAMES, 1)),
    "a line each": "\n".join(NAMES),
    "a paragraph each": "\n\n".join(NAMES),
    "commas": ", ".join(NAMES),
    "commas and an and": ", ".join(NAMES[:-2]) + ", Quay Forum, and techUK.",
    "semicolons": "; ".join(NAMES) + ".",
    "a sentence that leads in": "The following organisations responded: " + ", ".join(NAMES) + ".",
    "a table of one column": "| Organisation |\n|---|\n" + "\n".join(f"| {n} |" for n in NAMES),
    "a table with kinds": "| Organisation | Type |\n|---|---|\n" + "\n".join(f"| {n} | Business |" for n in NAMES),
    "a table without a head": "| | |\n|---|---|\n| Alder Trust | Brine & Co |\n| Isle Council | Quay Forum |\n| "
    "techUK | |",
    "groups between the names": "### Charities (1)\n\n- Alder Trust\n\n### Businesses (2)\n\n- Brine & "
    "Co\n\n**Public bodies**\n\n- Isle Council\n- Quay Forum\n- techUK",
    "people without a name among them": "- Alder Trust\n- An individual\n- Brine & Co\n- 3 anonymous responses\n- "
    "Isle Council\n- Quay Forum\n- Member of the public\n- Anonymous 2\n- techUK",
    "sentences around them": "We thank the bodies listed below.\n\n" + "\n".join(f"- {n}" for n in NAMES) + "\n\nA "
    "further 12 "
    "individuals "
    "responded, "
    "whose names "
    "are not given.",
}


@pytest.mark.parametrize("form", FORMS, ids=str)
def test_a_list_is_read_in_every_form(form: str) -> None:
    """The same five names come out of every form of list, and nothing else."""
    assert sorted(names(FORMS[form])) == sorted(NAMES)


@pytest.mark.parametrize(
    "title",
    [
        "## List of organisations that responded",
        "## Annex B – Organisations which gave permission to be named",
        "## Respondents to the consultation",
        "## Annex 1 List of non-confidential respondents",
        "## Annex: parties that replied (extract)",
        "**Names of organisations who responded**",
    ],
)
def test_the_list_is_known_by_its_title(title: str) -> None:
    """Titles name respondents, organisations, parties or consultees in many ways."""
    assert names(FORMS["bullets"], title=title) == NAMES


def test_a_profile_of_respondents_is_no_list_of_names() -> None:
    """Kinds of respondents with their numbers are not organisations."""
    assert (
        names(
            "- members of the public: 1,996 (70%)\n- Local authorities: 44\n- Charities (12%)", title="## Who responded"
        )
        == []
    )


def test_a_firm_keeps_its_commas_and_a_bracket_its_own() -> None:
    """Commas inside the name of a firm or inside brackets part no names."""
    text = "Ash Trust, Birch, Cole and Partners LLP, Dale Guild (with Elm, Fir and Gorse), Holm Ltd, Ivy Club"
    assert [p.text for p in split_names(text)] == [
        "Ash Trust",
        "Birch, Cole and Partners LLP",
        "Dale Guild (with Elm, Fir and Gorse)",
        "Holm Ltd",
        "Ivy Club",
    ]


def test_the_last_two_names_are_parted_at_and() -> None:
    """Without a comma before it, the last "and" of a list parts two names, but not inside a firm."""
    assert [p.text for p in split_names("Ash Trust, Birch Guild, Cove Society, Dale Ltd and Elm Club")][-2:] == [
        "Dale Ltd",
        "Elm Club",
    ]
    assert [p.text for p in split_names("Ash Trust, Birch Guild, Cove Society, Marrick and Co")][-1] == "Marrick and Co"


def test_a_wrapped_list_of_commas_is_read_over_its_lines() -> None:
    """In hard-wrapped text a name may begin on one line and end on the next; it is located where it begins."""
    text = (
        "Introduction\n\nThis is the answer of the ministry to those who wrote to it about ports,\nand we thank "
        "them all.\n\n"
        "Annex A - List of respondents\n\nAdvice Tamber Road, Bellweather Credit Union, Debt Compass, Guild "
        "of\nCorner Shops, Harrow Street Law Centre, Marrick, Doole and Partners\nLLP, Money Matters Ribble\n"
    )
    document = read(text, ".txt")
    found = organisations(document, outline(document))
    assert [e.name for e in found] == [
        "Advice Tamber Road",
        "Bellweather Credit Union",
        "Debt Compass",
        "Guild of Corner Shops",
        ("Harrow Street Law Centre"),
        "Marrick, Doole and Partners LLP",
        "Money Matters Ribble",
    ]
    assert [e.locator for e in found][3:5] == ["L8", "L9"]


def test_a_name_broken_over_two_lines_is_one_entry_with_a_note() -> None:
    """A line that ends in the middle of a name, or leaves the order of the alphabet, goes on in the next."""
    found = listed(
        "Alder Trust\nAssociation of Piers and\nPilots\nBorough of Calder Welfare\nRights Service\nLarge Print "
        "Society\nWhitby Town Council"
    )
    assert [e.name for e in found] == [
        "Alder Trust",
        "Association of Piers and Pilots",
        "Borough of Calder Welfare Rights Service",
        "Large Print Society",
        "Whitby Town Council",
    ]
    assert [bool(e.note) for e in found] == [False, True, True, False, False]


@pytest.mark.parametrize(
    "entry",
    [
        "Winterfair / Hearth Alliance",
        "Ramblers of the North and Skerry Paddlers (joint response)",
        ("Macular Friends; Northern Sight"),
        "Institute of Piers (on behalf of Tern Ferries Ltd)",
        "Children's Ferry Bureau & Council for Island Children",
    ],
)
def test_a_joint_entry_is_one_row_with_a_note(entry: str) -> None:
    """Two bodies in one entry are not parted, but said to be two."""
    [row] = [
        e for e in listed(f"- Alder Trust\n- {entry}\n- Quay Forum") if e.name not in ("Alder Trust", "Quay Forum")
    ]
    assert (row.name, row.note[:5]) == (entry, "joint")


def test_two_names_on_one_line_are_two_rows_with_a_note() -> None:
    """Two whole names run together are parted."""
    found = listed("- Alder Trust\n- North Mere Safeguarding Partnership South Tide Foundation Trust\n- Quay Forum")
    assert [(e.name, bool(e.note)) for e in found][1:3] == [
        ("North Mere Safeguarding Partnership", True),
        ("South Tide Foundation Trust", True),
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Parr and Smolt Society", "Parr & Smolt Society"),
        ("Skerry Line", "Skerry Lines"),
        ("St Brine Council", "Saint Brine Council"),
        ("North Malt Ltd", "North Malt Limited"),
        ("Pier League", "The Pier League"),
        ("Pilots Guild", "Pilots' Guild"),
        ("One Voice for Halls", "One Voice For Halls (Gwent branch)"),
    ],
)
def test_near_duplicates_are_noted(first: str, second: str) -> None:
    """Two entries that differ in form only stay two rows; the later says which one it is like."""
    rows = {e.name: e for e in listed(f"- Alder Trust\n- {first}\n- {second}\n- Quay Forum")}
    assert rows[first].locator in rows[second].note
    assert not rows["Quay Forum"].note


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Luton Partnership", "London Partnership"),
        ("Kettle Port", "Kettle Pier Club"),
        ("NHS North ICB", "NHS South ICB"),
    ],
)
def test_different_bodies_are_not_called_duplicates(first: str, second: str) -> None:
    """A word of its own makes another body."""
    assert [e.note for e in listed(f"- {first}\n- {second}")] == ["", ""]


def test_two_columns_whose_gap_is_lost_are_parted() -> None:
    """Lines of a list in two alphabetical columns give the names of the first column and then those of the second."""
    lines = "Ash Trust Moor Guild\nBrine Council North Tide Ltd\nCove Society Quay Forum\nDale Club Tern Line"
    first, second = names(lines)[:4], names(lines)[4:]
    assert first == ["Ash Trust", "Brine Council", "Cove Society", "Dale Club"]
    assert second == ["Moor Guild", "North Tide Ltd", "Quay Forum", "Tern Line"]


def test_one_column_is_not_parted() -> None:
    """Names of several words in one alphabetical column stay whole."""
    lines = ["Association of Ferry Ports", "Brine Island Council", "Moor Road Quay Trust", "Tern and Vole Ferries Ltd"]
    assert names("\n".join(lines)) == lines


@given(
    st.lists(st.sampled_from(BODIES), unique=True, min_size=2),
    st.sampled_from(["Zeal Trust", "Moor Guild"]),
    st.integers(0, 6),
)
def test_adding_an_organisation_never_removes_a_row(bodies: list[str], more: str, at: int) -> None:
    """A longer list gives all the entries of the shorter one, in the same order."""
    longer = [*bodies[:at], more, *bodies[at:]]
    shorter = names("\n".join(f"- {b}" for b in bodies))
    assert shorter == bodies
    assert [n for n in names("\n".join(f"- {b}" for b in longer)) if n != more] == shorter


def test_a_body_quoted_under_another_name_is_noted() -> None:
    """Where a quotation names a respondent differently, its entry says how and where."""
    [entry] = with_quoted_names(
        [Organisation("Alder Trust", "", "L9")], [("Alder Trust", "The Alder Trust (AT)", "L4")]
    )
    assert entry.note == 'quoted as "The Alder Trust (AT)" at L4'
