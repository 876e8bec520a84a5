"""Where chapters went: how many words of each old chapter stand in which new one, as a picture and as tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape

from wtanalysis.guidance.changes import Comparison
from wtanalysis.guidance.model import Guidance
from wtanalysis.report import change_words as words

WIDTH, LABEL, BAR, GAP, LEAST, TALLEST = 960, 320, 14, 8, 22, 420
KIN, STRAY, BARE, EDGE = "#5694ca", "#f3a25f", "#ffffff", "#12436d"


@dataclass(frozen=True)
class Flow:
    """What an old and a new chapter share: the words of the pairs, counted in each edition."""

    old: int
    new: int
    old_words: float
    new_words: float
    kin: bool


@dataclass(frozen=True)
class Box:
    """One chapter of an edition.

    Attributes:
        index: into the sections of the edition; -1 for what stands before the first chapter.
        title: as printed.
        words: how many its passages hold.
        alone: how many of them have no counterpart in the other edition.
    """

    index: int
    title: str
    words: int
    alone: int


@dataclass(frozen=True)
class ChapterMap:
    """The chapters of two editions and what they share."""

    names: tuple[str, str]
    old: tuple[Box, ...]
    new: tuple[Box, ...]
    flows: tuple[Flow, ...]
    silent: bool = False
    places: dict[str, dict[int, Box]] = field(default_factory=dict)

    def out_of(self, box: Box) -> list[tuple[str, int, bool]]:
        """Where the words of an old chapter are: title, words, and whether it is the counterpart; most first."""
        told = [(self.places["new"][f.new].title, round(f.old_words), f.kin) for f in self.flows if f.old == box.index]
        return sorted(told, key=lambda row: (-row[1], row[0]))

    def into(self, box: Box) -> list[tuple[str, int, bool]]:
        """Where the words of a new chapter came from: title, words, and whether it is the counterpart; most first."""
        told = [(self.places["old"][f.old].title, round(f.new_words), f.kin) for f in self.flows if f.new == box.index]
        return sorted(told, key=lambda row: (-row[1], row[0]))


def chapter_map(comparison: Comparison) -> ChapterMap:
    """Where the chapters of the old edition went, by the words in pairs.

    Args:
        comparison: of two editions; an audience makes no difference, since chapters are mapped whole.

    Returns:
        The chapters in the order of each edition, those without a passage left out, and what they share. The words
        of a passage that was split or merged are shared out evenly among its partners.
    """
    old, new, alignment = comparison.old, comparison.new, comparison.alignment
    before, after = Counter(p.old for p in alignment.pairs), Counter(p.new for p in alignment.pairs)
    shared: dict[tuple[int, int], list[float]] = {}
    for pair in alignment.pairs:
        one, other = old.passages[pair.old], new.passages[pair.new]
        both = shared.setdefault((old.chapter_of(one), new.chapter_of(other)), [0.0, 0.0])
        both[0] += len(one.text.split()) / before[pair.old]
        both[1] += len(other.text.split()) / after[pair.new]
    partners = alignment.chapter_partners
    flows = tuple(
        Flow(a, b, own[0], own[1], kin=partners.get(a, -1) == b or a == b == -1)
        for (a, b), own in sorted(shared.items())
    )
    boxes = {
        "old": _boxes(old, (p.index for p in old.passages if p.index not in before)),
        "new": _boxes(new, (p.index for p in new.passages if p.index not in after)),
    }
    places = {side: {box.index: box for box in own} for side, own in boxes.items()}
    return ChapterMap(words.names(comparison), boxes["old"], boxes["new"], flows, comparison.outline, places)


def _boxes(guidance: Guidance, alone: Iterable[int]) -> tuple[Box, ...]:
    whole: Counter[int] = Counter()
    single: Counter[int] = Counter()
    for passage in guidance.passages:
        whole[guidance.chapter_of(passage)] += len(passage.text.split())
    for index in alone:
        passage = guidance.passages[index]
        single[guidance.chapter_of(passage)] += len(passage.text.split())
    return tuple(Box(i, words.chapter(guidance, i), whole[i], single[i]) for i in sorted(whole))


@dataclass(frozen=True)
class _Bar:
    """A chapter as drawn: where it begins and how many points a word takes."""

    box: Box
    top: float
    height: float

    @property
    def point(self) -> float:
        return self.height / max(1, self.box.words)


def svg(chapters: ChapterMap) -> str:
    """The map as a picture: old chapters on the left, new ones on the right, a ribbon for what they share.

    Args:
        chapters: what to draw.

    Returns:
        An SVG without styles or scripts of its own. Its words are those of the tables beside it, so that it is
        hidden from a screen reader's reading of single shapes and named as one picture.
    """
    left, right = _bars(chapters.old), _bars(chapters.new)
    height = max(_bottom(left), _bottom(right)) + 30
    ribbons = _ribbons(chapters, {b.box.index: b for b in left}, {b.box.index: b for b in right})
    about = (
        f"{words.count(len(chapters.old), 'part')} of {chapters.names[0]} on the left, "
        f"{words.count(len(chapters.new), 'part')} of {chapters.names[1]} on the right, joined by ribbons as wide as "
        "the words they share. The tables after the picture give the same numbers."
    )
    opened = (
        f'<svg role="img" aria-label="{escape(about)}" viewBox="0 0 {WIDTH} {height:.0f}" width="{WIDTH}" '
        f'height="{height:.0f}" font-family="Arial, Helvetica, sans-serif" font-size="14" fill="#0b0c0c">'
    )
    parts = [
        opened,
        *ribbons,
        _heading(chapters.names[0], LABEL, "end"),
        _heading(chapters.names[1], WIDTH - LABEL, "start"),
    ]
    parts += (_drawn(bar, LABEL, LABEL - BAR - 6, "end") for bar in left)
    parts += (_drawn(bar, WIDTH - LABEL + BAR, WIDTH - LABEL + BAR + 6, "start") for bar in right)
    return "".join([*parts, "</svg>"])


def _bars(boxes: tuple[Box, ...]) -> list[_Bar]:
    whole = sum(box.words for box in boxes)
    found: list[_Bar] = []
    top = 30.0
    for box in boxes:
        height = max(LEAST, TALLEST * box.words / max(1, whole))
        found.append(_Bar(box, top, height))
        top += height + GAP
    return found


def _bottom(bars: list[_Bar]) -> float:
    return bars[-1].top + bars[-1].height if bars else 0.0


def _heading(name: str, x: int, anchor: str) -> str:
    return f'<text x="{x}" y="16" text-anchor="{anchor}" font-weight="bold">{escape(_short(name))}</text>'


def _drawn(bar: _Bar, edge: int, label: int, anchor: str) -> str:
    """A chapter: its bar, pale where nothing corresponds, and its title."""
    alone = bar.point * bar.box.alone
    known = bar.height - alone
    x = edge - BAR
    y = bar.top + min(bar.height / 2, 30) + 5
    return (
        f'<rect x="{x}" y="{bar.top:.1f}" width="{BAR}" height="{known:.1f}" fill="{EDGE}"></rect>'
        f'<rect x="{x}" y="{bar.top + known:.1f}" width="{BAR}" height="{alone:.1f}" fill="{BARE}" stroke="{EDGE}">'
        f'</rect><text x="{label}" y="{y:.1f}" text-anchor="{anchor}">{escape(_short(bar.box.title))}</text>'
    )


def _ribbons(chapters: ChapterMap, left: dict[int, _Bar], right: dict[int, _Bar]) -> list[str]:
    at_left = {index: bar.top for index, bar in left.items()}
    at_right = {index: bar.top for index, bar in right.items()}
    tops: dict[Flow, list[float]] = {}
    for flow in sorted(chapters.flows, key=lambda f: (f.old, f.new)):
        tops[flow] = [at_left[flow.old]]
        at_left[flow.old] += flow.old_words * left[flow.old].point
    for flow in sorted(chapters.flows, key=lambda f: (f.new, f.old)):
        tops[flow].append(at_right[flow.new])
        at_right[flow.new] += flow.new_words * right[flow.new].point
    ordered = sorted(chapters.flows, key=lambda f: (not f.kin, f.old, f.new))
    return [_ribbon(tops[f], f.old_words * left[f.old].point, f.new_words * right[f.new].point, f.kin) for f in ordered]


def _ribbon(tops: list[float], one: float, other: float, kin: bool) -> str:
    x, z = LABEL, WIDTH - LABEL
    middle = (x + z) / 2
    (y, v), one, other = tops, max(1.0, one), max(1.0, other)
    line = "" if kin else ' stroke="#a03206" stroke-dasharray="4 2"'
    return (
        f'<path d="M{x} {y:.1f}C{middle:.0f} {y:.1f} {middle:.0f} {v:.1f} {z} {v:.1f}V{v + other:.1f}'
        f'C{middle:.0f} {v + other:.1f} {middle:.0f} {y + one:.1f} {x} {y + one:.1f}Z" '
        f'fill="{KIN if kin else STRAY}" fill-opacity="{0.65 if kin else 0.55}"{line}></path>'
    )


def _short(text: str, most: int = 42) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
