"""Who is said to have spoken: the words after or before a passage in quotation marks.

They may name a *speaker*. Documents, laws and the author itself are no speakers: what they say is a citation.
"""

from __future__ import annotations

import re

from wtanalysis.published.attribution import names_person
from wtanalysis.published.marks import straight

SPEAK = (
    r"(?:said|says|wrote|writes|told us|commented|comments|added|argued|stated|noted|explained|observed|replied|"
    r"responded|"
    r"claimed|insisted|complained|urged|maintained|asserted|declared|answered|recalled|pointed out|acknowledged|"
    r"cautioned|lamented|recounted|"
    r"remarked|suggested|warned|reported|put it|put it this way|put it thus|summed (?:it )?up|summarised|described "
    r"it|concluded|reflected|expressed it)"
)
_VIA = (
    r"(?: (?:that|to us|us|in (?:its|their|his|her|the|a|an) (?:\w+ )?(?:response|reply|submission|answer|letter|"
    r"email)|for (?:example|instance)|simply|as follows|this way|this|it))*"
)
_BEFORE = re.compile(
    rf"^(?P<who>.{{2,140}}?),? (?:also |simply |however |further )?{SPEAK}{_VIA}(?P<mark>\s?[:,-]?)\s*$"
)
_IN_WORDS = re.compile(
    r"^(?:.*[.,;] )?(?:in the words of|according to|to quote|as put by|quoting) "
    r"(?P<who>[^:;]{2,100}?)(?P<mark>[:,])\s*$",
    re.IGNORECASE,
)
_AS_PUT = re.compile(rf"^(?:.*[.,;] )?as (?P<who>[^:;,]{{2,100}}?) {SPEAK}(?P<mark>[:,])\s*$", re.IGNORECASE)
_LABEL = re.compile(r"^(?P<who>[A-Z][^.:;?!]{1,90}?)(?P<mark>:)\s*$")
_SAID_WHO = re.compile(
    rf"^\s?,?\s?{SPEAK.replace('told us|', '')} (?P<who>[^.;:\"]{{2,120}}?)(?=[.;:,\"](?:\s|$)|$| in (?:its|their) "
    rf"| who(?:se)? | which )"
)
_AS_WHO = re.compile(rf"^\s?,?\s?as (?P<who>[^.;:\"]{{2,120}}?) {SPEAK}\b")
_WHO_SAID = re.compile(rf"^\s?,?\s?(?P<who>[^.;:\",]{{2,120}}?) {SPEAK}(?=[.;:,]|$| in (?:its|their) )")
_ACCORDING = re.compile(r"^\s?,?\s?according to (?P<who>[^.;:\"]{2,120}?)(?=[.;:](?:\s|$)|$)")
_BRACKET = re.compile(r"^[.,]?\s*[\[(](?P<who>[^\[\]()]{2,140}(?:\([^()]{1,40}\)[^\[\]()]{0,60})?)[\])]")
_DASH = re.compile(r"^[.,]?\s*-{1,2}\s*(?P<who>[^.!?\"]{2,140}(?:\.(?=\s?[A-Z][a-z])[^.!?\"]{2,80})?)\.?\s*$")
_BARE = re.compile(r"^[.,]?\s*(?P<who>[A-Z][^!?;:\"]{2,90}?)\s*$")

