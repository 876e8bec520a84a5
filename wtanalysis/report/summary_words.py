"""How the summary of changes says things in Markdown: passages drawn together, and what a rewording does."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wtanalysis.guidance.model import Guidance, Passage
from wtanalysis.guidance.redline import Mark, redline
from wtanalysis.report import change_words as words
from wtanalysis.report.change_groups import Entry
from wtanalysis.report.words import capital

TIMES = {1: "once", 2: "twice"}
_SPECIAL = re.compile(r"([\\`*_\[\]<>|~#])|&(?=#?\w+;)")
MOST_MARKS, MOST_WORDS, LEAST_WORDS = 3, 16, 2


def md(text: str) -> str:
    r"""A text from outside as Markdown that shows it as it is, on one line.

    >>> md("a *b* [c](d) <i> x_y | &amp;")
    'a \\*b\\* \\[c\\](d) \\<i\\> x\\_y \\| \\&amp;'
    """
    return _SPECIAL.sub(lambda found: f"\\{found[0]}", words.one_line(text))


def quoted(text: str, most: int = 18) -> str:
    """The first words of a text in quotation marks.

    >>> quoted("Ferries should be on time.", 5)
    '“Ferries should be on time.”'
    """
    return f"“{md(words.first_words(text, most))}”"


def link(change_id: str) -> str:
    """A change as a link into the page beside the summary.

    >>> link("c0004")
    '[c0004](redline.html#c0004)'
    """
    return f"[{change_id}](redline.html#{change_id})"


def links(ids: Sequence[str], most: int = 4) -> str:
    """Changes as links, the first and the last of many."""
    if len(ids) <= most:
        return ", ".join(map(link, ids))
    return f"{link(ids[0])} to {link(ids[-1])}"


def table(head: Sequence[str], rows: Iterable[Sequence[str]], numeric: int = -1) -> list[str]:
    """A table in Markdown; from column ``numeric`` on numbers stand on the right."""
    rule = ["---:" if 0 <= numeric <= i else "---" for i in range(len(head))]
    return ["| " + " | ".join(row) + " |" for row in (head, rule, *rows)]


@dataclass(frozen=True)
class Cluster:
    """Passages of one edition that are told together: a whole section, a paragraph with its list, items of one list."""

    kind: str
    passages: tuple[Passage, ...]
    section: int = -1

    @property
    def first(self) -> Passage:
        """The passage whose words are quoted."""
        own = [p for p in self.passages if p.kind not in ("footnote", "caption")] or list(self.passages)
        return next((p for p in own if len(p.text.split()) >= LEAST_WORDS), own[0])


def clusters(guidance: Guidance, passages: Sequence[Passage]) -> list[Cluster]:
    """Passages drawn together as a reader would name them.

    Args:
        guidance: their edition.
        passages: those of one kind of change.

    Returns:
        A whole section below a chapter is one, if all its passages are given; so is a paragraph with the items that
        it leads in to, what is left of one list, and the footnotes of one chapter.
    """
    known = {p.index for p in passages}
    whole = _whole_sections(guidance, passages)
    found: dict[tuple[str, int], list[Passage]] = {}
    for passage in sorted(passages, key=lambda p: p.index):
        found.setdefault(_key(guidance, passage, known, whole), []).append(passage)
    return [Cluster(kind, tuple(own), index if kind == "section" else -1) for (kind, index), own in found.items()]


def _key(guidance: Guidance, passage: Passage, known: set[int], whole: set[int]) -> tuple[str, int]:
    section, top = passage.section, -1
    while section >= 0:
        top = section if section in whole else top
        section = guidance.sections[section].parent
    if top >= 0:
        return "section", top
    if passage.kind in ("footnote", "caption"):
        return passage.kind, guidance.chapter_of(passage)
    root = passage
    while root.lead_in in known:
        root = guidance.passages[root.lead_in]
    return ("items", root.lead_in) if root.lead_in >= 0 else ("paragraph", root.index)


def _whole_sections(guidance: Guidance, passages: Sequence[Passage]) -> set[int]:
    """The sections below chapters of which every passage is given, and at least two are."""
    every, own = _by_section(guidance, guidance.passages), _by_section(guidance, passages)
    return {s for s, n in own.items() if n == every[s] and n > 1 and guidance.sections[s].parent >= 0}


def _by_section(guidance: Guidance, passages: Iterable[Passage]) -> Counter[int]:
    counted: Counter[int] = Counter()
    for passage in passages:
        section = passage.section
        while section >= 0:
            counted[section] += 1
            section = guidance.sections[section].parent
    return counted


def told(guidance: Guidance, cluster: Cluster) -> str:
    """Passages that are told together, as the beginning of a list item."""
    own, first = cluster.passages, cluster.first
    n = len(own)
    if cluster.kind == "section":
        title = md(words.title(guidance.sections[cluster.section]))
        numbers = words.paragraphs([p.number for p in own if p.kind == "paragraph" and p.number])
        size = words.count(n, "passage")
        return f"The section “{title}” ({', '.join(filter(None, (numbers, size)))}): {quoted(first.text)}"
    if cluster.kind in ("footnote", "caption"):
        return (
            f"{capital(words.spelled(n, cluster.kind))}: {'; '.join(quoted(p.text, 10) for p in own[:3])}{_more(n - 3)}"
        )
    if cluster.kind == "items":
        lead = guidance.passages[own[0].lead_in]
        what = words.spelled(n, "row" if own[0].kind == "table" else "item")
        said = "; ".join(quoted(p.text, 12) for p in own[:4])
        return f"{capital(words.where(guidance, lead))}, {what} of its list: {said}{_more(n - 4)}"
    rest = f", with a list of {words.spelled(n - 1, 'item')}" if n > 1 else ""
    return f"{capital(words.where(guidance, first))}{rest}: {quoted(first.text)}"


def _more(n: int) -> str:
    return f"; and {words.spelled(n, 'more', 'more')}" if n > 0 else ""


def rewording(entry: Entry) -> str:
    """What a rewording does, in words: what became what, what was added, what went.

    >>> from wtanalysis.guidance.changes import Change
    >>> one, other = (Passage(0, "paragraph", f"Ferries {word} be on time.", "L1") for word in ("should", "must"))
    >>> rewording(Entry((Change("c0001", "reworded", one, other),), (one,), (other,)))
    '“should” became “must”'
    """
    old, new = (" ".join(p.text for p in own) for own in (entry.old, entry.new))
    every = list(_edits(redline(old, new)))
    edits = [edit for edit in every if re.search(r"\w", "".join(edit))] or every
    kept = len(new.split()) - sum(len(came.split()) for _, came in edits)
    if not edits:
        return "only its typography changed"
    if kept < 0.4 * len(new.split()):
        return f"rewritten; it now begins {quoted(new)}"
    counted = Counter(edits)
    largest = sorted(counted, key=lambda edit: -_size(edit))[:MOST_MARKS]
    shown = [_edit(*edit, n) for edit, n in counted.items() if edit in largest]
    rest = len(counted) - len(shown)
    return "; ".join(shown) + (f"; and {words.spelled(rest, 'smaller change')}" if rest else "")


def _edits(marks: Sequence[Mark]) -> Iterable[tuple[str, str]]:
    """What went and what came in its place, in pairs."""
    out = ""
    for mark in marks:
        if mark.op == "out":
            out += mark.old
        elif mark.op == "in":
            yield out.strip(), mark.new.strip()
            out = ""
        elif out:
            yield out.strip(), ""
            out = ""
    if out:
        yield out.strip(), ""


def _size(edit: tuple[str, str]) -> int:
    force = any(re.search(r"\b(?:must|should|may|shall|required|not)\b", part) for part in edit)
    return len(edit[0].split()) + len(edit[1].split()) + 20 * force


def _edit(out: str, came: str, n: int) -> str:
    out, came = (part if re.search(r"\w", part) or not re.search(r"\w", out + came) else "" for part in (out, came))
    times = f" {TIMES.get(n, f'{n} times')}" if n > 1 else ""
    if out and came:
        return f"{quoted(out, MOST_WORDS)} became {quoted(came, MOST_WORDS)}{times}"
    done = f"{quoted(came, MOST_WORDS)} was added" if came else f"{quoted(out, MOST_WORDS)} was taken out"
    return f"{done}{times}"


def stopped(told: str) -> str:
    """A sentence with a full stop, unless what it quotes at its end has one.

    >>> stopped("it begins “Go.”"), stopped("it was added")
    ('it begins “Go.”', 'it was added.')
    """
    return told if re.search(r"[.!?…]”?$", told) else f"{told}."
