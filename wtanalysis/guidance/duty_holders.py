"""Who holds a duty: people and bodies told from plans, meetings and children's circumstances."""

from __future__ import annotations

import re
from functools import lru_cache

_BODIES = frozenset(
    re.findall(
        r"\S+",
        """
        agency agencies applicant authority authorities body bodies board council constabulary police force
        government department ministry office office-holder commission committee panel court tribunal
        parliament partnership partner service team group company charity trust college school academy
        university hospital clinic surgery prison establishment nursery institution institute organisation
        organization association federation union club church firm business bank industry sector secretary
        minister state chief head lead chair president director judge magistrate constable sergeant staff
        personnel workforce practitioner professional person people individual someone anyone everyone
        nobody parent mother father carer family child adult guardian relative volunteer worker employee
        nurse doctor midwife physician gp dentist pharmacist psychologist therapist apprentice trainee
        student pupil teacher head-teacher headteacher governor trustee proprietor member mayor councillor
        clerk official officer warden principal representative delegate deputy agent constituent resident
        tenant landlord client patient user citizen public party parties home hub unit who those they he she
        we you both each all either some many others ombudsman inspectorate regulator appellant signatory
        coroner registrar nhs icb entity network colleague cohort community communities cabinet leader guard
        bishop priest imam crew host witness expert specialist chaplain nominee assistant attendant
        accountant consultant participant pilot captain coach surgeon cook complainant defendant claimant
        occupant inhabitant
        """,
    )
)
_NOT_PEOPLE = frozenset(
    re.findall(
        r"\S+",
        """
        matter letter order number paper chapter power centre center register factor error barrier indicator
        descriptor water border disorder gender transfer cover offer other another whether further either
        danger corridor harbour layer header slider pointer character parameter container filter buffer
        corner tower river monitor disaster trigger behaviour endeavour favour labour colour humour vapour
        however ever never under over after manner shelter committee fee tree degree guarantee need seed
        weed speed feed behavior poster banner folder finger answer hour tour door floor motor harbor list
        exist twist wrist mist checklist newsletter timer browser footer server computer router adapter
        converter marker sticker predictor detector sensor vector anchor mirror terror horror tenor rumour
        stressor
        """,
    )
)
_AGENT_ENDING = re.compile(
    r"(?:[a-z]{3,}(?:er|or)|[a-z]{3,}(?:ist|ee|ician|ian|man|men|woman|women|person|persons|people))$"
)
_COUNTRIES = frozenset({"England", "Wales", "Scotland", "Ireland", "Britain", "UK", "Europe", "International"})
_ACRONYM = re.compile(r"(?:[A-Z]{2,}|[A-Z][a-z]*[A-Z]{2,})s?$")
_NOT_BODIES = re.compile(
    r"^(?:UK|US|EU|EHC|NPPF|EYFS|MAPPA|ECHR|GDPR|IT|ICT|SUDI|CiN|PDF|HTML|CSS|URL|BNG|EIA|SEND|AI)s?$"
)
_POST = re.compile(
    r"\s(?:of|for|in|at|on|with|from|to|by|within|across|including|who|which|that|whose|working|involved"
    r"|responsible|under"
    r"|whether|where|when|such as|employed|providing|carrying|undertaking|leading|holding|acting|as|outside"
    r"|through|during"
    r"|based|named|listed|covered|aged|subject|already|also|then|still|therefore|both|all|each|when|if|whilst"
    r"|while|(?!early|family|yearly|monthly|weekly|daily|elderly|supply|assembly|friendly|only)\w+ly)\b.*",
    re.DOTALL,
)
_OF = re.compile(
    r"^(?:each|all|both|any|either|some|most|many|one|every|none|the rest|two|three|a (?:wide )?(?:range|number"
    r"|variety|group)|members?) of (?:the |these "
    r"|those )?", re.IGNORECASE)  # fmt: skip
_DETERMINER = re.compile(
    r"^(?:the|an?|this|that|these|those|all|every|each|both|any|some|its|their|our|other|no"
    r"|such)\b\s*", re.IGNORECASE)  # fmt: skip
