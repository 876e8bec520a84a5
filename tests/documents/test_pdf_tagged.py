"""Tagged PDFs are read by their tags; what tags get wrong is put right from the page."""

from __future__ import annotations

from pathlib import Path

from tests.documents.pdf_writer import Put, Tag, flow, write_pdf
from wtanalysis.documents.readers.pdf import read_pdf

GATES = (
    "Gates are opened at dawn by the keeper of the park, who writes the hour in a book that the council reads in May. "
)
DOGS = (
    "Dogs are welcome on a lead in every park but one, where the deer are, and there the sign says so in red letters. "
)


def test_tags_name_headings_items_and_notes(tmp_path: Path) -> None:
    """Headings have the level of their tag, a list item its lead-in, a note its number, whatever they look like."""
    page = [Put(60, 780, "Opening hours", 11, mcid=0), *flow(GATES + "They must:", 60, 750, mcid=1),
            Put(70, 690, "•", mcid=2),
            Put(84, 690, "lock the shed", mcid=2), Put(150, 694, "4", 6, mcid=3), Put(60, 80, "4", 6, mcid=4),
            Put(66, 76, "Sheds Act 1911.", 8, mcid=4), Put(290, 30, "7", 9, mcid=-1)]  # fmt: skip
    item = Tag("LI", (Tag("LBody", ((1, 2), Tag("Link", ((1, 3),)))),))
    tree = [Tag("H2", ((1, 0),)), Tag("P", ((1, 1),)), Tag("L", (item,)), Tag("Note", (Tag("P", ((1, 4),)),))]
    document = read_pdf(write_pdf(tmp_path / "a.pdf", [page], tree, "Hours of the parks"))
    assert document.title == "Hours of the parks"
    assert [(p.kind, p.number) for p in document.paragraphs] == [
        ("heading", ""),
        ("body", ""),
        ("bullet", ""),
        ("footnote", "4"),
    ]
    bullet, note = document.paragraphs[2:]
    assert (bullet.text, bullet.notes, bullet.lead_in) == ("lock the shed", ((13, "4"),), 1)
    assert note.text == "Sheds Act 1911."
    assert document.left_out == {"page numbers": 1}


def test_one_paragraph_on_two_pages_is_one(tmp_path: Path) -> None:
    """A tag that holds words of two pages is one paragraph, with a break where the second page begins."""
    pages = [
        [Put(60, 60, "The bench by the pond was given in", mcid=0)],
        [Put(60, 780, "May by the Friends of the Park.", mcid=0)],
    ]
    (paragraph,) = read_pdf(write_pdf(tmp_path / "a.pdf", pages, [Tag("P", ((1, 0), (2, 0)))])).paragraphs
    assert paragraph.text == "The bench by the pond was given in May by the Friends of the Park."
    assert paragraph.breaks == ((35, "p2"),)


def test_an_item_glued_to_the_one_before_is_cut(tmp_path: Path) -> None:
    """Acrobat puts the number that begins a page into the item that ended the page before; both come out whole."""
    first = [Put(60, 760, "7.", mcid=0), *flow(GATES, 84, 760, 80, mcid=0)]
    second = [Put(60, 760, "8.", mcid=0), *flow(DOGS, 84, 760, 80, mcid=0)]
    tree = [Tag("L", (Tag("LI", (Tag("LBody", ((1, 0), (2, 0))),)),))]
    found = read_pdf(write_pdf(tmp_path / "a.pdf", [first, second], tree)).paragraphs
    assert [(p.kind, p.number, p.text, p.locator) for p in found] == [
        ("numbered", "7", GATES.strip(), "p1¶7"), ("numbered", "8", DOGS.strip(), "p2¶8"),
    ]  # fmt: skip


