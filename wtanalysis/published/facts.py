"""Counts, percentages and dates that belong to no question: the consultation itself, its respondents and events."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wtanalysis.figures.model import number
from wtanalysis.published.clauses import clause
from wtanalysis.published.counts import Count
from wtanalysis.published.grammar import Reading, fold
from wtanalysis.published.model import Fact

_CONSULTATION = re.compile(
    r"\b(?:consultation|consulted|questionnaire|survey|responses?|respondents?|responded|attend\w*|engagement|"
    r"stakeholders?|held|events?|online|asked|questions|asking|email)\b"
)
_EVENTS = {"events", "workshops", "roundtables", "webinars", "sessions", "meetings"}


def _next_id(facts: Sequence[Fact], kind: str) -> str:
    return f"{kind}-{sum(f.kind == kind for f in facts) + 1}"


def fact_of_count(facts: Sequence[Fact], count: Count, sentence: str, locator: str) -> Fact | None:
    """A fact from a count, or None where it does not count this consultation's people, papers or events."""
    folded = fold(sentence)
    if _is_opinion(folded, count) or _is_elsewhere(sentence, count) or _is_aside(folded, count):
        return None
    if (
        count.noun in ("surveys", "letters", "signatures", "postcards", "attendees", "emails")
        or count.noun in _EVENTS
        or count.noun == "questions"
    ) and not _CONSULTATION.search(folded):
        return None
    kind = (
        "events"
        if count.noun in _EVENTS
        else "attendees"
        if re.search(r"\b(?:attend|joining|took part|participat)", folded[count.end : count.end + 60])
        or re.search(r"\b(?:attended|joined) by (?:\w+ ){0,2}$", folded[: count.start])
        else count.noun
    )
    if kind == "events" and re.search(
        r"\b(?:committee|parliament|board|cabinet|court|council) (?:meetings|sessions)", folded
    ):
        return None
    if (
        kind == "respondents"
        and re.match(r"\s(?:people|individuals|organisations|stakeholders|participants)\b", folded[count.end :])
        and not _CONSULTATION.search(folded)
    ):
        return None
    if kind == "comments" and not re.search(
        r"\b(?:received|comments? (?:were|from|on|relating|about)|there were|respondents)\b", folded
    ):
        return None
    unit = kind if kind == "attendees" else count.noun  # people at an event are no respondents
    words = clause(sentence, count.start, count.end)
    return Fact(_next_id(facts, kind), kind, str(count.value), unit, words, locator)


_OPINION = re.compile(
    r"\)?(?:\s(?:who|that|which|of (?:them|these|whom|those)))?\s(?:\w+ly |also |had |have |would |then )*(?:said|"
    r"says|suggested|asked for (?!their|confidential|anonym)|mentioned|thought|felt|preferred|raised|noted|argued|"
    r"wanted|called|"
    r"considered|spoke|agreed|disagreed|supported|opposed|favoured|believed|expected|pointed|proposed|answered "
    r"(?:yes|no|don't|that|in)|gave (?:a|an|one|this|that|no)|chose|cited|welcomed|objected|"
    r"expressed|stated|explained|commented that|took|put|modelled|replied (?:yes|no|that)|were (?:in favour|"
    r"against|for|neutral|unsure|undecided|supportive|opposed|concerned)|did not agree|(?:were )?not sure)\b"
    r"|\s(?:answered|commented)\b(?! (?:the|this|our) (?:consultation|survey|questionnaire|call))"
)
_OF_QUESTION = re.compile(
    r"^\s(?:in (?:response|answer|reply) )?(?:to|on|for|at) (?:this|that|the|each|consultation)? ?(?:question|q\s?\d)"
)


def _is_opinion(folded: str, count: Count) -> bool:
    """Whether those counted held some view, or are all who answered one question, and no part of the profile."""
    right = folded[count.end :]
    noun = re.match(rf"(?:\s[\w'-]+){{0,3}}?\s(?:{_PEOPLE})\b", right)
    after = right[noun.end() :] if noun else right
    if count.noun not in ("responses", "respondents") or re.match(r"^\sfrom\b", right):
        return False
    made = re.search(
        r"\b(?:chosen|selected|raised|mentioned|made|preferred|supported|opposed|favoured|picked|given|cited|"
        r"suggested) by\s$",
        folded[: count.start],
    )
    return bool(made or _OPINION.match(after) or _OF_QUESTION.match(after))


def _is_aside(folded: str, count: Count) -> bool:
    """Whether a count stands alone in brackets behind a theme or a reason: "most spoke of cost (212 respondents)"."""
    left, right = folded[: count.start], folded[count.end :]
    alone = left.endswith("(") and re.match(r"(?:\s[\w'-]+){1,2}\s?\)", right)
    return count.noun in ("responses", "respondents") and bool(alone) and bool(_SAYS.search(left))


_SAYS = re.compile(
    r"\b(?:themes?|reasons?|concerns?|issues?|suggest\w*|is|are|was|be|would|should|included|including|said|wanted|felt|"
    r"thought|asked|raised|mentioned|cited|noted|needed?|called|argued|common|frequent)\b"
)


_PEOPLE = (
    r"responses|respondents|people|replies|submissions|consultees|participants|organisations|individuals|"
    r"stakeholders|answers|representations|contributors|returns"
)


def _is_elsewhere(sentence: str, count: Count) -> bool:
    """Whether a count defines a word, comes from another exercise, or stands in a line of contents."""
    folded = fold(sentence)
    left, right = folded[: count.start], sentence[count.end :]
    bound = re.search(r"\b(?:fewer|less|more) than\s$|\bup to\s$", left) and re.search(
        r"\b(?:means?|is up to|refers? to|used to mean|we use|terms?)\b", folded
    )
    earlier = re.search(
        r"\bin (?:19|20)\d\d,? when\b|\b(?:previous|earlier|last) (?:consultation|survey|exercise)\b", left
    )
    heading = re.match(r"\s(?:Responses|Respondents|Comments|Answers)\b", right) and re.search(
        r"[a-z] $", sentence[: count.start]
    )
    law = re.search(r"\b(?:acts?|regulations|order|rules|code|directive|measure|convention) $", left)
    between = re.match(rf"^[\d,]+\s((?:[\w'-]+\s)*?)(?:{_PEOPLE})\b", fold(count.words))
    phrase = between and re.search(r"\b(?:against|as|on|than|at)\b", between[1])
    option = (
        count.value <= 12
        and re.match(r"\s(?:possible |available )?answers\b", right.lower())
        and re.search(r"\b(?:of the|the)\s$", left)
    )
    return bool(bound or earlier or heading or option or law or phrase)


def fact_of_percent(facts: Sequence[Fact], reading: Reading, locator: str, evident: bool) -> Fact | None:
    """A profile percentage: a share of all respondents, told where no question is in sight."""
    if reading.code or reading.reason or not reading.bucket or not evident or len(reading.bucket.split()) > 16:
        return None
    if not (reading.respondent or reading.out_of):
        return None
    if not _PROFILE.search(fold(reading.bucket + " " + reading.group)):
        return None
    return Fact(
        _next_id(facts, "profile_percent"),
        "profile_percent",
        number(reading.percent),
        "percent",
        reading.bucket,
        locator,
    )


_PROFILE = re.compile(
    r"\b(?:organisations?|individuals?|members?|public|respond\w*|provided|received|identif\w+|online|email|post|"
    r"were|was|from|based|located|lived|"
    r"local|authorit\w+|businesses|charities|campaign|submitted|completed|came|parents|health|academic\w*|industry|"
    r"male|female|aged|england|wales|scotland)\b"
)
