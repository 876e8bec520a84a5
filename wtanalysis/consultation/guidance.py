"""The editions of the guidance that a consultation folder names, read when they are first asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from wtanalysis.consultation.definition import Definition
from wtanalysis.consultation.model import OfficialDocument, nearest
from wtanalysis.errors import ConsultationError
from wtanalysis.guidance.claims import Claim, read_claims_table
from wtanalysis.guidance.model import Guidance
from wtanalysis.provenance import Source, sha256_of

KEY = "guidance"
KEYS = ("edition", "file", "document")


@dataclass(frozen=True)
class Named:
    """One edition as ``consultation.toml`` names it: its file, its hash, and the official document that it is.

    ``document`` is None where the folder does not say.
    """

    edition: str
    source: Source
    document: OfficialDocument | None = None


@dataclass(frozen=True)
class Editions(Mapping[str, Guidance]):
    """The editions of a consultation by their short names, in the order of the folder.

    A file is read when its edition is first asked for, and once: a PDF takes seconds. Made by :func:`read_guidance`.
    """

    named: tuple[Named, ...] = ()
    folder: Path = field(default=Path(), repr=False, compare=False)
    _read: dict[str, Guidance] = field(default_factory=dict, repr=False, compare=False)

    def __getitem__(self, edition: str) -> Guidance:
        """The edition of this name.

        Raises:
            KeyError: the folder names no such edition.
            DocumentError: its file cannot be read.
            TableError: an outline with a line that does not fit.
        """
        named = next((named for named in self.named if named.edition == edition), None)
        if named is None:
            raise KeyError(edition)
        if edition not in self._read:
            self._read[edition] = self._load(named)
        return self._read[edition]

    def __iter__(self) -> Iterator[str]:
        return (named.edition for named in self.named)

    def __len__(self) -> int:
        return len(self.named)

    def _load(self, named: Named) -> Guidance:
        from wtanalysis.guidance.editions import read_edition

        known = named.document.source if named.document else Source("", "")
        read = read_edition(self.folder / named.source.name, named.edition, known.publisher, known.date)
        if read.edition != named.edition:
            raise ConsultationError(
                f"calls itself edition {read.edition!r}", f"{named.edition!r}, as consultation.toml calls it",
                "correct one of the two", named.source.name,
            )  # fmt: skip
        return read


def read_guidance(definition: Definition, folder: Path, documents: Mapping[str, OfficialDocument]) -> Editions:
    r"""The editions that ``[[guidance]]`` names, in their order; their files are there but are not read yet.

    Args:
        definition: ``consultation.toml``.
        folder: the consultation folder.
        documents: its official documents by role.

    Returns:
        The editions; none where the folder names none.

    Raises:
        ConsultationError: an unknown key, an edition twice, a file that is not in the folder, an unknown role.

    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> _ = (folder / "2023.md").write_text("# Ferries\n\n## Fares\n\n1. A fare is £2.\n")
    >>> told = {"guidance": [{"edition": "2023", "file": "2023.md"}]}
    >>> editions = read_guidance(Definition("consultation.toml", "", told), folder, {})
    >>> list(editions), editions["2023"].passages[0].text
    (['2023'], 'A fare is £2.')
    """

    def make(edition: str, file: str, role: str) -> Named:
        values = {"file": file, "document": role}
        name = definition.inside("file", values, KEY)
        definition.words("document", values, place=KEY)
        if role and role not in documents:
            expected = nearest(role, list(documents))
            definition.fault("document", f"unknown document {role!r}", expected, "correct it", KEY)
        if not (folder / name).is_file():
            definition.fault("file", f"no file {name!r}", "a file in the folder", "add it or correct the name", KEY)
        return Named(edition, Source(name, sha256_of(folder / name)), documents.get(role))

    return Editions(definition.listed(KEY, KEYS, make), folder)


def read_claims(definition: Definition, folder: Path) -> tuple[tuple[Claim, ...], tuple[Source, ...]]:
    """The claims in the tables that ``claims`` names, in our own words, and those files with their hashes.

    Raises:
        ConsultationError: a file that is not in the folder.
        TableError: a table that does not fit.

    >>> read_claims(Definition("consultation.toml", "", {}), Path())
    ((), ())
    """
    found: list[Claim] = []
    sources = []
    for name in definition.strings("claims", definition.values):
        inside = definition.inside("claims", {"claims": name}, "")
        if not (folder / inside).is_file():
            definition.fault("claims", f"no file {name!r}", "a file in the folder", "add it or correct the name")
        found.extend(read_claims_table(folder / inside))
        sources.append(Source(inside, sha256_of(folder / inside)))
    return tuple(found), tuple(sources)
