"""Marks inside a line of Markdown-like text: bold, italic, links, footnote marks; out of the text, kept as offsets."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from wtanalysis.documents.readers.joins import seam

Line = tuple[int, str]
"""A source line's number, counted from 1, and its text."""

_LINK = re.compile(r"(!?)\[((?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\]\(\s*<?(?:[^()\s]|\([^()]*\))*>?(?:\s+\"[^\"]*\")?\s*\)")
_NOTE = re.compile(r"<sup>\s*\[?([\w*†‡]{1,4})\]?\s*</sup>|\[\^([\w-]{1,12})\]", re.I)
_TAG = re.compile(r"</?(b|strong|i|em|u|span|sup|sub|small|br|p|div|a|cite|mark|abbr|code)(?:\s[^<>]*)?/?>", re.I)
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]+)>")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~$&])")
_ITALIC = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]*[^\s*])\*(?![\w*])|(?<![\w_])_(?=[^\s_])([^_\n]*[^\s_])_(?![\w_])")
_ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-f]+|[a-z]+\d*);", re.I)


@dataclass
class Inline:
    """A text without marks, and where its lines, bold words and footnote marks stood."""

    text: str = ""
    start: str = ""
    breaks: list[tuple[int, str]] = field(default_factory=list)
    emphasis: list[tuple[int, int]] = field(default_factory=list)
    notes: list[tuple[int, str]] = field(default_factory=list)


@dataclass
class Run:
    """Characters on their way to an Inline, each with its source line and whether it is bold."""

    prefix: str = "L"
    line: int = 0
    chars: list[str] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    bold: list[bool] = field(default_factory=list)
    notes: list[tuple[int, str]] = field(default_factory=list)
    is_bold: bool = False

    def add(self, text: str, line: int) -> None:
        """Add characters that stand on one line."""
        self.line = line
        for char in text:
            self.chars.append(char)
            self.lines.append(line)
            self.bold.append(self.is_bold)

    def add_lines(self, text: str, line: int) -> None:
        """Add characters that begin on a line and run over line ends."""
        for position, piece in enumerate(text.split("\n")):
            self.add("\n" * bool(position), line + position)
            self.add(piece, line + position)

    def note(self, mark: str) -> None:
        """Put a footnote mark here; after a unit (m, km, CO) a raised digit is part of the text."""
        before = "".join(self.chars[-4:])
        if mark in ("2", "3") and re.search(r"(?:^|[\d\s(/])(?:[kcm]?m|CO|ft)$", before):
            self.add(mark, self.line)
        else:
            self.notes.append((len(self.chars), mark))


def read_inline(lines: Sequence[Line], words: frozenset[str] = frozenset(), marks: bool = True) -> Inline:
    """Read the lines of one paragraph.

    Args:
        lines: source lines with their numbers.
        words: the document's vocabulary, which decides over hyphens at line ends.
        marks: whether the lines carry marks at all; plain text does not.

    Returns:
        The text with white space folded, and offsets into it. The first line is no break.

    >>> found = read_inline([(7, "We asked **‘Why?’** of [all](#)<sup>3</sup>,"), (8, "twice.")])
    >>> found.text, found.emphasis, found.notes, found.breaks
    ('We asked ‘Why?’ of all, twice.', [(9, 15)], [(22, '3')], [(24, 'L8')])
    """
    run = Run()
    for position, (number, text) in enumerate(lines):
        text = text.strip().rstrip("\\") if marks else text.strip()
        if position:
            _join_line(run, text, number, words)
        if marks:
            _scan(run, text, number)
        else:
            run.add(text, number)
    return fold(run)


def _join_line(run: Run, text: str, number: int, words: frozenset[str]) -> None:
    before = "".join(run.chars[-80:])
    kept, between = seam(before, text, words)
    if len(kept) < len(before):
        for column in (run.chars, run.lines, run.bold):
            column.pop()
    run.add(between, number)


def _scan(run: Run, text: str, line: int) -> None:
    """Walk over a line, taking marks out."""
    at = 0
    while at < len(text):
        if text.startswith(("**", "__"), at) and _is_bold_mark(text, at):
            run.is_bold = not run.is_bold
            at += 2
        elif match := _ESCAPE.match(text, at) or _AUTOLINK.match(text, at):
            run.add(match[1], line)
            at = match.end()
        elif match := _NOTE.match(text, at):
            run.note(match[1] or match[2])
            at = match.end()
        elif match := _LINK.match(text, at):
            if not match[1]:
                _scan(run, match[2], line)
            at = match.end()
        elif match := _ITALIC.match(text, at):
            _scan(run, match[1] or match[2], line)
            at = match.end()
        elif match := _TAG.match(text, at):
            _tag(run, match, line)
            at = match.end()
        elif match := _ENTITY.match(text, at):
            run.add(html.unescape(match[0]), line)
            at = match.end()
        else:
            run.add(text[at], line)
            at += 1


def _is_bold_mark(text: str, at: int) -> bool:
    """Two stars are a mark; two underscores only at the edge of a word (``__init__`` in running text is none)."""
    if text[at] == "*":
        return True
    before, after = text[at - 1 : at] if at else "", text[at + 2 : at + 3]
    return not (before.isalnum() and after.isalnum())


def _tag(run: Run, match: re.Match[str], line: int) -> None:
    name = match[1].lower()
    if name in ("b", "strong"):
        run.is_bold = not match[0].startswith("</")
    elif name in ("br", "p", "div"):
        run.add(" ", line)


def fold(run: Run) -> Inline:
    r"""Fold white space, and turn lines, bold and notes of single characters into offsets.

    >>> run = Run()
    >>> run.add_lines("  one\n  two ", 4)
    >>> found = fold(run)
    >>> found.text, found.start, found.breaks
    ('one two', 'L4', [(4, 'L5')])
    """
    out = Inline()
    chars: list[str] = []
    place: list[int] = []
    bold: list[bool] = []
    lines: list[int] = []
    for char, line, heavy in zip(run.chars, run.lines, run.bold, strict=True):
        place.append(len(chars))
        space = char.isspace()
        if char in "\u200b\ufeff" or (space and (not chars or chars[-1] == " ")):
            continue
        chars.append(" " if space else char)
        bold.append(heavy)
        lines.append(line)
    while chars and chars[-1] == " ":
        chars.pop(), bold.pop(), lines.pop()
    place.append(len(chars))
    out.text = "".join(chars)
    out.notes = [(min(place[at], len(chars)), mark) for at, mark in run.notes]
    out.start = f"{run.prefix}{lines[0]}" if lines else ""
    out.breaks = list(_line_breaks(chars, lines, run.prefix))
    out.emphasis = _spans(bold, out.text)
    return out


def _line_breaks(chars: Sequence[str], lines: Sequence[int], prefix: str) -> Iterator[tuple[int, str]]:
    """Where a new source line begins: at its first character that is not a space."""
    current = lines[0] if lines else 0
    for index, (char, line) in enumerate(zip(chars, lines, strict=True)):
        if line != current and char != " ":
            yield index, f"{prefix}{line}"
            current = line


def _spans(bold: Sequence[bool], text: str) -> list[tuple[int, int]]:
    """Stretches of bold characters, without the spaces at their edges."""
    spans: list[tuple[int, int]] = []
    start = None
    for index, heavy in enumerate([*bold, False]):
        if heavy and start is None:
            start = index
        elif not heavy and start is not None:
            piece = text[start:index]
            left = start + len(piece) - len(piece.lstrip())
            right = index - (len(piece) - len(piece.rstrip()))
            if left < right:
                spans.append((left, right))
            start = None
    return spans
