"""From sentences to rows: which number answers which question.

The walk goes through a document once, in reading order, and remembers what was asked last. A question opens a context; a
base ("There were 1,034 responses") belongs to it; percentages are placed by what their sentence says. A number whose
place is not clear is not placed: it stays for ``unclaimed`` with the reason. Wrong rows are worse than missing ones.
"""

from __future__ import annotations

import re
from dataclasses import replace

from wtanalysis.documents.model import Document, Paragraph
from wtanalysis.documents.sentences import sentences
from wtanalysis.figures.model import Figure, number
from wtanalysis.published.context import Walk
from wtanalysis.published.counting import place_count
from wtanalysis.published.counts import read_counts
from wtanalysis.published.echo import answer_to, known_option, option_code
from wtanalysis.published.facts import fact_of_percent
from wtanalysis.published.figure_tables import read_table, tables_of
from wtanalysis.published.grammar import Reading, answers, fold, read
from wtanalysis.published.model import Fact
from wtanalysis.published.outline import Place
from wtanalysis.published.questions import Asked, question_ids
from wtanalysis.published.sequences import WOULD_NOT
from wtanalysis.responses.model import Question

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
_BY_NUMBER = re.compile(
    r"\b(?:in (?:response|answer|reply|relation) to|responses? to|responded to|answered|answering|"
    r"for|on|to|at)\s(?:consultation )?(?:question|q)\s?(?P<n>\d+(?:\.\d+)?[a-z]?)\b"
    r"|\b(?:on|to|for|answered)\s\((?P<l>[a-z])\)|^\W*(?:question|q)\s?(?P<m>\d+(?:\.\d+)?[a-z]?)\b"
)
_ELSEWHERE = re.compile(
    r"\b(?:polls?|omnibus|(?:previous|earlier|last|first) (?:consultation|survey|"
    r"call for evidence)|(?:19|20)\d\d (?:consultation|survey|census)|market research|"
    r"national statistics|census|"
    r"labour force survey|english housing survey|surveys? (?:of|by|carried out|conducted|"
    r"published)|research (?:by|from|published))\b"
)
_THINKS = re.compile(
    r"^(?:\w+ly )?(?:(?:did|do|does|would|were|was)(?:n't| not)\b|thought|felt|said|believed|"
    r"noting|noted|saying|stating|stated|feeling|thinking|believing|considered|wanted|preferred|"
    r"suggested|would|did|were|provided|selected|chose|identified|raised|cited|mentioned|"
    r"highlighted|commented|favoured|pointed|called|opted|answered|picked|ticked|expressed|"
    r"reported|asked)\b"
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
            _table(state, tables[index])
        elif paragraph.kind != "table":
            _paragraph(state, index, paragraph, at.get(index, []), quoted)
    return state


def _paragraph(
    state: Walk, index: int, paragraph: Paragraph, asked: list[tuple[Asked, str]], quoted: frozenset[int]
) -> None:
    state.shown, state.base_words, state.resolved, state.last = False, "", "", None
    pending = sorted(asked, key=lambda pair: pair[0].start)
    if paragraph.kind == "heading":
        for _, name in pending:
            state.ask(name)
        if not pending and _CAPTION.match(paragraph.text):
            _sentence(state, index, 0, paragraph.text, "")
        return
    text = _masked(paragraph.text, asked)
    skip = "in a footnote" if paragraph.kind == "footnote" else "inside a quotation" if index in quoted else ""
    lead = _lead_in(state, paragraph)
    for start, end in sentences(text):
        while pending and pending[0][0].start <= end:
            state.ask(pending.pop(0)[1])
        if skip:
            _skip(state, index, start, text[start:end], skip)
        else:
            _sentence(state, index, start, text[start:end], lead)
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


def _skip(state: Walk, index: int, offset: int, sentence: str, reason: str) -> None:
    spans = [s for r in read(sentence) for s in r.spans] + [(c.start, c.end) for c in read_counts(sentence)]
    state.refuse(index, [(offset + start, offset + end) for start, end in spans], reason)


def _lead_in(state: Walk, paragraph: Paragraph) -> str:
    """The last sentence of the paragraph that introduces a list, for its items."""
    if paragraph.lead_in < 0 or paragraph.kind not in ("bullet", "numbered"):
        return ""
    text = state.document.paragraphs[paragraph.lead_in].text
    spans = sentences(text)
    return text[spans[-1][0] :] if spans else text


def _sentence(state: Walk, index: int, offset: int, sentence: str, lead: str) -> None:
    folded, state.last = fold(sentence), None
    counts, readings = read_counts(sentence), read(sentence)
    name = _mentioned(state, folded) or (
        state.which(f"{lead} {sentence}") if counts or readings or _WITHHELD.search(folded) else state.current
    )
    if name and _WITHHELD.search(folded) and not state.own(name) and not readings:
        state.update(name, status="withheld", reason=sentence.strip())
    readings = tuple(_rate(reading) for reading in readings)
    used = [span for reading in readings for span in reading.spans]
    for count in counts:
        taken = any(s < count.end and count.start < e for s, e in used)
        if not taken or count.role in ("base", "of"):
            place_count(state, name, index, offset, sentence, count, taken)
    foreign = bool(_ELSEWHERE.search(folded))
    inside = [m.span() for m in re.finditer(r"[\"\u201c][^\"\u201c\u201d]{25,}?[\"\u201d]", sentence)]
    led = [_led(reading, lead) for reading in readings]
    evident = any(r.code for r in led) or bool(_STRONG.search(folded)) or _about_respondents(lead)
    for reading in led:
        said = any(start <= reading.spans[0][0] < end for start, end in inside)
        refusal = (
            reading.why_not
            or ("inside a quotation" if said else "")
            or ("answers to something else than this consultation" if foreign else "")
        )
        _percent(state, name, index, offset, sentence, replace(reading, why_not=refusal), evident)


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


def _mentioned(state: Walk, folded: str) -> str:
    match = _BY_NUMBER.search(folded)
    name = state.by_number.get(match["n"] or match["m"] or match["l"], "") if match else ""
    state.resolved = name or state.resolved
    return name


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


def _percent(state: Walk, name: str, index: int, offset: int, sentence: str, reading: Reading, evident: bool) -> None:
    spans = [(offset + s, offset + e) for s, e in reading.spans]
    locator = state.document.paragraphs[index].locator_at(min(s for s, _ in spans))
    question = state.questions.get(name)
    state.base_words = reading.base_words or state.base_words
    if reading.why_not:
        return state.refuse(index, spans, reading.why_not)
    if not question:
        fact = fact_of_percent(state.facts, reading, sentence, locator, evident) if not state.waiting else None
        if not fact:
            reason = (
                "several questions are asked together, and it is not clear which one this answers"
                if state.waiting
                else "no question in sight"
            )
            return state.refuse(index, spans, reason if evident else "not a share of respondents")
        state.facts.append(fact)
        return state.claim(index, spans, "facts")
    reading = _elided(state, name, reading)
    if not _shape(state, reading, sentence, evident):
        return state.refuse(index, spans, "not shown to be a share of respondents")
    reading = _whole_base(question, reading)
    if reading.why_not:
        return state.refuse(index, spans, reading.why_not)
    figure = _figure(state, question, reading, sentence, locator)
    figure = _level_or_net(state, figure)
    problem = state.clash(figure) or ("" if state.free(index, spans) else "claimed already")
    if problem:
        return state.refuse(index, spans, problem)
    if reading.out_of and question.base is None and not reading.group and not figure.base_words and not figure.parent:
        state.update(name, base=reading.out_of, base_unit="respondents")
    state.figures.append(figure)
    state.shown, state.last = True, figure
    state.claim(index, spans, "figures")
    return state.reported(name)


def _shape(state: Walk, reading: Reading, sentence: str, evident: bool) -> bool:
    """Whether a number is shown to be a share of respondents, by its own words or those around it."""
    if reading.code:
        return True
    if not reading.bucket or len(reading.bucket.split()) > 30:
        return False
    told = state.shown or evident or bool(_STRONG.search(fold(sentence)))
    if told and (reading.count is not None or _THINKS.match(fold(reading.bucket)) or reading.backward):
        return True
    return (bool(_STRONG.search(fold(sentence))) and reading.respondent) or bool(
        reading.group and _THINKS.match(fold(reading.bucket))
    )


_STRONG = re.compile(r"\b(?:respondents?|responses|consultees|responded|answered|replies|submissions|those who)\b")
_ELIDED = re.compile(r"^(?:did|do|does|were|was|are|would|said) ?(?:so|this|the same)?$")


def _elided(state: Walk, name: str, reading: Reading) -> Reading:
    """ "Only 14% of labels did": the answer just told, for another group."""
    if not reading.code and WOULD_NOT.match(fold(reading.bucket)):
        told = {f.bucket_code for f in state.own(name)} & {"yes", "agree"}
        if len(told) == 1:
            return replace(reading, code="no" if "yes" in told else "disagree", respondent=True)
    if reading.code or not _ELIDED.match(fold(reading.bucket)):
        return reading
    if state.last is None or not reading.group:
        return replace(reading, why_not="refers to an answer that is not clear")
    return replace(reading, code=state.last.bucket_code, bucket=state.last.bucket)


def _whole_base(question: Question, reading: Reading) -> Reading:
    """ "Of the 74 operators who answered", where only operators were asked, are all who answered."""
    if (
        reading.group
        and reading.out_of
        and question.base in (None, reading.out_of)
        and fold(reading.group) in fold(question.text)
    ):
        return replace(reading, group="")
    return reading


def _figure(state: Walk, question: Question, reading: Reading, sentence: str, locator: str) -> Figure:
    own = state.own(question.question_id)
    code = (
        reading.code
        or answer_to(question.text, reading.bucket)
        or known_option(reading.bucket, own)
        or option_code(reading.bucket)
    )
    likely = bool(re.search(r"\blikely\b", fold(question.text))) or any(
        f.bucket_code in ("likely", "unlikely") for f in own
    )
    code = "neutral" if code == "neither" and likely else "neither" if code == "neutral" and not likely else code
    parent, base_words, words = "", reading.base_words, reading.bucket
    same = next((f for f in own if f.bucket_code == code), None)
    named = answers(fold(base_words)) if base_words else []
    if reading.reason and same and same.percent != reading.percent:
        parent, words = code, reading.after or reading.bucket
        code, base_words = option_code(words), base_words or state.base_words
    elif named:
        parent = named[0].code
        code = code if code != parent else option_code(reading.after or words)
    base = reading.out_of or (None if (reading.group or base_words or parent) else question.base)
    return Figure(
        question.question_id, words.strip(" ,;:-\u2013"), code, parent, reading.group, reading.percent, reading.count, base, base_words, "",
        reading.qualifier, _evidence(sentence, reading), locator,
    )  # fmt: skip


def _level_or_net(state: Walk, figure: Figure) -> Figure:
    """ "41% strongly agreed and 20% agreed" makes the 20 a level; "in all, 61% agreed" is then their net."""
    strong = next(
        (
            f
            for f in state.own(figure.question_id, figure.group)
            if f.bucket_code == f"option:strongly-{figure.bucket_code}"
        ),
        None,
    )
    level = next((f for f in state.own(figure.question_id, figure.group) if f.bucket_code == figure.bucket_code), None)
    if (
        not strong
        or not level
        or None in (strong.percent, level.percent, figure.percent)
        or level.percent == figure.percent
    ):
        return figure
    if abs((strong.percent or 0) + (level.percent or 0) - (figure.percent or 0)) <= 1:
        state.figures[state.figures.index(level)] = replace(level, bucket_code=f"option:{level.bucket_code}")
    return figure


def _evidence(sentence: str, reading: Reading) -> str:
    """The words of the clause that carries the number."""
    start = max(sentence.rfind(mark, 0, reading.start) for mark in (", ", "; ", ". ")) + 1
    ends = [at for mark in (", ", "; ") if (at := sentence.find(mark, reading.end)) > 0]
    return sentence[max(0, start) : min(ends, default=len(sentence))].strip(" ,;")


def _table(state: Walk, rows: tuple[int, ...]) -> None:
    before = state.document.paragraphs[rows[0] - 1] if rows[0] > 0 else None
    mention = _mentioned(state, fold(before.text)) if before and before.kind in ("caption", "body", "heading") else ""
    name = mention or (state.current if not state.waiting else "")
    reading = read_table(
        state.document, rows, state.questions.get(name), {n: state.questions[q] for n, q in state.by_number.items()}
    )
    for index, start, end, reason in reading.refused:
        state.refuse(index, [(start, end)], reason)
    for name_, base in reading.bases_of.items():
        if state.questions[name_].base is None:
            state.update(name_, base=base, base_unit="responses")
    for figure, spans in reading.figures:
        question = state.questions[figure.question_id]
        filled = replace(
            figure, base=figure.base if figure.base is not None else None if figure.group else question.base
        )
        problem = state.clash(filled)
        for index, start, end in spans:
            (state.refuse if problem else state.claim)(index, [(start, end)], problem or "figures")
        if not problem:
            state.figures.append(filled)
            state.reported(figure.question_id)
    for index, start, end in reading.bases:
        state.claim(index, [(start, end)], "questions")
    for label, percent, count, tokens in reading.shares:
        _profile_row(state, label, percent, count, tokens)


def _profile_row(
    state: Walk, label: str, percent: float | None, count: int | None, tokens: tuple[tuple[int, int, int], ...]
) -> None:
    """A row of a table of respondents that belongs to no question."""
    locator = state.document.paragraphs[tokens[0][0]].locator_at(tokens[0][1])
    for kind, value, unit in (("profile_count", count, "responses"), ("profile_percent", percent, "percent")):
        if value is not None:
            state.facts.append(
                Fact(
                    f"{kind}-{sum(f.kind == kind for f in state.facts) + 1}", kind, number(value), unit, label, locator
                )
            )
    for index, start, end in tokens:
        state.claim(index, [(start, end)], "facts")
