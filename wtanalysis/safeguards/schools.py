"""Schools, nurseries and academies by their names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wtanalysis.safeguards import cues
from wtanalysis.safeguards.found import Found
from wtanalysis.safeguards.name_lists import Is, fold, lexicon, listed
from wtanalysis.safeguards.schools_cued import bare_schools

_KIND = (
    r"(?:(?:R\.?C\.?|C\.? ?of ?E\.?|C\.?E\.?|CofE|Church of England|Catholic"
    r"|Roman Catholic|Community|Voluntary Aided|V\.?A\.?|V\.?C\.?|Free|Junior"
    r"|Infants?|Primary|"
    r"Secondary|High|Grammar|Comprehensive|Preparatory|Prep|Special|Girls'?|Boys'?"
    r"|Lower|Middle|Upper|Technology|Sports|Faith|Muslim|Jewish|Islamic|Hindu"
    r"|Sikh|Day|Sixth Form|and|&|Studio|\(V\.?[AC]\.?\)|\(Aided\)) )*"
    r"(?:Primary(?: School| Academy)?|Secondary(?: School| Academy)?|High(?: School)"
    r"|High|Infants?(?: School)?|Juniors?(?: School)?|Grammar(?: School)?|Academy"
    r"|School|Nursery(?: School)?|"
    r"Pre-?school|Playgroup|Kindergarten|Sixth Form(?: College)?|College|Prep"
    r"|Preparatory School|PRU|Pupil Referral Unit|Comprehensive|Federation|UTC"
    r"|Voluntary Aided|Voluntary Controlled|J&I|JMI|Montessori(?: School| Nursery)?)(?: and (?:Pre-?School|Nursery"
    r"|Sixth Form(?: College)?|Day Nursery|Children's Centre|College)\b)?(?: for (?:Girls"
    r"|Boys)\b)?"
)
_CAP = r"(?:[A-Z][\w'\u2019\-]{0,24}|St\.|of|the|and|&)"
_NAMED = re.compile(
    rf"(?<![\w'\u2019])((?:St\.?|Saint|SS|Ss)? ?(?:[A-Z][\w'\u2019\-]{{0,24}}\.? )(?:{_CAP} ){{0,5}}?)({_KIND}"
    rf")(?![\w\u2019']|-)"
)
_LOW_KIND = (
    r"(?:r\.?c\.? |c of e |ce |catholic |church of england |community )?(?:primary"
    r"|infants?|juniors?|high|secondary|grammar|academy|nursery|school|college"
    r"|prep|pre-?school)(?: school| academy)?"
)
_LOWER = re.compile(
    rf"\b(?:at|attends?|attended|attending|to|from|in|of|called) ((?:the )?(?:[A-Za-z][\w'\u2019\-]{{1,24"
    rf"}} ){{1,3}}?{_LOW_KIND})\b"
)
_SAINT = re.compile(
    rf"\b((?:[Ss]t\.?|[Ss]aint) [A-Za-z][\w'\u2019\-]{{1,24}} (?:and [Ss]t\.? [A-Za-z][\w'\u2019\-]{{1,24"
    rf"}} )?(?:{_KIND}|{_LOW_KIND}))\b"
)
_WORDS = tuple(sorted(cues.words("school_words")))
_BARE_SAINT = re.compile(
    r"(?<![\w'\u2019])(?:St\.? [A-Z][\w\-]{1,20}(?:['\u2019]s?)|All Hallows|Our Lady of (?:the )?[A-Z][\w"
    r"\-]{1,20}|Corpus Christi|Sacred Heart)"
    r"(?: V[AC]| RC| C of E| CofE| CE| Primary)?(?! ?(?:(?!V[AC]\b)[A-Z&]|church|hospital|hospice|parish|ward"
    r"|day|house|home|centre|cathedral|and St))(?![\w])"
)
_CELTIC = re.compile(
    r"\b(?:Ysgol|Scoil|Bunscoil|Gaelscoil|Beis|Madrasah|Madrassa|Coll?\u00e8?g)(?: (?:[A-Z\u00c0-\u00dd]"
    r"[\w'\u2019\-]*|ul-[A-Z]\w+|al-[A-Z]\w+|y|yr|na|an|a|e|o)(?![\w]))+"
)
_SCENERY = cues.words("school_scenery")
_GENERIC = cues.words("school_generic")
_BODIES = re.compile(
    r"(?:Royal|Staff|Police|Fire|National|Social Work|University|Medical) (?:\w+ )?(?:College"
    r"|Academy)|College of|School of|Academy (?:of|for|Trust)|Academies",
    re.I,
)


def schools(text: str) -> Iterator[Found]:
    """Schools that are named; a kind of school alone ("the local primary school") is none.

    >>> text = "She went from St Bede's RC Primary to Hollins Academy. Every secondary school agreed."
    >>> [text[f.start:f.end] for f in schools(text)]
    ['Hollins Academy', "St Bede's RC Primary"]
    """
    if (
        "St" in text
        or "Our L" in text
        or "Corpus" in text
        or "Sacred" in text
        or "ol " in text
        or "il " in text
        or "adras" in text
        or "Beis" in text
        or "Hallows" in text
    ):
        yield from (Found(*m.span(), "school", "a saint's school") for m in _BARE_SAINT.finditer(text))
        yield from (Found(*m.span(), "school", "a school by its Welsh or Irish name") for m in _CELTIC.finditer(text))
    yield from bare_schools(text)
    lower = text.lower()
    if not any(word in lower for word in _WORDS):
        return
    for match in _NAMED.finditer(text):
        start = match.start(1) + _leading(match[1])
        told = start < match.start(2) and _tells(text[start : match.start(2)], inside=True)
        saint = _SAINT.match(text, start) is not None
        if told and not saint and not _BODIES.match(text, start) and not _GOES_ON.match(text, match.end()):
            start -= 4 * (text[start - 4 : start] == "The " and start > 6 and text[start - 6] not in ".!?\n")
            yield Found(start, match.end(), "school", "a named school")
    yield from (Found(*m.span(1), "school", "a saint's school") for m in _SAINT.finditer(text))
    for match in _LOWER_NAMED.finditer(text):
        if not lexicon().get(match[1], 0) & (Is.WORD | Is.NEVER):
            yield Found(*match.span(), "school", "a school by the shape of its name")
    for match in _LOWER.finditer(text):
        kind = re.search(rf"{_LOW_KIND}\Z", match[1])
        name = match[1][: kind.start()] if kind else ""
        start = match.start(1) + _leading(name)
        if name and start < match.start(1) + len(name) and _tells(name, inside=False):
            yield Found(start, match.end(1), "school", "a school that somebody goes to")


def _leading(name: str) -> int:
    """How many letters of a stretch are words that only lead to the name ("At Hollins")."""
    known, length = lexicon(), 0
    for word in name.split(" "):
        bits = known.get(fold(word), 0)
        saint = word.rstrip(".").lower() in ("st", "saint", "ss", "sir", "dame", "lady", "lord", "king", "queen")
        if not word or (
            not saint
            and word.lower() not in _SCENERY
            and (word.lower() in _GENERIC or (bits & Is.NEVER and not bits & Is.PLACE))
        ):
            length += len(word) + 1
        else:
            break
    return length


def _tells(name: str, *, inside: bool) -> bool:
    """Whether a stretch before "school" names one: a saint, an unknown word, a place, or words that name schools."""
    known = lexicon()
    for word in name.split():
        plain = word.rstrip(".'\u2019").lower()
        plain = plain[:-2] if plain.endswith(("'s", "\u2019s")) else plain
        if plain in _GENERIC or plain in ("st", "saint"):
            if plain in ("st", "saint"):
                return True
            continue
        bits = known.get(fold(plain), 0)
        if inside and word[0].isupper():
            if (
                plain in _SCENERY
                or plain.endswith(_ENDINGS)
                or bits & (Is.PLACE | Is.SURNAME | Is.GIVEN)
                or not bits & (Is.WORD | Is.NEVER)
            ):
                return True
        elif not inside and not bits & (Is.WORD | Is.NEVER | Is.BODY) and len(plain) > 3 and plain not in _PLAIN:
            return True
    return False


_ENDINGS = tuple(sorted(cues.words("school_endings")))
_GOES_ON = re.compile(r" (?:of|for) [A-Z]|\u2019|'s? [A-Z]")
_LOWER_NAMED = re.compile(rf"\b(?=[a-z]{{4,20}} )([a-z]+(?:{'|'.join(_ENDINGS)})) {_LOW_KIND}\b")
_PLAIN = listed("words") | frozenset(["primary", "secondary", "infants", "juniors", "nursery"])
