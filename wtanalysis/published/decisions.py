"""Which promises answer what was asked: the decisions, told apart from what else will be done."""

from __future__ import annotations

import re

from wtanalysis.documents.model import Document
from wtanalysis.documents.sentences import sentences
from wtanalysis.published.grammar import fold
from wtanalysis.published.model import Side
from wtanalysis.published.outline import Place, question_number
from wtanalysis.published.promises import Promise
from wtanalysis.published.speaking import Speech

_POLICY = re.compile(
    r"^(?:be )?(?:introduc|requir|set(?:ting)?\b(?! (?:up|out))|make\b(?! (?:clear|sure|it clear|available"
    r"|changes|some|minor|small|further))|give\b|accept|allow|permit|ban\b|prohibit|abolish|remov|replac"
    r"|extend|rais|increas|reduc|lower|cut\b|cap\b|limit|charg|exempt|exclud|open\b|close\b|build|redesign"
    r"|keep\b|retain"
    r"|bring (?:forward|in)\b|end\b|scrap|stop|start\b|grant|licens|restrict|creat|impos|lengthen|shorten"
    r"|merge|mov|amend(?:ing)? (?:the )?(?:code|act|standard|regulation|rule|order|polic|definition|law|scheme"
    r"|threshold|limit)|chang|adopt|drop|withdraw|abandon|freez|waive|double|halve|appl|legislat\w+ (?:to|for)"
    r"|pay\b|offer)\w*"
)
"""Verbs that settle a policy (rather than write, ask, study or work on something)."""
_INSTRUMENT = re.compile(
    r"\b(?:guidance|guides?|handbook|toolkit|template|design note|consultations?|views|drafts?|report cards?"
    r"|reports?|study|studies|research|evaluations?|reviews?|legislation|clauses|primary|regulations"
    r"|instruments?|bill|statements?|assessments?|wording|language|text|section on|examples|references?"
    r"|principles|terminology|training|e-learning|working group|fund|funding|pilots?|trials?|campaign|changes"
    r"|rules|amendments?)\b"
)
"""Things that carry a decision out."""
_ASKED = re.compile(
    r"\?|\b(?:we|the (?:government|department|consultation|agency|authority|council|paper)) (?:also "
    r"|therefore |had )*(?:propos\w+|suggest\w+|consulted on|asked|sought views|put forward|set out)\b"
    r"|\bproposed\b|\bproposal"
)
_REPORTS = re.compile(
    r"\b(?:respondents|agreed|disagreed|said (?:yes|no)|answered|replied|commented|told us|argued|felt)\b"
)
_NAMES_QUESTION = re.compile(
    r"\b(?:on|in answer to|in response to|in relation to|for|turning to|as to|regarding) (?P<kind>questions?"
    r"|proposals?|q) ?(?P<number>\d+(?:\.\d+)?[a-z]?)\b"
)
_COMMON = re.compile(
    r"^(?:the|and|for|not|are|was|has|had|its|our|who|how|any|all|one|two|may|can|per|but|you|now|will|with"
    r"|from|that|this"
    r"|have|been|they|them|were|what|when|where|into|than|then|also|more|most|only|such|some|must|does|your"
    r"|ours|over|under"
    r"|each|every|(?:dis)?agree|should|would|could|propos\w*|question|respon\w*|which|whether|about|there|their|these"
    r"|those|other|views|think|extent|people|answer|consul\w*|please|reason|between|being|government)$"
)
"""Words that questions share, whatever they ask about."""
_CONTINUES = re.compile(r"^(?:continue to|continue|continuing to|go on|carry on|keep on|keep)\s")
_NEXT = re.compile(r"\b(?:next steps|implementation|what happens next|timetable|timing)\b")
_MEANS = re.compile(
    r"^(?:(?:the|these|this|any|all|further|new|revised|updated|draft|final|future|amended|a|an|our|secondary"
    r"|primary|more|more detailed|another|they|it|both) )*(?:guidance|regulations?|legislation|clauses?"
    r"|consultations?|code|changes|rules|bill|order|instruments?|review|evaluation|report|pilot|trial"
    r"|scheme rules|details|information|board|panel|group|funding|grant|fund|statement|comments|views|updates?"
    r"|amendments?|they|it|this)\b"
)


def places_of_questions(document: Document, places: tuple[Place, ...]) -> dict[str, Place]:
    """Where each numbered question of a document stands, by its number; the first place counts."""
    found: dict[str, Place] = {}
    for paragraph, place in zip(document.paragraphs, places, strict=True):
        number = question_number(paragraph.text)
        if number and place.part not in ("annex", "front", "response"):
            found.setdefault(number, place)
    return found


def question_named(sentence: str) -> str:
    """The number of the question that a sentence says it answers, empty if it names none.

    >>> question_named("On question 2.1, we will drop the fee."), question_named("We will drop the fee.")
    ('2.1', '')
    """
    match = _NAMES_QUESTION.search(fold(sentence))
    return match["number"] if match and match["kind"] != "proposal" else ""


