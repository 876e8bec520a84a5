"""Topics against labels that people gave: the kit's beside BERTopic's defaults on the same vectors, and LDA.

The comments are those of ``../shared/realdata/nhs_comments``, each with one of nine labels and a subcategory. A comment
counts under the topic that most of it is about; those in no topic count as one group. NPMI is the mean
over pairs of a topic's ten best words, from how many comments hold both (Bouma 2009; Lau, Newman and Baldwin 2014).

Run ``python benchmarks/topics.py [COMMENTS] [CACHE]``: so many of the comments, drawn by a seed (3,000 by default; 0
for all), and a folder that keeps the vectors.
"""

from __future__ import annotations

import csv
import math
import random
import re
import sys
import time
import warnings
from collections.abc import Callable, Sequence
from itertools import combinations
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(REPOSITORY))

from wtanalysis.themes.comments import read_comments  # noqa: E402
from wtanalysis.themes.embedding import Embedder, default_embedder  # noqa: E402
from wtanalysis.themes.model import OUTLIER, Comment, Reading  # noqa: E402
from wtanalysis.themes.stability import stability  # noqa: E402
from wtanalysis.themes.topic_words import words_of  # noqa: E402
from wtanalysis.themes.topics import Settings, fit_topics  # noqa: E402

DATA = REPOSITORY.parent / "shared" / "realdata" / "nhs_comments" / "text_data.csv"
Found = tuple[list[int], list[list[str]]]  # the topic of each comment, and the words of each topic


def material(size: int) -> tuple[list[Reading], list[str], list[str]]:
    """Comments with an opinion, their labels and subcategories."""
    with DATA.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    if size:
        rows = random.Random(2023).sample(rows, min(size, len(rows)))  # noqa: S311
    readings = read_comments([Comment(row["row_index"], row["feedback"]) for row in rows])
    kept = [(reading, row) for reading, row in zip(readings, rows, strict=True) if reading.kind == "opinion"]
    return [r for r, _ in kept], [row["label"] for _, row in kept], [row["subcategory"] for _, row in kept]


def ours(readings: Sequence[Reading], embedder: Embedder, settings: Settings) -> Found:
    """The kit's topics."""
    found = fit_topics(readings, embedder, settings=settings)
    of = found.comments_of()
    return [of.get(r.comment.comment_id, (OUTLIER,))[0] for r in readings], [list(t.words) for t in found.topics]


def bertopic(readings: Sequence[Reading], embedder: Embedder, *, filtered: bool = False) -> Found:
    """BERTopic as it comes (UMAP and HDBSCAN), seeded, on the same vectors; or with the kit's stop words."""
    texts = [reading.comment.text for reading in readings]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from bertopic import BERTopic
        from sklearn.feature_extraction.text import CountVectorizer
        from umap import UMAP

        model = BERTopic(
            vectorizer_model=CountVectorizer(analyzer=words_of) if filtered else None,
            umap_model=UMAP(n_neighbors=15, n_components=5, min_dist=0.0, metric="cosine", random_state=2023),
        )
        labels, _ = model.fit_transform(texts, embeddings=embedder.embed(texts))
    return list(labels), [[w for w, _ in words if w] for topic, words in model.get_topics().items() if topic != OUTLIER]


def lda(readings: Sequence[Reading], number: int) -> Found:
    """Latent Dirichlet allocation on counts of words."""
    import numpy as np
    from sklearn.decomposition import LatentDirichletAllocation
    from sklearn.feature_extraction.text import CountVectorizer

    vectorizer = CountVectorizer(stop_words="english", min_df=2)
    counts = vectorizer.fit_transform([reading.comment.text for reading in readings])
    model = LatentDirichletAllocation(number, random_state=2023, max_iter=20)
    labels = np.argmax(model.fit_transform(counts), axis=1).tolist()
    names = vectorizer.get_feature_names_out()
    return labels, [[names[at] for at in row.argsort()[::-1][:10]] for row in model.components_]


