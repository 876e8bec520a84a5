"""How well and how fast copied campaigns are found.

Usage: python benchmarks/campaigns.py [COMMENTS]

1. Real comments on a US rule (../shared/realdata/us_comments, if it is there) beside the clusters that a program made:
   ``clust`` and ``comp``. Pairs in one cluster are compared; texts under ten words, which are never a campaign here
   ("See attached"), are left out of a second row.
   Forty pairs on which ``clust`` and we differ were read. Of 20 that only we put together, 15 were one mailer's letter
   or one body's model text, 2 were apart, and 3 could not be told. Of 20 that only the program put together, 13 shared
   no twelve words in a row (the same argument in other words), 6 were two letters of one mailer under one title, which
   can be seen either way, and 1 was our miss: the same four talking points, in two campaigns.
   Of 30 pairs that came together when reworded copies were first joined, 26 were two versions of one body's letter and
   4 a mailer's talking points in people's own words.
2. Invented campaigns of known senders: each with small changes, pages added, passages chosen, above greetings that all
   share, among comments of people who copied nothing.
3. Time and peak memory of 100,000 comments of 60 words, a quarter of them copies, in a process of its own.
"""

from __future__ import annotations

import csv
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path

from wtanalysis.responses.near_copies import near_copies

REAL = Path(__file__).resolve().parents[2] / "shared" / "realdata" / "us_comments" / "clustered_comments.csv"
COMMENTS = 100_000
HEAD = "| {} | texts | campaigns | pairs precision | pairs recall | ARI |\n|---|---|---|---|---|---|"
WORDS = [f"{a}{b}" for a in ("ba", "co", "di", "fu", "ga", "he", "lo", "mu") for b in map(str, range(4000))]


def pairs(counts: Sequence[int]) -> int:
    """How many pairs stand together in groups of these sizes."""
    return sum(n * (n - 1) // 2 for n in counts)


def compared(true: Sequence[str], found: Sequence[str]) -> tuple[float, float, float]:
    """Precision and recall over pairs, and the adjusted Rand index."""
    both = pairs(list(Counter(zip(true, found, strict=True)).values()))
    of_true, of_found = pairs(list(Counter(true).values())), pairs(list(Counter(found).values()))
    chance = of_true * of_found / pairs([len(true)])
    index = (both - chance) / ((of_true + of_found) / 2 - chance)
    return both / max(of_found, 1), both / max(of_true, 1), index


def row(name: str, ids: Sequence[str], true: Sequence[str], of: dict[str, str]) -> str:
    """A row of the table; a text in no campaign stands alone."""
    labels = [of.get(one) or f"alone-{one}" for one in ids]
    told = " | ".join(f"{value:.3f}" for value in compared(true, labels))
    return f"| {name} | {len(ids):,} | {len(set(of.values())):,} | {told} |"


def real() -> Iterator[str]:
    """The clusters of a program beside ours."""
    with REAL.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    of = near_copies((one["name"], one["text"]) for one in rows).of()
    yield HEAD.format("clusters of a program")
    for column in ("clust", "comp"):
        yield row(column, [one["name"] for one in rows], [one[column] for one in rows], of)
        long = [one for one in rows if len(one["text"].split()) >= 10]
        yield row(f"{column}, ten words or more", [r["name"] for r in long], [r[column] for r in long], of)


def invented(rng: random.Random) -> tuple[list[tuple[str, str]], list[str]]:
    """Twelve campaigns of 10 to 120 senders among 2,000 others, and the campaign of each text."""

    def prose(words: int) -> str:
        said = rng.choices(WORDS, k=words)
        return " ".join(" ".join(said[n : n + 12]) + "." for n in range(0, words, 12))

    greeting = "Dear Minister, this is about the consultation on the guidance for boats, parks and gates."
    texts, true = [], []
    for number in range(12):
        passages = [prose(36) for _ in range(5)] if number % 4 == 3 else [prose(rng.choice((24, 60, 180)))]
        for _ in range(rng.choice((10, 30, 120))):
            said = " ".join(rng.sample(passages, min(3, len(passages)))).split()
            for place in rng.sample(range(len(said)), len(said) * rng.choice((0, 0, 4, 8)) // 100):
                said[place] = rng.choice(WORDS)
            page = rng.choice(("", "", prose(24), prose(300)))
            texts.append("\n".join((rng.choice(("", greeting)), " ".join(said), page)))
            true.append(f"campaign {number}")
    for number in range(2000):
        texts.append("\n".join((rng.choice(("", greeting)), prose(rng.choice((12, 60, 200))))))
        true.append(f"other {number}")
    return [(str(n), text) for n, text in enumerate(texts)], true


def synthetic() -> Iterator[str]:
    """Invented campaigns beside what is found of them, over five seeds."""
    yield HEAD.format("invented, seed")
    for seed in range(5):
        texts, true = invented(random.Random(seed))  # noqa: S311 (made-up texts)
        yield row(str(seed), [name for name, _ in texts], true, near_copies(texts).of())


def many(comments: int) -> None:
    """Print the time, the peak and what was found of many comments, as a row."""
    rng = random.Random(2023)  # noqa: S311 (made-up texts)
    weights = list(accumulate(1 / (place + 1) ** 0.9 for place in range(len(WORDS))))
    letters = [rng.choices(WORDS, cum_weights=weights, k=60) for _ in range(40)]
    texts = []
    for number in range(comments):
        said = rng.choices(WORDS, cum_weights=weights, k=60)
        if number % 4 == 0:
            letter = list(letters[number // 4 % 40])
            for place in rng.sample(range(60), rng.randrange(4)):
                letter[place] = rng.choice(WORDS)
            said = letter + said[: rng.choice((0, 0, 10, 60))]
        texts.append((str(number), " ".join(said)))
    before, start, cpu = peak(), time.perf_counter(), time.process_time()
    found = near_copies(texts)
    times = f"{time.perf_counter() - start:.0f} | {time.process_time() - cpu:.0f}"
    print(f"| {comments:,} | {len(found.of()):,} | {len(found.campaigns)} | {times} | {before:.0f} | {peak():.0f} |")


def peak() -> float:
    """The most memory that this process has held at once, in MiB."""
    status = Path("/proc/self/status").read_text("utf-8").splitlines()
    return next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / 1024


def main(comments: int) -> None:
    """Print the three tables."""
    print("\n".join(real() if REAL.exists() else ["(the US comments are not here)"]), "\n")
    print("\n".join(synthetic()), "\n")
    names = ("comments", "in a campaign", "campaigns", "s", "CPU, s", "MiB before", "peak, MiB")
    print(f"| {' | '.join(names)} |\n{'|---' * len(names)}|", flush=True)
    subprocess.run([sys.executable, __file__, "--many", str(comments)], check=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--many"]:
        many(int(sys.argv[2]))
    else:
        main(int(sys.argv[1]) if sys.argv[1:] else COMMENTS)
