"""What is extracted from the real government response, against the answer key that was made by reading it.

Measured on 22 November 2026 against ``working_together_2023/``. The numbers asserted here are the published ones.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from wtanalysis.documents.model import Document
from wtanalysis.documents.readers import read_document
from wtanalysis.figures.model import Figure
from wtanalysis.published.extract import extract
from wtanalysis.published.grammar import fold
from wtanalysis.published.ledger import TWICE, scan
from wtanalysis.published.model import Extraction
from wtanalysis.tables import cell

KEY = Path(__file__).parent / "working_together_2023"


@pytest.fixture(scope="module")
def response(shared: Path) -> Document:
    """The government response of December 2023."""
    return read_document(shared / "sources" / "dfe-consultation-response-2023.txt")


@pytest.fixture(scope="module")
def extraction(response: Document) -> Extraction:
    """Everything read from it."""
    return extract(response)


def key(table: str) -> list[dict[str, str]]:
    """One table of the answer key."""
    with (KEY / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


ALTERNATIVE = {("L986", "61"): "dont_know", ("L986", "3"): "no", ("L986", "17.5"): "yes", ("L988", "1.5"): "no"}
"""Where the key names two readings (five options of its own, or yes, no and don't know), the other one."""


def answer(code: str, locator: str, percent: str) -> str:
    """A bucket code to compare by: the slug of an option is ours; either reading of a doubtful answer is right."""
    return "option" if code.startswith("option:") or ALTERNATIVE.get((locator, percent)) == code else code


def names(extraction: Extraction) -> dict[str, str]:
    """The key's name of each question of ours: by its place, and on one line by its order there."""
    ours: dict[tuple[str, int], str] = {}
    seen: Counter[str] = Counter()
    for question in extraction.questions:
        seen[question.locator] += 1
        ours[question.locator, seen[question.locator]] = question.question_id
    return {ours[r["locator"], int(r["occurrence"])]: r["key"] for r in key("questions")}


def test_every_question_is_found(extraction: Extraction) -> None:
    """28 of 28 questions, none besides: place, base and its unit, comments, scale, status. Precision 1.00, recall 1.00.

    The withheld question has no answers from which a scale could be seen; the key takes its scale from the wording.
    """
    ours = [(q.locator, cell(q.base), q.base_unit, cell(q.comments), q.scale, q.status) for q in extraction.questions]
    wanted = [
        (r["locator"], r["base"], r["base_unit"], r["comments"], r["scale"], r["status"]) for r in key("questions")
    ]
    assert ours == wanted
    assert [bool(q.reason) for q in extraction.questions] == [r["status"] == "withheld" for r in key("questions")]


def test_every_figure_is_found(extraction: Extraction) -> None:
    """75 of 75 figures, none besides: question, answer, parent, group or not, percentage, base and inferred base.

    Precision 1.00, recall 1.00. Four answers (L986, L988) are read as the key's second reading has them.
    """
    named = names(extraction)
    ours = [
        (
            named[f.question_id], f.locator, cell(f.percent), cell(f.count),
            answer(f.bucket_code, f.locator, cell(f.percent)), f.parent,
            bool(f.group), cell(f.base), f.base_inferred,
        )
        for f in extraction.figures
    ]  # fmt: skip
    wanted = [
        (
            r["key"], r["locator"], r["percent"], r["count"],
            answer(r["bucket_code"], r["locator"], r["percent"]), r["parent"],
            bool(r["group"]), r["base"], r["base_inferred"],
        )
        for r in key("figures")
    ]  # fmt: skip
    assert sorted(ours) == sorted(wanted)


def paired(extraction: Extraction) -> list[tuple[Figure, dict[str, str]]]:
    """Figures beside the rows of the key; on one line, equal percentages pair in the order printed."""
    left = key("figures")
    pairs = []
    for figure in extraction.figures:
        row = next(r for r in left if (r["locator"], r["percent"]) == (figure.locator, cell(figure.percent)))
        left.remove(row)
        pairs.append((figure, row))
    return pairs


def test_groups_of_figures(extraction: Extraction) -> None:
    """The group of all 75 figures is the key's, as printed but for the word "background"."""
    for figure, row in paired(extraction):
        assert fold(figure.group) == fold(row["group"]).removesuffix(" background")


def test_qualifiers_of_figures(extraction: Extraction) -> None:
    """The words round the number are the key's for 71 of 75 figures; none are wrong words.

    Three are doubtful (L737, one phrase for three groups); one is missed (L932, its words stand before a page break).
    """
    missed = [
        (f.locator, cell(f.percent)) for f, row in paired(extraction) if fold(f.qualifier) != fold(row["qualifier"])
    ]
    assert missed == [("L737", "21"), ("L737", "23"), ("L737", "33"), ("L932", "22")]
    assert not any(f.qualifier for f, _ in paired(extraction) if (f.locator, cell(f.percent)) in missed)


def test_reasons_keep_both_bases(extraction: Extraction) -> None:
    """The four reasons for disagreeing keep their stated base in words and carry the base that their sum supports."""
    nested = [f for f in extraction.figures if f.parent]
    assert [(f.locator, f.percent, f.parent) for f in nested] == [("L586", p, "disagree") for p in (22, 15, 7, 3)]
    assert {(f.base_words, f.base_inferred, f.base) for f in nested} == {("Of those that disagreed", "967", 967)}


def spots(document: Document, unit: str) -> list[tuple[str, str, int, int, int]]:
    """Every number of one unit that the independent scan finds: digits, locator, paragraph and offsets."""
    found = []
    for token in scan(document):
        if (token.unit == "percent") == (unit == "percent"):
            place = document.paragraphs[token.index].locator_at(token.start)
            found.append((re.sub(r"[^\d.A-Za-z]", "", token.words).lower(), place, token.index, token.start, token.end))
    return found


def test_every_percentage_is_claimed_once_by_the_right_table(response: Document, extraction: Extraction) -> None:
    """All 79 percentages that the document prints: 75 by figures, 4 by facts, none twice.

    One share that is printed in words alone stands in no table and is left unclaimed.
    """
    claimed = Counter((cell(f.percent), f.locator, "figures") for f in extraction.figures)
    claimed += Counter((f.value, f.locator, "facts") for f in extraction.facts if f.unit == "percent")
    wanted = Counter((r["token"].rstrip("%"), r["locator"], r["table"]) for r in key("percent_tokens"))
    assert claimed == wanted
    assert [(u.token, u.locator) for u in extraction.unclaimed if u.unit == "percent"] == [
        (IN_WORDS["token"], IN_WORDS["locator"])
    ]
    printed = Counter((t, place) for t, place, *_ in spots(response, "percent"))
    assert printed == Counter((r["token"].rstrip("%"), r["locator"]) for r in [*key("percent_tokens"), IN_WORDS])


IN_WORDS = {"token": "half", "locator": "L894"}
VAGUE = {("hundreds", "L94"), ("thousands", "L153"), ("One", "L264")}
WORDS = {"two": "2", "four": "4"}


def test_every_count_is_claimed_once_or_left_with_a_reason(extraction: Extraction) -> None:
    """Of 55 counts of people or papers 51 are claimed once by the right table; one (a total told again) is unclaimed.

    Three vague or single ones (hundreds, thousands, one) are no numbers that the scan looks for.
    """
    bases = {(r["key"]): r for r in key("questions")}
    named = names(extraction)
    claimed: Counter[tuple[str, str, str]] = Counter()
    for question in extraction.questions:
        row = bases[named[question.question_id]]
        claimed.update([(cell(question.base), row["base_locator"], "questions")] * (question.base is not None))
        claimed.update(
            [(cell(question.comments), row["comments_locator"], "questions")] * (question.comments is not None)
        )
    claimed += Counter(
        (f.value, f.locator, "facts") for f in extraction.facts if f.unit in ("responses", "respondents")
    )
    tokens = [r for r in key("count_tokens") if (r["token"], r["locator"]) not in VAGUE]
    wanted = Counter((WORDS.get(r["token"].lower(), r["token"]), r["locator"], r["table"]) for r in tokens)
    left = Counter({(u.token, u.locator): 1 for u in extraction.unclaimed if u.unit != "percent"})
    assert {(token, place): n for (token, place, _), n in (wanted - claimed).items()} == dict(left)
    assert claimed - wanted == Counter()
    assert all(u.reason and u.reason != TWICE for u in extraction.unclaimed)
    assert sum(left.values()) == 1


def test_facts(extraction: Extraction) -> None:
    """All 31 facts are the key's, which has 38: precision 1.00, recall 0.82.

    Missed: dates and the total told again (L153, L166, L170), vague words (L94, L153), a single respondent (L264).
    """
    ours = Counter((f.value, f.locator) for f in extraction.facts)
    wanted = Counter((r["value"], r["locator"]) for r in key("facts"))
    assert ours - wanted == Counter()
    assert (sum(ours.values()), sum(wanted.values())) == (31, 38)
    assert {place for _, place in wanted - ours} == {"L94", "L153", "L166", "L170", "L264"}


def test_organisations(extraction: Extraction) -> None:
    """All 201 organisations of the list of respondents, by name and line. Precision 1.00, recall 1.00."""
    ours = Counter((fold(o.name), o.locator) for o in extraction.organisations)
    assert ours == Counter((fold(r["name"]), r["locator"]) for r in key("organisations"))


def test_quotations(extraction: Extraction) -> None:
    """All 40 block quotations, with attribution, its kind and the organisation matched. Precision 1.00, recall 1.00."""
    ours = Counter(
        (q.locator, q.attribution_kind, fold(q.attribution), fold(q.organisation_match)) for q in extraction.quotations
    )
    assert ours == Counter(
        (r["locator"], r["attribution_kind"], fold(r["attribution"]), fold(r["organisation_match"]))
        for r in key("quotations")
    )
