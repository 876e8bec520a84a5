"""How right the extraction is: every document with an answer key, table by table, with precision before recall.

Run from anywhere; the real response is measured where ``../shared`` stands beside the repository.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(REPOSITORY))

from tests.published.scoring import Score, never, rows, score_all  # noqa: E402
from wtanalysis.documents.readers import read_document  # noqa: E402
from wtanalysis.published.extract import extract  # noqa: E402
from wtanalysis.published.model import Extraction  # noqa: E402

PUBLISHED = REPOSITORY / "tests" / "published"
KEY = REPOSITORY / "tests" / "backtests" / "working_together_2023"
RESPONSE = REPOSITORY.parent / "shared" / "sources" / "dfe-consultation-response-2023.txt"
HELD_OUT = ("ferry-slots", "moorland-burning", "school-bread", "tribunal-papers")
LATER = ("typical", "third", "fourth")
SAME = {
    "questions": ("locator", "base", "base_unit", "comments", "scale", "status"),
    "figures": ("locator", "percent", "parent", "base", "base_inferred"),
    "facts": ("locator", "value"),
    "quotations": ("locator", "attribution_kind"),
    "organisations": ("locator",),
}
"""The columns by which a row of the real response is the key's; the backtests compare the others, too."""


def styles(folder: Path) -> tuple[dict[str, dict[str, Score]], int]:
    """The scores of every invented document of a folder, and how many numbers became figures that never may."""
    scores, wrong = {}, 0
    for path in sorted(folder.iterdir()):
        if path.suffix in (".md", ".txt", ".html") and path.stem != "README":
            extraction = extract(read_document(path))
            scores[path.stem] = score_all(extraction, folder, path.stem)
            wrong += len(never(extraction, folder, path.stem))
    return scores, wrong


def real(extraction: Extraction) -> dict[str, Score]:
    """The scores of the real response against its key."""
    scores = {}
    for table, columns in SAME.items():
        with (KEY / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
            wanted = Counter(tuple(row[c] for c in columns) for row in csv.DictReader(stream))
        ours = Counter(tuple(row[c] for c in columns) for row in rows(extraction, table))
        wrong, missed = ([str(row) for row in part.elements()] for part in (ours - wanted, wanted - ours))
        scores[table] = Score(table, (ours & wanted).total(), wrong, missed)
    return scores


def table(scores: dict[str, Score]) -> None:
    """Print scores as a table in Markdown."""
    print("| table | right | wrong | missed | precision | recall |\n|---|---|---|---|---|---|")
    for name, score in scores.items():
        counts = f"{score.right} | {len(score.wrong)} | {len(score.missed)}"
        print(f"| {name} | {counts} | {score.precision:.2f} | {score.recall:.2f} |")


def total(scores: dict[str, dict[str, Score]], names: tuple[str, ...]) -> dict[str, Score]:
    """The scores of several documents together."""
    result: dict[str, Score] = {}
    for name in names:
        for kind, score in scores[name].items():
            result[kind] = result[kind] + score if kind in result else score
    return result


def main() -> None:
    """Print what benchmarks/README.md holds."""
    scores, wrong = styles(PUBLISHED / "styles")
    first = tuple(name for name in scores if name not in HELD_OUT)
    print(f"\nThe {len(first)} documents written for development:\n")
    table(total(scores, first))
    print(f"\nThe {len(HELD_OUT)} that were held out at first:\n")
    table(total(scores, HELD_OUT))
    for folder in LATER:
        later, more = styles(PUBLISHED / folder)
        wrong += more
        print(f"\nThe {len(later)} of tests/published/{folder}:\n")
        table(total(later, tuple(later)))
    print(f"\nNumbers that must never become figures and did: {wrong}\n\nFigures of each document:\n")
    table({name: score["figures"] for name, score in scores.items()})
    if RESPONSE.exists():
        print("\nThe government response of December 2023:\n")
        table(real(extract(read_document(RESPONSE))))


if __name__ == "__main__":
    main()
