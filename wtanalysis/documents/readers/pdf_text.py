"""Runs of one paragraph become its text: lines joined, hyphens closed, footnote marks taken out, bold words known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from wtanalysis.documents.readers.joins import seam, vocabulary
from wtanalysis.documents.readers.pdf_runs import Page, Run

_MARK = re.compile(r"\[?\d{1,3}\]?(?:\s*,\s*\d{1,3})*,?|[*†‡§]{1,3}")
_UNIT = re.compile(r"(?:\b[kcm]?m|\bft|\bha|\d)$")
_BULLET = re.compile(r"[•·▪●○◦■□➢➤►✓✔❖§Ø\u2023\u2043\u2219\uf000-\uf0ff]\s*|[–—*-]\s+|o\s+(?=\S)")
_NUMBER = re.compile(r"\(?(?P<number>\d{1,3}(?:\.\d{1,3}){0,4})(?:[.)]\s*|\s+)(?=\S)")
_LETTER = re.compile(
    r"\(?(?P<number>[a-zA-Z]|[ivx]{1,5}|[a-z]{2})[.)]\s+(?=\S)|\((?P<bracket>[a-z]{1,2}|[ivx]{1,5})\)\s*(?=\S)"
)
_NOTE_NUMBER = re.compile(r"\[?(?P<number>\d{1,3}|[*†‡§]{1,3})[\].]?\s*(?=\S)")


@dataclass
class Words:
    """The text of one paragraph while it is being put together, with offsets into it."""

    text: str = ""
    page: int = 0
    breaks: list[tuple[int, str]] = field(default_factory=list)
    emphasis: list[tuple[int, int]] = field(default_factory=list)
    notes: list[tuple[int, str]] = field(default_factory=list)

    def add(self, piece: str, bold: bool) -> None:
        """Append words of one style, with white space folded."""
        piece = re.sub(r"\s+", " ", piece)
        if piece[:1] == " " and (not self.text or self.text.endswith(" ")):
            piece = piece[1:]
        start = len(self.text)
        self.text += piece
        if bold and piece.strip():
            last = self.emphasis[-1] if self.emphasis else (-1, -1)
            if last[1] >= 0 and not self.text[last[1] : start].strip():
                self.emphasis[-1] = (last[0], start + len(piece.rstrip()))
            else:
                self.emphasis.append((start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())))

    def mark(self, mark: str, *, goes_on: bool) -> None:
        """Note a footnote mark where the text stands now; it may be the second figure of the mark before."""
        at = len(self.text.rstrip())
        if goes_on and self.notes and self.notes[-1][0] == at:
            self.notes[-1] = (at, self.notes[-1][1] + mark)
            return
        self.notes += [(at, one) for one in re.findall(r"\d+|[*†‡§]+", mark)]

    def turn(self, following: str, page: int, words: frozenset[str]) -> None:
        """Go to the next line, whose text is ``following``: a space, or nothing after a hyphen."""
        if self.text:
            left, between = join_lines(self.text.rstrip(), following.lstrip(), words)
            cut = len(left)
            self.text = left + between
            self.emphasis = [(a, min(b, cut)) for a, b in self.emphasis if a < cut]
            self.notes = [(min(at, cut), mark) for at, mark in self.notes]
            if page != self.page:
                self.breaks.append((len(self.text), f"p{page}"))
        self.page = page

    def cut(self, count: int) -> str:
        """Take ``count`` characters off the front, as when a bullet's mark goes; give them back."""
        head, self.text = self.text[:count], self.text[count:]
        self.breaks = [(max(at - count, 0), place) for at, place in self.breaks]
        self.emphasis = [(max(a - count, 0), b - count) for a, b in self.emphasis if b > count]
        self.notes = [(max(at - count, 0), mark) for at, mark in self.notes]
        return head

    def finish(self) -> Words:
        """The same words without white space at the end, or a footnote mark at the very front."""
        self.text = self.text.rstrip()
        end = len(self.text)
        self.emphasis = [(a, min(b, end)) for a, b in self.emphasis if a < min(b, end)]
        self.breaks = [(at, place) for at, place in self.breaks if at < end]
        return self


def join_lines(left: str, right: str, words: frozenset[str]) -> tuple[str, str]:
    """How two lines of a paragraph go together: as :func:`joins.seam` has it, and ``2018-`` ``19`` without a gap.

    >>> join_lines("in 2018-", "19", frozenset()), join_lines("pages 4", "to 5", frozenset())
    (('in 2018-', ''), ('pages 4', ' '))
    """
    if re.search(r"\w-$", left) and (right[:1].isdigit() or right[:1].isupper()):
        return left, ""
    if re.search(r"\d–$", left) and right[:1].isdigit():
        return left, ""
    if re.search(r"https?://\S*[/\-=?&_.]$", left) and right[:1].strip():
        return left, ""
    return seam(left, right, words)


