"""The parts of the page on what changed in the guidance: each for every pair of editions, in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from wtanalysis.findings import trace as tracing
from wtanalysis.findings.changed import Changed
from wtanalysis.guidance.changes import Change, Comparison
from wtanalysis.guidance.claim_verdicts import coverage as mentioned
from wtanalysis.report import change_words as words
from wtanalysis.report import claim_blocks, guidance_blocks
from wtanalysis.report.change_groups import entries
from wtanalysis.report.rendering import Block, render

SHOWN = 150
"""How many changes the table of mentions lists at most, where nobody mentions them."""
START = 12
"""How many words of a passage tell which one it is."""


def overview(pairs: Sequence[Changed]) -> Iterator[Block]:
    """What was compared, and the changes counted by chapter and kind."""
    return _each(pairs, lambda pair, page: [guidance_blocks.overview(pair.comparison, page)])


def chapters(pairs: Sequence[Changed]) -> Iterator[Block]:
    """Where the chapters went."""
    return _each(pairs, lambda pair, _: [guidance_blocks.chapter_map(pair.comparison)])


def changes(pairs: Sequence[Changed]) -> Iterator[Block]:
    """Every change, chapter by chapter."""
    return _each(pairs, lambda pair, page: guidance_blocks.changes_by_chapter(pair.comparison, page))


def duties(pairs: Sequence[Changed]) -> Iterator[Block]:
    """How duties changed."""
    return _each(pairs, lambda pair, page: [guidance_blocks.duties(pair.comparison, page)])


def terms(pairs: Sequence[Changed]) -> Iterator[Block]:
    """Which terms were put for others, which came and went; what is cited and what no longer."""
    return _each(
        pairs,
        lambda pair, page: [guidance_blocks.terms(pair.comparison, page), guidance_blocks.citations(pair.comparison)],
    )


def claims(pairs: Sequence[Changed]) -> Iterator[Block]:
    """What summaries and briefings claim, with the verdicts; and which of them mentions which change."""
    return _each(pairs[-1:], _claims)


def commitments(pairs: Sequence[Changed]) -> Iterator[Block]:
    """Where each commitment landed, and which changes answer none."""
    return _each(pairs[-1:], _commitments)


def _each(pairs: Sequence[Changed], make: Callable[[Changed, str | None], Iterable[Block]]) -> Iterator[Block]:
    """A part for every pair of editions; only the last pair's changes are led to, as ids begin again with each."""
    if not pairs:
        yield nothing("No two editions of the guidance are loaded, so there is nothing to compare.")
    for pair in pairs:
        if len(pairs) > 1:
            title = guidance_blocks.title(pair.comparison)
            yield Block(f"Editions({title!r})", render("editions.html", title=title))
        yield from make(pair, "" if pair is pairs[-1] else None)


def _claims(pair: Changed, _: str | None) -> Iterator[Block]:
    if not pair.verdicts:
        yield nothing("No summary of changes and no briefing is loaded.")
        return
    yield claim_blocks.claims(pair.verdicts, "")
    found = mentioned(pair.verdicts)
    names = list(dict.fromkeys(verdict.claim.document for verdict in pair.verdicts))
    known = _groups(pair.comparison)
    told = [group for group in known if group[0].change_id in found]
    others = [group for group in known if group[0].change_id not in found]
    listed = {group[0].change_id for group in (*told, *others[:SHOWN])}
    rows = [
        (one.change_id, _what(one), [name in found.get(one.change_id, ()) for name in names])
        for one, *_ in known
        if one.change_id in listed
    ]
    yield claim_blocks.coverage(names, rows, "")
    if len(others) > SHOWN:
        yield nothing(f"{len(others) - SHOWN:,} more changes are mentioned nowhere.")


def _commitments(pair: Changed, _: str | None) -> Iterator[Block]:
    if not pair.landings:
        yield nothing("No commitments are loaded.")
        return
    rows = tracing.rows(pair.landings, pair.comparison, pair.unprompted[:SHOWN])
    yield claim_blocks.trace(pair.comparison, rows, "")
    if len(pair.unprompted) > SHOWN:
        yield nothing(f"{len(pair.unprompted) - SHOWN:,} more changes answer nothing that was found.")


def _groups(comparison: Comparison) -> list[list[Change]]:
    """The changes of words or of duties, those of one split or merge together."""
    every = entries(comparison.changes, comparison.duties)
    return [list(entry.rows) for entry in every if not entry.same and entry.kind != "not_determinable"]


def _what(change: Change) -> str:
    """A change in a few words: its kind, and how its passage begins."""
    passage = change.new or change.old
    text = words.one_line(passage.text if passage else "").split()
    start = " ".join(text[:START]) + (" ..." if len(text) > START else "")
    kind = words.SAME_BUT_DUTY if change.kind in words.SAME_WORDS else words.KINDS[change.kind][0]
    return f"{kind}: {start}"


def nothing(told: str) -> Block:
    """A sentence that says why a part is empty."""
    return Block(told, render("nothing.html", told=told))