_DOCUMENT = re.compile(
    r"^(?:acts?|regulations?|bill|sections?|paragraphs?|paras?|clauses?|schedules?|articles?|guidance|guidelines?|"
    r"codes?|handbook|manual|framework|strategy|"
    r"papers?|documents?|reports?|reviews?|definition|dictionary|convention|directive|rules?|standards?|policy|"
    r"policies|proposals?|questions?|pages?|"
    r"pp?|emphasis|added|translation|sic|ibid|annex|appendix|chapter|tables?|figures?|hansard|manifesto|"
    r"legislation|statute|laws?|contract|form|"
    r"letter|website|title|subtitle|heading|term|phrase|words?|statement|option|proposition|version|edition|"
    r"wording|text|caption|assessment|"
    r"evidence|data|analysis|judgment|ruling|survey|questionnaire|notice|press|media|article|bulletin|plan|scheme)$"
)
_NUMBERED_PART = re.compile(
    r"\b(?:section|s|regulation|reg|paragraph|para|clause|schedule|article|page|pp?|chapter|annex|appendix|table|"
    r"figure|question|option|part|rule)s?\.? ?(?:\d+|[a-z])(?![a-z])"
)
_HEAD_ENDS = re.compile(r",|\(|\s(?:of|on|in|to|for|from|by|at|under|published|issued|that|which)\s")
_AUTHOR = re.compile(
    r"^(?:we|i|you|this|that|these|those|which|our|your|there|here|and|but|or|if|when|where|what|how|why|not|the "
    r"(?:government|department|ministry|minister|ministers|secretary of state|chancellor|"
    r"agency|regulator|consultation|inspectorate|commission|white|then|new|current|existing|proposed|first|second|"
    r"following|word|term)|"
    r"ministers?|government|officials|parliament|lord|court|the court|courts)\b(?! federation| association)",
)
_CROWD = re.compile(
    r"^(?:the |a |an |of |many |most |some |several |few |a few |other |others|both |all |two |three |four |five |"
    r"various |a number |a majority |the majority |a minority |"
    r"number |large |small |majority |minority )*(?:of )?(?:the |those |these )?(?:\w+ ){0,3}?(?:respondents|"
    r"responses|people|others|consultees|participants|individuals|organisations|comments|"
    r"stakeholders|attendees|contributors|submissions|replies|they|them|those|many|most|some|several)\b"
)
_NOBODY = re.compile(
    r"^(?:an?|one|another|the|a (?:further|second|third)|one (?:other|further)|this|that)?\s?(?:of (?:whom|them|"
    r"these|those)|(?:other|further|single|anonymous|particular|online|unnamed) )?(?:respondents?|consultee|person|"
    r"participant|contributor|commenter|response|attendee|of "
    r"them|of whom|whom|submission|reply|comment|he|she|they)$|"
    r".*\b(?:one|another) of (?:whom|them|these|those)$|^(?:one|another|he|she|they|others)$"
)
_OPENERS = re.compile(
    r"^(?:(?:for example|for instance|however|similarly|likewise|also|and|but|while|whilst|although|in contrast|by "
    r"contrast|conversely|equally|"
    r"typically|elsewhere|finally|meanwhile|again|in particular|on the other hand|in reply|overall|here|then|thus|"
    r"separately|another),?\s)+(?=\S)",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r",?\s(?:who|whose|which|that|when|where|while|in (?:its|their|his|her) |in (?:response|reply|answer) |"
    r"responding |replying |writing |speaking |with \d|in a (?:response|reply|letter|submission))\b.*$|,$"
)


def speaker(words: str) -> str | None:
    """The speaker that words name, as printed: empty for somebody without a name or role, None for no speaker at all.

    Args:
        words: the words before or after a verb of saying.

    >>> speaker("One dermatology nurse"), speaker("a grower in Kent"), speaker("one respondent whose block has lifts")
    ('dermatology nurse', 'a grower in Kent', '')
    >>> speaker("section 4 of the Act"), speaker("We"), speaker("The consultation paper")
    (None, None, None)
    """
    if re.search(r",? (?:which|that)$", words.strip(" ,")):  # "quoted the guidance, which": the guidance speaks
        return None
    words = _OPENERS.sub("", words.strip(" ,;:-"))
    words = re.sub(
        r"(?i)^a (?:number of|few) .*|^(?:of |among )?.*\b(?:one|another) of (?:whom|them|these|those)$", "they", words
    )
    words = re.sub(r"^[Oo]ne (?!voice\b|[A-Z])(?=[a-z])", "", _TAIL.sub("", words)).strip(" ,")
    low = words.lower()
    if not words or len(words.split()) > 14 or not re.search(r"[a-z]", low):
        return None
    if _NOBODY.match(low) or _CROWD.match(low):
        return ""
    if _AUTHOR.match(low) or _is_document(words) or re.search(r"[%£]|\b(?:19|20)\d\d\b", words):
        return None
    return words


def _is_document(words: str) -> bool:
    """Whether the head of the words is a document, a law or a numbered part of one ("Standards Board" is a body)."""
    low = words.lower()
    if _NUMBERED_PART.search(low) and not re.match(r"article \d+$", low):
        return True
    end = _HEAD_ENDS.search(words)
    head = re.findall(r"[a-z]+", low[: end.start()] if end and end.start() else low)
    return bool(head) and bool(_DOCUMENT.match(head[-1]))


def anaphor(words: str, before: str) -> str:
    """For "It said" the body that the sentence before is about; other words stay as they are.

    >>> anaphor("It", "The Sunlight League did not agree with the proposal.")
    'The Sunlight League'
    """
    if words.strip().lower() not in ("it", "they"):
        return words
    match = re.match(
        r"^(?P<np>(?:The )?[A-Z][\w'&-]*(?: (?:of|for|and|the|&|[A-Z][\w'&-]*))*),? (?:did|does|do|is|was|were|are|"
        r"has|had|have|would|could|will|"
        r"agreed|disagreed|supported|opposed|welcomed|thought|felt|said|wanted|asked|argued|objected|raised|also|"
        r"strongly|called|took|expressed|feared)\b",
        straight(before).strip(),
    )
    return match["np"] if match else words


