"""Whose answers count in percentages: those through the channels that say so, and a campaign's first."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from wtanalysis.consultation import load_consultation
from wtanalysis.consultation.model import Consultation
from wtanalysis.errors import ConsultationError
from wtanalysis.figures.breakdown import Method, breakdown

SAME = "Please keep the night boats running all year for those who work late."
DEFINITION = """\
name = "boats"
title = "Night boats"
publisher = "Anytown Council"
opened = 2023-01-02
closed = 2023-02-03
tables = ["questions"]

[[channels]]
name = "online"
in_percentages = true

[[channels]]
name = "paper"
in_percentages = false

[responses]
[[responses.files]]
file = "online.csv"
channel = "online"
columns = [
  { name = "ID", is = "id" }, { name = "Received", is = "date" },
  { name = "Agree?", is = "answer", question = "later" },
  { name = "Why?", is = "comment", question = "later" },
]
[[responses.files]]
file = "paper.csv"
channel = "paper"
columns = [{ name = "ID", is = "id" }, { name = "Agree?", is = "answer", question = "later" }]
"""
QUESTIONS = (
    "question_id,section,topic,text,scale,base,base_unit,comments,status,reason,locator\n"
    "later,,Hours,Agree?,yes_no_dk,,,,reported,,\n"
)
ONLINE = [f"{n},2023-01-{n + 10},{answer},{SAME}" for n, answer in ((1, "No"), (2, "Yes"), (3, "Yes"))]


def boats(folder: Path, definition: str = DEFINITION, online: list[str] = ONLINE) -> Consultation:
    """A folder with a campaign online and two responses on paper."""
    files = {
        "consultation.toml": definition,
        "questions.csv": QUESTIONS,
        "online.csv": "\n".join(("ID,Received,Agree?,Why?", *online, "")),
        "paper.csv": "ID,Agree?\np1,Yes\np2,Yes\n",
    }
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return load_consultation(folder)


def shares(consultation: Consultation, **method: str) -> dict[str, tuple[int | None, int | None]]:
    """Code -> count and base."""
    assert consultation.responses is not None
    made = breakdown(consultation.responses, consultation.questions[0], Method(**method))  # type: ignore[arg-type]
    return {figure.bucket_code: (figure.count, figure.base) for figure in made.figures}


def test_answers_of_a_channel_that_does_not_count_are_left_out_and_told(tmp_path: Path) -> None:
    """Two answers on paper are loaded and are in no percentage, which the notes say."""
    made = boats(tmp_path)
    assert made.responses is not None
    assert len(made.responses.answers) == 5
    assert shares(made) == {"yes": (2, 3), "no": (1, 3)}
    told = breakdown(made.responses, made.questions[0]).notes
    assert "2 answers through channels that count in no percentage left out." in told


def test_a_campaign_counted_once_is_its_first_whatever_the_order_of_rows(tmp_path: Path) -> None:
    """The one received first stands for all copies, wherever its row stands."""
    for rows in permutations(ONLINE):
        assert shares(boats(tmp_path, online=list(rows)), campaigns="once") == {"yes": (0, 1), "no": (1, 1)}


def test_forms_of_which_none_counts_are_refused(tmp_path: Path) -> None:
    """A base of nobody is never counted in silence; a word in place of true or false is refused."""
    with pytest.raises(ConsultationError, match=r"no channel of \[\[responses.files\]\] counts in percentages"):
        boats(tmp_path, DEFINITION.replace("in_percentages = true", ""))
    with pytest.raises(ConsultationError, match="neither true nor false"):
        boats(tmp_path, DEFINITION.replace("in_percentages = false", 'in_percentages = "no"'))
