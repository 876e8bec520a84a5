"""Headers that ask what sort of respondent someone is."""

from __future__ import annotations

import re

from wtanalysis.responses.drafting.headers import Header
from wtanalysis.responses.scales import key

_NO_TYPE = re.compile(r"(?:why|when|where|how (?:often|much|many|long)|have|has|do|does|did|if)\b")
_TYPE = (
    (re.compile(r"\b(?:respondent|stakeholder|consultee|responder|respondee|contributor|user|participant) (?:type|"
                r"group|category|capacity)\b|"
                r"\b(?:type|category|kind) of (?:respondent|stakeholder|consultee|responder|contributor)"), 10),
    (re.compile(r"\bcapacity\b.{0,60}\b(?:respond|answer|reply|complet)|\b(?:respond|answer|reply|"
                r"complet)\w*\b.{0,60}\bcapacity\b|"
                r"\bgiving my contribution as\b|\bin (?:what|which) capacity\b"), 10),
    (re.compile(r"\b(?:best |most accurately |which of (?:the following|these) )(?:best )?describes? (?:you|"
                r"your (?:role|interest|organisation|capacity))\b|"
                r"\bhow would you (?:best )?describe (?:yourself|your (?:role|interest))\b"), 9),
    (re.compile(r"\b(?:responding|answering|replying|completing (?:this|the) \w+|submitting|contributing) (?:this |"
                r"to this \w+ )?(?:as|on behalf)\b|"
                r"\bwho are you\b|\bare you (?:a|an)\b.{0,80}\bor\b|^are you(?: an?)?\W*$|^(?:i am|you are) (?:a|an|"
                r"responding)?\b|\bon whose behalf\b"), 8),
    (re.compile(r"\b(?:which|what) (?:sector|type of organi[sz]ation)\b|\borgani[sz]ation(?:al)? type\b|"
                r"\btype of (?:organi[sz]ation|business|school|institution)\b|"
                r"\b(?:your|business|industry|employment) sector\b|^sector\b|^stakeholder\b"), 6),
    (re.compile(r"\byour (?:main |primary |current |professional )?(?:role|profession|occupation|relationship|"
                r"connection)\b|^(?:role|profession|occupation|capacity|type|category)$"), 4),
)  # fmt: skip


def type_score(header: Header) -> int:
    """How much a header sounds like the question about the respondent's type, from 0 to 10.

    >>> type_score(Header("", "In what capacity are you responding?", "")), type_score(Header("", "Do you agree?", ""))
    (10, 0)
    """
    words = key(header.words)
    if _NO_TYPE.match(words):
        return 0
    return next((score for pattern, score in _TYPE if pattern.search(words)), 0)
