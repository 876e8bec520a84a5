"""An outline of an edition in our own words: one provision a line, with whom it binds, how strongly, and its source.

An outline stands in for an edition whose text is not to be had, and says so wherever it shows. It is Markdown::

    # Title of the document
    edition: 2018
    date: 2018-07
    publisher: HM Government
    kind: outline
    > An outline in our own words, not the edition.
    ## Chapter
    ### Section
    - [police; schools | must] Text of the provision. {nspcc-2018:66; response-2023:493}
    - 45. [schools | should] A provision with its printed number. {guidance-2023:¶45}
    - A provision that binds nobody. {hub-2023:12}
    - [absent] The source says that the edition holds no such provision. {summary-2023:30}
    - [glossary] term: definition {guidance-2023:p154}
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import NoReturn, cast

from wtanalysis.errors import TableError
from wtanalysis.guidance.chapters import is_annex, printed_number
from wtanalysis.guidance.model import FORCES, Force, Guidance, Part, Passage, Stated
from wtanalysis.provenance import Source

KEYS = ("edition", "date", "publisher", "kind")
_KEY = re.compile(r"([A-Za-z]\w*): *(.*)")
_KIND = re.compile(r"^kind:[^\S\n]*(\S[^\n]*)$", re.MULTILINE)
_EDITION = re.compile(r"^edition:", re.MULTILINE)
_HEADING = re.compile(r"(#{2,6})\s+(\S.*)")
_PROVISION = re.compile(
    r"- +(?:(?P<number>\d+[a-z]?)\. +)?(?:\[(?P<said>[^\]]*)\] *)?(?P<text>.*?)\s*\{(?P<from>[^{}]*)\}"
)
_SOURCE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*:\S.*")
_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_HEAD = 4096


def is_outline(path: str | Path) -> bool:
    r"""Whether a file is an outline of an edition: its head says ``kind: outline``, or ``edition:`` and another kind.

    The second is refused by :func:`read_outline`, so that a misspelt outline is never taken for the edition itself.

    Args:
        path: any file; only its head is read.

    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "2018.md"
    >>> _ = path.write_text("# Ferries\nedition: 2018\nkind: outline\n")
    >>> is_outline(path), is_outline(path.with_name("none.md"))
    (True, False)
    """
    path = Path(path)
    if path.suffix.lower() not in (".md", ".markdown", ".txt") or not path.is_file():
        return False
    with path.open("rb") as file:
        head = file.read(_HEAD).decode("utf-8-sig", "replace").replace("\r\n", "\n")
    start = re.split(r"^(?:##|- )", head, maxsplit=1, flags=re.MULTILINE)[0]
    kind = _KIND.search(start)
    return kind is not None and (kind[1].strip() == "outline" or bool(_EDITION.search(start)))


def read_outline(path: str | Path) -> Guidance:
    r"""Read an outline of an edition.

    Args:
        path: a Markdown file in the form that this module describes.

    Returns:
        The edition, marked as an outline; each passage with what the outline states of it. Locators are its lines.

    Raises:
        DocumentError: no such file, or one that is no text.
        TableError: a line that does not fit, with its number, what was expected and what to do.

    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "2018.md"
    >>> _ = path.write_text('''# Ferries
    ... edition: 2018
    ... kind: outline
    ... > An outline in our own words.
    ... ## Fares
    ... - [operators | must] Show the fares. {briefing-2018:7}
    ... ''')
    >>> ferries = read_outline(path)
    >>> ferries, ferries.passages[0].stated.force
    (Guidance('2018': outline, 1 chapters, 1 paragraph), 'must')
    """
    from wtanalysis.documents.readers.safety import checked_format, decode

    path = Path(path)
    checked_format(path)
    reading = _Reading(path)
    for row, line in enumerate(decode(path).split("\n"), start=1):
        reading.row = row
        reading.take(line.rstrip())
    return reading.guidance()


@dataclass
class _Reading:
    """An outline while it is read; ``row`` is the line in hand."""

    path: Path
    row: int = 0
    title: str = ""
    known: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    sections: list[Part] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)

    def fault(self, what: str, expected: str, do: str = "correct the line") -> NoReturn:
        raise TableError(what, expected, do, self.path.name, self.row or None)

    def take(self, line: str) -> None:
        """Read one line."""
        if not self.title:
            if not re.match(r"# +\S", line):
                self.fault("the first line is no title", "'# ' and the title of the document")
            self.title = line[1:].strip()
        elif line.startswith(">"):
            self.notes.append(line[1:].strip())
        elif heading := _HEADING.fullmatch(line):
            self._heading(len(heading[1]) - 2, heading[2].strip())
        elif line.startswith("- "):
            self._provision(line)
        elif line and not self._key(line):
            self.fault(
                "a line that is neither heading nor provision", "'## heading' or '- [holder | force] text {source}'",
                "put a provision on one line that begins with '- '",
            )  # fmt: skip

    def _key(self, line: str) -> bool:
        found = _KEY.fullmatch(line)
        if not found or self.sections or self.passages:
            return False
        key, value = found[1], found[2].strip()
        if key not in KEYS:
            near = get_close_matches(key, KEYS, n=1) or (", ".join(KEYS),)
            self.fault(f"unknown key {key!r}", near[0], "rename or remove it")
        if key in self.known:
            self.fault(f"{key} stands twice", "each key once", "remove one")
        if key == "date" and not _DATE.fullmatch(value):
            self.fault("the date cannot be read", "a date such as 2018-07")
        self.known[key] = value
        return True

    def _heading(self, level: int, title: str) -> None:
        above = next((i for i in range(len(self.sections) - 1, -1, -1) if self.sections[i].level < level), -1)
        if level and (above < 0 or self.sections[above].level != level - 1):
            self.fault(
                f"a heading of {level + 2} marks below none of {level + 1}", "'##' for a chapter, '###' below it"
            )
        chapter = self.sections[above].chapter if above >= 0 else len(self.sections)
        annex = is_annex(title) or (level > 0 and self.sections[chapter].annex)
        self.sections.append(Part(title, f"L{self.row}", printed_number(title), level, above, chapter, annex))

    def _provision(self, line: str) -> None:
        found = _PROVISION.fullmatch(line)
        if not found:
            what = "a provision without a source" if "{" not in line else "a provision that cannot be read"
            self.fault(what, "'- [holder; holder | force] text {document:place}'", "end the line with its source")
        sources = tuple(source.strip() for source in found["from"].split(";"))
        for source in sources:
            if not _SOURCE.fullmatch(source):
                self.fault(f"{source!r} is no source", "document:place, such as nspcc-2018:66", "correct the source")
        if found["text"].startswith(("[", "]")) and not found["said"]:
            self.fault("a bracket that is not closed", "'- [holder; holder | force] text {document:place}'")
        if not found["text"]:
            self.fault("a provision without words", "text between ] and {", "write the provision or remove the line")
        said, text = (found["said"] or "").strip(), found["text"]
        glossary = said == "glossary"
        if glossary and not re.match(r"[^:]*\w[^:]*: \S", text):
            self.fault("a glossary entry without a term", "'term: definition'")
        self.passages.append(
            Passage(
                len(self.passages), "glossary" if glossary else "paragraph", text, f"L{self.row}",
                found["number"] or "", len(self.sections) - 1, term=text.partition(":")[0].strip() if glossary else "",
                stated=Stated((), "", sources, said == "absent") if said in _ALONE else self._stated(said, sources),
            )
        )  # fmt: skip

    def _stated(self, said: str, sources: tuple[str, ...]) -> Stated:
        if said.count("|") != 1:
            self.fault(f"[{said}] cannot be read", "[holder; holder | force], [absent] or [glossary]")
        holders, force = (part.strip() for part in said.split("|"))
        if force and force not in FORCES:
            self.fault(f"unknown force {force!r}", "one of " + ", ".join(FORCES), "use one of these or leave it empty")
        named = tuple(holder.strip() for holder in holders.split(";")) if holders else ()
        if not all(named):
            self.fault("a holder without a name", "[holder; holder | force]", "remove the extra ;")
        return Stated(named, cast("Force", force), sources)

    def guidance(self) -> Guidance:
        """The edition, once every line was read."""
        self.row = 0
        if not self.title:
            self.fault("is empty", "'# ' and the title of the document")
        if self.known.get("kind") != "outline":
            self.fault("kind: outline is missing", "'kind: outline' below the title", "add it")
        if not self.known.get("edition"):
            self.fault("edition is missing", "'edition: 2018' below the title", "add it")
        if not self.notes:
            self.fault("does not call itself an outline", "'> ' and what it is", "add it below the keys")
        return Guidance(
            Source.of(self.path), self.known["edition"], self.title, self.known.get("publisher", ""),
            self.known.get("date", ""), tuple(self.sections), tuple(self.passages), outline=True,
            notes=(" ".join(note for note in self.notes if note),),
        )  # fmt: skip


_ALONE = ("", "absent", "glossary")
