"""Plain text set in two columns side by side: the left column of each page goes before the right one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import mean

from wtanalysis.documents.readers.inline import Line

_LONE = re.compile(r"\s*(?:page\s+)?\d{1,4}\s*", re.I)
_RULE = re.compile(r"\s*[=-]{4,}\s*")
_RULE_AFTER = re.compile(r"(?<=[^\s=-])[=-]{4,}$")
_GAP = re.compile(r"[^\s•·▪◦*–-]\S*[^\s\d.)]\s{3,}\S")
_NARROWEST = 2
_FEWEST = 10
_CROSSING = (0, 0.03, 0.06, 0.12)
_TWO_SIDED = 0.3
_BADLY = 0.12
_WORDS = 3
_STARTS = 3
_TABLE = 0.7


@dataclass(frozen=True)
class _Gutter:
    """The strip that stays blank between two columns of text: up to ``right``, where the right column begins."""

    left: int
    right: int

    def blank(self, text: str) -> bool:
        """Whether a line has nothing right before the right column; a long word of the left one may come near."""
        return not text[self.right - _NARROWEST : self.right].strip()


def unfolded(lines: Sequence[Line]) -> list[Line]:
    r"""Lines of two columns one column after the other, page by page; all other lines as they are.

    A page is taken for two columns where a strip of blanks runs down its middle, three lines in ten have text on both
    sides of it, three words or more a side, and the paragraphs of the two sides begin at different heights, as the
    rows of a table do not. Lines across both columns stay where they are. Form feeds part the pages; a text without
    them is parted at its page numbers.

    Args:
        lines: source lines with their numbers.

    Returns:
        The lines; those of a right column have lower numbers than the end of the left one.

    >>> left, right = [f"the left side says {n}" for n in "abcdefghijkl"], ["and this is right"] * 12
    >>> page = [(n, f"{a:<30}{b}") for n, (a, b) in enumerate(zip(left, right), start=1)]
    >>> [number for number, text in unfolded(page) if text][10:14]
    [11, 12, 1, 2]
    """
    pages = _pages(lines)
    gutters = [_gutter(page) for page in pages]
    sure = [gutter for gutter in gutters if gutter]
    full = sum(len(_filled(page)) >= _FEWEST for page in pages)
    if not sure or 2 * len(sure) < full:
        return list(lines)
    usual = Counter((gutter.left + gutter.right) // 2 for gutter in sure).most_common(1)[0][0]
    done: list[Line] = []
    for page, gutter in zip(pages, gutters, strict=True):
        found = gutter or _like(page, usual)
        done += _in_order(page, found) if found else page
    return done


def _pages(lines: Sequence[Line]) -> list[list[Line]]:
    """The pages of a text: a form feed begins one; without any, a line with nothing but a number ends one."""
    fed = any("\f" in text for _, text in lines)
    pages: list[list[Line]] = [[]]
    for number, text in lines:
        if fed and "\f" in text:
            pages.append([])
        pages[-1].append((number, text.expandtabs(8) if "\t" in text else text))
        if not fed and _LONE.fullmatch(text):
            pages.append([])
    return pages


def _filled(page: Sequence[Line]) -> list[str]:
    return [text for _, text in page if text.strip() and not _LONE.fullmatch(text)]


def _gutter(page: Sequence[Line]) -> _Gutter | None:
    """The gutter of a page, if the page is surely set in two columns."""
    texts = _filled(page)
    if len(texts) < _FEWEST:
        return None
    return next((found for found in _strips(texts) if _is_prose(page, found)), None)


def _like(page: Sequence[Line], usual: int) -> _Gutter | None:
    """The gutter of a page that has little text, where the other pages have theirs."""
    texts = _filled(page)
    strips = _strips(texts) if len(texts) > 1 else ()
    for found in strips:
        both = sum(bool(_parts(text, found)) for text in texts)
        if found.left <= usual + 1 and found.right >= usual - 1 and both >= 1 and not _is_table(page, found):
            return found
    return None


def _strips(texts: Sequence[str]) -> list[_Gutter]:
    """Strips of blanks near the middle that few lines cross, the one that parts the lines best first."""
    lengths = sorted(len(text.rstrip()) for text in texts)
    width = lengths[int(0.9 * (len(lengths) - 1))]
    crossed = Counter(at for text in texts for at, char in enumerate(text.rstrip()) if char != " ")
    found = {
        strip
        for share in _CROSSING
        for strip in _runs(crossed, int(0.25 * width), int(0.75 * width), share * len(texts))
    }
    found = {gutter for gutter in found if _badly_parted(texts, gutter) <= _BADLY * len(texts)}
    return sorted(found, key=lambda gutter: (_badly_parted(texts, gutter), gutter.left - gutter.right, gutter.left))


def _runs(crossed: Mapping[int, int], first: int, last: int, most: float) -> Iterator[_Gutter]:
    start = -1
    for at in range(first, last + 1):
        if at < last and crossed[at] <= most:
            start = at if start < 0 else start
        elif start >= 0:
            if at - start >= _NARROWEST:
                yield _Gutter(start, at)
            start = -1


def _badly_parted(texts: Sequence[str], gutter: _Gutter) -> int:
    """Lines that run through a gutter, and lines whose left side still has a gap in it, as before a number."""
    return sum(not gutter.blank(text) or bool(_GAP.search(text[: gutter.right].rstrip())) for text in texts)


def _parts(text: str, gutter: _Gutter) -> tuple[str, str] | None:
    """The two sides of a line that has text on both and nothing between them."""
    left, right = text[: gutter.right].rstrip(), text[gutter.right :].strip()
    return (left, right) if left.strip() and right and gutter.blank(text) else None


def _is_prose(page: Sequence[Line], gutter: _Gutter) -> bool:
    """Whether the two sides of a page are running text, and no rows of a table."""
    texts = _filled(page)
    both = [parts for text in texts if (parts := _parts(text, gutter))]
    if len(both) < max(_FEWEST, _TWO_SIDED * len(texts)):
        return False
    words = [mean(len(parts[side].split()) for parts in both) for side in (0, 1)]
    return min(words) >= _WORDS and not _is_table(page, gutter)


def _is_table(page: Sequence[Line], gutter: _Gutter) -> bool:
    """Whether what stands on the right begins, after a blank, where something on the left begins too."""
    left = _starts([text[: gutter.right - 1] for _, text in page])
    right = _starts([text[gutter.right :] for _, text in page])
    return len(right) >= _STARTS and len(left & right) >= _TABLE * len(right)


def _starts(column: Sequence[str]) -> set[int]:
    return {at for at, text in enumerate(column) if text.strip() and (at == 0 or not column[at - 1].strip())}


def _in_order(page: Sequence[Line], gutter: _Gutter) -> list[Line]:
    """The lines of a page, the left side of a stretch before its right side, with what crosses both in its place."""
    feed = "\f" if page and "\f" in page[0][1] else ""
    plain = [(number, text.replace("\f", "")) for number, text in page]
    done: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    for at, (number, text) in enumerate(plain):
        if not _spans(plain, at, gutter):
            cut = gutter.right if gutter.blank(text) else len(text)
            left.append((number, text[:cut].rstrip()))
            right.append((number, text[cut:].rstrip()))
            continue
        done += _one_after_the_other(left, right)
        rule = _RULE_AFTER.search(text)
        left, right = [(number, text[: rule.start()] if rule else text)], [(number, rule[0])] if rule else []
        if not rule:
            done, left = [*done, *left], []
    done += _one_after_the_other(left, right)
    return [(done[0][0], feed + done[0][1]), *done[1:]] if done else []


def _one_after_the_other(left: Sequence[Line], right: Sequence[Line]) -> list[Line]:
    """The two sides of a stretch, a blank between them unless the right one goes on."""
    ends = max((at for at, (_, text) in enumerate(left, start=1) if text.strip()), default=0)
    begins = next((at for at, (_, text) in enumerate(right) if text.strip()), len(right))
    if ends and begins < len(right):
        first = right[begins][1]
        between = [] if _RULE.fullmatch(first) or first.strip()[0].islower() else [(right[begins][0], "")]
        return [*left[:ends], *between, *right[begins:]]
    return [*left, *right]


def _spans(page: Sequence[Line], at: int, gutter: _Gutter) -> bool:
    """Whether a line belongs to both columns: it crosses the gutter, and nothing stands right above and below it.

    A long word of the left column may reach into the gutter too; text of its column stands beside it.
    """
    text = page[at][1]
    if _LONE.fullmatch(text) and not (_beside(page, at - 1) or _beside(page, at + 1)):
        return True
    if gutter.blank(text) or (_beside(page, at - 1) and _beside(page, at + 1)):
        return False
    return not any(_parts(page[i][1], gutter) for i in (at - 1, at + 1) if 0 <= i < len(page))


def _beside(page: Sequence[Line], at: int) -> bool:
    return 0 <= at < len(page) and bool(page[at][1].strip())
