"""From sentences to rows: which number answers which question.

The walk goes through a document once, in reading order, and remembers what was asked last. A question opens a
context; a base ("There were 1,034 responses") belongs to it; percentages are placed by what their sentence says. A
number whose place is not clear is not placed: it stays for ``unclaimed`` with the reason. Wrong rows are worse than
missing ones.
"""

from __future__ import annotations

import re
from dataclasses import replace

from wtanalysis.documents.model import Document, Paragraph
from wtanalysis.documents.sentences import sentences
from wtanalysis.published.cells import tables_of
from wtanalysis.published.context import Line, Walk
from wtanalysis.published.counting import place_count
from wtanalysis.published.counts import read_counts
from wtanalysis.published.grammar import Reading, answers, fold, read
from wtanalysis.published.outline import Place
from wtanalysis.published.placing import STRONG, mentioned, place_percent, place_table
from wtanalysis.published.questions import Asked, question_ids

_CAPTION = re.compile(r"^(?:figure|table|chart)\s\d", re.IGNORECASE)
_CANNOT = r"(?:unable to|can ?not|could not|not able to|not possible to|will not|do not|have not)"
_WITHHELD = re.compile(
    r"\b(?:answers|responses|results|data)[^.]{0,40}\b(?:discounted|disregarded|set aside|"
    r"unreliable|not (?:usable|reliable))\b"
    r"|\bno (?:figures|percentages|breakdown|results|numbers)[^.]{0,20}\b(?:given|provided|"
    r"reported|shown|published|available)\b"
    r"|\b(?:answers|responses|figures|results)\b[^.]{0,40}\b(?:are|is|were|have been|"
    r"will be) not (?:being )?(?:published|reported|shown|given|disclosed)\b"
    r"|\b(?:have|has) not (?:drawn on|used|relied on|analysed|reported|"
    r"published)\b[^.]{0,40}\b(?:answers|responses|results|figures|data)\b"
    r"|\b(?:data error|error in the data|technical (?:error|issue|fault))\b"
    rf"|\b{_CANNOT} (?:therefore )?(?:be )?(?:provide|report|publish|give|present|include|break|"
    rf"be reported|provided|reported|published|given)\w*[^.]{{0,80}}\b(?:breakdown|figures?|"
    rf"percentages?|results?|data|numbers?|quantitative|statistics|question|split|answers)\b"
    rf"|\b(?:figures|percentages|results|numbers|answers)\s{_CANNOT} be (?:reported|given|shown|"
    rf"published|used|broken)\b"
    r"|\b(?:figures|percentages|results|numbers)[^.]{0,40}\b(?:withheld|suppressed|not (?:shown|"
    r"reported|published|given|available))\b"
)
_THESE = re.compile(r"^\W*(?:of|among|from) (?:these|those|them)\b,?\s(?!who|that|respond|which|responses)")
_PROFILE = re.compile(
    r"\b(?:responses|replies|respondents|submissions)\b[^.]{0,30}"
    r"\b(?:came from|comprised|consisted of|were made up of|were received from|were from|were submitted by)\b"
)
_ELSEWHERE = re.compile(
    r"\b(?:polls?|omnibus|(?:previous|earlier|last|first) (?:consultation|survey|"
    r"call for evidence)|(?:19|20)\d\d (?:consultation|survey|census)|market research|"
    r"national statistics|census|"
    r"labour force survey|english housing survey|surveys? (?:of|by|carried out|conducted|"
    r"published)|research (?:by|from|published))\b"
)


def walk(document: Document, places: tuple[Place, ...], asked: tuple[Asked, ...], quoted: frozenset[int]) -> Walk:
    """Read every number of a document. ``quoted`` holds the paragraphs that are quotations of respondents."""
    state = Walk(document, places)
    ids = question_ids(asked, places)
    at: dict[int, list[tuple[Asked, str]]] = {}
    for position, question in enumerate(asked):
        name = ids.get(position) or ids[question.repeats]
        at.setdefault(question.index, []).append((question, name))
        if position in ids:
            state.register(question, name)
    tables = tables_of(document)
    key = ""
    for index, paragraph in enumerate(document.paragraphs):
        if places[index].key != key:
            key = places[index].key
            state.leave(key)
        if index in tables:
            for _, name in at.get(index, []):
                state.ask(name)
            place_table(state, tables[index])
        elif paragraph.kind != "table":
            _paragraph(state, index, paragraph, at.get(index, []), quoted)
    return state


def _paragraph(
    state: Walk, index: int, paragraph: Paragraph, asked: list[tuple[Asked, str]], quoted: frozenset[int]
) -> None:
    state.shown, state.base_words, state.resolved, state.last, state.these = False, "", "", None, ""
    pending = sorted(asked, key=lambda pair: pair[0].start)
    if paragraph.kind == "heading":
        for _, name in pending:
            state.ask(name)
        if not pending and _CAPTION.match(paragraph.text):
            _sentence(state, Line(index, 0, paragraph.text), "")
        return
    text = _masked(paragraph.text, asked)
    skip = "in a footnote" if paragraph.kind == "footnote" else "inside a quotation" if index in quoted else ""
    lead = _lead_in(state, paragraph)
    for start, end in sentences(text):
        while pending and pending[0][0].start <= end:
            state.ask(pending.pop(0)[1])
        if skip:
            _skip(state, Line(index, start, text[start:end]), skip)
        else:
            _sentence(state, Line(index, start, text[start:end]), lead)
    for _, name in pending:
        state.ask(name)


