"""One common input for the findings, whether it comes from a consultation folder or from a real response document."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, replace
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wtanalysis import tables
from wtanalysis.errors import DocumentError
from wtanalysis.figures.model import Breakdown, Figure
from wtanalysis.findings.analysis import Analysis, analyse
from wtanalysis.findings.plain import rebuilt
from wtanalysis.findings.theme_model import ThemeWork
from wtanalysis.findings.themes import theme_work
from wtanalysis.guidance.claims import Claim
from wtanalysis.guidance.model import Guidance
from wtanalysis.provenance import Source
from wtanalysis.published.model import Commitment, Fact, Proposal, Quotation
from wtanalysis.responses.model import Question

if TYPE_CHECKING:
    from wtanalysis.consultation import Consultation
    from wtanalysis.documents.model import Document
    from wtanalysis.published.model import Extraction

ROWS: dict[str, type] = {
    "questions": Question, "figures": Figure, "facts": Fact, "quotations": Quotation, "proposals": Proposal,
    "commitments": Commitment,
}  # fmt: skip


@dataclass(frozen=True)
class Evidence:
    """What was printed and counted about one consultation, with the document that every locator points into.

    Attributes:
        title: of the consultation, or of the document where no folder is known.
        source: the document that the locators point into.
        locators: what the locators count, where that needs saying.
        origin: how the rows came about.
        opened, closed: the window, as ISO dates; empty where not known.
        sections: titles of the sections in document order; empty where the rows alone give the order.
        documents: the official documents of the exercise.
        files: what was really read, with hashes.
        lines: the words that stand at a locator, where the document itself was read.
        left_out: counts of what the reading put aside.
        analysis: what was counted from the responses themselves; None where there are none.
        editions: the editions of the guidance, in order.
        claims: what summaries and briefings say of the last one.
        themes: what comments say, as people and the model coded them; None where there is no such work.
    """

    title: str
    source: Source
    locators: str = ""
    origin: str = ""
    publisher: str = ""
    opened: str = ""
    closed: str = ""
    sections: tuple[str, ...] = ()
    documents: tuple[Source, ...] = ()
    files: tuple[Source, ...] = ()
    questions: tuple[Question, ...] = ()
    figures: tuple[Figure, ...] = ()
    facts: tuple[Fact, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    lines: dict[str, str] = field(default_factory=dict)
    left_out: dict[str, int] = field(default_factory=dict)
    analysis: Analysis | None = None
    editions: tuple[Guidance, ...] = ()
    claims: tuple[Claim, ...] = ()
    themes: ThemeWork | None = None

    def breakdown(self, question_id: str) -> Breakdown:
        """The printed figures of one question."""
        return Breakdown(question_id, tuple(f for f in self.figures if f.question_id == question_id))

    def rows(self) -> Iterable[Any]:
        """Every row of every table, in the tables' order."""
        return (row for name in ROWS for row in getattr(self, name))

    def counts(self) -> dict[str, int]:
        """How many rows each table has."""
        return {name: len(getattr(self, name)) for name in ROWS}

    def to_json(self) -> str:
        """Everything as JSON text; the same evidence gives the same text."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> Evidence:
        """Evidence from what :meth:`to_json` wrote.

        >>> e = Evidence("Parks", Source("a.txt", ""), questions=(Question("later", base=3),))
        >>> Evidence.from_json(e.to_json()) == e
        True
        """
        made: Evidence = rebuilt(cls, json.loads(text))
        return made

    def __repr__(self) -> str:
        return f"Evidence({self.title!r}: {', '.join(f'{n} {name}' for name, n in self.counts().items())})"

    def _repr_html_(self) -> str:
        rows = "".join(f"<tr><th scope='row'>{name}</th><td>{n}</td></tr>" for name, n in self.counts().items())
        head = "<thead><tr><th scope='col'>Table</th><th scope='col'>Rows</th></tr></thead>"
        return f"<table><caption>{escape(self.title)}</caption>{head}<tbody>{rows}</tbody></table>"


def from_consultation(consultation: Consultation) -> Evidence:
    """The evidence that a consultation folder holds.

    Args:
        consultation: as :func:`wtanalysis.consultation.load_consultation` gives it.

    Returns:
        Its tables unchanged, and what was counted from its responses, where it holds any; ``source`` is its official
        document in the role ``response``, or the first it has.
    """
    documents = tuple(document.source for document in consultation.documents.values())
    response = consultation.documents.get("response")
    source = response.source if response else next(iter(documents), Source("", "", title=consultation.title))
    bare = Evidence(
        consultation.title, source, consultation.locators, consultation.origin, consultation.publisher,
        str(consultation.opened), str(consultation.closed), tuple(s.title for s in consultation.sections), documents,
        consultation.sources, analysis=analyse(consultation), editions=tuple(consultation.guidance.values()),
        claims=consultation.claims, themes=theme_work(consultation),
    )  # fmt: skip
    return _with_rows(bare, consultation)


def from_extraction(extraction: Extraction, document: Document | None = None) -> Evidence:
    """The evidence that was read from one response document.

    Args:
        extraction: its tables.
        document: the document itself; with it every locator can be shown with the words that stand there.

    Returns:
        The tables unchanged, with what was put aside counted in ``left_out``.
    """
    printed = {fact.kind: fact.value for fact in reversed(extraction.facts)}
    source = replace(
        extraction.source, title=extraction.source.title or extraction.title,
        publisher=extraction.source.publisher or printed.get("publisher", ""),
        date=extraction.source.date or printed.get("published", ""),
    )  # fmt: skip
    aside = dict(extraction.left_out)
    if extraction.unclaimed:
        aside["numbers not claimed"] = len(extraction.unclaimed)
    bare = Evidence(
        extraction.title or source.name, source, origin="Read from the document by wtanalysis.",
        publisher=source.publisher, opened=printed.get("window_open", ""), closed=printed.get("window_close", ""),
        documents=(source,), files=(source,), left_out=aside,
    )  # fmt: skip
    evidence = _with_rows(bare, extraction)
    return replace(evidence, lines=_lines(evidence, document)) if document else evidence


def load_evidence(folder: str | Path, response: str | Path | None = None) -> Evidence:
    """The evidence of a consultation folder or, if one is given, of a response document.

    Args:
        folder: a consultation folder, such as ``data/working-together-2023``.
        response: a response document to read instead; or evidence that ``Evidence.to_json`` saved as ``.json``.

    Returns:
        The evidence.

    Raises:
        ConsultationError, TableError: the folder does not fit together.
        DocumentError: the document cannot be read.
    """
    if response is None:
        from wtanalysis.consultation import load_consultation

        return from_consultation(load_consultation(folder))
    if Path(response).suffix == ".json":
        return _saved(Path(response))
    from wtanalysis.documents.readers import read_document
    from wtanalysis.published.extract import extract

    document = read_document(response)
    return from_extraction(extract(document), document)


def split_locators(locator: str) -> tuple[str, ...]:
    """The single locators in a cell that may hold several.

    >>> split_locators("L370 | L1259"), split_locators("")
    (('L370', 'L1259'), ())
    """
    return tuple(part.strip() for part in locator.split(tables.LIST_MARK.strip()) if part.strip())


def position(locator: str) -> tuple[int, ...]:
    """Where a locator stands in its document, so that rows can be put in document order; rows without one come last.

    >>> position("L370") < position("L1259"), position("p12¶45"), position("")
    (True, (12, 45), (1000000000,))
    """
    numbers = re.findall(r"\d+", locator.partition(tables.LIST_MARK.strip())[0])
    return tuple(int(n) for n in numbers) or (10**9,)


def _with_rows(bare: Evidence, holder: Consultation | Extraction) -> Evidence:
    rows: dict[str, Any] = {name: tuple(getattr(holder, name, ())) for name in ROWS}
    return replace(bare, **rows)


def _saved(path: Path) -> Evidence:
    try:
        return Evidence.from_json(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise DocumentError("no such file", "evidence saved as JSON", "check the path", file=path.name) from None
    except (KeyError, TypeError, ValueError):
        raise DocumentError(
            "is not saved evidence",
            "a file that `wta build` wrote",
            "name the response document itself",
            file=path.name,
        ) from None


def _lines(evidence: Evidence, document: Document) -> dict[str, str]:
    """The words at every locator that a row uses."""
    found: dict[str, str] = {}
    for paragraph in document.paragraphs:
        starts = [(0, paragraph.locator), *paragraph.breaks]
        ends = [start for start, _ in starts[1:]] + [len(paragraph.text)]
        for (start, locator), end in zip(starts, ends, strict=True):
            words = paragraph.text[start:end].strip()
            found[locator] = f"{found[locator]} {words}".strip() if locator in found else words
    places = [row.locator for row in evidence.rows()] + [row.repeated_at for row in evidence.commitments]
    wanted = {part for place in places for part in split_locators(place)}
    return {locator: found[locator] for locator in sorted(wanted, key=position) if found.get(locator)}
