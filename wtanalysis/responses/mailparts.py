"""One ``.eml`` file taken apart: its headers, its body, its attachments, the messages inside it.

Nothing is run, nothing is fetched, and every limit ends in a note or an error that names the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path, PurePosixPath

from wtanalysis.errors import DocumentError, UserError
from wtanalysis.responses.mailhtml import html_text

MOST_BYTES = 50 * 2**20
MOST_CHARACTERS = 1_000_000
MOST_PARTS = 200
DEEPEST = 5
READ = (".docx", ".pdf", ".odt", ".txt", ".md", ".html", ".htm")
ENDING_OF = {
    "application/pdf": ".pdf", "text/plain": ".txt", "text/html": ".html",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}  # fmt: skip
SEALS = ("application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature")
_BROKEN = (ValueError, IndexError, AttributeError, TypeError, LookupError, AssertionError)


@dataclass(frozen=True)
class Attachment:
    """A file in an email. ``number`` counts the attachments of the whole email from 1; its own name is not kept."""

    number: int
    ending: str
    data: bytes
    kind: str = ""

    @property
    def name(self) -> str:
        """What it is called in notes: its own name may hold a person's."""
        return f"attachment {self.number}{f' ({self.ending})' if self.ending else ''}"

    @property
    def readable(self) -> bool:
        """Whether it is of a format that can hold a response and that is read here."""
        return self.ending in READ


@dataclass(frozen=True)
class Message:
    """One message.

    Attributes:
        sender: the name that the From header shows, never the address.
        received: the day of the Date header as the sender wrote it, ISO; empty where there is none.
        subject: one line.
        text: the body as plain text.
        attachments: the files in it.
        messages: messages attached to it.
        notes: what about it could not be read, without the file's name.
        pictures: pictures shown inside the body, which are not read.
        address: of the sender, only to take it out of what they wrote.
    """

    sender: str = ""
    received: str = ""
    subject: str = ""
    text: str = ""
    attachments: tuple[Attachment, ...] = ()
    messages: tuple[Message, ...] = ()
    notes: tuple[str, ...] = ()
    pictures: int = 0
    address: str = field(default="", repr=False)


def read_message(path: Path) -> Message:
    r"""An email file, taken apart.

    Args:
        path: the ``.eml`` file.

    Raises:
        DocumentError: empty, over 50 MB, no email, nested too deeply, or a body of over a million characters.

    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "a.eml"
    >>> _ = path.write_text("From: Ann <a@example.org>\nDate: Wed, 21 Jun 2023 09:00 +0100\n\nKeep the boats.")
    >>> message = read_message(path)
    >>> message.sender, message.received, message.text
    ('Ann', '2023-06-21', 'Keep the boats.')
    """
    size = path.stat().st_size
    if size > MOST_BYTES:
        raise _fault(
            path, f"has {size / 2**20:.0f} MB", "at most 50 MB", "take out its attachments and add them as files"
        )
    data = path.read_bytes()
    if not data.strip():
        raise _fault(path, "is empty", "an email", "save it again from the mailbox")
    try:
        parsed = message_from_bytes(data.lstrip(b"\r\n\xef\xbb\xbf"), policy=policy.default)
        if not isinstance(parsed, EmailMessage) or not (parsed.keys() and (parsed.get_payload() or len(parsed) > 1)):
            raise _fault(path, "is no email", "a message with headers", "save it again from the mailbox as .eml")
        if not {"from", "date", "subject", "to", "received", "message-id", "mime-version"} & {
            k.lower() for k in parsed
        }:
            raise _fault(path, "is no email", "a message with headers", "save it again from the mailbox as .eml")
        found = _Reader().message(parsed)
    except RecursionError:
        raise _fault(path, "is nested too deeply", "an email as mail programs send it", "save it as text") from None
    except UserError:
        raise
    except _BROKEN:
        raise _fault(
            path, "cannot be taken apart", "an email as mail programs send it", "save it again, or as text"
        ) from None
    if sum(len(one.text) for one in flat(found)) > MOST_CHARACTERS:
        raise _fault(path, "has over a million characters of text", "an email by a person", "split it, or leave it out")
    return found


def _fault(path: Path, what: str, expected: str, do: str) -> DocumentError:
    return DocumentError(what, expected, do, file=path.name)


def flat(message: Message) -> Iterator[Message]:
    """A message and those attached to it, outermost first."""
    yield message
    for inner in message.messages:
        yield from flat(inner)


