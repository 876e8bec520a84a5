"""How the pages and the summary say what changed: kinds, effects, duties, names of editions, places and ranges."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from wtanalysis.guidance.changes import Comparison
from wtanalysis.guidance.model import Guidance, Part, Passage
from wtanalysis.report.words import spoken

KINDS = {
    "added": ("Added", "the new edition has it, and nothing in the old one pairs with it"),
    "removed": ("Removed", "the old edition has it, and nothing in the new one pairs with it"),
    "reworded": ("Reworded", "in its place, in other words"),
    "moved_reworded": ("Moved and reworded", "elsewhere, and in other words"),
    "moved": ("Moved", "the same words elsewhere"),
    "split": ("Split", "one passage became several"),
    "merged": ("Merged", "several passages became one"),
    "renumbered": ("Renumbered", "the same words in their place, under another number"),
    "unchanged": ("Unchanged", "the same words, number and place"),
    "not_determinable": ("Not determinable", "an outline is silent, or its words cannot be compared"),
}
SAME_WORDS = ("unchanged", "renumbered")
EFFECTS = {
    "wording": "Wording",
    "mechanical": "Mechanical: terms, references, links, names, numbering or punctuation only",
}
DUTIES = {
    "strengthened": ("Strengthened", "the same duty, in a stronger word"),
    "weakened": ("Weakened", "the same duty, in a weaker word"),
    "other_holder": ("Other holder", "the same duty, on somebody else"),
    "new": ("New", "a duty that the old edition does not have"),
    "gone": ("Gone", "a duty that the new edition does not have"),
    "not_determinable": ("Not determinable", "an outline is silent"),
    "same": ("The same", "the same duty, as strong, on the same holder"),
}
DUTY_CHANGED = ("strengthened", "weakened", "other_holder", "new", "gone")
SAME_BUT_DUTY = "Same words, another duty"
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]|[\ud800-\udfff]")
_LINE = re.compile(r"\b(?:line|page) \d+\b")
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


SILENT = {
    "added": "the sources say that the old edition did not have it",
    "removed": "the sources say that the new edition does not have it",
}


def kinds(comparison: Comparison) -> dict[str, tuple[str, str]]:
    """What each kind of change is called, and what it means; of outlines, added and removed rest on their sources."""
    told = {kind: (KINDS[kind][0], meaning) for kind, meaning in SILENT.items()} if comparison.outline else {}
    return {**KINDS, **told}


def clean(text: str) -> str:
    r"""A text from outside without what changes how its neighbours are shown: such characters are named instead.

    >>> clean("a\u202eb\x00")
    'a[U+202E]b\ufffd'
    """
    return _BIDI.sub(lambda found: f"[U+{ord(found[0]):04X}]", _CONTROL.sub("\ufffd", text))


def one_line(text: str) -> str:
    r"""A text from outside, cleaned, with single spaces.

    >>> one_line(" a \n b ")
    'a b'
    """
    return " ".join(clean(text).split())


def names(comparison: Comparison) -> tuple[str, str]:
    """What the two editions are called, the old one first; told apart where their names are the same.

    >>> from wtanalysis.guidance.changes import Alignment
    >>> from wtanalysis.provenance import Source
    >>> one, other = (Guidance(Source("a.md", ""), name, "Fares") for name in ("2018", "2023"))
    >>> names(Comparison(one, other, Alignment((), ()))), names(Comparison(one, one, Alignment((), ())))
    (('2018', '2023'), ('2018 (old)', '2018 (new)'))
    """
    old, new = one_line(comparison.old.edition) or "old edition", one_line(comparison.new.edition) or "new edition"
    return (f"{old} (old)", f"{new} (new)") if old == new else (old, new)


def count(n: int, what: str, many: str = "") -> str:
    """A number with what it counts, in the singular where it is one.

    >>> count(1, "passage"), count(1200, "passage"), count(0, "duty", "duties")
    ('1 passage', '1,200 passages', '0 duties')
    """
    return f"{n:,} {what if n == 1 else many or what + 's'}"


def spelled(n: int, what: str, many: str = "") -> str:
    """A count for the beginning of a sentence or for running text: numbers below ten in words.

    >>> spelled(1, "chapter"), spelled(12, "chapter")
    ('one chapter', '12 chapters')
    """
    return f"{NUMBERS[n]} {what if n == 1 else many or what + 's'}" if n < len(NUMBERS) else count(n, what, many)


def joined(parts: Iterable[str], last: str = "and") -> str:
    """Parts as running text.

    >>> joined(["a"]), joined(["a", "b", "c"])
    ('a', 'a, b and c')
    """
    *some, end = [part for part in parts if part] or [""]
    return f"{', '.join(some)} {last} {end}" if some else end


def title(part: Part) -> str:
    """The title of a section with its number, where the title does not begin with it.

    >>> title(Part("Fares", "L1", number="2")), title(Part("2. Fares", "L1", number="2"))
    ('2 Fares', '2. Fares')
    """
    told = one_line(part.title)
    known = not part.number or re.search(rf"(?<!\w){re.escape(part.number)}(?!\w)", told[:40])
    return told if known else f"{part.number} {told}"


def chapter(guidance: Guidance, index: int) -> str:
    """The title of a chapter; words that say so before the first one.

    >>> from wtanalysis.provenance import Source
    >>> chapter(Guidance(Source("a.md", ""), "1", "Fares"), -1)
    'The whole document'
    """
    if index >= 0:
        return title(guidance.sections[index])
    return "Before the first chapter" if guidance.chapters else "The whole document"


def where(guidance: Guidance, passage: Passage) -> str:
    """Where a passage stands, in words that fit into a sentence.

    The section is told where the place alone does not lead there: it has no number, or one that others have, too.

    >>> from wtanalysis.provenance import Source
    >>> rule, note = Passage(0, "paragraph", "Pay.", "L3", number="7"), Passage(1, "footnote", "In cash.", "p2", "1")
    >>> plain = Passage(2, "paragraph", "On board.", "L9", section=1)
    >>> parts = (Part("Fares", "L1", chapter=0), Part("By night", "L8", level=1, parent=0, chapter=0))
    >>> edition = Guidance(Source("a.md", ""), "1", "Fares", sections=parts, passages=(rule, note, plain))
    >>> where(edition, rule), where(edition, note), where(edition, plain)
    ('paragraph 7', 'footnote 1, page 2', '“By night”, line 9')
    """
    told = spot(guidance, passage)
    if passage.kind in ("footnote", "caption", "glossary") or passage.section < 0 or passage.stated:
        return told
    numbered = told.startswith("paragraph ") and told == one_line(guidance.place(passage))
    if numbered or guidance.sections[passage.section].chapter == passage.section:
        return told
    return f"“{one_line(guidance.section_title(passage))}”, {told}"


def spot(guidance: Guidance, passage: Passage) -> str:
    """The same without the section, for a place beside which the section is told.

    Of an outline, whose lines mean nothing to a reader, it is the place of the first source.
    """
    place = guidance.place(passage)
    if place == passage.locator:
        read = passage.stated.sources[0] if passage.stated and passage.stated.sources else ""
        place = f"from {source(read)}" if read else spoken(place)
    place = place.removeprefix(f"{guidance.section_title(passage)}, ")
    if passage.kind == "glossary" and passage.term:
        return f"glossary, “{one_line(passage.term)}”"
    kind = {"footnote": "footnote", "table": "table row", "glossary": "glossary", "caption": "caption"}
    own = kind.get(passage.kind, "")
    if passage.kind == "footnote" and passage.number:
        own = f"footnote {one_line(passage.number)}"
    return ", ".join(filter(None, (own, one_line(place))))


def source(read: str) -> str:
    """A source of an outline in words.

    >>> source("guidance-2023:¶45"), source("nspcc-2018:66"), source("guidance-2023:p154")
    ('guidance-2023, paragraph 45', 'nspcc-2018, line 66', 'guidance-2023, page 154')
    """
    document, _, place = one_line(read).partition(":")
    if place.startswith("¶"):
        place = f"paragraph {place[1:]}"
    return ", ".join(filter(None, (document, spoken(f"L{place}" if place.isdigit() else place))))


def was(old: str, new: str) -> str:
    """Where something stood, in brackets, if that says more than where it stands now: line numbers alone do not.

    >>> was("paragraph 2", "paragraph 5"), was("line 2", "line 5"), was("“By night”, line 2", "“By night”, line 5")
    (' (was paragraph 2)', '', '')
    """
    bare = [_LINE.sub("", told) for told in (old, new)]
    outline = old.startswith("from ") and new.startswith("from ")
    return f" (was {old})" if old and new and bare[0] != bare[1] and not outline else ""


def ranges(numbers: Sequence[str]) -> str:
    """Numbers in their order, runs drawn together.

    >>> ranges(["3", "4", "5", "9", "9a", "11"])
    '3 to 5, 9, 9a and 11'
    """
    known = list(dict.fromkeys(numbers))
    runs: list[list[str]] = [[known[0]]] if known else []
    for before, number in pairwise(known):
        if before.isdigit() and number.isdigit() and int(number) == int(before) + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    told = (f"{run[0]} to {run[-1]}" if len(run) > 2 else " and ".join(run) for run in runs)
    parts = [part for run in told for part in run.split(" and ")]
    return joined(parts)


def paragraphs(numbers: Sequence[str]) -> str:
    """Paragraph numbers in words; empty without any.

    >>> paragraphs(["4"]), paragraphs(["4", "5", "6"]), paragraphs([])
    ('paragraph 4', 'paragraphs 4 to 6', '')
    """
    known = list(dict.fromkeys(numbers))
    return f"paragraph{'s' if len(known) > 1 else ''} {ranges(known)}" if known else ""


def document(guidance: Guidance) -> str:
    """The title of a document, without its subtitle where it is long.

    >>> from wtanalysis.provenance import Source
    >>> document(Guidance(Source("a.md", ""), "1", "Safe Ferries: a guide for companies, crews and all who use boats"))
    'Safe Ferries'
    """
    told = one_line(guidance.title)
    return told.split(": ")[0] if len(told) > 60 else told


def first_words(text: str, most: int = 18) -> str:
    """The first words of a text, with three dots where there are more.

    >>> first_words("Ferries should be on time, and safe.", 4)
    'Ferries should be on …'
    """
    words = one_line(text).split()
    return " ".join(words) if len(words) <= most + 2 else f"{' '.join(words[:most]).rstrip(',;:')} …"


def percent_alike(similarity: float | None) -> str:
    """How alike two passages are, in words; never 100 % of what is not the same.

    >>> percent_alike(0.874), percent_alike(0.999), percent_alike(1.0)
    ('87% alike', '99% alike', 'the same words')
    """
    if similarity is None:
        return ""
    return "the same words" if similarity >= 1 else f"{min(99, round(similarity * 100))}% alike"


def term(told: str) -> str:
    """A replacement as a change gives it, in words.

    >>> term("fare -> price")
    '“fare” became “price”'
    """
    old, arrow, new = one_line(told).partition(" -> ")
    return f"“{old}” became “{new}”" if arrow else old


def duty_kind(told: str) -> str:
    """The kind of a change of a duty as a change gives it.

    >>> duty_kind("strengthened: should -> must (ferries)"), duty_kind("other holder: masters -> crews (must)")
    ('strengthened', 'other_holder')
    """
    return told.partition(":")[0].strip().replace(" ", "_")


def duty(told: str) -> str:
    """A change of a duty as a change gives it, in words.

    >>> duty("strengthened: should -> must (ferries)"), duty("gone: must")
    ('strengthened, should became must (ferries)', 'gone, must')
    """
    kind, colon, rest = one_line(told).partition(": ")
    known = DUTIES[duty_kind(told)][0].lower() if duty_kind(told) in DUTIES else kind
    return f"{known}{', ' if colon else ''}{rest.replace(' -> ', ' became ')}"
