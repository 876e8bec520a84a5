"""The chapters of the summary of changes: what is new, what moved, what was reworded and what is gone in each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from wtanalysis.guidance.changes import Comparison
from wtanalysis.report import change_words as words
from wtanalysis.report import guidance_blocks
from wtanalysis.report.change_groups import Chapter, Entry
from wtanalysis.report.summary_words import clusters, link, links, md, quoted, rewording, stopped, told
from wtanalysis.report.words import capital

MOST, MANY, MOST_OF_MANY = 40, 300, 4
"""How many items of one kind a chapter lists; of editions with many changes fewer, the weightiest."""

Item = tuple[float, str]
"""How much an item weighs, in words that changed, and what it says."""
ALWAYS = float("inf")

FORCE, CAME = ("strengthened", "weakened", "other_holder"), ("new", "gone")


def chapter_lines(comparison: Comparison, chapter: Chapter) -> list[str]:
    """One chapter of the summary.

    Args:
        comparison: of two editions.
        chapter: its changes.

    Returns:
        Lines of Markdown, with an empty one between parts.
    """
    lines = [f"### {md(chapter.title)}", ""]
    about = md(guidance_blocks.about(comparison, chapter))
    parts = [
        ("Duties strengthened, weakened or given to another holder", list(_forced(comparison, chapter, FORCE))),
        ("The same words, and a duty that came or went", list(_forced(comparison, chapter, CAME))),
        ("Added", list(_sided(comparison, chapter, "added"))),
        ("Reworded", list(_reworded(comparison, chapter))),
        ("Moved here", list(_moved(comparison, chapter))),
        ("Split or drawn together", list(_parted(comparison, chapter))),
        (f"Removed (places of {md(words.names(comparison)[0])})", list(_sided(comparison, chapter, "removed"))),
    ]
    rest = _rest(chapter)
    lines += [" ".join(filter(None, (about, rest))), ""] if about or rest else []
    most = listed(comparison)
    for name, items in parts:
        if items:
            lines += [f"**{name}**", "", *(f"- {item}" for item in _weightiest(items, most, chapter)), ""]
    return lines


def listed(comparison: Comparison) -> int:
    """How many items of one kind a chapter lists at most."""
    changed = sum(change.kind not in (*words.SAME_WORDS, "not_determinable") for change in comparison.changes)
    return MOST if changed <= MANY else MOST_OF_MANY


def _weightiest(items: Sequence[Item], most: int, chapter: Chapter) -> Iterator[str]:
    """The weightiest items in their order, and how many more there are."""
    ranked = sorted(range(len(items)), key=lambda i: (-items[i][0], i))
    kept = set(ranked[:most]) | {i for i in ranked if items[i][0] == ALWAYS}
    yield from (told for i, (_, told) in enumerate(items) if i in kept)
    rest = len(items) - len(kept)
    if rest:
        yield f"and {words.spelled(rest, 'more', 'more')}, in [redline.html](redline.html#{chapter.anchor})"


def _is_forced(entry: Entry) -> bool:
    return entry.kind not in ("added", "removed") and bool(set(entry.duty_kinds) & set(FORCE))


def _forced(comparison: Comparison, chapter: Chapter, kinds: Sequence[str]) -> Iterator[Item]:
    """The changes that touch the force or the holder of a duty, in the order of the kinds.

    Of those in which a duty only came or went, it is those of the same words: the others are told as what they are.
    """
    own = chapter.of_kind(*words.SAME_WORDS) if kinds == CAME else chapter.entries
    found = [e for e in own if (_is_forced(e) if kinds == FORCE else not e.same and not _is_forced(e))]
    for entry in sorted(found, key=lambda e: min(kinds.index(k) for k in e.duty_kinds if k in kinds)):
        duties = [words.duty(one) for one in entry.every("duty_change") if words.duty_kind(one) in kinds]
        did = f"{md('; '.join(duties))}. {_spaced(_did(entry))}"
        yield ALWAYS, f"{_place(comparison, entry)}: {did}({link(entry.change_id)})"


def _did(entry: Entry) -> str:
    if not (entry.old and entry.new):
        return ""
    if [p.text for p in entry.old] == [p.text for p in entry.new]:
        return f"The words are the same: {quoted(entry.new[0].text)}"
    return f"{stopped(capital(rewording(entry)))}{_labels(entry)}"


def _spaced(told: str) -> str:
    return f"{told} " if told else ""


def _place(comparison: Comparison, entry: Entry) -> str:
    """Where a change stands now, and where it stood."""
    new = words.joined(dict.fromkeys(words.where(comparison.new, p) for p in entry.new))
    old = words.joined(dict.fromkeys(words.where(comparison.old, p) for p in entry.old))
    return md(f"{capital(new or old)}{words.was(old, new)}")


def _labels(entry: Entry) -> str:
    return f" Recorded as: {md('; '.join(entry.labels))}." if entry.labels else ""


def _sided(comparison: Comparison, chapter: Chapter, kind: str) -> Iterator[Item]:
    """What one edition alone has, drawn together."""
    guidance = comparison.new if kind == "added" else comparison.old
    entries = chapter.of_kind(kind)
    ids = {p.index: entry for entry in entries for p in (*entry.new, *entry.old)}
    for cluster in clusters(guidance, [p for entry in entries for p in (*entry.new, *entry.old)]):
        own = list(dict.fromkeys(ids[p.index] for p in cluster.passages))
        labels = "".join(dict.fromkeys(_labels(entry) for entry in own))
        size = ALWAYS if labels else sum(len(p.text.split()) for p in cluster.passages)
        yield size, f"{told(guidance, cluster)}{labels} ({links([entry.change_id for entry in own])})"


def _reworded(comparison: Comparison, chapter: Chapter) -> Iterator[Item]:
    """What says it in other words; what changed in terms and references only is counted."""
    found = [e for e in chapter.of_kind("reworded", "moved_reworded") if not _is_forced(e)]
    for entry in found:
        if entry.effect != "mechanical":
            more = f"{_origin(comparison, entry)}{_labels(entry)} ({link(entry.change_id)})"
            yield _weight(entry), f"{_place(comparison, entry)}: {stopped(rewording(entry))}{more}"
    slight = [entry for entry in found if entry.effect == "mechanical"]
    if slight:
        where = _numbers(comparison, slight)
        many = capital(words.spelled(len(slight), "passage"))
        yield ALWAYS, f"{many} changed in terms, references, links, names, numbering or punctuation only{where}."


def _size(entry: Entry) -> int:
    return sum(len(passage.text.split()) for passage in entry.new or entry.old)


def _weight(entry: Entry) -> float:
    """How much a rewording weighs: the words that it touches, or always enough where somebody recorded a label."""
    return ALWAYS if entry.labels else _size(entry) * (1 - (entry.similarity or 0.0))


def _numbers(comparison: Comparison, entries: Sequence[Entry]) -> str:
    """The paragraphs of some changes, in brackets; empty where none has a number."""
    found = []
    for entry in entries:
        for passage in entry.new:
            chain = (passage, *reversed(comparison.new.lead_ins(passage)))
            found += [p.number for p in chain if p.kind == "paragraph" and p.number][:1]
    return f" ({md(words.paragraphs(found))})" if found else ""


def _origin(comparison: Comparison, entry: Entry) -> str:
    if entry.kind not in ("moved", "moved_reworded"):
        return ""
    path = [md(words.one_line(title)) for title in comparison.old.path(entry.old[0])]
    return f" It stood under “{' › '.join(path)}”." if path else " It stood before the first chapter."


def _moved(comparison: Comparison, chapter: Chapter) -> Iterator[Item]:
    """What stands elsewhere in the same words, passages of the same origin drawn together."""
    found = [e for e in chapter.of_kind("moved") if not _is_forced(e)]
    for (before, _), run in groupby(found, key=lambda e: (e.old[0].section, e.new[0].section)):
        own = list(run)
        path = [md(words.one_line(t)) for t in comparison.old.path(own[0].old[0])] if before >= 0 else []
        origin = f"from “{' › '.join(path)}”" if path else "from before the first chapter"
        what = (
            _place(comparison, own[0])
            if len(own) == 1
            else f"{capital(words.spelled(len(own), 'passage'))}{_numbers(comparison, own)}"
        )
        ids = links([entry.change_id for entry in own])
        yield sum(map(_size, own)), f"{what}, {origin}: {quoted(own[0].new[0].text)} ({ids})"


def _parted(comparison: Comparison, chapter: Chapter) -> Iterator[Item]:
    for entry in (e for e in chapter.of_kind("split", "merged") if not _is_forced(e)):
        what = "one passage became" if entry.kind == "split" else "drawn together from"
        n = words.spelled(len(entry.new if entry.kind == "split" else entry.old), "", " ").strip()
        yield _size(entry), f"{_place(comparison, entry)}: {what} {n}. {_spaced(_did(entry))}({link(entry.change_id)})"


def _rest(chapter: Chapter) -> str:
    """What stayed, in a sentence."""
    same, numbered = (sum(entry.same for entry in chapter.of_kind(kind)) for kind in words.SAME_WORDS)
    silent = chapter.kinds.get("not_determinable", 0)
    parts = []
    if same:
        parts.append(f"{words.spelled(same, 'passage is', 'passages are')} unchanged")
    if numbered:
        parts.append(
            f"{words.spelled(numbered, 'has', 'have')} another number only"
            if same
            else f"{words.spelled(numbered, 'passage has', 'passages have')} another number only"
        )
    if silent:
        they = "it" if silent == 1 else "they"
        parts.append(f"of {words.spelled(silent, 'provision')} it cannot be told whether {they} changed")
    told = words.joined(parts)
    return f"{capital(told)}." if told else ""
