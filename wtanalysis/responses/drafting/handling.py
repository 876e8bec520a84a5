"""Columns about how a response may be handled: published, quoted, listed, followed up."""

from __future__ import annotations

import re
from collections.abc import Mapping

from wtanalysis.responses.drafting.guesses import About, Seen
from wtanalysis.responses.drafting.profiles import Profile
from wtanalysis.responses.scales import key

_CONSENT = re.compile(
    r"\bpublish\w*\b|\bpublication\b|\bquot(?:e|ed|ing|ation)\b|\battribut\w+|\bconfidential\w*|\banonym\w+|"
    r"\bkept private\b|\bmade public\b"
)
_OF_A_RESPONSE = re.compile(
    r"\b(?:respon\w+|repl(?:y|ies)|answers?|submissions?|contributions?|name|names|quote you|quotes?|views|comments?|"
    r"confidential\w*|privacy|"
    r"consultation|representation|feedback)\b"
)
_LISTED = re.compile(
    r"\blist(?:ed|ing)?\b.{0,60}(?:respond|organi|your name|annex)|\b(?:respond|organi|"
    r"your name)\w*.{0,60}\b(?:listed|a list|the list)\b"
)
_HANDLING = re.compile(
    r"\bprivacy (?:notice|policy|statement)\b|\bgdpr\b|\bdata protection (?:notice|statement|policy)\b|"
    r"\b(?:may|can|could|shall|should) we (?:also )?(?:contact|email|e-mail|keep|inform|update|get in touch)\b|"
    r"\b(?:happy|content|like|wish|want|willing|agree|consent) (?:for us )?to (?:be )?(?:contact|re-contact|"
    r"kept informed|updated|invited|emailed|informed)|"
    r"\bcontact(?:ed)? (?:you |me )?again\b|\bre-?contact|\bto be contacted\b|"
    r"\backnowledge?ment\b|\bcookies\b|\bto contact you\b|"
    r"\bterms and conditions\b|\b(?:copy|receipt) of (?:my|your) response\b|\b(?:join|added to|add me to|"
    r"subscribe to).{0,30}\bmailing list\b|"
    r"\bemail receipt\b"
)


def handling(seen: Seen) -> About | None:
    """Consent to be quoted or listed, and other questions about how a response is handled."""
    closed = seen.few or not seen.profile.filled
    if (
        _LISTED.search(seen.words)
        and closed
        and re.search(r"\b(?:happy|would|may|can|wish|want|include[d]?|content|name)\b", seen.words)
    ):
        return About("listed", "the header asks whether the respondent may be listed", 0.8)
    if _CONSENT.search(seen.words) and (seen.short or _OF_A_RESPONSE.search(seen.words)):
        if (
            not closed
            or re.match(r"if\b|why\b|reasons?\b", seen.words)
            or re.search(r"\b(?:explain|reasons? (?:for|why))\b", seen.words)
        ):
            return About(
                "left out", "says why a response should be confidential", 0.7, "about the handling of the response"
            )
        return About("consent", *_consent(seen.profile, seen.words))
    if _HANDLING.search(seen.words) and (closed or seen.short):
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