@dataclass
class _Reader:
    """Walks the parts of one file, counting them."""

    parts: int = 0
    attached: int = 0

    def message(self, source: EmailMessage, depth: int = 0) -> Message:
        """One message with all in it."""
        found = _Found()
        self._part(source, found, depth)
        text, hidden = _body(found.plain, found.html)
        notes = (*found.notes, *([f"{hidden} hidden parts of its HTML left out"] if hidden else []))
        files, inner = tuple(found.attachments), tuple(found.messages)
        subject = header(source, "subject")
        return Message(
            _sender(source), _day(source), subject, text, files, inner, notes, found.pictures, _address(source)
        )

    def _part(self, part: EmailMessage, found: _Found, depth: int) -> None:
        self.parts += 1
        if self.parts > MOST_PARTS:
            found.notes = [
                *(n for n in found.notes if not n.startswith("more than")),
                f"more than {MOST_PARTS} parts: the rest not read",
            ]
            return
        kind = part.get_content_type()
        if kind == "message/rfc822":
            self._attached_message(part, found, depth)
        elif part.is_multipart():
            for inner in part.get_payload():
                if isinstance(inner, EmailMessage):
                    self._part(inner, found, depth)
        elif kind in SEALS:
            found.notes.append("its digital signature was not checked")
        else:
            self._leaf(part, kind, found)

    def _attached_message(self, part: EmailMessage, found: _Found, depth: int) -> None:
        inner = part.get_payload()
        message = inner[0] if isinstance(inner, list) and inner else None
        if isinstance(message, EmailMessage) and depth < DEEPEST:
            found.messages.append(self.message(message, depth + 1))
        else:
            found.notes.append(f"a message inside {depth} others was not read: forward it alone")

    def _leaf(self, part: EmailMessage, kind: str, found: _Found) -> None:
        ending = _ending(part, kind)
        named = bool(_file_name(part)) or _attr(part.get_content_disposition) == "attachment"
        if kind in ("text/plain", "text/html") and not named:
            text, sure = _decoded(part)
            (found.plain if kind == "text/plain" else found.html).append(text)
            if not sure:
                found.notes.append("some letters of its body are in an unknown coding")
            return
        if kind.startswith("image/") and (part.get("content-id") or _attr(part.get_content_disposition) == "inline"):
            found.pictures += 1
            return
        self.attached += 1
        data = part.get_payload(decode=True)
        found.attachments.append(Attachment(self.attached, ending, data if isinstance(data, bytes) else b"", kind))


@dataclass
class _Found:
    """What the parts of one message held."""

    plain: list[str] = field(default_factory=list)
    html: list[str] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    pictures: int = 0


def _body(plain: list[str], html: list[str]) -> tuple[str, int]:
    """The plain text, unless it is empty or a mere hint beside an HTML body four times as long."""
    text = "\n\n".join(part for part in plain if part.strip())
    if not html:
        return text, 0
    told = [html_text(part) for part in html]
    rich = "\n\n".join(part for part, _ in told if part.strip())
    if len(re.findall(r"\w+", rich)) > 4 * len(re.findall(r"\w+", text)):
        return rich, sum(hidden for _, hidden in told)
    return text, 0


def header(source: EmailMessage, name: str) -> str:
    """A header as one line of text; empty where it is missing or cannot be read."""
    try:
        value = str(source.get(name, ""))
    except _BROKEN:
        return ""
    return " ".join(re.sub(r"[\x00-\x1f\x7f\u2028\u2029]+", " ", value).split())[:500]


def _sender(source: EmailMessage) -> str:
    """The name beside the address of the From header."""
    name = header(source, "from").partition("<")[0].replace('"', " ")
    return "" if "@" in name else re.sub(r"\s+,", ",", " ".join(name.split()))


def _address(source: EmailMessage) -> str:
    match = re.search(r"[^\s<>()\"',;:]+@[^\s<>()\"',;:]+", header(source, "from"))
    return match[0] if match else ""


def _day(source: EmailMessage) -> str:
    """The day of the Date header, else of the newest Received header."""
    for value in (header(source, "date"), header(source, "received").rpartition(";")[2]):
        try:
            day = parsedate_to_datetime(value).date()
        except _BROKEN:
            continue
        if 1990 <= day.year <= 2100:
            return day.isoformat()
    return ""


def _attr(get: object) -> str:
    """A property of a part whose headers may be broken."""
    try:
        return str(get() or "") if callable(get) else ""
    except _BROKEN:
        return ""


def _file_name(part: EmailMessage) -> str:
    return _attr(part.get_filename).replace("\\", "/")


def _ending(part: EmailMessage, kind: str) -> str:
    """The ending of an attachment: of its name, or of its declared type where the name has none that is known."""
    ending = PurePosixPath(_file_name(part)).suffix.lower()
    return ending if re.fullmatch(r"\.[a-z0-9]{1,8}", ending) else ENDING_OF.get(kind, "")


def _decoded(part: EmailMessage) -> tuple[str, bool]:
    """The text of a part, and whether every letter of it is sure."""
    data = part.get_payload(decode=True)
    data = data if isinstance(data, bytes) else b""
    return decoded(data, _attr(part.get_content_charset))


def decoded(data: bytes, declared: str = "") -> tuple[str, bool]:
    """Bytes as text: as UTF-8 where they are, else as declared, else as Windows does; unknown bytes are marked.

    Mail programs declare ISO-8859-1 for what Windows wrote, and US-ASCII for anything; bytes beyond ASCII that happen
    to be UTF-8 throughout are hardly ever anything else.

    >>> decoded("naïve – yes".encode(), "us-ascii"), decoded("£5 – no".encode("cp1252"), "iso-8859-1")
    (('naïve – yes', True), ('£5 – no', True))
    """
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    latin = declared.lower() in ("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii", "")
    seven = declared.lower() in ("utf-7", "iso-2022-jp", "hz-gb-2312", "hz", "iso-2022-kr") and not data[:1] > b"\x7f"
    for name in ("utf-16" if marked else declared if seven else "utf-8-sig", "cp1252" if latin else declared, "cp1252"):
        try:
            return data.decode(name or "utf-8"), True
        except (LookupError, ValueError):
            continue
    return data.decode("utf-8", "replace"), False
