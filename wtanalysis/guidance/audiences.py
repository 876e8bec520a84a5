"""Whom a passage concerns: the holder it names, that of its lead-in, or the body its section is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from wtanalysis.errors import UserError
from wtanalysis.guidance.audience_words import AUDIENCES, BARE_TITLES, CODES, NAME, bare_names
from wtanalysis.guidance.citation_titles import lists_sources
from wtanalysis.guidance.folded import straight
from wtanalysis.guidance.model import Guidance, Passage

__all__ = ["AUDIENCES", "audiences", "resolve"]
NOBODY: frozenset[str] = frozenset()
EVERYBODY, PEOPLE, OWN = "*", "?", "!"  # "all practitioners"; "practitioners"; "all staff", whoever reads the document
_MARKS = frozenset((EVERYBODY, PEOPLE, OWN))
_Told = tuple[frozenset[str], frozenset[str]]
_BEFORE = (
    r"(?:(?:the|a|an|all|each|every|any|both|other|local|their|its|these|those|statutory|relevant|most|many|some|of"
    r"|individual|two or more|one or more|two|three|several)\s)*"
)
_SUBJECT = re.compile(rf"(?:and\s|or\s|but\s|then\s|so\s|that\s)?{_BEFORE}(?:{NAME})")
_NEXT = re.compile(rf"(?:\s\([^)]*\))?(?:,\s(?:and\s|or\s)?|\s(?:and|or|and/or|/)\s){_BEFORE}(?:{NAME})")
_JOINED = re.compile(rf"(?:^|\s)(?:and|or)\s{_BEFORE}(?:{NAME})\s?$")
_AFTER_IF = re.compile(rf"(?:where|if|when|once|as|because|since)\s{_BEFORE}(?:{NAME})")
_ACT = re.compile(r"[\w,()\s'-]{0,90}\b(?:act|regulations|order)\s(?:19|20)\d\d")
_DONE_TO = re.compile(
    r"\s(?:also |always |normally |clearly |fully |then )*be (?!required|expected|prepared|satisfied|encouraged)"
    r"(?:\w+ly )?(?:\w+ed|given|told|made|sought|sent|held|seen|taken|set)\b"
)
_AGENT = re.compile(
    rf"\bbe (?:\w+ly )?(?:\w+ed|given|told|made|sought|sent|held|seen|taken|set|done)\b(?P<between>[^,;()]{{0,60}}?)"
    rf"\sby\s{_BEFORE}(?:{NAME})"
)
_TO_DO = re.compile(
    r"(?:in order )?to [^,]{5,120}?\s(?!(?:a|an|the|of|in|on|to|by|for|with|and|or|from|at|\w+ing)\s)[a-z-]+\s"
    rf"(?:{NAME})\s?$"
)
_STAFF = re.compile(r"(?:\bstaff|(?:any|every)(?:one|body)|who work|working)$")
_WITH_CHILDREN = re.compile(
    r"\s(?:else\s)?(?:(?:who|that)\s)?(?:[\w-]+\s){0,6}?(?:children|famil(?:y|ies)|young people|child)\b"
)
_FOR_WHOM = re.compile(r"\b(?:for|in|by)\s")
_SHORTLY = 80  # a subject stands that near its verb
_STRONG = re.compile(r"(?:and |or |but |that )?(?:all|any|every|each|both|everyone|everybody)")
_SOME = re.compile(r"\b(?:other|these|those|relevant|involved|such|some|many|most)\s")
_LAST = re.compile(rf"(?<![\w,])(?P<before>[\w,]+)\s(?:the|each|every|all|any)\s(?:{NAME})(?:\s\([^)]*\))?\s?$")
_FORCE = (
    r"must|should|shall|may|will|need to|needs to"
    r"|ha(?:s|ve) (?:a|an|the)? ?(?:\w+ )?(?:dut(?:y|ies)|responsibilit\w+)"
    r"|(?:is|are) (?:\w+ )?(?:required|responsible|expected|accountable|subject|obliged|encouraged)"
)
_TELLS = (
    r"dut(?:y|ies) on|duty of|requires?|appl(?:y|ies)(?:, [^,]{3,30},)? to|for|by|upon|expect(?:s|ed of)?"
    r"|obliges?|is for|are for"
)
_MODAL = re.compile(rf"\s(?:{_FORCE})\b")
_EITHER = re.compile(rf" (?:(?P<force>{_FORCE})\b|(?P<tells>{_TELLS})(?=\s))")
_WHOM = re.compile(rf"\s{_BEFORE}(?:{NAME})(?P<then>\s(?:to|must|should)\b)?")
_ALWAYS_TOLD = ("dut", "appl", "upon", "oblig", "is for", "are for")
_SENTENCE = re.compile(r"[.;:?!•\n](?:(?<![.;:?!])|\s+(?=[\"'(]?[a-z]))")
_INTRO = re.compile(
    r"(?:in|as|where|when|if|to|for|under|following|within|at|with|once|while|whilst|during|on|through|although|like"
    r"|after|before)\s[^,]{3,90},\s"
)
_CARRIED = re.compile(
    r"(?:in (?:all|some|these|such|most) (?:cases|circumstances),? |in addition,? |however,? |where they[^,]{3,90}, )?"
    r"(?:(?:they|it|this|these(?: organisations| agencies| bodies| partners)?|such organisations)\s(?:also\s)?"
    r"(?:must|should|may|shall|will|are|have|has|need)\b|the (?:aim|purpose)s? of (?:this|these)\b)"
)
_TITLE_BEFORE = re.compile(
    r"(?:(?:chapter|part|section|annex|appendix)\s\w+[:.]?\s*|the\s|(?:key\s|statutory\s|joint\s|specific\s)*(?:roles?"
    r"|functions|responsibilities|dut(?:y|ies)|expectations|guidance|information|advice)"
    r"\s(?:of|for|on)\s|working with\s|what\s|how\s|all\s|for\s)*"
)
_TITLE_NAME = re.compile(rf"{_BEFORE}(?:{NAME})")
_IN_PLACE = re.compile(r"\s(?:in|for)\s(?:the\s)?(?P<name>prisons|schools|colleges|hospitals|nurseries)$")


def audiences(guidance: Guidance) -> tuple[frozenset[str], ...]:
    """Whom each passage concerns.

    A passage concerns a body where it is the subject of what is said ("the police should", "schools play"), where a
    duty is put on it, where its lead-in says so of it, or where the section is about it. What concerns everybody
    ("all practitioners should") counts for each; a body mentioned in passing ("reported to the police") does not count.

    Args:
        guidance: an edition.

    Returns:
        For each passage, codes of ``AUDIENCES``; empty where it names nobody.

    >>> from wtanalysis.provenance import Source
    >>> said = ("The police should:", "tell the school", "All practitioners should ask.", "A child goes to school.")
    >>> passages = tuple(Passage(i, "paragraph", text, "L1", lead_in=-(i != 1)) for i, text in enumerate(said))
    >>> [sorted(one)[:1] for one in audiences(Guidance(Source("a.md", ""), "1", "Ferries", passages=passages))]
    [['police'], ['police'], ['health'], []]
    """
    titles: list[frozenset[str]] = []
    for part in guidance.sections:
        titles.append((_of_title(part.title) - _MARKS) | (titles[part.parent] if part.parent >= 0 else NOBODY))
    own: list[_Told] = []
    for passage in guidance.passages:
        own.append(_own(guidance, passage, own))
    readers = _readers(guidance, own)
    return tuple(
        _meant(told[0], titles[passage.section] if passage.section >= 0 else NOBODY, readers)
        for passage, told in zip(guidance.passages, own, strict=True)
    )


def resolve(word: str) -> str:
    """The code of an audience that a user names in other words.

    Args:
        word: a code, a label, or a usual word for it: school, NHS, council, charities.

    Returns:
        A code of ``AUDIENCES``.

    Raises:
        UserError: no such audience.

    >>> resolve("Schools"), resolve("NHS"), resolve("council"), resolve("the charities")
    ('schools', 'health', 'local-authority', 'voluntary')
    """
    said = " ".join(straight(word).lower().replace("_", " ").split())
    known = {**{code: code for code in AUDIENCES}, **{label: code for code, label in AUDIENCES.items()}, **BARE_TITLES}
    bare = said.removeprefix("the ")
    if code := known.get(bare) or known.get(bare.replace(" ", "-")):
        return code
    match = re.fullmatch(NAME, bare)
    codes = _codes(match) if match else NOBODY
    if len(codes) == 1:
        return next(iter(codes))
    raise UserError(f"unknown audience {word!r}", f"one of {', '.join(AUDIENCES)}", "choose one of these")


def _meant(named: frozenset[str], titled: frozenset[str], readers: frozenset[str]) -> frozenset[str]:
    """Codes without the marks for everybody: in a section about somebody, "practitioners" are theirs."""
    if not named:
        return titled
    everybody = EVERYBODY in named or (PEOPLE in named and not titled)
    if everybody:
        return frozenset(AUDIENCES)
    staff = readers if OWN in named and not titled else NOBODY
    return (named | titled | staff) - _MARKS


def _readers(guidance: Guidance, own: Sequence[_Told]) -> frozenset[str]:
    """Who "all staff" and "everyone" are: whom the title addresses, or most of the text; all, where it is for many."""
    title = straight(guidance.title).lower()
    for found in _FOR_WHOM.finditer(title):
        match = _TITLE_NAME.match(bare_names(title[found.end() :]))
        if match and not _MARKS & (codes := _chain(match.string, match)):
            return codes
    counted = Counter(code for codes, _ in own for code in codes - _MARKS)
    named = sum(bool(codes - _MARKS) for codes, _ in own)
    shared = sum(bool(codes & {EVERYBODY, PEOPLE}) for codes, _ in own)
    if shared and _MANY * shared >= named:
        return frozenset(AUDIENCES)
    bound = sum(_MODAL.search(passage.text) is not None for passage in guidance.passages)
    return frozenset(code for code, n in counted.items() if 2 * n > named and 3 * n > bound)


def _own(guidance: Guidance, passage: Passage, before: Sequence[_Told]) -> _Told:
    """Whom a passage names, and whom its last sentence does; lead-ins and pronouns followed."""
    title = guidance.section_title(passage)
    if (passage.kind == "footnote" and len(passage.text) < 90) or lists_sources(title):
        return NOBODY, NOBODY
    if passage.stated and passage.stated.holders:
        whole = frozenset().union(*map(_holder, passage.stated.holders))
        return whole, whole
    whole, last = _named(passage.text)
    carried = NOBODY
    if passage.lead_in >= 0 and guidance.passages[passage.lead_in].text.rstrip().endswith(("that:", "to ensure:")):
        return before[passage.lead_in][1], before[passage.lead_in][1]
    if passage.lead_in >= 0 and not whole:
        carried = before[passage.lead_in][1]
    elif _follows(guidance, passage) and _starts_carried(passage.text):
        carried = before[passage.index - 1][1] - {EVERYBODY, OWN}
    return whole | carried, last if whole else carried


@lru_cache(maxsize=2_000)
def _holder(words: str) -> frozenset[str]:
    """Whom the holder that an outline states is: the bodies it names, or everybody where it begins so."""
    said = bare_names(straight(words).lower())
    first = _SUBJECT.match(said)
    found = frozenset().union(*map(_codes, re.finditer(NAME, said)), _chain(said, first) if first else NOBODY)
    return found - _MARKS or (_codes(first) if first else NOBODY)


def _follows(guidance: Guidance, passage: Passage) -> bool:
    """Whether the passage before stands in the same section."""
    return passage.index > 0 and guidance.passages[passage.index - 1].section == passage.section


@lru_cache(maxsize=20_000)
def _starts_carried(text: str) -> bool:
    return bool(_CARRIED.match(text[:60].lower()))


@lru_cache(maxsize=20_000)
def _named(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Whom a text names as the one who acts or is to act: in all of it, and in its last sentence."""
    found: list[frozenset[str]] = []
    said = text.lower().replace("’", "'").replace("\u00a0", " ").replace("\t", " ")
    for piece in _SENTENCE.split(bare_names(said)):
        sentence = piece.strip()
        if len(sentence) < 6:
            continue
        here = frozenset().union(*_subjects(sentence))
        if not here and found and _CARRIED.match(sentence):
            here = found[-1] - {OWN}
        found.append(here)
    return frozenset().union(*found), found[-1] if found else NOBODY


