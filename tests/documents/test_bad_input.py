"""Bad input gives one clear error within seconds, and never half a document."""

from __future__ import annotations

import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.documents.writers import Piece, write_docx, write_odt
from wtanalysis.documents.readers import read_document, safety
from wtanalysis.errors import DocumentError

TEXT = [
    Piece("heading", "Parks"),
    Piece("body", "The council looks after forty parks and every one of them has a gate."),
]
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def nothing_there(folder: Path) -> Path:
    """Make this: nothing there."""
    return folder / "none.md"


def a_folder(folder: Path) -> Path:
    """Make this: a folder."""
    (folder / "plans.txt").mkdir()
    return folder / "plans.txt"


def empty(folder: Path) -> Path:
    """Make this: empty."""
    (folder / "a.txt").write_bytes(b"")
    return folder / "a.txt"


def white_space_only(folder: Path) -> Path:
    """Make this: white space only."""
    (folder / "a.txt").write_text(" \n\n\t\n")
    return folder / "a.txt"


def docx_without_text(folder: Path) -> Path:
    """Make this: docx without text."""
    return write_docx([], folder / "a.docx")


def encrypted_docx(folder: Path) -> Path:
    """Make this: encrypted docx."""
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    (folder / "a.docx").write_bytes(head + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600)
    return folder / "a.docx"


