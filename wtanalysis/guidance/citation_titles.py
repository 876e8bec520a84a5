"""Titles of guidance that a text names, and links.

A title stands in quotation marks near a word such as guidance or framework; as the whole of a footnote; as an item of
a list of further sources; or in capitals before such a word (Homelessness Code of Guidance). No list of titles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from wtanalysis.guidance.folded import straight
from wtanalysis.guidance.model import Guidance
from wtanalysis.guidance.quick import holds

_WORK = (
    r"(?:guidance|guidelines?|guides?|framework|codes?|advice|strategy|toolkit|standards?|procedures?|manual|handbook|report|review"
    r"|protocol|circular|white paper|green paper|policy statement|action plan|fact ?sheet|principles)"
)
_IS_WORK = re.compile(rf"\b{_WORK}\b", re.IGNORECASE)
_CUE = re.compile(
    rf"\b(?:{_WORK}|set out in|published|titled|entitled|see|refer to|described in|contained in)\b", re.IGNORECASE
)
_QUOTED = re.compile(
    r"(?<!\w)(?:\"(?P<double>[A-Z][^\"\n]{11,150})\"|'(?P<single>[A-Z](?:[^'\n]|(?<=\w)'(?=\w)){11,150})'(?!\w))"
)
_SAYS = re.compile(
    r"\b(?:is|are|was|were|should|must|will|has|have|had|may|can|cannot|means|includes?|refers?|see|sets? out|requires?"
    r"|this|these|we|they|it|provides?|defines?|defined|means|remains?|applies|states?)\b",
    re.IGNORECASE,
)
_CAPITALS = re.compile(
    r"(?:\d+[ -])?(?:(?:[A-Z][\w'-]*|\([A-Z]\w*\)),?\s(?:(?:and|(?:of|for|to|in|on)(?:\sthe)?)\s)?){1,8}"
    r"(?:Code of (?:Practice|Guidance)|Guidance|Guidelines|Guide|Framework|Strategy|Toolkit|Standards|Manual|Handbook)"
    r"\b(?!\s[A-Z][a-z])"
)
_HEADS = ("Guid", "Framework", "Strategy", "Toolkit", "Standards", "Manual", "Handbook", "Code of")
_ANY_ONE = re.compile(r"\b(?:an?|any|each|every|no|such|operative|their|its)\s$", re.IGNORECASE)
_BODY = re.compile(
    r"\b(?:Service|Society|Council|Commission|Board|Authority|Agency|Office|Trust|Department|Panel|Association|College"
    r"|Services|Councils|Boards|[Aa]uthorities|Agencies|Mayor|Secretary|Minister)\b"
)
_NOTE = re.compile(
    r"(?:as|by|in|including|other|for|with|where|when|through|from|such|except|subject|further|under|if|this|these|it|at|on|to"
    r"|also|and|or|but|defined|annex|appendix|chapter|section|schedule|table|paragraphs?|figure|part|footnote|page|article|regulation|\w+ly"
    r"|\w{3,}ed)\s",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"\s(?:provides?|describes?|sets out|should|must|gives|requires|has been|have been|will be)\s")
_OPENS_SENTENCE = re.compile(r"(?:The|A|An|This|These|That|There|It|In|On|At|Under|Until|Since)\s")
_TAIL = re.compile(r"\s+(?:[|]\s.*|-\sGOV\.UK.*|\(GOV\.UK.*|at\shttps?://.*)$")
_LAW = re.compile(
    r"\b(?:Acts?|Regulations?|Order)(?: \([A-Z]+\))?,? \(?(?:19|20)\d\d\)?"
    r"(?:[\s,]*\(?(?:[Ss]ections?|[Rr]egulations?|[Ss]chedule|[Pp]art|[Aa]rticle|as amended|and|s\.)\s?.*)?$"
)
_GENERIC = re.compile(
    r"(?:(?:The|This|These|Our|Your|New|Statutory|Non-statutory|National|Local|Practice|Further|Full|Other|All|Any|In|See|Official"
    r"|Government|Under|Additional|Supplementary|Good|Professional|A|An|Planning)\s)*"
    r"(?:Guidance|Guidelines|Guide|Framework|Strategy|Toolkit|Standards|Manual|Handbook|Code of Practice)"
)
_OPENS = re.compile(
    r"^(?:\w+ed (?:in|by|on|from|to)(?: the)?|[Tt]he|This|In|See|Under|Also|Further|For|Our|A|An|As|With|And)\s"
)
_YEAR = re.compile(r"\s*\((?:[^()]*[\s,])?((?:19|20)\d\d)\)$|[\s,]+\b(?<!to )((?:19|20)\d\d)$")
_LEAD = re.compile(r"^(?:See(?: also)?|Refer to|For example,?|Source|Available (?:at|here))[:\s]+", re.IGNORECASE)
_WHOSE = re.compile(
    r"(?:(?:[^()]{3,60} \((?:19|20)\d\d\) |\w[\w ]* 20\d\d: (?:the )?|(?:[A-Z][\w.]* ){0,3}[A-Z][\w.]*['’]s "
    r"|(?:UK|National|Government|HM|Modern) )(?=[A-Z]\w+ \w))+"
)
SOURCES = re.compile(
    r"further (?:sources|reading|information|guidance)|references|bibliography|guidance issued"
    r"|related (?:guidance|documents)|useful (?:links|resources|documents)|sources of information"
    r"|other (?:guidance|resources)",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"(?:https?://|www\.)[^\s<>\"'\])]+|(?<![@\w.-])(?:[a-z0-9-]+\.)+(?:uk|org|com|eu|int)/[^\s<>\"'\])]*",
    re.IGNORECASE,
)


def titles(guidance: Guidance) -> Iterator[tuple[int, str, str]]:
    """The titles of guidance that an edition names: passage, title without its year, year or an empty text.

    >>> from wtanalysis.provenance import Source
    >>> from wtanalysis.guidance.model import Passage
    >>> said = "See the guidance 'Keeping ferries safe at sea (2016)' and the Quay Toolkit."
    >>> one = Guidance(Source("a.md", ""), "1", "Ferries", passages=(Passage(0, "paragraph", said, "L1"),))
    >>> list(titles(one))
    [(0, 'Keeping ferries safe at sea', '2016'), (0, 'Quay Toolkit', '')]
    """
    listed: list[bool] = []
    for part in guidance.sections:
        listed.append(lists_sources(part.title) or (part.parent >= 0 and listed[part.parent]))
    for passage in guidance.passages:
        whole = passage.kind == "footnote" or (
            passage.kind in ("bullet", "table") and passage.section >= 0 and listed[passage.section]
        )
        for title in _whole(passage.text) if whole and len(passage.text) < 260 else ():
            yield (passage.index, *dated(title))
            break
        else:
            for title in _named(passage.text):
                yield (passage.index, *dated(title))


@lru_cache(maxsize=5_000)
def lists_sources(title: str) -> bool:
    """Whether a section by this title lists what to read.

    >>> lists_sources("Further reading"), lists_sources("Fares")
    (True, False)
    """
    return bool(SOURCES.search(title))


def short_form(title: str) -> str:
    """A title without whose it is: an author with the year, a possessive, UK, national, a headline with a year.

    >>> short_form("Quay Board (2015) Ferry Strategy"), short_form("UK's Modern Ferry Strategy")
    ('Ferry Strategy', 'Ferry Strategy')
    """
    return _WHOSE.sub("", title)


def links(text: str) -> tuple[str, ...]:
    """The links of a text, host in small letters, without scheme, ``www.`` and what ends a sentence.

    >>> links("At https://www.GOV.UK/guidance/fares. Write to us@quay.example.")
    ('gov.uk/guidance/fares',)
    """
    if "/" not in text and "www." not in text.lower():
        return ()
    return tuple(dict.fromkeys(_folded(found.group()) for found in _LINK.finditer(text)))


def dated(title: str) -> tuple[str, str]:
    """A title and the year that ends it, if one does.

    >>> dated("Ferry code of practice (2015)"), dated("Keeping ferries safe")
    (('Ferry code of practice', '2015'), ('Keeping ferries safe', ''))
    """
    title = title.strip(" .,;:")
    year = _YEAR.search(title)
    return (title[: year.start()].strip(" .,;:-"), year[1] or year[2]) if year and year.start() > 8 else (title, "")


def _folded(link: str) -> str:
    link = re.sub(r"^(?:https?://)?(?:www\.)?", "", link.rstrip(".,;:!?"), flags=re.IGNORECASE)
    host, slash, path = link.partition("/")
    return (host.lower() + slash + path).rstrip("/")


@lru_cache(maxsize=20_000)
def _whole(text: str) -> tuple[str, ...]:
    """The title that a footnote or a list item is made of, if it is one."""
    said = _TAIL.sub("", _LEAD.sub("", straight(text)).strip(" ."))
    said = re.sub(r"\s*\((?:https?://|www\.)?[\w.-]+\.\w{2,}[^)]*\)|\s*(?:https?://|www\.)\S+", "", said).strip(" .'\"")
    words = said.split()
    if not 3 <= len(words) <= 30 or not (said[0].isupper() or said[0].isdigit()) or re.search(r"[.?!;]\s", said):
        return ()
    if _LAW.search(said) or _NOTE.match(said) or _SENTENCE.search(said):
        return ()
    capitals = sum(word[:1].isupper() for word in words) > len(words) / 2
    if capitals and ":" not in said and not _IS_WORK.search(said) and _BODY.search(said):
        return ()  # the name of a body
    if _OPENS_SENTENCE.match(said) and not capitals and not _IS_WORK.search(said):
        return ()
    return () if _SAYS.search(said) and not (capitals or _IS_WORK.search(said.partition(":")[2])) else (said,)


@lru_cache(maxsize=20_000)
def _named(text: str) -> tuple[str, ...]:
    """The titles that running text names, in quotation marks or in capitals."""
    headed = holds(text, _HEADS)
    if not headed and "‘" not in text and "“" not in text and " '" not in text and '"' not in text:
        return ()
    text = straight(text)
    found: list[tuple[int, int, str]] = []
    for match in _QUOTED.finditer(text):
        said = _TAIL.sub("", (match["double"] or match["single"]).strip())
        near = text[max(0, match.start() - 60) : match.start()] + " | " + text[match.end() : match.end() + 40]
        if (
            len(said.split()) > 2
            and not said.endswith((",", "?", "!"))
            and (_IS_WORK.search(said) or _CUE.search(near))
        ):
            found.append((match.start(), match.end(), said))
    for match in _CAPITALS.finditer(text) if headed else ():
        said = _OPENS.sub("", match.group())
        inside = any(start <= match.start() < end for start, end, _ in found)
        generic = _GENERIC.fullmatch(said) or _ANY_ONE.search(text, max(0, match.start() - 12), match.start())
        if not inside and not generic and len(said.split()) > 1:
            found.append((match.start(), match.end(), said))
    return tuple(said for _, _, said in sorted(found))
