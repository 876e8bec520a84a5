"""How comments point to what is said elsewhere: above, in an answer of theirs, in a letter or a file.

Patterns are for one point that ``comment_plain.plain`` has made plain.
"""

from __future__ import annotations

import re

_REFERENCE_WORDS = """
    see refer refers referring please as per same to the my our in at of for answer answers answered answering
    response responses responded reply comment comments commented said stated mentioned noted given covered
    discussed explained outlined set out made addressed above below previous previously earlier before already
    ditto attached attachment attachments enclosed document documents letter email separate separately full
    fuller written question questions q qs qu quest number numbers no nos section part point points this that i
    we have has had been is are was and or it both these those again repeat repeated detailed view views on with
    by sent provided submitted submission paper report pdf file box page paragraph para back apply applies here
    from you thanks last one other elsewhere too would under also refered reffer previuos prevous prev abover
    abve feedback statement left first next main overall linked relevant my position what put wrote written
    emailed covering joint boxes enough in their sections think believe evidence appendix annex overleaf remain
    remains idem ibid your via narrative further
    """.split()  # noqa: SIM905 -- a list of words reads best as words
REFERENCE_WORDS = frozenset(_REFERENCE_WORDS)
REFERENCE_ANCHOR = re.compile(
    r"\b(?:above|abve|abover|below|previous|previuos|prevous|prev|previously|earlier|before|already|ditto|same"
    r"|attached|attachments?"
    r"|enclosed|idem|ibid|q ?\d+\w?|qs? \d+\w?|qu \d+|questions? (?:number |no )?\d+\w?|elsewhere|overleaf"
    r"|appendix|annex|(?:at|in|under|see|section|para|paragraph|to) \d+ \d+\w?"
    r"|other (?:answers?|responses?|comments?|questions?)|last (?:question|answer|comment|one)|(?:see|refer to"
    r"|in) (?:my|our|the) (?:\w+ )?(?:letter|email|submission|response|document|statement|paper|report)"
    r"|(?:covering|emailed|joint|separate) (?:letter|submission|response|note|paper)|other (?:boxes|sections?)"
    r"|see (?:separate|full|written|q|question|section|response|answer|comments?|other|main|overall)"
    r"|first (?:question|answer|comment)|again|repeat(?:ed)?)\b"
)
REFERENCE_LONG = re.compile(
    r"(?:please )?(?:see|refer to|i refer you to|we refer you to|we would refer you to|i would refer you to"
    r"|as (?:in|per|stated in|set out in)) (?:my|our|the|what) (?:(?:i|we) (?:said|wrote|put) |(?:(?:full"
    r"|written|separate|joint|main|other|earlier|previous|emailed|detailed|organisation|force|trust|council"
    r"|partnership|federation|union|team) )*"
    r"(?:answers?|responses?|comments?|submission|letter|email|reply|statement) ?)(?:(?:(?:on|about|under|to"
    r"|at|for|from|in|by|of|regarding|above|below|attached|sent|which|that|will|being"
    r"|submitted) ?)(?:\w+ ?){0,6})?"
)
REFERENCE_NOT = re.compile(
    r"^(?:(?:yes|no) (?:to|with|for)\b|no .*\b(?:comment|response|answer)s?\b.*\b(?:in|on)\b|(?:it|this"
    r"|that) (?:is|was)\b(?! (?:covered|addressed|answered|the same as|as|already|in|set out|given|discussed"
    r"|noted|outlined|explained|mentioned|stated)))"
)