def old_word(folder: Path) -> Path:
    """Make this: old word."""
    (folder / "a.docx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 900)
    return folder / "a.docx"


def encrypted_odt(folder: Path) -> Path:
    """Make this: encrypted odt."""
    path = write_odt(TEXT, folder / "a.odt")
    return change(path, "META-INF/manifest.xml", lambda data: data.replace(b"/>", b"><manifest:encryption-data/>", 1))


def locked_zip(folder: Path) -> Path:
    """Make this: locked zip."""
    path = write_docx(TEXT, folder / "a.docx")
    data = bytearray(path.read_bytes())
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(bytes(data))
    return path


def truncated_docx(folder: Path) -> Path:
    """Make this: truncated docx."""
    path = write_docx(TEXT, folder / "a.docx")
    path.write_bytes(path.read_bytes()[:-900])
    return path


def rotten_docx(folder: Path) -> Path:
    """Make this: rotten docx."""
    path = write_docx(TEXT, folder / "a.docx")
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        at = archive.getinfo("word/document.xml").header_offset
    data[at + 120 : at + 160] = b"\xff" * 40
    path.write_bytes(bytes(data))
    return path


def docx_of_broken_xml(folder: Path) -> Path:
    """Make this: docx of broken xml."""
    return change(write_docx(TEXT, folder / "a.docx"), "word/document.xml", lambda data: data[: len(data) // 2])


def odt_of_broken_xml(folder: Path) -> Path:
    """Make this: odt of broken xml."""
    return change(write_odt(TEXT, folder / "a.odt"), "content.xml", lambda data: data[: len(data) // 2])


def pdf_named_docx(folder: Path) -> Path:
    """Make this: pdf named docx."""
    (folder / "a.docx").write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj")
    return folder / "a.docx"


def html_named_txt(folder: Path) -> Path:
    """Make this: html named txt."""
    (folder / "a.txt").write_text("<!DOCTYPE html>\n<html><body><p>Parks</p></body></html>")
    return folder / "a.txt"


def docx_named_odt(folder: Path) -> Path:
    """Make this: docx named odt."""
    return write_docx(TEXT, folder / "a.docx").rename(folder / "a.odt")


def text_named_pdf(folder: Path) -> Path:
    """Make this: text named pdf."""
    (folder / "a.pdf").write_text("Parks are open.")
    return folder / "a.pdf"


def picture_named_txt(folder: Path) -> Path:
    """Make this: picture named txt."""
    (folder / "a.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    return folder / "a.txt"


def spreadsheet_named_docx(folder: Path) -> Path:
    """Make this: spreadsheet named docx."""
    with zipfile.ZipFile(folder / "a.docx", "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    return folder / "a.docx"


def binary_in_txt(folder: Path) -> Path:
    """Make this: binary in txt."""
    (folder / "a.txt").write_bytes(b"Parks" + bytes(range(32)) * 40)
    return folder / "a.txt"


def control_codes_in_txt(folder: Path) -> Path:
    """Make this: control codes in txt."""
    (folder / "a.txt").write_bytes(b"Parks \x01\x02\x03\x04\x05 are \x06\x07 open")
    return folder / "a.txt"


def unknown_coding(folder: Path) -> Path:
    """Make this: unknown coding."""
    (folder / "a.txt").write_bytes("Парки открыты каждый день".encode("cp1251"))
    return folder / "a.txt"


def too_large(folder: Path) -> Path:
    """Make this: too large."""
    with (folder / "a.txt").open("wb") as stream:
        stream.truncate(safety.MOST_BYTES + 1)
    return folder / "a.txt"


def zip_bomb(folder: Path) -> Path:
    """Make this: zip bomb."""
    path = write_docx(TEXT, folder / "a.docx")
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive, archive.open("word/media/a.bin", "w") as stream:
        for _ in range(201):
            stream.write(b"\0" * 2**20)
    return path


def lying_zip_bomb(folder: Path) -> Path:
    """Make this: lying zip bomb."""
    path = zip_bomb(folder)
    data = bytearray(path.read_bytes())
    size = (201 * 2**20).to_bytes(4, "little")
    path.write_bytes(bytes(data).replace(size, (1000).to_bytes(4, "little")))
    return path


def outside_entity(folder: Path) -> Path:
    """Make this: outside entity."""
    entity = b'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]><w:document'
    return change(
        write_docx(TEXT, folder / "a.docx"), "word/document.xml", lambda data: data.replace(b"<w:document", entity, 1)
    )


def billion_laughs(folder: Path) -> Path:
    """Make this: billion laughs."""
    laughs = b'<!DOCTYPE o [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><office:document-content'
    path = write_odt(TEXT, folder / "a.odt")
    return change(path, "content.xml", lambda data: data.replace(b"<office:document-content", laughs, 1))


def change(path: Path, member: str, alter: Callable[[bytes], bytes]) -> Path:
    """Rewrite one member of a zipped document."""
    with zipfile.ZipFile(path) as archive:
        told = {name: archive.read(name) for name in archive.namelist()}
    altered = alter(told[member])
    assert altered != told[member]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in told.items():
            archive.writestr(name, altered if name == member else data)
    return path


BAD = {
    nothing_there: "no such file",
    a_folder: "is a folder",
    empty: "is empty",
    white_space_only: "holds no text",
    docx_without_text: "holds no text",
    encrypted_docx: "encrypted",
    encrypted_odt: "encrypted",
    locked_zip: "encrypted",
    old_word: "an old Word",
    truncated_docx: "cut short",
    rotten_docx: "damaged",
    docx_of_broken_xml: "cannot be read as a Word document",
    odt_of_broken_xml: "cannot be read as an OpenDocument text",
    pdf_named_docx: "is really PDF",
    html_named_txt: "is really HTML",
    docx_named_odt: "is really DOCX",
    text_named_pdf: "is really text",
    picture_named_txt: "PNG picture",
    spreadsheet_named_docx: "a spreadsheet",
    binary_in_txt: "binary",
    control_codes_in_txt: "binary",
    unknown_coding: "unknown coding",
    too_large: "50 MB",
    zip_bomb: "200 MB",
    lying_zip_bomb: "damaged",
    outside_entity: "declares XML entities",
    billion_laughs: "declares XML entities",
}


@pytest.mark.parametrize(("make", "words"), BAD.items(), ids=lambda value: getattr(value, "__name__", ""))
def test_bad_input_is_one_error(make: Callable[[Path], Path], words: str, tmp_path: Path) -> None:
    """Each kind of bad input is one DocumentError that names the file, says what is wrong and comes within seconds."""
    path = make(tmp_path)
    start = time.monotonic()
    with pytest.raises(DocumentError) as caught:
        read_document(path)
    assert time.monotonic() - start < 5
    assert words in str(caught.value)
    assert str(caught.value).startswith(str(path))
    assert "\n" not in str(caught.value)
    assert caught.value.expected
    assert caught.value.do


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le-mark", "cp1252", "mac_roman"])
def test_codings_are_told_apart(coding: str, tmp_path: Path) -> None:
    """Curly marks, dashes, pounds and accents survive in each coding that English documents come in."""
    words = "The café’s “plan” – £6 million, naïve or not."
    data = b"\xff\xfe" + words.encode("utf-16-le") if coding == "utf-16-le-mark" else words.encode(coding)
    (tmp_path / "a.txt").write_bytes(data)
    assert read_document(tmp_path / "a.txt").paragraphs[0].text == words


def test_html_entities_from_outside_stay_out(tmp_path: Path) -> None:
    """An HTML page cannot pull in a file by an entity."""
    (tmp_path / "secret.txt").write_text("secret words")
    entity = f'<!ENTITY x SYSTEM "{(tmp_path / "secret.txt").as_uri()}">'
    page = f"<!DOCTYPE html [{entity}]><html><body><p>Open &x; gate</p></body></html>"
    (tmp_path / "a.html").write_text(page)
    assert "secret" not in " ".join(p.text for p in read_document(tmp_path / "a.html").paragraphs)
