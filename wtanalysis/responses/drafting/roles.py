"""Columns that are about the respondent or the form: told by their headers, and checked against their cells."""

from __future__ import annotations

import re

from wtanalysis.responses.cells import names_a_body
from wtanalysis.responses.drafting.guesses import About, Seen
from wtanalysis.responses.drafting.handling import handling
from wtanalysis.responses.drafting.headers import Header
from wtanalysis.responses.drafting.profiles import Profile
from wtanalysis.responses.scales import key

DOUBTFUL_ID = "an id that does not tell responses apart"
_EMAIL = re.compile(r"\S+@\S+\.\w{2,}\Z")
_POSTCODE = re.compile(r"[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\Z", re.I)
_DISTRICT = re.compile(r"(?:[A-Z]{2}\d[A-Z\d]?|[BEGLMNSW]\d{1,2})(?:\s*\d)?\Z")
_LONG_NUMBER = re.compile(r"\d{10,}(?:\.0)?\Z")
_ADDRESS_OF_MACHINE = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}\Z|[0-9a-f]{1,4}(?::[0-9a-f]{0,4}){3,}\Z", re.I)
_ID = re.compile(
    r"(?:(?:unique|survey|form|online|your|the)\s+)?(?:response|respondent|respondant|voter|submission|record|"
    r"participant|contribution|entry|"
    r"case|reply|feedback|consultee|representation|user|row|serial|unique|anon(?:ymous|ymised)?|comment|voter|"
    r"ans?wer ?set)?\s*"
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
    "réf",
    "nr",
}
_DATE = re.compile(
    r"(?:date|time|timestamp|submitted|submission|received|recorded|completed|completion|created|start(?:ed)?|"
    r"end(?:ed)?|finish|"
    r"last|modified|updated|date ?time|entry|response|of|at|on|and|utc|gmt|\(utc\)|recordeddate|startdate|enddate|"
    r"submitdate|datestamp|when|"
    r"survey|the|page|action|online|form|_|-)+"
)
_BEST_DATES = (
    "submi",
    "received",
    "completion",
    "completed",
    "enddate",
    "end date",
    "ended",
    "end time",
    "recorded",
    "finish",
    "timestamp",
    "date",
    "start",
)
_META = re.compile(
    r"(?:ip(?: ?v?[46])? ?address(?:es)?|ip|user ?agent|browser.*|device.*|operating system|duration.*|time (?:taken|"
    r"spent|elapsed).*|"
    r"total time.*|progress|finished|complete[d]?|status|response (?:status|type)|(?:transparency )?regist\w+ (?:id|"
    r"number).*|(?:company|charity) (?:registration )?number|collector ?(?:id)?|user ?language|start ?language|"
    r"location ?(?:latitude|longitude)|latitude|longitude|distribution ?channel|recipient.*|"
    r"external (?:data )?reference|"
    r"custom (?:data|variable).*|score|total ?(?:points|score)|quiz feedback|points?(?: -.*)?|feedback -.*|page path|"
    r"refer+(?:er|ral).*|"
    r"url|session.*|captcha.*|last ?page|seed|random.*|tracking.*|channel|source|mode|batch|version|form (?:name|"
    r"version|title)|survey ?(?:id|name|title)|"
    r"number of (?:saves|edits)|group ?id|hidden.*|token|grade|validation.*|_.*|n (?:comments|votes|agree|disagree)|"
    r"xid|weight(?:ing)?)"
)
_ANALYST = re.compile(
    r"\b(?:analysts?|coders?|coded by|assigned(?: to)?|assignee|reviewer|reviewed by|case ?worker|internal (?:note|"
    r"use|comment)s?|"
    r"allocated to|moderat(?:or|ed|ion)|processed by|qa(?:'d)?(?: by)?|redact(?:ed|ion)s?|author id)\b|^tags?$|"
    r"\btags\)?$|^notes?$|^officers?\b|^themes? ?\d*$|^coding\b"
)
_NAME = re.compile(
    r"(?:(?:what is|what's|please (?:enter|give|provide|state|tell us|confirm)|enter|tell us|"
    r"can you tell us)\s+)?(?:your|the|respondent'?s?|contact|"
    r"main|user|submitter)?\s*(?:full |first |last |family |given |middle |published |contact |respondent |preferred |"
    r"sur)?(?:name|names|forename|forenames|surname)"
    r"(?:\s*(?:\(.*\)|of (?:respondent|person|contact|individual)|and (?:surname|email|job title|address|"
    r"organisation|contact details).*))?\W*"
)
_ORGANISATION = re.compile(
    r"\b(?:organi[sz]ations?|compan(?:y|ies)|business|charity|school|council|trust|institution|employer|affiliation|"
    r"agency|firm)\b"
)
_NOT_THE_NAME = re.compile(
    r"\b(?:type|size|sector|kind|scope|role|department|employees|many|based|located|category|industry|how|"
    r"describe[sd]?|best|registered|"
    r"turnover|do you|does|would|should|will|is your organisation|individual or|behalf of an organi[sz]ation or|"
    r"number|satisf\w*|agree|support|oppose|views?|opinions?|rat(?:e|ing)|confiden\w*|importan\w*|performance|"
    r"trust in)\b"
)
_SEVERAL_WORDS = re.compile(r"[^\W\d]{2,}\W+\w")
_SORT = re.compile(
    r"(?:an? |the )?(?:yes|no|y|n|true|false|other\b.*|individuals?|(?:as |on behalf of |an? )*organi[sz]ations?|"
    r"member of the public|public|private|voluntary|(?:public|private|voluntary|third|community|charity) sector\b.*|"
    r"(?:local |central )?(?:authority|authorities|government|council)|school|charity|business(?:es)?|compan(?:y|ies)|"
    r"trade (?:body|association|union)|regulator|university|academic|micro|small|medium|large|\d.*)"
)
_PHONE = re.compile(r"\b(?:tele)?phone\b|\bmobile\b|\btel\b|\bcontact number\b")
_WHERE = re.compile(r"\b(?:post ?code|postal code|zip ?code|address|street|house number|town or city)\b")
_BORN = re.compile(r"\bdate of birth\b|\bdob\b|\bbirth ?date\b|\bnational insurance\b|\bnhs number\b|\bunique pupil\b")
_JOB = re.compile(r"\b(?:job|position|job title|your role|role title)\b")


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
    spoken = [_plain(header)]
    if header.part and not header.question.endswith(
        "?"
    ):  # a section, or the form's own name over words: "Status - Response Type"
        spoken += [_tidy(header.question), _tidy(header.part)]
    for words in spoken:
        seen = Seen(profile, words, len(words.split()) <= 5, few)
        for guess in (_contact, _details, _form, _by_name, _identity, _person, _body, handling):
            if found := guess(seen):
                return found
    return None


