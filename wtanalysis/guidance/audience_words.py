"""The words by which English guidance names a local authority, police, health, schools, prisons or charities.

Names of bodies and posts in general use, never of one document; "everyone" is whoever works in the field at all. What
stands after a name may make it another thing: a police station, school age, a local authority area.
"""

from __future__ import annotations

import re

AUDIENCES: dict[str, str] = {
    "local-authority": "local authority",
    "police": "police",
    "health": "health",
    "schools": "schools and childcare",
    "prisons-probation": "prisons and probation",
    "voluntary": "voluntary sector",
}
_NAMES: dict[str, str] = {
    "local-authority": r"""(?:(?:host|home|placing|responsible|original|receiving|new|unitary) )?local authorit(?:y
        |ies)(?:'s?)?(?:\schildren's (?:social care|services))?
        |(?:local |county |district |borough |city |unitary |parish )*council(?:s|lors?)?(?!\s(?:of|tax))
        |children's social care
        |children's services(?: departments?)?|directors? of (?:children's services|public health
        |adult social services)
        |(?:principal |qualified )?social workers?|(?:social work qualified )?practice (?:supervisors?|leaders?)
        |(?:local |strategic |minerals? |waste |relevant )*(?:plan-making|plan making|planning|policy-making|housing
        |highways?|licensing) authorit(?:y|ies)
        |adult social care(?: services)?|adult services|lead members?|virtual school heads?|combined authorit(?:y|ies)
        |(?:local authority )?designated officers?|ladso?s?|unitary authorit(?:y|ies)""",
    "police": r"""(?:british transport |local )?police(?: and crime commissioners?| officers?| forces?| constables?
        | service| staff)?
        |chief (?:constables?|(?:police )?officers? of police|police officers?|officers? of (?:a )?police forces?)
        |pccs?|constables?""",
    "health": r"""integrated care (?:boards?|systems?|partnerships?)|icbs?|clinical commissioning groups?|ccgs?
        |nhs(?: england| trusts?| foundation trusts?| bodies| providers?| organisations?| services?| commissioners?
        | and [\w ]{3,30} trusts?)*
        |(?:mental |public )?health(?:care| care)?(?: and \w+ care)? (?:services?|practitioners?|professionals?
        |bodies|providers?|visitors?|commissioners?|staff
        |organisations?|trusts?|agencies|workers?|settings?|economy|boards?|teams?)|gps?|general practi(?:tioners?
        |ces?)|hospitals?|midwi(?:fe|ves)
        |(?:designated|named) (?:and named |and designated )?(?:health )?(?:doctors?|nurses?|midwi(?:fe|ves)
        |health professionals?|clinical officers?|medical officers?)
        |(?:school )?nurses|doctors?|paediatricians?|clinicians?|ambulance (?:services?|trusts?)|primary care
        |public health(?: england)?|dentists?
        |pharmacists?|community health services""",
    "schools": r"""school (?:staff|leaders?|governors?|teachers?)|(?:(?:maintained|independent|special|all|nursery
        |boarding|residential)\s)*schools?
        |(?:sixth form |further education )?colleges?(?!\sof\b)
        |(?:16-19 )?academ(?:y|ies)(?: trusts?)?|multi-academy trusts?|governing bod(?:y|ies)|proprietors?
        |head ?teachers?|(?:school )?teachers?
        |(?:(?:other )?(?:education|educational|childcare|child care
        |early years|training|school)(?:,? and |, |/| or ))*
        (?:education|educational|childcare|child care|early years|school)(?: and (?:childcare
        |training))? (?:providers?|settings?|practitioners?
        |institutions?|staff|leaders?|professionals?|organisations?)|childminders?|(?:day )?nurser(?:y|ies)
        |designated safeguarding leads?|dsls?
        |pupil referral units?|alternative provision(?: providers?)?|sixth forms?""",
    "prisons-probation": r"""(?:local )?prisons?(?: and probation service| services?| governors?| staff
        | establishments?)?
        |(?:relevant )?prison establishments?|probation(?: services?| practitioners?| officers?| staff| providers?
        | delivery units?)?|pdus?
        |youth (?:offending|justice) (?:teams?|services?)|yots?|young offender institutions?|secure (?:(?:youth
        |training)\s)?(?:establishments?|centres?|schools?|estate)
        |(?:the )?youth custody service|hmpps|offender managers?|governors, managers, directors and principals""",
    "voluntary": r"""charit(?:y|ies)|(?:voluntary|charity|vcse|faith|third)[\w ,()-]{0,70}? (?:organisations?
        |sectors?|groups?|agencies|bodies)|vcse
        |faith(?:-based)? (?:organisations?|groups?|communities)|social enterprises?|sports? (?:clubs?|organisations?)
        |community (?:organisations?|groups?)|religious organisations?""",
    "partners": r"(?:(?:the|three|local|lead|delegated|statutory|all|other) )*safeguarding partners?|lsps?|dsps?",
    "review-partners": r"child death review partners?|cdr partners?",
    "everyone": r"""(?:(?:all|any|other|local|these|relevant|involved|and|frontline) (?:(?:other
        |involved|relevant|local|individual|frontline) )*
        (?:practitioners|professionals|agencies|organisations|staff|services)
        |(?:every|any|each|individual|other) (?:(?:other|relevant|local|individual) )*
        (?:practitioner|professional|agency|organisation|service)(?!\s(?:and|or)\s\w+\s(?:services|staff|bodies)))
        (?:,? (?:and|or)(?: all
        | other)? (?:agenc(?:y|ies)|practitioners?
        |organisations?|professionals?|services))*|(?:practitioners|professionals)(?!\s(?:(?:working|who work
        |employed)\s)?(?:in|at|within|from)\s(?:these|this|such|that|the)\b)|agencies|organisations(?: and agencies)?
        |agencies and organisations
        |(?:all )?organisations, agencies and practitioners|any(?:one|body)|every(?:one|body)
        |all (?:those )?(?:who work|working)|everybody""",
}  # fmt: skip
_MEANS = {
    "partners": ("local-authority", "police", "health"),
    "review-partners": ("local-authority", "health"),
    "everyone": tuple(AUDIENCES),
}
_THINGS = (
    r"area|areas|age|aged|boundar(?:y|ies)|powers?|stations?|protection|custody|checks?|records?|vetting|maintained"
    r"|foster|places?|holidays?|attendance|accommodation|premises|sentences?|population|needs?|admissions?|meals?"
    r"|involvement|assessments?|investigations?|level|duty guidance|day|uniform|information|appointments?|bail|nurses?"
)
NAME = "|".join(
    f"(?P<{code.replace('-', '_')}>" + re.sub(r"\n\s+", "", pattern) + ")" for code, pattern in _NAMES.items()
)
NAME = rf"(?:{NAME})(?![\w'-])(?!(?:(?:,\s\w+)*\s(?:and|or)\s\w+)?\s(?:{_THINGS})\b)"
CODES = {code.replace("-", "_"): frozenset(_MEANS.get(code, (code,))) for code in _NAMES}
_USUAL = {
    "health": ("health", "gp", "nhs", "health and care", "healthcare", "doctors", "hospital", "hospitals"),
    "schools": ("education", "childcare", "early years", "school", "college", "nursery", "childminder",
        "schools and childcare", "education and childcare", "academy", "teachers"),
    "police": ("police", "policing"),
    "prisons-probation": ("probation", "prisons", "youth justice", "prison", "prisons and probation", "custody",
        "secure estate"),
    "voluntary": ("voluntary sector", "charity", "charities", "voluntary", "third sector",
        "voluntary and community sector", "faith", "faith groups", "vcs", "ngo"),
    "local-authority": ("local government", "social care", "la", "council"),
}  # fmt: skip
BARE_TITLES = {word: code for code, words in _USUAL.items() for word in words}

