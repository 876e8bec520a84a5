"""The words of one email, letter or note as paragraphs: what its writer says, and what is put aside and counted.

Put aside are quoted replies, signatures with greetings, disclaimers and the headers of forwarded messages: they hold
no view, and they hold names and addresses. Nothing else is; :class:`Body` keeps both sides, so that they can be
counted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Kind = Literal["body", "heading", "item"]
LeftOut = tuple[str, str]
FEW_WORDS = 40
WRAPPED = 100

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_ITEM = re.compile(r"\s*(?:[-*•◦▪■●·‣⁃–]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+\S", re.I)
_NUMBER = re.compile(r"\s*(?:question|section|chapter|part|q)\.?\s*\d|\s*\d{1,2}(?:\.\d{1,2})*[.):]?\s+[A-Z]", re.I)
_TALKS = re.compile(
    r"\b(?:i|i'm|we|we're|you|they|he|she|it|is|are|was|were|be|have|has|had|do|does|did|should|would|will|must|can|could"
    r"|please|thanks?|yes|no|agree|disagree|sorry)\b",
    re.I,
)
_REPLY = re.compile(r"On\b.{4,250}\bwrote:\s*\Z", re.S)
_STAMP = re.compile(r"@|\d{4}.*\d{1,2}[:.]\d{2}", re.S)
_ORIGINAL = re.compile(r"\s*[-_=]{2,}\s*original (?:message|appointment)\s*[-_=]{2,}\s*\Z", re.I)
_FORWARDED = re.compile(
    r"\s*(?:[-_=]{2,}\s*forwarded (?:message|by\b.*?)\s*[-_=]*|begin forwarded message:)\s*\Z", re.I
)
_HEADER = re.compile(
    r"\s*\*?(from|sent|date|to|cc|bcc|subject|reply-to|importance|attachments?)\s*:\*?(?:\s|\Z)(.*)", re.I
)
_QUOTED = re.compile(r"\s{0,3}>(?!\s?\d)")
_GREETING = re.compile(
    r"(?:dear|hi|hello|hiya|good (?:morning|afternoon|evening|day)|to whom it may concern|fao|attn)\b", re.I
)
_SIGN_OFF = re.compile(
    r"(?:yours (?:faithfully|sincerely|truly|ever)|(?:with |very |my |many |our )*(?:kind|kindest|best|warm|warmest)?"
    r"\s*(?:regards|wishes)|(?:many |with |my )*thanks?(?: you)?(?: (?:again|in advance|and (?:best|kind) \w+"
    r"|for (?:reading|listening|your (?:time|attention|consideration))(?: this)?))?|sincerely|faithfully|cheers"
    r"|wishing you\b.{0,40}|best|signed|respectfully)\s*[,.!]?\s*\Z",
    re.I,
)
_SIGNED = re.compile(r"(?:many )?(?:thanks?|cheers|regards)\b[^,]{0,30},\s+(?:[A-Z][\w.'’-]*\s*){1,4}\Z")
_SENT_FROM = re.compile(r"(?:sent from my|get outlook for|sent via|sent using)\b", re.I)
_MAIL = re.compile(r"\b(?:e-?mails?|messages?|communications?|attachments?|transmission|sender)\b", re.I)
_DISCLAIMER = re.compile(
    r"intended recipient|intended (?:solely|only) for|(?:solely|only) for the (?:use of the )?(?:individual|addressee)"
    r"|originated (?:from )?outside|consider the environment before printing|\bvirus.{0,40}\bscan"
    r"|(?:scanned|checked) (?:for|by).{0,60}\bvirus|(?:e-?mail|communication)s? (?:may|will) be (?:monitored|recorded)",
    re.I | re.S,
)
_CONTACT = re.compile(
    r"@|https?:|\bwww\.|\b(?:tel|phone|mob|mobile|fax|email|e-mail|direct|switchboard)\b\s*[:.]|\d[\d ()-]{8,}", re.I
)


@dataclass(frozen=True)
class Piece:
    """One paragraph, list item or heading, in its order."""

    text: str
    kind: Kind = "body"


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


def read_body(text: str, forwards: bool = False) -> Body:
    r"""The paragraphs of a text, its greeting, signature, disclaimers and quoted replies put aside.

    A forwarded message is read where the words above it are fewer than 40: then it is the response. Under more words
    it is what they comment on, and is put aside as a quoted reply is.

    Args:
        text: the body of an email, or a letter.
        forwards: the subject says that the message was forwarded (``FW:``).

    >>> body = read_body("Dear team,\n\nKeep the boats.\n\nKind regards\nAnn\n\n> When will you reply?")
    >>> [piece.text for piece in body.pieces], [what for what, _ in body.left_out]
    (['Keep the boats.'], ['quoted replies', 'greetings and signatures', 'greetings and signatures'])
    """
    text = _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n")).replace(
        "\u2028", "\n"
    )
    own, quoted, inside, passed_on = _take_apart(text.split("\n"), forwards)
    pieces, left_out = tidy(paragraphs(own))
    left_out = [("quoted replies", "\n".join(quoted))] * bool(quoted) + left_out
    if not inside:
        return Body(tuple(pieces), tuple(left_out))
    if not passed_on or _words(pieces) >= FEW_WORDS:
        return Body(tuple(pieces), (("quoted replies", "\n".join(inside)), *left_out))
    headers, sent, rest = _headers(inside)
    inner = read_body("\n".join(rest))
    told = (("headers of forwarded messages", "\n".join(headers)), *left_out, *inner.left_out)
    return Body((*pieces, *inner.pieces), told, True, inner.sent or sent)


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
            after = next((text for text in lines[at + taken :] if text.strip()), "")
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


def paragraphs(lines: Sequence[str]) -> list[Piece]:
    """Lines as paragraphs: parted by empty lines, list items and, where lines are not wrapped by hand, by line ends.

    >>> [(p.kind, p.text) for p in paragraphs(["Fares:", "", "- too high", "- too many", "", "They have gone up."])]
    [('heading', 'Fares:'), ('item', '- too high'), ('item', '- too many'), ('body', 'They have gone up.')]
    """
    wrapped = max(map(len, lines), default=0) <= WRAPPED
    groups: list[list[str]] = [[]]
    for line in lines:
        before = groups[-1]
        if not line.strip():
            groups.append([])
        elif before and (_ITEM.match(line) or (not wrapped and max(len(line), len(before[-1])) > WRAPPED)):
            groups.append([line.strip()])
        else:
            before.append(line.strip())
    kept = [group for group in groups if group]
    return [Piece("\n".join(group), _kind(group, last=group is kept[-1])) for group in kept]


def _kind(group: list[str], last: bool) -> Kind:
    line = group[0]
    if len(group) == 1 and not last and is_heading(line):
        return "heading"
    return "item" if _ITEM.match(line) else "body"


def is_heading(line: str) -> bool:
    """Whether a line that stands alone heads what follows: short, no sentence, or numbered, or ending in a colon.

    >>> is_heading("Night boats"), is_heading("4. Night boats"), is_heading("We like them"), is_heading("Not these.")
    (True, True, False, False)
    """
    words = line.split()
    if len(words) > 12 or line.endswith((".", "!", ",", ";")) or not re.search(r"[^\W\d_]", line):
        return False
    if line.endswith(":") or _NUMBER.match(line):
        return True
    return len(words) <= 8 and not _TALKS.search(line) and not line.endswith("?") and not _ITEM.match(line)


def tidy(pieces: Sequence[Piece]) -> tuple[list[Piece], list[LeftOut]]:
    """Paragraphs without greeting, signature and disclaimers, and what these were."""
    rest: list[Piece] = []
    left_out: list[LeftOut] = []
    for piece in pieces:
        if _DISCLAIMER.search(piece.text) and _MAIL.search(piece.text):
            left_out.append(("disclaimers", piece.text))
        else:
            rest.append(piece)
    rest, greeting = _without_greeting(rest)
    rest, signature = _without_signature(rest)
    names = [("greetings and signatures", text) for text in (greeting, signature) if text]
    return rest, left_out + names


def _without_greeting(pieces: list[Piece]) -> tuple[list[Piece], str]:
    """The first short line of the first paragraphs that greets goes."""
    for at, piece in enumerate(pieces[:6]):
        first, _, more = piece.text.partition("\n")
        if _GREETING.match(first) and len(first.split()) <= 8 and not first.endswith((".", "?")):
            new = [Piece(more.strip(), "body")] if more.strip() else []
            return [*pieces[:at], *new, *pieces[at + 1 :]], first
    return pieces, ""


def _without_signature(pieces: list[Piece]) -> tuple[list[Piece], str]:
    """From the line that takes leave on, short lines and contact details go; a postscript of sentences stays."""
    lines = [(index, line) for index, piece in enumerate(pieces) for line in piece.text.split("\n")]
    start = _leave(lines)
    if start is None:
        return pieces, ""
    gone = {at for at in range(start, len(lines)) if at == start or _is_signature(lines[at][1])}
    kept: dict[int, list[str]] = {}
    for at, (index, line) in enumerate(lines):
        if at not in gone:
            kept.setdefault(index, []).append(line)
    rest = [
        piece if len(kept[index]) == piece.text.count("\n") + 1 else Piece("\n".join(kept[index]), piece.kind)
        for index, piece in enumerate(pieces)
        if index in kept
    ]
    return rest, "\n".join(lines[at][1] for at in sorted(gone))


def _leave(lines: Sequence[tuple[int, str]]) -> int | None:
    """Where the signature begins: the mark of mail programs, or a line that takes leave near the end."""
    for at, (_, line) in enumerate(lines):
        if line in ("--", "-- ", "__", "—") or _SENT_FROM.match(line):
            return at
        if not (_SIGN_OFF.match(line) or _SIGNED.match(line)) or (at == 0 and len(lines) > 1):
            continue
        after = [text for _, text in lines[at + 1 :]]
        if sum(not _is_signature(text) for text in after) <= 2 or len(after) <= 1:
            return at
    return _bare_name(lines)


def _bare_name(lines: Sequence[tuple[int, str]]) -> int | None:
    """A last paragraph of short lines without a stop, each beginning with a capital, after a whole sentence."""
    if not lines:
        return None
    last = lines[-1][0]
    start = next(at for at, (index, _) in enumerate(lines) if index == last)
    block = [line for _, line in lines[start:]]
    names = all(
        len(line.split()) <= 6
        and line[:1].isupper()
        and not re.search(r"[.!?:;]\Z|^\W|\d", line)
        and not _TALKS.search(line)
        for line in block
    )
    before = lines[start - 1][1] if start else ""
    return start if names and len(block) <= 5 and before.endswith((".", "!", "?")) else None


def _is_signature(line: str) -> bool:
    """A line of a signature: short and no sentence, or with contact details."""
    words = line.split()
    if len(words) <= 16 and _CONTACT.search(line):
        return True
    return (
        len(words) <= 9
        and not (line.endswith((".", "?", "!")) and len(words) > 4)
        and not re.match(r"p\.?\s?s\b", line, re.I)
    )
