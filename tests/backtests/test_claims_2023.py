"""What the official summary and the briefings claim, judged against the outlines and against the text of 2023 itself.

The key was made by reading the text of 2023 beside each claim; what only the text of 2018 can tell is open.
"""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from wtanalysis.documents.readers import read_document
from wtanalysis.guidance.changes import Comparison
from wtanalysis.guidance.claim_verdicts import ClaimVerdict, coverage, judge
from wtanalysis.guidance.claims import read_claims, read_claims_table
from wtanalysis.guidance.compare import compare
from wtanalysis.guidance.model import Guidance
from wtanalysis.guidance.outlines import read_outline

FILES = {
    "summary-2023": ("dfe-summary-of-changes-2023.txt", 38, 52),
    "nspcc-2023": ("nspcc-briefing-2023.txt", 45, 60),
    "hub-2023": ("safeguarding-hub-briefing-2023.txt", 15, 25),
}
"""Each document with how many claims it has at least and at most, by reading."""


@pytest.fixture(scope="module")
def folder(repository: Path) -> Path:
    """Where the outlines and the claims lie."""
    return repository / "data" / "working-together-2023" / "guidance"


@pytest.fixture(scope="module")
def outlines(folder: Path) -> Comparison:
    """Both outlines compared."""
    return compare(read_outline(folder / "2018.md"), read_outline(folder / "2023.md"))


@pytest.fixture(scope="module")
def full(folder: Path, real_edition: Guidance) -> Comparison:
    """The outline of 2018 beside the text of 2023."""
    return compare(read_outline(folder / "2018.md"), real_edition)


@pytest.fixture(scope="module")
def key(repository: Path) -> dict[str, str]:
    """What each claim turned out to be by reading."""
    with (repository / "tests" / "backtests" / "claims_2023.csv").open(encoding="utf-8", newline="") as file:
        return {row["claim_id"]: row["truth"] for row in csv.DictReader(file)}


def judged(folder: Path, comparison: Comparison) -> dict[str, ClaimVerdict]:
    """The verdicts on the table of claims."""
    verdicts = judge(read_claims_table(folder / "claims.csv"), comparison)
    return {verdict.claim.claim_id: verdict for verdict in verdicts}


def places(comparison: Comparison, ids: tuple[str, ...]) -> set[str]:
    """The places in the new edition of some changes."""
    found = [change for i in ids for change in comparison.change(i)]
    return {comparison.new.place(change.new) for change in found if change.new}


@pytest.mark.parametrize("pair", ["outlines", "full"])
def test_no_wrong_verdict(folder: Path, pair: str, key: dict[str, str], request: pytest.FixtureRequest) -> None:
    """Whatever is called supported, contradicted or not found is so by reading; most of what can be seen is seen."""
    found = judged(folder, request.getfixturevalue(pair))
    assert found.keys() == key.keys()
    wrong = [
        (claim_id, verdict.verdict, key[claim_id])
        for claim_id, verdict in found.items()
        if verdict.verdict in ("supported", "contradicted", "not_found") and verdict.verdict != key[claim_id]
        and not (verdict.verdict == "not_found" and key[claim_id] == "open")
    ]  # fmt: skip
    assert not wrong
    counted = Counter(verdict.verdict for verdict in found.values())
    assert counted["supported"] >= {"outlines": 12, "full": 34}[pair]


def test_facts_that_speak_against_the_summary(folder: Path, full: Comparison, outlines: Comparison) -> None:
    """What a reader of the text found is brought out, with its place."""
    found = judged(folder, full)
    england, schools, age = (found[f"summary-2023-{n}"] for n in (46, 45, 33))
    assert england.verdict == "partly"
    assert places(full, england.against) == {"p164"}
    assert schools.verdict == "not_found"
    assert age.verdict == "partly"
    assert "24" in age.reason
    assert "paragraph 332" in places(full, age.against)
    review = found["summary-2023-53"]
    assert review.verdict == "partly"
    assert "paragraph 390" in places(full, review.against)
    officer = found["nspcc-2023-40"]
    assert "DSCO, not DCSO" in officer.reason
    factual = judged(folder, outlines)["summary-2023-34"]
    assert factual.verdict == "for_a_person"
    duties = [told for i in factual.against for change in outlines.change(i) for told in change.duty_change]
    assert "strengthened: may -> should (child death review partners)" in duties


def test_claims_of_2018_are_about_another_pair(folder: Path, full: Comparison) -> None:
    """The briefing of 2018 speaks of the edition before it."""
    found = [verdict for i, verdict in judged(folder, full).items() if i.startswith("nspcc-2018")]
    assert len(found) == 11
    assert {verdict.verdict for verdict in found} == {"cannot_be_tested"}


def test_nothing_removed_cannot_be_tested(folder: Path, outlines: Comparison) -> None:
    """Where the outlines are silent, nobody can tell that no role was removed."""
    assert judged(folder, outlines)["summary-2023-12"].verdict == "cannot_be_tested"


@pytest.mark.parametrize("name", FILES)
def test_documents_are_read(shared: Path, name: str) -> None:
    """The documents themselves give about as many claims as a reader counts, and none from their furniture."""
    file, least, most = FILES[name]
    claims = read_claims(read_document(shared / "sources" / file), name)
    assert least <= len(claims) <= most
    furniture = (
        "newsletter",
        "Go to Top",
        "Accessed",
        "Crown copyright",
        "19th December",
        "Staffordshire",
        "Trusted Adult",
    )
    assert not [claim.text for claim in claims if any(word in claim.text for word in furniture)]


def test_documents_are_judged(shared: Path, full: Comparison) -> None:
    """Read as printed, the briefings' statements are found in the text, and none is called contradicted."""
    claims = [
        claim for name, (file, _, _) in FILES.items()
        for claim in read_claims(read_document(shared / "sources" / file), name)
    ]  # fmt: skip
    verdicts = judge(claims, full)
    counted = Counter(verdict.verdict for verdict in verdicts)
    assert counted["supported"] >= 26
    assert counted["contradicted"] == 0
    mentioned = coverage(verdicts)
    assert any(len(documents) >= 2 for documents in mentioned.values())