class Answering:
    """Tells decisions from other promises, by what each response answers.

    A promise is a decision if its words say so ("take forward", "decided", "do not propose"); and, in the response to a
    topic that asked or proposed something, if it refuses, if it states a rule to come, or if it settles a policy with
    words that the question or the proposal used.
    """

    def __init__(self, document: Document, places: tuple[Place, ...], spoken: tuple[Speech, ...]) -> None:
        self._context = _contexts(document, places, spoken)
        self._decided: set[int] = set()

    def side(self, index: int, sentence: str, promise: Promise) -> Side:
        """The side of a promise that stands in paragraph ``index``; promises must come in document order."""
        run, context = self._context[index]
        if promise.side == "decision":
            self._decided.add(run)
            return "decision"
        return "decision" if self._answers(run, context, fold(sentence), promise) else "will"

    def _answers(self, run: int, context: frozenset[str], words: str, promise: Promise) -> bool:
        """Whether a promise whose words do not decide is an answer all the same, by where it stands."""
        own = words[promise.start : promise.end]
        if run < 0 or own.startswith("we can no longer"):
            return False
        if promise.modality == "decline":
            return not _earlier_promise(words[: promise.start])
        if promise.form == "rule":
            lasting = promise.modality in ("firm", "continue") and promise.horizon != "future edition"
            return lasting and not _MEANS.match(own)
        rest = _after_verb(own)
        if promise.modality == "firm" and _NAMES_QUESTION.search(words):
            return not _INSTRUMENT.search(rest[:80])
        if run in self._decided or not _POLICY.match(_CONTINUES.sub("", rest)):
            return False
        return promise.modality == "continue" or (
            promise.modality == "firm" and not _writes(rest) and bool(stems(own) & context)
        )


def _after_verb(own: str) -> str:
    match = re.search(
        r"\b(?:will|shall|to|'ll|are|is)\s(?:(?:also|now|therefore|then|instead|only|not|fully)\s)*(?!\w+ly\b)", own
    )
    return own[match.end() :] if match else own


def _earlier_promise(before: str) -> bool:
    """Whether the words before a refusal promise already: then it only says how far that promise goes."""
    return bool(
        re.search(r"\b(?:we|government|ministers|department) (?:\w+ )?(?:will|intend|plan|propose|aim)", before)
    )


def _writes(rest: str) -> bool:
    """Whether the first thing named after the verb is a text, a study or money: a means and no policy."""
    return bool(_INSTRUMENT.search(re.split(r"\b(?:that|which|so|for|by|with|where)\b|,", rest)[0]))


def stems(words: str) -> frozenset[str]:
    """The content words of folded text, cut to their first five letters.

    >>> sorted(stems("should the fees for small plots be set?"))
    ['fees', 'plot', 'set', 'small']
    """
    return frozenset(
        w[:5].rstrip("s") if len(w) > 4 else w for w in re.findall(r"[a-z]{3,}", words) if not _COMMON.match(w)
    )


def _contexts(
    document: Document, places: tuple[Place, ...], spoken: tuple[Speech, ...]
) -> list[tuple[int, frozenset[str]]]:
    """For each paragraph the number of its run of answering paragraphs (-1: next steps), and the words it answers."""
    found: list[tuple[int, frozenset[str]]] = []
    run, asked, key, was = 0, frozenset[str](), "", False
    topic, title = "", frozenset[str]()
    for index, paragraph in enumerate(document.paragraphs):
        place, answers = places[index], spoken[index].answers
        if place.section != key and not answers:
            asked = frozenset()
        if was and not answers and (paragraph.kind == "heading" or _opens(paragraph.text)):
            asked = frozenset()
        if (answers and not was) or (answers and paragraph.kind == "heading"):
            run += 1
        if place.topic + place.section != topic:
            topic, title = place.topic + place.section, stems(fold(f"{place.topic} {place.section}"))
        if not answers and paragraph.kind not in ("table", "quotation", "footnote"):
            asked |= _asked_words(paragraph.text, paragraph.kind == "heading")
        key, was = place.section, answers
        ends = _NEXT.search(fold(" ".join(document.path(paragraph)[-1:])))
        found.append((-1 if ends else run, asked | title if answers else frozenset()))
    return found


def _opens(text: str) -> bool:
    return bool(question_number(text)) or text.rstrip().endswith("?")


def _asked_words(text: str, heading: bool) -> frozenset[str]:
    if heading:
        return stems(fold(text)) if _opens(text) else frozenset()
    found: frozenset[str] = frozenset()
    for start, end in sentences(text):
        words = fold(text[start:end])
        if _ASKED.search(words) and not _REPORTS.search(words):
            found |= stems(words)
    return found
