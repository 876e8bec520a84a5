"""What a claim is about: its words without those that only say that something changed, and the two sides of a swap."""

from __future__ import annotations

import re
from functools import lru_cache

_PURPOSE = re.compile(
    r",?\s+(?:(?:in order )?to (?:reflect|emphasi[sz]e|improve|ensure|enhance|strengthen|correct|align|reduce)\b"
    r"|so (?:that|as to)\b|with the aim\b|for (?:clarity|accountability)\b).*$",
    re.IGNORECASE,
)
_HEAD = re.compile(
    r"^(?:it is (?:added|clarified|told)(?: that| what| how)?|there (?:is|are)|(?:the |this |an? )?(?:(?:new"
    r"|updated|revised|latest|present|final) )?(?:guidance|edition|revision|version|document|framework"
    r"|changes?|key changes|it|update|additions?|we)(?: (?:also|now|further))*(?: (?:highlights?|specif(?:y"
    r"|ies)|sets? out|states?|notes?|includes?|outlines?|introduces?|says?|makes clear|provides?|explains?"
    r"|describes?|contains?|covers?|emphasi[sz]es?|adds?|clarif(?:y|ies)|removes?|relates? to|has|have|is"
    r"|are))+(?: (?:specifically|in particular|how|that))*)\s+",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    r"\b(?:(?:is|are|was|were|has|have|been|being|be)\s+)+(?:now\s+|newly\s+)?(?:added|introduced|inserted"
    r"|removed|deleted|clarified|emphasi[sz]ed|strengthened|included|moved)\s+(?=to\b|into\b|in\b|from\b"
    r"|for\b|as\b)|\b(?:to|from|in|into) the lists?\b(?: of \w+)?(?: that\b)?",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"^(?:\w+ly )?(?:(?:references?|links?|updates?|changes?|amendments?|clarifications?|additions?|removals?"
    r"|introduction|deletion|remov(?:es?|ed|ing)|delet(?:es?|ed|ing)|introduc(?:es?|ing|ed)|add(?:s|ed|ing)?"
    r"|includ(?:es?|ing|ed)|insert(?:s|ed|ing)?|clarif(?:y|ies|ying|ied)|strengthen(?:s|ing|ed)?"
    r"|emphasi[sz](?:es?|ing|ed)|highlight(?:s|ing|ed)?|reflect(?:s|ing|ed)?|modif(?:ies|y|ying|ied)"
    r"|distinguish(?:es|ing|ed)?|defin(?:es?|ing|ed)|updat(?:ing|ed)|replac(?:es?|ing|ed)|renam(?:es?|ing|ed)"
    r"|amend(?:s|ing|ed)?|revis(?:es?|ing|ed)|weaken(?:s|ing|ed)?|relax(?:es|ing|ed)?|mov(?:es?|ing|ed)"
    r"|creat(?:es?|ing|ed)|drop(?:s|ped|ping)?|withdraw(?:s|n|ing)?|abolish(?:es|ed|ing)?|outlin(?:es?|ing)"
    r"|expand(?:s|ed|ing)?|new|further|additional|more|substantive|stronger|clearer|firmer|language|wording"
    r"|around|about|between|to|of|for|on|in|information(?= (?:on|about|for|to)\b)|details?|sections?"
    r"|polic(?:y|ies)|paragraphs?|success criteri(?:on|a)|guidelines?|clauses?|articles?"
    r"|glossary definitions?|definitions?|the|a|an|existing|all|every|any|some|and|concept|test|idea"
    r"|(?:dut(?:y|ies)|rules?|requirements?|expectations?|limits?|responsibilit(?:y|ies)|importance|roles?|process)"
    r"(?= (?:of|to|on|for|that|about)\b)|that(?= \w+ ))\s+)+",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r"(?:,?\s+(?:(?:is|are|was|were|has|have|had|been|being|be|now|newly|further|no longer|only|factual|also"
    r"|throughout|here|today|(?:the )?(?:guidance|edition|document|text|framework)|(?:from"
    r"|in) the (?:guidance|text|framework)|new|stronger|references?|links?|updates?|changes?|amendments?"
    r"|clarifications?|additions?|removals?|introduction|deletion|remov(?:es?|ed|ing)|delet(?:es?|ed|ing)"
    r"|introduc(?:es?|ing|ed)|add(?:s|ed|ing)?|includ(?:es?|ing|ed)|insert(?:s|ed|ing)?|clarif(?:y|ies|ying"
    r"|ied)|strengthen(?:s|ing|ed)?|emphasi[sz](?:es?|ing|ed)|highlight(?:s|ing|ed)?|reflect(?:s|ing|ed)?"
    r"|modif(?:ies|y|ying|ied)|distinguish(?:es|ing|ed)?|defin(?:es?|ing|ed)|updat(?:ing|ed)|replac(?:es?|ing"
    r"|ed)|renam(?:es?|ing|ed)|amend(?:s|ing|ed)?|revis(?:es?|ing|ed)|weaken(?:s|ing|ed)?|relax(?:es|ing|ed)?"
    r"|mov(?:es?|ing|ed)|creat(?:es?|ing|ed)|drop(?:s|ped|ping)?|withdraw(?:s|n|ing)?|abolish(?:es|ed|ing)?"
    r"|outlin(?:es?|ing)|expand(?:s|ed|ing)?|emphasis|renewed|focus|told apart|mandatory|unchanged|the same"
    r"|in detail|wherever needed|a(?=\s+(?:renewed|new|stronger))))+)+$",
    re.IGNORECASE,
)
_CODE = re.compile(
    r"(?<![\w.])\d+(?:\.\d+){2,}(?![\w.])|\s*\(A{1,3}\)",
)
"""Section numbers such as 2.4.11, which stand in headings alone, and levels in parentheses after them."""
_TOLD_APART = re.compile(r"\b(?:are|is) told apart (?:from|of)\b", re.IGNORECASE)
_TELLS = re.compile(
    r"\s+(?:is|are) (?:told(?: in detail)?|outlined|described|given|set out|listed|explained|named)$",
    re.IGNORECASE,
)
_NAME_WORDS = 12
_NAME = r"[“‘\"']?(.+?)[”’\"']?"
_IS = r"(?:(?:is|are|was|were|has|have|been)\s+)+"
_PUTS, _WITH = r"replac(?:es|ed|ing)", r"(?:with|by)"
_SWAPS = tuple(
    (re.compile(pattern, re.IGNORECASE), old, new)
    for pattern, old, new in (
        (rf"\bremov(?:es|ed|ing)\s+{_NAME}\s+and\s+{_PUTS}\s+(?:(?:it|them|these)\s+)?{_WITH}\s+{_NAME}$", 1, 2),
        (rf"\breplac(?:es|ing)\s+{_NAME}\s+(?:with|by)\s+{_NAME}$", 1, 2),
        (rf"^{_NAME}\s+(?:{_IS})?(?:now\s+)?replaced\s+(?:with|by)\s+{_NAME}$", 1, 2),
        (rf"^replaced\s+{_NAME}\s+(?:with|by)\s+{_NAME}$", 1, 2),
        (rf"^{_NAME}\s+(?:renamed|retitled)\s+(?:as\s+|to\s+)?{_NAME}$", 1, 2),
        (rf"^{_NAME}\s+{_IS}(?:now\s+)?(?:renamed|retitled)\s+(?:as\s+|to\s+)?{_NAME}$", 1, 2),
        (rf"\b(?:renames|retitles|renaming)\s+{_NAME}\s+(?:as|to)\s+{_NAME}$", 1, 2),
        (rf"^{_NAME}\s+(?:is|are)\s+now\s+(?:called|known as|titled|entitled|named)\s+{_NAME}$", 1, 2),
        (rf"^{_NAME}\s+(?:has |have |now )?(?:replaces?|replaced|supersedes?|superseded)\s+{_NAME}$", 2, 1),
        (rf"\bsubstitut(?:es|ed|ing)\s+{_NAME}\s+for\s+{_NAME}$", 2, 1),
        (rf"^{_NAME}\s+(?:in place of|instead of)\s+{_NAME}$", 2, 1),
        (rf"\bchang(?:es|ed|ing)?\s+(?:the (?:name|title|term)\s+)?from\s+{_NAME}\s+to\s+{_NAME}$", 1, 2),
    )
)  # fmt: skip
_TAIL = re.compile(r"\s*(?:\bthroughout\b.*|\bin (?:every|all) .*|\((?-i:[A-Z]{2,})s?\))$", re.IGNORECASE)
_OWN_NAME = re.compile(r"(?:[A-Z][\w’'-]+)(?:\s+(?:(?:of|and|for|the|to|in)\s+)?[A-Z][\w’'-]+)+|\b[A-Z]{2,}s?\b")
_QUOTED = re.compile(r"[‘“\"]([^‘’“”\"]{3,}?)[’”\"](?!\w)|(?<!\w)'([^']{3,}?)'(?!\w)")


