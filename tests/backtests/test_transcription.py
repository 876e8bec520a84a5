"""The folder that comes with the project, against the document it was transcribed from and an independent reading."""

from __future__ import annotations

import csv
import dataclasses
import re
from collections import Counter
from pathlib import Path

import pytest

from wtanalysis.api import extract, read_document
from wtanalysis.consultation import Consultation, load_consultation
from wtanalysis.published.model import Extraction
from wtanalysis.published.transcription import COMPARED, compare, figure_id

KEY = Path(__file__).parent / "working_together_2023"
DOCUMENT = "dfe-consultation-response-2023.txt"
RUN = 6


@pytest.fixture(scope="module")
def default(repository: Path) -> Consultation:
    """The consultation that comes with the project."""
    return load_consultation(repository / "data" / "working-together-2023")


@pytest.fixture(scope="module")
def lines(shared: Path) -> list[str]:
    """The lines of the response, so that line 370 is ``lines[370]``."""
    return ["", *(shared / "sources" / DOCUMENT).read_text(encoding="utf-8").split("\n")]


def key(table: str) -> list[dict[str, str]]:
    """One table of the answer key, which somebody else made by reading."""
    with (KEY / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def number(text: str) -> float | None:
    """A cell of the key as a number."""
    return float(text) if text else None


def test_questions_agree_with_an_independent_reading(default: Consultation) -> None:
    """Two readers found the same questions in the same places, with the same bases, comments and status."""
    ours = [(q.locator, q.base, q.base_unit, q.comments, q.status) for q in default.questions]
    theirs = [
        (r["locator"], number(r["base"]), r["base_unit"], number(r["comments"]), r["status"]) for r in key("questions")
    ]
    assert ours == theirs


def test_figures_agree_with_an_independent_reading(default: Consultation) -> None:
    """Two readers took every percentage to the same answer of the same question, in the same order."""
    ours = [(f.locator, f.percent, f.base, bool(f.parent), bool(f.group)) for f in default.figures]
    theirs = [
        (r["locator"], number(r["percent"]), number(r["base"]), bool(r["parent"]), bool(r["group"]))
        for r in key("figures")
    ]
    assert ours == theirs


def test_list_items_agree_with_an_independent_reading(default: Consultation) -> None:
    """Every item of the said and will lists has the same side, number, strength, horizon and place of repetition."""
    ours = [
        (c.locator, c.side, str(c.item), str(c.modality), c.horizon, c.repeated_at)
        for c in default.commitments
        if c.place == "list"
    ]
    theirs = [
        (r["locator"], r["side"], r["item"], r["modality"], r["horizon"], r["repeated_at"])
        for r in key("commitments")
        if r["place"] == "list"
    ]
    assert sorted(ours) == sorted(theirs)


def test_promises_in_prose_agree_with_an_independent_reading(default: Consultation) -> None:
    """No promise that the other reader was sure of is missing, and none is there that the other did not see."""
    ours = Counter((c.locator, c.side, str(c.modality), c.horizon) for c in default.commitments if c.place == "prose")
    prose = [r for r in key("commitments") if r["place"] == "prose"]
    sure = Counter((r["locator"], r["side"], r["modality"], r["horizon"]) for r in prose if not r["doubt"])
    assert not sure - ours
    assert not Counter(place for place, *_ in ours.elements()) - Counter(r["locator"] for r in prose)


def test_the_answers_of_a_question_add_up(default: Consultation) -> None:
    """Printed shares of all respondents add up to 100, and nested reasons to the answer that they are part of."""
    for question in default.questions:
        figures = default.breakdown(question.question_id)
        if question.status == "reported":
            assert sum(f.percent or 0 for f in figures.overall) == pytest.approx(100, abs=0.01), question.question_id
        for parent, code in {(f.parent, f.question_id) for f in figures.figures if f.parent}:
            nested = sum(f.percent or 0 for f in figures.figures if f.parent == parent)
            (whole,) = [f.percent for f in figures.overall if f.bucket_code == parent]
            assert nested == whole, code


def test_every_percentage_stands_on_the_line_it_names(default: Consultation, lines: list[str]) -> None:
    """A figure's locator leads to a line with that very percentage, each printed token used once."""
    wanted = Counter((int(f.locator[1:]), f"{f.percent:g}%") for f in default.figures)
    wanted.update((int(f.locator[1:]), f"{f.value}%") for f in default.facts if f.unit == "percent")
    printed = Counter((line, token) for line, text in enumerate(lines) for token in re.findall(r"[\d.]+%", text))
    assert wanted == printed


def test_bases_and_counts_stand_near_where_they_are_named(default: Consultation, lines: list[str]) -> None:
    """Every base and every number of comments is printed within a few lines after the question."""
    for question in default.questions:
        start = int(question.locator[1:])
        near = " ".join(lines[start : start + 9])
        for count in (question.base, question.comments):
            assert count is None or re.search(rf"\b{count}\b", near), (question.question_id, count)


@pytest.fixture(scope="module")
def extracted(shared: Path) -> Extraction:
    """What the product itself reads from the response."""
    return extract(read_document(shared / "sources" / DOCUMENT))


def test_no_difference_remains_to_an_extraction(default: Consultation, extracted: Extraction) -> None:
    """Ids, numbers, sides, strengths, horizons and locators of the folder are those read from the document."""
    rows = compare(default, extracted)
    assert [row for row in rows if not row.is_equal] == []
    assert {row.table for row in rows} == set(COMPARED)


def test_a_slip_in_the_folder_would_be_found(default: Consultation, extracted: Extraction) -> None:
    """Half a point changed in any percentage of the folder shows as exactly one difference."""
    for position, figure in enumerate(default.figures):
        slip = dataclasses.replace(figure, percent=(figure.percent or 0) + 0.5)
        changed = (*default.figures[:position], slip, *default.figures[position + 1 :])
        found = [r for r in compare(dataclasses.replace(default, figures=changed), extracted) if not r.is_equal]
        assert [(row.id, row.field) for row in found] == [(figure_id(figure), "percent")]


def test_two_loads_are_equal(default: Consultation, repository: Path) -> None:
    """The folder loads to the same values every time, hashes of its files included."""
    again = load_consultation(repository / "data" / "working-together-2023")
    assert again == default
    read = {source.name for source in again.sources}
    assert {"consultation.toml", "figures.csv", "responses-synthetic.csv", "intake.csv"} <= read


def test_the_texts_are_our_own_words(default: Consultation, shared: Path) -> None:
    """No summary or label repeats six words of any source in a row; names and titles are not summaries."""
    sources = [path.read_text(encoding="utf-8") for path in sorted((shared / "sources").rglob("*.txt"))]
    runs = {run for text in sources for run in words_in_a_row(text)}
    texts = [t.text for table in (default.questions, default.proposals, default.commitments) for t in table]
    texts += (
        [f.bucket for f in default.figures] + [f.words for f in default.facts] + [q.reason for q in default.questions]
    )
    assert [text for text in texts if any(run in runs for run in words_in_a_row(text))] == []
    assert [text for text in texts if len(text.split()) > 15] == []


def words_in_a_row(text: str) -> list[tuple[str, ...]]:
    """Every run of six words of a text, without marks."""
    words = re.findall(r"[a-z0-9]+(?:'[a-z]+)?", text.lower().replace("’", "'"))
    return [tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)]