def _subjects(sentence: str) -> Iterator[frozenset[str]]:
    """Whom one sentence names: at its start, before a word of force, and where a duty is put on somebody."""
    intro = _INTRO.match(sentence)
    for start in (0, intro.end()) if intro else (0,):
        match = _SUBJECT.match(sentence, start)
        modal = _MODAL.match(sentence, match.end()) if match else None
        act = match and "act " in sentence and _ACT.match(sentence, start)
        if match and not act and not (modal and _DONE_TO.match(sentence, modal.end())):
            yield _chain(sentence, match)
    for found in _EITHER.finditer(sentence):
        if found["force"]:
            if not _DONE_TO.match(sentence, found.end()):
                yield from _before(sentence[: found.start()])
            continue
        match = _WHOM.match(sentence, found.end())
        if match and (match["then"] or found["tells"].startswith(_ALWAYS_TOLD)):
            yield _codes(match)
    for agent in _AGENT.finditer(sentence) if " by " in sentence and " be " in sentence else ():
        yield _codes(agent)


def _before(said: str) -> Iterator[frozenset[str]]:
    """Who stands as the subject straight before a word of force."""
    last = _LAST.search(said, max(0, len(said) - _SHORTLY))
    if last and (last["before"] in _CLAUSE or last["before"].endswith(",")):
        yield _codes(last)
        return
    pieces = said.split(", ")
    if pieces[-1].split(" ")[-1] in ("it", "they", "each", "both"):
        match = _AFTER_IF.match(said)
        if match:
            yield _codes(match)
        return
    if len(pieces) == 1 and (match := _TO_DO.match(said)):
        yield _codes(match)
        return
    for back in range(len(pieces) - 1, max(-1, len(pieces) - 6), -1):
        piece = pieces[back].lstrip("\"'( ")
        match = _SUBJECT.match(piece) or _JOINED.search(piece)
        if match:
            yield _chain(piece, match)
        listed = piece.count(" ") < 5 and (back == len(pieces) - 1 or not match)
        if not listed and not piece.startswith(_ASIDE):
            return


