"""The patterns of sentences that count people or papers: which nouns, which verbs, which words before and after.

Patterns only; ``counts`` puts them to use. All are for text folded to lower case with straight marks.
"""

from __future__ import annotations

import re

from wtanalysis.published.lexicon import COUNT_NOUNS, INTEGER, NUMBER_WORDS, QUANTITY

_WORDS = "|".join(sorted((w for w in NUMBER_WORDS if w not in ("zero", "one")), key=len, reverse=True))
_N = (
    rf"(?<![\w.,£$€%-])(?<!\bin )(?<!out of )(?<!-in-)(?P<n>{INTEGER}|(?:{_WORDS}))"
    r"(?![\w%-]|[.,]\d|\s?(?:%|per ?cent|percent)|\s(?:halves|thirds|quarters|fifths|sixths|sevenths|eighths|tenths)\b)"
)
_OTHER_NOUNS = [
    "events",
    "workshops",
    "roundtables",
    "webinars",
    "sessions",
    "meetings",
    "questions",
    "emails",
    "letters",
    "surveys",
    "signatures",
    "attendees",
    "postcards",
]
_NOUNS = "|".join(
    sorted([*(n for n in COUNT_NOUNS if n.endswith(("s", "people"))), *_OTHER_NOUNS], key=len, reverse=True)
)
NOUN = re.compile(
    rf"{_N}(?!\s(?:hundred|thousand|million))(?P<between>(?:\s(?!of\b|and\b|or\b|in\b|to\b|for\b|per\b|on\b|the\b|against\b|with\b|"
    rf"from\b|by\b|as\b|that\b|which\b|is\b|are\b|was\b|were\b|at\b|year|month|week|"
    rf"day)[\w'’/-]+){{0,4}}?)\s(?P<noun>{_NOUNS})\b(?!['’])"
)
LEFT_BASE = re.compile(
    r"(?:\bthere (?:were|was|have been|had been)|\breceived|\bhad|\battracted|\bgenerated|"
    r"\belicited|\bdrew|\bprompted|\bhad|\bsaw|\bobtained|"
    r"\bresulted in|\bbased on|\bfrom|\bgarnered|\bin total,?)\s(?:(?:a |"
    r"in )?(?:grand )?total(?: of)?,? |some |around |approximately |about |just over |over |some |"
    r"only |"
    r"almost |nearly |more than |also )*$|^\W*(?:figure|table|chart|graph) \d+[a-z]?[:.]\s*$"
)
RIGHT_BASE = re.compile(
    r"^\s(?:(?:who |that |which )?(?:answered|responded|replied|provided (?:an? )?(?:answer|"
    r"response|view)s?|gave (?:an? )?(?:answer|response|view)s?|commented|completed|(?:chose|"
    r"selected|ticked|picked) (?:at least )?(?:one|an option|one or more))\b|"
    r"(?:to|on|for|answering|addressing) (?:this|the|that|our|question|q\d)|(?:were |have been |"
    r"was )?received|in total|overall|[.,;:)]|$|and\b|with\b)"
)
OF = re.compile(
    r"(?:\bof|\bout of|\bamong|\bamongst|\bacross)\s(?:all )?(?:the |these |those |our |"
    r"all )*(?:total )?$"
)
FROM_GROUP = re.compile(r"^\s(?:(?:were|was|came|received) )?(?:from|by)\s(?:the |an? )?(?P<g>[^,;:.()]{3,60})")
ASIDE = re.compile(
    rf"\bincluding\s(?P<n>{INTEGER})(?:\sresponses|\srespondents)?\s(?:from|"
    rf"by)\s(?P<g>[^,;:.()]{{3,50}})"
)
ELLIPSIS = re.compile(
    rf"^\W*(?:of|out of) (?:the |these |those )?(?P<all>{INTEGER}|"
    rf"{_WORDS})\s(?P<adj>(?:[\w'-]+\s){{0,3}}?)(?P<noun>{_NOUNS})\b[^,.;]{{0,90}},\s(?P<n>{INTEGER}|"
    rf"{_WORDS})\s(?=[a-z])"
)
WHO_ANSWERED = re.compile(
    rf"(?P<of>\bof (?:the |those )?)?{_N}(?=\s(?:people |respondents |of them )?who (?:answered|"
    rf"responded|replied|gave an answer|expressed a view)\b)"
)
_WHO = r"(?:\s(?:who|that) (?:answered|responded|replied)(?: to)?(?: (?:this|the) question)?)?"
OF_GROUP = re.compile(rf"{_N}\s(?:out )?of (?:the )?(?P<of>{INTEGER}) (?P<g>(?:[\w'-]+ ){{0,4}}?[\w'-]+s){_WHO}(?=\s)")
OF_GROUP_FIRST = re.compile(
    rf"^\W*of (?:the )?(?P<of>{INTEGER}) (?P<g>(?:[\w'-]+ ){{0,4}}?[\w'-]+s){_WHO}, (?P<n>{INTEGER}|{_WORDS})(?=\s)"
)
BRACKETED = re.compile(
    rf"(?:{QUANTITY})(?:\sof [^,;:.()]{{1,40}})?\s\((?P<n>{INTEGER})(?:\s(?:respondents|responses|"
    rf"people))?\)"
)
LABELLED = re.compile(
    rf"\b(?:(?:total|number of|overall|base)\s)?(?:number of )?(?P<noun>responses|respondents|"
    rf"comments|replies|answers|base|n|total)\b(?:\s(?:received|to this question|answering|"
    rf"total))*\s?[:=]\s?(?P<n>{INTEGER})\b"
)
ANSWERED = re.compile(
    rf"(?<!\bof the )(?<!\bof ){_N}(?!\s(?:hundred|thousand|million))\s"
    rf"(?:of (?:the|these|those) )?(?:(?:[\w'-]+\s){{0,3}}?(?P<noun>respondents|responses|"
    rf"people|organisations|individuals|consultees|participants|of them)\s)?(?:who\s)?(?=(?:said|"
    rf"answered|responded|strongly|agree|disagree|neither|support|oppose|were|did|thought|felt|"
    rf"tended|either|favoured|had no|was|wanted to see))"
)
_ANY = (
    r"(?:(?:of (?:the|these|those|them|our)|further|other|others|more|additional|online|written|total|who|also|have|"
    r"had|were|\w+ly)\b\s?)"
)
GROUP = re.compile(
    rf"\s{_ANY}*(?!{_ANY})(?:(?P<g>(?:[\w'’/-]+\s){{0,3}}?(?:organisations|individuals|stakeholders))\b|"
    r"(?P<k>(?:[\w'’/-]+\s){0,2}?[\w'’/-]+)\s(?:respondents|responses|people|consultees|participants)\b)"
)
UNCLEAR = re.compile(
    rf"{_N}\s(?:respondents |responses |people |of them )?(?P<said>(?:did not|didn't|could not) (?:give|express|"
    r"provide|state|offer|have|indicate) (?:an? |any )?(?:(?:clear|firm|definite|direct|strong) )?(?:view|answer|"
    r"opinion|response|preference|position)s?|were (?:unclear|ambiguous))\b"
)
