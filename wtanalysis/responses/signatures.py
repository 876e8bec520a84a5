"""Greetings, signatures and disclaimers: what stands round the words of a letter and holds names, but no view."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wtanalysis.responses.paragraphs import TALKS, Piece

LeftOut = tuple[str, str]
HEAD = 12
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
_PLACE = re.compile(rf"{_CONTACT.pattern}|\b[A-Z]{{1,2}}\d[A-Z\d]?\s*\d[A-Z]{{2}}\b|^\d+[a-z]?,?\s+[A-Z]", re.I)


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
    """The first line that greets goes, and the head of a letter above it: short lines, contact details among them."""
    for at, piece in enumerate(pieces[:HEAD]):
        lines = piece.text.split("\n")
        row = next((row for row, line in enumerate(lines[:HEAD]) if _is_greeting(line)), None)
        if row is None:
            continue
        above = [line for one in pieces[:at] for line in one.text.split("\n")] + lines[:row]
        is_head = all(_is_signature(line) for line in above) and any(_PLACE.search(line) for line in above)
        if row and not is_head:
            continue
        new = [Piece("\n".join(lines[row + 1 :]))] if lines[row + 1 :] else []
        kept = [] if is_head else pieces[:at]
        return [*kept, *new, *pieces[at + 1 :]], "\n".join([*(above if is_head else []), lines[row]])
    return pieces, ""


def _is_greeting(line: str) -> bool:
    return bool(_GREETING.match(line)) and len(line.split()) <= 8 and not line.endswith((".", "?"))


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
    sentences = [0]  # how many lines from here on are no part of a signature
    for _, line in reversed(lines):
        sentences.append(sentences[-1] + (not _is_signature(line)))
    sentences.reverse()
    for at, (_, line) in enumerate(lines):
        if line in ("--", "-- ", "__", "—") or _SENT_FROM.match(line):
            return at
        takes_leave = (_SIGN_OFF.match(line) or _SIGNED.match(line)) and (at or len(lines) == 1)
        if takes_leave and (sentences[at + 1] <= 2 or at + 2 >= len(lines)):
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
        and not TALKS.search(line)
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
