"""Quotations in the forms that departments print them in, in words of our own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.published.documents import read
from wtanalysis.published.attribution import attribution_kind
from wtanalysis.published.matching import match_organisation
from wtanalysis.published.model import Organisation, Quotation
from wtanalysis.published.outline import outline
from wtanalysis.published.quotations import find_quotations, quotations

Row = tuple[str, str, str]
FERRY = "The ferry is our high street and it closes at four in the afternoon."


def found(text: str, *listed: str, suffix: str = ".md") -> list[Quotation]:
    """The quotations of a short response document."""
    document = read(f"# Ferries: response\n\n## What people said\n\n{text}\n", suffix)
    places = outline(document)
    organisations = [Organisation(name, name, "L1") for name in listed]
    return list(quotations(document, places, find_quotations(document, places), organisations))


def rows(text: str, suffix: str = ".md") -> list[Row]:
    """Words, attribution and its kind of each quotation of a short response document."""
    return [(q.text, q.attribution, q.attribution_kind) for q in found(text, suffix=suffix)]


WHOLE = {
    "double marks and a dash": (f'"{FERRY}" – Parent', "Parent", "role"),
    "curly marks and a long dash": (f"“{FERRY}” — Harbour Users Guild", "Harbour Users Guild", "organisation"),
    "single marks and brackets": (f"'{FERRY}' (Resident)", "Resident", "role"),
    "curly single marks and square brackets": (f"‘{FERRY}’ [Skerry Line Ltd]", "Skerry Line Ltd", "organisation"),
    "a place after the role": (f'"{FERRY}" (Tenant, Leeds)', "Tenant, Leeds", "role"),
    "an age after the role": (f'"{FERRY}" (Pupil, aged 14)', "Pupil, aged 14", "role"),
    "the word individual": (f'"{FERRY}" (Individual, Harwick)', "Individual, Harwick", "individual"),
    "a name with a title": (f'"{FERRY}" – Mrs J. Penhale', "Mrs J. Penhale", "individual"),
    "a name in brackets inside brackets": (
        f'"{FERRY}" [Open Water Trust (OWT)]',
        "Open Water Trust (OWT)",
        "organisation",
    ),
    "said after a comma": (f'"{FERRY[:-1]}," said a crofter on Skerry.', "a crofter on Skerry", "role"),
    "wrote, then a body": (
        f'"{FERRY[:-1]}," wrote Lower Tamble Parish Council.',
        ("Lower Tamble Parish Council"),
        "organisation",
    ),
    "as somebody put it": (f'"{FERRY[:-1]}," as the Pier League put it.', "the Pier League", "organisation"),
    "somebody told us": (f'"{FERRY[:-1]}," one shopkeeper told us.', "shopkeeper", "role"),
    "a block quote and a dash": (
        f"> {FERRY}\n>\n> — Trout Growers' Association",
        ("Trout Growers' Association"),
        "organisation",
    ),
    "a block quote in marks": (f'> "{FERRY}" (Recreation body)', "Recreation body", "role"),
    "a block quote and a line of its own": (f"> {FERRY}\n>\n> Landing officer", "Landing officer", "role"),
    "a block quote after a lead-in": (f"One island nurse told us:\n\n> {FERRY}", "island nurse", "role"),
    "a block quote after it said": (
        f"The Pilots' Society did not agree with the plan. It said:\n\n> {FERRY}",
        "The Pilots' Society",
        "organisation",
    ),
    "an attribution in the next paragraph": (f'"{FERRY}"\n\n— Listener, Cumbria', "Listener, Cumbria", "role"),
    "a bullet": (f'Comments included:\n\n- "{FERRY}" – Charity worker', "Charity worker", "role"),
    "italics and a dash": (f"*{FERRY}*\n\n– Lighthouse keeper", "Lighthouse keeper", "role"),
    "a bold name that leads in": (f'**Owl Express**: "{FERRY}"', "Owl Express", "organisation"),
    "a name that leads in": (f'Some feared the cost. Winterfair said: "{FERRY}"', "Winterfair", "organisation"),
    "a long name that leads in": (
        f"The Association of Piers commented: '{FERRY}'",
        ("The Association of Piers"),
        "organisation",
    ),
    "a role that leads in": (f'Prices came up often. A landlord wrote: "{FERRY}"', "A landlord", "role"),
    "in the words of": (f'In the words of a retired pilot: "{FERRY}"', "a retired pilot", "role"),
    "nobody in marks": (f'"{FERRY}"', "", "none"),
    "a respondent without a name": (f'"{FERRY[:-1]}," said a respondent who has three boats.', "", "none"),
}


@pytest.mark.parametrize("case", WHOLE, ids=str)
def test_a_quotation_is_read_with_its_speaker(case: str) -> None:
    """Whichever way a document sets a quotation, its words and its speaker come out as printed."""
    text, who, kind = WHOLE[case]
    [(words, attribution, got)] = rows(text)
    assert (words.rstrip("."), attribution, got) == (FERRY.rstrip("."), who, kind)


NONE = {
    "scare quotes": 'Some respondents called the fee "a tax on islands" and others called it "unfair".',
    "a question": '"Do you agree that the ferry should run later in the evening than it does now?"',
    "the title of a document": 'We set this out in "A Plan for the Small Ports and Piers of the Northern Isles" '
    "last year.",
    "a definition": '"Small port" means a port with fewer than three berths and no fixed crane of its own.',
    "a law": 'Section 4 of the Ports Act says: "A person must not land goods at a pier without the consent of its '
    'owner."',
    "a law in brackets": '"A person must not land goods at a pier without the consent of its owner" (section 4, '
    "Ports Act 1984)",
    "the consultation paper": 'The consultation paper said: "The window for replies will close at the end of the '
    'month of June."',
    "the guidance in a block": "The guidance reads as follows:\n\n> A port should keep a list of every vessel that "
    "lands there.",
    "our own words": 'We said: "The window for replies will close at the end of the month of June this year."',
    "a note in a block": "> Note: all figures in this document are rounded to the nearest whole number.",
    "a crowd's few words": 'Many respondents said "yes, but not yet" when they were asked about the night boat.',
    "a year in brackets": '"The Ports of Tomorrow and the Boats of Yesterday" (2019)',
    "a document that respondents quoted": (
        'Several respondents quoted the guidance, which says that "a boat should call at each pier at least once '
        'in a week".'
    ),
    "a minister": 'The Minister said: "The window for replies will close at the end of the month of June this year."',
}


@pytest.mark.parametrize("case", NONE, ids=str)
def test_words_in_marks_that_nobody_spoke_are_no_quotation(case: str) -> None:
    """Scare quotes, questions, titles, definitions, laws and our author's own words are left alone."""
    assert rows(NONE[case]) == []


