"""A publisher's own table of changes, in several forms, against two small editions of which everything is known."""

from __future__ import annotations

from pathlib import Path

import pytest

from wtanalysis.documents.readers import read_document
from wtanalysis.errors import DocumentError
from wtanalysis.guidance.changes import Comparison
from wtanalysis.guidance.claim_places import where_of
from wtanalysis.guidance.claim_tables import listed_kind
from wtanalysis.guidance.claim_verdicts import ClaimVerdict, judge, unmentioned
from wtanalysis.guidance.claims import Claim, read_claims
from wtanalysis.guidance.compare import compare
from wtanalysis.guidance.editions import edition

OLD = """# Harbour code 2024

## Part one: Crews

1. Masters should report every delay to the harbour board within 10 days of the voyage.

2. Crews must carry lamps on deck at night and keep them lit until dawn.

3. Engineers must inspect steam boilers each spring and sign the boiler register.

4. Deck hands should wear gloves, boots and helmets when they handle wet ropes.

5. The cook keeps a list of allergies and reads it out before each meal on board.

6. Pilots must agree a signal plan with neighbouring lighthouses before each winter.

## Part two: Passengers

7. The harbour board should publish a timetable for passengers at every landing stage.

8. Owners may offer cabins to passengers who travel with small children or animals.

9. Dogs are not allowed in the saloon between noon and six in the evening.

10. Stewards should count the life jackets and write the number in the log.
"""
NEW = """# Harbour code 2025

## Part one: Crews

1. Masters must report every delay to the port authority within 10 days of the voyage.

2. Crews must carry lamps on deck at night and keep them lit until dawn.

3. Drones and other small aircraft may only be flown from the stern with leave of the master.

4. Deck hands should wear gloves and helmets when they handle wet ropes.

5. The cook keeps a list of allergies and reads it out before each meal on board, and asks new guests about nuts.

6. Pilots may agree a signal plan with neighbouring lighthouses before each winter.

## Part two: Travellers and guests

7. The port authority should publish a timetable for passengers at every landing stage.

8. Stewards should count the life jackets and write the number in the log within 20 minutes of sailing.

9. Owners may offer cabins to passengers who travel with small children or animals.

10. Dogs are not allowed in the saloon between noon and six in the evening.
"""
ROWS = (
    ("Paragraph 1", "Strengthened: masters must (previously should) report delays.", "supported"),
    ("Paragraph 1", "References to harbour board replaced with port authority.", "supported"),
    ("Paragraph 1", "References to port authority replaced with harbour board.", "contradicted"),
    ("Paragraph 2", "Text added on how long lamps are kept lit.", "contradicted"),
    ("Paragraph 3", "New paragraph on drones.", "supported"),
    ("Paragraph 3", "Removed duty on inspection of steam boilers.", "supported"),
    ("Paragraph 4", "Reference to boots removed.", "supported"),
    ("Paragraph 4", "Reference to wet ropes removed.", "contradicted"),
    ("Paragraph 5", "Additional reference to nuts.", "supported"),
    ("Paragraph 4", "Text added so that the cook asks new guests about nuts.", "partly"),
    ("Paragraph 6", "Strengthened: pilots must (previously may) agree a signal plan.", "contradicted"),
    ("Paragraph 6", "Pilots may (previously must) agree a signal plan.", "supported"),
    ("Part two", "Title amended to “Travellers and guests”.", "supported"),
    ("Part one", "Title amended.", "contradicted"),
    ("Paragraph 8", "Paragraph on life jackets moved (paragraph 10 in the 2024 edition).", "supported"),
    ("Paragraph 8", "Number of life jackets to be written down within 20 minutes.", "supported"),
    ("Paragraph 8", "Number of life jackets to be written down within 45 minutes.", "partly"),
    ("Paragraph 10", "Updated link to advice on dogs.", "cannot_be_tested"),
    ("Paragraph 10", "Reference to cats.", "contradicted"),
    ("Paragraph 44", "New paragraph on pets.", "not_found"),
    ("Footnote 2", "Updated.", "cannot_be_tested"),
    ("Throughout", "References to harbour board replaced with port authority.", "for_a_person"),
)


@pytest.fixture(scope="module")
def comparison(tmp_path_factory: pytest.TempPathFactory) -> Comparison:
    """Both editions compared."""
    folder = tmp_path_factory.mktemp("editions")
    for name, text in (("2024", OLD), ("2025", NEW)):
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    return compare(*(edition(read_document(folder / f"{name}.md"), name=name) for name in ("2024", "2025")))


def read(folder: Path, text: str, name: str = "changes.md") -> tuple[Claim, ...]:
    """The claims of a document."""
    (folder / name).write_text(text, encoding="utf-8")
    return read_claims(read_document(folder / name))


def table(*rows: tuple[str, str]) -> str:
    """A table of changes in Markdown."""
    body = "".join(f"| {where} | {what} |\n" for where, what in rows)
    return f"# Annex F: Table of substantive changes\n\n| Where | What |\n|---|---|\n{body}"


def judged(folder: Path, comparison: Comparison, *rows: tuple[str, str]) -> tuple[ClaimVerdict, ...]:
    """The verdicts on a table of changes."""
    return judge(read(folder, table(*rows)), comparison)


@pytest.mark.parametrize(("where", "what", "expected"), ROWS)
def test_verdict(tmp_path: Path, comparison: Comparison, where: str, what: str, expected: str) -> None:
    """The paragraph that a row names decides, not where else like words stand."""
    assert [found.verdict for found in judged(tmp_path, comparison, (where, what))] == [expected]


