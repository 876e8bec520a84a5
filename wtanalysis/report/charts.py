"""A question's printed figures as bars: on one scale, labelled directly, readable in grey and without colour vision."""

from __future__ import annotations

import base64
import io
import re
import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from wtanalysis.figures.model import Breakdown, Figure, number
from wtanalysis.report.words import base_of, remainder
from wtanalysis.responses.model import Question

if TYPE_CHECKING:
    from matplotlib.axes import Axes

WIDTH, SCALE = 540, 1.5  # pixels on a page, and pixels of the picture for each
COLOURS = {
    "agree": "#12436d", "likely": "#12436d", "yes": "#12436d", "disagree": "#f46a25", "unlikely": "#f46a25",
    "no": "#f46a25", "neither": "#c9cdd0", "neutral": "#c9cdd0", "dont_know": "#c9cdd0",
}  # fmt: skip
OTHER = "#28a197"
STRONG = re.compile(r"option:(?:strongly|very|completely|fully)-")
AGAINST = re.compile(r"disagree|oppose|unlikely|dissatisfied|against")
AGREE, AGREE_STRONGLY, DISAGREE, DISAGREE_STRONGLY = "#7ba3cc", "#12436d", "#f46a25", "#a03206"
ALL = "All respondents"
MOST = 14  # bars of a computed chart
INK, FAINT, GRID = "#0b0c0c", "#505a5f", "#dddddd"
ROW, LINE, HEAD = 52, 17, 36  # pixels: a bar with its label, each further line of the label, the name of a group


@dataclass(frozen=True)
class Bar:
    """One bar: what it is of, and the number as printed. ``within`` is the group or the answer it belongs to."""

    label: str
    percent: float
    code: str
    within: str = ""
    nested: bool = False


@dataclass(frozen=True, repr=False)
class Chart:
    """A picture with the words that say the same, for those who do not see it."""

    question_id: str
    bars: tuple[Bar, ...]
    png: bytes
    alt: str
    caption: str
    name: str = "Chart"

    @property
    def height(self) -> int:
        """Its height on a page, in pixels, as the picture's own header states it."""
        return round(int.from_bytes(self.png[20:24], "big") / SCALE)

    def __repr__(self) -> str:
        return f"Chart({self.question_id!r}: {', '.join(f'{b.code} {number(b.percent)}' for b in self.bars)})"

    def _repr_mimebundle_(self, **_: Any) -> tuple[dict[str, str], dict[str, Any]]:
        picture = base64.b64encode(self.png).decode("ascii")
        told = {"alt": self.alt, "caption": self.caption, "name": self.name, "width": WIDTH, "height": self.height}
        return {"image/png": picture, "text/plain": repr(self)}, {"image/png": told}


def chart(breakdown: Breakdown, question: Question) -> Chart | None:
    """The printed percentages of one question as a bar chart.

    Args:
        breakdown: its figures.
        question: what was asked.

    Returns:
        The chart: the same input gives the same bytes. None where no percentage is printed. Nothing that is not printed
        is drawn: what is missing to 100 is said in words.

    >>> f = Figure("later", "yes", "yes", percent=61.0)
    >>> chart(Breakdown("later", (f,)), Question("later", text="Close later?", base=120, base_unit="responses")).alt
    'Bar chart: Close later? All respondents: yes 61%. The printed figures add up to 61%; the remainder is not stated.'
    """
    bars = bars_of(breakdown)
    if not bars:
        return None
    missing = remainder(breakdown, question)
    bases = "Bases of the groups are not stated." if any(f.group and f.base is None for f in breakdown.figures) else ""
    alt = _joined(f"Bar chart: {question.text or question.question_id}", _in_words(bars), missing)
    caption = _joined(f"Base: {base_of(question)}.", bases, missing)
    name = f"Chart: {question.text or question.question_id}"
    return Chart(breakdown.question_id, bars, _draw(bars), alt, caption, name)


