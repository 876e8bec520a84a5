"""Names for topics without a language model, and the signature of the person who stands behind a name.

A name is a short phrase, or two, from what people wrote (see label_choice). It is marked as the machine's until a
person signs it or writes another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from wtanalysis.errors import TableError, UserError
from wtanalysis.tables import LIST_MARK, read, to_csv
from wtanalysis.themes.label_choice import READ, Choice, score
from wtanalysis.themes.label_made import made
from wtanalysis.themes.label_phrases import catch_all, content, repeats
from wtanalysis.themes.model import Reading, Topic, Topics
from wtanalysis.themes.topic_words import question_stems

if TYPE_CHECKING:
    from wtanalysis.themes.embedding import Embedder

MACHINE = "machine: words"
COLUMNS = ("topic_id", "name", "words", "by", "signed_by", "signed_at", "machine_name", "recorded")
LONGEST_NAME = 120


@dataclass(frozen=True)
class TopicName:
    """A name for a topic.

    Attributes:
        topic_id: the topic.
        name: a short phrase.
        words: the words that set the topic apart, as the topic has them.
        by: who found the name: ``machine: words``, ``machine: model X``, or the person who rewrote it.
        signed_by: the role of the person who stands behind it; empty until somebody does.
        signed_at: when, as an ISO date or time.
        recorded: key of the record of the language model's answer; empty without one.
        machine_name: what the machine had called it.

    >>> TopicName(0, "Night boats", ("boat",), "machine: words").marked
    "Night boats (machine's name, not signed)"
    """

    topic_id: int
    name: str
    words: tuple[str, ...] = ()
    by: str = MACHINE
    signed_by: str = ""
    signed_at: str = ""
    recorded: str = ""
    machine_name: str = ""

    def __post_init__(self) -> None:
        if not self.name.strip() or any(not c.isprintable() for c in self.name) or len(self.name) > LONGEST_NAME:
            raise ValueError(f"a name is one line of 1 to {LONGEST_NAME} characters")
        if bool(self.signed_by) != bool(self.signed_at):
            raise ValueError("a signature has a person and a date")

    @property
    def marked(self) -> str:
        """The name as a reader must see it: a machine's name says so until a person signs it."""
        return self.name if self.signed_by else f"{self.name} (machine's name, not signed)"

    def sign(self, by: str, at: str, name_changed: str | None = None) -> TopicName:
        """The name with a person behind it, who may put another in its place; see :func:`sign`."""
        return sign(self, by, at, name_changed)


def sign(name: TopicName, by: str, at: str, name_changed: str | None = None) -> TopicName:
    """The name with a person behind it.

    Args:
        name: the name as it stands.
        by: the role of the person, such as ``policy lead``.
        at: when, as an ISO date or time.
        name_changed: what the person calls the topic instead.

    Returns:
        The same name, signed; or the person's own, with what the machine had called it kept beside it.

    Raises:
        UserError: nobody signs, the date is none, or the new name is empty, too long or has a line break.

    >>> signed = sign(TopicName(0, "Night boats"), "policy lead", "2026-11-20", "Boats should run at night")
    >>> signed.marked, signed.by, signed.machine_name
    ('Boats should run at night', 'policy lead', 'Night boats')
    """
    if not by.strip() or by.strip().lower().startswith("machine"):
        raise UserError("nobody signs", "the role of a person", "say who stands behind the name")
    try:
        datetime.fromisoformat(at)
    except (TypeError, ValueError):
        raise UserError("not a date", "an ISO date such as 2026-11-20", "give the day of signing") from None
    by, given = by.strip(), (name_changed or "").strip()
    if name_changed is None or given == name.name:
        return replace(name, signed_by=by, signed_at=at)
    machine = name.name if name.by.startswith("machine") else name.machine_name
    try:
        return replace(name, name=given, by=by, signed_by=by, signed_at=at, machine_name=machine)
    except ValueError as fault:
        raise UserError("not a name", str(fault), "shorten it or write one") from None


