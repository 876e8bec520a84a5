"""Quotations that are paragraphs of their own: in marks, set as block quotes, or ended by a dash and a name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from wtanalysis.documents.model import Document, Paragraph
from wtanalysis.published.attribution import attribution_kind, names_person
from wtanalysis.published.marks import Passage, passages, straight
from wtanalysis.published.outline import Place, part_of, question_number
from wtanalysis.published.speech import after_passage, before_passage, credible, is_label

_WORDS_ALONE, _WORDS_BLOCK, WORDS_INSIDE, WORDS_LOOSE = 8, 4, 4, 12
"""Least words of a quotation: unattributed in marks; block quote; led right into in a sentence; otherwise."""

_OWN_PARTS = ("response", "we_will", "proposal", "annex", "front")
_TAIL_DASH = re.compile(r"[.!?\"')\]]\s*-{1,2}\s*(?P<who>[^.!?\"]{2,120}(?:\.(?=\s?[A-Z][a-z])[^.!?\"]{2,80})?)\.?\s*$")
_TAIL_BRACKET = re.compile(r"[.!?\"']\s*(?P<who>[\[(][^\[\]]{2,140}[\])])\W*$")
_ALONE = re.compile(
    r"^\s*(?:[\[(](?P<a>[^\[\]]{2,140}?)[\])]|-{1,2}\s*(?P<b>[^.!?]{2,120}(?:\.\s?[A-Z][^.!?]+)?))\.?\s*$"
)
_SPEECH_LEAD = re.compile(
    r"\b(?:said|wrote|written|told us|commented|comments?|quotes?|quotations?|feedback|explained|added|put it|"
    r"stated|in (?:the|their) (?:own )?words|responded|replied|reflected|one response|respondents?|views|"
    r"examples?)\b[^.]{0,80}[:,]?$"
)
_ASKED = re.compile(
    r"\b(?:asked?|question|definition|define[sd]?|proposed?|read[s]?|reads as follows|wording|section \d|"
    r"regulation \d|the act|guidance|policy)\b[^.]{0,60}:$"
)


@dataclass(frozen=True)
class Found:
    """A quotation where it stands: its paragraphs, its words, whom they are attributed to.

    ``whole`` says that the paragraphs hold nothing else but the attribution; ``start`` is the offset in the first.
    ``attributed_at`` is the paragraph that holds the attribution alone, -1 if none does.
    """

    first: int
    last: int
    text: str
    attribution: str
    attributed_at: int = -1
    whole: bool = True
    start: int = 0


def whole_quotation(document: Document, places: tuple[Place, ...], index: int) -> Found | None:
    """The quotation that begins with a paragraph and fills it, None if the paragraph is none.

    Args:
        document: a response document.
        places: its outline.
        index: which paragraph.
    """
    return _marked(document, places, index) or _block(document, index) or _dashed(document, places, index)


# --- paragraphs wholly in marks -----------------------------------------------------------------------------


def _marked(document: Document, places: tuple[Place, ...], index: int) -> Found | None:
    """A paragraph that begins with a mark and ends with the closing one and perhaps the speaker."""
    last = _last_of_marked(document, index)
    if last < 0:
        return None
    joined = " ".join(document.paragraphs[i].text.strip() for i in range(index, last + 1))
    text = straight(joined)
    first = _outer(text, last > index)
    if first is None:
        return None
    who, used = after_passage(text[first.end :], True)
    rest = text[first.end + used :].strip(" .,;")
    if rest:
        return None
    words = plain_words(joined[: first.end])
    if used and who is not None:
        said = (
            text[first.end :].lstrip(" ,.")[:1] not in ("(", "[", "-", "")
            and text[first.end - 2 : first.end - 1] == ","
        )
        long_enough = len(words.split()) >= (WORDS_INSIDE if who or said else _WORDS_ALONE)
        return Found(index, last, words, as_printed(joined, who)) if long_enough and not _asks(who) else None
    if text[first.end :].strip(" .,;"):
        return None
    return _unattributed(document, places, index, last, words)


def _last_of_marked(document: Document, index: int) -> int:
    """The paragraph in which the quotation that opens a paragraph is closed; -1 if none opens, or it stays open."""
    text = straight(document.paragraphs[index].text.strip())
    if text[:1] not in ("'", '"'):
        return -1
    if _outer(text, False):
        return index
    for last in range(index + 1, min(index + 6, len(document.paragraphs))):
        following = document.paragraphs[last]
        if following.kind not in ("body", "quotation", "bullet", "numbered"):
            return -1
        ahead = straight(following.text.strip())
        if re.search(rf"{text[0]}[.,]?\s*(?:[\[(][^\[\]]*[\])]|-{{1,2}}\s*[^\"]{{2,120}})?\W*$", ahead):
            return last
    return -1


def _outer(text: str, several: bool) -> Passage | None:
    """The passage that opens a text: with marks of the same kind inside, the longest that leaves only a speaker."""
    if several:
        inner = [
            m.end()
            for m in re.finditer(rf"{text[0]}(?![\w])", text)
            if m.start() > 0 and not text[m.start() - 1].isspace()
        ]
        return Passage(0, inner[-1]) if inner else None
    found = [p for p in passages(text) if p.start == 0]
    if not found or text[0] == '"':
        return found[0] if found else None
    ends = [
        m.end()
        for m in re.finditer(rf"(?<=[.!?,…]){text[0]}(?!\w)|{text[0]}(?=[.,]?\s*(?:[\[(-]|$))", text)
        if m.start() > 1
    ]
    for end in reversed(ends):
        if not text[end:].strip(" .,;") or (after_passage(text[end:], True)[1] and not passages(text[end:])):
            return Passage(0, max(end, found[0].end))
    return found[0]


def _unattributed(document: Document, places: tuple[Place, ...], index: int, last: int, words: str) -> Found | None:
    """A paragraph in marks whose speaker stands in the next paragraph, in the words that lead in, or nowhere."""
    who, at = _following(document, last)
    lead = _lead(document, index)
    speaker, _ = before_passage(lead) if lead.endswith((":", ",")) else (None, False)
    enough = len(words.split()) >= (_WORDS_BLOCK if who else _WORDS_ALONE)
    if who:
        return Found(index, last, words, who, at) if enough else None
    if (
        not enough
        or words.rstrip(" '\"”’").endswith("?")
        or (_ASKED.search(straight(lead).lower()) and speaker is None)
    ):
        return None
    if (
        speaker is None
        and (places[index].part in _OWN_PARTS or document.paragraphs[index].kind == "bullet")
        and not _SPEECH_LEAD.search(straight(lead).lower())
    ):
        return None
    return Found(index, last, words, as_printed(lead, speaker or ""))


def _asks(who: str) -> bool:
    return bool(question_number(who)) or (part_of(who) != "body" and not names_person(who))


# --- block quotes and paragraphs without marks ----------------------------------------------------------------


def _block(document: Document, index: int) -> Found | None:
    """A paragraph set as a block quote, joined with the block quotes that follow until one is attributed."""
    if document.paragraphs[index].kind != "quotation" or straight(document.paragraphs[index].text.strip())[:1] in (
        "'",
        '"',
    ):
        return None if document.paragraphs[index].kind != "quotation" else _block_line(document, index, index)
    last = index
    while (
        last + 1 < len(document.paragraphs)
        and document.paragraphs[last + 1].kind == "quotation"
        and not _tail(document.paragraphs[last])[1]
    ):
        if straight(document.paragraphs[last + 1].text.strip())[:1] in ("'", '"') or _ALONE.match(
            straight(document.paragraphs[last + 1].text)
        ):
            break
        last += 1
    return _block_line(document, index, last)


def _block_line(document: Document, index: int, last: int) -> Found | None:
    parts = [document.paragraphs[i].text.strip() for i in range(index, last)]
    text, who = _tail(document.paragraphs[last])
    words = plain_words(" ".join([*parts, text]))
    lead = _lead(document, index)
    opened = straight(document.paragraphs[index].text.strip())
    if opened[:1] in ("'", '"') and len(passages(opened)) > 1 and index == last:
        return None
    if question_number(words) or len(words.split()) < _WORDS_BLOCK:
        return None
    if who:
        return Found(index, last, words, who)
    who, at = _following(document, last)
    if who:
        return Found(index, last, words, who, at)
    speaker = before_passage(lead)[0] if lead.endswith((":", ",")) else None
    if speaker is None or words.endswith("?"):
        return None
    return Found(index, last, words, as_printed(lead, speaker))


def _tail(paragraph: Paragraph) -> tuple[str, str]:
    """The words of a block quote and the speaker at its end: after a dash, in brackets, or alone on its last line."""
    printed = paragraph.text.strip()
    text = straight(printed)
    for pattern in (_TAIL_DASH, _TAIL_BRACKET):
        match = pattern.search(text)
        who = credible(match["who"].strip("[]()")) if match else None
        if match and who:
            return printed[: match.start() + 1], as_printed(printed, who)
    for offset, _ in reversed(paragraph.breaks[-2:]):
        head, who = text[:offset].rstrip(), text[offset:].strip(" -.")
        if head.endswith((".", "!", "?", '"', "'", "]")) and is_label(who) and credible(who) and who[:1].isupper():
            return printed[: len(head)], as_printed(printed, who)
    return printed, ""


def _dashed(document: Document, places: tuple[Place, ...], index: int) -> Found | None:
    """A paragraph without marks that ends with a dash and a speaker, or is followed by that alone."""
    paragraph = document.paragraphs[index]
    if paragraph.kind not in ("body", "bullet") or places[index].part in _OWN_PARTS:
        return None
    text = straight(paragraph.text.strip())
    if text[:1] not in "\"'" and text.endswith((".", "!")) and len(text.split()) >= _WORDS_ALONE:
        after = straight(document.paragraphs[index + 1].text).lstrip() if index + 1 < len(document.paragraphs) else ""
        alone, at = _following(document, index) if after.startswith("-") else ("", -1)
        if alone and is_label(straight(alone)):
            return Found(index, index, plain_words(paragraph.text), alone, at)
    match = _TAIL_DASH.search(text)
    who = (
        credible(match["who"]) if match and text[:1] not in "\"'" and not passages(text[match.start() - 1 :]) else None
    )
    if not match or not who or len(who.split()) > 10 or not is_label(who) or not who[:1].isupper():
        return None
    words = paragraph.text.strip()[: match.start() + 1]
    return (
        Found(index, index, plain_words(words), as_printed(paragraph.text, who))
        if len(words.split()) >= _WORDS_ALONE
        else None
    )


def _following(document: Document, last: int) -> tuple[str, int]:
    """A speaker that stands alone in the paragraph after a quotation."""
    following = document.paragraphs[last + 1] if last + 1 < len(document.paragraphs) else None
    if following is None or following.kind not in ("body", "quotation"):
        return "", -1
    printed = following.text.strip()
    text = straight(printed)
    alone = _ALONE.match(text)
    who = credible(alone["a"] or alone["b"]) if alone else None
    if not alone and is_label(text) and text[:1].isupper() and not text.endswith((".", ":", "?")) and credible(text):
        plain_kind = attribution_kind(text, False)
        who = (
            text
            if plain_kind == "individual"
            or (plain_kind == "role" and names_person(text))
            or (len(text.split()) <= 6 and part_of(text) == "body" and not following.emphasis)
            else None
        )
    return (
        (as_printed(printed, who), last + 1)
        if who and not question_number(who) and part_of(who) == "body"
        else ("", -1)
    )


def _lead(document: Document, index: int) -> str:
    """The words that lead in a paragraph: those of its lead-in, or the paragraph before."""
    paragraph = document.paragraphs[index]
    at = paragraph.lead_in if paragraph.lead_in >= 0 else index - 1
    while at > 0 and document.paragraphs[at].kind == "quotation":
        at -= 1
    if at < 0 or document.paragraphs[at].kind in ("heading", "table", "caption"):
        return ""
    text = document.paragraphs[at].text.strip()
    return text if at == index - 1 or paragraph.lead_in >= 0 or not text.endswith(",") else ""


def plain_words(text: str) -> str:
    """Words without the marks around them."""
    text = re.sub(r"^[\"“‘']", "", text.strip())
    return re.sub(r"[,]?[\"”’'](?=[.,;]?$)[.,;]?", "", text.strip()).strip()


def as_printed(text: str, who: str) -> str:
    """A speaker as the text prints it (speakers are read with straight marks)."""
    at = straight(text).rfind(who) if who else -1
    return text[at : at + len(who)].strip() if at >= 0 else who
