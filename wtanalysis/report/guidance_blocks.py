"""What changed between two editions as blocks of a page: the overview, the map, changes, duties, terms, citations.

Blocks on claims and commitments stand in :mod:`wtanalysis.report.claim_blocks`. Where a block refers to a change, it
leads to it on the page named by ``page``: ``""`` for the same page, ``None`` for nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from wtanalysis.guidance.audience_words import AUDIENCES
from wtanalysis.guidance.changes import Comparison, Duty, DutyChange, TermChange
from wtanalysis.guidance.model import Guidance
from wtanalysis.report import change_words as words
from wtanalysis.report import chapter_map as maps
from wtanalysis.report.change_groups import Chapter, Entry, by_chapter, identical
from wtanalysis.report.change_groups import kinds as kinds_of
from wtanalysis.report.rendering import Block, render
from wtanalysis.report.words import capital, day

MOST_PLACES = 8
DUTY_ORDER = ("strengthened", "weakened", "other_holder", "new", "gone", "not_determinable")


_TAIL = re.compile(r"(?:[;,]? (?:and|or))?[.;:,\s]*$")


def title(comparison: Comparison) -> str:
    """The title of what is shown: the document, its two editions, and whom it is for.

    >>> from wtanalysis.guidance.changes import Alignment
    >>> from wtanalysis.provenance import Source
    >>> one, other = (Guidance(Source("a.md", ""), name, "Safe Ferries") for name in ("2018", "2023"))
    >>> title(Comparison(one, other, Alignment((), ())))
    'What changed in Safe Ferries: 2018 to 2023'
    >>> title(Comparison(one, other, Alignment((), ()), audience="police"))
    'What changed in Safe Ferries: 2018 to 2023, for police'
    """
    old, new = words.names(comparison)
    what = words.document(comparison.new) or words.document(comparison.old) or "the guidance"
    whom = f", for {AUDIENCES.get(comparison.audience, comparison.audience)}" if comparison.audience else ""
    outline = ", from outlines in our own words" if comparison.outline else ""
    if comparison.old.outline != comparison.new.outline:
        outline = f", {old if comparison.old.outline else new} from an outline in our own words"
    return f"What changed in {what}: {old} to {new}{whom}{outline}"


def overview(comparison: Comparison, page: str | None = None) -> Block:
    """What was compared, what a reader must know of it, and the changes counted by chapter and kind."""
    chapters = by_chapter(comparison)
    kinds = [kind for kind in words.KINDS if comparison.kinds.get(kind)]
    both = zip((comparison.old, comparison.new), words.names(comparison), strict=True)
    editions = [_edition(guidance, name) for guidance, name in both]
    whom = AUDIENCES.get(comparison.audience, comparison.audience)
    html = render(
        "guidance_overview.html", comparison=comparison, chapters=chapters, kinds=kinds, page=page,
        identical=identical(comparison, chapters),
        editions=editions, audience=whom, notes=[words.one_line(n) for n in comparison.notes],
        names=kinds_of(comparison, chapters), total=comparison.kinds,
    )  # fmt: skip
    return Block(repr(comparison), html)


def _edition(guidance: Guidance, name: str) -> dict[str, Any]:
    told = [words.count(len(guidance.passages), "passage"), words.count(guidance.words, "word")]
    if guidance.chapters:
        told.insert(0, words.count(len(guidance.chapters), "chapter"))
    left = ", ".join(f"{n:,} {words.one_line(what)}" for what, n in sorted(guidance.left_out.items()))
    issued = [words.one_line(guidance.publisher), day(words.one_line(guidance.date))]
    return {
        "name": name, "title": words.one_line(guidance.title), "issued": ", ".join(filter(None, issued)),
        "size": words.joined(told), "left": left, "outline": guidance.outline,
    }  # fmt: skip


def outlined(comparison: Comparison) -> str:
    """Which of the editions is an outline, as a sentence; empty where none is."""
    both = zip((comparison.old, comparison.new), words.names(comparison), strict=True)
    told = [name for guidance, name in both if guidance.outline]
    if not told:
        return ""
    what = "outlines" if len(told) > 1 else "an outline"
    return f"For {words.joined(told)} this shows {what} that we wrote from other documents."


def chapter_map(comparison: Comparison) -> Block:
    """Where the chapters of the old edition went: a picture, and tables that say the same."""
    found = maps.chapter_map(comparison)
    picture = maps.svg(found) if len(found.old) + len(found.new) > 2 else ""
    html = render("chapter_map.html", map=found, picture=picture, flows=_flows)
    return Block(f"ChapterMap({len(found.old)} to {len(found.new)} chapters)", html)


def _flows(rows: Sequence[tuple[str, int, bool]]) -> str:
    told = [f"{title} ({n:,}{', its counterpart' if kin else ''})" for title, n, kin in rows if n]
    return "; ".join(told) or "no counterpart found"


def about(comparison: Comparison, chapter: Chapter) -> str:
    """What became of a chapter, in a sentence; empty where the document has none."""
    old = words.names(comparison)[0]
    if chapter.new is None:
        what = f"the outline of {old}" if comparison.old.outline else old
        return f"A chapter of {what} without a counterpart." if comparison.outline else f"Only {old} has this chapter."
    if chapter.new < 0:
        return ""
    if chapter.old is None:
        return f"It has no counterpart in {old}."
    before = words.chapter(comparison.old, chapter.old)
    return "" if before.casefold() == chapter.title.casefold() else f"In {old}: “{before}”."


def changes_by_chapter(comparison: Comparison, page: str | None = None) -> list[Block]:
    """The changes of each chapter as a table, what has the same words only counted; one block a chapter.

    Args:
        comparison: of two editions.
        page: the page that the changes lead to.
    """
    found = []
    for chapter in by_chapter(comparison):
        changed = [entry for entry in chapter.entries if not entry.same]
        rows = [_row(comparison, entry) for entry in changed]
        same = words.count(len(chapter.entries) - len(changed), "passage")
        html = render(
            "guidance_chapter.html", chapter=chapter, rows=rows, same=same, page=page,
            about=about(comparison, chapter), editions=words.names(comparison),
            same_ids=[entry.change_id for entry in chapter.entries if entry.same],
        )  # fmt: skip
        found.append(Block(f"Chapter({chapter.title!r}: {len(changed)} changes)", html))
    return found


def _row(comparison: Comparison, entry: Entry) -> dict[str, Any]:
    old = words.joined(dict.fromkeys(words.where(comparison.old, p) for p in entry.old))
    new = words.joined(dict.fromkeys(words.where(comparison.new, p) for p in entry.new))
    return {
        "id": entry.change_id, "kind": entry.name, "old": [words.clean(p.text) for p in entry.old],
        "new": [words.clean(p.text) for p in entry.new], "old_place": old, "new_place": new,
        "duty": [words.duty(told) for told in entry.every("duty_change")], "effect": entry.effect,
        "labels": [words.one_line(label) for label in entry.labels],
    }  # fmt: skip


@dataclass(frozen=True)
class DutyRow:
    """One change of a duty as a table shows it."""

    holder: str
    old: str
    new: str
    old_place: str
    new_place: str
    change_id: str


def duties(comparison: Comparison, page: str | None = None) -> Block:
    """How duties changed: strengthened and weakened first, each kind in a table of its own."""
    told: list[tuple[str, str, str, list[DutyRow]]] = []
    for kind in DUTY_ORDER:
        rows = [duty_row(comparison, change) for change in comparison.duties if change.kind == kind]
        if rows:
            told.append((kind, *words.DUTIES[kind], rows))
    same = sum(change.kind == "same" for change in comparison.duties)
    html = render("guidance_duties.html", kinds=told, same=same, names=words.names(comparison), page=page)
    counted = ", ".join(f"{len(rows)} {kind}" for kind, *_, rows in told)
    return Block(f"Duties({counted or 'no change'})", html)


def duty_row(comparison: Comparison, change: DutyChange) -> DutyRow:
    """A change of a duty in words."""
    old, new = change.old, change.new
    holders = [words.one_line(duty.holder) or "holder not named" for duty in (old, new) if duty]
    holder = capital(" → ".join(dict.fromkeys(holders)) if change.kind == "other_holder" else holders[-1])
    before = comparison.old.passages[old.passage] if old else None
    after = comparison.new.passages[new.passage] if new else None
    return DutyRow(
        holder, stated(old, comparison.old.outline), stated(new, comparison.new.outline),
        words.where(comparison.old, before) if before else "", words.where(comparison.new, after) if after else "",
        change.change_id,
    )  # fmt: skip


def stated(duty: Duty | None, provision: bool = False) -> str:
    """A duty in words: how strong, what, and under which law.

    Args:
        duty: what to tell; None gives nothing.
        provision: its content is a whole provision, told after the word of force and a colon.

    >>> stated(Duty(0, "ferries", "must", "carry lamps", "must", basis="Lamps Act 1901"))
    'must carry lamps (Lamps Act 1901)'
    >>> stated(Duty(0, "ferries", "should", "A lamp is lit at night.", "should"), provision=True)
    'should: A lamp is lit at night'
    """
    if duty is None:
        return ""
    basis = f" ({words.one_line(duty.basis)})" if duty.basis else ""
    content = _TAIL.sub("", words.one_line(duty.content))
    if provision:
        return f"{force(duty)}: {content}{basis}"
    if content[:1].isupper() and content[1:2].islower():
        content = content[0].lower() + content[1:]
    return f"{force(duty)} {content}{basis}"


def force(duty: Duty) -> str:
    """How strong a duty is.

    >>> force(Duty(0, "ferries", "must", "race", "must not", negative=True))
    'must not'
    """
    return f"{duty.force}{' not' if duty.negative else ''}"


def terms(comparison: Comparison, page: str | None = None) -> Block:
    """Which term went for which, where the old one remains, and which terms, roles and acronyms came or went."""
    replaced = [(term, remaining(comparison, term)) for term in comparison.terms if term.kind == "replacement"]
    other = [term for term in comparison.terms if term.kind != "replacement"]
    html = render("guidance_terms.html", replaced=replaced, other=other, names=words.names(comparison), page=page)
    return Block(f"Terms({len(replaced)} replaced, {len(other)} that came, went or were redefined)", html)


def remaining(comparison: Comparison, term: TermChange) -> str:
    """Where an old term still stands in the new edition, in words; empty where it does not."""
    new = comparison.new
    places = list(dict.fromkeys(words.where(new, new.passages[i]) for i in term.left))
    rest = len(places) - MOST_PLACES
    return words.joined([*places[:MOST_PLACES], f"{rest} more places"] if rest > 1 else places)


def citations(comparison: Comparison) -> Block:
    """What is cited that was not, and what is cited no longer."""
    told = {change: [c for c in comparison.citations if c.change == change] for change in ("added", "removed")}
    kept = sum(c.change == "kept" for c in comparison.citations)
    places = {
        "added": [_cited(comparison.new, c.new) for c in told["added"]],
        "removed": [_cited(comparison.old, c.old) for c in told["removed"]],
    }
    rows = {change: list(zip(told[change], places[change], strict=True)) for change in told}
    html = render("guidance_citations.html", rows=rows, kept=kept, names=words.names(comparison))
    return Block(f"Citations({len(told['added'])} added, {len(told['removed'])} removed, {kept} kept)", html)


def _cited(guidance: Guidance, passages: Sequence[int]) -> str:
    return words.joined(dict.fromkeys(words.where(guidance, guidance.passages[i]) for i in passages))
