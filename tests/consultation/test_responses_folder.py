"""A folder with responses: what consultation.toml and its tables say is followed, or refused with its place."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wtanalysis.consultation import load_consultation
from wtanalysis.errors import UserError
from wtanalysis.figures.breakdown import Method, breakdown
from wtanalysis.responses.model import Responses
from wtanalysis.responses.scales import options

PRIVATE = "Zebra Crossing"
TOML = """
name = "parks"
title = "Opening hours of parks"
publisher = "Anytown Council"
opened = 2023-01-02
closed = 2023-02-03
tables = ["questions", "groups"]
[[channels]]
name = "main form"
in_percentages = true
[[channels]]
name = "children's form"
in_percentages = true
[[channels]]
name = "email"
[responses]
decisions = "intake.csv"
allocations = "allocations.csv"
[[responses.files]]
file = "main.csv"
channel = "main form"
columns = [
  { name = "ID", is = "id" },
  { name = "On", is = "date" },
  { name = "Type", is = "type", separator = ";" },
  { name = "Body?", is = "on_behalf" },
  { name = "Body", is = "organisation" },
  { name = "Later?", is = "answer", question = "later" },
  { name = "Uses", is = "answer", question = "uses", separator = "," },
  { name = "Why?", is = "comment", question = "later" },
]
[[responses.files]]
file = "children.csv"
channel = "children's form"
columns = [
  { name = "ID", is = "id" },
  { name = "I am", is = "type" },
  { name = "Later?", is = "answer", question = "later" },
]
[[responses.emails]]
folder = "emails"
channel = "email"
[questions.uses]
options = [
  { label = "Sport, and games", code = "option:sport" },
  { label = "Walks", code = "option:walks" },
  { label = "None of these", code = "option:none", kind = "none" },
]
combined = [{ code = "option:any", label = "sport or walks", of = ["option:sport", "option:walks"] }]
[questions.more]
asked_if = { later = ["agree"] }
[grouping]
family = ["Families"]
professions = ["Health", "Schools"]
lived_experience = "Both"
"""
QUESTIONS = """question_id,section,topic,text,scale,base,base_unit,comments,status,reason,locator
later,,Hours,Close later?,agree5,,,,reported,,
uses,,Hours,Uses?,multi,,,,reported,,
more,,Hours,More?,yes_no_dk,,,,reported,,
"""
GROUPS = """group,types,locator
Families,Parent,
Health,Nurse | Doctor,
Schools,Teacher,
Care leavers,Care leaver,
Both,,
"""
MAIN = f"""ID,On,Type,Body?,Body,Later?,Uses,Why?
m1,25/01/2023,Parent,No,,Strongly agree,"Walks, Sport, and games","one\ntwo, ""three"" or so"
m2,26/01/2023,Nurse;Parent,Yes,Anytown Clinic,Agree,Walks,
m3,26/01/2023,Nurse;Teacher,No,,Disagree,None of these,
m4,27/01/2023,Care leaver,No,,Neither agree nor disagree,,
m5,27/01/2023,Doctor,Yes,{PRIVATE} Trust,Agree,Walks,{PRIVATE} is mine
m6,04/02/2023,Parent,No,,Agree,,
"""
CHILDREN = "ID,I am,Later?\nc1,Care leaver,Agree\nc2,,Not Answered\n"
DECISIONS = "response_id,decision,of,reason,by,when\nm5,withdrawn,,asked on the phone,clerk,2023-02-05\n"
ALLOCATIONS = "response_id,group,reason,by,when\nm3,Schools,writes of a class,clerk,2023-02-06\n"
EMAIL = """From: Clerk <clerk@example.org>
To: parks@example.org
Subject: Response on behalf of Anytown Clinic
Date: Thu, 26 Jan 2023 10:00:00 +0000
MIME-Version: 1.0
Content-Type: text/plain; charset="utf-8"

