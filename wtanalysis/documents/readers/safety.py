"""Bad input is told apart from documents before anything is read: what a file really is, how large, how it is coded."""

from __future__ import annotations

import re
import zipfile
import zlib
from pathlib import Path

from wtanalysis.errors import DocumentError

MOST_BYTES = 50 * 2**20
MOST_UNPACKED = 200 * 2**20
FORMATS = {
    ".pdf": "PDF", ".docx": "DOCX", ".odt": "ODT", ".html": "HTML", ".htm": "HTML", ".xhtml": "HTML",
    ".md": "text", ".markdown": "text", ".txt": "text", ".text": "text",
}  # fmt: skip
EXPECTED = "a PDF, DOCX, ODT, HTML, Markdown or text file"
_MAGIC = (
    (b"\x89PNG", "a PNG picture"), (b"\xff\xd8\xff", "a JPEG picture"), (b"GIF8", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"), (b"MM\x00*", "a TIFF picture"), (b"{\\rtf", "RTF"), (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7z archive"), (b"Rar!", "a RAR archive"), (b"\x7fELF", "a program"), (b"MZ", "a program"),
)  # fmt: skip
_HTML = re.compile(r"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)", re.I)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
_TYPOGRAPHY = set("‘’‚“”„–—…•·£€©®™§°±²³½¼¾«»×÷¶†‡\u00a0\u00ad")


def checked_format(path: Path) -> str:
    """The format of a file, by its name and by its content, which must agree.

    Args:
        path: the file.

    Returns:
        ``PDF``, ``DOCX``, ``ODT``, ``HTML`` or ``text``.

    Raises:
        DocumentError: missing, a folder, empty, too large, encrypted, truncated, or not what its name says.

    >>> import tempfile
    >>> p = Path(tempfile.mkdtemp()) / "a.docx"; _ = p.write_bytes(b"%PDF-1.7 ...")
    >>> checked_format(p)
    Traceback (most recent call last):
    wtanalysis.errors.DocumentError: ... is really PDF, expected DOCX as its name says, rename it to .pdf
    """
    _check_size(path)
    named = FORMATS.get(path.suffix.lower(), "")
    real = real_format(path)
    if real == named and named:
        if real in ("DOCX", "ODT"):
            check_archive(path)
        return real
    if real in FORMATS.values():
        suffix = next(ending for ending, name in FORMATS.items() if name == real)
        suffix = ".txt" if real == "text" else suffix
        raise _error(
            path, f"is really {real}", f"{named} as its name says" if named else EXPECTED, f"rename it to {suffix}"
        )
    raise _error(path, f"is {real}", named or EXPECTED, "save it as one of these and try again")


def _error(path: Path, what: str, expected: str = EXPECTED, do: str = "") -> DocumentError:
    return DocumentError(what, expected, do, file=str(path))


def _check_size(path: Path) -> None:
    try:
        if path.is_dir():
            raise _error(path, "is a folder", EXPECTED, "name the file itself")
        size = path.stat().st_size
        with path.open("rb"):
            pass
    except FileNotFoundError:
        raise _error(path, "no such file", EXPECTED, "check the path") from None
    except OSError as error:
        raise _error(
            path, f"cannot be opened ({error.strerror})", EXPECTED, "check the path and its permissions"
        ) from None
    if size == 0:
        raise _error(path, "is empty", EXPECTED, "fetch or save it again")
    if size > MOST_BYTES:
        raise _error(path, f"has {size / 2**20:.0f} MB", "at most 50 MB", "split it, or save it without pictures")


def real_format(path: Path) -> str:
    """What a file is by its content: one of the formats we read, or words for what it is instead.

    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "response.docx"
    >>> _ = path.write_bytes(b"%PDF-1.7 named wrongly")
    >>> real_format(path)
    'PDF'
    """
    with path.open("rb") as stream:
        head = stream.read(65536)
    if b"%PDF-" in head[:1024]:
        return "PDF"
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        return _ole(path)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip(path)
    for magic, words in _MAGIC:
        if head.startswith(magic):
            return words
    return "HTML" if _HTML.match(decode(path, head, whole=False)) else "text"


def _ole(path: Path) -> str:
    data = path.read_bytes()
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise _error(
            path, "is encrypted with a password", "a document without a password", "remove the password in Word"
        )
    return "an old Word, Excel or Outlook file"


def _zip(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            if "word/document.xml" in names:
                return "DOCX"
            kind = archive.read("mimetype")[:100].decode("ascii", "replace") if "mimetype" in names else ""
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, KeyError):
        raise _error(path, "is damaged or cut short", "a whole file", "fetch or save it again") from None
    if kind.startswith("application/vnd.oasis.opendocument.text"):
        return "ODT"
    if "xl/workbook.xml" in names or "spreadsheet" in kind:
        return "a spreadsheet"
    if "ppt/presentation.xml" in names or "presentation" in kind:
        return "a presentation"
    return "a zip archive"


def check_archive(path: Path) -> None:
    """Read a zipped document through once, so that a bomb, a lie about sizes or a cut does no harm later.

    Raises:
        DocumentError: encrypted, damaged, more than 200 MB unpacked, or XML that declares entities.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            if any(member.flag_bits & 1 for member in members):
                raise _encrypted(path)
            if sum(member.file_size for member in members) > MOST_UNPACKED:
                raise _too_large(path)
            unpacked = 0
            for member in members:
                unpacked += _read_through(path, archive, member, MOST_UNPACKED - unpacked)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, KeyError, ValueError):
        raise _error(path, "is damaged or cut short", "a whole file", "fetch or save it again") from None


def _encrypted(path: Path) -> DocumentError:
    return _error(path, "is encrypted with a password", "a document without a password", "save it without a password")


def _too_large(path: Path) -> DocumentError:
    return _error(path, "unpacks to more than 200 MB", "at most 200 MB unpacked", "save it without pictures")


def _read_through(path: Path, archive: zipfile.ZipFile, member: zipfile.ZipInfo, most: int) -> int:
    is_xml = member.filename.endswith((".xml", ".rels"))
    read, tail = 0, b""
    with archive.open(member) as stream:
        while block := stream.read(1 << 20):
            read += len(block)
            if read > most:
                raise _too_large(path)
            if is_xml:
                seen = (tail + block).replace(b"\x00", b"")
                if b"<!DOCTYPE" in seen or b"<!ENTITY" in seen:
                    raise _error(
                        path, "declares XML entities", "a document as Word or LibreOffice saves it", "save it again"
                    )
                if member.filename == "META-INF/manifest.xml" and b"encryption-data" in seen:
                    raise _encrypted(path)
                tail = block[-32:]
    return read


def decode(path: Path, data: bytes | None = None, whole: bool = True) -> str:
    """The text of a file in UTF-8, UTF-16 or UTF-32 with a mark, the charset an HTML page declares, or Windows-1252.

    Windows-1252 (and then Mac Roman) is taken only when nearly all its special characters are letters and marks
    that English documents use; anything else is an error and never wrong letters.

    Args:
        path: the file, for messages, and to be read if ``data`` is not given.
        data: its bytes.
        whole: whether ``data`` is the whole file and not only its beginning.

    Raises:
        DocumentError: binary content, or a coding that is none of these.

    >>> decode(Path("response.txt"), "£4 – a crossing".encode("cp1252"))
    '£4 – a crossing'
    """
    data = path.read_bytes() if data is None else data
    for mark, name in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe\x00\x00", "utf-32"), (b"\x00\x00\xfe\xff", "utf-32"),
                       (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):  # fmt: skip
        if data.startswith(mark):
            return _checked(path, _try(data, name, whole))
    if b"\x00" in data[:65536]:
        raise _error(path, "holds binary data and no text", EXPECTED, "check that it is the document you mean")
    text = _try(data, "utf-8", whole)
    declared = _DECLARED.search(data[:4096])
    for name in ([declared[1].decode("ascii")] if declared else []) + ["cp1252", "mac_roman"]:
        if text is None:
            text = _plausible(_try(data, name, whole))
    return _checked(path, text)


def _try(data: bytes, name: str, whole: bool) -> str | None:
    try:
        return data.decode(name)
    except LookupError:
        return None
    except UnicodeDecodeError as error:
        cut = not whole and error.start > len(data) - 8
        return data[: error.start].decode(name) if cut else None


def _plausible(text: str | None) -> str | None:
    """The text if its characters beyond ASCII are those of English documents."""
    if text is None:
        return None
    special = [char for char in text if ord(char) > 127]
    usual = sum(char in _TYPOGRAPHY or (char in "àáâäçèéêëìíîïñòóôöùúûüÀÂÄÇÈÉÊËÎÏÑÔÖÙÛÜŵŷŴŶœæßø") for char in special)
    return text if usual >= 0.9 * len(special) else None


def _checked(path: Path, text: str | None) -> str:
    if text is None:
        raise _error(path, "is in an unknown coding", "UTF-8, UTF-16 with a mark, or Windows-1252", "save it as UTF-8")
    if len(_CONTROLS.findall(text)) > max(2, len(text) // 1000):
        raise _error(path, "holds binary data and no text", EXPECTED, "check that it is the document you mean")
    return text
