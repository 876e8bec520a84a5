"""Plain text as people lay it out: underlined headings, bare numbers, two columns."""

from __future__ import annotations

from pathlib import Path

import pytest

from wtanalysis.documents.readers.side_by_side import unfolded
from wtanalysis.documents.readers.text import text_blocks
from wtanalysis.guidance.editions import read_edition


def name(n: int) -> str:
    """A word of its own for each boat: lines that come back on every page are running heads."""
    return "".join(chr(97 + n % size) for size in (19, 23, 5, 7))


RULES = [
    (n, f"Boat {name(n)} must keep", f"apart from {name(n + 1)} in", f"every {name(n + 2)} at any", f"{name(n + 3)}.")
    for n in range(1, 41)
]
WORDS = [" ".join(rule[1:]) for rule in RULES]


def column(number: str = "{}.") -> list[str]:
    """The rules in a narrow column, a blank line after each."""
    return [
        line
        for n, first, *more in RULES
        for line in (f"{number.format(n):<5}{first}", *(f"     {m}" for m in more), "")
    ]


def pages(lines: list[str], height: int, gap: int = 4) -> str:
    """Lines in two columns, page after page, with page numbers."""
    width = max(map(len, lines)) + gap
    said = []
    for at in range(0, len(lines), 2 * height):
        left, right = lines[at : at + height], lines[at + height : at + 2 * height]
        right += [""] * (len(left) - len(right))
        rows = [f"{a:<{width}}{b}".rstrip() for a, b in zip(left, right, strict=True)]
        said.append("\n".join([*rows, "", f"{'':{width - 2}}{len(said) + 1}", ""]))
    return "\f".join(said)


@pytest.mark.parametrize(("number", "height", "gap"), [("{}.", 33, 4), ("{}", 33, 4), ("{}.", 47, 3), ("{}", 47, 9)])
def test_two_columns_are_read_one_after_the_other(number: str, height: int, gap: int, tmp_path: Path) -> None:
    """Two columns give the rules in their order, each whole and with its number, and a note says so."""
    path = tmp_path / "rules.txt"
    path.write_text(pages(column(number), height, gap))
    guidance = read_edition(path)
    rules = [(p.number, p.text) for p in guidance.passages]
    assert rules == [(str(n), text) for n, text in enumerate(WORDS, start=1)]
    assert any("two columns side by side" in note for note in guidance.notes)


def test_one_column_is_left_alone() -> None:
    """Text in one column, an indented list and a table of words keep the order of their lines."""
    one = "\n".join(column())
    listed = "\n".join(f"      - boat {n} sails to the far bank     at noon" for n in range(30))
    table = "\n".join(f"{'The council must do ' + str(n):<40}The police must see {n}\n" for n in range(30))
    contents = "\n".join(f"{n}. Boats and their fares {'.' * 30} {n}" for n in range(30))
    for text in (one, listed, table, contents):
        lines = list(enumerate(text.split("\n"), start=1))
        assert unfolded(lines) == lines


def test_underlined_lines_are_headings() -> None:
    """A row of signs under a line makes it a heading; the sign gives its rank; other rows are nothing."""
    text = (
        "FERRIES\n\nFares\n=====\n\nA fare is two pounds.\n\nBy night\n--------\n\nIt is three.\n\n-----\n\nNo more.\n"
    )
    _, blocks, _ = text_blocks(text)
    assert [(b.level, b.text) for b in blocks if b.kind == "heading"] == [
        (1, "FERRIES"),
        (2, "Fares"),
        (3, "By night"),
    ]
    assert [b.text for b in blocks if b.kind == "body"] == ["A fare is two pounds.", "It is three.", "No more."]


def test_bare_numbers_count_only_in_a_row() -> None:
    """Numbers without a dot open paragraphs where they count on, from one again in each chapter; years do not."""
    counted = [f"{n}   Boat {n} must keep apart." for n in [*range(1, 8), *range(1, 8)]]
    years = [f"{n}   Boats sailed in that year." for n in (1, 12, 90, 45, 3, 77, 31, 60, 8, 54)]
    for lines, kind in ((counted, "numbered"), (years, "body")):
        _, blocks, _ = text_blocks("\n\n".join(lines))
        assert {b.kind for b in blocks} == {kind}


def test_notes_at_the_end_are_footnotes(tmp_path: Path) -> None:
    """A list of notes that the text calls by number is footnotes, and the marks leave the text; another list stays."""
    said = (
        "Aims\n====\n\nBoats sail daily.[1]\n\nThey carry goats.[2]\n\nNotes\n=====\n\n[1] In May.\n\n[2] Or sheep.\n"
    )
    path = tmp_path / "rules.txt"
    path.write_text(said)
    found = [(p.kind, p.number, p.text) for p in read_edition(path).passages]
    assert found[:2] == [("paragraph", "", "Boats sail daily."), ("paragraph", "", "They carry goats.")]
    assert found[2:] == [("footnote", "1", "In May."), ("footnote", "2", "Or sheep.")]
    path.write_text(said.replace("goats.[2]", "goats."))
    assert not any(p.kind == "footnote" for p in read_edition(path).passages)
