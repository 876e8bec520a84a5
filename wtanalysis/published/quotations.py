"""Quotations of respondents: the words, whom they are attributed to, and whether that body is on the list of respondents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from wtanalysis.documents.model import Document, Paragraph
from wtanalysis.published.grammar import fold
from wtanalysis.published.lexicon import GROUP_WORDS
from wtanalysis.published.model import AttributionKind, Organisation, Quotation
from wtanalysis.published.outline import Place

MATCH = 86.0
"""Score from which a name counts as matched: rapidfuzz token_set_ratio over names without punctuation, 0 to 100."""

_OPEN, _CLOSE = "\"“'‘", "\"”'’"
_BRACKETED = re.compile(r"^(?P<q>.+?(?:[\"”'’]+[.,]?|[.!?…]))\s*[\[(](?P<who>[^\[\]()]{2,140}(?:\([^()]{1,40}\)[^\[\]()]{0,60})?)[\])]\W*$", re.DOTALL)
_DASHED = re.compile(r"^(?P<q>.+[\"”'’.!?])\s*[-\u2013\u2014]{1,2}\s*(?P<who>[A-Z][^.!?]{2,120})\.?$", re.DOTALL)
_ALONE = re.compile(r"^\s*(?:[\[(](?P<a>[^\[\]]{2,140}?)[\])]|[-\u2013\u2014]{1,2}\s*(?P<b>[A-Z][^.!?]{2,120}))\.?\s*$")
_BODY = re.compile(
    r"\b(?:association|authority|board|borough|chamber|charity|church|coalition|college of|commission(?:er)?|committee|company|confederation|"
    r"consortium|council|diocese|federation|forum|foundation|group|icb|institute|limited|ltd|llp|plc|league|network|nhs|office|"
    r"partnership|police|service|society|trust|union|university|alliance|agency|cic|uk|england|scotland|wales|ombudsman|panel|institution|"
    r"guild|constabulary|ministry|department|centre|inc|bank|water|energy|housing)\b"
)
_INDIVIDUAL = re.compile(r"^(?:an? )?(?:individual|anonymous(?: individual)?|member of (?:the )?public|private individual|mr|mrs|ms|miss|dr|professor|sir|dame|lord|lady)\b(?! (?:practice|agency))")
_GENERIC = re.compile(r"^(?:an? |one |the )?(?:large |small |medium |local |national |regional |online |trade |professional |representative |responding |umbrella |private |public |unitary |district |county |parish |early years |safeguarding |voluntary |health |legal )*"
                      r"(?:authority|council|police|charity|business|organisation|body|company|developer|landlord|tenant|school|college|university|academic|parent|carer|practitioner|professional|officer|"
                      r"worker|teacher|nurse|doctor|respondent|consultee|individual|citizen|resident|association|union|provider|partnership|farmer|operator|solicitor|lawyer|group|sector|"
                      r"agency|trust|firm|retailer|supplier|manufacturer|employer|employee|student|member|leader|head|manager|consultant|inspector|driver|user|customer|patient|campaigner|representative|people|person|creditor|agent|adviser|advisor)s?\b[\w\s,/-]{0,40}$")


@dataclass(frozen=True)
class Found:
    """A quotation where it stands: its paragraphs, and the paragraph that holds the attribution alone, if any."""

    first: int
    last: int
    text: str
    attribution: str
    attributed_at: int = -1


def find_quotations(document: Document, places: tuple[Place, ...]) -> tuple[Found, ...]:
    """Block quotations: paragraphs wholly in quotation marks (over several paragraphs, too), block quotes, and what follows
    them as attribution. Questions, scare quotes and quoted titles are not block quotations."""
    found: list[Found] = []
    index = 0
    paragraphs = document.paragraphs
    while index < len(paragraphs):
        quote = _at(document, places, index)
        if quote:
            found.append(quote)
            index = max(quote.last, quote.attributed_at)
        index += 1
    return tuple(found)


def _at(document: Document, places: tuple[Place, ...], index: int) -> Found | None:
    paragraph = document.paragraphs[index]
    if places[index].part in ("respondents", "annex", "front") or paragraph.kind in ("heading", "footnote", "table", "caption"):
        return None
    text = paragraph.text.strip()
    if paragraph.kind == "quotation":
        return _block(document, index)
    if text[:1] not in _OPEN or len(text) < 30:
        return None
    if paragraph.kind == "bullet" and not _attributed(text)[1] and not _closes(text):
        return None
    last = index
    while not _closes(document.paragraphs[last].text) and last - index < 4:
        following = document.paragraphs[last + 1] if last + 1 < len(document.paragraphs) else None
        if following is None or following.kind not in ("body", "quotation", "bullet") or _unbalanced(document.paragraphs[index].text) is False:
            break
        last += 1
    whole = " ".join(document.paragraphs[i].text.strip() for i in range(index, last + 1))
    if not _closes(whole) or _is_sentence_with_title(whole):
        return None
    words, who = _attributed(whole)
    if not who:
        words, who, at = *_strip(whole), -1
        who, at = _following(document, last)
        if not who and (whole.rstrip().endswith("?") or len(words.split()) < 8 or fold(whole).rstrip(_CLOSE).endswith("?")):
            return None
        return Found(index, last, words, who, at)
    return Found(index, last, words, who)


def _block(document: Document, index: int) -> Found | None:
    """A paragraph set as a block quote, joined with the block quotes that follow until one is attributed."""
    last = index
    words, who = _attributed(document.paragraphs[index].text)
    parts = [words]
    while not who and last + 1 < len(document.paragraphs) and document.paragraphs[last + 1].kind == "quotation":
        following = document.paragraphs[last + 1].text
        alone = _ALONE.match(following)
        if alone:
            return Found(index, last, _strip(" ".join(parts))[0], (alone["a"] or alone["b"]).strip(), last + 1)
        if following.strip()[:1] in _OPEN and _closes(parts[-1]):
            break
        last += 1
        words, who = _attributed(following)
        parts.append(words)
    text = _strip(" ".join(parts))[0]
    if not who:
        who, at = _following(document, last)
        return Found(index, last, text, who, at) if len(text.split()) >= 4 else None
    return Found(index, last, text, who)


def _following(document: Document, last: int) -> tuple[str, int]:
    following = document.paragraphs[last + 1] if last + 1 < len(document.paragraphs) else None
    alone = _ALONE.match(following.text) if following and following.kind in ("body", "quotation") else None
    return ((alone["a"] or alone["b"]).strip(), last + 1) if alone else ("", -1)


def _attributed(text: str) -> tuple[str, str]:
    text = text.strip()
    for pattern in (_BRACKETED, _DASHED):
        match = pattern.match(text)
        if match and (text[:1] in _OPEN or pattern is _BRACKETED and text.endswith("]") or pattern is _DASHED) and re.search(r"[a-z]", match["who"].lower()):
            return _strip(match["q"])[0], match["who"].strip(" .")
    return _strip(text)[0], ""


def _strip(text: str) -> tuple[str, str]:
    text = text.strip()
    if text[:1] in _OPEN:
        text = text[1:]
    text = re.sub(r"[\"”’']+(?=[.,]?$)", "", text.strip())
    return text.strip(), ""


def _closes(text: str) -> bool:
    text = text.strip()
    return bool(re.search(r"[\"”’'][.,]?\s*(?:[\[(][^\[\]]{2,180}[\])]|[-\u2013\u2014]{1,2}\s*[A-Z][^\"”]{2,120})?\W*$", text)) or bool(re.search(r"[\])]\W*$", text) and text[:1] in _OPEN)


def _unbalanced(text: str) -> bool:
    opening = text.strip()[:1]
    closing = {"“": "”", "‘": "’"}.get(opening, opening)
    return text.count(closing) <= (1 if closing == opening else 0)


def _is_sentence_with_title(text: str) -> bool:
    """A sentence that merely begins with a quoted name: its closing mark comes early and words go on after it."""
    opening = text[:1]
    closing = {"“": "”", "‘": "’"}.get(opening, opening)
    if closing in "'’":
        return False
    at = text.find(closing, 1)
    rest = text[at + 1 :].strip() if at > 0 else ""
    inner = text.count("“") > 1 or text.count('"') > 2
    return bool(rest) and not inner and not re.match(r"^[.,\s]*(?:[\[(\-\u2013\u2014]|$)", rest)


# --- whose words ------------------------------------------------------------------------------------------------------


def attribution_kind(attribution: str, matched: bool) -> AttributionKind:
    """What an attribution names: a body, a person, a role, or nothing.

    >>> attribution_kind("Health practitioner", False), attribution_kind("Refuge", True), attribution_kind("", False)
    ('role', 'organisation', 'none')
    >>> attribution_kind("Member of the public", False), attribution_kind("Anytown Safeguarding Partnership", False)
    ('individual', 'organisation')
    """
    words = fold(attribution).strip(" .[]()")
    if not words or words in ("respondent", "consultation respondent", "anonymous respondent"):
        return "none"
    if matched:
        return "organisation"
    if _INDIVIDUAL.match(words):
        return "individual"
    if _GENERIC.match(words) and not _named(attribution):
        return "role"
    if _BODY.search(words) or re.search(r"\b[A-Z]{3,}\b", attribution):
        return "organisation"
    if re.match(r"^(?:an?|one)\s", words) or GROUP_WORDS.search(words) and not _named(attribution):
        return "role"
    return "organisation" if _named(attribution) else "role"


def _named(attribution: str) -> bool:
    """Whether capitals show a proper name ("Anytown Council") rather than a descriptor ("Local Authority")."""
    words = [w for w in re.findall(r"[A-Za-z][\w'’&-]*", attribution) if w.lower() not in ("of", "the", "and", "for", "in", "on", "a", "an", "&", "to", "with")]
    rest = [w for w in words if not _GENERIC.match(fold(w)) and not GROUP_WORDS.fullmatch(fold(w)) and fold(w) not in ("local", "safeguarding", "public", "private", "senior", "early", "years", "response", "responding", "online", "email", "anonymous", "independent", "former", "retired", "social", "young", "special", "chief", "executive", "head")]
    return bool(rest) and all(w[:1].isupper() for w in rest)


def match_organisation(attribution: str, organisations: Sequence[Organisation]) -> tuple[str, float | None]:
    """The respondent on the list that an attribution names, with its score; nothing below ``MATCH``."""
    from rapidfuzz import fuzz

    wanted = _bare(attribution)
    if not wanted or not organisations:
        return "", None
    scored = []
    for organisation in organisations:
        name = _bare(organisation.name)
        score = max(fuzz.ratio(wanted, name), fuzz.token_sort_ratio(wanted, name), _short_form(wanted, name))
        scored.append((round(score, 1), organisation.name))
    best = max(scored, key=lambda pair: pair[0])
    return (best[1], best[0]) if best[0] >= MATCH else ("", None)


def _bare(name: str) -> str:
    name = re.sub(r"\s*\([^()]*\)", "", fold(name).replace("&", " and "))
    return re.sub(r"\b(?:the|of|for|and)\b|[^a-z0-9 ]", " ", name).replace("  ", " ").strip()


def _short_form(a: str, b: str) -> float:
    """95 where one name is the other with a few words less ("National Association Special Schools"), and at least two words long."""
    short, long = sorted((a.split(), b.split()), key=len)
    return 95.0 if len(short) >= 3 and set(short) <= set(long) and len(long) - len(short) <= 1 else 0.0


def quotations(document: Document, places: tuple[Place, ...], found: Sequence[Found], organisations: Sequence[Organisation]) -> tuple[Quotation, ...]:
    """The rows of the quotations table."""
    rows = []
    for quote in found:
        place = places[quote.first]
        match, score = match_organisation(quote.attribution, organisations)
        kind = attribution_kind(quote.attribution, bool(match))
        paragraph: Paragraph = document.paragraphs[quote.first]
        rows.append(Quotation(quote.text, quote.attribution, kind, match, score, place.section, place.topic, paragraph.locator))
    return tuple(rows)
