"""Topics of comments: BERTopic on the offline embedding, seeded, for 2 comments and for 50,000.

BERTopic is given the kit's own reduction and clustering (see topic_fit), which work at every size, and its c-TF-IDF
weighs the words (see topic_words). Each distinct text counts once when topics are sought, and every comment counts when
their sizes are told.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from wtanalysis.themes import topic_words
from wtanalysis.themes.hierarchy import grouped
from wtanalysis.themes.model import OUTLIER, Placed, Reading, Statement, Topic, Topics
from wtanalysis.themes.reassigning import reassigned
from wtanalysis.themes.topic_units import Settings, Units, gather

__all__ = ["Settings", "fit_by_question", "fit_topics", "reassign"]

if TYPE_CHECKING:
    import numpy as np

    from wtanalysis.themes.embedding import Embedder

REPRESENTATIVE = 5
READABLE = (5, 45)  # words of a representative statement
TOO_ALIKE = 0.9  # cosine of two representative statements


def fit_topics(
    readings: Sequence[Reading], embedder: Embedder | None = None, *, settings: Settings | None = None
) -> Topics:
    """Find the topics of comments, across whatever questions they answer.

    Args:
        readings: the comments as read; those that are no opinion are left out.
        embedder: turns texts into vectors; by default the model that comes with the package.
        settings: see :class:`Settings`.

    Returns:
        The topics, the largest first, and a place for every statement; with none and a note where there is nothing to
        model.

    Raises:
        UserError: the sentence model is missing or another file than it should be.

    Source: Grootendorst, "BERTopic: Neural topic modeling with a class-based TF-IDF procedure" (2022).

    >>> from wtanalysis.themes.model import Comment
    >>> said = ["Night boats are too late", "The boats at night run late", "Parking costs too much", "Parking is dear"]
    >>> read = [Reading(Comment(f"c{i}", text)) for i, text in enumerate(said)]
    >>> found = fit_topics(read)
    >>> found.comments_of()
    {'c0': (0,), 'c1': (0,), 'c2': (1,), 'c3': (1,)}
    """
    settings = settings or Settings()
    units = gather(readings, settings)
    if not units.texts:
        return _none(units, settings)
    from wtanalysis.themes.embedding import default_embedder

    embedder = embedder or default_embedder()
    vectors = embedder.embed(units.texts)
    labels, probabilities = cluster(vectors, settings)
    names = _worded(units, vectors, labels, settings, embedder)
    labels = [label if label in names else OUTLIER for label in labels]
    return _assembled(units, vectors, labels, probabilities, names, settings, embedder.name)


def fit_by_question(
    readings: Sequence[Reading], embedder: Embedder | None = None, *, settings: Settings | None = None
) -> dict[str, Topics]:
    """The topics of each question by itself: question id -> topics, in the order the questions come up.

    Args:
        readings: the comments as read.
        embedder: as in :func:`fit_topics`.
        settings: as in :func:`fit_topics`; of its questions only the one at hand counts.

    Returns:
        One entry a question, the empty id among them where comments have no question.

    >>> fit_by_question([])
    {}
    """
    settings = settings or Settings()
    parts: dict[str, list[Reading]] = {}
    for reading in readings:
        parts.setdefault(reading.comment.question_id, []).append(reading)
    return {
        question: fit_topics(
            part,
            embedder,
            settings=replace(settings, questions={k: v for k, v in settings.questions.items() if k == question}),
        )
        for question, part in parts.items()
    }


def cluster(vectors: np.ndarray[Any, Any], settings: Settings) -> tuple[list[int], list[float]]:
    """The labels of texts and how sure each is, on one thread, so that the number of cores changes nothing."""
    import threadpoolctl

    from wtanalysis.themes.topic_fit import Clusters, Plan

    plan = Plan(settings.seed, settings.topics, settings.most, settings.dimensions)
    with threadpoolctl.threadpool_limits(1):
        model = Clusters(vectors, plan).fit(vectors)
    return model.labels_.tolist(), model.probabilities_.tolist()


def _worded(
    units: Units, vectors: np.ndarray[Any, Any], labels: Sequence[int], settings: Settings, embedder: Embedder
) -> dict[int, tuple[str, ...]]:
    """Label -> its words; labels without any are not in it."""
    from wtanalysis.themes.topic_bertopic import weights

    found = weights(units.words, vectors, labels, settings.dimensions)
    forms = topic_words.shown(units.words)
    stems = [{topic_words.stem(word) for word in words} for words in units.words]
    scores = {label: _scores(found[label], stems, labels, label) for label in sorted(found)}
    held = _Held(_by_comment(units, stems), {forms[one]: one for score in scores.values() for one in score})
    names = {
        label: topic_words.choose({forms[one]: weight for one, weight in score.items()}, embedder, together=held.pairs)
        for label, score in scores.items()
    }
    return {label: words for label, words in names.items() if words}


def _scores(
    weights: Mapping[str, float], stems: Sequence[set[str]], labels: Sequence[int], label: int
) -> dict[str, float]:
    """Stem -> its c-TF-IDF times how many texts of the topic hold it; a word of one text only for want of others."""
    members = [one for one, given in zip(stems, labels, strict=True) if given == label]
    spread = Counter(one for words in members for one in words)
    least = 2 if len(members) > 3 else 1
    common = {one: weight for one, weight in weights.items() if spread[one] >= least} or weights
    best = sorted(common, key=lambda one: (-round(common[one] * spread[one], 9), one))[: topic_words.CANDIDATES]
    return {one: common[one] * spread[one] for one in best}


def _by_comment(units: Units, stems: Sequence[set[str]]) -> list[set[str]]:
    """The stems of each comment: words of its several statements are said together."""
    found: dict[str, set[str]] = {}
    for statement, at in zip(units.statements, units.text_of, strict=True):
        if at >= 0:
            found.setdefault(statement.comment_id, set()).update(stems[at])
    return list(found.values())


class _Held:
    """Which comments hold which of some words."""

    def __init__(self, stems: Sequence[set[str]], of: Mapping[str, str]) -> None:
        import numpy as np

        self._column = {form: at for at, form in enumerate(sorted(of))}
        column = {of[form]: at for form, at in self._column.items()}
        self._held = np.zeros((len(stems), len(column)), dtype=bool)
        for at, words in enumerate(stems):
            for one in words & column.keys():
                self._held[at, column[one]] = True

    def pairs(self, words: Sequence[str]) -> np.ndarray[Any, Any]:
        """How much each pair of words is said together."""
        return topic_words.said_together(self._held[:, [self._column[word] for word in words]])


def _assembled(
    units: Units, vectors: np.ndarray[Any, Any], labels: Sequence[int], probabilities: Sequence[float],
    names: Mapping[int, tuple[str, ...]], settings: Settings, model: str,
) -> Topics:  # fmt: skip
    carried: dict[int, set[str]] = {label: set() for label in names}
    for statement, at in zip(units.statements, units.text_of, strict=True):
        if at >= 0 and labels[at] != OUTLIER:
            carried[labels[at]].add(statement.comment_id)
    order = sorted(names, key=lambda label: (-len(carried[label]), names[label]))
    number = {label: at for at, label in enumerate(order)} | {OUTLIER: OUTLIER}
    placed = tuple(
        Placed(one.comment_id, one.number, number[labels[at]], probabilities[at] if labels[at] != OUTLIER else 0.0)
        if at >= 0
        else Placed(one.comment_id, one.number, OUTLIER, 0.0)
        for one, at in zip(units.statements, units.text_of, strict=True)
    )
    topics = tuple(
        Topic(at, names[label], len(carried[label]), representative(units, vectors, labels, (label, names[label])))
        for at, label in enumerate(order)
    )
    method = f"BERTopic: {model}, principal components, {_method(len(units.texts))}, unit {units.unit}"
    members = [[at for at, one in enumerate(labels) if one == label] for label in order]
    return grouped(noted(Topics(topics, placed, units.base, method, settings.seed, units.notes)), vectors, members)


def _method(count: int) -> str:
    from wtanalysis.themes.topic_fit import SMALL

    return "average linkage" if count <= SMALL else "soft k-means"


def noted(topics: Topics) -> Topics:
    """Topics with the note of how many comments are in none."""
    inside = len(topics.comments_of())
    out = len({place.comment_id for place in topics.placed}) - inside
    note = (
        f"{out:,} of {topics.base:,} comments are in no topic"
        if out
        else "every comment that was modelled is in a topic"
    )
    return replace(topics, notes=(*topics.notes, note))


def _none(units: Units, settings: Settings) -> Topics:
    places = tuple(Placed(one.comment_id, one.number, OUTLIER, 0.0) for one in units.statements)
    note = "no comment holds an opinion" if not units.base else "no comment says more than the question and stop words"
    return Topics((), places, units.base, "none", settings.seed, (*units.notes, note))


def representative(
    units: Units, vectors: np.ndarray[Any, Any], labels: Sequence[int], topic: tuple[int, tuple[str, ...]],
    wanted: int = REPRESENTATIVE,
) -> tuple[Statement, ...]:  # fmt: skip
    """What stands for a topic: of the texts nearest to its centre, no two alike, the statement with most of its words.

    Texts of readable length come first. ``topic`` is its label and its words.
    """
    import numpy as np

    from wtanalysis.themes.topic_fit import unit

    label, words = topic
    members = [at for at, one in enumerate(labels) if one == label]
    centre = unit(vectors[members].mean(axis=0, keepdims=True))[0]
    near = np.round(vectors[members] @ centre, 4)
    low, high = READABLE
    length = [len(units.texts[at].split()) for at in members]
    ranks = sorted(range(len(members)), key=lambda i: (not low <= length[i] <= high, -near[i], units.texts[members[i]]))
    chosen: list[int] = []
    for i in ranks:
        at = members[i]
        if len(chosen) < wanted and all(float(vectors[at] @ vectors[other]) < TOO_ALIKE for other in chosen):
            chosen.append(at)
    held: dict[int, list[Statement]] = {at: [] for at in chosen}
    for statement, at in zip(units.statements, units.text_of, strict=True):
        if at in held:
            held[at].append(statement)
    found: dict[str, Statement] = {}
    for at in chosen:
        ours = [one for one in held[at] if one.text.casefold() not in found]
        if ours:
            best = max(ours, key=lambda one: (_holds(one.text, words), min(len(one.text.split()), high), -one.number))
            found[best.text.casefold()] = best
    return tuple(found.values())


def _holds(text: str, words: Sequence[str]) -> int:
    """How many of the words a text holds."""
    own = {topic_words.stem(word) for word in re.findall(r"\w+", text.casefold())}
    return sum(topic_words.stem(word.casefold()) in own for word in words)


def reassign(
    topics: Topics, readings: Sequence[Reading], embedder: Embedder | None = None, *, settings: Settings | None = None
) -> Topics:
    """Put each outlier to the topic whose centre is nearest, marked as reassigned; only when the user asks for it.

    Args:
        topics: as :func:`fit_topics` gave them.
        readings: the same comments.
        embedder: the same embedder.
        settings: the same settings.

    Returns:
        The topics with new sizes; statements without a word of content stay outliers.

    >>> reassign(Topics((), (), 0), [])
    Topics(0 topics of 0 comments, 0 of them in none)
    """
    return reassigned(topics, gather(readings, settings or Settings()), embedder)
