"""How well comments are coded, beside plain methods on the same splits; prints markdown.

Usage: python benchmarks/coding.py [SHARED] [--most N] [--cache FOLDER] [--only WORDS]

SHARED is the folder with the real material (default ../shared). Parts: patient feedback of the NHS with one of 39
categories, or one of nine labels, each; the same made into comments with several categories, once hard (one to four
comments of one trust run together, sentences shuffled, one code in twenty dropped and as many changed), once like a set
that people coded with care (one to three whole comments, like categories merged); and the synthetic comments of 2023
over 239 themes.
"balanced" weighs the comments that carry a theme as much as those that do not.
The plain methods see TF-IDF of words. On one category a comment they give the likeliest; else all from 0.5 up, and the
nearest centroid every theme at least as near as the median coded one. Everything is scored on comments that were not
learnt from.
``--most`` takes so many comments at most of each set, for a quick look.
"""

from __future__ import annotations

import argparse
import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_predict
from sklearn.svm import LinearSVC

from wtanalysis.themes.codebook import read_codebook
from wtanalysis.themes.coding import code
from wtanalysis.themes.comments import read_comments
from wtanalysis.themes.embedding import Embedder, default_embedder
from wtanalysis.themes.model import Code, Codebook, Coding, Comment, Theme
from wtanalysis.themes.quality import Quality, quality

SYNTHETIC = Path(__file__).parent.parent / "data" / "working-together-2023"
SEEDS = (1, 2)
RARE = 10
MERGED = {
    "Facilities/equipment": "Environment/ facilities",
    "Time spent waiting for first appt/referral/service": "Waiting",
    "Time spent waiting between appointments": "Waiting",
    "Transition And Discharge": "Transition and coordination",
    "Transition/ coordination: General": "Transition and coordination",
    "Coordination/Integration Of Care": "Transition and coordination",
    "Physical care": "Care received",
    "General": "Everything was good/bad",
    "Involvement: Of Family And Carers": "Carer support",
    "Dignity: General": "Respect and dignity",
    "Respect For Diversity/ Person-Centeredness": "Respect and dignity",
    "1-2-1 care/Time spent with service user": "Emotional care",
}
CLEAR = 3
LEAST = 15


@dataclass(frozen=True)
class Set:
    """Comments, their themes by people, and the codebook."""

    comments: tuple[Comment, ...]
    themes: tuple[tuple[str, ...], ...]
    book: Codebook

    def coding(self, rows: Sequence[int]) -> Coding:
        """What people said of these comments."""
        codes = [Code(self.comments[r].comment_id, t, "person") for r in rows for t in self.themes[r] or ("",)]
        return Coding(tuple(codes), tuple(self.comments[r].comment_id for r in rows))


def nhs(shared: Path, most: int, column: str = "subcategory") -> Set:
    """Patient feedback; a text that stands there twice counts once, with all its categories; rare ones left out."""
    table = pd.read_csv(shared / "realdata/nhs_comments/text_data.csv", keep_default_na=False)
    table[column] = table[column].str.strip()
    counts = table[column].value_counts()
    table = table[table[column].isin(counts[counts >= RARE].index)].sample(frac=1, random_state=7)[:most]
    ids = {name: f"t{n}" for n, name in enumerate(sorted(table[column].unique()))}
    comments = tuple(Comment(f"n{n}", text) for n, text in enumerate(table["feedback"]))
    book = Codebook(tuple(Theme(theme_id, name) for name, theme_id in ids.items()))
    return Set(comments, tuple((ids[name],) for name in table[column]), book)