def computed_chart(breakdown: Breakdown, question: Question) -> Chart | None:
    """The computed percentages of all respondents as a bar chart, for a question about which nothing was printed.

    Args:
        breakdown: as counted; one counted from synthetic responses says so in the picture, its words and its caption.
        question: what was asked.

    Returns:
        The chart; None where nobody answered, or where there are so many bars that the table is the better picture.

    >>> f = Figure("later", "yes", "yes", percent=61.0, count=61, base=100)
    >>> computed_chart(Breakdown("later", (f,), "computed", notes=("Unweighted.",)), Question("later")).caption
    'Computed. Base: 100 who answered. Unweighted.'
    """
    bars = bars_of(Breakdown(breakdown.question_id, tuple(f for f in breakdown.figures if not f.group)))
    if not 0 < len(bars) <= MOST:
        return None
    made = "Synthetic data" if breakdown.kind == "calibrated" else ""
    told = f"{made}: computed." if made else "Computed."
    title = question.text or question.question_id
    base = next((f.base for f in breakdown.figures if f.base), 0)
    caption = _joined(told, f"Base: {base:,} who answered.", *breakdown.notes)
    alt = _joined(f"Bar chart: {title}", told, _in_words(bars), *breakdown.notes)
    return Chart(breakdown.question_id, bars, _draw(bars, made), alt, caption, f"Chart: {title}")


def bars_of(breakdown: Breakdown) -> tuple[Bar, ...]:
    """The bars in the order they are drawn; counts without a percentage make none."""
    return tuple(
        Bar(f.bucket or f.bucket_code, f.percent, f.bucket_code, f.group, bool(f.parent))
        for _, figures in arranged(breakdown.figures)
        for f in figures
        if f.percent is not None
    )


def arranged(figures: Iterable[Figure]) -> Iterator[tuple[str, list[Figure]]]:
    """Figures as charts and tables show them: those of all respondents first, then each group, as printed.

    >>> yes, no, why, police = (
    ...     Figure("q", *rest, percent=1)
    ...     for rest in (("yes", "yes"), ("no", "no"), ("cost", "option:cost", "yes"), ("yes", "yes", "", "police"))
    ... )
    >>> [(group, [f.bucket for f in rows]) for group, rows in arranged((police, yes, no, why))]
    [('All respondents', ['yes', 'cost', 'no']), ('police', ['yes'])]
    """
    listed = list(figures)
    for group in dict.fromkeys(("", *(f.group for f in listed))):
        rows = [f for f in listed if f.group == group]
        own = [f for f in rows if not f.parent]
        ordered = [row for f in own for row in (f, *(r for r in rows if r.parent == f.bucket_code))]
        ordered += [f for f in rows if f.parent and f.parent not in {o.bucket_code for o in own}]
        if ordered:
            yield group or ALL, ordered


def _joined(*sentences: str) -> str:
    return " ".join(sentence for sentence in sentences if sentence)


def _in_words(bars: tuple[Bar, ...]) -> str:
    parts = []
    for within in dict.fromkeys(bar.within for bar in bars):
        cells = (f"{'of which ' if b.nested else ''}{b.label} {number(b.percent)}%" for b in bars if b.within == within)
        parts.append(f"{within or ALL}: {', '.join(cells)}.")
    return " ".join(parts)


def _draw(bars: tuple[Bar, ...], stamp: str = "") -> bytes:
    """The picture, drawn without the global state of pyplot; a stamp stands over the bars, where it is not cut off."""
    import matplotlib as mpl
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure as Canvas

    headed = {bar.within for bar in bars} != {""}
    heads = len({bar.within for bar in bars}) if headed else 0
    labels = [textwrap.fill(_label(bar), 58) for bar in bars]
    tall = [ROW + LINE * label.count("\n") for label in labels]
    height = sum(tall) + HEAD * (heads + bool(stamp)) + 34
    with mpl.rc_context({**mpl.rcParamsDefault, "font.family": "DejaVu Sans", "hatch.linewidth": 1.2}):
        canvas = Canvas(figsize=(WIDTH / 100, height / 100), dpi=100 * SCALE)
        FigureCanvasAgg(canvas)
        axes = canvas.add_axes((0.006, 28 / height, 0.988, 1 - 32 / height))
        axes.set(xlim=(0, 114), ylim=(height - 32, 0))
        _scale(axes)
        top = float(HEAD * bool(stamp))
        _ = axes.text(0.6, 25, stamp, fontsize=12, fontweight="bold", color=DISAGREE_STRONGLY) if stamp else None
        for index, bar in enumerate(bars):
            if headed and (index == 0 or bars[index - 1].within != bar.within):
                _ = axes.text(0.6, top + 25, bar.within or ALL, fontsize=11, fontweight="bold", color=INK)
                top += HEAD
            _one(axes, bar, labels[index], top, colour(bar, bars))
            top += tall[index]
        return _png(canvas)


