"""Plain text with hard line ends, as pdftotext and mail programs write it: pages, lines, paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from wtanalysis.documents.model import Kind
from wtanalysis.documents.readers.block import Block
from wtanalysis.documents.readers.guess import guess_level, is_numbered_title, looks_like_heading
from wtanalysis.documents.readers.inline import Line, read_inline
from wtanalysis.documents.readers.joins import is_broken
from wtanalysis.documents.readers.levels import container
from wtanalysis.documents.readers.text_pages import LEADER, LONE, is_contents, pages_of, without_edges

_BULLET = re.compile(r"^(\s*)([•◦▪■●·‣⁃*+-]|o(?=\s{2,}))(?:\s+|$)")
_NUMBERED = re.compile(r"^(\s*)(\d{1,3}\.|\d{1,3}(?:\.\d{1,3})+\.?)(?:\s+(?=[A-Z‘“\"'(\[])|\s*$)")
_ITEM = re.compile(r"^(\s*)\(?([a-z]|[ivx]{2,5}|\d{1,2})\)(?:\s+|$)")
_LETTERED = re.compile(r"^(\s*)([a-z]|[ivx]{2,5})\.\s+(?=[a-z])")
_LISTED = re.compile(r"(?:[:;]|[;,] (?:and|or))$")
_SIGNS = re.compile(r"\s*(?:[-=_*~+|]\s*){4,}")
_MARKED = 3
_MARKERS: tuple[tuple[re.Pattern[str], Kind], ...] = (
    (_BULLET, "bullet"),
    (_NUMBERED, "numbered"),
    (_ITEM, "bullet"),
    (_LETTERED, "bullet"),
)


@dataclass
class _Open:
    """A paragraph that is being collected."""

    kind: Kind
    lines: list[Line] = field(default_factory=list)
    number: str = ""
    indent: int = 0
    place: int = 0


def wrapped_blocks(
    lines: Sequence[Line], words: frozenset[str], titles: Mapping[Line, int] = MappingProxyType({})
) -> tuple[str, list[Block], dict[str, int]]:
    """The title, raw blocks of a hard-wrapped text, and what was left out, counted.

    Args:
        lines: source lines with their numbers; form feeds begin pages.
        words: the document's vocabulary.
        titles: the level of each line that is marked as a heading.

    >>> text = ["Aims", "12.", "We want to learn what", "people think.", "", "•", "", "all of it", ""]
    >>> _, blocks, _ = wrapped_blocks(list(enumerate(text, start=1)), frozenset())
    >>> [(b.kind, b.number, b.text, b.locator) for b in blocks][1:]
    [('numbered', '12', 'We want to learn what people think.', 'L2'), ('bullet', '', 'all of it', 'L6')]
    """
    counts: Counter[str] = Counter()
    pages = without_edges(pages_of(lines), counts)
    blocks: list[Block] = []
    builder = _Builder(_width(lines), titles)
    for page in pages:
        if is_contents(page):
            counts["contents entries"] += sum(bool(LONE.match(t) or LEADER.search(t)) for _, t in page)
            continue
        body, notes = _split_notes(page)
        marks = [line for line in body if LONE.match(line[1])]
        counts["footnote marks"] += len(marks)
        builder.page([line for line in body if line not in marks])
        builder.footnotes += notes
    header: tuple[str, ...] = ()
    for index, done in enumerate(builder.finish()):
        if done.kind == "table":
            cells = tuple(cell.strip() for cell in done.lines[0][1].split("\t"))
            blocks.append(Block("table", " | ".join(cells), f"L{done.place}", cells=cells, header=header))
            header = header or cells
            continue
        header = ()
        found = read_inline(done.lines, words, marks=False)
        level = _level(done, found.text, index == 0, titles)
        blocks.append(Block(done.kind, found.text, f"L{done.place}", tuple(found.breaks), done.number, level))
    return _cover_title(pages, blocks), blocks, {name: count for name, count in counts.items() if count}


def _level(done: _Open, text: str, is_first: bool, titles: Mapping[Line, int]) -> int:
    if done.kind != "heading":
        return int(done.kind == "bullet")
    return titles.get(done.lines[0]) or guess_level(text, is_first and not container(text))


def _cover_title(pages: Sequence[Sequence[Line]], blocks: Sequence[Block]) -> str:
    """What stands first on a cover page; a text without one has its first heading for a title."""
    is_cover = len(pages) > 1 and sum(bool(text.strip()) for _, text in pages[0]) <= 12
    return blocks[0].text if is_cover and blocks and len(blocks[0].text) <= 150 else ""


def _width(lines: Sequence[Line]) -> int:
    lengths = sorted(len(text.strip()) for _, text in lines if text.strip())
    return lengths[int(len(lengths) * 0.9)] if lengths else 0


def _split_notes(page: Sequence[Line]) -> tuple[list[Line], list[_Open]]:
    """The body of a page and the footnotes at its foot: from the last lone numbers on, if only text follows them."""
    lone = [index for index, (_, text) in enumerate(page) if LONE.match(text)]
    start = len(page)
    for index in reversed(lone):
        tail = [text for _, text in page[index:] if text.strip()]
        if len(tail) > 14 or any(pattern.match(text) for text in tail for pattern, _ in _MARKERS):
            break
        start = index
    notes: list[_Open] = []
    pending: list[str] = []
    for number, text in page[start:]:
        if LONE.match(text):
            pending.append(text.strip())
        elif text.strip() and notes and not pending and text.strip()[0].islower():
            notes[-1].lines.append((number, text))
        elif text.strip():
            notes.append(_Open("footnote", [(number, text)], pending.pop(0) if len(pending) == 1 else "", 0, number))
            pending = []
    return (list(page[:start]), notes) if notes else (list(page), [])


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())


def _is_lead_in(before: _Open, place: int) -> bool:
    """Whether a paragraph is the text of a number that was printed alone on the line below it."""
    number, text = before.lines[-1] if before.lines else (0, "")
    return before.kind == "body" and number >= place - 2 and text.rstrip().endswith(":")


class _Builder:
    """Collects lines into paragraphs, page after page."""

    def __init__(self, width: int, titles: Mapping[Line, int]) -> None:
        self.width, self.titles = width, titles
        self.open: _Open | None = None
        self.done: list[_Open] = []
        self.footnotes: list[_Open] = []
        self.last_number = 0

    def page(self, lines: Sequence[Line]) -> None:
        """Add the lines of a page."""
        blank = True
        at = 0
        while at < len(lines):
            number, text = lines[at]
            if not text.strip() or _SIGNS.fullmatch(text):
                blank = True
                at += 1
                continue
            taken = self._heading(lines, at, blank)
            if "\t" in text.strip("\n "):
                self._close()
                self.done.append(_Open("table", [(number, text)], place=number))
                at += 1
            elif taken:
                self._close()
                self.done.append(_Open("heading", list(lines[at : at + taken]), place=number))
                at += taken
            else:
                self._text(number, text, blank)
                at += 1
            blank = False

    def finish(self) -> Iterator[_Open]:
        """All paragraphs, in order."""
        self._close()
        yield from (item for item in self.done if item.lines)

    def _close(self) -> None:
        if self.open is not None:
            if not self.open.lines and self.open.number and self.done and _is_lead_in(self.done[-1], self.open.place):
                self.open.lines, self.open.place = self.done[-1].lines, self.done[-1].place
                self.done.pop()
            self.done.append(self.open)
            self.open = None
        self.done += self.footnotes
        self.footnotes = []

    def _start(self, kind: Kind, place: int, number: str = "", indent: int = 0) -> _Open:
        self._close()
        self.open = _Open(kind, [], number, indent, place)
        return self.open

    def _text(self, number: int, text: str, blank: bool) -> None:
        for pattern, kind in _MARKERS:
            match = pattern.match(text)
            if match and not self._is_none(pattern, match, text, blank):
                mark = "" if pattern is _BULLET else match[2].rstrip(".")
                self.last_number = int(mark) if kind == "numbered" and mark.isdigit() else self.last_number
                started = self._start(kind, number, mark, len(match[1]))
                if text[match.end() :].strip():
                    started.lines.append((number, text[match.end() :]))
                return
        target = self.open
        if target is None or self._ends(target, text, blank):
            target = self._start("body", number)
        target.lines.append((number, text))

    def _is_none(self, pattern: re.Pattern[str], match: re.Match[str], text: str, blank: bool) -> bool:
        """Whether what looks like the mark of an item is part of a sentence: a number, or the letter of a case."""
        if pattern is _LETTERED and blank and self.open and self.open.lines:
            return not _LISTED.search(self.open.lines[-1][1].rstrip())
        return pattern is _LETTERED or (pattern is _NUMBERED and not blank and self._is_mid_sentence(match, text))

    def _is_mid_sentence(self, match: re.Match[str], text: str) -> bool:
        """Whether a number at the start of a line belongs to the sentence before and not to a new paragraph."""
        is_next = match[2].rstrip(".") == str(self.last_number + 1)
        return self._is_waiting() and match.end() < len(text) and not is_next

    def _is_waiting(self) -> bool:
        """Whether the open paragraph stops in the middle of a sentence."""
        return bool(self.open and self.open.lines and is_broken(self.open.lines[-1][1].strip()))

    def _ends(self, target: _Open, text: str, blank: bool) -> bool:
        """Whether the open paragraph is over before a line that bears no mark of its own."""
        if not target.lines:
            return False
        line = target.lines[-1][1]
        last = line.strip()
        if text.strip()[0].islower() and is_broken(last):
            return False
        if not blank and target.kind != "body" and _indent(text) > target.indent and _indent(text) == _indent(line):
            return False
        if blank:
            return not is_broken(last) or target.kind == "bullet" or len(last) < self.width * 0.7
        return not is_broken(last) and len(last) < self.width * 0.75 and text.strip()[0].isupper()

    def _heading(self, lines: Sequence[Line], at: int, blank: bool) -> int:
        """How many lines from here on are a heading; 0 if none."""
        text = lines[at][1].strip()
        if lines[at] in self.titles or len(self.titles) >= _MARKED:
            return int(lines[at] in self.titles)
        if blank and self._is_numbered_title(lines, at):
            return 1
        if not blank or self._cannot_be_heading(text):
            return 0
        if container(text) and re.match(r"\w+\s+\w+\s*[:–—-]", text):
            following = lines[at + 1][1].strip() if at + 1 < len(lines) else ""
            return 2 if following[:1].islower() else 1
        for taken in (1, 2, 3):
            rest = lines[at : at + taken + 3]
            if len(rest) <= taken or (taken > 1 and not self._is_more_heading(rest, taken)):
                break
            if self._stands_over(text, rest, taken):
                return taken
        return 0

    def _is_numbered_title(self, lines: Sequence[Line], at: int) -> bool:
        """Whether a number and a few words stand alone over text, no item of a list beside them."""
        if not is_numbered_title(lines[at][1]) or lines[at][1][:1].isspace() or self._is_midway():
            return False
        below = next((line for _, line in lines[at + 1 :] if line.strip()), "")
        above = next((line for _, line in reversed(lines[:at]) if line.strip()), "")
        alone = at + 1 < len(lines) and not lines[at + 1][1].strip() and not above.rstrip().endswith(":")
        return alone and bool(below) and not is_numbered_title(below) and not is_numbered_title(above)

    def _cannot_be_heading(self, text: str) -> bool:
        """Whether a line's shape, or the sentence that is still open before it, speaks against a heading."""
        if not looks_like_heading(text) or (text.endswith("?") and len(text) > 90):
            return True
        if any(pattern.match(text) for pattern, _ in _MARKERS):
            return True
        if self.open is None or self.open.kind == "bullet":
            return self.open is not None and not self.open.lines
        return not self.open.lines or self._is_midway()

    def _is_midway(self) -> bool:
        """Whether the open paragraph stops in the middle of a sentence, at the end of a full line."""
        return bool(self._is_waiting() and self.open and len(self.open.lines[-1][1].strip()) > self.width * 0.7)

    def _stands_over(self, text: str, rest: Sequence[Line], taken: int) -> bool:
        """Whether what follows some lines is what follows a heading: a numbered paragraph, or text."""
        following = next((line.strip() for _, line in rest[taken:] if line.strip()), "")
        if any(pattern.match(following) for pattern, _ in _MARKERS) and not _BULLET.match(following):
            return True
        if taken > 1 or len(text) >= self.width * 0.7:
            return False
        alone = not rest[taken][1].strip()
        if alone and not self.done and self.open is None:
            return True
        if not following[:1].isupper():
            return alone and bool(_BULLET.match(following)) and bool(self.open and self.open.kind != "bullet")
        return len(following) > max(self.width * 0.7, 28) or (alone and following.endswith((".", "?", "!", ":")))

    def _is_more_heading(self, rest: Sequence[Line], taken: int) -> bool:
        before, line = rest[taken - 2][1].strip(), rest[taken - 1][1].strip()
        return (
            len(before) > self.width * 0.6
            and bool(line)
            and len(line) < self.width
            and not line.endswith((".", ":", ";", ","))
        )