def several(shared: Path, most: int) -> Set:
    """Patient feedback run together, with some noise in the codes."""
    draw = np.random.default_rng(7)
    table = pd.read_csv(shared / "realdata/nhs_comments/text_data.csv", keep_default_na=False)
    table["subcategory"] = table["subcategory"].str.strip()
    table = table.drop_duplicates(["feedback", "subcategory"])
    table = table[table["subcategory"].isin(table["subcategory"].value_counts().index[:30])]
    names = sorted(table["subcategory"].unique())
    ids = {name: f"t{n}" for n, name in enumerate(names)}
    comments, themes = [], []
    for _, group in table.groupby("organization"):
        order, at = draw.permutation(len(group)), 0
        while at < len(order):
            size = int(draw.choice([1, 2, 3, 4], p=[0.4, 0.33, 0.2, 0.07]))
            part = group.iloc[order[at : at + size]]
            at += size
            pieces = [s for text in part["feedback"] for s in re.split(r"(?<=[.!?])\s+|\n+", text) if s.strip()]
            draw.shuffle(pieces)
            comments.append(" ".join(pieces))
            themes.append(tuple(sorted(set(_noisy(part["subcategory"], names, draw)))))
    chosen = np.sort(draw.permutation(len(comments))[:most])
    book = Codebook(tuple(Theme(ids[name], name) for name in names))
    made = tuple(Comment(f"m{n}", comments[n]) for n in chosen)
    return Set(made, tuple(tuple(ids[name] for name in themes[n]) for n in chosen), book)


def whole(shared: Path, most: int) -> Set:
    """One to three whole comments one after the other, of categories that can be told apart.

    Like categories are merged, and comments left out whose category is not among the three likeliest by a linear SVM
    that has not seen them: other coders would doubt these.
    """
    draw = np.random.default_rng(5)
    table = pd.read_csv(shared / "realdata/nhs_comments/text_data.csv", keep_default_na=False)
    table["subcategory"] = table["subcategory"].str.strip()
    table = table.drop_duplicates(["feedback", "subcategory"])
    name = table["subcategory"].replace(MERGED)
    table = table.assign(name=name)[name.isin(name.value_counts().index[:30])]
    names = sorted(table["name"].unique())
    place = table["name"].map(names.index).to_numpy()
    seen = TfidfVectorizer(sublinear_tf=True).fit_transform(table["feedback"])
    scores = cross_val_predict(LinearSVC(), seen, place, cv=3, method="decision_function")
    clear = (scores > scores[np.arange(len(place)), place][:, None]).sum(1) < CLEAR
    texts, place = table["feedback"].to_numpy()[clear], place[clear]
    order, at, comments, themes = draw.permutation(len(place)), 0, [], []
    while at < len(order):
        part = order[at : at + int(draw.choice([1, 2, 3], p=[0.65, 0.27, 0.08]))]
        at += len(part)
        comments.append(" ".join(texts[part]))
        themes.append({int(place[row]) for row in part})
    often = [n for n in range(len(names)) if sum(n in own for own in themes) >= LEAST]
    chosen = draw.permutation(len(comments))[:most]
    book = Codebook(tuple(Theme(f"t{n}", names[n]) for n in often))
    made = tuple(Comment(f"w{n}", comments[n]) for n in chosen)
    return Set(made, tuple(tuple(f"t{t}" for t in sorted(themes[n]) if t in often) for n in chosen), book)


def _noisy(names: Any, every: list[str], draw: np.random.Generator) -> Iterator[str]:
    for name in names:
        chance = draw.random()
        if chance > 0.1:
            yield name
        elif chance > 0.05:
            yield every[int(draw.integers(len(every)))]


def synthetic(areas: bool, most: int) -> Set:
    """The synthetic comments, with the policy area of their question if wanted."""
    book = read_codebook(SYNTHETIC / "codebook.csv")
    area = {theme.theme_id: theme.policy_area for theme in book.themes}
    table = pd.read_csv(SYNTHETIC / "comments-synthetic.csv", keep_default_na=False)
    table = table[table["kind"].isin(["opinion", "other_question", "personal_data", "campaign"])]
    table = table.sample(frac=1, random_state=7)[:most]
    themes = [tuple(t.strip() for t in cell.split("|") if t.strip() in area) for cell in table["theme_ids"]]
    usual: dict[str, str] = {}
    for question in sorted(set(table["question_id"])):
        of = [area[t] for own, q in zip(themes, table["question_id"], strict=True) if q == question for t in own]
        usual[question] = max(sorted(set(of)), key=of.count) if of else ""
    comments = tuple(
        Comment(name, text, question if areas else "", policy_area=usual[question] if areas else "")
        for name, text, question in zip(table["comment_id"], table["text"], table["question_id"], strict=True)
    )
    return Set(comments, tuple(themes), book)


