"""Schools, nurseries and academies by their names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wtanalysis.safeguards.found import Found
from wtanalysis.safeguards.name_lists import Is, fold, lexicon, listed

_KIND = (
    r"(?:(?:R\.?C\.?|C\.? ?of ?E\.?|C\.?E\.?|CofE|Church of England|Catholic|Roman Catholic|Community|Voluntary Aided|V\.?A\.?|V\.?C\.?|Free|Junior|Infants?|Primary|"
    r"Secondary|High|Grammar|Comprehensive|Preparatory|Prep|Special|Girls'?|Boys'?|Lower|Middle|Upper|Technology|Sports|Faith|Muslim|Jewish|Islamic|Hindu|Sikh|Day|Sixth Form|and|&|Studio|\(V\.?[AC]\.?\)|\(Aided\)) )*"
    r"(?:Primary(?: School| Academy)?|Secondary(?: School| Academy)?|High(?: School)|High|Infants?(?: School)?|Juniors?(?: School)?|Grammar(?: School)?|Academy|School|Nursery(?: School)?|"
    r"Pre-?school|Playgroup|Kindergarten|Sixth Form(?: College)?|College|Prep|Preparatory School|PRU|Pupil Referral Unit|Comprehensive|Federation|Montessori(?: School| Nursery)?)(?: and (?:Pre-?School|Nursery|Sixth Form(?: College)?|Day Nursery|Children's Centre|College)\b)?"
)
_CAP = r"(?:[A-Z][\w'\u2019\-]{0,24}|St\.|of|the|and|&)"
_NAMED = re.compile(rf"(?<![\w'\u2019])((?:St\.?|Saint|SS|Ss)? ?(?:[A-Z][\w'\u2019\-]{{0,24}}\.? )(?:{_CAP} ){{0,5}}?)({_KIND})(?![\w\u2019']|-)")
_LOW_KIND = r"(?:r\.?c\.? |c of e |ce |catholic |church of england |community )?(?:primary|infants?|juniors?|high|secondary|grammar|academy|nursery|school|college|prep|pre-?school)(?: school| academy)?"
_LOWER = re.compile(rf"\b(?:at|attends?|attended|attending|to|from|in|of|called) ((?:the )?(?:[A-Za-z][\w'\u2019\-]{{1,24}} ){{1,3}}?{_LOW_KIND})\b")
_SAINT = re.compile(rf"\b((?:[Ss]t\.?|[Ss]aint) [A-Za-z][\w'\u2019\-]{{1,24}} (?:and [Ss]t\.? [A-Za-z][\w'\u2019\-]{{1,24}} )?(?:{_KIND}|{_LOW_KIND}))\b")
_WORDS = tuple(
    "school academy primary nursery college infant junior high grammar prep sixth pru montessori playgroup kindergarten comprehensive "
    "federation secondary pupil".split()
)
_BARE_SAINT = re.compile(
    r"(?<![\w'\u2019])(?:St\.? [A-Z][\w\-]{1,20}(?:['\u2019]s?)|Our Lady of (?:the )?[A-Z][\w\-]{1,20}|Corpus Christi|Sacred Heart)"
    r"(?! ?(?:[A-Z&]|church|hospital|hospice|parish|ward|day|house|home|centre|cathedral|and St))(?![\w])"
)
_CELTIC = re.compile(r"\b(?:Ysgol|Scoil|Bunscoil|Gaelscoil|Coll?\u00e8?g)(?: (?:[A-Z\u00c0-\u00dd][\w'\u2019\-]*|y|yr|na|an|a))+")
_SCENERY = frozenset(
    "oak ash elm hill park green grove manor grange meadow meadows river brook bridge abbey priory trinity sacred heart lady holy "
    "kings king queen queens queen's king's saints rose rainbow sunshine little tree trees field fields wood woods castle mount "
    "church cross lodge hall vale valley view bank forest lake star stars sun moon acorn acorns birch beech willow willows "
    "orchard harbour heath high lane mill north south east west spring springs stone water well white red blue gold silver "
    "lower upper old new bright bumble bee bees busy happy tots teddy bear bears caterpillar butterfly ladybird tiny "
    "footsteps steps ark corpus christi immaculate mary's john's blessed our redeemer saviour good shepherd way side farm beacon "
    "phoenix horizon discovery inspire aspire hope unity harmony summit pioneer endeavour excel compass bay cliff beach haven".split()
)
_GENERIC = frozenset(
    "the a an our my your his her their this that each every any all some local of and for in at to from with independent state maintained "
    "mainstream residential boarding faith religious free special primary secondary nursery infant junior community catholic "
    "church england roman early years further higher education children childrens children's child youth young social work worker "
    "safeguarding family families national royal staff police policing training teaching virtual whole alternative provision "
    "previous new old first middle good bad same other both new-build designated public private grammar comprehensive "
    "school schools college academy academies day sunday medical law business art music drama university military defence "
    "home after before during when where if as is was he she they we it but so because while department dfe ofsted multi "
    "multi-academy trust leaders teachers london leadership practice research digital online summer spring autumn winter".split()
)
_BODIES = re.compile(r"(?:Royal|Staff|Police|Fire|National|Social Work|University|Medical) (?:\w+ )?(?:College|Academy)|College of|School of|Academy (?:of|for|Trust)|Academies", re.I)


def schools(text: str) -> Iterator[Found]:
    """Schools that are named; a kind of school alone ("the local primary school") is none.

    >>> text = "She went to St Bede's RC Primary, then Hollins Academy. Every secondary school and the Royal College agreed."
    >>> [text[f.start:f.end] for f in schools(text)]
    ["St Bede's RC Primary", 'Hollins Academy']
    """
    if "St" in text or "Our L" in text or "Corpus" in text or "Sacred" in text or "ol " in text or "il " in text:
        yield from (Found(*m.span(), "school", "a saint's school") for m in _BARE_SAINT.finditer(text))
        yield from (Found(*m.span(), "school", "a school by its Welsh or Irish name") for m in _CELTIC.finditer(text))
    lower = text.lower()
    if not any(word in lower for word in _WORDS):
        return
    for match in _NAMED.finditer(text):
        start = match.start(1) + _leading(match[1])
        if start < match.start(2) and _tells(text[start : match.start(2)], inside=True):
            if not _BODIES.match(text, start) and not re.match(r" (?:of|for) [A-Z]|\u2019|'s? [A-Z]", text[match.end() : match.end() + 6]):
                yield Found(start, match.end(), "school", "a named school")
    yield from (Found(*m.span(1), "school", "a saint's school") for m in _SAINT.finditer(text))
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
        if not word or (not saint and word.lower() not in _SCENERY and (word.lower() in _GENERIC or bits & Is.NEVER and not bits & Is.PLACE)):
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
            if plain in _SCENERY or plain.endswith(_ENDINGS) or bits & (Is.PLACE | Is.SURNAME | Is.GIVEN) or not bits & (Is.WORD | Is.NEVER):
                return True
        elif not inside and not bits & (Is.WORD | Is.NEVER | Is.BODY) and len(plain) > 3 and plain not in _PLAIN:
            return True
    return False


_ENDINGS = tuple("side field fields wood brook ford ley ton bury dale mead croft bank view gate hurst bridge worth hill stone land combe moor".split())
_PLAIN = listed("words") | frozenset("primary secondary infants juniors nursery".split())