_MANY = 5  # one passage on all practitioners to so many that name a body: a document for many agencies
_CLAUSE = ("then", "and", "that", "so", "but", "if", "needed", "where", "when", "while", "whilst")
_ASIDE = ("with ", "as ", "in ", "including ", "where ", "if ", "for ", "when ", "and ", "or ")


def _chain(said: str, match: re.Match[str]) -> frozenset[str]:
    """A name and those joined to it."""
    codes, following = _codes(match), _NEXT.match(said, match.end())
    while following:
        codes |= _codes(following)
        following = _NEXT.match(said, following.end())
    return codes


def _codes(match: re.Match[str]) -> frozenset[str]:
    if match["everyone"] and _SOME.search(match[0]) and not _STRONG.match(match[0].lstrip()):
        return NOBODY
    if match["everyone"] and _STAFF.search(match[0]) and not _WITH_CHILDREN.match(match.string, match.end()):
        return frozenset((OWN,))
    if match["everyone"]:
        return frozenset((EVERYBODY if _STRONG.match(match[0].lstrip()) else PEOPLE,))
    return frozenset().union(*(codes for group, codes in CODES.items() if match[group]))


@lru_cache(maxsize=5_000)
def _of_title(title: str) -> frozenset[str]:
    """Whom a section is about: its title begins with their name, or ends with the place they run."""
    said = straight(title).lower().strip(" .:")
    before = _TITLE_BEFORE.match(said)
    said = said[before.end() :] if before else said
    first = said if said in BARE_TITLES else re.split(r",| and ", said)[0]
    if first == said or (first in BARE_TITLES and not said.startswith("health and")):
        return frozenset((BARE_TITLES[first],)) if first in BARE_TITLES else _named_in(said)
    return _named_in(said)


def _named_in(title: str) -> frozenset[str]:
    match = _TITLE_NAME.match(title)
    if match:
        return _chain(title, match)
    place = _IN_PLACE.search(title)
    match = _TITLE_NAME.match(place["name"]) if place else None
    return _codes(match) if match else NOBODY
