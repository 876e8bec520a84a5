"""The words of response documents: numbers, qualifiers, answers, respondents.

Vocabulary only; ``grammar`` puts it to use.

The lists come from reading government responses of several departments; they hold single words and set phrases, so a
new phrase is added here and nowhere else. All patterns are for text folded to lower case with straight marks.
"""

from __future__ import annotations

import re

UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
]
NUMBER_WORDS = {word: value for value, word in enumerate(UNITS)} | {
    tens + join + unit: 10 * t + u
    for t, tens in enumerate(("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), start=2)
    for u, unit in enumerate(("", *UNITS[1:10]))
    for join in (("-", " ") if unit else ("",))
}

DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
INTEGER = r"(?:\d{1,3}(?:,\d{3})+|\d+)"
WORDS = "(?:" + "|".join(sorted(NUMBER_WORDS, key=len, reverse=True)) + ")"
PERCENT_SIGN = r"\s?(?:%|per\s?cent\b(?!age)|percent\b(?!age|ile))"

RESPONDENT = (
    r"(?:respondents?|responses?|repl(?:y|ies)|submissions?|consultees|participants|contributors|answers|those|people|"
    r"individuals|organisations|stakeholders|attendees|comments|returns|representations|votes|contributions)"
)
ANY_RESPONDENT = (
    r"(?:respondents?|responses?|repl(?:y|ies)|submissions?|consultees|participants|answers|those|people|all|the total|"
    r"total|them|these|everyone|comments|which|whom|representations|respondees)"
)

APPROX = (
    r"(?:only |just |slightly |well |a little |marginally |fractionally |very |but )*"
    r"(?:over|under|above|below|more than|less than|fewer than|nearly|almost|around|about|approximately|roughly|"
    r"close to|nearer|up to|at least|exactly|some|circa|an estimated|only|just|a further|a total of|another|"
    r"the remaining|a remaining|remaining|the other|an additional|a combined|as many as|as few as)"
)
FRACTION = (
    r"(?:(?:a|an|one|two|three|four|another|the|the remaining|remaining|another|the other)[\s-]+)?"
    r"(?:half|halves|thirds?|quarters?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?)"
    r"|(?:one|two|three|four|five|six|seven|eight|nine)[\s-](?:in|out of)[\s-](?:every )?(?:two|"
    r"three|four|five|six|eight|ten|twenty)"
)
AMOUNT = (
    r"(?:(?:the|a|an|another|one)\s)?(?:(?:vast|large|overwhelming|significant|clear|slim|small|great|strong|"
    r"substantial|sizeable|sizable|considerable|very|tiny|further|similar|smaller|larger|slight|narrow|broad|low|high|"
    r"notable|simple|remaining|other|combined|bare|overall|slightly|lower|higher|relatively|"
    r"fairly|good|comparable|equal)\s)*"
    r"(?:majority|minority|percentage|proportion|number|share|plurality|remainder|rest|amount|fraction|handful)"
    r"|(?:nearly |almost |virtually )?all(?= (?!of\b|respondents\b|the\b))|slightly (?:more|"
    r"fewer)(?: people| respondents)?|(?:even )?(?:more|fewer|most|many|several|some|few)"
    r"(?: people| respondents)?|the remaining(?: respondents)?|the others?"
)
QUANTITY = rf"(?:{APPROX}\s+)?(?:(?:{FRACTION})|(?:{AMOUNT}))"

# Answers. The first pattern that matches at the earliest place wins; longer and negative ones come first.
_AGREE = r"agree(?:d|ing|s|ment)?"
_DIS = r"disagree(?:d|ing|s|ment)?"
_STRONGLY = r"(?:strongly|completely|fully|totally|wholly)"
_NOT = (
    r"(?:did\s?n(?:o|')t|do\s?n(?:o|')t|does\s?n(?:o|')t|did not|do not|does not|were not|was not|"
    r"are not|is not|weren't|"
    r"wasn't|aren't|isn't|would not|wouldn't|not|cannot|can't|could not|couldn't|no longer)"
)
_OR = r"\s*(?:/|\bor\b|\band\b|,)\s*(?:\bor\b\s*)?"
_POS = rf"(?:{_STRONGLY}\s+)?{_AGREE}"
_NEG = rf"(?:{_STRONGLY}\s+)?{_DIS}"
_LIKELY = r"(?:very |extremely |highly |quite |somewhat )?likely"
_UNLIKELY = r"(?:very |extremely |highly |quite |somewhat )?unlikely"
_SAY = (
    r"(?:sa(?:id|ying|y)|answer(?:ed|ing)?|respond(?:ed|ing)?|repl(?:ied|ying)|stat(?:ed|ing)|select(?:ed|ing)|"
    r"vot(?:ed|ing)|indicat(?:ed|ing)|ticked|chose)"
)
_TEND = r"tend(?:ed|ing|s)? to|somewhat|slightly"
_STOOD = r"(?:was|is|were|stood|ran|came|rose|fell|among)"

ANSWERS: tuple[tuple[str, str, str], ...] = (
    # code, name, pattern
    ("neither", "neither", rf"\bneither(?:\s+\w+)?\s+{_AGREE}\s*(?:/|,?\s*n?or)\s*(?:\w+\s+)?{_DIS}"),
    ("neither", "neither", r"\bneither\s+(?:support(?:ed|ing)?|in favour|for)\s+n?or\s+(?:oppos(?:ed|ing|e)|against)"),
    ("neither", "neither", rf"\b{_NOT}\s+(?:either\s+)?agree\s+n?or\s+disagree"),
    ("disagree", "net", rf"\b(?:either\s+|both\s+)?{_NEG}{_OR}{_NEG}"),
    ("agree", "net", rf"\b(?:either\s+|both\s+)?{_POS}{_OR}{_POS}"),
    ("option:strongly-disagree", "level", rf"\b{_STRONGLY}\s+(?:{_DIS}|oppos(?:ed|ing|e))\b"),
    ("option:strongly-agree", "level", rf"\b{_STRONGLY}\s+(?:{_AGREE}|support(?:ed|ing|ive|s)?|in favour)\b"),
    ("option:tend-to-disagree", "level", rf"\b(?:{_TEND}|partially|partly)\s+(?:{_DIS}|oppos(?:ed|ing|e))"),
    ("option:tend-to-agree", "level", rf"\b(?:{_TEND})\s+(?:{_AGREE}|support(?:ed|ing|s)?)"),
    ("option:partially-agree", "level", rf"\b(?:part(?:ial)?ly|in part)\s+{_AGREE}|\b{_AGREE}\s+(?:in part|with some)"),
    ("option:not-opposed", "level", rf"\b{_NOT}\s+(?:\w+ly\s+)?(?:{_DIS}|oppos(?:ed?|ing)|against)\b"),
    ("disagree", "level", rf"\b{_NOT}\s+(?:\w+ly\s+)?(?:agree|in agreement)(?:d|ing)?\b"),
    ("disagree", "level", rf"\b{_NOT}\s+(?:\w+ly\s+)?(?:support(?:ed|ing|ive)?|in favour|favour|back(?:ed)?)\b"),
    ("disagree", "level", rf"\b{_DIS}\b|\bin disagreement\b"),
    ("disagree", "level", (r"\b(?:opposed|opposing|opposition|objected|objecting|unsupportive|(?:were|are|was|voted|"
        r"being) against)\b|\bagainst(?=\s*[.,;)]|$| (?:the|this) (?:proposal|change|idea|measure|"
        r"approach))")),
    ("agree", "level", rf"\b{_AGREE}\b|\bin agreement\b"),
    ("neither", "level", r"\b(?:took|taking) neither (?:side|view)\b|\bneither way\b"),
    ("agree", "level", r"\b(?:were|was|are|being) (?:broadly |strongly |mostly )?for (?:it|them|the|this|such)\b"),
    ("agree", "level", rf"\bsupport\b(?=(?: for [\w' ]{{1,40}}?)?,? {_STOOD}\b)"),
    ("disagree", "level", rf"\bopposition\b(?=(?: to [\w' ]{{1,40}}?)?,? {_STOOD}\b)"),
    ("agree", "level", (r"(?<!less )(?<!more )(?<!most )(?<!least )\b"
        r"(?:supportive|supported|supporting|in favour|favourable|in support|expressed support|backed)\b")),
    ("unlikely", "net", rf"\b{_UNLIKELY}{_OR}{_UNLIKELY}"),
    ("likely", "net", rf"\b{_LIKELY}{_OR}{_LIKELY}"),
    ("option:very-unlikely", "level", r"\b(?:very|extremely|highly) unlikely\b"),
    ("option:very-likely", "level", r"\b(?:very|extremely|highly) likely\b"),
    ("unlikely", "level", r"\bunlikely\b"),
    ("likely", "level", r"(?<!more )(?<!less )(?<!most )(?<!least )(?<!as )(?<!equally )\blikely\b(?! to\b)"),
    ("dont_know", "level", rf"\b{_NOT}\s+(?:\w+ly\s+)?(?:know|sure|certain)\b|\bdon't[- ]knows?\b"),
    ("dont_know", "level", r"\b(?:unsure|uncertain|undecided|not sure)\b"),
    ("neither", "level", rf"\b{_NOT} (?:express|give|have|hold|state) an?y? (?:\w+ )?(?:view|opinion)\b"),
    ("neither", "level", r"\bno (?:firm |strong |clear |settled )?(?:view|opinion)s?\b|\bneither\b(?=\s*[.,;)]|\s*$)"),
    ("yes", "level", rf"\b{_SAY}\s+(?:that\s+)?[\"']?yes\b|[\"']yes[\"']|(?<![\w'])yes(?=\s*[\"')/:;,-]|\s*$)"),
    ("no", "level", (rf"\b{_SAY}\s+(?:that\s+)?[\"']?no\b(?! (?:to|more|longer|change))|[\"']no[\"']|"
        rf"(?<![\w'])no(?=\s*[\"')/:;,-]|\s*$)")),
    ("neutral", "level", r"\b(?:neutral|no effect|no impact)\b"),
)  # fmt: skip
ANSWER_PATTERNS = tuple((code, kind, re.compile(pattern)) for code, kind, pattern in ANSWERS)

REASON = re.compile(
    r"^\W*(?:saying|stating|thinking|because|believing|as they|since|due to|citing|on the (?:grounds|basis)|arguing|"
    r"noting|feeling|suggesting|for reasons)\b"
)
COUNT_NOUNS = {
    "responses": "responses", "response": "responses", "replies": "responses", "submissions": "responses",
    "returns": "responses", "representations": "responses", "answers": "responses",
    "respondents": "respondents", "respondent": "respondents", "consultees": "respondents", "people": "respondents",
    "individuals": "respondents", "organisations": "respondents", "participants": "respondents",
    "stakeholders": "respondents", "contributors": "respondents",
    "comments": "comments", "comment": "comments", "remarks": "comments",
}  # fmt: skip

GROUP_WORDS = re.compile(
    r"\b(?:local authorit(?:y|ies)|councils?|police|health(?:care)?|nhs|education|schools?|"
    r"colleges?|universit(?:y|ies)|"
    r"teachers?|nurses?|doctors?|gps?|social workers?|practitioners?|professionals?|parents?|carers?|birth parents?|"
    r"famil(?:y|ies)(?: members?)?|children|young people|care leavers?|individuals?|members? of the public|public|"
    r"organisations?|charit(?:y|ies)|voluntary|community|third sector|business(?:es)?|employers?|employees?|unions?|"
    r"trade (?:unions|bodies|associations)|academics?|researchers?|developers?|landlords?|tenants?|residents?|owners?|"
    r"farmers?|landowners?|manufacturers?|retailers?|suppliers?|providers?|operators?|drivers?|users?|consumers?|"
    r"patients?|clinicians?|pharmacists?|solicitors?|lawyers?|barristers?|judges?|magistrates?|"
    r"victims?|prison(?:s|ers)?|"
    r"probation|safeguarding partners?|partnerships?|regulators?|industry|companies|firms?|banks?|insurers?|investors?|"
    r"governors?|head ?teachers?|leaders|trusts?|agencies|faith|religious|women|men|older|younger|disabled|students?|"
    r"apprentices?|households?|staff|claimants?|hospitals?|stations?|(?:\w+)?keepers?|homeowners?|leaseholders?|planners?|authorities|bodies|sector|government)\b"
)
SENTENCE_NEGATION = re.compile(rf"\b{_NOT}\b|n't\b|\bnot\b")