@lru_cache(maxsize=4096)
def about(text: str) -> str:
    """What a statement is about: without the words of change and the purpose.

    >>> about("Updates to the armed services section to reflect changes to internal structures")
    'armed services section'
    >>> about("The introduction of a partnership chair role"), about("References to secure colleges are removed.")
    ('partnership chair role', 'secure colleges')
    """
    told = _CODE.sub(" ", _TOLD_APART.sub(" ", text.strip().rstrip("."))).strip()
    told = _PASSIVE.sub(" ", told).strip()
    for pattern in (_PURPOSE, _HEAD, _TRAILING, _LEADING):
        rest = pattern.sub("", told).strip()
        told = rest if rest and (len(rest.split()) > 1 or len(rest) > 3) else told
    return told.strip(" ,;:-–")


def content(text: str) -> str:
    """A statement of what an edition says, without "The guidance says that".

    >>> content("The guidance says that ferries should run hourly.")
    'ferries should run hourly'
    """
    told = _TELLS.sub("", text.strip().rstrip("."))
    rest = _HEAD.sub("", told).strip()
    return rest if len(rest.split()) > 2 else told


@lru_cache(maxsize=4096)
def swap(text: str) -> tuple[str, str] | None:
    """What is claimed to have gone and what to have come in its place; None where a statement names no two things.

    >>> swap("Removes references to primary care trusts and replaces with integrated care boards throughout guidance.")
    ('primary care trusts', 'integrated care boards')
    >>> swap("Cycle lanes replace bus lanes")
    ('bus lanes', 'Cycle lanes')
    """
    told = _TAIL.sub("", text.strip().rstrip(".")).strip(" ,")
    for pattern, old, new in _SWAPS:
        if match := pattern.search(told):
            one, other = _named(match[old]), _named(match[new])
            if one and other and max(len(one.split()), len(other.split())) <= _NAME_WORDS:
                return one, other
    return None


