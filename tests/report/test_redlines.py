"""The page that shows two editions side by side: what it holds, that nothing in it runs, and that it stays small."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from tests.report.changed import NEW, OLD, ferries, hostile, outlines
from wtanalysis.guidance.changes import Alignment, Change, Comparison, Duty, DutyChange
from wtanalysis.guidance.model import Guidance, Passage
from wtanalysis.report import chapter_map as maps
from wtanalysis.report import redlines
from wtanalysis.report.change_groups import by_chapter


@pytest.fixture(scope="module")
def shown() -> Any:
    """The page of the ferries, parsed."""
    return html.document_fromstring(redlines.page(ferries()))


def pick(element: Any, path: str) -> list[Any]:
    """The elements below one that fit a path such as ``details.same summary``."""
    steps = [step.partition(".") for step in path.split()]
    told = [
        f"//{tag or '*'}" + (f"[contains(concat(' ', @class, ' '), ' {name} ')]" if name else "")
        for tag, _, name in steps
    ]
    return list(element.xpath("." + "".join(told)))


def words(element: Any) -> str:
    """The words of an element, single spaces between them."""
    return " ".join(element.text_content().split())


def spoken(element: Any) -> str:
    """The words of an element without those that tell where a mark begins and ends."""
    copy = html.fromstring(html.tostring(element))
    for hidden in copy.xpath(".//del/span | .//ins/span"):
        hidden.drop_tree()
    return words(copy)


def test_same_bytes() -> None:
    """The same comparison gives the same page."""
    assert redlines.page(ferries()) == redlines.page(ferries())


def test_one_file(shown: Any) -> None:
    """The page loads nothing: it has no address but those of its own parts."""
    assert {link for _, _, link, _ in shown.iterlinks() if not link.startswith("#")} == {"data:,"}
    assert "http" not in html.tostring(shown, encoding="unicode").replace("http-equiv", "")


def test_every_change_has_its_place(shown: Any) -> None:
    """Each change is there once, under its id, with its kind; a split is one."""
    ids = {row.get("id"): row.get("data-k") for row in pick(shown, ".row")}
    assert ids == {change.change_id: change.kind for change in ferries().changes}
    assert len(shown.xpath("//*[@id]")) == len(set(shown.xpath("//@id")))


def test_order_of_the_new_edition() -> None:
    """Chapters follow the new edition; one that the old edition alone has stands where it stood."""
    told = [(c.title, [e.change_id for e in c.entries]) for c in by_chapter(ferries())]
    assert told == [
        ("Before the first chapter", ["c0001"]),
        ("Chapter 1: Crews", ["c0002", "c0003"]),
        ("Chapter 2: Fares and tickets", ["c0004", "c0005", "c0006", "c0007"]),
        ("Chapter 3: Lamps", ["c0008"]),
        ("Chapter 3: Whales", ["c0009", "c0010", "c0011", "c0012"]),
    ]


def test_what_is_gone_stands_with_its_counterpart() -> None:
    """A removed passage is told under the counterpart of its chapter."""
    whole = ferries()
    gone = Change("c0100", "removed", OLD[6], None)
    assert by_chapter(replace(whole, changes=(gone,)))[0].title == "Chapter 1: Crews"


def test_marks(shown: Any) -> None:
    """What goes out is marked on the left, what comes in on the right, each with words for those who hear the page."""
    row = shown.get_element_by_id("c0004")
    old, new = pick(row, ".old")[0], pick(row, ".new")[0]
    assert [words(mark) for mark in pick(old, "del")] == ["removed: should end of removed"]
    assert words(pick(new, "ins")[0]) == "added: must end of added"
    assert not pick(old, "ins")
    assert not pick(new, "del")
    assert spoken(pick(old, ".t")[0]) == OLD[1].text
    assert spoken(pick(new, ".t")[0]) == NEW[4].text


def test_a_split_is_marked_as_one(shown: Any) -> None:
    """The parts of a split stand below each other, each with its own words whole."""
    row = shown.get_element_by_id("c0003")
    assert [spoken(part) for part in pick(row, ".old .t")] == [OLD[6].text]
    assert [spoken(part) for part in pick(row, ".new .t")] == [NEW[2].text, NEW[3].text]


@given(st.lists(st.text(alphabet="ab .", min_size=1, max_size=12), min_size=1, max_size=3), st.data())
def test_no_word_is_lost(texts: list[str], data: st.DataObject) -> None:
    """However a split or merge is cut into its passages, each keeps exactly its words."""
    others = data.draw(st.lists(st.text(alphabet="ab .", min_size=1, max_size=12), min_size=1, max_size=3))
    old = [Passage(i, "paragraph", text, "L1") for i, text in enumerate(texts)]
    new = [Passage(i, "paragraph", text, "L1") for i, text in enumerate(others)]
    for passages, marked in zip((old, new), redlines.marked(old, new, "split"), strict=True):
        plain = [re.sub(r"<span>.*?</span>|</?(?:del|ins)>", "", str(own)) for own in marked]
        assert plain == [p.text for p in passages]


def test_one_side_says_that_there_is_none(shown: Any) -> None:
    """Beside what was added or removed the other column says that it is not there."""
    assert "Not in 2018." in words(pick(shown.get_element_by_id("c0009"), ".old")[0])
    assert "Not in 2023." in words(pick(shown.get_element_by_id("c0008"), ".new")[0])


def test_what_is_known_of_a_change(shown: Any) -> None:
    """Each change tells its duty, its effect, its terms, whom it concerns, and on what the pair rests."""
    told = words(shown.get_element_by_id("c0004"))
    for part in (
        "Reworded: paragraph 5 (was paragraph 2)", "strengthened, should became must (ferry company)", "Wording",
        "police", "80% alike", "5 rare words shared", "a duty changes", "Tickets",
    ):  # fmt: skip
        assert part in told
    assert "“harbour board” became “harbour authority”" in words(shown.get_element_by_id("c0003"))
    assert "substantive (Ministry of Ferries)" in words(shown.get_element_by_id("c0010"))


def test_same_words_are_folded(shown: Any) -> None:
    """Runs of passages with the same words are folded behind their count, and stay anchors."""
    folds = [words(pick(fold, "summary")[0]) for fold in pick(shown, "details.same")]
    assert folds == [
        "1 passage with the same words (paragraph 1)",
        "1 passage with the same words (paragraph 2, 1 renumbered)",
        "3 passages with the same words (paragraph 6, 1 renumbered)",
    ]
    assert "2 (was 4)" in words(shown.get_element_by_id("c0002"))


def weaker(told: tuple[str, ...] = ()) -> Comparison:
    """The ferries, where an item of the same words is now a weaker duty: told in the change, or in the duties alone."""
    whole = ferries()
    was, now = (Duty(i, "ferry company", force, "the price", force) for i, force in ((3, "must"), (6, "should")))
    changes = tuple(replace(c, duty_change=told) if c.change_id == "c0006" else c for c in whole.changes)
    duties = (*whole.duties, DutyChange("weakened", was, now, "c0006"))
    return replace(whole, changes=changes, duties=duties)


@pytest.mark.parametrize("told", [(), ("weakened: must -> should (ferry company)",)])
def test_the_same_words_under_another_duty_are_not_folded(told: tuple[str, ...]) -> None:
    """A passage of the same words whose duty changed stands open, with its duty, and the filter finds it."""
    comparison = weaker(told)
    tree = html.document_fromstring(redlines.page(comparison))
    row = tree.get_element_by_id("c0006")
    assert row.tag == "article"
    assert words(pick(row, "h4")[0]) == "Same words, another duty: paragraph 6, list (was paragraph 3, list) c0006"
    assert words(pick(row, "li.duty")[0]) == "Duty: weakened, must became should (ferry company)"
    assert row.get("data-d") == "weakened"
    assert ("weakened", "Weakened", 1) in redlines.facets(by_chapter(comparison))["duties"]
    assert [words(pick(fold, "summary")[0])[:10] for fold in pick(tree, "details.same")] == ["1 passage "] * 4
    assert "in one of them a duty changed" in words(tree.get_element_by_id("main"))


def test_a_duty_given_to_another_holder_can_be_found() -> None:
    """The filter of duties has the duties that went to another holder."""
    whole = ferries()
    changes = [replace(c, duty_change=("other holder: masters -> crews (must)",)) for c in whole.changes[:2]]
    facets = redlines.facets(by_chapter(replace(whole, changes=tuple(changes), duties=())))
    assert facets["duties"] == [("other_holder", "Other holder", 2)]


def test_duties_of_an_outline_are_provisions() -> None:
    """The duty of an outline is told after its force and a colon, as the outline has it."""
    whole = outlines()
    duty = Duty(8, "masters", "should", "A whale is reported.", "should")
    tree = html.document_fromstring(redlines.page(replace(whole, duties=(DutyChange("new", None, duty, "c0004"),))))
    assert "should: A whale is reported" in words(tree.xpath("//caption[contains(., 'Duties')]/ancestor::table")[0])


def test_only_the_side_that_is_an_outline_is_called_one() -> None:
    """Beside a full text the title calls one edition an outline, not both."""
    comparison = replace(outlines(), new=ferries().new)
    assert "2018 from an outline in our own words" in redlines.page(comparison)
    assert "from outlines in our own words" not in redlines.page(comparison)


def test_every_link_holds() -> None:
    """Claims and commitments may name changes that are not shown, and hold any text: each link leads somewhere."""
    bad = "<script>alert(2)</script> \u202e </table>"
    claim = {"document": bad, "text": bad, "verdict": "partly", "reason": bad, "shown_by": "c0009 | c9999"}
    rows = [
        {"direction": "commitment", "commitment_id": "1", "text": bad, "verdict": "landed", "new_text": bad,
         "new_locator": "L2", "change_ids": "c0012 | c9998"},
        {"direction": "change", "verdict": "unprompted", "reason": bad, "new_text": bad, "change_ids": "c0009"},
        {"direction": "change", "verdict": "unprompted", "reason": bad, "new_text": bad, "change_ids": "c0010"},
    ]  # fmt: skip
    tree = html.document_fromstring(redlines.page(hostile(), [claim], rows))
    ids = set(tree.xpath("//@id"))
    assert {link[1:] for link in tree.xpath("//a/@href")} <= ids
    assert len(tree.xpath("//script")) == 1
    told = words(tree.xpath("//caption[contains(., 'Changes that answer')]/ancestor::table")[0])
    assert told.count(bad.replace("\u202e", "[U+202E]")) == 4
    assert "c9999" in words(tree.get_element_by_id("main"))


def test_headings_go_down_by_one(shown: Any) -> None:
    """There is one heading of level 1, and no heading skips a level."""
    levels = [int(heading.tag[1]) for heading in shown.xpath("//h1|//h2|//h3|//h4")]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_filters_know_what_occurs() -> None:
    """Only kinds, audiences and duties that occur can be filtered by, each with its count."""
    facets = redlines.facets(by_chapter(ferries()))
    assert ("added", "Added", 3) in facets["kinds"]
    assert "merged" not in [code for code, _, _ in facets["kinds"]]
    assert [(code, n) for code, _, n in facets["duties"]] == [("strengthened", 1), ("new", 1), ("gone", 1)]
    assert sorted((code, n) for code, _, n in facets["audiences"]) == [("police", 1), ("schools", 1)]


def test_script_is_the_only_one_allowed(shown: Any) -> None:
    """A browser is told to run the page's own script and to load nothing; the hashes are those of what is there."""
    from base64 import b64encode
    from hashlib import sha256

    policy = shown.xpath("//meta[@http-equiv]/@content")[0]
    for tag in ("script", "style"):
        (element,) = shown.xpath(f"//{tag}")
        assert b64encode(sha256(element.text.encode()).digest()).decode() in policy
    assert "default-src 'none'" in policy
    assert not shown.xpath("//@style | //@onclick")


