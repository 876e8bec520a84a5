"""Executed notebooks -> self-contained HTML pages, and the index that leads to them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from wtanalysis.errors import UserError
from wtanalysis.figures.model import Figure
from wtanalysis.findings.evidence import Evidence
from wtanalysis.findings.findings import find, joined
from wtanalysis.findings.tally import tally
from wtanalysis.published.model import Fact
from wtanalysis.report import origins, words
from wtanalysis.report.rendering import render
from wtanalysis.responses.model import Question

if TYPE_CHECKING:
    from nbformat import NotebookNode

RESPONSES_PAGE, QUESTIONS_PAGE = "01-responses.html", "02-breakdowns.html"


@dataclass(frozen=True)
class Page:
    """One finished page."""

    name: str
    title: str
    summary: str
    html: str = ""


def describe(notebook: NotebookNode, name: str) -> Page:
    """Name, title and summary of a page, from the first heading and the first paragraph of its notebook."""
    first = next((c.source for c in notebook.cells if c.cell_type == "markdown"), "")
    lines = [part.strip() for part in first.split("\n\n")]
    if not lines or not lines[0].startswith("# "):
        raise UserError("no title", "a first cell that starts with '# '", "add one", file=name)
    return Page(
        f"{name.removesuffix('.ipynb')}.html", lines[0][2:].strip(), " ".join(lines[1].split()) if lines[1:] else ""
    )


def page(notebook: NotebookNode, name: str, evidence: Evidence, pages: Sequence[Page]) -> Page:
    """An executed notebook as one page.

    Args:
        notebook: executed; its markdown may hold no HTML, and its outputs are our own blocks and charts.
        name: the notebook's file name.
        evidence: what the page is about.
        pages: all pages, for the navigation.

    Returns:
        The page, with the code behind "How this was computed". The same notebook gives the same bytes.

    Raises:
        UserError: a cell printed an error or a warning, or a picture has no words for those who do not see it.
    """
    known = describe(notebook, name)
    body = with_ids("\n".join(_cells(notebook, name)))
    code = [c.source for c in notebook.cells if c.cell_type == "code" and c.source.strip()]
    html = render(
        "page.html", title=known.title, body=body, contents=contents(body), code=code, pages=pages,
        **_frame(evidence, known.title, known.name),
    )  # fmt: skip
    return Page(known.name, known.title, known.summary, html)


def index(evidence: Evidence, pages: Sequence[Page]) -> Page:
    """The page that says what this is, what it holds, what it was made from and what was left out."""
    title = "What was said and what will be done"
    rows: dict[str, list[IndexRow]] = {}
    for finding in find(evidence):
        for question in finding.questions:
            rows.setdefault(finding.section, []).append(_index_row(evidence, question, finding.figures_of(question)))
    html = render(
        "index.html", title=title, pages=pages, code=[], contents=[], rows=rows.items(), left_out=left_out(evidence),
        key=key_counts(evidence), analysis=evidence.analysis, synthetic=origins.is_synthetic(evidence),
        origin=origins.origin(evidence), responses_page=RESPONSES_PAGE, **_frame(evidence, title, "index.html"),
    )  # fmt: skip
    return Page("index.html", title, "", html)


def _frame(evidence: Evidence, title: str, name: str) -> dict[str, Any]:
    """What every page has round its own part."""
    return {
        "evidence": evidence, "current": name, "style": _style(), "marked": origins.marked(title, evidence, name),
        "banner": origins.banner(evidence, name), "footer": origins.footer(evidence, name),
    }  # fmt: skip


@dataclass(frozen=True)
class IndexRow:
    """One question in the table of the index: what was printed, and what the responses give."""

    question: Question
    base: int | None
    printed: tuple[Figure, ...]
    computed: tuple[tuple[str, str], ...]
    page: str = QUESTIONS_PAGE


def _index_row(evidence: Evidence, question: Question, figures: Sequence[Figure]) -> IndexRow:
    """A question with its largest printed figure and the computed share of the same answer, or its largest one."""
    printed = main_figures(figures)
    if evidence.analysis is None:
        return IndexRow(question, question.base, tuple(printed), ())
    overall = evidence.analysis.breakdown(question.question_id).overall
    counted = next((f.base for f in overall if f.base), None)
    if printed:
        same = [evidence.analysis.row(figure) for figure in printed]
        told = tuple((words.computed_share(row), "") for row in same if row and row.computed_percent is not None)
    else:
        told = tuple((words.percent(replace(f, count=None)), f.bucket) for f in main_figures(overall) if f.percent)
    return IndexRow(question, question.base if question.base is not None else counted, tuple(printed), told)


def main_figures(figures: Sequence[Figure]) -> list[Figure]:
    """The largest printed percentage of all respondents; all of them where several are equally large.

    >>> asked = [Figure("q", b, b, percent=p) for b, p in (("yes", 30.0), ("no", 35.0), ("dont_know", 35.0))]
    >>> [figure.bucket for figure in main_figures(asked)]
    ['no', 'dont_know']
    """
    own = [f for f in figures if not f.group and not f.parent and f.percent is not None]
    return [f for f in own if f.percent == max(g.percent or 0.0 for g in own)]


def key_counts(evidence: Evidence) -> list[tuple[str, str, str]]:
    """The counts that say how large the exercise was: printed ones first, each with its place; then what was read."""
    first = {f.kind: f for f in reversed(evidence.facts)}
    told = [(*counted(first[kind]), first[kind].locator) for kind in ("responses", "events") if kind in first]
    answered = {f.question_id for f in evidence.figures}
    promised = tally(evidence.commitments)
    will = f"statements of what will be done: {promised.distinct} distinct, {promised.firm} of them firm"
    rows = (
        (len(answered), "questions with published figures"),
        (len(evidence.figures), "published figures, each with its place"),
        (promised.statements, will if promised.statements else "statements of what will be done"),
        (promised.decisions, "decisions on proposals"),
        (promised.refusals, "refusals, counted apart"),
    )
    counts = [(n, what) for n, what in (*_counts(evidence), *rows) if n or not evidence.analysis]
    return [
        *((value, words.counted(2 - (value == "1"), what), at) for value, what, at in told),
        *((words.thousands(n), words.counted(n, what), "") for n, what in counts),
    ]


def _counts(evidence: Evidence) -> list[tuple[int, str]]:
    """How many responses were counted, and how many printed numbers came out."""
    analysis = evidence.analysis
    if analysis is None:
        return []
    made = "synthetic " if analysis.synthetic else ""
    told = [(analysis.counted, f"{made}responses counted in percentages, of {analysis.received:,} that came in")]
    verdicts = analysis.verdicts
    if verdicts.get("calibrated"):
        told.append(
            (verdicts["calibrated"], "printed numbers calibrated: the synthetic responses were made to fit them")
        )
    elif compared := sum(verdicts.get(name, 0) for name in ("equal", "equal_rounded", "differs")):
        same = compared - verdicts.get("differs", 0)
        told.append((same, f"printed numbers that the responses give, of {compared:,} compared"))
    return told


def counted(fact: Fact) -> tuple[str, str]:
    """A fact's number and, apart from it, what it counts.

    >>> counted(Fact("a", "responses", "1269", "responses", "1269 formal responses", "L170"))
    ('1,269', 'formal responses')
    """
    value, _, unit = words.fact_value(fact).partition(" ")
    what = fact.words.removeprefix(fact.value).removeprefix(value).strip()
    return value, what if unit in what else ", ".join(x for x in (unit, what) if x)


def left_out(evidence: Evidence) -> dict[str, int]:
    """What the pages do not show, or show without a topic, counted."""
    pairs = joined(find(evidence))
    told = {
        "questions withheld by the department, shown without figures": sum(
            q.status == "withheld" for q in evidence.questions
        ),
        "open questions, shown without percentages": sum(
            q.status == "open" and not evidence.breakdown(q.question_id).figures for q in evidence.questions
        ),
        "“You said” items that name no topic, shown under their section": pairs["said"][1],
        "commitments that name no topic, shown under their section": pairs["commitments"][1],
        "questions that name no topic, shown under their section": pairs["questions"][1],
        "decisions that name no topic, shown under their section": pairs["decisions"][1],
        "rows without a place in the document": sum(not row.locator for row in evidence.rows()),
        **evidence.left_out,
        **_not_analysed(evidence),
    }
    return {what: n for what, n in told.items() if n}


def _not_analysed(evidence: Evidence) -> dict[str, int]:
    gone = evidence.analysis.left_out() if evidence.analysis else {}
    return {f"responses not analysed: {words.STEPS[step].lower()}": n for step, n in gone.items()}


def with_ids(body: str) -> str:
    """HTML whose headings of level 2 and 3 all have an id, each once."""
    from lxml import html

    root = html.fragment_fromstring(body, create_parent="div")
    taken = set(root.xpath(".//@id"))
    for heading in root.xpath(".//h2[not(@id)] | .//h3[not(@id)]"):
        name = wanted = words.slug(heading.text_content())
        number = 1
        while name in taken:
            number += 1
            name = f"{wanted}-{number}"
        taken.add(name)
        heading.set("id", name)
    return "".join(html.tostring(child, encoding="unicode") for child in root)


def contents(body: str) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """The headings of level 2, each with the topics of level 3 under it: ids and titles.

    >>> contents("<h2 id='a'>A</h2><h3 id='b'>B</h3>")
    [('a', 'A', [('b', 'B')])]
    """
    from lxml import html

    listed: list[tuple[str, str, list[tuple[str, str]]]] = []
    for heading in html.fragment_fromstring(body, create_parent="div").xpath(".//h2 | .//h3[not(@class='whole')]"):
        entry = (heading.get("id"), " ".join(heading.text_content().split()))
        if heading.tag == "h2":
            listed.append((*entry, []))
        elif listed:
            listed[-1][2].append(entry)
    return listed


def _cells(notebook: NotebookNode, name: str) -> Iterator[str]:
    """The visible parts of a notebook: its markdown and its outputs, without the title, which the page has itself."""
    first = True
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            source = cell.source.partition("\n\n")[2] if first else cell.source
            first = False
            yield _markdown().render(source)
        elif cell.cell_type == "code":
            yield from (_output(output, name) for output in cell.outputs)


def _output(output: Any, name: str) -> str:
    """One output of a cell. HTML comes from our blocks, which escape; anything else is shown as plain text."""
    if output.output_type in ("error", "stream"):
        raise UserError(
            "a cell printed text, a warning or an error", "results only", "run it in JupyterLab to see which", file=name
        )
    data, about = output.data, output.metadata.get("image/png", {})
    if "image/png" in data:
        if not about.get("alt"):
            raise UserError(
                "a picture has no words", "a Chart, which brings its own", "show the chart itself", file=name
            )
        return render("chart.html", png=data["image/png"].strip(), **about)
    return str(data["text/html"]) if "text/html" in data else render("plain.html", text=data.get("text/plain", ""))


@cache
def _markdown() -> Any:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).enable("table")


@cache
def _style() -> str:
    return files("wtanalysis.report").joinpath("templates", "style.css").read_text(encoding="utf-8")
