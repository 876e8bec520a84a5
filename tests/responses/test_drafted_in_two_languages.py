"""Exports in English and Welsh, and options in columns of their own, as a draft understands them."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

from wtanalysis.consultation import load_consultation
from wtanalysis.responses.drafting import Draft, draft, write_draft


def drafted(folder: Path, header: list[str], rows: list[list[Any]]) -> Draft:
    """The draft of an export with these rows, written and loaded unedited."""
    with (folder / "export.csv").open("w", newline="", encoding="utf-8") as stream:
        csv.writer(stream).writerows([header, *rows])
    made = draft(folder / "export.csv")
    write_draft(made, folder / "drafted")
    load_consultation(folder / "drafted")
    return made


def bilingual(folder: Path, welsh: dict[str, str]) -> Draft:
    """An export whose Welsh answers are in the words given."""
    header = [
        "Response number / Rhif yr ymateb", "Language / Iaith", "Are you responding as / A ydych chi'n ymateb fel",
        "Organisation (if applicable) / Sefydliad (os yn berthnasol)", "Question 1: Fair? / Cwestiwn 1: Teg?",
        "Region / Rhanbarth",
    ]  # fmt: skip
    rows = []
    for n in range(60):
        in_welsh = n % 3 == 0
        answer = ("Strongly agree", "Agree", "Disagree", "Don't know")[n // 3 % 4]
        kind = ("School", "Local authority")[n // 6 % 2]
        rows.append([
            f"WG{n}", "Cymraeg" if in_welsh else "English", {"School": "Ysgol"}.get(kind, kind) if in_welsh else kind,
            f"Ysgol {n}", welsh.get(answer, answer) if in_welsh else answer, "North Wales / Gogledd Cymru",
        ])  # fmt: skip
    return drafted(folder, header, rows)


WELSH = {
    "Strongly agree": "Cytuno’n gryf", "Agree": "Cytuno", "Disagree": "Anghytuno", "Don't know": "Ddim yn gwybod",
}  # fmt: skip


@pytest.mark.parametrize("form", ["{welsh}", "{english} / {welsh}"])
def test_answers_in_welsh_are_those_in_english(tmp_path: Path, form: str) -> None:
    """Welsh answers, alone or after the English ones, count as the English answers do."""
    made = bilingual(tmp_path, {e: form.format(english=e, welsh=w) for e, w in WELSH.items()})
    assert [guess.column.role for guess in made.guesses.columns][:4] == ["id", "answer", "type", "organisation"]
    asked = next(q for q in made.guesses.questions if q.question_id == "q1")
    assert (asked.scale, [option.label for option in asked.options]) == ("agree5", list(WELSH))


def test_types_split_by_language_are_marked(tmp_path: Path) -> None:
    """Types that come in one language alone may be the same as others: the guess is unsure and says why."""
    sure = {guess.column.role: (guess.sure, guess.told) for guess in bilingual(tmp_path, WELSH).guesses.columns}
    assert sure["type"][0] < 0.8
    assert "one language" in sure["type"][1]


@pytest.mark.parametrize("marks", [("1", "0"), ("Yes", "")])
@pytest.mark.parametrize("form", ["{}: {}", "{} - {}", "{} [{}]"])
def test_options_in_columns_are_one_question(tmp_path: Path, marks: tuple[str, str], form: str) -> None:
    """Neighbours that are the same up to a colon, a dash or a bracket, and hold ticks, are options of one question."""
    options = ("Adult social care", "Highways & transport", "Culture, leisure and libraries")
    header = ["ID", *(form.format("Which services? Choose up to three", option) for option in options), "Fair?"]
    rows = [[n, *(marks[(n + k) % 2] for k in range(3)), ("Yes", "No")[n % 2]] for n in range(40)]
    made = drafted(tmp_path, header, rows)
    assert [guess.column.role for guess in made.guesses.columns] == ["id", "option", "option", "option", "answer"]
    assert [option.label for option in made.guesses.questions[0].options] == list(options)
    assert made.guesses.questions[0].scale == "multi"


def test_questions_with_a_colon_stay_questions(tmp_path: Path) -> None:
    """Neighbours with answers of their own are no options, whatever they share up to a colon."""
    header = ["ID", "Proposal: later opening", "Proposal: more staff"]
    made = drafted(tmp_path, header, [[n, ("Yes", "No")[n % 2], ("Yes", "No", "Maybe")[n % 3]] for n in range(40)])
    assert [guess.column.role for guess in made.guesses.columns] == ["id", "answer", "answer"]


def test_other_in_words_beside_ticked_options(tmp_path: Path) -> None:
    """After a colon, what people wrote under "other" is no option; the ticked columns are one question all the same."""
    header = [
        "ID",
        *(f"Which apply? Tick all that apply: {w}" for w in ("Parent", "Teacher", "Other (please specify)")),
    ]
    rows = [[n, ("Yes", "No")[n % 2], ("No", "Yes")[n // 2 % 2], ("", "", "Nanny", "Coach")[n % 4]] for n in range(40)]
    made = drafted(tmp_path, header, rows)
    assert [guess.column.role for guess in made.guesses.columns] == ["id", "option", "option", "comment"]