def test_nothing_from_outside_runs() -> None:
    """Markup in any text is shown as it is written; characters that turn the order of others are named instead."""
    page = redlines.page(hostile())
    tree = html.document_fromstring(page)
    assert len(tree.xpath("//script")) == 1
    assert "alert" not in tree.xpath("//script")[0].text
    assert "<script>alert(1)</script>" in words(tree.get_element_by_id("main"))
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00]", page)
    assert "[U+202E]gnirts" in page


def test_outlines_say_so() -> None:
    """Where a side is an outline the page says so first, and calls nothing added because the other side is silent."""
    tree = html.document_fromstring(redlines.page(outlines()))
    banner = words(pick(tree, "aside.banner")[0])
    assert banner.startswith("Outline in our own words, not the edition.")
    assert "outlines in our own words" in words(pick(tree, "h1")[0])
    row = words(tree.get_element_by_id("c0003"))
    assert "Not determinable" in row
    assert "The outline of 2018 says nothing that pairs with it." in row
    assert "recorded as holding no such provision" in words(tree.get_element_by_id("c0004"))
    assert not pick(html.document_fromstring(redlines.page(ferries())), "aside.banner")


def test_an_audience_is_named() -> None:
    """A comparison for one audience says so in the title and above the counts."""
    tree = html.document_fromstring(redlines.page(replace(ferries(), audience="police")))
    assert words(pick(tree, "h1")[0]).endswith(", for police")
    assert "Only what concerns police is shown." in words(tree.get_element_by_id("main"))