_PEOPLE_BEFORE = re.compile(
    r"(?:[\w-]+ ){0,4}(?:practitioners?|officers?|professionals?|workers?|authorit(?:y|ies)|agenc(?:y|ies)"
    r"|providers?|staff|bod(?:y|ies)"
    r"|organisations?|partners?|schools?|services?) \w+ing\b",
    re.IGNORECASE,
)
_SETTING = re.compile(
    r"\bsocial care(?: (?:services?|teams?|staff))?$|\blocal areas?$|\b(?:GP|general|medical"
    r"|dental) practices?$|\b(?:education\w*|childcare|years|school|care|health\w*|custod\w+|residential"
    r"|nursery|secure|community|provision)"
    r" settings?$"
    r"|\b(?:lead|named|single|key|main|designated|nominated|safeguarding) (?:[\w-]+ )?contacts?$"
    r"|\b(?<!town )(?<!city )(?<!district )(?<!local )(?<!village )(?<!retail )(?<!shopping )(?<!data )(?<!urban )"
    r"(?<!neighbourhood )(?<!commercial )cent(?:re|er)s?$",
    re.IGNORECASE,
)
_THOSE = re.compile(
    r"(?:those|all|anyone|everyone|people)\s+(?:who|working|involved|responsible|providing|employed|with)\b",
    re.IGNORECASE,
)
_SPLIT = re.compile(r",\s*(?:and|or)?\s*|\s+(?:and/or|and|or|nor)\s+|/")
_BY = re.compile(r"\bby (?P<who>(?:the |an? |all |each |any |both |their )?[^.;:,()]{2,80})")
_AFTER_WHO = re.compile(
    r"\s+(?:and|or) (?!(?:the|an?|all|other|their|any)\b)(?=\w+(?:ed|en)\b).*"
    r"|\s+(?:in|to|who|that|which|where|when|if|as|at|on|under|before|after|within|with|and should|and must"
    r"|during|using|for"
    r"|\w+ing (?:the|an?|out|with|for|on|in))\b.*",
    re.DOTALL,
)
_TRAILING = re.compile(r"\s+(?:also|then|therefore|both|each|where \w+|if \w+)$")
_AND_END = re.compile(r"\s+(?:and|or)$")
_ASIDE = re.compile(r"\s*\([^()]*\)")
_ARTICLE = re.compile(r"^(?:(?:both )?the|an?|these|those(?! (?:\w+ing|who|with|in)\b)|this|such)\s+", re.IGNORECASE)
_WITH = re.compile(
    r"(?<=\w)\s+(?:with an?|as well as|such as)\s.*|, (?:including|such as|in particular|working|acting"
    r"|on behalf of|together|in partnership|with|as well as|where|when|if)\b.*",
    re.DOTALL,
)
PRONOUN = re.compile(r"(?:they|it|he|she|both|all|each)$", re.IGNORECASE)
_IF_WHO = re.compile(
    r"\b(?:where|when|if|once|as soon as|whenever|unless|while)\s+(?P<who>[^,]{3,70}?)(?:,|\s+(?:is|are|was"
    r"|were|has|have|do|does"
    r"|did|will|would|can|could|may|wish(?:es)?|who|consider\w*|decide\w*|believe\w*|suspect\w*|receive\w*"
    r"|identif\w+|find\w*"
    r"|know\w*|determine\w*|think\w*|agree\w*|need\w*|\w{3,}ed)\b)",
    re.IGNORECASE,
)
_OBJECT = re.compile(r"\w(?<!\bof)(?<!\bin)(?<!\bfor)(?<!\bat)(?<!\bby)(?<!\band)(?<!\bor) an? ")
_KNOWN_TO = re.compile(r"\b(?:known|referred|reported) to (?P<who>[^,]+)")
_CHILD = re.compile(r"\b(?:child|children|young people|young person)$", re.IGNORECASE)
_PASSIVE = re.compile(
    r"\s*(?:(?:also|then|only|always|never|normally|still|all|both|each|not|\w+ly)\s+)*(?:be|get|been)\s+"
    r"(?:(?:also|then|only|always|never|clearly|fully|not|\w+ly|jointly and severally)\s+)*(?P<verb>\w*(?:ed|en"
    r"|wn|lt|nt|ept|ght|und|ade|aid|eld|out|one|put|set|read|led|fed|met|cut|let|kept|run|sought|drawn|built"
    r"|paid|told|found|borne))\b"
)
_STATES = frozenset(
    re.findall(
        r"\S+",
        """
        skilled experienced committed prepared involved engaged trained equipped qualified focused focussed
        concerned dedicated determined informed based located open interested represented resourced
        child-centred unified satisfied alerted convinced joined assured present confident consistent
        transparent sufficient persistent competent independent sent evident apparent different efficient
        vigilant content excellent prudent current urgent relevant important recent frequent patient
        reluctant hesitant pregnant
        """,
    )
) - {"sent", "alerted", "joined"}  # fmt: skip


