"""What a claim is, and what a verdict on it holds."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, get_args

from wtanalysis.guidance.claim_places import Where
from wtanalysis.guidance.claim_words import KINDS

CLAIM_KINDS = (*KINDS, "content")
ClaimVerdictKind = Literal["supported", "partly", "not_found", "contradicted", "cannot_be_tested", "for_a_person"]
VERDICTS: tuple[str, ...] = get_args(ClaimVerdictKind)


@dataclass(frozen=True)
class Claim:
    """One statement that a summary or briefing makes about an edition.

    Attributes:
        claim_id: counts from 1 within its document.
        document: the short name of the summary or briefing.
        chapter: the headings that it stands under, the chapter it names and the place that its row of a table gives,
            innermost last.
        text: the statement, as printed or in our own words.
        locator: where it stands.
        kind: what it claims: added, removed, replaced, renamed, moved, strengthened, clarified, updated, negative,
            scope, or content (it tells what the edition says).
        lead_in: the words that introduce it, where it is an item of a list.
        where: the paragraphs, footnotes and parts that its row or heading names.
        label: factual or substantive, where its document calls the change so; else empty.
    """

    claim_id: str
    document: str
    chapter: tuple[str, ...]
    text: str
    locator: str
    kind: str
    lead_in: str = ""
    where: Where = field(default_factory=Where)
    label: str = ""

    def __post_init__(self) -> None:
        if self.kind not in CLAIM_KINDS:
            raise ValueError(f"kind {self.kind!r}, expected one of {', '.join(CLAIM_KINDS)}")


@dataclass(frozen=True)
class ClaimVerdict:
    """A claim and what the comparison says of it.

    Attributes:
        claim: what was claimed.
        verdict: see :data:`VERDICTS`.
        reason: what the verdict rests on, in a sentence.
        shown_by: changes that show it.
        against: changes that speak against it.
    """

    claim: Claim
    verdict: ClaimVerdictKind
    reason: str
    shown_by: tuple[str, ...] = ()
    against: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.verdict not in VERDICTS:
            raise ValueError(f"verdict {self.verdict!r}, expected one of {', '.join(VERDICTS)}")

    def row(self) -> dict[str, object]:
        """The verdict as a row of the table ``claims``."""
        claim = self.claim
        return {
            "claim_id": claim.claim_id, "document": claim.document, "chapter": claim.chapter, "text": claim.text,
            "locator": claim.locator, "kind": claim.kind, "verdict": self.verdict, "shown_by": self.shown_by,
            "against": self.against, "reason": self.reason,
        }  # fmt: skip
