"""How right the reading of duties is: precision and recall on sentences of the real guidance labelled by reading.

Run from anywhere; measured where ``../shared`` stands beside the repository. It prints counts and no sentence.

    python benchmarks/duties.py development
    python benchmarks/duties.py held_out
"""

from __future__ import annotations

import csv
import sys
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

REPOSITORY = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(REPOSITORY))

from wtanalysis.documents.readers import read_document  # noqa: E402
from wtanalysis.guidance.changes import Duty  # noqa: E402
from wtanalysis.guidance.duties import duties  # noqa: E402
from wtanalysis.guidance.duty_context import sentences  # noqa: E402
from wtanalysis.guidance.editions import edition  # noqa: E402
from wtanalysis.guidance.model import Guidance  # noqa: E402

LABELS = REPOSITORY / "tests" / "backtests" / "duty_labels"
SOURCE = REPOSITORY.parent / "shared" / "sources" / "guidance" / "working-together-2023.pdf"
STRAIGHT = str.maketrans("“”‘’", "\"\"''")


class Judged(NamedTuple):
    """One labelled sentence: its labels, what was read there, and its words."""

    start: str
    wanted: list[dict[str, str]]
    found: list[Duty]
    text: str


def labelled(path: Path, guidance: Guidance) -> list[Judged]:
    """Each labelled sentence beside the duties that were read in it.

    Raises:
        LookupError: a sentence of the labels stands nowhere in the guidance.
    """
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    groups: dict[tuple[str, str, str], list[dict[str, str]]] = {}
    for row in rows:
        groups.setdefault((row["locator"], row["sentence_start"], row["nth"]), []).append(row)
    read: dict[int, list[Duty]] = {}
    for duty in duties(guidance):
        read.setdefault(duty.passage, []).append(duty)
    return [_judged(guidance, read, *key[:2], group) for key, group in groups.items()]


def _judged(
    guidance: Guidance, read: dict[int, list[Duty]], locator: str, start: str, rows: list[dict[str, str]]
) -> Judged:
    wanted = start.translate(STRAIGHT)
    for passage in guidance.passages:
        place = passage.text.translate(STRAIGHT).find(wanted) if passage.locator == locator else -1
        if place >= 0:
            spans = [span for span in sentences(passage.text) if span[0] <= place < span[1]]
            left, right = spans[0] if spans else (place, len(passage.text))
            here = [duty for duty in read.get(passage.index, []) if left <= duty.span[0] < right]
            return Judged(start, [row for row in rows if row["force"]], here, passage.text[left:right])
    raise LookupError(f"{locator}: {start}")


def holder(words: str) -> str:
    """A holder as it is compared: without case, curly marks and an opening article."""
    words = words.translate(STRAIGHT).lower().strip()
    for opening in ("the ", "all ", "each ", "every ", "an ", "a "):
        words = words.removeprefix(opening)
    return words


def same_holder(wanted: str, found: str) -> bool:
    """Whether a holder is one of those that a label allows."""
    return holder(found) in {holder(choice) for choice in wanted.split(" / ")}


def scores(judged: Iterable[Judged]) -> dict[str, float]:
    """Counts and shares over labelled sentences."""
    right = wrong = missed = holders = negatives = whole = sentences_ = 0
    for case in judged:
        sentences_ += 1
        wanted, ours = Counter(row["force"] for row in case.wanted), Counter(str(duty.force) for duty in case.found)
        both = (wanted & ours).total()
        right, wrong, missed = right + both, wrong + (ours - wanted).total(), missed + (wanted - ours).total()
        whole += wanted == ours
        left = list(case.found)
        for row in case.wanted:
            mine = [duty for duty in left if duty.force == row["force"]]
            if mine:
                best = next((duty for duty in mine if same_holder(row["holder"], duty.holder)), mine[0])
                left.remove(best)
                holders += same_holder(row["holder"], best.holder)
                negatives += best.negative == (row["negative"] == "yes")
    return {
        "sentences": sentences_, "sentences all right": whole, "right": right, "wrong": wrong, "missed": missed,
        "precision": right / max(1, right + wrong), "recall": right / max(1, right + missed),
        "holder": holders / max(1, right), "negative": negatives / max(1, right),
    }  # fmt: skip


def main(which: str) -> None:
    """Print the scores of one half of the labels, and the time."""
    guidance = edition(read_document(SOURCE))
    started = time.process_time()
    count = len(duties(guidance))
    print(f"{count} duties in {guidance.words:,} words, {time.process_time() - started:.2f} s of processor time")
    for name, value in scores(labelled(LABELS / f"{which}.csv", guidance)).items():
        print(f"{name:20} {value:.3f}" if isinstance(value, float) else f"{name:20} {value}")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "development")
