"""What changed in the guidance, with what was claimed of it and what was promised: for pages and notebooks."""

from __future__ import annotations

from dataclasses import dataclass

from wtanalysis.findings.evidence import Evidence
from wtanalysis.findings.trace import Landing, asked_for, trace, unprompted
from wtanalysis.guidance.changes import Change, Comparison
from wtanalysis.guidance.claim_verdicts import ClaimVerdict, judge
from wtanalysis.guidance.compare import history
from wtanalysis.guidance.labels import labelled


@dataclass(frozen=True)
class Changed:
    """Two editions in order, compared; with the claims about them and the commitments that led to the later one.

    Claims and commitments belong to the last two editions; they are empty for those before.
    """

    comparison: Comparison
    verdicts: tuple[ClaimVerdict, ...] = ()
    landings: tuple[Landing, ...] = ()
    unprompted: tuple[Change, ...] = ()

    def __repr__(self) -> str:
        told = f"{len(self.verdicts)} claims, {len(self.landings)} commitments"
        return f"Changed({self.comparison.old.edition!r} to {self.comparison.new.edition!r}: {told})"


def changed(evidence: Evidence) -> tuple[Changed, ...]:
    """Each edition of the guidance beside the one before it.

    Args:
        evidence: with its editions, in order.

    Returns:
        One comparison a pair of editions; none where there are fewer than two.

    >>> from wtanalysis.provenance import Source
    >>> changed(Evidence("Parks", Source("", "")))
    ()
    """
    compared = history(evidence.editions)
    if not compared:
        return ()
    *earlier, last = compared
    landings = trace(evidence.commitments, last, proposals=evidence.proposals)
    asked = asked_for(evidence.proposals, evidence.commitments)
    back = unprompted(last, landings, asked) if landings else ()
    verdicts = judge(evidence.claims, last)
    return (*map(Changed, earlier), Changed(labelled(last, verdicts), verdicts, landings, back))