def words_in(text: str) -> list[str]:
    """The words of a text in small letters."""
    return re.findall(r"\w+", text.lower())


def npmi(texts: Sequence[str], topics: Sequence[Sequence[str]]) -> float:
    """The mean normalised pointwise mutual information of the words of topics."""
    import numpy as np
    from sklearn.feature_extraction.text import CountVectorizer

    words = sorted({word for topic in topics for word in topic[:10]})
    if not words:
        return float("nan")
    held = CountVectorizer(vocabulary=words, binary=True, analyzer=words_in).fit_transform(texts).astype(float)
    both = (held.T @ held).toarray() / len(texts)
    place = {word: at for at, word in enumerate(words)}
    scores = []
    for topic in topics:
        pairs = []
        for one, two in combinations([place[word] for word in topic[:10]], 2):
            joint = both[one, two]
            part = both[one, one] * both[two, two]
            pairs.append(math.log(joint / part) / -math.log(joint) if 0 < joint < 1 and part else -1.0)
        if pairs:
            scores.append(float(np.mean(pairs)))
    return float(np.mean(scores)) if scores else float("nan")


def main(size: int = 3_000, cache: str = "") -> None:
    """Print the tables."""
    from sklearn.metrics import adjusted_rand_score, normalized_mutual_info_score

    readings, labels, subcategories = material(size)
    embedder = default_embedder(Path(cache) if cache else None)
    texts = [reading.comment.text for reading in readings]
    start = time.perf_counter()
    embedder.embed(texts)
    print(f"{len(readings):,} comments with an opinion; embedded in {time.perf_counter() - start:.0f} s\n")
    ways: dict[str, Callable[[], Found]] = {
        "the kit": lambda: ours(readings, embedder, Settings(unit="statement")),
        "the kit, whole comments": lambda: ours(readings, embedder, Settings(unit="comment")),
        "the kit, whole comments, 9 topics": lambda: ours(readings, embedder, Settings(unit="comment", topics=9)),
        "BERTopic's defaults": lambda: bertopic(readings, embedder),
        "BERTopic's defaults, the kit's stop words": lambda: bertopic(readings, embedder, filtered=True),
        "LDA, 12 topics": lambda: lda(readings, 12),
    }
    print("| Way | Topics | NMI, 9 labels | ARI | NMI, subcategories | ARI | NPMI | In none | Seconds |")
    print("| --- | --: | --: | --: | --: | --: | --: | --: | --: |")
    for name, way in ways.items():
        start = time.perf_counter()
        found, words = way()
        seconds = time.perf_counter() - start
        told = [
            f"{score:.3f}"
            for truth in (labels, subcategories)
            for score in (normalized_mutual_info_score(truth, found), adjusted_rand_score(truth, found))
        ]
        none = sum(topic == OUTLIER for topic in found) / len(found)
        row = [name, str(len(words)), *told, f"{npmi(texts, words):.3f}", f"{none:.1%}", f"{seconds:.0f}"]
        print(f"| {' | '.join(row)} |", flush=True)
    settings = Settings(unit="comment")
    topics = fit_topics(readings, embedder, settings=settings)
    start = time.perf_counter()
    rows = stability(readings, topics, embedder, settings)
    print(f"\nStability, whole comments, in {time.perf_counter() - start:.0f} s\n")
    print("| Topic | Words | Size | Mean | Low | Seeds | Subsamples | Settings | Stable |")
    print("| --: | --- | --: | --: | --: | --: | --: | --: | --- |")
    for topic, row in zip(topics.topics, rows, strict=True):
        figures = (row.mean, row.low, row.by_seeds, row.by_subsamples, row.by_settings)
        shown = " | ".join(f"{figure:.2f}" for figure in figures)
        kept = "yes" if row.stable else "no"
        print(f"| {topic.topic_id} | {', '.join(topic.words[:6])} | {topic.size} | {shown} | {kept} |")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3_000, sys.argv[2] if len(sys.argv) > 2 else "")
