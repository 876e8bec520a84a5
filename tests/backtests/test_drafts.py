"""Drafts from real exports, unedited: they load, and every column is what a person who reads it would call it."""

from __future__ import annotations

from pathlib import Path

import pytest

from wtanalysis.consultation import Consultation, load_consultation
from wtanalysis.responses.drafting import Draft, draft, write_draft
from wtanalysis.responses.rawtables import read_raw

LAYOUTS = "realdata/response_export_layouts"
SURVEY = "realdata/rse_survey_2016/data/public_data.csv"
POLIS = "realdata/polis_london_policing"
# The survey's columns that are neither the id nor agreement, yes and no, or a known order; by their own codes.
OPEN = ("edu3", "currentemp5", "skill2", "skill2-1", "skill2-2", "tool1", "tool16a", "tool16b")
LISTS = (
    "socio1", "edu1", "edu2", "currentemp16a", "currentemp10", "currentemp11", "currentemp12", "prevemp16b",
    "prevemp16d", "stability1", "socio2", "socio3", "socio4", "tool2",
)  # fmt: skip
YES_NO = (
    "rse16a", "rse16b", "rse16c", "rse16d", "currentemp1", "currentemp16b", "prevemp16a", "currentwork2", "paper1",
    "paper2", "paper4", "paper5", "stability2", "ukrse1",
)  # fmt: skip
OFTEN = (
    *(f"perfcheck{n}" for n in (1, 2, 4, 5, 6, 7)), *(f"turnover{n}" for n in (1, 2, 3, 4)),
)  # fmt: skip
AGREE = (
    "turnover5", "turnover6", *(f"affrec{n}" for n in range(1, 6)), *(f"percemp{n}" for n in range(1, 4)),
    *(f"affsat{n}" for n in range(1, 5)), *(f"progrse{n}" for n in range(1, 6)),
)  # fmt: skip


def loaded(made: Draft, folder: Path) -> Consultation:
    """The consultation that a draft makes, unedited."""
    write_draft(made, folder / "drafted")
    return load_consultation(folder / "drafted")


def roles(made: Draft) -> list[str]:
    """What each column is, with its question."""
    return [f"{g.column.role} {g.column.question}".strip() for g in made.guesses.columns]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("biomass", ["name", "email", "type", "answer ident-4", "consent"]),
        (
            "lgr",
            ["type", "answer location", "answer organisation-type", "answer prop-1-q1", "answer prop-1-q2",
             "comment prop-1-q8", "answer prop-2-q1", "comment prop-2-q8"],
        ),
        (
            "scr",
            ["type", "organisation", "answer size-of-organisation",
             "answer where-do-the-proposed-outcomes-sit-on-a", "comment what-role-would-you-and-or-your"],
        ),
    ],
)  # fmt: skip
def test_layouts_of_real_consultations(shared: Path, tmp_path: Path, name: str, expected: list[str]) -> None:
    """Each of the three layouts: every column as a person would call it, five responses loaded."""
    made = draft(shared / LAYOUTS / f"responses_{name}_format.csv")
    assert roles(made) == expected
    consultation = loaded(made, tmp_path)
    assert consultation.responses is not None
    assert len(consultation.responses.respondents) == 5


def test_survey_of_research_software_engineers(shared: Path, tmp_path: Path) -> None:
    """Of 67 columns each is found: 17 ladders of agreement, 14 of yes and no, 10 of how often, 14 lists, 8 open."""
    made = draft(shared / SURVEY)
    scales = {question.question_id: question.scale for question in made.guesses.questions}
    wanted = {
        **dict.fromkeys(AGREE, "agree5"), **dict.fromkeys(YES_NO, "yes_no_dk"),
        **dict.fromkeys((*OFTEN, *LISTS), "single"), **dict.fromkeys(OPEN, "open"),
    }  # fmt: skip
    assert {name: scales.get(name) for name in wanted} == wanted
    aside = {g.column.name.split(".")[0]: g.column.role for g in made.guesses.columns if not g.column.question}
    assert aside == {"column 1": "id", "currentWork16a": "left out"}
    often = next(q for q in made.guesses.questions if q.question_id == "perfcheck1")
    assert [option.label for option in often.options] == ["Always", "Very Often", "Often", "Sometimes", "Never"]
    consultation = loaded(made, tmp_path)
    assert consultation.responses is not None
    assert len(consultation.responses.respondents) == 273


def test_votes_of_participants(shared: Path, tmp_path: Path) -> None:
    """Every statement is a question; 1 is agree and -1 disagree, as the export's own totals say."""
    path = shared / POLIS / "participants-votes.csv"
    made = draft(path)
    consultation = loaded(made, tmp_path)
    assert len(consultation.questions) == 36
    assert consultation.responses is not None
    table = read_raw(path, made.layout)
    agreed = sum(int(cell) for cell in table.column(table.names.index("n-agree")))
    assert int((consultation.responses.answers["code"] == "agree").sum()) == agreed


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("votes", ["left out"] * 4 + ["answer vote"]),
        ("comments", ["left out"] * 2 + ["id", "analyst", "left out", "left out", "analyst", "comment comment-body"]),
    ],
)
def test_other_exports_of_the_conversation(shared: Path, tmp_path: Path, name: str, expected: list[str]) -> None:
    """A file of votes (a row a vote, and the draft says so) and one of comments load as well."""
    made = draft(shared / POLIS / f"{name}.csv")
    assert roles(made) == expected
    assert loaded(made, tmp_path).responses is not None
    assert any("is a row one response?" in words for words in made.guesses.warnings) == (name == "votes")


def test_template_with_its_questions(shared: Path, tmp_path: Path) -> None:
    """A workbook that holds responses and says what its columns are is drafted by what it says."""
    made = draft(shared / LAYOUTS / "consult_data_template_v005.xlsx")
    assert made.layout.sheet == "Responses"
    assert roles(made)[3:] == [
        "type", "answer q1", "comment q1", "answer q2", "comment q2", "comment q3", "answer q4",
    ]  # fmt: skip
    assert made.guesses.questions[2].text == "What is your level of support for the proposal, and why?"
    assert loaded(made, tmp_path).responses is not None


@pytest.mark.parametrize("workbook", ["qu_format_a_numeric", "qu_format_b_instruction"])
def test_question_workbooks_are_understood(shared: Path, tmp_path: Path, workbook: str) -> None:
    """Both question workbooks say what columns are: an export with those columns takes its questions from them."""
    last = 40
    rows = [
        [f"h{place}" for place in range(last)],
        *([f"v{place} {row}" for place in range(last)] for row in range(20)),
    ]
    (tmp_path / "export.csv").write_text("\n".join(",".join(row) for row in rows))
    made = draft(tmp_path / "export.csv", questions=shared / LAYOUTS / f"{workbook}.xlsx")
    asked = [question for question in made.guesses.questions if not question.text.startswith("h")]
    assert len(asked) >= 5
    assert loaded(made, tmp_path).responses is not None
