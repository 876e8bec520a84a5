"""How well the names made of words read: 30 topics that the naming was not made on, judged one by one.

    python benchmarks/topic_names.py [--judge]

Six sets of comments, none of them looked at while the naming was made: 1,000 of ../shared/realdata/nhs_comments, 150 of
../shared/realdata/us_comments, and four questions of data/working-together-2023. Each set gets the topics and names of
a run with the usual settings; 30 of the 45 topics were drawn. With ``--judge`` each topic is shown with ten of its
statements, drawn at random (seed 7). The reader saw the name beside the one that the method before this had given, in
shuffled order, and answered four questions for each with 1 or 0:

1. understandable: could a reader who knows nothing of the topic say what the name means?
2. specific: does it say more than "staff", "care" or "good"?
3. fits: do at least eight of the ten statements belong under it?
4. distinct: could it be mistaken for no other name of the set?

The answers stand in ``JUDGED`` under the names as first seen. Four faults that the judging showed were then put right
(a redaction mark as a word, "glad" as a thing, "educated children", a word lost in praise): five of the 30 names
changed. How comments are parted into points and how topics are found has changed since too, so a run today makes other
topics; names that it does not make are marked, never counted anew.

Result, of 30 names at first sight: understandable 20, specific 26, fits 8, distinct 28, all four 6. The method before:
18, 28, 7, 30 and 4. On 30 other topics judged in the same way while the naming was made: 24, 23, 13, 26 and 7; with a
tagger (spaCy) for the parts of speech 24, 23, 14, 25 and 6, so the kit has none; the method before 25, 25, 10, 30 and
6. "Fits" is mostly the topics' doing: of the 30 about a dozen hold ten statements that any name could cover.
"""

from __future__ import annotations

import argparse
import csv
import random
import time
from collections.abc import Iterator
from pathlib import Path

from wtanalysis.themes.comments import read_comments
from wtanalysis.themes.embedding import default_embedder
from wtanalysis.themes.labels import suggest_names
from wtanalysis.themes.model import Comment, Reading, Topics
from wtanalysis.themes.topics import Settings, fit_topics

ROOT = Path(__file__).resolve().parents[1]
REAL = ROOT.parent / "shared" / "realdata"
KIT = ROOT / "data" / "working-together-2023"
ASKED = (
    "equalities-impact-assessment",
    "harm-outside-the-home-2",
    "early-help",
    "renaming-the-subtitle-for-working",
)
QUESTIONS = ("understandable", "specific", "fits", "distinct")
JUDGED = {
    ("nhs", "About: food, night"): "1101",
    ("nhs", "Praise: good, useful"): "1000",
    ("nhs", "About: exercises, health, pain"): "1101",
    ("nhs", "Praise: caring, nice"): "1110",
    ("nhs", "About: appointment, wait, plan"): "1101",
    ("nhs", "Praise for care: excellent, great"): "1011",
    ("nhs", "Praise for nurses: amazing, excellent"): "1111",
    ("nhs", "About: xxxx, knowledgeable, amazing"): "0001",
    ("nhs", "Praise for ward: clean, lovely"): "1111",
    ("us", "SNAP households"): "1101",
    ("us", "Food on the table; operating on thin margins"): "1111",
    ("us", "Identifying information"): "1101",
    ("us", "SNAP cuts"): "1111",
    ("equalities-impact-assessment", "About: paper, slide"): "0101",
    ("equalities-impact-assessment", "Acceptable smack; trans kids"): "1101",
    ("equalities-impact-assessment", "About: prompts in supervision, assessment, council"): "1101",
    ("equalities-impact-assessment", "About: autistic parents, ADHD, wheelchair"): "1111",
    ("equalities-impact-assessment", "Mum and dad; certificate for turning"): "0101",
    ("harm-outside-the-home-2", "About: setting, source of intelligence, threshold"): "1101",
    ("harm-outside-the-home-2", "Child and parents"): "1101",
    ("harm-outside-the-home-2", "About: risk, assault, route"): "1101",
    ("harm-outside-the-home-2", "About: robbery, mum, exclude"): "0101",
    ("early-help", "About: sensible, postcode, edits"): "0101",
    ("early-help", "Glad persistent absence; not watching"): "0101",
    ("early-help", "About: plan, mum"): "1001",
    ("early-help", "Educated children; full schools"): "0101",
    ("renaming-the-subtitle-for-working", "About: leave, sense, verbs"): "0101",
    ("renaming-the-subtitle-for-working", "About: small edit, welfare, front"): "0101",
    ("renaming-the-subtitle-for-working", "About: police, welcome, providers"): "0101",
    ("renaming-the-subtitle-for-working", "About: subtitle, chapter, threshold"): "1111",
}


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def nhs() -> list[Comment]:
    """A seeded part of the comments of patients, each text once."""
    rows = _rows(REAL / "nhs_comments" / "text_data.csv")
    random.Random(1).shuffle(rows)  # noqa: S311
    texts = dict.fromkeys(row["feedback"].strip() for row in rows if len(row["feedback"].split()) >= 5)
    return [Comment(f"n{at}", text) for at, text in enumerate(texts)][4500:5500]