def _masked(text: str, asked: list[tuple[Asked, str]]) -> str:
    """The text with questions blanked out, so that their words are not read as answers; offsets stay."""
    for question, _ in asked:
        body = text[question.start : question.end]
        text = (
            text[: question.start] + " " * (len(body) - 1) + ("." if body.endswith("?") else " ") + text[question.end :]
        )
    return text


def _skip(state: Walk, line: Line, reason: str) -> None:
    spans = [s for r in read(line.words) for s in r.spans] + [(c.start, c.end) for c in read_counts(line.words)]
    state.refuse(line.index, line.spans(spans), reason)


def _lead_in(state: Walk, paragraph: Paragraph) -> str:
    """The last sentence of the paragraph that introduces a list, for its items."""
    if paragraph.lead_in < 0 or paragraph.kind not in ("bullet", "numbered"):
        return ""
    text = state.document.paragraphs[paragraph.lead_in].text
    spans = sentences(text)
    return text[spans[-1][0] :] if spans else text


def _sentence(state: Walk, line: Line, lead: str) -> None:
    sentence, before = line.words, state.these
    folded, state.last = fold(sentence), None
    counts, readings = read_counts(sentence), read(sentence)
    name = mentioned(state, folded) or (
        state.which(f"{lead} {sentence}") if counts or readings or _WITHHELD.search(folded) else state.current
    )
    if name and _WITHHELD.search(folded) and not state.own(name) and not readings:
        state.update(name, status="withheld", reason=sentence.strip())
    readings = tuple(_rate(reading) for reading in readings)
    used = [span for reading in readings for span in reading.spans]
    for count in counts:
        taken = any(s < count.end and count.start < e for s, e in used)
        if not taken or count.role in ("base", "of"):
            place_count(state, name, line, count, taken)
    foreign = "answers to something else than this consultation" if _ELSEWHERE.search(folded) else ""
    if _PROFILE.search(folded):
        foreign = "the make-up of the respondents"
    elif _THESE.match(folded) and before not in ("", "base"):
        foreign = "a share of those told of before it"
    inside = [m.span() for m in re.finditer(r"[\"\u201c][^\"\u201c\u201d]{25,}?[\"\u201d]", sentence)]
    led = [_led(reading, lead) for reading in readings]
    evident = any(r.code for r in led) or bool(STRONG.search(folded)) or _about_respondents(lead)
    for reading in led:
        said = any(start <= reading.spans[0][0] < end for start, end in inside)
        refusal = reading.why_not or ("inside a quotation" if said else "") or foreign
        place_percent(state, name, line, replace(reading, why_not=refusal), evident)


def _rate(reading: Reading) -> Reading:
    """A share of respondents who answered at all is no answer: "489 respondents (91% of all) answered Question 2"."""
    if reading.code or not re.match(
        r"^(?:\(?of all [\w ]+\)?\s)?(?:also )?(?:answered|responded|replied|commented|left a comment|"
        r"provided (?:a |an )?(?:comment|response|answer)s?\b(?! on behalf)|gave (?:a |an )?answer)",
        fold(reading.bucket),
    ):
        return reading
    percent = (
        reading.spans[-1]
        if reading.count is not None and reading.spans[0][0] < reading.spans[-1][0]
        else reading.spans[0]
    )
    return replace(reading, count=None, spans=(percent,), why_not="a response rate")


def _about_respondents(lead: str) -> bool:
    return bool(
        re.search(
            r"\b(?:respondents|responses|responded|answered|replies|consultees|comments|people|"
            r"organisations|who (?:agreed|disagreed|said))\b",
            fold(lead),
        )
    )


def _led(reading: Reading, lead: str) -> Reading:
    """What an item of a list inherits from its lead-in: the answer, the people, the base."""
    if not lead:
        return reading
    probe = next(iter(read(lead.rstrip(" :") + ", 1% of respondents said so:")[-1:]), None)
    named = answers(fold(lead))
    result = reading
    if probe:
        result = replace(
            result,
            group=result.group or probe.group,
            base_words=result.base_words or probe.base_words,
            out_of=result.out_of if result.out_of is not None else probe.out_of,
        )
    by_group = re.search(r"\b(?:among|by|from|group|type of respondent|as follows|including|broken down)\b", fold(lead))
    if not reading.code and len(named) == 1 and reading.bucket and by_group and not result.base_words:
        result = replace(
            result, code=named[0].code, group=result.group or reading.bucket, bucket=lead[named[0].start : named[0].end]
        )
    return result
