"""The title page and the imprint of an edition: what they say of it, and which lines they are."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from wtanalysis.documents.model import Document, Paragraph

_MONTHS = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9,
    "october": 10, "november": 11, "december": 12,
}  # fmt: skip
_MONTH = "|".join(_MONTHS)
_DATE = re.compile(rf"\b(?:(\d{{1,2}})(?:st|nd|rd|th)?\s+)?({_MONTH}),?\s+((?:19|20)\d\d)\b", re.IGNORECASE)
_COPYRIGHT = re.compile(r"(?:©|\bcopyright\b|\(c\))[^.]{0,60}?\b((?:19|20)\d\d)\b", re.IGNORECASE)
_FILE_DATE = re.compile(
    rf"(?<![0-9])((?:19|20)\d\d)[-_.]?(0[1-9]|1[0-2])(?:[-_.]?([0-2]\d|3[01]))?(?![0-9])|"
    rf"(?<![a-z])({_MONTH}|(?:{'|'.join(name[:3] for name in _MONTHS)}))[-_ ]+((?:19|20)\d\d)(?![0-9])",
    re.IGNORECASE,
)
_IMPRINT = re.compile(
    r"©|\bcopyright\b|\bISBN\b|open government licence|\bre-?use this information\b|\blicensed under\b|"
    r"\balso available\b|\bavailable (?:on our|at|from) \S*(?:website|www|http)|\benquiries\b|"
    r"\bfollow us\b|\blike us on\b|"
    r"^(?:telephone|tel|email|e-mail|phone|fax|website|reference|ref|version)\b *:|^download (?:www|http)|"
    r"^(?:https?://|www\.)\S+$|\bthird[- ]party copyright\b|\btypographical arrangement\b|presented to parliament|"
    r"^about this publication|^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$|^@\w+$|^[\w./-]+\.(?:com|uk|org)\S*$",
    re.IGNORECASE,
)
_PUBLISHER = re.compile(
    r"^(?:published by |issued by )?((?:HM|His Majesty’s|Her Majesty’s|Welsh|Scottish|UK) Government|"
    r"(?:the )?(?:Department|Ministry|Office) (?:for|of) [A-Z][\w, &’'-]+|Home Office|Cabinet Office|HM Treasury|"
    r"[A-Z][\w’'-]+(?: (?:[A-Z][\w’'-]*|and|of|for|the|&)){0,6} "
    r"(?:Council|Agency|Authority|Commission|Government|Executive|Inspectorate))$"
)
_CONTENTS = re.compile(r"(?:table of )?contents(?: page)?:?", re.IGNORECASE)
_PAGE = re.compile(r"[\s.]+\d+\W*\Z")
_SHORT = 8
_LISTED = 800
_FRONT_PASSAGES = 40
_CLOSING = 24
_TITLE_PARAGRAPHS = 8
_TITLE_WORDS = 40


def title_page(document: Document) -> int:
    """How many of the first paragraphs are the title page: those up to a line that bears the date and no more.

    >>> from wtanalysis.provenance import Source
    >>> said = [Paragraph("body", text, "L1") for text in ("Ferries", "How they run", "May 2023", "They run daily.")]
    >>> title_page(Document(Source("a.md", ""), "Ferries", (), tuple(said)))
    3
    """
    for i, p in enumerate(document.paragraphs[:_TITLE_PARAGRAPHS]):
        if p.kind not in ("heading", "body", "caption") or len(p.text.split()) > _TITLE_WORDS:
            return 0
        if p.kind != "heading" and _is_date(p.text):
            return i + 1
    return 0


def imprint(document: Document, before: int) -> frozenset[int]:
    """Which paragraphs are lines of a title page or an imprint, at the front or on the last page.

    Args:
        document: the document.
        before: the first paragraph that is certainly text, as an index.

    Returns:
        Their indices; none where nothing of an imprint was seen, so that a short opening stays text.

    >>> from wtanalysis.provenance import Source
    >>> said = [Paragraph("body", text, "L1") for text in ("May 2023", "© Anytown 2023", "Ferries run daily.")]
    >>> sorted(imprint(Document(Source("a.md", ""), "Ferries", (), tuple(said)), 3))
    [0, 1, 2]
    >>> sorted(imprint(Document(Source("a.md", ""), "Ferries", (), tuple(said[2:])), 1))
    []
    """
    found: set[int] = set()
    front = range(min(before, _FRONT_PASSAGES, len(document.paragraphs)))
    if any(_says_imprint(document.paragraphs[i], document) for i in front):
        found.update(i for i in front if _fits_imprint(document.paragraphs[i], document))
    last = len(document.paragraphs)
    for i in range(max(last - _CLOSING, before), last):
        if _COPYRIGHT.match(document.paragraphs[i].text):
            found.update(j for j in range(i, last) if _fits_imprint(document.paragraphs[j], document))
            break
    return frozenset(found)


def _says_imprint(p: Paragraph, document: Document) -> bool:
    return p.kind == "body" and bool(_IMPRINT.search(p.text) or _is_date(p.text) or p.text == document.title)


def _fits_imprint(p: Paragraph, document: Document) -> bool:
    if p.kind not in ("body", "caption", "bullet"):
        return False
    short = len(p.text.split()) <= _SHORT and not p.text.endswith((":", "."))
    return short or bool(_IMPRINT.search(p.text)) or p.text.startswith(document.title)


def contents_pages(document: Document) -> frozenset[int]:
    """The sections of a document that are headed "Contents"."""
    return frozenset(i for i, part in enumerate(document.sections) if _CONTENTS.fullmatch(part.title.strip()))


def contents(document: Document) -> frozenset[int]:
    """Which paragraphs are entries of a contents page.

    They stand under such a heading and repeat headings of the document. The bare word, where it is no heading, is one.

    >>> from wtanalysis.documents.model import Section
    >>> from wtanalysis.provenance import Source
    >>> parts = (Section(1, "Contents", "L1"), Section(1, "Chapter 1: Fares", "L3"))
    >>> said = (Paragraph("body", "Chapter 1", "L2", section=0), Paragraph("body", "A fare is £2.", "L4", section=1))
    >>> sorted(contents(Document(Source("a.md", ""), "Ferries", parts, said)))
    [0]
    """
    pages = contents_pages(document)
    titles = {_bare(section.title) for section in document.sections}
    alone = {
        i for i, p in enumerate(document.paragraphs[:_FRONT_PASSAGES])
        if p.kind != "heading" and (_CONTENTS.fullmatch(p.text.strip()) or _is_made_of(p.text, titles, 3))
    }  # fmt: skip
    if not pages:
        return frozenset(alone)
    listed = [i for i, p in enumerate(document.paragraphs) if p.section in pages and p.kind != "heading"]
    titles |= {" ".join(title.split()[:2]) for title in titles}
    texts = [document.paragraphs[i].text for i in listed]
    repeated = sum(
        bool({_bare(text), _bare(_PAGE.sub("", text))} & titles) or _is_made_of(text, titles) for text in texts
    )
    return frozenset({*alone, *listed} if 2 * repeated >= len(listed) else alone)


def _is_made_of(text: str, titles: Collection[str], fewest: int = 2) -> bool:
    """Whether a text is nothing but headings, one after the other: a contents list whose lines ran together."""
    words = _bare(text).split() if len(text) <= _LISTED and not text.endswith(".") else []
    at = found = 0
    while at < len(words):
        if words[at].isdecimal():
            at += 1
            continue
        ends = range(len(words), at, -1)
        end = next((end for end in ends if " ".join(words[at:end]) in titles), 0)
        if not end:
            return False
        at, found = end, found + 1
    return found >= fewest


def _bare(title: str) -> str:
    """A heading without its number and marks."""
    return re.sub(r"[\W_]+", " ", re.sub(r"^\W*[\d.]+\s+", "", title)).strip().casefold()


def title_of(document: Document) -> str:
    """The title of a document, without a name of its publisher at the end.

    >>> from wtanalysis.provenance import Source
    >>> title_of(Document(Source("a.txt", ""), "Ferries 2018 HM Government", (), ()))
    'Ferries 2018'
    """
    return re.sub(r"(?<=\S)\s+HM Government\Z", "", document.title)


def is_text(p: Paragraph, document: Document) -> bool:
    """Whether a paragraph is text beyond doubt: no short line, and nothing that fits an imprint.

    >>> from wtanalysis.provenance import Source
    >>> nothing = Document(Source("a.md", ""), "Ferries", (), ())
    >>> is_text(Paragraph("body", "May 2023", "L1"), nothing), is_text(Paragraph("numbered", "Pay.", "L1"), nothing)
    (False, True)
    """
    return not _fits_imprint(p, document) and (p.kind != "body" or len(p.text.split()) > _SHORT)


def _is_date(text: str) -> bool:
    found = _DATE.search(text)
    return found is not None and len(text.split()) <= len(found[0].split()) + 3 and not text.endswith(".")


def date_of(document: Document, lines: Sequence[str]) -> str:
    """When a document was published, as it says: ``2023-12-04``, ``2023-12`` or ``2023``; empty where it does not.

    Args:
        document: the document, for the name of its file.
        lines: the lines of its title page and imprint.

    >>> from wtanalysis.provenance import Source
    >>> date_of(Document(Source("a.md", ""), "Ferries", (), ()), ["© Anytown 2024", "December 2023"])
    '2023-12'
    """
    for text in lines:
        if _is_date(text) and (found := _DATE.search(text)):
            day = f"-{int(found[1]):02}" if found[1] else ""
            return f"{found[3]}-{_MONTHS[found[2].lower()]:02}{day}"
    named = _FILE_DATE.search(document.source.name.rpartition(".")[0])
    from_name = _from_file(named) if named else ""
    years = [found[1] for text in lines if (found := _COPYRIGHT.search(text))]
    if years and not from_name.startswith(years[0]):
        return years[0]
    return from_name


def _from_file(found: re.Match[str]) -> str:
    if found[4]:
        month = next(number for name, number in _MONTHS.items() if name.startswith(found[4].lower()[:3]))
        return f"{found[5]}-{month:02}"
    return "-".join(part for part in found.group(1, 2, 3) if part)


def publisher_of(lines: Sequence[str]) -> str:
    """Who published a document, from a line of its title page or imprint that names a public body and no more.

    >>> publisher_of(["May 2023", "Department for Ferries", "London"])
    'Department for Ferries'
    """
    for text in lines:
        if found := _PUBLISHER.match(text):
            return found[1]
    return ""
