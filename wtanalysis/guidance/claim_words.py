"""How summaries of changes speak: which words say that something was added, removed, replaced, strengthened."""

from __future__ import annotations

import re
from functools import lru_cache

KINDS: dict[str, str] = {
    "negative": r"\b(?:no|none of the|neither)\b[^.;]{0,80}\b(?:ha(?:ve|s) been|were|was|is|are|being)\b[^.;]{0,40}\b(?:remov|chang|add|delet|los|alter)\w*"
    r"|\b(?:nothing|no\b[^.;]{0,60}) (?:else )?(?:ha(?:s|ve) )?changed\b|\bremains? (?:unchanged|the same)\b|\bdoes not (?:change|remove|add|alter|introduce)\b"
    r"|\bno (?:new|substantive|other|further) (?:\w+ ){0,3}(?:changes?|duties|requirements?)\b",
    "scope": r"\bthroughout\b|\b(?:factual|minor|editorial|technical|drafting) (?:changes|updates|amendments) only\b|\bonly (?:\w+ )?(?:factual|minor|editorial|technical|drafting)\b"
    r"|\bin (?:every|all) (?:chapters?|sections?|parts?)\b|\ball references\b|\bevery reference\b",
    "replaced": r"\breplac(?:e[sd]?|ing|ement)\b|\bsubstitut\w+|\bin place of\b|\binstead of\b",
    "renamed": r"\bre-?nam(?:e[sd]?|ing)\b|\bre-?titl(?:e[sd]?|ing)\b|\bchange of name\b|\bnew (?:name|title)\b|\bnow (?:called|known as|titled|named)\b",
    "removed": r"\bremov(?:e[sd]?|ing|al)\b|\bdelet(?:e[sd]?|ing|ion)\b|\bno longer\b|\bdrop(?:s|ped|ping)\b|\bwithdr(?:aws?|awn|ew)\b|\babolish\w*|\bobsolete\b|\bomit(?:s|ted|ting)?\b",
    "moved": r"\b(?:has |have |been |was |were |is )moved\b|\bmov(?:es|ing) (?:to|from|the|into)\b|\brelocat\w+|\bpreviously (?:in )?(?:chapter|section|part)\b",
    "added": r"\bintroduc(?:e[sd]?|ing|tion)\b|\badd(?:s|ed|ing|ition|itions)\b|\b(?:an?|the|is|are|with|includes?) new\b|^new\b|\bnew (?:chapter|section|annex|appendix|paragraph|content|material|duty|"
    r"requirement|role|definition|links?|guidance|text|criteri\w+)s?\b|\bincludes? (?:a )?(?:references?|information|details?|text|wording|resources|links)\b|\binsert(?:s|ed|ing)?\b|\bfirst time\b",
    "strengthened": r"\bstrengthen(?:s|ed|ing)?\b|\bstronger\b|\bfirmer\b|\bemphasi[sz](?:e[sd]?|ing)\b|\bhighlight(?:s|ed|ing)?\b|\bstress(?:es|ed|ing)\b|\brenew(?:s|ed) focus\b|\bgreater (?:focus|emphasis)\b"
    r"|\bunderpin\w*|\bunderscor\w+|\breinforc\w+|\bencourag\w+|\bnow (?:a )?(?:must|required|mandatory|statutory)\b",
    "clarified": r"\bclarif(?:y|ies|ied|ying|ication)\b|\bdistinguish(?:es|ed|ing)?\b|\bdefin(?:es|ed|ing)\b|\bexplain(?:s|ed|ing)?\b|\bmakes? (?:it )?clear(?:er)?\b",
    "updated": r"\bupdat(?:e[sd]?|ing)\b|\bmodif(?:y|ies|ied|ying)\b|\breflect(?:s|ed|ing)?\b|\bamend(?:s|ed|ing|ments?)?\b|\brevis(?:e[sd]|es|ing|ions?)\b|\bcorrect(?:s|ed|ing|ions?)\b|\brewrit\w+"
    r"|\b(?:re)?word(?:s|ed|ing) (?:has|have|was|were|is|reflects?)\b|\bchang(?:e[sd]|ing)\b|\bchanges (?:to|in)\b",
}  # fmt: skip
"""What each kind of claim is told by, in the order in which they are tried."""
_PATTERNS = {kind: re.compile(pattern, re.IGNORECASE) for kind, pattern in KINDS.items()}
_DOING = r"(?:clarify|introduc|emphasis|emphasiz|strengthen|distinguish|highlight|add|remov|replac|updat|renam|amend|revis|defin|outlin|mov|delet|insert|includ)ing\b"
_JOINT = re.compile(rf"(?:,\s+(?:and\s+)?|;\s+(?:and\s+)?|\s+and\s+)(?={_DOING})", re.IGNORECASE)
_PURPOSE = re.compile(
    r",?\s+(?:(?:in order )?to (?:reflect|emphasi[sz]e|support|improve|ensure|enhance|strengthen|correct|help|allow|align|provide|reduce)\b|so (?:that|as to)\b|with the aim\b|for clarity\b"
    r"|to (?:identify|engage)\b).*$",
    re.IGNORECASE,
)
_SPEECH = re.compile(
    r"^(?:the |this |an? )?(?:new |updated |revised |latest )?(?:guidance|edition|revision|version|document|chapter|section|framework|changes?|key changes|it|update|additions?)(?: also| now| further)*"
    r"(?: (?:highlights?|specif(?:y|ies)|sets? out|states?|notes?|includes?|outlines?|introduces?|says?|makes clear|provides?|explains?|describes?|contains?|covers?|emphasi[sz]es?|adds?|clarif(?:y|ies)"
    r"|introduces changes that|relate to|has|have|is|are))+(?: (?:specifically|in particular|how|that|a|an|the))*\s+",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"^(?:\w+ly )?(?:(?:there (?:is|are) )?(?:an? )?(?:new|further|additional|more|substantive|stronger|clearer|firmer) )?(?:(?:references?|links?|updates?|changes?|amendments?|clarifications?|clarified|additions?|removals?|removes?|removed|removing|"
    r"introduces?|introducing|introduction|introduced|adds?|adding|added|includes?|including|included|clarif(?:y|ies|ying)|strengthens?|strengthening|emphasi[sz](?:es?|ing)|highlights?|highlighting|reflects?|modif(?:ies|y|ying)|"
    r"distinguish(?:es|ing)?|defin(?:es?|ing)|updating|replac(?:es?|ing)|renam(?:es?|ing)|the|language|around|to|of|for|on|in|about|reference|information|details?|expectations?|a|an|new|wording)\s+)+",
    re.IGNORECASE,
)
_META = re.compile(
    r"©|copyright|\baccessed\b|\bclick\b|\bsign up\b|\bsubscribe\b|\bnewsletter\b|\breading time\b|\blast updated\b|\bcookies?\b|\bshare this\b|^date:|\bgo to top\b|\bread the full\b|\byou can read\b"
    r"|\bthis briefing\b|\bplease find\b|\bbelow, we\b|\bwith credit\b|\bdoes not necessarily reflect\b|^\(?published\b|\bplans are in place\b|\btransition from\b|<https?:|https?://\S+$|\breplaces (?:the previous|working)\b"
    r"|\bthis (?:document|summary|table) (?:summari[sz]es|lists|sets out|shows)\b",
    re.IGNORECASE,
)  # fmt: skip
_BACKGROUND = re.compile(
    r"^(?:about|background|references?|further (?:reading|information)|contact|how to|introduction to this|related|share|join|sign|who are|the history|read the|additional .* published|supporting doc"
    r"|what is\b)",
    re.IGNORECASE,
)


