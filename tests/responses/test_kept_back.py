"""What is kept back: permission that the words do not give, what a withdrawn email brought, what no text may hold."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook

from wtanalysis.responses.cells import consent
from wtanalysis.responses.emails import read_emails
from wtanalysis.responses.rawtables import Layout, read_raw


@pytest.mark.parametrize(
    "words",
    [
        "Please leave my name out of it", "Redact my name", "As an individual, but ask me first",
        "My name may be used only if the others agree", "Take the organisation out", "Exclude my organisation",
    ],
)  # fmt: skip
def test_permission_with_a_condition_is_none(words: str) -> None:
    """A name that is to be left out, or a permission on a condition, is no consent to be quoted by name."""
    assert consent(words) == "none"


def test_the_notes_tell_nothing_of_a_withdrawn_email(tmp_path: Path) -> None:
    """An attachment that is not read is told with the name of its email, and no more once that is withdrawn."""
    for name in ("kept", "gone"):
        message = EmailMessage()
        message["Subject"] = "Night boats"
        message.set_content("Keep the night boats, please.")
        message.add_attachment(b"\x89PNG\r\n", maintype="image", subtype="png", filename="Pier.png")
        (tmp_path / f"{name}.eml").write_bytes(message.as_bytes())
    told = repr(read_emails(tmp_path, "email", []).notes)
    assert "gone.eml attachment" in told
    loaded = read_emails(tmp_path, "email", [], {"gone"})
    assert "gone" not in repr(loaded.notes)
    assert "kept.eml attachment" in repr(loaded.notes)
    assert [record["response_id"] for record in loaded.records] == ["gone", "kept"]


def test_escapes_of_a_workbook_make_no_nul_and_no_half_letter(tmp_path: Path) -> None:
    """A line end that Excel writes as an escape is read; what no text may hold stays as it is written."""
    book = Workbook()
    for row in (["ID", "Why?"], ["a", "LINE"], ["b", "ODD"]):
        book.active.append(row)
    book.save(tmp_path / "plain.xlsx")
    with ZipFile(tmp_path / "plain.xlsx") as plain, ZipFile(tmp_path / "a.xlsx", "w") as made:
        for name in plain.namelist():
            data = plain.read(name).replace(b"LINE", b"one_x000D_two").replace(b"ODD", b"x_x0000_y_xD800_z")
            made.writestr(name, data)
    cells = [row[1][1] for row in read_raw(tmp_path / "a.xlsx", Layout()).rows]
    assert cells == ["one\rtwo", "x_x0000_y_xD800_z"]
