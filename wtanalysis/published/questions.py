"""The questions of a consultation, as its response document prints or reports them.

A question is found by how it is introduced: a numbered heading or paragraph ("Question 12: ..."), a sentence in
quotation marks or bold after "we asked", a list under "we asked", or reported speech ("respondents were asked
whether ...").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from wtanalysis.documents.model import Document, Paragraph
from wtanalysis.figures.model import Figure
from wtanalysis.published.grammar import answers, fold
from wtanalysis.published.outline import Place, part_of, question_number, slug
from wtanalysis.published.question_series import question_series
from wtanalysis.responses.model import Question

_ASKING = re.compile(r"\b(?:ask(?:ed|ing|s)?|question(?:s|ed)?|sought views|consulted on)\b")
_MARKED = re.compile(r"(?<![\w])[\"'](?P<q>[a-z][^\"?]{14,700}\?)[\"']?(?!\w)")
_INDIRECT = re.compile(
    r"\b(?:(?:respondents|consultees|participants|people|stakeholders|we|the consultation|"
    r"the question|this question|question \d+\w?|views)\s"
    r"(?:were |was |also |then |further )*(?:asked|invited|sought)(?: (?:respondents|people|"
    r"consultees|stakeholders|for views))?(?: to (?:say|state|indicate|tell us|comment on))?|"
    r"it asked|asking respondents)\s(?:\"|')?(?P<q>(?:whether|if|to what extent|about|for (?:any |"
    r"their |comments on )|what|how|which|who|why|when|where|"
    r"the extent to which)\b[^.;:?]{10,320})"
)
_OPENING = re.compile(
    r"^(?:do|does|did|to what extent|what|which|should|would|is|are|how|have|has|will|can|could|"
    r"please|if|who|when|where|why|"
    r"in your|are there|thinking|overall|from your|for|given|of the|considering|on a scale|"
    r"tell us|in what|with|based|under|as|at|were|was)\b"
)
_PRINTED = re.compile(
    r"^(?:consultation )?(?:questions?|q)\.?\s?(?P<n>\d+(?:\.\d+)?(?:[a-z]\b|\s?\([a-z]\))?|"
    r"\([a-z]\))(?![\d.]*\d)(?!\w)\s*[:.)\u2013-]*\s*(?P<text>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_REQUEST = re.compile(r"^(?:please|provide|tell us|give|explain|describe|share)\b")


@dataclass(frozen=True)
class Asked:
    """A question where it is asked.

    ``index`` is the paragraph, ``start`` and ``end`` the words in it; ``repeats`` is the position of the same question
    asked before (-1 if it is new).
    """

    text: str
    number: str
    index: int
    start: int
    end: int
    locator: str
    repeats: int = -1


def find_questions(document: Document, places: tuple[Place, ...]) -> tuple[Asked, ...]:
    """Every question in the order of the document, with repetitions marked."""
    numbered = any(
        question_number(p.text) or _PRINTED.match(p.text)
        for p in document.paragraphs
        if p.kind in ("heading", "body", "numbered")
    )
    series = {} if numbered else question_series(document)
    found: list[Asked] = []
    for index, paragraph in enumerate(document.paragraphs):
        if _cannot_ask(paragraph, places[index]):
            continue
        if paragraph.kind == "table":
            found += [_marked_repeat(asked, found) for asked in _in_table(index, paragraph)]
            continue
        here = [series[index]] if index in series else _asked(document, places, index, paragraph, numbered)
        for text, number, start, end in here:
            asked = Asked(text, number, index, start, end, paragraph.locator_at(0 if number else start))
            found.append(_marked_repeat(asked, found))
    return tuple(found)


def _cannot_ask(paragraph: Paragraph, place: Place) -> bool:
    """Whether the paragraph stands where no question is put: lists of people, promises, quotations."""
    if paragraph.kind == "table":
        return place.part in ("respondents", "annex")
    printed = bool(_PRINTED.match(paragraph.text))
    return (
        place.part in ("respondents", "annex", "we_will")
        or paragraph.kind == "footnote"
        or (not printed and (paragraph.kind == "quotation" or place.part == "you_said"))
    )


def _in_table(index: int, row: Paragraph) -> list[Asked]:
    """The question in the head of a table, or the one that a row is about where answers stand along the top."""
    match = _PRINTED.match(row.cells[0]) if row.cells else None
    if not match or not re.search(r"\w{3}", match["text"]):
        return []
    heading = not row.header and "?" in match["text"]
    about = sum(bool(answers(fold(head))) for head in row.header[1:]) >= 2
    if not heading and not about:
        return []
    text = match["text"][: match["text"].index("?") + 1] if "?" in match["text"] else match["text"].strip()
    start = match.start("text")
    return [Asked(text, match["n"].lower(), index, start, start + len(text), row.locator)]


def _asked(
    document: Document, places: tuple[Place, ...], index: int, paragraph: Paragraph, numbered: bool
) -> Iterator[tuple[str, str, int, int]]:
    text, place = paragraph.text, places[index]
    printed = _PRINTED.match(text)
    if printed and not _about(text, printed, paragraph.kind == "heading"):
        yield from _printed(document, index, printed)
        return
    folded = fold(text)
    if paragraph.kind == "heading":
        if text.rstrip().endswith("?") and _OPENING.match(folded) and place.part != "front" and part_of(text) == "body":
            yield text.strip(), "", 0, len(text)
        return
    if _whole_question(document, place, paragraph, folded):
        own = re.match(r"^\W*(?P<n>\d+[a-z]?)[.):]\s+", text)
        number = paragraph.number if paragraph.kind == "numbered" and paragraph.emphasis else own["n"] if own else ""
        yield text[own.end() if own else 0 :].strip(" \"'“”‘’*"), number.lower(), 0, len(text)
        return
    if place.part in ("front", "respondents") or (folded[:1] in "\"'" and not _MARKED.match(folded)):
        return
    marked = list(_marked(paragraph, folded))
    for start, end in marked:
        yield text[start:end], "", start, end
    if not marked and not numbered and place.part != "response":
        for match in _INDIRECT.finditer(folded):
            words = _cut(match["q"])
            yield (
                text[match.start("q") : match.start("q") + len(words)],
                "",
                match.start("q"),
                match.start("q") + len(words),
            )


def _about(text: str, printed: re.Match[str], heading: bool) -> bool:
    """Whether words after "Question 12" speak about the question instead of asking it ("Question 12 drew ...")."""
    rest = printed["text"]
    if re.match(r"^(?:and|or|to|-|\u2013)\s?\d", rest):
        return True
    if heading:
        return False
    if rest[:1].islower() and not re.search(r"[:.)\u2013-]\s*$", text[: printed.start("text")]):
        return True
    return (
        bool(
            re.match(
                r"^(?:and|or|to(?! what)|-|asked|received|was|were|had|sought|generated|attracted|invited|,|"
                r"\(|on|of|responses)\b",
                fold(rest),
            )
        )
        or rest[:1] in ",("
    )


def _printed(document: Document, index: int, printed: re.Match[str]) -> Iterator[tuple[str, str, int, int]]:
    number = re.sub(r"[\s()]", "", printed["n"]).lower()
    text = printed["text"].strip()
    if re.search(r"\w{3}", text):
        end = text.find("?")
        yield (
            (text[: end + 1] if end > 0 else text),
            number,
            printed.start("text"),
            printed.start("text") + (end + 1 if end > 0 else len(printed["text"])),
        )
        return
    following = document.paragraphs[index + 1] if index + 1 < len(document.paragraphs) else None
    if (
        following
        and following.kind in ("body", "quotation", "numbered", "heading")
        and ("?" in following.text or _REQUEST.match(fold(following.text)))
    ):
        end = following.text.find("?")
        yield following.text[: end + 1].strip(" \"'“”‘’") if end > 0 else following.text, number, 0, len(printed.string)
    else:
        yield printed.string.strip(), number, 0, len(printed.string)


def _whole_question(document: Document, place: Place, paragraph: Paragraph, folded: str) -> bool:
    """A paragraph that is a question: in bold, or an item of a list that "we asked" leads in."""
    body = re.sub(r"\?\s*[\[(][^\[\]()]*[\])]\W*$", "?", folded).strip(" \"'*")
    if not body.endswith("?") or body.count("?") > 2:
        return False
    numbered = re.match(r"^\(?\d+[a-z]?[.):]\s", body)
    whole = any(start <= 2 and end >= len(paragraph.text) - 2 for start, end in paragraph.emphasis)
    if (whole and numbered) or (
        _OPENING.match(body)
        and (whole or (paragraph.kind == "body" and len(body.split()) <= 80 and place.part != "response"))
    ):
        return True
    if paragraph.kind in ("bullet", "numbered") and paragraph.lead_in >= 0:
        lead = fold(document.paragraphs[paragraph.lead_in].text)
        return bool(_ASKING.search(lead[-160:]))
    return False


def _marked(paragraph: Paragraph, folded: str) -> Iterator[tuple[int, int]]:
    """Questions in bold or in quotation marks, each after a word of asking in the same paragraph."""
    taken: list[tuple[int, int]] = []
    for start, end in paragraph.emphasis:
        words = folded[start:end].strip(" \"'")
        asked = _ASKING.search(folded[max(0, start - 220) : start])
        if (
            asked
            and (words.endswith("?") or re.match(r"^(?:if|whether|to what|what|how|which|any|do|for)\b", words))
            and len(words) > 12
        ):
            first = start + (len(folded[start:end]) - len(folded[start:end].lstrip(" \"'")))
            last = first + len(folded[first:end].rstrip(" \"'"))
            taken.append((first, last))
    for match in _MARKED.finditer(folded):
        if any(match.start() < e and s < match.end() for s, e in taken):
            continue
        if _ASKING.search(folded[max(0, match.start() - 220) : match.start()]):
            taken.append(match.span("q"))
    yield from sorted(taken)


def _cut(words: str) -> str:
    return re.split(
        r",\s(?:which|and (?:we|this)|with|there|most|many|some|several|almost|a |the |respondents|"
        r"\d)\b|\s\(|,\s\d|\.\s",
        words,
    )[0].rstrip(" ,\"'")


def _marked_repeat(asked: Asked, earlier: list[Asked]) -> Asked:
    from rapidfuzz import fuzz

    for position, before in enumerate(earlier):
        if asked.number and before.number:
            same = asked.number == before.number
        else:
            same = fuzz.ratio(_core(asked.text), _core(before.text)) >= 90 or (
                not asked.text.endswith("?") and fuzz.token_set_ratio(_core(asked.text), _core(before.text)) >= 78
            )
        if same:
            return replace(asked, repeats=position if before.repeats < 0 else before.repeats)
    return asked


def _core(text: str) -> str:
    return re.sub(r"[^a-z0-9 ]", "", fold(text)).strip()


def after_questions(document: Document, places: tuple[Place, ...], asked: tuple[Asked, ...]) -> tuple[Place, ...]:
    """Places with the part mended: a question printed as a paragraph ends the response to the one before it."""
    starts = {a.index for a in asked if a.repeats < 0 and a.number and document.paragraphs[a.index].kind != "heading"}
    result, asking = list(places), False
    for index, paragraph in enumerate(document.paragraphs):
        if paragraph.kind == "heading":
            asking = False
        elif index in starts:
            asking = True
        if asking and places[index].part == "response":
            result[index] = replace(places[index], part="said")
    return tuple(result)


_PUT_TO_PEOPLE = re.compile(
    r"^\W*(?:do you|to what extent|how (?:far|likely|much) do you|should\b|would you|are you|"
    r"have you|are there any|what are your|what (?:do|would) you|in your (?:view|opinion)|please|"
    r"is there anything|if so|which of)"
)


def put_to_people(question: Question, asked: Asked, document: Document, figures: Sequence[Figure]) -> bool:
    """Whether a question was surely asked of respondents.

    Its number tells, "we asked" before it, its wording, or the numbers that answer it. Headings such as "Who is this
    guidance for?" are none.
    """
    paragraph = document.paragraphs[asked.index]
    if (
        asked.number
        or asked.start > 0
        or paragraph.kind == "bullet"
        or not asked.text.endswith("?")
        or paragraph.emphasis
    ):
        return True
    told = (
        question.base is not None
        or question.comments is not None
        or question.status == "withheld"
        or any(f.question_id == question.question_id for f in figures)
    )
    return told or bool(_PUT_TO_PEOPLE.match(fold(asked.text)))


def question_ids(asked: tuple[Asked, ...], places: tuple[Place, ...]) -> dict[int, str]:
    """An id for every new question: ``q12`` where a number is printed, else the topic's slug, with -2, -3 for more."""
    ids: dict[int, str] = {}
    used: dict[str, int] = {}
    for position, question in enumerate(asked):
        if question.repeats >= 0:
            continue
        place = places[question.index]
        stem = f"q{question.number}" if question.number else slug(place.topic or place.section or "question")
        used[stem] = used.get(stem, 0) + 1
        ids[position] = stem if used[stem] == 1 else f"{stem}-{used[stem]}"
    return ids
