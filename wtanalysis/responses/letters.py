"""One file of a folder of emails: an email with what is attached to it, or a letter."""

from __future__ import annotations

import re
import tempfile
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from wtanalysis.errors import DocumentError
from wtanalysis.responses.bodies import Body, is_forwarded, read_body
from wtanalysis.responses.dates import read_dates
from wtanalysis.responses.mailparts import Attachment, Message, decoded, flat, read_message
from wtanalysis.responses.paragraphs import Kind, Piece
from wtanalysis.responses.scales import key
from wtanalysis.responses.signatures import LeftOut, tidy

if TYPE_CHECKING:
    from wtanalysis.documents.model import Document

LETTERS = (".docx", ".pdf", ".odt", ".txt")
INSTEAD = {
    ".msg": "save it from Outlook as .eml", ".doc": "save it as .docx", ".rtf": "save it as .docx",
    ".xlsx": "copy what it says into a .txt or .docx", ".zip": "unpack it", ".mbox": "save each message as .eml",
}  # fmt: skip
PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".heic", ".webp", ".svg")
COPY = 0.8
ADDRESS = "[address of the sender]"


@dataclass
class Response:
    """One file as read: the texts that it holds, each a list of paragraphs, and what is known of it."""

    texts: list[list[Piece]] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    subject: str = ""
    received: str = ""
    sender: str = ""
    notes: list[tuple[str, str]] = field(default_factory=list)


def read_file(path: Path) -> Response:
    r"""One response: an email or a letter.

    Args:
        path: an ``.eml``, ``.docx``, ``.pdf``, ``.odt`` or ``.txt`` file.

    Raises:
        DocumentError: broken, empty, too large or not what it is named.

    >>> path = Path(tempfile.mkdtemp()) / "letter 2023-07-01.txt"
    >>> _ = path.write_text("Dear all,\n\nKeep the boats.\n\nYours faithfully\nAnn Lee")
    >>> response = read_file(path)
    >>> response.received, [piece.text for piece in response.texts[0]]
    ('2023-07-01', ['Keep the boats.'])
    """
    if path.suffix.lower() == ".eml":
        return _of_message(read_message(path))
    response = Response(received=_day_in(path.stem))
    try:
        _add_file(response, path)
    except DocumentError as error:
        raise replace(error, file=path.name) from None
    return response


def _day_in(stem: str) -> str:
    """An ISO day in a file's name, if it is one."""
    match = re.search(r"(?<!\d)(\d{4}-\d{2}-\d{2})(?!\d)", stem)
    return _day(match[1]) if match else ""


def _day(words: str) -> str:
    """A date as ISO; empty where it is none."""
    try:
        return read_dates([words], "day first", _no_day)[0]
    except ValueError:
        return ""


def _no_day(index: int, what: str, expected: str, do: str) -> NoReturn:
    raise ValueError(f"{index} {what} {expected} {do}")


def _of_message(message: Message) -> Response:
    """An email with what is attached to it, and with the messages inside."""
    response = Response(subject=message.subject, received=message.received, sender=message.sender)
    for number, one in enumerate(flat(message)):
        body = read_body(one.text, is_forwarded(one.subject))
        _add_body(response, body)
        if number and not any(response.texts[:-1]):  # only passed on: the message inside is the response
            response.subject, response.sender = one.subject, one.sender
            _sent(response, one.received)
        if one.pictures:
            response.notes.append(("pictures", f"{one.pictures}"))
        response.notes += [("about", note) for note in one.notes]
        for attachment in one.attachments:
            _attach(response, attachment)
    for address in sorted({one.address for one in flat(message) if one.address}, key=lambda a: (-len(a), a)):
        found = re.compile(re.escape(address), re.I)
        response.texts = [
            [replace(piece, text=found.sub(ADDRESS, piece.text)) for piece in text] for text in response.texts
        ]
    return response


def _add_body(response: Response, body: Body) -> None:
    response.texts.append(list(body.pieces))
    response.left_out += body.left_out
    if body.forwarded:
        response.sender = ""
        _sent(response, _day(body.sent))


def _sent(response: Response, day: str) -> None:
    """The day of a message that was passed on, which is the earlier one."""
    if day and day < (response.received or "9999"):
        response.notes.append(("about", "its date is that of the message inside it"))
        response.received = day
    elif not day:
        response.notes.append(("about", "passed on: its date is that of the outer message"))


def _attach(response: Response, attachment: Attachment) -> None:
    """Read an attachment into the response; say so where it cannot be."""
    if not attachment.readable:
        kind = "a picture" if attachment.ending in PICTURES else "of a format that is not read"
        do = INSTEAD.get(attachment.ending, "copy what it says into a text file")
        response.notes.append(("attachments", f"{attachment.name}, {kind}: {do}"))
        return
    before = {_compared(piece) for text in response.texts for piece in text}
    held = Response()
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / f"attachment{attachment.ending}"
        path.write_bytes(attachment.data)
        try:
            _add_file(held, path)
        except DocumentError as error:
            response.notes.append(("attachments", f"{attachment.name}, {error.what}: {error.do or 'read it by eye'}"))
            return
    pieces = [piece for text in held.texts for piece in text]
    known = sum(_compared(piece) in before for piece in pieces)
    if pieces and known >= COPY * len(pieces):
        response.notes.append(("copies", attachment.name))
        return
    response.texts += held.texts
    response.left_out += held.left_out


def _compared(piece: Piece) -> str:
    return re.sub(r"\W+", "", key(piece.text))


def _add_file(response: Response, path: Path) -> None:
    """A letter or other document, as its reader gives it; plain text as the body of an email."""
    if path.suffix.lower() in (".txt", ".md"):
        from wtanalysis.documents.readers.safety import checked_format

        checked_format(path)
        text, sure = decoded(path.read_bytes())
        if not sure:
            raise DocumentError("is in an unknown coding", "UTF-8", "save it as UTF-8", file=path.name)
        _add_body(response, read_body(text))
        return
    from wtanalysis.documents.readers import read_document

    document = read_document(path)
    pieces, left_out = tidy(_pieces(document))
    response.texts.append(pieces)
    response.left_out += [*left_out, *((what, "") for what, count in document.left_out.items() for _ in range(count))]


def _pieces(document: Document) -> list[Piece]:
    """The paragraphs of a document."""
    made = []
    for paragraph in document.paragraphs:
        text = f"{paragraph.number}. {paragraph.text}" if paragraph.number else paragraph.text
        kind: Kind = "heading" if paragraph.kind == "heading" else "body"
        if paragraph.kind in ("bullet", "table"):
            kind = "item"
        made.append(Piece(text, kind))
    return made