def lines_of(runs: Iterable[Run]) -> list[list[Run]]:
    """Runs in reading order, cut into lines: where the baseline falls, the page changes or the text goes back."""
    lines: list[list[Run]] = []
    base = size = edge = 0.0
    for run in runs:
        same = bool(lines) and lines[-1][-1].page == run.page
        if same:
            tall = max(size, run.size)
            same = abs(run.y - base) < 0.6 * tall and run.x0 > edge - 0.8 * tall
        if not same:
            lines.append([])
            base, size, edge = run.y, run.size, run.x0
        lines[-1].append(run)
        edge = max(edge, run.x1)
        if run.size > size * 1.15:
            base, size = run.y, run.size
    return lines


def write(lines: Sequence[Sequence[Run]], words: frozenset[str]) -> Words:
    """Put the lines of one paragraph together.

    Args:
        lines: its lines in reading order, each of runs from left to right.
        words: the words of the document, to decide which hyphens at line ends are part of a word.

    Returns:
        The text with its page breaks, bold words and footnote marks.
    """
    done = Words(page=lines[0][0].page if lines else 0)
    for line in lines:
        tall = max(run.size for run in line if run.text.strip() or len(line) == 1)
        base = next(run.y for run in line if run.size >= tall)
        done.turn("".join(run.text for run in line if not _raised(run, tall, base)), line[0].page, words)
        before: Run | None = None
        for run in line:
            if before is not None and _spaced(before, run):
                done.add(" ", False)
            if _raised(run, tall, base) and _MARK.fullmatch(run.text.strip()) and not _power(done.text, run.text):
                done.mark(run.text.strip(), goes_on=before is not None and _same_mark(before, run))
                if run.text.endswith(" "):
                    done.add(" ", False)
            else:
                done.add(run.text, run.bold)
            before = run
    return done.finish()


def _raised(run: Run, tall: float, base: float) -> bool:
    return run.size <= 0.88 * tall and run.y > base + 0.12 * tall


def _spaced(before: Run, run: Run) -> bool:
    """Whether the gap between two runs is a space that was not written; after a number a narrow one will do."""
    width = 0.08 if re.search(r"\d[.)]$", before.text) and run.text[:1].isupper() else 0.2
    return run.x0 - before.x1 > width * max(run.size, before.size)


def _same_mark(before: Run, run: Run) -> bool:
    """Whether two raised runs are figures of one mark: one tag, and no gap between them."""
    alike = before.mcid == run.mcid and abs(before.y - run.y) < 0.5 and before.text[-1:].isdigit()
    return alike and run.text[:1].isdigit() and run.x0 - before.x1 < 0.15 * run.size


def _power(text: str, mark: str) -> bool:
    """Whether a raised 2 or 3 is a power, as in square metres."""
    return mark.strip() in ("2", "3") and bool(_UNIT.search(text)) and not text[-1:].isdigit()


def take_mark(done: Words, *, listed: bool) -> tuple[str, str]:
    """Take a list item's mark off the front of its text.

    Args:
        done: the text; its mark goes.
        listed: whether the paragraph is known to be a list item, so that an "o" or a dash is a mark.

    Returns:
        ``bullet``, ``numbered`` or ``""`` and the number as printed, without brackets or a final dot.

    >>> take_mark(Words("12. Text"), listed=False), take_mark(Words("(a) text"), listed=False)
    (('numbered', '12'), ('bullet', 'a'))
    >>> take_mark(Words("3 people agreed"), listed=False)
    ('', '')
    """
    if (match := _BULLET.match(done.text)) and (listed or not match.group()[0].isalnum()):
        done.cut(match.end())
        return "bullet", ""
    if (match := _NUMBER.match(done.text)) and (listed or _is_number(match.group(), done.text[match.end() :])):
        done.cut(match.end())
        return "numbered", match["number"]
    if match := _LETTER.match(done.text):
        done.cut(match.end())
        return "bullet", match["number"] or match["bracket"]
    return ("bullet", "") if listed else ("", "")


def _is_number(printed: str, rest: str) -> bool:
    """Whether a number at the front is the paragraph's own: ``12.`` or ``(12)`` or ``2.1`` before a sentence."""
    bare = printed.rstrip()
    if bare[-1:] in ".)":
        return rest[:1].isupper() or rest[:1] in "‘“'\"(["
    return "." in bare and rest[:1].isupper()


def take_note_number(done: Words) -> str:
    """Take a footnote's mark off its front: a raised one is among the notes already, a plain one is in the text."""
    if done.notes and done.notes[0][0] == 0:
        return done.notes.pop(0)[1]
    if match := _NOTE_NUMBER.match(done.text):
        done.cut(match.end())
        return match["number"]
    return ""


def words_of(pages: Sequence[Page]) -> frozenset[str]:
    """The words of a document as its lines have them, but for those that a line end may have cut."""
    return vocabulary("".join(run.text for run in line) for page in pages for line in lines_of(page.runs))
