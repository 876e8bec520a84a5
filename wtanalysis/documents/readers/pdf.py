"""A PDF becomes a Document: by its tags if it has them, else by its layout.

PDFium reads the text and where it stands, pypdf the structure tree and the outline, pdfplumber the tables that lines
draw. Text that a tagged file marks as decoration, but that is neither running head nor page number, is read by
its layout: Acrobat marks text boxes so.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from wtanalysis.documents.model import Document, Paragraph
from wtanalysis.documents.readers.pdf_headings import name_headings, outline_depths, words_of
from wtanalysis.documents.readers.pdf_layout import layout_pieces, measure, with_dots
from wtanalysis.documents.readers.pdf_margins import strip_margins
from wtanalysis.documents.readers.pdf_pieces import Piece, body_size, to_blocks
from wtanalysis.documents.readers.pdf_repair import insert_strays, split_glued
from wtanalysis.documents.readers.pdf_rules import Drawn, drawn_tables
from wtanalysis.documents.readers.pdf_runs import Page, Run, read_page
from wtanalysis.documents.readers.pdf_tagged import ruled_pieces, tagged_pieces
from wtanalysis.documents.readers.pdf_tags import Tag, read_tags
from wtanalysis.documents.readers.pdf_text import words_of as vocabulary_of
from wtanalysis.errors import DocumentError
from wtanalysis.provenance import Source

_TRUSTED = 0.6  # the share of a file's characters that tags must speak of to be followed
_NO_TITLE = re.compile(r"^(?:microsoft word\s*-|untitled|document\d*$|.*\.(?:docx?|pdf|indd|odt)$|title$|\W*$)", re.I)


def read_pdf(path: str | Path) -> Document:
    """Read a PDF, tagged or not.

    Args:
        path: the file.

    Returns:
        The document; locators are pages (``p12``), for numbered paragraphs page and number (``p12¶45``).

    Raises:
        DocumentError: the file is encrypted, truncated, damaged, without pages, or holds pictures of text only.

    >>> import matplotlib.backends.backend_pdf, matplotlib.figure, tempfile
    >>> figure = matplotlib.figure.Figure()
    >>> _ = figure.text(0.1, 0.5, "One line of text.")
    >>> path = Path(tempfile.mkdtemp()) / "a.pdf"
    >>> figure.savefig(path)
    >>> [(p.kind, p.text, p.locator) for p in read_pdf(path).paragraphs]
    [('body', 'One line of text.', 'p1')]
    """
    from wtanalysis.documents.readers.assemble import assemble

    path = Path(path)
    _check_ends(path)
    pages = _read_pages(path)
    _check_text(path, pages)
    title, tags, outline = _structure(path)
    pieces, left_out = _pieces(pages, tags, outline, drawn_tables(path))
    if blank := sum(not page.runs and page.images > 0 for page in pages):
        left_out["pages that are pictures"] = blank
    blocks = to_blocks(pieces, vocabulary_of(pages))
    document = assemble(Source.of(path), title or _printed_title(pieces), blocks, left_out)
    return replace(document, paragraphs=tuple(map(_plain_locator, document.paragraphs)))


def _plain_locator(paragraph: Paragraph) -> Paragraph:
    """Only numbered paragraphs have their number in the locator, not the items of a list beside them."""
    if paragraph.kind == "numbered" or "¶" not in paragraph.locator:
        return paragraph
    return replace(paragraph, locator=paragraph.locator.partition("¶")[0])


def _pieces(
    pages: Sequence[Page], tags: Mapping[tuple[int, int], Tag], outline: Mapping[str, int], drawn: Drawn
) -> tuple[list[Piece], dict[str, int]]:
    """Pieces of all pages in reading order, with headings named, and what was left out."""
    body, words = body_size(pages), vocabulary_of(pages)
    usual = measure(pages, body)
    left_out: Counter[str] = Counter()
    if _trusted(pages, tags):
        ruled: list[list[Piece]] = []
        bare: list[Page] = []
        for page in pages:
            rows, rest = ruled_pieces(page, tags, drawn(page), words)
            ruled.append(rows)
            bare.append(rest)
        pieces, left_out, strays = tagged_pieces(bare, tags, body, words)
        loose, furniture = strip_margins(_only(pages, strays))
        pieces = split_glued(pieces)
        for page, rows in zip(loose, ruled, strict=True):
            pieces = insert_strays(pieces, layout_pieces([page], usual, drawn, words))
            pieces = insert_strays(pieces, rows)
    else:
        stripped, furniture = strip_margins(pages)
        pieces = layout_pieces([with_dots(page, body) for page in stripped], usual, drawn, words)
    name_headings(pieces, body, outline)
    left_out.update(furniture)
    return pieces, dict(left_out)


def _trusted(pages: Sequence[Page], tags: Mapping[tuple[int, int], Tag]) -> bool:
    known = all_ = 0
    for page in pages:
        for run in page.runs:
            count = len(run.text.strip())
            all_ += count
            known += count if run.mcid >= 0 and (page.number, run.mcid) in tags else 0
    return bool(tags) and known >= _TRUSTED * all_


def _only(pages: Sequence[Page], runs: Sequence[Run]) -> list[Page]:
    """The pages with these runs only."""
    kept = {(run.page, run.order) for run in runs}
    return [replace(page, runs=tuple(r for r in page.runs if (r.page, r.order) in kept)) for page in pages]


def _printed_title(pieces: Sequence[Piece]) -> str:
    """The largest words of the first page, when they are a heading."""
    first = [piece for piece in pieces if piece.page == 1 and piece.role == "heading"]
    return words_of(max(first, key=lambda piece: piece.size)) if first else ""


def _check_ends(path: Path) -> None:
    """A PDF begins with its version and ends with its table of contents for programs; a truncated one does not."""
    with path.open("rb") as stream:
        head = stream.read(1024)
        size = stream.seek(0, 2)
        stream.seek(max(0, size - 4096))
        tail = stream.read()
    if b"%PDF-" not in head:
        raise DocumentError(
            "is not a PDF", "a file that begins with %PDF", "fetch it again, or rename it", file=str(path)
        )
    if b"%%EOF" not in tail and b"startxref" not in tail:
        raise DocumentError("is truncated: its end is missing", "a whole PDF", "fetch it again", file=str(path))


def _read_pages(path: Path) -> list[Page]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        raise _unopened(path, str(error)) from None
    try:
        if len(document) == 0:
            raise DocumentError("has no pages", "a PDF with text", "fetch or export it again", file=str(path))
        pages = []
        for index in range(len(document)):
            try:
                pages.append(read_page(document, index))
            except pypdfium2.PdfiumError:
                raise _damaged(path, index + 1) from None
        return pages
    finally:
        document.close()


def _unopened(path: Path, message: str) -> DocumentError:
    """What keeps PDFium from opening a file; it asks for a password of a file without pages, too."""
    data = path.read_bytes()
    if b"/Encrypt" not in data and re.search(rb"/Count\s+0\b", data):
        return DocumentError("has no pages", "a PDF with text", "fetch or export it again", file=str(path))
    if "password" in message.lower() and (b"/Encrypt" in data or b"/ObjStm" in data):
        return DocumentError(
            "is encrypted", "a PDF that opens without a password", "save a copy without one", file=str(path)
        )
    if "security" in message.lower():
        return DocumentError(
            "is encrypted in an unknown way", "a PDF without protection", "save a copy without it", file=str(path)
        )
    return DocumentError("is damaged and cannot be opened", "a whole PDF", "fetch or export it again", file=str(path))


def _damaged(path: Path, page: int) -> DocumentError:
    return DocumentError(
        f"is damaged: page {page} cannot be read", "a whole PDF", "fetch or export it again", file=str(path)
    )


def _check_text(path: Path, pages: Sequence[Page]) -> None:
    """Enough characters for a text, and characters that are letters."""
    text = "".join(run.text for page in pages for run in page.runs)
    printed = re.sub(r"\s", "", text)
    if len(printed) < 5 * len(pages) and sum(page.images > 0 for page in pages) > len(pages) / 2:
        raise DocumentError(
            "holds pictures of text but no text (a scan)", "a PDF with text",
            "run text recognition first (for example ocrmypdf) and read the result", file=str(path),
        )  # fmt: skip
    if not printed:
        raise DocumentError("holds no text", "a PDF with text", "check that it is the right file", file=str(path))
    odd = len(re.findall(r"[\ufffd\ue000-\uefff\x00-\x1f]", printed))
    if odd > 0.3 * len(printed):
        raise DocumentError(
            "holds text in a font without a key to its letters", "a PDF whose text can be copied",
            "run text recognition on it (for example ocrmypdf --force-ocr)", file=str(path),
        )  # fmt: skip


def _structure(path: Path) -> tuple[str, dict[tuple[int, int], Tag], dict[str, int]]:
    """Title, tags and outline; empty where pypdf cannot read them. Damaged pages are an error."""
    import logging

    from pypdf import PdfReader
    from pypdf.errors import DependencyError, PyPdfError

    quiet = logging.getLogger("pypdf")
    level = quiet.level
    quiet.setLevel(logging.CRITICAL)  # what it grumbles about is checked here, or does no harm
    try:
        reader = PdfReader(path)
        if reader.is_encrypted and not reader.decrypt(""):
            return "", {}, {}
        broken = next((n for n, page in enumerate(reader.pages, 1) if not _whole(page)), 0)
        title = str(reader.metadata.title or "").strip() if reader.metadata else ""
        found = ("" if _NO_TITLE.match(title) else title), read_tags(reader), outline_depths(reader)
    except (PyPdfError, DependencyError, KeyError, AttributeError, TypeError, ValueError, RecursionError):
        return "", {}, {}
    finally:
        quiet.setLevel(level)
    if broken:
        raise _damaged(path, broken)
    return found


def _whole(page: Any) -> bool:
    """Whether the compressed content of a page can be unpacked; PDFium would silently stop where it breaks."""
    contents = page.get("/Contents")
    contents = contents.get_object() if contents is not None else []
    for stream in contents if isinstance(contents, list) else [contents]:
        stream = stream.get_object()
        if stream is None or str(stream.get("/Filter")) not in ("/FlateDecode", "['/FlateDecode']"):
            continue
        try:
            zlib.decompressobj().decompress(stream._data)
        except zlib.error:
            return False
    return True
