"""Whether ``may`` and ``can`` give a power or speak of what is possible, and which law a duty rests on.

``may`` gives a power where its subject can hold one and its verb is something one does: *a company may refuse entry*.
With *be*, *have*, *need*, *include* and their like, or with a thing or a child at risk as its subject, it speaks of
what is possible: *crews may need help*. ``can`` mostly does; it gives a power only to an agent, with a verb of
discretion (*delegate*, *require*, *appoint*). In doubt nothing is said: a power that is missed misleads less than one
that is made up.
"""

from __future__ import annotations

import re

from wtanalysis.guidance.duty_holders import is_agent

_ADVERBS = r"\s*(?:(?:also|then|only|therefore|always|still|both|all|each|instead|not|if \w+|\w+ly|,)\s+)*"
_VERB = re.compile(_ADVERBS + r"(?P<verb>[a-z][\w-]*)(?P<wish> (?:to|it) )?")
_PASSIVE = re.compile(_ADVERBS + r"be\s+(?:\w+ly\s+)?(?P<verb>\w+)\b")
_POSSIBLE = frozenset(
    """be have need include indicate suffer occur feel find experience become come know think want believe differ vary
    contain involve mean result cause lead affect impact arise exist happen remain reveal suggest reflect seem appear
    lack face struggle benefit cover relate apply depend present pose contribute highlight hold own possess understand
    fear hear see live die get go lose miss fail constitute represent require-support fall emerge prevent hinder help
    increase decrease reduce change continue range extend fluctuate perceive display exhibit show make
    encounter resemble disagree misunderstand jeopardise undermine inhibit trigger damage harm worsen improve last""".split()
)
_DISCRETION = frozenset(
    """delegate request require agree appoint commission charge apply share choose decide direct elect opt nominate waive
    extend exempt disapply grant authorise permit refuse withhold arrange combine co-opt invite designate determine
    impose withdraw appeal dismiss approve reject revoke suspend terminate disclose ask bring attend nominate rotate vary pool
    discharge proceed depart""".split()
)
_DONE_BY_POWER = frozenset(
    """delegated appointed shared published extended varied combined charged granted permitted refused approved waived
    exempted withheld disclosed delivered used commissioned imposed withdrawn rotated changed pooled revoked suspended
    discharged dispensed given made held conducted carried undertaken convened escalated""".split()
)
_THOSE_SUBJECT = re.compile(r"^(?:(?:some|many|most|other|these|those|such|the|all|any|a|each)\s+)*(?:children|child|young\s+people|pupils?|babies|victims?|offenders?|users?|people|perpetrators?|individuals?|persons?|adults?|parents?|mothers?|fathers?|carers?|famil(?:y|ies)|(?:\w+ )?groups?|members?|siblings?|others|relatives?)\b", re.IGNORECASE)  # fmt: skip
_UNSAID = frozenset("it this these that they there which who he she we you those".split())
_CITATION = (
    r"(?:(?:sub)?sections?|regulations?|paragraphs?|articles?|[Pp]arts?|[Ss]chedules?|[Cc]hapters?|rules?)\s+\d+\w*"
    r"(?:\s?\(\s?\w+\s?\))*(?:\s*(?:,|and|or|to|-)\s*(?:(?:section|regulation)s?\s+)?\d+\w*(?:\s?\(\s?\w+\s?\))*)*"
)
_TITLE = r"(?:[A-Z][\w’']*|\([A-Z][^()]{2,60}\)|and|of|the|for|to|in|etc\.?|&|,)"
_ACT = (
    rf"(?:the\s+)?(?:[A-Z][\w’']*(?:\s+{_TITLE}){{0,14}}?\s+(?:Act|Regulations?|Order|Rules|Measure)(?:\s*\(?(?:19|20)\d\d\)?)?"
    r"|(?:19|20)\d\d\s+(?:Act|Regulations)|same\s+Act|Act\b)"
)
_LAW = re.compile(
    rf"(?P<law>{_CITATION}\s+(?:(?:of|in|to|under)\s+)?{_ACT}|(?:the\s+)?[A-Z][\w’']*(?:\s+{_TITLE}){{0,14}}?\s+(?:Act|Regulations?|Order)\s+(?:19|20)\d\d"
    r"|(?:the\s+)?(?:19|20)\d\d\s+(?:Act|Regulations)|[Ss]ections?\s+\d+\w*(?:\(\w+\))*)"
)
_CUE = re.compile(
    r"(?:\b(?:under|pursuant to|by virtue of|in accordance with|accordance with|as required by|required by|required under|in line with|set out in|comply with"
    r"|compliance with|imposed by|for the purposes of|as defined in|prescribed in|provided by|within the meaning of)\s+(?:the\s+)?)$",
    re.IGNORECASE,
)
_EXAMPLE = re.compile(r"(?:for example|such as|e\.g\.),? \w+ (?:the )?$", re.IGNORECASE)
_AFTER = re.compile(
    r"^(?:\s*\([^)]*\))?,?\s+(?:also\s+|therefore\s+)?(?:requires?|places?|imposes?|provides?|obliges?|contains?|creates?|sets? out|gives?|states?)\b"
)


def permits(subject: str, mark_words: str, rest: str) -> bool:
    """Whether ``may`` or ``can`` gives its subject a power.

    Args:
        subject: the subject of the clause.
        mark_words: the word of force, such as ``may`` or ``cannot``.
        rest: what follows it.

    >>> permits("a company", "may", " refuse entry"), permits("crews", "may", " need help"), permits("it", "may", " rain")
    (True, False, False)
    >>> permits("functions", "may", " be delegated"), permits("a child", "may", " be harmed")
    (True, False)
    """
    strict = not mark_words.startswith("may") or mark_words != "may"
    if done := _PASSIVE.match(rest):
        return done["verb"] in _DONE_BY_POWER and not _THOSE_SUBJECT.match(subject) and subject.lower() not in {"there"}
    if not (match := _VERB.match(rest)):
        return False
    if strict:
        return match["verb"] in _DISCRETION and _holds(subject)
    if _THOSE_SUBJECT.match(subject):
        return match["verb"] in _DISCRETION
    return match["verb"] not in _POSSIBLE and _holds(subject)


def _holds(subject: str) -> bool:
    return subject.lower() not in _UNSAID - {"they"} and not _THOSE_SUBJECT.match(subject) and is_agent(subject)


def basis(sentence: str) -> str:
    """The law that a sentence gives for a duty: what stands after ``under`` and its like, or requires it.

    >>> basis("Under section 4(2) of the Ferries Act 1999, crews must log it.")
    'section 4(2) of the Ferries Act 1999'
    >>> basis("The Ferries Act 1999 has nine parts, and crews must log it.")
    ''
    """
    for match in _LAW.finditer(sentence):
        before, after = sentence[: match.start()], sentence[match.end() :]
        if (_CUE.search(before) and not _EXAMPLE.search(before)) or _AFTER.match(after):
            return " ".join(match["law"].removeprefix("the ").split())
    return ""
