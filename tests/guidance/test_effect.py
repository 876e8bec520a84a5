"""Mechanical changes and changes of wording."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wtanalysis.documents.readers import read_document
from wtanalysis.guidance.changes import TermChange
from wtanalysis.guidance.editions import edition
from wtanalysis.guidance.effect import bears_on, effect_of, reasons
from wtanalysis.guidance.terms import replacements

TERMS = (TermChange("replacement", "tram group", "transit board", 9), TermChange("replacement", "TG", "TB", 4))

MECHANICAL = [
    ("Every tram group must meet.", "Every transit board must meet."),
    ("A tram group (TG) meets.", "The transit board (TB) meets."),
    ("The Tram Groups' plans.", "The Transit Board's plans."),
    ("See section 10 and paragraph 12.", "See section 11(2)(a) and paragraphs 14 to 16."),
    ("Trams stop (see chapter 3).", "Trams stop."),
    ("Under section 17 of the Trams Act 1989 they act.", "Under section 47 of the Ferries Act 2004 they act."),
    ("Read Keeping Trams Safe in Snow (2018).", "Read Keeping Trams Safe in Snow 2023."),
    ("Trams: https://a.example/x", "Trams: https://b.example/y?z=1."),
    ("Write to a@b.example now.", "Write to c@d.example now."),
    ("TRM 2.1 applies.", "TRM 2.2 applies."),
    ("organise a multi agency programme;", "Organize a multi-agency program."),
    ("trams, ferries, and boats; and", "trams, ferries and boats;"),
    ("5 per cent of ten", "5% of 10"),
    ("“Trams”  run – always", '"Trams" run - always'),
    ("(a) trams run", "trams run"),
    ("As safe trams in snow (2018) says.", "As safe trams in snow (2021) says."),
    ("two-way trams", "two way trams"),
    ("A tram group's view.", "The transit board's view."),
    ("Trams run.12 Ferries sail.", "Trams run. Ferries sail."),
]
WORDING = [
    ("They must meet.", "They should meet."),
    ("They may run.", "They may not run."),
    ("Within 10 working days.", "Within 15 working days."),
    ("Within ten working days.", "Within five working days."),
    ("Trams and ferries.", "Trams or ferries."),
    ("Trams and ferries.", "Trams and/or ferries."),
    ("Trams run.", "Trams run unless it snows."),
    ("Tell the Harbour Office.", "Tell the River Office."),
    ("The Harbour Office must act.", "The River Office must act."),
    ("Every ferry group must meet.", "Every transit board must meet."),
    ("It holds at -5 degrees.", "It holds at +5 degrees."),
    ("Up to 5% of fares.", "Up to 5 fares."),
    ("About 2.5 hectares.", "About 3.5 hectares."),
    ("From 1 April 2018 trams run.", "From 1 April 2023 trams run."),
    ("By May 2018 trams run.", "By May 2019 trams run."),
    ("A level 2 pass.", "A level 3 pass."),
    ("Trams may be late.", "Trams maybe late."),
    ("trams; or", "trams; and"),
    ("A tram group meets.", "A tram group and a ferry group meet."),
    ("Children over 16.", "Children over 18."),
    ("Pay £5.", "Pay €5."),
    ("It holds at -5 degrees.", "It holds at 5 degrees."),
    ("Under section 17, 30 trams run.", "Under section 17, 40 trams run."),
    ("Under section 17 or 47 they act.", "Under section 17 and 47 they act."),
    ("In the Financial Year 2018 trams run.", "In the Financial Year 2019 trams run."),
    ("Tell Harbour Watch and the Trams Act 1989 applies.", "Tell River Watch and the Trams Act 1989 applies."),
    ("Under the Trams Act 1989 trams run.", "Despite the Trams Act 1989 trams run."),
]


@pytest.mark.parametrize(("old", "new"), MECHANICAL)
def test_mechanical(old: str, new: str) -> None:
    """Terms, references, links, titles with years, numbering, marks, capitals and spelling say nothing else."""
    assert effect_of(old, new, TERMS) == effect_of(new, old, TERMS) == "mechanical"


@pytest.mark.parametrize(("old", "new"), WORDING)
def test_wording(old: str, new: str) -> None:
    """Force, negation, quantities, limits, and for or, and unknown bodies are wording."""
    assert effect_of(old, new, TERMS) == effect_of(new, old, TERMS) == "wording"


@given(st.sampled_from(MECHANICAL + WORDING), st.sampled_from([("must", "may"), ("10", "11"), ("is", "is not")]))
def test_what_counts_is_never_hidden(pair: tuple[str, str], swap: tuple[str, str]) -> None:
    """Beside any other change, another force, number or negation makes it wording."""
    old, new = (f"The crew {word} ready for {text}" for word, text in zip(swap, pair, strict=True))
    assert effect_of(old, new, TERMS) == "wording"


@given(st.text(max_size=60))
def test_the_same_text_is_mechanical(text: str) -> None:
    """A text beside itself is mechanical."""
    assert effect_of(text, text) == "mechanical"


def test_an_unknown_term_is_wording() -> None:
    """A term counts only when it is known to be replaced throughout; a replacement of force never does."""
    old, new = "Every tram group meets.", "Every transit board meets."
    assert effect_of(old, new) == "wording"
    assert effect_of("They must act.", "They should act.", (TermChange("replacement", "must", "should"),)) == "wording"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("A tram group meets.", "A transit board meets.", ("tram group -> transit board",)),
        ("See section 1.", "See section 2.", ("reference",)),
        ("Red Trams run", "Red trams run.", ("capitals",)),
        ("Trams, run", "Trams run.", ("punctuation",)),
        ("They must run.", "They may not run.", ("words of force: must -> may", "negation: none -> not")),
        ("Trams and boats", "Trams or boats", ("and, or: and -> or",)),
        ("Trams wait.", "Trams go.", ("other words",)),
        ("Trams go before boats.", "Boats go before trams.", ("order of words",)),
    ],
)
def test_reasons(old: str, new: str, expected: tuple[str, ...]) -> None:
    """The reasons name what changed."""
    assert reasons(old, new, TERMS) == expected


def test_what_bears_on_it() -> None:
    """Duties, numbers, conditions and the law cited are told in plain words; nothing is judged."""
    old = "Under the Trams Act 1989 crews should answer in 10 days."
    new = "Under the Trams Act 2004 crews must answer in 5 days unless it snows."
    assert bears_on(old, new, TERMS, ("strengthened: should -> must", "same")) == (
        "a duty is strengthened: should -> must",
        "a number or time limit changed: 10 -> 5",
        "a condition or an exception changed: none -> unless",
        "the law cited changed: Trams Act 1989 -> Trams Act 2004",
    )
    assert bears_on("A tram group meets.", "A transit board meets.", TERMS) == (
        "only names, references or form changed: tram group -> transit board",
    )
    assert bears_on("Crews must go.", "Crews should go.") == ("words of force changed: must -> should",)


# Pairs of WCAG 2.1 and 2.2 that were read and labelled, as old line:new line. A changed version of the standard's own
# name counts as mechanical, a correction of a misspelt word too.
LABELLED = {
    ("wcag21_2025-05-06", "wcag22_2024-12-12"): (
        "1:1 3:3 15:13 41:39 43:41 59:57 109:91 415:405 641:675 899:1051 903:1055 909:1061 973:1127 977:1131 1205:1343",
        "5:5 17:15 37:35 47:45 51:49 53:51 57:55 101:83 105:87 1015:1169 1037:1229 1157:1363 1163:1365 1321:1477",
    ),
    ("wcag21_2023-09-21", "wcag21_2025-05-06"): ("43:43 987:985 1087:1085", "1:1 1411:1431"),
    ("wcag22_2023-10-05", "wcag22_2024-12-12"): (
        "41:41 663:663 675:675 989:999 1129:1139 1177:1187 1187:1197 1267:1277",
        "1:1 659:659 769:769 771:773 773:777 775:781 779:789 1331:1341 1345:1349 1347:1351 1353:1353",
    ),
}


@pytest.mark.parametrize("files", LABELLED, ids=lambda files: files[1])
def test_labelled_pairs(files: tuple[str, str], shared: Path) -> None:
    """Nothing labelled as wording is called mechanical; of what is mechanical all is found but one misspelt word."""
    old, new = (edition(read_document(shared / "realdata" / "wcag" / f"{name}.md")) for name in files)
    sides = [{passage.locator: passage for passage in side.passages} for side in (old, new)]
    mechanical, wording = (
        [(sides[0][f"L{a}"], sides[1][f"L{b}"]) for a, b in (pair.split(":") for pair in listed.split())]
        for listed in LABELLED[files]
    )
    known = replacements([*mechanical, *wording], old, new)
    assert {effect_of(a.text, b.text, known) for a, b in wording} == {"wording"}
    missed = [(a.locator, b.locator) for a, b in mechanical if effect_of(a.text, b.text, known) == "wording"]
    assert set(missed) <= {("L1087", "L1085"), ("L1267", "L1277")}


@pytest.mark.parametrize(
    ("word", "other"), [("must", "should"), ("should", "may"), ("and", "or"), ("is", "is not"), ("are", "are only")]
)
def test_one_word_of_real_text(word: str, other: str, shared: Path) -> None:
    """One such word changed in any paragraph of a real document is wording, except inside titles and references."""
    old = edition(read_document(shared / "realdata" / "nppf" / "NPPF_December_2024.md"))
    edits = [(p.text, re.sub(rf"\b{word}\b", other, p.text, count=1)) for p in old.passages]
    changed = [(before, after) for before, after in edits if before != after]
    assert len(changed) > 5
    called = [before for before, after in changed if effect_of(before, after) == "mechanical"]
    assert len(called) <= (2 if word == "and" else 0)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("It accords with paragraph 78.", "It accords with policy S5(1)(j)."),
        ("As in paragraphs 67-68 of this Framework.", "As in policy HO8."),
        ("The tests in paragraph 11d(ii) apply.", "The tests in policy S4(2) apply."),
    ],
)
def test_only_a_reference(old: str, new: str) -> None:
    """A reference to another place of the same text, with its items, is mechanical; another word beside it is not."""
    assert effect_of(old, new) == "mechanical"
    assert effect_of(old, new.replace(".", " now.")) == "wording"
