"""Names in turns of speech: "she goes by Metri", "I rang Thandiwe", "River is seven", "Hi Mehwish,"."""

from __future__ import annotations

import re
from bisect import bisect_left

from wtanalysis.safeguards import cues
from wtanalysis.safeguards.found import lower, lowered
from wtanalysis.safeguards.name_asides import CAP, At, fits, lettered, places_of, small
from wtanalysis.safeguards.name_lists import Is
from wtanalysis.safeguards.name_reader import ANY_GIVEN, NOT_PLAIN, Reader
from wtanalysis.safeguards.tokens import Token

_SURE = lowered(
    r"\b(?:(?:goes|go|went|going) by|answers? to|nicknamed|a\.?k\.?a\.?|alias|n[e\u00e9]e|christened|(?:by"
    r"|of) the name(?: of)?"
    r"|introduced (?:him|her|them)sel(?:f|ves) as|(?:calls?|called|calling) (?:(?:him|her|them|my)sel(?:f|ves)"
    r"|him|her|me|them)"
    r"|known (?:to \w+(?: \w+)? )?(?:as|by)|name to|initials (?:are|were)|initialled|pet name|shortened to"
    r"|we call (?:him|her|them))"
    r"(?: just| only| simply| always| little| mostly)?[,:]? [\"'\u2018\u201c]?(?=[^\W\d_])"
)
_TOLD = re.compile(
    r"\b(?:told|asked|met|thank|thanks to|thanked|phoned|phone|rang|emailed|email|texted|messaged|fostered"
    r"|adopted|fostering"
    r"|hugged|blamed|blame|trusted|[Aa]ccording to|sp(?:oke|eak|oken|eaking) (?:to|with)|talk(?:ed|ing|s)? (?:to|with)"
    r"|grateful to|complained (?:to|about)|married|behalf of|signed by|written by|chaired by|sent by"
    r"|assaulted by|abused by"
    r"|raised by|brought up by|cared for by|looked after by|introduced (?:me|us) to|handed over to|reply to"
    r"|replied|credit to"
    r"|engaged to|worried about|fond of|scared of|afraid of|begged|reminded|warned|nominate|shout-?out to|well done"
    r"|ask for|[Cc]ontact for|[Tt]hanks go to|likes? of|photos? of|apologies from|apologies:|a certain"
    r"|spoken with|words? with|(?:her|him|them|me|us|it) to"
    r"|let|made|helped|watched|heard|gave|give|giving|because|whether|when|where|why|unless|until|once|since|if"
    r"|but|although"
    r"|while|then|and|both|me and|only|even|that|than|like|poor|dear|little|young|old|big|wee) (?=[^\W\d_a-z])"
)
_SMALL = ("me and ", " bday", " birthday", "s mum", "s dad", "s nan", "s social")
_OWN = re.compile(r"goes|go |going|nick|alias|\bak?\.?k|sel(?:f|ves)|pet name|shorten|christen", re.I)
_WEAKER = re.compile(
    r"(?:let|made|helped|watched|heard|gave|give|giving|because|whether|when|where|why|unless|until|once|since"
    r"|if|but|although"
    r"|while|then|and|both|only|even|that|than|like|old|big|young|little) \Z"
)
_HELLO = re.compile(
    r"(?:\A|\n|[.!?] )\s*(?:[Hh]i|[Hh]ello|[Hh]ey|[Dd]ear|[Hh]iya|[Gg]ood (?:morning|afternoon|evening)"
    r"|[Mm]orning|[Cc]heers"
    r"|[Tt]hanks|[Tt]hank you|FAO|Attn|To)(?: there| again| to)?,? (?=[^\W\d_])"
)
_AFTER_HELLO = re.compile(r"(?: and | & | ?[,!.:\-\u2013]|\s*\n|\s*\Z| for )")
_SPEAKER = re.compile(rf"(?:\A|\n|[.!?\u201d\"] )({CAP}(?: [A-Z]\.?)?): ?(?=[\"\u201c'\u2018A-Z])")
_NOUN = (
    r"guy|lady|man|woman|person|star|legend|angel|gem|hero|saint|child|kid|teen|teenager|twin|one|godsend|rock|lad"
    r"|lass|girl|boy"
)
_STATE = (
    r"non-?binary|autistic|adopted|fostered|pregnant|deaf|disabled|blind|trans|gay|dyslexic|in care"
    r"|in foster care|at school"
    r"|home now|left-handed|an? only child|the (?:eldest|oldest|youngest|middle|baby)|(?:two|three|four|five"
    r"|six|seven|eight|nine"
    r"|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|\d{1,2})(?=[,.;)!?]"
    r"|\s*\Z| (?:and|but|now|years"
    r"|when|next|this|in|so)\b)"
)
_KIND = (
    r"(?:(?:so|very|really|always|just|absolutely|truly|also|such a|a) )*(?:kind|lovely|brilliant|amazing|great"
    r"|fab|fabulous|caring"
    r"|patient|rude|nice|wonderful|fantastic|excellent|helpful|supportive|professional|friendly|scared"
    r"|frightened|angry|upset"
    r"|lonely|devastated|heartbroken|crying|sobbing|safe|thriving|born|moved|taken|placed|excluded|bullied"
    r"|removed|assaulted"
    r"|arrested|diagnosed|sick|poorly|ill|late|off sick|on leave)\b"
)
_IS = re.compile(
    rf"({CAP}(?: {CAP})?),? (?:is|was|isn't|wasn't|'s|turned|turns|will be|became|has been|had been|being"
    rf"|came to us|has always been"
    rf"|were|are)(?: now| only| just| still| barely| then| nearly| almost)? (?:(?P<state>{_STATE})|(?P<kind>{_KIND})"
    rf"|(?P<who>my|our|his|her|their|the|a|an|one of (?:my|our|the)) (?P<noun>(?:[\w\-]+ ){{0,2}}[\w\-]+))"
)
_NAME_OF = re.compile(
    rf"({CAP}(?: {CAP}){{0,2}}) (?:is|was|are|were) (?:the |my |her |his |our |their "
    rf"|not )+(?:[\w'\u2019]+ ){{0,2}}?(?:name|names|surname"
    rf"|nickname)\b|({CAP}) by name\b|({CAP}) is (?:what|how) (?:(?:she|he|they|we|everyone"
    rf"|everybody) (?:call|like|want|was|is)"
    rf"|it is spelt|you spell)|(?:spelled|spelt|misspelled|misspelt|pronounce[ds]?) ({CAP}(?: {CAP}){{0,2}})\b"
)
_OF_KIN = re.compile(
    rf"({CAP}(?: {CAP})?)(?: and (?:his|her|their)|, (?:his|her|my|our|their|the|a)"
    rf"|(?P<who>, who[sm]?e?)) ((?:[\w\-]+ ){{0,1}}[\w\-]+)"
)
_LIST = re.compile(
    rf"((?:{CAP}, )*{CAP},? (?:and|&) {CAP}) (?:sat|said|came|went|told|ran|got|live|lived|love|hate|share"
    rf"|both|all|never|always|still"
    rf"|are (?:my|our|their|his|her|both|twins|in|\d)|were (?:my|our|both|split|moved|taken|placed|sent|kept"
    rf"|born|twins)|have|had|did"
    rf"|[a-z]{{3,}}ed)\b"
)
_TITLE = re.compile(
    r"\b(?:M/s|Ch\.|Md\.?|Smt\.?|Shri|Sri|Hon\.|Rt Rev|Rev[\u2019']d|Revd|Fr\.|Sr\.|Bro\.|HHJ|DJ"
    r"|Messrs\.?) (?=[A-Z][a-z])"
)
_HINTS = (
    " by ",
    "answer",
    "nicknam",
    "aka",
    "a.k.a",
    "alias",
    "n\u00e9e",
    "nee ",
    "name",
    "introduc",
    "call",
    "known",
    "initial",
    "shorten",
)
_NAMING = ("name", "spel", "pronounc", " is what", " is how")


