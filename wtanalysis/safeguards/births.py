"""Dates of birth: dates beside words that say that somebody was born then. A date alone is none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wtanalysis.safeguards.cues import KIN
from wtanalysis.safeguards.found import Found, lower, lowered
from wtanalysis.safeguards.name_lists import Is, fold, lexicon

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_ORDINAL = (
    r"(?:twenty[ -]|thirty[ -])?(?:first|second|third|fourth|fifth|sixth|seventh"
    r"|eighth|ninth|tenth|eleventh|twelfth|\w{4,6}teenth|twentieth|thirtieth)"
)
_YEARS = r"(?:19|20|['\u2019])\d\d"
_DATE = (
    rf"(?:\d{{1,2}}\s?[/.\-\u2013]\s?\d{{1,2}}\s?[/.\-\u2013]\s?(?:\d{{4}}|\d{{2}})|(?:19|20)\d\d[\-/.]\d\d[\-/.]\d\d"
    rf"|(?:(?:Mon|Tue|Tues|Wed|Wednes|Thu|Thur|Thurs|Fri|Sat|Satur|Sun)(?:day)?,? )?(?:the )?\d{{1,2}}\s?(?:st"
    rf"|nd|rd|th)?(?: of|-)?[ \-]?{_MONTH}\b(?:\.(?= ?\d)|,(?= ?(?:19|20)\d))?(?:[ \-](?:{_YEARS}|\d\d(?!\d)))?"
    rf"|{_MONTH} (?:the )?\d{{1,2}}(?:st"
    rf"|nd|rd|th)?(?!\d)(?:,? {_YEARS})?|\d{{1,2}} ?[./ ] ?(?:x{{0,1}}[iv]{{1,4}}|x|xi{{1,2}}) ?[./ ] ?(?:\d{{4}}|\d\d)"
    rf"|{_MONTH},?(?: of)? {_YEARS}|\d{{1,2}}{_MONTH}\d{{2,4}}|(?:the )?{_ORDINAL} (?:of "
    rf"|day of )?{_MONTH}(?:,? {_YEARS}|,? (?:nineteen|twenty|two thousand)[a-z \-]{{3,24}}(?=[,.;)]|\Z))?"
    rf"|(?:the )?{_ORDINAL} of (?:the {_ORDINAL}|{_MONTH}),? (?:in |of )?(?:two thousand(?: and [a-z\-]+)?"
    rf"|(?:nineteen|twenty)[ -][a-z\-]+(?:[ -][a-z]+)?)"
    rf"|(?:Christmas|Boxing|New Year'?s|Guy Fawkes|Hallowe'?en|Valentine'?s|Easter|Bonfire|Midsummer"
    rf"|St \w+'s)(?: Day| Eve| night| Sunday| Monday)?,?(?: in| of)? (?:19|20)\d\d"
    rf"|\d{{2}} \d{{2}} (?:19|20)?\d{{2}}(?! ?\d))"
)
_AGE = (
    r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen"
    r"|eighteen|nineteen|twenty|thirty|forty|fifty|sixty)"
)
_BORN = lowered(
    rf"\b(?:d\.?\s?o\.?\s?b\.?|dates?[ \-]of[ \-]birth|came into (?:the|this) world|birth ?date"
    rf"|(?:was |were |been |is |be )?born|birthdays?(?:[\u2019']s)?|(?:sibling|child|twin|baby) \d|b ?day|b-day"
    rf"|b\.|birth certificate|due date|gave birth|(?:baby|twins|son|daughter|girl|boy|grandson|granddaughter|he"
    rf"|she) (?:came|arrived)"
    rf"|delivered|(?:had|put|has|have|listed|recorded|down) (?:her|him|me|them|us)?(?: down)? ?as|(?:turn(?:s"
    rf"|ed|ing)?|(?:will|would|'ll) (?:be|turn)|(?:he|she|they|i|him|her)(?:[\u2019']?s| is| was| were| am"
    rf"|[\u2019']?m| becomes| became| be)(?: only| just)?(?: going to be)?|is|was|were|reach(?:es|ed)"
    rf"|hits?) {_AGE}(?: years old| this year)?(?= on\b| the| this| next|,| ?\()"
    rf"|birth)(?!\w)(?:(?<=b)\.|(?<=B)\.)?(?!\s+(?:on or\b|after|before|between|since|from))"
    rf"(?P<gap>(?:\s+(?:[A-Za-z'\u2019]+|{_AGE}(?!\w))|\s*[:=,(\-\u2013;\[\"])*?)\s*(?P<date>{_DATE})(?!\w)"
)
_THEN = lowered(
    r",?\s*(?:\(?(?:d\.?o\.?b|date of birth"
    r"|birthday|b ?day)\b|(?:is|was|being)(?: when)? (?:(?:his|her|their|my|our|the|your|they|he|she|i|we|it) "
    r"|(?:\w+)[\u2019']s |\w+ )"
    r"(?:(?:was|were|actual|real|true|correct|\w+[\u2019']s) )?(?:birthday|birth|born|date of birth|d\.?o\.?b)"
    r"|(?:is|was) (?:when|the (?:day|date|night))"
    r" (?:\w+ ){1,3}(?:(?:was|were) born|arrived|came|gave birth)"
    r"|\(?(?:is|was)?\s?on (?:his|her|their|my|the) birth certificate|(?:baby|birth|babies|born)\b"
    r"|(?:as|for|down as|instead of [\w /]{4,20} as) (?:his|her|my|their|the) (?:date of birth|d\.?o\.?b|birthday))"
)
_ONE = lowered(rf"(?<![\w/])(?:{_DATE})(?!\w)")
_AFTER_NHS = re.compile(r"\d{3} ?\d{3} ?\d{4}[,;/ ]{1,3}\Z")
_WHOSE = re.compile(r"(\w+)(?: \(|, )(?:b\.? ?)?\Z", re.I)
_PLURAL = lowered(
    r"\b(?:children|babies|infants|those|people|anyone|pupils|persons?|child|individuals|cohort|young people"
    r"|everyone)\s+"
    r"(?:who (?:are|were|was|is) )?\Z"
)
_NOT = lowered(
    r"\b(?:after|before|between|since|not|no|premature|conference|review|hearing|meeting|court|until|till|moved"
    r"|died|removed"
    r"|visit(?:ed)?|rates?|registered|registration|plan|started|placed|contact|into care|party|published"
    r"|consultation|from|taken|went|parents"
    r"|report|letter dated|services|registers|children|act|policy|guidance)\b"
)
_HINT = re.compile(
    r"\d[. ]{1,2}[ivx]{1,4}[. ]|of the \w+, t|fawkes|christmas|\d\s?[/.\- \u2013]\s?\d|jan|feb|mar|apr|may"
    r"|june?|july?|aug|sep|oct|nov|dec"
)
FAR = 110


def births(text: str) -> Iterator[Found]:
    """Dates beside a word that makes them dates of birth; a rule for all who are born after a day is none.

    >>> text = "She turned 7 on 9 August; 3rd Jan 2011 is when he was born. Seen on 4 May 2019."
    >>> [text[f.start:f.end] for f in births(text)]
    ['9 August', '3rd Jan 2011']
    """
    low = lower(text)
    if not _HINT.search(low):
        return
    for one in _ONE.finditer(low):
        before, end = max(0, one.start() - FAR), one.end()
        match = _last(low, before, one.end())
        if match:
            yield Found(*match.span("date"), "date_of_birth", "a date after a word for birth")
        elif _AFTER_NHS.search(text[max(0, one.start() - 20) : one.start()]):
            yield Found(one.start(), end, "date_of_birth", "a date after an NHS number")
        elif _THEN.match(low, end):
            yield Found(one.start(), end, "date_of_birth", "a date before a word for birth")
        elif text[end : end + 1] in ").,;" and any(map(str.isdigit, one.group()[:2])):
            whose = _WHOSE.search(text[max(0, one.start() - 40) : one.start()])
            if whose and text[end : end + 1] and _person(whose[1]):
                yield Found(one.start(), end, "date_of_birth", "a date in brackets after a person")


def _last(text: str, start: int, end: int) -> re.Match[str] | None:
    """A word for birth with the date that it leads to, if that date ends here."""
    for match in _BORN.finditer(text, start, min(len(text), end + 30)):
        if match.end("date") < end or match.start("date") >= end:
            continue
        before = text[max(0, match.start() - 30) : match.start()]
        if len(match["gap"]) <= 60 and not _PLURAL.search(before) and not _NOT.search(match["gap"]):
            return match
    return None


def _person(word: str) -> bool:
    """Whether a word before a bracket is a kin word or a name."""
    bits = lexicon().get(fold(word), 0)
    if re.fullmatch(_AGE, word.lower()) and not word.isdigit():
        return True
    named = word[0].isupper() and not bits & (Is.WORD | Is.NEVER | Is.PLACE | Is.BODY)
    return word.lower() in KIN or named or (word[0].isupper() and bool(bits & Is.WEAK))