def test_claims_and_commitments() -> None:
    """Claims and commitments that are given stand in tables that lead to the changes."""
    claim = {
        "document": "Briefing",
        "text": "Masters must report whales",
        "verdict": "supported",
        "shown_by": ("c0009",),
    }
    landing = {
        "direction": "commitment",
        "text": "Count whales",
        "verdict": "landed",
        "new_text": "x",
        "change_ids": ("c0009",),
    }
    tree = html.document_fromstring(redlines.page(ferries(), [claim], [landing]))
    table = tree.xpath("//caption[contains(., 'Briefing')]/ancestor::table")[0]
    assert table.xpath(".//a/@href") == ["#c0009"]
    assert "Supported" in words(table)
    assert tree.xpath("//caption[contains(., 'Commitments')]/ancestor::table")


def test_the_same_file_twice() -> None:
    """Two editions of the same name are told apart, and a page without a change is a page."""
    whole = ferries()
    same = replace(whole, old=whole.new, changes=(), duties=(), terms=(), citations=())
    tree = html.document_fromstring(redlines.page(same))
    assert "2023 (old) to 2023 (new)" in words(pick(tree, "h1")[0])
    assert "There is no change to show." in words(tree.get_element_by_id("main"))


def test_map_of_chapters() -> None:
    """Words that two chapters share are counted in both; a passage that was split is shared out."""
    found = maps.chapter_map(ferries())
    assert [(box.title, box.words, box.alone) for box in found.old][-1] == ("Chapter 3: Lamps", 6, 6)
    fares = found.old[1]
    assert found.out_of(fares) == [("Chapter 2: Fares and tickets", 15, True), ("Chapter 3: Whales", 3, False)]
    crews = found.old[2]
    assert found.out_of(crews) == [("Chapter 1: Crews", 17, True)]
    assert found.into(found.new[1]) == [("Chapter 2: Crews", 19, True)]


