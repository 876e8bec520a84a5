"""Tables and lists of changes by paragraph: which entries a document has, and what each tells of which place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from wtanalysis.documents.model import Document, Paragraph
from wtanalysis.documents.sentences import sentences
from wtanalysis.errors import DocumentError
from wtanalysis.guidance.claim_places import Where, is_place, placed, where_of
from wtanalysis.guidance.claim_words import is_told_apart, kind_of

_TELLS = re.compile(r"change|amend|summary|what|descri|update|detail|revision|new text|comment|nature", re.IGNORECASE)
_SAYS_WHERE = re.compile(
    r"where|paragraph|section|chapter|part\b|\bplace|location|\bpara\b|reference|page", re.IGNORECASE
)
_NO_PLACE = re.compile(
    r"\bdate\b|\bversion\b|\bwhen\b|\bauthor\b|\bpage\b|\breason|\bwhy\b|\brationale\b", re.IGNORECASE
)
_NUMBERS = re.compile(
    r"^\d+(?:\.\d+)*[a-z]?(?:\s*(?:[-–,&]|to|and)\s*\d+(?:\.\d+)*[a-z]?)*\W*(?:[(\[][^()\[\]]*[)\]])?$",
    re.IGNORECASE,
)
_OF_CHANGES = re.compile(
    r"\b(?:table|summary|list|log|record|schedule|overview)\b[^.]{0,40}\b(?:changes|amendments|updates|revisions)\b"
    r"|\b(?:substantive|main|key|significant|principal)\s+changes\b|\bwhat(?:['’]s| has| is)\s+(?:new|changed)\b"
    r"|\bchanges (?:since|from|in this|made|to this)\b|^\W*(?:changes|amendments)\W*$|\bchange log\b"
    r"|\bcomparison with\b|\bnew features\b",
    re.IGNORECASE,
)
_BACK = re.compile(r"^(?:this|these|it|the (?:change|wording|text) (?:is|was|has))\b", re.IGNORECASE)
_MOVED = re.compile(
    r"\bre-?order\w*|\bre-?position\w*|\brelocat\w+|^\W*(?:updat\w+ and )?mov(?:es?|ed)\b|\bmoved\b", re.IGNORECASE
)
_JOINED = re.compile(
    r"\b(?:merged|combined|split|condensed|shortened|extended|widened|streamlined|tightened|tidied)\b", re.IGNORECASE
)
_BARE = re.compile(
    r"^\W*(?:(?:an?|the|new|additional|further|extra|more|two|three|four|some|explicit|specific|\w+ly)\s+)*"
    r"(?:cross-?\s?references?|references?|sign-?post\w*|(?:hyper)?links?|information|details?|paragraphs?|sections?"
    r"|(?:sub-?)?headings?|texts?|wording|footnotes?|definitions?|bullets?|sentences?|resources?|mention|lines?"
    r"|annex|advice|inclusion|guidance|emphasis|examples?)\b(?! (?:is|are|has|have|was|were|now)\b)",
    re.IGNORECASE,
)
_RUN_ON = re.compile(
    r"(?<=[a-z’”)])\s+(?=(?:Added|Additional|Amended|Clarif\w+|Deleted|Footnote|Further|Heading|Inserted|Link|Minor|Moved"
    r"|New|Paragraph|Reference|Removed|Replaced|Revised|Strengthened|Text|Updated|Wording"
    r"|(?:One|Two|Three|Four) (?:further|new|additional))\b(?! \d))"
)
"""Where items of a cell ran together without a full stop."""
_WHOLE = 20
"""A document with so many numbered paragraphs outside its sections of changes is guidance, no summary."""
_LONG = 8000


@dataclass
class Told:
    """A statement on its way to a claim: its headings, words, locator, lead-in and place."""

    chapter: tuple[str, ...]
    text: str
    locator: str
    lead_in: str = ""
    where: Where = field(default_factory=Where)
    kind: str = ""


def listed_kind(text: str, hint: str = "") -> str:
    """What an entry of a table of changes claims, where a bare name of something means that it was added.

    >>> listed_kind("Reference to cyber security standards."), listed_kind("Paragraph re-ordered to flow better")
    ('added', 'moved')
    >>> listed_kind("Clarification provided on visits."), listed_kind("Updated link to the code.")
    ('clarified', 'updated')
    """
    kind = kind_of(text)
    if kind not in ("negative", "replaced", "renamed", "removed") and _MOVED.search(text):
        return "moved"
    if kind in ("content", "added") and _JOINED.search(text):
        return "updated"
    if kind == "content" and _BARE.match(text):
        return "added"
    return hint if kind == "content" and hint not in ("", "content") else kind


def entries(text: str, hint: str = "") -> list[tuple[str, str]]:
    """The claims of one entry with their kinds: one a sentence; a sentence that explains the one before joins it.

    >>> entries("Link to the code removed. New text on visits. This is to help staff.")
    [('Link to the code removed.', 'removed'), ('New text on visits. This is to help staff.', 'added')]
    """
    found: list[str] = []
    for start, end in sentences(_RUN_ON.sub(". ", text)):
        part = _RUN_ON.sub(". ", text)[start:end].strip()
        if found and _BACK.match(part):
            found[-1] += f" {part}"
        elif re.search(r"\w", part):
            found.append(part)
    return [(part, listed_kind(part.partition(". This ")[0], hint)) for part in found]


def counted_sections(document: Document) -> frozenset[int] | None:
    """The sections that hold a document's table of its own changes; None where the whole document is a summary.

    Raises:
        DocumentError: a whole guidance document without such a section: its text claims nothing of changes.
    """
    inside: set[int] = set()
    for index, section in enumerate(document.sections):
        if section.parent in inside or _OF_CHANGES.search(section.title):
            inside.add(index)
    outside = [p for p in document.paragraphs if p.section not in inside and p.kind != "heading"]
    own = sum(p.kind == "numbered" and bool(p.number) and len(p.text.split()) > 12 for p in outside)
    words = sum(len(p.text.split()) for p in outside)
    if own < _WHOLE and words < _LONG:
        return None
    told = sum(is_place(p.text) or bool(placed(p.text)[0]) for p in outside)
    if inside:
        return frozenset(inside)
    if told >= 5 or own < _WHOLE or words < _LONG // 2:
        return None
    expected = "a section headed table of changes or summary of changes"
    raise DocumentError(
        "guidance without a table of changes", expected, "give the summary of changes", document.source.name
    )


class Tables:
    """Reads the rows of tables of changes; remembers the part and the place that rows below one another share."""

    def __init__(self, document: Document) -> None:
        """Begin a document."""
        self.document = document
        self.part: tuple[str, ...] = ()
        self.last: tuple[str, ...] = ()
        self.header: tuple[str, ...] = ()

    def rows(self, paragraph: Paragraph) -> Iterator[Told]:
        """The claims of a row: the cell that tells what was done, and as its place the others."""
        cells = [cell.strip() for cell in paragraph.cells]
        header = paragraph.header
        if not header or tuple(paragraph.cells) == tuple(header):
            titles = tuple(cells)
            told = [i for i, cell in enumerate(cells) if is_place(cell) or placed(cell)[0]]
            self.part = self.last = ()
            if not told or len(cells) < 2:
                return
            header = ("",) * len(titles)
        if header and (is_place(header[0]) or _NUMBERS.match(header[0])):
            header = ("",) * len(header)
        yield from self._row(paragraph, cells, [*(title.strip() for title in header), *("" for _ in cells)])

    def _row(self, paragraph: Paragraph, cells: Sequence[str], titles: Sequence[str]) -> Iterator[Told]:
        full = list(dict.fromkeys(cell for cell in cells if cell))
        if len(full) == 1 and len(cells) > 1 and len(full[0].split()) <= 14 and self._is_part(full[0]):
            self.part, self.last = (full[0],), ()
            return
        at = self._telling(cells, titles)
        text = cells[at]
        if not text or (is_told_apart(text) and kind_of(text) == "content" and len(text.split()) > 1):
            return
        others = [i for i in range(len(cells)) if i != at and cells[i] and not _NO_PLACE.search(titles[i])]
        where = tuple(_place(titles[i], cells[i]) for i in others)
        if not where and self.last:
            where = self.last
        opening, rest = placed(text)
        if opening and not any(is_place(cell) for cell in where):
            where, text = (*where, opening), rest
        self.last = where
        yield from listed(self.document, paragraph, (*self.part, *where), text)

    @staticmethod
    def _is_part(cell: str) -> bool:
        """Whether the only cell of a row is the title of a part, above its rows."""
        return not placed(cell)[0] and kind_of(cell) == "content"

    @staticmethod
    def _telling(cells: Sequence[str], titles: Sequence[str]) -> int:
        """Which cell tells what was done."""
        telling = [
            i for i, title in enumerate(titles[: len(cells)])
            if _TELLS.search(title) and cells[i] and not _NO_PLACE.search(title)
            and not (_SAYS_WHERE.search(title) and is_place(cells[i]))
        ]  # fmt: skip
        if telling:
            return telling[-1]
        free = [i for i in range(len(cells)) if not is_place(cells[i])] or list(range(len(cells)))
        return max(free, key=lambda i: (len(cells[i].split()), i))


def listed(document: Document, paragraph: Paragraph, places: Sequence[str], text: str) -> Iterator[Told]:
    """The claims of one entry of a table or list of changes."""
    places = tuple(dict.fromkeys(place for place in places if place))
    hint = next((kind for place in places if (kind := kind_of(place)) != "content" and len(place.split()) < 3), "")
    if not hint and any(re.match(r"new (?:sub-?)?heading|new para", place, re.IGNORECASE) for place in places):
        hint = "added"
    path = document.path(paragraph)[-2:]
    own = where_of(places)
    above = tuple(title for title in path if not _OF_CHANGES.search(title) and not own.parts)
    if own.numbered or own.throughout:
        above = tuple(title for title in above if not where_of((title,)).numbered)
    for part, kind in entries(text, hint):
        where = where_of((*above, *places), part)
        chapter = tuple(dict.fromkeys((*path, *places)))
        yield Told(chapter, part, paragraph.locator, where=where, kind=kind)


def _place(title: str, cell: str) -> str:
    """A cell that says where, with what its column is called where the cell holds numbers alone."""
    if not _NUMBERS.match(cell):
        return cell
    kind = next(
        (k for k in ("chapter", "footnote", "annex", "part") if re.search(k, title, re.IGNORECASE)), "paragraph"
    )
    return f"{kind.capitalize()} {cell}"


def unlisted(where: Where) -> Where:
    """A place that a sentence of prose names."""
    return replace(where, listed=False)
