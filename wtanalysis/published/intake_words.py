"""The words that tell what came in: totals, channels, kinds of respondents, campaigns, petitions, events."""

from __future__ import annotations

import re

from wtanalysis.published.lexicon import INTEGER, NUMBER_WORDS

_SMALL = "|".join(sorted((w for w in NUMBER_WORDS if w not in ("zero", "one")), key=len, reverse=True))
NUMBER = re.compile(
    rf"(?<![\w.,£$€%/-])(?P<n>{INTEGER}|(?:{_SMALL}))(?![\w%/-]|[.,]\d|\s?(?:%|per\s?cent|percent|million|billion|p\b))"
)
PERCENT = re.compile(r"(?<![\d.,£$€])(?P<n>\d+(?:\.\d+)?|(?:" + _SMALL + r"))(?:\s?%|\sper\s?cent\b|\spercent\b)")
PAPERS = (
    r"(?:responses?|replies|submissions?|representations?|returns|questionnaires|forms|emails?|e-mails?|letters?|"
    r"postcards?|surveys)"
)
TOTAL = re.compile(
    rf"\b(?:received|drew|attracted|had|were|generated|prompted|in (?:total|all)|total(?: of)?|of "
    rf"the)\b[^.;]{{0,50}}?\b{PAPERS}\b|"
    rf"\d\s(?:[\w-]+ ){{0,3}}?{PAPERS}\b[^.;]{{0,40}}?\b(?:received|submitted|in total|in all|made|sent|came|"
    rf"altogether|were|to (?:the|this|our) (?:consultation|survey|call))\b|"
    r"\d\s(?:[\w-]+ ){0,2}?(?:people|stakeholders|organisations|individuals|respondents|bodies|consultees|"
    r"parties)\s(?:replied|responded|wrote|took part|took the survey|completed)\b|"
    r"\b(?:survey|questionnaire|form) was completed \d|\bwho (?:took|completed|answered|responded to) (?:the|our|"
    r"this) (?:survey|questionnaire|consultation)\b|\bresponses? rate\b|"
    rf"\b(?:heard|{PAPERS} (?:came|were received)|received {PAPERS}) from (?:a total of )?\d[\d,]*\s|"
    rf"%\)? of (?:the |all )?{PAPERS} (?:came|were (?:from|submitted|received|made))\b"
)
QUESTION = re.compile(r"\b(?:this|that|each|the|a) question\b|\bquestions? \d|\bq\d|\bproposal \d")
ELSEWHERE = re.compile(
    r"\b(?:polls?|omnibus|panel|(?:previous|earlier|last|first|similar) (?:consultation|survey|questions|exercise)|"
    r"in (?:19|20)\d\d\b(?=,? when)|census|market research|research by)\b"
)
_LEAD = (
    r"^\)?\s?(?:\(\s?\d[\d.]*\s?(?:%|per\s?cent)\s?\)\s)?(?:or \d[\d.]*\s?(?:%|per\s?cent),?\s)?(?:(?:of|among) "
    r"(?:them|these|which|whom|those)\s)?"
)
FROM = re.compile(
    rf"{_LEAD}(?:(?:further|more|other|additional|formal|written|online|paper|postal|individual|"
    rf"separate)\s)*(?:{PAPERS}\s)?(?:(?:which|that)\s)?(?:(?:were|was|are|came|come|had been|being|arrived|"
    rf"coming)\s)?"
    r"(?:(?:received|sent|made|submitted|completed|provided|in|sent in|posted|returned)\s)?(?P<how>from|by|via|"
    r"through|on behalf of|on|as part of|using|over|online|in (?:the )?(?:welsh|gaelic|paper|hard copy|"
    r"print))\b(?P<what>[^;.:]{0,70})"
)
_STATE = (
    (
        "late",
        (
            r"(?:further |more |other |additional )*(?:responses? )?(?:that |which |who )?(?:(?:\w+ ){0,3}?(?:too "
            r"late|late\b|after (?:the )?(?:closing|deadline|close)))"
        ),
    ),
    (
        "confidential",
        (
            r"(?:responses? |respondents? |of (?:them|these) )*(?:were |was |are |asked (?:\w+ ){0,4}?|"
            r"marked (?:as )?|requested )?(?:confidential\w*|anonymous)"
        ),
    ),
    ("campaign_identical", r"(?:of (?:them|these|which) )?(?:were |was )?(?:identical|the same|unaltered|standard)"),
    (
        "campaign_edited",
        (
            r"(?:of (?:them|these|which) )?(?:had been |were |was |have been )?(?:changed|edited|"
            r"altered|adapted|personalised|varied)"
        ),
    ),
    (
        "excluded",
        (
            r"(?:responses? )?(?:were |was |have been |had been )?(?:\w+ )?(?:removed|excluded|discounted|"
            r"disregarded|left out|not counted|withdrawn)"
        ),
    ),
    (
        "profile_count",
        (
            r"(?:of (?:them|these) )?(?:that |who |which )?(?:did not|didn't) (?:say|state|give|tell|"
            r"specify|identify|answer this|provide)"
        ),
    ),
)
STATES = tuple((kind, re.compile(_LEAD + pattern + r"\b")) for kind, pattern in _STATE)
ITEM = re.compile(
    r"^\s(?P<what>(?!of\b|and\b|or\b|to\b|per\b)[a-z][\w'’&/-]*(?:\s(?!and\b|or\b)[\w'’&/-]+){0,5}?)(?=\s?\(|,|;|"
    r"\.|$|\sand\s(?:\d|the other|a|an|one|two|three|four|five|six|seven|eight|nine|ten))"
)
PARTS = re.compile(
    r"\b(?:among (?:them|these|which)|including|included|comprising|comprised|made up of|consisting of|consisted "
    r"of|namely|as follows|being)\b[^.]{0,14}$|\b(?:received|came|heard) from $|(?<!\d):\s*$"
)
LABEL = re.compile(r"^(?P<what>[^:;.|]{2,90}?)\s?[:=–-]\s?$|^(?P<bare>[a-z][^:;.|\d]{2,70}?)\s?\(?$")
CHANNELS = (
    ("campaign", r"campaign|standard(?:ised)? (?:email|letter|response)|organised by|co-?ordinated"),
    ("responses_email", r"e-?mail"),
    ("responses_paper", r"post\b|paper|letter|hard copy|print"),
    (
        "responses_online",
        (
            r"online|survey|portal|citizen space|smart ?survey|web|questionnaire|digital|platform|hub|"
            r"form\b"
        ),
    ),
    ("responses_individual", r"^(?:the |private )?(?:individuals|members of the public)\b"),
    (
        "responses_organisation",
        (
            r"^(?:the "
            r")?organisations\b"
        ),
    ),
)
OPINION = re.compile(
    r"\b(?:agree\w*|disagree\w*|support\w*|oppos\w*|favour\w*|thought|felt|wanted|preferred|mentioned|raised|"
    r"suggested|commented|yes|no view|concern\w*|unsure)\b"
)
PROFILE_VERB = re.compile(
    r"^\s(?:of (?:them|these|those|respondents|individuals|organisations|responses|those who responded|the "
    r"(?:responses|respondents|total))\s)?(?:(?:said|told us|stated|reported) (?:that )?(?:they|it) )?(?:also )?"
    r"(?:were|was|are|came|identified|described|owned|own|rented|lived|live|worked|work|ran|run|had|have|"
    r"represented|from|by|on behalf)\b"
)
_EVENT = (
    r"(?:events?|workshops?|round ?tables?|webinars?|roadshows?|seminars?|drop-in sessions?|focus groups?|"
    r"sessions?|exhibitions?|hearings?|consultation meetings?|public meetings?)"
)
ALONE = (
    ("campaign", re.compile(rf"\bcampaigns?\b[^.;]*?[a-z] \((?P<n>{INTEGER})\)")),
    ("campaign", re.compile(rf"\bcampaigns?\b[^.;]*? (?:and|,) [^.;,]*?[a-z] \((?P<n>{INTEGER})\)")),
    (
        "responses",
        re.compile(
            rf"\b(?:left|leaving)(?: us with)? (?P<n>{INTEGER})\s(?:[\w-]+ "
            rf"){{0,4}}?(?:individual\w*|unique|other|{PAPERS})\b"
        ),
    ),
    ("responses", re.compile(rf"\b{PAPERS}\b[^.;]{{0,40}}?,\s(?P<n>{INTEGER})\s(?:in all|in total|altogether)\b")),
    (
        "petition",
        re.compile(
            rf"(?:petition\b[^.;\d]{{0,60}}?|\bsigned by )(?P<n>{INTEGER})\b(?!\s?(?:%|per|million|"
            rf"days|weeks|months|years))|(?<![\w.,£])(?P<m>{INTEGER})\s(?:[\w-]+ "
            rf"){{0,2}}?signatures\b"
        ),
    ),
    (
        "campaign",
        re.compile(
            rf"(?<![\w.,£])(?P<n>{INTEGER})\s(?:[\w-]+ ){{0,2}}?(?:identical|campaign|standard|"
            rf"template|near-identical)\s(?:[\w-]+ )?(?:{PAPERS})\b"
        ),
    ),
    (
        "attendees",
        re.compile(
            rf"(?<![\w.,£])(?P<n>{INTEGER}|{_SMALL})\s(?:[\w-]+ ){{0,3}}?(?:attended|took part in|"
            rf"joined|came to|participated in)\b(?! (?:the|this|our) (?:consultation|survey))"
        ),
    ),
    (
        "attendees",
        re.compile(
            rf"\b(?:attended by|joined by|{_EVENT} with|(?:met|spoke to|spoke with|heard from)) "
            rf"(?:some |about |around |over |more than |nearly )*(?P<n>{INTEGER}|"
            rf"{_SMALL})\s(?!{_EVENT})[a-z]"
        ),
    ),
    ("events", re.compile(rf"(?<![\w.,£])(?P<n>{INTEGER}|{_SMALL})\s(?:[\w-]+ ){{0,3}}?{_EVENT}\b")),
)
UNITS = {"petition": "signatures", "events": "events", "attendees": "attendees"}
RATES = (
    re.compile(
        r"\bresponse rate (?:of|was|is|stood at) (?:about |around |just over |nearly )?(?P<n>\d+(?:\.\d+)?)\s?"
        r"(?:%|per\s?cent)"
    ),
    re.compile(r"\b(?P<n>\d+(?:\.\d+)?)\s?(?:%|per\s?cent) response rate\b"),
    re.compile(
        r"\((?P<n>\d+(?:\.\d+)?)\s?(?:%|per\s?cent) of (?:all|the total) (?:respondents|responses)\) "
        r"(?:answered|commented|responded)\b"
    ),
)
