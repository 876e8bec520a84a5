"""Columns that are about the respondent or the form: told by their headers, and checked against their cells."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from wtanalysis.responses.drafting.headers import Header
from wtanalysis.responses.drafting.profiles import Profile
from wtanalysis.responses.mapping import Role
from wtanalysis.responses.scales import key

DOUBTFUL_ID = "an id that does not tell responses apart"
_EMAIL = re.compile(r"\S+@\S+\.\w{2,}\Z")
_POSTCODE = re.compile(r"[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\Z", re.I)
_LONG_NUMBER = re.compile(r"\d{10,}(?:\.0)?\Z")
_ADDRESS_OF_MACHINE = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}\Z|[0-9a-f]{1,4}(?::[0-9a-f]{0,4}){3,}\Z", re.I)
_ID = re.compile(
    r"(?:(?:unique|survey|form|online|your|the)\s+)?(?:response|respondent|respondant|voter|submission|record|participant|contribution|entry|"
    r"case|reply|feedback|consultee|representation|user|row|serial|unique|anon(?:ymous|ymised)?|comment|voter|ans?wer ?set)?\s*"
    r"(?:id|ids|identifier|number|no|num|nr|ref|reference(?: number| no)?|key|uuid|guid|#|serial)\.?(?:\s*\(.*\))?"
)
_ALSO_ID = {
    "respondent",
    "participant",
    "response",
    "ident",
    "index",
    "row",
    "_id",
    "_uuid",
    "submissionid",
    "unnamed: 0",
}
_DATE = re.compile(
    r"(?:date|time|timestamp|submitted|submission|received|recorded|completed|completion|created|start(?:ed)?|end(?:ed)?|finish|"
    r"last|modified|updated|date ?time|entry|response|of|at|on|and|utc|gmt|\(utc\)|recordeddate|startdate|enddate|submitdate|datestamp|when|"
    r"survey|the|page|action|online|form|_|-)+"
)
_BEST_DATES = (
    "submi",
    "received",
    "completion",
    "completed",
    "enddate",
    "end date",
    "recorded",
    "finish",
    "timestamp",
    "date",
    "start",
)
_META = re.compile(
    r"(?:ip(?: ?v?[46])? ?address(?:es)?|ip|user ?agent|browser.*|device.*|operating system|duration.*|time (?:taken|spent|elapsed).*|"
    r"total time.*|progress|finished|complete[d]?|status|response (?:status|type)|collector ?(?:id)?|user ?language|start ?language|"
    r"location ?(?:latitude|longitude)|latitude|longitude|distribution ?channel|recipient.*|external (?:data )?reference|"
    r"custom (?:data|variable).*|score|total ?(?:points|score)|quiz feedback|points?(?: -.*)?|feedback -.*|page path|refer+(?:er|ral).*|"
    r"url|session.*|captcha.*|last ?page|seed|random.*|tracking.*|channel|source|mode|batch|version|form (?:name|version|title)|survey ?(?:id|name|title)|"
    r"number of (?:saves|edits)|group ?id|hidden.*|token|grade|validation.*|_.*|n (?:comments|votes|agree|disagree)|xid|weight(?:ing)?)"
)
_ANALYST = re.compile(
    r"\b(?:analysts?|coders?|coded by|assigned(?: to)?|assignee|reviewer|reviewed by|case ?worker|internal (?:note|use|comment)s?|"
    r"allocated to|moderat(?:or|ed|ion)|processed by|qa(?:'d)?(?: by)?|redact(?:ed|ion)s?|author id)\b|^tags?$|\btags\)?$|^notes?$|^coding\b"
)
_NAME = re.compile(
    r"(?:(?:what is|what's|please (?:enter|give|provide|state|tell us|confirm)|enter|tell us|can you tell us)\s+)?(?:your|the|respondent'?s?|contact|"
    r"main|user|submitter)?\s*(?:full |first |last |family |given |middle |contact |respondent |preferred |sur)?(?:name|names|forename|forenames|surname)"
    r"(?:\s*(?:\(.*\)|of (?:respondent|person|contact|individual)|and (?:surname|email|job title|address|organisation|contact details).*))?\W*"
)
_ORGANISATION = re.compile(
    r"\b(?:organi[sz]ations?|compan(?:y|ies)|business|charity|school|council|trust|institution|employer|affiliation|agency|firm)\b"
)
_NOT_THE_NAME = re.compile(
    r"\b(?:type|size|sector|kind|scope|role|department|employees|many|based|located|category|industry|how|describe[sd]?|best|registered|"
    r"turnover|do you|does|would|should|will|is your organisation|individual or|behalf of an organi[sz]ation or|number)\b"
)
_PHONE = re.compile(r"\b(?:tele)?phone\b|\bmobile\b|\btel\b|\bcontact number\b")
_WHERE = re.compile(r"\b(?:post ?code|postal code|zip ?code|address|street|house number|town or city)\b")
_BORN = re.compile(r"\bdate of birth\b|\bdob\b|\bbirth ?date\b|\bnational insurance\b|\bnhs number\b|\bunique pupil\b")
_JOB = re.compile(r"\b(?:job|position|job title|your role|role title)\b")
_CONSENT = re.compile(
    r"\bpublish\w*\b|\bpublication\b|\bquot(?:e|ed|ing|ation)\b|\battribut\w+|\bconfidential\w*|\banonym\w+|\bkept private\b|\bmade public\b"
)
_OF_A_RESPONSE = re.compile(
    r"\b(?:respon\w+|repl(?:y|ies)|answers?|submissions?|contributions?|name|names|quote you|quotes?|views|comments?|confidential\w*|privacy|"
    r"consultation|representation|feedback)\b"
)
_LISTED = re.compile(
    r"\blist(?:ed|ing)?\b.{0,60}(?:respond|organi|your name|annex)|\b(?:respond|organi|your name)\w*.{0,60}\b(?:listed|a list|the list)\b"
)
_HANDLING = re.compile(
    r"\bprivacy (?:notice|policy|statement)\b|\bgdpr\b|\bdata protection (?:notice|statement|policy)\b|"
    r"\b(?:may|can|could|shall|should) we (?:also )?(?:contact|email|e-mail|keep|inform|update|get in touch)\b|"
    r"\b(?:happy|content|like|wish|want|willing|agree|consent) (?:for us )?to (?:be )?(?:contact|re-contact|kept informed|updated|invited|emailed|informed)|"
    r"\backnowledge?ment\b|\bcookies\b|\bhow did you (?:hear|find out) about (?:this|the)\b|"
    r"\bterms and conditions\b|\b(?:copy|receipt) of (?:my|your) response\b|\b(?:join|added to|add me to|subscribe to).{0,30}\bmailing list\b|"
    r"\bemail receipt\b"
)
_NO_TYPE = re.compile(r"(?:why|when|where|how (?:often|much|many|long)|have|has|do|does|did|if)\b")
_TYPE = (
    (re.compile(r"\b(?:respondent|stakeholder|consultee|responder|respondee|contributor|user|participant) (?:type|group|category|capacity)\b|"
                r"\b(?:type|category|kind) of (?:respondent|stakeholder|consultee|responder|contributor)"), 10),
    (re.compile(r"\bcapacity\b.{0,60}\b(?:respond|answer|reply|complet)|\b(?:respond|answer|reply|complet)\w*\b.{0,60}\bcapacity\b|"
                r"\bgiving my contribution as\b|\bin (?:what|which) capacity\b"), 10),
    (re.compile(r"\b(?:best |most accurately |which of (?:the following|these) )(?:best )?describes? (?:you|your (?:role|interest|organisation|capacity))\b|"
                r"\bhow would you (?:best )?describe (?:yourself|your (?:role|interest))\b"), 9),
    (re.compile(r"\b(?:responding|answering|replying|completing (?:this|the) \w+|submitting|contributing) (?:this |to this \w+ )?(?:as|on behalf)\b|"
                r"\bwho are you\b|\bare you (?:a|an)\b.{0,80}\bor\b|^(?:i am|you are) (?:a|an|responding)?\b|\bon whose behalf\b"), 8),
    (re.compile(r"\b(?:which|what) (?:sector|type of organi[sz]ation)\b|\borgani[sz]ation(?:al)? type\b|\btype of (?:organi[sz]ation|business|school|institution)\b|"
                r"\b(?:your|business|industry|employment) sector\b|^sector\b|^stakeholder\b"), 6),
    (re.compile(r"\byour (?:main |primary |current |professional )?(?:role|profession|occupation|relationship|connection)\b|^(?:role|profession|occupation|capacity)$"), 4),
)  # fmt: skip


@dataclass(frozen=True)
class About:
    """What a column about the respondent or the form is, why it is so guessed, and how sure from 0 to 1."""

    role: Role
    told: str
    sure: float
    why: str = ""
    values: Mapping[str, str] = field(default_factory=dict)


def about(profile: Profile, header: Header, few: bool) -> About | None:
    """What a column is if it is about the respondent or the form; None where it may be a question.

    Args:
        profile: the column.
        header: its header, taken apart.
        few: whether its answers are a few that repeat.

    >>> from collections import Counter
    >>> about(Profile(0, "Email", 2, Counter({"a@example.org": 1})), Header("", "Email", ""), False).role
    'email'
    """
    words = _plain(header)
    short = len(words.split()) <= 5
    for guess in (_contact, _form, _identity, _person, _body, _handling):
        if found := guess(profile, words, short, few):
            return found
    return None


_JOINERS = str.maketrans("_-", "  ")


def _plain(header: Header) -> str:
    words = header.question if not header.part or key(header.part) in key(header.question) else header.words
    return key(words).replace("?", "").replace("*", "").strip(" :").translate(_JOINERS)


def type_score(header: Header) -> int:
    """How much a header sounds like the question about the respondent's type, from 0 to 10.

    >>> type_score(Header("", "In what capacity are you responding?", "")), type_score(Header("", "Do you agree?", ""))
    (10, 0)
    """
    words = key(header.words)
    if _NO_TYPE.match(words):
        return 0
    return next((score for pattern, score in _TYPE if pattern.search(words)), 0)


def best_date(names: list[str]) -> int:
    """Which of several date columns says when a response was sent in.

    >>> best_date(["StartDate", "EndDate", "RecordedDate"])
    1
    """
    for wanted in _BEST_DATES:
        for place, name in enumerate(names):
            if wanted in key(name).replace("_", " "):
                return place
    return 0


def _contact(profile: Profile, words: str, short: bool, few: bool) -> About | None:
    if profile.share(_EMAIL) >= 0.5:
        return About("email", "cells are email addresses", 0.98)
    if re.search(r"\be-?mails?\b", words) and not few and (not profile.filled or short or "address" in words):
        return About("email", "the header asks for an email address", 0.9 if not profile.filled else 0.7)
    if profile.share(_ADDRESS_OF_MACHINE) >= 0.5:
        return About("left out", "cells are addresses of machines", 0.95, "personal: the address of a machine")
    if (_PHONE.search(words) or _BORN.search(words)) and not few:
        return About("left out", "the header asks for personal details", 0.9, "personal details")
    if _WHERE.search(words) and (not few or profile.share(_POSTCODE) >= 0.5):
        return About(
            "left out", "the header asks for an address or postcode", 0.9, "personal: where the respondent lives"
        )
    if profile.share(_POSTCODE) >= 0.8 and profile.filled > 2:
        return About("left out", "cells are postcodes", 0.9, "personal: where the respondent lives")
    return None


def _form(profile: Profile, words: str, short: bool, few: bool) -> About | None:
    if short and _ANALYST.search(words):
        return About("analyst", "the header speaks of analysts", 0.9)
    if short and _META.fullmatch(words) and "?" not in profile.name:
        return About("left out", "the header names a part of the form", 0.9, "about the form, not an answer")
    return None


def _identity(profile: Profile, words: str, short: bool, few: bool) -> About | None:
    named = short and (
        _ID.fullmatch(words) or words in _ALSO_ID or re.fullmatch(r"\w*id", profile.name.strip()) is not None
    )
    unnamed = profile.at == 0 and profile.name in ("column 1", "Unnamed: 0")
    if (named or unnamed) and profile.unique:
        return About(
            "id", "every row has a value of its own" + (", as the header says" if named else ""), 0.97 if named else 0.7
        )
    if named and profile.filled:
        return About(
            "left out", "sounds like an id, but is empty or stands twice on some rows: perhaps a row is not one response", 0.5,
            DOUBTFUL_ID,
        )  # fmt: skip
    dated = profile.dated >= 0.9
    if short and _DATE.fullmatch(words.replace(" ", "")) and (dated or profile.share(_LONG_NUMBER) >= 0.9):
        return About("date", "dates under a header that speaks of sending", 0.95 if dated else 0.3)
    if dated and profile.filled > 1:
        return About("date", "cells are dates", 0.6)
    return None


def _person(profile: Profile, words: str, short: bool, few: bool) -> About | None:
    if _NAME.fullmatch(words) and profile.distinct >= 0.3 * profile.filled and profile.longest < 120:
        return About("name", "the header asks for a name", 0.95)
    return None


def _body(profile: Profile, words: str, short: bool, few: bool) -> About | None:
    """The name of an organisation."""
    if not _ORGANISATION.search(words):
        return None
    named = re.search(
        r"\bname\b|^(?:what|which) is your organi[sz]ation|\bwhich organi[sz]ation\b|\bwhat organi[sz]ation\b", words
    )
    if not named and (_NOT_THE_NAME.search(words) or not short):
        return None
    if (
        re.search(r"\b(?:type|size|sector|number)\b", words)
        or profile.mean_length > 100
        or (few and not re.search(r"\bname\b", words))
    ):
        return None
    if few and profile.filled >= 15 and profile.distinct <= 3:
        return None
    return About("organisation", "the header asks for an organisation's name", 0.95 if named else 0.8)


def _handling(profile: Profile, words: str, short: bool, few: bool) -> About | None:
    """Consent to be quoted or listed, and other questions about how a response is handled."""
    closed = few or not profile.filled
    if (
        _LISTED.search(words)
        and closed
        and re.search(r"\b(?:happy|would|may|can|wish|want|include[d]?|content|name)\b", words)
    ):
        return About("listed", "the header asks whether the respondent may be listed", 0.8)
    if _CONSENT.search(words) and (short or _OF_A_RESPONSE.search(words)):
        if not closed:
            return About(
                "left out", "says why a response should be confidential", 0.7, "about the handling of the response"
            )
        return About("consent", *_consent(profile, words))
    if _HANDLING.search(words) and (closed or short):
        return About(
            "left out",
            "about contact, privacy or the handling of the response",
            0.75,
            "about the handling of the response",
        )
    return None


def _consent(profile: Profile, words: str) -> tuple[str, float, str, Mapping[str, str]]:
    """How to read a consent column: "yes" to confidentiality is no consent; else the words themselves say."""
    values = {}
    turned = re.search(r"\bconfidential|\banonym|\bkept private|\bnot (?:to )?(?:be )?publish|\bdo not\b", words)
    for label in profile.labels:
        answer = key(label)
        if turned and answer.startswith(("yes", "no", "true", "false", "y", "n")) and len(answer) < 6:
            kept = answer.startswith(("y", "t"))
            values[label] = ("anonymous" if "anonym" in words else "none") if kept else "anonymous"
        elif re.fullmatch(
            r"public|publish (?:response|my response)?(?: with name)?|publish(?: response)?(?: in full)?", answer
        ):
            values[label] = "individual" if "with name" in answer or answer == "public" else "anonymous"
        elif re.search(r"\bwithout (?:my |the |your |our )?name|\bname withheld\b|\bwithout attribution", answer):
            values[label] = "anonymous"
        elif re.search(r"\bwith (?:my |the |your |our )?name\b", answer) and not re.search(r"\bnot\b|\bno\b", answer):
            values[label] = "individual"
    told = "the header asks how the response may be published or quoted"
    return told, 0.8 if not turned else 0.7, "", values
