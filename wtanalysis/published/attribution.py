"""Whose words a quotation holds: whether an attribution names a body, a person, a role or nobody."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wtanalysis.published.model import AttributionKind
from wtanalysis.published.words import fold

_PERSON = (
    r"academic|accountant|activist|adult|adviser|advisor|advocate|architect|assistant|author|barrister|campaigner|"
    r"carer|caretaker|child|"
    r"citizen|clinician|colleague|commuter|constituent|consultant|consultee|consumer|contributor|coordinator|"
    r"councillor|creditor|customer|deacon|"
    r"dentist|designer|developer|director|doctor|driver|economist|editor|employee|employer|engineer|executive|"
    r"expert|farmer|father|"
    r"fisher|gardener|governor|gp|grandparent|grower|guardian|head|headteacher|homeowner|householder|inspector|"
    r"investor|judge|"
    r"keeper|landlord|landowner|lawyer|leader|leaseholder|lecturer|librarian|listener|magistrate|maker|manager|"
    r"manufacturer|member|midwife|"
    r"mother|motorist|musician|neighbour|nurse|officer|operator|owner|paramedic|parent|participant|passenger|"
    r"patient|pensioner|performer|"
    r"person|pharmacist|physician|planner|practitioner|principal|producer|professional|provider|psychologist|pupil|"
    r"reader|representative|"
    r"researcher|resident|respondent|retailer|rider|scientist|secretary|singer|solicitor|specialist|spouse|student|"
    r"subscriber|supervisor|"
    r"supplier|supporter|surgeon|surveyor|survivor|teacher|technician|tenant|therapist|trader|trainer|trustee|"
    r"tutor|user|vet|victim|"
    r"viewer|visitor|volunteer|walker|woman|man|worker|writer|\w+keeper|\w+maker|\w+owner|\w+worker|\w+holder|"
    r"\w+ologist|\w+ographer|youth worker|young person|care leaver|apprentice|artist|builder|claimant|"
    r"clerk|cyclist|publisher|broker|agent|auditor|banker|buyer|seller|chair|chief executive|lead|staff|"
    r"stakeholder|attendee"
)
_BODY_NOUN = (
    r"academy|agency|alliance|assembly|association|authority|bank|board|body|borough|broadcaster|brewery|bureau|"
    r"business|centre|chamber|charity|church|"
    r"club|coalition|college|commission|committee|community|company|confederation|congress|consortium|co-operative|"
    r"cooperative|corporation|council|"
    r"department|diocese|employer|enterprise|farm|federation|firm|forum|foundation|group|guild|hospital|industry|"
    r"insurer|institute|institution|"
    r"league|library|manufacturer|ministry|museum|network|office|operator|organisation|panel|parish|partnership|"
    r"police|practice|"
    r"producer|provider|regulator|retailer|school|sector|service|society|studio|supplier|surgery|taskforce|team|"
    r"trust|union|university"
)
_ORGANISATION = re.compile(
    rf"\b(?:{_BODY_NOUN}|authorities|colleges|commissioner|council|icb|limited|ltd|llp|plc|cic|cio|inc|nhs|uk|"
    rf"ombudsman|constabulary|housing|"
    r"hmcts|hmrc|ofsted|and co|& co|& sons|and sons|partners|brothers)s?\b"
)
_PLURALS = (r"ies\b", "y"), (r"(?<=[^s])s\b", "")
_TITLED = re.compile(
    r"^(?:mr|mrs|ms|miss|mx|dr|professor|prof|sir|dame|lord|lady|baroness|cllr|councillor|revd|rev|reverend|the rt "
    r"hon)\b\.?\s+(?!practice|surgery|agency|and\b)[a-z]"
)
_INITIALS = re.compile(r"^(?:[A-Z]\.?\s?){1,3}(?<=[.\s])[A-Z][a-z'’-]+(?:-[A-Z][a-z]+)?$")
_GENERIC_INDIVIDUAL = re.compile(
    r"^(?:an? |one |another |private |anonymous )*(?:individuals?|member of (?:the )?public|anonymous|anon|private "
    r"citizen|name withheld)\b(?! (?:organisation|business|school|council))"
)
_NOBODY = re.compile(
    r"^(?:an? |one |another |the |online |consultation |anonymous |survey )*(?:respondent|responses?|consultee|"
    r"respondee|participant|person|contributor|attendee|commenter|reply|submission)s?$"
)
_ADJECTIVES = frozenset(
    [
        "a",
        "an",
        "one",
        "the",
        "another",
        "local",
        "public",
        "private",
        "senior",
        "junior",
        "early",
        "years",
        "large",
        "small",
        "medium",
        "national",
        "regional",
        "online",
        "trade",
        "professional",
        "umbrella",
        "unitary",
        "district",
        "county",
        "parish",
        "town",
        "city",
        "rural",
        "urban",
        "independent",
        "former",
        "retired",
        "social",
        "young",
        "older",
        "special",
        "chief",
        "executive",
        "deputy",
        "assistant",
        "voluntary",
        "statutory",
        "multi",
        "agency",
        "care",
        "health",
        "healthcare",
        "education",
        "educational",
        "legal",
        "youth",
        "family",
        "housing",
        "planning",
        "safeguarding",
        "children",
        "childrens",
        "adult",
        "adults",
        "mental",
        "primary",
        "secondary",
        "higher",
        "further",
        "nursery",
        "community",
        "civil",
        "society",
        "third",
        "sector",
        "energy",
        "water",
        "transport",
        "rail",
        "bus",
        "road",
        "bank",
        "tech",
        "technology",
        "media",
        "research",
        "academic",
        "business",
        "industry",
        "consumer",
        "farming",
        "food",
        "representative",
        "responding",
        "anonymous",
        "frontline",
        "self",
        "employed",
    ]
)
SMALL_WORDS = frozenset(
    ["of", "the", "and", "for", "in", "on", "a", "an", "to", "with", "at", "by", "from", "or", "who", "as", "&"]
)
_PLACE = re.compile(r",\s|\s\(|\s(?:of|in|from|at|near|who|working|based|on)\s|\s(?:for|with)\s(?=[a-z])")
_NAMED_AFTER = re.compile(rf"^(?:the )?(?:\w+ )*?(?:{_BODY_NOUN})s?\s(?:of|for)\s(?:the )?", re.IGNORECASE)


def attribution_kind(attribution: str, matched: bool) -> AttributionKind:
    """What an attribution names: a body, a person, a role, or nothing.

    Args:
        attribution: the words that name the speaker, as printed.
        matched: whether a respondent on the list bears that name.

    >>> attribution_kind("Health practitioner", False), attribution_kind("Refuge", True), attribution_kind("", False)
    ('role', 'organisation', 'none')
    >>> attribution_kind("Member of the public", False), attribution_kind("Anytown Safeguarding Partnership", False)
    ('individual', 'organisation')
    >>> attribution_kind("Mrs J. Penhale", False), attribution_kind("Tenant, Leeds", False)
    ('individual', 'role')
    """
    attribution = re.sub(r"^[\[(]([^()\[\]]*)[\])]$", r"\1", attribution.strip(" .")).strip()
    words = fold(attribution)
    if not words or _NOBODY.match(words):
        return "none"
    if matched or _is_named_body(attribution):
        return "organisation"
    if _GENERIC_INDIVIDUAL.match(words) or _TITLED.match(words) or is_person(attribution):
        return "individual"
    descriptor = re.match(r"^(?:[Aa]n?|[Oo]ne|[Aa]nother)\s[a-z]", attribution) and not _ORGANISATION.search(words)
    if _is_role(attribution) or (descriptor and not re.search(r"\b[A-Z]{3,}\b", attribution)):
        return "role"
    return "organisation" if _has_name(attribution) else "role"


def is_person(attribution: str) -> bool:
    """Whether words are a personal name: with initials or a title, or a name before a trade in lower case.

    >>> is_person("D. Aske"), is_person("Maud Ellery, singer"), is_person("Owl Express"), is_person("Tenant, Leeds")
    (True, True, False, False)
    """
    name, comma, rest = attribution.partition(",")
    if _TITLED.match(fold(name)) or _INITIALS.match(name.strip()):
        return True
    plain_name = re.fullmatch(r"[A-Z][a-z'’-]+(?:\s[A-Z]\.?)?\s(?:[A-Z][a-z]*['’-])?[A-Z][a-z]+", name.strip())
    trade = (
        re.match(rf"^\s(?:an? |the |former |retired )?(?:[a-z-]+ ){{0,3}}(?:{_PERSON})s?\b", rest) if comma else None
    )
    return bool(plain_name and trade and not _ORGANISATION.search(fold(name)) and not names_person(name))


def person_name(attribution: str) -> str:
    """The name alone of a named person, without a trade or place after it; other attributions stay as they are.

    >>> person_name("Maud Ellery, singer"), person_name("Individual, Harwick")
    ('Maud Ellery', 'Individual, Harwick')
    """
    return attribution.partition(",")[0].strip() if is_person(attribution) else attribution


def names_person(words: str) -> bool:
    """Whether words hold a noun for a kind of person.

    >>> names_person("Small builder"), names_person("Owl Express")
    (True, False)
    """
    return bool(re.search(rf"\b(?:{_PERSON})s?\b", fold(words)))


def _is_role(attribution: str) -> bool:
    """Whether the head of an attribution is a kind of person, or a kind of body without a name of its own."""
    bare = re.sub(r"^(?:an?|one|another|the)\s+", "", attribution.strip(), flags=re.IGNORECASE)
    place = _PLACE.search(bare)
    head = bare[: place.start()] if place else bare
    last = head.split()[-1] if head.split() else ""
    forms = [fold(last), *(re.sub(ending, singular, fold(last)) for ending, singular in _PLURALS)]
    named = _has_name(head)
    if any(re.fullmatch(_PERSON, form) for form in forms):
        return not (named and last[:1].isupper() and forms[0] != forms[-1])
    if any(re.fullmatch(_BODY_NOUN, form) for form in forms):
        return not named
    several = len(head.split()) > 1
    return several and (not named or (not re.search(r"[A-Z]", head[1:]) and not _ORGANISATION.search(fold(head))))


def _is_named_body(attribution: str) -> bool:
    """A body named after what it is for ("Royal College of Nursing") or printed with its initials."""
    initials = re.search(r"\(([A-Z]{3,})\)$", attribution)
    if initials and initials[1][0] == attribution[:1]:
        return True
    attribution = re.sub(r"^the\s", "", attribution)
    match = _NAMED_AFTER.match(attribution)
    return bool(match and attribution[:1].isupper() and attribution[match.end() : match.end() + 1].isupper())


def _has_name(attribution: str) -> bool:
    """Whether capitals show a proper name ("Anytown Council") rather than a descriptor ("Local Authority")."""
    words = [w for w in re.findall(r"[A-Za-z][\w'’&-]*", attribution) if w.lower() not in SMALL_WORDS]
    rest = [w for w in words if not _is_plain_word(fold(w))]
    if len(words) == 1:
        return bool(rest) and rest[0][:1].isupper()
    return _acronym(rest) or (any(w[:1].isupper() for w in rest) and any(w[:1].isupper() for w in words[1:]))


def _acronym(words: Sequence[str]) -> bool:
    return any(re.fullmatch(r"[A-Z]{2,}\w*", w) for w in words)


def _is_plain_word(word: str) -> bool:
    forms = [word.replace("'s", ""), *(re.sub(ending, singular, word) for ending, singular in _PLURALS)]
    return any(
        form in _ADJECTIVES or re.fullmatch(rf"{_PERSON}|{_BODY_NOUN}|nhs|police", form) for form in forms
    ) or all(part in _ADJECTIVES or re.fullmatch(rf"{_PERSON}|{_BODY_NOUN}", part) for part in word.split("-"))


def is_generic(words: str) -> bool:
    """Whether every word is a common one for kinds of people or bodies, so that no name is among them.

    >>> is_generic("Local authorities"), is_generic("Refugee Council")
    (True, False)
    """
    found = [fold(word) for word in re.findall(r"[A-Za-z][\w'’-]*", words) if word.lower() not in SMALL_WORDS]
    return bool(found) and all(_is_plain_word(word) for word in found)