# The grammar of it: "see" or the like, then something of theirs or something that comes with the answer.
_SEE = (
    r"(?:(?:please|kindly|pls|also|again|and|so|just|i|we|you|would|will|can|could|may|should|to|ask|asked|like"
    r"|direct|point|simply|for (?:this|that)|for (?:our|my|the|full) \w+(?: \w+)?) )*"
    r"(?:see|c|cf|refer|refers|referred|read|view|consult|note|find|turn|look|go|vide"
    r"|revert)(?: (?:back|you|also|again|instead|to|at|as|from|is|it|this))*"
)
_PAPER = (
    r"(?:answers?|responses?|comments?|submissions?|letters?|e?mails?|reply|replies|statements?|documents?|papers?"
    r"|reports?|copy|version|notes?|files?|pdfs?|attachments?|appendi(?:x|ces)|annex(?:es)?|evidence|feedback"
    r"|consultation response|representations?|objections?|sheets?|briefing|attachedfile|weblink|spreadsheets?"
    r"|questionnaire|survey|views|text|narrative|memorandum|memo|table|form|detail|details|points?)"
)
_OURS = r"(?:(?:my|our|the|a|an|what|his|her|their|this|these) )?(?:\w+ ){0,2}?"
_COMES = (
    r"(?:attached|enclosed|appended|covering|separate|separately|emailed|posted|submitted|uploaded|supporting|full"
    r"|fuller|written|joint|earlier|previous|prior|last|other|main|overall|detailed|paper|hard|additional"
    r"|accompanying|supplementary|original|first|former|preceding|longer|general|collective|consolidated)"
)
_ON = (
    r"(?:(?: (?:of|from|on|to|for|at|by|in|under|about|dated|sent|posted|emailed|submitted|pages?|paragraphs?"
    r"|sections?|regarding|which|that|with|as|below|above|separately|attached|enclosed|and|same|answers?|here|please"
    r"|thanks|provided|uploaded|handed|we|our|i|attachedfile|weblink))(?: (?!should\b|must\b|needs?\b|says\b|shows\b"
    r"|because\b"
    r"|but\b|proves\b|would\b|not\b|why\b|how\b|more\b|too\b)\w+){0,6}?){0,6}"
)
_PAST = (
    r"(?:emailed|e mailed|sent|posted|submitted|provided|attached|enclosed|uploaded|given|put|written|made|set out"
    r"|included|handed in|supplied|forwarded|returned|filed|responded|replied|answered|commented|covered|addressed"
    r"|dealt with|explained|mentioned|said|stated|discussed|expressed|raised|outlined|recorded|shared|told you"
    r"|filled|completed|done|described|noted|listed|detailed)"
)
_PLACE = (
    r"(?:above|below|earlier|before|already|elsewhere|previously|separately|by (?:e ?mail|post|letter|hand)"
    r"|(?:in|at|on|under|to) (?:my|our|the|your|an?)? ?(?:\w+ ){0,3}?(?:answers?|response|email|letter|question"
    r"|questions|section|box|q\d*|document|attachment|submission|comments?|event|meeting|session|workshop|phone"
    r"|officer|team|consultation|department|council|inbox|address|survey|form|hall|village hall|part|page|one)"
    r"|(?:in|at|on|under|to) (?:q|question|no|number|part|section|point|box|answer)? ?(?:\d{1,3}[a-z]?|one|two|three"
    r"|four|five|six|seven|eight|nine|ten))"
)
_GRAMMAR = tuple(
    re.compile(pattern)
    for pattern in (
        # "please see the attached document", "refer to our covering letter of 14 March", "SEE PAPER COPY POSTED TO ..."
        rf"{_SEE} (?:(?:my|our|the|a|an|what|this|these) )?(?:{_COMES} )+(?:\w+ )?{_PAPER}{_ON}",
        rf"{_SEE} (?:my|our) (?:\w+ ){{0,3}}?{_PAPER}{_ON}",
        rf"{_SEE} (?:the )?(?:{_COMES}|attachedfile|weblink|link|links)(?: {_PAPER})?{_ON}",
        rf"{_SEE} (?:the )?(?:last|previous) (?:years?|months?|times?) {_PAPER}{_ON}",
        (rf"(?:{_SEE}|agree with|as per|as in) (?:the )?(?:team|force|trust|group|board|union|council|joint"
        rf"|federation|branch|network"
        rf"|association|national|partnership|committee|main|corporate|organisation) (?:\w+ )?{_PAPER}{_ON}"),
        (r"(?:our|my|the) (?:\w+ ){1,3}(?:will|is|has|have|are) (?:be )?(?:reply|respond|replied|responded"
        r"|responding|replying|submit"
        r"|submitted|submitting|answer)(?:ing)? (?:\w+ ){0,4}?(?:separately|by post|by email|jointly|elsewhere"
        r"|in writing)"),
        rf"{_SEE} what (?:i|we) (?:have |had )?(?:put|said|wrote|written|answered|told you)(?: {_PLACE})+",
        (rf"{_SEE} (?:the |a )?{_PAPER} (?:uploaded|attached|sent|enclosed|posted|emailed|submitted|provided"
        rf"|supplied){_ON}"),
        (rf"{_SEE} (?:at )?(?:number|question|part|section|box|answer) (?:one|two|three|four|five|six|seven|eight"
        rf"|nine|ten)"),
        (rf"(?:as per|as in|per) (?:the|my|our) {_PAPER} (?:i|we) (?:sent|emailed|posted|wrote"
        rf"|submitted)(?: \w+){{0,4}}"),
        rf"you (?:already )?(?:have|hold|received|got) (?:my|our) (?:\w+ ){{0,2}}?{_PAPER}{_ON}",
        rf"(?:my |our )?{_PAPER} (?:was |were )?{_PAST} {_PLACE}{_ON}",
        (rf"(?:my|our) (?:\w+ ){{0,3}}?{_PAPER} (?:sent|posted|emailed|submitted|attached"
         rf"|enclosed){_ON} (?:covers?|answers?|address\w*)"
        r" (?:this|it|that|all)"),
        # "see 5", "cf q4", "as 3b"
        (r"(?:please )?(?:see|cf|c f|as|refer to|as in|as per|same as|vide|ref|as at|as to)(?: (?:my|the|our|answer"
        r"|answers"
        r"|response|to|in|at|q|qs|qu|question|questions|no|nos|number|point|part|section|box|page))* \d{1,3} ?[a-z]?"
        r"(?:(?: and| to| or| page)? \d{1,3}[a-z]?){0,4}(?: (?:above|below|please|again))?"),
        # "my previous response covers this"
        (rf"(?:my|our) (?:\w+ ){{0,3}}?{_PAPER}(?: (?:to|for|at|on|in|above|below|of|from|q|question|number|no|the|part"
        r"|section|last|previous|first|other|one|\d{1,3}[a-z]?))* (?:also |already |still |should |fully |will |would "
        r"|both )*(?:covers?|covered|address\w*|answers?|answered|appl(?:y|ies)|stands?|deals?|dealt|explains?"
        r"|sets? out|refers?|cover|is the same|are the same|remains?|relates?|holds?|includes?|speaks?)"
        r"(?: (?:this|that|it|here|too|as well|all|both|the same|equally|with|for|to|of|these|point|points|question|one"
        r"|same|also|out|unchanged|good|here|views?|our|my|the|in full|in detail|section|topic|issue)){0,7}"),
        # "I have emailed my comments separately to the planning officer"
        (rf"(?:(?:i|we|the \w+|our \w+) )?(?:(?:have|has|had|will be|am|are|will) )?(?:already |previously |also |just "
        rf"|now )*(?:{_PAST}|sending|submitting|emailing|posting) (?:you |in )?(?:(?:my|our|full|detailed|separate"
        rf"|written"
        rf"|all|of|these|those|the|fuller|longer|a|an|more|further|additional) )*{_PAPER}{_ON}"),
        (rf"(?:(?:i|we) )?(?:(?:have|has|had) )?(?:already |previously |also |just )*{_PAST} (?:(?:this|that|it|these"
        rf"|to this|on this|about this|all this|the same|same|in full|fully|point|question|issue|my views?"
        rf"|our views?) )*{_PLACE}(?: {_PLACE})*(?: (?:please|thanks|so|see|that|there|too))*"),
        (rf"(?:(?:this|that|it|all|these|which) )?(?:(?:is|was|has been|have been|are|were|been) )?(?:already |also "
        rf"|all |fully )*{_PAST} {_PLACE}(?: {_PLACE})*"),
        rf"(?:as |like )(?:(?:i|we) )?(?:(?:have|had) )?(?:already |previously |just |also )*{_PAST}(?: {_PLACE})+",
        # "nothing to add to my previous answer", "my views have not changed since the last one"
        (r"(?:my|our) (?:views?|answers?|position|comments?|responses?|opinion) (?:is|are|has|have"
        r"|remains?|stays?) (?:not "
        r"changed|unchanged|the same|as (?:before|above|previously \w+|stated \w+|already \w+))(?: \w+){0,6}"),
        r"(?:weblink|attachedfile)(?: (?:weblink|attachedfile|and|see|p|pp|pages?|\d{1,3}))*",
        (r"(?:the )?(?:same|identical|similar) (?:answers?|response|comments?|reply|points?|as)(?: (?:as|to|for|here"
        r"|again|my|our|the|q|question|previous|last|above|before|in|\d{1,3}[a-z]?|one|applies|answer|first"
        r"|other|below|please|year|time|years|survey))*"),
    )
)  # fmt: skip
_NOT_POINTING = re.compile(
    r"\b(?:should|must|needs?|because|but|shows?|says|proves?|nobody|no one|ignored|never|why|although|though|too"
    r"|unless|how many|how much|wrong|research|evidence that|would like|not enough|before (?:we|i|you|they)"
    r"|do not|did not|have not|that (?:my|our|the|his|her|they|he|she|we|i|there|it|you))\b"
)


def is_reference(told: str) -> bool:
    """Whether a point only points to what is said elsewhere.

    >>> is_reference("see my answer to question 5"), is_reference("please see our covering letter of 14 march")
    (True, True)
    >>> is_reference("see above all the child"), is_reference("see the flood map")
    (False, False)
    """
    words = told.split()
    if len(words) > 30:
        return False
    if REFERENCE_LONG.fullmatch(told):
        return True
    if not _NOT_POINTING.search(told) and any(pattern.fullmatch(told) for pattern in _GRAMMAR):
        return True
    if not REFERENCE_ANCHOR.search(told) or REFERENCE_NOT.search(told):
        return False
    return all(
        word in REFERENCE_WORDS or re.fullmatch(r"q?\d{1,3}[a-z]?|[a-hq]|[ivx]{1,4}|yes|no|n", word) for word in words
    )
