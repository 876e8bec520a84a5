"""What a summary of changes or a briefing says of an edition, statement by statement."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from wtanalysis import tables
from wtanalysis.documents.model import Document, Paragraph
from wtanalysis.documents.sentences import sentences
from wtanalysis.errors import TableError
from wtanalysis.guidance.claim_words import KINDS, is_background, is_told_apart, kind_of, statements

CLAIM_KINDS = (*KINDS, "content")
TABLE = ("claim_id", "document", "chapter", "text", "locator", "kind")
_CHAPTER = re.compile(
    r"\b(?:chapter|annex|appendix|part|schedule)\s+(?:\d+|[A-Z]\b|[IVX]+\b|one|two|three|four|five|six|seven|eight|nine|ten)",
    re.IGNORECASE,
)
_LEADS = re.compile(r":\s*$")


@dataclass(frozen=True)
class Claim:
    """One statement that a summary or briefing makes about an edition.

    Attributes:
        claim_id: counts from 1 within its document.
        document: the short name of the summary or briefing.
        chapter: the headings that it stands under, and the chapter it names, innermost last.
        text: the statement, as printed or in our own words.
        locator: where it stands.
        kind: what it claims: added, removed, replaced, renamed, moved, strengthened, clarified, updated, negative,
            scope, or content (it tells what the edition says).
        lead_in: the words that introduce it, where it is an item of a list.
    """

    claim_id: str
    document: str
    chapter: tuple[str, ...]
    text: str
    locator: str
    kind: str
    lead_in: str = ""

    def __post_init__(self) -> None:
        if self.kind not in CLAIM_KINDS:
            raise ValueError(f"kind {self.kind!r}, expected one of {', '.join(CLAIM_KINDS)}")


def read_claims(document: Document, name: str = "") -> tuple[Claim, ...]:
    r"""The claims of a summary of changes or a briefing.

    Args:
        document: as read from its file.
        name: its short name; the file's without one.

    Returns:
        One claim a statement, in order. What speaks of the publication itself, references and menus are left out.

    >>> import tempfile, pathlib
    >>> from wtanalysis.documents.readers import read_document
    >>> path = pathlib.Path(tempfile.mkdtemp()) / "changes.md"
    >>> _ = path.write_text("# Changes\n\n## Chapter 2\n\n- Adds a duty to publish.\n- Removes the old forms.\n")
    >>> [(claim.kind, claim.text) for claim in read_claims(read_document(path))]
    [('added', 'Adds a duty to publish.'), ('removed', 'Removes the old forms.')]
    """
    name = name or document.source.name.rpartition(".")[0]
    found: list[Claim] = []
    for paragraph in document.paragraphs:
        path = document.path(paragraph)
        if paragraph.kind in ("heading", "footnote") or any(map(is_background, path)) or _is_lead(paragraph):
            continue
        lead = document.paragraphs[paragraph.lead_in] if paragraph.lead_in >= 0 else None
        introduced = lead.text if lead and lead.kind != "heading" else ""
        for start, end in sentences(paragraph.text):
            for part in statements(paragraph.text[start:end]):
                if not is_told_apart(part):
                    chapter = tuple(dict.fromkeys((*path[-2:], *_CHAPTER.findall(part))))
                    at, kind = paragraph.locator_at(start), _kind(part, introduced)
                    found.append(Claim(f"{name}-{len(found) + 1}", name, chapter, part, at, kind, introduced))
    return tuple(found)


def _is_lead(paragraph: Paragraph) -> bool:
    """Whether a paragraph only leads in to a list."""
    return bool(_LEADS.search(paragraph.text)) and len(paragraph.text.split()) < 12


def _kind(text: str, lead_in: str) -> str:
    """The kind of a statement; an item that tells nothing itself takes that of its lead-in."""
    kind = kind_of(text)
    return kind_of(lead_in) if kind == "content" and lead_in and kind_of(lead_in) == "added" else kind


def read_claims_table(path: str | Path) -> tuple[Claim, ...]:
    """Claims that people wrote down, from a CSV file with the columns ``claim_id, document, chapter, text, locator, kind``.

    Raises:
        TableError: a column is missing, an id stands twice, or a kind is not known.
    """
    path = Path(path)
    found: dict[str, Claim] = {}
    for row, cells in enumerate(tables.read(path, TABLE), start=2):
        if cells["kind"] not in CLAIM_KINDS:
            raise TableError(
                f"kind {cells['kind']!r}", "one of " + ", ".join(CLAIM_KINDS), "correct it", path.name, row, "kind"
            )
        if cells["claim_id"] in found:
            raise TableError("an id twice", "an id a row", "give it another", path.name, row, "claim_id")
        chapter = tuple(part for part in cells["chapter"].split(tables.LIST_MARK) if part)
        given = (cells["claim_id"], cells["document"], chapter, cells["text"], cells["locator"], cells["kind"])
        found[cells["claim_id"]] = Claim(*given)
    return tuple(found.values())