def before_passage(left: str) -> tuple[str | None, bool]:
    """Who speaks according to the words before a passage, and whether a colon or comma leads right into it.

    >>> before_passage("Views differed. The Harbour Guild wrote: "), before_passage("Section 4 stated: ")
    (('The Harbour Guild', True), (None, True))
    """
    left = straight(left)
    parts = re.split(r"(?<=[.!?;])\s+(?=[A-Z\"'])", left.strip())
    sentence, previous = parts[-1], parts[-2] if len(parts) > 1 else ""
    for pattern in (_IN_WORDS, _AS_PUT, _BEFORE, _LABEL):
        match = pattern.match(sentence)
        if match and not (pattern is _LABEL and not _is_name_label(match["who"])):
            who = match["who"]
            if pattern is _BEFORE:
                who = re.split(
                    r"(?:,|;| and| but| while| whereas)\s(?=(?:an?|one|another|the)\s(?:[\w-]+\s){0,5}[\w-]+$)", who
                )[-1]
            return speaker(anaphor(who, previous)), bool(match["mark"].strip())
    return None, False


def _is_name_label(who: str) -> bool:
    """Whether the words before a colon are a name or a kind of person ("Hollow Reed Records:", "Tenant, Leeds:")."""
    if re.search(
        r"(?i)\b(?:examples?|comments?|responses?|questions?|proposals?|notes?|options?|answers?|themes?|"
        r"include[sd]?|including|views?|quotes?|feedback|following)\b",
        who,
    ):
        return False
    words = [
        word
        for word in re.findall(r"[A-Za-z][\w'-]*", who)
        if word.lower() not in ("of", "the", "and", "for", "in", "on", "to", "a", "an")
    ]
    return 0 < len(words) <= 8 and (all(word[:1].isupper() for word in words) or names_person(who))


def after_passage(right: str, last: bool) -> tuple[str | None, int]:
    """Who speaks according to the words after a passage, and how many letters of them that takes.

    Args:
        right: the words from the closing mark to the next passage or the end of the paragraph.
        last: whether the paragraph ends there; only then may a name stand alone.

    >>> after_passage(" (Tenant, Leeds)", True), after_passage(' said Lower Parish Council. Others', True)
    (('Tenant, Leeds', 16), ('Lower Parish Council', 26))
    >>> after_passage(" (2019)", True)
    (None, 0)
    """
    right = straight(right)
    for pattern in (_BRACKET, _AS_WHO, _ACCORDING, _SAID_WHO, _WHO_SAID, *((_DASH, _BARE) if last else ())):
        match = pattern.match(right)
        if not match:
            continue
        who = credible(match["who"]) if pattern in (_BRACKET, _DASH, _BARE) else speaker(match["who"])
        if who is not None and not (pattern is _BARE and not is_label(who)):
            return who, match.end()
    return None, 0


def credible(who: str) -> str | None:
    """An attribution that stands by itself in brackets or after a dash, None if it cites a document, number or page."""
    words = who.strip(" .,;")
    low = words.lower()
    if (
        not re.search(r"[a-z]{2}|[A-Z]{2}", words)
        or len(words.split()) > 18
        or re.search(r"[%£]|\b(?:19|20)\d\d\b|https?:|www\.", words)
    ):
        return None
    if re.match(
        r"^(?:question|q)\.? ?\d|^n ?=|^base\b|^(?:i\.?e|e\.?g)\b|^our |^and |^or |^but |^see |^as |^if |^this |"
        r"^these |^which |^that |^sic$",
        low,
    ):
        return None
    return None if _is_document(words) else words


def is_label(who: str) -> bool:
    """Whether words without any mark read as a name or role: few of them, and no verb.

    >>> is_label("Resident of Mill Lane"), is_label("This was a common view")
    (True, False)
    """
    words = who.split()
    if not 1 <= len(words) <= 12 or re.search(r"[.](?!\s?[A-Z]|$)", who):
        return False
    return not re.search(
        rf"(?i)\b(?:is|are|was|were|be|been|has|have|had|will|would|should|could|can|may|did|does|do|we|they|this|"
        rf"these|those|it|there|who|which|that|"
        rf"agreed|disagreed|felt|thought|{SPEAK[3:-1]}|response|responses|question|proposal|summary|next|steps)\b",
        who,
    )