def test_picture_of_chapters() -> None:
    """The picture has a ribbon for each two chapters that share words, a dashed one where they are no counterparts."""
    picture = maps.svg(maps.chapter_map(ferries()))
    assert picture.count("<path") == 4
    assert picture.count("stroke-dasharray") == 1
    assert 'role="img"' in picture
    assert "nan" not in picture


def test_no_chapters() -> None:
    """Editions without headings have one part and no picture."""
    whole = ferries()
    flat = [replace(p, section=-1) for p in OLD[:2]]
    old = Guidance(whole.old.source, "2018", "Ferries", passages=tuple(flat))
    change = Change("c0001", "unchanged", flat[0], flat[0], None, 1.0)
    tree = html.document_fromstring(redlines.page(Comparison(old, old, Alignment((), ()), (change,))))
    assert not pick(tree, "svg")
    assert words(pick(tree, "section.chapter h3")[0]) == "The whole document"


def test_two_thousand_changes() -> None:
    """Two thousand reworded passages of forty words make a page below three megabytes."""
    whole = ferries()
    old = [replace(OLD[1], index=i, text=f"Ferry {i} should carry {i} lamps. " * 7) for i in range(2000)]
    new = [replace(NEW[4], index=i, text=f"Ferry {i} must carry {i} lamps. " * 7) for i in range(2000)]
    changes = tuple(
        Change(f"c{i:04d}", "reworded", one, other, "wording", 0.8, ("same numbers",))
        for i, (one, other) in enumerate(zip(old, new, strict=True))
    )
    many = replace(
        whole, changes=changes, duties=(), terms=(), citations=(),
        old=replace(whole.old, passages=tuple(old)), new=replace(whole.new, passages=tuple(new)),
        alignment=replace(whole.alignment, pairs=()),
    )  # fmt: skip
    assert len(redlines.page(many).encode()) < 4_000_000