def _keep(read: Reader, first: int, why: str) -> None:
    """Keep a name that begins at a word, unless it is the name of a body."""
    after = read.grow(first)
    following = read.at(after)
    if following is not None and following.gap == " " and following.capital and not following.known & Is.NEVER:
        return
    if read.is_body(first, after):
        return
    read.add(first, after, why)
    while (more := read.at(after + (read.words[after].key == "and" if after < len(read.words) else 0))) is not None:
        place = after + (read.words[after].key == "and")
        if (
            read.words[after].gap not in (", ", " ")
            or (place == after and more.gap != ", ")
            or not fits(read, place, surnames=True)
        ):
            break
        after = read.add(place, read.grow(place), why)


def phrases(read: Reader) -> None:
    """Keep the names that turns of speech tell of."""
    starts = [word.start for word in read.words]

    def at(start: int) -> int | None:
        place = bisect_left(starts, start)
        return place if place < len(starts) and starts[place] == start and not read.taken[place] else None

    _called(read, at)
    open_words = any(_may_be(word) and not read.taken[place] for place, word in enumerate(read.words))
    if open_words or any(hint in read.text for hint in _SMALL):
        small(read, at)
    if open_words:
        for rule in (_told, _described, _listed):
            rule(read, at)
    _greeted(read, at)
    lettered(read, at)


def _may_be(word: Token) -> bool:
    """Whether a word with a capital may be a name at all."""
    if not word.capital or word.shouted:
        return False
    return not word.known & NOT_PLAIN or bool(word.known & (ANY_GIVEN | Is.SURNAME_WORD))


