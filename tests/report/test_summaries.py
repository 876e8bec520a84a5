"""The summary of changes: what it says of each kind, good grammar, and Markdown that shows texts as they are."""

from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.report.changed import NEW, OLD, ferries, hostile, outlines
from wtanalysis.guidance.changes import Change, Duty, DutyChange
from wtanalysis.guidance.model import Passage
from wtanalysis.report.change_groups import Entry
from wtanalysis.report.summaries import summary
from wtanalysis.report.summary_words import clusters, md, rewording


def shown(text: str) -> str:
    """What a reader of the rendered Markdown sees, without its tags."""
    from lxml import html

    return " ".join(
        html.fromstring(f"<div>{MarkdownIt('commonmark').enable('table').render(text)}</div>").text_content().split()
    )


def test_what_was_compared() -> None:
    """The summary opens with the two documents, how many passages each has, and what was left out."""
    told = shown(summary(ferries()))
    assert told.startswith("What changed in Safer Ferries: 2018 to 2023")
    assert "Safe Ferries (2018, Ministry of Ferries, July 2018)" in told
    assert "9 passages (47 words) of 2018, 12 passages (56 words) of 2023" in told
    assert "1 contents entry and 4 page numbers of 2018" in told


def test_by_chapter_of_the_new_edition() -> None:
    """Chapters are headings in the order of the new edition; each says what it was."""
    text = summary(ferries())
    assert re.findall(r"^### (.+)$", text, re.MULTILINE)[:5] == [
        "Before the first chapter", "Chapter 1: Crews", "Chapter 2: Fares and tickets", "Chapter 3: Lamps",
        "Chapter 3: Whales",
    ]  # fmt: skip
    assert "In 2018: “Chapter 1: Fares”." in text
    assert "Only 2018 has this chapter." in text


def test_each_kind_is_told() -> None:
    """What was added, moved, split, strengthened and removed is told with its place and its number."""
    text = summary(ferries())
    for part in (
        "- Paragraph 7, with a list of two items: “Masters must report:” Recorded as: substantive",
        "- Paragraph 8 (was paragraph 7), from “Chapter 1: Fares › Tickets”: “Dogs travel free.” ([c0012]",
        "- Paragraph 3 and paragraph 4 (was paragraph 5): one passage became two.",
        "- Paragraph 5 (was paragraph 2): strengthened, should became must (ferry company). “should” became “must”;",
        "- Paragraph 6: “Every ferry must carry a lamp.” ([c0008](redline.html#c0008))",
        "Two passages are unchanged and one has another number only.",
    ):
        assert part in text


def test_duties() -> None:
    """Duties that are stronger stand before new ones, and those by holder."""
    text = summary(ferries())
    assert text.index("### Strengthened: 1") < text.index("### New: 1") < text.index("### Gone: 1")
    assert "- Masters (1 duty)\n  - must report whales, paragraph 7" in text
    assert "One duty is the same in both." in text


def test_many_duties_of_one_holder_are_counted() -> None:
    """Of one holder's many new duties the first eight are told and the others counted."""
    whole = ferries()
    new = whole.duties[-1].new
    text = summary(replace(whole, duties=tuple(DutyChange("new", None, new, "c0009") for _ in range(11))))
    assert "- Masters (11 duties)" in text
    assert text.count("  - must report whales") == 8
    assert "  - and three more, in duties.csv" in text


def test_the_same_words_under_another_duty_are_told() -> None:
    """A passage of the same words whose duty grew weaker is told with it, and not among those that are unchanged."""
    whole = ferries()
    was, now = (Duty(i, "ferry company", force, "the price", force) for i, force in ((3, "must"), (6, "should")))
    text = summary(replace(whole, duties=(DutyChange("weakened", was, now, "c0006"),)))
    assert "weakened, must became should (ferry company). The words are the same: “the price”" in text
    assert "One passage is unchanged and one has another number only." in text


def test_duties_of_outlines_are_provisions() -> None:
    """A duty of an outline is its holder, its force in brackets, and the provision: never one run-on sentence."""
    whole = outlines()
    was, now = (Duty(3, "masters", force, "A whale is reported.", force) for force in ("must", "should"))
    duties = (DutyChange("weakened", was, now, "c0001"), DutyChange("new", None, now, "c0004"))
    text = summary(replace(whole, duties=duties))
    assert "- Masters (must, now should): “A whale is reported”, " in text
    assert "  - should: A whale is reported, " in text


def test_each_side_is_called_what_it_is() -> None:
    """Where only the old side is an outline, the new one is not called one."""
    text = summary(replace(outlines(), new=ferries().new))
    assert "One chapter of 2023 without a counterpart in the outline of 2018" in text
    assert "outline of 2023" not in text


def test_many_changes_are_cut_and_counted() -> None:
    """Of very many changes a chapter lists the four that touch most words, and says how many more there are."""
    whole = ferries()
    many = tuple(
        Passage(i, "paragraph", "Whales " + "sing " * (i % 97 + 1), "L1", str(i), 3) for i in range(len(NEW), 400)
    )
    changes = tuple(Change(f"c{p.index:04d}", "added", None, p, "wording") for p in many)
    new = replace(whole.new, passages=(*NEW, *many), sections=tuple(replace(p, parent=-1) for p in whole.new.sections))
    text = summary(replace(whole, new=new, changes=changes, duties=()))
    items = [line for line in text.splitlines() if line.startswith("- Paragraph")]
    assert len(items) == 4
    assert "at most four items" in text
    assert f"- and {len(many) - 4} more, in [redline.html](redline.html#chapter-3)" in text
    assert all(f"“Whales{' sing' * 17} …”" in item for item in items)