def _scale(axes: Axes) -> None:
    axes.set_xticks([0, 25, 50, 75, 100], ["0%", "25%", "50%", "75%", "100%"], fontsize=10, color=FAINT)
    axes.get_xticklabels()[0].set_horizontalalignment("left")
    axes.set_yticks([])
    axes.tick_params(length=0, pad=4)
    for name, spine in axes.spines.items():
        spine.set_visible(name == "left")
        spine.set_color(FAINT)


def _label(bar: Bar) -> str:
    return f"of which: {bar.label}" if bar.nested else bar.label[:1].upper() + bar.label[1:]


def colour(bar: Bar, bars: Iterable[Bar]) -> str:
    """The colour of a bar: what is strong is darker than what is not, and for never has the colour of against.

    >>> levels = [Bar(code, 9.0, code) for code in ("option:strongly-agree", "agree", "option:strongly-disagree")]
    >>> [colour(bar, levels) for bar in levels]
    ['#12436d', '#7ba3cc', '#a03206']
    """
    if bar.nested:
        return "#ffffff"
    if STRONG.match(bar.code) and re.search(r"agree|support|oppose|likely|satisfied", bar.code):
        return DISAGREE_STRONGLY if AGAINST.search(bar.code) else AGREE_STRONGLY
    if any(STRONG.match(other.code) for other in bars):
        if bar.code in ("agree", "likely", "option:tend-to-agree"):
            return AGREE
        if bar.code == "option:tend-to-disagree":
            return DISAGREE
    return COLOURS.get(bar.code, OTHER)


def _one(axes: Axes, bar: Bar, label: str, top: float, fill: str) -> None:
    middle = top + 34 + LINE * label.count("\n")
    _ = axes.text(4.0 if bar.nested else 0.6, top + 4, label, fontsize=10.5, color=INK, va="top", linespacing=1.15)
    _ = axes.barh(
        middle, bar.percent, height=20, color=fill,
        edgecolor=INK, linewidth=0.8, hatch="////" if bar.nested else "",
    )  # fmt: skip
    # The lines of the scale stand beside the bars only, and behind them: never through a word or a number.
    _ = axes.vlines([25, 50, 75, 100], middle - 13, middle + 13, color=GRID, linewidth=0.8, zorder=0)
    _ = axes.text(
        bar.percent + 1, middle, f"{number(bar.percent)}%", fontsize=12, fontweight="bold", color=INK, va="center",
        bbox={"facecolor": "#ffffff", "edgecolor": "none", "pad": 1.5},
    )  # fmt: skip


def _png(canvas: Any) -> bytes:
    """The picture in the few colours of charts, without the programs' names: small, and the same every time."""
    from PIL import Image

    palette = Image.new("P", (1, 1))
    palette.putpalette(bytes(_palette()))
    raw, small = io.BytesIO(), io.BytesIO()
    canvas.savefig(raw, format="png", metadata={"Software": None})
    with Image.open(raw) as picture:
        few = picture.convert("RGB").quantize(palette=palette, dither=Image.Dither.NONE)
        few.save(small, "PNG", optimize=True, bits=4)
    return small.getvalue()


def _palette() -> list[int]:
    """The charts' nine colours, and seven greys for the edges of letters: together what four bits can name."""
    others = (OTHER, INK, FAINT, GRID, AGREE, AGREE_STRONGLY, DISAGREE, DISAGREE_STRONGLY)
    greys = [(shade, shade, shade) for shade in (0, 42, 85, 128, 170, 212, 255)]
    own = [tuple(bytes.fromhex(code[1:])) for code in dict.fromkeys((*COLOURS.values(), *others))]
    return [part for colour in (*greys, *own) for part in colour]
