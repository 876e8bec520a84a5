"""A tiny writer of PDFs for tests: words at places, in Helvetica, with or without tags."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Put:
    """Words at a place: points from the left and from the bottom; ``mcid`` ties them to a tag, -1 marks decoration."""

    x: float
    y: float
    text: str
    size: float = 11
    bold: bool = False
    mcid: int | None = None


@dataclass(frozen=True)
class Tag:
    """An element of the structure tree: its role, and inside it other tags or ``(page, mcid)``."""

    role: str
    inside: tuple[Tag | tuple[int, int], ...] = ()


@dataclass(frozen=True)
class Rule:
    """A line from one point to another."""

    x0: float
    y0: float
    x1: float
    y1: float


def wide(text: str, size: float = 11) -> float:
    """About how wide words are in Helvetica, in points."""
    return size * sum(0.26 if c in "ijlft.,;:I ’'" else 0.8 if c in "mwMW" else 0.54 for c in text)


def flow(text: str, x: float, y: float, letters: int = 85, size: float = 11, **more: object) -> list[Put]:
    """A paragraph from ``y`` down, 14 points from line to line, as wide as so many letters are on average."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if wide(longer, size) <= letters * 0.47 * size:
            lines[-1] = longer
        else:
            lines.append(word)
    return [Put(x, y - 14 * n, line, size, **more) for n, line in enumerate(lines)]  # type: ignore[arg-type]


def below(lines: Sequence[Put], gap: float = 24) -> float:
    """Where the next paragraph begins."""
    return lines[-1].y - gap


def write_pdf(path: Path, pages: Sequence[Sequence[Put | Rule]], tree: Sequence[Tag] = (), title: str = "") -> Path:
    """Write a PDF of A4 pages and return its path."""
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding /WinAnsiEncoding >>"
    objects: list[bytes] = [b"", b"", font % b"Helvetica", font % b"Helvetica-Bold"]

    def add(body: bytes) -> int:
        objects.append(body)
        return len(objects)

    sheets: list[int] = []
    for page in pages:
        stream = zlib.compress(b"\n".join(_drawn(item) for item in page))
        content = add(b"<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        sheets.append(add(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>" % content
        ))  # fmt: skip
    marks = b""
    if tree:
        root = len(objects) + 1
        add(b"")
        kids = [_element(objects, tag, root, sheets) for tag in tree]
        objects[root - 1] = b"<< /Type /StructTreeRoot /K [%s] >>" % b" ".join(b"%d 0 R" % kid for kid in kids)
        marks = b" /MarkInfo << /Marked true >> /StructTreeRoot %d 0 R" % root
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R%s >>" % marks
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(b"%d 0 R" % s for s in sheets), len(sheets))
    info = add(b"<< /Title (%s) >>" % title.encode("cp1252"))
    path.write_bytes(_file(objects, info))
    return path


def _file(objects: Sequence[bytes], info: int) -> bytes:
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    tail = b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        info,
        len(out),
    )
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + tail


def _drawn(item: Put | Rule) -> bytes:
    if isinstance(item, Rule):
        return b"0.5 w %g %g m %g %g l S" % (item.x0, item.y0, item.x1, item.y1)
    text = item.text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    font = b"F2" if item.bold else b"F1"
    words = b"BT /%s %g Tf %g %g Td (%s) Tj ET" % (font, item.size, item.x, item.y, text)
    if item.mcid is None:
        return words
    return (b"/Artifact BMC %s EMC" % words) if item.mcid < 0 else b"/P << /MCID %d >> BDC %s EMC" % (item.mcid, words)


def _element(objects: list[bytes], tag: Tag, parent: int, sheets: Sequence[int]) -> int:
    objects.append(b"")
    own = len(objects)
    kids = []
    for kid in tag.inside:
        if isinstance(kid, Tag):
            kids.append(b"%d 0 R" % _element(objects, kid, own, sheets))
        else:
            kids.append(b"<< /Type /MCR /Pg %d 0 R /MCID %d >>" % (sheets[kid[0] - 1], kid[1]))
    objects[own - 1] = b"<< /Type /StructElem /S /%s /P %d 0 R /K [%s] >>" % (
        tag.role.encode(),
        parent,
        b" ".join(kids),
    )
    return own