def _named(text: str) -> str:
    """A thing named in a swap, without articles, quotation marks and "reference to"."""
    text = re.sub(r"[‘’“”\"]|(?<!\w)'|'(?!\w)", "", text)
    text = re.sub(
        r"^(?:\W*(?:all |every |any )?(?:the )?(?:references?|mentions?|links?|terms?|word(?:ing)?)\s+(?:to |of )?)",
        "",
        text.strip(),
        flags=re.IGNORECASE,
    )
    return re.sub(r"^(?:the|an?)\s+", "", text, flags=re.IGNORECASE).strip(" ,.")


def names(text: str) -> tuple[str, ...]:
    """The words that a statement quotes, and the names in it: what must stand in a text as it is.

    >>> names("Removes references to Public Health England"), names("Adds ‘extra-familial harm’")
    (('Public Health England',), ('extra-familial harm',))
    """
    quoted = [one or other for one, other in _QUOTED.findall(text)]
    rest = text[:1].lower() + text[1:] if not text[:2].isupper() else text
    return tuple(dict.fromkeys((*quoted, *_OWN_NAME.findall(rest))))


def pieces(text: str) -> tuple[str, ...]:
    """The things that a long statement names one after the other.

    >>> pieces("links on forced marriage, online safety and sexual abuse")
    ('links on forced marriage', 'online safety', 'sexual abuse')
    """
    parts = re.split(
        r"[,;:]\s+(?:and\s+|or\s+|including\s+)?|\s+(?:and|including|or|which|to|as well as)\s+|\s+[–-]\s+", text
    )
    return tuple(part.strip() for part in parts if part.strip() and len(part.split()) > 1)
