"""Numbers that stand for one person: NHS and National Insurance numbers, case numbers, dates of birth.

NHS numbers: ten digits, the last of which is a check (modulus 11), NHS Data Dictionary. National Insurance numbers:
two letters of which some and some pairs are never given out, six digits and A to D, HMRC's manual NIM39110. Family
Court case numbers: two letters, year, a letter for the kind of case, five digits. A date is one of birth only beside
a word that says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wtanalysis.safeguards.births import births
from wtanalysis.safeguards.found import Found, lower, lowered

_DIGIT = re.compile(r"\d")
_TEN = re.compile(r"(?<![\w.,\u00a3$+\-])\d{3}([ \u00a0\-]?)\d{3}\1\d{4}(?!\w|[.,]\d|-\d|/\d{1,2}(?!\d))")
_NHS_CUE = re.compile(r"\bNHS\b[^\n\d]{0,25}\Z", re.I)
_NINO = re.compile(
    r"(?<![\w/\-])([A-Z])\s?([A-Z])[ \u00a0\-.]?\d{2}[ \u00a0.\-]?\d{2}"
    r"[ \u00a0.\-]?\d{2}[ \u00a0.\-]?([A-D])?(?![\w/])",
    re.I,
)
_NINO_CUE = re.compile(r"\b(?:nino|n\.?i\.?(?: no| number| num)?|national insurance)\b[^\n\d]{0,25}\Z", re.I)
_NEVER_GIVEN = frozenset(("BG", "GB", "KN", "NK", "NT", "TN", "ZZ"))
_STRONG = (
    r"(?:our|your|my|case|court|file|social care|client|complaint|crime|incident"
    r"|claim|police|ofsted|ombudsman|customer|child|lac|hearing|tribunal|application"
    r"|appeal|matter|record|referral|patient|hospital|student|pupil|unique|liquidlogic"
    r"|mosaic|lcs|ehcp|cms|csa|uc|crn|urn|upn|uln|id|log|custody|order|council tax|rent|account|tenancy|housing|benefit"
    r"|legal aid|prison|nhs|lado|iro|mash|asylum|home office|visa|passport|unit|patient'?s?|swift|frameworki?"
    r"|azeus|eclipse|caretrack"
    r"|carefirst|systm ?one|rio|ems|pnc|occurrence|investigation|exclusion|panel|ticket|job|query|enquiry"
    r"|correspondence|foi|sar)"
)
_KIND = r"(?:no|number|num|nr|ref|reference|id|file)"
_CODE = (
    r"(?:\d{2,4}(?: \d{2,4}){1,3}(?!\w)|(?-i:(?:[A-Z]{2,4} (?=\d{3}"
    r"|\d{1,4}[/\-]\d))?)(?=[A-Za-z/_\-.]{0,10}\d)[A-Za-z0-9]{1,16}(?:[/_\-.\u2013][A-Za-z0-"
    r"9]{1,12}){0,5}(?: of \d{1,2}/\d{1,2}/\d{2,4}| of \d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8}\b)?)"
)
_CASE_CUED = lowered(
    rf"\b(?P<cue>{_STRONG}\s+{_KIND}|(?:case|court|crime|incident|claim|cad|log"
    rf"|file|complaint|referral|appeal|tribunal|review|exclusion|hearing|ombudsman|record|quot(?:e|ed|ing)|logged under"
    rf"|filed under|ticket|job|investigation|application|swift|eclipse|carefirst|rio|frameworki?|pnc|passport"
    rf"|prison|enquiry"
    rf"|logged as|closed as|ticket|occurrence|ehm|filed as|registered as"
    rf"|reported as)\b|{_KIND}|crn|mrn|urn|upn|uln|pupil(?= [A-Z]+ ?\d)|prisoner|mosaic|liquidlogic|lcs)"
    rf"(?:\s+(?:no|number|num|ref|reference|id))?\b\.?(?:\s(?:for (?:this|it|me|us|him|her|them|my \w+)"
    rf"|i (?:was given|have|got|had)"
    rf"|(?:they|he|she|police|you) (?:gave|sent|quoted)(?: me| us)?|given|which|that))?\s{{0,3}}(?P<mark>,"
    rf"|is now|is|was|being|of|:|\#|=|\(|\u2013"
    rf"|-)?\s{{0,3}}\#?\s?(?=[a-z&/_\-. ]{{0,12}}\d)"
)
_CODE_AT = re.compile(rf"(?P<code>{_CODE})(?!\w)", re.I)
_SHAPED = re.compile(
    r"(?<![\w/.@\-])(?!(?:ISO|BS|EN|DFE|DfE|PSI|SI|HC|HL|ISBN|ISSN|CM|CP|EU|UK|CRC|OJ|TS|WCAG|RFC|COVID|SARS"
    r"|GCSE|KS|CCC|EWCA|EWHC|EWFC|UKSC|OHCHR|OFSTED"
    r"|ECHR|UNCRC|AC|WLR|FLR|LGR|DWP|DH|DHSC|HO|MOJ|SCIE|NICE|NG|QS|CG|PH|HTTP|LAC"
    r"|CG)\b)(?=[A-Za-z0-9/&\-]{6,28}(?![\w]))(?=[^\s]{0,12}[A-Za-z])"
    r"(?=(?:[A-Za-z/&\-]*\d){4})(?:A&E|[A-Z0-9]{1,9})(?:[/\-][A-Z0-9]{1,10}){1,5}(?![\w/@]|-\w)"
)
_IN_WORDS = re.compile(
    r"\b(?:number|ref|reference|case|file|code)\b[^\w\n]{1,3}(?:is |was )?((?:(?:oh|zero|nought|one|two|three"
    r"|four|five|six|seven|eight|nine|double|[a-z])[\s,\-]+){3,12}"
    r"(?:oh|zero|nought|one|two|three|four|five|six|seven|eight|nine)\b)",
    re.I,
)
_MORE = re.compile(r"(?:,| and| &|\bfor \w+ and) ([A-Z]{1,5}[/\-]\d{2,4}[/\-]\d{2,6})(?!\w)")
_COURT = re.compile(
    r"(?<![\w/\-])(?:[A-Z]{2}\d{2}\s?[A-Z]\s?\d{5}|[A-Z]{2,4}-(?:19|20)\d{2}-[A-Z]{0,3}-?\d{4,6}|\d[A-Z]{2}\d{5}"
    r"|[A-Z]\d{2}[A-Z]{2}\d{3}|\d{2} \d{3} \d{3}(?<=\d\d 0\d\d \d\d\d)|(?!(?:ISO"
    r"|BS|EN|DFE|PSI|SI|HC|ISBN|CM|EU|UK|CRC|OJ|TS|WCAG|RFC|COVID|HL)\b)[A-Z]{2,8}(?:/\d{2,4}/\d{3,6}"
    r"|/[A-Z]{2,5}/\d{3,6}|/\d{4,6}|-\d{4,9}(?:-[A-Z0-9]{1,3})?|\d{6,8})|CO/\d{2,5}/(?:19"
    r"|20)\d{2}|EA/(?:19|20)\d{2}/\d{4})(?![\w/])"
)
_RANGE = re.compile(
    r"(?:[A-Z]{2,}[/\-])?(?:19|20)\d\d(?:[/\-](?:19|20)?\d\d)?\Z|\d{1,2}[/\-](?:[A-Z]{3}|\d{1,2})[/\-]\d{2,4}\Z"
)
_YEAR_ALONE = re.compile(r"(?:19|20)\d\d\Z")


def valid_nhs(number: str) -> bool:
    """Whether ten digits carry the right check digit (modulus 11, weights 10 to 2; a check of 10 is never used).

    >>> valid_nhs("9434765919"), valid_nhs("9434765918")
    (True, False)
    """
    digits = [int(digit) for digit in number if digit.isdigit()]
    if len(digits) != 10 or len(set(digits)) == 1:
        return False
    check = 11 - sum(digit * weight for digit, weight in zip(digits[:9], range(10, 1, -1), strict=True)) % 11
    return check % 11 == digits[9] if check != 10 else False


def numbers(text: str) -> Iterator[Found]:
    """NHS numbers, National Insurance numbers, case numbers and dates of birth of a text; they may overlap.

    >>> [f.kind for f in numbers("NHS 943 476 5919, NI AB 12 34 56 C, case no. 4471/22, born 3 May 2015, seen 4 May")]
    ['nhs_number', 'ni_number', 'case_number', 'date_of_birth']
    """
    if "eight" in text or "nine" in text or "one" in text or "two" in text:
        for match in _IN_WORDS.finditer(text):
            yield Found(*match.span(1), "case_number", "a number in words after a word for references")
    if not _DIGIT.search(text):
        yield from births(text)
        return
    yield from nhs_numbers(text)
    yield from ni_numbers(text)
    yield from case_numbers(text)
    yield from births(text)


def nhs_numbers(text: str) -> Iterator[Found]:
    """Ten digits with the right check digit; after "NHS" also with a wrong one, for it may be a slip."""
    for match in _TEN.finditer(text):
        if valid_nhs(match.group()):
            yield Found(*match.span(), "nhs_number", "ten digits with the right check digit")
        elif _NHS_CUE.search(text[max(0, match.start() - 40) : match.start()]):
            yield Found(*match.span(), "nhs_number", "ten digits after 'NHS', check digit wrong")


def ni_numbers(text: str) -> Iterator[Found]:
    """National Insurance numbers; without the last letter, or of a prefix never given out, only after a cue."""
    for match in _NINO.finditer(text):
        first, second = match[1].upper(), match[2].upper()
        allowed = first not in "DFIQUV" and second not in "DFIOQUV" and first + second not in _NEVER_GIVEN
        if allowed and match[3]:
            yield Found(*match.span(), "ni_number", "shape and prefix of a National Insurance number")
        elif _NINO_CUE.search(text[max(0, match.start() - 45) : match.start()]):
            yield Found(match.start(), match.end(), "ni_number", "after 'National Insurance'")


def case_numbers(text: str) -> Iterator[Found]:
    """Numbers of cases, files and complaints: after a cue, or of a shape that courts use."""
    for cued in _CASE_CUED.finditer(lower(text)):
        match = _CODE_AT.match(text, cued.end())
        if match is None:
            continue
        code, cue = match["code"], " ".join(cued["cue"].split())
        if _is_case(code, cue, cued["mark"] or ""):
            yield Found(*match.span("code"), "case_number", "a number after a word for cases or references")
            for more in _MORE.finditer(text, match.end(), match.end() + 200):
                yield Found(*more.span(1), "case_number", "a number beside another of its kind")
    yield from (Found(*match.span(), "case_number", "the shape of a court's number") for match in _COURT.finditer(text))
    for match in _SHAPED.finditer(text):
        parts = re.split(r"[/\-]", match.group())
        figures = sum(letter.isdigit() for letter in match.group())
        letters = any(letter.isalpha() for letter in match.group())
        if letters and (figures > 4 or len(parts) > 2) and not _RANGE.match(match.group()):
            yield Found(*match.span(), "case_number", "the shape of a reference")


def _is_case(code: str, cue: str, mark: str) -> bool:
    """Whether what follows a cue is a number of a case, and no year, document or count."""
    figures = sum(character.isdigit() for character in code)
    if code.upper().startswith(("DFE", "ISBN")) or figures < 2 or re.fullmatch(r"\d{1,2}[.\-]\d{1,2}", code):
        return False
    telling = " " in cue or mark in (":", "#") or cue in ("crn", "urn", "upn", "uln", "ref", "reference")
    if cue in ("no", "number", "id", "num", "nr"):
        return figures >= 4 and not code.replace(" ", "").isdigit()
    if figures < 3 or (_YEAR_ALONE.match(code) and len(code) == 4):
        return telling and " " in cue and figures >= 2
    return telling or figures >= 4 or not code.isdigit()
