"""Whether ``may`` gives a power or speaks of what is possible.

``may`` gives a power where its subject can hold one and its verb is something one does: *a company may refuse entry*.
With *be*, *have*, *need*, *include* and their like, or with a thing or a child at risk as its subject, it speaks of
what is possible: *crews may need help*. People who are no office-holders have a power only with a verb of discretion
(*bring*, *withdraw*, *appeal*). In doubt nothing is said: a power that is missed misleads less than one made up.
"""

from __future__ import annotations

import re

from wtanalysis.guidance.duty_holders import is_agent

_ADVERBS = r"\s*(?:(?:also|then|only|therefore|always|still|both|all|each|instead|not|if \w+|\w+ly|,)\s+)*"
_VERB = re.compile(_ADVERBS + r"(?P<verb>[a-z][\w-]*)(?P<wish> (?:to|it) )?")
_PASSIVE = re.compile(_ADVERBS + r"be\s+(?:\w+ly\s+)?(?P<verb>\w+)\b")
_POSSIBLE = frozenset(
    re.findall(
        r"\S+",
        """
        be have need include indicate suffer occur feel find experience become come know think want believe
        differ vary contain involve mean result cause lead affect impact arise exist happen remain reveal
        suggest reflect seem appear lack face struggle benefit cover relate apply depend present pose
        contribute highlight hold own possess understand fear hear see live die get go lose miss fail
        constitute represent fall emerge prevent hinder help increase decrease reduce change continue range
        extend fluctuate perceive display exhibit show make encounter resemble disagree misunderstand
        jeopardise undermine inhibit trigger damage harm worsen improve last
        """,
    )
)
_DISCRETION = frozenset(
    re.findall(
        r"\S+",
        """
        delegate request require agree appoint commission charge apply share choose decide direct elect opt
        nominate waive extend exempt disapply grant authorise permit refuse withhold arrange combine co-opt
        invite designate determine impose withdraw appeal dismiss approve reject revoke suspend terminate
        disclose ask bring attend rotate vary pool discharge proceed depart
        """,
    )
)
_DONE_BY_POWER = frozenset(
    re.findall(
        r"\S+",
        """
        delegated appointed shared published extended varied combined charged granted permitted refused
        approved waived exempted withheld disclosed imposed commissioned withdrawn pooled revoked suspended
        discharged dispensed
        """,
    )
)
_ANYBODY = re.compile(
    r"^(?:(?:some|many|most|other|these|those|such|the|all|any|a|each)\s+)*(?:children|child|young\s+people"
    r"|pupils?|babies|victims?|offenders?|users?|people|perpetrators?|individuals?|persons?|adults?|parents?"
    r"|mothers?|fathers?|carers?|famil(?:y|ies)|(?:\w+ )?groups?|members?|siblings?|others|relatives?)(?=$|,"
    r"| (?:who|with|of|in|at|aged|and|or|that|whose|to|from|under)\b)",
    re.IGNORECASE,
)
_UNSAID = frozenset({"it", "this", "these", "that", "they", "there", "which", "who", "he", "she", "we", "you", "those"})


def permits(subject: str, rest: str) -> bool:
    """Whether ``may`` gives its subject a power.

    Args:
        subject: the subject of the clause.
        rest: what follows ``may``.

    >>> permits("a company", " refuse entry"), permits("crews", " need help"), permits("it", " rain")
    (True, False, False)
    >>> permits("functions", " be delegated"), permits("a child", " be harmed")
    (True, False)
    """
    if done := _PASSIVE.match(rest):
        return done["verb"] in _DONE_BY_POWER and not _ANYBODY.match(subject) and subject.lower() != "there"
    match = _VERB.match(rest)
    if match and not subject:
        return match["verb"] not in _POSSIBLE
    if not match or not is_agent(subject) or subject.lower() in _UNSAID:
        return False
    if _ANYBODY.match(subject):
        return match["verb"] in _DISCRETION
    return match["verb"] not in _POSSIBLE


def is_anybody(subject: str) -> bool:
    """Whether a subject is people as such: children, parents, groups; not those who hold an office or run a body.

    >>> is_anybody("Some parents"), is_anybody("the court")
    (True, False)
    """
    return bool(_ANYBODY.match(subject))
