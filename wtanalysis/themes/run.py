"""One run from comments to named topics, as ``wta themes`` makes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from wtanalysis.responses.near_copies import Copies, counted, near_copies
from wtanalysis.safeguards.personal_data import Masker
from wtanalysis.themes import sizes
from wtanalysis.themes.comments import counts, read_comments
from wtanalysis.themes.labels import TopicName, suggest_names
from wtanalysis.themes.model import Comment, Reading, Topics
from wtanalysis.themes.routing import route
from wtanalysis.themes.stability import Stability, stability
from wtanalysis.themes.topic_shown import Shown
from wtanalysis.themes.topic_tables import NamedTopic, comment_rows, topic_rows
from wtanalysis.themes.topics import Settings, fit_by_question, fit_topics, reassign

if TYPE_CHECKING:
    import numpy as np

    from wtanalysis.themes.embedding import Embedder

TRIED = 10
FEW = f"fewer than {TRIED} comments: how stable their topics are was not tried"
Naming = Callable[[Topics, Sequence[Reading], Sequence[TopicName]], tuple[Sequence[TopicName], Sequence[str]]]


@dataclass(frozen=True)
class Options:
    """How a run goes.

    Attributes:
        settings: how topics are sought.
        per_question: each question by itself, or all together.
        reassign: put outliers to their nearest topic.
        try_stability: whether topics are tried over seeds, subsamples and settings.
        naming: asks for other names than those made of words; None keeps these.
    """

    settings: Settings
    per_question: bool = False
    reassign: bool = False
    try_stability: bool = True
    naming: Naming | None = None


@dataclass(frozen=True, repr=False)
class Run:
    """What a run found.

    Attributes:
        readings: every comment as read.
        found: question id -> its topics; under an empty id where they were sought across questions.
        names: question id -> their names.
        tried: question id -> how stable they are.
        copies: campaigns among the comments.
        across: whether topics were sought across questions.
        notes: what a reader must know.
        elsewhere: comment id -> questions and policy areas that points of it belong to as well.
    """

    readings: tuple[Reading, ...]
    found: Mapping[str, Topics]
    names: Mapping[str, tuple[TopicName, ...]]
    tried: Mapping[str, tuple[Stability, ...]]
    copies: Copies
    across: bool
    notes: tuple[str, ...] = ()
    elsewhere: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def __repr__(self) -> str:
        return f"Run({len(self.readings):,} comments, {sum(len(t.topics) for t in self.found.values())} topics)"

    def named(self) -> tuple[NamedTopic, ...]:
        """Every topic with its name; personal data in statements is masked, and stands in no word and no name."""
        masker, made = Masker(), []
        for question, topics in self.found.items():
            names = {name.topic_id: name for name in self.names.get(question, ())}
            tried = {one.topic_id: one for one in self.tried.get(question, ())}
            shown = Shown(topics, self.readings, masker)
            for topic in topics.topics:
                name, test = names[topic.topic_id], tried.get(topic.topic_id)
                safe, called = shown.topic(topic, name.name)
                safe = replace(safe, stability=test.mean if test else None, stable=test.stable if test else None)
                made.append(NamedTopic(question, safe, called, name.by, name.signed_by, name.signed_at))
        return tuple(made)

    def tables(self) -> dict[str, list[dict[str, Any]]]:
        """Rows of the tables ``topics``, ``comments`` and ``stability``; statements are masked."""
        bases = {question: topics.base for question, topics in self.found.items()}
        topics = topic_rows(self.named(), bases)
        for row in topics:
            row["in_words"] = sizes.told(row["size"], row["base"])
        campaigns = self.copies.of()
        comments = comment_rows(self.readings, self.found, self.across)
        for row in comments:
            row["campaign"] = campaigns.get(row["comment_id"], "")
            row["belongs_to"] = self.elsewhere.get(row["comment_id"], ())
        tried = [
            {"question_id": question, **{name: getattr(one, name) for name in STABILITY}}
            for question, rows in self.tried.items() for one in rows
        ]  # fmt: skip
        return {"topics": topics, "comments": comments, "stability": tried}

    def told(self) -> list[str]:
        """What a person at the terminal should know, in a few lines."""
        numbers = counts(self.readings)
        apart = ", ".join(f"{n} {what}" for what, n in numbers.items() if what in APART and n)
        opinions = f"{numbers['opinion']:,} with an opinion ({_many(numbers['statements'], 'statement')})"
        lines = [f"{_many(numbers['comments'], 'comment')}, {opinions}; kept apart: {apart or 'none'}"]
        if numbers["other_languages"]:
            lines.append(f"{numbers['other_languages']:,} in other languages, flagged and not modelled")
        if copied := self.copies.of():
            told = counted((reading.comment.comment_id for reading in self.readings), copied)
            ways = f"counted all {told.all:,}, once a campaign {told.once:,}, left out {told.left_out:,}"
            lines.append(f"copied campaigns: {len(set(copied.values()))}; {ways}")
        return [*lines, *self.notes]


STABILITY = ("topic_id", "runs", "mean", "low", "by_seeds", "by_subsamples", "by_settings", "stable")
MOST_KEPT = 100_000  # vectors that a run keeps in memory, about 150 MB
APART = ("empty", "no_comment", "reference", "form", "confusion")


def run(
    comments: Sequence[Comment],
    options: Options,
    embedder: Embedder | None = None,
    progress: Callable[[str], None] = lambda _: None,
) -> Run:
    """Read comments, find their topics, try how stable these are, and name them.

    Args:
        comments: of one question or several.
        options: how.
        embedder: turns texts into vectors; the one of the package by default.
        progress: called with a short message at each step.

    Returns:
        The run; the same comments and options give the same.

    >>> said = ["Run the boats at night.", "Night boats, please.", "Fares are too high.", "The fare is too dear."]
    >>> run([Comment(str(n), text) for n, text in enumerate(said)], Options(Settings(topics=2)))
    Run(4 comments, 2 topics)
    """
    if embedder is None:
        from wtanalysis.themes.embedding import default_embedder

        embedder = default_embedder()
    embedder = Remembering(embedder)
    progress("reading the comments")
    readings = read_comments(comments, options.settings.questions)
    copies = near_copies(
        [(comment.comment_id, comment.text) for comment in comments], known=options.settings.questions.values()
    )
    progress("finding topics (the first time embeds every statement)")
    if options.per_question:
        found = fit_by_question(readings, embedder, settings=options.settings)
    else:
        found = {"": fit_topics(readings, embedder, settings=options.settings)}
    names, tried = {}, {}
    notes: list[str] = []
    for question, topics in list(found.items()):
        part = [r for r in readings if not options.per_question or r.comment.question_id == question]
        if options.try_stability and topics.base < TRIED:
            notes.append(f"{question}: {FEW}" if question else FEW)
        elif options.try_stability:
            progress(f"trying how stable the topics are{f' ({question})' if question else ''}")
            tried[question] = stability(part, topics, embedder, options.settings)
        names[question] = suggest_names(topics, part, embedder, questions=options.settings.questions)
        if options.naming:
            named, told = options.naming(topics, part, names[question])
            names[question] = tuple(named)
            notes += told
        if options.reassign:
            found[question] = topics = reassign(topics, part, embedder, settings=options.settings)
        notes += [f"{question}: {note}" if question else note for note in topics.notes]
    elsewhere = _elsewhere(readings, options.settings.questions)
    return Run(readings, found, names, tried, copies, not options.per_question, tuple(notes), elsewhere)


class Remembering:
    """An embedder that embeds each text once a run, since topics, their names and their stability ask for the same."""

    def __init__(self, embedder: Embedder) -> None:
        self.name = embedder.name
        self._embedder = embedder
        self._known: dict[str, np.ndarray[Any, Any]] = {}

    def embed(self, texts: Sequence[str]) -> np.ndarray[Any, Any]:
        """One row a text, as the embedder gives it."""
        import numpy as np

        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        made = dict(zip(new, self._embedder.embed(new), strict=True)) if new else {}
        for text, vector in made.items():
            if len(self._known) >= MOST_KEPT:
                break
            self._known[text] = vector
        if not texts:
            return self._embedder.embed(())
        return np.stack([made[text] if text in made else self._known[text] for text in texts])


def _elsewhere(readings: Sequence[Reading], questions: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Comment id -> the questions that its points name by their number, beside the one it was given to."""
    asked = {reading.comment.question_id: "" for reading in readings if reading.comment.question_id} | dict(questions)
    found: dict[str, list[str]] = {}
    for one in route(readings, asked, {}) if len(asked) > 1 else ():
        found.setdefault(one.comment_id, []).append(one.to_question or one.to_area)
    return {name: tuple(dict.fromkeys(places)) for name, places in found.items()}


def _many(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