def split(made: Set, seed: int, per_theme: int | None) -> tuple[list[int], list[int]]:
    """Rows to learn from, and rows to score: four fifths and the rest, or so many a theme out of the four fifths."""
    order = np.random.default_rng(seed).permutation(len(made.comments)).tolist()
    cut = int(0.8 * len(order))
    if per_theme is None:
        return order[:cut], order[cut:]
    count: dict[str, int] = {}
    chosen = []
    for row in order[:cut]:
        if any(count.get(theme, 0) < per_theme for theme in made.themes[row]):
            chosen.append(row)
            for theme in made.themes[row]:
                count[theme] = count.get(theme, 0) + 1
    return chosen, order[cut:]


def plain(made: Set, learn: list[int], score: list[int]) -> dict[str, Quality]:
    """The plain methods on TF-IDF of words."""
    ids = made.book.ids
    truth = np.array([[t in made.themes[row] for t in ids] for row in learn])
    tfidf = TfidfVectorizer(sublinear_tf=True)
    seen = tfidf.fit_transform([made.comments[row].text for row in learn])
    new = tfidf.transform([made.comments[row].text for row in score])
    one = all(len(own) == 1 for own in made.themes)
    found: dict[str, Quality] = {}
    for name, model, weights in (
        ("TF-IDF + logistic regression", LogisticRegression, None),
        ("TF-IDF + logistic regression, balanced", LogisticRegression, "balanced"),
        ("TF-IDF + linear SVM", LinearSVC, None),
        ("TF-IDF + linear SVM, balanced", LinearSVC, "balanced"),
    ):
        scores = np.full((len(score), len(ids)), -9.0)
        for at in np.flatnonzero(truth.any(0)):
            if not truth[:, at].all():
                scores[:, at] = model(class_weight=weights).fit(seen, truth[:, at]).decision_function(new)
        found[name] = _scored(made, score, _likeliest(scores) if one else scores > 0)
    centres = np.asarray((truth.T.astype(float) @ seen) / np.maximum(truth.sum(0), 1)[:, None])
    centres /= np.maximum(np.linalg.norm(centres, axis=1, keepdims=True), 1e-9)
    own = (seen @ centres.T)[truth]
    near = new @ centres.T
    found["nearest centroid"] = _scored(made, score, _likeliest(near) if one else near >= np.median(own))
    return found


def _likeliest(scores: Any) -> Any:
    return scores == scores.max(1, keepdims=True)


def _scored(made: Set, rows: list[int], yes: Any) -> Quality:
    ids = made.book.ids
    codes = [
        Code(made.comments[row].comment_id, ids[at], "plain")
        for row, own in zip(rows, yes, strict=True)
        for at in np.flatnonzero(own)
    ]
    return quality(made.coding(rows), Coding(tuple(codes), tuple(made.comments[row].comment_id for row in rows)))


def ours(made: Set, learn: list[int], score: list[int], embedder: Embedder) -> tuple[Quality, Coding]:
    """The coding of this package."""
    found = code(read_comments(made.comments), made.book, made.coding(learn) if learn else None, embedder)
    return quality(made.coding(score), found), found


