"""Loading of exports: every cell becomes what it is, or the file is refused with row and column."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.responses.exported import AGREE, ID, PARKS, QUESTIONS, TYPE, WHICH, WHY, analysed, as_csv, load
from wtanalysis.errors import TableError
from wtanalysis.responses.loaded import Loaded
from wtanalysis.responses.mapping import Column, ExportFile
from wtanalysis.responses.model import Option, Question

PRIVATE = "Zebra Crossing"


def refused(folder: Path, rows: list[list[str]] | bytes, columns: list[Column], **more: object) -> str:
    """The one line that a refused export ends in; it never carries the private words of a cell."""
    with pytest.raises(TableError) as caught:
        load(folder, rows, columns, **more)  # type: ignore[arg-type]
    assert PRIVATE not in str(caught.value)
    assert PRIVATE not in repr(caught.value)
    return str(caught.value)


class TestRefused:
    """What cannot be right is refused with its place."""

    def test_an_id_twice(self, tmp_path: Path) -> None:
        """A response id that stands twice is refused with the later row, naming the first."""
        told = refused(tmp_path, [["ID", "Later?"], ["a", "Agree"], ["b", ""], ["a", "Agree"]], [ID, AGREE])
        assert told.startswith("export.csv:4:ID response id stands twice (first in row 2)")

    def test_an_empty_id(self, tmp_path: Path) -> None:
        """A row without an id is refused where the file has an id column."""
        told = refused(tmp_path, [["ID", "Later?"], ["a", "Agree"], [" ", "Agree"]], [ID, AGREE])
        assert told.startswith("export.csv:3:ID no response id")

    def test_an_unknown_option(self, tmp_path: Path) -> None:
        """A value that is no option is refused with row and column, and is not repeated in the message."""
        told = refused(tmp_path, [["ID", "Later?"], ["a", "Agree"], ["b", PRIVATE]], [ID, AGREE])
        assert told.startswith("export.csv:3:Later? the answer is none of the options, expected one of: Strongly agree")
        assert "later in consultation.toml" in told

    def test_an_unknown_option_among_several(self, tmp_path: Path) -> None:
        """One unknown part of a delimited cell refuses the cell."""
        told = refused(tmp_path, [["ID", "Parks?"], ["a", f"South, {PRIVATE}"]], [ID, WHICH])
        assert told.startswith("export.csv:2:Parks?")

    def test_an_unknown_type(self, tmp_path: Path) -> None:
        """A type that no group holds is refused without being repeated."""
        told = refused(tmp_path, [["ID", "Type"], ["a", f"Nurse;{PRIVATE}"]], [ID, TYPE], types=("Nurse", "Parent"))
        assert told.startswith("export.csv:2:Type the respondent type is none of the options")

    def test_shifted_cells(self, tmp_path: Path) -> None:
        """A row whose cells moved one column to the right is refused, although it has the right length."""
        rows = [["ID", "Later?", "Why?"], ["a", "Agree", "x"], ["b", PRIVATE, "Agree"]]
        assert "cells that moved to the side look like this" in refused(tmp_path, rows, [ID, AGREE, WHY])

    def test_a_row_with_a_cell_too_many(self, tmp_path: Path) -> None:
        """A row with a cell more than the header is refused with its row."""
        told = refused(tmp_path, f"ID,Later?\na,Agree\nb,Agree,{PRIVATE}\n".encode(), [ID, AGREE])
        assert told.startswith("export.csv:3 3 cells, expected 2")

    def test_a_tick_column_with_words(self, tmp_path: Path) -> None:
        """A column of one option that holds other words is refused, for questions and for types alike."""
        rows = [["ID", "South"], ["a", "x"], ["b", PRIVATE]]
        for column in (Column("South", "option", "parks", "South"), Column("South", "type", option="Nurse")):
            told = refused(tmp_path, rows, [ID, column])
            assert told.startswith("export.csv:3:South neither ticked nor empty")

    def test_a_column_nobody_mapped(self, tmp_path: Path) -> None:
        """A column that the definition does not name is refused: nothing stays out in silence."""
        told = refused(tmp_path, [["ID", "Later?", "Fax"], ["a", "Agree", ""]], [ID, AGREE])
        assert told.startswith("export.csv:1:Fax no line of consultation.toml says what this column is")

    def test_a_column_that_is_not_there(self, tmp_path: Path) -> None:
        """A column that the definition names and the file lacks is refused."""
        told = refused(tmp_path, [["ID"], ["a"]], [ID, AGREE])
        assert told.startswith("export.csv:1:Later? column missing")

    def test_a_column_without_a_name(self, tmp_path: Path) -> None:
        """A column without a name is refused where it holds something, and passed over where it is empty."""
        loaded = load(tmp_path, [["ID", "", "Later?"], ["a", "", "Agree"]], [ID, AGREE])
        assert loaded.answers == {"later": [(0, ("option:agree",))]}
        assert "column 2" in refused(tmp_path, [["ID", "", "Later?"], ["a", "x", "Agree"]], [ID, AGREE])

    def test_an_option_of_no_question(self, tmp_path: Path) -> None:
        """A tick column for an option that the question does not have is refused."""
        told = refused(tmp_path, [["ID", "East"], ["a", ""]], [ID, Column("East", "option", "parks", "East")])
        assert told.startswith("export.csv:1:East no such option, expected an option of parks")

    def test_a_type_column_of_no_type(self, tmp_path: Path) -> None:
        """A tick column for a type that no group holds is refused."""
        column = Column("Baker", "type", option="Baker")
        assert "no such option" in refused(tmp_path, [["ID", "Baker"], ["a", ""]], [ID, column], types=("Nurse",))

    def test_two_answers_to_a_single_question(self, tmp_path: Path) -> None:
        """Two different answers to a question that takes one are refused: they would exceed the base."""
        columns = [ID, *(Column(name, "option", "later", name) for name in ("Agree", "Disagree"))]
        told = refused(tmp_path, [["ID", "Agree", "Disagree"], ["a", "x", ""], ["b", "x", "x"]], columns)
        assert told.startswith("export.csv:3:Agree several answers to a question that takes one")

    def test_mixed_encodings(self, tmp_path: Path) -> None:
        """A file that is UTF-8 here and cp1252 there is refused with the line."""
        rows = "ID,Why?\na,café\n".encode() + "b,café\n".encode("cp1252")
        assert refused(tmp_path, rows, [ID, WHY]).startswith("export.csv:3 is not utf-8")

    @pytest.mark.parametrize("cell", ["31/02/2023", "next week", "2023-13-01"])
    def test_no_date(self, tmp_path: Path, cell: str) -> None:
        """A cell of a date column that is no day of the calendar is refused."""
        told = refused(tmp_path, [["ID", "On"], ["a", "25/01/2023"], ["b", cell]], [ID, Column("On", "date")])
        assert told.startswith("export.csv:3:On no")


class TestRepeatedNames:
    """Columns that bear one name."""

    ROWS = ([["ID", "Why?", "Why?"], ["a", "first", "second"]],)

    def test_are_refused_without_their_places(self, tmp_path: Path) -> None:
        """One name over two columns is refused, whether one line of the definition has it or two."""
        for columns in ([ID, WHY], [ID, WHY, Column("Why?", "comment", question="parks")]):
            told = refused(tmp_path, self.ROWS[0], columns)
            assert told.startswith("export.csv:1:Why? the name stands over 2 columns")

    def test_are_told_apart_by_place(self, tmp_path: Path) -> None:
        """With their places, each column is read as what it is, and the order of the definition does not matter."""
        first, second = Column("Why?", "comment", "later", column=2), Column("Why?", "comment", "parks", column=3)
        for columns in ([ID, first, second], [second, first, ID]):
            said = load(tmp_path, self.ROWS[0], columns).comments
            assert {(question, text) for _, question, _, text in said} == {("later", "first"), ("parks", "second")}

    def test_the_last_one_needs_no_place(self, tmp_path: Path) -> None:
        """Where all but one have a place, the other is clear."""
        columns = [ID, Column("Why?", "comment", "later"), Column("Why?", "comment", "parks", column=2)]
        said = load(tmp_path, self.ROWS[0], columns).comments
        assert {(question, text) for _, question, _, text in said} == {("parks", "first"), ("later", "second")}

    def test_a_wrong_place_is_refused(self, tmp_path: Path) -> None:
        """A place that holds another column is refused, as after an export with another order."""
        column = Column("Why?", "comment", "later", column=1)
        assert "column missing" in refused(tmp_path, [["ID", "Why?"], ["a", ""]], [ID, column])


class TestCells:
    """What cells become."""

    def test_line_breaks_and_quotes(self, tmp_path: Path) -> None:
        """Line breaks, quotes and delimiters inside a cell come through, also in the name of a column."""
        rows = [["ID", "Why,\nif so?"], ["a", 'one\ntwo, "three"'], ["b", "=SUM(A1)"]]
        loaded = load(tmp_path, rows, [ID, Column("Why, if so?", "comment", "later")])
        assert [text for *_, text in loaded.comments] == ['one\ntwo, "three"', "=SUM(A1)"]

    def test_an_option_may_hold_its_delimiter(self, tmp_path: Path) -> None:
        """An option with a comma is one answer, also beside others and in any spacing; the longest option wins."""
        rows = [["ID", "Parks?"], ["a", "South,North, and the lake"], ["b", "North,and the lake"], ["c", "Lake, South"]]
        assert load(tmp_path, rows, [ID, WHICH]).answers["parks"] == [
            (0, ("option:north", "option:south")), (1, ("option:north",)), (2, ("option:south", "option:lake")),
        ]  # fmt: skip

    def test_not_answered_blank_and_none(self, tmp_path: Path) -> None:
        """Not answered, an empty cell and none of these are three things: marked, absent, an answer."""
        rows = [["ID", "Later?", "Parks?"], ["a", "Not Answered", ""], ["b", "", "None of these"]]
        loaded = load(tmp_path, rows, [ID, AGREE, WHICH])
        assert loaded.answers == {"later": [(0, ("not_answered",))], "parks": [(1, ("option:none",))]}
        assert loaded.answered() == {1}

    def test_a_comment_that_says_not_answered(self, tmp_path: Path) -> None:
        """The form's words for no answer are no comment."""
        loaded = load(tmp_path, [["ID", "Why?"], ["a", "Not Answered"], ["b", "Not answered well"]], [ID, WHY])
        assert [(index, text) for index, *_, text in loaded.comments] == [(1, "Not answered well")]

    def test_one_column_an_option(self, tmp_path: Path) -> None:
        """Ticked by the option's words, yes, x or the folder's own word; none ticked is no answer."""
        columns = [
            ID,
            Column("South", "option", "parks", "South"),
            Column("Lake", "option", "parks", "Lake", ticked=("On",)),
        ]
        rows = [["ID", "South", "Lake"], ["a", "South", "on"], ["b", "No", ""], ["c", "YES", "0"]]
        assert load(tmp_path, rows, columns).answers["parks"] == [
            (0, ("option:south", "option:lake")), (2, ("option:south",)),
        ]  # fmt: skip

    def test_two_columns_of_one_question(self, tmp_path: Path) -> None:
        """Answers to one question in two columns are one response's, so that it counts once in the base."""
        columns = [ID, WHICH, Column("More", "answer", "parks", separator=",")]
        rows = [["ID", "Parks?", "More"], ["a", "South", "Lake"], ["b", "", "Lake"], ["c", "Not Answered", "South"]]
        assert load(tmp_path, rows, columns).answers["parks"] == [
            (0, ("option:south", "option:lake")), (1, ("option:lake",)), (2, ("option:south",)),
        ]  # fmt: skip

    def test_types_in_one_column_or_several(self, tmp_path: Path) -> None:
        """A delimited cell and one column a type give the same types, in the folder's spelling."""
        delimited = load(tmp_path, [["ID", "Type"], ["a", "parent; NURSE"]], [ID, TYPE], types=("Nurse", "Parent"))
        columns = [ID, Column("P", "type", option="parent"), Column("N", "type", option="nurse")]
        ticked = load(tmp_path, [["ID", "P", "N"], ["a", "1", "x"]], columns, types=("Nurse", "Parent"))
        for loaded in (delimited, ticked):
            assert set(loaded.records[0]["types"].split(" | ")) == {"Nurse", "Parent"}

    def test_types_of_a_folder_without_groups(self, tmp_path: Path) -> None:
        """Where there is no list of types, a delimited cell is still several types."""
        assert (
            load(tmp_path, [["ID", "Type"], ["a", "Nurse;Parent"]], [ID, TYPE]).records[0]["types"] == "Nurse | Parent"
        )

    def test_rows_are_ids_where_there_is_no_id(self, tmp_path: Path) -> None:
        """Without an id column, a response is called by the row that a spreadsheet shows it in."""
        loaded = load(tmp_path, b'Later?,Why?\nAgree,"x\ny"\nDisagree,z\n', [AGREE, WHY])
        assert [record["response_id"] for record in loaded.records] == ["r0002", "r0003"]

    def test_names_and_emails_are_never_loaded(self, tmp_path: Path) -> None:
        """What a column of names or emails holds stands nowhere in what is loaded; its name is told."""
        columns = [
            ID,
            Column("Name", "name"),
            Column("Email", "email"),
            Column("IP", "left out", why="about the form"),
            AGREE,
        ]
        rows = [["ID", "Name", "Email", "IP", "Later?"], ["a", PRIVATE, f"{PRIVATE}@example.org", PRIVATE, "Agree"]]
        loaded = load(tmp_path, rows, columns)
        assert PRIVATE not in repr(loaded)
        assert loaded.notes == (
            "export.csv: 2 columns personal, not loaded: Name, Email",
            "export.csv: 1 column left out: IP (about the form)",
        )  # fmt: skip

    def test_two_columns_about_consent(self, tmp_path: Path) -> None:
        """Of two columns about consent the narrower permission holds; an empty cell permits nothing more."""
        columns = [ID, Column("Quote", "consent"), Column("Name", "consent")]
        rows = [["ID", "Quote", "Name"], ["a", "Yes, with my name", "Anonymously"], ["b", "Yes", ""], ["c", "", ""],
                ["d", "No", "Yes, with my name"]]  # fmt: skip
        assert [r["consent"] for r in load(tmp_path, rows, columns).records] == [
            "anonymous",
            "anonymous",
            "none",
            "none",
        ]

    def test_odd_words_about_on_behalf(self, tmp_path: Path) -> None:
        """Words that say neither yes nor no are not read as either, and a note counts them."""
        rows = [["ID", "Body"], ["a", "On behalf of an organisation"], ["b", PRIVATE], ["c", "An individual"]]
        loaded = load(tmp_path, rows, [ID, Column("Body", "on_behalf")])
        assert [r["on_behalf"] for r in loaded.records] == ["yes", "", "no"]
        assert "1 cell of Body neither yes nor no" in loaded.notes[0]
        assert PRIVATE not in loaded.notes[0]

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
    def test_encodings(self, tmp_path: Path, encoding: str) -> None:
        """An export in any of the encodings gives the same words."""
        plan = ExportFile("export.csv", "online", encoding=encoding, delimiter=";")
        rows = "ID;Why?\na;café – £5\n".encode(encoding)
        assert load(tmp_path, rows, [ID, WHY], plan).comments == [(0, "later", "", "café – £5")]


