"""A synthetic consultation about the opening hours of parks: small, and with every shape that a page must show."""

from __future__ import annotations

from wtanalysis.figures.model import Figure
from wtanalysis.findings import Evidence
from wtanalysis.provenance import Source
from wtanalysis.published.model import Commitment, Fact, Proposal, Quotation
from wtanalysis.responses.model import Question

HOSTILE = "<script>alert(1)</script> **bold** [x](javascript:alert(1)) & \"quoted\" 'too'"
ONE, TWO = "Section 1 – Hours", "Section 2 – Paths & gates (PAG)"
SOURCE = Source(
    "answer.txt", "0" * 64, "Opening hours of parks: the council's answer", "Anytown Council", "2031-05", "OGL"
)

QUESTIONS = (
    Question("later", ONE, "Evenings", "Close later?", "yes_no_dk", 120, "responses", 30, "reported", "", "L10"),
    Question("earlier", ONE, "Mornings", "Open earlier?", "agree5", None, "", None, "withheld", "A data error", "L20"),
    Question("wishes", ONE, "Mornings", "What else?", "open", 40, "comments", 40, "open", "", "L22"),
    Question("paths", TWO, "Paths", "Which paths first?", "multi", 90, "responses", None, "reported", "", "L45"),
)
FIGURES = (
    Figure("later", "yes", "yes", percent=61.0, base=120, qualifier="Most", evidence="3-6", locator="L11"),
    Figure("later", "no", "no", percent=30.5, base=120, locator="L11"),
    Figure(
        "later",
        "too loud",
        "option:loud",
        "no",
        percent=20.0,
        base_words="of those against",
        base_inferred="120",
        locator="L12",
    ),
    Figure("later", "yes", "yes", group="Runners", percent=88.0, locator="L13"),
    Figure("paths", "by the lake", "option:lake", percent=75.0, base=90, locator="L45"),
    Figure("paths", "by the gate", "option:gate", percent=60.0, count=54, base=90, locator="L46"),
    Figure("unlisted", "yes", "yes", percent=5.0, locator="L80"),
)
COMMITMENTS = (
    Commitment(
        "c1",
        ONE,
        "",
        "list",
        "said",
        1,
        "evenings are too short",
        locator="L30",
        repeated_at="L90",
        repeat_difference="shorter there",
    ),
    Commitment("c2", "Section 1 - HOURS", "", "list", "will", 1, "close at nine", "firm", "dated", "2032-03", "L31"),
    Commitment("c3", ONE, "Evenings", "prose", "decision", 1, "keep the gates", "decline", "now", "", "L14"),
    Commitment("c4", ONE, "Evenings", "prose", "will", 1, "try lamps", "test", "future edition", "", "L15"),
    Commitment("c5", "Next steps", "Next steps", "prose", "will", 1, "look again", "consider", "now", "", "L70"),
    Commitment("c6", "Next steps", "", "list", "will", 1, "ask again", "explore", "now", "", "L71"),
    Commitment("c7", "section 2: paths and gates", "", "list", "said", 1, HOSTILE, locator=""),
)


def evidence(**changes: object) -> Evidence:
    """The synthetic evidence; ``changes`` replaces fields."""
    values: dict[str, object] = {
        "title": "Opening hours of parks", "source": SOURCE, "locators": "lines", "origin": "Invented for tests.",
        "publisher": "Anytown Council", "opened": "2031-01-02", "closed": "2031-02-03", "sections": (ONE, TWO),
        "documents": (SOURCE,), "files": (SOURCE,),
        "questions": QUESTIONS, "figures": FIGURES, "commitments": COMMITMENTS,
        "facts": (Fact("responses-1", "responses", "1269", "responses", "in all", "L2"),),
        "quotations": (Quotation(HOSTILE, "A runner", "role", "", None, ONE, "Evenings", "L16"),),
        "proposals": (Proposal("p1", ONE, "", "Close at nine", ("later",), "L9"),),
        "left_out": {"page numbers": 12},
    }  # fmt: skip
    return Evidence(**{**values, **changes})  # type: ignore[arg-type]
