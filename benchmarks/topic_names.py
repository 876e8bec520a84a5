"""How well the names made of words read: 30 topics of real comments, judged by a person.

    python benchmarks/topic_names.py [--judge]

3,000 comments of ../shared/realdata/nhs_comments (seed 1, five words or more, each text once), 30 topics, named by
``suggest_names``. With ``--judge`` each topic is shown with ten of its statements, drawn at random (seed 7); whoever
judges answers four questions with 1 or 0, and the answers stand in ``JUDGED`` below:

1. understandable: could a reader who knows nothing of the topic say what the name means?
2. specific: does it say more than "staff", "care" or "good"?
3. fits: do at least eight of the ten statements belong under it?
4. distinct: could it be mistaken for no other name of the 30?

A name that is not in ``JUDGED`` (the topics or the naming changed) is told, so that the figures are never those of
other names.
"""

from __future__ import annotations

import argparse
import csv
import random
import time
from pathlib import Path

from wtanalysis.themes.comments import read_comments
from wtanalysis.themes.embedding import default_embedder
from wtanalysis.themes.labels import suggest_names
from wtanalysis.themes.model import Comment, Reading, Topics
from wtanalysis.themes.topics import Settings, fit_topics

SOURCE = Path(__file__).resolve().parents[2] / "shared" / "realdata" / "nhs_comments" / "text_data.csv"
QUESTIONS = ("understandable", "specific", "fits", "distinct")
JUDGED: dict[str, str] = {}


def comments(wanted: int = 3000) -> list[Comment]:
    """A seeded sample of the comments, each text once."""
    with SOURCE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    random.Random(1).shuffle(rows)  # noqa: S311
    texts = dict.fromkeys(row["feedback"].strip() for row in rows if len(row["feedback"].split()) >= 5)
    return [Comment(f"n{at}", text) for at, text in enumerate(list(texts)[:wanted])]


def show(topics: Topics, readings: tuple[Reading, ...], names: dict[int, str]) -> None:
    """Each name with ten statements of its topic, for judging."""
    texts = {(s.comment_id, s.number): s.text for reading in readings for s in reading.statements}
    for topic in topics.topics:
        keys = [(p.comment_id, p.number) for p in topics.placed if p.topic_id == topic.topic_id]
        drawn = random.Random(7).sample(keys, min(10, len(keys)))  # noqa: S311
        print(f"\n{topic.topic_id} ({topic.size}) {names[topic.topic_id]}  [{', '.join(topic.words[:6])}]")
        for key in drawn:
            print(f"    - {texts[key][:110]!r}")


def main() -> None:
    """Name the topics and print the shares."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--judge", action="store_true")
    judge = parser.parse_args().judge
    readings = read_comments(comments())
    embedder = default_embedder()
    topics = fit_topics(readings, embedder, settings=Settings(topics=30))
    start = time.perf_counter()
    names = suggest_names(topics, readings, embedder)
    print(f"{len(names)} names in {time.perf_counter() - start:.0f} s; {topics.base} comments")
    if judge:
        show(topics, readings, {name.topic_id: name.name for name in names})
    known = [(name.name, JUDGED[name.name]) for name in names if name.name in JUDGED]
    for name, marks in known:
        print(f"{marks}  {name}")
    for at, question in enumerate(QUESTIONS):
        print(f"{question:15} {sum(marks[at] == '1' for _, marks in known):2} of {len(known)}")
    print(f"{'all four':15} {sum(marks == '1111' for _, marks in known):2} of {len(known)}")
    lengths = [len(name.name.split()) for name in names]
    print(f"words in a name: {min(lengths)} to {max(lengths)}, {sum(3 <= n <= 7 for n in lengths)} with 3 to 7")
    if len(known) < len(names):
        print("not judged:", [name.name for name in names if name.name not in JUDGED])


if __name__ == "__main__":
    main()
