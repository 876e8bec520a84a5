"""How the numbers of the second review hold in worlds made for the purpose, and what a new theme makes people re-code.

Run from anywhere; the last part is measured where ``../shared`` stands beside the repository. It prints counts only.

    python benchmarks/agreement.py more        # does reading as many as said give the width?
    python benchmarks/agreement.py intervals   # how often do 95 % intervals hold the truth?
    python benchmarks/agreement.py recode      # of human-coded comments, which must be looked at for a new theme?
    python benchmarks/agreement.py order       # what does the queue put first?
"""

from __future__ import annotations

import csv
import sys
import time
from collections import defaultdict
from pathlib import Path
from random import Random
from statistics import mean, median

REPOSITORY = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(REPOSITORY))

from wtanalysis.themes.agreement_numbers import alpha, alpha_interval, kappa_interval  # noqa: E402
from wtanalysis.themes.codebook import to_recode  # noqa: E402
from wtanalysis.themes.model import Code, Codebook, Coding, Comment, Reading, Statement, Theme  # noqa: E402
from wtanalysis.themes.more_to_read import more_to_read  # noqa: E402
from wtanalysis.themes.review import queue  # noqa: E402
from wtanalysis.themes.scores import scores  # noqa: E402

NHS = REPOSITORY.parent / "shared" / "realdata" / "nhs_comments" / "text_data.csv"
Sets = dict[str, set[str]]
# How often a comment carries each theme, how often the model finds it, and how often it is right when it says so.
WORLDS = {
    "four themes, one rare": ((0.3, 0.15, 0.08, 0.02), (0.8, 0.7, 0.6, 0.5), (0.85, 0.75, 0.6, 0.5)),
    "three themes": ((0.3, 0.15, 0.08), (0.8, 0.7, 0.6), (0.85, 0.75, 0.6)),
    "five themes, coded well": ((0.4, 0.2, 0.1, 0.1, 0.1), (0.95, 0.9, 0.9, 0.95, 0.9), (0.95, 0.95, 0.9, 0.9, 0.95)),
    "two themes, coded badly": ((0.2, 0.1), (0.5, 0.3), (0.5, 0.3)),
}


def world(chance: Random, size: int, name: str, start: int = 0) -> tuple[Sets, Sets]:
    """Comments with themes, and what a model says of them."""
    truth: Sets = {}
    said: Sets = {}
    for number in range(start, start + size):
        own, given = truth.setdefault(f"c{number}", set()), said.setdefault(f"c{number}", set())
        for theme, (rate, recall, precision) in enumerate(zip(*WORLDS[name], strict=True)):
            falsely = rate * recall * (1 - precision) / precision / (1 - rate)
            carries = chance.random() < rate
            if carries:
                own.add(f"t{theme}")
            if chance.random() < (recall if carries else falsely):
                given.add(f"t{theme}")
    return truth, said


def more(runs: int = 60, most: int = 12_000) -> None:
    """In how many of the worlds the width is reached after reading as many as said, and how many that are."""
    for name in WORLDS:
        for first in (60, 150):
            reached: dict[str, list[bool]] = defaultdict(list)
            sizes: dict[str, list[int]] = defaultdict(list)
            for seed in range(runs):
                chance = Random(seed)  # noqa: S311
                truth, said = world(chance, first, name)
                for item in more_to_read(truth, said):
                    if not item.more or item.more > most:
                        continue
                    further, also = world(chance, item.more, name, first)
                    found = scores(truth | further, said | also, (item.theme_id,) if item.theme_id else ())
                    f1 = found.micro if item.measure == "micro F1" else found.macro
                    f1 = found.themes[0].f1 if item.theme_id else f1
                    key = f"{item.measure} {item.theme_id}".strip()
                    reached[key].append(f1.half_width is not None and f1.half_width <= 0.05)
                    sizes[key].append(first + item.more)
            for key, held in sorted(reached.items()):
                if len(held) >= runs // 3:
                    told = f"{mean(held):.0%} of {len(held)} reach it, median {median(sizes[key]):,.0f} read"
                    print(f"{name}, {first} read, {key}: {told}")