_NO_QUALIFIER = (
    r"a|an|the|of|in|on|to|at|by|for|from|with|near|between|around|outside|inside|within|into|as|than|like|per|via|and|or|but"
    r"|nor|if|when|where|while|that|which|who|whose|this|these|those|their|its|his|her|our|your|all|any|each|every|both"
    r"|other|some|many|most|no|not|is|are|was|were|be|been|has|have|had|do|does|can|may|must|should|shall|will|would"
    r"|could|attend\w*|leav\w+|enter\w*|start\w*|join\w*|miss\w*|miss|via|children|child|pupils?|people|parents?"
    r"|secure|virtual|royal|medical|training|youth|after|before|during|about|including|two|three|more|through|then|so"
)
_QUALIFIER = rf"(?!(?:{_NO_QUALIFIER})\s)[a-z-]+\s"
_QUALIFIED = re.compile(
    rf"(?<![\w'-])(?:(?P<which>(?:the|a|an|each|every|any|their|its|that)\s)(?:{_QUALIFIER}){{1,2}}(?P<one>school|college"
    rf"|academy|nursery|hospital|prison)|(?:{_QUALIFIER}){{1,2}}(?P<many>schools|colleges|academies|nurseries|hospitals"
    r"|prisons|charities))(?![\w-])"
)
_PLACE = r"(?:schools?|colleges?|academ(?:y|ies)|nurser(?:y|ies))"
_THOSE_IN = re.compile(
    rf"\b(?:staff|teachers|leaders|governors)(?:\sand\s(?:staff|teachers|leaders|governors))?(?:\s(?:who\s)?work(?:ing)?)?"
    rf"\s(?:in|at|of|from)\s(?:(?:the|a|an|all|each|every|any)\s)?{_PLACE}(?![\w'-])"
)
_HEAD_OF = re.compile(rf"\bhead\sof\s(?:the|a|an|each|any)\s{_PLACE}(?![\w'-])")
_ITS_BODY = re.compile(rf"\b{_PLACE[:-1]})(?:'s|s')\s(?=(?:governing|head|propriet|staff|leader|designated|teacher))")
_PLACES = ("school", "college", "academ", "nurser", "hospital", "prison", "charit")


def bare_names(said: str) -> str:
    """A text in small letters in which schools, colleges, hospitals and the like stand without what qualifies them.

    >>> bare_names("visiting schools, and the staff in a host school, should ask; the school's governing body may.")
    'schools, and the school staff, should ask; the governing body may.'
    """
    if not any(place in said for place in _PLACES):
        return said
    said = _QUALIFIED.sub(lambda match: (match["which"] or "") + (match["one"] or match["many"]), said)
    return _ITS_BODY.sub("", _HEAD_OF.sub("head teacher", _THOSE_IN.sub("school staff", said)))