@lru_cache(maxsize=20_000)
def is_agent(phrase: str) -> bool:
    """Whether a noun phrase names people or bodies who can hold a duty.

    >>> is_agent("Schools, colleges and other providers"), is_agent("The plan of each authority"), is_agent("LSPs")
    (True, False, True)
    """
    phrase = _OF.sub("", _ASIDE.sub("", phrase).strip())
    phrase = re.split(r",? (?:including|such as|like|who|which)\b", phrase)[0]
    items = [item for item in _SPLIT.split(phrase) if item]
    if not items or _names_agent(items[0]):
        return bool(items)
    inside = bool(_POST.search(items[0]))  # "the work of schools and colleges": what follows hangs on "of"
    return any(_names_agent(item) for item in items[1:] if not inside or item.startswith(("the ", "each ", "all ")))


def _names_agent(item: str) -> bool:
    item = item.strip()
    if _THOSE.match(item):
        return True
    words = _DETERMINER.sub("", item)
    head = _POST.sub("", words).strip() or words.split(" ")[0]
    last = re.sub(r"[’']s?$|[^\w’'-]+$", "", head.split(" ")[-1]) if head else ""
    if _ACRONYM.match(last):
        return not _NOT_BODIES.match(last)
    word = last.lower().rpartition("-")[2]
    singular = _singulars(word)
    if singular & _BODIES or _SETTING.search(head) or _PEOPLE_BEFORE.match(words):
        return True
    if singular & _NOT_PEOPLE:
        return False
    return any(_AGENT_ENDING.match(form) for form in singular if not form.endswith("s")) or _is_name(head)


def _singulars(word: str) -> set[str]:
    return {word, word.removesuffix("s"), word.removesuffix("es"), re.sub("ies$", "y", word)}


def _is_name(head: str) -> bool:
    """A body with the name of a country at its end, such as NHS England; other names end in what they are."""
    words = head.split()
    return len(words) > 1 and words[-1] in _COUNTRIES and all(word[:1].isupper() for word in words)


def passive(rest: str) -> bool:
    """Whether what follows a word of force is done to its subject: ``be published``, but not ``be experienced``.

    >>> passive(" be clearly published"), passive(" be experienced"), passive(" publish it")
    (True, False, False)
    """
    match = _PASSIVE.match(rest)
    return match is not None and match["verb"] not in _STATES


def by_whom(rest: str) -> str:
    """Who does it, where a passive names them: ``be led by the harbour master`` gives ``the harbour master``."""
    for match in _BY.finditer(rest):
        who = _AND_END.sub("", _AFTER_WHO.sub("", match["who"])).strip()
        if is_agent(who):
            return who
    return ""


@lru_cache(maxsize=20_000)
def tidy(subject: str) -> str:
    """A holder as the text names it, without its article and what stands in brackets.

    >>> tidy("the harbour  master (HM) with a boat")
    'harbour master'
    """
    subject = _TRAILING.sub("", subject)
    return " ".join(_WITH.sub("", _ARTICLE.sub("", _ASIDE.sub("", subject).strip())).split()).strip(" ,")


def spoken_of(left: str, before: str) -> str:
    """Whom "they" means: who is named in the clause that leads in to it, else the last one before.

    Args:
        left: the sentence up to the pronoun's verb.
        before: who was spoken of before this sentence.

    >>> spoken_of("If the crew is late, they", "port"), spoken_of("In fog, they", "port")
    ('crew', 'port')
    """
    for match in _IF_WHO.finditer(left):
        who, rest = match["who"], left[match.end() :]
        if _CHILD.search(who):
            known = _KNOWN_TO.search(rest)
            before = tidy(known["who"]) if known and is_agent(known["who"]) else before
        elif is_agent(who) and not PRONOUN.match(who) and not _OBJECT.search(who):
            before = tidy(who)
    return before


def is_common(holder: str) -> bool:
    """Whether a holder is named by a common noun, so that its first letter is a capital only to begin a sentence.

    >>> is_common("Local authorities"), is_common("Police"), is_common("Ofsted"), is_common("British Transport Police")
    (True, True, False, False)
    """
    words = holder.split()
    if not words or words[0][1:] != words[0][1:].lower() or any(word[:1].isupper() for word in words[1:]):
        return False
    return len(words) > 1 or bool(_singulars(words[0].lower()) & _BODIES) or is_agent(words[0])
