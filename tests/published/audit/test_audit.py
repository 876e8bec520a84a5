"""The audit as a whole: its rows, names, order and limits."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.published.audit.drafts import response
from tests.published.documents import read
from wtanalysis.errors import UserError
from wtanalysis.published.audit import CHECKS, SEVERITIES, Finding, audit

PACKAGE = Path(__file__).resolve().parents[3] / "wtanalysis" / "published" / "audit"
BAD = (
    "There were 380 responses. A third of respondents (62%) agreed, 30% disagreed and 14% neither agreed nor disagreed."
)


def test_one_document_has_plain_locators() -> None:
    """With one document locators are as they are; each row says where, what and what would be right."""
    rows = audit([read(response(BAD))])
    assert {row.check for row in rows} == {"sum", "qualifier"}
    assert all(row.locator.startswith("L") for row in rows)
    assert [row.finding_id for row in rows] == ["sum-1", "qualifier-1"]


def test_several_documents_have_names() -> None:
    """With several documents the name stands before each locator, with a number where two files share one."""
    rows = audit([read(response(BAD)), read(response(BAD)), read(response(BAD), ".txt")])
    names = [row.locator.split(":")[0] for row in rows if row.check == "qualifier"]
    assert names == ["document.md", "document.md#2", "document.txt"]


def test_the_same_every_time() -> None:
    """Two audits of the same documents give the same rows."""
    documents = [read(response(BAD)), read(response("There were 380 responses. 52% agreed."))]
    assert audit(documents) == audit(documents)


def test_a_tolerance_out_of_range_is_refused() -> None:
    """A tolerance that is no number of points is an error that says what to do."""
    for wrong in (-1.0, 101.0, float("nan")):
        with pytest.raises(UserError, match="tolerance"):
            audit([], wrong)


def test_nothing_to_audit() -> None:
    """No document and an empty response have no findings."""
    assert audit([]) == ()
    assert audit([read(response("There were 380 responses. 52% agreed and 48% disagreed."))]) == ()


def test_findings_check_themselves() -> None:
    """A finding of an unknown check or severity, or one that says nothing, cannot be made."""
    good = {"finding_id": "sum-1", "check": "sum", "severity": "error", "locator": "L1", "other_locator": "",
            "words": "105", "expected": "100"}  # fmt: skip
    assert Finding(**good).check == "sum"  # type: ignore[arg-type]
    for wrong in ({"check": "spelling"}, {"severity": "bad"}, {"locator": ""}, {"words": ""}, {"expected": ""}):
        with pytest.raises(ValueError, match=r"expected|says"):
            Finding(**{**good, **wrong})  # type: ignore[arg-type]


def test_no_consultation_in_the_code() -> None:
    """No module of the audit knows the words of one consultation."""
    own = (
        "working together",
        "safeguarding",
        "vcse",
        "masa",
        "care leaver",
        "citizen space",
        "department for education",
    )
    for module in PACKAGE.glob("*.py"):
        text = module.read_text("utf-8").lower()
        assert [word for word in own if word in text] == [], module.name


WORDS = st.sampled_from(
    [
        "a third", "(30%)", "of those", "who agreed", ",", ".", "and", "12 events", "the following three aims:",
        "(DSCO)",
        "Annex A", "[", "“", "”", "under the age of 18", "54.5%", "respectively", "respondents", "\n\n- one\n- two\n\n",
        "| a | 1 |", "Total", "# Head\n\n", "We will", "You said", "1,034 responses", "(n = 4)", "\u00a0", "é", "",
    ]
)  # fmt: skip


@given(st.lists(st.lists(WORDS, max_size=30), min_size=1, max_size=2))
@settings(max_examples=40)
def test_any_text_can_be_audited(texts: list[list[str]]) -> None:
    """Whatever stands in a text, the audit ends, with rows that are whole."""
    for row in audit([read("# Text\n\nWords. " + " ".join(words)) for words in texts]):
        assert row.check in CHECKS
        assert row.severity in SEVERITIES
        assert row.check != "qualifier" or row.severity == "style"
