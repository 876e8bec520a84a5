"""Names for topics from a language model, where a user switches one on; every answer is checked, recorded and replayed.

Without a server nothing leaves the machine: :func:`wtanalysis.themes.labels.suggest_names` is the default. A topic for
which no good answer comes keeps its name made of words, and a note says why.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from wtanalysis.errors import UserError
from wtanalysis.themes.labels import TopicName
from wtanalysis.themes.model import Reading, Topics
from wtanalysis.themes.naming_check import Checked, check
from wtanalysis.themes.naming_client import Answer, Server, ask
from wtanalysis.themes.naming_prompt import Prompt, again, build
from wtanalysis.themes.naming_record import Entry, Record, key_of

FAILURES = 2  # in a row, after which a server is asked no more


@dataclass(frozen=True)
class Options:
    """How names are asked for.

    Attributes:
        replay_only: whether an answer that is not on record is an error, as in a rebuild.
        skip_unmasked: leave a statement out where masking left something; without it the topic is refused.
    """

    replay_only: bool = False
    skip_unmasked: bool = False


@dataclass(frozen=True, repr=False)
class Named:
    """The names, and how they came about.

    Attributes:
        names: one a topic, in the order of the topics.
        notes: what a reader must know, such as which topics kept their name of words and why.
        asked: questions that went to the server.
        replayed: answers that came from the record.
    """

    names: tuple[TopicName, ...]
    notes: tuple[str, ...] = ()
    asked: int = 0
    replayed: int = 0

    def __repr__(self) -> str:
        by_model = sum(name.by.startswith("machine: model") for name in self.names)
        asked = f"{self.asked} asked, {self.replayed} from the record"
        return f"Named({len(self.names)} topics, {by_model} by a model, {asked})"


def name_topics(
    topics: Topics,
    readings: Sequence[Reading],
    server: Server,
    record: str | Path,
    names: Sequence[TopicName] | None = None,
    options: Options | None = None,
) -> Named:
    """Names for topics from a language model.

    Only masked statements go to the server, and only to the one that is given. An answer that is no name is asked for
    once more, with what was wrong. A second run reads the record and asks nothing.

    Args:
        topics: the topics.
        readings: the comments they were found in.
        server: the server, as the user names it.
        record: the file (``.jsonl``) or folder that holds the record of questions and answers.
        names: the names to fall back on; by default those made of words.
        options: see :class:`Options`.

    Returns:
        The names, each marked as the machine's, with notes.

    Raises:
        UserError: masking leaves personal data in a topic (nothing at all is sent then), the client or the key is
            missing, or an answer is not on record where only the record may be read.
        TableError: the record is damaged.
        OutputError: the record cannot be written.

    >>> import tempfile
    >>> server = Server("http://localhost:11434/v1", "llama3.2")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     name_topics(Topics((), (), 0), (), server, folder)
    Named(0 topics, 0 by a model, 0 asked, 0 from the record)
    """
    options = options or Options()
    if names is None:
        from wtanalysis.themes.labels import suggest_names

        names = suggest_names(topics, readings)
    kept = {name.topic_id: name for name in names}
    missing = [topic.topic_id for topic in topics.topics if topic.topic_id not in kept]
    if missing:
        raise UserError(f"topic {missing[0]} has no name to fall back on", "a name for each topic", "name it first")
    session = _Session(server, Record(record), options)
    prompts = session.prompts(topics)  # all of them before the first is sent
    said = _said(topics, readings)
    named = [
        session.name(kept[topic.topic_id], prompts[topic.topic_id], said.get(topic.topic_id, ()))
        for topic in topics.topics
    ]
    return Named(tuple(_distinct(named, kept, session)), tuple(session.notes), session.asked, session.replayed)


def _said(topics: Topics, readings: Sequence[Reading]) -> dict[int, list[str]]:
    """Topic id -> the comments that carry it, whole."""
    whole = {reading.comment.comment_id: reading.comment.text for reading in readings}
    found: dict[int, list[str]] = {}
    for comment, carried in topics.comments_of().items():
        for topic in carried:
            found.setdefault(topic, []).append(whole.get(comment, ""))
    return found


def _distinct(named: Sequence[TopicName], kept: Mapping[int, TopicName], session: _Session) -> list[TopicName]:
    """The names, where a model gave two topics the same: the second keeps its name of words."""
    seen: Counter[str] = Counter()
    found = []
    for name in named:
        if seen[name.name.lower()] and name.by.startswith("machine: model"):
            session.notes.append(f"topic {name.topic_id}: the model gave the name of another topic; named by words")
            name = kept[name.topic_id]
        seen[name.name.lower()] += 1
        found.append(name)
    return found


class _Session:
    """One run of questions: what was asked, what was replayed, and when a server is given up."""

    def __init__(self, server: Server, record: Record, options: Options) -> None:
        from wtanalysis.safeguards.personal_data import Masker, find

        self.server, self.record, self.options = server, record, options
        self.masker: Any = Masker()
        self.find = find
        self.notes: list[str] = []
        self.asked = self.replayed = self.failed = 0
        self.given_up = ""

    def prompts(self, topics: Topics) -> dict[int, Prompt]:
        """The prompt of every topic; raises UserError where masking leaves something in one."""
        found = {}
        for topic in topics.topics:
            prompt = build(topic, self.masker.mask, self.masker.left_in, self.options.skip_unmasked)
            held = (
                (prompt.unmasked, "were not sent, as masking left something in them"),
                (prompt.orders, "were not sent, as they seem to speak to a machine"),
            )
            self.notes += [f"topic {topic.topic_id}: {count} statements {why}" for count, why in held if count]
            found[topic.topic_id] = prompt
        return found

    def name(self, kept: TopicName, prompt: Prompt, said: Sequence[str]) -> TopicName:
        """The model's name for one topic, or the one it has, with a note."""
        if not prompt.statements:
            self.notes.append(f"topic {kept.topic_id}: no statement could be sent; named by words")
            return kept
        checked, key = self._try(kept.topic_id, prompt, said)
        if checked.fault and not checked.fault.startswith("no answer:"):
            checked, key = self._try(kept.topic_id, again(prompt, checked.fault), said)
        if checked.fault:
            self.notes.append(f"topic {kept.topic_id}: {checked.fault}; named by words")
            return kept
        by = f"machine: model {self.server.model}"
        return replace(kept, name=checked.name, by=by, recorded=key, machine_name=checked.name)

    def _try(self, topic: int, prompt: Prompt, said: Sequence[str]) -> tuple[Checked, str]:
        """One question, from the record where it was asked before."""
        question = {
            "model": self.server.model,
            "host": self.server.host,
            "parameters": self.server.sent,
            "messages": [dict(message) for message in prompt.messages],
        }
        key = key_of(question)
        old = self.record.get(key)
        if old is not None and (old.answered or self.options.replay_only):
            self.replayed += 1
            return (self._judge(old.answer, prompt, said) if old.answered else _no_answer(old.verdict)), key
        if self.options.replay_only:
            raise UserError(
                f"no answer on record for topic {topic}", "a record of the same prompt, model and parameters",
                "name the topics again with the server on", file=self.record.path.name,
            )  # fmt: skip
        answer = self._asked(prompt)
        text = self._fit_to_keep(answer.text)  # judged as it is kept, so that a replay judges alike
        if answer.failure:
            checked, verdict = _no_answer(f"failed: {answer.failure}"), f"failed: {answer.failure}"
        else:
            checked = self._judge(text, prompt, said)
            verdict = f"refused: {checked.fault}" if checked.fault else "ok"
        self.record.add(
            Entry(key, topic, self.server.model, self.server.host, self.server.sent,
                  tuple(question["messages"]), text, verdict)  # type: ignore[arg-type]
        )  # fmt: skip
        return checked, key

    def _judge(self, answer: str, prompt: Prompt, said: Sequence[str]) -> Checked:
        """The name of an answer, or its fault."""
        return check(answer, prompt, said, lambda name: bool(self.find(name)))

    def _fit_to_keep(self, answer: str) -> str:
        """The answer as the record keeps it: no personal data, and nothing endless."""
        return str(self.masker.mask(answer))[:4000]

    def _asked(self, prompt: Prompt) -> Answer:
        """The server's answer, unless it was given up."""
        if self.given_up:
            return Answer(failure=self.given_up)
        self.asked += 1
        answer = ask(self.server, prompt.messages)
        self.failed = self.failed + 1 if answer.failure else 0
        if answer.stop or self.failed >= FAILURES:
            self.given_up = f"not asked, since before it: {answer.failure}"
        return answer


def _no_answer(verdict: str) -> Checked:
    """What a failure is told as."""
    return Checked("", f"no answer: {verdict.removeprefix('failed: ')}")
