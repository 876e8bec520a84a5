"""From sentences to rows: which number answers which question.

The walk goes through a document once, in reading order, and remembers what was asked last. A question opens a context; a
base ("There were 1,034 responses") belongs to it; percentages are placed by what their sentence says. A number whose
place is not clear is not placed: it stays for ``unclaimed`` with the reason. Wrong rows are worse than missing ones.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from wtanalysis.documents.model import Document, Paragraph
from wtanalysis.documents.sentences import sentences
from wtanalysis.figures.model import Figure, number
from wtanalysis.published.counts import Count, read_counts
from wtanalysis.published.echo import answer_to, option_code
from wtanalysis.published.facts import fact_of_count, fact_of_percent
from wtanalysis.published.figure_tables import read_table, tables_of
from wtanalysis.published.grammar import Reading, answers, fold, read
from wtanalysis.published.model import Fact
from wtanalysis.published.outline import Place
from wtanalysis.published.questions import Asked, question_ids
from wtanalysis.responses.model import Question


@dataclass(frozen=True)
class Claim:
    """A number token that a row uses, or may not use (``reason``): paragraph, offsets, table."""

    index: int
    start: int
    end: int
    table: str
    reason: str = ""


@dataclass
class Walk:
    """What has been read so far. Internal to this module and thrown away after :func:`walk`."""

    document: Document
    places: tuple[Place, ...]
    questions: dict[str, Question] = field(default_factory=dict)
    figures: list[Figure] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    current: str = ""
    by_number: dict[str, str] = field(default_factory=dict)
    paragraph: int = -1
    shown: bool = False
    base_words: str = ""
    group: str = ""


_WITHHELD = re.compile(
    r"\b(?:data error|error in the data|technical (?:error|issue|fault)|unable to (?:report|provide|publish|give|break)|(?:can ?not|could not|not able to|not possible to|"
    r"will not|do not|have not) (?:therefore )?(?:be )?(?:provide|report|publish|give|present|include|break down|be reported|provided|reported|published|given)\w*)"
    r"[^.]{0,80}\b(?:breakdown|figures?|percentages?|results?|data|numbers?|quantitative|statistics|question)\b|"
    r"\bdata error for this question\b|\b(?:figures|percentages|results|numbers)[^.]{0,40}\b(?:withheld|suppressed|not (?:shown|reported|published|given|available))\b"
)
_BY_NUMBER = re.compile(r"\b(?:in (?:response|answer|reply|relation) to|responses? to|responded to|answered|answering|for|on|to)\s(?:consultation )?(?:question|q)\s?(?P<n>\d+[a-z]?)\b|^(?:question|q)\s?(?P<m>\d+[a-z]?)\b")
_THINKS = re.compile(r"^(?:\w+ly )?(?:(?:did|do|does|would|were|was)(?:n't| not)\b|thought|felt|said|believed|noting|noted|saying|stating|stated|feeling|thinking|believing|considered|wanted|preferred|suggested|would|did|were|provided|selected|chose|identified|raised|cited|mentioned|highlighted|commented)\b")


def walk(document: Document, places: tuple[Place, ...], asked: tuple[Asked, ...], quoted: frozenset[int]) -> Walk:
    """Read every number of a document. ``quoted`` holds the paragraphs that are quotations of respondents."""
    state = Walk(document, places)
    ids = question_ids(asked, places)
    at: dict[int, list[tuple[Asked, str]]] = {}
    for position, question in enumerate(asked):
        name = ids.get(position) or ids[question.repeats]
        at.setdefault(question.index, []).append((question, name))
        if position in ids:
            _register(state, question, name)
    tables = tables_of(document)
    key = ""
    for index, paragraph in enumerate(document.paragraphs):
        if places[index].key != key:
            key = places[index].key
            state.current = state.current if _same_topic(state, key) else ""
        if index in tables:
            _table(state, tables[index])
        elif paragraph.kind != "table":
            _paragraph(state, index, paragraph, at.get(index, []), quoted)
    return state


def _register(state: Walk, asked: Asked, name: str) -> None:
    place = state.places[asked.index]
    state.questions[name] = Question(name, place.section, place.topic, asked.text, status="open", locator=asked.locator)
    if asked.number:
        state.by_number[asked.number] = name


def _same_topic(state: Walk, key: str) -> bool:
    question = state.questions.get(state.current)
    return bool(question) and f"{question.section}\n{question.topic}" == key  # type: ignore[union-attr]


def _paragraph(state: Walk, index: int, paragraph: Paragraph, asked: list[tuple[Asked, str]], quoted: frozenset[int]) -> None:
    state.paragraph, state.shown, state.base_words, state.group = index, False, "", ""
    text = _masked(paragraph.text, asked)
    pending = sorted(asked, key=lambda pair: pair[0].start)
    if paragraph.kind == "heading":
        for _, name in pending:
            state.current = name
        return
    skip = "in a footnote" if paragraph.kind == "footnote" else "inside a quotation" if index in quoted else ""
    lead = _lead_in(state, paragraph)
    for start, end in sentences(text):
        while pending and pending[0][0].start <= end:
            state.current = pending.pop(0)[1]
        _sentence(state, index, paragraph, start, text[start:end], skip, lead)


def _masked(text: str, asked: list[tuple[Asked, str]]) -> str:
    """The text with questions blanked out, so that their words are not read as answers; offsets stay."""
    for question, _ in asked:
        body = text[question.start : question.end]
        text = text[: question.start] + " " * (len(body) - 1) + ("." if body.endswith("?") else " ") + text[question.end :]
    return text


def _lead_in(state: Walk, paragraph: Paragraph) -> str:
    if paragraph.lead_in < 0 or paragraph.kind not in ("bullet", "numbered"):
        return ""
    text = state.document.paragraphs[paragraph.lead_in].text
    spans = sentences(text)
    return text[spans[-1][0] :] if spans else text


def _sentence(state: Walk, index: int, paragraph: Paragraph, offset: int, sentence: str, skip: str, lead: str) -> None:
    folded = fold(sentence)
    name = _mentioned(state, folded) or state.current
    counts, readings = read_counts(sentence), read(sentence)
    if skip:
        for start, end in [s for r in readings for s in r.spans] + [(c.start, c.end) for c in counts]:
            state.claims.append(Claim(index, offset + start, offset + end, "", skip))
        return
    used = {span for reading in readings for span in reading.spans}
    if name and _WITHHELD.search(folded) and state.questions[name].base is None:
        state.questions[name] = replace(state.questions[name], status="withheld", reason=sentence.strip())
    for count in counts:
        if not any(s < count.end and count.start < e for s, e in used) or count.role in ("base", "of"):
            _count(state, name, index, paragraph, offset, sentence, count)
    readings = tuple(_led(r, lead) for r in readings)
    evident = any(r.respondent or r.code for r in readings) or _about_respondents(lead)
    for reading in readings:
        _percent(state, name, index, paragraph, offset, sentence, reading, evident)


def _mentioned(state: Walk, folded: str) -> str:
    match = _BY_NUMBER.search(folded)
    return state.by_number.get(match["n"] or match["m"], "") if match else ""


def _about_respondents(lead: str) -> bool:
    return bool(re.search(r"\b(?:respondents|responses|responded|answered|replies|consultees|comments|people|organisations)\b", fold(lead)))


def _led(reading: Reading, lead: str) -> Reading:
    """What a bullet inherits from its lead-in: the answer, the people, the base."""
    if not lead:
        return reading
    probe = next(iter(read(lead.rstrip(" :") + ", 1% of respondents said so:")[-1:]), None)
    named = answers(fold(lead))
    result = reading
    if probe and not reading.group and probe.group:
        result = replace(result, group=probe.group)
    if probe and not reading.base_words and probe.base_words:
        result = replace(result, base_words=probe.base_words)
    if probe and reading.out_of is None and probe.out_of:
        result = replace(result, out_of=probe.out_of)
    if not reading.code and len(named) == 1 and reading.bucket and re.search(r"\b(?:among|by|from|group|type of respondent|as follows|including)\b", fold(lead)):
        result = replace(result, code=named[0].code, group=result.group or reading.bucket, bucket=lead[named[0].start : named[0].end])
    return result


# --- counts -----------------------------------------------------------------------------------------------------------


def _count(state: Walk, name: str, index: int, paragraph: Paragraph, offset: int, sentence: str, count: Count) -> None:
    claim = Claim(index, offset + count.start, offset + count.end, "facts")
    locator = paragraph.locator_at(offset + count.start)
    question = state.questions.get(name)
    part = state.places[index].part
    if count.role == "base" and question and question.base is None and part != "response":
        state.questions[name] = replace(question, base=count.value, base_unit=count.noun)
        state.claims.append(replace(claim, table="questions"))
        return
    if count.role == "comments" and question and part != "response":
        if question.base is None and question.comments is None and _is_open(state, question, sentence):
            state.questions[name] = replace(question, base=count.value, base_unit="comments")
            state.claims.append(replace(claim, table="questions"))
            return
        if question.comments is None:
            state.questions[name] = replace(question, comments=count.value)
            state.claims.append(replace(claim, table="questions"))
            return
    if count.role == "of":
        if question and question.base is None and not _narrowed(sentence, count) and part != "response":
            state.questions[name] = replace(question, base=count.value, base_unit=count.noun)
            state.claims.append(replace(claim, table="questions"))
            return
        known = {q.base for q in state.questions.values()} | {_whole(f.value) for f in state.facts}
        if count.value in known:
            state.claims.append(replace(claim, table="", reason="repeats a count given before"))
            return
    if count.role == "answer" and question:
        figure = _count_figure(state, question, count, locator)
        if figure:
            state.figures.append(figure)
            state.claims.append(replace(claim, table="figures"))
            _reported(state, question.question_id)
            return
        state.claims.append(replace(claim, table="", reason="a second number for the same answer"))
        return
    if count.role == "answer":
        state.claims.append(replace(claim, table="", reason="no question in sight"))
        return
    fact = fact_of_count(state.facts, count, sentence, locator)
    if fact:
        state.facts.append(fact)
        state.claims.append(claim)
    else:
        state.claims.append(replace(claim, table="", reason="not a count of the consultation"))


def _whole(value: str) -> int | None:
    return int(value) if value.isdigit() else None


def _is_open(state: Walk, question: Question, sentence: str) -> bool:
    """Whether comments are the answers themselves: "which received 607 comments" right where the question is asked."""
    return question.question_id not in {f.question_id for f in state.figures} and not question.text.endswith("?") and bool(re.search(r"\bwhich received\b", fold(sentence)))


def _narrowed(sentence: str, count: Count) -> bool:
    rest = fold(sentence)[count.end : count.end + 80]
    return bool(re.match(r"\s[\w ]{0,30}?(?:respondents|responses|people|organisations|individuals)\s(?:from|who (?!answered|responded|replied|provided|gave|expressed)|that (?!answered|responded|replied))", rest)) or not re.match(
        r"\s(?:\w+ )?(?:respondents|responses|people|replies|submissions|consultees|participants|answers)\b", rest
    )


def _count_figure(state: Walk, question: Question, count: Count, locator: str) -> Figure | None:
    if any(f.question_id == question.question_id and f.bucket_code == count.code and not f.parent and not f.group for f in state.figures):
        return None
    return Figure(question.question_id, count.bucket, count.code, count=count.value, base=question.base, evidence=count.words, locator=locator)


# --- percentages ------------------------------------------------------------------------------------------------------


def _percent(state: Walk, name: str, index: int, paragraph: Paragraph, offset: int, sentence: str, reading: Reading, evident: bool) -> None:
    locator = paragraph.locator_at(offset + reading.spans[-1][0] if reading.count is None else offset + min(s for s, _ in reading.spans))
    spans = [(offset + s, offset + e) for s, e in reading.spans]
    question = state.questions.get(name)
    if reading.base_words:
        state.base_words = reading.base_words

    def refuse(reason: str) -> None:
        state.claims.extend(Claim(index, s, e, "", reason) for s, e in spans)

    if reading.why_not:
        return refuse(reading.why_not)
    if not question:
        fact = fact_of_percent(state.facts, reading, sentence, locator, evident)
        if not fact:
            return refuse("no question in sight" if evident else "not a share of respondents")
        state.facts.append(fact)
        state.claims.extend(Claim(index, s, e, "facts") for s, e in spans)
        return None
    if not _shape(state, reading, evident):
        return refuse("not shown to be a share of respondents")
    figure = _figure(state, question, reading, sentence, locator)
    problem = _clash(state, figure)
    if problem:
        return refuse(problem)
    _settle_base(state, question, reading)
    state.figures.append(figure)
    state.shown = True
    state.claims.extend(Claim(index, s, e, "figures") for s, e in spans)
    _reported(state, question.question_id)
    return None


def _reported(state: Walk, name: str) -> None:
    if state.questions[name].status == "open":
        state.questions[name] = replace(state.questions[name], status="reported")


def _shape(state: Walk, reading: Reading, evident: bool) -> bool:
    if reading.code:
        return True
    if not reading.bucket or len(reading.bucket.split()) > 40:
        return False
    if reading.respondent or (reading.count is not None and evident):
        return True
    return (state.shown or evident or bool(reading.group)) and bool(_THINKS.match(fold(reading.bucket)) or reading.backward)


def _figure(state: Walk, question: Question, reading: Reading, sentence: str, locator: str) -> Figure:
    code = reading.code or answer_to(question.text, reading.bucket) or option_code(reading.bucket)
    parent, base_words = "", reading.base_words
    own = [f for f in state.figures if f.question_id == question.question_id and not f.parent and not f.group]
    same = next((f for f in own if f.bucket_code == code), None)
    words = reading.bucket
    if reading.reason and same and same.percent != reading.percent:
        parent, words = code, reading.after or reading.bucket
        code, base_words = option_code(words), base_words or state.base_words
    elif base_words:
        named = answers(fold(base_words))
        if named:
            parent = named[0].code
            code = code if code != parent else option_code(reading.after or words)
    base = reading.out_of if reading.out_of else None if (reading.group or base_words or parent) else question.base
    return Figure(
        question.question_id, words.strip(" ,;:-\u2013"), code, parent, reading.group, reading.percent, reading.count, base, base_words, "",
        reading.qualifier, _evidence(sentence, reading), locator,
    )  # fmt: skip


def _evidence(sentence: str, reading: Reading) -> str:
    """The words of the clause that carries the number."""
    start = max(sentence.rfind(mark, 0, reading.start) for mark in (", ", "; ", ". ")) + 1
    ends = [at for mark in (", ", "; ") if (at := sentence.find(mark, reading.end)) > 0]
    return sentence[max(0, start) : min(ends, default=len(sentence))].strip(" ,;")


def _clash(state: Walk, figure: Figure) -> str:
    for other in state.figures:
        if (other.question_id, other.bucket_code, other.parent, other.group) != (figure.question_id, figure.bucket_code, figure.parent, figure.group):
            continue
        if other.percent == figure.percent:
            return f"repeats {other.locator}"
        if other.percent is None or figure.percent is None:
            continue
        return f"a second number for the same answer ({number(other.percent)} at {other.locator})"
    return ""


def _settle_base(state: Walk, question: Question, reading: Reading) -> None:
    if reading.out_of and question.base is None and not reading.group and not reading.base_words:
        state.questions[question.question_id] = replace(question, base=reading.out_of, base_unit="respondents")


# --- tables -----------------------------------------------------------------------------------------------------------


def _table(state: Walk, rows: tuple[int, ...]) -> None:
    question = state.questions.get(state.current)
    caption = state.document.paragraphs[rows[0] - 1] if rows[0] > 0 else None
    mention = _mentioned(state, fold(caption.text)) if caption and caption.kind in ("caption", "body") else ""
    question = state.questions.get(mention) or question
    reading = read_table(state.document, rows, question)
    for claim_index, start, end, reason in reading.refused:
        state.claims.append(Claim(claim_index, start, end, "", reason))
    if question and reading.base is not None and question.base is None:
        question = replace(question, base=reading.base, base_unit="responses")
        state.questions[question.question_id] = question
    for figure, spans in reading.figures:
        filled = replace(figure, base=figure.base if figure.base is not None else (question.base if question and not figure.group else None))
        problem = _clash(state, filled) if question else "no question in sight"
        state.claims.extend(Claim(i, s, e, "" if problem else "figures", problem) for i, s, e in spans)
        if not problem and question:
            state.figures.append(filled)
            _reported(state, question.question_id)
    for index, start, end in reading.bases:
        state.claims.append(Claim(index, start, end, "questions" if question else "", "" if question else "no question in sight"))
    for label, percent, count, spans in reading.shares:
        _profile_row(state, label, percent, count, spans)


def _profile_row(state: Walk, label: str, percent: float | None, count: int | None, spans: tuple[tuple[int, int, int], ...]) -> None:
    """A row of a table of respondents that belongs to no question."""
    locator = state.document.paragraphs[spans[0][0]].locator_at(spans[0][1])
    for kind, value, unit in (("profile_count", count, "responses"), ("profile_percent", percent, "percent")):
        if value is not None:
            state.facts.append(Fact(f"{kind}-{sum(f.kind == kind for f in state.facts) + 1}", kind, number(value), unit, label, locator))
    state.claims.extend(Claim(i, s, e, "facts") for i, s, e in spans)
