"""The synthetic responses of the 2023 consultation: made again byte for byte, and every published number in them."""

from __future__ import annotations

import csv
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pandas as pd
import pytest

from wtanalysis.consultation import Consultation, load_consultation
from wtanalysis.figures.reconcile import reconcile
from wtanalysis.responses.model import Responses
from wtanalysis.responses.scales import options

REPOSITORY = Path(__file__).resolve().parents[2]
FOLDER = REPOSITORY / "data" / "working-together-2023"
MADE = (
    "responses-synthetic.csv", "responses-children-synthetic.csv", "comments-synthetic.csv", "intake.csv",
    "allocations.csv",
)  # fmt: skip
ONLINE = ("online main form", "online children's form")
LEADS = "support-under-section-17-of-the-children-3"
FOR_IT = {"agree", "likely", "yes", "option:feasible-support-guidance"}
AGAINST = {"disagree", "unlikely", "no"}


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a table of the folder."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def consultation() -> Consultation:
    """The consultation with its synthetic responses, through the door that real ones use."""
    return load_consultation(FOLDER)


@pytest.fixture(scope="module")
def responses(consultation: Consultation) -> Responses:
    """The responses alone."""
    assert consultation.responses is not None
    return consultation.responses


@pytest.fixture(scope="module")
def online(responses: Responses) -> pd.DataFrame:
    """The respondents of both forms."""
    return responses.respondents[responses.respondents["channel"].isin(ONLINE)]


def test_the_same_bytes_again(tmp_path: Path) -> None:
    """The script makes the committed files again from what is committed."""
    subprocess.run([sys.executable, REPOSITORY / "data" / "make_synthetic.py", "--out", tmp_path], check=True)
    assert {name for name in MADE if (tmp_path / name).read_bytes() != (FOLDER / name).read_bytes()} == set()


def test_synthetic_is_said_everywhere(responses: Responses) -> None:
    """File names, columns and ids say that it is synthetic, and so does what is loaded."""
    assert responses.synthetic
    for name in MADE[:3]:
        assert "synthetic" in name
        assert any("synthetic" in column.casefold() for column in list(rows(name)[0])[:10])
    assert all("synthetic" in path.name for path in (FOLDER / "emails-synthetic").iterdir())
    assert {row["Synthetic data"] for name in MADE[:2] for row in rows(name)} == {"made by a program"}
    assert (FOLDER / MADE[0]).stat().st_size < 2_000_000


def test_every_published_figure_is_calibrated(consultation: Consultation) -> None:
    """Each printed percentage of a closed question, in all and by group, comes out and is only called calibrated."""
    found = [row for row in reconcile(consultation) if row.question_id != LEADS]
    assert Counter(row.verdict for row in found) == {"calibrated": 74, "withheld": 1}


def test_bases_and_comments_are_those_printed(consultation: Consultation, responses: Responses) -> None:
    """As many answered, and as many commented, as the response prints for each question."""
    answered = responses.answers.groupby("question_id")["first"].sum()
    said = responses.comments[responses.comments["response_id"].str.startswith("SYN-M")]["question_id"].value_counts()
    closed = [q for q in consultation.questions if q.status == "reported"]
    assert [(q.question_id, answered[q.question_id]) for q in closed] == [(q.question_id, q.base) for q in closed]
    expected = {q.question_id: q.comments or (q.base if q.scale == "open" else None) for q in consultation.questions}
    assert said.to_dict() == {name: number for name, number in expected.items() if number}
    further = "Anything else on stronger multi-agency child protection"
    assert sum(bool(row[further]) for row in rows(MADE[0])) == 103


def test_profile_of_respondents(online: pd.DataFrame) -> None:
    """1,269 responses: 41, 55.5, 2.5 and 1 per cent; 104 ticked several types, 248 chose Other."""
    types = online["types"].str.split(" | ", regex=False)
    young = types.map(lambda names: "Child or young person under age 18" in names)
    leavers = types.map(lambda names: "Care leaver up to the age of 25" in names)
    bodies = online["on_behalf"] == "yes"
    assert [len(online), bodies.sum(), leavers.sum(), young.sum()] == [1269, 520, 30, 15]
    assert not (bodies & (young | leavers)).any()
    assert [round(200 * n / 1269) / 2 for n in (520, 1269 - 520 - 30 - 15, 30, 15)] == [41, 55.5, 2.5, 1]
    assert [(types.map(len) > 1).sum(), types.map(lambda names: "Other" in names).sum()] == [104, 248]
    childrens = online["channel"] == ONLINE[1]
    assert [(young & childrens).sum(), (leavers & childrens).sum()] == [11, 2]


def test_two_children_answered_nothing(online: pd.DataFrame, responses: Responses) -> None:
    """They are kept by decision, and nobody else is silent."""
    answered = responses.answers
    spoke = set(answered[answered["first"] == 1]["response_id"]) | set(responses.comments["response_id"])
    silent = online[~online["response_id"].isin(spoke)]
    assert list(silent["group"]) == ["Child", "Child"]


