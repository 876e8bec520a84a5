"""Emails, telephone numbers, postcodes and postal addresses of the United Kingdom.

Telephone numbers: Ofcom's National Telephone Numbering Plan: 0 and nine or ten digits, beginning 01, 02, 03, 05, 07, 08
or 09. Postcodes: the shapes and letters of BS 7666, with the 124 areas that Royal Mail uses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wtanalysis.safeguards import cues
from wtanalysis.safeguards.found import Found

_LOCAL = r"\w.%+'\-"
_EMAIL = re.compile(rf"(?<![{_LOCAL}@])[{_LOCAL}]{{1,64}}\s?@\s?(?:[\w\-]{{1,63}}\.)+[^\W\d_]{{2,24}}(?![\w@])")
_DOT = r"(?:\.| dot | ?\(dot\) ?| ?\[dot\] ?)"
_AT = r"(?: ?\(at\) ?| ?\[at\] ?| at )"
_PIECE = r"[\w\-]{1,30}"
_SPELT = re.compile(
    rf"(?<![\w.@\-]){_PIECE}(?:(?:{_DOT}| underscore | dash | hyphen ){_PIECE}){{0,4}}{_AT}(?!www)(?:"
    rf"(?:gmail|googlemail|hotmail|outlook|yahoo|icloud|btinternet|sky|live|aol"
    rf"|msn|protonmail|talktalk|virginmedia)(?:{_DOT}[a-z]{{2,10}}){{1,2}}"
    rf"|{_PIECE}(?:{_DOT}{_PIECE}){{0,3}}(?: dot | ?\(dot\) ?| ?\[dot\] ?)[a-z]{{2,12}})\b",
    re.I,
)
_HOSTS = cues.words("contact_hosts")
_DIGIT = re.compile(r"\d")
_INWARD = re.compile(r"\d ?[A-Za-z]{2}(?!\w)")
_FIGURE = "oh|o|zero|nought|one|two|three|four|five|six|seven|eight|nine|hundred"
_IN_WORDS = re.compile(
    rf"\b(?:(?:(?:double|treble|triple)[\s\-]+)?(?:{_FIGURE})[\s,\-]+){{7,14}}(?:(?:double"
    rf"|treble|triple)[\s\-]+)?(?:{_FIGURE})\b",
    re.I,
)
_FREE = re.compile(r"0(?:800|808|300|303|500)|116\d{3}\Z")
_WITH_O = re.compile(r"(?<![\w.,])(?=[\d ]{0,12}O)[0O]7[\dO]{3} ?[\dO]{3} ?[\dO]{3}(?!\w)")
_MOBILE = re.compile(r"(?<![\w.,\u00a3$/+\-])(?<!\) )(?<!\)0)7\d{3} \d{3} ?\d{3}(?![\w/]|[.,]\d)")
_OF_A_BODY = re.compile(
    r"[\w.\-]*(?:mailbox|mash|duty|referral|lado|firstresponse|frontdoor|childrens|consult|help|info|enquir"
    r"|admin|office|contact|press"
    r"|reform|secretariat|complaint|notification|team|panel|sin|cpod|unwanted"
    r"|support|feedback|hello)[\w.\-]*"
    r"@(?:[\w\-]+\.)*(?:gov\.uk|nhs\.uk|nhs\.net|police\.uk|parliament\.uk|nspcc\.org\.uk"
    r"|barnardos\.org\.uk|childline\.org\.uk|[\w\-]*ombudsman\.org\.uk|ico\.org\.uk)\Z",
    re.I,
)
_HANDLE = re.compile(
    r"(?<![\w@.])@(?!\w{0,20}(?:gov|nhs|police|council|nspcc|trust|scotland|ofsted))[A-Za-z_]\w{2,30}\b", re.I
)
_PHONE = re.compile(
    r"(?<![\w.,\u00a3$/+\-])(?:\(?(?:\+|00)\s?\d|\(?0)(?:[\d()\s.\u00a0\u2010-\u2013\-]"
    r"|(?<=\d\d\d)/(?=\d\d\d)){7,20}\d(?![\w/]|[.,]\d)"
)
_EXTENSION = re.compile(r",?\s*(?:ext(?:ension|n|\.)?|x)[\s.:]*\d{1,6}\b", re.I)
_PHONE_CUE = re.compile(
    r"\b(?:tel|telephone|phone|mobile|mob|call|ring|text|whatsapp|contact|number is|cell|fax)\b[^\d\n]{0,25}\Z", re.I
)
_BARE = re.compile(
    r"(?<![\w.,\u00a3$/+\-])[1-9]\d{2,4}[ \-]?\d{3}[ \-]?\d{3,4}(?![\w/]|[.,]\d)"
    r"|(?<![\w.,\u00a3$/+\-])[2-9]\d{2}[ \-]\d{3,4}(?![\w/]|[.,]\d)"
)
_AREAS = (
    "AB|AL|BA|BB|BD|BH|BL|BN|BR|BS|BT|BX|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY|EC|EH|EN|EX|FK|FY|GL"
    "|GU|GY|HA|HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE|KA|KT|KW|KY|LA|LD|LE|LL|LN|LS|LU|ME|MK|ML|NE|NG|NN|NP|NR|NW|OL|OX|PA"
    "|PE|PH|PL|PO|PR|RG|RH|RM|SA|SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|SW|SY|TA|TD|TF|TN|TQ|TR|TS|TW|UB|WA|WC|WD|WF|WN|WR|WS"
    "|WV|YO|ZE|B|E|G|L|M|N|S|W"
)
_POSTCODE = re.compile(
    rf"(?<![\w&@/.-])(?=[A-Za-z]{{1,2}}\d)(?:(?:{_AREAS})\d[\dA-HJKMNPRSTUVWXY]?[ \u00a0-]{{0,2}}\d ?[ABD-HJLNP-UW-Z"
    rf"]{{2}})(?![\w@])",
    re.I,
)
_OUTWARD = re.compile(rf"\bpost ?code(?: is|:| area)?\s+((?:{_AREAS})\d[\dA-Z]?)\b", re.I)
_TYPES = (
    "Road|Rd|Street|St|Avenue|Ave|Av|Lane|Ln|Close|Cl|Drive|Way|Crescent|Cres|Court|Ct|Place|Pl|Terrace|Gardens|Gdns"
    "|Grove|Square|Sq|Hill|Park|Row|Mews|Walk|Rise|Green|View|Parade|Gate|Yard|Wharf|Vale|Meadows?|Croft|Fold|Broadway"
    "|End|Mount|Bank|Heights|Approach|Parkway|Quay|Circus|Villas|Cottages?|House|Buildings|Common|Chase|Dene|Esplanade"
    "|Brow|Nook|Spinney|Paddock|Crest|Ridge|Field|Fields|Tower|Towers|Loan|Wynd"
    "|Brae|Gate|Boulevard|Estate|Caravan Site|Traveller Site|Business Park|Site"
    "|Drove|Path|Halt|Passage|Alley|Garth|Holt|Hurst|Knoll|Leas?|Orchard|Reach|Staithe|Vennel|Warren|Dell|Copse"
    "|Glade|Glen|Haven|Meads?|Moor|Cloisters?|Paddocks|Landing|Bottom|Pastures|Arcade|Side|Farm|Chambers|Cross"
    "|Loke|Ginnel|Precinct|Causeway"
)
_NAMED = r"[A-Z][\w'\u2019.\-]{0,24}"
_FLOOR = (
    r"(?:(?:[Tt]he )?(?:[Tt]op|[Gg]round|[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Bb]asement|[Ll]ower [Gg]round"
    r"|[Uu]pper|[Gg]arden|[Aa]ttic|[Rr]ear|[Ff]ront|\d(?:st|nd|rd|th))"
    r"(?:(?: [Ff]loor)(?: [Ff]lat)?| [Ff]lat|(?= \d)),?\s+|\d{1,2}/\d{1,2},\s+|[Cc]/[Oo] )?"
)
_FLAT = (
    r"(?:(?:[Ff]lat|[Aa]partment|[Aa]pt\.?|[Uu]nit|[Rr]oom|[Pp]lot|[Pp]itch|[Bb]lock|[Cc]aravan|[Ss]tudio"
    r"|[Mm]aisonette|[Bb]edsit|[Cc]halet"
    r"|[Bb]erth|[Mm]ooring|[Hh]ouse|[Bb]ungalow|[Ss]uite|[Dd]oor)\s?(?:no\.? ?|number )?(?:\d{1,4}[A-Za-z]?"
    r"|[A-Z]\d{0,3}),?\s+){1,2}"
)
_HOME = (
    r"Cottages?|Farm|Farmhouse|Lodge|Barn|Villa|Bungalow|Croft|Vicarage|Rectory|Manse|Stables|Mill|Grange|Manor"
    r"|Hall|House|Gables|Forge"
    r"|Oaks|Elms|Firs|Beeches|Laurels|Hollies|Willows|Cedars|Pines|Limes|Poplars|Orchard|Paddocks?|Coach House"
    r"|Gatehouse|Granary|Smithy"
    r"|Steading|Byre|Schoolhouse|Anchorage|Haven|Nook|Retreat|View"
)
_NUMBER = r"\d{1,4}[A-Za-z]?(?:\s?[-/\u2013]\s?\d{1,4}[A-Za-z]?)?"
_ADDRESS = re.compile(
    rf"(?<![\w.,\u00a3/:\-])(?=[\dA-Za-z])(?:{_FLAT}(?:{_NAMED} (?:House|Court|Tower|Lodge|Mansions|Point"
    rf"|Heights|Hostel|Hotel|Buildings),"
    rf"\s+)?(?:{_NUMBER},?\s+)?|(?:[Nn]o\.? ?|[Nn]umber |[Nn]r )?{_NUMBER},?\s+)"
    rf"(?:{_NAMED} ){{1,4}}?(?:{_TYPES})\b(?: (?:{_TYPES}))?\.?(?: (?:North|South|East|West|Business Park"
    rf"|Industrial Estate|Trading Estate|(?:Caravan|Traveller|Trailer|Holiday|Mobile Home) (?:Site"
    rf"|Park))\b)?(?!\s+(?:Council|Group|Review|Act)\b)"
)
_LEADING = re.compile(rf"(?<![\w])(?:(?:[Tt]he )?(?:{_NAMED} ){{0,2}}(?:{_HOME}|(?<=The ){_NAMED}),\s+)?{_FLOOR}\Z")
_TAIL = re.compile(rf",\s+(?:{_NAMED} ){{1,3}}(?:{_TYPES})\b(?! (?:Council|Group))")
_CUED = re.compile(
    rf"\b(?:[Ll]iv(?:e|es|ed|ing) (?:at|in)|[Aa]ddress(?:es)?(?: is| was| of|:)?|[Rr]ent(?:s|ed|ing)?"
    rf"|[Bb]ail(?:ed)? (?:to|at)|[Mm]ov(?:e|ed|ing) (?:to|into|from|out of)"
    rf"|[Pp]laced (?:at|in)|[Hh]oused (?:at|in)|(?:[Hh]ome|[Hh]ouse|[Ff]lat|[Pp]lace|[Hh]ostel|[Rr]efuge"
    rf"|[Cc]ottage|[Ff]arm)(?:,| at| is| was| called| on)"
    rf"|[Ss]tay(?:s|ed|ing)? (?:at|in)|[Rr]esid(?:es|ed|ing|ent) (?:at|of)|[Ss]leeps at|[Ww]rite to (?:me|us"
    rf"|her|him|them) at|[Vv]isit(?:ed|s)? (?:me |us |her |him )?at"
    rf"|[Nn]eighbours? (?:at|in|of)|[Cc]a(?:me|lled) to|[Kk]nocked at|[Pp]ost(?:ed)? to|[Ss]en[dt] (?:it )?to"
    rf"|(?:Mr|Mrs|Ms|Miss|Dr) {_NAMED} (?:of|at))"
    rf" (?P<at>{_FLOOR}(?:{_FLAT}|(?:[Nn]o\.? ?|[Nn]umber )?\d{{1,4}}[A-Za-z]?,? )(?:[Tt]he )?{_NAMED}(?: (?:an"
    rf"|y|yr|na|of|the|le) {_NAMED}| {_NAMED}){{0,2}}(?=[,.;:)]|\s*\Z|\n| (?:in|with|near|and|is|was|but|for|at"
    rf"|to|where|which|then|now)\b)"
    rf"|(?:[Tt]he )?(?:{_NAMED} ){{1,3}}(?:{_HOME})\b(?! (?:Council|School|Hospital|Trust|Centre|Hospice|Park"
    rf"|Of|of))(?:,\s+(?:{_NAMED} ){{1,3}}(?:{_TYPES})\b)?"
    rf"|(?:[Tt]he )?{_NAMED}(?: {_NAMED}){{0,2}},\s+(?:{_NAMED} ){{1,3}}(?:{_TYPES})\b)"
)
_LOW_TYPES = (
    "gdns|path|hill|rise|view|walk|drove|row|cres|crescent|road|rd|street|st|avenue|ave|lane|close|drive|court|place"
    "|terrace|gardens|grove|mews|way"
)
_LOWER = re.compile(
    rf"\b(?:live[sd]? (?:at|in|on)|living (?:at|in|on)|address(?: is|:)?|home at"
    rf"|house at|flat at|moved to|at|(?:i am|i'm|we're) at|to|from|of|in|is|hostel,"
    rf"|house,|flats,)"
    rf"\s+((?:flat \w{{1,3}},? )?\d{{1,4}}[a-z]? (?!(?:minute|min|mile|hour|year"
    rf"|month|week|day|other|more|different|main|busy|local|new)s?\b)(?:[a-z'\u2019]{{2,20}} ){{1,3}}?(?:"
    rf"{_LOW_TYPES}))\b",
    re.I,
)
_LOW_ROOM = re.compile(
    rf"\b(?:(?:the )?[a-z]{{3,15}}(?: [a-z]{{3,15}})?, )?(?:flat|room|unit|apartment|apt|plot|pitch|caravan"
    rf"|bedsit) \d{{1,4}}[a-z]?,? "
    rf"(?!in|at|on|of|is|was|and|with|for|but|has|had"
    rf"|to)(?:the )?[a-z]+(?: [a-z]+)?(?:, (?:\d{{1,4}} )?[a-z]+ (?:{_LOW_TYPES})|"
    rf" (?:house|court|tower|towers|lodge|hostel|hotel|park|farm|estate"
    rf"|{_LOW_TYPES}))\b(?:, (?:\d{{1,4}} )?[a-z]+ (?:{_LOW_TYPES})\b)?"
)
_LIVES = re.compile(
    rf"\b(?:[Ll]ive[sd]? (?:at|in|on|off)|[Ll]iving (?:at|in|on)|[Aa]ddress(?: is"
    rf"|:)?|(?:house|home|flat|placement|placed|moved|rehoused) (?:at|in|on|to))"
    rf"\s+((?:the )?(?:{_NAMED},? ){{1,4}}?(?:{_TYPES}))\b"
)
_COTTAGE = re.compile(
    rf"\b(?:The )?(?:{_NAMED} ){{1,3}}(?:Cottages?|Farm|Farmhouse|Lodge|House"
    rf"|Barn|Villa|Bungalow|Croft|Vicarage|Rectory|Manse|Stables|Mill|Grange|Manor"
    rf"|Chapel),\s?(?:{_NAMED} ){{1,3}}(?:{_TYPES}|Farm)\b"
)
_WELSH = re.compile(
    rf"(?:(?:\b(?:{_NAMED} ){{0,2}}{_NAMED},\s)?(?<![\w.,/])\d{{1,4}}[A-Za-z]?,? "
    rf"|\b(?:{_NAMED} ){{0,2}}{_NAMED},\s)(?:Heol|L[o\u00f4]n|Ffordd|Stryd|Rhodfa"
    rf"|Clos|Maes|Bryn|Cwrt|Tan|Pen)(?:-| )(?:[yY]r? |[yY]r?-)?{_NAMED}(?: {_NAMED})?"
)
_HOUSES = cues.words("contact_houses")
_WELSH_STREETS = cues.words("contact_welsh_streets")
_THE = re.compile(
    rf"(?<![\w.,\u00a3/:\-])(?!(?:19|20)\d\d )\d{{1,4}}[A-Za-z]? The {_NAMED}(?=,|\.?\Z|\.?\n| (?:in|to|and|where)\b)"
    rf"|\b(?:[Nn]umber )?(?:[Tt]wenty|[Tt]hirty|[Ff]orty|[Ff]ifty|[Ss]ixty|[Ss]eventy|[Ee]ighty|[Nn]inety"
    rf"|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive"
    rf"|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Ee]leven|[Tt]welve"
    rf"|[A-Za-z]{{3,5}}teen)(?:-[a-z]{{3,5}})?,? (?:The )?(?:{_NAMED} ){{0,2}}(?:{_TYPES})\b"
    rf"(?= |,|\.)(?! (?:Council|Group|Review|Act))"
)
_HOUSE_CODE = re.compile(
    rf"(?<![\w])((?:The )?(?:{_NAMED} ){{1,3}}(?:{_HOME})(?:,\s+(?:{_NAMED} ){{1,3}}(?:{_TYPES}))?"
    rf"|(?:The )?{_NAMED}(?: {_NAMED})?,\s+(?:{_NAMED} ){{1,3}}"
    rf"(?:{_TYPES}))(?:,\s*{_NAMED}(?: {_NAMED}){{0,2}}){{0,2}},?\s*\Z"
)
_BEFORE_CODE = re.compile(
    rf"(?<![\w.,/])({_NUMBER},? {_NAMED}(?: {_NAMED}){{0,3}})(?:,\s*{_NAMED}(?: {_NAMED}){{0,2}}){{0,3}},?\s*\Z"
)
_BOX = re.compile(r"\bP\.?\s?O\.? Box \d{1,6}\b", re.I)
_TOWNS = re.compile(rf"(?:,\s*|\s*\n\s*)(?:{_NAMED}(?: {_NAMED}){{0,2}}(?:,\s*|\s*\n\s*|\s+(?={_AREAS}))){{1,4}}\Z")
_ORDINALS = ("st", "nd", "rd", "th")


def contacts(text: str) -> Iterator[Found]:
    """Emails, telephone numbers, postcodes and addresses of a text; they may overlap.

    >>> [(f.kind, f.why) for f in contacts("Ring 020 7946 0018 ext 4, or a.b@mail.example; 4 Elm Road is near LS6 2AB")]
    [('email', 'an email address'), ('phone', 'a telephone number'), ('postcode', 'a postcode'),
     ('address', 'a house number and a street')]
    """
    if "@" in text:
        mails = (m for m in _EMAIL.finditer(text) if not _OF_A_BODY.match(m.group()))
        yield from (Found(*m.span(), "email", "an email address") for m in mails)
        yield from (Found(*m.span(), "email", "a name on a social network") for m in _HANDLE.finditer(text))
    lower = text.lower()
    if ("at" in lower and "dot" in lower) or any(host in lower for host in _HOSTS):
        yield from (Found(*m.span(), "email", "an email address, spelt out") for m in _SPELT.finditer(text))
    if " oh" in lower or "zero" in lower or "nought" in lower:
        yield from (Found(*m.span(), "phone", "a telephone number in words") for m in _IN_WORDS.finditer(text))
    if not _DIGIT.search(text):
        yield from streets(text)
        return
    yield from phones(text)
    codes = tuple(postcodes(text))
    yield from codes
    yield from addresses(text, codes)
    yield from streets(text)


def _digits(written: str) -> str:
    """The digits of a telephone number as dialled within the United Kingdom; a number from abroad keeps its +."""
    bare = re.sub(r"[^\d+]", "", written)
    bare = re.sub(r"^00", "+", bare)
    if bare.startswith("+44"):
        return "0" + bare[3:].lstrip("0")
    return bare


def phones(text: str) -> Iterator[Found]:
    """Telephone numbers: of the United Kingdom anywhere, of abroad with +, and shortened ones after a cue.

    >>> [text[f.start:f.end] for text in ("(0161) 496 0123", "01/02/2023", "07700 900 123 x12") for f in phones(text)]
    ['(0161) 496 0123', '07700 900 123 x12']
    """
    for match in _PHONE.finditer(text):
        number, end = _digits(match.group()), match.end()
        if (
            not re.fullmatch(r"0[1-35789]\d{8,9}|\+\d{8,14}", number)
            or _FREE.match(number)
            or re.search(r"\n.*\n", match.group())
        ):
            continue
        more = _EXTENSION.match(text, end)
        yield Found(match.start(), more.end() if more else end, "phone", "a telephone number")
    yield from (Found(*m.span(), "phone", "a mobile number without its 0") for m in _MOBILE.finditer(text))
    yield from (Found(*m.span(), "phone", "a mobile number with the letter O") for m in _WITH_O.finditer(text))
    for match in _BARE.finditer(text):
        if _PHONE_CUE.search(text[max(0, match.start() - 40) : match.start()]):
            yield Found(*match.span(), "phone", "a number after a word for telephones")


def postcodes(text: str) -> Iterator[Found]:
    """Postcodes, and the first half of one after the word "postcode".

    >>> [text[f.start:f.end] for text in ("SW1A 2AA", "m145rt", "E3 4th", "QZ1 1AA") for f in postcodes(text)]
    ['SW1A 2AA', 'm145rt']
    """
    for match in _POSTCODE.finditer(text) if _INWARD.search(text) else ():
        low = match.group()[-2:].islower() and match.group()[-2:] in _ORDINALS
        if low or (match.group()[-3] == " " and not match.group().isupper()):
            continue
        yield Found(*match.span(), "postcode", "a postcode")
    for match in _OUTWARD.finditer(text):
        yield Found(*match.span(1), "postcode", "after the word postcode")


def addresses(text: str, codes: tuple[Found, ...] = ()) -> Iterator[Found]:
    """Addresses with a house number; the towns between street and postcode belong to them."""
    for match in _ADDRESS.finditer(text):
        tail = _TAIL.match(text, match.end())
        end = tail.end() if tail else match.end()
        far = max(0, match.start() - 70)
        floor = _LEADING.search(text[far : match.start()])
        start = far + floor.start() if floor else match.start()
        yield Found(start, _to_code(text, end, codes), "address", "a house number and a street")
    if (
        "flat " in text
        or "room " in text
        or "unit " in text
        or "caravan" in text
        or "pitch " in text
        or "plot " in text
    ):
        yield from (Found(*m.span(), "address", "a room and a house") for m in _LOW_ROOM.finditer(text))
    for code in codes:
        start = max(0, code.start - 110)
        before = text[start : code.start]
        leading = _BEFORE_CODE.search(before) or _HOUSE_CODE.search(before)
        if leading:
            yield Found(start + leading.start(1), start + leading.end(1), "address", "a house before a postcode")
    yield from (Found(*m.span(), "address", "a house and a street") for m in _THE.finditer(text))
    for match in _LOWER.finditer(text):
        yield Found(match.start(1), _to_code(text, match.end(1), codes), "address", "a house number and a street")
    yield from (Found(*match.span(), "address", "a post-office box") for match in _BOX.finditer(text))


def streets(text: str) -> Iterator[Found]:
    """Streets and named houses without a number, where somebody says that they live there."""
    yield from (Found(*m.span(1), "address", "a street where somebody lives") for m in _LIVES.finditer(text))
    yield from (Found(*m.span("at"), "address", "where somebody lives") for m in _CUED.finditer(text))
    for pattern, words in ((_COTTAGE, _HOUSES), (_WELSH, _WELSH_STREETS)):
        if any(word in text for word in words):
            yield from (Found(*m.span(), "address", "a named house and a street") for m in pattern.finditer(text))


def _to_code(text: str, end: int, codes: tuple[Found, ...]) -> int:
    """Where an address ends: after the towns that lead to a postcode, or where the street does."""
    for code in codes:
        if 0 <= code.start - end <= 80:
            towns = _TOWNS.match(text, end, code.start)
            return towns.end() - len(towns.group()) + len(towns.group().rstrip(" ,\n")) if towns else end
    return end