def suggest_names(
    topics: Topics,
    readings: Sequence[Reading],
    embedder: Embedder | None = None,
    *,
    questions: Mapping[str, str] | None = None,
) -> tuple[TopicName, ...]:
    """A name for each topic from what many of its comments say: a phrase, two, or honest words ("About: rota, shifts").

    No name holds personal data that the masker finds, more than six consecutive words of one comment (respondents
    agreed to be counted; to be quoted is another question), or what fewer than three people wrote. No two names are
    the same and none is a catch-all such as "General comments".

    Args:
        topics: the topics.
        readings: the comments they were found in.
        embedder: what turns texts into vectors; the one of the package by default.
        questions: question id -> its words, which no name is made of alone.

    Returns:
        One name a topic, in the order of the topics, each by ``machine: words``.

    >>> suggest_names(Topics((), (), 0), ())
    ()
    """
    if not topics.topics:
        return ()
    if embedder is None:
        from wtanalysis.themes.embedding import default_embedder

        embedder = default_embedder()
    asked = question_stems((questions or {}).values())
    choices = score(_materials(topics, readings), embedder, asked)
    said = _said(topics, readings)
    found: list[TopicName] = []
    taken: list[frozenset[str]] = []
    for topic in topics.topics:
        name = _free_name(topic, choices[topic.topic_id], said.get(topic.topic_id, []), taken)
        taken.append(frozenset(content(name)))
        found.append(TopicName(topic.topic_id, name, topic.words, MACHINE, machine_name=name))
    return tuple(found)


def masking() -> tuple[Callable[[str], str], Callable[[str], bool]]:
    """A function that masks personal data, the same over texts, and one that tells whether a text has any."""
    from wtanalysis.safeguards.personal_data import Masker, find

    masker = Masker()
    return masker.mask, lambda text: bool(find(text))


def _said(topics: Topics, readings: Sequence[Reading]) -> dict[int, list[str]]:
    """Topic id -> the comments that carry it, whole."""
    whole = {reading.comment.comment_id: reading.comment.text for reading in readings}
    found: dict[int, list[str]] = {}
    for comment, carried in topics.comments_of().items():
        for topic in carried:
            found.setdefault(topic, []).append(whole.get(comment, ""))
    return found


