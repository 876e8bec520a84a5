"""The words that invented respondents are made of: places, bodies, roles. Every organisation begins with "Example"."""

from __future__ import annotations

GROUPS = {
    "Child": 4, "Care leaver": 42, "Birth parent": 112, "Other family members": 50, "Carer": 52, "Local Authority": 260,
    "Health": 154, "Police": 52, "Education": 105, "Voluntary, community and charity workers": 100,
    "Other practitioner": 15, "Professionals with lived experience": 50, "Other": 260,
}  # fmt: skip
FAMILY = ("Birth parent", "Other family members", "Carer")
PROFESSIONS = (
    "Local Authority", "Health", "Police", "Education", "Voluntary, community and charity workers",
    "Other practitioner",
)  # fmt: skip
LIVED = "Professionals with lived experience"
LEAVER, CHILD = "Care leaver over the age of 25", "Child or young person under age 18"
OTHER, UNSAID = "Other", "Prefer not to say"
YOUNG_LEAVER = "Care leaver up to the age of 25"
# How many of each group answered for an organisation: 520, which is 41 per cent of 1,269.
BODIES = {
    "Local Authority": 150, "Health": 105, "Police": 34, "Education": 62,
    "Voluntary, community and charity workers": 70, "Other practitioner": 7, "Other": 90,
    "Professionals with lived experience": 2,
}  # fmt: skip
WEIGHTS = {
    "Social worker": 6, "Local authority – other": 5, "Social work team member": 3,
    "Director of children's services": 3, "Local authority principal social worker": 2,
    "Local authority practice leader": 2, "Family support worker": 2, "Youth worker": 2, "Foster carer": 4,
    "Kinship carer": 3, "Educational institution": 6, "Adoptive parent": 3,
    "Voluntary, community and charity workers": 7, "Youth justice worker": 2,
}  # fmt: skip
PLACES = (
    "Aldermoor", "Birchfold", "Calderwick", "Dunmere", "Eastholt", "Fernby", "Gorsley Vale", "Hartmoor", "Inglebeck",
    "Jarrowfield", "Kelderby", "Larchester", "Mossgate", "Netherholm", "Oakhampden", "Penwithen", "Quarrybridge",
    "Ravensmere", "Silverdale Cross", "Thornwick", "Ullingham", "Vexmoor", "Wolderidge", "Yarnbrook", "Zealand Hythe",
    "Ashenford", "Bramblecote", "Coldharrow", "Driftmouth", "Elmstead Bay",
)  # fmt: skip
BODY_NAMES = {
    "Local Authority": ("{} Borough Council", "{} County Council", "{} City Council", "{} Metropolitan Council"),
    "Health": ("{} NHS Trust", "{} Integrated Care Board", "{} Community Health", "{} Hospitals"),
    "Police": ("{} Police", "{} Constabulary"),
    "Education": ("{} Primary School", "{} Academy Trust", "{} College", "University of {}", "{} Nursery"),
    "Voluntary, community and charity workers": ("{} Family Charity", "{} Youth Project", "{} Women's Aid Group"),
    "Other practitioner": ("{} Youth Justice Service", "{} Probation"),
    "Other": ("{} Safeguarding Children Partnership", "{} Sports Association", "{} Diocese", "{} Housing Group"),
    "Professionals with lived experience": ("",),
}
# What people wrote who ticked "Other": most are leads for safeguarding or partnerships, as the response says.
OTHER_BODY = (
    ("Safeguarding children partnership", 9), ("Multi-agency safeguarding partnership", 5),
    ("partnership's business unit", 4), ("Partnership business manager", 3), ("National governing body of a sport", 3),
    ("Housing provider", 2), ("Faith organisation", 2), ("Professional association", 2), ("Fire and rescue service", 1),
    ("Regulator", 1), ("Combined authority", 1),
)  # fmt: skip
OTHER_NAMES = (
    ("partnership", "{} Safeguarding Children Partnership"), ("sport", "{} Sports Association"),
    ("housing", "{} Housing Group"), ("faith", "{} Diocese"), ("association", "{} Professional Association"),
    ("fire", "{} Fire and Rescue Service"), ("regulator", "{} Regulator"), ("authority", "{} Combined Authority"),
)  # fmt: skip
OTHER_PERSON = (
    ("Safeguarding lead", 8), ("Designated safeguarding lead", 7), ("safeguarding lead for a group of schools", 3),
    ("Independent scrutineer", 4), ("Independent chair", 3), ("Member of the public", 6), ("Solicitor", 3),
    ("Safeguarding consultant", 4), ("Trainer in safeguarding", 3), ("Retired social worker", 3), ("Councillor", 2),
    ("Grandparent", 3), ("Guardian for the family court", 3), ("Independent reviewing officer", 4),
    ("Sports club welfare officer", 3), ("Advocate", 2), ("Housing officer", 2), ("Student of social work", 2),
)  # fmt: skip
# Several types that belong to one group: the rule "one group" places them.
SAME_GROUP = (
    ("Local Authority", ("Social worker", "Local authority practice leader"), 5),
    ("Local Authority", ("Youth worker", "Family support worker"), 2),
    ("Education", ("Educational institution", "Academic"), 2),
    ("Carer", ("Foster carer", "Special guardian"), 3),
    ("Other family members", ("Family member of a child who is in care", "Adoptive parent"), 2),
)
UNSAID_TIMES = 22
# Those who answer for an organisation that they name go by profession, with a family role ticked, too.
BODY_WITH_FAMILY = (
    ("Local Authority", 6), ("Health", 4), ("Education", 3), ("Voluntary, community and charity workers", 5),
)  # fmt: skip
# Several types that only a person can place, with the group that was decided and why.
BEST_FIT = (
    (("Social worker", "Health practitioner"), "Health", "comments speak of a hospital team throughout", 2),
    (("Social worker", "Educational institution"), "Local Authority", "comments are about a council's front door", 2),
    (("Police Officer", "Local authority – other"), "Police", "comments speak for a force", 1),
    (("Health practitioner", "Voluntary, community and charity workers"), "Health", "comments speak as a nurse", 2),
    (("Birth parent", "Foster carer"), "Carer", "comments are about children who are fostered", 2),
    (("Birth parent", "Adoptive parent"), "Birth parent", "comments are about a child at home", 2),
    (("Care leaver over the age of 25", "Birth parent"), "Care leaver", "comments are about leaving care", 1),
    (("Social worker", OTHER), "Local Authority", "the other role is a lead post at the same council", 4),
    (("Health practitioner", OTHER), "Health", "the other role is a named post in health", 3),
    (("Educational institution", OTHER), "Education", "the other role is safeguarding lead of the school", 3),
)
QUOTE_ORGANISATION = "Yes, with the name of my organisation"
QUOTES = (("Yes, without a name", 50), ("No", 30), ("Yes, with my name", 20))
# Who is speaking in a comment -> the groups that would; the first pattern found wins.
VOICES = (
    (r"^child(, \d+|$| aged| \()|^young (person|carer)|youth council", ("Child", "Care leaver", "Other")),
    (r"care leaver|care.experienced|leaving care, now", ("Care leaver",)),
    (r"kinship|foster carer|special guardian|residence order|grandparent carer", ("Carer",)),
    (
        r"adopti|sibling|(?<!ward )\bsister|brother|aunt|grand|bereaved|prisoner's child",
        ("Other family members", "Carer", "Other"),
    ),
    (r"parent|mother|father|\bmum\b|survivor", ("Birth parent", LIVED, "Other family members", "Carer", "Other")),
    (r"police|constab|detective|sergeant", ("Police",)),
    (r"probation|youth justice|youth offend|prison", ("Other practitioner", "Other")),
    (
        (
            r"\bGP\b|nurse\b|midwi|paediatric|health|doctor|hospital|NHS|integrated care|dentist|ICB|CAMHS|psych|therap"
            r"|ward|clinic|ambulance|paramedic|pharmac|child death"
        ),
        ("Health",),
    ),
    (
        (
            r"teacher|school|nursery|college|academ|lecturer|university|SENCO|pupil|tutor|governor|childminder|head\b|DSL"
            r"|designated safeguarding lead|education|early years|provision"
        ),
        ("Education",),
    ),
    (
        (
            r"charit|voluntary|advoca|refuge|domestic|project|volunteer|community|faith|club|coach|scout|guide|campaign"
            r"|carers' centre|mosque|hospice"
        ),
        ("Voluntary, community and charity workers", "Other"),
    ),
    (
        (
            r"local authority|social work|council|director|manager|family support|youth worker|early help|IRO|unitary"
            r"|assessor|officer|practice|adviser|supervisor|borough|worker"
        ),
        ("Local Authority",),
    ),
)
PERSONAL = ("Child", "Care leaver", "Birth parent", "Other family members", "Carer")
BODIES_SPEAK = r"local authority|partnership|board|trust|council|forum|charity\b|service|association|organisation"
ANYONE = ("Other", "Local Authority", "Voluntary, community and charity workers")