AGREES = st.sampled_from(["", "Strongly agree", "agree", "Neither agree nor disagree", "Don’t know", "Not Answered"])
CHOSEN = st.lists(st.sampled_from([option.label for option in PARKS.options]), unique=True)
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\",;'"), max_size=20)
ANSWERED = st.lists(st.tuples(AGREES, CHOSEN, WORDS), min_size=1, max_size=6)


def tidy(loaded: Loaded) -> tuple[object, object]:
    """What was answered and written, by response id."""
    ids = [record["response_id"] for record in loaded.records]
    answers = {(ids[i], q, codes) for q, given in loaded.answers.items() for i, codes in given}
    return answers, {(ids[i], question, text) for i, question, _, text in loaded.comments}


class TestAnyTable:
    """Whatever was answered: each layout loads to the same, in any order."""

    @settings(max_examples=60)
    @given(answered=ANSWERED, seed=st.randoms(use_true_random=False))
    def test_each_layout_loads_to_the_same(
        self, tmp_path_factory: pytest.TempPathFactory, answered: list[tuple[str, list[str], str]], seed: random.Random
    ) -> None:
        """A delimited cell, one column an option, and two header rows give the same answers and comments."""
        folder = tmp_path_factory.getbasetemp()
        labels = [option.label for option in PARKS.options]
        numbered = [(f"id{number}", *row) for number, row in enumerate(answered)]
        cell = [["ID", "Later?", "Parks?", "Why?"]]
        cell += [[name, later, ", ".join(seed.sample(parks, len(parks))), why] for name, later, parks, why in numbered]
        ticks = [[name, later, *("x" if label in parks else "" for label in labels), why]
                 for name, later, parks, why in numbered]  # fmt: skip
        component = [["ID", "Later?", *(f"Parks? - {label}" for label in labels), "Why?"], *ticks]
        header = [["ID", "Later?", "Parks?", *[""] * (len(labels) - 1), "Why?"], ["", "", *labels, ""]]
        options = [Column(f"Parks? - {label}", "option", "parks", label) for label in labels]
        first = tidy(load(folder, cell, [ID, AGREE, WHICH, WHY]))
        assert tidy(load(folder, component, [ID, AGREE, *options, WHY])) == first
        two = ExportFile("export.csv", "online", header_rows=2)
        assert tidy(load(folder, [*header, *ticks], [ID, AGREE, *options, WHY], two)) == first

    @settings(max_examples=60)
    @given(answered=ANSWERED, seed=st.randoms(use_true_random=False))
    def test_order_does_not_matter(
        self, tmp_path_factory: pytest.TempPathFactory, answered: list[tuple[str, list[str], str]], seed: random.Random
    ) -> None:
        """Rows and columns in any order, and lines of the definition in any order, load to the same."""
        folder = tmp_path_factory.getbasetemp()
        rows = [[f"id{i}", later, ", ".join(parks), why] for i, (later, parks, why) in enumerate(answered)]
        names, columns = ["ID", "Later?", "Parks?", "Why?"], [ID, AGREE, WHICH, WHY]
        first = tidy(load(folder, [names, *rows], columns))
        order = seed.sample(range(4), 4)
        mixed = [[row[i] for i in order] for row in [names, *seed.sample(rows, len(rows))]]
        assert tidy(load(folder, mixed, seed.sample(columns, 4))) == first


def test_one_answer_in_two_spellings(tmp_path: Path) -> None:
    """An answer ticked twice in one cell is one answer."""
    question = Question("uses", scale="multi", options=(Option("Sport", "option:sport", also=("Sports",)),))
    loaded = load(
        tmp_path, as_csv([["ID", "U"], ["a", "Sport;Sports"]]), [ID, Column("U", "answer", "uses", separator=";")],
        questions=[*QUESTIONS, question],
    )  # fmt: skip
    assert loaded.answers == {"uses": [(0, ("option:sport",))]}


def test_a_form_that_nobody_filled_in(tmp_path: Path) -> None:
    """An export with a header and no rows is a channel of which nothing was received."""
    found = analysed([load(tmp_path, [["ID", "Later?"]], [ID, AGREE])])
    assert [(row.step, row.count) for row in found.ledger][0::6] == [("received", 0), ("analysed", 0)]
    assert found.questions_of == {"online": ("later",)}
    assert len(found.answers) == 0
