"""When a promise falls due: a date as printed, a future edition, or neither."""

from __future__ import annotations

import re

_MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
_SEASON = r"(?:spring|summer|autumn|winter)"
_YEAR = r"(?:19|20)\d\d"
_PART = (
    r"(?:(?:the )?(?:early|mid|late|later in|end of|beginning of|start of|middle of|course of|summer of"
    r"|autumn of|spring of|winter of"
    r"|first half of|second half of|(?:first|second|third|fourth|last|final) quarter of|q[1-4]|h[12])[\s-](?:in )?)?"
)
_LEAD = r"(?:no later than|by|before|from|in|on|during|until|throughout|at|over|after|within)"
_NUMBER = r"(?:\d+|a|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen)"
_SPAN = rf"{_NUMBER} (?:months?|years?)"
_DUE = re.compile(
    rf"\b(?:{_LEAD} )?(?:the )?{_PART}(?:(?:\d{{1,2}}(?:st|nd|rd|th)? )?{_MONTH} {_YEAR}|{_SEASON} (?:of )?{_YEAR}"
    r"|(?:the )?(?:tax year |financial year |school year "
    rf"|academic year )?{_YEAR}(?:[-/]\d{{2,4}})?)\b(?![-/.,]?\d)(?!%)"
    r"|\b(?:later this year|early next year|late next year|next year|this year|next (?:spring|summer|autumn"
    r"|winter|month)|this (?:spring|summer|autumn|winter))\b"
    rf"|\bwithin (?:the (?:next )?)?{_SPAN}\b(?! to (?:respond|comment))"
    r"|\b(?:on an annual (?:cycle|basis)|annually|each year|every year|annual (?:cycle|basis))\b"
    rf"|\b(?:in|by|from|until|before|on|of) \d{{1,2}}(?:st|nd|rd|th)? {_MONTH}\b"
)
_LATER = re.compile(rf"\b(?:after {_SPAN}|{_SPAN} (?:after|from)(?: \w+){{1,8}})")
_LOOKS_BACK = re.compile(r"\b(?:review|evaluat|revisit|reconsider|look again|report|assess|measure)")
_YEARS = re.compile(rf"\b{_YEAR}")
_TOLD = re.compile(
    r"(?<!be )(?<!have this )(?<!have it )(?<!have these )\b(?:published|issued|introduced|launched|made"
    r"|enacted|updated|consulted|held|completed|announced|commissioned|carried out|set out|amended|revised"
    r"|took place|was|were|since)\s$"
)
_NAME = re.compile(
    r"\b(?:acts?|regulations|orders?|rules|framework|code|strategy|white paper|green paper|review|report"
    r"|budget|edition|guidance|its|than|levels?|figures?)\s\(?$"
)
_EDITION = re.compile(
    r"(?<!\bno )\b(?:future|next|later|further|subsequent|forthcoming) (?:\w+ ){0,2}?(?:updates?|editions?|revisions?"
    r"|versions?|changes|iterations?|guidance|phases?|reissues?|rounds?|reprints?)\b(?! (?:of"
    r"|in) (?:consultation|funding))"
    r"|\bupdates? to (?:the |this )?guidance\b[^.;]*\bin (?:the )?future\b|\bupdate (?:the |this "
    r"|our )?guidance (?:in|when) (?:the )?future"
    r"|\bwhen(?:ever)? (?:(?!we\b|they\b|you\b)[\w'-]+ ){1,6}?(?:is|are) (?:next )?(?:updated|revised|reviewed"
    r"|reissued|refreshed)|\bnext time (?:we|it) (?:update|revise|is)"
)
_CONDITION = re.compile(r"\b(?:if|unless|provided that|where (?:there|a|an|the)|since|because)\b.*")
_STRIP = re.compile(r"^(?:(?:no later than|by|from|in|on|until|before|during|throughout|at|over|of|the|an)\s)+")


def horizon_of(words: str) -> tuple[str, str]:
    """The horizon and the due date of a promise in folded text; the date as printed, without a leading preposition.

    >>> horizon_of("we will publish it by the end of 2026"), horizon_of("we will say so in the next edition")
    (('dated', 'end of 2026'), ('future edition', ''))
    """
    certain = _CONDITION.sub("", words)
    found = [m.group() for m in _DUE.finditer(certain) if not _is_past(m.group(), words[: m.start()])]
    found += [m.group() for m in _LATER.finditer(certain) if _LOOKS_BACK.search(words[: m.start()])]
    dated = next((date for date in found if _YEARS.search(date)), found[0] if found else "")
    if dated:
        return "dated", due_words(dated)
    return ("future edition", "") if _EDITION.search(words) else ("now", "")


def _is_past(date: str, left: str) -> bool:
    """Whether a date belongs to something told as past, or to a name ("the 2014 Act", "the review of 2014")."""
    if re.search(r"\bsince\s$|\(\s*$", left) or re.fullmatch(rf"the {_YEAR}", date):
        return True
    lead = re.match(r"(?:by|before|from|until|no later than|within|after|over|during|throughout|in|on)\b", date)
    if not re.search(r"\d", date) or (lead and lead[0] not in ("in", "on")):
        return False
    return bool(_TOLD.search(left) or (not lead and _NAME.search(re.sub(r"\bof $", "", left))))


def due_words(date: str) -> str:
    """A date as printed without the words that lead it in.

    >>> due_words("by the end of 2026"), due_words("from 1 april 2024"), due_words("each year")
    ('end of 2026', '1 april 2024', 'each year')
    """
    return _STRIP.sub("", date.strip()).strip(" ,;.")