def calibration(made: Set, rows: list[int], found: Coding) -> str:
    """Mean probability and share of people who agree, of the rows that the model gave, in bands of probability."""
    ids = {made.comments[row].comment_id: set(made.themes[row]) for row in rows}
    pairs = [(c.probability or 0.0, c.theme_id in ids[c.comment_id]) for c in found.codes if c.comment_id in ids]
    told, error = [], 0.0
    for low in (0.0, 0.2, 0.4, 0.6, 0.8):
        band = [(p, right) for p, right in pairs if low <= p < low + 0.2 or (low == 0.8 and p == 1.0)]
        if band:
            said, true = float(np.mean([p for p, _ in band])), float(np.mean([r for _, r in band]))
            error += abs(said - true) * len(band) / len(pairs)
            told.append(f"{said:.2f} said, {true:.2f} true ({len(band)})")
    brier = float(np.mean([(p - right) ** 2 for p, right in pairs])) if pairs else 0.0
    return f"{'; '.join(told)}; expected calibration error {error:.3f}, Brier {brier:.3f} (rows given, yes or unsure)"


def part(title: str, made: Set, sizes: Sequence[int | None], embedder: Embedder) -> None:
    """One table: every size and method, means over the seeds."""
    print(f"\n### {title}\n\n{len(made.comments):,} comments, {len(made.book.themes)} themes.\n", flush=True)
    print(
        "| learnt from | method | F1 micro | F1 macro | precision | recall | seconds |\n|---|---|---|---|---|---|---|"
    )
    last = None
    for size in sizes:
        told: dict[str, list[tuple[float, ...]]] = {}
        for seed in SEEDS if size else SEEDS[:1]:
            learn, score = ([], list(range(len(made.comments)))) if size == 0 else split(made, seed, size)
            for name, found in plain(made, learn, score).items() if learn else ():
                told.setdefault(name, []).append(_figures(found, 0))
            start = time.perf_counter()
            best, coding = ours(made, learn, score, embedder)
            told.setdefault("wtanalysis", []).append(_figures(best, time.perf_counter() - start))
            last = (best, coding, score)
        label = {None: "80 %", 0: "descriptions alone"}.get(size, f"{size} a theme")
        for name, rows in told.items():
            mean = np.mean(rows, axis=0)
            shown = f"{mean[4]:.0f}" if name == "wtanalysis" else ""
            print(
                f"| {label} | {name} | " + " | ".join(f"{value:.3f}" for value in mean[:4]) + f" | {shown} |",
                flush=True,
            )
    if last:
        best, coding, score = last
        bands = "; ".join(f"{b.name} ({b.themes} themes) {b.recall:.2f}" for b in best.bands if b.themes)
        print(
            f"\nOf the last row: recall by theme size among the scored: {bands}. "
            f"Unsure: {best.unsure / best.base:.2f} a comment,"
        )
        print(
            f"holding {best.micro.unsure:,} of {best.micro.missed:,} missed codes. "
            f"Calibration: {calibration(made, score, coding)}."
        )


def _figures(found: Quality, seconds: float) -> tuple[float, ...]:
    return found.micro.f1, found.macro_f1, found.micro.precision, found.micro.recall, seconds


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("shared", nargs="?", type=Path, default=Path("../shared"))
    parser.add_argument("--most", type=int, default=1_000_000)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--only", default="", help="only the parts whose titles hold these words")
    given = parser.parse_args()
    embedder = default_embedder(given.cache)
    print("## Coding")
    few, many = (0, 10, None), (10, 100, None)
    parts: dict[str, tuple[Callable[[], Set], Sequence[int | None]]] = {
        "Synthetic comments": (lambda: synthetic(False, given.most), few),
        "Synthetic comments, question and its policy area known": (lambda: synthetic(True, given.most), few),
        "Patient feedback, several categories a comment": (lambda: several(given.shared, given.most), many),
        "Patient feedback, whole comments run together": (lambda: whole(given.shared, given.most), many),
        "Patient feedback, one of 39 categories": (lambda: nhs(given.shared, given.most), many),
        "Patient feedback, one of nine labels": (lambda: nhs(given.shared, given.most, "label"), many),
    }
    for title, (make, sizes) in parts.items():
        if given.only in title:
            part(title, make(), sizes, embedder)


if __name__ == "__main__":
    main()
