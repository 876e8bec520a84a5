"""Names of bodies as lists print them: what is a name, where one ends and the next begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from wtanalysis.published.attribution import is_generic
from wtanalysis.published.words import fold

_ENDS = (
    r"partnership|council|trust|board|foundation|police|constabulary|authority|association|society|federation|icb|"
    r"limited|ltd|plc|university|union|commission|commissioner|network|institute|agency|group|forum"
)
_MERGED = re.compile(rf"^(?P<a>.+?\b(?:{_ENDS})\b)\s(?P<b>(?:[A-Z][\w'’&-]*\s){{1,6}}(?:{_ENDS})\b.*)$", re.IGNORECASE)
_JOINT = re.compile(r"^(?P<a>[^()]{3,90}?)(?:,? (?:&|\+)\s|,\sand\s|;\s|\s/\s)(?P<b>[A-Z][^()]{2,}(?:\([^()]*\))?)$")
_JOINT_SAID = re.compile(r"\b(?:joint(?:ly)?|on behalf of|co-signed|shared response)\b")
_INSIDE = re.compile(
    r"^(?:[\w'’.-]+\s)?(?:&|and)\s[\w'’.-]+\s"
    r"(?:safeguarding|nhs|council|borough|integrated|children|partnership|icb|police).*$",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    r"^(?:[\d,]+ |an? |one |two |three |four |five |six |seven |eight |nine |ten |private |other |named |several )*"
    r"(?:anonymous|anon|individuals?|members? of (?:the )?public|private (?:individuals?|citizens?)|names? withheld|"
    r"(?:name )?not (?:given|provided|stated)|confidential|withheld|blank|n/?a|none|no name|respondents?|responses?|"
    r"(?:further )?(?:anonymous|confidential|individual) (?:respondents?|responses?|organisations?|individuals?))\b"
    r"(?:[\s,:x×()#.-]*(?:\d+|[a-z]|respondents?|responses?|individuals?|organisations?|submissions?|name|"
    r"requested|only))*$"
)
_COUNTED = re.compile(r"\d\s?%|\bper cent\b|:\s*[\d,]+\b|\(\s*[\d,]+\s*(?:respondents?|responses?|%)?\s*\)$|\bn\s?=")
_SENTENCE = re.compile(
    r"\b(?:responded|received|asked|gave|thank|thanks|listed|replied|named|submitted|published|below|above|included?|"
    r"following|wished|consented|were|was|are|is|have|has|had|did|do|we|this|these|which|whose|not)\b"
)
_FIRM = re.compile(
    r"^(?:ltd|limited|llp|plc|inc|cic|co|uk)\b\.?$|^[\w'’-]+ (?:and|&) (?:partners|co|company|sons|associates|"
    r"daughters|brothers)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Piece:
    """A name inside a longer text, and its offset there."""

    text: str
    start: int


def is_name(text: str) -> bool:
    """Whether a line or cell reads as the name of a body or a named person.

    >>> [is_name(t) for t in ("Alder Trust", "techUK", "38 Degrees", "Who Cares? North", "Professor L. Quayle")]
    [True, True, True, True, True]
    >>> [is_name(t) for t in ("3 anonymous replies", "Other: 44", "We thank all who replied.", "Councils (12)")]
    [False, False, False, False]
    """
    text = text.strip(" *•;,\"'“”‘’")
    folded = fold(text)
    if (
        text.endswith(":")
        or not 2 <= len(text) <= 160
        or not re.search(r"[A-Za-z]", text)
        or not (text[0].isalnum() or text[0] in "([")
    ):
        return False
    if text[0].islower() and not re.match(r"[a-z]{1,8}[A-Z]|the [A-Z]|[a-z]+\.[a-z]", text):
        return False
    if _PEOPLE.match(folded) or _COUNTED.search(folded) or re.search(r"[.?!]\s+[A-Z]\w+\s\w+\s\w+", text):
        return False
    words = text.split()
    lower = [
        w
        for w in words
        if w[:1].islower() and w not in ("of", "the", "and", "for", "in", "on", "to", "at", "a", "with", "de", "nan")
    ]
    return not (_SENTENCE.search(folded) and (len(lower) >= 2 or text.endswith((".", ":"))))


def is_group_heading(text: str) -> bool:
    """Whether a line between names only says what kind of bodies follow.

    >>> [is_group_heading(line) for line in ("Local authorities", "Charities (7)", "Thoughtful Therapists")]
    [True, True, False]
    """
    bare = re.sub(r"\s*[(\[]\s*[\d,]+[^()]*[)\]]$|\s*[-–:]\s*\d*$", "", text.strip(" *:"))
    if bare != text.strip(" *:") and is_generic(bare):
        return True
    last = re.split(r"\s(?:of|for|in|from)\s", fold(bare))[0].split()[-1:] or [""]
    plural = not bare.isupper() and last[0].endswith("s") and not last[0].endswith("ss")
    return bool(re.fullmatch(r"[A-Z](?:\s?[-–to]+\s?[A-Z])?", bare)) or (plural and is_generic(bare))


def split_names(text: str) -> list[Piece]:
    """The names in a paragraph that lists them one after another; empty if it does not read as such a list.

    Semicolons part names; otherwise commas do, except inside brackets and inside the name of a firm.

    >>> [p.text for p in split_names("Ash Trust, Birch, Cole and Partners LLP, Dale Ltd, Elm Club and Fern Guild.")]
    ['Ash Trust', 'Birch, Cole and Partners LLP', 'Dale Ltd', 'Elm Club', 'Fern Guild']
    """
    start = _after_lead(text)
    for mark, least in ((";", 2), (",", 3)):
        pieces = _firms(_cut(text, start, mark)) if mark == "," else _cut(text, start, mark)
        if len(pieces) > (least if start == 0 else 1) and all(
            is_name(p.text) or _PEOPLE.match(fold(p.text)) for p in pieces
        ):
            return [p for p in _last_two(pieces, mark) if is_name(p.text) and not is_group_heading(p.text)]
    return []


def _after_lead(text: str) -> int:
    """Where the list begins after words that lead in ("The following replied: ", "Charities: ")."""
    match = re.match(r"^[^:;]{3,200}?:\s", text) or re.match(
        r"^[^:;,.]{3,80}?\b(?:received from|responses from|replies from|heard from|respondents were|responded "
        r"were)\s(?=(?:the )?[A-Z])",
        text,
    )
    if not match or ("," in match.group()[:-2] and not _SENTENCE.search(fold(match.group()))):
        return 0
    return match.end()


def _cut(text: str, start: int, mark: str) -> list[Piece]:
    pieces, depth, begin = [], 0, start
    for at in range(start, len(text) + 1):
        char = text[at] if at < len(text) else mark
        depth += (char in "([") - (char in ")]")
        if (
            char == mark
            and (depth <= 0 or at == len(text))
            and not (text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit())
        ):
            part = text[begin:at]
            lead = re.match(r"\s*(?:and\s(?=[A-Z\d]|[a-z]+[A-Z])|\*|•)?\s*", part)
            shift = lead.end() if lead else 0
            bare = re.sub(r"(?<!Ltd)(?<!Co)\.$", "", part[shift:].rstrip(" ;,")).removesuffix("; and").strip()
            if bare:
                pieces.append(Piece(bare, begin + shift))
            begin = at + 1
    return pieces


def _firms(pieces: Sequence[Piece]) -> list[Piece]:
    """Pieces that belong to the name before: "LLP", "Doole and Partners LLP" after a single surname."""
    joined: list[Piece] = []
    for piece in pieces:
        alone = _FIRM.match(piece.text)
        if joined and alone and (len(joined[-1].text.split()) == 1 or len(piece.text.split()) == 1):
            joined[-1] = Piece(f"{joined[-1].text}, {piece.text}", joined[-1].start)
        else:
            joined.append(piece)
    return joined


def _last_two(pieces: list[Piece], mark: str) -> list[Piece]:
    """The last two names of a list, which "and" joins without a comma."""
    last = pieces[-1]
    halves = re.split(r"\sand\s", last.text)
    if (
        mark != ","
        or len(halves) != 2
        or _FIRM.match(" and ".join(halves))
        or re.match(r"(?i)(?:partners|co|sons|associates|company)\b", halves[1])
    ):
        return pieces
    if not all(is_name(h) for h in halves) or any("(" in h and ")" not in h for h in halves):
        return pieces
    strong = all(len(h.split()) >= 2 or h.isupper() for h in halves)
    return (
        [*pieces[:-1], Piece(halves[0], last.start), Piece(halves[1], last.start + len(halves[0]) + 5)]
        if strong
        else pieces
    )


def two_names(text: str) -> tuple[str, str] | None:
    """The two names that one line runs together, None if it holds one.

    >>> two_names("Ash Vale Safeguarding Partnership South Mere Foundation Trust")
    ('Ash Vale Safeguarding Partnership', 'South Mere Foundation Trust')
    """
    merged = _MERGED.match(text)
    if not merged:
        return None
    a, b = merged["a"].strip(), merged["b"].strip()
    first = b.split()[0]
    fresh = first[:1].isupper() and fold(first) not in ("and", "of", "for", "in", "the")
    goes_on = re.match(
        rf"^(?:nhs (?:foundation )?trust|(?:{_ENDS})|executive|designated|safeguarding|children|team|services?)\b",
        fold(b),
    )
    return (a, b) if fresh and not goes_on and len(a.split()) >= 3 and len(b.split()) >= 3 else None


def joint_note(text: str) -> str:
    """A note on an entry that names several bodies; empty for one body.

    >>> joint_note("Ash Trust / Birch Alliance"), joint_note("Tallyman & Rook Recovery")
    ('joint entry: Ash Trust | Birch Alliance', '')
    """
    joint = _JOINT.match(text)
    if joint and not _INSIDE.match(text) and not re.match(r"^(?:and|of|for)\b", joint["b"]):
        sure = "; " in text or ", and " in text or " / " in text
        if sure or (_whole(joint["a"]) and _whole(joint["b"])):
            return f"joint entry: {joint['a'].strip()} | {joint['b'].strip()}"
    return "joint entry" if _JOINT_SAID.search(fold(text)) and not re.match(r"^joint\b", fold(text)) else ""


def _whole(name: str) -> bool:
    """A name that could stand alone: with a kind of body in it, or initials."""
    return bool(re.search(rf"\b(?:{_ENDS}|ofsted|hmci|bureau)\b", fold(name))) or bool(
        re.fullmatch(r"[A-Z]{3,}|[A-Z][a-z]+[A-Z]\w*|Ofsted", name.strip())
    )


def goes_on(before: str, line: str, after: str) -> bool:
    """Whether a line goes on with the name on the line before it.

    >>> goes_on("Borough of Calder Welfare", "Rights Service", "Large Print"), goes_on("Ash Trust", "Birch Club", "")
    (True, False)
    """
    if (re.match(r"^(?:[a-z(&]|and\b|of\b|for\b)", line) and not is_name(line)) or before.count("(") > before.count(
        ")"
    ):
        return True
    if re.search(r"(?:\b(?:and|of|for|the|in)|[&,/–-])$", before):
        return True
    first, here, later = (re.sub(r"^the ", "", fold(name)) for name in (before, line, after))
    out_of_row = bool(after) and first < later < here
    return (
        out_of_row
        and not _whole(before)
        and bool(re.search(r"\b(?:service|services|" + _ENDS + r")s?\b", here))
        and len(here.split()) <= 3
    )
