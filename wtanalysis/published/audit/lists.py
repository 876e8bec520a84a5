"""Lists whose length differs from what the text says: "the following five principles" over four bullets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from wtanalysis.documents.model import Paragraph
from wtanalysis.published.audit.model import Draft, Finding, Sentence, finding, short
from wtanalysis.published.lexicon import WORDS
from wtanalysis.published.words import fold, integer

_NUMBER = rf"(?<![\w.,£$€/-])(?P<n>\d{{1,2}}|{WORDS})(?![\w%]|[.,]\d| per ?cent|[-/]\d)"
_THINGS = rf"{_NUMBER} (?P<noun>(?:(?!and\b|or\b|of\b|to\b|in\b|for\b)[a-z][\w'-]*,? ){{0,4}}?[a-z][\w'-]{{2,}}s)"
_LEAD = re.compile(
    rf"{_THINGS}(?: (?:of|in|for|to|on|about|that|which|who|from|below|by|as|with)\b[^:;.]{{0,90}})?(?: are| were| is)?"
    r"(?<! for)(?<! in)(?<! by)(?<! with)(?<! of)(?<! from)(?<! on)(?<! as):\s*$"
)
_FOLLOWING = re.compile(rf"\b(?:the )?following {_THINGS}\b[^:;.]{{0,90}}:\s*$")
_INLINE = re.compile(
    rf"(?:\b(?:there (?:are|were)|has|have|into|across|comprises?|the|all|these|those|our|following) (?:following )?|^)"
    rf"{_THINGS}"
    rf"(?: (?:of|to|for|in|on|guide|underpin|apply) [\w' -]{{3,50}})?(?:(?P<colon>: )|(?P<open> \())"
)
_UNIT = re.compile(
    r"\b(?:years?|months?|weeks?|days?|hours?|minutes?|times|pages|points|percentages?|miles|metres|pounds|people|persons|"
    r"children|respondents|responses|replies|comments|individuals|organisations|participants|attendees|others|examples|"
    r"cases|per cent|million|thousand|hundred|thirds|quarters|fifths|sixths|sevenths|eighths|ninths|tenths|halves)\b"
)
_SOME = re.compile(
    r"\b(?:including|include[sd]?|such as|for example|e\.g\.|among (?:them|these)|at least|up to|more than|over|about|"
    r"around|or more|one of|two of|any of|some of|either of|both of|first|next|last|other|another|further|"
    r"additional|of the|out of|every|each|per|nearly|almost|only|between|chapters?|sections?|paragraphs?|annex(?:es)?|"
    r"part|parts|phase|tier|level|stage|step|page|grade|band|class|key stage|article|figure|table|question)"
    r"\b[^:]{0,12}$"
)
_PARTIAL = re.compile(
    r"\b(?:include[sd]?|including|such as|for example|in particular|especially|notably|mainly|not limited|among|"
    r"others|etc|mostly|mix|between them)\b"
)
_ASIDE = re.compile(r"(?:in|at|from|across|by|under|with|for|of|on|both|all|each|either|the same)\b")
_MARK = re.compile(r";\s(?:and |or )?|,\s(?:and |or )?")


def check(drafts: Sequence[Draft]) -> Iterator[Finding]:
    """Lists whose length differs from the number of things that the words before them announce.

    The number must stand right before the plural that the list itemises. Left alone: numbers of time, money or people,
    "at least two of the following", and words that announce only some ("including").
    """
    for draft in drafts:
        for sentence in draft.sentences:
            yield from _bullets(draft, sentence)
            yield from _inline(draft, sentence)


def _announced(match: re.Match[str] | None, folded: str) -> int | None:
    if not match or _UNIT.search(match["noun"]) or _SOME.search(folded[: match.start("n")]):
        return None
    count = integer(match["n"])
    return count if count is not None and 2 <= count <= 20 else None


def _bullets(draft: Draft, sentence: Sentence) -> Iterator[Finding]:
    """A sentence that ends in a colon, and the bullets or numbered items that it leads in."""
    folded = sentence.folded.rstrip(" *")
    if not folded.endswith(":") or _PARTIAL.search(folded):
        return
    numbers = re.findall(_NUMBER, folded)
    match = _FOLLOWING.search(folded) or (_LEAD.search(folded) if len(numbers) == 1 else None)
    count = _announced(match, folded)
    items = list(_items(draft, sentence))
    if count is None or not match or not items:
        return
    if len(items) != count:
        yield finding(
            "list-length", "error", draft.where(sentence, match.start("n")),
            f"{match['n']} {match['noun']}, and a list of {len(items)}", f"{len(items)}, or a list of {count}",
            draft.at(items[-1].locator),
        )  # fmt: skip


def _items(draft: Draft, sentence: Sentence) -> Iterator[Paragraph]:
    """The outermost items that follow a paragraph."""
    paragraphs = draft.document.paragraphs
    first = sentence.index + 1
    if first >= len(paragraphs) or paragraphs[first].kind not in ("bullet", "numbered"):
        return
    opening = paragraphs[first]
    if opening.kind == "numbered" and not re.fullmatch(r"[1aiAI]", opening.number.strip("().")):
        return
    for paragraph in paragraphs[first:]:
        if paragraph.kind != opening.kind or paragraph.section != opening.section:
            return
        if paragraph.kind == "bullet" and paragraph.lead_in != opening.lead_in and paragraph.level == opening.level:
            return
        if paragraph.level <= opening.level:
            yield paragraph


def _inline(draft: Draft, sentence: Sentence) -> Iterator[Finding]:
    """A list in the sentence itself, behind a colon or in brackets."""
    for match in _INLINE.finditer(sentence.folded):
        count = _announced(match, sentence.folded)
        rest = sentence.text[match.end() :]
        listed = rest.split(")")[0] if match["open"] else rest.rstrip(" .")
        if count is None or not _is_list(listed, bool(match["open"]), rest):
            continue
        low, high = lengths(listed)
        if not low <= count <= high:
            right = str(low) if low == high else f"{low} to {high}"
            yield finding(
                "list-length", "error", draft.where(sentence, match.start("n")),
                f"{match['n']} {match['noun']}: {short(listed, 100)}", f"{right}, or a list of {count}",
            )  # fmt: skip


def _is_list(listed: str, bracketed: bool, rest: str) -> bool:
    """Whether words are a plain list of names of things, whole, and not an aside."""
    folded = fold(listed)
    pieces = _MARK.split(folded)
    if _PARTIAL.search(folded) or re.search(
        r"[(:?!\"%]|\. |\d|\b(?:see|i\.?e\.?|is|are|was|were|will|should|must|may|which)\b", folded
    ):
        return False
    if (bracketed and (")" not in rest or _ASIDE.match(folded))) or (";" in folded and "," in folded):
        return False
    joins = len(re.findall(r"\band\b|\bor\b", folded))
    halves = joins == 1 and all(len(half.split()) <= 6 for half in re.split(r"\band\b|\bor\b", folded))
    return joins > 0 and (len(pieces) > 1 or halves) and all(0 < len(p.split()) <= 12 for p in pieces)


def lengths(listed: str) -> tuple[int, int]:
    """The fewest and the most items that a list in words may have: an "and" may join items or stand inside one.

    >>> lengths("health, education and the police"), lengths("early help, welfare, and child protection")
    ((2, 3), (3, 3))
    """
    oxford = re.search(r"[,;]\s(?:and|or)\s", listed)
    pieces = [piece for piece in _MARK.split(listed) if piece.strip()]
    joins = len(re.findall(r"(?<![,;])\s(?:and|or|&)\s", listed))
    return len(pieces), len(pieces) + (joins if not oxford or joins else 0)
