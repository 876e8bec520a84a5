"""Statements of summaries and briefings, and the tables in which people write them down."""

from __future__ import annotations

from pathlib import Path

import pytest

from wtanalysis.documents.readers import read_document
from wtanalysis.errors import TableError
from wtanalysis.guidance.claim_objects import about, names, pieces, swap
from wtanalysis.guidance.claim_words import kind_of
from wtanalysis.guidance.claims import Claim, read_claims, read_claims_table

HEADER = "claim_id,document,chapter,text,locator,kind\n"


def told(folder: Path, text: str, name: str = "changes.md") -> tuple[Claim, ...]:
    """The claims of a Markdown text."""
    (folder / name).write_text(text, encoding="utf-8")
    return read_claims(read_document(folder / name))


class TestKinds:
    """What a statement claims is told by its words."""

    @pytest.mark.parametrize(
        ("text", "kind"),
        [
            ("A new chapter on ferries", "added"),
            ("Information on night boats inserted", "added"),
            ("Deletes the reference to steam", "removed"),
            ("The annex has been withdrawn", "removed"),
            ("Replaces ‘harbour board’ with ‘port authority’", "replaced"),
            ("The harbour board is now called the port authority", "renamed"),
            ("The section has been moved to chapter 3", "moved"),
            ("Greater emphasis on safety", "strengthened"),
            ("Clarifies who signs", "clarified"),
            ("Amended to reflect the Act of 2021", "updated"),
            ("Weakens the duty to report", "updated"),
            ("No duties have been removed", "negative"),
            ("The section on fares is unchanged", "negative"),
            ("Removes all references to steam", "scope"),
            ("Minor drafting changes only", "scope"),
            ("Masters should report delays", "content"),
            ("Masters should not replace the log", "content"),
            ("The updated guidance sets out four rules", "content"),
        ],
    )
    def test_kind(self, text: str, kind: str) -> None:
        """One statement of each kind, and what the text asks of somebody is no change of the text."""
        assert kind_of(text) == kind


class TestObjects:
    """What a statement is about."""

    @pytest.mark.parametrize(
        ("text", "rest"),
        [
            ("Adds a new section on night boats.", "night boats"),
            ("Removes references to steam boilers", "steam boilers"),
            ("Adds success criterion 2.4.11 Focus Not Obscured (Minimum) (AA)", "Focus Not Obscured (Minimum)"),
            ("The Harbour Act 2021 is added to the list of laws", "Harbour Act 2021"),
            ("Strengthens the duty to report delays, to improve safety", "report delays"),
        ],
    )
    def test_about(self, text: str, rest: str) -> None:
        """The words of change, section numbers and the purpose fall away."""
        assert about(text) == rest

    @pytest.mark.parametrize(
        ("text", "pair"),
        [
            ("Replaces ‘harbour board’ with ‘port authority’.", ("harbour board", "port authority")),
            ("Port authorities replace harbour boards throughout.", ("harbour boards", "Port authorities")),
            ("Harbour boards have been replaced by port authorities", ("Harbour boards", "port authorities")),
            ("Renames Fares to Fares (Adults)", ("Fares", "Fares (Adults)")),
            ("Substitutes port authorities for harbour boards", ("harbour boards", "port authorities")),
            ("Adds port authorities", None),
        ],
    )
    def test_swap(self, text: str, pair: tuple[str, str] | None) -> None:
        """What went and what came, whichever is named first."""
        assert swap(text) == pair

    def test_names(self) -> None:
        """Names and quoted words must stand in a text as they are."""
        assert names("Removes references to Harbour Board England and ‘steam boilers’") == (
            "steam boilers",
            "Harbour Board England",
        )

    def test_pieces(self) -> None:
        """A list comes apart."""
        assert pieces("links on night boats, steam boilers and harbour fees") == (
            "links on night boats",
            "steam boilers",
            "harbour fees",
        )


class TestReadClaims:
    """Documents of several shapes."""

    def test_what_claims_nothing_is_left_out(self, tmp_path: Path) -> None:
        """Dates, publishers, menus and references are no claims; the title of the whole hides nothing below it."""
        text = (
            "# About the new ferry code\n\nLast updated on 3 May 2023\n\n## What has changed\n\n19th December 2023\n\n"
            "Adds a duty to report.\n\nAlongside the code, the department published:\n\n- a new map of harbours\n\n"
            "## References\n\nFerries Act 1990\n\n## Who are we?\n\nWe add value.\n"
        )
        assert [claim.text for claim in told(tmp_path, text)] == ["Adds a duty to report."]

    def test_items_keep_their_lead_in(self, tmp_path: Path) -> None:
        """Items of a list know what introduces them, and take its kind when it says that they were added."""
        text = "# Changes\n\nThe following duties are new:\n\n- reporting delays at sea\n- washing the deck\n"
        claims = told(tmp_path, text)
        assert [(c.text, c.kind) for c in claims] == [
            ("reporting delays at sea", "added"),
            ("washing the deck", "added"),
        ]
        assert claims[0].lead_in == "The following duties are new:"

    def test_table_of_changes(self, tmp_path: Path) -> None:
        """A row of a table of changes is one claim whose other cells say where; its date does not."""
        text = (
            "# Table of changes\n\n| Paragraph | Section | Change | Date |\n|---|---|---|---|\n"
            "| 12-14 | Fares | Updated to reflect the Act. | May |\n| 20 | Annex A | Deleted | June |\n"
        )
        claims = told(tmp_path, text)
        assert [(c.chapter[1:], c.text, c.kind) for c in claims] == [
            (("Paragraph 12-14", "Fares"), "Updated to reflect the Act.", "updated"),
            (("Paragraph 20", "Annex A"), "Deleted", "removed"),
        ]

    def test_chapter_named(self, tmp_path: Path) -> None:
        """A chapter that a statement names is its chapter, beside the heading."""
        claims = told(tmp_path, "# Changes\n\n## Overview\n\nChapter two adds a duty to report delays.\n")
        assert claims[0].chapter == ("Changes", "Overview", "Chapter two")


class TestTables:
    """Claims that people wrote down."""

    def test_read(self, tmp_path: Path) -> None:
        """A row is a claim; several headings stand in one cell."""
        path = tmp_path / "claims.csv"
        path.write_text(HEADER + "s-1,s,Chapter 1 | Fares,Fares rise.,L4,content\n", encoding="utf-8")
        assert read_claims_table(path) == (Claim("s-1", "s", ("Chapter 1", "Fares"), "Fares rise.", "L4", "content"),)

    @pytest.mark.parametrize(
        ("rows", "column"),
        [("s-1,s,,Fares rise.,L4,guess\n", "kind"), ("s-1,s,,A b,L4,content\ns-1,s,,C d,L5,content\n", "claim_id")],
    )
    def test_faults(self, tmp_path: Path, rows: str, column: str) -> None:
        """A kind that is not known and an id that stands twice are named with their row and column."""
        path = tmp_path / "claims.csv"
        path.write_text(HEADER + rows, encoding="utf-8")
        with pytest.raises(TableError) as raised:
            read_claims_table(path)
        assert raised.value.column == column
