"""Reading of raw exports: cells are right, or the file is refused with the row."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from wtanalysis.errors import TableError
from wtanalysis.responses.rawtables import Layout, RawTable, guess_layout, read_raw


def saved(folder: Path, content: str | bytes, name: str = "export.csv") -> Path:
    """A file with this content."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def guessed(path: Path) -> RawTable:
    """A file read as its beginning suggests."""
    return read_raw(path, guess_layout(path))


def workbook(folder: Path, rows: list[list[Any]], merged: tuple[str, ...] = (), name: str = "export.xlsx") -> Path:
    """A workbook with these rows."""
    book = Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(row)
    for area in merged:
        sheet.merge_cells(area)
    book.save(folder / name)
    return folder / name


class TestDelimited:
    """CSV and its kin."""

    def test_line_breaks_and_quotes_inside_cells(self, tmp_path: Path) -> None:
        """A cell may hold line breaks, delimiters and quotes; a record is one row, as in a spreadsheet."""
        path = saved(tmp_path, 'ID,"Why,\nif so?"\r\n1,"so\r\nlong, ""really"""\r\n2,b\r\n')
        table = read_raw(path, Layout())
        assert table.names == ("ID", "Why, if so?")
        assert table.rows == ((2, ("1", 'so\r\nlong, "really"')), (3, ("2", "b")))

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
    @pytest.mark.parametrize("delimiter", [",", ";", "\t"])
    def test_encodings_and_delimiters_are_recognised(self, tmp_path: Path, encoding: str, delimiter: str) -> None:
        """An export in any of the known encodings and delimiters is read without being told which."""
        rows = [["ID", "Straße – où?"], ["1", "café, £5"], ["2", "naïve"]]
        text = "\r\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in rows)
        table = guessed(saved(tmp_path, text.encode(encoding)))
        assert table.names == ("ID", "Straße – où?")
        assert [cells for _, cells in table.rows] == [("1", "café, £5"), ("2", "naïve")]

    def test_twenty_languages_in_one_file(self, tmp_path: Path) -> None:
        """Letters of every script come through."""
        said = "ja да ναι 是的 はい 네 نعم כן हाँ হ্যাঁ ਹਾਂ ஆம் అవును ใช่ có igen evet ie õige ɛɛ"
        words = said.split()
        path = saved(tmp_path, "ID,Say\n" + "".join(f"{i},{word}\n" for i, word in enumerate(words)))
        assert guessed(path).column(1) == words

    def test_mixed_encodings_are_refused_with_the_line(self, tmp_path: Path) -> None:
        """A file that is UTF-8 in one line and cp1252 in another is refused, whichever it is called."""
        path = saved(tmp_path, "ID,Say\n1,caf\u00e9\n".encode() + "2,caf\u00e9\n".encode("cp1252"))
        with pytest.raises(TableError, match=r"export\.csv:3 is not utf-8"):
            guessed(path)
        with pytest.raises(TableError, match=r"export\.csv:2 holds UTF-8"):
            read_raw(path, Layout(encoding="cp1252"))

    def test_the_wrong_encoding_is_told_from_the_right_one(self, tmp_path: Path) -> None:
        """UTF-16 read as UTF-8 says what it is."""
        with pytest.raises(TableError, match="UTF-16"):
            read_raw(saved(tmp_path, "a,b\n1,2\n".encode("utf-16")), Layout())

    def test_nul_is_refused_with_the_line(self, tmp_path: Path) -> None:
        """A NUL character is a sign of damage."""
        with pytest.raises(TableError, match=r"export\.csv:3 a NUL"):
            read_raw(saved(tmp_path, "a,b\n1,2\n3,4\0\n"), Layout())

    @pytest.mark.parametrize("row", ["1,2", "1,2,3,4", "1"])
    def test_shifted_rows_are_refused(self, tmp_path: Path, row: str) -> None:
        """A row that is longer or shorter than the header is refused with its line; no cell is guessed."""
        with pytest.raises(TableError, match=r"export\.csv:3 \d cells, expected 3 as in the header"):
            read_raw(saved(tmp_path, f"a,b,c\n1,2,3\n{row}\n"), Layout())

    def test_an_empty_tail_is_fine(self, tmp_path: Path) -> None:
        """Empty cells beyond the header and empty columns at the end are left out."""
        table = read_raw(saved(tmp_path, "a,b,,\n1,2,,\n3,4,,,,\n,,,\n"), Layout())
        assert table.names == ("a", "b")
        assert table.rows == ((2, ("1", "2")), (3, ("3", "4")))

    def test_a_column_without_a_name_is_kept(self, tmp_path: Path) -> None:
        """A column with no name is called by its place, so that a mapping can name it."""
        assert read_raw(saved(tmp_path, ",a\n0,x\n"), Layout()).names == ("column 1", "a")

    def test_names_may_repeat(self, tmp_path: Path) -> None:
        """Names that repeat are kept; a mapping tells them apart by position."""
        table = read_raw(saved(tmp_path, "a,Comments,Comments\n1,x,y\n"), Layout())
        assert table.names == ("a", "Comments", "Comments")

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ('a,b\n1,"x\n2,y\n', "2 a quotation mark in this record is never closed"),
            ('a,b\n1,"x" y\n', "2 words follow"),
        ],
    )
    def test_broken_quotes_are_refused(self, tmp_path: Path, text: str, words: str) -> None:
        """Quotes that do not close or close too early are refused with the line of their record."""
        with pytest.raises(TableError, match=words) as refused:
            read_raw(saved(tmp_path, text), Layout())
        assert "x" not in str(refused.value).replace("expected", "").replace("export", "")

    def test_a_title_above_the_header_and_blank_rows_are_left_out(self, tmp_path: Path) -> None:
        """Rows above the header with their first cell alone are a title."""
        table = guessed(saved(tmp_path, "Responses to the survey,,\n\nID,Agree?,Why?\n\n1,Yes,so\n"))
        assert (table.names, table.rows) == (("ID", "Agree?", "Why?"), ((5, ("1", "Yes", "so")),))

    def test_a_hint_for_excel_is_no_header(self, tmp_path: Path) -> None:
        """The line sep=; names the delimiter."""
        assert guessed(saved(tmp_path, "sep=;\nID;Say\n1;a,b\n")).column(1) == ["a,b"]

    def test_one_column_is_a_table(self, tmp_path: Path) -> None:
        """A file with one column is read; its commas in quotes stay."""
        table = guessed(saved(tmp_path, 'Say\nyes\n"no, never"\n'))
        assert table.column(0) == ["yes", "no, never"]
        assert guessed(saved(tmp_path, "Say\nyes\nno, never\nno, never; no\n")).names == ("Say",)

    def test_commas_in_cells_do_not_mislead(self, tmp_path: Path) -> None:
        """A file with semicolons is read by them, however many commas its header and cells hold."""
        text = 'If other, please say;Date\nC, or d;x, 1\n"a;b";y, 2\n"a;b";z, 3\n'
        assert guessed(saved(tmp_path, text)).column(0) == ["C, or d", "a;b", "a;b"]

    @given(st.lists(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0")), min_size=3, max_size=3)))
    def test_what_csv_wrote_is_read(self, rows: list[list[str]]) -> None:
        """Cells that Python wrote come back as they were, those of empty rows aside."""
        import tempfile

        stream = io.StringIO(newline="")
        csv.writer(stream).writerows([["a", "b", "c"], *rows])
        with tempfile.TemporaryDirectory() as folder:
            table = read_raw(saved(Path(folder), stream.getvalue()), Layout())
        assert [list(cells) for _, cells in table.rows] == [row for row in rows if "".join(row).strip()]


class TestTwoHeaderRows:
    """An upper row over a lower one."""

    def test_upper_cells_span(self, tmp_path: Path) -> None:
        """An upper cell stands for the empty cells to its right that have a lower one, and for no others."""
        text = "ID,Which?,,,Why?\n,Bus,Train,Tram,\n1,Bus,,Tram,so\n2,,Train,,\n"
        assert guessed(saved(tmp_path, text)).names == ("ID", "Which? - Bus", "Which? - Train", "Which? - Tram", "Why?")

    def test_survey_monkey(self, tmp_path: Path) -> None:
        """The second row "Response" or "Open-Ended Response" belongs to the header."""
        text = "Respondent ID,Do you agree?,Why?\n,Response,Open-Ended Response\n1,Yes,so\n2,No,\n"
        names = guessed(saved(tmp_path, text)).names
        assert names == ("Respondent ID", "Do you agree? - Response", "Why? - Open-Ended Response")

    def test_qualtrics(self, tmp_path: Path) -> None:
        """The third row of import ids is no response."""
        text = (
            'StartDate,Q1\nStart Date,Do you agree?\n"{""ImportId"":""startDate""}","{""ImportId"":""QID1""}"\n'
            "2026-01-02 10:00:00,Yes\n"
        )
        table = guessed(saved(tmp_path, text))
        assert table.names == ("StartDate - Start Date", "Q1 - Do you agree?")
        assert table.rows == ((4, ("2026-01-02 10:00:00", "Yes")),)

    def test_a_plain_header_is_one_row(self, tmp_path: Path) -> None:
        """Answers that read like sentences do not make a second header row."""
        text = "ID,Agree?,Why?\n1,Yes,Is this wise?\n2,No,Who pays for it?\n"
        assert guess_layout(saved(tmp_path, text)).header_rows == 1


class TestWorkbooks:
    """XLSX."""

    def test_cells_come_as_plain_text(self, tmp_path: Path) -> None:
        """Whole numbers have no .0, dates are ISO, missing cells are empty."""
        rows = [
            ["n", "x", "day", "moment", "flag", "none"],
            [1.0, 2.5, date(2026, 3, 4), datetime.fromisoformat("2026-03-04 09:05:00"), True],
        ]
        table = guessed(workbook(tmp_path, rows))
        assert table.rows == ((2, ("1", "2.5", "2026-03-04", "2026-03-04 09:05:00", "TRUE", "")),)

    def test_merged_header_cells_spread(self, tmp_path: Path) -> None:
        """A merged upper header cell stands over all its columns."""
        rows = [["ID", "Which?", None, "Why?"], [None, "Bus", "Train", None], [1, "x", None, "so"], [2, None, "x", ""]]
        table = guessed(workbook(tmp_path, rows, ("B1:C1", "A1:A2", "D1:D2")))
        assert table.names == ("ID", "Which? - Bus", "Which? - Train", "Why?")

    def test_merged_answers_are_refused(self, tmp_path: Path) -> None:
        """Cells merged below the header would hide answers."""
        with pytest.raises(TableError, match=r"export\.xlsx:3 merged cells"):
            guessed(workbook(tmp_path, [["a", "b"], [1, 2], [3, None]], ("A3:B3",)))

    def test_a_formula_without_its_value_is_refused(self, tmp_path: Path) -> None:
        """A formula is never run; where no value is stored with it, its row and column are named."""
        with pytest.raises(TableError, match=r"export\.xlsx:2:B a formula"):
            guessed(workbook(tmp_path, [["a", "b", "c"], [1, "=A2+1", 3]]))

    def test_the_fullest_sheet_is_guessed(self, tmp_path: Path) -> None:
        """A cover sheet is passed over."""
        book = Workbook()
        book.active.append(["About this file"])
        sheet = book.create_sheet("Data")
        for row in (["ID", "Agree?"], ["1", "Yes"], ["2", "No"]):
            sheet.append(row)
        book.save(tmp_path / "export.xlsx")
        assert guess_layout(tmp_path / "export.xlsx").sheet == "Data"

    def test_an_unknown_sheet_is_refused(self, tmp_path: Path) -> None:
        """The sheets that there are, are named."""
        with pytest.raises(TableError, match="expected one of Sheet"):
            read_raw(workbook(tmp_path, [["a"], ["b"]]), Layout(sheet="Answers"))

    def test_cells_beyond_the_header_are_refused(self, tmp_path: Path) -> None:
        """A row with a cell to the right of the header is shifted."""
        with pytest.raises(TableError, match=r"export\.xlsx:3 3 cells"):
            guessed(workbook(tmp_path, [["a", "b"], [1, 2], [3, 4, 5]]))


class TestOpenDocument:
    """ODS, as departments publish it."""

    @pytest.fixture
    def path(self, tmp_path: Path) -> Path:
        """A workbook with a cover sheet, numbers, dates, gaps, line breaks, and a merged header cell."""
        from odf.opendocument import OpenDocumentSpreadsheet
        from odf.table import CoveredTableCell, Table, TableCell, TableRow
        from odf.text import P

        document = OpenDocumentSpreadsheet()
        cover, data = Table(name="Cover"), Table(name="Responses")
        for table, rows in ((cover, [["About"]]), (data, [["ID", "Which?", "", "When"], ["", "Bus", "Train", ""]])):
            document.spreadsheet.addElement(table)
            for cells in rows:
                row = TableRow()
                table.addElement(row)
                for words in cells:
                    spans = {"numbercolumnsspanned": 2} if words == "Which?" else {}
                    cell = TableCell(valuetype="string", **spans) if words or not row.childNodes else CoveredTableCell()
                    cell.addElement(P(text=words))
                    row.addElement(cell)
        for number in (1, 2):
            row = TableRow()
            row.addElement(TableCell(valuetype="float", value=number))
            row.addElement(TableCell(numbercolumnsrepeated=1))
            said = TableCell(valuetype="string")
            said.addElement(P(text="one"))
            said.addElement(P(text="two"))
            row.addElement(said)
            row.addElement(TableCell(valuetype="date", datevalue="2026-03-04"))
            row.addElement(TableCell(numbercolumnsrepeated=1000))
            data.addElement(row)
        data.addElement(TableRow(numberrowsrepeated=1_000_000))
        document.save(str(tmp_path / "export.ods"))
        return tmp_path / "export.ods"

    def test_cells(self, path: Path) -> None:
        """The sheet of responses is found, header cells spread, cells come as plain text."""
        table = guessed(path)
        assert table.layout == Layout(2, sheet="Responses")
        assert table.names == ("ID", "Which? - Bus", "Which? - Train", "When")
        assert table.rows == ((3, ("1", "", "one\ntwo", "2026-03-04")), (4, ("2", "", "one\ntwo", "2026-03-04")))

    def test_damage(self, path: Path) -> None:
        """A file that is cut off is refused."""
        path.write_bytes(path.read_bytes()[:-200])
        with pytest.raises(TableError, match="damaged"):
            guessed(path)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%PDF-1.7\n", "is a PDF"),
        (b"<!DOCTYPE html><html><body>Please sign in</body></html>", "is HTML"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Excel"),
        (b'{"responses": []}', "is JSON"),
        (b"PK\x03\x04 cut", "damaged"),
        (b"", "is empty"),
        (b" \n\n", "is empty"),
    ],
)
def test_what_is_no_table_is_said(tmp_path: Path, content: bytes, words: str) -> None:
    """A file of another kind is refused by what it is, whatever its name."""
    with pytest.raises(TableError, match=words):
        guess_layout(saved(tmp_path, content))


def test_other_archives_are_told_apart(tmp_path: Path) -> None:
    """A zip archive or Word document is not called a workbook."""
    for part, words in (("word/document.xml", "Word"), ("notes.txt", "zip archive")):
        with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
            archive.writestr(part, "x")
        with pytest.raises(TableError, match=words):
            guess_layout(tmp_path / "a.xlsx")


def test_missing_file_and_folder(tmp_path: Path) -> None:
    """A path that is no file is refused."""
    with pytest.raises(TableError, match="no such file"):
        guess_layout(tmp_path / "none.csv")
    with pytest.raises(TableError, match="is a folder"):
        guess_layout(tmp_path)


def test_layouts_seen_in_the_field(shared: Path) -> None:
    """The layouts of the real exports are recognised."""
    folder = shared / "realdata"
    rows = {
        "response_export_layouts/responses_biomass_format.csv": (2, 5),
        "response_export_layouts/responses_lgr_format.csv": (1, 5),
        "response_export_layouts/responses_scr_format.csv": (1, 5),
        "rse_survey_2016/data/public_data.csv": (1, 273),
        "polis_london_policing/participants-votes.csv": (1, 26),
    }
    found = {name: (t.layout.header_rows, len(t.rows)) for name in rows if (t := guessed(folder / name))}
    assert found == rows