def test_items_without_marks_stay_apart_over_a_page(tmp_path: Path) -> None:
    """Items whose bullets are drawn, not written, and that end without a stop are not joined where a page ends."""
    pages = [[Put(84, 80, "lock the sheds at night", mcid=0)], [Put(84, 760, "sweep the paths in May", mcid=0)]]
    tree = [Tag("L", tuple(Tag("LI", (Tag("LBody", ((n, 0),)),)) for n in (1, 2)))]
    found = read_pdf(write_pdf(tmp_path / "a.pdf", pages, tree)).paragraphs
    assert [(p.kind, p.text) for p in found] == [
        ("bullet", "lock the sheds at night"),
        ("bullet", "sweep the paths in May"),
    ]


def test_text_marked_as_decoration_is_read_where_it_stands(tmp_path: Path) -> None:
    """A box whose words no tag knows comes between the paragraphs above and below it; nothing is lost in silence."""
    page = [
        *flow(GATES * 3, 60, 780, mcid=0),
        *flow("Deer park: " + DOGS, 80, 600, 75, mcid=-1),
        *flow(GATES * 3, 60, 500, mcid=1),
    ]
    tree = [Tag("P", ((1, 0),)), Tag("P", ((1, 1),))]
    found = read_pdf(write_pdf(tmp_path / "a.pdf", [page], tree)).paragraphs
    assert [p.text[:5] for p in found] == ["Gates", "Deer ", "Gates"]


def test_a_tree_in_the_wrong_order_gives_way_to_the_page(tmp_path: Path) -> None:
    """When the order of the tree jumps about the page, the order of the page holds."""
    page = [
        Put(60, 780 - 60 * n, f"Rule {word} of the park stands here.", mcid=n)
        for n, word in enumerate(("one", "two", "three"))
    ]
    tree = [Tag("P", ((1, n),)) for n in (2, 0, 1)]
    found = read_pdf(write_pdf(tmp_path / "a.pdf", [page], tree)).paragraphs
    assert [p.text.split()[1] for p in found] == ["one", "two", "three"]


def test_a_tagged_table_is_rows_of_cells_with_header(tmp_path: Path) -> None:
    """Rows, cells and header come from the tags, though the page shows no lines."""
    rows = [("Answer", "All"), ("Yes", "64%"), ("No", "36%")]
    page = [
        Put(60 + 200 * c, 700 - 20 * r, cell, mcid=2 * r + c)
        for r, row in enumerate(rows)
        for c, cell in enumerate(row)
    ]
    tree = [Tag("Table", tuple(
        Tag("TR", tuple(Tag("TD" if r else "TH", (Tag("P", ((1, 2 * r + c),)),)) for c in range(2))) for r in range(3)
    ))]  # fmt: skip
    found = read_pdf(write_pdf(tmp_path / "a.pdf", [page], tree)).paragraphs
    assert [(p.cells, p.header) for p in found] == [(rows[0], ()), (rows[1], rows[0]), (rows[2], rows[0])]


def test_contents_entries_are_left_out_by_their_tag(tmp_path: Path) -> None:
    """What is tagged as contents is counted, not read."""
    page = [Put(60, 760 - 20 * n, f"Part {n} {n + 3}", mcid=n) for n in range(4)] + flow(GATES * 4, 60, 600, mcid=9)
    tree = [Tag("TOC", tuple(Tag("TOCI", ((1, n),)) for n in range(4))), Tag("P", ((1, 9),))]
    document = read_pdf(write_pdf(tmp_path / "a.pdf", [page], tree))
    assert document.left_out == {"contents entries": 4}
    assert len(document.paragraphs) == 1


def test_a_circle_in_the_tree_does_no_harm(tmp_path: Path) -> None:
    """A tree that is broken, here without any marks on the page, is not followed: the layout is."""
    path = write_pdf(tmp_path / "a.pdf", [flow(GATES, 60, 700)], [Tag("P", ((1, 5),))])
    assert [p.text for p in read_pdf(path).paragraphs] == [GATES.strip()]
