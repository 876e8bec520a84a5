"""The build of a response document: which section, which topic, which part of the topic each paragraph stands in.

Response documents follow one plan in many forms: sections of topics; in each topic a proposal, questions, what
people said and the response; lists of "you said" and "we will"; annexes. The plan is read from headings by their
kind, never by one document's words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from wtanalysis.documents.model import Document, Paragraph
from wtanalysis.published.grammar import fold

Part = Literal["body", "front", "proposal", "said", "response", "you_said", "we_will", "respondents", "annex"]

_BODY = (
    r"(?:(?:[a-z]+ ){0,3}?(?:government|department|departmental|ministerial|ministry|agency|"
    r"inspectorate|regulator|council|authority|commission|office|executive|board)|"
    r"(?!consultation|individual|stakeholder|public|overall|email|online|campaign|level|written|"
    r"your|summary)[a-z&]{2,12})"
)
_PATTERNS: tuple[tuple[Part, str], ...] = (
    (
        "respondents",
        (
            r"\b(?:list of (?:the )?(?:respondents|organisations|consultees|those|stakeholders|bodies|"
            r"responding)|"
            r"(?:organisations|respondents|stakeholders|bodies|those) (?:that|who|which) (?:responded|"
            r"replied|gave permission)|respondents to the consultation|"
            r"(?:organisations|bodies) responding|responding organisations|"
            r"list of (?:consultation )?respondents)\b"
        ),
    ),
    (
        "we_will",
        (
            r"^(?:(?:following|in response to|as a result of) (?:your|this|the) \w+,? )?(?:so )?(?:we|"
            r"the government|the department)(?: will|'ll| did| are going to| plan to do|"
            r" are doing)\b(?!.*\byou said\b)"
        ),
    ),
    ("you_said", r"^(?:you|respondents|people|stakeholders)(?: have)? (?:said|told us)(?: that)?\W*$"),
    (
        "response",
        (
            rf"^(?:(?:(?:the|our|hm) )?{_BODY}(?:'s|s')? |our |the )(?:(?:policy|final|"
            rf"overall) )?(?:response|position|decision|conclusion|view)s?(?: and (?:next steps|decision|"
            rf"conclusion|response|way forward|rationale))?(?: (?:to|on) (?:question|proposal|the|"
            rf"consultation|responses|feedback).*)?\W*$(?<!responses)"
        ),
    ),
    (
        "response",
        (
            r"^(?:policy |final )?(?:response|decision|conclusion)(?: and (?:next steps|decision|"
            r"conclusion|way forward|rationale))?\W*$"
        ),
    ),
    (
        "response",
        (
            r"^(?:the )?(?:(?:implementation and )?next steps|way forward|(?:the )?way ahead|(?:consultation )?outcome|"
            r"(?:our|the government's?|the department's?) (?:response|reply) to|"
            r"post-consultation (?:decision|position|changes)|"
            r"rationale for (?:the |our )?decision|how we (?:have |will )?respond(?:ed)?|what we did|what we will do|"
            r"what happens next|how we (?:will|are going to) respond|policy response|conclusion|"
            r"what we (?:have decided|are doing|plan to do|intend to do))\b"
        ),
    ),
    (
        "said",
        (
            r"^(?:(?:summary|overview) of )?(?:what|how) (?:you|respondents|people|we|stakeholders|consultees) "
            r"(?:have )?(?:said|told us|heard|responded|thought)|^(?:(?:a )?(?:summary|overview|analysis|breakdown|"
            r"discussion) of (?:the )?(?:consultation )?(?:responses|feedback|views|findings|comments|"
            r"evidence|replies)|"
            r"(?:consultation |stakeholder |respondents?'? ?)?(?:responses|feedback|views|findings|"
            r"comments)(?: (?:received|to|on|from|expressed|summary)\b.*)?$|"
            r"key (?:themes|findings|messages|points)|main (?:themes|findings|points)|"
            r"(?:response|responses) (?:analysis|summary)|consultation (?:responses|feedback|findings)|"
            r"summary$|analysis$)"
        ),
    ),
    (
        "proposal",
        (
            r"^(?:(?:what )?we (?:asked|proposed|consulted on|said)|(?:the |our |original |policy |"
            r"consultation |summary of |government )*proposals?\b(?: and .*)?\W*$|background|context|"
            r"(?:the )?(?:policy )?(?:background|rationale)|(?:the )?(?:consultation )?questions?\W*$|"
            r"what (?:the consultation|was) (?:proposed|said|asked)|consultation proposals?)"
        ),
    ),
    ("annex", r"^(?:annex|appendix)\b"),
    (
        "front",
        (
            r"^(?:(?:ministerial )?foreword|executive summary|contents|(?:about|"
            r"scope of) this (?:document|consultation|response)|summary of (?:decisions|key|government)|"
            r"overview$)"
        ),
    ),
)
_PARTS = tuple((part, re.compile(pattern)) for part, pattern in _PATTERNS)
_QUESTION = re.compile(
    r"^(?:consultation )?(?:questions?|q)\.?\s?(?P<n>\d+(?:\.\d+)?(?:[a-z]\b|"
    r"\s?\([a-z]\))?)(?!\w)(?!\s?(?:to|and|-|–)\s?\d)",
    re.IGNORECASE,
)
_BLOCK = re.compile(r"^you said,?\s?(?:and )?(?:we (?:will|did|have done|listened))\W*", re.IGNORECASE)
_SERIAL = re.compile(r"^(?:\d+(?:\.\d+)*\.?|[a-z][.)]|\([a-z0-9]+\))\s+", re.IGNORECASE)


@dataclass(frozen=True)
class Place:
    """Where a paragraph stands. ``topic`` is empty for what belongs to a whole section."""

    section: str
    topic: str
    part: Part
    key: str


def outline(document: Document) -> tuple[Place, ...]:
    """The place of every paragraph of a document, in order.

    A part heading that stands beside its topic instead of under it ("Response" on the level of the topics) belongs to
    the topic before it. A heading that tells of the consultation itself (who responded, how it was run) is no topic for
    the questions after it: each is its own, or they share the heading that they stand under.
    """
    places: list[Place] = []
    topic: Place | None = None
    asked = True
    beside, topics = _beside(document), dict[int, Place]()
    for paragraph in document.paragraphs:
        place, own = _place(document, paragraph)
        topics.setdefault(paragraph.section, place)
        before = topics.get(beside[paragraph.section]) if paragraph.section in beside else None
        if before:
            place = Place(before.section, before.topic, place.part, before.key)
        elif own:
            no_topic = place.part == "front" or _NO_TOPIC.match(_SERIAL.sub("", fold(place.topic)))
            topic, asked = None if no_topic else place, False
        elif (topic is None or asked) and (questions := _questions(document, paragraph, place)):
            topic, asked = place, questions
        elif (topic is not None and any(question_number(t) for t in document.path(paragraph))) or (
            topic is not None
            and place.part in ("response", "said", "proposal")
            and not _LAST.match(_SERIAL.sub("", fold(place.topic)))
        ):
            place = Place(topic.section, topic.topic, place.part, topic.key)
        places.append(place)
    return tuple(places)


_NO_TOPIC = re.compile(
    r"^(?:who (?:responded|replied|took part)|(?:profile|breakdown|numbers?|types?|range) of (?:the )?respon|"
    r"(?:response|respondents?'?) (?:profile|rates?|numbers|breakdown|statistics|details|characteristics)|"
    r"about (?:the |our )?(?:respondents|responses)|(?:our )?methodology\b|(?:our )?approach to (?:the )?analysis|"
    r"how we (?:consulted|analysed|ran)|the consultation(?: process| exercise)?$|introduction\b|contact details)"
)
_TO_QUESTIONS = re.compile(r"^(?:responses|answers|replies|comments|feedback) (?:to|on|by) .*\bquestions?$")


def _questions(document: Document, paragraph: Paragraph, place: Place) -> bool:
    """Whether a paragraph stands under the heading of a question, or under one for the answers to them all."""
    return any(question_number(title) for title in document.path(paragraph)) or (
        place.part == "said" and bool(_TO_QUESTIONS.match(_SERIAL.sub("", fold(place.topic))))
    )


def _beside(document: Document) -> dict[int, int]:
    """Part headings within a chapter that stand beside the one topic they can belong to: their sections, and its.

    The topic asks or proposes something and its chapter does not; a heading that follows two topics at once speaks for
    the chapter.
    """
    found: dict[int, int] = {}
    topics: dict[int, list[int]] = {}
    closed: set[int] = set()
    asking = _asking(document)
    for index, section in enumerate(document.sections):
        if section.parent < 0 or section.parent in asking:
            continue
        title, part = _SERIAL.sub("", fold(section.title).strip(" *:")), part_of(section.title)
        before = topics.setdefault(section.parent, [])
        if part == "response" or (part in ("said", "proposal") and section.parent not in closed):
            closed |= {section.parent} if part == "response" else set()
            if len(before) == 1 and before[0] in asking and not _LAST.match(title):
                found[index] = before[0]
        elif part == "body" and not _INTRODUCES.match(title):
            topics[section.parent] = [index] if section.parent in closed else [*before, index]
            closed.discard(section.parent)
    return {k: v for k, v in found.items() if document.sections[k].level == document.sections[v].level}


def _asking(document: Document) -> frozenset[int]:
    """The sections whose own paragraphs, or questions right under them, ask or propose something."""
    found = set()
    for paragraph in document.paragraphs:
        section = paragraph.section
        if section < 0 or not _PUTS.search(fold(paragraph.text)):
            continue
        own = document.sections[section].title
        found.add(document.sections[section].parent if question_number(own) or _ASKING.match(fold(own)) else section)
    return frozenset(found - {-1})


_PUTS = re.compile(
    r"\?\W*$|^\W*(?:question|q)\s?\d|\b(?:we|the consultation) (?:proposed|asked|consulted on|sought views)\b"
)
_INTRODUCES = re.compile(r"^(?:introduction|about|purpose|scope|methodology|how we consulted)\b")
_LAST = re.compile(
    r"^(?:the )?(?:conclusions? and )?(?:next steps|way forward|conclusions?|what happens next|"
    r"implementation|main findings|summary of responses|overview of responses)\b"
)
_ASKING = re.compile(
    r"^(?:do|does|to what extent|should|would|how|are there|is there|are|is|will|what|which|have|has|can|please)\b"
    r".{20,}\?\W*$"
)
_FIGURE = re.compile(r"^(?:figure|table|chart|graph|box)\s\d+", re.IGNORECASE)


def part_of(heading: str) -> Part:
    """The part of a topic that a heading opens; ``body`` if it is none of them.

    >>> [part_of(h) for h in ("Government response", "You said that:", "Summary of responses", "Partnership chair")]
    ['response', 'you_said', 'said', 'body']
    >>> [part_of(h) for h in ("Our response: fees", "Government response (Q1)", "Consultation outcome", "What we did")]
    ['response', 'response', 'response', 'response']
    """
    words = _SERIAL.sub("", fold(heading).strip(" *:"))
    if _BLOCK.match(words):
        return "body"
    found = _part(words)
    return found if found != "body" else _part(_ASIDE.split(words, maxsplit=1)[0])


def _part(words: str) -> Part:
    for part, pattern in _PARTS:
        if pattern.search(words) and not (part in ("response", "said") and len(words) > 90):
            return part
    return "body"


_ASIDE = re.compile(r"\s*[:(]\s*|\s+-\s+")


def question_number(heading: str) -> str:
    """The printed number of a question heading ("Question 12: ..."), empty if it is none.

    >>> question_number("Question 12a: Do you agree?"), question_number("Q5."), question_number("Questions asked")
    ('12a', '5', '')
    """
    match = _QUESTION.match(_SERIAL.sub("", heading.strip()) if not heading.strip()[:1].isdigit() else heading.strip())
    return re.sub(r"[\s()]", "", match["n"]) if match else ""


def _cover(document: Document) -> str:
    """The heading that the whole document stands under, where it has one: its title page's."""
    if len(document.sections) < 4 or document.sections[0].parent >= 0:
        return ""
    under = sum(_root(document, index) == 0 for index in range(len(document.sections)))
    return document.sections[0].title if under >= 0.9 * len(document.sections) else ""