def _tidy(words: str) -> str:
    return key(words).replace("?", "").replace("*", "").strip(" :").translate(_JOINERS)


_JOINERS = str.maketrans("_-", "  ")


def _plain(header: Header) -> str:
    return _tidy(header.question if not header.part or key(header.part) in key(header.question) else header.words)


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


def _contact(seen: Seen) -> About | None:
    """Addresses of people and of machines."""
    profile, words = seen.profile, seen.words
    if profile.share(_EMAIL) >= 0.5:
        return About("email", "cells are email addresses", 0.98)
    wanted = re.search(r"\be-?mails?\b", words) and (not seen.few or profile.distinct <= 1)
    if wanted and (not profile.filled or seen.short or "address" in words):
        return About("email", "the header asks for an email address", 0.7 if profile.filled else 0.9)
    if profile.share(_ADDRESS_OF_MACHINE) >= 0.5:
        return About("left out", "cells are addresses of machines", 0.95, "personal: the address of a machine")
    return None


def _details(seen: Seen) -> About | None:
    """Where someone lives, when they were born, how they are reached."""
    postcodes = seen.profile.share(_POSTCODE)
    if _BORN.search(seen.words) or (_PHONE.search(seen.words) and not seen.few):
        return About("left out", "the header asks for personal details", 0.9, "personal details")
    if _WHERE.search(seen.words) and (not seen.few or postcodes >= 0.5):
        told = "the header asks for an address or postcode"
        return About("left out", told, 0.9, "personal: where the respondent lives")
    if postcodes >= 0.8 and seen.profile.filled > 2:
        return About("left out", "cells are postcodes", 0.9, "personal: where the respondent lives")
    if not re.search(r"\s", seen.profile.name) and seen.profile.share(_DISTRICT) >= 0.9 and seen.profile.filled > 9:
        return About("left out", "cells look like districts of postcodes", 0.7, "personal: where the respondent lives")
    return None


