"""Make the work on themes of the worked example: topics, their names, and what people and the model coded.

Run from the repository (a few minutes; only what is new is embedded where ``--cache`` is given)::

    python data/make_themes.py --cache .cache/embeddings

Everything rests on synthetic comments, which were written to carry themes of the codebook; so "what people coded" is
what each comment was written to carry, and the coder says so. A name that somebody signed stays where the topic comes
back with the same words. The same inputs give the same bytes on one machine.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import wtanalysis as wt
from wtanalysis import tables
from wtanalysis.consultation.areas import comments_about
from wtanalysis.themes.codebook import read_codebook
from wtanalysis.themes.coding import code
from wtanalysis.themes.embedding import default_embedder
from wtanalysis.themes.model import Code, Codebook, Coding, Comment
from wtanalysis.themes.run import Options, run
from wtanalysis.themes.topic_tables import carry_signatures
from wtanalysis.themes.topics import Settings

CODER = "as written (synthetic)"
OUT = "themes-synthetic"
SEED = 2023


def as_written(folder: Path, comments: tuple[Comment, ...], codebook: Codebook) -> Coding:
    """The themes that each comment was written to carry; comments of emails and events were coded by nobody."""
    columns = ("question_id", "text", "theme_ids")
    bank = {
        (r["question_id"], r["text"]): r["theme_ids"] for r in tables.read(folder / "comments-synthetic.csv", columns)
    }
    codes, base = [], []
    for comment in comments:
        told = bank.get((comment.question_id, comment.text))
        if told is None:
            continue
        base.append(comment.comment_id)
        ids = [part for part in told.split(tables.LIST_MARK) if part in codebook.ids]
        codes += [Code(comment.comment_id, theme_id, CODER) for theme_id in ids or [""]]
    return Coding(tuple(codes), tuple(base))


def _say(told: str) -> None:
    sys.stderr.write(f"{told}\n")


def main() -> int:
    """Write the folder of themes."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--folder", type=Path, default=Path(__file__).parent / "working-together-2023")
    parser.add_argument("--cache", type=Path)
    given = parser.parse_args()
    consultation = wt.load_consultation(given.folder)
    comments = comments_about(consultation)
    codebook = read_codebook(given.folder / "codebook.csv")
    embedder = default_embedder(given.cache)
    asked = {question.question_id: question.text for question in consultation.questions}
    named = [comment for comment in comments if comment.question_id]
    options = Options(Settings(seed=SEED, questions=asked), per_question=True)
    found = run(named, options, embedder, _say)
    made = found.tables()
    carry_signatures(made["topics"], given.folder / OUT / "topics.csv")
    coded = as_written(given.folder, comments, codebook)
    coding = code(wt.read_comments(comments), codebook, coded, embedder, SEED)
    files = {f"{name}.csv": tables.to_csv(tables.COLUMNS[name], rows) for name, rows in made.items()}
    files["coded.csv"] = tables.to_csv(tables.COLUMNS["coded"], coded.codes)
    files["coding.csv"] = tables.to_csv(tables.COLUMNS["coding"], coding.codes)
    tables.write_files(given.folder / OUT, files)
    _say(f"{found}\n{coding}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
