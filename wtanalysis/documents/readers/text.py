"""Plain text and text with Markdown marks: lines to raw blocks, each with the number of its source line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from wtanalysis.documents.model import Kind
from wtanalysis.documents.readers.aligned import tabbed
from wtanalysis.documents.readers.bare_numbers import dotted
from wtanalysis.documents.readers.block import Block
from wtanalysis.documents.readers.guess import bold_words, guess_level, headings_among, is_numbered_title
from wtanalysis.documents.readers.inline import Line, read_inline
from wtanalysis.documents.readers.joins import heal, is_broken, vocabulary
from wtanalysis.documents.readers.levels import container
from wtanalysis.documents.readers.side_by_side import unfolded
from wtanalysis.documents.readers.underlined import underlined
from wtanalysis.documents.readers.wrapped import wrapped_blocks

_HEADING = re.compile(r"^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_RULE = re.compile(r"^\s*([-*_=])(?:\s*\1){2,}\s*$")
_BULLET = re.compile(r"^(\s*)([-*+•◦▪■●·‣⁃]|o(?=\s{2,}))\s+(?=\S)")
_NUMBERED = re.compile(
    r"^(\s*)(\d{1,3}\.|\d{1,3}(?:\.\d{1,3})+\.?)\s+(?=\S)(?!(?:per\s?cent|percent|%|million|billion|thousand|times|hours)\b)"
)
_ITEM = re.compile(r"^(\s*)\(?([a-z]|[ivx]{1,5}|\d{1,2})\)\s+(?=\S)")
_NOTE_MARK = re.compile(r"^\s*(?:<sup>\s*\[?([\w*†‡]{1,4})\]?\s*</sup>|\[\^([\w-]{1,12})\]:)\s*", re.I)
_NOTE_IN_LINE = re.compile(r"\[\^[\w-]{1,12}\]|<sup>.*?</sup>", re.I)
_QUOTE = re.compile(r"^\s{0,3}>\s?")
_SEPARATOR = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")
_LONGEST_TITLE = 150
_LIST_STARTS = (_BULLET, _NUMBERED, _ITEM)


@dataclass
class Chunk:
    """Source lines that belong together, and what they are."""

    kind: Kind
    lines: list[Line]
    number: str = ""
    level: int = 0
    cells: list[str] = field(default_factory=list)
    header: list[str] = field(default_factory=list)
    indent: int = 0


def text_blocks(text: str) -> tuple[str, list[Block], dict[str, int]]:
    r"""The title (empty: the first heading will do), raw blocks of a text, and what was left out of it, counted.

    Args:
        text: the decoded text of a ``.txt`` or ``.md`` file.

    >>> _, blocks, _ = text_blocks("# Aims\n\nWe asked **why**.\n\n- to learn\n")
    >>> [(b.kind, b.text, b.locator) for b in blocks]
    [('heading', 'Aims', 'L1'), ('body', 'We asked why.', 'L3'), ('bullet', 'to learn', 'L5')]
    """
    lines = [(number, line) for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), start=1)]
    marked = has_marks(lines)
    if not marked:
        lines = dotted(unfolded(lines))
    lines = tabbed(lines)
    words = vocabulary(line for _, line in lines)
    lines = [(number, heal(line, words)) for number, line in lines]
    lines, titles = underlined(lines)
    wrapped = is_wrapped(lines)
    if wrapped and not marked:
        title, blocks, left_out = wrapped_blocks(lines, words, titles)
        return title or _title_over(blocks, titles), blocks, left_out
    chunks = list(_Splitter(lines, wrapped, marked, titles).chunks())
    if not any(chunk.kind == "heading" for chunk in chunks):
        _guess_headings(chunks)
    _nest(chunks)
    return "", [_block(chunk, words, marked) for chunk in chunks], {}


def _title_over(blocks: Sequence[Block], titles: Mapping[Line, int]) -> str:
    """The line that stands by itself over the first of several marked headings; empty where there is none."""
    if len(titles) < 2 or len(blocks) < 2 or blocks[0].kind not in ("body", "heading"):
        return ""
    first = blocks[0].text
    return first if blocks[1].kind == "heading" and len(first) <= _LONGEST_TITLE and is_broken(first) else ""


def has_marks(lines: Sequence[Line]) -> bool:
    """Whether a text carries Markdown marks.

    >>> has_marks([(1, "# Aims")]), has_marks([(1, "2 * 3 * 4")])
    (True, False)
    """
    pattern = re.compile(r"^#{1,6}\s\S|\*\*\S|\]\([^)]*\)|<sup>|^\s{0,3}>\s|\[\^\w+\]|^\|.*\|\s*$")
    return any(pattern.search(line) for _, line in lines)


def is_wrapped(lines: Sequence[Line]) -> bool:
    """Whether paragraphs are hard-wrapped: hardly a line is long, and many follow each other without a blank.

    >>> is_wrapped([(1, "x" * 400)])
    False
    """
    lengths = sorted(len(line.rstrip()) for _, line in lines if line.strip())
    if not lengths:
        return False
    return lengths[int(len(lengths) * 0.98)] <= 130


class _Splitter:
    """Cuts the lines of a text into chunks."""

    def __init__(self, lines: Sequence[Line], wrapped: bool, marked: bool, titles: Mapping[Line, int]) -> None:
        self.lines, self.wrapped, self.marked, self.titles = lines, wrapped, marked, titles
        self.open: Chunk | None = None
        self.in_note = False

    def chunks(self) -> Iterator[Chunk]:
        at = 0
        while at < len(self.lines):
            rows, after = self._table(at)
            if rows:
                yield from self._close()
                yield from rows
                at = after
                continue
            yield from self._line(*self.lines[at])
            at += 1
        yield from self._close()

    def _close(self) -> Iterator[Chunk]:
        if self.open is not None:
            yield self.open
        self.open = None

    def _start(self, kind: Kind, row: int, line: str, **more: object) -> Iterator[Chunk]:
        yield from self._close()
        self.open = Chunk(kind, [(row, line)], **more)  # type: ignore[arg-type]

    def _line(self, number: int, line: str) -> Iterator[Chunk]:
        line = line.replace("\f", "")
        if not line.strip():
            if not (self.open and self.open.kind == "footnote" and _note_goes_on(self.open)):
                yield from self._close()
        elif level := self.titles.get((number, line), 0):
            yield from self._title(number, line, level)
        elif self.marked and (match := _HEADING.match(line)):
            yield from self._title(number, match[2], len(match[1]))
        elif _RULE.match(line):
            yield from self._close()
        elif match := _NOTE_MARK.match(line):
            self.in_note = True
            yield from self._start("footnote", number, line[match.end() :], number=match[1] or match[2])
        elif self.open and self.open.kind == "footnote" and _note_goes_on(self.open) and _BULLET.match(line):
            self.open.lines.append((number, _BULLET.sub("", line)))
        elif self.marked and _QUOTE.match(line):
            yield from self._quote(number, _QUOTE.sub("", line))
        else:
            yield from self._text(number, line)

    def _title(self, number: int, words: str, level: int) -> Iterator[Chunk]:
        self.in_note = False
        yield from self._start("heading", number, words, level=level)
        yield from self._close()

    def _quote(self, number: int, line: str) -> Iterator[Chunk]:
        if self.open and self.open.kind == "quotation":
            self.open.lines.append((number, line))
        else:
            yield from self._start("quotation", number, line)

    def _text(self, number: int, line: str) -> Iterator[Chunk]:
        """A list item, the next line of what is open, or a new paragraph."""
        for pattern, kind in ((_BULLET, "bullet"), (_NUMBERED, "numbered"), (_ITEM, "bullet")):
            match = pattern.match(line)
            if match and not self._is_mid_sentence(line):
                indent = len(match[1].expandtabs(4))
                mark = match[2].rstrip(".") if pattern is not _BULLET else ""
                yield from self._start(kind, number, line[match.end() :], number=mark, indent=indent)  # type: ignore[arg-type]
                return
        if self.open and self._goes_on(self.open, number, line):
            self.open.lines.append((number, line))
        else:
            yield from self._start("body", number, line)

    def _is_mid_sentence(self, line: str) -> bool:
        """In wrapped text a line may begin with "2018. " in the middle of a sentence."""
        return bool(self.wrapped and self.open and self.open.kind == "body" and _NUMBERED.match(line)
                    and self.open.lines[-1][1].rstrip()[-1:].isalnum() and not line.startswith(" "))  # fmt: skip

    def _goes_on(self, chunk: Chunk, number: int, line: str) -> bool:
        """Whether a line goes on with the chunk that is open."""
        row, before = chunk.lines[-1]
        if row != number - 1:
            return False
        if self.wrapped or before.endswith(("  ", "\\")):
            return True
        if chunk.kind == "bullet":
            return len(line) - len(line.lstrip()) > chunk.indent
        return False

    def _table(self, at: int) -> tuple[list[Chunk], int]:
        """The rows of a table that begins at a line: cells between pipes or tabs."""
        line, below = self.lines[at][1], self.lines[at + 1][1] if at + 1 < len(self.lines) else ""
        if self.marked and "|" in line and "|" in below and _SEPARATOR.match(below):
            return self._rows(at, lambda line: "|" in line, _pipe_cells)
        if _is_tab_row(line):
            return self._rows(at, _is_tab_row, lambda line: [cell.strip() for cell in line.strip("\n ").split("\t")])
        return [], at

    def _rows(
        self, at: int, belongs: Callable[[str], bool], cells_of: Callable[[str], list[str]]
    ) -> tuple[list[Chunk], int]:
        """The rows from a line on, as long as lines belong to the table, and the line after them."""
        rows: list[Chunk] = []
        while at < len(self.lines) and belongs(self.lines[at][1]):
            number, line = self.lines[at]
            at += 1
            if not _SEPARATOR.match(line):
                rows.append(Chunk("table", [(number, line)], cells=cells_of(line)))
        for row in rows[1:]:
            row.header = rows[0].cells
        return rows, at


def _note_goes_on(note: Chunk) -> bool:
    """A list under a footnote that ends with a colon is part of it."""
    return note.lines[0][1].rstrip().endswith(":")


def _is_tab_row(line: str) -> bool:
    return "\t" in line.strip()


def _pipe_cells(line: str) -> list[str]:
    parts = re.split(r"(?<!\\)\|", line.strip().removeprefix("|").removesuffix("|"))
    return [part.strip().replace("\\|", "|") for part in parts]


def _guess_headings(chunks: list[Chunk]) -> None:
    """In a text that marks no heading, lines that look like one are, with a number or without."""
    for chunk in _numbered_titles(chunks):
        mark = chunk.number if "." in chunk.number else f"{chunk.number}."
        chunk.kind, chunk.number = "heading", ""
        chunk.lines[0] = (chunk.lines[0][0], f"{mark} {chunk.lines[0][1]}")
    lines = [" ".join(line for _, line in chunk.lines) for chunk in chunks]
    words = [bold_words(line) or _NOTE_IN_LINE.sub("", line) for line in lines]
    is_list = [chunk.kind != "body" or len(chunk.lines) > 1 for chunk in chunks]
    first = True
    for chunk, line, found in zip(chunks, words, headings_among(words, is_list), strict=True):
        if found or chunk.kind == "heading":
            chunk.kind, chunk.level, first = "heading", guess_level(line, first and not container(line)), False


def _numbered_titles(chunks: list[Chunk]) -> list[Chunk]:
    """Numbered lines of a few words that stand alone: no item of a list is beside them, and something follows."""
    titles = [
        c.kind == "numbered" and len(c.lines) == 1 and is_numbered_title(f"{c.number} {c.lines[0][1]}") for c in chunks
    ]
    rows = [chunk.lines[0][0] for chunk in chunks]
    return [
        chunks[i]
        for i in range(1, len(chunks) - 1)
        if titles[i]
        and not titles[i - 1]
        and not titles[i + 1]
        and chunks[i].indent == 0
        and chunks[i - 1].lines[-1][0] < rows[i] - 1
        and rows[i + 1] > rows[i] + 1
        and not chunks[i - 1].lines[-1][1].rstrip().endswith(":")
    ]


def _nest(chunks: list[Chunk]) -> None:
    """The nesting of list items, by their indent: an item that stands further in is one level below the one before."""
    indents: list[int] = []
    outer = 0
    for chunk in chunks:
        if chunk.kind == "numbered" and chunk.indent > outer and indents:
            chunk.kind = "bullet"
        if chunk.kind == "footnote":
            continue
        if chunk.kind != "bullet":
            indents, outer = [], chunk.indent
            continue
        while indents and indents[-1] >= chunk.indent:
            indents.pop()
        indents.append(chunk.indent)
        chunk.level = len(indents)


def _block(chunk: Chunk, words: frozenset[str], marked: bool) -> Block:
    locator = f"L{chunk.lines[0][0]}"
    if chunk.kind == "table":
        cells = tuple(read_inline([(0, cell)], words, marked).text for cell in chunk.cells)
        header = tuple(read_inline([(0, cell)], words, marked).text for cell in chunk.header)
        return Block("table", " | ".join(cells), locator, cells=cells, header=header)
    found = read_inline(chunk.lines, words, marked)
    level = chunk.level or (1 if chunk.kind == "bullet" else 0)
    return Block(
        chunk.kind, found.text, locator, tuple(found.breaks), chunk.number, level,
        tuple(found.emphasis), tuple(found.notes),
    )  # fmt: skip