def _root(document: Document, index: int) -> int:
    while document.sections[index].parent >= 0:
        index = document.sections[index].parent
    return index


def _place(document: Document, paragraph: Paragraph) -> tuple[Place, bool]:
    """The place of one paragraph, and whether a heading of its own names the topic."""
    path = [title for title in document.path(paragraph) if not _FIGURE.match(title)]
    cover = {document.title, _cover(document)}
    path = [title for title in path if title not in cover or len(path) == 1]
    parts = [part_of(title) for title in path]
    plain_titles = [
        t
        for t, part in zip(path, parts, strict=True)
        if part in ("body", "annex", "front", "respondents") and not question_number(t) and not _ASKING.match(fold(t))
    ]
    section = plain_titles[0] if plain_titles else (path[0] if path else "")
    topic = plain_titles[-1] if plain_titles else section
    part: Part = next((p for p in reversed(parts) if p != "body"), "body")
    if part in ("you_said", "we_will"):
        label = _BLOCK.sub("", topic) if _BLOCK.match(topic) else topic
        section = label if _BLOCK.match(section) else section
        topic = "" if label != topic else topic
    elif _BLOCK.match(topic):
        topic = ""
    return Place(section, topic, part, f"{section}\n{topic}"), bool(plain_titles)


def slug(words: str, limit: int = 40) -> str:
    """A short id from words: lower case letters and digits with hyphens, cut at a whole word.

    >>> slug("Support under section 17 of the Children Act 1989"), slug("Children's voice")
    ('support-under-section-17-of-the-children', 'childrens-voice')
    """
    text = re.sub(r"[^a-z0-9]+", "-", fold(words).replace("'", "")).strip("-")
    if len(text) <= limit:
        return text
    cut = text[: limit + 1].rsplit("-", 1)[0] if "-" in text[:limit] else text[:limit]
    return cut.strip("-")


def section_id(title: str) -> str:
    """The short id of a section: ``s2`` for "Section 2 - ...", ``c3`` for "Chapter 3", a slug otherwise.

    >>> section_id("Section 2 – Arrangements"), section_id("Views of children")
    ('s2', 'views-of-children')
    """
    match = re.match(r"^(section|chapter|part|theme|proposal)\s(\d+|[a-z])\b", title, re.IGNORECASE)
    return f"{match[1][0].lower()}{match[2].lower()}" if match else slug(title)
