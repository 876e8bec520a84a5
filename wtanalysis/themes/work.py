"""The files of the work on themes that a consultation keeps, read when they are first asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property
from pathlib import Path

from wtanalysis import tables
from wtanalysis.provenance import Source, sha256_of
from wtanalysis.themes.codebook import read_codebook
from wtanalysis.themes.codebook_versions import VersionRecord, read_versions, versions_path
from wtanalysis.themes.coded import read_coded
from wtanalysis.themes.decisions import Decision, read_decisions
from wtanalysis.themes.differences import Log, read_log
from wtanalysis.themes.model import Codebook, Coding, Comment, Topics
from wtanalysis.themes.topic_tables import NamedTopic, read_topics


@dataclass(frozen=True)
class ThemeFiles:
    """The files of the work on themes, each a name inside the consultation folder; empty where there is none.

    Attributes:
        codebook: the themes; its versions stand beside it.
        coded: what people coded.
        coding: what the model coded.
        decisions: what reviewers decided.
        topics, comments: what ``wta themes`` wrote, with the names that people signed.
        settled: how differences between machine and people were settled.
        folder: of the consultation.
    """

    codebook: str
    coded: str = ""
    coding: str = ""
    decisions: str = ""
    topics: str = ""
    comments: str = ""
    settled: str = ""
    folder: Path = field(default=Path(), repr=False, compare=False)

    @property
    def sources(self) -> tuple[Source, ...]:
        """The files with their hashes."""
        names = [getattr(self, name) for name in NAMES]
        return tuple(Source(name, sha256_of(self.folder / name)) for name in names if name)

    @cached_property
    def themes(self) -> Codebook:
        """The codebook; raises TableError where it does not fit."""
        return read_codebook(self.folder / self.codebook)

    @cached_property
    def versions(self) -> tuple[VersionRecord, ...]:
        """The versions of the codebook, each with who signed it."""
        return read_versions(versions_path(self.folder / self.codebook))

    def by_people(self, comments: tuple[Comment, ...]) -> Coding | None:
        """What people coded; None where there is no file."""
        return read_coded(self.folder / self.coded, self.themes, comments) if self.coded else None

    def by_model(self, comments: tuple[Comment, ...]) -> Coding | None:
        """What the model coded; None where there is no file."""
        return read_coded(self.folder / self.coding, self.themes, comments) if self.coding else None

    @cached_property
    def record(self) -> tuple[Decision, ...]:
        """The decisions of reviewers, in their order."""
        return read_decisions(self.folder / self.decisions) if self.decisions else ()

    @cached_property
    def found(self) -> Mapping[str, tuple[Topics, tuple[NamedTopic, ...]]]:
        """Question id -> its topics and their names."""
        if not self.topics or not self.comments:
            return {}
        return read_topics(self.folder / self.topics, self.folder / self.comments)

    @cached_property
    def readings(self) -> tuple[Mapping[str, str], ...]:
        """How each comment was read, as rows of the table ``comments``: kind, language, campaign, topics."""
        return tuple(tables.read(self.folder / self.comments, tables.COLUMNS["comments"])) if self.comments else ()

    @cached_property
    def log(self) -> Log:
        """How differences between machine and people were settled."""
        return read_log(self.folder / self.settled) if self.settled else Log()


NAMES = tuple(one.name for one in fields(ThemeFiles) if one.name != "folder")
