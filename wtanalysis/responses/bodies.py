"""The words of one email, letter or note as paragraphs: what its writer says, and what is put aside and counted.

Put aside are quoted replies, signatures with greetings, disclaimers and the headers of forwarded messages: they hold
no view, and they hold names and addresses. Nothing else is; :class:`Body` keeps both sides, so that they can be
counted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from wtanalysis.responses.paragraphs import Piece, paragraphs, unwrapped
from wtanalysis.responses.signatures import LeftOut, tidy

FEW_WORDS = 40
DEEPEST = 5


_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_REPLY = re.compile(r"On\b.{4,250}\bwrote:\s*\Z", re.S)
_STAMP = re.compile(r"@|\d{4}.*\d{1,2}[:.]\d{2}", re.S)
_ORIGINAL = re.compile(r"\s*[-_=]{2,}\s*original (?:message|appointment)\s*[-_=]{2,}\s*\Z", re.I)
_FORWARDED = re.compile(
    r"\s*(?:[-_=]{2,}\s*forwarded (?:message|by\b.*?)\s*[-_=]*|begin forwarded message:)\s*\Z", re.I
)
_HEADER = re.compile(
    r"\s*\*?(from|sent|date|to|cc|bcc|subject|reply-to|importance|attachments?)\s*:\*?(?:\s|\Z)(.*)", re.I
)
_QUOTED = re.compile(r"\s{0,3}>(?!\d)")


@dataclass(frozen=True)
class Body:
    """What a writer says, and what was put aside.

    Attributes:
        pieces: the paragraphs that hold the response.
        left_out: (what it is, its words) of each thing put aside: ``quoted replies``, ``greetings and signatures``,
            ``disclaimers``, ``headers of forwarded messages``.
        forwarded: the response was inside a forwarded message; its date line is then ``sent``.
        sent: the words of the date line of the forwarded message.
    """

    pieces: tuple[Piece, ...]
    left_out: tuple[LeftOut, ...] = ()
    forwarded: bool = False
    sent: str = ""


def read_body(text: str, forwards: bool = False, depth: int = 0) -> Body:
    r"""The paragraphs of a text, its greeting, signature, disclaimers and quoted replies put aside.

    A forwarded message is read where the words above it are fewer than 40: then it is the response. Under more words
    it is what they comment on, and is put aside as a quoted reply is.

    Args:
        text: the body of an email, or a letter.
        forwards: the subject says that the message was forwarded (``FW:``).
        depth: how many messages it was forwarded in; inside more than five, nothing is looked for.

    >>> body = read_body("Dear team,\n\nKeep the boats.\n\nKind regards\nAnn\n\n> When will you reply?")
    >>> [piece.text for piece in body.pieces], [what for what, _ in body.left_out]
    (['Keep the boats.'], ['quoted replies', 'greetings and signatures', 'greetings and signatures'])
    """
    text = _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n")).replace(
        "\u2028", "\n"
    )
    own, quoted, inside, passed_on = _take_apart(text.split("\n"), forwards)
    pieces, left_out = tidy(paragraphs(own))
    pieces = unwrapped(pieces)
    left_out = [("quoted replies", "\n".join(quoted))] * bool(quoted) + left_out
    if not inside:
        return Body(tuple(pieces), tuple(left_out))
    if not passed_on or depth >= DEEPEST or _words(pieces) >= FEW_WORDS:
        return Body(tuple(pieces), (("quoted replies", "\n".join(inside)), *left_out))
    headers, sent, rest = _headers(inside)
    again = any((match := _HEADER.match(line)) and is_forwarded(match[2]) for line in headers)
    inner = read_body("\n".join(rest), again, depth + 1)
    told = (("headers of forwarded messages", "\n".join(headers)), *left_out, *inner.left_out)
    return Body((*pieces, *inner.pieces), told, True, inner.sent or sent)


def is_forwarded(subject: str) -> bool:
    """Whether a subject says that a message was passed on.

    >>> is_forwarded("FW: Ferries"), is_forwarded("RE: FW: Ferries")
    (True, False)
    """
    return bool(re.match(r"\W*fwd?\s*:", subject, re.I))


def _words(pieces: Sequence[Piece]) -> int:
    return sum(len(piece.text.split()) for piece in pieces)


def _take_apart(lines: list[str], forwards: bool) -> tuple[list[str], list[str], list[str], bool]:
    """The writer's own lines, those marked as quoted, those of an earlier message to the end, and whether forwarded."""
    own: list[str] = []
    quoted: list[str] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        if _FORWARDED.match(line) or _ORIGINAL.match(line) or _begins_headers(lines, at):
            if not any(text.strip() for text in own):  # a file that begins with its headers is the message itself
                return own, quoted, lines[at:], True
            return own, quoted, lines[at:], forwards or bool(_FORWARDED.match(line))
        taken = _reply_line(lines, at)
        if taken:
            after = next((text for text in lines[at + taken : at + taken + 20] if text.strip()), "")
            if not _QUOTED.match(after):
                return own, quoted, lines[at:], False
            quoted += lines[at : at + taken]
            at += taken
        elif _QUOTED.match(line):
            quoted.append(line)
            own.append("")
            at += 1
        else:
            own.append(line)
            at += 1
    return own, quoted, [], False


def _reply_line(lines: list[str], at: int) -> int:
    """How many lines "On such a day so-and-so wrote:" takes from here; 0 where none begins."""
    if not lines[at].startswith("On "):
        return 0
    for count in (1, 2, 3):
        words = "\n".join(lines[at : at + count])
        if _REPLY.match(words):
            return count if _STAMP.search(words) else 0
    return 0


def _begins_headers(lines: list[str], at: int) -> bool:
    """Whether the headers of another message begin here: "From:" and at least two more in the lines after it."""
    first = _HEADER.match(lines[at])
    if not first or first[1].lower() not in ("from", "date", "sent", "to", "subject"):
        return False
    names = {match[1].lower() for line in lines[at : at + 8] if (match := _HEADER.match(line))}
    return "from" in names and len(names) >= 3


def _headers(lines: list[str]) -> tuple[list[str], str, list[str]]:
    """The lines that head a forwarded message, the words of its date line, and what follows."""
    end, sent, seen = 0, "", False
    for end, line in enumerate(lines):
        match = _HEADER.match(line)
        if match and match[1].lower() in ("date", "sent"):
            sent = match[2].strip()
        if match:
            seen = True
        elif line.strip() and not _FORWARDED.match(line) and not _ORIGINAL.match(line):
            if not (seen and line.startswith((" ", "\t"))):
                return lines[:end], sent, lines[end:]
        elif seen and not line.strip():
            return lines[:end], sent, lines[end:]
    return lines[: end + 1], sent, lines[end + 1 :]
