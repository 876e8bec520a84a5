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
        |community (?:organisations?|groups?)|volunteers?|religious organisations?""",
    "partners": r"(?:(?:the|three|local|lead|delegated|statutory|all|other) )*safeguarding partners?|lsps?|dsps?",
    "review-partners": r"child death review partners?|cdr partners?",
    "everyone": r"""(?:all|every|any|each|individual|other|local|these|relevant|involved|and|frontline) (?:(?:other
        |involved|relevant|local|individual|frontline) )*
        (?:practitioners?|professionals?|agenc(?:y|ies)|organisations?|staff|services)(?:,? (?:and|or)(?: all
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
NAME = rf"(?:{NAME})(?![\w'-])(?!\s(?:{_THINGS})\b)"
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
