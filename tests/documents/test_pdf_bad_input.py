"""A PDF that cannot be read whole gives one error: the file, what is wrong, what to do; never half a result."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from tests.documents.pdf_writer import flow, write_pdf
from wtanalysis.documents.readers import read_document
from wtanalysis.documents.readers.pdf import read_pdf
from wtanalysis.errors import DocumentError

WORDS = (
    "Gates are opened at dawn by the keeper of the park, who writes the hour in a book that the council reads in May. "
)


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    """A good PDF of three pages."""
    return write_pdf(
        tmp_path / "whole.pdf", [flow(f"In park {n} the rule is old. " + WORDS * 9, 60, 740) for n in range(3)]
    )


def locked(whole: Path, user: str, algorithm: str) -> Path:
    """A copy that asks for a password."""
    writer = PdfWriter(clone_from=PdfReader(whole))
    writer.encrypt(user, "owner", algorithm=algorithm)
    path = whole.with_name("locked.pdf")
    writer.write(path)
    return path


def scanned(whole: Path) -> Path:
    """Two sheets that are pictures."""
    from PIL import Image

    path = whole.with_name("scan.pdf")
    sheets = [Image.new("RGB", (620, 877), "white") for _ in range(2)]
    sheets[0].save(path, save_all=True, append_images=sheets[1:])
    return path


def cut(whole: Path) -> Path:
    """The first half of a file."""
    path = whole.with_name("cut.pdf")
    path.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    return path


def pageless(whole: Path) -> Path:
    """A PDF without pages."""
    return write_pdf(whole.with_name("none.pdf"), [])


def other(whole: Path) -> Path:
    """A web page with the name of a PDF."""
    path = whole.with_name("page.pdf")
    path.write_text("<html><body>Not found</body></html>")
    return path


def broken_page(whole: Path) -> Path:
    """The compressed words of the second page are overwritten in their middle."""
    data = bytearray(whole.read_bytes())
    second = data.index(b"stream\n", data.index(b"endstream") + 9) + 7
    data[second + 40 : second + 90] = b"\xff" * 50
    path = whole.with_name("broken.pdf")
    path.write_bytes(data)
    return path


def wordless(whole: Path) -> Path:
    """A page with nothing on it."""
    return write_pdf(whole.with_name("blank.pdf"), [[]])


CASES = [
    (lambda p: locked(p, "secret", "RC4-128"), "encrypted", "without one"),
    (lambda p: locked(p, "secret", "AES-256"), "encrypted", "without one"),
    (scanned, "scan", "text recognition"),
    (cut, "truncated", "fetch it again"),
    (pageless, "no pages", "again"),
    (other, "not a PDF", "again"),
    (broken_page, "page 2", "again"),
    (wordless, "no text", "right file"),
]


@pytest.mark.parametrize(("make", "what", "do"), CASES, ids=[what for _, what, _ in CASES])
def test_bad_pdfs_are_one_clear_error_within_seconds(whole: Path, make, what: str, do: str) -> None:  # type: ignore[no-untyped-def]
    """The error names the file, what is wrong, what was expected and what to do, on one line, in under five seconds."""
    path = make(whole)
    start = time.monotonic()
    with pytest.raises(DocumentError) as caught:
        read_pdf(path)
    line = str(caught.value)
    assert line.startswith(str(path))
    assert all(words in line for words in (what, "expected", do))
    assert "\n" not in line
    assert time.monotonic() - start < 5


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-128", "AES-256"])
def test_a_pdf_locked_without_a_password_is_read(whole: Path, algorithm: str) -> None:
    """Many official PDFs are locked against changes only: they open without a password and are read like any other."""
    assert read_pdf(locked(whole, "", algorithm)).paragraphs == read_pdf(whole).paragraphs


def test_pages_that_are_pictures_are_counted_when_others_have_text(whole: Path) -> None:
    """A picture page among text pages is no error, but the count of what was not read says so."""
    writer = PdfWriter(clone_from=PdfReader(whole))
    writer.append(PdfReader(scanned(whole)))
    path = whole.with_name("mixed.pdf")
    writer.write(path)
    assert read_pdf(path).left_out == {"pages that are pictures": 2}


def test_the_common_entry_reads_pdfs_and_refuses_large_ones(whole: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """``read_document`` gives what ``read_pdf`` gives; a file over the limit is refused before it is opened."""
    from wtanalysis.documents.readers import safety

    assert read_document(whole).paragraphs == read_pdf(whole).paragraphs
    monkeypatch.setattr(safety, "MOST_BYTES", 100)
    with pytest.raises(DocumentError, match="at most"):
        read_document(whole)
