"""Responses by email: a folder of ``.eml`` files and letters, one response a file, split by policy area.

What is put aside (signatures, quoted replies, disclaimers), what could not be read and how much found its area is
counted in the notes. No address and no name of a sender enters a table.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from hashlib import sha256
from pathlib import Path

from wtanalysis.errors import UserError
from wtanalysis.responses.letters import INSTEAD, LETTERS, Response, read_file
from wtanalysis.responses.loaded import Loaded
from wtanalysis.responses.scales import slug
from wtanalysis.responses.senders import organisation
from wtanalysis.responses.splitting import Splitter

SHOWN = 20
HEAD_LINES = 12


def read_emails(
    folder: Path, channel: str, areas: Sequence[tuple[str, str]], withdrawn: Collection[str] = ()
) -> Loaded:
    r"""The responses of a folder of emails and letters.

    Args:
        folder: with ``.eml``, ``.docx``, ``.pdf``, ``.odt`` and ``.txt`` files, one response each; others are named in
            the notes. A response's id is made of its file's name, so that files added later change no id.
        channel: the name of the channel.
        areas: (id, name) of each policy area; further names of one may follow after a list mark (" | ").
        withdrawn: the ids of responses of which the notes tell nothing, not even how attachments are named.

    Returns:
        The responses with their comments, one for each policy area that a response speaks of and one, without area,
        for what is left to a person to place.

    Raises:
        UserError: there is no such folder, or a file is broken, too large or not what it is named.

    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> _ = (folder / "ferry-users.txt").write_text("Organisation: Ferry Users\n\nNight boats: keep them all.\n")
    >>> loaded = read_emails(folder, "email", [("night", "Night boats")])
    >>> loaded.records[0]["response_id"], loaded.records[0]["organisation"], loaded.comments[-1]
    ('ferry-users', 'Ferry Users', (0, '', 'night', 'Night boats: keep them all.'))
    """
    if not folder.is_dir():
        raise UserError("no such folder of emails", "a folder", "correct it in [[responses.emails]]", file=folder.name)
    paths = sorted(folder.iterdir(), key=lambda path: path.name)
    readable = [path for path in paths if path.is_file() and path.suffix.lower() in (".eml", *LETTERS) and _whole(path)]
    found = [(path, read_file(path)) for path in readable]
    names = response_ids(found)
    splitter = Splitter(areas)
    told = _Told(folder.name)
    told.unread(path for path in paths if path not in readable)
    records, comments = [], []
    for index, ((path, response), name) in enumerate(zip(found, names, strict=True)):
        file = path.name if slug(path.stem) in name else name
        record = _record(response, name, channel, file)
        records.append(record)
        parts = splitter.split(response.texts, splitter.topic(response.subject, record["organisation"]))
        comments += [(index, "", part.area, part.text) for part in parts.parts]
        if name not in withdrawn:
            told.response(response, file, parts.placed, parts.twice)
    return Loaded(records, {}, comments, (), told.notes(), unstructured=True)


def _whole(path: Path) -> bool:
    """Not a lock file of Word or a hidden file of the system."""
    return not path.name.startswith((".", "~$"))


def _record(response: Response, name: str, channel: str, file: str) -> dict[str, str]:
    """What is known of who answered, by the columns of respondents."""
    lines = [line for text in response.texts for piece in text for line in piece.text.split("\n")][:HEAD_LINES]
    signature = [
        line for what, words in response.left_out if what == "greetings and signatures" for line in words.split("\n")
    ]
    body = organisation(response.subject, lines, signature, response.sender)
    return {
        "response_id": name, "channel": channel, "received": response.received, "types": "", "other_type": "",
        "organisation": body, "on_behalf": "yes" if body else "", "consent": "none", "listed": "", "file": file,
        "row": "",
    }  # fmt: skip


def response_ids(found: Sequence[tuple[Path, Response]]) -> list[str]:
    """An id for each file: its name without the ending, or a hash of its content where its name gives its sender away.

    >>> response_ids([(Path("003.eml"), Response()), (Path("Ferry Users.docx"), Response())])
    ['email-003', 'ferry-users']
    """
    stems = Counter(slug(path.stem) for path, _ in found)
    made = []
    for path, response in found:
        name = slug(path.stem)
        if "@" in path.stem or _gives_away(name, response.sender):
            words = "\n".join(piece.text for text in response.texts for piece in text)
            name = f"email-{sha256(f'{response.received}{words}'.encode()).hexdigest()[:10]}"
        elif stems[name] > 1:
            name = f"{name}-{path.suffix.lower().lstrip('.')}"
        made.append(name if re.search(r"[a-z]", name) else f"email-{name}")
    again = Counter(made)
    return [
        f"{name}-{sha256(path.name.encode()).hexdigest()[:6]}" if again[name] > 1 else name
        for name, (path, _) in zip(made, found, strict=True)
    ]


def _gives_away(name: str, sender: str) -> bool:
    """Whether a file's name holds the name of a person who sent it."""
    parts = [part for part in slug(sender).split("-") if len(part) > 1] if sender else []
    person = len(parts) in (2, 3) and not organisation("", [], [], sender)
    return person and all(part in name.split("-") for part in (parts[0], parts[-1]))


