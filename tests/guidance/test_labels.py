"""What changes are called: by their publisher in a summary, by a reviewer in a table, and by nobody else."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import wtanalysis as wt
from wtanalysis.cli import run
from wtanalysis.errors import TableError
from wtanalysis.guidance.claims import read_claims_table
from wtanalysis.guidance.labels import labelled, read_labels

OLD = "# Harbours 2018\n\n## Chapter 1: Crews\n\n1. Crews should rest for ten hours.\n"
NEW = (
    "# Harbours 2023\n\n## Chapter 1: Crews\n\n1. Crews should rest for ten hours.\n\n"
    "2. A harbour chair should be appointed.\n\n3. Whales near the harbour mouth are logged.\n"
)
SUMMARY = """# What changed

## Chapter 1

- Introduces a harbour chair.

## Factual changes

- Adds that whales near the harbour mouth are logged.
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two editions and a summary of changes, in the working folder."""
    for name, text in (("2018.md", OLD), ("2023.md", NEW), ("summary.md", SUMMARY)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_heading_of_the_summary_labels_what_stands_under_it(folder: Path) -> None:
    """Changes shown under "Factual changes" are called so, with the document; others, and unclaimed ones, nothing."""
    comparison = wt.compare(folder / "2018.md", folder / "2023.md")
    found = wt.label_changes(comparison, wt.judge_claims(comparison, [folder / "summary.md"]))
    labels = {change.new.text.split()[0]: change.label for change in found.changes if change.new}
    assert labels == {"Crews": "", "A": "", "Whales": "factual (summary)"}
    assert {change.label for change in comparison.changes} == {""}


def test_a_reviewer_stands_beside_the_publisher(folder: Path) -> None:
    """``--labels`` adds a reviewer's word to the publisher's; the summary and the page show both."""
    ids = [c.change_id for c in wt.compare("2018.md", "2023.md").added]
    (folder / "labels.csv").write_text(f"change_id,label,by\n{ids[1]},substantive,policy lead\n", encoding="utf-8")
    given = ["--claims", "summary.md", "--labels", "labels.csv"]
    assert run(["diff", "2018.md", "2023.md", "--out", "out", *given]) == 0
    for name in ("summary.md", "redline.html"):
        assert "factual (summary); substantive (policy lead)" in (folder / "out" / name).read_text("utf-8")


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("c0002,minor,policy lead", r"labels.csv:2:label .*factual or substantive"),
        ("c0002,factual,", r"labels.csv:2:by "),
        ("c9999,factual,policy lead", "c9999"),
    ],
)
def test_a_label_that_does_not_fit_is_refused(folder: Path, row: str, told: str) -> None:
    """Unknown labels and changes, and labels that nobody set, are errors that say where."""
    (folder / "labels.csv").write_text(f"change_id,label,by\n{row}\n", encoding="utf-8")
    with pytest.raises(TableError, match=told):
        labelled(wt.compare("2018.md", "2023.md"), (), read_labels("labels.csv"))


def test_the_summary_of_2023_is_recorded(repository: Path) -> None:
    """The official summary calls what stands below its heading factual, and the changes to chapter 2 substantive."""
    path = repository / "data" / "working-together-2023" / "guidance" / "claims.csv"
    claims = read_claims_table(path)
    with path.open(encoding="utf-8", newline="") as stream:
        assert {row["label"] for row in csv.DictReader(stream)} == {"", "factual", "substantive"}
    below = [int(claim.locator[1:].split("-")[0]) for claim in claims if claim.label == "factual"]
    assert min(below) > 41
    assert {claim.document for claim in claims if claim.label} == {"summary-2023"}