def us() -> list[Comment]:
    """A seeded part of the comments on a federal rule, each text once."""
    rows = _rows(REAL / "us_comments" / "clustered_comments.csv")
    texts = list(dict.fromkeys(r["text"].strip() for r in rows if 8 <= len(r["text"].split()) <= 150))
    random.Random(5).shuffle(texts)  # noqa: S311
    made = [Comment(f"u{at}", text) for at, text in enumerate(texts)]
    return made[0::2][260:] + made[1::2][260:]


def sets() -> Iterator[tuple[str, list[Comment], dict[str, str]]]:
    """The sets: name, comments, and the question's words where it is known."""
    yield "nhs", nhs(), {}
    yield "us", us(), {}
    words = {row["question_id"]: row["text"] for row in _rows(KIT / "questions.csv")}
    rows = _rows(KIT / "comments-synthetic.csv")
    for question in ASKED:
        said = [Comment(r["comment_id"], r["text"], question) for r in rows if r["question_id"] == question]
        yield question, said, {question: words[question]}


def show(topics: Topics, readings: tuple[Reading, ...], names: list[str]) -> None:
    """Each name with ten statements of its topic, for judging."""
    texts = {(s.comment_id, s.number): s.text for reading in readings for s in reading.statements}
    for topic in topics.topics:
        keys = [(p.comment_id, p.number) for p in topics.placed if p.topic_id == topic.topic_id]
        drawn = random.Random(7).sample(keys, min(10, len(keys)))  # noqa: S311
        print(f"\n{topic.topic_id} ({topic.size}) {names[topic.topic_id]}")
        for key in drawn:
            print(f"    - {texts[key][:110]!r}")


def main() -> None:
    """Name the topics of every set and print the shares."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--judge", action="store_true")
    judge = parser.parse_args().judge
    embedder = default_embedder()
    now: set[tuple[str, str]] = set()
    for where, comments, asked in sets():
        readings = read_comments(comments, asked or None)
        topics = fit_topics(readings, embedder, settings=Settings(questions=asked))
        start = time.perf_counter()
        names = [name.name for name in suggest_names(topics, readings, embedder, questions=asked)]
        print(
            f"{where}: {len(names)} names of {topics.base} comments in {time.perf_counter() - start:.1f} s", flush=True
        )
        now |= {(where, name) for name in names}
        if judge:
            show(topics, readings, names)
    for (where, name), marks in JUDGED.items():
        print(f"{marks}  {name}{'' if (where, name) in now else '   (named otherwise since)'}")
    for at, question in enumerate(QUESTIONS):
        print(f"{question:15} {sum(marks[at] == '1' for marks in JUDGED.values()):2} of {len(JUDGED)}")
    print(f"{'all four':15} {sum(marks == '1111' for marks in JUDGED.values()):2} of {len(JUDGED)}")


if __name__ == "__main__":
    main()
