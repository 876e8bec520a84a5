"""What an annex repeats differently, or leaves out: items of lists, and the titles of their sections."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from wtanalysis.documents.model import Section
from wtanalysis.published.audit.model import Draft, Finding, finding, short
from wtanalysis.published.model import Commitment
from wtanalysis.published.words import fold

_ALIKE = 75.0
"""Score from which two titles with one number are one title told twice (rapidfuzz ratio, 0 to 100)."""


def check(drafts: Sequence[Draft]) -> Iterator[Finding]:
    """Items and titles that an annex tells again in other words, and lists that it leaves out.

    Which items an annex repeats is decided by :mod:`wtanalysis.published.promise_lists`. Where the letters are the same
    and only marks differ, the severity is ``style``. A list counts as left out where the annex repeats at least two
    others.
    """
    for draft in drafts:
        items = [c for c in draft.extraction.commitments if c.place == "list"]
        for item in items:
            if item.repeat_difference:
                yield _changed(draft, item)
        yield from _left_out(draft, items)
        if any(item.repeated_at for item in items):
            yield from _titles(draft)


def _changed(draft: Draft, item: Commitment) -> Finding:
    pairs = [part.split(" -> ") for part in item.repeat_difference.split("; ")]
    marks = all(len(pair) == 2 and _letters(pair[0]) == _letters(pair[1]) for pair in pairs)
    return finding(
        "repeat", "style" if marks else "warning", draft.at(item.repeated_at), item.repeat_difference,
        f"the item in the same words: {short(item.text, 80)}", draft.at(item.locator),
    )  # fmt: skip


def _letters(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", fold(text))


def _left_out(draft: Draft, items: Sequence[Commitment]) -> Iterator[Finding]:
    """Items of a list whose others are repeated, and lists of which nothing is, where other lists are."""
    lists = [list(group) for _, group in groupby(items, key=lambda c: (c.section, c.topic))]
    repeated = [group for group in lists if any(c.repeated_at for c in group)]
    if not repeated:
        return
    annex = next(c.repeated_at for c in repeated[0] if c.repeated_at)
    for group in lists:
        missing = [c for c in group if not c.repeated_at]
        if not missing:
            continue
        if group in repeated:
            for item in missing:
                yield finding(
                    "repeat", "warning", draft.at(item.locator), f"not repeated in the annex: {short(item.text, 100)}",
                    "every item of the list, or words that say which are repeated", draft.at(annex),
                )  # fmt: skip
        elif len(repeated) > 1 and {c.side for c in group} == {"said", "will"}:
            where = group[0].topic or group[0].section
            yield finding(
                "repeat", "warning", draft.at(group[0].locator),
                f"a list of {len(group)} items is not in the annex: {short(where, 90)}",
                f"all lists; the annex repeats {len(repeated)} others", draft.at(annex),
            )  # fmt: skip


def _titles(draft: Draft) -> Iterator[Finding]:
    """Titles of numbered sections that stand in an annex again, in other words."""
    from rapidfuzz import fuzz

    sections = draft.document.sections
    own = [s for s in sections if s.number and not _annexed(sections, s)]
    for again in (s for s in sections if s.number and _annexed(sections, s)):
        same = [s for s in own if s.number == again.number and _stem(s.title) == _stem(again.title)]
        if not same or any(_plain(s.title) == _plain(again.title) for s in same):
            continue
        best = max(same, key=lambda s: fuzz.ratio(_plain(s.title), _plain(again.title)))
        if fuzz.ratio(_plain(best.title), _plain(again.title)) >= _ALIKE:
            yield finding(
                "repeat", "style", draft.at(again.locator), again.title, f"the title as before: {best.title}",
                draft.at(best.locator),
            )  # fmt: skip


def _annexed(sections: Sequence[Section], section: Section) -> bool:
    while section.parent >= 0:
        section = sections[section.parent]
        if re.match(r"(?:annex|appendix)\b", fold(section.title)):
            return True
    return False


def _stem(title: str) -> str:
    """The kind of a numbered title: its word before the number."""
    return fold(title).split()[0]


def _plain(title: str) -> str:
    """A title for comparison: case, marks, brackets and ampersands made alike."""
    bare = re.sub(r"\([^()]*\)", " ", fold(title)).replace("&", " and ")
    return " ".join(re.findall(r"[a-z0-9]+", bare))
