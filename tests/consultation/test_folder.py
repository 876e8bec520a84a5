"""Consultation folders: what loads, and how each fault is told."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wtanalysis import tables
from wtanalysis.consultation import load_consultation
from wtanalysis.errors import ConsultationError, TableError, UserError
from wtanalysis.figures.model import BUCKET_CODES, Figure
from wtanalysis.published.model import HORIZONS, MODALITIES, Commitment
from wtanalysis.responses.model import SCALES, Question

DEFINITION = """\
name = "parks"
title = "Opening hours of parks"
publisher = "Anytown Council"
opened = 2023-01-02
closed = 2023-02-03
tables = ["questions", "figures", "proposals", "commitments"]

[documents.response]
title = "What we heard"
page = "https://www.example.org/parks"

[[sections]]
id = "s1"
title = "Hours"

[[policy_areas]]
id = "hours"
name = "Opening hours"
section = "s1"
"""
FILES = {
    "consultation.toml": DEFINITION,
    "questions.csv": "question_id,section,topic,text,scale,base,base_unit,comments,status,reason,locator\n"
    "later-closing,Hours,Closing,Close later?,yes_no_dk,120,responses,14,reported,,L4\n"
    "fees,Hours,Fees,Charge for parking?,agree5,,,,withheld,data error,L9\n",
    "figures.csv": "question_id,bucket,bucket_code,parent,group,percent,count,base,base_words,base_inferred,qualifier,"
    "evidence,locator\nlater-closing,no,no,,,40.5,,120,,,,,L5\nlater-closing,cost,option:cost,no,,12,,,,,,,p3\n",
    "proposals.csv": "proposal_id,section,topic,text,question_ids,locator\n"
    "closing-proposal-1,Hours,Closing,Close at ten,later-closing | fees,p2¶7\n",
    "commitments.csv": "commitment_id,section,topic,place,side,item,text,modality,horizon,due,locator,repeated_at,"
    "repeat_difference\ns1-said-1,Hours,,list,said,1,Too early,,,,L20,,\n"
    "s1-will-1,Hours,,list,will,1,Close at ten,firm,dated,2024-03,L21,L40,\n",
}


def make(folder: Path, **changes: tuple[str, str]) -> Path:
    """The folder above with one replacement in some of its files: ``questions=(old, new)``."""
    for name, text in FILES.items():
        old, new = changes.get(name.partition(".")[0], ("", ""))
        assert old in text, "the test must change something"
        (folder / name).write_text(text.replace(old, new, 1) if old else text, encoding="utf-8")
    return folder


def test_a_folder_becomes_one_consultation(tmp_path: Path) -> None:
    """Numbers are numbers, lists are tuples, a nested figure keeps its parent, and every file has its hash."""
    c = load_consultation(make(tmp_path))
    assert [q.base for q in c.questions] == [120, None]
    assert [(f.percent, f.parent) for f in c.breakdown("later-closing").figures] == [(40.5, ""), (12.0, "no")]
    assert c.breakdown("later-closing").overall == c.figures[:1]
    assert c.proposals[0].question_ids == ("later-closing", "fees")
    assert c.commitments[1].due == "2024-03"
    assert (c.sections[0].section_id, c.policy_areas[0].section_id) == ("s1", "s1")
    assert c.document("response").source.url == "https://www.example.org/parks"
    assert [s.name for s in c.sources] == list(FILES)
    assert all(len(s.sha256) == 64 for s in c.sources)


def test_a_consultation_shows_itself_without_paths(tmp_path: Path) -> None:
    """A repr and its HTML are the same on every machine, whatever folder was read."""
    c = load_consultation(make(tmp_path))
    assert repr(c) == (
        "Consultation('parks', 2023-01-02 to 2023-02-03: 2 questions, 0 groups, 2 figures, 0 facts, 1 proposals, "
        "2 commitments)"
    )
    assert "<caption>Opening hours of parks, 2023-01-02 to 2023-02-03</caption>" in c._repr_html_()
    assert str(tmp_path) not in repr(c) + c._repr_html_()


def test_an_address_on_this_machine_is_accepted(tmp_path: Path) -> None:
    """A document may be served from the loopback address without https, as in a rehearsal."""
    page = "http://127.0.0.1:8000/parks"
    c = load_consultation(make(tmp_path, consultation=("https://www.example.org/parks", page)))
    assert c.document("response").source.url == page


def test_a_consultation_cannot_be_changed(tmp_path: Path) -> None:
    """Attributes and the documents are read only."""
    c = load_consultation(make(tmp_path))
    with pytest.raises(dataclasses.FrozenInstanceError):
        c.title = "x"  # type: ignore[misc]
    with pytest.raises(TypeError):
        c.documents["response"] = c.document("response")  # type: ignore[index]


def test_an_unknown_question_is_answered_with_near_ids(tmp_path: Path) -> None:
    """A mistyped id names the one that was meant."""
    c = load_consultation(make(tmp_path))
    for ask in (c.question, c.breakdown):
        with pytest.raises(ConsultationError, match="no question 'late-closing', expected one such as later-closing"):
            ask("late-closing")


FAULTS = {
    "unknown key": (
        {"consultation": ("publisher =", "publishr =")},
        "consultation.toml:3:publishr unknown key 'publishr', expected one such as publisher, rename or remove it",
    ),
    "unknown key of a document": (
        {"consultation": ('page = "', 'pages = "')},
        "consultation.toml:10:documents.response.pages unknown key 'pages', expected one such as page, rename",
    ),
    "missing key": (
        {"consultation": ('title = "Opening hours of parks"\n', "")},
        "consultation.toml:8:title title is missing, expected words in quotation marks, add it",
    ),
    "bad TOML": (
        {"consultation": ('"parks"', "parks")},
        "consultation.toml:1 Invalid value, expected valid TOML, correct that line",
    ),
    "bad date": (
        {"consultation": ("2023-01-02", '"2 January"')},
        "consultation.toml:4:opened opened is not a date, expected a date such as 2023-06-21, without quotation marks",
    ),
    "impossible date": ({"consultation": ("2023-01-02", "2023-02-30")}, "consultation.toml:4 Invalid date or datetime"),
    "closed before opened": (
        {"consultation": ("2023-01-02", "2023-03-02")},
        "consultation.toml:5:closed closed 2023-02-03 is before opened 2023-03-02",
    ),
    "a script for a page": (
        {"consultation": ("https://www.example.org/parks", "javascript:alert(1)")},
        "consultation.toml:10:documents.response.page 'javascript:alert(1)' is not a safe address, expected one that",
    ),
    "a file without https": (
        {"consultation": ('page = "https', 'file = "http://www.example.org/a.pdf"\npage = "https')},
        "consultation.toml:10:documents.response.file 'http://www.example.org/a.pdf' is not a safe address",
    ),
    "a role that leaves the folder": (
        {"consultation": ("[documents.response]", '[documents."../../../tmp/x"]')},
        "consultation.toml:8:documents.../../../tmp/x '../../../tmp/x' is not a plain name, expected small letters",
    ),
    "a name that leaves the folder": (
        {"consultation": ('name = "parks"', 'name = "../parks"')},
        "consultation.toml:1:name '../parks' is not a plain name, expected small letters, digits and hyphens",
    ),
    "unknown table": ({"consultation": ('"figures"', '"figure"')}, "consultation.toml:6:tables unknown table 'figure'"),
    "missing table": (
        {"consultation": ('"figures"', '"figures", "facts"')},
        "facts.csv: no such file, expected a CSV table",
    ),
    "section twice": (
        {"consultation": ("[[policy_areas]]", '[[sections]]\nid = "s1"\ntitle = "Fees"\n\n[[policy_areas]]')},
        "sections.id 's1' stands twice",
    ),
    "unknown section": (
        {"consultation": ('section = "s1"', 'section = "s2"')},
        "policy_areas.section unknown section 's2'",
    ),
    "missing column": ({"questions": (",locator", "")}, "questions.csv:1:locator column missing"),
    "unknown column": ({"figures": (",evidence,", ",evidence,colour,")}, "figures.csv"),
    "id twice": (
        {"questions": ("fees,Hours", "later-closing,Hours")},
        "questions.csv:3:question_id 'later-closing' stands twice (first in row 2), expected each once, rename",
    ),
    "id of another shape": ({"questions": ("fees,Hours", "Fees!,Hours")}, "questions.csv:3:question_id id 'Fees!'"),
    "unknown scale": (
        {"questions": ("yes_no_dk", "yes_no")},
        "questions.csv:2:scale unknown scale 'yes_no', expected one of agree5, likely5, yes_no_dk, single, multi, open",
    ),
    "base in words": ({"questions": (",120,", ",1.5,")}, "questions.csv:2:base '1.5' is not a whole number"),
    "withheld without a reason": (
        {"questions": ("data error", "")},
        "questions.csv:3:reason is empty, expected a value",
    ),
    "bad locator": (
        {"questions": (",L9", ",line 9")},
        "questions.csv:3:locator locator 'line 9', expected L370 (line)",
    ),
    "figure for an unknown question": (
        {"figures": ("later-closing,no", "later-closed,no")},
        "figures.csv:2:question_id no question 'later-closed', expected one such as later-closing, correct the cell",
    ),
    "percent over 100": (
        {"figures": ("40.5", "140.5")},
        "figures.csv:2:percent percent 140.5, expected a number from 0 to 100, correct the cell",
    ),
    "percent sign": ({"figures": ("40.5", "40.5%")}, "figures.csv:2:percent '40.5%' is not such a number"),
    "no number": ({"figures": ("40.5", "")}, "figures.csv:2:percent neither percent nor count"),
    "unknown bucket": ({"figures": (",no,no,", ",no,nope,")}, "figures.csv:2:bucket_code unknown bucket_code 'nope'"),
    "unknown parent": ({"figures": ("cost,no", "cost,yes")}, "figures.csv:3:parent no figure for the answer 'yes'"),
    "proposal for an unknown question": (
        {"proposals": ("| fees", "| fee")},
        "proposals.csv:2:question_ids no question 'fee'",
    ),
    "unknown modality": ({"commitments": (",firm,", ",sure,")}, "commitments.csv:3:modality unknown modality 'sure'"),
    "unknown side": ({"commitments": (",said,", ",heard,")}, "commitments.csv:2:side unknown side 'heard'"),
    "due without dated": ({"commitments": (",dated,", ",now,")}, "commitments.csv:3:due horizon and due do not agree"),
    "dated without due": ({"commitments": ("2024-03", "")}, "commitments.csv:3:due horizon and due do not agree"),
    "item zero": ({"commitments": ("will,1", "will,0")}, "commitments.csv:3:item no item number"),
}


@pytest.mark.parametrize(("changes", "message"), FAULTS.values(), ids=FAULTS.keys())
def test_every_fault_names_its_place_and_the_next_step(
    tmp_path: Path, changes: dict[str, tuple[str, str]], message: str
) -> None:
    """File, row and column, what is wrong, what was expected and what to do, in one line."""
    with pytest.raises((ConsultationError, TableError)) as caught:
        load_consultation(make(tmp_path, **changes))
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)
    assert caught.value.do or caught.value.what == "column missing"


def test_an_unknown_column_is_named(tmp_path: Path) -> None:
    """A column that nobody reads is an error on the header, not a silent loss."""
    make(tmp_path)
    text = FILES["proposals.csv"].replace(",locator\n", ",locator,colour\n").replace("p2¶7", "p2¶7,red")
    (tmp_path / "proposals.csv").write_text(text, encoding="utf-8")
    with pytest.raises(TableError, match=r"proposals\.csv:1:colour unknown column, expected proposal_id"):
        load_consultation(tmp_path)


def test_a_folder_that_is_not_there_or_not_one(tmp_path: Path) -> None:
    """A wrong path, a folder without a definition and a definition in another encoding are told apart."""
    with pytest.raises(ConsultationError, match="no such folder"):
        load_consultation(tmp_path / "gone")
    with pytest.raises(ConsultationError, match=r"consultation\.toml: no such file"):
        load_consultation(tmp_path)
    (tmp_path / "consultation.toml").write_bytes("name = 'café'".encode("latin-1"))
    with pytest.raises(ConsultationError, match="not UTF-8"):
        load_consultation(tmp_path)


def test_loading_needs_no_heavy_library() -> None:
    """The loader works without pandas, numpy or bertopic: the command line stays quick."""
    heavy = "{'pandas', 'numpy', 'bertopic', 'pooch', 'requests'}"
    code = f"import sys, wtanalysis.consultation, wtanalysis.fetching; print({heavy} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


WORDS = st.text(
    st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\ufeff\u2028\u2029"), max_size=20
).map(str.strip)
LOCATORS = st.integers(1, 9999).map("L{}".format)
COUNTS = st.none() | st.integers(0, 10**6)


@st.composite
def questions(draw: st.DrawFn) -> Question:
    """Any question that the tables can hold."""
    status = draw(st.sampled_from(["reported", "open"]))
    return Question(
        "fees", draw(WORDS), draw(WORDS), draw(WORDS.filter(bool)), draw(st.sampled_from([*SCALES, ""])), draw(COUNTS),
        draw(WORDS), draw(COUNTS), status, "", draw(LOCATORS),
    )  # fmt: skip


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    """Any figure for that question."""
    percent = draw(st.none() | st.integers(0, 1000).map(lambda tenth: tenth / 10))
    count = draw(st.integers(0, 10**6) if percent is None else COUNTS)
    code = draw(st.sampled_from([*BUCKET_CODES, "option:more-bins"]))
    return Figure(
        "fees", draw(WORDS), code, "", draw(WORDS), percent, count, draw(COUNTS), draw(WORDS), draw(WORDS), draw(WORDS),
        draw(WORDS), draw(LOCATORS),
    )  # fmt: skip


@st.composite
def commitments(draw: st.DrawFn) -> Commitment:
    """Any promise."""
    horizon = draw(st.sampled_from(HORIZONS))
    return Commitment(
        "s1-will-1", draw(WORDS), draw(WORDS), draw(st.sampled_from(["list", "prose"])),
        draw(st.sampled_from(["will", "decision"])), draw(st.integers(1, 99)), draw(WORDS.filter(bool)),
        draw(st.sampled_from(MODALITIES)), horizon, "2024" if horizon == "dated" else "",
        draw(LOCATORS), "", draw(WORDS),
    )  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(questions(), st.lists(figures(), max_size=4), st.lists(commitments(), max_size=1))
def test_saved_and_loaded_again_is_the_same(
    tmp_path: Path, question: Question, printed: list[Figure], promised: list[Commitment]
) -> None:
    """Whatever the tables hold comes back as it was: commas, quotes, accents and all."""
    rows = {"questions": [question], "figures": printed, "commitments": promised}
    names = ", ".join(f'"{name}"' for name in rows)
    definition = DEFINITION.partition("tables")[0] + f"tables = [{names}]\n"
    contents = {f"{name}.csv": tables.to_csv(tables.COLUMNS[name], records) for name, records in rows.items()}
    tables.write_files(tmp_path, {"consultation.toml": definition, **contents})
    loaded = load_consultation(tmp_path)
    assert loaded.questions == (question,)
    assert loaded.figures == tuple(printed)
    assert loaded.commitments == tuple(promised)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=80, deadline=None)
@given(
    st.sampled_from(sorted(FILES)), st.integers(0, 500), st.sampled_from(['"', ",", "\n", "\x00", "é", "[", "|", ""])
)
def test_a_damaged_folder_loads_or_says_so(tmp_path: Path, name: str, place: int, mark: str) -> None:
    """One character put in or taken out anywhere never ends in anything but a UserError of one line."""
    make(tmp_path)
    text = FILES[name]
    place %= len(text)
    (tmp_path / name).write_text(text[:place] + mark + text[place + (mark == "") :], encoding="utf-8")
    fault: UserError | None = None
    try:
        load_consultation(tmp_path)
    except UserError as caught:
        fault = caught
    assert fault is None or (fault.what and "\n" not in str(fault))