def test_many_duties_are_cut_and_counted() -> None:
    """Of very many new duties three of each of the first eight holders are told, and the others counted."""
    new = ferries().duties[-1].new
    assert new is not None
    held = [replace(new, holder=f"master {i:02d}") for i in range(20) for _ in range(4)]
    bare = [replace(new, holder="")] * 5
    changes = tuple(DutyChange("new", None, duty, "c0009") for duty in (*held, *bare))
    text = summary(replace(ferries(), duties=changes))
    assert text.count("  - must report whales") == 24
    assert (
        "- and 12 more holders with 48 duties and 5 duties whose holder the text does not name, in duties.csv" in text
    )


def test_terms_and_citations() -> None:
    """A replaced term says how often and where the old one remains; citations say in which edition they are."""
    text = summary(ferries())
    assert (
        "- “harbour board” became “harbour authority” twice. The old term remains in one passage: paragraph 2." in text
    )
    assert "- One acronym that went: HB." in text
    assert "**Cited in 2023 only**\n\n- Acts: Whales Act 2020." in text


def test_machine_does_not_judge() -> None:
    """The words factual and substantive stand only where the summary refuses to judge, and in recorded labels."""
    text = summary(ferries())
    assert text.count("substantive") == 2
    assert text.count("factual") == 1


def test_outlines() -> None:
    """A summary of outlines says so in its title and at its head, and lists what cannot be determined."""
    text = summary(outlines())
    assert text.startswith("# What changed in Safer Ferries: 2018 to 2023, from outlines in our own words")
    assert "> **Outline in our own words, not the edition.** For 2018 and 2023 this shows outlines" in text
    assert "Of two passages it cannot be told whether anything changed" in text
    assert "| Chapter 3: Lamps | 1 |" in text


def test_for_an_audience() -> None:
    """A summary for one audience says so in its title and leaves out the table of audiences."""
    text = summary(replace(ferries(), audience="police"))
    assert text.startswith("# What changed in Safer Ferries: 2018 to 2023, for police\n")
    assert "It holds only the changes that concern this audience" in text
    assert "## Whom it concerns" not in text
    assert "## Whom it concerns" in summary(ferries())


def test_nothing_changed() -> None:
    """Where nothing changed the summary says that and no more."""
    whole = ferries()
    text = summary(replace(whole, changes=whole.changes[:1], duties=(), terms=(), citations=()))
    assert "The two editions are the same: their one passage has the same words, number and place." in text
    assert "## Duties" not in text
    assert "## Terms" not in text


def test_texts_are_shown_as_they_are() -> None:
    """Markup and Markdown in titles and passages are shown letter by letter, and nothing of them takes effect."""
    text = summary(hostile())
    rendered = MarkdownIt("commonmark", {"html": True}).enable("table").render(text)
    assert "<script>" not in rendered
    assert "evil.test" not in " ".join(re.findall(r'href="([^"]*)"', rendered))
    assert "<script>alert(1)</script> & *bold* [link](http://evil.test) `x` | a_b [U+202E]gnirts" in shown(text)


@given(st.text(alphabet="a*_`[]()<>|#~\\&;l!-+.1 ", max_size=30))
def test_escaping(text: str) -> None:
    """Whatever a title holds, rendered Markdown shows the same characters."""
    assert shown(f"Told {md(text)}") == " ".join(f"Told {text}".split())


def test_claims_and_commitments() -> None:
    """Claims and commitments are counted and listed with their verdicts."""
    claim = {"document": "Briefing", "text": "No role goes", "verdict": "for_a_person", "against": ("c0008",)}
    landing = {"direction": "commitment", "commitment_id": "1", "text": "Count whales", "verdict": "not_found"}
    text = summary(
        ferries(), [claim], [landing, {"direction": "change", "verdict": "unprompted", "change_ids": "c0012"}]
    )
    assert "**Briefing**: 1 statement, 1 for a person to judge." in text
    assert "| No role goes | For a person to judge |  | – | [c0008](redline.html#c0008) |" in text
    assert "1 commitment: 1 not found." in text
    assert "1 change of wording answers no commitment" in text


def test_whole_sections_are_told_together() -> None:
    """A section that is new whole is one item; the rest of a list that was there is told under its paragraph."""
    whole = ferries()
    section = [NEW[4], NEW[5], NEW[6], NEW[7]]
    assert [(c.kind, len(c.passages)) for c in clusters(whole.new, section)] == [("section", 4)]
    assert [(c.kind, len(c.passages)) for c in clusters(whole.new, section[1:])] == [("paragraph", 3)]
    assert [(c.kind, len(c.passages)) for c in clusters(whole.new, section[2:])] == [("items", 2)]


def test_a_rewriting_is_called_one() -> None:
    """Where little is left of a passage the summary says what it now begins with; a force is told before length."""
    one = replace(OLD[1], text="Boats sail when the tide is high and the wind is fair.")
    other = replace(NEW[4], text="Timetables are printed on the first day of every month.")
    entry = Entry((Change("c0001", "reworded", one, other),), (one,), (other,))
    assert rewording(entry) == "rewritten; it now begins “Timetables are printed on the first day of every month.”"