def test_slip_of_a_number(tmp_path: Path, comparison: Comparison) -> None:
    """A row off by one names the paragraph that it may have meant, as what shows it."""
    found = judged(tmp_path, comparison, ("Paragraph 4", "Text added so that the cook asks new guests about nuts."))[0]
    assert "paragraph 5" in found.reason
    shown = [change.new.number for i in found.shown_by for change in comparison.change(i) if change.new]
    assert "5" in shown


def test_unmentioned(tmp_path: Path, comparison: Comparison) -> None:
    """What no row mentions is told; what rows mention is not, and a row on everything mentions nothing."""
    rows = [(where, what) for where, what, expected in ROWS if expected == "supported"]
    every = unmentioned([], comparison)
    left = unmentioned(judged(tmp_path, comparison, *rows), comparison)
    assert len(left) < len(every)
    assert not {(change.new or change.old).number for change in left if change.new or change.old} & {"4", "5", "6"}
    assert (
        unmentioned(judged(tmp_path, comparison, ("Throughout", "Minor drafting changes only.")), comparison) == every
    )


class TestReading:
    """The forms that tables of changes take."""

    def test_a_claim_a_sentence(self, tmp_path: Path) -> None:
        """Sentences of a row are claims of one place; one that gives the reason joins the one before."""
        claims = read(
            tmp_path, table(("Paragraphs 5-7", "Link to the map removed. New text on nuts. This helps cooks."))
        )
        assert [(c.kind, c.where.paragraphs) for c in claims] == [
            ("removed", ("5", "6", "7")),
            ("added", ("5", "6", "7")),
        ]

    def test_lines(self, tmp_path: Path) -> None:
        """A line that names a place holds for what follows it, within the part that a line or heading names."""
        text = (
            "# Summary of changes\n\n## Part one\n\nParagraph 3\n\nReference to drones.\n\n"
            "Paragraph 5 Updated for nuts.\n\nAnnex B\n\nUpdated contact details.\n"
        )
        claims = read(tmp_path, text)
        assert [(c.where.paragraphs, c.where.parts[-1:], c.kind) for c in claims] == [
            (("3",), ("Part one",), "added"),
            (("5",), ("Part one",), "updated"),
            ((), ("Annex B",), "updated"),
        ]

    def test_rows_run_together(self, tmp_path: Path) -> None:
        """Text drawn from a PDF, where the cells of a table run together, comes apart again."""
        text = (
            "Table of changes\n\nParagraph 3 New paragraph on drones. Paragraphs 5 to 6 Updated link to the map of\n"
            "harbours. Footnote 2 Amended.\n"
        )
        claims = read(tmp_path, text, "changes.txt")
        assert [(c.where.paragraphs, c.where.footnotes, c.text) for c in claims] == [
            (("3",), (), "New paragraph on drones."),
            (("5", "6"), (), "Updated link to the map of harbours."),
            ((), ("2",), "Amended."),
        ]

    def test_three_columns(self, tmp_path: Path) -> None:
        """A column of bare numbers is read by its title; a cell that spans rows, and a row of one cell, carry on."""
        page = (
            "<html><body><h1>Changes</h1><table><tr><th>Section</th><th>Paragraph</th><th>Summary of change</th></tr>"
            "<tr><td>Part one</td><td>3</td><td>Reference to drones.</td></tr>"
            "<tr><td>Part one</td><td>5 (previously 4)</td><td>Clarification provided on nuts.</td></tr>"
            "</table></body></html>"
        )
        claims = read(tmp_path, page, "changes.html")
        assert [(c.where.paragraphs, c.where.old, c.where.parts, c.kind) for c in claims] == [
            (("3",), (), ("Part one",), "added"),
            (("5",), ("4",), ("Part one",), "clarified"),
        ]

    def test_annex_of_the_edition_itself(self, tmp_path: Path) -> None:
        """Of a whole guidance document only its table of changes claims something; without one, that is said."""
        duty = "{}. Masters of every ship should keep a log of each voyage and show it to the clerk at port {}.\n\n"
        whole = "# Code\n\n## Part one\n\n" + "".join(duty.format(n, n) for n in range(1, 400))
        with pytest.raises(DocumentError, match="without a table of changes"):
            read(tmp_path, whole)
        annex = "## Annex C: Table of changes\n\n| Where | What |\n|---|---|\n| Paragraph 9 | Reference to logs. |\n"
        assert [c.text for c in read(tmp_path, whole + annex)] == ["Reference to logs."]

    @pytest.mark.parametrize(
        ("text", "kind"),
        [
            ("Reference to cyber security standards.", "added"),
            ("Additional signpost to the map.", "added"),
            ("Paragraph re-ordered to flow better", "moved"),
            ("Updates and moves the paragraph on nuts", "moved"),
            ("Removed link to now withdrawn advice.", "removed"),
            ("Clarification provided on nuts.", "clarified"),
            ("Updated link to the map.", "updated"),
            ("Masters should report delays.", "content"),
        ],
    )
    def test_kinds(self, text: str, kind: str) -> None:
        """A bare name of something means that it came."""
        assert listed_kind(text) == kind

    def test_old_numbers(self) -> None:
        """Numbers in brackets, or called old, are those of the old edition."""
        assert where_of(("Paragraph 26 (24)",)).old == ("24",)
        assert where_of(("Paragraph 35",), "Moves it (paragraph 32 Code 2019)").old == ("32",)
        assert where_of(("Old paragraph 7",)).old == ("7",)
