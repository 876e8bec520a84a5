"""How much personal data is found, kind by kind, on invented comments, and how often policy prose is taken for it.

Run ``python benchmarks/personal_data.py [--held-out] [--third] [--misses] [--prose] [--hits] [--speed]``. Recall counts
a label as found
as found where finds of its kind cover all its letters and digits ("name" and "child" are one kind); "masked" is the
share of labels all of whose letters some find covers, of whatever kind. Precision counts a find as right where it meets
a label of its kind. "Flagged" is the share of missed labels in whose texts :meth:`Masker.left_in` finds
something once the text is masked, so that the text is not sent; "clean flagged" is the share of texts without a label
that it flags although nothing is left.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(REPOSITORY))

from wtanalysis.safeguards.personal_data import KINDS, Found, Masker, find  # noqa: E402

CASES = REPOSITORY / "tests" / "safeguards"
SOURCES = REPOSITORY.parent / "shared" / "sources"
COMMENTS = REPOSITORY.parent / "shared" / "realdata" / "nhs_comments" / "text_data.csv"
SAME = {"child": "name"}


@dataclass
class Score:
    """Counts by kind, and what was missed or wrong as (case, text)."""

    labels: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    masked: Counter[str] = field(default_factory=Counter)
    finds: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    missed: list[tuple[str, str, str]] = field(default_factory=list)
    wrong: list[tuple[str, str, str]] = field(default_factory=list)
    unmasked: int = 0
    flagged: int = 0
    clean: int = 0
    clean_flagged: int = 0

    def recall(self, kind: str) -> float:
        """The share of labels that were found."""
        return self.found[kind] / self.labels[kind] if self.labels[kind] else 1.0

    def precision(self, kind: str) -> float:
        """The share of finds that meet a label."""
        return self.right[kind] / self.finds[kind] if self.finds[kind] else 1.0

    def all(self) -> tuple[float, float, float]:
        """Recall, share masked and precision over all kinds."""
        labels, finds = self.labels.total(), self.finds.total()
        return self.found.total() / labels, self.masked.total() / labels, self.right.total() / max(finds, 1)


def cases(path: Path) -> Iterator[tuple[str, str, list[dict[str, str | int]]]]:
    """Id, text and labels of each case of a file."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield row["case_id"], row["text"], json.loads(row["labels"])


def covered(text: str, start: int, end: int, finds: Iterable[Found]) -> bool:
    """Whether finds cover every letter and digit of a stretch."""
    open_places = {at for at in range(start, end) if text[at].isalnum()}
    for one in finds:
        open_places -= set(range(one.start, one.end))
    return not open_places


def score(path: Path) -> Score:
    """Find personal data in every case of a file and compare with its labels."""
    told = Score()
    for case, text, labels in cases(path):
        finds = find(text)
        spans = [(SAME.get(str(lab["kind"]), str(lab["kind"])), int(lab["start"]), int(lab["end"])) for lab in labels]
        for kind, start, end in spans:
            told.labels[kind] += 1
            hit = covered(text, start, end, [one for one in finds if one.kind == kind])
            told.found[kind] += hit
            told.masked[kind] += covered(text, start, end, finds)
            if not hit:
                told.missed.append(
                    (case, kind, f"{text[max(0, start - 40) : start]}<<{text[start:end]}>>{text[end : end + 30]}")
                )
        left = sum(not covered(text, start, end, finds) for _, start, end in spans)
        masker = Masker()
        doubts = bool(masker.left_in(masker.mask(text)))
        told.unmasked += left
        told.flagged += left * doubts
        told.clean += not spans
        told.clean_flagged += doubts and not spans
        for one in finds:
            right = any(kind == one.kind and start < one.end and one.start < end for kind, start, end in spans)
            told.finds[one.kind] += 1
            told.right[one.kind] += right
            if not right:
                before, after = text[max(0, one.start - 40) : one.start], text[one.end : one.end + 30]
                around = f"{before}<<{text[one.start : one.end]}>>{after}"
                told.wrong.append((case, f"{one.kind}, {one.why}", around))
    return told


def show(name: str, told: Score) -> None:
    """Print recall and precision by kind."""
    print(f"\n{name}\nkind            labels  recall  masked  finds  precision")
    for kind in KINDS:
        masked = told.masked[kind] / max(told.labels[kind], 1)
        print(
            f"{kind:15} {told.labels[kind]:6}  {told.recall(kind):6.3f}  {masked:6.3f}  {told.finds[kind]:5}  "
            f"{told.precision(kind):9.3f}"
        )
    recall, masked, precision = told.all()
    print(f"{'all':15} {told.labels.total():6}  {recall:6.3f}  {masked:6.3f}  {told.finds.total():5}  {precision:9.3f}")
    print(
        f"left in after masking: {told.unmasked} labels, flagged {told.flagged}; texts without a label: {told.clean}, "
        f"flagged {told.clean_flagged}"
    )


def prose(*, hits: bool) -> None:
    """Print how often real policy prose and real comments are taken for personal data."""
    print("\nreal prose                                   words  finds  in 10,000 words")
    files = [*sorted(SOURCES.glob("*.txt")), *sorted((SOURCES / "guidance").glob("*.txt"))]
    texts = {file.name: file.read_text("utf-8", "replace") for file in files}
    with COMMENTS.open(encoding="utf-8", newline="") as file:
        texts["nhs_comments (names masked by the NHS)"] = "\n\n".join(row["feedback"] for row in csv.DictReader(file))
    for name, text in texts.items():
        words, finds = len(text.split()), find(text)
        kinds = ", ".join(f"{kind} {count}" for kind, count in Counter(one.kind for one in finds).most_common())
        print(f"{name:42} {words:7} {len(finds):6}  {10_000 * len(finds) / words:6.1f}  {kinds}")
        if hits:
            for one in finds:
                around = " ".join(text[max(0, one.start - 50) : one.end + 40].split())
                print(f"    {one.kind} [{text[one.start : one.end]!r}] {one.why}: {around}")


def speed() -> None:
    """Print how long 50,000 comments of 60 words take."""
    texts = [text for _, text, _ in cases(CASES / "cases-synthetic.csv")]
    words = " ".join(texts).split()
    comments = [" ".join(words[(at * 37) % (len(words) - 60) :][:60]) for at in range(5_000)]
    start = time.process_time()
    count = sum(len(find(text)) for text in comments)
    taken = time.process_time() - start
    print(
        f"\n5,000 comments of 60 words in {taken:.1f} s of one processor ({count} finds): 50,000 in {10 * taken:.0f} s"
    )


def main() -> None:
    """Score, show, and tell of misses where asked."""
    parser = argparse.ArgumentParser(description="Recall and precision of the finder of personal data.")
    for option in ("held-out", "third", "misses", "prose", "hits", "speed"):
        parser.add_argument(f"--{option}", action="store_true")
    asked = parser.parse_args()
    names = ["cases-synthetic.csv"] + ["cases-held-out-synthetic.csv"] * asked.held_out
    names += ["cases-third-synthetic.csv"] * asked.third
    for name in names:
        told = score(CASES / name)
        show(name, told)
        if asked.misses:
            print(*(f"  missed {case} {kind}: {text}" for case, kind, text in told.missed), sep="\n")
            print(*(f"  wrong {case} {kind}: {text}" for case, kind, text in told.wrong), sep="\n")
    if asked.prose or asked.hits:
        prose(hits=asked.hits)
    if asked.speed:
        speed()


if __name__ == "__main__":
    main()
