"""Where a file came from: its name, hash and what is known of its publication; and the record of a run."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

LOOPBACK = ("127.0.0.1", "::1", "localhost")


@dataclass(frozen=True)
class Source:
    """One file that facts were read from.

    ``name`` is the file's name without a folder, so that no machine's path reaches an output; ``sha256`` is of its
    bytes.
    """

    name: str
    sha256: str
    title: str = ""
    publisher: str = ""
    date: str = ""
    licence: str = ""
    url: str = ""

    @property
    def link(self) -> str:
        """The address where a page may link to it; empty for any but a safe one.

        >>> Source("a.pdf", "", url="https://www.example.org/a.pdf").link
        'https://www.example.org/a.pdf'
        >>> Source("a.pdf", "", url="javascript:alert(1)").link
        ''
        """
        return self.url if is_safe_address(self.url) else ""

    @classmethod
    def of(cls, path: str | Path, **known: str) -> Source:
        """The source record of a file on disk.

        >>> import tempfile, pathlib
        >>> p = pathlib.Path(tempfile.mkdtemp()) / "a.txt"
        >>> _ = p.write_text("words")
        >>> Source.of(p, title="A").sha256[:8]
        'dba36bff'
        """
        path = Path(path)
        return cls(path.name, sha256_of(path), **known)


@dataclass(frozen=True)
class RunRecord:
    """What a run read, with which versions, when, and what it left out. Written as ``run.json``."""

    command: str
    inputs: tuple[Source, ...] = ()
    versions: dict[str, str] = field(default_factory=dict)
    started: str = ""
    seconds: float = 0.0
    left_out: dict[str, int] = field(default_factory=dict)
    outputs: dict[str, str] = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        """The record as plain values for JSON."""
        from dataclasses import asdict

        return asdict(self)


def is_safe_address(url: str) -> bool:
    """Whether an address may be fetched and linked to: https, or http on this machine.

    >>> is_safe_address("https://www.example.org/a.pdf"), is_safe_address("http://localhost:8000/a.pdf")
    (True, True)
    >>> is_safe_address("http://www.example.org/a.pdf"), is_safe_address("javascript:alert(1)")
    (False, False)
    """
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return False
    return bool(host) and (parts.scheme == "https" or (parts.scheme == "http" and host in LOOPBACK))


def sha256_of(path: str | Path) -> str:
    """The SHA-256 of a file's bytes, as hexadecimal digits."""
    digest = hashlib.sha256()
    with Path(path).open("rb") as stream:
        for block in iter(lambda: stream.read(1 << 20), b""):
            digest.update(block)
    return digest.hexdigest()