def test_two_short_quotations_in_one_sentence_are_two_rows() -> None:
    """Each passage goes with the speaker beside it."""
    text = '"Ten boats is ten boats too many," wrote Long Barrow Quay; "Just mend the pier," said a diver in Kent.'
    assert [row[1:] for row in rows(text)] == [("Long Barrow Quay", "organisation"), ("a diver in Kent", "role")]


def test_several_paragraphs_are_one_quotation() -> None:
    """A mark opens each paragraph and only the last one closes: one quotation, with the speaker of the last."""
    text = f"“{FERRY}\n\n“In winter nobody crosses at all, and the shop stands empty.” – Shopkeeper"
    [(words, who, kind)] = rows(text)
    assert (who, kind) == ("Shopkeeper", "role")
    assert words.startswith("The ferry is our high street")
    assert words.endswith("the shop stands empty.")


def test_an_interrupted_quotation_is_put_together() -> None:
    """Words before and after "said X" in one sentence are one quotation."""
    text = '"The pier is old," said Upper Tamble Council, "and the planks lift in every gale that blows."'
    [(words, who, _)] = rows(text)
    assert (words, who) == ("The pier is old and the planks lift in every gale that blows.", "Upper Tamble Council")


def test_words_of_a_passage_keep_their_place() -> None:
    """A quotation inside a paragraph is located on the line where it stands."""
    text = (
        "Suppliers said that new boats are on sale now at a price that\nmany ports can pay. Pimlow Pilots wrote: "
        "'A limit invites\npeople to sail just under it.'\n\nMore is said of this in the next chapter of this "
        "document.\n"
    )
    [quote] = found(text, suffix=".txt")
    assert (quote.attribution, quote.locator) == ("Pimlow Pilots", "L6")


def test_html_quotations_are_read_with_their_marks() -> None:
    """Words in <q>, a block quote with its footer, and a name after the marks are quotations."""
    page = (
        "<html><body><main><h1>Ferries: response</h1><h2>What people said</h2><ul><li><q>I have one boat and no "
        "harbour.</q> (Skipper)</li></ul>"
        f"<blockquote><p>{FERRY}</p><footer>— Pier League</footer></blockquote>"
        f"<p>&ldquo;{FERRY}&rdquo; <em>Resident of Mill Lane</em></p></main></body></html>"
    )
    document = read(page, ".html")
    places = outline(document)
    names = [q.attribution for q in quotations(document, places, find_quotations(document, places), [])]
    assert names == ["Skipper", "Pier League", "Resident of Mill Lane"]


