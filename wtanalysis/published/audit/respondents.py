"""Whom a document quotes and counts: attributions that its list of respondents lacks, groups that no table defines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wtanalysis.documents.model import Document
from wtanalysis.published.audit.model import Draft, Finding, finding, short
from wtanalysis.published.likeness import NEAR, initials, likeness, plain_name
from wtanalysis.published.model import Organisation, Quotation
from wtanalysis.published.words import fold

_NEAR_MATCH = 70.0
"""Score from which an entry of the list is offered as a near match (rapidfuzz token_sort_ratio, 0 to 100)."""
_RUN = re.compile(r"(?<![\w’'])[A-Z][\w’'-]+(?:,? (?:(?:of|for|and|the|in|on|&) ){0,3}[A-Z][\w’'-]+){2,}")
_DEFINES = re.compile(
    r"\b(?:respondents?|responses?|stakeholders?) (?:group|type|categor|kind|sector)"
    r"|\b(?:group|type|categor(?:y|ies)|kind|sector)s? of (?:respondent|response|stakeholder|organisation)"
    r"|^(?:respondent|capacity|responding as|i am)\b"
)
_GENERIC = frozenset(
    re.findall(
        r"\w+",
        "respondent response practitioner professional representative background sector staff member worker officer "
        "group individual organisation person people body the a an of from and or in for all other one anonymous "
        "service responding with as participant",
    )
)
_ALWAYS = re.compile(
    r"^(?:(?:an? |the |all |other |most )?(?:individuals?|organisations?|(?:members? of the )?public|respondents?|"
    r"anonymous|everyone|people|participants?|attendees?|others?|consultees?|name withheld|"
    r"men|women|males?|females?))\b"
    r"|^(?:in|from|aged|under|over) "
)
_CLAUSE = re.compile(r"\b(?:those|who|that|which|were|was|had|have|said|living|live|lived)\b")


def attributions(drafts: Sequence[Draft]) -> Iterator[Finding]:
    """Organisations quoted or named that the document's own list of respondents lacks, or has in another form.

    Only documents with a list are checked. Differences of case, marks, "and" and "the" are no differences. A name in
    prose counts only where it is nearly that of an entry (:func:`wtanalysis.published.likeness.likeness`).
    """
    for draft in drafts:
        listed = draft.extraction.organisations
        if not listed:
            continue
        seen: set[str] = set()
        for quotation in draft.extraction.quotations:
            if quotation.attribution_kind == "organisation" and quotation.attribution not in seen:
                seen.add(quotation.attribution)
                yield from _attribution(draft, quotation, listed)
        yield from _mentions(draft, listed, {plain_name(name) for name in seen})
        merged = [o for o in listed if o.note.startswith("two names on one line")]
        for entry in {o.locator: o for o in reversed(merged)}.values():
            yield finding(
                "attribution",
                "style",
                draft.at(entry.locator),
                entry.as_printed,
                f"two entries, the first {entry.name}",
            )


def _attribution(draft: Draft, quotation: Quotation, listed: Sequence[Organisation]) -> Iterator[Finding]:
    from rapidfuzz import fuzz

    name = quotation.attribution
    if not quotation.organisation_match and _is_body(name) and not any(_is_form(name, o.name) for o in listed):
        scored = [(fuzz.token_sort_ratio(plain_name(name), plain_name(o.name)), o) for o in listed]
        best = sorted((pair for pair in scored if pair[0] >= _NEAR_MATCH), key=lambda pair: -pair[0])[:2]
        near = "; ".join(f"{o.name} ({o.locator})" for _, o in best)
        yield finding(
            "attribution", "warning", draft.at(quotation.locator), f"not in the list of respondents: {name}",
            f"a listed name; near: {near}" if near else "a listed name; none is near",
            draft.at(best[0][1].locator if best else listed[0].locator),
        )  # fmt: skip
        return
    entry = next((o for o in listed if o.name == quotation.organisation_match), None)
    short_form = re.search(r"\(([A-Z][A-Za-z]*[A-Z])\)", entry.name) if entry else None
    if short_form and short_form[1] == name:
        return
    if entry and not _forms(name) & _forms(entry.name):
        yield finding(
            "attribution", "style", draft.at(quotation.locator), f"{name}, in the list {entry.name}",
            "one form of the name", draft.at(entry.locator),
        )  # fmt: skip


def _is_body(name: str) -> bool:
    """Whether an attribution is surely a name: initials, or two capitalised words before any comma."""
    words = re.findall(r"[\w’'&-]+", name.partition(",")[0])
    return name.isupper() or sum(word[0].isupper() for word in words) >= 2


def _is_form(name: str, listed: str) -> bool:
    """Whether an attribution, or a part of it, is a form of a listed name, or one the initials of the other."""
    parts = {plain_name(part) for part in (name, *re.split(r", | - | – ", name))}
    short, long = sorted((name, listed), key=len)
    return bool(parts & _forms(listed)) or (short.isupper() and initials(long) == short.lower())


def _forms(name: str) -> set[str]:
    """A name without its brackets, what stands in them, and the parts of a joint entry, in the form for comparison."""
    inside = re.findall(r"\(([^()]{8,})\)", name)
    bare = re.sub(r"\([^()]*\)", " ", name)
    return {plain_name(part) for part in (bare, *inside, *re.split(r" / | & |; |, and | and ", bare))} - {""}


def _mentions(draft: Draft, listed: Sequence[Organisation], quoted: set[str]) -> Iterator[Finding]:
    """Names in prose that are nearly, and not quite, the name of an entry."""
    entries = [(o, form) for o in listed for form in _forms(o.name) if len(form.split()) >= 3]
    known = {form for _, form in entries} | quoted
    seen: set[str] = set()
    for sentence in draft.sentences:
        if sentence.locator in {o.locator for o in listed}:
            continue
        for match in _RUN.finditer(sentence.text):
            for name in _parts(match.group()):
                if plain_name(name) in known or name in seen or len(plain_name(name).split()) < 3:
                    continue
                near = [o for o, form in entries if likeness(name, form) == "near" or _begins(plain_name(name), form)]
                if near:
                    seen.add(name)
                    yield finding(
                        "attribution", "style", draft.where(sentence, match.start()),
                        f"{name}, in the list {near[0].name}", "one form of the name", draft.at(near[0].locator),
                    )  # fmt: skip


def _begins(name: str, listed: str) -> bool:
    """Whether a name of five words and more is nearly, and not quite, the beginning of a longer one."""
    from rapidfuzz import fuzz

    words = name.split()
    head = " ".join(listed.split()[: len(words)])
    return 5 <= len(words) < len(listed.split()) and head != name and fuzz.ratio(head, name) >= NEAR


def _parts(run: str) -> list[str]:
    """A run of capitalised words, and its pieces where an "and" may join two names."""
    pieces = re.split(r",? and (?:the )?|, ", run)
    tails = [run.split(" and ", n + 1)[-1] for n in range(run.count(" and "))]
    return list(dict.fromkeys([run, *pieces, *tails]))


@dataclass(frozen=True)
class _Row:
    """A row of the table that defines the groups: its cells as printed, and the stems of their words."""

    locator: str
    cells: tuple[str, ...]
    stems: frozenset[str]

    @property
    def names(self) -> list[frozenset[str]]:
        """The words of each name in the first cell: "Developers and builders" has two."""
        parts = [frozenset(_stems(part)) - _GENERIC for part in re.split(r"\band\b|\bor\b|[/,]", fold(self.cells[0]))]
        return [part for part in parts if part]


def groups(drafts: Sequence[Draft]) -> Iterator[Finding]:
    """Labels of groups that no table defines.

    Only documents with a table of respondent groups or types are checked. A label is defined where one row holds all
    its words, or where it only narrows the name of one row ("small builders" of builders). A label whose words stand in
    several rows, none of which is that label, is not. Words such as "practitioner" or "respondents" are free, and
    labels in other tables define themselves.
    """
    for draft in drafts:
        rows = _definitions(draft.document)
        if not rows:
            continue
        seen: dict[str, list[str]] = {}
        for label, locator in _labels(draft):
            if _undefined(label, rows) is not None:
                seen.setdefault(label, []).append(locator)
        for label, locators in seen.items():
            near = _undefined(label, rows) or ""
            told = f"its words stand in: {near}" if near else "none holds its words"
            times = f" ({len(locators)} times)" if len(locators) > 1 else ""
            yield finding(
                "group", "warning", draft.at(locators[0]), f"{label}{times}",
                f"a group of the table; {told}",
                draft.at(rows[0].locator),
            )  # fmt: skip


def _labels(draft: Draft) -> Iterator[tuple[str, str]]:
    tables = {p.locator for p in draft.document.paragraphs if p.kind == "table"}
    for figure in draft.extraction.figures:
        if figure.group and figure.locator not in tables:
            yield figure.group.lower(), figure.locator
    for quotation in draft.extraction.quotations:
        if quotation.attribution_kind == "role":
            yield quotation.attribution, quotation.locator


def _definitions(document: Document) -> list[_Row]:
    found = []
    for paragraph in document.paragraphs:
        head = [fold(cell).strip(" *") for cell in paragraph.header]
        if paragraph.kind == "table" and paragraph.cells != paragraph.header and head and _DEFINES.search(head[0]):
            stems = frozenset(stem for cell in paragraph.cells for stem in _stems(cell))
            found.append(_Row(paragraph.locator, tuple(paragraph.cells), stems))
    return found


def _undefined(label: str, rows: Sequence[_Row]) -> str | None:
    """What is near a label that the table does not define; None where it is defined, or where nobody can tell."""
    plain = fold(label).split(",")[0].strip()
    stems = set(_stems(plain)) - _GENERIC
    if not stems or _ALWAYS.match(plain) or _CLAUSE.search(plain) or len(plain.split()) > 7:
        return None
    whole = [row for row in rows if stems <= row.stems]
    exact = [row for row in whole if any(set(_stems(cell)) - _GENERIC == stems for cell in row.cells)]
    narrower = [row for row in rows if any(name <= stems for name in row.names)]
    several = re.search(r"\b(?:and|or|including)\b|/", plain)
    if exact or len(whole) == 1 or (len(narrower) == 1 and not whole and not several):
        return None
    partly = whole or [row for row in rows if stems & (row.stems - _GENERIC)]
    return "; ".join(short(row.cells[0], 40) for row in partly)


def _stems(text: str) -> list[str]:
    """The words of a label, singular.

    >>> _stems("Local Authorities")
    ['local', 'authority']
    """
    words = re.findall(r"[a-z]+", fold(text).replace("'", ""))
    return [re.sub(r"(?<=[^su])s$|(?<=ss)es$", "", re.sub(r"(?<=\w{2})ies$", "y", w)) for w in words]
