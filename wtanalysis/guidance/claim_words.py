"""How summaries of changes speak: which words say that something was added, removed, replaced, strengthened."""

from __future__ import annotations

import re
from functools import lru_cache

KINDS: dict[str, str] = {
    "negative": (
        r"\b(?:no|none of the|neither)\b[^.;]{0,80}\b(?:ha(?:ve|s) been|were|was|is|are"
        r"|being)\b[^.;]{0,40}\b(?:remov|chang|add|delet|los|alter)\w*"
        r"|\bnothing (?:else )?(?:(?:ha(?:s|ve)|is|was) )?(?:been )?(?:chang|remov|add|delet|alter)ed\b"
        r"|\bno\b[^.;]{0,60} (?:ha(?:s|ve) )?changed\b"
        r"|\b(?:remains?|is|are|stays?) (?:unchanged|the same|as (?:it was|they were|before))\b"
        r"|\bnot (?:been )?changed\b|\b(?:does|do|did) not (?:change|remove|alter|introduce)\b"
        r"|\b(?:does|do) not add\b"
        r"|\bno (?:new|substantive|other|further) (?:\w+ ){0,3}(?:changes?|duties|requirements?)\b"
    ),
    "scope": (
        r"\bthroughout\b"
        r"|\b(?:factual|minor|editorial|technical|drafting|typographical|consequential) (?:changes|updates"
        r"|amendments)(?: are| is)? only\b"
        r"|\b(?:changes|updates|amendments)\b[^.;]{0,40}\b(?:are|is) (?:factual|minor|editorial|technical"
        r"|drafting|typographical|consequential) only\b"
        r"|\bonly (?:\w+ )?(?:factual|minor|editorial|technical|drafting|typographical|consequential)\b"
        r"|\b(?:factual|minor|editorial|technical|drafting|typographical|consequential) only\b"
        r"|\bin (?:every|all) (?:chapters?|sections?|parts?)\b|\ball references\b|\bevery reference\b"
    ),
    "replaced": (r"\breplac(?:e[sd]?|ing|ement)\b|\bsubstitut\w+|\bin place of\b|\binstead of\b|\bsupersed\w+"),
    "renamed": (
        r"\bre-?nam(?:e[sd]?|ing)\b|\bre-?titl(?:e[sd]?|ing)\b"
        r"|\bchange[sd]? (?:of|the|its) (?:name|title|subtitle)\b|\b(?:new|different) (?:name|(?:sub)?title)\b"
        r"|\bnow (?:called|known as|titled|named|entitled)\b"
        r"|\b(?:name|title)s? (?:of [^.;]{0,60})?(?:has |have |is |are |was )?(?:been )?changed\b"
    ),
    "removed": (
        r"\bremov(?:e[sd]?|ing|al)\b|\bdelet(?:e[sd]?|ing|ion)\b|\bno longer\b|\bdrop(?:s|ped|ping)\b"
        r"|\bwithdr(?:aws?|awn|ew)\b|\babolish\w*|\bobsolete\b|\bomit(?:s|ted|ting)?\b|\b(?:taken|left) out\b"
        r"|\brepeal\w*|\bscrap(?:s|ped|ping)\b"
    ),
    "moved": (
        r"\b(?:has|have|been|was|were|is|are) (?:now )?moved\b|^\W*move[sd]?\b"
        r"|\bmov(?:es|ing) (?:to|from|the|into)\b"
        r"|\bmoves\b[^.;]{0,60}\b(?:from|to|into) (?:chapter|section|part|annex)\b|\brelocat\w+"
        r"|\bpreviously (?:in )?(?:chapter|section|part)\b"
    ),
    "added": (
        r"\bintroduc(?:e[sd]?|ing|tion)\b|\badd(?:s|ed|ing|ition|itions)\b"
        r"|\b(?:an?|the|is|are|with|includes?) new\b|^\W*new\b"
        r"|\bnew (?:chapter|section|annex|appendix|paragraph|content|material|duty|requirement|role|definition"
        r"|links?|guidance|text|criteri\w+|polic\w+)s?\b"
        r"|\bincludes? (?:a |an )?(?:references?|information|details?|text|wording|resources|links)\b"
        r"|\binsert(?:s|ed|ing)?\b|\bfirst time\b|\bnewly\b|\bnow includes?\b|\bcreates?\b"
    ),
    "strengthened": (
        r"\bstrengthen(?:s|ed|ing)?\b|\bstronger\b|\bfirmer\b|\bemphasi[sz](?:e[sd]?|ing)\b"
        r"|\bhighlight(?:s|ed|ing)?\b|\bstress(?:es|ed|ing)\b|\brenew(?:s|ed) focus\b"
        r"|\bgreater (?:focus|emphasis)\b|\bunderpin\w*|\bunderscor\w+|\breinforc\w+|\bencourag(?:es|ing|ed)\b"
        r"|\bnow (?:a )?(?:must|required|mandatory|statutory)\b"
        r"|\bbecomes? (?:a )?(?:must|duty|requirement|mandatory|statutory|compulsory)\b"
        r"|\bfrom [“‘\"']?(?:should|may)[”’\"']? to [“‘\"']?(?:must|should)\b"
    ),
    "clarified": (
        r"\bclarif(?:y|ies|ied|ying|ication)\b|\bdistinguish(?:es|ed|ing)?\b|\bdefin(?:es|ed|ing)\b"
        r"|\bexplain(?:s|ed|ing)?\b|\bmakes? (?:it )?clear(?:er)?\b|\btold apart\b"
    ),
    "updated": (
        r"\bupdat(?:e[sd]?|ing)\b|\bmodif(?:y|ies|ied|ying)\b|\breflect(?:s|ed|ing)?\b"
        r"|\bamend(?:s|ed|ing|ments?)?\b|\brevis(?:e[sd]|es|ing|ions?)\b|\bcorrect(?:s|ed|ing|ions?)\b|\brewrit\w+"
        r"|\bweaken(?:s|ed|ing)?\b|\brelax(?:es|ed|ing)\b|\bsoften(?:s|ed|ing)?\b"
        r"|\b(?:re)?word(?:s|ed|ing) (?:has|have|was|were|is|reflects?)\b|\bchang(?:e[sd]|ing)\b"
        r"|\bchanges (?:to|in)\b|\bexpand(?:s|ed|ing)\b|\bsimplif\w+"
        r"|\b(?:rais|lower|increas|decreas|reduc|extend|shorten)(?:e?s|ed|ing)\b[^.;]{0,80}\bfrom\b"
        r"|\bfrom [“‘\"']?must[”’\"']? to\b|\bdowngrad\w+"
    ),
}
"""What each kind of claim is told by, in the order in which they are tried."""
_PATTERNS = {kind: re.compile(pattern, re.IGNORECASE) for kind, pattern in KINDS.items()}
_NAMED = re.compile(
    r"\b(?:the|this) (?:new|updated|revised|amended|final|changed) (?:guidance|edition|version|document"
    r"|framework|text|code)\b",
    re.IGNORECASE,
)
"""The edition itself, called new or updated: that claims no change."""
_ASKED = re.compile(
    r"(?<!now )(?<!from )\b(?:should|must|may|might|can|could|shall|would)(?: not)?(?: also| always| then)?(?: be)?"
    r" (?!to\b|or\b|and\b|rather\b|instead\b|where\b|now\b)\w+|\bto reflect\b",
    re.IGNORECASE,
)
"""What the text asks of somebody ("should not replace", "may add"): that is content, no change of the text."""
_DOING = (
    r"(?:clarify|introduc|emphasis|emphasiz|strengthen|distinguish|highlight|add|remov|replac|updat|renam|amend|revis"
    r"|defin|outlin|mov|delet|insert)ing\b(?! with\b| by\b)"
)
_JOINT = re.compile(rf"(?:,\s+(?:and\s+)?|;\s+(?:and\s+)?|\s+and\s+)(?={_DOING})", re.IGNORECASE)
_META = re.compile(
    r"©|copyright|\baccessed\b|\bclick\b|\bsign up\b|\bsubscribe\b|\bnewsletter\b|\breading time\b"
    r"|\blast updated\b|\bcookies?\b|\bshare this\b|^date:|\bgo to top\b|\bread the full\b|\byou can read\b"
    r"|\b(?:this|our) (?:briefing|blog|article|page)\b|\bplease find\b|\bbelow, we\b|\bwith credit\b"
    r"|\bdoes not necessarily reflect\b|^\(?published\b|\bplans are in place\b|\btransition from\b|<https?:"
    r"|https?://\S+$|\breplaces (?:the previous|working)\b"
    r"|\b(?:has been|was|were) (?:published|released|issued)\b"
    r"|\b(?:department|government|ministry|office|agency|council"
    r"|board)\b[^.;]{0,40}\b(?:has )?(?:also )?(?:published|released|issued)\b"
    r"|\bthis (?:document|summary|table|note) (?:summari[sz]es|lists|sets out|shows|highlights|outlines)\b"
    r"|\bstatutory guidance sets out what\b"
    r"|\b(?:is|are) (?:statutory|for (?:leaders|practitioners|all))\b[^.;]*\b(?:in England|organisations)\b"
    r"|^key changes in\b|\bguidance published:|\bcentral to delivering\b"
    r"|\b(?:it|this) covers (?:topics|areas)\b|\bis a guide to\b|\bpolicy, practice, research and news\b"
    r"|\bare working closely with\b",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"^\W*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:jan|feb"
    r"|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*,?\s+\d{4}\W*$",
    re.IGNORECASE,
)
_BACKGROUND = re.compile(
    r"^(?:about|background|references?\b|further (?:reading|information)|contact|how to|introduction to this"
    r"|related|share|join|sign|who are|the history|read the|additional .* published|supporting doc|what is\b"
    r"|discussing\b|table of contents|contents$)",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\balongside\b|\balso published\b|\bgovernment published\b|\bsee also\b|\bfurther reading\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def kind_of(text: str) -> str:
    """What a statement claims: a kind of :data:`KINDS`, or ``content``.

    >>> kind_of("Removes references to the old boards")
    'removed'
    >>> kind_of("Removes the boards and replaces them with partners")
    'replaced'
    >>> kind_of("No statutory roles have been removed"), kind_of("The chair should be independent")
    ('negative', 'content')
    """
    told = _ASKED.sub(" ", _NAMED.sub("the text", text))
    return next((kind for kind, pattern in _PATTERNS.items() if pattern.search(told)), "content")


def statements(sentence: str) -> list[str]:
    """The statements that one sentence joins, where each begins with what was done.

    >>> statements("Changes include clarifying the roles of partners, introducing a chair and strengthening funding")
    ['Changes include clarifying the roles of partners', 'introducing a chair', 'strengthening funding']
    """
    return [part.strip() for part in _JOINT.split(sentence) if len(part.split()) > 1]


def is_told_apart(text: str) -> bool:
    """Whether a sentence speaks of the publication, the page or its publisher, and claims nothing.

    >>> is_told_apart("19th December 2023"), is_told_apart("Adds a duty to publish")
    (True, False)
    """
    return bool(_META.search(text) or _DATE.match(text)) or len(text.split()) < 2


def is_background(title: str) -> bool:
    """Whether a section of this title holds references, menus or background.

    >>> is_background("References and supporting documents"), is_background("Early help")
    (True, False)
    """
    return bool(_BACKGROUND.match(title.strip()))


def is_elsewhere(lead_in: str) -> bool:
    """Whether a lead-in introduces other publications.

    >>> is_elsewhere("Alongside the guidance, the Government published:")
    True
    """
    return bool(_ELSEWHERE.search(lead_in))