def _called(read: Reader, at: At) -> None:
    """After "goes by", "nicknamed", "introduced herself as", "M/s", or before "was the name"."""
    low = lower(read.text)
    for match in _SURE.finditer(low) if any(hint in low for hint in _HINTS) else ():
        place = at(match.end())
        if place is None:
            continue
        word = read.words[place]
        known = word.known & (Is.NEVER | Is.BODY | Is.PLACE) or (
            word.known & Is.WORD and not word.known & (ANY_GIVEN | Is.SURNAME_WORD) and not _OWN.search(match.group())
        )
        if word.end - word.start < 2 or (word.shouted and word.end - word.start < 5):
            continue
        if (word.capital and not known) or (not word.capital and word.known & Is.GIVEN):
            read.add(place, read.grow(place, lower=not word.capital), "after an introduction")
    for match in _TITLE.finditer(read.text):
        if (place := at(match.end())) is not None and not read.words[place].known & Is.NEVER:
            read.add(place, read.grow(place), "after a title")
    for match in _NAME_OF.finditer(read.text) if any(hint in low for hint in _NAMING) else ():
        group = next(number for number in range(1, 5) if match[number])
        places = list(places_of(read, at, *match.span(group)))
        plain = len(places) > 1 and all(read.words[place].known & NOT_PLAIN for place in places)
        for place in places if not plain else ():
            if not read.words[place].known & (Is.BODY | Is.NEVER) or (
                group == 3 and not read.words[place].known & Is.BODY
            ):
                read.add(place, place + 1, "said to be a name")


def _told(read: Reader, at: At) -> None:
    """After "I rang", "[Aa]ccording to", "because": an unknown word in the place of a person."""
    for match in _TOLD.finditer(read.text):
        place = at(match.end())
        if place is None or not fits(read, place, surnames=True):
            continue
        weaker = _WEAKER.search(match.group()) is not None
        if not weaker or _acts(read, read.grow(place)):
            _keep(read, place, "an unknown word where a person is to be expected")


def _acts(read: Reader, after: int) -> bool:
    """Whether what only a person does follows."""
    following = read.at(after)
    if following is not None and following.gap == " " and following.key in cues.ADVERBS:
        following = read.at(after + 1)
    return following is not None and following.gap == " " and following.key in (cues.TELLING | cues.PERSONAL)


def _greeted(read: Reader, at: At) -> None:
    """After "Hi" and "Dear", and before the colon of somebody who speaks."""
    for match in _HELLO.finditer(read.text):
        place = at(match.end())
        if place is None:
            continue
        word, after = read.words[place], read.grow(place)
        if not _AFTER_HELLO.match(read.text, read.words[after - 1].end):
            continue
        plain = word.known & Is.GIVEN or (match.group().strip().lower() in ("hi", "hey", "hiya") and not word.known)
        if fits(read, place, words=True, surnames=True) or (not word.capital and plain):
            read.add(place, after, "after a greeting")
    for match in _SPEAKER.finditer(read.text):
        place = at(match.start(1))
        if place is not None and (read.words[place].known & Is.GIVEN or fits(read, place)):
            read.add(place, place + 1, "somebody who speaks")


def _described(read: Reader, at: At) -> None:
    """Before "is seven", "was our worker", ", her sister"."""
    for match in _IS.finditer(read.text):
        place = at(match.start(1))
        if place is None or (read.at(place - 1) is not None and _leads_on(read, place)):
            continue
        noun = _is_person(match["noun"] or "")
        if match["kind"]:
            fine = fits(read, place, surnames=True)
        else:
            fine = bool(match["state"] or noun) and fits(read, place, words=True, surnames=True)
        if fine:
            _keep(read, place, "said to be a person")
    for match in _OF_KIN.finditer(read.text):
        place = at(match.start(1))
        if place is None or not (match["who"] or _is_person(match[3])) or _leads_on(read, place):
            continue
        if fits(read, place, words=True, surnames=True):
            _keep(read, place, "said to be a person")


def _leads_on(read: Reader, place: int) -> bool:
    """Whether a capitalised word, "in" or "the" stands before, so that a longer name of something else goes on."""
    before = read.at(place - 1)
    if before is None or read.words[place].gap != " ":
        return False
    return (before.capital and not before.known & Is.NEVER) or before.key in (
        "in",
        "the",
        "of",
        "at",
        "from",
        "near",
        "this",
        "last",
    )


def _is_person(noun: str) -> bool:
    """Whether words tell of a person: a kin word, a role, "guy"."""
    return any(
        word.lower() in cues.KIN or word.lower() in cues.ROLES or re.fullmatch(_NOUN, word.lower())
        for word in noun.split()
    )


def _listed(read: Reader, at: At) -> None:
    """Names in a list that do something: "Florence, Sydney and Chelsea sat down"."""
    for match in _LIST.finditer(read.text) if " and " in read.text or " & " in read.text else ():
        within = [word for word in read.words if match.start(1) <= word.start < match.end(1) and word.capital]
        if any(word.known & (Is.NEVER | Is.BODY) and not word.known & ANY_GIVEN for word in within):
            continue
        if sum(bool(word.known & (ANY_GIVEN | Is.SURNAME)) for word in within) * 2 <= len(within):
            continue
        for word in within:
            place = at(word.start)
            if place is not None and (word.known & ANY_GIVEN or not word.known & NOT_PLAIN):
                read.add(place, place + 1, "one of several names")
