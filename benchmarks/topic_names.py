"""How well the names made of words read: 30 topics of real comments, judged one by one.

    python benchmarks/topic_names.py [--judge]

3,000 comments of ../shared/realdata/nhs_comments (seed 1, five words or more, each text once), 30 topics, named by
``suggest_names``. With ``--judge`` each topic is shown with ten of its statements, drawn at random (seed 7); whoever
judges answers four questions with 1 or 0, and the answers stand in ``JUDGED`` below:

1. understandable: could a reader who knows nothing of the topic say what the name means?
2. specific: does it say more than "staff", "care" or "good"?
3. fits: do at least eight of the ten statements belong under it?
4. distinct: could it be mistaken for no other name of the 30?

A name that is not in ``JUDGED`` (the topics or the naming changed) is told, so that the figures are never those of
other names. The answers are those of one reader who knew how the names are made, so they are no blind test.

Result, of 30 names: understandable 25, specific 20, fits 12, distinct 23, all four 7. "Fits" is mostly the topics'
doing: with 30 topics from short remarks many hold a rest that shares little, and no name covers eight of ten of those.
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
JUDGED = {
    "Staff are friendly": "1110",
    "Good service": "1001",
    "Good nurses, community nursing team": "1111",
    "Room and air": "1100",
    "Excellent care": "1011",
    "Staff are helpful": "1100",
    "Treatment and medication": "1111",
    "Patients and hospital": "1001",
    "No complaints": "1101",
    "Helpful and friendly": "1110",
    "Communication between staff": "1101",
    "Staff on the ward": "1101",
    "Felt looked after, feel at ease": "1101",
    "Strategies and informative": "0101",
    "Sessions and stay": "0001",
    "Care and lady": "0001",
    "Exercises and physiotherapist": "1111",
    "Waiting time": "1101",
    "Thankyou and care": "1011",
    "Advice and help": "1110",
    "Session and assessment": "1101",
    "Mental health, therapy sessions": "1111",
    "Food and meal": "1111",
    "Room and stay": "1000",
    "Listened to": "1101",
    "Service and dr": "0001",
    "Help and support, services and treatment": "1000",
    "Phone call, telephone consultation": "1111",
    "Child and parents": "1111",
    "Team to help": "0001",
}


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
