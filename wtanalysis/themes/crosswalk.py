"""Topics of a machine beside themes of people: which holds which, what is split, merged, or on one side alone.

A topic and a theme are linked if enough comments of the one carry the other (``Thresholds``). A theme linked to several
topics is split over them; a topic linked to several themes merges them; one that is linked to none is an orphan: people
named no such theme, or the machine found no such topic.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from html import escape
from typing import Literal

from wtanalysis.themes.model import Codebook, Coding, Comment, Topics

COLUMNS = (
    "part", "question_id", "value", "topic_id", "words", "theme_id", "name", "count", "topic_count", "theme_count",
    "base", "share", "theme_share", "lift", "linked", "comment_ids",
)  # fmt: skip


@dataclass(frozen=True)
class Thresholds:
    """From when a topic and a theme are linked: all three must hold.

    Attributes:
        least: comments that have both.
        share: of the topic's comments that carry the theme, or of the theme's that are in the topic.
        lift: how many times more often than if they had nothing to do with each other; a share of ``mostly`` is
            enough without it, since a theme that nearly all carry is lifted nowhere.
        mostly: see ``lift``.

    >>> Thresholds().told
    'linked: 2 comments or more, 20% of the topic or of the theme, 1.25 times as often as by chance (or 50% of either)'
    """

    least: int = 2
    share: float = 0.2
    lift: float = 1.25
    mostly: float = 0.5

    def __post_init__(self) -> None:
        if self.least < 1 or not 0 < self.share <= self.mostly <= 1 or self.lift < 0:
            raise ValueError("expected least from 1, and 0 < share <= mostly <= 1")

    @property
    def told(self) -> str:
        """The rule in words."""
        share = f"{self.share:.0%} of the topic or of the theme"
        chance = f"{self.lift:g} times as often as by chance (or {self.mostly:.0%} of either)"
        return f"linked: {self.least} comments or more, {share}, {chance}"


@dataclass(frozen=True)
class Cell:
    """A topic and a theme that share comments.

    Attributes:
        topic_id: the topic.
        theme_id: the theme.
        count: comments that have both.
        topic_count: comments in the topic.
        theme_count: comments that carry the theme.
        base: comments that were both modelled and coded.
        comment_ids: those that have both.
    """

    topic_id: int
    theme_id: str
    count: int
    topic_count: int
    theme_count: int
    base: int
    comment_ids: tuple[str, ...]

    @property
    def share(self) -> float:
        """How much of the topic carries the theme."""
        return self.count / self.topic_count

    @property
    def theme_share(self) -> float:
        """How much of the theme is in the topic."""
        return self.count / self.theme_count

    @property
    def lift(self) -> float:
        """How many times more often they meet than if they had nothing to do with each other."""
        return self.count * self.base / (self.topic_count * self.theme_count)

    def linked(self, by: Thresholds) -> bool:
        """Whether enough comments have both."""
        best = max(self.share, self.theme_share)
        return self.count >= by.least and best >= by.share and (self.lift >= by.lift or best >= by.mostly)


@dataclass(frozen=True)
class Part:
    """The same cells among some comments: a group of respondents, or who gave one answer to a question."""

    kind: Literal["all", "group", "answer"]
    value: str
    question_id: str
    base: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, repr=False)
class Crosswalk:
    """Topics beside themes.

    Attributes:
        cells: every topic and theme that share a comment, by topic, the largest first.
        base: comments that were both modelled and coded; nothing else is counted.
        topic_comments: topic -> its comments in the base.
        theme_comments: theme -> the comments of the base that carry it; none for an unused one of the codebook.
        outliers: theme -> the comments of it that are in no topic.
        only_modelled: comments with topics that nobody coded.
        only_coded: coded comments that were not modelled.
        parts: the same by respondent group and by closed answer.
        words: topic -> its words.
        names: theme -> its name.
        thresholds: from when topic and theme are linked.
    """

    cells: tuple[Cell, ...]
    base: int
    topic_comments: dict[int, tuple[str, ...]]
    theme_comments: dict[str, tuple[str, ...]]
    outliers: dict[str, tuple[str, ...]] = field(default_factory=dict)
    only_modelled: tuple[str, ...] = ()
    only_coded: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    words: dict[int, tuple[str, ...]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    thresholds: Thresholds = field(default_factory=Thresholds)

    def __repr__(self) -> str:
        found = f"{len(self.splits())} splits, {len(self.merges())} merges, {len(self.orphan_topics())} topics"
        return f"Crosswalk({self.base:,} comments, {found} and {len(self.orphan_themes())} themes on one side alone)"

    def links(self) -> tuple[Cell, ...]:
        """The cells with enough comments."""
        return tuple(cell for cell in self.cells if cell.linked(self.thresholds))

    def splits(self) -> dict[str, tuple[Cell, ...]]:
        """Theme -> its links, where it is spread over several topics that each hold enough of it."""
        return self._several(theme=True)

    def merges(self) -> dict[int, tuple[Cell, ...]]:
        """Topic -> its links, where enough of its comments carry each of several themes."""
        return self._several(theme=False)

    def _several(self, theme: bool) -> dict:  # type: ignore[type-arg]
        """Links by theme or topic, where there are two or more that are a share of it."""
        found: dict[str | int, list[Cell]] = {}
        for cell in self.links():
            if (cell.theme_share if theme else cell.share) >= self.thresholds.share:
                found.setdefault(cell.theme_id if theme else cell.topic_id, []).append(cell)
        return {key: tuple(cells) for key, cells in found.items() if len(cells) > 1}

    def orphan_topics(self) -> tuple[int, ...]:
        """Topics that no theme goes with."""
        held = {cell.topic_id for cell in self.links()}
        return tuple(topic for topic, ids in self.topic_comments.items() if ids and topic not in held)

    def orphan_themes(self) -> tuple[str, ...]:
        """Themes that no topic goes with, also those that no comment carries."""
        held = {cell.theme_id for cell in self.links()}
        return tuple(theme for theme in self.theme_comments if theme not in held)

    def table(self) -> list[dict[str, object]]:
        """Every cell of the whole and of each part as a row with ``COLUMNS``, for a table or a file."""
        whole = Part("all", "", "", self.base, self.cells)
        return [self._row(part, cell) for part in (whole, *self.parts) for cell in part.cells]

    def _row(self, part: Part, cell: Cell) -> dict[str, object]:
        row = {"part": part.kind, "question_id": part.question_id, "value": part.value, **asdict(cell)}
        row |= {"words": self.words.get(cell.topic_id, ()), "name": self.names.get(cell.theme_id, "")}
        row |= {"share": round(cell.share, 4), "theme_share": round(cell.theme_share, 4), "lift": round(cell.lift, 4)}
        row["linked"] = cell.linked(self.thresholds)
        return {name: row[name] for name in COLUMNS}

    def _repr_html_(self) -> str:
        head = "".join(
            f"<th>{name}</th>" for name in ("Topic", "Theme", "Comments", "Of the topic", "Of the theme", "Lift")
        )
        rows = "".join(self._html_row(cell) for cell in self.links())
        alone = [f"topic {topic}" for topic in self.orphan_topics()] + [f"theme {t}" for t in self.orphan_themes()]
        notes = f"{self.thresholds.told}; on one side alone: {', '.join(alone) or 'none'}"
        caption = f"<caption>{self.base:,} comments; {escape(notes)}</caption>"
        return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"

    def _html_row(self, cell: Cell) -> str:
        topic = f"{cell.topic_id}: {', '.join(self.words.get(cell.topic_id, ())[:4])}"
        of_topic = f"{cell.count:,} of {cell.topic_count:,}"
        of_theme = f"{cell.count:,} of {cell.theme_count:,}"
        told = (
            topic,
            self.names.get(cell.theme_id) or cell.theme_id,
            cell.count,
            of_topic,
            of_theme,
            f"{cell.lift:.1f}",
        )
        return "<tr>" + "".join(f"<td>{escape(str(one))}</td>" for one in told) + "</tr>"


def crosswalk(
    topics: Topics,
    coding: Coding,
    comments: Iterable[Comment] = (),
    codebook: Codebook | None = None,
    thresholds: Thresholds | None = None,
) -> Crosswalk:
    """Which themes the comments of each topic carry.

    Args:
        topics: of the machine.
        coding: of people, or of whoever is compared; codes that are unsure do not count.
        comments: with their groups and closed answers, for the same by those.
        codebook: for the names of themes, and for those that no comment carries.
        thresholds: from when topic and theme are linked.

    Returns:
        The crosswalk; comments that only one side knows are told and not counted.

    >>> from wtanalysis.themes.model import Code, Placed, Topic
    >>> places = tuple(Placed(name, 1, topic) for name, topic in zip("abcdef", (0, 0, 0, 1, 1, 1)))
    >>> found = Topics((Topic(0, ("cost",), 3), Topic(1, ("boat",), 3)), places, 6)
    >>> coded = Coding(tuple(Code(name, "dear") for name in "abde"), tuple("abcdef"))
    >>> walk = crosswalk(found, coded)
    >>> walk, [(cell.topic_id, cell.count, round(cell.lift, 2)) for cell in walk.splits()["dear"]]
    (Crosswalk(6 comments, 1 splits, 0 merges, 0 topics and 0 themes on one side alone), [(0, 2, 1.0), (1, 2, 1.0)])
    """
    modelled = list(dict.fromkeys(place.comment_id for place in topics.placed))
    coded = set(coding.base)
    base = [name for name in modelled if name in coded]
    topics_of, themes_of = topics.comments_of(), coding.themes_of()
    names = {theme.theme_id: theme.name for theme in codebook.themes} if codebook else {}
    in_topic: dict[int, list[str]] = {topic.topic_id: [] for topic in topics.topics}
    carrying: dict[str, list[str]] = {theme: [] for theme in names}
    for name in base:
        for topic in topics_of.get(name, ()):
            in_topic.setdefault(topic, []).append(name)
        for theme in sorted(themes_of[name]):
            carrying.setdefault(theme, []).append(name)
    outliers = {theme: tuple(name for name in ids if name not in topics_of) for theme, ids in carrying.items()}
    return Crosswalk(
        _cells(base, topics_of, themes_of),
        len(base),
        {topic: tuple(ids) for topic, ids in in_topic.items()},
        {theme: tuple(ids) for theme, ids in carrying.items()},
        outliers,
        tuple(name for name in modelled if name not in coded),
        tuple(name for name in dict.fromkeys(coding.base) if name not in set(modelled)),
        tuple(_parts({comment.comment_id: comment for comment in comments}, base, topics_of, themes_of)),
        {topic.topic_id: topic.words for topic in topics.topics},
        names,
        thresholds or Thresholds(),
    )


def _cells(
    base: Sequence[str], topics_of: dict[str, tuple[int, ...]], themes_of: dict[str, frozenset[str]]
) -> tuple[Cell, ...]:
    """Every topic and theme that share a comment of the base."""
    ids: dict[tuple[int, str], list[str]] = {}
    in_topic: Counter[int] = Counter()
    carrying: Counter[str] = Counter()
    for name in base:
        in_topic.update(topics_of.get(name, ()))
        carrying.update(themes_of[name])
        for topic in topics_of.get(name, ()):
            for theme in themes_of[name]:
                ids.setdefault((topic, theme), []).append(name)
    ordered = sorted(ids, key=lambda key: (key[0], -len(ids[key]), key[1]))
    return tuple(
        Cell(
            topic, theme, len(ids[topic, theme]), in_topic[topic], carrying[theme], len(base), tuple(ids[topic, theme])
        )
        for topic, theme in ordered
    )


def _parts(
    comments: dict[str, Comment],
    base: Sequence[str],
    topics_of: dict[str, tuple[int, ...]],
    themes_of: dict[str, frozenset[str]],
) -> Iterator[Part]:
    """The cells among the comments of each group, and beside each answer to each question."""
    members: dict[tuple[Literal["group", "answer"], str, str], list[str]] = {}
    for name in base:
        comment = comments.get(name)
        if comment and comment.group:
            members.setdefault(("group", "", comment.group), []).append(name)
        if comment and comment.answer:
            members.setdefault(("answer", comment.question_id, comment.answer), []).append(name)
    for kind, question, value in sorted(members):
        names = members[kind, question, value]
        yield Part(kind, value, question, len(names), _cells(names, topics_of, themes_of))
