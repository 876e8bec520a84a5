"""Paragraphs broken by a page, a footnote or a line become whole again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from wtanalysis.documents.readers.block import Block

_TERMINAL = re.compile(r"[.!?…:;][\"'”’)\]*]*(?:\s*\[[^\]]*\]\.?)?$|[”’\"']\s*\[[^\]]*\]\.?$|[.!?][”’\"']?\s*$")
_STARTS_INSIDE = re.compile(r"[(\[]?[a-zà-ÿ]|[,;)%]|\(\d[\d.,]*%")
_STARTS_PERHAPS = re.compile(r"\(|[0-9£–]")
_LEFT_HANGING = re.compile(
    r"(?:[,(–/£]|\b(?:a|an|the|of|to|in|on|by|at|for|with|and|or|than|from|over|under|about|around|were|was|is|are|that"
    r"|which|only|least|nearly|section|sections|paragraph|paragraphs|chapter|annex|regulation|figure|table|page|act))$",
    re.I,
)
_HYPHEN_END = re.compile(r"[A-Za-zÀ-ÿ]-$")
_WORD = re.compile(r"[A-Za-zÀ-ÿ’']+(?:-[A-Za-zÀ-ÿ’']+)*")
_TAIL = 300  # how much of a text's end can show whether it is broken
_JOINABLE = ("body", "numbered", "bullet", "quotation")


def vocabulary(texts: Iterable[str]) -> frozenset[str]:
    """The words of a document in lower case, with and without their hyphens, but none that a line end cut in two.

    >>> sorted(vocabulary(["Inter-agency work, inter-"]))
    ['inter-agency', 'work']
    """
    words: set[str] = set()
    for text in texts:
        for match in _WORD.finditer(text):
            if text[match.end() : match.end() + 1] != "-":
                words.add(match.group().lower())
    return frozenset(words)


def seam(left: str, right: str, words: frozenset[str]) -> tuple[str, str]:
    """How two pieces of one sentence go together: the left piece as it stays, and what goes between.

    A word cut by a hyphen keeps it when the document has the hyphenated word elsewhere, or has not the closed one.

    >>> seam("an inter-", "agency plan", frozenset({"inter-agency"}))
    ('an inter-', '')
    >>> seam("the communi-", "ties", frozenset({"communities"}))
    ('the communi', '')
    >>> seam("the plan", "says", frozenset())
    ('the plan', ' ')
    """
    if left.endswith("\u00ad"):
        return left[:-1], ""
    if not _HYPHEN_END.search(left[-_TAIL:]) or not right[:1].islower():
        return left, " "
    first = re.search(r"[A-Za-zÀ-ÿ’'-]+-$", left[-_TAIL:])
    second = re.match(r"[A-Za-zÀ-ÿ’'-]+", right)
    if first is None or second is None:
        return left, " "
    if second.group() in ("and", "or", "to", "nor"):
        return left, " "
    hyphened = (first.group() + second.group()).lower()
    closed = (first.group()[:-1] + second.group()).lower()
    keep = hyphened in words or closed not in words
    return (left if keep else left[:-1]), ""


def heal(text: str, words: frozenset[str]) -> str:
    """Join words that a conversion left cut in the middle of a line, where the document has the whole word elsewhere.

    >>> heal("plan- makers of short- and long-term plans", frozenset({"plan-makers", "long-term"}))
    'plan-makers of short- and long-term plans'
    """

    def whole(match: re.Match[str]) -> str:
        hyphened, closed = f"{match[1]}-{match[2]}", match[1] + match[2]
        if hyphened.lower() in words:
            return hyphened
        return closed if closed.lower() in words else match[0]

    return re.sub(r"([A-Za-zÀ-ÿ]+)- (?!and\b|or\b|to\b|nor\b)([a-zà-ÿ]+(?:-[a-zà-ÿ]+)*)", whole, text)


def join_two(left: Block, right: Block, words: frozenset[str]) -> Block:
    """One block of two, with a break where the second began.

    >>> join_two(Block("body", "one fifth", "L1"), Block("body", "(19%) agreed.", "L3"), frozenset()).breaks
    ((10, 'L3'),)
    """
    text, between = seam(left.text, right.text, words)
    shift = len(text) + len(between)
    return replace(
        left,
        text=text + between + right.text,
        breaks=(*left.breaks, (shift, right.locator), *tuple((at + shift, place) for at, place in right.breaks)),
        emphasis=_merge(left.emphasis, tuple((a + shift, b + shift) for a, b in right.emphasis), len(text), shift),
        notes=tuple((min(at, len(text)), mark) for at, mark in left.notes)
        + tuple((at + shift, mark) for at, mark in right.notes),
    )


def _merge(
    left: tuple[tuple[int, int], ...], right: tuple[tuple[int, int], ...], end: int, start: int
) -> tuple[tuple[int, int], ...]:
    """Bold words that run over the seam are one span."""
    left = tuple((a, min(b, end)) for a, b in left)
    if left and right and left[-1][1] == end and right[0][0] == start:
        return (*left[:-1], (left[-1][0], right[0][1]), *right[1:])
    return left + right


def is_broken(text: str) -> bool:
    """Whether a text stops in the middle of a sentence.

    >>> is_broken("a third of respondents"), is_broken("It ends."), is_broken("“Quoted.” [Social worker]")
    (True, False, False)
    """
    return bool(text) and not _TERMINAL.search(text[-_TAIL:])


def continues(left: str, right: str, listed: bool = False) -> bool:
    """Whether ``right`` goes on with the sentence that ``left`` began.

    A number or bracket proves less than a lower-case letter: it goes on only with a long paragraph, or with words that
    want something after them; list items seldom end in a full stop, so for them (``listed``) only the latter counts.

    >>> continues("a short list of", "(19%) disagreed"), continues("A heading", "Another")
    (True, False)
    >>> continues("they “never", "Known it so” before")
    True
    """
    if not is_broken(left) or not right:
        return False
    if _HYPHEN_END.search(left[-_TAIL:]) and right[:1].islower():
        return True
    if _STARTS_INSIDE.match(right):
        return True
    if _STARTS_PERHAPS.match(right):
        return bool(_LEFT_HANGING.search(left[-_TAIL:])) or (len(left) > 100 and not listed)
    return inside_quotation(left) and "”" in right and not right.startswith("“")


def inside_quotation(text: str) -> bool:
    """Whether a curly double quotation mark is still open at the end of ``text``.

    >>> inside_quotation("“We agree."), inside_quotation("“We agree.”")
    (True, False)
    """
    return text.rfind("“") > text.rfind("”")


def join_broken(blocks: Sequence[Block], words: frozenset[str]) -> list[Block]:
    """Join paragraphs that a page broke, passing over the footnotes that stand between their halves.

    >>> [b.text for b in join_broken([Block("body", "It was", "L1"), Block("footnote", "A note.", "L2"),
    ...                               Block("body", "good.", "L3")], frozenset())]
    ['It was good.', 'A note.']
    """
    done: list[Block] = []
    for block in blocks:
        target = _open_paragraph(done) if block.kind == "body" else -1
        if target >= 0 and continues(done[target].text, block.text, done[target].kind == "bullet"):
            done[target] = join_two(done[target], block, words)
        else:
            done.append(block)
    return done


def _open_paragraph(done: Sequence[Block]) -> int:
    """The index of the last paragraph that is not a footnote or caption, -1 when it cannot be continued."""
    for index in range(len(done) - 1, -1, -1):
        if done[index].kind not in ("footnote", "caption"):
            return index if done[index].kind in _JOINABLE else -1
    return -1