@lru_cache(maxsize=5_000)
def kind_of(text: str) -> str:
    """What a statement claims: the first kind whose words it has; ``content`` where it tells what the text says.

    >>> kind_of("Removes the boards and replaces them with partners")
    'replaced'
    >>> kind_of("No statutory roles have been removed"), kind_of("The chair should be independent")
    ('negative', 'content')
    """
    return next((kind for kind, pattern in _PATTERNS.items() if pattern.search(text)), "content")


def statements(sentence: str) -> list[str]:
    """The statements that one sentence joins, where each begins with what was done.

    >>> statements("Changes include clarifying the roles of partners, introducing a chair and strengthening funding")
    ['Changes include clarifying the roles of partners', 'introducing a chair', 'strengthening funding']
    """
    return [part.strip() for part in _JOINT.split(sentence) if len(part.split()) > 1]


def about(text: str) -> str:
    """What a statement is about: without the words of change before it and the purpose after it.

    >>> about("Updates to the armed services section to reflect changes to internal structures")
    'armed services section'
    >>> about("The introduction of a partnership chair role")
    'partnership chair role'
    """
    told = _PURPOSE.sub("", text.strip().rstrip(".")) or text
    for pattern in (_SPEECH, _TOLD, _TOLD):
        rest = pattern.sub("", told)
        told = rest if len(rest.split()) > 1 or len(rest) > 5 else told
    return told.strip()


def is_told_apart(text: str) -> bool:
    """Whether a sentence speaks of the publication, the page or its publisher, and claims nothing."""
    return bool(_META.search(text)) or len(text.split()) < 2


def is_background(title: str) -> bool:
    """Whether a section of this title holds references, menus or background."""
    return bool(_BACKGROUND.match(title.strip()))