def curly(text: str) -> str:
    """The text with curly marks for straight double ones, opening and closing in turn."""
    parts = text.split('"')
    return "".join(part + ("“" if at % 2 == 0 else "”") * (at + 1 < len(parts)) for at, part in enumerate(parts))


@given(st.sampled_from([case for case, (text, *_) in WHOLE.items() if '"' in text]))
def test_curly_and_straight_marks_give_the_same(case: str) -> None:
    """The form of the marks changes neither words nor speakers."""
    text = WHOLE[case][0]
    assert rows(curly(text)) == rows(text)


@given(
    st.sampled_from(
        [
            "Parent",
            "Pier League",
            "Local authority",
            "Association of Piers",
            "Skerry Line Ltd",
            "respondent",
            "Mr A. Brine",
        ]
    )
)
def test_an_article_does_not_change_the_kind(name: str) -> None:
    """The same name with "the" or "The" before it is of the same kind."""
    assert attribution_kind(f"the {name}", False) == attribution_kind(f"The {name}", False)


@given(
    st.lists(st.sampled_from(["Brine Trust", "Harbour Guild", "Isle Council", "Kettle Port"]), unique=True),
    st.sampled_from(["Quay Forum", "Tern Ltd"]),
)
def test_adding_an_organisation_never_removes_a_row(listed: list[str], more: str) -> None:
    """A longer list of respondents gives the same quotations, and keeps every match it had."""
    text = f'"{FERRY}" – Harbour Guild\n\n"{FERRY}" (Resident)'
    fewer, longer = found(text, *listed), found(text, *listed, more)
    assert [q.text for q in fewer] == [q.text for q in longer]
    assert [q.organisation_match for q in fewer] == [q.organisation_match for q in longer]


@pytest.mark.parametrize(
    ("attribution", "kind"),
    [
        ("Small builder", "role"),
        ("Head teacher, Leeds Academy", "role"),
        ("Local Authority", "role"),
        ("Trade body", "role"),
        ("Large housing association", "role"),
        ("Beekeeper", "role"),
        ("County court adviser", "role"),
        ("Bus operator, Devon", "role"),
        ("a small charity in Hull", "role"),
        ("Parent of a disabled child", "role"),
        ("Landlord (North West)", "role"),
        ("Royal College of Nursing", "organisation"),
        ("National Association of Head Teachers", "organisation"),
        ("Leeds City Council", "organisation"),
        ("Barnardo's", "organisation"),
        ("Winterfair", "organisation"),
        ("SSE", "organisation"),
        ("Farmers' Union of Wales", "organisation"),
        ("Barley Row Accountants", "organisation"),
        ("Dr Amina Patel", "individual"),
        ("Jo Brown, nurse", "individual"),
        ("D. Aske, Whitby", "individual"),
        ("Member of the public, Kent", "individual"),
        ("Anonymous", "individual"),
        ("Respondent", "none"),
        ("", "none"),
    ],
)
def test_an_attribution_names_a_body_a_person_or_a_role(attribution: str, kind: str) -> None:
    """Descriptors are roles, proper names of bodies organisations, named people individuals."""
    assert attribution_kind(attribution, False) == kind


@pytest.mark.parametrize(
    ("attribution", "listed"),
    [
        ("Open Water Trust (OWT)", "OWT (Open Water Trust)"),
        ("Skerry & Isle Line", "Skerry and Isle Line"),
        ("Pilots Society", "The Pilots' Society"),
        ("Association of Tide Watchers (ATW)", ("Association of Tide Watchers")),
    ],
)
def test_a_name_is_matched_in_another_form(attribution: str, listed: str) -> None:
    """Initials first or last, "&" or "and", an article or an apostrophe make no other body."""
    assert (
        match_organisation(attribution, [Organisation("Isle Council", "", "L1"), Organisation(listed, "", "L2")])[0]
        == listed
    )


def test_another_body_of_the_same_place_is_no_match() -> None:
    """The council of a place is not the partnership of that place."""
    listed = [Organisation("North Mere Council", "", "L1")]
    assert match_organisation("North Mere Partnership", listed) == ("", None)