def intervals(runs: int = 200, size: int = 150) -> None:
    """How often the intervals hold the truth, which a very large sample tells."""
    name = "three themes"
    truth, said = world(Random(1), 60_000, name)  # noqa: S311
    large = scores(truth, said)
    pairs = [(frozenset(truth[c]), frozenset(said[c])) for c in truth]
    two = [("t0" in one, "t0" in other) for one, other in pairs]
    right = {
        "micro F1": large.micro.value, "macro F1": large.macro.value, "F1 t0": large.themes[0].f1.value,
        "F1 t2": large.themes[2].f1.value, "kappa t0": kappa_interval(*zip(*two, strict=True)).value,
        "alpha t0": alpha(two),
    }  # fmt: skip
    held: dict[str, list[bool]] = defaultdict(list)
    for seed in range(runs):
        truth, said = world(Random(seed + 10), size, name)  # noqa: S311
        found = scores(truth, said)
        themes = {theme.theme_id: theme.f1 for theme in found.themes}
        two = [("t0" in truth[c], "t0" in said[c]) for c in truth]
        told = {
            "micro F1": found.micro, "macro F1": found.macro, "F1 t0": themes["t0"], "F1 t2": themes.get("t2"),
            "kappa t0": kappa_interval(*zip(*two, strict=True)), "alpha t0": alpha_interval(two),
        }  # fmt: skip
        for key, one in told.items():
            if one is not None and one.value is not None:
                held[key].append(one.low <= right[key] <= one.high)
    for key, found_ in held.items():
        print(f"{key} of {size} comments: {mean(found_):.0%} of {len(found_)} intervals hold {right[key]:.3f}")


def human(size: int = 2_000) -> list[tuple[str, str]]:
    """Comments that people coded, one label each."""
    with NHS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    names = {name.casefold(): name for name in rows[0]}
    text, label = (next(names[n] for n in wanted if n in names) for wanted in (("feedback", "text"), ("label",)))
    pairs = [(row[text], row[label]) for row in rows if row[text].strip() and row[label].strip()]
    return Random(1).sample(pairs, size)  # noqa: S311


def recode() -> None:
    """For each label in turn: as if it were new, how many of its comments are found, and how many are looked at."""
    rows = human()
    labels = sorted({label for _, label in rows})
    examples = {label: tuple(text[:200] for text, own in rows if own == label)[:3] for label in labels}
    shown = {text for texts in examples.values() for text in texts}
    readings = [_reading(f"c{n}", text) for n, (text, _) in enumerate(rows)]
    book = Codebook(tuple(Theme(label, label, examples=examples[label]) for label in labels))
    for label in labels:
        old = Codebook(tuple(theme for theme in book.themes if theme.theme_id != label))
        begun = time.perf_counter()
        todo = {item.comment_id for item in to_recode(old, book, Coding(()), readings, _cached())}
        carry = {f"c{n}" for n, (text, own) in enumerate(rows) if own == label and text[:200] not in shown}
        print(
            f"{label}: {len(carry & todo):,} of {len(carry):,} found, {len(todo) / len(rows):.0%} of all looked at, "
            f"{time.perf_counter() - begun:.0f} s"
        )


def _reading(name: str, text: str) -> Reading:
    from wtanalysis.themes.comments import split_statements

    comment = Comment(name, text)
    return Reading(comment, statements=split_statements(comment) or (Statement(name, 1, text, 0, len(text)),))


class _Remembering:
    """The sentence model, each text embedded once."""

    name = "remembering"

    def __init__(self) -> None:
        from wtanalysis.themes.embedding import default_embedder

        self._model, self._known = default_embedder(), {}

    def embed(self, texts):  # type: ignore[no-untyped-def]
        import numpy as np

        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        self._known.update(zip(new, self._model.embed(new), strict=True) if new else ())
        return np.stack([self._known[text] for text in texts])


MODELS: list[_Remembering] = []


def _cached() -> _Remembering:
    if not MODELS:
        MODELS.append(_Remembering())
    return MODELS[0]


def order(size: int = 3_000) -> None:
    """How long a long queue takes to put in order, and how varied its beginning is."""
    rows = human(size)
    names = tuple(f"c{n}" for n in range(size))
    chance = Random(1)  # noqa: S311
    codes = tuple(
        Code(name, label, "model", chance.random(), "unsure") for name, (_, label) in zip(names, rows, strict=True)
    )
    readings = [Reading(Comment(name, text)) for name, (text, _) in zip(names, rows, strict=True)]
    begun = time.perf_counter()
    items = queue(Coding(codes, names), readings=readings)
    later = [item.place for item in items if "earlier" in item.why]
    print(f"{size:,} comments put in order in {time.perf_counter() - begun:.1f} s")
    print(f"{len(later):,} much like an earlier one, the first of them at place {min(later, default=0):,}")


if __name__ == "__main__":
    {"more": more, "intervals": intervals, "recode": recode, "order": order}[sys.argv[1]]()
