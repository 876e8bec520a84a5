"""The record of what a language model was asked and answered, replayed when a report is built again."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from wtanalysis.errors import OutputError, TableError

FILE = "names.jsonl"
VERSION = 1


@dataclass(frozen=True, repr=False)
class Entry:
    """One question to a model and what came of it.

    Attributes:
        key: hash of all that decides the answer: messages, model, host and parameters.
        topic_id: the topic.
        model: as the user named it.
        host: of the address, without path, user or key.
        parameters: temperature, seed and the like.
        messages: the prompt, masked, as it was sent.
        answer: what the model wrote, as it came; empty where none came.
        verdict: ``ok``, ``refused: ...`` where the answer was no name, or ``failed: ...`` where none came.
        time: when, in UTC.
        version: of this format.
    """

    key: str
    topic_id: int
    model: str
    host: str
    parameters: Mapping[str, Any]
    messages: tuple[Mapping[str, str], ...]
    answer: str
    verdict: str
    time: str = ""
    version: int = VERSION

    def __repr__(self) -> str:
        return f"Entry({self.key[:12]}, topic {self.topic_id}, {self.model}, {self.verdict})"

    @property
    def answered(self) -> bool:
        """Whether the model answered at all, rightly or wrongly."""
        return not self.verdict.startswith("failed")


def key_of(question: Mapping[str, Any]) -> str:
    """The hash of a question: of its messages, model, host and parameters, in any order of keys.

    >>> key_of({"model": "m", "host": "h"}) == key_of({"host": "h", "model": "m"})
    True
    """
    text = json.dumps(question, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()


class Record:
    """A file of entries, one a line, that only grows; a line is written whole or not at all.

    Args:
        path: the file, or the folder that holds ``names.jsonl``.

    Raises:
        TableError: a line is no entry or its key does not fit what it holds; with file and row.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     record = Record(folder)
    ...     record.add(Entry("", 0, "m", "h", {}, (), "{}", "ok"))
    ...     len(Record(folder))
    1
    """

    def __init__(self, path: str | Path) -> None:
        path = Path(path)
        self.path = path if path.suffix == ".jsonl" else path / FILE
        self._found: dict[str, Entry] = {}
        try:
            text = self.path.read_bytes().decode("utf-8")
        except FileNotFoundError:
            return
        except (OSError, UnicodeDecodeError):
            raise TableError(
                "cannot be read", "a record of names in UTF-8", "put the record back as it was", self.path.name
            ) from None
        for row, line in enumerate(text.split("\n"), start=1):
            if line.strip():
                entry = _entry(line, self.path.name, row)
                self._found[entry.key] = entry

    def __len__(self) -> int:
        return len(self._found)

    def get(self, key: str) -> Entry | None:
        """The last entry with this key; None where it was never asked."""
        return self._found.get(key)

    def add(self, entry: Entry) -> None:
        """Write an entry at the end, with its key and the time.

        Raises:
            OutputError: the file cannot be written.
        """
        question = {n: getattr(entry, n) for n in ("model", "host", "parameters", "messages")}
        whole = asdict(entry) | {"key": key_of(question), "time": entry.time or _now()}
        line = json.dumps(whole, ensure_ascii=False, separators=(",", ":")).replace("\u2028", "\\u2028")
        data = (line.replace("\u2029", "\\u2029").replace("\x85", "\\u0085") + "\n").encode("utf-8", "replace")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            handle = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
            try:
                os.write(handle, data)
                os.fsync(handle)
            finally:
                os.close(handle)
        except OSError as fault:
            raise OutputError(
                f"cannot be written ({fault.strerror})", "a folder for the record of names", "choose another",
                self.path.name,
            ) from None  # fmt: skip
        self._found[whole["key"]] = _entry(data.decode("utf-8"), self.path.name, 0)


def _now() -> str:
    """The time in UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _entry(line: str, file: str, row: int) -> Entry:
    """One line as an entry that fits its own key."""
    try:
        found = json.loads(line)
        entry = Entry(**{field.name: found[field.name] for field in fields(Entry)})
        question = {n: found[n] for n in ("model", "host", "parameters", "messages")}
        good = entry.key == key_of(question) and isinstance(entry.answer, str) and isinstance(entry.verdict, str)
    except (ValueError, KeyError, TypeError, RecursionError):
        good = False
    if not good:
        what, do = "not an entry of a record of names", "put the record back as it was"
        raise TableError(what, "lines as they were written", do, file, row)
    return entry