def _form(seen: Seen) -> About | None:
    if seen.short and _ANALYST.search(seen.words):
        return About("analyst", "the header speaks of analysts", 0.9)
    if seen.short and _META.fullmatch(seen.words) and "?" not in seen.profile.name:
        return About("left out", "the header names a part of the form", 0.9, "about the form, not an answer")
    return None


def _by_name(seen: Seen) -> About | None:
    """Columns that only look like an id: Snap's own (ID.name, ID.completed), and names of respondents."""
    if re.match(r"(?i)id\.\w", seen.profile.name) and seen.profile.dated < 0.9:
        if seen.profile.unique:
            return About("id", "every row has a value of its own, as Snap names them", 0.95)
        return About("left out", "named by the form's own program", 0.9, "about the form, not an answer")
    if seen.words in ("respondent", "participant") and seen.profile.share(_SEVERAL_WORDS) >= 0.5:
        return About("name", "names under the header; if they are organisations, say so", 0.75)
    return None


def _identity(seen: Seen) -> About | None:
    named = seen.short and (
        _ID.fullmatch(seen.words)
        or seen.words in _ALSO_ID
        or re.fullmatch(r"\w*id", seen.profile.name.strip()) is not None
    )
    unnamed = seen.profile.at == 0 and seen.profile.name in ("column 1", "Unnamed: 0")
    if (named or unnamed) and seen.profile.unique:
        return About(
            "id", "every row has a value of its own" + (", as the header says" if named else ""), 0.97 if named else 0.7
        )
    if named and seen.profile.filled:
        return About(
            "left out", "sounds like an id, but is empty or the same on some rows: perhaps a row is no response", 0.5,
            DOUBTFUL_ID,
        )  # fmt: skip
    dated = seen.profile.dated >= 0.9
    if (
        seen.short
        and _DATE.fullmatch(seen.words.replace(" ", ""))
        and (dated or seen.profile.share(_LONG_NUMBER) >= 0.9)
    ):
        return About("date", "dates under a header that speaks of sending", 0.95 if dated else 0.3)
    if dated and seen.profile.filled > 1:
        return About("date", "cells are dates", 0.6)
    return None


def _person(seen: Seen) -> About | None:
    if _NAME.fullmatch(seen.words) and seen.profile.longest < 160:
        return About("name", "the header asks for a name", 0.95)
    return None


def _body(seen: Seen) -> About | None:
    """The name of an organisation."""
    if not _ORGANISATION.search(seen.words):
        return None
    named = re.search(
        r"\bname\b|^(?:what|which) is your organi[sz]ation|\bwhich organi[sz]ation\b|\bwhat organi[sz]ation\b",
        seen.words,
    )
    if not named and (_NOT_THE_NAME.search(seen.words) or not seen.short):
        return None
    if re.search(r"\b(?:type|size|sector|number)\b", seen.words) or seen.profile.mean_length > 100:
        return None
    if seen.few and _says_what_sort(seen.profile):
        return None
    return About("organisation", "the header asks for an organisation's name", 0.95 if named else 0.8)


def _says_what_sort(profile: Profile) -> bool:
    """Whether few different answers say what sort of body it is, not which one: most of them are words for a sort."""
    given = [label for label in profile.labels if names_a_body(label)]
    if profile.filled >= 15 and 0 < len(given) <= 3 and profile.filled >= 8 * len(given):
        return True
    return 2 * sum(bool(_SORT.fullmatch(key(label))) for label in given) > len(given)
