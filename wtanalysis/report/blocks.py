"""The visible parts of a page: headings, tables and lists as HTML in which every word of a document is escaped.

Each part is a :class:`Block`, so that a notebook cell shows it, and compares it, without knowing how it is made.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count
from typing import Any

from wtanalysis.figures.model import Figure
from wtanalysis.findings.changed import changed
from wtanalysis.findings.evidence import Evidence, position, split_locators
from wtanalysis.findings.findings import Finding, find, joined
from wtanalysis.findings.tally import tally
from wtanalysis.published.model import Commitment, Fact, Proposal, Quotation
from wtanalysis.report import answers, words
from wtanalysis.report.charts import Chart, arranged, chart, computed_chart
from wtanalysis.report.landings import landings
from wtanalysis.report.rendering import Block, render
from wtanalysis.responses.model import Question

FACTS = {"window": "When", "questions": "The questionnaire", "profile": "Who responded"}
KINDS = {"said": "You said", "decision": "Decision", "will": "Commitment"}


def counts(evidence: Evidence) -> Block:
    """What the evidence holds, and how much of it joins a topic: nothing is dropped without being counted."""
    names = {
        "proposals": "Proposals", "questions": "Questions", "said": "“You said” items", "quotations": "Quotations",
        "decisions": "Decisions", "commitments": "Commitments",
    }  # fmt: skip
    rows = [(names[name], *pair) for name, pair in joined(find(evidence)).items()]
    promised = tally(evidence.commitments)
    told = ", ".join(f"{topic + alone} {name.lower()}" for name, topic, alone in rows)
    return Block(f"Counts({told})", render("counts.html", rows=rows, promised=promised, aside=evidence.left_out))


def coverage(evidence: Evidence) -> Block:
    """How many questions have printed figures, how many have none and why, and how many figures there are."""
    asked, figures = evidence.questions, evidence.figures
    with_figures = {f.question_id for f in figures}
    open_only = [q for q in asked if q.status == "open" and q.question_id not in with_figures]
    rows = [
        ("Questions", len(asked)),
        ("with published figures", sum(q.question_id in with_figures for q in asked)),
        ("withheld by the department", sum(q.status == "withheld" for q in asked)),
        ("answered in people's own words only", len(open_only)),
        ("Published figures", len(figures)),
        ("for all respondents", sum(not f.group and not f.parent for f in figures)),
        ("for parts of an answer, such as reasons", sum(bool(f.parent) for f in figures)),
        ("for a group of respondents", sum(bool(f.group) for f in figures)),
    ]
    if evidence.analysis:
        made = [f for breakdown in evidence.analysis.breakdowns for f in breakdown.figures]
        rows += [
            ("Computed figures", len(made)),
            ("for all respondents", sum(not f.group for f in made)),
            ("for a group of respondents", sum(bool(f.group) for f in made)),
        ]
    return Block(f"Coverage({len(asked)} questions, {len(figures)} figures)", render("coverage.html", rows=rows))


def breakdown_parts(evidence: Evidence) -> Iterator[Block | Chart]:
    """Every question in document order: its heading, the chart of its figures, and the same numbers as a table."""
    asked = [(finding, part) for finding, part in _placed(find(evidence)) if finding.questions]
    for heading, finding, part in _by_section(asked):
        if heading:
            yield heading
        for index, question in enumerate(finding.questions):
            yield from _question_parts(evidence, finding, question, part if index == 0 else "")
    if not asked:
        yield _nothing("No question was found.")


def _question_parts(evidence: Evidence, finding: Finding, question: Question, part: str) -> Iterator[Block | Chart]:
    picture = chart(evidence.breakdown(question.question_id), question)
    analysis = evidence.analysis
    quiet = bool(picture) or (analysis is not None and not evidence.figures)
    html = render("question.html", question=question, finding=finding, part=part, charted=quiet)
    yield Block(f"Question({question.question_id!r}, {question.status})", html)
    if picture is None and analysis is not None:
        picture = computed_chart(analysis.breakdown(question.question_id), question)
    if picture:
        yield picture
    if figures := finding.figures_of(question):
        rows = list(arranged(figures))
        html = render(
            "figures.html", question=question, rows=rows, notes=words.base_notes(figures), compared=analysis,
            synthetic=analysis is not None and analysis.synthetic, computed=answers.computed, verdict=answers.verdict,
        )  # fmt: skip
        yield Block(f"Table({question.question_id!r}, {len(figures)} figures)", html)
    for more in (answers.fit_part(evidence, question), answers.computed_part(evidence, question)):
        if more:
            yield more


def finding_parts(evidence: Evidence) -> Iterator[Block]:
    """The chain of every topic in document order, and under each section what joins no topic."""
    found = list(_placed(find(evidence)))
    landed, themed = landings(changed(evidence)), _themed(evidence)
    for heading, finding, part in _by_section(found):
        if heading:
            yield heading
        html = render(
            "finding.html",
            finding=finding,
            part=part,
            missing=_missing(finding),
            landed=landed,
            themed=themed,
        )
        yield Block(repr(finding), html)
    if not found:
        yield _nothing("No proposal, question, statement or commitment was found.")


def _themed(evidence: Evidence) -> dict[str, str]:
    """The questions whose comments were coded, with who stands behind the codebook."""
    work = evidence.themes
    if work is None:
        return {}
    made = "synthetic comments; " if work.synthetic else ""
    signed = f"codebook signed by {work.signed_by}" if work.signed_by else "by a codebook that nobody has signed"
    return {one.question_id: made + signed for one in work.questions if one.themes}


def facts(evidence: Evidence) -> Block:
    """The printed counts and dates that belong to no question, such as who took part."""
    kinds: dict[str, list[Fact]] = {}
    for fact in evidence.facts:
        known = next((label for start, label in FACTS.items() if fact.kind.startswith(start)), "")
        kinds.setdefault(known or fact.kind.replace("_", " ").capitalize(), []).append(fact)
    return Block(f"Facts({len(evidence.facts)})", render("facts.html", kinds=kinds))


def sources(evidence: Evidence, *tables: str) -> Block:
    """The list that every locator of a page leads to: the document, the place, and what stands there.

    Args:
        evidence: the printed rows.
        tables: the tables that the page shows, such as ``"questions", "figures"``.

    Returns:
        One entry a locator, in document order, with the words of the line where the document itself was read.
    """
    entries: dict[str, list[str]] = {}
    questions = {q.question_id: q.text or q.question_id for q in evidence.questions}
    for row in (row for name in tables for row in getattr(evidence, name)):
        for locator in split_locators(row.locator):
            entries.setdefault(locator, []).append(stated(row, questions))
        for locator in split_locators(getattr(row, "repeated_at", "")):
            entries.setdefault(locator, []).append(f"{stated(row, questions)} (repeated here)")
    ordered = sorted(entries.items(), key=lambda item: position(item[0]))
    return Block(f"Sources({len(ordered)} places)", render("sources.html", evidence=evidence, entries=ordered))


def stated(row: Any, questions: dict[str, str]) -> str:
    """What one row says stands at its locator, so that it can be checked by hand.

    >>> stated(Figure("later", "yes", "yes", percent=61.0, group="police"), {"later": "Close later?"})
    'Figure: 61% yes, police (Close later?)'
    """
    match row:
        case Question():
            told = [words.base_of(row)] if row.base is not None else []
            told += [f"{row.comments:,} comments"] if row.comments is not None else []
            return f"Question: {row.text or row.question_id}" + (f" ({', '.join(told)})" if told else "")
        case Figure():
            of = ", ".join(x for x in (row.bucket or row.bucket_code, row.group) if x)
            return f"Figure: {words.percent(row)} {of} ({questions.get(row.question_id, row.question_id)})"
        case Fact():
            return f"Fact: {words.fact_value(row)}, {row.words}"
        case Proposal():
            return f"Proposal: {row.text}"
        case Commitment():
            return f"{KINDS[row.side]}: {row.text}"
        case Quotation():
            return f"Quotation: {row.attribution or 'not attributed'}"
    raise TypeError(f"no words for {type(row).__name__}")


def _by_section(placed: Iterable[tuple[Finding, str]]) -> Iterator[tuple[Block | None, Finding, str]]:
    """Findings with their ids, and with the heading of the section where a new one begins."""
    section, taken = None, set[str]()
    for finding, part in placed:
        heading = None
        if finding.section != section:
            section = finding.section
            title = section or "Not placed in a section"
            heading = Block(
                f"Section({title!r})", render("section.html", title=title, part=_free(f"in {title}", taken))
            )
        yield heading, finding, part


def _nothing(told: str) -> Block:
    return Block(told, render("nothing.html", told=told))


def _placed(findings: Iterable[Finding]) -> Iterator[tuple[Finding, str]]:
    """Findings, each with an id that no other has."""
    taken: set[str] = set()
    for finding in findings:
        yield finding, _free(f"topic {finding.topic or f'{finding.section} as a whole'}", taken)


def _free(title: str, taken: set[str]) -> str:
    """A title as an id that is not taken yet, and takes it."""
    name = words.slug(title)
    numbered = (f"{name}-{number}" if number > 1 else name for number in count(1))
    free = next(candidate for candidate in numbered if candidate not in taken)
    taken.add(free)
    return free


def _missing(finding: Finding) -> str:
    """Which parts of the chain our reading did not find for a topic, in words."""
    parts = {
        "proposal": finding.proposals,
        "question": finding.questions,
        "decision": finding.decisions,
        "commitment": finding.commitments,
    }
    none = [f"no {name}" for name, rows in parts.items() if not rows]
    return " and ".join(filter(None, (", ".join(none[:-1]), *none[-1:])))
