"""A commitment and where it landed in the new edition."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from wtanalysis.guidance.lookup import Hit
from wtanalysis.published.model import Commitment

LandingVerdict = Literal["landed", "partly", "not_found", "not_expected", "cannot_be_tested"]
LANDING_VERDICTS: tuple[str, ...] = get_args(LandingVerdict)


@dataclass(frozen=True)
class Landing:
    """A commitment and where it landed.

    Attributes:
        commitment: what was promised or decided.
        verdict: see :data:`LANDING_VERDICTS`.
        reason: what the verdict rests on, in a sentence.
        hits: the passages of the new edition, the best first; of several parts, the best of each part first.
        headings: headings of the new edition that bear it, as indices into its sections.
        change_ids: the changes of those passages.
        missing: what of the commitment is not there, or not as it was promised, each a few words.
    """

    commitment: Commitment
    verdict: LandingVerdict
    reason: str
    hits: tuple[Hit, ...] = ()
    headings: tuple[int, ...] = ()
    change_ids: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
