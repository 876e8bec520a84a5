"""Raw text to named topics: 50,000 comments of 60 words, then a second run with 100 more.

The comments are made at run time by putting sentences of ``../shared/realdata/nhs_comments`` together. Each run is a
process of its own, so that its time and its peak of memory are its own; the vectors are kept in a cache between them.

Run ``python benchmarks/topics_scale.py [COMMENTS]``.
"""

from __future__ import annotations

import csv
import json
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(REPOSITORY))

from wtanalysis.themes.comments import read_comments  # noqa: E402
from wtanalysis.themes.embedding import MiniLM  # noqa: E402
from wtanalysis.themes.labels import suggest_names  # noqa: E402
from wtanalysis.themes.model import Comment  # noqa: E402
from wtanalysis.themes.topics import Settings, fit_topics  # noqa: E402

DATA = REPOSITORY.parent / "shared" / "realdata" / "nhs_comments" / "text_data.csv"
WORDS = 60
MORE = 100


def comments(count: int) -> list[Comment]:
    """So many comments of 60 words, each of sentences drawn from real ones; a longer list begins with the shorter."""
    with DATA.open(encoding="utf-8", newline="") as file:
        texts = [row["feedback"] for row in csv.DictReader(file)]
    sentences = sorted({part.strip() for text in texts for part in re.split(r"(?<=[.!?])\s+", text) if part.strip()})
    chance = random.Random(2023)  # noqa: S311
    made = []
    for at in range(count):
        words: list[str] = []
        while len(words) < WORDS:
            words += chance.choice(sentences).split()
        made.append(Comment(f"c{at}", " ".join(words[:WORDS])))
    return made


def one(count: int, unit: str, cache: Path) -> None:
    """One run, told as a line of JSON."""
    material = comments(count)
    start = time.perf_counter()
    readings = read_comments(material)
    read = time.perf_counter()
    embedder = MiniLM(cache)
    settings = Settings(unit="comment" if unit == "comment" else "statement")
    topics = fit_topics(readings, embedder, settings=settings)
    fitted = time.perf_counter()
    names = suggest_names(topics, readings)
    end = time.perf_counter()
    told = {
        "topics": len(names), "embedded": embedder.embedded, "read": read - start, "fit": fitted - read,
        "name": end - fitted, "whole": end - start, "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20,
    }  # fmt: skip
    print(json.dumps(told))


def main(count: int = 50_000, unit: str = "comment") -> None:
    """Print the table of both runs."""
    print("| Comments | Unit | Topics | Texts embedded | Reading, s | Topics, s | Names, s | Whole, s | Peak, GiB |")
    print("| --: | --- | --: | --: | --: | --: | --: | --: | --: |")
    with tempfile.TemporaryDirectory() as folder:
        for size in (count, count + MORE):
            command = [sys.executable, __file__, "--one", str(size), unit, folder]
            told = json.loads(
                subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()[-1]
            )
            print(
                f"| {size:,} | {unit} | {told['topics']} | {told['embedded']:,} | {told['read']:.0f} "
                f"| {told['fit']:.0f} | {told['name']:.0f} | {told['whole']:.0f} | {told['peak']:.2f} |",
                flush=True,
            )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        one(int(sys.argv[2]), sys.argv[3], Path(sys.argv[4]))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 50_000, sys.argv[2] if len(sys.argv) > 2 else "comment")
