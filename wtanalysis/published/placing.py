"""Where a percentage goes: a figure of a question, a fact, or neither and why."""

from __future__ import annotations

import re
from dataclasses import replace

from wtanalysis.figures.model import Figure, number
from wtanalysis.published.context import Line, Walk
from wtanalysis.published.doubts import with_fitting_base
from wtanalysis.published.echo import answer_to, known_option, option_code
from wtanalysis.published.facts import fact_of_percent
from wtanalysis.published.figure_tables import read_table
from wtanalysis.published.grammar import Reading, answers, fold
from wtanalysis.published.levels import as_parts
from wtanalysis.published.model import Fact
from wtanalysis.published.sequences import WOULD_NOT
from wtanalysis.responses.model import Question

_BY_NUMBER = re.compile(
    r"\b(?:in (?:response|answer|reply|relation) to|responses? to|responded to|answered|answering|"
    r"for|on|to|at)\s(?:consultation )?(?:question|q)\s?(?P<n>\d+(?:\.\d+)?[a-z]?)\b"
    r"|\b(?:on|to|for|answered)\s\((?P<l>[a-z])\)|^\W*(?:question|q)\s?(?P<m>\d+(?:\.\d+)?[a-z]?)\b"
)
_THINKS = re.compile(
    r"^(?:\w+ly )?(?:(?:were|was|are) (?:very|fairly|quite|not|extremely|somewhat|slightly|moderately)\b|"
    r"(?:did|do|does|would|were|was)(?:n't| not)\b|thought|felt|said|believed|"
    r"noting|noted|saying|stating|stated|feeling|thinking|believing|considered|wanted|preferred|"
    r"suggested|would|did|were|provided|selected|chose|identified|raised|cited|mentioned|"
    r"highlighted|commented|favoured|pointed|called|opted|answered|picked|ticked|expressed|"
    r"reported|asked)\b"
)


def mentioned(state: Walk, folded: str) -> str:
    """The question that a sentence names by its number, empty if it names none."""
    match = _BY_NUMBER.search(folded)
    name = state.by_number.get(match["n"] or match["m"] or match["l"], "") if match else ""
    state.resolved = name or state.resolved
    return name


def place_percent(  # noqa: PLR0911  a cascade of reasons not to place a number
    state: Walk, name: str, line: Line, reading: Reading, evident: bool
) -> None:
    """Enter one percentage: a figure of the question ``name``, a fact where there is none, or the reason why not."""
    index, sentence = line.index, line.words
    spans = line.spans(reading.spans)
    locator = state.document.paragraphs[index].locator_at(min(s for s, _ in spans))
    question = state.questions.get(name)
    state.base_words = reading.base_words or state.base_words
    if reading.why_not:
        return state.refuse(index, spans, reading.why_not)
    if not question:
        fact = fact_of_percent(state.facts, reading, locator, evident) if not state.waiting else None
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
    if not _shape(state, line, reading, evident):
        return state.refuse(index, spans, "not shown to be a share of respondents")
    reading = _whole_base(question, reading)
    if reading.why_not:
        return state.refuse(index, spans, reading.why_not)
    figure = _figure(state, question, reading, sentence, locator)
    figure = with_fitting_base(_level_or_net(state, figure))
    if state.joins_count(index, figure):
        return state.claim(index, spans, "figures")
    problem = state.clash(figure) or ("" if state.free(index, spans) else "claimed already")
    if problem:
        return state.refuse(index, spans, problem)
    if reading.out_of and question.base is None and not reading.group and not figure.base_words and not figure.parent:
        state.update(name, base=reading.out_of, base_unit="respondents")
    state.figures.append(figure)
    state.shown, state.last, state.these = True, figure, "part"
    state.claim(index, spans, "figures")
    return state.reported(name)


def _is_item(state: Walk, line: Line, reading: Reading) -> bool:
    """Whether a list item is an option with its share ("meals: 19%") of a question of options that has a base."""
    question = state.questions[state.current] if state.current else None
    listed = state.document.paragraphs[line.index].kind == "bullet" and reading.backward
    options = question is not None and re.match(r"^\W*(?:which|what|how|when|where|who)\b", fold(question.text))
    return bool(listed and options and question and question.base is not None)


def _shape(state: Walk, line: Line, reading: Reading, evident: bool) -> bool:
    """Whether a number is shown to be a share of respondents, by its own words or those around it."""
    if reading.code:
        return True
    if not reading.bucket or len(reading.bucket.split()) > 30:
        return False
    sentence = line.words
    if _is_item(state, line, reading):
        return True
    told = state.shown or evident or bool(STRONG.search(fold(sentence)))
    if told and (reading.count is not None or _THINKS.match(fold(reading.bucket)) or reading.backward):
        return True
    return (bool(STRONG.search(fold(sentence))) and reading.respondent) or bool(
        reading.group and _THINKS.match(fold(reading.bucket))
    )


STRONG = re.compile(r"\b(?:respondents?|responses|consultees|responded|answered|replies|submissions|those who)\b")
_ELIDED = re.compile(r"^(?:did|do|does|were|was|are|would|said) ?(?:so|this|the same)?$")


def _elided(state: Walk, name: str, reading: Reading) -> Reading:
    """A sentence such as "Only 14% of labels did": the answer just told, for another group."""
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
    """A sentence such as "Of the 74 operators who answered", where only operators were asked, are all who answered."""
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
        question.question_id,
        words.strip(" ,;:-\u2013"),
        code,
        parent,
        reading.group,
        reading.percent,
        reading.count,
        base,
        base_words,
        "",
        reading.qualifier,
        _evidence(sentence, reading),
        locator,
    )


def _level_or_net(state: Walk, figure: Figure) -> Figure:
    """A figure beside its levels: after "41% strongly agreed and 20% agreed" the 61% who agreed are their net."""
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
    if abs((strong.percent or 0) + (figure.percent or 0) - (level.percent or 0)) <= 1:
        return replace(figure, bucket_code=f"option:{figure.bucket_code}")
    if abs((strong.percent or 0) + (level.percent or 0) - (figure.percent or 0)) <= 1:
        state.figures[state.figures.index(level)] = replace(level, bucket_code=f"option:{level.bucket_code}")
    return figure


def _evidence(sentence: str, reading: Reading) -> str:
    """The words of the clause that carries the number."""
    start = max(sentence.rfind(mark, 0, reading.start) for mark in (", ", "; ", ". ")) + 1
    ends = [at for mark in (", ", "; ") if (at := sentence.find(mark, reading.end)) > 0]
    return sentence[max(0, start) : min(ends, default=len(sentence))].strip(" ,;")


def place_table(state: Walk, lines: tuple[int, ...]) -> None:
    """Enter the figures of one table: of the question it names, else of the one asked last."""
    before = state.document.paragraphs[lines[0] - 1] if lines[0] > 0 else None
    mention = mentioned(state, fold(before.text)) if before and before.kind in ("caption", "body", "heading") else ""
    name = mention or (state.current if not state.waiting else "")
    reading = read_table(
        state.document, lines, state.questions.get(name), {n: state.questions[q] for n, q in state.by_number.items()}
    )
    for index, start, end, reason in reading.refused:
        state.refuse(index, [(start, end)], reason)
    for name_, base in reading.bases_of.items():
        if state.questions[name_].base is None:
            state.update(name_, base=base, base_unit="responses")
    rows = as_parts([figure for figure, _ in reading.figures], state.figures)
    for figure, (_, spans) in zip(rows, reading.figures, strict=True):
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