def test_groups_and_rules(online: pd.DataFrame) -> None:
    """Every respondent has one of the groups, by a rule; people decided 22."""
    assert set(online["group"]) == {row["group"] for row in rows("groups.csv")}
    assert online["rule"].value_counts().to_dict() == {
        "one group": 1179, "profession with a family role": 50, "best fit": 22, "organisation by profession": 18,
    }  # fmt: skip


def test_birth_parents_on_principles(responses: Responses) -> None:
    """94 birth parents answered the question on principles."""
    given = responses.answers
    own = given[
        (given["question_id"] == "principles-for-working-with-parents-and") & (given["group"] == "Birth parent")
    ]
    assert own["first"].sum() == 94


def test_health_or_education_in_18_of_100_comments() -> None:
    """109 of the 607 comments on lead practitioners name health or education; that is 18 per cent."""
    themes = {(row["question_id"], row["text"]): row["theme_ids"] for row in rows("comments-synthetic.csv")}
    column = "Which practitioners should not be lead practitioners"
    said = [row[column] for row in rows(MADE[0]) if row[column]]
    named = [text for text in said if re.search("section-17-not-(health|education)", themes[LEADS, text])]
    assert (len(named), len(said), round(100 * len(named) / len(said))) == (109, 607, 18)


def test_ledger(responses: Responses) -> None:
    """Received 1,281 online, 1,269 analysed; one email repeats an online response, two came late."""
    steps = {(row.step, row.channel): 0 for row in responses.ledger}
    for row in responses.ledger:
        steps[row.step, row.channel] += row.count
    main = {step: count for (step, channel), count in steps.items() if channel == ONLINE[0]}
    assert main == {
        "received": 1268,
        "late": 3,
        "test": 2,
        "blank": 4,
        "duplicate": 2,
        "withdrawn": 1,
        "analysed": 1256,
    }
    mail = {step: count for (step, channel), count in steps.items() if channel == "email"}
    assert [mail[step] for step in ("received", "late", "duplicate", "analysed")] == [14, 2, 1, 11]
    assert steps["analysed", "event"] == 12


def test_campaigns_are_three(responses: Responses) -> None:
    """Three campaigns of 26 copies, and nothing else that looks like one."""
    found = responses.respondents["campaign"].value_counts().to_dict()
    assert found.pop("") > 1000
    assert found == {"campaign-1": 26, "campaign-2": 26, "campaign-3": 26}


def test_every_comment_stands_in_the_bank_with_its_themes(consultation: Consultation, responses: Responses) -> None:
    """Each comment is in the bank, contradicts no answer of its writer, and carries themes of the codebook."""
    bank = {(row["question_id"], row["text"]): row for row in rows("comments-synthetic.csv")}
    themes = {row["theme_id"] for row in rows("codebook.csv")}
    assert {t for row in bank.values() for t in row["theme_ids"].split(" | ") if t} <= themes
    nets = {(q.question_id, o.code): o.part_of or o.code for q in consultation.questions for o in options(q)}
    given = {(r, q): nets.get((q, code), "") for r, q, code in
             responses.answers[["response_id", "question_id", "code"]].itertuples(index=False)}  # fmt: skip
    used = set()
    forms = responses.comments[responses.comments["response_id"].str.startswith("SYN-")]
    for name, question, text in forms[["response_id", "question_id", "text"]].itertuples(index=False):
        row = bank[question, text]
        used.add(row["comment_id"] if row["origin"] == "written" else "")
        net = given.get((name, question), "")
        if row["stance"] and (name, question) in given:
            assert (row["stance"] == "agree") == (net in FOR_IT)
            assert (row["stance"] == "disagree") == (net in AGAINST)
    assert len(used - {""}) >= 1500
    assert len({row["text"] for row in bank.values() if row["origin"] == "written"}) >= 1500


def test_codebook_names_each_theme_once() -> None:
    """Names and ids stand once; every policy area is one of the consultation's; examples are given."""
    book = rows("codebook.csv")
    assert len({row["theme_id"] for row in book}) == len({row["name"].casefold() for row in book}) == len(book)
    assert all(row["description"] and row["examples"] for row in book)


def test_personal_data_is_invented() -> None:
    """Addresses of mail are at example.org; organisations say that they are examples."""
    addresses = re.findall(r"[\w.+-]+@([\w.-]+\w)", "".join((FOLDER / name).read_text("utf-8") for name in MADE[:3]))
    assert {".".join(host.split(".")[-2:]) for host in addresses} == {"example.org"}
    names = {row["What is its name?"] for row in rows(MADE[0])} - {""}
    assert {name for name in names if "Example" not in name} == {"Northbeck Safeguarding Children Partnership"}
