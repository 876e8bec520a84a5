"""The summary of changes as a department would publish it, in Markdown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from wtanalysis.guidance.audience_words import AUDIENCES
from wtanalysis.guidance.changes import CitationChange, Comparison, TermChange
from wtanalysis.guidance.model import Guidance
from wtanalysis.report import change_words as words
from wtanalysis.report import guidance_blocks
from wtanalysis.report.change_groups import Chapter, by_chapter, identical
from wtanalysis.report.change_groups import kinds as kinds_of
from wtanalysis.report.chapter_map import chapter_map
from wtanalysis.report.summary_chapters import MOST, chapter_lines, listed
from wtanalysis.report.summary_claims import claim_lines, trace_lines, unknown_lines
from wtanalysis.report.summary_duties import duty_lines
from wtanalysis.report.summary_words import TIMES, md, table
from wtanalysis.report.words import capital, counted, day

CITED = {"act": "Acts", "instrument": "Statutory instruments", "guidance": "Guidance", "link": "Links"}


def summary(comparison: Comparison, claims: Sequence[Any] = (), trace: Sequence[Any] = ()) -> str:
    """What changed between two editions, by chapter, as Markdown.

    Args:
        comparison: of two editions; one for an audience says so in its title.
        claims: verdicts on what summaries say, as ``claims.judge`` gives them or as rows of the table ``claims``.
        trace: where commitments landed, as ``findings.trace`` gives it or as rows of the table ``trace``.

    Returns:
        The summary. It quotes the first words of passages; whether a change is factual or substantive it tells only
        where a publisher or reviewer said so. The same comparison gives the same text.
    """
    chapters = by_chapter(comparison)
    same = identical(comparison, chapters)
    parts: list[Iterable[str]] = [
        [f"# {md(guidance_blocks.title(comparison))}"],
        _intro(comparison),
        [same] if same else _changed(comparison, chapters),
        claim_lines(claims, {change.change_id for change in comparison.changes}),
        trace_lines(comparison, trace),
        unknown_lines(comparison, chapters),
        _notes(comparison),
    ]
    return "\n\n".join(_blocks(parts)) + "\n"


def _blocks(parts: Iterable[Iterable[str]]) -> Iterator[str]:
    """Parts as texts; those without a line left out."""
    blocks = ("\n".join(lines).strip() for lines in parts)
    yield from (block for block in blocks if block)


def _changed(comparison: Comparison, chapters: Sequence[Chapter]) -> Iterator[str]:
    """What changed: at a glance, by chapter, then duties, terms, citations and audiences."""
    parts: list[Iterable[str]] = [
        _glance(comparison, chapters),
        _where(comparison),
        _listed(comparison) if chapters else [],
        *(chapter_lines(comparison, chapter) for chapter in chapters),
        duty_lines(comparison),
        _terms(comparison),
        _citations(comparison),
        _whom(comparison, chapters),
    ]
    yield "\n\n".join(_blocks(parts))


def _listed(comparison: Comparison) -> Iterator[str]:
    yield from ("## Chapter by chapter", "")
    if listed(comparison) < MOST:
        yield (
            f"So that this summary stays one, a chapter lists at most {words.NUMBERS[listed(comparison)]} items of one "
            "kind: those that touch most words. All are in changes.csv, and side by side in redline.html."
        )


def _intro(comparison: Comparison) -> Iterator[str]:
    old, new = comparison.old, comparison.new
    names = words.names(comparison)
    yield f"This summary sets out what changed between {_named(old, names[0])} and {_named(new, names[1])}."
    yield (
        "The two were compared passage by passage (paragraphs, items of lists, rows of tables, footnotes), paired by "
        f"what they say and not by their numbers: {_size(old)} of {md(names[0])}, {_size(new)} of {md(names[1])}."
    )
    left = [f"{words.joined(_left(g))} of {md(name)}" for g, name in zip((old, new), names, strict=True) if g.left_out]
    if left:
        yield f"Left out of the comparison: {words.joined(left)}."
    yield (
        "A program made it from the words of the texts. Whether a change is factual or substantive is a judgement that "
        "it does not make; where a publisher or a reviewer has recorded one, it says so."
    )
    if comparison.audience:
        whom = AUDIENCES.get(comparison.audience, comparison.audience)
        yield f"It holds only the changes that concern this audience: {md(whom)}."
    yield ""
    if comparison.outline:
        yield f"> **Outline in our own words, not the edition.** {md(guidance_blocks.outlined(comparison))}"
        yield "> Where an outline is silent, nothing is called added or removed."


def _named(guidance: Guidance, name: str) -> str:
    issued = ", ".join(filter(None, (md(guidance.publisher), md(day(guidance.date)))))
    title = f"*{md(guidance.title)}*" if guidance.title else "an edition without a title"
    return f"{title} ({', '.join(filter(None, (md(name), issued)))})"


def _size(guidance: Guidance) -> str:
    return f"{words.count(len(guidance.passages), 'passage')} ({words.count(guidance.words, 'word')})"


def _left(guidance: Guidance) -> list[str]:
    return [f"{n:,} {md(counted(n, what))}" for what, n in sorted(guidance.left_out.items()) if n]


def _glance(comparison: Comparison, chapters: Sequence[Chapter]) -> Iterator[str]:
    """The table of kinds, and a sentence each on chapters, duties and terms."""
    yield from ("## At a glance", "")
    kinds = [kind for kind in words.KINDS if comparison.kinds.get(kind)]
    if not kinds:
        yield "Nothing was found to compare."
        return
    named = kinds_of(comparison, chapters)
    rows = [(named[k][0], f"{comparison.kinds[k]:,}", capital(named[k][1])) for k in kinds]
    head = ("Passages", "How many", "What it means")
    yield from ("| " + " | ".join(row) + " |" for row in (head, ("---", "---:", "---"), *rows))
    yield ""
    yield from (f"- {told}" for told in _sentences(comparison, chapters))


def _sentences(comparison: Comparison, chapters: Sequence[Chapter]) -> Iterator[str]:
    sides = zip((comparison.old, comparison.new), words.names(comparison), strict=True)
    old, new = (f"{'the outline of ' if guidance.outline else ''}{md(name)}" for guidance, name in sides)
    for told, own in (
        (f"of {new} without a counterpart in {old}", [c for c in chapters if c.old is None]),
        (f"of {old} without a counterpart in {new}", [c for c in chapters if c.new is None]),
    ):
        if own:
            titles = words.joined(f"“{md(c.title)}”" for c in own)
            yield f"{capital(words.spelled(len(own), 'chapter'))} {told}: {titles}."
    duties: Counter[str] = Counter(change.kind for change in comparison.duties)
    shown = [kind for kind in guidance_blocks.DUTY_ORDER if duties[kind]]
    if shown:
        told = words.joined(f"{duties[kind]:,} {words.DUTIES[kind][0].lower()}" for kind in shown)
        yield f"Duties: {told}."
    replaced = [term for term in comparison.terms if term.kind == "replacement"]
    if replaced:
        some = [f"“{md(t.old)}” by “{md(t.new)}”" for t in replaced[:5]]
        more = [words.spelled(len(replaced) - 5, "other")] if len(replaced) > 5 else []
        yield f"Terms replaced throughout: {words.joined([*some, *more])}."


def _where(comparison: Comparison) -> Iterator[str]:
    """Where each chapter of the old edition is in the new one."""
    found = chapter_map(comparison)
    if len(found.old) + len(found.new) < 3:
        return
    yield from ("## Where the chapters went", "")
    rows = []
    for box in found.old:
        kin = [f"{md(title)} ({words.count(n, 'word')})" for title, n, own in found.out_of(box) if own]
        other = [f"{md(title)} ({words.count(n, 'word')})" for title, n, own in found.out_of(box) if not own and n]
        rows.append((md(box.title), words.joined(kin) or "no counterpart", "; ".join(other) or "–", f"{box.alone:,}"))
    head = (
        f"Chapter of {md(found.names[0])}",
        f"Counterpart in {md(found.names[1])}",
        "Also in",
        "Words without a counterpart",
    )
    yield from table(head, rows, 3)


def _times(n: int) -> str:
    return TIMES.get(n, f"{n:,} times")


def _terms(comparison: Comparison) -> Iterator[str]:
    replaced = [term for term in comparison.terms if term.kind == "replacement"]
    other = [term for term in comparison.terms if term.kind != "replacement"]
    if not replaced and not other:
        return
    yield from ("## Terms", "")
    for term in replaced:
        yield f"- “{md(term.old)}” became “{md(term.new)}” {_times(term.replaced)}. {_remains(comparison, term)}"
    if replaced and other:
        yield ""
    for kind in dict.fromkeys(term.kind for term in other):
        own = [term for term in other if term.kind == kind]
        for told, names in (
            ("that came", [md(t.new) for t in own if t.new and not t.old]),
            ("that went", [md(t.old) for t in own if t.old and not t.new]),
            ("in other words", [md(_renamed(t)) for t in own if t.old and t.new]),
        ):
            if names:
                yield f"- {capital(words.spelled(len(names), kind))} {told}: {'; '.join(names)}."


def _renamed(term: TermChange) -> str:
    return term.old if term.old == term.new else f"{term.old} (now {term.new})"


def _remains(comparison: Comparison, term: TermChange) -> str:
    if not term.left:
        return "The old term is gone."
    places = md(guidance_blocks.remaining(comparison, term))
    return f"The old term remains in {words.spelled(len(term.left), 'passage')}: {places}."


def _citations(comparison: Comparison) -> Iterator[str]:
    came = [c for c in comparison.citations if c.change == "added"]
    went = [c for c in comparison.citations if c.change == "removed"]
    if not came and not went:
        return
    names = words.names(comparison)
    yield from ("## What is cited", "")
    for told, own in ((f"Cited in {md(names[1])} only", came), (f"Cited in {md(names[0])} only", went)):
        if own:
            yield from (f"**{told}**", "")
            for kind in dict.fromkeys(c.kind for c in own):
                listed = "; ".join(dict.fromkeys(_cited(c) for c in own if c.kind == kind))
                yield f"- {CITED.get(kind, capital(kind))}: {listed}."
            yield ""


def _cited(citation: CitationChange) -> str:
    return md(", ".join(filter(None, (citation.title, citation.provision))))


def _whom(comparison: Comparison, chapters: Sequence[Chapter]) -> Iterator[str]:
    """How many changes concern each audience."""
    changed = [e for c in chapters for e in c.entries if not e.same and e.kind != "not_determinable"]
    rows = []
    for code, name in AUDIENCES.items():
        own = [e for e in changed if code in e.every("audiences")]
        forced = [e for e in own if set(e.duty_kinds) - {"same", "not_determinable"}]
        if own and not comparison.audience:
            rows.append((capital(md(name)), f"{len(own):,}", f"{len(forced):,}"))
    if rows:
        yield from ("## Whom it concerns", "")
        yield "A change may concern several audiences; one that names none is in no row."
        yield ""
        yield from table(("Audience", "Changes", "Of them with a change of duty"), rows, 1)


def _notes(comparison: Comparison) -> Iterator[str]:
    yield from ("## Notes", "")
    yield from (f"- {md(note)}" for note in comparison.notes)
    yield "- Every change with its number (such as c0001) stands in changes.csv, and side by side in redline.html."
