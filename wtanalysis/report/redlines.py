"""Two editions side by side as one file: every change with its marks, a map of chapters, filters and a search."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from itertools import groupby
from typing import Any

from markupsafe import Markup, escape

from wtanalysis.guidance.audience_words import AUDIENCES
from wtanalysis.guidance.changes import Comparison
from wtanalysis.guidance.model import Guidance, Passage
from wtanalysis.guidance.redline import redline
from wtanalysis.report import change_words as words
from wtanalysis.report import claim_blocks, guidance_blocks
from wtanalysis.report.change_groups import Chapter, Entry, by_chapter
from wtanalysis.report.rendering import render
from wtanalysis.report.words import capital

Piece = tuple[str, str]
HEARD = {"out": ("del", "removed"), "in": ("ins", "added")}


@dataclass(frozen=True)
class Side:
    """One passage as it stands in a column: where it is, and its text with the marks."""

    place: str
    under: str
    html: Markup


@dataclass(frozen=True)
class Row:
    """One change in the page: what it is in words, and its two columns."""

    entry: Entry
    heading: str
    told: tuple[tuple[str, str], ...]
    old: tuple[Side, ...]
    new: tuple[Side, ...]
    missing: str = ""

    @property
    def bound(self) -> bool:
        """Whether a duty changed in it, for certain."""
        return bool(set(self.entry.duty_kinds) & set(words.DUTY_CHANGED))


@dataclass(frozen=True)
class Same:
    """A run of passages whose words are the same, folded away: what stands on the fold, and each with its numbers."""

    summary: str
    rows: tuple[tuple[Entry, str, Markup], ...]


@dataclass(frozen=True)
class Part:
    """The changes of one chapter: single ones, and runs of passages with the same words."""

    chapter: Chapter
    about: str
    rows: tuple[Row | Same, ...]


def page(comparison: Comparison, claims: Sequence[Any] = (), trace: Sequence[Any] = ()) -> str:
    """Two editions side by side, as one HTML file that needs no network.

    Args:
        comparison: of two editions.
        claims: verdicts on what summaries say, as ``claims.judge`` gives them or as rows of the table ``claims``.
        trace: where commitments landed, as rows of the table ``trace``.

    Returns:
        The page: the same comparison gives the same bytes. Without scripts it shows everything; with them it filters.
    """
    chapters = by_chapter(comparison)
    parts = [_part(comparison, chapter) for chapter in chapters]
    style, script = _asset("style.css") + _asset("redline.css"), _asset("redline.js")
    values: dict[str, Any] = {
        "comparison": comparison, "names": words.names(comparison), "parts": parts, "chapters": chapters,
        "title": guidance_blocks.title(comparison), "outlined": guidance_blocks.outlined(comparison),
        "facets": facets(chapters), "style": style,
        "script": script, "policy": policy(style, script), "changed": sum(_changed(c) for c in chapters),
        "same": sum(len(c.entries) - _changed(c) for c in chapters),
    }  # fmt: skip
    known = {change.change_id for change in comparison.changes}
    blocks = {
        "overview": guidance_blocks.overview(comparison, page=""),
        "map": guidance_blocks.chapter_map(comparison),
        "duties_table": guidance_blocks.duties(comparison, page=""),
        "terms_table": guidance_blocks.terms(comparison, page=""),
        "citations": guidance_blocks.citations(comparison),
        "claims": claim_blocks.claims(claims, "", known) if claims else "",
        "trace": claim_blocks.trace(comparison, trace, "", known) if trace else "",
    }
    return render("redline.html", **values, **{name: getattr(block, "html", "") for name, block in blocks.items()})


def policy(style: str, script: str) -> str:
    """What the page allows a browser to do: run its own script, use its own style, and nothing else.

    >>> policy("a", "b").count("sha256-")
    2
    """
    hashed = [b64encode(sha256(f"\n{text}\n".encode()).digest()).decode() for text in (script, style)]
    return (
        f"default-src 'none'; script-src 'sha256-{hashed[0]}'; style-src 'sha256-{hashed[1]}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def facets(chapters: Sequence[Chapter]) -> dict[str, list[tuple[str, str, int]]]:
    """What can be filtered by, each with its code, its name and how many changes carry it.

    Args:
        chapters: the changes of a comparison by chapter.

    Returns:
        ``kinds``, ``effects``, ``audiences``, ``duties`` and ``chapters``; only what occurs.
    """
    entries = [entry for chapter in chapters for entry in chapter.entries]
    counted: dict[str, list[tuple[str, str, int]]] = {
        "kinds": [(k, words.KINDS[k][0], sum(e.kind == k for e in entries)) for k in words.KINDS],
        "effects": [(k, t.partition(":")[0], sum(e.effect == k for e in entries)) for k, t in words.EFFECTS.items()],
        "audiences": [
            (k, capital(told), sum(k in e.every("audiences") for e in entries)) for k, told in AUDIENCES.items()
        ],
        "duties": [(k, words.DUTIES[k][0], sum(k in e.duty_kinds for e in entries)) for k in words.DUTIES],
        "chapters": [(c.anchor, c.title, len(c.entries)) for c in chapters],
    }
    return {name: [row for row in rows if row[2]] for name, rows in counted.items()}


def _changed(chapter: Chapter) -> int:
    return sum(not entry.same for entry in chapter.entries)


def _part(comparison: Comparison, chapter: Chapter) -> Part:
    rows: list[Row | Same] = []
    for same, run in groupby(chapter.entries, key=lambda entry: entry.same):
        if same:
            rows.append(_same(tuple(run)))
        else:
            rows += (_row(comparison, entry) for entry in run)
    return Part(chapter, guidance_blocks.about(comparison, chapter), tuple(rows))


def _same(run: Sequence[Entry]) -> Same:
    counted = words.count(len(run), "passage")
    other = sum(entry.kind == "renumbered" for entry in run)
    first = [e.new[0] for e in run if e.new]
    places = words.paragraphs([p.number for p in first if p.kind == "paragraph" and p.number])
    told = ", ".join(filter(None, (places, f"{other} renumbered" if other else "")))
    rows = tuple((e, _numbers(e), Markup("").join(text(p) for p in e.new or e.old)) for e in run)
    return Same(f"{counted} with the same words{f' ({told})' if told else ''}", rows)


def _numbers(entry: Entry) -> str:
    old, new = (p[0].number if p else "" for p in (entry.old, entry.new))
    return new if old == new else f"{new or 'no number'} (was {old or 'not numbered'})"


def _row(comparison: Comparison, entry: Entry) -> Row:
    old, new = comparison.old, comparison.new
    before, after = marked(entry.old, entry.new, entry.kind)
    elsewhere = entry.kind in ("moved", "moved_reworded", "removed", "not_determinable")
    return Row(
        entry, _heading(comparison, entry), _told(entry),
        tuple(_side(old, p, html, elsewhere) for p, html in zip(entry.old, before, strict=True)),
        tuple(_side(new, p, html, False) for p, html in zip(entry.new, after, strict=True)),
        _missing(comparison, entry),
    )  # fmt: skip


def _heading(comparison: Comparison, entry: Entry) -> str:
    after = words.joined(dict.fromkeys(words.where(comparison.new, p) for p in entry.new))
    before = words.joined(dict.fromkeys(words.where(comparison.old, p) for p in entry.old))
    told = after or f"{before} of {words.names(comparison)[0]}"
    return f"{entry.name}: {told}{words.was(before, after)}"


def _told(entry: Entry) -> tuple[tuple[str, str], ...]:
    """What is known of a change beside its words: name and value."""
    rows = (
        ("Duty", "; ".join(words.duty(told) for told in entry.every("duty_change"))),
        ("Effect", "" if entry.kind in ("added", "removed") else words.EFFECTS.get(entry.effect, "")),
        ("Called", "; ".join(map(words.one_line, entry.labels))),
        ("Terms", "; ".join(words.term(told) for told in entry.every("terms"))),
        ("Concerns", ", ".join(AUDIENCES.get(code, code) for code in entry.every("audiences"))),
        ("Similarity", words.percent_alike(entry.similarity)),
        (
            "Paired by" if entry.old and entry.new else "Why",
            "; ".join(words.one_line(why) for why in entry.every("why")),
        ),
        ("Bears on whether it is substantive", "; ".join(words.one_line(told) for told in entry.every("bears_on"))),
    )
    return tuple((name, value) for name, value in rows if value)


def _missing(comparison: Comparison, entry: Entry) -> str:
    """What stands in the column that has no passage."""
    if entry.old and entry.new:
        return ""
    guidance, name = (comparison.new, 1) if entry.old else (comparison.old, 0)
    edition = words.names(comparison)[name]
    if entry.kind == "not_determinable":
        what = "outline" if guidance.outline else "text"
        return f"The {what} of {edition} says nothing that pairs with it. That settles nothing."
    return f"{edition} is recorded as holding no such provision." if guidance.outline else f"Not in {edition}."


def _side(guidance: Guidance, passage: Passage, html: Markup, elsewhere: bool) -> Side:
    path = guidance.path(passage)
    shown = path if elsewhere else path[1:]
    place = " › ".join([*(words.one_line(title) for title in shown), words.spot(guidance, passage)])
    lead = guidance.lead_ins(passage)
    sources = passage.stated.sources if passage.stated else ()
    under = f"Under “{words.first_words(lead[-1].text, 14)}”" if lead else ""
    read = f"Read from {'; '.join(map(words.source, sources))}" if len(sources) > 1 else ""
    return Side(place, ". ".join(filter(None, (under, read))), html)


def marked(old: Sequence[Passage], new: Sequence[Passage], kind: str) -> tuple[list[Markup], list[Markup]]:
    """The texts of a change with its marks, passage by passage on each side.

    Args:
        old: the passages of the change in the old edition; several of a merge are marked as if they were one.
        new: those in the new edition; several of a split are marked as if they were one.
        kind: its kind; only what is reworded, split or merged is marked.
    """
    if not old or not new or kind in ("moved", "not_determinable", *words.SAME_WORDS):
        return [text(p) for p in old], [text(p) for p in new]
    marks = redline(" ".join(p.text for p in old), " ".join(p.text for p in new))
    before = [(mark.op, mark.old) for mark in marks if mark.op != "in"]
    after = [(mark.op, mark.new) for mark in marks if mark.op != "out"]
    return [_html(own) for own in _cut(before, old)], [_html(own) for own in _cut(after, new)]


def text(passage: Passage) -> Markup:
    """A passage without marks, a glossary entry with its term."""
    return escape(words.clean(passage.text))


def _cut(pieces: Sequence[Piece], passages: Sequence[Passage]) -> Iterator[list[Piece]]:
    """Marks of passages joined by one space, shared out among them."""
    rest = list(pieces)
    for passage in passages:
        left, own = len(passage.text), []
        while rest and left > 0:
            op, said = rest.pop(0)
            own.append((op, said[:left]))
            if len(said) > left:
                rest.insert(0, (op, said[left:]))
            left -= len(said)
        if rest:  # the space between two passages
            op, said = rest.pop(0)
            rest[:0] = [(op, said[1:])] if said[1:] else []
        yield own


def _html(pieces: Sequence[Piece]) -> Markup:
    told = []
    for op, said in pieces:
        shown = escape(words.clean(said))
        if op == "same" or not said.strip():
            told.append(shown)
        else:
            tag, heard = HEARD[op]
            lead, body, tail = _spaces(shown)
            marked_up = f"{lead}<{tag}><span>{heard}: </span>{body}<span> end of {heard}</span></{tag}>{tail}"
            told.append(Markup(marked_up))  # noqa: S704 (shown is escaped above)
    return Markup("").join(told)


def _spaces(shown: str) -> tuple[str, str, str]:
    """The spaces before a text, the text, and those after it: a mark begins and ends with a word."""
    body = shown.strip()
    start = shown.index(body)
    return shown[:start], body, shown[start + len(body) :]


@cache
def _asset(name: str) -> str:
    return files("wtanalysis.report").joinpath("templates", name).read_text(encoding="utf-8")