I write on behalf of Anytown Clinic. We think that the parks should close at ten,
since patients walk home.
"""
FILES = {
    "consultation.toml": TOML, "questions.csv": QUESTIONS, "groups.csv": GROUPS, "main.csv": MAIN,
    "children.csv": CHILDREN,
    "intake.csv": DECISIONS, "allocations.csv": ALLOCATIONS, "emails/one.eml": EMAIL,
}  # fmt: skip


def folder(place: Path, **changed: tuple[str, str]) -> Path:
    """The folder, with words of some of its files replaced (``_`` stands for ``.`` in their names)."""
    for name, content in FILES.items():
        old, new = changed.get(name.replace(".", "_"), ("", ""))
        assert old in content
        path = place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content.replace(old, new) if old else content, encoding="utf-8")
    return place


def load(place: Path, **changed: tuple[str, str]) -> Responses:
    """The responses of the folder."""
    found = load_consultation(folder(place, **changed)).responses
    assert found is not None
    return found


def refused(place: Path, **changed: tuple[str, str]) -> str:
    """The one line that the folder is refused with."""
    with pytest.raises(UserError) as caught:
        load(place, **changed)
    assert PRIVATE not in str(caught.value)
    return str(caught.value)


class TestLoaded:
    """What the folder gives."""

    def test_who_is_analysed(self, tmp_path: Path) -> None:
        """Both forms come in; the late, the blank, the withdrawn and the email of an organisation online do not."""
        found = load(tmp_path)
        groups = dict(zip(found.respondents["response_id"], found.respondents["group"], strict=True))
        assert groups == {
            "m1": "Families", "m2": "Health", "m3": "Schools", "m4": "Care leavers", "c1": "Care leavers",
        }  # fmt: skip
        gone = {row.ids: (row.step, row.channel) for row in found.ledger if row.ids}
        assert gone[("m6",)] == ("late", "main form")
        assert gone[("m5",)] == ("withdrawn", "main form")
        assert gone[("c2",)] == ("blank", "children's form")
        assert [step for step, channel in gone.values() if channel == "email"] == ["duplicate"]

    def test_the_ledger_of_each_channel(self, tmp_path: Path) -> None:
        """Each channel has all steps, from received to analysed, in their order, and its counts add up."""
        found = load(tmp_path)
        for channel in ("main form", "children's form", "email"):
            rows = [row for row in found.ledger if row.channel == channel]
            assert [row.step for row in rows] == [
                "received", "late", "test", "blank", "duplicate", "withdrawn", "analysed",
            ]  # fmt: skip
            assert rows[0].count - sum(row.count for row in rows[1:-1]) == rows[-1].count

    def test_a_care_leaver_on_either_form(self, tmp_path: Path) -> None:
        """Care leavers count in one group, and in one base, whichever form they filled in."""
        consultation = load_consultation(folder(tmp_path))
        assert consultation.responses is not None
        made = breakdown(consultation.responses, consultation.question("later"), Method(by="group"))
        (agreed,) = [f for f in made.figures if (f.group, f.bucket_code) == ("Care leavers", "agree")]
        assert (agreed.count, agreed.base) == (1, 2)
        assert next(f for f in made.overall if f.bucket_code == "agree").base == 5

    def test_each_form_has_its_questions(self, tmp_path: Path) -> None:
        """A question that a form does not hold is not among its questions."""
        assert load(tmp_path).questions_of["children's form"] == ("later",)
        assert load(tmp_path).questions_of["main form"] == ("later", "uses")

    def test_nothing_of_a_withdrawn_response(self, tmp_path: Path) -> None:
        """Neither words nor organisation of who withdrew are anywhere in what was loaded."""
        consultation = load_consultation(folder(tmp_path))
        found = consultation.responses
        assert found is not None
        for table in (found.respondents, found.answers, found.comments):
            assert PRIVATE not in table.to_csv()
            assert "m5" not in set(table["response_id"])
        assert PRIVATE not in repr(consultation) + repr(found) + repr(found.ledger) + repr(found.notes)
        assert PRIVATE not in repr(consultation.plan)

    def test_rows_are_ids_in_two_files(self, tmp_path: Path) -> None:
        """Where several files have no ids, theirs are made of file and row, and differ."""
        no_id = '  { name = "ID", is = "id" },\n'
        left_out = '  { name = "ID", is = "left out", why = "not unique" },\n'
        found = load(
            tmp_path,
            consultation_toml=(no_id, left_out),
            intake_csv=("m5", "1-r0007"),
            allocations_csv=("m3", "1-r0004"),
        )
        assert {"1-r0002", "1-r0003", "1-r0004", "2-r0002"} <= set(found.respondents["response_id"])

    def test_routing_by_a_net(self, tmp_path: Path) -> None:
        """A question put to those who agreed is put to both answers of the net."""
        asked = load_consultation(folder(tmp_path)).question("more").asked_if
        assert asked == {"later": ("option:strongly-agree", "option:agree")}

    def test_every_file_has_its_hash(self, tmp_path: Path) -> None:
        """Exports, decisions and emails stand among the sources; an email by number, as its name may be an address."""
        names = [source.name for source in load(tmp_path).sources]
        assert names == ["main.csv", "children.csv", "intake.csv", "allocations.csv", "emails/001.eml"]

    def test_loading_again_is_the_same(self, tmp_path: Path) -> None:
        """Loading twice gives the same tables, byte for byte."""
        once, again = load(tmp_path), load(tmp_path)
        for name in ("respondents", "answers", "comments"):
            pd.testing.assert_frame_equal(getattr(once, name), getattr(again, name))
        assert (once.ledger, once.notes) == (again.ledger, again.notes)


FAULTS = [
    ({"intake_csv": ("m5", "x9")}, "intake.csv:2:response_id no response 'x9'"),
    ({"intake_csv": ("withdrawn", "gone")}, "intake.csv:2:decision unknown decision 'gone'"),
    ({"intake_csv": ("m5,", ",")}, "intake.csv:2:response_id is empty"),
    ({"intake_csv": ("response_id,", "id,")}, "intake.csv:1:response_id column missing"),
    ({"intake_csv": ("2023-02-05\n", "2023-02-05\nm5,test,,,,\n")}, "intake.csv:3:response_id stands twice"),
    ({"intake_csv": ("withdrawn,,", "duplicate,x9,")}, "intake.csv:2:of no response 'x9'"),
    ({"intake_csv": ("withdrawn,,", "duplicate,m5,")}, "a duplicate of itself"),
    ({"allocations_csv": ("m3", "x9")}, "allocations.csv:2:response_id no response 'x9'"),
    ({"allocations_csv": ("Schools", "Baker")}, "allocations.csv:2:group unknown group 'Baker'"),
    ({"allocations_csv": ("writes of a class", "")}, "allocations.csv:2:reason is empty"),
    ({"allocations_csv": ("02-06\n", "02-06\nm3,Health,x,y,z\n")}, "allocations.csv:3:response_id stands twice"),
    ({"allocations_csv": ("m3", "m1")}, "'m1' is allocated to Schools, but the rule \"one group\" places"),
    ({"allocations_csv": ("m3", "m2")}, 'but the rule "organisation by profession" places it in Health'),
    ({"groups_csv": ("Parent", "Parent | nurse")}, "the type 'Nurse' stands in Families and"),
    ({"consultation_toml": ("[responses]", '[responses]\nsynthetic = "yes"')}, "synthetic is neither true nor false"),
    ({"consultation_toml": ('"option:walks"]', '"option:runs"]')}, "uses has no answer 'option:runs'"),
    ({"consultation_toml": ('later = ["agree"]', 'later = ["yes"]')}, "later has no answer 'yes'"),
    ({"consultation_toml": ('later = ["agree"]', 'late = ["agree"]')}, "no question 'late'"),
    ({"consultation_toml": ('label = "Walks"', 'label = "none of these."')}, "the spelling 'none of these' stands"),
    ({"consultation_toml": ('code = "option:walks"', 'code = "option:sport"')}, "the code 'option:sport' stands twice"),
    ({"consultation_toml": ("[questions.more]", '[questions.more]\nchannels = ["fax"]')}, "no channel 'fax'"),
    ({"consultation_toml": ('name = "On",', 'name = "On", column = "2",')}, "column is no whole number"),
    ({"consultation_toml": ('is = "date"', 'is = "day"')}, "is is 'day', expected one of 'id', 'date'"),
    ({"consultation_toml": ('name = "On", is = "date"', 'name = "On", is = "left out"')}, "why is missing"),
    ({"consultation_toml": ('file = "main.csv"', 'file = "../main.csv"')}, "'../main.csv' is outside the folder"),
    ({"consultation_toml": ('channel = "main form"', 'channel = "main"')}, "no channel 'main'"),
    ({"consultation_toml": ('family = ["Families"]', 'family = ["Family"]')}, "unknown 'Family', expected one such"),
    ({"children_csv": ("c1", "m1")}, "children.csv:2 a response id of main.csv stands here, too"),
    ({"main_csv": ("Strongly agree", PRIVATE)}, "main.csv:2:Later? the answer is none of the options"),
    ({"main_csv": ("26/01/2023,Nurse;Teacher", "01/26/2023,Nurse;Teacher")}, "main.csv:4:On dates in two orders"),
    ({"main_csv": ("Neither agree nor disagree,,\n", "Neither agree nor disagree,\n")}, "main.csv:5 7 cells"),
]  # fmt: skip


@pytest.mark.parametrize(("changed", "told"), FAULTS, ids=[told[:50] for _, told in FAULTS])
def test_refused(tmp_path: Path, changed: dict[str, tuple[str, str]], told: str) -> None:
    """What does not fit is refused in one line that says where and what."""
    line = refused(tmp_path, **changed)
    assert told in line
    assert "\n" not in line


AGREES = st.sampled_from(["", "Strongly agree", "Agree", "Disagree", "Don't know", "Not Answered"])
CHOSEN = st.lists(st.sampled_from(["Sport, and games", "Walks", "None of these"]), unique=True)
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters='\n",;'), max_size=15)


@settings(max_examples=25)
@given(st.lists(st.tuples(AGREES, CHOSEN, WORDS), max_size=6))
def test_saved_and_loaded_again_is_the_same(
    tmp_path_factory: pytest.TempPathFactory, told: list[tuple[str, list[str], str]]
) -> None:
    """The tidy answers and comments, written as an export in the labels of the options, load to themselves."""
    place = tmp_path_factory.getbasetemp() / "again"
    header = next(csv.reader(io.StringIO(MAIN)))
    people = [[f"a{i}", "25/01/2023", "Parent", "No", ""] for i in range(len(told))]
    rows = [[*own, later, ",".join(chosen), words] for own, (later, chosen, words) in zip(people, told, strict=True)]
    first = written(place, [header, *rows])
    labels = {
        (q.question_id, option.code): option.label
        for q in load_consultation(place).questions for option in options(q)
    } | {(name, "not_answered"): "Not Answered" for name in ("later", "uses")}  # fmt: skip
    cells: dict[tuple[str, str], list[str]] = {}
    for name, question, code in zip(*(first.answers[c] for c in ("response_id", "question_id", "code")), strict=True):
        cells.setdefault((name, question), []).append(labels[question, code])
    texts = dict(zip(first.comments["response_id"], first.comments["text"], strict=True))
    rows = [
        [*own, *(", ".join(cells.get((own[0], q), [])) for q in ("later", "uses")), texts.get(own[0], "")]
        for own in people
        if own[0] in set(first.respondents["response_id"])
    ]
    again = written(place, [header, *rows])
    for name in ("answers", "comments"):
        pd.testing.assert_frame_equal(getattr(first, name), getattr(again, name))


def written(place: Path, rows: list[list[str]]) -> Responses:
    """The folder with these rows in its main file alone, loaded."""
    folder(place, intake_csv=(DECISIONS.split("\n", 1)[1], ""), allocations_csv=(ALLOCATIONS.split("\n", 1)[1], ""))
    stream = io.StringIO()
    csv.writer(stream).writerows(rows)
    (place / "main.csv").write_bytes(stream.getvalue().encode())
    found = load_consultation(place).responses
    assert found is not None
    mine = found.respondents[found.respondents["channel"] == "main form"]["response_id"]
    kept = {name: getattr(found, name) for name in ("respondents", "answers", "comments")}
    return Responses(**{name: t[t["response_id"].isin(mine)].reset_index(drop=True) for name, t in kept.items()})
