"""The duties of the summary of changes: stronger and weaker ones first, then by holder what is new and what is gone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wtanalysis.guidance.changes import Comparison, DutyChange
from wtanalysis.report import change_words as words
from wtanalysis.report import guidance_blocks
from wtanalysis.report.summary_words import link, md
from wtanalysis.report.words import capital

MOST, MOST_WORDS, LEAD_WORDS = 8, 28, 10
MANY, MOST_OF_MANY, HOLDERS_OF_MANY = 60, 3, 8
"""Of very many new duties: how many of one holder are quoted, and how many holders are named."""
SHORT = ("strengthened", "weakened", "other_holder")


def duty_lines(comparison: Comparison) -> Iterator[str]:
    """How duties changed, as Markdown.

    Args:
        comparison: of two editions.

    Yields:
        Lines; none without a duty that changed. Of one holder's many new duties the first are quoted and the others
        counted; duties.csv has them all.
    """
    found = {kind: [d for d in comparison.duties if d.kind == kind] for kind in guidance_blocks.DUTY_ORDER}
    if not any(found.values()):
        return
    yield from ("## Duties", "")
    same = sum(change.kind == "same" for change in comparison.duties)
    if same:
        yield from (f"{capital(words.spelled(same, 'duty is', 'duties are'))} the same in both.", "")
    for kind, own in found.items():
        if own and kind != "not_determinable":
            name, meaning = words.DUTIES[kind]
            yield from (f"### {name}: {len(own):,}", "", f"{capital(meaning)}.", "")
            yield from _short(comparison, own) if kind in SHORT else _by_holder(comparison, own)
            yield ""


def _short(comparison: Comparison, changes: Sequence[DutyChange]) -> Iterator[str]:
    for change in changes:
        row = guidance_blocks.duty_row(comparison, change)
        was = words.was(row.old_place, row.new_place)
        told = _provision(comparison, change) or f": {_said(row.old)} became {_said(row.new)}"
        yield f"- {md(row.holder)}{told}, {md(row.new_place + was)}{_id(change)}"


def _provision(comparison: Comparison, change: DutyChange) -> str:
    """A duty of two outlines after its holder: how strong it was and is, then the provision; empty for full texts."""
    old, new = change.old, change.new
    if not old or not new or not comparison.old.outline or not comparison.new.outline:
        return ""
    forces = list(dict.fromkeys(guidance_blocks.force(duty) for duty in (old, new)))
    texts = list(dict.fromkeys(_said(words.one_line(duty.content).rstrip(".")) for duty in (old, new)))
    return f" ({', now '.join(forces)}): {' became '.join(texts)}"


def _said(duty: str) -> str:
    return f"“{md(short(duty))}”"


def short(duty: str) -> str:
    """A duty in not too many words: of a long lead-in the beginning, then the item that it leads in to.

    >>> short("should tell everyone who has asked for it, in writing and before the ferry leaves: the price")
    'should tell everyone who has asked for it … the price'
    """
    lead, colon, item = duty.rpartition(": ")
    if not colon or len(lead.split()) <= LEAD_WORDS:
        return words.first_words(duty, MOST_WORDS)
    return f"{words.first_words(lead, LEAD_WORDS - 2)} {words.first_words(item, MOST_WORDS - LEAD_WORDS)}"


def _id(change: DutyChange) -> str:
    return f" ({link(change.change_id)})" if change.change_id else ""


def _by_holder(comparison: Comparison, changes: Sequence[DutyChange]) -> Iterator[str]:
    """What is new or gone, by holder: whoever has most comes first."""
    holders: dict[str, list[DutyChange]] = {}
    spelled: dict[str, str] = {}
    for change in changes:
        duty = change.new or change.old
        name = words.one_line(duty.holder) if duty else ""
        spelled.setdefault(name.casefold(), capital(name) or "Holder not named")
        holders.setdefault(name.casefold(), []).append(change)
    ranked = sorted(holders.items(), key=lambda item: (not item[0], -len(item[1]), item[0]))
    most, named = (MOST_OF_MANY, HOLDERS_OF_MANY) if len(changes) > MANY else (MOST, len(ranked))
    for key, own in ranked[:named]:
        yield f"- {md(spelled[key])} ({words.count(len(own), 'duty', 'duties')})"
        for change in own[:most]:
            row = guidance_blocks.duty_row(comparison, change)
            said = md(short(row.new or row.old))
            yield f"  - {said}, {md(row.new_place or row.old_place)}{_id(change)}"
        if len(own) > most:
            yield f"  - and {words.spelled(len(own) - most, 'more', 'more')}, in duties.csv"
    if ranked[named:]:
        yield f"- {_others(ranked[named:])}, in duties.csv"


def _others(rest: Sequence[tuple[str, Sequence[DutyChange]]]) -> str:
    """The holders that are only counted; the duties without one apart."""
    held = [own for key, own in rest if key]
    duties = words.count(sum(map(len, held)), "duty", "duties")
    told = f"{words.spelled(len(held), 'more holder', 'more holders')} with {duties}" if held else ""
    bare = sum(len(own) for key, own in rest if not key)
    without = f"{words.count(bare, 'duty', 'duties')} whose holder the text does not name" if bare else ""
    return f"and {words.joined([told, without])}"
