"""What the audit finds in the real response and in the documents beside it, held against a key made by reading.

The keys are checks and locators. Every row of a key was read in its document and is true; a row that is not in a key
is a false alarm until somebody has read it. What reading found and the audit does not is listed as well.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY, skip_or_fail
from wtanalysis.documents.model import Document
from wtanalysis.documents.readers import read_document
from wtanalysis.published.audit import Finding, audit, audit_drafts, drafts_of
from wtanalysis.published.extract import extract
from wtanalysis.published.model import Extraction

RESPONSE = "sources/dfe-consultation-response-2023.txt"
FOUND = {
    ("sum", "L157", "L157"), ("count", "L177", "L262"), ("base", "L586", "L584"), ("promise", "L741", "L221"),
    ("qualifier", "L398", ""), ("qualifier", "L487", ""), ("qualifier", "L584", ""), ("qualifier", "L612", ""),
    ("qualifier", "L739", ""), ("qualifier", "L892", ""), ("qualifier", "L986", ""),
    ("qualifier", "L778", "L542"), ("qualifier", "L928", "L542"), ("qualifier", "L986", "L586"),
    ("qualifier", "L932", "L586"), ("repeat", "L1279", "L641"),
    ("repeat", "L292", "L1261"), ("repeat", "L1291", "L653"),
    ("attribution", "L503", "L1062"), ("attribution", "L560", "L1071"), ("attribution", "L701", "L1047"),
    ("attribution", "L243", "L1148"), ("attribution", "L501", "L1057"), ("attribution", "L1168", ""),
    ("group", "L737", "L184"), ("group", "L988", "L184"), ("group", "L376", "L184"), ("group", "L618", "L184"),
    ("acronym", "L1057", "L568"), ("acronym", "L1033", ""),
}  # fmt: skip
MISSED = {
    ("count", "L238", "12 events, of which the bullets name 2, 4 by topic, 4 by agency and 3 targeted"),
    ("count", "L1041", "all 12 events are called public, though some were for single agencies (L242)"),
    ("count", "L157", "22 closed questions told, 21 reported: 20 with figures and one withheld"),
    ("qualifier", "L517", "largely supportive for 52, as for 69 at L370"),
    ("qualifier", "L693", "over a tenth for 15"),
    ("qualifier", "L737", "almost equally split, with 26 beside 36 and 38"),
    ("group", "L896", "safeguarding partnerships as a group of respondents, without a figure"),
    ("repeat", "L189", "one type of respondent twice in a row of table 1"),
    ("acronym", "L251", "JTA for a name of four words; the response has no other form"),
    ("rule", "L1035", "a review each year is a commitment here and an aim at L151"),
    ("rule", "L764", "the role that allocates has another title at L735, L739 and L766"),
    ("rule", "L854", "advice is relied on as revised that L350 and L860 say is still to come"),
    ("rule", "L948", "Annex B of the guidance, which has an Appendix B"),
    ("rule", "L299", "one guide for children under two names, here and at L320"),
}
OTHERS: dict[str, set[tuple[str, str, str]]] = {
    "sources/dfe-summary-of-changes-2023.txt": set(),
    "sources/nspcc-briefing-2018.txt": set(),
    "sources/nspcc-briefing-2023.txt": {("acronym", "L113", "")},
    "sources/safeguarding-hub-briefing-2023.txt": set(),
    "sources/guidance/Childrens_Social_Care_National_Framework__Dec_2023.pdf": set(),
    "sources/guidance/Info_sharing_advice_content_May_2024.pdf": set(),
    "sources/guidance/working-together-2023.txt": {("acronym", "L6867", "L6839"), ("acronym", "L3830", "L1172")},
    "realdata/nppf/NPPF_December_2024.md": set(),
    "realdata/nppf/Draft_NPPF_December_2025.pdf": set(),
    "realdata/wcag/wcag21_2023-09-21.md": set(),
    "realdata/wcag/wcag22_2024-12-12.md": set(),
}
INVENTED = {
    ("cargo-bike-bays.md", "group", "L49"),
    ("island-ferries.md", "qualifier", "L55"),
    ("reading-clubs.md", "qualifier", "L77"),
}
"""A group that the table lacks; 71 as almost three quarters and 46 as just under half, each four points away."""
TOGETHER = (
    RESPONSE, "sources/dfe-summary-of-changes-2023.txt", "sources/nspcc-briefing-2018.txt",
    "sources/nspcc-briefing-2023.txt", "sources/safeguarding-hub-briefing-2023.txt",
    "sources/guidance/Childrens_Social_Care_National_Framework__Dec_2023.pdf",
    "sources/guidance/Info_sharing_advice_content_May_2024.pdf", "sources/guidance/working-together-2023.txt",
)  # fmt: skip
ACROSS = {
    ("acronym", "nspcc-briefing-2023.txt:L113", "dfe-consultation-response-2023.txt:L802"),
    ("acronym", "working-together-2023.txt:L2029", "dfe-consultation-response-2023.txt:L922"),
    ("rule", "nspcc-briefing-2023.txt:L133", "dfe-consultation-response-2023.txt:L986"),
    ("rule", "safeguarding-hub-briefing-2023.txt:L33", "nspcc-briefing-2023.txt:L133"),
    ("rule", "working-together-2023.txt:L7079", "dfe-consultation-response-2023.txt:L986"),
    ("rule", "nspcc-briefing-2023.txt:L106", "dfe-consultation-response-2023.txt:L764"),
    ("rule", "working-together-2023.txt:L3194", "nspcc-briefing-2023.txt:L106"),
}
"""Two acronyms; the last age of a care leaver whose death is notified (24 or 25); who allocates a lead practitioner."""


@cache
def read(path: Path) -> tuple[Document, Extraction]:
    """A document and its extraction, made once for all tests of this module."""
    if not path.exists():
        skip_or_fail(f"{path.name} is not on this machine")
    document = read_document(path)
    return document, extract(document)


def audited(*paths: Path) -> tuple[Finding, ...]:
    """The findings in these documents together, as :func:`audit` gives them."""
    return audit_drafts(drafts_of([read(path) for path in paths]))


def places(findings: Iterable[Finding]) -> list[tuple[str, str, str]]:
    """Findings as the keys have them, in order."""
    return sorted((f.check, f.locator, f.other_locator) for f in findings)


def test_the_response(shared: Path) -> None:
    """The audit of the response finds the key and nothing else: 31 findings, all of them true by reading."""
    findings = audited(shared / RESPONSE)
    assert set(places(findings)) == FOUND
    assert len(findings) == 31  # two of them stand at L892
    assert {f.check for f in findings if f.severity == "error"} == {"base", "promise"}


def test_what_reading_found_besides(shared: Path) -> None:
    """What a reader finds and the audit does not is still missed; two finds of three are made by the audit."""
    made = {(check, place) for check, place, _ in places(audited(shared / RESPONSE))}
    assert {(check, place) for check, place, _ in MISSED} & made == set()
    assert len(FOUND) / (len(FOUND) + len(MISSED)) > 0.65


@pytest.mark.parametrize("name", OTHERS)
def test_other_documents(name: str, shared: Path) -> None:
    """Guidance, briefings and standards give the findings that were read and found true, and no other."""
    assert set(places(audited(shared / name))) == OTHERS[name]


def test_invented_responses() -> None:
    """The invented responses, written to be right, give three findings, none above a warning."""
    folders = (REPOSITORY / "tests" / "published" / name for name in ("styles", "typical", "third", "fourth"))
    paths = [p for folder in folders for p in sorted(folder.glob("*.*")) if p.suffix in (".md", ".txt", ".html")]
    assert len(paths) > 35
    found = [(p.name, f) for p in paths if p.name != "README.md" for f in audited(p)]
    assert {(name, f.check, f.locator) for name, f in found} == INVENTED
    assert all(f.severity != "error" for _, f in found)


def test_documents_that_belong_together(shared: Path) -> None:
    """The response, the briefings and the guidance audited together give the differences between them, and no other."""
    findings = audited(*(shared / name for name in TOGETHER))
    across = {
        (check, locator, other)
        for check, locator, other in places(findings)
        if other and locator.split(":")[0] != other.split(":")[0]
    }
    assert across == ACROSS


def test_editions_side_by_side(shared: Path) -> None:
    """Two editions of one policy that are worded anew give no finding."""
    names = ("realdata/nppf/NPPF_December_2024.md", "realdata/nppf/Draft_NPPF_December_2025.pdf")
    assert audited(*(shared / name for name in names)) == ()


def test_fast_enough(shared: Path) -> None:
    """A guide of 168 pages is read and audited in a minute of processor time; two acronyms with two forms are found."""
    path = shared / "sources/guidance/working-together-2023.pdf"
    if not path.exists():
        skip_or_fail(f"{path.name} is not on this machine")
    start = time.process_time()
    findings = audit([read_document(path)])
    assert time.process_time() - start < 60
    assert set(places(findings)) == {("acronym", "p127", "p127"), ("acronym", "p71¶209", "p19¶31")}