def _materials(topics: Topics, readings: Sequence[Reading]) -> dict[int, list[str]]:
    """What names are made of: of each topic's comments what they say on it, masked, the representative ones first."""
    texts = {(reading.comment.comment_id, 1): reading.comment.text for reading in readings if not reading.statements}
    texts |= {(s.comment_id, s.number): s.text for reading in readings for s in reading.statements}
    parts: dict[int, dict[str, list[str]]] = {}
    for place in topics.placed:
        text = texts.get((place.comment_id, place.number), "")
        parts.setdefault(place.topic_id, {}).setdefault(place.comment_id, []).append(text)
    mask = masking()[0]
    found = {}
    for topic in topics.topics:
        own = parts.get(topic.topic_id, {})
        step = max(1, len(own) // READ)
        chosen = dict.fromkeys([s.comment_id for s in topic.statements if s.comment_id in own] + list(own)[::step])
        found[topic.topic_id] = [mask(" | ".join(own[key])[:1000]) for key in list(chosen)[:READ]]
    return found


def _free_name(topic: Topic, choice: Choice, said: Sequence[str], taken: Sequence[frozenset[str]]) -> str:
    """The best name that no topic has yet and that gives nobody away."""
    personal = masking()[1]
    for name in made(choice):
        stems = frozenset(content(name))
        if (
            not any(_alike(stems, other) for other in taken)
            and not catch_all(name)
            and not repeats(name, said)
            and not personal(name)
        ):
            return name
    return _of_words(topic, taken)


def _alike(stems: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two names could be mistaken for one another: the same words, or most of them."""
    return stems == other or len(stems & other) > max(1, 0.5 * min(len(stems), len(other)))


def _shows(word: str) -> bool:
    """Whether a word prints and is more than one letter over and over, as in "xxxx" for what was taken out."""
    return word.isprintable() and len(set(word.lower())) > 1


def _of_words(topic: Topic, taken: Sequence[frozenset[str]]) -> str:
    """The topic's words, where no phrase will do; its number where they are not enough."""
    personal = masking()[1]
    good = [word for word in topic.words if _shows(word) and not catch_all(word) and not personal(word)]
    for count in range(3, len(good) + 1):
        if frozenset(content(name := f"About: {', '.join(good[:count])}")) not in taken:
            return name[:LONGEST_NAME]
    if not good:
        return f"No common words (topic {topic.topic_id})"
    return f"About: {', '.join(good[:3])}"[: LONGEST_NAME - 20] + f" (topic {topic.topic_id})"


def names_to_csv(names: Iterable[TopicName]) -> str:
    """The names as the table ``names.csv``.

    >>> names_to_csv([TopicName(0, "Night boats", ("boat", "night"))]).splitlines()[1]
    '0,Night boats,boat | night,machine: words,,,,'
    """
    return to_csv(COLUMNS, names)


def read_names(path: str | Path, topics: Topics | None = None) -> tuple[TopicName, ...]:
    """The names of a table ``names.csv``, as people signed or rewrote them.

    Args:
        path: the table.
        topics: the topics that are to be named; a table of other topics is refused.

    Returns:
        The names, in the order of the table. A name that a person changed without changing ``by`` is theirs who
        signed it.

    Raises:
        TableError: with file, row and column: a column is missing, an id is unknown, missing or there twice, a name is
            empty, or a signature lacks its date or person.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder, "names.csv")
    ...     _ = path.write_text(names_to_csv([TopicName(0, "Night boats", ("boat",))]), encoding="utf-8")
    ...     read_names(path)[0].name
    'Night boats'
    """
    shown = Path(path).name
    known = {topic.topic_id: topic for topic in topics.topics} if topics is not None else None
    found: dict[int, TopicName] = {}
    for row, record in enumerate(read(path, COLUMNS[:7]), start=2):
        name = _read_row(record, shown, row)
        _fits(name, found, known, shown, row)
        found[name.topic_id] = name
    missing = sorted(set(known or ()) - set(found))
    if missing:
        told = ", ".join(str(topic) for topic in missing[:5])
        raise TableError(f"{len(missing)} topics have no row ({told})", "a row for each topic", "add them", shown)
    return tuple(found.values())


def _fits(
    name: TopicName, found: Mapping[int, TopicName], known: Mapping[int, Topic] | None, file: str, row: int
) -> None:
    """Refuse a row for a topic that is there twice, unknown or not the one that was named."""
    if name.topic_id in found:
        raise TableError(f"topic {name.topic_id} is there twice", "one row a topic", "keep one", file, row, "topic_id")
    if known is None:
        return
    if name.topic_id not in known:
        raise TableError(f"no topic {name.topic_id}", "a topic of this run", "take the row out", file, row, "topic_id")
    if name.words and name.words != known[name.topic_id].words:
        what, do = "the words are those of another topic", "name the topics of this run"
        raise TableError(what, "the words of the topic with this number", do, file, row, "words")


def _read_row(record: Mapping[str, str], file: str, row: int) -> TopicName:
    """One row as a name."""

    def wrong(column: str, what: str, expected: str, do: str) -> TableError:
        return TableError(what, expected, do, file, row, column)

    value = {key: text.strip() for key, text in record.items()}
    if not value["topic_id"].isascii() or not value["topic_id"].isdigit():
        raise wrong("topic_id", "not the number of a topic", "a whole number from 0", "copy it from topics.csv")
    if bool(value["signed_by"]) != bool(value["signed_at"]):
        column = "signed_at" if value["signed_by"] else "signed_by"
        raise wrong(column, "half a signature", "who signed and when, or neither", "fill in both")
    if not value["by"]:
        raise wrong("by", "empty", f"'{MACHINE}' or the role of a person", "say who found the name")
    words = tuple(word for word in value["words"].split(LIST_MARK) if word)
    try:
        name = TopicName(
            int(value["topic_id"]), value["name"], words, value["by"], recorded=value.get("recorded", ""),
            machine_name=value["machine_name"],
        )  # fmt: skip
    except ValueError as fault:
        raise wrong("name", "not a name", str(fault), "write one short line") from None
    changed = value["by"].startswith("machine") and name.machine_name not in ("", name.name)
    if changed and not value["signed_by"]:
        raise wrong("signed_by", "a machine's name was changed and nobody signed", "who changed it", "sign the change")
    if not value["signed_by"]:
        return name
    try:
        signed = sign(name, value["signed_by"], value["signed_at"])
    except UserError as fault:
        column = "signed_at" if fault.what == "not a date" else "signed_by"
        raise wrong(column, fault.what, fault.expected, fault.do) from None
    return replace(signed, by=signed.signed_by) if changed else signed