class _Told:
    """Collects the notes of a folder."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.files: list[str] = []
        self.left_out: Counter[str] = Counter()
        self.by_kind: dict[str, list[str]] = {}
        self.all = self.placed = self.twice = self.responses = self.undated = 0

    def unread(self, paths: Iterable[Path]) -> None:
        """Files that are no responses, or of a format that is not read."""
        for path in paths:
            do = (
                "put its files into the folder itself"
                if path.is_dir()
                else INSTEAD.get(path.suffix.lower(), "save it as .docx or .txt")
            )
            shown = re.sub(r"\S*@\S*", "(an address)", path.name)
            self.files.append(f"{shown} ({do if _whole(path) else 'no response: remove it'})")

    def response(self, response: Response, file: str, placed: int, twice: int) -> None:
        """One response."""
        self.responses += 1
        self.undated += not response.received
        self.all += sum(map(len, response.texts))
        self.placed += placed
        self.twice += twice
        self.left_out.update(what for what, _ in response.left_out)
        for kind, words in response.notes:
            self.by_kind.setdefault(kind, []).append(f"{file} {words}" if kind != "about" else f"{file}: {words}")

    def notes(self) -> tuple[str, ...]:
        """All of it, a line each."""
        lines = []
        if self.files:
            lines.append(f"{len(self.files)} files not read: {_listed(self.files)}")
        if told := self.by_kind.get("attachments"):
            lines.append(f"{len(told)} attachments not read: {_listed(told)}")
        if told := self.by_kind.get("copies"):
            lines.append(f"{len(told)} attachments repeat what stands in the email and are left out: {_listed(told)}")
        if told := self.by_kind.get("pictures"):
            lines.append(f"pictures shown inside bodies are not read: {_listed(told)}")
        if told := self.by_kind.get("about"):
            lines.append(_listed(told))
        if self.left_out:
            lines.append("left out: " + ", ".join(f"{count} {what}" for what, count in sorted(self.left_out.items())))
        if self.undated:
            lines.append(f"{self.undated} responses without a date: never counted as late")
        if self.all:
            lines.append(
                f"{self.placed} of {self.all} paragraphs name a policy area or stand under a heading that does,"
                f" {self.twice} of them two; the rest is for a person to place"
            )
        return tuple(f"{self.folder}: {line}" for line in lines)


def _listed(items: Sequence[str]) -> str:
    more = f" and {len(items) - SHOWN} more" if len(items) > SHOWN else ""
    return "; ".join(items[:SHOWN]) + more
